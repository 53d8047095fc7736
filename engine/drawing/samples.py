"""Which samples of a grid lie inside paths: fills by either rule, and strokes.

A scan over rows of samples that takes many outlines at once: every edge is cut with the rows that
it crosses, the crossings of all outlines are counted into one array, and one running sum gives
the winding numbers. Without curves' pens and colours this is all that labels of a scene need.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.drawing import shapes
from engine.drawing.scene import Line, Matrix, Path
from engine.errors import UserError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

TOLERANCE = 0.1
"""Samples between a curve and its chords."""
MAX_REACH = 1e9
"""Samples from the grid's corner: beyond it arithmetic loses the samples themselves."""
MAX_POINTS = 4_000_000
"""Of all outlines together."""
MAX_FILL, MAX_STROKE = 200_000, 50_000
"""Verbs of one outline: what it takes is held at once, under a gigabyte."""
_CHUNK_VERBS = 20_000
_MOST_CROSSINGS = 3_000_000
"""Held at a time, unless one outline alone has more."""
_ENDLESS = 40_000_000
"""Crossings of one outline that are refused."""
_MOST_SAMPLES = 4_000_000
_MOST_DASHES = 4_000
_DISC = 12
"""Corners of a round join."""

_M, _L, _Q, _C, _Z = (ord(v) for v in "MLQCZ")
_TAKES = np.full(256, -1, np.int64)
_TAKES[[_M, _L, _Q, _C, _Z]] = (1, 1, 2, 3, 0)


@dataclass(frozen=True, slots=True)
class Stroke:
    width: float
    cap: Literal["butt", "round", "square"] = "round"


@dataclass(frozen=True, slots=True)
class Outline:
    """A path to fill, or to stroke. `matrix` maps its points to samples: sample (i, j) is at
    (i + 0.5, j + 0.5)."""

    path: Path
    matrix: Matrix
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Mask:
    """Samples inside an outline; only its own box of them is held."""

    x: int
    y: int
    inside: npt.NDArray[np.bool_]
    """bool[h, w]"""


def masks(outlines: Sequence[Outline], size: tuple[int, int]) -> Iterator[Mask | None]:
    """The samples of a grid of `size` (width, height) inside each outline, in order; None where
    there are none.

    Joins of strokes are round whatever the line says: less than a sample at a label's sizes.
    Raises UserError for paths that are damaged, hold a point that is no number or lies out of
    range, and for more points or crossings than can be served.
    """
    if sum(len(o.path.points) for o in outlines) > 2 * MAX_POINTS:
        raise UserError(
            f"the scene has more than {MAX_POINTS:,} points", "labels", "Simplify the artwork."
        )
    for outline in outlines:
        if len(outline.path.verbs) > (MAX_STROKE if outline.stroke else MAX_FILL):
            raise UserError("a path has too many points", "labels", "Simplify the artwork.")
    start = 0
    while start < len(outlines):
        end, verbs = start, 0
        while end < len(outlines) and (end == start or verbs < _CHUNK_VERBS):
            verbs += len(outlines[end].path.verbs)
            end += 1
        yield from _chunk(outlines[start:end], size)
        start = end


def _chunk(outlines: Sequence[Outline], size: tuple[int, int]) -> Iterator[Mask | None]:
    live = [i for i, o in enumerate(outlines) if o.path.verbs]
    edges = _Edges(len(live))
    if live:
        _outline_edges([outlines[i] for i in live], edges)
    evenodd = [outlines[i].rule == "evenodd" for i in live]
    filled = edges.filled(size, evenodd)
    at = 0
    for i in live:
        while at < i:
            yield None
            at += 1
        yield next(filled)
        at += 1
    for _ in range(at, len(outlines)):
        yield None


# ------------------------------------------------------------------ edges


class _Edges:
    """Directed edges of closed contours, each of one outline."""

    def __init__(self, outlines: int) -> None:
        self.count = outlines
        self._lines: list[Floats] = []
        self._signs: list[Floats] = []
        self._owners: list[Ints] = []

    def add(self, start: Floats, end: Floats, owner: Ints, sign: Floats | None = None) -> None:
        """Edges float64[n, 2] to float64[n, 2]."""
        if len(start):
            self._lines.append(np.concatenate((start, end), axis=1))
            self._owners.append(owner)
            self._signs.append(np.ones(len(start)) if sign is None else sign)

    def add_polygons(self, corners: Floats, owner: Ints) -> None:
        """Convex polygons float64[n, corners, 2]. All are turned the same way, so that together
        they cover what each covers."""
        if not len(corners):
            return
        x, y = corners[..., 0], corners[..., 1]
        following = np.concatenate((corners[:, 1:], corners[:, :1]), axis=1)
        area = (x * following[..., 1] - following[..., 0] * y).sum(axis=1)
        sign = np.sign(area)
        count = corners.shape[1]
        self.add(
            corners.reshape(-1, 2),
            following.reshape(-1, 2),
            np.repeat(owner, count),
            np.repeat(sign, count),
        )

    def filled(self, size: tuple[int, int], evenodd: Sequence[bool]) -> Iterator[Mask | None]:
        """The samples inside every outline, in order."""
        width, height = size
        if not self._lines:
            yield from (None for _ in range(self.count))
            return
        lines = np.concatenate(self._lines)
        y0, y1 = lines[:, 1], lines[:, 3]
        first = np.clip(np.ceil(np.minimum(y0, y1) - 0.5), 0, height)
        last = np.clip(np.ceil(np.maximum(y0, y1) - 0.5), 0, height)
        seen = np.flatnonzero(last > first)
        owner = np.concatenate(self._owners)[seen]
        order = np.argsort(owner, kind="stable")
        seen, owner = seen[order], owner[order]
        lines, sign = lines[seen], np.concatenate(self._signs)[seen]
        row, rows = first[seen].astype(np.int64), (last - first)[seen].astype(np.int64)
        ends = np.searchsorted(owner, np.arange(self.count + 1))
        total = np.concatenate(([0], np.cumsum(rows)))[ends]
        start = 0
        while start < self.count:
            end = start + 1
            while end < self.count and total[end + 1] - total[start] <= _MOST_CROSSINGS:
                end += 1
            if total[end] - total[start] > _ENDLESS:
                raise UserError("a path is too intricate", "labels", "Simplify the artwork.")
            part = slice(ends[start], ends[end])
            counts = np.diff(total[start : end + 1])
            yield from _fill(
                lines[part], sign[part], row[part], rows[part], counts, width,
                evenodd[start:end],
            )  # fmt: skip
            start = end


def _fill(
    lines: Floats,
    sign: Floats,
    row: Ints,
    rows: Ints,
    counts: Ints,
    width: int,
    evenodd: Sequence[bool],
) -> Iterator[Mask | None]:
    """Masks of outlines with `counts` crossings each. An edge crosses `rows` rows from `row` on."""
    inked = np.flatnonzero(counts)
    if not len(inked):
        yield from (None for _ in counts)
        return
    x0, y0, x1, y1 = lines.T
    slope = (x1 - x0) / (y1 - y0)
    turn = np.where(y1 > y0, sign, -sign)
    # Every crossing: its row and the first sample to the right of it.
    step = np.arange(rows.sum()) - np.repeat(np.cumsum(rows) - rows, rows)
    x = np.repeat(x0 + (row + 0.5 - y0) * slope, rows) + step * np.repeat(slope, rows)
    column = np.clip(np.ceil(x - 0.5), 0, width).astype(np.int64)
    at = np.repeat(row, rows) + step
    weight = np.repeat(turn, rows)
    ends = np.cumsum(counts)
    firsts = (ends - counts)[inked]
    left = np.minimum.reduceat(column, firsts)
    wide = np.maximum.reduceat(column, firsts) - left
    top = np.minimum.reduceat(at, firsts)
    tall = np.maximum.reduceat(at, firsts) + 1 - top
    # The column past the last takes what ends there: every row's turns then add up to nought, and
    # one running sum serves all rows of all outlines.
    area = tall * (wide + 1)
    where = 0
    for start, end in _batches(area):
        span = slice(firsts[start], ends[inked[end - 1]])
        owner = np.repeat(np.arange(end - start), counts[inked[start:end]])
        offset = np.cumsum(area[start:end]) - area[start:end]
        base = offset - top[start:end] * (wide[start:end] + 1) - left[start:end]
        index = base[owner] + at[span] * (wide[start:end] + 1)[owner] + column[span]
        total = int(area[start:end].sum())
        winding = np.cumsum(np.bincount(index, weight[span], total))
        inside = winding != 0
        for k in range(start, end):
            while where < inked[k]:
                yield None
                where += 1
            where += 1
            h, w, o = int(tall[k]), int(wide[k]), int(offset[k - start])
            if w == 0:
                yield None
                continue
            block = slice(o, o + h * (w + 1))
            cover = winding[block] % 2 != 0 if evenodd[inked[k]] else inside[block]
            yield Mask(int(left[k]), int(top[k]), cover.reshape(h, w + 1)[:, :w])
    yield from (None for _ in range(where, len(counts)))


def _batches(area: Ints) -> Iterator[tuple[int, int]]:
    start = 0
    ends = np.cumsum(area)
    while start < len(area):
        done = ends[start] - area[start]
        end = max(start + 1, int(np.searchsorted(ends, done + _MOST_SAMPLES, "right")))
        yield start, end
        start = end


# ------------------------------------------------------------------ paths to edges


def _outline_edges(outlines: Sequence[Outline], edges: _Edges) -> None:
    """Adds the edges of outlines that all have verbs."""
    lengths = np.array([len(o.path.verbs) for o in outlines])
    codes = np.frombuffer(
        "".join(o.path.verbs for o in outlines).encode("ascii", "replace"), np.uint8
    )
    takes = _TAKES[codes]
    begins = np.cumsum(lengths) - lengths
    sizes = np.array([len(o.path.points) for o in outlines])
    if (
        (takes < 0).any()
        or (codes[begins] != _M).any()
        or (2 * np.add.reduceat(takes, begins) != sizes).any()
    ):
        raise UserError("a path of the scene is damaged", "labels", "Draw it again.")
    points = np.fromiter(
        chain.from_iterable(o.path.points for o in outlines), np.float64, int(sizes.sum())
    ).reshape(-1, 2)
    matrices = np.array([o.matrix for o in outlines], np.float64)
    owner = np.repeat(np.arange(len(outlines)), sizes // 2)
    a, b, c, d, e, f = matrices.T
    with np.errstate(over="ignore", invalid="ignore"):
        x, y = points[:, 0], points[:, 1]
        points = np.stack(
            (
                a[owner] * x + c[owner] * y + e[owner],
                b[owner] * x + d[owner] * y + f[owner],
            ),
            axis=1,
        )
    if not (np.abs(points) < MAX_REACH).all():
        raise UserError(
            "a point of a path is no number, or out of range",
            "labels",
            "Check the artwork's place and size.",
        )
    _Verbs(outlines, codes, takes, lengths, points, matrices).add_to(edges)


class _Verbs:
    """The verbs of many paths with their points in samples."""

    def __init__(
        self,
        outlines: Sequence[Outline],
        codes: npt.NDArray[np.uint8],
        takes: Ints,
        lengths: Ints,
        points: Floats,
        matrices: Floats,
    ) -> None:
        self.codes, self.points = codes, points
        self.owner = np.repeat(np.arange(len(outlines)), lengths)
        self.matrices = matrices
        self.half = np.array([o.stroke.width / 2 if o.stroke else 0.0 for o in outlines])
        a, b, c, d = matrices[:, :4].T
        self._reach = self.half * np.sqrt(np.abs(a * d - b * c))
        """Half the pen in samples."""
        stroked = np.array([o.stroke is not None for o in outlines])
        self.caps = np.array([o.stroke.cap[0] if o.stroke else "b" for o in outlines])
        count = len(codes)
        self.last = np.cumsum(takes) - 1
        """The point where each verb ends."""
        self.move = np.maximum.accumulate(np.where(codes == _M, np.arange(count), 0))
        """The M that begins each verb's contour."""
        self.begin = self.last[self.move]
        closing = codes == _Z
        ends_at = np.where(closing, self.begin, self.last)
        self.from_ = points[np.concatenate(([0], ends_at[:-1]))]
        self.to = points[ends_at]
        self.stroked = stroked[self.owner]
        self.final = np.ones(count, bool)
        self.final[:-1] = codes[1:] == _M
        """Whether a verb is the last of its contour."""
        # Controls of every verb as a cubic; a straight one has its ends for controls.
        self.one, self.two = self.from_.copy(), self.to.copy()
        k = np.flatnonzero(codes == _C)
        self.one[k], self.two[k] = points[self.last[k] - 2], points[self.last[k] - 1]
        k = np.flatnonzero(codes == _Q)
        middle = points[self.last[k] - 1]
        self.one[k] = self.from_[k] + (middle - self.from_[k]) * (2 / 3)
        self.two[k] = self.to[k] + (middle - self.to[k]) * (2 / 3)

    def add_to(self, edges: _Edges) -> None:
        curved = (self.codes == _Q) | (self.codes == _C)
        straight = (self.codes == _L) | (self.codes == _Z)
        fills = np.flatnonzero(straight & ~self.stroked)
        edges.add(self.from_[fills], self.to[fills], self.owner[fills])
        # A contour that is left open is closed for filling.
        ends = np.flatnonzero(self.final & ~self.stroked)
        edges.add(self.to[ends], self.points[self.begin[ends]], self.owner[ends])
        for k, steps in self._by_steps(curved & ~self.stroked, 1.0):
            way = self._places(k, steps)
            owner = np.repeat(self.owner[k], steps)
            edges.add(way[:, :-1].reshape(-1, 2), way[:, 1:].reshape(-1, 2), owner)
        if self.stroked.any():
            k = np.flatnonzero(straight & self.stroked)
            along = self.to[k] - self.from_[k]
            side = self._across(along, self.owner[k])
            a, b = self.from_[k], self.to[k]
            quads = np.stack((a + side, b + side, b - side, a - side), axis=1)
            edges.add_polygons(quads, self.owner[k])
            # The outer side of a wide pen strays farther from its chords.
            for k, steps in self._by_steps(curved & self.stroked, 2.0):
                way, along = self._places(k, steps), self._tangents(k, steps)
                self._ribbon(
                    edges,
                    way[:, :-1].reshape(-1, 2),
                    way[:, 1:].reshape(-1, 2),
                    along[:, :-1].reshape(-1, 2),
                    along[:, 1:].reshape(-1, 2),
                    np.repeat(self.owner[k], steps),
                )
            self._joins_and_caps(edges)

    # -- curves

    def _by_steps(self, wanted: npt.NDArray[np.bool_], finer: float) -> Iterator[tuple[Ints, int]]:
        """Curves by the number of chords that they need, a power of two."""
        k = np.flatnonzero(wanted)
        if not len(k):
            return
        p, q, r, s = self.from_[k], self.one[k], self.two[k], self.to[k]
        bend = 0.75 * np.maximum(
            np.hypot(*(p - 2 * q + r).T), np.hypot(*(q - 2 * r + s).T)
        )  # as engine.drawing.shapes.flattened
        factor = np.where(self._reach[self.owner[k]] > 1.0, finer, 1.0)
        need = np.clip(factor * np.sqrt(bend / TOLERANCE), 1, 64)
        power = np.ceil(np.log2(need)).astype(np.int64)
        for level in np.unique(power).tolist():
            yield k[power == level], 2**level

    def _places(self, k: Ints, steps: int) -> Floats:
        """float64[k, steps + 1, 2]"""
        t = np.linspace(0, 1, steps + 1)[None, :, None]
        s = 1 - t
        return np.asarray(
            s * s * s * self.from_[k, None]
            + 3 * s * s * t * self.one[k, None]
            + 3 * s * t * t * self.two[k, None]
            + t * t * t * self.to[k, None]
        )

    def _tangents(self, k: Ints, steps: int) -> Floats:
        """float64[k, steps + 1, 2]; the chord's direction where a handle has no length."""
        t = np.linspace(0, 1, steps + 1)[None, :, None]
        s = 1 - t
        p, q, r, u = self.from_[k, None], self.one[k, None], self.two[k, None], self.to[k, None]
        way = np.asarray(s * s * (q - p) + 2 * s * t * (r - q) + t * t * (u - r))
        none = np.abs(way).max(axis=2, keepdims=True) < 1e-9
        return np.where(none, u - p, way)

    # -- strokes

    def _across(self, along: Floats, owner: Ints) -> Floats:
        """Half the pen across a direction, both in samples: float64[n, 2]."""
        a, b, c, d = self.matrices[owner, :4].T
        area = a * d - b * c
        with np.errstate(divide="ignore", invalid="ignore"):
            # The direction in the path's own space, where the pen is round.
            x = (d * along[:, 0] - c * along[:, 1]) / area
            y = (a * along[:, 1] - b * along[:, 0]) / area
            scale = self.half[owner] / np.hypot(x, y)
            out = np.stack(((-a * y + c * x) * scale, (-b * y + d * x) * scale), axis=1)
        return np.where(np.isfinite(out).all(axis=1, keepdims=True), out, 0.0)

    def _ribbon(
        self, edges: _Edges, a: Floats, b: Floats, at_a: Floats, at_b: Floats, owner: Ints
    ) -> None:
        """Quadrangles from a to b, float64[n, 2], as two triangles: on the inner side of a narrow
        bend a quadrangle crosses itself."""
        p, q = self._across(at_a, owner), self._across(at_b, owner)
        edges.add_polygons(np.stack((a + p, b + q, b - q), axis=1), owner)
        edges.add_polygons(np.stack((a + p, b - q, a - p), axis=1), owner)

    def _joins_and_caps(self, edges: _Edges) -> None:
        draws = (self.codes != _M) & self.stroked
        before = np.concatenate(([False], self.codes[:-1] != _M))
        joins = np.flatnonzero(draws & before)
        closings = np.flatnonzero(draws & (self.codes == _Z))
        firsts = np.flatnonzero(draws & ~before)
        lasts = np.flatnonzero(draws & self.final & (self.codes != _Z))
        # A contour that is closed has no caps.
        closed = np.zeros(len(self.codes), bool)
        closed[self.move[closings]] = True
        firsts = firsts[~closed[self.move[firsts]]]
        self._discs(edges, self.from_[joins], self.owner[joins])
        self._discs(edges, self.to[closings], self.owner[closings])
        for k, places, away in (
            (firsts, self.from_, -self._outward(firsts, first=True)),
            (lasts, self.to, self._outward(lasts, first=False)),
        ):
            cap = self.caps[self.owner[k]]
            self._discs(edges, places[k[cap == "r"]], self.owner[k[cap == "r"]], always=True)
            square = k[cap == "s"]
            side = self._across(away[cap == "s"], self.owner[square])
            out = away[cap == "s"]
            length = np.hypot(*out.T)[:, None]
            out = np.divide(out, length, out=np.zeros_like(out), where=length > 0)
            out = out * np.hypot(*side.T)[:, None]
            at = places[square]
            box = np.stack((at + side, at + side + out, at - side + out, at - side), axis=1)
            edges.add_polygons(box, self.owner[square])

    def _outward(self, k: Ints, *, first: bool) -> Floats:
        """The direction of travel at a verb's beginning or end."""
        chord = self.to[k] - self.from_[k]
        way = self.one[k] - self.from_[k] if first else self.to[k] - self.two[k]
        none = np.abs(way).max(axis=1, keepdims=True) < 1e-9
        return np.where(none, chord, way)

    def _discs(self, edges: _Edges, centre: Floats, owner: Ints, *, always: bool = False) -> None:
        """Round joins and caps; the joins of a pen finer than a sample don't show."""
        a, b, c, d = self.matrices[:, :4].T
        if not always:
            seen = (self._reach > 0.5)[owner]
            centre, owner = centre[seen], owner[seen]
        if not len(centre):
            return
        turn = np.linspace(0, math.tau, _DISC, endpoint=False) + math.pi / _DISC
        cos, sin = np.cos(turn) * self.half[owner, None], np.sin(turn) * self.half[owner, None]
        x = a[owner, None] * cos + c[owner, None] * sin
        y = b[owner, None] * cos + d[owner, None] * sin
        edges.add_polygons(centre[:, None] + np.stack((x, y), axis=2), owner)


# ------------------------------------------------------------------ dashes


def dashed(line: Line, tolerance: float, finest: float) -> tuple[Path, float]:
    """The dashes as open contours, and what part of the line they cover where they are too fine
    to tell apart: then the path is the whole line. Lengths in the path's units; a period below
    `finest` is too fine."""
    dash = [max(0.0, d) for d in line.dash]
    dash = dash * 2 if len(dash) % 2 else dash
    period = math.fsum(dash)
    if not all(map(math.isfinite, dash)) or not period > 0:
        return line.path, 1.0
    # Round caps fill a gap from both sides.
    reach = 0.0 if line.cap == "butt" else line.width
    share = min(1.0, sum(min(on + reach, on + off) for on, off in _pairs(dash)) / period)
    if period < finest or share >= 1.0:
        return line.path, share
    contours = shapes.flattened(line.path, tolerance)
    if "Z" in line.path.verbs:
        contours = [[*c, c[0]] for c in contours]
    length = sum(math.dist(p, q) for c in contours for p, q in pairwise(c))
    if not length / period * len(dash) < _MOST_DASHES:
        return line.path, share
    verbs: list[str] = []
    points: list[float] = []
    for contour in contours:
        _dash(contour, dash, verbs, points)
    return Path("".join(verbs), tuple(points)), 1.0


def _pairs(dash: Sequence[float]) -> Iterator[tuple[float, float]]:
    yield from zip(dash[0::2], dash[1::2], strict=True)


def _dash(
    contour: Sequence[tuple[float, float]],
    dash: Sequence[float],
    verbs: list[str],
    points: list[float],
) -> None:
    index, left, on = 0, dash[0], True
    verbs.append("M")
    points += contour[0]
    for p, q in pairwise(contour):
        length, done = math.dist(p, q), 0.0
        while length - done > left:
            done += left
            t = done / length
            points += (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)
            verbs.append("L" if on else "M")
            on = not on
            index = (index + 1) % len(dash)
            left = dash[index]
        left -= length - done
        if on:
            verbs.append("L")
            points += q
