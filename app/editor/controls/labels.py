"""Labels that give way: they elide, with the whole text in the tooltip, and don't widen a panel."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.editor.look import icons, tokens

Kind = Literal[
    "h1", "h2", "h3", "section", "strong", "body", "caption", "dim", "faint",
    "ok", "warn", "err", "link", "kbd",
]  # fmt: skip


class Label(QLabel):
    """One line of text. `wrap`: as many lines as it needs instead, nothing elided."""

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._own_tip = ""
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(24)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind == "kbd":
            self.setFixedHeight(20)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: Kind) -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def setToolTip(self, tip: str, /) -> None:
        self._own_tip = tip
        super().setToolTip(tip)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.property("kind") == "kbd":
            return hint
        if self.wordWrap():  # the layout asks for the height at its width
            return QSize(24, self.fontMetrics().height())
        return QSize(min(hint.width(), 24), hint.height())

    def elided(self) -> str:
        """The text as shown at this width."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        if (
            self.wordWrap()
            or not self.text()
            or self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        ):
            if not self.wordWrap() and self.toolTip() != self._own_tip:
                super().setToolTip(self._own_tip)
            super().paintEvent(event)
            return
        super().setToolTip(self._own_tip or self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        painter.drawText(
            self.contentsRect(),
            int(self.style().visualAlignment(self.layoutDirection(), self.alignment())),
            self.elided(),
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()


class Picture(QLabel):
    """An icon that stands by itself, in a token's colour."""

    def __init__(
        self, name: str, key: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._what = (name, key, size)
        self.setFixedSize(size, size)
        tokens.signals.changed.connect(self._renew)
        self._renew()

    def set_icon(self, name: str, key: str | None = None) -> None:
        self._what = (name, key or self._what[1], self._what[2])
        self._renew()

    def _renew(self) -> None:
        name, key, size = self._what
        self.setPixmap(icons.pixmap(name, key, size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._renew()


class Logo(QLabel):
    """The mark."""

    def __init__(self, size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.setPixmap(QPixmap(icons.logo(size)))
        self.setAccessibleName("Affiche")
