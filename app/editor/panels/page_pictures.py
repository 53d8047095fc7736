"""Pages drawn small, for lists of pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from app.editor.session import Session
from engine.document.colour import Colour
from engine.document.file import used_assets
from engine.document.model import (
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Shape,
    SolidPaint,
    Swatch,
)
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

CALM = 350
"""Milliseconds after the last change before a page is drawn again."""
KEPT = 120


class PagePictures(QObject):
    """Pages drawn small, one after the other, while the window is idle."""

    ready = Signal(object)
    """A Page whose picture is new."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._kept: OrderedDict[int, tuple[Page, tuple[Swatch, ...], float, QPixmap | None]]
        self._kept = OrderedDict()
        self._last: dict[int, QPixmap] = {}
        """By place: what is shown until the new picture is there."""
        self._wanted: dict[int, tuple[QSize, float]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_one)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(lambda: self._timer.start())

    def bind(self, session: Session) -> None:
        self._session = session
        self._last.clear()
        self._wanted.clear()

    def changed(self) -> None:
        """A gesture on its way: drawing waits for its end."""
        self._timer.stop()
        self._calm.start()

    def of(self, document: Document, row: int, size: QSize, ratio: float) -> QPixmap | None:
        page = document.pages[row]
        kept = self._kept.get(id(page))
        if kept and kept[0] is page and kept[1:3] == (document.swatches, ratio):
            pixmap = kept[3]
            if pixmap is None or pixmap.size() == size * ratio:
                self._kept.move_to_end(id(page))
                if pixmap is not None:
                    self._last[row] = pixmap
                return pixmap
        self._wanted[row] = (size, ratio)
        if not self._calm.isActive():
            self._timer.start()
        return self._last.get(row)

    def _draw_one(self) -> None:
        session = self._session
        if session is None or not self._wanted:
            return
        row = next(iter(self._wanted))
        size, ratio = self._wanted.pop(row)
        document = session.shown
        if row < len(document.pages):
            page = document.pages[row]
            pixmap = drawn(document, row, session.assets, size, ratio)
            self._kept[id(page)] = (page, document.swatches, ratio, pixmap)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(page)
        if self._wanted:
            self._timer.start()


def drawn(
    document: Document, row: int, assets: Mapping[str, bytes], size: QSize, ratio: float
) -> QPixmap | None:
    """The page in `size` px, missing pictures grey; None where it can't be drawn (Proof says why)."""
    page = document.pages[row]
    layers = tuple(_whole(layer, assets) for layer in page.layers)
    shown = msgspec.structs.replace(page, layers=layers, grain=0.0)
    alone = msgspec.structs.replace(document, pages=(shown,), brand=None)
    if used_assets(alone) - assets.keys():
        return None
    try:
        scene = compose(alone, 0)
        picture = raster.render(scene, scale=size.width() * ratio / page.width, assets=assets)
    except UserError:
        return None
    tall, wide = picture.shape[:2]
    image = QImage(picture.data, wide, tall, 3 * wide, QImage.Format.Format_RGB888)
    pixmap = QPixmap.fromImage(image).scaled(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _whole(layer: Layer, assets: Mapping[str, bytes]) -> Layer:
    """The layer, or a grey place where its picture would be."""
    if isinstance(layer, Group):
        children = tuple(_whole(child, assets) for child in layer.children)
        return msgspec.structs.replace(layer, children=children)
    if isinstance(layer, Picture) and not {layer.asset, layer.mask} - {""} <= assets.keys():
        grey = SolidPaint(Colour("srgb", (0.62, 0.62, 0.62)))
        return Shape(id=layer.id, box=layer.box, rotation=layer.rotation, fill=grey)
    return layer
