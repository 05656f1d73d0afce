#!/usr/bin/env python3
"""Dated events of an entity over documents, as in task 4 of SemEval 2015 (Minard et al. 2015, trial data): precision, recall and F1 of (document,
sentence, word of the event, date), of the events that have a date.

usage: bench/reading/timelines.py [PROGRAM] [extract options...]

An event of the program is a claim that names the entity at one of its ends; its word is the trigger. Its date is the one that the text gives it,
else, of what happened, when it was said, else the day of the document: `claimgraph timeline` puts it there. A second line counts only dates that
the text gives. A date of ours that says more or less than the readers' (a day of their month) counts if one begins the other. The shared data lies
in $CLAIMGRAPH_SHARED."""
import json
import re
import subprocess
import sys
import tempfile

from extracted import PROGRAM, read_lines


def words(text):
    return set(re.findall(r"[a-z0-9]+", text.casefold()))


def date_of(claim, evidence, only_told):
    told = evidence.get("time_value") or claim["time_value"]
    if told or only_told or claim["modality"] != "actual":
        return told
    return evidence.get("said_at") or evidence.get("date")


def score(events, only_told):
    drawn = right = wanted = matched = 0
    for line in read_lines("relations/timeline15_trial.gold.jsonl"):
        gold = {(m["doc"], int(m["sent"]), m["word"], event["time"].replace("-XX", ""))
                for event in line["events"] if re.match(r"\d{4}", event["time"]) for m in event["mentions"]}
        target = words(line["target"])
        ours = set()
        for doc in {m["doc"] for event in line["events"] for m in event["mentions"]}:
            for sentence, claim, evidence in events.get(doc, []):
                value = date_of(claim, evidence, only_told)
                if value and re.match(r"\d{4}", value) and words(claim["subject"]["name"] + " " + claim["object"]["name"]) & target:
                    ours.add((doc, sentence, claim["trigger"], value))
        fits = lambda a, b: (a[0] == b[0] and a[1] == b[1] and (a[2] in b[2].split() or b[2] in a[2].split())
                             and (a[3].startswith(b[3]) or b[3].startswith(a[3])))
        drawn, wanted = drawn + len(ours), wanted + len(gold)
        right += sum(any(fits(event, other) for other in gold) for event in ours)
        matched += sum(any(fits(event, other) for other in ours) for event in gold)
    p, r = right / max(1, drawn), matched / max(1, wanted)
    how = "by their own dates" if only_told else "dated"
    print(f"{wanted} dated events, {drawn} {how}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}")


def main(argv):
    program = argv[0] if argv else PROGRAM
    events = {}  # of documents: (sentence, claim, evidence)
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
        events[document["doc"]] = [(sum(start <= evidence["start"] for start in starts) - 1, claim, evidence)
                                   for claim in map(json.loads, out.splitlines()) for evidence in claim["evidence"]]
    score(events, only_told=False)
    score(events, only_told=True)


main(sys.argv[1:])
