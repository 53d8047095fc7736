"""Broken posters are mended by named edits that can be undone, and never by changing a word."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.mending import prover
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import (
    ArcPath,
    Artwork,
    Box,
    Brand,
    Document,
    Group,
    Layer,
    Page,
    Plate,
    Region,
    SceneSource,
    Shape,
    SolidPaint,
    Stroke,
    Swatch,
    TextBlock,
)
from engine.document.palettes import PALETTES
from engine.drawing.compose import compose
from engine.jobs.remedies import Case, changes, companion
from engine.jobs.repair import Repaired, repair
from exporters import gate
from tests.checking.posters import BLACK, rect, text

INK, PAPER = from_hex("#14213d"), from_hex("#fbf7ee")
SWATCHES = (Swatch("ink", INK), Swatch("paper", PAPER))


def poster(*layers: Layer, ground: str = "#fbf7ee", unit: str = "mm", **page: object) -> Document:
    base = Shape(
        id="ground", box=Box(0, 0, 420, 300), fill=SolidPaint(from_hex(ground)), purpose="ground"
    )
    made = Page(width=420, height=300, safe=14, layers=(base, *layers), **page)  # type: ignore[arg-type]
    return Document(title="Test", pages=(made,), swatches=SWATCHES, unit=unit)  # type: ignore[arg-type]


def words(document: Document) -> dict[str, str]:
    return {x.id: x.text for x in edits.iter_layers(document) if isinstance(x, TextBlock)}


def block(document: Document, id: str = "text") -> TextBlock:
    found = edits.find(document, id)
    assert isinstance(found, TextBlock)
    return found


def mended(document: Document) -> Repaired:
    """Repaired and held to what every repair promises."""
    prove = prover({})
    assert not prove(document).passed, "the poster was not broken"
    made = repair(document, prove)
    assert words(made.document) == words(document)
    assert all(step.round <= 3 for step in made.steps)
    before = document
    for step in made.steps:
        assert step.before == before
        assert step.after != before
        before = step.after
    assert made.document == before
    if made.steps:
        assert made.steps[0].before is document
    return made


def names(made: Repaired) -> list[str]:
    return [step.name for step in made.steps]


TITLE = text("Summer Jazz Festival", (24, 24, 372, 60), face=BLACK, size=34)
SMALL = text("Saturday 10 July, 20 h", (24, 130, 300, 24), id="small", size=15)


def test_a_sound_document_is_left_alone() -> None:
    document = poster(TITLE, SMALL)
    made = repair(document, prover({}))
    assert made.document is document
    assert made.steps == ()
    assert made.passed


def test_text_behind_a_shape_comes_to_the_front() -> None:
    document = poster(TITLE, rect((10, 10, 400, 90), "#e9c46a"), SMALL)
    made = mended(document)
    assert made.passed
    assert names(made) == ["raised"]
    ids = [layer.id for layer in made.document.pages[0].layers]
    assert ids == ["ground", "cover", "text", "small"]
    assert "cover" in made.steps[0].sentence


def test_text_behind_a_dark_shape_is_raised_and_takes_the_ink_that_reads_there() -> None:
    made = mended(poster(TITLE, rect((10, 10, 400, 90), "#1b2a49")))
    assert made.passed
    assert names(made) == ["raised", "other ink"]
    assert block(made.document).style.fill == SolidPaint(PAPER, "paper")


def test_text_in_the_colour_of_its_ground_takes_the_document_s_ink() -> None:
    made = mended(poster(text("Open day on Sunday", (24, 24, 372, 60), fill="#fbf7ee", size=34)))
    assert made.passed
    assert names(made) == ["other ink"]
    assert block(made.document).style.fill == SolidPaint(INK, "ink")


def test_a_title_that_is_a_little_too_large_is_set_smaller() -> None:
    made = mended(poster(text("Summer Jazz Festival", (24, 24, 372, 42), face=BLACK, size=38)))
    assert made.passed
    assert names(made) == ["smaller size"]
    assert 0.85 * 38 < block(made.document).style.size < 38
    assert block(made.document).box == Box(24, 24, 372, 42)


def test_a_paragraph_without_room_gets_a_larger_box_but_no_neighbour_is_touched() -> None:
    long = text(
        "Free entry for children and all who live beside the river", (24, 24, 150, 30), size=20
    )
    made = mended(poster(long, SMALL))
    assert made.passed
    assert names(made) == ["larger box"]
    assert block(made.document).style.size == 20
    inks = {b.block: b.ink for b in compose(made.document).blocks}
    assert not inks["text"].intersects(inks["small"])


def test_text_off_the_page_is_moved_into_the_safe_area() -> None:
    made = mended(poster(text("Summer Jazz Festival", (300, 260, 372, 60), face=BLACK, size=20)))
    assert made.passed
    assert names(made) == ["moved inside"]
    ink = compose(made.document).blocks[0].ink
    assert ink.x >= 13.5
    assert ink.right <= 406.5
    assert ink.bottom <= 286.5


def test_a_turned_text_in_a_turned_group_is_moved_the_right_way() -> None:
    tilted = text("Half price", (330, 30, 120, 30), size=22, rotation=8)
    group = Group(id="g", box=Box(300, 10, 120, 80), rotation=15, children=(tilted,))
    made = mended(poster(group))
    assert made.passed
    ink = compose(made.document).blocks[0].ink
    assert ink.right <= 406.5


def test_an_illegible_face_at_5_points_is_set_larger_and_plainer() -> None:
    tiny = text("Doors open at half past seven", (24, 200, 300, 20), face="monoton-400", size=5)
    made = mended(poster(TITLE, msgspec.structs.replace(tiny, id="tiny")))
    assert made.passed
    assert names(made)[0] == "larger size"
    assert compose(made.document).blocks[1].smallest >= 8


def restless(locked: bool, *texts: TextBlock) -> Document:
    source = SceneSource(family="memphis", seed=5, palette=PALETTES["dusk"])
    scene = Artwork(id="scene", box=Box(0, 0, 420, 300), source=source, locked=locked)
    return poster(scene, *texts)


MARKET = text("Night market by the river", (24, 120, 372, 80), size=13, fill="#14213d")


def test_a_restless_scene_is_kept_quiet_behind_a_text() -> None:
    made = mended(restless(False, MARKET))
    assert made.passed
    assert names(made) == ["quiet scene"]
    assert edits.find(made.document, "text") == MARKET


def test_a_scene_that_is_locked_stays_and_the_text_gets_a_band_of_the_document_s_paper() -> None:
    document = restless(True, MARKET)
    made = mended(document)
    assert made.passed
    assert names(made) == ["backed"]
    assert edits.find(made.document, "scene") is edits.find(document, "scene")
    band = block(made.document).style.highlight
    assert band is not None
    assert band.paint == SolidPaint(PAPER, "paper")
    assert block(made.document).style.fill == MARKET.style.fill


def test_letters_on_a_circle_get_a_ribbon_that_follows_them() -> None:
    circle = ArcPath(210, 150, 90)
    ring = text("Round and round we go", (100, 40, 220, 220), size=18, fill="#8a5a6b", arc=circle)
    made = mended(restless(True, ring))
    assert made.passed
    assert names(made) == ["backed"]
    layers = made.document.pages[0].layers
    assert [layer.id for layer in layers] == ["ground", "scene", "text-ribbon", "text"]
    ribbon = layers[2]
    assert isinstance(ribbon, Shape)
    assert ribbon.box.grown(20).intersects(Box(210, 50, 1, 1))


def test_a_weak_plate_is_painted_anew() -> None:
    label = text("Get tickets", (60, 120, 200, 50), size=18, fill="#fbf7ee")
    plate = Plate(paint=SolidPaint(from_hex("#efe6d2")))
    made = mended(edits.set_plate(poster(label), "text", plate))
    assert made.passed
    assert block(made.document).plate is not None


def test_two_texts_on_each_other_are_moved_apart() -> None:
    other = text("Bring your friends", (30, 34, 300, 40), id="other", size=24)
    made = mended(poster(TITLE, other))
    assert made.passed
    assert "moved apart" in names(made)
    a, b = (report.ink for report in compose(made.document).blocks)
    assert not a.intersects(b)


def test_faint_ink_is_replaced_by_an_opaque_one() -> None:
    faint = edits.set_fill(poster(TITLE), "text", SolidPaint(INK.with_alpha(0.05)))
    made = mended(faint)
    assert made.passed
    fill = block(made.document).style.fill
    assert isinstance(fill, SolidPaint)
    assert fill.colour.alpha == 1


def test_what_is_hardly_there_is_made_opaque_with_the_group_around_it() -> None:
    group = Group(id="g", box=Box(0, 0, 420, 100), opacity=0.1, children=(TITLE,))
    document = poster(group)
    ground = prover({})(document).grounds[0]
    case = Case(document, 0, "text", "hidden", frozenset(), ground, 1.0)
    first = next(changes(case))
    assert (first.name, first.cause) == ("full opacity", "faint")
    assert edits.find(first.edit(document), "g").opacity == 1


def test_a_locked_text_is_never_touched_and_that_is_said() -> None:
    document = edits.lock(poster(TITLE, rect((10, 10, 400, 90), "#e9c46a")), "text")
    made = mended(document)
    assert made.document is document
    assert not made.passed
    assert any("locked" in line and "Summer Jazz" in line for line in made.advice)


def test_what_cannot_be_mended_is_said_and_leaves_no_clutter() -> None:
    """The person drew the box: it isn't left, and the text is too long for any size in it."""
    much = text(
        "All about everything that has happened here since June", (24, 130, 40, 16), size=14
    )
    drawn = Region(id="r", box=Box(24, 130, 40, 16), role="text", text_role="body", locked=True)
    document = poster(
        msgspec.structs.replace(TITLE, role="title"),
        msgspec.structs.replace(much, id="much"),
        regions=(drawn,),
    )
    made = mended(document)
    assert not made.passed
    assert made.document == document
    assert any("shorten" in line for line in made.advice)


def test_a_character_that_no_face_has_is_left_for_the_person() -> None:
    made = mended(poster(text("Hello \U00012000", (24, 24, 372, 60), size=30)))
    assert not made.passed
    assert any("affiche fonts add" in line for line in made.advice)


def test_the_brand_s_colours_come_before_black_and_white() -> None:
    brand = Brand(name="Blue", colours=(Swatch("blue", from_hex("#0b3d91")),))
    layers = poster(text("Open day", (24, 24, 372, 60), fill="#fbf7ee", size=34)).pages
    document = Document(title="Test", pages=layers, brand=brand)
    document = edits.set_swatch(document, "ink", from_hex("#d8cfc0"))
    document = edits.set_swatch(document, "paper", PAPER)
    made = mended(document)
    assert made.passed
    fill = block(made.document).style.fill
    assert isinstance(fill, SolidPaint)
    assert fill.colour == from_hex("#0b3d91")


def test_companions_are_plain_faces_with_the_same_letters() -> None:
    plain = companion(Document(), "monoton-400", "Jazz")
    assert plain == "josefin-sans-700"
    assert companion(Document(), "great-vibes-400", "Джаз") == "cormorant-garamond-600"
    assert companion(Document(), "zhi-mang-xing-400", "夜市") is not None
    brand = Document(brand=Brand(faces=("pacifico-400", "karla-500")))
    assert companion(brand, "pacifico-400", "Jazz") == "karla-500"


def test_the_same_document_gives_the_same_steps() -> None:
    document = poster(TITLE, rect((10, 10, 400, 90), "#1b2a49"))
    first, second = (repair(document, prover({})) for _ in range(2))
    assert first.document == second.document
    assert [s.to_dict() for s in first.steps] == [s.to_dict() for s in second.steps]


@pytest.mark.parametrize("ending", [".pdf", ".png"])
def test_a_mended_poster_is_delivered_as_proved(ending: str, tmp_path: Path) -> None:
    heavy = text(
        "Open day", (30, 120, 360, 60), id="b", size=36, outline=Stroke(SolidPaint(INK), 9)
    )
    document = poster(TITLE, rect((10, 10, 400, 90), "#1b2a49"), heavy)
    made = repair(document, prover({}, ending=ending))
    assert made.passed
    delivery = gate.deliver(made.document, {}, tmp_path / f"poster{ending}")
    assert delivery.proof["passed"]
    assert delivery.path.name == f"poster{ending}"


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    x=st.integers(-120, 380),
    y=st.integers(-40, 290),
    size=st.sampled_from((7, 18, 40, 90)),
    fill=st.sampled_from(("#14213d", "#fbf7ee", "#c0b8a8")),
)
def test_a_repair_never_makes_a_poster_worse(x: int, y: int, size: int, fill: str) -> None:
    document = poster(text("Open day on Sunday", (x, y, 260, 70), size=size, fill=fill), SMALL)
    prove = prover({})
    before = prove(document)
    made = repair(document, prove)
    assert words(made.document) == words(document)
    assert made.report.count <= before.count
    if before.passed:
        assert made.document is document
    again = repair(made.document, prove)
    if made.passed:
        assert again.document is made.document
