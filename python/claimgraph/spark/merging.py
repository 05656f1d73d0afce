"""From what is read in each article to the entities and claims of all: the steps of claimgraph.build(), in tasks."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

from .. import _core
from .batches import record_batches

MATCHED = pa.schema([("document", pa.string()), ("identities", pa.string()), ("same_as", pa.string())])
PARTS = pa.schema([("part", pa.int32()), ("content", pa.string())])
ROWS = pa.schema([("kind", pa.string()), ("row", pa.string())])  # of the kinds node and link
DOCUMENTS_A_GRAPH = 1024  # merged before they are sent, so that what all name is sent once by many


def match(extracted: DataFrame) -> DataFrame:
    """Who the entities of each document are, and whose text it has: a row with `document`, `identities` as JSON and
    `same_as`. Decided in one task, since whether two are one depends on all others; it needs some 250 bytes of memory for
    each named entity of each document. write_graph() does it by itself, or takes what was written of it.

    Documents need different ids; if two have the same one, the job fails and says which."""
    return extracted.select("document", "entities", "sketch").repartition(1).mapInArrow(_match, from_arrow_schema(MATCHED))


def merge(extracted: DataFrame, matched: DataFrame, parts: int) -> DataFrame:
    """The nodes and links of the graph, as its JSON has them: each document is cut into `parts` by the keys of its entities
    and claims, and each part merged in a task."""
    # Spark tells from the annotations that it may hand out a part bit by bit
    def merge_part(key: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _merge(key[0].as_py(), parts, batches)

    documents = extracted.select("document", "entities", "claims").join(matched, "document")
    cut = documents.mapInArrow(functools.partial(_split, parts), from_arrow_schema(PARTS))
    return cut.groupBy("part").applyInArrow(merge_part, from_arrow_schema(ROWS))


def _columns(batch: pa.RecordBatch, *names: str) -> Iterator[tuple[str, ...]]:
    return zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def _match(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    matcher = _core.CollectionMatcher()
    documents: list[pa.Array] = []
    for batch in batches:
        documents.append(pa.array(batch.column("document").to_pylist(), pa.string()))  # a view would keep the batch
        for document, entities, sketch in _columns(batch, "document", "entities", "sketch"):
            matcher.add(document, entities, sketch)
    matcher.match()
    names = (name.as_py() for names in documents for name in names)
    rows = ((name, *matcher[i]) for i, name in enumerate(names))
    return record_batches(rows, MATCHED)


def _split(parts: int, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    def rows() -> Iterator[tuple[int, str]]:
        graph = _core.PartialGraph()
        count = 0
        for batch in batches:
            for row in _columns(batch, "document", "entities", "claims", "identities", "same_as"):
                graph.add_document(*row)
                count += 1
                if count % DOCUMENTS_A_GRAPH == 0:
                    yield from graph.split(parts)
        yield from graph.split(parts)

    return record_batches(rows(), PARTS)


def _merge(part: int, parts: int, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    graph = _core.PartialGraph()
    for batch in batches:
        for content in batch.column("content"):
            graph.add_part(content.as_py())
    nodes, links = graph.rows(part, parts)
    rows = itertools.chain((("node", row) for row in nodes), (("link", row) for row in links))
    return record_batches(rows, ROWS)
