"""Setting: a text prepared once, measured in em, and the parts of its lines.

Text is itemised, shaped and measured once; sizes only scale the result, so that fitting never
shapes again except where a line cuts a run. `engine.text.lines` sets the lines.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from engine.errors import UserError
from engine.text import breaking, fonts, outlines, punctuation, ruby, shaping, small_caps
from engine.text.set_line import Ink, Part, Reading, SetLine
from engine.text.shaping import CONNECTED, SOFT_HYPHEN, SPACES, Itemised, Paragraph, Run
from engine.text.spec import Span

_HYPHEN = 0.35
_LOOSE, _TIGHT = 0.012, -0.03
"""Tracking beyond these takes ligatures apart: they would stand out as closed pairs."""


class Sides:
    """Bounds of the ink of a face's glyphs in em, y up, as tables by glyph id.

    A glyph without ink has bounds that no minimum or maximum takes. Only glyphs that were made
    known are in the tables: those of every prepared text are.
    """

    def __init__(self, face: str) -> None:
        self._face = face
        self.left: dict[int, float] = {}
        self.bottom: dict[int, float] = {}
        self.right: dict[int, float] = {}
        self.top: dict[int, float] = {}
        self.least, self.most = math.inf, -math.inf
        """How far any glyph that was asked for reaches left and right of its origin."""

    def know(self, gids: Iterable[int]) -> Sides:
        for gid in set(gids).difference(self.left):
            box = outlines.extents(self._face, gid)
            if box is None:
                box = math.inf, math.inf, -math.inf, -math.inf
            # (`left` last: what is in it is in the others.)
            self.top[gid], self.right[gid], self.bottom[gid] = box[3], box[2], box[1]
            self.least, self.most = min(self.least, box[0]), max(self.most, box[2])
            self.left[gid] = box[0]
        return self


@fonts.memo(256)
def sides_of(face: str) -> Sides:
    return Sides(face)


def extents_of(p: Part, i: int) -> Ink | None:
    """The ink of one glyph of a part where it stands, in em."""
    box = outlines.extents(p.face, p.gids[i])
    if box is None:
        return None
    x, y, k = p.xs[i], p.ys if isinstance(p.ys, float) else p.ys[i], p.scale
    if p.angle:
        return x + box[1] * k, y + box[0] * k, x + box[3] * k, y + box[2] * k
    return x + box[0] * k, y - box[3] * k, x + box[2] * k, y - box[1] * k


# ------------------------------------------------------------------ prepared text


class Manner(NamedTuple):
    """What the setting of a text depends on beside its spans; see `TextSpec`."""

    faces: tuple[str, ...]
    tracking: float
    language: str
    features: tuple[tuple[str, int], ...]
    axes: tuple[tuple[str, float], ...]
    small_caps: bool
    hanging: bool
    squeeze: bool
    script_gap: float
    strictness: breaking.Strictness
    vertical: bool


class Prepared:
    """A text itemised, shaped and measured once; lines are set when a layout asks for them."""

    def __init__(
        self, spans: tuple[Span, ...], manner: Manner, readings: tuple[Reading, ...] = ()
    ) -> None:
        self.manner = manner
        self.vertical = manner.vertical
        self.language = manner.language
        spans = tuple([s for s in spans if s.text]) or (Span(""),)
        first = manner.faces or fonts.fallbacks("Latn", manner.language, "")[:1]
        if not first:
            raise UserError("no face is named and none is installed", "fonts")
        if manner.axes:
            first = tuple(fonts.instance(f, manner.axes) for f in first)
            spans = tuple(
                replace(s, faces=tuple(fonts.instance(f, manner.axes) for f in s.faces))
                if s.faces
                else s
                for s in spans
            )
        for face in {f for s in spans for f in s.faces} | set(first):
            fonts.info(face)
        features = [_merged(manner.features, s.features) for s in spans]
        written = "".join([s.text for s in spans]) if len(spans) > 1 else spans[0].text
        if manner.small_caps:
            spans, features = small_caps.split(
                spans, features, first, manner.tracking, manner.language
            )
        self.spans = spans
        self.tracking = [manner.tracking if s.tracking is None else s.tracking for s in spans]
        self.features = list(map(_features, features, self.tracking))
        self.items: Itemised = shaping.itemise(spans, first, manner.language, self.vertical)
        self.text = written
        self._shaped = self._shapes()
        undrawn = self._undrawn()
        if undrawn:
            self.items = shaping.without(self.items, undrawn, first)
            self._shaped = self._shapes()
        glyphs: dict[str, set[int]] = {}
        for run, shaped in self._shaped:
            glyphs.setdefault(run.face, set()).update(shaped.gids)
        self.sides = {face: sides_of(face).know(gids) for face, gids in glyphs.items()}
        """By face; they know every glyph of this text."""
        self._of_run = {run.start: (run, shaped) for run, shaped in self._shaped}
        self._sources: dict[int, Source] = {}
        self._wholes: dict[int, Stretch] = {}
        self.readings = readings
        self.widths = self._widths()
        """Advances of clusters in em of the block, by the code point where they start."""
        self.spacing = punctuation.spacing(
            self.text,
            self._shaped,
            [s.scale for s in spans],
            squeeze=manner.squeeze,
            script_gap=manner.script_gap,
            hanging=manner.hanging,
            language=manner.language,
        )
        if readings:
            ruby.space(self.text, readings, self.widths, self.spacing)
        self._spaced = self.spacing.places()
        self.tracked = any(self.tracking)
        self.lines: dict[tuple[int, int, int, bool], SetLine] = {}
        """Lines that were set, by start, end, end with the hanging spaces, and hyphen."""
        self.measures: list[breaking.Measure] = []
        cumulative, tail = self._advances()
        closed = _closed(readings) if readings else ()
        for p in self.items.paragraphs:
            places = breaking.breaks_of(
                self.text[p.start : p.end], p.start, manner.language, manner.strictness, closed
            )
            self.measures.append(breaking.Measure(places, cumulative, tail, _HYPHEN))

    def _shapes(self) -> list[tuple[Run, shaping.Shaped]]:
        """Every run with its glyphs, in logical order."""
        shown, language, features = self.items.shown, self.language, self.features
        return [
            (run, shaping.shape(shown, run.start, run.end, run, language, features[run.span]))
            for p in self.items.paragraphs
            for run in p.runs
        ]

    def level(self, start: int) -> int:
        """Of the run that begins at a place: the spaces at a line's end have another."""
        return self._of_run[start][0].level

    def whole(self, start: int) -> Stretch:
        """The glyphs of the run that begins at a place."""
        found = self._wholes.get(start)
        if found is None:
            run, shaped = self._of_run[start]
            found = self._wholes[start] = stretch(self, shaped, start, run.end)
        return found

    def source(self, start: int) -> Source | None:
        """The same to cut lines out of; None where that can't be."""
        found = self._sources.get(start)
        if found is None:
            run, shaped = self._of_run[start]
            hidden = self.items.hidden
            if hidden and not hidden.isdisjoint(range(start, run.end)):
                return None
            found = self._sources[start] = Source(self, run, shaped)
        return found

    def spaced_in(self, start: int, end: int) -> Sequence[int]:
        """Starts of clusters in a range that have space beside them or stand beyond a line."""
        places = self._spaced
        if not places:
            return ()
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def _undrawn(self) -> list[int]:
        """Offsets that would come out as .notdef in spite of the faces' own character maps."""
        out: list[int] = []
        for run, shaped in self._shaped:
            if 0 not in shaped.gids:
                continue
            starts = sorted({*shaped.clusters, run.end - run.start})
            for gid, cluster in zip(shaped.gids, shaped.clusters, strict=True):
                if not gid:
                    end = starts[starts.index(cluster) + 1]
                    out += range(run.start + cluster, run.start + end)
        return out

    def _widths(self) -> list[float]:
        own = [0.0] * len(self.text)
        for run, shaped in self._shaped:
            k = self.spans[run.span].scale
            a, b = run.start, run.end
            if run.flow == "combined":
                own[a] += k
            elif shaped.clusters == ascending(b - a):
                own[a:b] = shaped.advances if k == 1.0 else [v * k for v in shaped.advances]
            else:
                for cluster, advance in zip(shaped.clusters, shaped.advances, strict=True):
                    own[a + cluster] += advance * k
        return own

    def _advances(self) -> tuple[list[float], list[float]]:
        """Cumulative advances with all that stands between signs, and what a line saves that ends
        at a place. What a line saves that begins there is in both: it cancels out in the one and
        shows in the other."""
        if not self._spaced and not self.tracked:
            return list(accumulate(self.widths, initial=0.0)), [0.0] * (len(self.text) + 1)
        n = len(self.text)
        if not self.tracked:
            return self._spaced_advances()
        own, after = self.widths, self._tracking()
        front, back = self.spacing.front, self.spacing.back
        edge_back, hanging = self.spacing.edge_back, self.spacing.hanging
        cumulative = [0.0] * (n + 1)
        tail = [0.0] * (n + 1)
        total = last = 0.0
        for i in range(n):
            before, behind = front.get(i, 0.0), back.get(i, 0.0)
            width = before + own[i] + behind
            total += width + after[i]
            if own[i]:
                last = after[i] + behind - edge_back.get(i, behind)
                if i in hanging:
                    last = after[i] + width
            cumulative[i + 1] = total
            tail[i + 1] = last
        for i, edge in self.spacing.edge_front.items():
            saved = front.get(i, 0.0) - edge
            cumulative[i] += saved
            tail[i] += saved
        return cumulative, tail

    def _spaced_advances(self) -> tuple[list[float], list[float]]:
        """The same without tracking: only the places that have space beside them are looked at."""
        n, own, spacing = len(self.text), self.widths, self.spacing
        front, back = spacing.front, spacing.back
        widths = own[:]
        tail = [0.0] * (n + 1)
        for i in self._spaced:
            before, behind = front.get(i, 0.0), back.get(i, 0.0)
            widths[i] = width = before + own[i] + behind
            if not own[i]:
                continue
            last = width if i in spacing.hanging else behind - spacing.edge_back.get(i, behind)
            if last:
                tail[i + 1] = last
                # Characters without an advance of their own go with the one before.
                for k in range(i + 1, n):
                    if own[k]:
                        break
                    tail[k + 1] = last
        cumulative = list(accumulate(widths, initial=0.0))
        for i, edge in spacing.edge_front.items():
            saved = front.get(i, 0.0) - edge
            cumulative[i] += saved
            tail[i] += saved
        return cumulative, tail

    def _tracking(self) -> list[float]:
        """Tracking behind every cluster."""
        after = [0.0] * len(self.text)
        for run, shaped in self._shaped:
            gap = self.tracking[run.span] * self.spans[run.span].scale
            if not gap:
                continue
            if run.flow == "combined":
                after[run.start] = gap
                continue
            joins = run.script in CONNECTED
            for cluster in set(shaped.clusters):
                at = run.start + cluster
                if self.widths[at] and not (joins and self._joined(run, at)):
                    after[at] = gap
        return after

    def _joined(self, run: Run, at: int) -> bool:
        """Whether tracking after the cluster at `at` would tear a joined word."""
        if at + 1 >= run.end:
            return False
        text = self.items.shown
        return text[at] not in SPACES and text[at + 1] not in SPACES


def _features(
    features: tuple[tuple[str, int], ...], tracking: float
) -> tuple[tuple[str, int], ...]:
    if tracking > _LOOSE or tracking < _TIGHT:
        given = {tag for tag, _ in features}
        features += tuple((tag, 0) for tag in ("liga", "clig") if tag not in given)
    return features


def _merged(
    block: tuple[tuple[str, int], ...], own: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((dict(block) | dict(own)).items())) if own else block


def _closed(readings: Sequence[Reading]) -> tuple[tuple[int, int], ...]:
    """The spans that must stay on one line, and signs with a reading of their own."""
    groups: dict[int, tuple[int, int]] = {}
    for r in readings:
        if r.whole:
            a, b = groups.get(r.group, (r.start, r.end))
            groups[r.group] = min(a, r.start), max(b, r.end)
    return tuple(groups.values())


_ASCENDING: list[tuple[int, ...]] = [tuple(range(n)) for n in range(257)]


def ascending(count: int) -> tuple[int, ...]:
    """0, 1, 2 ... as many: the clusters of a run with one glyph for each character."""
    return _ASCENDING[count] if count <= 256 else tuple(range(count))


# ------------------------------------------------------------------ parts of a line


def pieces(
    p: Paragraph, start: int, end: int, full: int, whole: bool = False
) -> list[tuple[Run, int, int]]:
    """The parts of runs on a line in visual order (UAX 9, L1 and L2); the spaces that hang at its
    end are parts of their own, unless the line is `whole` and they stand where they were."""
    out: list[tuple[Run, int, int]] = []
    mixed = False
    for run in p.between(start, full):
        mixed = mixed or bool(run.level)
        a, b = max(run.start, start), min(run.end, end)
        if whole and not run.level and not p.level and a < b:
            out.append((run, a, min(run.end, full)))
            continue
        if a < b:
            out.append((run, a, b))
        a, b = max(run.start, end), min(run.end, full)
        if a < b:
            if run.level != p.level:
                run = Run(run.start, run.end, p.level, run.face, run.script, run.span, run.flow)
            out.append((run, a, b))
    if mixed and len(out) > 1:
        order = shaping.visual_order([run.level for run, _, _ in out])
        out = [out[i] for i in order]
    return out


class Stretch(NamedTuple):
    """The glyphs of a piece that are drawn, with who stands for which characters."""

    gids: Sequence[int]
    clusters: Sequence[int]
    advances: Sequence[float]
    dxs: Sequence[float] | None
    dys: Sequence[float] | None
    """None: all zero."""
    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]


class Source:
    """The glyphs of a whole run, of which lines take their parts."""

    __slots__ = ("_ascending", "_infos", "_safe", "own", "run", "script")

    def __init__(self, prepared: Prepared, run: Run, shaped: shaping.Shaped) -> None:
        self.run = run
        self.own = prepared.whole(run.start)
        self.script = shaping.script_for(run, prepared.items.shown[run.start : run.end])
        backwards = bool(run.level & 1) and run.flow != "upright"
        self._infos = shaped.infos[::-1] if backwards else shaped.infos
        self._ascending = shaped.clusters[::-1] if backwards else shaped.clusters
        self._safe: dict[int, int] = {}

    def _at(self, place: int) -> int:
        """Number of glyphs before a code point of the run, or -1 where it can't be cut."""
        found = self._safe.get(place)
        if found is None:
            clusters = self._ascending
            found = bisect_left(clusters, place)
            if (
                found == len(clusters)
                or clusters[found] != place
                # Glyphs of one cluster share their flags.
                or not shaping.safe_to_cut(self._infos[found])
            ):
                found = -1
            self._safe[place] = found
        return found

    def part(self, a: int, b: int) -> Stretch | None:
        """Code points a..b of the run, or None where it can't be cut there."""
        run, own = self.run, self.own
        count = len(self._ascending)
        i = self._at(a - run.start) if a > run.start else 0
        j = self._at(b - run.start) if b < run.end else count
        if i < 0 or j < 0 or i >= j:
            return None
        if run.level & 1 and run.flow != "upright":
            i, j = count - j, count - i
        dxs, dys = own.dxs, own.dys
        if dxs is not None:
            dxs = dxs[i:j]
            dxs = dxs if any(dxs) else None
        if dys is not None:
            dys = dys[i:j]
            dys = dys if any(dys) else None
        return Stretch(
            own.gids[i:j], own.clusters[i:j], own.advances[i:j], dxs, dys,
            own.starts[i:j], own.ends[i:j], own.texts[i:j],
        )  # fmt: skip


def drawn(
    prepared: Prepared, run: Run, a: int, b: int, start: int, full: int, hyphen: bool
) -> Stretch:
    """The glyphs of code points a..b of a run on the line start..full.

    Where HarfBuzz says that a run can be cut without a change, they are cut out of the run's own;
    else they are shaped anew.
    """
    shown = prepared.items.shown
    if hyphen and shown[b - 1 : b] == SOFT_HYPHEN:
        shown = shown[: b - 1] + "-" + shown[b:]
    elif prepared.level(run.start) == run.level:
        if a == run.start and b == run.end:
            return prepared.whole(a)
        source = prepared.source(run.start)
        if (
            source is not None
            and source.script == shaping.script_for(run, shown[a:b])
            and not shaping.joins_across(shown, run, a, b, start, full)
        ):
            found = source.part(a, b)
            if found is not None:
                return found
    whole = a == run.start and b == run.end
    shaped = shaping.shape(
        shown,
        a,
        b,
        run,
        prepared.language,
        prepared.features[run.span],
        line_start=0 if whole else start,
        line_end=-1 if whole else full,
    )
    prepared.sides[run.face].know(shaped.gids)
    return stretch(prepared, shaped, a, b)


def stretch(prepared: Prepared, shaped: shaping.Shaped, a: int, b: int) -> Stretch:
    gids: Sequence[int] = shaped.gids
    clusters: Sequence[int] = shaped.clusters
    advances: Sequence[float] = shaped.advances
    dxs: Sequence[float] | None = shaped.xs if any(shaped.xs) else None
    dys: Sequence[float] | None = shaped.ys if any(shaped.ys) else None
    text, hidden = prepared.text, prepared.items.hidden
    count = b - a
    if not gids:
        return Stretch(gids, clusters, advances, None, None, (), (), ())
    if not hidden or hidden.isdisjoint(range(a, b)):
        if len(clusters) == count:
            forwards = ascending(count)
            if clusters == forwards:
                return Stretch(
                    gids, clusters, advances, dxs, dys,
                    range(a, b), range(a + 1, b + 1), text[a:b],
                )  # fmt: skip
            if clusters == forwards[::-1]:
                return Stretch(
                    gids, clusters, advances, dxs, dys,
                    range(b - 1, a - 1, -1), range(b, a, -1), text[a:b][::-1],
                )  # fmt: skip
        hidden = frozenset()
    if not hidden and len(set(clusters)) == len(clusters):
        starts = [a + c for c in clusters]
        ends = [*starts[1:], b] if starts[0] == a else [b, *starts[:-1]]
        texts = [text[s:e] for s, e in zip(starts, ends, strict=True)]
        return Stretch(gids, clusters, advances, dxs, dys, starts, ends, texts)
    if not hidden and clusters[0] > clusters[-1]:
        starts = [a + c for c in clusters]
        ends, texts = [], []
        last, end = b, b
        for s in starts:
            if s == last:
                texts.append("")
            else:
                last, end = s, last
                texts.append(text[s:end])
            ends.append(end)
        return Stretch(gids, clusters, advances, dxs, dys, starts, ends, texts)
    unique = sorted(set(clusters))
    following = dict(zip(unique, [*unique[1:], count], strict=True))
    if not hidden:
        starts = [a + c for c in clusters]
        ends = [a + following[c] for c in clusters]
        texts = [
            "" if c == before else text[s:e]
            for s, e, c, before in zip(starts, ends, clusters, (-1, *clusters), strict=False)
        ]
        return Stretch(gids, clusters, advances, dxs, dys, starts, ends, texts)
    return _drawn(Stretch(gids, clusters, advances, dxs, dys, (), (), ()), prepared, following, a)


def _drawn(every: Stretch, prepared: Prepared, following: dict[int, int], a: int) -> Stretch:
    """The glyphs of a piece without those of characters that are left out."""
    text, hidden = prepared.text, prepared.items.hidden
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    kept: list[int] = []
    last = -1
    for i, cluster in enumerate(every.clusters):
        s, e = a + cluster, a + following[cluster]
        letters = [text[j] for j in range(s, e) if j not in hidden]
        if not letters:
            continue
        kept.append(i)
        starts.append(s)
        ends.append(e)
        texts.append("" if cluster == last else "".join(letters))
        last = cluster
    return Stretch(
        [every.gids[i] for i in kept],
        [every.clusters[i] for i in kept],
        [every.advances[i] for i in kept],
        every.dxs and [every.dxs[i] for i in kept],
        every.dys and [every.dys[i] for i in kept],
        starts,
        ends,
        texts,
    )
