"""Legibility is decided on the drawn artwork: flips, scrims, and no change where text reads."""

from __future__ import annotations

import numpy as np

from engine.checking.legibility import luminances
from engine.document.colour import Colour, from_hex, luminance, rgb
from engine.document.model import (
    Box,
    Document,
    Page,
    Plate,
    Shape,
    SolidPaint,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.jobs.finishing import make_legible
from engine.jobs.grounds import worst_contrast
from exporters.raster import render

INK, PAPER = from_hex("#101c46"), from_hex("#f8f4ea")


def document(ground: Colour, text: Colour, *, half: Colour | None = None) -> Document:
    layers: list[Shape | TextBlock] = [
        Shape(id="ground", box=Box(0, 0, 400, 560), fill=SolidPaint(ground), purpose="ground")
    ]
    if half is not None:
        layers.append(Shape(id="half", box=Box(200, 0, 200, 560), fill=SolidPaint(half)))
    layers.append(
        TextBlock(
            id="t", role="title", box=Box(30, 30, 340, 90), runs=(TextRun("Open day"),), language="en",
            style=TextStyle(faces=("inter-tight-800",), size=60, fill=SolidPaint(text)),
        )
    )  # fmt: skip
    swatches = (Swatch("ink", INK), Swatch("paper", PAPER), Swatch("p0", INK), Swatch("p5", PAPER))
    return Document(pages=(Page(width=400, height=560, layers=tuple(layers)),), swatches=swatches)


def worst(made: Document) -> float:
    scene = compose(made)
    light = luminances(
        render(compose(made, with_text=False), scale=1.0, assets={}, with_text=False)
    )
    report = scene.blocks[0]
    box = report.ink
    area = light[int(box.y) : int(box.bottom), int(box.x) : int(box.right)]
    fill = report.fill
    assert isinstance(fill, Colour)
    return worst_contrast(area.ravel(), luminance(fill))


def test_readable_text_is_left_alone() -> None:
    made = document(PAPER, INK)
    assert make_legible(made, render, {}) is made or make_legible(made, render, {}) == made


def test_dark_text_on_a_dark_ground_is_flipped() -> None:
    made = make_legible(document(from_hex("#1a2340"), INK), render, {})
    assert worst(made) > 7
    assert len(made.pages[0].layers) == 2  # no scrim was needed


def test_text_over_two_grounds_gets_a_scrim_under_it() -> None:
    split = document(rgb(0.05, 0.05, 0.05), INK, half=rgb(1, 1, 1))
    assert worst(split) < 2
    made = make_legible(split, render, {})
    assert worst(made) >= 3
    kinds = [getattr(layer, "purpose", "") for layer in made.pages[0].layers]
    assert "scrim" in kinds
    assert isinstance(made.pages[0].layers[-1], TextBlock)


def test_luminance_and_contrast_follow_wcag() -> None:
    pixels = np.array([[[255, 255, 255], [0, 0, 0], [118, 118, 118]]], np.uint8)
    light = luminances(pixels)
    assert np.allclose(light, [[1.0, 0.0, 0.1812]], atol=1e-3)
    assert abs(worst_contrast(light[:, :1], 0.0) - 21) < 1e-4
    assert abs(worst_contrast(light[:, 2:], 1.0) - 4.54) < 0.01


def with_pill(ground: Colour, plate: Colour) -> Document:
    layers: tuple[Shape | TextBlock, ...] = (
        Shape(id="ground", box=Box(0, 0, 400, 560), fill=SolidPaint(ground), purpose="ground"),
        TextBlock(
            id="a", role="action", box=Box(60, 300, 280, 60), runs=(TextRun("Get tickets"),), language="en",
            style=TextStyle(faces=("inter-tight-800",), size=24, fill=SolidPaint(PAPER, "paper")),
            plate=Plate(paint=SolidPaint(plate)),
        ),
    )  # fmt: skip
    swatches = (Swatch("ink", INK), Swatch("paper", PAPER))
    return Document(pages=(Page(width=400, height=560, layers=layers),), swatches=swatches)


def test_a_pill_that_melts_into_its_ground_is_painted_anew() -> None:
    brown, near = from_hex("#5a3018"), from_hex("#63351b")
    made = make_legible(with_pill(brown, near), render, {})
    pill = made.pages[0].layers[1]
    assert isinstance(pill, TextBlock)
    assert pill.plate is not None
    assert pill.plate.paint == SolidPaint(PAPER, "paper")
    assert pill.style.fill == SolidPaint(INK, "ink")


def test_a_pill_that_stands_out_is_left_alone() -> None:
    clear = with_pill(PAPER, from_hex("#b01030"))
    assert make_legible(clear, render, {}) == clear
