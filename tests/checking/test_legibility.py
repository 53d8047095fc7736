"""Contrast counts where it is worst."""

from __future__ import annotations

import numpy as np
import pytest

from engine.checking import legibility
from engine.document.colour import Colour, contrast, from_hex, rgb
from engine.document.model import ArcPath, Box
from engine.drawing.compose import compose
from engine.drawing.scene import Linear, Stop
from exporters import raster
from tests.checking.posters import drawn, poster, rect, text


def flat(colour: str, width: int = 420, height: int = 100) -> np.ndarray:
    rgb_ = tuple(round(v * 255) for v in from_hex(colour).values)
    return np.full((height, width, 3), rgb_, np.uint8)


@pytest.mark.parametrize(
    ("ink", "ground"), [("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#1a2b3c", "#e8d9c0")]
)
def test_on_a_flat_ground_it_is_the_ratio_of_wcag(ink: str, ground: str) -> None:
    scene, _ = drawn(poster(text("Summer", (20, 20, 300, 60), fill=ink), height=100))
    worst, median = legibility.text_contrast(flat(ground), scene.blocks[0], 1.0)
    wanted = contrast(from_hex(ink), from_hex(ground))
    assert worst == pytest.approx(wanted, rel=0.01)
    assert median == pytest.approx(wanted, rel=0.01)


def test_a_light_corner_behind_light_text_is_what_counts() -> None:
    document = poster(
        rect((0, 0, 420, 100), "#202020"),
        text("Summer Festival", (20, 20, 380, 60), fill="#ffffff"),
        height=100,
    )
    scene = compose(document)
    ink = scene.blocks[0].ink
    ground = flat("#202020")
    edge = round(ink.x + ink.width * 0.9)
    ground[:, edge:] = 235
    worst, median = legibility.text_contrast(ground, scene.blocks[0], 1.0)
    assert worst < 1.5
    assert median > 12
    # Beyond the text the same light corner doesn't matter.
    ground = flat("#202020")
    ground[:, round(ink.right + 12) :] = 235
    assert legibility.text_contrast(ground, scene.blocks[0], 1.0)[0] > 12


def test_turned_text_is_measured_where_it_lies() -> None:
    scene, _ = drawn(poster(text("Summer", (150, 100, 120, 40), rotation=90.0)))
    ink = scene.blocks[0].ink
    assert ink.height > ink.width
    ground = flat("#ffffff", 420, 300)
    x0, x1 = round(ink.x) - 3, round(ink.right) + 3
    ground[:, :x0] = 0
    ground[:, x1:] = 0
    assert legibility.text_contrast(ground, scene.blocks[0], 1.0)[0] > 10


def test_a_badge_is_measured_on_its_ring_alone() -> None:
    """The disc inside a circle of letters belongs to its box, not to its ground."""
    ring = text("ALL AROUND", (60, 0, 300, 300), size=22, arc=ArcPath(210, 200, 90))
    scene, _ = drawn(poster(ring))
    y, x = np.mgrid[0:300, 0:420]
    distance = np.hypot(x - 210, y - 200)
    ground = np.where(distance < 80, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)
    assert legibility.text_contrast(ground, scene.blocks[0], 1.0)[0] > 10
    ground = np.where(distance < 100, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)
    assert legibility.text_contrast(ground, scene.blocks[0], 1.0)[0] < 1.5


def test_translucent_and_graded_fills_are_taken_at_their_worst() -> None:
    scene, _ = drawn(poster(text("Summer", (20, 20, 300, 60)), height=100))
    block, ground = scene.blocks[0], flat("#ffffff")
    faint = legibility.text_contrast(ground, block, 1.0, rgb(0, 0, 0, 0.3))
    assert 1.5 < faint[0] < 3
    graded = Linear(0, 0, 1, 0, (Stop(0, Colour()), Stop(1, rgb(0.9, 0.9, 0.9))))
    assert legibility.text_contrast(ground, block, 1.0, graded)[0] < 1.5


def test_off_the_page_nothing_is_measured() -> None:
    scene, _ = drawn(poster(text("Summer", (2000, 20, 300, 60)), height=100))
    assert legibility.text_contrast(flat("#ffffff"), scene.blocks[0], 1.0) == (0.0, 0.0)


def test_the_ends_of_the_luminance_choose_ink_or_paper() -> None:
    ground = flat("#000000")
    ground[:, 210:] = 255
    assert legibility.background_luminance(ground, Box(0, 0, 200, 100), 1.0) == (0.0, 0.0)
    low, high = legibility.background_luminance(ground, Box(100, 0, 200, 100), 1.0)
    assert (low, high) == (0.0, pytest.approx(1.0))


def test_the_page_without_letters_is_the_ground() -> None:
    document = poster(text("Summer", (20, 20, 300, 60), fill="#141414"), height=100)
    scene = compose(document)
    ground = raster.render(compose(document, with_text=False), scale=1.0, assets={})
    worst, _ = legibility.text_contrast(ground, scene.blocks[0], 1.0)
    assert worst > 8
