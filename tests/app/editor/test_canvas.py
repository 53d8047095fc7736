"""A designer works on the page with mouse and keys; whatever is done can be undone."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDropEvent, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.editor.actions import Action
from app.editor.canvas.gestures.draw import place
from app.editor.canvas.view import Canvas
from app.editor.look import tokens
from app.editor.panels.library_items import Item
from app.editor.panels.library_place import mime_data
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import (
    Box,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Region,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus ask the window system for more than the one without a screen can do."""
Pixels = npt.NDArray[np.uint8]
RED, BLUE = SolidPaint(from_hex("#d02020")), SolidPaint(from_hex("#2040d0"))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark")


def shape(id: str, x: float, y: float, w: float = 80, h: float = 60, **more: object) -> Shape:
    return Shape(id=id, box=Box(x, y, w, h), fill=RED, **more)  # type: ignore[arg-type]


def words(id: str, text: str, box: Box) -> TextBlock:
    style = TextStyle(faces=("inter-600",), size=24)
    return TextBlock(id=id, box=box, runs=(TextRun(text),), style=style, language="en")


def document(*layers: Layer, regions: tuple[Region, ...] = (), **more: object) -> Document:
    page = Page(width=400, height=500, bleed=9, safe=20, layers=layers, regions=regions)
    return Document(pages=(page,), unit="pt", **more)  # type: ignore[arg-type]


class Desk:
    """A canvas with a document, and a hand that holds a mouse."""

    def __init__(self, qtbot: QtBot, held: Document, folder: Path) -> None:
        self.first = held
        self.session = Session(held)
        self.workspace = Workspace(self.session, Settings(folder / "affiche.ini"))
        self.heard: list[tuple[str, str]] = []
        self.workspace.message.connect(lambda kind, text: self.heard.append((kind, text)))
        self.canvas = Canvas(self.workspace)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(700, 700)
        self.canvas.show()
        QApplication.processEvents()

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.to_view(x, y).toPoint()

    def press(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas, LEFT, held, self.at(x, y))

    def move(self, x: float, y: float) -> None:
        QTest.mouseMove(self.canvas, self.at(x, y))

    def release(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas, LEFT, held, self.at(x, y))

    def click(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        self.press(x, y, held)
        self.release(x, y, held)

    def drag(
        self, a: tuple[float, float], b: tuple[float, float], held: Qt.KeyboardModifier = NONE
    ) -> None:
        self.press(*a, held)
        self.move((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        self.release(*b, held)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas, key, held)

    def box(self, id: str) -> Box:
        item = self.canvas.item(id)
        assert item is not None
        return item.box

    def undo_all(self) -> None:
        while self.session.history.undo_name:
            self.session.undo()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    held = document(
        shape("a", 40, 40),
        shape("b", 200, 40),
        words("title", "Harbour", Box(40, 200, 200, 40)),
    )
    made = Desk(qtbot, held, tmp_path)
    made.canvas.snapping = False
    return made


def near(value: float, wanted: float, within: float = 1.5) -> bool:
    return abs(value - wanted) <= within


# ------------------------------------------------------------------ selecting


def chosen(desk: Desk) -> tuple[str, ...]:
    return desk.session.selection


def test_click_shift_click_and_a_click_beside(desk: Desk) -> None:
    desk.click(60, 60)
    assert chosen(desk) == ("a",)
    desk.click(220, 60, SHIFT)
    assert chosen(desk) == ("a", "b")
    desk.click(60, 60, CTRL)
    assert chosen(desk) == ("b",)
    desk.click(350, 400)
    assert chosen(desk) == ()


def test_a_rubber_band_and_one_that_is_thought_better_of(desk: Desk) -> None:
    desk.drag((20, 20), (290, 120))
    assert chosen(desk) == ("a", "b")
    desk.press(20, 180)
    desk.move(103, 300)
    assert chosen(desk) == ("title",)
    desk.key(Qt.Key.Key_Escape)
    assert chosen(desk) == ("a", "b")
    desk.release(103, 300)
    assert chosen(desk) == ("a", "b")


def test_alt_click_goes_below(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(
        qtbot, document(shape("a", 40, 40), shape("b", 40, 40), shape("c", 40, 40)), tmp_path
    )
    desk.click(60, 60)
    assert chosen(desk) == ("c",)
    for wanted in ("b", "a", "c"):
        desk.click(60, 60, ALT)
        assert chosen(desk) == (wanted,)


def test_a_double_click_enters_a_group_and_escape_leaves_it(qtbot: QtBot, tmp_path: Path) -> None:
    group = Group(
        id="g", box=Box(40, 40, 200, 60), children=(shape("a", 40, 40), shape("b", 160, 40))
    )
    desk = Desk(qtbot, document(group), tmp_path)
    desk.click(60, 60)
    assert chosen(desk) == ("g",)
    QTest.mouseDClick(desk.canvas, LEFT, NONE, desk.at(60, 60))
    assert chosen(desk) == ("a",)
    desk.click(180, 60)
    assert chosen(desk) == ("b",)
    desk.key(Qt.Key.Key_Escape)
    assert chosen(desk) == ("g",)


def test_locked_and_hidden_layers_are_let_be(qtbot: QtBot, tmp_path: Path) -> None:
    held = document(shape("a", 40, 40, locked=True), shape("b", 200, 40, visible=False))
    desk = Desk(qtbot, held, tmp_path)
    desk.drag((60, 60), (90, 90))
    desk.click(220, 60)
    assert chosen(desk) == ()
    desk.session.select("a")
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Delete)
    assert desk.session.document is desk.first


def test_tab_walks_in_reading_order(desk: Desk) -> None:
    seen = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Tab)
        seen.append(desk.session.selection[0])
    assert seen == ["a", "b", "title", "a"]
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert chosen(desk) == ("title",)


# ------------------------------------------------------------------ moving


def test_dragging_is_one_step_and_shows_on_its_way(desk: Desk) -> None:
    desk.press(60, 60)
    desk.move(80, 90)
    assert near(desk.box("a").x, 60)
    assert desk.session.document is desk.first
    desk.release(110, 100)
    assert near(desk.box("a").x, 90)
    assert near(desk.box("a").y, 80)
    assert desk.session.history.undo_name == "Move"
    assert len(desk.session.history.steps) == 2
    desk.session.undo()
    assert desk.session.document is desk.first


def test_shift_keeps_to_one_axis_and_alt_leaves_a_copy(desk: Desk) -> None:
    desk.click(60, 60)
    desk.drag((60, 60), (160, 75), SHIFT)
    assert desk.box("a").y == 40
    desk.session.undo()
    desk.drag((60, 60), (60, 260), ALT)
    assert desk.box("a") == Box(40, 40, 80, 60)
    assert chosen(desk) == ("a-2",)
    assert near(desk.box("a-2").y, 240)
    assert desk.session.history.undo_name == "Duplicate"
    desk.session.undo()
    assert desk.session.document is desk.first


def test_escape_takes_a_drag_back(desk: Desk) -> None:
    desk.press(60, 60)
    desk.move(150, 150)
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.shown is desk.first
    desk.release(150, 150)
    assert len(desk.session.history.steps) == 1


def test_a_drag_comes_to_rest_on_the_safe_area(desk: Desk) -> None:
    desk.canvas.snapping = True
    desk.drag((60, 60), (42, 160))
    assert desk.box("a").x == 20
    desk.session.undo()
    desk.click(60, 60)
    desk.drag((60, 60), (42, 160), CTRL)
    assert desk.box("a").x != 20


def test_dragging_a_ground_draws_a_band_unless_it_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, document(shape("ground", 0, 0, 400, 500), shape("a", 40, 40)), tmp_path)
    desk.drag((20, 20), (150, 150))
    assert chosen(desk) == ("a",)
    assert desk.session.document is desk.first
    desk.click(300, 400)
    assert chosen(desk) == ("ground",)


def test_arrows_nudge_and_a_row_of_them_is_one_step(desk: Desk) -> None:
    desk.click(60, 60)
    for _ in range(3):
        desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Down, SHIFT)
    assert desk.box("a") == Box(43, 50, 80, 60)
    assert len(desk.session.history.steps) == 2
    desk.session.undo()
    assert desk.session.document is desk.first


def test_a_part_of_a_turned_group_goes_where_the_pointer_goes(qtbot: QtBot, tmp_path: Path) -> None:
    group = Group(id="g", box=Box(100, 100, 200, 60), rotation=90, children=(
        shape("a", 100, 100, 60), shape("b", 240, 100, 60),
    ))  # fmt: skip
    desk = Desk(qtbot, document(group), tmp_path)
    desk.canvas.snapping = False
    item = desk.canvas.item("a")
    assert item is not None
    x, y = item.centre
    QTest.mouseDClick(desk.canvas, LEFT, NONE, desk.at(x, y))
    assert chosen(desk) == ("a",)
    desk.drag((x, y), (x + 50, y + 20))
    moved = desk.canvas.item("a")
    assert moved is not None
    assert near(moved.centre[0], x + 50)
    assert near(moved.centre[1], y + 20)


# ------------------------------------------------------------------ handles


def test_handles_resize_and_modifiers_do_what_they_say(desk: Desk) -> None:
    desk.click(60, 60)
    desk.drag((120, 100), (160, 120))
    assert near(desk.box("a").width, 120)
    assert near(desk.box("a").height, 80)
    assert (desk.box("a").x, desk.box("a").y) == (40, 40)
    desk.session.undo()
    desk.drag((120, 100), (200, 110), SHIFT)
    assert desk.box("a").width / desk.box("a").height == pytest.approx(80 / 60)
    desk.session.undo()
    desk.drag((120, 70), (140, 70), ALT)
    assert near(desk.box("a").x, 20)
    assert near(desk.box("a").width, 120)
    assert desk.box("a").height == 60


def test_a_turned_box_keeps_its_other_corner(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, document(shape("a", 150, 150, 100, 60, rotation=30)), tmp_path)
    desk.canvas.snapping = False
    desk.click(200, 180)
    frame = desk.canvas.frame
    assert frame is not None
    fixed, (x, y) = frame.at(-1, -1), frame.at(1, 1)
    desk.drag((x, y), (x + 40, y + 30))
    after = desk.canvas.frame
    assert after is not None
    assert after.rotation == 30
    assert after.at(-1, -1) == pytest.approx(fixed, abs=1e-6)
    assert near(after.at(1, 1)[0], x + 40)


def test_several_are_resized_together(desk: Desk) -> None:
    desk.drag((20, 20), (290, 120))
    desk.drag((280, 100), (160, 100), NONE)
    assert near(desk.box("a").width, 40)
    assert near(desk.box("b").x, 120)


def test_turning_by_fifteen_degrees(desk: Desk) -> None:
    desk.click(60, 60)
    desk.drag((131, 111), (60, 130), SHIFT)
    layer = desk.session.layer("a")
    assert layer is not None
    assert layer.rotation % 15 == 0
    assert layer.rotation > 0
    assert desk.session.history.undo_name == "Rotate"
    assert layer.box == Box(40, 40, 80, 60)


# ------------------------------------------------------------------ drawing


def test_a_region_is_drawn_named_by_the_last_role_and_moved(desk: Desk) -> None:
    heard: list[str] = []
    desk.canvas.region_drawn.connect(heard.append)
    desk.workspace.settings.set("canvas.region_role", "quiet")
    desk.workspace.set_tool("region")
    desk.drag((100, 250), (300, 400))
    (region,) = desk.session.document.pages[0].regions
    assert region.role == "quiet"
    assert near(region.box.width, 200)
    assert heard == [region.id]
    assert chosen(desk) == (region.id,)
    desk.drag((200, 300), (220, 300))
    assert near(desk.box(region.id).x, 120)
    desk.drag((320, 400), (340, 420))
    assert near(desk.box(region.id).width, 220)
    desk.undo_all()
    assert desk.session.document is desk.first


@OFFSCREEN
def test_a_click_with_the_region_tool_asks_for_the_role(desk: Desk, qtbot: QtBot) -> None:
    desk.workspace.set_tool("region")
    desk.click(200, 400)
    menu = desk.canvas.findChild(QMenu, "roles")
    assert isinstance(menu, QMenu)
    assert [a.text().split("\t")[0] for a in menu.actions()] == ["Text", "Subject", "Quiet", "Free"]
    menu.actions()[0].trigger()
    menu.close()
    (region,) = desk.session.document.pages[0].regions
    assert region.role == "text"
    assert region.box.x >= 20
    assert region.box.right <= 380


def test_space_moves_a_box_while_it_is_drawn(desk: Desk) -> None:
    desk.workspace.set_tool("shape")
    desk.press(100, 250)
    desk.move(150, 300)
    QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
    desk.move(170, 310)
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    desk.release(180, 310)
    (made,) = [x for x in desk.session.document.pages[0].layers if x.id == "rect"]
    assert near(made.box.x, 120)
    assert near(made.box.y, 260)
    assert near(made.box.width, 60)
    assert near(made.box.height, 50)
    assert desk.workspace.tool == "select"


def test_a_text_is_drawn_in_an_ink_that_reads_and_typed_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dark = Shape(id="ground", box=Box(0, 0, 400, 500), fill=SolidPaint(from_hex("#101010")))
    desk = Desk(qtbot, document(dark), tmp_path)
    desk.workspace.set_tool("text")
    desk.drag((60, 60), (260, 120))
    assert desk.canvas.editor is not None
    QTest.keyClicks(desk.canvas, "Quay")
    desk.canvas.finish_editing()
    made = desk.session.layer("text")
    assert isinstance(made, TextBlock)
    assert made.text == "Quay"
    assert isinstance(made.style.fill, SolidPaint)
    assert made.style.fill.colour.values[0] > 0.9
    desk.undo_all()
    assert desk.session.document is desk.first


def test_the_pointer_is_for_letters_over_a_text_that_is_edited(desk: Desk) -> None:
    desk.canvas.start_text_editing("title")
    desk.move(60, 220)
    assert desk.canvas.cursor().shape() == Qt.CursorShape.IBeamCursor
    desk.move(60, 420)
    assert desk.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    desk.move(60, 220)
    desk.canvas.finish_editing()
    assert desk.canvas.cursor().shape() != Qt.CursorShape.IBeamCursor


def test_the_page_comes_along_with_the_caret(desk: Desk) -> None:
    canvas = desk.canvas
    lines = "\n".join(f"Line {n}" for n in range(9))
    desk.session.apply("Type", lambda d: edits.set_text(d, "title", lines))
    canvas.set_zoom(3.0)
    canvas.start_text_editing("title")
    before = canvas.camera
    desk.key(Qt.Key.Key_Home, CTRL)
    top = canvas.editor.caret_rect()
    assert canvas.viewport.contains(top.toAlignedRect())
    first = canvas.to_page(top.center()).y()
    desk.key(Qt.Key.Key_End, CTRL)
    end = canvas.editor.caret_rect()
    assert canvas.viewport.contains(end.toAlignedRect())
    assert canvas.to_page(end.center()).y() - first > 200
    assert canvas.camera != before
    rests = canvas.camera
    desk.key(Qt.Key.Key_Left)
    assert canvas.camera == rests  # nothing moves while the caret is in sight


def test_a_text_without_words_says_so(desk: Desk) -> None:
    def seen() -> Pixels:
        rect = desk.canvas.camera.rect(Box(40, 195, 200, 40)).toAlignedRect()
        image = desk.canvas.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB888)
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        return raw[:, : 3 * image.width()].copy()

    desk.session.apply("Type", lambda d: edits.set_text(d, "title", ""))
    assert (seen() != 255).any()
    desk.canvas.preview_marks = True
    desk.canvas.settle()
    assert (seen() == 255).all()


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    PillowImage.new("RGB", (width, height), (20, 160, 90)).save(out, "png")
    return out.getvalue()


def test_a_picture_fills_a_drawn_box_undistorted_and_is_cropped(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "quay.png"
    file.write_bytes(png(400, 200))
    desk.canvas.choose_picture = lambda: file
    desk.workspace.set_tool("picture")
    desk.drag((100, 300), (200, 400))
    made = desk.session.layer("picture")
    assert isinstance(made, Picture)
    assert made.crop.y1 - made.crop.y0 == 1.0
    assert made.crop.x1 - made.crop.x0 == pytest.approx(made.box.width / made.box.height / 2)
    desk.workspace.set_tool("crop")
    desk.drag((150, 350), (170, 390))
    panned = desk.session.layer("picture")
    assert isinstance(panned, Picture)
    assert panned.box == made.box
    assert panned.crop.x0 < made.crop.x0
    assert panned.crop.y0 == made.crop.y0
    desk.drag((200, 350), (180, 350))
    cut = desk.session.layer("picture")
    assert isinstance(cut, Picture)
    assert near(cut.box.width, 80)
    desk.undo_all()
    assert desk.session.document is desk.first


def test_a_file_that_is_no_picture_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "quay.png"
    file.write_bytes(b"not a picture")
    with pytest.raises(UserError):
        place(desk.canvas, file, Box(0, 0, 10, 10))
    desk.canvas.choose_picture = lambda: file
    desk.workspace.set_tool("picture")
    desk.drag((100, 300), (200, 400))
    assert desk.heard[0][0] == "err"
    assert desk.session.document is desk.first


def test_the_eyedropper_paints_the_selection(qtbot: QtBot, tmp_path: Path) -> None:
    blue = Shape(id="b", box=Box(200, 40, 80, 60), fill=BLUE)
    desk = Desk(qtbot, document(shape("a", 40, 40), blue), tmp_path)
    picked: list[QColor] = []
    desk.canvas.colour_picked.connect(picked.append)
    desk.click(60, 60)
    desk.workspace.set_tool("eyedropper")
    desk.click(240, 70)
    assert picked[0].name() == "#2040d0"
    layer = desk.session.layer("a")
    assert isinstance(layer, Shape)
    assert isinstance(layer.fill, SolidPaint)
    assert layer.fill.colour == from_hex("#2040d0")


def test_guides_come_out_of_the_ruler_and_go_back(desk: Desk) -> None:
    desk.canvas.snapping = True
    y = desk.at(0, 300).y()
    QTest.mousePress(desk.canvas, LEFT, NONE, QPoint(8, y))
    desk.move(103, 300)
    desk.release(103, 300)
    ((axis, at),) = desk.canvas.guides
    assert axis == "x"
    assert near(at, 103)
    desk.drag((60, 60), (60 + at - 40 + 3, 60))
    assert desk.box("a").x == pytest.approx(at)
    QTest.mousePress(desk.canvas, LEFT, NONE, desk.at(at, 450))
    QTest.mouseMove(desk.canvas, QPoint(6, y))
    QTest.mouseRelease(desk.canvas, LEFT, NONE, QPoint(6, y))
    assert desk.canvas.guides == ()


def test_a_file_dropped_on_the_page_is_imported_there(desk: Desk, tmp_path: Path) -> None:
    heard: list[tuple[list[Path], QPointF | None]] = []
    desk.workspace.importer = lambda w, paths, at: heard.append((list(paths), at))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.org/b.png")])
    event = QDropEvent(QPointF(desk.at(100, 200)), Qt.DropAction.CopyAction, data, LEFT, NONE)
    desk.canvas.dropEvent(event)
    ((paths, at),) = heard
    assert paths == [tmp_path / "a.png"]
    assert at is not None
    assert near(at.x(), 100)


def test_a_subject_of_the_library_is_dropped_where_it_is_let_go(desk: Desk) -> None:
    data = mime_data(Item("subject", "noto:saxophone", "Saxophone"))
    where = QPointF(desk.at(300, 400))
    desk.canvas.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, LEFT, NONE))
    (made,) = desk.session.selected_layers()
    assert desk.session.history.undo_name == "Add Saxophone"
    assert near(made.box.centre[0], 300, 40)
    desk.undo_all()
    assert desk.session.document is desk.first


@OFFSCREEN
def test_the_right_button_offers_what_the_registry_has(desk: Desk) -> None:
    ran: list[str] = []
    desk.workspace.actions.add(
        Action("edit.delete", "Delete", lambda: ran.append("delete")),
        Action("object.lock", "Lock", lambda: ran.append("lock")),
        Action("file.new", "New", lambda: None),
    )
    at = desk.at(60, 60)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.canvas.mapToGlobal(at), NONE)
    desk.canvas.contextMenuEvent(event)
    assert chosen(desk) == ("a",)
    (menu,) = [m for m in desk.canvas.findChildren(QMenu) if m.isVisible()]
    assert [a.text() for a in menu.actions() if a.text()] == ["Delete", "Lock"]
    menu.actions()[0].trigger()
    assert ran == ["delete"]
    menu.close()


def test_a_regions_tag_selects_it_and_its_padlock_locks_it(qtbot: QtBot, tmp_path: Path) -> None:
    regions = (Region(id="r", box=Box(100, 100, 150, 150), prompt="moon"),)
    desk = Desk(qtbot, document(regions=regions), tmp_path)
    desk.canvas.regions_shown = True
    desk.canvas.repaint()
    tag = desk.canvas.region_tags["r"]
    start = tag.topLeft() + QPointF(8, 8)
    QTest.mouseClick(desk.canvas, LEFT, NONE, start.toPoint())
    region = desk.session.region("r")
    assert region is not None
    assert region.locked
    desk.session.select()
    QTest.mouseClick(desk.canvas, LEFT, NONE, tag.center().toPoint() + QPoint(10, 0))
    assert chosen(desk) == ("r",)
    desk.drag((150, 150), (200, 200))
    assert desk.box("r") == Box(100, 100, 150, 150)


# ------------------------------------------------------------------ the view


def wheel(canvas: Canvas, at: QPointF, by: int, held: Qt.KeyboardModifier = CTRL) -> None:
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_an_edit_from_elsewhere_ends_a_drag_and_is_kept(desk: Desk) -> None:
    desk.press(60, 60)
    desk.move(120, 120)
    desk.session.apply("Apply variant", lambda d: edits.move(d, "b", 0, 100))
    assert desk.canvas.gesture is None
    desk.release(130, 130)
    assert desk.box("a") == Box(40, 40, 80, 60)
    assert desk.box("b").y == 140
    assert desk.session.history.undo_name == "Apply variant"


def test_another_document_comes_up_while_one_is_dragged(desk: Desk) -> None:
    desk.press(60, 60)
    desk.move(120, 120)
    assert desk.session.shown is not desk.first
    other = Session(document(shape("z", 10, 10)))
    desk.workspace.set_session(other)
    assert desk.session.shown is desk.first
    assert desk.canvas.gesture is None
    assert len(other.history.steps) == 1


def test_pages_are_turned_and_undone_away(desk: Desk) -> None:
    second = Page(width=300, height=300, layers=(shape("z", 10, 10),))
    desk.session.apply("Add page", lambda d: edits.add_page(d, second))
    desk.session.turn_to(1)
    assert [i.id for i in desk.canvas.items] == ["z"]
    desk.drag((40, 40), (90, 90))
    desk.canvas.repaint()
    desk.session.turn_to(0)
    assert desk.canvas.item("a") is not None
    desk.session.turn_to(1)
    assert near(desk.box("z").x, 60)
    desk.undo_all()
    assert desk.session.document is desk.first
    assert desk.canvas.item("a") is not None
    desk.canvas.repaint()


def test_the_wheel_zooms_at_the_pointer(desk: Desk) -> None:
    at = QPointF(desk.at(60, 60))
    before, zoom = desk.canvas.to_page(at), desk.canvas.zoom
    wheel(desk.canvas, at, 240)
    after = desk.canvas.to_page(at)
    assert desk.canvas.zoom > zoom * 1.3
    assert near(after.x(), before.x(), 1)
    assert near(after.y(), before.y(), 1)
    wheel(desk.canvas, at, -120, NONE)
    assert desk.canvas.to_page(at).y() > after.y()


def test_space_and_the_middle_button_pan(desk: Desk) -> None:
    start = desk.canvas.to_view(0, 0)
    QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
    desk.drag((60, 60), (90, 80))
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    assert desk.canvas.to_view(0, 0) != start
    assert desk.session.document is desk.first
    assert chosen(desk) == ()
    middle = Qt.MouseButton.MiddleButton
    held = desk.canvas.to_view(0, 0)
    QTest.mousePress(desk.canvas, middle, NONE, QPoint(300, 300))
    QTest.mouseMove(desk.canvas, QPoint(340, 300))
    QTest.mouseRelease(desk.canvas, middle, NONE, QPoint(340, 300))
    assert desk.canvas.to_view(0, 0).x() == held.x() + 40


def test_each_document_keeps_its_place_in_the_window(desk: Desk) -> None:
    desk.canvas.set_zoom(3.0)
    desk.canvas.pan(-50, -20)
    place = desk.canvas.camera
    other = Session(document(shape("z", 10, 10)))
    desk.workspace.set_session(other)
    assert desk.canvas.item("z") is not None
    assert desk.canvas.zoom < 3
    desk.workspace.set_session(desk.session)
    assert desk.canvas.camera == place


def test_a_smooth_zoom_arrives_and_a_hand_on_the_wheel_stops_it(desk: Desk) -> None:
    canvas = desk.canvas
    canvas.zoom_to(Box(40, 40, 80, 60), smooth=True)
    assert canvas.zoom < 3
    QTest.qWait(250)
    middle = canvas.to_page(QPointF(canvas.viewport.center()))
    assert canvas.zoom > 6
    assert near(middle.x(), 80)
    assert near(middle.y(), 70)
    canvas.fit(smooth=True)
    canvas.set_zoom(2.0)
    QTest.qWait(200)
    assert canvas.zoom == 2.0


def test_a_drag_beyond_the_edge_takes_the_page_along(desk: Desk, qtbot: QtBot) -> None:
    desk.click(60, 60)
    desk.press(60, 60)
    start = desk.canvas.to_view(0, 0).x()
    QTest.mouseMove(desk.canvas, QPoint(730, 300))
    x = desk.box("a").x
    qtbot.waitUntil(lambda: desk.canvas.to_view(0, 0).x() < start - 30, timeout=2000)
    assert desk.box("a").x > x + 10
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.shown is desk.first
    QTest.mouseRelease(desk.canvas, LEFT, NONE, QPoint(730, 300))


def test_the_selection_is_said(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Tab)
    assert desk.canvas.accessibleDescription().endswith("80 by 60 pt, at 40, 40")
    desk.session.select("title")
    assert "Harbour" in desk.canvas.accessibleDescription()


def rendered(held: Document, scale: float) -> Pixels:
    return raster.render(compose(held), scale=scale, assets={})


def shot(canvas: Canvas, page: Page) -> Pixels:
    """The page as the canvas shows it, without marks."""
    canvas.preview_marks = True
    canvas.settle()
    image: QImage = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rect = canvas.camera.rect(Box(0, 0, page.width, page.height)).toRect()
    held = image.copy(rect).convertToFormat(QImage.Format.Format_RGB888)
    canvas.preview_marks = False
    raw = np.frombuffer(held.constBits(), np.uint8).reshape(held.height(), held.bytesPerLine())
    return raw[:, : 3 * held.width()].reshape(held.height(), held.width(), 3).copy()


def test_what_the_canvas_shows_is_what_a_file_holds(desk: Desk) -> None:
    desk.canvas.rulers_shown = False
    desk.canvas.set_zoom(1.0)
    for _ in range(3):
        seen = shot(desk.canvas, desk.canvas.page)
        wanted = rendered(desk.session.document, 1.0)
        assert seen.shape == wanted.shape
        assert np.abs(seen.astype(int) - wanted).mean() < 0.05
        desk.drag((80, 65), (100, 95))


def test_a_gestures_picture_is_the_final_one(desk: Desk) -> None:
    """Tiles kept apart for a drag, and the tiles after it, show the same as a fresh canvas."""
    canvas = desk.canvas
    desk.press(60, 60)
    for n in range(6):
        desk.move(60 + 10 * n, 60 + 12 * n)
        canvas.repaint()
    during = canvas.grab().toImage()
    desk.release(110, 120)
    canvas.repaint()
    canvas.settle()
    after = shot(canvas, canvas.page)
    canvas.raster.forget()
    canvas._refresh(passing=False)
    fresh = shot(canvas, canvas.page)
    assert np.array_equal(after, fresh)
    assert not during.isNull()


def test_only_what_changed_is_painted_again(desk: Desk) -> None:
    canvas = desk.canvas
    canvas.set_zoom(1.5)
    canvas.settle()
    before = canvas.raster.painted_tiles
    desk.session.apply("Move", lambda d: edits.move(d, "a", 1, 1))
    canvas.repaint()
    assert 0 < canvas.raster.painted_tiles - before <= 4


def test_a_missing_picture_is_marked_and_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    gone = Picture(id="gone", box=Box(100, 100, 100, 100), asset="f" * 64)
    desk = Desk(qtbot, document(shape("a", 40, 300), gone), tmp_path)
    desk.canvas.repaint()
    assert len(desk.heard) == 1
    assert "missing" in desk.heard[0][1]
    desk.session.apply("Move", lambda d: edits.move(d, "gone", 5, 5))
    desk.canvas.repaint()
    assert len(desk.heard) == 1
    desk.click(150, 150)
    assert chosen(desk) == ("gone",)
    seen = shot(desk.canvas, desk.canvas.page)
    assert len(np.unique(seen[130:180, 130:180].reshape(-1, 3), axis=0)) > 1


def test_a_preview_without_marks_shows_only_the_page(desk: Desk) -> None:
    called: list[int] = []

    def overlay(painter: QPainter, canvas: Canvas) -> None:
        called.append(1)

    desk.canvas.overlays.append(overlay)
    desk.canvas.repaint()
    assert called
    called.clear()
    desk.canvas.preview_marks = True
    desk.canvas.repaint()
    assert not called


# ------------------------------------------------------------------ whatever is done

points = st.tuples(st.integers(-10, 410), st.integers(-10, 510))
held_keys = st.sampled_from([NONE, SHIFT, CTRL, ALT, SHIFT | ALT])
gestures = st.one_of(
    st.tuples(st.just("drag"), points, points, held_keys),
    st.tuples(st.just("click"), points, points, held_keys),
    st.tuples(st.just("escape"), points, points, held_keys),
    st.tuples(
        st.just("key"),
        st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Delete,
                         Qt.Key.Key_Escape]),
        points,
        st.sampled_from([NONE, SHIFT]),
    ),
    st.tuples(st.just("tool"), st.sampled_from(["select", "region", "shape", "crop", "eyedropper"]),
              points, st.just(NONE)),
)  # fmt: skip


@OFFSCREEN
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(gestures, min_size=1, max_size=8))
def test_undo_brings_back_the_first_document(
    qtbot: QtBot, tmp_path: Path, done: list[tuple[str, Any, tuple[int, int], Qt.KeyboardModifier]]
) -> None:
    group = Group(id="g", box=Box(200, 200, 120, 60), rotation=20, children=(
        shape("c", 200, 200, 40), shape("d", 270, 200, 50, rotation=40),
    ))  # fmt: skip
    held = document(
        shape("ground", 0, 0, 400, 500), shape("a", 40, 40), shape("b", 150, 60, rotation=30), group,
        words("t", "Quay", Box(40, 400, 120, 40)),
        regions=(Region(id="r", box=Box(300, 300, 60, 60)),),
    )  # fmt: skip
    desk = Desk(qtbot, held, tmp_path)
    for what, a, b, keys in done:
        if what == "tool":
            desk.workspace.set_tool(str(a))
        elif what == "key":
            desk.key(a, keys)
        else:
            x, y = a
            if what == "click":
                desk.click(x, y, keys)
            elif what == "drag":
                desk.drag((x, y), b, keys)
            else:
                desk.press(x, y, keys)
                desk.move(*b)
                desk.key(Qt.Key.Key_Escape)
                desk.release(*b, keys)
            for menu in desk.canvas.findChildren(QMenu):
                menu.close()
        assert desk.session.shown == desk.session.document
    desk.canvas.repaint()
    desk.undo_all()
    assert desk.session.document is desk.first
    assert desk.session.shown is desk.first
    desk.canvas.close()
