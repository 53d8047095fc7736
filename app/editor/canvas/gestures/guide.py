"""Guides: pulled out of a ruler, moved, and put back into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from app.editor.canvas import marks
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer
from app.editor.canvas.rulers import SIZE as RULER
from app.editor.canvas.snapping import Axis, snapped_edges
from app.editor.look import tokens

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

GRASP = 3.0
"""Pixels beside a guide where it is met."""


def over_ruler(canvas: Canvas, at: QPointF) -> Axis | None:
    """The axis of the guides that come out of the ruler at a point of the view."""
    if not canvas.rulers_shown or canvas.preview_marks:
        return None
    if at.y() < RULER:
        return "y"
    return "x" if at.x() < RULER else None


def under(canvas: Canvas, at: QPointF) -> int | None:
    """The index of the guide at a point of the view."""
    if not canvas.guides_shown or canvas.preview_marks:
        return None
    for n, (axis, place) in enumerate(canvas.guides):
        view = canvas.to_view(place, place)
        by = view.x() - at.x() if axis == "x" else view.y() - at.y()
        if abs(by) <= GRASP:
            return n
    return None


class DragGuide(Gesture):
    """A guide goes with the pointer; over its ruler it is taken away. Guides belong to the view:
    there is nothing to undo."""

    scrolls = False

    def __init__(self, canvas: Canvas, start: Pointer, axis: Axis, held: int | None = None) -> None:
        super().__init__(canvas, start)
        self.axis = axis
        self.before = canvas.guides
        self.rest = tuple(g for n, g in enumerate(self.before) if n != held)
        self.at: float | None = None if held is None else self.before[held][1]
        self.cursor = Qt.CursorShape.SplitHCursor if axis == "x" else Qt.CursorShape.SplitVCursor
        self.targets = canvas.snap_targets(set())[0].without("guide")

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        canvas = self.canvas
        if over_ruler(canvas, pointer.view) is not None:
            self.at = None
            canvas.set_guides(self.rest)
            return
        at = pointer.x if self.axis == "x" else pointer.y
        if not pointer.has(Modifier.ControlModifier):
            dx, dy = snapped_edges(
                [(self.axis, at)], self.targets, canvas.reach, grid=canvas.grid_pitch
            )
            at += dx if self.axis == "x" else dy
        self.at = at
        canvas.set_guides((*self.rest, (self.axis, at)))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self.at is not None:
            self.canvas.guides_shown = True

    def cancel(self) -> None:
        self.canvas.set_guides(self.before)

    def paint(self, painter: QPainter) -> None:
        if self.at is None:
            return
        text = self.canvas.show_length(self.at)
        marks.tag(painter, self.last.view + QPointF(14, 14), text, ink=tokens.dark("accent"))
