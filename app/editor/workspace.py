"""The workspace: what the canvas and the panels of one window share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from app.editor import engine_words
from app.editor.actions import Registry
from app.editor.session import Session
from app.editor.settings import Settings
from engine.document import edits
from engine.errors import UserError

if TYPE_CHECKING:
    from app.editor.engine import Engine
    from app.editor.proofing.proving import Proving

TOOLS = ("select", "region", "text", "picture", "shape", "crop", "eyedropper", "pan")


class Workspace(QObject):
    """One window's state. Views bind to `session` and bind again on `session_changed`."""

    session_changed = Signal()
    tool_changed = Signal(str)
    message = Signal(str, str)
    """kind (ok, warn, err, info) and text."""
    revealed = Signal(str)
    """Id of a layer or region that the canvas brings into view."""

    def __init__(
        self, session: Session, settings: Settings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.settings = settings if settings is not None else Settings()
        self.actions = Registry(self)
        self._tool = "select"
        self.engine: Engine | None = None
        """Jobs in the child process; None where a view runs without one."""
        self.proof: Proving | None = None
        self.importer: Callable[[Workspace, Sequence[Path], QPointF | None], None] | None = None

    @property
    def session(self) -> Session:
        return self._session

    def set_session(self, session: Session) -> None:
        if session is not self._session:
            self._session = session
            self.session_changed.emit()

    @property
    def tool(self) -> str:
        return self._tool

    def set_tool(self, tool: str) -> None:
        """Raises ValueError for a tool that isn't there."""
        if tool not in TOOLS:
            raise ValueError(tool)
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    def say(self, kind: str, text: str) -> None:
        self.message.emit(kind, text)

    def fail(self, error: UserError) -> None:
        """Shows what went wrong and what to do."""
        self.message.emit("err", engine_words.of(error))

    def reveal(self, id: str) -> None:
        """Selects a layer or region, on its page, and brings it into view."""
        document = self._session.shown
        for number, page in enumerate(document.pages):
            ids = {layer.id for layer in edits.iter_layers(page)} | {r.id for r in page.regions}
            if id in ids:
                self._session.turn_to(number)
                self._session.select(id)
                self.revealed.emit(id)
                return

    def import_files(self, paths: Sequence[Path], at: QPointF | None = None) -> None:
        """Puts files on the page, at a point of it in points (None: its middle)."""
        if self.importer is not None:
            self.importer(self, paths, at)
