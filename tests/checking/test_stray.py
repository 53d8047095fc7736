"""Words in the artwork that the document doesn't say are told with their place."""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pytest
from PIL import Image

from engine.checking.proof import ProofReport, prove
from engine.checking.stray import StrayText
from engine.document.model import ArcPath, Box, Picture, TextPath, TextRun
from engine.drawing.compose import compose
from exporters import raster
from tests.checking.posters import BLACK, HAN, SANS, SCALE, drawn, poster, rect, text

TITLE = text("Summer Festival", (24, 20, 372, 60), face=BLACK, size=40)


def found(*intruders: object, thorough: bool = True) -> ProofReport:
    """The proof of a poster that shows the intruders beside what its document says."""
    scene, _ = drawn(poster(TITLE))
    _, picture = drawn(poster(TITLE, *intruders))  # type: ignore[arg-type]
    return prove([picture], [scene], SCALE, thorough=thorough)


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Coca Cola", {"face": SANS, "size": 30.0}),
        ("SALE", {"face": BLACK, "size": 44.0, "fill": "#9c2b20"}),
        ("特价优惠", {"face": HAN, "size": 30.0}),
        ("Turned", {"size": 30.0, "rotation": 12.0}),
        ("OK", {"face": BLACK, "size": 44.0}),
    ],
)
def test_words_that_nobody_wrote_are_found(words: str, more: dict[str, object]) -> None:
    report = found(text(words, (60, 160, 300, 60), **more))  # type: ignore[arg-type]
    (stray,) = report.stray
    assert stray.text == words
    assert stray.page == 1
    assert stray.box.intersects(Box(60, 160, 120, 40))
    assert not stray.box.intersects(Box(24, 20, 372, 50))
    assert f"“{words}”" in stray.sentence
    assert "mm from the left" in stray.sentence


def test_stray_text_is_a_finding_and_no_fault() -> None:
    report = found(text("Coca Cola", (60, 160, 300, 60)))
    assert report.passed
    assert report.sentence == ("1 of 1 texts read exactly as written; 1 stray text in the artwork")
    again = msgspec.convert(msgspec.json.decode(msgspec.json.encode(report)), ProofReport)
    assert again == report
    assert isinstance(again.stray[0], StrayText)


def test_letters_that_run_on_from_a_line_are_told_apart() -> None:
    report = found(text("Lorem ipsum", (330, 300, 80, 60), size=14, id="other"))
    assert report.stray == ()  # off the page
    scene, _ = drawn(poster(text("Summer", (24, 20, 372, 60), size=30)))
    _, picture = drawn(poster(text("Summer Festival", (24, 20, 372, 60), size=30)))
    (stray,) = prove([picture], [scene], SCALE, thorough=True).stray
    assert stray.text == "Festival"


def test_it_is_only_asked_for_where_pictures_are() -> None:
    assert found(text("Coca Cola", (60, 160, 300, 60)), thorough=False).stray == ()
    photo = Image.fromarray(drawn(poster(text("Shop 24h", (20, 20, 380, 90), size=60)))[1])
    data = io.BytesIO()
    photo.save(data, "PNG")
    layer = Picture(id="photo", box=Box(0, 100, 280, 200), asset="a" * 64)
    scene = compose(poster(layer, TITLE))
    picture = raster.render(scene, scale=SCALE, assets={"a" * 64: data.getvalue()})
    (stray,) = prove([picture], [scene], SCALE).stray
    assert stray.text == "Shop 24h"
    assert stray.box.y > 100


def test_the_document_s_own_words_are_never_stray() -> None:
    wave = msgspec.structs.replace(
        text("Along the wave", (20, 130, 380, 160), size=24, id="wave"),
        path=TextPath("M 0 70 C 100 0 250 120 380 40"),
    )
    ruby = msgspec.structs.replace(
        text("中国", (300, 20, 100, 60), face=HAN, size=34, id="ruby"),
        runs=(TextRun("中国", ruby="zhōng guó"),),
    )
    scene, picture = drawn(
        poster(
            text("Summer Festival", (24, 20, 250, 60), face=BLACK, size=26),
            wave,
            ruby,
            text("ROUND", (0, 0, 420, 300), size=16, arc=ArcPath(90, 290, 60), id="arc"),
            text("Turned words", (240, 240, 150, 30), rotation=-12, size=18, id="turned"),
        )
    )
    report = prove([picture], [scene], SCALE, thorough=True)
    assert [b.sentence for b in report.faults] == []
    assert report.stray == ()


def test_windows_stripes_and_grids_are_no_words() -> None:
    bars = [rect((60 + 9 * i, 130, 3, 40), "#20242c", f"bar{i}") for i in range(12)]
    panes = [
        rect((60 + 22 * i, 190 + 22 * j, 16, 16), "#f0d080", f"pane{i}{j}")
        for i in range(8)
        for j in range(4)
    ]
    rings = [rect((280, 130 + 20 * i, 110, 4), "#803030", f"rule{i}") for i in range(6)]
    house = rect((50, 180, 200, 110), "#303848", "house")
    report = found(*bars, house, *panes, *rings)
    assert report.stray == ()


def test_a_page_of_a_few_pixels_is_left_alone() -> None:
    scene, _ = drawn(poster(TITLE))
    tiny = np.full((9, 12, 3), 200, np.uint8)
    assert prove([tiny], [scene], 12 / 420, thorough=True).stray == ()
