"""What the window itself can do: panels, panes, documents, help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.editor.actions import Action

if TYPE_CHECKING:
    from app.editor.window import Window


def tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)


def actions(window: Window) -> list[Action]:
    """Of the menus View, Edit, File and Help."""
    view, help = tr("View"), tr("Help")
    panels = ("generate", "library", "brand", "pages", "design", "proof", "history")
    titles = (
        tr("Generate"), tr("Library"), tr("Brand"), tr("Pages"), tr("Design"),
        tr("Proof"), tr("History"),
    )  # fmt: skip
    return [
        *(
            Action(
                f"panel.{id}", title, partial(window.show_panel, id), (f"Alt+{n}",), "", view,
                separated=n == 1, english=id.capitalize(),
            )
            for n, (id, title) in enumerate(zip(panels, titles, strict=True), 1)
        ),
        Action("panel.layers", tr("Layers"), window.show_layers, ("Alt+8",), "", view, english="Layers"),
        Action("view.resize", tr("Resize to other formats…"), window.show_resize, (), "aspect-ratio", view, lambda: window.documents.current is not None, tr("Open a document first."), separated=True, english="Resize to other formats"),
        Action("file.preferences", tr("Preferences…"), window.prefer, ("Ctrl+,",), "settings", tr("Edit"), separated=True, english="Preferences"),
        Action("file.home", tr("Start page"), window.go_home, (), "home", tr("File"), separated=True, english="Start page"),
        Action("file.quit", tr("Quit"), window.close, ("Ctrl+Q",), "", tr("File"), english="Quit"),
        Action("view.panels", tr("Panels"), window.toggle_panels, ("Ctrl+.",), "", view, checked=lambda: window.left.isVisibleTo(window), separated=True, english="Panels"),
        Action("view.canvas_only", tr("Canvas only"), window.toggle_all, ("Ctrl+Shift+.",), "maximize", view, checked=lambda: window.panes.alone, english="Canvas only"),
        Action("view.next_pane", tr("Next pane"), lambda: window.cycle(1), ("F6",), "", "", english="Next pane"),
        Action("view.previous_pane", tr("Previous pane"), lambda: window.cycle(-1), ("Shift+F6",), "", "", english="Previous pane"),
        Action("view.next_document", tr("Next document"), lambda: window.tabs.step(1), ("Ctrl+Tab",), "", "", lambda: len(window.documents.sessions) > 1, english="Next document"),
        Action("view.previous_document", tr("Previous document"), lambda: window.tabs.step(-1), ("Ctrl+Shift+Tab",), "", "", lambda: len(window.documents.sessions) > 1, english="Previous document"),
        Action("help.palette", tr("Commands…"), lambda: window.palette_box.open(), ("Ctrl+K",), "command", help, english="Commands"),
        Action("help.keys", tr("Keyboard"), lambda: window.keyboard.open(), ("F1",), "keyboard", help, english="Keyboard"),
        Action("help.tour", tr("Tour"), window.begin_tour, (), "presentation", help, lambda: window.documents.current is not None, tr("Open a document first."), separated=True, english="Tour"),
    ]  # fmt: skip
