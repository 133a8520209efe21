"""Writes the small networks beside this file: each loads, and each is wrong in its own way. Run with training/.venv."""

from pathlib import Path

import torch
from torch import Tensor, nn


class Scores(nn.Module):
    """Gives `labels` scores a text, of whatever `score` is."""

    def __init__(self, labels: int, score: float = 0.0):
        super().__init__()
        self.labels, self.score = labels, score

    @torch.jit.export
    def pack(self):
        pass

    @torch.jit.export
    def expand(self):
        pass

    def forward(self, ids: Tensor) -> Tensor:
        return torch.full([ids.size(0), self.labels], self.score)


class OneText(Scores):
    def forward(self, ids: Tensor) -> Tensor:
        return torch.full([1, self.labels], self.score)


class Doubles(Scores):
    def forward(self, ids: Tensor) -> Tensor:
        return torch.zeros([ids.size(0), self.labels], dtype=torch.float64)


class Pair(Scores):
    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        return ids, ids


class FewPieces(Scores):
    def __init__(self):
        super().__init__(3)
        self.table = nn.Embedding(10, 3)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table(ids).mean(1)


class FewPositions(Scores):
    def __init__(self):
        super().__init__(3)
        self.table = nn.Embedding(16, 3)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table(torch.arange(ids.size(1))).mean(0).expand(ids.size(0), 3)


class Unpacked(nn.Module):
    def forward(self, ids: Tensor) -> Tensor:
        return torch.zeros([ids.size(0), 3])


networks = {
    "two-scores": Scores(2),
    "five-scores": Scores(5),
    "not-a-number": Scores(3, float("nan")),
    "one-text": OneText(3),
    "doubles": Doubles(3),
    "pair": Pair(3),
    "few-pieces": FewPieces(),
    "few-positions": FewPositions(),
    "no-pack": Unpacked(),
}
for name, network in networks.items():
    torch.jit.save(torch.jit.script(network.eval()), Path(__file__).with_name(f"{name}.pt"))
