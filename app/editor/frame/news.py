"""What goes on, in the status bar: words proved, findings, the device, the job that runs."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject

from app.editor import engine_words
from app.editor.engine import Engine
from app.editor.frame.statusbar import StatusBar
from app.editor.panels.generate_button import seconds as duration
from app.editor.panels.generate_jobs import GenerateJobs, Run
from app.editor.panels.variants import stage_name
from app.editor.proofing.proving import Proving

MADE_SECONDS = 10.0
"""How long it stands there that variants are made."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)


class News(QObject):
    """Between what works in the background and the status bar."""

    def __init__(
        self,
        status: StatusBar,
        proof: Proving,
        engine: Engine,
        jobs: GenerateJobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._status, self._proof, self._engine = status, proof, engine
        self._began: dict[str, float] = {}
        """When variants were first heard of, by the monotonic clock."""
        proof.changed.connect(self._show_proof)
        engine.device_changed.connect(self._show_device)
        engine.progress.connect(self._show_job)
        engine.queue_changed.connect(self._show_queue)
        jobs.ended.connect(self._say_made)

    def _show_proof(self) -> None:
        proof, status = self._proof, self._status
        if not proof.total:
            status.words.say("")
        else:
            good = proof.proved == proof.total
            said = tr("Words proved %1 of %2")
            said = said.replace("%1", str(proof.proved)).replace("%2", str(proof.total))
            if proof.checking and not good:
                status.words.say(tr("Proving…"), "text-scan-2", "text2", said)
            else:
                status.words.say(said, "text-scan-2", "ok" if good else "warn")
        count = proof.count
        if not count:
            status.preflight.say("")
            return
        kind = "err" if proof.errors else "warn"
        icon = "alert-circle" if proof.errors else "alert-triangle"
        said = tr("1 finding") if count == 1 else tr("%1 findings").replace("%1", str(count))
        status.preflight.say(said, icon, kind)

    def _show_device(self, sentence: str) -> None:
        device = self._engine.device
        label = device.label if device is not None else "CPU"
        self._status.device.say(label, tip=engine_words.said(sentence))

    def _show_job(self, job: str, stage: str, done: float, left: float | None) -> None:
        if self._engine.queue.get(job).kind == "generate":
            self._began.setdefault(job, time.monotonic())
        text = stage_name(stage)
        text = text[:1].upper() + text[1:]
        if left is not None and left >= 1:
            text += tr(", %1 left").replace("%1", duration(left))
        self._status.working(text)

    def _show_queue(self) -> None:
        if not self._engine.queue.live:
            self._status.working("")

    def _say_made(self, run: Run, how: str) -> None:
        """Variants are there."""
        began = self._began.pop(run.job, None)
        made = len(run.model.of_job(run.job))
        if how != "finished" or began is None or not made:
            return
        said = tr("1 variant in %2") if made == 1 else tr("%1 variants in %2")
        took = duration(max(1.0, time.monotonic() - began))
        said = said.replace("%1", str(made)).replace("%2", took)
        self._status.say("ok", said, seconds=MADE_SECONDS)
