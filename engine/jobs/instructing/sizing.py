"""How large texts are set: larger as far as there is room, what stands below making some."""

from __future__ import annotations

from collections.abc import Sequence

from engine.document import edits
from engine.document.model import (
    Box,
    Document,
    Shape,
    TextBlock,
)
from engine.errors import UserError
from engine.jobs import room
from engine.jobs.instructing import naming, places
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import named
from engine.jobs.instructing.scope import extents
from engine.planning.instructions import Intent

GAIN = 1.04
"""Least growth that counts as bigger."""


def resize_texts(desk: Desk, intent: Intent) -> Change:
    """Every text that is named, larger as far as there is room, or smaller."""
    blocks = [b for b in naming.found(desk, intent.target) if isinstance(b, TextBlock)]
    document, said = desk.document, []
    grows = intent.value == "bigger"
    factor = 1 + 0.25 * intent.amount if grows else 1 / (1 + 0.25 * intent.amount)
    for block in blocks:
        made = (_larger if grows else _smaller)(desk.having(document), block, factor)
        if made is not None:
            document, share = made
            said.append(f"{named(block)} at {share:.0%}")
    if not said:
        raise UserError(
            f"there is no room for a bigger {intent.target}",
            remedy="use fewer words or ask for another layout",
        )
    return Change(document, f"{intent.value.capitalize()}: {', '.join(said)}")


def _size(desk: Desk, id: str) -> float:
    report = room.report_of(desk.document, desk.page, id)
    return 0.0 if report is None or report.overflow else report.size


def _larger(desk: Desk, block: TextBlock, factor: float) -> tuple[Document, float] | None:
    """The text at most `factor` as large, and the growth; None where it can't grow."""
    report = room.report_of(desk.document, desk.page, block.id)
    if report is None:
        return None
    before = room.extent(block, report)
    around = [
        o for o in room.obstacles(desk.document, desk.page, block.id) if not o.intersects(before)
    ]
    boxes = [block.box]
    if not (report.rotation % 360 or block.arc or block.path):
        free = room.frame(desk.document, desk.page, block, report)
        if desk.scope.box is not None:
            free = room.shared(free, desk.scope.box) or free
        boxes += room.free_boxes(block, free, around)
        boxes += [Box(b.x, b.y, b.width, max(b.height, free.bottom - b.y)) for b in boxes[-1:]]
    best: tuple[Document, float] | None = None
    for box in boxes:
        for share in (factor, 1 + (factor - 1) * 0.7, 1 + (factor - 1) * 0.4):
            document = _at(desk.document, block, box, report.size * share)
            gained = _size(desk.having(document), block.id) / report.size
            if gained < GAIN or (best is not None and gained <= best[1] + 0.01):
                continue
            roomy = _making_room(desk.having(document), block.id, before, around)
            if roomy is None:
                continue
            best = (roomy, gained)
            if gained >= factor - 0.02:
                return best
    return best


def _making_room(desk: Desk, id: str, before: Box, around: Sequence[Box]) -> Document | None:
    """The document with what stands right below the text moved down by as much as it grew; as it
    is where nothing is in the way; None where there is no room."""
    layer = edits.find(desk.document, id)
    report = room.report_of(desk.document, desk.page, id)
    if report is None or not isinstance(layer, TextBlock):
        return None
    now = room.extent(layer, report)
    if not any(o.intersects(now) for o in around):
        return desk.document
    grown = now.bottom - before.bottom
    if grown <= 0 or not desk.scope.whole:
        return None
    chain = _below(desk, id, before)
    boxes = extents(desk.document, desk.page)
    document, moved = desk.document, []
    for one in chain:
        if not desk.may(one):
            return None
        document = edits.move(document, one, 0.0, grown)
        moved.append(Box(boxes[one].x, boxes[one].y + grown, boxes[one].width, boxes[one].height))
    rest = [o for o in around if not any(_same(o, boxes[one]) for one in chain)]
    frame = places.frame_of(document, desk.page, None)
    clear = all(b.bottom <= frame.bottom and not any(o.intersects(b) for o in rest) for b in moved)
    return document if clear and not any(o.intersects(now) for o in rest) else None


CLOSE = 0.045
"""Share of the page's height up to which something below a text belongs to it."""


def _below(desk: Desk, id: str, before: Box) -> list[str]:
    """Texts and rules that follow the text downwards without a gap."""
    boxes = extents(desk.document, desk.page)
    small = [
        x for x in desk.held.layers
        if x.id != id and x.visible
        and (isinstance(x, TextBlock) or (isinstance(x, Shape) and x.purpose in ("rule", "ornament")))
    ]  # fmt: skip
    chain: list[str] = []
    foot = before.bottom
    for layer in sorted(small, key=lambda x: boxes[x.id].y):
        box = boxes[layer.id]
        if box.y < before.bottom - 1 or box.height > 0.3 * desk.held.height:
            continue
        if box.y - foot > CLOSE * desk.held.height:
            break
        chain.append(layer.id)
        foot = max(foot, box.bottom)
    return chain


def _same(a: Box, b: Box) -> bool:
    """Whether an obstacle, which is grown by a gap, is the one of that box."""
    (ax, ay), (bx, by) = a.centre, b.centre
    return abs(ax - bx) < 1 + 0.02 * b.width and abs(ay - by) < 1 + 0.02 * b.height


def _at(document: Document, block: TextBlock, box: Box, size: float) -> Document:
    """The text in the box, at the size or as near to it as the box allows."""
    if box is not block.box:
        document = edits.resize(document, block.id, box)
    if block.style.fit == "none":
        return edits.restyle_text(document, block.id, size=size)
    return edits.restyle_text(document, block.id, max_size=size)


def _smaller(desk: Desk, block: TextBlock, factor: float) -> tuple[Document, float] | None:
    report = room.report_of(desk.document, desk.page, block.id)
    if report is None:
        return None
    size = report.size * factor
    if block.style.fit == "none":
        document = edits.restyle_text(desk.document, block.id, size=size)
    elif block.style.fit == "lines" or block.arc:
        document = edits.update(desk.document, block.id, lambda x: edits.scaled(
            x, factor, x.box.centre[0] * (1 - factor), x.box.centre[1] * (1 - factor)))  # fmt: skip
    else:
        document = edits.restyle_text(desk.document, block.id, max_size=size)
    return document, factor
