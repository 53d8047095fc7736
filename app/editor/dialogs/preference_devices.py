"""Devices and models: what was found on this machine and why not, and the bundles installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QLocale, QObject, QRunnable, QThreadPool, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.editor import engine_words, translations
from app.editor.controls import Button, Card, Combo, Label, Message, Picture, Section, row
from app.editor.translations import data_size
from app.editor.workspace import Workspace
from engine.errors import UserError
from engine.models import bundle, places, providers

DEVICE: Final = "engine.provider"
"""Setting: the provider to run on; '' takes the best that works."""


class _Answer(QObject):
    """Lives in the window's thread and hands the answer over there, while its owner lives."""

    done = Signal(object)
    """A result, or a UserError."""

    def __init__(self, owner: QWidget, tell: Callable[[object], None]) -> None:
        super().__init__()
        self._owner, self._tell = owner, tell
        self.done.connect(self.hand)

    @Slot(object)
    def hand(self, found: object) -> None:
        if shiboken6.isValid(self._owner):
            self._tell(found)


class _Task(QRunnable):
    """A slow look at the machine, beside the window."""

    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.answer = answer
        self._work = work

    def run(self) -> None:
        try:
            found = self._work()
        except UserError as error:
            found = error
        self.answer.done.emit(found)


class DevicesPage(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._tasks: list[_Task] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._device_part())
        layout.addWidget(self._bundle_part())
        layout.addStretch(1)
        self.list_bundles()
        self.probe()

    # ------------------------------------------------------------ devices

    def _device_part(self) -> QWidget:
        section = Section(self.tr("Devices"))
        self.again = Button(self.tr("Check again"), "ghost", "refresh")
        self.again.clicked.connect(lambda: self.probe(fresh=True))
        section.header_buttons.addWidget(self.again)
        self.device = Combo(name=self.tr("Run on"))
        self.device.set_items([(self.tr("The best that works"), "")])
        self.device.chosen.connect(self._choose_device)
        section.body.addWidget(row(Label(self.tr("Run on"), "body"), self.device, spacing=24))
        self.states = QVBoxLayout()
        self.states.setSpacing(6)
        section.body.addLayout(self.states)
        self.looking = Label(self.tr("Looking for devices…"), "caption")
        section.body.addWidget(self.looking)
        return section

    def probe(self, *, fresh: bool = False) -> None:
        """Tries every device in a process of its own; the answer comes beside the work."""
        self.again.setEnabled(False)
        self.looking.setText(self.tr("Looking for devices…"))
        self.looking.show()
        self._start(lambda: providers.probe_all(fresh=fresh), self._show_states)

    def _start(self, work: Callable[[], object], tell: Callable[[object], None]) -> None:
        def ended(found: object) -> None:
            self._tasks.remove(task)
            tell(found)

        task = _Task(work, _Answer(self, ended))
        self._tasks.append(task)
        QThreadPool.globalInstance().start(task)

    def _show_states(self, found: object) -> None:
        self.again.setEnabled(True)
        _clear(self.states)
        if isinstance(found, UserError):
            self.looking.setText(str(found))
            return
        assert isinstance(found, tuple)
        self.looking.hide()
        usable: list[tuple[str, str]] = [(self.tr("The best that works"), "")]
        for state in found:
            self.states.addWidget(self._state_card(state))
            if state.state == "ok":
                usable.append((state.label, state.provider))
        self.device.set_items(usable)
        self.device.set_value(self.workspace.settings.get(DEVICE, ""))

    def _state_card(self, state: providers.ProviderState) -> Card:
        works = state.state == "ok"
        broken = state.state in ("wrong_result", "error")
        card = Card("err" if broken else "plain")
        icon, key = ("circle-check", "ok") if works else ("alert-circle", "err") if broken else ("info-circle", "text3")  # fmt: skip
        if works:
            said = self.tr("Self-test passed: its answer is right.")
            if state.first_run_ms >= 1:
                took = QLocale().toString(round(state.first_run_ms))
                said += " " + self.tr("First run %1 ms.").replace("%1", took)
        else:
            said = translations.sentence(engine_words.said(state.sentence))
        title = Label(state.label, "section")
        result = self.tr("Works") if works else self.tr("Switched off") if broken else self.tr("Not found")  # fmt: skip
        card.body.addWidget(
            row(Picture(icon, key), title, None, Label(result, "ok" if works else "caption"))
        )
        card.body.addWidget(Label(said, "caption", wrap=True))
        return card

    def _choose_device(self, provider: str) -> None:
        self.workspace.settings.set(DEVICE, provider)
        if self.workspace.engine is not None:
            self.workspace.engine.probe(preferred=provider)

    # ------------------------------------------------------------ bundles

    def _bundle_part(self) -> QWidget:
        section = Section(self.tr("Models"))
        self.add = Button(self.tr("Add a bundle from a folder"), "ghost", "folder-plus")
        self.add.clicked.connect(self._choose_bundle)
        section.header_buttons.addWidget(self.add)
        self.fault = QVBoxLayout()
        section.body.addLayout(self.fault)
        self.bundles = QVBoxLayout()
        self.bundles.setSpacing(6)
        section.body.addLayout(self.bundles)
        self.folder = Label(self.tr("Show the folder of your own bundles"), "link")
        self.folder.clicked.connect(self._show_folder)
        section.body.addWidget(self.folder)
        return section

    def list_bundles(self) -> None:
        _clear(self.bundles)
        for listed in bundle.list_bundles():
            self.bundles.addWidget(self._bundle_card(listed))

    def _bundle_card(self, listed: bundle.Listed) -> Card:
        if listed.bundle is None:
            card = Card("err")
            card.body.addWidget(row(Picture("alert-circle", "err"), Label(listed.name, "section")))
            card.body.addWidget(Label(listed.fault, "caption", wrap=True))
            return card
        card, held = Card(), listed.bundle
        manifest = held.manifest
        card.body.addWidget(
            row(
                Picture("package"),
                Label(manifest.title or held.name, "section"),
                None,
                Label(data_size(held.size), "caption"),
            )
        )
        known = [
            self.tr("Version %1").replace("%1", manifest.version), manifest.licence,
            self.tr("Digest %1").replace("%1", held.digest[:12]),
        ]  # fmt: skip
        line = Label("  ·  ".join(part for part in known if part), "caption")
        line.setToolTip(held.digest)
        card.body.addWidget(line)
        return card

    def _choose_bundle(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a bundle"))
        if chosen:
            self.add_bundle(Path(chosen))

    def add_bundle(self, source: Path) -> None:
        """Copies it into the user's data, every byte checked on the way."""
        _clear(self.fault)
        self.add.setEnabled(False)
        self._start(lambda: bundle.add(source), self._added)

    def _added(self, found: object) -> None:
        self.add.setEnabled(True)
        if isinstance(found, UserError):
            self.fault.addWidget(Message("err", str(found)))
        self.list_bundles()

    def _show_folder(self) -> None:
        folder = places.data_folder() / "models"
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # ------------------------------------------------------------ the end

    def wait(self) -> None:
        """Until nothing is being looked at."""
        QThreadPool.globalInstance().waitForDone()


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
