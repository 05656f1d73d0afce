#!/usr/bin/env python3
"""Checks that no line of the documentation has more than 160 characters. usage: check_docs_lines.py [ROOT]

Looks at all .md files but the model cards of models/ and the golden files of tests/. A line of printed output (between ```) may be longer."""
import pathlib
import subprocess
import sys

LIMIT = 160


def long_lines(text):
    printed = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            printed = not printed
        if not printed and len(line) > LIMIT:
            yield number, len(line)


def main(root):
    tracked = subprocess.run(["git", "-C", root, "ls-files", "*.md"], capture_output=True, text=True, check=True).stdout.splitlines()
    pages = [page for page in tracked if not page.startswith("models/") and "/golden/" not in page and (root / page).exists()]
    wrong = 0
    for page in pages:
        for number, length in long_lines((root / page).read_text(encoding="utf-8")):
            print(f"{page}:{number}: {length} characters, at most {LIMIT} are allowed")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
