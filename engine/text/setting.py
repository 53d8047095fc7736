"""Setting: text prepared once, and single lines and columns of it, measured in em.

Text is itemised, shaped and measured once; sizes only scale the result, so that fitting never
shapes again except where a line cuts a run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engine.errors import UserError
from engine.text import breaking, fonts, outlines, shaping
from engine.text.shaping import CONNECTED, SOFT_HYPHEN, SPACES, Itemised, Paragraph, Run
from engine.text.spec import Span, TextSpec

_HYPHEN = 0.35
_LOOSE, _TIGHT = 0.012, -0.03
"""Tracking beyond these takes ligatures apart: they would stand out as closed pairs."""
_OPENING_MARKS = frozenset("“‘„‚\"'•")
_CLOSING_MARKS = frozenset(".,”’\"'-‐·。，、")
_ROUND = frozenset("OCGQSocegqsdaÖÓÔÉé0689")
_POINTED = frozenset("AVWTYJvwyÀÁÂ")
TALL = frozenset("bdfhkltijß")

Ink = tuple[float, float, float, float]


# ------------------------------------------------------------------ prepared text


@dataclass(frozen=True, slots=True)
class SetGlyph:
    """A glyph of a line that is set but not sized: em of the block's size, y DOWN.

    Horizontal lines begin at x 0 on the baseline y 0; columns run down from y 0 about x 0.
    """

    face: str
    gid: int
    x: float
    y: float
    scale: float
    angle: float
    start: int
    end: int
    text: str
    style: int


@dataclass(frozen=True, slots=True)
class SetLine:
    start: int
    end: int
    """Code points; the spaces that hang at the end are beyond `end`."""
    text: str
    glyphs: tuple[SetGlyph, ...]
    advance: float
    """Along the line, without the hanging spaces and the last tracking."""
    ink: Ink | None
    """x0, y0, x1, y1 in em, y down; None when nothing is drawn."""
    top: float
    """Optical top above the baseline: cap height, x-height, or the ink of other scripts."""
    scale: float
    """Of the largest span, for the line's pitch."""
    hang_left: float
    hang_right: float
    """How far quotes, stops and round letters stand outside a flush edge, in em."""
    on_grid: bool = False
    """Begins with a sign as wide as its em: Han, kana or Hangul."""


class Prepared:
    """A text itemised, shaped and measured once; lines are set when a layout asks for them."""

    def __init__(self, spec: TextSpec) -> None:
        self.spans = tuple(s for s in spec.spans if s.text) or (Span(""),)
        self.vertical = spec.writing == "vertical"
        self.language = spec.language
        self.tracking = tuple(
            spec.tracking if s.tracking is None else s.tracking for s in self.spans
        )
        self.features = tuple(_features(spec.features, tracking) for tracking in self.tracking)
        first = spec.faces or fonts.fallbacks("Latn", spec.language, "")[:1]
        if not first:
            raise UserError("no face is named and none is installed", "fonts")
        for face in {f for s in self.spans for f in s.faces} | set(first):
            fonts.info(face)
        self.items: Itemised = shaping.itemise(self.spans, first, spec.language, self.vertical)
        self.text = self.items.text
        undrawn = self._undrawn()
        if undrawn:
            self.items = shaping.without(self.items, undrawn, first)
        self._lines: dict[tuple[int, int, int, bool], SetLine] = {}
        self.measures: list[breaking.Measure] = []
        cumulative, tail = self._advances()
        for p in self.items.paragraphs:
            places = breaking.breaks_of(self.text[p.start : p.end], p.start, spec.language)
            self.measures.append(breaking.Measure(places, cumulative, tail, _HYPHEN))

    def _undrawn(self) -> list[int]:
        """Offsets that would come out as .notdef in spite of the faces' own character maps."""
        out: list[int] = []
        for p in self.items.paragraphs:
            for run in p.runs:
                shaped = shaping.shape(
                    self.items.shown,
                    run.start,
                    run.end,
                    run,
                    self.language,
                    self.features[run.span],
                )
                if 0 not in shaped.gids:
                    continue
                starts = sorted({*shaped.clusters, run.end - run.start})
                for gid, cluster in zip(shaped.gids, shaped.clusters, strict=True):
                    if not gid:
                        end = starts[starts.index(cluster) + 1]
                        out += range(run.start + cluster, run.start + end)
        return out

    def _advances(self) -> tuple[list[float], list[float]]:
        """Cumulative advances with tracking, and the tracking that a line's last sign saves."""
        n = len(self.text)
        own = [0.0] * n
        after = [0.0] * n
        for p in self.items.paragraphs:
            for run in p.runs:
                span = self.spans[run.span]
                shaped = shaping.shape(
                    self.items.shown,
                    run.start,
                    run.end,
                    run,
                    self.language,
                    self.features[run.span],
                )
                if run.flow == "combined":
                    own[run.start] += span.scale
                else:
                    for cluster, advance in zip(shaped.clusters, shaped.advances, strict=True):
                        own[run.start + cluster] += advance * span.scale
                gap = self.tracking[run.span] * span.scale
                if not gap:
                    continue
                for cluster in set(shaped.clusters):
                    at = run.start + cluster
                    if own[at] and not self._joined(run, at):
                        after[at] = gap
                if run.flow == "combined":
                    for at in range(run.start + 1, run.end):
                        after[at] = 0.0
                    after[run.start] = gap
        cumulative = [0.0] * (n + 1)
        tail = [0.0] * (n + 1)
        total = last = 0.0
        for i in range(n):
            total += own[i] + after[i]
            if own[i]:
                last = after[i]
            cumulative[i + 1] = total
            tail[i + 1] = last
        return cumulative, tail

    def _joined(self, run: Run, at: int) -> bool:
        """Whether tracking after the cluster at `at` would tear a joined word."""
        if run.script not in CONNECTED or at + 1 >= run.end:
            return False
        text = self.items.shown
        return text[at] not in SPACES and text[at + 1] not in SPACES

    def line(self, paragraph: Paragraph, start: int, end: int, full: int, hyphen: bool) -> SetLine:
        """The line of code points start..end; end..full are the spaces that hang."""
        key = (start, end, full, hyphen)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > 4096:
                self._lines.clear()
            make = _set_column if self.vertical else _set_row
            found = self._lines[key] = make(self, paragraph, start, end, full, hyphen)
        return found


def _features(
    features: tuple[tuple[str, int], ...], tracking: float
) -> tuple[tuple[str, int], ...]:
    if tracking > _LOOSE or tracking < _TIGHT:
        given = {tag for tag, _ in features}
        features += tuple((tag, 0) for tag in ("liga", "clig") if tag not in given)
    return features


@fonts.memo(128)
def _prepared(key: TextSpec) -> Prepared:
    return Prepared(key)


def prepare(spec: TextSpec) -> Prepared:
    """What doesn't depend on the box or the size, memoised."""
    return _prepared(
        TextSpec(
            spec.spans,
            1.0,
            faces=spec.faces,
            tracking=spec.tracking,
            language=spec.language,
            features=spec.features,
            writing=spec.writing,
        )
    )


# ------------------------------------------------------------------ setting one line


def _pieces(p: Paragraph, start: int, end: int, full: int) -> list[tuple[Run, int, int]]:
    """The parts of runs on a line in visual order (UAX 9, L1 and L2)."""
    pieces: list[tuple[Run, int, int]] = []
    for run in p.runs:
        if run.end <= start:
            continue
        if run.start >= full:
            break
        a, b = max(run.start, start), min(run.end, end)
        if a < b:
            pieces.append((run, a, b))
        a, b = max(run.start, end), min(run.end, full)
        if a < b:
            pieces.append((run if run.level == p.level else replace(run, level=p.level), a, b))
    odd = [run.level for run, _, _ in pieces if run.level & 1]
    if odd:
        for level in range(max(run.level for run, _, _ in pieces), min(odd) - 1, -1):
            i = 0
            while i < len(pieces):
                if pieces[i][0].level < level:
                    i += 1
                    continue
                j = i
                while j < len(pieces) and pieces[j][0].level >= level:
                    j += 1
                pieces[i:j] = pieces[i:j][::-1]
                i = j
    return pieces


def _shape_piece(
    prepared: Prepared, run: Run, a: int, b: int, start: int, full: int, hyphen: bool
) -> shaping.Shaped:
    shown = prepared.items.shown
    if hyphen and shown[b - 1 : b] == SOFT_HYPHEN:
        shown = shown[: b - 1] + "-" + shown[b:]
    whole = (a, b) == (run.start, run.end)
    return shaping.shape(
        shown,
        a,
        b,
        run,
        prepared.language,
        prepared.features[run.span],
        line_start=0 if whole else start,
        line_end=-1 if whole else full,
    )


class _Clusters:
    """Who stands for which characters in one piece."""

    def __init__(self, prepared: Prepared, shaped: shaping.Shaped, a: int, b: int) -> None:
        starts = sorted(set(shaped.clusters))
        self._ends = dict(zip(starts, [*(a + s for s in starts[1:]), b], strict=True))
        self._a = a
        self._text = prepared.text
        self._hidden = prepared.items.hidden
        self._carried: set[int] = set()

    def of(self, cluster: int) -> tuple[int, int, str] | None:
        """Start, end and text of a glyph's cluster; None when it isn't drawn at all."""
        start, end = self._a + cluster, self._ends[cluster]
        if self._hidden:
            letters = [self._text[i] for i in range(start, end) if i not in self._hidden]
            if not letters:
                return None
            text = "".join(letters)
        else:
            text = self._text[start:end]
        if cluster in self._carried:
            text = ""
        self._carried.add(cluster)
        return start, end, text


def _set_row(
    prepared: Prepared, p: Paragraph, start: int, end: int, full: int, hyphen: bool
) -> SetLine:
    glyphs: list[SetGlyph] = []
    pen = 0.0
    left_of_content = 0.0
    gap = 0.0
    x0 = y0 = math.inf
    x1 = y1 = -math.inf
    tops: list[float] = []
    scale = 0.0
    hanging_left = p.level & 1 and full > end
    extents = outlines.extents
    last_run: Run | None = None
    for run, a, b in _pieces(p, start, end, full):
        span = prepared.spans[run.span]
        k = span.scale
        shaped = _shape_piece(prepared, run, a, b, start, full, hyphen)
        clusters = _Clusters(prepared, shaped, a, b)
        tracking = prepared.tracking[run.span] * k
        trailing = a >= end
        if hanging_left and not trailing and left_of_content == 0.0:
            left_of_content = pen
            hanging_left = False
            gap = 0.0
        if not trailing:
            scale = max(scale, k)
        face = run.face
        last = -1
        drawn_top = _optical_top(prepared, run, a, b)
        inked = False
        for gid, cluster, advance, dx, dy in zip(
            shaped.gids, shaped.clusters, shaped.advances, shaped.xs, shaped.ys, strict=True
        ):
            stands = clusters.of(cluster)
            if stands is None:
                continue
            if cluster != last:
                if advance and gap:
                    connected = (
                        last_run is run
                        and run.script in CONNECTED
                        and not _borders_space(prepared.items.shown, stands)
                    )
                    pen += 0.0 if connected or trailing else gap
                    gap = 0.0
                last = cluster
            x, y = pen + dx * k, -(dy * k + span.rise)
            box = extents(face, gid)
            if box is not None:
                inked = True
                x0 = min(x0, x + box[0] * k)
                x1 = max(x1, x + box[2] * k)
                y0 = min(y0, y - box[3] * k)
                y1 = max(y1, y - box[1] * k)
                if drawn_top is None:
                    tops.append(box[3] * k - y)
            glyphs.append(
                SetGlyph(face, gid, x, y, k, 0.0, stands[0], stands[1], stands[2], span.style)
            )
            pen += advance * k
            if advance:
                gap = tracking
                last_run = run
        if inked and drawn_top is not None:
            tops.append(drawn_top * k + span.rise)
    advance = pen - left_of_content
    if not p.level & 1 and full > end:
        advance -= _hanging_advance(prepared, p, end, full)
    if left_of_content:
        # The spaces that end a line read from the right hang out on the left.
        glyphs = [replace(g, x=g.x - left_of_content) for g in glyphs]
        x0, x1 = x0 - left_of_content, x1 - left_of_content
    ink = (x0, y0, x1, y1) if x0 < x1 else None
    left, right = _hangs(glyphs, end, ink)
    return SetLine(
        start, end, prepared.text[start:end], tuple(glyphs), advance, ink,
        max(tops, default=0.7), scale or 1.0, left, right,
        shaping.is_wide(prepared.text[start : start + 1]) and not p.level & 1,
    )  # fmt: skip


def _hanging_advance(prepared: Prepared, p: Paragraph, end: int, full: int) -> float:
    total = 0.0
    for run in p.runs:
        a, b = max(run.start, end), min(run.end, full)
        if a < b:
            shaped = _shape_piece(prepared, run, a, b, end, full, False)
            total += sum(shaped.advances) * prepared.spans[run.span].scale
    return total


def _borders_space(shown: str, stands: tuple[int, int, str]) -> bool:
    start, end, _ = stands
    return (
        shown[start] in SPACES
        or (start > 0 and shown[start - 1] in SPACES)
        or (end < len(shown) and shown[end] in SPACES)
    )


def _optical_top(prepared: Prepared, run: Run, a: int, b: int) -> float | None:
    """Where the eye sees the top of a run of letters, in em of the face; None: its ink."""
    if run.script not in ("Latn", "Grek", "Cyrl", "Zyyy"):
        return None
    face = fonts.load(run.face)
    top = 0.0
    for c in prepared.text[a:b]:
        if c.isupper() or c.isdigit() or c in TALL:
            return face.cap_height
        if c.islower():
            top = face.x_height
    return top or None


def _hangs(glyphs: Sequence[SetGlyph], end: int, ink: Ink | None) -> tuple[float, float]:
    """Protrusion at the left and right edge of a line, in em (art direction 3.1).

    Quotes and stops hang out as a whole; rounds and diagonals a little, so that they look flush.
    """
    if ink is None:
        return 0.0, 0.0
    inked: list[tuple[float, float, str, float]] = []
    for g in glyphs:
        box = outlines.extents(g.face, g.gid)
        if box is not None and g.start < end:
            inked.append((g.x + box[0] * g.scale, g.x + box[2] * g.scale, g.text, g.scale))
    if not inked:
        return 0.0, 0.0
    left = right = 0.0
    first, last = inked[0], inked[-1]
    if len(inked) > 1 and first[2] in _OPENING_MARKS and first[2]:
        left = max(0.0, inked[1][0] - ink[0])
    elif first[2][:1] in _ROUND and first[2]:
        left = 0.008 * first[3]
    elif first[2][:1] in _POINTED and first[2]:
        left = 0.02 * first[3]
    if len(inked) > 1 and last[2] in _CLOSING_MARKS and last[2]:
        right = max(0.0, ink[2] - max(i[1] for i in inked[:-1]))
    elif last[2][:1] in _ROUND and last[2]:
        right = 0.008 * last[3]
    elif last[2][:1] in _POINTED and last[2]:
        right = 0.02 * last[3]
    return left, right


def _set_column(
    prepared: Prepared, p: Paragraph, start: int, end: int, full: int, hyphen: bool
) -> SetLine:
    glyphs: list[SetGlyph] = []
    pen = 0.0
    gap = 0.0
    scale = 0.0
    x0 = y0 = math.inf
    x1 = y1 = -math.inf
    advance_of_content = 0.0

    def mark(left: float, top: float, right: float, bottom: float) -> None:
        nonlocal x0, y0, x1, y1
        x0, y0, x1, y1 = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)

    for run, a, b in _pieces(p, start, end, full):
        span = prepared.spans[run.span]
        k = span.scale
        face = fonts.load(run.face)
        shaped = _shape_piece(prepared, run, a, b, start, full, hyphen)
        clusters = _Clusters(prepared, shaped, a, b)
        tracking = prepared.tracking[run.span] * k
        trailing = a >= end
        if not trailing:
            scale = max(scale, k)
        if run.flow == "combined":
            pen += 0.0 if trailing else gap
            whole = sum(shaped.advances)
            inner = k / max(1.0, whole)
            x = -whole * inner / 2
            # Figures stand on the line that centres their height in the em.
            y = pen + k / 2 + face.cap_height * inner / 2
            for gid, cluster, advance in zip(
                shaped.gids, shaped.clusters, shaped.advances, strict=True
            ):
                stands = clusters.of(cluster)
                if stands is not None:
                    glyphs.append(
                        SetGlyph(run.face, gid, x + span.rise, y, inner, 0.0, *stands, span.style)
                    )
                    box = outlines.extents(run.face, gid)
                    if box is not None:
                        mark(
                            x + box[0] * inner, y - box[3] * inner,
                            x + box[2] * inner, y - box[1] * inner,
                        )  # fmt: skip
                x += advance * inner
            pen += k
            gap = tracking
            advance_of_content = pen if not trailing else advance_of_content
            continue
        upright = run.flow == "upright"
        axis = -(face.cap_height if run.script in ("Latn", "Zyyy") else 0.76) / 2 * k
        last = -1
        for gid, cluster, advance, dx, dy in zip(
            shaped.gids, shaped.clusters, shaped.advances, shaped.xs, shaped.ys, strict=True
        ):
            stands = clusters.of(cluster)
            if stands is None:
                continue
            if cluster != last:
                if advance:
                    joined = run.script in CONNECTED and last >= 0
                    pen += 0.0 if trailing or joined else gap
                    gap = 0.0
                last = cluster
            box = outlines.extents(run.face, gid)
            if upright:
                x, y = dx * k + span.rise, pen - dy * k
                if box is not None:
                    mark(x + box[0] * k, y - box[3] * k, x + box[2] * k, y - box[1] * k)
                angle = 0.0
            else:
                x, y = axis + dy * k + span.rise, pen + dx * k
                if box is not None:
                    mark(x + box[1] * k, y + box[0] * k, x + box[3] * k, y + box[2] * k)
                angle = 90.0
            glyphs.append(SetGlyph(run.face, gid, x, y, k, angle, *stands, span.style))
            pen += advance * k
            if advance:
                gap = tracking
        if not trailing:
            advance_of_content = pen
    ink = (x0, y0, x1, y1) if x0 < x1 else None
    return SetLine(
        start, end, prepared.text[start:end], tuple(glyphs), advance_of_content, ink,
        0.0, scale or 1.0, 0.0, 0.0,
    )  # fmt: skip


def union(boxes: Iterable[Ink]) -> Ink:
    """The box around boxes; all zeros when there are none."""
    all_boxes = list(boxes)
    if not all_boxes:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(b[0] for b in all_boxes),
        min(b[1] for b in all_boxes),
        max(b[2] for b in all_boxes),
        max(b[3] for b in all_boxes),
    )
