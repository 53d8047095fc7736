"""Locked regions: a box that a designer drew means "put it there"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from engine.document.model import (
    Artwork,
    Box,
    Layer,
    SceneSource,
    SubjectSource,
    TextBlock,
    TextStyle,
)
from engine.library import subjects

Locked = tuple[str, float, float, float, float]


def honour(
    layers: Sequence[Layer], regions: Sequence[Locked], width: float, height: float
) -> list[Layer]:
    """The layers with every locked region kept: texts of its role are fitted into it, the hero
    subject stands in it, the scene stays calm behind it. Layers keep their order."""
    out = list(layers)
    for role, x0, y0, x1, y1 in regions:
        box = Box(x0 * width, y0 * height, (x1 - x0) * width, (y1 - y0) * height)
        if role == "subject":
            out = _with_subject(out, box)
        elif role == "free":
            continue
        else:
            if role != "quiet":
                out = _with_text(out, role, box)
            out = [_calmed(layer, box) for layer in out]
    return out


def _with_text(layers: list[Layer], role: str, box: Box) -> list[Layer]:
    """All texts of the role, stacked into the box in equal shares."""
    found = [
        i for i, layer in enumerate(layers) if isinstance(layer, TextBlock) and layer.role == role
    ]
    share = box.height / max(1, len(found))
    for n, i in enumerate(found):
        block = layers[i]
        assert isinstance(block, TextBlock)
        place = Box(box.x, box.y + n * share, box.width, share * (0.92 if len(found) > 1 else 1.0))
        layers[i] = _fitted(block, place)
    return layers


def _fitted(block: TextBlock, box: Box) -> TextBlock:
    style: TextStyle = msgspec.structs.replace(
        block.style, fit="box", max_size=0.0, max_lines=0, vertical_align="middle"
    )
    return msgspec.structs.replace(block, box=box, style=style, rotation=0.0, arc=None)


def _with_subject(layers: list[Layer], box: Box) -> list[Layer]:
    for i, layer in enumerate(layers):
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
            record, ink = (
                subjects.get(layer.source.subject),
                subjects.visual_box(layer.source.subject),
            )
            scale = min(box.width / ink.width, box.height / ink.height)
            cx, cy = box.centre
            place = Box(
                cx - (ink.x + ink.width / 2) * scale,
                cy - (ink.y + ink.height / 2) * scale,
                record.width * scale,
                record.height * scale,
            )
            layers[i] = msgspec.structs.replace(layer, box=place, rotation=0.0)
            return layers
    for i, layer in enumerate(layers):
        if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
            focal = _fractions(box, layer.box)
            layers[i] = msgspec.structs.replace(
                layer, source=msgspec.structs.replace(layer.source, focal=focal)
            )
            break
    return layers


def _calmed(layer: Layer, box: Box) -> Layer:
    if not (isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)):
        return layer
    if not box.intersects(layer.box):
        return layer
    quiet = (_fractions(box, layer.box), *layer.source.quiet)
    return msgspec.structs.replace(
        layer, source=msgspec.structs.replace(layer.source, quiet=quiet[:16])
    )


def _fractions(box: Box, within: Box) -> tuple[float, float, float, float]:
    return (
        (box.x - within.x) / within.width,
        (box.y - within.y) / within.height,
        (box.right - within.x) / within.width,
        (box.bottom - within.y) / within.height,
    )
