"""Teaches which claims hold: a pretrained transformer reads sentences, and a head decides about pairs of their words. It is
too slow for the program; what it thinks of texts that nobody read is what models/en/claims.model learns from besides readings.

python3 teach_claims.py --pretrained all-mpnet-base-v2 --examples read.jsonl --judge unread.jsonl --out taught.jsonl

The files are made by `claimgraph train-claims --examples`; tools/train/claim_examples.hpp describes them and what is written."""
import argparse
import collections
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from transformers import AutoModel, AutoTokenizer

from data import FEATURE_ROWS, feature_rows

POSITIONS, WORD_PIECES = 384, 8  # the most of a sentence, of a word

HIDDEN, PRODUCTS = 128, 96
LEAST_SEEN, LEAST_CLAIMS = 8, 3  # of features, of relations
OPTIONAL = 0.4  # what a related pair counts that no core claim relates
OPEN = "open"
HALVES = torch.cpu._is_avx512_bf16_supported()  # elsewhere they are sixty times slower than floats
LEAST_HOLDS, LEAST_SHARE = 0.003, 0.02  # of pairs whose relations are told, of these relations


class Names:
    """The features, relations and supports that are learnt."""

    def __init__(self, texts):
        count = lambda key: collections.Counter(x for text in texts for pair in text["pairs"] for x in key(pair))
        number = lambda counted, least: {x: i for i, x in enumerate(sorted(x for x, n in counted.items() if n >= least))}
        self.features = number(count(lambda pair: pair["features"]), LEAST_SEEN)
        relations = count(lambda pair: [r for r in pair["relations"] if not r.startswith("open:")])
        self.relations = sorted(r for r, n in relations.items() if n >= LEAST_CLAIMS) + [OPEN]
        self.types = {r: i for i, r in enumerate(self.relations)}
        self.supports = number(count(lambda pair: [s for _, s in pair["supports"]]), 1)


class WordPieces:
    """Words as rows of the vocabulary of a pretrained transformer."""

    def __init__(self, folder):
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.first, self.last, self.pad = (self.tokenizer.convert_tokens_to_ids(t) for t in (
            self.tokenizer.cls_token, self.tokenizer.sep_token, self.tokenizer.pad_token))

    def __call__(self, form):
        return self.tokenizer(form, add_special_tokens=False)["input_ids"][:WORD_PIECES] or [self.tokenizer.unk_token_id]


class Pair:
    """A pair of a sentence in numbers. Positions are those of word pieces, 0 where there is no word."""

    def __init__(self, pair, first, words, names):
        at = lambda word: words[word - first] if 0 <= word - first < len(words) and words[word - first] < POSITIONS else 0
        self.words = pair["subject"], pair["object"]
        self.subject, self.object = at(pair["subject"]), at(pair["object"])
        self.anchors = [at(anchor) for anchor in pair["anchors"]] or [0]
        self.features = np.array([names.features[f] for f in pair["features"] if f in names.features], dtype=np.int64)
        self.supports = [(names.types[r], names.supports[s]) for r, s in pair["supports"]
                         if r in names.types and s in names.supports]
        said = pair["relations"]
        self.types = [names.types[r] for r in said if r in names.types]
        if not self.types and any(r.startswith("open:") for r in said):
            self.types = [names.types[OPEN]]
        self.holds = 0.0 if not said else 1.0 if pair["core"] else OPTIONAL
        self.core = pair["core"]


def read_sentences(text, pieces, names, cache):
    """(word pieces, their features, pairs) of the sentences that have pairs."""
    of = collections.defaultdict(list)
    for pair in text["pairs"]:
        of[pair["sentence"]].append(pair)
    result = []
    for number, pairs in sorted(of.items()):
        sentence = text["sentences"][number]
        rows, features, words, before = [pieces.first], [(-1, -1, -1)], [], True
        for form, after in sentence["words"]:
            key = form, before, after
            if key not in cache:
                cache[key] = pieces(form), feature_rows(*key)
            words.append(len(rows))
            rows += cache[key][0]
            features += [cache[key][1]] * len(cache[key][0])
            before = after
        rows.append(pieces.last)
        features.append((-1, -1, -1))
        result.append((rows[:POSITIONS], features[:POSITIONS], [Pair(pair, sentence["first"], words, names) for pair in pairs]))
    return result


def batches(sentences, size, shuffle):
    """Numbers of sentences, of about the same length in a batch."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i][0]) + (random.random() * 6 if shuffle else 0))
    result, batch, pairs = [], [], 0
    for i in order:
        if batch and (len(batch) >= size or pairs + len(sentences[i][2]) > 600):
            result.append(batch)
            batch, pairs = [], 0
        batch.append(i)
        pairs += len(sentences[i][2])
    result.append(batch)
    if shuffle:
        random.shuffle(result)
    return result


class Judge(nn.Module):
    """Whether anything relates the two words, and what. Their states, those of the anchors, and the hashed features."""

    def __init__(self, names, pretrained, pad, frozen):
        super().__init__()
        self.pad = pad
        self.net = AutoModel.from_pretrained(pretrained, add_pooling_layer=False)
        self.width = self.net.config.hidden_size
        self.net.embeddings.requires_grad_(False)
        for layer in self.net.encoder.layer[:frozen]:
            layer.requires_grad_(False)
        self.shapes = nn.Embedding(FEATURE_ROWS + 1, self.width, padding_idx=FEATURE_ROWS)
        nn.init.zeros_(self.shapes.weight)
        self.mix = nn.Parameter(torch.zeros(len(self.net.encoder.layer) + 1))
        self.features = nn.EmbeddingBag(len(names.features), HIDDEN, mode="sum", include_last_offset=True, sparse=True)
        self.linear = nn.EmbeddingBag(len(names.features), 1, mode="sum", include_last_offset=True, sparse=True)
        nn.init.normal_(self.features.weight, std=0.03)
        nn.init.zeros_(self.linear.weight)
        self.slots = nn.ModuleList(nn.Linear(self.width, HIDDEN) for _ in range(3))
        self.left, self.right = nn.Linear(self.width, PRODUCTS), nn.Linear(self.width, PRODUCTS)
        self.product = nn.Linear(PRODUCTS, HIDDEN)
        self.gate, self.types = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, len(names.relations))
        self.supports = nn.Parameter(torch.zeros(max(1, len(names.supports))))
        self.dropout, self.state_dropout = nn.Dropout(0.2), nn.Dropout(0.1)

    def parameter_groups(self, rate, head_rate):
        """Of the encoder, of the head."""
        named = [(name, p) for name, p in self.named_parameters() if p.requires_grad and not name.startswith(("features", "linear"))]
        return [{"params": [p for name, p in named if name.startswith("net.")], "lr": rate},
                {"params": [p for name, p in named if not name.startswith("net.")], "lr": head_rate}]

    def encode(self, sentences):
        length = max(len(s[0]) for s in sentences)
        pieces = torch.tensor([s[0] + [self.pad] * (length - len(s[0])) for s in sentences])
        shapes = torch.tensor([s[1] + [(-1, -1, -1)] * (length - len(s[1])) for s in sentences])
        words = self.net.embeddings.word_embeddings(pieces) + self.shapes(torch.where(shapes < 0, FEATURE_ROWS, shapes)).sum(2)
        read = self.net(inputs_embeds=words, attention_mask=(pieces != self.pad).long(), output_hidden_states=True)
        return sum(weight * state.float() for weight, state in zip(self.mix.softmax(0), read.hidden_states))

    def forward(self, sentences, feature_dropout=0.0):
        """The logits of all pairs, in the order of the sentences."""
        ends, anchors, owner, features, offsets, supports, row = [], [], [], [], [0], ([], [], []), 0
        for i, (_, _, pairs) in enumerate(sentences):
            for pair in pairs:
                ends.append((i, pair.subject, pair.object))
                anchors += [(i, anchor) for anchor in pair.anchors]
                owner += [row] * len(pair.anchors)
                kept = pair.features
                if feature_dropout:
                    kept = kept[np.random.rand(len(kept)) >= feature_dropout]
                features.append(kept)
                offsets.append(offsets[-1] + len(kept))
                for kind, support in pair.supports:
                    for cell, value in zip(supports, (row, kind, support)):
                        cell.append(value)
                row += 1
        ends, anchors, owner = torch.tensor(ends), torch.tensor(anchors), torch.tensor(owner)
        features, offsets = torch.from_numpy(np.concatenate(features)), torch.tensor(offsets)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
            states = self.encode(sentences)
        states = self.state_dropout(states.float())
        subject, whom = states[ends[:, 0], ends[:, 1]], states[ends[:, 0], ends[:, 2]]
        shares = 1 / torch.zeros(row).index_add(0, owner, torch.ones(len(owner)))
        anchor = torch.zeros(row, self.width).index_add(0, owner, states[anchors[:, 0], anchors[:, 1]]) * shares[:, None]
        hidden = sum(slot(x) for slot, x in zip(self.slots, (subject, whom, anchor)))
        hidden = hidden + self.product(self.left(subject) * self.right(whom)) + self.features(features, offsets)
        hidden = self.dropout(F.relu(hidden))
        types = self.types(hidden)
        if supports[0]:
            rows, kinds, which = (torch.tensor(cell) for cell in supports)
            types = types.index_put((rows, kinds), self.supports[which], accumulate=True)
        return self.gate(hidden)[:, 0] + self.linear(features, offsets)[:, 0], types


def loss_of(pairs, gate, types):
    loss = F.binary_cross_entropy_with_logits(gate, torch.tensor([pair.holds for pair in pairs]), reduction="sum")
    typed = [i for i, pair in enumerate(pairs) if pair.types]
    if typed:
        accepted = torch.full((len(typed), types.shape[1]), -1e9)
        for row, i in enumerate(typed):
            accepted[row, pairs[i].types] = 0
        loss = loss - torch.logsumexp(types[typed].log_softmax(1) + accepted, 1).sum()
    return loss


@torch.no_grad()
def report(judge, sentences):
    """Best F1 of typed pairs over all limits (recall of core pairs), and how often the type of a core pair is right."""
    judge.eval()
    scored, core, typed, right = [], 0, 0, 0
    for batch in batches(sentences, 32, False):
        gate, types = judge([sentences[i] for i in batch])
        best, which = (torch.sigmoid(gate)[:, None] * types.softmax(1)).max(1)
        likeliest = types.argmax(1).tolist()
        pairs = [pair for i in batch for pair in sentences[i][2]]
        for pair, score, kind, guess in zip(pairs, best.tolist(), which.tolist(), likeliest):
            core += pair.core
            typed += pair.core and bool(pair.types)
            right += pair.core and guess in pair.types
            if kind != types.shape[1] - 1:
                scored.append((score, kind in pair.types, pair.core))
    judge.train()
    found = good = 0
    best = (0.0, 0.0, 0.0)
    for rank, (_, ok, is_core) in enumerate(sorted(scored, reverse=True), 1):
        good += ok
        found += ok and is_core
        precision, recall = good / rank, found / max(1, core)
        if good:
            best = max(best, (2 * precision * recall / (precision + recall), precision, recall))
    return f"F1 {best[0]:.3f} (P {best[1]:.3f}, R {best[2]:.3f}), types right {right / max(1, typed):.3f}"


@torch.no_grad()
def judge_text(judge, names, sentences):
    judge.eval()
    rows = []
    for batch in batches(sentences, 32, False) if sentences else []:
        gate, types = judge([sentences[i] for i in batch])
        pairs = [pair for i in batch for pair in sentences[i][2]]
        for pair, holds, shares in zip(pairs, torch.sigmoid(gate).tolist(), types.softmax(1)):
            row = [*pair.words, round(holds, 4)]
            for share, kind in zip(*(x.tolist() for x in shares.topk(min(8, len(shares))))):
                if holds >= LEAST_HOLDS and share >= LEAST_SHARE:
                    row += [names.relations[kind], round(share, 3)]
            rows.append(row)
    return rows


def teach(judge, options, sentences, dev):
    groups = judge.parameter_groups(options.rate, options.head_rate)
    dense = torch.optim.AdamW(groups, weight_decay=0.01)
    sparse = torch.optim.SparseAdam([judge.features.weight, judge.linear.weight], lr=2 * options.head_rate)
    settings = [(group, group["lr"]) for group in [*dense.param_groups, *sparse.param_groups]]
    total, step = options.epochs * len(batches(sentences, options.batch, False)), 0
    for epoch in range(1, options.epochs + 1):
        start, sum_of_loss, count = time.time(), 0.0, 0
        for batch in batches(sentences, options.batch, True):
            share = min(1, step / (0.06 * total)) * max(0.05, 1 - step / total)
            step += 1
            for group, rate in settings:
                group["lr"] = rate * share
            chosen = [sentences[i] for i in batch]
            pairs = [pair for s in chosen for pair in s[2]]
            loss = loss_of(pairs, *judge(chosen, 0.3))
            dense.zero_grad()
            sparse.zero_grad()
            (loss / max(8, len(pairs) / 4)).backward()
            torch.nn.utils.clip_grad_norm_(groups[0]["params"], 1.0)
            dense.step()
            sparse.step()
            sum_of_loss += float(loss.detach())
            count += len(pairs)
            if step % 100 == 0:
                print(f"step {step} of {total}: {time.time() - start:.0f} s", flush=True)
        print(f"epoch {epoch}: loss {sum_of_loss / count:.4f}, {time.time() - start:.0f} s" +
              (f"; dev {report(judge, dev)}" if dev else ""), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--dev", help="examples to report on")
    parser.add_argument("--judge")
    parser.add_argument("--out")
    parser.add_argument("--weights", type=Path, help="where what is learnt is kept; if it is there, it is only used")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=4, help="layers that are not trained further")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    pieces, cache = WordPieces(options.pretrained), {}
    texts = [json.loads(line) for line in open(options.examples, encoding="utf-8")]
    names = Names(texts)
    judge = Judge(names, options.pretrained, pieces.pad, options.frozen)
    if options.weights and options.weights.exists():
        judge.load_state_dict(torch.load(options.weights))
    else:
        sentences = [s for text in texts for s in read_sentences(text, pieces, names, cache)]
        dev = [s for line in open(options.dev, encoding="utf-8") for s in read_sentences(json.loads(line), pieces, names, cache)] \
            if options.dev else []
        teach(judge, options, sentences, dev)
        if options.weights:
            torch.save(judge.state_dict(), options.weights)
    del texts
    if options.judge:
        with open(options.out, "w", encoding="utf-8") as out:
            for line in open(options.judge, encoding="utf-8"):
                text = json.loads(line)
                rows = judge_text(judge, names, read_sentences(text, pieces, names, cache))
                out.write(json.dumps({"file": text["file"], "pairs": rows}) + "\n")


if __name__ == "__main__":
    main()
