#!/usr/bin/env python3
"""Compares the figures of `claimgraph evaluate` with those of the official evaluation (PyPI udtools), from raw text.

usage: check_evaluate.py PROGRAM GOLD.conllu

Prints both and fails where they differ by more than 0.01 points."""
import json, pathlib, subprocess, sys, tempfile

from udtools.udeval import evaluate, load_conllu_file

NAMES = {"UPOS": "UPOS", "XPOS": "XPOS", "UFeats": "UFeats", "Lemma": "Lemmas", "UAS": "UAS", "LAS": "LAS", "CLAS": "CLAS"}
CUTS = {"TokenF1": "Tokens", "WordF1": "Words", "SentF1": "Sentences"}


def documents(gold):
    """The raw text of each document: sentences joined by a space, paragraphs by a blank line."""
    texts, text, joint = [], "", ""
    for line in open(gold, encoding="utf-8"):
        if line.startswith("# newdoc") and text:
            texts.append(text)
            text, joint = "", ""
        if line.startswith("# newpar"):
            joint = "\n\n"
        if line.startswith("# text = "):
            text += (joint if text else "") + line[9:].rstrip("\n")
            joint = " "
    return texts + [text]


def main(program, gold):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, text in enumerate(documents(gold)):
            files.append(pathlib.Path(folder) / f"{i:05}.txt")
            files[-1].write_text(text + "\n", encoding="utf-8")
        system = pathlib.Path(folder) / "system.conllu"
        with open(system, "wb") as out:
            subprocess.run([program, "extract", "--format", "conllu", *files], stdout=out, stderr=subprocess.DEVNULL, check=True)
        official = evaluate(load_conllu_file(gold), load_conllu_file(str(system)))
    ours = json.loads(subprocess.run([program, "evaluate", "--json", gold], capture_output=True, text=True, check=True).stdout)
    apart = 0
    for name, theirs in (NAMES | CUTS).items():
        mine = ours["raw"][name] if name in NAMES else ours[name]
        their = 100 * official[theirs].f1
        apart += abs(mine - their) > 0.01
        print(f"{name:8} {mine:7.3f} {their:7.3f}")
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
