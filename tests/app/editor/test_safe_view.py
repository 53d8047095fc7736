"""A damaged file is open: what is said, and what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.controls import Button
from app.editor.files.damage import sentence
from app.editor.files.safe_view import Findings, SafeViewBar
from app.editor.look import tokens
from engine.document.model import FORMAT_VERSION, Document, Page
from engine.document.salvage import Finding, Salvaged

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


def found(
    missing: int = 0, of: int = 0, others: int = 0, version: int = FORMAT_VERSION
) -> Salvaged:
    findings = [
        Finding("picture", "a picture is missing", f"page 1 › picture 'p{n}'", f"p{n}")
        for n in range(missing)
    ]
    findings += [Finding("file", f"part {n} is damaged") for n in range(others)]
    return Salvaged(
        document=Document(pages=(Page(width=10, height=10),)),
        assets={},
        attachments={},
        version=version,
        findings=tuple(findings),
        pictures=of,
        missing=frozenset(str(n) * 64 for n in range(missing)),
    )


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark")


@pytest.mark.parametrize(
    ("salvaged", "said"),
    [
        (found(2, 14), "2 of 14 pictures are missing"),
        (found(1, 3, 4), "1 of 3 pictures is missing"),
        (found(0, 3, 1), "1 part could not be read"),
        (found(0, 0, 5), "5 parts could not be read"),
        (found(0, 0, 1, FORMAT_VERSION + 1), "it was made with a newer Affiche"),
    ],
)
def test_the_sentence_says_the_worst(qapp: QApplication, salvaged: Salvaged, said: str) -> None:
    text = sentence(salvaged)
    assert text.startswith(f"Opened read-only: {said}")
    assert text.endswith("The original is not changed.")


def test_a_copy_is_saved_and_the_findings_lead_to_their_layers(qtbot: QtBot) -> None:
    saved: list[bool] = []
    bar = SafeViewBar(found(2, 14, 1), lambda: saved.append(True))
    qtbot.addWidget(bar)
    bar.resize(760, 44)
    bar.show()
    revealed: list[str] = []
    bar.revealed.connect(revealed.append)
    save, show = bar.buttons
    assert (save.text(), show.text()) == ("Save a copy", "Show what is missing")
    QTest.mouseClick(save, LEFT)
    QTest.mouseClick(show, LEFT)
    assert saved == [True]
    (list_,) = bar.findChildren(Findings)
    assert list_.isVisible()
    rows = [list_.list.item(n).text() for n in range(list_.list.count())]
    assert rows == [
        "A picture is missing\npage 1 › picture 'p0'",
        "A picture is missing\npage 1 › picture 'p1'",
        "Part 0 is damaged",
    ]
    for row in (1, 2):
        place = list_.list.visualItemRect(list_.list.item(row)).center()
        QTest.mouseClick(list_.list.viewport(), LEFT, pos=place)
    assert revealed == ["p1"]
    (copy,) = list_.findChildren(Button)
    QTest.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text().splitlines()[2] == "part 0 is damaged"


def test_without_a_missing_picture_the_button_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    bar = SafeViewBar(found(0, 0, 3), lambda: None)
    qtbot.addWidget(bar)
    assert bar.buttons[1].text() == "Show what was found"
