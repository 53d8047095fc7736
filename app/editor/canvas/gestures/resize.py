"""Dragging a handle of the selection."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from app.editor.canvas import cursors, marks, transforms
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer, tr
from app.editor.canvas.snapping import Axis, Distance, SnapLine, said, snapped_edges
from app.editor.canvas.transforms import Frame
from app.editor.look import tokens
from engine.document.model import Box

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

CURSORS = (
    Qt.CursorShape.SizeHorCursor, Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor, Qt.CursorShape.SizeBDiagCursor,
)  # fmt: skip


def cursor_of(handle: tuple[int, int], rotation: float) -> Qt.CursorShape:
    """The double arrow along the way that a handle goes."""
    angle = math.degrees(math.atan2(handle[1], handle[0])) + rotation
    return CURSORS[round(angle / 45) % 4]


class Resize(Gesture):
    """Shift keeps the proportions, Alt the centre, Ctrl doesn't snap, Esc takes it back."""

    edits = True

    def __init__(
        self, canvas: Canvas, start: Pointer, frame: Frame, handle: tuple[int, int]
    ) -> None:
        super().__init__(canvas, start)
        self.cursor = cursor_of(handle, frame.rotation)
        self.before = self.after = canvas.session.document
        self.items = canvas.chosen_items()
        self.frame = self.shown = frame
        self.handle = handle
        at = frame.at(*handle)
        self.grasp = (at[0] - start.x, at[1] - start.y)
        self.targets, _ = canvas.snap_targets({i.id for i in self.items})
        self.lines: tuple[SnapLine, ...] = ()
        self.distances: tuple[Distance, ...] = ()

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        keep = pointer.has(Modifier.ShiftModifier)
        centre = pointer.has(Modifier.AltModifier)
        to = (pointer.x + self.grasp[0], pointer.y + self.grasp[1])
        new = transforms.dragged(self.frame, self.handle, to, keep_ratio=keep, from_centre=centre)
        self.lines = self.distances = ()
        upright = self.frame.rotation % 360 == 0
        if upright and not pointer.has(Modifier.ControlModifier) and self.canvas.snapping:
            new = self._snapped(new, keep=keep, centre=centre)
        self.shown = new
        self.after = transforms.resized(self.before, self.items, self.frame, new, whole=keep)
        self.session.preview(self.after)

    def _snapped(self, new: Frame, *, keep: bool, centre: bool) -> Frame:
        hu, hv = self.handle
        x, y = new.at(hu, hv)
        edges: list[tuple[Axis, float]] = []
        if hu:
            edges.append(("x", x))
        if hv:
            edges.append(("y", y))
        dx, dy = snapped_edges(edges, self.targets, self.canvas.reach, grid=self.canvas.grid_pitch)
        if keep and hu and hv:
            # Along the diagonal only: the nearer edge decides, the other follows.
            if dx and (not dy or abs(dx) <= abs(dy)):
                dy = dx * hv * hu * self.frame.height / max(self.frame.width, 1e-9)
            elif dy:
                dx = dy * hu * hv * self.frame.width / max(self.frame.height, 1e-9)
        if dx or dy:
            new = transforms.dragged(
                self.frame, self.handle, (x + dx, y + dy), keep_ratio=keep, from_centre=centre
            )
        left, top = new.at(-1, -1)
        box = Box(left, top, new.width, new.height)
        moving = [axis for axis, _ in edges]
        self.lines, self.distances = said(box, self.targets.along(moving))
        return new

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self.after is self.before:
            self.session.preview(None)
        else:
            self.session.apply(tr("Resize"), self.after)

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        marks.snap(
            painter, canvas.camera, self.lines, self.distances, canvas.unit, canvas.show_length
        )
        canvas.size_tag(painter, self.shown, tokens.dark("accent"))


class Rotate(Gesture):
    """Turning the selection about its middle; Shift goes by 15 degrees."""

    edits = True

    def __init__(self, canvas: Canvas, start: Pointer, frame: Frame) -> None:
        super().__init__(canvas, start)
        self.cursor = cursors.turning()
        self.before = self.after = canvas.session.document
        self.items = canvas.chosen_items()
        self.frame = frame
        self.degrees = 0.0

    def _angle(self, pointer: Pointer) -> float:
        cx, cy = self.frame.centre
        return math.degrees(math.atan2(pointer.y - cy, pointer.x - cx))

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        by = self._angle(pointer) - self._angle(self.start)
        if pointer.has(Modifier.ShiftModifier):
            by = round((self.frame.rotation + by) / 15) * 15 - self.frame.rotation
        else:
            by = round((self.frame.rotation + by) * 10) / 10 - self.frame.rotation
        self.degrees = (by + 180) % 360 - 180
        self.after = transforms.rotated(self.before, self.items, self.frame.centre, self.degrees)
        self.session.preview(self.after)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self.after is self.before:
            self.session.preview(None)
        else:
            self.session.apply(tr("Rotate"), self.after)

    def paint(self, painter: QPainter) -> None:
        shown = (self.frame.rotation + self.degrees + 180) % 360 - 180
        at = self.last.view + QPointF(16, 16)
        marks.tag(painter, at, f"{shown:.1f}°", ink=tokens.dark("accent"))
