"""The worker of the live proof: one thread that proves and mends, and tells the window's thread."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app import mending
from app.editor.proofing.findings import limits_of
from app.editor.proofing.live_proof import LiveProof, Stop
from app.editor.proofing.mailbox import reply_to
from app.editor.session import Session
from engine.document.model import Document
from engine.jobs import repair


@dataclass(frozen=True, slots=True, eq=False)
class Mended:
    """What repair made of `before`."""

    before: Document
    repaired: repair.Repaired


@dataclass(frozen=True, slots=True, eq=False)
class Failed:
    """Why a document couldn't be proved or mended."""

    document: Document
    error: Exception
    mending: bool = False


class ProofJobs(QObject):
    """Proves the document that was asked for last; mends when asked."""

    arrived = Signal(object)
    """A Result (twice for each document: first its words alone), a Mended or a Failed; in the
    thread of this object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = LiveProof()
        self._proof: threading.Event | None = None
        self._mending: threading.Event | None = None
        self._stops: weakref.WeakSet[threading.Event] = weakref.WeakSet()
        # One thread that stays: it keeps the pictures that it decoded, and the live proof, which
        # remembers, is asked by one thread at a time. Not QThreadPool: it waits for its threads
        # when it is destroyed, and Python can't run meanwhile.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="proof")
        stops = self._stops
        self.destroyed.connect(lambda: _set_all(stops))

    def prove(self, session: Session, profile: str, *, thorough: bool) -> None:
        """The session's document as it is now; an earlier proof stops."""
        self.stop_proof()
        stop = self._proof = self._new_stop()
        document, assets = session.document, dict(session.assets)
        limits = limits_of(profile, document)
        live, told = self._live, reply_to(self._tell)

        def stopped() -> None:
            if stop.is_set():
                raise Stop

        def work() -> None:
            stopped()
            told(
                live.examine(
                    document, assets, profile, limits,
                    thorough=thorough, told=told, stopped=stopped,
                )
            )  # fmt: skip

        self._start(work, lambda error: Failed(document, error))

    def stop_proof(self) -> None:
        """The document has moved on."""
        if self._proof is not None:
            self._proof.set()
            self._proof = None

    @property
    def mending(self) -> bool:
        return self._mending is not None

    def mend(self, session: Session, profile: str) -> None:
        """Repairs a copy of the session's document."""
        stop = self._mending = self._new_stop()
        document, assets = session.document, dict(session.assets)
        prove, told = _prover(document, assets, profile), reply_to(self._tell)

        def tell(_stage: str, _done: float) -> None:
            if stop.is_set():
                raise Stop

        def work() -> None:
            made = repair.repair(document, prove, progress=tell)
            if not stop.is_set():
                told(Mended(document, made))

        self._start(work, lambda error: Failed(document, error, mending=True))

    def end_mending(self) -> None:
        """It has ended, or isn't wanted any more."""
        if self._mending is not None:
            self._mending.set()
            self._mending = None

    def close(self) -> None:
        """Ends everything and waits for it."""
        _set_all(self._stops)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new_stop(self) -> threading.Event:
        stop = threading.Event()
        self._stops.add(stop)
        return stop

    def _start(self, run: Callable[[], None], failed: Callable[[Exception], Failed]) -> None:
        told = reply_to(self._tell)

        def work() -> None:
            try:
                run()
            except Stop:
                pass  # nobody waits for it any more
            except Exception as error:
                told(failed(error))

        self._pool.submit(work)

    def _tell(self, what: object) -> None:
        self.arrived.emit(what)


def _set_all(stops: Iterable[threading.Event]) -> None:
    for stop in stops:
        stop.set()


def _prover(document: Document, assets: Mapping[str, bytes], profile: str) -> repair.Prover:
    """Judges by a file of the kind that the profile delivers, as the live proof does."""
    limits = limits_of(profile, document)
    if not limits.screen:
        return mending.prover(assets, ending=".pdf")
    if len(document.pages) > 1:
        return mending.prover(assets)  # a PNG holds one page
    return mending.prover(assets, ending=".png", dpi=72 * limits.scale * limits.density)
