"""Moving, resizing and turning items as they are seen on the page, whatever groups hold them.

Pure functions on documents; lengths are points, angles degrees clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from app.editor.canvas import cropping
from app.editor.canvas.picking import Placed, Point, around, inverse, mapped
from engine.document import edits
from engine.document.model import Box, Document, Group, Layer, Picture, TextBlock

LEAST = 1.0
"""Points: no side is dragged below it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A turned box on the page: what handles are drawn around."""

    centre: Point
    width: float
    height: float
    rotation: float = 0.0

    @property
    def axes(self) -> tuple[Point, Point]:
        """Unit vectors to the right and down along its sides."""
        angle = math.radians(self.rotation)
        c, s = math.cos(angle), math.sin(angle)
        return (c, s), (-s, c)

    def at(self, u: float, v: float) -> Point:
        """A point by fractions of the half sides: (-1, -1) is the top left corner."""
        (ax, ay), (bx, by) = self.axes
        w, h = u * self.width / 2, v * self.height / 2
        return self.centre[0] + ax * w + bx * h, self.centre[1] + ay * w + by * h

    @property
    def corners(self) -> tuple[Point, ...]:
        return tuple(self.at(u, v) for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1)))


def frame_of(items: Sequence[Placed]) -> Frame | None:
    """Around one item its own turned box, around several the upright box; None around none."""
    if not items:
        return None
    if len(items) == 1:
        item = items[0]
        return Frame(item.centre, item.box.width, item.box.height, item.rotation)
    box = around(items)
    return Frame(box.centre, box.width, box.height)


# ------------------------------------------------------------------ moving


def moved(document: Document, items: Iterable[Placed], dx: float, dy: float) -> Document:
    """Every item moved by (dx, dy) points of the page."""
    if dx == 0 and dy == 0:
        return document
    held = tuple(items)
    for item in held:
        document = _moved(document, item, dx, dy)
    return refitted(document, held)


def _moved(document: Document, item: Placed, dx: float, dy: float) -> Document:
    if item.region is not None:
        b = item.box
        return edits.update_region(
            document, item.id, box=Box(b.x + dx, b.y + dy, b.width, b.height)
        )
    m = inverse(item.outer)
    return edits.move(document, item.id, m[0] * dx + m[2] * dy, m[1] * dx + m[3] * dy)


def refitted(document: Document, items: Iterable[Placed]) -> Document:
    """With upright groups around the items boxed around what they hold now. A turned group keeps
    its box: its middle is what it turns about."""
    groups = {id for item in items for id in item.groups}
    for layer in reversed([x for x in edits.iter_layers(document) if x.id in groups]):
        document = edits.update(document, layer.id, _fitted)
    return document


def _fitted(layer: Layer) -> Layer:
    if not isinstance(layer, Group) or layer.rotation % 360 or not layer.children:
        return layer
    box = edits.around([edits.turned_bounds(child) for child in layer.children])
    return layer if box == layer.box else msgspec.structs.replace(layer, box=box)


# ------------------------------------------------------------------ resizing


def dragged(
    frame: Frame, handle: tuple[int, int], to: Point, *, keep_ratio: bool, from_centre: bool
) -> Frame:
    """The frame with its handle (-1, 0 or 1 along each side) taken to a point of the page. The
    opposite side stays, or the centre does; a frame never turns inside out."""
    (ax, ay), (bx, by) = frame.axes
    x, y = to[0] - frame.centre[0], to[1] - frame.centre[1]
    u, v = x * ax + y * ay, x * bx + y * by  # along the sides, from the centre
    hu, hv = handle
    width, height = frame.width, frame.height
    if from_centre:
        w = max(LEAST, 2 * hu * u) if hu else width
        h = max(LEAST, 2 * hv * v) if hv else height
    else:
        w = max(LEAST, hu * u + width / 2) if hu else width
        h = max(LEAST, hv * v + height / 2) if hv else height
    if keep_ratio and width > 0 and height > 0:
        if hu and hv:
            ratio = max(w / width, h / height)
        else:
            ratio = w / width if hu else h / height
        w, h = width * ratio, height * ratio
    shift_u = 0.0 if from_centre else hu * (w - width) / 2
    shift_v = 0.0 if from_centre else hv * (h - height) / 2
    centre = (
        frame.centre[0] + ax * shift_u + bx * shift_v,
        frame.centre[1] + ay * shift_u + by * shift_v,
    )
    return Frame(centre, w, h, frame.rotation)


def resized(
    document: Document, items: Sequence[Placed], old: Frame, new: Frame, *, whole: bool = False
) -> Document:
    """The items carried along from one frame to another of the same rotation. `whole`: what has a
    size of its own (type, strokes of a group) is scaled with them, where the proportions stay."""
    if old == new:
        return document
    sx = new.width / old.width if old.width > 0 else 1.0
    sy = new.height / old.height if old.height > 0 else 1.0
    ratio = sx if whole and math.isclose(sx, sy, rel_tol=1e-6) else 0.0
    (ax, ay), (bx, by) = old.axes
    for item in items:
        x, y = item.centre[0] - old.centre[0], item.centre[1] - old.centre[1]
        u, v = (x * ax + y * ay) * sx, (x * bx + y * by) * sy
        centre = (
            new.centre[0] + ax * u + bx * v,
            new.centre[1] + ay * u + by * v,
        )
        turn = math.radians(item.rotation - old.rotation)
        c, s = math.cos(turn), math.sin(turn)
        along = math.hypot(sx * c, sy * s)
        down = math.hypot(sx * s, sy * c)
        document = _boxed(document, item, along, down, centre, ratio)
    return refitted(document, items)


def _boxed(
    document: Document, item: Placed, sx: float, sy: float, centre: Point, ratio: float
) -> Document:
    w, h = item.box.width * sx, item.box.height * sy
    cx, cy = mapped(inverse(item.outer), *centre)
    # A millionth of a point is arithmetic: an edge that stays keeps its number.
    box = Box(round(cx - w / 2, 6), round(cy - h / 2, 6), round(w, 6), round(h, 6))
    if item.region is not None:
        return edits.update_region(document, item.id, box=box)
    layer = item.item
    if ratio > 0 and _has_type(layer):

        def change(layer: Layer) -> Layer:
            x, y = layer.box.x, layer.box.y
            return edits.scaled(layer, ratio, box.x - x * ratio, box.y - y * ratio)

        return edits.update(document, item.id, change)
    if isinstance(layer, Picture):
        return edits.update(document, item.id, lambda _: cropping.resized(layer, box))
    return edits.resize(document, item.id, box)


def _has_type(layer: object) -> bool:
    """Whether it has type whose size doesn't follow its box."""
    if isinstance(layer, Group):
        return any(_has_type(child) for child in layer.children)
    return isinstance(layer, TextBlock) and layer.style.fit == "none"


# ------------------------------------------------------------------ turning


def rotated(document: Document, items: Sequence[Placed], about: Point, degrees: float) -> Document:
    """Every item turned about a point of the page. Regions stay upright and are only carried."""
    if degrees % 360 == 0:
        return document
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    for item in items:
        x, y = item.centre[0] - about[0], item.centre[1] - about[1]
        document = _moved(document, item, c * x - s * y - x, s * x + c * y - y)
        if item.layer is not None:
            document = edits.rotate(document, item.id, item.layer.rotation + degrees)
    return refitted(document, items)


# ------------------------------------------------------------------ duplicates


def duplicated(document: Document, items: Sequence[Placed]) -> tuple[Document, tuple[str, ...]]:
    """Copies of the items at the same places, above them; their ids in the same order."""
    made: list[str] = []
    for item in items:
        if item.region is not None:
            id = edits.new_id(document, item.id)
            region = msgspec.structs.replace(item.region, id=id)
            page = next(
                n for n, p in enumerate(document.pages) if any(r.id == item.id for r in p.regions)
            )
            document = edits.add_region(document, region, page)
            made.append(id)
            continue
        before = {layer.id for layer in edits.iter_layers(document)}
        document = edits.duplicate_layer(document, item.id, 0.0, 0.0)
        # Layers are walked with a group before what it holds: the first new id is the copy's own.
        made.append(next(x.id for x in edits.iter_layers(document) if x.id not in before))
    return document, tuple(made)
