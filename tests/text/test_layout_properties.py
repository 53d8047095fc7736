"""What holds for any text, width and setting."""

from __future__ import annotations

import math
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.text.layout import layout
from engine.text.spec import Arc, Curve, Span, TextLayout, TextSpec

from .test_layout import FACES, MIXED, check_whole, rows

SETTINGS = st.fixed_dictionaries(
    {
        "align": st.sampled_from(["left", "centre", "right", "fit", "justify"]),
        "balance": st.booleans(),
        "hanging": st.booleans(),
        "squeeze": st.booleans(),
        "script_gap": st.sampled_from([0.0, 0.25]),
        "small_caps": st.booleans(),
        "tracking": st.sampled_from([0.0, 0.05]),
        "strictness": st.sampled_from(["normal", "strict", "loose"]),
        "writing": st.sampled_from(["horizontal", "vertical"]),
        "language": st.sampled_from(["und", "en", "fr", "tr", "zh-Hans", "ja", "ar"]),
        "ink_align": st.booleans(),
    }
)
WORDS = st.text(alphabet="abcé fi. 春节，折。「」（）あっ שלום خصم 0123", min_size=1, max_size=60)


def lay(spans: tuple[Span, ...], width: float, height: float = 0.0, **fields: Any) -> TextLayout:
    fields.setdefault("faces", FACES)
    return layout(TextSpec(spans, width, height, **fields))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(st.tuples(MIXED, st.sampled_from(["", "", "よみ", "pīn yīn"])), max_size=4),
    width=st.floats(1, 900),
    fit=st.sampled_from(["none", "none", "box", "width", "lines"]),
    fields=SETTINGS,
)
def test_every_character_is_set_once_in_every_setting(
    parts: list[tuple[str, str]], width: float, fit: Any, fields: dict[str, Any]
) -> None:
    spans = tuple(Span(t, ruby=r, style=i) for i, (t, r) in enumerate(parts))
    result = lay(spans, width, 300, fit=fit, size=30, **fields)
    text = "".join(t for t, _ in parts)
    if text.strip():
        check_whole(result, text)
        for line in result.ruby:
            assert "".join(g.text for g in line.glyphs).replace(" ", "") == line.text.replace(
                " ", ""
            )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WORDS, factor=st.floats(0.2, 9), fields=SETTINGS)
def test_a_layout_scales_with_its_box(text: str, factor: float, fields: dict[str, Any]) -> None:
    fields = {**fields, "align": "left" if fields["align"] == "fit" else fields["align"]}
    small = lay((Span(text),), 300, 500, size=20, **fields)
    large = lay((Span(text),), 300 * factor, 500 * factor, size=20 * factor, **fields)
    assert rows(small) == rows(large)
    for a, b in zip(small.glyphs, large.glyphs, strict=True):
        assert (a.gid, a.face, a.start, a.text) == (b.gid, b.face, b.start, b.text)
        assert b.x == pytest.approx(a.x * factor, abs=1e-5 * factor)
        assert b.y == pytest.approx(a.y * factor, abs=1e-5 * factor)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(alphabet="abcdé 春节，折。「」あっ0123", min_size=30, max_size=90),
    more=st.text(alphabet="abc 春节。x", min_size=1, max_size=8),
    fields=SETTINGS,
)
def test_an_edit_of_the_last_line_leaves_those_before_it(
    text: str, more: str, fields: dict[str, Any]
) -> None:
    """Holds for full lines (not balanced, not fitted), set from the top left (or the top)."""
    fields = {
        **fields, "balance": False, "writing": "horizontal", "ink_align": False,
        "align": "left", "language": "zh-Hans",
    }  # fmt: skip
    whole = lay((Span(text),), 200, size=20, **fields)
    if len(whole.lines) < 2:
        return
    last = whole.lines[-1].glyphs[0].start
    word = text[last:].split(" ")[0] if text[last:] else ""
    # The first word of the last line stays: with another one it might fit the line above.
    edited = lay((Span(text[:last] + word + more),), 200, size=20, **fields)
    if edited.lines[len(whole.lines) - 1 :]:
        for a, b in zip(whole.lines[:-2], edited.lines, strict=False):
            assert a == b


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WORDS, width=st.floats(90, 500), size=st.floats(8, 40), fields=SETTINGS)
def test_no_line_is_wider_than_its_box(
    text: str, width: float, size: float, fields: dict[str, Any]
) -> None:
    vertical = fields["writing"] == "vertical"
    result = lay((Span(text),), width, width, size=size, **fields)
    if result.overflow or not result.lines:
        return
    for line in result.lines:
        along = line.ink[3] - line.ink[1] if vertical else line.ink[2] - line.ink[0]
        # Hung stops and protruding signs stand beyond it.
        beyond = size * (1.0 if fields["hanging"] else 0.0)
        if fields["ink_align"]:
            beyond += size * 0.6
        assert along <= width + beyond + 0.01


def test_the_ink_of_a_line_is_never_wider_than_its_box() -> None:
    """Italics stick out of their advances: it is the ink that must hold."""
    text = "Jollyffjords of Affoltern fly off if Jeff jogs off half of Hoff f j ff fjf jfj"
    for face in ("playfair-display-700i", "anton-400"):
        for width in range(60, 400, 7):
            for balance in (True, False):
                result = lay((Span(text),), width, size=30, faces=(face,), balance=balance)
                for line in result.lines:
                    if " " in line.text:
                        assert line.ink[2] - line.ink[0] <= width + 1e-6


# ------------------------------------------------------------------ hostile


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "field",
    [
        "width", "height", "size", "leading", "tracking", "max_size", "min_size", "script_gap",
    ],
)  # fmt: skip
def test_values_that_arent_numbers_are_refused(field: str, value: float) -> None:
    fields: dict[str, Any] = {"width": 100.0, field: value}
    with pytest.raises(UserError):
        layout(TextSpec((Span("Hi"),), faces=FACES, **fields))


@pytest.mark.parametrize(
    "span",
    [
        Span("Hi", scale=math.nan),
        Span("Hi", scale=0),
        Span("Hi", rise=math.inf),
        Span("Hi", tracking=math.nan),
    ],
)
def test_spans_that_arent_numbers_are_refused(span: Span) -> None:
    with pytest.raises(UserError):
        lay((span,), 100)


@pytest.mark.parametrize(
    "curve",
    [
        Curve("", ()),
        Curve("L", (1, 1)),
        Curve("ML", (0, 0, 1)),
        Curve("ML", (0, 0, math.nan, 1)),
        Curve("ML", (0, 0, 0, 0)),
        Curve("MLM", (0, 0, 1, 1, 2, 2)),
        Curve("ML", (0, 0, 9, 9), start=math.nan),
        Curve("ML", (0, 0, 9, 9), start=1.0),
        Curve("ML", (0, 0, 1e9, 9)),
        Curve("M" + "L" * 5000, tuple([float(i) for i in range(10002)])),
    ],
)
def test_paths_that_cant_be_followed_are_refused(curve: Curve) -> None:
    with pytest.raises(UserError):
        lay((Span("Hi"),), 100, path=curve)


@pytest.mark.parametrize(
    ("spans", "fields"),
    [
        ((Span("春" * 20_000),), {"width": 1.0}),
        ((Span("a " * 10_000),), {"width": 1.0, "height": 1.0, "fit": "box"}),
        ((Span("春节。「" * 2_000),), {"width": 40.0, "height": 40.0, "writing": "vertical"}),
        (tuple(Span("春节", ruby="chūn jié") for _ in range(500)), {"width": 300.0}),
        (tuple(Span("春节", ruby="chūn jié") for _ in range(500)), {"width": 1.0, "size": 90.0}),
        ((Span("x" * 5_000),), {"width": 9.0, "path": Curve("ML", (0, 0, 90, 9))}),
        ((Span("x" * 5_000),), {"width": 9.0, "arc": Arc(0, 0, 90, inside=True)}),
        ((Span("e" + "\u0301" * 10_000),), {"width": 50.0, "align": "justify", "hanging": True}),
        ((Span("a\u2067" * 5_000),), {"width": 50.0, "align": "justify"}),
    ],
)
def test_monsters_come_back_in_time(spans: tuple[Span, ...], fields: dict[str, Any]) -> None:
    started = time.process_time()
    result = layout(TextSpec(spans, faces=FACES, **fields))
    # A second of quiet time; the machine of a test run may be slower and busy.
    assert time.process_time() - started < 6.0
    assert result.lines
    assert all(math.isfinite(v) for v in result.ink)
