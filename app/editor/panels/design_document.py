"""Design, nothing selected: the document's size, bleed, safe area, language, grain and colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint

from app.editor import translations
from app.editor.controls import Combo, IconButton, Label, Menu, NumberField, Slider, TextField
from app.editor.panels import document_edits
from app.editor.panels.colour_picker import Choice, ColourPopover
from app.editor.panels.design_module import DECIMALS, STEPS, Module, named, offer, tr
from app.editor.panels.design_text import languages
from app.editor.panels.selected import Selected
from app.editor.panels.swatch_grid import SwatchGrid
from app.editor.workspace import Workspace
from engine.document import edits, units
from engine.document.colour import from_hex
from engine.document.model import Page

SIZES: tuple[tuple[str, float, float], ...] = (
    ("A0", 841, 1189), ("A1", 594, 841), ("A2", 420, 594), ("A3", 297, 420), ("A4", 210, 297),
    ("A5", 148, 210), ("50 × 70 cm", 500, 700), ("Roll-up 85 × 200 cm", 850, 2000),
)  # fmt: skip
"""Name, width and height in mm, upright."""
MM = units.POINTS_PER["mm"]


class PageModule(Module):
    """Title, size, orientation, bleed, safe distance, language and grain."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Page"), ruled=False)
        assert self.section is not None
        self.turn = IconButton("rotate", tr("Exchange width and height"))
        self.turn.clicked.connect(self._turn)
        self.unit_combo = Combo(name=tr("Unit"))
        self.unit_combo.set_items([(u, u) for u in ("mm", "in", "pt", "px")])
        self.unit_combo.setFixedWidth(68)
        self.section.header_buttons.addWidget(self.turn)
        self.section.header_buttons.addWidget(self.unit_combo)
        self.title_field = TextField(tr("Untitled"))
        self.format = Combo(name=tr("Size"))
        self.w_field = NumberField("W", "mm", minimum=1, name=tr("Width"), show_unit=False)
        self.h_field = NumberField("H", "mm", minimum=1, name=tr("Height"), show_unit=False)
        self.bleed = NumberField("bleed", "mm", minimum=0, name=tr("Bleed"), show_unit=False)
        self.safe = NumberField(
            "safe-area", "mm", minimum=0, name=tr("Safe distance from the edge"), show_unit=False
        )
        self.language = Combo(name=tr("Language"))
        self.language.set_items(languages(tr("Not set")))
        self.grain = Slider(0.0, document_edits.MAX_GRAIN, name=tr("Grain over the artwork"))
        self.grain_value = Label("", "faint")
        self.grain_value.setFixedWidth(38)
        self.body.addWidget(named(tr("Title"), self.title_field))
        self.body.addWidget(named(tr("Size"), self.format))
        self.body.addWidget(named("", self.w_field, self.h_field))
        self.body.addWidget(named(tr("Bleed, safe"), self.bleed, self.safe))
        self.body.addWidget(named(tr("Language"), self.language))
        self.body.addWidget(named(tr("Grain"), self.grain, self.grain_value))
        self._connect()

    def _connect(self) -> None:
        self.title_field.committed.connect(
            lambda title: self.apply_document(
                tr("Title"), lambda d: edits.set_title(d, " ".join(title.split()))
            )
        )
        self.unit_combo.chosen.connect(
            lambda unit: self.apply_document(tr("Unit"), lambda d: document_edits.set_unit(d, unit))
        )
        self.format.chosen.connect(self._choose_format)
        for field in (self.w_field, self.h_field):
            field.committed.connect(self._resize)
        for field in (self.bleed, self.safe):
            field.scrubbed.connect(lambda _: self.preview_document(self._margins()))
            field.committed.connect(
                lambda _: self.apply_document(tr("Bleed and safe area"), self._margins())
            )
            field.finished.connect(self.settle)
        self.language.chosen.connect(
            lambda tag: self.apply_document(
                tr("Language"), lambda d: document_edits.set_language(d, tag)
            )
        )
        self.grain.moved.connect(lambda v: self.preview_document(self._grained(v)))
        self.grain.finished.connect(lambda v: self.apply_document(tr("Grain"), self._grained(v)))

    # ------------------------------------------------------------ what it shows

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.count == 0

    def targets(self, selected: Selected) -> Sequence[Any]:
        return ()

    def refresh(self, selected: Selected) -> None:
        super().refresh(selected)
        document, page = selected.document, selected.shown_page
        self.title_field.set_text(document.title)
        self.unit_combo.set_value(document.unit)
        for field, points in (
            (self.w_field, page.width), (self.h_field, page.height),
            (self.bleed, page.bleed), (self.safe, page.safe),
        ):  # fmt: skip
            if field.unit != self.unit:
                field.set_unit(self.unit, decimals=DECIMALS[self.unit], step=STEPS[self.unit])
            value = units.from_points(points, self.unit)
            field.set_value(round(value, DECIMALS[self.unit] + 1))
        items = [(tr("Own size"), ""), *((name, name) for name, _, _ in SIZES)]
        offer(self.format, items)
        self.format.set_value(format_of(page))
        tags = {tag for _, tag in languages("")}
        own = [] if document.language in tags else [(document.language, document.language)]
        offer(self.language, [*languages(tr("Not set")), *own])
        self.language.set_value(document.language)
        if not self.grain.steps.isSliderDown():
            self.grain.set_value(page.grain)
        self.grain_value.setText(translations.percent(page.grain * 100, 1))

    # ------------------------------------------------------------ what it does

    def _set_size(self, name: str, width: float, height: float) -> None:
        page = self.selected.page
        self.apply_document(name, lambda d: edits.set_size(d, page, width, height))

    def _resize(self) -> None:
        width, height = self.w_field.value(), self.h_field.value()
        if width and height:
            to = units.to_points
            self._set_size(tr("Page size"), to(width, self.unit), to(height, self.unit))

    def _turn(self) -> None:
        page = self.selected.shown_page
        self._set_size(tr("Turn the page"), page.height, page.width)

    def _choose_format(self, name: str) -> None:
        page = self.selected.shown_page
        for known, width, height in SIZES:
            if known == name:
                sides = (width * MM, height * MM)
                wide = page.width > page.height
                self._set_size(tr("Page size"), *(reversed(sides) if wide else sides))

    def _margins(self) -> Any:
        page, to = self.selected.page, units.to_points
        bleed, safe = self.bleed.value() or 0.0, self.safe.value() or 0.0
        unit = self.unit
        return lambda d: edits.set_bleed(d, page, to(bleed, unit), to(safe, unit))

    def _grained(self, grain: float) -> Any:
        page = self.selected.page
        return lambda d: document_edits.set_grain(d, page, round(grain, 4))


class SwatchModule(Module):
    """The document's named colours: a click changes one wherever it is used."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Colours"))
        self.grid = SwatchGrid(tr("Colours of the document"), add=tr("Add a colour"))
        self.body.addWidget(self.grid)
        self.hint = Label(
            tr("Changing a colour changes everything that uses it."), "faint", wrap=True
        )
        self.body.addWidget(self.hint)
        self.grid.chosen.connect(self._open)
        self.grid.added.connect(self._add)
        self.grid.pressed_menu.connect(self._menu)
        self._popover: ColourPopover | None = None
        self._name = ""

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.count == 0

    def targets(self, selected: Selected) -> Sequence[Any]:
        return ()

    def refresh(self, selected: Selected) -> None:
        super().refresh(selected)
        swatches = selected.document.swatches
        self.grid.show_colours([(s.name, s.colour) for s in swatches])
        self.hint.setVisible(bool(swatches))

    def _open(self, n: int) -> None:
        swatch = self.workspace.session.document.swatches[n]
        self._name = swatch.name
        if self._popover is None:
            self._popover = ColourPopover(self)
            self._popover.picker.changing.connect(lambda c: self.preview_document(self._set(c)))
            self._popover.picker.chosen.connect(
                lambda c: self.apply_document(tr("Change swatch"), self._set(c))
            )
            self._popover.closed.connect(self.settle)
        self._popover.picker.open(swatch.colour, self.workspace.session.document)
        cell = self.grid.cell(n)
        at = self.grid.mapToGlobal(QPoint(0, cell.top()))
        self._popover.show_at(QPoint(at.x() - 280 - 26, at.y()))

    def _set(self, choice: Choice) -> Any:
        name = self._name
        return lambda d: edits.set_swatch(d, name, choice.colour)

    def _add(self) -> None:
        self.keep_swatch(from_hex("#808080"))
        self._open(len(self.workspace.session.document.swatches) - 1)

    def _menu(self, n: int, at: QPoint) -> None:
        name = self.workspace.session.document.swatches[n].name
        menu = Menu("", self)
        menu.addAction(tr("Change")).triggered.connect(lambda: self._open(n))
        menu.addAction(tr("Remove")).triggered.connect(
            lambda: self.apply_document(tr("Remove swatch"), lambda d: edits.remove_swatch(d, name))
        )
        menu.exec(at)


def format_of(page: Page) -> str:
    """Name of the size, either way round, to half a millimetre; '' for any other."""
    sides = sorted((page.width / MM, page.height / MM))
    for name, width, height in SIZES:
        if abs(sides[0] - width) < 0.5 and abs(sides[1] - height) < 0.5:
            return name
    return ""
