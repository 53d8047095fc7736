"""The pages of a document as a list of pictures: model, painting, dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editor.look import icons, tokens
from app.editor.panels.page_pictures import PagePictures
from app.editor.panels.plan_choices import page_name
from engine.document.model import (
    Document,
    Page,
)

Index = QModelIndex | QPersistentModelIndex
PAGE = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-affiche-page"
MARGIN = 14
NUMBER = 26
"""Px before the picture, for the page's number."""
TALLEST = 168
PADDING = 8
NAME = 18


class PageList(QAbstractListModel):
    """The pages of the shown document."""

    moving = Signal(int, int)
    """A page was dropped: from, to (counted without itself)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = Document()

    @property
    def pages(self) -> tuple[Page, ...]:
        return self._document.pages

    @property
    def document(self) -> Document:
        return self._document

    def follow(self, document: Document) -> None:
        before, self._document = self._document, document
        old, new = before.pages, document.pages
        if len(old) != len(new) or any(
            a is not b and (a.width, a.height) != (b.width, b.height)
            for a, b in zip(old, new, strict=True)
        ):
            self.beginResetModel()
            self.endResetModel()
            return
        recoloured = before.swatches != document.swatches
        for row, (a, b) in enumerate(zip(old, new, strict=True)):
            if a is not b or recoloured:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.pages):
            return None
        page = self.pages[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            title = self.tr("Page %1").replace("%1", str(index.row() + 1))
            return f"{title}, {page_name(page)}" if page.name else title
        return page if role == PAGE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, QByteArray(str(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        raw = bytes(data.data(MIME).data()).decode()
        if not raw.isdigit() or int(raw) >= len(self.pages):
            return False
        taken = int(raw)
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self.pages)
        self.moving.emit(taken, at - (at > taken))
        return False  # the document moves the page; the view must not


class PageDelegate(QStyledItemDelegate):
    """The number, the page, and its name under it."""

    current = 0

    def __init__(self, pictures: PagePictures, view: QListView) -> None:
        super().__init__(view)
        self._pictures, self._view = pictures, view

    def page_size(self, page: Page) -> QSize:
        room = max(40, self._view.viewport().width() - 2 * MARGIN - 2 * NUMBER)
        scale = min(room / page.width, TALLEST / page.height)
        return QSize(max(8, round(page.width * scale)), max(8, round(page.height * scale)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        page = index.data(PAGE)
        if not isinstance(page, Page):
            return QSize(100, 40)
        tall = self.page_size(page).height() + 2 * PADDING + (NAME if page.name else 0) + 4
        return QSize(self._view.viewport().width(), tall)

    def picture_rect(self, row: QRect, page: Page) -> QRect:
        size = self.page_size(page)
        left = row.x() + (row.width() - size.width()) // 2
        return QRect(left, row.y() + PADDING + 2, size.width(), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page, model = index.data(PAGE), index.model()
        if not isinstance(page, Page) or not isinstance(model, PageList):
            return
        row, direction = option.rect, option.direction
        current = index.row() == self.current
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(row.adjusted(MARGIN - 6, 2, -(MARGIN - 6), -2))
        if current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if current else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        area = self.picture_rect(row, page)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._pictures.of(model.document, index.row(), area.size(), ratio)
        if pixmap is not None:
            painter.drawPixmap(area, pixmap)
        else:
            painter.fillRect(area, tokens.colour("raised"))
            icons.paint(painter, "file", "off", QRectF(area), 20)
        width = 2 if current else 1
        painter.setPen(QPen(tokens.colour("accent" if current else "line2"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = width / 2
        painter.drawRect(QRectF(area).adjusted(-out, -out, out, out))
        self._words(painter, row, area, direction, index.row(), page, current)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keyboard"):
            painter.setPen(QPen(tokens.colour("accent"), tokens.ring_width()))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()

    def _words(
        self, painter: QPainter, row: QRect, area: QRect, direction: Qt.LayoutDirection,
        number: int, page: Page, current: bool,
    ) -> None:  # fmt: skip
        painter.setFont(tokens.font(11, QFont.Weight.Medium if current else QFont.Weight.Normal))
        painter.setPen(tokens.colour("text" if current else "text2"))
        place = QRect(row.x() + MARGIN, area.y(), NUMBER - 4, 18)
        painter.drawText(
            QRectF(QStyle.visualRect(direction, row, place)),
            int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter),
            str(number + 1),
        )
        if page.name:
            room = QRectF(row.x() + MARGIN, area.bottom() + 2, row.width() - 2 * MARGIN, NAME)
            shown = QFontMetricsF(painter.font()).elidedText(
                page_name(page), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)


class PageView(QListView):
    """Arrows and clicks turn the page, a drag moves it, Delete removes it."""

    turned = Signal(int)
    deleting = Signal()
    shifted = Signal(int)
    """Alt and an arrow: the current page goes one place up (-1) or down (1)."""

    def __init__(self, model: PageList, pictures: PagePictures, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("pages")
        self.setModel(model)
        self.cells = PageDelegate(pictures, self)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)  # it is painted below
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._drop_y: int | None = None
        self.clicked.connect(lambda index: self.turned.emit(index.row()))
        pictures.ready.connect(self._drawn)
        tokens.signals.changed.connect(self.viewport().update)

    def _drawn(self, page: Page) -> None:
        model = self.model()
        if isinstance(model, PageList):
            for row, held in enumerate(model.pages):
                if held is page:
                    self.update(model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        up_or_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if up_or_down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(up_or_down)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleting.emit()
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            if self.currentIndex().row() not in (before, -1):
                self.turned.emit(self.currentIndex().row())
            return
        event.accept()

    # ------------------------------------------------------------ dragging

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._drop_y = self._place(event.position().toPoint().y())[1]
        event.acceptProposedAction()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drop_y = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_y = None
        row = self._place(event.position().toPoint().y())[0]
        self.model().dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())
        event.acceptProposedAction()
        self.viewport().update()

    def _place(self, y: int) -> tuple[int, int]:
        """The row before which a drop at `y` goes, and where its line is drawn."""
        bottom = 0
        for row in range(self.model().rowCount()):
            rect = self.visualRect(self.model().index(row, 0))
            if y < rect.center().y():
                return row, rect.top()
            bottom = rect.bottom()
        return self.model().rowCount(), bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_y is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(tokens.colour("accent"), 2))
            y = max(1, self._drop_y)
            painter.drawLine(MARGIN, y, self.viewport().width() - MARGIN, y)
            painter.end()
