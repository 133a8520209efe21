"""Sentences for labelling by reading: `choose` writes the batches, `collect` turns the readers' letters into read.tsv.

A batch is lines of `id<TAB>sentence`; a reader, who sees nothing else, writes `id<TAB>letter` into `batchNN.labels`: N negative,
U neutral, P positive, M mixed (left out of the training). Two thirds are sentences that the teacher is unsure about. Rows of
the DynaSent development sets are mixed in to measure the readers; they are not trained on. read.tsv has a text's hash and label.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np

import data
import evaluate
import teach

LETTERS = "NUP"


def choose(folder: Path, known: Path, output: Path, batches: int, seed: int) -> None:
    output.mkdir(parents=True, exist_ok=True)
    generator = random.Random(seed)
    labelled = {row["text"] for row in data.read(folder / "train" / "yelp_read.jsonl.gz")}
    texts = {row["text"]: None for row in data.read(folder / "unlabelled" / "yelp_sentences.jsonl.gz")}
    texts = [text for text in texts if text not in labelled and 3 <= len(text.split()) <= 45]
    scores = teach.lookup([known], texts)
    texts, scores = [text for text, row in zip(texts, scores, strict=True) if np.isfinite(row).all()], scores[np.isfinite(scores).all(1)]
    best = np.sort(evaluate.softmax(scores), 1)
    unsure = [text for text, row in zip(texts, best, strict=True) if row[2] - row[1] < 0.3]
    rest = sorted(set(texts) - set(unsure))
    gold = [(name, row) for name in ("dynasent_r1", "dynasent_r2") for row in data.read(folder / "dev" / f"{name}.jsonl.gz")]
    for rows in (unsure, rest, gold):
        generator.shuffle(rows)
    truth = {}
    for batch in range(batches):
        rows = [("", text, None) for text in unsure[batch * 250 : (batch + 1) * 250] + rest[batch * 120 : (batch + 1) * 120]]
        rows += [(name, row["text"], row["label"]) for name, row in gold[batch * 30 : (batch + 1) * 30]]
        generator.shuffle(rows)
        named = {f"{batch:02}{place:03}": row for place, row in enumerate(rows)}
        lines = [f"{name}\t{' '.join(text.split())}\n" for name, (_, text, _) in named.items()]
        (output / f"batch{batch:02}.txt").write_text("".join(lines), encoding="utf-8")
        truth |= named
    (output / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


def collect(folder: Path, output: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    letters = dict(
        line.split("\t") for file in sorted(folder.glob("batch*.labels")) for line in file.read_text(encoding="utf-8").splitlines()
    )
    agreed, mixed, read = Counter(), Counter(), {}
    for name, letter in letters.items():
        source, text, label = truth[name]
        if letter == "M":
            mixed[source] += label is not None
            continue
        if label is None:
            read[data.key(text)] = LETTERS.index(letter)
        else:
            agreed[source, letter == LETTERS[label]] += 1
    for source in sorted({source for source, _ in agreed}):
        right, wrong = agreed[source, True], agreed[source, False]
        print(f"{source}: {right} of {right + wrong} as the development set has it, {right / (right + wrong):.1%}; {mixed[source]} more called mixed")
    print(f"{len(read)} labels: {dict(sorted(Counter(read.values()).items()))}")
    output.write_text("".join(f"{key:016x}\t{label}\n" for key, label in sorted(read.items())), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("choose", "collect"))
    parser.add_argument("--data", type=Path, help="folder of training data, for choose")
    parser.add_argument("--teacher", type=Path, help="file of scores that teach.py wrote, for choose")
    parser.add_argument("--batches", type=int, default=24, help="how many batches, for choose (default: %(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("work/reading"), help="folder of the batches")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.step == "choose":
        if options.data is None or options.teacher is None:
            parser.error("choose needs --data and --teacher")
        choose(options.data, options.teacher, options.folder, options.batches, options.seed)
    else:
        collect(options.folder, data.HERE / "read.tsv")


if __name__ == "__main__":
    main()
