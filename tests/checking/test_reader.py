"""The reading machine reads lines that another renderer (Pillow) drew."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from engine.checking import reader
from engine.checking.reader import Picture, Reader
from engine.text import fonts
from tests.checking.posters import BLACK, HAN, SANS


@pytest.fixture(scope="module")
def machine() -> Reader:
    return reader.shared()


def line(
    words: str,
    *,
    face: str = SANS,
    size: int = 40,
    ink: tuple[int, int, int] = (20, 20, 20),
    ground: tuple[int, int, int] = (240, 232, 215),
) -> Picture:
    font = ImageFont.truetype(str(fonts.load(face).path), size)
    x0, y0, x1, y1 = font.getbbox(words)
    room = round(0.18 * size)
    image = Image.new("RGB", (round(x1 - x0) + 2 * room, round(y1 - y0) + 2 * room), ground)
    ImageDraw.Draw(image).text((room - x0, room - y0), words, font=font, fill=ink)
    return np.asarray(image)


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("Summer Jazz Festival", SANS),
        ("SALE", BLACK),
        ("Été à la plage", SANS),
        ("Zażółć gęślą", BLACK),
        ("夏日爵士音乐节", HAN),
        ("www.example.org/tickets", SANS),
        ("19.90", SANS),
    ],
)
def test_lines_are_read(machine: Reader, words: str, face: str) -> None:
    (found,) = machine.read_lines([line(words, face=face)])
    assert found.text == words
    assert found.confidence > 0.8
    assert "".join(c.text for c in found.characters) == words


def test_many_lines_of_all_widths_keep_their_order(machine: Reader) -> None:
    words = ["A", "Summer Jazz Festival", "春", "Doors 20:00", "Noches de verano en la ciudad"]
    pictures = [line(w, face=HAN) for w in words]
    assert [r.text for r in machine.read_lines(pictures)] == words


def test_a_long_line_is_read_in_parts(machine: Reader) -> None:
    words = (
        "The quick brown fox jumps over the lazy dog, then rests beneath the shade of a very old "
        "and quiet oak tree by the river bank"
    )
    picture = line(words, size=32)
    assert len(reader.split_long(picture)) >= 2
    (found,) = machine.read_lines([picture])
    assert found.text == words
    places = [c.x for c in found.characters]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 1


@pytest.mark.parametrize("size", [14, 20, 160])
def test_small_and_large_letters(machine: Reader, size: int) -> None:
    assert machine.read_lines([line("Grand Opening", size=size)])[0].text == "Grand Opening"


def test_weak_contrast_and_light_on_dark(machine: Reader) -> None:
    weak = line("Free entry", ink=(200, 195, 190), ground=(222, 218, 214))
    light = line("Free entry", ink=(250, 245, 230), ground=(20, 40, 70))
    assert [r.text for r in machine.read_lines([weak, light])] == ["Free entry"] * 2


def test_nothing_is_read_where_nothing_stands(machine: Reader) -> None:
    blank = np.full((60, 300, 3), 200, np.uint8)
    speck = np.zeros((1, 1, 3), np.uint8)
    none = np.zeros((0, 0, 3), np.uint8)
    assert [r.text for r in machine.read_lines([blank, speck, none])] == ["", "", ""]
    assert machine.read_lines([]) == []


def test_it_says_what_else_a_character_could_be(machine: Reader) -> None:
    (found,) = machine.read_lines([line("Il O0", face=SANS)])
    assert all(c.others for c in found.characters if c.text != " ")
    assert all(0 <= p <= 1 for c in found.characters for _, p in c.others)


def test_it_knows_which_scripts_it_knows(machine: Reader) -> None:
    assert {"a", "é", "ß", "ł", "國", "国", "の"} <= machine.known
    assert not {"ж", "ع", "ה", "한"} & machine.known


def test_checking_starts_light() -> None:
    code = (
        "import sys; import engine.checking.proof, engine.checking.preflight;"
        "sys.exit(bool({'onnxruntime', 'cv2', 'rapidocr', 'pypdfium2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
