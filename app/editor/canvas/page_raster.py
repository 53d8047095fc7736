"""The page as pixels: tiles at device resolution that are painted again only where something
changed.

While a gesture changes some layers, tiles that these touch are kept apart: what lies below them,
what lies between and what lies above as still pictures, the changing layers painted live.

Coordinates of pixels start at the page's origin (the trim's top left corner), so that panning
keeps every tile.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.editor.canvas import drawn as drawing
from app.editor.canvas import tiles
from app.editor.canvas.drawn import Drawn, Ground
from app.editor.canvas.split import Split, painted
from app.editor.canvas.tiles import TILE, Key
from app.editor.canvas.unlike import spoiled
from engine.document.model import Document, Layer
from engine.errors import UserError

KEPT = 220
"""Tiles that are remembered: 55 MB."""
HEAVY = 40.0
"""Milliseconds: layers that take longer to compose and paint follow a gesture as their last
drawing."""
LATEST = 0.3
"""Seconds after which even a heavy layer is composed anew while it changes."""

Tiles = dict[Key, QImage]


class PageRaster:
    """One page's tiles."""

    def __init__(self) -> None:
        self.assets: Mapping[str, bytes] = {}
        self._ground: Ground | None = None
        self._title = ""
        self._order: list[Drawn] = []
        self._scale = 1.0
        self._tiles: Tiles = {}
        self._dirty: dict[Key, QRect] = {}
        self._older: tuple[float, Tiles] | None = None
        self._split: Split | None = None
        self._last_changed: frozenset[str] = frozenset()
        self._stale_since = 0.0
        self.painted_tiles = 0
        """Counted up, for measurements."""

    # ------------------------------------------------------------ what is shown

    @property
    def layers(self) -> tuple[Drawn, ...]:
        """The visible layers of the page itself, bottom first."""
        return tuple(self._order)

    @property
    def errors(self) -> tuple[tuple[str, UserError], ...]:
        return tuple((d.layer.id, d.error) for d in self._order if d.error is not None)

    @property
    def is_split(self) -> bool:
        return self._split is not None

    @property
    def has_stand_ins(self) -> bool:
        """Whether some layer is shown by an older drawing of it."""
        return any(not d.exact for d in self._order)

    def forget(self) -> None:
        """Everything is composed and painted anew (another document, a new face)."""
        self._ground = None
        self._order = []
        self._clear()

    def _clear(self) -> None:
        self._tiles, self._dirty, self._older, self._split = {}, {}, None, None

    def show(
        self, document: Document, index: int, assets: Mapping[str, bytes], *, passing: bool = False
    ) -> None:
        """Another state of the page. `passing`: of a gesture on its way, where speed counts more
        than the last detail; call again without it when the gesture is over."""
        page = document.pages[index]
        ground = Ground.of(document, page)
        self.assets, self._title = assets, document.title
        if ground != self._ground:
            self.forget()
            self._ground = ground
        before = self._order
        known = {d.layer.id: d for d in before}
        shown = [layer for layer in page.layers if layer.visible and layer.opacity > 0]
        self._order = [self._drawn(layer, known.get(layer.id), ground, passing) for layer in shown]
        self._mark(before, self._order, passing)

    def _drawn(self, layer: Layer, old: Drawn | None, ground: Ground, passing: bool) -> Drawn:
        if old is not None and old.layer is layer and (passing or old.exact):
            missing = old.error is not None and not passing
            if not missing:
                return old
        if passing and old is not None and old.error is None and type(old.layer) is type(layer):
            a, b = old.layer.box, layer.box
            kept = (a.width, a.height) == (b.width, b.height)
            place = drawing.same_but_place(old.layer, layer)
            if kept and place:
                return old.carried(layer)
            now = time.monotonic()
            if old.cost + old.painting > HEAVY:
                if old.exact:
                    self._stale_since = now
                if now - self._stale_since < LATEST:
                    return old.carried(layer)
        return drawing.draw(layer, ground, self.assets, self._title)

    def _mark(self, before: list[Drawn], after: list[Drawn], passing: bool) -> None:
        """Finds what became different and marks it, or lets it be painted live."""
        old = {d.layer.id: d for d in before}
        new = {d.layer.id: d for d in after}
        changed = {id for id, d in new.items() if old.get(id) is not d}
        same_order = [d.layer.id for d in before] == [d.layer.id for d in after]
        if same_order and not changed:
            return
        split = self._split
        if same_order and split is not None and changed <= split.ids:
            split.touch((new[id].bounds for id in changed), self._page_pixels())
            for key in split.merged:
                self._dirty[key] = tiles.rect(key)
            split.merged.clear()
            return
        lively = passing or frozenset(changed) == self._last_changed
        self._last_changed = frozenset(changed)
        self.merge()
        if same_order and lively:
            was = [old[id] for id in changed]
            split = self._split = Split.of(after, frozenset(changed), was, self._scale)
            areas = [d.bounds for d in (*was, *(new[id] for id in changed))]
            split.touch(areas, self._page_pixels())
            return
        gone = [d.bounds for id, d in old.items() if id not in new]
        for id in changed:
            areas = spoiled(old[id], new[id]) if id in old else [new[id].bounds]
            for area in areas:
                self._spoil(area)
        for bounds in gone:
            self._spoil(bounds)
        if not same_order:
            a = [d.layer.id for d in before if d.layer.id in new]
            b = [d.layer.id for d in after if d.layer.id in old]
            for x, y in zip(a, b, strict=True):
                if x != y:
                    self._spoil(new[y].bounds)

    # ------------------------------------------------------------ pixels and points

    @property
    def scale(self) -> float:
        """Device pixels per point."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        if scale == self._scale:
            return
        self.merge()
        if self._older is None or len(self._tiles) >= len(self._older[1]):
            self._older = (self._scale, self._tiles)
        self._scale = scale
        self._tiles, self._dirty = {}, {}

    def _page_pixels(self) -> QRect:
        g = self._ground
        if g is None:
            return QRect()
        b = g.bleed
        return tiles.pixels(QRectF(-b, -b, g.width + 2 * b, g.height + 2 * b), self._scale)

    def _spoil(self, bounds: QRectF) -> None:
        """What tiles show there has to be painted again."""
        pixels = tiles.pixels(bounds, self._scale)
        for key in self._tiles:
            tile = tiles.rect(key)
            if tile.intersects(pixels):
                part = tile.intersected(pixels)
                self._dirty[key] = self._dirty[key].united(part) if key in self._dirty else part

    # ------------------------------------------------------------ gestures

    def merge(self) -> None:
        """Ends the painting of changing layers apart: ordinary tiles take them in."""
        split = self._split
        if split is None:
            return
        self._split = None
        now = {d.layer.id: d for d in self._order}
        for before in split.before:
            after = now.get(before.layer.id)
            for area in [before.bounds] if after is None else spoiled(before, after):
                self._spoil(area)
        for key in split.merged:
            self._dirty.pop(key, None)

    def merge_some(self, visible: QRect, seconds: float = 0.008) -> bool:
        """Paints some ordinary tiles anew behind a gesture that rests; True when all is merged."""
        split = self._split
        if split is None:
            return True
        end = time.perf_counter() + seconds
        for key in tiles.keys(visible.intersected(self._page_pixels())):
            if key not in split.touched or key in split.merged:
                continue
            if time.perf_counter() > end:
                return False
            self._tiles[key] = self._painted(key)
            self._dirty.pop(key, None)
            split.merged.add(key)
        self.merge()
        return True

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, visible: QRect, seconds: float = 0.012) -> bool:
        """Through a painter in device pixels from the page's origin. Tiles that are out of date
        are painted; missing ones too, as long as that takes no more than `seconds` and an older
        picture can stand for the rest. False when something is left to paint."""
        visible = visible.intersected(self._page_pixels())
        if visible.isEmpty():
            return True
        end = time.perf_counter() + seconds
        split = self._split
        keys = tiles.keys(visible)
        missing = [k for k in keys if k not in self._tiles and not (split and k in split.touched)]
        stand_in = bool(missing) and self._stand_in(painter, visible)
        left = 0
        for key in keys:
            if split is not None and key in split.touched:
                continue
            image = self._tiles.get(key)
            if image is None:
                if stand_in and time.perf_counter() > end:
                    left += 1
                    continue
                image = self._tiles[key] = self._painted(key)
            elif key in self._dirty:
                self._repaint(image, key, self._dirty.pop(key))
            painter.drawImage(tiles.corner(key), image)
        if split is not None:
            split.paint(painter, self._order, keys, visible, self.assets)
        if not left:
            self._older = None
            self._trim(keys)
        return not left

    def is_whole(self, visible: QRect) -> bool:
        """Whether every tile of a part shows the page as it is."""
        split = self._split
        keys = tiles.keys(visible.intersected(self._page_pixels()))
        return all(
            (split is not None and key in split.touched)
            or (key in self._tiles and key not in self._dirty)
            for key in keys
        )

    def paint_all(self, visible: QRect) -> None:
        """Every tile of a part, whatever time that takes."""
        for key in tiles.keys(visible.intersected(self._page_pixels())):
            if key not in self._tiles:
                self._tiles[key] = self._painted(key)
            elif key in self._dirty:
                self._repaint(self._tiles[key], key, self._dirty.pop(key))

    def _stand_in(self, painter: QPainter, visible: QRect) -> bool:
        """The tiles of the last scale, stretched. False when there are none."""
        if self._older is None or not self._older[1]:
            return False
        scale, tiles = self._older
        ratio = self._scale / scale
        painter.fillRect(visible, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, ratio < 4)
        for (x, y), image in tiles.items():
            side = TILE * ratio
            target = QRectF(x * side, y * side, side, side)
            if target.intersects(QRectF(visible)):
                painter.drawImage(target.toAlignedRect(), image)
        return True

    def _trim(self, keys: list[Key]) -> None:
        if len(self._tiles) > KEPT:
            wanted = set(keys)
            for key in [k for k in self._tiles if k not in wanted][: len(self._tiles) - KEPT]:
                del self._tiles[key]
                self._dirty.pop(key, None)

    def _painted(self, key: Key) -> QImage:
        self.painted_tiles += 1
        rect = tiles.rect(key)
        image = painted(rect, self._order, self._scale, self.assets, paper=True)
        self._grain(image, key, rect)
        return image

    def _repaint(self, image: QImage, key: Key, part: QRect) -> None:
        """A part of a tile, in pixels from the page's origin."""
        self.painted_tiles += 1
        drawing.paint_layers(
            image, tiles.corner(key), part, self._order,
            scale=self._scale, assets=self.assets, ground=drawing.PAPER,
        )  # fmt: skip
        self._grain(image, key, part)

    def _grain(self, image: QImage, key: Key, part: QRect) -> None:
        """Grain belongs to pixels: it shows where one of the view is one of the file."""
        if self._ground is not None and self._ground.grain > 0 and abs(self._scale - 1) < 1e-9:
            tiles.grain(image, key, part, self._ground.grain)

    # ------------------------------------------------------------ pixels for others

    def image(self, area: QRectF, scale: float) -> QImage:
        """A part of the page (points) as an opaque picture at `scale` pixels per point."""
        pixels = QRect(
            math.floor(area.x() * scale), math.floor(area.y() * scale),
            max(1, math.ceil(area.width() * scale)), max(1, math.ceil(area.height() * scale)),
        )  # fmt: skip
        return painted(pixels, self._order, scale, self.assets, paper=True)
