"""A poster is proved from its delivered file, and every kind of fault is found in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from engine.checking.proof import BlockProof, ProofReport, prove, prove_file
from engine.document.colour import from_hex
from engine.document.model import ArcPath, Box, Plate, Shape, SolidPaint
from engine.errors import UserError
from exporters.pdf import write_pdf
from exporters.png import write_png
from tests.checking.posters import (
    BLACK,
    DISPLAY,
    HAN,
    SANS,
    SCALE,
    WORLD,
    drawn,
    poster,
    rect,
    text,
)


def proved(words: str, drawn_words: str, **more: object) -> BlockProof:
    """The proof of a picture that shows `drawn_words` where `words` should stand."""
    box = (20, 20, 380, 60)
    scene, _ = drawn(poster(text(words, box, **more), height=100))  # type: ignore[arg-type]
    _, picture = drawn(poster(text(drawn_words, box, **more), height=100))  # type: ignore[arg-type]
    (block,) = prove([picture], [scene], SCALE).blocks
    return block


EVERYTHING = poster(
    text("Summer Jazz Festival", (24, 20, 372, 110), id="title", face=DISPLAY, size=48, fit="box"),
    text("Il illumine l’Île, 20 h", (24, 140, 250, 24), id="french", size=17, language="fr"),
    text("夏日爵士音乐节，全场五折起", (24, 170, 300, 30), id="han", face=HAN, size=20),
    text("仲夏夜", (370, 140, 30, 120), id="column", face=HAN, size=26, writing="vertical"),
    text("Rotated words", (200, 205, 150, 30), id="turned", size=18, rotation=-14),
    text("Grand opening", (24, 200, 170, 30), id="caps", face=BLACK, size=20, caps=True),
    text("Летний фестиваль", (24, 235, 170, 24), id="cyrillic", face=WORLD, size=16),
    text("ROUND AND ROUND", (0, 0, 420, 300), id="arc", size=13, arc=ArcPath(300, 290, 40)),
    text(
        "Buy tickets",
        (24, 262, 130, 28),
        id="action",
        size=12,
        fill="#ffffff",
        plate=Plate(paint=SolidPaint(from_hex("#9c2b20"))),
    ),
    bleed=9.0,
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ProofReport]:
    folder = tmp_path_factory.mktemp("delivered")
    scene, _ = drawn(EVERYTHING)
    write_pdf([scene], folder / "poster.pdf", assets={}, marks=True)
    write_pdf([scene], folder / "curves.pdf", assets={}, outline_text=True)
    write_png(scene, folder / "poster.png", dpi=200, assets={})
    write_png(scene, folder / "bleed.png", dpi=200, assets={}, bleed=True)
    return {p.name: prove_file(p, [scene]) for p in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", ["poster.pdf", "curves.pdf", "poster.png", "bleed.png"])
def test_a_good_poster_passes_in_every_file(good: dict[str, ProofReport], name: str) -> None:
    report = good[name]
    assert [(b.block, b.verdict, b.read) for b in report.faults] == []
    assert report.passed
    assert report.file == name
    assert report.sentence == "9 of 9 texts read exactly as written"


def test_what_was_folded_is_said(good: dict[str, ProofReport]) -> None:
    blocks = {b.block: b for b in good["poster.pdf"].blocks}
    assert blocks["caps"].folded == ("capitals",)
    assert blocks["cyrillic"].folded == ("unknown script",)
    assert blocks["cyrillic"].witness[0].kind == "shape"
    assert blocks["title"].folded == ()
    assert blocks["title"].attempts == 1


def test_a_pdf_is_searchable_or_not(good: dict[str, ProofReport]) -> None:
    assert [b.block for b in good["poster.pdf"].blocks if not b.searchable] == []
    assert {b.searchable for b in good["curves.pdf"].blocks} == {False}
    assert {b.searchable for b in good["poster.png"].blocks} == {None}


def test_the_report_is_plain_data(good: dict[str, ProofReport]) -> None:
    tree = good["poster.pdf"].to_dict()
    assert tree["passed"] is True
    again = msgspec.convert(msgspec.json.decode(msgspec.json.encode(tree)), ProofReport)
    assert again == good["poster.pdf"]


@pytest.mark.parametrize(
    ("words", "shown", "said"),
    [
        ("Summer Festival", "Summer Festlval", "“i” reads “l” after “mer Fest”"),
        ("Summer Festival", "Summer Festval", "“i” is missing"),
        ("Summer Festival", "Summer Festivals", "“s” is surplus"),
        ("Summer Festival", "Festival Summer", "“Summer” is missing"),
        ("Entry 19.90", "Entry 19,90", "“.” reads “,”"),
        ("Doors 20:00", "Doors 21:00", "“0” reads “1”"),
        ("gęślą jaźń", "gęśla jaźń", "“ą” reads “a”"),
        ("Café", "Cafe", "“é” reads “e”"),
    ],
)
def test_a_wrong_word_is_found_and_named(words: str, shown: str, said: str) -> None:
    block = proved(words, shown)
    assert block.verdict == "differs"
    assert said in block.difference
    assert "differs" in block.sentence


@pytest.mark.parametrize(
    ("words", "shown"), [("中国制造", "中國制造"), ("未来", "末来"), ("自己", "自已")]
)
def test_a_twin_character_is_not_forgiven(words: str, shown: str) -> None:
    assert proved(words, words, face=HAN).verdict == "exact"
    assert proved(words, shown, face=HAN).verdict == "differs"


@pytest.mark.parametrize(
    ("words", "shown"), [("10 ans", "1O ans"), ("Il pleut", "II pleut"), ("Zoo 5", "Zoo S")]
)
def test_a_look_alike_is_told_by_its_ink(words: str, shown: str) -> None:
    assert proved(words, words, face=SANS).verdict == "exact"
    block = proved(words, shown, face=SANS)
    assert block.verdict == "differs"
    assert any(n.kind == "shape" and not n.agrees for n in block.witness)


def test_a_wrong_letter_in_a_script_unknown_to_the_reader_is_found() -> None:
    assert proved("Привет", "Привет", face=WORLD).verdict == "exact"
    block = proved("Привет", "Провет", face=WORLD)
    assert block.verdict == "differs"


def test_hidden_text_is_found() -> None:
    words = text("Summer Festival", (20, 20, 380, 60))
    scene, _ = drawn(poster(words, height=100))
    _, picture = drawn(poster(words, rect((0, 10, 420, 80), "#f4d0a0"), height=100))
    (block,) = prove([picture], [scene], SCALE).blocks
    assert block.verdict == "hidden"
    assert "no ink" in block.difference


def test_text_in_the_colour_of_its_ground_is_hidden() -> None:
    words = text("Summer Festival", (20, 20, 380, 60), fill="#f4d0a0")
    scene, picture = drawn(poster(words, rect((0, 0, 1, 1), "#000000"), height=100))
    ground = np.full_like(picture, (244, 208, 160))
    (block,) = prove([ground], [scene], SCALE).blocks
    assert block.verdict == "hidden"


def test_covered_ends_are_cut() -> None:
    words = text("Summer Festival", (20, 20, 380, 60))
    scene, _ = drawn(poster(words, height=100))
    end = scene.blocks[0].ink.right
    cover = rect((end - 44, 10, 80, 80), "#f4d0a0")
    _, picture = drawn(poster(words, cover, height=100))
    (block,) = prove([picture], [scene], SCALE).blocks
    assert block.verdict == "cut"
    assert "val" in block.difference


def test_text_that_runs_off_the_page_is_cut() -> None:
    scene, picture = drawn(poster(text("Summer Festival", (330, 20, 300, 60)), height=100))
    (block,) = prove([picture], [scene], SCALE).blocks
    assert block.verdict == "cut"
    assert "off the page" in block.difference


def test_overflow_and_missing_glyphs_are_faults_even_if_legible() -> None:
    many = "far more words than this little box can hold in any way at all"
    scene, picture = drawn(poster(text(many, (20, 20, 120, 30), size=20), height=200))
    assert prove([picture], [scene], SCALE).blocks[0].verdict == "overflow"
    scene, picture = drawn(poster(text("Hello \U00013080", (20, 20, 300, 60)), height=100))
    (block,) = prove([picture], [scene], SCALE).blocks
    assert block.verdict == "missing glyphs"
    assert "U+13080" in block.difference


def test_too_few_pixels_are_no_proof() -> None:
    scene, picture = drawn(poster(text("Summer Festival", (20, 20, 380, 60), size=12)), scale=0.4)
    (block,) = prove([picture], [scene], 0.4).blocks
    assert block.verdict == "unreadable"


def test_a_busy_ground_is_read_through() -> None:
    words = text("Summer Festival", (20, 20, 380, 60), face=BLACK, size=40)
    scene, picture = drawn(poster(words, height=100))
    noise = np.random.default_rng(5).normal(0, 22, picture.shape)
    rough = np.clip(picture + noise, 0, 255).astype(np.uint8)
    assert prove([rough], [scene], SCALE).passed


def test_a_jpeg_of_fair_quality_passes(tmp_path: Path) -> None:
    scene, picture = drawn(EVERYTHING)
    Image.fromarray(picture).save(tmp_path / "poster.jpg", quality=80)
    report = prove_file(tmp_path / "poster.jpg", [scene])
    assert [b.sentence for b in report.faults] == []


def test_equal_files_give_equal_reports() -> None:
    scene, picture = drawn(poster(text("Il O0 Été 国", (20, 20, 380, 60)), height=100))
    assert prove([picture], [scene], SCALE) == prove([picture], [scene], SCALE)


def test_lettering_in_a_shape_layer_is_not_asked_for() -> None:
    mark = Shape(id="mark", box=Box(10, 10, 20, 20), fill=SolidPaint(from_hex("#000000")))
    scene, picture = drawn(poster(mark))
    report = prove([picture], [scene], SCALE)
    assert report.passed
    assert report.blocks == ()


def test_pages_are_counted() -> None:
    scene, picture = drawn(poster(text("One", (20, 20, 200, 60)), height=100))
    with pytest.raises(UserError, match="1 pages were rendered, the document has 2"):
        prove([picture], [scene, scene], SCALE)
    report = prove([picture, picture], [scene, scene], SCALE)
    assert [b.page for b in report.blocks] == [1, 2]
