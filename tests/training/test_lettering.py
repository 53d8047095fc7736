"""Letters in materials: readable, of their outline, deterministic, and alike at every size."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import pytest

from engine.decoding.materials import MATERIALS, base_colour, number
from engine.document.colour import approximate_srgb, contrast, luminance
from engine.document.model import Box, SolidPaint, TextBlock, TextRun, TextStyle
from engine.document.palettes import PALETTES
from engine.drawing import typeset
from engine.drawing.lettering import ink_glyphs
from engine.drawing.scene import Scene
from engine.errors import UserError
from engine.text import face_catalogue, outlines
from engine.text.glyph_map import glyph_map
from engine.training.nano import lettering

PAINTED = MATERIALS[2:]
PALETTE = PALETTES["dusk"]


@lru_cache(maxsize=16)
def letters(text: str, script: str, width: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Coverage 0..1, distance in px, em in px; half as high as wide."""
    face = next(f.id for f in face_catalogue.catalogue().values() if script in f.scripts)
    height = width // 2
    block = TextBlock(
        id="t",
        box=Box(0.08 * width, 0.2 * height, 0.84 * width, 0.6 * height),
        runs=(TextRun(text),),
        style=TextStyle(
            faces=(face,), fill=SolidPaint(PALETTE[0]), align="centre", fit="box", size=0.5 * width
        ),
        language="zh" if script == "Hans" else "fr",
    )
    drawn = typeset.set_block(block, {}).letters
    glyphs = ink_glyphs(Scene(float(width), float(height), 0.0, 0.0, tuple(drawn)))
    em = abs(glyphs[0].matrix[0]) * outlines.units_per_em(glyphs[0].face)
    found = glyph_map(
        glyphs, (0.0, 0.0, float(width), float(height)), (width, height),
        parts=("coverage", "distance"), radius=min(64.0, 0.2 * em),
    )  # fmt: skip
    assert found.coverage is not None
    assert found.distance is not None
    return found.coverage.astype(np.float32) / 255, found.distance, em


def painted(name: str, text: str, script: str, width: int, dark: bool) -> np.ndarray:
    coverage, distance, em = letters(text, script, width)
    ground = PALETTE[0] if dark else PALETTE[-1]
    flat = np.broadcast_to(np.array(approximate_srgb(ground), np.float32), (*coverage.shape, 3))
    colour = approximate_srgb(base_colour(name, text, PALETTE, ground))
    return lettering.paint(name, flat, coverage, distance, colour, em, 5)


@pytest.mark.parametrize("name", PAINTED)
@pytest.mark.parametrize(("text", "script"), [("Été", "Latn"), ("春节", "Hans")])
def test_letters_read_on_dark_and_light_ground(name: str, text: str, script: str) -> None:
    """Inside differs from just outside, and where it does has the glyphs' shape."""
    for dark in (True, False):
        _, distance, _ = letters(text, script, 192)
        picture = painted(name, text, script, 192, dark)
        assert picture.dtype == np.float32
        assert 0 <= picture.min() <= picture.max() <= 1
        inside, outside = distance > 0.5, (distance < -1.5) & (distance > -6)
        # Each pixel belongs to the nearer of the two mean colours.
        means = np.stack([picture[mask].mean(0) for mask in (inside, outside)])
        assert np.abs(means[0] - means[1]).max() > 0.16, (dark, means)
        base = picture[inside | outside]
        near = ((base[:, None] - means) ** 2).sum(-1).argmin(1) == 0
        agree = (near == inside[inside | outside]).mean()
        assert agree > 0.80, (dark, agree)


@pytest.mark.parametrize("name", PAINTED)
def test_the_same_arguments_give_the_same_letters_and_size_only_detail(name: str) -> None:
    small = painted(name, "Été", "Latn", 256, True)
    assert (small == painted(name, "Été", "Latn", 256, True)).all()
    large = painted(name, "Été", "Latn", 768, True)
    reduced = cv2.resize(large, (256, 128), interpolation=cv2.INTER_AREA)
    assert np.abs(cv2.blur(reduced, (5, 5)) - cv2.blur(small, (5, 5))).mean() < 0.02


def test_materials_differ_from_each_other_and_from_paint() -> None:
    coverage, _, _ = letters("Été", "Latn", 192)
    inside = coverage == 1
    pictures = [painted(name, "Été", "Latn", 192, True)[inside] for name in PAINTED]
    for i, one in enumerate(pictures):
        assert one.std(0).max() > 0.015  # none is flat
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 0.03


def test_far_ground_is_untouched_and_nothing_is_painted_without_letters() -> None:
    ground = np.random.default_rng(1).random((300, 300, 3), dtype=np.float32)
    coverage = np.zeros((300, 300), np.float32)
    distance = np.full((300, 300), -4, np.float32)
    assert (lettering.paint("neon", ground, coverage, distance, (1, 0, 0), 30, 1) == ground).all()
    coverage[20:60, 20:28] = 1
    distance[20:60, 20:28] = 3
    lit = lettering.paint("neon", ground, coverage, distance, (1, 0, 0), 30, 1)
    assert (lit[:100, :100] != ground[:100, :100]).any()
    assert (lit[100:, 100:] == ground[100:, 100:]).all()


def test_neon_lights_the_ground_about_it_and_gold_shades_it() -> None:
    _, distance, _ = letters("Été", "Latn", 192)
    near = (distance < -2) & (distance > -5)
    dark = np.array(approximate_srgb(PALETTE[0]))
    assert painted("neon", "Été", "Latn", 192, True)[near].mean() > dark.mean() + 0.1
    light = np.array(approximate_srgb(PALETTE[-1]))
    assert painted("gold", "Été", "Latn", 192, False)[near].mean() < light.mean() - 0.05


def test_bad_letters_are_explained() -> None:
    blank = np.zeros((8, 8), np.float32)
    with pytest.raises(UserError, match="no material is called 'silk'"):
        lettering.paint("silk", np.zeros((8, 8, 3), np.float32), blank, blank, (1, 1, 1), 9, 1)
    with pytest.raises(ValueError, match="one size"):
        lettering.paint("gold", np.zeros((9, 8, 3), np.float32), blank, blank, (1, 1, 1), 9, 1)
    with pytest.raises(UserError, match="use one of paint, gold"):
        number("silk")


def test_every_material_can_be_painted_and_its_base_colour_reads() -> None:
    assert tuple(lettering.PAINTERS) == PAINTED
    assert [number(name) for name in ("none", "paint", "gold", "ink")] == [0, 1, 2, 8]
    for palette in PALETTES.values():
        for ground in (palette[0], palette[-1]):
            for name in ("paint", "chalk", "paper", "ink"):
                colour = base_colour(name, "Open", palette, ground)
                best = max(contrast(c, ground) for c in palette)
                assert contrast(colour, ground) >= min(2.9, 0.9 * best)
            for name in ("gold", "wood", "ice"):
                assert contrast(base_colour(name, "Open", palette, ground), ground) > 1.4
            tube = approximate_srgb(base_colour("neon", "Open", palette, ground))
            assert max(tube) - min(tube) > 0.2
    grey = PALETTES["mono"]
    assert luminance(base_colour("ink", "x", grey, grey[-1])) < 0.05
