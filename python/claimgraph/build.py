"""Graphs of documents."""

from __future__ import annotations

import os
from collections.abc import Iterable

from . import _core

Path = str | os.PathLike[str]


def build(source: Path | Iterable[Path | _core.Doc | str], nlp: _core.Extractor | None = None,
          n_threads: int = 0) -> _core.Graph:
    """One graph of documents: entities of different documents that are the same become one, claims too.

    source: a path, or paths of files and folders, which are read as Extractor.read() does; or documents, also such that
        were pickled or come from JSON. Documents need different ids.
    nlp: what reads the files; load() if it is not given.
    n_threads: for reading files; 0: one a core.

    Raises ValueError for two documents of one id, and what Extractor.read() raises.
    """
    items = [source] if isinstance(source, (str, os.PathLike)) else source
    maker = _core.GraphMaker()
    paths: list[Path] = []
    for item in items:
        if isinstance(item, _core.Doc):
            maker.add(item)
        else:
            paths.append(item)
    if paths:
        for doc in (nlp or _core.load()).read(paths, n_threads):
            maker.add(doc)
    return maker.finish()
