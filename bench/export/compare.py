#!/usr/bin/env python3
"""Speed and memory of GraphML beside other programs, in one run: claimgraph, the bare fwrite of the bytes, RapidXML's
parse in place, Boost, igraph and networkx.

usage: compare.py BENCH_GRAPHML FILE [--rounds N] [--slow] [--size NODES EDGES]
FILE is made, and removed at the end; a folder in memory (/dev/shm) leaves the disk out of it. Each step is a process of
its own and has one thread; its seconds are those of the processor, user and system, which other work on the machine hardly
touches. The steps take turns, and the best of N rounds counts. --slow adds networkx and Boost's reader, once each: at
the usual size they take minutes and 11 GB. igraph and networkx are of PyPI: pip install igraph networkx.
"""
import argparse
import subprocess
import sys
import time
from pathlib import Path

FAST = ["fwrite", "write", "boost-write", "igraph-write", "rapidxml-parse", "read", "igraph-read"]
SLOW = ["networkx-write", "networkx-read", "boost-read"]


def megabytes(field):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) // 1024


def measure(work):
    """As bench_graphml does it."""
    Path("/proc/self/clear_refs").write_text("5")
    before = megabytes("VmRSS")
    start = time.process_time()
    result = work()
    print(time.process_time() - start, before, megabytes("VmHWM"))
    return result


def igraph_step(step, file):
    import igraph

    if step == "igraph-read":
        measure(lambda: igraph.Graph.Read_GraphML(file))
    else:
        graph = igraph.Graph.Read_GraphML(file)
        measure(lambda: graph.write_graphml(file + ".out"))


def networkx_step(step, file):
    import networkx

    if step == "networkx-read":
        measure(lambda: networkx.read_graphml(file, force_multigraph=True))
    else:
        graph = networkx.read_graphml(file, force_multigraph=True)
        measure(lambda: networkx.write_graphml(graph, file + ".out"))


def run(bench, step, file):
    """Seconds, and megabytes before and at most."""
    python = step.startswith(("igraph", "networkx"))
    command = [sys.executable, __file__, "--step", step, bench, file] if python else [bench, step, file]
    seconds, before, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(before), int(peak)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("bench")
parser.add_argument("file")
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--slow", action="store_true")
parser.add_argument("--size", nargs=2, default=["100000", "1000000"])
parser.add_argument("--step", help=argparse.SUPPRESS)
options = parser.parse_args()
if options.step:
    (igraph_step if options.step.startswith("igraph") else networkx_step)(options.step, options.file)
    sys.exit()

subprocess.run([options.bench, "make", options.file, *options.size], check=True)
print(f"{options.size[0]} nodes, {options.size[1]} edges, {Path(options.file).stat().st_size / 1e6:.0f} MB", flush=True)
best = {}
for turn in range(options.rounds):
    for step in FAST + (SLOW if options.slow and turn == 0 else []):
        figures = run(options.bench, step, options.file)
        best[step] = min(best.get(step, figures), figures)
        print(f"  {step}: {figures[0]:.2f} s, {figures[1]} to {figures[2]} MB", file=sys.stderr, flush=True)

print("| step | s | of fwrite / of the bare parse | beside claimgraph | MB before | MB at most |")
print("|---|---|---|---|---|---|")
for ours, base in (("write", "fwrite"), ("read", "rapidxml-parse")):
    for step, (seconds, before, peak) in best.items():
        if step == base or step.endswith(ours):
            print(f"| {step} | {seconds:.2f} | {seconds / best[base][0]:.1f} | {seconds / best[ours][0]:.1f} "
                  f"| {before} | {peak} |")
for ending in ("", ".out", ".boost"):
    Path(options.file + ending).unlink(missing_ok=True)
