"""The reference tokenizer: uncased BERT WordPiece with handles, links and emoji, as Hugging Face `tokenizers` runs it.

The Java tokenizer is tested for equality with `build()`; whatever changes here changes there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

# Blocks of arrows, technical signs, shapes, dingbats and emoji: each such character is a word of its own.
SYMBOLS = (
    (0x2190, 0x21FF),
    (0x2300, 0x23FF),
    (0x25A0, 0x27BF),
    (0x2900, 0x297F),
    (0x2B00, 0x2BFF),
    (0x1F000, 0x1FAFF),
)
# Skin tones, gender signs and the keycap frame change who is shown, not what is felt: they are left out.
IGNORED = ((0x1F3FB, 0x1F3FF), (0x2640, 0x2640), (0x2642, 0x2642), (0x20E3, 0x20E3))

LINK = r"(?<![a-z0-9])(https?://|www\.)[^ ]+"
HANDLE = r"(?<![a-z0-9_])@[a-z0-9_]+"


def character_class(ranges) -> str:
    return "[" + "".join(rf"\x{{{low:X}}}-\x{{{high:X}}}" for low, high in ranges) + "]"


def build(vocabulary: list[str]) -> Tokenizer:
    """A tokenizer without special tokens in its text side: "[CLS]" in a text is five ordinary characters."""
    ids = {token: index for index, token in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.BertNormalizer(lowercase=True),
            normalizers.Replace(Regex(character_class(IGNORED)), ""),
            normalizers.Replace(Regex(LINK), " http "),
            normalizers.Replace(Regex(HANDLE), " @user "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(character_class(SYMBOLS)), "isolated"),
            pre_tokenizers.BertPreTokenizer(),
        ]
    )
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"]))
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the tokenizer as Hugging Face's JSON, for the Java tests: without its vocabulary.")
    parser.add_argument("--output", type=Path, required=True, help="the JSON file")
    options = parser.parse_args()
    pipeline = json.loads(build(["[UNK]", "[CLS]", "[SEP]"]).to_str())
    pipeline["model"]["vocab"] = {}
    options.output.write_text(json.dumps(pipeline, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
