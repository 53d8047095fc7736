"""Carets and selections in a laid-out text: from offsets to places and back.

Offsets are code points of the whole text, and carets stand between grapheme clusters (UAX 29).
Lengths are points from the box's top left corner, as in the layout.

Where directions meet, one offset has two places. A caret without an affinity then stands at the
edge of the letter of the lower embedding level, so that every offset has a place of its own and
walking from place to place in visual order comes by every one of them.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import icu

from engine.text import empty_text, fonts
from engine.text.cells import Rows
from engine.text.characters import boundaries, clusters_of, locale
from engine.text.edges import Caret, Cell, Edge, Quad, Row, caret_of, quad_of
from engine.text.layout import layout
from engine.text.spec import TextLayout, TextSpec

Affinity = Literal["upstream", "downstream"]
"""upstream: beside the character before the offset; downstream: beside the one behind it. It
matters where a line breaks and where directions meet."""

_NEAR = 1e-6
_NEWLINE = 0.22
"""How wide a selected line end is shown, in em."""


class Place(NamedTuple):
    offset: int
    affinity: Affinity | None = None


class CaretMap:
    """The places of one laid-out text. Lines are measured when they are first asked about."""

    def __init__(self, spec: TextSpec, laid: TextLayout | None = None) -> None:
        """`laid` is what `layout(spec)` gave, or the layout of the same text in another box.
        Raises UserError as the layout does."""
        self.text = "".join([s.text for s in spec.spans])
        self.language = spec.language
        self._blank = not self.text.strip()
        if self._blank:
            self._rows: Rows | list[Row] = empty_text.rows(spec)
            self.vertical = spec.writing == "vertical" and spec.arc is None and spec.path is None
            self.curved = spec.arc is not None or spec.path is not None
            self._spans = [(row.start, row.full, row.hard) for row in self._rows]
            self._stops = [*clusters_of(self.text), len(self.text)]
        else:
            rows = Rows(spec, laid if laid is not None else layout(spec))
            self._rows = rows
            self.vertical, self.curved = rows.vertical, rows.curved
            self._spans = [rows.span(n) for n in range(len(rows))]
            self._stops = rows.graphemes
        self._starts = [start for start, _, _ in self._spans]
        self._order: list[Row] = []
        self._edges: list[float] = []
        """Rows as they stand, and the coordinates between them."""

    # ------------------------------------------------------------ from offsets to places

    def caret(self, offset: int, affinity: Affinity | None = None) -> Caret:
        """Where the caret stands at an offset (brought to the nearest grapheme before it)."""
        row, stop, cell = self._at(offset, affinity)
        edge = row.stops[stop]
        if cell is not None and cell.left.angle == edge.angle:
            edge = edge._replace(up=cell.left.up, down=cell.left.down)
        return caret_of(edge)

    def row_of(self, offset: int, affinity: Affinity | None = None) -> int:
        """Number of the line that holds a place."""
        n = max(0, bisect_right(self._starts, self.snapped(offset)) - 1)
        if affinity == "upstream" and n and self._starts[n] == offset:
            _, full, hard = self._spans[n - 1]
            if not hard and full == offset:
                return n - 1
        return n

    def snapped(self, offset: int) -> int:
        """The grapheme boundary at an offset or before it."""
        offset = min(max(0, offset), len(self.text))
        return self._stops[bisect_right(self._stops, offset) - 1]

    def _at(self, offset: int, affinity: Affinity | None) -> tuple[Row, int, Cell | None]:
        """The row of a place, its stop there and the cell that the caret stands beside."""
        offset = self.snapped(offset)
        row = self._rows[self.row_of(offset, affinity)]
        offset = min(offset, row.full)
        before, behind = row.by_end.get(offset), row.by_start.get(offset)
        if affinity == "upstream" and before is not None:
            behind = None
        elif affinity == "downstream" and behind is not None:
            before = None
        elif before is not None and behind is not None:
            if row.cells[before].level <= row.cells[behind].level:
                behind = None
            else:
                before = None
        elif behind is not None and row.cells[behind].level > row.level:
            return row, row.first, row.cells[behind]
        elif before is not None and row.cells[before].level > row.level:
            return row, row.last, row.cells[before]
        if before is not None:
            return row, row.edge(before, leading=False), row.cells[before]
        if behind is not None:
            return row, row.edge(behind, leading=True), row.cells[behind]
        return row, row.last if offset >= row.full else row.first, None

    # ------------------------------------------------------------ from places to offsets

    def offset_at(self, x: float, y: float) -> int:
        """The offset whose caret is nearest to a point."""
        return self.place_at(x, y).offset

    def place_at(self, x: float, y: float) -> Place:
        """The same with the affinity: the caret then stands on the side that was pointed at."""
        if self.curved:
            return self._on_curve(x, y)
        across, along = (-x, y) if self.vertical else (y, x)
        return self._in_row(self._row_at(across), along, across, beyond=True)

    def _row_at(self, across: float) -> Row:
        """The line whose band holds a coordinate; bands meet halfway."""
        if not self._order:
            rows = [self._rows[n] for n in range(len(self._rows))]
            self._order = sorted(rows, key=self._middle)
            bands = map(self._band, self._order)
            self._edges = [(a[1] + b[0]) / 2 for a, b in pairwise(bands)]
        return self._order[bisect_right(self._edges, across)]

    def _middle(self, row: Row) -> float:
        return -row.middle if self.vertical else row.middle

    def _band(self, row: Row) -> tuple[float, float]:
        middle = self._middle(row)
        return middle - row.up, middle + row.down

    def _in_row(self, row: Row, along: float, across: float | None, beyond: bool) -> Place:
        stops = row.stops
        tops = [s.y if self.vertical else s.x for s in stops]
        if across is not None:
            for n, cell in enumerate(row.cells):
                if cell.combined and cell.left.angle == 90.0:
                    # Figures side by side: the nearest of the places between them counts.
                    last = n
                    while row.cells[last].right.angle != 90.0:
                        last += 1
                    if tops[n] + _NEAR < along < tops[last + 1] - _NEAR:
                        return self._beside(row, n, last, -across)
        k = min(range(len(stops)), key=lambda n: abs(along - tops[n]))
        side = along - tops[k]
        if beyond and not row.hard and k == row.last and row.full > row.end:
            outside = side < -_NEAR if row.level & 1 else side > _NEAR
            if outside:
                # Behind the spaces that hang is the next line already.
                return Place(row.end, "upstream")
        return self._resolved(row, k, side if abs(side) > _NEAR else 0.0)

    def _beside(self, row: Row, first: int, last: int, x: float) -> Place:
        inner = [row.stops[n].x for n in range(first + 1, last + 1)]
        if not inner:
            return self._resolved(row, first, 0.0)
        em = row.stops[first].up
        places = [row.stops[first].x - em, *inner, row.stops[first].x + em]
        k = min(range(len(places)), key=lambda n: abs(x - places[n]))
        return self._resolved(row, first + k, 0.0)

    def _on_curve(self, x: float, y: float) -> Place:
        best: tuple[float, Row, int] | None = None
        for row in [self._rows[n] for n in range(len(self._rows))]:
            for k, edge in enumerate(row.stops):
                (ax, ay), (bx, by) = caret_of(edge).ends
                distance = math.hypot(x - (ax + bx) / 2, y - (ay + by) / 2)
                if best is None or distance < best[0]:
                    best = distance, row, k
        assert best is not None
        _, row, k = best
        edge = row.stops[k]
        (ax, ay), (bx, by) = caret_of(edge).ends
        turn = math.radians(edge.angle)
        side = (x - (ax + bx) / 2) * math.cos(turn) + (y - (ay + by) / 2) * math.sin(turn)
        return self._resolved(row, k, side if abs(side) > _NEAR else 0.0)

    @staticmethod
    def _resolved(row: Row, k: int, side: float) -> Place:
        """The offset at a stop: of the cell on the pointer's side, or of the lower level."""
        left = row.cells[k - 1] if k else None
        right = row.cells[k] if k < len(row.cells) else None
        if left is not None and right is not None:
            if side:
                right, left = (right, None) if side > 0 else (None, left)
            elif left.level <= right.level:
                right = None
            else:
                left = None
        elif not side:
            only = left or right
            if only is None or only.level > row.level:
                if k == row.first:
                    return Place(row.start)
                return Place(row.full, None if row.hard else "upstream")
        cell = left or right
        if cell is None:
            return Place(row.start, None)
        behind = (left is not None) != bool(cell.level & 1)
        return Place(cell.end, "upstream") if behind else Place(cell.start, "downstream")

    # ------------------------------------------------------------ selections

    def selection_boxes(self, start: int, end: int) -> tuple[Quad, ...]:
        """What is selected, line by line in visual order: one quad for each stretch of a line,
        or for each grapheme along a curve. Lines that end within it show a little more."""
        start, end = self.snapped(min(start, end)), self.snapped(max(start, end))
        out: list[Quad] = []
        if start == end:
            return ()
        first, last = self.row_of(start), self.row_of(end, "upstream")
        for n in range(first, last + 1):
            row = self._rows[n]
            stretch: list[int] = []
            for k, cell in enumerate(row.cells):
                if start <= cell.start and cell.end <= end:
                    stretch.append(k)
                elif stretch:
                    out += self._quads(row, stretch)
                    stretch = []
            out += self._quads(row, stretch) if stretch else []
            if row.hard and start <= row.full < end:
                out.append(self._line_end(row))
        return tuple(out)

    def _quads(self, row: Row, cells: Sequence[int]) -> list[Quad]:
        if self.curved:
            return [quad_of(row.stops[k], row.stops[k + 1]) for k in cells]
        first, last = cells[0], cells[-1]
        while first and row.stops[first].angle != row.stops[0].angle:
            first -= 1
        while last + 1 < len(row.cells) and row.stops[last + 1].angle != row.stops[0].angle:
            last += 1
        return [self._straight(row, row.stops[first], row.stops[last + 1])]

    def _straight(self, row: Row, a: Edge, b: Edge) -> Quad:
        if self.vertical:
            right, left = row.middle + row.up, row.middle - row.down
            return (right, a.y), (right, b.y), (left, b.y), (left, a.y)
        top, bottom = row.middle - row.up, row.middle + row.down
        return (a.x, top), (b.x, top), (b.x, bottom), (a.x, bottom)

    def _line_end(self, row: Row) -> Quad:
        edge = row.stops[row.last]
        by = _NEWLINE * (edge.up + edge.down)
        turn = math.radians(edge.angle)
        far = edge._replace(x=edge.x + by * math.cos(turn), y=edge.y + by * math.sin(turn))
        if row.level & 1:
            far = edge._replace(x=2 * edge.x - far.x, y=2 * edge.y - far.y)
            edge, far = far, edge
        return quad_of(edge, far) if self.curved else self._straight(row, edge, far)

    # ------------------------------------------------------------ walking

    def next(self, offset: int) -> int:
        """The next grapheme boundary in the order of the text."""
        at = bisect_right(self._stops, offset)
        return self._stops[at] if at < len(self._stops) else len(self.text)

    def previous(self, offset: int) -> int:
        at = bisect_left(self._stops, offset) - 1
        return self._stops[at] if at >= 0 else 0

    def right(self, place: Place) -> Place:
        """One place on in visual order: to the right, or down a column."""
        return self._walked(place, 1)

    def left(self, place: Place) -> Place:
        """One place back in visual order: to the left, or up a column."""
        return self._walked(place, -1)

    def _walked(self, place: Place, by: int) -> Place:
        n = self.row_of(*place)
        row, stop, _ = self._at(*place)
        stop += by
        if 0 <= stop <= len(row.cells):
            if stop != row.last or row.hard:
                return self._resolved(row, stop, 0.0)
            # The end of a line that was broken is the beginning of the next one.
            return Place(row.full)
        onwards = (by > 0) != bool(row.level & 1)
        if onwards:
            if n + 1 == len(self._rows):
                return place
            after = self._rows[n + 1]
            return self._resolved(after, after.first, 0.0)
        if not n:
            return place
        before = self._rows[n - 1]
        if before.hard:
            return self._resolved(before, before.last, 0.0)
        inner = before.last + (1 if before.level & 1 else -1)
        return self._resolved(before, inner, 0.0) if before.cells else Place(before.start)

    def line_start(self, place: Place) -> Place:
        return Place(self._rows[self.row_of(*place)].start, "downstream")

    def line_end(self, place: Place) -> Place:
        """The end of the line, before the spaces that hang where it was broken."""
        row = self._rows[self.row_of(*place)]
        return Place(row.full if row.hard else row.end, "upstream")

    def along(self, place: Place) -> float:
        """The coordinate that `up` and `down` keep: x, or y in columns."""
        row, stop, _ = self._at(*place)
        return row.stops[stop].y if self.vertical else row.stops[stop].x

    def up(self, place: Place, along: float | None = None) -> Place:
        """On the line before (the column to the right), as near to `along` as can be."""
        return self._other_row(place, -1, along)

    def down(self, place: Place, along: float | None = None) -> Place:
        return self._other_row(place, 1, along)

    def _other_row(self, place: Place, by: int, along: float | None) -> Place:
        n = self.row_of(*place) + by
        if n < 0:
            return Place(0, "downstream")
        if n >= len(self._rows):
            return Place(len(self.text), "upstream")
        if self.curved:
            return Place(self._rows[n].start, "downstream")
        goal = self.along(place) if along is None else along
        return self._in_row(self._rows[n], goal, None, beyond=True)

    def is_rtl(self, offset: int) -> bool:
        """Whether the paragraph at an offset reads from the right."""
        return bool(self._rows[self.row_of(offset)].level & 1)

    # ------------------------------------------------------------ words

    def word_left(self, offset: int) -> int:
        """Start of the word before an offset (UAX 29, by dictionary where there are no spaces)."""
        starts = self._word_starts()
        at = bisect_left(starts, offset) - 1
        return starts[at] if at >= 0 else 0

    def word_right(self, offset: int) -> int:
        """Start of the word behind an offset, or the end of the text."""
        starts = self._word_starts()
        at = bisect_right(starts, offset)
        return starts[at] if at < len(starts) else len(self.text)

    def word_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the word, space or sign at an offset; at a word's end, that word."""
        edges = word_edges(self.text, self.language)
        at = min(max(0, bisect_right(edges, offset) - 1), max(0, len(edges) - 2))
        if len(edges) < 2:
            return 0, len(self.text)
        start, end = edges[at], edges[at + 1]
        wordless = not any(c.isalnum() for c in self.text[start:end])
        if at and start == offset and wordless and self.text[start - 1].isalnum():
            return edges[at - 1], start
        return start, end

    def _word_starts(self) -> list[int]:
        edges = word_edges(self.text, self.language)
        return [a for a, b in pairwise(edges) if not self.text[a:b].isspace()]


# ------------------------------------------------------------------ words of a text


@fonts.memo(16)
def _words(language: str) -> Any:
    return icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(locale(language)))


@fonts.memo(32)
def word_edges(text: str, language: str) -> list[int]:
    """Every word boundary from 0 to the end (UAX 29)."""
    return [0, *boundaries(text, _words(language))] if text else [0]
