"""From articles to what is read in each of them: any number of executors, no data between them."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator

import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from .. import _core
from ..errors import Error
from .batches import record_batches

# what is known of an article; other columns are left out
COLUMNS = ("id", "text", "date", "title", "author", "publisher", "url", "section", "language")
# what is read in one: the last four as _core.document_parts() gives them
READ = pa.schema([("document", pa.string()), ("source", pa.string()), ("entities", pa.string()), ("claims", pa.string()),
                  ("sketch", pa.binary())])


def extract(articles: DataFrame, **options: typing.Any) -> DataFrame:
    """What is read in each article: a row with `document` (its id), `source`, `entities` and `claims` as JSON, and `sketch`,
    by which equal texts are found. Nothing but a row depends on a row, so rows can be kept, and those of more articles
    added to them, for write_graph().

    articles: columns `id` and `text`, and those of date, title, author, publisher, url, section, language that there are. A
        date is a date, a timestamp or a str that begins as 2025-03-11; other dates, and texts that are missing, are none.
    options: those of claimgraph.load(), with paths as the executors have them; each process loads its models once.

    Raises Error if a column is missing; an article without an id fails the job.
    """
    for column in ("id", "text"):
        if column not in articles.columns:
            raise Error(f"no column '{column}' in the articles, which have {', '.join(articles.columns)}; expected id and "
                        "text", code="bad_format")
    chosen = [F.col(column).try_cast("date" if column == "date" else "string").cast("string").alias(column)
              for column in COLUMNS if column in articles.columns]
    given = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(options.items()))
    return articles.select(*chosen).mapInArrow(functools.partial(_read, given), from_arrow_schema(READ))


@functools.lru_cache(maxsize=2)
def _load(options: tuple[tuple[str, typing.Any], ...]) -> _core.Extractor:
    return _core.load(**dict(options))


def _texts(batches: Iterator[pa.RecordBatch]) -> Iterator[dict[str, str]]:
    for batch in batches:
        for row in batch.to_pylist():
            if not row["id"]:
                raise Error("an article without an id; expected one, by which its evidence names it", code="bad_format")
            row["text"] = row["text"] or ""
            if len(row.get("date") or "") != len("2025-03-11"):  # a year of five digits
                row["date"] = None
            yield row


def _read(options: tuple[tuple[str, typing.Any], ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    context = TaskContext.get()
    docs = _load(options).pipe(_texts(batches), n_threads=context.cpus() if context else 1)
    rows = ((doc.id, *_core.document_parts(doc)) for doc in docs)
    return record_batches(rows, READ)
