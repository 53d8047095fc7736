"""Edges on one line and equal gaps, also for turned and locked layers and within turned groups."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.panels import align
from app.editor.panels.align import page_bounds
from engine.document import edits
from engine.document.model import Box, Document, Group, Layer, Page, Region, Shape


def shape(id: str, x: float, y: float, w: float = 40, h: float = 20, **more: object) -> Shape:
    return Shape(id=id, box=Box(x, y, w, h), **more)  # type: ignore[arg-type]


def page(*layers: Layer, regions: tuple[Region, ...] = ()) -> Document:
    return Document(pages=(Page(width=300, height=400, layers=layers, regions=regions),))


def test_one_layer_goes_to_the_edges_and_middle_of_its_page() -> None:
    document = page(shape("a", 50, 60))
    places = {}
    for edge in ("left", "centre", "right", "top", "middle", "bottom"):
        box = edits.find(align.align(document, ["a"], edge), "a").box
        places[edge] = (box.x, box.y)
    assert places == {
        "left": (0, 60), "centre": (130, 60), "right": (260, 60),
        "top": (50, 0), "middle": (50, 190), "bottom": (50, 380),
    }  # fmt: skip


def test_several_meet_at_the_edge_of_what_they_span() -> None:
    document = page(shape("a", 50, 60), shape("b", 10, 90, 100), shape("c", 80, 0, 10))
    done = align.align(document, ["a", "b", "c"], "right")
    assert {edits.find(done, id).box.right for id in "abc"} == {110}
    assert edits.find(done, "a").box.y == 60


def test_what_is_locked_stays_and_the_others_come_to_it() -> None:
    document = page(shape("a", 50, 60, locked=True), shape("b", 10, 90), shape("c", 90, 20))
    done = align.align(document, ["a", "b", "c"], "left")
    assert [edits.find(done, id).box.x for id in "abc"] == [50, 50, 50]
    assert edits.find(done, "a") is edits.find(document, "a")


def test_a_turned_layer_aligns_by_what_is_seen_of_it() -> None:
    document = page(shape("a", 100, 100, 80, 20, rotation=90))
    seen = page_bounds(document, "a")
    assert (seen.x, seen.y, seen.width, seen.height) == pytest.approx((130, 70, 20, 80))
    done = align.align(document, ["a"], "left")
    assert page_bounds(done, "a").x == pytest.approx(0)


def test_within_a_turned_group_things_move_as_seen_on_the_page() -> None:
    held = (shape("a", 100, 100), shape("b", 160, 140))
    document = page(Group(id="g", box=Box(100, 100, 100, 60), children=held, rotation=30))
    done = align.align(document, ["a", "b"], "top")
    tops = {round(page_bounds(done, id).y, 6) for id in "ab"}
    assert len(tops) == 1
    for id in "ab":  # only up or down
        before, after = page_bounds(document, id), page_bounds(done, id)
        assert after.x == pytest.approx(before.x)


def test_a_group_moves_once_with_what_it_holds() -> None:
    document = page(Group(id="g", box=Box(50, 50, 40, 20), children=(shape("a", 50, 50),)))
    done = align.align(document, ["g", "a"], "left", Box(0, 0, 300, 400))
    assert edits.find(done, "a").box.x == 0
    assert edits.find(done, "g").box.x == 0


def test_regions_align_with_layers() -> None:
    quiet = Region(id="quiet", box=Box(5, 5, 100, 100), role="quiet")
    document = page(shape("a", 50, 60), regions=(quiet,))
    done = align.align(document, ["a", "quiet"], "bottom")
    assert done.pages[0].regions[0].box == Box(5, 5, 100, 100)
    assert edits.find(done, "a").box.bottom == 105


def test_equal_gaps_between_the_outermost() -> None:
    document = page(shape("a", 0, 0, 10), shape("c", 100, 0, 20), shape("b", 15, 0, 30))
    done = align.distribute(document, ["a", "b", "c"], "horizontal")
    assert [edits.find(done, id).box.x for id in "abc"] == [0, 40, 100]  # gaps of 30
    down = align.distribute(document, ["a", "b"], "vertical")
    assert down is document  # two have nothing between them


def test_a_given_gap_starts_at_the_first() -> None:
    document = page(shape("a", 20, 0, 10), shape("b", 90, 0, 30))
    done = align.distribute(document, ["b", "a"], "horizontal", 5)
    assert [edits.find(done, id).box.x for id in "ab"] == [20, 35]


def test_what_is_aligned_already_is_no_edit() -> None:
    document = page(shape("a", 0, 60), shape("b", 0, 90))
    assert align.align(document, ["a", "b"], "left") is document


boxes = st.builds(Box, *(st.floats(-500, 500),) * 2, *(st.floats(1, 200),) * 2)


@given(st.lists(boxes, min_size=3, max_size=7), st.sampled_from(["horizontal", "vertical"]))
def test_gaps_are_equal_whatever_the_boxes(held: list[Box], axis: align.Axis) -> None:
    k = 0 if axis == "horizontal" else 1
    shifts = align.distributed(held, axis)
    spans = []
    for box, shift in zip(held, shifts, strict=True):
        low, high = ((box.x, box.right), (box.y, box.bottom))[k]
        spans.append((box.centre[k], low + shift[k], high + shift[k]))
        assert shift[1 - k] == 0
    spans.sort(key=lambda span: span[0])  # stable, as they stood
    gaps = [b[1] - a[2] for a, b in itertools.pairwise(spans)]
    assert max(gaps) - min(gaps) < 1e-6
