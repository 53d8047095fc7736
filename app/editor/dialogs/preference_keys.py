"""The keyboard page of the preferences: every action with its keys, searched and changed."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.editor.actions import Action, Registry, folded, match
from app.editor.controls import Button, Label, TextField, row
from app.editor.dialogs import keys
from app.editor.look import tokens
from app.editor.settings import Settings

Index = QModelIndex | QPersistentModelIndex

MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


class KeyModel(QAbstractTableModel):
    """Actions and their keys."""

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry
        self.rows: list[Action] = []
        self.search("")

    def search(self, words: str) -> None:
        """Those whose title or key holds the words."""
        self.beginResetModel()
        named = [action for action in self._registry if action.title]
        if words.strip():
            wanted = folded(words)
            named = [action for action in named if self._holds(action, wanted)]
        self.rows = named
        self.endResetModel()

    def _holds(self, action: Action, wanted: str) -> bool:
        """Whole words or their starts; letters strewn over a title are no find here."""
        names = (folded(action.title), folded(action.english))
        held = keys.shown(keys.keys_of(self._registry, action.id)).casefold()
        return any(match(wanted, name) >= 1.5 for name in names if name) or wanted in held

    def refresh(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 2))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        action = self.rows[index.row()]
        held = keys.keys_of(self._registry, action.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return (action.title.removesuffix("…"), action.menu, keys.shown(held))[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return tokens.colour("text3")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{action.title}, {keys.shown(held) or self.tr('no key')}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Command"), self.tr("Menu"), self.tr("Keys"))[section]
        return None


class KeyField(QLineEdit):
    """Takes the next key that is pressed, whatever it would do elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the new keys"))
        self.setAccessibleName(self.tr("New keys"))
        self.taken = ""

    def clear_key(self) -> None:
        self.taken = ""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
            return
        if key in MODIFIERS or key is Qt.Key.Key_unknown:
            return
        taken = QKeySequence(event.keyCombination())
        self.taken = taken.toString(keys.PORTABLE)
        self.setText(taken.toString(keys.NATIVE))
        self.textEdited.emit(self.text())


class KeyboardPage(QWidget):
    def __init__(self, registry: Registry, settings: Settings) -> None:
        super().__init__()
        self.registry, self.settings = registry, settings
        self.model = KeyModel(registry, self)
        self.search = TextField(self.tr("Search commands and keys"), icon="search")
        self.search.textChanged.connect(self._search)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, 90)
        head.resizeSection(2, 170)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.field = KeyField()
        self.field.textEdited.connect(self._check)
        self.set_button = Button(self.tr("Set"), "plain")
        self.set_button.clicked.connect(self._set)
        self.remove_button = Button(self.tr("No key"), "ghost")
        self.remove_button.clicked.connect(lambda: self._store(()))
        self.reset_button = Button(self.tr("All as shipped"), "ghost")
        self.reset_button.clicked.connect(self._reset)
        self.note = Label("", "caption", wrap=True)
        self.note.setMinimumHeight(18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(row(self.field, self.set_button, self.remove_button, self.reset_button))
        layout.addWidget(self.note)
        self._enable()

    @property
    def current(self) -> Action | None:
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._enable()

    def _chosen(self) -> None:
        self.field.clear_key()
        self.note.setText("")
        self._enable()

    def _enable(self) -> None:
        chosen = self.current is not None
        self.field.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
        self.set_button.setEnabled(chosen and bool(self.field.taken))
        self.reset_button.setEnabled(bool(keys.own_keys(self.settings)))

    def _check(self) -> None:
        """Says who has that key before it is taken away."""
        action = self.current
        other = keys.holder(self.registry, self.field.taken, but=action.id if action else "")
        self.note.set_kind("warn" if other else "caption")
        self.note.setText(
            self.tr("%1 has these keys now and would lose them.").replace("%1", other.title)
            if other
            else ""
        )
        self._enable()

    def _set(self) -> None:
        if self.field.taken:
            self._store((self.field.taken,))

    def _store(self, wanted: tuple[str, ...]) -> None:
        action = self.current
        if action is not None:
            keys.set_keys(self.registry, self.settings, action.id, wanted)
            self.model.refresh()
            self._chosen()

    def _reset(self) -> None:
        keys.reset_keys(self.registry, self.settings)
        self.model.refresh()
        self._chosen()
