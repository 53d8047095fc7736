"""The ink is held against the outlines, and says nothing where it can't know."""

from __future__ import annotations

import numpy as np
import pytest

from engine.checking.lines import lines_of, placed_outlines
from engine.checking.pictures import ImagePage
from engine.checking.witness import PageInk, Witness
from tests.checking.posters import BLACK, HAN, SANS, Pixels, drawn, poster, rect, text


def witness(
    expected: str, shown: str, *, face: str = SANS, scale: float = 2.0, size: float = 30.0
) -> Witness:
    scene, _ = drawn(poster(text(expected, (20, 20, 380, 60), face=face, size=size), height=100))
    _, picture = drawn(
        poster(text(shown, (20, 20, 380, 60), face=face, size=size), height=100), scale
    )
    return over(scene, picture, scale)


def over(scene: object, picture: Pixels, scale: float) -> Witness:
    from engine.drawing.scene import Scene

    assert isinstance(scene, Scene)
    placed = placed_outlines(scene)["text"]
    (line,) = lines_of(scene.blocks[0], placed)
    return Witness(ImagePage.of_array(picture, scale), line, PageInk(placed))


@pytest.mark.parametrize(("scale", "size"), [(1.0, 20.0), (2.0, 30.0), (6.0, 30.0), (0.5, 56.0)])
@pytest.mark.parametrize(
    ("words", "face"), [("Il O0 été", SANS), ("Coffee & g", BLACK), ("音乐节", HAN)]
)
def test_true_ink_agrees_at_any_resolution(
    words: str, face: str, scale: float, size: float
) -> None:
    found = witness(words, words, face=face, scale=scale, size=size)
    evidence = found.whole()
    assert evidence.agrees, evidence
    assert evidence.score > 0.9
    assert all(s is not False for s in found.visible())


@pytest.mark.parametrize(
    ("expected", "shown", "index", "read"),
    [
        ("cafe", "café", 3, "é"),
        ("café", "cafe", 3, "e"),
        ("Ball", "Bail", 2, "i"),
        ("each", "eaoh", 2, "o"),
        ("10", "1O", 1, "O"),
        ("gęś", "ges", 1, "e"),
    ],
)
def test_wrong_ink_disagrees(expected: str, shown: str, index: int, read: str) -> None:
    assert witness(expected, expected).around([index], read).agrees
    assert witness(expected, shown).around([index], read).agrees is False


def test_the_reading_that_fits_better_wins_but_equal_shapes_pass() -> None:
    true = witness("Illusion", "Illusion")
    assert true.around([0], "l").agrees
    assert true.impostor(0, ["l", "1", "|"]) == ""
    assert witness("Illusion", "1llusion").impostor(0, ["l", "1", "|"]) == "1"


def test_it_says_nothing_of_what_it_can_not_see() -> None:
    scene, picture = drawn(poster(text("Summer", (20, 20, 380, 60)), height=100))
    flat = np.full_like(picture, 128)
    assert over(scene, flat, 2.0).whole().detail == "ink is missing"
    noise = np.random.default_rng(1).integers(0, 255, picture.shape).astype(np.uint8)
    assert over(scene, noise, 2.0).whole().agrees is not True
    tiny = np.full((10, 42, 3), 128, np.uint8)
    assert over(scene, tiny, 0.1).whole().agrees is None


def test_covered_letters_are_not_seen() -> None:
    words = text("Summer", (20, 20, 380, 60))
    scene, _ = drawn(poster(words, height=100))
    ink = scene.blocks[0].ink
    cover = rect((ink.x + ink.width * 0.65, 10, 200, 80), "#f4d0a0")
    _, picture = drawn(poster(words, cover, height=100))
    seen = over(scene, picture, 2.0).visible()
    assert seen[0] is True
    assert seen[-1] is False
