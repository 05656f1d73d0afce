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

SPACE_BETWEEN = 400  # bytes at most


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


def write_texts(shared, out):
    out.mkdir(parents=True, exist_ok=True)
    bulk = read_bulk(shared / "data/news/bulk")
    for document in read_names():
        read = document.removeprefix("train-")
        text = bulk[document] if read == document else (shared / f"data/news/train/{read}.txt").read_text(encoding="utf-8")
        (out / f"{document}.txt").write_text(text, encoding="utf-8")


def tag(begin, end, names):
    for start, stop, kind in names:
        if start <= begin and end <= stop:
            return ("B-" if start == begin else "I-") + kind
    return None


def marked(block, text, at, names):
    """The lines of a sentence with the names among its words, and where its last word ends; the first word is searched from `at`."""
    lines = []
    for line in block.splitlines():
        cells = line.split("\t")
        found = text.find(cells[1].encode(), at, at + SPACE_BETWEEN) if cells[0].isdigit() else -1
        if found >= 0:
            at = found + len(cells[1].encode())
            name = tag(found, at, names)
            if name:
                cells[9] = f"Name={name}" if cells[9] == "_" else f"{cells[9]}|Name={name}"
        lines.append("\t".join(cells))
    return "\n".join(lines), at


def main():
    if len(sys.argv) == 3:
        write_texts(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
        return
    names = read_names()
    for block in open(sys.argv[1], encoding="utf-8").read().strip().split("\n\n"):
        for line in block.splitlines():
            if line.startswith("# newdoc id = "):
                path = pathlib.Path(line[len("# newdoc id = "):])
                text, at = path.read_bytes(), 0
                end, own = names[path.stem]
        if at < end:
            sentence, at = marked(block, text, at, own)
            print(sentence, end="\n\n")


if __name__ == "__main__":
    main()
