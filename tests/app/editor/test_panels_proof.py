"""A designer reads what the proof found, mends it from its card, or says why it is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.editor.actions import Registry
from app.editor.canvas.camera import Camera
from app.editor.canvas.proof_marks import DISC, ProofMarks, beside
from app.editor.look import tokens
from app.editor.panels import proof as panel_module
from app.editor.panels.proof import ProofPanel
from app.editor.panels.proof_cards import FindingCard, marked
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, Page
from tests.app.editor.proof_bench import FAINT, Bench, sale
from tests.checking.posters import rect


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    tokens.apply(qapp, "dark")
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def shown(bench: Bench, workspace: Workspace, width: int = 295) -> ProofPanel:
    panel = ProofPanel(workspace)
    bench.qtbot.addWidget(panel)
    panel.resize(width, 900)
    panel.show()
    return panel


def cards(panel: ProofPanel) -> list[FindingCard]:
    return list(panel._cards.values())


def test_the_count_of_the_tab_follows_the_findings(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = ProofPanel(workspace)
    bench.qtbot.addWidget(panel)
    counts: list[int] = []
    panel.count_changed.connect(counts.append)
    assert panel._count == bench.settle(workspace).count > 0
    workspace.session.apply("Delete", lambda d: edits.remove_layer(d, "body"))
    bench.settle(workspace)
    assert counts[-1] == 0
    assert not cards(panel)


def test_a_card_mends_its_finding_and_goes(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace)
    card = next(c for c in cards(panel) if c.finding.rule == "contrast")
    link = card.links[0]
    bench.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    bench.settle(workspace)
    assert all(c.finding.rule != "contrast" for c in cards(panel))
    assert workspace.session.history.undo_name == card.finding.fixes[0].name


def test_a_click_on_a_card_shows_its_place(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace)
    revealed: list[str] = []
    workspace.revealed.connect(revealed.append)
    card = cards(panel)[0]
    card.clicked.emit()
    assert revealed == ["body"]
    assert workspace.session.selection == ("body",)
    assert card.kind == "selected"


def test_it_is_right_needs_a_reason_and_becomes_a_note(bench: Bench) -> None:
    workspace = bench.open(sale(more=[rect((36, 133, 3, 22), "#141414", id="stroke")]))
    panel = shown(bench, workspace)
    card = next(c for c in cards(panel) if c.finding.rule == "words")
    assert [link.text() for link in card.links][-1] == "It is right, ignore here"
    card.ask_reason()
    field = card._reason
    assert field is not None
    field.returnPressed.emit()
    assert card.finding.key in {c.finding.key for c in cards(panel)}
    QTest.keyClicks(field, "A crossed out letter")
    QTest.keyClick(field, Qt.Key.Key_Return)
    bench.settle(workspace)
    proof = workspace.proof
    assert proof is not None
    note = next(f for f in proof.findings if f.rule == "words")
    assert (note.severity, note.reason) == ("note", "A crossed out letter")
    assert "1 note" in panel.notes.label.text() or "notes" in panel.notes.label.text()
    # The words themselves aren't proved by a reason.
    assert proof.proved < proof.total


def test_what_is_typed_into_a_card_stays_while_others_change(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace)
    card = next(c for c in cards(panel) if c.finding.rule == "contrast")
    card.ask_reason()
    assert card._reason is not None
    QTest.keyClicks(card._reason, "half typed")
    workspace.session.apply("Move", lambda d: edits.move(d, "title", -40, 0))
    bench.settle(workspace)
    same = next(c for c in cards(panel) if c.finding.rule == "contrast")
    assert same is card
    assert same._reason is not None
    assert same._reason.text() == "half typed"


def test_a_page_without_text_offers_one(bench: Bench) -> None:
    workspace = bench.open(Document(pages=(Page(width=100, height=100),)))
    panel = shown(bench, workspace)
    assert panel.empty.isVisible()
    assert not panel.summary.isVisible()
    assert panel.empty.button is not None
    bench.qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert workspace.tool == "text"


def test_mending_says_step_by_step_what_it_did(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace)
    assert panel.mend_button.isVisible()
    proof = workspace.proof
    assert proof is not None
    with bench.qtbot.waitSignal(proof.mended, timeout=30_000):
        bench.qtbot.mouseClick(panel.mend_button, Qt.MouseButton.LeftButton)
    assert panel.report.isVisible()
    assert workspace.session.history.undo_name == "Mend what can be mended"
    bench.settle(workspace)
    assert not panel.mend_button.isVisible()


def test_the_panel_stands_narrow_and_in_both_themes(bench: Bench, qapp: QApplication) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace, 240)
    for theme in ("light", "dark"):
        tokens.apply(qapp, theme)  # type: ignore[arg-type]
        assert panel.grab().width() == 240
        assert panel.minimumSizeHint().width() <= 240


def test_actions_step_through_the_findings(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    registry = Registry()
    registry.add(*panel_module.actions(workspace))
    registry.refresh()
    assert registry.trigger("proof.next")
    assert workspace.session.selection == ("body",)
    assert registry.trigger("proof.now")
    bench.settle(workspace)


def test_differing_letters_are_marked_and_markup_is_text() -> None:
    said = marked("a<b>", ((1, 2),), "err")
    assert "&lt;" in said
    assert said.startswith("a<span")
    assert said.endswith("b&gt;")


def test_marks_stand_beside_words_never_on_them(bench: Bench) -> None:
    workspace = bench.open(edits.move(sale(FAINT), "title", -40, 0))
    proof = workspace.proof
    assert proof is not None
    canvas = QWidget()
    bench.qtbot.addWidget(canvas)
    marks = ProofMarks(workspace, canvas)
    camera = Camera(1.0, 40.0, 30.0)
    image = QImage(520, 380, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    marks(painter, camera)  # type: ignore[arg-type]
    painter.end()
    drawn = 0
    for word in proof.words.values():
        assert word.box is not None
        place = camera.rect(word.box)
        inside = [
            QColor(image.pixelColor(x, y)).alpha()
            for x in range(int(place.left()) + 2, int(place.right()) - 2, 3)
            for y in range(int(place.top()) + 2, int(place.bottom()) - 2, 3)
            if 0 <= x < image.width() and 0 <= y < image.height()
        ]
        assert not any(inside)
        drawn += 1
    assert drawn == 2
    assert any(image.pixelColor(x, y).alpha() for x in range(0, 520, 2) for y in range(0, 380, 2))


def test_ticks_stay_while_proof_is_open(bench: Bench) -> None:
    workspace = bench.open(sale())
    canvas = QWidget()
    bench.qtbot.addWidget(canvas)
    marks = ProofMarks(workspace, canvas)
    marks._changed_at -= 60
    assert marks.tick_opacity == 0.0
    marks.set_keeps_ticks(True)
    assert marks.tick_opacity == 1.0


def test_a_disc_finds_another_side_where_words_stand() -> None:
    around = QRectF(100, 100, 80, 20)
    assert beside(around, [], []).left() > around.right()
    wall = QRectF(181, 0, 200, 300)
    disc = beside(around, [wall], [])
    assert disc.right() <= around.left()
    assert not disc.intersects(wall)
    assert disc.width() == DISC
    assert beside(around, [], [QRectF(QPointF(185, 100), around.size())]).right() <= around.left()


def test_a_click_on_a_number_shows_its_card(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    panel = shown(bench, workspace)
    canvas = QWidget()
    canvas.resize(520, 380)
    bench.qtbot.addWidget(canvas)
    marks = ProofMarks(workspace, canvas)
    image = QImage(520, 380, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    marks(painter, Camera(1.0, 40.0, 30.0))  # type: ignore[arg-type]
    painter.end()
    finding, disc = marks._places[0]
    with bench.qtbot.waitSignal(marks.chosen, timeout=1000) as told:
        bench.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=disc.center().toPoint())
    assert told.args == [finding]
    assert panel._cards[finding.key].kind == "selected"
    assert marks.finding_at(QPointF(1, 1)) is None
