"""What painted letters are made of, and the flat colour that stands for each in a draft.

The decoder is given a flat drawing with the letters in one colour and the number of their material;
it paints the material. The colours follow from the palette and from what the letters stand on, so
that training and painting agree on them.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from engine.document.colour import (
    Colour,
    approximate_srgb,
    contrast,
    from_hex,
    luminance,
    mix,
    oklch,
    rgb,
)
from engine.errors import UserError

MATERIALS = ("none", "paint", "gold", "neon", "chalk", "paper", "wood", "ice", "ink")
"""By number, which is what the decoder is told. Append, never reorder."""

_BASES: dict[str, tuple[Colour, Colour]] = {
    # For light ground, for dark.
    "gold": (from_hex("b8862b"), from_hex("d9a94a")),
    "wood": (from_hex("7a4a26"), from_hex("cf9c62")),
    "ice": (from_hex("5aa6d6"), from_hex("a9dcf2")),
}
_CHALK = from_hex("f4f1e6")
_READABLE = 3.0
"""Contrast that large letters need (WCAG 2.2, 1.4.3)."""
_LIGHT = 0.2
"""Luminance of a ground on which dark letters read better than light ones."""


def number(material: str) -> int:
    """Of a material by name. Raises UserError for an unknown one."""
    if material not in MATERIALS:
        raise UserError(
            f"no material is called {material!r}", remedy=f"use one of {', '.join(MATERIALS[1:])}"
        )
    return MATERIALS.index(material)


def base_colour(material: str, text: str, palette: Sequence[Colour], ground: Colour) -> Colour:
    """The flat colour of `text` in a material on `ground`, which is what the page mostly is under
    the letters: the draft shows them in it, and the material is painted out of it.

    Gold, wood and ice bring their own; the others take the palette's. Which of several readable
    colours, the text decides: the same words look the same on every page of a palette. Raises
    UserError for an unknown material.
    """
    number(material)
    palette = [rgb(*approximate_srgb(c)) for c in palette]
    if material in _BASES:
        return max(_BASES[material], key=lambda c: contrast(c, ground))
    light = luminance(ground) > _LIGHT
    readable = [c for c in palette if contrast(c, ground) >= _READABLE] or [
        max(palette, key=lambda c: contrast(c, ground))
    ]
    if material == "chalk":
        # White as it comes; on light ground a stick of colour.
        if not light:
            return mix(_CHALK, _picked(sorted(palette, key=luminance)[-3:], text), 0.3)
        return _picked(readable, text)
    if material == "neon":
        return _glowing(_picked(sorted(palette, key=lambda c: -oklch(c)[1])[:3], text), light)
    if material == "ink":
        extreme = max(readable, key=lambda c: contrast(c, ground))
        dark = luminance(extreme) < luminance(ground)
        return mix(extreme, rgb(0.06, 0.05, 0.08), 0.35) if dark else extreme
    return _picked(readable, text)


def _picked(colours: Sequence[Colour], text: str) -> Colour:
    return colours[zlib.crc32(text.encode()) % len(colours)]


def _glowing(colour: Colour, light: bool) -> Colour:
    """What a gas tube of this hue shines: full chroma; by day it needs more depth to be seen."""
    values = [v / max(*colour.values, 1e-3) for v in colour.values]
    grey = 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2]
    vivid = [min(1.0, max(0.05, grey + (v - grey) * 1.8)) for v in values]
    if max(vivid) - min(vivid) < 0.25:  # a grey palette still has tubes: pale blue ones
        vivid = [0.35, 0.72, 1.0]
    return rgb(*(v * (0.86 if light else 1.0) for v in vivid))
