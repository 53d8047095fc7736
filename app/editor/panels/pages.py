"""Pages: the document's pages from first to last, to turn, add, copy, move and delete."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.editor.controls import EmptyState, IconButton, Label, Menu, column
from app.editor.panels import page_edits
from app.editor.panels.page_list import PageList, PageView
from app.editor.panels.page_pictures import PagePictures
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document import edits


class PagesPanel(QWidget):
    id = "pages"
    icon = "files"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Pages")
        self._workspace = workspace
        self._session: Session | None = None

        self.count = Label("", "section")
        self.add_button = IconButton("plus", self.tr("Add a page"))
        self.copy_button = IconButton("copy-plus", self.tr("Duplicate the page"))
        self.delete_button = IconButton("trash", self.tr("Delete the page"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 4)
        head.setSpacing(2)
        head.addWidget(self.count, 1)
        for button in (self.add_button, self.copy_button, self.delete_button):
            head.addWidget(button)

        self.model = PageList(self)
        self.pictures = PagePictures(self)
        self.view = PageView(self.model, self.pictures)
        self.view.setAccessibleName(self.title)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = column(
            EmptyState("file-plus", self.tr("No page yet."), (self.tr("Add a page"), self.add)),
            None,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)

        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(lambda: self.duplicate())
        self.delete_button.clicked.connect(lambda: self.delete())
        self.view.turned.connect(lambda row: self._workspace.session.turn_to(row))
        self.view.deleting.connect(lambda: self.delete())
        self.view.shifted.connect(self._shift)
        self.view.customContextMenuRequested.connect(self._menu)
        self.model.moving.connect(self.move_page)
        workspace.session_changed.connect(self._bind)
        self._bind()

    # ------------------------------------------------------------ following the document

    def _bind(self) -> None:
        old = self._session
        if old is not None:
            old.changed.disconnect(self._changed)
            old.page_turned.disconnect(self._turned)
        self._session = self._workspace.session
        self._session.changed.connect(self._changed)
        self._session.page_turned.connect(self._turned)
        self.pictures.bind(self._session)
        self._follow()

    def _changed(self, change: Change) -> None:
        self.pictures.changed()
        self._follow()

    def _follow(self) -> None:
        session = self._workspace.session
        self.model.follow(session.shown)
        pages = len(session.shown.pages)
        self._stack.setCurrentWidget(self.view if pages else self._empty)
        said = self.tr("1 page") if pages == 1 else self.tr("%1 pages")
        self.count.setText(said.replace("%1", str(pages)))
        self.copy_button.setEnabled(pages > 0)
        self.delete_button.setEnabled(pages > 1)
        self.delete_button.set_tip(
            self.tr("Delete the page") if pages > 1 else self.tr("A document keeps one page")
        )
        self._turned()

    def _turned(self) -> None:
        page = self._workspace.session.page
        self.view.cells.current = page
        index = self.model.index(page)
        if self.view.currentIndex() != index:
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self.view.viewport().update()

    # ------------------------------------------------------------ changing it

    def add(self) -> None:
        """An empty page behind the current one."""
        session = self._workspace.session
        at = session.page
        session.apply(self.tr("Add page"), lambda d: page_edits.added(d, at), select=())
        if at + 1 < len(session.document.pages):
            session.turn_to(at + 1)

    def duplicate(self, row: int | None = None) -> None:
        session = self._workspace.session
        at = session.page if row is None else row
        session.apply(self.tr("Duplicate page"), lambda d: page_edits.duplicated(d, at), select=())
        session.turn_to(at + 1)

    def delete(self, row: int | None = None) -> None:
        session = self._workspace.session
        at = session.page if row is None else row
        if len(session.document.pages) < 2:
            return
        session.apply(self.tr("Delete page"), lambda d: edits.remove_page(d, at), select=())

    def move_page(self, row: int, to: int) -> None:
        """`to` is counted without the page itself."""
        session = self._workspace.session
        if session.apply(self.tr("Move page"), lambda d: page_edits.moved(d, row, to), select=()):
            session.turn_to(to)
            self._turned()

    def _shift(self, by: int) -> None:
        row = self._workspace.session.page
        if 0 <= row + by < len(self.model.pages):
            self.move_page(row, row + by)

    def _menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if not index.isValid():
            return
        row = index.row()
        menu = Menu(parent=self)
        menu.addAction(self.tr("Duplicate"), lambda: self.duplicate(row))
        up = menu.addAction(self.tr("Move up"), lambda: self.move_page(row, row - 1))
        down = menu.addAction(self.tr("Move down"), lambda: self.move_page(row, row + 1))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete"), lambda: self.delete(row))
        up.setEnabled(row > 0)
        down.setEnabled(row + 1 < len(self.model.pages))
        delete.setEnabled(len(self.model.pages) > 1)
        delete.setToolTip(self.delete_button.toolTip())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))
