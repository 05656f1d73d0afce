"""Writes the model file of `--model accurate` from a checkpoint of train.py.

python3 export.py epoch12.pt --pretrained all-MiniLM-L6-v2 --morphology syntax.model --out syntax-accurate.model
"""
import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch
import xxhash

from net import ARC, HEADS, INNER, LABEL, LAYERS, POSITIONS, WIDTH

FORMAT = 1
LIMIT, PAIR_LIMIT, PANEL = 127.0, 128, 16  # extract/syntax/encoder/kernels.hpp


class Writer:
    """Arrays as extract/syntax/encoder/net_reader.hpp reads them."""

    def __init__(self):
        self.bytes = bytearray()

    def put(self, array):
        self.bytes += struct.pack("<Q", array.size)
        self.bytes += bytes(-len(self.bytes) % 64)
        self.bytes += np.ascontiguousarray(array).tobytes()
        self.bytes += bytes(-len(self.bytes) % 8)

    def put_text(self, text):
        self.put(np.frombuffer(text.encode(), np.uint8))

    def put_matrix(self, weights, bias):
        """`weights` is [outputs][inputs], as PyTorch has them; outputs are padded with zeros to whole panels."""
        outputs, inputs = weights.shape
        padded = -(-outputs // PANEL) * PANEL
        columns = np.zeros((padded, inputs), np.float64)
        columns[:outputs] = weights
        all_bias = np.zeros(padded, np.float32)
        all_bias[:outputs] = bias
        # Two neighbours together stay within the limit of a pair; one less leaves room for rounding up both.
        pairs = np.abs(columns[:, 0::2] + columns[:, 1::2]).max(1) * (LIMIT / (PAIR_LIMIT - 1))
        scale = (np.maximum(np.abs(columns).max(1), pairs) / LIMIT).astype(np.float32)
        rounded = np.rint(columns / np.where(scale > 0, scale, 1)[:, None]).astype(np.int8)
        self.put(rounded.reshape(padded // PANEL, PANEL, inputs // 4, 4).transpose(0, 2, 1, 3))
        self.put(scale)
        self.put(all_bias)
        self.put((-128 * rounded.astype(np.int32).sum(1)).astype(np.int32))

    def put_table(self, rows):
        scale = (np.abs(rows).max(1) / LIMIT).astype(np.float32)
        self.put(np.rint(rows / np.where(scale > 0, scale, 1)[:, None]).astype(np.int8))
        self.put(scale)


def write_net(checkpoint, vocabulary):
    net = {name: tensor.double().numpy() for name, tensor in checkpoint["net"].items()}
    tags, labels = checkpoint["tags"], checkpoint["labels"]
    writer = Writer()
    writer.put(np.array([FORMAT, POSITIONS, WIDTH, HEADS, LAYERS, INNER, len(tags), len(labels), ARC, LABEL,
                         labels.index("root")], np.uint32))
    writer.put_text("".join(tag + "\n" for tag in tags))
    writer.put_text("".join(label + "\n" for label in labels))
    writer.put_text("".join(piece + "\n" for piece in vocabulary))
    matrix = lambda name: writer.put_matrix(net[name + ".weight"], net[name + ".bias"])
    norm = lambda name: writer.put(np.concatenate([net[name + ".weight"], net[name + ".bias"]]).astype(np.float32))
    mix = lambda name: writer.put((np.exp(net[name]) / np.exp(net[name]).sum()).astype(np.float32))
    writer.put_table(net["pieces.weight"])
    writer.put_table(net["features.weight"][:-1])
    writer.put(net["positions.weight"].astype(np.float32))
    norm("norm")
    for i in range(LAYERS):
        matrix(f"layers.{i}.project")
        matrix(f"layers.{i}.attended")
        norm(f"layers.{i}.attended_norm")
        matrix(f"layers.{i}.inner")
        matrix(f"layers.{i}.outer")
        norm(f"layers.{i}.outer_norm")
    mix("tag_mix")
    mix("parse_mix")
    matrix("tag")
    begin = 0
    for width in (ARC, ARC, LABEL, LABEL):
        writer.put_matrix(net["slots.weight"][begin:begin + width], net["slots.bias"][begin:begin + width])
        begin += width
    matrix("arc")
    matrix("label")
    return bytes(writer.bytes)


def read_section(path, name):
    model = Path(path).read_bytes()
    for i in range(struct.unpack_from("<I", model, 12)[0]):
        found, offset, size = struct.unpack_from("<16sQQ", model, 48 + 32 * i)
        if found.rstrip(b"\0").decode() == name:
            return model[offset:offset + size]
    raise SystemExit(f"{path} has no section {name}")


def model_file(engine, sections):
    """docs/model_format.md"""
    entries, content = b"", b""
    begin = 48 + 32 * len(sections)
    for name, data in sections.items():
        content += bytes(-(begin + len(content)) % 64)
        entries += struct.pack("<16sQQ", name.encode(), begin + len(content), len(data))
        content += data
    rest = entries + content
    return struct.pack("<8sIIQQ16s", b"CGMODEL\n", 1, len(sections), 48 + len(rest), xxhash.xxh3_64_intdigest(rest),
                       engine.encode()) + rest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--morphology", type=Path, required=True, help="a model file whose rules of lemmas to take over")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rows = json.loads((options.pretrained / "tokenizer.json").read_text())["model"]["vocab"]
    net = write_net(torch.load(options.checkpoint), sorted(rows, key=rows.get))
    options.out.write_bytes(model_file("transformer", {"net": net, "morphology": read_section(options.morphology, "morphology")}))


if __name__ == "__main__":
    main()
