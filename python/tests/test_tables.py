"""Claims are tables of Arrow and pandas, without a copy."""
import datetime

import pytest

import claimgraph as cg

pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")


def address(table, column):
    """Of the values of a column; of their numbers, if it has a dictionary."""
    chunk, = table.column(column).chunks
    return (chunk.indices if isinstance(chunk, pyarrow.DictionaryArray) else chunk).buffers()[1].address


def test_pandas_has_a_row_a_claim(graph):
    frame = graph.claims().to_pandas()
    assert len(frame) == len(graph.claims())
    row = frame[frame.relation == "accuses"].iloc[0]
    assert (row.subject, row.object, row.polarity) == ("Erik Holm", "Norsk Baltic Lines", "+")
    assert row.sentence.startswith("Holm accused")
    assert pandas.isna(row.condition)
    assert frame.relation.dtype == "category"
    assert frame.confidence.dtype == "float64" and frame.confidence.between(0, 1).all()
    assert frame.id.is_unique


def test_columns_are_what_claims_say(graph):
    table = graph.to_arrow()
    for row, claim in zip(table.to_pylist(), graph.claims(), strict=True):
        assert row["id"] == claim.id
        assert row["subject_id"] == claim.subject.id and row["object_type"] == claim.object.type
        assert row["relation"] == claim.relation and row["label"] == claim.label
        assert row["speaker"] == (claim.attributed_to.name if claim.attributed_to else None)
        assert row["time"] == claim.time and row["complement"] == claim.complement
        assert row["symmetric"] == claim.symmetric and row["confidence"] == claim.confidence
        assert row["evidence"] == len(claim.evidence) and row["sentence"] == claim.evidence[0].text
        assert row["place_id"] == (claim.place_entity.id if claim.place_entity else None)


def test_times_are_dates(nlp):
    graph = cg.build([nlp("Erik Holm met Anna Lindqvist on 6 May 2025.", id="a")])
    row = graph.claims().to_arrow().to_pylist()[0]
    assert row["time_from"] == row["time_until"] == datetime.date(2025, 5, 6)
    frame = cg.build([nlp("Erik Holm met Anna Lindqvist on 6 May 2025. Erik Holm praised Tomas Vance.", id="a")]).to_pandas()
    assert sorted(frame.time_from.dt.month.dropna()) == [5] and frame.time_from.isna().sum() == 1


def test_arrow_is_handed_out_without_a_copy(graph):
    claims = graph.claims()
    first, second = pyarrow.table(claims), claims.to_arrow()
    assert first.equals(second)
    for column in first.column_names:
        assert address(first, column) == address(second, column)
    # the graph's own memory, whoever asks it
    assert address(first, "relation") == address(graph.claims().to_arrow(), "relation")


def test_arrow_outlives_what_it_came_from(nlp):
    table = cg.build([nlp("Erik Holm accused Anna Lindqvist of fraud.", id="a")]).claims().to_arrow()
    assert table.column("relation").to_pylist() == ["accuses"]
    assert table.column("subject").to_pylist() == ["Erik Holm"]


def test_batches_and_schemas(graph):
    claims = graph.claims()
    batch = pyarrow.record_batch(claims)
    batch.validate(full=True)
    assert batch.num_rows == len(claims)
    assert pyarrow.schema(claims) == batch.schema
    reader = pyarrow.RecordBatchReader.from_stream(claims)
    assert reader.read_all().num_rows == len(claims)


def test_empty_tables_have_columns(graph):
    table = graph.claims(until="2001").to_arrow()
    assert table.num_rows == 0 and "relation" in table.column_names
    assert graph.claims(until="2001").to_pandas().empty


def test_rows_in_another_order(graph):
    table = graph.claims()[::-1].to_arrow()
    assert table.column("relation").to_pylist() == [claim.relation for claim in graph.claims()][::-1]


def test_evidence_is_a_table(graph):
    claims = graph.claims()
    table = claims.evidence.to_arrow()
    assert table.num_rows == sum(len(claim.evidence) for claim in claims)
    row = table.to_pylist()[0]
    assert row["claim"] == claims[0].id and row["text"] == claims[0].evidence[0].text
    assert row["start"] == claims[0].evidence[0].start
    assert len(claims.evidence.to_pandas()) == table.num_rows


def test_claims_of_a_document_are_a_table(doc):
    frame = doc.claims.to_pandas()
    assert list(frame.id) == [claim.id for claim in doc.claims]
    assert list(doc.entities.to_pandas().name) == [entity.name for entity in doc.entities]


def test_a_graph_comes_back_from_pandas_and_arrow(graph):
    for back in (cg.from_pandas(graph.to_pandas()), cg.from_arrow(graph.claims())):
        assert [claim.id for claim in back.claims()] == [claim.id for claim in graph.claims()]
        assert back.claims(relation="accuses")[0].evidence[0].text == graph.claims(relation="accuses")[0].evidence[0].text


def test_three_columns_are_enough():
    graph = cg.from_pandas(pandas.DataFrame({"subject": ["Ann", "Bob"], "relation": ["praises", "meets_with"],
                                             "object": ["Bob", "Ann"]}))
    assert [str(claim) for claim in graph.claims(subject="Ann", relation="praises")] == ["Ann praises Bob"]


def test_many_rows_are_the_same_as_few():
    rows = [{"subject": f"Person {i}", "relation": ("praises", "accuses")[i % 2], "object": f"Person {(i * 7) % 5000}",
             "confidence": 0.7, "time_value": f"2025-01-{i % 28 + 1:02}"} for i in range(12_000)]
    claims = cg.from_arrow(pyarrow.Table.from_pylist(rows)).claims()
    table = claims.to_arrow()
    table.validate(full=True)
    assert table.num_rows > 11_000
    for start in range(0, table.num_rows, 1000): # few rows are made on one thread
        assert claims[start:start + 1000].to_arrow().to_pylist() == table.slice(start, 1000).to_pylist()
