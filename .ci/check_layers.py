#!/usr/bin/env python3
"""Checks that includes point one way, as .ci/layers.txt says, and that what it says has no circles.

usage: check_layers.py [ROOT]          also refuses includes in a circle from file to file
       check_layers.py --rooms [ROOT]  prints each folder with its files, lines, and the folders that it includes"""
import collections
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


def includes(root, layers):
    """Of each source its includes, as (line number, path)."""
    found = {}
    for top in sorted({folder.split("/")[0] for folder in layers}):
        for file in sorted(p for p in (root / top).rglob("*") if p.suffix in (".hpp", ".cpp")):
            lines = file.read_text(encoding="utf-8").splitlines()
            found[file.relative_to(root)] = [(number, match[1]) for number, line in enumerate(lines, 1)
                                             if (match := INCLUDE.match(line))]
    return found


def print_rooms(root, layers):
    files, lines, arrows = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for file, included in includes(root, layers).items():
        room = layer_of(file, layers)
        files[room] += 1
        lines[room] += len((root / file).read_text(encoding="utf-8").splitlines())
        arrows[room] |= {layer_of(pathlib.Path(path), layers) for _, path in included} - {room, None}
    for room in layers:
        if files[room]:
            print(f"{room}\t{files[room]}\t{lines[room]}\t{' '.join(sorted(arrows[room]))}")
    print(f"{len(files)} folders\t{sum(files.values())}\t{sum(lines.values())}\t{sum(map(len, arrows.values()))} arrows")


def main(root, rooms):
    try:
        layers = read_layers(root / ".ci/layers.txt")
    except graphlib.CycleError as circle:
        sys.exit(f"layers.txt: a circle: {' > '.join(circle.args[1])}")
    if rooms:
        return print_rooms(root, layers)
    wrong = 0
    headers = {}
    for file, included in includes(root, layers).items():
        own = layer_of(file, layers)
        headers[str(file)] = [path for _, path in included]
        for number, path in included:
            other = layer_of(pathlib.Path(path), layers)
            problem = ("is no path from the root of the project" if other is None else
                       f"{own} must not include {other}" if other not in layers[own] else None)
            if problem:
                print(f'{file}:{number}: "{path}": {problem}')
                wrong += 1
    try:
        tuple(graphlib.TopologicalSorter(headers).static_order())
    except graphlib.CycleError as circle:
        print(f"includes in a circle: {' > '.join(circle.args[1])}")
        wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--rooms"]
    sys.exit(main(pathlib.Path(words[0] if words else "."), "--rooms" in sys.argv))
