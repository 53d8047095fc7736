"""Paints under a transform, evaluated at samples: what `engine.drawing.labels` paints with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour, approximate_srgb
from engine.drawing.scene import Linear, Matrix, Paint, Radial, concatenate
from engine.errors import UserError

Pixels = npt.NDArray[np.uint8]
Plane = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Solid:
    colour: tuple[float, float, float]
    alpha: float


@dataclass(frozen=True, slots=True)
class Ramp:
    """A gradient: a table of colours, and how a sample finds its place in it."""

    table: Plane
    """float32[4, 256]: r, g, b, alpha."""
    across: tuple[float, float, float]
    """The place, 0..1, of a linear gradient is a x + b y + c. A radial one's is the length of
    two such numbers."""
    down: tuple[float, float, float] | None
    alpha: float
    """Of all entries, where they have the same; else -1."""

    def values(self, x: int, y: int, shape: tuple[int, int]) -> tuple[Plane, Plane | float]:
        """Colours float32[3, h or 1, w or 1], and alpha float32[h or 1, w or 1] or a number."""
        xs = np.arange(x + 0.5, x + shape[1], dtype=np.float32) * np.float32(255)
        ys = np.arange(y + 0.5, y + shape[0], dtype=np.float32)[:, None] * np.float32(255)
        t = _sloped(self.across, xs, ys)
        if self.down is not None:
            u = _sloped(self.down, xs, ys)
            t = np.sqrt(t * t + u * u)
        at = np.clip(t, 0, 255).astype(np.uint8)
        if self.alpha >= 0:
            return self.table[:3].take(at, axis=1), self.alpha
        found = self.table.take(at, axis=1)
        return found[:3], found[3]


def _sloped(way: tuple[float, float, float], xs: Plane, ys: Plane) -> Plane:
    """The way's number at every sample, times 255; only as many as differ."""
    a, b, c = way
    column = np.float32(b) * ys + np.float32(255 * c) if b else np.full((1, 1), 255 * c, "f4")
    return np.asarray(np.float32(a) * xs + column if a else column)


@dataclass(frozen=True, slots=True)
class PictureInk:
    """Pixels under the inverse of the matrix that lays them down."""

    pixels: Pixels
    mask: Pixels | None
    inverse: Matrix
    """From samples to fractions of the picture."""
    opacity: float

    def values(self, x: int, y: int, shape: tuple[int, int]) -> tuple[Plane, Plane]:
        """Colours float32[3, h, w], and alpha float32[h, w]."""
        xs = np.arange(x + 0.5, x + shape[1])
        ys = np.arange(y + 0.5, y + shape[0])[:, None]
        a, b, c, d, e, f = self.inverse
        u, v = a * xs + c * ys + e, b * xs + d * ys + f
        found = _look_up(self.pixels, u, v)
        alpha = found[..., 3] if found.shape[2] == 4 else np.ones(shape, np.float32)
        alpha = alpha * np.float32(self.opacity)
        if self.mask is not None:
            alpha = alpha * _look_up(self.mask, u, v)[..., 0]
        return found[..., :3].transpose(2, 0, 1), alpha


def _look_up(
    pixels: Pixels, u: npt.NDArray[np.float64], v: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    h, w = pixels.shape[:2]
    i = np.clip(v * h, 0, h - 1).astype(np.intp)
    j = np.clip(u * w, 0, w - 1).astype(np.intp)
    return pixels.reshape(h, w, -1)[i, j].astype(np.float32) / np.float32(255)


Ink = Solid | Ramp | PictureInk


def ink_of(paint: Paint, matrix: Matrix, opacity: float) -> Ink | None:
    """The paint in samples; None where it shows nothing."""
    if isinstance(paint, Colour):
        alpha = paint.alpha * opacity
        return Solid(approximate_srgb(paint), alpha) if alpha > 0 else None
    stops = paint.stops
    if not stops:
        return None
    if isinstance(paint, Linear):
        numbers: tuple[float, ...] = (paint.x0, paint.y0, paint.x1, paint.y1)
    else:
        numbers = (paint.cx, paint.cy, paint.radius, *paint.matrix)
    if not all(map(math.isfinite, numbers)):
        raise UserError("a gradient lies at no place", "labels", "Check the gradient's points.")
    if isinstance(paint, Linear):
        dx, dy = paint.x1 - paint.x0, paint.y1 - paint.y0
        length = dx * dx + dy * dy
        rows = [(dx, dy, -(dx * paint.x0 + dy * paint.y0))]
        flat, inverse = not length > 1e-18, inverse_of(matrix)
        scale = 1 / length if not flat else 0.0
    else:
        whole = concatenate(matrix, paint.matrix)
        flat, inverse = not paint.radius > 1e-9, inverse_of(whole)
        rows = [(1.0, 0.0, -paint.cx), (0.0, 1.0, -paint.cy)]
        scale = 1 / paint.radius if not flat else 0.0
    if flat or inverse is None:
        return ink_of(stops[-1].colour, matrix, opacity)
    a, b, c, d, e, f = inverse
    ways = [
        ((p * a + q * b) * scale, (p * c + q * d) * scale, (p * e + q * f + r) * scale)
        for p, q, r in rows
    ]
    if not all(math.isfinite(v) for way in ways for v in way):
        raise UserError("a gradient lies at no place", "labels", "Check the gradient's points.")
    table = _table(tuple((s.offset, *approximate_srgb(s.colour), s.colour.alpha) for s in stops))
    if opacity < 1:
        table = table * np.array([[1], [1], [1], [opacity]], np.float32)
    least, most = float(table[3].min()), float(table[3].max())
    if most <= 0:
        return None
    down = ways[1] if isinstance(paint, Radial) else None
    return Ramp(table, ways[0], down, least if most - least < 1e-4 else -1.0)


@lru_cache(maxsize=4096)
def _table(stops: tuple[tuple[float, ...], ...]) -> Plane:
    """float32[4, 256]: r, g, b, alpha between stops of (offset, r, g, b, alpha)."""
    columns = np.array(stops).T
    offsets = np.maximum.accumulate(np.clip(np.nan_to_num(columns[0]), 0, 1))
    return np.array([np.interp(_PLACES, offsets, v) for v in columns[1:]], np.float32)


_PLACES = (np.arange(256) + 0.5) / 256


def inverse_of(m: Matrix) -> Matrix | None:
    a, b, c, d, e, f = m
    area = a * d - b * c
    if not (math.isfinite(area) and abs(area) > 1e-18):
        return None
    a, b, c, d = d / area, -b / area, -c / area, a / area
    return (a, b, c, d, -(a * e + c * f), -(b * e + d * f))
