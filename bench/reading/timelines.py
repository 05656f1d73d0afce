#!/usr/bin/env python3
"""Dated events of an entity over documents, as in task 4 of SemEval 2015 (Minard et al. 2015, trial data): precision, recall and F1 of (document,
sentence, word of the event, date), of the events that have a date.

usage: bench/reading/timelines.py [PROGRAM] [extract options...]

An event of the program is a claim with a date that names the entity at one of its ends; its word is the trigger. A date of ours that says more or
less than the readers' (a day of their month) counts if one begins the other. The shared data lies in $CLAIMGRAPH_SHARED."""
import json
import re
import subprocess
import sys
import tempfile

from extracted import PROGRAM, read_lines


def words(text):
    return set(re.findall(r"[a-z0-9]+", text.casefold()))


def main(argv):
    program = argv[0] if argv else PROGRAM
    events = {}  # of documents: (sentence, trigger, value, names of the ends)
    for document in read_lines("relations/timeline15_trial.docs.jsonl"):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            starts, text = [], ""
            for sentence in document["sentences"]:
                starts.append(len(text.encode()))
                text += sentence + "\n\n"
            file.write(text)
            file.flush()
            command = [program, "extract", file.name, "--date", document["dct"], *argv[1:]]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = events[document["doc"]] = []
        for claim in map(json.loads, out.splitlines()):
            for evidence in claim["evidence"]:
                value = evidence.get("time_value") or claim["time_value"]
                if not value or not re.match(r"\d{4}", value):
                    continue
                number = sum(start <= evidence["start"] for start in starts) - 1
                names = words(claim["subject"]["name"] + " " + claim["object"]["name"])
                found.append((number, claim["trigger"], value, names))
    drawn = right = wanted = matched = 0
    for line in read_lines("relations/timeline15_trial.gold.jsonl"):
        gold = {(m["doc"], int(m["sent"]), m["word"], event["time"].replace("-XX", ""))
                for event in line["events"] if re.match(r"\d{4}", event["time"]) for m in event["mentions"]}
        documents = {m["doc"] for event in line["events"] for m in event["mentions"]}
        target = words(line["target"])
        ours = {(doc, sentence, trigger, value) for doc in documents for sentence, trigger, value, names in events.get(doc, []) if names & target}
        fits = lambda a, b: (a[0] == b[0] and a[1] == b[1] and (a[2] in b[2].split() or b[2] in a[2].split())
                             and (a[3].startswith(b[3]) or b[3].startswith(a[3])))
        drawn, wanted = drawn + len(ours), wanted + len(gold)
        right += sum(any(fits(event, other) for other in gold) for event in ours)
        matched += sum(any(fits(event, other) for other in ours) for event in gold)
    p, r = right / max(1, drawn), matched / max(1, wanted)
    print(f"{wanted} dated events, {drawn} told: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}")


main(sys.argv[1:])
