"""The list of families with their samples: model and delegate."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editor.actions import folded
from app.editor.look import icons, tokens
from app.editor.panels import face_preview
from app.editor.panels.design_module import tr
from app.editor.panels.face_families import CLASSES, Family, families

FAMILY = Qt.ItemDataRole.UserRole + 1
"""The Family of a row; None for a heading."""
SAMPLE = Qt.ItemDataRole.UserRole + 2
"""The words that show it."""
CURRENT = Qt.ItemDataRole.UserRole + 3
ROW, HEADING = 52, 30

Index = QModelIndex | QPersistentModelIndex


class FaceList(QAbstractListModel):
    """Brand faces, the document's, recent ones, then all; a search shows one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, tuple[Family, ...]]] = []
        self._rows: list[str | Family] = []
        self._words, self.language = "", "und"
        self._current: Family | None = None

    def show(
        self, words: str, language: str, current: Family | None,
        brand: tuple[Family, ...], used: tuple[Family, ...], recent: tuple[Family, ...],
    ) -> None:  # fmt: skip
        self._words, self.language, self._current = words, language, current
        self._groups = [
            (tr("Brand"), brand), (tr("In this document"), used), (tr("Recent"), recent),
            (tr("All faces"), families()),
        ]  # fmt: skip
        self.filter("", "", "")

    def filter(self, text: str, script: str, kind: str) -> int:
        """How many families are left."""
        words = folded(text).split()

        def fits(family: Family) -> bool:
            name = folded(f"{family.name} {family.kind}")
            return (
                all(word in name for word in words)
                and (not script or script in family.scripts)
                and (not kind or family.kind in CLASSES[kind])
            )

        self.beginResetModel()
        self._rows = []
        groups = self._groups if not (words or script or kind) else self._groups[-1:]
        for title, held in groups:
            fitting = [family for family in held if fits(family)]
            if fitting and len(groups) > 1:
                self._rows.append(title)
            self._rows += fitting
        self.endResetModel()
        return sum(isinstance(row, Family) for row in self._rows)

    def current_row(self) -> int:
        """Of the marked family, its first place; -1 where it isn't listed."""
        found = (n for n, row in enumerate(self._rows) if row == self._current)
        return next(found, -1) if self._current is not None else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        family = row if isinstance(row, Family) else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return family.name if family else row
            case _ if role == FAMILY:
                return family
            case _ if role == SAMPLE and family is not None:
                own = bool(self._words) and face_preview.covers(family.plain.id, self._words)
                return self._words if own else family.name
            case _ if role == CURRENT:
                return family is not None and family == self._current
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FaceDelegate(QStyledItemDelegate):
    """A sample over the family's name. Faces are read one at a time, while the list is idle."""

    def __init__(self, model: FaceList, view: QWidget) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._ready: set[tuple[str, str]] = set()
        self._wanted: dict[tuple[str, str], QPersistentModelIndex] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._read_one)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW if index.data(FAMILY) is not None else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        family, direction, whole = index.data(FAMILY), option.direction, option.rect

        def placed(rect: QRect) -> QRectF:
            return QRectF(QStyle.visualRect(direction, whole, rect))

        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = int(QStyle.visualAlignment(direction, side))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if family is None:
            painter.setFont(tokens.font(11, QFont.Weight.Medium))
            painter.setPen(tokens.colour("text3"))
            painter.drawText(placed(whole.adjusted(14, 6, -14, 0)), flags, str(index.data()))
            painter.restore()
            return
        states = QStyle.StateFlag
        current = bool(index.data(CURRENT))
        lit = bool(option.state & (states.State_MouseOver | states.State_Selected))
        if current or lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if current else "hover"))
            painter.drawRoundedRect(QRectF(whole.adjusted(6, 1, -2, -1)), 6, 6)
        sample = whole.adjusted(14, 5, -14, -20)
        self._sample(painter, placed(sample), index, family, direction)
        caption = tokens.font(11)
        painter.setFont(caption)
        painter.setPen(tokens.colour("text2" if current or lit else "text3"))
        name = whole.adjusted(14, whole.height() - 21, -14, -5)
        text = family.name
        if len(family.faces) > 1:
            text = tr("%1, %2 styles").replace("%1", text).replace("%2", str(len(family.faces)))
        elif family.plain.axes:
            text = tr("%1, variable").replace("%1", text)
        shown = QFontMetricsF(caption).elidedText(text, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(placed(name), flags, shown)
        if current:
            mark = whole.adjusted(whole.width() - 32, 0, -12, 0)
            icons.paint(painter, "check", "accent", placed(mark), 14)
        painter.restore()

    def _sample(
        self, painter: QPainter, area: QRectF, index: Index, family: Family,
        direction: Qt.LayoutDirection,
    ) -> None:  # fmt: skip
        key = (family.plain.id, self._model.language)
        if key not in self._ready:
            self._wanted[key] = QPersistentModelIndex(index)
            self._timer.start()
            return
        words = str(index.data(SAMPLE))
        path = face_preview.line(words, family.plain.id, self._model.language)
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        face_preview.draw(painter, path, area, 21, tokens.colour("text"), mirrored=mirrored)

    def _read_one(self) -> None:
        while self._wanted:
            key, index = self._wanted.popitem()
            if not index.isValid() or key in self._ready:
                continue
            face_preview.line(str(index.data(SAMPLE)), *key)
            self._ready.add(key)
            self._view.viewport().update()  # type: ignore[attr-defined]
            break
        if self._wanted:
            self._timer.start()
