#!/usr/bin/python3
"""Other programs read what we write: xmllint, networkx, igraph and Graphviz on a graph of hostile strings.

usage: interop_test.py WRITE_SAMPLE
"""
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import igraph
import networkx

folder = Path(tempfile.mkdtemp())
subprocess.run([sys.argv[1], folder], check=True)
graphml = folder / "sample.graphml"

subprocess.run(["xmllint", "--noout", graphml], check=True)

# The truth, read by a conforming XML parser.
name = "{http://graphml.graphdrawing.org/xmlns}"
root = ET.parse(graphml).getroot()
keys = {key.get("id"): key for key in root.iter(name + "key")}


def value(data):
    kind = keys[data.get("key")].get("attr.type")
    text = data.text or ""
    return {"long": int, "double": float, "boolean": lambda t: t == "true"}.get(kind, str)(text)


def columns(element):
    return {keys[data.get("key")].get("attr.name"): value(data) for data in element.iter(name + "data")}


nodes = {node.get("id"): columns(node) for node in root.iter(name + "node")}
edges = {edge.get("id"): (edge.get("source"), edge.get("target"), columns(edge)) for edge in root.iter(name + "edge")}
assert len(nodes) >= 5 and len(edges) >= 50, (len(nodes), len(edges))

graph = networkx.read_graphml(graphml, force_multigraph=True)
assert dict(graph.nodes(data=True)) == nodes, "networkx: nodes"
assert {k: (s, t, d) for s, t, k, d in graph.edges(keys=True, data=True)} == edges, "networkx: edges"

other = igraph.Graph.Read_GraphML(str(graphml))
assert other.vcount() == len(nodes) and other.ecount() == len(edges), "igraph: counts"
assert other.is_directed()


def same(got, wanted):
    """igraph keeps numbers as doubles, absent strings as "" and absent numbers as NaN."""
    return all(got.get(k) == v or (isinstance(v, (int, float)) and float(got[k]) == float(v)) for k, v in wanted.items())


for vertex in other.vs:
    assert same(vertex.attributes(), nodes[vertex["id"]]), vertex
for edge in other.es:
    source, target, wanted = edges[edge["id"]]
    assert other.vs[edge.source]["id"] == source and other.vs[edge.target]["id"] == target
    assert same(edge.attributes(), wanted), edge

svg = subprocess.run(["dot", "-Tsvg", folder / "sample.dot"], check=True, capture_output=True)
assert not svg.stderr, svg.stderr.decode()
drawn = ET.fromstring(svg.stdout)
linked = {end for source, target, _ in edges.values() for end in (source, target)}
titles = [group.find("{http://www.w3.org/2000/svg}title").text for group in drawn.iter("{http://www.w3.org/2000/svg}g")
          if group.get("class") == "node"]
assert set(titles) - {"claimgraph legend"} == linked, "Graphviz: nodes"

lines = (folder / "sample.jsonl").read_text(encoding="utf-8").splitlines()
assert {json.loads(line)["id"] for line in lines} == set(edges), "JSON lines: claims"
print(f"{len(nodes)} nodes and {len(edges)} edges, the same to all readers")
