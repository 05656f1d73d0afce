#!/usr/bin/env python3
"""Copies the public headers as Doxygen takes them: comments are plain text with `code`, so no < begins a tag in them and no \\ a command.
usage: headers_for_doxygen.py FOLDER"""
import pathlib
import re
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ESCAPED = re.compile(r"[\\<>@&#%]")
FOREIGN = re.compile(r"^template <[^\n]*\nstruct std::.*?^};\n", re.DOTALL | re.MULTILINE)  # it finds no scope for them
COMMENT = re.compile(r"(.*?///<?)( .*)$")


def plain(text):
    parts = text.split("`")
    for i, part in enumerate(parts):
        if i % 2 == 0:
            parts[i] = ESCAPED.sub(r"\\\g<0>", part)
        elif re.search(r"[\\<>@&]", part):
            parts[i] = '\0"' + ESCAPED.sub(r"\\\g<0>", part) + '"\0'
    return "`".join(parts).replace("`\0", "").replace("\0`", "")


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for top in ["extract", "graph", "export"]:
        for header in sorted((ROOT / top).rglob("*.hpp")):
            copy = folder / header.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            lines = FOREIGN.sub("", header.read_text(encoding="utf-8")).splitlines()
            with copy.open("w", encoding="utf-8") as out:
                for line in lines:
                    found = COMMENT.match(line)
                    print(found[1] + plain(found[2]) if found else line, file=out)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
