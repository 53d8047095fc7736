"""The open documents of a window: opening, saving, autosave, recovery.

Whatever goes wrong, the saved file and the edits stay: a save is refused before it starts when the
disk has no room or another program changed the file, and every edit is in the journal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.editor.damage import sentence
from app.editor.on_disk import Seen, same, seen
from app.editor.saving import ChangedOnDisk, DiskFull, NewerFile, ReadOnly, size_text, write
from app.editor.session import Session
from app.editor.settings import Settings
from engine.document import file as document_file
from engine.document import journal
from engine.document.model import FORMAT_VERSION, Document
from engine.document.salvage import Salvaged, salvage
from engine.errors import UserError
from engine.models.places import data_folder

__all__ = [
    "SUFFIX",
    "ChangedOnDisk",
    "DiskFull",
    "Documents",
    "NewerFile",
    "ReadOnly",
    "size_text",
]

SUFFIX = ".affiche"


class _Held:
    """What is known about one open document beside its session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.journal: journal.Journal | None = None
        self.told: Document = session.document
        """The last document that the journal (or the file) holds."""
        self.paused = False
        self.seen: Seen | None = None
        self.stored: frozenset[str] = frozenset()
        """Assets that the file holds."""
        self.missing: frozenset[str] = frozenset()
        """Assets that were missing when it was opened."""
        self.safe: Salvaged | None = None
        self.notes: tuple[str, ...] = ()


class Documents(QObject):
    """The sessions of a window in the order of their tabs, and the one that is worked on."""

    opened = Signal(object)
    """A Session, after it was added; `current_changed` follows."""
    closed = Signal(object)
    current_changed = Signal(object)
    """A Session, or None when the last one was closed."""
    autosave_paused = Signal(object)
    """A UserError, once until autosave works again."""

    def __init__(
        self,
        settings: Settings,
        folder: Path | None = None,
        *,
        free: Callable[[Path], int] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`folder`: of the journals; None for the one in the user's data folder. `free`: bytes
        free in a folder."""
        super().__init__(parent)
        self.settings = settings
        self.folder = folder or data_folder() / "journal"
        self._free = free or (lambda place: shutil.disk_usage(place).free)
        self._held: list[_Held] = []
        self._current: Session | None = None

    # ------------------------------------------------------------ what is open

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(held.session for held in self._held)

    @property
    def current(self) -> Session | None:
        return self._current

    def set_current(self, session: Session) -> None:
        self._of(session)
        if session is not self._current:
            self._current = session
            self.current_changed.emit(session)

    def find(self, path: Path) -> Session | None:
        """The open document of that file."""
        wanted = os.path.realpath(path)
        return next(
            (s for s in self.sessions if s.path and os.path.realpath(s.path) == wanted), None
        )

    def safe_view(self, session: Session) -> Salvaged | None:
        """What was found wrong with a document that is open read-only; None for all others."""
        return self._of(session).safe

    def notes(self, session: Session) -> tuple[str, ...]:
        """What a person should know about how it was opened or recovered."""
        return self._of(session).notes

    def _of(self, session: Session) -> _Held:
        return next(held for held in self._held if held.session is session)

    # ------------------------------------------------------------ opening

    def new(
        self,
        document: Document,
        assets: Mapping[str, bytes] | None = None,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Session:
        """A document without a file."""
        session = Session(document, assets)
        session.attachments.update(attachments or {})
        return self._add(_Held(session)).session

    def open(self, path: Path | str, *, read_only: bool = False) -> Session:
        """The document of a file; its open session, if it has one. A damaged file is opened
        read-only with what can be read of it (`safe_view`). Raises NewerFile unless `read_only`,
        and UserError when nothing can be read."""
        path = Path(os.path.abspath(path))
        there = self.find(path)
        if there is not None:
            self.set_current(there)
            return there
        held = self._load(path, read_only)
        self.settings.add_recent(path)
        return self._add(held).session

    def _load(self, path: Path, read_only: bool) -> _Held:
        before = seen(path)
        try:
            loaded = document_file.load(path)
        except UserError:
            if not path.is_file():
                raise
            return self._load_safely(path, read_only)
        if document_file.used_assets(loaded.document) - loaded.assets.keys():
            return self._load_safely(path, read_only)
        session = Session(loaded.document, loaded.assets, path)
        session.attachments.update(loaded.attachments)
        held = _Held(session)
        held.seen, held.stored = before, frozenset(loaded.assets)
        held.notes = loaded.warnings
        return held

    def _load_safely(self, path: Path, read_only: bool) -> _Held:
        found = salvage(path)
        if found.version > FORMAT_VERSION and not read_only:
            raise NewerFile(
                self.tr(
                    "This document was made with a newer Affiche (format %1). This one reads"
                    " format %2 and can't edit it without loss"
                )
                .replace("%1", str(found.version))
                .replace("%2", str(FORMAT_VERSION)),
                path.name,
            )
        session = Session(found.document, found.assets, path)
        session.attachments.update(found.attachments)
        held = _Held(session)
        held.safe, held.missing = found, found.missing
        return held

    def _add(self, held: _Held) -> _Held:
        self._held.append(held)
        held.session.history_moved.connect(lambda: self._autosave(held))
        self.opened.emit(held.session)
        self.set_current(held.session)
        return held

    # ------------------------------------------------------------ closing

    def close(self, session: Session) -> None:
        """Without saving: whether unsaved work may go is asked before. Its journal goes too."""
        held = self._of(session)
        self._drop_journal(held)
        at = self._held.index(held)
        self._held.remove(held)
        self.closed.emit(session)
        if session is self._current:
            rest = self._held
            self._current = rest[min(at, len(rest) - 1)].session if rest else None
            self.current_changed.emit(self._current)

    def finish(self) -> None:
        """Before the program ends. Unsaved work that is still open stays in its journal and is
        offered at the next start."""
        for held in self._held:
            if held.session.is_saved:
                self._drop_journal(held)
            elif held.journal is not None:
                held.journal.close()
        self.settings.sync()

    # ------------------------------------------------------------ saving

    def save(self, session: Session, *, replace: bool = False) -> None:
        """Into its own file. `replace`: also when another program changed it meanwhile. Raises
        ReadOnly, ChangedOnDisk, DiskFull or another UserError; the file then stays as it was, and
        ValueError for a document that has no file yet."""
        held = self._of(session)
        if session.path is None:
            raise ValueError("a document without a file needs `save_as`")
        if held.safe is not None:
            raise self._read_only(held)
        if held.seen is not None and not replace and not same(held.seen, session.path):
            raise ChangedOnDisk(
                self.tr("Not saved: another program changed “%1” since it was opened").replace(
                    "%1", session.path.name
                ),
                remedy=self.tr("Save a copy, or replace what the other program wrote."),
            )
        self._write(held, session.path)

    def save_as(self, session: Session, path: Path | str) -> None:
        """Into another file, which is its own from now on; a name without a suffix gets one.
        Raises as `save`, and UserError for the file of another open document."""
        held = self._of(session)
        target = Path(os.path.abspath(path))
        if not target.suffix:
            target = target.with_suffix(SUFFIX)
        other = self.find(target)
        if other is session and held.safe is not None:
            raise self._read_only(held)
        if other is not None and other is not session:
            raise UserError(
                self.tr("Not saved: “%1” is open in another tab").replace("%1", target.name),
                remedy=self.tr("Choose another name, or close that tab."),
            )
        self._write(held, target)

    def _read_only(self, held: _Held) -> ReadOnly:
        assert held.safe is not None
        return ReadOnly(
            sentence(held.safe).rstrip("."), remedy=self.tr("Save a copy under another name.")
        )

    def _write(self, held: _Held, target: Path) -> None:
        session = held.session
        absent = document_file.used_assets(session.document) - session.assets.keys()
        write(session, target, self._free, allow_missing=absent <= held.missing)
        held.seen, held.safe = seen(target), None
        held.stored, held.missing = frozenset(session.assets), frozenset(absent)
        session.path = target
        session.history.mark_saved()
        self._drop_journal(held)
        self.settings.add_recent(target)
        session.saved.emit()

    def variants_size(self, session: Session) -> int:
        """Bytes of the kept variants: what `free_variants` would give back."""
        return sum(len(data) for n, data in session.attachments.items() if _is_variant(n))

    def free_variants(self, session: Session) -> None:
        """Forgets the kept variants."""
        for name in [n for n in session.attachments if _is_variant(n)]:
            del session.attachments[name]

    # ------------------------------------------------------------ autosave

    def _autosave(self, held: _Held) -> None:
        session = held.session
        if session.document is held.told or not self.settings.get("general.autosave", True):
            return
        try:
            if held.journal is None:
                held.journal = journal.Journal(
                    self.folder,
                    held.told,
                    session.assets,
                    session.attachments,
                    title=session.title,
                    path=session.path,
                    stored=held.stored,
                )
            held.told = session.document
            held.journal.record(
                session.history.step.name,
                session.document,
                session.assets,
                session.attachments,
                title=session.title,
            )
        except journal.Paused as error:
            if not held.paused:
                held.paused = True
                self.autosave_paused.emit(self._paused(session, error))
        else:
            held.paused = False

    def _paused(self, session: Session, error: journal.Paused) -> UserError:
        text = (
            self.tr("Autosave of “%1” is paused: the disk is full")
            if error.full
            else self.tr("Autosave of “%1” is paused: its journal can't be written")
        )
        return UserError(
            text.replace("%1", session.title),
            remedy=self.tr("Your edits are safe in memory. Save the document elsewhere."),
        )

    def _drop_journal(self, held: _Held) -> None:
        held.told = held.session.document
        if held.journal is not None:
            held.journal.discard()
            held.journal = None

    # ------------------------------------------------------------ recovery

    def recoverable(self) -> tuple[journal.Pending, ...]:
        """Works that were open when the program ended unexpectedly, last edited first."""
        return journal.pending(self.folder)

    def recover(self, key: str) -> Session:
        """Opens the work as it was at its last edit, unsaved. Its history holds the saved file (or
        the oldest state that is known), then what was recovered as one step, so that undoing it
        compares the two. Raises UserError."""
        found = journal.recover(self.folder, key)
        open_already = self.find(found.path) if found.path is not None else None
        if open_already is not None:
            if not open_already.is_saved:
                raise UserError(
                    self.tr("“%1” is open with unsaved changes").replace("%1", open_already.title),
                    remedy=self.tr("Save or close it first."),
                )
            self.close(open_already)
        base, path, stored, before = found.opened, found.path, frozenset[str](), None
        assets = dict(found.assets)
        if path is not None:
            before = seen(path)
            try:
                saved = document_file.load(path)
            except UserError:
                path = before = None  # it has gone, or is damaged: it isn't written over unasked
            else:
                base, stored = saved.document, frozenset(saved.assets)
                assets = {**saved.assets, **assets}
        session = Session(base, assets, path)
        session.attachments.update(found.attachments)
        held = _Held(session)
        held.seen, held.stored, held.notes = before, stored, found.lost
        held.missing = frozenset(document_file.used_assets(found.document) - assets.keys())
        self._add(held)
        session.apply(self.tr("Recovered edits"), found.document)
        if held.journal is not None:
            held.journal.sync()
            journal.discard(self.folder, key)  # the new journal holds the work
        return session

    def forget(self, key: str) -> None:
        """Throws a recoverable work away. Raises UserError."""
        journal.discard(self.folder, key)


def _is_variant(name: str) -> bool:
    return name.startswith("variants/")
