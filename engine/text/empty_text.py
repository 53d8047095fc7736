"""Rows of a text that shows nothing: where its first letter would stand.

A letter is set at the end of every paragraph by the one layout, and then left out again.
"""

from __future__ import annotations

from dataclasses import replace

from engine.text.cells import Rows
from engine.text.characters import paragraphs
from engine.text.edges import Cell, Edge, Row
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec

_ARABIC = ("ar", "fa", "ur", "ps", "dv", "sd", "ug")
_HEBREW = ("he", "iw", "yi")
_HAN = ("zh", "ja")


def rows(spec: TextSpec) -> list[Row]:
    """The rows of a text without a visible letter, the empty text included. Raises UserError as
    the layout does."""
    text = "".join([s.text for s in spec.spans])
    letter = _letter(spec)
    shown = ""
    probes: list[int] = []
    at = 0
    for _, end in paragraphs(text) or [(0, 0)]:
        shown += text[at:end]
        probes.append(len(shown))
        shown += letter
        at = end
    shown += text[at:]
    span = replace(spec.spans[0], text=shown, ruby="") if spec.spans else Span(shown)
    probed = replace(spec, spans=(span,))
    centred = spec.align in ("centre", "fit") or spec.arc is not None
    found = Rows(probed, layout(probed))
    return [_without(found[n], probes, centred) for n in range(len(found))]


def _letter(spec: TextSpec) -> str:
    straight = spec.arc is None and spec.path is None
    tag = spec.language.split("-")[0].lower()
    if tag in _HAN or (spec.writing == "vertical" and straight):
        return "国"
    if straight and tag in _ARABIC:
        return "\u0627"
    return "\u05d0" if straight and tag in _HEBREW else "H"


def _without(row: Row, probes: list[int], centred: bool) -> Row:
    """The row without the letters that were set for it, and with the offsets of the text."""

    def real(offset: int) -> int:
        return offset - sum(probe < offset for probe in probes)

    def kept(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(
            [
                c._replace(start=real(c.start), end=real(c.end))
                for c in cells
                if c.start not in probes
            ]
        )

    number = next((n for n, c in enumerate(row.cells) if c.start in probes), None)
    cells, stops = kept(row.cells), row.stops
    if number is not None:
        letter = row.cells[number]
        place = row.stops[row.edge(number, leading=True)]
        if centred and not cells:
            place = _middle(letter)
        place = place._replace(up=letter.left.up, down=letter.left.down)
        stops = (place, *stops[2:]) if number == 0 and cells else (*stops[:-2], place)
    return Row(
        real(row.start), real(row.end), real(row.full), row.level, row.hard, cells, stops,
        row.middle, row.up, row.down,
        {c.start: n for n, c in enumerate(cells)},
        {c.end: n for n, c in enumerate(cells)},
    )  # fmt: skip


def _middle(cell: Cell) -> Edge:
    a, b = cell.left, cell.right
    return a._replace(x=(a.x + b.x) / 2, y=(a.y + b.y) / 2, angle=(a.angle + b.angle) / 2)
