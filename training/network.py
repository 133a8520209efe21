"""The networks: a BERT encoder with a three-class head, as it is shipped in six layers, and its teachers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LABELS = ("NEGATIVE", "NEUTRAL", "POSITIVE")
# Tokens that a network reads at once.
WINDOW = 128


@dataclass(frozen=True)
class Shape:
    """`relative_buckets` is the number of relative distances that attention tells apart; 0 for none.

    `exits` are the layers after which an easy text may have its answer already, by a head of its own.
    """

    width: int
    heads: int
    inner: int
    layers: int
    epsilon: float
    relative_buckets: int = 0
    relu: bool = False
    exits: tuple[int, ...] = ()


E5 = Shape(width=384, heads=12, inner=1536, layers=12, epsilon=1e-12)
# As shipped: ReLU is part of the int8 product, GELU is a pass of its own.
STUDENT = replace(E5, layers=6, relu=True, exits=(2, 4))
MPNET = Shape(width=768, heads=12, inner=3072, layers=12, epsilon=1e-5, relative_buckets=32)
# For comparison: the first layers of the student alone.
FOUR_LAYERS, THREE_LAYERS = (replace(STUDENT, layers=layers, exits=(2,)) for layers in (4, 3))
SHAPES = {"student": STUDENT, "four-layers": FOUR_LAYERS, "three-layers": THREE_LAYERS, "e5": E5, "mpnet": MPNET}


def half_precision() -> torch.autocast:
    """bfloat16 for what a processor multiplies faster in it; one that has no such products would only imitate it, more slowly."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())


class Dropout(nn.Module):
    """Dropout in steps of 1/256 from raw random bytes: PyTorch's own costs a tenth of a training step on a CPU."""

    def __init__(self, share: float):
        super().__init__()
        self.threshold = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        words = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        kept = words.view(torch.uint8)[: x.numel()].view(x.shape) >= self.threshold
        return x * kept * (256 / (256 - self.threshold))


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does (Devlin et al. 2019, arXiv:1810.04805)."""

    def __init__(self, shape: Shape, dropout: float):
        super().__init__()
        self.heads = shape.heads
        self.projection = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.widened = nn.Linear(shape.width, shape.inner)
        self.narrowed = nn.Linear(shape.inner, shape.width)
        self.narrowed_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.dropout = Dropout(dropout)
        self.activation = F.relu if shape.relu else F.gelu

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, tokens, width = x.shape
        projected = self.projection(x).view(batch, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # In bf16 the backward pass of this one operation takes four times as long as in fp32 (PyTorch 2.7, CPU).
        with torch.autocast("cpu", enabled=False):
            query, key, value = projected.float()
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, tokens, width))
        x = self.attended_norm(x + self.dropout(mixed))
        return self.narrowed_norm(x + self.dropout(self.narrowed(self.activation(self.widened(x)))))


class RelativeBias(nn.Module):
    """What attention adds for the distance of two tokens, the same in every layer (Raffel et al. 2020, arXiv:1910.10683).

    It stays as it was pre-trained: with a gradient through it, attention on a CPU takes several times as long.
    """

    def __init__(self, shape: Shape, window: int):
        super().__init__()
        self.buckets = nn.Embedding(shape.relative_buckets, shape.heads)
        self.buckets.weight.requires_grad = False
        places = torch.arange(window)
        self.register_buffer("bucket", self.bucket_of(places[:, None] - places[None, :], shape.relative_buckets), persistent=False)

    @staticmethod
    def bucket_of(distance: Tensor, buckets: int, farthest: int = 128) -> Tensor:
        side = buckets // 2
        exact = side // 2
        far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(farthest / exact) * (side - exact)).long()
        near = distance.abs() < exact
        return (distance < 0) * side + torch.where(near, distance.abs(), far.clamp(max=side - 1))

    def forward(self, tokens: int) -> Tensor:
        return self.buckets(self.bucket[:tokens, :tokens]).permute(2, 0, 1)[None]


class Network(nn.Module):
    """Token ids [batch, tokens] to class scores [batch, 3], before the softmax."""

    def __init__(self, shape: Shape, words: int, window: int, dropout: float = 0.1):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(words, shape.width)
        self.positions = nn.Embedding(window, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.relative = RelativeBias(shape, window) if shape.relative_buckets else None
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.exits = nn.ModuleDict({str(layer): nn.Linear(2 * shape.width, len(LABELS)) for layer in shape.exits})
        self.pooled = nn.Linear(2 * shape.width, shape.width)
        self.scores = nn.Linear(shape.width, len(LABELS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, present: Tensor | None = None) -> Tensor:
        """`present` [batch, tokens] is false where a row is padded; without it every token counts."""
        return self.all_scores(ids, present)[-1]

    def all_scores(self, ids: Tensor, present: Tensor | None = None) -> list[Tensor]:
        """The scores of every exit, those after the last layer at the end."""
        tokens = ids.shape[1]
        x = self.dropout(self.norm(self.words(ids) + self.positions.weight[:tokens]))
        mask = None if present is None else present[:, None, None, :]
        if self.relative is not None:
            bias = self.relative(tokens)
            mask = bias if mask is None else bias.masked_fill(~mask, -torch.inf)
        result = []
        for index, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if str(index) in self.exits:
                result.append(self.exits[str(index)](self.dropout(self.first_and_mean(x, present))))
        pooled = torch.tanh(self.pooled(self.dropout(self.first_and_mean(x, present))))
        return [*result, self.scores(self.dropout(pooled))]

    @staticmethod
    def first_and_mean(x: Tensor, present: Tensor | None) -> Tensor:
        """[batch, 2 x width]: the first token's vector and the mean over the tokens that are there."""
        if present is None:
            mean = x.mean(1)
        else:
            weight = present[:, :, None].to(x.dtype)
            mean = (x * weight).sum(1) / weight.sum(1)
        return torch.cat((x[:, 0], mean), 1)
