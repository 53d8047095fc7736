"""The list of jobs: the second one is moved forward, the first one is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.editor.panels.jobs_list import JobsList
from engine.jobs.messages import Generate
from engine.jobs.request import Request
from tests.app.editor.fake_engine import FakeEngine

WISH = Generate(Request(prompt="jazz"))


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeEngine]:
    made = FakeEngine(tmp_path)
    yield made
    made.shutdown()


def test_jobs_are_seen_moved_and_cancelled(qtbot: QtBot, engine: FakeEngine) -> None:
    view = JobsList(engine)
    qtbot.addWidget(view)
    view.show()
    assert view._empty.isVisible()
    for name in ("Variants", "Story", "Square"):
        engine.submit("generate", WISH, title=name)
    qtbot.waitUntil(lambda: bool(engine.orders), timeout=2000)
    assert [r.title.text() for r in view.rows] == ["Variants", "Story", "Square"]
    engine.advance("composing", 0.5)
    assert [r.stage.text() for r in view.rows] == ["Drawing", "Waiting", "Waiting"]
    assert [r.sooner.isVisible() for r in view.rows] == [False, False, True]
    qtbot.mouseClick(view.rows[2].sooner, Qt.MouseButton.LeftButton)
    assert [r.title.text() for r in view.rows] == ["Variants", "Square", "Story"]
    qtbot.mouseClick(view.rows[0].cancel, Qt.MouseButton.LeftButton)
    assert view.rows[0].stage.text() == "Stopping…"
    engine.obey()
    assert [r.title.text() for r in view.rows] == ["Square", "Story"]
