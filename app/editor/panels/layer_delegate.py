"""How a row of the list of layers is painted, and what lies where in it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.editor import translations
from app.editor.look import icons, tokens
from app.editor.panels import face_preview, naming
from app.editor.panels.layer_tree import HELD, Held
from app.editor.panels.thumbnails import SIZE, Thumbnails
from engine.document.colour import Colour, luminance
from engine.document.model import Group, Layer, Region, TextBlock
from engine.drawing.paints import representative, resolve
from exporters.brushes import qcolour

ROW = 30
TARGET = 24
"""Px that lock and eye answer to."""
EDGE = 1
"""Px between the row's end and the eye's target."""

Part = Literal["eye", "lock", "row"]
Index = QModelIndex | QPersistentModelIndex


def eye_rect(row: QRect) -> QRect:
    """In a row laid out from left to right."""
    return QRect(row.right() + 1 - EDGE - TARGET, row.center().y() - 11, TARGET, TARGET)


def lock_rect(row: QRect) -> QRect:
    return eye_rect(row).translated(-TARGET, 0)


class LayerDelegate(QStyledItemDelegate):
    """`hovered`: the row under the pointer, kept by the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.thumbnails: Thumbnails | None = None
        self.hovered = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def part_at(self, row: QRect, at: QPoint, held: Held, direction: Qt.LayoutDirection) -> Part:
        """What a point of a row's rectangle means."""

        def placed(rect: QRect) -> QRect:
            return QStyle.visualRect(direction, row, rect)

        if not isinstance(held, Region) and placed(eye_rect(row)).contains(at):
            return "eye"
        return "lock" if placed(lock_rect(row)).contains(at) else "row"

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        held = index.data(HELD)
        if held is None:
            return
        row, direction = option.rect, option.direction

        def placed(rect: QRect | QRectF) -> QRectF:
            whole = rect.toRect() if isinstance(rect, QRectF) else rect
            return QRectF(QStyle.visualRect(direction, row, whole))

        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        marked = selected or QPersistentModelIndex(index) == self.hovered
        painter.save()
        picture = QRect(row.x() + 4, row.y() + (row.height() - SIZE) // 2, SIZE, SIZE)
        self._picture(painter, placed(picture), held)
        seen = isinstance(held, Region) or held.visible
        end = row.right() + 1 - EDGE
        if not isinstance(held, Region):
            if marked or not seen:
                key = "text2" if selected or not seen else "text3"
                icons.paint(painter, "eye" if seen else "eye-off", key, placed(eye_rect(row)), 14)
            end -= TARGET
        elif marked or held.locked:
            end -= TARGET
        if marked or held.locked:
            name = "lock" if held.locked else "lock-open"
            key = "text2" if held.locked else "text3"
            icons.paint(painter, name, key, placed(lock_rect(row)), 14)
            end = lock_rect(row).left()
        start = picture.right() + 9
        words = QRect(start, row.y(), max(0, end - 4 - start), row.height())
        self._words(painter, placed(words), held, selected, seen, direction)
        painter.restore()

    def _words(
        self, painter: QPainter, area: QRectF, held: Held, selected: bool, seen: bool,
        direction: Qt.LayoutDirection,
    ) -> None:  # fmt: skip
        font = tokens.font(12, QFont.Weight.Medium if selected else QFont.Weight.Normal)
        metrics = QFontMetricsF(font)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = int(QStyle.visualAlignment(direction, side))
        name = naming.title(held)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(tokens.colour("text" if seen else "text3"))
        painter.drawText(area, flags, translations.isolated(shown))
        said = _said(held)
        taken = metrics.horizontalAdvance(name) + 8
        if not said or area.width() - taken < 40:
            return
        rest = QRectF(area)
        if direction is Qt.LayoutDirection.RightToLeft:
            rest.setRight(rest.right() - taken)
        else:
            rest.setLeft(rest.left() + taken)
        small = tokens.font(11)
        painter.setFont(small)
        painter.setPen(tokens.colour("text3"))
        said = QFontMetricsF(small).elidedText(said, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, said)

    def _picture(self, painter: QPainter, area: QRectF, held: Held) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(held, Region):
            _tile(painter, area, "app")
            icons.paint(painter, naming.icon(held), naming.REGION_COLOURS[held.role], area, 14)
        elif isinstance(held, Group):
            icons.paint(painter, "folder", "text2", area, 16)
        elif isinstance(held, TextBlock):
            self._letter(painter, area, held)
        else:
            self._raster(painter, area, held)

    def _letter(self, painter: QPainter, area: QRectF, block: TextBlock) -> None:
        """The first letter in its own face and colour, on a ground that shows it."""
        letter = next((c for c in block.text if c.isalnum()), "")
        path = face_preview.line(letter, block.style.faces[0], block.language) if letter else None
        if path is None or path.isEmpty():
            _tile(painter, area, "app")
            icons.paint(painter, "typography", "text2", area, 14)
            return
        colour = representative(resolve(block.style.fill, block.box, _swatches(self.thumbnails)))
        dark = luminance(colour) < 0.22
        _tile(painter, area, tokens.LIGHT["panel"] if dark else tokens.DARK["app"])
        face_preview.draw(
            painter, path, area.adjusted(3, 3, -3, -3), 15, qcolour(colour.with_alpha(1.0)),
            centred=True,
        )  # fmt: skip
        _frame(painter, area)

    def _raster(self, painter: QPainter, area: QRectF, layer: Layer) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap: QPixmap | None = self.thumbnails.of(layer, ratio) if self.thumbnails else None
        _tile(painter, area, "press" if tokens.theme() == "dark" else "desk")
        if pixmap is None:
            icons.paint(painter, naming.icon(layer), "text2", area, 14)
            return
        painter.save()
        painter.setClipPath(_rounded(area))
        painter.drawPixmap(area.topLeft(), pixmap)
        painter.restore()
        _frame(painter, area)

    # ------------------------------------------------------------ renaming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("rename")
        editor.setAccessibleName(naming.tr("Name of the layer"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row = option.rect
        area = row.adjusted(SIZE + 8, 1, -EDGE, -1)
        editor.setGeometry(QStyle.visualRect(option.direction, row, area))

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        return False


def _said(held: Held) -> str:
    """The words of a text, small after its name; '' where the name says them."""
    if isinstance(held, TextBlock):
        said = " ".join(held.text.split())
        return said if said != " ".join(held.name.split()) else ""
    if isinstance(held, Group):
        return naming.tr("%1 layers").replace("%1", str(len(held.children)))
    return ""


def _swatches(thumbnails: Thumbnails | None) -> dict[str, Colour]:
    return thumbnails.swatches() if thumbnails is not None else {}


def _tile(painter: QPainter, area: QRectF, key: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(key) if key.startswith("#") else tokens.colour(key))
    painter.drawRoundedRect(area, 4, 4)


def _frame(painter: QPainter, area: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("line"), 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _rounded(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(area, 4, 4)
    return path
