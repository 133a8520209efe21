"""Makes the networks of the benchmarks that have a shape and no knowledge, files of some KB each:

    matrix_products.pt      the int8 matrix products of a BERT encoder and nothing else
    distilbert_shape.pt     DistilBERT (Sanh et al. 2019, arXiv:1910.01108) in fp32, for PyTorch
    distilbert_shape.onnx   the same for ONNX Runtime

Speed does not depend on what the weights are, only that they are numbers of an ordinary size and that each is there once.
They are made after loading: by the method `prepare` in TorchScript; in ONNX by nodes whose inputs are constants, which ONNX
Runtime replaces by their result when it opens the file.
"""

from __future__ import annotations

import argparse
import io
import math
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper
from torch import Tensor, nn

from export import script_bytes
from network import Shape

DISTILBERT = Shape(width=768, heads=12, inner=3072, layers=6, epsilon=1e-12)
WORDS = 30522
POSITIONS = 512
# Initial values of BERT's weights: normal, with this deviation.
DEVIATION = 0.02


class Products(nn.Module):
    """The products of `quantize.QuantizedLayer`, one after the other, each on weights of its own as in the network.

    `forward` takes and gives fp32, as in the network; `int8` takes and gives 8-bit numbers, which is less work than any
    network can do with.
    """

    def __init__(self):
        super().__init__()
        # As in `quantize.StaticLinear`: this one shows the type.
        self.packed = [self.linear(8, 8)]

    def linear(self, inputs: int, outputs: int):
        weight = torch.randint(-127, 128, [outputs, inputs], dtype=torch.int8)
        scale = torch.full([outputs], 0.002, dtype=torch.float64)
        zero = torch.zeros([outputs], dtype=torch.int64)
        quantized = torch._make_per_channel_quantized_tensor(weight, scale, zero, 0)
        return torch.ops.quantized.linear_prepack(quantized, torch.zeros([outputs]))

    @torch.jit.export
    def prepare(self, layers: int, width: int, inner: int):
        self.packed = [self.linear(width, width)][:0]
        for _ in range(layers):
            self.packed.append(self.linear(width, 3 * width))
            self.packed.append(self.linear(width, width))
            self.packed.append(self.linear(width, inner))
            self.packed.append(self.linear(inner, width))

    def forward(self, x: Tensor, widened: Tensor) -> Tensor:
        """`x` [tokens, width] is what three of the products take, `widened` [tokens, inner] what the fourth takes."""
        y = x
        for i, packed in enumerate(self.packed):
            source = widened if i % 4 == 3 else x
            y = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(source, 0.02, 128, packed)
        return y

    @torch.jit.export
    def int8(self, x: Tensor, widened: Tensor) -> Tensor:
        y = x
        for i, packed in enumerate(self.packed):
            y = torch.ops.quantized.linear(widened if i % 4 == 3 else x, packed, 0.5, 128)
        return y

    @torch.jit.export
    def quantize(self, x: Tensor) -> Tensor:
        return torch.quantize_per_tensor(x, 0.02, 128, torch.quint8)


class Weights(nn.Module):
    def __init__(self, rows: int, columns: int):
        super().__init__()
        self.rows, self.columns, self.deviation = rows, columns, DEVIATION
        self.register_buffer("weight", torch.zeros(0))
        self.register_buffer("bias", torch.zeros(0))

    @torch.jit.export
    def prepare(self):
        self.weight = torch.randn([self.rows, self.columns]) * self.deviation
        self.bias = torch.randn([self.rows]) * self.deviation

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight, self.bias)


class Norm(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.width, self.epsilon = shape.width, shape.epsilon
        self.register_buffer("weight", torch.zeros(0))
        self.register_buffer("bias", torch.zeros(0))

    @torch.jit.export
    def prepare(self):
        self.weight = torch.ones([self.width])
        self.bias = torch.zeros([self.width])

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x, [self.width], self.weight, self.bias, self.epsilon)


class DistilLayer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.width, self.heads = shape.width, shape.heads
        self.query = Weights(shape.width, shape.width)
        self.key = Weights(shape.width, shape.width)
        self.value = Weights(shape.width, shape.width)
        self.attended = Weights(shape.width, shape.width)
        self.widened = Weights(shape.inner, shape.width)
        self.narrowed = Weights(shape.width, shape.inner)
        self.attended_norm, self.narrowed_norm = Norm(shape), Norm(shape)

    @torch.jit.export
    def prepare(self):
        self.query.prepare()
        self.key.prepare()
        self.value.prepare()
        self.attended.prepare()
        self.widened.prepare()
        self.narrowed.prepare()
        self.attended_norm.prepare()
        self.narrowed_norm.prepare()

    def split(self, x: Tensor) -> Tensor:
        return x.view(x.size(0), x.size(1), self.heads, self.width // self.heads).transpose(1, 2)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(x.size(0), x.size(1), self.width))
        x = self.attended_norm(x + mixed)
        mixed = self.narrowed(F.gelu(self.widened(x)))
        return self.narrowed_norm(x + mixed)


class DistilBert(nn.Module):
    """Token ids [batch, tokens] to two scores [batch, 2]; `present` [batch, tokens] is 0 where a row is padded."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.words, self.positions = Weights(WORDS, shape.width), Weights(POSITIONS, shape.width)
        self.norm = Norm(shape)
        self.layers = nn.ModuleList(DistilLayer(shape) for _ in range(shape.layers))
        self.pooled, self.scores = Weights(shape.width, shape.width), Weights(2, shape.width)

    @torch.jit.export
    def prepare(self):
        self.words.prepare()
        self.positions.prepare()
        self.norm.prepare()
        for layer in self.layers:
            layer.prepare()
        self.pooled.prepare()
        self.scores.prepare()

    def forward(self, ids: Tensor, present: Tensor | None = None) -> Tensor:
        x = self.norm(F.embedding(ids, self.words.weight) + self.positions.weight[: ids.size(1)])
        mask: Tensor | None = None
        if present is not None:
            mask = ((1 - present.to(torch.float32)) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.scores(F.relu(self.pooled(x[:, 0])))


def random_in_graph(graph: onnx.GraphProto) -> None:
    """Replaces every long constant by nodes that make one: the usual hash of shader programs, fract(43758 sin(13 i))."""
    nodes, kept = [], []

    def constant(name: str, values) -> str:
        kept.append(numpy_helper.from_array(np.array(values), name))
        return name

    for index, old in enumerate(graph.initializer):
        size = math.prod(old.dims)
        if size < 64:
            kept.append(old)
            continue
        name = f"random.{index}"
        shape = constant(name + ".shape", np.array(old.dims, np.int64))
        values = numpy_helper.to_array(old).ravel()
        if (values == values[0]).all():
            nodes.append(helper.make_node("Expand", [constant(name + ".all", values[0]), shape], [old.name]))
            continue
        # Numbers from -w to w have the deviation w / sqrt(3).
        width = np.float32(2 * DEVIATION * math.sqrt(3))
        first = np.float32(index * 7919)
        places = constant(name + ".from", first), constant(name + ".to", first + np.float32(size)), constant(name + ".step", np.float32(1))
        nodes += [
            helper.make_node("Range", places, [name + ".i"]),
            helper.make_node("Mul", [name + ".i", constant(name + ".a", np.float32(12.9898))], [name + ".ai"]),
            helper.make_node("Sin", [name + ".ai"], [name + ".sin"]),
            helper.make_node("Mul", [name + ".sin", constant(name + ".b", np.float32(43758.547))], [name + ".wide"]),
            helper.make_node("Floor", [name + ".wide"], [name + ".floor"]),
            helper.make_node("Sub", [name + ".wide", name + ".floor"], [name + ".unit"]),
            helper.make_node("Sub", [name + ".unit", constant(name + ".half", np.float32(0.5))], [name + ".centred"]),
            helper.make_node("Mul", [name + ".centred", constant(name + ".width", width)], [name + ".flat"]),
            helper.make_node("Reshape", [name + ".flat", shape], [old.name]),
        ]
    nodes += graph.node
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)


def distilbert_onnx() -> bytes:
    network = DistilBert(DISTILBERT).eval()
    network.prepare()
    ids, present = torch.tensor([[101, 2023, 102], [101, 102, 0]]), torch.tensor([[1, 1, 1], [1, 1, 0]])
    axes = {0: "batch", 1: "tokens"}
    saved = io.BytesIO()
    torch.onnx.export(
        network,
        (ids, present),
        saved,
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load_from_string(saved.getvalue())
    random_in_graph(model.graph)
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    return model.SerializeToString()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=Path("../benchmarks/src/main/resources/io/github/sentiment4j"))
    output = parser.parse_args().output

    torch.manual_seed(20261)
    products = torch.jit.script(Products())
    products.packed = []
    files = {
        "matrix_products.pt": script_bytes(products),
        "distilbert_shape.pt": script_bytes(torch.jit.script(DistilBert(DISTILBERT).eval())),
        "distilbert_shape.onnx": distilbert_onnx(),
    }
    output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (output / name).write_bytes(content)
        print(f"{name} {len(content):,} bytes")


if __name__ == "__main__":
    main()
