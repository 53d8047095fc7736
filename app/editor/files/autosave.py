"""Autosave: every edit of one session goes into its journal, until the session is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.editor.session import Session
from app.editor.settings import Settings
from engine.document import journal
from engine.document.model import Document
from engine.errors import UserError

SETTING = "general.autosave"


class Autosave(QObject):
    """`stored`: digests of the assets that the session's file holds. `attachments`: what the file
    (or the journal) holds of them; None for all that the session has."""

    paused = Signal(object)
    """A UserError, once until the journal can be written again."""

    def __init__(
        self,
        session: Session,
        folder: Path,
        settings: Settings,
        *,
        stored: Iterable[str] = (),
        attachments: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._folder, self._settings = folder, settings
        self._stored = frozenset(stored)
        self._journal: journal.Journal | None = None
        self._document: Document = session.document
        """The last one that is on disk, in the journal or in the file."""
        self._attachments = dict(session.attachments if attachments is None else attachments)
        self._is_paused = False
        self._is_loose = False
        """Attachments came or went since the session was saved."""
        session.history_moved.connect(self.follow)
        session.saved.connect(self.follow)  # attachments came or went

    @property
    def has_unsaved(self) -> bool:
        """Whether the journal holds what the session's file doesn't."""
        return self._journal is not None and (not self._session.is_saved or self._is_loose)

    def follow(self) -> None:
        """Writes what is different from the last time."""
        session = self._session
        loose = session.attachments != self._attachments
        if session.document is self._document and not loose:
            return
        if not self._settings.get(SETTING, True):
            return
        self._is_loose |= loose
        try:
            if self._journal is None:
                self._journal = self._begun()
            self._document, self._attachments = session.document, dict(session.attachments)
            self._journal.record(
                session.history.step.name,
                session.document,
                session.assets,
                session.attachments,
                title=session.title,
            )
        except journal.Paused as error:
            if not self._is_paused:
                self._is_paused = True
                self.paused.emit(self._said(error))
        else:
            self._is_paused = False

    def secure(self) -> bool:
        """Brings everything to the disk; whether all of the work is there, in the session's file
        or in the journal. Work without a file has a journal from now on."""
        self.follow()
        try:
            if self._journal is None and self._session.path is None:
                self._journal = self._begun()
            if self._journal is not None:
                self._journal.sync()
        except journal.Paused:
            return False
        return not self._is_paused and (self._journal is not None or self._session.is_saved)

    def saved(self) -> None:
        """The file holds everything; a new journal begins with the next edit."""
        self._document, self._attachments = self._session.document, dict(self._session.attachments)
        self._stored, self._is_loose = frozenset(self._session.assets), False
        self.drop()

    def drop(self) -> None:
        """The work is saved, or isn't wanted: its journal goes."""
        if self._journal is not None:
            self._journal.discard()
            self._journal = None

    def close(self) -> None:
        """Ends writing; what isn't saved stays in the journal for the next start."""
        if not self.has_unsaved:
            self.drop()
        elif self._journal is not None:
            self._journal.close()

    def _begun(self) -> journal.Journal:
        session = self._session
        return journal.Journal(
            self._folder,
            self._document,
            session.assets,
            self._attachments,
            title=session.title,
            path=session.path,
            stored=self._stored,
        )

    def _said(self, error: journal.Paused) -> UserError:
        text = (
            self.tr("Autosave of “%1” is paused: the disk is full")
            if error.full
            else self.tr("Autosave of “%1” is paused: its journal can't be written")
        )
        return UserError(
            text.replace("%1", self._session.title),
            remedy=self.tr("Your edits are safe in memory. Save the document elsewhere."),
        )
