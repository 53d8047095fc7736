"""Where every grapheme of a laid-out text stands: the cells between which a caret goes.

Nothing is laid out here. The placed glyphs of a `TextLayout` are read back with the prepared text
that they came from, which knows their advances, levels and clusters.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from engine.text import fonts
from engine.text.characters import SOFT_HYPHEN, clusters_of, is_wide, script_of
from engine.text.edges import Cell, Edge, Row, along, between, moved, part
from engine.text.layout import settled
from engine.text.lines import prepare
from engine.text.setting import Prepared, Stretch, drawn, pieces
from engine.text.shaping import Paragraph, Run
from engine.text.spec import PlacedGlyph, PlacedLine, TextLayout, TextSpec

_LETTERS = frozenset(("Latn", "Grek", "Cyrl", "Zyyy", "Zinh"))
_ABOVE, _BELOW = 1.14, 0.3
"""What a caret reaches above and below the baseline, of the cap height."""
_EM_ABOVE, _EM_BELOW = 0.92, 0.16
"""The same for signs that fill their em, in em."""
_BLANK, _SMALL = 0.12, 0.3
"""An empty line that fitting left no place for: its gap to the one before, of the cap height, and
its size between two lines."""


class _Group(NamedTuple):
    """Glyphs that stand for the graphemes start..end as one."""

    start: int
    end: int
    left: Edge
    right: Edge


@fonts.memo(4096)
def _reach(face: str, character: str) -> tuple[float, float]:
    """What a caret beside a character of a face reaches above and below its baseline, in em."""
    loaded = fonts.load(face)
    if is_wide(character):
        return _EM_ABOVE, _EM_BELOW
    if not character or script_of(character) in _LETTERS:
        return _ABOVE * loaded.cap_height, _BELOW * loaded.cap_height
    return min(1.1, loaded.ascender), min(0.5, -loaded.descender)


# ------------------------------------------------------------------ rows of a layout


class Rows:
    """The rows of a layout in reading order, each measured when it is first asked for."""

    def __init__(self, spec: TextSpec, laid: TextLayout) -> None:
        spec = settled(spec)
        self.curved = spec.arc is not None or spec.path is not None
        self.vertical = spec.writing == "vertical" and not self.curved
        self.prepared: Prepared = prepare(spec)
        self.text = self.prepared.text
        self._stacked = spec.fit == "lines" and not self.vertical and not self.curved
        self.graphemes = [*clusters_of(self.text), len(self.text)]
        paragraphs = self.prepared.items.paragraphs
        lines: list[tuple[PlacedLine, Sequence[PlacedGlyph]]]
        if self.curved:
            lines = list(_paragraphs(self.prepared, laid.lines))
        else:
            lines = [(line, line.glyphs) for line in (*laid.lines, *laid.blank)]
            lines.sort(key=lambda pair: (pair[0].start, pair[0].end))
        self._lines = lines
        self.starts = [line.start for line, _ in lines]
        begins = [p.start for p in paragraphs]
        self._paragraphs = [paragraphs[bisect_right(begins, s) - 1] for s in self.starts]
        self._fulls = [p.end for p in self._paragraphs]
        for n in range(len(lines) - 1):
            if self._paragraphs[n] is self._paragraphs[n + 1]:
                self._fulls[n] = self.starts[n + 1]
        self._rows: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, n: int) -> Row:
        found = self._rows.get(n)
        if found is None:
            found = self._rows[n] = self._made(n)
        return found

    def span(self, n: int) -> tuple[int, int, bool]:
        """Start and full end of a row, and whether it ends its paragraph."""
        return self.starts[n], self._fulls[n], self._last(n)

    def _last(self, n: int) -> bool:
        """Whether a row is the last one of its paragraph."""
        return n + 1 == len(self._lines) or self._paragraphs[n + 1] is not self._paragraphs[n]

    def _made(self, n: int) -> Row:
        line, glyphs = self._lines[n]
        p, full = self._paragraphs[n], self._fulls[n]
        hard = self._last(n)
        if not glyphs:
            return self._blank(n, line, p, full, hard)
        found: list[tuple[int, int, int, Edge | None, Edge | None, bool]] = []
        middles: list[float] = []
        prepared, vertical = self.prepared, self.vertical
        beside = prepared.spaced_in(line.start, full)
        whole = not vertical and not beside and not prepared.tracked
        hyphen = not hard and self.text[line.end - 1 : line.end] == SOFT_HYPHEN
        at = 0
        for run, a, b in pieces(p, line.start, line.end, full, whole):
            own = drawn(prepared, run, a, b, line.start, full, hyphen)
            some = glyphs[at : at + len(own.gids)]
            at += len(own.gids)
            groups: list[_Group] = []
            combined = run.flow == "combined"
            if some and combined:
                groups = [self._combined(run, own, some, line.size)]
            elif some:
                groups = self._groups(run, own, some)
                if beside:
                    groups = [self._trimmed(g, run, line, beside) for g in groups]
            if groups and vertical:
                middles.append(groups[0].left.x - prepared.spans[run.span].rise * line.size)
            backwards = bool(run.level & 1) and run.flow in ("horizontal", "sideways")
            cells = self._cells(a, b, groups, backwards)
            level = run.level
            if level & 1 and not backwards and len(cells) > 1:
                # Upright signs run down the column even among words from the right.
                level += 1
            if combined and len(cells) > 1:
                cells = _side_by_side(cells, own, some)
            found += [(s, e, level, left, right, combined) for s, e, left, right in cells]
        assert at == len(glyphs), "the placed glyphs aren't those of the prepared text"
        ready = _filled(found)
        middle = middles[0] if middles else line.baseline
        return _row(line, p, full, hard, ready, middle, vertical, self.text)

    # ------------------------------------------------------------ glyphs of a piece

    def _groups(self, run: Run, own: Stretch, some: Sequence[PlacedGlyph]) -> list[_Group]:
        """Clusters of a piece, each with its pen before and behind it, in logical order."""
        upright = run.flow == "upright"
        text, out = self.text, list[_Group]()
        last = -1
        nothing = (0.0,) * len(some)
        for g, cluster, end, advance, dx, dy in zip(
            some, own.clusters, own.ends, own.advances, own.dxs or nothing, own.dys or nothing,
            strict=True,
        ):  # fmt: skip
            k = g.size
            if cluster == last:
                # A mark, or another glyph of the same cluster, is behind its base.
                before = out[-1]
                out[-1] = before._replace(
                    end=max(before.end, end), right=moved(before.right, advance * k)
                )
                continue
            last = cluster
            turn = math.radians(g.angle)
            c, s = math.cos(turn), math.sin(turn)
            x = g.x - (dx * c + dy * s) * k
            y = g.y - (dx * s - dy * c) * k
            up, down = _reach(g.face, text[g.start])
            angle = g.angle
            up, down = up * k, down * k
            if self.vertical:
                # Columns are measured from their middle line.
                angle = 90.0
                half = k / 2
                if upright:
                    up = down = half
                else:
                    cap = fonts.load(g.face).cap_height if run.script in ("Latn", "Zyyy") else 0.76
                    x += cap / 2 * k
                    up = down = half
            left = Edge(x, y, angle, up, down)
            out.append(_Group(g.start, end, left, moved(left, advance * k)))
        out.sort()
        return out

    def _trimmed(self, group: _Group, run: Run, line: PlacedLine, beside: Sequence[int]) -> _Group:
        """Without what was taken of an em: punctuation that is squeezed fills half of its own."""
        s, spacing = group.start, self.prepared.spacing
        if s not in beside:
            return group
        front, back = spacing.front.get(s, 0.0), spacing.back.get(s, 0.0)
        if s == line.start:
            front = spacing.edge_front.get(s, front)
        if group.end == line.end:
            back = spacing.edge_back.get(s, back)
        if run.level & 1 and run.flow in ("horizontal", "sideways"):
            front, back = back, front
        return group._replace(
            left=moved(group.left, -min(0.0, front) * line.size),
            right=moved(group.right, min(0.0, back) * line.size),
        )

    def _combined(self, run: Run, own: Stretch, some: Sequence[PlacedGlyph], size: float) -> _Group:
        """Signs side by side in one em of a column."""
        first, em = some[0], self.prepared.spans[run.span].scale * size
        cap = fonts.load(run.face).cap_height
        x = first.x + sum(own.advances) * first.size / 2
        top = first.y - cap * first.size / 2 - em / 2
        left = Edge(x, top, 90.0, em / 2, em / 2)
        return _Group(min(own.starts), max(own.ends), left, moved(left, em))

    def _cells(
        self, a: int, b: int, groups: Sequence[_Group], backwards: bool
    ) -> list[tuple[int, int, Edge | None, Edge | None]]:
        """The graphemes of code points a..b in visual order; what no glyph stands for has no
        place yet. A ligature is shared out evenly."""
        starts = self.graphemes
        i, j = bisect_right(starts, a) - 1, bisect_left(starts, b)
        edges = [a, *starts[i + 1 : j], b]
        out: list[tuple[int, int, Edge | None, Edge | None]] = []
        n = 0
        for k in range(len(edges) - 1):
            s, e = edges[k], edges[k + 1]
            if out and out[-1][0] >= s:
                continue
            own: list[_Group] = []
            while n < len(groups) and groups[n].start < e:
                own.append(groups[n])
                n += 1
            if not own:
                out.append((s, e, None, None))
                continue
            left = min(own, key=lambda g: along(g.left)).left
            right = max(own, key=lambda g: along(g.right)).right
            end = max(g.end for g in own)
            shared = [s, e]
            while shared[-1] < end and k + len(shared) < len(edges):
                shared.append(edges[k + len(shared)])
            count = len(shared) - 1
            for m in range(count):
                first, last = (count - m, count - m - 1) if backwards else (m, m + 1)
                one, two = part(left, right, first / count), part(left, right, last / count)
                out.append((shared[m], shared[m + 1], *((two, one) if backwards else (one, two))))
        return out[::-1] if backwards else out

    def _blank(self, n: int, line: PlacedLine, p: Paragraph, full: int, hard: bool) -> Row:
        """A row where nothing is drawn, of invisible characters at most."""
        x, y = line.ink[0], line.ink[1]
        face = self.prepared.manner.faces[:1] or fonts.fallbacks("Latn", "und", "")[:1]
        up, down = (v * line.size for v in _reach(face[0], ""))
        if self.vertical:
            edge = Edge(x, y, 90.0, line.size / 2, line.size / 2)
        elif self._stacked:
            edge = self._squeezed(n, x, y, up, down)
        else:
            edge = Edge(x, y, 0.0, up, down)
        edges = [g for g in self.graphemes if line.start < g < full]
        places = [line.start, *edges, full] if full > line.start else []
        cells = tuple([Cell(s, e, p.level, edge, edge) for s, e in itertools.pairwise(places)])
        cells = cells[::-1] if p.level & 1 else cells
        middle = edge.x if self.vertical else edge.y
        return _row(line, p, full, hard, cells, middle, self.vertical, self.text, edge)

    def _squeezed(self, n: int, x: float, y: float, up: float, down: float) -> Edge:
        """Fitted lines leave an empty one no place: it is shown small between its neighbours, or
        in its full size below the last one."""
        above = self[n - 1] if n else None
        below = next((k for k in range(n + 1, len(self)) if self._lines[k][1]), None)
        if below is None and above is not None:
            y = above.middle + above.down + (1.0 + _BLANK) * up
        elif above is not None:
            up, down = _SMALL * up, _SMALL * down
            y = above.middle + (above.down if not self._lines[n - 1][1] else 0.0) + up
        elif below is not None:
            up, down = _SMALL * up, _SMALL * down
            first = self[below]
            y = first.middle - first.up - (below - 1) * (up + down) - down
        return Edge(x, y, 0.0, up, down)


def _paragraphs(
    prepared: Prepared, lines: Sequence[PlacedLine]
) -> list[tuple[PlacedLine, Sequence[PlacedGlyph]]]:
    """Text along a path is one line; its paragraphs are rows of their own."""
    glyphs = [g for line in lines for g in line.glyphs]
    size = lines[0].size if lines else 0.0
    out: list[tuple[PlacedLine, Sequence[PlacedGlyph]]] = []
    at = 0
    point = (glyphs[0].x, glyphs[0].y) if glyphs else (0.0, 0.0)
    for p in prepared.items.paragraphs:
        begin = at
        while at < len(glyphs) and p.start <= glyphs[at].start < p.end:
            at += 1
        own = glyphs[begin:at]
        if own:
            point = own[-1].x, own[-1].y
        text = prepared.text[p.start : p.end]
        line = PlacedLine(text, (), (*point, *point), point[1], size, p.start, p.end)
        out.append((line, own))
    return out


# ------------------------------------------------------------------ cells of a row


def _side_by_side(
    cells: list[tuple[int, int, Edge | None, Edge | None]],
    own: Stretch,
    some: Sequence[PlacedGlyph],
) -> list[tuple[int, int, Edge | None, Edge | None]]:
    """Figures side by side: between them a caret stands upright."""
    out = list(cells)
    k = some[0].size
    up, down = _reach(some[0].face, "")
    for n in range(1, len(cells)):
        at = next((g for g, s in zip(some, own.starts, strict=True) if s >= cells[n][0]), None)
        if at is None:
            continue
        edge = Edge(at.x, at.y, 0.0, up * k, down * k)
        out[n - 1] = (*out[n - 1][:3], edge)
        out[n] = (*out[n][:2], edge, out[n][3])
    return out


def _filled(
    found: Sequence[tuple[int, int, int, Edge | None, Edge | None, bool]],
) -> tuple[Cell, ...]:
    """Cells in visual order; one that nothing is drawn for stands beside its neighbour."""
    known = next((left for _, _, _, left, _, _ in found if left is not None), None)
    assert known is not None
    out: list[Cell] = []
    for s, e, level, left, right, combined in found:
        if left is None or right is None:
            left = right = known
        out.append(Cell(s, e, level, left, right, combined))
        known = right
    return tuple(out)


def _row(
    line: PlacedLine,
    p: Paragraph,
    full: int,
    hard: bool,
    cells: tuple[Cell, ...],
    middle: float,
    vertical: bool,
    text: str,
    alone: Edge | None = None,
) -> Row:
    if cells:
        stops = [cells[0].left]
        stops += [between(a, b, text) for a, b in itertools.pairwise(cells)]
        stops.append(cells[-1].right)
    else:
        assert alone is not None
        stops = [alone]
    every = [cell.left for cell in cells] or stops
    if vertical:
        every = [e for e in every if e.angle == 90.0]
        up = max([e.x + e.up - middle for e in every])
        down = max([middle - e.x + e.down for e in every])
    else:
        up = max([middle - e.y + e.up for e in every])
        down = max([e.y + e.down - middle for e in every])
    return Row(
        line.start, line.end, full, p.level, hard, cells, tuple(stops), middle, up, down,
        {cell.start: n for n, cell in enumerate(cells)},
        {cell.end: n for n, cell in enumerate(cells)},
    )  # fmt: skip
