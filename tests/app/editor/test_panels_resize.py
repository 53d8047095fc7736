"""Resize: formats are checked, planned one after another, changed with the source, kept as pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.look import tokens
from app.editor.panels.resize import ResizeView
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Box, Document, Page, Recipe, TextBlock, TextRun, TextStyle
from engine.errors import UserError
from engine.jobs.messages import Resize
from tests.app.editor.fake_engine import FakeEngine

Button = Qt.MouseButton
PLAN = "format=A_portrait archetype=corner_stack palette=sunset pairing=2"


def poster(width: float, height: float, words: str = "Jazz", plan: str = PLAN) -> Document:
    title = TextBlock(
        id="title", role="title", box=Box(20, 20, width - 40, 60), runs=(TextRun(words),),
        style=TextStyle(faces=("inter-tight-800",)),
    )  # fmt: skip
    recipe = Recipe(prompt="a jazz evening", texts=(("title", words),), seed=3, plan=plan)
    page = Page(width=width, height=height, layers=(title,))
    return Document(pages=(page,), unit="px", title="Jazz", recipe=recipe)


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeEngine]:
    made = FakeEngine(tmp_path)
    yield made
    made.shutdown()


@pytest.fixture
def view(qtbot: QtBot, engine: FakeEngine, tmp_path: Path) -> ResizeView:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    tokens.apply(app, "dark")
    workspace = Workspace(Session(poster(300, 420)), Settings(tmp_path / "settings.ini"))
    workspace.engine = engine
    made = ResizeView(workspace)
    qtbot.addWidget(made)
    made.resize(1120, 700)
    made.show()
    return made


def states(view: ResizeView) -> list[str]:
    return [view.model.state_text(r) for r in view.model.items]


def plan_all(qtbot: QtBot, view: ResizeView, engine: FakeEngine) -> None:
    qtbot.mouseClick(view.button, Button.LeftButton)
    sizes = {"Story": (1080, 1920), "Square": (1080, 1080), "Web banner": (1200, 628),
             "Leaderboard": (970, 250)}  # fmt: skip
    for result in view.model.items[1:]:
        qtbot.waitUntil(lambda r=result: any(o.id == r.job for o in engine.orders), timeout=2000)
        engine.advance("composing", 0.4)
        engine.make(0, poster(*sizes[result.format.name]))
        engine.check(0)
        engine.finish()


def test_each_checked_format_is_asked_for_with_the_sources_design(
    qtbot: QtBot, view: ResizeView, engine: FakeEngine
) -> None:
    assert states(view) == ["Source", *["Not planned yet"] * 4]
    assert view.button.text() == "Re-plan 4 formats"
    story = next(box for f, box in view._boxes if f.name == "Story")
    qtbot.mouseClick(story, Button.LeftButton)
    assert [r.format.name for r in view.model.items[1:]] == ["Square", "Web banner", "Leaderboard"]
    qtbot.mouseClick(view.colours, Button.LeftButton)
    qtbot.mouseClick(view.button, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.wishes(Resize)), timeout=2000)
    assert states(view)[1:] == ["Waiting"] * 3
    wish = engine.job.wish
    assert isinstance(wish, Resize)
    request = wish.request
    assert (request.size, request.plan, request.seed) == ("1080x1080px", PLAN, 3)
    assert request.texts == (("title", "Jazz"),)
    assert wish.keep == ("faces", "artwork")


def test_formats_are_planned_proved_and_kept_as_pages(
    qtbot: QtBot, view: ResizeView, engine: FakeEngine
) -> None:
    plan_all(qtbot, view, engine)
    assert states(view) == ["Source", *["Proved"] * 4]
    qtbot.mouseClick(view.pages, Button.LeftButton)
    session = view.session
    assert [p.name for p in session.document.pages[1:]] == [
        "Story", "Square", "Web banner", "Leaderboard"
    ]  # fmt: skip
    assert session.history.undo_name == "Keep formats as pages"
    session.undo()
    assert len(session.document.pages) == 1


def test_a_word_changes_everywhere_and_a_locked_layout_stays(
    qtbot: QtBot, view: ResizeView, engine: FakeEngine
) -> None:
    plan_all(qtbot, view, engine)
    view.session.apply("Edit text", lambda d: edits.set_text(d, "title", "Blues"))
    square = view.model.items[2]
    qtbot.waitUntil(lambda: square.state == "unproved", timeout=3000)
    assert square.document is not None
    title = edits.find(square.document, "title")
    assert isinstance(title, TextBlock)
    assert title.text == "Blues"
    view._lock(square)
    assert view.button.text() == "Re-plan 3 formats"


def test_what_cannot_hold_the_texts_says_so_and_cancel_stops_all(
    qtbot: QtBot, view: ResizeView, engine: FakeEngine
) -> None:
    qtbot.mouseClick(view.button, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.wishes(Resize)), timeout=2000)
    engine.fail("no layout holds these texts")
    assert states(view)[1] == "Can’t hold these texts"
    assert "no layout" in view.model.items[1].problem
    qtbot.waitUntil(lambda: len(engine.wishes(Resize)) == 2, timeout=2000)
    qtbot.mouseClick(view.button, Button.LeftButton)
    engine.obey()
    assert states(view)[2:] == ["Not planned yet"] * 3
    assert view.button.text() == "Re-plan 4 formats"


def test_a_size_of_ones_own_is_added_and_kept(qtbot: QtBot, view: ResizeView) -> None:
    with pytest.raises(UserError):
        view.add_format("large")
    view.add_format("600x500px")
    assert view.model.items[-1].format.size == "600x500px"
    again = ResizeView(view.workspace)
    qtbot.addWidget(again)
    assert [f.size for f in again.formats if f.own] == ["600x500px"]
    assert "600x500px" in [f.size for f in again.chosen_formats()]


def test_a_double_click_edits_a_format_as_a_document(
    qtbot: QtBot, view: ResizeView, engine: FakeEngine
) -> None:
    plan_all(qtbot, view, engine)
    qtbot.wait(20)
    rect = view.desk.visualRect(view.model.index(2))
    with qtbot.waitSignal(view.document_wanted, timeout=2000) as asked:
        qtbot.mouseClick(view.desk.viewport(), Button.LeftButton, pos=rect.center())
        qtbot.mouseDClick(view.desk.viewport(), Button.LeftButton, pos=rect.center())
    assert asked.args[0].pages[0].width == 1080
    assert asked.args[1] == "Jazz, Square"
