"""A designer exports: the file is proved, the receipt says what was read back from it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.actions import Registry
from app.editor.dialogs import export as export_module
from app.editor.dialogs import export_settings as choices
from app.editor.dialogs import soft_proof
from app.editor.dialogs.export import ExportDialog, export_again
from app.editor.dialogs.export_job import ExportJob, Receipt
from app.editor.dialogs.soft_proof import Look, Memory, looked_at
from app.editor.look import tokens
from app.editor.proofing import press
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import Document, SolidPaint
from tests.app.editor.proof_bench import FAINT, Bench, sale
from tests.checking.posters import rect


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    tokens.apply(qapp, "dark")
    monkeypatch.setattr(soft_proof, "SIDE", 240.0)  # nobody looks at it here
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def opened(bench: Bench, document: Document, folder: Path) -> tuple[Workspace, ExportDialog]:
    workspace = bench.open(document)
    dialog = ExportDialog(workspace)
    bench.qtbot.addWidget(dialog)
    dialog.set_folder(folder)
    dialog.show()
    bench.settle(workspace)
    return workspace, dialog


def press_export(bench: Bench, dialog: ExportDialog) -> Receipt:
    bench.qtbot.mouseClick(dialog.view.export_button, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: dialog.receipt is not None, timeout=30_000)
    assert dialog.receipt is not None
    return dialog.receipt


def test_a_print_pdf_is_written_proved_and_receipted(bench: Bench, tmp_path: Path) -> None:
    _workspace, dialog = opened(bench, sale(), tmp_path)
    assert dialog.view.export_button.text() == "Export PDF"
    assert dialog.view.export_button.kind == "bigprimary"
    receipt = press_export(bench, dialog)
    assert receipt.path == tmp_path / "test_print.pdf"
    assert receipt.passed
    assert (receipt.proved, receipt.words) == (6, 6)
    file = pypdfium2.PdfDocument(receipt.path)
    try:
        assert "Summer sale" in file[0].get_textpage().get_text_range()
    finally:
        file.close()
    with pikepdf.open(receipt.path) as pdf:
        trim, bleed = (pdf.pages[0].obj[k] for k in ("/TrimBox", "/BleedBox"))
        assert float(trim[0]) - float(bleed[0]) == pytest.approx(3 * 72 / 25.4, abs=0.01)
    assert dialog.stack.currentWidget() is dialog.receipt_page
    page = dialog.receipt_page
    assert "6 of 6" in page.words.title.text()
    bench.qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    report = QGuiApplication.clipboard().text()
    assert "test_print.pdf: proved" in report
    bench.qtbot.mouseClick(page.finish, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_with_errors_the_good_name_is_never_taken(bench: Bench, tmp_path: Path) -> None:
    good = tmp_path / "test_print.pdf"
    good.write_bytes(b"the good one")
    _workspace, dialog = opened(bench, sale(FAINT), tmp_path)
    assert dialog.view.export_button.text() == "Export unproved…"
    assert dialog.view.export_button.kind == "big"
    receipt = press_export(bench, dialog)
    assert not receipt.passed
    assert receipt.path.name == "test_print.unproved.pdf"
    assert good.read_bytes() == b"the good one"
    assert "UNPROVED" in receipt.report()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".affiche")]


def test_a_fix_in_the_dialog_makes_the_export_good(bench: Bench, tmp_path: Path) -> None:
    workspace, dialog = opened(bench, sale(FAINT), tmp_path)
    finding = next(f for f in dialog.findings if f.rule == "contrast")
    proof = workspace.proof
    assert proof is not None
    proof.apply(finding.fixes[0])
    bench.settle(workspace)
    assert dialog.view.export_button.text() == "Export PDF"


def test_a_word_that_a_person_accepted_still_isnt_proved(bench: Bench, tmp_path: Path) -> None:
    crossed = sale(more=[rect((36, 133, 3, 22), "#141414", id="stroke")])
    workspace, dialog = opened(bench, crossed, tmp_path)
    proof = workspace.proof
    assert proof is not None
    proof.accept(next(f for f in proof.findings if f.rule == "words"), "as drawn")
    bench.settle(workspace)
    assert not dialog.findings
    assert dialog.view.export_button.text() == "Export unproved…"


def test_stopping_leaves_the_old_file(bench: Bench, tmp_path: Path) -> None:
    old = tmp_path / "poster.pdf"
    old.write_bytes(b"old")
    job = ExportJob()
    stages: list[str] = []
    job.progressed.connect(lambda stage, _done: stages.append(stage))
    # Asked for at the first sign of work, as a person's second thought.
    job.progressed.connect(lambda *_: job.cancel())
    with bench.qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.start(sale(), {}, old, {})
    assert stages
    assert not job.running
    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]
    # The same job can be used again.
    with bench.qtbot.waitSignal(job.finished, timeout=20_000):
        job.progressed.disconnect()
        job.start(sale(), {}, old, {})
    assert old.read_bytes()[:5] == b"%PDF-"
    job.stop()


def test_a_folder_that_cant_be_written_is_said(bench: Bench, tmp_path: Path) -> None:
    _workspace, dialog = opened(bench, sale(), tmp_path)
    (tmp_path / "taken.pdf").mkdir()
    dialog.view.name.setText("taken")
    bench.qtbot.mouseClick(dialog.view.export_button, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not dialog.job.running, timeout=20_000)
    assert "folder of that name" in dialog.view.estimate.text()
    assert dialog.view.export_button.isVisible()


def test_a_web_png_has_the_chosen_size(bench: Bench, tmp_path: Path) -> None:
    _workspace, dialog = opened(bench, sale(), tmp_path)
    bench.qtbot.mouseClick(dialog.view.presets.buttons["web2x"], Qt.MouseButton.LeftButton)
    bench.settle(_workspace)
    assert dialog.view.export_button.text() == "Export PNG"
    assert dialog.target.name == "test@2x.png"
    receipt = press_export(bench, dialog)
    with Image.open(receipt.path) as image:
        assert image.size == (round(420 * 192 / 72), round(300 * 192 / 72))
    assert receipt.passed


def test_a_name_of_ones_own_keeps_its_stem_in_every_format(bench: Bench, tmp_path: Path) -> None:
    workspace, dialog = opened(bench, sale(), tmp_path)
    dialog.view.name.setText("summer v1.2.pdf")
    dialog.view.name.edited.emit("summer v1.2.pdf")
    assert dialog.target.name == "summer v1.2.pdf"
    dialog._choose_preset("web")
    assert dialog.target.name == "summer v1.2.png"
    dialog.view.name.setText("../../etc/x")
    assert dialog.target == tmp_path / "x.png"
    bench.settle(workspace)


def test_stop_stands_where_the_start_was(bench: Bench, tmp_path: Path) -> None:
    _workspace, dialog = opened(bench, sale(), tmp_path)
    bench.qtbot.mouseClick(dialog.view.export_button, Qt.MouseButton.LeftButton)
    assert dialog.view.stop_button.isVisible()
    assert not dialog.view.export_button.isVisible()
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    bench.qtbot.waitUntil(lambda: not dialog.job.running, timeout=20_000)
    assert dialog.receipt is None
    assert "Stopped" in dialog.view.estimate.text()
    assert not [p for p in tmp_path.iterdir() if p.suffix == ".pdf"]
    assert dialog.view.export_button.isEnabled()


def test_settings_are_remembered_and_measured(bench: Bench, tmp_path: Path) -> None:
    workspace, dialog = opened(bench, sale(), tmp_path)
    dialog.view.form.combo("outline_text").set_value(True)
    dialog.view.form.combo("outline_text").chosen.emit(True)
    assert "no estimate yet" in dialog.view.estimate.text()
    receipt = press_export(bench, dialog)
    dialog.accept()
    receipt.path.unlink()
    again = ExportDialog(workspace)
    bench.qtbot.addWidget(again)
    assert again.settings.outline_text
    assert again.folder == tmp_path
    assert choices.byte_size(receipt.size) in again.view.estimate.text()
    again.reject()


def test_export_again_repeats_it_without_asking(bench: Bench, tmp_path: Path) -> None:
    workspace, dialog = opened(bench, sale(), tmp_path)
    first = press_export(bench, dialog)
    dialog.accept()
    workspace.session.apply("Type", lambda d: edits.set_text(d, "body", "Doors open at nine"))
    bench.settle(workspace)
    said: list[tuple[str, str]] = []
    workspace.message.connect(lambda kind, text: said.append((kind, text)))
    job = export_again(workspace)
    assert job is not None
    bench.qtbot.waitUntil(lambda: any(kind == "ok" for kind, _ in said), timeout=20_000)
    file = pypdfium2.PdfDocument(first.path)
    try:
        assert "nine" in file[0].get_textpage().get_text_range()
    finally:
        file.close()


def test_the_actions_are_in_the_file_menu(bench: Bench) -> None:
    workspace = bench.open(sale())
    registry = Registry()
    registry.add(*export_module.actions(workspace))
    assert [a.id for a in registry.menu("File")] == ["file.export", "file.export_again"]
    assert registry.get("file.export").enabled()


def test_closing_gives_the_panel_its_profile_back(bench: Bench, tmp_path: Path) -> None:
    workspace, dialog = opened(bench, sale(), tmp_path)
    proof = workspace.proof
    assert proof is not None
    dialog._choose_preset("web")
    assert proof.profile == "web"
    dialog.reject()
    assert proof.profile == "print"
    bench.settle(workspace)


# ------------------------------------------------------------------ the soft proof


def glaring() -> Document:
    return sale(more=[rect((0, 150, 420, 150), "#00ff28", id="field")])


def test_the_gamut_warning_lies_where_colours_cant_be_printed() -> None:
    memory = Memory()
    sheet = looked_at(glaring(), 0, {}, Look(), memory)
    assert sheet.hatch is not None
    high, wide = sheet.image.height(), sheet.image.width()
    assert sheet.hatch.pixelColor(wide // 2, int(high * 0.9)).alpha() == 255
    assert sheet.hatch.pixelColor(wide // 2, int(high * 0.4)).alpha() == 0
    assert 0.4 < sheet.share < 0.6
    assert 100 < sheet.most_ink <= press.LIMIT + 1
    # On screens nothing is out of gamut.
    assert looked_at(glaring(), 0, {}, Look(press=False), memory).hatch is None


def test_one_plate_shows_its_ink_alone() -> None:
    memory = Memory()
    cyan = looked_at(glaring(), 0, {}, Look(plates="C", paper=False), memory)
    at = (cyan.image.width() // 2, int(cyan.image.height() * 0.9))
    colour = cyan.image.pixelColor(*at)
    assert colour.blue() > colour.red() + 60
    black = looked_at(glaring(), 0, {}, Look(plates="K", paper=False), memory)
    assert black.image.pixelColor(*at).lightness() > 240
    # Looks change without the page being drawn again.
    drawn = memory.pixels
    start = time.perf_counter()
    looked_at(glaring_like(memory), 0, {}, Look(ink=True), memory)
    assert memory.pixels is drawn
    assert time.perf_counter() - start < 5


def glaring_like(memory: Memory) -> Document:
    assert memory.page is not None
    return Document(pages=(memory.page,), swatches=memory.swatches)


def test_paper_white_is_not_the_screens() -> None:
    memory = Memory()
    document = edits.set_fill(sale(), "ground", SolidPaint(from_hex("#ffffff")))
    plain = looked_at(document, 0, {}, Look(paper=False), memory).image.pixelColor(5, 5)
    paper = looked_at(document, 0, {}, Look(paper=True), memory).image.pixelColor(5, 5)
    assert plain.lightness() == 255
    assert paper.lightness() < 250


def test_inks_and_shifts_are_those_of_the_profile() -> None:
    page = np.array([[[255, 255, 255], [0, 0, 0], [0, 255, 0]]], np.uint8)
    inks = press.inks(page)
    assert not inks[0, 0].any()
    assert press.total(inks)[0, 1] <= press.LIMIT + 1
    moved = press.shifts(page, inks)[0]
    assert moved[0] < 1
    assert moved[1] < press.VISIBLE
    assert moved[2] > 4 * press.VISIBLE


def test_a_print_pdf_names_its_press_and_has_marks(bench: Bench, tmp_path: Path) -> None:
    _workspace, dialog = opened(bench, sale(), tmp_path)
    assert dialog.settings.marks
    assert dialog.settings.press
    receipt = press_export(bench, dialog)
    assert receipt.passed
    with pikepdf.open(receipt.path) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        media, bleed = (pdf.pages[0].obj[k] for k in ("/MediaBox", "/BleedBox"))
        assert float(bleed[0]) - float(media[0]) > 10
