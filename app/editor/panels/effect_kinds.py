"""The effects of a layer as data: which there are, how each is read, written, begun and changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.editor.panels import colour_values
from engine.document import edits
from engine.document.colour import Colour, luminance, rgb
from engine.document.model import (
    Artwork,
    Document,
    Glow,
    Highlight,
    Layer,
    Picture,
    Plate,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
)

Effect = Any
"""A Stroke, Shadow, Glow, Highlight or Plate."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Design", text)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an effect. `kind` length: points; em and plain are shown as they are."""

    title: str
    read: Callable[[Effect], float]
    write: Callable[[Effect, float], Effect]
    kind: Literal["length", "em"] = "length"
    minimum: float = 0.0
    letter: str = ""
    """Inside the field; '' takes the title."""


@dataclass(frozen=True, slots=True)
class EffectKind:
    """`get` and `put` work on a layer; `begin` makes a first one that suits it."""

    key: str
    title: str
    icon: str
    layers: tuple[type, ...]
    get: Callable[[Any], Effect | None]
    put: Callable[[Any, Effect | None], Any]
    begin: Callable[[Layer, Document], Effect]
    colour: Callable[[Effect], Colour | None]
    """What its swatch shows, None for a paint without one colour."""
    coloured: Callable[[Effect, Colour, str], Effect]
    """With another colour and the swatch that it is, '' for none."""
    numbers: tuple[Number, ...] = ()


def _replace(value: Any, **changes: object) -> Any:
    return msgspec.structs.replace(value, **changes)


def _number(field: str, title: str, letter: str = "", minimum: float = 0.0) -> Number:
    return Number(
        title, lambda e: getattr(e, field), lambda e, v: _replace(e, **{field: v}),
        "length", minimum, letter,
    )  # fmt: skip


def _em(field: str, at: int, title: str, letter: str) -> Number:
    def write(effect: Effect, value: float) -> Effect:
        pair = list(getattr(effect, field))
        pair[at] = value
        return _replace(effect, **{field: tuple(pair)})

    return Number(title, lambda e: getattr(e, field)[at], write, "em", 0.0, letter)


def _of_style(field: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]:
    """Of a text's style, or the layer's own field of that name."""

    def get(layer: Any) -> Any:
        return getattr(layer.style if isinstance(layer, TextBlock) else layer, field)

    def put(layer: Any, value: Any) -> Any:
        if isinstance(layer, TextBlock):
            return _replace(layer, style=_replace(layer.style, **{field: value}))
        return _replace(layer, **{field: value})

    return get, put


def _stroke_of(layer: Any) -> Stroke | None:
    return layer.style.outline if isinstance(layer, TextBlock) else layer.stroke


def _put_stroke(layer: Any, stroke: Stroke | None) -> Any:
    if isinstance(layer, TextBlock):
        return _replace(layer, style=_replace(layer.style, outline=stroke))
    return _replace(layer, stroke=stroke)


def _opposite(layer: Layer, document: Document) -> SolidPaint:
    """Dark for what is light, light for what is dark: the document's own where it has them."""
    paint = layer.style.fill if isinstance(layer, TextBlock) else getattr(layer, "fill", None)
    colour = colour_values.shown(paint, document) or rgb(0.5, 0.5, 0.5)
    name = "ink" if luminance(colour) > 0.3 else "paper"
    held = {s.name: s.colour for s in document.swatches}
    if name in held:
        return SolidPaint(held[name], name)
    return SolidPaint(rgb(0.06, 0.06, 0.07) if name == "ink" else rgb(1, 1, 1))


def _size(layer: Layer) -> float:
    """What lengths of an effect go by: the size of type, else a tenth of the short side."""
    if isinstance(layer, TextBlock):
        return layer.style.size
    return max(4.0, min(layer.box.width, layer.box.height) / 5)


def _rounded(value: float) -> float:
    return max(0.5, round(value * 2) / 2)


def _paint_colour(effect: Effect) -> Colour | None:
    return effect.paint.colour if isinstance(effect.paint, SolidPaint) else None


def _painted(effect: Effect, colour: Colour, swatch: str) -> Effect:
    return _replace(effect, paint=SolidPaint(colour, swatch))


def _tinted(effect: Effect, colour: Colour, swatch: str) -> Effect:
    return _replace(effect, colour=colour)


def kinds() -> tuple[EffectKind, ...]:
    """In the order in which the menu offers them."""
    solid = (TextBlock, Shape, Picture, Artwork)
    padding = (_em("padding", 0, tr("Padding at the ends"), "↔"),
               _em("padding", 1, tr("Padding above and below"), "↕"))  # fmt: skip
    round_ = _number("radius", tr("Corner radius, −1 fully round"), "R", -1.0)
    shadow, put_shadow = _of_style("shadow")
    glow, put_glow = _of_style("glow")
    highlight, put_highlight = _of_style("highlight")
    return (
        EffectKind(
            "outline", tr("Outline"), "border-style", (TextBlock, Shape), _stroke_of, _put_stroke,
            lambda layer, d: Stroke(_opposite(layer, d), _rounded(_size(layer) * 0.03)),
            _paint_colour, _painted, (_number("width", tr("Width"), "W"),),
        ),
        EffectKind(
            "shadow", tr("Shadow"), "shadow", solid, shadow, put_shadow,
            lambda layer, d: Shadow(0.0, _rounded(_size(layer) * 0.06), _rounded(_size(layer) * 0.12)),
            lambda e: e.colour, _tinted,
            (
                _number("dx", tr("To the right"), "X", float("-inf")),
                _number("dy", tr("Downwards"), "Y", float("-inf")),
                _number("blur", tr("Softness"), "B"),
            ),
        ),
        EffectKind(
            "glow", tr("Glow"), "sun", (TextBlock,), glow, put_glow,
            lambda layer, d: Glow(_rounded(_size(layer) * 0.25), _opposite(layer, d).colour.with_alpha(0.6)),
            lambda e: e.colour, _tinted, (_number("radius", tr("Radius"), "R"),),
        ),
        EffectKind(
            "highlight", tr("Highlight"), "brush", (TextBlock,), highlight, put_highlight,
            lambda layer, d: Highlight(_opposite(layer, d)),
            _paint_colour, _painted, (*padding, round_),
        ),
        EffectKind(
            "plate", tr("Plate"), "badge", (TextBlock,), lambda x: x.plate,
            lambda layer, plate: _replace(layer, plate=plate),
            lambda layer, d: Plate(_opposite(layer, d)),
            _paint_colour, _painted, (*padding, round_),
        ),
    )  # fmt: skip


def set_effect(document: Document, id: str, kind: EffectKind, effect: Effect | None) -> Document:
    """Puts an effect on a layer, or takes it off (None). A layer that can't have it stays."""

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, kind.layers) or kind.get(layer) == effect:
            return layer
        changed: Layer = kind.put(layer, effect)
        return changed

    return edits.update(document, id, change)


def change_effect(
    document: Document, id: str, kind: EffectKind, change: Callable[[Effect], Effect]
) -> Document:
    """Changes the effect of a layer that has it."""
    layer = edits.find(document, id)
    held = kind.get(layer) if isinstance(layer, kind.layers) else None
    return document if held is None else set_effect(document, id, kind, change(held))


def add_effect(document: Document, id: str, kind: EffectKind) -> Document:
    """A first effect on a layer that has none of the kind."""
    layer = edits.find(document, id)
    if not isinstance(layer, kind.layers) or kind.get(layer) is not None:
        return document
    return set_effect(document, id, kind, kind.begin(layer, document))
