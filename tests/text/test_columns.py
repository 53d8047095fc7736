"""Chinese, Japanese and Korean setting: squeezed signs, hanging stops, gaps, justified lines."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from engine.text import outlines
from engine.text.layout import layout
from engine.text.spec import PlacedGlyph, Span, TextLayout, TextSpec

SANS, SERIF, LATIN = "noto-sans-sc-900", "noto-serif-sc-900", "inter-tight-800"


def lay(text: str, width: float = 400.0, height: float = 0.0, **fields: Any) -> TextLayout:
    fields.setdefault("faces", (LATIN, SANS))
    fields.setdefault("size", 20.0)
    fields.setdefault("language", "zh-Hans")
    fields.setdefault("balance", False)
    return layout(TextSpec((Span(text),), width, height, **fields))


def steps(result: TextLayout, line: int = 0, axis: str = "x") -> list[float]:
    return [getattr(b, axis) - getattr(a, axis) for a, b in pairwise(result.lines[line].glyphs)]


def ink(g: PlacedGlyph) -> tuple[float, float]:
    box = outlines.extents(g.face, g.gid)
    assert box is not None
    return g.x + box[0] * g.size, g.x + box[2] * g.size


def rows(result: TextLayout) -> list[str]:
    return [line.text for line in result.lines]


# ------------------------------------------------------------------ squeezing


@pytest.mark.parametrize("face", [SANS, SERIF])
@pytest.mark.parametrize(
    "text", ["山」「水", "山，「水", "山。」水", "山））水", "山（「水", "山」、水"]
)
@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
def test_signs_that_meet_share_their_blanks(face: str, text: str, writing: Any) -> None:
    plain, tight = (
        lay(text, 400, 300, faces=(face,), squeeze=s, writing=writing, ink_align=False)
        for s in (False, True)
    )
    axis = "x" if writing == "horizontal" else "y"
    lengths = [getattr(r.glyphs[-1], axis) - getattr(r.glyphs[0], axis) for r in (plain, tight)]
    assert lengths[0] - lengths[1] == pytest.approx(10, abs=0.6)
    assert [g.gid for g in plain.glyphs] == [g.gid for g in tight.glyphs]
    boxes = [(g, outlines.extents(g.face, g.gid)) for g in tight.glyphs]
    for (a, e), (b, f) in pairwise(boxes):
        assert e is not None
        assert f is not None
        if writing == "horizontal":
            assert a.x + e[2] * 20 <= b.x + f[0] * 20 + 0.3


def test_one_sign_between_letters_keeps_its_em() -> None:
    assert steps(lay("山，水。木")) == pytest.approx(steps(lay("山，水。木", squeeze=False)))


def test_signs_at_the_edges_of_lines_are_half() -> None:
    result = lay("（山）水木火土金日月", 160, ink_align=False)
    assert result.lines[0].glyphs[0].x == pytest.approx(-10, abs=0.6)
    assert result.lines[0].glyphs[1].x == pytest.approx(10, abs=0.6)
    # Eight signs and two halves more than nine ems: the stop's blank half doesn't count.
    assert len(lay("山水木火土金日。", 150.5, squeeze=False).lines) == 2
    assert len(lay("山水木火土金日。", 150.5).lines) == 1


def test_latin_quotes_arent_squeezed() -> None:
    text = "“He said “no””, (so)"
    assert steps(lay(text, language="en")) == steps(lay(text, language="en", squeeze=False))


# ------------------------------------------------------------------ hanging and gaps


def test_stops_hang_beyond_the_measure() -> None:
    text = "春风又绿江南。明月何时照我还。"
    result = lay(text, 120, hanging=True, squeeze=False)
    assert rows(result)[0] == "春风又绿江南。"
    stop, letter = result.lines[0].glyphs[-1], result.lines[0].glyphs[-2]
    assert ink(letter)[1] <= 120.01
    assert ink(stop)[0] >= 119
    assert not result.overflow
    assert rows(lay(text, 120, squeeze=False))[0] != "春风又绿江南。"


def test_hanging_lines_are_flush_by_their_letters() -> None:
    text = "春风又绿江南。\n春风又绿江南"
    hung = lay(text, 300, align="right", hanging=True, ink_align=True)
    ends = [max(ink(g)[1] for g in line.glyphs if g.text != "。") for line in hung.lines]
    assert ends[0] == pytest.approx(ends[1], abs=0.01)
    assert hung.ink[2] > 300


def test_stops_hang_below_columns() -> None:
    result = lay("春风又绿江南。明月何时", 300, 120, hanging=True, writing="vertical")
    assert rows(result)[0] == "春风又绿江南。"
    assert not result.overflow


def test_scripts_stand_apart() -> None:
    tight, wide = (lay("买3本iPad，去Berlin。山", script_gap=g) for g in (0.0, 0.25))
    apart = [round(b - a, 2) for a, b in zip(steps(tight), steps(wide), strict=True)]
    text = "买3本iPad，去Berlin。山"
    expected = {0, 1, 2, text.index("去")}
    for i, extra in enumerate(apart):
        assert extra == pytest.approx(5.0 if i in expected else 0.0, abs=0.01), text[i]
    # None where the gap would begin a line.
    result = lay("山水木火ab", 80.5, script_gap=0.25)
    assert rows(result) == ["山水木火", "ab"]
    assert result.lines[1].ink[0] == pytest.approx(0, abs=0.5)


# ------------------------------------------------------------------ justified


def test_latin_is_justified_at_its_spaces_only() -> None:
    text = "The quick brown fox jumps over the lazy dog and forty growers share the quay"
    result = lay(text, 300, align="justify", language="en", ink_align=False)
    plain = lay(text, 300, language="en", ink_align=False)
    assert rows(result) == rows(plain)
    for n, line in enumerate(result.lines[:-1]):
        assert max(ink(g)[1] for g in line.glyphs if g.text.strip()) == pytest.approx(300, abs=2)
        for g, a, b in zip(line.glyphs, steps(result, n), steps(plain, n), strict=False):
            assert g.text == " " or a == pytest.approx(b, abs=1e-6)
    assert result.lines[-1].glyphs[1].x == pytest.approx(plain.lines[-1].glyphs[1].x)


def test_optical_margins_of_justified_lines_protrude() -> None:
    text = "“The quick brown fox” jumps over the lazy dog, “and then,” forty growers share"
    result = lay(text, 260, align="justify", language="en")
    for line in result.lines[:-1]:
        assert line.ink[2] >= 259.9
        assert line.ink[0] <= 0.1


def test_han_is_justified_between_its_signs() -> None:
    result = lay("山水木火土金日月天地人你我他们好" * 2, 147, align="justify")
    for line in result.lines[:-1]:
        # The em of the first sign begins at the edge, the ink of the last one ends at it.
        assert line.ink[2] == pytest.approx(147, abs=0.05)
        assert 0 <= line.ink[0] < 2
    gaps = steps(result)
    assert max(gaps) == pytest.approx(min(gaps), abs=0.01)
    assert max(gaps) <= 25.01
    # More than a quarter em would tear the line.
    loose = lay("山水木\n", 400, align="justify")
    assert steps(loose) == pytest.approx([20, 20])


def test_han_stops_stay_inside_unless_they_hang() -> None:
    text = "山水木火土金日，月天地人你我他们，山水木火土金日。月天地人你我他们。" * 2
    inside = lay(text, 160, align="justify")
    hung = lay(text, 160, align="justify", hanging=True)
    ends = {line.text[-1] for line in inside.lines[:-1]}
    assert ends & set("，。")
    assert max(line.ink[2] for line in inside.lines) <= 160.05
    assert max(line.ink[2] for line in hung.lines) > 163
    flush = lay(text, 160, align="right")
    assert len(flush.lines) > 4
    assert flush.ink[2] <= 160.05
    # A headline may let them stand out.
    title = lay("山水木，\n火土金。", 160, align="right")
    assert title.ink[2] > 162


def test_arabic_is_justified_at_its_spaces_and_ends_at_the_right() -> None:
    text = "خصم كبير على جميع المنتجات في السوق القديم كل يوم سبت من الصباح"
    result = lay(text, 260, align="justify", language="ar")
    for line in result.lines[:-1]:
        assert line.ink[0] <= 0.5
        assert line.ink[2] >= 259.5
    assert result.lines[-1].ink[2] == pytest.approx(260, abs=1)


def test_columns_are_justified() -> None:
    result = lay("山水木火土金日月天地人你我他们好" * 2, 300, 147, align="justify",
                 writing="vertical")  # fmt: skip
    for line in result.lines[:-1]:
        assert line.ink[3] - line.ink[1] == pytest.approx(147, abs=0.3)
    assert result.lines[-1].ink[3] < 147
    assert result.ink[2] == pytest.approx(300, abs=0.1)


# ------------------------------------------------------------------ side by side


@pytest.mark.parametrize("marks", ["!?", "!!", "?!", "！？", "！！"])
def test_two_marks_of_a_column_stand_side_by_side(marks: str) -> None:
    result = lay(f"行く{marks}ね", 100, 400, writing="vertical", language="ja",
                 faces=("noto-sans-jp-500",))  # fmt: skip
    glyphs = result.lines[0].glyphs
    assert "".join(g.text for g in glyphs) == f"行く{marks}ね"
    first, second = glyphs[2:4]
    assert first.y == second.y
    assert first.x < second.x
    assert first.angle == second.angle == 0
    assert first.size == pytest.approx(20)
    assert glyphs[4].y - glyphs[1].y == pytest.approx(40)


def test_three_marks_and_those_of_words_do_not() -> None:
    for text in ("行く!!!ね", "行くwhat!?ね"):
        result = lay(text, 100, 400, writing="vertical", language="ja",
                     faces=("noto-sans-jp-500",))  # fmt: skip
        assert {g.angle for g in result.glyphs if g.text in "!?"} == {90}
    chinese = lay("去吗！？", 100, 400, writing="vertical", faces=("noto-sans-sc-500",))
    assert chinese.glyphs[2].y != chinese.glyphs[3].y


# ------------------------------------------------------------------ small capitals and features


def test_small_capitals_are_the_faces_own_or_scaled() -> None:
    result = lay("Jazz à Évreux", faces=(LATIN,), language="fr", small_caps=True)
    assert "".join(g.text for g in result.glyphs) == "Jazz à Évreux"
    capital = lay("J A Z À", faces=(LATIN,), language="fr")
    glyph = {g.text: g for g in result.glyphs}
    other = {g.text: g for g in capital.glyphs}
    if glyph["a"].size < 20:
        assert glyph["a"].gid == other["A"].gid
        assert 0.65 * 20 < glyph["a"].size < 0.85 * 20
        assert glyph["J"].size == 20
    else:
        plain = {g.text: g for g in lay("Jazz", faces=(LATIN,)).glyphs}
        assert glyph["a"].gid != plain["a"].gid


def test_small_capitals_follow_the_language() -> None:
    def shown(text: str, language: str) -> list[int]:
        result = lay(text, faces=(LATIN,), language=language, small_caps=True)
        assert "".join(g.text for g in result.glyphs) == text
        return [g.gid for g in result.glyphs]

    assert shown("i", "tr") == [g.gid for g in lay("İ", faces=(LATIN,), language="tr").glyphs]
    assert shown("i", "en") == [g.gid for g in lay("I", faces=(LATIN,), language="en").glyphs]
    assert len(shown("straße", "de")) == 6


def test_a_spans_features_are_its_own() -> None:
    spans = (Span("1234"), Span("1234", features=(("tnum", 1),)))
    result = layout(TextSpec(spans, 400, faces=(LATIN,), size=20))
    widths = [b.x - a.x for a, b in pairwise(result.glyphs)]
    assert widths[4] == pytest.approx(widths[5])
    assert widths[:3] != pytest.approx(widths[4:])


def test_axes_choose_an_instance() -> None:
    from engine.text import fonts

    varying = next((f for f, info in fonts.catalogue().items() if info.axes), "")
    assert varying
    axis = fonts.axes(varying)[0]
    value = axis.maximum if axis.maximum != axis.default else axis.minimum
    result = lay("Hamburg", faces=(varying,), axes=((axis.tag, value),))
    assert {g.face for g in result.glyphs} == {fonts.instance(varying, ((axis.tag, value),))}
