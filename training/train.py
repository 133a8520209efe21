"""Fine-tunes a network on a mix of `data.py`, from labels or also from teachers; run it again to go on where it stopped."""

from __future__ import annotations

import argparse
import math
import os
import random
import time
import unicodedata
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import base_models
import data
import evaluate
import quantize
import teach
import tokenizer as reference
from network import SHAPES, WINDOW, Network, half_precision

BINARY_SOURCES = ("pros_cons", "uci_amazon", "uci_imdb", "uci_yelp", "cad_imdb_orig", "cad_imdb_new")
ABSENT = -30.0
# Sources whose labels count more against the teachers than `--teacher-share` lets them: what templates say is known.
TEACHER_SHARES = {"read": 0.5, "yelp_read": 0.5, "templates": 0.0}


def log_priors(rows) -> dict[str, torch.Tensor]:
    """Each source's class frequencies as logarithms, added to the scores in the loss (Menon et al. 2021, arXiv:2007.07314).

    The network so learns what the text says and not how often a source has a class; a class that a source does not label
    is left alone instead of being pushed to zero.
    """
    counts = {}
    for source, _, label in rows:
        counts.setdefault(source, np.zeros(3))
        if label != data.NO_LABEL:
            counts[source][label] += 1
    priors = {}
    for source, count in counts.items():
        if source in BINARY_SOURCES:
            count[1] = 0
        with np.errstate(divide="ignore"):
            prior = np.maximum(np.log(count / max(count.sum(), 1)), ABSENT)
        priors[source] = torch.tensor(prior, dtype=torch.float32)
    return priors


def label_loss(scores, labels, priors, smoothing: float):
    """Cross-entropy with the labels, per row; zero where a row has none."""
    labelled = (priors > ABSENT).float()
    log_probabilities = F.log_softmax(scores + priors, 1)
    smooth = labelled / labelled.sum(1, keepdim=True).clamp(min=1)
    target = (1 - smoothing) * F.one_hot(labels.clamp(min=0), 3) + smoothing * smooth
    return -(target * log_probabilities * labelled).sum(1)


def teacher_loss(scores, taught, temperature: float):
    """Cross-entropy with the teacher's softened answers, per row (Hinton et al. 2015, arXiv:1503.02531)."""
    target = F.softmax(taught / temperature, 1)
    return -(target * F.log_softmax(scores / temperature, 1)).sum(1) * temperature**2


def batches(encoded, tokens: int, generator: random.Random):
    """Batches of similar length that hold about `tokens` tokens, in random order."""
    order = list(range(len(encoded)))
    generator.shuffle(order)
    result = []
    for start in range(0, len(order), 8192):
        pool = sorted(order[start : start + 8192], key=lambda i: len(encoded[i]))
        batch = []
        for index in pool:
            if batch and (len(batch) + 1) * len(encoded[index]) > tokens:
                result.append(batch)
                batch = []
            batch.append(index)
        result.append(batch)
    generator.shuffle(result)
    return result


def start_emoji(network: Network, vocabulary: list[str], plain: list[str]) -> None:
    """Starts each emoji's embedding at the mean of its Unicode name's word pieces."""
    names = reference.build(plain)
    with torch.no_grad():
        words = network.words.weight.clone()
        for index, token in enumerate(vocabulary):
            if token != plain[index]:
                pieces = names.encode(unicodedata.name(token).lower(), add_special_tokens=False).ids
                network.words.weight[index] = words[pieces].mean(0)


def untrained(name: str, vocabulary: list[str], work: Path) -> Network:
    """A network of the public weights, with a head that has learnt nothing yet."""
    network = Network(SHAPES[name], len(vocabulary), WINDOW)
    weights = base_models.weights(name, work, SHAPES[name].layers)
    weights["positions.weight"] = weights["positions.weight"][:WINDOW]
    load(network, weights)
    start_emoji(network, vocabulary, base_models.vocabulary(work))
    return network


def load(network: Network, weights: dict) -> None:
    missing = network.load_state_dict(weights, strict=False).missing_keys
    assert all(name.startswith(("exits", "pooled", "scores")) for name in missing), missing


def parameter_groups(network: Network, rate: float, decay: float):
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("layers."):
            scale = decay ** (len(network.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("exits", "pooled", "scores")):
            scale = 2.0
        else:
            scale = 0.5
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate * scale, "initial": rate * scale, "weight_decay": weight_decay})
    return groups


def save(state: dict, file: Path) -> None:
    partial = file.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data (train/, dev/, test/, unlabelled/)")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder of vocabulary.txt and downloads")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file that gets the network; training goes on from it")
    parser.add_argument("--network", choices=SHAPES, default="student")
    parser.add_argument("--start", type=Path, help="checkpoint to start from, its first layers if it has more; without it, the public weights")
    parser.add_argument("--mix", choices=data.MIXES, required=True, help="the texts")
    parser.add_argument("--teacher", type=Path, nargs="+", help="files of scores that teach.py wrote, whose mean is learned; adds unlabelled texts")
    parser.add_argument("--teacher-share", type=float, default=0.7, help="weight of the teachers against a row's label")
    parser.add_argument("--temperature", type=float, default=2.0, help="softens the teachers' answers")
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    parser.add_argument("--tokens", type=int, default=4096, help="tokens in a batch")
    parser.add_argument("--layer-decay", type=float, default=0.9, help="learning rate of a layer relative to the next")
    parser.add_argument("--smoothing", type=float, default=0.05, help="label smoothing")
    parser.add_argument("--exit-share", type=float, default=0.2, help="weight of each early exit's loss")
    parser.add_argument("--int8-share", type=float, default=0.0, help="share of the steps, at the end, with int8 in the loop")
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--save-minutes", type=float, default=5)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    vocabulary = (options.work / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    tokenizer = reference.build(vocabulary)
    if options.start:
        network = Network(SHAPES[options.network], len(vocabulary), WINDOW)
        started = torch.load(options.start)
        load(network, started["network"])
        earlier, teachers = started["stages"], started["teachers"]
    else:
        network = untrained(options.network, vocabulary, options.work)
        earlier, teachers = [], []
    for file in options.teacher or []:
        if (stages := teach.stages(file)) not in teachers:
            teachers.append(stages)

    rows = data.training_rows(options.data, options.mix, options.seed)
    if options.teacher:
        rows += data.unlabelled_rows(options.data, options.mix, options.seed)
        taught = torch.from_numpy(teach.lookup(options.teacher, [text for _, text, _ in rows]))
        known = ~taught.isnan().any(1)
        taught = taught.nan_to_num()
        # Labels by reading are better than a teacher; where nobody labelled, the teacher is all there is.
        shares = torch.tensor([min(TEACHER_SHARES.get(source, 1.0), options.teacher_share) if label != data.NO_LABEL else 1.0 for source, _, label in rows])
        shares *= known
    priors_by_source = log_priors(rows)
    encoded = evaluate.encode(tokenizer, [text for _, text, _ in rows], WINDOW)
    labels = torch.tensor([label for _, _, label in rows])
    priors = torch.stack([priors_by_source[source] for source, _, _ in rows])
    plan = [
        (epoch, batch)
        for epoch in range(math.ceil(options.epochs))
        for batch in batches(encoded, options.tokens, random.Random(f"{options.seed}-{epoch}"))
    ]
    plan = plan[: round(len(plan) * options.epochs / math.ceil(options.epochs))]
    print(f"{len(rows)} rows, {sum(map(len, encoded))} tokens, {len(plan)} steps", flush=True)

    optimizer = torch.optim.AdamW(parameter_groups(network, options.rate, options.layer_decay), betas=(0.9, 0.98), fused=True)
    step, ranges = 0, None
    first_int8_step = round(len(plan) * (1 - options.int8_share))
    kept = {name: value for name, value in vars(options).items() if not isinstance(value, Path | list)}
    kept["teacher"] = len(options.teacher or [])
    if options.checkpoint.exists():
        state = torch.load(options.checkpoint)
        if {**state["stages"][-1], "save_minutes": 0} != {**kept, "save_minutes": 0}:
            parser.error(f"{options.checkpoint} was begun with other options: {state['stages'][-1]}")
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        step, ranges = state["step"], state["ranges"]
        print(f"going on at step {step}", flush=True)

    resumed = step
    warm_up = 0.06 * len(plan)
    saved = reported = time.monotonic()
    running, tokens_done = [], 0
    network.train()
    while step < len(plan):
        if step >= first_int8_step and ranges is None:
            network.eval()
            ranges = quantize.activation_ranges(network, quantize.range_sample(encoded, options.seed))
            network.train()
        if ranges and step in (first_int8_step, resumed):
            quantize.imitate(network, ranges)
        epoch, batch = plan[step]
        longest = max(len(encoded[i]) for i in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        present = torch.zeros(len(batch), longest, dtype=torch.bool)
        for row, i in enumerate(batch):
            ids[row, : len(encoded[i])] = torch.tensor(encoded[i])
            present[row, : len(encoded[i])] = True
        factor = min(step / warm_up, (len(plan) - step) / (len(plan) - warm_up))
        for group in optimizer.param_groups:
            group["lr"] = group["initial"] * factor
        with half_precision():
            predicted = [scores.float() for scores in network.all_scores(ids, present)]
        loss = 0.0
        for place, scores in enumerate(predicted, 1):
            losses = label_loss(scores, labels[batch], priors[batch], options.smoothing)
            if options.teacher:
                share = shares[batch]
                losses = (1 - share) * losses + share * teacher_loss(scores, taught[batch], options.temperature)
            loss = loss + (1.0 if place == len(predicted) else options.exit_share) * losses.mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        running.append(loss.item())
        tokens_done += int(present.sum())
        now = time.monotonic()
        if step % 100 == 0:
            left = (len(plan) - step) * (now - reported) / 100 / 60
            print(f"step {step}/{len(plan)} loss {np.mean(running):.4f} {tokens_done / (now - reported):.0f} tokens/s {left:.0f} min left", flush=True)
            running, tokens_done, reported = [], 0, now
            assert math.isfinite(loss.item())
        end_of_epoch = step == len(plan) or plan[step][0] != epoch
        if end_of_epoch or now - saved > options.save_minutes * 60:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "random": torch.get_rng_state()}
            save({**state, "step": step, "steps": len(plan), "ranges": ranges, "stages": [*earlier, kept], "teachers": teachers}, options.checkpoint)
            saved = now
        if end_of_epoch:
            network.eval()
            with half_precision():
                print(evaluate.table(evaluate.measure(network, tokenizer, WINDOW, options.data / "dev", evaluate.DEV)), flush=True)
            network.train()
            reported = time.monotonic()


if __name__ == "__main__":
    main()
