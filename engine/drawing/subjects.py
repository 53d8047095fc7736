"""A subject of the library as nodes of a scene."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from engine.document.colour import Colour, rgb
from engine.document.model import Box
from engine.drawing import scene
from engine.errors import UserError
from engine.library import subjects as library


def nodes(
    subject_id: str,
    box: Box,
    *,
    flip: bool = False,
    recolour: Mapping[str, Colour] | None = None,
) -> tuple[scene.Node, ...]:
    """The subject fitted into `box` (points): its 128 x 128 view box keeps its proportions, is
    centred across and stands on the box's bottom.

    `flip` mirrors it left to right. `recolour` maps original fills (#rrggbb) to other colours; the
    drawing's own transparency stays. Every leaf is tagged `subject.<group>`. Raises UserError for
    an unknown subject.
    """
    if box.width <= 0 or box.height <= 0:
        return ()
    changes = tuple(sorted((_key(k), c) for k, c in recolour.items())) if recolour else ()
    subject = library.get(subject_id)
    scale = min(box.width / subject.width, box.height / subject.height)
    x = box.x + (box.width - subject.width * scale) / 2
    y = box.bottom - subject.height * scale
    matrix: scene.Matrix = (scale, 0.0, 0.0, scale, x, y)
    if flip:
        matrix = (-scale, 0.0, 0.0, scale, x + subject.width * scale, y)
    return (scene.Layered(_drawn(subject_id, changes), matrix),)


def ink(subject_id: str, box: Box, *, flip: bool = False) -> Box:
    """Where the ink falls when `nodes` fits the subject into `box`. Raises UserError."""
    own = library.visual_box(subject_id)
    scale = min(box.width, box.height) / library.SIZE
    x = box.x + (box.width - library.SIZE * scale) / 2
    left = library.SIZE - own.right if flip else own.x
    y = box.bottom - library.SIZE * scale
    return Box(x + left * scale, y + own.y * scale, own.width * scale, own.height * scale)


def _key(text: str) -> int:
    """0xrrggbb."""
    digits = text.strip().lstrip("#")
    try:
        if len(digits) != 6:
            raise ValueError
        return int(digits, 16)
    except ValueError:
        raise UserError(f"{text!r} is not a fill", "recolour", "write it like #e23b3b") from None


_Changes = tuple[tuple[int, Colour], ...]


@functools.lru_cache(maxsize=256)
def _drawn(subject_id: str, changes: _Changes) -> tuple[scene.Node, ...]:
    """The subject's nodes in its own view box."""
    subject = library.get(subject_id)
    tag = scene.Tag(f"subject.{subject.group}")
    return tuple(_node(part, tag, dict(changes)) for part in subject.draws)


def _node(part: library.Part, tag: scene.Tag, changes: Mapping[int, Colour]) -> scene.Node:
    if isinstance(part, library.Cluster):
        clip = None if part.clip is None else scene.Path(*part.clip)
        inner = tuple(_node(p, tag, changes) for p in part.parts)
        return scene.Layered(inner, clip=clip, opacity=part.opacity)
    path, paint = scene.Path(part.verbs, part.points), _paint(part.paint, changes)
    if part.pen is not None:
        pen = part.pen
        return scene.Line(path, paint, pen.width, pen.cap, pen.join, pen.dash, tag)
    return scene.Fill(path, paint, part.rule, tag)


def _paint(paint: library.Paint, changes: Mapping[int, Colour]) -> scene.Paint:
    if isinstance(paint, library.Flat):
        return _colour(paint.rgba, changes)
    stops = tuple(scene.Stop(offset, _colour(rgba, changes)) for offset, rgba in paint.stops)
    if isinstance(paint, library.Linear):
        return scene.Linear(paint.x0, paint.y0, paint.x1, paint.y1, stops)
    return scene.Radial(paint.cx, paint.cy, paint.radius, stops, paint.matrix)


def _colour(rgba: int, changes: Mapping[int, Colour]) -> Colour:
    alpha = (rgba & 255) / 255
    other = changes.get(rgba >> 8)
    if other is not None:
        return other.with_alpha(other.alpha * alpha)
    return rgb((rgba >> 24) / 255, (rgba >> 16 & 255) / 255, (rgba >> 8 & 255) / 255, alpha)
