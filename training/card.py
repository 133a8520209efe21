"""Fills the measured pieces of a model's card from docs/accuracy.json, which AccuracyReport in benchmarks/ writes:

    python card.py --model ARTIFACT --accuracy ../docs/accuracy.json

A piece stands between <!-- piece:NAME --> and <!-- /piece -->. The card's SHA-256 in manifest.properties follows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path

PIECE = re.compile(r"(<!-- piece:(\w+) -->\n).*?(\n<!-- /piece -->)", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder with the files of the model, which export.py made")
    parser.add_argument("--accuracy", type=Path, required=True, help="what was measured on that model")
    options = parser.parse_args()

    measured = json.loads(options.accuracy.read_text(encoding="utf-8"))
    manifest, card = options.model / "manifest.properties", options.model / "MODEL_CARD.md"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    if f"sha256.model.pt={measured['model']['sha256']}" not in lines:
        parser.error(f"{options.accuracy} was measured on another model than {options.model}: run AccuracyReport on this one")

    filled = PIECE.sub(lambda piece: piece[1] + measured["pieces"][piece[2]] + piece[3], card.read_text(encoding="utf-8"))
    card.write_bytes(filled.encode("utf-8"))
    digest = f"sha256.MODEL_CARD.md={hashlib.sha256(filled.encode('utf-8')).hexdigest()}"
    lines = [digest if line.startswith("sha256.MODEL_CARD.md=") else line for line in lines]
    manifest.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
