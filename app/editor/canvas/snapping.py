"""Snapping: what a moving box comes to rest on, and the lines and distances that say so.

Pure arithmetic on boxes in points. Each axis is decided by itself: the nearest target within the
tolerance wins; of equally near ones the one that stands first (guides, page, items, gaps).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from engine.document.model import Box, Page

Axis = Literal["x", "y"]
AXES: tuple[Axis, ...] = ("x", "y")
Kind = Literal["guide", "trim", "middle", "bleed", "safe", "edge", "centre", "grid", "gap"]


@dataclass(frozen=True, slots=True)
class Target:
    """A place on one axis that edges or centres snap to. `low`, `high`: how far the thing it
    belongs to reaches along the other axis, so that a line can be drawn to it."""

    axis: Axis
    at: float
    kind: Kind
    low: float
    high: float


class Targets:
    """Targets in the order of their places, so that near ones are found quickly."""

    def __init__(self, targets: Iterable[Target]) -> None:
        held = tuple(targets)
        self._held: dict[Axis, list[tuple[float, int, Target]]] = {
            axis: sorted(
                ((t.at, n, t) for n, t in enumerate(held) if t.axis == axis), key=lambda e: e[:2]
            )
            for axis in AXES
        }

    def near(self, axis: Axis, at: float, reach: float) -> list[tuple[float, int, Target]]:
        """Those within `reach` of a place, each with its place and its rank."""
        held = self._held[axis]
        low = bisect_left(held, at - reach, key=_place)
        return held[low : bisect_right(held, at + reach, key=_place)]

    def without(self, kind: Kind) -> Targets:
        every = sorted((e for axis in AXES for e in self._held[axis]), key=lambda e: e[1])
        return Targets(t for _, _, t in every if t.kind != kind)

    def along(self, axes: Iterable[Axis]) -> Targets:
        """Only those of some axes."""
        return Targets(t for axis in axes for _, _, t in self._held[axis])


def _place(entry: tuple[float, int, Target]) -> float:
    return entry[0]


@dataclass(frozen=True, slots=True)
class SnapLine:
    """A pink line at `at` on its axis, from `low` to `high` along the other."""

    axis: Axis
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Distance:
    """A pink measure between `low` and `high` on its axis, at `at` on the other."""

    axis: Axis
    low: float
    high: float
    at: float

    @property
    def length(self) -> float:
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Snap:
    """How far the box has to move to rest, and what to draw. `dx`, `dy` are 0 where nothing is
    near enough."""

    dx: float = 0.0
    dy: float = 0.0
    lines: tuple[SnapLine, ...] = ()
    distances: tuple[Distance, ...] = ()


NOTHING = Snap()


def span(box: Box, axis: Axis) -> tuple[float, float]:
    return (box.x, box.right) if axis == "x" else (box.y, box.bottom)


def other(axis: Axis) -> Axis:
    return "y" if axis == "x" else "x"


# ------------------------------------------------------------------ targets


def page_targets(page: Page) -> tuple[Target, ...]:
    """Trim, its middle, safe area and bleed of a page."""
    out: list[Target] = []
    sizes: tuple[tuple[Axis, float, float], ...] = (
        ("x", page.width, page.height),
        ("y", page.height, page.width),
    )
    for axis, size, across in sizes:
        low, high = -page.bleed, across + page.bleed
        out += [Target(axis, at, "trim", low, high) for at in (0.0, size)]
        out.append(Target(axis, size / 2, "middle", low, high))
        if 0 < page.safe < size / 2:
            out += [Target(axis, at, "safe", low, high) for at in (page.safe, size - page.safe)]
        if page.bleed > 0:
            out += [Target(axis, at, "bleed", low, high) for at in (-page.bleed, size + page.bleed)]
    return tuple(out)


def guide_targets(guides: Iterable[tuple[Axis, float]], page: Page) -> tuple[Target, ...]:
    reach = {"x": page.height, "y": page.width}
    return tuple(
        Target(axis, at, "guide", -page.bleed, reach[axis] + page.bleed) for axis, at in guides
    )


def item_targets(boxes: Iterable[Box]) -> tuple[Target, ...]:
    """Edges and centres of other items."""
    out: list[Target] = []
    for box in boxes:
        for axis in AXES:
            (low, high), (a, b) = span(box, axis), span(box, other(axis))
            out += [
                Target(axis, low, "edge", a, b),
                Target(axis, high, "edge", a, b),
                Target(axis, (low + high) / 2, "centre", a, b),
            ]
    return tuple(out)


# ------------------------------------------------------------------ snapping


def snapped(
    box: Box,
    targets: Targets,
    others: Sequence[Box],
    tolerance: float,
    *,
    grid: float = 0.0,
) -> Snap:
    """A box that is moved as a whole. `others` make equal gaps; `grid` > 0 is the pitch of a grid
    from the trim's corner, which counts where nothing else is near."""
    moves: dict[Axis, float] = {}
    gaps: dict[Axis, bool] = {}
    for axis in AXES:
        low, high = span(box, axis)
        by = _nearest((low, (low + high) / 2, high), targets, axis, tolerance)
        even = _nearest_gap(box, others, axis, tolerance)
        gaps[axis] = even is not None and (by is None or abs(even) < abs(by) - 1e-9)
        if gaps[axis]:
            by = even
        if by is None and grid > 0:
            on_grid = round(low / grid) * grid - low
            by = on_grid if abs(on_grid) <= tolerance else None
        moves[axis] = by if by is not None else 0.0
    at = Box(box.x + moves["x"], box.y + moves["y"], box.width, box.height)
    lines, distances = said(at, targets, others)
    return Snap(moves["x"], moves["y"], lines, distances)


def snapped_edges(
    values: Sequence[tuple[Axis, float]],
    targets: Targets,
    tolerance: float,
    *,
    grid: float = 0.0,
) -> tuple[float, float]:
    """How far single edges (of a box that is resized or drawn) have to go to rest: dx, dy."""
    out = {"x": 0.0, "y": 0.0}
    for axis, value in values:
        by = _nearest((value,), targets, axis, tolerance)
        if by is None and grid > 0:
            on_grid = round(value / grid) * grid - value
            by = on_grid if abs(on_grid) <= tolerance else None
        out[axis] = by or 0.0
    return out["x"], out["y"]


def _nearest(
    values: Sequence[float], targets: Targets, axis: Axis, tolerance: float
) -> float | None:
    """The shortest way from one of the values to a target; of equal ways the first target's."""
    best: tuple[float, int] | None = None
    found: float | None = None
    for value in values:
        for at, rank, _ in targets.near(axis, value, tolerance):
            key = (round(abs(at - value), 9), rank)
            if best is None or key < best:
                best, found = key, at - value
    return found


def _beside(box: Box, others: Sequence[Box], axis: Axis) -> list[Box]:
    """Those that stand beside the box on the axis, in their order: they share some of the other
    axis."""
    if axis == "x":
        low, high = box.y, box.y + box.height
        out = [b for b in others if b.y < high and low < b.y + b.height]
        out.sort(key=lambda b: b.x)
    else:
        low, high = box.x, box.x + box.width
        out = [b for b in others if b.x < high and low < b.x + b.width]
        out.sort(key=lambda b: b.y)
    return out


def _nearest_gap(box: Box, others: Sequence[Box], axis: Axis, tolerance: float) -> float | None:
    """The move that makes the gap to a neighbour equal to one that is there, or that puts the box
    in the middle between two."""
    row = _beside(box, others, axis)
    low, high = span(box, axis)
    wishes: list[float] = []
    for a, b in pairwise(row):
        (_, left), (right, _) = span(a, axis), span(b, axis)
        gap = right - left
        if gap <= 0:
            continue
        if gap >= high - low:
            wishes.append((left + right) / 2 - (low + high) / 2)
        wishes += [span(b, axis)[1] + gap - low, span(a, axis)[0] - gap - high]
    near = [by for by in wishes if abs(by) <= tolerance]
    return min(near, key=abs) if near else None


# ------------------------------------------------------------------ saying


def said(
    box: Box, targets: Targets, others: Sequence[Box] = (), touch: float = 1e-3
) -> tuple[tuple[SnapLine, ...], tuple[Distance, ...]]:
    """The lines on which a box at rest lies, and the distances worth showing there: along a line
    that it shares with another item, and gaps that are equal."""
    lines: dict[tuple[Axis, float], SnapLine] = {}
    distances: dict[Distance, None] = {}
    for axis in AXES:
        low, high = span(box, axis)
        a, b = span(box, other(axis))
        met = {
            rank: target
            for place in (low, (low + high) / 2, high)
            for _, rank, target in targets.near(axis, place, touch)
        }
        for _, target in sorted(met.items()):
            _say(target, a, b, touch, lines, distances)
    return tuple(lines.values()), (
        *_nearest_only(tuple(distances), box),
        *_even(box, others, touch),
    )


def _say(
    target: Target,
    a: float,
    b: float,
    touch: float,
    lines: dict[tuple[Axis, float], SnapLine],
    distances: dict[Distance, None],
) -> None:
    """One target that a box lies on, which reaches from `a` to `b` along the other axis."""
    key = (target.axis, round(target.at, 3))
    line = SnapLine(target.axis, target.at, min(a, target.low), max(b, target.high))
    held = lines.get(key)
    if held is not None:
        line = SnapLine(line.axis, line.at, min(line.low, held.low), max(line.high, held.high))
    lines[key] = line
    if target.kind in ("edge", "centre"):
        along = other(target.axis)
        if target.high < a - touch:
            distances[Distance(along, target.high, a, target.at)] = None
        elif target.low > b + touch:
            distances[Distance(along, b, target.low, target.at)] = None


def _nearest_only(distances: Sequence[Distance], box: Box) -> tuple[Distance, ...]:
    """On each side of the box the shortest one; two of one length say the same."""
    best: dict[tuple[Axis, bool], Distance] = {}
    for d in distances:
        low, _ = span(box, d.axis)
        side = (d.axis, d.high <= low + 1e-6)
        if side not in best or d.length < best[side].length - 1e-9:
            best[side] = d
    return tuple(best.values())


def _even(box: Box, others: Sequence[Box], touch: float) -> tuple[Distance, ...]:
    """Gaps of one length in the row that the box stands in."""
    out: list[Distance] = []
    for axis in AXES:
        row = [*_beside(box, others, axis), box]
        row.sort(key=lambda b: span(b, axis))
        here = row.index(box)
        gaps = [(span(a, axis)[1], span(b, axis)[0], a, b) for a, b in pairwise(row)]
        own = [g for n, g in enumerate(gaps) if n in (here - 1, here) and g[1] - g[0] > touch]
        for low, high, _, _ in own:
            same = [g for g in gaps if abs((g[1] - g[0]) - (high - low)) <= max(touch, 1e-3)]
            if len(same) > 1:
                out += [Distance(axis, g[0], g[1], _shared(g[2], g[3], other(axis))) for g in same]
    return tuple(dict.fromkeys(out))


def _shared(a: Box, b: Box, axis: Axis) -> float:
    """The middle of what two boxes share of an axis, or the middle between them."""
    (a0, a1), (b0, b1) = span(a, axis), span(b, axis)
    return (max(a0, b0) + min(a1, b1)) / 2
