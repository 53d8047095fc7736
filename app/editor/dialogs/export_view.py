"""What the export dialog shows while an export is chosen and made; the dialog fills it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.editor.controls import (
    Button,
    CheckBox,
    Combo,
    IconButton,
    Label,
    Rule,
    ScrollPanel,
    TextField,
)
from app.editor.dialogs.export_findings import FindingsColumn
from app.editor.dialogs.export_parts import Plates, PresetList, SettingsForm
from app.editor.dialogs.soft_proof_view import SoftProofView
from app.editor.proofing.proving import Proving


class ExportView(QWidget):
    """Presets, soft proof, settings with findings, and the footer."""

    def __init__(
        self, proof: Proving, pages: int, page: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.presets = PresetList()
        row.addWidget(self.presets)
        row.addWidget(Rule(upright=True))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._proof_bar(pages, page))
        middle.addWidget(Rule())
        self.sheet = SoftProofView()
        self.zoom.clicked.connect(self.sheet.toggle_zoom)
        middle.addWidget(self.sheet, 1)
        row.addLayout(middle, 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(self._right(proof))
        outer.addLayout(row, 1)
        outer.addWidget(Rule())
        outer.addWidget(self._footer())

    def _proof_bar(self, count: int, page: int) -> QWidget:
        made = QWidget()
        made.setFixedHeight(43)
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(12)
        self.proof_title = Label(self.tr("Soft proof"), "section")
        self.page = Combo(name=self.tr("Page"))
        self.page.set_items(
            (self.tr("Page {n} of {count}").format(n=n + 1, count=count), n) for n in range(count)
        )
        self.page.set_value(page)
        self.page.setVisible(count > 1)
        self.page.setMaximumWidth(130)
        self.gamut = CheckBox(self.tr("Gamut warning"), on=True)
        self.paper = CheckBox(self.tr("Paper white"), on=True)
        self.plates = Plates()
        self.ink = IconButton("plates", self.tr("Map of the total ink"), checkable=True)
        self.zoom = IconButton("zoom-in", self.tr("Zoom (wheel, double click)"))
        row.addWidget(self.proof_title)
        row.addWidget(self.page)
        row.addStretch(1)
        for widget in (self.gamut, self.paper, self.plates, self.ink, self.zoom):
            row.addWidget(widget)
        return made

    def _right(self, proof: Proving) -> QWidget:
        scroll = ScrollPanel(margins=(16, 14, 6, 14))
        scroll.setFixedWidth(352)
        self.form = SettingsForm()
        self.findings = FindingsColumn(proof)
        scroll.body.addWidget(self.form)
        scroll.body.addSpacing(2)
        scroll.body.addWidget(self.findings, 1)
        return scroll

    def _footer(self) -> QWidget:
        made = QWidget()
        made.setFixedHeight(60)
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        self.where = QStackedWidget()
        self.where.setFixedHeight(44)
        idle = QWidget()
        line = QHBoxLayout(idle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.folder_button = IconButton("folder", self.tr("Choose the folder"))
        self.name = TextField(self.tr("File name"))
        self.name.setProperty("size", "dialog")
        self.name.setFixedWidth(250)
        self.estimate = Label("", "caption")
        line.addWidget(self.folder_button)
        line.addWidget(self.name)
        line.addWidget(self.estimate, 1)
        busy = QWidget()
        line = QHBoxLayout(busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.stage = Label("", "dim")
        self.stage.setFixedWidth(150)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        line.addWidget(self.stage)
        line.addWidget(self.bar, 1)
        self.where.addWidget(idle)
        self.where.addWidget(busy)
        self.cancel_button = Button(self.tr("Cancel"), "big")
        self.export_button = Button("", "bigprimary", "download")
        self.stop_button = Button(self.tr("Stop"), "big", "player-stop")
        self.stop_button.hide()
        row.addWidget(self.where, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.export_button)
        row.addWidget(self.stop_button)
        return made

    def set_running(self, running: bool) -> None:
        """Progress in the footer, and Stop where the start was."""
        self.where.setCurrentIndex(1 if running else 0)
        self.export_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(running)
        self.cancel_button.setEnabled(not running)
