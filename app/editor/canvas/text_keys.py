"""What keys mean in a text that is edited."""

from __future__ import annotations

import sys
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.editor.canvas.words import cleaned
from engine.text.caret import CaretMap, Place

Key = Qt.Key
Modifier = Qt.KeyboardModifier
Standard = QKeySequence.StandardKey

ENTER: Final = (Key.Key_Return, Key.Key_Enter)
_MOVES: Final = (
    (Standard.MoveToNextChar, Standard.SelectNextChar, "right"),
    (Standard.MoveToPreviousChar, Standard.SelectPreviousChar, "left"),
    (Standard.MoveToNextWord, Standard.SelectNextWord, "word right"),
    (Standard.MoveToPreviousWord, Standard.SelectPreviousWord, "word left"),
    (Standard.MoveToNextLine, Standard.SelectNextLine, "down"),
    (Standard.MoveToPreviousLine, Standard.SelectPreviousLine, "up"),
    (Standard.MoveToStartOfLine, Standard.SelectStartOfLine, "line start"),
    (Standard.MoveToEndOfLine, Standard.SelectEndOfLine, "line end"),
    (Standard.MoveToStartOfBlock, Standard.SelectStartOfBlock, "line start"),
    (Standard.MoveToEndOfBlock, Standard.SelectEndOfBlock, "line end"),
    (Standard.MoveToStartOfDocument, Standard.SelectStartOfDocument, "start"),
    (Standard.MoveToEndOfDocument, Standard.SelectEndOfDocument, "end"),
    (Standard.MoveToPreviousPage, Standard.SelectPreviousPage, "start"),
    (Standard.MoveToNextPage, Standard.SelectNextPage, "end"),
)
_ERASES: Final = (
    (Standard.DeleteStartOfWord, "word left"),
    (Standard.DeleteEndOfWord, "word right"),
    (Standard.Delete, "next"),
)
_COMMANDS: Final = (
    (Standard.SelectAll, "select all"),
    (Standard.Copy, "copy"),
    (Standard.Cut, "cut"),
    (Standard.Paste, "paste"),
    (Standard.Undo, "undo"),
)
_IN_COLUMNS: Final = {"right": "up", "left": "down", "down": "right", "up": "left"}
"""What arrow keys mean where lines run down."""


class Meaning(NamedTuple):
    """`what`: leave, type, move, erase, none, or a command: select all, copy, cut, paste, undo,
    redo; '' when the key means nothing in a text."""

    what: str
    detail: str = ""
    """The text that is typed; where the caret goes; what is taken away (`TextEditor.erase`)."""
    select: bool = False
    """Whether the selection goes along with the caret."""


def meaning(event: QKeyEvent) -> Meaning:
    """What a key does, by the habits of the system."""
    key, held = event.key(), event.modifiers()
    control = bool(held & Modifier.ControlModifier)
    if key == Key.Key_Escape or (control and key in ENTER):
        return Meaning("leave")
    if key in ENTER:
        return Meaning("type", "\n")
    if key in (Key.Key_Tab, Key.Key_Backtab) and not control:
        return Meaning("none")  # neither typed nor a way out by accident
    for move, select, where in _MOVES:
        if event.matches(select):
            return Meaning("move", where, True)
        if event.matches(move):
            return Meaning("move", where)
    if key == Key.Key_Backspace and not held & ~(Modifier.ShiftModifier | Modifier.KeypadModifier):
        return Meaning("erase", "previous")
    both = Modifier.ControlModifier | Modifier.ShiftModifier
    if key == Key.Key_Z and held & both == both:
        return Meaning("redo")  # (Ctrl+Y is the soft proof's.)
    for standard, what in _ERASES:
        if event.matches(standard):
            return Meaning("erase", what)
    for standard, what in _COMMANDS:
        if event.matches(standard):
            return Meaning(what)
    typed = _typed(event)
    return Meaning("type", typed) if typed else Meaning("")


def _typed(event: QKeyEvent) -> str:
    """The text that a key types; a shortcut types none, AltGr does."""
    held = event.modifiers()
    control, alt = bool(held & Modifier.ControlModifier), bool(held & Modifier.AltModifier)
    if sys.platform == "darwin":
        alt = control  # there Option types signs
    if control != alt or held & Modifier.MetaModifier:
        return ""
    text = event.text()
    return text if text and text == cleaned(text) and "\n" not in text else ""


def turned(what: str, vertical: bool) -> str:
    """Where an arrow leads in a text of rows or of columns."""
    return _IN_COLUMNS.get(what, what) if vertical else what


def destination(
    carets: CaretMap, here: Place, selected: tuple[int, int], what: str, along: float | None
) -> Place:
    """Where the caret goes from `here`, as seen; `selected` is what an arrow without Shift leaves
    (equal ends: nothing), `along` what `up` and `down` keep to. Raises ValueError for another word
    than those of the table above."""
    start, end = selected
    leftwards = carets.is_rtl(here.offset)
    match what:
        case "left" | "right" if start != end:
            return Place(start if (what == "left") != leftwards else end)
        case "left":
            return carets.left(here)
        case "right":
            return carets.right(here)
        case "up":
            return carets.up(here, along)
        case "down":
            return carets.down(here, along)
        case "word left" | "word right":
            back = (what == "word left") != leftwards
            return Place((carets.word_left if back else carets.word_right)(here.offset))
        case "line start":
            return carets.line_start(here)
        case "line end":
            return carets.line_end(here)
        case "start":
            return Place(0)
        case "end":
            return Place(len(carets.text))
    raise ValueError(what)
