"""Export: presets at the left, the soft proof in the middle, settings and findings at the right.

The file is written by `exporters.gate` in a worker: beside its target, read back and proved. On
success the dialog turns into a receipt.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.editor.actions import Action
from app.editor.controls import (
    Button,
    Card,
    CheckBox,
    Combo,
    IconButton,
    Label,
    Picture,
    Rule,
    ScrollPanel,
    TextField,
)
from app.editor.dialogs import export_settings as choices
from app.editor.dialogs.export_job import ExportJob, Receipt, said, stage_name
from app.editor.dialogs.export_parts import Plates, PresetList, ReceiptPage, SettingsForm
from app.editor.dialogs.export_settings import ExportSettings
from app.editor.dialogs.soft_proof import Look, Proofer, Sheet, SoftProofView
from app.editor.finding_texts import agreed, number
from app.editor.findings import PROFILES, Check, Finding
from app.editor.panels.proof import check_row, same_findings
from app.editor.panels.proof_cards import FindingCard
from app.editor.proving import Proving
from app.editor.workspace import Workspace
from engine.document.model import Document
from engine.errors import UserError

translate = QCoreApplication.translate

FOLDER = "export.folder"


class ExportDialog(QDialog):
    """Modal over the window of `workspace`; `receipt` is what was written last."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        proof = workspace.proof
        assert proof is not None, "the proof is made before the export"
        self._workspace, self._proof, self._session = workspace, proof, workspace.session
        self._profile_before = proof.profile
        self.receipt: Receipt | None = None
        self._named = False
        """Whether a person typed the name; presets then leave it alone."""
        self._over = False
        self._current = 0
        self._sheet: Sheet | None = None
        document = self._session.document
        self._made = (id(document), -1.0, document, document)
        self._listed: list[Finding] = []
        preset = choices.preset_for(document)
        self.settings = choices.remembered(workspace.settings, preset.id)
        self.setWindowTitle(self.tr("Export"))
        self.setModal(True)
        self.resize(1120, 744)
        self.setMinimumSize(900, 600)
        self.job = ExportJob(self)
        self.proofer = Proofer(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header(document))
        outer.addWidget(Rule())
        self.pages = QStackedWidget()
        self._work = self._body()
        self.receipt_page = ReceiptPage()
        self.pages.addWidget(self._work)
        self.pages.addWidget(self.receipt_page)
        outer.addWidget(self.pages, 1)
        self._connect()
        self._choose_preset(preset.id)

    # ------------------------------------------------------------ building

    def _header(self, document: Document) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(14)
        size = choices.size_name(document, document.pages[self._session.page])
        row.addWidget(Label(self.tr("Export"), "h3"))
        row.addWidget(Label(f"{self._session.title}  ·  {size}", "dim"), 1)
        self.close_button = IconButton("x", self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.close_button)
        return made

    def _body(self) -> QWidget:
        made = QWidget()
        outer = QVBoxLayout(made)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.presets = PresetList()
        row.addWidget(self.presets)
        row.addWidget(Rule(upright=True))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._proof_bar())
        middle.addWidget(Rule())
        self.view = SoftProofView()
        middle.addWidget(self.view, 1)
        row.addLayout(middle, 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(self._right())
        outer.addLayout(row, 1)
        outer.addWidget(Rule())
        outer.addWidget(self._footer())
        return made

    def _proof_bar(self) -> QWidget:
        made = QWidget()
        made.setFixedHeight(43)
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(12)
        self.proof_title = Label(self.tr("Soft proof"), "section")
        self.page = Combo(name=self.tr("Page"))
        count = len(self._session.document.pages)
        self.page.set_items(
            (self.tr("Page {n} of {count}").format(n=n + 1, count=count), n) for n in range(count)
        )
        self.page.set_value(self._session.page)
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

    def _right(self) -> QWidget:
        scroll = ScrollPanel(margins=(16, 14, 6, 14))
        scroll.setFixedWidth(352)
        self.form = SettingsForm()
        scroll.body.addWidget(self.form)
        scroll.body.addSpacing(2)
        self.words = Card("ok")
        line = QHBoxLayout()
        line.setSpacing(10)
        self.words_icon = Picture("shield-check", "ok", 20)
        self.words_title = Label("", "section")
        self.words_said = Label("", "caption", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.words_title)
        texts.addWidget(self.words_said)
        line.addWidget(self.words_icon)
        line.addLayout(texts, 1)
        self.words.body.addLayout(line)
        scroll.body.addWidget(self.words)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(self.tr("Preflight"), "section"))
        head.addStretch(1)
        self.errors_said = Label("", "ok")
        self.warnings_said = Label("", "warn")
        head.addWidget(self.errors_said)
        head.addWidget(Label("·", "faint"))
        head.addWidget(self.warnings_said)
        scroll.body.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        scroll.body.addLayout(self._cards)
        self.passed_said = Label("", "section")
        scroll.body.addWidget(self.passed_said)
        self._passed = QVBoxLayout()
        self._passed.setSpacing(5)
        scroll.body.addLayout(self._passed)
        scroll.body.addStretch(1)
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

    def _connect(self) -> None:
        self.presets.chosen.connect(self._choose_preset)
        self.form.changed.connect(self._choose)
        self.page.chosen.connect(lambda _page: self._settings_changed())
        for box in (self.gamut, self.paper, self.ink):
            box.clicked.connect(lambda _on=False: self._look())
        self.plates.changed.connect(lambda _plates: self._look())
        self.zoom.clicked.connect(self._zoom)
        self.view.chosen.connect(self._show_finding)
        self.proofer.shown.connect(self._show_sheet)
        self.proofer.failed.connect(lambda error: self.estimate.setText(str(error)))
        self.name.edited.connect(self._name_typed)
        self.folder_button.clicked.connect(self._choose_folder)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.stop_button.clicked.connect(self.job.cancel)
        self.job.progressed.connect(self._progress)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self._proof.changed.connect(self._refresh)
        page = self.receipt_page
        page.folder_wanted.connect(self._show_folder)
        page.report_wanted.connect(self._copy_report)
        page.repair_wanted.connect(self._repair)
        page.done.connect(self.accept)

    # ------------------------------------------------------------ what is chosen

    @property
    def document(self) -> Document:
        """As it will be written: with the bleed that was chosen."""
        bleed = self.settings.bleed if self.settings.format == "pdf" else -1.0
        given = self._session.document
        if self._made[:2] != (id(given), bleed):
            # Kept, so that a page that didn't change is the same value and isn't drawn again.
            self._made = (id(given), bleed, choices.with_bleed(given, bleed), given)
        return self._made[2]

    @property
    def page_index(self) -> int:
        page = self.page.value
        return page if isinstance(page, int) else 0

    @property
    def folder(self) -> Path:
        kept = self._workspace.settings.get(FOLDER, "")
        if kept and Path(kept).is_dir():
            return Path(kept)
        if self._session.path is not None:
            return self._session.path.parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place) or Path.home())

    @property
    def target(self) -> Path:
        name = Path(self.name.text().strip()).name or "poster"
        if not name.lower().endswith(self.settings.suffix):
            name += self.settings.suffix
        return self.folder / name

    def set_folder(self, folder: Path) -> None:
        self._workspace.settings.set(FOLDER, str(folder))
        self._settings_changed()

    def _choose_preset(self, id: str) -> None:
        self.settings = choices.remembered(self._workspace.settings, id)
        self.presets.set_current(id)
        if self.settings.format == "png" or not self._named:
            self._named = False
        self._proof.set_profile(choices.preset(id).profile)
        self._settings_changed()

    def _choose(self, chosen: ExportSettings) -> None:
        self.settings = chosen
        self._settings_changed()

    def _settings_changed(self) -> None:
        document = self._session.document
        across, down = choices.pixels(document.pages[self.page_index], document, self.settings)
        size = self.tr("{w} × {h} px").format(w=number(across, 0), h=number(down, 0))
        self.form.show_settings(self.settings, document, size)
        if not self._named:
            title = self._session.title
            self.name.set_text(choices.file_name(title, document, self.page_index, self.settings))
        self._refresh()
        self._look()

    def _name_typed(self, _text: str) -> None:
        self._named = True
        self._refresh_estimate()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), str(self.folder))
        if chosen:
            self.set_folder(Path(chosen))

    # ------------------------------------------------------------ the soft proof

    def _look(self) -> None:
        printed = self.settings.format == "pdf"
        self.proof_title.setText(self.tr("Soft proof") if printed else self.tr("Preview"))
        for widget in (self.gamut, self.paper, self.plates, self.ink):
            widget.setVisible(printed)
        colours = not self.ink.isChecked()
        for widget in (self.gamut, self.paper, self.plates):
            widget.setEnabled(colours)
        self.view.marks_paper = printed and choices.PRESS_PDF and self.settings.marks
        look = Look(
            press=printed, gamut=self.gamut.isChecked(), paper=self.paper.isChecked(),
            plates=self.plates.value, ink=self.ink.isChecked(), intent=self.settings.intent,
        )  # fmt: skip
        self.proofer.ask(self.document, self.page_index, self._session.assets, look)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.view.show_sheet(sheet)
        self.view.setToolTip(
            self.tr("Highest total ink {ink} %").format(ink=number(sheet.most_ink, 0))
            if sheet.look.ink
            else ""
        )
        self._show_passed()

    def _zoom(self) -> None:
        self.view.set_zoom(1.0 if self.view.zoom > 1.0 else 3.0)

    # ------------------------------------------------------------ findings

    @property
    def findings(self) -> list[Finding]:
        """Errors and warnings that this export has: the bleed that it is given counts."""
        limit = PROFILES[self._proof.profile].bleed
        pages = self.document.pages
        return [
            f
            for f in self._proof.findings
            if f.severity != "note"
            and not (f.rule == "bleed" and pages[f.page].bleed >= limit - 0.1)
        ]

    @property
    def has_errors(self) -> bool:
        """Whether the file can't be delivered as good: also where a person accepted words that
        the reader reads differently."""
        unread = any(w.state == "differs" for w in self._proof.words.values())
        return unread or any(f.severity == "error" for f in self.findings)

    def _refresh(self) -> None:
        proof, found = self._proof, self.findings
        errors = sum(f.severity == "error" for f in found)
        warnings = len(found) - errors
        self.errors_said.setText(
            agreed(translate("Export", "%n error(s)", "", errors), errors).replace(
                "%n", str(errors)
            )
        )
        self.errors_said.set_kind("err" if errors else "ok")
        self.warnings_said.setText(
            agreed(translate("Export", "%n warning(s)", "", warnings), warnings)
        )
        self.warnings_said.set_kind("warn" if warnings else "ok")
        self._show_words(proof)
        self._show_cards(found)
        self.view.show_findings(tuple(found), self._current)
        self._show_passed()
        self._refresh_button()
        self._refresh_estimate()
        if self._sheet is not None and self._sheet.document.pages != self.document.pages:
            self._look()

    def _show_cards(self, found: list[Finding]) -> None:
        """Cards stay while their findings do, with what is being typed into them."""
        if not same_findings(found, self._listed):
            self._listed = found
            _clear(self._cards)
            for finding in found:
                card = FindingCard(finding)
                card.wanted.connect(lambda f: self._show_finding(f.number))
                card.fixed.connect(self._proof.apply)
                card.accepted.connect(self._proof.accept)
                self._cards.addWidget(card)
        for at in range(self._cards.count()):
            item = self._cards.itemAt(at)
            card_ = item.widget() if item is not None else None
            if isinstance(card_, FindingCard):
                on = card_.finding.number == self._current
                card_.set_kind("selected" if on else "plain")

    def _show_words(self, proof: Proving) -> None:
        every = proof.proved == proof.total
        title = self.tr("Words proved: {proved} of {total}").format(
            proved=proof.proved, total=proof.total
        )
        text = self.tr("Live. Each word is read again from the written file.")
        if proof.checking:
            self.words.set_kind("plain")
            self.words_icon.set_icon("loader-2", "text2")
            text = self.tr("Checking")
        else:
            self.words.set_kind("ok" if every else "err")
            self.words_icon.set_icon(
                "shield-check" if every else "alert-circle", "ok" if every else "err"
            )
        self.words_title.setText(title)
        self.words_said.setText(text)

    def _show_passed(self) -> None:
        _clear(self._passed)
        checks = list(self._proof.checks)
        sheet = self._sheet
        if sheet is not None and sheet.look.press and sheet.most_ink:
            value = f"{number(sheet.most_ink, 0)} %"
            checks.append(Check(self.tr("Highest total ink"), value))
        name = translate("Proof", "Bleed")
        known = any(c.title == name for c in checks)
        if self.settings.format == "pdf" and self.settings.bleed > 0 and not known:
            checks.append(Check(name, f"{number(self.settings.bleed)} mm"))
        count = len(checks)
        self.passed_said.setText(agreed(translate("Proof", "%n check(s) passed", "", count), count))
        self.passed_said.setVisible(bool(checks))
        for check in checks:
            self._passed.addWidget(check_row(check))

    def _show_finding(self, number_: int) -> None:
        self._current = number_
        finding = self._proof.finding(number_)
        if finding is not None and finding.page != self.page_index:
            self.page.set_value(finding.page)
            self._look()
        self._refresh()

    def _refresh_button(self) -> None:
        name = "PDF" if self.settings.format == "pdf" else "PNG"
        if self.has_errors:
            self.export_button.setText(self.tr("Export unproved…"))
            self.export_button.set_kind("big")
            self.export_button.setToolTip(
                self.tr("Written as {name}, and the report says so.").format(
                    name=choices.unproved_path(self.target).name
                )
            )
        else:
            self.export_button.setText(self.tr("Export {format}").format(format=name))
            self.export_button.set_kind("bigprimary")
            self.export_button.setToolTip("")
        self.export_button.setEnabled(not self._proof.checking and not self.job.running)

    def _refresh_estimate(self) -> None:
        known = choices.measured(self._workspace.settings, self._session.title, self.settings)
        said_ = self.tr("no estimate yet")
        if known is not None:
            said_ = self.tr("about {size}, {seconds} s").format(
                size=choices.byte_size(known.size),
                seconds=number(max(1.0, known.seconds), 0),
            )
        elif self.settings.format == "png":
            document = self._session.document
            across, down = choices.pixels(document.pages[self.page_index], document, self.settings)
            said_ = self.tr("{w} × {h} px, no estimate yet").format(w=across, h=down)
        if self.target.exists():
            said_ = self.tr("replaces the file of that name")
        self.estimate.setText(said_)
        self.folder_button.set_tip(self.tr("Folder: {name}").format(name=str(self.folder)))

    # ------------------------------------------------------------ writing

    def export(self) -> None:
        if self.job.running or self._proof.checking:
            return
        choices.remember(self._workspace.settings, self.settings)
        self.where.setCurrentIndex(1)
        self.export_button.hide()
        self.cancel_button.setEnabled(False)
        self.stop_button.show()
        self.stop_button.setEnabled(True)
        self._progress("writing", 0.0)
        self.job.start(
            self.document, self._session.assets, self.target,
            self.settings.keywords(self._session.document, self.page_index),
            unproved=self.has_errors,
        )  # fmt: skip

    def _progress(self, stage: str, done: float) -> None:
        self.stage.setText(stage_name(stage))
        self.bar.setValue(round(1000 * done))

    def _rest(self) -> None:
        """Back to choosing."""
        self.where.setCurrentIndex(0)
        self.stop_button.hide()
        self.export_button.show()
        self.cancel_button.setEnabled(True)
        self._refresh_button()
        self._refresh_estimate()

    def _finished(self, receipt: Receipt) -> None:
        self.receipt = receipt
        settings, title = self._workspace.settings, self._session.title
        choices.keep_measured(
            settings, title, self.settings, choices.Measured(receipt.size, receipt.seconds)
        )
        choices.keep_last(
            settings, title, choices.LastExport(self.settings, str(self.target), self.page_index)
        )
        self._rest()
        self.receipt_page.show_receipt(receipt)
        self.pages.setCurrentWidget(self.receipt_page)
        self.receipt_page.finish.setFocus()

    def _failed(self, error: UserError) -> None:
        self._rest()
        self.estimate.setText(str(error))
        self.estimate.set_kind("err")

    def _cancelled(self) -> None:
        self._rest()
        self.estimate.setText(self.tr("Stopped. The old file is as it was."))

    def _show_folder(self) -> None:
        if self.receipt is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.receipt.path.parent)))

    def _copy_report(self) -> None:
        if self.receipt is not None:
            QGuiApplication.clipboard().setText(self.receipt.report())
            self._workspace.say("ok", self.tr("The report is in the clipboard."))

    def _repair(self) -> None:
        """Back to the findings, with repair on its way."""
        self.pages.setCurrentWidget(self._work)
        self._proof.mend()

    # ------------------------------------------------------------ closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.job.running:
            self.job.cancel()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        if self._over:
            return
        self._over = True
        self.job.stop()
        self.proofer.stop()
        self._proof.changed.disconnect(self._refresh)
        if self._workspace.session is self._session:
            self._proof.set_profile(self._profile_before)
        super().done(result)


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


# ------------------------------------------------------------------ actions


def export(workspace: Workspace, parent: QWidget | None = None) -> ExportDialog:
    """Opens the dialog."""
    dialog = ExportDialog(workspace, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def export_again(workspace: Workspace, parent: QWidget | None = None) -> ExportJob | None:
    """The last export of this document once more, in the background; the dialog where there was
    none. The job, while one runs."""
    session = workspace.session
    last = choices.last_export(workspace.settings, session.title)
    if last is None or workspace.proof is None or last.page >= len(session.document.pages):
        export(workspace, parent)
        return None
    chosen = last.settings
    document = choices.with_bleed(
        session.document, chosen.bleed if chosen.format == "pdf" else -1.0
    )
    job = ExportJob(workspace)
    path = Path(last.path)

    def finished(receipt: Receipt) -> None:
        workspace.say("ok" if receipt.passed else "warn", said(receipt))
        job.deleteLater()

    def failed(error: UserError) -> None:
        workspace.fail(error)
        job.deleteLater()

    job.finished.connect(finished)
    job.failed.connect(failed)
    workspace.say("info", translate("Export", "Exporting {name}").format(name=path.name))
    unproved = workspace.proof.errors > 0 and not workspace.proof.checking
    job.start(
        document, session.assets, path, chosen.keywords(session.document, last.page),
        unproved=unproved,
    )  # fmt: skip
    return job


def actions(workspace: Workspace, parent: QWidget | None = None) -> list[Action]:
    """Export, and export again."""
    menu = translate("Export", "File")

    def some() -> bool:
        return workspace.proof is not None and bool(workspace.session.document.pages)

    return [
        Action(
            "file.export", translate("Export", "Export…"), lambda: export(workspace, parent),
            ("Ctrl+E",), "download", menu, enabled=some, english="Export",
            why=translate("Export", "There is nothing to export."), separated=True,
        ),
        Action(
            "file.export_again", translate("Export", "Export again"),
            lambda: export_again(workspace, parent), ("Ctrl+Shift+E",), "reload", menu,
            enabled=some, english="Export again",
            why=translate("Export", "There is nothing to export."),
        ),
    ]  # fmt: skip
