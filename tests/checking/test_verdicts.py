"""Each verdict on a poster that was made to deserve it."""

from __future__ import annotations

import msgspec
import pytest

from engine.checking.proof import BlockProof, prove
from engine.document.model import Layer
from tests.checking.posters import HAN, SCALE, drawn, poster, rect, text

BOX = (20.0, 20.0, 380.0, 60.0)
GROUND = "#f4d0a0"
WORDS = text("Summer Festival", BOX)
INK = drawn(poster(WORDS, height=100))[0].blocks[0].ink


def judged(document: Layer, *shown: Layer, scale: float = SCALE) -> BlockProof:
    """The proof of `document` on a page that shows other layers."""
    scene, _ = drawn(poster(document, height=100), scale)
    _, picture = drawn(poster(*(shown or (document,)), height=100), scale)
    (block,) = prove([picture], [scene], scale).blocks
    return block


def over(x: float, y: float, width: float, height: float, fill: str = GROUND) -> Layer:
    """A cover; numbers are shares of the ink's box."""
    return rect(
        (INK.x + x * INK.width, INK.y + y * INK.height, width * INK.width, height * INK.height),
        fill,
    )


def test_text_behind_a_layer_is_hidden() -> None:
    block = judged(WORDS, WORDS, over(-0.1, -0.5, 1.2, 2))
    assert (block.verdict, block.difference) == (
        "hidden",
        "no ink is seen where it should stand",
    )


def test_text_in_the_colour_of_its_ground_is_hidden() -> None:
    ghost = msgspec.structs.replace(
        WORDS,
        style=msgspec.structs.replace(WORDS.style, fill=text("", BOX, fill="#f5d9ac").style.fill),
    )
    block = judged(WORDS, ghost)
    assert block.verdict == "hidden"
    assert "of its ink isn't seen" in block.difference


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        (over(0.8, -0.5, 0.4, 2), "val” isn't seen"),
        (over(-0.2, -0.5, 0.4, 2), "“Su"),
        (over(0.5, -0.5, 0.7, 2), "isn't seen"),
        (over(-0.1, 0.5, 1.2, 0.8), "% of its ink isn't seen"),
        (over(-0.1, -0.3, 1.2, 0.8), "% of its ink isn't seen"),
        (over(-0.1, 0.35, 1.2, 0.25), "% of its ink isn't seen"),
    ],
)
def test_covered_text_is_cut(cover: Layer, said: str) -> None:
    block = judged(WORDS, WORDS, cover)
    assert block.verdict == "cut"
    assert said in block.difference


def test_text_beyond_the_trim_is_cut() -> None:
    block = judged(text("Summer Festival", (300, 20, 300, 60)))
    assert block.verdict == "cut"
    assert "off the page" in block.difference


def test_text_of_a_few_pixels_is_unreadable() -> None:
    block = judged(text("Summer Festival", BOX, size=4), scale=1.0)
    assert (block.verdict, block.difference) == (
        "unreadable",
        "the picture has too few pixels to read it",
    )


def test_another_text_too_small_for_its_outlines_is_a_fault_all_the_same() -> None:
    small = text("Summer Festival", BOX, size=10)
    block = judged(small, text("Winter Concert", BOX, size=10), scale=1.0)
    assert block.verdict in ("differs", "unreadable")
    assert not judged(small, rect((0, 0, 1, 1), GROUND), scale=1.0).passed


def test_text_wholly_off_the_page_is_no_crash() -> None:
    block = judged(text("Summer Festival", (500, 20, 300, 60)))
    assert block.verdict in ("hidden", "cut")


def test_a_blot_over_letters_makes_another_text() -> None:
    block = judged(WORDS, WORDS, over(0.2, -0.1, 0.12, 1.2, "#884422"))
    assert block.verdict == "differs"


def test_translucent_text_is_text() -> None:
    faint = msgspec.structs.replace(WORDS, opacity=0.45)
    assert judged(faint).verdict == "exact"


@pytest.mark.parametrize(
    ("words", "shown", "said"),
    [
        ("Summer Festival", "Summer Festivel", "“a” reads “e”"),
        ("Jazz am See", "Jazzam See", "a space is missing after “Jazz”"),
        ("nowhere", "now here", "a space is surplus after “now”"),
    ],
)
def test_a_wrong_letter_and_a_lost_space(words: str, shown: str, said: str) -> None:
    block = judged(text(words, BOX), text(shown, BOX))
    assert block.verdict == "differs"
    assert said in block.difference
    assert said in block.sentence


def test_a_lost_space_between_chinese_words() -> None:
    block = judged(text("夏日 音乐节", BOX, face=HAN), text("夏日音乐节", BOX, face=HAN))
    assert block.verdict == "differs"
    assert "a space is missing after “夏日”" in block.difference


ADDED = (
    "s",
    "S",
    "e",
    "l",
    "I",
    "1",
    ".",
    "0",
    "O",
    "o",
    "x",
    "er",
    "20",
    " a",
    " I",
    " NOW",
    "  new",
)


@pytest.mark.parametrize("word", ["Festival", "Concert 20"])
def test_letters_added_after_a_line_are_caught(word: str) -> None:
    missed = [
        added
        for added in ADDED
        if judged(text(word, BOX), text(word + added, BOX)).verdict == "exact"
    ]
    assert missed == []


@pytest.mark.parametrize("word", ["Festival", "Concert 20"])
def test_letters_added_before_a_line_are_caught(word: str) -> None:
    box = (20.0, 20.0, 360.0, 60.0)
    missed = [
        added
        for added in ("S", "I", "(", "x ", "2 ", "The ")
        if judged(text(word, box, align="right"), text(added + word, box, align="right")).verdict
        == "exact"
    ]
    assert missed == []


def test_rules_dots_and_arrows_beside_a_line_are_no_letters() -> None:
    x, y, h = INK.right, INK.y, INK.height
    marks = [
        rect((x + 8, y + h * 0.45, 30, 3), "#141414", "rule"),
        rect((INK.x - 12, y - 8, 3, h + 16), "#141414", "bar"),
        rect((x + 44, y + h * 0.4, 6, 6), "#141414", "dot"),
    ]
    block = judged(WORDS, WORDS, *marks)
    assert (block.verdict, block.difference) == ("exact", "")
