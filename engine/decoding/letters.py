"""Letters in a material: what is painted inside the outlines of a text block."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.decoding.conditions import CELL
from engine.decoding.drafts import palette_of
from engine.decoding.nano import ALIGN, MOST, Drawing, Nano, Style
from engine.document.colour import Colour, approximate_srgb
from engine.document.model import Box
from engine.drawing.lettering import ink_glyphs
from engine.drawing.scene import Scene
from engine.text.glyph_map import InkGlyph, glyph_map
from engine.text.outlines import units_per_em

Pixels = npt.NDArray[np.uint8]
REACH = 0.2
"""Units within which the distance to the edge is told."""
FINEST = 2.0
"""Em of the largest letters that are painted, in units; larger ones are enlarged."""
_MARGIN = 32
"""Pixels about the ink that are painted too, so that no edge of the picture is an edge."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """uint8[h, w, 3] over a block's ink, and the em of its largest letters in points."""

    pixels: Pixels
    em: float


def lettered(
    scene: Scene,
    block: str,
    colour: Colour,
    nano: Nano,
    material: Style,
    seed: int,
    ground: Colour,
    fineness: float = 1.0,
) -> Lettered | None:
    """The material over the ink's box of a block (as reported), painted `fineness` pixels a point,
    with an em of one to FINEST units. `colour`: the flat one that stands for the material; `ground`: what lies
    behind. None for a block without ink, and for one that is turned or set along a path, whose
    picture would have to turn with it."""
    report = next((r for r in scene.blocks if r.block == block), None)
    glyphs = ink_glyphs(scene, blocks=(block,))
    if report is None or not glyphs or report.rotation or report.arc or report.curve:
        return None
    box = report.ink
    em = max(_em(glyph) for glyph in glyphs)
    longest = MOST - 2 * _MARGIN - ALIGN
    # Small letters are painted larger than they are seen, large ones with finer detail than the
    # decoder was shown.
    size = float(np.clip(fineness * em, material.unit, FINEST * material.unit))
    scale = min(size / em, longest / max(box.width, box.height))
    wide, high = (max(1, round(side * scale)) for side in (box.width, box.height))
    width, height = (
        ALIGN * math.ceil((side + 2 * _MARGIN) / ALIGN) for side in (wide, high)
    )  # fmt: skip
    painted = nano.paint(
        _drawing(glyphs, box, scale, (width, height), colour, ground, material.unit), material, seed
    )
    inside = painted[_MARGIN : _MARGIN + high, _MARGIN : _MARGIN + wide]
    return Lettered(np.ascontiguousarray(inside), em)


def _drawing(
    glyphs: tuple[InkGlyph, ...],
    box: Box,
    scale: float,
    size: tuple[int, int],
    colour: Colour,
    ground: Colour,
    unit: float,
) -> Drawing:
    width, height = size
    left, top = box.x - _MARGIN / scale, box.y - _MARGIN / scale
    region = (left, top, left + width / scale, top + height / scale)
    reach = REACH * unit
    mapped = glyph_map(glyphs, region, size, parts=("coverage", "distance"), radius=reach)
    assert mapped.coverage is not None
    assert mapped.distance is not None
    share = mapped.coverage.astype(np.float32)[..., None] / 255
    ink, paper = (np.array(approximate_srgb(c), np.float32) * 255 for c in (colour, ground))
    cells = np.zeros((height // CELL, width // CELL), np.int64)
    return Drawing(
        np.round(paper + (ink - paper) * share).astype(np.uint8),
        cells,
        cells,
        palette_of((ground, colour)),
        mapped.coverage,
        np.asarray(mapped.distance / reach, np.float32),
    )


def _em(glyph: InkGlyph) -> float:
    """Points of a glyph's em square."""
    a, b, c, d, _, _ = glyph.matrix
    return math.sqrt(abs(a * d - b * c)) * units_per_em(glyph.face)
