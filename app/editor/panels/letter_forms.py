"""Details of a text: how its lines are set, and the OpenType features of its face, with samples."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import Label, NumberField, Popover, ScrollPanel, Toggle
from app.editor.look import tokens
from app.editor.panels import face_families, face_preview
from app.editor.panels.design_module import tr
from engine.document.model import TextBlock
from engine.errors import UserError

WIDTH = 280
ALWAYS = frozenset({"liga", "calt", "clig", "kern"})
"""On unless they are switched off."""


def named_features() -> dict[str, tuple[str, str]]:
    """Tag -> name and letters that show it."""
    return {
        "liga": (tr("Ligatures"), "fi ffl"),
        "dlig": (tr("Rare ligatures"), "ct st"),
        "calt": (tr("Contextual forms"), "->"),
        "swsh": (tr("Swashes"), "AQR"),
        "salt": (tr("Stylistic alternates"), "agy"),
        "titl": (tr("Titling forms"), "AR"),
        "lnum": (tr("Lining figures"), "0369"),
        "onum": (tr("Old-style figures"), "0369"),
        "tnum": (tr("Tabular figures"), "1170"),
        "pnum": (tr("Proportional figures"), "1170"),
        "frac": (tr("Fractions"), "1/2"),
        "zero": (tr("Slashed zero"), "00"),
        "ordn": (tr("Ordinals"), "1a 2o"),
        "sups": (tr("Superiors"), "H2"),
        "case": (tr("Forms for capitals"), "(H)-"),
        "hist": (tr("Historical forms"), "s"),
        "palt": (tr("Proportional kana"), "「あ」"),
        "vert": ("", ""),
    }


def offered(face: str) -> list[tuple[str, str, str]]:
    """(tag, name, sample) of the face's features that a designer sets by hand."""
    try:
        tags = face_families.features(face)
    except UserError:
        return []
    known = named_features()
    out = [(tag, *known[tag]) for tag in known if tag in tags and known[tag][0]]
    for tag in tags:
        if re.fullmatch(r"ss\d\d", tag):
            name = tr("Stylistic set %1").replace("%1", str(int(tag[2:])))
            out.append((tag, name, "agQR1"))
    return out


class _Sample(QWidget):
    """Letters with a feature on, in the face itself."""

    def __init__(self, face: str, words: str, language: str, tag: str) -> None:
        super().__init__()
        self._what = (words, face, language, ((tag, 1),))
        self.setFixedSize(QSize(64, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        path = face_preview.line(*self._what)
        face_preview.draw(
            painter, path, QRectF(self.rect()), 16, tokens.colour("text"), mirrored=rtl
        )


class LetterForms(Popover):
    """How one text is set in detail, and the forms that its face has; closes by a click outside."""

    toggled = Signal(str, object)
    """Tag of a feature, and 1, 0 or None (as the face has it)."""
    styled = Signal(str, object)
    """Field of the text's style, and its value."""

    def __init__(self, block: TextBlock, parent: QWidget | None = None) -> None:
        face = block.style.faces[0]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 2, 8)
        column.setSpacing(6)
        rows = ScrollPanel(margins=(0, 0, 2, 0), spacing=2)
        column.addWidget(rows)
        self.settings: dict[str, Toggle] = {}
        self.switches: dict[str, Toggle] = {}
        rows.body.addWidget(Label(tr("Setting"), "section"))
        for field, name in manners(block.text):
            switch = Toggle(name, on=bool(getattr(block.style, field)))
            switch.toggled.connect(lambda on, field=field: self.styled.emit(field, on))
            self.settings[field] = switch
            rows.body.addWidget(_line(Label(name), switch))
        self.lines = NumberField("", "", 0, 0, 99, name=tr("Most lines, 0 for any number"))
        self.lines.setFixedWidth(56)
        self.lines.set_value(block.style.max_lines)
        self.lines.committed.connect(lambda v: self.styled.emit("max_lines", round(v)))
        rows.body.addWidget(_line(Label(tr("Most lines")), self.lines))
        self.gap = NumberField("", "%", 0, 0, 100, name=tr("Space between Chinese and Latin"))
        self.gap.setFixedWidth(56)
        self.gap.set_value(round(block.style.script_gap * 100, 2))
        self.gap.committed.connect(lambda v: self.styled.emit("script_gap", v / 100))
        if is_east_asian(block.text):
            rows.body.addWidget(_line(Label(self.gap.accessibleName()), self.gap))
        rows.body.addSpacing(6)
        rows.body.addWidget(Label(tr("Letter forms"), "section"))
        forms = offered(face)
        for tag, name, letters in forms:
            on = block.style.features.get(tag, int(tag in ALWAYS)) > 0
            switch = Toggle(name, on=on)
            switch.toggled.connect(lambda on, tag=tag: self._say(tag, on))
            self.switches[tag] = switch
            sample = _Sample(face, letters, block.language, tag)
            rows.body.addWidget(_line(sample, Label(name), switch))
        if not forms:
            rows.body.addWidget(
                Label(tr("This face has one form of each letter."), "dim", wrap=True)
            )
        count = len(forms) + len(self.settings) + 4
        content.setFixedSize(WIDTH, 28 + min(15, count) * 26)
        super().__init__(content, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _say(self, tag: str, on: bool) -> None:
        usual = tag in ALWAYS
        self.toggled.emit(tag, None if on == usual else int(on))

    def show_beside(self, button: QWidget) -> None:
        """Under the button, its trailing edge at the button's."""
        x = WIDTH if button.isRightToLeft() else button.width() - WIDTH
        self.show_at(button.mapToGlobal(QPoint(x, button.height() + 4)))


def _line(*widgets: QWidget) -> QWidget:
    """The last stands at the end."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    for n, widget in enumerate(widgets):
        row.addWidget(widget, int(n == len(widgets) - 2))
    return made


def is_east_asian(text: str) -> bool:
    """Whether it has Han, kana, Hangul or full-width signs."""
    return any(0x2E80 <= ord(c) <= 0xD7A3 or 0xFF00 <= ord(c) <= 0xFFEF for c in text)


def manners(text: str) -> list[tuple[str, str]]:
    """(field of the style, name) of the switches that matter for a text."""
    out = [("balance", tr("Even lines")), ("ink_align", tr("Optical margins"))]
    if is_east_asian(text):
        out += [("hanging", tr("Hanging punctuation")), ("squeeze", tr("Close-set punctuation"))]
    return out
