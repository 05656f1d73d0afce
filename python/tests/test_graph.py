"""Graphs are asked, written and read back."""
import datetime
import json
import pickle

import pytest

import claimgraph as cg


def test_claims_by_subject_and_relation(graph):
    found = graph.claims(subject="Erik Holm", relation="accuses")
    assert [claim.object.name for claim in found] == ["Norsk Baltic Lines"]
    assert found[0].id == "erik-holm.accuses.norsk-baltic-lines"
    assert found[-1] == found[0]
    assert len(graph.claims(relation=["accuses", "praises"])) == len(graph.claims(relation="accuses")) + len(
        graph.claims(relation="praises"))
    assert len(graph.claims(document="praise")) < len(graph.claims())
    assert len(graph.claims(subject="Erik Holm", relation="praises")) == 0


def test_entities_and_claims_stand_for_what_they_are_called(graph):
    claim, = graph.claims(relation="accuses")
    one, other = claim.subject, claim.object
    for found in (graph.claims(subject=one, object=other, relation="accuses"), graph.why(claim), graph.why(one, "accuses", other)):
        assert list(found) == [claim]
    for asked, named in ((graph.neighbors(one), graph.neighbors(one.name)), (graph.path(one, other), graph.path(one.name, other.name)),
                         (graph.timeline(one), graph.timeline(one.name)), (graph.conflicts(one), graph.conflicts(one.name)),
                         (graph.changes(one), graph.changes(one.name))):
        assert repr(asked) == repr(named)
    for wrong in (7, b"Erik Holm"):
        with pytest.raises(TypeError, match="expected a str, found one of type (int|bytes)"):
            graph.timeline(wrong)


def test_time_limits(graph):
    assert all(claim.time_value for claim in graph.claims(since="2025-05", until=datetime.date(2025, 5, 31)))
    assert len(graph.claims(until="2001")) == 0


def test_unknown_names_are_errors_that_help(graph):
    with pytest.raises(cg.Error, match="did you mean Erik Holm"):
        graph.claims(subject="Erik Hlm")
    with pytest.raises(cg.Error, match="no claim has the relation 'paints'; there are .*accuses"):
        graph.claims(relation="paints")
    with pytest.raises(cg.Error, match="no claim has the relation 'acuses'; did you mean accuses"):
        graph.claims(relation="acuses")
    with pytest.raises(cg.Error, match="no document has 'nothing'"):
        graph.claims(document="nothing")
    with pytest.raises(TypeError, match="'colour' is not a condition"):
        graph.claims(colour="red")
    with pytest.raises(ValueError, match="is not a polarity"):
        graph.claims(polarity="*")
    with pytest.raises(ValueError, match="'yesterday' is not a date; expected YYYY"):
        graph.claims(since="yesterday")


def test_slices_are_claims(graph):
    claims = graph.claims()
    assert [str(claim) for claim in claims[::-1]] == [str(claim) for claim in claims][::-1]
    assert len(claims[:2]) == 2
    with pytest.raises(IndexError):
        claims[len(claims)]


def test_entities(graph):
    assert [entity.name for entity in graph.entities("lindq")] == ["Anna Lindqvist"]
    assert all(entity.type == "person" for entity in graph.entities(type="person"))
    mentions = [entity.mentions for entity in graph.entities()]
    assert mentions == sorted(mentions, reverse=True)
    with pytest.raises(ValueError, match="is not an entity type"):
        graph.entities(type="dragon")


def test_neighbors_and_path(graph):
    near = {neighbor.entity.name: neighbor for neighbor in graph.neighbors("Anna Lindqvist")}
    assert near["Erik Holm"].depth == 1
    assert near["Erik Holm"].claims[0].subject.name in ("Anna Lindqvist", "Erik Holm")
    chain = graph.path("Anna Lindqvist", "Norsk Baltic Lines")[0]
    assert len(chain) == 2
    assert graph.path("Anna Lindqvist", "Norsk Baltic Lines", steps=1) == []
    with pytest.raises(ValueError, match="out, in or both"):
        graph.neighbors("Anna Lindqvist", direction="up")
    with pytest.raises(cg.Error, match="did you mean Anna Lindqvist"):
        graph.path("Erik Holm", "Anna Lindqist")


@pytest.fixture(scope="module")
def knot():
    """Everybody praises everybody: paths without end."""
    people = [f"P{i}" for i in range(150)]
    links = [{"source": a, "target": b, "relation": "praises"} for a in people for b in people if a != b]
    nodes = [{"id": name, "label": name, "type": "person"} for name in people] + [
        {"id": "Q", "label": "Q", "type": "person"}]
    tree = {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "links": links}
    return cg.from_text(json.dumps(tree), "json")


def test_paths_and_neighbors_have_a_time_limit(knot):
    assert len(knot.path("P0", "P1", count=3, timeout=30)) == 3
    assert len(knot.neighbors("P0", timeout=30)) == 149
    with pytest.raises(cg.Error, match="no result within 0 s; a larger timeout= gives more"):
        knot.path("P0", "P1", count=900, steps=20, timeout=0)
    with pytest.raises(cg.Error, match="no result within"):
        knot.neighbors("P0", depth=3, timeout=0)
    with pytest.raises(ValueError, match="expected seconds"):
        knot.path("P0", "P1", timeout=-1)
    assert len(knot.claims(subject="P0")) == 149  # the limit is of one question


def test_changes(nlp):
    graph = cg.build([nlp("Olav Kern is the mayor of Vellport.", id="a", date="2019-03-01"),
                      nlp("Jana Ruiz is the mayor of Vellport.", id="b", date="2024-03-01"),
                      nlp("Kira Lahti praised Jana Ruiz.", id="c", date="2024-03-01")])
    change, = graph.changes()
    assert (change.entity.name, change.before.value.name, change.after.value.name) == ("Vellport", "Olav Kern", "Jana Ruiz")
    assert change.before.first == change.before.last == datetime.date(2019, 3, 1)
    assert [evidence.document for evidence in change.after.claims[0].evidence] == ["b"]
    assert repr(change) == "<Change: Vellport, leads: Olav Kern, then Jana Ruiz>"
    assert repr(change.after) == "<Held: Jana Ruiz, 2024-03-01 to 2024-03-01>"
    assert len(graph.changes("Olav Kern")) == 1 and graph.changes("Kira Lahti") == []
    assert graph.changes(until="2020") == []
    with pytest.raises(cg.Error, match="no entity is named"):
        graph.changes("Nobody")


def test_actors_have_one_edge_from_one_to_another(graph):
    actors = graph.actors()
    assert {entity.type for entity in actors.entities()} <= {"person", "organization", "place", "group"}
    claims = actors.claims()
    pairs = [(claim.subject.id, claim.object.id, claim.polarity) for claim in claims]
    assert len(set(pairs)) == len(pairs) > 0
    assert {claim.relation for claim in claims} == {"tie"}
    families = {claim.relation for claim in graph.actors(by_family=True).claims()}
    assert len(families) > 1 and "tie" not in families


def test_why(graph):
    one = graph.why("erik-holm.accuses.norsk-baltic-lines")
    assert one[0].evidence[0].document == "strike.txt"
    assert one[0] in list(graph.why("Erik Holm", "Norsk Baltic Lines"))
    assert list(graph.why("Erik Holm", "accuses", "Norsk Baltic Lines")) == list(one)
    with pytest.raises(cg.Error, match="no claim has the id"):
        graph.why("erik-holm.eats.norsk-baltic-lines")
    with pytest.raises(TypeError):
        graph.why()


def test_conflicts(nlp):
    graph = cg.build([nlp("Finland supports Sweden.", id="a"), nlp("Finland does not support Sweden.", id="b")])
    conflict, = graph.conflicts()
    assert conflict.affirmed[0].polarity == "+" and conflict.denied[0].polarity == "-"
    assert len(graph.conflicts("Sweden")) == 1


def test_timeline(graph):
    dated = graph.timeline("Erik Holm", dated=True)
    assert all(entry.time_from is not None for entry in dated)
    assert len(dated) <= len(graph.timeline("Erik Holm"))


def test_query(graph):
    rows = graph.query("MATCH (a:Person)-[r:accuses]->(b) WHERE b.name = $name RETURN a.name AS who, r.confidence AS p",
                       name="Norsk Baltic Lines")
    assert rows[0]["who"] == "Erik Holm" and isinstance(rows[0]["p"], float)
    assert graph.query("RETURN $list AS list, $none AS nothing, date('2025-05-06') AS day",
                       {"list": [1, "a", {"x": True}], "none": None}) == [
        {"list": [1, "a", {"x": True}], "nothing": None, "day": datetime.date(2025, 5, 6)}]
    node, = graph.query("MATCH (a {name: 'Erik Holm'}) RETURN a LIMIT 1")
    assert node["a"]["properties"]["name"] == "Erik Holm"
    with pytest.raises(cg.Error) as raised:
        graph.query("MATCH (a)\nRETURN b")
    assert raised.value.line == 2
    with pytest.raises(cg.Error):
        graph.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)", timeout=0.05)
    assert graph.query("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("extension", ["graphml", "json", "gexf", "csv", "dot"])
def test_files_are_read_back(graph, tmp_path, extension):
    file = tmp_path / f"graph.{extension}"
    graph.save(file)
    back = cg.open(file)
    assert back.stats()["claims"] == graph.stats()["claims"]
    assert [claim.id for claim in back.claims()] == [claim.id for claim in graph.claims()]


def test_files_that_are_none_are_errors(graph, tmp_path):
    with pytest.raises(cg.Error) as raised:
        graph.save(tmp_path / "graph.xyz")
    assert raised.value.code == "unsupported"
    (tmp_path / "bad.graphml").write_text("<graphml>\n<node</graphml>")
    with pytest.raises(cg.Error) as raised:
        cg.open(tmp_path / "bad.graphml")
    assert raised.value.line is not None and raised.value.file.endswith("bad.graphml")
    with pytest.raises(cg.Error, match="expected one of"):
        graph.to_text("xyz")


def test_a_graph_can_be_pickled(graph):
    copy = pickle.loads(pickle.dumps(graph))
    assert copy.to_text("json") == graph.to_text("json")


def test_stats_and_documents(graph):
    stats = graph.stats()
    assert stats["documents"] == 2 and stats["relations"]["accuses"] == 1
    assert [document["name"] for document in graph.documents] == ["praise.txt", "strike.txt"]
    assert graph.documents[1]["title"] == "Dockers walk out"
    assert "2 documents" in repr(graph)


def test_a_query_ends_after_max_rows(graph):
    query = "UNWIND range(1, 1000) AS n MATCH (c) RETURN n"
    assert graph.query(query, max_rows=3) == graph.query(query)[:3]
    assert graph.query(query, max_rows=0) == []


@pytest.mark.parametrize("timeout", [-1, float("nan"), float("inf")])
def test_a_timeout_is_a_number_of_seconds(graph, timeout):
    with pytest.raises(ValueError, match="expected seconds"):
        graph.query("RETURN 1", timeout=timeout)
