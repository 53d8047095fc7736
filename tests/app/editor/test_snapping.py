"""A box is dragged near edges, guides and its neighbours."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.editor.canvas import snapping
from app.editor.canvas.snapping import (
    Distance,
    Target,
    Targets,
    page_targets,
    said,
    snapped,
    snapped_edges,
)
from engine.document.model import Box, Page

PAGE = Page(width=400, height=600, bleed=10, safe=20)

NOTHING = Targets(())


def on(*found: tuple[Target, ...]) -> Targets:
    return Targets(target for some in found for target in some)


def around(*others: Box) -> Targets:
    return on(page_targets(PAGE), snapping.item_targets(others))


numbers = st.integers(-100, 700).map(lambda n: n / 2)
sizes = st.integers(2, 300).map(lambda n: n / 2)
boxes = st.builds(Box, numbers, numbers, sizes, sizes)


def test_an_edge_comes_to_rest_on_the_safe_area_with_a_line_over_the_page() -> None:
    snap = snapped(Box(22.5, 100, 60, 40), around(), [], 5)
    assert (snap.dx, snap.dy) == (-2.5, 0)
    (line,) = snap.lines
    assert (line.axis, line.at, line.low, line.high) == ("x", 20, -10, 610)


def test_the_middle_snaps_to_the_middle_of_the_page() -> None:
    snap = snapped(Box(171, 100, 60, 40), around(), [], 5)
    assert 171 + snap.dx + 30 == 200


def test_trim_and_bleed_are_both_there() -> None:
    targets = around()
    assert snapped(Box(-12, 100, 60, 40), targets, [], 3).dx == 2
    assert snapped(Box(1.5, 100, 60, 40), targets, [], 3).dx == -1.5
    assert not [t for t in page_targets(Page(width=10, height=10)) if t.kind in ("bleed", "safe")]


def test_a_guide_wins_over_a_neighbour_that_is_as_near() -> None:
    guides = snapping.guide_targets([("x", 50.0)], PAGE)
    neighbours = snapping.item_targets([Box(54, 300, 60, 20)])
    snap = snapped(Box(52, 100, 11, 11), on(guides, neighbours), [], 5)
    assert snap.dx == -2


def test_an_aligned_neighbour_shows_how_far_away_it_is() -> None:
    title = Box(40, 100, 200, 80)
    snap = snapped(Box(41, 220, 120, 30), on(snapping.item_targets([title])), [title], 5)
    assert snap.dx == -1
    assert Distance("y", 180, 220, 40) in snap.distances


def test_a_third_box_makes_equal_gaps() -> None:
    row = [Box(0, 0, 50, 50), Box(70, 0, 50, 50)]
    snap = snapped(Box(142, 10, 37, 50), NOTHING, row, 5)
    assert snap.dx == -2
    assert sorted((d.low, d.high) for d in snap.distances) == [(50, 70), (120, 140)]


def test_a_box_finds_the_middle_between_two() -> None:
    row = [Box(0, 0, 50, 50), Box(150, 0, 50, 50)]
    snap = snapped(Box(82, 10, 40, 20), NOTHING, row, 5)
    assert snap.dx == -2
    assert sorted(d.length for d in snap.distances) == [30, 30]


def test_what_doesnt_stand_beside_makes_no_gap() -> None:
    row = [Box(0, 0, 50, 50), Box(70, 200, 50, 50)]
    assert snapped(Box(142, 10, 37, 30), NOTHING, row, 5).dx == 0


def test_the_grid_counts_where_nothing_else_is_near() -> None:
    targets = around()
    assert snapped(Box(61.5, 100, 17, 13), targets, [], 3, grid=10).dx == -1.5
    assert snapped(Box(21.5, 100, 17, 13), targets, [], 3, grid=11).dx == -1.5


def test_single_edges_of_a_box_that_is_resized() -> None:
    targets = around()
    assert snapped_edges([("x", 398.0), ("y", 300.5)], targets, 5) == (2.0, -0.5)
    assert snapped_edges([("y", 250.0)], targets, 5) == (0.0, 0.0)


@given(boxes, st.lists(boxes, max_size=5), st.floats(0.5, 12))
def test_a_snap_is_never_longer_than_its_reach_and_lies_on_something(
    box: Box, others: list[Box], reach: float
) -> None:
    targets = around(*others)
    snap = snapped(box, targets, others, reach)
    assert abs(snap.dx) <= reach
    assert abs(snap.dy) <= reach
    at = Box(box.x + snap.dx, box.y + snap.dy, box.width, box.height)
    if snap.dx or snap.dy:
        assert snap.lines or snap.distances
    for line in snap.lines:
        low, high = (at.x, at.right) if line.axis == "x" else (at.y, at.bottom)
        assert min(abs(line.at - v) for v in (low, (low + high) / 2, high)) < 0.01
        assert line.low <= line.high
    for distance in snap.distances:
        assert distance.length > 0


@given(boxes, st.lists(boxes, max_size=5), st.floats(0.5, 12))
def test_what_rests_stays_at_rest(box: Box, others: list[Box], reach: float) -> None:
    targets = around(*others)
    first = snapped(box, targets, others, reach)
    at = Box(box.x + first.dx, box.y + first.dy, box.width, box.height)
    again = snapped(at, targets, others, reach)
    if first.dx:
        assert abs(again.dx) < 1e-6 or abs(again.dx) <= abs(first.dx)
    if first.lines and not first.distances:
        assert abs(again.dx) < 1e-6
        assert abs(again.dy) < 1e-6 or not first.dy


@given(st.lists(st.integers(1, 60), min_size=3, max_size=6), st.integers(1, 40))
def test_gaps_that_are_said_to_be_equal_are(widths: list[int], gap: int) -> None:
    row, x = [], 0.0
    for width in widths:
        row.append(Box(x, 0, width, 20))
        x += width + gap
    _, distances = said(row[0], NOTHING, row[1:])
    assert len({round(d.length, 6) for d in distances}) == 1
    assert all(a.low < b.low for a, b in pairwise(sorted(distances, key=lambda d: d.low)))
