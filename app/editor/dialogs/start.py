"""The start page: recovered work, describing a poster, formats, recent files, templates."""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.editor.controls import (
    Button,
    Card,
    EmptyState,
    Flow,
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
from app.editor.dialogs.cards import FormatRow, Gallery, PosterCard
from app.editor.dialogs.formats import Format, Wanted
from app.editor.dialogs.templates import TAGS, Template, preview_of, templates
from app.editor.look import tokens
from app.editor.settings import RecentFile
from app.editor.workspace import Workspace
from engine.document.journal import Pending

PAGES = ("home", "templates", "recent")


def when(moment: datetime) -> str:
    """`today 14:32`, `yesterday 9:05`, or the day; in the interface's language."""
    local = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    locale = QLocale()
    time = locale.toString(local.time(), QLocale.FormatType.ShortFormat)
    days = local.date().daysTo(QDate.currentDate())
    if days == 0:
        return QCoreApplication.translate("Start", "today %1").replace("%1", time)
    if days == 1:
        return QCoreApplication.translate("Start", "yesterday %1").replace("%1", time)
    return locale.toString(local.date(), QLocale.FormatType.ShortFormat)


class StartPage(QFrame):
    """What is there before a document. It opens nothing itself: it says what is wanted."""

    new_wanted = Signal(object)
    """A `Wanted`, or None: the dialog for a new document."""
    open_wanted = Signal(Path)
    browse_wanted = Signal()
    """To choose a file on disk."""
    template_wanted = Signal(Path)
    """To be opened as a copy."""
    describe_wanted = Signal(str, str)
    """Prompt and size, as requests write it."""
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
        self._fill_templates()
        self.refresh()
        self.show_page("home")
        workspace.settings.changed.connect(self._setting_changed)
        self._language = tokens.language()
        tokens.signals.changed.connect(self._retitle)
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
        self.template_part.setVisible(id != "recent")
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
        body.addWidget(self._recent())
        body.addWidget(self._templates())
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
            self.describe_wanted.emit(words, self._wanted.size)
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

    def _recent(self) -> QWidget:
        self.recent_part = QWidget()
        column = QVBoxLayout(self.recent_part)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Recent"), "h3"))
        self.recent_row = Gallery(rows=1, height=140)
        self.recent_all = Gallery(height=180)
        self.no_recent = EmptyState(
            "clock", self.tr("Documents that you open or save appear here."),
            (self.tr("Open…"), self.browse_wanted.emit),
        )  # fmt: skip
        for part in (self.recent_row, self.recent_all, self.no_recent):
            column.addWidget(part)
        return self.recent_part

    def refresh(self) -> None:
        """Reads the recent files again."""
        files = self.workspace.settings.recent_files()
        self.recent_row.set_cards([self._recent_card(file) for file in files[:8]])
        self.recent_all.set_cards([self._recent_card(file) for file in files])
        self._has_recent = bool(files)
        self._show_recent()

    def _show_recent(self) -> None:
        home, recent = self._page == "home", self._page == "recent"
        self.recent_part.setVisible(recent or (home and self._has_recent))
        self.recent_row.setVisible(home)
        self.recent_all.setVisible(recent and self._has_recent)
        self.no_recent.setVisible(recent and not self._has_recent)

    def _recent_card(self, file: RecentFile) -> PosterCard:
        path = Path(file.path)
        picture = preview_of(path)
        size = QImage.fromData(picture).size()
        ratio = size.width() / size.height() if size.height() > 0 else 0.707
        card = PosterCard(path.stem, when(file.at), ratio, lambda: picture, self.tr("Open"))
        card.setToolTip(os.fspath(path))
        card.clicked.connect(lambda: self.open_wanted.emit(path))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._recent_menu(card, path, at))
        return card

    def _recent_menu(self, card: PosterCard, path: Path, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.open_wanted.emit(path))
        menu.addAction(self.tr("Remove from this list")).triggered.connect(
            lambda: self.workspace.settings.forget_recent(path)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(card.mapToGlobal(at))

    def _setting_changed(self, key: str) -> None:
        if key == "files.recent" and self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._show_device()

    # ------------------------------------------------------------ templates

    def _templates(self) -> QWidget:
        self.template_part = QWidget()
        column = QVBoxLayout(self.template_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        names = {
            "": self.tr("All"), "events": self.tr("Events"), "sale": self.tr("Sale"),
            "culture": self.tr("Culture"), "food": self.tr("Food"),
            "festival": self.tr("Festival"), "sport": self.tr("Sport"), "web": self.tr("Web"),
            "chinese": "中文", "french": "Français",
        }  # fmt: skip
        there = {tag for template in templates() for tag in template.tags}
        self.chips: dict[str, Button] = {}
        group = QButtonGroup(self)
        for tag in ("", *(tag for tag in TAGS if tag in there)):
            chip = Button(names[tag], "chip")
            chip.clicked.connect(self._fill_templates)
            group.addButton(chip)
            self.chips[tag] = chip
        self.chips[""].setChecked(True)
        self.search = TextField(self.tr("Search templates"), icon="search")
        self.search.setFixedWidth(220)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill_templates)
        head = QHBoxLayout()
        head.setSpacing(12)
        title = Label(self.tr("Templates"), "h3")
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        title.setFixedHeight(26)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(title, 0, top)
        head.addWidget(Flow(*self.chips.values()), 1)
        head.addWidget(self.search, 0, top)
        column.addLayout(head)
        self.gallery = Gallery()
        column.addWidget(self.gallery)
        self.no_template = EmptyState("search", "", (self.tr("Clear search"), self._clear_search))
        column.addWidget(self.no_template)
        return self.template_part

    def _clear_search(self) -> None:
        self.chips[""].setChecked(True)
        self.search.clear()

    def _fill_templates(self) -> None:
        tag = next(tag for tag, chip in self.chips.items() if chip.isChecked())
        words = self.search.text()
        found = self._ranked([t for t in templates() if t.matches(words, tag)])
        self.gallery.set_cards([self._template_card(template) for template in found])
        self.no_template.setVisible(not found)
        if not found:
            said = (
                self.tr("No template has “%1”. Searched %2 templates.")
                .replace("%1", words)
                .replace("%2", str(len(templates())))
            )
            self.no_template.set_sentence(said if words else self.tr("No templates are installed."))

    def _retitle(self) -> None:
        if self._language != tokens.language():
            self._language = tokens.language()
            self._fill_templates()

    def _ranked(self, found: list[Template]) -> list[Template]:
        """Those in the interface's language first."""
        own = tokens.language()[:2]
        return sorted(found, key=lambda template: template.language != own)

    def _template_card(self, template: Template) -> PosterCard:
        path = template.path
        card = PosterCard(
            template.name(tokens.language()), template.size, template.width / template.height,
            lambda: preview_of(path), self.tr("Use"),
        )  # fmt: skip
        card.clicked.connect(lambda: self.template_wanted.emit(path))
        return card

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
        guess = engine.estimate("generate", 4.0) if engine is not None else None
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
