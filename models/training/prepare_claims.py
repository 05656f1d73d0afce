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


def read_readings(file, texts):
    """Yields the id, the text and the claims of each document: start, end, gold claim. `texts` has those that do not stand in the file."""
    document, text, names, claims = None, "", {}, []

    def words_of(wording):
        """#7-20 are the bytes 7 to 20 of the text."""
        place = re.fullmatch(r"#(\d+)-(\d+)", wording)
        return text.encode()[int(place[1]):int(place[2])].decode() if place else wording

    def names_of(field):
        found = []
        for name in field.split("|"):
            found += names.get(name[1:], []) if name.startswith("@") else [None] if name == "-" else [words_of(name)]
        return found

    for line in open(file, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "D":
            if document:
                yield document, text, claims
            document, names, claims = cells[1], {}, []
            has_text = len(cells) > 2
            text = cells[2] if has_text else texts[document]
        elif cells[0] == "E":
            names[cells[1]] = [words_of(name) for name in cells[2].split("|")]
        elif cells[0] == "C":
            if has_text:  # one sentence, or two: the claims are of the whole
                cells[1:1] = ["0", str(len(text.encode()))]
            start, end, core, subject, relations, whom, speaker, polarity, modality, extra = cells[1:]
            claims.append((int(start), int(end),
                           gold_claim(names_of(subject), relations.split("|"), names_of(whom), core == "core",
                                      names_of(speaker), polarity, modality.split("|"), "symmetric" in extra)))
    if document:
        yield document, text, claims


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
        if file.name == "judged.tsv":  # measured with
            continue
        for document, text, claims in read_readings(file, texts):
            write(out, f"read-{document}", text, claims)
    for number, line in enumerate(open(pathlib.Path(__file__).parent / "readings/other_languages.txt", encoding="utf-8")):
        write(out, f"other-{number:03}", line, [])  # nothing in another language is read right


main()
