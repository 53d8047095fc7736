"""From a document on the desk to a request: its size, its brand, what is locked, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from engine.document import edits, units
from engine.document.colour import luminance, to_hex
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    Region,
    SceneSource,
    SolidPaint,
    TextBlock,
)
from engine.document.texts import Row
from engine.document.variants import locked_layers
from engine.errors import UserError
from engine.jobs.request import Request
from engine.planning.formats import parse_size
from engine.planning.tokens import BOX_ROLES, from_text

Locked = tuple[str, float, float, float, float]
"""A role and a box in fractions of the page, as `Request.regions` holds them."""

WHOLE = 0.7
"""Share of the page from which something locked is its ground, not a thing to keep clear."""
DARK, LIGHT = 0.16, 0.4
"""Relative luminance up to which ink needs a light ground, and from which a dark one."""


def request_for(document: Document, page: int, rows: Sequence[Row], choices: Request) -> Request:
    """The choices with what the document says: size, brand, words, locked things and regions.

    A locked text is asked for in its place, so that the plan makes room for it.
    """
    regions, beside = regions_of(document, page, rows)
    texts = tuple(
        (row.role, row.text) for row in rows if row.text.strip() and not set(row.ids) & beside
    )
    brand = document.brand
    changes: dict[str, object] = {}
    if brand is not None:
        changes |= {
            "brand_name": brand.name,
            "colours": choices.colours or tuple(to_hex(s.colour) for s in brand.colours),
            "faces": choices.faces or brand.faces,
        }
    if any(_is_scene(x) for x in _leaves(locked_layers(document.pages[page]))):
        changes |= _colours_of_plan(document, choices)
    return msgspec.structs.replace(
        choices, texts=texts, size=size_of(document, page), regions=regions, **changes
    )


def _colours_of_plan(document: Document, choices: Request) -> dict[str, object]:
    """A locked scene keeps its palette for everything around it."""
    if choices.palette or document.recipe is None or not document.recipe.plan:
        return {}
    return {"palette": from_text(document.recipe.plan).palette}


def size_of(document: Document, page: int = 0) -> str:
    """The page's trim as `parse_size` reads it; the name that the recipe had, while it fits."""
    held = document.pages[page]
    asked = _asked_size(document)
    if asked and abs(asked[0] - held.width) < 0.01 and abs(asked[1] - held.height) < 0.01:
        assert document.recipe is not None
        return document.recipe.size
    per = units.POINTS_PER[document.unit]
    sides = (f"{side / per:.4f}".rstrip("0").rstrip(".") for side in (held.width, held.height))
    return "x".join(sides) + document.unit


def _asked_size(document: Document) -> tuple[float, float] | None:
    if document.recipe is None or not document.recipe.size:
        return None
    try:
        size = parse_size(document.recipe.size)
    except UserError:
        return None  # A recipe edited by hand: the page itself is what counts.
    return size.width, size.height


def regions_of(
    document: Document, page: int, rows: Sequence[Row] = ()
) -> tuple[tuple[Locked, ...], frozenset[str]]:
    """The boxes that a plan must honour, and ids of locked texts that it can't be told of: their
    places are asked to stay quiet, their words are not asked for."""
    held = document.pages[page]
    roles = Counter(row.role for row in rows)
    out: list[Locked] = []
    beside: set[str] = set()
    spoken_for: set[str] = set()
    for layer in _leaves(locked_layers(held)):
        box = edits.turned_bounds(layer)
        role = "quiet"
        if isinstance(layer, TextBlock):
            alone = roles[layer.role] <= 1 and layer.role not in spoken_for
            if alone and layer.role in BOX_ROLES:
                role = layer.role
                spoken_for.add(role)
            else:
                beside.add(layer.id)
        elif _is_scene(layer) or box.width * box.height > WHOLE * held.width * held.height:
            continue
        elif isinstance(layer, Artwork) and "subject" not in spoken_for:
            role = "subject"
            spoken_for.add(role)
        out += _on_page(role, box, held)
    for region in held.regions:
        role = _role_of(region)
        if role not in spoken_for or role in ("quiet", "free"):
            out += _on_page(role, region.box, held)
    return tuple(out), frozenset(beside)


def ground_for(document: Document, page: int = 0) -> str:
    """The ground on which the page's locked words read: light, dark, or '' where any will do.
    Words on a plate bring their own; the largest ones decide."""
    swatches = {s.name: s.colour for s in document.swatches}
    weights = {"light": 0.0, "dark": 0.0}
    for layer in _leaves(locked_layers(document.pages[page])):
        if not isinstance(layer, TextBlock) or layer.plate is not None:
            continue
        fill = layer.style.fill
        if isinstance(fill, SolidPaint):
            light = luminance(swatches.get(fill.swatch, fill.colour))
            if light < DARK or light > LIGHT:
                weights["light" if light < DARK else "dark"] += layer.box.width * layer.box.height
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] else ""


def _role_of(region: Region) -> str:
    if region.role != "text":
        return region.role
    return region.text_role if region.text_role in BOX_ROLES else "body"


def _is_scene(layer: Layer) -> bool:
    return isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)


def _leaves(layers: Sequence[Layer]) -> Iterator[Layer]:
    for layer in layers:
        if isinstance(layer, Group):
            yield from _leaves(layer.children)
        else:
            yield layer


def _on_page(role: str, box: Box, page: Page) -> list[Locked]:
    """The part of the box that lies on the page; nothing for one that doesn't."""
    x0, x1 = (min(1.0, max(0.0, x / page.width)) for x in (box.x, box.right))
    y0, y1 = (min(1.0, max(0.0, y / page.height)) for y in (box.y, box.bottom))
    return [(role, x0, y0, x1, y1)] if x1 - x0 > 0.005 and y1 - y0 > 0.005 else []
