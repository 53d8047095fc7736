"""Dragging what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from app.editor.canvas import marks, picking, transforms
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer, tr
from app.editor.canvas.snapping import NOTHING, snapped
from engine.document.model import Box

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas


class Move(Gesture):
    """Shift keeps to one axis, Alt leaves a copy, Ctrl doesn't snap, Esc takes it back."""

    cursor = Qt.CursorShape.SizeAllCursor
    hides_handles = True
    edits = True

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.before = canvas.session.document
        self.items = canvas.chosen_items()
        self.box = picking.around(self.items)
        self.snap = NOTHING
        self.copies: tuple[str, ...] = ()
        self._copied = self.before
        self.after = self.before
        self.targets, self.others = canvas.snap_targets({i.id for i in self.items})

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        if pointer.has(Modifier.ShiftModifier):
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        self.snap = NOTHING
        if not pointer.has(Modifier.ControlModifier) and self.canvas.snapping:
            b = self.box
            at = Box(b.x + dx, b.y + dy, b.width, b.height)
            snap = snapped(
                at, self.targets, self.others, self.canvas.reach, grid=self.canvas.grid_pitch
            )
            locked = pointer.has(Modifier.ShiftModifier)
            dx += 0.0 if locked and dx == 0.0 else snap.dx
            dy += 0.0 if locked and dy == 0.0 else snap.dy
            self.snap = snap
        else:
            dx, dy = self._whole(dx, dy)
        base = self.before
        items = self.items
        if pointer.has(Modifier.AltModifier):
            if not self.copies:
                self._copied, self.copies = transforms.duplicated(self.before, self.items)
                page = self._copied.pages[self.session.page]
                held = {p.id: p for p in picking.placed(page)}
                self._copy_items = tuple(held[id] for id in self.copies)
            base, items = self._copied, self._copy_items
        self.after = transforms.moved(base, items, dx, dy)
        self.session.preview(self.after)

    def _whole(self, dx: float, dy: float) -> tuple[float, float]:
        """To whole units of the page where these are pixels."""
        if self.session.document.unit != "px":
            return dx, dy
        return round(self.box.x + dx) - self.box.x, round(self.box.y + dy) - self.box.y

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        copied = pointer.has(Modifier.AltModifier)
        if self.after is self.before:
            self.session.preview(None)
            return
        self.session.apply(
            tr("Duplicate") if copied else tr("Move"),
            self.after,
            select=self.copies if copied else None,
        )

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        marks.snap(
            painter, canvas.camera, self.snap.lines, self.snap.distances, canvas.unit, canvas.show_length
        )  # fmt: skip
