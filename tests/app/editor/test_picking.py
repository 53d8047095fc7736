"""What a pointer meets on a page with turned layers, groups, frames and regions."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.canvas import cropping, transforms
from app.editor.canvas.picking import (
    Placed,
    holds,
    outermost,
    pick,
    placed,
    reading_order,
    touches,
    within,
)
from app.editor.canvas.transforms import Frame, dragged, frame_of
from engine.document import edits
from engine.document.model import (
    Box,
    Clip,
    Crop,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Region,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
    TextRun,
    TextStyle,
)

FILL = SolidPaint()


def page(*layers: Layer, regions: tuple[Region, ...] = ()) -> Page:
    return Page(width=400, height=600, layers=layers, regions=regions)


def shape(id: str, x: float, y: float, w: float = 50, h: float = 50, **more: object) -> Shape:
    return Shape(id=id, box=Box(x, y, w, h), fill=FILL, **more)  # type: ignore[arg-type]


def at(held: Page, x: float, y: float, **more: object) -> tuple[str, ...]:
    return pick(placed(held), x, y, **more)  # type: ignore[arg-type]


def test_the_topmost_comes_first_and_locked_or_hidden_layers_never() -> None:
    held = page(
        shape("a", 0, 0),
        shape("b", 10, 10),
        shape("locked", 10, 10, locked=True),
        shape("hidden", 10, 10, visible=False),
    )
    assert at(held, 20, 20) == ("b", "a")
    assert at(held, 5, 5) == ("a",)
    assert at(held, 200, 200) == ()


def test_a_turned_layer_is_met_where_it_is_seen() -> None:
    held = page(shape("a", 100, 100, 100, 10, rotation=90))
    assert at(held, 150, 60) == ("a",)
    assert at(held, 110, 105) == ()


def test_a_frame_without_fill_doesnt_cover_what_it_frames() -> None:
    frame = Shape(id="frame", box=Box(0, 0, 400, 600), stroke=Stroke(FILL, 4))
    held = page(shape("a", 100, 100), frame)
    assert at(held, 120, 120, tolerance=3) == ("a",)
    assert at(held, 2, 300, tolerance=3) == ("frame",)
    assert at(held, 300, 400, tolerance=3) == ()


def test_a_thin_line_and_a_round_window_are_met_as_they_look() -> None:
    rule = Shape(id="rule", kind="line", box=Box(0, 0, 100, 100), stroke=Stroke(FILL, 1))
    disc = Shape(id="disc", kind="ellipse", box=Box(200, 0, 100, 100), fill=FILL)
    arch = Picture(id="arch", box=Box(200, 200, 100, 100), asset="x", clip=Clip("ellipse"))
    held = page(rule, disc, arch)
    assert at(held, 52, 50, tolerance=3) == ("rule",)
    assert at(held, 80, 20, tolerance=3) == ()
    assert at(held, 250, 50) == ("disc",)
    assert at(held, 204, 4) == ()
    assert at(held, 204, 204) == ()


def grouped() -> Page:
    inner = Group(id="inner", box=Box(60, 0, 110, 50), children=(
        shape("b", 60, 0), shape("c", 120, 0),
    ))  # fmt: skip
    outer = Group(id="outer", box=Box(0, 0, 170, 50), children=(shape("a", 0, 0), inner))
    return page(outer)


def test_a_group_stands_for_its_parts_until_it_is_entered() -> None:
    held = grouped()
    assert at(held, 130, 20) == ("outer",)
    assert at(held, 130, 20, entered="outer") == ("inner",)
    assert at(held, 130, 20, entered="inner") == ("c",)
    assert at(held, 10, 20, entered="inner") == ("outer",)
    assert at(held, 130, 20, deep=True) == ("c",)


def test_parts_of_a_turned_group_are_where_they_are_seen() -> None:
    group = Group(id="g", box=Box(0, 0, 200, 50), rotation=90, children=(
        shape("a", 0, 0), shape("b", 150, 0, locked=True),
    ))  # fmt: skip
    held = page(group)
    assert at(held, 100, -50, deep=True) == ("a",)
    assert at(held, 100, 100, deep=True) == ()
    (a,) = [i for i in placed(held) if i.id == "a"]
    assert a.rotation == 90
    assert a.centre == pytest.approx((100, -50))


def test_regions_are_met_only_when_shown_and_the_smallest_first() -> None:
    regions = (
        Region(id="small", box=Box(10, 10, 30, 30)),
        Region(id="large", box=Box(0, 0, 100, 100)),
    )
    held = page(shape("a", 0, 0), regions=regions)
    assert at(held, 20, 20) == ("a",)
    assert at(held, 20, 20, regions=("small", "large")) == ("small", "large", "a")


def test_a_rubber_band_takes_what_it_touches_and_grounds_only_whole() -> None:
    held = page(shape("ground", 0, 0, 400, 600), shape("a", 50, 50), shape("b", 300, 300))
    items = placed(held)
    assert within(items, Box(40, 40, 20, 20), page=held) == ("a",)
    assert within(items, Box(-1, -1, 402, 602), page=held) == ("ground", "a", "b")


def test_a_rubber_band_misses_the_empty_corner_of_a_turned_box() -> None:
    held = page(shape("a", 100, 100, 100, 100, rotation=45))
    items = placed(held)
    assert items[0].bounds.x == pytest.approx(150 - 50 * math.sqrt(2))
    assert within(items, Box(80, 80, 20, 20), page=held) == ()
    assert within(items, Box(140, 80, 20, 20), page=held) == ("a",)


def test_tab_reads_line_by_line_and_from_the_right_where_people_do() -> None:
    held = page(
        shape("title", 20, 20, 300, 60), shape("right", 200, 120), shape("left", 20, 124),
        shape("foot", 20, 300),
    )  # fmt: skip
    items = placed(held)
    assert reading_order(items) == ("title", "left", "right", "foot")
    assert reading_order(items, leftwards=True) == ("title", "right", "left", "foot")


# ------------------------------------------------------------------ invariants

angles = st.sampled_from([0.0, 30.0, 90.0, -135.0, 17.5])
coordinates = st.integers(-50, 250).map(float)
lengths = st.integers(4, 200).map(float)
rects = st.builds(Box, coordinates, coordinates, lengths, lengths)


@st.composite
def nested(draw: st.DrawFn) -> tuple[Document, str]:
    """A shape in groups that may all be turned."""
    layer: Layer = Shape(id="leaf", box=draw(rects), fill=FILL, rotation=draw(angles))
    for n in range(draw(st.integers(0, 2))):
        box = edits.turned_bounds(layer)
        layer = Group(id=f"g{n}", box=box, rotation=draw(angles), children=(layer,))
    return Document(pages=(page(layer),)), "leaf"


def leaf(document: Document) -> Placed:
    return next(i for i in placed(document.pages[0]) if i.id == "leaf")


@given(nested(), st.floats(-100, 100), st.floats(-100, 100))
def test_moving_moves_on_the_page_whatever_groups_turn(
    made: tuple[Document, str], dx: float, dy: float
) -> None:
    document, _ = made
    before = leaf(document)
    after = leaf(transforms.moved(document, [before], dx, dy))
    grown = next(iter(before.groups), "")
    if not grown or all(not g.rotation for g in edits.ancestors(document, "leaf")):
        x, y = before.centre
        assert after.centre == pytest.approx((x + dx, y + dy), abs=1e-6)
    assert (after.box.width, after.box.height) == (before.box.width, before.box.height)


@given(nested(), st.integers(-1, 1), st.integers(-1, 1), st.floats(-80, 80), st.floats(-80, 80))
def test_the_corner_opposite_to_a_handle_stays(
    made: tuple[Document, str], hu: int, hv: int, dx: float, dy: float
) -> None:
    document, _ = made
    item = leaf(document)
    frame = frame_of([item])
    assert frame is not None
    at = frame.at(hu, hv)
    new = dragged(frame, (hu, hv), (at[0] + dx, at[1] + dy), keep_ratio=False, from_centre=False)
    assert new.at(-hu, -hv) == pytest.approx(frame.at(-hu, -hv), abs=1e-6)
    after = leaf(transforms.resized(document, [item], frame, new))
    assert (after.box.width, after.box.height) == pytest.approx((new.width, new.height))
    if not item.groups or all(not g.rotation for g in edits.ancestors(document, "leaf")):
        assert after.centre == pytest.approx(new.centre, abs=1e-6)


@given(rects, angles, st.booleans())
def test_shift_keeps_the_proportions(box: Box, turn: float, centre: bool) -> None:
    frame = Frame(box.centre, box.width, box.height, turn)
    new = dragged(frame, (1, 1), (400, 333), keep_ratio=True, from_centre=centre)
    assert new.width * frame.height == pytest.approx(new.height * frame.width)
    if centre:
        assert new.centre == pytest.approx(frame.centre)


@given(nested(), st.floats(-360, 360))
def test_turning_about_the_middle_keeps_the_middle(
    made: tuple[Document, str], degrees: float
) -> None:
    document, _ = made
    item = leaf(document)
    after = leaf(transforms.rotated(document, [item], item.centre, degrees))
    turned = (after.rotation - item.rotation - degrees + 180) % 360 - 180
    assert abs(turned) < 1e-6 or abs(abs(turned) - 360) < 1e-6
    assert after.box.width == item.box.width


@given(rects, angles, coordinates, coordinates)
def test_a_point_in_a_box_touches_every_band_around_it(
    box: Box, turn: float, x: float, y: float
) -> None:
    held = page(shape("a", box.x, box.y, box.width, box.height, rotation=turn))
    (item,) = placed(held)
    if holds(item, x, y):
        assert touches(item, Box(x - 1, y - 1, 2, 2))
    (corner, *_) = item.corners
    assert touches(item, Box(corner[0] - 1, corner[1] - 1, 2, 2))


def test_a_group_is_boxed_around_what_it_holds() -> None:
    document = Document(pages=(grouped(),))
    items = {i.id: i for i in placed(document.pages[0])}
    after = transforms.moved(document, [items["c"]], 30, 40)
    inner, outer = edits.find(after, "inner"), edits.find(after, "outer")
    assert inner.box == Box(60, 0, 140, 90)
    assert outer.box == Box(0, 0, 200, 90)


def test_a_selected_group_speaks_for_its_parts() -> None:
    items = placed(grouped())
    assert [i.id for i in outermost(items, ("c", "inner", "a"))] == ["a", "inner"]


def test_type_grows_with_a_text_only_when_its_proportions_are_kept() -> None:
    style = TextStyle(faces=("inter-400",), size=20)
    text = TextBlock(id="t", box=Box(0, 0, 100, 40), style=style, runs=(TextRun("words"),))
    document = Document(pages=(page(text),))
    (item,) = placed(document.pages[0])
    frame = frame_of([item])
    assert frame is not None
    wide = msgspec.structs.replace(text, box=Box(0, 0, 200, 40))
    after = transforms.resized(document, [item], frame, Frame((100, 20), 200, 40))
    assert edits.find(after, "t") == wide
    scaled = transforms.resized(document, [item], frame, Frame((100, 40), 200, 80), whole=True)
    found = edits.find(scaled, "t")
    assert isinstance(found, TextBlock)
    assert (found.box, found.style.size) == (Box(0, 0, 200, 80), 40)


# ------------------------------------------------------------------ cropping


WHOLE = Crop()


def picture(crop: Crop = WHOLE) -> Picture:
    return Picture(id="p", box=Box(0, 0, 100, 50), asset="x", crop=crop)


def test_a_picture_is_moved_under_its_box_as_far_as_it_goes() -> None:
    held = picture(Crop(0.25, 0.25, 0.75, 0.75))
    assert cropping.panned(held, 20, 0).crop == Crop(0.15, 0.25, 0.65, 0.75)
    assert cropping.panned(held, 1000, -1000).crop == Crop(0.0, 0.5, 0.5, 1.0)


def test_cutting_keeps_the_picture_where_it_is() -> None:
    held = picture(Crop(0.0, 0.0, 0.5, 1.0))
    cut = cropping.cut(held, 0, 0, -40, 0)
    assert cut.box == Box(0, 0, 60, 50)
    assert cropping.whole_box(cut) == cropping.whole_box(held)
    more = cropping.cut(held, 0, 0, 500, 500)
    assert more.box == Box(0, 0, 200, 50)


@given(st.floats(5, 400), st.floats(5, 400), st.sampled_from([Crop(), Crop(0.2, 0.3, 0.7, 0.9)]))
def test_a_resized_picture_is_never_distorted_nor_empty(w: float, h: float, crop: Crop) -> None:
    held = picture(crop)
    new = cropping.resized(held, Box(0, 0, w, h))
    c = new.crop
    assert c.x0 >= -1e-9
    assert c.y0 >= -1e-9
    assert c.x1 <= 1 + 1e-9
    assert c.y1 <= 1 + 1e-9
    old = ((crop.x1 - crop.x0) / 100) / ((crop.y1 - crop.y0) / 50)
    assert ((c.x1 - c.x0) / w) / ((c.y1 - c.y0) / h) == pytest.approx(old, rel=1e-6)


@given(st.floats(0.01, 50))
def test_a_picture_is_never_smaller_than_its_box(factor: float) -> None:
    c = cropping.zoomed(picture(Crop(0.2, 0.2, 0.6, 0.6)), factor).crop
    assert -1e-9 <= c.x0 < c.x1 <= 1 + 1e-9
    assert -1e-9 <= c.y0 < c.y1 <= 1 + 1e-9
