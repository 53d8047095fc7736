"""Colour glyphs as filled paths: every layer of the face in its own paint."""

from __future__ import annotations

import math

from engine.document.colour import Colour, rgb
from engine.drawing.paints import representative
from engine.drawing.scene import (
    Fill,
    Glyphs,
    Layered,
    Linear,
    Matrix,
    Node,
    Paint,
    Path,
    Radial,
    SceneGlyph,
    Stop,
    Tag,
    transformed,
)
from engine.text import colour_glyphs, fonts, outlines
from engine.text.colour_glyphs import ColourLayer, LinearFill, Solid

COLOUR = Tag("text.colour")


def is_colour(face: str, gid: int) -> bool:
    """Whether the face draws this glyph in colours of its own."""
    return bool(colour_glyphs.layers(face, gid))


def drawn(run: Glyphs) -> tuple[Node, ...]:
    """The run's glyphs in colour; layers in the foreground colour take the run's paint."""
    out: list[Node] = []
    for glyph in run.glyphs:
        matrix = _matrix(run, glyph)
        if isinstance(run.paint, Colour) or not _wears(run.face, glyph.gid):
            paint = representative(run.paint)
            out.append(Layered(_nodes(run.face, glyph.gid, paint), matrix))
            continue
        # A gradient lies on the whole block: what wears it is drawn in the block's space.
        for layer in colour_glyphs.layers(run.face, glyph.gid):
            if isinstance(layer.paint, Solid) and layer.paint.foreground:
                out.append(_clipped(layer, run.paint, matrix))
            else:
                own = _clipped(layer, _paint(layer, representative(run.paint)))
                out.append(Layered((own,), matrix))
    return tuple(out)


def outline_paths(run: Glyphs) -> tuple[Path, ...]:
    """Outlines that together cover the glyphs, in trim space: what their shadow is made of."""
    out: list[Path] = []
    for glyph in run.glyphs:
        layers = [
            layer for layer in colour_glyphs.layers(run.face, glyph.gid) if _shows(layer.paint)
        ]
        # A clipped layer is smaller than its outline; it mostly lies on one that isn't.
        whole = [layer for layer in layers if not layer.clips] or layers
        matrix = _matrix(run, glyph)
        out += (transformed(Path(layer.verbs, layer.points), matrix) for layer in whole)
    return tuple(out)


def _matrix(run: Glyphs, glyph: SceneGlyph) -> Matrix:
    """From font units, y up, to trim space."""
    scale = run.size / outlines.units_per_em(run.face)
    turn = math.radians(glyph.angle)
    c, s = scale * math.cos(turn), scale * math.sin(turn)
    return (c, s, s, -c, glyph.x, glyph.y)


def _wears(face: str, gid: int) -> bool:
    """Whether any layer is filled with the text's own colour."""
    return any(
        isinstance(layer.paint, Solid) and layer.paint.foreground
        for layer in colour_glyphs.layers(face, gid)
    )


def _shows(paint: colour_glyphs.Fill) -> bool:
    stops = (paint,) if isinstance(paint, Solid) else tuple(s.colour for s in paint.stops)
    return any(colour.a > 0 for colour in stops)


@fonts.memo(2048)
def _nodes(face: str, gid: int, foreground: Colour) -> tuple[Node, ...]:
    """In font units, y up; one value for all places of the glyph, so that contexts build its
    paths once."""
    return tuple(
        _clipped(layer, _paint(layer, foreground)) for layer in colour_glyphs.layers(face, gid)
    )


def _clipped(layer: ColourLayer, paint: Paint, matrix: Matrix | None = None) -> Node:
    def placed(path: Path) -> Path:
        return path if matrix is None else transformed(path, matrix)

    node: Node = Fill(placed(Path(layer.verbs, layer.points)), paint, "nonzero", COLOUR)
    for verbs, points in reversed(layer.clips):
        node = Layered((node,), clip=placed(Path(verbs, points)))
    return node


def _paint(layer: ColourLayer, foreground: Colour) -> Paint:
    paint = layer.paint
    if isinstance(paint, Solid):
        return _colour(paint, foreground)
    stops = tuple(Stop(s.offset, _colour(s.colour, foreground)) for s in paint.stops)
    if isinstance(paint, LinearFill):
        return Linear(paint.x0, paint.y0, paint.x1, paint.y1, stops)
    return Radial(paint.cx, paint.cy, paint.radius, stops, paint.matrix)


def _colour(solid: Solid, foreground: Colour) -> Colour:
    if solid.foreground:
        return foreground.with_alpha(foreground.alpha * solid.a)
    return rgb(solid.r, solid.g, solid.b, solid.a)
