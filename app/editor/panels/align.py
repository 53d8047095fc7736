"""Aligning and distributing: what has to move so that edges or gaps agree.

The arithmetic is on boxes; `align` and `distribute` carry it out on a document's layers and regions,
in the page's space, whatever groups around them are turned by. Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from engine.document import edits
from engine.document.model import Box, Document, Group, Layer, Region

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["horizontal", "vertical"]
Shift = tuple[float, float]
"""dx, dy."""

SIDEWAYS: tuple[Edge, ...] = ("left", "centre", "right")


def aligned(boxes: Sequence[Box], edge: Edge, within: Box) -> tuple[Shift, ...]:
    """How each box moves so that its edge (or middle) lies on that of `within`."""
    return tuple(_shift(box, edge, within) for box in boxes)


def _shift(box: Box, edge: Edge, to: Box) -> Shift:
    match edge:
        case "left":
            return to.x - box.x, 0.0
        case "centre":
            return to.centre[0] - box.centre[0], 0.0
        case "right":
            return to.right - box.right, 0.0
        case "top":
            return 0.0, to.y - box.y
        case "middle":
            return 0.0, to.centre[1] - box.centre[1]
        case "bottom":
            return 0.0, to.bottom - box.bottom


def distributed(boxes: Sequence[Box], axis: Axis, gap: float | None = None) -> tuple[Shift, ...]:
    """How each box moves so that the gaps between neighbours are equal. The outermost two stay,
    unless a `gap` is given: then the first stays and the others follow it."""
    across = axis == "horizontal"

    def start(box: Box) -> float:
        return box.x if across else box.y

    def size(box: Box) -> float:
        return box.width if across else box.height

    order = sorted(range(len(boxes)), key=lambda n: (start(boxes[n]) + size(boxes[n]) / 2, n))
    shifts: list[Shift] = [(0.0, 0.0)] * len(boxes)
    if len(boxes) < (3 if gap is None else 2):
        return tuple(shifts)
    first, last = boxes[order[0]], boxes[order[-1]]
    if gap is None:
        room = start(last) + size(last) - start(first) - sum(map(size, boxes))
        gap = room / (len(boxes) - 1)
        order = order[:-1]
    at = start(first)
    for n in order:
        by = at - start(boxes[n])
        shifts[n] = (by, 0.0) if across else (0.0, by)
        at += size(boxes[n]) + gap
    return tuple(shifts)


# ------------------------------------------------------------------ on a document


def page_bounds(document: Document, id: str) -> Box:
    """The upright box around a layer or region as it stands on its page, all turns applied.
    Raises UserError."""
    region = _region(document, id)
    if region is not None:
        return region.box
    layer = edits.find(document, id)
    corners = _turned(_corners(layer.box), layer)
    for holder in reversed(edits.ancestors(document, id)):
        corners = _turned(corners, holder)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def align(
    document: Document, ids: Sequence[str], edge: Edge, within: Box | None = None
) -> Document:
    """Edges of these on one line: that of `within`, else of what is locked among them, else of all
    of them; one alone goes to the page's edge. What is locked stays."""
    chosen = outermost(document, ids)
    if not chosen:
        return document
    boxes = [page_bounds(document, id) for id in chosen]
    fixed = [b for id, b in zip(chosen, boxes, strict=True) if _locked(document, id)]
    if within is None and len(chosen) > 1:
        within = edits.around(fixed or boxes)
    elif within is None:
        page = document.pages[page_index(document, chosen[0])]
        within = Box(0.0, 0.0, page.width, page.height)
    return _shifted(document, chosen, aligned(boxes, edge, within))


def distribute(
    document: Document, ids: Sequence[str], axis: Axis, gap: float | None = None
) -> Document:
    """Equal gaps between these, see `distributed`. What is locked stays."""
    chosen = outermost(document, ids)
    boxes = [page_bounds(document, id) for id in chosen]
    return _shifted(document, chosen, distributed(boxes, axis, gap))


def outermost(document: Document, ids: Sequence[str]) -> tuple[str, ...]:
    """Of these the ones that no other of them holds."""
    wanted = set(ids)
    found = {r.id for page in document.pages for r in page.regions}

    def walk(layers: Sequence[Layer]) -> None:
        for layer in layers:
            if layer.id in wanted:
                found.add(layer.id)
            elif isinstance(layer, Group):
                walk(layer.children)

    for page in document.pages:
        walk(page.layers)
    return tuple(id for id in dict.fromkeys(ids) if id in found)


def page_index(document: Document, id: str) -> int:
    """Of the page that holds a layer or a region. Raises UserError."""
    for index, page in enumerate(document.pages):
        if any(region.id == id for region in page.regions):
            return index
    return edits.page_of(document, id)


def move_on_page(document: Document, id: str, dx: float, dy: float) -> Document:
    """A layer or region moved as seen on the page, also where turned groups hold it."""
    region = _region(document, id)
    if region is not None:
        b = region.box
        return edits.update_region(document, id, box=Box(b.x + dx, b.y + dy, b.width, b.height))
    turn = sum(holder.rotation for holder in edits.ancestors(document, id))
    if turn % 360:
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        dx, dy = c * dx + s * dy, c * dy - s * dx
    return edits.move(document, id, dx, dy)


def _shifted(document: Document, ids: Sequence[str], shifts: Sequence[Shift]) -> Document:
    for id, (dx, dy) in zip(ids, shifts, strict=True):
        # Less than a thousandth of a point is arithmetic, not a move.
        if max(abs(dx), abs(dy)) > 1e-3 and not _locked(document, id):
            document = move_on_page(document, id, dx, dy)
    return document


def _region(document: Document, id: str) -> Region | None:
    return next((r for page in document.pages for r in page.regions if r.id == id), None)


def _locked(document: Document, id: str) -> bool:
    region = _region(document, id)
    return region.locked if region is not None else edits.is_locked(document, id)


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]


def _turned(points: list[tuple[float, float]], about: Layer) -> list[tuple[float, float]]:
    if about.rotation % 360 == 0:
        return points
    angle = math.radians(about.rotation)
    c, s = math.cos(angle), math.sin(angle)
    cx, cy = about.box.centre
    return [(cx + c * (x - cx) - s * (y - cy), cy + s * (x - cx) + c * (y - cy)) for x, y in points]
