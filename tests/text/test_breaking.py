"""Where lines may end in each language, and where they had better not."""

from __future__ import annotations

import pytest

from engine.text.breaking import (
    BAD_END,
    SPLIT_WORD,
    Breaks,
    Measure,
    Strictness,
    breaks_of,
    opportunities,
)

STRICT_STARTS = "、。，．！？：；」』）】》〉〕〗］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・…％"
ENDS = "「『（【《〈〔〖［｛"


def parts(text: str, language: str, strictness: Strictness = "normal") -> list[str]:
    """The text cut wherever a line may end."""
    found = breaks_of(text, 0, language, strictness)
    return [text[a:b] for a, b in zip((0, *found.ends), found.ends, strict=False)]


def cost(found: Breaks, place: int) -> float:
    return found.costs[found.ends.index(place)]


# ------------------------------------------------------------------ kinsoku


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant", "und"])
@pytest.mark.parametrize("sign", STRICT_STARTS)
def test_nothing_that_closes_begins_a_line(language: str, sign: str) -> None:
    assert breaks_of(f"春節{sign}大売出", 0, language, "strict").ends.count(2) == 0


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant", "und"])
@pytest.mark.parametrize("strictness", ["normal", "strict", "loose"])
@pytest.mark.parametrize("sign", ENDS)
def test_nothing_that_opens_ends_a_line(language: str, strictness: Strictness, sign: str) -> None:
    assert 3 not in breaks_of(f"春節{sign}大売出", 0, language, strictness).ends


def test_strictness_decides_on_small_kana_and_centred_marks() -> None:
    for text, place in (("スーパーマーケット", 1), ("きょうはとっても", 1)):
        assert place not in breaks_of(text, 0, "ja", "strict").ends
        normal = breaks_of(text, 0, "ja", "normal")
        assert cost(normal, place) > cost(normal, place + 1)
    assert 2 not in breaks_of("春節！大売出", 0, "ja", "normal").ends
    assert 2 in breaks_of("春節！大売出", 0, "ja", "loose").ends
    assert 2 not in breaks_of("春節。大売出", 0, "ja", "loose").ends
    assert 1 in breaks_of("人々", 0, "ja", "loose").ends
    assert 1 not in breaks_of("人々", 0, "ja", "normal").ends


@pytest.mark.parametrize("quote", "”’」』")
def test_a_closing_quote_stays_with_the_stop(quote: str) -> None:
    for language in ("zh-Hans", "ja"):
        text = f"他说好。{quote}然后走了"
        assert 4 not in breaks_of(text, 0, language, "normal").ends
        assert 5 in breaks_of(text, 0, language, "normal").ends


def test_phrases_of_a_japanese_headline_cost_nothing() -> None:
    text = "今日は天気がいいです"
    found = breaks_of(text, 0, "ja")
    free = [text[:b] for b, c in zip(found.ends, found.costs, strict=True) if c <= 0]
    assert "今日は" in free
    assert "今" not in free


# ------------------------------------------------------------------ figures and their company


@pytest.mark.parametrize(
    "text", ["–50 %", "−50 %", "-50 %", "50 %", "10 h", "20 km", "3 °C", "9 am"]
)
@pytest.mark.parametrize("language", ["en", "fr", "de", "und"])
def test_a_figure_keeps_its_sign_and_unit(text: str, language: str) -> None:
    assert parts(f"now {text} off", language) == ["now ", f"{text} ", "off"]


def test_ranges_hold_together() -> None:
    assert parts("open 10–12 and 14–18", "en") == ["open ", "10–12 ", "and ", "14–18"]


def test_words_that_only_begin_like_units_are_free() -> None:
    assert "hours " in parts("in 10 hours we open", "en")
    assert parts("4 mice", "en") == ["4 ", "mice"]


def test_a_dash_between_spaces_stands_between_words() -> None:
    """Neither at a line's end nor at the next one's start."""
    text = "Delicious Treats - Open at noon"
    found = breaks_of(text, 0, "en")
    dash = text.index("-")
    assert cost(found, dash) == cost(found, dash + 2) == BAD_END
    assert cost(found, text.index("Treats")) < BAD_END


def test_weak_words_and_numerals_cost() -> None:
    text = "Jazz at the harbour on 24 December"
    found = breaks_of(text, 0, "en")
    for place in (len("Jazz at "), len("Jazz at the "), len("Jazz at the harbour on 24 ")):
        assert cost(found, place) == BAD_END
    assert cost(found, len("Jazz at the harbour ")) == 0


# ------------------------------------------------------------------ the rest


def test_closed_ranges_are_never_cut() -> None:
    text = "大東京音楽祭"
    assert set(breaks_of(text, 0, "ja", "normal").ends) == {1, 2, 3, 4, 5, 6}
    assert breaks_of(text, 10, "ja", "normal", ((11, 13), (13, 16))).ends == (11, 13, 16)


def test_korean_words_hold_even_beside_han() -> None:
    assert parts("봄맞이 대축제에 오세요", "ko") == ["봄맞이 ", "대축제에 ", "오세요"]
    assert parts("봄맞이 대축제에 오세요", "und") == ["봄맞이 ", "대축제에 ", "오세요"]
    assert "대축제에 " in parts("新年 대축제에 오세요", "ko")


def test_places_beyond_the_first_plane_are_code_points() -> None:
    text = "𠮷野家🎉で会う"
    assert opportunities(text)[-1] == len(text)
    assert breaks_of(text, 0, "ja").ends[-1] == len(text)
    assert 1 in opportunities(text)


def test_no_line_ends_between_a_base_and_its_mark() -> None:
    assert 1 in opportunities("🎉\u0e33a")
    assert 1 not in breaks_of("🎉\u0e33a", 0, "th").ends


def test_spaces_hang_and_none_begins_a_line() -> None:
    found = breaks_of("  a \u2003 b  ", 7, "en")
    assert found.ends == (13, 16)
    assert found.trimmed == (10, 14)
    only = breaks_of("   ", 0, "en")
    assert only.ends == (3,)
    assert only.trimmed == (0,)


def test_a_hostile_number_of_spaces_is_no_trouble() -> None:
    assert breaks_of("a" + "\u2003" * 19_990 + "b", 0, "en").ends == (19_991, 19_992)


def test_measures_with_tracking_and_hyphens() -> None:
    text = "ab\u00adcd ef"
    found = breaks_of(text, 0, "en")
    cumulative = [0.0, 1.1, 2.2, 2.2, 3.3, 4.4, 4.9, 6.0, 7.1]
    tail = [0.0] + [0.1] * 8
    measure = Measure(found, cumulative, tail, 0.4)
    assert [measure.width(0, k) for k in range(3)] == pytest.approx([2.5, 4.3, 7.0])
    assert measure.width(1, 1) == pytest.approx(2.1)
    assert measure.greedy(2.6) == (0, 1, 2)
    assert measure.greedy(4.35) == (1, 2)


# ------------------------------------------------------------------ texts for reading


def measured(text: str, language: str, each: float = 1.0) -> Measure:
    advances = [i * each for i in range(len(text) + 1)]
    return Measure(breaks_of(text, 0, language), advances, [0.0] * (len(text) + 1), 0.3)


def lines_at(text: str, language: str, measure: float, each: float = 1.0) -> list[str]:
    found = measured(text, language, each)
    ends = [found.breaks.ends[k] for k in found.balanced(measure)]
    return [text[a:b] for a, b in zip((0, *ends), ends, strict=False)]


CHINESE = "今年夏天音乐节将在河边举行欢迎大家带上朋友和家人一起来参加现场还有美食和露天电影等着你们"


def test_long_chinese_fills_its_lines_and_cuts_few_words() -> None:
    found = measured(CHINESE, "zh-Hans")
    for measure in (7.0, 8.0, 9.0):
        greedy, ends = found.greedy(measure), found.balanced(measure)
        assert len(ends) == len(greedy) > 4
        costs = found.breaks.costs
        assert sum(costs[k] for k in ends) <= sum(costs[k] for k in greedy)
        lines = lines_at(CHINESE, "zh-Hans", measure)
        assert max(map(len, lines)) <= measure
        assert min(map(len, lines[:-1])) >= measure - 2
        assert len(lines[-1]) >= 2


def test_few_lines_are_even_many_are_full() -> None:
    text = "evening harbour jazz saxophone lantern festival river quartz " * 6
    few = [len(line.strip()) for line in lines_at(text[:240].strip(), "en", 60.0)]
    assert max(few) - min(few) < 16
    many = [len(line.strip()) for line in lines_at(text.strip(), "en", 24.0)]
    assert len(many) > 6
    assert sum(many[:-1]) / (len(many) - 1) > 18


@pytest.mark.parametrize("language", ["zh-Hans", "ja", "und"])
@pytest.mark.parametrize("count", range(36, 45))
def test_no_text_ends_in_a_single_character(language: str, count: int) -> None:
    lines = lines_at(CHINESE[:count], language, 7.0)
    assert len(lines[-1]) >= 2
    assert max(map(len, lines)) <= 7


def test_costs_one_by_one_are_those_of_all() -> None:
    text = "今年夏天，音乐节将在河边举行。10 km 的路 and 2026年 e-mail“欢迎”大家，朋友和家人"
    one_by_one = breaks_of(text, 3, "zh-Hans")
    single = [one_by_one.cost(k) for k in range(len(one_by_one.ends))]
    assert tuple(single) == one_by_one.costs
    assert SPLIT_WORD in single
