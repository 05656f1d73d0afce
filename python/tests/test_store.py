"""Stores that the program made are asked as they lie on disk."""
import os
import pickle
import subprocess
import threading

import pytest

import claimgraph as cg

PROGRAM = os.environ.get("CLAIMGRAPH_PROGRAM")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="CLAIMGRAPH_PROGRAM names the program that makes stores")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    (folder / "a.txt").write_text("Erik Holm accused Norsk Baltic Lines of fraud. Anna Lindqvist praised Erik Holm.")
    (folder / "b.txt").write_text("Finland supports Sweden. Anna Lindqvist met Erik Holm on 6 May 2025.")
    subprocess.run([PROGRAM, "build", folder, "--store", folder / "news.db"], check=True, capture_output=True)
    return folder / "news.db"


def test_a_store_answers_as_the_graph_does(store, tmp_path):
    graph = cg.open(store)
    graph.save(tmp_path / "graph.json")
    whole = cg.open(tmp_path / "graph.json")
    for ask in (lambda g: g.claims(subject="Erik Holm"), lambda g: g.claims(relation="praises"), lambda g: g.claims(),
                lambda g: g.path("Anna Lindqvist", "Norsk Baltic Lines")[0], lambda g: g.claims(document="b.txt")):
        assert [claim.id for claim in ask(cg.open(store))] == [claim.id for claim in ask(whole)] != []
    assert [n.entity.name for n in graph.neighbors("Erik Holm")] == [n.entity.name for n in whole.neighbors("Erik Holm")]
    assert [str(e) for e in graph.timeline("Erik Holm")] == [str(e) for e in whole.timeline("Erik Holm")]
    assert graph.stats() == whole.stats()


def test_query_of_a_store(store):
    graph = cg.open(store)
    query = "MATCH (a)-[r:accuses]->(b) RETURN a.name AS a, b.name AS b"
    assert graph.query(query) == [{"a": "Erik Holm", "b": "Norsk Baltic Lines"}]
    with pytest.raises(cg.Error):
        graph.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b MATCH (c) RETURN count(*)", timeout=0.05)
    assert graph.query(query) == [{"a": "Erik Holm", "b": "Norsk Baltic Lines"}]


def test_a_store_can_be_pickled(store):
    assert len(pickle.loads(pickle.dumps(cg.open(store))).claims()) == len(cg.open(store).claims())


def test_threads_may_share_a_store(store):
    graph = cg.open(store)
    expected = [claim.id for claim in graph.claims(subject="Erik Holm")]
    found = []

    def ask():
        for _ in range(20):
            found.append([claim.id for claim in graph.claims(subject="Erik Holm")])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 80 and all(ids == expected for ids in found)


def test_what_is_no_store_is_refused(tmp_path):
    with pytest.raises(cg.Error) as raised:
        cg.open(tmp_path / "gone.db")
    assert raised.value.code == "not_found"
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(cg.Error) as raised:
        cg.open(tmp_path / "bad.db")
    assert raised.value.file.endswith("bad.db")


@pytest.fixture
def judged(store, tmp_path):
    copy = tmp_path / "news.db"
    copy.write_bytes(store.read_bytes())
    return cg.open(copy)


def test_claims_are_rejected_and_come_back(judged):
    before = judged.to_text("json")
    assert judged.reject("Erik Holm", "accuses", "Norsk Baltic Lines", why="it was the union") == 1
    with pytest.raises(cg.Error, match="no claim has the id"):
        judged.why("erik-holm.accuses.norsk-baltic-lines")
    judgment, = judged.judgments
    assert (judgment["verdict"], judgment["note"], judgment["number"]) == ("wrong", "it was the union", 1)
    assert judgment["claim"]["subject"]["name"] == "Erik Holm"
    assert judged.reject("erik-holm.accuses.norsk-baltic-lines", undo=True) == 1
    assert judged.judgments == [] and judged.to_text("json") == before


def test_confirmed_claims_are_certain(judged):
    assert judged.confirm("Erik Holm", "accuses", "Norsk Baltic Lines", evidence=0) == 1
    assert judged.why("Erik Holm", "accuses", "Norsk Baltic Lines")[0].confidence == 1
    assert judged.confirm("Erik Holm", "accuses", "Norsk Baltic Lines", undo=True) == 1
    with pytest.raises(cg.Error, match="has 1 piece of evidence"):
        judged.confirm("Erik Holm", "accuses", "Norsk Baltic Lines", evidence=1)
    with pytest.raises(cg.Error, match="no entity is named"):
        judged.reject("Erik Hom", "Norsk Baltic Lines")
    with pytest.raises(TypeError):
        judged.reject()


def test_only_one_claim_is_judged_and_only_in_a_store(judged, tmp_path):
    judged.save(tmp_path / "graph.json")
    with pytest.raises(cg.Error, match="judgments are kept in a store"):
        cg.open(tmp_path / "graph.json").reject("Erik Holm", "Norsk Baltic Lines")
    with pytest.raises(cg.Error, match="2 claims match; give the id of one: .*anna-lindqvist.praises.erik-holm"):
        judged.reject("Anna Lindqvist", "Erik Holm")
    assert judged.judgments == []


def test_facts_of_a_store(store, tmp_path):
    subprocess.run([PROGRAM, "build", store.parent / "b.txt", "--store", tmp_path / "facts.db", "--facts"], check=True,
                   capture_output=True)
    fact, = cg.open(tmp_path / "facts.db").facts("Finland")
    assert (fact.subject, fact.relation, fact.object) == ("Finland", "supports", "Sweden")
    assert fact.document.endswith("b.txt") and fact.span is None
    with pytest.raises(cg.Error, match="keeps no facts"):
        cg.open(store).facts("Finland")


@pytest.fixture
def articles(nlp, store):
    return list(nlp.read([store.parent / "a.txt", store.parent / "b.txt"]))


def test_build_makes_the_store_of_the_program(articles, store, tmp_path):
    graph = cg.build(store.parent, store=tmp_path / "folder.db")
    assert graph.to_text("json") == cg.open(store).to_text("json")
    in_turn = [cg.build([article], store=tmp_path / "in_turn.db") for article in articles]
    assert in_turn[1].to_text("json") == cg.build(articles).to_text("json") == cg.open(tmp_path / "in_turn.db").to_text("json")
    again = cg.build(articles[:1], store=tmp_path / "in_turn.db") # in place of what was there
    assert again.to_text("json") == in_turn[1].to_text("json")
    listed = subprocess.run([PROGRAM, "claims", tmp_path / "in_turn.db", "--relation", "praises"], check=True, capture_output=True, text=True)
    assert listed.stdout.split()[3:] == ["Anna", "Lindqvist", "praises", "Erik", "Holm"]


def test_build_keeps_facts_in_a_store(articles, tmp_path):
    fact, = cg.build(articles, store=tmp_path / "facts.db", facts=True).facts("Finland")
    assert (fact.subject, fact.relation, fact.object) == ("Finland", "supports", "Sweden")
    with pytest.raises(cg.Error, match="keeps no facts"):
        cg.build(articles, store=tmp_path / "plain.db").facts("Finland")
    with pytest.raises(ValueError, match="facts are kept in a store; expected store="):
        cg.build(articles, facts=True)


def test_build_keeps_to_judgments(articles, judged, tmp_path):
    judged.reject("Erik Holm", "accuses", "Norsk Baltic Lines", why="it was the union")
    judged.confirm("Anna Lindqvist", "praises", "Erik Holm")
    file = tmp_path / "judgments.jsonl"
    with file.open("w") as out:
        subprocess.run([PROGRAM, "judgments", tmp_path / "news.db", "--json"], check=True, stdout=out)
    expected = judged.to_text("json")
    assert expected != cg.build(articles).to_text("json")
    for judgments in (file, str(file), judged.judgments):
        assert cg.build(articles, judgments=judgments).to_text("json") == expected
    from_json = [cg.Doc.from_json(article.to_json()) for article in articles]
    assert cg.build(from_json, judgments=file).to_text("json") == expected
    kept = cg.build(articles, judgments=file, store=tmp_path / "kept.db")
    assert kept.to_text("json") == expected
    assert [judgment["note"] for judgment in kept.judgments] == ["it was the union", ""]


def test_bad_judgments_and_stores_are_refused(articles, tmp_path):
    with pytest.raises(cg.Error) as raised:
        cg.build(articles, judgments=tmp_path / "gone.jsonl")
    assert raised.value.code == "not_found"
    (tmp_path / "bad.jsonl").write_text('\n{"verdict": "wrong"}\n')
    with pytest.raises(cg.Error, match="expected a judgment") as raised:
        cg.build(articles, judgments=tmp_path / "bad.jsonl")
    assert raised.value.line == 2 and raised.value.file.endswith("bad.jsonl")
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(cg.Error):
        cg.build(articles, store=tmp_path / "bad.db")
    with pytest.raises(ValueError, match="two documents have the id"):
        cg.build([*articles, articles[0]], store=tmp_path / "twice.db")


def test_a_store_keeps_to_a_time_limit(store):
    graph = cg.open(store)
    with pytest.raises(cg.Error, match="no result within|interrupted"):
        graph.path("Anna Lindqvist", "Norsk Baltic Lines", timeout=0)
    assert len(graph.path("Anna Lindqvist", "Norsk Baltic Lines")) == 1


def test_names_are_taken_as_the_program_takes_them(store):
    """The same message, of one function."""
    for option, value, argument in (("--relation", "acuses", {"relation": "acuses"}), ("--subject", "Erik Hlm", {"subject": "Erik Hlm"}),
                                    ("--document", "nowhere", {"document": "nowhere"})):
        said = subprocess.run([PROGRAM, "claims", store, option, value], check=False, capture_output=True, text=True).stderr
        with pytest.raises(cg.Error) as raised:
            cg.open(store).claims(**argument)
        assert said == f"claimgraph: {raised.value}\n"
