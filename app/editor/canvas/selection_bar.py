"""The bar that floats at the canvas's head: the few things that are wanted most of what is
selected. Design has them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.editor.canvas import bar_rows, tools
from app.editor.canvas.bar_rows import RegionRow, Row
from app.editor.canvas.view import Canvas
from app.editor.controls import IconButton
from app.editor.frame.menus import context_menu
from app.editor.look import tokens
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document

HEAD = 10
"""Pixels between the canvas's edge and the bar."""


class SelectionBar(QFrame):
    """Stands in the middle of the canvas's head, as a child of the canvas. It goes while something
    is dragged, while a text is edited and in the preview without marks."""

    def __init__(self, workspace: Workspace, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setObjectName("float")
        self.setAccessibleName(self.tr("Selection"))
        self.workspace, self.canvas = workspace, canvas
        self._rows: dict[type[Row], Row] = {}
        self._row: Row | None = None
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(10, 5, 6, 5)
        self.line.setSpacing(6)
        self.lock = IconButton("lock-open", self.tr("Lock"), checkable=True, on_icon="lock")
        self.lock.clicked.connect(self._lock)
        self.more = IconButton("dots", self.tr("More"))
        self.more.clicked.connect(self._more)
        self.line.addWidget(self.lock)
        self.line.addWidget(self.more)
        self._session: Session | None = None
        canvas.installEventFilter(self)
        workspace.session_changed.connect(self._bind)
        workspace.tool_changed.connect(self.refresh)
        canvas.region_drawn.connect(self._ask_prompt)
        canvas.busy_changed.connect(self.refresh)
        canvas.shown_changed.connect(self.refresh)
        tokens.signals.changed.connect(self.refresh)
        self._bind()

    def _bind(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self.refresh)
            self._session.selected.disconnect(self.refresh)
        session = self._session = self.workspace.session
        session.changed.connect(self.refresh)
        session.selected.connect(self.refresh)
        self.refresh()

    # ------------------------------------------------------------ what it shows

    def refresh(self, *_: object) -> None:
        canvas = self.canvas
        items = canvas.selected_items()
        kind = bar_rows.kind_of(items)
        dragging = canvas.gesture is not None and canvas.gesture.scrolls
        busy = dragging or canvas.editor is not None
        if kind is None or busy or canvas.preview_marks:
            self.hide()
            return
        row = self._rows.get(kind)
        if row is None:
            row = self._rows[kind] = kind(self.workspace, canvas)
            self.line.insertWidget(0, row)
        for other in self._rows.values():
            other.setVisible(other is row)
        if isinstance(row, RegionRow) and row.replan.parent() is not self:
            self.line.addWidget(row.replan)
        for other in self._rows.values():
            if isinstance(other, RegionRow):
                offered = any(id in self.workspace.actions for id in RegionRow.REPLAN)
                other.replan.setVisible(other is row and offered)
        self._row = row
        row.show_items(items)
        locked = all(item.item.locked for item in items)
        self.lock.setChecked(locked)
        self.lock.set_tip(self.tr("Unlock") if locked else self.tr("Lock"))
        self.more.setVisible(not isinstance(row, RegionRow))
        row.setEnabled(not all(item.locked for item in items))
        self.show()
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        view = self.canvas.viewport
        width = min(self.sizeHint().width(), view.width() - 16)
        self.resize(width, self.sizeHint().height())
        self.move(view.x() + (view.width() - width) // 2, view.y() + HEAD)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ what it does

    def _lock(self) -> None:
        items = self.canvas.selected_items()
        locked = not all(item.item.locked for item in items)

        def change(document: Document) -> Document:
            for item in items:
                document = edits.lock(document, item.id, locked)
            return document

        self.workspace.session.apply(self.tr("Lock") if locked else self.tr("Unlock"), change)
        self.refresh()

    def _more(self) -> None:
        menu = context_menu(self.workspace.actions, tools.MENU, self)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_prompt(self, _id: str) -> None:
        """A region was drawn: what it shall show is typed at once."""
        self.refresh()
        if isinstance(self._row, RegionRow):
            self._row.prompt.setFocus()
