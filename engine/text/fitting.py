"""How a text is broken, and the breakings among which a fitted text chooses.

Line ends in a measure depend on the text alone, not on the box: what is found once is kept with
the prepared text, so that another box costs little.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from engine.text import fonts
from engine.text.lines import Breaking, line_of, lines_of, paragraph_lines
from engine.text.set_line import SetLine
from engine.text.setting import Prepared

_STEPS = 26
_NEAR = 1e-4
"""Of the bisection: its last measure is the width of a line, or as near as this, in em."""
_ATTEMPTS = 6
"""To break a paragraph evenly whose lines came out wider than measured."""
_REMEMBERED = 512
_APART = 0.05
"""Between a reading and the ink of the line before it, in em."""


class Block(NamedTuple):
    """Lines stacked at size 1: baselines from the optical top of the first, which is 0."""

    baselines: tuple[float, ...]
    bottom: float
    """The last baseline."""
    ink_top: float
    ink_bottom: float
    width: float
    """Of the widest line's ink."""
    height: float


def stack(lines: Sequence[SetLine], leading: float) -> Block:
    """Lines one below the other; the leading is a minimum where readings stand between them."""
    baselines: list[float] = []
    y = max(lines[0].top, lines[0].over)
    below = 0.0
    tops: list[float] = []
    bottoms: list[float] = []
    widths: list[float] = []
    for i, line in enumerate(lines):
        over = line.over
        if i:
            pitch = leading * (line.scale or 1e-6)
            y += max(pitch, over + below + _APART) if over else pitch
        baselines.append(y)
        below = 0.0
        if line.ink is not None:
            _, y0, _, below = line.ink
            left, right = line.body
            tops.append(y + y0 if -y0 > over else y - over)
            bottoms.append(y + below)
            widths.append(right - left + line.hung)
    width = max(widths) if widths else 0.0
    if not width:
        width = max([line.advance for line in lines])
    ink_top, ink_bottom = (min(tops), max(bottoms)) if tops else (0.0, y)
    height = max(ink_bottom, y) - min(ink_top, 0.0)
    return Block(tuple(baselines), y, ink_top, ink_bottom, width, height)


class Graded(NamedTuple):
    """A breaking with what a fitted text asks of it."""

    width: float
    height: float
    """At size 1."""
    quality: float
    chosen: Breaking


class _Known:
    """What was found out about one prepared text."""

    def __init__(self) -> None:
        self.blocks: dict[tuple[Breaking, float], Block] = {}
        self.qualities: dict[Breaking, float] = {}
        self.partitions: dict[int, list[Breaking]] = {}
        self.graded: dict[tuple[int, float], list[Graded]] = {}
        self.balanced: dict[tuple[int, int], list[tuple[float, float, tuple[int, ...]]]] = {}
        self.narrowest: dict[int, float] = {}
        self.widest = 0.0


@fonts.memo(128, lambda prepared: len(prepared.text))
def _known(prepared: Prepared) -> _Known:
    return _Known()


def block_of(prepared: Prepared, chosen: Breaking, leading: float) -> Block:
    """The stacked lines of a breaking, remembered."""
    blocks = _known(prepared).blocks
    found = blocks.get((chosen, leading))
    if found is None:
        if len(blocks) >= _REMEMBERED:
            blocks.clear()
        found = blocks[chosen, leading] = stack(lines_of(prepared, chosen), leading)
    return found


def quality(prepared: Prepared, chosen: Breaking) -> float:
    """1 for faultless lines, less for orphans and bad ends: what a larger size must make up."""
    qualities = _known(prepared).qualities
    found = qualities.get(chosen)
    if found is None:
        if len(qualities) >= _REMEMBERED:
            qualities.clear()
        faults = sum(m.faults(ends) for m, ends in zip(prepared.measures, chosen, strict=True))
        found = qualities[chosen] = math.exp(-0.12 * faults)
    return found


def partitions(prepared: Prepared, most: int) -> list[Breaking]:
    """Even breakings into ever more lines, at most `most`, for texts that are fitted."""
    if len(prepared.measures) != 1:
        return [tuple([(m.count - 1,) for m in prepared.measures])]
    only = prepared.measures[0]
    most = min(most, only.count, 12)
    known = _known(prepared).partitions
    found = known.get(most)
    if found is None:
        found = known[most] = [(ends,) for n in range(1, most + 1) if (ends := only.even(n))]
    return found


def grade(prepared: Prepared, chosen: Breaking, leading: float) -> Graded:
    block = block_of(prepared, chosen, leading)
    return Graded(block.width, block.height, quality(prepared, chosen), chosen)


def graded(prepared: Prepared, most: int, leading: float) -> list[Graded]:
    """The even breakings of `partitions`, remembered."""
    known = _known(prepared).graded
    found = known.get((most, leading))
    if found is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        every = partitions(prepared, most)
        found = known[most, leading] = [grade(prepared, c, leading) for c in every]
    return found


def widest_word(prepared: Prepared) -> float:
    """Of the widest stretch that can't be broken, in em."""
    known = _known(prepared)
    known.widest = known.widest or max([m.widest_word() for m in prepared.measures])
    return known.widest


def narrowest(prepared: Prepared, count: int) -> float:
    """The least measure, in em, in which full lines are no more than `count`."""
    known = _known(prepared).narrowest
    found = known.get(count)
    if found is None:
        measures = prepared.measures
        if count < len(measures):
            return math.inf
        lengths = [m.width(0, m.count - 1) for m in measures]
        low, high = 0.0, max(lengths)
        if len(measures) == 1:
            # Lines that leave no room for the widest word are this full at least.
            low = min(high, lengths[0] / count - widest_word(prepared))
            high = min(high, lengths[0] / count + widest_word(prepared) + 1.0)
        for _ in range(_STEPS):
            middle = (low + high) / 2
            ends = [m.greedy(middle) for m in measures]
            if sum(map(len, ends)) > count:
                low = middle
                continue
            high = max(
                [
                    m.width(i, k)
                    for m, own in zip(measures, ends, strict=True)
                    for i, k in zip((0, *[k + 1 for k in own]), own, strict=False)
                ]
            )
            if high > middle:
                # A word by itself is wider than the measure; it was so in every narrower one.
                high = middle
            if high - low < _NEAR:
                break
        if len(known) >= _REMEMBERED:
            known.clear()
        found = known[count] = high
    return found


# ------------------------------------------------------------------ a given measure


def broken(prepared: Prepared, measure: float, balance: bool) -> Breaking:
    """Lines as they are measured by advances."""
    if not balance:
        return tuple([m.greedy(measure) for m in prepared.measures])
    return tuple([_balanced(prepared, j, measure) for j in range(len(prepared.measures))])


def _balanced(prepared: Prepared, j: int, measure: float) -> tuple[int, ...]:
    """`Measure.balanced`, which is the same for all measures from that of its widest line on to
    the one that it was found for."""
    m = prepared.measures[j]
    greedy = m.greedy(measure)
    lines = len(greedy)
    if lines == 1:
        return greedy
    known = _known(prepared).balanced.setdefault((j, lines), [])
    for least, most, ends in known:
        if least <= measure <= most:
            return ends
    ends = m.balanced(measure, greedy)
    if m.short(lines):
        starts = (0, *[k + 1 for k in ends])
        least = max([m.width(i, k) for i, k in zip(starts, ends, strict=False)])
        if least <= measure and len(known) < 64:
            known.append((least, measure, ends))
    return ends


def holding(
    prepared: Prepared, measure: float, balance: bool, width_of: Callable[[SetLine], float]
) -> list[SetLine]:
    """Lines that are no wider than the measure once they are set; `width_of` says how wide.

    Signs stick out of their advances, and letters at a line's end may have other forms. Even
    lines are mended by breaking their paragraph for a narrower measure, full ones one by one, so
    that no line depends on a later one. A word that is too long by itself stays.
    """
    out: list[SetLine] = []
    limit = measure * (1 + 1e-9) + 1e-9
    for j, (p, m) in enumerate(zip(prepared.items.paragraphs, prepared.measures, strict=True)):
        narrower = measure
        for _ in range(_ATTEMPTS):
            ends = _balanced(prepared, j, narrower) if balance else m.greedy(measure)
            lines = paragraph_lines(prepared, p, m.breaks, ends)
            widths = list(map(width_of, lines))
            if max(widths) <= limit:
                break
            wide = [
                width - measure
                for width, k, before in zip(widths, ends, (-1, *ends), strict=False)
                if width > limit and k > before + 1
            ]
            if not wide:
                break
            narrower -= max(wide) + 1e-6
            if not balance or narrower <= 0:
                lines = _full(prepared, j, measure, limit, width_of)
                break
        else:
            lines = _full(prepared, j, measure, limit, width_of)
        out += lines
    return out


def _full(
    prepared: Prepared,
    j: int,
    measure: float,
    limit: float,
    width_of: Callable[[SetLine], float],
) -> list[SetLine]:
    """Lines of a paragraph, each as full as it can be once it is set."""
    p, m = prepared.items.paragraphs[j], prepared.measures[j]
    places = m.breaks
    out: list[SetLine] = []
    start, first = p.start, 0
    while first < m.count:
        last = first
        for k in range(first + 1, m.count):
            width = m.width(first, k)
            if width <= limit:
                last = k
            elif width > measure + 1.0:
                break
        while True:
            key = (start, places.trimmed[last], places.ends[last], places.hyphens[last])
            line = line_of(prepared, p, *key)
            if last == first or width_of(line) <= limit:
                break
            last -= 1
        out.append(line)
        start, first = key[2], last + 1
    return out
