"""From a scene to what the decoder is told: a draft at its size, labels, palette, letters."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.decoding.conditions import CELL
from engine.decoding.nano import ALIGN, Drawing
from engine.document.colour import Colour, approximate_srgb
from engine.drawing.labels import label_map
from engine.drawing.scene import Scene

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
SLOTS = 6
_GREYS = np.linspace(0.1, 0.95, SLOTS, dtype=np.float32)


Draw = Callable[[Scene, float], Pixels]
"""Draws a scene with its bleed into uint8[h, w, 3], so many pixels a point."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A drawing padded to the decoder's sizes, and where the page lies on it."""

    drawing: Drawing
    width: int
    height: int
    """Pixels of the page with its bleed; the rest is padding."""
    scale: float
    """Pixels a point."""

    def cut(self, painted: Pixels) -> Pixels:
        return np.ascontiguousarray(painted[: self.height, : self.width])


def draft(scene: Scene, palette: Sequence[Colour], scale: float, draw: Draw) -> Draft:
    """The scene with its bleed as a drawing of `scale` pixels a point. `palette`: up to six
    colours, dark to light. Raises UserError for pages too large to label."""
    pixels = np.asarray(draw(scene, scale), np.uint8)
    height, width = pixels.shape[:2]
    high, wide = (ALIGN * math.ceil(n / ALIGN) for n in (height, width))
    padded = np.pad(pixels, ((0, high - height), (0, wide - width), (0, 0)), mode="edge")
    # Labels of the page alone, continued like its pixels: beyond it there is nothing to name.
    cols, rows = max(1, width // CELL), max(1, height // CELL)
    b = scene.bleed
    region = (-b, -b, cols * CELL / scale - b, rows * CELL / scale - b)
    labels = label_map(scene, grid=(cols, rows), region=region)
    more = ((0, high // CELL - rows), (0, wide // CELL - cols))
    return Draft(
        Drawing(
            padded,
            np.pad(labels.classes.astype(np.int64), more, mode="edge"),
            np.pad(labels.slots.astype(np.int64) + 1, more, mode="edge"),
            palette_of(palette),
        ),
        width,
        height,
        scale,
    )


def palette_of(colours: Sequence[Colour]) -> Floats:
    """float32[6, 3], sRGB 0..1, dark to light; a short palette is filled up with its own."""
    if not colours:
        return np.repeat(_GREYS[:, None], 3, axis=1)
    known = np.array([approximate_srgb(c) for c in colours], np.float32)
    known = known[np.argsort(known @ np.array([0.299, 0.587, 0.114], np.float32), kind="stable")]
    places = np.linspace(0, len(known) - 1, SLOTS).round().astype(int)
    return np.ascontiguousarray(known[places] if len(known) != SLOTS else known)
