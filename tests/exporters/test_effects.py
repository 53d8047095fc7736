"""Every effect drawn to pixels and to PDF: they look alike, and the words can be found."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from engine.document.colour import Colour, from_hex
from engine.document.model import (
    ArcPath,
    Box,
    Document,
    Glow,
    GradientStop,
    Highlight,
    LinearPaint,
    Page,
    PicturePaint,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
    TextPath,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.drawing.scene import Glyphs, Image, Scene, walk
from engine.errors import UserError
from engine.text import fonts
from exporters import pdf, pictures, raster
from tests.exporters.samples import ASSETS as PICTURES
from tests.exporters.samples import encoded, mean_difference, similarity

QPDF, PDFTOTEXT, POPPLER, GHOSTSCRIPT = (
    shutil.which(tool) for tool in ("qpdf", "pdftotext", "pdftoppm", "gs")
)
NIGHT, CREAM, PINK, GOLD = map(from_hex, ("#111423", "#fff4e0", "#ff2fa0", "#ffd84d"))
PHOTO = hashlib.sha256(PICTURES["photo"]).hexdigest()
ASSETS = {PHOTO: PICTURES["photo"]}
SEA = PicturePaint(PHOTO, colour=GOLD)
RAMP = LinearPaint((GradientStop(0.0, PINK), GradientStop(1.0, GOLD)), 0.0)
FAMILY, HEART = "👨‍👩‍👧", "❤️"

EFFECTS: dict[str, dict[str, Any]] = {
    "gradient": {"fill": RAMP},
    "picture": {"fill": SEA},
    "picture and outline": {"fill": SEA, "outline": Stroke(SolidPaint(CREAM), 4.0)},
    "picture, shadow and glow": {"fill": SEA, "shadow": Shadow(4.0, 4.0, 6.0), "glow": Glow(9.0, PINK)},
    "outline": {"outline": Stroke(SolidPaint(PINK), 5.0)},
    "hard shadow": {"shadow": Shadow(4.0, 5.0, colour=PINK)},
    "soft shadow": {"shadow": Shadow(4.0, 5.0, 9.0, PINK.with_alpha(0.8))},
    "extrusion": {"shadow": Shadow(8.0, 8.0, colour=PINK, extrude=True)},
    "glow": {"glow": Glow(16.0, PINK.with_alpha(0.9))},
    "highlight": {"highlight": Highlight(SolidPaint(PINK), (0.2, 0.12), -1.0)},
    "highlight with a gradient": {"highlight": Highlight(RAMP, (0.2, 0.12), 4.0)},
}  # fmt: skip
VOICES = {
    "Latin": ("Blue note", "inter-tight-800", "en"),
    "Chinese": ("盛夏音乐", "noto-sans-sc-900", "zh-Hans"),
    "Arabic": ("ليالي الصيف", "cairo-700", "ar"),
}


def block(text: str | tuple[TextRun, ...], y: float, face: str, language: str, **more: Any) -> TextBlock:  # fmt: skip
    outer = {k: more.pop(k) for k in list(more) if k in TextBlock.__struct_fields__}
    style: dict[str, Any] = {"size": 46.0, "fill": SolidPaint(CREAM), **more}
    faces = (face, "twemoji-400")
    return TextBlock(
        id=f"t{y:g}",
        box=outer.pop("box", Box(30.0, y, 300.0, 70.0)),
        language=language,
        runs=(TextRun(text),) if isinstance(text, str) else text,
        style=TextStyle(faces=faces, **style),
        **outer,
    )


def page(*blocks: Any, ground: Colour = NIGHT, height: float = 270.0) -> Scene:
    base = Shape(id="g", box=Box(0.0, 0.0, 360.0, height), fill=SolidPaint(ground))
    held = Page(width=360.0, height=height, layers=(base, *blocks))
    return compose(Document(pages=(held,)))


def written(folder: Path, scene: Scene, **options: Any) -> Path:
    target = folder / "page.pdf"
    pdf.write_pdf([scene], target, assets=options.pop("assets", ASSETS), **options)
    return target


def seen(path: Path, scale: float = 2.0) -> np.ndarray[Any, Any]:
    document = pypdfium2.PdfDocument(path)
    try:
        return np.asarray(document[0].render(scale=scale).to_pil().convert("RGB")).copy()
    finally:
        document.close()


def read(path: Path) -> str:
    """The words as PDFium finds them, from left to right marks aside."""
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def read_by_poppler(path: Path) -> str:
    done = subprocess.run([str(PDFTOTEXT), str(path), "-"], capture_output=True, check=True)
    return re.sub("[\u202a-\u202e\u200e\u200f]", "", done.stdout.decode())


# ------------------------------------------------------------------ looks and words


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_in_every_script(effect: str, tmp_path: Path) -> None:
    blocks = [
        block(text, 10.0 + 85.0 * i, face, language, **EFFECTS[effect])
        for i, (text, face, language) in enumerate(VOICES.values())
    ]
    scene = page(*blocks)
    ours = raster.render(scene, scale=2.0, assets=ASSETS)
    path = written(tmp_path, scene)
    theirs = seen(path)
    assert mean_difference(ours, theirs) < 2.5
    assert similarity(ours, theirs) > 0.93
    found = read(path)
    for text, _, _ in VOICES.values():
        assert text in found
    plain = raster.render(page(*(block(t, 10.0 + 85.0 * i, f, g) for i, (t, f, g) in enumerate(VOICES.values()))), scale=2.0, assets={})  # fmt: skip
    assert mean_difference(ours, plain) > 3.0, "the effect shows"
    if QPDF:
        done = subprocess.run([QPDF, "--check", str(path)], capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.skipif(not (PDFTOTEXT and POPPLER and GHOSTSCRIPT), reason="no Poppler or Ghostscript")
def test_other_readers_agree(tmp_path: Path) -> None:
    chosen = ("picture and outline", "glow", "extrusion", "highlight with a gradient")
    scene = page(
        *(block("Blue note", 10.0 + 75.0 * i, "inter-tight-800", "en", **EFFECTS[name]) for i, name in enumerate(chosen)),
        block(f"Fête {FAMILY} {HEART} 盛夏", 310.0, "inter-tight-800", "fr", size=34.0),
        height=380.0,
    )  # fmt: skip
    ours = raster.render(scene, scale=1.0, assets=ASSETS)
    path = written(tmp_path, scene)
    found = read_by_poppler(path)
    assert found.count("Blue note") == 4
    assert f"Fête {FAMILY} {HEART} 盛夏" in found
    subprocess.run(
        [str(POPPLER), "-r", "72", "-png", "-singlefile", str(path), str(tmp_path / "poppler")],
        check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [str(GHOSTSCRIPT), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r72", "-dTextAlphaBits=4",
         "-dGraphicsAlphaBits=4", f"-sOutputFile={tmp_path / 'gs.png'}", str(path)],
        check=True, capture_output=True,
    )  # fmt: skip
    for reader in ("poppler", "gs"):
        theirs = np.asarray(Pillow.open(tmp_path / f"{reader}.png").convert("RGB"))
        assert mean_difference(ours, theirs) < 6.0, reader
        assert similarity(ours, theirs) > 0.8, reader


def test_columns_circles_emoji_and_several_paints_together(tmp_path: Path) -> None:
    runs = (
        TextRun("Blue "),
        TextRun("sea", fill=SEA),
        TextRun(f" {HEART}{FAMILY}"),
        TextRun(" air", fill=RAMP),
    )
    dressed: dict[str, Any] = {
        "outline": Stroke(SolidPaint(NIGHT), 3.0),
        "shadow": Shadow(3.0, 3.0, 5.0, PINK),
        "glow": Glow(8.0, GOLD),
    }
    scene = page(
        block(runs, 10.0, "inter-tight-800", "en", size=34.0, **dressed),
        block("竖排", 90.0, "noto-sans-sc-900", "zh-Hans", writing="vertical", size=60.0,
              box=Box(30.0, 90.0, 70.0, 160.0), **dressed),
        block("Round and round", 90.0, "inter-tight-800", "en", size=22.0,
              arc=ArcPath(230.0, 190.0, 80.0), **dressed),
        ground=CREAM,
    )  # fmt: skip
    ours = raster.render(scene, scale=2.0, assets=ASSETS)
    path = written(tmp_path, scene)
    assert mean_difference(ours, seen(path)) < 3.0
    assert similarity(ours, seen(path)) > 0.92
    found = read(path)
    for text in (f"Blue sea {HEART}{FAMILY} air", "竖排", "Round and round"):
        assert text in found


# ------------------------------------------------------------------ pictures


def test_the_picture_is_seen_in_the_letters_and_only_there() -> None:
    wide = encoded(np.tile(np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8), (50, 200, 1)), "PNG")
    halves = encoded(np.repeat(np.array([[[255, 0, 0]], [[0, 255, 0]]], np.uint8), 200, 0).repeat(90, 1), "PNG")  # fmt: skip
    assert wide != halves
    name = hashlib.sha256(halves).hexdigest()
    scene = page(block("HHH", 20.0, "anton-400", "en", size=90.0, fill=PicturePaint(name)))
    pixels = raster.render(scene, scale=2.0, assets={name: halves}).astype(int)
    red, green = (pixels == (255, 0, 0)).all(-1), (pixels == (0, 255, 0)).all(-1)
    rows = np.flatnonzero(red.any(1)), np.flatnonzero(green.any(1))
    assert rows[0].max() < rows[1].min(), "red above green"
    # 90 x 400 px cover a box wider than high: its middle, as much red as green.
    assert len(rows[0]) == pytest.approx(len(rows[1]), abs=2)
    ground = (pixels == np.rint(np.array(NIGHT.values) * 255)).all(-1)
    assert (ground | red | green).mean() > 0.97


def test_a_picture_keeps_its_proportions() -> None:
    box = Box(0.0, 0.0, 300.0, 100.0)
    assert pictures.covering((0.0, 0.0, 1.0, 1.0), 300, 100, box) == (0.0, 0.0, 1.0, 1.0)
    assert pictures.covering((0.0, 0.0, 1.0, 1.0), 600, 100, box) == (0.25, 0.0, 0.75, 1.0)
    assert pictures.covering((0.0, 0.0, 1.0, 1.0), 300, 200, box) == (0.0, 0.25, 1.0, 0.75)
    assert pictures.covering((0.5, 0.0, 1.0, 1.0), 600, 200, box) == (0.5, 0.25, 1.0, 0.75)


def test_without_its_file_the_paint_is_one_colour(tmp_path: Path) -> None:
    scene = page(block("Gone", 20.0, "anton-400", "en", size=90.0, fill=SEA))
    pixels = raster.render(scene, scale=1.0, assets={})
    gold = tuple(round(255 * v) for v in GOLD.values)
    assert (pixels == gold).all(-1).sum() > 1500
    path = written(tmp_path, scene, assets={})
    assert mean_difference(pixels, seen(path, 1.0)) < 1.5
    assert "Gone" in read(path)
    placed = next(n for n in walk(scene.nodes) if isinstance(n, Image))
    bare = Scene(90.0, 90.0, 0, 0, (Image(placed.asset, Box(0, 0, 90, 90)),))
    with pytest.raises(UserError):
        raster.render(bare, scale=1.0, assets={})


# ------------------------------------------------------------------ text that isn't painted


def test_invisible_text_is_neither_painted_nor_turned_to_curves(tmp_path: Path) -> None:
    scene = page(block(f"Sea {HEART}", 20.0, "anton-400", "en", size=90.0, fill=SEA))
    unseen = tuple(n for n in walk(scene.nodes) if isinstance(n, Glyphs) and n.invisible)
    assert len(unseen) == 2
    bare = Scene(360.0, 270.0, 0.0, 0.0, unseen)
    assert raster.render(bare, scale=1.0, assets={}).min() == 255
    path = written(tmp_path, bare)
    assert seen(path).min() == 255
    assert f"Sea {HEART}" in read(path)
    curves = written(tmp_path, scene, outline_text=True)
    assert not read(curves).strip()
    with pikepdf.open(curves) as opened:
        assert "/Font" not in opened.pages[0].Resources
    assert mean_difference(raster.render(scene, scale=2.0, assets=ASSETS), seen(curves)) < 1.0


def test_text_is_found_where_its_letters_are(tmp_path: Path) -> None:
    scene = page(block(f"Sea {HEART}", 20.0, "anton-400", "en", size=90.0, fill=SEA))
    ink = scene.blocks[0].ink
    document = pypdfium2.PdfDocument(written(tmp_path, scene))
    found = document[0].get_textpage()
    x0, y0, x1, y1 = (
        f(v)
        for f, v in zip(
            (min, min, max, max),
            zip(*(found.get_charbox(i) for i in range(found.count_chars())), strict=True),
            strict=True,
        )
    )
    document.close()
    assert (x0, x1) == pytest.approx((ink.x, ink.right), abs=12.0)
    assert 270.0 - y1 < ink.y + 12.0
    assert 270.0 - y0 > ink.bottom - 12.0


# ------------------------------------------------------------------ variable faces


def test_instances_of_a_variable_face_are_what_the_layout_measured(tmp_path: Path) -> None:
    weights = (100.0, 250.0, 400.0, 575.0, 900.0)
    faces = [fonts.instance("inter-variable", (("wght", w), ("opsz", 32.0))) for w in weights]
    blocks = [
        block(f"Hamburg {w:g}", 10.0 + 50.0 * i, face, "de", size=36.0)
        for i, (w, face) in enumerate(zip(weights, faces, strict=True))
    ]
    scene = page(*blocks)
    widths = [held.ink.width for held in scene.blocks]
    assert widths[-1] > 1.1 * widths[0]
    assert {n.face for n in walk(scene.nodes) if isinstance(n, Glyphs)} == set(faces)
    path = written(tmp_path, scene)
    ours = raster.render(scene, scale=2.0, assets={})
    assert mean_difference(ours, seen(path)) < 1.5
    assert similarity(ours, seen(path)) > 0.96
    found = read(path)
    for w in weights:
        assert f"Hamburg {w:g}" in found
    with pikepdf.open(path) as opened:
        embedded = list(opened.pages[0].Resources.Font.values())
        assert len({str(f.BaseFont) for f in embedded}) == 5, "no two subsets of one name"
        assert len({float(f.DescendantFonts[0].W[1][0]) for f in embedded}) == 5


# ------------------------------------------------------------------ size


def test_soft_edges_of_a_long_text_stay_small(tmp_path: Path) -> None:
    text = "The quick brown fox jumps over the lazy dog. " * 6
    style: dict[str, Any] = {"size": 12.0, "shadow": Shadow(1.0, 1.0, 4.0), "glow": Glow(6.0, PINK)}
    plain = written(tmp_path, page(block(text, 10.0, "inter-tight-500", "en", size=12.0, outline=Stroke(width=0.5))))  # fmt: skip
    single = plain.stat().st_size
    soft = written(tmp_path, page(block(text, 10.0, "inter-tight-500", "en", **style)))
    assert soft.stat().st_size < 9 * single, "every stroke of the stack is one line, not all letters"  # fmt: skip


def test_emoji_among_arabic_letters_stay_whole(tmp_path: Path) -> None:
    scene = page(block(f"مرحبا 🎉 {FAMILY} {HEART}", 20.0, "cairo-700", "ar", size=40.0))
    path = written(tmp_path, scene)
    found = read(path)
    for part in ("مرحبا", "🎉", FAMILY, HEART):
        assert part in found
        if PDFTOTEXT:
            assert part in read_by_poppler(path)


def test_words_on_a_path_and_readings_can_be_found(tmp_path: Path) -> None:
    wave = TextPath("M0 60C60 0 120 0 160 50S260 110 300 40")
    runs = (TextRun("東京", ruby="とうきょう"), TextRun("の"), TextRun("夏", ruby="なつ"))
    dressed: dict[str, Any] = {"fill": SEA, "outline": Stroke(SolidPaint(CREAM), 3.0)}
    scene = page(
        block("Along the river", 20.0, "inter-tight-800", "en", size=30.0, path=wave, **dressed),
        block(runs, 140.0, "noto-sans-jp-900", "ja", size=50.0, **dressed),
        block("夏祭り", 140.0, "noto-sans-jp-900", "ja", size=30.0, writing="vertical",
              box=Box(300.0, 140.0, 50.0, 120.0), glow=Glow(5.0, PINK)),
    )  # fmt: skip
    ours = raster.render(scene, scale=2.0, assets=ASSETS)
    path = written(tmp_path, scene)
    assert mean_difference(ours, seen(path)) < 1.5
    assert similarity(ours, seen(path)) > 0.95
    found = read(path)
    for text in ("Along the river", "東京の夏", "とうきょう", "なつ", "夏祭り"):
        assert text in found


def test_dots_off_the_baseline_do_not_break_a_word(tmp_path: Path) -> None:
    path = written(tmp_path, page(block("هبوط", 20.0, "noto-naskh-arabic-700", "ar")))
    assert "هبوط" in read(path)
    if PDFTOTEXT:
        assert "هبوط" in read_by_poppler(path)
