import os
import pathlib
import sys

import pytest

import claimgraph as cg

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from made_articles import articles, read_article  # noqa: E402
from sessions import session  # noqa: E402


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
    graph = cg.build([read_article(nlp, row) for row in made])
    assert graph.stats()["claims"] > len(made)
    return graph
