"""The real program, with a note beside it of where its things are on the screen.

`python -m tests.app.editor.driven NOTE.json [DOCUMENT…]` runs the editor as `main.py open` does, and
writes what a person would see into NOTE.json ten times a second. Whoever drives it with a mouse and
a keyboard looks there for places; it is told nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.editor.application import application, run
from app.editor.dialogs.export import ExportDialog
from app.editor.window import Window
from engine.document import edits
from engine.document.model import TextBlock

EVERY = 100
"""Milliseconds."""


def middle(widget: QWidget, of: QRectF | None = None) -> list[int]:
    """The middle of a widget, or of a part of it, on the screen; [] when it isn't seen."""
    if not widget.isVisible():
        return []
    centre = of.center().toPoint() if of is not None else widget.rect().center()
    place = widget.mapToGlobal(centre)
    return [place.x(), place.y()]


def seen(window: Window) -> dict[str, Any]:
    """What there is to see and where, in pixels of the screen."""
    session = window.workspace.session
    canvas, panel = window.canvas, window.generate
    there = window.pages.currentWidget() is window.editor
    note: dict[str, Any] = {
        "window": int(window.winId()),
        "title": window.windowTitle(),
        "page": "editor" if there else "start",
        "prompt": middle(window.start.prompt),
        "prompt_focused": window.start.prompt.hasFocus(),
        "recovered": len(window.documents.recoverable()),
        "tools": {name: middle(window.rail.button(name)) for name in ("select", "region")},
        "export": middle(window.topbar.export),
        "state": window.engine.state,
        "engine": window.engine.pid,
        "words": window.status.words.accessibleName(),
        "problem": panel.problem.isVisible(),
        "variants": [],
        "blocks": {},
        "regions": 0,
        "dialog": "",
    }
    view = panel.variants.view
    for variant in panel.model.drawn:
        rect = view.visualRect(view.variants.index_of(variant))
        note["variants"].append(middle(view.viewport(), QRectF(rect)))
    if there and session.document.pages:
        page = session.document.pages[session.page]
        note["regions"] = len(page.regions)
        for layer in edits.iter_layers(page):
            if isinstance(layer, TextBlock):
                centre = canvas.to_view(
                    layer.box.x + layer.box.width / 2, layer.box.y + layer.box.height / 2
                )
                note["blocks"][layer.role] = {
                    "at": middle(canvas, QRectF(centre, centre)),
                    "text": " ".join(layer.text.split()),
                    "y": layer.box.y,
                    "edited": canvas.editor is not None and layer.id in session.selection,
                }
        corner = canvas.mapToGlobal(canvas.to_view(page.width * 0.3, page.height * 0.5).toPoint())
        note["free"] = [corner.x(), corner.y()]
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            note["dialog"] = type(widget).__name__
        if isinstance(widget, ExportDialog) and widget.isVisible():
            note["export_now"] = middle(widget.view.export_button)
            note["export_ready"] = widget.view.export_button.isEnabled()
            note["receipt"] = widget.receipt_page.words.title.text() if widget.receipt else ""
            note["done"] = middle(widget.receipt_page.finish)
    return note


def main() -> int:
    note, *paths = (Path(a) for a in sys.argv[1:])
    app = application()

    def write() -> None:
        for widget in app.topLevelWidgets():
            if isinstance(widget, Window) and widget.isVisible():
                part = note.with_suffix(".part")
                part.write_text(json.dumps(seen(widget)))
                os.replace(part, note)

    timer = QTimer()
    timer.timeout.connect(write)
    timer.start(EVERY)
    status = run(paths)
    timer.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
