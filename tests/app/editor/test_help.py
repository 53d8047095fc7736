"""Somebody new is shown round once, and finds every key on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.editor.actions.file_actions import proposed_name
from app.editor.dialogs import keys
from app.editor.files.documents import Documents
from app.editor.look import tokens
from app.editor.settings import Settings
from app.editor.window import Window
from engine.document.model import Box, Document, Page, Shape, SolidPaint

LEFT = Qt.MouseButton.LeftButton


def page() -> Document:
    ground = Shape(id="ground", box=Box(0, 0, 595, 842), fill=SolidPaint(), purpose="ground")
    return Document(title="Harbour", pages=(Page(width=595.3, height=841.9, layers=(ground,)),))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    tokens.apply(qapp, "dark")
    settings = Settings(tmp_path / "settings.ini")
    made = Window(settings, Documents(settings, tmp_path / "journal"))
    qtbot.addWidget(made)
    made.files.ask = lambda title, text, choices, parent: "drop"
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


# ------------------------------------------------------------------ the tour


def test_the_tour_comes_by_itself_once(window: Window, qtbot: QtBot) -> None:
    window.offer_tour()
    assert not window.tour.running
    window.documents.new(page())
    qtbot.waitUntil(lambda: window.tour.running, timeout=3000)
    qtbot.mouseClick(window.tour.skip, LEFT)
    assert not window.tour.isVisible()
    window.offer_tour()
    window.documents.new(page())
    qtbot.wait(800)
    assert not window.tour.running


def test_nobody_is_shown_round_unasked(window: Window, qtbot: QtBot) -> None:
    window.documents.new(page())
    qtbot.wait(800)
    assert not window.tour.running


def test_the_tour_goes_past_four_places_and_covers_none(window: Window, qtbot: QtBot) -> None:
    window.documents.new(page())
    window.toggle_panels()
    assert window.workspace.actions.trigger("help.tour")
    tour = window.tour
    seen = []
    targets = [
        window.generate.form, window.generate.variants, window.rail.button("region"),
        window.topbar.export,
    ]  # fmt: skip
    for target in targets:
        assert tour.isVisible()
        assert target.isVisible()  # its panel was brought back
        assert len(tour.text.text().split()) <= 20
        assert not place(tour, window).intersects(place(target, window).adjusted(2, 2, -2, -2))
        assert window.rect().contains(place(tour, window))
        seen.append(tour.heading.text())
        qtbot.mouseClick(tour.next, LEFT)
    assert seen == ["The brief", "Variants", "Regions", "Export"]
    assert not tour.running


def test_esc_ends_the_tour(window: Window, qtbot: QtBot) -> None:
    window.documents.new(page())
    window.begin_tour()
    qtbot.keyClick(window.tour.next, Qt.Key.Key_Escape)
    assert not window.tour.running


# ------------------------------------------------------------------ keys and commands


def test_the_sheet_lists_every_key_in_force(window: Window, qtbot: QtBot) -> None:
    window.documents.new(page())
    registry = window.workspace.actions
    keys.set_keys(registry, window.settings, "file.export", ("Ctrl+Alt+X",))
    window.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.keyboard
    assert sheet.isVisible()
    lines = [line for lines in sheet.lines().values() for line in lines]
    with_keys = [a for a in registry if keys.keys_of(registry, a.id)]
    assert len(lines) > len(with_keys) > 40
    assert ("Ctrl+Alt+X",) in [line.keys for line in lines if line.title == "Export"]
    qtbot.keyClicks(sheet.search, "ctrl+alt+x")
    shown = [line.title for g in sheet.groups if g.isVisibleTo(sheet) for line in g.lines
             if line.holds("ctrl+alt+x")]  # fmt: skip
    assert shown == ["Export"]
    sheet.search.clear()
    qtbot.keyClicks(sheet.search, "qqq")
    assert sheet.nothing.isVisibleTo(sheet)
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.canvas.hasFocus()


def test_the_palette_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    window.documents.new(page())
    window.canvas.setFocus()
    window.palette_box.open()
    few = window.palette_box
    qtbot.keyClicks(few.field, "zoom in")
    small = few.height()
    few.field.clear()
    assert few.height() > small
    qtbot.keyClicks(few.field, "no such thing")
    assert few.nothing.isVisibleTo(few)
    qtbot.keyClick(few.field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


# ------------------------------------------------------------------ what the window says


def test_a_saved_file_says_when(window: Window, tmp_path: Path) -> None:
    session = window.documents.new(page())
    assert window.status.saved.accessibleName() == "New"
    window.files.choose_save = lambda held: tmp_path / "harbour.affiche"
    assert window.files.save()
    assert window.status.saved.accessibleName() == "Saved"
    assert session.path is not None
    session.path.unlink()
    window.status.refresh()
    assert "gone" in window.status.saved.accessibleName()


def test_a_poster_without_words_is_said(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.start.prompt, "a harbour at night")
    qtbot.keyClick(window.start.prompt, Qt.Key.Key_Return)
    words = window.generate.form.text_rows[0].field
    assert words.hasFocus()
    assert any("no words yet" in t.label.text() for t in window.toasts.shown)


def test_quoted_words_stand_under_texts(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.start.prompt, 'jazz "By the river" and "Free entry"')
    qtbot.keyClick(window.start.prompt, Qt.Key.Key_Return)
    rows = [row.text for row in window.generate.form.rows() if row.text]
    assert rows[0] == "By the river"
    assert "Free entry" in rows
    assert not window.toasts.shown


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour Nights", "Harbour Nights"),
        ("AC/DC: live?", "AC DC live"),
        ("  a\nb\t", "a b"),
        ("...", ""),
        ("word " * 30, "word word word word word word word word word word word word"),
    ],
)
def test_a_title_becomes_a_file_name_everywhere(title: str, name: str) -> None:
    assert proposed_name(title) == name


def test_the_bar_of_the_selection_goes_in_the_preview(window: Window) -> None:
    session = window.documents.new(page())
    bar = window.selection_bar
    assert not bar.isVisible()
    session.select("ground")
    assert bar.isVisible()
    window.workspace.actions.trigger("view.preview")
    assert not bar.isVisible()
    window.workspace.actions.trigger("view.preview")
    assert bar.isVisible()
    session.select()
    assert not bar.isVisible()


# ------------------------------------------------------------------ room


def test_everything_but_the_canvas_goes_and_comes_back_as_it_was(
    window: Window, qtbot: QtBot
) -> None:
    window.documents.new(page())
    window.right.hide()
    parts = (window.topbar, window.rail, window.tabs, window.status, window.left, window.side)
    window.toggle_panels()
    assert not window.left.isVisible()
    window.toggle_panels()
    window.workspace.actions.trigger("view.canvas_only")
    assert not any(part.isVisible() for part in parts)
    assert window.canvas.hasFocus()
    assert any("brings the panels back" in t.label.text() for t in window.toasts.shown)
    window.workspace.actions.trigger("view.canvas_only")
    assert all(part.isVisible() for part in parts)
    window.workspace.actions.trigger("view.canvas_only")
    window.show_panel("proof")  # something asks for a panel: the window is whole again
    assert all(part.isVisible() for part in parts)


def test_pages_are_turned_from_the_canvas(window: Window, qtbot: QtBot) -> None:
    two = page()
    session = window.documents.new(Document(pages=(*two.pages, Page(width=300, height=300))))
    qtbot.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert session.page == 1
    qtbot.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert session.page == 1
    qtbot.keyClick(window.canvas, Qt.Key.Key_PageUp)
    assert session.page == 0
