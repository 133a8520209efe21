"""Writes the small network that shows whether this processor's int8 kernels add up exactly.

Without VNNI instructions FBGEMM adds products of two neighbours in 16 bits, which large weights overflow: the sums
stop at 32,767. This network adds the largest products there are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from export import script_bytes


class Int8Probe(nn.Module):
    """Gives for each row of x (values 0 or 1) 127 times the row's sum, in 32 columns, from the kernel that the model uses."""

    def forward(self, x: Tensor) -> Tensor:
        scales, zero_points = torch.ones([32], dtype=torch.float64), torch.zeros([32], dtype=torch.int64)
        weight = torch.full([32, x.size(1)], 127, dtype=torch.int8)
        packed = torch.ops.quantized.linear_prepack(torch._make_per_channel_quantized_tensor(weight, scales, zero_points, 0), None)
        return torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, 1 / 255, 0, packed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    probe = torch.jit.script(Int8Probe().eval())
    print(probe(torch.ones(4, 64))[0, 0].item(), "of", 64 * 127)
    arguments.output.write_bytes(script_bytes(probe))
