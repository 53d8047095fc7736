"""A swatch that opens the colour popover, with the colour's name and numbers beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import ColourWell, Label
from app.editor.panels import colour_values
from app.editor.panels.colour_picker import ColourPopover, Contrast
from app.editor.panels.design_module import tr
from engine.document.colour import Colour
from engine.document.model import Document
from exporters.brushes import qcolour


class ColourField(QWidget):
    """`small`: the swatch alone."""

    changing = Signal(object)
    """A Choice on the way."""
    chosen = Signal(object)
    """A Choice: one undo step."""
    closed = Signal()
    """The popover has gone; nothing is on its way any more."""
    eyedropper = Signal()
    kept = Signal(object)
    """A Colour that is to be a swatch of the document."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, small: bool = False, drops: bool = False
    ) -> None:
        super().__init__(parent)
        self._drops = drops
        self.well = ColourWell(name)
        self.well.clicked.connect(self.open)
        self.title, self.value = Label("", "body"), Label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.well)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.value)
        row.addWidget(self._words, 1)
        self._words.setVisible(not small)
        self.setFocusProxy(self.well)
        self.contrast: Contrast | None = None
        self._document = Document()
        self._colour: Colour | None = None
        self._swatch = ""
        self._popover: ColourPopover | None = None

    def show_colour(
        self, colour: Colour | None, document: Document, *, swatch: str = "", mixed: bool = False
    ) -> None:
        """None: there is no colour. `mixed`: of several, this is one."""
        self._colour, self._document, self._swatch = colour, document, swatch
        if self._popover is not None and self._popover.isVisible():
            self._popover.picker.follow(document)
        shown = qcolour(colour) if colour is not None else None
        self.well.set_colour(shown, mixed=mixed)
        self.value.setVisible(colour is not None and not mixed)
        if mixed:
            self.title.setText(tr("Mixed"))
        elif colour is None:
            self.title.setText(tr("None"))
        else:
            own = colour_values.value_text(colour)
            self.title.setText(swatch or own)
            printed = colour_values.cmyk_text(colour)
            self.value.setText(
                printed if printed != own else colour_values.hex_text(colour).upper()
            )

    def open(self) -> None:
        """Shows the popover beside the panel."""
        if self._popover is None:
            self._popover = ColourPopover(self, keeps=True, drops=self._drops)
            picker = self._popover.picker
            picker.changing.connect(self.changing)
            picker.chosen.connect(self.chosen)
            picker.eyedropper.connect(self._drop)
            picker.kept.connect(self.kept)
            self._popover.closed.connect(self.closed)
        colour = self._colour if self._colour is not None else Colour()
        self._popover.picker.open(
            colour, self._document, swatch=self._swatch, contrast=self.contrast
        )
        self._popover.show_beside(self.well, self._panel())

    @property
    def popover(self) -> ColourPopover | None:
        return self._popover

    def _panel(self) -> QWidget:
        """The panel that holds the field: the popover stands outside it."""
        widget: QWidget | None = self
        while widget is not None and not widget.property("panel"):
            widget = widget.parentWidget()
        return widget or self

    def _drop(self) -> None:
        if self._popover is not None:
            self._popover.hide()
        self.eyedropper.emit()
