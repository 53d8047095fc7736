"""What a drawn box becomes: a region, a text, a shape, a picture, in the document's own manner.

Pure functions on documents; boxes are points of the page.
"""

from __future__ import annotations

from engine.document import edits
from engine.document.colour import Colour, contrast
from engine.document.model import (
    Box,
    Crop,
    Document,
    Picture,
    Region,
    RegionRole,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
    TextStyle,
)
from engine.document.units import POINTS_PER

FACE = "inter-500"
SENSIBLE: dict[RegionRole, tuple[float, float]] = {
    "text": (0.8, 0.14), "subject": (0.5, 0.36), "quiet": (0.8, 0.26), "free": (0.4, 0.26),
}  # fmt: skip
"""Fractions of the page that a region takes which was only clicked."""
SHAPES = ("rect", "ellipse", "line", "polygon", "star", "burst", "ticket", "notch_frame")


def sensible(document: Document, page: int, x: float, y: float, part: tuple[float, float]) -> Box:
    """A box of that part of the page around a point, within the safe area."""
    held = document.pages[page]
    margin = held.safe if 2 * held.safe < min(held.width, held.height) else 0.0
    w = min(held.width * part[0], held.width - 2 * margin)
    h = min(held.height * part[1], held.height - 2 * margin)
    left = max(margin, min(held.width - margin - w, x - w / 2))
    top = max(margin, min(held.height - margin - h, y - h / 2))
    return Box(left, top, w, h)


def with_region(document: Document, page: int, box: Box, role: RegionRole) -> tuple[Document, str]:
    id = edits.new_id(document, f"region-{role}")
    return edits.add_region(document, Region(id=id, box=box, role=role), page), id


def ink_on(document: Document, ground: Colour) -> SolidPaint:
    """The darkest or the lightest colour of the palette, the one that reads better on a ground;
    black or white where there is no palette."""
    palette = edits.palette_of(document)
    dark, light = (palette[0], palette[-1]) if palette else (Colour(), Colour("srgb", (1.0,) * 3))
    on_light = contrast(dark, ground) >= contrast(light, ground)
    colour, slot = (dark, "p0") if on_light else (light, "p5")
    if palette and any(swatch.name == slot for swatch in document.swatches):
        return SolidPaint(colour, slot)
    return SolidPaint(colour)


def with_text(
    document: Document, page: int, box: Box, ground: Colour, *, sized: bool
) -> tuple[Document, str]:
    """An empty text with the look of the document's running text. `sized`: its type takes the
    box's height for three lines at most; else it is the running text's own."""
    held = document.pages[page]
    texts = [x for x in edits.iter_layers(held) if isinstance(x, TextBlock)]
    texts += [x for x in edits.iter_layers(document) if isinstance(x, TextBlock)]
    plain = [t for t in texts if t.role in ("body", "subtitle", "caption")] or texts
    faces = plain[0].style.faces if plain else (FACE,)
    size = plain[0].style.size if plain and plain[0].style.fit == "none" else held.height * 0.024
    if sized:
        size = max(6.0, min(box.height / 1.25, max(size, held.height * 0.05)))
    style = TextStyle(
        faces=faces, size=round(size, 1), fill=ink_on(document, ground), balance=False
    )
    id = edits.new_id(document, "text")
    block = TextBlock(id=id, box=box, style=style, language=document.language)
    return edits.add_layer(document, block, page), id


def with_shape(document: Document, page: int, box: Box, kind: str) -> tuple[Document, str]:
    """In the palette's accent, or in a middle grey. Raises ValueError for an unknown kind."""
    if kind not in SHAPES:
        raise ValueError(kind)
    palette = edits.palette_of(document)
    colour = palette[-2] if palette else Colour("srgb", (0.55, 0.55, 0.55))
    named = palette and any(swatch.name == "p4" for swatch in document.swatches)
    paint = SolidPaint(colour, "p4") if named else SolidPaint(colour)
    id = edits.new_id(document, kind.replace("_", "-"))
    line = Stroke(paint, POINTS_PER["mm"]) if kind == "line" else None
    shape = Shape(
        id=id, box=box, kind=kind, fill=None if line else paint, stroke=line,  # type: ignore[arg-type]
    )  # fmt: skip
    return edits.add_layer(document, shape, page), id


def covering(width: float, height: float, box: Box) -> Crop:
    """The middle part of a picture of width x height pixels that fills the box undistorted."""
    if not (width > 0 and height > 0 and box.width > 0 and box.height > 0):
        return Crop()
    ratio = (width / height) / (box.width / box.height)
    if ratio > 1:
        cut = (1 - 1 / ratio) / 2
        return Crop(cut, 0.0, 1 - cut, 1.0)
    cut = (1 - ratio) / 2
    return Crop(0.0, cut, 1.0, 1 - cut)


def with_picture(
    document: Document, page: int, box: Box, asset: str, width: int, height: int, name: str = ""
) -> tuple[Document, str]:
    id = edits.new_id(document, "picture")
    crop = covering(width, height, box)
    picture = Picture(id=id, name=name, box=box, asset=asset, crop=crop)
    return edits.add_layer(document, picture, page), id
