"""A popover of library items to exchange one for: subjects or scenes, with search."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.editor.controls import EmptyState, Popover, TextField
from app.editor.panels.design_module import tr
from app.editor.panels.item_pictures import ItemPictures
from app.editor.panels.library_items import scene_items, subject_items
from app.editor.panels.library_view import ItemGrid
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.palettes import PALETTES

WIDTH, HEIGHT = 320, 420


class ItemChooser(Popover):
    """`kind`: what is offered."""

    chosen = Signal(object)
    """A library Item."""

    def __init__(
        self, workspace: Workspace, kind: Literal["subject", "scene"], parent: QWidget | None = None
    ) -> None:
        content = QWidget()
        content.setFixedSize(WIDTH, HEIGHT)
        super().__init__(content, parent)
        self._kind = kind
        hint = tr("Search subjects") if kind == "subject" else tr("Search scenes")
        self.search = TextField(hint, icon="search")
        self.pictures = ItemPictures(
            lambda: edits.palette_of(workspace.session.document) or PALETTES["retro"],
            lambda: workspace.session.assets,
            self,
        )
        self.grid = ItemGrid(self.pictures)
        self.grid.setDragEnabled(False)
        self.grid.setAccessibleName(hint)
        self.grid.chosen.connect(self._choose)
        self._none = EmptyState("search", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._none)
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 4, 8)
        column.setSpacing(8)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 8, 0)
        above.addWidget(self.search)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self.show_items)
        self.search.edited.connect(lambda _: self._pause.start())

    def open(self, anchor: QWidget) -> None:
        """Beside the anchor's trailing edge, under it."""
        self.search.set_text("")
        self.show_items()
        x = WIDTH if anchor.isRightToLeft() else anchor.width() - WIDTH
        self.show_at(anchor.mapToGlobal(QPoint(x, anchor.height() + 4)))
        self.search.setFocus()

    def show_items(self) -> None:
        """What the search finds now."""
        query = self.search.text()
        items = subject_items(query) if self._kind == "subject" else scene_items(query)
        self.grid.items.show(items)
        if not items:
            self._none.set_sentence(tr("Nothing has “%1”.").replace("%1", query.strip()))
        self._stack.setCurrentIndex(0 if items else 1)

    def _choose(self, item: object) -> None:
        self.chosen.emit(item)
        self.hide()
