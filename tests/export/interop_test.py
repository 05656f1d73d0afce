#!/usr/bin/python3
"""Other programs read what we write: xmllint, networkx, igraph, Graphviz, rapper and roqet on a graph of hostile strings.

usage: interop_test.py WRITE_SAMPLE
"""
import csv
import io
import json
import re
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

subprocess.run(["xmllint", "--noout", graphml, folder / "sample.gexf"], check=True)

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


# The network of actors: at most one edge from one to another of each polarity, whose weight is how often it was said.
actors = igraph.Graph.Read_GraphML(str(folder / "actors.graphml"))
assert set(actors.vs["type"]) <= {"person", "organization", "place", "group"}, "actors"
assert min(actors.degree()) > 0 and not any(actors.is_loop()), "actors: isolates and loops"
for polarity in "+-":
    ties = actors.subgraph_edges(actors.es.select(polarity=polarity))
    assert ties.ecount() > 0 and ties.is_simple(), "actors: one tie a pair"
    strength = ties.strength(mode="out", weights="weight")
    assert sum(strength) == sum(len(json.loads(tie["evidence"])) for tie in ties.es), "actors: weights"
assert max(actors.es["weight"]) > 1 and {"tie"} == set(actors.es["relation"]), "actors: merged"


def as_text(columns):
    """Numbers and truths as GraphML has them."""
    return {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in columns.items()}


# The same columns in every other format; where a format has a place of its own for one, that is named.
pictures = {"r", "g", "b", "size"}
plain_nodes = {k: as_text({c: v for c, v in d.items() if c not in pictures}) for k, d in nodes.items()}
plain_edges = {k: (s, t, as_text({c: v for c, v in d.items() if c not in pictures})) for k, (s, t, d) in edges.items()}

# networkx 2.8 knows GEXF up to 1.2 by its namespace.
text = (folder / "sample.gexf").read_text(encoding="utf-8").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
(folder / "sample12.gexf").write_text(text, encoding="utf-8")
gexf = networkx.read_gexf(folder / "sample12.gexf")
assert set(gexf.nodes) == set(nodes) and gexf.number_of_edges() == len(edges), "GEXF: counts"
for node, data in gexf.nodes(data=True):
    columns = as_text(data)
    assert all(columns[c] == v for c, v in plain_nodes[node].items()), "GEXF: nodes"
for s, t, k, data in gexf.edges(keys=True, data=True):
    wanted = plain_edges[k][2]
    assert plain_edges[k][:2] == (s, t)
    assert all(c == "weight" or as_text({c: data[c]})[c] == v for c, v in wanted.items()), (data, wanted)
    assert float(data["weight"]) == float(wanted["weight"])

link = networkx.node_link_graph(json.loads((folder / "sample.json").read_text(encoding="utf-8")))
assert link.is_multigraph() and link.is_directed()


def same_json(got, wanted):
    """Lists are lists in JSON, and strings of JSON in GraphML."""
    texts = {c: json.loads(wanted[c]) if isinstance(v, list) else v for c, v in got.items()}
    return set(got) == set(wanted) and all(v == texts[c] if isinstance(v, list) else str(v).lower() == wanted[c].lower()
                                           or float(v) == float(wanted[c]) for c, v in got.items())


assert all(same_json(data, plain_nodes[node]) for node, data in link.nodes(data=True)), "JSON: nodes"
assert link.number_of_edges() == len(edges)
assert all(same_json(d, plain_edges[k][2]) for _, _, k, d in link.edges(keys=True, data=True)), "JSON: edges"

jgf = json.loads((folder / "sample.jgf.json").read_text(encoding="utf-8"))["graph"]
assert set(jgf["nodes"]) == set(nodes) and {edge["id"] for edge in jgf["edges"]} == set(edges), "JSON Graph Format"


# GML has a number for an id and a label of each node's own; ours are its keys.
gml = networkx.read_gml(folder / "sample.gml")
assert gml.is_multigraph() and gml.is_directed() and gml.number_of_edges() == len(edges), "GML: counts"


def same_gml(got, wanted):
    """Truth values are 1 and 0."""
    truths = {"true": "1", "false": "0"}
    return all(str(got[c]) in (v, truths.get(v)) or float(got[c]) == float(truths.get(v, v)) for c, v in wanted.items())


of_gml = {data["key"]: {**data, "label": data.get("display_name", label)} for label, data in gml.nodes(data=True)}
assert set(of_gml) == set(nodes) and all(same_gml(of_gml[k], v) for k, v in plain_nodes.items()), "GML: nodes"
for s, t, k, data in gml.edges(keys=True, data=True):
    assert (gml.nodes[s]["key"], gml.nodes[t]["key"]) == plain_edges[k][:2] and same_gml(data, plain_edges[k][2]), data
of_igraph = igraph.Graph.Read_GML(str(folder / "sample.gml"))
assert of_igraph.vcount() == len(nodes) and of_igraph.ecount() == len(edges) and of_igraph.is_directed(), "igraph: GML"

# What others write as GML and for Pajek comes in whole: nodes, edges, names, values.
small = networkx.DiGraph(name="trade")
small.add_node("North Bank", founded=1907, note='caf\u00e9 & "co"', tags=[1, 2], at={"x": 0.5})
small.add_edge("North Bank", "Harbour", label="lends to", weight=2.5)
networkx.write_gml(small, folder / "networkx.gml")
other_gml = igraph.Graph([(0, 1)], directed=True)
other_gml.vs["label"], other_gml.vs["founded"], other_gml.es["label"] = ["North Bank", "Harbour"], [1907, 1908], ["lends to"]
other_gml.write_gml(str(folder / "igraph.gml"))
networkx.write_pajek(small, folder / "networkx.net")
for file in ("networkx.gml", "igraph.gml", "networkx.net"):
    subprocess.run([sys.argv[1], again, folder / file], check=True)
    back = networkx.node_link_graph(json.loads((again / "sample.json").read_text(encoding="utf-8")))
    names = {data["label"]: data for _, data in back.nodes(data=True)}
    assert set(names) == {"North Bank", "Harbour"}, (file, names)
    assert file.endswith(".net") or float(names["North Bank"]["founded"]) == 1907, (file, names)
    ((s, t, data),) = back.edges(data=True)
    assert back.nodes[s]["label"] == "North Bank" and (file.endswith(".net") or data["label"] == "lends to"), (file, data)
    assert data["weight"] == (1 if file == "igraph.gml" else 2.5), (file, data)
    if file == "networkx.gml":
        bank = names["North Bank"]
        assert (bank["note"], bank["tags"], bank["at"]) == ('caf\u00e9 & "co"', [1, 2], {"x": 0.5}), bank
        assert back.graph["name"] == "trade", back.graph


def rows(name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same_text(got, wanted):
    return got == wanted or float(got) == float(wanted)


frame = {"Id", "Source", "Target", "Type", "Kind"}
csv_nodes, csv_edges = rows("sample.nodes.csv"), rows("sample.edges.csv")
formula = re.compile("'+[=+@-].")  # an apostrophe keeps spreadsheets from computing it
for table, wanted in ((csv_nodes, plain_nodes), (csv_edges, {k: v[2] for k, v in plain_edges.items()})):
    assert len(table) == len(wanted), "CSV: counts"
    for row in table:
        row = {c: v[1:] if formula.match(v) else v for c, v in row.items()}
        assert all(same_text(row[c], wanted[row["Id"]].get(c, "")) for c in row if c not in frame), row

# What neo4j-admin asks of its files: headers with a type each, every end of a relationship among the ids, no cell with a
# line end, rows of one width.
def neo4j(name):
    text = (folder / name).read_text(encoding="utf-8")
    head, *body = list(csv.reader(text.splitlines()))
    assert all(re.fullmatch(r"\w*:(ID|LABEL|START_ID|END_ID|TYPE|string|string\[\]|long|double|boolean|date)", cell) for cell in head), head
    assert all(len(row) == len(head) for row in body) and len(body) == text.count("\n") - 1
    return [dict(zip(head, row)) for row in body]


neo4j_nodes, neo4j_edges = neo4j("sample.neo4j.nodes.csv"), neo4j("sample.neo4j.edges.csv")
assert {row["id:ID"] for row in neo4j_nodes} == set(nodes), "Neo4j: nodes"
assert {row["id:string"]: (row[":START_ID"], row[":END_ID"]) for row in neo4j_edges} == {
    k: v[:2] for k, v in edges.items()}, "Neo4j: edges"
assert all(re.fullmatch(r"Entity\x1F[A-Z][a-z]+", row[":LABEL"]) for row in neo4j_nodes)
assert {row["id:string"]: row[":TYPE"] for row in neo4j_edges} == {k: d["relation"] for k, (_, _, d) in edges.items()}

# Cypher: outside of its strings a script has nothing but our own words, so that no text of the graph is a command.
script = (folder / "sample.cypher").read_text(encoding="utf-8")
string = r"'(?:[^'\\]|\\['\\nrt]|\\u[0-9A-F]{4})*'"
literal = rf"(?:{string}|true|false|[-+.\de]+|date\({string}\)|\[{string}(?:, {string})*\])"
properties = rf"\{{id: {string}(?:, \w+: {literal})*\}}"
create = re.compile(rf"CREATE \(:Entity:[A-Z]\w+ {properties}\);")
match = re.compile(rf"MATCH \(a:Entity \{{id: ({string})\}}\), \(b:Entity \{{id: ({string})\}}\) "
                   rf"CREATE \(a\)-\[:`[^`\\]+` {properties}\]->\(b\);")
first, *statements = script.splitlines()
document = re.compile(rf"CREATE \(:Document \{{name: {string}(?:, \w+: {literal})*\}}\);")
documents = [line for line in statements if ":Document" in line or "claimgraph_document" in line]
assert documents and all(document.fullmatch(line) or line.startswith("CREATE CONSTRAINT ") for line in documents), documents
statements = [line for line in statements if line not in documents]
assert first.startswith("CREATE CONSTRAINT ")
assert sum(bool(create.fullmatch(line)) for line in statements) == len(nodes), "Cypher: nodes"
assert sum(bool(match.fullmatch(line)) for line in statements) == len(edges), "Cypher: edges"
assert len(statements) == len(nodes) + len(edges)


# RDF: both syntaxes say the same, and a SPARQL engine finds all of it.
def query(select):
    run = subprocess.run(["roqet", "-q", "-r", "csv", "-e", "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
                          "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/> "
                          f"PREFIX cg: <urn:claimgraph:term:> {select}", "-D", folder / "sample.nt"],
                         capture_output=True)
    assert run.returncode in (0, 2) and not run.stderr, run.stderr.decode()  # 2 is for what it only warns of
    return list(csv.DictReader(io.StringIO(run.stdout.decode("utf-8"), newline="")))


triples = [subprocess.run(["rapper", "-q", "-i", syntax, "-o", "ntriples", folder / f"sample.{end}"], check=True,
                          capture_output=True).stdout.splitlines() for syntax, end in (("turtle", "ttl"), ("ntriples", "nt"))]
assert sorted(set(triples[0])) == sorted(set(triples[1])) and len(triples[0]) > 20 * len(edges), "RDF: syntaxes"
names = query("SELECT ?e ?name WHERE { ?e schema:name ?name ; cg:mentions ?n }")
assert sorted(row["name"] for row in names) == sorted(d["label"] for d in nodes.values()), "RDF: entities"
claims = query("SELECT ?c ?p ?m ?conf WHERE { ?c a rdf:Statement ; rdf:subject ?s ; rdf:object ?o ; cg:polarity ?p ; "
               "cg:modality ?m ; cg:confidence ?conf }")
assert sorted((row["p"], row["m"], float(row["conf"])) for row in claims) == sorted(
    (d["polarity"], d["modality"], d["confidence"]) for _, _, d in edges.values()), "RDF: claims"
said = query("SELECT ?c ?name WHERE { ?c prov:wasAttributedTo ?who . ?who schema:name ?name }")
assert sorted(row["name"] for row in said) == sorted(
    d["attributed_to"] for _, _, d in edges.values() if "attributed_to" in d), "RDF: speakers"
quotes = query("SELECT ?text WHERE { ?c prov:wasDerivedFrom ?q . ?q schema:text ?text }")
wanted = sorted(entry["text"].split("\0")[0] for _, _, d in edges.values() for entry in json.loads(d["evidence"]))
assert sorted(row["text"] for row in quotes) == wanted, "RDF: sentences"  # rasqal ends a text at a NUL
star = (folder / "sample.ttls").read_text(encoding="utf-8")
assert re.sub(r" ;\n    cg:states << <\S+> <\S+> <\S+> >>", "", star) == (folder / "sample.ttl").read_text(encoding="utf-8")
assert star.count("cg:states") == len(edges), "RDF-star"

svg = subprocess.run(["dot", "-Tsvg", folder / "sample.dot"], check=True, capture_output=True)
assert not svg.stderr, svg.stderr.decode()
ET.fromstring(svg.stdout)  # well-formed
layout = subprocess.run(["dot", "-Tjson", folder / "sample.dot"], check=True, capture_output=True)
drawn = {thing["name"]: thing for thing in json.loads(layout.stdout)["objects"] if "nodes" not in thing}
linked = {end for source, target, _ in edges.values() for end in (source, target)}
assert set(drawn) == {end.replace("\\", "\\\\") for end in linked}, "Graphviz: nodes"

lines = (folder / "sample.jsonl").read_text(encoding="utf-8").splitlines()
assert {json.loads(line)["id"] for line in lines} == set(edges), "JSON lines: claims"
print(f"{len(nodes)} nodes and {len(edges)} edges, the same to all readers")
