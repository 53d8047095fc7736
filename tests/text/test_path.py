"""Text along curves."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest

from engine.errors import UserError
from engine.text.layout import layout
from engine.text.spec import Arc, Curve, PlacedGlyph, Span, TextLayout, TextSpec

LATIN = ("inter-tight-800",)
WAVE = Curve("MCC", (0, 100, 80, 0, 120, 0, 190, 100, 260, 200, 300, 200, 380, 100))
LINE = Curve("ML", (10, 50, 310, 50))
VALLEY = Curve("MC", (0, 0, 0, 120, 120, 120, 120, 0))


def lay(text: str, **fields: Any) -> TextLayout:
    fields.setdefault("faces", LATIN)
    return layout(TextSpec((Span(text),), 400.0, **fields))


def distance(g: PlacedGlyph, curve: tuple[tuple[float, float], ...]) -> float:
    best = math.inf
    for (ax, ay), (bx, by) in pairwise(curve):
        dx, dy = bx - ax, by - ay
        t = ((g.x - ax) * dx + (g.y - ay) * dy) / (dx * dx + dy * dy or 1.0)
        t = min(1.0, max(0.0, t))
        best = min(best, math.hypot(g.x - ax - t * dx, g.y - ay - t * dy))
    return best


def test_letters_stand_on_the_path_in_reading_order() -> None:
    result = lay("Text rides a wave", path=WAVE, size=24)
    assert "".join(g.text for g in result.glyphs) == "Text rides a wave"
    assert all(distance(g, result.curve) < 4 for g in result.glyphs)
    assert [g.x for g in result.glyphs] == sorted(g.x for g in result.glyphs)
    assert {round(g.angle) > 0 for g in result.glyphs} == {True, False}


def test_a_straight_path_is_a_straight_line() -> None:
    along = lay("Straight on", path=LINE, size=24)
    plain = lay("Straight on", size=24, ink_align=False)
    steps = [[b.x - a.x for a, b in pairwise(r.glyphs)] for r in (along, plain)]
    assert steps[0] == pytest.approx(steps[1], abs=0.01)
    assert {g.y for g in along.glyphs} == {50}
    assert along.curve == ((10, 50), (310, 50))


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
def test_text_stands_between_start_and_end(align: Any, share: float) -> None:
    curve = Curve(LINE.verbs, LINE.points, start=0.2)
    result = lay("HIH", path=curve, size=20, align=align, tracking=0.0)
    free = 240 - (result.ink[2] - result.ink[0])
    assert result.ink[0] == pytest.approx(70 + share * free, abs=1.5)


def test_fitted_text_fills_its_path_and_long_text_shrinks() -> None:
    filled = lay("HUH", path=LINE, fit="width", size=10)
    assert filled.ink[2] - filled.ink[0] == pytest.approx(300, rel=0.05)
    assert filled == lay("HUH", path=LINE, align="fit", size=10)
    long = lay("far too long for so short a path " * 2, path=LINE, size=40)
    assert long.size < 40
    assert not long.overflow
    stuck = lay("far too long for so short a path " * 9, path=LINE, size=40, min_size=12)
    assert stuck.size == 12
    assert stuck.overflow


def test_a_closed_path_goes_round() -> None:
    square = Curve("MLLLZ", (0, 0, 100, 0, 100, 100, 0, 100), start=0.9)
    result = lay("ROUND AND ROUND", path=square, size=12)
    assert result.glyphs[0].y > 0
    assert any(g.y == pytest.approx(0, abs=0.5) for g in result.glyphs)
    assert {(0, 0), (100, 0), (100, 100), (0, 100)} <= {
        (round(x), round(y)) for x, y in result.curve
    }


def test_letters_in_a_valley_dont_run_into_each_other() -> None:
    result = lay("HHHHHHHH", path=VALLEY, size=30)
    for a, b in pairwise(result.glyphs):
        # The tops of neighbours, in the direction of the first one's baseline.
        tops = []
        for g, side in ((a, 1.0), (b, 0.0)):
            turn = math.radians(g.angle)
            u, v = 0.7 * g.size * side, 0.7 * g.size
            tops.append(
                (
                    g.x + u * math.cos(turn) + v * math.sin(turn),
                    g.y + u * math.sin(turn) - v * math.cos(turn),
                )
            )
        c, s = math.cos(math.radians(a.angle)), math.sin(math.radians(a.angle))
        assert (tops[1][0] - tops[0][0]) * c + (tops[1][1] - tops[0][1]) * s > -0.04 * 30


def test_joined_words_are_rigid_on_gentle_curves_and_refused_on_tight_ones() -> None:
    gentle = Curve("MC", (0, 150, 120, 110, 260, 110, 380, 150))
    result = lay("خصم كبير اليوم", path=gentle, size=24, language="ar")
    words: dict[float, str] = {}
    for g in result.glyphs:
        if g.text != " ":
            words[g.angle] = words.get(g.angle, "") + g.text
    assert sorted(len(w) for w in words.values()) == [3, 4, 5]
    with pytest.raises(UserError, match="joined letters"):
        lay("التخفيضات", path=VALLEY, size=60, language="ar")


def test_an_arc_tells_its_baseline() -> None:
    result = lay("SEAL", arc=Arc(100, 100, 80, max_span=90), size=16)
    assert all(math.hypot(x - 100, y - 100) == pytest.approx(80, abs=0.05) for x, y in result.curve)
    assert result.curve[0][0] == pytest.approx(100 - 80 * math.sin(math.pi / 4), abs=0.05)
