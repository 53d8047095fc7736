"""A caret is put into words of every direction, found again by a click, and walked through them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.text.caret import Caret, CaretMap, Place
from engine.text.characters import clusters_of
from engine.text.layout import layout
from engine.text.spec import Arc, Curve, Span, TextSpec
from tests.text.conftest import CONDENSED, HAN, LATIN


def _spec(text: str, width: float = 300.0, **changes: object) -> TextSpec:
    made = TextSpec((Span(text),), width, faces=(LATIN,), size=24.0)
    return replace(made, **changes)  # type: ignore[arg-type]


def _middle(caret: Caret) -> tuple[float, float]:
    (ax, ay), (bx, by) = caret.ends
    return (ax + bx) / 2, (ay + by) / 2


def _walk(places: CaretMap, backwards: bool = False) -> list[int]:
    """Every offset that the arrow key of the reading direction comes by."""
    place = Place(len(places.text), "upstream") if backwards else Place(0)
    seen = [place.offset]
    for _ in range(3 * len(places.text) + 9):
        onward = places.is_rtl(place.offset) == backwards
        after = places.right(place) if onward else places.left(place)
        if after == place:
            break
        place = after
        seen.append(place.offset)
    return seen


STORIES = {
    "english": _spec("Jazz by the river, office waffles and a long evening", 200.0),
    "two spaces and empty lines": _spec("Jazz by  \n\nthe river\n", 200.0),
    "arabic": _spec("مرحبا بالعالم الجميل", 120.0, language="ar"),
    "hebrew with figures": _spec("שלום 123 עולם", 400.0, language="he"),
    "mixed": _spec("abc مرحبا 123 def ", 400.0),
    "chinese": _spec("中秋游园会：“月满中秋”，十五夜。", 120.0, faces=(HAN,), language="zh"),
    "columns": _spec(
        "月满中秋12月，“Jazz”夜", 200.0, height=160.0, faces=(HAN,), language="zh",
        writing="vertical",
    ),
    "fitted lines": _spec("Jazz by\nthe river", height=200.0, faces=(CONDENSED,), fit="lines"),
    "fitted box": _spec("Blues am Fluss", height=90.0, faces=(CONDENSED,), fit="box"),
    "tracked capitals": _spec("LIVE MUSIC", tracking=0.2),
    "small capitals": _spec("Live Music", small_caps=True),
    "justified": _spec("long summer nights by the old mill quay", 170.0, align="justify"),
    "centred": _spec("long summer nights by the quay", 170.0, align="centre"),
    "devanagari": _spec("नमस्ते दुनिया"),
    "emoji": _spec("a👨\u200d👩\u200d👧b e\u0301"),
    "circle": _spec("Jazz by the river", arc=Arc(150.0, 150.0, 100.0)),
    "path": _spec("along it", path=Curve("MC", (0.0, 60.0, 80.0, 0.0, 160.0, 120.0, 240.0, 60.0))),
    "spaces alone": _spec("  \n "),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_a_click_on_a_caret_finds_its_offset(story: str) -> None:
    places = CaretMap(STORIES[story])
    for offset in (*clusters_of(places.text), len(places.text)):
        assert places.offset_at(*_middle(places.caret(offset))) == offset


@pytest.mark.parametrize("story", STORIES)
def test_the_arrow_keys_come_by_every_grapheme(story: str) -> None:
    places = CaretMap(STORIES[story])
    every = [*clusters_of(places.text), len(places.text)]
    there = _walk(places)
    assert sorted(there) == every
    assert _walk(places, backwards=True) == there[::-1]


LETTERS = [*"ab 1(,-", "ffi", "é", "中", "，", "“", "\n", "🎷"]
FROM_THE_RIGHT = ["م", "حبا", "שלום"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(LETTERS + FROM_THE_RIGHT), max_size=14).map("".join),
    st.sampled_from([60.0, 150.0, 900.0]),
)
@example("a م1 b", 900.0)
@example("(م)\n a", 60.0)
@example("حبا中a", 60.0)
def test_any_text_keeps_both_promises(text: str, width: float) -> None:
    _keeps_both_promises(text, width, "horizontal")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(LETTERS), max_size=14).map("".join),
    st.sampled_from([60.0, 150.0, 900.0]),
)
def test_any_column_keeps_both_promises(text: str, width: float) -> None:
    _keeps_both_promises(text, width, "vertical")


def _keeps_both_promises(text: str, width: float, writing: str) -> None:
    spec = _spec(text, width, height=width, faces=(HAN,), writing=writing)
    places = CaretMap(spec)
    every = [*clusters_of(text), len(text)] if text else [0]
    for offset in every:
        caret = places.caret(offset)
        back = places.offset_at(*_middle(caret))
        # Two empty columns or lines may share a point; then the caret is the same.
        assert back == offset or places.caret(back) == caret, (offset, back)
    assert set(_walk(places)) == set(every)


def test_carets_stand_between_the_inks_of_letters() -> None:
    spec = _spec("HIHI")
    places = CaretMap(spec)
    line = layout(spec).lines[0]
    for glyph, n in zip(line.glyphs, range(4), strict=True):
        assert places.caret(n).x <= glyph.x + 0.01 < places.caret(n + 1).x
    caret = places.caret(0)
    assert caret.angle == 0.0
    assert caret.y_top < line.ink[1]
    assert caret.y_bottom > line.ink[3]
    # Beside a smaller run the caret is smaller.
    mixed = CaretMap(replace(spec, spans=(Span("HI"), Span("hi", scale=0.5))))
    big, small = mixed.caret(0), mixed.caret(4)
    assert small.y_bottom - small.y_top == pytest.approx((big.y_bottom - big.y_top) / 2)


def test_a_ligature_is_shared_out_evenly() -> None:
    spec = _spec("office", faces=("playfair-display-700i",))
    places = CaretMap(spec)
    glyphs = layout(spec).glyphs
    ligature = next((g for g in glyphs if g.end - g.start > 1), None)
    if ligature is None:
        pytest.skip("the face sets no ligature here")
    xs = [places.caret(n).x for n in range(ligature.start, ligature.end + 1)]
    steps = [b - a for a, b in itertools.pairwise(xs)]
    assert min(steps) > 0
    assert max(steps) < 1.3 * min(steps)


def test_right_to_left_begins_at_the_right() -> None:
    places = CaretMap(_spec("مرحبا", 200.0, language="ar", align="right"))
    assert places.is_rtl(0)
    xs = [places.caret(n).x for n in range(6)]
    assert xs == sorted(xs, reverse=True)
    assert places.right(Place(3)).offset == 2
    assert places.left(Place(3)).offset == 4


def test_where_directions_meet_the_affinity_chooses_the_side() -> None:
    places = CaretMap(_spec("abc מלא def", 400.0, faces=(LATIN,)))
    before, behind = places.caret(4, "upstream"), places.caret(4, "downstream")
    assert behind.x > before.x + 10
    assert places.caret(4) == before
    # A click on the right half of the last Hebrew letter's other end takes that letter's side.
    x, y = _middle(behind)
    assert places.place_at(x - 0.5, y) == Place(4, "downstream")
    assert places.place_at(x + 0.5, y) == Place(7, "downstream")
    # What is selected may be two stretches of one line.
    assert len(places.selection_boxes(2, 6)) == 2
    assert len(places.selection_boxes(0, 11)) == 1


def test_soft_line_ends_have_two_carets() -> None:
    places = CaretMap(_spec("中秋游园会月满", 60.0, faces=(HAN,), language="zh", balance=False))
    second = places.row_of(2)
    assert second == 1
    above, below = places.caret(2, "upstream"), places.caret(2)
    assert above.y_top < below.y_top
    assert above.x > below.x
    assert places.line_end(Place(0)) == Place(2, "upstream")
    assert places.line_start(Place(2, "upstream")) == Place(0, "downstream")
    assert places.down(Place(1)).offset == 3
    assert places.up(Place(3)).offset == 1
    assert places.up(Place(1)) == Place(0, "downstream")
    assert places.down(Place(len(places.text))).offset == len(places.text)


def test_home_and_end_respect_spaces_at_the_end() -> None:
    places = CaretMap(_spec("Jazz by the river  ", 100.0, balance=False))
    assert places.line_end(Place(0)).offset == 7
    assert places.line_end(Place(len(places.text) - 3)).offset == len(places.text)
    trailing = places.caret(len(places.text)).x - places.caret(len(places.text) - 2).x
    assert trailing > 2.0


def test_columns_run_down_and_to_the_left() -> None:
    places = CaretMap(STORIES["columns"])
    first, second = places.caret(0), places.caret(1)
    assert first.angle == 90.0
    (ax, ay), (bx, by) = first.ends
    assert ay == pytest.approx(by)
    assert ax > bx
    assert _middle(second)[1] > _middle(first)[1]
    # The next line is the column to the left.
    assert _middle(places.caret(places.down(Place(1)).offset))[0] < _middle(second)[0]
    # Between two figures that stand side by side the caret stands upright.
    between = places.caret(5)
    assert between.angle == 0.0
    box = places.selection_boxes(0, 3)
    assert len(box) == 1
    (x0, y0), _, (x1, y1), _ = box[0]
    assert x0 > x1
    assert y1 - y0 == pytest.approx(72.0, abs=1.0)


def test_an_empty_text_has_the_caret_where_its_first_letter_stands() -> None:
    for align in ("left", "right"):
        for language, letter in (("en", "H"), ("ar", "ا")):
            spec = _spec("", 300.0, height=80.0, align=align, language=language)
            empty = CaretMap(spec).caret(0)
            typed = CaretMap(replace(spec, spans=(Span(letter),))).caret(0)
            assert _middle(empty) == pytest.approx(_middle(typed))
    centred = CaretMap(_spec("", 300.0, align="centre")).caret(0)
    assert centred.x == pytest.approx(150.0, abs=0.5)
    arc = CaretMap(_spec("", arc=Arc(150.0, 150.0, 100.0))).caret(0)
    assert _middle(arc)[0] == pytest.approx(150.0, abs=0.5)
    assert _middle(arc)[1] < 60
    assert CaretMap(replace(_spec(""), spans=())).selection_boxes(0, 0) == ()


def test_empty_lines_of_a_text_have_places() -> None:
    places = CaretMap(_spec("one\n\ntwo\n", 200.0))
    tops = [places.caret(n).y_top for n in (0, 4, 5, 9)]
    steps = [b - a for a, b in itertools.pairwise(tops)]
    assert steps == pytest.approx([28.8, 28.8, 28.8])
    shown = places.selection_boxes(0, 9)
    assert len(shown) == 5  # two words, and three line ends
    # Fitting leaves an empty line no place; its caret doesn't cover the letters' own.
    fitted = CaretMap(_spec("one\n\ntwo\n", 200.0, height=200.0, fit="lines"))
    ys = [_middle(fitted.caret(n))[1] for n in (0, 4, 5, 9)]
    assert ys == sorted(ys)
    assert len(set(ys)) == 4


def test_soft_hyphens_are_places_even_when_they_are_not_drawn() -> None:
    places = CaretMap(_spec("extra\u00adordinary co\u00adoperation", 110.0))
    assert places.caret(6, "upstream").x > places.caret(5).x  # drawn at the line's end
    wide = CaretMap(_spec("extra\u00adordinary", 500.0))
    assert wide.caret(5).x == pytest.approx(wide.caret(6).x)
    assert wide.next(5) == 6
    assert wide.previous(6) == 5


def test_on_a_circle_carets_turn_with_the_letters() -> None:
    places = CaretMap(STORIES["circle"])
    angles = [places.caret(n).angle for n in range(len(places.text) + 1)]
    assert angles == sorted(angles)
    assert angles[0] < -20
    assert angles[-1] > 20
    assert len(places.selection_boxes(0, 4)) == 4
    assert places.down(Place(3)).offset == len(places.text)


def test_words_are_found_by_their_language() -> None:
    places = CaretMap(_spec("Jazz by, the river", 900.0))
    assert places.word_right(0) == 5
    assert places.word_right(5) == 7  # the comma
    assert places.word_left(18) == 13
    assert places.word_at(6) == (5, 7)
    assert places.word_at(7) == (5, 7)
    assert places.word_at(18) == (13, 18)
    chinese = CaretMap(_spec("中秋快乐朋友们", 900.0, faces=(HAN,), language="zh"))
    assert chinese.word_at(0) == (0, 2)
    assert chinese.word_right(0) == 2
    assert CaretMap(_spec("")).word_at(0) == (0, 0)


def test_offsets_inside_a_grapheme_are_brought_to_its_start() -> None:
    places = CaretMap(STORIES["emoji"])
    assert places.snapped(3) == 1
    assert places.next(1) == 6
    assert places.previous(6) == 1
    assert places.caret(3) == places.caret(1)
    assert places.snapped(99) == len(places.text)
