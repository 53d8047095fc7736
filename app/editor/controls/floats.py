"""What floats over the window: popovers and menus with round corners."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.editor.look import tokens

SHADOW = 18
"""Room around a popover for its shadow, px."""


class Popover(QWidget):
    """Holds a widget; closes at a click outside or at Esc."""

    closed = Signal()

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Popup
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.content = widget
        layout = QVBoxLayout(self)
        around = SHADOW + 1
        layout.setContentsMargins(around, around, around, around)
        layout.addWidget(widget)

    def show_at(self, point: QPoint) -> None:
        """The leading top corner at a point of the screen (global), moved so that all of it is
        seen; over the point where there isn't room under it."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width, height = self.width() - 2 * SHADOW, self.height() - 2 * SHADOW
        x, y = point.x(), point.y()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x -= width
        if y + height > room.bottom() - 8:
            y = max(room.top() + 8, y - height - 36)
        x = min(max(x, room.left() + 8), room.right() - 8 - width)
        self.move(x - SHADOW, y - SHADOW)
        self.show()
        first = self.content.focusWidget() or self.content.nextInFocusChain()
        if first is not None and self.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_under(self, widget: QWidget, gap: int = 4) -> None:
        """At the leading edge of a widget, under it."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = QPoint(widget.width() if rtl else 0, widget.height() + gap)
        self.show_at(widget.mapToGlobal(corner))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 6 if tokens.theme() == "dark" else 2
        for step in range(SHADOW - 2, 0, -1):
            painter.setBrush(tokens.colour("shadow", strength))
            painter.drawRoundedRect(
                rect.adjusted(-step, -step + 2, step, min(step + 2, SHADOW)), 10 + step, 10 + step
            )
        painter.setPen(QPen(tokens.colour("line2"), 1))
        painter.setBrush(tokens.colour("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class Menu(QMenu):
    """A menu with round corners and tooltips (why something is disabled)."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setWindowFlags(
            self.windowFlags()
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setToolTipsVisible(True)
