"""What is painted over a text while it is edited: box, selection, caret, what is being composed.

In pixels of the view, with the dark theme's colours: marks lie on artwork, not on the theme.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.editor.canvas.text_places import Point, TextPlaces
from app.editor.look import tokens

ToView = Callable[[float, float], QPointF]

_SELECTED = 92
"""Alpha of the selection's ground."""


def _accent(alpha: int = 255) -> QColor:
    colour = QColor(tokens.dark("accent"))
    colour.setAlpha(alpha)
    return colour


def polygon(corners: Sequence[Point], to_view: ToView) -> QPolygonF:
    return QPolygonF([to_view(x, y) for x, y in corners])


def box(painter: QPainter, places: TextPlaces, to_view: ToView) -> None:
    """A thin line around the block."""
    painter.setPen(QPen(_accent(150), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(polygon(places.corners, to_view))


def selection(painter: QPainter, places: TextPlaces, start: int, end: int, to_view: ToView) -> None:
    """Tight lines overlap; what they share is no darker."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for quad in places.selection(start, end):
        path.addPolygon(polygon(quad, to_view))
        path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_accent(_SELECTED))
    painter.drawPath(path)


def caret(painter: QPainter, ends: tuple[Point, Point], to_view: ToView) -> None:
    """Two pixels of accent with a light edge, so that it is seen on any artwork."""
    line = QLineF(to_view(*ends[0]), to_view(*ends[1]))
    halo = QPen(QColor(255, 255, 255, 190), 4)
    halo.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(halo)
    painter.drawLine(line)
    pen = QPen(QColor(tokens.dark("accentfill")), 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(line)


def caret_rect(ends: tuple[Point, Point], to_view: ToView) -> QRectF:
    """Around a caret, for input methods to place their windows by."""
    a, b = to_view(*ends[0]), to_view(*ends[1])
    return QRectF(a, b).normalized().adjusted(-1, 0, 1, 0)


def underline(
    painter: QPainter,
    places: TextPlaces,
    start: int,
    end: int,
    clause: tuple[int, int],
    to_view: ToView,
) -> None:
    """A line along what is being composed, stronger under the part that is being converted."""
    for a, b, width in ((start, end, 1.5), (*clause, 3.0)):
        if a >= b:
            continue
        pen = QPen(_accent(), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for quad in places.selection(a, b):
            first, second, third, fourth = (to_view(x, y) for x, y in quad)
            if places.carets.vertical:
                painter.drawLine(QLineF(first, second))  # at the right of a column
            else:
                painter.drawLine(QLineF(fourth, third))


def hint(
    painter: QPainter, places: TextPlaces, to_view: ToView, words: str, *, beside: bool = True
) -> None:
    """What an empty text says about itself, where its first letter would stand."""
    a, b = (to_view(*end) for end in places.caret(0))
    height = math.hypot(b.x() - a.x(), b.y() - a.y())
    font = tokens.font(round(max(11.0, min(48.0, 0.62 * height))))
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words)
    align = places.block.style.align
    painter.save()
    painter.translate((a.x() + b.x()) / 2, (a.y() + b.y()) / 2)
    painter.rotate(math.degrees(math.atan2(b.y() - a.y(), b.x() - a.x())) - 90.0)
    gap = 6.0 if beside else 0.0
    left = places.carets.is_rtl(0) or align == "right"
    x = -width - gap if left else (-width / 2 if align in ("centre", "fit") and not beside else gap)
    painter.setFont(font)
    base = (metrics.ascent() - metrics.descent()) / 2
    painter.setPen(QColor(0, 0, 0, 120))
    painter.drawText(QPointF(x + 1, base + 1), words)
    painter.setPen(_accent(220))
    painter.drawText(QPointF(x, base), words)
    painter.restore()
