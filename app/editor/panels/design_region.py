"""Design, for a region: its role, its prompt, and how far the plan honoured it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QStyle

from app.editor.controls import Button, Card, Combo, Label, Picture, PlainTextField
from app.editor.look import focus, tokens
from app.editor.panels import naming, region_share
from app.editor.panels.design_module import Module, named, offer, tr
from app.editor.panels.region_share import WELL, Honoured
from app.editor.panels.selected import Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Region, RegionRole

_REPLAN = ("generate.replan_region", "generate.replan")
"""Actions that make this region anew, the first that there is."""


class RoleRow(QAbstractButton):
    """A role to choose: a dot in its colour, its name, what it is for."""

    def __init__(self, role: str, meaning: str) -> None:
        super().__init__()
        self._role, self._meaning = role, meaning
        self.setText(naming.region_role(role))
        self.setAccessibleName(f"{self.text()}: {meaning}")
        self.setCheckable(True)
        self.setFixedHeight(28)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hover = self.underMouse() and self.isEnabled()
        if self.isChecked() or hover:
            on = self.isChecked()
            painter.setPen(QPen(tokens.colour("accent"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if on else "hover"))
            painter.drawRoundedRect(area, 6, 6)

        def placed(left: float, width: float) -> QRectF:
            rect = QRectF(left, 0, width, self.height()).toRect()
            return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))

        dot = placed(10, 12).center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(naming.REGION_COLOURS[self._role]))
        painter.drawEllipse(dot, 5.5, 5.5)
        flags = Qt.AlignmentFlag
        weight = tokens.Weight.Medium if self.isChecked() else tokens.Weight.Normal
        painter.setFont(tokens.font(12, weight))
        painter.setPen(tokens.colour("text" if self.isEnabled() else "off"))
        lead = QStyle.visualAlignment(self.layoutDirection(), flags.AlignLeft | flags.AlignVCenter)
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        painter.drawText(placed(32, width + 4), int(lead), self.text())
        small = tokens.font(11)
        painter.setFont(small)
        painter.setPen(tokens.colour("text3" if self.isEnabled() else "off"))
        trail = QStyle.visualAlignment(
            self.layoutDirection(), flags.AlignRight | flags.AlignVCenter
        )
        room = self.width() - 32 - width - 26
        meaning = QFontMetricsF(small).elidedText(self._meaning, Qt.TextElideMode.ElideRight, room)
        painter.drawText(placed(self.width() - 10 - room, room), int(trail), meaning)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 6.0)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        focus.left()


class RoleModule(Module):
    """For regions, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Role"))
        self.body.setSpacing(2)
        meanings = {
            "text": tr("Words go here"),
            "subject": tr("The thing to look at"),
            "quiet": tr("Calm ground for words"),
            "free": tr("Own prompt, no rule"),
        }
        self.rows = {role: RoleRow(role, meanings[role]) for role in naming.REGION_ROLES}
        self._group = QButtonGroup(self)
        for role, row in self.rows.items():
            self._group.addButton(row)
            self.body.addWidget(row)
            row.clicked.connect(lambda _=False, r=role: self._choose(r))
        self.text_role = Combo(name=tr("Which text goes here"))
        self._text_row = named(tr("Text"), self.text_role)
        self.body.addSpacing(4)
        self.body.addWidget(self._text_row)
        self.bind(self._show)
        self.text_role.chosen.connect(
            lambda role: self.apply(
                tr("Text of the region"), lambda d, id: edits.update_region(d, id, text_role=role)
            )
        )

    @staticmethod
    def wants(selected: Selected) -> bool:
        return bool(selected.regions) and not selected.layers

    def _show(self, held: Any) -> None:
        role = common(r.role for r in held)
        self._group.setExclusive(False)
        for name, row in self.rows.items():
            row.setChecked(name == role)
        self._group.setExclusive(role in self.rows)
        self._text_row.setVisible(role == "text")
        roles = dict.fromkeys((*naming.TEXT_ROLES, *(r.text_role for r in held if r.text_role)))
        items = [(tr("Any text"), ""), *((naming.text_role(r), r) for r in roles)]
        offer(self.text_role, items)
        self.text_role.set_value(common(r.text_role for r in held))

    def _choose(self, role: RegionRole) -> None:
        self.apply(tr("Role of the region"), lambda d, id: edits.update_region(d, id, role=role))


class PromptModule(Module):
    """For one region: what is to come there, what came, and making it anew."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Prompt"))
        self.prompt = PlainTextField(tr("What is to be seen here"), 2, 6)
        self.body.addWidget(self.prompt)
        self.card = Card("ok")
        self._icon = Picture("circle-check", "ok", 16)
        self.share = Label("", "strong")
        self.why = Label("", "caption", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self.share, 1)
        self.card.body.addLayout(head)
        self.card.body.addWidget(self.why)
        self.body.addWidget(self.card)
        self.replan = Button(tr("Re-plan this region"), "plain", "replan")
        self.body.addWidget(self.replan)
        self.replan.clicked.connect(self._replan)
        self.prompt.committed.connect(
            lambda words: self.apply(
                tr("Prompt of the region"),
                lambda d, id: edits.update_region(d, id, prompt=" ".join(words.split())),
            )
        )
        self.bind(self._show)

    @staticmethod
    def wants(selected: Selected) -> bool:
        return isinstance(selected.only, Region)

    def _show(self, held: Any) -> None:
        region: Region = held[0]
        self.prompt.set_text(region.prompt)
        found = region_share.honoured(self.selected.document, self.selected.page, region)
        self.card.setVisible(found is not None)
        self.replan.setVisible(any(id in self.workspace.actions for id in _REPLAN))
        if found is not None:
            self._say(found)

    def _say(self, found: Honoured) -> None:
        good = found.share >= WELL
        self.card.set_kind("ok" if good else "warn")
        self._icon.set_icon("circle-check" if good else "alert-triangle", "ok" if good else "warn")
        percent = str(round(found.share * 100))
        self.share.setText(tr("Honoured %1 %").replace("%1", percent))
        if good:
            self.why.setText(tr("The thin line on the page shows the planned box."))
        elif found.other:
            name = naming.layer_title(edits.find(self.selected.document, found.other))
            said = tr("“%1” needs this place. Move the box or unlock the text.")
            self.why.setText(said.replace("%1", " ".join(name.split())))
        else:
            self.why.setText(tr("Planned elsewhere. Re-plan the region or move the box."))

    def _replan(self) -> None:
        for id in _REPLAN:
            if id in self.workspace.actions:
                self.workspace.actions.trigger(id)
                return
