"""What a gesture is: it begins with a press, follows the pointer, and ends in one edit or in none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QPainter

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

Modifier = Qt.KeyboardModifier

THRESHOLD = 4.0
"""Pixels that the pointer goes before a click becomes a drag."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: in the view (pixels) and on the page (points)."""

    view: QPointF
    x: float
    y: float
    modifiers: Qt.KeyboardModifier = Modifier.NoModifier
    button: Qt.MouseButton = Qt.MouseButton.LeftButton

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        return bool(self.modifiers & modifier)

    def far_from(self, start: Pointer) -> bool:
        by = self.view - start.view
        return abs(by.x()) + abs(by.y()) >= THRESHOLD


class Gesture:
    """Begun by a press. `move`, then `release` or `cancel`, which end it."""

    cursor: Qt.CursorShape | QCursor | None = None
    hides_handles = False
    edits = False
    """Whether it changes the document that it began with: when that is changed by something else
    meanwhile, the gesture is over."""
    scrolls = True
    """Whether the page comes along when the pointer leaves the view."""

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        self.canvas = canvas
        self.session = canvas.session
        """The one that it began with, also when another document comes up meanwhile."""
        self.start = start
        self.last = start

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, or a modifier was pressed or let go."""

    def release(self, pointer: Pointer) -> None:
        """The button was let go: the edit is made."""

    def cancel(self) -> None:
        """Everything is as it was before."""
        self.session.preview(None)

    def key(self, event: QKeyEvent) -> bool:
        """A key while the button is held; True when the gesture took it."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Marks over everything, in pixels of the view."""
