"""Writes a teacher's scores of training and unlabelled texts; run it again to go on where it stopped."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

import data
import evaluate
import tokenizer as reference
from network import SHAPES, WINDOW, Network, half_precision

CHUNK = 8192


def lookup(files: list[Path], texts: list[str]) -> np.ndarray:
    """The mean scores [texts, 3] of the teachers that have read a text; NaN where none has."""
    keys = [data.key(text) for text in texts]
    total, readers = np.zeros((len(texts), 3), np.float32), np.zeros((len(texts), 1), np.float32)
    for file in files:
        with np.load(file) as stored:
            scores = dict(zip(stored["keys"].tolist(), stored["scores"].astype(np.float32), strict=True))
        for row, key in enumerate(keys):
            if key in scores:
                total[row] += scores[key]
                readers[row] += 1
    return total / np.where(readers == 0, np.nan, readers)


def stages(file: Path) -> list[dict]:
    """How the teacher was trained."""
    with np.load(file) as stored:
        return json.loads(str(stored["stages"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data (train/, unlabelled/)")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder of vocabulary.txt")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the teacher, a network that train.py made")
    parser.add_argument("--output", type=Path, required=True, help="file that gets the scores")
    parser.add_argument("--mix", choices=data.MIXES, required=True, help="texts that are scored, and the unlabelled ones")
    parser.add_argument("--sources", nargs="+", help="of these sources only")
    parser.add_argument("--seed", type=int, default=20261)
    options = parser.parse_args()
    known = {*data.MIXES[options.mix], *data.UNLABELLED_MIXES.get(options.mix, {})}
    if unknown := sorted({*(options.sources or [])} - known):
        parser.error(f"not in the mix {options.mix}: {', '.join(unknown)}")

    tokenizer = reference.build((options.work / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    state = torch.load(options.checkpoint)
    network = Network(SHAPES[state["stages"][-1]["network"]], tokenizer.get_vocab_size(), WINDOW)
    network.load_state_dict(state["network"])
    network.eval()

    rows = data.training_rows(options.data, options.mix, options.seed) + data.unlabelled_rows(options.data, options.mix, options.seed)
    texts = list(dict.fromkeys(text for source, text, _ in rows if not options.sources or source in options.sources))
    # Long texts at the end, so that the time left is overestimated and not underestimated.
    encoded = evaluate.encode(tokenizer, texts, WINDOW)
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    # Of these texts in this order: another mix begins anew.
    partial = options.output.with_suffix(f".{data.key(''.join(texts[i] for i in order)):016x}.partial.npy")
    done = list(np.load(partial)) if partial.exists() else []
    started = time.monotonic()
    first = len(done)
    while len(done) < len(order):
        chunk = [encoded[i] for i in order[len(done) : len(done) + CHUNK]]
        with half_precision():
            done += list(evaluate.scores(network, chunk).astype(np.float16))
        np.save(partial, np.array(done))
        left = (len(order) - len(done)) * (time.monotonic() - started) / (len(done) - first) / 60
        print(f"{len(done)}/{len(order)} texts, {left:.0f} min left at this pace", flush=True)
    keys = np.array([data.key(texts[i]) for i in order], dtype=np.uint64)
    np.savez(options.output, keys=keys, scores=np.array(done), stages=json.dumps(state["stages"]))
    partial.unlink()


if __name__ == "__main__":
    main()
