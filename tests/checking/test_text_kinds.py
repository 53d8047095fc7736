"""Small capitals, emoji, readings, paths and pictures inside letters are proved as what they are."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from PIL import Image

from engine.checking.proof import BlockProof, prove
from engine.document.colour import from_hex
from engine.document.model import ArcPath, Glow, Layer, PicturePaint, TextBlock, TextPath, TextRun
from engine.drawing.compose import compose
from exporters import raster
from tests.checking.posters import BLACK, HAN, SANS, SCALE, poster, rect, text

BOX = (20.0, 20.0, 380.0, 60.0)
PICTURE = "a" * 64


def _picture() -> bytes:
    data = io.BytesIO()
    stripes = Image.linear_gradient("L").resize((200, 100))
    Image.merge("RGB", (stripes, stripes.transpose(Image.Transpose.FLIP_TOP_BOTTOM), stripes)).save(
        data, "PNG"
    )
    return data.getvalue()


def judged(document: Layer, *shown: Layer, scale: float = SCALE) -> BlockProof:
    assets = {PICTURE: _picture()}
    scene = compose(poster(document))
    page = compose(poster(*shown)) if shown else scene
    picture = raster.render(page, scale=scale, assets=assets)
    (block,) = prove([picture], [scene], scale).blocks
    return block


def ruby(base: str, reading: str, size: float = 40.0, **more: Any) -> TextBlock:
    block = text(base, (20, 40, 380, 60), face=HAN, size=size, **more)
    return msgspec.structs.replace(block, runs=(TextRun(base, ruby=reading),))


def along(words: str, data: str = "M 0 150 C 100 20 250 250 380 60", **more: Any) -> TextBlock:
    block = text(words, (20, 20, 380, 200), size=more.pop("size", 26), **more)
    return msgspec.structs.replace(block, path=TextPath(data))


# ------------------------------------------------------------------ small capitals


@pytest.mark.parametrize("face", [SANS, "ibm-plex-sans-variable"])
def test_small_capitals_are_read_as_capitals_and_that_is_said(face: str) -> None:
    block = judged(text("Hello World", BOX, face=face, small_caps=True))
    assert block.verdict == "exact"
    assert block.read == "HELLO WORLD"
    assert block.folded == ("small capitals",)
    assert block.attempts == 1


def test_a_wrong_small_capital_is_found() -> None:
    small = text("Hello World", BOX, small_caps=True)
    assert judged(small, text("Hallo World", BOX, small_caps=True)).verdict == "differs"
    assert judged(small, text("HELLO WORLD", BOX)).verdict != "exact"


# ------------------------------------------------------------------ emoji


def test_emoji_are_drawn_not_read() -> None:
    block = judged(text("Party 🎉 now 👩‍🚀", BOX))
    assert block.verdict == "exact"
    assert "drawn, not read" in block.folded
    assert [n.agrees for n in block.witness if n.kind == "colours"] == [True, True]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("🎉", "🎊"),
        ("😀", "😂"),
        ("❤️", "💙"),
        ("🍎", "🍏"),
        ("👍", "👎"),
        ("🇫🇷", "🇮🇹"),
        ("⭐", "🌟"),
    ],
)
@pytest.mark.parametrize("size", [14.0, 30.0])
def test_another_emoji_is_found(wanted: str, shown: str, size: float) -> None:
    words = "Party {} now"
    good, bad = (text(words.format(e), BOX, size=size) for e in (wanted, shown))
    assert judged(good).verdict == "exact"
    block = judged(good, bad)
    assert block.verdict == "differs"
    assert wanted in block.difference


def test_emoji_alone_are_proved_too() -> None:
    alone = text("🎉🚀", BOX)
    assert judged(alone).folded == ("drawn, not read",)
    assert judged(alone, text("🎉🍎", BOX)).verdict == "differs"
    assert judged(alone, alone, rect((0, 0, 420, 100), "#f4d0a0")).verdict == "hidden"


# ------------------------------------------------------------------ readings


def test_readings_are_lines_of_their_own() -> None:
    block = judged(ruby("中国", "zhōng guó"))
    assert block.verdict == "exact"
    assert "".join(block.read.split()) == "中国zhōngguó"
    assert judged(ruby("東京", "とうきょう")).verdict == "exact"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("mā", "má"),
        ("mā", "ma"),
        ("má", "mǎ"),
        ("mà", "mā"),
        ("nǚ", "nǔ"),
        ("hǎo", "háo"),
        ("shì", "shí"),
    ],
)
@pytest.mark.parametrize("size", [24.0])
def test_a_wrong_tone_is_found(right: str, wrong: str, size: float) -> None:
    assert judged(ruby("好", right, size)).verdict == "exact"
    block = judged(ruby("好", right, size), ruby("好", wrong, size))
    assert block.verdict == "differs"


def test_a_missing_reading_and_a_wrong_kana_are_found() -> None:
    assert judged(
        ruby("中国", "zhōng guó"), text("中国", (20, 58, 380, 60), face=HAN, size=40)
    ).verdict in (
        "hidden",
        "differs",
    )
    assert judged(ruby("東京", "とうきょう"), ruby("東京", "とうぎょう")).verdict == "differs"


def test_readings_stand_beside_columns() -> None:
    column = text("東京", (300, 20, 60, 200), face=HAN, size=40, writing="vertical")
    block = judged(msgspec.structs.replace(column, runs=(TextRun("東京", ruby="とうきょう"),)))
    assert block.verdict == "exact"
    assert block.read == "東京\nとうきょう"


# ------------------------------------------------------------------ paths


@pytest.mark.parametrize(
    "block",
    [
        along("Along the wave"),
        along("Straight ahead", "M 0 100 L 380 60"),
        along("Over the hill", "M 20 180 Q 190 0 360 180"),
        text("ROUND AND ROUND", (0, 0, 420, 300), size=16, arc=ArcPath(210, 290, 100)),
        text("Inside the bowl", (0, 0, 420, 300), size=18, arc=ArcPath(210, 60, 150, 90.0, True)),
        text("SEAL OF QUALITY", (0, 0, 420, 300), size=9, arc=ArcPath(210, 150, 34)),
        msgspec.structs.replace(
            along("Up and down", "M 60 120 C 120 60 200 160 300 90"), rotation=15
        ),
    ],
)
def test_curved_text_is_unrolled(block: TextBlock) -> None:
    found = judged(block)
    assert found.verdict == "exact"
    assert found.read == block.text
    assert found.attempts == 1


def test_a_wrong_letter_on_a_path_is_found() -> None:
    block = judged(along("Along the wave"), along("Along the wawe"))
    assert block.verdict == "differs"
    assert "“v” reads “w”" in block.difference


# ------------------------------------------------------------------ effects


def test_pictures_inside_letters_and_glow_are_read_as_they_look() -> None:
    filled = text("PICTURE", BOX, face=BLACK, size=60)
    filled = msgspec.structs.replace(
        filled, style=msgspec.structs.replace(filled.style, fill=PicturePaint(PICTURE))
    )
    assert judged(filled).verdict == "exact"
    neon = {"face": BLACK, "fill": "#ffffff", "glow": Glow(8.0, from_hex("#ff00aa"))}
    night = text("Neon night", BOX, **neon)  # type: ignore[arg-type]
    assert judged(night).verdict == "exact"
    assert judged(night, text("Neon niqht", BOX, **neon)).verdict == "differs"  # type: ignore[arg-type]
