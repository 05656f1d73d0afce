"""Graphs of networkx, igraph and rdflib."""
import pytest

import claimgraph as cg


def ids(graph):
    return [claim.id for claim in graph.claims()]


def test_networkx_there_and_back(graph):
    networkx = pytest.importorskip("networkx")
    other = graph.to_networkx()
    assert isinstance(other, networkx.MultiDiGraph)
    assert other.number_of_edges() == len(graph.claims())
    key, = [claim.id for claim in graph.claims(relation="accuses")]
    edge = other.edges["erik-holm", "norsk-baltic-lines", key]
    assert edge["relation"] == "accuses" and isinstance(edge["confidence"], float)
    assert "evidence" not in edge
    assert other.nodes["erik-holm"]["label"] == "Erik Holm" and other.nodes["erik-holm"]["type"] == "person"
    assert ids(cg.from_networkx(other)) == ids(graph)


def test_networkx_is_as_its_own_functions_make_it(nlp):
    networkx = pytest.importorskip("networkx")
    graph = cg.build([nlp("Orion Rail sued Zeta Mills on Monday. Orion Rail accused Zeta Mills of fraud. "
                          "Zeta Mills praised Orion Rail.", id="a.txt")])
    ours, theirs = graph.to_networkx(), networkx.MultiDiGraph()
    theirs.add_nodes_from(ours.nodes(data=True))
    theirs.add_edges_from(ours.edges(keys=True, data=True))
    assert networkx.utils.graphs_equal(ours, theirs) and ours.pred == theirs.pred
    assert ours.number_of_edges("orion-rail", "zeta-mills") == 2
    first, second = ours.edges(keys=True, data=True, nbunch="orion-rail")
    first[3]["seen"] = True # attributes of an edge are its own, and the same seen from both ends
    assert "seen" not in second[3] and ours.get_edge_data(*first[:3])["seen"]
    assert [data.get("seen") for *_, data in ours.in_edges("zeta-mills", data=True)] == [True, None]


def test_networkx_with_all_evidence_loses_nothing(graph):
    pytest.importorskip("networkx")
    back = cg.from_networkx(graph.to_networkx(evidence=True))
    assert back.claims().evidence.to_arrow().equals(graph.claims().evidence.to_arrow())


def test_networkx_graphs_of_others():
    networkx = pytest.importorskip("networkx")
    graph = cg.from_networkx(networkx.karate_club_graph())
    assert graph.stats()["entities"] == 34 and graph.stats()["claims"] == 78


def test_igraph_there_and_back(graph):
    pytest.importorskip("igraph")
    other = graph.to_igraph()
    assert other.is_directed() and other.ecount() == len(graph.claims())
    edge = other.es.find(relation="accuses")
    assert other.vs[edge.source]["label"] == "Erik Holm" and other.vs[edge.target]["label"] == "Norsk Baltic Lines"
    assert ids(cg.from_igraph(other)) == ids(graph)


def test_rdflib_has_the_triples(graph):
    rdflib = pytest.importorskip("rdflib")
    other = graph.to_rdflib()
    names = {str(name) for name in other.objects(None, rdflib.URIRef("https://schema.org/name"))} or {
        str(name) for _, predicate, name in other if str(predicate).endswith("/name")}
    assert "Norsk Baltic Lines" in names
    assert len(other) == len(set(graph.to_text("ntriples").strip().splitlines()))
