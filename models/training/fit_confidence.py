#!/usr/bin/env python3
"""Learns models/en/confidence.tsv: how likely a claim is right, from claims that people judged.

    models/training/fit_confidence.py build/release/bin/claimgraph --shared ../shared > models/en/confidence.tsv

Claims are drawn with the scores of the rules as their confidence and judged
- by gold files of claims (tests/gold and, with --shared, kosovo and korea), once as they are and once all in capitals;
- by the event sets of the shared data: a claim between two coded actors is right if an event of its kind is coded there;
- by being drawn from another language (other_languages.txt): none is right.
A logistic regression with a small ridge, by Newton's method. The reliability table of five-fold cross-validation goes to
standard error. Python 3 standard library only; the same data give the same weights."""
import argparse
import importlib.util
import json
import math
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RIDGE = 1.0
FOLDS = 5


def load(name, file):
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def raw_models(folder):
    """The English model with a confidence that is the score of the rules."""
    models = pathlib.Path(folder) / "en"
    models.mkdir()
    for file in (ROOT / "models/en").iterdir():
        (models / file.name).symlink_to(file)
    (models / "confidence.tsv").unlink()
    lines = (ROOT / "models/en/confidence.tsv").read_text().splitlines()
    rows = [line.split("\t")[0] for line in lines if line and not line.startswith("#")][1:]
    (models / "confidence.tsv").write_text("feature\tweight\n" + "".join(f"{name}\t{int(name == 'prior')}\n" for name in rows))
    return models, rows


def drawn(program, models, text, *options):
    """(claim as JSON, features) of each typed claim of a text."""
    done = subprocess.run([program, "extract", "--models", models, "--format", "features", "-", *options], input=text.encode(),
                          capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"fit_confidence: {done.stderr.decode()}")
    for line in done.stdout.decode().splitlines():
        claim, features = line.rsplit("\t", 1)
        claim = json.loads(claim)
        if not claim["relation"].startswith("open:"):
            yield claim, [float(value) for value in features.split()]


def by_gold(program, models, gold_file, text):
    score = load("score", ROOT / "tests/gold/score.py")
    gold = json.loads(gold_file.read_text())
    for claim, features in drawn(program, models, text):
        ours = score.Claim(json.dumps(claim))
        right = any(ours.lies_in(sentence) and any(says(ours, expected) for expected in sentence["claims"]) for sentence in gold["sentences"])
        yield features, right


def says(ours, expected):
    return ours.says(expected) or ("*" in expected["relation"] and ours.says({**expected, "relation": [ours.relation]}))


def by_events(program, models, shared, name):
    events = load("events", shared / "tools/score_events.py")
    records = events.load_jsonl(shared / f"data/events/{name}.jsonl")
    relations = events.load_rel(shared / "data/events/relations.tsv")
    text = events.text_of(records)
    claims = list(drawn(program, models, text, "--sentences"))
    merge = events.merger(records)
    per_record, _ = events.load_claims([claim for claim, _ in claims], records, events.line_starts(records, text), relations, merge)
    for record, found in zip(records, per_record):
        sentence = record["sentence"]
        coded = [event for event in record["events"] if event["source_spans"] and event["target_spans"] and event["root"]]
        actors = [tuple(span) for span in record.get("actor_spans", [])]
        for claim in found:
            if claim.root in events.DULL:
                continue
            pairs = [event for event in coded
                     if events.fits(sentence, claim.S, event["source_spans"], event["target_spans"]) and
                     events.fits(sentence, claim.O, event["target_spans"], event["source_spans"]) or
                     (claim.sym or event.get("symmetric")) and
                     events.fits(sentence, claim.S, event["target_spans"], event["source_spans"]) and
                     events.fits(sentence, claim.O, event["source_spans"], event["target_spans"])]
            judged = pairs or record.get("exhaustive") and events.touches(sentence, claim.S, actors) and events.touches(sentence, claim.O, actors)
            if judged:
                kinds = {claim.root} | claim.alt
                yield claims[claim.idx][1], any(kinds & {merge(kind) for kind in [event["root"], *(event.get("root_alt") or [])]} for event in pairs)


def solve(matrix, vector):
    """Gaussian elimination with pivoting."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size + 1):
                rows[r][c] -= factor * rows[i][c]
    result = [0.0] * size
    for i in reversed(range(size)):
        result[i] = (rows[i][size] - sum(rows[i][c] * result[c] for c in range(i + 1, size))) / rows[i][i]
    return result


def probability(weights, features):
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, features))))


def fit(data):
    size = len(data[0][0])
    weights = [0.0] * size
    for _ in range(30):
        gradient = [-RIDGE * w for w in weights]
        hessian = [[RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
        for features, right in data:
            p = probability(weights, features)
            for i in range(size):
                gradient[i] += (right - p) * features[i]
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * features[i] * features[j]
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def report(name, judged):
    """The reliability table: ten bins of equal width."""
    bins = [[0, 0.0, 0] for _ in range(10)]
    for p, right in judged:
        entry = bins[min(9, int(p * 10))]
        entry[0] += 1
        entry[1] += p
        entry[2] += right
    error = sum(abs(total - right) for _, total, right in bins) / len(judged)
    brier = sum((p - right) ** 2 for p, right in judged) / len(judged)
    print(f"{name}: {len(judged)} claims, {sum(right for _, right in judged)} right; calibration error {error:.3f}, Brier score {brier:.3f}", file=sys.stderr)
    print("| confidence | claims | mean | right |\n|---|---|---|---|", file=sys.stderr)
    for i, (count, total, right) in enumerate(bins):
        if count:
            print(f"| {i / 10:.1f} to {(i + 1) / 10:.1f} | {count} | {total / count:.2f} | {right / count:.2f} |", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--shared", type=pathlib.Path, help="folder of the shared data")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models, names = raw_models(folder)
        texts = [(file, (ROOT / json.loads(file.read_text())["document"])) for file in sorted((ROOT / "tests/gold").glob("*.gold.json"))]
        if arguments.shared:
            texts += [(arguments.shared / f"data/claims/{name}.gold.json", arguments.shared / f"data/claims/{name}.txt") for name in ("kosovo", "korea")]
        data = []
        for gold, text in texts:
            plain = text.read_text()
            loud = "".join(c.upper() if c.isascii() else c for c in plain)
            data += by_gold(arguments.program, models, gold, plain)
            data += by_gold(arguments.program, models, gold, loud)
        if arguments.shared:
            for name in ("udpetr_validate", "petr_unit", "plover_gsr"):
                data += by_events(arguments.program, models, arguments.shared, name)
        other = (pathlib.Path(__file__).parent / "other_languages.txt").read_text()
        data += [(features, False) for _, features in drawn(arguments.program, models, other, "--sentences")]
    prior = names.index("prior")
    report("scores of the rules", [(1 / (1 + math.exp(-features[prior])), right) for features, right in data])
    held_out = []
    for fold in range(FOLDS):
        weights = fit([entry for i, entry in enumerate(data) if i % FOLDS != fold])
        held_out += [(probability(weights, features), right) for i, (features, right) in enumerate(data) if i % FOLDS == fold]
    report("held out", held_out)
    print("# Weights of the confidence of a claim, a logistic regression; extract/claims/confidence.hpp explains the features.\n"
          "# Learnt by models/training/fit_confidence.py.\nfeature\tweight")
    for name, weight in zip(names, fit(data)):
        print(f"{name}\t{weight:.4f}")


if __name__ == "__main__":
    main()
