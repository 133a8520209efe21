"""Makes a checkpoint of weights between those of two others (Wortsman et al. 2022, arXiv:2109.01903)."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from train import save


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="checkpoint that the last stage of training started from")
    parser.add_argument("--end", type=Path, required=True, help="checkpoint that it ended with")
    parser.add_argument("--share", type=float, required=True, help="how far to go from the first to the second, 0 to 1")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file that gets the network")
    options = parser.parse_args()
    start, end = torch.load(options.start), torch.load(options.end)
    weights = {name: torch.lerp(weight, end["network"][name], options.share) for name, weight in start["network"].items()}
    ranges = {
        name: tuple((1 - options.share) * a + options.share * b for a, b in zip(found, end["ranges"][name], strict=True))
        for name, found in start["ranges"].items()
    }
    stages = [*end["stages"][:-1], {**end["stages"][-1], "averaged": options.share}]
    save({"network": weights, "ranges": ranges, "stages": stages}, options.checkpoint)


if __name__ == "__main__":
    main()
