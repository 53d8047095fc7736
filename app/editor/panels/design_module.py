"""A part of Design: a section that shows some values of the selection and changes them.

Fields are bound once, with how to read their value from a layer and how to write it into a
document. While a field is scrubbed the session previews; letting go is one undo step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import Combo, Label, NumberField, Rule, Section
from app.editor.panels import document_edits
from app.editor.panels.selected import MIXED, Selected, common, folded, unlocked
from app.editor.workspace import Workspace
from engine.document import edits, units
from engine.document.colour import Colour
from engine.document.model import Document, Layer, Region
from engine.errors import UserError

Held = Any
"""A Layer or a Region; each module knows which it asks of."""
One = Callable[[Document, str], Document]
Unit = Literal["mm", "px", "pt", "in"]

DECIMALS: dict[str, int] = {"mm": 1, "px": 1, "pt": 1, "in": 3}
STEPS: dict[str, float] = {"mm": 0.5, "px": 1.0, "pt": 1.0, "in": 0.02}
"""What a pixel of a drag and an arrow key are worth."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Design", text)


class Module(QWidget):
    """`title`: of its section. `ruled`: a line stands above it."""

    def __init__(self, workspace: Workspace, title: str = "", *, ruled: bool = True) -> None:
        super().__init__()
        self.workspace = workspace
        self.selected = Selected(workspace.session.shown, workspace.session.page)
        self._readers: list[Callable[[Sequence[Held]], None]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if ruled:
            column.addWidget(Rule())
        self.body: QVBoxLayout
        self.section: Section | None = None
        if title:
            self.section = Section(title)
            column.addWidget(self.section)
            self.body = self.section.body
        else:
            self.body = QVBoxLayout()
            self.body.setSpacing(6)
            column.addLayout(self.body)

    # ------------------------------------------------------------ what it shows

    @staticmethod
    def wants(selected: Selected) -> bool:
        """Whether it has something to say of the selection."""
        raise NotImplementedError

    def targets(self, selected: Selected) -> Sequence[Layer | Region]:
        """What of the selection its fields are about."""
        return (*selected.layers, *selected.regions)

    def refresh(self, selected: Selected) -> None:
        """Takes the values of another selection, or new ones of the same."""
        self.selected = selected
        held = self.targets(selected)
        ids = [x.id for x in held]
        self.body_enabled(bool(unlocked(selected.document, ids)) or not held)
        for read in self._readers:
            read(held)

    def body_enabled(self, on: bool) -> None:
        """Locked things show their values and take none."""
        for n in range(self.body.count()):
            item = self.body.itemAt(n)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setEnabled(on)

    @property
    def unit(self) -> Unit:
        return self.selected.document.unit

    # ------------------------------------------------------------ changing the document

    def ids(self) -> tuple[str, ...]:
        """Of what its edits change: locked things stay as they are."""
        held = self.targets(self.selected)
        return unlocked(self.workspace.session.document, [x.id for x in held])

    def apply(self, name: str, change: One, *, merge: str = "") -> None:
        """One undo step over everything that the module is about."""
        self.apply_document(name, folded(change, self.ids()), merge=merge)

    def apply_document(
        self, name: str, change: Callable[[Document], Document], *, merge: str = ""
    ) -> None:
        try:
            self.workspace.session.apply(name, change, merge=merge)
        except UserError as error:
            self.workspace.session.preview(None)
            self.workspace.fail(error)

    def preview(self, change: One) -> None:
        self.preview_document(folded(change, self.ids()))

    def preview_document(self, change: Callable[[Document], Document]) -> None:
        session = self.workspace.session
        try:
            session.preview(change(session.document))
        except UserError:
            session.preview(None)  # said when it is applied

    def settle(self) -> None:
        """The end of a preview that wasn't applied."""
        self.workspace.session.preview(None)

    def keep_swatch(self, colour: Colour) -> None:
        """A colour becomes a swatch of the document, under a name of its own."""
        name = document_edits.free_swatch_name(self.workspace.session.document, tr("Colour %1"))
        self.apply_document(tr("Add swatch"), lambda d: edits.set_swatch(d, name, colour))

    # ------------------------------------------------------------ binding fields

    def bind_number(
        self,
        field: NumberField,
        name: str,
        read: Callable[[Held], float | None],
        write: Callable[[Document, str, float], Document],
    ) -> NumberField:
        """`read` gives the field's own number, `write` takes it."""

        def show(held: Sequence[Held]) -> None:
            value = common(read(x) for x in held)
            field.set_value(None if value is MIXED else value)

        self._readers.append(show)
        field.scrubbed.connect(lambda v: self.preview(lambda d, id: write(d, id, v)))
        field.committed.connect(lambda v: self.apply(name, lambda d, id: write(d, id, v)))
        field.finished.connect(self.settle)
        return field

    def bind_length(
        self,
        field: NumberField,
        name: str,
        read: Callable[[Held], float | None],
        write: Callable[[Document, str, float], Document],
    ) -> NumberField:
        """Points in the document, the document's unit in the field."""
        field.set_unit(self.unit, decimals=DECIMALS[self.unit], step=STEPS[self.unit])

        def show(_held: Sequence[Held]) -> None:
            if field.unit != self.unit:
                field.set_unit(self.unit, decimals=DECIMALS[self.unit], step=STEPS[self.unit])

        self._readers.append(show)

        def length(held: Held) -> float | None:
            value = read(held)
            if value is None:
                return None
            return round(units.from_points(value, self.unit), DECIMALS[self.unit] + 2)

        return self.bind_number(
            field, name, length, lambda d, id, v: write(d, id, units.to_points(v, self.unit))
        )

    def bind_combo(
        self,
        combo: Combo,
        name: str,
        read: Callable[[Held], Any],
        write: Callable[[Document, str, Any], Document],
    ) -> Combo:
        self._readers.append(lambda held: combo.set_value(common(read(x) for x in held)))
        combo.chosen.connect(lambda v: self.apply(name, lambda d, id: write(d, id, v)))
        return combo

    def bind(self, show: Callable[[Sequence[Held]], None]) -> None:
        """Any other reader of the values."""
        self._readers.append(show)


def offer(combo: Combo, items: Sequence[tuple[str, Any]]) -> None:
    """What a combo offers; set anew only where it became different, which is seldom."""
    known = repr(list(items))
    if combo.property("offered") != known:
        combo.set_items(items)
        combo.setProperty("offered", known)


def fields(*widgets: QWidget | int, spacing: int = 8) -> QWidget:
    """A row of fields that share the width; a number is a space of so many px."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            row.addSpacing(widget)
        else:
            row.addWidget(widget)
    return made


LABEL = 64
"""Width of the names before fields, px."""


def named(name: str, *widgets: QWidget) -> QWidget:
    """A name with fields after it."""
    label = Label(name, "dim")
    label.setFixedWidth(LABEL)
    for widget in widgets[:1]:
        label.setBuddy(widget)
    return fields(label, *widgets)
