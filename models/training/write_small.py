"""Careless writing for the tagger of names: every N-th sentence of CoNLL-U with words and names, all in small letters.

python3 write_small.py N IN.conllu... > OUT.conllu
"""
import sys
from pathlib import Path


def main():
    every, paths = int(sys.argv[1]), sys.argv[2:]
    blocks = [block for path in paths for block in Path(path).read_text(encoding="utf-8").split("\n\n") if block.strip()]
    for block in blocks[::every]:
        print("# newdoc")
        for line in block.splitlines():
            fields = line.split("\t")
            if not line.startswith("#") and fields[0].isdigit():
                fields[1] = fields[1].lower()
                print("\t".join(fields))
        print()


if __name__ == "__main__":
    main()
