"""What an instruction may change: the whole page, a region that was drawn on it, or one layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from engine.checking.legibility import block_bounds
from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    SceneSource,
    SubjectSource,
    TextBlock,
)
from engine.drawing import subjects
from engine.drawing.compose import compose
from engine.errors import UserError

SLACK = 0.5
"""Points by which a layer may reach over a region's edge and still lie in it."""


class Scope(msgspec.Struct, frozen=True):
    """`ids` are the layers that may change. `box` (points) is the region that bounds them; None
    for the whole page, and for a layer that was named: it may move and grow."""

    name: str = ""
    ids: frozenset[str] = frozenset()
    box: Box | None = None

    @property
    def whole(self) -> bool:
        return not self.name

    def holds(self, id: str) -> bool:
        return self.whole or id in self.ids

    def also(self, ids: Sequence[str]) -> Scope:
        return self if self.whole else msgspec.structs.replace(self, ids=self.ids | set(ids))


def scope_of(document: Document, page: int, name: str) -> Scope:
    """The scope that a name stands for: a region's id, prompt or role, or a layer's id, name or
    role. '' is the whole page. Raises UserError."""
    if not name:
        return Scope()
    held = document.pages[page]
    wanted = name.strip().casefold()
    for region in held.regions:
        if wanted in (region.id.casefold(), region.prompt.casefold(), region.text_role.casefold()):
            return _region(document, page, name, region.box)
    for region in held.regions:
        if wanted == region.role:
            return _region(document, page, name, region.box)
    layers = list(edits.iter_layers(held))
    for field in ("id", "name", "role"):
        for layer in layers:
            if str(getattr(layer, field, "")).casefold() == wanted:
                inner = edits.iter_layers(_only(held, layer))
                return Scope(name, frozenset(x.id for x in inner))
    known = dict.fromkeys(
        [r.id for r in held.regions] + [x.name or x.id for x in layers]
        + [x.role for x in layers if isinstance(x, TextBlock)]
    )  # fmt: skip
    raise UserError(
        f"there is no region {name!r}", document.title, f"there is: {', '.join([*known][:14])}"
    )


def _only(held: Page, layer: Layer) -> Page:
    return msgspec.structs.replace(held, layers=(layer,))


def _region(document: Document, page: int, name: str, box: Box) -> Scope:
    room = box.grown(SLACK)
    drawn = extents(document, page)
    inside = (
        id for id, e in drawn.items()
        if e.x >= room.x and e.y >= room.y and e.right <= room.right and e.bottom <= room.bottom
    )  # fmt: skip
    return Scope(name, frozenset(inside), box)


def extents(document: Document, page: int) -> dict[str, Box]:
    """The upright box around what each layer draws, in points."""
    ink = {r.block: block_bounds(r) for r in compose(document, page).blocks}
    out: dict[str, Box] = {}
    for layer in edits.iter_layers(document.pages[page]):
        box = edits.turned_bounds(layer)
        if layer.id in ink:
            reach = ink[layer.id]
            box = edits.around([reach, box]) if _plated(layer) else reach
        elif is_subject(layer) and not layer.rotation:
            box = ink_of(layer)
        out[layer.id] = box
    return out


def _plated(layer: Layer) -> bool:
    return isinstance(layer, TextBlock) and (
        layer.plate is not None or layer.style.shadow is not None
    )


# ------------------------------------------------------------------ layers by what they are


def is_subject(layer: Layer) -> bool:
    return isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource)


def is_scene(layer: Layer) -> bool:
    return isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)


def ink_of(layer: Layer) -> Box:
    """Where a subject's drawing falls."""
    assert isinstance(layer, Artwork)
    assert isinstance(layer.source, SubjectSource)
    return subjects.ink(layer.source.subject, layer.box, flip=layer.source.flip)


def leaves(layers: Sequence[Layer]) -> Iterator[Layer]:
    """Layers that draw something, bottom first."""
    for layer in layers:
        if isinstance(layer, Group):
            yield from leaves(layer.children)
        else:
            yield layer
