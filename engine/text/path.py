"""Text on a circle or another path: each cluster stands on its own tangent, rigid, upright.

Where letters join, a word is rigid as a whole, on curves that are gentle enough for it. Where a
path bends towards the letters' tops, these are set apart so that they don't run into each other.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from engine.errors import UserError
from engine.text import fonts, outlines, rail
from engine.text.lines import line_of
from engine.text.rail import Rail
from engine.text.set_line import Ink, SetGlyph, SetLine, union
from engine.text.setting import Prepared
from engine.text.shaping import CONNECTED, SPACES
from engine.text.spec import PlacedGlyph, PlacedLine, TextLayout, TextSpec

_SPACE = 0.25
"""Between what were paragraphs, in em."""
_SAGITTA = 0.3
"""How far a rigid word may leave its path, in em: half of it in the middle, half at the ends."""
_HEIGHT = 0.8
"""Of the letters' tops, where they would meet, of the cap height."""
_CLOSEST = 0.35
"""Letters are set apart up to 1 / this."""
_COMPENSATED = 2000
"""Clusters; longer texts keep their spacing."""
_STEPS = 24


class _Piece(NamedTuple):
    """Glyphs that turn together: a letter and its marks, or a word whose letters join."""

    glyphs: Sequence[SetGlyph]
    middle: float
    """Along the line, in em."""
    width: float
    """Of the ink, 0 for a space."""


def bend(spec: TextSpec, prepared: Prepared) -> TextLayout:
    """One line along `spec.arc`, or else `spec.path`; hard line ends count as spaces.

    Fitted text (any `fit` but none) fills the room, within the size limits; other text is set
    smaller when it would pass it. On a circle it stands in the middle, on a path as `align` says.
    Raises UserError for joined words on a curve that is too tight for them.
    """
    if spec.arc is not None:
        along = rail.of_arc(spec.arc)
        room = math.radians(spec.arc.max_span) * spec.arc.radius
        first = (along.length - room) / 2
        align = "centre"
    else:
        assert spec.path is not None
        along = rail.of_curve(spec.path)
        first = spec.path.start * along.length
        room = along.length if along.closed else along.length - first
        align = "left" if spec.align == "justify" else spec.align
        if room < 1e-6:
            raise UserError("the text starts where its path ends", "path", "Give a start below 1.")
    lines = [
        line_of(prepared, p, p.start, p.end, p.end, False)
        for p in prepared.items.paragraphs
        if p.end > p.start
    ]
    joined = _joined(prepared)
    pieces: list[_Piece] = []
    starts: list[float] = []
    length = -_SPACE
    for line in lines:
        length += _SPACE
        starts.append(length)
        pieces += _pieces(line, length, joined)
        length += line.advance
    height = _HEIGHT * fonts.load(lines[0].parts[0].face).cap_height if lines[0].parts else 0.5
    size = _size(spec, along, first, room, align, pieces, length, height)
    overflow = False
    if size < spec.min_size <= spec.size:
        size, overflow = spec.min_size, True
    places = _places(along, first, room, align, pieces, length, size, height)
    glyphs: list[PlacedGlyph] = []
    boxes: list[Ink] = []
    for piece, at in zip(pieces, places, strict=True):
        _check_gentle(along, piece, at, size, joined)
        _place(piece, at, size, along, glyphs, boxes)
    ink = union(boxes)
    text = " ".join([line.text for line in lines])
    middle = along.at((places[0] + places[-1]) / 2 if places else first)
    placed = PlacedLine(text, tuple(glyphs), ink, middle[1], size)
    small = _readings(lines, starts, pieces, places, size, along)
    curve = along.between(first, first + room)
    whole = union([ink, *[r.ink for r in small]]) if small else ink
    return TextLayout(
        (placed,), whole, size, size, overflow, prepared.items.missing, tuple(small), curve
    )


def _joined(prepared: Prepared) -> frozenset[int]:
    """Code points of words whose letters join."""
    out: set[int] = set()
    for p in prepared.items.paragraphs:
        for run in p.runs:
            if run.script in CONNECTED:
                out.update(i for i in range(run.start, run.end) if prepared.text[i] not in SPACES)
    return frozenset(out)


def _pieces(line: SetLine, at: float, joined: frozenset[int]) -> list[_Piece]:
    groups: list[list[SetGlyph]] = []
    for g in line.glyphs:
        if groups and (
            groups[-1][0].start == g.start or (g.start in joined and groups[-1][-1].start in joined)
        ):
            groups[-1].append(g)
        else:
            groups.append([g])
    out: list[_Piece] = []
    for group in groups:
        spans = [
            (g.x + box[0] * g.scale, g.x + box[2] * g.scale)
            for g in group
            if (box := outlines.extents(g.face, g.gid)) is not None
        ]
        left = min([a for a, _ in spans], default=group[0].x)
        right = max([b for _, b in spans], default=group[0].x)
        moved = [g._replace(x=g.x + at) for g in group] if at else group
        out.append(_Piece(moved, (left + right) / 2 + at, right - left))
    return out


def _size(
    spec: TextSpec,
    along: Rail,
    first: float,
    room: float,
    align: str,
    pieces: Sequence[_Piece],
    length: float,
    height: float,
) -> float:
    """The size that fills the room, or the wanted one if that is smaller."""
    if length <= 0 or not pieces:
        return spec.size
    most = room / length
    if spec.fit == "none":
        most = min(most, spec.size)
    if spec.max_size > 0:
        most = min(most, spec.max_size)

    def fits(size: float) -> bool:
        places = _places(along, first, room, "left", pieces, length, size, height)
        grown = places[-1] - places[0] - (pieces[-1].middle - pieces[0].middle) * size
        return length * size + grown <= room * (1 + 1e-9)

    if fits(most):
        return most
    low, high = 0.0, most
    for _ in range(_STEPS):
        size = (low + high) / 2
        low, high = (size, high) if fits(size) else (low, size)
    return low


def _places(
    along: Rail,
    first: float,
    room: float,
    align: str,
    pieces: Sequence[_Piece],
    length: float,
    size: float,
    height: float,
) -> list[float]:
    """The distance along the path at which every piece stands."""
    if not pieces:
        return []
    share = {"left": 0.0, "right": 1.0}.get(align, 0.5)
    free = room - length * size
    out = [first + share * free + p.middle * size for p in pieces]
    if len(pieces) > _COMPENSATED:
        return out
    steps: list[float] = []
    place = out[0]
    for before, after in itertools.pairwise(pieces):
        step = (after.middle - before.middle) * size
        # Tops stand nearer together than feet by what the path turns between them.
        turn = max(0.0, -along.turn(place, place + step)) if step > 0 else 0.0
        if turn:
            closer = 1.0 - turn * height * size / step
            step /= max(_CLOSEST, closer)
        steps.append(step)
        place += step
    grown = sum(steps) - (out[-1] - out[0])
    if grown <= 1e-9:
        return out
    place = out[0] - share * grown
    out = [place]
    for step in steps:
        place += step
        out.append(place)
    return out


def _check_gentle(
    along: Rail, piece: _Piece, at: float, size: float, joined: frozenset[int]
) -> None:
    if piece.glyphs[0].start not in joined:
        return
    half = piece.width * size / 2
    turn = abs(along.turn(at - half, at)) + abs(along.turn(at, at + half))
    if turn * half / 4 > _SAGITTA * size:
        raise UserError(
            "joined letters can't be set on a curve as tight as this",
            "text",
            "Set this text on a straight line, a gentler curve or smaller.",
        )


def _stand(along: Rail, at: float, width: float, word: bool) -> tuple[float, float, float]:
    """Where a piece stands and how it is turned: by the chord under it. A word stands between
    its chord and the path."""
    x, y, angle = along.at(at)
    if width > 0:
        (ax, ay, _), (bx, by, _) = along.at(at - width / 2), along.at(at + width / 2)
        if math.hypot(bx - ax, by - ay) > width / 4:
            angle = math.atan2(by - ay, bx - ax)
            if word:
                x, y = (2 * x + ax + bx) / 4, (2 * y + ay + by) / 4
    return x, y, angle


def _place(
    piece: _Piece,
    at: float,
    size: float,
    along: Rail,
    glyphs: list[PlacedGlyph],
    boxes: list[Ink],
) -> None:
    word = piece.glyphs[0].start != piece.glyphs[-1].start
    px, py, rotation = _stand(along, at, piece.width * size, word)
    c, s = math.cos(rotation), math.sin(rotation)
    angle = math.degrees(rotation) % 360.0
    if angle > 180.0:
        angle -= 360.0
    for g in piece.glyphs:
        dx, dy = (g.x - piece.middle) * size, g.y * size
        x, y = px + dx * c - dy * s, py + dx * s + dy * c
        k = size * g.scale
        glyphs.append(PlacedGlyph(g.face, g.gid, x, y, k, angle, g.start, g.end, g.text, g.style))
        box = outlines.extents(g.face, g.gid)
        if box is not None:
            corners = [(u * k, -v * k) for u in (box[0], box[2]) for v in (box[1], box[3])]
            xs = [x + u * c - v * s for u, v in corners]
            ys = [y + u * s + v * c for u, v in corners]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))


def _readings(
    lines: Sequence[SetLine],
    starts: Sequence[float],
    pieces: Sequence[_Piece],
    places: Sequence[float],
    size: float,
    along: Rail,
) -> list[PlacedLine]:
    """Ruby, rigid, each over the piece that stands in its middle."""
    out: list[PlacedLine] = []
    for line, start in zip(lines, starts, strict=True):
        for r, x, y in line.readings:
            moved = [
                SetGlyph(
                    g.face, g.gid, start + x + g.x * r.scale, y + g.y * r.scale,
                    g.scale * r.scale, g.angle, r.start, r.end, g.text, g.style,
                )
                for g in r.line.glyphs
            ]  # fmt: skip
            ink = r.line.ink
            assert ink is not None
            middle = start + x + (ink[0] + ink[2]) / 2 * r.scale
            width = (ink[2] - ink[0]) * r.scale
            near = min(range(len(pieces)), key=lambda n: abs(pieces[n].middle - middle))
            at = places[near] + (middle - pieces[near].middle) * size
            glyphs: list[PlacedGlyph] = []
            boxes: list[Ink] = []
            _place(_Piece(moved, middle, width), at, size, along, glyphs, boxes)
            box = union(boxes)
            out.append(PlacedLine(r.line.text, tuple(glyphs), box, box[3], r.scale * size))
    return out
