"""Boxes that the planner honours, with their role's colour and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.editor.canvas import marks, transforms
from app.editor.canvas.picking import Placed
from app.editor.look import icons, tokens
from app.editor.panels import naming
from app.editor.panels.region_share import WELL, Honoured, honoured
from engine.document.model import Region, TextBlock

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

KEYS: Final = {"text": "rtext", "subject": "rsubject", "quiet": "rquiet", "free": "rfree"}


def colour(region: Region) -> QColor:
    return tokens.dark(KEYS[region.role])


def _tint(region: Region) -> QColor:
    tint = colour(region)
    tint.setAlphaF(0.1)
    return tint


def shown(canvas: Canvas) -> list[Placed]:
    """The regions that are drawn now: all with the Region tool or where asked for, else those
    that are selected or hovered."""
    everything = canvas.workspace.tool == "region" or canvas.regions_shown
    chosen = {*canvas.session.selection, canvas.hovered}
    return [i for i in canvas.items if i.region and (everything or i.id in chosen)]


def label(region: Region, share: float | None = None) -> str:
    """Role, what it asks for, and how far the plan honoured it (0 to 1)."""
    words = region.prompt or region.text_role
    short = words if len(words) <= 28 else words[:27].rstrip() + "…"
    text = (
        f"{naming.region_role(region.role)}: {short}" if words else naming.region_role(region.role)
    )
    if share is None:
        return text
    per_cent = QLocale().toString(round(100 * share))
    return f"{text}  {per_cent} %"


def _honoured(canvas: Canvas, region: Region) -> Honoured | None:
    """Only of a page that was planned; a box that nothing lies in wasn't planned yet."""
    if canvas.document.recipe is None:
        return None
    found = honoured(canvas.document, canvas.session.page, region)
    return found if found is not None and found.share > 0.05 else None


def paint(painter: QPainter, canvas: Canvas, view: QRectF) -> None:
    regions = shown(canvas)
    canvas.region_tags.clear()
    if not regions:
        return
    _fills(painter, canvas, regions, view)
    words = canvas.words
    found = {i.id: _honoured(canvas, i.region) for i in regions if i.region is not None}
    for item in regions:
        region = item.region
        assert region is not None
        ink = colour(region)
        rect = canvas.camera.rect(region.box)
        chosen = item.id in canvas.session.selection
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(ink, 2.0 if chosen else 1.5)
        if not chosen:
            pen.setDashPattern([4, 3])
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect)
        planned = found[item.id]
        looked_at = chosen or item.id == canvas.hovered
        if planned is not None and looked_at and canvas.gesture is None:
            painter.setPen(QPen(QColor(255, 255, 255, 200), 1))
            painter.drawRect(canvas.camera.rect(planned.planned))
        painter.restore()
        frame = transforms.frame_of([item])
        alone = len(canvas.selected_items()) == 1
        if chosen and alone and frame is not None and canvas.handled:
            marks.handles(painter, canvas.camera, frame, ink)
    for item in regions:
        if item.region is not None:
            rect = canvas.camera.rect(item.box)
            planned = found[item.id] if canvas.gesture is None else None
            canvas.region_tags[item.id] = _tag(painter, item.region, planned, rect, words, view)


def _tag(
    painter: QPainter,
    region: Region,
    planned: Honoured | None,
    rect: QRectF,
    words: list[QRectF],
    view: QRectF,
) -> QRectF:
    """Where it lies: a click on it selects the region, on its padlock locks it."""
    text = label(region, planned.share if planned is not None else None)
    w, h = marks.tag_size(text)
    w += 18
    at = marks.free_corner(rect, (w, h), words, view)
    poor = planned is not None and planned.share < WELL
    key = "warn" if poor else KEYS[region.role]
    ink = tokens.dark(key)
    tag = QRectF(round(at.x()), round(at.y()), w, h)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#161616"))
    painter.drawRoundedRect(tag, 4, 4)
    icon = icons.pixmap("lock" if region.locked else "lock-open", ink, 12)
    painter.drawPixmap(QPoint(round(tag.x()) + 6, round(tag.y()) + 3), icon)
    painter.setFont(marks.tag_font())
    painter.setPen(ink)
    painter.drawText(
        tag.adjusted(22, 0, -4, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        text,
    )
    painter.restore()
    words.append(tag)
    return tag


def _fills(painter: QPainter, canvas: Canvas, regions: list[Placed], view: QRectF) -> None:
    """A tint of the role's colour that leaves the letters as they are. While something is dragged
    it lies over them: cutting them out takes too long for every frame."""
    ratio = canvas.devicePixelRatioF()
    if canvas.gesture is not None:
        for item in regions:
            if item.region is not None:
                painter.fillRect(canvas.camera.rect(item.box), _tint(item.region))
        return
    area = QRect()
    for item in regions:
        area = area.united(canvas.camera.rect(item.box).toAlignedRect())
    area = area.intersected(view.toAlignedRect())
    if area.isEmpty():
        return
    size = QSize(round(area.width() * ratio), round(area.height() * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    inner = QPainter(image)
    try:
        inner.translate(-area.x(), -area.y())
        for item in regions:
            assert item.region is not None
            inner.fillRect(canvas.camera.rect(item.box), _tint(item.region))
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.setPen(Qt.PenStyle.NoPen)
        inner.setTransform(canvas.camera.transform, True)
        boxes = [QRectF(i.box.x, i.box.y, i.box.width, i.box.height) for i in regions]
        for layer in canvas.raster.layers:
            bare = isinstance(layer.layer, TextBlock) and layer.layer.plate is None
            if bare and any(layer.bounds.intersects(box) for box in boxes):
                layer.paint(inner, canvas.session.assets, layer.bounds)
    finally:
        inner.end()
    painter.drawImage(area.topLeft(), image)
