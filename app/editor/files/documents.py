"""The open documents of a window: opening, saving, closing, recovery.

Whatever goes wrong, the saved file and the edits stay: a save is refused before it starts when the
disk has no room or another program changed the file, and every edit is in the journal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.editor.files.autosave import Autosave
from app.editor.files.damage import sentence
from app.editor.files.on_disk import Seen, same, seen
from app.editor.files.saving import ChangedOnDisk, DiskFull, NewerFile, ReadOnly, write
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
]

SUFFIX = ".affiche"


class _Open:
    """One open document: its session and what is known about its file."""

    def __init__(self, session: Session, autosave: Autosave) -> None:
        self.session = session
        self.autosave = autosave
        self.seen: Seen | None = None
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
        self._open: list[_Open] = []
        self._current: Session | None = None

    # ------------------------------------------------------------ what is open

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(one.session for one in self._open)

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

    def _of(self, session: Session) -> _Open:
        return next(one for one in self._open if one.session is session)

    # ------------------------------------------------------------ opening

    def new(
        self,
        document: Document,
        assets: Mapping[str, bytes] | None = None,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Session:
        """A document without a file."""
        return self._add(self._made(document, assets or {}, attachments or {})).session

    def open(self, path: Path | str, *, read_only: bool = False) -> Session:
        """The document of a file; its open session, if it has one. A damaged file is opened
        read-only with what can be read of it (`safe_view`). Raises NewerFile unless `read_only`,
        and UserError when nothing can be read."""
        path = Path(os.path.abspath(path))
        there = self.find(path)
        if there is not None:
            self.set_current(there)
            return there
        one = self._load(path, read_only)
        self.settings.add_recent(path)
        return self._add(one).session

    def _load(self, path: Path, read_only: bool) -> _Open:
        before = seen(path)
        try:
            loaded = document_file.load(path)
        except UserError:
            if not path.is_file():
                raise
            return self._load_safely(path, read_only)
        if document_file.used_assets(loaded.document) - loaded.assets.keys():
            return self._load_safely(path, read_only)
        one = self._made(loaded.document, loaded.assets, loaded.attachments, path, loaded.assets)
        one.seen, one.notes = before, loaded.warnings
        return one

    def _load_safely(self, path: Path, read_only: bool) -> _Open:
        found = salvage(path)
        if found.is_newer and not read_only:
            raise NewerFile(
                self.tr(
                    "This document was made with a newer Affiche (format %1). This one reads"
                    " format %2 and can't edit it without loss"
                )
                .replace("%1", str(found.version))
                .replace("%2", str(FORMAT_VERSION)),
                path.name,
            )
        one = self._made(found.document, found.assets, found.attachments, path)
        one.safe, one.missing = found, found.missing
        return one

    def _made(
        self,
        document: Document,
        assets: Mapping[str, bytes],
        attachments: Mapping[str, bytes],
        path: Path | None = None,
        stored: Mapping[str, bytes] | None = None,
        saved_attachments: Mapping[str, bytes] | None = None,
    ) -> _Open:
        """`stored`: the assets that the file holds."""
        session = Session(document, assets, path, attachments=attachments)
        autosave = Autosave(
            session,
            self.folder,
            self.settings,
            stored=stored or (),
            attachments=saved_attachments,
        )
        autosave.paused.connect(self.autosave_paused)
        return _Open(session, autosave)

    def _add(self, one: _Open) -> _Open:
        self._open.append(one)
        self.opened.emit(one.session)
        self.set_current(one.session)
        return one

    # ------------------------------------------------------------ closing

    def close(self, session: Session) -> None:
        """Without saving: whether unsaved work may go is asked before. Its journal goes too."""
        one = self._of(session)
        one.autosave.drop()
        at = self._open.index(one)
        self._open.remove(one)
        self.closed.emit(session)
        if session is self._current:
            rest = self._open
            self._current = rest[min(at, len(rest) - 1)].session if rest else None
            self.current_changed.emit(self._current)

    def finish(self) -> None:
        """Before the program ends. Unsaved work that is still open stays in its journal and is
        offered at the next start."""
        for one in self._open:
            one.autosave.close()
        self.settings.sync()

    # ------------------------------------------------------------ saving

    def save(self, session: Session, *, replace: bool = False) -> None:
        """Into its own file. `replace`: also when another program changed it meanwhile. Raises
        ReadOnly, ChangedOnDisk, DiskFull or another UserError; the file then stays as it was, and
        ValueError for a document that has no file yet."""
        one = self._of(session)
        if session.path is None:
            raise ValueError("a document without a file needs `save_as`")
        if one.safe is not None:
            raise self._read_only(one.safe)
        if one.seen is not None and not replace and not same(one.seen, session.path):
            raise ChangedOnDisk(
                self.tr("Not saved: another program changed “%1” since it was opened").replace(
                    "%1", session.path.name
                ),
                remedy=self.tr("Save a copy, or replace what the other program wrote."),
            )
        self._write(one, session.path)

    def save_as(self, session: Session, path: Path | str) -> None:
        """Into another file, which is its own from now on; a name without a suffix gets one.
        Raises as `save`, and UserError for the file of another open document."""
        one = self._of(session)
        target = Path(os.path.abspath(path))
        if not target.suffix:
            target = target.with_suffix(SUFFIX)
        other = self.find(target)
        if other is session and one.safe is not None:
            raise self._read_only(one.safe)
        if other is not None and other is not session:
            raise UserError(
                self.tr("Not saved: “%1” is open in another tab").replace("%1", target.name),
                remedy=self.tr("Choose another name, or close that tab."),
            )
        self._write(one, target)

    def _read_only(self, found: Salvaged) -> ReadOnly:
        return ReadOnly(
            sentence(found).rstrip("."), remedy=self.tr("Save a copy under another name.")
        )

    def _write(self, one: _Open, target: Path) -> None:
        session = one.session
        absent = document_file.used_assets(session.document) - session.assets.keys()
        write(session, target, self._free, allow_missing=absent <= one.missing)
        one.seen, one.safe, one.missing = seen(target), None, frozenset(absent)
        one.autosave.saved()
        self.settings.add_recent(target)
        session.mark_saved(target)

    def variants_size(self, session: Session) -> int:
        """Bytes of the kept variants: what `free_variants` would give back."""
        return sum(len(data) for n, data in session.attachments.items() if _is_variant(n))

    def free_variants(self, session: Session) -> None:
        """Forgets the kept variants."""
        for name in [n for n in session.attachments if _is_variant(n)]:
            del session.attachments[name]

    # ------------------------------------------------------------ recovery

    def recoverable(self) -> tuple[journal.Pending, ...]:
        """Works that were open when the program ended unexpectedly, last edited first."""
        return journal.pending(self.folder)

    def recover(self, key: str) -> Session:
        """Opens the work as it was at its last edit, unsaved. Its history holds the saved file (or
        the oldest state that is known), then what was recovered as one step, so that undoing it
        compares the two. Raises UserError."""
        found = journal.recover(self.folder, key)
        self._give_way(found.path)
        path, before = found.path, None
        saved = document_file.Loaded(found.opened, {})
        if path is not None:
            before = seen(path)
            try:
                saved = document_file.load(path)
            except UserError:
                path = before = None  # it has gone, or is damaged: it isn't written over unasked
        assets = {**saved.assets, **found.assets}
        one = self._made(
            saved.document, assets, found.attachments, path, saved.assets, saved.attachments
        )
        one.seen, one.notes = before, found.lost
        one.missing = frozenset(document_file.used_assets(found.document) - assets.keys())
        session = self._add(one).session
        session.apply(self.tr("Recovered edits"), found.document)
        if one.autosave.secure():
            journal.discard(self.folder, key)
        return session

    def _give_way(self, path: Path | None) -> None:
        """Closes the open document of a file that is recovered. Raises UserError if it has edits
        of its own."""
        there = self.find(path) if path is not None else None
        if there is None:
            return
        if not there.is_saved:
            raise UserError(
                self.tr("“%1” is open with unsaved changes").replace("%1", there.title),
                remedy=self.tr("Save or close it first."),
            )
        self.close(there)

    def forget(self, key: str) -> None:
        """Throws a recoverable work away. Raises UserError."""
        journal.discard(self.folder, key)


def _is_variant(name: str) -> bool:
    return name.startswith("variants/")
