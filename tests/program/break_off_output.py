#!/usr/bin/env python3
"""Breaks off programs that write files, and lets two write the same. usage: break_off_output.py PROGRAM [SHARE]

The file must be the old or a new one, whole, and nothing else may be left beside it, unless SIGKILL came between the two
steps by which a file without a name takes the place of another. SHARE is the part of the whole run
that is done, 1 by default.
"""
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time


def main(program, share):
    random.seed(5)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, actor in (("one", "Serbia"), ("two", "Croatia")):
            (work / f"{name}.txt").write_text("".join(f"{actor} accused Minister Number{i} of delay {i}.\n" for i in range(300)))
            subprocess.run([program, "build", f"{name}.txt", "-o", f"{name}.graphml"], cwd=work, capture_output=True, check=True)
        out = work / "out"
        out.mkdir()
        file = out / "g.gexf"

        def start(name):
            return subprocess.Popen([program, "convert", f"{name}.graphml", "-o", str(file)], cwd=work,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        wholes = {}
        for name in ("one", "two"):
            begin = time.monotonic()
            assert start(name).wait() == 0
            length = time.monotonic() - begin
            wholes[name] = file.read_bytes()
        assert wholes["one"] != wholes["two"]

        def check(what):
            assert file.read_bytes() in wholes.values(), f"{what}: a file that is neither of the two"
            assert [entry.name for entry in out.iterdir()] == [file.name], f"{what}: left {list(out.iterdir())}"

        pairs = round(120 * share)
        for number in range(pairs):
            programs = [start("one"), start("two")]
            assert [one.wait() for one in programs] == [0, 0]
            check(f"pair {number}")

        broken = left = 0
        for number in range(round(75 * share)):
            sent = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[number % 3]
            process = start(("one", "two")[number % 2])
            time.sleep(random.uniform(0, length * 1.2))
            process.send_signal(sent)
            broken += process.wait() != 0
            if sent == signal.SIGKILL:
                for entry in out.glob(f".{file.name}.*"):
                    entry.unlink()
                    left += 1
            check(f"{sent.name} {number}")
        print(f"{pairs} pairs, {broken} of {round(75 * share)} broken off by a signal; every file is whole, {left} left beside")
        assert left <= broken / 20


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1)
