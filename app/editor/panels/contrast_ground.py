"""What lies under a text, measured on the page's own pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.checking import legibility
from engine.document.colour import Colour
from engine.document.model import Document, SolidPaint
from engine.drawing.compose import compose
from engine.drawing.paints import representative
from engine.drawing.scene import BlockReport
from engine.jobs import grounds
from exporters import raster
from exporters.pictures import Assets

SIDE = 480.0
"""Px of the longer side of the picture that is measured."""
MARGIN = 1.1
"""Aimed at, as a multiple of what is needed, when another fill is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What lies under one text: the page's pixels without letters, and where the text stands."""

    pixels: npt.NDArray[np.uint8]
    scale: float
    """Px per point."""
    report: BlockReport

    @property
    def needed(self) -> float:
        """By WCAG 2.1, 1.4.3: 3 for large text, else 4.5."""
        return legibility.needed(self.report)

    @property
    def ink(self) -> Colour:
        """The letters' colour, one of them in a gradient."""
        return representative(self.report.fill)

    def worst(self, colour: Colour | None = None) -> float:
        """Ratio of the worst 5 % of the pixels with the text's own or another colour; 0 where
        nothing of the text lies on the page."""
        return legibility.text_contrast(self.pixels, self.report, self.scale, colour)[0]


def ground(document: Document, page: int, id: str, assets: Assets) -> Ground | None:
    """Of a text on a page; None for a text without letters. Draws only the rows that it needs.
    Raises UserError for missing files and faces."""
    scene = compose(document, page, with_text=False)
    report = next((block for block in scene.blocks if block.block == id), None)
    if report is None:
        return None
    scale = SIDE / max(scene.width, scene.height)
    size = raster.grid(scene, scale=scale)
    bounds = legibility.block_bounds(report).grown(report.size * 0.2)
    top = int(min(size.height, max(0.0, bounds.y * scale - 2)))
    bottom = int(min(size.height, max(0.0, bounds.bottom * scale + 3)))
    pixels = np.zeros((size.height, size.width, 3), np.uint8)
    if bottom > top:
        pixels[top:bottom] = raster.render(scene, scale=scale, assets=assets, rows=(top, bottom))
    return Ground(pixels, scale, report)


def grade(worst: float, needed: float) -> str:
    """AAA, AA or '' by WCAG: 4.5 and 3 for large text, else 7 and 4.5."""
    if worst >= (4.5 if needed <= legibility.ENOUGH_LARGE else 7.0):
        return "AAA"
    return "AA" if worst >= needed else ""


def better_fill(document: Document, found: Ground) -> SolidPaint | None:
    """The first of the document's own colours that reads well there; else the best of them, if it
    is better than the fill that the text has."""
    choices = grounds.choices(document)
    aim = MARGIN * found.needed
    marks = [(found.worst(paint.colour), paint) for paint in choices]
    for mark, paint in marks:
        if mark >= aim:
            return paint
    mark, paint = max(marks, key=lambda m: m[0])
    return paint if mark > found.worst() + 0.05 else None
