"""Texts that were made to do harm: each is set whole, or refused in one clear line, and soon."""

from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from engine.errors import UserError
from engine.text.layout import layout
from engine.text.shaping import bidi_levels, itemise, visual_order
from engine.text.spec import Span, TextLayout, TextSpec
from tests.text.conftest import HAN, LATIN

RLO, LRO, RLE, LRE, PDF = "\u202e", "\u202d", "\u202b", "\u202a", "\u202c"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def lay(text: str, width: float = 400.0, **fields: Any) -> TextLayout:
    return layout(TextSpec((Span(text),), width, faces=(LATIN, HAN), **fields))


@contextmanager
def soon(seconds: float = 4.0) -> Iterator[None]:
    """A second on a quiet machine; processor time, with room for a slow one."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def letters(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c)[0] in "LNPS"]


def carried(result: TextLayout) -> list[str]:
    """What the glyphs stand for, in the order of the text."""
    said = {(g.start, g.text) for g in result.glyphs if g.text}
    return letters("".join(text for _, text in sorted(said)))


def check(result: TextLayout, text: str) -> None:
    told = {c for c, _ in result.missing}
    # (A mark that one base has no room for may be told, and yet stand on another.)
    shown = [c for c in carried(result) if c not in told]
    assert shown == [c for c in letters(text) if c not in told]
    for g in result.glyphs:
        assert 0 <= g.start < g.end <= len(text)


# ------------------------------------------------------------------ too much


def test_a_megabyte_is_refused_at_once() -> None:
    start = time.process_time()
    for text in ("x" * 1_000_000, "春" * 1_000_000, "\n" * 1_000_000, "\u0301" * 1_000_000):
        with pytest.raises(UserError, match="1000000 characters"):
            lay(text)
    assert time.process_time() - start < 1.0


def test_ten_thousand_marks_on_one_letter() -> None:
    text = "e" + "\u0301" * 10_000 + " end"
    with soon():
        result = lay(text)
    assert carried(result) == list("eend")
    assert (result.glyphs[0].start, result.glyphs[0].end) == (0, 10_001)


@pytest.mark.parametrize("width", [30.0, 4000.0])
def test_twenty_thousand_characters_of_everything(width: float) -> None:
    dice = random.Random(7)
    pool = "abc dé, 春节。「折」 שלום (خصم) กำ हि 한글 🎉👩\u200d🚀 𠮷 12% \u202e\u202c\u2067\u2069 e\u0301 \u00ad"
    text = "".join(dice.choice(pool) for _ in range(19_990))
    with soon(8.0):
        result = lay(text, width, size=8)
    check(result, text)


def test_five_thousand_newlines() -> None:
    with soon():
        result = lay("a" + "\n" * 5_000 + "b")
    assert [line.text for line in result.lines] == ["a", "b"]
    with soon():
        assert len(lay("x\n" * 5_000).lines) == 5_000


def test_one_word_without_an_end() -> None:
    with soon(8.0):
        result = lay("a" * 19_990, 100)
    assert result.overflow
    assert len(carried(result)) == 19_990


# ------------------------------------------------------------------ what isn't text


def test_lone_surrogates_are_told_and_left_out() -> None:
    for text in ("a\ud800b", "\udc00ab", "ab\udbff", "\ud800\ud800ab\udc00"):
        result = lay(text)
        assert carried(result) == ["a", "b"]
        assert result.missing == (("\ufffd", LATIN),)


def test_nulls_noncharacters_and_private_use() -> None:
    text = "a\x00b\x01\ufffe\uffff\U0010ffff\ufdd0c\ue000\U000f0000d"
    result = lay(text)
    assert carried(result) == list("abcd")
    assert all(g.gid for g in result.glyphs)
    told = {c for c, _ in result.missing}
    # Faces have signs of their own at U+E000; none has any in plane 15.
    assert "\U000f0000" in told
    assert "\x00" not in told


def test_variation_selectors_in_bulk() -> None:
    text = "a" + "".join(chr(0xFE00 + i % 16) for i in range(2_000)) + "b"
    text += "葛" + "".join(chr(0xE0100 + i % 240) for i in range(2_000)) + "☀\ufe0f\ufe0e\ufe0f"
    with soon():
        result = lay(text, 900)
    assert [c for c in carried(result) if c != "☀"] == ["a", "b", "葛"]
    assert not result.missing


def test_only_controls() -> None:
    for text in ("\u202e\u202c", "\u200d\u200d", "\x00\x01", "\u00ad", "\ufeff", "\u2066"):
        result = lay(text)
        assert carried(result) == []
        assert not result.missing


# ------------------------------------------------------------------ overrides


def test_an_override_turns_letters_and_loses_none() -> None:
    text = f"invoice{RLO}fdp.exe{PDF} ok"
    result = lay(text, 900)
    check(result, text)
    seen = "".join(g.text for g in sorted(result.lines[0].glyphs, key=lambda g: g.x) if g.text)
    assert "".join(letters(seen)) == "invoiceexe.pdfok"
    assert all(text[g.start : g.end] == g.text for g in result.glyphs if g.text)


@pytest.mark.parametrize(
    "text",
    [
        f"{RLE}{LRE}{RLO}open שלום never closed",
        f"{PDF}{PDF}{PDI}closed שלום before opened{PDF}",
        f"{RLI}abc{PDF}def{RLE}{PDI}ghi{PDF}שלום",
        f"{LRI}{RLO}{PDI}abc{PDF}(שלום]{RLI}",
    ],
)
def test_unbalanced_embeddings(text: str) -> None:
    check(lay(text, 300), text)
    check(lay(text, 40), text)


@pytest.mark.parametrize("pair", [(RLE, PDF), (LRE, PDF), (RLI, PDI), (LRI, PDI), (RLO, PDF)])
def test_nesting_deeper_than_the_algorithm_goes(pair: tuple[str, str]) -> None:
    text = "a" + "".join(pair[0] + "אb" for _ in range(130)) + pair[1] * 130 + "z"
    levels, base = bidi_levels(text)
    assert base == 0
    assert max(levels) <= 126
    assert levels[0] == levels[-1] == 0
    with soon():
        check(lay(text, 900, size=10), text)


def test_deep_nesting_and_many_brackets_take_linear_time() -> None:
    texts = (
        RLI * 10_000 + "aא" + PDI * 9_000,
        (RLI + "א" + PDI + "(") * 4_000,
        "א" + RLE + "(" * 6_000 + "\u0301" + ")" * 6_000 + PDF,
        RLE + "()" * 9_000 + "a",
        "\u2068" * 9_000 + " " * 9_000,
        (LRE + "א" + RLO + "a") * 4_000,
    )
    with soon(6.0):
        for text in texts:
            levels, _ = bidi_levels(text)
            assert len(levels) == len(text)
            assert sorted(visual_order(levels[:500])) == list(range(500))


def test_an_isolate_keeps_what_is_outside_in_order() -> None:
    text = f"price {RLI}שלום{PDI} 50"
    levels, _ = bidi_levels(text)
    shown = "".join(text[i] for i in visual_order(levels) if text[i] not in (RLI, PDI))
    assert shown == "price םולש 50"


def test_brackets_with_marks_go_by_the_annex() -> None:
    # A mark on a closing bracket goes the bracket's way (N0).
    levels, _ = bidi_levels("א(b)\u0331ג", 1)
    assert levels == [1, 1, 2, 1, 1, 1]
    levels, _ = bidi_levels("a(ב)\u0331c", 0)
    assert levels == [0, 0, 1, 0, 0, 0]


def test_offsets_of_spans_survive_controls() -> None:
    spans = (
        Span(f"a{RLO}b", style=1),
        Span(f"c{PDF}\U0001f389", style=2),
        Span("\u0301d", style=3),
    )
    items = itemise(spans, (LATIN,), "und", False)
    covered = [i for p in items.paragraphs for r in p.runs for i in range(r.start, r.end)]
    assert covered == list(range(len(items.text)))
