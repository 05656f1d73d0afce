"""The graph that Spark makes is that of one machine."""
import pytest

pytest.importorskip("pyspark", reason="no pyspark; .ci/get_spark fetches it")
import pyarrow.parquet  # noqa: E402
from sessions import SCHEMA  # noqa: E402
from pyspark import TaskContext  # noqa: E402

import claimgraph as cg  # noqa: E402
import claimgraph.spark as cgs  # noqa: E402
from claimgraph import parquet  # noqa: E402


def rows_of(folder, table):
    return pyarrow.parquet.read_table(folder / f"{table}.parquet").to_pylist()


@pytest.fixture(scope="module")
def folder(spark, made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    cgs.build(spark.createDataFrame(made, SCHEMA).repartition(3), str(folder))
    return folder


def test_the_graph_is_that_of_one_machine(folder, expected):
    graph = cg.from_parquet(folder)
    for form in ("jsonl", "json"):
        assert graph.to_text(form) == expected.to_text(form)


@pytest.mark.parametrize(("partitions", "parts"), [(1, 1), (2, 7), (8, 3)])
def test_it_does_not_depend_on_partitions(spark, made, expected, tmp_path, partitions, parts):
    extracted = cgs.extract(spark.createDataFrame(made[::-1], SCHEMA).repartition(partitions)).persist()
    cgs.write_graph(extracted, str(tmp_path), parts)
    extracted.unpersist()
    assert cg.from_parquet(tmp_path).to_text("jsonl") == expected.to_text("jsonl")


def test_tables_are_those_of_one_machine(folder, expected, tmp_path):
    expected.to_parquet(tmp_path)
    for table in parquet.COLUMNS:
        def plain(rows):
            return sorted(repr(sorted((name, value) for name, value in row.items() if value is not None)) for row in rows)

        assert plain(rows_of(folder, table)) == plain(rows_of(tmp_path, table)) != []
        assert set(parquet.COLUMNS[table]) <= set(rows_of(folder, table)[0])


def test_articles_are_as_odd_as_in_the_world(expected, folder):
    """What is tested is there: copies, texts that were cleaned, namesakes, an empty text, an unknown date."""
    documents = {row["name"]: row for row in rows_of(folder, "documents")}
    assert any(row["same_as"] for row in documents.values())
    assert documents["news/000001.txt"]["words"] in (None, 0) and documents["news/000002.txt"]["date"] is None
    assert any(row["file_end"] for row in rows_of(folder, "evidence"))
    assert any("@" in row["id"] and not row["unnamed"] for row in rows_of(folder, "entities"))
    assert any(row["aliases"] for row in rows_of(folder, "entities"))


def test_each_step_can_be_a_job_of_its_own(spark, made, expected, tmp_path):
    extracted = str(tmp_path / "extracted")
    for some in (made[:50], made[50:]):
        cgs.extract(spark.createDataFrame(some, SCHEMA)).write.mode("append").parquet(extracted)
    all_of_them = spark.read.parquet(extracted)
    cgs.match(all_of_them).write.parquet(str(tmp_path / "matched"))  # perhaps on a larger machine
    cgs.write_graph(all_of_them, str(tmp_path / "graph"), matched=spark.read.parquet(str(tmp_path / "matched")))
    assert cg.from_parquet(tmp_path / "graph").to_text("jsonl") == expected.to_text("jsonl")


def test_tasks_that_fail_are_repeated_without_a_trace(tmp_path, made, expected, spark):
    """A machine goes away when it has given a part of its rows."""
    def fail_at_first(batches):
        context = TaskContext.get()
        for batch in batches:
            yield batch
            if context.attemptNumber() == 0 and context.partitionId() == 1:
                raise RuntimeError("gone")

    articles = spark.createDataFrame(made, SCHEMA).repartition(2)
    extracted = cgs.extract(articles)
    extracted.mapInArrow(fail_at_first, extracted.schema).write.parquet(str(tmp_path / "extracted"))
    cgs.write_graph(spark.read.parquet(str(tmp_path / "extracted")), str(tmp_path / "graph"))
    assert cg.from_parquet(tmp_path / "graph").to_text("jsonl") == expected.to_text("jsonl")


def test_options_reach_the_executors(spark):
    articles = spark.createDataFrame([("a", "Orion Rail sued Zeta Mills.")], "id string, text string")
    [plain] = cgs.extract(articles).collect()
    [strict] = cgs.extract(articles, min_confidence=1.0).collect()
    assert '"sues"' in plain.claims and strict.claims == "[]" and strict.entities == plain.entities
    with pytest.raises(Exception, match="gone.tsv"):
        cgs.extract(articles, names=["gone.tsv"]).collect()


def test_ids_are_needed_and_differ(spark, tmp_path):
    with pytest.raises(cg.Error, match="no column 'id' in the articles, which have text"):
        cgs.extract(spark.createDataFrame([{"text": "Finland supports Sweden."}]))
    twice = spark.createDataFrame([("a", "Finland supports Sweden."), ("a", "Norway supports Sweden.")], "id string, text string")
    with pytest.raises(Exception, match="two documents have the id 'a'"):
        cgs.write_graph(cgs.extract(twice).persist(), str(tmp_path))
    nobody = spark.createDataFrame([(None, "Finland supports Sweden.")], "id string, text string")
    with pytest.raises(Exception, match="an article without an id"):
        cgs.extract(nobody).collect()


def test_rows_of_others_are_refused(spark, tmp_path):
    made_up = spark.createDataFrame([("a", "{}", "[1]", "[]", b"")], "document string, source string, entities string, "
                                    "claims string, sketch binary")
    with pytest.raises(Exception, match="entities that cannot be read; expected what the step before gave"):
        cgs.write_graph(made_up, str(tmp_path))
