"""What Qt draws a scene's values with: paths, colours, brushes and pens.

Glyphs are paths, so no font system and no QGuiApplication is needed.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRadialGradient,
    QTransform,
)

from engine.document.colour import Colour
from engine.drawing.scene import Glyphs, Line, Linear, Matrix, Paint, Path, SceneGlyph
from engine.text import outlines
from exporters.colour import clean_stops, srgb

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The most recently used values up to a total weight."""

    def __init__(self, limit: float) -> None:
        self._limit, self._weight = limit, 0.0
        self._held: OrderedDict[Key, tuple[Value, float]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        entry = self._held.get(key)
        if entry is None:
            return None
        self._held.move_to_end(key)
        return entry[0]

    def put(self, key: Key, value: Value, weight: float) -> Value:
        self._held[key] = (value, weight)
        self._weight += weight
        while self._weight > self._limit and len(self._held) > 1:
            self._weight -= self._held.popitem(last=False)[1][1]
        return value


class _Caches(threading.local):
    """One set for each thread: QPainterPath fills its inner caches when it is drawn."""

    def __init__(self) -> None:
        # By identity, with the value held so that the identity stays its own.
        self.paths: Recent[int, tuple[Path, QPainterPath]] = Recent(2_000_000)
        self.glyphs: Recent[tuple[str, int], QPainterPath] = Recent(500_000)
        self.runs: Recent[tuple[int, str, float], tuple[tuple[SceneGlyph, ...], QPainterPath]] = (
            Recent(500_000)
        )


_caches = _Caches()

# ------------------------------------------------------------------ geometry

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE, _CURVE, _CURVE_DATA = 0, 1, 2, 3


def painter_path(path: Path) -> QPainterPath:
    """The path for Qt, with the nonzero rule; cached by identity."""
    held = _caches.paths.get(id(path))
    if held is not None:
        return held[1]
    made = _build(path)
    made.setFillRule(Qt.FillRule.WindingFill)
    return _caches.paths.put(id(path), (path, made), 8 + len(path.verbs))[1]


def _build(path: Path) -> QPainterPath:
    if len(path.verbs) > 24 and "Q" not in path.verbs:
        return _stream(path)
    out = QPainterPath()
    p, i = path.points, 0
    for verb in path.verbs:
        if verb == "L":
            out.lineTo(p[i], p[i + 1])
            i += 2
        elif verb == "C":
            out.cubicTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5])
            i += 6
        elif verb == "M":
            out.moveTo(p[i], p[i + 1])
            i += 2
        elif verb == "Q":
            out.quadTo(p[i], p[i + 1], p[i + 2], p[i + 3])
            i += 4
        elif verb == "Z":
            out.closeSubpath()
        else:
            raise ValueError(f"unknown path verb {verb!r}")
    return out


def _stream(path: Path) -> QPainterPath:
    """A long path in one call, through Qt's own serial form (count, elements, start, rule)."""
    kinds: list[int] = []
    sources: list[int] = []
    at, start = 0, 0
    for verb in path.verbs:
        if verb == "L":
            kinds.append(_LINE)
            sources.append(at)
            at += 1
        elif verb == "C":
            kinds += (_CURVE, _CURVE_DATA, _CURVE_DATA)
            sources += (at, at + 1, at + 2)
            at += 3
        elif verb == "M":
            kinds.append(_MOVE)
            sources.append(at)
            start = at
            at += 1
        elif verb == "Z":
            kinds.append(_LINE)
            sources.append(start)
        else:
            raise ValueError(f"unknown path verb {verb!r}")
    points = np.asarray(path.points, dtype=np.float64).reshape(-1, 2)[sources]
    elements = np.empty(len(kinds), dtype=_ELEMENT)
    elements["kind"], elements["x"], elements["y"] = kinds, points[:, 0], points[:, 1]
    raw = len(kinds).to_bytes(4, "big") + elements.tobytes() + bytes(8)
    out = QPainterPath()
    stream = QDataStream(QByteArray(raw))
    stream >> out
    return out


def glyph_path(face: str, gid: int) -> QPainterPath:
    """A glyph in font units, y up; cached."""
    held = _caches.glyphs.get((face, gid))
    if held is not None:
        return held
    verbs, points = outlines.outline(face, gid)
    made = _build(Path(verbs, points))
    made.setFillRule(Qt.FillRule.WindingFill)
    return _caches.glyphs.put((face, gid), made, 8 + len(verbs))


def run_path(run: Glyphs) -> QPainterPath:
    """All glyphs of a run as one path: where they touch, nothing shows twice. Kept by the glyphs'
    identity: a run's shadows and outlines place the same ones."""
    key = (id(run.glyphs), run.face, run.size)
    held = _caches.runs.get(key)
    if held is not None:
        return held[1]
    out = QPainterPath()
    scale = run.size / outlines.units_per_em(run.face)
    for glyph in run.glyphs:
        shape = glyph_path(run.face, glyph.gid)
        if shape.isEmpty():
            continue
        turn = math.radians(glyph.angle)
        c, s = scale * math.cos(turn), scale * math.sin(turn)
        out.addPath(QTransform(c, s, s, -c, glyph.x, glyph.y).map(shape))
    out.setFillRule(Qt.FillRule.WindingFill)
    return _caches.runs.put(key, (run.glyphs, out), 8 + out.elementCount())[1]


def transform(m: Matrix) -> QTransform:
    return QTransform(*m)


# ------------------------------------------------------------------ paints


@lru_cache(maxsize=4096)
def qcolour(colour: Colour) -> QColor:
    r, g, b = srgb(colour)
    return QColor.fromRgbF(r, g, b, colour.alpha)


def brush(paint: Paint) -> QBrush:
    """The paint in the coordinates of the node."""
    if isinstance(paint, Colour):
        return QBrush(qcolour(paint))
    stops = [(stop.offset, qcolour(stop.colour)) for stop in clean_stops(paint.stops)]
    gradient: QGradient
    if isinstance(paint, Linear):
        if math.hypot(paint.x1 - paint.x0, paint.y1 - paint.y0) < 1e-9:
            return QBrush(stops[-1][1])
        # Qt steps along vertical and along affine gradients in 1/256 of a table entry, which
        # drifts by up to 3 % of the range at print sizes. A hair of slant, or of perspective
        # (1 px in ten million), makes it work out every place by itself.
        lean = 1e-9 * (paint.y1 - paint.y0) if paint.x0 == paint.x1 else 0.0
        matrix = QTransform() if lean else QTransform(1, 0, 2e-12, 0, 1, 0, 0, 0, 1)
        gradient = QLinearGradient(paint.x0, paint.y0, paint.x1 + lean, paint.y1)
    else:
        matrix = transform(paint.matrix)
        if paint.radius < 1e-9 or not matrix.isInvertible():
            return QBrush(stops[-1][1])
        gradient = QRadialGradient(paint.cx, paint.cy, paint.radius)
    gradient.setStops(stops)
    # As SVG and PDF do; Qt's default weights colours by their opacity.
    gradient.setInterpolationMode(QGradient.InterpolationMode.ComponentInterpolation)
    made = QBrush(gradient)
    if not matrix.isIdentity():
        made.setTransform(matrix)
    return made


_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    # SVG's mitre is the one PDF has: cut off at the limit, not shortened.
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}
MITER_LIMIT = 10.0


def pen(line: Line) -> QPen:
    """The stroke of a line without its dashes."""
    made = QPen(brush(line.paint), line.width)
    made.setCapStyle(_CAPS[line.cap])
    made.setJoinStyle(_JOINS[line.join])
    # Qt counts the limit from the line's middle, PDF and SVG from edge to edge.
    made.setMiterLimit(MITER_LIMIT / 2)
    return made


def dashed(line: Line) -> QPainterPath:
    """The dashes as shapes to fill.

    Qt's own dashing skips what lies outside the device and starts anew within it, so that the
    dashes of two tiles would not meet.
    """
    dash = [max(0.0, d) / line.width for d in line.dash]  # Qt wants multiples of the width.
    stroker = QPainterPathStroker(pen(line))
    stroker.setCurveThreshold(min(0.25, line.width / 50))
    stroker.setDashPattern(dash * 2 if len(dash) % 2 else dash)
    shapes = stroker.createStroke(painter_path(line.path))
    shapes.setFillRule(Qt.FillRule.WindingFill)
    return shapes
