"""The tree of layers as a view: rows with an eye and a lock, drops, the pointer over rows."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QScrollBar,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.editor.look import focus, icons, tokens
from app.editor.panels import naming
from app.editor.panels.layer_delegate import LayerDelegate
from app.editor.panels.layer_tree import Held, Index, LayerTree
from engine.document.model import Region


class QuietBar(QScrollBar):
    """Keeps its place when there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class LayerView(QTreeView):
    """Rows with an eye and a lock of their own."""

    eye = Signal(str, bool)
    """Id of a layer, and whether Alt was held."""
    lock = Signal(str)
    pointed = Signal(str)
    """Id of the row under the pointer, '' when it has left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layers")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setAccessibleName(naming.tr("Layers"))
        self.rows = LayerDelegate(self)
        self.setItemDelegate(self.rows)
        self._dropping = False
        self._keyboard = False
        """The focus came by a key: it is shown."""
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        tokens.signals.changed.connect(self.viewport().update)

    def tree(self) -> LayerTree:
        model = self.model()
        assert isinstance(model, LayerTree)
        return model

    # ------------------------------------------------------------ painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, chevron and row, all by ourselves: styles fill the chevron's place otherwise."""
        item = self.visualRect(index)
        whole = QRect(0, item.y(), self.viewport().width(), item.height())
        selected = self.selectionModel().isSelected(index)
        if selected or QPersistentModelIndex(index) == self.rows.hovered:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(whole).adjusted(0, 1, 0, -1), 5, 5)
            if selected and self._keyboard and index == self.currentIndex():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.colour("accent"), 1))
                painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)
            painter.restore()
        self.drawBranches(painter, self._before(whole, item), index)
        row = QStyleOptionViewItem(option)
        row.rect = item
        row.state = QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
        self.rows.paint(painter, row, index)

    def _before(self, whole: QRect, item: QRect) -> QRect:
        """What of a row lies before its item."""
        if self.isRightToLeft():
            return whole.adjusted(item.right() + 1, 0, 0, 0)
        return QRect(0, whole.y(), item.left(), whole.height())

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self.tree().rowCount(index):
            shown = "chevron-down" if self.isExpanded(index) else "chevron-right"
            icons.paint(painter, shown, "text2", QRectF(self._branch(rect)), 12)

    def _branch(self, rect: QRect) -> QRect:
        """Where the chevron of a row stands, in the rectangle before the row."""
        width = self.indentation()
        left = rect.left() if self.isRightToLeft() else rect.right() + 1 - width
        return QRect(left, rect.y(), width, rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setDropIndicatorShown(False)  # ours is drawn below, in the theme's colours
        super().paintEvent(event)
        self.setDropIndicatorShown(True)
        if self._dropping:
            self._paint_drop()

    def _paint_drop(self) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        at = self._drop_at if self._drop_at is not None else at
        index = self.indexAt(at)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), 2))
        where = QAbstractItemView.DropIndicatorPosition
        position = self.dropIndicatorPosition()
        rect = QRectF(self.visualRect(index))
        if not index.isValid():
            y = self._last_bottom()
            painter.drawLine(QPointF(4, y), QPointF(self.viewport().width() - 4, y))
        elif position is where.OnItem:
            whole = QRectF(1, rect.y() + 1, self.viewport().width() - 2, rect.height() - 2)
            painter.drawRoundedRect(whole, 5, 5)
        else:
            y = rect.top() if position is where.AboveItem else rect.bottom()
            painter.drawLine(QPointF(rect.left() + 4, y), QPointF(rect.right() - 4, y))

    def _last_bottom(self) -> float:
        model = self.tree()
        rows = [model.index(n, 0) for n in range(model.rowCount())]
        layers = [i for i in rows if not isinstance(model.held(i), Region)]
        return float(self.visualRect(layers[-1]).bottom()) if layers else 1.0

    # ------------------------------------------------------------ pointer and keys

    def _part(self, at: QPoint) -> tuple[str, Held | None]:
        index = self.indexAt(at)
        held = self.tree().held(index) if index.isValid() else None
        if held is None:
            return "", None
        rect = self.visualRect(index)
        if not rect.contains(at):
            return "branch" if self.tree().rowCount(index) else "row", held
        return self.rows.part_at(rect, at, held, self.layoutDirection()), held

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        part, held = self._part(at)
        self._keyboard = False
        if event.button() is Qt.MouseButton.LeftButton and held is not None:
            if part == "eye":
                alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
                self.eye.emit(held.id, alt)
                return
            if part == "lock":
                self.lock.emit(held.id)
                return
            if part == "branch":
                index = self.indexAt(at)
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._part(event.position().toPoint())[0] == "row":
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._point_at(QModelIndex())
        return super().viewportEvent(event)

    def _point_at(self, index: QModelIndex) -> None:
        if QPersistentModelIndex(index) != self.rows.hovered:
            self.rows.hovered = QPersistentModelIndex(index)
            held = self.tree().held(index) if index.isValid() else None
            self.pointed.emit(held.id if held is not None else "")
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keyboard = event.reason() in focus.KEYS

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keyboard = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyboard = True
        held = self.tree().held(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and held is not None and not isinstance(held, Region):
            self.eye.emit(held.id, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ dragging

    _drop_at: QPoint | None = None

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._dropping, self._drop_at = event.isAccepted(), event.position().toPoint()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping = False
        super().dragLeaveEvent(event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping = False
        super().dropEvent(event)
        self.viewport().update()
