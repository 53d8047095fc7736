"""A whole page is read without a layout: every line of it, where it stands, from the top."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from engine.checking import detector
from engine.checking.page_reader import PageLine, read_page
from engine.errors import UserError
from engine.text import fonts
from tests.checking.posters import BLACK, HAN, SANS, Pixels, drawn, poster, rect, text


def page(*lines: tuple[str, str, int, tuple[int, int]], size: tuple[int, int]) -> Pixels:
    """(words, face, px, top left corner) drawn by another renderer."""
    image = Image.new("RGB", size, (236, 228, 210))
    pen = ImageDraw.Draw(image)
    for words, face, px, at in lines:
        font = ImageFont.truetype(str(fonts.load(face).path), px)
        pen.text(at, words, font=font, fill=(24, 30, 60))
    return np.asarray(image)


@pytest.fixture(scope="module")
def sheet() -> Pixels:
    return page(
        ("Open", SANS, 40, (700, 60)),
        ("Summer Jazz", BLACK, 84, (60, 120)),
        ("夏日音乐节", HAN, 64, (60, 300)),
        ("Doors 20:00", SANS, 36, (60, 460)),
        ("Tickets 24.90", SANS, 36, (560, 464)),
        size=(900, 640),
    )


@pytest.fixture(scope="module")
def lines(sheet: Pixels) -> list[PageLine]:
    return read_page(sheet)


def test_every_line_is_read_from_the_top_and_from_the_left(lines: list[PageLine]) -> None:
    words = [line.text for line in lines]
    assert words == ["Open", "Summer Jazz", "夏日音乐节", "Doors 20:00", "Tickets 24.90"]
    assert all(line.reading.confidence > 0.8 for line in lines)


def test_the_corners_stand_around_the_ink(lines: list[PageLine]) -> None:
    (jazz,) = (line for line in lines if line.text == "Summer Jazz")
    xs, ys = zip(*jazz.corners, strict=True)
    assert 30 < min(xs) < 75
    assert 560 < max(xs) < 640
    assert 100 < min(ys) < 150
    assert 190 < max(ys) < 250


def test_turned_lines_are_turned_upright() -> None:
    words = ("Grand opening", BLACK, 64, (60, 40))
    flat = Image.fromarray(page(words, size=(640, 150)))
    for degrees in (90, 180, 270, 20):
        turned = flat.rotate(degrees, expand=True, fillcolor=(236, 228, 210))
        assert [line.text for line in read_page(np.asarray(turned))] == ["Grand opening"]


def test_words_that_read_upside_down_too_are_read_upright() -> None:
    assert [
        line.text for line in read_page(page(("WOW", BLACK, 90, (60, 40)), size=(400, 200)))
    ] == ["WOW"]


@pytest.mark.parametrize("size", [(728, 90), (160, 600), (40, 40), (3, 3)])
def test_pages_of_any_shape(size: tuple[int, int]) -> None:
    px = min(size[0] // 6, size[1] // 2)
    found = read_page(page(("Sale", BLACK, max(4, px), (4, 2)), size=size))
    assert [line.text for line in found] == (["Sale"] if px >= 6 else [])


def test_an_empty_page_has_no_lines() -> None:
    assert read_page(np.full((200, 300, 3), 128, np.uint8)) == []
    assert read_page(np.full((200, 300), 128, np.uint8)) == []


def test_a_picture_beyond_all_measure_is_refused() -> None:
    endless = np.broadcast_to(np.uint8(0), (30_000, 30_000, 3))
    with pytest.raises(UserError, match="megapixels"):
        read_page(endless)


def test_a_composed_poster_is_read_as_it_is_written() -> None:
    _, picture = drawn(
        poster(
            text("Autumn Fair", (30, 30, 360, 60), face=BLACK, size=44),
            rect((20, 150, 380, 70), "#20415a"),
            text("Saturday 12 October", (40, 170, 340, 40), fill="#ffffff", size=24),
            text("Fresh apples", (240, 240, 160, 40), rotation=-8, size=20),
        )
    )
    found = [line.text for line in read_page(picture)]
    assert found == ["Autumn Fair", "Saturday 12 October", "Fresh apples"]


def test_the_probability_becomes_rectangles() -> None:
    plane = np.zeros((120, 200), np.float32)
    plane[50:70, 40:160] = 0.9
    plane[100:104, 10:12] = 0.9  # too small
    plane[10:30, 150:190] = 0.4  # not sure enough
    (region,) = detector.cores(plane)
    x0, y0 = region.corners.min(axis=0)
    x1, y1 = region.corners.max(axis=0)
    # A fifth of the height or so is taken away in training, and grown back.
    assert x0 < 32
    assert x1 > 168
    assert y0 < 42
    assert y1 > 78
    assert region.score > 0.8


def test_reading_pages_starts_light() -> None:
    code = (
        "import sys; import engine.checking.page_reader, engine.checking.proof;"
        "sys.exit(bool({'onnxruntime', 'cv2', 'rapidocr', 'shapely'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
