"""Makes a checkpoint from a shipped model, for `train.py --start`: to go on with texts of one's own, or where the checkpoint is gone.

Weights are those that the model computes with, so a network that is exported again without training has the same ones.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import math
from pathlib import Path

import torch

from network import SHAPES, WINDOW, Network
from quantize import ends, rows_of, steps
from train import save

LINEAR = ("projection", "attended", "widened", "narrowed")
NORMS = ("attended", "narrowed")


def properties(file: Path) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


def value(text: str):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def stages(manifest: dict[str, str], prefix: str = "") -> list[dict]:
    """The options of the training runs, which the manifest numbers from 1; with a prefix, those of a teacher."""
    found: dict[int, dict] = {}
    for name, text in manifest.items():
        match name.removeprefix(prefix).split(".", 2) if name.startswith(prefix) else []:
            case ["training", number, option]:
                found.setdefault(int(number), {})[option] = value(text)
    return [found[number] for number in sorted(found)]


def teachers(manifest: dict[str, str]) -> list[list[dict]]:
    """The options of each teacher's training runs."""
    count = sum(name.startswith("teacher.") and name.endswith(".base") for name in manifest)
    return [stages(manifest, f"teacher.{number}.") for number in range(1, count + 1)]


def biases(manifest: dict[str, str]) -> dict[int, list[float]]:
    """What calibration has added to the scores already, by exit layer; 0 stands for the last."""
    texts = {0: manifest["bias"]}
    for name, text in manifest.items():
        match name.split("."):
            case ["exit", layer, "bias"]:
                texts[int(layer)] = text
    return {layer: [float(shift) for shift in text.split(",")] for layer, text in texts.items()}


def range_of(scale: float, zero_point: int) -> tuple[float, float]:
    """The range that has these steps to the last bit, which rounding may have moved by one."""
    near = [(end, math.nextafter(end, math.inf), math.nextafter(end, -math.inf)) for end in ends(scale, zero_point)]
    return next(pair for pair in itertools.product(*near) if steps(*pair) == (scale, zero_point))


def restored(shipped: torch.jit.ScriptModule, manifest: dict[str, str]) -> tuple[dict, dict]:
    """Weights by name and ranges by layer, as train.py keeps them."""
    temperature = float(manifest["temperature"])
    weights = {
        "words.weight": rows_of(shipped.words),
        "positions.weight": shipped.positions,
        "norm.weight": shipped.norm_weight,
        "norm.bias": shipped.norm_bias,
        "scores.weight": (shipped.scores_weight * temperature).t().contiguous(),
        "scores.bias": shipped.scores_bias * temperature,
    }
    for layer, weight in shipped.exit_weight.items():
        temperature = float(manifest[f"exit.{layer}.temperature"])
        weights[f"exits.{layer}.weight"] = (weight * temperature).t().contiguous()
        weights[f"exits.{layer}.bias"] = shipped.exit_bias[layer] * temperature
    linears = {"pooled": shipped.pooled}
    for name, layer in shipped.layers.named_children():
        linears |= {f"layers.{name}.{part}": getattr(layer, part) for part in LINEAR}
        for part in NORMS:
            weights[f"layers.{name}.{part}_norm.weight"] = getattr(layer, f"{part}_weight")
            weights[f"layers.{name}.{part}_norm.bias"] = getattr(layer, f"{part}_bias")
    for name, linear in linears.items():
        weights |= {f"{name}.weight": linear.weight.float() * linear.weight_scale[:, None], f"{name}.bias": linear.bias}
    return weights, {name: range_of(linear.scale, linear.zero_point) for name, linear in linears.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of model.pt and manifest.properties")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file that gets the network")
    options = parser.parse_args()
    manifest = properties(options.model / "manifest.properties")
    weights, ranges = restored(torch.jit.load(options.model / "model.pt"), manifest)
    trained = stages(manifest)
    Network(SHAPES[trained[-1]["network"]], len(weights["words.weight"]), WINDOW).load_state_dict(weights)
    save(
        {"network": weights, "ranges": ranges, "biases": biases(manifest), "stages": trained, "teachers": teachers(manifest)}, options.checkpoint
    )


if __name__ == "__main__":
    main()
