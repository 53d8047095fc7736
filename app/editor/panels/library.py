"""Library: subjects, scenes, shapes and the document's pictures, to click or to drag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.editor.controls import Combo, EmptyState, Segmented, TextField, column, row
from app.editor.panels import library_items, library_place
from app.editor.panels.item_pictures import ItemPictures
from app.editor.panels.library_items import GROUPS, Item, Kind, group_title
from app.editor.panels.library_view import ItemGrid
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document.colour import Colour
from engine.errors import UserError

PAUSE = 140
"""Milliseconds after the last key before a search runs."""


class LibraryPanel(QWidget):
    id = "library"
    icon = "books"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Library")
        self._workspace = workspace
        self._session: Session | None = None
        self._stale = True
        self.centre: Callable[[], tuple[float, float] | None] = lambda: None
        """Where a click puts things, in points of the page; None for the page's centre."""
        self.choose_pictures: Callable[[], list[Path]] = self._choose_pictures

        self.search = TextField(self.tr("Search"), icon="search")
        self.search.setClearButtonEnabled(True)
        kinds = (
            ("icons", self.tr("Subjects"), "subject", self.tr("Things, animals, food, places")),
            ("background", self.tr("Scenes"), "scene", self.tr("Grounds for a whole page")),
            ("shape", self.tr("Shapes"), "shape", self.tr("Simple shapes")),
            ("photo", self.tr("Pictures"), "picture", self.tr("Pictures of this document")),
        )
        self.kinds = Segmented([(title, kind, tip) for _, title, kind, tip in kinds])
        self.small_kinds = Segmented(
            [(icon, kind, f"{title}: {tip}") for icon, title, kind, tip in kinds]
        )
        """Icons, where the words don't fit."""
        for choice in (self.kinds, self.small_kinds):
            choice.set_value("subject")
            choice.changed.connect(self.show_kind)
        self.groups = Combo(name=self.tr("Group"))
        self.groups.set_items(
            [(self.tr("All things"), ""), *((group_title(group), group) for group in GROUPS)]
        )
        self.looks = Combo(name=self.tr("Look"))
        self.looks.set_items(
            [
                (self.tr("All looks"), ""),
                (self.tr("Shaded"), "noto"),
                (self.tr("Flat"), "fluent"),
            ]
        )
        self._filters = row(self.groups, self.looks, spacing=6)

        self.pictures = ItemPictures(self._palette, self._assets, self)
        self.grid = ItemGrid(self.pictures)
        self.nothing = EmptyState("search", "", (self.tr("Clear search"), self._clear))
        self.no_pictures = EmptyState(
            "photo-plus",
            self.tr("Pictures that you place are kept here."),
            (self.tr("Add a picture"), self._add_pictures),
        )
        self._pages = QStackedWidget()
        self._nothing_page = column(self.nothing, None)
        self._no_pictures_page = column(self.no_pictures, None)
        for page in (self.grid, self._nothing_page, self._no_pictures_page):
            self._pages.addWidget(page)

        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(8)
        for widget in (self.search, self.kinds, self.small_kinds, self._filters):
            head.addWidget(widget)
        self._body = QVBoxLayout()
        self._body.addWidget(self._pages)
        self._mirror()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self._body, 1)

        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._search_now)
        self.groups.chosen.connect(lambda _: self.refresh())
        self.looks.chosen.connect(lambda _: self.refresh())
        self.grid.chosen.connect(self.add)
        workspace.session_changed.connect(self._bind)
        self._bind()

    # ------------------------------------------------------------ following the document

    def _bind(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = self._workspace.session
        self._session.changed.connect(self._changed)
        self._outdated()

    def _changed(self, change: Change) -> None:
        if change.passing or not self.isVisible():
            self._stale = True
        elif self.kind in ("picture", "scene"):
            self._outdated()

    def _outdated(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(self.kinds.button(kind).sizeHint().width() for kind in library_items.KINDS)
        small = self.width() - 28 < needed
        self.kinds.setVisible(not small)
        self.small_kinds.setVisible(small)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def _mirror(self) -> None:
        """The scroll bar stands at the panel's edge, the cells at the column of the fields."""
        margins = (0, 0, 11, 0) if self.isRightToLeft() else (11, 0, 0, 0)
        self._body.setContentsMargins(*margins)

    def _palette(self) -> tuple[Colour, ...]:
        return library_place.palette(self._workspace.session.document)

    def _assets(self) -> dict[str, bytes]:
        return self._workspace.session.assets

    # ------------------------------------------------------------ what is shown

    @property
    def kind(self) -> Kind:
        return cast(Kind, self.kinds.value)

    def show_kind(self, kind: Kind) -> None:
        self.kinds.set_value(kind)
        self.small_kinds.set_value(kind)
        self._filters.setVisible(self.kind == "subject")
        self.refresh()
        self.grid.scrollToTop()

    def refresh(self) -> None:
        """Shows what the search and the filters ask for."""
        self._pause.stop()
        self._stale = False
        query = self.search.text().strip()
        items = self._items(query)
        self.grid.items.show(items)
        if items:
            self._pages.setCurrentWidget(self.grid)
            self.grid.viewport().update()
        elif self.kind == "picture" and not query:
            self._pages.setCurrentWidget(self._no_pictures_page)
        else:
            self.nothing.set_sentence(self._sentence(query))
            self._pages.setCurrentWidget(self._nothing_page)

    def _items(self, query: str) -> list[Item]:
        match self.kind:
            case "subject":
                return library_items.subject_items(query, self.groups.value, self.looks.value)
            case "scene":
                return library_items.scene_items(query)
            case "shape":
                return library_items.shape_items(query)
            case "picture":
                session = self._workspace.session
                return library_items.picture_items(session.document, session.assets, query)

    def _sentence(self, query: str) -> str:
        if self.kind == "subject" and (self.groups.value or self.looks.value):
            return self.tr("No subject has “%1” with these filters.").replace("%1", query)
        text = {
            "subject": self.tr("No subject has “%1”."),
            "scene": self.tr("No scene has “%1”."),
            "shape": self.tr("No shape has “%1”."),
            "picture": self.tr("No picture has “%1”."),
        }[self.kind]
        return text.replace("%1", query)

    def _search_now(self) -> None:
        if self._pause.isActive():
            self.refresh()

    def _clear(self) -> None:
        self.search.clear()
        self.groups.set_value("")
        self.looks.set_value("")
        self.refresh()
        self.search.setFocus()

    # ------------------------------------------------------------ adding

    def add(self, item: Item) -> None:
        """Puts the item on the page as one step."""
        try:
            library_place.place(self._workspace.session, item, self.centre())
        except UserError as error:
            self._workspace.fail(error)

    def _add_pictures(self) -> None:
        paths = self.choose_pictures()
        if paths:
            self._workspace.import_files(paths)

    def _choose_pictures(self) -> list[Path]:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.tif *.tiff)"
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Add a picture"), "", kinds)
        return [Path(name) for name in names]
