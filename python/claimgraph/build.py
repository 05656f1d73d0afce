"""Graphs of documents."""

from __future__ import annotations

import os
import typing
from collections.abc import Iterable

from . import _core

Path = str | os.PathLike[str]


def build(source: Path | Iterable[Path | _core.Doc | str], nlp: _core.Extractor | None = None,
          n_threads: int = 0, *, judgments: Path | Iterable[dict[str, typing.Any]] | None = None,
          store: Path | None = None, facts: bool = False) -> _core.Graph:
    """One graph of documents: entities of different documents that are the same become one, claims too.

    source: a path, or paths of files and folders, which are read as Extractor.read() does; or documents, also such that
        were pickled or come from JSON. Documents need different ids.
    nlp: what reads the files; load() if it is not given.
    n_threads: for reading files; 0: one a core.
    judgments: which claims people rejected or confirmed: the path of a file that `claimgraph judgments STORE --json`
        writes, or a list of what Graph.judgments has. A store keeps them.
    store: the path of a store (.db) that keeps the graph, made if it is not there; a document that it has is replaced.
    facts: the store keeps the facts of each sentence, too, from now on: Graph.facts(). Documents that come from JSON
        have none.

    Raises ValueError for two documents of one id and for facts without a store, what Extractor.read() raises, and Error
    for judgments and stores that cannot be read.
    """
    if facts and store is None:
        raise ValueError("facts are kept in a store; expected store=, the path of one")
    items = [source] if isinstance(source, (str, os.PathLike)) else source
    maker = _core.GraphMaker() if store is None else _core.StoreMaker(store, facts)
    if judgments is not None:
        maker.judge(judgments)
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
