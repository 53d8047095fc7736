"""Undo, redo and selecting: the top of the Edit menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.editor.actions import Action
from app.editor.workspace import Workspace


def tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def actions(workspace: Workspace) -> list[Action]:
    menu = tr("Edit")

    def undo() -> None:
        workspace.session.undo()

    def redo() -> None:
        workspace.session.redo()

    def select_all() -> None:
        session = workspace.session
        page = session.shown.pages[session.page]
        session.select(*(x.id for x in page.layers if x.visible and not x.locked))

    return [
        Action("edit.undo", tr("Undo"), undo, ("Ctrl+Z",), "arrow-back-up", menu, lambda: bool(workspace.session.history.undo_name), tr("There is nothing to undo."), english="Undo"),
        Action("edit.redo", tr("Redo"), redo, ("Ctrl+Shift+Z",), "arrow-forward-up", menu, lambda: bool(workspace.session.history.redo_name), tr("There is nothing to redo."), english="Redo"),
        Action("edit.select_all", tr("Select all"), select_all, ("Ctrl+A",), "", menu, separated=True, english="Select all"),
        Action("edit.select_none", tr("Select nothing"), lambda: workspace.session.select(), ("Ctrl+Shift+A",), "", menu, english="Select nothing"),
    ]  # fmt: skip
