#!/usr/bin/env python3
"""Measures how much processor time a build takes: of the program alone, then of everything else, by folder; then how long it
takes to touch one source, build and run the program. Without ccache. usage: measure.py [FOLDER]   (a new build folder)"""
import collections
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOUCHED = ["extract/claims/claim_builder.cpp", "cli/commands/questions/claims_command.cpp", "graph/graph.cpp", "export/formats/graphml.cpp"]


def build(folder, times, target):
    times.unlink(missing_ok=True)
    subprocess.run(["cmake", "--build", folder, "--target", target], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "BUILD_TIMES": str(times), "CCACHE_DISABLE": "1"})
    return [line.split("\t") for line in times.read_text().splitlines()] if times.exists() else []


def folder_of(made):
    """tests/graph/CMakeFiles/graph_tests.dir/query/x.cpp.o or .../Unity/unity_claimgraph_extract_claims_0_cxx.cxx.o"""
    top, _, inside = made.partition("/CMakeFiles/")
    target = inside.split(".dir/")[0].removeprefix("claimgraph_")
    return f"{top} ({target})"


def table(lines):
    seconds, objects = collections.Counter(), collections.Counter()
    for taken, made in lines:
        seconds[folder_of(made)] += float(taken)
        objects[folder_of(made)] += 1
    for name, total in seconds.most_common():
        print(f"  {total:7.1f} s  {objects[name]:4} objects  {name}")
    print(f"  {sum(seconds.values()):7.1f} s  {sum(objects.values()):4} objects  together")


def main(folder):
    times = folder / "times.tsv"
    launcher = pathlib.Path(__file__).with_name("timed")
    subprocess.run(["cmake", "--preset", "release", "-B", folder, f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}"],
                   cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    print("the program, processor seconds:")
    table(build(folder, times, "claimgraph"))
    print("tests and tools besides:")
    table(build(folder, times, "all"))
    print("one source touched, the program built and run:")
    for source in TOUCHED:
        (ROOT / source).touch()
        begin = time.monotonic()
        taken = build(folder, times, "claimgraph")
        subprocess.run([folder / "bin/claimgraph", "--version"], check=True, stdout=subprocess.DEVNULL)
        print(f"  {time.monotonic() - begin:5.1f} s ({sum(float(s) for s, _ in taken):.1f} s of the processor)  {source}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(tempfile.mkdtemp()) / "build")
