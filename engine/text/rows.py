"""One horizontal line, set in em."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate

from engine.text import fonts, ruby
from engine.text.set_line import Ink, Part, SetLine
from engine.text.setting import (
    Prepared,
    Sides,
    Stretch,
    drawn,
    extents_of,
    pieces,
)
from engine.text.shaping import CONNECTED, SPACES, Paragraph, Run, is_wide

_OPENING_MARKS = frozenset("“‘„‚\"'•")
_CLOSING_MARKS = frozenset(".,”’\"'-‐·。，、")
_ROUND = frozenset("OCGQSocegqsdaÖÓÔÉé0689")
_POINTED = frozenset("AVWTYJvwyÀÁÂ")
TALL = frozenset("bdfhkltijß")
"""Lower case as tall as capitals, or nearly."""
_LOOSE = 1.0
"""How far the order of glyphs may differ from that of their x, in em: marks are set back."""
_LETTERS = frozenset(("Latn", "Grek", "Cyrl", "Zyyy"))


def set_row(
    prepared: Prepared, p: Paragraph, start: int, end: int, full: int, hyphen: bool
) -> SetLine:
    """The line of code points start..end; end..full are the spaces that hang."""
    parts: list[Part] = []
    pen = gap = 0.0
    x0 = y0 = math.inf
    x1 = y1 = -math.inf
    top = -math.inf
    scale = 0.0
    ends_left = bool(p.level & 1)
    hanging_left = ends_left and full > end
    hanging = 0.0
    """Advance of the spaces that hang."""
    last_run: Run | None = None
    beside = prepared.spaced_in(start, full)
    stop = _stop(prepared, start, end) if beside else -1
    whole = not beside and not prepared.tracked
    for run, a, b in pieces(p, start, end, full, whole):
        span = prepared.spans[run.span]
        k = span.scale
        own = drawn(prepared, run, a, b, start, full, hyphen)
        trailing = a >= end
        if hanging_left and not trailing:
            # The spaces that end a line read from the right hang out on the left.
            parts = [_moved(part, -pen) for part in parts]
            x0, x1 = x0 - pen, x1 - pen
            pen, hanging_left, gap = 0.0, False, 0.0
        if not trailing and k > scale:
            scale = k
        if not own.gids:
            continue
        tracking = prepared.tracking[run.span] * k
        if gap or tracking or (beside and not isinstance(own.starts, range)):
            pens, pen, gap, last_run = _spaced(
                prepared,
                run,
                own,
                pen,
                gap,
                tracking,
                start,
                stop,
                trailing,
                last_run,
                bool(beside),
            )
            in_order = False
        else:
            in_order = True
            advances = own.advances if k == 1.0 else [v * k for v in own.advances]
            if beside:
                pen, advances = _nudged(prepared, beside, advances, own.starts, pen, start, stop)
            pens = list(accumulate(advances, initial=pen))
            pen = pens.pop()
        if trailing:
            hanging += sum(own.advances) * k
        xs = pens
        if own.dxs is not None:
            xs = [x + dx * k for x, dx in zip(pens, own.dxs, strict=True)]
        ys: list[float] | float = -span.rise
        if own.dys is not None:
            ys = [-(dy * k + span.rise) for dy in own.dys]
        parts.append(
            Part(
                run.face, own.gids, xs, ys, k, 0.0, own.starts, own.ends, own.texts, span.style
            )
        )  # fmt: skip
        ink = _ink(prepared.sides[run.face], own, pens, xs, ys, k, in_order)
        if ink is None:
            continue
        left, upper, right, lower = ink
        x0, y0 = left if left < x0 else x0, upper if upper < y0 else y0
        x1, y1 = right if right > x1 else x1, lower if lower > y1 else y1
        seen = _optical_top(prepared.text, run, a, b)
        top = max(top, -upper if seen is None else seen * k + span.rise)
    advance = pen
    if not ends_left and full > end:
        advance -= hanging or sum(prepared.widths[end:full]) - _kerned(parts[-1], end)
    box = (x0, y0, x1, y1) if x0 < x1 else None
    left, right, beyond = _edges(
        parts, prepared.sides, end, box, stop if stop in prepared.spacing.hanging else -1
    )
    hung = 0.0
    if beyond is not None and box is not None:
        hung = beyond[0] - box[0] if ends_left else box[2] - beyond[1]
        advance -= _width_of(prepared, stop)
        left, right = (0.0, right) if ends_left else (left, 0.0)
    line = SetLine(
        start, end, prepared.text[start:end], tuple(parts), advance, box,
        top if top > -math.inf else 0.7, scale or 1.0, left, right,
        is_wide(prepared.text[start : start + 1]) and not ends_left, hung, ends_left,
    )  # fmt: skip
    return ruby.over_row(prepared.readings, line, extents_of) if prepared.readings else line


def _stop(prepared: Prepared, start: int, end: int) -> int:
    """Start of the last cluster of a line, as far as the space at its edge is concerned."""
    widths = prepared.widths
    i = end - 1
    while i >= start and not widths[i]:
        i -= 1
    return i if i >= start else -1


def _moved(part: Part, dx: float) -> Part:
    return Part(
        part.face, part.gids, [x + dx for x in part.xs], part.ys, part.scale, part.angle,
        part.starts, part.ends, part.texts, part.style,
    )  # fmt: skip


def _nudged(
    prepared: Prepared,
    beside: Sequence[int],
    advances: Sequence[float],
    starts: Sequence[int],
    pen: float,
    start: int,
    stop: int,
) -> tuple[float, Sequence[float]]:
    """Pen and advances of a piece with one glyph for each character and space beside some."""
    spacing = prepared.spacing
    out: list[float] | None = None
    first, last = starts[0], starts[-1]
    backwards = first > last
    for at in beside:
        i = first - at if backwards else at - first
        if not 0 <= i < len(starts):
            continue
        if out is None:
            out = list(advances)
        before, behind = spacing.front.get(at, 0.0), spacing.back.get(at, 0.0)
        if at == start:
            before = spacing.edge_front.get(at, before)
        if at == stop:
            behind = spacing.edge_back.get(at, behind)
        if backwards:
            before, behind = behind, before
        if i:
            out[i - 1] += before
        else:
            pen += before
        out[i] += behind
    return pen, out or advances


def _spaced(
    prepared: Prepared,
    run: Run,
    own: Stretch,
    pen: float,
    gap: float,
    tracking: float,
    start: int,
    stop: int,
    trailing: bool,
    last_run: Run | None,
    beside: bool,
) -> tuple[list[float], float, float, Run | None]:
    """Pens of a piece with its tracking and the space beside its signs; the pen behind it, the
    tracking that its last sign asks for, and the run of that."""
    spacing = prepared.spacing
    front, back = spacing.front, spacing.back
    k = prepared.spans[run.span].scale
    backwards = run.level & 1
    connected = run.script in CONNECTED
    shown = prepared.items.shown
    pens: list[float] = []
    last = -1
    behind = 0.0
    for start_of, end_of, cluster, advance in zip(
        own.starts, own.ends, own.clusters, own.advances, strict=True
    ):
        if cluster != last:
            pen += behind
            behind = 0.0
            if advance and gap:
                joined = (
                    connected and last_run is run and not _borders_space(shown, start_of, end_of)
                )
                pen += 0.0 if joined or trailing else gap
                gap = 0.0
            if beside:
                before, behind = front.get(start_of, 0.0), back.get(start_of, 0.0)
                if start_of == start:
                    before = spacing.edge_front.get(start_of, before)
                if start_of == stop:
                    behind = spacing.edge_back.get(start_of, behind)
                if backwards:
                    before, behind = behind, before
                pen += before
            last = cluster
        pens.append(pen)
        pen += advance * k
        if advance:
            gap = tracking
            last_run = run
    return pens, pen + behind, gap, last_run


def _ink(
    sides: Sides,
    own: Stretch,
    pens: Sequence[float],
    xs: Sequence[float],
    ys: Sequence[float] | float,
    k: float,
    ascending: bool,
) -> Ink | None:
    """Bounds of the ink of a part; whether its pens ascend."""
    gids, dxs = own.gids, own.dxs
    tops, bottoms, lefts, rights = sides.top, sides.bottom, sides.left, sides.right
    if isinstance(ys, float):
        top = max(map(tops.__getitem__, gids))
        if top == -math.inf:
            return None
        y0, y1 = ys - top * k, ys - min(map(bottoms.__getitem__, gids)) * k
    else:
        y0 = min([y - tops[gid] * k for y, gid in zip(ys, gids, strict=True)])
        if y0 == math.inf:
            return None
        y1 = max([y - bottoms[gid] * k for y, gid in zip(ys, gids, strict=True)])
    if not ascending:
        x0 = min([x + lefts[gid] * k for x, gid in zip(xs, gids, strict=True)])
        x1 = max([x + rights[gid] * k for x, gid in zip(xs, gids, strict=True)])
        return x0, y0, x1, y1
    # Only glyphs near the ends can be the outermost: all known ones reach so far at most.
    least, most = sides.least * k, sides.most * k
    if dxs is not None:
        least, most = least + min(dxs) * k, most + max(dxs) * k
    x0 = math.inf
    for pen, x, gid in zip(pens, xs, gids, strict=True):
        if pen + least >= x0:
            break
        left = x + lefts[gid] * k
        if left < x0:
            x0 = left
    x1 = -math.inf
    for i in range(len(gids) - 1, -1, -1):
        if pens[i] + most <= x1:
            break
        right = xs[i] + rights[gids[i]] * k
        if right > x1:
            x1 = right
    return x0, y0, x1, y1


def _kerned(p: Part, end: int) -> float:
    """By how much the last letter of a line moved the space behind it."""
    last = end - p.starts[0] - 1
    if not isinstance(p.starts, range) or not 0 <= last < len(p.gids) - 1:
        return 0.0
    face = fonts.load(p.face)
    natural = face.font.get_glyph_h_advance(p.gids[last]) / face.upem * p.scale
    moved = natural - (p.xs[last + 1] - p.xs[last])
    return moved if abs(moved) < 0.2 else 0.0


def _width_of(prepared: Prepared, at: int) -> float:
    """What the cluster at a place takes of its line, space beside it included."""
    spacing = prepared.spacing
    return (
        prepared.widths[at]
        + spacing.front.get(at, 0.0)
        + spacing.edge_back.get(at, spacing.back.get(at, 0.0))
    )


def _borders_space(shown: str, start: int, end: int) -> bool:
    return (
        shown[start] in SPACES
        or (start > 0 and shown[start - 1] in SPACES)
        or (end < len(shown) and shown[end] in SPACES)
    )


def _optical_top(text: str, run: Run, a: int, b: int) -> float | None:
    """Where the eye sees the top of a run of letters, in em of the face; None: its ink."""
    if run.script not in _LETTERS:
        return None
    face = fonts.load(run.face)
    top = 0.0
    for c in text[a:b]:
        if c in TALL or c.isupper() or c.isdigit():
            return face.cap_height
        if not top and c.islower():
            top = face.x_height
    return top or None


def _edges(
    parts: Sequence[Part], sides: Mapping[str, Sides], end: int, ink: Ink | None, hanging: int
) -> tuple[float, float, tuple[float, float] | None]:
    """Protrusion at the left and right edge of a line, in em (art direction 3.1), and the ink
    (left and right) of the line without the cluster that hangs beyond its end.

    Quotes and stops hang out as a whole; rounds and diagonals a little, so that they look flush.
    """
    if ink is None:
        return 0.0, 0.0, None
    first, last = _outermost(parts, sides, end, 1), _outermost(parts, sides, end, -1)
    if first is None or last is None:
        return 0.0, 0.0, None
    left = right = 0.0
    same = first[0] is last[0] and first[1] == last[1]
    p, i = first
    text = p.texts[i]
    if text in _OPENING_MARKS and not same:
        left = max(0.0, _nearest(parts, sides, end, first) - ink[0])
    elif text[:1] in _ROUND and text:
        left = 0.008 * p.scale
    elif text[:1] in _POINTED and text:
        left = 0.02 * p.scale
    p, i = last
    text = p.texts[i]
    if text in _CLOSING_MARKS and not same:
        right = max(0.0, ink[2] - _furthest(parts, sides, end, last))
    elif text[:1] in _ROUND and text:
        right = 0.008 * p.scale
    elif text[:1] in _POINTED and text:
        right = 0.02 * p.scale
    return left, right, _without(parts, sides, end, hanging) if hanging >= 0 else None


def _outermost(
    parts: Sequence[Part], sides: Mapping[str, Sides], end: int, step: int
) -> tuple[Part, int] | None:
    """The first glyph with ink from one end of a line, spaces that hang left out."""
    for p in parts if step > 0 else reversed(parts):
        left, gids = sides[p.face].left, p.gids
        for i in range(len(gids)) if step > 0 else range(len(gids) - 1, -1, -1):
            if left[gids[i]] < math.inf and p.starts[i] < end:
                return p, i
    return None


def _nearest(
    parts: Sequence[Part], sides: Mapping[str, Sides], end: int, first: tuple[Part, int]
) -> float:
    """The left edge of the second glyph with ink from the left."""
    found = False
    for p in parts:
        left = sides[p.face].left
        for i, gid in enumerate(p.gids):
            if left[gid] < math.inf and p.starts[i] < end:
                if found:
                    return p.xs[i] + left[gid] * p.scale
                found = p is first[0] and i == first[1]
    return -math.inf


def _furthest(
    parts: Sequence[Part], sides: Mapping[str, Sides], end: int, last: tuple[Part, int]
) -> float:
    """The right edge of the ink without the last glyph's."""
    most = -math.inf
    for p in reversed(parts):
        own = sides[p.face]
        reach = own.most * p.scale + _LOOSE
        for i in range(len(p.gids) - 1, -1, -1):
            if p.xs[i] + reach < most:
                return most
            if p.starts[i] < end and not (p is last[0] and i == last[1]):
                most = max(most, p.xs[i] + own.right[p.gids[i]] * p.scale)
    return most


def _without(
    parts: Sequence[Part], sides: Mapping[str, Sides], end: int, hanging: int
) -> tuple[float, float] | None:
    x0, x1 = math.inf, -math.inf
    for p in parts:
        own = sides[p.face]
        for gid, x, at in zip(p.gids, p.xs, p.starts, strict=True):
            if at != hanging and at < end:
                x0 = min(x0, x + own.left[gid] * p.scale)
                x1 = max(x1, x + own.right[gid] * p.scale)
    return (x0, x1) if x0 < x1 else None
