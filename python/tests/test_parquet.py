"""A graph is a folder of Parquet tables and comes back from it."""
import json

import pytest

import claimgraph as cg

pytest.importorskip("pyarrow")
import pyarrow.parquet  # noqa: E402

from claimgraph.parquet import COLUMNS, VERSION  # noqa: E402


@pytest.fixture(scope="module")
def rich(nlp, doc):
    other = nlp("Anna Lindqvist said that Erik Holm may sue Norsk Baltic Lines if it cut wages. Bruno Falk met Anna Lindqvist "
                "in Berlin on 3 May 2025.", id="ä/more.txt", date="2025-05-07", title="Żółć")
    return cg.build([doc, other])


@pytest.fixture
def folder(rich, tmp_path):
    rich.to_parquet(tmp_path / "tables")
    return tmp_path / "tables"


def test_a_graph_comes_back_equal(rich, folder):
    back = cg.from_parquet(folder)
    assert len(back.claims()) > 3
    assert back.to_text("json") == rich.to_text("json")
    assert back.documents == rich.documents
    assert cg.open(folder).to_text("json") == rich.to_text("json") # also without the extension


def test_save_and_open_take_folders_of_tables(rich, tmp_path):
    rich.save(tmp_path / "news.parquet")
    assert {file.name for file in (tmp_path / "news.parquet").iterdir()} == {f"{name}.parquet" for name in COLUMNS}
    assert cg.open(tmp_path / "news.parquet").to_text("json") == rich.to_text("json")
    with pytest.raises(cg.Error) as raised:
        cg.open(tmp_path / "gone.parquet")
    assert raised.value.code == "not_found"


def test_an_empty_graph_has_all_columns(tmp_path):
    cg.build([]).to_parquet(tmp_path)
    assert len(cg.from_parquet(tmp_path).claims()) == 0
    for name, columns in COLUMNS.items():
        assert pyarrow.parquet.read_schema(tmp_path / f"{name}.parquet").names == list(columns)


def test_types_do_not_depend_on_the_graph(rich, folder, tmp_path):
    cg.build([]).to_parquet(tmp_path / "empty")
    for name in COLUMNS:
        assert pyarrow.parquet.read_schema(folder / f"{name}.parquet").equals(
            pyarrow.parquet.read_schema(tmp_path / "empty" / f"{name}.parquet"))


def test_what_other_programs_say_comes_back(tmp_path):
    tree = {"directed": True, "multigraph": True, "graph": {}, "nodes": [
        {"id": "a", "label": "Ann", "age": 41, "tags": ["x", {"deep": 1}]}, {"id": "b", "label": "Bob", "height": 1.5}],
        "links": [{"source": "a", "target": "b", "relation": "praises", "note": "seen", "subject_id": "odd"}]}
    graph = cg.from_text(json.dumps(tree), "json")
    graph.to_parquet(tmp_path)
    assert "seen" in graph.to_text("json") and "odd" in graph.to_text("json")
    assert cg.from_parquet(tmp_path).to_text("json") == graph.to_text("json")


def test_sentences_and_mentions_are_those_of_the_claims(rich, folder, doc):
    sentences = pyarrow.parquet.read_table(folder / "sentences.parquet").to_pylist()
    assert len({(row["document"], row["sentence"]) for row in sentences}) == len(sentences) > 0
    mentions = pyarrow.parquet.read_table(folder / "mentions.parquet").to_pylist()
    ids = {entity.id for entity in rich.entities()}
    text = doc.text.encode()
    for row in mentions:
        assert row["entity_id"] in ids
        if row["document"] == doc.id:
            assert text[row["start"]:row["end"]].decode() == row["text"]


def test_pandas_reads_the_tables(rich, folder):
    pandas = pytest.importorskip("pandas")
    claims, entities = (pandas.read_parquet(folder / f"{name}.parquet") for name in ("claims", "entities"))
    named = claims.merge(entities, left_on="subject_id", right_on="id")
    assert set(named["name"]) == {claim.subject.name for claim in rich.claims()}


def test_duckdb_reads_the_tables(rich, folder):
    duckdb = pytest.importorskip("duckdb")
    rows = duckdb.sql(f"""SELECT s.name, c.relation, o.name, e.text FROM '{folder}/claims.parquet' c
        JOIN '{folder}/entities.parquet' s ON s.id = c.subject_id JOIN '{folder}/entities.parquet' o ON o.id = c.object_id
        JOIN '{folder}/evidence.parquet' e ON e.claim = c.id""").fetchall()
    expected = [(claim.subject.name, claim.relation, claim.object.name, evidence.text)
                for claim in rich.claims() for evidence in claim.evidence]
    assert sorted(rows) == sorted(expected) != []


@pytest.mark.parametrize(("damage", "code"), [
    (lambda file: file.unlink(), "not_found"),
    (lambda file: file.write_bytes(b"no table"), "unreadable"),
    (lambda file: pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), file), "bad_format"),
    (lambda file: pyarrow.parquet.write_table(pyarrow.table({"a": [1]}).replace_schema_metadata(
        {"claimgraph": json.dumps({"version": VERSION + 1})}), file), "unsupported"),
    (lambda file: pyarrow.parquet.write_table(pyarrow.parquet.read_table(file).drop_columns(["id"]), file), "bad_format"),
])
def test_damaged_tables_are_refused(folder, damage, code):
    damage(folder / "claims.parquet")
    with pytest.raises(cg.Error) as raised:
        cg.from_parquet(folder)
    assert raised.value.code == code and raised.value.file.endswith("claims.parquet")
