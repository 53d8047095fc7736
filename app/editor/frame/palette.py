"""The command palette: everything that can be done, found by its name in two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.editor.actions import Action, Registry, shown_key
from app.editor.dialogs import keys
from app.editor.look import icons, tokens
from app.editor.panels import naming
from app.editor.panels.plan_choices import page_name
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import TextBlock

WIDTH, ROW, ROWS, TOP = 600, 36, 9, 120

Index = QModelIndex | QPersistentModelIndex
ACTION = Qt.ItemDataRole.UserRole
KEY = Qt.ItemDataRole.UserRole + 1


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions: list[Action] = []
        self.registry: Registry | None = None

    def _key(self, action: Action) -> str:
        """As this system writes it; the user may have chosen another than the one that ships."""
        held = action.keys
        if self.registry is not None and action.id in self.registry:
            held = keys.keys_of(self.registry, action.id)
        return shown_key(held[0]) if held else ""

    def show(self, actions: list[Action]) -> None:
        self.beginResetModel()
        self.actions = actions
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.actions)

    def data(self, index: Index, role: int = 0) -> object:
        action = self.actions[index.row()]
        if role == ACTION:
            return action
        if role == KEY:
            return self._key(action)
        if role == Qt.ItemDataRole.DisplayRole:
            return action.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return action.tip if action.enabled() else f"{action.tip}. {action.why}"
        return None


class _Row(QStyledItemDelegate):
    """Icon, title, where it lives, key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        action: Action = index.data(ACTION)
        can = action.enabled()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft"))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 6, 6)

        def at(x: int, width: int) -> QRect:
            box = QRect(rect.left() + x, rect.top(), width, rect.height())
            return QStyle.visualRect(option.direction, rect, box)

        if action.icon:
            place = at(20, 16)
            picture = icons.pixmap(action.icon, "text2" if can else "off", 16)
            painter.drawPixmap(place.left(), rect.center().y() - 7, picture)
        font = QFont(painter.font())
        metrics = painter.fontMetrics()
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        left = QStyle.visualAlignment(option.direction, left)
        right = QStyle.visualAlignment(option.direction, right)
        said = index.data(KEY) if can else action.why
        side = min(300, metrics.horizontalAdvance(said) + 4)
        where = "" if not action.menu else action.menu
        title = metrics.elidedText(action.title, Qt.TextElideMode.ElideRight, WIDTH - side - 90)
        painter.setPen(tokens.colour("text" if can else "text3"))
        painter.drawText(at(48, WIDTH - side - 80), left, title)
        if where and can:
            x = 48 + metrics.horizontalAdvance(title) + 12
            room = WIDTH - side - 40 - x
            if room > 40:
                painter.setPen(tokens.colour("text3"))
                painter.drawText(
                    at(x, room), left, metrics.elidedText(where, Qt.TextElideMode.ElideRight, room)
                )
        painter.setFont(font)
        painter.setPen(tokens.colour("text2" if can else "text3"))
        painter.drawText(
            at(rect.width() - side - 20, side), right,
            metrics.elidedText(said, Qt.TextElideMode.ElideRight, side),
        )  # fmt: skip
        painter.restore()


class Palette(QFrame):
    """Floats over the window; Enter runs, Esc closes."""

    def __init__(
        self, workspace: Workspace, window: QWidget, zoom: Callable[[float], None]
    ) -> None:
        super().__init__(window)
        self.setObjectName("float")
        self.workspace = workspace
        self._window = window
        self._zoom = zoom
        self.field = QLineEdit(self)
        self.field.setObjectName("palette")
        self.field.setPlaceholderText(self.tr("Type a command, a layer, a page, “zoom 200”"))
        self.field.setAccessibleName(self.tr("Command"))
        self.found = _Found(self)
        self.found.registry = workspace.actions
        self.list = QListView(self)
        self.list.setObjectName("palette")
        self.list.setModel(self.found)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self.run(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 8, 1, 8)
        layout.setSpacing(6)
        self.nothing = QLabel(self)
        self.nothing.setProperty("kind", "dim")
        self.nothing.setContentsMargins(20, 6, 20, 8)
        self.nothing.hide()
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._before: QWidget | None = None
        """What had the keyboard, and has it again afterwards."""
        self.hide()

    def open(self) -> None:
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self._search("")
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus()

    def _search(self, text: str) -> None:
        actions = self.workspace.actions.search(text, self._things() if text.strip() else ())
        actions = [a for a in actions if a.id != "help.palette"]
        value = re.fullmatch(r"\D*?(\d{1,4}(?:[.,]\d+)?)\s*%?", text.strip())
        if value:
            percent = float(value.group(1).replace(",", "."))
            if 1 <= percent <= 6400:
                name = self.tr("Zoom to %1 %").replace("%1", f"{percent:g}")
                zoom = Action(
                    "zoom.value",
                    name,
                    lambda: self._zoom(percent / 100),
                    icon="zoom-in",
                    menu=self.tr("View"),
                )
                actions = [zoom, *actions]
        self.found.show(actions[:60])
        self.nothing.setVisible(not actions)
        self.list.setVisible(bool(actions))
        self.nothing.setText(self.tr("No command has “%1”.").replace("%1", text.strip()))
        self._fit()
        first = next((n for n, a in enumerate(self.found.actions) if a.enabled()), 0)
        self.list.setCurrentIndex(self.found.index(first))

    def _fit(self) -> None:
        """As high as what was found, up to so many rows."""
        window = self._window
        width = min(WIDTH, window.width() - 40)
        rows = max(1, min(ROWS, len(self.found.actions)))
        self.setGeometry(
            (window.width() - width) // 2,
            min(TOP, window.height() // 6),
            width,
            self.field.sizeHint().height() + 26 + ROW * rows,
        )

    def _close(self) -> None:
        self.hide()
        (self._before or self._window).setFocus()

    def _things(self) -> list[Action]:
        """Layers and pages of the document as something to go to."""
        session = self.workspace.session
        out: list[Action] = []
        for number, page in enumerate(session.document.pages):
            if len(session.document.pages) > 1:
                title = page_name(page) or self.tr("Page %1").replace("%1", str(number + 1))
                out.append(
                    Action(
                        f"page.{number}",
                        title,
                        partial(session.turn_to, number),
                        icon="file",
                        menu=self.tr("Pages"),
                    )
                )
            for layer in edits.iter_layers(page):
                words = " ".join(layer.text.split())[:60] if isinstance(layer, TextBlock) else ""
                title = words if words and not layer.name else naming.layer_title(layer)
                out.append(
                    Action(
                        f"layer.{layer.id}", title, partial(self.workspace.reveal, layer.id),
                        icon="typography" if isinstance(layer, TextBlock) else "stack-2", menu=self.tr("Layers"),
                    )
                )  # fmt: skip
        return out

    def run(self, row: int) -> None:
        if not 0 <= row < len(self.found.actions):
            return
        action = self.found.actions[row]
        if not action.enabled():
            return
        self._close()
        if action.id in self.workspace.actions:
            self.workspace.actions.trigger(action.id)
        else:
            action.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            row = self.list.currentIndex().row()
            match event.key():
                case Qt.Key.Key_Down:
                    self._go(row + 1)
                case Qt.Key.Key_Up:
                    self._go(row - 1)
                case Qt.Key.Key_PageDown:
                    self._go(min(row + ROWS, len(self.found.actions) - 1))
                case Qt.Key.Key_PageUp:
                    self._go(max(row - ROWS, 0))
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.run(row)
                case Qt.Key.Key_Escape:
                    self._close()
                case _:
                    return False
            return True
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _go(self, row: int) -> None:
        if self.found.actions:
            self.list.setCurrentIndex(self.found.index(row % len(self.found.actions)))
