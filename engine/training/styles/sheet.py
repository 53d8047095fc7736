"""The sheet that a style paints on: the flat picture, its planes, and textures in page units.

Lengths are fractions of the page's short side, so that the same seed gives the same picture at
256, 512 and 1,024 px. Colours are gamma-encoded sRGB, 0..1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.decoding import fields
from engine.decoding.fields import SPREAD
from engine.drawing.motifs.classes import CLASSES

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
Level = float | np.floating[Any] | npt.NDArray[np.floating[Any]]

GROUND_KINDS = frozenset({"ground", "soft"})
STANDING = frozenset({"water.body", "sill", "floor"})
"""Grounds with an edge: they lie before a sky or a wall."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A plane of the scene.

    `mask`: float32[h, w], 0..1, what it covers (also where nearer planes hide it); `tag`: the
    class name of its largest part; `colour`: mean sRGB, 0..1.
    """

    mask: Floats
    tag: str
    colour: tuple[float, float, float]

    @property
    def kind(self) -> str:
        """ground, soft, plane, object or particle; object for unknown classes."""
        return CLASSES.get(self.tag, "object")

    @property
    def solid(self) -> bool:
        """Whether it has an edge that could be cut with scissors."""
        return self.kind not in GROUND_KINDS or self.tag in STANDING


def smooth(low: Level, high: Level, v: Floats) -> Floats:
    """0 below `low`, 1 above `high`, an S between (the reverse where high < low)."""
    t = np.clip((v - low) * (1.0 / (high - low)), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)


def clipped(v: npt.ArrayLike) -> Floats:
    """float32, 0..1."""
    return np.asarray(np.clip(v, 0.0, 1.0), np.float32)


def luma(rgb: Floats) -> Floats:
    """Rec. 601 luma of float32[..., 3]."""
    return rgb @ np.array([0.299, 0.587, 0.114], np.float32)


def mix(a: Floats, b: Floats | Sequence[float], t: Floats | float) -> Floats:
    """a + (b - a) t for pictures float32[h, w, 3]; t is a number or float32[h, w]."""
    weight = t[..., None] if isinstance(t, np.ndarray) else t
    return a + (np.asarray(b, np.float32) - a) * weight


def largest(rgb: Floats) -> Floats:
    """The largest channel, float32[h, w] (numpy's own reduction is slow over three)."""
    return np.maximum(np.maximum(rgb[..., 0], rgb[..., 1]), rgb[..., 2])


def smallest(rgb: Floats) -> Floats:
    return np.minimum(np.minimum(rgb[..., 0], rgb[..., 1]), rgb[..., 2])


def saturate(rgb: Floats, amount: float) -> Floats:
    """Chroma times `amount` about the luma."""
    grey = luma(rgb)[..., None]
    return np.clip(grey + (rgb - grey) * np.float32(amount), 0.0, 1.0)


def at_luma(rgb: Floats, value: float) -> Floats:
    """Colours moved towards black or white until their luma is `value`."""
    grey = luma(rgb)[..., None]
    down = rgb * (value / np.maximum(grey, 1e-3))
    up = 1.0 - (1.0 - rgb) * ((1.0 - value) / np.maximum(1.0 - grey, 1e-3))
    return np.clip(np.where(grey > value, down, up), 0.0, 1.0).astype(np.float32)


def _resized(image: Floats, size: tuple[int, int], way: int) -> Floats:
    return np.asarray(cv2.resize(image, size, interpolation=way), np.float32)


def _moved(image: Floats, right: float, down: float) -> Floats:
    """The image moved by pixels; what comes in repeats the edge."""
    matrix = np.array([[1.0, 0.0, right], [0.0, 1.0, down]])
    size = (image.shape[1], image.shape[0])
    out = cv2.warpAffine(
        image, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(out, np.float32)


class Sheet:
    """One picture to paint: `flat` float32[h, w, 3], the planes back to front, and a seed."""

    def __init__(self, flat: Pixels, layers: Sequence[Layer], seed: int) -> None:
        self.pixels = flat
        self.flat: Floats = flat.astype(np.float32) / np.float32(255)
        self.h, self.w = flat.shape[:2]
        self.s = min(self.h, self.w)
        self.pixel = 1.0 / self.s
        self.layers = tuple(layers)
        self.solids = tuple(
            # What covers the page has no edge on it: a ground, whatever it is called.
            layer
            for layer in self.layers
            if layer.solid and float(layer.mask.mean()) < 0.97
        )
        self.seed = seed

    # ------------------------------------------------------------ chance

    def random(self, name: str) -> np.random.Generator:
        """A stream of its own for every use: adding one doesn't move the others."""
        return fields.stream(self.seed, name)

    def noise(
        self, name: str, frequency: float, *, stretch: float = 1.0, angle: float = 0.0
    ) -> Floats:
        """Value noise, float32[h, w] of mean 0 and deviation about 1.

        `frequency` cells fit the short side; `stretch` makes them that much longer along `angle`
        (radians, clockwise from the x axis).
        """
        chance = self.random(name)
        tile = fields.tile(int(chance.integers(fields.TILES)))
        left, top = (float(v) for v in chance.uniform(0, fields.TILE, 2))
        # Below the pixel noise averages out; broad noise needs few pixels.
        fine = 2.0 if frequency > 0.6 * self.s else min(1.0, 10.0 * frequency / self.s)
        wide, high = (max(1, round(side * fine)) for side in (self.w, self.h))
        step_x, step_y = self.w / (self.s * wide), self.h / (self.s * high)
        c, s = math.cos(angle) * frequency, math.sin(angle) * frequency
        matrix = np.array(
            [[c / stretch * step_x, s / stretch * step_y, 0.0], [-s * step_x, c * step_y, 0.0]]
        )
        matrix[:, 2] = 0.5 * (matrix[:, 0] + matrix[:, 1]) + (left, top)
        smooth_ = cv2.INTER_LINEAR if frequency > 0.25 * self.s else cv2.INTER_CUBIC
        out = cv2.warpAffine(
            tile,
            matrix,
            (wide, high),
            flags=smooth_ | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_WRAP,
        )
        if (wide, high) != (self.w, self.h):
            way = cv2.INTER_AREA if fine > 1 else cv2.INTER_LINEAR
            out = cv2.resize(out, (self.w, self.h), interpolation=way)
        return np.asarray(out, np.float32).reshape(self.h, self.w) * np.float32(SPREAD)

    def cloud(
        self, name: str, frequency: float, octaves: int = 3, *, stretch: float = 1.0,
        angle: float = 0.0,
    ) -> Floats:  # fmt: skip
        """Octaves of noise, each twice as fine and half as strong; deviation about 1."""
        total = np.zeros((self.h, self.w), np.float32)
        weight, power = 1.0, 0.0
        for octave in range(octaves):
            total += np.float32(weight) * self.noise(
                f"{name}.{octave}", frequency * 2**octave, stretch=stretch, angle=angle
            )
            power += weight * weight
            weight *= 0.5
        return total * np.float32(1.0 / math.sqrt(power))

    # ------------------------------------------------------------ shapes

    @cached_property
    def x(self) -> Floats:
        """float32[1, w], pixel centres."""
        return ((np.arange(self.w, dtype=np.float32) + 0.5) / self.s)[None, :]

    @cached_property
    def y(self) -> Floats:
        """float32[h, 1]."""
        return ((np.arange(self.h, dtype=np.float32) + 0.5) / self.s)[:, None]

    def blur(
        self, image: Floats, radius: float, offset: tuple[float, float] = (0.0, 0.0)
    ) -> Floats:
        """Gaussian with a deviation of `radius`, moved by `offset`; wide ones work on fewer
        pixels."""
        sigma = radius * self.s
        if sigma < 0.3:
            return self.shift(image, *offset) if any(offset) else image
        factor = int(max(1, min(sigma / 3.0, self.s // 4)))
        small = image
        if factor > 1:
            size = (max(1, round(self.w / factor)), max(1, round(self.h / factor)))
            small = _resized(image, size, cv2.INTER_AREA)
        # The page goes on beyond its edge.
        blurred = cv2.GaussianBlur(small, (0, 0), sigma / factor, borderType=cv2.BORDER_REPLICATE)
        small = np.asarray(blurred, np.float32)
        if any(offset):
            small = _moved(small, offset[0] * self.s / factor, offset[1] * self.s / factor)
        if factor > 1:
            small = _resized(small, (self.w, self.h), cv2.INTER_CUBIC)
        return small.reshape(image.shape)

    def gradient(self, image: Floats) -> tuple[Floats, Floats]:
        """Change per page unit along x and y."""
        scale = self.s / 32.0
        along, down = (
            np.asarray(cv2.Scharr(image, cv2.CV_32F, *way, scale=scale), np.float32)
            for way in ((1, 0), (0, 1))
        )
        return along.reshape(image.shape), down.reshape(image.shape)

    def warp(self, image: Floats, dx: Floats | float, dy: Floats | float) -> Floats:
        """The image with every pixel fetched from (dx, dy) away."""
        columns = np.arange(self.w, dtype=np.float32)[None, :] + np.asarray(dx, np.float32) * self.s
        rows = np.arange(self.h, dtype=np.float32)[:, None] + np.asarray(dy, np.float32) * self.s
        shape = (self.h, self.w)
        out = cv2.remap(
            image,
            np.ascontiguousarray(np.broadcast_to(columns, shape), np.float32),
            np.ascontiguousarray(np.broadcast_to(rows, shape), np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(out, np.float32).reshape(image.shape)

    def shift(self, image: Floats, dx: float, dy: float) -> Floats:
        """The image moved by (dx, dy)."""
        return _moved(image, dx * self.s, dy * self.s).reshape(image.shape)

    def depth(self, mask: Floats) -> Floats:
        """Signed distance to the mask's edge, positive inside; the page's edge is no edge."""
        inside = (mask > 0.5).astype(np.uint8)
        if inside.all():
            return np.full(mask.shape, 4.0, np.float32)
        if not inside.any():
            return np.full(mask.shape, -4.0, np.float32)
        inner = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
        outer = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 5)
        signed = np.where(inside > 0, inner - 0.5, 0.5 - outer).astype(np.float32)
        # Pixels count whole in a distance transform: the coverage gives the rest back.
        near = np.abs(signed) < 1.0
        signed[near] = (mask[near] - 0.5).astype(np.float32)
        return signed * np.float32(self.pixel)

    @cached_property
    def slope(self) -> Floats:
        """float32[h, w]: how fast the flat colours change (largest channel), per page unit,
        cut at a full edge."""
        gx, gy = self.gradient(self.blur(self.flat, 0.002))
        return np.minimum(np.sqrt(largest(gx * gx + gy * gy)), np.float32(60))

    @cached_property
    def busy(self) -> Floats:
        """float32[h, w], 0 where the scene is calm (text will stand there), 1 where it's rich."""
        edges = np.clip((self.slope - np.float32(5)) * np.float32(1 / 25.0), 0.0, 1.0)
        return smooth(0.015, 0.13, self.blur(edges, 0.035))

    def calm(self, quiet: float) -> Floats:
        """Strength of a texture: `quiet` in calm areas, 1 in busy ones."""
        return np.float32(quiet) + np.float32(1.0 - quiet) * self.busy

    @cached_property
    def ground(self) -> Floats:
        """float32[h, w], 1 where no solid plane stands."""
        open_ = np.ones((self.h, self.w), np.float32)
        for layer in self.solids:
            open_ *= 1.0 - layer.mask
        return open_

    # ------------------------------------------------------------ colours

    def clusters(self, count: int) -> tuple[Floats, Floats]:
        """The picture's main colours float32[n, 3], dark to light, and their shares float32[n].

        Starts from the two most distant colours and always adds the most distant one: the same
        answer at every size, and small bright accents count.
        """
        small = cv2.resize(self.flat, (48, 48), interpolation=cv2.INTER_AREA)
        points = np.asarray(small, np.float32).reshape(-1, 3)
        centres = [points.mean(axis=0)]
        gap = ((points - centres[0]) ** 2).sum(axis=1)
        for _ in range(count - 1):
            centres.append(points[int(gap.argmax())])
            gap = np.minimum(gap, ((points - centres[-1]) ** 2).sum(axis=1))
        found = np.array(centres, np.float32)
        share = np.zeros(count, np.float32)
        for _ in range(6):
            distance = ((points[:, None] - found[None]) ** 2).sum(axis=2)
            own = distance.argmin(axis=1)
            for i in range(count):
                mine = points[own == i]
                share[i] = len(mine) / len(points)
                if len(mine):
                    found[i] = mine.mean(axis=0)
        order = np.argsort(luma(found), kind="stable")
        return found[order], share[order]
