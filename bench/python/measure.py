#!/usr/bin/env python3
"""Speed of the package for Python, beside the program where both do the same.

usage: measure.py PROGRAM FOLDER [CLAIMS [MEGABYTES]]
FOLDER: texts of news, *.txt, read again and again until there are so many megabytes, by default 4; the same number of threads for both,
models loaded before the clock starts (the program's time less that of one word). CLAIMS: of a graph that is made up, by default 1,000,000;
0: none. Needs what python/requirements.txt names, and PYTHONPATH=build/release/python."""
import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import claimgraph as cg


def seconds(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def processor_seconds(work):
    """Of one thread: the same however busy the machine is."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def throughput(program, folder, megabytes):
    """The same texts by the program and by pipe(), in turn, the best of three each."""
    articles = [file.read_text(errors="replace") for file in sorted(pathlib.Path(folder).rglob("*.txt"))]
    texts, wanted = [], megabytes * 1_000_000
    while wanted > 0:
        texts.append(articles[len(texts) % len(articles)])
        wanted -= len(texts[-1])
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    threads = len(os.sched_getaffinity(0))
    nlp = cg.load()
    with tempfile.TemporaryDirectory() as work:
        one = pathlib.Path(work) / "one.txt"
        one.write_text("Word.\n")
        many = pathlib.Path(work) / "many.jsonl"
        many.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))

        def run(file):
            return subprocess.run([program, "extract", file, "--threads", str(threads)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  check=False)

        def ours():
            return sum(len(doc.claims) for doc in nlp.pipe(texts, n_threads=threads))

        by_program, by_pipe, processor = [], [], []
        for _ in range(3):
            loading = min(seconds(lambda: run(one))[0] for _ in range(2))
            before = os.times()
            took, done = seconds(lambda: run(many))
            by_program.append(took - loading)
            between = os.times()
            took, claims = seconds(ours)
            by_pipe.append(took)
            after = os.times()
            processor.append((between.children_user - before.children_user, after.user - between.user))
    print(f"{megabytes:.1f} MB of {len(texts)} texts, {threads} threads, {claims} claims (program {done.stdout.count(10)})")
    print(f"program {megabytes / min(by_program):.2f} MB/s, pipe {megabytes / min(by_pipe):.2f} MB/s, "
          f"{min(by_program) / min(by_pipe):.2f} of the program's")
    print("seconds of processor time, the best: program %.1f with loading, pipe %.1f" % tuple(map(min, zip(*processor))))


def made_up(file, claims):
    """A graph as a table of edges."""
    chance = random.Random(1)
    people = [f"Person {i}" for i in range(claims // 10)]
    relations = ["accuses", "praises", "meets_with", "urges", "supports", "criticizes", "works_for", "sues"]
    with open(file, "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["source", "target", "relation", "label", "confidence", "time", "time_value", "complement", "evidence"])
        for i in range(claims):
            a, b = chance.sample(people, 2)
            relation = chance.choice(relations)
            day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" if i % 2 else ""
            text = f"On the {i}th day of the talks {a} {relation.replace('_', ' ')} {b} over the treaty of number {i % 977}."
            rows.writerow([a, b, relation, relation.replace("_", " "), round(chance.uniform(0.65, 1), 3), day, day,
                           f"the treaty of number {i % 977}" if i % 3 == 0 else "",
                           json.dumps([{"document": f"news/{i // 20}.txt", "sentence": i % 20, "text": text}])])


def conversions(claims):
    with tempfile.TemporaryDirectory() as work:
        file = pathlib.Path(work) / "made.edges.csv"
        made_up(file, claims)
        took, graph = processor_seconds(lambda: cg.open(file))
        print(f"{len(graph.claims())} claims, {len(graph.entities())} entities, read in {took:.1f} s of processor time, as all that follow")
    best = min((processor_seconds(lambda: graph.claims().to_pandas()) for _ in range(3)), key=lambda each: each[0])
    print(f"to_pandas {best[0]:.2f} s, {len(best[1])} rows, {best[1].shape[1]} columns")
    took, table = processor_seconds(lambda: graph.claims().to_arrow())
    print(f"to_arrow {took:.2f} s, {table.nbytes / 1e6:.0f} MB")
    took, network = processor_seconds(graph.to_networkx)
    print(f"to_networkx {took:.1f} s, {network.number_of_edges()} edges")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    throughput(sys.argv[1], sys.argv[2], float(sys.argv[4]) if len(sys.argv) > 4 else 4)
    if claims := int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000:
        conversions(claims)
