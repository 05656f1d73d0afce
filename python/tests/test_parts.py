"""A graph that is made in parts, as on several machines, is that of build()."""
import json

import pytest

import claimgraph as cg
from claimgraph import _core

COUNT = 3


@pytest.fixture(scope="module")
def docs(nlp, doc):
    strike = ("Holm accused Norsk Baltic Lines of breaking the agreement on night shifts, and Anna Lindqvist met union leaders in "
              "Vellport. Dockers walked out on Monday and want to stay away until the company pays what was agreed in spring.")
    texts = {"b/strike.txt": strike, "a/strike.txt": strike, "c.txt": "Anna Lindqvist praised Holm. The minister met Anna Lindqvist.",
             "d.txt": "The minister denied that Finland supports Sweden. Bruno Holm sued Norsk Baltic Lines.", "empty.txt": ""}
    return [doc, *(nlp(text, id=name, date="2025-05-08") for name, text in texts.items())]


def made_in_parts(docs, groups):
    """Nodes and links by their ids."""
    read = [(doc.id, *_core.document_parts(doc)) for doc in docs]
    matcher = _core.CollectionMatcher()
    for name, _, entities, _, sketch in read:
        matcher.add(name, entities, sketch)
    matcher.match()
    assert len(matcher) == len(docs)
    parts = {}
    for group in groups:
        graph = _core.PartialGraph()
        for i in group:
            name, _, entities, claims, _ = read[i]
            graph.add_document(name, entities, claims, *matcher[i])
        for part, content in graph.split(COUNT):
            parts.setdefault(part, []).append(content)
    nodes, links = {}, {}
    for part, contents in parts.items():
        graph = _core.PartialGraph()
        for content in contents:
            graph.add_part(content)
        own_nodes, own_links = graph.rows(part, COUNT)
        for row in map(json.loads, own_nodes):
            assert nodes.setdefault(row["id"], row) is row
        for row in map(json.loads, own_links):
            row.pop("attributed_to", None)  # the name of an entity of another part
            assert links.setdefault(row["key"], row) is row
    return nodes, links


@pytest.mark.parametrize("groups", [[[0, 1, 2, 3, 4, 5]], [[5, 3, 1], [4], [], [0, 2]]])
def test_parts_make_the_graph_of_build(docs, groups):
    tree = json.loads(cg.build(docs).to_text("json"))
    assert {row.get("same_as") for row in tree["graph"]["documents"]} == {None, "a/strike.txt"}
    for link in tree["links"]:
        link.pop("attributed_to", None)
    nodes, links = made_in_parts(docs, groups)
    assert nodes == {row["id"]: row for row in tree["nodes"]}
    assert {"minister@c.txt", "minister@d.txt", "anna-lindqvist"} <= set(nodes)
    assert links == {row["key"]: row for row in tree["links"]} != {}


def test_the_order_of_documents_does_not_matter(docs):
    assert made_in_parts(docs, [range(len(docs))]) == made_in_parts(docs[::-1], [range(len(docs))])


def test_documents_of_one_id_are_refused():
    matcher = _core.CollectionMatcher()
    for _ in range(2):
        matcher.add("a", "[]", b"")
    with pytest.raises(ValueError, match="two documents have the id 'a'"):
        matcher.match()


@pytest.mark.parametrize("call", [
    lambda graph: graph.add_document("a", "no JSON", "[]", "[]", ""),
    lambda graph: graph.add_document("a", "[]", '[{"subject":0,"object":1}]', "[]", ""),
    lambda graph: graph.add_document("a", "[]", "[]", '[["Q1","Name","person"]]', ""),
    lambda graph: graph.add_document("a", '[{"id":"Q1"}]', "[]", '[["Q1","Name","no type"]]', ""),
    lambda graph: graph.add_part("[]"),
    lambda graph: graph.add_part('{"documents":[{}]}'),
])
def test_what_no_step_gave_is_refused(call):
    with pytest.raises(cg.Error, match="that cannot be read; expected what the step before gave") as raised:
        call(_core.PartialGraph())
    assert raised.value.code == "bad_format"


def test_what_many_documents_name_is_sent_once(nlp):
    graph = _core.PartialGraph()
    for number in range(20):
        _, entities, claims, _ = _core.document_parts(nlp("Finland supports Sweden.", id=f"{number}.txt"))
        graph.add_document(f"{number}.txt", entities, claims, '[["Q33","Finland","place"],["Q34","Sweden","place"]]', "")
    [(part, content)] = graph.split(1)
    sent = json.loads(content)
    assert part == 0 and [row["mentions"] for row in sent["entities"]] == [20, 20]
    assert [len(claim["evidence"]) for claim in sent["claims"]] == [20]
    assert graph.split(1) == []
