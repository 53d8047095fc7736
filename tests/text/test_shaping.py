"""Runs, faces and glyphs: the quick ways against the plain ones, words, emoji, weights."""

from __future__ import annotations

import random
from typing import Any

import icu
import pytest

from engine.text import fonts
from engine.text.bidi import bidi_levels
from engine.text.characters import clusters_of, presentation, script_of, scripts_of
from engine.text.setting import Manner, Prepared, drawn, stretch
from engine.text.shaping import CONNECTED, Itemised, Run, itemise, shape
from engine.text.spec import Span
from tests.text.conftest import CONDENSED, LATIN
from tests.text.conftest import HAN as HAN_FACE

POOLS = (
    "The quiet harbour, opens (in) [spring] — “yes” 50 % Jazz’s fi ffi\t- \u2011\u00ad",
    "春节大促销，全场五折起！“新品”上市…限时（抢购）《书》12月 Sale",
    "日本語のテキスト、カタカナーひらがな。「括弧」",
    "שלום עולם (מחיר) 50% abc “x” \u05e9\u05b8",
    "تخفيضات كبيرة، على 50% (جميع) المنتجات abc",
    "한글 단어 봄맞이 กำลังใจ ภาษาไทย हिन्दी में क्षत्रिय",
    "e\u0301 a\u0308 ŵ ř Żółć Ελλάδα Привет 𠮷野家𠀋",
    "\r\x00\x07\u202e\u202c\u2066\u2069\ud800𐎀\u200b\ufeff",
    "🎉👩\u200d🚀👍🏽🇫🇷1\ufe0f\u20e3☀\ufe0e☀\ufe0f©",
)


def texts(count: int) -> list[str]:
    """Mixtures of a few pools, the same ones in every run."""
    dice = random.Random(20)
    out = []
    for _ in range(count):
        chosen = dice.sample(POOLS, dice.randint(1, 3))
        text = ""
        for _ in range(dice.randint(1, 8)):
            pool = dice.choice(chosen)
            at = dice.randrange(len(pool))
            text += pool[at : at + dice.randint(1, 12)]
        out.append(text)
    return out


def runs(text: str, *faces: str, language: str = "und", vertical: bool = False) -> list[Run]:
    found = itemise((Span(text),), faces or (LATIN,), language, vertical)
    return [run for p in found.paragraphs for run in p.runs]


def faces_of(text: str, *faces: str, language: str = "und") -> dict[str, str]:
    """The face of every character that the text has once."""
    out: dict[str, str] = {}
    for run in runs(text, *faces, language=language):
        for c in text[run.start : run.end]:
            out[c] = run.face
    return out


# ------------------------------------------------------------------ the quick ways are right


def test_scripts_resolve_as_the_annex_says() -> None:
    """UAX 24, 5.1, one character after the other."""
    for text in texts(400):
        found = scripts_of(text)
        strong = [script_of(c) for c in text if script_of(c) not in ("Zyyy", "Zinh")]
        first = strong[0] if strong else "Zyyy"
        last = first
        opened: list[tuple[str, str]] = []
        for c, script in zip(text, found, strict=True):
            own = script_of(c)
            if own not in ("Zyyy", "Zinh"):
                last = own
            elif c in "([{「《（“":
                if c != "“":
                    opened.append(
                        ({"(": ")", "[": "]", "{": "}", "「": "」", "《": "》"}.get(c, "）"), last)
                    )
            elif any(closing == c for closing, _ in opened):
                while opened:
                    closing, then = opened.pop()
                    if closing == c:
                        last = then
                        break
            assert script == last, (text, c)


def test_clusters_and_levels_are_those_of_the_whole_algorithms() -> None:
    breaks = icu.BreakIterator.createCharacterInstance(icu.Locale("und"))
    for text in texts(400):
        safe = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        breaks.setText(icu.UnicodeString(safe))
        units = safe.encode("utf-16-le")
        wanted = [len(units[: 2 * end].decode("utf-16-le")) for end in breaks]
        assert clusters_of(text) == ([0, *wanted[:-1]] if text else [])
        if "\u202e" not in text:
            bidi = icu.Bidi()
            unicode = icu.UnicodeString(safe)
            bidi.setPara(unicode, icu.Bidi.DEFAULT_LTR)
            levels = bidi.getLevels()
            assert bidi_levels(text)[0] == [
                levels[len(safe[:i].encode("utf-16-le")) // 2] for i in range(len(text))
            ]


def whole(items: Itemised) -> list[Run]:
    return [run for p in items.paragraphs for run in p.runs]


@pytest.mark.parametrize("vertical", [False, True])
def test_runs_cover_the_text_once_and_never_cut_a_cluster(vertical: bool) -> None:
    for text in texts(300):
        middle = len(text) // 2
        spans = (Span(text[:middle], faces=(CONDENSED,)), Span(text[middle:]))
        items = itemise(spans, (LATIN, HAN_FACE), "und", vertical)
        covered = [i for run in whole(items) for i in range(run.start, run.end)]
        lines = [i for p in items.paragraphs for i in range(p.start, p.end)]
        assert covered == lines
        assert len(items.shown) == len(items.text) == len(text)
        for p in items.paragraphs:
            starts = {p.start + i for i in clusters_of(text[p.start : p.end])}
            for run in p.runs:
                assert run.start in starts, (text, run)


def test_the_runs_of_a_line_are_found_without_the_others() -> None:
    for text in texts(60):
        for p in itemise((Span(text),), (LATIN, HAN_FACE), "und", False).paragraphs:
            for a in range(p.start, p.end):
                for b in {a + 1, (a + 1 + p.end) // 2, p.end}:
                    assert list(p.between(a, b)) == [
                        run for run in p.runs if run.start < b and run.end > a
                    ]


def test_a_part_cut_out_of_a_run_is_what_shaping_the_part_gives() -> None:
    dice = random.Random(3)
    cut = connected = 0
    for text in texts(250):
        faces = ("rubik-700", HAN_FACE)
        manner = Manner(
            faces, 0.0, "und", (), (), False, False, True, 0.0, "normal", False
        )  # fmt: skip
        prepared = Prepared((Span(text),), manner)
        shown = prepared.items.shown
        for run in whole(prepared.items):
            for _ in range(3):
                a = dice.randrange(run.start, run.end)
                b = dice.randrange(a + 1, run.end + 1)
                if b - a == run.end - run.start:
                    continue
                shaped = shape(shown, a, b, run, "und", (), line_start=a, line_end=b)
                plain = stretch(prepared, shaped, a, b)
                found = drawn(prepared, run, a, b, a, b, False)
                for one, other in zip(found[:1] + found[2:], plain[:1] + plain[2:], strict=True):
                    assert (one and list(one)) == (other and list(other)), (text, run, a, b)
                source = prepared.source(run.start)
                if source is not None and source.part(a, b) is not None:
                    cut += 1
                    connected += run.script in CONNECTED
    assert cut > 400
    assert connected > 20


# ------------------------------------------------------------------ words and their faces


def test_a_word_of_an_alphabet_has_one_face() -> None:
    lacking = "Привет"
    assert len({run.face for run in runs("Größe " + lacking, "anton-400")}) == 2
    for text, face in (("Žluťoučký Ω kůň", LATIN), ("ΩΨ Größe", "anton-400")):
        for word in text.split():
            at = text.index(word)
            own = {
                run.face for run in runs(text, face) if run.start < at + len(word) and run.end > at
            }
            assert len(own) == 1, (word, own)


def test_one_letter_that_a_face_lacks_takes_its_word_along() -> None:
    face = next(
        f
        for f in ("italiana-400", "monoton-400", "righteous-400", "abril-fatface-400")
        if not fonts.covers(f, ord("ŵ")) and not fonts.covers(f, 0x302)
    )
    found = runs("The dŵr here", face)
    assert [run.face == face for run in found] == [True, False, True]
    assert "dŵr" in "The dŵr here"[found[1].start : found[1].end]


def test_a_rare_character_falls_back_alone_and_a_phrase_of_them_together() -> None:
    brush = "zhi-mang-xing-400"
    rare = next(c for c in "龘鬱靐齉" if not fonts.covers(brush, ord(c)))
    common = "春节大促"
    assert all(fonts.covers(brush, ord(c)) for c in common)
    one = faces_of(common + rare, brush, language="zh-Hans")
    assert {one[c] for c in common} == {brush}
    assert one[rare] != brush
    japanese = runs("ありがとう日本", brush, language="ja")
    assert len({run.face for run in japanese}) == 1


def test_kanji_beside_kana_have_japanese_forms_in_any_poster() -> None:
    for language in ("en", "und", "fr"):
        assert {r.face for r in runs("東京の夜", "archivo-900", language=language)} == {
            "noto-sans-jp-900"
        }
    assert {r.face for r in runs("美の味", "archivo-900", language="zh-Hans")} == {HAN_FACE}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("한국어", "ko"), ("日本語の", "ja"), ("春节大促销", "zh-Hans"), ("春節大促銷", "zh-Hant"),
        ("تخفيضات", "ar"), ("ไทย", "th"), ("हिन्दी", "hi"), ("שלום", "he"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("like", ["archivo-900", "jost-300", "playfair-display-700"])
def test_companions_have_the_nearest_weight(text: str, language: str, like: str) -> None:
    used = {run.face for run in runs(text, like, language=language)}
    assert len(used) == 1, "a word never mixes faces"
    face = fonts.info(used.pop())
    weight = fonts.info(like).weight
    companions = [fonts.info(f) for f in fonts.fallbacks(script_of(text[0]), language, like)]
    family = [f for f in companions if f.family == face.family]
    able = [f for f in family if all(fonts.covers(f.id, ord(c)) for c in text)]
    assert abs(face.weight - weight) == min(abs(f.weight - weight) for f in able)


def test_what_no_face_draws_is_told_once() -> None:
    items = itemise((Span("a𐎀b𐎀\ud800"),), (LATIN,), "und", False)
    assert items.missing == (("𐎀", LATIN), ("\ufffd", LATIN))
    assert items.hidden == {1, 3, 4}


# ------------------------------------------------------------------ emoji


@pytest.mark.parametrize(
    "cluster",
    [
        "🎉", "❤\ufe0f", "👩\u200d🚀", "👍🏽", "☝🏽", "🇫🇷", "1\ufe0f\u20e3", "#\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "👨\u200d👩\u200d👧\u200d👦", "©\ufe0f", "🏳\ufe0f\u200d🌈",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", [("a ", " b"), ("春", "节"), ("שלום ", " אב"), ("", "")])
def test_emoji_are_one_cluster_of_the_colour_face(cluster: str, around: tuple[str, str]) -> None:
    assert presentation(cluster) == "emoji"
    text = around[0] + cluster + around[1]
    own = [r for r in runs(text) if r.start <= len(around[0]) < r.end]
    assert len(own) == 1
    run = own[0]
    assert run.face == fonts.fallbacks("Zsye", "und", LATIN)[0]
    assert text[run.start : run.end] == cluster
    assert run.script == "Zyyy"
    shaped = shape(text, run.start, run.end, run, "und", ())
    assert set(shaped.clusters) == {0}
    assert 0 not in shaped.gids


def test_what_shows_nothing_has_a_face_that_can_shape_it() -> None:
    emoji = fonts.fallbacks("Zsye", "und", LATIN)[0]
    for text in ("\u00ad", "🎉\u00ad", "🎉 \u2060\ue0ff", "\u200b🎉\u200b"):
        items = itemise((Span(text),), (emoji,), "und", False)
        for run in whole(items):
            assert shape(items.shown, run.start, run.end, run, "und", ()).gids, (text, run)


def test_text_signs_stay_text() -> None:
    assert {r.face for r in runs("1 # * © ® ™ 0123")} == {LATIN}
    colour = fonts.fallbacks("Zsye", "und", LATIN)[0]
    for text in ("🎉\ufe0e", "☎", "☂", "♠\ufe0e"):
        assert all(r.face != colour for r in runs(text)), text
    for sign in "a1春":
        assert presentation(sign) == ""
    assert presentation("©") == "text"


def test_emoji_stand_upright_in_columns() -> None:
    text = "春1\ufe0f\u20e3🎉👩\u200d🚀a"
    found = runs(text, LATIN, HAN_FACE, language="zh-Hans", vertical=True)
    flows = {text[r.start : r.end]: r.flow for r in found}
    assert flows["1\ufe0f\u20e3🎉👩\u200d🚀"] == "upright"
    assert flows["a"] == "sideways"


def test_an_emoji_face_that_was_asked_for_is_taken() -> None:
    assert {r.face for r in runs("🎉", LATIN, "noto-emoji-500")} == {"noto-emoji-500"}


def test_quotes_take_the_face_of_the_han_beside_them() -> None:
    found = faces_of("say “hi” 和「新」“节”", LATIN, HAN_FACE, language="zh-Hans")
    assert found["h"] == LATIN
    text = "“节”"
    assert {r.face for r in runs(text, LATIN, HAN_FACE)} == {HAN_FACE}


def test_values_of_a_run_can_be_compared_and_hashed() -> None:
    a: Any = runs("abc")[0]
    assert a == runs("abc")[0]
    assert hash(a) == hash(runs("abc")[0])
