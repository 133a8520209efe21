"""Figures of a model on labelled sets: accuracy, macro recall, macro F1, expected calibration error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import data

DEV = ("tweeteval", "sst3", "dynasent_r1", "dynasent_r2", "goemotions")
TEST = DEV + ("tse",)


def encode(tokenizer: Tokenizer, texts: list[str], window: int) -> list[list[int]]:
    """Token ids of each text, cut at the window (measured sets are shorter; documents are the runtime's business)."""
    encodings = tokenizer.encode_batch_fast(texts)
    return [e.ids if len(e.ids) <= window else e.ids[: window - 1] + e.ids[-1:] for e in encodings]


def scores(network, encoded: list[list[int]], tokens: int = 4096) -> np.ndarray:
    """Class scores of each text. Texts of equal length share a batch, as in the Java runtime: nothing is padded."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
    result = np.zeros((len(encoded), 3), np.float32)
    start = 0
    with torch.inference_mode():
        while start < len(order):
            length = len(encoded[order[start]])
            end = start
            while end < len(order) and len(encoded[order[end]]) == length and (end - start) * length < tokens:
                end += 1
            batch = torch.tensor([encoded[i] for i in order[start:end]])
            result[order[start:end]] = network(batch).float().numpy()
            start = end
    return result


def softmax(scores: np.ndarray) -> np.ndarray:
    exponentials = np.exp(scores - scores.max(1, keepdims=True))
    return exponentials / exponentials.sum(1, keepdims=True)


def calibration_error(probabilities: np.ndarray, labels: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error over equally wide confidence bins (Guo et al. 2017, arXiv:1706.04599)."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    index = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(right[index == b].mean() - confidence[index == b].mean()) * (index == b).mean() for b in range(bins) if (index == b).any()]
    return float(sum(gaps))


def figures(probabilities: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    predicted = probabilities.argmax(1)
    recall, f1 = [], []
    for label in range(3):
        hits = ((predicted == label) & (labels == label)).sum()
        recall.append(hits / max((labels == label).sum(), 1))
        f1.append(2 * hits / max((labels == label).sum() + (predicted == label).sum(), 1))
    found = {
        "rows": len(labels),
        "accuracy": float((predicted == labels).mean()) * 100,
        "macro_recall": float(np.mean(recall)) * 100,
        "macro_f1": float(np.mean(f1)) * 100,
        "calibration_error": calibration_error(probabilities, labels) * 100,
    }
    return {name: round(value, 2) for name, value in found.items()}


def binary_accuracy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Accuracy between negative and positive on the rows that have either (SST-2's way to count SST)."""
    polar = labels != 1
    return round(float(((probabilities[polar, 2] > probabilities[polar, 0]) == (labels[polar] == 2)).mean()) * 100, 2)


def scored(network, tokenizer: Tokenizer, window: int, file: Path) -> tuple[np.ndarray, np.ndarray]:
    """Class scores and labels of a labelled set."""
    rows = data.read(file)
    found = scores(network, encode(tokenizer, [row["text"] for row in rows], window))
    return found, np.array([row["label"] for row in rows])


def measure(network, tokenizer: Tokenizer, window: int, folder: Path, sets: tuple[str, ...], temperature: float = 1.0) -> dict:
    """Figures of every set in the folder, by set name."""
    result = {}
    for name in sets:
        found, labels = scored(network, tokenizer, window, folder / f"{name}.jsonl.gz")
        probabilities = softmax(found / temperature)
        result[name] = figures(probabilities, labels)
        if name == "sst3":
            result[name]["sst2_accuracy"] = binary_accuracy(probabilities, labels)
    return result


def table(result: dict) -> str:
    lines = [f"{'set':12} {'rows':>6} {'acc':>6} {'recall':>6} {'F1':>6} {'ECE':>6}"]
    for name, f in result.items():
        extra = f"  SST-2 {f['sst2_accuracy']:.2f}" if "sst2_accuracy" in f else ""
        values = "".join(f" {f[key]:6.2f}" for key in ("accuracy", "macro_recall", "macro_f1", "calibration_error"))
        lines.append(f"{name:12} {f['rows']:6}{values}{extra}")
    return "\n".join(lines)
