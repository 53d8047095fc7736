"""Keys on the canvas: nudging, walking from item to item, leaving, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from app.editor.canvas import picking, transforms
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.document.units import POINTS_PER

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

Key = Qt.Key
Modifier = Qt.KeyboardModifier

NONE = Modifier.NoModifier
COMMAND = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
ARROWS = {
    Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1),
}  # fmt: skip
HELD = {
    Key.Key_Shift: Modifier.ShiftModifier,
    Key.Key_Control: Modifier.ControlModifier,
    Key.Key_Alt: Modifier.AltModifier,
}
RIGHT_TO_LEFT = ("ar", "he", "fa", "ur", "yi")


def tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)


def modifiers_after(event: QKeyEvent) -> Qt.KeyboardModifier | None:
    """What is held once this key event is over; None for other keys."""
    which = HELD.get(Key(event.key()))
    if which is None:
        return None
    down = event.type() == QKeyEvent.Type.KeyPress
    return event.modifiers() | which if down else event.modifiers() & ~which


def keeps(canvas: Canvas, event: QKeyEvent) -> bool:
    """Whether a key belongs to the canvas before any shortcut: all that types while a text is
    edited, everything while a gesture is on its way."""
    if canvas.gesture is not None:
        return True
    if canvas.editor is not None:
        return bool(canvas.editor.claims(event))
    plain = not event.modifiers() & COMMAND
    return plain and event.key() in (Key.Key_Space, Key.Key_Escape, *ARROWS)


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """What a key does to the selection; False when it means nothing here."""
    key = Key(event.key())
    plain = not event.modifiers() & COMMAND
    if key in ARROWS and plain:
        return nudge(canvas, *ARROWS[key], far=bool(event.modifiers() & Modifier.ShiftModifier))
    if key in (Key.Key_Tab, Key.Key_Backtab) and plain:
        back = key == Key.Key_Backtab or bool(event.modifiers() & Modifier.ShiftModifier)
        return walk(canvas, -1 if back else 1)
    if key == Key.Key_Escape:
        return leave(canvas)
    if key in (Key.Key_Delete, Key.Key_Backspace) and plain:
        return delete(canvas)
    if key in (Key.Key_Return, Key.Key_Enter) and plain:
        return go_in(canvas)
    return False


def nudge(canvas: Canvas, dx: int, dy: int, *, far: bool) -> bool:
    """By one of the document's millimetres, pixels or points; ten with Shift. A row of nudges is
    one step of the history."""
    items = canvas.chosen_items()
    if not items:
        return False
    unit = canvas.unit if canvas.unit != "in" else "pt"
    by = POINTS_PER[unit] * (10 if far else 1)
    key = "nudge " + " ".join(item.id for item in items)
    canvas.session.apply(
        tr("Nudge"), lambda d: transforms.moved(d, items, dx * by, dy * by), merge=key
    )
    return True


def walk(canvas: Canvas, by: int) -> bool:
    """To the next item in reading order."""
    leftwards = canvas.document.language.split("-")[0] in RIGHT_TO_LEFT
    order = picking.reading_order(
        [i for i in canvas.items if i.region is None or i.id in canvas.pickable_regions()],
        leftwards=leftwards,
    )
    if not order:
        return False
    chosen = [id for id in canvas.session.selection if id in order]
    if chosen:
        at = (order.index(chosen[-1]) + by) % len(order)
    else:
        at = 0 if by > 0 else len(order) - 1
    canvas.session.select(order[at])
    canvas.centre_on(order[at])
    return True


def leave(canvas: Canvas) -> bool:
    """Out of a text, out of a group, out of the selection, back to the Select tool."""
    if canvas.editor is not None:
        canvas.finish_editing()
    elif canvas.workspace.tool != "select":
        canvas.workspace.set_tool("select")
    elif canvas.entered:
        group = canvas.item(canvas.entered)
        canvas.enter(group.groups[-1] if group is not None and group.groups else "")
        if group is not None:
            canvas.session.select(group.id)
    elif canvas.session.selection:
        canvas.session.select()
    else:
        return False
    return True


def delete(canvas: Canvas) -> bool:
    items = canvas.chosen_items()
    if not items:
        return False

    def without(document: Document) -> Document:
        for item in items:
            if item.region is not None:
                document = edits.remove_region(document, item.id)
            else:
                document = edits.remove_layer(document, item.id)
        return transforms.refitted(document, items)

    canvas.session.apply(tr("Delete"), without, select=())
    return True


def go_in(canvas: Canvas) -> bool:
    """Enter: into a text's words, or into a group."""
    items = canvas.selected_items()
    if len(items) != 1:
        return False
    item = items[0]
    if isinstance(item.item, TextBlock):
        canvas.start_text_editing(item.id)
        return True
    inside = [i.id for i in canvas.items if i.groups and i.groups[-1] == item.id and not i.locked]
    if inside:
        canvas.enter(item.id)
        canvas.session.select(inside[-1])
        return True
    return False
