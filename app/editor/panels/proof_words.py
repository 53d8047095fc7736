"""The texts of a document with the state of their words, as a list that screen readers know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QWidget

from app.editor import translations
from app.editor.look import icons, tokens
from app.editor.proofing.finding_texts import number
from app.editor.proofing.findings import WordState

translate = QCoreApplication.translate

WORDS = Qt.ItemDataRole.UserRole + 1
"""The WordState of a row."""
ROW = 41

Index = QModelIndex | QPersistentModelIndex

_ICON = {
    "proved": ("check", "ok"),
    "checking": ("loader-2", "text3"),
    "differs": ("alert-triangle", "warn"),
    "unknown script": ("shape", "ok"),
}


def role_name(role: str) -> str:
    names = {
        "title": translate("Proof", "Title"),
        "subtitle": translate("Proof", "Subtitle"),
        "body": translate("Proof", "Text"),
        "action": translate("Proof", "Action"),
        "caption": translate("Proof", "Caption"),
        "legal": translate("Proof", "Legal"),
    }
    return names.get(role, role[:1].upper() + role[1:])


def state_name(state: WordState) -> str:
    names = {
        "proved": translate("Proof", "proved"),
        "checking": translate("Proof", "checking"),
        "differs": translate("Proof", "read differently"),
        "unknown script": translate("Proof", "proved by its shapes"),
    }
    faults = {
        "overflow": translate("Proof", "doesn't fit its box"),
        "missing glyphs": translate("Proof", "signs without a glyph"),
        "hidden": translate("Proof", "not seen"),
        "cut": translate("Proof", "seen in part"),
        "unreadable": translate("Proof", "can't be read"),
    }
    if state.state == "differs" and state.verdict in faults:
        return faults[state.verdict]
    return names[state.state]


class WordsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[WordState, ...] = ()

    def show(self, words: Sequence[WordState]) -> None:
        new = tuple(words)
        if [w.block for w in new] == [w.block for w in self._words]:
            for at, (old, now) in enumerate(zip(self._words, new, strict=True)):
                if old != now:
                    self._words = (*self._words[:at], now, *self._words[at + 1 :])
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._words = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._words):
            return None
        words = self._words[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words.wanted
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{role_name(words.role)}, {words.wanted}, {state_name(words)}"
            case _ if role == WORDS:
                return words
        return None


class _Row(QStyledItemDelegate):
    """Mark, role with the reader's certainty, words."""

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        words: WordState = index.data(WORDS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(QRectF(whole.adjusted(0, 1, 0, -1)), 5, 5)

        def seen(rect: QRect) -> QRect:
            return QStyle.visualRect(option.direction, whole, rect)

        name, key = _ICON[words.state]
        mark = seen(QRect(whole.x() + 8, whole.y() + 4, 16, 16))
        icons.paint(painter, name, key, QRectF(mark), 16)
        x, right = whole.x() + 34, whole.right() - 7
        small, body = tokens.font(11), tokens.font(12)
        sure = ""
        if words.state == "proved" and words.confidence:
            sure = number(words.confidence, 3)
        lead = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = Qt.AlignmentFlag(QStyle.visualAlignment(option.direction, lead)).value
        tail = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        tail_flags = Qt.AlignmentFlag(QStyle.visualAlignment(option.direction, tail)).value
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        width = round(metrics.horizontalAdvance(sure)) + 2 if sure else 0
        painter.setPen(tokens.colour("text3"))
        painter.drawText(seen(QRect(right - width, whole.y() + 4, width, 16)), tail_flags, sure)
        said = role_name(words.role)
        if words.state not in ("proved", "checking"):
            said = f"{said}, {state_name(words)}"
        painter.setPen(tokens.colour("text2"))
        room = right - width - 6 - x
        painter.drawText(
            seen(QRect(x, whole.y() + 4, room, 16)), flags,
            metrics.elidedText(said, Qt.TextElideMode.ElideRight, room),
        )  # fmt: skip
        painter.setFont(body)
        painter.setPen(tokens.colour("text2" if words.state == "checking" else "text"))
        line = QFontMetricsF(body).elidedText(
            " ".join(words.wanted.split()), Qt.TextElideMode.ElideRight, right - x
        )
        painter.drawText(
            seen(QRect(x, whole.y() + 20, right - x, 17)), flags, translations.isolated(line)
        )
        painter.restore()


class WordsList(QListView):
    """As high as its rows: the panel around it scrolls."""

    wanted = Signal(str)
    """The id of a text that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsModel(self)
        self.setModel(self.words)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Texts"))
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    def show_words(self, words: Sequence[WordState]) -> None:
        self.words.show(words)
        self.setFixedHeight(ROW * len(words))

    def _go(self, index: QModelIndex) -> None:
        words = index.data(WORDS)
        if isinstance(words, WordState):
            self.wanted.emit(words.block)
