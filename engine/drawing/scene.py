"""The scene: one description of what is drawn, replayed by every context.

A scene is made of values only: paths, glyph runs, images and groups. Contexts (QPainter, PDF)
replay the nodes in order and decide nothing. Coordinates are points in the page's trim space,
y down. There is no blur: soft edges are gradients and stacks of translucent paths, so that
every context stays vector and agrees with the others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from engine.document.colour import Colour
from engine.document.model import Box

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f (PDF order)."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Path:
    """Verbs M L Q C Z with their points flattened into `points` (x, y, ...): M and L take one
    point, Q two, C three, Z none."""

    verbs: str
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    offset: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Linear:
    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Radial:
    """A circle about (cx, cy); contexts pad the last stop beyond `radius`.

    `matrix` maps the gradient's own circle space to the node's space: ellipses and rotated
    radial gradients of imported art.
    """

    cx: float
    cy: float
    radius: float
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY


Paint = Colour | Linear | Radial


@dataclass(frozen=True, slots=True)
class Tag:
    """What a draw call depicts: a stable class such as `sky.dawn` or `ridge.far`, and the palette
    slot 0..5 that its colour came from (-1: foreign). The decoder's image tokens come from these."""

    name: str = ""
    slot: int = -1
    thing: int = 0
    """The whole object that it is a part of, counted from 1 within one artwork; 0: none."""


@dataclass(frozen=True, slots=True)
class Fill:
    path: Path
    paint: Paint
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    tag: Tag = Tag()


@dataclass(frozen=True, slots=True)
class Line:
    """A stroked path."""

    path: Path
    paint: Paint
    width: float
    cap: Literal["butt", "round", "square"] = "round"
    join: Literal["miter", "round", "bevel"] = "round"
    dash: tuple[float, ...] = ()
    tag: Tag = Tag()


class SceneGlyph(msgspec.Struct, frozen=True, gc=False):
    """A glyph with its origin on the baseline; `angle` in degrees clockwise (text on a circle,
    Latin in a vertical line). `text` is what the glyph stands for; '' when another glyph of the
    same cluster carries it."""

    gid: int
    x: float
    y: float
    angle: float
    text: str


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of placed glyphs of one face and size, in reading order on the page."""

    face: str
    size: float
    glyphs: tuple[SceneGlyph, ...]
    paint: Paint
    block: str
    """Id of the text block."""
    outline: tuple[Paint, float] | None = None
    """Paint and width of a stroke behind the fill."""
    decorative: bool = False
    """Shadows and extrusions: drawn, but not text in any file."""
    invisible: bool = False
    """Text in files that can be searched, but not painted: its letters are drawn by other nodes
    (colour glyphs, a picture inside the letters)."""
    tag: Tag = Tag("text")


@dataclass(frozen=True, slots=True)
class Image:
    """Stored pixels filling `box`; `crop` in fractions of the picture."""

    asset: str
    box: Box
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    mask: str = ""
    tag: Tag = Tag("picture")
    cover: bool = False
    """Keep the picture's proportions: of the crop, the middle part that fills the box is shown."""
    stand_in: Colour | None = None
    """Fills the box where the file is missing; without one a missing file is an error."""


@dataclass(frozen=True, slots=True)
class Layered:
    """Nodes under one transform, clip and opacity; `opacity` < 1 composes them as one."""

    nodes: tuple[Node, ...]
    matrix: Matrix = IDENTITY
    clip: Path | None = None
    opacity: float = 1.0
    layer: str = ""
    """Id of the document layer it came from."""
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    """Of the clip."""


Node = Fill | Line | Glyphs | Image | Layered


@dataclass(frozen=True, slots=True)
class BlockReport:
    """What the layout says of one text block."""

    block: str
    role: str
    text: str
    ink: Box
    """Bounds of the ink in trim space (rotation applied)."""
    size: float
    """Set size in points (largest, if lines were fitted one by one)."""
    smallest: float
    lines: int
    overflow: bool
    missing: tuple[tuple[str, str], ...] = ()
    """(character, face) pairs that no face could draw."""
    rotation: float = 0.0
    vertical: bool = False
    arc: tuple[float, float, float, float, bool] | None = None
    """cx, cy, radius, centre angle, inside."""
    line_boxes: tuple[Box, ...] = ()
    """Ink boxes of the lines before rotation, with `rotation` about `pivot`."""
    line_texts: tuple[str, ...] = ()
    pivot: tuple[float, float] = (0.0, 0.0)
    curve: tuple[tuple[float, float], ...] = ()
    """The baseline of text on a path as a polyline, before rotation."""
    ruby_texts: tuple[str, ...] = ()
    ruby_boxes: tuple[Box, ...] = ()
    """Readings and their ink boxes, before rotation."""
    fill: Paint = field(default_factory=Colour)
    plate: bool = False
    language: str = ""
    """BCP 47 of the block's words; '' as the page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One page, drawn."""

    width: float
    height: float
    bleed: float
    safe: float
    nodes: tuple[Node, ...]
    blocks: tuple[BlockReport, ...] = ()
    grain: float = 0.0
    title: str = ""
    language: str = "und"


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node, groups before what they hold."""
    for node in nodes:
        yield node
        if isinstance(node, Layered):
            yield from walk(node.nodes)


def concatenate(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * t + c * u + e,
        b * t + d * u + f,
    )


def transformed(path: Path, m: Matrix) -> Path:
    a, b, c, d, e, f = m
    p = path.points
    out: list[float] = []
    for i in range(0, len(p), 2):
        x, y = p[i], p[i + 1]
        out += (a * x + c * y + e, b * x + d * y + f)
    return dataclasses.replace(path, points=tuple(out))


def bounds(path: Path) -> Box:
    """The box of the control points (contains the curve)."""
    xs, ys = path.points[0::2], path.points[1::2]
    if not xs:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
