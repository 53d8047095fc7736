"""Where messages go: a bar above the canvas for the document, toasts for what finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.editor.look import icons, tokens

SECONDS = 6.0
MOST = 2
FOOT = 60
"""Pixels between the lowest one and the area's edge, where the zoom bar floats."""
ICONS = {
    "ok": "circle-check",
    "warn": "alert-triangle",
    "err": "alert-circle",
    "info": "info-circle",
}


class _Note(QFrame):
    """Icon, one or two lines of text, actions, and a way to close it."""

    def __init__(
        self, kind: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]], parent: QWidget,
        *, floating: bool,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.kind = kind if kind in ICONS else "info"
        self.setObjectName("toast" if floating else "bar")
        self.setProperty("kind", self.kind)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 6, 8)
        layout.setSpacing(10)
        self._picture = QLabel(self)
        self._picture.setFixedSize(16, 16)
        self.label = QLabel(text, self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._picture)
        layout.addWidget(self.label, 1)
        for title, run in actions:
            button = QToolButton(self)
            button.setObjectName("link")
            button.setText(title)
            button.clicked.connect(lambda _on=False, run=run: (run(), self.close()))
            layout.addWidget(button)
        close = QToolButton(self)
        close.setFixedSize(24, 24)
        close.setIconSize(QSize(12, 12))
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.close)
        layout.addWidget(close)
        self._close = close
        tokens.signals.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        key = self.kind if self.kind != "info" else "accent"
        self._picture.setPixmap(icons.pixmap(ICONS[self.kind], key, 16))
        self._close.setIcon(icons.icon("x", "text2", 12))


class Toast(_Note):
    """Goes by itself, unless the pointer is on it."""

    closed = Signal()

    def __init__(
        self,
        kind: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]],
        parent: QWidget,
    ) -> None:
        super().__init__(kind, text, actions, parent, floating=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)
        self._timer.start(int(1000 * (SECONDS if kind != "err" else 2 * SECONDS)))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(int(SECONDS * 500))
        super().leaveEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)
        self.closed.emit()


class Toasts:
    """At most two, at the bottom right of `area`."""

    def __init__(self, area: QWidget) -> None:
        self.area = area
        self._shown: list[Toast] = []

    def say(
        self, kind: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        for held in list(self._shown):
            if held.label.text() == text:
                self._drop(held)
        while len(self._shown) >= MOST:
            self._drop(self._shown[0])
        toast = Toast(kind, text, actions, self.area)
        toast.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        toast.closed.connect(lambda: self._gone(toast))
        self._shown.append(toast)
        self.place()
        toast.show()
        toast.raise_()

    @property
    def shown(self) -> tuple[Toast, ...]:
        """The oldest first."""
        return tuple(self._shown)

    def _drop(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
        toast.close()

    def _gone(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            self.place()

    def place(self) -> None:
        """Puts them where they belong after the area changed its size."""
        bottom = self.area.height() - FOOT
        for toast in reversed(self._shown):
            width = min(380, max(200, self.area.width() - 32))
            height = max(
                44,
                toast.heightForWidth(width)
                if toast.hasHeightForWidth()
                else toast.sizeHint().height(),
            )
            mirrored = self.area.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = 16 if mirrored else self.area.width() - width - 16
            toast.setGeometry(left, bottom - height, width, height)
            bottom -= height + 8


class DocumentBar(QFrame):
    """Above the canvas: what is wrong with the document, one message at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._held: QWidget | None = None
        self.hide()

    def say(
        self, kind: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        note = _Note(kind, text, actions, self, floating=False)
        self.hold(note)

    def hold(self, widget: QWidget) -> None:
        """Shows a bar of somebody else's making (the safe view's)."""
        self.clear()
        self._held = widget
        widget.installEventFilter(self)
        self._layout.addWidget(widget)
        self.show()
        widget.show()

    def clear(self) -> None:
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._layout.removeWidget(self._held)
            self._held.deleteLater()
            self._held = None
        self.hide()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        gone = (QEvent.Type.Close, QEvent.Type.HideToParent)
        if watched is self._held and event.type() in gone:
            self.clear()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
