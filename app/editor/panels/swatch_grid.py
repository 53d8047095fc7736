"""Rows of small swatches to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from app.editor.look import focus, tokens
from app.editor.panels import colour_values
from engine.document.colour import Colour
from exporters.brushes import qcolour

SIDE, GAP = 20, 4


class SwatchGrid(QWidget):
    """`add` shows a last cell with a plus. Arrow keys walk, Enter and Space choose."""

    chosen = Signal(int)
    pressed_menu = Signal(int, QPoint)
    """Index and global place of a right click."""
    added = Signal()

    def __init__(self, name: str, *, add: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[tuple[str, Colour], ...] = ()
        self._current: Colour | None = None
        self._add = add
        self._at, self._hover = 0, -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_colours(
        self, items: Sequence[tuple[str, Colour]], current: Colour | None = None
    ) -> None:
        """(name, colour) each; `current` is ringed."""
        changed = len(items) != len(self._items)
        self._items, self._current = tuple(items), current
        if changed:
            self.updateGeometry()
        self.update()

    @property
    def colours(self) -> tuple[Colour, ...]:
        return tuple(colour for _, colour in self._items)

    def _count(self) -> int:
        return len(self._items) + bool(self._add)

    def _across(self, width: int) -> int:
        return max(1, (width + GAP) // (SIDE + GAP))

    def heightForWidth(self, width: int) -> int:
        rows = -(-self._count() // self._across(width))
        return max(0, rows * (SIDE + GAP) - GAP)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > SIDE else 240
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, self.heightForWidth(max(self.width(), SIDE)))

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def cell(self, n: int) -> QRect:
        across = self._across(self.width())
        rect = QRect(n % across * (SIDE + GAP), n // across * (SIDE + GAP), SIDE, SIDE)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _index_at(self, at: QPoint) -> int:
        return next((n for n in range(self._count()) if self.cell(n).contains(at)), -1)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, (_, colour) in enumerate(self._items):
            rect = QRectF(self.cell(n)).adjusted(0.5, 0.5, -0.5, -0.5)
            line = "edge" if n == self._hover and self.isEnabled() else "line2"
            painter.setPen(QPen(tokens.colour(line), 1))
            if colour.alpha < 1:
                painter.setBrush(QColor("#FFFFFF"))
                painter.drawRoundedRect(rect, 4, 4)
            painter.setBrush(qcolour(colour))
            painter.drawRoundedRect(rect, 4, 4)
            if colour == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.colour("accent"), 2))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(QPen(tokens.colour("panel"), 1))
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 3, 3)
        if self._add:
            rect = QRectF(self.cell(len(self._items))).adjusted(0.5, 0.5, -0.5, -0.5)
            lit = self._hover == len(self._items)
            painter.setBrush(tokens.colour("hover") if lit else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("line2"), 1))
            painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(QPen(tokens.colour("text2"), 1.4))
            middle = rect.center()
            painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
            painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4))
        if self.hasFocus() and self.property("keyboard") and self._at < self._count():
            rect = QRectF(self.cell(self._at)).adjusted(-1, -1, 1, 1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRoundedRect(rect, 5, 5)

    # ------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._index_at(event.position().toPoint())
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n = self._index_at(event.position().toPoint())
        if n < 0:
            return
        if event.button() is Qt.MouseButton.RightButton and n < len(self._items):
            self.pressed_menu.emit(n, event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.LeftButton:
            self._at = n
            self._choose(n)

    def _choose(self, n: int) -> None:
        if n < len(self._items):
            self.chosen.emit(n)
        elif self._add:
            self.added.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across(self.width())
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            if 0 <= self._at + step < self._count():
                self._at += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setProperty("keyboard", event.reason() in focus.KEYS)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            n = self._index_at(event.pos())
            if 0 <= n < len(self._items):
                name, colour = self._items[n]
                value = colour_values.value_text(colour)
                QToolTip.showText(event.globalPos(), f"{name}  {value}" if name else value, self)
            elif n == len(self._items) and self._add:
                QToolTip.showText(event.globalPos(), self._add, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
