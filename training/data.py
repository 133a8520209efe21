"""Rows of the data folder: gzipped JSON Lines of {"text", "label"} with 0 negative, 1 neutral, 2 positive."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from pathlib import Path

# Share of a training file's rows that is used, by file name; a number above 1 repeats rows. Files not named are left out.
STUDENT_MIX = {
    "tweeteval": 1.0,
    "semeval_extra": 1.0,
    "tse": 1.0,
    "goemotions": 0.6,
    "sst3": 1.0,
    "sst3_phrases": 0.4,
    "newsmtsc": 1.0,
    "vader_tweets": 1.0,
    "vader_amazon": 1.0,
    "pros_cons": 0.25,
    "sentfin": 0.6,
    "uci_amazon": 1.0,
    "uci_imdb": 1.0,
    "uci_yelp": 1.0,
    "cad_imdb_orig": 0.5,
    "cad_imdb_new": 0.5,
    "semeval14_laptops": 1.0,
    "semeval14_restaurants": 1.0,
    "yelp_read": 3.0,
}
# The teacher sees less of what is noisy or easy: its step costs five times as much.
TEACHER_MIX = STUDENT_MIX | {
    "tse": 0.5,
    "goemotions": 0.4,
    "sst3_phrases": 0.25,
    "pros_cons": 0.1,
    "sentfin": 0.3,
    "cad_imdb_orig": 0.2,
    "cad_imdb_new": 0.2,
}
UNLABELLED_MIX = {"yelp_sentences": 0.6, "tweets": 0.2}
NO_LABEL = -1


def read(file: Path) -> list[dict]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def sample(folder: Path, mix: dict[str, float], seed: int) -> list[tuple[str, str, int]]:
    """(source, text, label) of the mix, in an order that the seed fixes."""
    chosen = []
    for source, share in mix.items():
        rows = read(folder / f"{source}.jsonl.gz")
        shuffled = random.Random(f"{seed}-{source}").sample(rows, len(rows))
        repeated = shuffled * int(share) + shuffled[: round(share % 1 * len(rows))]
        chosen += [(source, row["text"], row.get("label", NO_LABEL)) for row in repeated]
    return chosen


def training_rows(data: Path, mix: dict[str, float], seed: int) -> list[tuple[str, str, int]]:
    return sample(data / "train", mix, seed)


def unlabelled_rows(data: Path, seed: int) -> list[tuple[str, str, int]]:
    return sample(data / "unlabelled", UNLABELLED_MIX, seed)
