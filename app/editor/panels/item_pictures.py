"""Pictures of library items, drawn while the window is idle and kept while there is room."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.editor.look import tokens
from app.editor.panels.library_items import Item, shape
from engine.document.colour import Colour, from_hex
from engine.document.model import Box, Document, Page, SceneSource, SolidPaint, Stroke
from engine.drawing import compose, motifs, subjects
from engine.drawing.motifs import FAMILIES
from engine.drawing.scene import Node, Scene
from engine.errors import UserError
from engine.library import subjects as library
from exporters import pictures, raster

KEPT = 900
SPENT = 0.008
"""Seconds of one turn of the event loop."""

Key = tuple[str, str, int, int, float, object]


class ItemPictures(QObject):
    """`palette` gives the colours that scenes are shown in, `assets` the document's files."""

    ready = Signal(object)
    """An Item whose picture is there now."""

    def __init__(
        self,
        palette: Callable[[], tuple[Colour, ...]],
        assets: Callable[[], Mapping[str, bytes]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._palette, self._assets = palette, assets
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._wanted: dict[Key, tuple[Item, QSize, float]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_some)

    def of(self, item: Item, size: QSize, ratio: float) -> QPixmap | None:
        """The item in `size` px; None until it is drawn (`ready` tells), or where it can't be."""
        key = self._key(item, size, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted.pop(key, None)
        self._wanted[key] = (item, size, ratio)  # what was asked for last is drawn first
        while len(self._wanted) > 60:
            del self._wanted[next(iter(self._wanted))]
        self._timer.start()
        return None

    def _key(self, item: Item, size: QSize, ratio: float) -> Key:
        look: object = None
        if item.kind == "scene":
            look = self._palette()
        elif item.kind == "shape":
            look = tokens.theme()
        return (item.kind, item.key, size.width(), size.height(), ratio, look)

    def _draw_some(self) -> None:
        end = time.perf_counter() + SPENT
        while self._wanted:
            key, (item, size, ratio) = self._wanted.popitem()
            try:
                self._kept[key] = self._drawn(item, size, ratio)
            except UserError:
                self._kept[key] = None  # the cell keeps its icon
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(item)
            if time.perf_counter() >= end:
                break
        if self._wanted:
            self._timer.start()

    def _drawn(self, item: Item, size: QSize, ratio: float) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        area = QRectF(0, 0, size.width(), size.height())
        painter = QPainter(pixmap)
        try:
            if item.kind == "picture":
                _paint_picture(painter, area, item.key, self._assets(), ratio)
            else:
                nodes = self._nodes(item, area)
                scene = Scene(area.width(), area.height(), 0.0, 0.0, nodes)
                raster.paint(painter, scene, assets={}, visible=area)
        finally:
            painter.end()
        return pixmap

    def _nodes(self, item: Item, area: QRectF) -> tuple[Node, ...]:
        if item.kind == "subject":
            return _subject(item.key, area)
        if item.kind == "shape":
            return _shape(item.key, area)
        family, _, variant = item.key.partition("/")
        source = SceneSource(
            family=family,
            variant=variant,
            palette=self._palette(),
            dark=bool(FAMILIES[family].default_dark),
        )
        return motifs.paint(source, area.width(), area.height())


def _subject(id: str, area: QRectF) -> tuple[Node, ...]:
    """What is drawn of it fills the area, centred."""
    seen = library.visual_box(id)
    room = 0.94 * min(area.width(), area.height())
    side = room * library.SIZE / max(seen.width, seen.height, 1.0)
    scale = side / library.SIZE
    centre = seen.centre
    box = Box(
        area.width() / 2 - centre[0] * scale, area.height() / 2 - centre[1] * scale, side, side
    )
    return subjects.nodes(id, box)


def _shape(key: str, area: QRectF) -> tuple[Node, ...]:
    paint = SolidPaint(from_hex(tokens.colour("text2").name()))
    side = min(area.width(), area.height()) * 0.72
    tall = side * {"ticket": 0.5, "bubble": 0.8, "line": 0.0}.get(key, 1.0)
    box = Box((area.width() - side) / 2, (area.height() - tall) / 2, side, tall)
    if key in ("line", "frame"):
        layer = shape(key, "s", box=box, stroke=Stroke(paint, 2.0))
    else:
        layer = shape(key, "s", box=box, fill=paint)
    page = Page(width=area.width(), height=area.height(), layers=(layer,))
    return compose.compose(Document(pages=(page,))).nodes


def _paint_picture(
    painter: QPainter, area: QRectF, key: str, assets: Mapping[str, bytes], ratio: float
) -> None:
    """The whole picture, as large as it fits."""
    colours, alpha = pictures.decode(pictures.stored(assets, key), key)
    tall, wide = colours.shape[:2]
    fit = min(area.width() / wide, area.height() / tall)
    factor = max(1, int(1 / (fit * ratio)))
    small = pictures.reduced(colours, factor)
    h, w = small.shape[:2]
    image = QImage(small.tobytes(), w, h, 3 * w, QImage.Format.Format_RGB888).copy()
    if alpha is not None:
        image.setAlphaChannel(_grey(pictures.reduced(alpha, factor)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    target = QRectF(0, 0, wide * fit, tall * fit)
    target.moveCenter(area.center())
    painter.drawImage(target, image)


def _grey(pixels: raster.Pixels) -> QImage:
    h, w = pixels.shape[:2]
    return QImage(pixels.tobytes(), w, h, w, QImage.Format.Format_Grayscale8).copy()
