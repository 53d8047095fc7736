"""The one text layout: from a `TextSpec` to placed glyphs.

Prepared text (`engine.text.setting`) is broken into lines (`fitting`), and these are placed: rows
here, columns in `column_block`, and one line on a circle or another path in `path`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from engine.errors import UserError
from engine.text import breaking, column_block, fonts, justifying, path, ruby
from engine.text.fitting import (
    Block,
    Graded,
    block_of,
    broken,
    grade,
    graded,
    holding,
    narrowest,
    partitions,
    quality,
    stack,
    widest_word,
)
from engine.text.lines import Breaking, line_of, lines_of, prepare
from engine.text.rows import TALL
from engine.text.set_line import SetLine, sized, union
from engine.text.setting import Prepared
from engine.text.shaping import is_wide
from engine.text.spec import PlacedLine, TextLayout, TextSpec

MAX_TEXT = 20_000
"""Code points in one block."""
MAX_SPANS = 500
MAX_LENGTH = 1e6
"""Points, for widths, heights, sizes and radii."""
RATIO = 2.1
"""Fitted lines of more unequal sizes get one common size (art direction 3.1)."""
GAP = 0.12
"""Between fitted lines, ink to ink, of the smaller cap height."""
_FULL_STOPS = frozenset("。，、")
_FULL_QUOTES = frozenset("“”‘’")


# ------------------------------------------------------------------ the front door


def layout(spec: TextSpec) -> TextLayout:
    """Lay a text out; see `TextSpec` for what each field asks. Memoised.

    Raises UserError for lengths that aren't numbers or not positive, for texts beyond
    MAX_TEXT characters, for unknown faces, and for joined scripts on a circle.
    """
    return _layout(spec)


@fonts.memo(256, lambda spec: sum([len(s.text) for s in spec.spans]))
def _layout(spec: TextSpec) -> TextLayout:
    _check(spec)
    spec = settled(spec)
    prepared = prepare(spec)
    if not prepared.text.strip():
        return TextLayout((), (0.0, 0.0, 0.0, 0.0), spec.size, spec.size, False, ())
    if spec.arc is not None or spec.path is not None:
        return path.bend(spec, prepared)
    if prepared.vertical:
        return column_block.columns(spec, prepared)
    if spec.fit == "lines":
        return _fitted_lines(spec, prepared)
    if spec.fit == "width":
        return _fitted_width(spec, prepared)
    if spec.fit == "box":
        return _fitted_box(spec, prepared)
    return _unfitted(spec, prepared, spec.size, overflow=False)


def settled(spec: TextSpec) -> TextSpec:
    """The same question without the short form: text aligned to fit is fitted to the width."""
    if spec.align == "fit" and spec.fit == "none":
        return replace(spec, fit="width")
    return spec


def _check(spec: TextSpec) -> None:
    lengths = [
        spec.width, spec.height, spec.size, spec.leading, spec.tracking, spec.max_size,
        spec.min_size, spec.script_gap,
    ]  # fmt: skip
    for span in spec.spans:
        lengths += (span.scale, span.rise, span.tracking or 0.0)
        if not 0 < span.scale <= 1000:
            raise _wrong(f"a span has the scale {span.scale}", "Give a scale above 0.")
    lengths += [value for _, value in spec.axes]
    if spec.arc is not None:
        a = spec.arc
        lengths += (a.cx, a.cy, a.radius, a.angle, a.max_span)
        if not a.radius > 0 or not 0 < a.max_span <= 360:
            raise _wrong("the circle has no radius or no span", "Give both a value above 0.")
    # (One sum instead of one question for each: a value that isn't a number spoils it.)
    if not sum(map(abs, lengths)) <= MAX_LENGTH:
        _check_lengths(spec)
    if spec.width <= 0 and spec.arc is None and spec.path is None:
        raise _wrong(f"the box is {spec.width:g} pt wide", "Give it a width above 0.")
    if spec.height < 0:
        raise _wrong(f"the box is {spec.height:g} pt high", "Give it a height of 0 or more.")
    if spec.size <= 0 or spec.leading <= 0:
        raise _wrong(
            f"the text has size {spec.size:g} and leading {spec.leading:g}",
            "Give both a value above 0.",
        )
    if spec.min_size < 0 or spec.max_size < 0 or spec.max_lines < 0 or spec.script_gap < 0:
        raise _wrong("a limit or a gap of the text is negative", "Use 0 for none.")
    if len(spec.spans) > MAX_SPANS:
        raise _wrong(f"the text has {len(spec.spans)} spans", f"Use at most {MAX_SPANS}.")
    count = sum([len(s.text) + len(s.ruby) for s in spec.spans])
    if count > MAX_TEXT:
        raise _wrong(f"the text has {count} characters", f"Use at most {MAX_TEXT} in one block.")


def _wrong(what: str, remedy: str) -> UserError:
    return UserError(what, "text", remedy)


def _check_lengths(spec: TextSpec) -> None:
    """Raise for the first length that isn't an ordinary number."""
    lengths = {
        "width": spec.width,
        "height": spec.height,
        "size": spec.size,
        "leading": spec.leading,
        "tracking": spec.tracking,
        "largest size": spec.max_size,
        "smallest size": spec.min_size,
        "gap between scripts": spec.script_gap,
    }
    for span in spec.spans:
        lengths |= {"scale of a span": span.scale, "rise of a span": span.rise}
        lengths |= {"tracking of a span": span.tracking or 0.0}
        for name, value in lengths.items():
            _check_length(name, value)
    for tag, value in spec.axes:
        _check_length(f"axis {tag[:8]}", value)
    if spec.arc is not None:
        a = spec.arc
        _check_length("centre", a.cx)
        _check_length("middle", a.cy)
        _check_length("radius", a.radius)
        _check_length("angle", a.angle)
        _check_length("span of the arc", a.max_span)


def _check_length(name: str, value: float) -> None:
    if not math.isfinite(value) or abs(value) > MAX_LENGTH:
        raise _wrong(f"the {name} is {value}", "Give an ordinary number.")


def _limit(spec: TextSpec, size: float) -> float:
    return min(size, spec.max_size) if spec.max_size > 0 else size


def _unfitted(spec: TextSpec, prepared: Prepared, size: float, *, overflow: bool) -> TextLayout:
    """Lines of a size in the box's width; `overflow` as it is known so far."""
    width_of = _ink_width if spec.ink_align else _advance_width
    # (Even lines would be narrower than a measure that they are stretched to.)
    even = spec.balance and spec.align != "justify"
    lines = holding(prepared, spec.width / size, even, width_of)
    block = stack(lines, spec.leading)
    return _stacked(spec, prepared, lines, block, size, fitted=overflow, overflow=overflow)


def _ink_width(line: SetLine) -> float:
    left, right = line.body
    return right - left


def _advance_width(line: SetLine) -> float:
    return max(line.advance, _ink_width(line))


def _fitted_width(spec: TextSpec, prepared: Prepared) -> TextLayout:
    most = spec.max_lines or (8 if spec.height > 0 else 1)
    best: tuple[bool, float, float, Breaking] | None = None
    for chosen in partitions(prepared, most):
        block = block_of(prepared, chosen, spec.leading)
        size = spec.width / (block.width or 1.0)
        holds = True
        if spec.height > 0:
            highest = spec.height / max(1e-9, block.height)
            holds = size <= highest * 1.005
            size = min(size, highest)
        size = _limit(spec, size)
        found = holds, size * quality(prepared, chosen), size, chosen
        if best is None or found[:2] > best[:2]:
            best = found
    assert best is not None
    return _placed(spec, prepared, best[3], best[2])


def _fitted_box(spec: TextSpec, prepared: Prepared) -> TextLayout:
    best: tuple[float, float, Breaking] | None = None
    places = sum([m.count for m in prepared.measures])
    candidates: list[Graded] = []
    if places <= breaking.SHORT:
        candidates += graded(prepared, spec.max_lines or 12, spec.leading)
    if not candidates or places > 1:
        candidates.append(grade(prepared, _largest(spec, prepared), spec.leading))
    width, height = spec.width, spec.height
    for across, down, worth, chosen in candidates:
        size = width / (across if across > 1e-9 else 1e-9)
        if height > 0:
            size = min(size, height / (down if down > 1e-9 else 1e-9))
        size = _limit(spec, size)
        score = size * worth
        if best is None or score > best[0]:
            best = score, size, chosen
    assert best is not None
    return _placed(spec, prepared, best[2], best[1])


def _largest(spec: TextSpec, prepared: Prepared) -> Breaking:
    """The breaking at the largest size at which full lines fit, from their widths alone."""
    high = max(spec.width, spec.height, spec.min_size) * 2
    if spec.max_size > 0:
        high = min(high, spec.max_size)
    if not spec.height and not spec.max_lines:
        return broken(prepared, spec.width / min(high, spec.size), spec.balance)
    widest = widest_word(prepared) / 1.04
    p, places = prepared.items.paragraphs[0], prepared.measures[0].breaks
    first = line_of(prepared, p, p.start, places.trimmed[0], places.ends[0], places.hyphens[0]).top

    def across(count: int) -> float:
        return spec.width / max(1e-9, widest, narrowest(prepared, count))

    def down(count: int) -> float:
        if not spec.height:
            return high
        return spec.height / max(1e-9, first + (count - 1) * spec.leading)

    low = len(prepared.measures)
    most = sum([m.count for m in prepared.measures])
    if spec.max_lines:
        most = max(low, min(most, spec.max_lines))
    # More lines may be larger by their widths and must be smaller by their heights: where the
    # two cross, one of the neighbours is the largest.
    whole = sum([m.width(0, m.count - 1) for m in prepared.measures])
    guess = math.sqrt(whole * (spec.height or high) / (spec.width * spec.leading))
    for near in (int(guess), int(guess) + 2):
        if low <= near < most:
            low, most = (near + 1, most) if across(near) < down(near) else (low, near)
    while low < most:
        middle = (low + most) // 2
        if across(middle) < down(middle):
            low = middle + 1
        else:
            most = middle
    size = min(across(low), down(low), high)
    if low > len(prepared.measures):
        size = max(size, min(across(low - 1), down(low - 1), high))
    return broken(prepared, spec.width / max(size, spec.min_size, 1e-3), spec.balance)


def _fitted_lines(spec: TextSpec, prepared: Prepared) -> TextLayout:
    most = spec.max_lines or (4 if spec.height > 0 else 1)
    best: tuple[bool, float, list[SetLine], list[float], list[float]] | None = None
    for chosen in partitions(prepared, most):
        every = lines_of(prepared, chosen)
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
        score = factor * factor * height * quality(prepared, chosen)
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
        return _unfitted(spec, prepared, spec.size, overflow=False)
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
            y = max(-line.ink[1], line.over) * size
        else:
            above, before = lines[i - 1], sizes[i - 1]
            assert above.ink is not None
            cap = min(above.top * before, line.top * size)
            y += max(0.0, above.ink[3]) * before + GAP * cap
            y += max(-line.ink[1], line.over) * size
        baselines.append(y)
    ink = lines[-1].ink
    assert ink is not None
    return baselines, y + max(0.0, ink[3]) * sizes[-1]


# ------------------------------------------------------------------ placing


def _placed(spec: TextSpec, prepared: Prepared, chosen: Breaking, size: float) -> TextLayout:
    """Fitted lines, or those of the smallest size if that is larger."""
    if size < spec.min_size:
        return _unfitted(spec, prepared, spec.min_size, overflow=True)
    lines = lines_of(prepared, chosen)
    block = block_of(prepared, chosen, spec.leading)
    return _stacked(spec, prepared, lines, block, size, fitted=True, overflow=False)


def _stacked(
    spec: TextSpec,
    prepared: Prepared,
    lines: list[SetLine],
    block: Block,
    size: float,
    *,
    fitted: bool,
    overflow: bool,
) -> TextLayout:
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
    lines: list[SetLine],
    sizes: Sequence[float],
    baselines: Sequence[float],
    *,
    fitted: bool,
    overflow: bool,
) -> TextLayout:
    """Shift the stacked lines into the box and make the glyphs."""
    shift, over = _shift(spec, lines, sizes, baselines, fitted=fitted, overflow=overflow)
    overflow = overflow or over
    align = "centre" if spec.align == "fit" else spec.align
    hangs = _hangs(spec, lines, fitted)
    grid = min([line.ink[0] for line in lines if line.ink and line.on_grid], default=0.0)
    justified: set[int] = set()
    if align == "justify":
        lines, justified = justifying.rows(
            prepared, lines, sizes, spec, hangs, 0.0 if fitted else grid
        )
    placed: list[PlacedLine] = []
    blank: list[PlacedLine] = []
    readings: list[PlacedLine] = []
    for n, (line, size, baseline) in enumerate(zip(lines, sizes, baselines, strict=True)):
        own = align
        if align == "justify":
            # The end of a paragraph stands where its reading begins.
            own = "right" if line.hung_left and n not in justified else "left"
        x = _start_of(line, size, spec.width, own, spec.ink_align, hangs[n])
        if own == "left" and spec.ink_align and not fitted and line.on_grid:
            # Han of several lines stand in columns: all move by the least bearing.
            x = -grid * size
        y = baseline + shift
        ink = (x, y, x, y)
        if not line.parts:
            blank.append(PlacedLine(line.text, (), ink, y, size, line.start, line.end))
            continue
        if line.ink is not None:
            x0, y0, x1, y1 = line.ink
            left, right = line.body
            if n not in justified:
                hung = sum(hangs[n]) * size
                if (right - left) * size - hung > spec.width * 1.002 + 0.01:
                    overflow = True
            ink = (x + x0 * size, y + y0 * size, x + x1 * size, y + y1 * size)
        glyphs = sized(line, x, y, size)
        placed.append(PlacedLine(line.text, glyphs, ink, y, size, line.start, line.end))
        if line.readings:
            readings += ruby.placed(line, x, y, size, spec.width)
    inks = [p.ink for p in placed if p.ink[0] < p.ink[2]]
    return TextLayout(
        tuple(placed),
        union(inks + [r.ink for r in readings] if readings else inks),
        max(sizes),
        min(sizes),
        overflow,
        prepared.items.missing,
        tuple(readings),
        blank=tuple(blank),
    )


def _shift(
    spec: TextSpec,
    lines: Sequence[SetLine],
    sizes: Sequence[float],
    baselines: Sequence[float],
    *,
    fitted: bool,
    overflow: bool,
) -> tuple[float, bool]:
    """How far the lines move down, and whether they are too high for the box."""
    inked = [
        (b - max(-line.ink[1], line.over) * s, b + line.ink[3] * s)
        for line, s, b in zip(lines, sizes, baselines, strict=True)
        if line.ink
    ]
    ink_top = min([i[0] for i in inked], default=0.0)
    ink_bottom = max([i[1] for i in inked], default=0.0)
    optical_top = baselines[0] - max(lines[0].top, lines[0].over) * sizes[0]
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
    return shift, overflow


def _hangs(spec: TextSpec, lines: Sequence[SetLine], fitted: bool) -> list[tuple[float, float]]:
    """How far each line stands outside a flush edge on the left and on the right, in em: those of
    a headline as a whole, those of a longer text by half. Full-width signs, which are set on the
    grid of their em, stay inside in a longer text and in justified lines."""
    if fitted or not spec.ink_align:
        return [(0.0, 0.0)] * len(lines)
    text = len(lines) > 4
    share = 0.5 if text else 1.0
    out = []
    for line in lines:
        left, right = line.hang_left, line.hang_right
        if (left or right) and (text or spec.align == "justify"):
            signs = line.text.strip()
            if signs[:1] in _FULL_QUOTES and is_wide(signs[1:2]):
                left = 0.0
            last, before = signs[-1:], signs[-2:-1]
            if last in _FULL_STOPS or (
                last in _FULL_QUOTES and (is_wide(before) or before in _FULL_STOPS)
            ):
                right = 0.0
        out.append((share * left, share * right))
    return out


def _start_of(
    line: SetLine,
    size: float,
    width: float,
    align: str,
    ink_align: bool,
    hang: tuple[float, float],
) -> float:
    """x of the line's origin in the box."""
    if line.ink is not None and (ink_align or line.hung):
        left, right = line.body
        if align == "left":
            return (-left - hang[0]) * size
        if align == "right":
            return width - (right - hang[1]) * size
        return (width - (left + right) * size) / 2
    advance = line.advance * size
    return 0.0 if align == "left" else (width - advance) / (1.0 if align == "right" else 2.0)


def _lower_case(lines: Sequence[SetLine]) -> bool:
    text = "".join([line.text for line in lines])
    return any(c.islower() for c in text) and not any(
        c.isupper() or c.isdigit() or c in TALL for c in text
    )
