#!/usr/bin/env python3
"""Checks that paths named in the documentation exist. usage: check_docs_paths.py [ROOT]

A path is a word in back quotes that begins with one of our folders or files, or the target of a relative link.
Paths with <placeholders>, *, or under out/, build/ and docs/api/ (made, not kept) are passed over."""
import pathlib
import re
import subprocess
import sys

QUOTED = re.compile(r"`([\w.][\w./+-]*/[\w./+-]*)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def main(root):
    tracked = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True, check=True).stdout.splitlines()
    tops = {name.split("/")[0] for name in tracked}
    wrong = 0
    for page in (name for name in tracked if name.endswith(".md")):
        if not (root / page).exists():
            continue
        for number, line in enumerate((root / page).read_text(encoding="utf-8").splitlines(), 1):
            named = [path for path in QUOTED.findall(line) if path.split("/")[0] in tops]
            linked = [str(pathlib.PurePosixPath(page).parent / path) for path in LINK.findall(line)]
            for path in named + linked:
                if not (root / path).exists() and not path.startswith("docs/api/"):
                    print(f"{page}:{number}: {path} does not exist")
                    wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
