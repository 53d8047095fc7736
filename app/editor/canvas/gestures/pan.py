"""Moving the page under the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.editor.canvas.gestures.gesture import Gesture, Pointer


class Pan(Gesture):
    """The page follows the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def move(self, pointer: Pointer) -> None:
        by = pointer.view - self.last.view
        self.last = pointer
        self.canvas.pan(by.x(), by.y())

    def cancel(self) -> None:
        """The view stays where it was brought."""
