"""Makes the model artifact's files from a checkpoint: quantizes, calibrates, measures, and writes

    model.pt              the TorchScript network
    vocabulary.txt        one word piece a line
    manifest.properties   name, version, digests, data, seeds and figures
    MODEL_CARD.md         the same for people
"""

from __future__ import annotations

import argparse
import hashlib
import io
import string
import zipfile
from pathlib import Path

import numpy as np
import torch

import base_models
import data
import evaluate
import exits
import quantize
import tokenizer as reference
from network import LABELS, SHAPES, WINDOW, Network


def script_bytes(scripted: torch.jit.ScriptModule) -> bytes:
    """The TorchScript file without what depends on more than the network: the lines of the source, and an id made of them."""
    saved = io.BytesIO()
    torch.jit.save(scripted, saved)
    stripped = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(stripped, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if not entry.filename.endswith((".debug_pkl", "serialization_id")):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
    return stripped.getvalue()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data (train/, dev/, test/)")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder of vocabulary.txt")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the network, a student that train.py made")
    parser.add_argument("--output", type=Path, required=True, help="folder that gets the four files")
    parser.add_argument("--model-version", default="0.1.0")
    parser.add_argument("--seed", type=int, default=20261)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    words = (options.work / "vocabulary.txt").read_bytes()
    tokenizer = reference.build(words.decode("utf-8").splitlines())
    state = torch.load(options.checkpoint)
    if not state.get("ranges"):
        parser.error(f"{options.checkpoint} has no ranges of activations: train it with --int8-share above 0")
    if "pooled" not in state["ranges"]:
        parser.error(f"{options.checkpoint} has no range for the head's first layer: train it further, as --start, with --int8-share above 0")
    trained = state["stages"][-1]
    network = Network(SHAPES[trained["network"]], tokenizer.get_vocab_size(), WINDOW)
    network.load_state_dict(state["network"])
    network.eval()
    model_name = f"sentiment4j-e5-l{len(network.layers)}"

    layers = [int(layer) for layer in network.exits]
    by_layer, temperatures, biases = {}, {}, {}
    for layer in [*layers, 0]:
        scores, labels = exits.exit_scores(network, state["ranges"], layer, tokenizer, WINDOW, options.data / "dev", evaluate.DEV)
        temperatures[layer], biases[layer] = exits.calibrate(list(scores.values()), list(labels.values()))
        by_layer[layer] = {name: evaluate.softmax((found + biases[layer]) / temperatures[layer]) for name, found in scores.items()}
        head = network.exits[str(layer)] if layer else network.scores
        head.bias.data += torch.tensor(biases[layer], dtype=torch.float32)
        alone = {name: evaluate.figures(found, labels[name]) for name, found in by_layer[layer].items()}
        print(f"layer {layer or len(network.layers)} alone, dev:\n{evaluate.table(alone)}", flush=True)
    by_set = {name: [by_layer[layer][name] for layer in [*layers, 0]] for name in evaluate.DEV}
    thresholds, average = exits.choose([*layers, len(network.layers)], by_set, labels)
    chosen = {
        layer: quantize.Exit(temperatures[layer], high - exits.RISE, high) for layer, high in zip(layers, thresholds, strict=True)
    }
    temperature = temperatures[0]
    print(f"exits {chosen}, temperature {temperature}, biases {biases}, {average:.2f} layers a text on dev")
    weights = script_bytes(quantize.script(quantize.QuantizedNetwork(network, state["ranges"], temperature, chosen)))
    shipped = torch.jit.load(io.BytesIO(weights))
    shipped.pack()

    measured = {}
    for folder, sets in (("dev", evaluate.DEV), ("test", evaluate.TEST)):
        full = evaluate.measure(network, tokenizer, WINDOW, options.data / folder, sets, temperature)
        measured[folder] = evaluate.measure(shipped, tokenizer, WINDOW, options.data / folder, sets)
        print(f"{folder}, fp32:\n{evaluate.table(full)}\n{folder}, int8:\n{evaluate.table(measured[folder])}", flush=True)

    mix = trained["mix"]
    rows = data.training_rows(options.data, mix, options.seed)
    shares = np.bincount([label for source, _, label in rows if source == "tweeteval"], minlength=3) / sum(
        source == "tweeteval" for source, _, _ in rows
    )
    files = {"model.pt": weights, "vocabulary.txt": words}
    template = string.Template((Path(__file__).parent / "model_card_template.md").read_text(encoding="utf-8"))
    card = template.substitute(
        name=model_name,
        version=options.model_version,
        sha256=sha256(weights),
        depth=len(network.layers),
        parameters=sum(parameter.numel() for parameter in network.parameters()) // 1_000_000,
        window=WINDOW,
        megabytes=f"{len(weights) / 1e6:.1f}",
        rows=f"{len(rows):,}",
        rate=trained["rate"],
        tokens=f"{trained['tokens']:,}",
        seed=trained["seed"],
        temperature=temperature,
        exits=", ".join(f"{found.high:.2f} after layer {layer}" for layer, found in chosen.items()),
        layers=f"{average:.1f}",
        unlabelled=f"{len(data.unlabelled_rows(options.data, mix, options.seed)) if trained['teacher'] else 0:,}",
        softening=trained["temperature"],
        sources=", ".join(f"{name} {share:.0%}" for name, share in data.MIXES[mix].items()),
    )
    files["MODEL_CARD.md"] = card.encode("utf-8")

    lines = ["# What this model is. Read by sentiment4j: format to sha256; the rest is for people.", "format=1"]
    lines += [f"name={model_name}", f"version={options.model_version}", f"labels={','.join(LABELS)}", f"window={WINDOW}"]
    lines += ["prior=" + ",".join(f"{share:.4f}" for share in shares)]
    lines += [f"sha256.{name}={sha256(content)}" for name, content in files.items()]
    base, digest = base_models.source(trained["network"])
    lines += [f"base={base}", f"base.sha256={digest}", f"temperature={temperature}"]
    # A checkpoint that restore.py made has shifts in its heads already.
    total = {layer: shifts + state.get("biases", {}).get(layer, np.zeros(len(LABELS))) for layer, shifts in biases.items()}
    lines += ["bias=" + ",".join(f"{shift:.2f}" for shift in total[0])]
    for layer, found in chosen.items():
        lines += [f"exit.{layer}.temperature={found.temperature}", f"exit.{layer}.bias=" + ",".join(f"{shift:.2f}" for shift in total[layer])]
        lines += [f"exit.{layer}.confidence={found.high}"]
    for stage, stage_options in enumerate(state["stages"], 1):
        lines += [f"training.{stage}.{key}={value}" for key, value in stage_options.items()]
    for number, stages in enumerate(state["teachers"], 1):
        base, digest = base_models.source(stages[0]["network"])
        lines += [f"teacher.{number}.base={base}", f"teacher.{number}.base.sha256={digest}"]
        for stage, stage_options in enumerate(stages, 1):
            lines += [f"teacher.{number}.training.{stage}.{key}={value}" for key, value in stage_options.items()]
    used = [("train", name) for name in data.MIXES[mix] if name not in data.OWN]
    used += [("unlabelled", name) for name in data.UNLABELLED_MIXES.get(mix, {}) if trained["teacher"]]
    lines += [f"data.{folder}.{name}.sha256={data.sha256(options.data / folder / f'{name}.jsonl.gz')}" for folder, name in used]
    lines += [f"data.{file}.sha256={data.sha256(data.HERE / file)}" for name, file in data.OWN.items() if name in data.MIXES[mix]]
    for folder, sets in measured.items():
        for name, found in sets.items():
            lines.append(f"data.{folder}.{name}.sha256={data.sha256(options.data / folder / f'{name}.jsonl.gz')}")
            lines += [f"figures.{folder}.{name}.{key}={value}" for key, value in found.items()]
    files["manifest.properties"] = ("\n".join(lines) + "\n").encode("utf-8")

    options.output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (options.output / name).write_bytes(content)
        print(f"{name} {len(content):,} bytes")


if __name__ == "__main__":
    main()
