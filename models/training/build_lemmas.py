#!/usr/bin/env python3
"""Compacts the word lists of WordNet into models/en/lemmas.tsv: which words there are, and irregular forms.

usage: build_lemmas.py [WORDNET] [OUTPUT]        default: /usr/share/wordnet (Debian: wordnet-base), models/en/lemmas.tsv

Same input, same bytes out. Licence: models/en/NOTICE.
"""
import pathlib, re, sys

wordnet = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "models/en/lemmas.tsv")
PARTS = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ", "adv": "ADV"}
WORD = re.compile(r"[A-Za-z][a-z]+(-[a-z]+)?")  # no names of several words, acronyms, numbers

facts = set()
for part, upos in PARTS.items():
    words = set()
    for line in open(wordnet / f"data.{part}", encoding="utf-8"):
        if line.startswith("  "):  # the licence
            continue
        cells = line.split(" ")
        for i in range(int(cells[3], 16)):
            words.add(re.sub(r"\([a-z]+\)$", "", cells[4 + 2 * i]))  # "afloat(p)"
    for word in words:
        if not WORD.fullmatch(word) or len(word) > 24:
            continue
        if word[0].isupper() and (part != "adj" or word.lower() in words):  # names are no business of this list
            continue
        facts.add((word.lower(), upos, "" if word.islower() else word))
    for line in open(wordnet / f"{part}.exc", encoding="utf-8"):
        form, *lemmas = line.split()
        known = [lemma for lemma in lemmas if lemma in words]
        if known and WORD.fullmatch(form) and WORD.fullmatch(known[0]) and form != known[0]:
            facts.add((form, upos, known[0]))

with open(output, "w", encoding="utf-8") as out:
    out.write("# Words of English and irregular forms, made by models/training/build_lemmas.py. No lemma: the form is one itself.\n")
    out.write("form\tupos\tlemma\n")
    for form, upos, lemma in sorted(facts):
        out.write(f"{form}\t{upos}\t{lemma or '-'}\n")
