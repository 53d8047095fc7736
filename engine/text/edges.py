"""Places between letters, and how a caret stands there: the geometry behind `cells` and `caret`.

Lengths are points from the box's top left corner, y down; angles are degrees clockwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.text.characters import SPACES

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners, clockwise from where the line begins above."""


class Edge(NamedTuple):
    """A place between two cells, in points from the box's top left corner."""

    x: float
    y: float
    """On the baseline; on the middle line of a column."""
    angle: float
    """Of the way that the line runs, in degrees clockwise: 0 to the right, 90 down."""
    up: float
    down: float
    """How far a caret reaches to both sides of that point."""


class Cell(NamedTuple):
    """A grapheme on its line; `left` and `right` are top and bottom in a column."""

    start: int
    end: int
    level: int
    """Embedding level: odd reads from the right."""
    left: Edge
    right: Edge
    combined: bool = False
    """One of some figures side by side in a column's em."""


@dataclass(slots=True)
class Row:
    """One line, or column, or paragraph along a path, with its cells in visual order."""

    start: int
    end: int
    full: int
    """Behind the spaces that hang at its end."""
    level: int
    """Of its paragraph: where the line begins."""
    hard: bool
    """Whether its end is the end of a paragraph."""
    cells: tuple[Cell, ...]
    stops: tuple[Edge, ...]
    """One more than cells: where carets stand, in visual order."""
    middle: float
    """Where it stands among its lines: y of its baseline, or x of a column's middle line."""
    up: float
    down: float
    """How far its tallest cell reaches from there."""
    by_start: dict[int, int] = field(default_factory=dict)
    """Numbers of cells by their start."""
    by_end: dict[int, int] = field(default_factory=dict)

    def edge(self, number: int, leading: bool) -> int:
        """The stop at a cell's leading or trailing edge."""
        return number + (leading == bool(self.cells[number].level & 1))

    @property
    def first(self) -> int:
        """The stop where the line begins."""
        return len(self.cells) if self.level & 1 else 0

    @property
    def last(self) -> int:
        return 0 if self.level & 1 else len(self.cells)


class Caret(NamedTuple):
    """An upright stroke at x from y_top to y_bottom, turned clockwise by `angle` degrees about its
    middle: 0 on rows, 90 across a column."""

    x: float
    y_top: float
    y_bottom: float
    angle: float

    @property
    def ends(self) -> tuple[Point, Point]:
        """Its end above the letters and the one below them, where they are after the turn."""
        middle, half = (self.y_top + self.y_bottom) / 2, (self.y_bottom - self.y_top) / 2
        turn = math.radians(self.angle)
        dx, dy = half * math.sin(turn), half * math.cos(turn)
        return (self.x + dx, middle - dy), (self.x - dx, middle + dy)


# ------------------------------------------------------------------ moving and meeting


def along(edge: Edge) -> float:
    """How far along its own direction an edge stands."""
    turn = math.radians(edge.angle)
    return edge.x * math.cos(turn) + edge.y * math.sin(turn)


def moved(edge: Edge, by: float) -> Edge:
    """The edge further along its line."""
    if edge.angle == 0.0:
        return edge._replace(x=edge.x + by)
    if edge.angle == 90.0:
        return edge._replace(y=edge.y + by)
    turn = math.radians(edge.angle)
    return edge._replace(x=edge.x + by * math.cos(turn), y=edge.y + by * math.sin(turn))


def part(a: Edge, b: Edge, t: float) -> Edge:
    """Between two edges, at a fraction of the way."""
    if t <= 0.0:
        return a
    if t >= 1.0:
        return b
    turned = (b.angle - a.angle + 180.0) % 360.0 - 180.0
    return Edge(
        a.x + t * (b.x - a.x),
        a.y + t * (b.y - a.y),
        a.angle + t * turned,
        max(a.up, b.up),
        max(a.down, b.down),
    )


def between(a: Cell, b: Cell, text: str) -> Edge:
    """Where a caret stands between two neighbours: in the middle of what sets them apart, which
    belongs to a space where one of them is one."""
    if a.right == b.left or b.combined or text[a.start] in SPACES:
        return b.left
    if a.combined or text[b.start] in SPACES:
        return a.right
    return part(a.right, b.left, 0.5)


def caret_of(edge: Edge) -> Caret:
    turn = math.radians(edge.angle)
    # The middle of the stroke lies above the baseline by half of what it reaches further up.
    lift, half = (edge.up - edge.down) / 2, (edge.up + edge.down) / 2
    x, y = edge.x + lift * math.sin(turn), edge.y - lift * math.cos(turn)
    return Caret(x, y - half, y + half, edge.angle)


def quad_of(a: Edge, b: Edge) -> Quad:
    (one, four), (two, three) = caret_of(a).ends, caret_of(b).ends
    return one, two, three, four
