"""The contrast meter: how a text reads on what lies under it, and two ways to mend it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from app.editor.controls import Button, Card, Label, Picture, row
from app.editor.controls.numbers import show_number
from app.editor.panels import ground_edits
from app.editor.panels.contrast_ground import Ground, better_fill, grade, ground
from app.editor.panels.design_module import Module, tr
from app.editor.panels.selected import Selected
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour, luminance
from engine.document.model import TextBlock
from engine.errors import UserError


class ContrastModule(Module):
    """The meter: a card that is green when the text reads, amber with a remedy when it doesn't.

    Measured 200 ms after the last change, on a small picture.
    """

    PAUSE = 200

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, ruled=False)
        self.card = Card("ok")
        self.card.body.setContentsMargins(10, 5, 10, 5)
        self._icon = Picture("circle-check", "ok", 16)
        self.words = Label("", "body")
        self.grade = Label("", "ok")
        self.fix = Button(tr("Change fill"), "ghost")
        self.fix.clicked.connect(self._fix)
        self.calm = Button(tr("Darken ground"), "ghost")
        self.calm.clicked.connect(self._calm)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        line.addWidget(self.grade)
        self.card.body.addLayout(line)
        self._actions = row(self.calm, self.fix, None, spacing=4, margins=(14, 0, 0, 0))
        self.card.body.addWidget(self._actions)
        self.body.addWidget(self.card)
        self.found: Ground | None = None
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(self.measure)

    @staticmethod
    def wants(selected: Selected) -> bool:
        only = selected.only
        return isinstance(only, TextBlock) and bool(only.text.strip()) and only.visible

    def refresh(self, selected: Selected) -> None:
        other = selected.ids != self.selected.ids
        super().refresh(selected)
        if other:
            self.found = None
            self._say("circle-half-2", "text2", tr("Contrast"), "", "plain")
        self._pause.start()

    def measure(self) -> None:
        """Measures now."""
        session = self.workspace.session
        only = self.selected.only
        if not isinstance(only, TextBlock) or not self.wants(self.selected):
            return
        try:
            self.found = ground(session.shown, session.page, only.id, session.assets)
        except UserError:
            self.found = None  # Proof says what is missing
        worst = self.found.worst() if self.found is not None else 0.0
        if self.found is None or worst <= 0:
            self.found = None
            self._say("circle-half-2", "text2", tr("Outside the page"), "", "plain")
            return
        needed = self.found.needed
        if worst >= needed:
            said = tr("Contrast %1 : 1 on the artwork").replace("%1", show_number(worst, 1))
            self._say("circle-check", "ok", said, grade(worst, needed), "ok")
            return
        self._name_calm(self.found)
        said = tr("Contrast %1 : 1, needs %2 : 1")
        said = said.replace("%1", show_number(worst, 1)).replace("%2", show_number(needed, 1))
        self._say("alert-triangle", "warn", said, "", "warn")

    def _say(self, icon: str, key: str, words: str, mark: str, kind: str) -> None:
        self._icon.set_icon(icon, key)
        self.words.setText(words)
        self.grade.setText(mark)
        self.card.set_kind(kind)  # type: ignore[arg-type]
        self._actions.setVisible(kind == "warn")
        self.fix.setEnabled(bool(self.ids()))
        self.calm.setEnabled(bool(self.ids()))
        self.card.setAccessibleName(f"{words} {mark}".strip())

    def contrast_of(self, colour: Colour) -> tuple[float, float] | None:
        """For the colour popover: how another colour would read where the text stands."""
        if self.found is None:
            return None
        return self.found.worst(colour), self.found.needed

    def _name_calm(self, found: Ground) -> None:
        """Light letters want a darker ground, dark ones a lighter."""
        document = self.workspace.session.shown
        dark = luminance(ground_edits.band_colour(document, found.ink)) < 0.2
        self.calm.setText(tr("Darken ground") if dark else tr("Lighten ground"))

    def _calm(self) -> None:
        found, only = self.found, self.selected.only
        if found is not None and only is not None:
            page = self.workspace.session.page
            self.apply_document(
                self.calm.text(), lambda d: ground_edits.calmed(d, page, only.id, found)
            )

    def _fix(self) -> None:
        found, only = self.found, self.selected.only
        if found is None or only is None:
            return
        paint = better_fill(self.workspace.session.document, found)
        if paint is None:
            self.workspace.say("info", tr("None of the document's colours reads better here."))
            return
        self.apply(tr("Change fill"), lambda d, id: edits.set_fill(d, id, paint))
