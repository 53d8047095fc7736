"""Place and size: what doesn't fit its box, runs off the page or lies on another text."""

from __future__ import annotations

import math
from collections.abc import Iterator

from engine.document import edits
from engine.document.model import Box, Document
from engine.drawing.scene import BlockReport
from engine.jobs import room
from engine.jobs.remedies.case import (
    Case,
    Change,
    between,
    both,
    boxed,
    fits,
    least,
    moved,
    rooms,
    sized,
)

SLIGHT = 0.88
"""A size this near the old one is a smaller change than another box."""


def overflow(case: Case, report: BlockReport) -> Iterator[Change]:
    if not report.overflow:
        return
    block, size = case.block, report.size
    given = block.style.size if block.style.fit == "none" else size
    floor = min(case.sizes[1], given)

    def smaller(lowest: float, within: Box) -> float | None:
        def passes(step: float) -> bool:
            return fits(case, both(sized(case, given - step), boxed(case, within)))

        step = least(passes, 0.0, max(0.0, given - lowest))
        return None if step is None else math.floor((given - step) * 20) / 20

    slight = smaller(max(floor, SLIGHT * given), block.box)
    if slight is not None:
        yield Change(
            "smaller size", "overflow", sized(case, slight),
            f"set in {case.size(slight)} instead of {case.size(given)}, so that it fits its box",
        )  # fmt: skip
    larger_boxes = rooms(case, report)
    for box in larger_boxes:
        share = least(lambda t, b=box: fits(case, boxed(case, between(block.box, b, t))), 0, 1)  # type: ignore[misc]
        if share is not None:
            larger = between(block.box, box, share)
            yield Change(
                "larger box", "overflow", boxed(case, larger),
                f"its box was enlarged to {case.size(larger.width)} by {case.size(larger.height)}, "
                "where there was room",
            )  # fmt: skip
            break
    for within in (block.box, *larger_boxes[-1:]):
        for lowest in (floor, min(floor, case.sizes[0])):
            fitting = smaller(lowest, within)
            if fitting is None:
                continue
            edit = sized(case, fitting)
            said = f"set in {case.size(fitting)} instead of {case.size(given)}"
            if within is not block.box:
                edit, said = both(boxed(case, within), edit), said + " in a larger box"
            yield Change("much smaller size", "overflow", edit, f"{said}, so that it fits")
            return
    if block.style.fit in ("width", "lines"):
        yield Change(
            "fitted to its box", "overflow", lambda d: edits.restyle_text(d, case.id, fit="box"),
            "fitted to its box instead of to its width",
        )  # fmt: skip


def off_page(case: Case, report: BlockReport) -> Iterator[Change]:
    page, block = case.document.pages[case.page], case.block
    ink = room.extent(block, report)
    over = max(-ink.x, -ink.y, ink.right - page.width, ink.bottom - page.height)
    if over <= 0.2:
        return
    free = room.frame(case.document, case.page, block, report)
    around = room.obstacles(case.document, case.page, case.id)
    for blocked in (around, []):
        place = room.nearest_place(ink, free, blocked)
        if place is not None:
            yield Change(
                "moved inside", "off the page", moved(case, report, *place),
                "moved into the safe area, it ran off the page",
            )  # fmt: skip
            break
    upright = not (report.rotation % 360 or block.arc or block.path or block.plate)
    if upright and block.style.fit == "none":
        box = room.shared(block.box, free) or free
        if fits(case, boxed(case, box)):
            yield Change(
                "box inside", "off the page", boxed(case, box),
                "its box was brought into the safe area, it ran off the page",
            )  # fmt: skip
    share = min(free.width / max(ink.width, 1e-6), free.height / max(ink.height, 1e-6)) * 0.999
    if share < 1 and report.smallest * share >= case.sizes[0]:

        def shrink(document: Document) -> Document:
            cx, cy = ink.centre
            small = edits.update(
                document, case.id,
                lambda layer: edits.scaled(layer, share, cx * (1 - share), cy * (1 - share)),
            )  # fmt: skip
            made = Box(
                cx - ink.width * share / 2, cy - ink.height * share / 2,
                ink.width * share, ink.height * share,
            )  # fmt: skip
            place = room.nearest_place(made, free, ()) or (0.0, 0.0)
            return edits.move(small, case.id, *place)

        if not (report.rotation - block.rotation) % 360:
            yield Change(
                "smaller and inside", "off the page", shrink,
                f"set at {share:.0%} of its size, so that it fits the page",
            )  # fmt: skip


def overlap(case: Case, report: BlockReport) -> Iterator[Change]:
    if "overlap" not in case.rules:
        return
    ink = room.extent(case.block, report)
    free = room.frame(case.document, case.page, case.block, report)
    around = room.obstacles(case.document, case.page, case.id)
    if not any(o.intersects(ink) for o in around):
        return
    place = room.nearest_place(ink, free, around)
    if place is not None:
        yield Change(
            "moved apart", "overlap", moved(case, report, *place),
            "moved to the nearest free place, it lay on another text",
        )  # fmt: skip
    if case.block.style.fit != "none":
        return
    small = 0.75 * case.block.style.size
    if small >= case.sizes[1]:
        yield Change(
            "smaller beside another", "overlap", sized(case, small),
            f"set in {case.size(small)}, it lay on another text",
        )  # fmt: skip
