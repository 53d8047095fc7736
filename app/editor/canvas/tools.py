"""Which gesture each tool begins, its cursor, the context menu and dropped files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor

from app.editor.canvas import cursors, marks
from app.editor.canvas.gestures import crop, draw, guide, select
from app.editor.canvas.gestures.eyedropper import PickColour
from app.editor.canvas.gestures.gesture import Gesture, Pointer, tr
from app.editor.canvas.gestures.pan import Pan
from app.editor.canvas.gestures.resize import Resize, cursor_of
from app.editor.frame.menus import context_menu as menu_of
from app.editor.panels import library_place
from engine.document import edits
from engine.errors import UserError

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

SUFFIXES = frozenset({
    ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".avif", ".svg", ".txt", ".md",
})  # fmt: skip
PADLOCK = 21.0
"""Pixels of a tag's start that its padlock takes."""
MENU = (
    "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete", "",
    "object.lock", "object.hide", "object.group", "object.ungroup", "",
    "object.to_front", "object.raise", "object.lower", "object.to_back", "",
    "edit.select_all", "view.selection", "view.fit",
)  # fmt: skip


def begin(canvas: Canvas, pointer: Pointer) -> Gesture | None:
    """The gesture of a press with the current tool."""
    tool = canvas.workspace.tool
    axis = guide.over_ruler(canvas, pointer.view)
    if axis is not None:
        return guide.DragGuide(canvas, pointer, axis)
    if tool in ("select", "region") and _on_tag(canvas, pointer):
        return None
    match tool:
        case "pan":
            return Pan(canvas, pointer)
        case "region":
            return _on_region(canvas, pointer) or draw.DrawRegion(canvas, pointer)
        case "text":
            return draw.DrawText(canvas, pointer)
        case "shape":
            return draw.DrawShape(canvas, pointer)
        case "picture":
            return draw.PlacePicture(canvas, pointer)
        case "crop":
            return crop.start(canvas, pointer)
        case "eyedropper":
            return PickColour(canvas, pointer)
    held = guide.under(canvas, pointer.view)
    on_handle = _frame_cursor(canvas, pointer) is not None
    if held is not None and not on_handle:
        return guide.DragGuide(canvas, pointer, canvas.guides[held][0], held)
    return select.start(canvas, pointer)


def _on_tag(canvas: Canvas, pointer: Pointer) -> bool:
    """A press on a region's tag selects the region, one on its padlock locks it or lets it go."""
    for id, tag in canvas.region_tags.items():
        region = canvas.session.region(id)
        if region is None or not tag.contains(pointer.view):
            continue
        if pointer.view.x() < tag.left() + PADLOCK:
            name = tr("Unlock") if region.locked else tr("Lock")
            after = edits.lock(canvas.session.document, id, not region.locked)
            canvas.session.apply(name, after)
        canvas.session.select(id)
        return True
    return False


def _on_region(canvas: Canvas, pointer: Pointer) -> Gesture | None:
    """With the Region tool: what is done to the region that is selected."""
    items = canvas.chosen_items()
    frame = canvas.frame
    if frame is None or not items or any(item.region is None for item in items):
        return None
    handle = marks.handle_at(canvas.camera, frame, pointer.view)
    if handle is not None:
        return Resize(canvas, pointer, frame, handle)
    under = canvas.pick(pointer)
    if under and any(item.id == under[0] for item in items):
        return select.Press(canvas, pointer)
    return None


def double(canvas: Canvas, pointer: Pointer) -> None:
    """A double click with the current tool."""
    if canvas.workspace.tool in ("select", "text"):
        select.double(canvas, pointer)


def cursor(canvas: Canvas, pointer: Pointer) -> Qt.CursorShape | QCursor:
    """What a press would do here."""
    if canvas.editor is not None and canvas.editor.holds(pointer.view):
        return Qt.CursorShape.IBeamCursor
    tool = canvas.workspace.tool
    axis = guide.over_ruler(canvas, pointer.view)
    if axis is not None:
        return Qt.CursorShape.ArrowCursor
    if tool == "pan":
        return Qt.CursorShape.OpenHandCursor
    over_tag = any(tag.contains(pointer.view) for tag in canvas.region_tags.values())
    if over_tag and tool in ("select", "region"):
        return Qt.CursorShape.PointingHandCursor
    if tool == "text":
        return Qt.CursorShape.IBeamCursor
    if tool in ("region", "picture", "shape", "eyedropper"):
        found = _frame_cursor(canvas, pointer) if tool == "region" else None
        return found or Qt.CursorShape.CrossCursor
    if tool == "crop":
        item = crop.cropped_item(canvas)
        if item is not None and item.id in canvas.pick(pointer):
            return _frame_cursor(canvas, pointer) or Qt.CursorShape.OpenHandCursor
        return _frame_cursor(canvas, pointer) or Qt.CursorShape.CrossCursor
    found = _frame_cursor(canvas, pointer)
    held = guide.under(canvas, pointer.view) if found is None else None
    if held is not None:
        across = canvas.guides[held][0] == "x"
        return Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor
    return found or Qt.CursorShape.ArrowCursor


def _frame_cursor(canvas: Canvas, pointer: Pointer) -> Qt.CursorShape | QCursor | None:
    frame = canvas.frame
    items = canvas.chosen_items()
    if frame is None or not canvas.handled:
        return None
    handle = marks.handle_at(canvas.camera, frame, pointer.view)
    if handle is not None:
        return cursor_of(handle, frame.rotation)
    turnable = any(item.region is None for item in items) and canvas.workspace.tool == "select"
    if turnable and marks.turns_at(canvas.camera, frame, pointer.view):
        return cursors.turning()
    return None


def context_menu(canvas: Canvas, at: QPoint) -> None:
    """What can be done with the selection, at a point of the screen."""
    menu = menu_of(canvas.workspace.actions, MENU, canvas)
    if menu.actions():
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
    else:
        menu.deleteLater()


def takes(data: QMimeData) -> bool:
    """Whether what is dragged can be let go on the page."""
    return bool(dropped_files(data)) or library_place.carried(data) is not None


def drop(canvas: Canvas, data: QMimeData, at: QPointF) -> bool:
    """Files and things of the library, around a point of the page. False for anything else."""
    item = library_place.carried(data)
    try:
        if item is not None:
            library_place.place(canvas.session, item, (at.x(), at.y()))
            return True
        paths = dropped_files(data)
        if paths:
            canvas.workspace.import_files(paths, at)
        return bool(paths)
    except UserError as error:
        canvas.workspace.fail(error)
        return True


def dropped_files(data: QMimeData) -> list[Path]:
    """Files that can be put on a page."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
