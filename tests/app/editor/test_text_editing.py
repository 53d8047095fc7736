"""Words are typed, selected, composed and taken back where they stand on the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.editor.canvas import text_formatting
from app.editor.canvas.text_editing import TextEditor
from app.editor.canvas.text_places import TextPlaces
from app.editor.canvas.view import Canvas
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import rgb
from engine.document.model import (
    ArcPath,
    Box,
    Document,
    Group,
    Page,
    Plate,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.errors import UserError
from engine.text.layout import MAX_TEXT

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RED = SolidPaint(rgb(1, 0, 0))


def block(text: str = "Jazz by the river", **fields: Any) -> TextBlock:
    runs = fields.pop("runs", (TextRun(text),) if text else ())
    style = fields.pop("style", None) or TextStyle(faces=("inter-tight-800",), size=24.0)
    return TextBlock(id="title", box=Box(40, 60, 300, 100), runs=runs, style=style, **fields)


class Surface(QWidget):
    """A canvas that shows a page at twice its size, 10 pixels in."""

    zoom = 2.0

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.editor: TextEditor | None = None
        self.resize(800, 500)

    def to_page(self, point: QPointF) -> QPointF:
        return QPointF((point.x() - 10) / 2, (point.y() - 10) / 2)

    def to_view(self, x: float, y: float) -> QPointF:
        return QPointF(10 + 2 * x, 10 + 2 * y)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("white"))
            if self.editor is not None:
                self.editor.paint(painter)


class Desk:
    """A surface with one text under edit, and hands to type and point with."""

    def __init__(self, qtbot: QtBot, folder: Path, layer: Any = None) -> None:
        self.qtbot = qtbot
        page = Page(width=390, height=240, layers=(layer or block(),))
        self.session = Session(Document(pages=(page,)))
        self.workspace = Workspace(self.session, Settings(folder / "affiche.ini"))
        self.surface = Surface(self.workspace)
        qtbot.addWidget(self.surface)
        self.said: list[str] = []
        self.workspace.message.connect(lambda _kind, text: self.said.append(text))
        self.editor = self.edit()

    def edit(self) -> TextEditor:
        self.editor = self.surface.editor = TextEditor(self.surface, "title")
        return self.editor

    @property
    def text(self) -> str:
        layer = edits.find(self.session.document, "title")
        assert isinstance(layer, TextBlock)
        return layer.text

    def type(self, text: str) -> None:
        for letter in text:
            key = Key(ord(letter.upper())) if letter.isascii() else Key.Key_unknown
            self.press(key, text=letter)

    def press(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> bool:
        return self.editor.key(QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    def put(self, offset: int) -> None:
        self.editor.words.put(offset)

    def point(self, offset: int, dx: float = 0.0) -> QPointF:
        """In the view, in the middle of the caret at an offset."""
        places = self.editor.places()
        assert places is not None
        (ax, ay), (bx, by) = places.caret(offset)
        return self.surface.to_view((ax + bx) / 2, (ay + by) / 2) + QPointF(dx, 0)

    def mouse(
        self,
        what: str,
        at: QPointF,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> bool:
        kinds = {
            "press": QEvent.Type.MouseButtonPress, "move": QEvent.Type.MouseMove,
            "release": QEvent.Type.MouseButtonRelease, "double": QEvent.Type.MouseButtonDblClick,
        }  # fmt: skip
        event = QMouseEvent(kinds[what], at, at, button, button, held)
        done: bool = getattr(self.editor, f"mouse_{what}")(event)
        return done

    def compose(self, text: str, commit: str = "", attributes: Any = ()) -> None:
        event = QInputMethodEvent(text, list(attributes))
        event.setCommitString(commit)
        self.editor.input_method(event)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.editor.finish()


# ------------------------------------------------------------------ typing


def test_typing_replaces_what_is_selected_and_is_one_undo_step(desk: Desk) -> None:
    assert desk.editor.selection == (0, 17)
    desk.type("Blues")
    assert desk.text == "Blues"
    assert [s.name for s in desk.session.history.steps] == ["Open", "Type"]
    desk.session.undo()
    assert desk.text == "Jazz by the river"
    desk.session.redo()
    assert desk.text == "Blues"
    assert desk.editor.selection == (5, 5)


def test_a_jump_a_pause_and_another_kind_begin_new_steps(desk: Desk) -> None:
    desk.put(17)
    desk.type("ab")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Backspace)
    assert desk.text == "Jazz by the river"
    assert [s.name for s in desk.session.history.steps[1:]] == ["Type", "Delete text"]
    desk.type("c")
    desk.press(Key.Key_Home)
    desk.type("d")
    desk.editor._pause.timeout.emit()
    desk.type("e")
    assert desk.text == "deJazz by the riverc"
    assert len(desk.session.history.steps) == 6
    desk.press(Key.Key_Z, CONTROL)
    assert desk.text == "dJazz by the riverc"
    desk.press(Key.Key_Z, CONTROL | SHIFT)
    assert desk.text == "deJazz by the riverc"


def test_graphemes_and_words_are_deleted_whole(desk: Desk) -> None:
    desk.press(Key.Key_Delete)
    assert desk.text == ""
    desk.type("ae\u0301")
    desk.editor.insert("👨\u200d👩\u200d👧")
    desk.press(Key.Key_Backspace)
    assert desk.text == "ae\u0301"
    desk.press(Key.Key_Backspace)
    assert desk.text == "a"
    desk.type(" long evening")
    desk.press(Key.Key_Backspace, CONTROL)
    assert desk.text == "a long "
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Delete, CONTROL)
    assert desk.text == "long "


def test_enter_makes_lines_and_arrows_walk_them(desk: Desk) -> None:
    desk.press(Key.Key_End)
    desk.press(Key.Key_Return)
    desk.type("one long evening")
    assert desk.text == "Jazz by the river\none long evening"
    desk.press(Key.Key_Home)
    assert desk.editor.selection == (18, 18)
    desk.press(Key.Key_Up)
    desk.press(Key.Key_End)
    assert desk.editor.selection == (17, 17)
    desk.press(Key.Key_Right)
    assert desk.editor.selection == (18, 18)
    desk.press(Key.Key_Left, SHIFT)
    assert desk.editor.words.selected == "\n"
    desk.press(Key.Key_Left, CONTROL | SHIFT)
    assert desk.editor.words.selected == "river\n"
    desk.press(Key.Key_Right)
    assert desk.editor.selection == (18, 18)
    desk.press(Key.Key_Home, CONTROL)
    desk.press(Key.Key_End, CONTROL | SHIFT)
    assert desk.editor.selection == (0, 34)
    # Up and down keep to one column, even over a shorter line.
    desk.editor.words.select(0, 34)
    desk.editor.insert("long line\n-\nlong line")
    desk.put(6)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    assert desk.editor.selection == (18, 18)


def test_shortcuts_of_the_window_are_not_typed(desk: Desk) -> None:
    assert not desk.press(Key.Key_S, CONTROL, "\x13")
    assert not desk.press(Key.Key_F8)
    assert desk.text == "Jazz by the river"
    down = QEvent.Type.ShortcutOverride
    plain = QKeyEvent(down, Key.Key_R, Qt.KeyboardModifier.NoModifier, "r")
    assert desk.editor.claims(plain)
    for key, held in ((Key.Key_A, CONTROL), (Key.Key_Return, CONTROL), (Key.Key_Z, CONTROL)):
        assert desk.editor.claims(QKeyEvent(down, key, held, ""))
    assert not desk.editor.claims(QKeyEvent(down, Key.Key_S, CONTROL, "\x13"))
    alt_gr = CONTROL | Qt.KeyboardModifier.AltModifier
    desk.press(Key.Key_E, alt_gr, "€")
    assert desk.text == "€"


def test_clipboard_takes_plain_text_and_no_more_than_fits(desk: Desk) -> None:
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_C, CONTROL)
    desk.put(17)
    desk.press(Key.Key_V, CONTROL)
    assert desk.text == "Jazz by the river" * 2
    desk.editor.words.select(4, 30)
    desk.press(Key.Key_X, CONTROL)
    assert desk.text == "Jazzriver"[:4] + desk.text[4:]
    assert QGuiApplication.clipboard().text() == " by the riverJazz by the r"
    QGuiApplication.clipboard().setText("a\r\nb\x00\x07c")
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_V, CONTROL)
    assert desk.text == "a\nbc"
    assert [s.name for s in desk.session.history.steps[1:]] == [
        "Paste text", "Cut text", "Paste text"
    ]  # fmt: skip


def test_a_text_is_full_at_its_limit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.editor.canvas.words.MAX_TEXT", 20)
    desk.put(17)
    desk.editor.insert("12345")
    assert desk.text == "Jazz by the river123"
    assert desk.said == [f"One text holds up to {MAX_TEXT:,} characters."]


def test_runs_keep_their_look_when_they_are_typed_into(qtbot: QtBot, tmp_path: Path) -> None:
    runs = (TextRun("aa", fill=RED), TextRun("ab"), TextRun("山", ruby="shan"))
    desk = Desk(qtbot, tmp_path, block(runs=runs))
    desk.put(2)
    desk.type("a")  # the same letter on both sides: the caret says which run it is
    assert desk.editor.block.runs[0] == TextRun("aaa", fill=RED)
    desk.put(5)
    desk.type("x")
    desk.put(7)
    desk.type("y")
    assert [(r.text, r.ruby) for r in desk.editor.block.runs] == [
        ("aaa", ""), ("abx", ""), ("山", "shan"), ("y", "")
    ]  # fmt: skip
    # Emptied and typed anew in one go, the words still look as they did.
    desk.editor.words.select(0, 3)
    desk.editor.erase("next")
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_Backspace)
    assert desk.editor.block.runs == ()
    desk.editor.finish()


# ------------------------------------------------------------------ the mouse


def test_the_mouse_puts_drags_and_takes_words_and_lines(desk: Desk) -> None:
    assert desk.mouse("press", desk.point(5))
    assert desk.editor.selection == (5, 5)
    assert desk.mouse("move", desk.point(11))
    assert desk.mouse("release", desk.point(11))
    assert desk.editor.words.selected == "by the"
    desk.mouse("press", desk.point(17), SHIFT)
    desk.mouse("release", desk.point(17), SHIFT)
    assert desk.editor.words.selected == "by the river"
    at = desk.point(9, dx=3)
    desk.mouse("press", at)
    desk.mouse("release", at)
    desk.mouse("double", at)
    assert desk.editor.words.selected == "the"
    desk.mouse("move", desk.point(14))
    assert desk.editor.words.selected == "the river"
    desk.mouse("move", desk.point(6))
    assert desk.editor.words.selected == "by the"
    desk.mouse("release", desk.point(6))
    desk.mouse("double", at)
    desk.mouse("release", at)
    desk.mouse("press", at)
    assert desk.editor.selection == (0, 17)
    assert not desk.mouse("press", QPointF(790, 490))


def test_places_follow_turns_groups_and_plates(qtbot: QtBot, tmp_path: Path) -> None:
    turned = block(rotation=30.0)
    group = Group(id="g", box=Box(0, 0, 390, 240), rotation=90.0, children=(turned,))
    desk = Desk(qtbot, tmp_path, group)
    for offset in (0, 4, 17):
        desk.mouse("press", desk.point(offset))
        assert desk.editor.selection == (offset, offset)
    above, below = desk.editor.places().caret(0)  # type: ignore[union-attr]
    # Turned by 120 degrees, what is above the letters lies to the right and below.
    assert above[0] > below[0]
    assert above[1] > below[1]
    desk.editor.finish()
    plate = TextPlaces(block("Tickets", plate=Plate(arrow=True)))
    bare = TextPlaces(block("Tickets"))
    assert plate.caret(0) != bare.caret(0)
    # A joined script on a circle too narrow for it can still be edited.
    narrow = block("مرحبا بالعالم", arc=ArcPath(190, 110, 12), language="ar")
    places = TextPlaces(narrow)
    (x, y), _ = places.caret(3)
    assert places.place_at(x, y + 2).offset == 3


def test_without_its_face_a_text_is_still_typed(qtbot: QtBot, tmp_path: Path) -> None:
    style = TextStyle(faces=("gone-400",), size=24.0)
    desk = Desk(qtbot, tmp_path, block(style=style))
    desk.type("Blues")
    desk.surface.grab()
    assert desk.text == "Blues"
    assert len(desk.said) == 1
    assert "gone-400" in desk.said[0]
    assert desk.editor.caret_rect().isEmpty()
    desk.editor.finish()


# ------------------------------------------------------------------ input methods


def test_composed_text_is_shown_but_is_no_history(desk: Desk) -> None:
    desk.put(0)
    clause = QTextCharFormat()
    clause.setBackground(QColor("yellow"))
    attribute = QInputMethodEvent.Attribute
    kind = QInputMethodEvent.AttributeType
    desk.compose("zhong", attributes=[attribute(kind.Cursor, 3, 1, None)])
    assert desk.editor.is_composing
    shown = desk.session.layer("title")
    assert isinstance(shown, TextBlock)
    assert shown.text == "zhongJazz by the river"
    assert desk.text == "Jazz by the river"
    assert len(desk.session.history.steps) == 1
    rect = desk.editor.query(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(rect, QRectF)
    assert rect.contains(desk.point(3))
    assert desk.editor.query(Qt.InputMethodQuery.ImSurroundingText) == "Jazz by the river"
    desk.compose("中秋", attributes=[
        attribute(kind.TextFormat, 0, 1, clause), attribute(kind.Cursor, 2, 1, None)
    ])  # fmt: skip
    assert desk.editor._composed.clause == (0, 1)
    desk.compose("", commit="中秋")
    assert desk.text == "中秋Jazz by the river"
    assert desk.session.shown is desk.session.document
    assert [s.name for s in desk.session.history.steps] == ["Open", "Type"]
    desk.compose("x")
    desk.compose("")
    assert desk.text == "中秋Jazz by the river"
    assert desk.session.shown is desk.session.document


def test_input_methods_count_in_utf16_and_may_replace_what_is_near(desk: Desk) -> None:
    desk.editor.insert("🎷 jaz")
    ask = desk.editor.query
    assert ask(Qt.InputMethodQuery.ImCursorPosition) == 6
    assert ask(Qt.InputMethodQuery.ImEnabled) is True
    event = QInputMethodEvent()
    event.setCommitString("jazz", -3, 3)
    desk.editor.input_method(event)
    assert desk.text == "🎷 jazz"
    desk.editor.insert("\nnext line")
    assert ask(Qt.InputMethodQuery.ImSurroundingText) == "next line"
    assert ask(Qt.InputMethodQuery.ImCursorPosition) == 9
    assert ask(Qt.InputMethodQuery.ImAbsolutePosition) == 17
    desk.press(Key.Key_Left, CONTROL | SHIFT)
    assert ask(Qt.InputMethodQuery.ImCurrentSelection) == "line"


def test_leaving_keeps_what_was_composed(desk: Desk) -> None:
    desk.put(17)
    desk.compose("夜")
    desk.press(Key.Key_Escape)
    assert desk.text == "Jazz by the river夜"
    desk.edit().input_method(QInputMethodEvent("x", []))
    desk.editor.finish(False)
    assert desk.text == "Jazz by the river夜"
    assert desk.session.shown is desk.session.document


# ------------------------------------------------------------------ leaving


def test_leaving_ends_once_and_may_take_everything_back(desk: Desk, qtbot: QtBot) -> None:
    ended: list[bool] = []
    desk.editor.finished.connect(lambda: ended.append(True))
    desk.type("x")
    desk.press(Key.Key_Return, CONTROL)
    desk.editor.finish()
    assert ended == [True]
    assert desk.text == "x"
    desk.edit()
    desk.type("more")
    desk.editor.finish(False)
    assert desk.text == "x"


def test_a_new_text_left_empty_goes_away_and_an_old_one_stays(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    session = desk.session
    desk.press(Key.Key_Backspace)
    desk.editor.finish()
    assert desk.text == ""  # it was there before: it stays, empty
    session.apply("Delete", lambda d: edits.remove_layer(d, "title"))
    for typed in ("", "ab"):
        session.apply("New text", lambda d: edits.add_layer(d, block("")))
        desk.edit()
        desk.type(typed)
        for _ in typed:
            desk.press(Key.Key_Backspace)
        desk.editor.finish()
        assert session.layer("title") is None
    session.apply("New text", lambda d: edits.add_layer(d, block("")))
    desk.edit()
    desk.type("kept")
    desk.editor.finish()
    assert desk.text == "kept"


def test_when_the_text_is_deleted_under_the_caret_editing_ends(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.editor.finished):
        desk.session.apply("Delete", lambda d: edits.remove_layer(d, "title"))


def test_the_caret_is_painted_where_letters_stand(desk: Desk) -> None:
    desk.put(4)
    picture = desk.surface.grab().toImage()
    at = desk.point(4).toPoint()
    found = {picture.pixelColor(at + QPoint(dx, 0)).name() for dx in range(-3, 4)}
    assert "#3a66e0" in found
    desk.editor.select_all()
    chosen = desk.surface.grab().toImage()
    inside = desk.point(2).toPoint()
    assert chosen.pixelColor(inside).blue() > chosen.pixelColor(inside).red() + 20


# ------------------------------------------------------------------ looks of parts


def test_parts_take_looks_and_give_them_back() -> None:
    whole = block("Jazz by the river")
    red = text_formatting.restyle_range(whole, 8, 11, fill=RED)
    assert [(r.text, r.fill) for r in red.runs] == [
        ("Jazz by ", None), ("the", RED), (" river", None)
    ]  # fmt: skip
    assert text_formatting.style_of(red, 8, 11).fill == RED
    assert text_formatting.style_of(red, 0, 11).fill is None
    assert text_formatting.style_of(red, 0, 11).faces == ("inter-tight-800",)
    assert text_formatting.style_of(red, 11, 11).fill == RED  # typing goes on like the last letter
    back = text_formatting.restyle_range(red, 0, 17, fill=whole.style.fill)
    assert back.runs == whole.runs
    assert text_formatting.restyle_range(whole, 4, 4, fill=RED) is whole
    with pytest.raises(UserError):
        text_formatting.restyle_range(whole, 0, 4, colour=RED)


def test_looks_never_cut_a_grapheme_nor_a_reading_in_two() -> None:
    accented = block("ae\u0301b")
    bold = text_formatting.restyle_range(accented, 2, 3, scale=2.0)
    assert [r.text for r in bold.runs] == ["a", "e\u0301", "b"]
    read = block(runs=(TextRun("中秋", ruby="zhong qiu"), TextRun("山水画", ruby="shanshuihua")))
    one = text_formatting.restyle_range(read, 0, 1, fill=RED)
    assert [(r.text, r.ruby) for r in one.runs][:2] == [("中", "zhong"), ("秋", "qiu")]
    whole = text_formatting.restyle_range(read, 3, 4, fill=RED)
    assert whole.runs[1] == TextRun("山水画", ruby="shanshuihua", fill=RED)


def test_the_selection_takes_a_look_in_one_step(desk: Desk) -> None:
    desk.editor.words.select(0, 4)
    assert desk.editor.restyle("Colour of words", fill=RED)
    assert desk.editor.block.runs[0] == TextRun("Jazz", fill=RED)
    assert desk.editor.selection == (0, 4)
    assert desk.editor.style.fill == RED
    desk.session.undo()
    assert desk.editor.style.fill == SolidPaint()


def test_a_look_asked_for_at_the_caret_is_that_of_the_next_word(desk: Desk) -> None:
    desk.put(4)
    assert not desk.editor.restyle("Colour of words", fill=RED)
    assert desk.editor.style.fill == RED
    desk.type("zy")
    assert [(r.text, r.fill) for r in desk.editor.block.runs] == [
        ("Jazz", None), ("zy", RED), (" by the river", None)
    ]  # fmt: skip
    desk.editor.restyle("Colour of words", fill=SolidPaint())
    desk.put(3)
    assert desk.editor.style.fill == SolidPaint()
    desk.put(6)
    assert desk.editor.style.fill == RED


def test_new_text_is_set_like_the_body_of_the_document() -> None:
    body = TextStyle(faces=("inter-tight-800",), size=11.0, leading=1.5)
    layers = (block(role="title"), TextBlock(id="b", box=Box(0, 0, 9, 9), role="body", style=body))
    document = Document(pages=(Page(width=300, height=400, layers=layers),))
    assert text_formatting.body_style(document) == body
    assert text_formatting.body_style(Document()).faces[0] in ("inter-400",)


# ------------------------------------------------------------------ on the real canvas


def test_a_double_click_on_the_canvas_lets_words_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    page = Page(width=390, height=240, layers=(block(),))
    session = Session(Document(pages=(page,)))
    canvas = Canvas(Workspace(session, Settings(tmp_path / "affiche.ini")))
    qtbot.addWidget(canvas)
    canvas.resize(800, 500)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.fit()
    at = canvas.to_view(60, 70).toPoint()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.editor is not None
    assert canvas.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True
    qtbot.keyClicks(canvas, "Blues 24")
    qtbot.keyClick(canvas, Key.Key_Left, SHIFT)
    canvas.inputMethodEvent(QInputMethodEvent("er", []))
    canvas.grab()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 495))
    assert canvas.editor is None
    (layer,) = session.document.pages[0].layers
    assert isinstance(layer, TextBlock)
    assert layer.text == "Blues 2er"
