"""Small pictures of layers, drawn a few at a time while the window is idle, and kept until the
layer becomes another."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from app.editor.session import Session
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import Artwork, Document, Layer, Picture, SceneSource, Swatch
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster
from exporters.pictures import Assets

SIZE = 22
"""Px at ratio 1."""
KEPT = 1200


@dataclass(slots=True)
class _Kept:
    layer: Layer
    swatches: tuple[Swatch, ...]
    ratio: float
    pixmap: QPixmap | None


class Thumbnails(QObject):
    """Of the layers of one session."""

    ready = Signal(str)
    """Id of a layer whose picture is new."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._wanted: dict[str, float] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_one)
        # A gesture on its way changes a layer many times a second; its picture can wait.
        self._calm = QTimer(self, singleShot=True, interval=160)
        self._calm.timeout.connect(lambda: self._timer.start())
        session.changed.connect(self._changed)

    def of(self, layer: Layer, ratio: float) -> QPixmap | None:
        """Its picture, as new as there is; None before the first, or where it can't be drawn. What
        is missing or old is drawn soon, and said by `ready`."""
        kept = self._kept.get(layer.id)
        if kept is None or not self._holds(kept, layer, ratio):
            self._wanted[layer.id] = ratio
            if not self._calm.isActive():
                self._timer.start()
        if kept is None:
            return None
        self._kept.move_to_end(layer.id)
        return kept.pixmap

    def swatches(self) -> dict[str, Colour]:
        """The document's named colours."""
        return {swatch.name: swatch.colour for swatch in self._session.shown.swatches}

    def _holds(self, kept: _Kept, layer: Layer, ratio: float) -> bool:
        swatches = self._session.shown.swatches
        return kept.layer is layer and kept.ratio == ratio and kept.swatches == swatches

    def _changed(self) -> None:
        self._timer.stop()
        self._calm.start()

    def _draw_one(self) -> None:
        while self._wanted:
            id, ratio = self._wanted.popitem()
            layer = self._session.layer(id)
            if layer is None:
                continue
            document = self._session.shown
            pixmap = self._drawn(document, layer, ratio)
            self._kept[id] = _Kept(layer, document.swatches, ratio, pixmap)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(id)
            break
        if self._wanted:
            self._timer.start()

    def _drawn(self, document: Document, layer: Layer, ratio: float) -> QPixmap | None:
        try:
            return drawn(document, layer, self._session.assets, SIZE, ratio)
        except UserError:
            return None  # the row shows its kind's icon; Proof says what is wrong with it


def drawn(
    document: Document, layer: Layer, assets: Assets, size: int, ratio: float
) -> QPixmap | None:
    """The layer alone in a square of `size` px: scenes and pictures fill it, things stand in it
    whole. None where there is nothing to see. Raises UserError for missing files and faces."""
    number = edits.page_of(document, layer.id)
    shown = layer if layer.visible and layer.opacity == 1 else _seen(layer)
    page = msgspec.structs.replace(document.pages[number], layers=(shown,), grain=0.0)
    scene = compose(msgspec.structs.replace(document, pages=(page,)))
    box = edits.turned_bounds(layer)
    if box.width <= 0 and box.height <= 0:
        return None
    fills = isinstance(layer, Picture) or (
        isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)
    )
    short, long = sorted((max(box.width, 1e-3), max(box.height, 1e-3)))
    k = size / short if fills else (size - 4) / long
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    cx, cy = box.centre
    painter = QPainter(pixmap)
    try:
        painter.translate(size / 2, size / 2)
        painter.scale(k, k)
        painter.translate(-cx, -cy)
        half = size / 2 / k
        visible = QRectF(cx - half, cy - half, 2 * half, 2 * half)
        raster.paint(painter, scene, assets=assets, visible=visible)
    finally:
        painter.end()
    return pixmap


def page_picture(
    document: Document, page: int, assets: Assets, longest: int, ratio: float
) -> QPixmap | None:
    """A whole page, its longer side `longest` px; None for a page that isn't there. Raises
    UserError for missing files and faces."""
    if not 0 <= page < len(document.pages):
        return None
    scene = compose(document, page)
    k = longest / max(scene.width, scene.height)
    pixmap = QPixmap(
        max(1, round(scene.width * k * ratio)), max(1, round(scene.height * k * ratio))
    )
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    try:
        painter.scale(k, k)
        visible = QRectF(0, 0, scene.width, scene.height)
        raster.paint(painter, scene, assets=assets, visible=visible)
    finally:
        painter.end()
    return pixmap


def _seen(layer: Layer) -> Layer:
    """A hidden or faint layer has a picture all the same."""
    return msgspec.structs.replace(layer, visible=True, opacity=1.0)
