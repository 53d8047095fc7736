"""Makes the pictures of the editor in README.md and editor.md:

    python docs/editor_pictures.py [--only NAME]...

A real window, drawn offscreen, with the real engine in its child process; nothing is retouched.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "docs" / "pictures"
TEMPLATE = ROOT / "assets" / "templates" / "harbour-nights.affiche"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append", default=[], choices=sorted(SHOTS))
    parser.add_argument("--out", type=Path, default=PICTURES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AFFICHE_CONFIG"] = os.environ["AFFICHE_DATA"] = folder
        for name in asked.only or sorted(SHOTS):
            SHOTS[name](asked.out / f"editor-{name}.png")
            print(asked.out / f"editor-{name}.png")


def shot(
    path: Path, act: Callable[[object], object] | None, *, theme: str = "dark", language: str = "en",
    document: bool = True, width: int = 1440, height: int = 900,
) -> None:  # fmt: skip
    """The window after `act(window)`; what `act` returns is grabbed instead, if it is a widget."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from app.editor import translations
    from app.editor.application import application, settle
    from app.editor.look import tokens
    from app.editor.settings import Settings
    from app.editor.window import Window

    app = application(offscreen=True)
    translations.install(app, language)
    tokens.apply(app, "light" if theme == "light" else "dark", language=language)
    window = Window(Settings())
    window.resize(QSize(width, height))
    window.show()
    if document:
        window.files.open_copy(TEMPLATE)
    settle(window)
    shown = act(window) if act is not None else None
    settle(window)
    picture = (shown if isinstance(shown, QWidget) else window).grab()
    picture.save(str(path))
    if isinstance(shown, QWidget):
        shown.close()
    window.hide()
    window.shut_down()
    window.deleteLater()
    app.processEvents()


def _title(window: object) -> str:
    layers = window.workspace.session.document.pages[0].layers  # type: ignore[attr-defined]
    return next(layer.id for layer in layers if getattr(layer, "role", "") == "title")


def _generated(window: object) -> None:
    window.workspace.actions.trigger("generate.run")  # type: ignore[attr-defined]
    from app.editor.application import settle

    settle(window)  # type: ignore[arg-type]
    window.workspace.session.select(_title(window))  # type: ignore[attr-defined]


def _unreadable(window: object) -> None:
    """Two things that proof and preflight find."""
    from engine.document import edits
    from engine.document.colour import from_hex
    from engine.document.model import SolidPaint, TextBlock

    session = window.workspace.session  # type: ignore[attr-defined]
    small = [x for x in session.document.pages[0].layers if isinstance(x, TextBlock)][-1]
    session.apply("Set smaller", lambda d: edits.restyle_text(d, small.id, size=5.0, fit="none"))
    sub = next(x for x in session.document.pages[0].layers if getattr(x, "role", "") == "subtitle")
    pale = SolidPaint(from_hex("#e9dfc6"))
    session.apply("Change fill", lambda d: edits.restyle_text(d, sub.id, fill=pale))
    window.show_panel("proof")  # type: ignore[attr-defined]


def _exporting(window: object) -> object:
    from app.editor.application import settle
    from app.editor.dialogs.export import ExportDialog

    dialog = ExportDialog(window.workspace, window)  # type: ignore[attr-defined, arg-type]
    dialog.show()
    while dialog._sheet is None:  # the soft proof is drawn in a thread
        settle(window)  # type: ignore[arg-type]
    return dialog


SHOTS: dict[str, Callable[[Path], None]] = {
    "start": lambda path: shot(path, None, document=False),
    "variants": lambda path: shot(path, _generated),
    "proof": lambda path: shot(path, _unreadable, theme="light"),
    "export": lambda path: shot(path, _exporting),
    "zh": lambda path: shot(path, None, language="zh"),
}

if __name__ == "__main__":
    main()
