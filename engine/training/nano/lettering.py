"""Letters in a material: gold, neon, chalk, paper, wood, ice and ink over a painted ground.

A material is painted out of the letters' coverage and signed distance, as a designer's layer style
would be: bevels are slopes of the distance, glow and shadow are blurs of the coverage, grain is
noise. Lengths are fractions of the em, so that the same letters look the same at any size. Light
falls from the upper left, as it does in the painted styles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np

from engine.errors import UserError
from engine.training.styles.sheet import (
    Floats,
    Sheet,
    at_luma,
    clipped,
    luma,
    mix,
    saturate,
    smooth,
)

MARGIN = 0.9
"""Em about the letters that a material may touch: the reach of a neon's light."""
_LEAST_EM = 8.0
_LIGHT = (-0.50, -0.62, 0.60)
"""Towards the lamp: x, y (down), z out of the page."""


def paint(
    material: str,
    ground: Floats,
    coverage: Floats,
    distance: Floats,
    colour: tuple[float, float, float],
    em: float,
    seed: int,
) -> Floats:
    """The ground with letters on it, float32[h, w, 3], 0..1.

    `ground` float32[h, w, 3] and `colour`: gamma-encoded sRGB, 0..1. `coverage` float32[h, w],
    0..1. `distance` float32[h, w]: px to the letters' edge, positive inside, right to an em's
    tenth at least. `em`: px of the letters' em square. The same arguments give the same pixels.

    Raises UserError for an unknown material, ValueError for arrays of wrong shapes.
    """
    if material not in PAINTERS:
        raise UserError(
            f"no material is called {material!r}", remedy=f"use one of {', '.join(PAINTERS)}"
        )
    if ground.shape != (*coverage.shape, 3) or distance.shape != coverage.shape:
        raise ValueError("ground, coverage and distance must be of one size")
    rows, columns = np.flatnonzero(coverage.any(1)), np.flatnonzero(coverage.any(0))
    out = ground.astype(np.float32, copy=True)
    if not len(rows):
        return out
    em = max(em, _LEAST_EM)
    reach = round(MARGIN * em) + 2
    part = (
        slice(max(0, rows[0] - reach), rows[-1] + 1 + reach),
        slice(max(0, columns[0] - reach), columns[-1] + 1 + reach),
    )
    words = Words(out[part], coverage[part], distance[part], colour, em, seed)
    out[part] = clipped(PAINTERS[material](words))
    return out


class Words(Sheet):
    """Letters over a ground. Every length is in ems."""

    def __init__(
        self,
        ground: Floats,
        coverage: Floats,
        distance: Floats,
        colour: tuple[float, float, float],
        em: float,
        seed: int,
    ) -> None:
        super().__init__(np.zeros(ground.shape, np.uint8), (), seed)
        self.flat = np.asarray(ground, np.float32)
        self.s = round(em)
        self.pixel = 1.0 / self.s
        self.cover = np.asarray(coverage, np.float32)
        self.inner = np.asarray(distance, np.float32) * np.float32(self.pixel)
        self.tone = np.array(colour, np.float32)

    @cached_property
    def half(self) -> float:
        """Half the breadth of a heavy stroke."""
        inside = self.inner[self.cover > 0.5]
        return float(np.quantile(inside, 0.92)) if inside.size else self.pixel

    @cached_property
    def bold(self) -> float:
        """0 for strokes of a pixel or two, which bear no rim, 1 where there is room for detail."""
        return float(np.clip((self.half / self.pixel - 0.7) / 2.3, 0, 1))

    @cached_property
    def rough(self) -> float:
        """How far an edge may stray, of what a heavy stroke bears: hairlines must not break."""
        return float(np.clip(self.half / 0.055, 0.3, 1))

    @cached_property
    def light(self) -> float:
        """0 where the letters stand on a dark ground, 1 on a light one."""
        near = self.blur(self.cover, 0.1)
        value = float((luma(self.flat) * near).sum() / max(float(near.sum()), 1e-6))
        return float(np.clip((value - 0.25) / 0.45, 0, 1))

    def slopes(self, breadth: float, soft: float) -> tuple[Floats, Floats]:
        """Gradient of the letters' height, a slope `breadth` wide along every edge, by x and y;
        1 is the slope's own steepness."""
        height = np.clip(self.inner, -2 * self.pixel, breadth)
        return self.gradient(self.blur(height, max(soft, 0.5 * self.pixel)))

    def lit(self, breadth: float, soft: float, steep: float = 1.0) -> Floats:
        """Light on the bevel, about -1..1; 0 on a flat top."""
        gx, gy = self.slopes(breadth, soft)
        slope = (-steep * gx, -steep * gy)  # the normal leans away from the height
        length = np.sqrt(slope[0] ** 2 + slope[1] ** 2 + 1)
        value = (slope[0] * _LIGHT[0] + slope[1] * _LIGHT[1] + _LIGHT[2]) / length - _LIGHT[2]
        return np.asarray(value / 0.6, np.float32)

    def cast(
        self, ground: Floats, lift: float, depth: float, tint: tuple[float, float, float]
    ) -> Floats:
        """The ground in the letters' shadow: `lift` ems above it."""
        contact = self.blur(self.cover, 0.3 * lift, (0.35 * lift, 0.45 * lift))
        wide = self.blur(self.cover, 1.1 * lift, (0.8 * lift, 1.1 * lift))
        dark = depth * (1 - (1 - 0.55 * contact) * (1 - 0.6 * wide))
        return mix(ground, ground * np.array(tint, np.float32), dark)


def _ramp(value: Floats, stops: list[tuple[float, Floats]]) -> Floats:
    """float32[..., 3]: colours between the stops, by value."""
    at = [stop for stop, _ in stops]
    table = np.array([colour for _, colour in stops])
    return np.stack([np.interp(value, at, table[:, c]) for c in range(3)], -1).astype(np.float32)


# ------------------------------------------------------------------ materials


def gold(words: Words) -> Floats:
    """Chiselled metal: a warm room mirrored in the bevels, a soft shadow, a dark keyline."""
    breadth = float(np.clip(0.8 * words.half, 1.2 * words.pixel, 0.07))
    lamp = words.lit(breadth, 0.006, 1.5)
    gx, gy = words.slopes(breadth, 0.006)
    top = 1 - smooth(0.15, 0.75, np.sqrt(gx * gx + gy * gy))
    # A flat top mirrors the sky above, the horizon and the floor: bands that waver.
    wave = words.noise("wave", 0.9, stretch=2.5, angle=-0.5)
    band = np.sin(2 * np.pi * (1.15 * (words.y + 0.55 * words.x) + 0.16 * wave))
    flat = 0.60 + 0.17 * band
    slope = 0.52 + 0.50 * lamp - 0.10 * gy
    value = slope + (flat - slope) * top + 0.015 * words.noise("brush", 34, stretch=6, angle=-0.5)
    tone = words.tone
    ramp = [
        (0.0, tone * np.array((0.32, 0.23, 0.13), np.float32)),
        (0.22, tone * np.array((0.60, 0.49, 0.34), np.float32)),
        (0.50, tone),
        (0.72, tone + (np.array((1.0, 0.91, 0.58), np.float32) - tone) * 0.62),
        (0.92, np.array((1.0, 0.965, 0.80), np.float32)),
        (1.0, np.array((1.0, 0.995, 0.95), np.float32)),
    ]
    if words.light < 0.5:
        # Thin strokes show no bevel: on dark they must not lose their light side.
        value = np.maximum(value, 0.62 * (1 - words.bold))
    metal = _ramp(np.clip(value, 0, 1), ramp)
    rim = smooth(0.016 + words.pixel, 0.0, words.inner) * words.bold
    metal = metal * (1 - (0.25 + 0.25 * words.light) * rim)[..., None]
    glint = smooth(0.86, 1.0, value) * words.cover
    below = words.cast(words.flat, 0.055, 0.80, (0.16, 0.10, 0.06))
    out = mix(below, metal, words.cover)
    shine = words.blur(glint, 0.03)[..., None]
    return np.asarray(out + 0.35 * shine * np.array((1.0, 0.9, 0.6), np.float32), np.float32)


def neon(words: Words) -> Floats:
    """Glass tubes: hot core, coloured glass, and their light on the wall."""
    day = words.light
    tone = words.tone
    inset = float(np.clip(0.62 * words.half, 0.0, 0.042))
    ring = np.abs(words.inner - inset)
    soft = 0.8 * words.pixel
    radius = max(0.026, 0.6 * words.pixel)
    core = smooth(radius + soft, 0.25 * radius, ring) * words.cover
    core = core * (1 - 0.45 * day * (1 - words.bold))
    deep = smooth(0.0, inset + 0.03, words.inner)
    # The wall is dimmed about the sign, or no light would show on it.
    far, near = words.blur(words.cover, 0.30), words.blur(words.cover, 0.07)
    dim = np.clip((0.30 + 0.20 * day) * (2.0 * far + 0.7 * near), 0, 0.85)
    # By day it shows as a tint.
    wall = words.flat * (1 - dim[..., None] * (1 - (0.45 + 0.5 * day) * tone))
    glow = 0.85 * near + 0.75 * far + 0.45 * words.blur(words.cover, 0.10)
    glow = np.clip(glow * (1 - 0.55 * day), 0, 0.95)[..., None] * tone
    lit = 1 - (1 - wall) * (1 - glow)
    # Inside wide strokes the glass only glows.
    glass = tone * (0.95 - (0.30 + 0.12 * day) * deep)[..., None]
    out = mix(lit, glass, words.cover)
    hot = mix(tone, (1.0, 0.985, 0.95), 0.86 - 0.36 * day)
    out = mix(out, hot, 0.96 * core)
    rim = smooth(0.012 + 1.2 * words.pixel, 0.0, words.inner) * words.cover
    return np.asarray(out * (1 - 0.30 * day * rim)[..., None], np.float32)


def chalk(words: Words) -> Floats:
    """A stick of chalk on a rough board: grain, worn edges, dust."""
    grain = words.cloud("grain", 46, 2)
    tooth = words.noise("tooth", 75)
    streak = words.noise("streak", 13, stretch=5, angle=-0.6)
    edge = words.inner + words.rough * (0.0045 * grain + 0.003 * tooth)
    body = smooth(-0.007 - 0.4 * words.pixel, 0.007 + 0.4 * words.pixel, edge)
    # Pits of the board stay bare; pressure is even near the middle of a stroke.
    press = 0.80 + 0.5 * (1 - words.bold) + 0.45 * smooth(0.0, 0.5 * words.half + 0.01, words.inner)
    pits = smooth(-1.5, -0.35, 0.8 * grain + 0.7 * tooth + 0.55 * streak + press)
    alpha = body * (0.42 + 0.58 * pits) * 0.97
    dust = words.blur(words.cover, 0.045) * (0.12 + 0.07 * words.noise("dust", 30))
    colour = words.tone * (1 + 0.035 * streak)[..., None]
    board = mix(words.flat, words.tone, np.clip(dust, 0, 0.3))
    return mix(board, clipped(colour), alpha)


def paper(words: Words) -> Floats:
    """Cut out of coloured paper, a little above the ground."""
    fibre = words.cloud("fibre", 20, 3) + 0.8 * words.cloud("strand", 26, 2, stretch=6.0, angle=0.7)
    swell = words.noise("swell", 1.4)
    mask = smooth(0.12, 0.88, words.cover)
    lamp = words.lit(max(0.014, 1.2 * words.pixel), 0.0, 1.0)
    shade = 1 + 0.018 * fibre + 0.025 * swell + 0.22 * lamp
    colour = saturate(words.tone[None, None, :], 1.05) * shade[..., None]
    # White fibres show where dark paper was cut.
    white = np.clip(lamp, 0, 1) * float(1 - luma(words.tone)) * 0.45
    colour = mix(clipped(colour), (1.0, 0.98, 0.94), white)
    below = words.cast(words.flat, 0.070, 0.85, (0.30, 0.28, 0.33))
    return mix(below, colour, mask)


def wood(words: Words) -> Floats:
    """Sawn boards: rings stretched along the line, pores, a rounded edge."""
    bend = words.noise("bend", 0.55, stretch=3)
    knots = words.noise("knots", 1.5, stretch=2)
    rings = np.sin(2 * np.pi * (4.6 * words.y + 1.25 * bend + 0.30 * knots))
    fine = words.noise("fine", 38, stretch=16)
    pores = smooth(0.9, 1.9, words.noise("pores", 46, stretch=7))
    grain = (0.60 * np.sign(rings) * np.abs(rings) ** 0.6 + 0.35 * fine) * (0.5 + 0.5 * words.bold)
    grain = grain + (0.4 if words.light > 0.5 else -0.4) * (1 - words.bold)
    tone = words.tone
    late, early = (
        tone * np.array((0.60, 0.53, 0.46), np.float32),
        mix(tone, (1, 0.92, 0.74), 0.48 - 0.2 * words.light),
    )
    board = mix(np.broadcast_to(early, words.flat.shape), late, smooth(-1.15, 1.15, grain))
    board = board * (1 - 0.38 * words.bold * pores)[..., None]
    breadth = float(np.clip(0.6 * words.half, 1.2 * words.pixel, 0.045))
    lamp = words.lit(breadth, 0.008, 1.2)
    board = board * (1 + 0.50 * np.minimum(lamp, 0))[..., None]
    board = mix(board, (1.0, 0.93, 0.78), 0.52 * np.clip(lamp, 0, 1))
    rim = smooth(0.014 + words.pixel, 0.0, words.inner) * words.bold
    board = board * (1 - 0.30 * rim)[..., None]
    below = words.cast(words.flat, 0.06, 0.85, (0.22, 0.17, 0.15))
    return mix(below, board, words.cover)


def ice(words: Words) -> Floats:
    """Clear ice: the ground bent through it, blue depth, cracks, hard highlights."""
    breadth = float(np.clip(0.9 * words.half, 1.2 * words.pixel, 0.085))
    gx, gy = words.slopes(breadth, 0.010)
    lamp = words.lit(breadth, 0.010, 1.4)
    uneven = words.cloud("uneven", 3.0, 2)
    seen = words.warp(words.blur(words.flat, 0.02), 0.05 * gx, 0.05 * gy)
    deep = smooth(0.0, breadth, words.inner)
    tone = words.tone
    clear = mix(tone, (0.96, 0.99, 1.0), 0.45)
    body = mix(np.broadcast_to(tone, words.flat.shape), clear, np.clip(
        0.45 + 0.40 * deep + 0.22 * uneven - 0.15 * gy, 0, 1))  # fmt: skip
    out = mix(seen * 0.5 + 0.5 * seen * tone, body, 0.88 - 0.12 * words.light)
    # Cracks are where broad noise crosses nothing: thin, long, one side lit.
    first, second = words.noise("crack", 2.1), words.noise("split", 3.7)
    breadths = 0.09 + 0.9 * words.pixel
    cracks = np.maximum(
        smooth(breadths, 0.0, np.abs(first)) * smooth(-0.3, 0.6, second),
        0.7 * smooth(breadths, 0.0, np.abs(second - 0.4)) * smooth(0.0, 0.8, first),
    )
    out = mix(out, (1.0, 1.0, 1.0), 0.75 * cracks * deep)
    frost = smooth(0.1, 1.5, words.cloud("frost", 16, 3)) * 0.30
    out = mix(out, (0.97, 0.99, 1.0), frost)
    shade = mix(np.array((0.05, 0.22, 0.42), np.float32), tone, 0.5 - 0.3 * words.light)
    out = mix(out, shade, 0.70 * np.clip(-lamp, 0, 1))
    out = mix(out, (1.0, 1.0, 1.0), 0.95 * smooth(0.30, 0.85, lamp))
    rim = smooth(0.018 + 1.1 * words.pixel, 0.0, words.inner)
    out = mix(out, shade, (0.30 * words.bold + 0.42 * words.light) * rim)
    below = words.cast(words.flat, 0.05, 0.62, (0.30, 0.46, 0.62))
    light = words.blur(words.cover, 0.08, (0.03, 0.04))[..., None]
    below = below + 0.10 * light * np.array((0.55, 0.8, 1.0), np.float32)
    return mix(below, out, words.cover)


def ink(words: Words) -> Floats:
    """Wet ink on paper: it crept a little, pooled along the edges and still shines."""
    creep = 0.0025 * words.cloud("creep", 12, 2) + 0.0015 * words.noise("hair", 40)
    edge = words.inner + words.rough * creep
    soft = 0.5 * words.pixel + 0.006
    body = smooth(-soft, soft, edge + 0.002)
    pool = smooth(0.055, 0.008, edge)
    tone = words.cloud("wet", 2.6, 3)
    thin = np.clip(0.12 + 0.10 * tone, 0.0, 0.36) * (1 - pool)
    bleed = smooth(-0.026, 0.0, edge + 0.006 * words.cloud("bleed", 14, 2)) * (1 - body)
    dark = float(luma(words.tone)) < 0.5
    # Dark ink is a film over paper; light ink covers, and is whitest where it pooled.
    film = mix(words.flat * words.tone, words.tone, 0.9) if dark else None
    full = np.broadcast_to(words.tone, words.flat.shape) if film is None else film
    stain = at_luma(saturate(words.tone, 1.6), 0.36 if dark else 0.6)
    out = mix(words.flat, words.flat * stain if dark else stain, 0.30 * bleed)
    thinned = mix(full, stain, thin * 1.3) if dark else mix(full, words.flat * 0.5, thin)
    out = mix(out, thinned, 0.985 * body)
    wet = words.lit(0.045, 0.014, 1.0)
    gloss = smooth(0.52, 0.95, wet + 0.10 * tone) * body * smooth(0.0, 0.02, edge)
    return mix(out, (0.93, 0.95, 1.0), (0.30 if dark else 0.5) * gloss)


PAINTERS: Mapping[str, Callable[[Words], Floats]] = MappingProxyType(
    {
        painter.__name__: painter
        for painter in (gold, neon, chalk, paper, wood, ice, ink)
    }
)  # fmt: skip
