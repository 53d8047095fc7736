"""Chance that has a meaning: the noise that a decoder paints with, as fields over the page.

White noise tells a network nothing; it has to invent what the noise stands for. A field is noise of
a known grain: the tooth of a paper, the wander of an edge, a halftone screen. The painter that
taught the decoder drew with the very same fields, so that one picture belongs to one seed.

Fields are functions of the place on the page: any window of it can be had alone, and tiles agree.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Kind = Literal["noise", "screen", "rings"]

TILE = 256
"""Side of a tile of noise; it wraps."""
TILES = 5
SPREAD = 1.55
"""Brings value noise, whose interpolation averages, back to a deviation of about one."""


@dataclass(frozen=True, slots=True)
class Field:
    """Noise of deviation about 1 (`octaves`: each twice as fine and half as strong; 0: plain), a
    screen of dots, or rings (the sine of the place along `angle`, `phase` a turn's part ahead)."""

    name: str
    frequency: float
    """Cells, dots or rings to a unit."""
    octaves: int = 0
    stretch: float = 1.0
    """How many times as long the cells are along `angle`."""
    angle: float = 0.0
    """Radians, clockwise from the x axis."""
    kind: Kind = "noise"
    phase: float = 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """Pixels x..x + width, y..y + height of a page of which `unit` pixels are one unit."""

    x: int
    y: int
    width: int
    height: int
    unit: float


@lru_cache(maxsize=TILES)
def tile(number: int) -> Floats:
    """White noise; a seed chooses a tile and a place on it."""
    made = np.random.Generator(np.random.PCG64(number)).standard_normal((TILE, TILE))
    return made.astype(np.float32)


def stream(seed: int, name: str) -> np.random.Generator:
    """Chance of its own for every use: adding one doesn't move the others."""
    key = (seed & 0xFFFFFFFFFFFFFFFF, zlib.crc32(name.encode()))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key)))


def stack(fields: Sequence[Field], seed: int, window: Window) -> Floats:
    """float32[n, h, w] of the fields."""
    out = np.empty((len(fields), window.height, window.width), np.float32)
    for plane, field in zip(out, fields, strict=True):
        plane[:] = drawn(field, seed, window)
    return out


def drawn(field: Field, seed: int, window: Window) -> Floats:
    """float32[h, w]. The same seed gives the same page, whatever window is seen of it."""
    if field.kind == "screen":
        return _screen(field, window)
    if field.kind == "rings":
        return _rings(field, window)
    if field.octaves == 0:
        return noise(field.name, field.frequency, seed, window, field.stretch, field.angle)
    total = np.zeros((window.height, window.width), np.float32)
    weight, power = 1.0, 0.0
    for octave in range(field.octaves):
        total += np.float32(weight) * noise(
            f"{field.name}.{octave}", field.frequency * 2**octave, seed, window, field.stretch,
            field.angle,
        )  # fmt: skip
        power += weight * weight
        weight *= 0.5
    return total * np.float32(1.0 / math.sqrt(power))


def noise(
    name: str, frequency: float, seed: int, window: Window, stretch: float, angle: float
) -> Floats:
    """Value noise, float32[h, w] of mean 0 and deviation about 1: `frequency` cells to a unit,
    `stretch` times that long along `angle`."""
    chance = stream(seed, name)
    cells = tile(int(chance.integers(TILES)))
    left, top = (float(v) for v in chance.uniform(0, TILE, 2))
    fine = 2 if frequency > 0.6 * window.unit else 1  # Below the pixel noise averages out.
    step = 1.0 / (window.unit * fine)
    c, s = math.cos(angle) * frequency * step, math.sin(angle) * frequency * step
    matrix = np.array([[c / stretch, s / stretch, 0.0], [-s, c, 0.0]])
    first = np.array([window.x * fine + 0.5, window.y * fine + 0.5])
    matrix[:, 2] = matrix[:, :2] @ first + (left, top)
    matrix[:, 2] %= TILE
    out = cv2.warpAffine(
        cells,
        matrix,
        (window.width * fine, window.height * fine),
        flags=(cv2.INTER_LINEAR if frequency > 0.25 * window.unit else cv2.INTER_CUBIC)
        | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_WRAP,
    )
    if fine > 1:
        out = cv2.resize(out, (window.width, window.height), interpolation=cv2.INTER_AREA)
    return np.asarray(out, np.float32) * np.float32(SPREAD)


def _places(window: Window) -> tuple[Floats, Floats]:
    """x float32[1, w] and y float32[h, 1] of the pixels' centres, in units."""
    x = (np.arange(window.x, window.x + window.width, dtype=np.float32) + 0.5) / window.unit
    y = (np.arange(window.y, window.y + window.height, dtype=np.float32) + 0.5) / window.unit
    return x[None, :].astype(np.float32), y[:, None].astype(np.float32)


def _screen(field: Field, window: Window) -> Floats:
    """Dots: 1 in their middle, -1 between four of them."""
    x, y = _places(window)
    c, s = math.cos(field.angle), math.sin(field.angle)
    turns = np.float32(2 * math.pi * field.frequency)
    u, v = x * c + y * s, y * c - x * s
    return np.asarray(0.5 * (np.cos(turns * u) + np.cos(turns * v)), np.float32)


def _rings(field: Field, window: Window) -> Floats:
    x, y = _places(window)
    along = x * math.cos(field.angle) + y * math.sin(field.angle)
    turns = np.float32(2 * math.pi)
    return np.asarray(np.sin(turns * (field.frequency * along + field.phase)), np.float32)
