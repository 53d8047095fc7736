"""The square of saturation and value, and the bar of hues."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor.look import focus, tokens
from app.editor.panels.design_module import tr

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class _Area(QWidget):
    """Something that is dragged in, also by arrow keys. Colour is physical: it doesn't mirror."""

    moved = Signal()
    """On the way of a drag."""
    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def put(self, at: QPointF) -> None:
        raise NotImplementedError

    def nudge(self, dx: int, dy: int, by: float) -> None:
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.put(event.position())
            self.moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.put(event.position())
            self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.nudge(*arrow, 0.1 if fast else 0.01)
        self.moved.emit()
        self.finished.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class Square(_Area):
    """Saturation to the right, value upwards, both 0..1."""

    def __init__(self) -> None:
        super().__init__(tr("Saturation and brightness"))
        self.hue, self.saturation, self.value = 0.0, 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(148)

    def set(self, hue: float, saturation: float, value: float) -> None:
        self.hue, self.saturation, self.value = hue, saturation, value
        self.update()

    def put(self, at: QPointF) -> None:
        self.saturation = min(1.0, max(0.0, at.x() / max(1, self.width() - 1)))
        self.value = 1 - min(1.0, max(0.0, at.y() / max(1, self.height() - 1)))
        self.update()

    def nudge(self, dx: int, dy: int, by: float) -> None:
        self.saturation = min(1.0, max(0.0, self.saturation + dx * by))
        self.value = min(1.0, max(0.0, self.value + dy * by))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(area, 6, 6)
        across = QLinearGradient(0, 0, area.width(), 0)
        across.setColorAt(0, QColor("#FFFFFF"))
        across.setColorAt(1, QColor.fromHsvF(self.hue % 1.0, 1, 1))
        painter.fillPath(shape, across)
        down = QLinearGradient(0, 0, 0, area.height())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor(0, 0, 0, 255))
        painter.fillPath(shape, down)
        x = 7 + self.saturation * (area.width() - 14)
        y = 7 + (1 - self.value) * (area.height() - 14)
        colour = QColor.fromHsvF(self.hue % 1.0, self.saturation, self.value)
        _knob(painter, QPointF(x, y), 6, colour)


class HueBar(_Area):
    """Hues from left to right, 0..1."""

    def __init__(self) -> None:
        super().__init__(tr("Hue"))
        self.hue = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(16)

    def sizeHint(self) -> QSize:
        return QSize(200, 16)

    def set(self, hue: float) -> None:
        self.hue = hue
        self.update()

    def put(self, at: QPointF) -> None:
        self.hue = min(1.0, max(0.0, (at.x() - 7) / max(1, self.width() - 14)))
        self.update()

    def nudge(self, dx: int, dy: int, by: float) -> None:
        self.hue = min(1.0, max(0.0, self.hue + (dx + dy) * by))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        hues = QLinearGradient(area.left() + 7, 0, area.right() - 7, 0)
        for step in range(7):
            hues.setColorAt(step / 6, QColor.fromHsvF(step / 6 % 1.0, 1, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hues)
        painter.drawRoundedRect(area, 6, 6)
        x = area.left() + 7 + self.hue * (area.width() - 14)
        _knob(painter, QPointF(x, area.center().y()), 6, QColor.fromHsvF(self.hue % 1.0, 1, 1))


def _knob(painter: QPainter, at: QPointF, radius: float, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(QPen(tokens.colour("shadow", 140), 3))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor("#FFFFFF"), 2))
    painter.drawEllipse(at, radius, radius)
