"""Trains the net of `--model accurate`; prints the figures of the development sets after each epoch.

python3 train.py --pretrained all-MiniLM-L6-v2 --train A.conllu B.conllu --dev C.conllu D.conllu --out FOLDER
"""
import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from data import MASK, WordPieces, read_conllu
from net import Net


def batches(sentences, pieces_a_batch, shuffle):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].pieces) + (shuffle.random() * 4 if shuffle else 0))
    result, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(sentences[i].pieces))
        if batch and longest * (len(batch) + 1) > pieces_a_batch:
            result.append(batch)
            batch, longest = [], len(sentences[i].pieces)
        batch.append(sentences[i])
    result.append(batch)
    if shuffle:
        shuffle.shuffle(result)
    return result


def tensors(batch, tags, labels):
    length = max(len(s.pieces) for s in batch)
    width = max(len(s.words) for s in batch)
    pad = lambda row, size, value: row + [value] * (size - len(row))
    pieces = torch.tensor([pad(s.pieces, length, 0) for s in batch])
    features = torch.tensor([pad(s.features, length, (-1, -1, -1)) for s in batch])
    words = torch.tensor([pad(s.words, width, 0) for s in batch])
    gold_tags = torch.tensor([pad([tags.get(t, -100) for t in s.tags], width, -100) for s in batch])
    heads = torch.tensor([pad(s.heads, width, -100) for s in batch])
    gold_labels = torch.tensor([pad([labels.get(l, -100) for l in s.labels], width, -100) for s in batch])
    return pieces, features, words, gold_tags, heads, gold_labels


def forbid(arcs, words):
    """No word hangs on itself or on padding."""
    batch, width, _ = arcs.shape
    none = torch.cat([torch.zeros(batch, 1, dtype=torch.bool), words == 0], 1)[:, None, :]
    own = torch.eye(width, dtype=torch.bool)
    own = torch.cat([torch.zeros(width, 1, dtype=torch.bool), own], 1)[None]
    return arcs.float().masked_fill(none | own, -1e4)


@torch.no_grad()
def evaluate(net, sentences, tags, labels, cast):
    net.eval()
    names = list(tags)
    plain = [name.split(":")[0] for name in labels]
    words = upos = uas = las = 0
    for batch in batches(sentences, 4000, None):
        pieces, features, positions, *_ = tensors(batch, tags, labels)
        with cast():
            tag, arcs, parts = net(pieces, features, positions)
            found = forbid(arcs, positions).argmax(2)
            label = net.label_scores(parts, found).argmax(2)
        tag = tag.argmax(2)
        for i, s in enumerate(batch):
            for w in range(len(s.words)):
                words += 1
                upos += names[tag[i, w]].split("|")[0] == s.tags[w].split("|")[0]
                right = found[i, w].item() == s.heads[w]
                uas += right
                las += right and plain[label[i, w]] == s.labels[w].split(":")[0]
    net.train()
    return f"{100 * upos / words:.2f}/{100 * uas / words:.2f}/{100 * las / words:.2f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=1500, help="word pieces")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--masked", type=float, default=0.05, help="part of the pieces that the net may not see")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many, to measure the speed")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)
    cast = lambda: torch.autocast("cpu", torch.bfloat16, enabled=options.bf16)

    pieces = WordPieces(options.pretrained / "tokenizer.json")
    train = [s for path in options.train for s in read_conllu(path, pieces)]
    train = [s for s in train if len(s.pieces) <= 512]
    dev = {Path(path).stem: read_conllu(path, pieces) for path in options.dev}
    tags = {name: i for i, name in enumerate(sorted({t for s in train for t in s.tags}))}
    labels = {name: i for i, name in enumerate(sorted({l for s in train for l in s.labels}))}
    print(f"{len(train)} sentences, {sum(len(s.words) for s in train)} words, {sum(len(s.pieces) for s in train)} pieces, "
          f"{len(tags)} tags, {len(labels)} labels", flush=True)

    net = Net(len(tags), len(labels), len(pieces.rows))
    net.load_pretrained(load_file(options.pretrained / "model.safetensors"))
    pretrained = ("pieces.", "positions.", "norm.", "layers.")
    groups = [{"params": [p for n, p in net.named_parameters() if n.startswith(pretrained)], "peak": options.encoder_rate},
              {"params": [p for n, p in net.named_parameters() if not n.startswith(pretrained)], "peak": options.head_rate}]
    optimiser = torch.optim.AdamW(groups, lr=0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    total = options.epochs * len(batches(train, options.batch, shuffle))
    warmup, step = total // 15, 0
    start = time.time()
    for epoch in range(1, options.epochs + 1):
        running = 0.0
        for batch in batches(train, options.batch, shuffle):
            step += 1
            part = min(step / warmup, max(0.0, (total - step) / (total - warmup)))
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * part
            rows, features, words, gold_tags, heads, gold_labels = tensors(batch, tags, labels)
            masked = (torch.rand(rows.shape) < options.masked) & (rows > MASK)
            rows = torch.where(masked, MASK, rows)
            with cast():
                tag, arcs, parts = net(rows, features, words)
                label = net.label_scores(parts, heads.clamp(min=0))
            loss = (F.cross_entropy(tag.float().transpose(1, 2), gold_tags) +
                    F.cross_entropy(forbid(arcs, words).transpose(1, 2), heads) +
                    F.cross_entropy(label.float().transpose(1, 2), gold_labels))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
            if step % 20 == 0:
                print(f"  step {step}/{total} loss {running:.3f} {time.time() - start:.0f} s", flush=True)
            if step == options.steps:
                return
        torch.save({"net": net.state_dict(), "tags": list(tags), "labels": list(labels)}, options.out / f"epoch{epoch}.pt")
        figures = ", ".join(f"{name} {evaluate(net, sentences, tags, labels, cast)}" for name, sentences in dev.items())
        print(f"epoch {epoch} {time.time() - start:.0f} s UPOS/UAS/LAS {figures}", flush=True)


if __name__ == "__main__":
    main()
