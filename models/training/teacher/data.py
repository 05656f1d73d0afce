"""Treebanks as rows of word pieces, exactly as extract/syntax/transformer reads them at run time."""
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

PAD, UNKNOWN, FIRST, LAST, MASK = 0, 100, 101, 102, 103  # rows of the vocabulary
MAX_WORD_PIECES = 8  # of a longer word the beginning is read
SUFFIX_ROWS, SHAPE_ROWS, SPACING_ROWS = 4096, 512, 4
FEATURE_ROWS = SUFFIX_ROWS + SHAPE_ROWS + SPACING_ROWS
_PLAIN = {**dict.fromkeys("\u2018\u2019\u201a\u02bc\u00b4", "'"), **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
          **dict.fromkeys("\u2010\u2011\u2012\u2013", "-"), "\u2014": "--", "\u2026": "..."}
_PRIME, _WORD = 1099511628211, (1 << 64) - 1


def fold(form):
    """As fold_form() in extract/syntax/encoder/features.cpp."""
    return "".join("0" if "0" <= c <= "9" else _PLAIN.get(c) or (c.lower() if len(c.lower()) == 1 else c) for c in form)


def hash_bytes(data, seed):
    value = 14695981039346656037 ^ seed
    for byte in data:
        value = ((value ^ byte) * _PRIME) & _WORD
    return value ^ (value >> 29)


def shape_of(form):
    shape = last = run = runs = 0
    for c in form:
        kind = 5
        if c < "\x80":
            kind = 1 if "A" <= c <= "Z" else 2 if "a" <= c <= "z" else 3 if "0" <= c <= "9" else 8 + ord(c)
        run = run + 1 if kind == last else 1
        if run == 1:
            runs += 1
            if runs > 7:
                break
        if run <= 2:
            shape = ((shape + kind) * _PRIME) & _WORD
        last = kind
    return shape ^ (shape >> 31)


def feature_rows(form, space_before, space_after):
    """Rows of one table: the hashed last three characters, the shape, the spaces around the word."""
    return (hash_bytes(fold(form)[-3:].encode(), 3) % SUFFIX_ROWS,
            SUFFIX_ROWS + shape_of(form) % SHAPE_ROWS,
            SUFFIX_ROWS + SHAPE_ROWS + int(space_before) + 2 * int(space_after))


class WordPieces:
    def __init__(self, tokenizer_json):
        self.rows = json.loads(Path(tokenizer_json).read_text())["model"]["vocab"]

    def __call__(self, form):
        """Lower case without accents, cut at every ASCII punctuation mark, longest known pieces first."""
        text = "".join(c.lower() for c in unicodedata.normalize("NFD", form) if unicodedata.category(c) != "Mn")
        parts = []
        for c in text:
            if not c.isalnum() and c < "\x80" or not parts or (not parts[-1][-1].isalnum() and parts[-1][-1] < "\x80"):
                parts.append(c)
            else:
                parts[-1] += c
        rows = []
        for part in parts:
            begin = 0
            while begin < len(part) and len(rows) < MAX_WORD_PIECES:
                for end in range(min(len(part), begin + 32), begin, -1):
                    row = self.rows.get(("##" if begin else "") + part[begin:end])
                    if row is not None:
                        break
                else:
                    row, end = UNKNOWN, len(part)
                rows.append(row)
                begin = end
        return rows[:MAX_WORD_PIECES] or [UNKNOWN]


@dataclass
class Sentence:
    pieces: list  # of FIRST, the words, LAST
    features: list  # three rows a piece; -1 at FIRST and LAST
    words: list  # position of the first piece of each word
    tags: list
    heads: list  # 0 is the root, 1 the first word
    labels: list


def read_conllu(path, pieces):
    sentences, cache = [], {}
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        glued = set()  # last words of multiword tokens have the space of the whole; those before have none
        for row in rows:
            if "-" in row[0]:
                begin, end = map(int, row[0].split("-"))
                glued.update(range(begin, end))
                if "SpaceAfter=No" in row[9]:
                    glued.add(end)
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        sentence = Sentence([FIRST], [(-1, -1, -1)], [], [], [], [])
        before = True
        for row in rows:
            after = "SpaceAfter=No" not in row[9] and int(row[0]) not in glued
            key = (row[1], before, after)
            if key not in cache:
                cache[key] = (pieces(row[1]), feature_rows(*key))
            own, features = cache[key]
            sentence.words.append(len(sentence.pieces))
            sentence.pieces += own
            sentence.features += [features] * len(own)
            sentence.tags.append(row[3] + "|" + row[4])
            sentence.heads.append(int(row[6]))
            sentence.labels.append(row[7])
            before = after
        sentence.pieces.append(LAST)
        sentence.features.append((-1, -1, -1))
        sentences.append(sentence)
    return sentences
