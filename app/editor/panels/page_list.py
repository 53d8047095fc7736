"""The pages of a document as a list of pictures: model, pictures, painting, dragging."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
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
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editor.look import icons, tokens
from app.editor.session import Session
from engine.document.colour import Colour
from engine.document.file import used_assets
from engine.document.model import (
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Shape,
    SolidPaint,
    Swatch,
)
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

Index = QModelIndex | QPersistentModelIndex
PAGE = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-affiche-page"
CALM = 350
"""Milliseconds after the last change before a page is drawn again."""
KEPT = 120

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
            return f"{title}, {page.name}" if page.name else title
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


class PagePictures(QObject):
    """Pages drawn small, one after the other, while the window is idle."""

    ready = Signal(object)
    """A Page whose picture is new."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._kept: OrderedDict[int, tuple[Page, tuple[Swatch, ...], float, QPixmap | None]]
        self._kept = OrderedDict()
        self._last: dict[int, QPixmap] = {}
        """By place: what is shown until the new picture is there."""
        self._wanted: dict[int, tuple[QSize, float]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_one)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(lambda: self._timer.start())

    def bind(self, session: Session) -> None:
        self._session = session
        self._last.clear()
        self._wanted.clear()

    def changed(self) -> None:
        """A gesture on its way: drawing waits for its end."""
        self._timer.stop()
        self._calm.start()

    def of(self, document: Document, row: int, size: QSize, ratio: float) -> QPixmap | None:
        page = document.pages[row]
        kept = self._kept.get(id(page))
        if kept and kept[0] is page and kept[1:3] == (document.swatches, ratio):
            pixmap = kept[3]
            if pixmap is None or pixmap.size() == size * ratio:
                self._kept.move_to_end(id(page))
                if pixmap is not None:
                    self._last[row] = pixmap
                return pixmap
        self._wanted[row] = (size, ratio)
        if not self._calm.isActive():
            self._timer.start()
        return self._last.get(row)

    def _draw_one(self) -> None:
        session = self._session
        if session is None or not self._wanted:
            return
        row = next(iter(self._wanted))
        size, ratio = self._wanted.pop(row)
        document = session.shown
        if row < len(document.pages):
            page = document.pages[row]
            pixmap = drawn(document, row, session.assets, size, ratio)
            self._kept[id(page)] = (page, document.swatches, ratio, pixmap)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(page)
        if self._wanted:
            self._timer.start()


def drawn(
    document: Document, row: int, assets: Mapping[str, bytes], size: QSize, ratio: float
) -> QPixmap | None:
    """The page in `size` px, missing pictures grey; None where it can't be drawn (Proof says why)."""
    page = document.pages[row]
    layers = tuple(_whole(layer, assets) for layer in page.layers)
    shown = msgspec.structs.replace(page, layers=layers, grain=0.0)
    alone = msgspec.structs.replace(document, pages=(shown,), brand=None)
    if used_assets(alone) - assets.keys():
        return None
    try:
        scene = compose(alone, 0)
        picture = raster.render(scene, scale=size.width() * ratio / page.width, assets=assets)
    except UserError:
        return None
    tall, wide = picture.shape[:2]
    image = QImage(picture.data, wide, tall, 3 * wide, QImage.Format.Format_RGB888)
    pixmap = QPixmap.fromImage(image).scaled(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _whole(layer: Layer, assets: Mapping[str, bytes]) -> Layer:
    """The layer, or a grey place where its picture would be."""
    if isinstance(layer, Group):
        children = tuple(_whole(child, assets) for child in layer.children)
        return msgspec.structs.replace(layer, children=children)
    if isinstance(layer, Picture) and not {layer.asset, layer.mask} - {""} <= assets.keys():
        grey = SolidPaint(Colour("srgb", (0.62, 0.62, 0.62)))
        return Shape(id=layer.id, box=layer.box, rotation=layer.rotation, fill=grey)
    return layer


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
                page.name, Qt.TextElideMode.ElideRight, room.width()
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
