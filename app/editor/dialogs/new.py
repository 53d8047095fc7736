"""The dialog for a new document: a format of a group, or sides of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import (
    Button,
    Label,
    Rule,
    ScrollPanel,
    row,
)
from app.editor.dialogs import formats
from app.editor.dialogs.cards import FormatCard
from app.editor.dialogs.formats import Format, Wanted
from app.editor.dialogs.size_form import PagePreview, SizeForm
from app.editor.settings import Settings
from engine.document.model import Document

LAST: Final = "new.last"
"""Setting: width, height, unit, bleed and safe distance of the last document that was made."""


class NewDialog(QDialog):
    """Modal. `document()` is what was asked for, once it was accepted."""

    COLUMNS: Final = 3

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setWindowTitle(self.tr("New document"))
        self.setMinimumSize(860, 560)
        self._cards: list[FormatCard] = []
        self._group = QButtonGroup(self)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._groups())
        body.addWidget(self._formats(), 1)
        body.addWidget(self._settings())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(body, 1)
        outer.addWidget(Rule())
        outer.addWidget(self._foot())
        self._show_group(formats.GROUPS[0].id)
        self._start()

    # ------------------------------------------------------------ parts

    def _groups(self) -> QWidget:
        side = QFrame()
        side.setObjectName("left")
        side.setFixedWidth(204)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(2)
        layout.addWidget(row(Label(self.tr("New document"), "h3"), margins=(10, 0, 0, 10)))
        self.groups: dict[str, Button] = {}
        places = QButtonGroup(self)
        for group in formats.GROUPS:
            button = Button(group.label, "nav")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, id=group.id: self._show_group(id))
            places.addButton(button)
            self.groups[group.id] = button
            layout.addWidget(button)
        layout.addStretch(1)
        return side

    def _formats(self) -> QWidget:
        panel = ScrollPanel(margins=(20, 16, 10, 16))
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        for n in range(self.COLUMNS):
            self._grid.setColumnStretch(n, 1)
        panel.body.addLayout(self._grid)
        return panel

    def _settings(self) -> QWidget:
        side = QFrame()
        side.setObjectName("right")
        side.setFixedWidth(288)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self.preview = PagePreview()
        self.size_line = Label("", "faint")
        self.size_line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form = SizeForm()
        self.form.changed.connect(self._changed)
        layout.addWidget(self.preview)
        layout.addWidget(self.size_line)
        layout.addWidget(self.form)
        layout.addStretch(1)
        return side

    def _foot(self) -> QWidget:
        cancel = Button(self.tr("Cancel"), "big")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.create_button = Button(self.tr("Create"), "bigprimary")
        self.create_button.clicked.connect(self.accept)
        self.create_button.setDefault(True)
        return row(None, cancel, self.create_button, margins=(16, 10, 16, 10))

    # ------------------------------------------------------------ choosing

    def _show_group(self, id: str) -> None:
        group = next(group for group in formats.GROUPS if group.id == id)
        self.groups[id].setChecked(True)
        for card in self._cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = [FormatCard(format) for format in group.formats]
        for n, card in enumerate(self._cards):
            card.setCheckable(True)
            self._group.addButton(card)
            card.clicked.connect(lambda _=False, card=card: self._choose(card.format))
            self._grid.addWidget(card, n // self.COLUMNS, n % self.COLUMNS)
        self._mark()

    def _choose(self, format: Format | None) -> None:
        if format is not None:
            wanted = Wanted.of(format)
            liked = self.settings.get("general.unit", "")
            for unit in formats.UNITS:
                if unit == liked and "px" not in (unit, wanted.unit):
                    wanted = replace(wanted, unit=unit)
            self.form.set_wanted(wanted)
            self._changed()

    def _changed(self) -> None:
        wanted = self.form.wanted()
        sound = not wanted.faults()
        self.create_button.setEnabled(sound)
        self.preview.show_page(wanted if sound else None)
        self.size_line.setText(
            formats.show_size(wanted.width, wanted.height, wanted.unit) if sound else ""
        )
        self._mark()

    def _mark(self) -> None:
        """The card of the format that is set, turned or not."""
        wanted = self.form.wanted()
        sides = sorted((wanted.width, wanted.height))
        self._group.setExclusive(False)
        for card in self._cards:
            assert card.format is not None
            screen = "px" in (wanted.unit, card.format.unit)
            same = (wanted.unit == card.format.unit or not screen) and all(
                abs(a - b) < 0.1 for a, b in zip(sides, sorted(card.format.points), strict=True)
            )
            card.setChecked(same)
        self._group.setExclusive(True)

    def _start(self) -> None:
        """As the last time."""
        kept = self.settings.get_as(LAST, tuple[float, float, str, float, float], None)
        wanted = Wanted.of(formats.find("a2"))
        if kept is not None and kept[2] in formats.UNITS:
            found = Wanted(kept[0], kept[1], kept[2], kept[3], kept[4])
            wanted = wanted if found.faults() else found
        self.set_wanted(wanted)

    def set_wanted(self, wanted: Wanted) -> None:
        self.form.set_wanted(wanted)
        self._changed()

    # ------------------------------------------------------------ the end

    def document(self) -> Document:
        """Raises UserError when something must be mended."""
        return self.form.wanted().document()

    def accept(self) -> None:
        wanted = self.form.wanted()
        if wanted.faults():
            return
        kept = (wanted.width, wanted.height, wanted.unit, wanted.bleed, wanted.safe)
        self.settings.set(LAST, kept)
        super().accept()


def ask_new(
    settings: Settings, parent: QWidget | None = None, wanted: Wanted | None = None
) -> Document | None:
    """The document that a person asks for, or None. `wanted`: what the dialog starts with."""
    dialog = NewDialog(settings, parent)
    if wanted is not None:
        dialog.set_wanted(wanted)
    made = dialog.document() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return made
