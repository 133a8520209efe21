"""The network: MiniLM-L6 (BERT, 6 layers, 384 wide, 12 heads) with a three-class head."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WIDTH, HEADS, INNER, LAYERS, EPSILON = 384, 12, 1536, 6, 1e-12
LABELS = ("NEGATIVE", "NEUTRAL", "POSITIVE")


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

    def __init__(self, dropout: float):
        super().__init__()
        self.projection = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.widened = nn.Linear(WIDTH, INNER)
        self.narrowed = nn.Linear(INNER, WIDTH)
        self.narrowed_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, tokens, _ = x.shape
        projected = self.projection(x).view(batch, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # In bf16 the backward pass of this one operation takes four times as long as in fp32 (PyTorch 2.7, CPU).
        with torch.autocast("cpu", enabled=False):
            query, key, value = projected.float()
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, tokens, WIDTH))
        x = self.attended_norm(x + self.dropout(mixed))
        return self.narrowed_norm(x + self.dropout(self.narrowed(F.gelu(self.widened(x)))))


class Network(nn.Module):
    """Token ids [batch, tokens] to class scores [batch, 3], before the softmax."""

    def __init__(self, words: int, window: int, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(window, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.pooled = nn.Linear(2 * WIDTH, WIDTH)
        self.scores = nn.Linear(WIDTH, len(LABELS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, present: Tensor | None = None) -> Tensor:
        """`present` [batch, tokens] is false where a row is padded; without it every token counts."""
        x = self.dropout(self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]]))
        mask = None if present is None else present[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        if present is None:
            mean = x.mean(1)
        else:
            weight = present[:, :, None].to(x.dtype)
            mean = (x * weight).sum(1) / weight.sum(1)
        pooled = torch.tanh(self.pooled(self.dropout(torch.cat((x[:, 0], mean), 1))))
        return self.scores(self.dropout(pooled))
