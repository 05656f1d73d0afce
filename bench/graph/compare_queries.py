#!/usr/bin/python3
"""Queries in openCypher: claimgraph beside SQLite and Kuzu, in one run.

usage: compare_queries.py BENCH_QUERY STORE

Prints a table of milliseconds of processor time and ratios, one thread each. SQLite asks the store itself; Kuzu (PyPI,
left out where it is not installed) loads entities and claims by its COPY. Answers are checked against each other.
"""
import csv
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from clock import clock

bench_query, store = sys.argv[1:]
folder = Path(tempfile.mkdtemp())


def kuzu_connection():
    """The entities and claims of the store in a database of Kuzu, by its own COPY; None where it is not installed."""
    try:
        import kuzu
    except ImportError:
        return None
    with sqlite3.connect(store) as tables:
        for name, sql in (("entities", "SELECT id, key, name FROM entity"),
                          ("claims", "SELECT subject, object, relation, polarity, modality, confidence FROM claim")):
            with (folder / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(tables.execute(sql))
    connection = kuzu.Connection(kuzu.Database(str(folder / "kuzu"), max_num_threads=1), num_threads=1)
    connection.execute("CREATE NODE TABLE Entity(id INT64 PRIMARY KEY, key STRING, name STRING)")
    connection.execute("CREATE REL TABLE Claim(FROM Entity TO Entity, relation STRING, polarity STRING, "
                       "modality STRING, confidence DOUBLE)")
    connection.execute(f"COPY Entity FROM '{folder}/entities.csv' (parallel=false)")
    connection.execute(f"COPY Claim FROM '{folder}/claims.csv' (parallel=false)")
    return connection


lines = [line.split("\t") for line in subprocess.run([bench_query, store], check=True, capture_output=True,
                                                      text=True).stdout.splitlines()]
start_key = lines.pop()[1].replace("'", "\\'")
hop = "-[r:Claim]->(m:Entity)-[s:Claim]->(c:Entity) WHERE id(r) <> id(s) RETURN count("  # no relationship twice
group = "MATCH (a:Entity)-[r:Claim]->(b:Entity) WITH {} RETURN count(n)"
in_kuzu = {
    "two hops from a name": f"MATCH (a:Entity {{key: '{start_key}'}}){hop}c)",
    "two hops, different ends": f"MATCH (a:Entity {{key: '{start_key}'}}){hop}DISTINCT c.id)",
    "claims by relation": group.format("r.relation AS k, count(*) AS n"),
    "claims by polarity and modality": group.format("r.polarity AS k, r.modality AS m, count(*) AS n"),
    "mean confidence by relation": group.format("r.relation AS k, avg(r.confidence) AS n"),
    "claims by subject": group.format("a.name AS k, count(*) AS n"),
    "claims by object": group.format("b.name AS k, count(*) AS n"),
}
connection = kuzu_connection()
print("| query | graph, ms | store, ms | SQLite, ms | ratio | Kuzu, ms | ratio |")
print("|---|---|---|---|---|---|---|")
for name, graph_ms, store_ms, sql_ms, answer in lines:
    if " " in answer:
        print(f"{name}: graph, store and SQLite answer {answer}", file=sys.stderr)
    row = f"| {name} | {float(graph_ms):.1f} | {float(store_ms):.1f} | {float(sql_ms):.1f} | "
    row += f"{float(sql_ms) / float(graph_ms):.1f} |"
    if connection is not None and name in in_kuzu:
        took, other = clock(lambda: connection.execute(in_kuzu[name]).get_next()[0])
        if str(other) != answer:
            print(f"{name}: {answer}, but {other} by Kuzu", file=sys.stderr)
        row += f" {took:.1f} | {took / float(graph_ms):.1f} |"
    else:
        row += " | |"
    print(row)
