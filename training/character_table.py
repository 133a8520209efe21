"""Writes the table that the Java tokenizer normalises characters with, by asking the reference what it does with each.

BERT's normalisation and its split into words decide code point by code point, so a table of all code points is the whole
rule, and one that does not change with the Unicode version of the Java that reads it. A line is `first last kind`, in
hexadecimal, for every code point that is not an ordinary character of a word:

    d   dropped (control characters, combining marks, skin tones)
    s   white space
    c   a word of its own between spaces (Chinese characters)
    p   a word of its own (punctuation, symbols, emoji)
    +N  replaced by the code point N further (N is negative with -N)
    =X  replaced by the code points X (hexadecimal, comma between them)

The kind of what stands after a replacement is looked up in turn. Hangul syllables are left to arithmetic (Unicode 3.12).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import tokenizer as reference

HANGUL = range(0xAC00, 0xD7A4)
# Half a pair is no character: Python reads it as U+FFFD, which is dropped.
SURROGATES = range(0xD800, 0xE000)


def kind(tokenizer, code_point: int) -> str:
    text = tokenizer.normalizer.normalize_str(chr(code_point))
    if text == "":
        return "d"
    if text == " ":
        return "s"
    if text.startswith(" "):
        inner = text.strip(" ")
        return "c" if inner == chr(code_point) else "=" + ",".join(f"{ord(c):x}" for c in inner)
    if text == chr(code_point):
        pieces = tokenizer.pre_tokenizer.pre_tokenize_str(f"x{text}x")
        return {1: "w", 3: "p"}[len(pieces)]
    if len(text) == 1:
        return f"{ord(text) - code_point:+d}"
    return "=" + ",".join(f"{ord(c):x}" for c in text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True, help="the table's file")
    options = parser.parse_args()
    tokenizer = reference.build(["[UNK]", "[CLS]", "[SEP]"])
    lines = []
    first, last, current = 0, -1, "w"
    for code_point in range(0x110000):
        if code_point in HANGUL:
            found = "w"
        elif code_point in SURROGATES:
            found = "d"
        else:
            found = kind(tokenizer, code_point)
        if found == current:
            last = code_point
            continue
        if current != "w":
            lines.append(f"{first:x} {last:x} {current}\n")
        first, last, current = code_point, code_point, found
    if current != "w":
        lines.append(f"{first:x} {last:x} {current}\n")
    options.output.write_text("".join(lines), encoding="ascii")
    print(f"{len(lines)} lines")


if __name__ == "__main__":
    main()
