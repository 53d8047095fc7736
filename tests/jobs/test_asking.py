"""What a document on the desk asks of the planner: its size, its brand, what is locked."""

from __future__ import annotations

import msgspec
import pytest

from engine.document import texts
from engine.document.colour import Colour, rgb
from engine.document.model import (
    Artwork,
    Box,
    Brand,
    Document,
    Layer,
    Page,
    Picture,
    Plate,
    Recipe,
    Region,
    SceneSource,
    SolidPaint,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.jobs.asking import ground_for, regions_of, request_for, size_of
from engine.jobs.request import Request
from engine.planning.formats import parse_size

MM = 72 / 25.4


def text(id: str, role: str, words: str, box: Box, *, locked: bool = False) -> TextBlock:
    style = TextStyle(faces=("anton-400",))
    return TextBlock(id=id, role=role, box=box, runs=(TextRun(words),), style=style, locked=locked)


def poster(*layers: Layer, regions: tuple[Region, ...] = (), **more: object) -> Document:
    page = Page(width=200, height=400, layers=layers, regions=regions)
    return Document(pages=(page,), unit="px", **more)  # type: ignore[arg-type]


def ask(document: Document, choices: Request | None = None) -> Request:
    return request_for(document, 0, texts.rows(document), choices or Request(prompt="jazz"))


@pytest.mark.parametrize("size", ["A3", "420x594mm", "1080x1350px", "24x36in", "210.5x99.25mm"])
def test_the_size_comes_back_as_it_was_asked_for(size: str) -> None:
    asked = parse_size(size)
    page = Page(width=asked.width, height=asked.height)
    plain = Document(pages=(page,), unit=asked.unit)
    read = parse_size(size_of(plain))
    assert (read.width, read.height, read.unit) == pytest.approx(
        (asked.width, asked.height, asked.unit), abs=1e-3
    )
    made = Document(pages=(page,), unit=asked.unit, recipe=Recipe(size=size))
    assert size_of(made) == size
    resized = Document(pages=(Page(width=100, height=100),), unit="px", recipe=Recipe(size=size))
    assert size_of(resized) == "100x100px"


def test_words_and_brand_of_the_document() -> None:
    brand = Brand(name="Quai", colours=(Swatch("sea", rgb(0, 0, 1)),), faces=("anton-400",))
    asked = ask(poster(text("t", "title", "Jazz", Box(0, 0, 100, 50)), brand=brand))
    assert asked.texts == (("title", "Jazz"),)
    assert (asked.brand_name, asked.colours, asked.faces) == ("Quai", ("#0000ff",), ("anton-400",))


def test_a_locked_text_is_asked_for_in_its_place() -> None:
    title = text("t", "title", "Jazz", Box(20, 40, 160, 80), locked=True)
    asked = ask(poster(title, text("s", "subtitle", "All night", Box(0, 200, 100, 50))))
    assert asked.regions == (("title", 0.1, 0.1, 0.9, 0.3),)
    assert asked.texts == (("title", "Jazz"), ("subtitle", "All night"))


def test_one_locked_text_of_several_keeps_a_quiet_place() -> None:
    date = text("a", "caption", "10 July", Box(0, 360, 100, 40), locked=True)
    place = text("b", "caption", "Old quay", Box(100, 360, 100, 40))
    asked = ask(poster(date, place))
    assert asked.regions == (("quiet", 0.0, 0.9, 0.5, 1.0),)
    assert asked.texts == (("caption", "Old quay"),)


def test_artwork_pictures_and_regions() -> None:
    sax = Artwork(
        id="sax", box=Box(50, 100, 100, 100), source=SubjectSource(subject="noto:saxophone"),
        locked=True,
    )  # fmt: skip
    scene = Artwork(
        id="sky", box=Box(0, 0, 200, 400), source=SceneSource(family="night"), locked=True
    )
    photo = Picture(id="p", box=Box(-50, 300, 100, 100), asset="0" * 64, locked=True)
    regions = (
        Region(id="r1", box=Box(0, 0, 200, 80), role="text", text_role="title"),
        Region(id="r2", box=Box(0, 0, 50, 50), role="subject"),
        Region(id="r3", box=Box(900, 0, 50, 50), role="quiet"),
    )
    document = poster(scene, sax, photo, regions=regions)
    found, beside = regions_of(document, 0)
    assert found == (
        ("subject", 0.25, 0.25, 0.75, 0.5),
        ("quiet", 0.0, 0.75, 0.25, 1.0),
        ("title", 0.0, 0.0, 1.0, 0.2),
    )
    assert not beside


def test_a_locked_scene_keeps_its_palette_around_it() -> None:
    scene = Artwork(
        id="sky", box=Box(0, 0, 200, 400), source=SceneSource(family="night"), locked=True
    )
    recipe = Recipe(plan="format=story archetype=badge palette=dusk")
    assert ask(poster(scene, recipe=recipe)).palette == "dusk"
    chosen = Request(prompt="jazz", palette="gold")
    assert ask(poster(scene, recipe=recipe), chosen).palette == "gold"
    assert ask(poster(recipe=recipe)).palette is None


@pytest.mark.parametrize(
    ("colour", "plate", "ground"),
    [
        (rgb(0.05, 0.05, 0.1), None, "light"),
        (rgb(0.98, 0.97, 0.9), None, "dark"),
        (rgb(0.98, 0.97, 0.9), Plate(), ""),
        (rgb(0.8, 0.3, 0.3), None, ""),
    ],
)
def test_locked_words_ask_for_a_ground_that_they_read_on(
    colour: Colour, plate: Plate | None, ground: str
) -> None:
    words = msgspec.structs.replace(
        text("t", "title", "Jazz", Box(0, 0, 100, 50), locked=True),
        style=TextStyle(faces=("anton-400",), fill=SolidPaint(colour)),
        plate=plate,
    )
    assert ground_for(poster(words)) == ground
    assert ground_for(poster(msgspec.structs.replace(words, locked=False))) == ""
