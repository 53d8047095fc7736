"""One export in the background: written beside its target, read back, proved, delivered."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from app.editor.dialogs.export_settings import byte_size, unproved_path
from app.editor.proofing.finding_texts import agreed, number
from app.editor.proofing.mailbox import reply_to
from app.editor.proofing.word_states import counted
from engine.checking.proof import BlockProof
from engine.document.model import Document
from engine.errors import UserError
from exporters import gate

translate = QCoreApplication.translate


class Cancelled(Exception):  # noqa: N818 - not an error: a person asked for it
    """The export was stopped; the old file is as it was."""


@dataclass(frozen=True, slots=True, eq=False)
class Receipt:
    """What was written. `words` and `proved` were read from the written file."""

    path: Path
    size: int
    """Bytes."""
    seconds: float
    words: int
    proved: int
    passed: bool
    """Whether it is delivered as good: every word proved, and no error known before."""
    lines: tuple[str, ...]
    """What is wrong, a sentence each."""
    unread: tuple[str, ...] = ()
    """Of these, what the reader says of the written file."""
    reader: str = ""

    def report(self, lines: Sequence[str] = ()) -> str:
        """For the clipboard; `lines` instead of the gate's own."""
        state = translate("Export", "proved") if self.passed else translate("Export", "UNPROVED")
        out = [
            f"{self.path.name}: {state}",
            str(self.path),
            f"{byte_size(self.size)}, {number(self.seconds)} s",
            translate("Export", "Words read from the written file: {proved} of {words}").format(
                proved=self.proved, words=self.words
            ),
        ]
        if self.reader:
            out.append(translate("Export", "Reader: {name}").format(name=self.reader))
        return "\n".join([*out, *(f"- {line}" for line in lines or self.lines)])


def words_of(proof: Mapping[str, Any]) -> tuple[int, int]:
    """Words of a file's proof, and how many are proved."""
    blocks = msgspec.convert(list(proof["blocks"]), list[BlockProof], strict=False)
    counts = [counted(block) for block in blocks]
    return sum(a for a, _ in counts), sum(b for _, b in counts)


def stage_name(stage: str) -> str:
    return {
        "writing": translate("Export", "Writing"),
        "reading back": translate("Export", "Reading it back"),
        "preflight": translate("Export", "Checking"),
        "done": translate("Export", "Done"),
    }.get(stage, stage)


class ExportJob(QObject):
    """Runs `exporters.gate.deliver`; one at a time."""

    progressed = Signal(str, float)
    """Stage and the finished share, 0..1."""
    finished = Signal(object)
    """A Receipt."""
    failed = Signal(object)
    """A UserError."""
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="export")
        self._stop: threading.Event | None = None

    @property
    def running(self) -> bool:
        return self._stop is not None

    def start(
        self,
        document: Document,
        assets: Mapping[str, bytes],
        path: Path,
        keywords: Mapping[str, Any],
        *,
        unproved: bool = False,
    ) -> None:
        """`unproved`: errors are known, so that the file never takes the good name."""
        if self._stop is not None:
            raise RuntimeError("an export is running")
        stop = self._stop = threading.Event()
        told = dict(keywords)
        held = dict(assets)

        ended, moved = reply_to(self._tell), reply_to(self._move)

        def progress(stage: str, done: float) -> None:
            if stop.is_set() and stage != "done":
                raise Cancelled
            moved((stage, done))

        def work() -> None:
            start = time.perf_counter()
            try:
                target = unproved_path(path) if unproved else path
                delivery = gate.deliver(document, held, target, progress=progress, **told)
                ended(_receipt(delivery, target, start, unproved))
            except Exception as error:
                ended(error)

        self._pool.submit(work)

    def cancel(self) -> None:
        """Stops at the next step; nothing is left behind."""
        if self._stop is not None:
            self._stop.set()

    def stop(self) -> None:
        """Ends it for closing; the worker tidies up by itself."""
        self.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _move(self, at: tuple[str, float]) -> None:
        if self._stop is not None:
            self.progressed.emit(*at)

    def _tell(self, what: object) -> None:
        self._stop = None
        if isinstance(what, Receipt):
            self.finished.emit(what)
        elif isinstance(what, Cancelled):
            self.cancelled.emit()
        elif isinstance(what, UserError):
            self.failed.emit(what)
        elif isinstance(what, Exception):
            raise what


def _receipt(delivery: gate.Delivery, target: Path, start: float, unproved: bool) -> Receipt:
    path = delivery.path
    if unproved and path != target:
        os.replace(path, target)  # the gate marked it once more
        path = target
    words, proved = words_of(delivery.proof)
    return Receipt(
        path=path,
        size=path.stat().st_size,
        seconds=time.perf_counter() - start,
        words=words,
        proved=proved,
        passed=bool(delivery.proof["passed"]) and not unproved,
        lines=tuple(delivery.lines),
        unread=tuple(
            str(block["sentence"])
            for block in delivery.proof["blocks"]
            if block["verdict"] != "exact"
        ),
        reader=str(delivery.proof.get("reader", "")),
    )


def said(receipt: Receipt) -> str:
    """One line for a toast."""
    words = agreed(
        translate("Export", "{name}: %n word(s) proved, {size}", "", receipt.proved), receipt.proved
    )
    if not receipt.passed:
        words = translate("Export", "{name} is written, not proved, {size}")
    return words.format(name=receipt.path.name, size=byte_size(receipt.size)).replace(
        "%n", QLocale().toString(receipt.proved)
    )
