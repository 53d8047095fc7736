"""The painter keeps its promises on every format: finite, deterministic, quiet, named, in place."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from engine.document.colour import Colour, contrast, luminance, rgb
from engine.document.model import SceneSource
from engine.document.palettes import PALETTES, roles
from engine.drawing import pen as art
from engine.drawing.motifs import CLASSES, FAMILIES, paint
from engine.drawing.motifs.stage import QUIET_MARGIN
from engine.drawing.scene import Fill, Layered, Line, Node, Path, Radial, walk
from engine.errors import UserError
from engine.planning.plan import FAMILIES as PLANNED
from engine.planning.plan import PALETTES as PLANNED_PALETTES

Box = tuple[float, float, float, float]

FORMATS: dict[str, tuple[float, float]] = {
    "portrait": (595, 842),
    "square": (400, 400),
    "banner": (900, 300),
    "leaderboard": (1456, 182),
    "rollup": (340, 800),
    "story": (1080, 1920),
}
QUIET: dict[str, tuple[Box, ...]] = {
    "portrait": ((0.06, 0.05, 0.94, 0.34), (0.06, 0.88, 0.94, 0.96)),
    "square": ((0.06, 0.62, 0.6, 0.92),),
    "banner": ((0.04, 0.12, 0.5, 0.88),),
    "leaderboard": ((0.45, 0.1, 0.96, 0.9),),
    "rollup": ((0.08, 0.06, 0.92, 0.4), (0.08, 0.92, 0.92, 0.98)),
    "story": ((0.08, 0.1, 0.92, 0.36), (0.08, 0.76, 0.92, 0.9)),
}
PALETTE_NAMES = tuple(PALETTES)


def source(family: str, number: int, **more: object) -> SceneSource:
    palette = PALETTES[PALETTE_NAMES[(number * 7 + len(family)) % len(PALETTE_NAMES)]]
    settings: dict[str, object] = {
        "family": family,
        "seed": number,
        "palette": palette,
        "dark": number % 2 == 1,
    }
    return SceneSource(**(settings | more))  # type: ignore[arg-type]


def looks(family: str) -> Iterator[tuple[SceneSource, float, float]]:
    """Every variant on every format, with and without quiet boxes and a focal."""
    number = 0
    for variant in FAMILIES[family].variants:
        for name, (w, h) in FORMATS.items():
            number += 1
            quiet = QUIET[name] if number % 3 else ()
            yield source(family, number, variant=variant, quiet=quiet), w, h


def leaves(
    nodes: tuple[Node, ...], clip: Box | None = None
) -> Iterator[tuple[Fill | Line, Box | None]]:
    for node in nodes:
        if isinstance(node, Layered):
            inner = clip
            if node.clip is not None:
                x0, y0, x1, y1 = art.path_bounds(node.clip)
                inner = (x0, y0, x1, y1)
                if clip is not None:
                    inner = (
                        max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
                    )  # fmt: skip
            yield from leaves(node.nodes, inner)
        elif isinstance(node, Fill | Line):
            yield node, clip


def parts(path: Path) -> Iterator[Box]:
    """Bounds of every subpath."""
    size = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    start = at = 0
    for i, verb in enumerate(path.verbs):
        if verb == "M" and i:
            yield art.path_bounds(Path("", path.points[start:at]))
            start = at
        at += size[verb]
    yield art.path_bounds(Path("", path.points[start:at]))


def numbers(node: Fill | Line) -> Iterator[float]:
    yield from node.path.points
    paint_ = node.paint
    if isinstance(node, Line):
        yield node.width
    if not isinstance(paint_, Colour):
        yield from (s.offset for s in paint_.stops)
        if isinstance(paint_, Radial):
            yield from (paint_.cx, paint_.cy, paint_.radius)
        else:
            yield from (paint_.x0, paint_.y0, paint_.x1, paint_.y1)


def test_every_family_and_palette_of_the_plan_exists() -> None:
    assert tuple(sorted(FAMILIES)) == tuple(sorted(PLANNED))
    assert set(PALETTES) == set(PLANNED_PALETTES)
    for family in FAMILIES.values():
        assert len(family.variants) >= 3
        assert set(family.hero) <= set(CLASSES)


@pytest.mark.parametrize("family", PLANNED)
def test_scenes_are_finite_named_and_within_the_node_limit(family: str) -> None:
    for scene, w, h in looks(family):
        nodes = paint(scene, w, h, 9.0)
        count = 0
        for node in walk(nodes):
            count += 1
            if isinstance(node, Fill | Line):
                assert all(math.isfinite(v) for v in numbers(node)), scene
                assert node.tag.name in CLASSES
                assert -1 <= node.tag.slot <= 5
                assert node.path.verbs.startswith("M")
        assert 3 <= count < 2500, (scene, count)


@pytest.mark.parametrize("family", PLANNED)
def test_the_bleed_is_painted(family: str) -> None:
    for scene, w, h in list(looks(family))[::5]:
        first = paint(scene, w, h, 9.0)[0]
        assert isinstance(first, Fill)
        x0, y0, x1, y1 = art.path_bounds(first.path)
        assert max(x0, y0) <= -9
        assert x1 >= w + 9
        assert y1 >= h + 9


@pytest.mark.parametrize("family", PLANNED)
def test_same_source_same_nodes_and_seeds_and_variants_differ(family: str) -> None:
    first = source(family, 3)
    assert paint(first, 500, 700, 8.0) == paint(first, 500, 700, 8.0)
    drawn = {
        tuple(
            (n.tag.name, len(n.path.points))
            for n in walk(paint(source(family, 3, variant=v), 500, 700))
            if isinstance(n, Fill | Line)
        )
        for v in FAMILIES[family].variants
    }
    assert len(drawn) == len(FAMILIES[family].variants)
    assert paint(first, 500, 700) != paint(source(family, 3, seed=4), 500, 700)


@pytest.mark.parametrize("family", PLANNED)
def test_no_object_stands_in_a_quiet_box(family: str) -> None:
    for scene, w, h in looks(family):
        grow = (QUIET_MARGIN - 0.001) * min(w, h)
        boxes = [
            (x0 * w - grow, y0 * h - grow, x1 * w + grow, y1 * h + grow)
            for x0, y0, x1, y1 in scene.quiet
        ]
        if not boxes:
            continue
        for node, clip in leaves(paint(scene, w, h, 9.0)):
            if CLASSES[node.tag.name] not in ("object", "particle"):
                continue
            pad = node.width / 2 if isinstance(node, Line) else 0.0
            for x0, y0, x1, y1 in parts(node.path):
                x0, y0, x1, y1 = x0 - pad, y0 - pad, x1 + pad, y1 + pad
                if clip is not None:
                    x0, y0 = max(x0, clip[0]), max(y0, clip[1])
                    x1, y1 = min(x1, clip[2]), min(y1, clip[3])
                    if x0 >= x1 or y0 >= y1:
                        continue
                for a, b, c, d in boxes:
                    assert not (x0 < c and x1 > a and y0 < d and y1 > b), (scene, node.tag)


@pytest.mark.parametrize("family", [n for n in PLANNED if FAMILIES[n].hero])
def test_the_hero_stands_in_its_focal_box(family: str) -> None:
    places = (
        (595.0, 842.0, (0.2, 0.42, 0.8, 0.78)),
        (900.0, 300.0, (0.6, 0.1, 0.95, 0.9)),
        (500.0, 500.0, (0.1, 0.3, 0.55, 0.75)),
    )
    heroes = FAMILIES[family].hero
    for variant in FAMILIES[family].variants:
        found = []
        for k, (w, h, focal) in enumerate(places):
            scene = source(family, k, variant=variant, focal=focal)
            a, b, c, d = focal[0] * w, focal[1] * h, focal[2] * w, focal[3] * h
            inside = []
            for node, _ in leaves(paint(scene, w, h)):
                if node.tag.name in heroes:
                    x0, y0, x1, y1 = art.path_bounds(node.path)
                    if a <= (x0 + x1) / 2 <= c and b <= (y0 + y1) / 2 <= d:
                        inside.append((x0, y0, x1, y1))
            if inside:
                wide = max(q[2] for q in inside) - min(q[0] for q in inside)
                tall = max(q[3] for q in inside) - min(q[1] for q in inside)
                found.append(max(wide / (c - a), tall / (d - b)))
        if variant in PLAIN.get(family, ()):
            continue
        assert len(found) == len(places), (family, variant)
        assert min(found) >= 0.3, (family, variant, found)


PLAIN: dict[str, tuple[str, ...]] = {
    "winter": ("crystals",),
    "harbour": ("port",),
    "skyline": ("lights", "daylight"),
}
"""Looks without a hero of their own: patterns and rows."""


@pytest.mark.parametrize("family", PLANNED)
def test_without_a_hero_the_focal_is_a_calm_place(family: str) -> None:
    """A subject will be put there: no hero is drawn over the middle of the focal box."""
    focal = (0.25, 0.4, 0.75, 0.75)
    for variant in FAMILIES[family].variants:
        if variant == "port":  # its row of houses is the backdrop
            continue
        scene = source(family, 5, variant=variant, focal=focal, hero=False)
        mid = (0.38 * 600, 0.46 * 800, 0.62 * 600, 0.69 * 800)
        busy = 0
        for node, _ in leaves(paint(scene, 600, 800)):
            if CLASSES[node.tag.name] == "object":
                x0, y0, x1, y1 = art.path_bounds(node.path)
                if mid[0] < (x0 + x1) / 2 < mid[2] and mid[1] < (y0 + y1) / 2 < mid[3]:
                    busy += x1 - x0 > 0.2 * 300 and y1 - y0 > 0.2 * 280
        assert busy == 0, (variant, busy)


def test_hostile_sources_are_painted_or_refused_in_one_line() -> None:
    wild = SceneSource(
        family="meadow",
        palette=(rgb(1, 0, 0),),
        density=1e9,
        horizon=math.inf,
        focal=(math.nan, 0.2, 5.0, -3.0),
        quiet=((math.nan, 0.0, 0.5, 0.5), (0.4, 0.4, 0.3, 0.3), (-9.0, 0.9, 9.0, 9.0)),
        variant="no such look",
    )
    nodes = paint(wild, 300, 400, 3.0)
    assert sum(1 for _ in walk(nodes)) < 6000
    assert all(math.isfinite(v) for n, _ in leaves(nodes) for v in numbers(n))
    with pytest.raises(UserError, match="no scene is called"):
        paint(SceneSource(family="volcano"), 300, 400)


def test_the_accent_of_the_source_is_used() -> None:
    pink = rgb(1.0, 0.2, 0.6)
    plain = paint(source("gradient", 2, variant="orb"), 400, 600)
    tinted = paint(source("gradient", 2, variant="orb", accent=pink), 400, 600)
    assert plain != tinted


@pytest.mark.parametrize("name", PALETTE_NAMES)
def test_roles_give_readable_pairs_that_are_not_pure(name: str) -> None:
    palette = PALETTES[name]
    assert len(palette) == 6
    assert [luminance(c) for c in palette] == sorted(luminance(c) for c in palette)
    part = roles(palette)
    assert contrast(part.ink, part.paper) >= 8.8
    assert contrast(part.on_accent, part.accent) >= 4.5
    assert contrast(part.on_plate, part.plate) >= 7
    assert luminance(part.ink) > 0.002
    assert luminance(part.paper) < 0.985


def test_a_mix_keeps_its_slot_and_complements_do_not_turn_grey() -> None:
    blue, orange = art.hexa("1d3fae")._replace(slot=1), art.hexa("f7b32b")._replace(slot=3)
    assert art.blend(blue, orange, 0.2).slot == 1
    assert art.blend(blue, orange, 0.8).slot == 3
    assert art.blend(art.hexa("ffffff"), blue, 0.4).slot == 1
    assert art.lighter(blue, 0.5).slot == 1
