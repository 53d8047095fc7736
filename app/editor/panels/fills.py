"""Paints turned into paints of another kind."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.editor.panels import colour_values
from engine.document import edits
from engine.document.colour import Colour, luminance, mix, rgb
from engine.document.model import (
    Document,
    GradientStop,
    LinearPaint,
    PaintSpec,
    PicturePaint,
    RadialPaint,
    Shape,
    SolidPaint,
)

Kind = Literal["none", "solid", "linear", "radial", "picture"]


def kind_of(paint: PaintSpec | None) -> Kind:
    match paint:
        case SolidPaint():
            return "solid"
        case LinearPaint():
            return "linear"
        case RadialPaint():
            return "radial"
        case PicturePaint():
            return "picture"
    return "none"


def turned_into(paint: PaintSpec | None, kind: str, document: Document) -> PaintSpec | None:
    """A paint of another kind that starts from what this one shows: a gradient keeps its stops, a
    colour becomes a gradient to its darker or lighter self. None for kind none."""
    if kind == kind_of(paint):
        return paint
    colour = colour_values.shown(paint, document) or rgb(0.5, 0.5, 0.5)
    stops = paint.stops if isinstance(paint, (LinearPaint, RadialPaint)) else _stops(colour)
    match kind:
        case "solid":
            return SolidPaint(colour)
        case "linear":
            return LinearPaint(stops)
        case "radial":
            return RadialPaint(stops)
    return None


def _stops(colour: Colour) -> tuple[GradientStop, ...]:
    towards = rgb(0, 0, 0) if luminance(colour) > 0.4 else rgb(1, 1, 1)
    return GradientStop(0.0, colour), GradientStop(1.0, mix(colour, towards, 0.45))


def reversed_gradient(paint: PaintSpec) -> PaintSpec:
    """The stops from the other end; other paints as they are."""
    if not isinstance(paint, (LinearPaint, RadialPaint)):
        return paint
    stops = tuple(GradientStop(1 - s.offset, s.colour) for s in reversed(paint.stops))
    return msgspec.structs.replace(paint, stops=stops)


def set_fill(document: Document, id: str, paint: PaintSpec | None) -> Document:
    """As `edits.set_fill`; None takes a shape's fill away. Raises UserError."""
    if paint is not None:
        return edits.set_fill(document, id, paint)
    layer = edits.find(document, id)
    if not isinstance(layer, Shape) or layer.fill is None:
        return document
    return edits.replace_layer(document, id, msgspec.structs.replace(layer, fill=None))
