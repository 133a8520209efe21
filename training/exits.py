"""Chooses what the early exits need: how their scores become probabilities, and from which confidence on they answer alone."""

from __future__ import annotations

import itertools

import numpy as np
import torch
import torch.nn.functional as F

import evaluate
import quantize

# Confidences that a threshold may have, and the distance over which an exit's share of the answer grows from 0 to 1.
HIGH = np.arange(0.50, 0.98, 0.02)
RISE = 0.04
# Points that a development set's figure may lose through the exits, on average and each.
MEAN_LOSS, WORST_LOSS = 0.2, 0.5


def calibrate(scores: list[np.ndarray], labels: list[np.ndarray]) -> tuple[float, np.ndarray]:
    """The temperature, and what is added to the labels' scores before it, of the least negative log-likelihood, both to a hundredth.

    Vector scaling with one scale (Guo et al. 2017, arXiv:1706.04599). Every set counts the same, whatever its size, and every label in
    it: no domain and no label is more likely than another.
    """
    rows = torch.from_numpy(np.concatenate(scores)).double()
    truth = torch.from_numpy(np.concatenate(labels))
    weights = np.concatenate([(1 / np.bincount(found, minlength=3))[found] for found in labels])
    weights = torch.from_numpy(weights / weights.sum())
    scale, bias = torch.ones((), dtype=torch.double, requires_grad=True), torch.zeros(3, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale, bias], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        found = (F.cross_entropy(rows * scale + bias, truth, reduction="none") * weights).sum()
        found.backward()
        return found

    optimizer.step(loss)
    found = (bias / scale).detach()
    # Zero added makes 0 of -0.
    return round(1 / scale.item(), 2), (found - found.mean()).numpy().round(2) + 0.0


def blend(by_exit: list[np.ndarray], thresholds: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of the whole and how far each text went (0 is the first exit), from the probabilities of every exit."""
    answer, open_share, place = np.zeros_like(by_exit[0]), np.ones((len(by_exit[0]), 1)), np.zeros(len(by_exit[0]), int)
    for probabilities, high in zip(by_exit[:-1], thresholds, strict=True):
        share = ((probabilities.max(1, keepdims=True) - (high - RISE)) / RISE).clip(0, 1)
        answer += probabilities * open_share * share
        open_share = open_share * (1 - share)
        place += open_share[:, 0] > 0
    return answer + by_exit[-1] * open_share, place


def choose(layers: list[int], by_set: dict[str, list[np.ndarray]], labels: dict[str, np.ndarray]) -> tuple[tuple[float, ...], float]:
    """The thresholds with the fewest layers a text, on average over the sets, that keep the figures; and that average.

    `layers` are those of the exits and the last, `by_set` the probabilities of each in turn.
    """

    def figure(name: str, probabilities: np.ndarray) -> float:
        return evaluate.figures(probabilities, labels[name])["macro_recall" if name == "tweeteval" else "macro_f1"]

    whole = {name: figure(name, found[-1]) for name, found in by_set.items()}
    best, fewest = (1.0 + RISE,) * (len(layers) - 1), float(layers[-1])
    for thresholds in itertools.product(HIGH, repeat=len(layers) - 1):
        blended = {name: blend(found, thresholds) for name, found in by_set.items()}
        average = float(np.mean([np.array(layers)[place].mean() for _, place in blended.values()]))
        if average < fewest:
            losses = [whole[name] - figure(name, probabilities) for name, (probabilities, _) in blended.items()]
            if np.mean(losses) <= MEAN_LOSS and max(losses) <= WORST_LOSS:
                best, fewest = tuple(round(float(high), 2) for high in thresholds), average
    return best, fewest


def exit_scores(network, ranges, layer: int, tokenizer, window: int, folder, sets) -> tuple[dict, dict]:
    """Scores and labels by set of the int8 network as if every text took the exit after this layer; 0 is the last."""
    always = quantize.Exit(1.0, -1.0, -0.5)
    never = quantize.Exit(1.0, 2.0, 3.0)
    first = min(int(name) for name in network.exits)
    scripted = quantize.script(quantize.QuantizedNetwork(network, ranges, 1.0, {layer or first: always if layer else never}))
    scripted.pack()
    scores, labels = {}, {}
    for name in sets:
        scores[name], labels[name] = evaluate.scored(scripted, tokenizer, window, folder / f"{name}.jsonl.gz")
    return scores, labels
