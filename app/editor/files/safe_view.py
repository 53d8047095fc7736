"""The safe view: what is said, and can be done, about a document that is open read-only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import Button, Label, Message, Popover
from app.editor.files.damage import sentence
from app.editor.look import icons, tokens
from engine.document.salvage import Finding, Salvaged

ROW = 44
WIDTH = 380
TALLEST = 7 * ROW
_FINDING = Qt.ItemDataRole.UserRole
_ICONS = {
    "picture": "photo-off", "document": "file-text", "attachment": "stack-2", "file": "file",
}  # fmt: skip


class SafeViewBar(Message):
    """The amber bar above the canvas. `save_copy` is what its first action does."""

    revealed = Signal(str)
    """Id of a layer that a finding is about."""

    def __init__(
        self, found: Salvaged, save_copy: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        self.found = found

        def tr(text: str) -> str:
            return QCoreApplication.translate("SafeView", text)

        show = tr("Show what is missing") if found.missing else tr("Show what was found")
        actions = ((tr("Save a copy"), save_copy), (show, self.show_findings))
        super().__init__("warn", sentence(found), actions, parent)
        self._popover: Popover | None = None

    def show_findings(self) -> None:
        """The list of findings, under the button that asked for it."""
        findings = Findings(self.found)
        findings.chosen.connect(self.revealed)
        self._popover = Popover(findings, self)
        self._popover.closed.connect(self._popover.deleteLater)
        self._popover.show_under(self.buttons[1])


class _Row(QStyledItemDelegate):
    """What is the matter, and where."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(WIDTH - 28, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        finding = index.data(_FINDING)
        if not isinstance(finding, Finding):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(0, 1, 0, -1)
        if finding.layer and option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(QRectF(row), 5, 5)

        def placed(x: int, y: int, width: int, height: int) -> QRectF:
            area = QRect(row.x() + x, row.y() + y, width, height)
            return QRectF(QStyle.visualRect(option.direction, row, area))

        icons.paint(painter, _ICONS[finding.about], "warn", placed(6, 13, 16, 16), 16)
        room = row.width() - 36
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = int(QStyle.visualAlignment(option.direction, side))
        lines = [(_capital(finding.text), 12, "text")]
        if finding.where:
            lines.append((finding.where, 11, "text2"))
        top = 4 if finding.where else 12
        for text, size, key in lines:
            face = tokens.font(size)
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.setFont(face)
            painter.setPen(tokens.colour(key))
            painter.drawText(placed(30, top, room, 17), flags, shown)
            top += 17
        painter.restore()


class Findings(QWidget):
    """Each finding in a row; a click on one that a layer has leads there."""

    chosen = Signal(str)
    """Id of a layer."""

    def __init__(self, found: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(_Row(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedSize(WIDTH, min(TALLEST, ROW * max(1, len(found.findings))))
        for finding in found.findings:
            words = _capital(finding.text)
            text = f"{words}\n{finding.where}" if finding.where else words
            item = QListWidgetItem(text, self.list)
            item.setData(_FINDING, finding)
            item.setToolTip(text)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        copy = Button(self.tr("Copy"), "ghost", "copy")
        copy.clicked.connect(lambda: _copy(found))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("What was found"), "section"))
        layout.addWidget(self.list)
        layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignTrailing)

    def _choose(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if isinstance(finding, Finding) and finding.layer:
            self.chosen.emit(finding.layer)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _copy(found: Salvaged) -> None:
    QGuiApplication.clipboard().setText("\n".join(map(str, found.findings)))
