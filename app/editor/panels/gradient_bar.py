"""The bar of a gradient: stops are dragged, added by a click, removed by Delete or dragged away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor.look import focus, tokens
from app.editor.panels.design_module import tr
from engine.document.colour import Colour, mix
from engine.document.model import GradientStop
from exporters.brushes import qcolour

BAR = 18
AWAY = 28
"""Px below the bar from which a dragged stop is taken off."""


class GradientBar(QWidget):
    """Offsets run from left to right in every interface: the gradient is artwork."""

    moving = Signal(object)
    """Stops on the way of a drag."""
    changed = Signal(object)
    """Stops, settled."""
    picked = Signal(int)
    """Index of the stop that is chosen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stops: tuple[GradientStop, ...] = ()
        self.at = 0
        self._dragged = False
        self._removed: GradientStop | None = None
        self.setFixedHeight(BAR + 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Gradient"))

    def set_stops(self, stops: tuple[GradientStop, ...]) -> None:
        if self._dragged:
            return
        self.stops = tuple(sorted(stops, key=lambda stop: stop.offset))
        self.at = min(self.at, max(0, len(self.stops) - 1))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BAR + 16)

    def _area(self) -> QRectF:
        return QRectF(0, 1, self.width(), BAR)

    def _x(self, offset: float) -> float:
        area = self._area()
        x = area.left() + offset * area.width()
        return min(max(x, area.left() + 7), area.right() - 7)  # handles stay whole

    def _offset(self, x: float) -> float:
        area = self._area()
        return min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width())))

    def stop_at(self, at: QPointF) -> int:
        """Index of the stop whose handle is there; -1 where there is none."""
        near = [(abs(self._x(stop.offset) - at.x()), n) for n, stop in enumerate(self.stops)]
        distance, n = min(near, default=(99.0, -1))
        return n if distance <= 8 else -1

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(QColor("#D0D0D0"))
        for n in range(0, int(area.width() // 6), 2):
            painter.drawRect(QRectF(area.left() + n * 6, area.top(), 6, area.height()))
        shades = QLinearGradient(area.left(), 0, area.right(), 0)
        for stop in self.stops:
            shades.setColorAt(min(1.0, max(0.0, stop.offset)), qcolour(stop.colour))
        painter.setBrush(shades)
        painter.setPen(QPen(tokens.colour("line2"), 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for n, stop in enumerate(self.stops):
            self._handle(painter, self._x(stop.offset), qcolour(stop.colour), n == self.at)

    def _handle(self, painter: QPainter, x: float, colour: QColor, chosen: bool) -> None:
        top = BAR + 2.0
        shape = QPolygonF(
            [QPointF(x, top - 3), QPointF(x + 6, top + 2), QPointF(x + 6, top + 12),
             QPointF(x - 6, top + 12), QPointF(x - 6, top + 2)]
        )  # fmt: skip
        solid = QColor(colour)
        solid.setAlpha(255)
        painter.setBrush(solid)
        painter.setPen(QPen(tokens.colour("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.drawPolygon(shape)

    # ------------------------------------------------------------ pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        n = self.stop_at(event.position())
        if n < 0:
            offset = self._offset(event.position().x())
            new = GradientStop(offset, self._colour_at(offset))
            self.stops = tuple(sorted((*self.stops, new), key=lambda stop: stop.offset))
            n = self.stops.index(new)
            self.at = n
            self.changed.emit(self.stops)
        self.at = n
        self._dragged = True
        self.picked.emit(n)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragged:
            return
        stops = list(self.stops)
        if self._removed is None and event.position().y() > BAR + AWAY and len(stops) > 2:
            self._removed = stops.pop(self.at)
            self.stops = tuple(stops)
            self.moving.emit(self.stops)
            self.update()
            return
        if self._removed is not None:
            if event.position().y() > BAR + AWAY:
                return
            stops.append(self._removed)
            self._removed = None
            self.at = len(stops) - 1
        moved = GradientStop(self._offset(event.position().x()), stops[self.at].colour)
        stops[self.at] = moved
        stops.sort(key=lambda stop: stop.offset)
        self.stops, self.at = tuple(stops), next(n for n, s in enumerate(stops) if s is moved)
        self.moving.emit(self.stops)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self._removed = None
            self.at = min(self.at, len(self.stops) - 1)
            self.changed.emit(self.stops)
            self.picked.emit(self.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -0.01, Qt.Key.Key_Right: 0.01}.get(Qt.Key(event.key()))
        if step is not None and self.stops:
            stops = list(self.stops)
            stop = stops[self.at]
            stops[self.at] = GradientStop(min(1.0, max(0.0, stop.offset + step)), stop.colour)
            self.stops = tuple(stops)
            self.changed.emit(self.stops)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and len(self.stops) > 2:
            self.stops = (*self.stops[: self.at], *self.stops[self.at + 1 :])
            self.at = max(0, self.at - 1)
            self.changed.emit(self.stops)
            self.picked.emit(self.at)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self.stops:
            by = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.at = (self.at + by) % len(self.stops)
            self.picked.emit(self.at)
        else:
            super().keyPressEvent(event)
        self.update()

    def _colour_at(self, offset: float) -> Colour:
        below = [s for s in self.stops if s.offset <= offset]
        above = [s for s in self.stops if s.offset > offset]
        if not below or not above:
            return (above or below)[0 if above else -1].colour
        a, b = below[-1], above[0]
        return mix(a.colour, b.colour, (offset - a.offset) / max(1e-6, b.offset - a.offset))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 5.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()
