"""Colour glyphs (emoji) as stacked filled outlines: COLR version 0 and 1 with CPAL.

HarfBuzz walks the colour table of a glyph and calls back for each clip, transform and paint; here
they become a flat list of layers that every context can fill. Three things of COLR version 1 have
no counterpart in a flat list and are approximated:

* a sweep gradient becomes its mean colour;
* a radial gradient between two circles of different centres is drawn about the larger one;
* of the compositing modes, those that mask become clips by outlines (their edges, not their
  transparencies), and those that blend (multiply, screen, ...) are painted over.

Source: OpenType 1.9.1, COLR and CPAL.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import uharfbuzz as hb

from engine.errors import UserError
from engine.text import fonts, outlines

MAX_LAYERS = 20_000
"""Layers of a glyph; the richest emoji (flags with seals) have over 3,000."""
MAX_NUMBERS = 1_000_000
"""Coordinates in the outlines of a glyph's layers."""
_MAX_PERIODS = 24
"""Repeats of a repeating gradient that are written out as stops."""

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f."""

Outline = tuple[str, tuple[float, ...]]
"""Verbs M L Q C Z and their points."""

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Solid:
    """sRGB, straight alpha, each 0 to 1. A `foreground` colour is the text's own: its r, g, b are
    0 and say nothing, its alpha is to be multiplied with the text's."""

    r: float
    g: float
    b: float
    a: float = 1.0
    foreground: bool = False


@dataclass(frozen=True, slots=True)
class ColourStop:
    offset: float
    """0 to 1, ascending in a fill."""
    colour: Solid


@dataclass(frozen=True, slots=True)
class LinearFill:
    """From (x0, y0) to (x1, y1) in font units, y up; padded beyond its ends."""

    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[ColourStop, ...]


@dataclass(frozen=True, slots=True)
class RadialFill:
    """From the centre to the circle's edge, padded beyond, in the gradient's own space; `matrix`
    maps that space to font units, y up."""

    cx: float
    cy: float
    radius: float
    stops: tuple[ColourStop, ...]
    matrix: Matrix = _IDENTITY


Fill = Solid | LinearFill | RadialFill


@dataclass(frozen=True, slots=True)
class ColourLayer:
    """An outline in font units, y up, to be filled (nonzero) with a paint. What lies outside any
    of the `clips` isn't shown; most layers have none."""

    verbs: str
    points: tuple[float, ...]
    paint: Fill
    clips: tuple[Outline, ...] = ()


def has_colour(face_id: str) -> bool:
    """Whether the face has colour glyphs made of outlines (COLR)."""
    face = fonts.load(face_id).face
    return bool(face.has_color_layers or face.has_color_paint)


@fonts.memo(512)
def layers(face_id: str, gid: int) -> tuple[ColourLayer, ...]:
    """The layers of a colour glyph, the bottom one first, in the face's first palette; () for
    ordinary glyphs. Raises UserError for a glyph of absurdly many layers."""
    if not has_colour(face_id):
        return ()
    loaded = fonts.load(face_id)
    face = loaded.face
    if not (face.glyph_has_color_paint(gid) or face.get_glyph_color_layers(gid)):
        return ()
    walk = _Walk(face_id)
    loaded.font.paint_glyph(gid, _callbacks(), walk, 0, hb.Color(0, 0, 0, 255))
    if walk.count > MAX_LAYERS or walk.numbers > MAX_NUMBERS:
        raise UserError(
            f"the colour glyph {gid} has too many layers",
            f"face {face_id[:80]!r}",
            "Choose another face for it.",
        )
    return tuple(walk.groups[0])


# ------------------------------------------------------------------ the walk


@dataclass(slots=True)
class _Walk:
    """What holds at this point of the walk."""

    face_id: str
    matrices: list[Matrix] = field(default_factory=lambda: [_IDENTITY])
    clips: list[Outline] = field(default_factory=list)
    groups: list[list[ColourLayer]] = field(default_factory=lambda: [[]])
    count: int = 0
    numbers: int = 0

    def paint(self, fill: Fill) -> None:
        """Fills the innermost clip; an unbounded paint has no outline and can't be shown."""
        if not self.clips:
            return
        self.count += 1
        verbs, points = self.clips[-1]
        self.numbers += len(points)
        if verbs and not self.full() and math.isfinite(sum(points)):
            around = tuple(c for c in self.clips[:-1] if not _holds(c, points))
            self.groups[-1].append(ColourLayer(verbs, points, fill, around))

    def full(self) -> bool:
        return self.count > MAX_LAYERS or self.numbers > MAX_NUMBERS


def _holds(clip: Outline, points: Sequence[float]) -> bool:
    """Whether a clip is an upright rectangle around all points, as the clip boxes of COLR are."""
    verbs, corners = clip
    if verbs not in ("MLLLZ", "MLLLLZ") or not points:
        return False
    xs, ys = corners[0::2], corners[1::2]
    steps = zip(corners, corners[2:], strict=False)
    if len(set(xs)) > 2 or len(set(ys)) > 2 or sum(a != b for a, b in steps) not in (3, 4):
        return False
    inside_x = min(xs) <= min(points[0::2]) and max(points[0::2]) <= max(xs)
    return inside_x and min(ys) <= min(points[1::2]) and max(points[1::2]) <= max(ys)


def _push_transform(
    a: float, b: float, c: float, d: float, e: float, f: float, walk: _Walk
) -> None:
    walk.matrices.append(_times(walk.matrices[-1], (a, b, c, d, e, f)))


def _pop_transform(walk: _Walk) -> None:
    walk.matrices.pop()


def _push_clip_glyph(gid: int, walk: _Walk) -> None:
    if walk.full():
        walk.clips.append(("", ()))
        return
    verbs, points = outlines.outline(walk.face_id, gid)
    walk.clips.append((verbs, _moved(walk.matrices[-1], points)))


def _push_clip_rectangle(x0: float, y0: float, x1: float, y1: float, walk: _Walk) -> None:
    corners = (x0, y0, x1, y0, x1, y1, x0, y1)
    walk.clips.append(("MLLLZ", _moved(walk.matrices[-1], corners)))


def _pop_clip(walk: _Walk) -> None:
    walk.clips.pop()


def _push_group(walk: _Walk) -> None:
    walk.groups.append([])


def _pop_group(mode: hb.PaintCompositeMode, walk: _Walk) -> None:
    source = walk.groups.pop()
    walk.groups[-1] = _composed(walk.groups[-1], source, mode)


def _colour(colour: hb.Color, is_foreground: bool, walk: _Walk) -> None:
    walk.paint(_solid(colour, is_foreground))


def _linear(
    line: hb.ColorLine,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    walk: _Walk,
) -> None:
    if not walk.clips or walk.full():
        return
    matrix = walk.matrices[-1]
    p = _moved(matrix, (x0, y0, x1, y1, x2, y2))
    stops = _stops(line)
    # The colours stand still along the line from the first point to the third.
    ax, ay, bx, by = p[2] - p[0], p[3] - p[1], p[4] - p[0], p[5] - p[1]
    across = math.hypot(bx, by)
    if across:
        nx, ny = -by / across, bx / across
        length = ax * nx + ay * ny
        ax, ay = nx * length, ny * length
    # The specification leaves lines of no length unpainted.
    if not stops or not (ax or ay) or not all(map(math.isfinite, (*p, ax, ay))):
        return
    _, points = walk.clips[-1]
    squared = ax * ax + ay * ay
    along = [
        ((x - p[0]) * ax + (y - p[1]) * ay) / squared
        for x, y in zip(points[0::2], points[1::2], strict=True)
    ]
    stops = _written_out(stops, line.extend, min(along, default=0.0), max(along, default=1.0))
    first, last = stops[0].offset, stops[-1].offset
    if last <= first:
        last = first + 1e-6
    walk.paint(
        LinearFill(
            p[0] + ax * first,
            p[1] + ay * first,
            p[0] + ax * last,
            p[1] + ay * last,
            _spread(stops, first, last),
        )
    )


def _radial(
    line: hb.ColorLine,
    x0: float,
    y0: float,
    r0: float,
    x1: float,
    y1: float,
    r1: float,
    walk: _Walk,
) -> None:
    if not walk.clips or walk.full():
        return
    matrix = walk.matrices[-1]
    stops = _stops(line)
    if not all(map(math.isfinite, (*matrix, x0, y0, r0, x1, y1, r1))) or not stops:
        return
    determinant = matrix[0] * matrix[3] - matrix[1] * matrix[2]
    if r0 == r1 or max(r0, r1) <= 0 or abs(determinant) < 1e-12:
        walk.paint(stops[-1].colour)
        return
    cx, cy = (x1, y1) if r1 >= r0 else (x0, y0)
    _, points = walk.clips[-1]
    local = _moved(_inverse(matrix), points)
    reach = max(
        (math.hypot(x - cx, y - cy) for x, y in zip(local[0::2], local[1::2], strict=True)),
        default=max(r0, r1),
    )
    ends = sorted(((0.0 - r0) / (r1 - r0), (reach - r0) / (r1 - r0)))
    stops = _written_out(stops, line.extend, ends[0], ends[1])
    placed = sorted(
        (
            ColourStop(r0 + stop.offset * (r1 - r0), stop.colour)
            for stop in _oriented(stops, r1 > r0)
        ),
        key=lambda stop: stop.offset,
    )
    radius = placed[-1].offset
    if radius <= 0:
        walk.paint(placed[-1].colour)
        return
    walk.paint(RadialFill(cx, cy, radius, _spread(_from_zero(placed), 0.0, radius), matrix))


def _sweep(line: hb.ColorLine, x0: float, y0: float, start: float, end: float, walk: _Walk) -> None:
    stops = _stops(line)
    if stops:
        walk.paint(_mean(stops))


@functools.lru_cache(maxsize=1)
def _callbacks() -> hb.PaintFuncs:
    out = hb.PaintFuncs()
    out.set_push_transform_func(_push_transform)
    out.set_pop_transform_func(_pop_transform)
    out.set_push_clip_glyph_func(_push_clip_glyph)
    out.set_push_clip_rectangle_func(_push_clip_rectangle)
    out.set_pop_clip_func(_pop_clip)
    out.set_push_group_func(_push_group)
    out.set_pop_group_func(_pop_group)
    out.set_color_func(_colour)
    out.set_linear_gradient_func(_linear)
    out.set_radial_gradient_func(_radial)
    out.set_sweep_gradient_func(_sweep)
    return out


# ------------------------------------------------------------------ compositing


def _composed(
    below: list[ColourLayer], above: list[ColourLayer], mode: hb.PaintCompositeMode
) -> list[ColourLayer]:
    modes = hb.PaintCompositeMode
    if mode == modes.CLEAR:
        return []
    if mode == modes.SRC:
        return above
    if mode == modes.DEST:
        return below
    if mode == modes.DEST_OVER:
        return above + below
    if mode == modes.SRC_IN:
        return _clipped(above, below)
    if mode == modes.DEST_IN:
        return _clipped(below, above)
    if mode == modes.SRC_ATOP:
        return below + _clipped(above, below)
    if mode == modes.DEST_ATOP:
        return above + _clipped(below, above)
    if mode == modes.SRC_OUT:
        return above
    if mode == modes.DEST_OUT:
        return below
    return below + above


def _clipped(shown: list[ColourLayer], mask: list[ColourLayer]) -> list[ColourLayer]:
    """Where the mask has ink: its outlines together are one more clip."""
    inked = [m for m in mask if not (isinstance(m.paint, Solid) and m.paint.a == 0)]
    if not inked:
        return []
    union = ("".join(m.verbs for m in inked), tuple(n for m in inked for n in m.points))
    return [
        layer if _holds(union, layer.points) else replace(layer, clips=(*layer.clips, union))
        for layer in shown
    ]


# ------------------------------------------------------------------ colours


def _solid(colour: Any, is_foreground: bool) -> Solid:
    if is_foreground:
        return Solid(0.0, 0.0, 0.0, colour.alpha / 255, True)
    return Solid(colour.red / 255, colour.green / 255, colour.blue / 255, colour.alpha / 255)


def _stops(line: hb.ColorLine) -> list[ColourStop]:
    found: Iterable[Any] = line.color_stops
    out = [ColourStop(float(s.offset), _solid(s.color, s.is_foreground)) for s in found]
    return sorted(out[:256], key=lambda stop: stop.offset)


def _written_out(
    stops: list[ColourStop], extend: hb.PaintExtend, low: float, high: float
) -> list[ColourStop]:
    """A repeating or reflecting line as plain stops from `low` to `high`."""
    first, last = stops[0].offset, stops[-1].offset
    period = last - first
    if extend == hb.PaintExtend.PAD or period <= 1e-6 or not math.isfinite(low + high):
        return stops
    begin = math.floor((low - first) / period)
    end = math.ceil((high - first) / period)
    begin, end = max(begin, -_MAX_PERIODS), min(end, _MAX_PERIODS)
    out = []
    for k in range(begin, max(end, begin + 1)):
        mirrored = extend == hb.PaintExtend.REFLECT and k % 2
        for stop in reversed(stops) if mirrored else stops:
            at = (last - stop.offset) if mirrored else (stop.offset - first)
            out.append(ColourStop(first + k * period + at, stop.colour))
    return out


def _oriented(stops: list[ColourStop], ascending: bool) -> list[ColourStop]:
    """Equal offsets keep their order from the centre outwards."""
    return stops if ascending else stops[::-1]


def _from_zero(stops: list[ColourStop]) -> list[ColourStop]:
    """Stops of negative radius are cut off; the centre shows the colour that lies there."""
    inner = [stop for stop in stops if stop.offset <= 0]
    outer = [stop for stop in stops if stop.offset > 0]
    if not inner:
        return outer
    a, b = inner[-1], outer[0]
    t = -a.offset / (b.offset - a.offset)
    return [ColourStop(0.0, _between(a.colour, b.colour, t)), *outer]


def _between(a: Solid, b: Solid, t: float) -> Solid:
    def mix(x: float, y: float) -> float:
        return x + (y - x) * t

    foreground = a.foreground if t < 0.5 else b.foreground
    return Solid(mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a), foreground)


def _spread(stops: Iterable[ColourStop], first: float, last: float) -> tuple[ColourStop, ...]:
    """Offsets from 0 to 1."""
    span = last - first
    return tuple(
        ColourStop(min(1.0, max(0.0, (stop.offset - first) / span)), stop.colour) for stop in stops
    )


def _mean(stops: list[ColourStop]) -> Solid:
    """Of the colour line between its first and last stop."""
    period = stops[-1].offset - stops[0].offset
    if len(stops) == 1 or period <= 0:
        return stops[-1].colour
    sums = [0.0, 0.0, 0.0, 0.0]
    for a, b in itertools.pairwise(stops):
        share = (b.offset - a.offset) / period / 2
        for i, (x, y) in enumerate(
            ((a.colour.r, b.colour.r), (a.colour.g, b.colour.g), (a.colour.b, b.colour.b))
        ):
            sums[i] += share * (x * a.colour.a + y * b.colour.a)
        sums[3] += share * (a.colour.a + b.colour.a)
    if not sums[3]:
        return Solid(0.0, 0.0, 0.0, 0.0)
    foreground = all(stop.colour.foreground for stop in stops)
    return Solid(sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3], sums[3], foreground)


# ------------------------------------------------------------------ geometry


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First n, then m."""
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _inverse(m: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    det = a * d - b * c
    return (
        d / det,
        -b / det,
        -c / det,
        a / det,
        (c * f - d * e) / det,
        (b * e - a * f) / det,
    )


def _moved(m: Matrix, points: Sequence[float]) -> tuple[float, ...]:
    if m == _IDENTITY:
        return tuple(points)
    out: list[float] = []
    for x, y in zip(points[0::2], points[1::2], strict=True):
        out += (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    return tuple(out)
