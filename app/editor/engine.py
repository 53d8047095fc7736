"""The engine as the window sees it: jobs go to a child process, reports come back as signals.

The child may take its time or die; the window never waits for it. A job that nobody wants any
more is asked to stop, and after a second its process is replaced.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from engine.document.file import used_assets
from engine.document.model import Document
from engine.errors import UserError
from engine.jobs import estimates, messages
from engine.jobs.estimates import Countdown, Estimate, Run
from engine.jobs.messages import Generate, Job, Kind, Probe, Prove, Wish
from engine.jobs.queue import Entry, Queue
from engine.models.providers import CPU, ProviderChoice

State = Literal["off", "starting", "ready", "busy", "down"]
"""off: no process yet, the first job starts one. down: it stopped three times in a row; the next
job that a person asks for tries again."""

PATIENCE = 1000
"""Milliseconds that a job has to stop in once nobody wants it."""
FAREWELL = 400
"""Milliseconds that the process has to end in when the window closes."""
DEATHS = 3
KEPT_WORDS = 64_000
"""Bytes of the child's standard error that are kept for Details."""


def command() -> tuple[str, list[str]]:
    """Program and arguments of the child: this interpreter, or this program where it is frozen."""
    if getattr(sys, "frozen", False):
        return sys.executable, ["--worker"]
    return sys.executable, ["-m", "app.worker"]


class Engine(QObject):
    """Owns the child process and the queue of its jobs."""

    progress = Signal(str, str, float, object)
    """Job, stage, fraction done, seconds left (None: this machine has no history of it)."""
    previewed = Signal(str, object)
    """Job, PNG of a design that was just drawn and may be chosen."""
    variant = Signal(str, int, object, object)
    """Job, index, the document as JSON bytes, its thumbnail as PNG bytes."""
    files = Signal(str, int, object)
    """Job, index, the files by SHA-256 that the variant after it needs; before `variant`."""
    checked = Signal(str, int, object)
    """Job, index of a variant, what its proof found (`messages.Proved`)."""
    finished = Signal(str, object)
    """Job, its result: `messages.Proved`, a `ProviderChoice`, or None."""
    failed = Signal(str, object)
    """Job, UserError. `fault_trace` holds what belongs under Details."""
    cancelled = Signal(str)
    state_changed = Signal(str)
    queue_changed = Signal()
    device_changed = Signal(str)
    """The sentence of the device in use."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        program: tuple[str, Sequence[str]] | None = None,
        history: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.queue = Queue()
        self.state: State = "off"
        self.device: ProviderChoice | None = None
        self.restarts = 0
        """Times that the process stopped by itself and was started again."""
        self._program = program or command()
        self._file = history
        self._history = estimates.load(history)
        self._jobs: dict[str, Job] = {}
        self._waiting_assets: dict[str, Mapping[str, bytes]] = {}
        self._runs: dict[str, _Running] = {}
        self._count = 0
        self._process: QProcess | None = None
        self._frames = messages.Frames()
        self._told: set[str] = set()
        """Digests of the files that this child holds already."""
        self._warm = False
        self._deaths = 0
        self._words = bytearray()
        self._traces: dict[str, str] = {}
        self._feeding = QTimer(self, singleShot=True, interval=0)
        self._feeding.timeout.connect(self._feed)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._insist)

    # ------------------------------------------------------------ asking

    def submit(
        self,
        kind: Kind,
        request: Wish,
        *,
        title: str = "",
        assets: Mapping[str, bytes] | None = None,
    ) -> str:
        """Queues a job and returns its id at once. `assets`: the stored files that a document to
        prove may name; the child is sent those that it needs and doesn't hold.

        Raises ValueError where the request is of another kind.
        """
        if kind != messages.kind_of(request):
            raise ValueError(f"{type(request).__name__} is no request to {kind}")
        self._count += 1
        id = f"{kind}-{self._count}"
        self._jobs[id] = Job(id, request)
        if assets:
            self._waiting_assets[id] = assets
        entry = Entry(id=id, kind=kind, title=title or kind, short=messages.is_short(request))
        self.queue = self.queue.added(entry)
        self.queue_changed.emit()
        if self.state in ("off", "down"):
            self._deaths = 0
            self._start()
        self._feeding.start()
        return id

    def prove(self, document: Document, assets: Mapping[str, bytes], **how: object) -> str:
        """A proof of the document as it stands. `how`: fields of `messages.Prove`."""
        from engine.document.file import document_json

        wish = msgspec.convert({"document": document_json(document), **how}, Prove)
        used = used_assets(document)
        files = {digest: assets[digest] for digest in used if digest in assets}
        return self.submit("prove", wish, assets=files)

    def probe(self, *, fresh: bool = False, preferred: str = "") -> str:
        """Which device to run on; the answer is in `device` and `device_changed`."""
        return self.submit("probe", Probe(preferred=preferred, fresh=fresh))

    def cancel(self, id: str) -> None:
        """Nobody wants the job any more. Returns at once; `cancelled` follows within about a
        second, by the death of the process if need be. Unknown and ended jobs are ignored."""
        entry = next((e for e in self.queue if e.id == id), None)
        if entry is None or not entry.live or entry.state == "stopping":
            return
        if entry.state == "waiting":
            self._end(id, "cancelled")
            self.cancelled.emit(id)
            return
        self.queue = self.queue.turned(id, "stopping")
        self.queue_changed.emit()
        self._write(messages.Cancel(id))
        if not self._patience.isActive():
            self._patience.start()

    def move(self, id: str, place: int) -> None:
        """A waiting job to another place in the row. Raises KeyError, ValueError."""
        self.queue = self.queue.moved(id, place)
        self.queue_changed.emit()

    def estimate(self, wish: Wish) -> Estimate | None:
        """What such a job would take now; None: the first of its kind on this machine."""
        return self._history.estimate(label_of(wish), size_of(wish), cold=not self._warm)

    @property
    def details(self) -> str:
        """What the child wrote to its standard error, for Details."""
        return self._words.decode(errors="replace")

    def fault_trace(self, id: str) -> str:
        """The trace of a job that failed by a fault of ours; else what the child said last."""
        return self._traces.get(id) or self.details

    def shutdown(self) -> None:
        """Ends the child. Its jobs are forgotten."""
        self._feeding.stop()
        self._patience.stop()
        process = self._process
        if process is None:
            return
        self._let_go(process)
        process.closeWriteChannel()  # it ends by itself when nobody speaks to it any more
        if not process.waitForFinished(FAREWELL):
            process.kill()
            process.waitForFinished(5 * FAREWELL)
        self._turn("off")

    # ------------------------------------------------------------ the child

    def start(self) -> None:
        """Starts the child before the first job, so that it needn't wait for imports."""
        if self.state == "off" and self._process is None:
            self._start()

    @property
    def pid(self) -> int:
        """Of the child; 0 without one."""
        return int(self._process.processId()) if self._process is not None else 0

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(__file__).resolve().parents[2])
        others = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, others))))
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._listen)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._stumbled)
        self._process, self._frames = process, messages.Frames()
        self._told, self._warm = set(), False
        self._words.clear()
        program, arguments = self._program
        self._turn("starting")
        process.start(program, list(arguments))

    @Slot(QProcess.ProcessError)
    def _stumbled(self, error: QProcess.ProcessError) -> None:
        # Of the errors only this one isn't followed by `finished`.
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._words += self._process.errorString().encode()
            self._died()

    @Slot()
    def _died(self) -> None:
        process = self._process
        if process is None:
            return
        self._listen()
        self._let_go(process)
        unwanted = [e.id for e in self.queue.active if e.state == "stopping"]
        running = [e for e in self.queue.active if e.state == "running"]
        for id in unwanted:
            self._end(id, "cancelled")
        again: list[str] = []
        if unwanted:
            # It was replaced because of them: what else it was busy with is done anew.
            again = [e.id for e in running]
            for id in again:
                self._runs.pop(id, None)
                self.queue = self.queue.turned(id, "waiting")
        else:
            self._deaths += 1
            self.restarts += 1
        down = self._deaths >= DEATHS
        hopeless = [e.id for e in self.queue.waiting] if down else []
        problems = {e.id: self._death_of(e, down) for e in running if e.id not in again}
        problems |= {id: self._death_of(self.queue.get(id), down) for id in hopeless}
        for id, problem in problems.items():
            self._end(id, "failed", problem.what)
        if down:
            self._turn("down")
        else:
            self._start()
        for id in unwanted:
            self.cancelled.emit(id)
        for id, problem in problems.items():
            self.failed.emit(id, problem)
        self.queue_changed.emit()

    def _let_go(self, process: QProcess) -> None:
        self._process = None
        process.readyReadStandardOutput.disconnect(self._read)
        process.readyReadStandardError.disconnect(self._listen)
        process.finished.disconnect(self._died)
        process.errorOccurred.disconnect(self._stumbled)
        process.deleteLater()

    def _death_of(self, entry: Entry, down: bool) -> UserError:
        if down:
            safe = self.tr("Your document is untouched.")
            if self.device is not None and self.device.provider != CPU:
                safe += " " + self.tr("Running on CPU works more slowly.")
            what = self.tr("The engine stopped three times on this device.")
            return UserError(what, remedy=safe)
        stage = entry.stage or self.tr("starting")
        return UserError(
            self.tr("The engine stopped at the stage “%1”.").replace("%1", stage),
            remedy=self.tr("Your document is untouched. The engine has been restarted."),
        )

    def _insist(self) -> None:
        """What doesn't stop by itself is stopped with its process."""
        stopping = any(e.state == "stopping" for e in self.queue.active)
        if stopping and self._process is not None:
            self._process.kill()

    def _write(self, order: Job | messages.Cancel) -> None:
        if self._process is not None:
            self._process.write(messages.frame(order))

    def _feed(self) -> None:
        """Sends what can be done now."""
        if self.state not in ("ready", "busy"):
            return
        while (entry := self.queue.following) is not None:
            job = self._jobs[entry.id]
            files = self._waiting_assets.get(entry.id, {})
            new = {d: files[d] for d in files if d not in self._told}
            self._told |= set(new)
            self.queue = self.queue.turned(entry.id, "running")
            size = size_of(job.wish)
            label = label_of(job.wish)
            near = self._history.near(label, size, not self._warm)
            expected = self._history.estimate(label, size, not self._warm)
            self._runs[entry.id] = _Running(size, not self._warm, near, expected)
            self._write(msgspec.structs.replace(job, assets=new))
            self.queue_changed.emit()
        self._turn("busy" if self.queue.active else "ready")

    # ------------------------------------------------------------ what it says

    def _listen(self) -> None:
        if self._process is not None:
            self._words += self._process.readAllStandardError().data()
            del self._words[:-KEPT_WORDS]

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        try:
            for payload in self._frames.feed(bytes(process.readAllStandardOutput().data())):
                self._hear(messages.report_of(payload))
                if process is not self._process:
                    return
        except messages.BrokenFrameError as error:
            self._words += f"\n{error}".encode()
            process.kill()

    def _hear(self, report: messages.Report) -> None:
        if isinstance(report, messages.Ready):
            self._turn("ready")
            self._feed()
            return
        entry = next((e for e in self.queue if e.id == report.id), None)
        if entry is None or not entry.live:
            return
        wanted = entry.state != "stopping"
        if isinstance(report, messages.Started):
            if report.id in self._runs:
                self._runs[report.id].begin()
        elif isinstance(report, messages.Progress):
            if wanted:
                self._advance(report)
        elif isinstance(report, messages.Made):
            # A variant that is done is kept, wanted or not.
            if report.assets:
                self.files.emit(report.id, report.index, report.assets)
            self.variant.emit(report.id, report.index, report.document, report.thumbnail)
        elif isinstance(report, messages.Checked):
            self.checked.emit(report.id, report.index, report.result)
        else:
            self._conclude(report, wanted)

    def _advance(self, report: messages.Progress) -> None:
        self.queue = self.queue.advanced(report.id, report.stage, report.fraction)
        run = self._runs.get(report.id)
        left = run.advance(report.fraction) if run is not None else None
        if report.preview:
            self.previewed.emit(report.id, report.preview)
        self.progress.emit(report.id, report.stage, self.queue.get(report.id).fraction, left)

    def _conclude(
        self, report: messages.Finished | messages.Failed | messages.Cancelled, wanted: bool
    ) -> None:
        id = report.id
        if isinstance(report, messages.Failed) and wanted:
            if report.trace:
                self._traces[id] = report.trace
            problem = UserError(report.what, report.where, report.remedy)
            self._end(id, "failed", report.what)
            self.failed.emit(id, problem)
        elif isinstance(report, messages.Finished) and wanted:
            self._remember(id, report.peak)
            self._deaths, self._warm = 0, True
            self._end(id, "finished")
            if report.choice is not None:
                self.device = report.choice
                self.device_changed.emit(report.choice.sentence)
            self.finished.emit(id, report.proved or report.choice)
        else:
            self._end(id, "cancelled")
            self.cancelled.emit(id)
        self._feed()

    def _remember(self, id: str, peak: int) -> None:
        run, job = self._runs.get(id), self._jobs.get(id)
        if run is not None and job is not None and not isinstance(job.wish, Probe):
            self._history = self._history.with_run(run.record(label_of(job.wish), peak))
            estimates.save(self._history, self._file)

    def _end(
        self, id: str, state: Literal["finished", "failed", "cancelled"], why: str = ""
    ) -> None:
        self.queue = self.queue.turned(id, state, why)
        for held in (self._jobs, self._waiting_assets, self._runs):
            held.pop(id, None)
        if not any(e.state == "stopping" for e in self.queue.active):
            self._patience.stop()
        self.queue_changed.emit()

    def _turn(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def label_of(wish: Wish) -> str:
    """Under which jobs of equal work are remembered."""
    if isinstance(wish, Generate):
        request = wish.request
        decodes = request.art == "decoded" or request.lettering != "live"
        return "generate, decoded" if decodes else "generate"
    return messages.kind_of(wish)


def size_of(wish: Wish) -> float:
    """How much a job makes, in variants or documents."""
    return float(wish.request.variants) if isinstance(wish, Generate) else 1.0


class _Running:
    """The clock of a job on its way."""

    def __init__(
        self, size: float, cold: bool, near: tuple[Run, ...], expected: Estimate | None
    ) -> None:
        self._size, self._cold = size, cold
        self._near, self._expected = near, expected
        self._since = time.monotonic()
        self._marks: list[tuple[float, float]] = []
        self._countdown = Countdown()

    def begin(self) -> None:
        self._since = time.monotonic()

    def advance(self, fraction: float) -> float | None:
        """The seconds left, rounded as they are shown; None where nothing is known."""
        passed = time.monotonic() - self._since
        self._marks.append((fraction, passed))
        if self._expected is None:
            return None
        rest = estimates.left(self._near, self._expected.seconds, fraction, passed)
        return float(self._countdown.show(rest))

    def record(self, kind: str, peak: int) -> Run:
        seconds = time.monotonic() - self._since
        marks = estimates.thinned(self._marks, seconds)
        return Run(kind, self._size, round(seconds, 3), self._cold, peak, marks)
