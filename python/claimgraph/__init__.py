"""Reads news and builds a graph of claims: who says so, in which words, where, when, how certainly.

    import claimgraph as cg

    nlp = cg.load()
    doc = nlp("Holm accused Norsk Baltic Lines of breaking the agreement.", id="a", date="2025-05-06")
    graph = cg.build([doc])
    graph.claims(subject="Holm").to_pandas()

Errors are raised as Error, with the messages of the program `claimgraph`. docs/python.md tells more.
"""

from ._core import (
    Change,
    Claim,
    Claims,
    Conflict,
    Doc,
    Entities,
    Entity,
    Evidence,
    EvidenceTable,
    Extractor,
    Fact,
    Graph,
    Held,
    Mention,
    Neighbor,
    Span,
    TimelineEntry,
    Token,
    __version__,
    from_text,
    input_formats,
    load,
    open,
)
from .build import build
from .errors import Error, ReadWarning
from .frames import from_arrow, from_pandas
from .graphs import from_igraph, from_networkx
from .parquet import from_parquet
from .paths import models_folder

__all__ = [
    "Change",
    "Claim",
    "Claims",
    "Conflict",
    "Doc",
    "Entities",
    "Entity",
    "Error",
    "Evidence",
    "EvidenceTable",
    "Extractor",
    "Fact",
    "Graph",
    "Held",
    "Mention",
    "Neighbor",
    "ReadWarning",
    "Span",
    "TimelineEntry",
    "Token",
    "__version__",
    "build",
    "from_arrow",
    "from_igraph",
    "from_networkx",
    "from_pandas",
    "from_parquet",
    "from_text",
    "input_formats",
    "load",
    "models_folder",
    "open",
]
