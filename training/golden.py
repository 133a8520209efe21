"""Writes golden answers for the Java tests: texts made here, answered by the shipped network in Python."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

import evaluate
import tokenizer as reference
from network import WINDOW

OPENINGS = (
    "The battery lasts two days.", "The screen broke after a week.", "I ordered it on Monday.", "Best purchase of the year!",
    "Never again.", "The waiter forgot our drinks twice.", "We sat outside, near the door.", "What a lovely little place.",
    "Shares fell 4 % after the report.", "The update fixed the crash.", "It crashes every time I open a file.",
    "The hotel is ten minutes from the station.", "My room smelled of smoke.", "The staff went out of their way to help.",
    "The plot makes no sense, and yet I cried.", "An honest, quiet film.", "Two hours of my life I will not get back.",
    "The flight was delayed by three hours.", "They rebooked me at once, no questions asked.", "Does it come in blue?",
    "The meeting is at noon.", "I used to love this bakery.", "It's not bad at all.", "I can't say I was impressed.",
    "Not the worst, not the best.", "The soup was cold.", "The soup was hot, as soup should be.", "He says he will resign in May.",
    "Critics loved it; I fell asleep.", "The parcel arrived.", "The parcel never arrived.", "Great, another meeting.",
    "Thanks for nothing.", "Thank you so much, you saved my day", "The manual has 40 pages.", "Setup took five minutes.",
    "Setup took five hours!", "The new minister met the press on Tuesday.", "Nobody died, but the town is gone.",
    "Prices are fair.", "Overpriced and overrated.", "i luv it sooo much", "meh", "ok", "WORST. SERVICE. EVER.",
)
LINKS = ("and", "but", "although", "because", "-", "...", ";", "while", "and yet", "so")
CLOSINGS = (
    "I would buy it again", "I want my money back", "that is how it is", "my kids love it", "nobody answered my mails",
    "it was fine", "we will be back", "stay away", "the colour is grey", "it could have been better", "I have seen worse",
    "it made my week", "you get what you pay for", "who needs sleep anyway", "the queue was long", "everything worked",
)
DECORATIONS = (
    "{}", "{} 😀", "{} 😡😡", "@jane_doe {}", "{} https://example.org/a?b=1", "{} #monday", "{} ❤️", "“{}”", "{}!!!", "{}?", "({})",
    "{} 👍🏽", "\t{}\n", "{} 好", "{}\u200b", "RT @a: {} www.example.org",
)


def texts(seed: int) -> list[str]:
    generator = random.Random(seed)
    made = list(OPENINGS) + list(CLOSINGS)
    for opening in OPENINGS:
        for _ in range(10):
            joined = f"{opening.rstrip('.!')} {generator.choice(LINKS)} {generator.choice(CLOSINGS)}."
            form = generator.choice((str, str, str, str.lower, str.upper))
            made.append(generator.choice(DECORATIONS).format(form(joined)))
    for sentences in (8, 15, 20, 25, 30, 40, 60, 120):
        for _ in range(8):
            parts = [generator.choice(OPENINGS + CLOSINGS) for _ in range(sentences)]
            made.append(" ".join(parts))
    made.append("word " * 500)
    made += [f"{opening} {'@jane_doe ' * 90}" for opening in OPENINGS[:4]]
    made += [f"{opening} {'The soup scored 4.5 of 5 and ' * 30}" for opening in OPENINGS[:4]]
    made.append("antidisestablishmentarianism" * 30)
    return list(dict.fromkeys(made))


def windows(text: str, tokenizer, window: int) -> list[list[int]]:
    """Divides a text's tokens as `Windows` in Java does: after a sentence, or else between words."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets, words = encoding.ids, encoding.offsets, encoding.word_ids
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ends = {tokenizer.token_to_id(token) for token in ".!?"}
    capacity, found, start = window - 2, [], 0
    while start < len(ids):
        end = len(ids)
        if end - start > capacity:
            places = range(start + capacity, start + capacity // 2, -1)
            sentence = next((i for i in places if ids[i - 1] in ends and offsets[i][0] > offsets[i - 1][1]), None)
            # The two tokens of a handle stand for the same characters.
            word = next((i for i in places if words[i] != words[i - 1] and offsets[i] != offsets[i - 1]), None)
            end = sentence or word or start + capacity
        found.append([cls] + ids[start:end] + [sep])
        start = end
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of model.pt and vocabulary.txt")
    parser.add_argument("--output", type=Path, required=True, help="the JSON Lines file to write")
    parser.add_argument("--seed", type=int, default=20261)
    options = parser.parse_args()
    tokenizer = reference.build((options.model / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    network = torch.jit.load(options.model / "model.pt")
    network.pack()
    lines = []
    for text in texts(options.seed):
        parts = windows(text, tokenizer, WINDOW)
        scores = evaluate.scores(network, parts)
        weights = [len(part) for part in parts]
        mean = sum(score * weight for score, weight in zip(scores, weights)) / sum(weights)
        negative, neutral, positive = (round(float(p), 6) for p in evaluate.softmax(mean[None])[0])
        lines.append(json.dumps({"text": text, "negative": negative, "neutral": neutral, "positive": positive}))
    options.output.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(lines)} golden answers")


if __name__ == "__main__":
    main()
