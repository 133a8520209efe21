"""How many texts of each test set, of the contrast pairs, and cases of CheckList also stand in the texts to train on, or in the
development sets: letters and digits alone count, in either case; a text that has none, such as emoji alone, is left out.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import data


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def plain_texts(file: Path) -> list[str]:
    return [plain(row["text"]) for row in data.read(file)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data (train/, unlabelled/, dev/, test/, robustness/)")
    options = parser.parse_args()

    seen = {folder: {text for file in options.data.glob(f"{folder}/*.jsonl.gz") for text in plain_texts(file)} for folder in ("train", "unlabelled", "dev")}
    seen["train"] |= {plain(row["text"]) for source in data.OWN for row in data.own_rows(source, options.data)}
    for texts in seen.values():
        texts.discard("")
    print("set, texts, in " + ", in ".join(seen) + "; in any of them and of more than four words")
    for file in [*sorted(options.data.glob("test/*.jsonl.gz")), *sorted(options.data.glob("robustness/imdb_contrast_*.jsonl.gz"))]:
        texts = plain_texts(file)
        counts = [sum(text in known for text in texts) for known in seen.values()]
        longer = sum(len(text.split()) > 4 and any(text in known for known in seen.values()) for text in texts)
        print(file.name.split(".")[0], len(texts), *counts, longer, sep=", ")
    cases = [case["data"] for case in data.read(options.data / "robustness" / "checklist.jsonl.gz")]
    known = [sum(any(plain(text) in seen[folder] for text in ([case] if isinstance(case, str) else case)) for case in cases) for folder in seen]
    print("checklist", len(cases), *known, sep=", ")


if __name__ == "__main__":
    main()
