"""Aligning and distributing as actions, and flipping, for the Arrange menu, the palette and Design."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication

from app.editor.actions import Action
from app.editor.panels import align
from app.editor.panels.selected import unlocked
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import (
    Artwork,
    Document,
    Layer,
    Shape,
    SubjectSource,
)
from engine.errors import UserError


def tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def edges() -> tuple[tuple[align.Edge, str, str], ...]:
    """(edge, icon, title)."""
    return (
        ("left", "layout-align-left", tr("Align left edges")),
        ("centre", "layout-align-center", tr("Align centres")),
        ("right", "layout-align-right", tr("Align right edges")),
        ("top", "layout-align-top", tr("Align top edges")),
        ("middle", "layout-align-middle", tr("Align middles")),
        ("bottom", "layout-align-bottom", tr("Align bottom edges")),
    )


def axes() -> tuple[tuple[align.Axis, str, str], ...]:
    """(axis, icon, title)."""
    return (
        ("horizontal", "layout-distribute-vertical", tr("Distribute across")),
        ("vertical", "layout-distribute-horizontal", tr("Distribute down")),
    )


def can_flip(layer: Layer) -> bool:
    """Subjects, and shapes of points. Words and scenes have a reading direction."""
    if isinstance(layer, Artwork):
        return isinstance(layer.source, SubjectSource)
    return isinstance(layer, Shape) and bool(layer.points)


def flipped(document: Document, id: str) -> Document:
    """Left and right exchanged within the layer's box. Raises UserError where it can't be."""

    def change(layer: Layer) -> Layer:
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
            source = msgspec.structs.replace(layer.source, flip=not layer.source.flip)
            return msgspec.structs.replace(layer, source=source)
        if isinstance(layer, Shape) and layer.points:
            points = tuple((1 - x, y) for x, y in layer.points)
            return msgspec.structs.replace(layer, points=points)
        raise UserError(f"{id!r} can't be flipped", document.title)

    return edits.update(document, id, change)


def actions(workspace: Workspace) -> list[Action]:
    """The Arrange menu: `object.align_left` and so on, `object.distribute_horizontal`, `object.flip`."""
    menu = tr("Arrange")
    need, three = tr("Select something first."), tr("Select three or more.")

    def chosen() -> tuple[str, ...]:
        return unlocked(workspace.session.document, workspace.session.selection)

    def align_to(edge: align.Edge, title: str) -> None:
        ids = workspace.session.selection
        workspace.session.apply(title, lambda d: align.align(d, ids, edge))

    def distribute(axis: align.Axis, title: str) -> None:
        ids = workspace.session.selection
        workspace.session.apply(title, lambda d: align.distribute(d, ids, axis))

    def can_distribute() -> bool:
        session = workspace.session
        return len(align.outermost(session.document, session.selection)) > 2 and bool(chosen())

    def flippable() -> list[str]:
        free = set(chosen())
        return [x.id for x in workspace.session.selected_layers() if can_flip(x) and x.id in free]

    def flip() -> None:
        ids = flippable()

        def change(document: Document) -> Document:
            for id in ids:
                document = flipped(document, id)
            return document

        workspace.session.apply(tr("Flip"), change)

    english = {
        "left": "Align left edges", "centre": "Align centres", "right": "Align right edges",
        "top": "Align top edges", "middle": "Align middles", "bottom": "Align bottom edges",
        "horizontal": "Distribute across", "vertical": "Distribute down",
    }  # fmt: skip
    out = [
        Action(
            f"object.align_{edge}", title, partial(align_to, edge, title), (), icon, menu,
            lambda: bool(chosen()), need, separated=edge == "top", english=english[edge],
        )
        for edge, icon, title in edges()
    ]  # fmt: skip
    out += [
        Action(
            f"object.distribute_{axis}", title, partial(distribute, axis, title), (), icon, menu,
            can_distribute, three, separated=axis == "horizontal", english=english[axis],
        )
        for axis, icon, title in axes()
    ]  # fmt: skip
    out.append(
        Action(
            "object.flip", tr("Flip"), flip, (), "flip-horizontal", menu,
            lambda: bool(flippable()), tr("Select a subject or a shape of points."),
            separated=True, english="Flip",
        )
    )  # fmt: skip
    return out
