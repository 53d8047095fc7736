"""Swatches that open something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QWidget,
)

from app.editor.look import focus, icons, tokens


class ColourWell(QAbstractButton):
    """A swatch that opens something. No colour is shown as a stroke through white."""

    def __init__(self, tip: str = "", size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour: QColor | None = QColor("#FFFFFF")
        self._mixed = False
        self._side = size
        self.setFixedSize(max(size, 24), max(size, 24))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip)
        self._tip = tip
        self.setAccessibleName(tip)

    @property
    def colour(self) -> QColor | None:
        return self._colour

    def set_colour(self, colour: QColor | None, *, mixed: bool = False) -> None:
        self._colour, self._mixed = (None if colour is None else QColor(colour)), mixed
        name = self.tr("none") if colour is None else colour.name().upper()
        self.setAccessibleName(f"{self._tip}, {name}" if self._tip else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = (self.width() - self._side) / 2 + 0.5
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        hover = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(tokens.colour("edge" if hover else "line2"), 1))
        colour = self._colour
        if colour is None or colour.alpha() < 255:
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRoundedRect(rect, 4, 4)
        if colour is None:
            painter.setPen(QPen(QColor("#D93A2F"), 1.5))
            painter.drawLine(rect.bottomLeft() + QPointF(2, -2), rect.topRight() + QPointF(-2, 2))
            return
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 4, 4)
        if self._mixed:
            ink = QColor("#000000" if colour.lightnessF() > 0.5 else "#FFFFFF")
            icons.paint(painter, "minus", ink, rect, 14)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()
