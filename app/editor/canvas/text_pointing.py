"""The mouse in a text that is edited: places, words, lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPointF
from PySide6.QtGui import QGuiApplication

from app.editor.canvas.text_places import TextPlaces
from app.editor.canvas.words import Words
from engine.text.caret import Place

_STILL = 5.0
"""Pixels that a third click may be away from the second."""


class Pointing:
    """Selects in `words` what the pointer goes over; `places` gives the carets of the moment."""

    def __init__(self, words: Words, places: Callable[[], TextPlaces | None]) -> None:
        self._words = words
        self._places = places
        self._unit = "letter"
        self._origin = (0, 0)
        """What a drag began with: a place, a word or a line."""
        self._since_double = QElapsedTimer()
        self._double_at = QPointF()
        self.dragging = False

    def press(self, view: QPointF, place: Place, *, extend: bool) -> None:
        """A press at a place; `view` in pixels. Soon after a double click it takes the line."""
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        again = self._since_double.isValid() and self._since_double.elapsed() <= interval
        self._since_double.invalidate()
        if again and (view - self._double_at).manhattanLength() <= _STILL:
            self._take(place, "line")
            return
        self._unit, self.dragging = "letter", True
        self._words.put(*place, keep_anchor=extend)
        self._origin = (self._words.anchor, self._words.anchor)

    def double(self, view: QPointF, place: Place) -> None:
        self._since_double.start()
        self._double_at = view
        self._take(place, "word")

    def drag(self, place: Place) -> None:
        a, b = self._origin
        start, end = self._unit_at(place)
        if self._unit == "letter":
            self._words.put(*place, keep_anchor=True)
        elif start < a:
            self._words.select(b, start)
        else:
            self._words.select(a, max(b, end))

    def _take(self, place: Place, unit: str) -> None:
        self._unit, self.dragging = unit, True
        self._origin = self._unit_at(place)
        self._words.select(*self._origin)

    def _unit_at(self, place: Place) -> tuple[int, int]:
        places = self._places()
        if places is None or self._unit == "letter":
            return place.offset, place.offset
        carets = places.carets
        if self._unit == "word":
            return carets.word_at(place.offset)
        return carets.line_start(place).offset, carets.line_end(place).offset
