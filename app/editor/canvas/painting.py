"""What the canvas shows, from the desk up to the rulers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.editor.canvas import marks, picking, region_marks, rulers, text_marks, transforms
from app.editor.canvas.gestures import crop
from app.editor.canvas.text_places import TextPlaces
from app.editor.look import tokens
from engine.document.model import Box, TextBlock
from engine.errors import UserError

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas


def paint(painter: QPainter, canvas: Canvas, visible: QRect) -> bool:
    """Everything. `visible`: the viewport in device pixels from the page's origin. False when
    some of the page waits for another turn."""
    ratio = canvas.devicePixelRatioF()
    camera, page = canvas.camera, canvas.page
    view = QRectF(canvas.viewport)
    painter.fillRect(canvas.rect(), tokens.colour("desk"))
    bleed = 0.0 if canvas.preview_marks else page.bleed
    sheet = camera.rect(Box(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed))
    marks.shadow(painter, sheet)
    painter.save()
    painter.setClipRect(_whole(sheet, ratio).intersected(view))
    painter.translate(camera.x, camera.y)
    painter.scale(1 / ratio, 1 / ratio)
    done = canvas.raster.paint(painter, visible)
    painter.restore()
    if not canvas.preview_marks:
        painter.save()
        painter.setClipRect(view)
        _marks(painter, canvas, view, ratio)
        painter.restore()
    if canvas.editor is not None:
        painter.save()
        painter.setClipRect(view)
        canvas.editor.paint(painter)
        painter.restore()
    if canvas.rulers_shown and not canvas.preview_marks:
        items = canvas.selected_items()
        extent = picking.around(items) if items else None
        rulers.paint(
            painter, camera, canvas.width(), canvas.height(), canvas.unit, extent, canvas.pointer
        )
    return done


def _whole(rect: QRectF, ratio: float) -> QRectF:
    """On whole device pixels, so that the sheet's edge is sharp."""
    left, top = round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio
    right, bottom = round(rect.right() * ratio) / ratio, round(rect.bottom() * ratio) / ratio
    return QRectF(left, top, right - left, bottom - top)


def _marks(painter: QPainter, canvas: Canvas, view: QRectF, ratio: float) -> None:
    camera, page = canvas.camera, canvas.page
    if canvas.grid_shown:
        marks.grid(painter, camera, page, canvas.grid_pitch, view)
    marks.sheet(painter, camera, page, ratio)
    _strays(painter, canvas)
    _empty_texts(painter, canvas)
    if canvas.guides_shown:
        marks.guides(painter, camera, canvas.guides, view)
    region_marks.paint(painter, canvas, view)
    for overlay in canvas.overlays:
        painter.save()
        overlay(painter, canvas)
        painter.restore()
    crop.paint_ghost(painter, canvas)
    _selection(painter, canvas)
    if canvas.gesture is not None:
        painter.save()
        canvas.gesture.paint(painter)
        painter.restore()


def _strays(painter: QPainter, canvas: Canvas) -> None:
    """What lies wholly off the sheet isn't shown; its outline says that it is there."""
    page = canvas.page
    b = page.bleed
    sheet = Box(-b, -b, page.width + 2 * b, page.height + 2 * b)
    for item in canvas.items:
        if item.groups or item.region is not None or not item.visible:
            continue
        frame = None if item.bounds.intersects(sheet) else transforms.frame_of([item])
        if frame is not None:
            marks.dashed(painter, canvas.camera, frame, tokens.colour("text3"))


def _empty_texts(painter: QPainter, canvas: Canvas) -> None:
    """A text without words shows nothing; a hint says that it is there."""
    edited = canvas.editor.id if canvas.editor is not None else ""
    for item in canvas.items:
        block = item.item
        if isinstance(block, TextBlock) and not block.text and item.visible and item.id != edited:
            try:
                places = TextPlaces(block, item.matrix)
            except UserError:
                continue  # its face isn't there, which the page says in its place
            text_marks.hint(painter, places, canvas.to_view, canvas.tr("Empty text"), beside=False)


def _selection(painter: QPainter, canvas: Canvas) -> None:
    camera = canvas.camera
    accent = tokens.dark("accent")
    quiet = canvas.gesture is not None
    entered = canvas.item(canvas.entered)
    if entered is not None:
        frame = transforms.frame_of([entered])
        if frame is not None:
            marks.dashed(painter, camera, frame, accent)
    items = canvas.selected_items()
    hovered = canvas.item(canvas.hovered)
    if hovered is not None and not quiet and hovered not in items and hovered.region is None:
        frame = transforms.frame_of([hovered])
        if frame is not None:
            marks.outline(painter, camera, frame, accent, 1.0)
    layers = [item for item in items if item.region is None]
    for item in layers:
        frame = transforms.frame_of([item])
        if frame is not None:
            marks.outline(painter, camera, frame, accent, 1.5 if len(items) == 1 else 1.0)
    whole = canvas.frame
    if whole is None:
        return
    if len(items) > 1:
        marks.outline(painter, camera, whole, accent, 1.5)
    if canvas.handled and (layers or len(items) > 1):
        marks.handles(painter, camera, whole, accent)
