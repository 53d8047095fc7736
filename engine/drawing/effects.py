"""What is drawn around letters: shadow, extrusion, glow, outline and highlight, all as vectors.

Soft edges are stacks of translucent strokes, so that every context shows the same and a file stays
sharp at any size.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from engine.document.colour import Colour
from engine.document.model import Box, Glow, Highlight, Shadow, TextStyle
from engine.drawing import letters, shapes
from engine.drawing.letters import Stretch
from engine.drawing.limits import FARTHEST, within
from engine.drawing.paints import Swatches, filled, resolve
from engine.drawing.scene import (
    Fill,
    Layered,
    Line,
    Matrix,
    Node,
    Paint,
    Path,
    Tag,
)
from engine.text import fonts
from engine.text.spec import PlacedLine, TextLayout

SHADOW, GLOW, HIGHLIGHT = Tag("shadow"), Tag("glow"), Tag("highlight")
_MOST_SEGMENTS = 300_000
"""Of all strokes of a glow together: a long text's is made of fewer."""
WIDEST = 4.0
"""Em: glows, blurs and outlines beyond it are cut to it."""


def dressed(
    style: TextStyle, stretches: Sequence[Stretch], ink: Box, size: float, swatches: Swatches
) -> list[Node]:
    """The letters with everything around them, bottom first. `size` is the text's in points."""
    edge = _edge(style, size)
    nodes: list[Node] = []
    if style.shadow is not None:
        nodes += _shadow(style.shadow, stretches, edge, size)
    if style.glow is not None:
        nodes += _glow(style.glow, stretches, edge, size)
    if style.outline is None or edge <= 0:
        for stretch in stretches:
            nodes += stretch.nodes
        return nodes
    paint = resolve(style.outline.paint, ink, swatches)
    if len(stretches) == 1 and not stretches[0].drawn:
        run = stretches[0].run
        return [*nodes, dataclasses.replace(run, outline=(paint, edge))]
    # All outlines first, or a run's outline would cover the letters of the run before it.
    for stretch in stretches:
        nodes += _silhouette(stretch, paint, edge * stretch.run.size / size, letters.TEXT)
    for stretch in stretches:
        nodes += stretch.nodes
    return nodes


def _edge(style: TextStyle, size: float) -> float:
    """Width of the outline in points."""
    if style.outline is None:
        return 0.0
    return within(style.outline.width, 0.0, WIDEST * size, "outline's width")


def _silhouette(stretch: Stretch, paint: Paint, width: float, tag: Tag) -> list[Node]:
    """The stretch in one paint, with a stroke of `width` points around it."""
    if stretch.own:
        fills: list[Node] = [Fill(path, paint, "nonzero", tag) for path in stretch.own]
        strokes = [Line(path, paint, width, tag=tag) for path in stretch.own if width > 0]
        return [*strokes, *fills]
    run, outline = stretch.run, (paint, width) if width > 0 else None
    solid = dataclasses.replace(
        run, paint=paint, outline=outline, decorative=True, invisible=False, tag=tag
    )
    return [solid]


# ------------------------------------------------------------------ shadow


def _shadow(shadow: Shadow, stretches: Sequence[Stretch], edge: float, size: float) -> list[Node]:
    dx = within(shadow.dx, -FARTHEST, FARTHEST, "shadow's offset")
    dy = within(shadow.dy, -FARTHEST, FARTHEST, "shadow's offset")
    blur = within(shadow.blur, 0.0, WIDEST * size, "shadow's blur")
    if shadow.colour.alpha <= 0:
        return []
    if shadow.extrude:
        return _extruded(stretches, dx, dy, shadow.colour)
    solid = shadow.colour.with_alpha(1.0)
    shift: Matrix = (1.0, 0.0, 0.0, 1.0, dx, dy)

    def copy(grown: float, opacity: float) -> Layered:
        nodes: list[Node] = []
        for stretch in stretches:
            width = edge * stretch.run.size / size + 2 * grown
            nodes += _silhouette(stretch, solid, width, SHADOW)
        return Layered(tuple(nodes), shift, opacity=opacity)

    if blur <= 0:
        return [copy(0.0, shadow.colour.alpha)]
    return [copy(*step) for step in shapes.halo_alphas(shadow.colour.alpha, blur)]


def _extruded(stretches: Sequence[Stretch], dx: float, dy: float, colour: Colour) -> list[Node]:
    """The bodies of all letters as one path."""
    bodies: list[Path] = []
    for stretch in stretches:
        fine = max(0.02, stretch.run.size * 4e-4)
        bodies += (shapes.swept(p, dx, dy, tolerance=fine) for p in stretch.outlines())
    body = letters.joined(bodies)
    return [Fill(body, colour, "nonzero", SHADOW)] if body.verbs else []


# ------------------------------------------------------------------ glow


def _glow(glow: Glow, stretches: Sequence[Stretch], edge: float, size: float) -> list[Node]:
    """Strokes around the letters, each a little narrower than the one below it.

    All follow one shared path of all letters: where letters are close their light doesn't add up.
    """
    radius = within(glow.radius, 0.0, WIDEST * size, "glow's radius")
    if radius <= 0 or glow.colour.alpha <= 0:
        return []
    path = letters.joined(stretch.outline() for stretch in stretches)
    if not path.verbs:
        return []
    most = max(8, _MOST_SEGMENTS // len(path.verbs))
    return [
        Line(path, glow.colour.with_alpha(alpha), edge + 2 * reach, tag=GLOW)
        for reach, alpha in glow_alphas(glow.colour.alpha, radius, most)
    ]


def glow_alphas(alpha: float, radius: float, most: int = 28) -> list[tuple[float, float]]:
    """(distance in points, alpha) of the strokes of a glow, outermost first, at most `most`.

    Their overlay falls off steeply at the letters and softly at `radius`, as light does. Every
    alpha is a whole number of 255ths, its error carried on to the next: contexts that blend in
    8 bits then agree, and the faint outer strokes are neither lost nor doubled.
    """
    steps = max(6, min(most, max(12, math.ceil(radius * 1.2))))
    out: list[tuple[float, float]] = []
    seen = 0.0
    for i in range(steps):
        # A ring shows up to the next stroke's edge: aim at its middle.
        middle = (steps - i - 0.5) / steps
        target = alpha * (1 - middle) ** 2 * (1 + middle / 2)
        level = round(255 * (1 - (1 - target) / (1 - seen))) if seen < 1 else 0
        if level > 0:
            out.append((radius * (steps - i) / steps, level / 255))
            seen = 1 - (1 - seen) * (1 - level / 255)
    return out


# ------------------------------------------------------------------ highlight


def highlighted(
    highlight: Highlight,
    text: TextLayout,
    offset: tuple[float, float],
    vertical: bool,
    swatches: Swatches,
) -> list[Node]:
    """A band behind each line, or each column: from end to end of its ink, and equally high for
    lines of one size, whatever letters they hold.

    One node for all bands, so that a translucent paint shows no darker where two bands meet and a
    gradient runs over all of them. Text on an arc or on a path has no highlight.
    """
    pad_end = within(highlight.padding[0], -1.0, 8.0, "highlight's padding")
    pad_side = within(highlight.padding[1], -0.4, 8.0, "highlight's padding")
    radius = within(highlight.radius, -1.0, FARTHEST, "highlight's radius")
    bands = []
    for line, (x0, y0, x1, y1) in _bands(text, vertical):
        end, side = pad_end * line.size, pad_side * line.size
        across, down = (side, end) if vertical else (end, side)
        box = Box(
            x0 + offset[0] - across,
            y0 + offset[1] - down,
            x1 - x0 + 2 * across,
            y1 - y0 + 2 * down,
        )
        if box.width > 0 and box.height > 0:
            bands.append(box)
    if not bands:
        return []
    corner = [min(b.width, b.height) / 2 if radius < 0 else radius for b in bands]
    path = letters.joined(shapes.rect(b, r) for b, r in zip(bands, corner, strict=True))
    x, y = min(b.x for b in bands), min(b.y for b in bands)
    right, bottom = max(b.right for b in bands), max(b.bottom for b in bands)
    whole = Box(x, y, right - x, bottom - y)
    return [filled(path, highlight.paint, whole, swatches, tag=HIGHLIGHT)]


Ink = tuple[float, float, float, float]


def _bands(text: TextLayout, vertical: bool) -> list[tuple[PlacedLine, Ink]]:
    """Every line that has ink, with the box of its letters' height."""
    lines = [line for line in text.lines if line.ink[2] > line.ink[0]]
    if not lines:
        return []
    if vertical:
        half = max((line.ink[2] - line.ink[0]) / line.size for line in lines) / 2
        boxes = []
        for line in lines:
            middle, reach = (line.ink[0] + line.ink[2]) / 2, half * line.size
            top, bottom = _column(line)
            boxes.append((middle - reach, top, middle + reach, bottom))
        return list(zip(lines, boxes, strict=True))
    # In em of each line's own size, the highest and the lowest of all lines.
    above = max(max(_capitals(line), (line.baseline - line.ink[1]) / line.size) for line in lines)
    below = max(0.0, *((line.ink[3] - line.baseline) / line.size for line in lines))
    # Descenders are few: half their depth above too, or the words would hang in their band.
    above += 0.4 * below
    return [
        (
            line,
            (
                line.ink[0],
                line.baseline - above * line.size,
                line.ink[2],
                line.baseline + below * line.size,
            ),
        )
        for line in lines
    ]


def _column(line: PlacedLine) -> tuple[float, float]:
    """Top and bottom of a column: of its squares where upright characters end it, so that columns
    of equal length have equal bands."""
    top, bottom = line.ink[1], line.ink[3]
    for glyph in line.glyphs:
        if glyph.angle % 360 == 0 and glyph.text.strip():
            above = fonts.load(glyph.face).ideographic_top * glyph.size
            top = min(top, glyph.y - above)
            bottom = max(bottom, glyph.y - above + glyph.size)
    return top, bottom


def _capitals(line: PlacedLine) -> float:
    """Height in em of the capitals of the line's first letter with a case; 0 without one."""
    for glyph in line.glyphs:
        if glyph.text.lower() != glyph.text.upper():
            return fonts.load(glyph.face).cap_height * glyph.size / line.size
    return 0.0
