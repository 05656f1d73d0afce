import os
import pathlib
import sys

import pytest

import claimgraph as cg

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from made_articles import articles  # noqa: E402
from sessions import session  # noqa: E402


def read_here(nlp, made):
    """The documents of articles, as they are read without Spark."""
    for row in made:
        date = row["date"] if row["date"].startswith("20") else None
        yield nlp(row["text"] or "", id=row["id"], date=date, title=row["title"], publisher=row["publisher"])


@pytest.fixture(scope="session")
def spark():
    running = session("local[2, 2]")  # a task that fails is tried once more
    yield running
    running.stop()


@pytest.fixture(scope="session")
def made():
    return articles(int(os.environ.get("CLAIMGRAPH_SPARK_ARTICLES", "200")))


@pytest.fixture(scope="session")
def expected(nlp, made):
    """The graph of one machine."""
    graph = cg.build(list(read_here(nlp, made)))
    assert graph.stats()["claims"] > len(made)
    return graph
