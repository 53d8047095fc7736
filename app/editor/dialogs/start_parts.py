"""Parts of the start page: the files that were open lately, and the templates."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.editor.controls import Button, EmptyState, Flow, Label, Menu, TextField
from app.editor.dialogs.cards import Gallery, PosterCard
from app.editor.dialogs.templates import TAGS, Template, preview_of, templates
from app.editor.look import tokens
from app.editor.settings import RecentFile, Settings


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


class RecentPart(QWidget):
    """Recent files: one row of them, or all."""

    opened = Signal(Path)
    browsed = Signal()
    """To choose a file on disk."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.is_empty = True
        self._all = False
        self._previews: dict[tuple[str, int], bytes] = {}
        """By path and time of the last change, so that looking again costs nothing."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Recent"), "h3"))
        self.first = Gallery(rows=1, height=140)
        self.everything = Gallery(height=180)
        self.nothing = EmptyState(
            "clock", self.tr("Documents that you open or save appear here."),
            (self.tr("Open…"), self.browsed.emit),
        )  # fmt: skip
        for part in (self.first, self.everything, self.nothing):
            column.addWidget(part)

    def refresh(self) -> None:
        """Reads the list again, and the pictures of files that have changed."""
        files = self.settings.recent_files()
        self.first.set_cards([self._card(file) for file in files[:8]])
        self.everything.set_cards([self._card(file) for file in files])
        self.is_empty = not files
        self.show_all(self._all)

    def show_all(self, everything: bool) -> None:
        """All of them, or one row."""
        self._all = everything
        self.first.setVisible(not everything)
        self.everything.setVisible(everything and not self.is_empty)
        self.nothing.setVisible(everything and self.is_empty)

    def _preview(self, path: Path) -> bytes:
        try:
            key = (os.fspath(path), path.stat().st_mtime_ns)
        except OSError:
            return b""
        if key not in self._previews:
            self._previews[key] = preview_of(path)
        return self._previews[key]

    def _card(self, file: RecentFile) -> PosterCard:
        path = Path(file.path)
        picture = self._preview(path)
        size = QImage.fromData(picture).size()
        ratio = size.width() / size.height() if size.height() > 0 else 0.707
        card = PosterCard(path.stem, when(file.at), ratio, lambda: picture, self.tr("Open"))
        card.setToolTip(os.fspath(path))
        card.clicked.connect(lambda: self.opened.emit(path))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._menu(card, path, at))
        return card

    def _menu(self, card: PosterCard, path: Path, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.opened.emit(path))
        menu.addAction(self.tr("Remove from this list")).triggered.connect(
            lambda: self.settings.forget_recent(path)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(card.mapToGlobal(at))


class TemplatesPart(QWidget):
    """Templates with their chips and search, in a gallery."""

    used = Signal(Path)
    """A template's file, to be opened as a copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
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
            chip.clicked.connect(self._fill)
            group.addButton(chip)
            self.chips[tag] = chip
        self.chips[""].setChecked(True)
        self.search = TextField(self.tr("Search templates"), icon="search")
        self.search.setFixedWidth(220)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
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
        self._language = tokens.language()
        tokens.signals.changed.connect(self._retitle)
        self._fill()

    def _clear_search(self) -> None:
        self.chips[""].setChecked(True)
        self.search.clear()

    def _fill(self) -> None:
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
            self._fill()

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
        card.clicked.connect(lambda: self.used.emit(path))
        return card
