"""The whole way of a poster: from a sentence on the start page to a PDF whose words are proved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.dialogs.export import ExportDialog
from app.editor.files.documents import Documents
from app.editor.frame.tour import SETTING as TOUR
from app.editor.look import tokens
from app.editor.settings import Settings
from app.editor.window import Window
from engine.document import edits
from engine.document import file as document_file
from engine.document.model import Document, TextBlock
from tests.app.editor.screen import driven, needs_screen, screen

PROMPT = 'An open air jazz evening, warm and retro. "Jazz by the river"'
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 120_000
"""Milliseconds that the engine may take on a busy machine."""


def words_of(path: Path) -> list[str]:
    """Every word of a PDF as an independent reader finds it, sorted."""
    file = pypdfium2.PdfDocument(path)
    try:
        return sorted(file[0].get_textpage().get_text_range().split())
    finally:
        file.close()


def words_in(document: Document) -> list[str]:
    """Every word as it stands on the poster: capitals where the style sets them, sorted."""
    out: list[str] = []
    for layer in edits.iter_layers(document):
        if isinstance(layer, TextBlock):
            shown = layer.text.upper() if layer.style.caps else layer.text
            out += shown.split()
    return sorted(out)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    tokens.apply(qapp, "dark")
    settings = Settings(tmp_path / "settings.ini")
    settings.set("generate.count", 1)
    made = Window(settings, Documents(settings, tmp_path / "journal"))
    qtbot.addWidget(made)
    made.files.ask = lambda title, text, choices, parent: "drop"
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_a_sentence_becomes_a_proved_pdf(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """With the real engine in its own process."""
    qtbot.keyClicks(window.start.prompt, PROMPT)
    qtbot.keyClick(window.start.prompt, Qt.Key.Key_Return)
    session = window.workspace.session
    panel = window.generate
    assert [r.text for r in panel.form.rows() if r.text] == ["Jazz by the river"]
    qtbot.waitUntil(lambda: bool(panel.model.drawn), timeout=LONG)

    view = panel.variants.view
    place = view.visualRect(view.variants.index_of(panel.model.drawn[0])).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
    assert session.history.undo_name.startswith("Apply variant")
    (title,) = [
        x for x in edits.iter_layers(session.document)
        if isinstance(x, TextBlock) and x.role == "title"
    ]  # fmt: skip
    assert " ".join(title.text.split()) == "Jazz by the river"

    qtbot.wait(50)  # the page is fitted into the view
    canvas = window.canvas
    middle = canvas.to_view(
        title.box.x + title.box.width / 2, title.box.y + title.box.height / 2
    ).toPoint()
    qtbot.mouseClick(canvas, LEFT, pos=middle)
    qtbot.mouseDClick(canvas, LEFT, pos=middle)
    assert canvas.editor is not None
    qtbot.keyClick(canvas, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(canvas, " & sea")
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert edits.find(session.document, title.id).text == f"{title.text} & sea"
    before = edits.find(session.document, title.id).box
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert edits.find(session.document, title.id).box.y > before.y
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert edits.find(session.document, title.id).box == before

    path = tmp_path / "jazz.affiche"
    window.files.choose_save = lambda held: path
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert session.is_saved
    assert document_file.load(path).document == session.document

    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: not window.proof.checking, timeout=LONG)
    qtbot.mouseClick(dialog.view.export_button, LEFT)
    qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=LONG)
    receipt = dialog.receipt
    assert receipt is not None
    assert receipt.passed
    assert receipt.proved == receipt.words == 5
    dialog.close()
    assert words_of(receipt.path) == words_in(session.document)


@needs_screen
def test_the_same_with_mouse_and_keyboard_on_a_real_screen(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    settings = Settings(tmp_path / "config" / "affiche.ini")
    settings.set("generate.count", 1)
    settings.set(TOUR, True)
    assert settings.sync()
    target = tmp_path / "jazz.affiche"
    with screen() as display, driven(display, tmp_path) as program:
        program.until(lambda s: s["prompt"])
        program.focus()
        program.until(lambda s: s["prompt_focused"])
        program.type(PROMPT)
        program.key("Return")
        program.until(lambda s: s["page"] == "editor" and s["variants"])
        # The list still moves while the device's card above it finds its words.
        program.repeat(
            lambda: program.click(program.see["variants"][0], 2), lambda s: "title" in s["blocks"]
        )
        time.sleep(0.3)

        program.click(program.see["blocks"]["title"]["at"], 2)
        program.until(lambda s: s["blocks"]["title"]["edited"])
        program.key("ctrl+End")
        program.type(" & sea")
        program.until(lambda s: s["blocks"]["title"]["text"] == "Jazz by the river & sea")
        program.key("Escape")
        program.until(lambda s: not s["blocks"]["title"]["edited"])
        low = program.see["blocks"]["title"]["y"]
        program.key("Down", "Down")
        program.until(lambda s: s["blocks"]["title"]["y"] > low)

        program.key("r")
        program.drag(program.see["free"], (140, 110))
        program.until(lambda s: s["regions"] == 1)
        # Its prompt has the keyboard now: Esc gives it back to the canvas.
        program.key("Escape")
        program.click(program.see["tools"]["select"])
        program.key("ctrl+z")
        program.until(lambda s: s["regions"] == 0)
        program.key("ctrl+shift+z")
        program.until(lambda s: s["regions"] == 1)

        program.key("ctrl+s")
        program.until(lambda s: s["dialog"] == "QFileDialog")
        time.sleep(0.3)
        program.type(str(target.with_suffix("")))
        program.key("Return")
        program.until(lambda s: not s["dialog"] and not s["title"].startswith("•"))
        assert target.is_file()

        program.focus()
        program.key("ctrl+e")
        program.until(lambda s: s["dialog"] == "ExportDialog" and s["export_ready"])
        program.until(lambda s: s["words"].startswith("Words proved"))
        program.click(program.see["export_now"])
        receipt = program.until(lambda s: s.get("receipt"))
        assert "5 of 5" in receipt
        program.click(program.see["done"])
        program.until(lambda s: not s["dialog"])

        program.focus()
        program.key("ctrl+q")
        program.process.wait(20)
        assert program.process.returncode == 0
        # Neither a warning of Qt's nor a trace of ours.
        assert program.said == ""
    document = document_file.load(target).document
    assert words_of(tmp_path / "jazz_print.pdf") == words_in(document)
    assert not list((tmp_path / "data" / "journal").glob("*"))
