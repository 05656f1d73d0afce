#!/usr/bin/python3
"""Gephi's own importer reads what we write: every node, edge, kind, colour and value of a graph of hostile strings, with
what Gephi does unless told otherwise.

usage: gephi_test.py WRITE_SAMPLE
Needs java and Gephi's toolkit, named by GEPHI_TOOLKIT or fetched before by .ci/get_gephi. Without them it says so, and is
skipped.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

toolkit = Path(os.environ.get("GEPHI_TOOLKIT", Path.home() / ".m2/repository/org/gephi/gephi-toolkit/0.10.1/"
                                                            "gephi-toolkit-0.10.1-all.jar"))
if not toolkit.exists() or shutil.which("java") is None:
    print(f"SKIPPED: no java or no {toolkit}; see the top of {__file__}")
    sys.exit()

folder = Path(tempfile.mkdtemp())
subprocess.run([sys.argv[1], folder], check=True)
name = "{http://graphml.graphdrawing.org/xmlns}"
root = ET.parse(folder / "sample.graphml").getroot()
titles = {key.get("id"): key.get("attr.name") for key in root.iter(name + "key")}


def columns(element):
    return {titles[data.get("key")]: data.text or "" for data in element.iter(name + "data")}


def same(got, wanted):
    """Gephi makes Infinity of INF in any value, but in labels; nothing can be done about that from outside."""
    try:
        return got == wanted or got == wanted.replace("INF", "Infinity") or float(got) == float(wanted)
    except ValueError:
        return False


def check(got, wanted, what):
    color = "#" + "".join(f"{int(wanted.pop(part)):02x}" for part in "rgb")
    assert got.pop("color") == color, (what, color)
    for column in ("size", "weight"):  # where pictures have them
        wanted.pop(column, None)
    assert set(got) == set(wanted), (what, set(got) ^ set(wanted))
    for column, value in wanted.items():
        assert same(got[column], value), (what, column, got[column], value)


for ending in ("graphml", "gexf"):
    run = subprocess.run(["java", "-Djava.awt.headless=true", "-cp", toolkit, Path(__file__).with_name("GephiReads.java"),
                          folder / f"sample.{ending}"], check=True, capture_output=True, encoding="utf-8",
                         env={**os.environ, "LC_ALL": "C.UTF-8", "JAVA_TOOL_OPTIONS": "-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8"})
    read = json.loads(run.stdout)
    # it has no place for values of the graph, where networkx keeps the documents
    told = [issue for issue in read["issues"] if not issue.startswith("INFO")]
    expected = ["WARNING: Graph attributes 'documents' ignored as not supported by Gephi"] if ending == "graphml" else []
    assert told == expected, told
    nodes, edges = list(root.iter(name + "node")), list(root.iter(name + "edge"))
    assert len(read["nodes"]) == len(nodes) and len(read["edges"]) == len(edges), (ending, "counts")
    for node in nodes:
        check(read["nodes"][node.get("id")], columns(node), (ending, node.get("id")))
    for edge in edges:
        got, wanted = read["edges"][edge.get("id")], columns(edge)
        assert (got.pop("source"), got.pop("target")) == (edge.get("source"), edge.get("target"))
        assert got.pop("kind") == edge.get("label"), (ending, "kind")
        assert got.pop("weight") == float(wanted["weight"]), (ending, "weight")
        check(got, wanted, (ending, edge.get("id")))
print(f"{len(nodes)} nodes and {len(edges)} edges, the same to Gephi")
