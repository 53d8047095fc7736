"""The soft proof: a page as the press will show it, computed in a worker and drawn with its marks."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor import press
from app.editor.canvas.proof_marks import beside
from app.editor.findings import Finding
from app.editor.live_pictures import image_of
from app.editor.look import tokens
from engine.document.model import Box, Document, Page, Swatch
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

Pixels = npt.NDArray[np.uint8]

SIDE = 1100.0
"""Pixels of the longer side that are proofed."""
PLATES = "CMYK"
MOST_ZOOM = 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is looked at. `press` False shows it in sRGB, as screens do."""

    press: bool = True
    gamut: bool = True
    paper: bool = True
    plates: str = PLATES
    ink: bool = False
    """The map of the total ink instead of the colours."""
    intent: str = "relative"


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A looked-at page. `image` covers the trim with its bleed, `bleed` points around."""

    document: Document
    page: int
    look: Look
    image: QImage
    hatch: QImage | None
    """Where the hatching of the gamut warning goes: opaque black there, clear elsewhere."""
    width: float
    height: float
    bleed: float
    share: float = 0.0
    """Of the page out of gamut, 0..1."""
    shift: float = 0.0
    """Mean ΔE there."""
    most_ink: float = 0.0
    """Highest total ink, per cent."""


@dataclass(eq=False)
class Memory:
    """The page that was drawn last, and its inks: looks change more often than pages."""

    page: Page | None = None
    swatches: tuple[Swatch, ...] = ()
    pixels: Pixels | None = None
    intent: str = ""
    inks: Pixels | None = None
    shifts: npt.NDArray[np.float32] | None = None


def looked_at(
    document: Document, page: int, assets: Mapping[str, bytes], look: Look, memory: Memory
) -> Sheet:
    """Draws and converts one page. Raises UserError for missing assets."""
    scene = compose(document, page)
    held = document.pages[page]
    if memory.pixels is None or memory.page is not held or memory.swatches != document.swatches:
        full = max(scene.width, scene.height) + 2 * scene.bleed
        scale = min(4.0, SIDE / full)
        memory.pixels = raster.render(scene, scale=scale, assets=assets, bleed=True)
        memory.page, memory.swatches, memory.inks = held, document.swatches, None
    pixels = memory.pixels
    size = scene.width, scene.height, scene.bleed
    if not look.press or not press.available():
        return Sheet(document, page, look, image_of(pixels), None, *size)
    if memory.inks is None or memory.shifts is None or memory.intent != look.intent:
        memory.inks, memory.intent = press.inks(pixels, look.intent), look.intent
        memory.shifts = press.shifts(pixels, memory.inks)
    total = press.total(memory.inks)
    far = memory.shifts > press.VISIBLE
    if look.ink:
        shown = _ink_map(total)
    else:
        shown = press.seen(_only(memory.inks, look.plates), paper=look.paper)
    return Sheet(
        document,
        page,
        look,
        image_of(shown),
        _mask(far) if look.gamut and not look.ink and far.any() else None,
        *size,
        share=float(far.mean()),
        shift=float(memory.shifts[far].mean()) if far.any() else 0.0,
        most_ink=float(np.percentile(total, 99.9)),
    )


def _only(plates: Pixels, shown: str) -> Pixels:
    if shown == PLATES:
        return plates
    kept = np.zeros_like(plates)
    for at, name in enumerate(PLATES):
        if name in shown:
            kept[..., at] = plates[..., at]
    return kept


def _ink_map(total: npt.NDArray[np.float32]) -> Pixels:
    """Paper white to dark blue up to the limit, red from there."""
    share = np.clip(total / press.LIMIT, 0.0, 1.0)[..., None]
    light, dark = np.array([245, 245, 245]), np.array([28, 48, 92])
    shown: Pixels = (light + (dark - light) * share).astype(np.uint8)
    shown[total > press.LIMIT + 1.0] = (214, 40, 40)
    return shown


def _mask(far: npt.NDArray[np.bool_]) -> QImage:
    high, wide = far.shape
    alpha = np.zeros((high, wide, 4), np.uint8)
    alpha[..., 3] = far * 255
    image = QImage(alpha.data, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class _Post(QObject):
    arrived = Signal(object)
    """A Sheet or a UserError."""

    def send(self, what: object) -> None:
        if shiboken6.isValid(self):
            self.arrived.emit(what)


class Proofer(QObject):
    """Asks for sheets in the background; only the last wish is answered."""

    shown = Signal(object)
    """A Sheet."""
    failed = Signal(object)
    """A UserError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = 0
        self._memory = Memory()
        self._post = _Post(self)
        self._post.arrived.connect(self._arrived)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="soft proof")

    def ask(self, document: Document, page: int, assets: Mapping[str, bytes], look: Look) -> None:
        self._wish += 1
        wish, post, memory = self._wish, self._post, self._memory
        asker = weakref.ref(self)
        held = dict(assets)

        def work() -> None:
            me = asker()
            if me is None or me._wish != wish:
                return  # a later wish waits
            del me
            try:
                post.send((wish, looked_at(document, page, held, look, memory)))
            except UserError as error:
                post.send((wish, error))

        self._pool.submit(work)

    def stop(self) -> None:
        """For closing."""
        self._wish += 1
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _arrived(self, what: tuple[int, Sheet | UserError]) -> None:
        wish, found = what
        if wish != self._wish:
            return
        if isinstance(found, Sheet):
            self.shown.emit(found)
        else:
            self.failed.emit(found)


class SoftProofView(QWidget):
    """A sheet on the desk with its marks; wheel zooms, a drag pans."""

    chosen = Signal(int)
    """The number of a finding whose mark was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Soft proof"))
        self.sheet: Sheet | None = None
        self.marks_paper = False
        """Whether crop marks stand on paper around the page."""
        self._findings: tuple[Finding, ...] = ()
        self._current = 0
        self._zoom = 1.0
        """1 = the whole sheet."""
        self._pan = QPointF()
        self._held: QPointF | None = None
        self._discs: list[tuple[int, QRectF]] = []

    def sizeHint(self) -> QSize:
        return QSize(540, 560)

    def show_sheet(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self.update()

    def show_findings(self, findings: tuple[Finding, ...], current: int = 0) -> None:
        self._findings, self._current = findings, current
        self.update()

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """1 shows all of the sheet."""
        self._zoom = max(1.0, min(MOST_ZOOM, zoom))
        if self._zoom == 1.0:
            self._pan = QPointF()
        self.update()

    # ------------------------------------------------------------ places

    def _place(self) -> tuple[QRectF, float]:
        """The trim in the view, and view px per point."""
        sheet = self.sheet
        assert sheet is not None
        around = sheet.bleed + (self._slug if self.marks_paper else 0.0)
        wide, high = sheet.width + 2 * around, sheet.height + 2 * around
        room = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        scale = min(room.width() / wide, room.height() / high) * self._zoom
        middle = room.center() + self._pan
        return QRectF(
            middle.x() - sheet.width * scale / 2,
            middle.y() - sheet.height * scale / 2,
            sheet.width * scale,
            sheet.height * scale,
        ), scale

    @property
    def _slug(self) -> float:
        sheet = self.sheet
        return max(0.0, 28.5 - (sheet.bleed if sheet else 0.0))

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("desk"))
        sheet = self.sheet
        if sheet is None:
            painter.setPen(tokens.colour("text3"))
            painter.setFont(tokens.font(12))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing the page"))
            return
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        trim, scale = self._place()
        bleed = sheet.bleed * scale
        full = trim.adjusted(-bleed, -bleed, bleed, bleed)
        if self.marks_paper:
            self._draw_paper(painter, full, trim, scale)
        painter.drawImage(full, sheet.image)
        if sheet.hatch is not None:
            self._draw_hatch(painter, full, sheet.hatch)
        if bleed > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.dark("err"), 1))
            painter.drawRect(trim)
        self._draw_findings(painter, trim, scale)

    def _draw_paper(self, painter: QPainter, full: QRectF, trim: QRectF, scale: float) -> None:
        """Paper with crop marks, where the file has them."""
        out = self._slug * scale
        painter.fillRect(full.adjusted(-out, -out, out, out), Qt.GlobalColor.white)
        sheet = self.sheet
        assert sheet is not None
        start = (max(sheet.bleed, 8.5) + 3.0) * scale
        end = start + 17.0 * scale
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        for x, across in ((trim.left(), -1), (trim.right(), 1)):
            for y, down in ((trim.top(), -1), (trim.bottom(), 1)):
                painter.drawLine(QPointF(x + across * start, y), QPointF(x + across * end, y))
                painter.drawLine(QPointF(x, y + down * start), QPointF(x, y + down * end))

    def _draw_hatch(self, painter: QPainter, full: QRectF, mask: QImage) -> None:
        """Lines where the mask is, so that the art stays in sight between them."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        layer = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        layer.setDevicePixelRatio(ratio)
        layer.fill(0)
        inner = QPainter(layer)
        inner.drawImage(full, mask)
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        inner.fillRect(self.rect(), QBrush(tokens.dark("rquiet"), Qt.BrushStyle.BDiagPattern))
        inner.end()
        painter.drawImage(0, 0, layer)

    def _draw_findings(self, painter: QPainter, trim: QRectF, scale: float) -> None:
        sheet = self.sheet
        self._discs = []
        if sheet is None:
            return

        def rect(box: Box) -> QRectF:
            return QRectF(
                trim.x() + box.x * scale, trim.y() + box.y * scale,
                box.width * scale, box.height * scale,
            )  # fmt: skip

        listed = [f for f in self._findings if f.number and f.page == sheet.page and f.box]
        busy = [rect(f.box) for f in listed if f.box is not None]
        for finding in listed:
            assert finding.box is not None
            place = rect(finding.box).adjusted(-3, -3, 3, 3)
            colour = tokens.dark("err" if finding.severity == "error" else "warn")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2.5 if finding.number == self._current else 1.5))
            painter.drawRoundedRect(place, 3, 3)
            disc = beside(place, busy, [d for _, d in self._discs])
            painter.setPen(QPen(tokens.dark("desk"), 1))
            painter.setBrush(colour)
            painter.drawEllipse(disc)
            painter.setFont(tokens.font(10, tokens.Weight.DemiBold))
            painter.setPen(tokens.dark("desk"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(finding.number))
            self._discs.append((finding.number, disc))

    # ------------------------------------------------------------ moving

    def wheelEvent(self, event: QWheelEvent) -> None:
        old = self._zoom
        self.set_zoom(old * 1.0015 ** event.angleDelta().y())
        if self._zoom > 1.0:
            at = event.position() - QRectF(self.rect()).center()
            self._pan = at - (at - self._pan) * (self._zoom / old)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for found, disc in self._discs:
            if disc.contains(event.position()):
                self.chosen.emit(found)
                return
        self._held = event.position() - self._pan

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._zoom > 1.0:
            self._pan = event.position() - self._held
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_zoom(1.0 if self._zoom > 1.0 else 3.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
