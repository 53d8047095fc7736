"""Picking a colour from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.editor.canvas import marks
from app.editor.canvas.gestures.gesture import Gesture, Pointer, tr
from app.editor.look import tokens
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import Document, Shape, SolidPaint, TextBlock

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas


class PickColour(Gesture):
    """The colour under the pointer; where it is let go, selected texts and shapes take it on."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = False

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.colour = self._under(start)

    def _under(self, pointer: Pointer) -> QColor:
        scale = self.canvas.zoom
        pixel = QRectF(pointer.x, pointer.y, 1 / scale, 1 / scale)
        return self.canvas.raster.image(pixel, scale).pixelColor(0, 0)

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        self.colour = self._under(pointer)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        canvas, colour = self.canvas, self.colour
        paint = SolidPaint(from_hex(colour.name()))
        ids = [i.id for i in canvas.chosen_items() if isinstance(i.item, TextBlock | Shape)]

        def painted(document: Document) -> Document:
            for id in ids:
                document = edits.set_fill(document, id, paint)
            return document

        if ids:
            canvas.session.apply(tr("Pick colour"), painted)
            canvas.workspace.set_tool("select")
        canvas.colour_picked.emit(colour)

    def cancel(self) -> None:
        """Nothing was painted yet."""

    def paint(self, painter: QPainter) -> None:
        at = self.last.view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(at.x() - 22, at.y() - 22, 44, 44)
        for colour, width in ((QColor("#161616"), 12.0), (self.colour, 9.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(ring)
        name = self.colour.name().upper()
        marks.tag(painter, at + QPointF(30, 18), name, ink=tokens.dark("text"))
