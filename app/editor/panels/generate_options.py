"""What else can be decided before variants are made: how many, which seed, layout, scene, type."""

from __future__ import annotations

import random

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.editor.controls import Button, CheckBox, Combo, IconButton, Label, NumberField, row
from app.editor.panels import plan_choices
from app.editor.settings import Settings

MOST = 8
MOST_SEED = 999_999


def tr(text: str) -> str:
    return QCoreApplication.translate("Options", text)


class GenerateOptions(QWidget):
    """Kept from one document to the next: count and seed; the others are of this brief."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setFixedWidth(300)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.count = NumberField("", decimals=0, minimum=1, maximum=MOST, step=1)
        self.count.setAccessibleName(tr("Variants"))
        self.count.set_value(float(min(MOST, max(1, settings.get("generate.count", 4)))))
        self.count.committed.connect(lambda _: self._keep())
        self.seed = NumberField("", decimals=0, minimum=0, maximum=MOST_SEED, step=1)
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.set_value(float(settings.get("generate.seed", 1)))
        self.seed.committed.connect(lambda _: self._keep())
        self.dice = IconButton("dice-5", tr("Another seed"))
        self.dice.clicked.connect(self._roll)
        self.fresh = CheckBox(
            tr("A new seed each time"), on=settings.get("generate.fresh_seed", True)
        )
        self.fresh.clicked.connect(self._keep)
        self.layout_choice, self.scene, self.pairing = (
            self._combo(name, items)
            for name, items in (
                (tr("Layout"), plan_choices.layouts()),
                (tr("Scene"), plan_choices.scenes()),
                (tr("Type"), plan_choices.pairings()),
            )
        )
        lines: list[tuple[str, QWidget]] = [
            (tr("Variants"), self.count),
            (tr("Seed"), row(self.seed, self.dice, spacing=4)),
            ("", self.fresh),
            (tr("Layout"), self.layout_choice),
            (tr("Scene"), self.scene),
            (tr("Type"), self.pairing),
        ]
        for at, (name, widget) in enumerate(lines):
            if name:
                grid.addWidget(Label(name, "dim"), at, 0)
            grid.addWidget(widget, at, 1)
        self.reset = Button(tr("Leave all to the planner"), "ghost")
        self.reset.clicked.connect(self.clear)
        grid.addWidget(self.reset, len(lines), 1)

    def _combo(self, name: str, items: list[tuple[str, str]]) -> Combo:
        combo = Combo(name=name)
        combo.set_items([(tr("Planner’s choice"), ""), *items])
        combo.chosen.connect(lambda _: self.changed.emit())
        return combo

    @property
    def variants(self) -> int:
        return round(self.count.value() or 4)

    def next_seed(self) -> int:
        """The seed for the run that starts now; the one after it will be another, if that is
        wanted."""
        seed = round(self.seed.value() or 0)
        if self.fresh.isChecked():
            self.seed.set_value(float((seed + 1) % (MOST_SEED + 1)))
            self._keep()
        return seed

    def set_seed(self, seed: int) -> None:
        """One that a person asks for again: it is used for the next run."""
        self.seed.set_value(float(seed))
        self._keep()

    def clear(self) -> None:
        for combo in (self.layout_choice, self.scene, self.pairing):
            combo.set_value("")
        self.changed.emit()

    def _roll(self) -> None:
        self.seed.set_value(float(random.randrange(MOST_SEED + 1)))
        self._keep()

    def _keep(self) -> None:
        self.settings.set("generate.count", self.variants)
        self.settings.set("generate.seed", round(self.seed.value() or 0))
        self.settings.set("generate.fresh_seed", self.fresh.isChecked())
        self.changed.emit()
