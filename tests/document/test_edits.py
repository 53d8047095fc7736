"""Edits are pure: the old document stays, what an edit does not touch stays the same object."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import edits
from engine.document.colour import from_hex, luminance, rgb
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Page,
    Plate,
    Region,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
    TextPath,
    TextRun,
    TextStyle,
)
from engine.errors import UserError
from tests.document.samples import PALETTE, everything, text

NEW = Shape(id="new", box=Box(5.0, 5.0, 10.0, 10.0), fill=SolidPaint(PALETTE[2]))
NIGHT = tuple(
    from_hex(h) for h in ("#12001f", "#3b0a55", "#7a1f8a", "#c03a9b", "#ff7ab0", "#ffe6f2")
)

EDITS: dict[str, Callable[[Document], Document]] = {
    "add": lambda d: edits.add_layer(d, NEW),
    "add_below": lambda d: edits.add_layer(d, NEW, index=0),
    "add_in_group": lambda d: edits.add_layer(d, NEW, group="badge"),
    "remove": lambda d: edits.remove_layer(d, "scene"),
    "remove_in_group": lambda d: edits.remove_layer(d, "price"),
    "replace": lambda d: edits.replace_layer(d, "seal", NEW),
    "duplicate": lambda d: edits.duplicate_layer(d, "badge"),
    "move": lambda d: edits.move(d, "ring", 10, -4),
    "resize": lambda d: edits.resize(d, "badge", Box(0.0, 0.0, 240.0, 60.0)),
    "rotate": lambda d: edits.rotate(d, "title", 30),
    "reorder": lambda d: edits.reorder(d, "title", 0),
    "raise": lambda d: edits.raise_layer(d, "ground", 2),
    "group": lambda d: edits.group(d, ["title", "ground"]),
    "ungroup": lambda d: edits.ungroup(d, "badge"),
    "set_text": lambda d: edits.set_text(d, "title", "Red note"),
    "restyle": lambda d: edits.restyle_text(d, "price", size=40.0, caps=True),
    "raise_above": lambda d: edits.raise_above(d, "ground", "title"),
    "plate": lambda d: edits.set_plate(d, "title", Plate()),
    "add_face": lambda d: edits.add_face(d, "title", "noto-sans-800"),
    "exchange_face": lambda d: edits.exchange_face(
        d,
        "title",
        edits.find(d, "title").style.faces[0],
        "noto-sans-800",  # type: ignore[union-attr]
    ),
    "quiet": lambda d: edits.add_quiet(d, "scene", Box(250.0, 160.0, 40.0, 30.0)),
    "fill": lambda d: edits.set_fill(d, "seal", SolidPaint(PALETTE[1])),
    "recolour": lambda d: edits.recolour(d, "badge", {PALETTE[4]: PALETTE[2]}),
    "palette": lambda d: edits.set_palette(d, NIGHT),
    "swatch": lambda d: edits.set_swatch(d, "p4", NIGHT[4]),
    "remove_swatch": lambda d: edits.remove_swatch(d, "p4"),
    "region": lambda d: edits.add_region(d, Region(id="r2", box=Box(0.0, 0.0, 9.0, 9.0))),
    "change_region": lambda d: edits.update_region(d, "r1", prompt="a boat"),
    "lock_region": lambda d: edits.lock(d, "r1", False),
    "remove_region": lambda d: edits.remove_region(d, "r1"),
    "lock": lambda d: edits.lock(d, "price"),
    "rename": lambda d: edits.rename(d, "photo", "Portrait"),
    "hide": lambda d: edits.set_visible(d, "title", False),
    "opacity": lambda d: edits.set_opacity(d, "title", 0.5),
    "add_page": lambda d: edits.add_page(d, Page(width=100.0, height=50.0)),
    "size": lambda d: edits.set_size(d, 0, 800.0, 600.0),
    "scale": lambda d: edits.set_size(d, 0, 800.0, 1200.0, scale=True),
    "bleed": lambda d: edits.set_bleed(d, 0, 4.0),
    "title": lambda d: edits.set_title(d, "Green note"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_a_copy_and_is_repeatable(name: str) -> None:
    document, before = everything(), msgspec.json.encode(everything())
    after = EDITS[name](document)
    assert after != document
    assert msgspec.json.encode(document) == before
    assert EDITS[name](document) == after


def layers(document: Document) -> dict[str, object]:
    return {layer.id: layer for layer in edits.iter_layers(document)}


@pytest.mark.parametrize(
    ("name", "touched"),
    [
        ("move", {"ring"}),
        ("set_text", {"title"}),
        ("restyle", {"price", "badge"}),
        ("lock", {"price", "badge"}),
        ("reorder", set()),
        ("region", set()),
        ("swatch", set()),
        ("add", {"new"}),
        ("add_in_group", {"new", "badge"}),
        ("fill", {"seal", "badge"}),
        ("bleed", set()),
        ("add_page", set()),
    ],
)
def test_what_is_not_touched_keeps_its_identity(name: str, touched: set[str]) -> None:
    document = everything()
    before, after = layers(document), layers(EDITS[name](document))
    changed = {id for id in after if after[id] is not before.get(id)}
    assert changed == touched


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: edits.move(d, "title", 0, 0),
        lambda d: edits.set_text(d, "title", "Blue note"),
        lambda d: edits.lock(d, "title", False),
        lambda d: edits.rename(d, "title", ""),
        lambda d: edits.reorder(d, "ground", 0),
        lambda d: edits.resize(d, "title", edits.find(d, "title").box),
        lambda d: edits.set_palette(d, PALETTE),
        lambda d: edits.recolour(d, "title", {}),
        lambda d: edits.set_swatch(d, "p0", PALETTE[0]),
    ],
)
def test_an_edit_that_changes_nothing_gives_the_document_back(
    edit: Callable[[Document], Document],
) -> None:
    document = everything()
    assert edit(document) is document


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: edits.find(d, "nobody"),
        lambda d: edits.move(d, "nobody", 1, 1),
        lambda d: edits.remove_layer(d, "nobody"),
        lambda d: edits.reorder(d, "nobody", 1),
        lambda d: edits.add_layer(d, edits.find(d, "price")),
        lambda d: edits.replace_layer(d, "seal", text("title", "x", Box(0, 0, 1, 1))),
        lambda d: edits.add_layer(d, NEW, 7),
        lambda d: edits.add_layer(d, NEW, group="title"),
        lambda d: edits.group(d, ["price", "title"]),
        lambda d: edits.group(d, []),
        lambda d: edits.ungroup(d, "title"),
        lambda d: edits.set_text(d, "seal", "x"),
        lambda d: edits.restyle_text(d, "title", sise=3),
        lambda d: edits.set_fill(d, "photo", SolidPaint()),
        lambda d: edits.set_palette(d, PALETTE[:3]),
        lambda d: edits.remove_swatch(d, "p9"),
        lambda d: edits.remove_region(d, "title"),
        lambda d: edits.update_region(d, "r1", id="r7"),
        lambda d: edits.add_region(d, Region(id="r1", box=Box(0, 0, 1, 1))),
        lambda d: edits.remove_page(d, 0),
        lambda d: edits.remove_page(d, 3),
        lambda d: edits.set_size(d, 0, 0, 10),
        lambda d: edits.resize(d, "title", Box(0, 0, -1, 5)),
        lambda d: edits.resize(d, "title", Box(float("nan"), 0, 1, 5)),
    ],
)
def test_what_cannot_be_done_is_said(edit: Callable[[Document], object]) -> None:
    with pytest.raises(UserError):
        edit(everything())


def test_new_ids_are_free_and_the_same_each_time() -> None:
    document = everything()
    assert edits.new_id(document, "star") == "star"
    assert edits.new_id(document, "title") == "title-2"
    assert edits.new_id(document, "r1") == "r1-2"
    twice = edits.duplicate_layer(document, "title")
    assert edits.new_id(twice, "title") == "title-3"


def test_a_duplicated_group_has_ids_of_its_own_and_lies_above() -> None:
    after = edits.duplicate_layer(everything(), "badge", 10, 20)
    ids = [layer.id for layer in edits.iter_layers(after)]
    assert len(ids) == len(set(ids))
    top = [layer.id for layer in after.pages[0].layers]
    assert top[top.index("badge") + 1] == "badge-2"
    seal = edits.find(after, "seal-2")
    assert (seal.box.x, seal.box.y) == (260.0, 450.0)


def test_moving_a_text_on_a_circle_takes_the_circle_along() -> None:
    ring = edits.find(edits.move(everything(), "ring", 10, -5), "ring")
    assert isinstance(ring, TextBlock)
    assert ring.arc is not None
    assert (ring.arc.cx, ring.arc.cy) == (160.0, 445.0)


def test_resizing_a_group_resizes_what_is_in_it() -> None:
    after = edits.resize(everything(), "badge", Box(0.0, 0.0, 240.0, 60.0))
    assert edits.find(after, "seal").box == Box(0.0, 0.0, 240.0, 60.0)
    assert edits.find(after, "price").box == Box(20.0, 15.0, 200.0, 30.0)


def test_grouping_keeps_the_order_and_ungrouping_undoes_it() -> None:
    document = everything()
    grouped = edits.group(document, ["title", "scene"], "Head", "head")
    ids = [layer.id for layer in grouped.pages[0].layers]
    assert ids == ["ground", "sax", "photo", "badge", "head", "ring", "action"]
    head = edits.find(grouped, "head")
    assert isinstance(head, Group)
    assert [layer.id for layer in head.children] == ["scene", "title"]
    assert head.box == Box(0.0, 0.0, 400.0, 300.0)
    free = edits.ungroup(grouped, "head")
    assert edits.find(free, "title") is edits.find(document, "title")
    inside = edits.group(document, ["seal", "price"], id="inner")
    badge = edits.find(inside, "badge")
    assert isinstance(badge, Group)
    assert [layer.id for layer in badge.children] == ["inner"]


def test_ungrouping_keeps_every_child_where_it_was_seen() -> None:
    a = Shape(id="a", box=Box(0.0, 0.0, 10.0, 10.0))
    turned = Group(
        id="g", box=Box(0.0, 0.0, 110.0, 10.0), rotation=90.0, opacity=0.5, children=(a,)
    )
    document = Document(pages=(Page(width=200.0, height=200.0, layers=(turned,)),))
    (free,) = edits.ungroup(document, "g").pages[0].layers
    # The centre (5, 5) turned by 90 degrees about (55, 5).
    assert free.box.centre == pytest.approx((55.0, -45.0))
    assert (free.rotation, free.opacity) == (90.0, 0.5)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Blue notes", [("Blue ", 1.0), ("notes", 1.2)]),
        ("Deep blue note", [("Deep blue ", 1.0), ("note", 1.2)]),
        ("Blue red note", [("Blue red ", 1.0), ("note", 1.2)]),
        ("Blue ", [("Blue ", 1.0)]),
        ("note", [("note", 1.2)]),
        ("", []),
        ("Blue boat", [("Blue ", 1.0), ("boat", 1.2)]),
    ],
)
def test_retyped_words_keep_the_looks_around_them(
    new: str, expected: list[tuple[str, float]]
) -> None:
    title = edits.find(edits.set_text(everything(), "title", new), "title")
    assert isinstance(title, TextBlock)
    assert [(run.text, run.scale) for run in title.runs] == expected


@settings(deadline=None)
@given(st.lists(st.text("ab ", max_size=5), max_size=4), st.text("ab c", max_size=12))
def test_retyping_gives_exactly_the_words_typed(old: list[str], new: str) -> None:
    block = text("t", "", Box(0.0, 0.0, 1.0, 1.0))
    runs = tuple(TextRun(words, scale=1.0 + i / 10) for i, words in enumerate(old))
    block = msgspec.structs.replace(block, runs=runs)
    document = Document(pages=(Page(width=1.0, height=1.0, layers=(block,)),))
    after = edits.find(edits.set_text(document, "t", new), "t")
    assert isinstance(after, TextBlock)
    assert after.text == new


def test_a_new_palette_reaches_scenes_swatches_and_fills_by_slot() -> None:
    document = edits.add_layer(
        everything(), text("dark", "x", Box(0, 0, 9, 9), fill=SolidPaint(rgb(0.05, 0.075, 0.18)))
    )
    document = edits.add_layer(
        document, Shape(id="red", box=Box(0, 0, 9, 9), fill=SolidPaint(from_hex("#d81b1b")))
    )
    after = edits.set_palette(document, NIGHT)
    assert edits.palette_of(after) == NIGHT
    scene = edits.find(after, "scene")
    assert isinstance(scene, Artwork)
    assert isinstance(scene.source, SceneSource)
    assert scene.source.palette == NIGHT
    sax = edits.find(after, "sax")
    assert isinstance(sax, Artwork)
    assert isinstance(sax.source, SubjectSource)
    assert sax.source.recolour == {"#ffca28": NIGHT[4]}
    ground = edits.find(after, "ground")
    assert isinstance(ground, Shape)
    assert [stop.colour for stop in ground.fill.stops] == [NIGHT[0], NIGHT[5]]  # type: ignore[union-attr]
    title = edits.find(after, "title")
    assert isinstance(title, TextBlock)
    assert title.style.fill == SolidPaint(NIGHT[5], "p5")
    assert title.runs[1].fill == SolidPaint(NIGHT[4], "p4")
    # An ink made from p0 follows it, still darker; a foreign red stays; the photo is untouched.
    dark = edits.find(after, "dark")
    assert isinstance(dark, TextBlock)
    assert isinstance(dark.style.fill, SolidPaint)
    assert dark.style.fill.colour != rgb(0.05, 0.075, 0.18)
    assert luminance(dark.style.fill.colour) < 0.02
    assert edits.find(after, "red") is edits.find(document, "red")
    assert edits.find(after, "photo") is edits.find(document, "photo")


def test_a_palette_there_and_back_is_where_it_began() -> None:
    document = everything()
    assert edits.set_palette(edits.set_palette(document, NIGHT), PALETTE) == document


def test_recolouring_keeps_opacity_and_reaches_into_groups() -> None:
    document = edits.set_fill(everything(), "seal", SolidPaint(PALETTE[4].with_alpha(0.5)))
    after = edits.recolour(document, "badge", {PALETTE[4]: PALETTE[2]})
    seal = edits.find(after, "seal")
    assert isinstance(seal, Shape)
    assert seal.fill == SolidPaint(PALETTE[2].with_alpha(0.5))


def test_a_removed_swatch_leaves_its_colour() -> None:
    after = edits.remove_swatch(everything(), "p4")
    seal = edits.find(after, "seal")
    assert isinstance(seal, Shape)
    assert seal.fill == SolidPaint(PALETTE[4])
    assert "p4" not in {swatch.name for swatch in after.swatches}


def test_scaling_a_page_scales_type_strokes_and_circles() -> None:
    after = edits.set_size(everything(), 0, 800.0, 1200.0, scale=True)
    title, ring, seal = (edits.find(after, id) for id in ("title", "ring", "seal"))
    assert isinstance(title, TextBlock)
    assert isinstance(ring, TextBlock)
    assert isinstance(seal, Shape)
    assert title.style.size == 128.0
    assert title.box == Box(48.0, 48.0, 704.0, 240.0)
    assert ring.arc is not None
    assert (ring.arc.cx, ring.arc.radius) == (300.0, 80.0)
    assert seal.stroke is not None
    assert (seal.stroke.width, seal.stroke.dash) == (4.0, (8.0, 4.0))


IDS = ["ground", "scene", "sax", "photo", "badge", "seal", "price", "title", "ring", "action"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("move"), st.sampled_from(IDS), st.integers(-50, 50)),
            st.tuples(st.just("reorder"), st.sampled_from(IDS), st.integers(0, 9)),
            st.tuples(st.just("rotate"), st.sampled_from(IDS), st.integers(-360, 360)),
            st.tuples(st.just("hide"), st.sampled_from(IDS), st.integers(0, 1)),
        ),
        max_size=12,
    )
)
def test_any_order_of_edits_keeps_every_layer_and_undoes_to_the_start(
    steps: list[tuple[str, str, int]],
) -> None:
    start = everything()
    history = [start]
    for kind, id, value in steps:
        document = history[-1]
        match kind:
            case "move":
                document = edits.move(document, id, value, -value)
            case "reorder":
                document = edits.reorder(document, id, value)
            case "rotate":
                document = edits.rotate(document, id, value)
            case _:
                document = edits.set_visible(document, id, bool(value))
        history.append(document)
    assert sorted(layers(history[-1])) == sorted(IDS)
    assert history[0] == everything()


def test_a_layer_is_raised_above_what_stands_in_another_group() -> None:
    def shape(id: str) -> Shape:
        return Shape(id=id, box=Box(0.0, 0.0, 10.0, 10.0))

    low = Group(id="low", box=Box(0.0, 0.0, 10.0, 10.0), children=(shape("a"), shape("b")))
    high = Group(id="high", box=Box(0.0, 0.0, 10.0, 10.0), children=(shape("c"),))
    document = Document(pages=(Page(width=50, height=50, layers=(low, shape("x"), high)),))
    raised = edits.raise_above(document, "a", "c")
    assert [layer.id for layer in raised.pages[0].layers] == ["x", "high", "low"]
    within = edits.raise_above(document, "a", "b")
    assert [layer.id for layer in edits.iter_layers(within)] == ["low", "b", "a", "x", "high", "c"]
    assert edits.raise_above(document, "c", "a") is document
    assert edits.raise_above(document, "a", "low") is document  # a group can't be left this way


def test_a_lock_holds_for_what_is_in_the_group() -> None:
    document = edits.lock(everything(), "badge")
    assert edits.is_locked(document, "price")
    assert not edits.is_locked(document, "title")
    assert [group.id for group in edits.ancestors(document, "price")] == ["badge"]


def test_a_calm_place_is_kept_in_the_scene_and_never_twice() -> None:
    document = edits.add_quiet(everything(), "scene", Box(250.0, 160.0, 40.0, 30.0))
    scene = edits.find(document, "scene")
    assert isinstance(scene, Artwork)
    assert isinstance(scene.source, SceneSource)
    x0, y0, x1, y1 = scene.source.quiet[-1]
    whole = scene.box
    assert abs(whole.x + x0 * whole.width - 250) < 1e-9
    assert abs((y1 - y0) * whole.height - 30) < 1e-9
    assert x1 > x0
    assert edits.add_quiet(document, "scene", Box(255.0, 165.0, 10.0, 10.0)) is document
    with pytest.raises(UserError, match="not a scene"):
        edits.add_quiet(document, "title", Box(0.0, 0.0, 1.0, 1.0))


@pytest.mark.parametrize(
    ("data", "twice"),
    [
        ("M0,0 L10-5", "M 0 0 L 20 -15"),
        ("m1 1h4v-2z", "m 2 3 h 8 v -6 z"),
        ("M0 0A5 5 30 0110 0", "M 0 0 A 10 15 30 0 1 20 0"),
        ("M.5.5Q1e1 2 3 4", "M 1 1.5 Q 20 6 6 12"),
    ],
)
def test_a_path_is_scaled_number_by_number(data: str, twice: str) -> None:
    assert edits.scaled_path(data, 2.0, 3.0) == twice


def test_a_text_on_a_path_grows_with_its_box() -> None:
    style = TextStyle(faces=("inter-500",))
    block = TextBlock(
        id="t", box=Box(0.0, 0.0, 100.0, 40.0), style=style, path=TextPath("M0 40 L100 40")
    )
    document = Document(pages=(Page(width=300, height=300, layers=(block,)),))
    wide = edits.find(edits.resize(document, "t", Box(0.0, 0.0, 200.0, 40.0)), "t")
    assert isinstance(wide, TextBlock)
    assert wide.path == TextPath("M 0 40 L 200 40")
    page = edits.set_size(document, 0, 600, 600, scale=True)
    large = edits.find(page, "t")
    assert isinstance(large, TextBlock)
    assert large.path == TextPath("M 0 80 L 200 80")
