"""A second witness: whether the ink on the page has the shape of the letters that should stand
there.

Some characters look alike in some faces (I and l, O and 0), and some scripts are unknown to the
reader. For these the expected outlines are drawn over the page's picture and compared with its ink,
pixel by pixel. The witness knows what is expected, so it never stands in for the reader where the
reader can read; what it says is always reported as such.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb
from PIL import Image, ImageDraw

from engine.checking.lines import EM, Line, PlacedOutline
from engine.checking.pictures import PagePictures, Piece
from engine.checking.reader import Picture
from engine.document.colour import approximate_srgb
from engine.document.model import Box
from engine.drawing.scene import Linear, Path, Radial, bounds
from engine.text import fonts, outlines

Plane = npt.NDArray[np.float32]

LEAST_EM = 12.0
"""Pixels per em below which shapes say nothing."""
SMALLEST_EM = 48.0
"""Pixels per em that the comparison works with at least."""
BLOB_EM = 0.07
"""Side of the smallest missing or surplus stroke that counts, em: the dot of an i is .1."""
BLOB_LIMIT = 0.2
"""A square of that side may be this much emptier or fuller than the letter says."""
INK_LIMIT = 0.75
"""Share of the letter's ink that must be there."""
FITS = 0.2
"""Share of a line's ink by which it may misfit and still be the line that was expected."""
MOST_SHIFT = 0.6
"""Pixels of the picture by which a renderer's grid may be off."""
IMPOSTOR_MISFIT = 0.06
"""Share of its ink by which a letter must misfit before a look-alike is tried in its place."""
STRETCH = 8
"""Letters that are compared with one ink and one ground."""
HALF_TONE = 0.3
"""Ink fainter than this isn't a stroke."""
CLEAR_MISFIT = 0.03
"""Share of the ink that must misfit by more than a pixel before a rival is believed."""
IMPOSTOR_FIT = 0.6
"""A look-alike must misfit by less than this share of what the expected letter does."""
NOISE_LIMIT = 0.35
"""A ground this restless (share of the step from ground to ink) decides nothing."""
VISIBLE = 0.35
"""Of the contrast that the fill should have; below it a letter isn't seen."""
BESIDE_EM = 28.0
"""Pixels per em at which the room beside a line is looked at."""
SAME_SHAPE = 0.7
"""Ink that two shapes share, of the ink of both, from which they are one."""
BESIDE_FULL = 0.6
"""Ink in a square of a stroke's width that counts as one."""
SAMPLE = 800
"""Pixels of which a median is taken."""
OPAQUE = 0.95
"""Opacity below which a fill's colour isn't the ink's."""
MIN_STEP = 14.0
"""Levels of 255 between ink and ground that a picture must show at least."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the pixels say of some letters.

    `agrees` None: nothing (no outlines, no contrast, a restless ground). `score` is the share of
    ink and ground that fit, 0..1; `missing` and `surplus` are the worst small squares.
    """

    agrees: bool | None
    score: float
    missing: float
    surplus: float
    detail: str
    rival: bool = False
    """Whether what was read fits the ink better than what is expected."""


NOTHING = Evidence(None, 0.0, 0.0, 0.0, "no outlines to compare with")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some letters with one ink and one ground; `found` says how much of each pixel is ink."""

    window: tuple[slice, slice]
    ink: Plane
    ground: Plane
    found: Plane

    def of(self, window: tuple[slice, slice]) -> Plane | None:
        """The part under another window; None where it reaches beyond."""
        (y, x), (oy, ox) = window, self.window
        if y.start < oy.start or y.stop > oy.stop or x.start < ox.start or x.stop > ox.stop:
            return None
        return self.found[
            y.start - oy.start : y.stop - oy.start, x.start - ox.start : x.stop - ox.start
        ]


class PageInk:
    """Every outline and shadow that a page is expected to show, found quickly by place."""

    def __init__(self, outlines_: Sequence[PlacedOutline], shadows: Sequence[Path] = ()) -> None:
        self.shadows = shadows
        found = [(p, b) for p in outlines_ if (b := outline_bounds(p)) is not None]
        self._outlines = [p for p, _ in found]
        edges = [(b.x, b.y, b.right, b.bottom) for _, b in found]
        self._edges = np.array(edges, np.float64).reshape(-1, 4)

    def near(self, box: Box, line: Line) -> list[PlacedOutline]:
        """Outlines that touch the box and aren't the line's own."""
        x0, y0, x1, y1 = self._edges.T
        hit = (x0 < box.right) & (x1 > box.x) & (y0 < box.bottom) & (y1 > box.y)
        mine = set(map(id, line.glyphs))
        return [p for i in np.flatnonzero(hit) if id(p := self._outlines[int(i)]) not in mine]


class Witness:
    """The ink of one line on its page beside the ink that is expected."""

    def __init__(
        self,
        page: PagePictures,
        line: Line,
        page_ink: PageInk | None = None,
        *,
        em: float = EM,
    ) -> None:
        self.line, self.page = line, page
        room = 0.3 * line.size
        scale = em / max(line.size, 1e-3)
        # Glyphs say where the ink is; an arc's box may hold a whole ring.
        self._boxes = [None if p.coloured else outline_bounds(p) for p in line.glyphs]
        drawn = [b for b in self._boxes if b is not None]
        extent = _union(drawn) if drawn else line.bounds
        native = page.piece(extent.grown(room), scale)
        self.sound = bool(drawn) and native.picture.size > 0
        if not self.sound:
            return
        if native.scale * line.size < LEAST_EM:
            self.sound = False
            return
        # Small text is enlarged, picture and outlines alike, so that a stroke has some pixels.
        self._factor = max(1, math.ceil(SMALLEST_EM / max(1.0, native.scale * line.size)))
        self._native = native
        pixels = _enlarged(native.picture, self._factor)
        self.piece = Piece(pixels, native.x, native.y, native.scale * self._factor)
        self.em = self.piece.scale * line.size
        self.pixels = pixels.astype(np.float32)
        self.expected = self._covered(line.glyphs)
        self._register()
        others = page_ink.near(extent.grown(room), line) if page_ink else []
        # Shadows, outlines and neighbouring lines are ink that is expected but proves nothing.
        stroke = max((p.stroke for p in line.glyphs), default=0.0)
        self.ignored = self._covered(others)
        if page_ink:
            self.ignored = np.maximum(self.ignored, _shaded(page_ink.shadows, self.piece))
        for glyph in (*line.glyphs, *others):
            if glyph.coloured and (box := outline_bounds(glyph)) is not None:
                window = _slices(box.grown(0.06 * glyph.size), self.piece)
                if window is not None:
                    self.ignored[window] = 1.0
        if stroke > 0:
            reach = math.ceil(stroke * self.piece.scale / 2) + 1
            self.ignored = np.maximum(self.ignored, _grown(self.expected, reach))
        self._wide = _grown(self.expected, 1)
        self._stretches: dict[int, _Stretch | None] = {}

    def _register(self) -> None:
        """Move the outlines by the fraction of a pixel by which the renderer's grid is off: one
        step of least squares on the edges (Lucas and Kanade 1981)."""
        ink = _middle(self.pixels, self.expected > 0.95, 16)
        near = _grown(self.expected, 2) >= 0.02
        ground = _middle(self.pixels, ~near, 16)
        if ink is None or ground is None:
            return
        if float(np.abs(ink - ground).max()) < MIN_STEP:
            return
        found = _inked(self.pixels, ink, ground)
        down, across = np.gradient(self.expected)
        off = (found - self.expected).ravel()
        edges = np.stack((across.ravel(), down.ravel()))
        normal = edges @ edges.T
        if np.linalg.det(normal) < 1e-6:
            return
        dx, dy = -np.linalg.solve(normal, edges @ off)
        if not (0.04 < max(abs(dx), abs(dy)) <= MOST_SHIFT * self._factor):
            return
        s = 1 / self.piece.scale
        before = self.piece, self._native, self.expected
        x, y = self.piece.x - float(dx) * s, self.piece.y - float(dy) * s
        self.piece = dataclasses.replace(self.piece, x=x, y=y)
        self._native = dataclasses.replace(self._native, x=x, y=y)
        self.expected = self._covered(self.line.glyphs)
        # A line that fits badly is another text; moving it would only blur what is wrong.
        now = float(np.abs(found - self.expected)[near].sum())
        then = float(np.abs(off)[near.ravel()].sum())
        if now > min(then, FITS * float(self.expected.sum())):
            self.piece, self._native, self.expected = before

    def _covered(self, glyphs: Iterable[PlacedOutline]) -> Plane:
        plane = coverage(glyphs, self._native)
        if self._factor == 1:
            return plane
        grey = np.round(plane * 255).astype(np.uint8)
        return _enlarged(grey, self._factor).astype(np.float32) / 255

    def visible(self) -> list[bool | None]:
        """Of each glyph of the line, whether ink can be seen inside its outline; None: no ink."""
        return [self._seen(i) for i in range(len(self.line.glyphs))] if self.sound else []

    def _seen(self, index: int) -> bool | None:
        window = self._window([index], 0.12)
        box = self._boxes[index]
        if box is None:
            return None
        if window is None:
            return False
        alone = coverage([self.line.glyphs[index]], self.piece, window)
        y, x = window
        inside = alone > 0.8
        if inside.sum() < 4:
            inside = alone > 0.4
        if inside.sum() < 2:
            return None
        outside = (self._wide[y, x] < 0.02) & (self.ignored[y, x] < 0.02)
        pixels = self.pixels[y, x]
        if outside.sum() < 4:
            return None
        ink, ground = np.median(pixels[inside], axis=0), np.median(pixels[outside], axis=0)
        step = float(np.abs(ink - ground).max())
        wanted = _srgb(self.line.glyphs[index])
        due = float(np.abs(wanted - ground).max()) if wanted is not None else 0.0
        spread = float(np.abs(pixels[outside] - ground).max(axis=-1).mean())
        return step >= max(MIN_STEP, VISIBLE * due, 1.2 * spread) or (due < MIN_STEP <= step)

    def whole(self) -> Evidence:
        """The evidence for the whole line, gathered a few letters at a time: grounds and graded
        fills change along a line."""
        if not self.sound:
            return NOTHING
        drawn = [i for i, box in enumerate(self._boxes) if box is not None]
        parts = [self.around(drawn[i : i + STRETCH]) for i in range(0, len(drawn), STRETCH)]
        told = [p for p in parts if p.agrees is not None]
        if not told:
            return parts[0] if parts else NOTHING
        worst = min(told, key=lambda p: (bool(p.agrees), -max(p.missing, p.surplus)))
        score = sum(p.score for p in told) / len(told)
        return dataclasses.replace(worst, score=score)

    def around(self, indices: Iterable[int], instead: str = "") -> Evidence:
        """The evidence for the glyphs with these indices and the gaps beside them.

        `instead`: what the reader read in their place, one character for each glyph. Where the
        face has them, the expected letters must fit at least as well as these.
        """
        chosen = sorted(set(indices))
        if not self.sound:
            return NOTHING
        window = self._window(chosen, 0.1)
        if window is None:
            return Evidence(False, 0.0, 1.0, 0.0, "outside the picture")
        y, x = window
        colours = self._colours(chosen, window)
        if colours is None:
            return Evidence(None, 0.0, 0.0, 0.0, "no ground to compare with")
        ink, ground = colours
        if float(np.abs(ink - ground).max()) < MIN_STEP:
            return Evidence(None, 0.0, 0.0, 0.0, "ink and ground are alike")
        found = _inked(self.pixels[window], ink, ground)
        expected = self.expected[y, x]
        free = (self.ignored[y, x] < 0.1).astype(np.float32)
        bare = (self._wide[y, x] < 0.02) & (self.ignored[y, x] < 0.02)
        noise = float(np.median(found[bare])) if bare.sum() >= 8 else 0.0
        # One pixel of freedom: renderers place and smooth edges differently.
        missing: Plane = np.clip(expected - _grown(found, 1), 0, 1)
        # Artwork behind the text may lean towards its colour; a stroke has it.
        wide = self._wide[y, x]
        # Strokes thinner than a pixel are as faint in the outlines as on the page.
        allowed = np.maximum(wide, _strong(wide))
        surplus: Plane = np.clip(_strong(found) - allowed, 0, 1) * free
        side = max(3, round(BLOB_EM * self.em))
        worst_missing, worst_surplus = _blob(missing, side), _blob(surplus, side)
        total = float(expected.sum()) or 1.0
        lost, extra = float(missing.sum()) / total, float(surplus.sum()) / total
        score = max(0.0, 1.0 - lost - extra)
        if noise > NOISE_LIMIT:
            return Evidence(None, score, worst_missing, worst_surplus, "the ground is too restless")
        rival = self._better(chosen, instead, window, found, free)
        detail = "the ink has the expected shape"
        agrees = False
        if worst_missing > BLOB_LIMIT or 1.0 - lost < INK_LIMIT:
            detail = "ink is missing"
        elif worst_surplus > BLOB_LIMIT:
            detail = "there is ink that doesn't belong"
        elif rival:
            detail = f"“{instead}” fits better"
        else:
            agrees = True
        return Evidence(agrees, score, worst_missing, worst_surplus, detail, rival)

    def _better(
        self,
        chosen: Sequence[int],
        instead: str,
        window: tuple[slice, slice],
        found: Plane,
        free: Plane,
    ) -> bool:
        """Whether the ink looks more like `instead` than like the expected letters."""
        if len(instead) != len(chosen):
            return False
        others = []
        for index, character in zip(chosen, instead, strict=True):
            placed = self.line.glyphs[index]
            gid = fonts.load(placed.face).font.get_nominal_glyph(ord(character))
            if not gid or gid == placed.gid:
                return False
            others.append(dataclasses.replace(placed, gid=gid))
        expected = self.expected[window]
        ours, ours_clear = self._misfit(found, expected, free)
        theirs, theirs_clear = self._misfit(found, self._rival(chosen, others, window), free)
        # Shapes that are the same in this face differ by rounding alone.
        clear = ours_clear - theirs_clear > CLEAR_MISFIT * float(expected.sum())
        return clear and theirs < 0.9 * ours

    def _misfit(self, found: Plane, drawn: Plane, free: Plane) -> tuple[float, float]:
        """How much ink and outline differ, in pixels: all of it, and what remains with one pixel
        of freedom, for renderers that snap stems to whole pixels."""
        whole = float((np.abs(found - drawn) * free).sum())
        missing = np.clip(drawn - _grown(found, self._factor), 0, 1)
        surplus = np.clip(found - _grown(drawn, self._factor), 0, 1)
        return whole, float(((missing + surplus) * free).sum())

    def _rival(
        self, chosen: Sequence[int], others: Sequence[PlacedOutline], window: tuple[slice, slice]
    ) -> Plane:
        """The window with `others` in place of the chosen glyphs."""
        y, x = window
        s = 1 / self.piece.scale
        box = Box(
            self.piece.x + x.start * s,
            self.piece.y + y.start * s,
            (x.stop - x.start) * s,
            (y.stop - y.start) * s,
        ).grown(2 * self._factor * s)
        near = [
            glyph
            for i, glyph in enumerate(self.line.glyphs)
            if i not in chosen and (b := self._boxes[i]) is not None and b.intersects(box)
        ]
        if self._factor == 1:
            return coverage([*near, *others], self.piece, window)
        return self._covered([*near, *others])[window]

    def impostor(self, index: int, candidates: Iterable[str]) -> str:
        """Which of some look-alikes stands in the place of a glyph instead of it; '' when none
        does for certain, which is what a restless ground or a painted letter gives too."""
        window = self._window([index], 0.06) if self.sound else None
        stretch = self._stretch(index) if window else None
        if window is None or stretch is None:
            return ""
        found = stretch.of(window)
        if found is None:
            return ""
        free = (self.ignored[window] < 0.1).astype(np.float32)
        placed = self.line.glyphs[index]
        total = float(self.expected[window].sum())
        ours, clear = self._misfit(found, self.expected[window], free)
        if ours < IMPOSTOR_MISFIT * total or clear < CLEAR_MISFIT * total:
            return ""
        best, name = IMPOSTOR_FIT * ours, ""
        for character in candidates:
            gid = fonts.load(placed.face).font.get_nominal_glyph(ord(character))
            if not gid or gid == placed.gid:
                continue
            other = dataclasses.replace(placed, gid=gid)
            rival = self._rival([index], [other], window)
            theirs, theirs_clear = self._misfit(found, rival, free)
            if theirs < best and theirs_clear < 0.5 * clear:
                best, name = theirs, character
        return name

    def shares(self) -> tuple[float, float] | None:
        """How much of the ink that should be there is seen, 0..1, and how much ink stands between
        the letters, as a share of theirs; None where nothing can be said."""
        seen = due = surplus = 0.0
        for number in range(0, len(self._boxes) if self.sound else 0, STRETCH):
            if not any(self._boxes[number : number + STRETCH]):
                continue
            stretch = self._stretch(number)
            if stretch is None:
                return None
            window = stretch.window
            bare = (self._wide[window] < 0.02) & (self.ignored[window] < 0.02)
            if bare.sum() >= 8 and float(np.mean(stretch.found[bare])) > NOISE_LIMIT:
                return None
            # Half a stem of freedom, for renderers that thicken and thin.
            expected = self.expected[window]
            seen += float(np.minimum(_grown(stretch.found, 1), expected).sum())
            due += float(expected.sum())
            surplus += float(stretch.found[bare].sum())
        return (seen / due, surplus / due) if due else None

    def stands_beside(self, character: str, room: float, *, left: bool) -> bool:
        """Whether the ink beyond an end of the line has the shape of a character where it would
        stand if it had been set there, after a space or not."""
        drawn = [i for i, box in enumerate(self._boxes) if box is not None] if self.sound else []
        if not drawn:
            return False
        index = drawn[0] if left else drawn[-1]
        end, size = self.line.glyphs[index], self.line.size
        font = fonts.load(end.face).font
        gid = font.get_nominal_glyph(ord(character))
        stretch = self._stretch(index)
        if not gid or stretch is None:
            return False
        k = end.size / fonts.load(end.face).upem
        step = font.get_glyph_h_advance(gid if left else end.gid) * k
        space = font.get_glyph_h_advance(font.get_nominal_glyph(32) or 0) * k
        box = self.line.box
        x = box.x - room * size if left else box.right + 0.02 * size
        area = Box(x, box.y - 0.3 * size, room * size, box.height + 0.6 * size)
        strip = self.page.piece(area, BESIDE_EM / max(size, 1e-3))
        if min(strip.picture.shape[:2]) < 4:
            return False
        found = _inked(strip.picture.astype(np.float32), stretch.ink, stretch.ground)
        a, b, c, d, e, f = end.matrix
        for gap in (0.0, space):
            for shift in np.arange(-0.14, 0.15, 0.035) * size:
                at = e + (-step - gap if left else step + gap) + float(shift)
                glyph = dataclasses.replace(end, gid=gid, matrix=(a, b, c, d, at, f))
                drawn_there = coverage([glyph], strip)
                near = _grown(drawn_there, 2) > 0.02
                whole = float(np.maximum(found, drawn_there)[near].sum())
                both = float(np.minimum(found, drawn_there)[near].sum())
                if whole > 0 and both > SAME_SHAPE * whole and drawn_there.sum() > 1:
                    return True
        return False

    def inked_beside(self, rooms: tuple[float, float]) -> tuple[bool, bool]:
        """Whether ink like the line's own stands left and right of its ends, within `rooms` em."""
        drawn = [i for i, box in enumerate(self._boxes) if box is not None] if self.sound else []
        if not drawn:
            return False, False
        left = self._inked_within(drawn[0], rooms[0], left=True)
        return left, self._inked_within(drawn[-1], rooms[1], left=False)

    def _inked_within(self, index: int, room: float, *, left: bool) -> bool:
        box, size = self.line.box, self.line.size
        stretch = self._stretch(index)
        if stretch is None or room < 0.1:
            return False
        x = box.x - room * size if left else box.right + 0.02 * size
        strip = self.page.piece(Box(x, box.y, room * size, box.height), BESIDE_EM / max(size, 1e-3))
        side = max(2, round(BLOB_EM * strip.scale * size))
        if min(strip.picture.shape[:2]) < side:
            return False
        found = _inked(strip.picture.astype(np.float32), stretch.ink, stretch.ground)
        return _blob(np.clip((found - 0.5) * 2, 0, 1), side) > BESIDE_FULL

    # -------------------------------------------------------------- parts

    def _stretch(self, index: int) -> _Stretch | None:
        """The ink near a glyph, looked at with its neighbours; None where ink and ground can't be
        told apart."""
        number = index // STRETCH
        if number not in self._stretches:
            self._stretches[number] = self._looked_at(number)
        return self._stretches[number]

    def _looked_at(self, number: int) -> _Stretch | None:
        first = number * STRETCH
        chosen = [i for i in range(first, first + STRETCH) if self._box(i) is not None]
        window = self._window(chosen, 0.12)
        colours = self._colours(chosen, window) if window else None
        if window is None or colours is None:
            return None
        ink, ground = colours
        if float(np.abs(ink - ground).max()) < MIN_STEP:
            return None
        return _Stretch(window, ink, ground, _inked(self.pixels[window], ink, ground))

    def _box(self, index: int) -> Box | None:
        return self._boxes[index] if index < len(self._boxes) else None

    def _window(self, indices: Sequence[int], room_em: float) -> tuple[slice, slice] | None:
        boxes = [b for i in indices if (b := self._boxes[i]) is not None]
        if not boxes:
            return None
        box = _union(boxes).grown(room_em * self.line.size)
        return _slices(box, self.piece)

    def _colours(
        self, chosen: Sequence[int], window: tuple[slice, slice]
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]] | None:
        """The colours of ink and ground near the window. Ink is measured on the neighbours, so that
        a wrong letter doesn't vouch for itself; a lone letter is held against the fill."""
        y, x = window
        reach = round(1.5 * self.em)
        top, left = max(0, y.start - reach), max(0, x.start - reach)
        near = slice(top, y.stop + reach), slice(left, x.stop + reach)
        bare = (self._wide[near] < 0.02) & (self.ignored[near] < 0.02)
        ground = _middle(self.pixels[near], bare, 8)
        if ground is None:
            return None
        paint = self.line.glyphs[chosen[0]].paint
        wanted = _srgb(self.line.glyphs[chosen[0]])
        alike = all(g.paint == paint for g in self.line.glyphs)
        if not alike and wanted is not None:
            return wanted, ground
        for part in (near, (slice(None), slice(None))):
            others = self.expected[part] > 0.95
            oy, ox = part[0].start or 0, part[1].start or 0
            others[y.start - oy : y.stop - oy, x.start - ox : x.stop - ox] = False
            ink = _middle(self.pixels[part], others, 40)
            # Neighbours that aren't where they should be show the ground.
            if ink is not None and (wanted is None or _apart(ink, ground, wanted)):
                return ink, ground
        if wanted is not None:
            return wanted, ground
        ink = _middle(self.pixels[window], self.expected[window] > 0.95, 4)
        return None if ink is None else (ink, ground)


def _strong(plane: Plane) -> Plane:
    """The half tones parted into nothing and all."""
    parted: Plane = np.clip((plane - HALF_TONE) / (1 - 2 * HALF_TONE), 0, 1)
    return parted


def _apart(ink: Plane, ground: Plane, wanted: Plane) -> bool:
    """Whether a measured ink stands out from the ground at least half as much as it should."""
    return float(np.abs(ink - ground).max()) >= 0.5 * float(np.abs(wanted - ground).max())


def _inked(pixels: Plane, ink: Plane, ground: Plane) -> Plane:
    """How much of each pixel is ink, 0..1: its place on the way from ground to ink, as far as its
    colour lies on that way at all."""
    axis = ink - ground
    length = float(axis @ axis)
    share = (pixels - ground) @ axis / length
    away = np.sqrt(((pixels - ink) ** 2).sum(axis=-1) / length)
    found: Plane = np.clip(np.minimum(share, 1.25 - away), 0.0, 1.0).astype(np.float32)
    return found


def _middle(pixels: Plane, chosen: npt.NDArray[np.bool_], least: int) -> Plane | None:
    """The median colour of the chosen pixels, from an even sample of some hundred; None where
    there are fewer than `least`."""
    sample = _sample(pixels, chosen, least)
    return None if sample is None else _median(sample)


def _sample(pixels: Plane, chosen: npt.NDArray[np.bool_], least: int) -> Plane | None:
    found = np.flatnonzero(chosen)
    if len(found) < least:
        return None
    sample: Plane = pixels.reshape(-1, 3)[found[:: 1 + len(found) // SAMPLE]]
    return sample


def _median(sample: Plane) -> Plane:
    # np.median asks the same with checks that take longer than the sorting.
    ordered = np.sort(sample, axis=0)
    half = len(ordered) // 2
    middle: Plane = (ordered[half] + ordered[-half - 1]) / 2
    return middle.astype(np.float32)


# ------------------------------------------------------------------ drawing outlines


def coverage(
    glyphs: Iterable[PlacedOutline], piece: Piece, window: tuple[slice, slice] | None = None
) -> Plane:
    """How much of each pixel the outlines cover, 0..1, float32 of the piece or of a window of it."""
    h, w = piece.picture.shape[:2]
    y0, x0 = (window[0].start, window[1].start) if window else (0, 0)
    y1, x1 = (window[0].stop, window[1].stop) if window else (h, w)
    wide, high = x1 - x0, y1 - y0
    if wide <= 0 or high <= 0:
        return np.zeros((max(0, high), max(0, wide)), np.float32)
    raster = hb.RasterDraw()
    raster.extents = hb.RasterExtents(0, 0, wide, high, -(-wide // 4) * 4)
    for placed in glyphs:
        face = fonts.load(placed.face)
        k = placed.size / face.upem * piece.scale
        a, b, c, d, e, f = placed.matrix
        x = (e - piece.x) * piece.scale - x0
        y = (f - piece.y) * piece.scale - y0
        raster.transform = (a * k, b * k, c * k, d * k, x, y)
        raster.draw_glyph(face.font, placed.gid)
    image = raster.render()
    if image is None:
        return np.zeros((high, wide), np.float32)
    shape = image.extents.height, image.extents.stride
    grey = np.frombuffer(image.buffer, np.uint8).reshape(shape)[:high, :wide]
    return grey.astype(np.float32) / 255


def outline_bounds(placed: PlacedOutline) -> Box | None:
    """The upright box around a glyph's ink on the page, points; None without ink."""
    ink = outlines.extents(placed.face, placed.gid)
    if ink is None:
        return None
    x0, y0, x1, y1 = (v * placed.size for v in ink)
    a, b, c, d, e, f = placed.matrix
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    left, top = min(xs), min(ys)
    return Box(left + e, top + f, max(xs) - left, max(ys) - top)


def _union(boxes: Sequence[Box]) -> Box:
    x0, y0 = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x0, y0, max(b.right for b in boxes) - x0, max(b.bottom for b in boxes) - y0)


def _shaded(paths: Iterable[Path], piece: Piece) -> Plane:
    """Where paths may have drawn, generously: every contour filled, curves as their corners."""
    h, w = piece.picture.shape[:2]
    plane = Image.new("L", (w, h))
    pen = ImageDraw.Draw(plane)
    frame = Box(piece.x, piece.y, w / piece.scale, h / piece.scale)
    for path in paths:
        if not bounds(path).intersects(frame):
            continue
        points = np.asarray(path.points, np.float64).reshape(-1, 2)
        points = (points - np.array([piece.x, piece.y])) * piece.scale
        at = 0
        contour: list[tuple[float, float]] = []
        for verb in (*path.verbs, "M"):
            if verb == "M" and len(contour) >= 3:
                pen.polygon(contour, fill=255)
            if verb == "M":
                contour = []
            count = {"M": 1, "L": 1, "Q": 2, "C": 3}.get(verb, 0)
            contour += [(float(x), float(y)) for x, y in points[at : at + count]]
            at += count
    return np.asarray(plane, np.float32) / 255


def _enlarged(picture: Picture, factor: int) -> Picture:
    if factor == 1:
        return picture
    image = Image.fromarray(np.ascontiguousarray(picture))
    size = (image.width * factor, image.height * factor)
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC))


def _slices(box: Box, piece: Piece) -> tuple[slice, slice] | None:
    h, w = piece.picture.shape[:2]
    x0 = max(0, math.floor((box.x - piece.x) * piece.scale))
    y0 = max(0, math.floor((box.y - piece.y) * piece.scale))
    x1 = min(w, math.ceil((box.right - piece.x) * piece.scale))
    y1 = min(h, math.ceil((box.bottom - piece.y) * piece.scale))
    return (slice(y0, y1), slice(x0, x1)) if x1 > x0 and y1 > y0 else None


def _grown(plane: Plane, by: int) -> Plane:
    """The maximum within `by` pixels across and down."""
    for _ in range(by):
        wide = plane.copy()
        np.maximum(wide[:, 1:], plane[:, :-1], out=wide[:, 1:])
        np.maximum(wide[:, :-1], plane[:, 1:], out=wide[:, :-1])
        plane = wide.copy()
        np.maximum(plane[1:], wide[:-1], out=plane[1:])
        np.maximum(plane[:-1], wide[1:], out=plane[:-1])
    return plane


def _blob(plane: Plane, side: int) -> float:
    """The fullest square of `side` pixels, 0..1."""
    if plane.size == 0:
        return 0.0
    padded = np.pad(plane, side)
    sums = np.cumsum(np.cumsum(padded, axis=0, dtype=np.float64), axis=1)
    box = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return float(box.max()) / (side * side)


def _srgb(placed: PlacedOutline) -> npt.NDArray[np.float32] | None:
    """The fill's colour, 0..255; the mean of a gradient's ends would vouch for nothing, and of
    translucent letters and pictures inside them nothing is known."""
    paint = placed.paint
    if paint is None or isinstance(paint, Linear | Radial):
        return None
    if placed.opacity * paint.alpha < OPAQUE:
        return None
    return np.asarray(approximate_srgb(paint), np.float32) * 255
