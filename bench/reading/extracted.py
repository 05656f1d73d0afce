"""What the benches of this folder share: where the data and the program are, and the claims of texts."""
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = pathlib.Path(os.environ.get("CLAIMGRAPH_SHARED", ROOT.parent / "shared")) / "data"
PROGRAM = ROOT / "build/release/bin/claimgraph"


def read_lines(name):
    """The rows of a file of lines of JSON of the shared data."""
    return [json.loads(line) for line in open(DATA / name, encoding="utf-8")]


def claims_of(program, texts, options):
    """The claims of texts by id, as `extract` writes them."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in texts.items():
            file.write(json.dumps({"id": name, "text": text}) + "\n")
        file.flush()
        out = subprocess.run([program, "extract", file.name, *options], check=True, capture_output=True, text=True).stdout
    claims = {name: [] for name in texts}
    for claim in map(json.loads, out.splitlines()):
        for document in {evidence["document"].rsplit("#", 1)[-1] for evidence in claim["evidence"]}:
            claims[document].append(claim)
    return claims
