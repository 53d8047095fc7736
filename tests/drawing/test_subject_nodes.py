"""A subject stands in the box that the designer drew, mirrored and recoloured at will."""

from __future__ import annotations

import pytest

from engine.document.colour import from_hex
from engine.document.model import Box
from engine.drawing import scene
from engine.drawing import subjects as drawing
from engine.errors import UserError
from engine.library import subjects


def painted(node: scene.Node, matrix: scene.Matrix = scene.IDENTITY) -> list[scene.Path]:
    """The filled paths of a node in page space."""
    if isinstance(node, scene.Layered):
        inner = scene.concatenate(matrix, node.matrix)
        return [path for child in node.nodes for path in painted(child, inner)]
    assert isinstance(node, scene.Fill | scene.Line)
    return [scene.transformed(node.path, matrix)]


def extent(nodes: tuple[scene.Node, ...]) -> tuple[float, float, float, float]:
    points = [p.points for node in nodes for p in painted(node)]
    xs = [x for p in points for x in p[0::2]]
    ys = [y for p in points for y in p[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


# Control points lie a little outside the ink.
def test_it_stands_in_the_middle_of_a_wide_box_and_at_the_foot_of_a_tall_one() -> None:
    wide = Box(100, 50, 400, 128)
    assert extent(drawing.nodes("noto:basketball", wide)) == pytest.approx(
        _ink("noto:basketball", 100 + 136, 50), abs=10
    )
    tall = Box(0, 0, 128, 500)
    assert extent(drawing.nodes("noto:basketball", tall)) == pytest.approx(
        _ink("noto:basketball", 0, 372), abs=10
    )


def _ink(subject_id: str, x: float, y: float) -> tuple[float, float, float, float]:
    box = subjects.visual_box(subject_id)
    return x + box.x, y + box.y, x + box.right, y + box.bottom


def test_ink_tells_where_the_drawing_falls() -> None:
    box = Box(30, 40, 300, 200)
    for flip in (False, True):
        ink = drawing.ink("noto:banana", box, flip=flip)
        found = extent(drawing.nodes("noto:banana", box, flip=flip))
        assert (ink.x, ink.y, ink.right, ink.bottom) == pytest.approx(found, abs=5)


def test_flipping_mirrors_about_the_middle_of_the_box() -> None:
    box = Box(0, 0, 128, 128)
    left, _, right, _ = extent(drawing.nodes("noto:trumpet", box))
    assert extent(drawing.nodes("noto:trumpet", box, flip=True))[::2] == pytest.approx(
        (128 - right, 128 - left)
    )


def test_every_leaf_is_tagged_with_what_it_depicts() -> None:
    for node in scene.walk(drawing.nodes("noto:violin", Box(0, 0, 10, 10))):
        if isinstance(node, scene.Fill | scene.Line):
            assert node.tag.name == "subject.music"


def test_a_fill_takes_another_colour_and_keeps_its_transparency() -> None:
    subject = subjects.get("fluent:balloon")
    fill = subject.colours[0].hex
    green = from_hex("#00ff00")
    before = _colours(drawing.nodes("fluent:balloon", Box(0, 0, 64, 64)))
    after = _colours(drawing.nodes("fluent:balloon", Box(0, 0, 64, 64), recolour={fill: green}))
    wanted = from_hex(fill).values
    assert [green.values if c == wanted else c for c, _ in before] == [c for c, _ in after]
    assert [a for _, a in before] == [a for _, a in after]
    assert green.values in [c for c, _ in after]


def _colours(nodes: tuple[scene.Node, ...]) -> list[tuple[tuple[float, ...], float]]:
    out = []
    for node in scene.walk(nodes):
        if isinstance(node, scene.Fill | scene.Line):
            paint = node.paint
            stops = (
                [paint] if not isinstance(paint, scene.Linear | scene.Radial) else
                [stop.colour for stop in paint.stops]
            )  # fmt: skip
            out += [(colour.values, colour.alpha) for colour in stops]
    return out


def test_bad_wishes_are_refused_in_one_line() -> None:
    with pytest.raises(UserError):
        drawing.nodes("noto:no-such-thing-at-all", Box(0, 0, 10, 10))
    with pytest.raises(UserError, match="not a fill"):
        drawing.nodes("noto:violin", Box(0, 0, 9, 9), recolour={"red": from_hex("#fff")})
    assert drawing.nodes("noto:violin", Box(0, 0, 0, 10)) == ()
