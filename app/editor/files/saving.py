"""Writing a document's file: what can stand in the way, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.editor.files.preview import preview_png
from app.editor.session import Session
from app.editor.translations import data_size
from engine.document import file as document_file
from engine.errors import UserError

ROOM = 2_000_000
"""Bytes beside the stored files that are looked for before saving: the document itself."""


class DiskFull(UserError):  # noqa: N818
    """There is no room for the file; `needed` and `free` in bytes."""

    def __init__(self, what: str, remedy: str, needed: int, free: int) -> None:
        super().__init__(what, remedy=remedy)
        self.needed, self.free = needed, free


class ChangedOnDisk(UserError):  # noqa: N818
    """Another program wrote the file since it was opened or saved here."""


class ReadOnly(UserError):  # noqa: N818
    """The document is shown in the safe view; its file isn't written."""


class NewerFile(UserError):  # noqa: N818
    """A newer Affiche made the file; it can be opened read-only."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Documents", text)


def write(
    session: Session, target: Path, free: Callable[[Path], int], *, allow_missing: bool
) -> None:
    """Writes the session's document with its preview. Raises DiskFull before anything is written,
    or another UserError; the old file then stays as it was."""
    preview = preview_png(session.document, session.assets)
    room = (session, target, preview, free, allow_missing)
    _look_for_room(*room)
    try:
        document_file.save(
            target,
            session.document,
            session.assets,
            preview=preview,
            attachments=session.attachments,
            allow_missing=allow_missing,
        )
    except UserError:
        _look_for_room(*room)  # it may have gone while the file was written
        raise


def _look_for_room(
    session: Session,
    target: Path,
    preview: bytes,
    free: Callable[[Path], int],
    allow_missing: bool,
) -> None:
    """Raises DiskFull. The file's size is only reckoned exactly where room is scarce."""
    folder = target.parent
    if not folder.is_dir():
        return  # `save` says so better
    there = free(folder)
    stored = (*session.assets.values(), *session.attachments.values(), preview)
    if there >= sum(map(len, stored)) + ROOM:
        return
    needed = len(
        document_file.dumps(
            session.document,
            session.assets,
            preview=preview,
            attachments=session.attachments,
            allow_missing=allow_missing,
        )
    )
    if there < needed:
        raise DiskFull(
            tr("Not saved: the disk is full (needs %1, %2 free)")
            .replace("%1", data_size(needed))
            .replace("%2", data_size(there)),
            tr("The last saved version and your edits are safe in memory."),
            needed,
            there,
        )
