"""Choosing with the pointer: click, Shift or Ctrl, rubber band, into groups, what lies below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.editor.canvas import marks, picking
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer
from app.editor.canvas.gestures.move import Move
from app.editor.canvas.gestures.resize import Resize, Rotate
from app.editor.look import tokens
from engine.document.model import Box, Group, TextBlock

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas


def start(canvas: Canvas, pointer: Pointer) -> Gesture:
    """The gesture that a press with the Select tool begins."""
    frame = canvas.frame
    if frame is not None and canvas.handled:
        handle = marks.handle_at(canvas.camera, frame, pointer.view)
        if handle is not None:
            return Resize(canvas, pointer, frame, handle)
        upright = all(item.region is not None for item in canvas.chosen_items())
        if not upright and marks.turns_at(canvas.camera, frame, pointer.view):
            return Rotate(canvas, pointer, frame)
    return Press(canvas, pointer)


def double(canvas: Canvas, pointer: Pointer) -> None:
    """A double click: into a group, into a text."""
    under = canvas.pick(pointer)
    if not under:
        canvas.enter("")
        return
    item = canvas.item(under[0])
    while item is not None and isinstance(item.item, Group):
        canvas.enter(item.id)
        inner = canvas.pick(pointer)
        item = canvas.item(inner[0]) if inner else None
        if item is not None:
            canvas.session.select(item.id)
            return
    if item is not None and isinstance(item.item, TextBlock):
        canvas.start_text_editing(item.id)


class Press(Gesture):
    """A press that is a click when it is let go where it was, else a move or a rubber band."""

    scrolls = False

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.under = canvas.pick(start)
        self.adds = start.has(Modifier.ShiftModifier) or start.has(Modifier.ControlModifier)
        self.fresh = False
        selection = canvas.session.selection
        target = self.target
        if not target or target in selection or self._is_ground(target):
            return
        if not start.has(Modifier.AltModifier):
            canvas.session.select(target, add=self.adds)
            self.fresh = True

    @property
    def target(self) -> str:
        """What the press means: of what lies there the first that is selected, else the topmost."""
        selection = self.session.selection
        chosen = [id for id in self.under if id in selection]
        return chosen[0] if chosen and not self.adds else self.under[0] if self.under else ""

    def _is_ground(self, id: str) -> bool:
        item = self.canvas.item(id)
        return item is not None and item.region is None and picking.covers(item, self.canvas.page)

    def move(self, pointer: Pointer) -> None:
        if not pointer.far_from(self.start):
            return
        target = self.target
        selected = target in self.session.selection
        below = self.start.has(Modifier.AltModifier)
        if target and below and not selected and not self._is_ground(target):
            self.session.select(target)
            selected = True
        if target and selected and self.canvas.chosen_items():
            self.canvas.become(Move(self.canvas, self.start), pointer)
        else:
            self.canvas.become(Band(self.canvas, self.start), pointer)

    def release(self, pointer: Pointer) -> None:
        session = self.session
        top = self.under[0] if self.under else ""
        if self.start.has(Modifier.AltModifier) and self.under:
            session.select(self._below())
        elif self.adds:
            if top and not self.fresh:
                session.toggle(top)
        elif not top:
            if self.canvas.entered and not session.selection:
                self.canvas.enter("")
            session.select()
        elif not self.fresh:
            session.select(top)

    def _below(self) -> str:
        """The next one under what is selected, and round again."""
        for n, id in enumerate(self.under):
            if id in self.session.selection:
                return self.under[(n + 1) % len(self.under)]
        return self.under[min(1, len(self.under) - 1)]

    def cancel(self) -> None:
        """A click that was thought better of."""


class Band(Gesture):
    """The rubber band; Shift adds to what is selected."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.before = canvas.session.selection

    @property
    def box(self) -> Box:
        a, b = self.start, self.last
        return Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))

    def move(self, pointer: Pointer) -> None:
        self.last = pointer
        canvas = self.canvas
        found = picking.within(
            canvas.items, self.box, page=canvas.page, entered=canvas.entered,
            regions=canvas.pickable_regions(),
        )  # fmt: skip
        kept = self.before if self.start.has(Modifier.ShiftModifier) else ()
        canvas.session.select(*dict.fromkeys((*kept, *found)))
        canvas.update()

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self.session.select(*self.before)

    def paint(self, painter: QPainter) -> None:
        accent = tokens.dark("accent")
        rect = self.canvas.camera.rect(self.box)
        rect = QRectF(
            QPointF(marks.crisp(rect.left()), marks.crisp(rect.top())),
            QPointF(marks.crisp(rect.right()), marks.crisp(rect.bottom())),
        )
        fill = QColor(accent)
        fill.setAlpha(30)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(fill)
        painter.drawRect(rect)
