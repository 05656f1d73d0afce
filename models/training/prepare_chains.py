#!/usr/bin/env python3
"""Writes chains that readers found in open news texts, for train-antecedents.

    models/training/prepare_chains.py CHAINS ANALYSED >chains.jsonl

CHAINS is readings/chains.tsv: `D`, a document, and the byte behind what was read of it; then `C` and the bytes from-to of the phrases of each
chain. ANALYSED is CoNLL-U by `claimgraph extract --format conllu X.txt ...`, where X is the name of a document; the texts must still lie where
they were read, and others may stand among them. Python 3 standard library only."""
import json
import pathlib
import sys

from prepare_references import documents, placed


def read_chains(path):
    chains = {}
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "D":
            chains[cells[1]] = (int(cells[2]), own := [])
        else:
            own.append([tuple(map(int, span.split("-"))) for span in cells[1].split()])
    return chains


def main():
    chains = read_chains(sys.argv[1])
    for path, sentences in documents(sys.argv[2]):
        if pathlib.Path(path).stem not in chains:
            continue
        end, spans = chains[pathlib.Path(path).stem]
        first, last = {}, {}
        for at, sentence, word, form in placed(open(path, "rb").read(), sentences):
            first[at] = (sentence, word)
            last[at + len(form.encode())] = (sentence, word)
        clusters = []
        for chain in spans:
            mentions = [[*first[begin], last[to][1] + 1] for begin, to in chain if begin in first and to in last]
            if len(mentions) > 1:
                clusters.append(mentions)
        until = max((place[0] + 1 for at, place in first.items() if at < end), default=0)
        if clusters:
            print(json.dumps({"sentences": sentences[:until], "clusters": clusters}, ensure_ascii=False))


if __name__ == "__main__":
    main()
