"""Makes a checkpoint of the mean weights of runs that followed each other (Izmailov et al. 2018, arXiv:1803.05407)."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from train import save


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True, help="the runs in their order; the last tells how it was trained")
    parser.add_argument("--output", type=Path, required=True, help="file that gets the network")
    options = parser.parse_args()
    states = [torch.load(file) for file in options.checkpoints]
    if any(state.get("biases") for state in states) or not all(state["ranges"] for state in states):
        parser.error("each must be a run of train.py with an --int8-share above 0")
    weights = {name: torch.stack([state["network"][name] for state in states]).mean(0) for name in states[0]["network"]}
    ranges = {name: tuple(np.mean([state["ranges"][name] for state in states], axis=0).tolist()) for name in states[0]["ranges"]}
    stages = [*states[-1]["stages"][:-1], {**states[-1]["stages"][-1], "averaged": len(states)}]
    save({"network": weights, "ranges": ranges, "stages": stages, "teachers": states[-1]["teachers"]}, options.output)


if __name__ == "__main__":
    main()
