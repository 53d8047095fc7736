"""Cursors that no system has."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPixmap

from app.editor.look import icons

SIDE = 22


@cache
def turning() -> QCursor:
    """A round arrow, white with a dark edge: it lies on any artwork."""
    dark = icons.pixmap("rotate-clockwise", QColor("#161616"), 18)
    light = icons.pixmap("rotate-clockwise", QColor("#FFFFFF"), 18)
    ratio = light.devicePixelRatio()
    picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)):
        painter.drawPixmap(QPointF(2 + dx, 2 + dy), dark)
    painter.drawPixmap(QPointF(2, 2), light)
    painter.end()
    return QCursor(picture)
