#!/usr/bin/env python3
"""Checks that what is English lies in models/en: counts the string literals of extract/**.cpp and .hpp that are an English word
(of models/en/lemmas.tsv, function_words.tsv or pronouns.tsv) or a tag of models/en/tags.tsv or inflections.tsv, and fails for
each one that .ci/words_in_code.txt does not allow. usage: check_words.py [--list]    --list: prints all, allowed or not"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODELS = ROOT / "models/en"
# comments, raw strings, strings, characters
TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\\n]|\\.)+'""", re.DOTALL)


def rows(name):
    lines = [line for line in (MODELS / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def vocabulary():
    tags = {row[0] for row in rows("tags.tsv") + rows("inflections.tsv")} | {"JJ", "RB", "IN", "DT", "CD", "PRP", "POS", "EX"}
    words = {row[0] for row in rows("lemmas.tsv") + rows("pronouns.tsv")}
    words |= {word.strip() for row in rows("function_words.tsv") for word in row[1].split(";")}
    return tags - {","}, {word for word in words if re.fullmatch(r"[a-z']*[a-z]", word)}


def literals(file):
    for line in TOKEN.finditer(file.read_text(encoding="utf-8")):
        text = line[2] if line[2] is not None else line[3]
        start = line.string.rfind("\n", 0, line.start()) + 1
        if text is not None and not line.string.startswith("#include", start):
            yield line.string.count("\n", 0, line.start()) + 1, text


def allowed():
    result = collections.defaultdict(set)
    for line in (ROOT / ".ci/words_in_code.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, words, _ = line.split("\t")
            result[file].update(words.split())
    return result


def main(show):
    tags, words = vocabulary()
    may = allowed()
    found, bad = collections.Counter(), []
    for file in sorted((ROOT / "extract").rglob("*.[chi][pnp][pl]")):
        name = str(file.relative_to(ROOT))
        for line, text in literals(file):
            kind = "tag" if text in tags else "word" if text in words else None
            if kind is None:
                continue
            found[kind] += 1
            if show:
                print(f"{name}:{line}\t{kind}\t{text}")
            if text not in may[name]:
                bad.append(f"{name}:{line}: the {kind} \"{text}\" belongs into a table of models/en, or into .ci/words_in_code.txt")
    print("\n".join(bad + [f"{found['tag']} tags and {found['word']} words stand in extract/"]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main("--list" in sys.argv[1:]))
