"""Prints a model's figures by domain on what no training has read: domains.tsv, written for this, and what the mixes leave of other people's texts."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import data
import evaluate
import tokenizer as reference
from network import WINDOW

SENTENCES = Path(__file__).parent / "domains.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of model.pt and vocabulary.txt")
    parser.add_argument("--data", type=Path, help="folder of training data (train/); without it, domains.tsv alone")
    parser.add_argument("--seed", type=int, default=20261, help="that of the training")
    options = parser.parse_args()
    tokenizer = reference.build((options.model / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    network = torch.jit.load(options.model / "model.pt")
    network.pack()

    def figures(rows: list[dict]) -> dict[str, float]:
        encoded = evaluate.encode(tokenizer, [row["text"] for row in rows], WINDOW)
        return evaluate.figures(evaluate.softmax(evaluate.scores(network, encoded)), np.array([row["label"] for row in rows]))

    lines = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    written = [{"domain": domain, "label": int(label), "text": text} for domain, label, text in lines]
    sets = {name: [row for row in written if row["domain"] == name] for name in dict.fromkeys(row["domain"] for row in written)}
    sets["all"] = written
    if options.data:
        sets |= data.unread_rows(options.data, options.seed)
    print(evaluate.table({name: figures(rows) for name, rows in sets.items()}))


if __name__ == "__main__":
    main()
