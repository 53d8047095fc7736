"""How far a region was honoured: the share of what was planned that lies in the drawn box."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Page,
    Region,
    SceneSource,
    SubjectSource,
    TextBlock,
)

WELL = 0.8
"""Under this share the region counts as not honoured."""


@dataclass(frozen=True, slots=True)
class Honoured:
    """`share` 0..1. `planned`: the box that was planned, points of the page. `other`: the id of
    what stands in the region instead, '' where nothing does."""

    share: float
    planned: Box
    other: str = ""


def honoured(document: Document, page: int, region: Region) -> Honoured | None:
    """None where nothing was planned for the region yet."""
    held = document.pages[page]
    planned = _planned(held, region)
    if planned is None or planned.width <= 0 or planned.height <= 0:
        return None
    share = _common(planned, region.box) / (planned.width * planned.height)
    if region.role == "quiet":  # what matters is how much of the box is calm
        area = region.box.width * region.box.height
        share = _common(planned, region.box) / area if area > 0 else 0.0
    other = ""
    if share < WELL:
        other = _instead(held, region)
    return Honoured(min(1.0, share), planned, other)


def _planned(page: Page, region: Region) -> Box | None:
    layers = [layer for layer in edits.iter_layers(page) if layer.visible]
    match region.role:
        case "text":
            role = region.text_role
            texts = [x for x in layers if isinstance(x, TextBlock) and role in ("", x.role)]
            return _best([edits.turned_bounds(x) for x in texts], region.box)
        case "subject":
            drawn = [x for x in layers if isinstance(x, Artwork)]
            subjects = [x for x in drawn if isinstance(x.source, SubjectSource)]
            if subjects:
                return _best([edits.turned_bounds(x) for x in subjects], region.box)
            places = [
                _part(x, x.source.focal)
                for x in drawn
                if isinstance(x.source, SceneSource) and x.source.focal is not None
            ]
            return _best(places, region.box)
        case "quiet":
            return _best(
                [
                    _part(x, calm)
                    for x in layers
                    if isinstance(x, Artwork) and isinstance(x.source, SceneSource)
                    for calm in x.source.quiet
                ],
                region.box,
            )
    return None


def _best(boxes: list[Box], drawn: Box) -> Box | None:
    """The one that lies over most of the drawn box, else the nearest."""

    def near(box: Box) -> tuple[float, float]:
        (x, y), (p, q) = box.centre, drawn.centre
        return _common(box, drawn), -((x - p) ** 2 + (y - q) ** 2)

    return max(boxes, key=near, default=None)


def _part(artwork: Artwork, part: tuple[float, float, float, float]) -> Box:
    """Fractions of the artwork's box as points of the page."""
    b = artwork.box
    x0, y0, x1, y1 = part
    return Box(b.x + x0 * b.width, b.y + y0 * b.height, (x1 - x0) * b.width, (y1 - y0) * b.height)


def _common(a: Box, b: Box) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return max(0.0, width) * max(0.0, height)


def _instead(page: Page, region: Region) -> str:
    """The text that takes most of the region's place."""
    texts = [
        (_common(edits.turned_bounds(x), region.box), x.id)
        for x in edits.iter_layers(page)
        if isinstance(x, TextBlock) and x.visible and x.role != (region.text_role or None)
    ]
    area, id = max(texts, default=(0.0, ""))
    return id if area > 0.05 * region.box.width * region.box.height else ""
