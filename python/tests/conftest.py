import pytest

import claimgraph as cg

TEXT = ("Holm accused Norsk Baltic Lines of breaking the agreement on night shifts. The company denied that it had broken "
        "the agreement. On 6 May 2025 Erik Holm met Anna Lindqvist in Vellport.")


@pytest.fixture(scope="session")
def nlp():
    return cg.load()


@pytest.fixture(scope="session")
def doc(nlp):
    return nlp(TEXT, id="strike.txt", date="2025-05-06", title="Dockers walk out")


@pytest.fixture(scope="session")
def graph(nlp, doc):
    other = nlp("Anna Lindqvist praised Erik Holm. Mr. Holm urged Norsk Baltic Lines to keep the agreement.",
                id="praise.txt", date="2025-05-07")
    return cg.build([doc, other])
