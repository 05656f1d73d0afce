#!/usr/bin/env python3
"""The Dockerfile does what it says, without Docker.

usage: dockerfile_test.py WORK

Lints it with hadolint, then carries out its instructions in clean systems of Debian (clean_debian), a stage in each, and asks the program
that results, as the user and by the entry point that it names. Needs root and mmdebstrap for that; says so without."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BASE = "debian:12-slim"


def instructions(text):
    """Pairs of an instruction and its argument; lines that end with a backslash go on."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, argument = line.split(None, 1)
        yield name, argument.strip()


class Stage:
    """A system that is made by instructions."""

    def __init__(self, folder, base):
        self.folder, self.cwd, self.user, self.entry = folder, "/", "0", []
        subprocess.run(["cp", "-a", base, folder], check=True)

    def path(self, inside):
        return self.folder / str(pathlib.PurePosixPath(self.cwd) / inside).lstrip("/")

    def run(self, command, **options):
        as_user = [] if self.user == "0" else ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups"]
        return subprocess.run([HERE / "in_debian", self.folder, "env", "-C", self.cwd, *as_user, *command], check=True, **options)

    def copy(self, sources, target):
        into = self.path(target)
        for source in sources:
            if source.is_dir():
                shutil.copytree(source, into, symlinks=True, dirs_exist_ok=True, ignore=ignored if source == ROOT else None)
            else:
                as_folder = target.endswith("/") or into.is_dir()
                (into if as_folder else into.parent).mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, into / source.name if as_folder else into)


def ignored(folder, names):
    """What .dockerignore leaves out: names in the folder of the Dockerfile."""
    if pathlib.Path(folder) != ROOT:
        return []
    return set(names) & {line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")}


def carry_out(text, work):
    """The last stage."""
    # ccache has what the build compiled, as the compiler is the same
    subprocess.run([HERE / "clean_debian", work / "base", "ccache"], check=True)
    stages, stage = {}, None
    for name, argument in instructions(text):
        words = argument.split()
        print("dockerfile_test:", name, argument[:100], flush=True)
        if name == "FROM":
            assert words[0] == BASE, f"the base is {words[0]}, and the test has {BASE}"
            stage = stages[words[2] if len(words) == 3 else ""] = Stage(work / f"stage{len(stages)}", work / "base")
        elif name == "WORKDIR":
            stage.cwd = argument
            stage.path(".").mkdir(parents=True, exist_ok=True)
        elif name == "COPY":
            origin = stages[words.pop(0).removeprefix("--from=")].folder if words[0].startswith("--from=") else ROOT
            found = [path for pattern in words[:-1] for path in ([origin] if pattern == "." else origin.glob(pattern.lstrip("/")))]
            assert found, f"COPY {argument}: no such file"
            stage.copy(found, words[-1])
        elif name == "RUN":
            stage.run(["sh", "-c", argument])
        elif name == "USER":
            stage.user = argument
        elif name in ("ENTRYPOINT", "CMD"):
            stage.entry = stage.entry + json.loads(argument) if name == "ENTRYPOINT" else stage.entry
        else:
            sys.exit(f"dockerfile_test: {name}: the test cannot do that")
    return stage


def main(work):
    text = (ROOT / "Dockerfile").read_text()
    hadolint = shutil.which("hadolint", path=f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}")
    if hadolint:
        subprocess.run([hadolint, ROOT / "Dockerfile"], check=True)
    if os.getuid() != 0 or not shutil.which("mmdebstrap"):
        print("SKIPPED: not root or no mmdebstrap")
        return
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    last = carry_out(text, work)
    shutil.copy(ROOT / "examples/kosovo/article.txt", last.path("article.txt"))
    os.chown(last.path("."), int(last.user), int(last.user))
    last.run([*last.entry, "build", "article.txt", "-o", "kosovo.graphml"])
    answer = last.run([*last.entry, "ask", "kosovo.graphml", "Who urged Serbia?"], stdout=subprocess.PIPE, text=True).stdout
    assert "answer: Mark Rutte" in answer, answer
    size = sum(path.lstat().st_size for path in last.folder.rglob("*") if not path.is_symlink()) // 1_000_000
    print(f"the image answers; it would have {size} MB")
    shutil.rmtree(work)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
