"""What the decoder learns: a straight flow from a draft of the plan to the picture.

At time 0 stands the picture's latent z, at time 1 a start e: the latents of a draft plus noise. The
draft is the plan's own flat drawing; where there is none, the plan's colours, one a patch, blurred
so that their steps don't shine through. Between them x = (1 - t) z + t e, and the network learns
the velocity e - z (rectified flow, arXiv 2209.03003, with a start that knows the plan). A few Euler
steps lead back.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

NOISE = 0.6
"""Deviation of the noise in a start."""
STEPS = 4
_LETTERS = 2.0
"""Latents under lettering weigh 1 + this."""
_BLUR = (0.25, 0.5, 0.25)


def blurred(colours: Tensor) -> Tensor:
    """float32[b, 3, h, w] smoothed by a [1 2 1] kernel twice, edges repeated."""
    c = colours.shape[1]
    kernel = torch.tensor(_BLUR, device=colours.device)
    kernel = (kernel[:, None] * kernel)[None, None].repeat(c, 1, 1, 1)
    for _ in range(2):
        colours = functional.conv2d(
            functional.pad(colours, (1, 1, 1, 1), mode="replicate"), kernel, groups=c
        )
    return colours


def start(draft: Tensor, noise: Tensor) -> Tensor:
    """`draft`: latents; `noise`: standard normal of the same shape."""
    return draft + NOISE * noise


def times(count: int, generator: torch.Generator | None, device: torch.device) -> Tensor:
    """float32[count]: logit-normal, a little towards the start."""
    return torch.sigmoid(0.2 + 1.1 * torch.randn(count, generator=generator)).to(device)


def loss(velocity: Tensor, latents: Tensor, begun: Tensor, coverage: Tensor) -> Tensor:
    """Mean squared error of the velocity; `coverage` float32[b, 1, h, w] is at full size."""
    letters = (functional.avg_pool2d(coverage, 8) > 0.02).float()
    return ((1 + _LETTERS * letters) * (velocity.float() - (begun - latents)) ** 2).mean()


def sample(
    velocity: Callable[[Tensor, Tensor], Tensor],
    begun: Tensor,
    steps: int = STEPS,
    *,
    first: float = 1.0,
) -> Tensor:
    """Latents from a start by `steps` Euler steps; `first` < 1 begins on the way (SDEdit)."""
    x = begun
    grid = torch.linspace(first, 0.0, steps + 1).tolist()
    for here, there in itertools.pairwise(grid):
        time = torch.full((len(x),), here, device=x.device)
        x = x + (there - here) * velocity(x, time).float()
    return x
