"""Writes named entities into CoNLL-U: MISC gets Name=B-person, Name=I-person, ... for person, organization and place.

python3 names_to_conllu.py NAMES.jsonl [TREEBANK.conllu [--words]] > OUT.conllu

NAMES holds one sentence a line: {"sent_id" or "sent", "tokens", "entities": [{"start", "end", "type"}]}. With a treebank its
sentences are completed, and those without names' line are left out; without one, and with --words, the sentences get words and names
only, for `claimgraph extract --from conllu --format conllu` to complete. Each document of NAMES is
one here, since the tagger looks at whole documents.
"""
import json
import sys
from pathlib import Path

TYPES = {"person", "organization", "place"}
MAPPED = {"politician": "person", "politicalparty": "organization", "organisation": "organization", "country": "place",
          "location": "place"}


def tags(sentence, words):
    names = [None] * words
    for entity in sorted(sentence["entities"], key=lambda entity: entity["end"] - entity["start"]):  # the longest of nested names
        kind = MAPPED.get(entity["type"], entity["type"])
        if kind in TYPES:
            for i in range(entity["start"], entity["end"]):
                names[i] = ("B-" if i == entity["start"] else "I-") + kind
    return names


def with_name(misc, name):
    if name is None:
        return misc
    return f"Name={name}" if misc == "_" else f"{misc}|Name={name}"


def main():
    sentences = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    if len(sys.argv) < 3:
        last = None
        for sentence in sentences:
            if sentence.get("doc") is None or sentence["doc"] != last:  # one without a document is one of its own
                last = sentence.get("doc")
                print("# newdoc" if last is None else f"# newdoc id = {last}")
            after = sentence.get("space_after") or [1] * len(sentence["tokens"])
            for i, (word, name) in enumerate(zip(sentence["tokens"], tags(sentence, len(sentence["tokens"])))):
                word = word.replace(" ", "")
                print(i + 1, word, "\t".join("_" * 7), with_name("_" if after[i] else "SpaceAfter=No", name), sep="\t")
            print()
        return
    by_id = {sentence.get("sent_id", sentence["sent"]): sentence for sentence in sentences}
    lost = 0
    words_only = "--words" in sys.argv
    for block in Path(sys.argv[2]).read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        sent_id = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")), None)
        words = [line for line in lines if line.split("\t")[0].isdigit()]
        sentence = by_id.get(sent_id)
        if sentence is None or len(sentence["tokens"]) != len(words):
            lost += bool(words)
            continue
        names = iter(tags(sentence, len(words)))
        for line in lines:
            fields = line.split("\t")
            if fields[0].isdigit():
                fields[9] = with_name(fields[9], next(names))
                if words_only:
                    fields[2:9] = ["_"] * 7
            elif words_only and "." in fields[0]:  # nodes of enhanced trees
                continue
            print("\t".join(fields))
        print()
    print(f"{lost} sentences without names' line", file=sys.stderr)


if __name__ == "__main__":
    main()
