"""An engine without a process: what it is asked is kept, what it says is up to the test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QProcess

from app.editor.engine import DEATHS, Engine
from engine.checking.preflight import Finding, PreflightReport
from engine.checking.proof import ProofReport
from engine.document.file import document_json
from engine.document.model import Document
from engine.jobs import messages
from engine.jobs.messages import Generate, Job, Probe, Prove, Resize
from engine.jobs.worker import as_png
from engine.models.providers import CANN, CPU, ProviderChoice, ProviderState

CHOICE = ProviderChoice(
    CPU,
    "Running on: CPU (Ascend NPU not found: libascendcl.so missing)",
    (
        ProviderState(CANN, "init_failed", "libascendcl.so missing"),
        ProviderState(CPU, "ok"),
    ),
)


class FakeEngine(Engine):
    """The real one, but for the child."""

    def __init__(self, folder: Path) -> None:
        self.orders: list[Job | messages.Cancel] = []
        super().__init__(history=folder / "jobs.json")

    def _start(self) -> None:
        self._process = QProcess(self)  # never started
        self._turn("ready")

    def _let_go(self, process: QProcess) -> None:
        self._process = None

    def _write(self, order: Job | messages.Cancel) -> None:
        self.orders.append(order)

    def _listen(self) -> None:
        """There is nobody to listen to."""

    def shutdown(self) -> None:
        self._process = None
        super().shutdown()

    def wishes(self, kind: type[Generate | Prove | Probe | Resize]) -> list[Job]:
        return [o for o in self.orders if isinstance(o, Job) and isinstance(o.wish, kind)]

    @property
    def job(self) -> Job:
        """The last request for variants or for another format."""
        long = [
            o for o in self.orders if isinstance(o, Job) and isinstance(o.wish, Generate | Resize)
        ]
        return long[-1]

    def say(self, report: messages.Report) -> None:
        self._hear(report)

    def answer_probe(self, choice: ProviderChoice = CHOICE) -> None:
        for job in self.wishes(Probe):
            if self.queue.get(job.id).live:
                self.say(messages.Finished(id=job.id, choice=choice))

    def advance(self, stage: str, fraction: float) -> None:
        self.say(messages.Progress(self.job.id, stage, fraction))

    def sketch(self) -> None:
        self.say(messages.Progress(self.job.id, "composing", 0.2, picture(90)))

    def make(
        self,
        index: int,
        document: Document,
        shade: int = 120,
        files: dict[str, bytes] | None = None,
    ) -> None:
        data = document_json(document)
        self.say(messages.Made(self.job.id, index, data, picture(shade), (), files or {}))

    def check(self, index: int, *, passed: bool = True, warnings: int = 0) -> None:
        finding = Finding(
            rule="contrast", severity="warning", page=1, sentence="pale", remedy="darken"
        )
        proved = messages.Proved(
            ProofReport(passed=passed), PreflightReport(passed=True, findings=(finding,) * warnings)
        )
        self.say(messages.Checked(self.job.id, index, proved))

    def finish(self) -> None:
        self.say(messages.Finished(id=self.job.id, peak=900_000_000))

    def fail(self, what: str, remedy: str = "", trace: str = "") -> None:
        self.say(messages.Failed(self.job.id, what, "", remedy, trace))

    def die(self) -> None:
        """Stops for the third time in a row."""
        self._deaths = DEATHS - 1
        self._died()

    def obey(self) -> None:
        """Stops what nobody wants any more."""
        for order in self.orders:
            if isinstance(order, messages.Cancel) and self.queue.get(order.id).live:
                self.say(messages.Cancelled(order.id))


def picture(shade: int, width: int = 90, height: int = 127) -> bytes:
    return as_png(np.full((height, width, 3), shade, np.uint8))
