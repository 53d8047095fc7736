"""Fields for words: one line, several lines, search. They commit at Enter or when left."""

from __future__ import annotations

import math
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.editor.look import focus, icons

W = TypeVar("W", bound=QWidget)


def mark_keyboard(widget: QWidget, event: QFocusEvent) -> None:
    """A field's own border is its ring; wider when the keyboard brought the focus."""
    _set(widget, "keyboard", event.reason() in focus.KEYS)


def set_invalid(widget: QWidget, why: str) -> None:
    """A red border and the reason as the tooltip; '' takes them away."""
    if why or widget.property("invalid"):
        widget.setToolTip(why)
    _set(widget, "invalid", bool(why))


DIALOG_HEIGHT = 36
"""Of a field in a dialog, px; 28 in a panel."""


def large(field: W) -> W:
    """A field as high as dialogs have them."""
    field.setProperty("room", "dialog")
    field.setFixedHeight(DIALOG_HEIGHT)
    return field


def _set(widget: QWidget, name: str, on: bool) -> None:
    if bool(widget.property(name)) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _passes_on(event: QEvent, undoable: bool, redoable: bool) -> bool:
    """Whether undo or redo isn't this field's own: it has nothing to undo, the document may."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return (event.matches(undo) and not undoable) or (event.matches(redo) and not redoable)


class TextField(QLineEdit):
    """One line. Enter or leaving commits what became different; Esc restores."""

    committed = Signal(str)
    edited = Signal(str)

    def __init__(
        self, placeholder: str = "", parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self._kept = ""
        if icon:
            self.setProperty("lead", True)
            lead = QAction(self)
            icons.put(lead, icon, "text3", 16)
            self.addAction(lead, QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self._commit)

    def event(self, event: QEvent) -> bool:
        if _passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def set_text(self, text: str) -> None:
        """Without a signal; leaves what is being typed alone when it is the same."""
        self._kept = text
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def set_invalid(self, why: str) -> None:
        set_invalid(self, why)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def _commit(self) -> None:
        if self.text() != self._kept:
            self._kept = self.text()
            self.committed.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            self.selectAll()
            self.edited.emit(self._kept)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_keyboard(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()
            if not self.hasSelectedText():
                self.setCursorPosition(0)


class PlainTextField(QPlainTextEdit):
    """Several lines; grows from `lines` to `most`. Leaving commits; Esc restores; Tab leaves."""

    committed = Signal(str)
    edited = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        lines: int = 3,
        most: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._lines, self._most = lines, max(lines, most)
        self._kept = ""
        self._silent = False
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def event(self, event: QEvent) -> bool:
        history = self.document()
        if _passes_on(event, history.isUndoAvailable(), history.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Without a signal; leaves what is being typed alone when it is the same."""
        self._kept = text
        if self.toPlainText() != text:
            self._silent = True
            self.setPlainText(text)
            self._silent = False

    def set_invalid(self, why: str) -> None:
        set_invalid(self, why)

    def _changed(self) -> None:
        self._fit()
        if not self._silent:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        spacing = QFontMetricsF(self.font()).lineSpacing()
        # A plain text's layout counts its height in lines.
        needed = self.document().documentLayout().documentSize().height()
        shown = min(max(needed, self._lines), self._most)
        frame = 2 * self.document().documentMargin() + 2 + 6
        height = math.ceil(shown * spacing + frame)
        if height != self.height():
            self.setFixedHeight(height)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if needed > self._most
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def _commit(self) -> None:
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.committed.emit(self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_keyboard(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()
