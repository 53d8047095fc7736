"""A picture inside its box: dragging moves it, handles cut the box."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.editor.canvas import cropping, drawn, marks, transforms
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer, tr
from app.editor.canvas.gestures.resize import cursor_of
from app.editor.canvas.gestures.select import Press
from app.editor.canvas.picking import Placed, inverse, mapped
from app.editor.look import tokens
from engine.document import edits
from engine.document.model import Box, Crop, Document, Picture
from exporters.brushes import transform

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas


def cropped_item(canvas: Canvas) -> Placed | None:
    """The one picture that is selected and may be changed."""
    items = canvas.chosen_items()
    one = items[0] if len(items) == 1 else None
    return one if one is not None and isinstance(one.item, Picture) else None


def start(canvas: Canvas, pointer: Pointer) -> Gesture:
    item = cropped_item(canvas)
    if item is not None:
        frame = transforms.frame_of([item])
        handle = marks.handle_at(canvas.camera, frame, pointer.view) if frame else None
        if handle is not None:
            return CropSide(canvas, pointer, item, handle)
        if item.id in canvas.pick(pointer):
            return CropPan(canvas, pointer, item)
    under = canvas.pick(pointer)
    top = canvas.item(under[0]) if under else None
    if top is not None and isinstance(top.item, Picture):
        canvas.session.select(top.id)
        return CropPan(canvas, pointer, top)
    return Press(canvas, pointer)


class _Crop(Gesture):
    edits = True

    def __init__(self, canvas: Canvas, start: Pointer, item: Placed) -> None:
        super().__init__(canvas, start)
        assert isinstance(item.item, Picture)
        self.before: Document = canvas.session.document
        self.item = item
        self.picture = item.item
        self.after: Document = self.before

    def _local(self, pointer: Pointer) -> tuple[float, float]:
        """How far the pointer went along the box's own sides."""
        angle = math.radians(self.item.rotation)
        c, s = math.cos(angle), math.sin(angle)
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        return c * dx + s * dy, c * dy - s * dx

    def _changed(self, pointer: Pointer) -> Picture:
        raise NotImplementedError

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        new = self._changed(pointer)
        if new == self.picture:
            self.after = self.before
        else:
            self.after = edits.update(self.before, self.item.id, lambda _: new)
        self.session.preview(self.after)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self.after is self.before:
            self.session.preview(None)
        else:
            self.session.apply(tr("Crop"), self.after)


class CropPan(_Crop):
    """The picture goes with the pointer, its box stays."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def _changed(self, pointer: Pointer) -> Picture:
        return cropping.panned(self.picture, *self._local(pointer))


class CropSide(_Crop):
    """A side of the box goes with the pointer, the picture stays."""

    def __init__(
        self, canvas: Canvas, start: Pointer, item: Placed, handle: tuple[int, int]
    ) -> None:
        super().__init__(canvas, start, item)
        self.handle = handle
        self.cursor = cursor_of(handle, item.rotation)

    def _changed(self, pointer: Pointer) -> Picture:
        u, v = self._local(pointer)
        hu, hv = self.handle
        both = pointer.has(Modifier.AltModifier)
        new = cropping.cut(
            self.picture,
            -u if hu < 0 else u if hu > 0 and both else 0.0,
            -v if hv < 0 else v if hv > 0 and both else 0.0,
            u if hu > 0 else -u if hu < 0 and both else 0.0,
            v if hv > 0 else -v if hv < 0 and both else 0.0,
        )
        # The middle moved along the box's own sides, which may lie turned.
        x, y = mapped(self.item.matrix, *new.box.centre)
        cx, cy = mapped(inverse(self.item.outer), x, y)
        box = Box(cx - new.box.width / 2, cy - new.box.height / 2, new.box.width, new.box.height)
        return msgspec.structs.replace(new, box=box)


def paint_ghost(painter: QPainter, canvas: Canvas) -> None:
    """With the Crop tool: the whole picture, faint, around what the box shows of it."""
    item = cropped_item(canvas)
    if item is None or canvas.workspace.tool != "crop":
        return
    picture = canvas.session.layer(item.id)
    if not isinstance(picture, Picture):
        return
    whole = cropping.whole_box(picture)
    ghost = msgspec.structs.replace(
        picture, box=whole, crop=Crop(), clip=None, shadow=None, rotation=0.0, opacity=1.0, mask=""
    )
    page = canvas.page
    made = drawn.draw(
        ghost, drawn.Ground(page.width, page.height, 0.0, 0.0, ()), canvas.session.assets
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(canvas.camera.transform, True)
    painter.setTransform(transform(item.matrix), True)
    painter.save()
    painter.setOpacity(0.35)
    made.paint(painter, canvas.session.assets, QRectF(-1e6, -1e6, 2e6, 2e6))
    painter.restore()
    line = QPen(tokens.dark("accent"), 1)
    line.setCosmetic(True)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(whole.x, whole.y, whole.width, whole.height))
    box = picture.box
    thirds = QPen(QColor(255, 255, 255, 150), 1)
    thirds.setCosmetic(True)
    painter.setPen(thirds)
    for n in (1, 2):
        x, y = box.x + box.width * n / 3, box.y + box.height * n / 3
        painter.drawLine(QPointF(x, box.y), QPointF(x, box.bottom))
        painter.drawLine(QPointF(box.x, y), QPointF(box.right, y))
    painter.restore()
