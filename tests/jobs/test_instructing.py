"""A poster changed as somebody says it: what was asked happens, every word stays and reads."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import Colour, oklch, rgb
from engine.document.model import (
    Artwork,
    Box,
    Brand,
    Document,
    Picture,
    Region,
    SceneSource,
    SubjectSource,
    Swatch,
    TextBlock,
)
from engine.document.palettes import PALETTES
from engine.document.texts import folded
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs import studio
from engine.jobs.finishing import make_legible
from engine.jobs.instructing import Instructed, instruct
from engine.jobs.instructing.oklab import moved_palette, tone_move
from engine.jobs.instructing.scope import ink_of, is_subject
from engine.jobs.request import Request
from engine.planning.plan import Plan
from engine.planning.tokens import from_text, to_text
from exporters.raster import render

PLAN = Plan(
    format="A_portrait", archetype="corner_stack", ground="light", palette="sunset", pairing="7",
    family="harbour", hero="one", subjects=(0,), scene_seed=29,
)  # fmt: skip
TEXTS = (
    ("title", "Jazz by the river"), ("subtitle", "Seven bands, one long evening"),
    ("caption", "Saturday 10 July, 19:00"), ("caption", "Old Mill Quay"), ("action", "Book now"),
)  # fmt: skip


TEMPLATES = Path(__file__).parents[2] / "assets" / "templates"


@lru_cache(maxsize=1)
def poster() -> Document:
    request = Request(
        prompt="a jazz evening with a saxophone",
        texts=TEXTS,
        size="540x764px",
        seed=3,
        plan=to_text(PLAN),
    )
    return studio.generate(request, render)[0].document


def asked(text: str, document: Document | None = None, region: str = "") -> Instructed:
    return instruct(document or poster(), text, {}, render, region=region)


def words(document: Document) -> Counter[str]:
    return Counter(
        "".join(folded(x.text) for x in edits.iter_layers(document) if isinstance(x, TextBlock))
    )


def scene(document: Document) -> SceneSource:
    return next(
        x.source for x in edits.iter_layers(document)
        if isinstance(x, Artwork) and isinstance(x.source, SceneSource)
    )  # fmt: skip


def subjects(document: Document) -> dict[str, Artwork]:
    return {
        x.source.subject: x for x in edits.iter_layers(document)
        if isinstance(x, Artwork) and isinstance(x.source, SubjectSource)
    }  # fmt: skip


def title(document: Document) -> TextBlock:
    return next(
        x for x in edits.iter_layers(document) if isinstance(x, TextBlock) and x.role == "title"
    )


def pixels(document: Document, scale: float = 0.8) -> npt.NDArray[np.uint8]:
    return render(compose(document), scale=scale, assets={})


def test_night_falls_and_every_word_still_reads() -> None:
    made = asked("make it night")
    assert [s.sentence for s in made.done] == ["Night: palette dusk, dark ground"]
    assert edits.palette_of(made.document) == PALETTES["dusk"]
    assert scene(made.document).dark
    assert words(made.document) == words(poster())
    assert pixels(made.document).mean() < 0.75 * pixels(poster()).mean()
    again = make_legible(made.document, render, {})
    fills = [x.style.fill for x in edits.iter_layers(made.document) if isinstance(x, TextBlock)]
    assert fills == [x.style.fill for x in edits.iter_layers(again) if isinstance(x, TextBlock)]


def test_the_same_sentence_gives_the_same_document_and_leaves_the_old_one() -> None:
    before = msgspec.json.encode(poster())
    assert asked("换成绿色").document == asked("换成绿色").document
    assert msgspec.json.encode(poster()) == before


@pytest.mark.parametrize("name", list(PALETTES))
def test_tones_move_every_palette_the_way_they_say(name: str) -> None:
    palette = PALETTES[name]

    def mean(colours: tuple[Colour, ...], part: int) -> float:
        return sum(oklch(c)[part] for c in colours) / 6

    def warmth(colours: tuple[Colour, ...]) -> float:
        return sum(oklch(c)[1] * math.cos(math.radians(oklch(c)[2] - 55)) for c in colours)

    moved = {t: moved_palette(palette, tone_move(t, 1.0)) for t in ("warmer", "cooler", "brighter", "darker", "calmer", "livelier", "contrast", "softer")}  # fmt: skip
    assert warmth(moved["cooler"]) < warmth(palette)
    # A palette that is all warm ends at the edge of sRGB.
    assert warmth(moved["warmer"]) > min(warmth(palette), 0.6)
    assert mean(moved["darker"], 0) < mean(palette, 0) < mean(moved["brighter"], 0)
    assert mean(moved["calmer"], 1) < mean(palette, 1) <= mean(moved["livelier"], 1) + 1e-3
    spread = {t: oklch(p[5])[0] - oklch(p[0])[0] for t, p in moved.items()}
    own = oklch(palette[5])[0] - oklch(palette[0])[0]
    assert spread["softer"] < own < spread["contrast"]


def test_warmer_in_chinese_and_calmer_in_french() -> None:
    made = asked("更暖一些")
    assert edits.palette_of(made.document) == moved_palette(
        PALETTES["sunset"], tone_move("warmer", 0.5)
    )
    calm = asked("plus calme")
    assert scene(calm.document).density < scene(poster()).density


def test_a_boat_is_added_where_no_words_are() -> None:
    made = asked("ajoute un bateau à gauche")
    (new,) = set(subjects(made.document)) - set(subjects(poster()))
    ink = ink_of(subjects(made.document)[new])
    assert ink.centre[0] < 0.5 * made.document.pages[0].width
    assert not any(r.ink.intersects(ink) for r in compose(made.document).blocks)
    assert made.done[0].sentence.startswith("Added: ")
    assert words(made.document) == words(poster())


def test_what_the_library_lacks_is_said_and_nothing_changes() -> None:
    with pytest.raises(UserError, match="no picture of 'zeppelinette'"):
        asked("add a zeppelinette")


def test_a_subject_is_moved_turned_replaced_and_removed() -> None:
    (id,) = subjects(poster())
    name = id.partition(":")[2].replace("-", " ")
    before = ink_of(subjects(poster())[id])
    flipped = asked(f"flip the {name}").document
    assert ink_of(subjects(flipped)[id]).x == pytest.approx(before.x)
    small = asked(f"make the {name} smaller").document
    assert ink_of(subjects(small)[id]).width < 0.8 * before.width
    assert ink_of(subjects(small)[id]).bottom == pytest.approx(before.bottom)
    side, there = ("left", -1) if before.centre[0] > 270 else ("right", 1)
    moved = asked(f"move the {name} to the {side}", small).document
    assert there * (ink_of(subjects(moved)[id]).centre[0] - before.centre[0]) > 0
    cat = asked(f"replace the {name} with a cat").document
    assert list(subjects(cat)) == ["noto:cat"]
    assert ink_of(subjects(cat)["noto:cat"]).bottom == pytest.approx(before.bottom)
    assert not subjects(asked(f"no {name}").document)


def test_several_things_are_done_and_what_cannot_be_is_said() -> None:
    made = asked("make it night, remove the elephant and add a star")
    assert [s.kind for s in made.done] == ["relight", "add"]
    assert len(made.left) == 1
    assert "elephant" in made.left[0]
    assert "title" in made.left[0]  # What there is instead.


def test_words_change_only_to_words_that_were_given() -> None:
    made = asked("change the title to “Blues by the river” and set the date to Friday 3 August")
    said = [x.text for x in edits.iter_layers(made.document) if isinstance(x, TextBlock)]
    assert " ".join(title(made.document).text.split()) == "Blues by the river"
    assert "Friday 3 August, 19:00" in said  # The hour was nobody's business.
    assert made.document.recipe is not None
    assert ("caption", "Friday 3 August, 19:00") in made.document.recipe.texts
    assert not [r.text for r in compose(made.document).blocks if r.overflow]
    with pytest.raises(UserError, match="quotes"):
        asked("change the title to Blues by the river")


def test_a_title_in_red_is_red_and_reads() -> None:
    made = asked("标题改成红色").document
    fill = title(made).style.fill
    hue = oklch(fill.colour)[2]  # type: ignore[union-attr]
    assert 5 < hue < 45
    assert title(make_legible(made, render, {})).style.fill == fill


def test_a_bigger_title_is_bigger() -> None:
    def size(document: Document) -> float:
        return max(r.size for r in compose(document).blocks if r.role == "title")

    pumpkin = document_file.load(TEMPLATES / "halloween.affiche").document
    made = asked("bigger title", pumpkin)
    assert size(made.document) >= 1.04 * size(pumpkin)
    assert words(made.document) == words(pumpkin)
    # What stood right below made room and stands apart from it still.
    inks = {r.role: r.ink for r in compose(made.document).blocks}
    assert not inks["title"].intersects(inks["subtitle"])


def test_another_layout_keeps_words_colours_and_what_was_added() -> None:
    night = asked("make it night and add a cat").document
    made = asked("try another layout", night).document
    assert made.recipe is not None
    assert from_text(made.recipe.plan).archetype != "corner_stack"
    assert edits.palette_of(made) == PALETTES["dusk"]
    assert set(subjects(made)) == set(subjects(night))
    assert words(made) == words(poster())


def test_brand_colours_are_exact() -> None:
    brand = Brand(name="Quay", colours=(Swatch("teal", rgb(0.1, 0.4, 0.42)),))
    branded = msgspec.structs.replace(poster(), brand=brand)
    made = asked("use our brand colours", branded).document
    assert rgb(0.1, 0.4, 0.42) in edits.palette_of(made)
    with pytest.raises(UserError, match="no brand colours"):
        asked("use our brand colours")


def test_locked_and_kept_things_stay() -> None:
    locked = edits.lock(poster(), title(poster()).id)
    night = asked("make it night", locked).document
    assert title(night).box == title(locked).box
    assert title(night).style.fill.colour == title(locked).style.fill.colour  # type: ignore[union-attr]
    with pytest.raises(UserError, match="locked"):
        asked("bigger title", locked)
    kept = asked("换成蓝色，但保留标题").document
    assert title(kept).box == title(poster()).box


def test_pixels_are_not_said_to_be_relit() -> None:
    page = poster().pages[0]
    photo = Picture(id="photo", box=Box(0, 0, page.width, page.height), asset="0" * 64)
    with pytest.raises(UserError, match="only vector artwork"):
        asked("make it night", edits.add_layer(poster(), photo, index=1))


def with_region(box: Box) -> Document:
    return edits.add_region(poster(), Region(id="spot", box=box, prompt="the corner"))


@pytest.mark.parametrize(
    "text", ["make it night", "add a star", "greener, and warmer", "set it in a desert"]
)
def test_nothing_outside_a_region_changes_by_a_single_bit(text: str) -> None:
    box = Box(60.3, 40.7, 200.2, 140.9)
    document = with_region(free_of_words(box))
    box = document.pages[0].regions[0].box
    made = asked(text, document, region="the corner").document
    scale = 1.7
    changed = np.any(pixels(document, scale) != pixels(made, scale), axis=2)
    assert changed.any()
    x0, y0 = int(box.x * scale), int(box.y * scale)
    changed[y0 : int(np.ceil(box.bottom * scale)), x0 : int(np.ceil(box.right * scale))] = False
    assert not changed.any()
    assert set(made.swatches) == set(document.swatches)


def free_of_words(box: Box) -> Box:
    """The box moved down the page until it touches no text."""
    inks = [r.ink.grown(6) for r in compose(poster()).blocks]
    page = poster().pages[0]
    for y in range(20, int(page.height - box.height), 12):
        for x in range(20, int(page.width - box.width), 12):
            there = Box(x + 0.3, y + 0.7, box.width, box.height)
            if not any(i.intersects(there) for i in inks):
                return there
    raise AssertionError("the poster is full")


def test_a_region_that_cuts_words_in_two_is_refused() -> None:
    books = document_file.load(TEMPLATES / "fete-du-livre.affiche").document
    page = books.pages[0]
    half = Region(id="half", box=Box(0, 0, page.width, 0.3 * page.height))
    with pytest.raises(UserError, match="would no longer read"):
        asked("make it night", edits.add_region(books, half), region="half")


def test_a_region_is_named_by_its_role_or_by_a_layers_name() -> None:
    (subject,) = [x for x in edits.iter_layers(poster()) if is_subject(x)]
    made = asked("make it darker", region=subject.name).document
    assert scene(made) == scene(poster())
    with pytest.raises(UserError, match="there is no region 'attic'"):
        asked("make it darker", region="attic")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("translate everything into German", "can't translate words; it can change light"),
        ("blorp the gribble", "it isn't clear what"),
        ("remove the submarine", "nothing on the poster is called “submarine”"),
        ("make it bigger", "what to resize|isn't clear"),
    ],
)
def test_refusals_are_one_line_that_helps(text: str, what: str) -> None:
    with pytest.raises(UserError, match=what) as caught:
        asked(text)
    assert "\n" not in str(caught.value)
