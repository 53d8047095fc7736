"""What stands behind, in and around letters: every effect a value on the style, and all vectors."""

from __future__ import annotations

import hashlib
import math
from itertools import pairwise

import pytest

from engine.document.colour import Colour, from_hex
from engine.document.file import used_assets
from engine.document.model import (
    ArcPath,
    Box,
    Crop,
    Document,
    Glow,
    GradientStop,
    Highlight,
    Layer,
    LinearPaint,
    Page,
    PicturePaint,
    Plate,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
    TextPath,
    TextRun,
    TextStyle,
)
from engine.drawing import letters, typeset
from engine.drawing.compose import compose
from engine.drawing.effects import glow_alphas
from engine.drawing.scene import (
    BlockReport,
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Linear,
    Node,
    Path,
    Scene,
    bounds,
    walk,
)
from engine.errors import UserError
from engine.text.spec import PlacedGlyph, PlacedLine, TextLayout

INK, GOLD, PAPER = from_hex("#14213d"), from_hex("#e0a458"), from_hex("#fdf6e3")
PHOTO = hashlib.sha256(b"photo").hexdigest()
SEA = PicturePaint(PHOTO, colour=GOLD)
SANS, HAN, ARABIC, EMOJI = "inter-tight-800", "noto-sans-sc-900", "cairo-700", "twemoji-400"
FAMILY, HEART = "👨‍👩‍👧", "❤️"


def block(words: str | tuple[TextRun, ...] = "Blue note", **fields: object) -> TextBlock:
    style: dict[str, object] = {"faces": (SANS,), "size": 40.0, "fill": SolidPaint(INK)}
    for name in list(fields):
        if name in TextStyle.__struct_fields__:
            style[name] = fields.pop(name)
    base: dict[str, object] = {
        "id": "t",
        "box": Box(50.0, 100.0, 300.0, 200.0),
        "language": "en",
        "runs": (TextRun(words),) if isinstance(words, str) else words,
        "style": TextStyle(**style),  # type: ignore[arg-type]
    }
    return TextBlock(**{**base, **fields})  # type: ignore[arg-type]


def document(*layers: Layer) -> Document:
    return Document(pages=(Page(width=400.0, height=600.0, bleed=9.0, layers=layers),))


def drawn(*layers: Layer) -> Scene:
    return compose(document(*layers))


def report(scene: Scene) -> BlockReport:
    (only,) = scene.blocks
    return only


def every(scene: Scene, kind: type[Node], tag: str = "") -> list[Node]:
    return [
        n for n in walk(scene.nodes)
        if isinstance(n, kind) and (not tag or n.tag.name == tag)  # type: ignore[union-attr]
    ]  # fmt: skip


def words(scene: Scene) -> str:
    """What a reader of the file finds, in its order."""
    live = [n for n in walk(scene.nodes) if isinstance(n, Glyphs) and not n.decorative]
    return "".join(g.text for n in live for g in n.glyphs)


def windows(scene: Scene) -> list[Layered]:
    """Groups that show a picture through a clip."""
    return [
        n for n in walk(scene.nodes)
        if isinstance(n, Layered) and n.clip is not None and isinstance(n.nodes[0], Image)
    ]  # fmt: skip


# ------------------------------------------------------------------ a picture inside the letters


@pytest.mark.parametrize(
    ("text", "face", "language"),
    [("Blue note", SANS, "en"), ("盛夏音乐节", HAN, "zh-Hans"), ("ليالي الصيف", ARABIC, "ar")],
)
def test_a_picture_shows_through_the_letters(text: str, face: str, language: str) -> None:
    scene = drawn(block(text, faces=(face,), language=language, fill=SEA))
    plain = drawn(block(text, faces=(face,), language=language))
    assert words(scene) == words(plain)
    assert all(n.invisible for n in every(scene, Glyphs))
    assert report(scene).fill == GOLD
    (window,) = windows(scene)
    (image,) = window.nodes
    assert isinstance(image, Image)
    assert image.cover
    assert (image.asset, image.stand_in) == (PHOTO, GOLD)
    assert image.box == report(plain).ink
    assert window.clip is not None
    expected = [letters.run_path(n) for n in every(plain, Glyphs) if isinstance(n, Glyphs)]
    assert window.clip == letters.joined(expected)


def test_one_word_may_hold_the_picture() -> None:
    runs = (TextRun("Blue "), TextRun("sea", fill=SEA), TextRun(" air"))
    scene = drawn(block(runs, outline=Stroke(SolidPaint(PAPER), 3.0)))
    assert words(scene).replace(" ", "") == "Bluesea" + "air"
    live = [n for n in every(scene, Glyphs) if isinstance(n, Glyphs) and not n.decorative]
    assert [n.invisible for n in live] == [False, True, False]
    order = list(walk(scene.nodes))
    outlined = max(i for i, n in enumerate(order) if isinstance(n, Glyphs) and n.decorative)
    assert outlined < order.index(windows(scene)[0]), "the outline lies behind the picture"


def test_a_crop_that_shows_nothing_is_the_whole_picture() -> None:
    for crop in (Crop(0.5, 0.0, 0.5, 1.0), Crop(0.9, 0.0, 0.1, 1.0), Crop(math.nan, 0.0, 1.0, 1.0)):
        scene = drawn(block(fill=PicturePaint(PHOTO, crop)))
        (image,) = windows(scene)[0].nodes
        assert isinstance(image, Image)
        assert image.crop == (0.0, 0.0, 1.0, 1.0)


def test_shapes_plates_and_highlights_take_pictures_too() -> None:
    shape = Shape(id="s", box=Box(0.0, 0.0, 400.0, 300.0), fill=SEA)
    (window,) = windows(drawn(shape))
    (image,) = window.nodes
    assert isinstance(image, Image)
    assert image.box == Box(-9.0, -9.0, 418.0, 309.0), "a ground goes on into the bleed"
    ring = Shape(id="s", box=Box(10.0, 10.0, 90.0, 90.0), fill=SEA, kind="path", path="M0 0H1V1Z")
    assert windows(drawn(ring))[0].rule == "evenodd"
    assert len(windows(drawn(block(plate=Plate(SEA), highlight=Highlight(SEA))))) == 2


def test_the_file_keeps_the_pictures_that_paints_use() -> None:
    others = [hashlib.sha256(bytes([i])).hexdigest() for i in range(4)]
    runs = (TextRun("a"), TextRun("b", fill=PicturePaint(others[0])))
    made = block(
        runs,
        fill=SEA,
        plate=Plate(PicturePaint(others[1])),
        highlight=Highlight(PicturePaint(others[2])),
    )
    shape = Shape(id="s", box=Box(0.0, 0.0, 9.0, 9.0), fill=PicturePaint(others[3]))
    assert used_assets(document(made, shape)) == {PHOTO, *others}


# ------------------------------------------------------------------ emoji


def test_emoji_are_drawn_in_colour_and_stay_text() -> None:
    scene = drawn(block(f"Fête {FAMILY} {HEART}", faces=(SANS, EMOJI)))
    assert words(scene) == f"Fête {FAMILY} {HEART}"
    seen = {n.invisible for n in every(scene, Glyphs) if isinstance(n, Glyphs)}
    assert seen == {True, False}
    fills = [n for n in every(scene, Fill, "text.colour") if isinstance(n, Fill)]
    colours = {n.paint.values for n in fills if isinstance(n.paint, Colour)}
    assert len(fills) > 8
    assert len(colours) > 3


def test_the_same_emoji_is_drawn_from_the_same_paths() -> None:
    scene = drawn(block(f"{HEART} {HEART}", faces=(EMOJI,)))
    groups = [
        n for n in walk(scene.nodes)
        if isinstance(n, Layered) and n.nodes and isinstance(n.nodes[0], Fill)
    ]  # fmt: skip
    first, second = groups
    assert first.nodes is second.nodes
    assert second.matrix[4] > first.matrix[4]


@pytest.mark.parametrize("shadow", [Shadow(3.0, 4.0), Shadow(3.0, 4.0, 6.0), Shadow(6.0, 6.0, extrude=True)])  # fmt: skip
def test_emoji_cast_the_shadow_of_their_outline(shadow: Shadow) -> None:
    scene = drawn(block(HEART, faces=(EMOJI,), shadow=shadow))
    fills = [n for n in every(scene, Fill, "shadow") if isinstance(n, Fill)]
    assert fills
    ink = report(scene).ink
    shade = bounds(letters.joined(n.path for n in fills))
    reach = 6.0 if shadow.extrude else 0.0
    assert shade.width == pytest.approx(ink.width + reach, abs=0.1 * ink.width)
    assert not every(scene, Glyphs, "shadow")


# ------------------------------------------------------------------ glow


def test_a_glow_fades_outwards_in_small_steps() -> None:
    for radius in (2.0, 6.0, 30.0, 120.0):
        levels = glow_alphas(0.8, radius)
        reaches = [reach for reach, _ in levels]
        assert reaches == sorted(reaches, reverse=True)
        assert reaches[0] <= radius
        seen, steps = 0.0, []
        for _, alpha in levels:
            new = 1 - (1 - seen) * (1 - alpha)
            steps.append(new - seen)
            seen = new
        assert 0.6 < seen <= 0.8 + 1 / 255
        # Rings of half a point and more apart: no step of theirs is seen.
        assert max(steps) < 0.11
        assert steps[0] < 0.02


def test_a_glow_is_of_all_letters_as_one() -> None:
    runs = (TextRun("Blue "), TextRun("note", fill=SolidPaint(GOLD)))
    scene = drawn(block(runs, glow=Glow(10.0, GOLD), outline=Stroke(SolidPaint(PAPER), 4.0)))
    strokes = [n for n in every(scene, Line, "glow") if isinstance(n, Line)]
    assert len({id(n.path) for n in strokes}) == 1
    widths = [n.width for n in strokes]
    assert all(a > b for a, b in pairwise(widths))
    assert widths[0] <= 4.0 + 20.0, "it begins at the outline's edge"
    assert widths[-1] > 4.0
    order = list(walk(scene.nodes))
    assert max(map(order.index, strokes)) < min(i for i, n in enumerate(order) if isinstance(n, Glyphs))  # fmt: skip
    assert report(scene) == report(drawn(block(runs, outline=Stroke(SolidPaint(PAPER), 4.0))))


# ------------------------------------------------------------------ highlight


def bands(scene: Scene) -> list[Box]:
    (fill,) = (n for n in every(scene, Fill, "highlight") if isinstance(n, Fill))
    verbs, points, out = fill.path.verbs, fill.path.points, []
    starts = [i for i, v in enumerate(verbs) if v == "M"]
    size = {"M": 2, "L": 2, "C": 6, "Z": 0}
    at = 0
    for start, end in zip(starts, [*starts[1:], len(verbs)], strict=True):
        part = verbs[start:end]
        count = sum(size[v] for v in part)
        out.append(bounds(Path(part, points[at : at + count])))
        at += count
    return out


def test_a_highlight_is_one_band_behind_each_line() -> None:
    text = "Set aside ample time for a walk along the quay"
    scene = drawn(block(text, highlight=Highlight(SolidPaint(GOLD), (0.2, 0.1), 3.0)))
    told = report(scene)
    made = bands(scene)
    assert len(made) == told.lines > 1
    assert len({round(b.height, 6) for b in made}) == 1, "equal, whatever the letters"
    for band, line in zip(made, told.line_boxes, strict=True):
        assert band.x == pytest.approx(line.x - 8.0)
        assert band.right == pytest.approx(line.right + 8.0)
        assert band.y <= line.y - 3.9
        assert band.bottom >= line.bottom + 3.9
    order = list(walk(scene.nodes))
    (fill,) = every(scene, Fill, "highlight")
    assert order.index(fill) < min(i for i, n in enumerate(order) if isinstance(n, Glyphs))
    bare = compose(document(block(text, highlight=Highlight(SolidPaint(GOLD)))), with_text=False)
    assert every(bare, Fill, "highlight"), "it is ground, against which contrast is measured"


def test_columns_have_bands_of_one_size() -> None:
    scene = drawn(
        block(
            "春眠不觉晓一",
            faces=(HAN,),
            language="zh-Hans",
            writing="vertical",
            box=Box(50.0, 100.0, 200.0, 130.0),
            highlight=Highlight(SolidPaint(GOLD)),
        )
    )
    made = bands(scene)
    assert len(made) == report(scene).lines == 2
    first, second = made
    assert (first.width, first.height) == pytest.approx((second.width, second.height), abs=0.2)
    assert first.y == pytest.approx(second.y, abs=0.2), (
        "whatever the ink of the characters at its ends"
    )
    for band, line in zip(made, report(scene).line_boxes, strict=True):
        assert band.x < line.x < line.right < band.right
        assert band.y <= line.y - 8.0
        assert band.bottom >= line.bottom + 8.0


def test_words_on_a_circle_have_no_bands() -> None:
    arc = ArcPath(200.0, 200.0, 120.0)
    scene = drawn(block("Round", arc=arc, highlight=Highlight(SolidPaint(GOLD))))
    assert not every(scene, Fill, "highlight")
    assert words(scene) == "Round"


# ------------------------------------------------------------------ readings, paths and the layout


def test_readings_follow_the_words_in_their_paint() -> None:
    glyph = PlacedGlyph(HAN, 100, 0.0, 40.0, 40.0, 0.0, 0, 1, "山", 1)
    small = PlacedGlyph(SANS, 50, 5.0, 8.0, 18.0, 0.0, 0, 1, "shān", 1)
    base = PlacedLine("山", (glyph,), (0.0, 5.0, 40.0, 42.0), 40.0, 40.0)
    ruby = PlacedLine("shān", (small,), (5.0, -4.0, 35.0, 8.0), 8.0, 18.0)
    text = TextLayout((base,), (0.0, 5.0, 40.0, 42.0), 40.0, 40.0, False, (), (ruby,))
    made = block((TextRun("x"), TextRun("山", fill=SolidPaint(GOLD), ruby="shān")))
    whole = Box(10.0, 20.0, 40.0, 46.0)
    runs = [s.run for s in letters.stretches(made, text, (10.0, 20.0), whole, INK, {})]
    assert [(r.tag.name, r.paint, r.size) for r in runs] == [
        ("text", GOLD, 40.0),
        ("text.ruby", GOLD, 18.0),
    ]
    assert (runs[1].glyphs[0].x, runs[1].glyphs[0].y) == (15.0, 28.0)


def test_the_layout_is_asked_for_everything_the_style_says() -> None:
    runs = (TextRun("漢", ruby="かん", features={"pwid": 1, "jp78": 1}), TextRun("字"))
    made = block(
        runs,
        axes={"wght": 700.0, "opsz": 20.0},
        small_caps=True,
        hanging=True,
        squeeze=False,
        script_gap=0.2,
        strictness="strict",
        path=TextPath("M10 10L20 20M5 5L9 9", 0.25),
    )
    spec = typeset.spec_of(made, 300.0, 200.0)
    assert spec.axes == (("opsz", 20.0), ("wght", 700.0))
    assert (spec.small_caps, spec.hanging, spec.squeeze) == (True, True, False)
    assert (spec.script_gap, spec.strictness) == (0.2, "strict")
    assert (spec.spans[0].ruby, spec.spans[0].features) == ("かん", (("jp78", 1), ("pwid", 1)))
    assert spec.path is not None
    assert (spec.path.verbs, spec.path.points) == ("ML", (10.0, 10.0, 20.0, 20.0))
    assert spec.path.start == 0.25


def test_axes_make_another_face() -> None:
    light, heavy = (
        report(drawn(block(faces=("inter-variable",), axes={"wght": w}))) for w in (100.0, 900.0)
    )
    assert heavy.ink.width > light.ink.width * 1.05


def test_text_on_a_path_follows_it() -> None:
    wave = TextPath("M0 100C60 0 140 0 200 100S340 200 400 100")
    made = block("Down by the river", path=wave, size=24.0, glow=Glow(5.0), shadow=Shadow(2.0, 2.0))
    scene = drawn(made)
    told = report(scene)
    assert words(scene).replace(" ", "") == "Downbytheriver"
    assert len(told.curve) > 8
    xs = [x for x, _ in told.curve]
    assert min(xs) == pytest.approx(50.0, abs=1.0)
    angles = {round(g.angle) for n in every(scene, Glyphs) for g in n.glyphs}  # type: ignore[union-attr]
    assert len(angles) > 5


def test_ruby_is_reported_where_it_stands() -> None:
    runs = (TextRun("漢字", ruby="かんじ"), TextRun("です"))
    made = block(runs, faces=("noto-sans-jp-900",), language="ja", outline=Stroke(width=4.0))
    told = report(drawn(made))
    assert told.ruby_texts == ("かんじ",)
    (box,) = told.ruby_boxes
    (line,) = told.line_boxes
    assert box.bottom <= line.y + 2.0
    assert line.x - 5 <= box.x < line.right
    assert told.ink.y == pytest.approx(box.y)
    rubies = [n for n in every(drawn(made), Glyphs, "text.ruby") if isinstance(n, Glyphs)]
    assert [n.size < 0.7 * told.size for n in rubies] == [True]


# ------------------------------------------------------------------ gradients


def test_a_gradient_goes_through_all_lines_and_runs() -> None:
    ramp = LinearPaint((GradientStop(0.0, INK), GradientStop(1.0, GOLD)), 90.0)
    runs = (TextRun("Blue note at "), TextRun("midnight", scale=1.2))
    scene = drawn(block(runs, fill=ramp))
    paints = {n.paint for n in every(scene, Glyphs) if isinstance(n, Glyphs)}
    assert len(every(scene, Glyphs)) > 2
    (paint,) = paints
    assert isinstance(paint, Linear)
    ink = report(scene).ink
    assert (paint.y0, paint.y1) == pytest.approx((ink.y, ink.bottom))


# ------------------------------------------------------------------ numbers from strangers

NONSENSE: list[dict[str, object]] = [
    {"glow": Glow(math.nan)},
    {"glow": Glow(math.inf)},
    {"shadow": Shadow(math.nan, 0.0)},
    {"shadow": Shadow(0.0, 0.0, math.nan)},
    {"outline": Stroke(width=math.nan)},
    {"highlight": Highlight(padding=(math.nan, 0.0))},
    {"highlight": Highlight(radius=math.nan)},
    {"plate": Plate(padding=(math.nan, 0.0))},
    {"path": TextPath("M0 0L100 0", math.nan)},
    {"path": TextPath("M0 0L1e12 0")},
    {"path": TextPath("nonsense")},
    {"path": TextPath("M0 0" + "L1 1" * 30_000)},
]


@pytest.mark.parametrize("fields", NONSENSE)
def test_what_is_no_number_is_refused_in_one_line(fields: dict[str, object]) -> None:
    with pytest.raises(UserError) as caught:
        drawn(block(**fields))
    assert "text 't'" in caught.value.where
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        {"glow": Glow(1e9)},
        {"glow": Glow(-3.0)},
        {"shadow": Shadow(1e9, -1e9, 1e9)},
        {"shadow": Shadow(1e9, 5.0, extrude=True)},
        {"outline": Stroke(width=1e9)},
        {"outline": Stroke(width=-2.0)},
        {"highlight": Highlight(padding=(1e9, 1e9), radius=1e9)},
        {"highlight": Highlight(padding=(-1e9, -1e9), radius=-5.0)},
    ],
)
def test_absurd_sizes_are_cut_to_what_can_be_drawn(fields: dict[str, object]) -> None:
    scene = drawn(block("Ab", **fields))
    assert words(scene) == "Ab"
    for node in walk(scene.nodes):
        if isinstance(node, Fill | Line):
            assert all(abs(v) < 1e5 for v in node.path.points)
        if isinstance(node, Line):
            assert 0 < node.width < 1e4


def test_effects_of_nothing_draw_nothing() -> None:
    clear = Colour(alpha=0.0)
    made = block("Ab", glow=Glow(8.0, clear), shadow=Shadow(3.0, 3.0, 4.0, clear))
    assert [type(n) for n in walk(drawn(made).nodes)] == [Layered, Glyphs]
