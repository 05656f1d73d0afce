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
assert len(nodes) >= 20 and len(edges) >= 50, (len(nodes), len(edges))

graph = networkx.read_graphml(graphml, force_multigraph=True)
assert dict(graph.nodes(data=True)) == nodes, "networkx: nodes"
assert {k: (s, t, d) for s, t, k, d in graph.edges(keys=True, data=True)} == edges, "networkx: edges"

# What networkx writes of it comes back as the same graph.
networkx.write_graphml(graph, folder / "networkx.graphml")
again = folder / "again"
again.mkdir()
subprocess.run([sys.argv[1], again, folder / "networkx.graphml"], check=True)
assert (again / "sample.graphml").read_bytes() == graphml.read_bytes(), "there and back by networkx"

other = igraph.Graph.Read_GraphML(str(graphml))
assert other.vcount() == len(nodes) and other.ecount() == len(edges), "igraph: counts"
assert other.is_directed()


def same(got, wanted):
    """igraph keeps numbers as doubles, absent strings as "" and absent numbers as NaN."""
    return all(got.get(k) == v or (isinstance(v, (int, float)) and float(got[k]) == float(v)) for k, v in wanted.items())


def id_of(thing):
    """igraph 0.10 shows an ampersand of an XML attribute as the reference that libxml hands to it."""
    return thing["id"].replace("&#38;", "&")


for vertex in other.vs:
    assert same(vertex.attributes(), nodes[id_of(vertex)]), vertex
for edge in other.es:
    source, target, wanted = edges[id_of(edge)]
    assert id_of(other.vs[edge.source]) == source and id_of(other.vs[edge.target]) == target
    assert same(edge.attributes(), wanted), edge

svg = subprocess.run(["dot", "-Tsvg", folder / "sample.dot"], check=True, capture_output=True)
assert not svg.stderr, svg.stderr.decode()
ET.fromstring(svg.stdout)  # well-formed
layout = subprocess.run(["dot", "-Tjson", folder / "sample.dot"], check=True, capture_output=True)
drawn = {thing["name"]: thing for thing in json.loads(layout.stdout)["objects"] if "nodes" not in thing}
del drawn["claimgraph legend"]
linked = {end for source, target, _ in edges.values() for end in (source, target)}
assert set(drawn) == {end.replace("\\", "\\\\") for end in linked}, "Graphviz: nodes"

lines = (folder / "sample.jsonl").read_text(encoding="utf-8").splitlines()
assert {json.loads(line)["id"] for line in lines} == set(edges), "JSON lines: claims"
print(f"{len(nodes)} nodes and {len(edges)} edges, the same to all readers")
