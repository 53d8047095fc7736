"""The parts of the export dialog: presets, plates, the form, findings, the receipt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import (
    Button,
    Card,
    Combo,
    Label,
    Picture,
)
from app.editor.dialogs.export_job import Receipt
from app.editor.dialogs.export_settings import (
    PRESETS,
    ExportSettings,
    Preset,
    byte_size,
    dpi_choices,
    press_name,
)
from app.editor.look import focus, icons, tokens
from app.editor.proofing import press
from app.editor.proofing.finding_texts import number
from app.editor.proofing.findings import MM
from engine.document.model import Document


class PresetButton(QAbstractButton):
    """Icon, title and what it writes."""

    def __init__(self, preset: Preset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = preset
        self.setCheckable(True)
        self.setText(preset.title)
        self.setAccessibleName(f"{preset.title}, {preset.what}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(184, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hover = self.isChecked(), self.underMouse()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on or hover:
            painter.setPen(QPen(tokens.colour("accent"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentsoft" if on else "hover"))
            painter.drawRoundedRect(frame, 8, 8)

        def seen(rect: QRectF) -> QRectF:
            return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), rect.toRect()))

        icons.paint(
            painter, self.preset.icon, "accent" if on else "text2", seen(QRectF(11, 13, 20, 20)), 20
        )
        room = self.width() - 52
        lead = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = Qt.AlignmentFlag(QStyle.visualAlignment(self.layoutDirection(), lead)).value
        for text, face, key, y in (
            (self.preset.title, tokens.font(12, tokens.Weight.DemiBold), "text", 5),
            (self.preset.what, tokens.font(11), "text2", 23),
        ):
            painter.setFont(face)
            painter.setPen(tokens.colour(key))
            elided = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(seen(QRectF(42, y, room, 18)), flags, elided)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 8.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class WordsCard(Card):
    """How many words are proved, and by what."""

    def __init__(self) -> None:
        super().__init__("ok")
        self.icon = Picture("shield-check", "ok", 20)
        self.title = Label("", "section")
        self.said = Label("", "caption", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.title)
        texts.addWidget(self.said)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.icon)
        line.addLayout(texts, 1)
        self.body.addLayout(line)


class PresetList(QWidget):
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(212)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(4)
        layout.addWidget(Label(self.tr("Presets"), "caption"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, PresetButton] = {}
        for preset in PRESETS:
            button = PresetButton(preset)
            self._group.addButton(button)
            self.buttons[preset.id] = button
            button.clicked.connect(lambda _on=False, id=preset.id: self.chosen.emit(id))
            layout.addWidget(button)
        layout.addStretch(1)

    def set_current(self, id: str) -> None:
        self.buttons[id].setChecked(True)


class _Plate(QAbstractButton):
    def __init__(self, letter: str, tip: str) -> None:
        super().__init__()
        self.setText(letter)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedSize(26, 26)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked() and self.isEnabled()
        if on or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("press" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(tokens.font(12, tokens.Weight.DemiBold))
        painter.setPen(tokens.colour("off" if not self.isEnabled() else "text" if on else "text3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class Plates(QWidget):
    """Which inks are shown. A double click shows one alone."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        names = {
            "C": self.tr("Cyan plate"),
            "M": self.tr("Magenta plate"),
            "Y": self.tr("Yellow plate"),
            "K": self.tr("Black plate"),
        }
        self.buttons = {letter: _Plate(letter, tip) for letter, tip in names.items()}
        for button in self.buttons.values():
            button.clicked.connect(lambda _on=False: self.changed.emit(self.value))
            row.addWidget(button)

    @property
    def value(self) -> str:
        return "".join(letter for letter, b in self.buttons.items() if b.isChecked())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("line2"), 1))
        painter.setBrush(tokens.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class SettingsForm(QWidget):
    """The choices of a preset; rows that its format doesn't have are hidden."""

    changed = Signal(object)
    """The ExportSettings that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = PRESETS[0].standard
        self._rows: dict[str, tuple[QWidget, Combo]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for field, title in (
            ("press", self.tr("Profile")),
            ("intent", self.tr("Intent")),
            ("bleed", self.tr("Bleed")),
            ("marks", self.tr("Marks")),
            ("outline_text", self.tr("Text")),
            ("dpi", self.tr("Size")),
        ):
            combo = Combo(name=title)
            combo.chosen.connect(lambda value, field=field: self._choose(field, value))
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            label = Label(title, "dim")
            label.setFixedWidth(84)
            line.addWidget(label)
            line.addWidget(combo, 1)
            layout.addWidget(row)
            self._rows[field] = (row, combo)

    def combo(self, field: str) -> Combo:
        """Raises KeyError."""
        return self._rows[field][1]

    def show_settings(self, chosen: ExportSettings, document: Document, pixels: str) -> None:
        """`pixels`: the size of a PNG in words."""
        self._settings = chosen
        pdf = chosen.format == "pdf"
        shown = {
            "press": pdf,
            "intent": pdf and press.available(),
            "bleed": pdf,
            "marks": pdf,
            "outline_text": pdf,
            "dpi": not pdf,
        }
        for field, (row, _combo) in self._rows.items():
            row.setVisible(shown[field])
        self._fill("press", [(press_name(), True), (self.tr("sRGB, no press"), False)])
        self._fill(
            "intent",
            [
                (self.tr("Relative, black point"), "relative"),
                (self.tr("Perceptual"), "perceptual"),
            ],
        )
        own = max((page.bleed for page in document.pages), default=0.0) / MM
        self._fill("bleed", self._bleeds(own, chosen.bleed))
        self._fill("marks", [(self.tr("Crop marks"), True), (self.tr("None"), False)])
        self._fill(
            "outline_text",
            [(self.tr("Live, fonts embedded"), False), (self.tr("Outlines"), True)],
        )
        self._fill("dpi", dpi_choices(document, chosen), chosen.resolution(document))
        self._rows["dpi"][1].setToolTip(pixels)
        self._rows["intent"][1].setToolTip(
            self.tr("How the soft proof brings colours within the press's reach")
        )

    def _bleeds(self, own: float, wanted: float) -> list[tuple[str, float]]:
        listed = [(self.tr("None"), 0.0)]
        for millimetres in sorted({3.0, 5.0, 10.0} | ({wanted} if wanted > 0 else set())):
            title = self.tr("{bleed} mm, all sides").format(bleed=number(millimetres))
            listed.append((title, millimetres))
        kept = self.tr("As in the document, {bleed} mm").format(bleed=number(own))
        return [*listed, (kept, -1.0)]

    def _fill(self, field: str, items: Sequence[tuple[str, object]], value: object = None) -> None:
        combo = self._rows[field][1]
        combo.set_items(items)
        combo.set_value(getattr(self._settings, field) if value is None else value)

    def _choose(self, field: str, value: object) -> None:
        self._settings = msgspec.structs.replace(self._settings, **{field: value})
        self.changed.emit(self._settings)


class ReceiptPage(QWidget):
    """What was written, where, and what was read back from it."""

    folder_wanted = Signal()
    report_wanted = Signal()
    repair_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        self._column = QWidget()
        self._column.setFixedWidth(600)
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.icon = Picture("circle-check", "ok", 32)
        self.title = Label("", "h3", wrap=True)
        self.where = Label("", "dim")
        layout.addWidget(self.icon)
        layout.addWidget(self.title)
        layout.addWidget(self.where)
        layout.addSpacing(6)
        self.words = WordsCard()
        layout.addWidget(self.words)
        self.lines = Label("", "caption", wrap=True)
        layout.addWidget(self.lines)
        layout.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.folder = Button(self.tr("Show in folder"), "big", "folder")
        self.copy = Button(self.tr("Copy report"), "big", "copy")
        self.repair = Button(self.tr("Mend what can be mended"), "big", "wand")
        self.finish = Button(self.tr("Done"), "bigprimary")
        self.folder.clicked.connect(self.folder_wanted)
        self.copy.clicked.connect(self.report_wanted)
        self.repair.clicked.connect(self.repair_wanted)
        self.finish.clicked.connect(self.done)
        row.addWidget(self.folder)
        row.addWidget(self.copy)
        row.addWidget(self.repair)
        row.addStretch(1)
        row.addWidget(self.finish)
        layout.addLayout(row)
        middle.addWidget(self._column)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def show_receipt(self, receipt: Receipt, lines: Sequence[str]) -> None:
        """`lines`: what is to be looked at, a sentence each."""
        good = receipt.passed
        self.icon.set_icon("circle-check" if good else "alert-triangle", "ok" if good else "warn")
        title = self.tr("{name} is exported") if good else self.tr("{name} is written, unproved")
        self.title.setText(title.format(name=receipt.path.name))
        self.where.setText(
            self.tr("{folder}  ·  {size}  ·  {seconds} s").format(
                folder=receipt.path.parent.name or str(receipt.path.parent),
                size=byte_size(receipt.size),
                seconds=number(receipt.seconds),
            )
        )
        self.where.setToolTip(str(receipt.path))
        every = receipt.proved == receipt.words
        self.words.set_kind("ok" if every else "err")
        self.words.icon.set_icon(
            "shield-check" if every else "alert-circle", "ok" if every else "err"
        )
        self.words.title.setText(
            self.tr("Words proved: {proved} of {words}").format(
                proved=receipt.proved, words=receipt.words
            )
        )
        self.words.said.setText(self.tr("Read back from the written file itself."))
        shown = list(lines[:4])
        if len(lines) > 4:
            shown.append(self.tr("{count} more in the report").format(count=len(lines) - 4))
        self.lines.setText("\n".join(f"{line[:1].upper()}{line[1:]}" for line in shown))
        self.lines.setVisible(bool(shown))
        self.repair.setVisible(not good)
