#!/usr/bin/env python3
"""What each family of rules of docs/claims.md brings: accuracy on the shared data with one family switched off at a time.

usage: bench/rules.py [PROGRAM]        the shared data lies in $CLAIMGRAPH_SHARED, by default ../shared beside the project"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("CLAIMGRAPH_SHARED", ROOT.parent / "shared"))
TABLE = [line.split("\t")[0] for line in (ROOT / "models/en/rule_families.tsv").read_text().splitlines() if not line.startswith("#")]
FAMILIES = TABLE[1:]
EVENTS = ("plover_gsr", "udpetr_validate", "petr_unit")
ARTICLES = ("kosovo", "korea")


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def measure(program, without, folder):
    """Root accuracy and F1 of the event sets, F1 of the articles."""
    switch = [part for family in without for part in ("--without-rules", family)]
    found, report = folder / "claims.jsonl", folder / "report.json"
    scores = {}
    for name in EVENTS:
        scorer, data = SHARED / "tools/score_events.py", SHARED / "data/events"
        text = folder / f"{name}.txt"
        common = (sys.executable, scorer, "--gold", data / f"{name}.jsonl", "--relations", data / "relations.tsv")
        run(*common, "--sentences", text)
        found.write_text(run(program, "extract", text, "--sentences", *switch))
        run(*common, "--claims", found, "--text", text, "--json", report)
        result = json.loads(report.read_text())
        scores[name, "root"] = result["A_pair"]["root_acc"]
        if "B_without_STATE" in result:
            scores[name, "F1"] = result["B_without_STATE"]["f1"]
    for name in ARTICLES:
        found.write_text(run(program, "extract", SHARED / f"data/claims/{name}.txt", *switch))
        scored = run(sys.executable, SHARED / "tools/score_claims.py", SHARED / f"data/claims/{name}.gold.json", found)
        scores[name, "F1"] = 100 * float(re.search(r"\bF1 ([0-9.]+)", scored)[1])
    return scores


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        every = measure(program, [], pathlib.Path(folder))
        columns = list(every)
        print("| without | " + " | ".join(f"{name} {what}" for name, what in columns) + " |")
        print("|---|" + "---|" * len(columns))
        print("| nothing | " + " | ".join(f"{every[column]:.1f}" for column in columns) + " |")
        for without in [[family] for family in FAMILIES] + [FAMILIES]:
            scores = measure(program, without, pathlib.Path(folder))
            label = without[0] if len(without) == 1 else "all of them"
            print(f"| {label} | " + " | ".join(f"{scores[column] - every[column]:+.1f}" for column in columns) + " |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/bin/claimgraph")
