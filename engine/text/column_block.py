"""Columns of a block, from right to left."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.text import breaking, justifying, ruby
from engine.text.fitting import broken, holding, partitions, quality
from engine.text.lines import Breaking, lines_of
from engine.text.set_line import SetLine, sized, union
from engine.text.setting import Prepared
from engine.text.spec import PlacedLine, TextLayout, TextSpec

_STEPS = 26
"""Of the bisection: sizes to one part in sixty million."""
_APART = 0.08
"""At least between a reading and the next column, in em."""


def columns(spec: TextSpec, prepared: Prepared) -> TextLayout:
    """Columns from right to left. `align` places the block of columns in the box's width,
    `vertical_align` every column along its height; `leading` is the pitch of columns.

    fit box: the largest size at which everything fits. width and lines: the same size for all,
    at which the longest column's ink equals the height.
    """
    bounded = spec.height > 0
    if spec.fit == "none":
        return _unfitted(spec, prepared, spec.size, overflow=False)
    if not bounded and spec.fit != "box":
        chosen = broken(prepared, math.inf, spec.balance)
        size = _limit(spec, spec.width / max(1e-9, _across(lines_of(prepared, chosen), spec)))
        return _placed(spec, prepared, chosen, size)
    best: tuple[float, float, Breaking] | None = None
    most = spec.max_lines or 12
    candidates = list(partitions(prepared, most))
    if sum(m.count for m in prepared.measures) > breaking.SHORT or len(prepared.measures) > 1:
        candidates.append(_largest_columns(spec, prepared))
    for chosen in candidates:
        lines = lines_of(prepared, chosen)
        length = max((_length(line) for line in lines if line.ink), default=1.0)
        fitting = spec.width / max(1e-9, _across(lines, spec))
        if bounded:
            fitting = min(fitting, spec.height / length)
        fitting = _limit(spec, fitting)
        score = fitting * quality(prepared, chosen)
        if best is None or score > best[0]:
            best = score, fitting, chosen
    assert best is not None
    return _placed(spec, prepared, best[2], best[1])


def _limit(spec: TextSpec, size: float) -> float:
    return min(size, spec.max_size) if spec.max_size > 0 else size


def _length(line: SetLine) -> float:
    top, bottom = line.extent
    return bottom - top


def _advance(line: SetLine) -> float:
    return max(line.advance, _length(line))


def _unfitted(spec: TextSpec, prepared: Prepared, size: float, *, overflow: bool) -> TextLayout:
    """Columns of a size in the box's height; `overflow` as it is known so far."""
    measure = spec.height / size if spec.height > 0 else math.inf
    length = _length if spec.ink_align else _advance
    even = spec.balance and spec.align != "justify"
    lines = holding(prepared, measure, even, length)
    return _set(spec, prepared, lines, size, overflow=overflow)


def _placed(spec: TextSpec, prepared: Prepared, chosen: Breaking, size: float) -> TextLayout:
    """Fitted columns, or those of the smallest size if that is larger."""
    if size < spec.min_size:
        return _unfitted(spec, prepared, spec.min_size, overflow=True)
    return _set(spec, prepared, lines_of(prepared, chosen), size, overflow=False)


def _largest_columns(spec: TextSpec, prepared: Prepared) -> Breaking:
    low, high = max(spec.min_size, 1e-3), max(spec.width, spec.height)
    if spec.max_size > 0:
        high = min(high, spec.max_size)
    for _ in range(_STEPS):
        size = (low + high) / 2
        measure = spec.height / size if spec.height > 0 else math.inf
        columns = sum(len(m.greedy(measure)) for m in prepared.measures)
        good = (1.0 + (columns - 1) * spec.leading) * size <= spec.width
        good = good and not (spec.max_lines and columns > spec.max_lines)
        low, high = (size, high) if good else (low, size)
    return broken(prepared, spec.height / low if spec.height > 0 else math.inf, spec.balance)


def _reach(x: float, line: SetLine) -> tuple[float, float]:
    """Left and right of a column's ink, with its readings."""
    assert line.ink is not None
    return x + line.ink[0], x + max(line.ink[2], line.over)


def _across(lines: Sequence[SetLine], spec: TextSpec) -> float:
    """Width of the ink of columns at size 1."""
    axes = _axes(lines, spec.leading)
    inks = [_reach(x, line) for x, line in zip(axes, lines, strict=True) if line.ink]
    return max((i[1] for i in inks), default=1.0) - min((i[0] for i in inks), default=0.0)


def _axes(lines: Sequence[SetLine], leading: float) -> list[float]:
    """Middle lines of the columns at size 1; the first at 0, the others to its left."""
    out: list[float] = []
    x = 0.0
    for i, line in enumerate(lines):
        if i:
            pitch = leading * line.scale
            if line.over:
                pitch = max(pitch, line.over + lines[i - 1].scale / 2 + _APART)
            x -= pitch
        out.append(x)
    return out


def _set(
    spec: TextSpec, prepared: Prepared, lines: list[SetLine], size: float, *, overflow: bool
) -> TextLayout:
    if spec.max_lines and len(lines) > spec.max_lines:
        overflow = True
    axes = _axes(lines, spec.leading)
    half = max(line.scale for line in lines) / 2
    left, right = min(axes) - half, max(axes) + half
    inks = [_reach(x, line) for x, line in zip(axes, lines, strict=True) if line.ink]
    if inks and spec.ink_align:
        left, right = min(i[0] for i in inks), max(i[1] for i in inks)
    width = (right - left) * size
    if spec.align == "left":
        shift = -left * size
    elif spec.align in ("right", "justify"):
        shift = spec.width - right * size
    else:
        shift = (spec.width - width) / 2 - left * size
    if width > spec.width * 1.002 + 0.01:
        overflow = True
    justified: set[int] = set()
    if spec.align == "justify" and spec.height > 0:
        lines, justified = justifying.columns(prepared, lines, size, spec)
    placed: list[PlacedLine] = []
    blank: list[PlacedLine] = []
    readings: list[PlacedLine] = []
    for n, (axis, line) in enumerate(zip(axes, lines, strict=True)):
        x = axis * size + shift
        top, bottom = 0.0, line.advance * size
        if line.ink is not None and (spec.ink_align or line.hung):
            top, bottom = (v * size for v in line.extent)
        if spec.height <= 0 or spec.vertical_align == "top" or spec.align == "justify":
            y = -top
        elif spec.vertical_align == "bottom":
            y = spec.height - bottom
        else:
            y = (spec.height - top - bottom) / 2
        if not line.parts:
            blank.append(PlacedLine(line.text, (), (x, y, x, y), y, size, line.start, line.end))
            continue
        if spec.height > 0 and n not in justified:
            overflow = overflow or bottom - top > spec.height * 1.002 + 0.01
        ink = (x, y, x, y)
        if line.ink is not None:
            x0, y0, x1, y1 = line.ink
            ink = (x + x0 * size, y + y0 * size, x + x1 * size, y + y1 * size)
        glyphs = sized(line, x, y, size)
        placed.append(PlacedLine(line.text, glyphs, ink, y, size, line.start, line.end))
        if line.readings:
            readings += ruby.placed(line, x, y, size)
    return TextLayout(
        tuple(placed),
        union([p.ink for p in (*placed, *readings) if p.ink[0] < p.ink[2]]),
        size,
        size,
        overflow,
        prepared.items.missing,
        tuple(readings),
        blank=tuple(blank),
    )
