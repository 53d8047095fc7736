"""Muon: momentum whose matrix is made orthogonal before it is applied.

Keller Jordan, "Muon: An optimizer for hidden layers in neural networks" (2024). torch has one that
always works in bfloat16, which takes a CPU that only imitates bfloat16 longer than the rest of the
step; this one takes the precision that is fast.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ROUNDS = 5


def orthogonal(x: Tensor, dtype: torch.dtype) -> Tensor:
    """x[r, c] with all its singular values brought near 1 (Newton-Schulz)."""
    a, b, c = _COEFFICIENTS
    tall = x.shape[0] > x.shape[1]
    y = (x.T if tall else x).to(dtype)
    y = y / (y.norm() + 1e-7)
    for _ in range(_ROUNDS):
        square = y @ y.T
        y = a * y + (b * square + c * square @ square) @ y
    return (y.T if tall else y).to(x.dtype)


class Muon(torch.optim.Optimizer):  # type: ignore[misc, unused-ignore]
    """For matrices between hidden vectors; Nesterov momentum, decoupled weight decay."""

    def __init__(
        self,
        matrices: Sequence[Tensor],
        lr: float = 0.02,
        momentum: float = 0.95,
        weight_decay: float = 0.01,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        super().__init__(
            [{"params": list(matrices)}],
            {"lr": lr, "momentum": momentum, "weight_decay": weight_decay},
        )
        self._dtype = dtype

    def step(self, closure: None = None) -> None:
        with torch.no_grad():
            for group in self.param_groups:
                for weight in group["params"]:
                    if weight.grad is not None:
                        self._move(weight, group)

    def _move(self, weight: Tensor, group: dict[str, float]) -> None:
        state = self.state[weight]
        if not state:
            state["momentum"] = torch.zeros_like(weight)
        run: Tensor = state["momentum"]
        run.lerp_(weight.grad, 1 - group["momentum"])
        # A convolution is a matrix from all that it sees to what it says.
        step = weight.grad.lerp(run, group["momentum"]).flatten(1)
        update = orthogonal(step, self._dtype).view(weight.shape)
        rate = group["lr"]
        weight.mul_(1 - rate * group["weight_decay"])
        weight.add_(update, alpha=-rate * max(1.0, step.shape[0] / step.shape[1]) ** 0.5)
