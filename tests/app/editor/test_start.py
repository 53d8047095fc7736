"""Before there is a document: the start page, the dialog for a new one, preferences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.editor.actions import Action
from app.editor.controls import Message, Toggle
from app.editor.dialogs import formats, keys
from app.editor.dialogs.cards import Gallery, PosterCard
from app.editor.dialogs.formats import Wanted
from app.editor.dialogs.new import NewDialog
from app.editor.dialogs.preference_keys import KeyboardPage
from app.editor.dialogs.preferences import Preferences
from app.editor.dialogs.start import StartPage
from app.editor.dialogs.start_parts import when
from app.editor.dialogs.templates import FOLDER, TAGS, preview_of, templates
from app.editor.files.preview import preview_png
from app.editor.look import focus, tokens
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import file as document_file
from engine.document.colour import Colour
from engine.document.journal import Pending
from engine.document.model import Box, Document, Page, Shape, SolidPaint
from engine.document.units import to_points
from engine.errors import UserError
from engine.planning.formats import parse_size

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    tokens.apply(qapp, "dark")
    yield
    focus.left()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    blank = Document(pages=(Page(width=300, height=400),))
    return Workspace(Session(blank), Settings(tmp_path / "settings.ini"))


def poster(path: Path, width: float = 300, height: float = 400) -> Path:
    red = Shape(
        id="a", box=Box(0, 0, width, height), fill=SolidPaint(Colour("srgb", (0.8, 0.1, 0.1)))
    )
    document = Document(pages=(Page(width=width, height=height, layers=(red,)),))
    document_file.save(path, document, {}, preview=preview_png(document, {}, 128))
    return path


# ------------------------------------------------------------ templates


def test_every_template_opens_and_is_small() -> None:
    assert len(templates()) >= 24
    total = sum(path.stat().st_size for path in FOLDER.iterdir())
    assert total < 3_000_000
    languages = {template.language for template in templates()}
    assert languages == {"en", "zh", "fr"}
    for template in templates():
        loaded = document_file.load(template.path)
        assert not loaded.warnings
        page = loaded.document.pages[0]
        assert (page.width, page.height) == pytest.approx(
            (template.width, template.height), abs=0.01
        )
        assert set(template.title) == {"en", "zh", "fr"}
        picture = QImage.fromData(preview_of(template.path))
        assert 0 < picture.width() <= 760, template.file
        assert 0 < picture.height() <= 320, template.file
        shape = picture.width() / picture.height()
        assert shape == pytest.approx(page.width / page.height, rel=0.03), template.file


def test_templates_are_found_by_words_of_any_language() -> None:
    def found(words: str, tag: str = "") -> set[str]:
        return {t.file.removesuffix(".affiche") for t in templates() if t.matches(words, tag)}

    assert "mid-autumn" in found("mid autumn") & found("中秋") & found("mi-automne")
    assert found("FETE livre") == {"fete-du-livre"}
    assert found("", "web") < found("")
    assert not found("", "sale") - found("sale")
    assert not found("rollerblading penguins")
    assert all(any(t.matches("", tag) for t in templates()) for tag in TAGS)


# ------------------------------------------------------------ start page


def page_of(qtbot: QtBot, workspace: Workspace) -> StartPage:
    page = StartPage(workspace)
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    return page


def test_a_poster_is_described_in_a_line(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_of(qtbot, workspace)
    said: list[tuple[str, str]] = []
    page.describe_wanted.connect(lambda prompt, wanted: said.append((prompt, wanted.size)))
    QTest.mouseClick(page.generate_button, LEFT)
    assert said == []  # nothing to draw yet: the field asks for it
    QTest.keyClicks(page.prompt, "Concert by the sea")
    QTest.keyClick(page.prompt, Qt.Key.Key_Return)
    page._set_size(Wanted.of(formats.find("story")), "Story")
    QTest.mouseClick(page.generate_button, LEFT)
    assert said == [("Concert by the sea", "420x594mm"), ("Concert by the sea", "1080x1920px")]
    for _, size in said:
        parse_size(size)


def test_a_format_starts_a_document_of_its_size(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_of(qtbot, workspace)
    said: list[Wanted | None] = []
    page.new_wanted.connect(said.append)
    story = next(c for c in page.formats.cards if c.format and c.format.id == "story")
    QTest.mouseClick(story, LEFT)
    QTest.mouseClick(page.formats.cards[-1], LEFT)
    QTest.mouseClick(page.new_button, LEFT)
    assert said == [Wanted(1080, 1920, "px"), None, None]
    assert said[0] is not None
    assert said[0].document().pages[0].height == 1920


def test_what_doesnt_fit_leaves_and_ones_own_size_stays(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_of(qtbot, workspace)
    assert all(card.isVisible() for card in page.formats.cards)
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: not page.formats.cards[7].isVisible())
    assert page.formats.cards[-1].isVisible()
    assert page.formats.cards[-1].geometry().right() <= page.formats.width()


def test_recovered_work_comes_first(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_of(qtbot, workspace)
    wanted: list[str] = []
    page.recover_wanted.connect(wanted.append)
    page.discard_wanted.connect(wanted.append)
    now = datetime.now(UTC)
    page.set_recoverable(
        [Pending("k1", "Nuits <du> port", None, now, 4), Pending("k2", "", None, now, 1)]
    )
    first, second = page.findChildren(Message)
    assert "Nuits &lt;du&gt; port" in first.label.text()
    assert "today" in first.label.text()
    QTest.mouseClick(first.buttons[0], LEFT)
    QTest.mouseClick(second.buttons[1], LEFT)
    assert wanted == ["k1", "k2"]
    page.set_recoverable([])
    assert page.banners.count() == 0


def test_recent_files_show_what_they_hold(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    wide = poster(tmp_path / "wide.affiche", 800, 300)
    tall = poster(tmp_path / "tall.affiche")
    bad = tmp_path / "bad.affiche"
    bad.write_bytes(b"not a document")
    page = page_of(qtbot, workspace)
    assert not page.recent.isVisible()
    for path in (bad, tall, wide):
        workspace.settings.add_recent(path)
    assert page.recent.isVisible()
    cards = page.recent.first.rows[0]
    assert [card.title for card in cards] == ["wide", "tall", "bad"]
    assert cards[0].ratio == pytest.approx(800 / 300, rel=0.02)
    assert cards[0].height() == cards[1].height()
    picture = cards[0].grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, 40)
    assert middle.red() > 150 > middle.green()
    opened: list[Path] = []
    page.open_wanted.connect(opened.append)
    QTest.mouseClick(cards[1], LEFT)
    assert opened == [tall]
    tall.unlink()
    page.refresh()
    assert [card.title for card in page.recent.first.rows[0]] == ["wide", "bad"]


def test_templates_are_searched_and_used(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_of(qtbot, workspace)
    used: list[Path] = []
    page.template_wanted.connect(used.append)
    page.show_page("templates")
    assert not page.home.isVisible()
    page.templates.search.setText("中秋")  # as an input method would
    ((card,),) = page.templates.gallery.rows
    assert card.title == "Mid-autumn"
    QTest.mouseClick(card, LEFT)
    assert used == [FOLDER / "mid-autumn.affiche"]
    QTest.keyClicks(page.templates.search, " xyz")
    assert page.templates.gallery.rows == []
    assert "xyz" in page.templates.no_template.sentence.text()
    assert page.templates.no_template.button is not None
    QTest.mouseClick(page.templates.no_template.button, LEFT)
    assert sum(map(len, page.templates.gallery.rows)) == len(templates())
    QTest.mouseClick(page.templates.chips["web"], LEFT)
    assert 0 < sum(map(len, page.templates.gallery.rows)) < len(templates())


def test_templates_are_named_in_the_interfaces_language(
    qtbot: QtBot, workspace: Workspace, qapp: QApplication
) -> None:
    page = page_of(qtbot, workspace)
    tokens.apply(qapp, "dark", language="zh")
    first = page.templates.gallery.rows[0][0]
    template = next(t for t in templates() if t.title["zh"] == first.title)
    assert template.language == "zh"
    tokens.apply(qapp, "dark")


def test_the_gallery_sets_rows_of_one_height_and_arrows_walk_over_it(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    ratios = (0.7, 1.0, 3.9, 0.56, 0.7, 1.9, 1.0, 0.7, 0.7)
    gallery.set_cards([PosterCard(f"{n}", "", r, lambda: b"") for n, r in enumerate(ratios)])
    gallery.resize(1100, 10)
    gallery.show()
    assert len(gallery.rows) >= 2
    for row in gallery.rows:
        assert len({card.height() for card in row}) == 1
        assert row[-1].geometry().right() <= gallery.width()
        for one, next_one in pairwise(row):
            gap = next_one.geometry().left() - one.geometry().right() - 1
            assert abs(gap - Gallery.GAP) <= 1
    for row in gallery.rows[:-1]:
        assert gallery.low - 1 <= row[0].height() - PosterCard.FOOT <= gallery.high + 1
        assert (
            row[-1].geometry().right() >= gallery.width() - 2
            or row[0].height() - PosterCard.FOOT >= 230
        )
    first, second = gallery.rows[0][0], gallery.rows[0][1]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert gallery.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Down)
    assert gallery.focusWidget() in gallery.rows[1]
    used: list[bool] = []
    first.clicked.connect(lambda: used.append(True))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert used == [True]


def test_moments_are_said_as_people_say_them() -> None:
    assert when(datetime.now(UTC)).startswith("today ")
    assert "20" in when(datetime(2020, 5, 17, tzinfo=UTC))


# ------------------------------------------------------------ new document


def typed(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_new_document_is_what_was_asked_for(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = NewDialog(workspace.settings)
    qtbot.addWidget(dialog)
    dialog.show()
    typed(dialog.form.title, "Harbour Nights")
    assert dialog.result() == QDialog.DialogCode.Accepted or dialog.isVisible()
    dialog.show()
    typed(dialog.form.fields["width"], "24 in")
    typed(dialog.form.fields["height"], "900/2")
    typed(dialog.form.fields["bleed"], "5")
    QTest.mouseClick(dialog.create_button, LEFT)
    document = dialog.document()
    page = document.pages[0]
    assert (page.width, page.height) == pytest.approx((24 * 72, to_points(450, "mm")))
    assert page.bleed == pytest.approx(to_points(5, "mm"))
    assert (document.title, document.unit) == ("Harbour Nights", "mm")
    path = tmp_path / "new.affiche"
    document_file.save(path, document, {})
    assert document_file.load(path).document == document
    again = NewDialog(workspace.settings)
    qtbot.addWidget(again)
    assert again.form.wanted().width == pytest.approx(24 * 72)


def test_a_format_fills_the_form_and_can_be_turned(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = NewDialog(workspace.settings)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.groups["us"], LEFT)
    tabloid = next(c for c in dialog._cards if c.format and c.format.id == "11x17")
    QTest.mouseClick(tabloid, LEFT)
    assert dialog.form.fields["width"].text() == "11"
    assert dialog.form.fields["bleed"].text() == "0.125"
    QTest.mouseClick(dialog.form.turn.button("landscape"), LEFT)
    assert dialog.document().pages[0].width == 17 * 72
    assert tabloid.isChecked()
    dialog.form.unit.set_value("mm")
    dialog.form.unit.chosen.emit("mm")
    assert dialog.form.fields["width"].text() == "431.8"
    assert dialog.document().pages[0].width == pytest.approx(17 * 72)


def test_limits_are_said_beside_the_field(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = NewDialog(workspace.settings)
    qtbot.addWidget(dialog)
    dialog.show()
    for name, text, part in (
        ("width", "25000", "20000 mm"),
        ("width", "2", "10 mm"),
        ("bleed", "80", "50 mm"),
        ("safe", "300", "third"),
    ):
        dialog.set_wanted(Wanted.of(formats.find("a3")))
        typed(dialog.form.fields[name], text)
        assert part in dialog.form.faults[name].text()
        assert dialog.form.faults[name].isVisible()
        assert not dialog.create_button.isEnabled()
        with pytest.raises(UserError):
            dialog.document()
    dialog.set_wanted(Wanted(1500, 100, "px"))
    assert "12 times" in dialog.form.faults["width"].text()
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.set_wanted(Wanted.of(formats.find("a3")))
    assert dialog.create_button.isEnabled()


def test_every_offered_format_is_one_that_the_studio_takes() -> None:
    for group in formats.GROUPS:
        for format in group.formats:
            assert not Wanted.of(format).faults(), format.id
            size = parse_size(format.asked)
            assert (size.width, size.height) == pytest.approx(format.points)


# ------------------------------------------------------------ preferences


def registry_of(workspace: Workspace, done: list[str]) -> None:

    def run(id: str) -> Callable[[], None]:
        return lambda: done.append(id)

    for id, title, key in (
        ("edit.undo", "Undo", "Ctrl+Z"), ("tool.region", "Region", "R"), ("file.export", "Export…", "Ctrl+E"),
    ):  # fmt: skip
        workspace.actions.add(Action(id, title, run(id), (key,), "", "Edit"))


def test_preferences_hold_at_once(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = Preferences(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    heard: list[str] = []
    workspace.settings.changed.connect(heard.append)
    page = dialog.stack.widget(0)
    assert page is not None
    (journal,) = page.findChildren(Toggle)
    QTest.mouseClick(journal, LEFT, pos=QPoint(16, 12))
    assert workspace.settings.get("general.autosave", True) is False
    assert heard == ["general.autosave"]
    for id in dialog.places:
        QTest.mouseClick(dialog.places[id], LEFT)
        assert dialog.stack.currentIndex() == list(dialog.places).index(id)
    assert dialog.devices is not None
    devices = dialog.devices
    qtbot.waitUntil(lambda: devices.states.count() > 0, timeout=60_000)
    assert "CPU" in [text for (text,) in devices.device._texts()]
    assert devices.bundles.count() >= 1


def test_keys_are_found_changed_and_taken_over(qtbot: QtBot, workspace: Workspace) -> None:
    done: list[str] = []
    registry_of(workspace, done)
    dialog = Preferences(workspace, "keyboard")
    qtbot.addWidget(dialog)
    dialog.show()
    page = dialog.findChild(KeyboardPage)
    assert page is not None
    QTest.keyClicks(page.search, "region")
    assert [a.id for a in page.model.rows] == ["tool.region"]
    page.search.clear()
    QTest.keyClicks(page.search, "ctrl+e")
    assert [a.id for a in page.model.rows] == ["file.export"]
    page.search.clear()
    page.table.selectRow(1)
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert "Export" in page.note.text()
    assert keys.keys_of(workspace.actions, "tool.region") == ("R",)
    QTest.mouseClick(page.set_button, LEFT)
    assert keys.keys_of(workspace.actions, "tool.region") == ("Ctrl+E",)
    assert keys.keys_of(workspace.actions, "file.export") == ()
    assert workspace.actions.qt("tool.region").toolTip() == "Region (Ctrl+E)"
    # At the next start they are there again.
    later = Workspace(workspace.session, Settings(workspace.settings.file))
    workspace.settings.sync()
    registry_of(later, done)
    keys.apply_keys(later.actions, Settings(workspace.settings.file))
    assert keys.keys_of(later.actions, "tool.region") == ("Ctrl+E",)
    QTest.mouseClick(page.reset_button, LEFT)
    assert keys.keys_of(workspace.actions, "file.export") == ("Ctrl+E",)
    assert keys.own_keys(workspace.settings) == {}
