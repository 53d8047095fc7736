"""A soft-proofed page on the desk, with its marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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

from app.editor import translations
from app.editor.canvas.proof_marks import beside
from app.editor.dialogs.soft_proof import Sheet
from app.editor.look import tokens
from app.editor.proofing.findings import Finding
from engine.document.model import Box

MOST_ZOOM = 8.0


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
        most = translations.percent(sheet.most_ink) if sheet is not None and sheet.look.ink else ""
        self.setToolTip(self.tr("Highest total ink {ink}").format(ink=most) if most else "")
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

    def toggle_zoom(self) -> None:
        self.set_zoom(1.0 if self._zoom > 1.0 else 3.0)

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
        self.toggle_zoom()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
