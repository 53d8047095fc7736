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
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.editor import engine_words
from app.editor.actions import Action
from app.editor.controls import IconButton, Label, Rule
from app.editor.dialogs import export_settings as choices
from app.editor.dialogs.export_job import ExportJob, Receipt, said, stage_name
from app.editor.dialogs.export_parts import ReceiptPage
from app.editor.dialogs.export_settings import ExportSettings
from app.editor.dialogs.export_view import ExportView
from app.editor.dialogs.soft_proof import Look, Proofer, Sheet
from app.editor.proofing.finding_texts import number
from app.editor.proofing.findings import PROFILES, Check, Finding
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
        self._lines: list[str] = []
        """What the receipt asks to be looked at."""
        self._name_is_own = False
        """Whether a person typed the name; presets then leave it alone."""
        self._over = False
        self._current = 0
        self._sheet: Sheet | None = None
        given = self._session.document
        self._prepared = (given, -1.0, given)
        """A document, a bleed, and the document with it."""
        preset = choices.preset_for(given)
        self.settings = choices.remembered(workspace.settings, preset.id)
        self.setWindowTitle(self.tr("Export"))
        self.setModal(True)
        self.resize(1120, 744)
        self.setMinimumSize(1060, 600)
        self.job = ExportJob(self)
        self.proofer = Proofer(self)
        self.view = ExportView(proof, len(given.pages), self._session.page)
        self.receipt_page = ReceiptPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.receipt_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header(given))
        outer.addWidget(Rule())
        outer.addWidget(self.stack, 1)
        self._connect()
        self._choose_preset(preset.id)

    def _header(self, document: Document) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(14)
        size = choices.size_name(document, document.pages[self._session.page])
        close = IconButton("x", self.tr("Close (Esc)"))
        close.clicked.connect(self.reject)
        row.addWidget(Label(self.tr("Export"), "h3"))
        row.addWidget(Label(f"{self._session.title}  ·  {size}", "dim"), 1)
        row.addWidget(close)
        return made

    def _connect(self) -> None:
        view, page, job = self.view, self.receipt_page, self.job
        view.presets.chosen.connect(self._choose_preset)
        view.form.changed.connect(self._choose)
        view.page.chosen.connect(lambda _page: self._settings_changed())
        for box in (view.gamut, view.paper, view.ink):
            box.clicked.connect(lambda _on=False: self._look())
        view.plates.changed.connect(lambda _plates: self._look())
        view.sheet.chosen.connect(self._show_finding)
        view.findings.wanted.connect(self._show_finding)
        self.proofer.shown.connect(self._show_sheet)
        self.proofer.failed.connect(self._complain)
        view.name.edited.connect(self._name_typed)
        view.folder_button.clicked.connect(self._choose_folder)
        view.cancel_button.clicked.connect(self.reject)
        view.export_button.clicked.connect(self.export)
        view.export_button.setDefault(True)
        view.stop_button.clicked.connect(self._stop)
        job.progressed.connect(self._progress)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self._proof.changed.connect(self._refresh)
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
        if self._prepared[0] is not given or self._prepared[1] != bleed:
            # Kept, so that a page that didn't change is the same value and isn't drawn again.
            self._prepared = (given, bleed, choices.with_bleed(given, bleed))
        return self._prepared[2]

    @property
    def page_index(self) -> int:
        page = self.view.page.value
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
        name = Path(self.view.name.text().strip()).name or "poster"
        stem, dot, ending = name.rpartition(".")
        if dot and ending.lower() in ("pdf", "png"):
            name = stem
        return self.folder / f"{name}{self.settings.suffix}"

    def set_folder(self, folder: Path) -> None:
        self._workspace.settings.set(FOLDER, str(folder))
        self._settings_changed()

    def _choose_preset(self, id: str) -> None:
        self.settings = choices.remembered(self._workspace.settings, id)
        self.view.presets.set_current(id)
        self._proof.set_profile(choices.preset(id).profile)
        self._settings_changed()

    def _choose(self, chosen: ExportSettings) -> None:
        self.settings = chosen
        self._settings_changed()

    def _settings_changed(self) -> None:
        document = self._session.document
        across, down = self._pixels()
        size = self.tr("{w} × {h} px").format(w=across, h=down)
        self.view.form.show_settings(self.settings, document, size)
        if not self._name_is_own:
            title = self._session.title
            name = choices.file_name(title, document, self.page_index, self.settings)
            self.view.name.set_text(name)
        self._refresh()
        self._look()

    def _pixels(self) -> tuple[int, int]:
        document = self._session.document
        return choices.pixels(document.pages[self.page_index], document, self.settings)

    def _name_typed(self, _text: str) -> None:
        self._name_is_own = True
        self._refresh_estimate()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), str(self.folder))
        if chosen:
            self.set_folder(Path(chosen))

    # ------------------------------------------------------------ the soft proof

    def _look(self) -> None:
        view, printed = self.view, self.settings.format == "pdf"
        view.proof_title.setText(self.tr("Soft proof") if printed else self.tr("Preview"))
        for widget in (view.gamut, view.paper, view.plates, view.ink):
            widget.setVisible(printed)
        for widget in (view.gamut, view.paper, view.plates):
            widget.setEnabled(not view.ink.isChecked())
        view.sheet.marks_paper = printed and self.settings.marks
        look = Look(
            press=printed, gamut=view.gamut.isChecked(), paper=view.paper.isChecked(),
            plates=view.plates.value, ink=view.ink.isChecked(), intent=self.settings.intent,
        )  # fmt: skip
        self.proofer.ask(self.document, self.page_index, self._session.assets, look)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.view.sheet.show_sheet(sheet)
        self._show_checks()

    # ------------------------------------------------------------ findings

    @property
    def findings(self) -> list[Finding]:
        """Errors and warnings that this export has: the bleed that it is given counts."""
        least = PROFILES[self._proof.profile].bleed - 0.1
        bleeds = dict(enumerate(page.bleed for page in self.document.pages))
        return [
            f
            for f in self._proof.findings
            if f.severity != "note" and not (f.rule == "bleed" and bleeds.get(f.page, 0.0) >= least)
        ]

    @property
    def has_errors(self) -> bool:
        """Whether the file can't be delivered as good: also where a person accepted words that
        the reader reads differently."""
        unread = any(w.state == "differs" for w in self._proof.words.values())
        return unread or any(f.severity == "error" for f in self.findings)

    def _refresh(self) -> None:
        found = self.findings
        self.view.findings.show_findings(found, self._current)
        self.view.sheet.show_findings(tuple(found), self._current)
        self._show_checks()
        self._refresh_button()
        self._refresh_estimate()
        if self._sheet is not None and self._sheet.document is not self.document:
            self._look()

    def _show_checks(self) -> None:
        checks = list(self._proof.checks)
        sheet = self._sheet
        if sheet is not None and sheet.look.press and sheet.most_ink:
            value = f"{number(sheet.most_ink, 0)} %"
            checks.append(Check(self.tr("Highest total ink"), value))
        name = translate("Proof", "Bleed")
        known = any(c.title == name for c in checks)
        if self.settings.format == "pdf" and self.settings.bleed > 0 and not known:
            checks.append(Check(name, f"{number(self.settings.bleed)} mm"))
        self.view.findings.show_checks(checks)

    def _show_finding(self, number_: int) -> None:
        self._current = number_
        finding = self._proof.finding(number_)
        if finding is not None and finding.page != self.page_index:
            self.view.page.set_value(finding.page)
            self._look()
        self._refresh()

    def _refresh_button(self) -> None:
        button = self.view.export_button
        if self.has_errors:
            button.setText(self.tr("Export unproved…"))
            button.set_kind("big")
            tip = self.tr("Written as {name}, and the report says so.")
            button.setToolTip(tip.format(name=choices.unproved_path(self.target).name))
        else:
            name = self.settings.format.upper()
            button.setText(self.tr("Export {format}").format(format=name))
            button.set_kind("bigprimary")
            button.setToolTip("")
        button.setEnabled(not self._proof.checking and not self.job.running)

    def _refresh_estimate(self) -> None:
        view = self.view
        view.estimate.set_kind("caption")
        view.folder_button.set_tip(self.tr("Folder: {name}").format(name=str(self.folder)))
        if self.target.exists():
            view.estimate.setText(self.tr("replaces the file of that name"))
            return
        known = choices.measured(self._workspace.settings, self._key, self.settings)
        if known is not None:
            text = self.tr("about {size}, {seconds} s").format(
                size=choices.byte_size(known.size), seconds=number(max(1.0, known.seconds), 0)
            )
        elif self.settings.format == "png":
            across, down = self._pixels()
            text = self.tr("{w} × {h} px, no estimate yet").format(w=across, h=down)
        else:
            text = self.tr("no estimate yet")
        view.estimate.setText(text)

    @property
    def _key(self) -> str:
        return document_key(self._workspace)

    # ------------------------------------------------------------ writing

    def export(self) -> None:
        if self.job.running or self._proof.checking:
            return
        choices.remember(self._workspace.settings, self.settings)
        self.view.set_running(True)
        self._progress("writing", 0.0)
        self.job.start(
            self.document, self._session.assets, self.target,
            self.settings.keywords(self._session.document, self.page_index),
            unproved=self.has_errors,
        )  # fmt: skip

    def _progress(self, stage: str, done: float) -> None:
        if self.view.stop_button.isEnabled():
            self.view.stage.setText(stage_name(stage))
        self.view.bar.setValue(round(1000 * done))

    def _stop(self) -> None:
        self.view.stop_button.setEnabled(False)
        self.view.stage.setText(self.tr("Stopping…"))
        self.job.cancel()

    def _rest(self) -> None:
        """Back to choosing."""
        self.view.set_running(False)
        self._refresh_button()
        self._refresh_estimate()

    def _finished(self, receipt: Receipt) -> None:
        self.receipt = receipt
        settings = self._workspace.settings
        taken = choices.Measured(receipt.size, receipt.seconds)
        choices.keep_measured(settings, self._key, self.settings, taken)
        last = choices.LastExport(self.settings, str(self.target), self.page_index)
        choices.keep_last(settings, self._key, last)
        self._rest()
        found = [f"{f.number}  {f.title}. {f.why}" for f in self.findings if f.rule != "words"]
        self._lines = [*receipt.unread, *found]
        self.receipt_page.show_receipt(receipt, self._lines)
        self.stack.setCurrentWidget(self.receipt_page)
        self.receipt_page.finish.setDefault(True)
        self.receipt_page.finish.setFocus()

    def _failed(self, error: UserError) -> None:
        self._rest()
        self._complain(error)

    def _complain(self, error: UserError) -> None:
        self.view.estimate.setText(engine_words.of(error))
        self.view.estimate.set_kind("err")

    def _cancelled(self) -> None:
        self._rest()
        self.view.estimate.setText(self.tr("Stopped. The old file is as it was."))

    # ------------------------------------------------------------ the receipt

    def _show_folder(self) -> None:
        if self.receipt is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.receipt.path.parent)))

    def _copy_report(self) -> None:
        if self.receipt is not None:
            QGuiApplication.clipboard().setText(self.receipt.report(self._lines))
            self._workspace.say("ok", self.tr("The report is in the clipboard."))

    def _repair(self) -> None:
        """Back to the findings, with repair on its way."""
        self.stack.setCurrentWidget(self.view)
        self._proof.mend()

    # ------------------------------------------------------------ closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.job.running:
            self._stop()
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


def document_key(workspace: Workspace) -> str:
    """What an export is remembered by: the document's file, or its title."""
    session = workspace.session
    return str(session.path) if session.path is not None else session.title


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
    last = choices.last_export(workspace.settings, document_key(workspace))
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
        job.stop()
        job.deleteLater()

    def failed(error: UserError) -> None:
        workspace.fail(error)
        job.stop()
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
