"""Makes the word vectors that models/en/claims.model begins with: what a word is to the teacher of teach_claims.py, the mean of its states in many
sentences (Bommasani, Davis and Cardie 2020), in 100 dimensions, beside 60 dimensions of vectors of plain text, for words that it saw seldom.

python3 teach_vectors.py --pretrained all-mpnet-base-v2 --weights teacher.pt --examples read.jsonl --vectors vectors.txt --out claim_vectors.txt

The weights are those that teach_claims.py kept for these examples. The words of `--vectors`, a word and its numbers a line, by falling frequency, come
first; a lemma has the states of its forms."""
import argparse
import collections
import json
import random
from pathlib import Path

import numpy as np
import torch

from data import feature_rows
from teach_claims import Judge, Names, POSITIONS, WordPieces

TAUGHT, PLAIN = 100, 60  # dimensions
TAUGHT_LENGTH, PLAIN_LENGTH = 0.75, 0.65
WORDS, TAUGHT_WORDS = 36000, 4000  # those of the vectors, further ones that the teacher saw
LEAST_SEEN, PRIOR = 3, 3  # times
SHORTEST, LONGEST, BATCH = 4, 90, 48  # words of a sentence; sentences
ENDINGS = (("ies", ["y"]), ("ied", ["y"]), ("es", ["e", ""]), ("s", [""]), ("ed", ["e", ""]), ("ing", ["e", ""]))


class Lemmas:
    def __init__(self, file):
        rows = [line.rstrip("\n").split("\t") for line in open(file, encoding="utf-8") if line[0] != "#"]
        self.words = {row[0] for row in rows}
        self.irregular = {row[0]: row[2] for row in reversed(rows) if row[1] in ("VERB", "NOUN") and row[2] != "-"}

    def __call__(self, form):
        if form in self.irregular:
            return self.irregular[form]
        for ending, others in ENDINGS:
            if form.endswith(ending) and len(form) > len(ending) + 2:
                stem = form[:-len(ending)]
                for word in [stem + other for other in others] + [stem[:-1]] * (stem[-1] == stem[-2]):
                    if word in self.words:
                        return word
        return form


def sentences_of(file):
    """Each sentence once: (form, whether a space follows)."""
    seen = {}
    for line in open(file, encoding="utf-8"):
        for sentence in json.loads(line)["sentences"]:
            if SHORTEST <= len(sentence["words"]) <= LONGEST:
                seen.setdefault(" ".join(form for form, _ in sentence["words"]), sentence["words"])
    return list(seen.values())


@torch.no_grad()
def mean_states(judge, pieces, sentences, lemmas):
    """Of forms in small letters and of lemmas: sum of the states, how many."""
    judge.eval()
    sums = collections.defaultdict(lambda: [np.zeros(judge.width), 0])
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    for first in range(0, len(order), BATCH):
        chosen, items = [sentences[i] for i in order[first:first + BATCH]], []
        for sentence in chosen:
            rows, features, words, before = [pieces.first], [(-1, -1, -1)], [], True
            for form, after in sentence:
                own = pieces(form)
                words.append(len(rows))
                rows += own
                features += [feature_rows(form, before, after)] * len(own)
                before = after
            items.append(((rows + [pieces.last])[:POSITIONS], (features + [(-1, -1, -1)])[:POSITIONS], words))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = judge.encode(items).float().numpy()
        for sentence, item, state in zip(chosen, items, states):
            for (form, _), at in zip(sentence, item[2]):
                if at < POSITIONS:
                    for word in {form.lower(), lemmas(form.lower())}:
                        sums[word][0] += state[at]
                        sums[word][1] += 1
    return {word: found for word, found in sums.items() if found[1] >= LEAST_SEEN and any("a" <= c <= "z" for c in word)}


def principal(values, weights, size):
    """The first principal components, of mean length 1."""
    values = values - weights @ values
    _, axes = np.linalg.eigh((values * weights[:, None]).T @ values)
    values = values @ axes[:, ::-1][:, :size]
    return values / np.linalg.norm(values, axis=1).mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--pretrained", "--weights", "--examples", "--vectors", "--out"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--lemmas", type=Path, default=Path(__file__).parent.parent.parent / "en/lemmas.tsv")
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    names = Names([json.loads(line) for line in open(options.examples, encoding="utf-8")])
    pieces = WordPieces(options.pretrained)
    judge = Judge(names, options.pretrained, pieces.pad, 0)
    judge.load_state_dict(torch.load(options.weights))
    found = mean_states(judge, pieces, sentences_of(options.examples), Lemmas(options.lemmas))
    words, seen = list(found), np.array([count for _, count in found.values()], dtype=float)
    weights = np.sqrt(seen) / np.sqrt(seen).sum()
    taught = principal(np.stack([total / count for total, count in found.values()]), weights, TAUGHT)
    taught = dict(zip(words, taught * (seen / (seen + PRIOR))[:, None]))

    lines = [line.rstrip("\n").split(" ") for line in open(options.vectors, encoding="utf-8")]
    lines = [line for line in lines if any("a" <= c <= "z" for c in line[0])][:WORDS]
    plain = np.array([line[1:] for line in lines], dtype=float)
    plain = (plain - plain.mean(0)) / np.linalg.norm(plain - plain.mean(0), axis=1, keepdims=True)
    plain = dict(zip((line[0] for line in lines), principal(plain, np.full(len(lines), 1 / len(lines)), PLAIN)))
    further = sorted(set(taught) - set(plain), key=lambda word: (-found[word][1], word))[:TAUGHT_WORDS]
    with open(options.out, "w", encoding="utf-8") as out:
        for word in [*plain, *further]:
            values = [*(TAUGHT_LENGTH * taught.get(word, np.zeros(TAUGHT))), *(PLAIN_LENGTH * plain.get(word, np.zeros(PLAIN)))]
            out.write(word + " " + " ".join(f"{value:.5f}" for value in values) + "\n")


if __name__ == "__main__":
    main()
