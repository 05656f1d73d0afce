#!/usr/bin/env python3
"""How many static facts of KnowledgeNet (Mesquita et al. 2019) are read: precision, recall and F1 by property, of the properties that a relation
of ours stands for.

usage: bench/reading/knowledgenet.py [FOLD] [PROGRAM] [extract options...]     folds 1 and 2 are learnt from; 3 is measured, the default.

A passage is a document. Facts of somebody whom the passage calls by pronouns alone, four of ten, are left out: no claim is made of a pronoun that stays
open. A fact is found if a claim of one of its relations has its two ends; ends match where the words of one are among those
of the other. A claim counts for precision if its relation and the kinds of its ends are those of a property. A fact of several spellings in a
passage counts once. A passage was read for some properties only, and our copy does not say for which: claims of others count as wrong in P, and
P* leaves them out, as those of passages without any fact of the property. The truth lies between. The shared data lies in $CLAIMGRAPH_SHARED,
by default ../shared beside the project."""
import collections
import re
import sys

from extracted import PROGRAM, claims_of, read_lines

# property: our relations, whether subject and object are turned round, kinds of the ends of our claim
PROPERTIES = {
    "CEO": (("leads", "works_for"), True, "person", "organization"),
    "EMPLOYEE_OR_MEMBER_OF": (("works_for", "member_of", "leads", "represents", "joins", "commands", "founded"), False, "person", "organization"),
    "POLITICAL_AFFILIATION": (("member_of", "leads", "represents", "joins", "works_for"), False, "person", "organization"),
    "FOUNDED_BY": (("founded",), True, "person|organization", "organization"),
    "SUBSIDIARY_OF": (("parent_org", "part_of", "owns<"), False, "organization", "organization"),
    "HEADQUARTERS": (("headquartered_in", "located_in"), False, "organization", "place"),
    "NATIONALITY": (("citizen_of",), False, "person", "place|group"),
    "PLACE_OF_BIRTH": (("born_in",), False, "person", "place"),
    "PLACE_OF_RESIDENCE": (("located_in",), False, "person", "place"),
    "EDUCATED_AT": (("educated_at",), False, "person", "organization|facility|place"),
    "SPOUSE": (("spouse_of",), False, "person", "person"),
    "CHILD_OF": (("family_of",), False, "person", "person"),
}
SYMMETRIC = {"SPOUSE", "CHILD_OF"}
PRONOUNS = {"i", "me", "my", "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "we", "us", "our", "who", "whom", "whose", "which", "that"}


def words(text):
    return frozenset(re.sub(r"[^\w ]", " ", text.casefold()).split()) - {"the", "a", "an", "s"}


def same(one, other):
    return bool(one and other) and (one <= other or other <= one)


def facts_of(passage):
    """(property, [(subject, object)]): all spellings of one fact together."""
    facts = collections.defaultdict(list)
    for fact in passage["facts"]:
        if fact["property"] not in PROPERTIES or "subj" not in fact:  # some are told to be nowhere
            continue
        if PRONOUNS & {fact["subj"].lower(), fact["obj"].lower()}:
            continue
        key = fact["property"], fact.get("subj_wd") or fact["subj"], fact.get("obj_wd") or fact["obj"]
        facts[key].append((words(fact["subj"]), words(fact["obj"])))
    return [(key[0], spellings) for key, spellings in facts.items()]


def ends(claim):
    return [[words(claim[end]["name"]), words(claim[end].get("mention") or "")] for end in ("subject", "object")]


def properties_of(claim):
    """The properties that a claim may be a fact of, each with its ends in the property's order."""
    subject, whom = ends(claim)
    kinds = claim["subject"]["type"], claim["object"]["type"]
    for name, (relations, turned, first, second) in PROPERTIES.items():
        for relation in relations:
            back = relation.endswith("<")
            if claim["relation"] != relation.rstrip("<"):
                continue
            a, b, ka, kb = (whom, subject, *kinds[::-1]) if back else (subject, whom, *kinds)
            if ka in first.split("|") and kb in second.split("|"):
                yield name, (b, a) if turned else (a, b)


def main(argv):
    fold = int(argv[0]) if argv else 3
    passages = [p for p in read_lines("relations/knowledgenet-train.jsonl") if p["fold"] == fold]
    claims = claims_of(argv[1] if len(argv) > 1 else PROGRAM, {p["id"]: p["text"] for p in passages}, argv[2:])
    counts = collections.defaultdict(collections.Counter)
    for passage in passages:
        facts = facts_of(passage)
        candidates = [(claim, list(properties_of(claim))) for claim in claims[passage["id"]]]
        fits = lambda spellings, a, b: any(any(same(s, x) for x in a) and any(same(o, x) for x in b) for s, o in spellings)
        for name, spellings in facts:
            turned = [(o, s) for s, o in spellings] if name in SYMMETRIC else []
            counts[name]["gold"] += 1
            counts[name]["found"] += any(p == name and fits(spellings + turned, *pair) for _, found in candidates for p, pair in found)
        for claim, found in candidates:
            if not found:
                continue
            right = [p for p, pair in found
                     if any(p == name and fits(s + ([(o, x) for x, o in s] if p in SYMMETRIC else []), *pair) for name, s in facts)]
            name = (right or [found[-1][0]])[0]
            counts[name]["drawn"] += 1
            counts[name]["right"] += bool(right)
            counts[name]["read"] += any(p == name for p, _ in facts)
    print("property                 facts  found  drawn  right      P      R     F1     P*    F1*")
    f1 = lambda p, r: 2 * p * r / (p + r) if p + r else 0
    total = sum(counts.values(), collections.Counter())
    for name, c in [*sorted(counts.items()), ("all", total)]:
        p, r, read = c["right"] / max(1, c["drawn"]), c["found"] / max(1, c["gold"]), c["right"] / max(1, c["read"])
        print(f"{name:24}{c['gold']:6}{c['found']:7}{c['drawn']:7}{c['right']:7}{p:7.3f}{r:7.3f}{f1(p, r):7.3f}{read:7.3f}{f1(read, r):7.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
