"""The start page: recovered work, describing a poster, formats, recent files, templates."""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import (
    Button,
    Card,
    Label,
    Logo,
    Menu,
    Message,
    Picture,
    Rule,
    ScrollPanel,
    TextField,
    row,
)
from app.editor.dialogs import formats
from app.editor.dialogs.cards import FormatRow
from app.editor.dialogs.formats import Format, Wanted
from app.editor.dialogs.start_parts import RecentPart, TemplatesPart, when
from app.editor.workspace import Workspace
from engine.document.journal import Pending
from engine.jobs.messages import Generate
from engine.jobs.request import Request

PAGES = ("home", "templates", "recent")


class StartPage(QFrame):
    """What is there before a document. It opens nothing itself: it says what is wanted."""

    new_wanted = Signal(object)
    """A `Wanted`, or None: the dialog for a new document."""
    open_wanted = Signal(Path)
    browse_wanted = Signal()
    """To choose a file on disk."""
    template_wanted = Signal(Path)
    """To be opened as a copy."""
    describe_wanted = Signal(str, object)
    """Prompt and a `Wanted`."""
    recover_wanted = Signal(str)
    discard_wanted = Signal(str)
    """Keys of works that were open when the program ended unexpectedly."""
    preferences_wanted = Signal(str)
    """Id of a page of the preferences."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setObjectName("app")
        self.setAcceptDrops(True)
        self._page = "home"
        self._wanted = Wanted.of(formats.find("a2"))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._navigation())
        outer.addWidget(self._content(), 1)
        self.refresh()
        self.show_page("home")
        workspace.settings.changed.connect(self._setting_changed)
        if workspace.engine is not None:
            workspace.engine.device_changed.connect(self._show_device)
        self._show_device()

    # ------------------------------------------------------------ navigation

    def _navigation(self) -> QWidget:
        side = QFrame()
        side.setObjectName("left")
        side.setFixedWidth(232)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(2)
        name = Label("Affiche", "h3")
        column.addWidget(row(Logo(26), name, None, spacing=8, margins=(8, 4, 8, 10)))
        self.new_button = Button(self.tr("New document"), "bigprimary", "plus")
        self.new_button.clicked.connect(lambda: self.new_wanted.emit(None))
        column.addWidget(self.new_button)
        column.addSpacing(8)
        self.open_button = self._place(self.tr("Open…"), "folder-open", self.browse_wanted.emit)
        self._places: dict[str, Button] = {}
        group = QButtonGroup(self)
        for id, words, icon in (
            ("home", self.tr("Home"), "home"),
            ("templates", self.tr("Templates"), "template"),
            ("recent", self.tr("Recent"), "clock"),
        ):
            button = Button(words, "nav", icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, id=id: self.show_page(id))
            group.addButton(button)
            self._places[id] = button
            column.addWidget(button)
        column.addWidget(self.open_button)
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(8)
        for words, icon, id in (
            (self.tr("Devices and models"), "cpu", "devices"),
            (self.tr("Preferences"), "settings", "general"),
        ):
            column.addWidget(
                self._place(words, icon, lambda id=id: self.preferences_wanted.emit(id))
            )
        column.addStretch(1)
        self.device_card = Card(clickable=True)
        self.device_card.clicked.connect(lambda: self.preferences_wanted.emit("devices"))
        self.device_title = Label("", "section")
        self.device_text = Label("", "caption", wrap=True)
        self.device_card.body.addWidget(row(Picture("cpu"), self.device_title))
        self.device_card.body.addWidget(self.device_text)
        column.addWidget(self.device_card)
        return side

    def _place(self, words: str, icon: str, run: object) -> Button:
        button = Button(words, "nav", icon)
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        return button

    def show_page(self, id: str) -> None:
        """home, templates or recent. Raises ValueError for another."""
        if id not in PAGES:
            raise ValueError(id)
        self._page = id
        self._places[id].setChecked(True)
        self.home.setVisible(id == "home")
        self._show_recent()
        self.templates.setVisible(id != "recent")
        self.area.verticalScrollBar().setValue(0)

    @property
    def page(self) -> str:
        return self._page

    # ------------------------------------------------------------ content

    def _content(self) -> QWidget:
        self.area = ScrollPanel(margins=(36, 20, 26, 28), spacing=10)
        body = self.area.body
        self.banners = QVBoxLayout()
        self.banners.setSpacing(8)
        body.addLayout(self.banners)
        body.addWidget(self._home())
        self.recent = RecentPart(self.workspace.settings)
        self.recent.opened.connect(self.open_wanted)
        self.recent.browsed.connect(self.browse_wanted)
        body.addWidget(self.recent)
        self.templates = TemplatesPart()
        self.templates.used.connect(self.template_wanted)
        body.addWidget(self.templates)
        return self.area

    def _home(self) -> QWidget:
        self.home = QWidget()
        column = QVBoxLayout(self.home)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("What are you making?"), "h1"))
        ask = Card()
        ask.body.setContentsMargins(16, 9, 10, 9)
        self.prompt = TextField(
            self.tr(
                "Describe it: “Concert by the sea, Saturday 12 June, 20:00, €24, warm and bold”"
            )
        )
        self.prompt.setProperty("kind", "ask")
        self.prompt.setAccessibleName(self.tr("Describe it"))
        self.prompt.returnPressed.connect(self._describe)
        self.size_button = Button("", "big", "aspect-ratio")
        self.size_button.menu_mark = True
        self.size_button.clicked.connect(self._choose_size)
        self.generate_button = Button(self.tr("Generate variants"), "bigprimary")
        self.generate_button.clicked.connect(self._describe)
        parts = row(
            Picture("sparkles", "accent", 20), self.prompt, self.size_button, self.generate_button,
            spacing=10,
        )  # fmt: skip
        ask.body.addWidget(parts)
        column.addWidget(ask)
        quick: list[Format | None] = [formats.find(id) for id in formats.QUICK]
        self.formats = FormatRow([*quick, None])
        self.formats.chosen.connect(self._format_chosen)
        column.addWidget(self.formats)
        self._set_size(self._wanted, self._size_name(formats.find("a2")))
        return self.home

    def _format_chosen(self, format: Format | None) -> None:
        self.new_wanted.emit(None if format is None else Wanted.of(format))

    def _size_name(self, format: Format) -> str:
        return (
            self.tr("%1 poster").replace("%1", format.label) if format.id == "a2" else format.label
        )

    def _choose_size(self) -> None:
        menu = Menu(parent=self)
        for group in formats.GROUPS:
            part = Menu(group.label, menu)
            for format in group.formats:
                action = part.addAction(f"{format.label}   {format.size}")
                action.triggered.connect(
                    lambda _=False, f=format: self._set_size(Wanted.of(f), self._size_name(f))
                )
            menu.addMenu(part)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.size_button.mapToGlobal(QPoint(0, self.size_button.height() + 4)))

    def _set_size(self, wanted: Wanted, name: str) -> None:
        self._wanted = wanted
        self.size_button.setText(name)
        self.size_button.setToolTip(formats.show_size(wanted.width, wanted.height, wanted.unit))
        self.size_button.updateGeometry()

    def _describe(self) -> None:
        if words := self.prompt.text().strip():
            self.describe_wanted.emit(words, self._wanted)
        else:
            self.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ recovered work

    def set_recoverable(self, works: Sequence[Pending]) -> None:
        """A bar for each, the last edited first."""
        while (item := self.banners.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for work in works:
            text = (
                self.tr(
                    "Affiche closed unexpectedly. <b>%1</b> was recovered up to the last edit, %2."
                )
                .replace("%1", html.escape(work.title or self.tr("Untitled")))
                .replace("%2", when(work.edited))
            )
            key = work.key
            actions = (
                (self.tr("Open recovered"), lambda key=key: self.recover_wanted.emit(key)),
                (self.tr("Discard"), lambda key=key: self.discard_wanted.emit(key)),
            )
            bar = Message("warn", text, actions, icon="history")
            if work.path is not None:
                bar.setToolTip(str(work.path))
            self.banners.addWidget(bar)

    # ------------------------------------------------------------ recent files

    def refresh(self) -> None:
        """Reads the recent files again."""
        self.recent.refresh()
        self._show_recent()

    def _show_recent(self) -> None:
        recent = self._page == "recent"
        self.recent.show_all(recent)
        self.recent.setVisible(recent or (self._page == "home" and not self.recent.is_empty))

    def _setting_changed(self, key: str) -> None:
        if key == "files.recent" and self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._show_device()

    # ------------------------------------------------------------ the device

    def _show_device(self, sentence: str = "") -> None:
        engine = self.workspace.engine
        cores = os.cpu_count() or 1
        device = engine.device if engine is not None else None
        label = device.label if device is not None else "CPU"
        if label == "CPU":
            label = self.tr("CPU, one core") if cores == 1 else self.tr("CPU, %1 cores")
        self.device_title.setText(label.replace("%1", str(cores)))
        self.device_card.setToolTip(device.sentence if device is not None else sentence)
        wish = Generate(Request(prompt="", variants=4))
        guess = engine.estimate(wish) if engine is not None else None
        if guess is None:
            self.device_text.setText(self.tr("First run on this machine, no estimate yet."))
        else:
            self.device_text.setText(
                self.tr("About %1 s a variant on this machine.").replace(
                    "%1", str(max(1, round(guess.seconds / 4)))
                )
            )

    # ------------------------------------------------------------ dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _documents(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _documents(event):
            self.open_wanted.emit(path)
        event.acceptProposedAction()


def _documents(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".affiche"]
