"""A designer looks for a boat in three languages, clicks it, and drags another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.look import tokens
from app.editor.panels import library_items, library_place
from app.editor.panels.library import LibraryPanel
from app.editor.panels.library_items import Item
from app.editor.panels.library_place import carried, mime_data, place
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Page,
    Picture,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
)
from engine.drawing.motifs import FAMILIES
from engine.drawing.subjects import ink
from engine.errors import UserError
from tests.document.samples import everything

LEFT = Qt.MouseButton.LeftButton


def png(width: int, height: int, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    tokens.apply(qapp, "dark")
    yield
    tokens.apply(qapp, "dark")


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    document = Document(pages=(Page(width=400, height=600),))
    return Workspace(Session(document), Settings(tmp_path / "a.ini"))


def shown(qtbot: QtBot, workspace: Workspace) -> LibraryPanel:
    panel = LibraryPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(298, 640)
    panel.show()
    return panel


def titles(panel: LibraryPanel) -> list[str]:
    return [item.title for item in panel.grid.items.items]


def click(panel: LibraryPanel, row: int) -> None:
    place = panel.grid.visualRect(panel.grid.items.index(row)).center()
    QTest.mouseClick(panel.grid.viewport(), LEFT, pos=place)


# ------------------------------------------------------------------ finding


@pytest.mark.parametrize("query", ["sailboat", "voilier", "帆船", "SAILBOAT"])
def test_a_subject_is_found_in_three_languages(
    qtbot: QtBot, workspace: Workspace, query: str
) -> None:
    panel = shown(qtbot, workspace)
    QTest.keyClicks(panel.search, query if query.isascii() else "")
    if not query.isascii():
        panel.search.setText(query)  # an input method commits the word at once
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    keys = [item.key for item in panel.grid.items.items]
    assert "noto:sailboat" in keys[:4]


def test_three_cells_beside_each_other_at_every_width(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    for width in (240, 298, 420):
        panel.resize(width, 640)
        QTest.qWait(10)
        rows = [panel.grid.visualRect(panel.grid.items.index(n)).y() for n in range(7)]
        assert rows[0] == rows[1] == rows[2] < rows[3] == rows[5] < rows[6], width


def test_words_become_icons_in_a_narrow_panel(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    assert (panel.kinds.isVisible(), panel.small_kinds.isVisible()) == (True, False)
    panel.resize(240, 640)
    QTest.qWait(10)
    assert (panel.kinds.isVisible(), panel.small_kinds.isVisible()) == (False, True)
    QTest.mouseClick(panel.small_kinds.button("shape"), LEFT)
    assert panel.kind == "shape"
    assert titles(panel)[0] == "Rectangle"


def test_filters_narrow_and_the_empty_place_says_why(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    everything_ = len(titles(panel))
    panel.groups.set_value("music")
    panel.looks.set_value("fluent")
    panel.refresh()
    items = panel.grid.items.items
    assert 5 < len(items) < everything_
    assert all(item.key.startswith("fluent:") for item in items)
    panel.search.setText("xyzzy")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.nothing.isVisible()
    assert panel.nothing.sentence.text() == "No subject has “xyzzy” with these filters."
    assert panel.nothing.button is not None
    QTest.mouseClick(panel.nothing.button, LEFT)
    assert len(titles(panel)) == everything_
    assert panel.grid.isVisible()


def test_a_search_waits_for_a_pause_in_typing(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    before = titles(panel)
    QTest.keyClicks(panel.search, "guitar")
    assert titles(panel) == before
    qtbot.waitUntil(lambda: titles(panel)[:1] == ["Guitar"])


def test_scenes_and_shapes_are_found_by_mood_and_name(qapp: QApplication) -> None:
    assert {i.key.split("/")[0] for i in library_items.scene_items()} == set(FAMILIES)
    assert set(library_items.SCENES) == set(FAMILIES)
    assert {i.key for i in library_items.scene_items("jazz")} >= {"stage/beams"}
    assert {i.key.split("/")[0] for i in library_items.scene_items("海")} >= {"waves", "beach"}
    assert {i.key.split("/")[0] for i in library_items.scene_items("forêt foret")} == set()
    assert [i.key for i in library_items.shape_items("sta")] == ["star"]
    assert library_items.scene_items("xyzzy") == []


def test_titles_are_in_the_language_of_the_interface(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark", language="fr")
    (item,) = [i for i in library_items.subject_items("sailboat") if i.key == "noto:sailboat"]
    assert item.title == "Voilier"
    tokens.apply(qapp, "dark", language="zh")
    assert library_items.scene_items("mountains")[0].title.startswith("群山")


# ------------------------------------------------------------------ placing


def test_a_click_places_the_subject_in_the_middle_as_one_step(
    qtbot: QtBot, workspace: Workspace
) -> None:
    panel = shown(qtbot, workspace)
    panel.search.setText("sailboat")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    row = [item.key for item in panel.grid.items.items].index("noto:sailboat")
    session = workspace.session
    click(panel, row)
    (layer,) = session.document.pages[0].layers
    assert isinstance(layer, Artwork)
    assert layer.source == SubjectSource("noto:sailboat")
    seen = ink("noto:sailboat", layer.box).centre
    assert seen == pytest.approx((200, 300))
    assert session.selection == (layer.id,)
    assert [s.name for s in session.history.steps] == ["Open", "Add Sailboat"]
    click(panel, row)
    assert len({x.id for x in edits.iter_layers(session.document)}) == 2
    session.undo()
    session.undo()
    assert session.document.pages[0].layers == ()


def test_enter_places_where_the_window_says(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    panel.show_kind("shape")
    panel.centre = lambda: (100.0, 80.0)
    panel.grid.setFocus()
    panel.grid.setCurrentIndex(panel.grid.items.index(0))
    QTest.keyClick(panel.grid, Qt.Key.Key_Right)
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    (layer,) = workspace.session.document.pages[0].layers
    assert isinstance(layer, Shape)
    assert (layer.name, layer.box.centre) == ("Rounded", (100, 80))
    assert layer.radius > 0


@pytest.mark.parametrize("item", library_items.shape_items(), ids=lambda item: item.key)
def test_every_shape_is_drawn(qapp: QApplication, item: Item) -> None:
    from engine.drawing.compose import compose

    session = Session(everything())
    id = place(session, item)
    layer = session.layer(id)
    assert isinstance(layer, Shape)
    if layer.fill is not None:
        assert layer.fill == SolidPaint(layer.fill.colour, "p3")  # type: ignore[union-attr]
    alone = Document(pages=(Page(width=400, height=600, layers=(layer,)),))
    assert compose(alone).nodes


def test_a_scene_goes_under_everything_or_takes_the_old_ones_place(qapp: QApplication) -> None:
    session = Session(Document(pages=(Page(width=400, height=600),)))
    place(session, Item("shape", "star", "Star"))
    place(session, Item("scene", "harbour/sail", "Harbour"))
    scene, star = session.document.pages[0].layers
    assert isinstance(scene, Artwork)
    assert scene.box == Box(0, 0, 400, 600)
    assert isinstance(star, Shape)
    old = SceneSource(family="waves", palette=library_place.palette(session.document), seed=9)
    session.apply("x", lambda d: edits.update(d, scene.id, lambda x: _with_source(x, old)))
    id = place(session, Item("scene", "night/moon", "Night sky 1"))
    layers = session.document.pages[0].layers
    assert (len(layers), id) == (2, scene.id)
    source = layers[0].source  # type: ignore[union-attr]
    assert isinstance(source, SceneSource)
    assert (source.family, source.variant, source.dark, source.seed) == ("night", "moon", True, 9)
    assert session.history.step.name == "Change scene to Night sky 1"


def _with_source(layer: object, source: SceneSource) -> Artwork:
    import msgspec

    assert isinstance(layer, Artwork)
    return msgspec.structs.replace(layer, source=source)


def test_the_documents_pictures_are_offered_again(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    panel.show_kind("picture")
    assert panel.no_pictures.isVisible()
    session = workspace.session
    digest = session.add_asset(png(300, 100))
    layer = Picture(id="harbour", name="Harbour", box=Box(0, 0, 30, 10), asset=digest)
    session.apply("Add", lambda d: edits.add_layer(d, layer))
    assert titles(panel) == ["Harbour"]
    click(panel, 0)
    added = session.document.pages[0].layers[-1]
    assert isinstance(added, Picture)
    assert (added.asset, added.box.width, added.box.height) == (
        digest,
        200,
        pytest.approx(66.67, abs=0.01),
    )
    panel.search.setText("night")
    panel.refresh()
    assert panel.nothing.sentence.text() == "No picture has “night”."


def test_adding_a_picture_asks_for_files(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    given: list[list[Path]] = []
    workspace.importer = lambda w, paths, at: given.append(list(paths))
    panel = shown(qtbot, workspace)
    panel.show_kind("picture")
    panel.choose_pictures = lambda: [tmp_path / "a.png"]
    assert panel.no_pictures.button is not None
    QTest.mouseClick(panel.no_pictures.button, LEFT)
    assert given == [[tmp_path / "a.png"]]


def test_what_cannot_be_drawn_is_said(workspace: Workspace, qtbot: QtBot) -> None:
    said: list[str] = []
    workspace.message.connect(lambda kind, text: said.append(text))
    panel = shown(qtbot, workspace)
    panel.add(Item("picture", "0" * 64, "Gone"))
    assert "not in the document" in said[0]
    with pytest.raises(UserError):
        place(workspace.session, Item("scene", "nowhere/x", "Nowhere"))


# ------------------------------------------------------------------ dragging and pictures


def test_a_drag_carries_the_item(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    index = panel.grid.items.index(3)
    item = panel.grid.items.items[3]
    data = panel.grid.items.mimeData([index])
    assert data.formats() == ["application/x-affiche-subject"]
    assert carried(data) == item == carried(mime_data(item))
    assert carried(QMimeData()) is None
    other = QMimeData()
    other.setData(library_place.MIME, b'{"kind": "virus", "key": "x", "title": "x"}')
    assert carried(other) is None
    other.setData(library_place.MIME, b"{")
    assert carried(other) is None


def test_pictures_come_one_after_the_other_and_only_for_what_is_seen(
    qtbot: QtBot, workspace: Workspace
) -> None:
    panel = shown(qtbot, workspace)
    ready: list[Item] = []
    panel.pictures.ready.connect(ready.append)
    qtbot.waitUntil(lambda: len(ready) >= 9)
    qtbot.wait(200)
    seen = panel.grid.items.items[: len(ready) + 3]
    assert set(ready) <= set(seen)
    assert len(ready) < 40
    before = len(ready)
    panel.grid.viewport().repaint()
    qtbot.wait(50)
    assert len(ready) == before  # kept
    image = panel.grid.grab(panel.grid.visualRect(panel.grid.items.index(0))).toImage()
    middle = image.copy(image.rect().adjusted(20, 20, -20, -36))
    colours = {middle.pixel(x, y) for x in range(middle.width()) for y in range(middle.height())}
    assert len(colours) > 20


def test_scenes_are_shown_in_the_documents_colours(qtbot: QtBot, workspace: Workspace) -> None:
    from engine.document.palettes import PALETTES

    panel = shown(qtbot, workspace)
    item = Item("scene", "stripes/river", "Stripes")
    size = panel.grid.cells.picture_size(
        "scene", panel.grid.cells.tile(panel.grid.visualRect(panel.grid.items.index(0)))
    )
    ready: list[Item] = []
    panel.pictures.ready.connect(ready.append)

    def picture() -> object:
        qtbot.waitUntil(lambda: panel.pictures.of(item, size, 1.0) is not None)
        pixmap = panel.pictures.of(item, size, 1.0)
        assert pixmap is not None
        return pixmap.toImage()

    first = picture()
    for n, colour in enumerate(PALETTES["ocean"]):
        workspace.session.apply("c", lambda d, n=n, c=colour: edits.set_swatch(d, f"p{n}", c))
    assert picture() != first


def test_another_document_is_followed(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    panel.show_kind("picture")
    other = Session(everything(), {})
    other.add_asset(png(10, 10))
    workspace.set_session(other)
    assert titles(panel) == ["Not used"]
    assert panel.grid.isVisible()
    QTest.mouseClick(panel.kinds.button("shape"), LEFT, pos=QPoint(10, 10))
    assert len(titles(panel)) == 14
