"""Writes small networks for the Java tests: each loads, and each is wrong in its own way."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from export import script_bytes


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


NETWORKS = {
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="folder of the files")
    options = parser.parse_args()
    for name, network in NETWORKS.items():
        (options.output / f"{name}.pt").write_bytes(script_bytes(torch.jit.script(network.eval())))


if __name__ == "__main__":
    main()
