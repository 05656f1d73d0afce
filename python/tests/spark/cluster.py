"""A cluster of Spark on this machine: a master and one worker or two, on the loopback."""
import os
import pathlib
import signal
import socket
import subprocess
import time

import pyspark

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

    def __init__(self, folder, workers=2):
        self.folder = folder
        self.processes = {}
        port, web = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self.start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(web))
        wait_until(lambda: "I have been elected leader" in self.log("master"))
        for worker in ("one", "two")[:workers]:
            self.start(worker, "worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "2g", "--webui-port",
                       str(free_port()), "--work-dir", str(folder / worker), self.master)
            wait_until(lambda: "Successfully registered with master" in self.log(worker))  # noqa: B023

    def start(self, name, java_class, *arguments):
        with open(self.folder / f"{name}.log", "wb") as log:
            # executors have folders of their own to work in
            places = map(os.path.abspath, filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))
            environment = {**os.environ, "SPARK_LOCAL_DIRS": str(self.folder / "local"), "SPARK_DAEMON_MEMORY": "256m",
                           "PYTHONPATH": os.pathsep.join(places)}
            self.processes[name] = subprocess.Popen([SPARK_CLASS, f"org.apache.spark.deploy.{java_class}", *arguments],
                                                    stdout=log, stderr=log, env=environment, start_new_session=True)

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def kill(self, name):
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self):
        for name in list(self.processes):
            self.kill(name)
