"""The button that starts a job and, in the same place, stops it: filled from where reading starts."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor.controls import Button
from app.editor.look import tokens

Mode = Literal["idle", "running", "stopping"]


def tr(text: str) -> str:
    return QCoreApplication.translate("Generate", text)


def seconds(left: float) -> str:
    """`31 s`, `2 min`."""
    if left < 90:
        return tr("%1 s").replace("%1", f"{left:.0f}")
    return tr("%1 min").replace("%1", f"{left / 60:.0f}")


class GenerateButton(Button):
    """`started` and `stopped` are what a press means at the time."""

    started = Signal()
    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "primary", parent=parent)
        self._title = title
        self.mode: Mode = "idle"
        self.fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(32)
        self.clicked.connect(self._pressed)

    def set_title(self, title: str) -> None:
        """What it says while nothing runs."""
        self._title = title
        if self.mode == "idle":
            self.setText(title)

    def idle(self) -> None:
        self.mode, self.fraction = "idle", 0.0
        self.set_kind("primary")
        self.setText(self._title)
        self.setEnabled(True)

    def run(self, fraction: float, left: float | None) -> None:
        """Shows how far it is. `left`: seconds, None where this machine has no history of it."""
        self.mode, self.fraction = "running", fraction
        self.set_kind("plain")
        if left is None:
            self.setText(tr("Cancel"))
        else:
            self.setText(tr("Cancel, %1 left").replace("%1", seconds(left)))

    def stop(self) -> None:
        self.mode = "stopping"
        self.setText(tr("Stopping…"))
        self.setEnabled(False)

    def _pressed(self) -> None:
        if self.mode == "idle":
            self.started.emit()
        elif self.mode == "running":
            self.stopped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mode == "idle" or self.fraction <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(whole, 6, 6)
        painter.setClipPath(shape)
        part = QRectF(whole)
        part.setWidth(whole.width() * min(1.0, self.fraction))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            part.moveRight(whole.right())
        hover = self.underMouse() and self.isEnabled()
        painter.fillRect(part, tokens.colour("accentsoft"))
        part.setTop(part.bottom() - 2)
        painter.fillRect(part, tokens.colour("accent"))
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("edge" if hover else "line2"), 1))
        painter.drawPath(shape)
        self.paint_words(painter, "text" if self.isEnabled() else "text3")
