"""Painting while some layers change: those live, everything around them as still tiles.

Tiles that the changing layers never touch stay as they are; the others are kept apart in what
lies below, between and above the changing layers.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from app.editor.canvas import drawn as drawing
from app.editor.canvas import tiles
from app.editor.canvas.drawn import Drawn
from app.editor.canvas.tiles import Key
from app.editor.canvas.unlike import spoiled

LARGEST_PICTURE = 12_000_000
"""Pixels of a live picture that is kept; larger ones are painted for the view each time."""
ROOM = 64
"""Pixels that a picture of what is edited grows by, so that a word more still fits in."""
SLOW = 12.0
"""Milliseconds: what takes longer to paint is stretched while it is resized or turned."""


@dataclass(slots=True, eq=False)
class Still:
    """Layers that don't change, in tiles; None where they leave one empty. `paper`: the lowest,
    with the page's ground."""

    layers: list[Drawn]
    paper: bool
    tiles: dict[Key, QImage | None] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Picture:
    """Display lists painted once: where they lie before the layers' matrix, and their pixels."""

    lists: tuple[object, ...]
    area: QRect
    image: QImage


@dataclass(slots=True, eq=False)
class Fresh:
    """Layers as they are now, for a part of the page: what an edit leaves alone is kept."""

    layers: list[Drawn]
    area: QRect
    image: QImage

    def leads_to(self, layers: list[Drawn]) -> bool:
        """Whether parts of it can be kept for these layers."""
        both = (*self.layers, *layers)
        return [d.layer.id for d in self.layers] == [d.layer.id for d in layers] and all(
            d.exact for d in both
        )


@dataclass(slots=True, eq=False)
class Live:
    """Layers next to each other that change together."""

    ids: tuple[str, ...]
    picture: Picture | None = None
    fresh: Fresh | None = None


@dataclass(slots=True, eq=False)
class Split:
    """Which layers change, and everything else around them in its order."""

    ids: frozenset[str]
    scale: float
    parts: list[Still | Live]
    before: list[Drawn]
    """The changing layers as the ordinary tiles show them."""
    touched: set[Key] = field(default_factory=set)
    merged: set[Key] = field(default_factory=set)
    """Touched tiles whose ordinary picture is up to date again."""

    @classmethod
    def of(
        cls, order: Iterable[Drawn], ids: frozenset[str], before: list[Drawn], scale: float
    ) -> Split:
        parts: list[Still | Live] = []
        still = Still([], paper=True)
        for d in order:
            last = parts[-1] if parts else None
            if d.layer.id not in ids:
                still.layers.append(d)
            elif still.paper or still.layers or not isinstance(last, Live):
                parts += (still, Live((d.layer.id,)))
                still = Still([], paper=False)
            else:
                last.ids = (*last.ids, d.layer.id)
        if still.layers:
            parts.append(still)
        return cls(ids, scale, parts, before)

    def touch(self, areas: Iterable[QRectF], page: QRect) -> None:
        """The layers are there now, or were."""
        for area in areas:
            self.touched.update(tiles.keys(tiles.pixels(area, self.scale).intersected(page)))

    def paint(
        self,
        painter: QPainter,
        order: Iterable[Drawn],
        keys: list[Key],
        visible: QRect,
        assets: Mapping[str, bytes],
    ) -> None:
        """The touched ones of these tiles, in device pixels from the page's origin."""
        current = {d.layer.id: d for d in order}
        touched = [key for key in keys if key in self.touched]
        for part in self.parts:
            if isinstance(part, Live):
                layers = [current[id] for id in part.ids if id in current]
                self._live(painter, part, layers, visible, assets)
                continue
            for key in touched:
                if key not in part.tiles:
                    part.tiles[key] = self._still(key, part, assets)
                image = part.tiles[key]
                if image is not None:
                    painter.drawImage(tiles.corner(key), image)

    def _still(self, key: Key, part: Still, assets: Mapping[str, bytes]) -> QImage | None:
        rect = tiles.rect(key)
        if not part.paper:
            s = self.scale
            area = QRectF(rect.x() / s, rect.y() / s, rect.width() / s, rect.height() / s)
            if not any(d.bounds.intersects(area) for d in part.layers):
                return None
        return painted(rect, part.layers, self.scale, assets, paper=part.paper)

    def _live(
        self,
        painter: QPainter,
        part: Live,
        layers: list[Drawn],
        visible: QRect,
        assets: Mapping[str, bytes],
    ) -> None:
        if not layers:
            return
        matrix = layers[0].matrix
        together = matrix is not None and all(d.matrix == matrix for d in layers)
        moved = matrix is not None and _only_moves(matrix)
        slow = sum(d.painting for d in layers) > SLOW
        if matrix is None or not together or not (moved or slow):
            self._fresh(painter, part, layers, visible, assets)
            return
        picture = self._picture(part, layers, assets)
        if picture is None:
            self._fresh(painter, part, layers, visible, assets)
        elif moved:
            by = QPoint(round(matrix.dx() * self.scale), round(matrix.dy() * self.scale))
            painter.drawImage(picture.area.topLeft() + by, picture.image)
        else:
            s, m = self.scale, matrix
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(
                QTransform(m.m11(), m.m12(), m.m21(), m.m22(), m.dx() * s, m.dy() * s), True
            )
            painter.drawImage(picture.area.topLeft(), picture.image)
            painter.restore()

    def _picture(
        self, part: Live, layers: list[Drawn], assets: Mapping[str, bytes]
    ) -> Picture | None:
        """What the layers' display lists look like unmoved; None where that would be too large."""
        lists = tuple(d.items for d in layers)
        held = part.picture
        if held is not None and [*map(id, held.lists)] == [*map(id, lists)]:
            return held
        own = QRectF(layers[0].own)
        for d in layers[1:]:
            own = own.united(d.own)
        area = tiles.pixels(own, self.scale)
        if area.width() * area.height() > LARGEST_PICTURE:
            part.picture = None
            return None
        unmoved = [Drawn(d.layer, d.items, d.blocks, d.own, d.cost, d.error) for d in layers]
        image = painted(area, unmoved, self.scale, assets, paper=False)
        part.picture = Picture(lists, area, image)
        return part.picture

    def _fresh(
        self,
        painter: QPainter,
        part: Live,
        layers: list[Drawn],
        visible: QRect,
        assets: Mapping[str, bytes],
    ) -> None:
        """Layers as they are, for this view alone. Of the last picture is kept what an edit left
        alone, so that a letter more in a long text costs its line."""
        area = QRect()
        for d in layers:
            area = area.united(tiles.pixels(d.bounds, self.scale).intersected(visible))
        if area.isEmpty():
            return
        fresh = part.fresh
        if fresh is None or not fresh.leads_to(layers):
            start = time.perf_counter()
            image = painted(area, layers, self.scale, assets, paper=False)
            took = (time.perf_counter() - start) * 1e3 / len(layers)
            for d in layers:
                d.painting = took
            part.fresh = Fresh(layers, area, image)
            painter.drawImage(area.topLeft(), image)
            return
        stale = QRegion()
        for old, new in zip(fresh.layers, layers, strict=True):
            for changed in spoiled(old, new):
                stale += tiles.pixels(changed, self.scale)
        if not fresh.area.contains(area):
            grown = area.adjusted(-ROOM, -ROOM, ROOM, ROOM).intersected(visible)
            stale += QRegion(grown) - QRegion(fresh.area)
            fresh.area, fresh.image = grown, _shifted(fresh, grown)
        for rect in cast(Iterable[QRect], stale & fresh.area):
            drawing.paint_layers(
                fresh.image, fresh.area.topLeft(), rect, layers, scale=self.scale, assets=assets
            )
        for old, new in zip(fresh.layers, layers, strict=True):
            new.painting = old.painting
        fresh.layers = layers
        painter.drawImage(fresh.area.topLeft(), fresh.image)


def _shifted(fresh: Fresh, area: QRect) -> QImage:
    """The picture for another area; what it didn't show is left to be painted."""
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(fresh.area.topLeft() - area.topLeft(), fresh.image)
    painter.end()
    return image


def painted(
    area: QRect,
    layers: Iterable[Drawn],
    scale: float,
    assets: Mapping[str, bytes],
    *,
    paper: bool,
) -> QImage:
    """A new picture of some pixels, on paper or on nothing."""
    kind = QImage.Format.Format_RGB32 if paper else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(area.size(), kind)
    ground = drawing.PAPER if paper else drawing.NOTHING
    drawing.paint_layers(
        image, area.topLeft(), area, layers, scale=scale, assets=assets, ground=ground
    )
    return image


def _only_moves(matrix: QTransform) -> bool:
    kinds = QTransform.TransformationType
    return matrix.type() in (kinds.TxNone, kinds.TxTranslate)
