"""The decoder: a network that paints a page's flat drawing in a style, letters in a material.

    page:   classes int64[b, 4h, 4w], slots int64 (the same grid; 0 = foreign colour, else palette
            slot + 1), thumbnail float32[b, 3, 8h, 8w] (-1..1), palette float32[b, 6, 3] (-1..1),
            style int64[b]
            -> tokens float32[b, d, h, w], mood float32[b, d]
    paint:  draft float32[b, 3, y, x] (-1..1), fields float32[b, 12, y, x], glyphs
            float32[b, 2, y, x] (coverage 0..1, distance -1..1), classes int64[b, y / 8, x / 8],
            slots, tokens float32[b, d, y / 16, x / 16], mood float32[b, d], style int64[1]
            -> pixels float32[b, 3, y, x]

`page` sees the whole page, small: a transformer over tokens a twelfth of its short side large, with
rotary places in two dimensions. `paint` sees a window of it at full size, and of the page its
tokens there: convolutions at 2, 4, 8, 16 and 32 pixels, so that windows of one page can be painted
apart and joined (their sides are multiples of 32 pixels). What a style does with its fields of chance is learned by a first layer of its
own; the rest is shared, modulated by the mood.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

FIELDS = 12
_BASE = 100.0
"""Of the rotary frequencies."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The network's size. `classes` and `names` are tables with room to grow."""

    widths: tuple[int, ...] = (32, 64, 96, 128, 160)
    """Of the stages at 2, 4, 8, 16 and 32 pixels."""
    width: int = 128
    """Of the page's tokens."""
    layers: int = 3
    heads: int = 4
    classes: int = 256
    names: int = 16


class _Attention(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        q, k = (_turned(_normed(side), turns) for side in (q, k))
        scores = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
        mixed = scores.softmax(-1).to(v.dtype) @ v
        return self.out(mixed.transpose(1, 2).reshape(b, n, d))


def _normed(x: Tensor) -> Tensor:
    """Root-mean-square norm in plain operators, which every exporter knows."""
    return x * torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-5).to(x.dtype)


def _turned(x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """x[b, heads, n, e] with its halves turned by cos and sin [n, e / 2]."""
    cos, sin = turns[0].to(x.dtype), turns[1].to(x.dtype)
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)


def _rotation(height: int, width: int, size: int, device: torch.device) -> tuple[Tensor, Tensor]:
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


class _Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attention = _Attention(width, heads)
        self.gates = nn.Linear(width, 4 * width)
        self.out = nn.Linear(2 * width, width)
        nn.init.zeros_(self.out.weight)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        x = x + self.attention(_normed(x), turns)
        value, gate = self.gates(_normed(x)).chunk(2, -1)
        return x + self.out(functional.silu(value) * gate)


class Page(nn.Module):  # type: ignore[misc, unused-ignore]
    """The whole page, token by token."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        self.heads = shape.heads
        self.classes = nn.Embedding(shape.classes, 24)
        self.slots = nn.Embedding(7, 8)
        self.labels = nn.Conv2d(32, d, 4, stride=4)
        self.drawn = nn.Conv2d(3 * 64, d, 3, padding=1)
        self.place = nn.Conv2d(4, d, 1)
        self.style = nn.Embedding(shape.names, d)
        self.palette = nn.Linear(18, d)
        self.layers = nn.ModuleList([_Layer(d, shape.heads) for _ in range(shape.layers)])
        self.tokens = nn.Linear(d, d)
        self.mood = nn.Linear(2 * d, d)
        for table in (self.classes, self.slots):
            nn.init.normal_(table.weight, std=0.5)

    def forward(
        self,
        classes: Tensor,
        slots: Tensor,
        thumbnail: Tensor,
        palette: Tensor,
        style: Tensor,
    ) -> tuple[Tensor, Tensor]:
        labels = torch.cat((self.classes(classes), self.slots(slots)), -1).permute(0, 3, 1, 2)
        x = self.labels(labels) + self.drawn(functional.pixel_unshuffle(thumbnail, 8))
        height, width = x.shape[2], x.shape[3]
        x = x + self.place(_places(height, width, x.device).to(x.dtype))
        own = self.style(style) + self.palette(palette.flatten(1))
        x = x.flatten(2).transpose(1, 2) + own[:, None]
        turns = _rotation(height, width, x.shape[2] // self.heads, x.device)
        for layer in self.layers:
            x = layer(x, turns)
        x = _normed(x)
        mood = self.mood(torch.cat((own, x.mean(1)), 1))
        tokens = self.tokens(x).transpose(1, 2).unflatten(2, (height, width))
        return tokens.float(), mood.float()


def _places(height: int, width: int, device: torch.device) -> Tensor:
    """float32[1, 4, h, w]: how far the tokens lie from the page's four edges, 0..1."""
    down = (torch.arange(height, device=device, dtype=torch.float32) + 0.5) / height
    across = (torch.arange(width, device=device, dtype=torch.float32) + 0.5) / width
    y = down[:, None].expand(height, width)
    x = across[None, :].expand(height, width)
    return torch.stack((x, 1 - x, y, 1 - y))[None]


class _Residual(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, width: int, mood: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        self.modulation = nn.Linear(mood, 2 * width)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.modulation.weight)

    def forward(self, x: Tensor, mood: Tensor) -> Tensor:
        scale, shift = self.modulation(mood)[:, :, None, None].chunk(2, 1)
        y = self.first(functional.silu(x))
        y = y * (1 + scale) + shift
        return x + self.second(functional.silu(y))


class Paint(nn.Module):  # type: ignore[misc, unused-ignore]
    """A window of the page, at full size."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        w, d = shape.widths, shape.width
        self.draft = nn.Conv2d(4 * 5, w[0], 3, padding=1)
        # One layer for every style, stacked.
        self.fields = nn.Parameter(torch.empty(shape.names * w[0], 4 * FIELDS, 3, 3))
        self.heads = nn.Parameter(torch.zeros(shape.names * 12, w[0], 3, 3))
        nn.init.normal_(self.fields, std=(2 / (4 * FIELDS * 9)) ** 0.5 / 2)
        self.classes = nn.Embedding(shape.classes, 24)
        self.slots = nn.Embedding(7, 8)
        self.labels = nn.Conv2d(32, w[2], 3, padding=1)
        self.tokens = nn.Conv2d(d, w[3], 1)
        self.down = nn.ModuleList([nn.Conv2d(a, b, 2, stride=2) for a, b in itertools.pairwise(w)])
        self.before = nn.ModuleList([nn.Identity(), *(_Residual(width, d) for width in w[1:])])
        self.after = nn.ModuleList([_Residual(width, d) for width in w])
        self.up = nn.ModuleList([nn.Conv2d(b, a, 1) for a, b in itertools.pairwise(w)])
        self.finish = _Residual(w[0], d)
        self.tint = nn.Linear(d, 12)
        nn.init.zeros_(self.tint.weight)
        nn.init.zeros_(self.tint.bias)
        for table in (self.classes, self.slots):
            nn.init.normal_(table.weight, std=0.5)

    def forward(
        self,
        draft: Tensor,
        fields: Tensor,
        glyphs: Tensor,
        classes: Tensor,
        slots: Tensor,
        tokens: Tensor,
        mood: Tensor,
        style: Tensor,
    ) -> Tensor:
        mood = functional.silu(mood)
        own, head = (
            layers.unflatten(0, (-1, many)).index_select(0, style).squeeze(0)
            for layers, many in ((self.fields, len(self.draft.bias)), (self.heads, 12))
        )
        x = self.draft(functional.pixel_unshuffle(torch.cat((draft, glyphs), 1), 2))
        x = x + functional.conv2d(functional.pixel_unshuffle(fields, 2), own, padding=1)
        labels = torch.cat((self.classes(classes), self.slots(slots)), -1).permute(0, 3, 1, 2)
        kept = []
        for stage, block in enumerate(self.before):
            if stage > 0:
                x = self.down[stage - 1](x)
            if stage == 2:
                x = x + self.labels(labels)
            if stage == 3:
                x = x + self.tokens(tokens)
            if stage > 0:
                x = block(x, mood)
            kept.append(x)
        for stage in range(len(kept) - 1, -1, -1):
            if stage < len(kept) - 1:
                x = functional.interpolate(self.up[stage](x), scale_factor=2.0, mode="nearest")
                x = x + kept[stage]
            x = self.after[stage](x, mood)
        x = self.finish(x, mood)
        change = functional.pixel_shuffle(functional.conv2d(functional.silu(x), head, padding=1), 2)
        # Most of what a style does to colours is the same all over the page.
        tint = self.tint(mood).float()
        mixed = torch.einsum("bij,bjyx->biyx", tint[:, :9].unflatten(1, (3, 3)), draft)
        return draft + mixed + tint[:, 9:, None, None] + change.float()


class Painter(nn.Module):  # type: ignore[misc, unused-ignore]
    """Page and paint together."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.page = Page(self.shape)
        self.paint = Paint(self.shape)
