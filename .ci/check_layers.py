#!/usr/bin/env python3
"""Checks that includes point one way, as .ci/layers.txt says, and that what it says has no circles. usage: check_layers.py [ROOT]"""
import graphlib
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def read_layers(file):
    """Of each folder all that it may include."""
    right_below = {}
    for line in file.read_text().splitlines():
        if line and not line.startswith("#"):
            folder, below = line.split(":")
            right_below[folder] = below.split()
    layers = {}
    for folder in graphlib.TopologicalSorter(right_below).static_order():
        if folder not in right_below:
            sys.exit(f"{file}: {folder} stands below others, but has no line of its own")
        layers[folder] = {folder}.union(*(layers[below] for below in right_below[folder]))
    return layers


def layer_of(path, layers):
    """The longest folder of the table that holds `path`."""
    return next((str(p) for p in path.parents if str(p) in layers), None)


def main(root):
    try:
        layers = read_layers(root / ".ci/layers.txt")
    except graphlib.CycleError as circle:
        sys.exit(f"layers.txt: a circle: {' > '.join(circle.args[1])}")
    wrong = 0
    for top in sorted({folder.split("/")[0] for folder in layers}):
        for file in sorted(p for p in (root / top).rglob("*") if p.suffix in (".hpp", ".cpp")):
            own = layer_of(file.relative_to(root), layers)
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                other = layer_of(pathlib.Path(found[1]), layers)
                problem = ("is no path from the root of the project" if other is None else
                           f"{own} must not include {other}" if other not in layers[own] else None)
                if problem:
                    print(f'{file.relative_to(root)}:{number}: "{found[1]}": {problem}')
                    wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
