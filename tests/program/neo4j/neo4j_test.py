#!/usr/bin/python3
"""Neo4j itself answers queries on the files that were written for it as `claimgraph query` does: a graph of hostile strings,
once by the script, once by neo4j-admin from the tables.

usage: neo4j_test.py PROGRAM WRITE_SAMPLE
Needs java and Neo4j's libraries, in NEO4J_LIBRARIES or fetched before by .ci/get_neo4j. Without them it says so, and is skipped.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

libraries = Path(os.environ.get("NEO4J_LIBRARIES", Path.home() / ".cache/claimgraph/neo4j-5.26.0"))
if not (libraries / "complete").exists() or shutil.which("java") is None:
    print(f"SKIPPED: no java or no {libraries}; see the top of {__file__}")
    sys.exit()

QUERIES = [
    "MATCH (n) RETURN count(*) AS n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType",
    "MATCH (n:Entity) RETURN n.id, n.name, n.type, n.aliases, n.mentions, n.kb, n.unnamed",
    "MATCH (p:Person) RETURN p.name",
    "MATCH (d:Document) RETURN d.name, d.title, d.author, d.publisher, d.url, d.words",
    "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.id, r.label, r.symmetric, r.speaker, r.speaker_id, r.report, r.polarity, "
    "r.modality, r.time, r.time_value, r.time_from, r.time_until, r.place, r.place_id, r.condition, r.complement, r.confidence, "
    "r.evidence, r.first_seen, r.documents, r.sentences, r.triggers, r.rules, r.titles, r.urls",
    "MATCH (a)-[r:urges|`open:do`]->(b) WHERE r.time_from >= date('2025-03-13') RETURN r.id, toString(r.time_from) AS day",
    "MATCH (a)-[r:meets_with]-(b) RETURN a.name, b.name, r.id",
    "MATCH (d:Document), ()-[r]->() WHERE d.name IN r.documents RETURN d.name, count(r) AS claims",
]


def plain(value):
    """Control characters of sentences are spaces in the tables."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return "".join(" " if c < " " else c for c in value) if isinstance(value, str) else value


def rows_of(lines):
    rows = {query: [] for query in QUERIES}
    for query, values in lines:
        rows[query].append(json.dumps(plain(values)))
    return {query: sorted(found) for query, found in rows.items()}


def java(home, *arguments):
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.lang", "java.nio")]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    run = subprocess.run(["java", *opened, "-cp", f"{libraries}/*", *map(str, arguments)], env=environment, capture_output=True,
                         text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def asked(home, script):
    reads = Path(__file__).with_name("Neo4jReads.java")
    lines = java(home, reads, home, script, folder / "queries").splitlines()
    return rows_of(json.loads(line) for line in lines if line.startswith("["))


program, write_sample = sys.argv[1:]
folder = Path(tempfile.mkdtemp())
subprocess.run([write_sample, folder], check=True)
(folder / "queries").write_text("\n".join(QUERIES))
ours = []
for query in QUERIES:
    run = subprocess.run([program, "query", folder / "sample.graphml", query, "--json", "--max-rows", "1000000"],
                         capture_output=True, check=True, text=True)
    assert run.stderr == "", run.stderr
    ours += [(query, list(json.loads(line).values())) for line in run.stdout.split("\n") if line]
ours = rows_of(ours)

by_script, by_tables = folder / "script", folder / "tables"
for home in (by_script, by_tables):
    (home / "conf").mkdir(parents=True)
    (home / "conf/neo4j.conf").touch()
java(by_tables, "org.neo4j.cli.AdminTool", "database", "import", "full", "--array-delimiter=U+001F",
     f"--nodes={folder}/sample.neo4j.nodes.csv", f"--nodes={folder}/sample.neo4j.documents.csv",
     f"--relationships={folder}/sample.neo4j.edges.csv")
for found, name in ((asked(by_script, folder / "sample.cypher"), "script"), (asked(by_tables, "-"), "tables")):
    for query in QUERIES:
        assert found[query] == ours[query], f"{name}: {query}\n" + "\n".join(
            f"{a}\n{b}" for a, b in zip(found[query], ours[query]) if a != b)[:3000]
shutil.rmtree(folder)
print(f"{len(QUERIES)} queries, the same rows in Neo4j by the script and by the tables")
