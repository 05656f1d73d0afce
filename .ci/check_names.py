#!/usr/bin/env python3
"""Checks that no two headers define a type of one name in one namespace: linked together, one's code runs on the other's
bytes, and no compiler says so. usage: check_names.py [ROOT]"""
import collections
import pathlib
import re
import sys

NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.MULTILINE)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?= *[:{]| final)[^;]*?\{", re.MULTILINE)


def main(root):
    headers = collections.defaultdict(set)
    for top in ("graph", "extract", "export", "cli", "python"):
        for file in sorted((root / top).rglob("*.hpp")):
            text = file.read_text(encoding="utf-8")
            namespaces = NAMESPACE.findall(text)
            for name in TYPE.findall(text.replace("::", "#")):
                headers[f"{next(iter(namespaces), str())}::{name}"].add(str(file.relative_to(root)))
    twins = {name: files for name, files in headers.items() if len(files) > 1}
    for name, files in sorted(twins.items()):
        print(f"{name} is defined in {' and in '.join(sorted(files))}")
    return 1 if twins else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)))
