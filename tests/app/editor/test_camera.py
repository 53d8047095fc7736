"""How the page lies in the view, and what the rulers write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.editor.canvas import rulers
from app.editor.canvas.camera import LEAST, MOST, Camera, between, fitting
from app.editor.canvas.marks import free_corner
from engine.document.model import Box
from engine.document.units import POINTS_PER

zooms = st.floats(0.02, 60)
places = st.floats(-5000, 5000)
cameras = st.builds(Camera, zooms, places, places)


@given(cameras, zooms, places, places)
def test_what_lies_under_the_pointer_stays_there(
    camera: Camera, zoom: float, x: float, y: float
) -> None:
    at = QPointF(x, y)
    before = camera.to_page(at)
    after = camera.zoomed(zoom, at).to_page(at)
    assert after.x() == pytest.approx(before.x(), abs=1e-6, rel=1e-6)
    assert after.y() == pytest.approx(before.y(), abs=1e-6, rel=1e-6)


def test_zoom_has_limits() -> None:
    assert Camera().zoomed(1e9, QPointF()).zoom == MOST
    assert Camera().zoomed(0, QPointF()).zoom == LEAST


@given(cameras, st.floats(1, 4000), st.floats(1, 4000))
def test_a_box_that_fits_is_whole_and_in_the_middle(camera: Camera, w: float, h: float) -> None:
    view = QRectF(20, 20, 800, 600)
    box = Box(camera.x, camera.y, w, h)
    rect = fitting(box, view, 36).rect(box)
    assert view.contains(rect)
    assert rect.center().x() == pytest.approx(view.center().x(), abs=1e-3)


@given(cameras, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_the_origin_lies_on_a_device_pixel(camera: Camera, ratio: float) -> None:
    aligned = camera.aligned(ratio)
    for value, was in ((aligned.x, camera.x), (aligned.y, camera.y)):
        assert value * ratio == pytest.approx(round(value * ratio), abs=1e-6)
        assert abs(value - was) <= 0.5 / ratio + 1e-9


@given(cameras, cameras, st.floats(0, 1))
def test_a_glide_keeps_the_point_that_both_ends_share(a: Camera, b: Camera, part: float) -> None:
    half = between(a, b, part)
    assert min(a.zoom, b.zoom) - 1e-9 <= half.zoom <= max(a.zoom, b.zoom) + 1e-9
    assert between(a, b, 1.0) == b
    # x = F - p * zoom for the point F of the view that shows the same p all the way.
    if abs(b.zoom - a.zoom) > 0.1:
        p = (a.x - b.x) / (b.zoom - a.zoom)
        fixed = a.x + p * a.zoom
        assert half.x + p * half.zoom == pytest.approx(fixed, rel=1e-6, abs=1e-3)


@given(zooms, st.sampled_from(["mm", "in", "pt", "px"]))
def test_numbers_on_a_ruler_stand_apart_and_are_round(zoom: float, unit: str) -> None:
    step, parts = rulers.steps(zoom, unit)
    pixels = step * zoom * POINTS_PER[unit]
    assert rulers.APART * 0.999 <= pixels <= rulers.APART * 10
    lead = f"{step:.3e}"[:5]
    assert lead in ("1.000", "2.000", "5.000", "1.250", "2.500")
    assert 4 <= parts <= 10


def test_ticks_carry_their_values_in_the_unit() -> None:
    found = list(rulers.ticks(20.0, 300.0, 1.0, "pt"))
    numbered = {round(at): value for at, rank, value in found if rank == 0}
    assert numbered[20] == 0
    assert numbered[120] == pytest.approx(100)
    assert all(0 <= at <= 300 for at, _, _ in found)


def test_a_tag_goes_where_it_covers_no_words() -> None:
    view = QRectF(0, 0, 500, 500)
    box = QRectF(100, 100, 200, 100)
    above = free_corner(box, (80, 18), [], view)
    assert above.y() < 100
    words = [QRectF(90, 70, 220, 30)]
    below = free_corner(box, (80, 18), words, view)
    assert below.y() > 200
    at_the_edge = free_corner(QRectF(100, 5, 200, 480), (80, 18), [], view)
    assert view.contains(QRectF(at_the_edge.x(), at_the_edge.y(), 80, 18))
