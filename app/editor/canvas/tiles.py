"""The fixed grid of square pictures that a page is painted in.

Pixels are device pixels, counted from the page's origin (the trim's top left corner).
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage

from exporters.grain import add_grain

TILE = 256
"""Device pixels of a side."""

Key = tuple[int, int]
"""Column and row."""

_LIMIT = 1 << 30


def keys(pixels: QRect) -> list[Key]:
    """Tiles that hold some of these pixels, row by row."""
    if pixels.isEmpty():
        return []
    x0, x1 = pixels.left() // TILE, pixels.right() // TILE
    y0, y1 = pixels.top() // TILE, pixels.bottom() // TILE
    return [(x, y) for y in range(y0, y1 + 1) for x in range(x0, x1 + 1)]


def corner(key: Key) -> QPoint:
    return QPoint(key[0] * TILE, key[1] * TILE)


def rect(key: Key) -> QRect:
    return QRect(key[0] * TILE, key[1] * TILE, TILE, TILE)


def pixels(area: QRectF, scale: float) -> QRect:
    """Of points, at `scale` pixels per point; with a pixel around for antialiasing."""
    left = max(-_LIMIT, math.floor(area.left() * scale) - 1)
    top = max(-_LIMIT, math.floor(area.top() * scale) - 1)
    right = min(_LIMIT, math.ceil(area.right() * scale) + 1)
    bottom = min(_LIMIT, math.ceil(area.bottom() * scale) + 1)
    return QRect(left, top, right - left, bottom - top)


def grain(image: QImage, key: Key, part: QRect, sigma: float) -> None:
    """Adds the page's grain to a part of a tile, as files of one pixel per point have it."""
    inner = part.translated(-corner(key)).intersected(image.rect())
    if sigma <= 0 or inner.isEmpty():
        return
    raw = np.frombuffer(image.bits(), np.uint8).reshape(TILE, image.bytesPerLine() // 4, 4)
    # Grain is laid over whole rows: they begin where its pattern, 512 pixels wide, does.
    across, down = key[0] * TILE % 512, key[1] * TILE
    x0, y0 = inner.left(), inner.top()
    x1, y1 = inner.right() + 1, inner.bottom() + 1
    rows = np.zeros((y1 - y0, across + x1, 3), np.uint8)
    rows[:, across + x0 :] = raw[y0:y1, x0:x1, 2::-1]
    add_grain(rows, min(sigma, 0.025), down + y0)
    raw[y0:y1, x0:x1, 2::-1] = rows[:, across + x0 :]
