"""A path as text runs along it: points, tangents and lengths."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence

from engine.errors import UserError
from engine.text.spec import Arc, Curve

MAX_VERBS = 4000
_MOST = 1e6
"""Points, of a coordinate."""
_STEPS = {"L": 1, "Q": 24, "C": 32, "Z": 1}
_COUNT = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
_CIRCLE = 720
"""Straight pieces of a full circle: a half degree each, where the tangent turns evenly."""


class Rail:
    """A polyline that knows its tangents; beyond an open end it goes on straight, and a closed one
    begins again."""

    def __init__(
        self,
        points: Sequence[tuple[float, float]],
        tangents: Sequence[tuple[float, float]],
        closed: bool,
    ) -> None:
        """`points` has one more than `tangents`, which are the angles at both ends of a piece."""
        self.points = points
        self.closed = closed
        self._tangents = tangents
        self._along = [0.0]
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            self._along.append(self._along[-1] + math.hypot(bx - ax, by - ay))
        self.length = self._along[-1]

    def at(self, distance: float) -> tuple[float, float, float]:
        """x, y and the tangent's angle in radians, clockwise on the page."""
        if self.closed:
            distance %= self.length
        along = self._along
        k = min(max(0, bisect_right(along, distance) - 1), len(self._tangents) - 1)
        (ax, ay), (bx, by) = self.points[k], self.points[k + 1]
        t = (distance - along[k]) / max(along[k + 1] - along[k], 1e-12)
        first, last = self._tangents[k]
        angle = first + min(1.0, max(0.0, t)) * (last - first)
        if 0.0 <= t <= 1.0:
            return ax + t * (bx - ax), ay + t * (by - ay), angle
        x, y = (ax, ay) if t < 0 else (bx, by)
        beyond = distance - along[k] if t < 0 else distance - along[k + 1]
        return x + beyond * math.cos(angle), y + beyond * math.sin(angle), angle

    def turn(self, a: float, b: float) -> float:
        """How much the tangent turns from one distance to another, in radians: positive where the
        path bends away from the letters' tops, negative where it bends towards them."""
        return _near(self.at(b)[2] - self.at(a)[2])

    def between(self, a: float, b: float) -> tuple[tuple[float, float], ...]:
        """The polyline from one distance to another."""
        vertices = self._along
        if self.closed:
            vertices = [*vertices, *[d + self.length for d in vertices]]
        inner = [d for d in vertices if a < d < b]
        return tuple([self.at(d)[:2] for d in (a, *inner, b)])


def _near(angle: float) -> float:
    """The same angle within half a turn."""
    return (angle + math.pi) % math.tau - math.pi


def of_arc(arc: Arc) -> Rail:
    """The whole circle from the point opposite to the arc's middle, as it is read."""
    way = -1.0 if arc.inside else 1.0
    begin = math.radians(arc.angle) - way * math.pi
    step = way * math.tau / _CIRCLE
    # The polyline's corners lie a little outside, so that it is as long as the circle.
    radius = arc.radius * (abs(step) / 2) / math.sin(abs(step) / 2)
    angles = [begin + i * step for i in range(_CIRCLE + 1)]
    points = [(arc.cx + radius * math.cos(a), arc.cy + radius * math.sin(a)) for a in angles]
    quarter = way * math.pi / 2
    tangents = [(a + quarter, b + quarter) for a, b in itertools.pairwise(angles)]
    return Rail(points, tangents, True)


def of_curve(curve: Curve) -> Rail:
    """A path flattened. Raises UserError for one that can't be followed."""
    verbs, numbers = curve.verbs, curve.points
    if len(verbs) > MAX_VERBS:
        raise _wrong(f"the path has {len(verbs)} pieces", f"Use at most {MAX_VERBS}.")
    if not verbs.startswith("M") or "M" in verbs[1:] or not set(verbs) <= set(_COUNT):
        raise _wrong("the path can't be followed", "Give one line of straight and curved pieces.")
    if sum([_COUNT[v] for v in verbs]) != len(numbers):
        raise _wrong("the path has too few or too many points", "Draw it again.")
    if not all(math.isfinite(v) and abs(v) <= _MOST for v in numbers):
        raise _wrong("the path has a point that isn't on the page", "Give ordinary numbers.")
    if not 0.0 <= curve.start <= 1.0:
        raise _wrong(f"the text starts at {curve.start} of the path", "Give a number from 0 to 1.")
    points: list[tuple[float, float]] = [(numbers[0], numbers[1])]
    tangents: list[tuple[float, float]] = []
    at = 2
    for verb in verbs[1:]:
        count = _COUNT[verb]
        own = [points[-1]]
        own += [(numbers[i], numbers[i + 1]) for i in range(at, at + count, 2)]
        at += count
        if verb == "Z":
            own.append(points[0])
        last: float | None = None
        for i in range(1, _STEPS[verb] + 1):
            x, y = _point(own, i / _STEPS[verb])
            px, py = points[-1]
            if math.hypot(x - px, y - py) < 1e-9:
                continue
            chord = math.atan2(y - py, x - px)
            end = _direction(own, i / _STEPS[verb], chord)
            if last is None:
                last = _direction(own, (i - 1) / _STEPS[verb], chord)
            tangents.append((last, last + _near(end - last)))
            points.append((x, y))
            last = end
    if not tangents:
        raise _wrong("the path has no length", "Draw a longer one.")
    (ax, ay), (bx, by) = points[0], points[-1]
    closed = len(points) > 2 and math.hypot(ax - bx, ay - by) < 1e-6
    return Rail(points, tangents, closed)


def _wrong(what: str, remedy: str) -> UserError:
    return UserError(what, "path", remedy)


def _point(own: Sequence[tuple[float, float]], t: float) -> tuple[float, float]:
    """On a Bézier curve of any degree (de Casteljau)."""
    level = list(own)
    while len(level) > 1:
        level = [
            (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
            for a, b in itertools.pairwise(level)
        ]
    return level[0]


def _direction(own: Sequence[tuple[float, float]], t: float, chord: float) -> float:
    """The tangent there; that of the chord where it vanishes."""
    sides = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(own)]
    x, y = _point(sides, t)
    return math.atan2(y, x) if math.hypot(x, y) > 1e-9 else chord
