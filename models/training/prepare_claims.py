#!/usr/bin/env python3
"""Puts annotated texts into the form that `claimgraph train-claims` reads: a folder of X.txt and X.gold.json.

    models/training/prepare_claims.py SHARED OUT

takes SHARED/data/news/train with its judgments (a claim judged right is accepted where readers did not draw it), and
readings/*.tsv of this folder, whose texts are those of SHARED/data/news/bulk or stand with them. Python 3 standard library only."""
import json
import pathlib
import re
import sys


def judged_right(file):
    """Gold claims of those that readers judged right."""
    for line in open(file, encoding="utf-8"):
        judgment = json.loads(line)
        if judgment["verdict"] != "right":
            continue
        claim = judgment["claim"]
        span = claim["evidence"][0]
        names = [sorted({claim[end]["name"], claim[end]["mention"]}) for end in ("subject", "object")]
        yield span["start"], span["end"], gold_claim(names[0], [claim["relation"]], names[1], core=False)


def gold_claim(subjects, relations, objects, core, speakers=(None,), polarity="+", modality=("actual",), symmetric=False):
    return {"subject": subjects, "relation": relations, "object": objects, "core": core, "attributed_to": list(speakers),
            "polarity": polarity, "modality": list(modality), "attributes": {"symmetric": True} if symmetric else {}}


def read_bulk(folder):
    """The texts of the bulk part, as the readings read them, by id."""
    texts = {}
    for line in open(folder / "wikinews_2019_2020.jsonl", encoding="utf-8"):
        article = json.loads(line)
        texts[article["id"]] = article["title"] + "\n\n" + article["text"]
    for line in open(folder / "pm_media_releases_1996_2018.jsonl", encoding="utf-8"):
        article = json.loads(line)
        texts[article["id"]] = article["text"]
    for event in json.load(open(folder / "wikipedia_current_events_2015-09.json", encoding="utf-8")):
        text = re.sub(r"\s+", " ", event["description"]).strip()
        texts.setdefault(event["id"], re.sub(r"\s*\([A-Z][^()]{1,60}\)\s*$", "", text))
    return texts


class Reading:
    """A document of the readings: its text, the claims as (start, end, gold claim), its names by key."""

    def __init__(self, document, text, claims_are_of_all=False):
        self.document, self.text, self.names, self.claims = document, text, {}, []
        self.sentence = [0, len(text.encode())] if claims_are_of_all else None
        self.between = ""

    def add_sentence(self, sentence):
        self.text += self.between + sentence
        end = len(self.text.encode())
        self.sentence, self.between = [end - len(sentence.encode()), end], " "

    def words_of(self, wording):
        """#7-20 are the bytes 7 to 20 of the text."""
        place = re.fullmatch(r"#(\d+)-(\d+)", wording)
        return self.text.encode()[int(place[1]):int(place[2])].decode() if place else wording

    def names_of(self, field):
        found = []
        for name in field.split("|"):
            found += self.names.get(name[1:], []) if name.startswith("@") else [None] if name == "-" else [self.words_of(name)]
        return found

    def add_name(self, key, names):
        self.names[key] = [self.words_of(name) for name in names.split("|")]

    def add_claim(self, cells):
        start, end = self.sentence or [int(cell) for cell in cells[:2]]
        core, subject, relations, whom, speaker, polarity, modality, extra = cells if self.sentence else cells[2:]
        self.claims.append((start, end, gold_claim(self.names_of(subject), relations.split("|"), self.names_of(whom), core == "core",
                                                   self.names_of(speaker), polarity, modality.split("|"), "symmetric" in extra)))


def read_readings(file, texts):
    """The documents of a file; `texts` has those whose text does not stand in it."""
    reading = None
    for line in open(file, encoding="utf-8"):
        kind, *cells = line.rstrip("\n").split("\t")
        if kind == "D":
            if reading:
                yield reading
            document, *text = cells  # a sentence, or two: the claims are of all
            reading = Reading(document, text[0] if text else texts.get(document, ""), bool(text))
        elif kind == "E":
            reading.add_name(*cells)
        elif kind == "S":
            reading.add_sentence(*cells)
        elif kind == "P":
            reading.between = "\n\n"
        elif kind == "C":
            reading.add_claim(cells)
    if reading:
        yield reading


def write(out, name, text, claims):
    sentences = {}
    for start, end, claim in claims:
        sentences.setdefault((start, end), []).append(claim)
    gold = {"sentences": [{"start": start, "end": end, "claims": held} for (start, end), held in sorted(sentences.items())]}
    (out / f"{name}.txt").write_text(text, encoding="utf-8")
    (out / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def main():
    shared, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted((shared / "data/news/train").glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        gold = json.loads(file.read_text(encoding="utf-8"))
        claims = [(s["start"], s["end"], claim) for s in gold["sentences"] for claim in s["claims"]]
        claims += judged_right(file.with_name(f"{name}.judged.jsonl"))
        write(out, f"train-{name}", file.with_name(f"{name}.txt").read_text(encoding="utf-8"), claims)
    texts = read_bulk(shared / "data/news/bulk")
    for file in sorted((pathlib.Path(__file__).parent / "readings").glob("*.tsv")):
        if file.name.startswith(("judged", "chains", "names")):  # no claims to learn
            continue
        for reading in read_readings(file, texts):
            if not reading.text:
                sys.exit(f"{file}: no text of {reading.document} stands there or in the bulk part")
            write(out, f"read-{reading.document}", reading.text, reading.claims)
    for number, line in enumerate(open(pathlib.Path(__file__).parent / "readings/other_languages.txt", encoding="utf-8")):
        write(out, f"other-{number:03}", line, [])  # nothing in another language is read right


if __name__ == "__main__":
    main()
