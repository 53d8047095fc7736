"""What a text stands on, drawn around its ink: pill, card, seal or starburst, with or without arrow."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.document.model import Box, Plate, TextBlock
from engine.drawing import shapes
from engine.drawing.limits import FARTHEST, within
from engine.drawing.scene import Path
from engine.text import fonts
from engine.text.layout import layout
from engine.text.spec import PlacedGlyph, TextLayout, TextSpec

ARROW_LENGTH = 0.95
ARROW_GAP = 0.5
ARROW_WEIGHT = 0.1
"""All in em of the label's size."""
SPIKES = 0.86
"""Inner radius of a starburst as a fraction of the outer one."""
MOST_PADDING = 50.0
LABEL_ROOM = 0.1
"""A label's height is taken as its capitals plus this much above and below (em), so that every
pill of one size has one height, whatever letters it carries."""

_RIGHT_TO_LEFT = ("ar", "fa", "he", "iw", "ur", "ps", "yi", "dv")


@dataclass(frozen=True, slots=True)
class Placed:
    """A layout with its offset into trim space, and what stands around it."""

    text: TextLayout
    dx: float
    dy: float
    overflow: bool
    plate: Box | None = None
    arrow: Path | None = None


@dataclass(frozen=True, slots=True)
class _Label:
    """The optical box of a label: ink across, capitals (or the ink of Han) up and down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def plate_path(plate: Plate, box: Box) -> Path:
    if plate.shape == "seal":
        return shapes.burst(box)
    if plate.shape == "starburst":
        return shapes.star(box, 24, SPIKES)
    radius = within(plate.radius, -1.0, FARTHEST, "plate's radius")
    if radius < 0:
        radius = min(box.width, box.height) / 2
    return shapes.rect(box, radius)


def on_plate(block: TextBlock, plate: Plate, spec: Callable[[float, float], TextSpec]) -> Placed:
    """The block's words on its plate, both within the block's box. `spec(width, height)` is what
    the layout is asked for in a box of that size."""
    style, box = block.style, block.box
    arrow = ARROW_LENGTH + ARROW_GAP if plate.arrow else 0.0
    pad_x, pad_y = _padding(plate)
    round_plate, vertical = plate.shape != "round", style.writing == "vertical"
    if style.fit == "none":
        room = box.width - (2 * (pad_y if round_plate else pad_x) + arrow) * style.size
        text = layout(spec(max(room, style.size), 0.0))
    else:
        # Everything is proportional to the size, the padding too: fit without a plate, measure
        # the whole, and fit again into a box smaller by that ratio.
        free = layout(spec(box.width, box.height))
        size = _plate_size(free, _label(free, vertical), plate, arrow)
        share = min(1.0, box.width / max(size[0], 1e-6))
        if box.height > 0:
            share = min(share, box.height / max(size[1], 1e-6))
        smaller = spec(box.width * share, box.height * share)
        text = layout(dataclasses.replace(smaller, max_size=free.size * share))
    label = _label(text, vertical)
    width, height = _plate_size(text, label, plate, arrow)
    across = {"left": 0.0, "right": 1.0}.get(style.align, 0.5)
    down = {"top": 0.0, "bottom": 1.0}.get(style.vertical_align, 0.5)
    x = box.x + across * (box.width - width)
    y = box.y + (down * (box.height - height) if box.height > 0 else 0.0)
    right_to_left = block.language.split("-")[0].lower() in _RIGHT_TO_LEFT
    taken = arrow * text.size
    start = x + (width - taken - (label.right - label.left)) / 2
    if right_to_left:
        start += taken
    dx, dy = start - label.left, y + height / 2 - label.middle
    drawn = None
    if plate.arrow:
        gap, length = ARROW_GAP * text.size, ARROW_LENGTH * text.size
        tail = start - gap if right_to_left else start + (label.right - label.left) + gap
        drawn = shapes.arrow(tail, y + height / 2, length, leftwards=right_to_left)
    slack = 0.12 * text.size
    too_large = width > box.width + slack or (0 < box.height < height - slack)
    return Placed(text, dx, dy, text.overflow or too_large, Box(x, y, width, height), drawn)


def _padding(plate: Plate) -> tuple[float, float]:
    across, down = (within(v, 0.0, MOST_PADDING, "plate's padding") for v in plate.padding)
    return across, down


def _plate_size(text: TextLayout, label: _Label, plate: Plate, arrow: float) -> tuple[float, float]:
    em = text.size
    pad_x, pad_y = _padding(plate)
    width = label.right - label.left + arrow * em
    # Accents and descenders may reach into the padding, but never past half of it.
    above, below = label.middle - text.ink[1], text.ink[3] - label.middle
    height = label.bottom - label.top + 2 * LABEL_ROOM * em
    if plate.shape == "round":
        height = max(height + 2 * pad_y * em, 2 * max(above, below) + pad_y * em)
        return max(width + 2 * pad_x * em, height if plate.radius < 0 else 0.0), height
    across = math.hypot(width, max(height, 2 * max(above, below)))
    side = max(across + 2 * pad_y * em, (across + 0.3 * em) / SPIKES)  # clear of the hollows
    return side, side


def _label(text: TextLayout, vertical: bool = False) -> _Label:
    if not text.lines:
        return _Label(0.0, 0.0, 0.0, 0.0)
    # Readings belong to the label: they stand above its lines or at the right of its columns.
    x0, y0, x1, y1 = text.ink
    x0, x1 = min((x0, *(r.ink[0] for r in text.ruby))), max((x1, *(r.ink[2] for r in text.ruby)))
    reading = min((r.ink[1] for r in text.ruby), default=math.inf)
    top, bottom = y0, y1
    if vertical:
        return _Label(x0, min(y0, reading), x1, max((y1, *(r.ink[3] for r in text.ruby))))
    first, last = text.lines[0], text.lines[-1]
    capital = _cased(first.glyphs)
    if capital is not None:
        top = first.baseline - fonts.load(capital.face).cap_height * capital.size
    if _cased(last.glyphs) is not None:
        bottom = last.baseline
    top = min(top, reading)
    return _Label(x0, min(top, bottom), x1, max(top, bottom))


def _cased(glyphs: Sequence[PlacedGlyph]) -> PlacedGlyph | None:
    """The first glyph that stands on a baseline as letters with capitals and figures do."""
    for glyph in glyphs:
        if any(c.isdigit() or c.lower() != c.upper() for c in glyph.text):
            return glyph
    return None
