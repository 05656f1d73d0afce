"""From what is read in each article to the tables of the graph."""

from __future__ import annotations

import typing

from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from .. import parquet
from .extraction import extract
from .merging import match, merge

DOCUMENTS_A_PART = 5000
TYPES = {"string": "string", "uint32": "bigint", "double": "double", "bool": "boolean", "list": "array<string>"}
# of evidence of texts that were cleaned; in the tables of Graph.to_parquet() only where they have values
FILE_SPAN = {"file_start": "uint32", "file_end": "uint32"}
EVIDENCE = {name: of for name, of in parquet.COLUMNS["evidence"].items() if name != "claim"} | FILE_SPAN
ABOUT = {"claimgraph": {"version": parquet.VERSION}}


def build(articles: DataFrame, folder: str, parts: int | None = None, **options: typing.Any) -> None:
    """Reads articles as extract() does, keeps what is read in `folder`/extracted.parquet, and makes the graph of it as
    write_graph() does. `folder` is any that Spark can write to; there must be nothing extracted in it yet."""
    extracted = f"{folder}/extracted.parquet"
    extract(articles, **options).write.parquet(extracted)
    write_graph(articles.sparkSession.read.parquet(extracted), folder, parts)


def write_graph(extracted: DataFrame, folder: str, parts: int | None = None, matched: DataFrame | None = None) -> None:
    """Matches the entities of all documents, merges their claims, and writes the tables of docs/python.md into `folder`,
    each a folder of Parquet files in place of an earlier one; claimgraph.from_parquet() reads them.

    extracted: rows of extract(). They are read several times: keep them (write and read them, or persist()) before.
    parts: in how many parts the graph is merged, each in the memory of one task; the default is one for 5,000 documents,
        and at least one for each core.
    matched: match(extracted), if that was done before, where there is memory for it.

    The documents need different ids; if two have the same one, the job fails and says which.
    """
    matched = (match(extracted) if matched is None else matched).persist(StorageLevel.DISK_ONLY)
    count = matched.count()
    parts = parts or max(extracted.sparkSession.sparkContext.defaultParallelism, -(-count // DOCUMENTS_A_PART))
    merged = merge(extracted, matched, parts).persist(StorageLevel.DISK_ONLY)
    for name, table in {"documents": _documents(extracted, matched), **_of_the_graph(merged)}.items():
        first, *others = table.columns
        table = table.select(F.col(first).alias(first, metadata=ABOUT), *others)
        table.write.mode("overwrite").parquet(f"{folder}/{name}.parquet")
    merged.unpersist()
    matched.unpersist()


def _schema(columns: dict[str, str], names: dict[str, str]) -> str:
    """Of JSON that calls the columns by other names."""
    theirs = {ours: name for name, ours in names.items()}
    return ", ".join(f"`{theirs.get(column, column)}` {TYPES[of]}" for column, of in columns.items())


def _columns(of: str, columns: dict[str, str], names: dict[str, str]) -> list[Column]:
    theirs = {ours: name for name, ours in names.items()}
    return [F.col(f"{of}.{theirs.get(column, column)}").alias(column) for column in columns]


def _documents(extracted: DataFrame, matched: DataFrame) -> DataFrame:
    columns = {name: of for name, of in parquet.COLUMNS["documents"].items() if name != "same_as"}
    source = F.from_json("source", _schema(columns, {})).alias("source")
    return (extracted.select("document", source).join(matched.select("document", "same_as"), "document")
            .select(*_columns("source", columns, {}), F.nullif("same_as", F.lit("")).alias("same_as")))


def _of_the_graph(merged: DataFrame) -> dict[str, DataFrame]:
    entity, claim = parquet.COLUMNS["entities"], parquet.COLUMNS["claims"]
    nodes = merged.where("kind = 'node'").select(F.from_json("row", _schema(entity, parquet.ENTITY_NAMES)).alias("node"))
    piece = f"evidence array<struct<{_schema(EVIDENCE, {})}>>".replace("` ", "`: ")
    links = merged.where("kind = 'link'").select(
        F.from_json("row", f"{_schema(claim, parquet.CLAIM_NAMES)}, {piece}").alias("link"))
    evidence = links.select(F.col("link.key").alias("claim"), F.col("link.source").alias("subject_id"),
                            F.col("link.target").alias("object_id"), F.explode("link.evidence").alias("piece"))
    mentions = [evidence.where(f"piece.{end}_end > 0")
                .select("piece.document", F.col(f"piece.{end}_start").alias("start"), F.col(f"piece.{end}_end").alias("end"),
                        F.col(f"piece.{end}").alias("text"), F.col(f"{end}_id").alias("entity_id"))
                for end in ("subject", "object")]
    return {"entities": nodes.select(*_columns("node", entity, parquet.ENTITY_NAMES)),
            "claims": links.select(*_columns("link", claim, parquet.CLAIM_NAMES)),
            "evidence": evidence.select("claim", *_columns("piece", EVIDENCE, {})),
            "sentences": evidence.select(*(f"piece.{column}" for column in parquet.COLUMNS["sentences"])).distinct(),
            "mentions": mentions[0].union(mentions[1]).distinct()}
