"""The bar over the canvas offers what is wanted most of the selection, and goes when it is in the
way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.actions import Action
from app.editor.canvas.bar_rows import PictureRow, PlainRow, RegionRow, Row, ShapeRow, TextRow
from app.editor.canvas.selection_bar import SelectionBar
from app.editor.canvas.view import Canvas
from app.editor.look import tokens
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Page,
    Picture,
    Region,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
    TextRun,
    TextStyle,
)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        style = TextStyle(faces=("inter-600",), size=24, fill=SolidPaint(from_hex("#202020")))
        layers = (
            Shape(id="shape", box=Box(20, 20, 80, 60), fill=SolidPaint(from_hex("#d02020"))),
            TextBlock(id="text", box=Box(20, 120, 200, 40), runs=(TextRun("Quay"),), style=style),
            Picture(id="gone", box=Box(20, 200, 50, 50), asset="f" * 64),
            Artwork(id="art", box=Box(120, 200, 60, 60), source=SubjectSource("noto:saxophone")),
        )
        regions = (Region(id="region", box=Box(200, 300, 100, 100), role="quiet"),)
        page = Page(width=400, height=500, layers=layers, regions=regions)
        self.session = Session(Document(pages=(page,), unit="pt"))
        self.workspace = Workspace(self.session, Settings(folder / "affiche.ini"))
        self.asked: list[str] = []
        self.workspace.actions.add(
            Action("generate.replan", "Re-plan", lambda: self.asked.append("replan"))
        )
        self.canvas = Canvas(self.workspace)
        qtbot.addWidget(self.canvas)
        self.bar = SelectionBar(self.workspace, self.canvas)
        self.canvas.resize(800, 700)
        self.canvas.show()
        QApplication.processEvents()

    def row(self, kind: type[Row]) -> Row:
        (found,) = [r for r in self.bar.findChildren(kind) if r.isVisible()]
        return found

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.to_view(x, y).toPoint()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Desk:
    tokens.apply(qapp, "dark")
    return Desk(qtbot, tmp_path)


def test_each_kind_of_thing_has_its_row(desk: Desk) -> None:
    assert not desk.bar.isVisible()
    kinds = {
        "text": TextRow, "shape": ShapeRow, "gone": PictureRow, "art": PlainRow, "region": RegionRow,
    }  # fmt: skip
    for id, kind in kinds.items():
        desk.session.select(id)
        assert desk.bar.isVisible()
        assert desk.row(kind) is not None
        middle = desk.bar.geometry().center().x()
        assert abs(middle - desk.canvas.viewport.center().x()) <= 1
    desk.session.select("shape", "art")
    assert desk.row(PlainRow) is not None
    desk.session.select()
    assert not desk.bar.isVisible()


def test_a_text_is_set_larger_and_to_the_right(desk: Desk) -> None:
    desk.session.select("text")
    row = desk.row(TextRow)
    assert isinstance(row, TextRow)
    assert row.face.text() == "Inter"
    row.size_field.scrubbed.emit(30.0)
    assert desk.session.history.undo_name == ""
    row.size_field.committed.emit(36.0)
    row.align.changed.emit("right")
    layer = desk.session.layer("text")
    assert isinstance(layer, TextBlock)
    assert (layer.style.size, layer.style.align) == (36.0, "right")
    assert len(desk.session.history.steps) == 3


def test_a_drawn_region_asks_for_its_prompt_at_once(desk: Desk) -> None:
    desk.workspace.set_tool("region")
    QTest.mousePress(desk.canvas, LEFT, NONE, desk.at(60, 300))
    QTest.mouseMove(desk.canvas, desk.at(160, 400))
    assert not desk.bar.isVisible()
    QTest.mouseRelease(desk.canvas, LEFT, NONE, desk.at(160, 400))
    row = desk.row(RegionRow)
    assert isinstance(row, RegionRow)
    assert row.prompt.hasFocus()
    QTest.keyClicks(row.prompt, "a moon over the quay")
    QTest.keyClick(row.prompt, Qt.Key.Key_Return)
    region = desk.session.region(desk.session.selection[0])
    assert region is not None
    assert region.prompt == "a moon over the quay"
    QTest.mouseClick(row.replan, LEFT)
    assert desk.asked == ["replan"]


def test_the_padlock_and_what_is_locked(desk: Desk) -> None:
    desk.session.select("shape")
    QTest.mouseClick(desk.bar.lock, LEFT)
    assert edits.is_locked(desk.session.document, "shape")
    row = desk.row(ShapeRow)
    assert isinstance(row, ShapeRow)
    assert not row.isEnabled()
    assert desk.bar.lock.isChecked()
    QTest.mouseClick(desk.bar.lock, LEFT)
    assert row.isEnabled()


def test_it_is_gone_while_a_text_is_edited_and_in_the_preview(desk: Desk) -> None:
    desk.session.select("text")
    desk.canvas.start_text_editing("text")
    assert not desk.bar.isVisible()
    desk.canvas.finish_editing()
    assert desk.bar.isVisible()
    desk.canvas.preview_marks = True
    assert not desk.bar.isVisible()
    desk.canvas.preview_marks = False
    assert desk.bar.isVisible()


def test_another_document(desk: Desk) -> None:
    desk.session.select("text")
    desk.workspace.set_session(Session(Document(pages=(Page(width=100, height=100),))))
    assert not desk.bar.isVisible()
    desk.session.select("shape")
    assert not desk.bar.isVisible()
