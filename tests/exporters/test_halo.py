"""Stacks of strokes by distance: the same picture as the strokes themselves."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from engine.document.colour import rgb
from engine.drawing import letters, shapes
from engine.drawing.effects import glow_alphas
from engine.drawing.scene import Fill, Glyphs, Layered, Line, Node, Path, Scene
from exporters import halo, raster
from tests.exporters.samples import BLACK, WHITE, circle, mean_difference, rect, write

PINK = rgb(1.0, 0.2, 0.6)
(LETTERS,) = write("Soft", "anton-400", 40, 30, 90, WHITE)
OUTLINE = letters.run_path(LETTERS)


def glow(path: Path = OUTLINE, radius: float = 18.0, alpha: float = 0.9) -> tuple[Node, ...]:
    levels = glow_alphas(alpha, radius)
    return tuple(Line(path, PINK.with_alpha(a), 2 * reach) for reach, a in levels)


def shadow(run: Glyphs = LETTERS, blur: float = 10.0) -> tuple[Node, ...]:
    out = []
    for grown, alpha in shapes.halo_alphas(0.8, blur):
        outline = (BLACK, 2 * grown) if grown > 0 else None
        copy = dataclasses.replace(run, paint=BLACK, outline=outline, decorative=True)
        out.append(Layered((copy,), (1.0, 0.0, 0.0, 1.0, 4.0, 5.0), opacity=alpha))
    return tuple(out)


def apart(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same nodes with something empty between them, so that they make no stack."""
    gap = Fill(Path("MLZ", (0.0, 0.0, 0.0, 0.0)), WHITE)
    return tuple(n for node in nodes for n in (node, gap))


def drawn(nodes: tuple[Node, ...], scale: float = 2.0, **more: Any) -> np.ndarray[Any, Any]:
    ground = Fill(rect(0, 0, 260, 170), rgb(0.1, 0.12, 0.2))
    return raster.render(Scene(260, 170, 0, 0, (ground, *nodes)), scale=scale, assets={}, **more)


@pytest.mark.parametrize("scale", [0.7, 2.0, 4.5])
@pytest.mark.parametrize("made", [glow(), glow(radius=3.0), shadow(), shadow(blur=2.0)])
def test_a_stack_looks_like_its_strokes(made: tuple[Node, ...], scale: float) -> None:
    assert [len(s) for s in halo.stacks(made)] == [len(made)]
    assert {len(s) for s in halo.stacks(apart(made))} == {1}
    whole, single = drawn(made, scale), drawn(apart(made), scale)
    assert mean_difference(whole, single) < 1.2
    # Where a letter ends, a pixel may see the one or the other side of a stroke's edge.
    assert np.percentile(np.abs(whole.astype(int) - single), 99.5) < 20


def test_a_turned_stack_and_a_stretched_one() -> None:
    c, s = np.cos(0.3), np.sin(0.3)
    for matrix in ((c, s, -s, c, 20.0, -20.0), (1.2, 0.0, 0.3, 0.8, 0.0, 0.0)):
        turned = (Layered(glow(), matrix),)
        single = (Layered(apart(glow()), matrix),)
        assert mean_difference(drawn(turned), drawn(single)) < 1.2


def test_tiles_meet_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = drawn((*glow(radius=24.0), *shadow()), 3.0)
    monkeypatch.setattr(raster, "TILE_PIXELS", 60_000)
    tiled = drawn((*glow(radius=24.0), *shadow()), 3.0)
    assert np.abs(whole.astype(int) - tiled).max() <= 3
    band = drawn((*glow(radius=24.0), *shadow()), 3.0, rows=(100, 300))
    assert (band == tiled[100:300]).all()


def test_what_differs_in_more_than_width_is_no_stack() -> None:
    strokes = list(glow())
    other = Line(circle(50, 50, 20), PINK.with_alpha(0.1), 8.0)
    assert [len(s) for s in halo.stacks((*strokes[:3], other, *strokes[3:5]))] == [1] * 6
    growing = tuple(reversed(strokes))
    assert {len(s) for s in halo.stacks(growing)} == {1}
    dashed = tuple(dataclasses.replace(n, dash=(2.0, 2.0)) for n in strokes if isinstance(n, Line))
    assert {len(s) for s in halo.stacks(dashed)} == {1}
