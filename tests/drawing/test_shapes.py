"""Outlines fill their boxes, curves are round, path data is read as SVG says."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document.colour import Colour
from engine.document.model import Box, Clip, Shadow, Shape
from engine.drawing import shapes
from engine.drawing.scene import Path, Tag, bounds
from engine.errors import UserError

BOX = Box(10.0, 20.0, 120.0, 80.0)
ARITY = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


def extent(path: Path, tolerance: float = 0.01) -> Box:
    """Bounds of the flattened curve itself, not of its handles."""
    points = [p for contour in shapes.flattened(path, tolerance) for p in contour]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def sound(path: Path) -> None:
    assert len(path.points) == 2 * sum(ARITY[v] for v in path.verbs)
    assert path.verbs.startswith("M")
    assert all(math.isfinite(v) for v in path.points)


def close(a: Box, b: Box, within: float = 0.02) -> None:
    got = (a.x, a.y, a.width, a.height)
    assert got == pytest.approx((b.x, b.y, b.width, b.height), abs=within)


FULL = {
    "rect": shapes.rect(BOX),
    "round": shapes.rect(BOX, 12.0),
    "pill": shapes.rect(BOX, 1e9),
    "ellipse": shapes.ellipse(BOX),
    "diagonal": shapes.line(BOX),
    "arch": shapes.arch(BOX),
    "low_arch": shapes.arch(Box(10.0, 20.0, 120.0, 30.0)),
    "ticket": shapes.ticket(BOX, 0.3, 6.0),
    "notch_frame": shapes.notch_frame(BOX, 10.0),
    "square_corners": shapes.polygon(BOX, ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))),
}


@pytest.mark.parametrize("name", FULL)
def test_figures_fill_their_box_exactly(name: str) -> None:
    path = FULL[name]
    sound(path)
    close(extent(path), Box(10.0, 20.0, 120.0, 30.0) if name == "low_arch" else BOX)


@pytest.mark.parametrize("kind", ["star", "burst", "polygon"])
@pytest.mark.parametrize("detail", [0, 3, 5, 12, 24, 9_999, -4])
def test_stars_and_seals_stay_in_their_box(kind: str, detail: int) -> None:
    shape = Shape(id="s", box=BOX, kind=kind, detail=float(detail))  # type: ignore[arg-type]
    path = shapes.path_of(shape)
    sound(path)
    got = extent(path)
    assert got.x >= BOX.x - 0.05
    assert got.right <= BOX.right + 0.05
    assert got.y == pytest.approx(BOX.y, abs=0.05), "a point stands on top"
    assert got.bottom <= BOX.bottom + 0.05
    assert len(path.points) < 8_000


@pytest.mark.parametrize("waves", [8, 20, 60])
def test_a_seal_is_smooth(waves: int) -> None:
    """Neighbouring cubics share their tangent: no kinks."""
    p = shapes.burst(Box(0.0, 0.0, 100.0, 100.0), waves).points
    for i in range(2, len(p) - 6, 6):
        a = math.atan2(p[i + 5] - p[i + 3], p[i + 4] - p[i + 2])
        if i + 9 < len(p):
            b = math.atan2(p[i + 7] - p[i + 5], p[i + 6] - p[i + 4])
            assert math.cos(a - b) > 0.9999


def test_a_circle_is_round() -> None:
    (ring,) = shapes.flattened(shapes.ellipse(Box(-50.0, -50.0, 100.0, 100.0)), 1e-3)
    radii = [math.hypot(x, y) for x, y in ring]
    assert max(radii) - min(radii) < 0.03


def test_a_ticket_is_torn_where_it_says() -> None:
    path, line = shapes.ticket(BOX, 0.25, 4.0), shapes.perforation(BOX, 0.25, 4.0)
    assert line.points[0] == line.points[2] == shapes.stub_line(BOX, 0.25) == 100.0
    assert BOX.y < line.points[1] < line.points[3] < BOX.bottom
    area = sum(shapes.signed_area(c) for c in shapes.flattened(path, 0.01))
    assert 0.95 * 9_600 < area < 9_600


def test_a_notch_frame_is_hollow_at_its_corners() -> None:
    n = 10.0
    area = sum(shapes.signed_area(c) for c in shapes.flattened(shapes.notch_frame(BOX, n), 1e-3))
    assert area == pytest.approx(120 * 80 - math.pi * n * n, abs=0.5)
    diamonds = shapes.corner_diamonds(BOX, n, 0.3)
    assert len(diamonds) == 4
    for diamond in diamonds:
        cx, cy = bounds(diamond).centre
        nearest = min(
            math.hypot(cx - x, cy - y) for x in (BOX.x, BOX.right) for y in (BOX.y, BOX.bottom)
        )
        assert nearest < n, "inside the hollow"


@pytest.mark.parametrize("clip", ["rect", "ellipse", "arch", "polygon"])
def test_clips_cover_the_box(clip: str) -> None:
    path = shapes.clip_path(Clip(clip, points=((0.0, 0.0), (1.0, 0.0), (0.5, 1.0))), BOX)  # type: ignore[arg-type]
    sound(path)
    close(extent(path), BOX)


@pytest.mark.parametrize(
    "kind", ["rect", "ellipse", "star", "burst", "ticket", "notch_frame", "polygon"]
)
@pytest.mark.parametrize("by", [-6.0, 5.0])
def test_grown_outlines_move_every_side_alike(kind: str, by: float) -> None:
    shape = Shape(id="s", box=BOX, kind=kind, detail=0.25 if kind == "ticket" else 4.0)  # type: ignore[arg-type]
    plain, grown = extent(shapes.path_of(shape)), extent(shapes.path_of(shape, by))
    assert grown.width == pytest.approx(plain.width + 2 * by, abs=abs(by) * 0.35)
    assert grown.centre == pytest.approx(plain.centre, abs=0.6)


# ------------------------------------------------------------------ SVG path data


def test_every_command_and_its_relative_form_agree() -> None:
    absolute = "M10 20 L30 20 H40 V50 C40 60 50 60 50 50 S60 40 60 50 Q65 60 70 50 T80 50 A5 8 30 0 1 90 50 Z"
    relative = (
        "m10 20 l20 0 h10 v30 c0 10 10 10 10 0 s10-10 10 0 q5 10 10 0 t10 0 a5 8 30 0 1 10 0 z"
    )
    a, b = shapes.svg_path(absolute), shapes.svg_path(relative)
    sound(a)
    assert a.verbs == b.verbs
    assert a.points == pytest.approx(b.points)
    assert set(a.verbs) == set("MLCQZ")


def test_shorthand_of_real_files_is_understood() -> None:
    path = shapes.svg_path("M.5.5-1-1l1e1,2E-1L+3 4zm1 1h1")
    assert path.verbs == "MLLLZML"
    assert path.points[:8] == pytest.approx((0.5, 0.5, -1.0, -1.0, 9.0, -0.8, 3.0, 4.0))
    assert path.points[8:] == pytest.approx((1.5, 1.5, 2.5, 1.5))
    packed, spaced = (
        shapes.svg_path("M0 0a5 5 0 01 10 0a5 5 0 110-1"),
        shapes.svg_path("M0 0 a5 5 0 0 1 10 0 a5 5 0 1 1 0 -1"),
    )
    assert packed == spaced
    after_close = shapes.svg_path("M1 1h2v2zl5 5")
    assert after_close.verbs == "MLLZML"
    assert after_close.points[-4:] == (1.0, 1.0, 6.0, 6.0)


def test_arcs_lie_on_their_circle() -> None:
    for large in "01":
        for sweep in "01":
            path = shapes.svg_path(f"M0 0A10 10 0 {large} {sweep} 10 10")
            (line,) = shapes.flattened(path, 1e-3)
            cx, cy = (10.0, 0.0) if large == sweep else (0.0, 10.0)
            assert max(abs(math.hypot(x - cx, y - cy) - 10) for x, y in line) < 0.01
            length = sum(math.dist(p, q) for p, q in pairwise(line))
            assert length == pytest.approx((3 if large == "1" else 1) * math.pi * 5, rel=1e-3)
    # Radii too small are scaled up, radii of nothing are a line (SVG 2, appendix B.2.5).
    assert extent(shapes.svg_path("M0 0A1 1 0 0 1 10 0")).height == pytest.approx(5.0, abs=0.01)
    assert shapes.svg_path("M0 0A0 3 0 0 1 10 0").verbs == "ML"


@pytest.mark.parametrize(
    "data",
    [
        "L1 1",
        "1 1",
        "M1",
        "M1 1 L2",
        "M1 1 C1 1 2 2",
        "M1 1 Z3",
        "M1 1 X",
        "M1 1 L1e999 0",
        "M1 1 A5 5 0 2 1 3 3",
        "M1 1 L nan 3",
        "M0 0" + "l1 1" * 20_001,
        "M0 0" + " " * 200_001,
    ],
)
def test_bad_path_data_is_refused(data: str) -> None:
    with pytest.raises(UserError, match="path"):
        shapes.svg_path(data)


@settings(deadline=None)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- e+", max_size=60))
def test_any_text_gives_a_sound_path_or_a_user_error(data: str) -> None:
    try:
        path = shapes.svg_path(data)
    except UserError:
        return
    assert len(path.points) == 2 * sum(ARITY[v] for v in path.verbs)


# ------------------------------------------------------------------ shadows and extrusions


def test_a_sweep_has_the_area_of_figure_and_path() -> None:
    square = shapes.rect(Box(0.0, 0.0, 10.0, 10.0))
    body = shapes.swept(square, 30.0, 0.0)
    assert extent(body) == Box(0.0, 0.0, 40.0, 10.0)
    hole = Path(
        "MLLLZMLLLZ", (0, 0, 10, 0, 10, 10, 0, 10, 3.0, 3, 3, 7, 7, 7, 7, 3)
    )  # the hole runs the other way round
    for path in (hole, Path(hole.verbs, (*hole.points[8:], *hole.points[:8]))):
        parts = shapes.flattened(shapes.swept(path, 2.0, 2.0), 0.1)
        # Every side of the body winds the same way, or the nonzero rule would cut holes into it.
        sides = [c for c in parts if len(c) == 4 and abs(shapes.signed_area(c)) not in (100, 16)]
        assert sides
        assert all(shapes.signed_area(c) > 0 for c in sides)


@pytest.mark.parametrize("blur", [1.0, 8.0, 60.0])
def test_a_soft_shadow_falls_off_evenly(blur: float) -> None:
    steps = shapes.soft_alphas(0.5, shapes.soft_steps(blur))
    assert [d for d, _ in steps] == sorted((d for d, _ in steps), reverse=True)
    seen, before = [], 0.0
    for _, alpha in steps:
        assert 0 <= alpha <= 0.5
        before = 1 - (1 - before) * (1 - alpha)
        seen.append(before)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(0.5, abs=0.02)
    assert seen[0] < 0.06


def test_shadow_nodes_of_every_kind() -> None:
    shape = Shape(id="s", box=BOX)

    def nodes(**shadow: float) -> tuple[object, ...]:
        return shapes.shadow_nodes(
            lambda by: shapes.path_of(shape, by),
            Shadow(colour=Colour(alpha=0.4), **shadow),  # type: ignore[arg-type]
            room=20.0,
            tag=Tag("shadow"),
        )

    (hard,) = nodes(dx=3.0, dy=4.0)
    close(extent(hard.path), Box(13.0, 24.0, 120.0, 80.0))  # type: ignore[attr-defined]
    (body,) = nodes(dx=3.0, dy=4.0, extrude=True)
    close(extent(body.path), Box(10.0, 20.0, 123.0, 84.0))  # type: ignore[attr-defined]
    soft = nodes(dx=0.0, dy=4.0, blur=10.0)
    close(extent(soft[0].path), Box(0.0, 14.0, 140.0, 100.0))  # type: ignore[attr-defined]
    close(extent(soft[-1].path), Box(20.0, 34.0, 100.0, 60.0))  # type: ignore[attr-defined]
