"""History: the document's steps by name; a click goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.history import Step
from app.editor.look import icons, tokens
from app.editor.panels.thumbnails import page_picture
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.errors import UserError

STEP = Qt.ItemDataRole.UserRole + 1
"""The Step of a row."""
PLACE = Qt.ItemDataRole.UserRole + 2
"""-1: done before, 0: the current one, 1: undone."""
ROW = 30
PICTURE = 22
"""Px of the longer side of a variant's page."""
MOST_PICTURES = 100

Index = QModelIndex | QPersistentModelIndex


class StepList(QAbstractListModel):
    """The steps of a session, the first on top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._at = 0

    def follow(self, session: Session) -> None:
        """Takes over the session's steps; only rows that differ come and go."""
        steps, at = session.history.steps, session.history.at
        if self._steps and steps and self._steps[0] is not steps[0]:
            forgotten = next((n for n, s in enumerate(self._steps) if s is steps[0]), None)
            if forgotten is None:
                self.beginResetModel()
                self._steps, self._at = steps, at
                self.endResetModel()
                return
            self.beginRemoveRows(QModelIndex(), 0, forgotten - 1)
            self._steps = self._steps[forgotten:]
            self.endRemoveRows()
        same = 0
        while same < min(len(steps), len(self._steps)) and steps[same] is self._steps[same]:
            same += 1
        if len(self._steps) > same:
            self.beginRemoveRows(QModelIndex(), same, len(self._steps) - 1)
            self._steps = self._steps[:same]
            self.endRemoveRows()
        if len(steps) > same:
            self.beginInsertRows(QModelIndex(), same, len(steps) - 1)
            self._steps = steps
            self.endInsertRows()
        low, high = sorted((min(self._at, len(steps) - 1), at))
        self._at = at
        self.dataChanged.emit(self.index(low), self.index(high))

    @property
    def at(self) -> int:
        return self._at

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step = self._steps[index.row()]
        place = (index.row() > self._at) - (index.row() < self._at)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return step.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = {0: self.tr("current"), 1: self.tr("undone")}.get(place)
                return f"{step.name}, {said}" if said else step.name
            case _ if role == STEP:
                return step
            case _ if role == PLACE:
                return place
        return None


class StepDelegate(QStyledItemDelegate):
    """A row: icon of its kind, name; the current one is marked, undone ones are grey. A variant
    shows its page, drawn while the window is idle."""

    def __init__(self, workspace: Workspace, view: QListView) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._pictures: dict[int, tuple[Step, QPixmap | None]] = {}
        self._wanted: list[tuple[Step, float]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw_one)

    def _picture(self, step: Step, ratio: float) -> QPixmap | None:
        held = self._pictures.get(id(step))
        if held is not None and held[0] is step:
            return held[1]
        if all(step is not other for other, _ in self._wanted):
            self._wanted.append((step, ratio))
            self._timer.start()
        return None

    def _draw_one(self) -> None:
        step, ratio = self._wanted.pop()
        session = self._workspace.session
        try:
            picture = page_picture(step.document, session.page, session.assets, PICTURE, ratio)
        except UserError:
            picture = None  # the row keeps its icon
        if len(self._pictures) > MOST_PICTURES:
            self._pictures.clear()
        self._pictures[id(step)] = (step, picture)
        self._view.viewport().update()
        if self._wanted:
            self._timer.start()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step, place = index.data(STEP), index.data(PLACE)
        whole, direction = option.rect, option.direction
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = whole.adjusted(8, 1, -10, -1)
        if place == 0 or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if place == 0 else "hover"))
            painter.drawRoundedRect(QRectF(row), 5, 5)
        icon = QRect(row.x() + 6, row.y() + 6, 16, 16)
        name, key = _icon(step)
        key = "off" if place == 1 else key
        end = row.right() - 8
        picture = None
        if step.kind == "variant":
            picture = self._picture(step, painter.device().devicePixelRatioF())
        if picture is None:
            icons.paint(painter, name, key, QRectF(QStyle.visualRect(direction, row, icon)), 14)
        else:
            mark = QRect(row.right() - 23, row.y() + 6, 16, 16)
            icons.paint(painter, name, key, QRectF(QStyle.visualRect(direction, row, mark)), 14)
            end = mark.left() - 4
            middle = QRectF(QStyle.visualRect(direction, row, icon)).center()
            size = picture.deviceIndependentSize()
            painter.setOpacity(0.5 if place == 1 else 1.0)
            painter.drawPixmap(middle - QPointF(size.width() / 2, size.height() / 2), picture)
            painter.setOpacity(1.0)
        words = QRect(row.x() + 30, row.y(), end - row.x() - 30, row.height())
        font = tokens.font(12, QFont.Weight.Medium if place == 0 else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(tokens.colour("text3" if place == 1 else "text"))
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(QStyle.visualRect(direction, row, words)),
            int(QStyle.visualAlignment(direction, side)),
            QFontMetricsF(font).elidedText(step.name, Qt.TextElideMode.ElideRight, words.width()),
        )
        painter.restore()


def _icon(step: Step) -> tuple[str, str]:
    """Of a step's kind, and the token that colours it."""
    match step.kind:
        case "open":
            return "file", "text2"
        case "variant":
            return "sparkles", "accent"
        case _:
            return "pencil", "text3"


class HistoryPanel(QWidget):
    """The list; a click, Enter or Space goes to a step."""

    id = "history"
    icon = "history"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("History")
        self._workspace = workspace
        self._session: Session | None = None
        self.model = StepList(self)
        self.view = QListView(self)
        self.view.setObjectName("history")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepDelegate(workspace, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.view.setAccessibleName(self.title)
        self.view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.view.clicked.connect(self._go)
        self.view.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.view)
        workspace.session_changed.connect(self._bind)
        tokens.signals.changed.connect(self.view.viewport().update)
        self._bind()

    def _bind(self) -> None:
        if self._session is not None:
            self._session.history_moved.disconnect(self._follow)
        self._session = self._workspace.session
        self._session.history_moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.model.follow(self._workspace.session)
        index = self.model.index(self.model.at)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _go(self, index: QModelIndex) -> None:
        self._workspace.session.go(index.row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._go(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)
