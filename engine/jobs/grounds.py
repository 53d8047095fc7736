"""Inks and grounds: which colours a text may take, which of them read on what lies behind it, and
what it can be set on. Finishing and repair choose here, so that both choose alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour, contrast, luminance, rgb
from engine.document.model import (
    Document,
    PaintSpec,
    PicturePaint,
    SolidPaint,
    TextBlock,
)

Swatches = Mapping[str, Colour]

WHITE, BLACK = rgb(1, 1, 1), rgb(0, 0, 0)


def swatches_of(document: Document) -> dict[str, Colour]:
    return {swatch.name: swatch.colour for swatch in document.swatches}


def worst_contrast(light: npt.NDArray[np.float32], ink: float, q: float = 0.05) -> float:
    """WCAG ratio of an ink of luminance `ink` on the worst share `q` of the luminances."""
    if light.size == 0:
        return 21.0
    ratio = (np.maximum(light, ink) + 0.05) / (np.minimum(light, ink) + 0.05)
    return float(np.quantile(ratio, q))


def ink_and_paper(swatches: Swatches) -> tuple[SolidPaint, SolidPaint]:
    """The document's own dark and light, with their swatches' names where it has them."""
    ink, paper = swatches.get("ink", rgb(0.05, 0.05, 0.06)), swatches.get("paper", WHITE)
    return (
        SolidPaint(ink, "ink" if "ink" in swatches else ""),
        SolidPaint(paper, "paper" if "paper" in swatches else ""),
    )


def choices(document: Document) -> tuple[SolidPaint, ...]:
    """Paints that belong to the document, in the order in which they are tried: its ink and paper,
    the brand's colours, the other swatches; black and white last."""
    swatches = swatches_of(document)
    brand = document.brand.colours if document.brand else ()
    paints = [
        *ink_and_paper(swatches),
        *(SolidPaint(b.colour, b.name if swatches.get(b.name) == b.colour else "") for b in brand),
        *(SolidPaint(colour, name) for name, colour in swatches.items()),
        SolidPaint(BLACK),
        SolidPaint(WHITE),
    ]
    held: dict[Colour, SolidPaint] = {}
    for paint in paints:
        if paint.colour.alpha >= 1:
            held.setdefault(paint.colour, paint)
    return tuple(held.values())


def named(paint: SolidPaint) -> str:
    """What a paint is called in a sentence: its swatch, or its colour."""
    if paint.swatch:
        return f"swatch {paint.swatch}"
    if paint.colour in (BLACK, WHITE):
        return "black" if paint.colour == BLACK else "white"
    return "the document's " + ("dark" if luminance(paint.colour) < 0.2 else "light")


def inks(block: TextBlock, swatches: Swatches) -> list[Colour]:
    """Every colour that the block's letters have: of gradients all, of a picture its stand-in."""
    out: list[Colour] = []
    used: list[PaintSpec] = [r.fill for r in block.runs if r.fill is not None]
    if len(used) < len(block.runs):
        used.insert(0, block.style.fill)
    for paint in used:
        if isinstance(paint, SolidPaint):
            out.append(swatches.get(paint.swatch, paint.colour))
        elif isinstance(paint, PicturePaint):
            out.append(paint.colour)
        else:
            out += [stop.colour for stop in paint.stops]
    return out


def plain(block: TextBlock) -> TextBlock:
    """The block with its runs in the block's own colour."""
    runs = tuple(msgspec.structs.replace(r, fill=None) for r in block.runs)
    return msgspec.structs.replace(block, runs=runs)


def painted(block: TextBlock, paint: SolidPaint) -> TextBlock:
    return msgspec.structs.replace(block, style=msgspec.structs.replace(block.style, fill=paint))


def backing(
    letters: Sequence[Colour], paints: Iterable[SolidPaint], wanted: float
) -> SolidPaint | None:
    """The first paint on which all the letters' colours have the wanted contrast."""
    for paint in paints:
        if all(contrast(paint.colour, colour) >= wanted for colour in letters):
            return paint
    return None
