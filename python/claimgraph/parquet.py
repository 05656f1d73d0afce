"""Graphs as a folder of Parquet files; docs/python.md has the tables."""

from __future__ import annotations

import json
import os
import pathlib
import typing

from . import _core
from .errors import Error

if typing.TYPE_CHECKING:
    import pyarrow

VERSION = 1
KEY = b"claimgraph"
SPARK_KEY = b"org.apache.spark.sql.parquet.row.metadata"
Path = str | os.PathLike[str]
Row = dict[str, typing.Any]

SPANS = {f"{what}_{end}": "uint32" for what in ("subject", "object", "trigger", "speaker", "time") for end in ("start", "end")}
# the columns that each table always has; others come from files of other programs, or are written where they have values
COLUMNS: dict[str, dict[str, str]] = {
    "documents": {"name": "string", "title": "string", "date": "string", "author": "string", "publisher": "string",
                  "url": "string", "section": "string", "language": "string", "format": "string", "words": "uint32",
                  "same_as": "string"},
    "entities": {"id": "string", "name": "string", "type": "string", "aliases": "list", "mentions": "uint32",
                 "kb": "string", "unnamed": "bool"},
    "claims": {"id": "string", "subject_id": "string", "relation": "string", "object_id": "string", "label": "string",
               "symmetric": "bool", "speaker_id": "string", "report": "string", "polarity": "string",
               "modality": "string", "time": "string", "time_value": "string", "place": "string", "place_id": "string",
               "condition": "string", "complement": "string", "confidence": "double"},
    "evidence": {"claim": "string", "document": "string", "sentence": "uint32", "start": "uint32", "end": "uint32",
                 "text": "string", "date": "string", "rule": "string", "via": "list", "said_at": "string",
                 "subject": "string", "object": "string", "trigger": "string", "time": "string", "time_value": "string",
                 **SPANS},
    "sentences": {"document": "string", "sentence": "uint32", "start": "uint32", "end": "uint32", "text": "string"},
    "mentions": {"document": "string", "start": "uint32", "end": "uint32", "text": "string", "entity_id": "string"},
}
ENTITY_NAMES = {"label": "name"}                              # what JSON calls it: what we do
CLAIM_NAMES = {"key": "id", "source": "subject_id", "target": "object_id", "attributed_to_id": "speaker_id"}
DERIVED = {"attributed_to", "interaction", "weight", "sentence", "documents", "evidence"}


def _renamed(row: Row, names: dict[str, str], without: typing.Collection[str] = ()) -> Row:
    """With our names. An attribute of another program that is called like one of them gets a `_` in front."""
    taken = names.values()
    return {names.get(name, f"_{name}" if name in taken else name): value for name, value in row.items()
            if name not in without}


def _renamed_back(row: Row, names: dict[str, str]) -> Row:
    back = {ours: theirs for theirs, ours in names.items()} | {f"_{ours}": ours for ours in names.values()}
    return {back.get(name, name): value for name, value in row.items()}


def _table(name: str, rows: list[Row], about: Row) -> pyarrow.Table:
    import pyarrow as pa

    types = {"string": pa.string(), "uint32": pa.uint32(), "double": pa.float64(), "bool": pa.bool_(),
             "list": pa.list_(pa.string())}
    columns = COLUMNS[name]
    made = {column: pa.array([row.get(column) for row in rows], types[of]) for column, of in columns.items()}
    as_json = []
    for column in dict.fromkeys(column for row in rows for column in row if column not in columns):
        values = [row.get(column) for row in rows]
        if any(isinstance(value, (list, dict)) for value in values):
            as_json.append(column)
            values = [None if value is None else json.dumps(value) for value in values]
        made[column] = pa.array(values)
    return pa.table(made).replace_schema_metadata({KEY: json.dumps({"version": VERSION, "json": as_json, **about})})


def _sentences(evidence: list[Row]) -> list[Row]:
    """Those that claims were read in, each once."""
    found: dict[tuple[typing.Any, ...], None] = {}
    for row in evidence:
        found[tuple(row.get(column) for column in COLUMNS["sentences"])] = None
    return [dict(zip(COLUMNS["sentences"], values, strict=True)) for values in found]


def _mentions(evidence: list[Row], claims: dict[str, Row]) -> list[Row]:
    """Where the ends of claims are named, each place once."""
    found: dict[tuple[typing.Any, ...], None] = {}
    for row in evidence:
        for end in ("subject", "object"):
            if row.get(f"{end}_end"):
                found[row["document"], row[f"{end}_start"], row[f"{end}_end"], row[end], claims[row["claim"]][f"{end}_id"]] = None
    return [dict(zip(COLUMNS["mentions"], values, strict=True)) for values in found]


def to_parquet(graph: _core.Graph, folder: Path) -> None:
    """Writes the tables of a graph to a folder, which is made if it is not there: documents.parquet, entities.parquet,
    claims.parquet, evidence.parquet, sentences.parquet and mentions.parquet. Each file is there whole or not at all.
    Needs pyarrow, and memory for the graph as objects of Python."""
    import pyarrow.parquet

    tree = json.loads(graph.to_text("json"))
    documents = tree["graph"].pop("documents", [])
    claims = [_renamed(link, CLAIM_NAMES, DERIVED) for link in tree["links"]]
    evidence = [{"claim": link["key"], **piece} for link in tree["links"] for piece in link.get("evidence", ())]
    tables = {"documents": documents, "entities": [_renamed(node, ENTITY_NAMES) for node in tree["nodes"]],
              "claims": claims, "evidence": evidence, "sentences": _sentences(evidence),
              "mentions": _mentions(evidence, {claim["id"]: claim for claim in claims})}
    target = pathlib.Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        about = {"graph": tree["graph"]} if name == "documents" else {}
        written = target / f"{name}.parquet.new"
        pyarrow.parquet.write_table(_table(name, rows, about), written)
        written.replace(target / f"{name}.parquet")


def _about(metadata: dict[bytes, bytes]) -> Row:
    """What a file says about its table. Spark has no room for it but beside a column."""
    if KEY in metadata or SPARK_KEY not in metadata:
        return json.loads(metadata[KEY])
    return json.loads(metadata[SPARK_KEY])["fields"][0]["metadata"][KEY.decode()]


def _read(folder: pathlib.Path, name: str) -> tuple[list[Row], Row]:
    """The rows of a table without what is missing, and what its file says about it."""
    import pyarrow
    import pyarrow.parquet

    file = folder / f"{name}.parquet"
    try:
        table = pyarrow.parquet.read_table(file)
    except FileNotFoundError:
        raise Error(f"{file}: no such file; expected a folder that to_parquet() wrote", code="not_found",
                    file=str(file)) from None
    except (OSError, pyarrow.ArrowException) as error:
        raise Error(f"{file}: {error}", code="unreadable", file=str(file)) from None
    try:
        about = _about(table.schema.metadata or {})
        version = about["version"]
    except (KeyError, TypeError, ValueError, IndexError):
        raise Error(f"{file}: not a table of a graph; expected one that to_parquet() wrote", code="bad_format",
                    file=str(file)) from None
    if version != VERSION:
        raise Error(f"{file}: version {version} of the tables; expected {VERSION}", code="unsupported", file=str(file))
    if missing := [column for column in COLUMNS[name] if column not in table.column_names]:
        raise Error(f"{file}: no column '{missing[0]}'", code="bad_format", file=str(file))
    rows = [{column: value for column, value in row.items() if value is not None} for row in table.to_pylist()]
    for column in about.get("json", ()):
        for row in rows:
            if column in row:
                row[column] = json.loads(row[column])
    return rows, about


def from_parquet(folder: Path) -> _core.Graph:
    """The graph that to_parquet() or claimgraph.spark wrote, equal to it. The tables of sentences and mentions are not
    read: evidence has them too. Raises Error with the file."""
    source = pathlib.Path(folder)
    documents, about = _read(source, "documents")
    entities, _ = _read(source, "entities")
    claims, _ = _read(source, "claims")
    evidence, _ = _read(source, "evidence")
    links = [_renamed_back(claim, CLAIM_NAMES) for claim in claims]
    pieces: dict[str, list[Row]] = {link["key"]: [] for link in links}
    for row in evidence:
        claim = row.pop("claim", None)
        if claim not in pieces:
            raise Error(f"{source / 'evidence.parquet'}: evidence of '{claim}', which is not a claim", code="bad_format",
                        file=str(source / "evidence.parquet"))
        pieces[claim].append(row)
    for link in links:
        link["evidence"] = pieces[link["key"]]
    tree = {"directed": True, "multigraph": True, "graph": {**about.get("graph", {}), "documents": documents},
            "nodes": [_renamed_back(entity, ENTITY_NAMES) for entity in entities], "links": links}
    return _core.from_text(json.dumps(tree, default=str), "json")
