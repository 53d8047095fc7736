"""Readings beside their base, as a typesetter would place them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from engine.errors import UserError
from engine.text.layout import layout
from engine.text.spec import Curve, PlacedGlyph, Span, TextLayout, TextSpec

HAN = ("noto-sans-sc-900",)
PINYIN = (
    Span("北京大学", ruby="běi jīng dà xué"),
    Span("欢迎", ruby="huān yíng"),
    Span("你，祝"),
    Span("春节快乐", ruby="chūn jié kuài lè"),
)
FURIGANA = (
    Span("春"), Span("節", ruby="せつ"), Span("の"), Span("東京", ruby="とうきょう"),
    Span("で"), Span("美味", ruby="おい"), Span("しい"), Span("寿司", ruby="すし"), Span("を"),
)  # fmt: skip


def lay(spans: tuple[Span, ...], width: float = 400.0, **fields: Any) -> TextLayout:
    fields.setdefault("faces", HAN)
    fields.setdefault("size", 32.0)
    return layout(TextSpec(spans, width, **fields))


def middle(glyphs: list[PlacedGlyph], result: TextLayout) -> float:
    # Han signs fill their em: their middle is half an em behind their origin.
    return (glyphs[0].x + glyphs[-1].x + glyphs[-1].size) / 2


def test_readings_stand_above_the_middle_of_their_base() -> None:
    result = lay(FURIGANA, language="ja")
    assert [line.text for line in result.ruby] == ["せつ", "とうきょう", "おい", "すし"]
    for line in result.ruby:
        start, end = line.glyphs[0].start, line.glyphs[0].end
        assert all((g.start, g.end) == (start, end) for g in line.glyphs)
        base = [g for g in result.glyphs if start <= g.start < end]
        assert (line.ink[0] + line.ink[2]) / 2 == pytest.approx(middle(base, result), abs=1.5)
        assert line.ink[3] < min(g.y - 0.8 * g.size for g in base)
        assert 0.4 * 32 <= line.size <= 0.5 * 32


def test_readings_never_touch_each_other_or_the_line_above() -> None:
    for width in (70, 140, 260, 400):
        result = lay(PINYIN, width, language="zh-Hans", leading=1.0)
        for a, b in pairwise(result.ruby):
            if a.baseline == b.baseline:
                assert a.ink[2] < b.ink[0]
        for reading in result.ruby:
            above = [line for line in result.lines if line.baseline < reading.baseline]
            assert all(line.ink[3] < reading.ink[1] for line in above)


def test_the_box_holds_the_readings_of_a_fitted_text() -> None:
    for writing in ("horizontal", "vertical"):
        result = lay(
            PINYIN, 300, height=200, fit="box", language="zh-Hans", writing=writing, min_size=1
        )
        assert result.ruby
        assert not result.overflow
        assert result.ink[0] >= -0.5
        assert result.ink[1] >= -0.5
        assert result.ink[2] <= 300.5
        assert result.ink[3] <= 200.5


def test_a_short_base_stays_on_one_line_and_a_long_one_may_break() -> None:
    for width in range(70, 300, 9):
        result = lay(PINYIN, width, language="zh-Hans")
        for line in result.lines:
            if width > 150:
                assert not line.text.startswith(("京", "大", "学", "迎", "节", "快", "乐"))
    long = (Span("中华人民共和国", ruby="zhōng huá rén mín gòng hé guó"),)
    broken = lay(long, 140, language="zh-Hans")
    assert len(broken.lines) > 1
    assert " ".join(line.text for line in broken.ruby) == long[0].ruby


def test_a_long_reading_gives_its_base_space() -> None:
    plain = lay((Span("承る。"),), language="ja")
    spaced = lay((Span("承", ruby="うけたまわ"), Span("る。")), language="ja")
    kanji = [(r.glyphs[1].x - r.glyphs[0].x) for r in (plain, spaced)]
    assert kanji[1] > kanji[0] + 5
    assert spaced.ruby[0].ink[0] >= -0.1


def test_readings_in_columns_stand_at_the_right() -> None:
    result = lay(FURIGANA, height=200, language="ja", writing="vertical", align="right")
    for reading in result.ruby:
        start, end = reading.glyphs[0].start, reading.glyphs[0].end
        own = next(line for line in result.lines if any(g.start == start for g in line.glyphs))
        assert reading.ink[0] > own.ink[2] - 1
        base = [g for g in own.glyphs if start <= g.start < end]
        assert reading.ink[1] > base[0].y - 32
        right = [line for line in result.lines if line.ink[0] > own.ink[2]]
        assert all(line.ink[0] > reading.ink[2] for line in right)
    assert result.ink[2] == pytest.approx(400, abs=0.5)


def test_zhuyin_stands_in_columns_one_sign_below_the_other() -> None:
    result = lay((Span("媽媽", ruby="ㄇㄚ ㄇㄚ"),), height=200, language="zh-Hant",
                 writing="vertical")  # fmt: skip
    ys = [g.y for g in result.ruby[0].glyphs]
    assert ys == sorted(ys)
    assert len({round(g.x) for g in result.ruby[0].glyphs}) == 1


def test_a_reading_goes_along_a_path_with_its_base() -> None:
    curve = Curve("MC", (0, 150, 120, 60, 260, 60, 380, 150))
    result = lay(FURIGANA[:4], path=curve, language="ja")
    assert [line.text for line in result.ruby] == ["せつ", "とうきょう"]
    for reading in result.ruby:
        base = [g for g in result.glyphs if g.start == reading.glyphs[0].start]
        assert reading.glyphs[0].y < base[0].y


def test_readings_count_as_characters() -> None:
    with pytest.raises(UserError, match="characters"):
        lay((Span("字", ruby="x" * 30_000),))
    assert lay((Span(" ", ruby="x"), Span("字", ruby=" "))).ruby == ()
