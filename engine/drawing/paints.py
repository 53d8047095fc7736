"""From a document's paints to a scene's: swatches looked up, gradients laid over a box."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Literal

from engine.document.colour import Colour
from engine.document.model import (
    Box,
    GradientStop,
    LinearPaint,
    PaintSpec,
    PicturePaint,
    RadialPaint,
)
from engine.drawing.scene import Fill, Image, Layered, Linear, Node, Paint, Path, Radial, Stop, Tag

Swatches = Mapping[str, Colour]
_FILLED, _PICTURE = Tag(), Tag("picture")


def resolve(paint: PaintSpec, box: Box, swatches: Swatches) -> Paint:
    """The paint as it lies on `box`. A swatch that the document lacks falls back to the paint's
    own colour, which every solid paint carries. A picture is stood for by its one colour; `filled`
    shows it."""
    if isinstance(paint, LinearPaint):
        return _linear(paint, box)
    if isinstance(paint, RadialPaint):
        cx, cy = box.x + paint.centre[0] * box.width, box.y + paint.centre[1] * box.height
        radius = max(1e-3, paint.radius * max(box.width, box.height))
        return Radial(cx, cy, radius, _stops(paint.stops))
    if isinstance(paint, PicturePaint):
        return paint.colour
    return swatches.get(paint.swatch, paint.colour) if paint.swatch else paint.colour


def filled(
    path: Path,
    paint: PaintSpec,
    box: Box,
    swatches: Swatches,
    rule: Literal["nonzero", "evenodd"] = "nonzero",
    tag: Tag = _FILLED,
) -> Node:
    """The path filled with a paint that lies on `box`; a picture is clipped by the path."""
    if isinstance(paint, PicturePaint):
        return Layered((picture(paint, box, tag),), clip=path, rule=rule)
    return Fill(path, resolve(paint, box, swatches), rule, tag)


def picture(paint: PicturePaint, box: Box, tag: Tag = _PICTURE) -> Image:
    """The paint's picture over the box, its proportions kept. A crop that shows nothing is taken
    for the whole picture: words must not vanish."""
    crop = (paint.crop.x0, paint.crop.y0, paint.crop.x1, paint.crop.y1)
    if not (all(map(math.isfinite, crop)) and crop[0] < crop[2] and crop[1] < crop[3]):
        crop = (0.0, 0.0, 1.0, 1.0)
    return Image(paint.asset, box, crop, tag=tag, cover=True, stand_in=paint.colour)


def _linear(paint: LinearPaint, box: Box) -> Paint:
    """Corner to corner: the line is as long as the box is wide in the gradient's direction, so
    that the first and the last stop just reach the outermost corners at any angle."""
    angle = math.radians(paint.angle)
    c, s = math.cos(angle), math.sin(angle)
    half = max(1e-3, (abs(c) * box.width + abs(s) * box.height) / 2)
    cx, cy = box.centre
    return Linear(cx - c * half, cy - s * half, cx + c * half, cy + s * half, _stops(paint.stops))


def _stops(stops: tuple[GradientStop, ...]) -> tuple[Stop, ...]:
    """In order and within 0..1; contexts rely on at least two."""
    ordered = sorted(stops, key=lambda stop: stop.offset)
    out = [Stop(min(1.0, max(0.0, stop.offset)), stop.colour) for stop in ordered]
    if not out:
        out = [Stop(0.0, Colour())]
    if len(out) == 1:
        out = [Stop(0.0, out[0].colour), Stop(1.0, out[0].colour)]
    return tuple(out)


def representative(paint: Paint) -> Colour:
    """One colour that stands for the paint (a gradient's middle stop)."""
    return paint if isinstance(paint, Colour) else paint.stops[len(paint.stops) // 2].colour


def faded(paint: Paint, opacity: float) -> Paint:
    """The paint with its alpha multiplied by `opacity`, 0..1."""
    if isinstance(paint, Colour):
        return paint.with_alpha(paint.alpha * opacity)
    stops = tuple(
        Stop(s.offset, s.colour.with_alpha(s.colour.alpha * opacity)) for s in paint.stops
    )
    return dataclasses.replace(paint, stops=stops)
