"""One vertical line, set in em: it runs down from y 0 about x 0."""

from __future__ import annotations

import math

from engine.text import fonts, ruby
from engine.text.set_line import Part, SetLine
from engine.text.setting import (
    Prepared,
    Stretch,
    drawn,
    extents_of,
    pieces,
)
from engine.text.shaping import CONNECTED, Paragraph, Run


def set_column(
    prepared: Prepared, p: Paragraph, start: int, end: int, full: int, hyphen: bool
) -> SetLine:
    """The column of code points start..end; end..full are the spaces that hang."""
    parts: list[Part] = []
    pen = gap = 0.0
    scale = 0.0
    x0 = y0 = math.inf
    x1 = y1 = -math.inf
    content = 0.0
    spacing = prepared.spacing
    stop = -1
    beside = prepared.spaced_in(start, full)
    if beside:
        stop = next((i for i in range(end - 1, start - 1, -1) if prepared.widths[i]), -1)
    hung_from = math.inf
    reach = -math.inf
    """The ink's bottom before a stop that hangs."""
    for run, a, b in pieces(p, start, end, full):
        k = prepared.spans[run.span].scale
        own = drawn(prepared, run, a, b, start, full, hyphen)
        tracking = prepared.tracking[run.span] * k
        trailing = a >= end
        if not trailing:
            scale = max(scale, k)
        if not own.gids:
            continue
        if run.flow == "combined":
            pen += 0.0 if trailing else gap
            part = _combined(prepared, run, own, pen)
            pen += k
            gap = tracking
        else:
            connected = run.script in CONNECTED
            pens: list[float] = []
            last = -1
            behind = 0.0
            for at, cluster, advance in zip(own.starts, own.clusters, own.advances, strict=True):
                if cluster != last:
                    pen += behind
                    behind = 0.0
                    if advance:
                        pen += 0.0 if trailing or (connected and last >= 0) else gap
                        gap = 0.0
                    if beside:
                        before, behind = spacing.front.get(at, 0.0), spacing.back.get(at, 0.0)
                        if at == start:
                            before = spacing.edge_front.get(at, before)
                        if at == stop:
                            behind = spacing.edge_back.get(at, behind)
                            if at in spacing.hanging:
                                hung_from = pen
                        pen += before
                    last = cluster
                pens.append(pen)
                pen += advance * k
                if advance:
                    gap = tracking
            pen += behind
            part = _part(prepared, run, own, pens)
        parts.append(part)
        if not trailing:
            content = pen
        sides = prepared.sides[part.face]
        s = part.scale
        assert not isinstance(part.ys, float)
        for gid, x, y, at in zip(part.gids, part.xs, part.ys, part.starts, strict=True):
            left, bottom, right, top = (
                sides.left[gid], sides.bottom[gid], sides.right[gid], sides.top[gid],
            )  # fmt: skip
            if left == math.inf:
                continue
            if part.angle:
                left, bottom, right, top = bottom, -right, top, -left
            x0, x1 = min(x0, x + left * s), max(x1, x + right * s)
            y0, y1 = min(y0, y - top * s), max(y1, y - bottom * s)
            if at != stop:
                reach = max(reach, y - bottom * s)
    ink = (x0, y0, x1, y1) if x0 < x1 else None
    hung = 0.0
    if hung_from < math.inf and ink is not None and reach > -math.inf:
        hung = max(0.0, y1 - reach)
        content = hung_from
    line = SetLine(
        start, end, prepared.text[start:end], tuple(parts), content, ink, 0.0, scale or 1.0,
        hung=hung,
    )  # fmt: skip
    return ruby.beside_column(prepared.readings, line, extents_of) if prepared.readings else line


def _combined(prepared: Prepared, run: Run, own: Stretch, pen: float) -> Part:
    """Up to two figures, or signs, side by side in one em of the column."""
    span = prepared.spans[run.span]
    k = span.scale
    whole = sum(own.advances)
    inner = k / max(1.0, whole)
    # Figures stand on the line that centres their height in the em.
    y = pen + k / 2 + fonts.load(run.face).cap_height * inner / 2
    x = -whole * inner / 2 + span.rise
    xs: list[float] = []
    for advance in own.advances:
        xs.append(x)
        x += advance * inner
    return Part(
        run.face, own.gids, xs, [y] * len(xs), inner, 0.0,
        own.starts, own.ends, own.texts, span.style,
    )  # fmt: skip


def _part(prepared: Prepared, run: Run, own: Stretch, pens: list[float]) -> Part:
    span = prepared.spans[run.span]
    k, rise = span.scale, span.rise
    nothing = (0.0,) * len(pens)
    dxs, dys = own.dxs or nothing, own.dys or nothing
    if run.flow == "upright":
        xs = [dx * k + rise for dx in dxs]
        ys = [pen - dy * k for pen, dy in zip(pens, dys, strict=True)]
        angle = 0.0
    else:
        cap = fonts.load(run.face).cap_height if run.script in ("Latn", "Zyyy") else 0.76
        axis = rise - cap / 2 * k
        xs = [axis + dy * k for dy in dys]
        ys = [pen + dx * k for pen, dx in zip(pens, dxs, strict=True)]
        angle = 90.0
    return Part(run.face, own.gids, xs, ys, k, angle, own.starts, own.ends, own.texts, span.style)
