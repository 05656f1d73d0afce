"""Files and folders become documents and graphs."""
import pytest

import claimgraph as cg


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("Erik Holm accused Norsk Baltic Lines of fraud.")
    (tmp_path / "b.html").write_text("<html><head><title>Meeting</title></head><body><article><p>Anna Lindqvist met Erik "
                                     "Holm in Vellport on Monday, and they talked for two hours about the strike of the "
                                     "dockers.</p></article></body></html>")
    (tmp_path / "c.jsonl").write_text("".join('{"id": "%d", "text": "Minister %d criticized Russia."}\n' % (i, i)
                                              for i in range(50)))
    return tmp_path


def test_read_gives_documents_in_order(nlp, folder):
    ids = [doc.id for doc in nlp.read(folder, n_threads=3)]
    assert len(ids) == 52
    assert ids[0].endswith("a.txt") and ids[1].endswith("b.html")


def test_what_cannot_be_read_is_warned_of(nlp, folder):
    with pytest.warns(cg.ReadWarning, match="no such file"):
        docs = list(nlp.read([folder / "gone.txt", folder / "a.txt"]))
    assert len(docs) == 1
    with pytest.raises(cg.Error) as raised:
        list(nlp.read(folder / "gone.txt", errors="raise"))
    assert raised.value.code == "not_found"


def test_a_stream_may_be_left_before_its_end(nlp, folder):
    stream = nlp.read(folder / "c.jsonl", n_threads=2)
    assert next(stream).claims[0].object.name == "Russia"
    del stream


def test_build_takes_paths(nlp, folder):
    graph = cg.build(folder, nlp)
    assert graph.stats()["documents"] == 52
    assert len(graph.claims(subject="Erik Holm", object="Norsk Baltic Lines")) == 1


def test_paths_and_documents_give_the_same_graph(nlp, folder):
    by_path = cg.build([folder / "a.txt", folder / "b.html"], nlp)
    by_document = cg.build(nlp.read([folder / "b.html", folder / "a.txt"]))
    assert by_path.to_text("json") == by_document.to_text("json")


def test_two_documents_of_one_id_are_refused(nlp):
    with pytest.raises(ValueError, match="'same'"):
        cg.build([nlp("One.", id="same"), nlp("Two.", id="same")])
