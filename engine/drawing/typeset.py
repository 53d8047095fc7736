"""A text block as scene nodes: its style asked of the layout, what stands behind and around its
letters, and what is said of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.document.model import Box, TextBlock, TextPath
from engine.drawing import effects, letters, plates, shapes
from engine.drawing.paints import Swatches, filled, resolve
from engine.drawing.scene import Line, Node, Paint, Tag
from engine.errors import UserError
from engine.text import fonts
from engine.text.layout import layout
from engine.text.spec import Arc, Curve, Span, TextLayout, TextSpec


@dataclass(frozen=True, slots=True)
class SetText:
    """A block that was set, in trim space and before any rotation."""

    plate: tuple[Node, ...]
    """What the letters stand on: plate and highlight."""
    letters: tuple[Node, ...]
    layout: TextLayout
    ink: Box
    line_boxes: tuple[Box, ...]
    fill: Paint
    overflow: bool
    ruby_boxes: tuple[Box, ...] = ()
    curve: tuple[tuple[float, float], ...] = ()


def set_block(block: TextBlock, swatches: Swatches) -> SetText:
    """Lays the block's words out in its box and turns them into nodes.

    Raises UserError for what the layout refuses, and for effects that aren't numbers.
    """
    straight = block.arc is None and block.path is None
    style = block.style
    if block.plate is not None and straight:
        placed = plates.on_plate(block, block.plate, lambda w, h: spec_of(block, w, h))
    else:
        text = layout(spec_of(block, block.box.width, block.box.height))
        placed = plates.Placed(text, block.box.x, block.box.y, text.overflow)
    text, offset = placed.text, (placed.dx, placed.dy)
    ink = _box(text.ink, offset)
    lines = tuple(_box(line.ink, offset) for line in text.lines)
    ruby = tuple(_box(line.ink, offset) for line in text.ruby)
    whole = _around((ink, *ruby))
    fill = resolve(style.fill, whole, swatches)
    stretches = letters.stretches(block, text, offset, whole, fill, swatches)
    drawn = effects.dressed(style, stretches, whole, text.size, swatches)
    ground: list[Node] = []
    if placed.plate is not None and block.plate is not None:
        path = plates.plate_path(block.plate, placed.plate)
        ground.append(filled(path, block.plate.paint, placed.plate, swatches, tag=Tag("plate")))
    if style.highlight is not None and straight:
        vertical = style.writing == "vertical"
        ground += effects.highlighted(style.highlight, text, offset, vertical, swatches)
    if placed.arrow is not None:
        weight = plates.ARROW_WEIGHT * text.size
        drawn.append(Line(placed.arrow, fill, weight, "round", "round", tag=Tag("arrow")))
    curve = tuple((x + offset[0], y + offset[1]) for x, y in text.curve)
    return SetText(
        tuple(ground), tuple(drawn), text, ink, lines, fill, placed.overflow, ruby, curve
    )


def _box(ink: tuple[float, float, float, float], offset: tuple[float, float]) -> Box:
    x0, y0, x1, y1 = ink
    return Box(x0 + offset[0], y0 + offset[1], x1 - x0, y1 - y0)


def _around(boxes: Sequence[Box]) -> Box:
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


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


def spec_of(block: TextBlock, width: float, height: float) -> TextSpec:
    """What the layout is asked for in a box of that size. Raises UserError for a bad path."""
    style, arc = block.style, block.arc
    return TextSpec(
        spans=_spans(block),
        width=width,
        height=height,
        faces=style.faces,
        size=style.size,
        align=style.align,
        vertical_align=style.vertical_align,
        leading=style.leading,
        tracking=style.tracking,
        language=block.language,
        features=_sorted(style.features),
        axes=_sorted(style.axes),
        small_caps=style.small_caps,
        hanging=style.hanging,
        squeeze=style.squeeze,
        script_gap=style.script_gap,
        strictness=style.strictness,
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
        path=None if block.path is None or arc is not None else _curve(block.path),
    )


def _spans(block: TextBlock) -> tuple[Span, ...]:
    style = block.style
    return tuple(
        Span(
            text=capitals(run.text, block.language, run.faces or style.faces)
            if style.caps
            else run.text,
            faces=run.faces,
            scale=run.scale,
            rise=run.rise,
            tracking=run.tracking,
            features=_sorted(run.features),
            ruby=run.ruby,
            style=index,
        )
        for index, run in enumerate(block.runs)
    )


Number = TypeVar("Number", int, float)


def _sorted(values: Mapping[str, Number]) -> tuple[tuple[str, Number], ...]:
    """By tag, so that equal settings are equal texts to the layout's memory."""
    return tuple(sorted(values.items()))


def _curve(path: TextPath) -> Curve:
    """The first subpath of the path data.

    Raises UserError for data that can't be read or is too long (see `shapes.svg_path`), and for
    a start that isn't a number.
    """
    if not math.isfinite(path.start):
        raise UserError(f"the text starts at {path.start} of its path", "path", "Give 0 to 1.")
    whole = shapes.svg_path(path.data)
    end = whole.verbs.find("M", 1)
    verbs = whole.verbs if end < 0 else whole.verbs[:end]
    count = sum({"M": 2, "L": 2, "Q": 4, "C": 6}.get(verb, 0) for verb in verbs)
    return Curve(verbs, whole.points[:count], min(1.0, max(0.0, path.start)))
