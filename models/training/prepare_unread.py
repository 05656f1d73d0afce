#!/usr/bin/env python3
"""Puts open texts that nobody read into a folder, for a teacher to judge: X.txt each.

    models/training/prepare_unread.py SHARED OUT

takes, of SHARED/data, media releases and Wikinews articles of news/bulk that are neither among the readings nor in news/dev, passages of KnowledgeNet
(folds 1 and 2), sentences of WikiGold and CrossNER politics (train), and texts of GUM (train). What KnowledgeNet knows of its passages
stands in X.gold.json. Python 3 standard library only."""
import json
import pathlib
import re
import sys

from prepare_claims import gold_claim, write

LONGEST_RELEASE, PASSAGES = 8000, 20  # bytes; of a text
RUN, SHARED_RUNS = 12, 5  # words; of these a text that is measured with has so many
# property of KnowledgeNet: our relations, whether its subject is our object
PROPERTIES = {"CEO": (["leads", "works_for"], True), "EMPLOYEE_OR_MEMBER_OF": (["works_for", "member_of"], False),
              "POLITICAL_AFFILIATION": (["member_of"], False), "FOUNDED_BY": (["founded"], True), "SUBSIDIARY_OF": (["parent_org"], False),
              "HEADQUARTERS": (["headquartered_in"], False), "NATIONALITY": (["citizen_of"], False), "PLACE_OF_BIRTH": (["born_in"], False),
              "PLACE_OF_RESIDENCE": (["located_in"], False), "EDUCATED_AT": (["educated_at"], False), "SPOUSE": (["spouse_of"], False),
              "CHILD_OF": (["family_of"], False)}
SYMMETRIC = {"spouse_of", "family_of"}
GENRES = {"news", "interview", "bio", "speech", "voyage", "academic", "court", "letter", "essay"}


def lines(file):
    return [json.loads(line) for line in open(file, encoding="utf-8")]


def text_of(words):
    """Words with spaces where text has them, about."""
    text = re.sub(r" ([.,;:!?)\]%'’]|'s|n't|’s)", r"\1", " ".join(words))
    return re.sub(r" - ", "-", re.sub(r"([(\[$]) ", r"\1", text))


def runs_of(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + RUN]) for i in range(len(words) - RUN + 1)}


def known_claims(facts):
    for fact in facts:
        if fact["property"] not in PROPERTIES or "subj" not in fact:
            continue
        relations, turned = PROPERTIES[fact["property"]]
        ends = [[fact["subj"]], [fact["obj"]]]
        yield gold_claim(ends[turned], relations, ends[not turned], core=True, symmetric=relations[0] in SYMMETRIC)


def put_passages(out, name, passages):
    """Passages as one text, with the claims that are known of each."""
    text, claims = "", []
    for passage in passages:
        start = len(text.encode())
        text += passage["text"] + "\n\n"
        claims += [(start, len(text.encode()) - 2, claim) for claim in known_claims(passage["facts"])]
    write(out, name, text, claims)


def main():
    data, out = pathlib.Path(sys.argv[1]) / "data", pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    readings = "".join(file.read_text(encoding="utf-8") for file in (pathlib.Path(__file__).parent / "readings").glob("*.tsv")
                       if file.name not in ("judged_pairs.tsv", "chains.tsv", "names.tsv"))  # of the very texts that are put here
    read = set(re.findall(r"^D\t([^\t\n]+)|^((?:pm|wikinews)-[\w-]+)\t", readings, re.M))
    read = {name for names in read for name in names}  # the last ones were judged, not learnt from
    measured = set().union(*(runs_of(file.read_text(encoding="utf-8")) for file in (data / "news/dev").glob("*.txt")))

    def put(name, text):
        if len(runs_of(text) & measured) < SHARED_RUNS:
            (out / f"{name}.txt").write_text(text, encoding="utf-8")

    for document in lines(data / "news/bulk/pm_media_releases_1996_2018.jsonl"):
        if document["id"] not in read and 400 < len(document["text"]) < LONGEST_RELEASE:
            put(document["id"], document["text"])
    for document in lines(data / "news/bulk/wikinews_2019_2020.jsonl"):
        if document["id"] not in read:
            put(document["id"], document["title"] + "\n\n" + document["text"])
    passages = [d for d in lines(data / "relations/knowledgenet-train.jsonl") if d["fold"] in (1, 2)]
    for first in range(0, len(passages), PASSAGES):
        put_passages(out, f"kn-{first}", passages[first:first + PASSAGES])
    groups = {}
    for name in ("wikigold", "crossner_politics-train"):
        groups[name] = [text_of(d["tokens"]) for d in lines(data / f"ner/{name}.jsonl")]
    for name, texts in groups.items():
        for first in range(0, len(texts), PASSAGES):
            put(f"{name}-{first}", "\n\n".join(texts[first:first + PASSAGES]))
    for document in lines(data / "coref/gum_open-train.jsonl"):
        if document["genre"] in GENRES:
            put(document["doc"], "\n\n".join(text_of(sentence) for sentence in document["sentences"]))


main()
