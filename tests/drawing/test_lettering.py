"""The lettering of a document as a decoder sees it: the canvas's own ink, the document's words."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt
import pytest

from engine.document.colour import from_hex
from engine.document.model import (
    ArcPath,
    Box,
    Document,
    Group,
    Layer,
    Page,
    Shadow,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.drawing.lettering import block_texts, ink_glyphs, lettering
from engine.drawing.scene import Glyphs, Layered, Path, Scene, concatenate, walk
from engine.text.glyph_map import glyph_map
from exporters.raster import render

BLACK = SolidPaint(from_hex("#000000"))
LATIN, SERIF, HAN = "inter-tight-800", "playfair-display-700i", "noto-sans-sc-900"
NASKH = "noto-naskh-arabic-700"


def block(words: str, face: str = LATIN, **extra: object) -> TextBlock:
    style = {"faces": (face,), "size": 44.0, "fill": BLACK}
    for name in list(extra):
        if name in TextStyle.__struct_fields__:
            style[name] = extra.pop(name)  # type: ignore[assignment]
    base = {
        "id": "t",
        "role": "title",
        "box": Box(30.0, 30.0, 340.0, 240.0),
        "language": "en",
        "runs": (TextRun(words),),
        "style": TextStyle(**style),  # type: ignore[arg-type]
    }
    return TextBlock(**{**base, **extra})  # type: ignore[arg-type]


def scene(*layers: Layer) -> Scene:
    return compose(Document(pages=(Page(width=400.0, height=300.0, layers=layers),)))


def canvas(page: Scene, scale: float) -> npt.NDArray[np.float64]:
    """What Qt paints of a scene that is black on white: 0 paper .. 255 ink."""
    return 255.0 - render(page, scale=scale, assets={})[..., 0]


CASES = {
    "upright": block("Handgloves, 1234 & more in a paragraph"),
    "small": block("Every word exact, at every size that people read " * 4, SERIF, size=11.0),
    "turned": block("Turned by some degrees", rotation=-17.0),
    "columns": block("夏夜爵士音乐会。", HAN, writing="vertical", language="zh-Hans"),
    "columns with Latin": block("二〇二六年 Jazz 音乐节", HAN, writing="vertical", language="zh"),
    "arc": block("All around the world", arc=ArcPath(200, 190, 120), size=36.0),
    "han": block("字字准确，一览无余。龘靐齉", HAN, language="zh-Hans"),
    "arabic": block("مهرجان الموسيقى العربية ٢٠٢٦", NASKH, language="ar"),
    "mixed": block("Jazz 爵士 جاز in one line", language="en"),
    "italic": block("Quartz fjord", SERIF, size=90.0),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_the_map_is_what_the_canvas_shows(name: str, scale: float) -> None:
    page = scene(CASES[name])
    painted = canvas(page, scale)
    height, width = painted.shape
    glyphs = ink_glyphs(page)
    made = glyph_map(glyphs, (0, 0, 400, 300), (width, height), parts=("coverage",)).coverage
    assert made is not None
    assert painted.max() > 200
    error = np.abs(made - painted)
    assert error.mean() < 0.5
    # And not only on the average of a white page: among the pixels with ink as well.
    assert error[(painted > 0) | (made > 0)].mean() < 4
    assert (error > 48).mean() < 1e-4


def test_groups_that_turn_and_shrink_are_followed() -> None:
    page = scene(block("In a group"))
    inner = Layered(page.nodes, matrix=(0.8, 0.3, -0.2, 0.7, 40.0, 10.0))
    page = dataclasses.replace(page, nodes=(Layered((inner,), matrix=(0.9, 0, 0, 1.1, 5.0, 0.0)),))
    painted = canvas(page, 2.0)
    made = glyph_map(ink_glyphs(page), (0, 0, 400, 300), (800, 600), parts=("coverage",)).coverage
    assert made is not None
    assert painted.max() > 200
    assert np.abs(made - painted).mean() < 0.5


def test_a_region_is_a_window_onto_the_canvas() -> None:
    page = scene(block("Handgloves"))
    painted = canvas(page, 4.0)[120:600, 200:840]
    made = glyph_map(ink_glyphs(page), (50, 30, 210, 150), (640, 480), parts=("coverage",)).coverage
    assert made is not None
    assert painted.max() > 200
    assert np.abs(made - painted).mean() < 0.5


def test_shadows_are_no_letters_and_hidden_text_is() -> None:
    shadow = Shadow(colour=from_hex("#000000"), dx=4, dy=4, blur=3)
    page = scene(block("Aa", shadow=shadow))
    assert [g.text for g in ink_glyphs(page)] == ["A", "a"]
    runs = [n for n in walk(page.nodes) if isinstance(n, Glyphs) and not n.decorative]
    hidden = dataclasses.replace(page, nodes=(dataclasses.replace(runs[0], invisible=True),))
    assert [g.gid for g in ink_glyphs(hidden)] == [g.gid for g in ink_glyphs(page)]


def test_glyphs_stand_where_the_scene_has_them() -> None:
    page = scene(block("Ab", rotation=30.0))
    group = next(n for n in page.nodes if isinstance(n, Layered))
    run = next(n for n in walk(page.nodes) if isinstance(n, Glyphs))
    for ink, glyph in zip(ink_glyphs(page), run.glyphs, strict=True):
        assert ink.matrix[4:] == pytest.approx(
            concatenate(group.matrix, (1, 0, 0, 1, glyph.x, glyph.y))[4:]
        )
        assert (ink.gid, ink.text, ink.block) == (glyph.gid, glyph.text, "t")


def test_blocks_can_be_chosen_and_keep_their_numbers() -> None:
    page = scene(block("One", id="a"), block("Two", id="b", role="body"))
    assert [g.block for g in ink_glyphs(page)] == ["a"] * 3 + ["b"] * 3
    chosen = lettering(page, blocks={"b"})
    assert [(g.text, g.index) for g in chosen.glyphs] == [("T", 3), ("w", 4), ("o", 5)]
    assert chosen.words == ("Two",)


def test_words_come_from_the_blocks_and_not_from_quotation_marks() -> None:
    page = scene(
        block("It's a \"SALE\" at 'Joe’s'", id="a"),
        Group(
            id="g", box=Box(0, 0, 400, 300), children=(block("Open\nlate", id="b", role="body"),)
        ),
        block("  ", id="c"),
    )
    texts = block_texts(page)
    assert [(t.block, t.role, t.text) for t in texts] == [
        ("a", "title", "It's a \"SALE\" at 'Joe’s'"),
        ("b", "body", "Open\nlate"),
    ]


def test_words_are_as_drawn_where_the_style_sets_capitals() -> None:
    texts = block_texts(scene(block("Straße am Fluß, two lines of it in capitals", caps=True)))
    assert texts[0].text.startswith("STRA")
    assert "TWO LINES" in texts[0].text


def test_readings_follow_their_block() -> None:
    page = scene(block("漢字", HAN))
    report = dataclasses.replace(page.blocks[0], ruby_texts=("かんじ",), language="ja")
    page = dataclasses.replace(page, blocks=(report,))
    assert [(t.role, t.language, t.text) for t in block_texts(page)] == [
        ("title", "ja", "漢字"),
        ("ruby", "ja", "かんじ"),
    ]


def test_what_a_clip_may_hide_is_said() -> None:
    page = scene(block("Clipped"))
    window = Path("MLLZ", (0.0, 0.0, 50.0, 0.0, 50.0, 300.0))
    cut = dataclasses.replace(page, nodes=(Layered(page.nodes, clip=window),))
    assert lettering(page).clipped == ()
    assert lettering(cut).clipped == ("t",)
    assert len(lettering(cut).glyphs) == len("Clipped")


def test_what_is_wholly_transparent_is_not_drawn_nor_mapped() -> None:
    page = scene(block("Gone"))
    gone = dataclasses.replace(page, nodes=(Layered(page.nodes, opacity=0.0),))
    assert ink_glyphs(gone) == ()


def test_characters_carry_text_and_block() -> None:
    page = scene(block("fi جاز", id="x"))
    made = glyph_map(ink_glyphs(page), (0, 0, 400, 300), (400, 300), parts=("boxes",))
    assert made.characters is not None
    assert made.boxes is not None
    assert sorted("".join(c.text for c in made.characters)) == sorted("fiجاز")
    assert {c.block for c in made.characters} == {"x"}
    ink = page.blocks[0].ink
    assert made.boxes[:, 0].min() == pytest.approx(ink.x, abs=0.1)
    assert made.boxes[:, 2].max() == pytest.approx(ink.x + ink.width, abs=0.1)
