#!/usr/bin/python3
"""Kuzu loads what we write of a graph of hostile strings, and answers as the graph does.

usage: kuzu_test.py WRITE_SAMPLE
Needs the package kuzu, in a virtual environment named by KUZU_ENVIRONMENT or made before by .ci/get_from_pypi kuzu==0.11.3.
Without it the test says so, and is skipped.
"""
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from from_pypi import go_on_with  # noqa: E402

go_on_with("kuzu", "0.11.3", "KUZU_ENVIRONMENT")
import kuzu  # noqa: E402

folder = Path(tempfile.mkdtemp())
subprocess.run([sys.argv[1], folder], check=True)
os.chdir(folder / "sample.kuzu")
connection = kuzu.Connection(kuzu.Database(folder / "database"))


def ask(query, **parameters):
    rows, answer = [], connection.execute(query, parameters)
    while answer.has_next():
        rows.append(answer.get_next())
    return rows


for script in ("schema.cypher", "load.cypher"):
    for statement in Path(script).read_text(encoding="utf-8").splitlines():
        ask(statement)


def table(name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_apostrophe(text):
    """In CSV one keeps spreadsheets from computing a cell."""
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and len(bare) > 1 and bare[0] in "=+-@" else text


nodes, edges, documents = table("sample.nodes.csv"), table("sample.edges.csv"), table("sample.documents.csv")
names = {without_apostrophe(row["Id"]): (without_apostrophe(row["label"]), row["type"].capitalize()) for row in nodes}
found = {row[0]: (row[1] or "", row[2]) for row in ask("MATCH (n) WHERE label(n) <> 'Document' RETURN n.id, n.name, label(n)")}
assert found == names, set(found.items()) ^ set(names.items())
wanted = sorted((without_apostrophe(e["Source"]), without_apostrophe(e["Target"]), without_apostrophe(e["Id"]),
                 without_apostrophe(e["relation"]), float(e["confidence"]), e["symmetric"] == "true",
                 without_apostrophe(e["evidence"])) for e in edges)
got = ask("MATCH (a)-[r]->(b) RETURN a.id, b.id, r.id, r.relation, r.confidence, r.symmetric, r.evidence")
assert sorted(map(tuple, got)) == wanted, "relationships"
assert ask("MATCH (d:Document) RETURN count(*)") == [[len(documents)]], "documents"

# A question as `claimgraph query` takes it: a label and a relation.
edge = max(edges, key=lambda row: row["relation"].isidentifier())
label = names[without_apostrophe(edge["Source"])][1]
few = ask(f"MATCH (a:{label})-[r:`{edge['relation']}`]->(b) RETURN a.name, b.name")
assert [names[without_apostrophe(edge["Source"])][0], names[without_apostrophe(edge["Target"])][0]] in few, few
print(f"{len(nodes)} nodes and {len(edges)} relationships, the same to Kuzu")
