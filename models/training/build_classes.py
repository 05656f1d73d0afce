#!/usr/bin/env python3
"""Sorts the words of word vectors into fine and coarse classes for the tagger of names: spherical k-means from a fixed start.

usage: build_classes.py VECTORS.txt ROWS FINE COARSE > classes.tsv     needs numpy
"""
import sys

import numpy


def classes_of(x, count):
    centres = x[numpy.random.default_rng(1).permutation(len(x) // 2)[:count]]
    for _ in range(30):
        nearest = (x @ centres.T).argmax(1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, x)
        centres = sums / (numpy.linalg.norm(sums, axis=1, keepdims=True) + 1e-6)
    return nearest + 1


def main():
    path, rows, fine, coarse = sys.argv[1], *map(int, sys.argv[2:5])
    words, vectors = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.split()
            if len(words) == rows:
                break
            if any(c.isalpha() for c in cells[0]):
                words.append(cells[0])
                vectors.append([float(c) for c in cells[1:101]])
    x = numpy.array(vectors, dtype=numpy.float32)
    x -= x.mean(0)
    x /= numpy.linalg.norm(x, axis=1, keepdims=True) + 1e-6
    print("word\tfine\tcoarse")
    for word, its_fine, its_coarse in zip(words, classes_of(x, fine), classes_of(x, coarse)):
        print(word, its_fine, its_coarse, sep="\t")


main()
