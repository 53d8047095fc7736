"""The form for a page's size, and the page drawn in its proportions."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import (
    Combo,
    Label,
    NumberField,
    Segmented,
    TextField,
    column,
    large,
    row,
)
from app.editor.dialogs import formats
from app.editor.dialogs.formats import Unit, Wanted
from app.editor.look import tokens
from engine.document.units import from_points, to_points

_DECIMALS: Final[dict[str, int]] = {"mm": 1, "px": 0, "in": 3, "pt": 1}
_STEP: Final[dict[str, float]] = {"mm": 1.0, "px": 1.0, "in": 0.125, "pt": 1.0}


class PagePreview(QWidget):
    """The page in its proportions with bleed and safe distance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Wanted | None = None
        self.setFixedHeight(132)

    def show_page(self, wanted: Wanted | None) -> None:
        self._wanted = wanted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("desk"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        wanted = self._wanted
        if wanted is None:
            return
        wide, high = wanted.width + 2 * wanted.bleed, wanted.height + 2 * wanted.bleed
        scale = min((self.width() - 40) / wide, (self.height() - 28) / high)
        centre = QPointF(self.width() / 2, self.height() / 2)

        def page(out: float) -> QRectF:
            """The trim, wider by `out` points on each side."""
            size = QSize(1, 1)
            rect = QRectF(0, 0, (wanted.width + 2 * out) * scale, (wanted.height + 2 * out) * scale)
            rect.setSize(rect.size().expandedTo(size.toSizeF()))
            rect.moveCenter(centre)
            return rect

        painter.setBrush(tokens.dark("text"))
        painter.drawRect(page(wanted.bleed))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wanted.bleed:
            painter.setPen(QPen(QColor(tokens.LIGHT["err"]), 1))
            painter.drawRect(page(0))
        inner = page(-wanted.safe)
        if wanted.safe and inner.width() > 4 and inner.height() > 4:
            painter.setPen(QPen(QColor(tokens.LIGHT["text3"]), 1, Qt.PenStyle.DashLine))
            painter.drawRect(inner)


class SizeForm(QWidget):
    """Title, sides, unit, orientation, bleed and safe distance, each with its fault beside it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit: Unit = "mm"
        self.title = large(TextField(self.tr("Untitled")))
        self.title.setAccessibleName(self.tr("Title"))
        self.unit = large(Combo(name=self.tr("Unit")))
        names = {
            "mm": self.tr("Millimetres"), "px": self.tr("Pixels"), "in": self.tr("Inches"),
            "pt": self.tr("Points"),
        }  # fmt: skip
        self.unit.set_items([(names[unit], unit) for unit in formats.UNITS])
        self.unit.chosen.connect(self._convert)
        self.fields: dict[str, NumberField] = {}
        self.faults: dict[str, Label] = {}
        for name, letter, words in (
            ("width", "W", self.tr("Width")), ("height", "H", self.tr("Height")),
            ("bleed", "bleed", self.tr("Bleed")), ("safe", "safe-area", self.tr("Safe distance")),
        ):  # fmt: skip
            field = large(NumberField(letter, "mm", name=words, minimum=0))
            field.committed.connect(self._edited)
            field.scrubbed.connect(self._edited)
            self.fields[name] = field
            fault = Label("", "err", wrap=True)
            fault.hide()
            self.faults[name] = fault
        self.turn = Segmented(
            [(self.tr("Portrait"), "portrait", ""), (self.tr("Landscape"), "landscape", "")]
        )
        self.turn.setFixedHeight(36)
        self.turn.changed.connect(self._turn)
        self._build()

    def _build(self) -> None:
        grid = QVBoxLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        caption = Label(self.tr("Title"), "caption")
        grid.addWidget(caption)
        grid.addWidget(self.title)
        grid.addSpacing(4)
        grid.addWidget(Label(self.tr("Size"), "caption"))
        grid.addWidget(self._pair("width", "height"))
        grid.addWidget(self.unit)
        grid.addWidget(self.turn)
        grid.addSpacing(4)
        titles = row(
            Label(self.tr("Bleed"), "caption"),
            Label(self.tr("Safe distance"), "caption"),
            spacing=8,
        )
        layout = titles.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        grid.addWidget(titles)
        grid.addWidget(self._pair("bleed", "safe"))

    def _pair(self, one: str, other: str) -> QWidget:
        return column(
            row(self.fields[one], self.fields[other]), self.faults[one], self.faults[other],
            spacing=2,
        )  # fmt: skip

    # ------------------------------------------------------------ value

    def wanted(self) -> Wanted:
        values = {
            name: to_points(field.value() or 0.0, self._unit) for name, field in self.fields.items()
        }
        return Wanted(unit=self._unit, title=self.title.text().strip(), **values)

    def set_wanted(self, wanted: Wanted) -> None:
        """Without a signal; the title stays."""
        self._unit = wanted.unit
        self.unit.set_value(wanted.unit)
        for name, field in self.fields.items():
            field.set_unit(wanted.unit, decimals=_DECIMALS[wanted.unit], step=_STEP[wanted.unit])
            points: float = getattr(wanted, name)
            field.set_value(round(from_points(points, wanted.unit), 4))
        self._check()

    def _convert(self, unit: Unit) -> None:
        self.set_wanted(replace(self.wanted(), unit=unit))
        self.changed.emit()

    def _turn(self, value: str) -> None:
        wanted = self.wanted()
        if (wanted.width > wanted.height) != (value == "landscape"):
            self.set_wanted(wanted.turned)
            self.changed.emit()

    def _edited(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        wanted = self.wanted()
        faults = wanted.faults()
        for name, field in self.fields.items():
            why = faults.get(name, "")
            self.faults[name].setText(why)
            self.faults[name].setVisible(bool(why))
            field.mark_fault(why)
        square = abs(wanted.width - wanted.height) < 0.01
        way = None if square else "landscape" if wanted.width > wanted.height else "portrait"
        self.turn.set_value(way)
        self.turn.setEnabled(not square)
