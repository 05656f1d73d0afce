#!/usr/bin/env python3
"""Writes whom "he" and "she" mean, as far as read claims tell, for train-antecedents.

    models/training/prepare_references.py ANALYSED >references.jsonl

ANALYSED is CoNLL-U by `claimgraph extract --format conllu X.txt ...` of texts beside which X.gold.json holds their claims, as
prepare_claims.py writes them; the texts must still lie where they were read. A sentence of which claims have one end that it does not
name, and one kind of third person pronouns, has that end as their referent. What "it" and "they" mean is found so, too, but mostly where it is
named, so that "its" would be learnt to be a name's; they are left out. Python 3 standard library only."""
import json
import re
import sys

PRONOUNS = {"he": "he him his himself", "she": "she her hers herself", "they": "they them their theirs themselves", "it": "it its itself"}
KIND = {word: kind for kind, words in PRONOUNS.items() for word in words.split()}
SPEAKERS = {"i", "we", "our", "us", "my", "me"}  # may be whom the sentence does not name
NO_PERSON = re.compile(r"\b(United|Kingdom|Union|U\.?S\.?|Republic|The|Court|Council|Ministry|Company|Department|Party)\b")
INSTITUTION = re.compile(r"\b(of|the|Party|Court|Council|Ministry|Company)\b")
NO_NAMES = {"The", "President", "Minister"}
REACH = 1500  # bytes before the sentence in which a name of the referent must stand


def documents(path):
    name, sentences = None, []
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        words = []
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                if name:
                    yield name, sentences
                name, sentences = line[14:], []
            cells = line.split("\t")
            if cells[0].isdigit():
                words.append(cells[1])
        if words:
            sentences.append(words)
    if name:
        yield name, sentences


def placed(text, sentences):
    """Each token with its first byte: (byte, sentence, number, word)."""
    at, result = 0, []
    for s, words in enumerate(sentences):
        for w, word in enumerate(words):
            found = text.find(word.encode(), at, at + 400)
            if found >= 0:
                result.append((found, s, w, word))
                at = found + len(word.encode())
    return result


def stands_in(name, text):
    return re.search(r"\b" + re.escape(name) + r"\b", text)


def unnamed_ends(sentence, text):
    """The ends of claims that have a name which the sentence does not hold: their names, each once."""
    ends = []
    for claim in sentence["claims"]:
        for side in ("subject", "object"):
            names = [name for name in claim[side] if name and not name.startswith("#")]
            proper = frozenset(name for name in names if name[:1].isupper() and name.lower() not in KIND)
            words = {word for name in names for word in re.findall(r"[A-Z][\w'’-]+", name)} - NO_NAMES
            named = any(stands_in(name, text) for name in names if name.lower() not in KIND and len(name) > 1)
            if proper and not named and not any(stands_in(word, text) for word in words):
                if not any(proper & other for other in ends):
                    ends.append(proper)
    return ends


def kind_meant(kinds, names):
    """Which of the pronouns of a sentence mean the end with these names; None if that is open."""
    if len(kinds) == 1:
        kind = next(iter(kinds))
    else:
        persons = kinds & {"he", "she"}
        is_person = any(" " in name for name in names) and not any(INSTITUTION.search(name) for name in names)
        if len(persons) != 1 or not is_person:
            return None
        kind = next(iter(persons))
    return None if kind in ("he", "she") and any(NO_PERSON.search(name) for name in names) else kind


def referents(text, gold, tokens):
    """Names and pronouns of each referent."""
    found = []
    for sentence in gold["sentences"]:
        inside = [token for token in tokens if sentence["start"] <= token[0] < sentence["end"]]
        pronouns = [(token, KIND[token[3].lower()]) for token in inside if token[3].lower() in KIND]
        if not pronouns or any(token[3].lower() in SPEAKERS for token in inside):
            continue
        ends = unnamed_ends(sentence, text[sentence["start"]:sentence["end"]].decode("utf-8", "replace"))
        kind = kind_meant({kind for _, kind in pronouns}, ends[0]) if len(ends) == 1 else None
        before = text[:sentence["start"]].decode("utf-8", "replace")[-REACH:]
        if kind not in ("he", "she") or not any(stands_in(name, before) for name in ends[0]):
            continue
        entity = next((entity for entity in found if entity[0] & ends[0]), None)
        if entity is None:
            found.append(entity := (set(), []))
        entity[0].update(ends[0])
        entity[1].extend([token[1], token[2], token[2] + 1] for token, own in pronouns if own == kind)
    return found


def spans_of(names, sentences, used):
    for name in sorted(names, key=len, reverse=True):
        words = name.split()
        for s, sentence in enumerate(sentences):
            for i in range(len(sentence) - len(words) + 1):
                places = {(s, j) for j in range(i, i + len(words))}
                if sentence[i:i + len(words)] == words and not places & used:
                    used |= places
                    yield [s, i, i + len(words)]


def main():
    for name, sentences in documents(sys.argv[1]):
        text = open(name, "rb").read()
        with open(name.removesuffix(".txt") + ".gold.json", encoding="utf-8") as file:
            found = referents(text, json.load(file), placed(text, sentences))
        used = set()
        clusters = [sorted(pronouns + list(spans_of(sorted(names), sentences, used))) for names, pronouns in found]
        if clusters:
            print(json.dumps({"partial": True, "sentences": sentences, "clusters": clusters}, ensure_ascii=False))


if __name__ == "__main__":
    main()
