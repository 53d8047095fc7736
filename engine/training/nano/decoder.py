"""The decoder: a diffusion transformer that paints a plan, token by token of 16x16 pixels.

    condition: classes int64[b, h / 4, w / 4], slots int64 (the same grid; 0 = foreign colour, else
               palette slot + 1), draft float32[b, 24, h / 8, w / 8] (latents of the flat
               drawing, or of the plan's colours where nothing was drawn),
               glyphs float32[b, 2, h, w] (coverage 0..1, distance -1..1),
               materials int64[b, h / 16, w / 16], quiet float32[b, 1, h / 16, w / 16],
               palette float32[b, 6, 3] (-1..1), style int64[b]
               -> tokens float32[b, n, d], mood float32[b, d]
    step:      latents float32[b, 24, h / 8, w / 8], time float32[b], tokens, mood
               -> velocity float32[b, 24, h / 8, w / 8]

What doesn't change between steps is computed once. Positions are rotary in two dimensions and the
feed-forward part looks at its eight neighbours, so that one network serves every size and shape.
Modulation by time, style and palette is shared by all layers, each with an offset of its own
(PixArt-alpha, section 2.3). Queries and keys are normalised.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.training.nano.codec import CHANNELS

TOKEN = 16
"""Pixels across a token."""
CELL = 4
"""Pixels across a cell of the label map."""
_BASE = 100.0
"""Of the rotary frequencies: the slowest turns once in some 600 tokens."""
_TIMES = 32


@dataclass(frozen=True, slots=True)
class Shape:
    """The network's size. `classes`, `styles` and `materials` are tables with room to grow."""

    width: int = 320
    layers: int = 8
    heads: int = 5
    classes: int = 256
    styles: int = 16
    materials: int = 16


class _Attention(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.norm_q = nn.Parameter(torch.ones(width // heads))
        self.norm_k = nn.Parameter(torch.ones(width // heads))

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        q = _turned(_normed(q, self.norm_q), turns)
        k = _turned(_normed(k, self.norm_k), turns)
        if x.is_cuda:
            mixed = functional.scaled_dot_product_attention(q, k, v)
        else:
            # Fused attention takes 2 to 3 times as long on a CPU in bfloat16 at these sizes.
            scores = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
            mixed = scores.softmax(-1).to(v.dtype) @ v
        return self.out(mixed.transpose(1, 2).reshape(b, n, d))


def _normed(x: Tensor, weight: Tensor) -> Tensor:
    """Root-mean-square norm in plain operators, which every exporter knows."""
    scale = torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-5)
    return x * scale.to(x.dtype) * weight.to(x.dtype)


def _turned(x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """x[b, heads, n, e] with its halves turned by cos and sin [n, e / 2]."""
    cos, sin = turns[0].to(x.dtype), turns[1].to(x.dtype)
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)


def rotation(height: int, width: int, size: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """cos and sin float32[height * width, size / 2] of the tokens' places: the first half of the
    frequencies turns with the row, the second with the column."""
    count = size // 4
    speeds = _BASE ** (-torch.arange(count, device=device, dtype=torch.float32) / count)
    rows = torch.arange(height, device=device, dtype=torch.float32)
    columns = torch.arange(width, device=device, dtype=torch.float32)
    down = (rows[:, None, None] * speeds).expand(height, width, count)
    across = (columns[None, :, None] * speeds).expand(height, width, count)
    angles = torch.cat((down, across), -1).reshape(height * width, 2 * count)
    return angles.cos(), angles.sin()


class _Block(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        hidden = round(2.5 * d / 16) * 16
        self.norm_a = nn.Parameter(torch.ones(d))
        self.norm_b = nn.Parameter(torch.ones(d))
        self.attention = _Attention(d, shape.heads)
        self.gates = nn.Linear(d, 2 * hidden)
        self.near = nn.Conv2d(hidden, hidden, 3, padding=1, groups=hidden)
        self.out = nn.Linear(hidden, d)
        self.offset = nn.Parameter(torch.zeros(6, d))
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(
        self, x: Tensor, modulation: Tensor, turns: tuple[Tensor, Tensor], grid: tuple[int, int]
    ) -> Tensor:
        m = (modulation + self.offset).to(x.dtype)[:, :, None]
        y = _normed(x, self.norm_a) * (1 + m[:, 0]) + m[:, 1]
        x = x + (1 + m[:, 2]) * self.attention(y, turns)
        y = _normed(x, self.norm_b) * (1 + m[:, 3]) + m[:, 4]
        value, gate = self.gates(y).chunk(2, -1)
        square = value.transpose(1, 2).unflatten(2, grid)
        value = value + self.near(square).flatten(2).transpose(1, 2)
        return x + (1 + m[:, 5]) * self.out(functional.silu(value) * gate)


class Condition(nn.Module):  # type: ignore[misc, unused-ignore]
    """Everything that is known before the first step."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        side = TOKEN // CELL
        self.classes = nn.Embedding(shape.classes, 32)
        self.slots = nn.Embedding(7, 16)
        self.cells = nn.Conv2d(48, 96, 3, padding=1)
        self.plan = nn.Conv2d(96, d, side, stride=side)
        self.drawn = nn.Conv2d(CHANNELS, 96, 3, padding=1)
        self.draft = nn.Conv2d(96, d, 2, stride=2)
        self.ink = nn.Conv2d(2 * 64, 96, 3, padding=1)
        self.letters = nn.Conv2d(96, d, 2, stride=2)
        self.materials = nn.Embedding(shape.materials, d)
        self.quiet = nn.Conv2d(1, d, 1)
        self.style = nn.Embedding(shape.styles, d)
        self.palette = nn.Linear(18, d)
        self.mix = nn.Linear(d, d)
        for table in (self.classes, self.slots):
            nn.init.normal_(table.weight, std=0.5)
        for table in (self.materials, self.style):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self,
        classes: Tensor,
        slots: Tensor,
        draft: Tensor,
        glyphs: Tensor,
        materials: Tensor,
        quiet: Tensor,
        palette: Tensor,
        style: Tensor,
    ) -> tuple[Tensor, Tensor]:
        labels = torch.cat((self.classes(classes), self.slots(slots)), -1).permute(0, 3, 1, 2)
        x = self.plan(functional.silu(self.cells(labels)))
        x = x + self.draft(functional.silu(self.drawn(draft)))
        x = x + self.letters(functional.silu(self.ink(functional.pixel_unshuffle(glyphs, 8))))
        x = x + self.materials(materials).permute(0, 3, 1, 2) + self.quiet(quiet)
        mood = self.style(style) + self.palette(palette.flatten(1))
        tokens = x.flatten(2).transpose(1, 2) + self.mix(functional.silu(mood))[:, None]
        return tokens.float(), mood.float()


class _Near(nn.Module):  # type: ignore[misc, unused-ignore]
    """A correction of the velocity, patch by patch of 8 pixels. A token speaks for four patches at
    once; what looks at the patches' neighbours takes away the grid that this leaves. Starts at
    nothing."""

    def __init__(self, width: int, inner: int = 64) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, 4 * inner // 2)
        self.first = nn.Conv2d(2 * CHANNELS + inner // 2, inner, 3, padding=1)
        self.second = nn.Conv2d(inner, inner, 3, padding=1)
        self.last = nn.Conv2d(inner, CHANNELS, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, tokens: Tensor, latents: Tensor, velocity: Tensor) -> Tensor:
        grid = (latents.shape[2] // 2, latents.shape[3] // 2)
        hidden = self.hidden(tokens).transpose(1, 2).unflatten(2, grid)
        hidden = functional.pixel_shuffle(hidden, 2)
        x = self.first(torch.cat((hidden, latents, velocity), 1))
        x = x + self.second(functional.silu(x))
        return velocity + self.last(functional.silu(x))


class Step(nn.Module):  # type: ignore[misc, unused-ignore]
    """The velocity of the latents at a time."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        self.shape = shape
        self.latents = nn.Conv2d(CHANNELS, d, 2, stride=2)
        self.time = nn.Linear(2 * _TIMES, d)
        self.modulation = nn.Linear(d, 6 * d)
        self.blocks = nn.ModuleList([_Block(shape) for _ in range(shape.layers)])
        self.norm = nn.Parameter(torch.ones(d))
        self.last = nn.Linear(d, 2 * d)
        self.out = nn.Linear(d, CHANNELS * 4)
        self.near = _Near(d)
        for layer in (self.modulation, self.last, self.out):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, latents: Tensor, time: Tensor, tokens: Tensor, mood: Tensor) -> Tensor:
        height, width = latents.shape[2] // 2, latents.shape[3] // 2
        x = self.latents(latents).flatten(2).transpose(1, 2) + tokens
        clock = functional.silu(self.time(_waves(time)) + mood)
        modulation = self.modulation(clock).float().unflatten(1, (6, self.shape.width))
        turns = rotation(height, width, self.shape.width // self.shape.heads, latents.device)
        for block in self.blocks:
            x = block(x, modulation, turns, (height, width))
        scale, shift = self.last(clock)[:, None].chunk(2, -1)
        x = _normed(x, self.norm) * (1 + scale) + shift
        rough = self.out(x).transpose(1, 2).unflatten(2, (height, width))
        return self.near(x, latents, functional.pixel_shuffle(rough, 2)).float()


def _waves(time: Tensor) -> Tensor:
    """float32[b] in 0..1 -> float32[b, 2 * _TIMES]."""
    index = torch.arange(_TIMES, device=time.device, dtype=torch.float32)
    angles = time.float()[:, None] * 1000 * torch.exp(-math.log(1000) * index / _TIMES)
    return torch.cat((angles.cos(), angles.sin()), 1)


class Decoder(nn.Module):  # type: ignore[misc, unused-ignore]
    """Condition and step together."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.condition = Condition(self.shape)
        self.step = Step(self.shape)

    def hidden_matrices(self) -> list[Tensor]:
        """The weights between hidden vectors, which Muon fits."""
        return [
            weight
            for block in self.step.blocks
            for weight in (
                block.attention.qkv.weight,
                block.attention.out.weight,
                block.gates.weight,
                block.out.weight,
            )
        ]
