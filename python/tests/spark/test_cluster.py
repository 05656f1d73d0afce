"""A cluster of a master and two workers on this machine, of which one is killed while it reads."""
import pathlib
import subprocess
import sys

import pytest

pytest.importorskip("pyspark", reason="no pyspark; .ci/get_spark fetches it")

from cluster import Cluster, wait_until  # noqa: E402

import claimgraph as cg  # noqa: E402

DRIVER = pathlib.Path(__file__).parent / "cluster_driver.py"


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    yield made
    made.stop()


def test_a_worker_that_is_killed_loses_nothing(cluster, made, expected, tmp_path):
    folder = tmp_path / "graph"
    with open(tmp_path / "driver.log", "wb") as log:
        driver = subprocess.Popen([sys.executable, DRIVER, cluster.master, str(len(made)), "24", folder],
                                  stdout=log, stderr=log)
        try:
            extracted = folder / "extracted.parquet"
            wait_until(lambda: driver.poll() is not None or len(list(extracted.glob("_temporary/0/task_*"))) > 3)
            assert driver.poll() is None, (tmp_path / "driver.log").read_text()[-4000:]
            cluster.kill("two")
            assert not (extracted / "_SUCCESS").exists()
            assert driver.wait(timeout=500) == 0, (tmp_path / "driver.log").read_text()[-4000:]
        finally:
            driver.kill()
    assert cg.from_parquet(folder).to_text("jsonl") == expected.to_text("jsonl")
