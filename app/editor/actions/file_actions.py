"""New, open, save, close: what the File menu does, and what it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.editor import engine_words
from app.editor.actions import Action
from app.editor.dialogs.ask import ask
from app.editor.files.documents import (
    SUFFIX,
    ChangedOnDisk,
    DiskFull,
    Documents,
    NewerFile,
    ReadOnly,
)
from app.editor.frame.messages import DocumentBar
from app.editor.session import Session
from app.editor.translations import data_size
from app.editor.workspace import Workspace
from engine.document import file as document_file
from engine.document.model import Document
from engine.errors import UserError

LONGEST_NAME = 60
"""Letters of a proposed file name."""


def proposed_name(title: str) -> str:
    """A title as a file's name on every system, without its suffix; '' when nothing is left."""
    words = " ".join(re.sub(r'[\x00-\x1f\\/:*?"<>|]+', " ", title).split()).strip(". ")
    if len(words) > LONGEST_NAME:
        cut = words[: LONGEST_NAME + 1].rsplit(" ", 1)[0]
        words = cut[:LONGEST_NAME].rstrip(".,;:- ")
    return words


Ask = Callable[[str, str, Sequence[tuple[str, str]], QWidget | None], str]


class FileActions(QObject):
    """Everything between the File menu and the documents. `parent` is the window."""

    def __init__(
        self, workspace: Workspace, documents: Documents, bar: DocumentBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.documents = documents
        self.bar = bar
        self._window = parent
        self.ask: Ask = ask
        self.choose_open: Callable[[], list[Path]] = self._choose_open
        self.choose_save: Callable[[Session], Path | None] = self._choose_save
        self.choose_new: Callable[[], Document | None] = lambda: None

    # ------------------------------------------------------------ opening

    def new(self) -> Session | None:
        document = self.choose_new()
        return None if document is None else self.documents.new(document)

    def open(self) -> None:
        for path in self.choose_open():
            self.open_path(path)

    def open_path(self, path: Path) -> Session | None:
        """The session, or None where it can't be opened; that is said."""
        try:
            return self.documents.open(path)
        except NewerFile as error:
            read_only = self.tr("Open read-only")
            answer = self.ask(
                path.name,
                engine_words.of(error),
                (("read", read_only), ("no", self.tr("Cancel"))),
                self._window,
            )
            if answer != "read":
                return None
            try:
                return self.documents.open(path, read_only=True)
            except UserError as worse:
                self.workspace.fail(worse)
        except UserError as error:
            self.workspace.fail(error)
        return None

    def open_copy(self, path: Path) -> Session | None:
        """A template: its document without its file."""
        try:
            loaded = document_file.load(path)
        except UserError as error:
            self.workspace.fail(error)
            return None
        return self.documents.new(loaded.document, loaded.assets)

    def _choose_open(self) -> list[Path]:
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open"), str(self._folder()),
            self.tr("Affiche documents") + f" (*{SUFFIX})",
        )  # fmt: skip
        paths = [Path(name) for name in names]
        self._remember(paths)
        return paths

    # ------------------------------------------------------------ saving

    def save(self, session: Session | None = None) -> bool:
        """Whether it is saved now."""
        held = session or self.workspace.session
        if held.path is None:
            return self.save_as(held)
        return self._written(held, lambda: self.documents.save(held))

    def save_as(self, session: Session | None = None) -> bool:
        held = session or self.workspace.session
        path = self.choose_save(held)
        if path is None:
            return False
        return self._written(held, lambda: self.documents.save_as(held, path))

    def _written(self, session: Session, write: Callable[[], None]) -> bool:
        try:
            write()
        except ChangedOnDisk as error:
            choices = (
                ("copy", self.tr("Save a copy")), ("replace", self.tr("Replace it")), ("no", self.tr("Cancel")),
            )  # fmt: skip
            match self.ask(
                self.tr("The file has changed"), engine_words.of(error), choices, self._window
            ):
                case "copy":
                    return self.save_as(session)
                case "replace":
                    return self._written(
                        session, lambda: self.documents.save(session, replace=True)
                    )
            return False
        except ReadOnly:
            return self.save_as(session)
        except DiskFull as error:
            self._say_full(session, error)
            return False
        except UserError as error:
            retry = (self.tr("Save elsewhere"), lambda: self.save_as(session))
            self.bar.say("err", engine_words.of(error), (retry,))
            return False
        self.bar.clear()
        return True

    def _say_full(self, session: Session, error: DiskFull) -> None:
        actions: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Save elsewhere"), lambda: self.save_as(session))
        ]
        variants = self.documents.variants_size(session)
        if variants:

            def free() -> None:
                self.documents.free_variants(session)
                self.save(session)

            title = self.tr("Free variants (%1)").replace("%1", data_size(variants))
            actions.append((title, free))
        actions.append((self.tr("Try again"), lambda: self.save(session)))
        self.bar.say("err", engine_words.of(error), actions)

    def _choose_save(self, session: Session) -> Path | None:
        name = proposed_name(session.title) or self.tr("Poster")
        start = session.path or self._folder() / f"{name}{SUFFIX}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save as"),
            str(start),
            self.tr("Affiche documents") + f" (*{SUFFIX})",
        )
        paths = [Path(chosen)] if chosen else []
        self._remember(paths)
        return paths[0] if paths else None

    def _remember(self, paths: Sequence[Path]) -> None:
        if paths:
            self.workspace.settings.set("files.folder", str(paths[0].parent))

    def _folder(self) -> Path:
        """Of the document in front; else the one used last; else the user's documents."""
        path = self.workspace.session.path
        if path is not None:
            return path.parent
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        known = (self.workspace.settings.get("files.folder", ""), *places)
        return next((Path(place) for place in known if place and Path(place).is_dir()), Path.home())

    # ------------------------------------------------------------ closing

    def close(self, session: Session | None = None) -> bool:
        """Asks about unsaved work; whether the document was closed."""
        held = session or self.workspace.session
        if not self.may_go(held):
            return False
        self.documents.close(held)
        return True

    def may_go(self, session: Session) -> bool:
        """Whether the document may be closed: it is saved, or its changes may go."""
        if session.is_saved:
            return True
        self.documents.set_current(session)
        title = self.tr("Save the changes to “%1”?").replace("%1", session.title)
        choices = (
            ("save", self.tr("Save")), ("drop", self.tr("Don’t save")), ("no", self.tr("Cancel")),
        )  # fmt: skip
        answer = self.ask(
            title, self.tr("Without saving, the last changes are gone."), choices, self._window
        )
        return self.save(session) if answer == "save" else answer == "drop"

    def actions(self) -> list[Action]:
        menu = self.tr("File")
        unsaved = self.tr("Everything is saved.")

        def there() -> bool:
            return self.documents.current is not None

        return [
            Action("file.new", self.tr("New…"), self.new, ("Ctrl+N",), "file-plus", menu, english="New"),
            Action("file.open", self.tr("Open…"), self.open, ("Ctrl+O",), "folder-open", menu, english="Open"),
            Action("file.save", self.tr("Save"), self.save, ("Ctrl+S",), "device-floppy", menu, lambda: there() and (not self.workspace.session.is_saved or self.workspace.session.path is None), unsaved, separated=True, english="Save"),
            Action("file.save_as", self.tr("Save as…"), self.save_as, ("Ctrl+Shift+S",), "", menu, there, english="Save as"),
            Action("file.close", self.tr("Close"), self.close, ("Ctrl+W",), "", menu, there, english="Close"),
        ]  # fmt: skip
