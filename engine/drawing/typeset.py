"""A text block as scene nodes: layout, paints, shadow, plate and arrow, and what is said of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.document.colour import Colour
from engine.document.model import Box, Plate, TextBlock
from engine.drawing import shapes
from engine.drawing.paints import Swatches, resolve
from engine.drawing.scene import (
    Fill,
    Glyphs,
    Layered,
    Line,
    Node,
    Paint,
    Path,
    SceneGlyph,
    Tag,
    transformed,
)
from engine.text import fonts, outlines
from engine.text.layout import layout
from engine.text.spec import Arc, PlacedGlyph, Span, TextLayout, TextSpec

ARROW_LENGTH = 0.95
ARROW_GAP = 0.5
ARROW_WEIGHT = 0.1
"""All in em of the label's size."""
SPIKES = 0.86
"""Inner radius of a starburst as a fraction of the outer one."""
LABEL_ROOM = 0.1
"""A label's height is taken as its capitals plus this much above and below (em), so that every
pill of one size has one height, whatever letters it carries."""

_RIGHT_TO_LEFT = ("ar", "fa", "he", "iw", "ur", "ps", "yi", "dv")


@dataclass(frozen=True, slots=True)
class SetText:
    """A block that was set, in trim space and before any rotation."""

    plate: tuple[Node, ...]
    letters: tuple[Node, ...]
    layout: TextLayout
    ink: Box
    line_boxes: tuple[Box, ...]
    fill: Paint
    overflow: bool


def set_block(block: TextBlock, swatches: Swatches) -> SetText:
    """Lays the block's words out in its box and turns them into nodes."""
    if block.plate is not None and block.arc is None:
        placed = _on_plate(block, block.plate)
    else:
        text = layout(_spec(block, block.box.width, block.box.height))
        placed = _Placed(text, block.box.x, block.box.y, text.overflow)
    text, dx, dy = placed.text, placed.dx, placed.dy
    ink = _box(text.ink, dx, dy)
    fill = resolve(block.style.fill, ink, swatches)
    runs = _runs(block, text, dx, dy, ink, fill, swatches)
    letters = [*_shadow(block, runs), *_inked(block, runs, ink, swatches)]
    plate: list[Node] = []
    if placed.plate is not None and block.plate is not None:
        path = plate_path(block.plate, placed.plate)
        plate.append(
            Fill(path, resolve(block.plate.paint, placed.plate, swatches), tag=Tag("plate"))
        )
    if placed.arrow is not None:
        weight = ARROW_WEIGHT * text.size
        letters.append(Line(placed.arrow, fill, weight, "round", "round", tag=Tag("arrow")))
    lines = tuple(_box(line.ink, dx, dy) for line in text.lines)
    return SetText(tuple(plate), tuple(letters), text, ink, lines, fill, placed.overflow)


def _box(ink: tuple[float, float, float, float], dx: float, dy: float) -> Box:
    x0, y0, x1, y1 = ink
    return Box(x0 + dx, y0 + dy, x1 - x0, y1 - y0)


# ------------------------------------------------------------------ words


def capitals(text: str, language: str, faces: Sequence[str] = ()) -> str:
    """Upper case that changes no letter and no offset: one character for every character.

    Accents stay (French), i becomes İ in Turkish and Azeri, and ß becomes ẞ where the face has
    it and else stays: SS would be another spelling.
    """
    turkic = language.split("-")[0].lower() in {"tr", "az"}
    out: list[str] = []
    for character in text:
        if turkic and character in "iı":
            out.append("İ" if character == "i" else "I")
        elif character == "ß":
            out.append("ẞ" if faces and not fonts.missing(tuple(faces[:1]), "ẞ") else "ß")
        else:
            upper = character.upper()
            out.append(upper if len(upper) == 1 else character)
    return "".join(out)


def _spec(block: TextBlock, width: float, height: float) -> TextSpec:
    style = block.style
    spans = tuple(
        Span(
            text=capitals(run.text, block.language, run.faces or style.faces)
            if style.caps
            else run.text,
            faces=run.faces,
            scale=run.scale,
            rise=run.rise,
            tracking=run.tracking,
            style=index,
        )
        for index, run in enumerate(block.runs)
    )
    arc = block.arc
    return TextSpec(
        spans=spans,
        width=width,
        height=height,
        faces=style.faces,
        size=style.size,
        align=style.align,
        vertical_align=style.vertical_align,
        leading=style.leading,
        tracking=style.tracking,
        language=block.language,
        features=tuple(sorted(style.features.items())),
        fit=style.fit,
        max_size=style.max_size,
        max_lines=style.max_lines,
        balance=style.balance,
        ink_align=style.ink_align,
        writing=style.writing,
        arc=None
        if arc is None
        else Arc(
            arc.cx - block.box.x,
            arc.cy - block.box.y,
            arc.radius,
            arc.angle,
            arc.inside,
            arc.max_span,
        ),
    )


# ------------------------------------------------------------------ plates


@dataclass(frozen=True, slots=True)
class _Placed:
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
    radius = min(box.width, box.height) / 2 if plate.radius < 0 else plate.radius
    return shapes.rect(box, radius)


def _on_plate(block: TextBlock, plate: Plate) -> _Placed:
    style, box = block.style, block.box
    arrow = ARROW_LENGTH + ARROW_GAP if plate.arrow else 0.0
    pad_x, pad_y = (max(0.0, v) for v in plate.padding)
    round_plate, vertical = plate.shape != "round", style.writing == "vertical"
    if style.fit == "none":
        room = box.width - (2 * (pad_y if round_plate else pad_x) + arrow) * style.size
        text = layout(_spec(block, max(room, style.size), 0.0))
    else:
        # Everything is proportional to the size, the padding too: fit without a plate, measure
        # the whole, and fit again into a box smaller by that ratio.
        free = layout(_spec(block, box.width, box.height))
        size = _plate_size(free, _label(free, vertical), plate, arrow)
        share = min(1.0, box.width / max(size[0], 1e-6))
        if box.height > 0:
            share = min(share, box.height / max(size[1], 1e-6))
        spec = _spec(block, box.width * share, box.height * share)
        text = layout(dataclasses.replace(spec, max_size=free.size * share))
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
    return _Placed(text, dx, dy, text.overflow or too_large, Box(x, y, width, height), drawn)


def _plate_size(text: TextLayout, label: _Label, plate: Plate, arrow: float) -> tuple[float, float]:
    em = text.size
    pad_x, pad_y = (max(0.0, v) for v in plate.padding)
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
    x0, y0, x1, y1 = text.ink
    top, bottom = y0, y1
    if vertical:
        return _Label(x0, y0, x1, y1)
    first, last = text.lines[0], text.lines[-1]
    capital = _cased(first.glyphs)
    if capital is not None:
        top = first.baseline - fonts.load(capital.face).cap_height * capital.size
    if _cased(last.glyphs) is not None:
        bottom = last.baseline
    return _Label(x0, min(top, bottom), x1, max(top, bottom))


def _cased(glyphs: Sequence[PlacedGlyph]) -> PlacedGlyph | None:
    """The first glyph that stands on a baseline as letters with capitals and figures do."""
    for glyph in glyphs:
        if any(c.isdigit() or c.lower() != c.upper() for c in glyph.text):
            return glyph
    return None


# ------------------------------------------------------------------ letters


def _runs(
    block: TextBlock,
    text: TextLayout,
    dx: float,
    dy: float,
    ink: Box,
    fill: Paint,
    swatches: Swatches,
) -> list[Glyphs]:
    """Glyph runs of one line, face, size and paint, in reading order."""
    paints: list[Paint] = []
    for run in block.runs:
        paints.append(fill if run.fill is None else resolve(run.fill, ink, swatches))
    tag = Tag("text")
    out: list[Glyphs] = []
    for line in text.lines:
        held: list[SceneGlyph] = []
        key: tuple[str, float, int] | None = None
        for glyph in line.glyphs:
            now = (glyph.face, glyph.size, glyph.style)
            if key is not None and now != key:
                out.append(Glyphs(key[0], key[1], tuple(held), paints[key[2]], block.id, tag=tag))
                held = []
            key = now
            held.append(SceneGlyph(glyph.gid, glyph.x + dx, glyph.y + dy, glyph.angle, glyph.text))
        if key is not None:
            out.append(Glyphs(key[0], key[1], tuple(held), paints[key[2]], block.id, tag=tag))
    return out


def _inked(block: TextBlock, runs: list[Glyphs], ink: Box, swatches: Swatches) -> list[Node]:
    stroke = block.style.outline
    if stroke is None or stroke.width <= 0:
        return list(runs)
    outline = (resolve(stroke.paint, ink, swatches), stroke.width)
    if len(runs) == 1:
        return [dataclasses.replace(runs[0], outline=outline)]
    # All outlines first, or a run's outline would cover the letters of the run before it.
    behind = [
        dataclasses.replace(run, paint=outline[0], outline=outline, decorative=True) for run in runs
    ]
    return [*behind, *runs]


def _shadow(block: TextBlock, runs: list[Glyphs]) -> list[Node]:
    shadow = block.style.shadow
    if shadow is None or shadow.colour.alpha <= 0:
        return []
    tag, solid = Tag("shadow"), shadow.colour.with_alpha(1.0)
    if shadow.extrude:
        return _extruded(runs, shadow.dx, shadow.dy, shadow.colour, tag)
    stroke = block.style.outline
    edge = stroke.width if stroke is not None else 0.0
    moved = [
        dataclasses.replace(
            run,
            glyphs=tuple(
                dataclasses.replace(g, x=g.x + shadow.dx, y=g.y + shadow.dy) for g in run.glyphs
            ),
            paint=solid,
            decorative=True,
            tag=tag,
        )
        for run in runs
    ]

    def copy(grown: float, opacity: float) -> Layered:
        width = edge + 2 * grown
        outline = (solid, width) if width > 0 else None
        nodes = tuple(dataclasses.replace(run, outline=outline) for run in moved)
        return Layered(nodes, opacity=opacity)

    if shadow.blur <= 0:
        return [copy(0.0, shadow.colour.alpha)]
    return [copy(*step) for step in shapes.halo_alphas(shadow.colour.alpha, shadow.blur)]


def _extruded(runs: list[Glyphs], dx: float, dy: float, colour: Colour, tag: Tag) -> list[Node]:
    verbs: list[str] = []
    points: list[float] = []
    for run in runs:
        scale = run.size / outlines.units_per_em(run.face)
        for glyph in run.glyphs:
            v, p = outlines.outline(run.face, glyph.gid)
            if not v:
                continue
            turn = math.radians(glyph.angle)
            c, s = math.cos(turn) * scale, math.sin(turn) * scale
            placed = transformed(Path(v, p), (c, s, s, -c, glyph.x, glyph.y))
            body = shapes.swept(placed, dx, dy, tolerance=max(0.02, run.size * 4e-4))
            verbs.append(body.verbs)
            points += body.points
    return [Fill(Path("".join(verbs), tuple(points)), colour, "nonzero", tag)] if verbs else []
