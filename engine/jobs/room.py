"""Where there is room on a page: what stands around a text, how far its box may grow, and the
nearest place that is free. Boxes in points of the page's trim, upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.checking.legibility import block_bounds
from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Shape,
    SubjectSource,
    TextBlock,
)
from engine.drawing import subjects
from engine.drawing.compose import compose
from engine.drawing.scene import BlockReport
from engine.planning.composition.sheet import measured, plate_box

LARGE = 0.5
"""Share of the page from which a picture or shape counts as ground, not as something in the way."""
GROUNDS = frozenset({"ground", "scrim", "mask", "plate"})
GAP = 0.3
"""Em (of the smaller text) that stays free between two texts."""

NEAR = 48
"""Things around a text beside which a place is sought; pages with more are taken to be full."""


def report_of(document: Document, page: int, id: str) -> BlockReport | None:
    """What the layout says of the text; None when it isn't drawn."""
    return next((r for r in compose(document, page).blocks if r.block == id), None)


def extent(block: TextBlock, report: BlockReport) -> Box:
    """The upright box around the text's ink and its plate."""
    box = block_bounds(report)
    if block.plate is None or block.arc is not None or report.rotation:
        return box
    plate = plate_box(measured(block))
    dx, dy = report.pivot[0] - block.box.centre[0], report.pivot[1] - block.box.centre[1]
    return edits.around([box, Box(plate.x + dx, plate.y + dy, plate.width, plate.height)])


def obstacles(document: Document, page: int, id: str) -> list[Box]:
    """What the text `id` should not touch: other texts, subjects, small pictures and shapes."""
    held = document.pages[page]
    reports = {r.block: r for r in compose(document, page).blocks}
    own = reports.get(id)
    ink = own.ink if own else None
    out: list[Box] = []
    for layer in _leaves(held.layers):
        if layer.id == id or not layer.visible or layer.opacity <= 0:
            continue
        if isinstance(layer, TextBlock):
            report = reports.get(layer.id)
            if report is not None:
                size = min(report.size, own.size) if own else report.size
                out.append(extent(layer, report).grown(GAP * size))
            continue
        box = _drawn_box(layer)
        if box is None or _is_ground(layer, box, held):
            continue
        # What holds the text already is its card or frame, not in its way.
        if ink is None or not box.intersects(ink):
            out.append(box)
    return out


def _leaves(layers: Sequence[Layer]) -> Iterator[Layer]:
    for layer in layers:
        if isinstance(layer, Group):
            if layer.visible and layer.opacity > 0:
                yield from _leaves(layer.children)
        else:
            yield layer


def _drawn_box(layer: Layer) -> Box | None:
    if isinstance(layer, Artwork):
        if isinstance(layer.source, SubjectSource):
            return subjects.ink(layer.source.subject, layer.box)
        return layer.box if layer.clip is not None else None
    return edits.turned_bounds(layer) if isinstance(layer, Picture | Shape) else None


def _is_ground(layer: Layer, box: Box, page: Page) -> bool:
    if isinstance(layer, Shape) and (layer.purpose in GROUNDS or layer.fill is None):
        return True
    return box.width * box.height >= LARGE * page.width * page.height


def frame(document: Document, page: int, block: TextBlock, report: BlockReport) -> Box:
    """The box that the text must not leave: the safe area, within the locked region that was drawn
    for it and within the card that it stands on."""
    held = document.pages[page]
    safe = held.safe
    out = Box(safe, safe, max(1.0, held.width - 2 * safe), max(1.0, held.height - 2 * safe))
    centre = report.pivot  # of the box, wherever groups turned it
    limits = [
        region.box
        for region in held.regions
        if region.locked and region.role == "text" and region.text_role in ("", block.role)
    ]
    for layer in _leaves(held.layers):
        if layer.id == block.id:
            break
        card = isinstance(layer, Shape) and layer.fill is not None and layer.kind == "rect"
        if card and not layer.rotation and layer.visible and layer.opacity > 0:
            limits.append(layer.box)
    for box in limits:
        if box.x <= centre[0] <= box.right and box.y <= centre[1] <= box.bottom:
            if box.width < report.ink.width * 0.5:
                continue  # a rule or a bar that passes under the text
            out = shared(out, box) or out
    return out


def _distance(a: Box, b: Box) -> float:
    (ax, ay), (bx, by) = a.centre, b.centre
    return abs(ax - bx) + abs(ay - by)


def shared(a: Box, b: Box) -> Box | None:
    """What the two have in common; None when they are apart."""
    x, y = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.right, b.right), min(a.bottom, b.bottom)
    return Box(x, y, right - x, bottom - y) if right > x and bottom > y else None


def free_boxes(block: TextBlock, frame: Box, obstacles: Sequence[Box]) -> list[Box]:
    """The text's box as large as it may become without touching anything: taller, wider, both.
    It grows from where the text is aligned: a text that starts at the left goes on to the right."""
    box = block.box
    stops = [o for o in obstacles if not o.intersects(box)]
    style = block.style
    tall = _taller(box, style.vertical_align, frame, stops)
    wide = _wider(box, style.align, frame, stops)
    both = _taller(wide, style.vertical_align, frame, stops)
    return [b for b in dict.fromkeys((tall, wide, both)) if b != box]


def _wider(box: Box, align: str, frame: Box, stops: Sequence[Box]) -> Box:
    beside = [o for o in stops if o.y < box.bottom and box.y < o.bottom]
    left = max([frame.x, *(o.right for o in beside if o.right <= box.x)])
    right = min([frame.right, *(o.x for o in beside if o.x >= box.right)])
    left, right = min(left, box.x), max(right, box.right)
    if align == "centre":
        room = min(box.x - left, right - box.right)
        left, right = box.x - room, box.right + room
    elif align == "right":
        right = box.right
    elif right > box.right:
        left = box.x
    return Box(left, box.y, right - left, box.height)


def _taller(box: Box, align: str, frame: Box, stops: Sequence[Box]) -> Box:
    over = [o for o in stops if o.x < box.right and box.x < o.right]
    top = max([frame.y, *(o.bottom for o in over if o.bottom <= box.y)])
    bottom = min([frame.bottom, *(o.y for o in over if o.y >= box.bottom)])
    top, bottom = min(top, box.y), max(bottom, box.bottom)
    if align == "middle":
        room = min(box.y - top, bottom - box.bottom)
        top, bottom = box.y - room, box.bottom + room
    elif align == "bottom":
        bottom = box.bottom
    elif bottom > box.bottom:
        top = box.y
    return Box(box.x, top, box.width, bottom - top)


def nearest_place(
    box: Box, frame: Box, obstacles: Sequence[Box], *, may_stay: bool = True
) -> tuple[float, float] | None:
    """The shortest move (dx, dy) that brings the box into the frame and clear of everything; a
    move down or up is taken before one to the side. None when there is no such place."""
    if box.width > frame.width + 1e-6 or box.height > frame.height + 1e-6:
        return None
    right, bottom = frame.right - box.width, frame.bottom - box.height
    xs = {min(max(box.x, frame.x), right), frame.x, right}
    ys = {min(max(box.y, frame.y), bottom), frame.y, bottom}
    near = sorted(obstacles, key=lambda o: (_distance(o, box), o.x, o.y))[:NEAR]
    for o in near:
        xs |= {o.right, o.x - box.width}
        ys |= {o.bottom, o.y - box.height}
    best: tuple[float, float, float] | None = None
    for x in xs:
        for y in ys:
            if not (frame.x - 1e-6 <= x <= right + 1e-6 and frame.y - 1e-6 <= y <= bottom + 1e-6):
                continue
            dx, dy = x - box.x, y - box.y
            if not may_stay and dx == dy == 0:
                continue
            there = Box(x, y, box.width, box.height)
            cost = 2 * abs(dx) + abs(dy)
            if best is not None and (cost, dx, dy) >= best:
                continue
            # Touching edges count as clear.
            inner = Box(there.x + 0.01, there.y + 0.01, there.width - 0.02, there.height - 0.02)
            if not any(o.intersects(inner) for o in obstacles):
                best = (cost, dx, dy)
    return None if best is None else best[1:]
