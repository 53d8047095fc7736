"""A text that doesn't pass, the changes that may mend it, and the edits that they are made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.checking import legibility
from engine.checking.proof import Verdict
from engine.document import edits
from engine.document.model import Box, Document, TextBlock
from engine.drawing.scene import BlockReport
from engine.jobs import room

Edit = Callable[[Document], Document]
Pixels = npt.NDArray[np.uint8]

Cause = Literal[
    "missing glyphs", "hidden", "faint", "off the page", "overflow", "overlap", "contrast", "small",
    "legibility",
]  # fmt: skip

PRINT_SIZES = (6.0, 8.0, 10.0)
SCREEN_SIZES = (10.0, 13.0, 16.0)
"""Smallest size that passes, that is fair, that is comfortable: points, or px of screens."""


@dataclass(frozen=True)
class Change:
    """One remedy, ready to be applied. `said` finishes the sentence "title “Open day”: …"."""

    name: str
    cause: Cause
    edit: Edit
    said: str


@dataclass(frozen=True)
class Case:
    """A text that doesn't pass, with what is known of it. `rules` are the preflight faults that
    name it; `ground` is uint8[h, w, 3], the trim drawn without letters at `scale` px a point;
    `tried` are the names of the changes that didn't help."""

    document: Document
    page: int
    id: str
    verdict: Verdict
    rules: frozenset[str]
    ground: Pixels
    scale: float
    tried: frozenset[str] = frozenset()

    @cached_property
    def block(self) -> TextBlock:
        layer = edits.find(self.document, self.id)
        assert isinstance(layer, TextBlock)
        return layer

    @cached_property
    def report(self) -> BlockReport | None:
        return room.report_of(self.document, self.page, self.id)

    @property
    def unread(self) -> bool:
        return self.verdict in ("hidden", "cut", "differs", "unreadable")

    @property
    def sizes(self) -> tuple[float, float, float]:
        return SCREEN_SIZES if self.document.unit == "px" else PRINT_SIZES

    def size(self, value: float) -> str:
        return f"{value:.3g} {'px' if self.document.unit == 'px' else 'pt'}"


Remedy = Callable[[Case, BlockReport], Iterator[Change]]


# ------------------------------------------------------------------ edits


def fits(case: Case, edit: Edit) -> bool:
    """Whether the text fits its box and the page after the edit."""
    document = edit(case.document)
    report = room.report_of(document, case.page, case.id)
    if report is None or report.overflow:
        return False
    page, ink = document.pages[case.page], legibility.block_bounds(report)
    return (
        min(ink.x, ink.y) >= -0.2
        and ink.right <= page.width + 0.2
        and ink.bottom <= page.height + 0.2
    )


def least(test: Callable[[float], bool], low: float, high: float) -> float | None:
    """The smallest value between the two that passes, None when `high` doesn't."""
    if not test(high):
        return None
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (low, middle) if test(middle) else (middle, high)
    return high


def sized(case: Case, size: float) -> Edit:
    """A size as given; of a fitted text the largest one that it may reach."""
    if case.block.style.fit == "none":
        return lambda d: edits.restyle_text(d, case.id, size=size)
    return lambda d: edits.restyle_text(d, case.id, max_size=size)


def set_at(case: Case, size: float) -> Edit:
    """This size and no other, where a fit would give a smaller one."""
    return lambda d: edits.restyle_text(d, case.id, fit="none", size=size)


def between(a: Box, b: Box, t: float) -> Box:
    return Box(*(p + (q - p) * t for p, q in zip(_numbers(a), _numbers(b), strict=True)))


def _numbers(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height


def rooms(case: Case, report: BlockReport) -> list[Box]:
    """Larger boxes for the text; none for turned texts, whose surroundings aren't measured."""
    if report.rotation % 360 or case.block.arc or case.block.path:
        return []
    page_frame = room.frame(case.document, case.page, case.block, report)
    around = room.obstacles(case.document, case.page, case.id)
    return room.free_boxes(case.block, page_frame, around)


def boxed(case: Case, box: Box) -> Edit:
    return lambda d: edits.resize(d, case.id, box)


def both(first: Edit, second: Edit) -> Edit:
    return lambda d: second(first(d))


def moved(case: Case, report: BlockReport, dx: float, dy: float) -> Edit:
    """A move on the page, whatever the groups around the text do to it."""
    turn = math.radians(case.block.rotation - report.rotation)
    c, s = math.cos(turn), math.sin(turn)
    return lambda d: edits.move(d, case.id, c * dx - s * dy, s * dx + c * dy)
