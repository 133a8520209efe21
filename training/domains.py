"""Prints a model's figures by domain, on sentences that were written for this and that no training has read (domains.tsv)."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import evaluate
import tokenizer as reference
from network import WINDOW

SENTENCES = Path(__file__).parent / "domains.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of model.pt and vocabulary.txt")
    options = parser.parse_args()
    tokenizer = reference.build((options.model / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    network = torch.jit.load(options.model / "model.pt")
    network.pack()
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    domains, labels, texts = (np.array(column) for column in zip(*rows, strict=True))
    probabilities = evaluate.softmax(evaluate.scores(network, evaluate.encode(tokenizer, list(texts), WINDOW)))
    labels = labels.astype(int)
    figures = {name: evaluate.figures(probabilities[domains == name], labels[domains == name]) for name in dict.fromkeys(domains)}
    print(evaluate.table(figures | {"all": evaluate.figures(probabilities, labels)}))


if __name__ == "__main__":
    main()
