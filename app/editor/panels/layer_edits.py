"""What the list of layers does to a document: dropping rows elsewhere, isolating one."""

from __future__ import annotations

from collections.abc import Sequence

from engine.document import edits
from engine.document.model import Document, Group, Layer
from engine.errors import UserError


def dropped(
    document: Document, ids: Sequence[str], page: int, group: str, row: int | None
) -> Document:
    """The layers before `row` of the page or of a group, rows counted from the top as the list
    shows them; None = on top. They keep their order and stay where they are seen. Locked ones
    aren't moved. Raises UserError for a group that would hold itself, or isn't one."""
    siblings = _children(document, page, group)
    free = {id for id in ids if not edits.is_locked(document, id)}
    moving = [layer.id for layer in edits.iter_layers(document) if layer.id in free]
    moving = [
        id for id in moving if not any(a.id in free for a in edits.ancestors(document, id))
    ]  # what goes along with a group isn't moved by itself
    below = siblings if row is None else siblings[: max(0, len(siblings) - row)]
    anchor = next((id for id in reversed(below) if id not in free), None)
    for id in moving:
        others = [other for other in _children(document, page, group) if other != id]
        at = others.index(anchor) + 1 if anchor is not None else 0
        document = edits.relocate(document, id, page, group=group, index=at)
        anchor = id
    return document


def _children(document: Document, page: int, group: str) -> list[str]:
    if not group:
        return [layer.id for layer in document.pages[page].layers]
    holder = edits.find(document, group)
    if not isinstance(holder, Group):
        raise UserError(f"{group!r} is not a group", document.title)
    return [child.id for child in holder.children]


def is_isolated(document: Document, page: int, id: str) -> bool:
    """Whether nothing on the page is shown but this layer and what holds it."""
    kept = _lineage(document, id)
    return all(
        layer.visible == (layer.id in kept)
        for layer in _outside(document, page, id)
        if layer.id != id
    ) and all(edits.find(document, other).visible for other in kept)


def isolated(document: Document, page: int, id: str) -> Document:
    """Only this layer of the page is shown; where that is so already, all are again."""
    back = is_isolated(document, page, id)
    kept = _lineage(document, id)
    for layer in _outside(document, page, id):
        document = edits.set_visible(document, layer.id, back or layer.id in kept)
    return document


def _lineage(document: Document, id: str) -> set[str]:
    return {id, *(holder.id for holder in edits.ancestors(document, id))}


def _outside(document: Document, page: int, id: str) -> list[Layer]:
    """The layer, what holds it, and everything that stands beside these."""
    lineage = _lineage(document, id)
    out: list[Layer] = []

    def walk(layers: tuple[Layer, ...]) -> None:
        for layer in layers:
            out.append(layer)
            if isinstance(layer, Group) and layer.id in lineage and layer.id != id:
                walk(layer.children)

    walk(document.pages[page].layers)
    return out
