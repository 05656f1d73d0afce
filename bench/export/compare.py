#!/usr/bin/python3
"""How long networkx and igraph take for the file that bench_graphml left.

usage: compare.py FILE [networkx]
"""
import sys
import time

import igraph
import networkx


def timed(name, work):
    start = time.monotonic()
    result = work()
    print(f"{name}: {time.monotonic() - start:.2f} s", flush=True)
    return result


graph = timed("igraph reads", lambda: igraph.Graph.Read_GraphML(sys.argv[1]))
timed("igraph writes", lambda: graph.write_graphml(sys.argv[1] + ".igraph"))
if "networkx" in sys.argv[2:]:
    graph = timed("networkx reads", lambda: networkx.read_graphml(sys.argv[1], force_multigraph=True))
    timed("networkx writes", lambda: networkx.write_graphml(graph, sys.argv[1] + ".networkx"))
