"""Compare: two to four variants side by side, at one zoom and one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import Button, IconButton, Label, row
from app.editor.look import tokens
from app.editor.panels.variants import Variant
from engine.drawing.compose import compose
from exporters.raster import render

SHARP = 1600.0
"""Pixels of the long side of what is compared."""
MOST_ZOOM = 8.0


def tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


def picture_of(variant: Variant, assets: Mapping[str, bytes]) -> QPixmap:
    """The variant's first page, sharp enough to look at closely."""
    scene = compose(variant.document)
    scale = min(3.0, SHARP / max(scene.width, scene.height))
    pixels = render(scene, scale=scale, assets={**assets, **variant.files})
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)


class Pane(QWidget):
    """One variant; zoom and place are those of all panes."""

    moved = Signal(float, QPointF)
    """Zoom (1 = fits) and the point in the middle, in fractions of the page."""

    def __init__(self, variant: Variant, pixmap: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.variant, self.pixmap = variant, pixmap
        self.zoom, self.centre = 1.0, QPointF(0.5, 0.5)
        self.other: QPixmap | None = None
        """Shown instead while differences are looked for."""
        self._from: QPointF | None = None
        self._small: tuple[tuple[int, int], QPixmap] | None = None
        self.setMinimumSize(160, 200)
        self.setAccessibleName(tr("Variant %1").replace("%1", variant.letter))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_at(self, zoom: float, centre: QPointF) -> None:
        self.zoom, self.centre = zoom, QPointF(centre)
        self.update()

    def place(self) -> QRectF:
        """Of the whole page in the widget, px."""
        room = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        fits = min(room.width() / self.pixmap.width(), room.height() / self.pixmap.height())
        width = self.pixmap.width() * fits * self.zoom
        height = self.pixmap.height() * fits * self.zoom
        middle = room.center()
        return QRectF(
            middle.x() - self.centre.x() * width, middle.y() - self.centre.y() * height,
            width, height,
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), tokens.colour("desk"))
        place = self.place()
        shown = self._shrunk(self.other or self.pixmap, place)
        painter.drawPixmap(place, shown, QRectF(shown.rect()))

    def _shrunk(self, pixmap: QPixmap, place: QRectF) -> QPixmap:
        """Shrunk with care where the page is shown small; kept until the size is another."""
        ratio = self.devicePixelRatioF()
        if place.width() * ratio > 0.7 * pixmap.width():
            return pixmap
        key = (pixmap.cacheKey(), round(place.width() * ratio))
        if self._small is None or self._small[0] != key:
            small = pixmap.scaledToWidth(key[1], Qt.TransformationMode.SmoothTransformation)
            self._small = (key, small)
        return self._small[1]

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 1.0015 ** event.angleDelta().y()
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        before = self.place()
        at = event.position()
        fx = (at.x() - before.x()) / before.width()
        fy = (at.y() - before.y()) / before.height()
        keep = self.zoom / zoom
        centre = QPointF(fx + (self.centre.x() - fx) * keep, fy + (self.centre.y() - fy) * keep)
        self.moved.emit(zoom, QPointF(0.5, 0.5) if zoom == 1.0 else centre)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        step, self._from = event.position() - self._from, event.position()
        whole = self.place()
        centre = self.centre - QPointF(step.x() / whole.width(), step.y() / whole.height())
        self.moved.emit(self.zoom, QPointF(_inside(centre.x()), _inside(centre.y())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None


def _inside(share: float) -> float:
    return min(1.0, max(0.0, share))


class CompareDialog(QDialog):
    """`applied` gives the Variant that was chosen. The space bar, held, shows the first one in
    every pane."""

    applied = Signal(object)

    def __init__(
        self,
        variants: Sequence[Variant],
        assets: Mapping[str, bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare variants"))
        self.resize(1120, 720)
        self.panes = [Pane(v, picture_of(v, assets)) for v in variants]
        panes = QHBoxLayout()
        panes.setSpacing(1)
        for pane in self.panes:
            pane.moved.connect(self.show_at)
            choose = Button(tr("Apply %1").replace("%1", pane.variant.letter))
            choose.setAutoDefault(False)
            choose.clicked.connect(lambda _=False, v=pane.variant: self._choose(v))
            foot = row(Label(pane.variant.letter, "h3"), None, choose, margins=(12, 6, 12, 10))
            held = QWidget()
            column = QVBoxLayout(held)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(pane, 1)
            column.addWidget(foot)
            panes.addWidget(held, 1)
        hint = Label(
            tr("Wheel zooms, drag moves all. Hold the space bar: every pane shows %1.").replace(
                "%1", variants[0].letter
            ),
            "caption",
        )
        fit = IconButton("maximize", tr("Fit"))
        fit.clicked.connect(lambda: self.show_at(1.0, QPointF(0.5, 0.5)))
        close = Button(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(panes, 1)
        layout.addWidget(row(hint, None, fit, close, margins=(12, 8, 12, 10)))

    def show_at(self, zoom: float, centre: QPointF) -> None:
        for pane in self.panes:
            pane.show_at(zoom, centre)

    def _choose(self, variant: Variant) -> None:
        self.applied.emit(variant)
        self.accept()

    def _hold(self, on: bool) -> None:
        for pane in self.panes:
            pane.other = self.panes[0].pixmap if on else None
            pane.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold(False)
        else:
            super().keyReleaseEvent(event)
