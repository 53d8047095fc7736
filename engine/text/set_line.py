"""A line of text that is set but not sized: glyphs in em of the block's size, y DOWN.

Rows begin at x 0 on the baseline y 0; columns run down from y 0 about x 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

import msgspec

from engine.text.spec import PlacedGlyph

Ink = tuple[float, float, float, float]
"""x0, y0, x1, y1; y down."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """Glyphs of a line that share face, size and angle, as columns of equal length."""

    face: str
    gids: Sequence[int]
    xs: Sequence[float]
    ys: Sequence[float] | float
    """One number when all are equal."""
    scale: float
    angle: float
    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    style: int


class SetGlyph(NamedTuple):
    """One glyph of a line, for whoever needs them one by one."""

    face: str
    gid: int
    x: float
    y: float
    scale: float
    angle: float
    start: int
    end: int
    text: str
    style: int


class Reading(NamedTuple):
    """Ruby: the reading of code points start..end, set as a line of its own."""

    start: int
    end: int
    line: SetLine
    scale: float
    """Its size, in em of the block."""
    whole: bool
    """Whether its span must stay on one line."""
    group: int
    """Number of its span: readings of one span, sign by sign, are one reading."""

    @property
    def length(self) -> float:
        """Along its base, in em of the block."""
        return self.line.advance * self.scale


class SetLine(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    """Code points; the spaces that hang at the end are beyond `end`."""
    text: str
    parts: tuple[Part, ...]
    """In visual order."""
    advance: float
    """Along the line, without the hanging spaces, the last tracking and a hung stop."""
    ink: Ink | None
    """In em; None when nothing is drawn."""
    top: float = 0.0
    """Optical top above the baseline: cap height, x-height, or the ink of other scripts."""
    scale: float = 1.0
    """Of the largest span, for the line's pitch."""
    hang_left: float = 0.0
    hang_right: float = 0.0
    """How far quotes, stops and round letters stand outside a flush edge, in em."""
    on_grid: bool = False
    """Begins with a sign as wide as its em: Han, kana or Hangul."""
    hung: float = 0.0
    """Ink of a stop that stands beyond the measure, at the line's end."""
    hung_left: bool = False
    """Whether the end of the line is its left one."""
    readings: tuple[tuple[Reading, float, float], ...] = ()
    """Ruby of the line, each with its origin (x, y)."""
    over: float = 0.0
    """How far the readings reach above the baseline, or right of a column's middle line."""

    @property
    def glyphs(self) -> list[SetGlyph]:
        """One by one, in visual order."""
        out: list[SetGlyph] = []
        for p in self.parts:
            ys = repeat(p.ys) if isinstance(p.ys, float) else p.ys
            out += map(
                SetGlyph, repeat(p.face), p.gids, p.xs, ys, repeat(p.scale), repeat(p.angle),
                p.starts, p.ends, p.texts, repeat(p.style),
            )  # fmt: skip
        return out

    @property
    def body(self) -> tuple[float, float]:
        """Left and right of the ink of a row with its readings, without the stop that hangs
        beyond it."""
        if self.ink is None:
            return 0.0, self.advance
        left, _, right, _ = self.ink
        if not self.hung and not self.readings:
            return left, right
        if self.hung_left:
            left += self.hung
        else:
            right -= self.hung
        for r, x, _ in self.readings:
            if r.line.ink is not None:
                left = min(left, x + r.line.ink[0] * r.scale)
                right = max(right, x + r.line.ink[2] * r.scale)
        return left, right

    @property
    def extent(self) -> tuple[float, float]:
        """Top and bottom of the ink of a column with its readings, without the stop that hangs
        below it."""
        if self.ink is None:
            return 0.0, self.advance
        top, bottom = self.ink[1], self.ink[3] - self.hung
        for r, _, y in self.readings:
            if r.line.ink is not None:
                top = min(top, y + r.line.ink[1] * r.scale)
                bottom = max(bottom, y + r.line.ink[3] * r.scale)
        return top, bottom


def sized(line: SetLine, x: float, y: float, size: float) -> tuple[PlacedGlyph, ...]:
    """The glyphs of a line whose origin stands at (x, y)."""
    out: list[PlacedGlyph] = []
    for p in line.parts:
        ys: Iterable[float]
        if isinstance(p.ys, float):
            ys = repeat(y + p.ys * size)
        else:
            ys = [y + v * size for v in p.ys]
        out += map(
            PlacedGlyph, repeat(p.face), p.gids, [x + v * size for v in p.xs], ys,
            repeat(size * p.scale), repeat(p.angle), p.starts, p.ends, p.texts, repeat(p.style),
        )  # fmt: skip
    return tuple(out)


def union(boxes: Iterable[Ink]) -> Ink:
    """The box around boxes; all zeros when there are none."""
    all_boxes = list(boxes)
    if not all_boxes:
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = zip(*all_boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
