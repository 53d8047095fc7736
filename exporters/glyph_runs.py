"""A run of glyphs as pieces to fill one after the other.

Qt's rasteriser is several times slower with one path of a hundred letters than with a hundred
paths: it starts afresh, with more memory, whenever a path has more edges in a band than it has
room for. Only letters that could touch stay in one piece, so that nothing shows twice.
"""

from __future__ import annotations

import math
import threading
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from engine.drawing.scene import Glyphs, SceneGlyph
from engine.text import outlines
from exporters.brushes import Recent, glyph_path


class Piece(NamedTuple):
    """Letters that are filled together, with their bounds in points."""

    left: float
    top: float
    right: float
    bottom: float
    path: QPainterPath


class Cut(NamedTuple):
    """A run in pieces, and the bounds of all of them; null without any."""

    pieces: tuple[Piece, ...]
    bounds: QRectF


class _Caches(threading.local):
    """One set for each thread: QPainterPath fills its inner caches when it is drawn."""

    def __init__(self) -> None:
        self.sized: Recent[tuple[str, int, float], Piece] = Recent(500_000)
        self.runs: Recent[tuple[str, float, tuple[SceneGlyph, ...]], Cut] = Recent(20_000)


_caches = _Caches()


def cut(run: Glyphs) -> Cut:
    """The run's letters in any order; letters whose extents along the line meet are one piece.
    Equal runs, as the lines of a text are that its editing leaves alone, are cut only once."""
    key = (run.face, run.size, run.glyphs)
    held = _caches.runs.get(key)
    if held is None:
        made = _pieces(run)
        held = _caches.runs.put(key, Cut(made, _around(made)), 1 + len(made))
    return held


def _pieces(run: Glyphs) -> tuple[Piece, ...]:
    placed = [piece for glyph in run.glyphs if (piece := _placed(run, glyph)) is not None]
    if len(placed) < 2:
        return tuple(placed)
    first, last = placed[0], placed[-1]
    across = abs(last.left - first.left) >= abs(last.top - first.top)
    ends = [(p.left, p.right, p) if across else (p.top, p.bottom, p) for p in placed]
    ends.sort(key=lambda end: end[0])
    out: list[Piece] = []
    _, until, piece = ends[0]
    together = [piece]
    for begin, end, piece in ends[1:]:
        if begin <= until:
            together.append(piece)
            until = max(until, end)
            continue
        out.append(_joined(together))
        together, until = [piece], end
    out.append(_joined(together))
    return tuple(out)


def _around(made: tuple[Piece, ...]) -> QRectF:
    if not made:
        return QRectF()
    left, top = min(p.left for p in made), min(p.top for p in made)
    right, bottom = max(p.right for p in made), max(p.bottom for p in made)
    return QRectF(left, top, right - left, bottom - top)


def _joined(together: list[Piece]) -> Piece:
    if len(together) == 1:
        return together[0]
    path = QPainterPath()
    for piece in together:
        path.addPath(piece.path)
    path.setFillRule(Qt.FillRule.WindingFill)
    return Piece(
        min(p.left for p in together),
        min(p.top for p in together),
        max(p.right for p in together),
        max(p.bottom for p in together),
        path,
    )


def _placed(run: Glyphs, glyph: SceneGlyph) -> Piece | None:
    """None for a glyph without ink."""
    if glyph.angle:
        scale = run.size / outlines.units_per_em(run.face)
        turn = math.radians(glyph.angle)
        c, s = scale * math.cos(turn), scale * math.sin(turn)
        shape = glyph_path(run.face, glyph.gid)
        if shape.isEmpty():
            return None
        return _piece(QTransform(c, s, s, -c, glyph.x, glyph.y).map(shape))
    upright = _sized(run.face, glyph.gid, run.size)
    if upright is None:
        return None
    x, y = glyph.x, glyph.y
    left, top, right, bottom, path = upright
    return Piece(left + x, top + y, right + x, bottom + y, path.translated(x, y))


def _sized(face: str, gid: int, size: float) -> Piece | None:
    """A glyph of that size with its origin at 0, 0; None without ink."""
    key = (face, gid, size)
    held = _caches.sized.get(key)
    if held is not None:
        return held
    shape = glyph_path(face, gid)
    if shape.isEmpty():
        return None
    scale = size / outlines.units_per_em(face)
    made = _piece(QTransform.fromScale(scale, -scale).map(shape))
    return _caches.sized.put(key, made, 8 + shape.elementCount())


def _piece(path: QPainterPath) -> Piece:
    path.setFillRule(Qt.FillRule.WindingFill)
    box = path.controlPointRect()
    return Piece(box.left(), box.top(), box.right(), box.bottom(), path)
