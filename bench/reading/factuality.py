#!/usr/bin/env python3
"""Whether events happened, beside the readers of MEANTIME (Minard et al. 2016; values by Jiang and de Marneffe 2021): how often polarity and modality of
claims agree with them in three classes (so, not so, open), and how often taking all for facts would, over the events that claims cover.

usage: bench/reading/factuality.py [PROGRAM] [extract options...]

An event is covered by the claims whose trigger has its word; several must agree, else it is open. The shared data lies in $CLAIMGRAPH_SHARED."""
import collections
import sys

from extracted import PROGRAM, claims_of, read_lines

CERTAIN = ("actual", "future")  # what will be is as certain to these readers as what was


def class_of(value):
    return "so" if value > 1 else "not so" if value < -1 else "open"


def main(argv):
    for part in ("train", "dev"):
        lines = read_lines(f"relations/fact_meantime.{part}.jsonl")
        claims = claims_of(argv[0] if argv else PROGRAM, {line["id"]: line["text"] for line in lines}, argv[1:])
        said = collections.defaultdict(set)  # by text and byte of the trigger
        for claim in (claim for found in claims.values() for claim in found):
            told = "open" if claim["modality"] not in CERTAIN else "so" if claim["polarity"] == "+" else "not so"
            for evidence in claim["evidence"]:
                if evidence.get("trigger_start") is None:
                    continue
                document = evidence["document"].rsplit("#", 1)[-1]
                for at in range(evidence["trigger_start"], evidence["trigger_end"]):
                    said[document, at].add(told)
        covered, right, facts, table = 0, 0, 0, collections.Counter()
        for line in lines:
            for event in line["events"]:
                start = len(line["text"][:event["start"]].encode())
                told = said.get((line["id"], start))
                if not told:
                    continue
                guess, want = next(iter(told)) if len(told) == 1 else "open", class_of(event["factuality"])
                covered, right, facts = covered + 1, right + (guess == want), facts + (want == "so")
                table[want, guess] += 1
        events = sum(len(line["events"]) for line in lines)
        print(f"{part}: {covered} of {events} events covered, {right / max(1, covered):.3f} agree; all taken for facts {facts / max(1, covered):.3f}")
        for (want, guess), count in sorted(table.items()):
            print(f"    read {want:6} told {guess:6} {count:4}")


main(sys.argv[1:])
