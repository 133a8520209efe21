"""The shipped form of the network: int8 weights, static int8 activations, scripted.

Every range is fixed when the model is made, and with int8 kernels the sums of a text have one order, alone or beside others: so its
answer is the same to the last bit, whatever shares its batch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network import Network, Shape


# Weights are whole numbers from -64 to 64: so the sum of two products with 8-bit activations fits into 16 bits, into which processors
# without VNNI cut it.
WEIGHT_STEPS = 64


def weight_scale(weight: Tensor) -> Tensor:
    """What one step of the weights stands for, by output row."""
    return weight.abs().amax(1) / WEIGHT_STEPS


def steps(low: float, high: float) -> tuple[float, int]:
    """What one of the 255 steps of a range stands for, and how many there are below zero."""
    scale = (high - low) / 255
    return scale, round(-low / scale)


def ends(scale: float, zero_point: int) -> tuple[float, float]:
    """The first and the last of the steps of a range, of which one is zero."""
    return -zero_point * scale, (255 - zero_point) * scale


class StaticLinear(nn.Module):
    """A linear layer on 7-bit weights (one scale per output row) and unsigned 8-bit activations (one fixed range).

    As saved it holds the plain weights. After `pack` it runs FBGEMM's int8 kernel; after `expand` the same arithmetic in
    fp32, for processors that PyTorch has no int8 kernel for.
    """

    __constants__ = ("relu",)

    def __init__(self, linear: nn.Linear, low: float, high: float, relu: bool = False):
        super().__init__()
        self.relu = relu
        weight = linear.weight.detach()
        scale = weight_scale(weight)
        self.weight = (weight / scale[:, None]).round().to(torch.int8)
        self.weight_scale = scale
        self.bias = linear.bias.detach().clone()
        self.scale, self.zero_point = steps(low, high)
        # TorchScript has no name for the type of packed weights: this one shows it, and `script` takes it away again.
        example = torch._make_per_channel_quantized_tensor(self.weight, scale.double(), torch.zeros(len(scale), dtype=torch.int64), 0)
        self.packed = [torch.ops.quantized.linear_prepack(example, self.bias)]

    @torch.jit.export
    def pack(self):
        zero_points = torch.zeros_like(self.weight_scale, dtype=torch.int64)
        weight = torch._make_per_channel_quantized_tensor(self.weight, self.weight_scale.double(), zero_points, 0)
        self.packed = [torch.ops.quantized.linear_prepack(weight, self.bias)]
        self.weight = torch.zeros([0])

    @torch.jit.export
    def expand(self):
        self.weight = self.weight.to(torch.float32) * self.weight_scale.unsqueeze(1)

    def forward(self, x: Tensor) -> Tensor:
        if len(self.packed) == 1:
            if self.relu:
                return torch.ops.quantized.linear_with_input_q_dq_qweight_dq_relu_output_fp32(x, self.scale, self.zero_point, self.packed[0])
            return torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, self.scale, self.zero_point, self.packed[0])
        y = F.linear(torch.fake_quantize_per_tensor_affine(x, self.scale, self.zero_point, 0, 255), self.weight, self.bias)
        return F.relu(y) if self.relu else y


class QuantizedLayer(nn.Module):
    # No more than one: TorchScript writes several in a random order, and the file would not be the same each time.
    __constants__ = ("relu",)

    def __init__(self, shape: Shape, layer, name: str, ranges: dict[str, tuple[float, float]]):
        super().__init__()
        self.projection = StaticLinear(layer.projection, *ranges[f"{name}.projection"])
        self.attended = StaticLinear(layer.attended, *ranges[f"{name}.attended"])
        self.widened = StaticLinear(layer.widened, *ranges[f"{name}.widened"], shape.relu)
        self.narrowed = StaticLinear(layer.narrowed, *ranges[f"{name}.narrowed"])
        self.attended_weight, self.attended_bias = layer.attended_norm.weight.detach(), layer.attended_norm.bias.detach()
        self.narrowed_weight, self.narrowed_bias = layer.narrowed_norm.weight.detach(), layer.narrowed_norm.bias.detach()
        self.width, self.heads, self.epsilon, self.relu = shape.width, shape.heads, shape.epsilon, shape.relu
        self.head_width = shape.width // shape.heads
        # The shares of attention are powers of 2, not of e.
        self.query_scale = self.head_width**-0.5 / math.log(2)

    def scale_queries(self):
        self.projection.weight_scale[: self.width].mul_(self.query_scale)
        self.projection.bias[: self.width].mul_(self.query_scale)

    @torch.jit.export
    def pack(self):
        self.scale_queries()
        self.projection.pack()
        self.attended.pack()
        self.widened.pack()
        self.narrowed.pack()

    @torch.jit.export
    def expand(self):
        self.scale_queries()
        self.projection.expand()
        self.attended.expand()
        self.widened.expand()
        self.narrowed.expand()

    def forward(self, x: Tensor) -> Tensor:
        mixed = self.attended(self.attention(self.projection(x), x.size(0), x.size(1)))
        x = torch.layer_norm(mixed.add_(x), [self.width], self.attended_weight, self.attended_bias, self.epsilon)
        mixed = self.widened(x)
        mixed = self.narrowed(mixed if self.relu else F.gelu(mixed))
        return torch.layer_norm(mixed.add_(x), [self.width], self.narrowed_weight, self.narrowed_bias, self.epsilon)

    def attention(self, projected: Tensor, batch: int, tokens: int) -> Tensor:
        """What `scaled_dot_product_attention` computes, in operations that take less time (decision records 18, 20, 21 and 22)."""
        split = projected.view(batch, tokens, 3 * self.heads, self.head_width).transpose(1, 2)
        # Of a single text these are views, of several they are copies.
        if batch == 1:
            query, key, value = split.squeeze(0).split(self.heads)
        else:
            queries, keys, values = split.split(self.heads, 1)
            query, key, value = queries.flatten(0, 1), keys.flatten(0, 1), values.flatten(0, 1)
        # Room for a multiple of 32: PyTorch computes the powers left over by another function, and which these are depends on the batch.
        # What is behind `count` is never read.
        count = batch * self.heads * tokens * tokens
        powers = torch.empty([(count + 31) // 32 * 32])
        shares = powers[:count].view(-1, tokens, tokens)
        torch.bmm(query, key.transpose(1, 2), out=shares)
        # No maximum is subtracted: between these bounds no sum of powers is 0 or infinite.
        powers.clamp_(-115.0, 115.0).exp2_()
        mixed = torch.bmm(shares, value).view(batch, self.heads, tokens, self.head_width).transpose(1, 2)
        sums = shares.sum(2).view(batch, self.heads, tokens, 1).transpose(1, 2)
        # Divides and puts the heads of a token side by side in one pass.
        return torch.div(mixed, sums, out=torch.empty([batch, tokens, self.heads, self.head_width])).flatten(2)


@dataclass(frozen=True)
class Exit:
    """When an early exit's answer counts: not below the confidence `low`, alone from `high` on, by shares between them.

    The shares make the whole continuous: a rounding error cannot turn one answer into another.
    """

    temperature: float
    low: float
    high: float


def byte_rows(table: Tensor) -> Tensor:
    """The rows of an embedding as FBGEMM reads them: values as steps from 0 to 255, then the step and what step 0 stands for, in fp32."""
    step = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    steps = (table / step).round().add(128).to(torch.uint8)
    return torch.cat((steps, torch.cat((step, -128 * step), 1).view(torch.uint8)), 1)


def rows_of(table: Tensor) -> Tensor:
    """The values of `byte_rows`."""
    step = table[:, -8:-4].contiguous().view(torch.float32)
    return (table[:, :-8].float() - 128) * step


def first_and_mean(window: int) -> Tensor:
    """[window, 2, window]: for each number of tokens what picks the first one's vector and the mean over all of them in one product."""
    mean = torch.ones(window, window).tril() / torch.arange(1, window + 1)[:, None]
    first = F.one_hot(torch.tensor(0), window).float().expand(window, window)
    return torch.stack((first, mean), 1)


def row_by_row(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """A linear layer whose sums have the same order for one row as for many, unlike those of `linear`."""
    return torch.baddbmm(bias, x.unsqueeze(1), weight.expand(x.size(0), -1, -1)).squeeze(1)


class QuantizedNetwork(nn.Module):
    """Token ids (int32 or int64) [batch, tokens], nothing padded, to class scores [batch, 3], calibrated.

    A text that an early exit is sure about goes no further (Schwartz et al. 2020, arXiv:2004.07453).
    Call `pack` or `expand` once after loading.
    """

    def __init__(self, network: Network, ranges: dict[str, tuple[float, float]], temperature: float, exits: dict[int, Exit]):
        super().__init__()
        self.words = byte_rows(network.words.weight.detach())
        self.positions = network.positions.weight.detach().clone()
        self.norm_weight, self.norm_bias = network.norm.weight.detach(), network.norm.bias.detach()
        self.layers = nn.ModuleList(
            QuantizedLayer(network.shape, layer, f"layers.{i}", ranges) for i, layer in enumerate(network.layers)
        )
        self.exit_low = {layer: found.low for layer, found in exits.items()}
        self.exit_high = {layer: found.high for layer, found in exits.items()}
        heads = {layer: network.exits[str(layer)] for layer in exits}
        self.exit_weight = {layer: (head.weight.detach() / exits[layer].temperature).t().contiguous() for layer, head in heads.items()}
        self.exit_bias = {layer: head.bias.detach() / exits[layer].temperature for layer, head in heads.items()}
        self.pooled = StaticLinear(network.pooled, *ranges["pooled"])
        self.scores_weight = (network.scores.weight.detach() / temperature).t().contiguous()
        self.scores_bias = network.scores.bias.detach() / temperature
        self.pick = first_and_mean(len(self.positions))
        self.width, self.epsilon = network.shape.width, network.shape.epsilon

    @torch.jit.export
    def pack(self):
        for layer in self.layers:
            layer.pack()
        self.pooled.pack()

    @torch.jit.export
    def expand(self):
        for layer in self.layers:
            layer.expand()
        self.pooled.expand()

    def forward(self, ids: Tensor) -> Tensor:
        batch, tokens = ids.size(0), ids.size(1)
        x = torch.ops.quantized.embedding_bag_byte_rowwise_offsets(self.words, ids.view(-1, 1), None)
        x = x.view(batch, tokens, self.width).add_(self.positions[:tokens])
        x = torch.layer_norm(x, [self.width], self.norm_weight, self.norm_bias, self.epsilon)
        pick = self.pick[tokens - 1, :, :tokens].expand(batch, 2, tokens)
        # Empty until an exit leaves a text's answer open: which rows of the batch are still on their way, and the share that is open.
        answer, rows, open = torch.empty([0]), torch.empty([0]), torch.empty([0])
        done = 0
        for layer in self.layers:
            x = layer(x)
            done += 1
            if done in self.exit_low:
                picked = torch.bmm(pick, x).flatten(1)
                probabilities = torch.softmax(row_by_row(picked, self.exit_weight[done], self.exit_bias[done]), 1)
                low, high = self.exit_low[done], self.exit_high[done]
                if float(probabilities.max()) > low:
                    confidence = probabilities.amax(1, keepdim=True)
                    if rows.size(0) == 0:
                        if float(confidence.min()) >= high:
                            return probabilities.log()
                        answer, rows, open = torch.zeros([batch, 3]), torch.arange(batch), torch.ones([batch, 1])
                    share = ((confidence - low) / (high - low)).clamp(0.0, 1.0)
                    answer.index_add_(0, rows, probabilities * (open * share))
                    open = open * (1.0 - share)
                    left = open.squeeze(1).nonzero().squeeze(1)
                    if left.size(0) == 0:
                        return answer.log()
                    if left.size(0) < rows.size(0):
                        x, rows, open = x.index_select(0, left), rows.index_select(0, left), open.index_select(0, left)
                        pick = pick[: left.size(0)]
        pooled = torch.tanh(self.pooled(torch.bmm(pick, x).flatten(1)))
        probabilities = torch.softmax(row_by_row(pooled, self.scores_weight, self.scores_bias), 1)
        if rows.size(0) == 0:
            return probabilities.log()
        return answer.index_add_(0, rows, probabilities * open).log()


def script(network: QuantizedNetwork) -> torch.jit.ScriptModule:
    scripted = torch.jit.script(network.eval())
    for module in scripted.modules():
        if hasattr(module, "packed"):
            module.packed = []
    return scripted


# How many values of a layer's input its range is chosen by.
VALUES = 2**17


def activation_ranges(network: Network, encoded: list[list[int]]) -> dict[str, tuple[float, float]]:
    """The range of each linear layer's input over these texts that loses the least (in squares) when cut to 256 steps."""
    share = VALUES // len(encoded)
    seen: dict[str, list[Tensor]] = {}
    hooks = []
    for name, module in network.named_modules():
        if isinstance(module, nn.Linear) and (name.startswith("layers.") or name == "pooled"):

            def record(_, inputs, name=name):
                values = inputs[0].flatten()
                kept = values[torch.randint(len(values), (share,))]
                seen.setdefault(name, []).append(torch.cat((kept, values.min()[None], values.max()[None])))

            hooks.append(module.register_forward_pre_hook(record))
    with torch.inference_mode():
        for ids in encoded:
            network(torch.tensor([ids]))
    for hook in hooks:
        hook.remove()
    return {name: best_range(torch.cat(values)) for name, values in seen.items()}


def range_sample(encoded: list[list[int]], seed: int, rows: int = 600) -> list[list[int]]:
    """Some of the texts, for `activation_ranges`."""
    return [encoded[i] for i in np.random.default_rng(seed).choice(len(encoded), rows, replace=False)]


class Rounded(torch.autograd.Function):
    """Values rounded to the steps of a range and cut at its ends; the gradient passes where nothing is cut."""

    @staticmethod
    def forward(context, x: Tensor, low: Tensor, high: Tensor, scale: Tensor) -> Tensor:
        context.save_for_backward((x >= low) & (x <= high))
        return (x.clamp(low, high) / scale).round() * scale

    @staticmethod
    def backward(context, gradient: Tensor):
        (kept,) = context.saved_tensors
        return gradient * kept, None, None, None


def imitate(network: Network, ranges: dict[str, tuple[float, float]]) -> None:
    """Makes the linear layers compute as their int8 forms will (Jacob et al. 2018, arXiv:1712.05877)."""
    for name, (low, high) in ranges.items():
        linear = network.get_submodule(name)
        scale, zero_point = steps(low, high)

        def forward(x: Tensor, linear=linear, constants=tuple(map(torch.tensor, (*ends(scale, zero_point), scale)))) -> Tensor:
            plain = linear.weight.detach()
            step = weight_scale(plain)[:, None]
            weight = linear.weight + ((plain / step).round() * step - plain)
            return F.linear(Rounded.apply(x, *constants), weight, linear.bias)

        linear.forward = forward


def best_range(values: Tensor) -> tuple[float, float]:
    lowest, highest = min(values.min().item(), 0.0), max(values.max().item(), 0.0)
    best, least = (lowest, highest), float("inf")
    for low in np.linspace(lowest, lowest * 0.3, 15):
        for high in np.linspace(highest, highest * 0.3, 15):
            scale, zero_point = steps(low, max(high, low + 1e-6))
            cut = ((values / scale).round() + zero_point).clamp(0, 255).sub(zero_point).mul(scale)
            error = (cut - values).square().mean().item()
            if error < least:
                best, least = (float(low), float(high)), error
    return best
