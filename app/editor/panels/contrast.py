"""How well a text reads on what lies under it: measured on the page's own pixels, and shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.editor.controls import Button, Card, Label, Picture
from app.editor.panels.design_module import Module, tr
from app.editor.panels.selected import Selected
from app.editor.workspace import Workspace
from engine.checking import legibility
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import Document, SolidPaint, TextBlock
from engine.drawing.compose import compose
from engine.drawing.scene import BlockReport
from engine.errors import UserError
from engine.jobs import grounds
from exporters import raster
from exporters.pictures import Assets

SIDE = 480.0
"""Px of the longer side of the picture that is measured."""
MARGIN = 1.1
"""Aimed at, as a multiple of what is needed, when another fill is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What lies under one text: the page's pixels without letters, and where the text stands."""

    pixels: npt.NDArray[np.uint8]
    scale: float
    """Px per point."""
    report: BlockReport

    @property
    def needed(self) -> float:
        """By WCAG 2.1, 1.4.3: 3 for large text, else 4.5."""
        return legibility.needed(self.report)

    def worst(self, colour: Colour | None = None) -> float:
        """Ratio of the worst 5 % of the pixels with the text's own or another colour; 0 where
        nothing of the text lies on the page."""
        return legibility.text_contrast(self.pixels, self.report, self.scale, colour)[0]


def ground(document: Document, page: int, id: str, assets: Assets) -> Ground | None:
    """Of a text on a page; None for a text without letters. Draws only the rows that it needs.
    Raises UserError for missing files and faces."""
    scene = compose(document, page, with_text=False)
    report = next((block for block in scene.blocks if block.block == id), None)
    if report is None:
        return None
    scale = SIDE / max(scene.width, scene.height)
    size = raster.grid(scene, scale=scale)
    bounds = legibility.block_bounds(report).grown(report.size * 0.2)
    top = int(min(size.height, max(0.0, bounds.y * scale - 2)))
    bottom = int(min(size.height, max(0.0, bounds.bottom * scale + 3)))
    pixels = np.zeros((size.height, size.width, 3), np.uint8)
    if bottom > top:
        pixels[top:bottom] = raster.render(scene, scale=scale, assets=assets, rows=(top, bottom))
    return Ground(pixels, scale, report)


def grade(worst: float, needed: float) -> str:
    """AAA, AA or '' by WCAG: 4.5 and 3 for large text, else 7 and 4.5."""
    if worst >= (4.5 if needed <= legibility.ENOUGH_LARGE else 7.0):
        return "AAA"
    return "AA" if worst >= needed else ""


def better_fill(document: Document, found: Ground) -> SolidPaint | None:
    """The first of the document's own colours that reads well there; else the best of them, if it
    is better than the fill that the text has."""
    choices = grounds.choices(document)
    aim = MARGIN * found.needed
    marks = [(found.worst(paint.colour), paint) for paint in choices]
    for mark, paint in marks:
        if mark >= aim:
            return paint
    mark, paint = max(marks, key=lambda m: m[0])
    return paint if mark > found.worst() + 0.05 else None


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
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        line.addWidget(self.grade)
        self.card.body.addLayout(line)
        self._actions = QWidget()
        below = QHBoxLayout(self._actions)
        below.setContentsMargins(14, 0, 0, 0)
        below.addWidget(self.fix)
        below.addStretch(1)
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
            said = tr("Contrast %1 : 1 on the artwork").replace("%1", f"{worst:.1f}")
            self._say("circle-check", "ok", said, grade(worst, needed), "ok")
            return
        said = tr("Contrast %1 : 1, needs %2 : 1")
        said = said.replace("%1", f"{worst:.1f}").replace("%2", f"{needed:g}")
        self._say("alert-triangle", "warn", said, "", "warn")

    def _say(self, icon: str, key: str, words: str, mark: str, kind: str) -> None:
        self._icon.set_icon(icon, key)
        self.words.setText(words)
        self.grade.setText(mark)
        self.card.set_kind(kind)  # type: ignore[arg-type]
        self._actions.setVisible(kind == "warn")
        self.fix.setEnabled(bool(self.ids()))
        self.card.setAccessibleName(f"{words} {mark}".strip())

    def contrast_of(self, colour: Colour) -> tuple[float, float] | None:
        """For the colour popover: how another colour would read where the text stands."""
        if self.found is None:
            return None
        return self.found.worst(colour), self.found.needed

    def _fix(self) -> None:
        found, only = self.found, self.selected.only
        if found is None or only is None:
            return
        paint = better_fill(self.workspace.session.document, found)
        if paint is None:
            self.workspace.say("info", tr("None of the document's colours reads better here."))
            return
        self.apply(tr("Change fill"), lambda d, id: edits.set_fill(d, id, paint))
