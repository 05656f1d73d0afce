#!/usr/bin/env python3
"""Puts names that readers found in open news texts into the form that train-names reads.

    models/training/prepare_names.py SHARED OUT             writes the texts of readings/names.tsv into the folder OUT: X.txt each
    models/training/prepare_names.py ANALYSED >names.conllu

SHARED/data/news has the texts. ANALYSED is CoNLL-U by `claimgraph extract --format conllu OUT/*.txt`; MISC gets Name=B-person, Name=I-person
and so on. names.tsv: `D`, a document, and the byte behind what was read of it; then a kind (person, organization, place) and the bytes from-to
of all names of that kind. Python 3 standard library only."""
import pathlib
import sys

from prepare_claims import read_bulk
from prepare_references import placed


def read_names():
    """Of each document the byte behind what was read, and (begin, end, kind) of its names."""
    names = {}
    for line in open(pathlib.Path(__file__).parent / "readings/names.tsv", encoding="utf-8"):
        kind, *cells = line.rstrip("\n").split("\t")
        if kind == "D":
            names[cells[0]] = (int(cells[1]), own := [])
        else:
            own += [(*map(int, span.split("-")), kind) for span in cells[0].split()]
    return names


def write_texts(names, shared, out):
    out.mkdir(parents=True, exist_ok=True)
    bulk = read_bulk(shared / "data/news/bulk")
    for document in names:
        read = document.removeprefix("train-")
        text = bulk[document] if read == document else (shared / f"data/news/train/{read}.txt").read_text(encoding="utf-8")
        (out / f"{document}.txt").write_text(text, encoding="utf-8")


def tag(begin, end, names):
    for start, stop, kind in names:
        if start <= begin and end <= stop:
            return ("B-" if start == begin else "I-") + kind
    return None


def analysed(path):
    """Each document: where its text lies, and the CoNLL-U of its sentences."""
    document = None
    for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
        for line in block.splitlines():
            if line.startswith("# newdoc id = "):
                if document:
                    yield document
                document = pathlib.Path(line[len("# newdoc id = "):]), []
        document[1].append([line.split("\t") for line in block.splitlines()])
    if document:
        yield document


def main():
    names = read_names()
    if len(sys.argv) == 3:
        write_texts(names, pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
        return
    for path, sentences in analysed(sys.argv[1]):
        end, own = names[path.stem]
        words = [[line for line in sentence if line[0].isdigit()] for sentence in sentences]
        until = 0
        for at, sentence, word, form in placed(path.read_bytes(), [[cells[1] for cells in line] for line in words]):
            if at >= end:
                break
            until = sentence + 1
            name = tag(at, at + len(form.encode()), own)
            cells = words[sentence][word]
            if name:
                cells[9] = f"Name={name}" if cells[9] == "_" else f"{cells[9]}|Name={name}"
        for sentence in sentences[:until]:
            print("\n".join("\t".join(cells) for cells in sentence), end="\n\n")


if __name__ == "__main__":
    main()
