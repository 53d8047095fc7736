"""Tools, zoom and what the canvas shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.editor.actions import Action
from app.editor.canvas.view import Canvas
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Box

STEPS = (
    0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 32.0, 64.0,
)  # fmt: skip
"""Usual zooms."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def stepped(zoom: float, by: int) -> float:
    """The next larger or smaller of the usual steps."""
    if by > 0:
        return next((s for s in STEPS if s > zoom * 1.01), STEPS[-1])
    return next((s for s in reversed(STEPS) if s < zoom / 1.01), STEPS[0])


def tools(workspace: Workspace) -> list[Action]:
    """The tools of the rail, as a menu."""

    def held(tool: str) -> bool:
        return workspace.tool == tool

    said = (
        ("select", tr("Select"), "V", "pointer", "Select"), ("region", tr("Region"), "R", "frame", "Region"),
        ("text", tr("Text"), "T", "typography", "Text"), ("picture", tr("Picture"), "I", "photo", "Picture"),
        ("shape", tr("Shape"), "S", "square", "Shape"), ("crop", tr("Crop"), "C", "crop", "Crop"),
        ("eyedropper", tr("Eyedropper"), "E", "color-picker", "Eyedropper"), ("pan", tr("Pan"), "H", "hand-stop", "Pan"),
    )  # fmt: skip
    return [
        Action(
            f"tool.{id}", title, partial(workspace.set_tool, id), (key,), icon, tr("Tools"),
            checked=partial(held, id), english=english,
        )
        for id, title, key, icon, english in said
    ]  # fmt: skip


def actions(workspace: Workspace, canvas: Canvas) -> list[Action]:
    """The View menu."""
    menu = tr("View")

    def step(by: int) -> Callable[[], None]:
        return lambda: canvas.set_zoom(stepped(canvas.zoom, by))

    def chosen() -> Box | None:
        boxes = [edits.turned_bounds(layer) for layer in workspace.session.selected_layers()]
        regions = (workspace.session.region(id) for id in workspace.session.selection)
        boxes += [region.box for region in regions if region is not None]
        return edits.around(boxes) if boxes else None

    def to_selection() -> None:
        box = chosen()
        if box is not None:
            canvas.zoom_to(box)

    def toggle(name: str) -> Callable[[], None]:
        def run() -> None:
            setattr(canvas, name, not getattr(canvas, name))
            canvas.update()

        return run

    def on(name: str) -> Callable[[], bool]:
        return lambda: bool(getattr(canvas, name))

    return [
        Action("view.zoom_in", tr("Zoom in"), step(1), ("Ctrl++", "Ctrl+="), "zoom-in", menu, english="Zoom in"),
        Action("view.zoom_out", tr("Zoom out"), step(-1), ("Ctrl+-",), "zoom-out", menu, english="Zoom out"),
        Action("view.fit", tr("Fit the page"), canvas.fit, ("Ctrl+0",), "aspect-ratio", menu, english="Fit the page"),
        Action("view.actual", tr("Actual size"), lambda: canvas.set_zoom(1.0), ("Ctrl+1",), "", menu, english="Actual size, 100 %"),
        Action("view.selection", tr("Zoom to the selection"), to_selection, ("Ctrl+2",), "", menu, lambda: bool(workspace.session.selection), tr("Select something first."), english="Zoom to the selection"),
        Action("view.rulers", tr("Rulers"), toggle("rulers_shown"), ("Ctrl+R",), "ruler-2", menu, checked=on("rulers_shown"), separated=True, english="Rulers"),
        Action("view.grid", tr("Grid"), toggle("grid_shown"), ("Ctrl+'",), "grid-dots", menu, checked=on("grid_shown"), english="Grid"),
        Action("view.guides", tr("Guides"), toggle("guides_shown"), ("Ctrl+;",), "", menu, checked=on("guides_shown"), english="Guides"),
        Action("view.regions", tr("Regions"), toggle("regions_shown"), ("Shift+R",), "scan-eye", menu, checked=on("regions_shown"), english="Regions"),
        Action("view.preview", tr("Preview without marks"), toggle("preview_marks"), ("\\",), "eye", menu, checked=on("preview_marks"), english="Preview without marks"),
    ]  # fmt: skip
