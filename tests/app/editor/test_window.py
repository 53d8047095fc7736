"""A designer opens the window, changes a poster with keys and menus, saves it and leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.files.documents import Documents
from app.editor.panels.jobs_list import JobsList
from app.editor.settings import Settings
from app.editor.window import Window
from engine.document import edits
from engine.document import file as document_file
from engine.document.model import (
    Box,
    Document,
    Page,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)


def poster(title: str = "Harbour Nights") -> Document:
    ground = Shape(id="ground", box=Box(0, 0, 595, 842), fill=SolidPaint(), purpose="ground")
    words = TextBlock(
        id="title", role="title", box=Box(60, 80, 400, 90), runs=(TextRun("HARBOUR"),),
        style=TextStyle(faces=("anton-400",), size=64),
    )  # fmt: skip
    page = Page(width=595.3, height=841.9, bleed=8.5, safe=28, layers=(ground, words))
    return Document(title=title, pages=(page,))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    settings = Settings(tmp_path / "settings.ini")
    made = Window(settings, Documents(settings, tmp_path / "journal"))
    qtbot.addWidget(made)
    made.files.ask = lambda title, text, choices, parent: "drop"
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_a_document_is_shown_changed_and_saved(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.affiche"
    document_file.save(path, poster(), {})
    session = window.files.open_path(path)
    assert session is not None
    assert window.workspace.session is session
    assert "harbour" in window.windowTitle()
    session.select("title")
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right)
    moved = edits.find(session.document, "title")
    assert moved.box.x == pytest.approx(60 + 72 / 25.4, abs=0.01)
    assert window.windowTitle().startswith("•")
    assert window.workspace.actions.trigger("file.save")
    assert session.is_saved
    assert document_file.load(path).document == session.document
    assert window.workspace.actions.trigger("edit.undo")
    assert edits.find(session.document, "title").box.x == 60


def test_two_documents_are_two_tabs_with_their_own_histories(window: Window) -> None:
    first = window.documents.new(poster("First"))
    second = window.documents.new(poster("Second"))
    assert window.tabs.bar.count() == 2
    second.apply("Move", lambda d: edits.move(d, "title", 5, 0))
    window.tabs.bar.setCurrentIndex(0)
    assert window.workspace.session is first
    assert not window.workspace.actions.get("edit.undo").enabled()
    window.workspace.actions.trigger("view.next_document")
    assert window.workspace.session is second
    assert window.files.close(second)
    assert window.workspace.session is first
    assert window.tabs.bar.count() == 1


def test_unsaved_work_is_asked_for(window: Window, tmp_path: Path) -> None:
    session = window.documents.new(poster())
    session.apply("Move", lambda d: edits.move(d, "title", 5, 0))
    asked: list[str] = []

    def answer(title: str, text: str, choices: object, parent: object) -> str:
        asked.append(title)
        return "no"

    window.files.ask = answer
    assert not window.files.close(session)
    assert not window.close()
    assert "Harbour Nights" in asked[0]
    assert session in window.documents.sessions
    window.files.ask = lambda *_: "save"
    window.files.choose_save = lambda session: tmp_path / "kept.affiche"
    assert window.files.close(session)
    assert document_file.load(tmp_path / "kept.affiche").document == session.document


def test_a_file_that_changed_on_disk_is_not_written_over(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.affiche"
    document_file.save(path, poster(), {})
    session = window.files.open_path(path)
    assert session is not None
    other = poster("Somebody else's")
    document_file.save(path, other, {})
    session.apply("Move", lambda d: edits.move(d, "title", 5, 0))
    window.files.ask = lambda *_: "no"
    assert not window.files.save()
    assert document_file.load(path).document == other
    window.files.ask = lambda *_: "replace"
    assert window.files.save()
    assert document_file.load(path).document == session.document


def test_what_cannot_be_opened_is_said(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "not.affiche"
    path.write_bytes(b"no zip at all")
    said: list[str] = []
    window.workspace.message.connect(lambda kind, text: said.append(f"{kind} {text}"))
    assert window.files.open_path(path) is None
    assert said
    assert "not.affiche" in said[0]
    assert path.read_bytes() == b"no zip at all"


def test_the_palette_finds_runs_and_says_why_not(window: Window, qtbot: QtBot) -> None:
    session = window.documents.new(poster())
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.palette_box
    assert box.isVisible()
    qtbot.keyClicks(box.field, "select all")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert set(session.selection) == {"ground", "title"}
    assert not box.isVisible()
    box.open()
    qtbot.keyClicks(box.field, "zoom 200")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.canvas.zoom == pytest.approx(2.0)
    box.open()
    qtbot.keyClicks(box.field, "redo")
    first = box.found.actions[0]
    assert first.id == "edit.redo"
    assert not first.enabled()
    assert first.why
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_every_key_is_unique_and_every_action_named(window: Window) -> None:
    actions = list(window.workspace.actions)
    assert len(actions) > 30
    assert all(a.title and a.english for a in actions)


def test_panes_are_reached_by_keyboard(window: Window, qtbot: QtBot) -> None:
    window.documents.new(poster())
    window.canvas.setFocus()
    seen = set()
    for _ in range(4):
        window.cycle(1)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(next(
            (p.objectName() or type(p).__name__ for p in (window.rail, window.left, window.canvas, window.right, window.layers)
             if p is focus or p.isAncestorOf(focus)), "?"))  # fmt: skip
    assert len(seen) >= 3
    assert "?" not in seen


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_status_bar_lists_the_jobs(window: Window, qtbot: QtBot) -> None:
    window.documents.new(poster())
    window.status.working("Composing")
    qtbot.mouseClick(window.status.job, Qt.MouseButton.LeftButton)
    (jobs,) = window.findChildren(JobsList)
    assert jobs.isVisible()
    jobs.window().close()
    qtbot.waitUntil(lambda: not window.findChildren(JobsList))
