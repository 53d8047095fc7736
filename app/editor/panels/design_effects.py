"""Design, Effects: outline, shadow, glow, highlight and plate: added, changed, taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editor.controls import Combo, IconButton, Label, Menu, NumberField
from app.editor.look import icons
from app.editor.panels import effect_kinds
from app.editor.panels.colour_field import ColourField
from app.editor.panels.design_module import DECIMALS, STEPS, Module, fields, named, tr
from app.editor.panels.effect_kinds import EffectKind, Number
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.workspace import Workspace
from engine.document import units
from engine.document.model import Artwork, Document, Picture, Shape, TextBlock


class _EffectRow(QWidget):
    """One effect of the selection: its colour, opacity, numbers, and a button that takes it off."""

    def __init__(self, module: EffectsModule, kind: EffectKind) -> None:
        super().__init__()
        self._module, self.kind = module, kind
        self.colour = ColourField(kind.title, small=True)
        self.opacity = NumberField("", "%", 0, 0, 100, name=tr("Opacity"))
        self.opacity.setFixedWidth(60)
        self.remove = IconButton("minus", tr("Remove %1").replace("%1", kind.title.lower()), 14)
        self.remove.clicked.connect(self._take_off)
        self.numbers = [self._field(number) for number in kind.numbers]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = Label(kind.title)
        head = fields(self.colour, title, self.opacity, self.remove)
        head.layout().setStretch(1, 1)  # type: ignore[union-attr]
        column.addWidget(head)
        column.addWidget(fields(*self.numbers))
        self.extra: list[tuple[QWidget, Callable[[Any], None]]] = []
        if kind.key == "shadow":
            self._add_manner(column)
        elif kind.key == "plate":
            self._add_shape(column)
        self.colour.changing.connect(lambda c: module.preview(self._coloured(c)))
        self.colour.chosen.connect(lambda c: module.apply(kind.title, self._coloured(c)))
        self.colour.closed.connect(module.settle)
        self.colour.kept.connect(module.keep_swatch)
        self.opacity.scrubbed.connect(lambda v: module.preview(self._faded(v)))
        self.opacity.committed.connect(lambda v: module.apply(kind.title, self._faded(v)))
        self.opacity.finished.connect(module.settle)

    def _field(self, number: Number) -> NumberField:
        length = number.kind == "length"
        field = NumberField(
            number.letter, "" if length else "em", 1 if length else 2, number.minimum,
            step=0.5 if length else 0.05, name=number.title, show_unit=not length,
        )  # fmt: skip

        def write(value: float) -> Callable[[Document, str], Document]:
            points = units.to_points(value, self._module.unit) if length else value
            if length and number.minimum == -1 and value < 0:
                points = -1.0
            return lambda d, id: effect_kinds.change_effect(
                d, id, self.kind, lambda e: number.write(e, points)
            )

        field.scrubbed.connect(lambda v: self._module.preview(write(v)))
        field.committed.connect(lambda v: self._module.apply(self.kind.title, write(v)))
        field.finished.connect(self._module.settle)
        return field

    def _add_manner(self, column: QVBoxLayout) -> None:
        """Soft shadows are drawn once, extruded ones along their whole way."""
        combo = Combo(name=tr("Kind of shadow"))
        combo.set_items([(tr("Behind"), False), (tr("Extruded"), True)])
        combo.chosen.connect(
            lambda on: self._module.apply(
                self.kind.title, self._changed(lambda e: msgspec.structs.replace(e, extrude=on))
            )
        )
        self.extra.append((combo, lambda held: combo.set_value(common(e.extrude for e in held))))
        self._manner = named(tr("Kind"), combo)
        column.addWidget(self._manner)

    def _add_shape(self, column: QVBoxLayout) -> None:
        combo = Combo(name=tr("Shape of the plate"))
        combo.set_items(
            [(tr("Rounded"), "round"), (tr("Seal"), "seal"), (tr("Starburst"), "starburst")]
        )
        combo.chosen.connect(
            lambda shape: self._module.apply(
                self.kind.title, self._changed(lambda e: msgspec.structs.replace(e, shape=shape))
            )
        )
        self.extra.append((combo, lambda held: combo.set_value(common(e.shape for e in held))))
        column.addWidget(named(tr("Shape"), combo))

    # ------------------------------------------------------------ showing and changing

    def show_effects(self, held: Sequence[Any], document: Document, layers: Sequence[Any]) -> None:
        unit = self._module.unit
        colour = common(self.kind.colour(e) for e in held)
        first = self.kind.colour(held[0])
        if colour is MIXED:
            self.colour.show_colour(first, document, mixed=True)
        else:
            paint = getattr(held[0], "paint", None)
            self.colour.show_colour(colour, document, swatch=getattr(paint, "swatch", ""))
        alpha = common(c.alpha if (c := self.kind.colour(e)) else 1.0 for e in held)
        self.opacity.set_value(None if alpha is MIXED else round(alpha * 100, 2))
        self.opacity.setEnabled(first is not None)
        for field, number in zip(self.numbers, self.kind.numbers, strict=True):
            value = common(number.read(e) for e in held)
            if number.kind == "length":
                if field.unit != unit:
                    field.set_unit(unit, decimals=DECIMALS[unit], step=STEPS[unit])
                if (value is not MIXED and value >= 0) or number.minimum != -1:
                    value = value if value is MIXED else units.from_points(value, unit)
            round_ = value is not MIXED and number.minimum == -1 and value < 0
            field.set_value(None if value is MIXED or round_ else round(value, 4))
            if round_:
                field.setPlaceholderText(tr("Round"))
        for _, read in self.extra:
            read(held)
        if self.kind.key == "shadow":  # only letters and figures are extruded
            self._manner.setVisible(all(isinstance(x, (TextBlock, Shape)) for x in layers))

    def _changed(self, change: Callable[[Any], Any]) -> Callable[[Document, str], Document]:
        return lambda d, id: effect_kinds.change_effect(d, id, self.kind, change)

    def _coloured(self, choice: Any) -> Callable[[Document, str], Document]:
        def change(effect: Any) -> Any:
            old = self.kind.colour(effect)
            colour = choice.colour.with_alpha(old.alpha if old is not None else 1.0)
            swatch = choice.swatch if colour == choice.colour else ""
            return self.kind.coloured(effect, colour, swatch)

        return self._changed(change)

    def _faded(self, percent: float) -> Callable[[Document, str], Document]:
        def change(effect: Any) -> Any:
            colour = self.kind.colour(effect)
            if colour is None:
                return effect
            swatch = getattr(getattr(effect, "paint", None), "swatch", "")
            return self.kind.coloured(
                effect, colour.with_alpha(percent / 100), swatch if percent >= 100 else ""
            )

        return self._changed(change)

    def _take_off(self) -> None:
        name = tr("Remove %1").replace("%1", self.kind.title.lower())
        self._module.apply(name, lambda d, id: effect_kinds.set_effect(d, id, self.kind, None))


class EffectsModule(Module):
    """For every layer that can have one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Effects"))
        assert self.section is not None
        self.none = Label(tr("None"), "faint")
        self.add = IconButton("plus", tr("Add an effect"))
        self.add.clicked.connect(self._show_menu)
        self.section.header_buttons.addWidget(self.none)
        self.section.header_buttons.addWidget(self.add)
        self.rows: dict[str, _EffectRow] = {}
        self.kinds = {kind.key: kind for kind in effect_kinds.kinds()}

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(TextBlock, Shape, Picture, Artwork)

    def offered(self) -> list[EffectKind]:
        """What all that is selected can have and not all has."""
        layers = self.selected.layers
        return [
            kind
            for kind in self.kinds.values()
            if all(isinstance(x, kind.layers) for x in layers)
            and any(kind.get(x) is None for x in layers)
        ]

    def refresh(self, selected: Selected) -> None:
        super().refresh(selected)
        shown = 0
        for kind in self.kinds.values():
            layers = [x for x in selected.layers if isinstance(x, kind.layers)]
            held = [e for x in layers if (e := kind.get(x)) is not None]
            row = self.rows.get(kind.key)
            if held and row is None:
                row = self.rows[kind.key] = _EffectRow(self, kind)
                place = [k for k in self.kinds if k in self.rows].index(kind.key)
                self.body.insertWidget(place, row)
            if row is not None:
                row.setVisible(bool(held))
                row.setEnabled(bool(self.ids()))
                if held:
                    row.show_effects(held, selected.document, layers)
            shown += bool(held)
        self.none.setVisible(not shown)
        self.add.setEnabled(bool(self.offered()) and bool(self.ids()))

    def menu(self) -> Menu:
        """What can be added."""
        menu = Menu("", self)
        for kind in self.offered():
            action = menu.addAction(icons.icon(kind.icon), kind.title)
            action.setObjectName(kind.key)
            action.triggered.connect(lambda _=False, k=kind: self.begin(k))
        return menu

    def begin(self, kind: EffectKind) -> None:
        name = tr("Add %1").replace("%1", kind.title.lower())
        self.apply(name, lambda d, id: effect_kinds.add_effect(d, id, kind))

    def _show_menu(self) -> None:
        self.menu().exec(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))
