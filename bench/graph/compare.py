#!/usr/bin/python3
"""Questions to a graph: claimgraph beside python-igraph and networkx, in one run.

usage: compare.py BENCH_GRAPH STORE

Prints a table of milliseconds of processor time and ratios. All three hold the graph in memory. Answers are checked
against each other where the question is the same.
"""
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import igraph
import networkx

from clock import clock

warnings.simplefilter("ignore")  # igraph warns where there is no path
folder = Path(tempfile.mkdtemp())
out = subprocess.run([sys.argv[1], sys.argv[2], folder], check=True, capture_output=True, text=True).stdout
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
