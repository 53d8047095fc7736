"""A page whose texts are edited where they stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent

from app.editor.canvas.item_view import ItemView
from engine.document.model import TextBlock

EDGE = 28.0
"""Pixels that stay between the caret and the edge of the view."""


class TextView(ItemView):
    """Holds the editor of the one text that is edited, and hands the input method to it."""

    busy_changed = Signal()
    """A gesture or the editing of a text began or ended."""

    editor: Any = None
    """The TextEditor while a text is edited in place; it gets every event first."""

    def start_text_editing(self, id: str) -> None:
        """Edits the words of a text where they stand. Locked texts and other layers are let be."""
        item = self.item(id)
        if item is None or item.locked or not isinstance(item.item, TextBlock):
            return
        # It draws on this canvas, so it knows it.
        from app.editor.canvas.text_editing import TextEditor

        self.finish_editing()
        self.session.select(id)
        self.editor = TextEditor(self, id)
        self.editor.finished.connect(self._edited)
        self.editor.moved.connect(self._keep_caret)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.setFocus()
        self.busy_changed.emit()
        self.update()

    def _keep_caret(self) -> None:
        """The page comes along when the caret leaves the view."""
        if self.editor is None:
            return
        caret = self.editor.caret_rect()
        view = QRectF(self.viewport).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if caret.isEmpty() or caret.height() > view.height():
            return
        dx = max(0.0, view.left() - caret.left()) - max(0.0, caret.right() - view.right())
        dy = max(0.0, view.top() - caret.top()) - max(0.0, caret.bottom() - view.bottom())
        if dx or dy:
            self.pan(dx, dy)

    def finish_editing(self) -> None:
        """Keeps what was typed."""
        if self.editor is not None:
            self.editor.finish(True)
            self._edited()

    def _edited(self) -> None:
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.deleteLater()
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
            self.busy_changed.emit()
            self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.editor is not None:
            self.editor.input_method(event)
        else:
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if self.editor is not None:
            return self.editor.query(query)
        return super().inputMethodQuery(query)
