"""What ships in assets/fonts: every face is there, whole where it must be, and licensed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from engine.planning import pairings

FONTS = Path(pairings.__file__).parents[2] / "assets" / "fonts"
CATALOGUE: dict[str, Any] = json.loads((FONTS / "catalogue.json").read_text(encoding="utf-8"))
FACES: dict[str, dict[str, Any]] = {face["id"]: face for face in CATALOGUE["faces"]}
KINDS = {
    "grotesque", "condensed", "geometric", "rounded", "serif", "didone", "slab", "script", "brush",
    "mono", "display", "deco", "kai",
}  # fmt: skip


def standard() -> set[int]:
    text = (FONTS / "general-standard-characters.txt").read_text(encoding="utf-8")
    return {ord(c) for c in text if not c.isspace()}


def test_every_file_is_what_the_catalogue_says() -> None:
    for face in FACES.values():
        data = (FONTS / face["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == face["sha256"], face["id"]
        assert data[:4] == b"wOF2"
        assert face["kind"] in KINDS
        terms = (FONTS / face["licence"]).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in terms.upper()
    packed = {path.name for path in FONTS.glob("*.woff2")}
    assert packed == {face["file"] for face in FACES.values()}


def test_the_folder_stays_under_its_weight() -> None:
    assert sum(p.stat().st_size for p in FONTS.iterdir()) < 54_000_000


def test_fallbacks_name_faces_that_hold_their_script() -> None:
    for script, ids in CATALOGUE["fallbacks"].items():
        assert ids, script
        for face in ids:
            assert face in FACES
    for script, text in {
        "Latn": "Été à Łódź — Tiếng Việt", "Cyrl": "Съешь ещё", "Grek": "Καλημέρα",
        "Hans": "永和国际", "Hant": "臺灣國際", "Jpan": "さくら祭りカレー", "Kore": "안녕하세요", "Arab": "مهرجان",
        "Hebr": "שלום", "Thai": "สวัสดี", "Deva": "नमस्ते", "Zsye": "🎷🎉",
    }.items():  # fmt: skip
        wanted = {ord(c) for c in text if not c.isspace()}
        first = CATALOGUE["fallbacks"][script][0]
        assert wanted <= pairings.coverage(first), (script, first)


@pytest.mark.parametrize("face", ["noto-sans-sc-500", "noto-sans-sc-900", "noto-sans-sc-300",
                                  "noto-serif-sc-500", "noto-serif-sc-900", "lxgw-wenkai-400",
                                  "lxgw-wenkai-700"])  # fmt: skip
def test_all_8105_standard_characters_are_held(face: str) -> None:
    assert len(standard()) == 8105
    assert standard() <= pairings.coverage(face)


def test_the_emoji_name_their_artists_and_their_licence() -> None:
    terms = (FONTS / FACES["twemoji-400"]["licence"]).read_text(encoding="utf-8")
    for words in ("Twemoji", "Creative Commons Attribution 4.0", "by/4.0", "Twitter", "Mozilla"):
        assert words in terms, words


def test_variable_faces_are_whole_and_as_published() -> None:
    for face, tags in {
        "inter-variable": {"opsz", "wght"},
        "ibm-plex-sans-variable": {"wdth", "wght"},
        "source-serif-variable": {"opsz", "wght"},
        "source-serif-variable-italic": {"opsz", "wght"},
    }.items():
        with opened(face) as font:
            assert {axis.axisTag for axis in font["fvar"].axes} == tags
            assert {"gvar", "avar", "HVAR", "STAT", "GPOS", "GSUB"} <= set(font.keys())
        assert {axis["tag"] for axis in FACES[face]["axes"]} == tags
        assert FACES[face]["version"]
        assert {ord(c) for c in "ÀéßŁążőğİỗặĐ"} <= pairings.coverage(face)


def test_the_second_korean_weight_has_the_common_syllables() -> None:
    common = {
        ord(bytes((lead, trail)).decode("euc_kr"))
        for lead in range(0xB0, 0xC9)
        for trail in range(0xA1, 0xFF)
    }
    assert len(common) == 2350
    assert common <= pairings.coverage("noto-sans-kr-400")
    whole = set(range(0xAC00, 0xD7A4))
    assert whole <= pairings.coverage("noto-sans-kr-700")


@contextlib.contextmanager
def opened(face: str) -> Iterator[TTFont]:
    font = TTFont(FONTS / FACES[face]["file"], lazy=True)
    try:
        yield font
    finally:
        font.close()


@pytest.mark.parametrize("face", ["anton-400", "cairo-700", "josefin-sans-700", "zcool-kuaile-400"])
def test_the_coverage_table_is_the_faces_own(face: str) -> None:
    with opened(face) as font:
        assert pairings.coverage(face) == frozenset(font.getBestCmap())


def test_chinese_faces_keep_their_vertical_forms() -> None:
    with opened("noto-serif-sc-900") as font:
        assert {"vmtx", "vhea", "GSUB"} <= set(font.keys())
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"vert", "locl"} <= features


def test_hinting_is_gone_except_where_the_licence_reserves_the_name() -> None:
    with opened("anton-400") as font:
        assert not {"fpgm", "prep", "cvt ", "DSIG"} & set(font.keys())
    text = (FONTS / "OFL-playfair-display.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name" in text


def test_a_face_unpacks_to_an_opentype_file() -> None:
    out = io.BytesIO()
    with opened("fredoka-700") as font:
        font.flavor = None
        font.save(out)
    plain = TTFont(io.BytesIO(out.getvalue()))
    assert plain["OS/2"].usWeightClass == 700
