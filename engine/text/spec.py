"""What a text layout takes and gives: plain values, in points, y down.

This room knows nothing of documents; `engine.drawing.compose` translates a text block into a
`TextSpec` and a `TextLayout` into scene nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text set alike. Empty `faces` or None: as the whole text."""

    text: str
    faces: tuple[str, ...] = ()
    scale: float = 1.0
    rise: float = 0.0
    tracking: float | None = None
    features: tuple[tuple[str, int], ...] = ()
    ruby: str = ""
    """A reading set small beside the span; see `engine.document.model.TextRun`."""
    style: int = 0
    """Any number; comes back on every glyph (compose keeps the span's paint under it)."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A circle to set the text on; see `engine.document.model.ArcPath`."""

    cx: float
    cy: float
    radius: float
    angle: float = -90.0
    inside: bool = False
    max_span: float = 180.0


@dataclass(frozen=True, slots=True)
class Curve:
    """An open or closed path to set the text on: verbs M L Q C Z with their points (x, y, ...)
    flattened, in points from the box's top left corner, y down."""

    verbs: str
    points: tuple[float, ...]
    start: float = 0.0
    """Fraction of the length."""


@dataclass(frozen=True, slots=True)
class TextSpec:
    spans: tuple[Span, ...]
    width: float
    """Of the box, points. `height` 0 = unlimited (never overflows)."""
    height: float = 0.0
    faces: tuple[str, ...] = ()
    """Face ids, first choice first; script fallbacks of the catalogue are appended."""
    size: float = 24.0
    align: Literal["left", "centre", "right", "fit", "justify"] = "left"
    vertical_align: Literal["top", "middle", "bottom"] = "top"
    leading: float = 1.2
    tracking: float = 0.0
    language: str = "und"
    """BCP 47; drives line breaks, localised forms and capitals."""
    features: tuple[tuple[str, int], ...] = ()
    axes: tuple[tuple[str, float], ...] = ()
    small_caps: bool = False
    hanging: bool = False
    squeeze: bool = True
    script_gap: float = 0.0
    strictness: Literal["normal", "strict", "loose"] = "normal"
    fit: Literal["none", "box", "width", "lines"] = "none"
    """none: `size`. box: the largest size at which everything fits width x height (<= max_lines).
    width: one size at which the widest line's ink equals the width (and the height holds).
    lines: every line by itself fitted to the width; gaps between lines measured ink to ink
    (.12 of the smaller cap height); if the size ratio would pass 2.1, one common size."""
    max_size: float = 0.0
    min_size: float = 4.0
    """Fitting stops here and reports overflow."""
    max_lines: int = 0
    balance: bool = True
    """Choose the breaks that even out the lines (art direction 3.3), not the greedy ones."""
    ink_align: bool = True
    writing: Literal["horizontal", "vertical"] = "horizontal"
    arc: Arc | None = None
    path: Curve | None = None


class PlacedGlyph(msgspec.Struct, frozen=True, gc=False):
    """A glyph on the page: origin (x, y) on its baseline relative to the box's top left corner,
    `size` in points, `angle` in degrees clockwise. `start`/`end` are code point offsets of its
    cluster in the whole text; `text` is what it stands for, '' when another glyph of the
    cluster carries it. A struct, because a frozen dataclass takes ten times as long to make."""

    face: str
    gid: int
    x: float
    y: float
    size: float
    angle: float
    start: int
    end: int
    text: str
    style: int = 0


class PlacedLine(msgspec.Struct, frozen=True, gc=False):
    text: str
    glyphs: tuple[PlacedGlyph, ...]
    """In visual order."""
    ink: tuple[float, float, float, float]
    """x0, y0, x1, y1 relative to the box; for arcs of the whole text."""
    baseline: float
    size: float
    start: int = 0
    end: int = 0
    """Code points of the whole text; the spaces that hang at the end are beyond `end`."""


@dataclass(frozen=True, slots=True)
class TextLayout:
    lines: tuple[PlacedLine, ...]
    ink: tuple[float, float, float, float]
    size: float
    smallest: float
    overflow: bool
    missing: tuple[tuple[str, str], ...]
    """(character, first face asked): drawn by no face at all, left out and reported."""
    ruby: tuple[PlacedLine, ...] = ()
    """Readings, one line for each; their glyphs' offsets are those of the span they belong to."""
    curve: tuple[tuple[float, float], ...] = ()
    """The baseline of text on a path as a polyline, relative to the box."""
    blank: tuple[PlacedLine, ...] = ()
    """Lines without a glyph (empty paragraphs): their ink is the point where they begin."""

    @property
    def glyphs(self) -> tuple[PlacedGlyph, ...]:
        return tuple(g for line in self.lines for g in line.glyphs)
