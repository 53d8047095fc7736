"""Live proof and preflight of the current document, in the background.

600 ms after the last edit a worker thread proves the words of what changed and looks for what a
printer would complain about. A result belongs to the document that it was made of; when the
document has moved on it is dropped. The window never waits.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.editor import engine_words, translations
from app.editor.proofing.findings import (
    PROFILES,
    Check,
    Finding,
    Fix,
    WordState,
    accept,
    ask_again,
    numbered,
    profile_for,
    with_reasons,
)
from app.editor.proofing.live_proof import Result
from app.editor.proofing.proof_jobs import Failed, Mended, ProofJobs
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.errors import UserError

translate = QCoreApplication.translate

PAUSE_MS = 600


def _said(error: Exception) -> str:
    """What went wrong and where. The remedy is left out: it speaks of the command line."""
    if not isinstance(error, UserError):
        return str(error)
    what = translations.sentence(engine_words.said(error.what))
    return f"{what} ({error.where})" if error.where else what


class Proving(QObject):
    """What is known of the current document's words and findings."""

    changed = Signal()
    """Words, findings, the profile or whether something is being proved."""
    finding_added = Signal(object)
    """A Finding that wasn't there before."""
    pulsed = Signal(int)
    """The number of a finding that was chosen: its mark shows itself once."""
    mended = Signal(object)
    """What repair did and what is left: a `repair.Repaired`."""

    def __init__(
        self, workspace: Workspace, parent: QObject | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent if parent is not None else workspace)
        self._pause = pause_ms
        self._workspace = workspace
        self._session = workspace.session
        self._words: dict[str, WordState] = {}
        self._findings: tuple[Finding, ...] = ()
        self._checks: tuple[Check, ...] = ()
        self._chosen: weakref.WeakKeyDictionary[Session, str] = weakref.WeakKeyDictionary()
        self._numbers: weakref.WeakKeyDictionary[Session, dict[str, int]] = (
            weakref.WeakKeyDictionary()
        )
        self._seconds = 0.0
        self._current = ""
        self._proved_document: Document | None = None
        self._proved: Result | None = None
        """The last whole result, for coming back to its document."""
        self._closed = False
        self._trouble = ""
        self._thorough = False
        self._jobs = ProofJobs(self)
        self._jobs.arrived.connect(self._arrived)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._start)
        workspace.session_changed.connect(self._rebind)
        self._session.changed.connect(self._edited)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._timer.start(0)

    # ------------------------------------------------------------ what is known

    @property
    def words(self) -> Mapping[str, WordState]:
        """By the texts' ids, in reading order."""
        return self._words

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Errors, warnings, then notes, by number."""
        return self._findings

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was checked and is in order."""
        return self._checks

    @property
    def proved(self) -> int:
        """Words that are proved, of `total`."""
        return sum(w.proved for w in self._words.values() if w.state != "checking")

    @property
    def total(self) -> int:
        return sum(w.words for w in self._words.values())

    @property
    def count(self) -> int:
        """Errors and warnings."""
        return sum(f.severity != "note" for f in self._findings)

    @property
    def errors(self) -> int:
        return sum(f.severity == "error" for f in self._findings)

    @property
    def checking(self) -> bool:
        """Whether the findings don't belong to the document as it is now."""
        return self._proved_document is not self._session.document

    @property
    def mending(self) -> bool:
        return self._jobs.mending

    @property
    def seconds(self) -> float:
        """That the last proof took."""
        return self._seconds

    @property
    def trouble(self) -> str:
        """Why the document couldn't be proved; '' when it could."""
        return self._trouble

    @property
    def profile(self) -> str:
        return self._chosen.get(self._session) or profile_for(self._session.document)

    def set_profile(self, profile: str) -> None:
        """Raises KeyError for a profile that isn't there."""
        PROFILES[profile]
        if profile != self.profile:
            self._chosen[self._session] = profile
            self.prove_now(thorough=False)

    def finding(self, number: int) -> Finding | None:
        return next((f for f in self._findings if number and f.number == number), None)

    # ------------------------------------------------------------ proving

    def prove_now(self, thorough: bool = True) -> None:
        """Without waiting for a pause; `thorough` proves every text anew and looks for stray
        letters on every page."""
        self._thorough = self._thorough or thorough
        self._proved_document, self._proved = None, None
        self._timer.start(0)
        self.changed.emit()

    def stop(self) -> None:
        """Ends what runs; for closing."""
        self._closed = True
        self._timer.stop()
        self._jobs.close()

    def _rebind(self) -> None:
        if shiboken6.isValid(self._session):  # a closed document's may have gone
            self._session.changed.disconnect(self._edited)
        self._session = self._workspace.session
        self._session.changed.connect(self._edited)
        self._jobs.stop_proof()
        self._jobs.end_mending()
        self._words, self._findings, self._checks = {}, (), ()
        self._proved_document, self._proved = None, None
        self._trouble, self._current = "", ""
        self._timer.start(0)
        self.changed.emit()

    def _edited(self, change: Change) -> None:
        if self._proved is not None and change.after is self._proved.document:
            # An undo, or a preview that ended where it began.
            self._timer.stop()
            self._jobs.stop_proof()
            self._show(self._proved)
            return
        if not change.passing:
            self._mark_checking(change)
        self._jobs.stop_proof()
        self._timer.start(self._pause)

    def _mark_checking(self, change: Change) -> None:
        there = {x.id: x for x in edits.iter_layers(change.after) if isinstance(x, TextBlock)}
        words = {id: w for id, w in self._words.items() if id in there}
        for id in change.layers & there.keys():
            text = there[id].text
            known = words.get(id)
            if known is None and text.strip():
                known = WordState(id, 0, there[id].role, "checking", text)
            if known is not None:
                words[id] = replace(known, state="checking", wanted=text)
        if words != self._words:
            self._words = words
        self.changed.emit()

    def _start(self) -> None:
        session = self._session
        if self._closed:
            return
        if session.shown is not session.document:
            self._timer.start(self._pause)  # a gesture is on its way
            return
        thorough, self._thorough = self._thorough, False
        self._jobs.prove(session, self.profile, thorough=thorough)

    def _arrived(self, what: object) -> None:
        if isinstance(what, Result):
            self._show(what)
        elif isinstance(what, Mended):
            self._take(what)
        elif isinstance(what, Failed):
            self._tell(what)

    def _show(self, result: Result) -> None:
        current = result.document is self._session.document
        if not current or result.profile != self.profile:
            return
        self._words = {w.block: w for w in result.words}
        self._seconds, self._trouble = result.seconds, ""
        if result.whole:
            held = self._numbers.get(self._session, {})
            self._findings = numbered(with_reasons(result.findings, result.document), held)
            self._numbers[self._session] = {f.key: f.number for f in self._findings if f.number}
            self._checks = result.checks
            self._proved_document, self._proved = result.document, result
            for finding in self._findings:
                if finding.number and finding.key not in held:
                    self.finding_added.emit(finding)
        self.changed.emit()

    def _tell(self, failed: Failed) -> None:
        if failed.mending:
            self._jobs.end_mending()
            if isinstance(failed.error, UserError):
                self._workspace.fail(failed.error)
        elif failed.document is self._session.document:
            self._proved_document = failed.document
            self._trouble = _said(failed.error)
        self.changed.emit()
        if not isinstance(failed.error, UserError):
            raise failed.error

    # ------------------------------------------------------------ acting on findings

    def apply(self, fix: Fix) -> None:
        """One undo step."""
        with self._told():
            self._session.apply(fix.name, fix.edit)

    def accept(self, finding: Finding, reason: str) -> None:
        """The finding is right as it is; the reason stays in the document."""
        name = translate("Proof", "Accept a finding")
        with self._told():
            self._session.apply(name, lambda d: accept(d, finding.key, reason))
        self._recount()

    def ask_again(self, finding: Finding) -> None:
        name = translate("Proof", "Ask again about a finding")
        with self._told():
            self._session.apply(name, lambda d: ask_again(d, finding.key))
        self.prove_now(thorough=False)

    def _recount(self) -> None:
        """The findings as they are with the document's reasons, before they are proved again."""
        held = self._numbers.get(self._session, {})
        self._findings = numbered(with_reasons(self._findings, self._session.document), held)
        self.changed.emit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self._workspace.fail(error)

    def reveal(self, finding: Finding) -> None:
        """Brings the place into view; its mark pulses once."""
        self._current = finding.key
        if finding.layer:
            self._workspace.reveal(finding.layer)
        elif finding.page < len(self._session.document.pages):
            self._session.turn_to(finding.page)
        self.pulsed.emit(finding.number)

    @property
    def current(self) -> str:
        """Key of the finding that was looked at last."""
        return self._current

    def step(self, by: int) -> Finding | None:
        """The next (1) or previous (-1) finding, round and round; None when there is none."""
        listed = [f for f in self._findings if f.number]
        if not listed:
            return None
        at = next((n for n, f in enumerate(listed) if f.key == self._current), -1 if by > 0 else 0)
        finding = listed[(at + by) % len(listed)]
        self.reveal(finding)
        return finding

    # ------------------------------------------------------------ mending

    def mend(self) -> None:
        """Repairs in the background what edits of the setting can; one named step."""
        if self.mending or self._session.shown is not self._session.document:
            return
        self._jobs.mend(self._session, self.profile)
        self.changed.emit()

    def cancel_mending(self) -> None:
        self._jobs.end_mending()
        self.changed.emit()

    def _take(self, mended: Mended) -> None:
        if not self.mending:
            return  # cancelled while it arrived
        self._jobs.end_mending()
        made = mended.repaired
        if mended.before is not self._session.document:
            self._workspace.say(
                "info", translate("Proof", "The text was changed meanwhile; nothing was mended.")
            )
        else:
            if made.steps:
                name = translate("Proof", "Mend what can be mended")
                self._session.apply(name, made.document)
            self.mended.emit(made)
        self.changed.emit()


__all__ = ["PAUSE_MS", "Proving"]
