"""Edits of what belongs to the whole document or page: unit, language, grain, a text's role."""

from __future__ import annotations

from typing import Literal

import msgspec

from engine.document import edits
from engine.document.model import Document, Layer, TextBlock
from engine.errors import UserError

MAX_GRAIN = 0.025


def set_unit(document: Document, unit: Literal["mm", "px", "pt", "in"]) -> Document:
    """What rulers and fields show; nothing is scaled."""
    return document if unit == document.unit else msgspec.structs.replace(document, unit=unit)


def set_language(document: Document, language: str) -> Document:
    """Of the document: its main one."""
    if language == document.language:
        return document
    return msgspec.structs.replace(document, language=language)


def set_grain(document: Document, page: int, grain: float) -> Document:
    """Standard deviation of the luminance grain over a page's artwork, 0..MAX_GRAIN."""
    held = document.pages[page]
    value = max(0.0, min(MAX_GRAIN, grain))
    if value == held.grain:
        return document
    pages = list(document.pages)
    pages[page] = msgspec.structs.replace(held, grain=value)
    return msgspec.structs.replace(document, pages=tuple(pages))


def free_swatch_name(document: Document, pattern: str) -> str:
    """`pattern` with the first number, in the place of %1, that no swatch has."""
    held = {swatch.name for swatch in document.swatches}
    number = 1
    while (name := pattern.replace("%1", str(number))) in held:
        number += 1
    return name


def set_role(document: Document, id: str, role: str) -> Document:
    """What a text is for. Raises UserError for other layers."""
    return edits.update(document, id, lambda layer: _text(layer, role=role))


def set_text_language(document: Document, id: str, language: str) -> Document:
    """Of one text: it drives line breaks, capitals and forms of letters. Raises UserError."""
    return edits.update(document, id, lambda layer: _text(layer, language=language))


def _text(layer: Layer, **changes: object) -> Layer:
    if not isinstance(layer, TextBlock):
        raise UserError(f"{layer.id!r} is not a text")
    if all(getattr(layer, name) == value for name, value in changes.items()):
        return layer
    return msgspec.structs.replace(layer, **changes)
