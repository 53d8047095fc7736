"""All formats side by side on the desk: name and size above, state below, nothing on the artwork."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QCoreApplication,
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
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.editor.look import icons, tokens
from app.editor.panels.resize_formats import RESULT, FormatModel, Result, size_text

AREA = 96_000
"""px² that a page is shown at, so that none dwarfs the others."""
TALLEST, WIDEST = 400, 560
HEAD, FOOT, GAP = 42, 38, 28

_STATES = {
    "source": ("lock", "text2"), "wanted": ("point", "text3"), "waiting": ("point", "text3"),
    "running": ("loader-2", "accent"), "checking": ("loader-2", "text2"),
    "unproved": ("point", "text3"), "proved": ("check", "ok"),
    "warned": ("alert-triangle", "warn"), "differs": ("alert-circle", "err"),
    "failed": ("alert-circle", "err"),
}  # fmt: skip


def tr(text: str) -> str:
    return QCoreApplication.translate("Resize", text)


def page_size(result: Result, share: float = 1.0) -> QSize:
    """Of the page as shown, px."""
    ratio = result.ratio
    width = math.sqrt(AREA * share / ratio)
    most = math.sqrt(share)
    width = min(width, WIDEST * most, TALLEST * most / ratio)
    return QSize(max(24, round(width)), max(24, round(width * ratio)))


def cell_size(result: Result, share: float) -> QSize:
    """Of the page with its words, px."""
    size = page_size(result, share)
    return QSize(max(size.width(), 132) + GAP, size.height() + HEAD + FOOT + GAP)


class FormatDelegate(QStyledItemDelegate):
    def __init__(self, view: FormatDesk) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return cell_size(index.data(RESULT), self.view.share)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        result = index.data(RESULT)
        if not isinstance(result, Result):
            return
        mirror, cell = option.direction, option.rect
        size = page_size(result, self.view.share)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = QStyle.visualAlignment(mirror, Qt.AlignmentFlag.AlignLeft)
        flags = Qt.AlignmentFlag(side).value | Qt.AlignmentFlag.AlignVCenter.value

        def line(top: int, height: int) -> QRectF:
            rect = QRect(cell.left(), top, cell.width() - GAP, height)
            return QRectF(QStyle.visualRect(mirror, cell, rect))

        strong, small = tokens.font(12, tokens.Weight.DemiBold), tokens.font(11)
        self._words(painter, strong, "text", line(cell.top(), 18), flags, result.format.name)
        said = size_text(result.format.page)
        self._words(painter, small, "text2", line(cell.top() + 17, 16), flags, said)
        place = QStyle.visualRect(
            mirror, cell, QRect(cell.left(), cell.top() + HEAD - 4, size.width(), size.height())
        )
        self._page(painter, result, place)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRect(QRectF(place).adjusted(-2, -2, 2, 2))
        self._pill(painter, result, cell, place.bottom() + 10, mirror)
        painter.restore()

    @staticmethod
    def _words(
        painter: QPainter, face: QFont, key: str, room: QRectF, flags: int, words: str
    ) -> None:
        painter.setFont(face)
        painter.setPen(tokens.colour(key))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, words)

    def _page(self, painter: QPainter, result: Result, place: QRect) -> None:
        pixmap = result.pixmap
        stale = result.state in ("waiting", "running")
        if pixmap is None:
            painter.setPen(QPen(tokens.colour("line2"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(tokens.colour("app"))
            painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
            return
        ratio = self.view.devicePixelRatioF()
        wide = round(place.width() * ratio)
        if wide < 0.7 * pixmap.width():
            pixmap = pixmap.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        painter.setOpacity(0.35 if stale else 1.0)
        painter.drawPixmap(QRectF(place), pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)

    @staticmethod
    def _pill(
        painter: QPainter, result: Result, cell: QRect, top: int, mirror: Qt.LayoutDirection
    ) -> None:
        face = tokens.font(11, tokens.Weight.Medium)
        said = FormatModel.state_text(result)
        metrics = QFontMetricsF(face)
        room = cell.width() - GAP
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room - 36)
        width = min(room, round(metrics.horizontalAdvance(said)) + 36)
        pill = QRectF(QStyle.visualRect(mirror, cell, QRect(cell.left(), top, width, 22)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("raised"))
        painter.drawRoundedRect(pill, 11, 11)
        name, key = _STATES[result.state]
        if result.locked:
            name, key = "lock", "text2"
        mirrored = mirror is Qt.LayoutDirection.RightToLeft
        x = pill.right() - 22 if mirrored else pill.left() + 8
        icons.paint(painter, name, key, QRectF(x, top, 14, 22), 14)
        painter.setFont(face)
        painter.setPen(tokens.colour("text"))
        words = pill.adjusted(8, 0, -26, 0) if mirrored else pill.adjusted(26, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, said)


class FormatDesk(QListView):
    opened = Signal(object)
    """A Result whose document shall be edited."""
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: FormatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.formats = model
        self.share = 1.0
        """Of AREA: as much as lets all formats be seen at once."""
        self.setObjectName("desk")
        self.setAccessibleName(tr("Formats"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewportMargins(28, 24, 8, 8)
        self.setItemDelegate(FormatDelegate(self))
        self.setModel(model)
        model.modelReset.connect(self.fit)
        self.doubleClicked.connect(self._open)
        tokens.signals.changed.connect(self.viewport().update)

    def chosen(self) -> Result | None:
        found = self.currentIndex().data(RESULT) if self.currentIndex().isValid() else None
        return found if isinstance(found, Result) else None

    def fit(self) -> None:
        """The largest size at which everything is seen without scrolling, within limits."""
        width, height = self.viewport().width(), self.viewport().height()
        shares = [2.2 - 0.1 * n for n in range(20)]
        self.share = next((s for s in shares if self._height(s, width) <= height), shares[-1])
        self.scheduleDelayedItemsLayout()

    def _height(self, share: float, width: int) -> int:
        """Of all rows at that share, px."""
        x = total = tallest = 0
        for result in self.formats.items:
            size = cell_size(result, share)
            if x and x + size.width() > width:
                total, x, tallest = total + tallest, 0, 0
            x, tallest = x + size.width(), max(tallest, size.height())
        return total + tallest

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _open(self, index: QModelIndex) -> None:
        result = index.data(RESULT)
        if isinstance(result, Result) and result.document is not None:
            self.opened.emit(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFrom(self, event.pos()))
        result = index.data(RESULT) if index.isValid() else self.chosen()
        if isinstance(result, Result) and result.state != "source":
            self.menu_wanted.emit(result, event.globalPos())
