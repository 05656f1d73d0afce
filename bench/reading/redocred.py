#!/usr/bin/env python3
"""How many facts of Re-DocRED dev (Tan et al. 2022; relations of Wikidata over whole documents) are read, of the relations that ours stand for.

usage: bench/reading/redocred.py [PROGRAM] [extract options...]

A fact is found if a claim of one of its relations has its two entities; a claim of one of these relations between two entities of the document
counts for precision. Half of the facts hold over several sentences, which claims of sentences cannot have. The shared data lies in $CLAIMGRAPH_SHARED."""
import collections
import re
import sys

from extracted import PROGRAM, claims_of, read_lines

# property of Wikidata: our relations, `<` for those that run the other way
PROPERTIES = {
    "P6": "head_of_government_of< leads< holds_position<", "P35": "head_of_state_of< leads<", "P19": "born_in", "P20": "dies_in", "P26": "spouse_of",
    "P22": "family_of", "P25": "family_of", "P40": "family_of", "P3373": "family_of", "P27": "citizen_of", "P30": "part_of located_in",
    "P131": "located_in part_of", "P17": "located_in part_of country_of<", "P276": "located_in occurs_in", "P36": "capital_of<", "P1376": "capital_of",
    "P47": "borders", "P69": "educated_at", "P102": "member_of leads", "P108": "works_for leads", "P463": "member_of", "P361": "part_of", "P527": "part_of<",
    "P749": "parent_org part_of", "P355": "parent_org< owns", "P127": "owns<", "P159": "headquartered_in located_in", "P112": "founded<",
    "P488": "leads<", "P1365": "successor_of", "P1366": "successor_of<", "P607": "participates_in fights", "P1344": "participates_in",
    "P710": "participates_in<", "P176": "produces<", "P178": "produces<", "P123": "publishes<", "P175": "produces< publishes<", "P57": "produces<", "P50": "publishes< produces<",
    "P800": "produces publishes", "P740": "located_in", "P551": "located_in", "P937": "located_in", "P169": "leads<", "P241": "member_of works_for part_of",
}
SYMMETRIC = {"spouse_of", "family_of", "borders"}


def key(text):
    return " ".join(re.findall(r"\w+", text.casefold().removeprefix("the ")))


def main(argv):
    mapped = {relation.rstrip("<") for relations in PROPERTIES.values() for relation in relations.split()}
    counts = collections.defaultdict(collections.Counter)
    documents = read_lines("relations/redocred-dev.jsonl")
    claims = claims_of(argv[0] if argv else PROGRAM, {d["id"]: d["text"].replace("\n", "\n\n") for d in documents}, argv[1:])
    for document in documents:
        entity = {key(mention["text"]): i for i, e in enumerate(document["entities"]) for mention in e["mentions"]}
        number = lambda end: next((entity[key(end[f])] for f in ("name", "mention") if end.get(f) and key(end[f]) in entity), None)
        told = set()
        for claim in claims[document["id"]]:
            if claim["relation"] not in mapped or claim["polarity"] != "+":
                continue
            a, b = number(claim["subject"]), number(claim["object"])
            if a is None or b is None or a == b:
                continue
            told.add((a, claim["relation"], b))
        right = set()
        for fact in document["relations"]:
            if fact["type"] not in PROPERTIES:
                continue
            name, found = fact["label"], False
            for relation in PROPERTIES[fact["type"]].split():
                ends = (fact["obj"], fact["subj"]) if relation.endswith("<") else (fact["subj"], fact["obj"])
                for a, b in {ends, ends[::-1]} if relation in SYMMETRIC else {ends}:
                    if (a, relation.rstrip("<"), b) in told:
                        found = True
                        right.add((a, relation.rstrip("<"), b))
            counts[name]["gold"] += 1
            counts[name]["found"] += found
            counts["one sentence"]["gold"] += len(fact["evidence"]) == 1
            counts["one sentence"]["found"] += found and len(fact["evidence"]) == 1
        counts["all"]["drawn"] += len(told)
        counts["all"]["right"] += len(right)
    total = counts["all"]
    for name in sorted(set(counts) - {"all", "one sentence"}, key=lambda n: (-counts[n]["gold"], n)):
        total["gold"] += counts[name]["gold"]
        total["found"] += counts[name]["found"]
        print(f"{name:50} facts {counts[name]['gold']:5} found {counts[name]['found']:4} {counts[name]['found'] / counts[name]['gold']:.3f}")
    one = counts["one sentence"]
    p, r = total["right"] / max(1, total["drawn"]), total["found"] / max(1, total["gold"])
    print(f"all: {total['gold']} facts, recall {r:.3f} (told by one sentence {one['found'] / max(1, one['gold']):.3f}); "
          f"{total['drawn']} claims, precision {p:.3f}")


main(sys.argv[1:])
