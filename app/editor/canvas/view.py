"""The canvas widget: shows the session's page, and hands the pointer to gestures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.editor.canvas import keys, painting, picking, spoken, tools
from app.editor.canvas.gestures import crop
from app.editor.canvas.gestures.gesture import Gesture, Pointer
from app.editor.canvas.gestures.pan import Pan
from app.editor.canvas.text_view import TextView
from app.editor.session import Change
from app.editor.workspace import Workspace

SCROLL = 16
"""Milliseconds between two steps of scrolling under a gesture."""

Overlay = Callable[[QPainter, "Canvas"], None]


class Canvas(TextView):
    """The page of `workspace.session`, with its marks.

    `overlays` are called with the painter (pixels of the view) and the canvas after the page and
    before the selection; they are left out in the preview without marks.
    """

    pointer_moved = Signal(QPointF)
    """The pointer's place on the page, in points."""
    colour_picked = Signal(QColor)
    region_drawn = Signal(str)
    """Id of a region that was just drawn: its prompt is asked for."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.overlays: list[Overlay] = []
        self.gesture: Gesture | None = None
        self.hovered = ""
        self.region_tags: dict[str, QRectF] = {}
        """Where the tags of regions were painted, in the view."""
        self.choose_picture: Callable[[], Path | None] | None = None
        """Asks for a picture file; None: the system's dialog."""
        self._pointer: QPointF | None = None
        self._space = False
        self._pinched = 1.0
        super().__init__(workspace, parent)
        self._scrolling = self._timer(SCROLL, self._scroll)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.busy_changed.connect(self._show_cursor)
        workspace.tool_changed.connect(self._tool_changed)
        workspace.revealed.connect(self.centre_on)

    def sizeHint(self) -> QSize:
        return QSize(800, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.check_screen()
        painter = QPainter(self)
        try:
            done = painting.paint(painter, self, self.page_pixels(self.viewport))
        finally:
            painter.end()
        if not done:
            QTimer.singleShot(0, self, self.update)

    def _selected(self) -> None:
        super()._selected()
        said = spoken.of(self.selected_items(), self.unit)
        self.setAccessibleDescription(said)
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _changed(self, change: Change) -> None:
        gesture = self.gesture
        if gesture is not None and gesture.edits and not change.passing:
            self.gesture = None
            self.busy_changed.emit()
        super()._changed(change)

    @property
    def handled(self) -> bool:
        """Whether the selection has handles now: something of it can be changed, with this tool,
        and isn't being moved."""
        items = self.chosen_items()
        if not items or self.editor is not None:
            return False
        if self.gesture is not None and self.gesture.hides_handles:
            return False
        match self.workspace.tool:
            case "select":
                return True
            case "region":
                return all(item.region is not None for item in items)
            case "crop":
                return crop.cropped_item(self) is not None
        return False

    def abandon(self) -> None:
        self._drop_gesture()
        self.finish_editing()
        self.hovered = ""

    # ------------------------------------------------------------ the pointer

    def _at(self, event: QMouseEvent) -> Pointer:
        return self._pointer_at(event.position(), event.modifiers(), event.button())

    def _pointer_at(
        self,
        view: QPointF,
        modifiers: Qt.KeyboardModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> Pointer:
        page = self.to_page(view)
        return Pointer(view, page.x(), page.y(), modifiers, button)

    def begin(self, gesture: Gesture) -> None:
        self.gesture = gesture
        self.busy_changed.emit()
        self._show_cursor()
        self.update()

    def become(self, gesture: Gesture, pointer: Pointer) -> None:
        """A press turned out to be something else."""
        self.begin(gesture)
        gesture.move(pointer)

    def _drop_gesture(self) -> None:
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.cancel()
            self.busy_changed.emit()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pointer = self._at(event)
        if self.gesture is not None:
            return
        wants_pan = event.button() == Qt.MouseButton.MiddleButton or self._space
        if wants_pan:
            self.begin(Pan(self, pointer))
            return
        if self.editor is not None:
            if self.editor.mouse_press(event):
                return
            self.finish_editing()
        if event.button() == Qt.MouseButton.LeftButton:
            gesture = tools.begin(self, pointer)
            if gesture is not None:
                self.begin(gesture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self._at(event)
        self._pointer = pointer.view
        self.pointer_moved.emit(QPointF(pointer.x, pointer.y))
        if self.gesture is not None:
            self.gesture.move(pointer)
            self._scroll()
            self.update()
            return
        if self.editor is not None and self.editor.mouse_move(event):
            return
        self._hover(pointer)
        self._show_cursor()
        if self.rulers_shown:
            self.update()

    def _scroll(self) -> None:
        """While something is dragged beyond the view's edge, the page comes along."""
        gesture = self.gesture
        if gesture is None or not gesture.scrolls:
            self._scrolling.stop()
            return
        at, view = gesture.last.view, QRectF(self.viewport)
        dx = max(0.0, view.left() - at.x()) - max(0.0, at.x() - view.right())
        dy = max(0.0, view.top() - at.y()) - max(0.0, at.y() - view.bottom())
        if not dx and not dy:
            self._scrolling.stop()
            return
        if self.sender() is self._scrolling:
            self.pan(max(-24.0, min(24.0, dx / 4)), max(-24.0, min(24.0, dy / 4)))
            gesture.move(self._pointer_at(at, gesture.last.modifiers, gesture.last.button))
        self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is None:
            if self.editor is not None:
                self.editor.mouse_release(event)
            return
        gesture = self.gesture
        wanted = gesture.start.button
        if event.button() not in (wanted, Qt.MouseButton.NoButton):
            return
        self.gesture = None
        gesture.release(self._at(event))
        self.busy_changed.emit()
        self._show_cursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.editor is not None and self.editor.mouse_double(event):
            return
        if event.button() != Qt.MouseButton.LeftButton or self._space:
            self.mousePressEvent(event)
            return
        self.finish_editing()
        tools.double(self, self._at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        if self.hovered:
            self.hovered = ""
        self.update()

    def _hover(self, pointer: Pointer) -> None:
        over = ""
        if self.workspace.tool in ("select", "region", "crop"):
            under = self.pick(pointer)
            over = under[0] if under else ""
            item = self.item(over)
            if item is not None and item.region is None and picking.covers(item, self.page):
                over = ""
        if over != self.hovered:
            self.hovered = over
            self.update()

    def hover(self, id: str) -> None:
        """Outlines an item (the layers panel, when a row is hovered); '' = none."""
        if id != self.hovered:
            self.hovered = id
            self.update()

    @property
    def pointer(self) -> QPointF | None:
        """Where the pointer is in the view; None when it is elsewhere."""
        return self._pointer

    def _show_cursor(self) -> None:
        if self.gesture is not None and self.gesture.cursor is not None:
            self.setCursor(self.gesture.cursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._pointer is not None:
            self.setCursor(tools.cursor(self, self._pointer_at(self._pointer, keys.NONE)))

    def _tool_changed(self, tool: str) -> None:
        self._drop_gesture()
        if tool != "text":
            self.finish_editing()
        self._show_cursor()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta() if event.hasPixelDelta() else event.angleDelta()
        x, y = float(turned.x()), float(turned.y())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(
                self.zoom * 2 ** (y / (240 if event.hasPixelDelta() else 360)), event.position()
            )
        else:
            if not event.hasPixelDelta():
                x, y = x / 2, y / 2
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not x:
                x, y = y, 0.0
            self.pan(x, y)
        event.accept()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1 + event.value()), event.position())
                return True
        elif kind == QEvent.Type.Gesture:
            return self._pinch(event)
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and keys.keeps(self, event):
                event.accept()
                return True
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if kind == QEvent.Type.KeyPress and tab and not event.modifiers() & keys.COMMAND:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def _pinch(self, event: Any) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if pinch is None:
            return False
        if pinch.state() == Qt.GestureState.GestureStarted:
            self._pinched = self.zoom
        self.set_zoom(
            self._pinched * pinch.totalScaleFactor(),
            QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())),
        )
        by = pinch.centerPoint() - pinch.lastCenterPoint()
        self.pan(by.x(), by.y())
        event.accept(pinch)
        return True

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None and self.editor.key(event):
            return
        if self.gesture is not None:
            self._key_in_gesture(event)
            return
        if event.key() == Qt.Key.Key_Space and self.editor is None:
            if not event.isAutoRepeat():
                self._space = True
                self._show_cursor()
            return
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def _key_in_gesture(self, event: QKeyEvent) -> None:
        gesture = self.gesture
        assert gesture is not None
        if event.key() == Qt.Key.Key_Escape:
            self._drop_gesture()
            self._show_cursor()
        elif not gesture.key(event):
            self._modifiers(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        if self.gesture is not None and not self.gesture.key(event):
            self._modifiers(event)

    def _modifiers(self, event: QKeyEvent) -> None:
        """The gesture sees a modifier at once, not only with the next move."""
        gesture = self.gesture
        if gesture is None:
            return
        held = keys.modifiers_after(event)
        if held is not None and held != gesture.last.modifiers:
            gesture.move(self._pointer_at(gesture.last.view, held, gesture.last.button))
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    # ------------------------------------------------------------ menu, files

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.gesture is not None:
            return
        self._drop_gesture()
        pointer = self._pointer_at(QPointF(event.pos()), keys.NONE)
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under = self.pick(pointer)
            if under and not set(under) & set(self.session.selection):
                self.session.select(under[0])
            elif not under:
                self.session.select()
        tools.context_menu(self, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if tools.takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if tools.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_gesture()
        if tools.drop(self, event.mimeData(), self.to_page(event.position())):
            event.acceptProposedAction()
            self.setFocus()
