"""Where words will stand a painted picture must be calm: a veil of its own colours, as thin as
will do, over the parts of quiet boxes that are too busy. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels."""

LIMIT = 0.016
"""Mean change of luma from pixel to pixel, of white, that words bear."""
STRENGTHS = (0.3, 0.5, 0.7, 0.85)
_SOFT = 7.0
"""Deviation of the blur that the veil is made of, px."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, slots=True)
class Veiled:
    """The picture, and of every box how busy it was and is, and the veil's strength (0: none)."""

    pixels: Pixels
    before: tuple[float, ...]
    after: tuple[float, ...]
    strengths: tuple[float, ...]


def energy(pixels: Pixels, box: Box) -> float:
    """Mean size of the luma's gradient in a box, 0..1 a pixel; 0 for a box outside."""
    part = _cut(pixels, box)
    if min(part.shape[:2], default=0) < 2:
        return 0.0
    grey = part.astype(np.float32) @ _LUMA / 255
    across, down = np.diff(grey, axis=1)[:-1], np.diff(grey, axis=0)[:, :-1]
    return float(np.sqrt(across * across + down * down).mean())


def veiled(pixels: Pixels, boxes: Sequence[Box], limit: float = LIMIT) -> Veiled:
    """The picture with its own blur laid over every box that is busier than `limit`, fading out
    about it. The weakest of STRENGTHS that reaches the limit is taken, else the strongest."""
    out = pixels
    before, after, strengths = [], [], []
    soft: Floats | None = None
    for box in boxes:
        was = energy(out, box)
        strength, best = 0.0, out
        if was > limit:
            if soft is None:
                soft = _blurred(pixels)
            mask = _mask(pixels.shape[:2], box)
            for strength in STRENGTHS:
                share = (mask * strength)[..., None]
                best = np.round(out + (soft - out.astype(np.float32)) * share).astype(np.uint8)
                if energy(best, box) <= limit:
                    break
        out = best
        before.append(was)
        after.append(energy(out, box))
        strengths.append(strength)
    return Veiled(out, tuple(before), tuple(after), tuple(strengths))


def _blurred(pixels: Pixels) -> Floats:
    out = cv2.GaussianBlur(
        pixels.astype(np.float32), (0, 0), _SOFT, borderType=cv2.BORDER_REPLICATE
    )
    return np.asarray(out, np.float32)


def _mask(shape: tuple[int, ...], box: Box) -> Floats:
    """float32[h, w]: 1 in the box, 0 a third of its short side away."""
    x0, y0, x1, y1 = box
    reach = float(np.clip((min(x1 - x0, y1 - y0)) / 3, 6.0, 48.0))
    y = np.arange(shape[0], dtype=np.float32)[:, None] + 0.5
    x = np.arange(shape[1], dtype=np.float32)[None, :] + 0.5
    away = np.hypot(
        np.maximum(np.maximum(x0 - x, x - x1), 0), np.maximum(np.maximum(y0 - y, y - y1), 0)
    )
    t = np.clip(1 - away / reach, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _cut(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = (round(v) for v in box)
    return pixels[max(0, y0) : min(height, max(0, y1)), max(0, x0) : min(width, max(0, x1))]
