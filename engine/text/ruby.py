"""Readings set small beside their base: furigana, pinyin and zhuyin (JLREQ 3.3).

A reading stands above its base, or at the right of it in columns, centred. Where it is longer, its
base gets space around it, less what may stand over kana or a space beside it. A reading of as many
syllables as its base has signs is set sign by sign.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.text.punctuation import Spacing
from engine.text.set_line import Ink, Part, Reading, SetLine, sized, union
from engine.text.shaping import clusters_of, is_wide, script_of
from engine.text.spec import PlacedGlyph, PlacedLine, Span

_SIZE, _LEAST = 0.5, 0.4
"""Of the base's size. All readings of a text have one size, smaller if they are long."""
_GAP = 0.06
"""Between a reading and its base, in em of the base."""
_APART = 0.12
"""At least between readings side by side, in em of the reading."""
_OVERHANG = 0.5
"""What may stand over kana or a space, in em of the reading."""
_WHOLE = 4
"""A base of so many characters isn't broken."""
_EM_TOP = 0.86
"""Top of the box of a sign that fills its em, above the baseline."""
_KANA = frozenset(("Hira", "Kana"))

SetReading = Callable[[Span], SetLine]
Extents = Callable[[Part, int], Ink | None]
"""The ink of a glyph of a part."""


def readings(spans: Sequence[Span], set_reading: SetReading) -> tuple[Reading, ...]:
    """The readings of spans, each set by `set_reading` as a line of its own."""
    found: list[tuple[int, int, SetLine, float, bool, int]] = []
    at = 0
    for group, span in enumerate(spans):
        start, at = at, at + len(span.text)
        words = span.ruby.split()
        if not words or not span.text.strip():
            continue
        faces = span.faces
        edges = [start + c for c in clusters_of(span.text)] + [at]
        whole = at - start <= _WHOLE
        if len(words) != len(edges) - 1:
            words, edges = [" ".join(words)], [start, at]
        for k, word in enumerate(words):
            line = set_reading(Span(word, faces, style=span.style))
            if line.ink is not None:
                found.append((edges[k], edges[k + 1], line, span.scale, whole, group))
    if not found:
        return ()
    signs = [(b - a) / line.advance for a, b, line, _, _, _ in found if line.advance > 0]
    size = min(_SIZE, max(_LEAST, min(signs, default=_SIZE)))
    return tuple(
        [Reading(a, b, line, size * k, whole, group) for a, b, line, k, whole, group in found]
    )


def _yields(character: str) -> bool:
    """Whether a long reading may stand over a neighbour of its base."""
    return script_of(character) in _KANA or character in " \u3000"


def space(text: str, made: Sequence[Reading], widths: Sequence[float], spacing: Spacing) -> None:
    """Give bases that are shorter than their readings space; `widths` by cluster start."""
    held = {i for r in made for i in range(r.start, r.end)}
    for r in made:
        signs = [i for i in range(r.start, r.end) if widths[i]]
        if not signs:
            continue
        front, back = spacing.front, spacing.back
        length = sum(widths[i] + front.get(i, 0.0) + back.get(i, 0.0) for i in signs)
        excess = r.length + _APART * r.scale - length
        for i in (r.start - 1, r.end):
            if 0 <= i < len(text) and i not in held and _yields(text[i]):
                excess -= _OVERHANG * r.scale
        if excess <= 0:
            continue
        spread = all(is_wide(text[i]) for i in signs)
        firsts, lasts = (signs, signs) if spread else (signs[:1], signs[-1:])
        for sides, edges, of in (
            (front, spacing.edge_front, firsts),
            (back, spacing.edge_back, lasts),
        ):
            for i in of:
                share = excess / (2 * len(of))
                if i in edges:
                    edges[i] += share
                sides[i] = sides.get(i, 0.0) + share


def _base(line: SetLine, r: Reading) -> list[tuple[Part, int]]:
    """The glyphs of a reading's base on a line; none when most of it is on another."""
    a, b = max(r.start, line.start), min(r.end, line.end)
    if b <= a or 2 * (b - a) < r.end - r.start or (2 * (b - a) == r.end - r.start and a > r.start):
        return []
    return [(p, i) for p in line.parts for i, at in enumerate(p.starts) if a <= at < b]


def over_row(made: Sequence[Reading], line: SetLine, extents: Extents) -> SetLine:
    """A row with its readings above it."""
    placed: list[tuple[Reading, float]] = []
    top = 0.0
    for r in made:
        base = _base(line, r)
        boxes = [box for p, i in base if (box := extents(p, i)) is not None]
        if not boxes:
            continue
        x0, y0, x1, _ = union(boxes)
        scale = max(p.scale for p, _ in base)
        top = max(top, -y0, _EM_TOP * scale if is_wide(base[0][0].texts[base[0][1]][:1]) else 0.0)
        placed.append((r, (x0 + x1) / 2))
    if not placed:
        return line
    descent = max(r.line.ink[3] * r.scale for r in made if r.line.ink)
    ascent = max(-r.line.ink[1] * r.scale for r, _ in placed if r.line.ink)
    y = -(top + _GAP + max(0.0, descent))
    return _with(
        line,
        tuple([(r, middle - _middle(r) * r.scale, y) for r, middle in placed]),
        ascent - y,
    )


def beside_column(made: Sequence[Reading], line: SetLine, extents: Extents) -> SetLine:
    """A column with its readings at the right of it."""
    placed: list[tuple[Reading, float, float]] = []
    over = 0.0
    for r in made:
        base = _base(line, r)
        boxes = [box for p, i in base if (box := extents(p, i)) is not None]
        if not boxes:
            continue
        _, y0, _, y1 = union(boxes)
        scale = max(p.scale for p, _ in base)
        x = (0.5 + _GAP) * scale + r.scale / 2
        y = (y0 + y1) / 2
        ink = r.line.ink
        assert ink is not None
        placed.append((r, x, y - (ink[1] + ink[3]) / 2 * r.scale))
        over = max(over, x + ink[2] * r.scale)
    return _with(line, tuple(placed), over) if placed else line


def _middle(r: Reading) -> float:
    ink = r.line.ink
    return (ink[0] + ink[2]) / 2 if ink else r.line.advance / 2


def _with(line: SetLine, made: tuple[tuple[Reading, float, float], ...], over: float) -> SetLine:
    return SetLine(
        line.start, line.end, line.text, line.parts, line.advance, line.ink, line.top, line.scale,
        line.hang_left, line.hang_right, line.on_grid, line.hung, line.hung_left, made, over,
    )  # fmt: skip


def placed(line: SetLine, x: float, y: float, size: float, width: float = 0.0) -> list[PlacedLine]:
    """The readings of a line whose origin stands at (x, y); they keep inside a box as wide as
    `width` where they can (0: any)."""
    out: list[PlacedLine] = []
    last = -1
    for r, dx, dy in line.readings:
        left, at, k = x + dx * size, y + dy * size, r.scale * size
        ink = r.line.ink
        assert ink is not None
        if width and (ink[2] - ink[0]) * k <= width:
            left = min(max(left, -ink[0] * k), width - ink[2] * k)
        glyphs = tuple(
            [
                PlacedGlyph(
                    g.face, g.gid, g.x, g.y, g.size, g.angle, r.start, r.end, g.text, g.style
                )
                for g in sized(r.line, left, at, k)
            ]
        )
        box = (left + ink[0] * k, at + ink[1] * k, left + ink[2] * k, at + ink[3] * k)
        made = PlacedLine(r.line.text, glyphs, box, at, k)
        if r.group == last:
            before = out.pop()
            made = PlacedLine(
                f"{before.text} {made.text}",
                before.glyphs + glyphs,
                union((before.ink, box)),
                at,
                k,
            )
        last = r.group
        out.append(made)
    return out
