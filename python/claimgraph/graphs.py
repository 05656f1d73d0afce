"""Graphs of networkx, igraph and rdflib."""

from __future__ import annotations

import gc
import json
import typing

from . import _core

if typing.TYPE_CHECKING:
    import igraph
    import networkx
    import rdflib


class _NoCollection:
    """Millions of new objects, none of them garbage: looking for it would take most of the time."""

    def __enter__(self) -> None:
        self.was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self.was_enabled:
            gc.enable()


def to_networkx(graph: _core.Graph, evidence: bool) -> networkx.MultiDiGraph:
    import networkx

    made = networkx.MultiDiGraph()
    with _NoCollection():
        made.add_nodes_from(graph._nodes())
        # add_edges_from() copies attributes and looks each edge up many times: two thirds of the time
        out_of, into = made._succ, made._pred
        for subject, object, key, fields in graph._edges(evidence):
            claims = out_of[subject].get(object)
            if claims is None:
                claims = out_of[subject][object] = into[object][subject] = {}
            claims[key] = fields
    return made


def from_networkx(graph: networkx.Graph) -> _core.Graph:
    """The graph of a networkx graph of any kind; attributes that claims and entities have are read as in files."""
    import networkx

    tree = networkx.node_link_data(graph, edges="links")
    return _core.from_text(json.dumps(tree, default=str), "json")


def to_igraph(graph: _core.Graph, evidence: bool) -> igraph.Graph:
    import igraph

    with _NoCollection():
        nodes = graph._nodes()
        edges = list(graph._edges(evidence))
        places = {node: place for place, (node, _) in enumerate(nodes)}
        made = igraph.Graph(n=len(nodes), edges=[(places[a], places[b]) for a, b, _, _ in edges], directed=True)
        made.vs["name"] = [node for node, _ in nodes]
        made.es["id"] = [key for _, _, key, _ in edges]
        for sequence, attributes in ((made.vs, [fields for _, fields in nodes]),
                                     (made.es, [fields for *_, fields in edges])):
            for name in dict.fromkeys(name for fields in attributes for name in fields):
                sequence[name] = [fields.get(name) for fields in attributes]
    return made


def from_igraph(graph: igraph.Graph) -> _core.Graph:
    """The graph of an igraph.Graph: `name` of a vertex is its id, `label` its name."""
    names = graph.vs["name"] if "name" in graph.vs.attributes() else [str(vertex.index) for vertex in graph.vs]

    def given(item: typing.Any) -> dict[str, typing.Any]:
        return {name: value for name, value in item.attributes().items() if value is not None}

    nodes = [{**given(vertex), "id": str(names[vertex.index])} for vertex in graph.vs]
    for node in nodes:
        node.pop("name", None)
    links = [{**given(edge), "source": str(names[edge.source]), "target": str(names[edge.target])} for edge in graph.es]
    tree = {"directed": graph.is_directed(), "multigraph": True, "graph": {}, "nodes": nodes, "links": links}
    return _core.from_text(json.dumps(tree, default=str), "json")


def to_rdflib(graph: _core.Graph) -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(data=graph.to_text("ntriples"), format="nt")
