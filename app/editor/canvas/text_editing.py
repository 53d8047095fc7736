"""Editing the words of a text where they stand on the canvas."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)

from app.editor.canvas import composing, text_formatting, text_keys, text_marks
from app.editor.canvas.composing import Composition
from app.editor.canvas.text_places import TextPlaces
from app.editor.canvas.text_pointing import Pointing
from app.editor.canvas.words import Words, cleaned
from app.editor.look import tokens
from app.editor.session import Change
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.errors import UserError
from engine.text.caret import Place
from engine.text.layout import MAX_TEXT

PAUSE = 1200
"""Milliseconds after which typing is another undo step."""
NEAR = 6.0
"""Pixels around a text where a press still belongs to it."""


class Surface(Protocol):
    """What the editor asks of the canvas."""

    workspace: Workspace

    @property
    def zoom(self) -> float: ...
    def to_page(self, point: QPointF) -> QPointF: ...
    def to_view(self, x: float, y: float) -> QPointF: ...
    def update(self) -> None: ...


class TextEditor(QObject):
    """The words of one text under the keyboard, the mouse and an input method."""

    finished = Signal()
    moved = Signal()
    """The caret, the selection or the words are others."""

    def __init__(self, canvas: Surface, id: str) -> None:
        """Raises UserError when the document has no text of that id."""
        super().__init__(canvas if isinstance(canvas, QObject) else None)
        self.canvas = canvas
        self.id = id
        self.session = canvas.workspace.session
        self.words = Words(self.session, id)
        self._first = self.session.history.at
        self._created = self._was_just_created()
        self._places: TextPlaces | None = None
        self._of: tuple[Document, int] | None = None
        self._pointing = Pointing(self.words, self.places)
        self._composed = Composition()
        self._goal: float | None = None
        self._lit = True
        self._done = self._told = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.words.seal)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._turn)
        self.session.changed.connect(self._changed)
        canvas.workspace.session_changed.connect(self.finish)
        self.words.select(0, len(self.words.text))
        self._show()

    def _was_just_created(self) -> bool:
        """Whether the last step of the history brought this layer, still without words."""
        history = self.session.history
        if self.words.text or not history.at:
            return False
        before = history.steps[history.at - 1].document
        return all(layer.id != self.id for layer in edits.iter_layers(before))

    # ------------------------------------------------------------ what is there

    @property
    def block(self) -> TextBlock:
        """As the document has it, without what is being composed."""
        return self.words.block

    @property
    def selection(self) -> tuple[int, int]:
        """Start and end in code points; equal where nothing is selected."""
        return self.words.selection

    @property
    def is_composing(self) -> bool:
        return bool(self._composed.text)

    @property
    def style(self) -> text_formatting.RangeStyle:
        """Of the selection, or of what would be typed."""
        return self.words.style

    def places(self) -> TextPlaces | None:
        """Carets of the shown document; None when its page doesn't show the text."""
        shown, page = self.session.shown, self.session.page
        if self._of is None or self._of[0] is not shown or self._of[1] != page:
            self._of = shown, page
            try:
                self._places = TextPlaces.on(shown.pages[page], self.id)
            except UserError as error:
                # A face that isn't there: words can still be typed, but not be pointed at.
                self._places = None
                if not self._told:
                    self._told = True
                    self.canvas.workspace.fail(error)
        return self._places

    def _show(self) -> None:
        """The caret is seen at once after it moved, and blinks from then on."""
        self._lit = True
        time = QGuiApplication.styleHints().cursorFlashTime()
        if time > 0 and not tokens.less_motion():
            self._blink.start(time // 2)
        self.canvas.update()
        told = getattr(self.canvas, "updateMicroFocus", None)
        if told is not None:
            told()
        self.moved.emit()

    def _turn(self) -> None:
        self._lit = not self._lit
        self.canvas.update()

    def _changed(self, change: Change) -> None:
        """The document changed under the caret: undo, a panel, another page."""
        if self._done or change.passing or self.words.applying:
            return
        layer = next((x for x in edits.iter_layers(change.after) if x.id == self.id), None)
        if not isinstance(layer, TextBlock):
            self.finish()
            return
        if layer.text != self.words.text:
            self._composed = Composition()
            self.words.follow(layer.text)
        elif self.is_composing:
            self._preview()
        self._show()

    # ------------------------------------------------------------ changing words

    def insert(self, text: str, *, kind: str = "type", name: str = "") -> None:
        """`text` in the place of what is selected."""
        self._put(*self.words.selection, text, name or self.tr("Type"), kind)

    def _put(self, start: int, end: int, text: str, name: str, kind: str) -> None:
        if not self.words.replace(start, end, text, name, kind):
            said = self.tr("One text holds up to %1 characters.").replace("%1", f"{MAX_TEXT:,}")
            self.canvas.workspace.say("warn", said)
        self._goal = None
        self._pause.start()
        self._show()

    def erase(self, what: str) -> None:
        """The selection, or from the caret to the "previous" or "next" grapheme, to "word left" or
        "word right"."""
        start, end = self.words.selection
        places = self.places()
        kind = ""
        if start == end and places is not None:
            carets, at = places.carets, self.words.caret.offset
            kind = f"erase {what}"
            if what in ("previous", "word left"):
                start = carets.previous(at) if what == "previous" else carets.word_left(at)
            else:
                end = carets.next(at) if what == "next" else carets.word_right(at)
        if start < end:
            self._put(start, end, "", self.tr("Delete text"), kind)

    def restyle(self, name: str, **changes: Any) -> bool:
        """Another look for what is selected, one undo step, or for what is typed next where nothing
        is; see `restyle_range`. False when no word looks different."""
        start, end = self.words.selection
        if start == end:
            self.words.look_next(changes)
            self.moved.emit()
            return False
        self.words.seal()

        def change(layer: Any) -> Any:
            return text_formatting.restyle_range(layer, start, end, **changes)

        return self.session.apply(name, lambda d: edits.update(d, self.id, change))

    def copy(self) -> None:
        if self.words.selected:
            QGuiApplication.clipboard().setText(self.words.selected)

    def cut(self) -> None:
        if self.words.selected:
            self.copy()
            self._put(*self.words.selection, "", self.tr("Cut text"), "")

    def paste(self) -> None:
        """Plain text from the clipboard."""
        text = cleaned(QGuiApplication.clipboard().text()[: 2 * MAX_TEXT])
        if text:
            self.insert(text, kind="", name=self.tr("Paste text"))

    def select_all(self) -> None:
        self.words.select(0, len(self.words.text))
        self._show()

    # ------------------------------------------------------------ keys

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is typed or edits here, before any shortcut of the window may have it."""
        return self.is_composing or text_keys.meaning(event).what != ""

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed; False when it means nothing in a text."""
        meant = text_keys.meaning(event)
        match meant.what:
            case "leave":
                self.finish()
            case "type":
                self.insert(meant.detail)
            case "move":
                self.move(meant.detail, select=meant.select)
            case "erase":
                self.erase(meant.detail)
            case "select all":
                self.select_all()
            case "copy":
                self.copy()
            case "cut":
                self.cut()
            case "paste":
                self.paste()
            case "undo":
                self.session.undo()
            case "redo":
                self.session.redo()
        return meant.what != ""

    def move(self, what: str, *, select: bool = False) -> None:
        """The caret to the "left", "right", "up", "down", "word left", "word right", "line start",
        "line end", "start" or "end", as seen; with `select` the selection goes along."""
        places = self.places()
        if places is None:
            return
        carets, here = places.carets, self.words.caret
        what = text_keys.turned(what, carets.vertical)
        goal = None
        if what in ("up", "down"):
            goal = carets.along(here) if self._goal is None else self._goal
        left = (0, 0) if select else self.words.selection
        self.words.put(*text_keys.destination(carets, here, left, what, goal), keep_anchor=select)
        self._goal = goal
        self._show()

    # ------------------------------------------------------------ mouse

    def _place_of(self, event: QMouseEvent) -> Place | None:
        places = self.places()
        page = self.canvas.to_page(event.position())
        return None if places is None else places.place_at(page.x(), page.y())

    def holds(self, view: QPointF) -> bool:
        """Whether a point of the canvas (pixels) belongs to the text: there the pointer selects."""
        places = self.places()
        page = self.canvas.to_page(view)
        return places is not None and places.holds(page.x(), page.y(), NEAR / self.canvas.zoom)

    def mouse_press(self, event: QMouseEvent) -> bool:
        """False for a press beside the text: the canvas then leaves it."""
        if not self.holds(event.position()):
            return False
        if event.button() == Qt.MouseButton.LeftButton:
            self._settle_composition()
            place = self._place_of(event)
            if place is not None:
                extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._pointing.press(event.position(), place, extend=extend)
                self._pointed()
        return True

    def mouse_move(self, event: QMouseEvent) -> bool:
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        place = self._place_of(event) if held and self._pointing.dragging else None
        if place is None:
            return False
        self._pointing.drag(place)
        self._pointed()
        return True

    def mouse_release(self, event: QMouseEvent) -> bool:
        dragged, self._pointing.dragging = self._pointing.dragging, False
        return dragged

    def mouse_double(self, event: QMouseEvent) -> bool:
        """Selects a word; dragging goes on word by word, and one more press takes the line."""
        place = self._place_of(event) if self.holds(event.position()) else None
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pointing.double(event.position(), place)
        self._pointed()
        return True

    def _pointed(self) -> None:
        self._goal = None
        self._show()

    # ------------------------------------------------------------ input methods

    def input_method(self, event: QInputMethodEvent) -> None:
        """What is being composed is shown among the words; what is committed is typed."""
        committed = cleaned(event.commitString())
        start, end = composing.replaced_range(event, self.words)
        if committed or event.replacementLength():
            self._composed = Composition()
            self.session.preview(None)
            self._put(start, end, committed, self.tr("Type"), "type")
        composed = composing.composition_of(event)
        if composed != self._composed:
            self._composed = composed
            self._preview()
        self._show()
        event.accept()

    def _preview(self) -> None:
        """Shows the words with what is composed, or without it."""
        text = self._composed.text
        start, end = self.words.selection
        room = MAX_TEXT - len(self.words.text)
        shown = self.words.replaced(start, end, text[: max(0, room)]) if text else None
        self.session.preview(shown)

    def _settle_composition(self, keep: bool = True) -> None:
        """Takes what is composed into the words, or drops it."""
        if not self.is_composing:
            return
        text, self._composed = self._composed.text, Composition()
        self.session.preview(None)
        QGuiApplication.inputMethod().reset()
        if keep:
            self.insert(text)

    def query(self, query: Qt.InputMethodQuery) -> Any:
        """Answers input methods; None where there is nothing to say."""
        rect = getattr(self.canvas, "rect", None)
        clip = QRectF(rect()) if rect is not None else QRectF()
        return composing.answer(
            query, self.words, self.caret_rect(),
            self._rect(Place(self.words.anchor)), clip,
        )  # fmt: skip

    def caret_rect(self) -> QRectF:
        """Where the caret is shown, in pixels of the canvas; empty where it isn't."""
        return self._rect(self._shown_caret())

    def _rect(self, place: Place) -> QRectF:
        places = self.places()
        if places is None:
            return QRectF()
        return text_marks.caret_rect(places.caret(*place), self.canvas.to_view)

    def _shown_caret(self) -> Place:
        """Of the shown words: within what is being composed, if anything is."""
        if not self.is_composing:
            return self.words.caret
        return Place(self.words.selection[0] + self._composed.caret, "upstream")

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Marks over the page, in pixels of the canvas."""
        places = self.places()
        if places is None:
            return
        to_view = self.canvas.to_view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_marks.box(painter, places, to_view)
        start, end = self.words.selection
        if self.is_composing:
            last = start + len(self._composed.text)
            clause = tuple(start + n for n in self._composed.clause)
            text_marks.underline(painter, places, start, last, (clause[0], clause[1]), to_view)
        elif start != end:
            text_marks.selection(painter, places, start, end, to_view)
        elif not self.words.text:
            text_marks.hint(painter, places, to_view, self.tr("Type here"))
        if self._lit and (start == end or self.is_composing) and self._composed.shows_caret:
            text_marks.caret(painter, places.caret(*self._shown_caret()), to_view)

    # ------------------------------------------------------------ leaving

    def finish(self, keep: bool = True) -> None:
        """Ends editing; without `keep` the words are as they were before. A text that was created
        empty and stayed so goes away."""
        if self._done:
            return
        self._settle_composition(keep)
        self._done = True
        for timer in (self._pause, self._blink):
            timer.stop()
        self.session.changed.disconnect(self._changed)
        self.canvas.workspace.session_changed.disconnect(self.finish)
        self.session.preview(None)
        self.session.history.seal()
        self._leave(keep)
        self.canvas.update()
        self.finished.emit()

    def _leave(self, keep: bool) -> None:
        session = self.session
        try:
            text = self.block.text
        except UserError:  # deleted meanwhile
            return
        if not keep and self._first <= session.history.at:
            session.go(self._first)
            text = self.block.text
        if text or not self._created:
            return
        if session.history.at == self._first:
            session.undo()
        else:
            session.apply(
                self.tr("Delete empty text"), lambda d: edits.remove_layer(d, self.id), select=()
            )
