"""Prompts that were used: search, star, use again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import EmptyState, TextField
from app.editor.look import icons, tokens
from app.editor.settings import Prompt, Settings

WIDTH, HEIGHT, ROW = 340, 320, 46
PROMPT = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()


def tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


class _Prompts(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.prompts: tuple[Prompt, ...] = ()

    def show(self, prompts: tuple[Prompt, ...]) -> None:
        self.beginResetModel()
        self.prompts = prompts
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.prompts)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        prompt = self.prompts[index.row()]
        if role == PROMPT:
            return prompt
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return prompt.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{prompt.text}, {tr('starred')}" if prompt.starred else prompt.text
        return None


class _Rows(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, ROW)

    @staticmethod
    def star_place(row: QRect, mirror: Qt.LayoutDirection) -> QRect:
        return QStyle.visualRect(mirror, row, QRect(row.right() - 31, row.top(), 28, ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        prompt = index.data(PROMPT)
        if not isinstance(prompt, Prompt):
            return
        row, mirror = option.rect, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(QRectF(row).adjusted(2, 1, -2, -1), 5, 5)
        face, small = tokens.font(12), tokens.font(11)
        room = QRect(row.left() + 10, row.top() + 6, row.width() - 46, 18)
        side = QStyle.visualAlignment(mirror, Qt.AlignmentFlag.AlignLeft)
        flags = Qt.AlignmentFlag(side).value | Qt.AlignmentFlag.AlignVCenter.value
        painter.setFont(face)
        painter.setPen(tokens.colour("text"))
        words = " ".join(prompt.text.split())
        words = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QStyle.visualRect(mirror, row, room), flags, words)
        painter.setFont(small)
        painter.setPen(tokens.colour("text3"))
        room.translate(0, 17)
        moment = QDateTime.fromSecsSinceEpoch(int(prompt.at.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        said = tr("%1 · seed %2").replace("%1", when).replace("%2", str(prompt.seed))
        painter.drawText(QStyle.visualRect(mirror, row, room), flags, said)
        name, key = ("star-filled", "star") if prompt.starred else ("star", "text3")
        icons.paint(painter, name, key, QRectF(self.star_place(row, mirror)), 16)
        painter.restore()


class _List(QListView):
    used = Signal(object)
    starred = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = _Rows(self)
        self.setItemDelegate(self.rows)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Prompt history"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        prompt = index.data(PROMPT) if index.isValid() else None
        if isinstance(prompt, Prompt):
            star = self.rows.star_place(self.visualRect(index), self.layoutDirection())
            (self.starred if star.contains(point) else self.used).emit(prompt)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        prompt = self.currentIndex().data(PROMPT) if self.currentIndex().isValid() else None
        if isinstance(prompt, Prompt) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.used.emit(prompt)
        elif isinstance(prompt, Prompt) and event.key() == Qt.Key.Key_S:
            self.starred.emit(prompt)
        else:
            super().keyPressEvent(event)


class PromptHistory(QWidget):
    """`used` gives the Prompt that shall stand in the brief again."""

    used = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setFixedSize(WIDTH, HEIGHT)
        self.search = TextField(tr("Search prompts"), icon="search")
        self.search.edited.connect(lambda _: self.refresh())
        self._prompts = _Prompts()
        self.list = _List()
        self.list.setModel(self._prompts)
        self.list.used.connect(self.used)
        self.list.starred.connect(self._star)
        self._empty = EmptyState("history", tr("Prompts that you used appear here."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        self.refresh()

    def refresh(self) -> None:
        wanted = self.search.text()
        found = self.settings.prompts(wanted)
        self._prompts.show(found)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        if wanted:
            self._empty.set_sentence(tr("No prompt has “%1”.").replace("%1", wanted))
        else:
            self._empty.set_sentence(tr("Prompts that you used appear here."))

    def _star(self, prompt: Prompt) -> None:
        self.settings.star_prompt(prompt.text, not prompt.starred)
        self.refresh()
