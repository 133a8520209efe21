"""Writes vocabulary.txt: BERT's, with emoji in its unused slots.

Emoji that the training and unlabelled texts use come first, by frequency; the rest of the emoji blocks fills what is left.
"""

from __future__ import annotations

import argparse
import collections
import unicodedata
from pathlib import Path

import base_models
import data
import tokenizer

EMOJI = ((0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x2600, 0x27BF))


def within(ranges, code_point: int) -> bool:
    return any(low <= code_point <= high for low, high in ranges)


def emoji(counts: collections.Counter, known: set[str]) -> list[str]:
    named = [chr(c) for low, high in EMOJI for c in range(low, high + 1) if unicodedata.name(chr(c), "")]
    free = [c for c in named if c not in known and not within(tokenizer.IGNORED, ord(c))]
    # The miscellaneous symbols before U+1F300 (chess pieces, zodiac, arrows) are rare in texts: only those that were seen.
    return sorted((c for c in free if counts[c] or ord(c) >= 0x1F300), key=lambda c: (-counts[c], ord(c) < 0x1F600, ord(c)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data (train/, dev/, test/, unlabelled/)")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for downloads, checkpoints and results")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    counts = collections.Counter()
    for folder in ("train", "unlabelled"):
        for file in sorted((options.data / folder).glob("*.jsonl.gz")):
            for row in data.read(file):
                counts.update(c for c in row["text"] if ord(c) > 0x2000)
    words = base_models.vocabulary(options.work)
    slots = [index for index, word in enumerate(words) if word.startswith("[unused")]
    added = emoji(counts, set(words))[: len(slots)]
    for slot, character in zip(slots, added):
        words[slot] = character
    (options.work / "vocabulary.txt").write_text("".join(word + "\n" for word in words), encoding="utf-8")
    seen = sum(1 for character in added if counts[character])
    print(f"{len(added)} emoji in {len(slots)} unused slots, {seen} of them seen in the texts")


if __name__ == "__main__":
    main()
