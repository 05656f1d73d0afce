#!/usr/bin/python3
"""Questions to a graph: claimgraph beside python-igraph, networkx, SQLite and Kuzu, in one run.

usage: compare.py BENCH_GRAPH BENCH_QUERY STORE

Prints two tables of milliseconds of processor time and ratios: of algorithms, where all hold the graph in memory, and
of queries in openCypher, where SQLite and Kuzu read files that they have in their caches. One thread each. Answers are
checked against each other where the question is the same.
"""
import csv
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import igraph
import networkx

warnings.simplefilter("ignore")  # igraph warns where there is no path
folder = Path(tempfile.mkdtemp())
bench_graph, bench_query, store = sys.argv[1:]
out = subprocess.run([bench_graph, store, folder], check=True, capture_output=True, text=True).stdout
ours = {}
for line in out.splitlines():
    name, milliseconds, answer = line.split("\t")
    ours[name] = (float(milliseconds), int(answer))

edges, columns = [], []
for line in (folder / "edges.tsv").open():
    source, target, relation, polarity, date, symmetric = line.rstrip("\n").split("\t")
    edges.append((int(source), int(target)))
    columns.append((relation, polarity, date, symmetric == "1"))
pairs = [tuple(map(int, line.split())) for line in (folder / "pairs.tsv").open()]
start_node = int((folder / "start.txt").read_text())


def clock(work, times=3):
    best, answer = None, None
    for _ in range(times):
        begin = time.process_time()
        answer = work()
        took = (time.process_time() - begin) * 1000
        best = took if best is None else min(best, took)
    return best, answer


# a symmetric claim goes both ways
arcs = edges + [(t, s) for (s, t), c in zip(edges, columns) if c[3] and s != t]
nodes = ours["memory"][1]
peer = {"igraph": {}, "networkx": {}}

g = igraph.Graph(n=nodes, edges=arcs, directed=True)
both = igraph.Graph(n=nodes, edges=edges)
both.es["relation"] = [c[0] for c in columns]
both.es["polarity"] = [c[1] for c in columns]
both.es["date"] = [c[2] for c in columns]


def two_hops_with_claims():
    near = g.neighborhood(start_node, order=1, mode="out")
    claims = [g.incident(node, mode="out") for node in near]
    return len(g.neighborhood(start_node, order=2, mode="out")) - 1 if claims else 0


# our neighbors() gives the claims in either case
ours["two hops, entities alone"] = ours["two hops"]
peer["igraph"]["two hops"] = clock(two_hops_with_claims)
peer["igraph"]["two hops, entities alone"] = clock(
    lambda: len(g.neighborhood(start_node, order=2, mode="out")) - 1)
peer["igraph"]["filtered claims"] = clock(
    lambda: len(both.es.select(relation_eq="condemns", polarity_eq="-", date_ge="2025-06")))
peer["igraph"]["shortest paths"] = clock(
    lambda: sum(len(both.get_shortest_paths(a, b, output="epath")[0]) for a, b in pairs))
peer["igraph"]["pagerank"] = clock(lambda: len(g.pagerank()))
peer["igraph"]["degree"] = clock(lambda: sum(both.degree()))
peer["igraph"]["components"] = clock(lambda: len(both.connected_components().membership))
weighted = igraph.Graph(n=nodes, edges=edges)
peer["igraph"]["communities"] = clock(lambda: weighted.community_multilevel().membership)
print(f"modularity: claimgraph {ours['modularity'][0]}, igraph's Louvain "
      f"{weighted.modularity(peer['igraph']['communities'][1]):.4f}", file=sys.stderr)
peer["igraph"]["communities"] = (peer["igraph"]["communities"][0], nodes)

x = networkx.MultiDiGraph()
x.add_nodes_from(range(nodes))
x.add_edges_from(arcs)
undirected = networkx.Graph(edges)
undirected.add_nodes_from(range(nodes))
peer["networkx"]["two hops"] = clock(
    lambda: len(networkx.single_source_shortest_path_length(x, start_node, cutoff=2)) - 1)
peer["networkx"]["filtered claims"] = clock(
    lambda: sum(1 for c in columns if c[0] == "condemns" and c[1] == "-" and c[2] >= "2025-06"))


def steps(a, b):
    try:
        return len(networkx.bidirectional_shortest_path(undirected, a, b)) - 1
    except networkx.NetworkXNoPath:
        return 0


peer["networkx"]["shortest paths"] = clock(lambda: sum(steps(a, b) for a, b in pairs))
peer["networkx"]["pagerank"] = clock(lambda: len(networkx.pagerank(x, tol=1e-10 / nodes, max_iter=200)), 1)
peer["networkx"]["components"] = clock(lambda: sum(len(c) for c in networkx.connected_components(undirected)), 1)

print("| question | claimgraph, ms | igraph, ms | ratio | networkx, ms | ratio |")
print("|---|---|---|---|---|---|")
for name, (milliseconds, answer) in ours.items():
    if name in ("memory", "modularity"):
        continue
    row = f"| {name} | {milliseconds:.1f} |"
    for who in ("igraph", "networkx"):
        if name in peer[who]:
            took, other = peer[who][name]
            if other != answer:
                print(f"{name}: {answer}, but {other} by {who}", file=sys.stderr)
            row += f" {took:.1f} | {took / milliseconds:.1f} |"
        else:
            row += " | |"
    print(row)
print(f"Peak memory of loading, beyond the program's own: {ours['memory'][0]:.0f} MB.")


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
print()
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
