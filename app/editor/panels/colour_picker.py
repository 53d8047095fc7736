"""The colour popover: square and hue, numbers, swatches, harmonies, what prints, contrast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor import engine_words
from app.editor.controls import (
    ColourWell,
    IconButton,
    Label,
    NumberField,
    Popover,
    Segmented,
    TextField,
)
from app.editor.controls.numbers import show_number
from app.editor.panels import colour_values
from app.editor.panels.colour_area import HueBar, Square
from app.editor.panels.design_module import fields, tr
from app.editor.panels.swatch_grid import SwatchGrid
from engine.document.colour import Colour, from_hex, rgb
from engine.document.model import Document, SolidPaint
from engine.errors import UserError
from exporters import colour as press
from exporters.brushes import qcolour

WIDTH = 280

Contrast = Callable[[Colour], tuple[float, float] | None]
"""Of a colour as the text's: (worst 5 %, what is needed); None where it isn't known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person settled on; `swatch` names one of the document's."""

    colour: Colour
    swatch: str = ""

    @property
    def paint(self) -> SolidPaint:
        return SolidPaint(self.colour, self.swatch)


class ColourPicker(QWidget):
    """Changes one colour in its own space: numbers of another space choose that space."""

    changing = Signal(object)
    """A Choice on the way (a drag); nothing is settled."""
    chosen = Signal(object)
    """A Choice: one undo step."""
    eyedropper = Signal()
    """A colour is to be taken from the page."""
    kept = Signal(object)
    """A Colour that is to be a swatch of the document."""

    def __init__(self, parent: QWidget | None = None, *, keeps: bool = False) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._choice = Choice(Colour())
        self._contrast: Contrast | None = None
        self._document = Document()
        self._hue = 0.0
        """Kept while the colour is grey, which has none."""
        self.square, self.hues = Square(), HueBar()
        self.well = ColourWell(tr("Colour"))
        self.well.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dropper = IconButton("color-picker", tr("Take a colour from the page"))
        self.hex = TextField("#000000")
        self.hex.setAccessibleName(tr("Hexadecimal value"))
        self.hex.setFixedWidth(84)
        self.space = Segmented([("RGB", "srgb", ""), ("CMYK", "cmyk", "")])
        self.rgb = tuple(NumberField(n, decimals=0, minimum=0, maximum=255) for n in "RGB")
        self.cmyk = tuple(NumberField(n, decimals=0, minimum=0, maximum=100) for n in "CMYK")
        self.tint = NumberField(tr("Tint"), "%", 0, 0, 100)
        """Of a spot colour's ink."""
        self._rgb_row, self._cmyk_row = fields(*self.rgb, spacing=4), fields(*self.cmyk, spacing=4)
        self.note = Label("", "caption")
        self.warning = IconButton("alert-triangle", "", 14, key="warn")
        self.ratio = Label("", "caption")
        self.brand = SwatchGrid(tr("Brand colours"))
        self.own = SwatchGrid(
            tr("Colours of the document"), add=tr("Keep as a swatch") if keeps else ""
        )
        self.relatives = SwatchGrid(tr("Harmonies"))
        self._brand_name = Label(tr("Brand"), "faint")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.square)
        column.addWidget(self.hues)
        column.addWidget(fields(self.well, self.hex, self.space, self.dropper, spacing=6))
        column.addWidget(self._rgb_row)
        column.addWidget(self._cmyk_row)
        column.addWidget(self.tint)
        said = QHBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.note, 1)
        said.addWidget(self.warning)
        column.addLayout(said)
        column.addWidget(self.ratio)
        for name, grid in (
            (self._brand_name, self.brand),
            (Label(tr("Document"), "faint"), self.own),
            (Label(tr("Harmonies"), "faint"), self.relatives),
        ):
            group = QVBoxLayout()
            group.setSpacing(4)
            group.addWidget(name)
            group.addWidget(grid)
            column.addLayout(group)

    def _connect(self) -> None:
        self.square.moved.connect(self._dragged)
        self.square.finished.connect(self._settle)
        self.hues.moved.connect(self._dragged_hue)
        self.hues.finished.connect(self._settle)
        self.hex.committed.connect(self._typed_hex)
        for field in self.rgb:
            field.scrubbed.connect(lambda _: self._typed_rgb(False))
            field.committed.connect(lambda _: self._typed_rgb(True))
        for field in self.cmyk:
            field.scrubbed.connect(lambda _: self._typed_cmyk(False))
            field.committed.connect(lambda _: self._typed_cmyk(True))
        self.tint.scrubbed.connect(lambda _: self._typed_tint(False))
        self.tint.committed.connect(lambda _: self._typed_tint(True))
        self.space.changed.connect(self._show_space)
        self.dropper.clicked.connect(self.eyedropper)
        self.warning.clicked.connect(
            lambda: self._choose(Choice(colour_values.printable(self._choice.colour)))
        )
        self.brand.chosen.connect(lambda n: self._pick(self.brand, n))
        self.own.chosen.connect(lambda n: self._pick(self.own, n))
        self.own.added.connect(lambda: self.kept.emit(self._choice.colour.with_alpha(1.0)))
        self.relatives.chosen.connect(lambda n: self._pick(self.relatives, n))
        self._pause = QTimer(self, singleShot=True, interval=200)
        self._pause.timeout.connect(self._show_ratio)

    # ------------------------------------------------------------ what it shows

    @property
    def choice(self) -> Choice:
        return self._choice

    def open(
        self, colour: Colour, document: Document, *, swatch: str = "",
        contrast: Contrast | None = None,
    ) -> None:  # fmt: skip
        """Starts with a colour; `contrast` says how it reads as a text's."""
        self._contrast = contrast
        self._document = document
        brand = document.brand.colours if document.brand else ()
        self.brand.show_colours([(s.name, s.colour) for s in brand], colour)
        self.brand.setVisible(bool(brand))
        self._brand_name.setVisible(bool(brand))
        self._choice = Choice(colour, swatch)
        self._show_space(colour.space if colour.space != "spot" else "cmyk")
        self._show()
        self._show_ratio()

    def follow(self, document: Document) -> None:
        """Another state of the document: its swatches."""
        self._document = document
        swatches = [(s.name, s.colour) for s in document.swatches]
        self.own.show_colours(swatches, self._choice.colour)

    def _show_space(self, space: object) -> None:
        self.space.set_value("cmyk" if space == "cmyk" else "srgb")
        self._rgb_row.setVisible(space != "cmyk")
        self._cmyk_row.setVisible(space == "cmyk")

    def _show(self, dragged: bool = False) -> None:
        colour = self._choice.colour
        if not dragged:  # the knob stays under the pointer, also where the space rounds
            hue, saturation, value = colour_values.hsv(colour)
            if saturation > 0 and value > 0:
                self._hue = hue
            self.square.set(self._hue, saturation, value)
            self.hues.set(self._hue)
        self.well.set_colour(qcolour(colour.with_alpha(1.0)))
        self.hex.set_text(colour_values.hex_text(colour).upper())
        for field, part in zip(self.rgb, press.srgb(colour), strict=True):
            field.set_value(round(part * 255))
        for field, part in zip(self.cmyk, colour_values.inks(colour), strict=True):
            field.set_value(round(part * 100))
        self.tint.setVisible(colour.space == "spot")
        if colour.space == "spot":
            self.tint.set_value(round(colour.values[0] * 100, 2))
        printable = colour_values.is_printable(colour)
        self.warning.setVisible(not printable)
        if colour.space == "spot":
            self.note.setText(tr("Spot colour %1").replace("%1", colour_values.value_text(colour)))
        elif colour.space == "cmyk":
            self.note.setText(tr("Ink colour, kept as it is"))
        else:
            self.note.setText(tr("Prints as %1").replace("%1", colour_values.cmyk_text(colour)))
        if not printable:
            near = colour_values.hex_text(colour_values.printable(colour)).upper()
            self.warning.set_tip(tr("Can't be printed. Take the nearest, %1").replace("%1", near))
        self.follow(self._document)
        self.relatives.show_colours([("", c) for c in colour_values.harmonies(colour)])
        self._pause.start()

    def _show_ratio(self) -> None:
        found = self._contrast(self._choice.colour) if self._contrast is not None else None
        self.ratio.setVisible(found is not None)
        if found is None:
            return
        worst, needed = found
        enough = worst >= needed
        said = tr("Contrast %1 : 1 on the artwork") if enough else tr("Contrast %1 : 1, needs %2")
        self.ratio.setText(
            said.replace("%1", show_number(worst, 1)).replace("%2", show_number(needed, 1))
        )
        self.ratio.set_kind("ok" if enough else "warn")

    # ------------------------------------------------------------ changing it

    def _dragged(self) -> None:
        self._take(
            colour_values.from_hsv(
                self._hue, self.square.saturation, self.square.value, self._choice.colour
            ),
            settle=False,
            dragged=True,
        )

    def _dragged_hue(self) -> None:
        self._hue = self.hues.hue
        self.square.set(self._hue, self.square.saturation, self.square.value)
        self._dragged()

    def _settle(self) -> None:
        self.chosen.emit(self._choice)

    def _typed_hex(self, text: str) -> None:
        try:
            colour = from_hex(text)
        except UserError as error:
            self.hex.set_invalid(engine_words.of(error))
            return
        self.hex.set_invalid("")
        self._take(colour.with_alpha(self._choice.colour.alpha), settle=True)

    def _typed_rgb(self, settle: bool) -> None:
        r, g, b = ((field.value() or 0.0) / 255 for field in self.rgb)
        self._take(rgb(r, g, b, self._choice.colour.alpha), settle=settle)

    def _typed_cmyk(self, settle: bool) -> None:
        parts = tuple((field.value() or 0.0) / 100 for field in self.cmyk)
        self._take(Colour("cmyk", parts, self._choice.colour.alpha), settle=settle)

    def _typed_tint(self, settle: bool) -> None:
        value = (self.tint.value() or 0.0) / 100
        spot = msgspec.structs.replace(self._choice.colour, values=(value,))
        self._take(spot, settle=settle)

    def _pick(self, grid: SwatchGrid, n: int) -> None:
        colour = grid.colours[n]
        names = {s.colour: s.name for s in self._document.swatches}
        named = names.get(colour, "") if grid is not self.relatives else ""
        if not named:
            colour = colour.with_alpha(self._choice.colour.alpha)
        self._choose(Choice(colour, named))

    def _take(self, colour: Colour, *, settle: bool, dragged: bool = False) -> None:
        choice = Choice(colour)
        if settle:
            self._choose(choice)
            return
        self._choice = choice
        self._show(dragged)
        self.changing.emit(choice)

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        with QSignalBlocker(self.hex):
            self._show()
        self._show_space("srgb" if choice.colour.space == "srgb" else "cmyk")
        self.chosen.emit(choice)


class ColourPopover(Popover):
    """The picker over the window; Esc and a click outside close it. `keeps`: it offers to keep
    the colour as a swatch. `drops`: it offers to take a colour from the page."""

    def __init__(
        self, parent: QWidget | None = None, *, keeps: bool = False, drops: bool = False
    ) -> None:
        self.picker = ColourPicker(keeps=keeps)
        self.picker.dropper.setVisible(drops)
        super().__init__(self.picker, parent)

    def show_beside(self, anchor: QWidget, panel: QWidget) -> None:
        """Beside the panel, over the canvas, level with what opened it."""
        top = anchor.mapToGlobal(QPoint(0, -40)).y()
        edge = panel.mapToGlobal(QPoint(0, 0)).x()
        x = edge - WIDTH - 12
        if panel.isRightToLeft():
            x = edge + panel.width() + 12 + WIDTH
        self.show_at(QPoint(x, top))
