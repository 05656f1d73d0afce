"""Texts become documents with claims, entities and spans."""
import datetime
import json
import pickle
import re

import pytest

import claimgraph as cg


def test_a_claim_has_its_parts(doc):
    claim = next(claim for claim in doc.claims if claim.relation == "accuses")
    assert claim.subject.name.endswith("Holm")
    assert claim.object.name == "Norsk Baltic Lines"
    assert claim.object.type == "organization"
    assert claim.polarity == "+"
    assert 0 < claim.confidence <= 1
    assert claim.id.startswith("strike.txt#")
    assert claim.evidence[0].document == "strike.txt"
    assert claim.condition is None


def test_spans_slice_the_text(doc):
    claim = next(claim for claim in doc.claims if claim.relation == "accuses")
    for span in (claim.span, claim.subject_span, claim.object_span, claim.trigger_span):
        assert doc.text[span.start:span.end] == span.text
    assert claim.subject_span.text == "Holm"
    evidence = claim.evidence[0]
    start, end = evidence.object_span
    assert evidence.text[start:end] == evidence.object


def test_spans_count_characters_not_bytes(nlp):
    doc = nlp("„Žižek is right“, said Łukasz Müller. 𝕏 — Müller accused Peña Nieto of fraud. " * 3, id="signs")
    assert len(doc.sentences) >= 3
    for span in [*doc.sentences, *(token.span for token in doc.tokens), *(mention.span for mention in doc.mentions)]:
        assert doc.text[span.start:span.end] == span.text
        assert doc.text.encode()[span.start_byte:span.end_byte].decode() == span.text
    assert doc.sentences[-1].start < doc.sentences[-1].start_byte


def test_what_is_told_of_a_text_is_kept(doc):
    assert doc.title == "Dockers walk out"
    assert doc.date == datetime.date(2025, 5, 6)
    assert doc.author is None
    assert doc.language is None or doc.language == "en"


def test_dates_may_be_dates(nlp):
    assert nlp("Nothing.", date=datetime.date(2020, 2, 29)).date == datetime.date(2020, 2, 29)
    with pytest.raises(ValueError, match="2020-02-30"):
        nlp("Nothing.", date="2020-02-30")


def test_unknown_arguments_are_refused(nlp):
    with pytest.raises(TypeError, match="colour"):
        nlp("Nothing.", colour="red")


def test_a_text_without_id_is_called_by_its_content(nlp):
    assert nlp("Some text.").id == nlp("Some text.").id
    assert nlp("Some text.").id != nlp("Another text.").id


def test_tokens_have_heads_and_lemmas(doc):
    accused = next(token for token in doc.tokens if token.text == "accused")
    assert accused.lemma == "accuse"
    assert accused.upos == "VERB"
    holm = next(token for token in doc.tokens if token.text == "Holm")
    assert holm.head.i == accused.i


def test_entities_and_mentions(doc):
    assert "Norsk Baltic Lines" in [entity.name for entity in doc.entities]
    lines = next(mention for mention in doc.mentions if mention.text == "Norsk Baltic Lines")
    assert lines.kind == "name"
    assert lines.entity == next(claim for claim in doc.claims if claim.relation == "accuses").object
    assert any(mention.kind == "nominal" for mention in doc.mentions)


def test_pipe_keeps_the_order_on_any_number_of_threads(nlp):
    texts = [f"Minister {i} met Anna Lindqvist on day {i}." for i in range(60)]
    one = [doc.to_json() for doc in nlp.pipe(texts, n_threads=1)]
    many = [doc.to_json() for doc in nlp.pipe(iter(texts), n_threads=4)]
    assert one == many
    assert [json.loads(item)["text"] for item in one] == texts


def test_pipe_takes_dicts_and_gives_contexts_back(nlp):
    texts = [({"text": "One.", "id": "a", "date": "2020-01-01"}, 7), ("Two.", "x")]
    docs = list(nlp.pipe(texts, as_tuples=True))
    assert [context for _, context in docs] == [7, "x"]
    assert docs[0][0].id == "a"


def test_pipe_reads_no_further_than_it_must(nlp):
    asked = []

    def texts():
        for i in range(10_000):
            asked.append(i)
            yield f"Text {i}."

    stream = nlp.pipe(texts(), n_threads=2)
    next(stream)
    assert len(asked) <= 8
    del stream


def test_an_error_of_the_texts_comes_out(nlp):
    def texts():
        yield "One."
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        list(nlp.pipe(texts(), n_threads=2))


def test_a_document_can_be_pickled(doc):
    copy = pickle.loads(pickle.dumps(doc))
    assert copy.to_json() == doc.to_json()
    assert [str(claim) for claim in copy.claims] == [str(claim) for claim in doc.claims]
    assert copy.claims[0].span.text == doc.claims[0].span.text
    assert len(copy.mentions) == len(doc.mentions)
    assert copy.date == doc.date
    assert copy.tokens == []


@pytest.mark.parametrize("change", [
    lambda tree: tree["claims"][0].update(subject=999),
    lambda tree: tree["sentences"][0].__setitem__(1, 10**6),
    lambda tree: tree["mentions"][0].__setitem__(3, 10**6),
    lambda tree: tree["entities"][0].update(type="dragon"),
    lambda tree: tree.pop("text"),
])
def test_wrong_json_is_refused(doc, change):
    tree = json.loads(doc.to_json())
    change(tree)
    with pytest.raises(cg.Error) as raised:
        cg.Doc.from_json(json.dumps(tree))
    assert raised.value.code == "bad_format"


def test_missing_models_are_an_error_with_the_file(tmp_path):
    with pytest.raises(cg.Error) as raised:
        cg.load(models=str(tmp_path))
    assert raised.value.code == "not_found"
    assert raised.value.file.startswith(str(tmp_path))
    assert str(tmp_path) in str(raised.value)


def test_what_is_no_text_is_refused_in_plain_words(nlp):
    with pytest.raises(TypeError, match="one text is read by nlp"):
        nlp.pipe("Erik Holm praised Anna Lindqvist.")
    for wrong in (b"Erik Holm", None, ("a.txt", "Erik Holm")):
        with pytest.raises(TypeError, match="expected a str, found one of type (bytes|NoneType|tuple)"):
            list(nlp.pipe([wrong]))


def test_lone_surrogates_are_refused(nlp):
    with pytest.raises(UnicodeEncodeError):
        nlp("\ud800")


def test_jupyter_sees_marked_sentences(doc):
    page = doc._repr_html_()
    assert "<mark" in page and "Norsk Baltic Lines</mark>" in page
    assert "<table>" in doc.claims._repr_html_()


def test_jupyter_shows_a_picture_of_a_graph(doc, nlp):
    page = cg.build([doc])._repr_html_()
    assert page.startswith("<p>&lt;claimgraph.Graph: ") and page.count("<iframe ") == 1
    shown = re.search('srcdoc="([^"]*)"', page)[1]
    assert "Norsk Baltic Lines" in shown and "<" not in shown # all of it is quoted
    wide = " ".join(f"Erik Holm accused Number{i} Rail." for i in range(300))
    graph = cg.build([nlp(wide, id="wide.txt")])
    assert graph.main_part(20).stats()["entities"] == 20
    assert len(graph._repr_html_()) < len(graph.to_text("html"))


def test_text_is_escaped_in_jupyter(nlp):
    page = nlp("Erik <b>Holm</b> & Co accused Norsk Baltic Lines of fraud.", title="<script>")._repr_html_()
    assert "<script>" not in page and "<b>Holm" not in page


def test_facts(nlp, doc):
    fact, = nlp("Old barns collapsed near Mount Velda in May.", id="b").facts
    assert (fact.subject, fact.relation, fact.object, fact.arguments) == ("Old barns", "collapsed near", "Mount Velda", ["in May"])
    assert fact.lemmas == "collapse near" and 0 < fact.confidence <= 1
    assert fact.document == "b" and fact.span.text == fact.text == "Old barns collapsed near Mount Velda in May."
    assert repr(fact) == "<Fact: Old barns | collapsed near | Mount Velda | in May>"
    assert cg.Doc.from_json(doc.to_json()).facts == []
