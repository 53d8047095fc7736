"""A designer adds pages, turns them, and puts them in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.look import tokens
from app.editor.panels import page_edits
from app.editor.panels.pages import PagesPanel
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import from_hex
from engine.document.model import Box, Document, Page, Shape, SolidPaint
from tests.document.samples import PIXELS, PIXELS_ID, everything

LEFT = Qt.MouseButton.LeftButton


def page(name: str, colour: str, width: float = 200, height: float = 300) -> Page:
    paint = SolidPaint(from_hex(colour))
    ground = Shape(id=f"ground-{name}", box=Box(0, 0, width, height), fill=paint)
    return Page(width=width, height=height, layers=(ground,), name=name)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark")


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    pages = (page("red", "#ff0000"), page("green", "#00ff00"), page("blue", "#0000ff", 600, 200))
    return Workspace(Session(Document(pages=pages)), Settings(tmp_path / "a.ini"))


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace) -> PagesPanel:
    made = PagesPanel(workspace)
    qtbot.addWidget(made)
    made.resize(298, 700)
    made.show()
    return made


def names(workspace: Workspace) -> list[str]:
    return [page.name for page in workspace.session.document.pages]


def centre(panel: PagesPanel, row: int) -> QPoint:
    return panel.view.visualRect(panel.model.index(row)).center()


# ------------------------------------------------------------------ turning


def test_a_click_turns_the_page_and_the_document_turns_the_list(
    panel: PagesPanel, workspace: Workspace
) -> None:
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=centre(panel, 1))
    assert workspace.session.page == 1
    workspace.session.turn_to(2)
    assert panel.view.currentIndex().row() == 2
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert workspace.session.page == 0
    assert panel.count.text() == "3 pages"


def test_each_page_is_drawn_in_its_proportion(
    qtbot: QtBot, panel: PagesPanel, workspace: Workspace
) -> None:
    def seen(row: int) -> str:
        area = panel.view.cells.picture_rect(
            panel.view.visualRect(panel.model.index(row)), panel.model.pages[row]
        )
        image = panel.view.viewport().grab().toImage()
        return image.pixelColor(area.center()).name()

    qtbot.waitUntil(lambda: [seen(n) for n in range(3)] == ["#ff0000", "#00ff00", "#0000ff"])
    tall, _, wide = (panel.view.cells.page_size(p) for p in panel.model.pages)
    assert tall.height() / tall.width() == pytest.approx(1.5, abs=0.02)
    assert wide.width() / wide.height() == pytest.approx(3, abs=0.1)
    black = SolidPaint(from_hex("#000000"))
    workspace.session.apply("Fill", lambda d: edits.set_fill(d, "ground-red", black))
    qtbot.waitUntil(lambda: seen(0) == "#000000")
    assert seen(1) == "#00ff00"


def test_a_page_with_a_missing_picture_is_drawn_without_it(
    qtbot: QtBot, panel: PagesPanel, workspace: Workspace
) -> None:
    workspace.set_session(Session(everything()))
    size = panel.view.cells.page_size(everything().pages[0])
    qtbot.waitUntil(lambda: panel.pictures.of(workspace.session.shown, 0, size, 1.0) is not None)
    pixmap = panel.pictures.of(workspace.session.shown, 0, size, 1.0)
    assert pixmap is not None
    photo = edits.find(everything(), "photo").box.centre
    scale = size.width() / 400
    colour = pixmap.toImage().pixelColor(round(photo[0] * scale), round(photo[1] * scale))
    assert colour.name() == "#9e9e9e"


@pytest.mark.qt_log_ignore("Painter ended with", extend=True)
def test_a_page_that_cannot_be_drawn_is_a_blank_sheet(
    qtbot: QtBot, panel: PagesPanel, workspace: Workspace
) -> None:
    session = Session(everything())
    session.assets[PIXELS_ID] = PIXELS  # which is no picture
    workspace.set_session(session)
    drawn: list[object] = []
    panel.pictures.ready.connect(drawn.append)
    qtbot.waitUntil(lambda: bool(drawn))
    assert panel.count.text() == "1 page"


# ------------------------------------------------------------------ adding and deleting


def test_adding_duplicating_deleting_are_one_step_each(
    panel: PagesPanel, workspace: Workspace
) -> None:
    session = workspace.session
    session.turn_to(1)
    QTest.mouseClick(panel.copy_button, LEFT)
    assert names(workspace) == ["red", "green", "green", "blue"]
    assert session.page == 2
    ids = [layer.id for layer in edits.iter_layers(session.document)]
    assert len(ids) == len(set(ids)) == 4
    QTest.mouseClick(panel.add_button, LEFT)
    assert names(workspace) == ["red", "green", "green", "", "blue"]
    assert (session.page, session.document.pages[3].layers) == (3, ())
    assert session.document.pages[3].width == 200
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert names(workspace) == ["red", "green", "green", "blue"]
    assert [s.name for s in session.history.steps] == [
        "Open", "Duplicate page", "Add page", "Delete page",
    ]  # fmt: skip
    for _ in range(3):
        session.undo()
    assert names(workspace) == ["red", "green", "blue"]
    assert panel.model.rowCount() == 3


def test_the_last_page_stays(panel: PagesPanel, workspace: Workspace) -> None:
    for _ in range(4):
        panel.delete()
    assert len(workspace.session.document.pages) == 1
    assert not panel.delete_button.isEnabled()
    assert panel.delete_button.toolTip() == "A document keeps one page"


def test_a_document_without_pages_offers_one(panel: PagesPanel, workspace: Workspace) -> None:
    workspace.set_session(Session(Document()))
    assert panel._empty.isVisible()
    panel.add()
    assert panel.view.isVisible()
    assert len(workspace.session.document.pages) == 1


def test_a_copied_page_can_be_saved(qapp: QApplication) -> None:
    document = page_edits.duplicated(everything(), 0)
    ids = [x.id for x in edits.iter_layers(document)]
    ids += [r.id for p in document.pages for r in p.regions]
    assert len(ids) == len(set(ids))
    document_file.document_json(document)


# ------------------------------------------------------------------ order


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [(0, 2, "bca"), (2, 0, "cab"), (1, 1, "abc"), (0, 99, "bca"), (1, 2, "acb")],
)
def test_pages_move(row: int, to: int, order: str) -> None:
    document = Document(pages=tuple(page(name, "#000000") for name in "abc"))
    moved = page_edits.moved(document, row, to)
    assert "".join(p.name for p in moved.pages) == order
    assert (moved is document) == (order == "abc")


def test_alt_and_arrows_move_the_page(panel: PagesPanel, workspace: Workspace) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(panel.view, Qt.Key.Key_Down, alt)
    assert names(workspace) == ["green", "red", "blue"]
    assert workspace.session.page == 1
    QTest.keyClick(panel.view, Qt.Key.Key_Down, alt)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, alt)
    assert names(workspace) == ["green", "blue", "red"]
    QTest.keyClick(panel.view, Qt.Key.Key_Up, alt)
    assert names(workspace) == ["green", "red", "blue"]
    workspace.session.undo()
    assert names(workspace) == ["green", "blue", "red"]


def drop(panel: PagesPanel, data: QMimeData, y: int) -> None:
    """What Qt sends when a drag ends over the list."""
    at = QPointF(120, y)
    buttons, none = LEFT, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(at.toPoint(), Qt.DropAction.MoveAction, data, buttons, none)
    panel.view.dragMoveEvent(move)
    assert panel.view._drop_y is not None
    panel.view.viewport().grab()  # the line is drawn
    panel.view.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, none))
    assert panel.view._drop_y is None


def test_a_drag_puts_the_page_where_the_line_was(panel: PagesPanel, workspace: Workspace) -> None:
    data = panel.model.mimeData([panel.model.index(0)])
    drop(panel, data, panel.view.visualRect(panel.model.index(1)).bottom() - 4)
    assert names(workspace) == ["green", "red", "blue"]
    assert workspace.session.page == 1
    data = panel.model.mimeData([panel.model.index(2)])
    drop(panel, data, 3)
    assert names(workspace) == ["blue", "green", "red"]
    drop(panel, panel.model.mimeData([panel.model.index(0)]), 690)
    assert names(workspace) == ["green", "red", "blue"]
    foreign = QMimeData()
    foreign.setData("application/x-affiche-page", b"77")
    drop(panel, foreign, 3)
    assert names(workspace) == ["green", "red", "blue"]
