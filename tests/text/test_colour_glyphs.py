"""Colour glyphs: the emoji that ship, and colour tables that a stranger could write."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables import otTables

from engine.errors import UserError
from engine.text import colour_glyphs, fonts, outlines
from engine.text.colour_glyphs import LinearFill, RadialFill, Solid, layers

EMOJI = "twemoji-400"

SEQUENCES = {
    "family": "👨‍👩‍👧‍👦",
    "astronaut, skin": "👩🏽‍🚀",
    "thumb, skin": "👍🏿",
    "flag": "🇫🇷",
    "other flag": "🇰🇷",
    "keycap": "1️⃣",
    "hash key": "#️⃣",
    "rainbow flag": "🏳️‍🌈",
    "pirates": "🏴‍☠️",
    "Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "heart on fire": "❤️‍🔥",
    "kiss": "👩‍❤️‍💋‍👨",
    "hands, two skins": "🧑🏻‍🤝‍🧑🏿",
    "red hair": "👨🏾‍🦰",
    "polar bear": "🐻‍❄️",
    "heart": "❤️",
    "party": "🎉",
}


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AFFICHE_DATA", str(tmp_path / "data"))
    fonts.forget()
    yield
    monkeypatch.undo()
    fonts.forget()


def glyphs(face: str, text: str) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(fonts.load(face).font, buffer)
    return [glyph.codepoint for glyph in buffer.glyph_infos]


def test_sequences_are_one_coloured_glyph_each() -> None:
    seen = set()
    for name, text in SEQUENCES.items():
        shaped = glyphs(EMOJI, text)
        assert len(shaped) == 1, name
        assert shaped[0] not in {0, *seen}, name
        seen.add(shaped[0])
        stack = layers(EMOJI, shaped[0])
        assert stack, name
        assert all(layer.verbs and isinstance(layer.paint, Solid) for layer in stack), name


def test_skin_tones_change_the_colour_alone() -> None:
    pale, dark = (layers(EMOJI, glyphs(EMOJI, f"👍{tone}")[0]) for tone in "🏻🏿")
    assert [layer.points for layer in pale] == [layer.points for layer in dark]
    assert [layer.paint for layer in pale] != [layer.paint for layer in dark]
    assert sum_of(pale[0].paint) > sum_of(dark[0].paint)


def sum_of(paint: object) -> float:
    assert isinstance(paint, Solid)
    return paint.r + paint.g + paint.b


def test_the_tricolour_is_blue_white_red_from_left_to_right() -> None:
    stack = layers(EMOJI, glyphs(EMOJI, "🇫🇷")[0])
    ends = {min(layer.points[0::2]): layer.paint for layer in stack}
    left = ends[min(ends)]
    assert isinstance(left, Solid)
    assert left.b > left.r


def test_every_emoji_of_the_face_has_layers() -> None:
    face = fonts.load(EMOJI)
    ink = sum(bool(layers(EMOJI, face.font.get_nominal_glyph(c))) for c in face.coverage)
    assert ink > 0.97 * len(face.coverage)


def test_emoji_come_in_colour_first_and_in_one_colour_next() -> None:
    assert fonts.fallbacks("Zsye", "und", "anton-400")[:2] == (EMOJI, "noto-emoji-500")
    assert colour_glyphs.has_colour(EMOJI)
    assert not colour_glyphs.has_colour("noto-emoji-500")
    face = fonts.load("noto-emoji-500")
    assert layers("noto-emoji-500", face.font.get_nominal_glyph(ord("🎉"))) == ()


# ------------------------------------------------------------------ a stranger's colour tables

NAMES = [".notdef", "A", "square", "dot"]
PALETTE = [(1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0), (0.0, 1.0, 0.0, 0.5)]


def _colour_font(colour: dict[str, Any], change: Any = None, extra: Sequence[str] = ()) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    names = [*NAMES, *extra]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({65: "A", 66: "dot"})

    def box(x: int, y: int, side: int) -> Any:
        pen = TTGlyphPen(None)
        pen.moveTo((x, y))
        for point in ((x, y + side), (x + side, y + side), (x + side, y)):
            pen.lineTo(point)
        pen.closePath()
        return pen.glyph()

    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {".notdef": empty, "A": box(0, 0, 800), "square": box(0, 0, 800), "dot": box(200, 200, 200)}
        | dict.fromkeys(extra, empty)
    )
    builder.setupHorizontalMetrics(dict.fromkeys(names, (800, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Painted", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    reverse = {name: i for i, name in enumerate(names)}
    builder.font["COLR"] = buildCOLR(colour, glyphMap=reverse)
    builder.font["CPAL"] = buildCPAL([PALETTE])
    if change is not None:
        change(builder.font["COLR"])
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _painted(tmp_path: Path, paint: Any, change: Any = None) -> tuple[Any, ...]:
    path = tmp_path / "painted.ttf"
    path.write_bytes(_colour_font({"A": paint}, change))
    face = fonts.add(path)
    return layers(face.id, 1)


def _glyph(paint: dict[str, Any], glyph: str = "square") -> dict[str, Any]:
    return {"Format": otTables.PaintFormat.PaintGlyph, "Paint": paint, "Glyph": glyph}


def _solid(index: int = 0, alpha: float = 1.0) -> dict[str, Any]:
    return {"Format": otTables.PaintFormat.PaintSolid, "PaletteIndex": index, "Alpha": alpha}


def _line(extend: str = "pad", stops: tuple[float, ...] = (0.0, 1.0)) -> dict[str, Any]:
    return {
        "ColorStop": [
            {"StopOffset": at, "PaletteIndex": i % 2, "Alpha": 1.0} for i, at in enumerate(stops)
        ],
        "Extend": extend,
    }


def _linear(**changes: Any) -> dict[str, Any]:
    plain = {"x0": 0, "y0": 0, "x1": 800, "y1": 0, "x2": 0, "y2": 800, "ColorLine": _line()}
    return {"Format": otTables.PaintFormat.PaintLinearGradient, **plain, **changes}


def test_palette_alpha_and_foreground(tmp_path: Path) -> None:
    parts = {
        "Format": otTables.PaintFormat.PaintColrLayers,
        "Layers": [_glyph(_solid(0)), _glyph(_solid(2)), _glyph(_solid(0xFFFF, 0.25), "dot")],
    }
    bottom, middle, top = _painted(tmp_path, parts)
    assert bottom.paint == Solid(1.0, 0.0, 0.0, 1.0)
    assert middle.paint.a == pytest.approx(0.5, abs=0.01)
    assert top.paint.foreground
    assert top.paint.a == pytest.approx(0.25, abs=0.01)
    assert max(top.points) == 400


def test_transforms_reach_outlines_and_gradients(tmp_path: Path) -> None:
    moved = {
        "Format": otTables.PaintFormat.PaintTransform,
        "Paint": _glyph(_linear()),
        "Transform": (0.5, 0.0, 0.0, 0.5, 100, 50),
    }
    (layer,) = _painted(tmp_path, moved)
    assert (min(layer.points[0::2]), max(layer.points[0::2])) == (100, 500)
    assert (min(layer.points[1::2]), max(layer.points[1::2])) == (50, 450)
    fill = layer.paint
    assert isinstance(fill, LinearFill)
    assert (fill.x0, fill.y0, fill.x1, fill.y1) == (100, 50, 500, 50)
    assert [stop.offset for stop in fill.stops] == [0, 1]
    assert fill.stops[0].colour == Solid(1.0, 0.0, 0.0, 1.0)


def test_a_slanted_gradient_runs_across_its_lines(tmp_path: Path) -> None:
    """The third point says along which line the colours stand still."""
    (layer,) = _painted(tmp_path, _glyph(_linear(x2=800, y2=800)))
    fill = layer.paint
    assert isinstance(fill, LinearFill)
    assert (fill.x1, fill.y1) == pytest.approx((400, -400))


def test_a_repeating_gradient_is_written_out(tmp_path: Path) -> None:
    (layer,) = _painted(tmp_path, _glyph(_linear(x1=200, ColorLine=_line("reflect"))))
    fill = layer.paint
    assert isinstance(fill, LinearFill)
    assert (fill.x0, fill.x1) == pytest.approx((0, 800))
    reds = [stop.colour.r for stop in fill.stops]
    assert reds == [1, 0, 0, 1, 1, 0, 0, 1]


def test_a_radial_gradient_of_two_circles(tmp_path: Path) -> None:
    paint = {
        "Format": otTables.PaintFormat.PaintRadialGradient,
        "x0": 400,
        "y0": 400,
        "r0": 100,
        "x1": 400,
        "y1": 400,
        "r1": 400,
        "ColorLine": _line(),
    }
    (layer,) = _painted(tmp_path, _glyph(paint))
    fill = layer.paint
    assert isinstance(fill, RadialFill)
    assert (fill.cx, fill.cy, fill.radius) == (400, 400, 400)
    assert [stop.offset for stop in fill.stops] == pytest.approx([0.25, 1.0])


def test_a_sweep_is_its_mean_colour(tmp_path: Path) -> None:
    paint = {
        "Format": otTables.PaintFormat.PaintSweepGradient,
        "centerX": 400,
        "centerY": 400,
        "startAngle": 0,
        "endAngle": 360,
        "ColorLine": _line(),
    }
    (layer,) = _painted(tmp_path, _glyph(paint))
    assert layer.paint == Solid(0.5, 0.0, 0.5, 1.0)


def test_nested_outlines_clip(tmp_path: Path) -> None:
    (layer,) = _painted(tmp_path, _glyph(_glyph(_solid(), "dot")))
    assert max(layer.points) == 400
    assert layer.clips == ()  # the square around it hides nothing
    (layer,) = _painted(tmp_path, _glyph(_glyph(_solid(), "square"), "dot"))
    assert len(layer.clips) == 1
    assert max(layer.clips[0][1]) == 400


@pytest.mark.parametrize(
    ("mode", "count"), [("src_over", 2), ("src_in", 1), ("clear", 0), ("dest", 1)]
)
def test_masks_become_clips(tmp_path: Path, mode: str, count: int) -> None:
    paint = {
        "Format": otTables.PaintFormat.PaintComposite,
        "SourcePaint": _glyph(_solid(0)),
        "CompositeMode": mode,
        "BackdropPaint": _glyph(_solid(1), "dot"),
    }
    stack = _painted(tmp_path, paint)
    assert len(stack) == count
    if mode == "src_in":
        assert stack[0].paint == Solid(1.0, 0.0, 0.0, 1.0)
        assert max(stack[0].clips[0][1]) == 400


def test_a_cycle_of_layers_ends(tmp_path: Path) -> None:
    """A's layers are A's own layers, and so on."""

    def bite_its_tail(table: Any) -> None:
        for paint in table.table.LayerList.Paint:
            paint.Format = otTables.PaintFormat.PaintColrGlyph
            paint.__dict__.pop("Paint", None)
            paint.Glyph = "A"

    both = {
        "Format": otTables.PaintFormat.PaintColrLayers,
        "Layers": [_glyph(_solid(0)), _glyph(_solid(1), "dot")],
    }
    stack = _painted(tmp_path, both, bite_its_tail)
    assert len(stack) <= colour_glyphs.MAX_LAYERS


def test_a_bush_of_layers_is_cut(tmp_path: Path) -> None:
    """Twenty-four levels of two branches each would be sixteen million layers."""
    names = [f"level{i}" for i in range(24)]
    colour: dict[str, Any] = {"A": _twice(names[-1]), names[0]: _glyph(_solid(0))}
    for below, name in itertools.pairwise(names):
        colour[name] = _twice(below)
    path = tmp_path / "bush.ttf"
    path.write_bytes(_colour_font(colour, extra=names))
    face = fonts.add(path)
    try:
        count = len(layers(face.id, 1))
    except UserError as error:
        count = 0 if "too many layers" in str(error) else -1
    assert 0 <= count <= colour_glyphs.MAX_LAYERS


def _twice(glyph: str) -> dict[str, Any]:
    branch = {"Format": otTables.PaintFormat.PaintColrGlyph, "Glyph": glyph}
    return {
        "Format": otTables.PaintFormat.PaintComposite,
        "SourcePaint": branch,
        "CompositeMode": "src_over",
        "BackdropPaint": dict(branch),
    }


def test_the_ink_of_an_emoji_is_that_of_its_layers() -> None:
    gid = glyphs(EMOJI, "🎉")[0]
    box = outlines.extents(EMOJI, gid)
    assert box is not None
    k = 1 / outlines.units_per_em(EMOJI)
    xs = [x * k for layer in layers(EMOJI, gid) for x in layer.points[0::2]]
    assert box[0] == pytest.approx(min(xs))
    assert box[2] == pytest.approx(max(xs))
    assert 0.8 < box[3] - box[1] < 1.1
