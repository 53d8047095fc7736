"""A calmer ground under a text: a soft band of the palette's dark or light, as strong as it must be."""

from __future__ import annotations

import dataclasses

import numpy as np

from app.editor.panels.contrast_ground import MARGIN, Ground
from engine.checking import legibility
from engine.document import edits
from engine.document.colour import Colour, approximate_srgb, contrast, rgb
from engine.document.model import (
    Artwork,
    Box,
    Document,
    GradientStop,
    Group,
    Layer,
    LinearPaint,
    Shape,
    SubjectSource,
    TextBlock,
)

STEPS = tuple(n / 20 for n in range(4, 20))
"""Opacities that are tried, from hardly seen on."""


def band_colour(document: Document, ink: Colour) -> Colour:
    """The end of the palette that is farther from the ink."""
    palette = edits.palette_of(document)
    dark, light = (palette[0], palette[-1]) if palette else (rgb(0.06, 0.07, 0.1), rgb(1, 1, 1))
    return max((dark, light), key=lambda colour: contrast(colour, ink))


def opacity_needed(found: Ground, colour: Colour) -> float:
    """Of a band of that colour under the text; the strongest where even that isn't enough."""
    over = np.asarray(approximate_srgb(colour), np.float32) * 255
    for opacity in STEPS:
        mixed = found.pixels * (1 - opacity) + over * opacity
        veiled = dataclasses.replace(found, pixels=mixed.round().astype(np.uint8))
        if veiled.worst() >= MARGIN * found.needed:
            return opacity
    return STEPS[-1]


def calmed(document: Document, page: int, id: str, found: Ground) -> Document:
    """With a band across the page behind the text `id`, above scenes and pictures, below subjects
    and words. A band that was made for the text before is replaced. Raises UserError."""
    name = f"{id}-scrim"
    if any(layer.id == name for layer in edits.iter_layers(document)):
        document = edits.remove_layer(document, name)
    held = document.pages[page]
    colour = band_colour(document, found.ink)
    bounds = legibility.block_bounds(found.report)
    reach = max(0.8 * bounds.height, 0.06 * held.height)
    bleed = held.bleed
    box = Box(-bleed, bounds.y - reach, held.width + 2 * bleed, bounds.height + 2 * reach)
    full = colour.with_alpha(opacity_needed(found, colour))
    clear = colour.with_alpha(0.0)
    # The letters' edges stand a little within the full part.
    edge = max(0.05, min(0.45, (reach - 0.15 * found.report.size) / box.height))
    stops = (
        GradientStop(0.0, clear), GradientStop(edge, full), GradientStop(1 - edge, full),
        GradientStop(1.0, clear),
    )  # fmt: skip
    band = Shape(id=name, name="Scrim", box=box, fill=LinearPaint(stops, 90.0), purpose="scrim")
    return edits.add_layer(document, band, page, index=_place(held.layers))


def _place(layers: tuple[Layer, ...]) -> int:
    """Under the first words or subject: so never above the text itself."""
    for n, layer in enumerate(layers):
        subject = isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource)
        if (
            subject
            or isinstance(layer, TextBlock)
            or (isinstance(layer, Group) and _holds_text(layer))
        ):
            return n
    return len(layers)


def _holds_text(group: Group) -> bool:
    return any(
        isinstance(x, TextBlock) or (isinstance(x, Group) and _holds_text(x))
        for x in group.children
    )
