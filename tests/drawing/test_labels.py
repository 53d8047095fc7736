"""A scene's labels say what its picture shows: classes, slots, colours, objects, at any grid."""

from __future__ import annotations

import math
import sys

import numpy as np
import numpy.typing as npt
import pytest

from engine.document.colour import Colour, rgb
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Glow,
    Page,
    Plate,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.palettes import PALETTES
from engine.drawing import pen as art
from engine.drawing import samples, subjects
from engine.drawing.compose import compose
from engine.drawing.labels import LABELS, NOTHING, OTHER, LabelMap, label_map
from engine.drawing.motifs import FAMILIES, paint
from engine.drawing.motifs.classes import CLASS_NAMES
from engine.drawing.samples import Outline, Stroke
from engine.drawing.scene import (
    IDENTITY,
    Fill,
    Image,
    Layered,
    Line,
    Linear,
    Node,
    Path,
    Radial,
    Scene,
    Stop,
    Tag,
)
from engine.errors import UserError
from exporters.raster import render

BLACK, RED, BLUE, WHITE = rgb(0, 0, 0), rgb(1, 0, 0), rgb(0, 0, 1), rgb(1, 1, 1)
SKY = Fill(art.rect(-5, -5, 110, 110), BLUE, tag=Tag("sky.clear", 2))
PALETTE_LIST = tuple(PALETTES.values())


def square(x: float, y: float, side: float, colour: Colour = RED, name: str = "tent") -> Fill:
    return Fill(art.rect(x, y, side, side), colour, tag=Tag(name, 3))


def shown(made: LabelMap) -> set[str]:
    return {CLASS_NAMES[v - 1] if v else "" for v in np.unique(made.classes).tolist()}


def where(made: LabelMap, name: str) -> set[tuple[int, int]]:
    """(column, row) of the cells of a class."""
    rows, cols = np.nonzero(made.classes == LABELS[name])
    return set(zip(cols.tolist(), rows.tolist(), strict=True))


def at_100(nodes: tuple[Node, ...] | list[Node], cells: int = 10, **more: object) -> LabelMap:
    return label_map(nodes, 100, 100, grid=(cells, cells), **more)  # type: ignore[arg-type]


# ------------------------------------------------------------------ every family


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_painted_scene_has_known_classes_and_the_exporters_colours(family: str) -> None:
    number = sorted(FAMILIES).index(family)
    variants = FAMILIES[family].variants
    source = SceneSource(
        family=family,
        seed=number,
        variant=variants[number % len(variants)],
        palette=PALETTE_LIST[number * 5 % len(PALETTE_LIST)],
        dark=number % 2 == 1,
    )
    nodes = paint(source, 384, 512, 9.0)
    made = label_map(nodes, 384, 512, grid=(64, 64))
    assert (made.classes != NOTHING).all()
    assert (made.classes != OTHER).all()
    assert made.slots.min() >= -1
    assert made.slots.max() <= 5
    pixels = render(Scene(384, 512, 9, 0, nodes), scale=1.0, assets=lambda _: b"")
    mean = pixels.reshape(64, 8, 64, 6, 3).mean(axis=(1, 3)) / 255
    difference = np.abs(mean - made.colours)
    assert difference.mean() < 0.01  # measured over all variants: 0.0025, at worst 0.0062
    assert np.percentile(difference, 99.5) < 0.12
    for thing in made.objects:
        assert 0 <= thing.x <= 1
        assert 0 <= thing.y <= 1
        assert 0 < thing.w <= 1
        assert 0 < thing.h <= 1
        assert 0 < thing.share <= thing.w * thing.h + 1e-9


def test_the_same_scene_gives_the_same_labels() -> None:
    nodes = paint(SceneSource(family="lanterns", seed=4, palette=PALETTES["ocean"]), 300, 400)
    one, two = label_map(nodes, 300, 400), label_map(nodes, 300, 400)
    assert (one.classes == two.classes).all()
    assert (one.slots == two.slots).all()
    assert (one.colours == two.colours).all()
    assert one.objects == two.objects


@pytest.mark.parametrize("grid", [(1, 1), (16, 16), (64, 8), (13, 19), (64, 64)])
def test_any_grid_and_any_region(grid: tuple[int, int]) -> None:
    made = label_map([SKY, square(50, 0, 50)], 100, 100, grid=grid)
    assert made.grid == grid
    assert made.classes.shape == made.slots.shape == made.colours.shape[:2] == grid[::-1]
    part = label_map([SKY, square(50, 0, 50)], 100, 100, grid=grid, region=(60, 10, 90, 40))
    assert shown(part) == {"tent"}


# ------------------------------------------------------------------ what takes a label


def test_later_draw_calls_cover_earlier_ones_and_slots_follow() -> None:
    made = at_100([SKY, square(20, 20, 40), square(40, 40, 20, WHITE, "gift")])
    assert where(made, "gift") == {(x, y) for x in (4, 5) for y in (4, 5)}
    assert where(made, "tent") == {(x, y) for x in range(2, 6) for y in range(2, 6)} - where(
        made, "gift"
    )
    assert made.slots[0, 0] == 2
    assert made.slots[3, 3] == 3
    assert made.colours[3, 3].tolist() == [1, 0, 0]


def test_a_thin_veil_tints_but_takes_no_label_and_veils_of_one_class_add_up() -> None:
    veil = square(0, 0, 50, RED.with_alpha(0.4))
    one = at_100([SKY, veil])
    assert shown(one) == {"sky.clear"}
    assert one.colours[2, 2] == pytest.approx([0.4, 0, 0.6], abs=1e-3)
    assert len(where(at_100([SKY, veil, veil]), "tent")) == 25
    other = square(0, 0, 50, RED.with_alpha(0.4), "gift")
    assert shown(at_100([SKY, veil, other])) == {"sky.clear"}
    assert shown(at_100([SKY, square(0, 0, 100, RED.with_alpha(0.6))])) == {"tent"}


def test_light_and_shadow_only_tint_unless_the_place_is_empty() -> None:
    glow = square(0, 0, 100, RED.with_alpha(0.8), "glow")
    assert shown(at_100([SKY, glow])) == {"sky.clear"}
    assert shown(at_100([glow])) == {"glow"}
    assert shown(at_100([square(0, 0, 100, RED.with_alpha(0.1), "mist")])) == {""}
    empty = at_100([])
    assert shown(empty) == {""}
    assert (empty.colours == 1).all()
    assert (empty.slots == -1).all()


def test_groups_turn_clip_and_fade() -> None:
    angle = math.radians(45)
    c, s = math.cos(angle), math.sin(angle)
    turned = Layered((square(-30, -30, 60),), (c, s, -s, c, 50, 50))
    cells = where(at_100([SKY, turned]), "tent")
    for x in range(10):
        for y in range(10):
            away = abs(10 * x - 45) + abs(10 * y - 45)  # a diamond reaches 42.4 points
            if abs(away - 42.4) > 3:
                assert ((x, y) in cells) == (away < 42.4)
    clip = Layered((square(0, 0, 100),), clip=art.rect(0, 0, 30, 100))
    nested = Layered((clip,), clip=art.rect(0, 0, 100, 20))
    assert where(at_100([SKY, nested]), "tent") == {(x, y) for x in range(3) for y in range(2)}
    # Composed as one: the pair is faded, neither shows through the other.
    pair = (square(0, 0, 60), square(40, 40, 60, WHITE, "gift"))
    faded = at_100([SKY, Layered(pair, opacity=0.5)])
    assert faded.colours[5, 5] == pytest.approx([0.5, 0.5, 1.0], abs=1e-3)
    assert shown(at_100([SKY, Layered(pair, opacity=0.4)])) == {"sky.clear"}


def test_a_clip_with_holes_and_both_rules() -> None:
    ring = Path(
        "MLLLZMLLLZ",
        (0, 0, 100, 0, 100, 100, 0, 100, 30, 30, 70, 30, 70, 70, 30, 70),
    )
    hole = {(x, y) for x in range(3, 7) for y in range(3, 7)}
    every = {(x, y) for x in range(10) for y in range(10)}
    evenodd = at_100([SKY, Fill(ring, RED, "evenodd", Tag("tent"))])
    assert where(evenodd, "tent") == every - hole
    assert where(at_100([SKY, Fill(ring, RED, "nonzero", Tag("tent"))]), "tent") == every
    clipped = Layered((square(0, 0, 100),), clip=ring, rule="evenodd")
    assert where(at_100([SKY, clipped]), "tent") == every - hole


def test_gradients_are_evaluated() -> None:
    stops = (Stop(0, RED), Stop(1, RED.with_alpha(0)))
    across = at_100(
        [SKY, Fill(art.rect(0, 0, 100, 100), Linear(0, 0, 100, 0, stops), tag=Tag("tent"))]
    )
    assert where(across, "tent") == {(x, y) for x in range(5) for y in range(10)}
    assert across.colours[4, 2] == pytest.approx([0.75, 0, 0.25], abs=0.01)
    ball = Radial(50, 50, 40, (Stop(0, RED), Stop(1, WHITE)), (1, 0, 0, 0.5, 0, 25))
    round_ = at_100([Fill(art.rect(0, 0, 100, 100), ball, tag=Tag("tent"))], 20)
    assert round_.colours[9, 9, 1] < 0.16
    assert round_.colours[14, 10, 1] == pytest.approx(1.0, abs=0.02)  # flattened: 20 points down
    assert round_.colours[9, 14, 1] == pytest.approx(0.57, abs=0.05)


def test_strokes_have_their_width_caps_and_dashes() -> None:
    def line(**more: object) -> set[tuple[int, int]]:
        node = Line(art.line(20, 55, 80, 55), RED, 10, tag=Tag("tent"), **more)  # type: ignore[arg-type]
        return {(x, y) for x, y in where(at_100([SKY, node], 20), "tent") if y in (10, 11)}

    whole = {(x, y) for x in range(4, 16) for y in (10, 11)}
    assert line(cap="butt") == whole
    assert line(cap="square") == whole | {(x, y) for x in (3, 16) for y in (10, 11)}
    assert whole < line(cap="round") <= line(cap="square")
    assert line(cap="butt", dash=(20, 20)) == {(x, y) for x, y in whole if not 8 <= x <= 11}
    pole = Line(art.line(0, 0, 10, 0), RED, 1, "butt", tag=Tag("tent"))
    scaled = Layered((pole,), (10, 0, 0, 40, 0, 50))
    assert where(at_100([SKY, scaled]), "tent") == {(x, y) for x in range(10) for y in range(3, 7)}
    corner = Line(Path("MLLZ", (20, 20, 80, 20, 80, 80)), RED, 20, tag=Tag("tent"))
    assert {(2, 2), (5, 2), (7, 5), (7, 7), (5, 5)} <= where(at_100([SKY, corner]), "tent")


def test_pictures_subjects_and_text() -> None:
    picture = Image("ab", Box(0, 0, 50, 100), stand_in=RED)
    made = at_100([SKY, picture])
    assert len(where(made, "picture")) == 50
    assert made.colours[0, 0].tolist() == [1, 0, 0]
    pixels: npt.NDArray[np.uint8] = np.zeros((2, 2, 3), np.uint8)
    pixels[0] = 255
    seen = at_100([SKY, Image("ab", Box(0, 0, 100, 100))], pictures=lambda _: pixels)
    assert seen.colours[2, 2].tolist() == [1, 1, 1]
    assert seen.colours[7, 2].tolist() == [0, 0, 0]

    sax = subjects.nodes("noto:saxophone", Box(10, 10, 80, 80))
    thing = at_100([SKY, *sax], 32).objects
    assert [o.name for o in thing] == ["subject.music"]
    assert thing[0].w > 0.4

    plain = SolidPaint(rgb(0.2, 0.4, 0.6))
    page = Page(
        width=100,
        height=100,
        layers=(
            Shape(id="ground", box=Box(0, 0, 100, 100), fill=plain, purpose="ground"),
            Artwork(id="art", box=Box(20, 40, 60, 60), source=SubjectSource("noto:saxophone")),
            TextBlock(
                id="title",
                box=Box(0, 0, 100, 40),
                runs=(TextRun("WWW"),),
                style=TextStyle(
                    faces=("inter-tight-800",),
                    size=40.0,
                    glow=Glow(colour=RED, radius=20.0),
                    shadow=Shadow(2.0, 2.0),
                ),
                plate=Plate(SolidPaint(RED)),
            ),
        ),
    )
    scene = compose(Document(pages=(page,)))
    without = label_map(scene, grid=(32, 32))
    assert shown(without) == {"ground", "subject.music"}
    assert without.colours[5, 15] == pytest.approx([0.2, 0.4, 0.6], abs=1e-3)
    assert "text" in shown(label_map(scene, grid=(32, 32), text=True))
    assert "plate" in shown(label_map(scene, grid=(32, 32), plates=True))


# ------------------------------------------------------------------ objects


def test_objects_are_whole_things_where_they_are_seen() -> None:
    pen = art.Pen({"boat.hull": "object", "boat.sail": "object", "water.near": "plane"})
    tone = art.hexa("ff0000")._replace(slot=4)

    def boat(x: float) -> None:
        pen.rect(x, 50, 20, 10, tone, "boat.hull")
        pen.rect(x + 5, 20, 10, 20, tone, "boat.sail")  # it doesn't touch the hull

    for x in (10.0, 32.0, 70.0):
        assert pen.thing(lambda x=x: boat(x))  # type: ignore[misc]
    pen.rect(0, 55, 100, 45, tone, "water.near")
    made = at_100([SKY, *pen.nodes], 20)
    assert [(o.name, o.slot) for o in made.objects] == [("boat.sail", 4)] * 3
    boxes = [(round(o.x, 2), round(o.y, 2), round(o.w, 2), round(o.h, 2)) for o in made.objects]
    assert boxes == [(0.1, 0.2, 0.2, 0.35), (0.32, 0.2, 0.2, 0.35), (0.7, 0.2, 0.2, 0.35)]


def test_what_is_hidden_is_no_object() -> None:
    assert at_100([square(20, 20, 20), SKY]).objects == ()
    loose = at_100([SKY, square(20, 20, 20), square(22, 22, 8), square(70, 70, 20)])
    assert len(loose.objects) == 2


# ------------------------------------------------------------------ samples


def test_masks_agree_with_a_point_in_polygon_test() -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        corners = rng.uniform(-10, 50, (7, 2))
        path = Path("M" + "L" * 6 + "Z", tuple(corners.reshape(-1).tolist()))
        for rule in ("nonzero", "evenodd"):
            mask = next(samples.masks([Outline(path, IDENTITY, rule)], (40, 30)))  # type: ignore[arg-type]
            got = np.zeros((30, 40), bool)
            assert mask is not None
            h, w = mask.inside.shape
            got[mask.y : mask.y + h, mask.x : mask.x + w] = mask.inside
            assert (got == _winding(corners, rule)).all()


def _winding(corners: npt.NDArray[np.float64], rule: str) -> npt.NDArray[np.bool_]:
    ys, xs = np.mgrid[0.5:30, 0.5:40]
    turns = np.zeros(xs.shape, int)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        for up, low, high in ((1, y0, y1), (-1, y1, y0)):
            crossed = (ys >= low) & (ys < high) if low < high else np.zeros(xs.shape, bool)
            x = x0 + (ys - y0) * (x1 - x0) / (y1 - y0)
            turns += np.where(crossed & (x <= xs), up, 0)
    return turns % 2 == 1 if rule == "evenodd" else turns != 0


@pytest.mark.parametrize("width", [3.0, 40.0, 90.0])
def test_a_wide_stroke_round_a_circle_is_a_ring_without_gaps(width: float) -> None:
    stroke = Outline(art.circle(100, 100, 50), IDENTITY, stroke=Stroke(width))
    mask = next(samples.masks([stroke], (200, 200)))
    assert mask is not None
    outer, inner = 50 + width / 2, 50 - width / 2
    area = math.pi * (outer**2 - inner**2)
    assert mask.inside.sum() == pytest.approx(area, rel=0.01)


# ------------------------------------------------------------------ hostile scenes


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e300])
def test_broken_numbers_are_refused_in_one_line(bad: float) -> None:
    for node in (
        Fill(Path("MLLZ", (0, 0, 50, bad, 20, 20)), RED),
        Line(Path("ML", (0, 0, bad, 3)), RED, 2),
        Layered((square(0, 0, 9),), (1, 0, 0, 1, bad, 0)),
        Layered((square(0, 0, 9),), clip=Path("MLLZ", (0, 0, bad, 1, 1, 1))),
        Line(Path("ML", (0, 0, 5, 3)), RED, math.nan),
        Fill(art.rect(0, 0, 9, 9), Linear(math.nan, 0, 5, 5, (Stop(0, RED), Stop(1, BLUE)))),
        Layered((square(0, 0, 9), SKY), opacity=math.nan),
    ):
        with pytest.raises(UserError) as caught:
            at_100([SKY, node])
        assert "\n" not in str(caught.value)


def test_damaged_paths_deep_nests_and_absurd_grids_are_refused() -> None:
    for path in (Path("LLZ", (0, 0, 1, 1)), Path("MLX", (0, 0, 1, 1)), Path("ML", (0, 0, 1))):
        with pytest.raises(UserError, match="damaged"):
            at_100([Fill(path, RED)])
    node: Node = square(0, 0, 9)
    for _ in range(sys.getrecursionlimit() * 2):
        node = Layered((node,))
    with pytest.raises(UserError, match="nested"):
        at_100([node])
    for grid in ((0, 4), (4, -1), (100_000, 100_000)):
        with pytest.raises(UserError, match="grid"):
            label_map([SKY], 100, 100, grid=grid)
    for region in ((0.0, 0.0, 0.0, 9.0), (0.0, 0.0, math.nan, 9.0)):
        with pytest.raises(UserError, match="region"):
            label_map([SKY], 100, 100, region=region)
    with pytest.raises(UserError, match="region"):
        label_map([SKY])


def test_what_has_no_size_shows_nothing() -> None:
    stops = (Stop(0, RED), Stop(1, WHITE))
    made = at_100(
        [
            SKY,
            square(50, 50, 0),
            Fill(Path("", ()), RED),
            Fill(Path("M", (3, 3)), RED),
            Line(Path("ML", (5, 5, 5, 5)), RED, 0),
            Line(Path("ML", (50, 50, 50, 50)), RED, 1, "butt", tag=Tag("tent")),
            Layered((square(0, 0, 50),), (0, 0, 0, 0, 50, 50)),
            Layered((square(0, 0, 50),), clip=Path("", ())),
            Layered((), clip=art.rect(0, 0, 9, 9)),
            Image("x", Box(0, 0, 0, 9)),
            Fill(art.rect(300, 300, 9, 9), RED, tag=Tag("tent")),
            Fill(art.rect(90, 90, 9, 9), Linear(1, 1, 1, 1, stops), tag=Tag("gift")),
            Fill(art.rect(0, 90, 9, 9), Radial(1, 1, 0, ()), tag=Tag("gift")),
        ]
    )
    assert shown(made) == {"sky.clear", "gift"}
    assert made.colours[9, 9, 1] > 0.7  # a gradient of no length is its last colour


def test_very_many_draw_calls() -> None:
    dot = [square(x % 97, x % 89, 1.5) for x in range(100)]
    made = at_100([SKY, *(dot * 200), square(0, 0, 100, WHITE, "gift")])
    assert shown(made) == {"gift"}
    with pytest.raises(UserError, match="draw calls"):
        at_100(dot * 2001)


def test_endless_paths_are_refused() -> None:
    many = Path("M" + "L" * 250_000, (1.0, 2.0) * 250_001)
    for node in (Fill(many, RED), Line(many, RED, 2)):
        with pytest.raises(UserError, match="too many points"):
            at_100([node])


def test_dashes_that_are_too_many_or_too_fine_become_a_tint() -> None:
    for dash in ((1e-9, 1e-9), (0.001, 0.003), (0.0, 0.0), (math.nan,), (1e300, 1.0)):
        line = Line(art.line(0, 50, 1e6, 50), RED, 10, "butt", dash=dash, tag=Tag("tent"))
        made = at_100([SKY, line])
        assert made.colours[5, 5, 0] > 0.1
