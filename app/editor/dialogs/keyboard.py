"""The keyboard sheet: every key that does something, by where it belongs, with a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.editor.actions import Registry, folded, match
from app.editor.controls import IconButton, Label, ScrollPanel, TextField
from app.editor.dialogs import keys

WIDTH, HEIGHT = 860, 620
COLUMNS: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """What happens, and the keys for it as this system writes them."""

    title: str
    keys: tuple[str, ...]
    english: str = ""

    def holds(self, words: str) -> bool:
        """Whether the title starts with the words, in either language, or a key holds them."""
        wanted = folded(words)
        names = (folded(self.title), folded(self.english))
        return any(name and match(wanted, name) >= 1.5 for name in names) or any(
            wanted in key.casefold() for key in self.keys
        )


class _Group(QWidget):
    """A heading and its lines; it goes when none of them is wanted."""

    def __init__(self, title: str, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(title, "section"), 0, 0, 1, 2)
        self._rows: list[tuple[QWidget, QWidget]] = []
        for n, line in enumerate(lines, 1):
            name = Label(line.title, "dim")
            name.setMinimumHeight(22)
            name.setAccessibleName(f"{line.title}: {', '.join(line.keys)}")
            held = QWidget()
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            for key in line.keys:
                row.addWidget(Label(key, "kbd"))
            grid.addWidget(name, n, 0)
            grid.addWidget(held, n, 1, Qt.AlignmentFlag.AlignTrailing)
            self._rows.append((name, held))

    def search(self, words: str) -> int:
        """How many lines are shown."""
        shown = [not words or line.holds(words) for line in self.lines]
        for row, on in zip(self._rows, shown, strict=True):
            for widget in row:
                widget.setVisible(on)
        self.setVisible(any(shown))
        return sum(shown)


class KeyboardSheet(QFrame):
    """Floats over the window and leaves it usable; Esc closes it."""

    def __init__(self, registry: Registry, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dialog")
        self.setAccessibleName(self.tr("Keyboard"))
        self.registry = registry
        self._window = window
        self._before: QWidget | None = None
        self.groups: list[_Group] = []
        self.search = TextField(self.tr("Search commands and keys"), icon="search")
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.search.setFixedWidth(260)
        close = IconButton("x", self.tr("Close"), 14)
        close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(Label(self.tr("Keyboard"), "h3"))
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(close)
        self.nothing = Label("", "dim")
        self.nothing.setContentsMargins(24, 0, 24, 0)
        self.nothing.hide()
        self._panel = ScrollPanel(margins=(24, 4, 14, 4), spacing=0)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        self._columns = [QVBoxLayout() for _ in range(COLUMNS)]
        for column in self._columns:
            column.setSpacing(0)
            columns.addLayout(column, 1)
        self._panel.body.addLayout(columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 16, 1, 10)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.nothing)
        layout.addWidget(self._panel, 1)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """With the keys in force now."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.search.clear()
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus()

    def dismiss(self) -> None:
        self.hide()
        (self._before or self._window).setFocus()

    def lines(self) -> dict[str, list[Line]]:
        """By menu, in the menus' order; what has no menu, and what the pointer does, last."""
        out: dict[str, list[Line]] = {}
        rest: list[Line] = []
        for action in self.registry:
            held = tuple(
                QKeySequence(key).toString(keys.NATIVE)
                for key in keys.keys_of(self.registry, action.id)
            )
            if held and action.title:
                line = Line(action.title.removesuffix("…"), held, action.english)
                (out.setdefault(action.menu, []) if action.menu else rest).append(line)
        out[self.tr("Going round")] = rest
        out[self.tr("On the canvas")] = self._on_canvas()
        return {title: lines for title, lines in out.items() if lines}

    def _on_canvas(self) -> list[Line]:
        def written(key: str) -> str:
            return QKeySequence(key).toString(keys.NATIVE)

        arrows, drag, wheel = self.tr("Arrow keys"), self.tr("drag"), self.tr("wheel")
        return [
            Line(self.tr("Next item, item before"), (written("Tab"), written("Shift+Tab")), "Next item"),
            Line(self.tr("Edit the text, enter the group"), (written("Return"),), "Edit text"),
            Line(self.tr("Leave, drop a gesture"), (written("Esc"),), "Leave"),
            Line(self.tr("Move by 1 mm or px"), (arrows,), "Move"),
            Line(self.tr("Move by 10"), (f"{written('Shift+A').removesuffix('A')}{arrows}",), "Move"),
            Line(self.tr("Move a copy"), (f"{written('Alt+A').removesuffix('A')}{drag}",), "Duplicate"),
            Line(self.tr("Next page, page before"), (written("PgDown"), written("PgUp")), "Next page"),
            Line(self.tr("Pan"), (f"{written('Space')} + {drag}", self.tr("middle button")), "Pan"),
            Line(self.tr("Zoom at the pointer"), (f"{written('Ctrl+A').removesuffix('A')}{wheel}",), "Zoom"),
        ]  # fmt: skip

    def _fill(self) -> None:
        for group in self.groups:
            group.hide()
            group.deleteLater()
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        made = [(_Group(title, lines), len(lines) + 2) for title, lines in self.lines().items()]
        self.groups = [group for group, _height in made]
        half = sum(height for _group, height in made) / COLUMNS
        used = 0
        for group, height in made:
            # In reading order: the second column begins where the first is half of everything.
            at = min(COLUMNS - 1, int((used + height / 2) // half))
            self._columns[at].addWidget(group)
            used += height
        for column in self._columns:
            column.addStretch(1)

    def _search(self, words: str) -> None:
        found = sum([group.search(words.strip()) for group in self.groups])
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("No command has “%1”.").replace("%1", words.strip()))

    def _place(self) -> None:
        window = self._window
        width, height = min(WIDTH, window.width() - 80), min(HEIGHT, window.height() - 120)
        self.setGeometry(
            (window.width() - width) // 2, (window.height() - height) // 2, width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            bar = self._panel.verticalScrollBar()
            match event.key():
                case Qt.Key.Key_Escape:
                    self.dismiss()
                case Qt.Key.Key_Down:
                    bar.setValue(bar.value() + 26)
                case Qt.Key.Key_Up:
                    bar.setValue(bar.value() - 26)
                case Qt.Key.Key_PageDown:
                    bar.setValue(bar.value() + bar.pageStep())
                case Qt.Key.Key_PageUp:
                    bar.setValue(bar.value() - bar.pageStep())
                case _:
                    return False
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
