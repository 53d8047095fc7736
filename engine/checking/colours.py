"""Colour glyphs: whether an emoji on the page is the one that should stand there.

No reader knows emoji, and their outlines alone say little of them. So the face's own drawing is
painted by HarfBuzz, independently of the exporters, and compared with the page pixel by pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb
from PIL import Image, ImageFilter

from engine.checking.lines import PlacedOutline
from engine.checking.pictures import PagePictures, Piece
from engine.document.model import Box
from engine.text import fonts

Plane = npt.NDArray[np.float32]

LEAST_PIXELS = 14.0
"""Pixels per em below which colours say nothing."""
EM = 48.0
"""Pixels per em that the comparison asks for."""
MEAN_LIMIT = 20.0
"""Levels of 255 by which the drawing may be off on the whole."""
SPOT_LIMIT = 28.0
"""The same in the worst square of `SPOT_EM`."""
SPOT_EM = 0.12
SHIFT = 2
"""Pixels by which renderers may place it differently."""


@dataclass(frozen=True, slots=True)
class ColourEvidence:
    """`agrees` None: too small to say. `off` in levels of 255 on the whole, `spot` in the worst
    place."""

    agrees: bool | None
    off: float
    spot: float
    seen: bool


def colour_evidence(page: PagePictures, placed: PlacedOutline) -> ColourEvidence:
    """What the page shows in the place of one colour glyph."""
    scale = EM / max(placed.size, 1e-3)
    box = colour_box(placed)
    piece = page.piece(box.grown(0.15 * placed.size), scale)
    em = piece.scale * placed.size
    if piece.picture.size == 0 or em < LEAST_PIXELS:
        return ColourEvidence(None, 0.0, 0.0, piece.picture.size > 0)
    drawing = painted(placed, piece)
    alpha = drawing[:, :, 3:] / 255
    bare = alpha[:, :, 0] < 0.01
    pixels = piece.picture.astype(np.float32)
    if bare.sum() < 8 or (~bare).sum() < 16:
        return ColourEvidence(None, 0.0, 0.0, True)
    ground = np.median(pixels[bare], axis=0)
    expected = drawing[:, :, :3] * alpha + ground * (1 - alpha)
    side = max(3, round(SPOT_EM * em))
    weight = alpha[:, :, 0]
    # Renderers smooth edges and gradients differently; drawings differ by whole shapes.
    soft = _soft(pixels)
    best = (math.inf, math.inf)
    for dy in range(-SHIFT, SHIFT + 1):
        for dx in range(-SHIFT, SHIFT + 1):
            moved = np.roll(soft, (dy, dx), axis=(0, 1))
            off = np.abs(moved - _soft(expected)).max(axis=-1) * weight
            spot = _worst(off, side)
            best = min(best, (spot, float(off.sum() / weight.sum())))
    spot, mean = best
    flat = np.abs(pixels - ground).max(axis=-1)
    due = np.abs(expected - ground).max(axis=-1)
    seen = float((flat * weight).sum()) > 0.3 * float((due * weight).sum())
    return ColourEvidence(mean <= MEAN_LIMIT and spot <= SPOT_LIMIT, mean, spot, seen)


def painted(placed: PlacedOutline, piece: Piece) -> Plane:
    """The face's own drawing over the piece: float32[h, w, 4], sRGB and straight alpha, 0..255."""
    face = fonts.load(placed.face)
    h, w = piece.picture.shape[:2]
    raster = hb.RasterPaint()
    raster.extents = hb.RasterExtents(0, 0, w, h, 4 * w)
    k = placed.size / face.upem * piece.scale
    a, b, c, d, e, f = placed.matrix
    raster.transform = (
        a * k,
        b * k,
        c * k,
        d * k,
        (e - piece.x) * piece.scale,
        (f - piece.y) * piece.scale,
    )
    raster.paint_glyph(face.font, placed.gid)
    image = raster.render()
    if image is None:
        return np.zeros((h, w, 4), np.float32)
    extents = image.extents
    raw = np.frombuffer(image.buffer, np.uint8).reshape(extents.height, extents.stride // 4, 4)
    bgra = raw[:h, :w].astype(np.float32)
    alpha = np.maximum(bgra[:, :, 3:], 1e-3)
    # The raster is premultiplied.
    colour = np.clip(bgra[:, :, 2::-1] * 255 / alpha, 0, 255)
    result: Plane = np.concatenate((colour, bgra[:, :, 3:]), axis=-1).astype(np.float32)
    return result


def colour_box(placed: PlacedOutline) -> Box:
    """The upright box of a colour glyph on the page, points."""
    face = fonts.load(placed.face)
    extents = face.font.get_glyph_extents(placed.gid)
    advance = face.font.get_glyph_h_advance(placed.gid)
    x0, y1 = 0.0, 0.88 * face.upem
    x1, y0 = float(advance), -0.14 * face.upem
    if extents is not None and extents.width and extents.height:
        x0, x1 = extents.x_bearing, extents.x_bearing + extents.width
        y1, y0 = extents.y_bearing, extents.y_bearing + extents.height
    k = placed.size / face.upem
    a, b, c, d, e, f = placed.matrix
    corners = [
        (a * x * k + c * y * k + e, b * x * k + d * y * k + f) for x in (x0, x1) for y in (y0, y1)
    ]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _soft(pixels: Plane) -> Plane:
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    soft: Plane = np.asarray(image.filter(ImageFilter.BoxBlur(1)), np.float32)
    return soft


def _worst(plane: Plane, side: int) -> float:
    """The highest mean of a square of `side` pixels."""
    if min(plane.shape) < side:
        return float(plane.mean())
    sums = np.pad(np.cumsum(np.cumsum(plane, axis=0, dtype=np.float64), axis=1), ((1, 0), (1, 0)))
    box = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return float(box.max()) / (side * side)
