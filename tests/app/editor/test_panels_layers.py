"""A designer orders layers: selects, hides, locks, renames, drags, searches; and goes back in time."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.editor.look import tokens
from app.editor.panels import layer_edits, layer_tree
from app.editor.panels.history import PLACE, HistoryPanel
from app.editor.panels.layer_delegate import eye_rect, lock_rect
from app.editor.panels.layer_tree import LayerTree
from app.editor.panels.layers import LayersPanel
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import Box, Document, Group, Page, Shape, SolidPaint
from engine.errors import UserError
from tests.app.editor import panel_poster

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    tokens.apply(qapp, "dark")
    return panel_poster.workspace(tmp_path)


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> LayersPanel:
    panel = LayersPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(295, 480)
    panel.show()
    return panel


def names(model: LayerTree, parent: QModelIndex | None = None) -> list[str]:
    top = parent or QModelIndex()
    rows = [model.index(n, 0, top) for n in range(model.rowCount(top))]
    return [str(row.data()) for row in rows]


def click(
    panel: LayersPanel, qtbot: QtBot, id: str, part: str = "row",
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:  # fmt: skip
    """A real click on a row, its eye or its padlock."""
    rect = panel.view.visualRect(panel.model.index_of(id))
    at = {"eye": eye_rect(rect), "lock": lock_rect(rect), "row": rect}[part].center()
    qtbot.mouseClick(panel.view.viewport(), LEFT, keys, at)


def drop(panel: LayersPanel, ids: list[str], at: QPoint) -> None:
    """What Qt does when dragged rows are let go at a point of the list."""
    model, viewport = panel.model, panel.view.viewport()
    data = model.mimeData([model.index_of(id) for id in ids])
    action, mouse = Qt.DropAction.MoveAction, LEFT
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(at, action, data, mouse, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, action, data, mouse, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), action, data, mouse, none))


def top_down(document: Document) -> list[str]:
    return [layer.id for layer in reversed(document.pages[0].layers)]


# ------------------------------------------------------------------ the rows


def test_layers_stand_topmost_first_then_regions(panel: LayersPanel) -> None:
    assert names(panel.model) == [
        "Title", "Dates", "Picture", "Saxophone", "Scene: gradient", "Ground",
        "Quiet", "Subject: a saxophone",
    ]  # fmt: skip
    assert names(panel.model, panel.model.index_of("dates")) == ["Caption", "Caption"]


def test_selection_goes_both_ways(panel: LayersPanel, workspace: Workspace, qtbot: QtBot) -> None:
    session = workspace.session
    click(panel, qtbot, "photo")
    assert session.selection == ("photo",)
    click(panel, qtbot, "calm", keys=CTRL)
    assert session.selection == ("photo", "calm")
    panel.view.collapseAll()
    session.select("day")
    held = [panel.model.held(i) for i in panel.view.selectionModel().selectedIndexes()]
    assert [x.id for x in held if x is not None] == ["day"]
    assert panel.view.isExpanded(panel.model.index_of("dates"))
    session.undo()  # nothing to undo: and nothing is lost
    assert session.selection == ("day",)


def test_arrow_keys_walk_and_space_hides(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    click(panel, qtbot, "title")
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert workspace.session.selection == ("dates",)
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert not edits.find(workspace.session.document, "dates").visible
    assert workspace.session.history.undo_name == "Hide layer"


def test_eye_and_padlock_don_t_select(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    session = workspace.session
    session.select("title")
    click(panel, qtbot, "photo", "eye")
    click(panel, qtbot, "sax", "lock")
    click(panel, qtbot, "hero", "lock")
    assert session.selection == ("title",)
    assert not edits.find(session.document, "photo").visible
    assert edits.is_locked(session.document, "sax")
    assert session.document.pages[0].regions[1].locked
    click(panel, qtbot, "photo", "eye")
    click(panel, qtbot, "sax", "lock")
    assert edits.find(session.document, "photo").visible
    assert not edits.is_locked(session.document, "sax")


def test_alt_click_on_an_eye_isolates_and_brings_all_back(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    session = workspace.session

    def shown() -> set[str]:
        return {layer.id for layer in edits.iter_layers(session.document) if layer.visible}

    everything = shown()
    click(panel, qtbot, "day", "eye", ALT)
    assert shown() == {"dates", "day"}
    assert len(session.history.steps) == 2  # one step for all of them
    click(panel, qtbot, "day", "eye", ALT)
    assert shown() == everything


def test_a_name_is_typed_in_place(panel: LayersPanel, workspace: Workspace, qtbot: QtBot) -> None:
    click(panel, qtbot, "photo")
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit, "rename")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Picture"
    qtbot.keyClicks(editor, "The band")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt lets a field finish with the key before the view takes its text.
    qtbot.waitUntil(lambda: workspace.session.history.undo_name == "Rename layer")
    assert edits.find(workspace.session.document, "photo").name == "The band"
    assert "The band" in names(panel.model)


# ------------------------------------------------------------------ dragging


def test_a_row_is_dragged_to_another_depth(panel: LayersPanel, workspace: Workspace) -> None:
    resets: list[int] = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    rect = panel.view.visualRect(panel.model.index_of("sax"))
    drop(panel, ["title"], QPoint(rect.center().x(), rect.top() + 1))  # just above the saxophone
    assert top_down(workspace.session.document) == [
        "dates", "photo", "title", "sax", "scene", "ground",
    ]  # fmt: skip
    assert workspace.session.history.undo_name == "Move layer"
    assert not resets
    assert panel.view.isExpanded(panel.model.index_of("dates"))


def test_rows_are_dragged_into_a_group_and_out_again(
    panel: LayersPanel, workspace: Workspace
) -> None:
    session = workspace.session
    drop(panel, ["title", "sax"], panel.view.visualRect(panel.model.index_of("dates")).center())
    group = edits.find(session.document, "dates")
    assert isinstance(group, Group)
    assert [x.id for x in group.children] == ["place", "day", "sax", "title"]
    assert len(session.history.steps) == 2
    rect = panel.view.visualRect(panel.model.index_of("ground"))
    drop(panel, ["day"], QPoint(rect.center().x(), rect.bottom() - 1))
    assert top_down(session.document)[-1] == "day"
    session.undo()
    session.undo()
    assert top_down(session.document)[0] == "title"
    assert names(panel.model)[0] == "Title"


def test_what_is_locked_or_a_region_isn_t_dragged(panel: LayersPanel, workspace: Workspace) -> None:
    session = workspace.session
    session.apply("Lock", lambda d: edits.lock(d, "title"))
    drags = Qt.ItemFlag.ItemIsDragEnabled
    assert not panel.model.index_of("title").flags() & drags
    assert not panel.model.index_of("calm").flags() & drags
    assert panel.model.index_of("photo").flags() & drags
    before = session.document
    drop(panel, ["dates"], panel.view.visualRect(panel.model.index_of("day")).center())
    assert session.document is before  # a group never goes into itself


def test_dropped_rows_keep_their_order() -> None:
    document = panel_poster.poster()
    done = layer_edits.dropped(document, ["ground", "photo", "title"], 0, "", 1)
    assert top_down(done) == ["title", "photo", "ground", "dates", "sax", "scene"]
    with pytest.raises(UserError):
        layer_edits.dropped(document, ["title"], 0, "photo", None)


# ------------------------------------------------------------------ searching


def test_search_finds_names_words_and_roles(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    def left() -> list[str]:
        view, model = panel.view, panel.model
        rows = [i for i in model.indexes() if not view.isRowHidden(i.row(), i.parent())]
        return [held.id for i in rows if (held := model.held(i)) is not None]

    qtbot.mouseClick(panel._search_button, LEFT)
    qtbot.keyClicks(panel.search, "river")
    assert left() == ["title"]
    panel.search.selectAll()
    qtbot.keyClicks(panel.search, "old mill")
    assert left() == ["dates", "place"]
    panel.search.selectAll()
    qtbot.keyClicks(panel.search, "quiet")
    assert left() == ["calm"]
    panel.search.selectAll()
    qtbot.keyClicks(panel.search, "trombone")
    assert left() == []
    assert not panel.view.isVisible()
    qtbot.mouseClick(panel._search_button, LEFT)
    assert len(left()) == 10


def test_the_list_is_narrowed_to_one_kind(panel: LayersPanel) -> None:
    def left() -> list[str]:
        view, model = panel.view, panel.model
        rows = [i for i in model.indexes() if not view.isRowHidden(i.row(), i.parent())]
        return [held.id for i in rows if (held := model.held(i)) is not None]

    def choose(kind: str) -> None:
        next(a for a in panel.kind_menu().actions() if a.objectName() == kind).trigger()

    choose("text")
    assert left() == ["title", "dates", "day", "place"]
    choose("region")
    assert left() == ["calm", "hero"]
    choose("")
    assert len(left()) == 10


def test_an_empty_page_says_what_to_do(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    tokens.apply(qapp, "light")
    bare = Document(pages=(Page(width=300, height=400),))
    workspace = panel_poster.workspace(tmp_path, bare)
    panel = LayersPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    assert panel._empty.isVisible()
    workspace.session.apply(
        "Add", lambda d: edits.add_layer(d, Shape(id="a", box=Box(0, 0, 10, 10)))
    )
    assert panel.view.isVisible()


# ------------------------------------------------------------------ following the document


def test_another_document_takes_the_panel_over(panel: LayersPanel, workspace: Workspace) -> None:
    old = workspace.session
    box = Box(0, 0, 10, 10)
    page = Page(width=300, height=400, layers=(Shape(id="dot", box=box, kind="ellipse"),))
    workspace.set_session(Session(Document(pages=(page,))))
    assert names(panel.model) == ["Ellipse"]
    old.apply("Rename", lambda d: edits.rename(d, "title", "Gone"))
    assert names(panel.model) == ["Ellipse"]


def _random_edit(document: Document, rng: random.Random, n: int) -> Document:
    ids = [layer.id for layer in edits.iter_layers(document)]
    groups = [x.id for x in edits.iter_layers(document) if isinstance(x, Group)]
    tops = [layer.id for layer in document.pages[0].layers]
    steps: list[Callable[[], Document]] = [
        lambda: edits.add_layer(document, Shape(id=f"s{n}", box=Box(0, 0, 9, 9)), index=1),
        lambda: edits.remove_layer(document, rng.choice(ids)) if len(ids) > 6 else document,
        lambda: edits.reorder(document, rng.choice(ids), rng.randrange(9)),
        lambda: edits.relocate(
            document, rng.choice(ids), 0, group=rng.choice([*groups, ""]), index=rng.randrange(4)
        ),
        lambda: edits.group(document, rng.sample(tops, 2), id=f"g{n}"),
        lambda: edits.ungroup(document, rng.choice(groups)) if groups else document,
        lambda: edits.rename(document, rng.choice(ids), f"n{n}"),
    ]
    try:
        return rng.choice(steps)()
    except (UserError, ValueError):
        return document  # a group can't be put into itself, one layer can't be grouped


def test_rows_follow_any_edit_by_moves_alone(qapp: QApplication) -> None:
    model = LayerTree()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, fatal, model)
    document = panel_poster.poster()
    model.show(document.pages[0])
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    rng = random.Random(3)
    seen = [document]

    def held(parent: QModelIndex) -> list[object]:
        rows = [model.index(n, 0, parent) for n in range(model.rowCount(parent))]
        return [(model.held(row), held(row)) for row in rows]

    def wanted(page: object) -> list[object]:
        return [(x, wanted(x)) for x in layer_tree._rows(page)]  # type: ignore[arg-type]

    for n in range(250):
        jump = rng.random() < 0.15  # undo and redo go far at once
        document = rng.choice(seen) if jump else _random_edit(document, rng, n)
        seen.append(document)
        model.follow(document.pages[0])
        assert held(QModelIndex()) == wanted(document.pages[0])
    assert not resets


def test_five_hundred_layers_change_one_row_at_a_time(qapp: QApplication) -> None:
    layers = tuple(Shape(id=f"s{n}", box=Box(n, n, 20, 20)) for n in range(500))
    document = Document(pages=(Page(width=900, height=900, layers=layers),))
    model = LayerTree()
    model.show(document.pages[0])
    events: list[str] = []
    model.rowsMoved.connect(lambda: events.append("moved"))
    model.rowsInserted.connect(lambda: events.append("inserted"))
    model.rowsRemoved.connect(lambda: events.append("removed"))
    model.dataChanged.connect(lambda: events.append("changed"))
    model.modelReset.connect(lambda: events.append("reset"))

    for change, expected in (
        (lambda d: edits.rename(d, "s250", "x"), ["changed"]),
        (lambda d: edits.reorder(d, "s0", 499), ["moved"]),
        (lambda d: edits.remove_layer(d, "s100"), ["removed"]),
        (lambda d: edits.duplicate_layer(d, "s400"), ["inserted"]),
    ):
        document = change(document)  # type: ignore[no-untyped-call]
        model.follow(document.pages[0])
        assert events == expected
        events.clear()


def test_a_layer_s_picture_shows_its_colour(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    thumbnails = panel.view.rows.thumbnails
    assert thumbnails is not None

    def middle() -> str:
        layer = workspace.session.layer("ground")
        assert layer is not None
        pixmap = thumbnails.of(layer, 1.0)
        return pixmap.toImage().pixelColor(11, 11).name() if pixmap is not None else ""

    qtbot.waitUntil(lambda: middle() == "#202830", timeout=4000)
    workspace.session.apply(
        "Fill", lambda d: edits.set_fill(d, "ground", SolidPaint(from_hex("#c04030")))
    )
    qtbot.waitUntil(lambda: middle() == "#c04030", timeout=4000)


def test_the_menu_offers_the_registry_s_actions(
    panel: LayersPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    click(panel, qtbot, "photo")
    menu = panel.row_menu()
    offered = {action.objectName() for action in menu.actions()}
    assert {"edit.duplicate", "edit.delete", "object.lock", "object.to_front"} <= offered
    next(a for a in menu.actions() if a.objectName() == "object.to_front").trigger()
    assert top_down(workspace.session.document)[0] == "photo"


def test_rows_are_spoken_with_their_state(panel: LayersPanel, workspace: Workspace) -> None:
    workspace.session.apply(
        "Lock and hide", lambda d: edits.set_visible(edits.lock(d, "photo"), "photo", False)
    )
    index = panel.model.index_of("photo")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Picture, locked, hidden"


# ------------------------------------------------------------------ history


def test_a_variant_s_step_shows_its_page(workspace: Workspace, qtbot: QtBot) -> None:
    session = workspace.session
    panel = HistoryPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(295, 300)
    red = SolidPaint(from_hex("#c04030"))
    plain = edits.set_fill(session.document, "ground", red)
    for id in ("scene", "sax", "photo", "dates", "title"):
        plain = edits.remove_layer(plain, id)
    session.apply("Apply variant A", plain, kind="variant")
    panel.show()
    row = panel.view.visualRect(panel.model.index(1))

    def colour() -> str:
        image = panel.view.viewport().grab().toImage()
        return image.pixelColor(row.left() + 22, row.center().y()).name()

    qtbot.waitUntil(lambda: colour() == "#c04030", timeout=3000)


def test_history_goes_where_it_is_clicked(workspace: Workspace, qtbot: QtBot) -> None:
    session = workspace.session
    panel = HistoryPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(295, 300)
    panel.show()
    first = session.document
    session.apply("Move", lambda d: edits.move(d, "title", 5, 5))
    session.apply("Apply variant B", lambda d: edits.set_title(d, "B"), kind="variant")
    session.apply("Rotate", lambda d: edits.rotate(d, "sax", 10))
    last = session.document
    model = panel.model

    def row(n: int) -> tuple[object, object]:
        index = model.index(n)
        return index.data(), index.data(PLACE)

    assert [row(n) for n in range(model.rowCount())] == [
        ("Open", -1), ("Move", -1), ("Apply variant B", -1), ("Rotate", 0),
    ]  # fmt: skip
    at = panel.view.visualRect(model.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=at)
    assert session.document is first
    assert [row(n)[1] for n in range(4)] == [0, 1, 1, 1]
    said = model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Rotate, undone"
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert session.document is last
    session.undo()
    session.apply("Fill", lambda d: edits.set_opacity(d, "sax", 0.5))
    assert [row(n)[0] for n in range(model.rowCount())] == [
        "Open", "Move", "Apply variant B", "Fill",
    ]  # fmt: skip
