"""Rows of the data folder: gzipped JSON Lines of {"text", "label"} with 0 negative, 1 neutral, 2 positive."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from pathlib import Path

import templates

# Share of a source's rows that is used, by source; a number above 1 repeats rows. Sources not named are left out.
FIRST_STUDENT_MIX = {
    "tweeteval": 1.0,
    "semeval_extra": 1.0,
    "tse": 0.5,
    "goemotions": 0.6,
    "sst3": 2.0,
    "sst3_phrases": 0.7,
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
    "yelp_read": 2.0,
    "read": 1.0,
    "written": 1.0,
    "templates": 1.0,
}
# Templates weigh more, all else is there lest it be forgotten.
SECOND_STUDENT_MIX = {
    "tweeteval": 0.4,
    "semeval_extra": 0.5,
    "tse": 0.2,
    "goemotions": 0.15,
    "sst3": 1.5,
    "sst3_phrases": 0.3,
    "newsmtsc": 0.15,
    "vader_tweets": 0.25,
    "vader_amazon": 0.25,
    "pros_cons": 0.05,
    "sentfin": 0.15,
    "uci_amazon": 0.5,
    "uci_imdb": 0.5,
    "uci_yelp": 0.5,
    "cad_imdb_orig": 0.15,
    "cad_imdb_new": 0.15,
    "semeval14_laptops": 0.5,
    "semeval14_restaurants": 0.5,
    "yelp_read": 1.0,
    "read": 0.4,
    "written": 0.25,
    "templates": 1.0,
}
# Films and reviews weigh more, of which teachers know more than the student.
THIRD_STUDENT_MIX = FIRST_STUDENT_MIX | {
    "sst3": 3.0,
    "sst3_phrases": 0.5,
    "newsmtsc": 0.5,
    "vader_tweets": 0.5,
    "vader_amazon": 0.5,
    "pros_cons": 0.1,
    "sentfin": 0.3,
    "cad_imdb_orig": 0.3,
    "cad_imdb_new": 0.3,
    "written": 0.5,
}
# Teachers see less of what is noisy or easy: their steps cost two and six times as much.
SMALL_TEACHER_MIX = {source: share for source, share in FIRST_STUDENT_MIX.items() if source not in ("written", "templates")} | {
    "tse": 0.25,
    "goemotions": 0.3,
    "sst3_phrases": 0.2,
    "newsmtsc": 0.5,
    "vader_tweets": 0.5,
    "vader_amazon": 0.5,
    "pros_cons": 0.05,
    "sentfin": 0.15,
    "cad_imdb_orig": 0.1,
    "cad_imdb_new": 0.1,
    "read": 0.7,
}
FILMS_MIX = {"sst3": 3.0, "sst3_phrases": 0.3}
LARGE_TEACHER_MIX = {
    "tweeteval": 0.4,
    "tse": 0.1,
    "goemotions": 0.1,
    "sst3": 0.5,
    "vader_tweets": 0.25,
    "vader_amazon": 0.25,
    "semeval14_laptops": 0.5,
    "semeval14_restaurants": 0.5,
    "yelp_read": 2.0,
    "read": 0.5,
    "pros_cons": 0.02,
}
MIXES = {
    "films": FILMS_MIX,
    "large-teacher": LARGE_TEACHER_MIX,
    "small-teacher": SMALL_TEACHER_MIX,
    "first-student": FIRST_STUDENT_MIX,
    "second-student": SECOND_STUDENT_MIX,
    "third-student": THIRD_STUDENT_MIX,
}
# Added where there is a teacher.
UNLABELLED_MIXES = {
    "first-student": {"yelp_sentences": 0.6, "tweets": 0.2},
    "second-student": {"yelp_sentences": 0.1, "tweets": 0.03},
    "third-student": {"yelp_sentences": 1.0, "tweets": 0.1},
}
# Sources of this folder: sentences labelled by reading (hash and label), written for the purpose, and made from templates.
OWN = {"read": "read.tsv", "written": "written.tsv", "templates": "templates.py"}
ROWS_OF_A_TEMPLATE = 150
HERE = Path(__file__).parent
NO_LABEL = -1


def read(file: Path) -> list[dict]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def key(text: str) -> int:
    """Stands for a text: 64 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "little")


def own_rows(source: str, data: Path) -> list[dict]:
    """Rows that this folder makes or labels."""
    if source == "templates":
        return [{"text": text, "label": label} for text, label in templates.rows(ROWS_OF_A_TEMPLATE, seed=1)]
    with (HERE / OWN[source]).open(encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    if source != "read":
        return [{"text": text, "label": int(label)} for label, text in pairs]
    texts = {key(row["text"]): row["text"] for row in read(data / "unlabelled" / "yelp_sentences.jsonl.gz")}
    return [{"text": texts[int(hashed, 16)], "label": int(label)} for hashed, label in pairs]


def rows_of(source: str, folder: Path) -> list[dict]:
    return own_rows(source, folder.parent) if source in OWN else read(folder / f"{source}.jsonl.gz")


def sample(folder: Path, mix: dict[str, float], seed: int) -> list[tuple[str, str, int]]:
    """(source, text, label) of the mix, in an order that the seed fixes."""
    chosen = []
    for source, share in mix.items():
        rows = rows_of(source, folder)
        shuffled = random.Random(f"{seed}-{source}").sample(rows, len(rows))
        repeated = shuffled * int(share) + shuffled[: round(share % 1 * len(rows))]
        chosen += [(source, row["text"], row.get("label", NO_LABEL)) for row in repeated]
    return chosen


def training_rows(data: Path, mix: str, seed: int) -> list[tuple[str, str, int]]:
    return sample(data / "train", MIXES[mix], seed)


def unlabelled_rows(data: Path, mix: str, seed: int) -> list[tuple[str, str, int]]:
    return sample(data / "unlabelled", UNLABELLED_MIXES.get(mix, {}), seed)


def unread_rows(data: Path, seed: int) -> dict[str, list[dict]]:
    """Rows by source that stand in no mix, of sources with 100 of them. SST's phrases are left out: their sentences have been read."""
    # The large teacher's second run has the next seed.
    draws = [*((mix, seed) for mix in MIXES), ("large-teacher", seed + 1)]
    read_texts = {text for mix, drawn in draws for _, text, _ in training_rows(data, mix, drawn)}
    files = {file.name.removesuffix(".jsonl.gz"): file for file in sorted((data / "train").iterdir())}
    unread = {source: [row for row in read(file) if row["text"] not in read_texts] for source, file in files.items() if source != "sst3_phrases"}
    return {source: rows for source, rows in unread.items() if len(rows) >= 100}
