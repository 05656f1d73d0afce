#!/usr/bin/env python3
"""Writes models/en/actor_nouns.tsv: nouns of those who act.

usage: build_actor_nouns.py WORDNET_DICT > models/en/actor_nouns.tsv

WORDNET_DICT is the folder of data.noun and index.noun (Debian's wordnet-base: /usr/share/wordnet). A noun whose commonest sense is a
person names a person; what names several of them is written down below."""
import re
import sys

GROUPS = """authority bloc board cabinet camp cartel caucus clan clergy coalition command community contingent convoy corps crew crowd
delegation electorate elite faction family firm front gang garrison insurgency jury junta leadership lobby majority media military militia
minority mission mob monarchy movement navy opposition outfit patrol personnel population posse press public regime resistance side squad
staff syndicate team tribe unit watchdog wing workforce brigade battalion regiment platoon squadron detachment""".split()


def read(folder):
    """Commonest sense of every noun, file number and hypernyms of every sense."""
    files, above, first = {}, {}, {}
    for line in open(f"{folder}/data.noun", encoding="ascii"):
        if line.startswith("  "):
            continue
        field = line.split()
        words = int(field[3], 16)
        at = 5 + 2 * words
        pointers = [field[at + 4 * i : at + 4 * i + 2] for i in range(int(field[at - 1]))]
        files[field[0]] = int(field[1])
        above[field[0]] = pointers
    for line in open(f"{folder}/index.noun", encoding="ascii"):
        if line.startswith("  "):
            continue
        field = line.split()
        first[field[0]] = field[6 + int(field[3])]
    return files, above, first


def main(folder):
    files, above, first = read(folder)

    def is_below(sense, top):
        todo, seen = [sense], set()
        while todo:
            at = todo.pop()
            if at == top:
                return True
            for pointer, higher in above.get(at, ()):
                if pointer == "@" and higher not in seen:
                    seen.add(higher)
                    todo.append(higher)
        return False

    persons = sorted(
        word
        for word, sense in first.items()
        if re.fullmatch("[a-z-]{3,}", word)
        and files[sense] == 18
        and not any(pointer == "@i" for pointer, _ in above[sense])
        and is_below(sense, first["person"])
        and word not in GROUPS
    )
    print("# Nouns of those who act, from WordNet 3.0 by models/training/build_actor_nouns.py. Several persons are a group.")
    print("noun\ttype")
    for word in sorted(set(persons) | set(GROUPS)):
        print(f"{word}\t{'group' if word in GROUPS else 'person'}")


if __name__ == "__main__":
    main(sys.argv[1])
