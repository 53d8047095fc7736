"""Text that an input method is composing: shown among the words, not yet in the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat

from app.editor.canvas.words import Words, cleaned, from_utf16, paragraph_at, to_utf16
from engine.text.layout import MAX_TEXT

_Attribute = QInputMethodEvent.AttributeType
Query = Qt.InputMethodQuery


@dataclass(frozen=True, slots=True)
class Composition:
    """Offsets are code points of `text`."""

    text: str = ""
    caret: int = 0
    shows_caret: bool = True
    clause: tuple[int, int] = (0, 0)
    """The part that is being converted."""


def composition_of(event: QInputMethodEvent) -> Composition:
    text = event.preeditString()
    clean = cleaned(text).replace("\n", " ")
    if clean != text:
        return Composition(clean, len(clean))
    caret, shown, clause = len(text), True, (0, 0)
    for attribute in event.attributes():
        start = from_utf16(text, attribute.start)
        if attribute.type == _Attribute.Cursor:
            caret, shown = start, attribute.length > 0
        elif attribute.type == _Attribute.TextFormat and _is_marked(attribute.value):
            clause = start, from_utf16(text, attribute.start + attribute.length)
    return Composition(text, caret, shown, clause)


def _is_marked(value: object) -> bool:
    """Whether a format sets its part apart from the rest of what is composed."""
    if not isinstance(value, QTextCharFormat):
        return False
    thick = QTextCharFormat.UnderlineStyle.SingleUnderline
    marked = value.background().style() != Qt.BrushStyle.NoBrush
    return marked or (
        value.fontUnderline() and value.underlineStyle() == thick and value.fontWeight() > 500
    )


def replaced_range(event: QInputMethodEvent, words: Words) -> tuple[int, int]:
    """What a commit takes the place of: the selection, or what the input method asks for (UTF-16
    units from the caret)."""
    start, end = words.selection
    if not event.replacementLength():
        return start, end
    at = to_utf16(words.text, words.caret.offset) + event.replacementStart()
    first = from_utf16(words.text, max(0, at))
    return first, from_utf16(words.text, max(0, at) + event.replacementLength())


def answer(
    query: Qt.InputMethodQuery, words: Words, caret: QRectF, anchor: QRectF, clip: QRectF
) -> Any:
    """What input methods ask of a text; rectangles in pixels of the canvas. The text around the
    caret is its paragraph, and offsets in it are UTF-16 units."""
    text, at = words.text, words.caret.offset
    start, end = paragraph_at(text, at)
    part = text[start:end]
    match query:
        case Query.ImEnabled:
            return True
        case Query.ImHints:
            return int(Qt.InputMethodHint.ImhMultiLine.value)
        case Query.ImCursorRectangle:
            return caret
        case Query.ImAnchorRectangle:
            return anchor
        case Query.ImInputItemClipRectangle:
            return clip
        case Query.ImCursorPosition:
            return to_utf16(part, at - start)
        case Query.ImAnchorPosition:
            return to_utf16(part, min(max(words.anchor, start), end) - start)
        case Query.ImSurroundingText:
            return part
        case Query.ImCurrentSelection:
            return words.selected
        case Query.ImMaximumTextLength:
            return MAX_TEXT
        case Query.ImAbsolutePosition:
            return to_utf16(text, at)
        case Query.ImTextBeforeCursor:
            return text[:at][-1024:]
        case Query.ImTextAfterCursor:
            return text[at:][:1024]
    return None
