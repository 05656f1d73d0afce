#!/usr/bin/env python3
"""Puts open texts that nobody read into a folder, for a teacher to judge: X.txt each.

    models/training/prepare_unread.py SHARED OUT

takes, of SHARED/data, media releases and Wikinews articles of news/bulk that are not among the readings, passages of KnowledgeNet
(folds 1 and 2), sentences of WikiGold and CrossNER politics (train), and texts of GUM (train). Python 3 standard library only."""
import json
import pathlib
import random
import re
import sys

RELEASES, PASSAGES, SEED = 1000, 20, 5
GENRES = {"news", "interview", "bio", "speech", "voyage", "academic", "court", "letter", "essay"}


def lines(file):
    return [json.loads(line) for line in open(file, encoding="utf-8")]


def text_of(words):
    """Words with spaces where text has them, about."""
    text = re.sub(r" ([.,;:!?)\]%'’]|'s|n't|’s)", r"\1", " ".join(words))
    return re.sub(r" - ", "-", re.sub(r"([(\[$]) ", r"\1", text))


def main():
    data, out = pathlib.Path(sys.argv[1]) / "data", pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    readings = "".join(file.read_text(encoding="utf-8") for file in (pathlib.Path(__file__).parent / "readings").glob("*.tsv"))
    read = set(re.findall(r"^D\t([^\t\n]+)|^((?:pm|wikinews)-[\w-]+)\t", readings, re.M))
    read = {name for names in read for name in names}  # the last ones were judged, not learnt from
    put = lambda name, text: (out / f"{name}.txt").write_text(text, encoding="utf-8")
    releases = [d for d in lines(data / "news/bulk/pm_media_releases_1996_2018.jsonl")
                if d["id"] not in read and 400 < len(d["text"]) < 6000]
    random.Random(SEED).shuffle(releases)
    for document in releases[:RELEASES]:
        put(document["id"], document["text"])
    for document in lines(data / "news/bulk/wikinews_2019_2020.jsonl"):
        if document["id"] not in read:
            put(document["id"], document["title"] + "\n\n" + document["text"])
    groups = {"kn": [d["text"] for d in lines(data / "relations/knowledgenet-train.jsonl") if d["fold"] in (1, 2)]}
    for name in ("wikigold", "crossner_politics-train"):
        groups[name] = [text_of(d["tokens"]) for d in lines(data / f"ner/{name}.jsonl")]
    for name, texts in groups.items():
        for first in range(0, len(texts), PASSAGES):
            put(f"{name}-{first}", "\n\n".join(texts[first:first + PASSAGES]))
    for document in lines(data / "coref/gum_open-train.jsonl"):
        if document["genre"] in GENRES:
            put(document["doc"], "\n\n".join(text_of(sentence) for sentence in document["sentences"]))


main()
