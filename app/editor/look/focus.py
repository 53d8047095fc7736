"""The ring around what has the keyboard's focus; a click shows none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from app.editor.look import tokens

KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
GAP = 1
"""Between the widget and its ring, px."""


class _Ring(QWidget):
    """Lies over the widget's surroundings, lets every click through."""

    def __init__(self, around: QWidget, host: QWidget, radius: float) -> None:
        super().__init__(host)
        self.around, self._host, self._radius = around, host, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._watched: list[QObject] = []
        at: QWidget | None = around
        while at is not None and at is not host:
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        self.follow()
        self.raise_()
        self.show()

    def follow(self) -> None:
        out = GAP + tokens.ring_width()
        corner = self.around.mapTo(self._host, QPoint(0, 0))
        size = self.around.size()
        self.setGeometry(
            corner.x() - out, corner.y() - out, size.width() + 2 * out, size.height() + 2 * out
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.follow()
        elif event.type() is QEvent.Type.Hide and watched is self.around:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        width = tokens.ring_width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), width))
        inset = width / 2
        radius = self._radius + GAP + inset
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )


_shown: list[_Ring] = []


def _host(widget: QWidget) -> QWidget:
    """What scrolls with the widget, else its window."""
    at = widget.parentWidget()
    while at is not None and not at.isWindow():
        viewport = at.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and area.widget() is at:
            return at
        at = at.parentWidget()
    return widget.window()


def entered(widget: QWidget, event: QFocusEvent, radius: float = 6.0) -> None:
    """To call from `focusInEvent`. `radius`: of the widget's own corners, px."""
    if event.reason() in KEYS and widget.window() is not widget:
        left()
        ring = _Ring(widget, _host(widget), radius)
        _shown.append(ring)
        ring.destroyed.connect(lambda: _forget(ring))


def left() -> None:
    """To call from `focusOutEvent`."""
    while _shown:
        ring = _shown.pop()
        ring.hide()
        ring.deleteLater()


def ringed() -> QWidget | None:
    """What wears the ring now."""
    return _shown[-1].around if _shown else None


def _forget(ring: _Ring) -> None:
    if ring in _shown:
        _shown.remove(ring)
