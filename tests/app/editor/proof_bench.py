"""A workspace with its live proof, for the tests of what shows it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.editor.proofing.proving import Proving
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document.model import Document, Layer
from tests.checking.posters import BLACK, poster, text

FAINT = "#f0d3a8"
"""Hardly another colour than the ground."""


def sale(fill: str = "#141414", more: Sequence[Layer] = (), **page: float) -> Document:
    return poster(
        text("Summer sale", (30, 30, 360, 80), id="title", face=BLACK, size=48, role="title"),
        text("Doors open at eight", (30, 130, 360, 40), id="body", size=20, fill=fill),
        *more,
        **{"bleed": 9.0, "safe": 12.0, **page},
    )


class Bench:
    """Opens documents and waits for their proof, as a person would."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.made: list[Proving] = []

    def open(self, document: Document) -> Workspace:
        workspace = Workspace(Session(document), Settings(self.folder / "settings.ini"))
        workspace.proof = Proving(workspace, pause_ms=40)
        self.made.append(workspace.proof)
        self.settle(workspace)
        return workspace

    def settle(self, workspace: Workspace) -> Proving:
        assert workspace.proof is not None
        proof = workspace.proof
        self.qtbot.waitUntil(lambda: not proof.checking, timeout=20_000)
        return proof

    def close(self) -> None:
        for proof in self.made:
            proof.stop()
        # A closed dialog doesn't wait for what it had drawn, but the next test does.
        for thread in threading.enumerate():
            if thread.name.startswith(("soft proof", "export")):
                thread.join(10)


def rules(proof: Proving) -> list[str]:
    """Of errors and warnings."""
    return [f.rule for f in proof.findings if f.severity != "note"]
