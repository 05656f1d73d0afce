"""What pickles call, since pickle finds only functions of Python by their names."""

from . import _core


def document(json: str) -> _core.Doc:
    return _core.Doc.from_json(json)


def graph(json: str) -> _core.Graph:
    return _core.from_text(json, "json")


def store(path: str) -> _core.Graph:
    return _core.open(path)
