"""Rows as Arrow has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

MOST_ROWS = 4096
MANY_BYTES = 16_000_000


def record_batches(rows: Iterable[tuple[str | bytes | int, ...]], columns: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Of few rows where rows are long."""
    chunk: list[tuple[str | bytes | int, ...]] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += sum(len(value) for value in row if not isinstance(value, int))
        if len(chunk) == MOST_ROWS or size > MANY_BYTES:
            yield _batch(chunk, columns)
            chunk, size = [], 0
    if chunk:
        yield _batch(chunk, columns)


def _batch(rows: list[tuple[str | bytes | int, ...]], columns: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array(values, of) for values, of in zip(zip(*rows, strict=True), columns.types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=columns)
