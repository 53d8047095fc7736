"""The glance: real posters, read by a reader that isn't told where their words stand."""

from __future__ import annotations

import dataclasses

import msgspec
import numpy as np
import pytest

from engine.document import edits
from engine.document.colour import rgb
from engine.document.model import (
    Box,
    Document,
    Page,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.jobs import glance, studio
from engine.jobs.request import Request
from exporters.raster import render


def page(*texts: tuple[str, float], face: str = "inter-500", tracking: float = 0.0) -> Document:
    white = Shape(id="g", kind="rect", box=Box(0, 0, 640, 640), fill=SolidPaint(rgb(1, 1, 1)))
    blocks = tuple(
        TextBlock(
            id=f"t{i}", box=Box(40, 60 + 120 * i, 560, 90), runs=(TextRun(words),), language="en",
            style=TextStyle(faces=(face, "noto-sans-sc-500"), size=size, tracking=tracking),
        )
        for i, (words, size) in enumerate(texts)
    )  # fmt: skip
    return Document(pages=(Page(width=640, height=640, layers=(white, *blocks)),), unit="px")


def test_words_are_compared_without_case_and_han_by_sign() -> None:
    assert glance.words("Jazz\nNight, £12!") == ["jazz", "night,", "£12!"]
    assert glance.words("今晚 8点") == ["今", "晚", "8", "点"]
    assert glance.words("It’s — on") == ["it's", "-", "on"]


def test_a_word_counts_as_often_as_it_should_stand() -> None:
    assert glance.found(["no", "no", "yes"], ["NO yes"]) == pytest.approx(2 / 3)
    assert glance.found([], ["anything"]) == 1.0
    assert glance.found(["sale"], ["BigSale"]) == 0.0


def test_a_plain_page_is_found_whole() -> None:
    document = page(("Open today", 56), ("Coffee and cake", 36), ("新鲜面包", 48))
    assert glance.of_document(document, render) == 1.0


def test_what_is_covered_is_missed() -> None:
    document = page(("Open today", 56), ("Coffee and cake", 36))
    ink = compose(document).blocks[0].ink
    lid = Shape(id="lid", kind="rect", box=ink, fill=SolidPaint(rgb(0.4, 0.4, 0.4)))
    found = glance.of_document(edits.add_layer(document, lid), render)
    assert found == pytest.approx(3 / 5)


def test_words_that_stand_too_close_are_missed() -> None:
    document = page(("of art", 120), ("a long line that stands beside the short one", 22))
    assert glance.of_document(document, render) == 1.0
    tight = page(
        ("of art", 120), ("a long line that stands beside the short one", 22),
        face="archivo-900i", tracking=-0.06,
    )  # fmt: skip
    assert glance.of_document(tight, render) < 1.0


def test_a_blank_picture_holds_nothing() -> None:
    blank = np.full((256, 256, 3), 200, np.uint8)
    assert glance.glance(blank, ["Hello"]) == 0.0
    assert glance.glance(blank, []) == 1.0


def test_a_design_that_cannot_be_read_gives_way() -> None:
    """Three designs of one request; the words of the luckiest one are smeared over."""
    request = Request(
        prompt="an evening of jazz", texts=(("title", "Jazz by the river"),), size="640x640px"
    )
    brief = studio.brief_of(request)
    free = studio.generate(msgspec.structs.replace(request, variants=2), render)
    first = studio.draw(free[0].plan, brief, render)
    ink = next(b.ink for b in compose(first.document).blocks if b.role == "title")
    lid = Shape(id="lid", kind="rect", box=ink.grown(4), fill=SolidPaint(rgb(0.5, 0.5, 0.5)))
    covered = dataclasses.replace(first, document=edits.add_layer(first.document, lid), score=1.0)
    other = dataclasses.replace(studio.draw(free[1].plan, brief, render), faults=covered.faults)
    (kept,) = studio._readable([covered, other], request, render)
    assert kept.document == other.document
    assert kept.glance == 1.0
    # Where there is nothing better it stays, and says what it is worth.
    (alone,) = studio._readable([covered], request, render)
    assert alone.document == covered.document
    assert alone.glance < 1.0


def test_a_generated_poster_tells_its_glance() -> None:
    request = Request(
        prompt='a café poster that says "Fresh Coffee" and "Open 8 to 5"', size="720x720px"
    )
    (made,) = studio.generate(request, render)
    assert made.glance == 1.0
