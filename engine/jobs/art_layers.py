"""Which layers of a page are artwork, and how a painted picture takes their place and gives it back."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour
from engine.document.model import (
    Artwork,
    Document,
    Group,
    Layer,
    Picture,
    SceneSource,
    Shape,
    TextBlock,
)

Pixels = npt.NDArray[np.uint8]

PAINTED, KEPT = "painted", "drawing"
"""How the ids of painted pictures and of the groups of what they stand for begin."""
GROUNDS = frozenset({"ground", "band", "field", "panel"})
"""What a shape is for, where it is painted with the artwork."""


def unpainted(document: Document) -> Document:
    """The document with its vectors back in the place of what was painted; the same one where
    nothing was."""
    pages = []
    for page in document.pages:
        layers: list[Layer] = []
        for layer in page.layers:
            if isinstance(layer, Group) and layer.id.startswith(f"{KEPT}-") and not layer.visible:
                layers += layer.children
            elif not (isinstance(layer, Picture) and layer.id.startswith(f"{PAINTED}-")):
                layers.append(layer)
        same = tuple(layers) == page.layers
        pages.append(page if same else msgspec.structs.replace(page, layers=tuple(layers)))
    if all(a is b for a, b in zip(pages, document.pages, strict=True)):
        return document
    return msgspec.structs.replace(document, pages=tuple(pages))


def below_words(layers: Sequence[Layer]) -> int:
    """How many layers, from the lowest, one picture takes the place of: those below the first
    words, up to the last among them that is painted."""
    last = 0
    for number, layer in enumerate(layers):
        if _has_words(layer):
            break
        if is_painted(layer):
            last = number + 1
    return last


def is_painted(layer: Layer) -> bool:
    """Whether the decoder paints a layer: artwork, pictures and the grounds that they lie on."""
    if not layer.visible:
        return False
    if isinstance(layer, Shape):
        return layer.purpose in GROUNDS
    if isinstance(layer, Group):
        return not _has_words(layer) and any(is_painted(child) for child in layer.children)
    return isinstance(layer, Artwork | Picture)


def has_artwork(layer: Layer) -> bool:
    if isinstance(layer, Group):
        return any(has_artwork(child) for child in layer.children)
    return isinstance(layer, Artwork | Picture) and layer.visible


def _has_words(layer: Layer) -> bool:
    if isinstance(layer, Group):
        return any(_has_words(child) for child in layer.children)
    return isinstance(layer, TextBlock)


def palette_in(layers: Sequence[Layer]) -> tuple[Colour, ...]:
    """The palette of the first painted scene among the layers; () without one."""
    for layer in layers:
        if isinstance(layer, Group):
            found = palette_in(layer.children)
            if found:
                return found
        elif isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
            return layer.source.palette
    return ()


def free_id(taken: set[str], name: str) -> str:
    """An id that no layer has; it counts as taken from now on."""
    number = 1
    while f"{name}-{number}" in taken:
        number += 1
    taken.add(f"{name}-{number}")
    return f"{name}-{number}"


def ids(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        yield layer.id
        if isinstance(layer, Group):
            yield from ids(layer.children)


def stored(files: dict[str, bytes], pixels: Pixels) -> str:
    """Adds the picture as a PNG; its key. The same pixels give the same bytes."""
    from PIL import Image

    held = io.BytesIO()
    Image.fromarray(pixels).save(held, "PNG", compress_level=6)
    data = held.getvalue()
    key = hashlib.sha256(data).hexdigest()
    files[key] = data
    return key
