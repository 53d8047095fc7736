"""Text on a circle: each cluster stands on its own tangent, rigid, letters upright."""

from __future__ import annotations

import math

from engine.errors import UserError
from engine.text import outlines
from engine.text.setting import Prepared, SetGlyph, SetLine, union
from engine.text.shaping import CONNECTED
from engine.text.spec import Arc, PlacedGlyph, PlacedLine, TextLayout, TextSpec


def bend(spec: TextSpec, prepared: Prepared) -> TextLayout:
    """One line about the circle of `spec.arc`; hard line ends count as spaces.

    Fitted text (any `fit` but none) fills `max_span`, within the size limits; other text is set
    smaller when it would pass it. Raises UserError for joined scripts, which would break.
    """
    arc = spec.arc
    assert arc is not None
    for p in prepared.items.paragraphs:
        for run in p.runs:
            if run.script in CONNECTED and not prepared.text[run.start : run.end].isspace():
                raise UserError(
                    "joined letters can't be set on a circle",
                    "text",
                    "Set this text on a straight line.",
                )
    lines = [
        prepared.line(p, p.start, p.end, p.end, False)
        for p in prepared.items.paragraphs
        if p.end > p.start
    ]
    length = sum(line.advance for line in lines) + 0.25 * (len(lines) - 1)
    room = math.radians(arc.max_span) * arc.radius
    size = spec.size
    if length > 0:
        most = room / length
        size = min(size, most) if spec.fit == "none" else most
        if spec.max_size > 0:
            size = min(size, spec.max_size)
    overflow = False
    if size < spec.min_size <= spec.size:
        size, overflow = spec.min_size, True
    glyphs: list[PlacedGlyph] = []
    boxes: list[tuple[float, float, float, float]] = []
    along = -length * size / 2
    for line in lines:
        for group in _clusters(line):
            _place(group, along, size, arc, glyphs, boxes)
        along += (line.advance + 0.25) * size
    ink = union(boxes)
    text = " ".join(line.text for line in lines)
    baseline = arc.cy + arc.radius if arc.inside else arc.cy - arc.radius
    placed = PlacedLine(text, tuple(glyphs), ink, baseline, size)
    return TextLayout((placed,), ink, size, size, overflow, prepared.items.missing)


def _clusters(line: SetLine) -> list[list[SetGlyph]]:
    """Glyphs that turn together: a letter and its marks."""
    groups: list[list[SetGlyph]] = []
    for glyph in line.glyphs:
        if groups and groups[-1][0].start == glyph.start:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _place(
    group: list[SetGlyph],
    along: float,
    size: float,
    arc: Arc,
    glyphs: list[PlacedGlyph],
    boxes: list[tuple[float, float, float, float]],
) -> None:
    middle = _middle(group)
    turn = (along + middle * size) / arc.radius
    if arc.inside:
        theta = math.radians(arc.angle) - turn
        rotation = theta - math.pi / 2
    else:
        theta = math.radians(arc.angle) + turn
        rotation = theta + math.pi / 2
    px = arc.cx + arc.radius * math.cos(theta)
    py = arc.cy + arc.radius * math.sin(theta)
    c, s = math.cos(rotation), math.sin(rotation)
    angle = math.degrees(rotation) % 360.0
    if angle > 180.0:
        angle -= 360.0
    for g in group:
        dx, dy = (g.x - middle) * size, g.y * size
        x, y = px + dx * c - dy * s, py + dx * s + dy * c
        k = size * g.scale
        glyphs.append(PlacedGlyph(g.face, g.gid, x, y, k, angle, g.start, g.end, g.text, g.style))
        box = outlines.extents(g.face, g.gid)
        if box is not None:
            corners = [(u * k, -v * k) for u in (box[0], box[2]) for v in (box[1], box[3])]
            xs = [x + u * c - v * s for u, v in corners]
            ys = [y + u * s + v * c for u, v in corners]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))


def _middle(group: list[SetGlyph]) -> float:
    """Middle of the cluster along the line in em: of its ink, or of a space its origin."""
    spans = []
    for g in group:
        box = outlines.extents(g.face, g.gid)
        if box is not None:
            spans.append((g.x + box[0] * g.scale, g.x + box[2] * g.scale))
    if not spans:
        return group[0].x
    return (min(a for a, _ in spans) + max(b for _, b in spans)) / 2
