"""The grid of library items: three beside each other, pictures drawn by a delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editor.look import icons, tokens
from app.editor.panels.item_pictures import ItemPictures
from app.editor.panels.library_items import Item, Kind
from app.editor.panels.library_place import mime_data

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole + 1
COLUMNS = 3
GAP = 6
CAPTION = 18
PADDING = 7
BAR = 11
"""Px for the scroll bar."""

_ICONS: dict[Kind, str] = {
    "subject": "mood-smile", "scene": "photo", "shape": "shape", "picture": "photo"
}  # fmt: skip


class ItemList(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self._rows: dict[Item, int] = {}

    def show(self, items: Sequence[Item]) -> None:
        if list(items) == self.items:
            return
        self.beginResetModel()
        self.items = list(items)
        self._rows = {item: row for row, item in enumerate(self.items)}
        self.endResetModel()

    def picture_ready(self, item: Item) -> None:
        row = self._rows.get(item)
        if row is not None:
            self.dataChanged.emit(
                self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole]
            )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            _, _, look = item.key.partition("/")
            return f"{item.title} · {look}" if item.kind == "scene" and look else item.title
        return item if role == ITEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        item = indexes[0].data(ITEM) if indexes else None
        return mime_data(item) if isinstance(item, Item) else QMimeData()


class CellDelegate(QStyledItemDelegate):
    """A tile with the picture, the title under it."""

    def __init__(self, pictures: ItemPictures, view: QListView) -> None:
        super().__init__(view)
        self.pictures = pictures
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    def tile(self, cell: QRect) -> QRect:
        side = cell.width() - GAP
        return QRect(cell.x() + GAP // 2, cell.y(), side, side)

    def picture_size(self, kind: Kind, tile: QRect) -> QSize:
        inset = 0 if kind == "scene" else 2 * PADDING
        return QSize(max(8, tile.width() - inset), max(8, tile.height() - inset))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        tile = self.tile(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(tile)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("hover" if hovered else "raised"))
        painter.drawRoundedRect(area, 6, 6)
        self._picture(painter, area, item, tile)
        line = "accent" if focused else "edge" if hovered else "line"
        width = 2 if focused else 1
        painter.setPen(QPen(tokens.colour(line), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 6, 6)
        self._title(painter, option, tile, item.title, hovered)
        painter.restore()

    def _picture(self, painter: QPainter, area: QRectF, item: Item, tile: QRect) -> None:
        size = self.picture_size(item.kind, tile)
        pixmap = self.pictures.of(item, size, painter.device().devicePixelRatioF())
        if pixmap is None:
            icons.paint(painter, _ICONS[item.kind], "off", area, 20)
            return
        at = QPoint(
            tile.x() + (tile.width() - size.width()) // 2,
            tile.y() + (tile.height() - size.height()) // 2,
        )
        if item.kind == "scene":
            painter.save()
            window = QPainterPath()
            window.addRoundedRect(area, 6, 6)
            painter.setClipPath(window)
            painter.drawPixmap(at, pixmap)
            painter.restore()
        else:
            painter.drawPixmap(at, pixmap)

    def _title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        tile: QRect,
        title: str,
        hovered: bool,
    ) -> None:
        face = tokens.font(11)
        painter.setFont(face)
        painter.setPen(tokens.colour("text" if hovered else "text2"))
        room = QRectF(tile.x(), tile.bottom() + 2, tile.width(), CAPTION - 2)
        shown = QFontMetricsF(face).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)


class ItemGrid(QListView):
    """A click, Enter or Space chooses; a drag carries the item away."""

    chosen = Signal(object)
    """An Item."""

    def __init__(self, pictures: ItemPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.items = ItemList(self)
        self.setModel(self.items)
        self.cells = CellDelegate(pictures, self)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._choose)
        pictures.ready.connect(self.items.picture_ready)
        tokens.signals.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The bar's room is always kept, else the cells would change when it comes.
        side = max(40, (self.width() - BAR) // COLUMNS)
        grid = QSize(side, side - GAP + CAPTION + GAP)
        if grid != self.gridSize():
            self.setGridSize(grid)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        drag = QDrag(self)
        drag.setMimeData(mime_data(item))
        tile = self.cells.tile(self.visualRect(index))
        size = self.cells.picture_size(item.kind, tile)
        pixmap = self.cells.pictures.of(item, size, self.devicePixelRatioF())
        if pixmap is not None:
            drag.setPixmap(_faded(pixmap))
            drag.setHotSpot(QPoint(size.width() // 2, size.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def _choose(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if isinstance(item, Item):
            self.chosen.emit(item)


def _faded(pixmap: QPixmap) -> QPixmap:
    """So that the place under the pointer is seen."""
    out = QPixmap(pixmap.size())
    out.setDevicePixelRatio(pixmap.devicePixelRatio())
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setOpacity(0.75)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return out
