from __future__ import annotations

import math
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Any

import icu
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.text import fonts, outlines, shaping
from engine.text.layout import layout
from engine.text.spec import Arc, Span, TextLayout, TextSpec

LATIN, CONDENSED, ITALIC, HAN = (
    "inter-tight-800",
    "anton-400",
    "playfair-display-700i",
    "noto-sans-sc-900",
)
FACES = (LATIN, HAN)


def lay(text: str, width: float = 400.0, height: float = 0.0, **fields: Any) -> TextLayout:
    fields.setdefault("faces", FACES)
    return layout(TextSpec((Span(text),), width, height, **fields))


def rows(result: TextLayout) -> list[str]:
    return [line.text for line in result.lines]


def visual(result: TextLayout, line: int = 0) -> str:
    """The characters of a line from left to right, a cluster's own order kept."""
    return "".join(g.text for g in sorted(result.lines[line].glyphs, key=lambda g: g.x))


def inked(result: TextLayout) -> list[tuple[float, float, float, float]]:
    """Ink boxes of all upright glyphs from their outlines, apart from the layout's own sums."""
    out = []
    for g in result.glyphs:
        verbs, points = outlines.outline(g.face, g.gid)
        if verbs:
            k = g.size / outlines.units_per_em(g.face)
            a = math.radians(g.angle)
            xs = [
                g.x + x * k * math.cos(a) + y * k * math.sin(a)
                for x, y in zip(points[::2], points[1::2], strict=True)
            ]
            ys = [
                g.y + x * k * math.sin(a) - y * k * math.cos(a)
                for x, y in zip(points[::2], points[1::2], strict=True)
            ]
            out.append((min(xs), min(ys), max(xs), max(ys)))
    return out


# ------------------------------------------------------------------ nothing lost, nothing doubled

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAé fiT.,!«»“”\u0301\u00a0\u200d-:0123 \n春节，。「」折年あーッ한글"),
        st.sampled_from("שלום (خصم) \u0644\u0627ابتث\u05b8"),
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z", "C")),
        st.sampled_from("🎉👩\u200d🚀\ud800\udfff\u202e\u2066\u2069\u00ad𠮷"),
    ),
    max_size=60,
)


def silent(character: str) -> bool:
    """Controls, formats and joiners show nothing."""
    return unicodedata.category(character) in ("Cc", "Cf") or bool(
        icu.Char.hasBinaryProperty(ord(character), icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT)
    )


def check_whole(result: TextLayout, text: str) -> None:
    """Every code point belongs to one cluster, to a line's end, or is reported or invisible."""
    covered: Counter[int] = Counter()
    told = {c for c, _ in result.missing}
    said: dict[tuple[int, int], str] = {}
    for g in result.glyphs:
        assert 0 <= g.start < g.end <= len(text)
        assert g.gid != 0
        said[g.start, g.end] = said.get((g.start, g.end), "") + g.text
    for (start, end), spoken in said.items():
        covered.update(range(start, end))
        written, spoken = (
            [c for c in part if not (c in told or "\ud800" <= c <= "\udfff" or silent(c))]
            for part in (text[start:end], spoken)
        )
        assert written == spoken
    assert not [i for i, n in covered.items() if n > 1]
    for i, c in enumerate(text):
        if i not in covered:
            assert (
                c in shaping.NEWLINES
                or c in told
                or "\ud800" <= c <= "\udfff"
                or silent(c)
                or _cluster_told(text, i, told)
            ), (i, c)


def _cluster_told(text: str, i: int, told: set[str]) -> bool:
    """A mark goes with its base when no face draws the base."""
    starts = [s for s in shaping.clusters_of(text) if s <= i]
    base = text[starts[-1]] if starts else ""
    return base in told or "\ud800" <= base <= "\udfff" or silent(base)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=MIXED,
    width=st.floats(1, 900),
    fit=st.sampled_from(["none", "box", "width", "lines"]),
    writing=st.sampled_from(["horizontal", "vertical"]),
    balance=st.booleans(),
    language=st.sampled_from(["und", "en", "fr", "zh-Hans", "ja", "ar"]),
)
def test_every_character_is_set_exactly_once(
    text: str, width: float, fit: Any, writing: Any, balance: bool, language: str
) -> None:
    result = lay(
        text, width, 300, fit=fit, writing=writing, balance=balance, language=language, size=30
    )
    if text.strip():
        check_whole(result, text)


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(alphabet="abc défi. 春节，折 שלום خصم 0123", min_size=1, max_size=50),
    factor=st.floats(0.2, 9),
)
def test_a_layout_scales(text: str, factor: float) -> None:
    small = lay(text, 300, 500, size=20)
    large = lay(text, 300 * factor, 500 * factor, size=20 * factor)
    assert rows(small) == rows(large)
    for a, b in zip(small.glyphs, large.glyphs, strict=True):
        assert (a.gid, a.face, a.start, a.text) == (b.gid, b.face, b.start, b.text)
        assert b.x == pytest.approx(a.x * factor, abs=1e-6 * factor)
        assert b.y == pytest.approx(a.y * factor, abs=1e-6 * factor)


def test_astral_characters_and_marks_keep_their_offsets() -> None:
    result = lay("𠮷野家 e\u0301té", 900, size=20)
    assert all("𠮷野家 e\u0301té"[g.start : g.end] == g.text for g in result.glyphs if g.text)
    assert "e\u0301" in [g.text for g in result.glyphs]


def test_the_ink_is_the_ink_of_the_outlines() -> None:
    for text in ("Type jazz", "春，节", "שלום"):
        result = lay(text, 900, size=50)
        boxes = inked(result)
        assert result.ink[0] == pytest.approx(min(b[0] for b in boxes), abs=0.05)
        assert result.ink[1] == pytest.approx(min(b[1] for b in boxes), abs=0.05)
        assert result.ink[2] == pytest.approx(max(b[2] for b in boxes), abs=0.05)
        assert result.ink[3] == pytest.approx(max(b[3] for b in boxes), abs=0.05)


# ------------------------------------------------------------------ bidi


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("abc שלום def", "abc םולש def"),
        ("שלום abc", "abc םולש"),
        ("מחיר: 50%", "50% :ריחמ"),
        ("(שלום)", "(םולש)"),
        ("שלום (abc) 12!", "!12 (abc) םולש"),
    ],
)
def test_mixed_directions_stand_in_visual_order(text: str, order: str) -> None:
    # Brackets are mirrored by the shaper: the glyph is turned, the character stays.
    mirrored = str.maketrans("()", ")(")
    seen = visual(lay(text, 900, size=20))
    assert seen in (order, order.translate(mirrored))
    assert seen[0] == order.translate(mirrored)[0] or "(" not in text


def test_arabic_joins_and_tracking_leaves_its_words_whole() -> None:
    plain = lay("تخفيضات", 900, size=20)
    spaced = lay("تخفيضات", 900, size=20, tracking=0.2)
    assert [g.gid for g in plain.glyphs] == [g.gid for g in spaced.glyphs]
    assert [g.x for g in plain.glyphs] == pytest.approx([g.x for g in spaced.glyphs])
    first = fonts.load(plain.glyphs[0].face).font
    assert plain.glyphs[-1].gid != first.get_nominal_glyph(ord("ت"))


def test_left_is_left_for_text_that_reads_from_the_right() -> None:
    result = lay("שלום abc", 400, size=20, align="left")
    assert result.ink[0] == pytest.approx(0, abs=0.8)
    assert lay("שלום abc", 400, size=20, align="right").ink[2] == pytest.approx(400, abs=0.8)


# ------------------------------------------------------------------ breaks


def test_kinsoku() -> None:
    text = "春节，大促销（全场）五折。起！「限时」抢购：立即；行动、"
    for width in range(40, 400, 7):
        for line in rows(lay(text, width, size=20, language="zh-Hans")):
            assert line[0] not in "，。、；：！？）》」"
            assert line[-1] not in "（《「"


def test_figures_stay_with_what_they_count() -> None:
    for width in range(60, 400, 9):
        for balance in (True, False):
            lines = rows(
                lay(
                    "活动从12月3日至2026年元旦全场5折",
                    width,
                    size=20,
                    language="zh",
                    balance=balance,
                )
            )
            assert not any(line[0] in "月日年折" for line in lines)


def test_a_chinese_title_breaks_between_words() -> None:
    lines = rows(lay("春节大促销，全场五折起！", 330, 400, language="zh-Hans", fit="box"))
    assert "".join(lines) == "春节大促销，全场五折起！"
    assert not any(line.endswith(("春", "促", "全", "五")) for line in lines)


def test_korean_breaks_at_spaces() -> None:
    lines = rows(lay("봄맞이 대축제에 여러분을 초대합니다", 150, size=24, language="ko"))
    assert " ".join(lines).split() == ["봄맞이", "대축제에", "여러분을", "초대합니다"]


def test_french_signs_never_begin_a_line() -> None:
    text = "Le marché : « venez » tous ! À 20 h 30 ; pour 15 % de moins"
    for width in range(60, 500, 11):
        for line in rows(lay(text, width, size=24, language="fr")):
            assert line[0] not in ":;!?»%"
            assert line[-1] != "«"


def test_balanced_lines_have_no_orphan_and_no_weak_end() -> None:
    greedy = lay(
        "The quiet harbour opens in the spring", 430, size=30, balance=False, language="en"
    )
    even = lay("The quiet harbour opens in the spring", 430, size=30, language="en")
    assert len(even.lines) == len(greedy.lines)
    widths = [line.ink[2] - line.ink[0] for line in even.lines]
    assert widths[-1] > 0.35 * max(widths)
    assert not any(line.split()[-1] in ("in", "the") for line in rows(even)[:-1])
    spread = [line.ink[2] - line.ink[0] for line in greedy.lines]
    assert max(widths) - min(widths) < max(spread) - min(spread)


def test_numerals_hold_their_units() -> None:
    lines = rows(lay("Open until 24 December every day", 260, size=30, language="en"))
    assert not any(line.endswith("24") for line in lines)


def test_hard_line_ends_and_blank_lines() -> None:
    result = lay("one\r\n\ntwo\u2028three", 900, size=20, leading=1.5)
    assert rows(result) == ["one", "two", "three"]
    first, second, third = (line.baseline for line in result.lines)
    assert second - first == pytest.approx(60)
    assert third - second == pytest.approx(30)


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    whole = lay("Waren\u00adhaus", 900, size=20, language="de")
    cut = lay("Waren\u00adhaus", 90, size=24, language="de")
    hyphen = fonts.load(LATIN).font.get_nominal_glyph(ord("-"))
    assert len(whole.lines) == 1
    assert hyphen not in [g.gid for g in whole.glyphs]
    assert len(cut.lines) == 2
    assert cut.lines[0].glyphs[-1].gid == hyphen


def test_long_text_is_even_and_complete() -> None:
    text = ("Forty growers, eleven bakers and a brass band share the quay. " * 50).strip()
    result = lay(text, 300, size=10, language="en")
    check_whole(result, text)
    widths = [line.ink[2] - line.ink[0] for line in result.lines[:-1]]
    assert max(widths) <= 300.5
    assert min(widths) > 200
    assert len(result.lines[-1].text.split()) >= 2


# ------------------------------------------------------------------ fitting


@pytest.mark.parametrize(
    "text", ["SUMMER", "Jazz à Évreux", "春节大促销", "שלום עולם", "fjord, “yes”"]
)
@pytest.mark.parametrize("face", [LATIN, CONDENSED, ITALIC])
def test_fitted_ink_is_as_wide_as_the_box(text: str, face: str) -> None:
    for align in ("left", "centre", "right"):
        result = lay(text, 437, fit="width", align=align, faces=(face, HAN), tracking=0.02)
        boxes = inked(result)
        width = max(b[2] for b in boxes) - min(b[0] for b in boxes)
        assert width == pytest.approx(437, rel=0.005)
        assert min(b[0] for b in boxes) == pytest.approx(0, abs=437 * 0.005)


def test_fitted_lines_are_all_as_wide_as_the_box() -> None:
    result = lay("NIGHT\nMARKETS\nTODAY", 300, fit="lines", faces=(CONDENSED,))
    cap = fonts.load(CONDENSED).cap_height
    for line in result.lines:
        assert line.ink[2] - line.ink[0] == pytest.approx(300, rel=0.005)
    for a, b in pairwise(result.lines):
        gap = 0.12 * cap * min(a.size, b.size)
        assert b.ink[1] - a.ink[3] == pytest.approx(gap, abs=0.01 * cap * max(a.size, b.size))


def test_lines_of_too_unequal_words_share_one_size() -> None:
    result = lay("GO\nUNDERGROUND", 300, fit="lines", faces=(CONDENSED,))
    assert result.size == result.smallest
    assert max(line.ink[2] - line.ink[0] for line in result.lines) == pytest.approx(300, rel=0.005)


@pytest.mark.parametrize(
    "text",
    [
        "Summer Jazz Nights at the old harbour",
        "春节大促销，全场五折起！新品上市限时抢购",
        "One word",
        "Agypt\nŚwięto",
        "Forty growers, eleven bakers and a brass band share the quay. " * 6,
    ],
)
def test_fitted_boxes_hold_their_ink_and_are_filled(text: str) -> None:
    for width, height in ((400, 300), (150, 500), (600, 60)):
        result = lay(text.strip(), width, height, fit="box", min_size=1)
        assert not result.overflow
        x0, y0, x1, y1 = result.ink
        assert min(x0, y0) >= -0.01 * width
        assert x1 <= width * 1.005
        assert y1 <= height * 1.005
        larger = max((x1 - x0) / width, (y1 - y0) / height)
        assert larger > 0.85


def test_limits_of_size_and_lines() -> None:
    assert lay("Hi", 900, 900, fit="box", max_size=40).size == 40
    tight = lay("An impossible amount of words", 60, 12, fit="box", min_size=9)
    assert tight.overflow
    assert tight.size == 9
    one = lay("Two words here", 300, 300, fit="box", max_lines=1)
    assert len(one.lines) == 1
    assert lay("too many words for one line", 90, size=30, max_lines=1).overflow
    assert not lay("few", 90, size=30, max_lines=1).overflow
    assert lay("Unbreakable", 30, size=30).overflow


def test_vertical_align_is_measured_on_the_letters() -> None:
    size = 40.0
    cap, x = (getattr(fonts.load(LATIN), k) * size for k in ("cap_height", "x_height"))
    for text, top in (("HOE", cap), ("xenon", x), ("Ég", cap)):
        assert lay(text, 400, 100, size=size).lines[0].baseline == pytest.approx(top)
        bottom = lay(text, 400, 100, size=size, vertical_align="bottom").lines[0].baseline
        assert bottom == pytest.approx(100)
    middle = lay("HOE", 400, 100, size=size, vertical_align="middle").lines[0].baseline
    assert middle == pytest.approx(50 + cap / 2)


def test_tracking_isnt_applied_after_the_last_letter() -> None:
    plain, spaced = (lay("HHH", 400, size=100, tracking=t) for t in (0.0, 0.1))
    widths = [r.ink[2] - r.ink[0] for r in (plain, spaced)]
    assert widths[1] - widths[0] == pytest.approx(20)


def test_spans_keep_scale_rise_face_and_style() -> None:
    spans = (Span("€"), Span("19", scale=2.0, style=7), Span(".90", rise=0.5, faces=(CONDENSED,)))
    result = layout(TextSpec(spans, 900, faces=FACES, size=20))
    by_text = {g.text: g for g in result.glyphs}
    assert by_text["1"].size == 40
    assert by_text["1"].style == 7
    assert by_text["0"].face == CONDENSED
    assert by_text["€"].y - by_text["0"].y == pytest.approx(10)


# ------------------------------------------------------------------ columns


def test_columns_run_down_and_to_the_left() -> None:
    result = lay("春风又绿江南岸，\n明月何时照我还。", 300, 500, size=40, writing="vertical",
                 align="right", language="zh-Hans")  # fmt: skip
    assert rows(result) == ["春风又绿江南岸，", "明月何时照我还。"]
    first, second = result.lines
    assert first.ink[0] > second.ink[2]
    for line in result.lines:
        ys = [g.y for g in line.glyphs]
        assert ys == sorted(ys)
        steps = [b - a for a, b in pairwise(ys)]
        assert steps[0] == pytest.approx(40, abs=1.5)
    assert result.ink[2] == pytest.approx(300, abs=0.5)


def test_signs_in_columns_stand_turn_and_combine() -> None:
    result = lay("12月Sale", 100, 0, size=40, writing="vertical", language="zh-Hans")
    by_text = {g.text: g for g in result.glyphs}
    assert by_text["1"].y == by_text["2"].y
    assert by_text["1"].x < by_text["2"].x
    assert by_text["月"].angle == 0
    assert {by_text[c].angle for c in "Sale"} == {90.0}
    assert [by_text[c].y for c in "Sale"] == sorted(by_text[c].y for c in "Sale")
    long = lay("2026年", 100, 0, size=40, writing="vertical")
    assert {g.angle for g in long.glyphs if g.text.isdigit()} == {90.0}


def test_stops_in_columns_stand_in_the_upper_right() -> None:
    result = lay("山，高", 100, 0, size=40, writing="vertical", language="zh-Hans")
    mountain, stop, high = inked(result)
    middle = (mountain[0] + mountain[2]) / 2
    assert stop[0] > middle
    assert stop[3] < (mountain[3] + high[1]) / 2 + 20


def test_fitted_columns_fill_the_height() -> None:
    result = lay("山高水长", 200, 500, fit="box", writing="vertical", language="zh-Hans")
    x0, y0, x1, y1 = result.ink
    assert max((x1 - x0) / 200, (y1 - y0) / 500) == pytest.approx(1, rel=0.01)
    assert not result.overflow


# ------------------------------------------------------------------ circles


def test_letters_stand_on_the_circle() -> None:
    arc = Arc(100, 100, 80)
    result = lay("HARVEST", arc=arc, size=16)
    for g in result.glyphs:
        assert abs(math.hypot(g.x - 100, g.y - 100) - 80) < 2.5
    angles = [g.angle for g in result.glyphs]
    assert angles == sorted(angles)
    assert angles[0] == pytest.approx(-angles[-1], abs=4)
    assert all(g.y < 100 for g in result.glyphs)


def test_inside_reads_along_the_bottom_upright() -> None:
    result = lay("HARVEST", arc=Arc(100, 100, 80, angle=90, inside=True), size=16)
    xs = [g.x for g in result.glyphs]
    assert xs == sorted(xs)
    assert all(abs(g.angle) < 90 for g in result.glyphs)
    assert all(g.y > 100 for g in result.glyphs)
    assert result.ink[3] <= 182


def test_arcs_shrink_to_their_span() -> None:
    wide = lay("A very long motto for so small a seal", arc=Arc(0, 0, 50, max_span=120), size=40)
    assert wide.size < 40
    left = min(math.degrees(math.atan2(g.y, g.x)) for g in wide.glyphs)
    right = max(math.degrees(math.atan2(g.y, g.x)) for g in wide.glyphs)
    assert right - left <= 120
    assert lay("Seal", arc=Arc(0, 0, 50, max_span=120), fit="width").size > 24
    with pytest.raises(UserError, match="joined letters"):
        lay("التخفيضات", arc=Arc(0, 0, 50))


# ------------------------------------------------------------------ faults


def test_missing_characters_are_left_out_and_told() -> None:
    result = lay("Pa\U000e0100rty \U0001fabf𐎀!", 900, size=20)
    assert ("𐎀", LATIN) in result.missing
    assert "".join(g.text for g in result.glyphs).replace("\U000e0100", "").startswith("Party")
    assert all(g.gid for g in result.glyphs)


def test_lone_surrogates_and_heaps_of_marks_do_no_harm() -> None:
    result = lay("a\ud800b\udc00", 900)
    assert [g.text for g in result.glyphs] == ["a", "b"]
    assert result.missing == (("\ufffd", LATIN),)
    heap = "e" + "\u0301" * 10_000
    check_whole(lay(heap, 100, 100, fit="box"), heap)


@pytest.mark.parametrize(
    "fields",
    [
        {"width": math.nan},
        {"width": 0.0},
        {"width": -5.0},
        {"width": math.inf},
        {"size": 0.0},
        {"size": math.nan},
        {"height": -1.0},
        {"leading": 0.0},
        {"max_lines": -1},
    ],
)
def test_impossible_measures_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        layout(TextSpec(**{"spans": (Span("Hi"),), "width": 100.0, "faces": FACES, **fields}))


def test_empty_text_gives_an_empty_layout() -> None:
    for text in ("", " ", "\n\n"):
        assert lay(text).lines == ()
        assert lay(text).ink == (0, 0, 0, 0)
    with pytest.raises(UserError, match="characters"):
        lay("x" * 30_000)
