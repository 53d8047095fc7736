"""PDF files, as independent readers see them."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from engine.document.colour import Colour, rgb
from engine.document.model import Box
from engine.drawing.scene import Fill, Image, Layered, Linear, Scene
from engine.errors import UserError
from exporters import pdf, raster
from tests.exporters.samples import (
    ASSETS,
    BLACK,
    WHITE,
    WORDS,
    circle,
    mean_difference,
    poster,
    rect,
    similarity,
    stops,
    words,
    write,
)

QPDF, PDFTOTEXT, GHOSTSCRIPT = (shutil.which(tool) for tool in ("qpdf", "pdftotext", "gs"))
SPOT = Colour("spot", (0.8,), 1.0, "PANTONE 185 C", (0.0, 0.93, 0.79, 0.0))
INK = Colour("cmyk", (0.6, 0.4, 0.4, 1.0))


def page(*nodes: Any, side: float = 200.0, bleed: float = 0.0) -> Scene:
    return Scene(side, side, bleed, 0.0, nodes)


def written(folder: Path, *scenes: Scene, **options: Any) -> Path:
    target = folder / "poster.pdf"
    pdf.write_pdf(scenes, target, assets=options.pop("assets", ASSETS), **options)
    return target


def seen(path: Path, scale: float = 1.0, number: int = 0) -> np.ndarray[Any, Any]:
    """What PDFium shows, uint8[h, w, 3]."""
    document = pypdfium2.PdfDocument(path)
    try:
        bitmap = document[number].render(scale=scale, rev_byteorder=True)
        return np.asarray(bitmap.to_pil().convert("RGB")).copy()
    finally:
        document.close()


def read(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def streams(path: Path) -> bytes:
    """Every content stream of the file."""
    parts = []
    with pikepdf.open(path) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                try:
                    parts.append(thing.read_bytes())
                except pikepdf.PdfError:
                    continue
    return b"\n".join(parts)


# ------------------------------------------------------------------ looks


def test_the_page_looks_like_the_picture(tmp_path: Path) -> None:
    scene = poster(text=False)
    ours = raster.render(scene, scale=2.0, assets=ASSETS, bleed=True)
    theirs = seen(written(tmp_path, scene), scale=2.0)
    assert theirs.shape == ours.shape
    assert mean_difference(ours, theirs) < 1.5
    assert similarity(ours, theirs) > 0.97


def test_text_looks_like_the_picture(tmp_path: Path) -> None:
    scene = poster()
    ours = raster.render(scene, scale=2.0, assets=ASSETS, bleed=True)
    theirs = seen(written(tmp_path, scene), scale=2.0)
    assert mean_difference(ours, theirs) < 2.0
    assert similarity(ours, theirs) > 0.96
    curves = seen(written(tmp_path, scene, outline_text=True), scale=2.0)
    assert similarity(ours, curves) > 0.97


def test_group_opacity_is_of_the_whole(tmp_path: Path) -> None:
    pair = (Fill(circle(80, 100, 50), rgb(1, 0, 0)), Fill(circle(120, 100, 50), rgb(0, 0, 1)))
    pixels = seen(written(tmp_path, page(Layered(pair, opacity=0.5))))
    assert np.abs(pixels[100, 100].astype(int) - (127, 127, 255)).max() <= 2


def test_opacity_in_a_gradient_shows_on_text_too(tmp_path: Path) -> None:
    """Readers differ in where they honour soft masks: text under one must not vanish."""
    fading = Linear(0, 0, 200, 0, stops((0, rgb(0, 0, 0, 1)), (1, rgb(0, 0, 0, 0))))
    text = write("HHHHHHHHHH", "anton-400", 0, 50, 60, fading)
    pixels = seen(written(tmp_path, page(*text)))
    assert pixels[50:130, :60].min() < 80
    assert 100 < pixels[50:130, 150:190].min() < 250


def test_grain_is_about_as_strong_as_in_the_picture(tmp_path: Path) -> None:
    scene = Scene(200, 200, 0, 0, (Fill(rect(0, 0, 200, 200), rgb(0.5, 0.5, 0.5)),), grain=0.015)
    pixels = seen(written(tmp_path, scene), scale=1 / 0.24)
    # PDFium samples the tile anew and softens it a little.
    assert 0.5 < pixels.std() / 255 / 0.015 < 1.1
    assert abs(pixels.mean() - 127.5) < 2.0
    for extreme in (WHITE, BLACK):
        ground = dataclasses.replace(scene, nodes=(Fill(rect(0, 0, 200, 200), extreme),))
        assert seen(written(tmp_path, ground)).std() < 0.5
    assert seen(written(tmp_path, scene, grain=False)).std() == 0


# ------------------------------------------------------------------ words


def test_every_word_can_be_found(tmp_path: Path) -> None:
    found = read(written(tmp_path, poster()))
    for line in WORDS:
        assert line in found
    assert "Ghost" not in found


@pytest.mark.skipif(PDFTOTEXT is None, reason="poppler's pdftotext is not installed")
def test_a_second_reader_finds_the_words(tmp_path: Path) -> None:
    path = written(tmp_path, poster())
    done = subprocess.run([str(PDFTOTEXT), str(path), "-"], capture_output=True, check=True)
    # Poppler sets right-to-left lines between direction marks.
    found = re.sub("[\u202a-\u202e\u200e\u200f]", "", done.stdout.decode())
    for line in WORDS:
        assert line in found
    assert "Ghost" not in found


def test_one_glyph_may_say_two_things(tmp_path: Path) -> None:
    """The same glyph for the same letter in another run that speaks for a longer cluster."""
    (run,) = write("AVA", "noto-sans-500", 10, 20, 30, BLACK)
    first = run.glyphs[0]
    other = dataclasses.replace(
        run,
        glyphs=tuple(
            msgspec.structs.replace(g, y=g.y + 60, text="Å" if g.gid == first.gid else g.text)
            for g in run.glyphs
        ),
    )
    found = read(written(tmp_path, page(run, other)))
    assert "AVA" in found
    assert "ÅVÅ" in found


def test_curves_hold_no_text_and_no_font(tmp_path: Path) -> None:
    path = written(tmp_path, poster(), outline_text=True)
    assert not read(path).strip()
    with pikepdf.open(path) as opened:
        assert "/Font" not in opened.pages[0].Resources


def test_invisible_text_is_still_text(tmp_path: Path) -> None:
    text = write("Lettering", "anton-400", 10, 50, 40, rgb(0, 0, 0, 0.0))
    path = written(tmp_path, page(*text))
    assert "Lettering" in read(path)
    assert seen(path).min() == 255


def test_fonts_are_small_tagged_subsets(tmp_path: Path) -> None:
    path = written(tmp_path, poster())
    names = set()
    with pikepdf.open(path) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                names.add(str(thing.FontName))
                assert "/FontFile2" in thing or "/FontFile3" in thing
        for font in opened.pages[0].Resources.Font.values():
            assert font.Subtype == "/Type0"
            assert "/ToUnicode" in font
    assert len(names) == 6
    assert all(re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", name) for name in names)
    only = written(tmp_path, page(*write("大促销", "noto-sans-sc-900", 0, 0, 40, BLACK)))
    assert only.stat().st_size < 15_000


# ------------------------------------------------------------------ structure


def test_boxes_are_exact(tmp_path: Path) -> None:
    a4 = Scene(595.276, 841.89, 8.504, 0, (Fill(rect(-9, -9, 700, 900), BLACK),))
    with pikepdf.open(written(tmp_path, a4)) as opened:
        sheet = opened.pages[0]
        media = [float(v) for v in sheet.MediaBox]
        trim = [float(v) for v in sheet.TrimBox]
        assert media == [0, 0, 612.284, 858.898]
        assert [float(v) for v in sheet.BleedBox] == media
        assert trim == [8.504, 8.504, 603.78, 850.394]


def test_marks_stand_outside_the_bleed(tmp_path: Path) -> None:
    scene = page(Fill(rect(-100, -100, 400, 400), rgb(1, 0, 0)), side=200.0, bleed=9.0)
    path = written(tmp_path, scene, marks=True)
    with pikepdf.open(path) as opened:
        sheet = opened.pages[0]
        media, bleed, trim = (
            [float(v) for v in sheet[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
    assert media == [0, 0, 258, 258]
    assert bleed == [20, 20, 238, 238]
    assert trim == [29, 29, 229, 229]
    pixels = seen(path, scale=4.0)
    assert pixels[4 * 129, 4 * 10].tolist() == [255, 255, 255]
    assert pixels[4 * 129, 4 * 129].tolist() == [255, 0, 0]
    assert pixels[110:122, 30].min() < 200


def test_pages_beyond_the_viewers_limit_count_in_larger_units(tmp_path: Path) -> None:
    banner = Scene(56_000.0, 5_000.0, 0, 0, (Fill(rect(0, 0, 28_000, 5_000), BLACK),))
    path = written(tmp_path, banner)
    with pikepdf.open(path) as opened:
        sheet = opened.pages[0]
        assert float(sheet.MediaBox[2]) * float(sheet.UserUnit) == 56_000
        assert float(sheet.MediaBox[2]) <= 14_400
    pixels = seen(path, scale=0.02)
    assert pixels[10, 10].max() == 0
    assert pixels[10, -10].min() == 255


def test_many_pages_share_their_fonts(tmp_path: Path) -> None:
    one = page(*write("Erste Seite", "anton-400", 0, 0, 20, BLACK))
    two = page(*write("Zweite Seite", "anton-400", 0, 0, 20, BLACK), side=300.0)
    path = written(tmp_path, one, two)
    document = pypdfium2.PdfDocument(path)
    found = [p.get_textpage().get_text_range() for p in document]
    sizes = [p.get_size() for p in document]
    document.close()
    assert found == ["Erste Seite", "Zweite Seite"]
    assert sizes == [(200, 200), (300, 300)]
    with pikepdf.open(path) as opened:
        fonts = [str(p.Resources.Font["/F1"].BaseFont) for p in opened.pages]
    assert fonts[0] == fonts[1]


def test_it_says_its_title_and_language(tmp_path: Path) -> None:
    path = written(tmp_path, poster())
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == "fr"
        assert str(opened.docinfo["/Title"]) == "L’été «ö» <&>"
        with opened.open_metadata() as meta:
            assert meta["dc:title"] == "L’été «ö» <&>"
            assert "fr" in meta["dc:language"]
            assert "pdfxid:GTS_PDFXVersion" not in meta


def test_equal_scenes_give_equal_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, poster(grain=0.01)).read_bytes()
    assert written(tmp_path, poster(grain=0.01)).read_bytes() == first


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed")
def test_a_strict_reader_has_nothing_to_say(tmp_path: Path) -> None:
    inks = Fill(circle(300, 700, 40), SPOT)
    scene = dataclasses.replace(poster(grain=0.01), nodes=(*poster().nodes, inks))
    path = written(tmp_path, scene, poster(grain=0.01, text=False), marks=True)
    done = subprocess.run([str(QPDF), "--check", str(path)], capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


# ------------------------------------------------------------------ colours


def test_no_colour_is_left_to_the_device(tmp_path: Path) -> None:
    path = written(tmp_path, poster(grain=0.01))
    assert not re.search(rb"(?<![\w/])(rg|RG|g|G)\s", streams(path).replace(b" gs", b""))
    with pikepdf.open(path) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                assert thing.get("/ColorSpace") != pikepdf.Name.DeviceRGB
                assert thing.get("/CS") != pikepdf.Name.DeviceRGB
        resources = opened.pages[0].Resources
        assert resources.ColorSpace["/DefaultRGB"][0] == "/ICCBased"
        assert opened.pages[0].Group.CS[0] == "/ICCBased"


def test_inks_stay_inks(tmp_path: Path) -> None:
    ramp = Linear(0, 0, 200, 0, stops((0, INK), (1, Colour("cmyk", (0, 0, 0, 0)))))
    scene = page(
        Fill(rect(0, 0, 200, 60), INK),
        Fill(rect(0, 60, 200, 60), SPOT),
        Fill(rect(0, 120, 200, 80), ramp),
    )
    path = written(tmp_path, scene)
    content = streams(path)
    assert b"0.6 0.4 0.4 1 k" in content
    with pikepdf.open(path) as opened:
        sheet = opened.pages[0]
        assert sheet.Group.CS == "/DeviceCMYK"
        spaces = [s for s in sheet.Resources.ColorSpace.values() if s[0] == "/Separation"]
        assert [str(s[1]) for s in spaces] == ["/PANTONE 185 C"]
        (pattern,) = sheet.Resources.Pattern.values()
        assert pattern.Shading.ColorSpace == "/DeviceCMYK"


@pytest.mark.skipif(GHOSTSCRIPT is None, reason="ghostscript is not installed")
def test_the_plates_carry_the_inks(tmp_path: Path) -> None:
    scene = page(Fill(rect(0, 0, 200, 100), INK), Fill(rect(0, 100, 200, 100), SPOT), side=200.0)
    path = written(tmp_path, scene)
    done = subprocess.run(
        [str(GHOSTSCRIPT), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r36",
         f"-sOutputFile={tmp_path / 'plate.tif'}", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    plates = {p.name: p for p in tmp_path.glob("plate*(*)*.tif")}
    (spot,) = [p for name, p in plates.items() if "PANTONE" in name]
    (black,) = [p for name, p in plates.items() if "Black" in name]
    with Pillow.open(spot) as plate:
        ink = 255 - np.asarray(plate.convert("L")).astype(int)
        assert abs(ink[75, 50] - 204) <= 2
        assert ink[25, 50] == 0
    with Pillow.open(black) as plate:
        ink = 255 - np.asarray(plate.convert("L")).astype(int)
        assert ink[25, 50] == 255
        assert ink[75, 50] == 0


def test_a_press_makes_it_print_exchange(tmp_path: Path) -> None:
    profile = b"\0" * 16 + b"CMYK" + b"\0" * 108
    press = pdf.Press(profile, "FOGRA39", "ISO Coated v2 300%")
    path = written(tmp_path, poster(grain=0.01), press=press)
    with pikepdf.open(path) as opened:
        (intent,) = opened.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == profile
        assert opened.pages[0].Group.CS == "/DeviceCMYK"
        assert "/ID" in opened.trailer
        with opened.open_metadata() as meta:
            assert meta["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert b"Overlay" not in streams(path)


# ------------------------------------------------------------------ pictures


def images(path: Path) -> list[Any]:
    with pikepdf.open(path) as opened:
        found = [
            (str(t.get("/Filter")), int(t.Width), int(t.Height), "/SMask" in t, t.read_raw_bytes())
            for t in opened.objects
            if isinstance(t, pikepdf.Stream) and t.get("/Subtype") == "/Image"
        ]
    return found


def test_a_jpeg_passes_untouched_and_once(tmp_path: Path) -> None:
    whole = Image("photo", Box(0, 0, 100, 75))
    cropped = Image("photo", Box(0, 100, 80, 75), crop=(0.1, 0, 0.9, 1))
    (kept,) = images(written(tmp_path, page(whole, cropped)))
    assert kept[0] == "/DCTDecode"
    assert kept[4] == ASSETS["photo"]


def test_a_narrow_crop_stores_what_shows(tmp_path: Path) -> None:
    scene = page(Image("photo", Box(0, 0, 200, 200), crop=(0.5, 0.5, 0.75, 0.75)))
    path = written(tmp_path, scene)
    ((kind, width, height, _, _),) = images(path)
    assert (kind, width, height) == ("/FlateDecode", 100, 75)
    ours = raster.render(scene, scale=1.0, assets=ASSETS)
    assert mean_difference(ours, seen(path)) < 3.0


def test_transparency_becomes_a_soft_mask(tmp_path: Path) -> None:
    path = written(tmp_path, page(Image("glow", Box(0, 0, 200, 200))))
    assert sorted(mask for _, _, _, mask, _ in images(path)) == [False, True]
    ours = raster.render(page(Image("glow", Box(0, 0, 200, 200))), scale=1.0, assets=ASSETS)
    assert mean_difference(ours, seen(path)) < 2.0


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    picture = Pillow.fromarray(np.full((20, 40, 3), (255, 0, 0), np.uint8))
    picture.paste((0, 0, 255), (0, 0, 20, 20))
    exif = picture.getexif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, quality=95)
    scene = page(Image("turned", Box(0, 0, 100, 200)))
    pixels = seen(written(tmp_path, scene, assets={"turned": buffer.getvalue()}))
    assert pixels[30, 50, 2] > 200
    assert pixels[170, 50, 0] > 200


def test_broken_pictures_are_said_and_nothing_is_written(tmp_path: Path) -> None:
    broken = page(Image("bad", Box(0, 0, 10, 10)))
    for data in (ASSETS["photo"][:900], b"", ASSETS["glow"][:3000]):
        with pytest.raises(UserError, match=r"read|damaged"):
            written(tmp_path, broken, assets={"bad": data})
    with pytest.raises(UserError, match="missing"):
        written(tmp_path, broken, assets={})
    assert not list(tmp_path.iterdir())


# ------------------------------------------------------------------ failures


class CancelledError(Exception):
    pass


def test_cancelling_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "poster.pdf"
    for limit in (0.0, 0.5, 0.99):
        target.write_bytes(b"old")

        def progress(fraction: float, limit: float = limit) -> None:
            if fraction > limit:
                raise CancelledError

        with pytest.raises(CancelledError):
            pdf.write_pdf([poster(text=False)], target, assets=ASSETS, progress=progress)
        assert target.read_bytes() == b"old"
        assert len(list(tmp_path.iterdir())) == 1


def test_progress_ends_at_one(tmp_path: Path) -> None:
    fractions: list[float] = []
    written(tmp_path, poster(text=False), progress=fractions.append)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_no_page_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no page"):
        written(tmp_path)


def test_an_unknown_face_is_said(tmp_path: Path) -> None:
    (run,) = write("A", "anton-400", 0, 0, 20, BLACK)
    with pytest.raises(UserError, match="no face"):
        written(tmp_path, page(dataclasses.replace(run, face="no-such-face")))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(UserError, match="disk is full"):
        pdf.write_pdf([poster(text=False)], "/dev/full", assets=ASSETS)


def test_words_of_the_sample_are_all_there() -> None:
    """Guards the tests above: the sample's runs spell the expected lines."""
    assert "".join(g.text for run in words() for g in run.glyphs if not run.decorative)
