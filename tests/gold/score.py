#!/usr/bin/env python3
"""Scores claims against a gold file that was read by hand; tests/gold/README.md tells how gold files are read and written.

    claimgraph extract article.txt --format jsonl | tests/gold/score.py article.gold.json - [--list] [--floor F1]

Ends with 1 if F1 is below the floor, with 2 on files that are not what they should be."""
import argparse
import json
import sys
import unicodedata


def fold(name):
    """A name as it is compared: without case, quotes, leading article and possessive."""
    words = unicodedata.normalize("NFKC", name or "").replace("’", "'").casefold().strip(" .,;:'\"").split()
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).removesuffix("'s")


class Claim:
    """A line of `extract --format jsonl`, reduced to what is compared."""

    def __init__(self, line):
        fields = json.loads(line)
        self.subject, self.object = ({fold(fields[end].get(key)) for key in ("name", "mention")} - {""} for end in ("subject", "object"))
        self.relation = fields["relation"]
        self.speaker = fold((fields.get("attributed_to") or {}).get("name"))
        self.fields = fields
        self.spans = [(evidence["start"], evidence["end"]) for evidence in fields["evidence"]]

    def lies_in(self, sentence):
        return any(start < sentence["end"] and sentence["start"] < end for start, end in self.spans)

    def says(self, gold):
        def are(subject, object_):
            accepted = lambda names, got: "*" in names or any(fold(name) in got for name in names)
            return accepted(gold["subject"], subject) and accepted(gold["object"], object_)
        if self.relation not in gold["relation"]:
            return False
        return are(self.subject, self.object) or (gold["attributes"].get("symmetric", False) and are(self.object, self.subject))

    def details(self, gold):
        """(name, whether right) of all that is said beside subject, relation and object."""
        yield "speaker", self.speaker in [fold(name) for name in gold["attributed_to"]]
        yield "polarity", self.fields["polarity"] == gold["polarity"]
        yield "modality", self.fields["modality"] in gold["modality"]
        for name, words in gold["attributes"].items():
            if name != "symmetric":
                yield name, fold(words) in fold(self.fields.get(name))

    def __str__(self):
        return f"{self.fields['subject']['name']} | {self.relation} | {self.fields['object']['name']}"


def score(gold, claims, listing):
    wrong = {id(claim): claim for claim in claims}
    core = found = 0
    details = {}
    for sentence in gold["sentences"]:
        here = [claim for claim in claims if claim.lies_in(sentence)]
        for expected in sentence["claims"]:
            same = [claim for claim in here if claim.says(expected)]
            for claim in same:
                wrong.pop(id(claim), None)
            if not expected["core"]:
                continue
            core += 1
            found += bool(same)
            if same:
                best = max((list(claim.details(expected)) for claim in same), key=lambda pairs: sum(right for _, right in pairs))
                for name, right in best:
                    details.setdefault(name, []).append(right)
            elif listing:
                print(f"missed  {expected['subject'][0]} | {expected['relation'][0]} | {expected['object'][0]}\n        in: {sentence['text']}")
    if listing:
        for claim in wrong.values():
            print(f"wrong   {claim}\n        in: {claim.fields['evidence'][0]['text']}")
    precision = (len(claims) - len(wrong)) / len(claims) if claims else 0.0
    recall = found / core if core else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print("details   " + "  ".join(f"{name} {sum(rights)}/{len(rights)}" for name, rights in sorted(details.items())))
    print(f"precision {precision:.3f} ({len(claims) - len(wrong)}/{len(claims)})  recall {recall:.3f} ({found}/{core})  F1 {f1:.3f}")
    return f1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("claims", help="JSON lines, or - for standard input")
    parser.add_argument("--list", action="store_true", help="name what was missed and what is wrong")
    parser.add_argument("--floor", type=float, default=0.0, help="F1 that must be reached")
    arguments = parser.parse_args()
    try:
        with open(arguments.gold, encoding="utf-8") as file:
            gold = json.load(file)
        with (sys.stdin if arguments.claims == "-" else open(arguments.claims, encoding="utf-8")) as file:
            claims = [Claim(line) for line in file if line.strip()]
        # claims outside the relation table have no gold to be held against
        f1 = score(gold, [claim for claim in claims if not claim.relation.startswith("open:")], arguments.list)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"score.py: {error!r}", file=sys.stderr)
        return 2
    if f1 < arguments.floor:
        print(f"below the floor of {arguments.floor:.3f}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
