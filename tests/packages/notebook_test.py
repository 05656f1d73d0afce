#!/usr/bin/env python3
"""The notebook of the examples runs from its first cell to its last, and shows tables and pictures.

usage: notebook_test.py OUTPUT        OUTPUT: the executed notebook, for people who want to look; beside it a page of it, .html

Needs claimgraph on the path of Python, and what python/requirements.txt names."""
import base64
import pathlib
import sys

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(output):
    notebook = nbformat.read(ROOT / "examples/notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "the notebook is kept without outputs"
    ExecutePreprocessor(timeout=300).preprocess(notebook, {"metadata": {"path": str(ROOT / "examples")}})
    output.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, output)
    output.with_suffix(".html").write_text(HTMLExporter().from_notebook_node(notebook)[0])

    outputs = [item for cell in notebook.cells for item in cell.get("outputs", ())]
    shown = [item["data"] for item in outputs if "data" in item]
    pictures = [base64.b64decode(data["image/png"]) for data in shown if "image/png" in data]
    tables = [data["text/html"] for data in shown if "<table" in data.get("text/html", "")]
    printed = "".join(item["text"] for item in outputs if item.get("name") == "stdout")
    assert len(pictures) == 2 and all(len(picture) > 5_000 for picture in pictures), f"{len(pictures)} pictures"
    assert len(tables) >= 5, f"{len(tables)} tables"
    assert any("<mark" in data.get("text/html", "") for data in shown), "no document with marked words"
    assert "breaking the agreement on night shifts" in printed, printed
    assert "claims come back" in printed, printed
    for i, picture in enumerate(pictures):
        output.with_name(f"{output.stem}-{i}.png").write_bytes(picture)
    print(f"{len(notebook.cells)} cells, {len(tables)} tables, {len(pictures)} pictures")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
