"""From characters to glyphs: runs of one level, script, face and flow, and HarfBuzz.

Everything here is free of sizes: advances and offsets are in em of the face. Offsets are code
points; `engine.text.characters` has the algorithms of Unicode, `engine.text.fallback` the faces.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, islice
from operator import attrgetter, ne
from typing import Any, Literal

import uharfbuzz as hb

from engine.errors import UserError
from engine.text import fonts
from engine.text.bidi import bidi_levels, visual_order
from engine.text.characters import (
    AMBIGUOUS,
    COMMON,
    NEWLINES,
    REPLACED,
    SOFT_HYPHEN,
    SPACES,
    clusters_of,
    is_wide,
    locale,
    orientation,
    paragraphs,
    script_of,
    scripts_of,
    survey,
)
from engine.text.fallback import Choice, choose, reading_language, substitute
from engine.text.spec import Span

__all__ = [
    "CONNECTED", "HIDDEN", "NEWLINES", "SOFT_HYPHEN", "SPACES", "Flow", "Itemised", "Paragraph",
    "Run", "Shaped", "bidi_levels", "clusters_of", "is_wide", "itemise", "joins_across", "locale",
    "orientation", "safe_to_cut", "script_for", "script_of", "shape", "vertical_form",
    "visual_order", "without",
]  # fmt: skip

Flow = Literal["horizontal", "upright", "sideways", "combined"]
"""How a run stands in its line. In columns: upright glyphs one under another, sideways runs turned
a quarter clockwise, and up to two figures or marks of exclamation and question, or a capital
alone, combined side by side."""

HIDDEN = "\u200b"
"""Zero width space: stands in the shaped text for what isn't drawn. It joins no cluster, and
letters join across it."""

CONNECTED = frozenset(
    ("Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg", "Mand", "Phag", "Mani", "Deva", "Beng", "Guru")
)
"""Scripts whose letters join or share a headline: tracking would tear their words."""

_VERTICAL_STOPS = frozenset("、。，．")
_FIGURES, _MARKS = "0123456789", "!?"
"""Stand side by side in columns, up to two of a kind."""
_WIDE_MARKS = "！？"
_NARROW = frozenset(map(ord, _MARKS))
_CONTEXT = 5
"""Characters around a run that HarfBuzz looks at when it joins letters."""
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)


@dataclass(slots=True, unsafe_hash=True)
class Shaped:
    """One shaped run in visual order. `clusters` are code point offsets from the run's start.

    A value, never changed; not frozen, because making a frozen one takes four times as long.
    """

    gids: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]
    """Along the line: to the right, or down the column."""
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """Offsets, y up. For upright flow from the column's centre line and the pen's height."""
    infos: tuple[Any, ...] = field(default=(), repr=False, compare=False)
    """HarfBuzz's own glyph infos, for `flags`: reading those of every glyph takes too long."""


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """Code points start..end of the whole text, set with one face in one direction.

    A value, never changed; see `Shaped`.
    """

    start: int
    end: int
    level: int
    face: str
    script: str
    span: int
    flow: Flow = "horizontal"


_start_of, _end_of = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text between two hard line ends; `end` excludes the line end itself."""

    start: int
    end: int
    level: int
    """Base embedding level: odd reads from the right."""
    runs: tuple[Run, ...]

    def between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that have a part of start..end, without looking at the others."""
        first = bisect_right(self.runs, start, key=_end_of)
        return self.runs[first : bisect_left(self.runs, end, first, key=_start_of)]


@dataclass(frozen=True, slots=True)
class Itemised:
    text: str
    """As it was given."""
    shown: str
    """What is shaped: same length; characters that can't be drawn are HIDDEN."""
    hidden: frozenset[int]
    """Offsets of the characters that are left out."""
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[tuple[str, str], ...]


def without(items: Itemised, offsets: Iterable[int], faces: tuple[str, ...]) -> Itemised:
    """The same text with more characters left out: what a face promised and then didn't draw."""
    shown = list(items.shown)
    missing = dict.fromkeys(items.missing)
    gone = sorted(set(offsets))
    for i in gone:
        shown[i] = HIDDEN
        missing[items.text[i], faces[0]] = None
    return replace(
        items,
        shown="".join(shown),
        hidden=items.hidden | frozenset(gone),
        missing=tuple(missing),
    )


# ------------------------------------------------------------------ columns


@fonts.memo(4096)
def vertical_form(face: str, character: str) -> bool:
    """Whether the face has a glyph of its own for a character in columns."""
    loaded = fonts.load(face)
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.direction = "ttb"
    buffer.script = "Hani"
    _set_glyphs(loaded, buffer, ())
    return bool(buffer.glyph_infos) and buffer.glyph_infos[
        0
    ].codepoint != loaded.font.get_nominal_glyph(ord(character))


def _flows(
    part: str,
    starts: Sequence[int],
    chosen: Sequence[str],
    language: str,
    pictures: Sequence[tuple[int, int]],
) -> list[tuple[Flow, int]]:
    """Flow per code point; combined groups carry their own number, emoji stand upright."""
    out: list[tuple[Flow, int]] = []
    ends = [*starts[1:], len(part)] if part else []
    for a, b in zip(starts, ends, strict=True):
        c = part[a]
        turn = orientation(c)
        flow: Flow
        if c in SPACES and c != "\u3000":
            flow = "sideways"
        elif turn >= 2 or (c in "：；" and not language.startswith("ja")):
            # UTR 50 turns colons as Japanese does; Chinese columns keep them upright.
            flow = "upright"
        elif turn == 1 or c in AMBIGUOUS:
            flow = "upright" if vertical_form(chosen[a], c) else "sideways"
        else:
            flow = "sideways"
        out += [(flow, 0)] * (b - a)
    for a, b in pictures:
        out[a:b] = [("upright", 0)] * (b - a)
    i = 0
    while i < len(part):
        c = part[i]
        alike = ""
        if c in _FIGURES and out[i][0] == "sideways":
            alike = _FIGURES
        elif c in _MARKS:
            alike = _MARKS
        elif c in _WIDE_MARKS and language.startswith("ja"):
            alike = _WIDE_MARKS
        elif not "A" <= c <= "Z":
            i += 1
            continue
        j = i + 1
        while alike and j < len(part) and part[j] in alike:
            j += 1
        before, after = part[i - 1 : i], part[j : j + 1]
        alone = not any(
            n and orientation(n) == 0 and n not in SPACES and n not in AMBIGUOUS
            for n in (before, after)
        )
        alone = alone and (j == len(part) or starts[bisect_left(starts, j)] == j)
        if alike == _WIDE_MARKS:
            # One by itself stands in its em; of two, the narrow forms stand side by side.
            alone = alone and j - i == 2 and fonts.load(chosen[i]).coverage >= _NARROW
        if j - i <= 2 and alone and len(set(chosen[i:j])) == 1:
            out[i:j] = [("combined", i + 1)] * (j - i)
        i = j
    return out


# ------------------------------------------------------------------ runs


@fonts.memo(128, lambda spans, *_: sum([len(s.text) for s in spans]))
def itemise(
    spans: tuple[Span, ...], faces: tuple[str, ...], language: str, vertical: bool
) -> Itemised:
    """Split a text into runs of one level, script, face, span and flow.

    Clusters keep together: a base with its marks and joiners has one face. What no face draws
    is hidden and listed in `missing` with the first face that was asked.
    """
    text = "".join([s.text for s in spans]) if len(spans) != 1 else spans[0].text
    edges = [0]
    for s in spans:
        edges.append(edges[-1] + len(s.text))
    if not text.isascii():
        language = reading_language(language, survey(text).scripts)
    shown = text
    hidden: set[int] = set()
    missing: dict[tuple[str, str], None] = {}
    out: list[Paragraph] = []
    for start, end in paragraphs(text):
        part = text[start:end]
        if not part:
            out.append(Paragraph(start, end, 0, ()))
            continue
        levels, base = bidi_levels(part)
        scripts = scripts_of(part)
        starts = clusters_of(part)
        span_of, cuts = _spans(edges, start, end, starts)
        choice = Choice(len(part))
        for a, b, k in cuts:
            of_span = starts if len(cuts) == 1 else starts[bisect_left(starts, a) :]
            if b < len(part):
                of_span = of_span[: bisect_left(of_span, b)]
            choose(part, of_span, b, scripts, spans[k].faces or faces, language, choice)
        if len(starts) != len(part):
            for a, b in zip(starts, [*starts[1:], len(part)], strict=True):
                if b - a > 1:
                    scripts[a:b] = [scripts[a]] * (b - a)
                    levels[a:b] = [levels[a]] * (b - a)
        for a, b in choice.pictures:
            # A face of emoji knows no scripts, and its glyphs join with no letters.
            scripts[a:b] = ["Zyyy"] * (b - a)
        if survey(part).traits & REPLACED:
            signs = [substitute(c, face) for c, face in zip(part, choice.faces, strict=True)]
            shown = shown[:start] + "".join(signs) + shown[end:]
        hidden.update([start + i for i in choice.hidden])
        for i, first in choice.told:
            missing["\ufffd" if "\ud800" <= part[i] <= "\udfff" else part[i], first] = None
        flows: list[tuple[Flow, int]] | None = None
        if vertical:
            flows = _flows(part, starts, choice.faces, language, choice.pictures)
            signs = [
                _MARKS[_WIDE_MARKS.index(c)] if flow == "combined" and c in _WIDE_MARKS else c
                for c, (flow, _) in zip(shown[start:end], flows, strict=True)
            ]
            shown = shown[:start] + "".join(signs) + shown[end:]
        runs = _runs(start, levels, choice.faces, scripts, span_of, flows)
        out.append(Paragraph(start, end, base, runs))
    if hidden:
        signs = list(shown)
        for i in hidden:
            signs[i] = HIDDEN
        shown = "".join(signs)
    return Itemised(text, shown, frozenset(hidden), tuple(out), tuple(missing))


def _spans(
    edges: Sequence[int], start: int, end: int, starts: Sequence[int]
) -> tuple[list[int], list[tuple[int, int, int]]]:
    """The span of every code point of a paragraph, and the spans' stretches in it as (start, end,
    span); a cluster that spans share belongs to the first."""
    own: list[int] = []
    cuts: list[tuple[int, int, int]] = []
    a = 0
    for k in range(len(edges) - 1):
        b = min(edges[k + 1], end) - start
        if b <= a:
            continue
        if b < end - start:
            at = bisect_left(starts, b)
            b = starts[at] if at < len(starts) else end - start
        own += [k] * (b - a)
        cuts.append((a, b, k))
        a = b
    return own, cuts


def _runs(
    start: int,
    levels: Sequence[int],
    faces: Sequence[str],
    scripts: Sequence[str],
    spans: Sequence[int],
    flows: Sequence[tuple[Flow, int]] | None,
) -> tuple[Run, ...]:
    n = len(levels)
    cuts = {0}
    for column in (levels, faces, scripts, spans, flows or ()):
        if column and column.count(column[0]) != n:
            # Where a value differs from the one before it.
            cuts.update(compress(range(1, n), map(ne, column, islice(column, 1, None))))
    starts = sorted(cuts)
    return tuple(
        [
            Run(
                start + a, start + b, levels[a], faces[a], scripts[a], spans[a],
                "horizontal" if flows is None else flows[a][0],
            )
            for a, b in zip(starts, [*starts[1:], n], strict=True)
        ]
    )  # fmt: skip


# ------------------------------------------------------------------ shaping


def shape(
    shown: str,
    start: int,
    end: int,
    run: Run,
    language: str,
    features: tuple[tuple[str, int], ...],
    *,
    line_start: int = 0,
    line_end: int = -1,
) -> Shaped:
    """Shape code points start..end with the run's face; a part of a run when a line cuts it.

    Letters beyond line_start..line_end don't join: the line ends there.
    """
    before = after = ""
    text = shown[start:end]
    if run.script in CONNECTED:
        before = shown[max(line_start, start - _CONTEXT) : start]
        stop = len(shown) if line_end < 0 else line_end
        after = shown[end : min(stop, end + _CONTEXT)]
    return _shape(
        before,
        text,
        after,
        run.face,
        script_for(run, text),
        bool(run.level & 1),
        run.flow,
        language,
        features,
    )


def script_for(run: Run, text: str) -> str:
    """The script that a part of a run is shaped in: figures and Latin signs of a Latin face,
    wherever they stand, keep their own kerning."""
    return "Latn" if run.script in COMMON or text.isascii() else run.script


def joins_across(shown: str, run: Run, start: int, end: int, line: int, stop: int) -> bool:
    """Whether the ends of a line (line..stop) part letters that join at the ends of a run."""
    if run.script not in CONNECTED:
        return False
    if start == run.start and line > max(0, start - _CONTEXT) and not _apart(shown[start - 1]):
        return True
    return end == run.end and stop < min(len(shown), end + _CONTEXT) and not _apart(shown[end])


def _apart(character: str) -> bool:
    return character in SPACES or character in NEWLINES


def safe_to_cut(info: Any) -> bool:
    """Whether a run can be cut before a glyph without a change."""
    return not int(info.flags) & _UNSAFE


_buffers: list[hb.Buffer] = []
"""Buffers at rest; taking one is atomic, so that threads never share it."""


def _set_glyphs(
    face: fonts.LoadedFace, buffer: hb.Buffer, features: tuple[tuple[str, int], ...]
) -> None:
    try:
        hb.shape(face.font, buffer, dict(features) if features else None)
    except MemoryError:
        # HarfBuzz gives up on a face that turns a few signs into a great many glyphs.
        raise UserError(
            f"the face {face.id!r} makes too many glyphs of the text",
            "text",
            "Choose another face.",
        ) from None


@fonts.memo(8192, lambda before, text, *_: len(text))
def _shape(
    before: str,
    text: str,
    after: str,
    face_id: str,
    script: str,
    backwards: bool,
    flow: Flow,
    language: str,
    features: tuple[tuple[str, int], ...],
) -> Shaped:
    face = fonts.load(face_id)
    try:
        buffer = _buffers.pop()
    except IndexError:
        buffer = hb.Buffer()
    buffer.reset()
    if before or after:
        buffer.add_str(before + text + after, len(before), len(text))
    else:
        buffer.add_str(text)
    upright = flow == "upright"
    buffer.direction = "ttb" if upright else "rtl" if backwards else "ltr"
    buffer.script = script
    tag = locale(language)
    if tag != "und":
        buffer.language = tag
    _set_glyphs(face, buffer, features)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    _buffers.append(buffer)
    k = 1.0 / face.upem
    gids = tuple([g.codepoint for g in infos])
    clusters = tuple([g.cluster for g in infos])
    if before:
        offset = len(before)
        clusters = tuple([c - offset for c in clusters])
    if not upright:
        xs, ys = [p.x_offset for p in positions], [p.y_offset for p in positions]
        nowhere = (0.0,) * len(xs)
        return Shaped(
            gids,
            clusters,
            tuple([p.x_advance * k for p in positions]),
            tuple([x * k for x in xs]) if any(xs) else nowhere,
            tuple([y * k for y in ys]) if any(ys) else nowhere,
            tuple(infos),
        )
    advances: list[float] = []
    across: list[float] = []
    along: list[float] = []
    for gid, cluster, p in zip(gids, clusters, positions, strict=True):
        x, y, advance = p.x_offset * k, p.y_offset * k, -p.y_advance * k
        if not face.has_vertical_metrics:
            # Without vertical metrics the em box itself is the measure: every sign of a brush
            # face stands in the middle of the column, one em below the other.
            origin = face.font.get_glyph_v_origin(gid)
            width = face.font.get_glyph_h_advance(gid) * k
            if origin is not None:
                x, y = x + origin[0] * k - width / 2, y + origin[1] * k - face.ideographic_top
            advance = 1.0 if advance else 0.0
            character = text[cluster]
            if gid == face.font.get_nominal_glyph(ord(character)):
                dx, dy = _stop_shift(face, gid, character, width)
                x, y = x + dx, y + dy
        advances.append(advance)
        across.append(x)
        along.append(y)
    return Shaped(gids, clusters, tuple(advances), tuple(across), tuple(along), tuple(infos))


def _stop_shift(
    face: fonts.LoadedFace, gid: int, character: str, width: float
) -> tuple[float, float]:
    """How far a stop without a vertical form moves: from the lower left of its em to the upper
    right, mirrored about the middle; colons and marks of exclamation to the middle line."""
    if character not in _VERTICAL_STOPS and character not in "：；！？":
        return 0.0, 0.0
    box = face.font.get_glyph_extents(gid)
    if box is None:
        return 0.0, 0.0
    k = 1.0 / face.upem
    across = (2 * box.x_bearing + box.width) * k
    if character not in _VERTICAL_STOPS:
        return (width - across) / 2, 0.0
    along = (2 * box.y_bearing + box.height) * k
    return width - across, 2 * face.ideographic_top - 1.0 - along
