"""One layer of a page, composed and ready to be painted again and again.

A layer that can't be drawn (its picture is missing, its face isn't there) becomes a marked
placeholder, so that the rest of the page is still shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from engine.document import edits
from engine.document.model import Document, Group, Layer, Page, Swatch
from engine.drawing.compose import compose, turned
from engine.drawing.scene import BlockReport, Image, Node, Scene, walk
from engine.errors import UserError
from exporters import raster
from exporters.brushes import transform

Assets = Mapping[str, bytes]
PAPER, NOTHING = Qt.GlobalColor.white, Qt.GlobalColor.transparent


@dataclass(frozen=True, slots=True)
class Ground:
    """What a layer's drawing depends on beside the layer itself."""

    width: float
    height: float
    bleed: float
    safe: float
    swatches: tuple[Swatch, ...]
    grain: float = 0.0
    """As of the page, where pixels of a file are known: documents in px."""

    @classmethod
    def of(cls, document: Document, page: Page) -> Ground:
        grain = page.grain if document.unit == "px" else 0.0
        return cls(page.width, page.height, page.bleed, page.safe, document.swatches, grain)


@dataclass(slots=True, eq=False)
class Drawn:
    """A layer's display list. `matrix` carries an older drawing to where the layer is now."""

    layer: Layer
    items: list[raster.Item]
    blocks: tuple[BlockReport, ...]
    own: QRectF
    """What it may touch, before `matrix`; points of the page."""
    cost: float
    """Milliseconds that composing it took."""
    error: UserError | None = None
    matrix: QTransform | None = None
    painting: float = 0.0
    """Milliseconds that painting it live took, as far as that was measured."""
    bounds: QRectF = field(init=False)

    def __post_init__(self) -> None:
        self.bounds = self.own if self.matrix is None else self.matrix.mapRect(self.own)

    @property
    def exact(self) -> bool:
        """Whether it was composed from this very layer."""
        return self.matrix is None

    def paint(self, painter: QPainter, assets: Assets, visible: QRectF) -> None:
        """Through a painter in points of the page; `visible` is what may be seen of it."""
        if self.matrix is None:
            raster.replay(painter, self.items, visible, assets)
            return
        painter.save()
        try:
            painter.setTransform(self.matrix, True)
            back, possible = self.matrix.inverted()
            if possible:
                raster.replay(painter, self.items, back.mapRect(visible), assets)
        finally:
            painter.restore()

    def carried(self, layer: Layer) -> Drawn:
        """This drawing in the place of a later version of its layer: exact for moves and turns
        within the page, an approximation for another size or look."""
        between = _between(self.layer, layer)
        return Drawn(
            layer,
            self.items,
            self.blocks,
            self.own,
            self.cost,
            self.error,
            between if self.matrix is None else self.matrix * between,
            self.painting,
        )


def same_but_place(old: Layer, new: Layer) -> bool:
    """Whether two versions of a layer differ in nothing but box and rotation."""
    if type(old) is not type(new):
        return False
    upright = msgspec.structs.replace(new, rotation=old.rotation)
    return bool(edits.boxed(old, new.box) == upright)


def _between(old: Layer, new: Layer) -> QTransform:
    """From where one version of a layer is drawn to where another is."""
    back, possible = transform(turned(old.box, old.rotation)).inverted()
    a, b = old.box, new.box
    sx = b.width / a.width if a.width > 0 else 1.0
    sy = b.height / a.height if a.height > 0 else 1.0
    scale = QTransform(sx, 0.0, 0.0, sy, b.x - a.x * sx, b.y - a.y * sy)
    return (back if possible else QTransform()) * scale * transform(turned(b, new.rotation))


def paint_layers(
    image: QImage,
    corner: QPoint,
    part: QRect,
    layers: Iterable[Drawn],
    *,
    scale: float,
    assets: Assets,
    ground: Qt.GlobalColor = NOTHING,
) -> None:
    """Paints `part` of a picture anew: the ground, and the layers over it. Pixels are counted from
    the page's origin; `corner` is the picture's own, `scale` pixels are a point."""
    visible = QRectF(
        (part.x() - 1) / scale,
        (part.y() - 1) / scale,
        (part.width() + 2) / scale,
        (part.height() + 2) / scale,
    )
    painter = QPainter(image)
    try:
        painter.setClipRect(part.translated(-corner))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(image.rect(), ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(-corner.x(), -corner.y())
        painter.scale(scale, scale)
        for layer in layers:
            if layer.bounds.intersects(visible):
                layer.paint(painter, assets, visible)
    finally:
        painter.end()


def draw(layer: Layer, ground: Ground, assets: Assets, title: str = "") -> Drawn:
    """Composes a layer alone. Never raises UserError: what can't be drawn says so in its place."""
    start = time.perf_counter()
    error: UserError | None = None
    try:
        scene = _scene(layer, ground, title)
        _try_pictures(scene, assets)
        items, blocks = raster.prepare(scene.nodes, True), scene.blocks
    except UserError as problem:
        error = problem
        items, blocks = _substitute(layer, ground, assets, title)
    own = QRectF()
    for item in items:
        own = own.united(item.bounds) if not own.isNull() else QRectF(item.bounds)
    return Drawn(layer, items, blocks, own, (time.perf_counter() - start) * 1e3, error)


def _scene(layer: Layer, ground: Ground, title: str) -> Scene:
    page = Page(
        width=ground.width, height=ground.height, bleed=ground.bleed, safe=ground.safe,
        layers=(layer,),
    )  # fmt: skip
    return compose(Document(title=title, pages=(page,), swatches=ground.swatches))


def _try_pictures(scene: Scene, assets: Assets) -> None:
    """Paints the pictures once, very small, so that a missing or broken one is known now."""
    pictures: list[Node] = [node for node in walk(scene.nodes) if isinstance(node, Image)]
    if not pictures:
        return
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        painter.scale(8 / scene.width, 8 / scene.height)
        page = QRectF(-1e6, -1e6, 2e6, 2e6)
        raster.replay(painter, raster.prepare(pictures, True), page, assets)
    finally:
        painter.end()


def _substitute(
    layer: Layer, ground: Ground, assets: Assets, title: str
) -> tuple[list[raster.Item], tuple[BlockReport, ...]]:
    """Of a group what can be drawn and placeholders for the rest; else a placeholder."""
    if not isinstance(layer, Group) or not layer.children:
        return [_placeholder(layer)], ()
    items: list[raster.Item] = []
    blocks: tuple[BlockReport, ...] = ()
    for child in layer.children:
        if not child.visible:
            continue
        alone = msgspec.structs.replace(layer, children=(child,))
        try:
            scene = _scene(alone, ground, title)
            _try_pictures(scene, assets)
            items += raster.prepare(scene.nodes, True)
            blocks += scene.blocks
        except UserError:
            inner, reports = _substitute(child, ground, assets, title)
            items += inner
            blocks += reports
    return items, blocks


def _placeholder(layer: Layer) -> raster.Item:
    """A hatched, crossed box where the layer stands."""
    box = QRectF(layer.box.x, layer.box.y, layer.box.width, layer.box.height)
    matrix = transform(turned(layer.box, layer.rotation))

    def paint(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
        painter.save()
        painter.setTransform(matrix, True)
        painter.fillRect(box, QColor(128, 128, 128, 90))
        for colour, style in ((QColor(20, 20, 20, 200), Qt.PenStyle.SolidLine),
                              (QColor(255, 123, 114), Qt.PenStyle.DashLine)):  # fmt: skip
            line = QPen(colour, 1.5, style)
            line.setCosmetic(True)
            painter.setPen(line)
            painter.drawRect(box)
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(QPointF(box.right(), box.y()), QPointF(box.x(), box.bottom()))
        painter.restore()

    return raster.Item(matrix.mapRect(box).adjusted(-2, -2, 2, 2), paint)
