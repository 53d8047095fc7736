"""Things side by side that go on further lines where they don't fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """Side by side, and on further lines where they don't fit."""

    def __init__(self, *widgets: QWidget, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        widget.setParent(self)
        widget.installEventFilter(self)
        self._widgets.append(widget)
        self.updateGeometry()
        self._arrange()

    def _places(self, width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
        """Where everything goes at a width, and the height that it takes."""
        places: list[tuple[QWidget, QRect]] = []
        x = y = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            places.append((widget, QRect(x, y, min(size.width(), width), size.height())))
            x += size.width() + self._gap
            line = max(line, size.height())
        return places, y + line

    def _arrange(self) -> None:
        for widget, place in self._places(self.width())[0]:
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        shown = [w.sizeHint() for w in self._widgets if not w.isHidden()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSizeHint(self) -> QSize:
        widest = max((w.sizeHint().width() for w in self._widgets), default=0)
        return QSize(min(widest, 120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.ShowToParent, kinds.HideToParent, kinds.LayoutRequest):
            self.updateGeometry()
            self._arrange()
        return False
