"""The net of `--model accurate`: a small pretrained transformer with tags and a biaffine parser on top (Dozat and Manning
2017, Deep Biaffine Attention for Neural Dependency Parsing)."""
import torch
import torch.nn.functional as F
from torch import nn

from data import FEATURE_ROWS

WIDTH, HEADS, LAYERS, INNER, POSITIONS = 384, 12, 6, 1536, 512
ARC, LABEL = 256, 96


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.project = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        query, key, value = self.project(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self.attended_norm(x + self.dropout(self.attended(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Net(nn.Module):
    def __init__(self, tags, labels, vocabulary=30522, dropout=0.1, head_dropout=0.33):
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(FEATURE_ROWS + 1, WIDTH)  # the last row stays zero
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tag_mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.parse_mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.tag = nn.Linear(WIDTH, tags)
        self.slots = nn.Linear(WIDTH, 2 * ARC + 2 * LABEL)  # dependent, head; of arcs, then of labels
        self.arc = nn.Linear(ARC, ARC)
        self.label = nn.Linear(LABEL, labels * LABEL + labels)
        nn.init.zeros_(self.arc.weight)
        nn.init.zeros_(self.arc.bias)
        nn.init.normal_(self.label.weight, std=0.02)
        self.labels = labels
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)

    def load_pretrained(self, tensors):
        put = lambda parameter, name: parameter.data.copy_(tensors[name])
        put(self.pieces.weight, "embeddings.word_embeddings.weight")
        put(self.positions.weight, "embeddings.position_embeddings.weight")
        self.positions.weight.data += tensors["embeddings.token_type_embeddings.weight"][0]
        put(self.norm.weight, "embeddings.LayerNorm.weight")
        put(self.norm.bias, "embeddings.LayerNorm.bias")
        for i, layer in enumerate(self.layers):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [tensors[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.project, kind).data.copy_(torch.cat(parts))
                put(getattr(layer.attended, kind), f"{at}attention.output.dense.{kind}")
                put(getattr(layer.attended_norm, kind), f"{at}attention.output.LayerNorm.{kind}")
                put(getattr(layer.inner, kind), f"{at}intermediate.dense.{kind}")
                put(getattr(layer.outer, kind), f"{at}output.dense.{kind}")
                put(getattr(layer.outer_norm, kind), f"{at}output.LayerNorm.{kind}")

    def states(self, pieces, features):
        """The states of the word pieces: those of the input, then of each layer. `features` is -1 for none."""
        mask = (pieces != 0)[:, None, None, :]
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        table = torch.cat([self.features.weight[:-1], torch.zeros_like(self.features.weight[:1])])
        x = x + F.embedding(torch.where(features < 0, FEATURE_ROWS, features), table).sum(2)
        states = [self.dropout(self.norm(x))]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states

    def forward(self, pieces, features, words):
        """Tags of the words, scores of arcs [dependent][head, 0 the root] and what label_scores() needs. `words` holds
        the position of each word's first piece, 0 where there is none."""
        states = self.states(pieces, features)
        index = torch.cat([torch.zeros_like(words[:, :1]), words], 1)[:, :, None].expand(-1, -1, WIDTH)
        stack = torch.stack([state.gather(1, index) for state in states])
        mixed = lambda weights: torch.einsum("l,lbwd->bwd", weights.softmax(0), stack.float())
        tag = self.tag(self.head_dropout(mixed(self.tag_mix)[:, 1:]))
        slots = self.head_dropout(F.relu(self.slots(self.head_dropout(mixed(self.parse_mix)))))
        arc_dep, arc_head, label_dep, label_head = slots.split([ARC, ARC, LABEL, LABEL], 2)
        arcs = self.arc(arc_dep[:, 1:]) @ arc_head.transpose(1, 2)
        return tag, arcs, (label_dep[:, 1:], label_head)

    def label_scores(self, parts, heads):
        dep, head = parts
        head = head.gather(1, heads[:, :, None].expand(-1, -1, LABEL))
        both = self.label(dep)
        return (torch.einsum("bwld,bwd->bwl", both[..., : self.labels * LABEL].unflatten(2, (self.labels, LABEL)), head) +
                both[..., self.labels * LABEL:])
