"""What the faces that ship can write, by real shaping: not one letter may be lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
import uharfbuzz as hb

from engine.text import fonts, outlines
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec

FOLDER = Path(fonts.__file__).parents[2] / "assets" / "fonts"

HAN_FACES = sorted(
    face.id
    for face in fonts.catalogue().values()
    if not face.user and ({"Hans", "Hant", "Jpan"} & set(face.scripts) or face.kind == "brush")
)


@lru_cache(maxsize=1)
def standard() -> str:
    """The 8,105 characters of the Table of General Standard Chinese Characters (2013)."""
    text = (FOLDER / "general-standard-characters.txt").read_text(encoding="utf-8")
    return "".join(text.split())


def lost(faces: Iterable[str], text: str, script: str, language: str) -> str:
    """The characters that come out of the shaper as no glyph or without ink, when each goes to
    the first of the faces that has it."""
    left, out = text, []
    for face in faces:
        coverage = fonts.load(face).coverage
        mine = [c for c in left if ord(c) in coverage]
        left = "".join(c for c in left if ord(c) not in coverage)
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(c) for c in mine])
        buffer.script, buffer.language, buffer.direction = script, language, "ltr"
        hb.shape(fonts.load(face).font, buffer, {"liga": False, "clig": False, "ccmp": False})
        for glyph in buffer.glyph_infos:
            if not glyph.codepoint or outlines.extents(face, glyph.codepoint) is None:
                out.append(mine[glyph.cluster])
        if not left:
            break
    return "".join(out) + left


@pytest.mark.parametrize("face", HAN_FACES)
def test_all_8105_standard_characters_are_drawn(face: str) -> None:
    assert len(set(standard())) == 8105
    chain = (face, *fonts.fallbacks("Hani", "zh-Hans", face))
    assert lost(chain, standard(), "Hani", "zh") == ""


def test_the_faces_of_the_standard_are_the_expected_ones() -> None:
    assert {"noto-sans-sc-500", "noto-serif-sc-900", "lxgw-wenkai-400", "noto-sans-jp-900"} <= set(
        HAN_FACES
    )
    assert len(HAN_FACES) >= 15


def test_a_real_layout_of_the_standard_misses_nothing() -> None:
    """A brush face of few characters: most fall to its companions."""
    text = standard()
    laid = layout(
        TextSpec(spans=(Span(text),), width=2400, height=0, faces=("zhi-mang-xing-400",), size=20)
    )
    assert laid.missing == ()
    glyphs = laid.glyphs
    assert "".join(sorted(g.text for g in glyphs)) == "".join(sorted(text))
    assert all(g.gid for g in glyphs)


def _assigned(*ranges: range) -> str:
    return "".join(
        chr(c) for r in ranges for c in r if unicodedata.category(chr(c)) not in ("Cn", "Cc", "Cf")
    )


WRITTEN = {
    "Latin-1 and Extended-A": ("Latn", "und", _assigned(range(0xA1, 0x180))),
    "Vietnamese": ("Latn", "vi", _assigned(range(0x1EA0, 0x1EFA)) + "ĂăÂâĐđÊêÔôƠơƯư"),
    "Romanian, Turkish, African": ("Latn", "und", "ȘșȚțİıĞğŞşẞɓɗƙŋɛɔ"),
    "Cyrillic": ("Cyrl", "ru", _assigned(range(0x400, 0x460))),
    "Ukrainian, Serbian, Kazakh": ("Cyrl", "uk", "ҐґЄєІіЇїЂђЈјЉљЊњЋћЏџӘәҒғҚқҢңӨөҰұҮүҺһ"),
    "Greek": ("Grek", "el", "ΆΈΉΊΌΎΏΐΪΫάέήίΰϊϋόύώ" + _assigned(range(0x391, 0x3CA))),
    "Greek polytonic": ("Grek", "el", _assigned(range(0x1F00, 0x1FBD), range(0x1FC2, 0x1FFD))),
    "kana": ("Kana", "ja", _assigned(range(0x3041, 0x3097), range(0x30A1, 0x30FF))),
    "half kana": ("Kana", "ja", _assigned(range(0xFF66, 0xFF9E))),
    "Hangul": ("Hang", "ko", "".join(map(chr, range(0xAC00, 0xD7A4)))),
    "Hangul jamo": ("Hang", "ko", _assigned(range(0x3131, 0x3164), range(0x3165, 0x318F))),
    "Bopomofo": ("Bopo", "zh-Hant", _assigned(range(0x3105, 0x3130))),
    "Arabic": ("Arab", "ar", _assigned(range(0x621, 0x653), range(0x660, 0x66E))),
    "Persian": ("Arab", "fa", "پچژگکیۀ۰۱۲۳۴۵۶۷۸۹٪٫٬"),
    "Urdu": ("Arab", "ur", "ٹڈڑںھہےۓۂؤئ۔؟،؛"),
    "Hebrew": ("Hebr", "he", _assigned(range(0x5D0, 0x5EB), range(0x5EF, 0x5F5)) + "־׀׃׆"),
    "niqqud": ("Hebr", "he", _assigned(range(0x5B0, 0x5BE)) + "ׇֿׁׂׅׄ"),
    "Devanagari": ("Deva", "hi", _assigned(range(0x900, 0x980))),
    "Thai": ("Thai", "th", _assigned(range(0xE01, 0xE3B), range(0xE3F, 0xE5C))),
    "signs": ("Zyyy", "und", "←↑→↓↔↗↘★☆✓✔✕✗✘✦❖►▶◆◈●○■□☎✉✂♥♠♣♦♪♫≠≤≥≈∞√∑€£¥₩₹₺₽№™©®†‡•…‰"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("like", ["inter-400", "playfair-display-700"])
def test_every_script_is_written(name: str, like: str) -> None:
    script, language, text = WRITTEN[name]
    chain = fonts.fallbacks(script, language, like)
    assert lost(chain, text, "Zyyy" if script == "Zyyy" else script, language) == ""


@pytest.mark.parametrize(
    ("script", "language"),
    [
        ("Latn", "und"), ("Cyrl", "ru"), ("Grek", "el"), ("Hani", "zh-Hans"), ("Hani", "zh-Hant"),
        ("Hani", "ja"), ("Kana", "ja"), ("Hang", "ko"), ("Arab", "ar"), ("Hebr", "he"),
        ("Thai", "th"), ("Deva", "hi"),
    ],
)  # fmt: skip
def test_every_script_has_a_regular_and_a_bold_companion(script: str, language: str) -> None:
    light = fonts.info(fonts.fallbacks(script, language, "inter-400")[0]).weight
    heavy = fonts.info(fonts.fallbacks(script, language, "inter-tight-800")[0]).weight
    assert light <= 500
    assert heavy >= 700


@pytest.mark.parametrize(
    "face", ["inter-variable", "source-serif-variable", "ibm-plex-sans-variable"]
)
def test_variable_faces_write_the_languages_of_europe_and_vietnam(face: str) -> None:
    rare = set("ŉĬĭĲĳŦŧ") if face.startswith("source") else {"ŉ"}
    for name in ("Latin-1 and Extended-A", "Vietnamese", "Cyrillic", "Greek"):
        script, language, text = WRITTEN[name]
        assert set(lost((f"{face}@wght=650",), text, script, language)) <= rare, name
