"""Tables for pandas and Arrow."""

from __future__ import annotations

import json
import typing

from . import _core

if typing.TYPE_CHECKING:
    import pandas
    import pyarrow


def to_arrow(rows: typing.Any) -> pyarrow.Table:
    import pyarrow

    return pyarrow.table(rows)


def to_pandas(rows: typing.Any) -> pandas.DataFrame:
    return to_arrow(rows).to_pandas(date_as_object=False)  # so that .dt has their months and years


# columns of our tables by what they are called in graph files
EDGE_NAMES = {"id": "key", "speaker": "attributed_to", "speaker_id": "attributed_to_id"}
NOT_OF_EDGES = {"subject_id", "subject", "subject_type", "object_id", "object", "object_type", "evidence", "document",
                "sentence", "time_from", "time_until"}


def from_records(records: typing.Iterable[dict[str, typing.Any]]) -> _core.Graph:
    """A graph of rows with `subject`, `relation` and `object`, and the other columns of claims where they are there."""
    nodes: dict[str, dict[str, typing.Any]] = {}
    links = []
    for record in records:
        given = {name: value for name, value in record.items() if value is not None and value == value}
        ends = []
        for end in ("subject", "object"):
            key = str(given.get(f"{end}_id", given[end]))
            node = nodes.setdefault(key, {"id": key, "label": str(given.get(end, key))})
            if f"{end}_type" in given:
                node["type"] = given[f"{end}_type"]
            ends.append(key)
        for other in ("speaker", "place"):
            if f"{other}_id" in given:
                nodes.setdefault(given[f"{other}_id"], {"id": given[f"{other}_id"],
                                                        "label": given.get(other, given[f"{other}_id"])})
        link = {EDGE_NAMES.get(name, name): value for name, value in given.items() if name not in NOT_OF_EDGES}
        link.update(source=ends[0], target=ends[1])
        link.setdefault("label", str(given["relation"]).replace("_", " "))
        if "sentence" in given:
            link["evidence"] = [{"document": str(given.get("document", "")), "text": given["sentence"]}]
        links.append(link)
    tree = {"directed": True, "multigraph": True, "graph": {}, "nodes": list(nodes.values()), "links": links}
    return _core.from_text(json.dumps(tree, default=str), "json")


def from_pandas(frame: pandas.DataFrame) -> _core.Graph:
    """A graph of a DataFrame with a row a claim: columns `subject`, `relation`, `object`, and those of
    Claims.to_pandas() where they are there. Of the evidence a row has one sentence. Raises KeyError without the three."""
    return from_records(frame.astype(object).to_dict("records"))


def from_arrow(table: typing.Any) -> _core.Graph:
    """The same of a pyarrow.Table, or of anything else with `__arrow_c_stream__`."""
    import pyarrow

    return from_records(pyarrow.table(table).to_pylist())
