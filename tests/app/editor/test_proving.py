"""While a designer types, the words are proved again and the findings follow."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.brand import brand_rules
from app.editor.proofing.findings import Finding, accept, accepted, limits_of, numbered
from app.editor.proofing.live_pictures import same_ground
from app.editor.proofing.live_proof import LiveProof
from app.editor.proofing.word_states import word_spans
from app.editor.session import Session
from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import from_hex
from engine.document.model import Box, Brand, Picture, Plate, SolidPaint, Swatch
from engine.drawing.compose import compose
from tests.app.editor.proof_bench import FAINT, Bench, rules, sale
from tests.checking.posters import rect


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def test_a_sound_poster_is_proved_word_by_word(bench: Bench) -> None:
    proof = bench.settle(bench.open(sale()))
    assert list(proof.words) == ["title", "body"]
    assert {w.state for w in proof.words.values()} == {"proved"}
    assert (proof.proved, proof.total) == (6, 6)
    assert rules(proof) == []
    assert proof.checks
    assert proof.words["title"].box is not None


def test_faint_letters_are_found_and_the_fix_mends_them_in_one_step(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    proof = bench.settle(workspace)
    assert "contrast" in rules(proof)
    finding = next(f for f in proof.findings if f.rule == "contrast")
    assert (finding.severity, finding.layer) == ("error", "body")
    assert "4.5 : 1" in finding.why or "3 : 1" in finding.why
    steps = len(workspace.session.history.steps)
    proof.apply(finding.fixes[0])
    assert len(workspace.session.history.steps) == steps + 1
    bench.settle(workspace)
    assert rules(proof) == []
    workspace.session.undo()
    bench.settle(workspace)
    assert "contrast" in rules(proof)


def test_a_colour_beside_the_kit_is_found_where_the_kit_rules(bench: Bench) -> None:
    kit = Brand(name="Quay", colours=(Swatch("Night", from_hex("#141414")),))
    document = brand_rules.with_brand(sale("#5a1022"), kit)
    workspace = bench.open(document)
    assert "brand" not in rules(bench.settle(workspace))
    workspace.session.apply(
        "Rules", lambda d: brand_rules.with_rules(d, brand_rules.Rules(colours=True))
    )
    proof = bench.settle(workspace)
    finding = next(f for f in proof.findings if f.rule == "brand" and f.layer == "body")
    proof.apply(finding.fixes[0])
    bench.settle(workspace)
    assert all(f.layer != "body" for f in proof.findings if f.rule == "brand")
    body = edits.find(workspace.session.document, "body")
    assert body.style.fill == SolidPaint(from_hex("#141414"))  # type: ignore[union-attr]


def test_a_word_that_reads_differently_shows_both_and_its_pixels(bench: Bench) -> None:
    # Somebody drew a stroke through the o: the ink says another letter than the document.
    document = sale(more=[rect((36, 133, 3, 22), "#141414", id="stroke")])
    proof = bench.settle(bench.open(document))
    finding = next(f for f in proof.findings if f.rule == "words")
    assert finding.layer == "body"
    assert proof.words["body"].state == "differs"
    assert 0 < proof.proved < proof.total
    difference = finding.difference
    assert difference is not None
    assert difference.wanted == "Doors open at eight"
    assert difference.read != difference.wanted
    start, end = difference.wanted_runs[0]
    assert difference.wanted[start:end] in "Doors"
    assert isinstance(difference.crop, QImage)
    assert not difference.crop.isNull()


def test_typing_marks_the_text_as_being_checked_until_a_pause(bench: Bench) -> None:
    workspace = bench.open(sale())
    proof = bench.settle(workspace)
    workspace.session.apply("Type", lambda d: edits.set_text(d, "body", "Doors open at nine"))
    assert proof.words["body"].state == "checking"
    assert proof.words["title"].state == "proved"
    assert proof.checking
    bench.settle(workspace)
    assert proof.words["body"].state == "proved"
    assert proof.words["body"].wanted == "Doors open at nine"


def test_undoing_before_the_pause_brings_the_proof_back(bench: Bench) -> None:
    workspace = bench.open(sale())
    proof = bench.settle(workspace)
    workspace.session.apply("Type", lambda d: edits.set_text(d, "body", "Doors"))
    assert proof.checking
    workspace.session.undo()
    assert not proof.checking
    assert proof.words["body"].state == "proved"
    workspace.session.preview(edits.move(workspace.session.document, "body", 5, 0))
    workspace.session.preview(None)
    assert not proof.checking


def test_a_document_that_cant_be_drawn_says_why(bench: Bench) -> None:
    workspace = bench.open(
        edits.restyle_text(sale(), "body", faces=("no-such-face",)),
    )
    proof = bench.settle(workspace)
    assert "no-such-face" in proof.trouble
    workspace.session.apply("Delete", lambda d: edits.remove_layer(d, "body"))
    bench.settle(workspace)
    assert not proof.trouble


def test_what_was_found_of_an_older_document_is_dropped(bench: Bench) -> None:
    workspace = bench.open(sale())
    proof = bench.settle(workspace)
    for letter in "abc":
        workspace.session.apply("Type", lambda d, x=letter: edits.set_text(d, "body", f"Door {x}"))
        proof.prove_now(thorough=False)
        bench.qtbot.wait(15)
    bench.settle(workspace)
    assert proof.words["body"].wanted == "Door c"


def test_numbers_stay_while_their_findings_do(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    proof = bench.settle(workspace)
    added: list[Finding] = []
    proof.finding_added.connect(added.append)
    before = {f.key: f.number for f in proof.findings if f.number}
    workspace.session.apply("Move", lambda d: edits.move(d, "title", -40, 0))
    bench.settle(workspace)
    after = {f.key: f.number for f in proof.findings if f.number}
    assert set(after) > set(before)
    assert all(after[key] == number for key, number in before.items())
    assert [f.layer for f in added] == ["title"] * len(added)


def test_freed_numbers_are_used_again() -> None:
    a, b, c = (Finding(key, "warning", key) for key in "abc")
    first = numbered([a, b], {})
    held = {f.key: f.number for f in first}
    assert [f.number for f in numbered([b, c], held)] == [1, 2]
    assert {f.key: f.number for f in numbered([b, c], held)} == {"b": 2, "c": 1}


def test_a_reason_is_kept_in_the_document(bench: Bench, tmp_path: Path) -> None:
    workspace = bench.open(sale(FAINT))
    proof = bench.settle(workspace)
    finding = next(f for f in proof.findings if f.rule == "contrast")
    count = proof.count
    proof.accept(finding, "a watermark")
    assert proof.count == count - 1
    bench.settle(workspace)
    note = next(f for f in proof.findings if f.key == finding.key)
    assert (note.severity, note.reason, note.number) == ("note", "a watermark", 0)
    path = tmp_path / "sale.affiche"
    document_file.save(path, workspace.session.document, workspace.session.assets)
    loaded = document_file.load(path).document
    assert accepted(loaded) == {finding.key: "a watermark"}
    assert loaded == workspace.session.document
    proof.ask_again(note)
    bench.settle(workspace)
    assert proof.count == count
    assert accepted(workspace.session.document) == {}


def test_the_profile_decides_what_is_asked(bench: Bench) -> None:
    document = edits.set_bleed(sale(), 0, 0.0, 12.0)
    workspace = bench.open(document)
    proof = bench.settle(workspace)
    assert proof.profile == "print"
    assert "bleed" in rules(proof)
    proof.set_profile("web")
    bench.settle(workspace)
    assert "bleed" not in rules(proof)


def test_another_document_is_another_proof(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    proof = bench.settle(workspace)
    workspace.set_session(Session(sale()))
    assert not proof.findings
    bench.settle(workspace)
    assert rules(proof) == []


def test_the_next_finding_is_selected_round_and_round(bench: Bench) -> None:
    document = edits.move(sale(FAINT), "title", -40, 0)
    workspace = bench.open(document)
    proof = bench.settle(workspace)
    listed = [f for f in proof.findings if f.number]
    assert len(listed) >= 2
    seen = [proof.step(1) for _ in range(len(listed) + 1)]
    assert seen[0] is not None
    assert seen[0] == seen[-1]
    assert workspace.session.selection == (seen[-1].layer,)  # type: ignore[union-attr]
    assert proof.step(-1) == listed[-1]


def test_mending_is_one_step_and_says_what_it_did(bench: Bench) -> None:
    workspace = bench.open(sale(FAINT))
    proof = bench.settle(workspace)
    steps = len(workspace.session.history.steps)
    with bench.qtbot.waitSignal(proof.mended, timeout=30_000) as told:
        proof.mend()
    assert told.args is not None
    made = told.args[0]
    assert made.steps
    assert len(workspace.session.history.steps) == steps + 1
    bench.settle(workspace)
    assert proof.errors == 0


def test_words_are_counted_as_readers_count_them() -> None:
    def words(text: str) -> list[str]:
        return [text[a:b] for a, b in word_spans(text)]

    assert words("Billets dès 24 €") == ["Billets", "dès", "24"]
    assert len(words("月满中秋")) >= 1
    assert words("a 𝕏 b") == ["a", "𝕏", "b"]
    assert words("") == []


def test_the_box_of_a_finding_lies_on_its_text(bench: Bench) -> None:
    proof = bench.settle(bench.open(sale(FAINT)))
    finding = next(f for f in proof.findings if f.layer == "body")
    assert finding.box is not None
    assert finding.box.intersects(Box(30, 130, 360, 40))


def test_typing_leaves_the_artwork_as_it_was_drawn() -> None:
    document = sale()
    before = compose(document)
    assert same_ground(before, compose(edits.set_text(document, "body", "Doors open at nine")))
    assert not same_ground(before, compose(edits.move(document, "ground", 5, 0)))
    assert not same_ground(before, compose(edits.remove_layer(document, "ground")))
    band = Plate(SolidPaint(from_hex("#ffffff")))
    assert not same_ground(before, compose(edits.set_plate(document, "body", band)))


def test_what_is_remembered_is_what_would_be_found_anew(qapp: QApplication) -> None:
    cover = rect((30, 126, 120, 30), "#f4ddb8")
    document = edits.reorder(sale(more=[cover]), "cover", 0)
    kept, limits = LiveProof(), limits_of("print", document)
    for edit in (
        lambda d: d,
        lambda d: edits.raise_above(d, "cover", "body"),
        lambda d: edits.set_text(d, "title", "Summer"),
        lambda d: edits.move(d, "cover", 0, 60),
    ):
        document = edit(document)
        remembered = kept.examine(document, {}, "print", limits)
        anew = LiveProof().examine(document, {}, "print", limits)
        assert [(w.block, w.state) for w in remembered.words] == [
            (w.block, w.state) for w in anew.words
        ]
        assert {f.key for f in remembered.findings} == {f.key for f in anew.findings}


def test_letters_that_a_picture_brought_along_are_told(qapp: QApplication) -> None:
    image = Image.new("RGB", (700, 220), "#f4ddb8")
    ImageDraw.Draw(image).text((40, 50), "SPRING", fill="#202020", font_size=120)
    data = io.BytesIO()
    image.save(data, "PNG")
    name = hashlib.sha256(data.getvalue()).hexdigest()
    photo = Picture(id="photo", box=Box(30, 180, 350, 110), asset=name)
    document = sale(more=[photo])
    live, limits = LiveProof(), limits_of("print", document)
    found = live.examine(document, {name: data.getvalue()}, "print", limits).findings
    stray = next(f for f in found if f.rule == "stray")
    assert "SPRING" in stray.title
    assert stray.severity == "warning"
    assert stray.box is not None
    assert stray.box.intersects(photo.box)
    assert accept(document, stray.key, "the photo's own sign") != document


def test_a_missing_picture_is_told_and_the_words_are_proved_all_the_same(
    qapp: QApplication,
) -> None:
    photo = Picture(id="photo", box=Box(30, 180, 350, 110), asset="0" * 64)
    document = sale(more=[photo])
    result = LiveProof().examine(document, {}, "print", limits_of("print", document))
    assert {w.state for w in result.words} == {"proved"}
    (finding,) = [f for f in result.findings if f.severity == "error"]
    assert (finding.rule, finding.layer) == ("picture missing", "photo")
