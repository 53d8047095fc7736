"""A column of panels: a row of tabs over a stack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.editor.controls import TabRow


class Panel(Protocol):
    """A widget with these, made with `Panel(workspace)`."""

    id: str
    title: str
    icon: str


class PanelStack(QFrame):
    shown = Signal(str)

    def __init__(self, name: str, panels: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._panels = {cast(Panel, panel).id: panel for panel in panels}
        self.tabs = TabRow([(cast(Panel, p).id, cast(Panel, p).title) for p in panels])
        self._stack = QStackedWidget(self)
        for panel in panels:
            self._stack.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_panel)

    @property
    def current(self) -> str:
        return cast(Panel, self._stack.currentWidget()).id

    def panel(self, id: str) -> QWidget:
        """Raises KeyError."""
        return self._panels[id]

    def __contains__(self, id: str) -> bool:
        return id in self._panels

    def show_panel(self, id: str) -> None:
        self._stack.setCurrentWidget(self._panels[id])
        self.tabs.set_current(id)
        self.shown.emit(id)

    def set_count(self, id: str, count: int) -> None:
        """A number beside the tab's title; 0 shows none."""
        self.tabs.set_count(id, count)
