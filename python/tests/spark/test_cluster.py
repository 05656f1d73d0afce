"""A cluster of a master and two workers on this machine, of which one is killed while it reads."""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

import pytest

pyspark = pytest.importorskip("pyspark", reason="no pyspark; .ci/get_spark fetches it")

import claimgraph as cg  # noqa: E402

HERE = pathlib.Path(__file__).parent
SPARK_CLASS = pathlib.Path(pyspark.__file__).parent / "bin" / "spark-class"


def free_port():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


def wait_until(holds, seconds=240):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.05)


class Cluster:
    """Each process in a group of its own, with the executors that it starts."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        port, web = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self.start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(web))
        wait_until(lambda: "I have been elected leader" in self.log("master"))
        for worker in ("one", "two"):
            self.start(worker, "worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port",
                       str(free_port()), "--work-dir", str(folder / worker), self.master)
            wait_until(lambda: "Successfully registered with master" in self.log(worker))  # noqa: B023

    def start(self, name, java_class, *arguments):
        with open(self.folder / f"{name}.log", "wb") as log:
            environment = {**os.environ, "SPARK_LOCAL_DIRS": str(self.folder / "local"), "SPARK_DAEMON_MEMORY": "256m"}
            self.processes.append(subprocess.Popen([SPARK_CLASS, f"org.apache.spark.deploy.{java_class}", *arguments], stdout=log,
                                                   stderr=log, env=environment, start_new_session=True))

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def kill(self, process):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                self.kill(process)


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    yield made
    made.stop()


def test_a_worker_that_is_killed_loses_nothing(cluster, made, expected, tmp_path):
    folder = tmp_path / "graph"
    with open(tmp_path / "driver.log", "wb") as log:
        driver = subprocess.Popen([sys.executable, HERE / "cluster_driver.py", cluster.master, str(len(made)), "24", folder],
                                  stdout=log, stderr=log)
        try:
            extracted = folder / "extracted.parquet"
            wait_until(lambda: len(list(extracted.glob("_temporary/0/task_*"))) > 3)
            cluster.kill(cluster.processes[2])
            assert not (extracted / "_SUCCESS").exists()
            assert driver.wait(timeout=300) == 0, (tmp_path / "driver.log").read_text()[-4000:]
        finally:
            driver.kill()
    assert cg.from_parquet(folder).to_text("jsonl") == expected.to_text("jsonl")
