"""What the Pages panel does to a document."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.document import edits
from engine.document.model import Document, Group, Layer, Page
from engine.errors import UserError


def added(document: Document, after: int) -> Document:
    """An empty page like the one at `after`, right behind it; an A4 page in an empty document."""
    if not document.pages:
        return edits.add_page(document, Page(width=595.276, height=841.89))
    like = document.pages[after]
    page = Page(width=like.width, height=like.height, bleed=like.bleed, safe=like.safe)
    return edits.add_page(document, page, after + 1)


def duplicated(document: Document, index: int) -> Document:
    """A copy of the page right behind it; its layers and regions have ids of their own."""
    page = document.pages[index]
    used = {layer.id for layer in edits.iter_layers(document)}
    used |= {region.id for one in document.pages for region in one.regions}

    def free(wish: str) -> str:
        number = 2
        while f"{wish}-{number}" in used:
            number += 1
        used.add(f"{wish}-{number}")
        return f"{wish}-{number}"

    def copied(layer: Layer) -> Layer:
        changes: dict[str, Any] = {"id": free(layer.id)}
        if isinstance(layer, Group):
            changes["children"] = tuple(copied(child) for child in layer.children)
        return msgspec.structs.replace(layer, **changes)

    copy = msgspec.structs.replace(
        page,
        layers=tuple(copied(layer) for layer in page.layers),
        regions=tuple(msgspec.structs.replace(r, id=free(r.id)) for r in page.regions),
    )
    return edits.add_page(document, copy, index + 1)


def moved(document: Document, index: int, to: int) -> Document:
    """The page at another place among the pages, counted without itself. Raises UserError."""
    if not 0 <= index < len(document.pages):
        raise UserError(f"there is no page {index + 1}", document.title)
    rest = [*document.pages[:index], *document.pages[index + 1 :]]
    to = max(0, min(to, len(rest)))
    if to == index:
        return document
    rest.insert(to, document.pages[index])
    return msgspec.structs.replace(document, pages=tuple(rest))
