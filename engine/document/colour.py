"""Colours that keep their own space, and the few conversions that need no ICC profile."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from engine.errors import UserError

Space = Literal["srgb", "cmyk", "spot"]


class Colour(msgspec.Struct, frozen=True, omit_defaults=True):
    """One colour in its own space; components are 0..1.

    srgb: (r, g, b), gamma-encoded. cmyk: (c, m, y, k). spot: (tint,) of the ink `name`,
    with `alternate` as its CMYK appearance. `alpha` is opacity, 0..1.
    """

    space: Space = "srgb"
    values: tuple[float, ...] = (0.0, 0.0, 0.0)
    alpha: float = 1.0
    name: str = ""
    alternate: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        wanted = {"srgb": 3, "cmyk": 4, "spot": 1}[self.space]
        numbers = (*self.values, *self.alternate, self.alpha)
        if len(self.values) != wanted or (self.space == "spot" and len(self.alternate) != 4):
            raise ValueError(f"a {self.space} colour has the wrong number of components")
        if not all(math.isfinite(v) and 0.0 <= v <= 1.0 for v in numbers):
            raise ValueError("colour components must lie between 0 and 1")

    def with_alpha(self, alpha: float) -> Colour:
        return msgspec.structs.replace(self, alpha=max(0.0, min(1.0, alpha)))


def rgb(r: float, g: float, b: float, alpha: float = 1.0) -> Colour:
    """An sRGB colour; components are clipped to 0..1."""
    clip = [max(0.0, min(1.0, float(v))) for v in (r, g, b, alpha)]
    return Colour("srgb", (clip[0], clip[1], clip[2]), clip[3])


def from_hex(text: str) -> Colour:
    """`#rrggbb`, `rrggbb` or `#rgb` as sRGB. Raises UserError."""
    digits = text.strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    try:
        if len(digits) != 6:
            raise ValueError
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    except ValueError:
        raise UserError(f"{text!r} is not a colour", remedy="write it like #e23b3b") from None
    return rgb(*parts)


def to_hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(v * 255):02x}" for v in approximate_srgb(colour))


def approximate_srgb(colour: Colour) -> tuple[float, float, float]:
    """sRGB components without a profile: exact for srgb, the naive formula for cmyk and spot.

    Exporters use ICC profiles instead; this is for thumbnails, sorting and contrast estimates.
    """
    if colour.space == "srgb":
        r, g, b = colour.values
        return r, g, b
    if colour.space == "cmyk":
        c, m, y, k = colour.values
    else:
        c, m, y, k = (v * colour.values[0] for v in colour.alternate)
    return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """Linear blend of the sRGB components, t = 0 gives a, t = 1 gives b; alpha blends too."""
    if t <= 0 and a.space == "srgb":
        return a
    x, y = approximate_srgb(a), approximate_srgb(b)
    r, g, bl = (p + (q - p) * t for p, q in zip(x, y, strict=True))
    return rgb(r, g, bl, a.alpha + (b.alpha - a.alpha) * t)


def luminance(colour: Colour) -> float:
    """WCAG 2 relative luminance, 0..1."""
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in approximate_srgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Colour, b: Colour) -> float:
    """WCAG 2 contrast ratio, 1..21."""
    x, y = luminance(a), luminance(b)
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)


def oklch(colour: Colour) -> tuple[float, float, float]:
    """(lightness 0..1, chroma, hue in degrees) in OKLCH (Ottosson 2020)."""
    r, g, b = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in approximate_srgb(colour)
    )
    l_ = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m_ = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s_ = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    light = 0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_
    a_ = 1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_
    b_ = 0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_
    return light, math.hypot(a_, b_), math.degrees(math.atan2(b_, a_)) % 360
