"""What a text being edited holds: its words, the caret, the selection, and how keys change them.

No widget and no painting here; `text_editing` shows it. Offsets are code points.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import msgspec

from app.editor.canvas import text_formatting
from app.editor.session import Session
from engine.document import edits
from engine.document.model import Document, TextBlock, TextRun
from engine.text.caret import Affinity, Place
from engine.text.characters import safe
from engine.text.layout import MAX_TEXT

_KEPT_CONTROLS = frozenset("\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2060")


def cleaned(text: str) -> str:
    """Text from elsewhere: one kind of line end, no control characters, no lone surrogates."""
    text = safe(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\u2029", "\n")
    text = text.replace("\t", " ")
    return "".join([c for c in text if c in _KEPT_CONTROLS or (c >= " " and c != "\x7f")])


class Words:
    """The words of one block in a session, with a caret among them."""

    def __init__(self, session: Session, id: str) -> None:
        """Raises UserError when the document has no text of that id."""
        self.session = session
        self.id = id
        self.text = self.block.text
        self.anchor = 0
        self.caret = Place(0)
        self.applying = False
        """While an edit of our own is on its way through the session."""
        self._look: TextRun = text_formatting.look_at(self.block.runs, 0)
        self._asked: dict[str, Any] = {}
        """Looks that were asked for where nothing is selected: the next typing takes them."""
        self._kind = ""
        self._burst = 0
        self._next = -1

    @property
    def block(self) -> TextBlock:
        """As the document has it, without what an input method is composing."""
        layer = edits.find(self.session.document, self.id)
        assert isinstance(layer, TextBlock)
        return layer

    @property
    def selection(self) -> tuple[int, int]:
        a, b = sorted((self.anchor, self.caret.offset))
        return a, b

    @property
    def selected(self) -> str:
        a, b = self.selection
        return self.text[a:b]

    def put(
        self, offset: int, affinity: Affinity | None = None, *, keep_anchor: bool = False
    ) -> None:
        """Moves the caret; without `keep_anchor` nothing is selected then."""
        offset = min(max(0, offset), len(self.text))
        self.caret = Place(offset, affinity)
        if not keep_anchor:
            self.anchor = offset
        self._asked = {}
        self.seal()

    def select(self, start: int, end: int) -> None:
        self.anchor, self.caret = start, Place(end, "upstream")
        self._asked = {}
        self.seal()

    @property
    def style(self) -> text_formatting.RangeStyle:
        """The common look of what is selected, or the one that would be typed."""
        found = text_formatting.style_of(self.block, *self.selection)
        return dataclasses.replace(found, **self._asked)

    def look_next(self, changes: Mapping[str, Any]) -> None:
        """Looks for what is typed next at the caret, as `text_formatting.restyle_range` takes."""
        self._asked |= changes
        self.seal()

    def seal(self) -> None:
        """What is typed next is an undo step of its own."""
        self._kind = ""

    # ------------------------------------------------------------ changing words

    def replaced(self, start: int, end: int, text: str) -> Document:
        """The document with other words there."""
        block = self.block
        runs = text_formatting.retyped(block.runs, start, end, text, self._look)
        if self._asked and text:
            block = msgspec.structs.replace(block, runs=runs)
            runs = text_formatting.restyle_range(
                block, start, start + len(text), **self._asked
            ).runs
        return edits.set_text(self.session.document, self.id, runs)

    def replace(self, start: int, end: int, text: str, name: str, kind: str) -> bool:
        """One edit, merged with the one before it while typing of one `kind` goes on ('' = never).
        False when the text is full; then as much as goes in was put in."""
        room = MAX_TEXT - (len(self.text) - (end - start))
        whole = len(text) <= room
        text = text[: max(0, room)]
        if not kind or kind != self._kind or self._next not in (start, end):
            self._burst += 1
        block = self.block
        if block.runs:
            self._look = text_formatting.look_at(block.runs, max(start, min(end, start + 1)))
        after = self.replaced(start, end, text)
        self.applying = True
        try:
            merge = f"text {self.id} {id(self)} {self._burst}" if kind else ""
            self.session.apply(name, after, merge=merge)
        finally:
            self.applying = False
        self.text = self.block.text
        self._asked = {}
        self._kind = kind
        self._next = start + len(text)
        self.caret = Place(self._next, "upstream")
        self.anchor = self._next
        return whole

    def follow(self, text: str) -> None:
        """The document's words are others (undo, another view): the caret goes behind the change."""
        if text == self.text:
            return
        old, self.text = self.text, text
        head = 0
        shorter = min(len(old), len(text))
        while head < shorter and old[head] == text[head]:
            head += 1
        tail = 0
        while tail < shorter - head and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        self.put(len(text) - tail)


# ------------------------------------------------------------------ UTF-16, which Qt counts in


def to_utf16(text: str, offset: int) -> int:
    return offset + sum(c > "\uffff" for c in text[:offset])


def from_utf16(text: str, units: int) -> int:
    """The code point that holds a UTF-16 offset."""
    at = 0
    for n, c in enumerate(text):
        at += 2 if c > "\uffff" else 1
        if at > units:
            return n
    return len(text)


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the paragraph that holds an offset."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end
