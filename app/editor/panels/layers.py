"""Layers: the page's layers and regions as a tree, the topmost first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.editor.actions import folded
from app.editor.controls import EmptyState, IconButton, Label, Menu, TextField
from app.editor.look import icons
from app.editor.panels import layer_edits, naming
from app.editor.panels.layer_tree import LayerTree
from app.editor.panels.layer_view import LayerView
from app.editor.panels.thumbnails import Thumbnails
from app.editor.session import Change, Edit, Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Region
from engine.errors import UserError

LEAD = 8
"""Px before the rows; after them stands the scroll bar."""

_MENU = (
    "", "edit.duplicate", "edit.delete", "", "object.group", "object.ungroup", "",
    "object.lock", "object.hide", "", "object.to_front", "object.raise", "object.lower",
    "object.to_back",
)  # fmt: skip
"""Actions of a row's menu by id, '' = a line."""


class LayersPanel(QWidget):
    """The tree of the current page, a search over it, and what its rows can do."""

    id = "layers"
    icon = "stack-2"

    pointed = Signal(str)
    """Id of the layer or region under the pointer, '' for none: the canvas shows its outline."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Layers")
        self._workspace = workspace
        self._session: Session | None = None
        self._selecting = False
        self.model = LayerTree(self)
        self.view = LayerView(self)
        self.view.setModel(self.model)
        self._thumbnails: Thumbnails | None = None
        self._build()
        self.model.dropped.connect(self._drop)
        self.model.renamed.connect(self._rename)
        self.view.eye.connect(self._toggle_eye)
        self.view.lock.connect(self._toggle_lock)
        self.view.pointed.connect(self.pointed)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        workspace.session_changed.connect(self._bind)
        self._bind()

    def _build(self) -> None:
        self._search_button = IconButton("search", self.tr("Search layers"), checkable=True)
        self._search_button.toggled.connect(self._show_search)
        self._filter_button = IconButton("filter", self.tr("Show one kind"))
        self._filter_button.clicked.connect(self._show_kinds)
        self._kind = ""
        add = IconButton("plus", self.tr("Add to the page"))
        add.clicked.connect(lambda: self._add_menu().exec(add.mapToGlobal(QPoint(0, add.height()))))
        header = QHBoxLayout()
        header.setContentsMargins(14, 8, 12, 4)
        header.setSpacing(2)
        header.addWidget(Label(self.title, "section"), 1)
        header.addWidget(self._search_button)
        header.addWidget(self._filter_button)
        header.addWidget(add)
        self.search = TextField(self.tr("Name, words or role"), icon="search")
        self.search.setAccessibleName(self.tr("Search layers"))
        self.search.edited.connect(self._filter)
        self._search_row = QWidget(self)
        inner = QVBoxLayout(self._search_row)
        inner.setContentsMargins(14, 0, 16, 6)
        inner.addWidget(self.search)
        self._search_row.hide()
        self._empty = EmptyState(
            "stack-2", self.tr("Nothing on this page yet. Draw a region (R) or write (T).")
        )
        self._none = EmptyState("search", "")
        self._stack = QStackedWidget(self)
        rows = QWidget(self)
        self._beside = QHBoxLayout(rows)
        self._beside.addWidget(self.view)
        self._set_margins()
        self._rows = rows
        for page in (rows, self._empty, self._none):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._search_row)
        column.addWidget(self._stack, 1)

    def _set_margins(self) -> None:
        """Qt mirrors the scroll bar, and no margins."""
        rtl = self.isRightToLeft()
        self._beside.setContentsMargins(0 if rtl else LEAD, 0, LEAD if rtl else 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._set_margins()

    # ------------------------------------------------------------ following the session

    def _bind(self) -> None:
        if self._session is not None:
            for signal, slot in self._links(self._session):
                signal.disconnect(slot)  # type: ignore[attr-defined]
        if self._thumbnails is not None:
            self._thumbnails.deleteLater()
        self._session = session = self._workspace.session
        self._thumbnails = self.view.rows.thumbnails = Thumbnails(session, self)
        self._thumbnails.ready.connect(self.model.repaint)
        for signal, slot in self._links(session):
            signal.connect(slot)  # type: ignore[attr-defined]
        self._show_page()

    def _links(self, session: Session) -> list[tuple[object, Callable[..., None]]]:
        return [
            (session.changed, self._changed),
            (session.selected, self._follow_selection),
            (session.page_turned, self._show_page),
        ]

    def _show_page(self) -> None:
        session = self._workspace.session
        self._selecting = True
        self.model.show(session.shown.pages[session.page] if session.shown.pages else None)
        self.view.expandToDepth(0)
        self._selecting = False
        self._filter(self.search.text())
        self._follow_selection()

    def _changed(self, change: Change) -> None:
        session = self._workspace.session
        if len(change.before.pages) != len(change.after.pages):
            self._show_page()
            return
        if change.layers or change.regions:
            self._selecting = True
            self.model.follow(session.shown.pages[session.page])
            self._selecting = False
            if (
                self.search.text()
                or self._kind
                or self.view.model().rowCount() == 0
                or self._is_empty()
            ):
                self._filter(self.search.text())
            self._follow_selection()
        elif change.before.swatches != change.after.swatches:
            self.view.viewport().update()

    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is not self._rows

    def _follow_selection(self) -> None:
        if self._selecting:
            return
        ids = self._workspace.session.selection
        model = self.view.selectionModel()
        wanted = [index for id in ids if (index := self.model.index_of(id)).isValid()]
        held = {index.internalId() for index in model.selectedIndexes()}
        if {index.internalId() for index in wanted} == held:
            return
        self._selecting = True
        chosen = QItemSelection()
        for index in wanted:
            chosen.select(index, index)
            parent = index.parent()
            while parent.isValid():
                self.view.expand(parent)
                parent = parent.parent()
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if wanted:
            model.setCurrentIndex(wanted[-1], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(wanted[-1])
        self._selecting = False

    def _chosen(self) -> None:
        if self._selecting:
            return
        session = self._workspace.session
        picked = {
            h.id for i in self.view.selectionModel().selectedIndexes() if (h := self.model.held(i))
        }
        kept = [id for id in session.selection if id in picked]
        self._selecting = True
        session.select(*kept, *sorted(picked - set(kept), key=self._place))
        self._selecting = False

    def _place(self, id: str) -> int:
        return self.view.visualRect(self.model.index_of(id)).y()

    # ------------------------------------------------------------ searching

    def _show_search(self, on: bool) -> None:
        self._search_row.setVisible(on)
        if on:
            self.search.setFocus()
        else:
            self.search.set_text("")
            self._filter("")

    def _filter(self, text: str) -> None:
        """Rows whose name, words or role hold every word; groups show with what they hold."""
        words = folded(text).split()
        narrowed = bool(words or self._kind)
        shown: set[int] = set()
        for index in list(self.model.indexes()):
            held = self.model.held(index)
            if held is None or (self._kind and naming.kind(held) != self._kind):
                continue
            if not all(w in folded(naming.searched(held)) for w in words):
                continue
            step = index
            while step.isValid() and step.internalId() not in shown:
                shown.add(step.internalId())
                step = step.parent()
        for index in list(self.model.indexes()):
            self.view.setRowHidden(index.row(), index.parent(), index.internalId() not in shown)
            if narrowed and index.internalId() in shown and self.model.rowCount(index):
                self.view.expand(index)
        if not self.model.rowCount():
            self._stack.setCurrentWidget(self._empty)
        elif narrowed and not shown:
            said = self.tr("No layer has “%1”.").replace("%1", text.strip())
            self._none.set_sentence(said if words else self.tr("No layer is of this kind."))
            self._stack.setCurrentWidget(self._none)
        else:
            self._stack.setCurrentWidget(self._rows)

    def kind_menu(self) -> QMenu:
        """What the list can be narrowed to."""
        menu = Menu("", self)
        for kind, name in (
            ("", self.tr("Everything")), ("text", self.tr("Texts")),
            ("artwork", self.tr("Artwork and pictures")), ("shape", self.tr("Shapes")),
            ("region", self.tr("Regions")),
        ):  # fmt: skip
            action = menu.addAction(name)
            action.setObjectName(kind)
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
            action.triggered.connect(lambda _=False, k=kind: self._narrow(k))
        return menu

    def _show_kinds(self) -> None:
        button = self._filter_button
        self.kind_menu().exec(button.mapToGlobal(QPoint(0, button.height())))

    def _narrow(self, kind: str) -> None:
        self._kind = kind
        self._filter_button.set_icon("filter", "accent" if kind else "text2")
        self._filter(self.search.text())

    # ------------------------------------------------------------ changing the document

    def _apply(self, name: str, edit: Edit, merge: str = "") -> None:
        try:
            self._workspace.session.apply(name, edit, merge=merge)
        except UserError as error:
            self._workspace.fail(error)

    def _drop(self, ids: list[str], group: str, row: int | None) -> None:
        page = self._workspace.session.page
        name = self.tr("Move layer") if len(ids) == 1 else self.tr("Move layers")
        self._apply(name, lambda d: layer_edits.dropped(d, ids, page, group, row))

    def _rename(self, id: str, name: str) -> None:
        self._apply(self.tr("Rename layer"), lambda d: edits.rename(d, id, name))

    def _toggle_eye(self, id: str, alone: bool) -> None:
        session = self._workspace.session
        layer = session.layer(id)
        if layer is None:
            return
        if alone:
            page = session.page
            name = self.tr("Isolate layer")
            if layer_edits.is_isolated(session.document, page, id):
                name = self.tr("Show all layers")
            self._apply(name, lambda d: layer_edits.isolated(d, page, id))
        elif layer.visible:
            self._apply(self.tr("Hide layer"), lambda d: edits.set_visible(d, id, False))
        else:
            self._apply(self.tr("Show layer"), lambda d: edits.set_visible(d, id))

    def _toggle_lock(self, id: str) -> None:
        session = self._workspace.session
        held = session.layer(id) or session.region(id)
        if held is not None:
            name = self.tr("Unlock") if held.locked else self.tr("Lock")
            locked = not held.locked
            self._apply(name, lambda d: edits.lock(d, id, locked))

    # ------------------------------------------------------------ menus

    def _add_menu(self) -> QMenu:
        menu = Menu("", self)
        for tool, icon, name in (
            ("text", "typography", self.tr("Text")),
            ("region", "scan-eye", self.tr("Region")),
            ("shape", "square", self.tr("Shape")),
            ("picture", "photo", self.tr("Picture")),
        ):
            action = menu.addAction(icons.icon(icon), name)
            action.triggered.connect(lambda _=False, t=tool: self._workspace.set_tool(t))
        return menu

    def row_menu(self) -> QMenu:
        """Of what is selected."""
        menu = Menu("", self)
        held = self.model.held(self.view.currentIndex())
        rename = menu.addAction(self.tr("Rename"))
        rename.setShortcut("F2")
        rename.setEnabled(held is not None and not isinstance(held, Region))
        rename.triggered.connect(lambda: self.view.edit(self.view.currentIndex()))
        alone = menu.addAction(self.tr("Isolate"))
        alone.setEnabled(held is not None and not isinstance(held, Region))
        if held is not None:
            alone.triggered.connect(lambda: self._toggle_eye(held.id, True))
        self._workspace.actions.refresh()
        for id in _MENU:
            if not id:
                menu.addSeparator()
            elif id in self._workspace.actions:
                menu.addAction(self._workspace.actions.qt(id))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.view.viewport().mapFrom(self, event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.view.indexAt(at).isValid():
            return
        self.row_menu().exec(event.globalPos())
