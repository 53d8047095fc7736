"""The one text layout: from a `TextSpec` to placed glyphs.

Prepared text (`engine.text.setting`) is broken into lines, fitted and placed. Horizontal lines and
Chinese or Japanese columns share the line breaks; `engine.text.arc` bends one line round a circle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.errors import UserError
from engine.text import arc, breaking, fonts
from engine.text.setting import TALL, Prepared, SetLine, prepare, union
from engine.text.spec import PlacedGlyph, PlacedLine, TextLayout, TextSpec

MAX_TEXT = 20_000
"""Code points in one block."""
MAX_SPANS = 500
MAX_LENGTH = 1e6
"""Points, for widths, heights, sizes and radii."""
RATIO = 2.1
"""Fitted lines of more unequal sizes get one common size (art direction 3.1)."""
GAP = 0.12
"""Between fitted lines, ink to ink, of the smaller cap height."""
_STEPS = 26
"""Of the bisection: sizes to one part in sixty million."""

# ------------------------------------------------------------------ lines


Breaking = tuple[tuple[int, ...], ...]
"""Per paragraph, the indices of the breaks that end its lines."""


def _lines(prepared: Prepared, chosen: Breaking) -> list[SetLine]:
    out: list[SetLine] = []
    for p, measure, ends in zip(prepared.items.paragraphs, prepared.measures, chosen, strict=True):
        places = measure.breaks
        start = p.start
        for k in ends:
            out.append(
                prepared.line(p, start, places.trimmed[k], places.ends[k], places.hyphens[k])
            )
            start = places.ends[k]
    return out


def _broken(prepared: Prepared, measure: float, balance: bool) -> Breaking:
    if balance:
        return tuple(m.balanced(measure) for m in prepared.measures)
    return tuple(m.greedy(measure) for m in prepared.measures)


def _partitions(prepared: Prepared, most: int) -> list[Breaking]:
    """Even breakings into ever more lines, at most `most`, for texts that are fitted."""
    if len(prepared.measures) != 1:
        return [tuple((m.count - 1,) for m in prepared.measures)]
    only = prepared.measures[0]
    out: list[Breaking] = []
    for lines in range(1, min(most, only.count, 12) + 1):
        ends = only.even(lines)
        if ends:
            out.append((ends,))
    return out


def _quality(prepared: Prepared, chosen: Breaking) -> float:
    """1 for faultless lines, less for orphans and bad ends: what a larger size must make up."""
    faults = sum(m.faults(ends) for m, ends in zip(prepared.measures, chosen, strict=True))
    return math.exp(-0.12 * faults)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines stacked at size 1: baselines from the optical top of the first."""

    baselines: tuple[float, ...]
    top: float
    """Optical top of the first line: 0."""
    bottom: float
    """The last baseline."""
    ink_top: float
    ink_bottom: float
    ink_width: float
    """Of the widest line."""
    advance_width: float


def _stack(lines: Sequence[SetLine], leading: float) -> _Block:
    baselines: list[float] = []
    y = lines[0].top
    for i, line in enumerate(lines):
        if i:
            y += leading * max(line.scale, 1e-6)
        baselines.append(y)
    tops = [b + line.ink[1] for b, line in zip(baselines, lines, strict=True) if line.ink]
    bottoms = [b + line.ink[3] for b, line in zip(baselines, lines, strict=True) if line.ink]
    widths = [line.ink[2] - line.ink[0] for line in lines if line.ink]
    return _Block(
        tuple(baselines),
        0.0,
        baselines[-1],
        min(tops, default=0.0),
        max(bottoms, default=baselines[-1]),
        max(widths, default=0.0),
        max((line.advance for line in lines), default=0.0),
    )


# ------------------------------------------------------------------ the front door


def layout(spec: TextSpec) -> TextLayout:
    """Lay a text out; see `TextSpec` for what each field asks. Memoised.

    Raises UserError for lengths that aren't numbers or not positive, for texts beyond
    MAX_TEXT characters, for unknown faces, and for joined scripts on a circle.
    """
    return _layout(spec)


@fonts.memo(256)
def _layout(spec: TextSpec) -> TextLayout:
    _check(spec)
    if spec.align == "fit" and spec.fit == "none":
        spec = replace(spec, fit="width")
    prepared = prepare(spec)
    if not prepared.text.strip():
        return TextLayout((), (0.0, 0.0, 0.0, 0.0), spec.size, spec.size, False, ())
    if spec.arc is not None:
        return arc.bend(spec, prepared)
    if prepared.vertical:
        return _columns(spec, prepared)
    if spec.fit == "lines":
        return _fitted_lines(spec, prepared)
    if spec.fit == "width":
        return _fitted_width(spec, prepared)
    if spec.fit == "box":
        return _fitted_box(spec, prepared)
    chosen = _broken(prepared, spec.width / spec.size, spec.balance)
    return _placed(spec, prepared, chosen, spec.size, fitted=False)


def _check(spec: TextSpec) -> None:
    def wrong(what: str, remedy: str) -> UserError:
        return UserError(what, "text", remedy)

    lengths = {
        "width": spec.width,
        "height": spec.height,
        "size": spec.size,
        "leading": spec.leading,
        "tracking": spec.tracking,
        "largest size": spec.max_size,
        "smallest size": spec.min_size,
    }
    for span in spec.spans:
        lengths |= {"scale of a span": span.scale, "rise of a span": span.rise}
        if span.tracking is not None:
            lengths["tracking of a span"] = span.tracking
        if not 0 < span.scale <= 1000:
            raise wrong(f"a span has the scale {span.scale}", "Give a scale above 0.")
    if spec.arc is not None:
        a = spec.arc
        lengths |= {"centre": a.cx, "middle": a.cy, "radius": a.radius}
        lengths |= {"angle": a.angle, "span of the arc": a.max_span}
        if not a.radius > 0 or not 0 < a.max_span <= 360:
            raise wrong("the circle has no radius or no span", "Give both a value above 0.")
    for name, value in lengths.items():
        if not math.isfinite(value) or abs(value) > MAX_LENGTH:
            raise wrong(f"the {name} is {value}", "Give an ordinary number.")
    if spec.width <= 0 and spec.arc is None:
        raise wrong(f"the box is {spec.width:g} pt wide", "Give it a width above 0.")
    if spec.height < 0:
        raise wrong(f"the box is {spec.height:g} pt high", "Give it a height of 0 or more.")
    if spec.size <= 0 or spec.leading <= 0:
        raise wrong(
            f"the text has size {spec.size:g} and leading {spec.leading:g}",
            "Give both a value above 0.",
        )
    if spec.min_size < 0 or spec.max_size < 0 or spec.max_lines < 0:
        raise wrong("a limit of the text's size or lines is negative", "Use 0 for no limit.")
    if len(spec.spans) > MAX_SPANS:
        raise wrong(f"the text has {len(spec.spans)} spans", f"Use at most {MAX_SPANS}.")
    count = sum(len(s.text) for s in spec.spans)
    if count > MAX_TEXT:
        raise wrong(f"the text has {count} characters", f"Use at most {MAX_TEXT} in one block.")


def _limit(spec: TextSpec, size: float) -> float:
    return min(size, spec.max_size) if spec.max_size > 0 else size


def _fitted_width(spec: TextSpec, prepared: Prepared) -> TextLayout:
    most = spec.max_lines or (8 if spec.height > 0 else 1)
    best: tuple[bool, float, float, Breaking] | None = None
    for chosen in _partitions(prepared, most):
        block = _stack(_lines(prepared, chosen), spec.leading)
        size = spec.width / (block.ink_width or block.advance_width or 1.0)
        holds = True
        if spec.height > 0:
            highest = spec.height / max(1e-9, _height(block))
            holds = size <= highest * 1.005
            size = min(size, highest)
        size = _limit(spec, size)
        found = holds, size * _quality(prepared, chosen), size, chosen
        if best is None or found[:2] > best[:2]:
            best = found
    assert best is not None
    return _placed(spec, prepared, best[3], best[2], fitted=True)


def _height(block: _Block) -> float:
    return max(block.ink_bottom, block.bottom) - min(block.ink_top, block.top)


def _fitted_box(spec: TextSpec, prepared: Prepared) -> TextLayout:
    best: tuple[float, float, Breaking] | None = None
    places = sum(m.count for m in prepared.measures)

    def consider(chosen: Breaking) -> None:
        nonlocal best
        block = _stack(_lines(prepared, chosen), spec.leading)
        size = spec.width / max(1e-9, block.ink_width or block.advance_width)
        if spec.height > 0:
            size = min(size, spec.height / max(1e-9, _height(block)))
        size = _limit(spec, size)
        score = size * _quality(prepared, chosen)
        if best is None or score > best[0]:
            best = score, size, chosen

    if places <= breaking.SHORT:
        for chosen in _partitions(prepared, spec.max_lines or 12):
            consider(chosen)
    if best is None or places > 1:
        consider(_largest(spec, prepared))
    assert best is not None
    return _placed(spec, prepared, best[2], best[1], fitted=True)


def _largest(spec: TextSpec, prepared: Prepared) -> Breaking:
    """The breaking at the largest size that fits by full lines, by bisection on widths only."""
    low, high = max(spec.min_size, 1e-3), max(spec.width, spec.height, spec.min_size) * 2
    if spec.max_size > 0:
        high = min(high, spec.max_size)
    widest = max(m.widest_word() for m in prepared.measures)
    first = _lines(prepared, tuple(m.greedy(spec.width / high) for m in prepared.measures))[0].top

    def fits(size: float) -> bool:
        measure = spec.width / size
        if widest > measure * 1.04:
            return False
        lines = sum(len(m.greedy(measure)) for m in prepared.measures)
        if spec.max_lines and lines > spec.max_lines:
            return False
        return not spec.height or (first + (lines - 1) * spec.leading) * size <= spec.height

    if not spec.height and not spec.max_lines:
        return _broken(prepared, spec.width / min(high, spec.size), spec.balance)
    size = high
    if not fits(high):
        for _ in range(_STEPS):
            size = (low + high) / 2
            low, high = (size, high) if fits(size) else (low, size)
        size = low
    return _broken(prepared, spec.width / size, spec.balance)


def _fitted_lines(spec: TextSpec, prepared: Prepared) -> TextLayout:
    most = spec.max_lines or (4 if spec.height > 0 else 1)
    best: tuple[bool, float, list[SetLine], list[float], list[float]] | None = None
    for chosen in _partitions(prepared, most):
        every = _lines(prepared, chosen)
        lines = [line for line in every if line.ink]
        if not lines:
            continue
        sizes = [
            _limit(spec, spec.width / (line.ink[2] - line.ink[0])) for line in lines if line.ink
        ]
        even = max(sizes) <= RATIO * min(sizes)
        if not even:
            sizes = [min(sizes)] * len(lines)
        baselines, height = _ink_stack(lines, sizes)
        if not even:
            baselines, height = _regular(baselines, height)
        factor = min(1.0, spec.height / height) if spec.height > 0 else 1.0
        # The area that the letters take: the larger, the better the box is used. One common
        # size leaves a ragged edge: only when no breaking does better.
        score = factor * factor * height * _quality(prepared, chosen)
        if best is None or (even, score) > best[:2]:
            # Lines without ink take no place, but their characters stay in the text.
            blank = [line for line in every if not line.ink]
            sizes += [sizes[-1]] * len(blank)
            baselines += [baselines[-1]] * len(blank)
            best = (
                even,
                score,
                lines + blank,
                [s * factor for s in sizes],
                [b * factor for b in baselines],
            )
    if best is None:
        chosen = _broken(prepared, math.inf, False)
        return _placed(spec, prepared, chosen, spec.size, fitted=False)
    _, _, lines, sizes, baselines = best
    overflow = min(sizes) < spec.min_size
    if overflow:
        grow = spec.min_size / min(sizes)
        sizes = [s * grow for s in sizes]
        baselines = [b * grow for b in baselines]
    return _finish(spec, prepared, lines, sizes, baselines, fitted=True, overflow=overflow)


def _regular(baselines: list[float], height: float) -> tuple[list[float], float]:
    """The same lines with equal pitches, the largest of those that the ink asks for."""
    pitches = [b - a for a, b in pairwise(baselines)]
    pitch = max(pitches, default=0.0)
    regular = [baselines[0] + i * pitch for i in range(len(baselines))]
    return regular, height + regular[-1] - baselines[-1]


def _ink_stack(lines: Sequence[SetLine], sizes: Sequence[float]) -> tuple[list[float], float]:
    """Baselines in points and the height of lines whose gaps are measured ink to ink."""
    baselines: list[float] = []
    y = 0.0
    for i, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        assert line.ink is not None
        if not i:
            y = -line.ink[1] * size
        else:
            above, before = lines[i - 1], sizes[i - 1]
            assert above.ink is not None
            cap = min(above.top * before, line.top * size)
            y += max(0.0, above.ink[3]) * before + GAP * cap - line.ink[1] * size
        baselines.append(y)
    ink = lines[-1].ink
    assert ink is not None
    return baselines, y + max(0.0, ink[3]) * sizes[-1]


# ------------------------------------------------------------------ placing


def _placed(
    spec: TextSpec, prepared: Prepared, chosen: Breaking, size: float, *, fitted: bool
) -> TextLayout:
    overflow = False
    if fitted and size < spec.min_size:
        size, overflow = spec.min_size, True
        chosen = _broken(prepared, spec.width / size, spec.balance)
    lines = _lines(prepared, chosen)
    block = _stack(lines, spec.leading)
    if spec.max_lines and len(lines) > spec.max_lines:
        overflow = True
    return _finish(
        spec,
        prepared,
        lines,
        [size] * len(lines),
        [b * size for b in block.baselines],
        fitted=fitted,
        overflow=overflow,
    )


def _finish(
    spec: TextSpec,
    prepared: Prepared,
    lines: Sequence[SetLine],
    sizes: Sequence[float],
    baselines: Sequence[float],
    *,
    fitted: bool,
    overflow: bool,
) -> TextLayout:
    """Shift the stacked lines into the box and make the glyphs."""
    inked = [
        (b + line.ink[1] * s, b + line.ink[3] * s)
        for line, s, b in zip(lines, sizes, baselines, strict=True)
        if line.ink
    ]
    ink_top = min((i[0] for i in inked), default=0.0)
    ink_bottom = max((i[1] for i in inked), default=0.0)
    optical_top = baselines[0] - lines[0].top * sizes[0]
    bottom = baselines[-1]
    if spec.height > 0:
        slack = 0.005 * spec.height + 0.01
        if not fitted or overflow:
            overflow = overflow or bottom - optical_top > spec.height + slack
    if spec.height <= 0 or spec.vertical_align == "top":
        shift = -optical_top
    elif spec.vertical_align == "bottom":
        shift = spec.height - bottom
    else:
        shift = spec.height / 2 - (optical_top + bottom) / 2
        if _lower_case(lines):
            shift -= 0.01 * sizes[0]
    if fitted and spec.height > 0 and ink_bottom - ink_top <= spec.height * 1.005:
        # What was fitted stays inside, accents and descenders too.
        shift = min(max(shift, -ink_top), max(-ink_top, spec.height - ink_bottom))
    hang = 0.0 if fitted or not spec.ink_align else 1.0 if len(lines) <= 4 else 0.5
    align = "centre" if spec.align == "fit" else spec.align
    grid = min((line.ink[0] for line in lines if line.ink and line.on_grid), default=0.0)
    placed: list[PlacedLine] = []
    for line, size, baseline in zip(lines, sizes, baselines, strict=True):
        if not line.glyphs:
            continue
        x = _start_of(line, size, spec.width, align, spec.ink_align, hang)
        if align == "left" and spec.ink_align and not fitted and line.on_grid:
            # Han of several lines stand in columns: all move by the least bearing.
            x = -grid * size
        y = baseline + shift
        if line.ink is not None:
            width = (line.ink[2] - line.ink[0]) * size
            hung = hang * (line.hang_left + line.hang_right) * size
            if width - hung > spec.width * 1.002 + 0.01:
                overflow = True
            ink = (
                x + line.ink[0] * size,
                y + line.ink[1] * size,
                x + line.ink[2] * size,
                y + line.ink[3] * size,
            )
        else:
            ink = (x, y, x, y)
        placed.append(PlacedLine(line.text, _sized(line, x, y, size), ink, y, size))
    return TextLayout(
        tuple(placed),
        union(p.ink for p in placed if p.ink[0] < p.ink[2]),
        max(sizes),
        min(sizes),
        overflow,
        prepared.items.missing,
    )


def _start_of(
    line: SetLine, size: float, width: float, align: str, ink_align: bool, hang: float
) -> float:
    """x of the line's origin in the box."""
    if ink_align and line.ink is not None:
        left, right = line.ink[0] * size, line.ink[2] * size
        if align == "left":
            return -left - hang * line.hang_left * size
        if align == "right":
            return width - right + hang * line.hang_right * size
        return (width - left - right) / 2
    advance = line.advance * size
    return 0.0 if align == "left" else (width - advance) / (1.0 if align == "right" else 2.0)


def _lower_case(lines: Sequence[SetLine]) -> bool:
    text = "".join(line.text for line in lines)
    return any(c.islower() for c in text) and not any(
        c.isupper() or c.isdigit() or c in TALL for c in text
    )


def _sized(line: SetLine, x: float, y: float, size: float) -> tuple[PlacedGlyph, ...]:
    return tuple(
        [
            PlacedGlyph(
                g.face, g.gid, x + g.x * size, y + g.y * size, size * g.scale,
                g.angle, g.start, g.end, g.text, g.style,
            )
            for g in line.glyphs
        ]
    )  # fmt: skip


# ------------------------------------------------------------------ columns


def _columns(spec: TextSpec, prepared: Prepared) -> TextLayout:
    """Columns from right to left. `align` places the block of columns in the box's width,
    `vertical_align` every column along its height; `leading` is the pitch of columns.

    fit box: the largest size at which everything fits. width and lines: the same size for all,
    at which the longest column's ink equals the height.
    """
    bounded = spec.height > 0
    size = spec.size
    if spec.fit == "none" or not (bounded or spec.fit == "box"):
        measure = spec.height / size if bounded else math.inf
        if spec.fit != "none":
            chosen = _broken(prepared, math.inf, spec.balance)
            size = _limit(spec, spec.width / max(1e-9, _across(_lines(prepared, chosen), spec)))
        else:
            chosen = _broken(prepared, measure, spec.balance)
        return _set_columns(spec, prepared, chosen, size, fitted=spec.fit != "none")
    best: tuple[float, float, Breaking] | None = None
    most = spec.max_lines or 12
    candidates = _partitions(prepared, most)
    if sum(m.count for m in prepared.measures) > breaking.SHORT or len(prepared.measures) > 1:
        candidates.append(_largest_columns(spec, prepared))
    for chosen in candidates:
        lines = _lines(prepared, chosen)
        length = max((line.ink[3] - line.ink[1] for line in lines if line.ink), default=1.0)
        fitting = spec.width / max(1e-9, _across(lines, spec))
        if bounded:
            fitting = min(fitting, spec.height / length)
        fitting = _limit(spec, fitting)
        score = fitting * _quality(prepared, chosen)
        if best is None or score > best[0]:
            best = score, fitting, chosen
    assert best is not None
    return _set_columns(spec, prepared, best[2], best[1], fitted=True)


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
    return _broken(prepared, spec.height / low if spec.height > 0 else math.inf, spec.balance)


def _across(lines: Sequence[SetLine], spec: TextSpec) -> float:
    """Width of the ink of columns at size 1."""
    axes = _axes(lines, spec.leading)
    inks = [
        (x + line.ink[0], x + line.ink[2]) for x, line in zip(axes, lines, strict=True) if line.ink
    ]
    return max((i[1] for i in inks), default=1.0) - min((i[0] for i in inks), default=0.0)


def _axes(lines: Sequence[SetLine], leading: float) -> list[float]:
    """Middle lines of the columns at size 1; the first at 0, the others to its left."""
    out: list[float] = []
    x = 0.0
    for i, line in enumerate(lines):
        if i:
            x -= leading * line.scale
        out.append(x)
    return out


def _set_columns(
    spec: TextSpec, prepared: Prepared, chosen: Breaking, size: float, *, fitted: bool
) -> TextLayout:
    overflow = False
    if fitted and size < spec.min_size:
        size, overflow = spec.min_size, True
        measure = spec.height / size if spec.height > 0 else math.inf
        chosen = _broken(prepared, measure, spec.balance)
    lines = _lines(prepared, chosen)
    if spec.max_lines and len(lines) > spec.max_lines:
        overflow = True
    axes = _axes(lines, spec.leading)
    half = max(line.scale for line in lines) / 2
    left, right = min(axes) - half, max(axes) + half
    if spec.ink_align:
        inks = [
            (x + line.ink[0], x + line.ink[2])
            for x, line in zip(axes, lines, strict=True)
            if line.ink
        ]
        if inks:
            left, right = min(i[0] for i in inks), max(i[1] for i in inks)
    width = (right - left) * size
    if spec.align == "left":
        shift = -left * size
    elif spec.align == "right":
        shift = spec.width - right * size
    else:
        shift = (spec.width - width) / 2 - left * size
    if width > spec.width * 1.002 + 0.01:
        overflow = True
    placed: list[PlacedLine] = []
    for axis, line in zip(axes, lines, strict=True):
        if not line.glyphs:
            continue
        x = axis * size + shift
        top, bottom = 0.0, line.advance * size
        if spec.ink_align and line.ink is not None:
            top, bottom = line.ink[1] * size, line.ink[3] * size
        if spec.height <= 0 or spec.vertical_align == "top":
            y = -top
        elif spec.vertical_align == "bottom":
            y = spec.height - bottom
        else:
            y = (spec.height - top - bottom) / 2
        if spec.height > 0 and bottom - top > spec.height * 1.002 + 0.01:
            overflow = True
        ink = (x, y, x, y)
        if line.ink is not None:
            ink = (
                x + line.ink[0] * size,
                y + line.ink[1] * size,
                x + line.ink[2] * size,
                y + line.ink[3] * size,
            )
        placed.append(PlacedLine(line.text, _sized(line, x, y, size), ink, y, size))
    return TextLayout(
        tuple(placed),
        union(p.ink for p in placed if p.ink[0] < p.ink[2]),
        size,
        size,
        overflow,
        prepared.items.missing,
    )
