"""The nano decoder: paints a drawing in a style, and letters in a material, window by window.

Two graphs: `page` sees the whole drawing, small, and says of every place what it is part of;
`paint` sees a window at full size. Everything that it may choose freely is a field of chance
(`engine.decoding.fields`), so a seed gives the same picture again, and windows of one page agree.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import cv2
import msgspec
import numpy as np
import numpy.typing as npt

from engine.decoding import fields as chance
from engine.decoding.conditions import CELL
from engine.decoding.fields import Field, Window
from engine.drawing.motifs.classes import CLASS_NAMES, CLASSES
from engine.errors import UserError
from engine.models import bundle as bundles
from engine.models import session as sessions
from engine.models.bundle import Bundle
from engine.models.session import Session

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Progress = Callable[[float], None]
"""Called with the fraction done, 0..1; it may raise to cancel."""

BUNDLE = "nano"
TOKEN = 16
"""Pixels across a token in a window."""
ALIGN = 32
"""A window's sides are multiples of this many pixels."""
COARSE = 12
"""Tokens of the whole drawing across its short side."""
TILE, OVERLAP = 640, 96
"""Pixels across a window, and how far neighbours reach into each other."""
MARGIN = 32
"""Pixels about the page that are painted and cut off: a network sees nothing beyond its window's
edge, and what it paints there shows it."""
LEAST, MOST = 64, 4096
"""Sides of a drawing, px."""
STYLES_FILE = "tables/styles.json"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of pages (`unit`: pixels of the page's short side in training) or a material of
    letters (`unit`: pixels of the em)."""

    name: str
    number: int
    kind: Literal["art", "letters"]
    unit: float
    fields: tuple[Field, ...]
    dark: bool = False
    """Its ground is dark whatever the drawing's is."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is painted over, and all that is known of it.

    draft: uint8[h, w, 3], sides multiples of 32 px. classes, slots: int64[h / 8, w / 8] (slots: 0 =
    a foreign colour, else palette slot + 1). palette: float32[6, 3], sRGB 0..1. coverage: uint8[h,
    w] of letters, distance: float32[h, w] to their edge, in 5ths of an em, positive inside;
    without letters both are None.
    """

    draft: Pixels
    classes: Labels
    slots: Labels
    palette: Floats
    coverage: Pixels | None = None
    distance: Floats | None = None

    def __post_init__(self) -> None:
        height, width = self.draft.shape[:2]
        if self.draft.dtype != np.uint8 or self.draft.shape[2:] != (3,):
            raise ValueError("a draft is uint8[h, w, 3]")
        if height % ALIGN or width % ALIGN:
            raise ValueError(f"sides of {width} x {height} px are no multiples of {ALIGN}")
        cells = (height // CELL, width // CELL)
        if self.classes.shape != cells or self.slots.shape != cells:
            raise ValueError(f"labels of {self.classes.shape} cells, not {cells}")
        if (self.coverage is None) != (self.distance is None):
            raise ValueError("coverage and distance come together")


class Nano:
    """The opened bundle. It may be used from one thread at a time."""

    def __init__(self, bundle: Bundle, page: Session, paint: Session) -> None:
        self.bundle = bundle
        self._page, self._paint = page, paint
        self.styles = read_styles(bundle)
        self._labels = _known_labels(bundle)

    @classmethod
    def load(cls, folder: Path | str | None = None, provider: str | None = None) -> Nano:
        """Open the shipped bundle, or the one in `folder`. Raises UserError where none is
        installed, or it is altered or of another kind."""
        bundle = installed(folder)
        return cls(
            bundle,
            sessions.open_session(bundle, "page", provider=provider),
            sessions.open_session(bundle, "paint", provider=provider),
        )

    @property
    def digest(self) -> str:
        """Names the bundle exactly; stands in every recipe."""
        return self.bundle.digest

    @property
    def provider(self) -> str:
        return self._paint.provider

    def style(self, name: str, kind: Literal["art", "letters"] = "art") -> Style:
        """Raises UserError for one that the bundle hasn't learned."""
        return known_style(self.styles, name, kind)

    def paint(
        self, drawing: Drawing, style: Style, seed: int, progress: Progress | None = None
    ) -> Pixels:
        """uint8[h, w, 3]: the drawing, painted. Same drawing, seed and provider, same pixels."""
        tell = progress or (lambda done: None)
        tell(0.0)
        height, width = drawing.draft.shape[:2]
        if min(height, width) < LEAST or max(height, width) > MOST:
            raise UserError(
                f"{width} x {height} pixels", "decoder", f"paint {LEAST} to {MOST} on a side"
            )
        drawing = replace(drawing, classes=self._labels[drawing.classes])
        tokens, mood = self._seen(drawing, style)
        drawing = _with_margin(drawing)
        edge = MARGIN // TOKEN
        tokens = np.pad(tokens, ((0, 0), (edge, edge), (edge, edge)), mode="edge")
        wide, high = width + 2 * MARGIN, height + 2 * MARGIN
        total = np.zeros((high, wide, 3), np.float32)
        weight = np.zeros((high, wide, 1), np.float32)
        windows = tiles(wide, high, style.unit)
        for done, window in enumerate(windows):
            found = self._painted(drawing, style, seed, window, tokens, mood)
            share = _feather(window, wide, high)
            place = (
                slice(window.y, window.y + window.height),
                slice(window.x, window.x + window.width),
            )
            total[place] += found * share
            weight[place] += share
            tell((done + 1) / len(windows))
        whole = np.round(np.clip(total / weight, 0, 255)).astype(np.uint8)
        return np.ascontiguousarray(whole[MARGIN:-MARGIN, MARGIN:-MARGIN])

    def _seen(self, drawing: Drawing, style: Style) -> tuple[Floats, Floats]:
        """tokens float32[d, h / 16, w / 16] and mood float32[1, d] of the whole drawing."""
        height, width = drawing.draft.shape[:2]
        scale = COARSE / min(height, width)
        rows, cols = max(1, round(height * scale)), max(1, round(width * scale))
        thumbnail = cv2.resize(drawing.draft, (8 * cols, 8 * rows), interpolation=cv2.INTER_AREA)

        def labels(cells: Labels) -> Labels:
            down = (np.arange(4 * rows) + 0.75) * cells.shape[0] / (4 * rows)
            across = (np.arange(4 * cols) + 0.75) * cells.shape[1] / (4 * cols)
            return np.ascontiguousarray(cells[np.ix_(down.astype(int), across.astype(int))])

        found = self._page.run(
            {
                "classes": labels(drawing.classes)[None],
                "slots": labels(drawing.slots)[None],
                "thumbnail": _signal(thumbnail)[None],
                "palette": (drawing.palette[None] * 2 - 1).astype(np.float32),
                "style": np.array([style.number], np.int64),
            }
        )
        small = np.ascontiguousarray(found["tokens"][0].transpose(1, 2, 0))
        size = (width // TOKEN, height // TOKEN)
        large = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_LINEAR), np.float32)
        return large.reshape(size[1], size[0], -1).transpose(2, 0, 1), found["mood"]

    def _painted(
        self,
        drawing: Drawing,
        style: Style,
        seed: int,
        window: Window,
        tokens: Floats,
        mood: Floats,
    ) -> Floats:
        """float32[h, w, 3], 0..255, of one window."""
        high, wide = window.height, window.width
        place = (slice(window.y, window.y + high), slice(window.x, window.x + wide))

        def every(size: int) -> tuple[slice, slice]:
            return tuple(slice(s.start // size, s.stop // size) for s in place)  # type: ignore[return-value]

        many = self._paint_input("fields")[1]
        given = np.zeros((1, int(many or 0), high, wide), np.float32)
        given[0, : len(style.fields)] = chance.stack(style.fields, seed, window)
        glyphs = np.zeros((1, 2, high, wide), np.float32)
        glyphs[0, 1] = -1
        if drawing.coverage is not None and drawing.distance is not None:
            glyphs[0, 0] = drawing.coverage[place].astype(np.float32) / 255
            glyphs[0, 1] = np.clip(drawing.distance[place], -1, 1)
        found = self._paint.run(
            {
                "draft": _signal(drawing.draft[place])[None],
                "fields": given,
                "glyphs": glyphs,
                "classes": drawing.classes[every(CELL)][None],
                "slots": drawing.slots[every(CELL)][None],
                "tokens": tokens[(slice(None), *every(TOKEN))][None],
                "mood": mood,
                "style": np.array([style.number], np.int64),
            }
        )["pixels"][0]
        return np.asarray((found.transpose(1, 2, 0) + 1) * 127.5, np.float32)

    def _paint_input(self, name: str) -> tuple[int | str | None, ...]:
        return next(port.shape for port in self._paint.inputs if port.name == name)


def _signal(pixels: npt.NDArray[Any]) -> Floats:
    """float32[3, h, w], -1..1."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1)


# ------------------------------------------------------------------ the bundle


def installed(folder: Path | str | None = None) -> Bundle:
    """The decoder's bundle. Raises UserError where none is installed."""
    if folder is not None:
        bundle = bundles.load(folder)
    elif any(found.name == BUNDLE for found in bundles.list_bundles()):
        bundle = bundles.find(BUNDLE)
    else:
        raise UserError(
            "no decoder bundle is installed", remedy="use vector artwork and live letters"
        )
    if bundle.manifest.kind != BUNDLE:
        raise UserError(
            f"holds a {bundle.manifest.kind!r} model, no decoder", f"bundle {bundle.name}"
        )
    return bundle


class _Row(msgspec.Struct, frozen=True):
    """A style in the bundle's table."""

    name: str
    number: int
    kind: Literal["art", "letters"]
    unit: float
    fields: tuple[Mapping[str, Any], ...]
    dark: bool = False


def read_styles(bundle: Bundle) -> dict[str, Style]:
    """By name, those that the bundle has learned. Raises UserError for a broken table."""
    try:
        rows = msgspec.convert(json.loads(bundle.read(STYLES_FILE)), list[_Row])
        made = [
            Style(r.name, r.number, r.kind, r.unit, tuple(Field(**f) for f in r.fields), r.dark)
            for r in rows
        ]
    except (ValueError, TypeError, msgspec.ValidationError):
        raise UserError(
            "its table of styles is broken", f"bundle {bundle.name}", "fetch the bundle again"
        ) from None
    return {style.name: style for style in made}


def _known_labels(bundle: Bundle) -> Labels:
    """For every label the one that the network is told: itself, or for one that it never saw the
    most frequent ground. Raises UserError for a broken manifest."""
    try:
        known = msgspec.convert(bundle.settings.get("classes"), list[int])
        plain = next(label for label in known if CLASSES[CLASS_NAMES[label - 1]] == "ground")
    except (msgspec.ValidationError, StopIteration, IndexError):
        raise UserError(
            "says not which classes it knows", f"bundle {bundle.name}", "fetch the bundle again"
        ) from None
    table = np.full(1 + len(CLASS_NAMES), plain, np.int64)
    held = [label for label in known if 0 < label < len(table)]
    table[held] = held
    return table


def first_style(styles: Mapping[str, Style]) -> str:
    """The style that is taken when none is named; '' where there are none."""
    return next((style.name for style in styles.values() if style.kind == "art"), "")


def known_style(styles: Mapping[str, Style], name: str, kind: Literal["art", "letters"]) -> Style:
    """Raises UserError for one that isn't there."""
    known = [style.name for style in styles.values() if style.kind == kind]
    if name not in known:
        what = "style" if kind == "art" else "material"
        remedy = f"choose one of: {', '.join(known)}" if known else "the decoder has none yet"
        raise UserError(f"no {what} is called {name!r}", remedy=remedy)
    return styles[name]


# ------------------------------------------------------------------ windows


def tiles(width: int, height: int, unit: float) -> tuple[Window, ...]:
    """Windows that cover the page, neighbours OVERLAP px or more into each other."""
    return tuple(
        Window(x, y, wide, high, unit) for y, high in _spans(height) for x, wide in _spans(width)
    )


def _spans(length: int) -> Sequence[tuple[int, int]]:
    """(start, length) along one side, all multiples of ALIGN."""
    if length <= TILE:
        return ((0, length),)
    count = math.ceil((length - OVERLAP) / (TILE - OVERLAP))
    last = length - TILE
    starts = [ALIGN * round(last * i / (count - 1) / ALIGN) for i in range(count)]
    return tuple((start, TILE) for start in starts)


def _with_margin(drawing: Drawing) -> Drawing:
    """The drawing continued beyond its edges by MARGIN pixels."""
    px, cells = ((MARGIN, MARGIN),) * 2, ((MARGIN // CELL, MARGIN // CELL),) * 2
    return replace(
        drawing,
        draft=np.pad(drawing.draft, (*px, (0, 0)), mode="edge"),
        classes=np.pad(drawing.classes, cells, mode="edge"),
        slots=np.pad(drawing.slots, cells, mode="edge"),
        coverage=None if drawing.coverage is None else np.pad(drawing.coverage, px, mode="edge"),
        distance=None if drawing.distance is None else np.pad(drawing.distance, px, mode="edge"),
    )


def _feather(window: Window, width: int, height: int) -> Floats:
    """float32[h, w, 1]: how much a window counts at every pixel; nothing is lost at the page's
    own edges."""

    def side(start: int, length: int, whole: int) -> Floats:
        place = np.arange(length, dtype=np.float32) + 0.5
        # What lies at the very edge of a window was painted without its neighbours.
        low = np.clip((place - 16) / (OVERLAP - 32), 0.001, 1) if start > 0 else np.ones(length)
        high = (
            np.clip((length - place - 16) / (OVERLAP - 32), 0.001, 1)
            if start + length < whole
            else np.ones(length)
        )
        return np.minimum(low, high).astype(np.float32)

    down = side(window.y, window.height, height)
    across = side(window.x, window.width, width)
    return np.asarray(down[:, None, None] * across[None, :, None], np.float32)
