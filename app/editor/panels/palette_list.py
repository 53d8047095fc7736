"""The shipped palettes as a list: name and six colours."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import Popover
from app.editor.look import tokens
from app.editor.panels import naming
from app.editor.panels.design_module import tr
from engine.document.colour import Colour
from engine.document.palettes import PALETTES
from exporters.brushes import qcolour

WIDTH, HEIGHT, ROW = 280, 380, 32
Index = QModelIndex | QPersistentModelIndex


def paint_strip(painter: QPainter, area: QRectF, colours: tuple[Colour, ...]) -> None:
    """Colours side by side in a rounded frame."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(area, 4, 4)
    painter.setClipPath(shape)
    width = area.width() / max(1, len(colours))
    for n, colour in enumerate(colours):
        cell = QRectF(area.left() + n * width, area.top(), width + 0.5, area.height())
        painter.fillRect(cell, qcolour(colour))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("line2"), 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Palettes(QAbstractListModel):
    names = tuple(PALETTES)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return naming.words(self.names[index.row()])
        return None


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        name = _Palettes.names[index.row()]
        whole, states = option.rect, QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (states.State_MouseOver | states.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(QRectF(whole).adjusted(6, 1, -6, -1), 6, 6)
        words = QStyle.visualRect(option.direction, whole, whole.adjusted(14, 0, -160, 0))
        strip = QStyle.visualRect(
            option.direction, whole, whole.adjusted(whole.width() - 150, 7, -14, -7)
        )
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(tokens.font(12))
        painter.setPen(tokens.colour("text"))
        painter.drawText(
            words, int(QStyle.visualAlignment(option.direction, side)), str(index.data())
        )
        paint_strip(painter, QRectF(strip), PALETTES[name])
        painter.restore()


class PalettePopover(Popover):
    """A click or Enter chooses."""

    chosen = Signal(str)
    """Name of a palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        content.setFixedSize(WIDTH, HEIGHT)
        super().__init__(content, parent)
        self.view = QListView()
        self.view.setObjectName("palettes")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setModel(_Palettes(self.view))
        self.view.setItemDelegate(_Rows(self.view))
        self.view.setMouseTracking(True)
        self.view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(tr("Palettes"))
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.view)

    def open(self, anchor: QWidget) -> None:
        x = WIDTH if anchor.isRightToLeft() else anchor.width() - WIDTH
        self.show_at(anchor.mapToGlobal(QPoint(x, anchor.height() + 4)))

    def _choose(self, index: QModelIndex) -> None:
        if self.isVisible():
            self.hide()
            self.chosen.emit(_Palettes.names[index.row()])
