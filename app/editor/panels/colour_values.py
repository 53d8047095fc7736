"""Colours as a person reads and types them: hex, RGB, CMYK of the press profile, hue and harmony."""

from __future__ import annotations

import colorsys
import io
import math
from functools import cache, lru_cache

import msgspec
from PIL import Image, ImageCms

from engine.document.colour import Colour, rgb
from engine.document.model import (
    Document,
    LinearPaint,
    PaintSpec,
    PicturePaint,
    RadialPaint,
    SolidPaint,
)
from exporters import colour as press

Cmyk = tuple[float, float, float, float]
Hsv = tuple[float, float, float]

GAMUT = 0.035
"""Distance in sRGB (0..1, root mean square) from which a colour prints visibly otherwise."""


@cache
def _to_press() -> ImageCms.ImageCmsTransform | None:
    profile = press.cmyk_profile()
    if profile is None:
        return None
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(press.srgb_icc())),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=4096)
def inks(colour: Colour) -> Cmyk:
    """What is printed of it, 0..1: its own inks, else through the press profile (ISO Coated v2)."""
    if colour.space == "cmyk":
        c, m, y, k = colour.values
        return c, m, y, k
    if colour.space == "spot":
        c, m, y, k = (v * colour.values[0] for v in colour.alternate)
        return c, m, y, k
    transform = _to_press()
    if transform is None:
        r, g, b = colour.values
        k = 1 - max(r, g, b)
        if k >= 1:
            return 0.0, 0.0, 0.0, 1.0
        return (1 - r - k) / (1 - k), (1 - g - k) / (1 - k), (1 - b - k) / (1 - k), k
    pixel = Image.new("RGB", (1, 1), tuple(round(v * 255) for v in colour.values))
    converted = ImageCms.applyTransform(pixel, transform)
    assert converted is not None
    c8, m8, y8, k8 = converted.tobytes()
    return c8 / 255, m8 / 255, y8 / 255, k8 / 255


def printable(colour: Colour) -> Colour:
    """How it comes out of the press, as sRGB."""
    if colour.space != "srgb":
        return rgb(*press.srgb(colour), colour.alpha)
    return rgb(*press.srgb(Colour("cmyk", inks(colour))), colour.alpha)


def is_printable(colour: Colour) -> bool:
    """Whether ink on paper comes near enough to what the screen shows."""
    a, b = press.srgb(colour), press.srgb(printable(colour))
    return math.dist(a, b) / math.sqrt(3) <= GAMUT


def cmyk_text(colour: Colour) -> str:
    """`C0 M4 Y12 K0`."""
    return " ".join(f"{name}{round(v * 100)}" for name, v in zip("CMYK", inks(colour), strict=True))


def value_text(colour: Colour) -> str:
    """The colour's own space and numbers."""
    if colour.space == "cmyk":
        return cmyk_text(colour)
    if colour.space == "spot":
        return f"{colour.name} {round(colour.values[0] * 100)} %"
    return hex_text(colour).upper()


def hex_text(colour: Colour) -> str:
    """`#rrggbb` of what the screen shows."""
    return "#" + "".join(f"{round(v * 255):02x}" for v in press.srgb(colour))


def hsv(colour: Colour) -> Hsv:
    """Hue, saturation, value, 0..1, of what the screen shows."""
    return colorsys.rgb_to_hsv(*press.srgb(colour))


def from_hsv(hue: float, saturation: float, value: float, like: Colour) -> Colour:
    """In the space of `like` (a spot colour gives way to sRGB), with its opacity."""
    shown = rgb(*colorsys.hsv_to_rgb(hue % 1.0, saturation, value), like.alpha)
    return in_space(shown, like.space)


def in_space(colour: Colour, space: str) -> Colour:
    """The colour in sRGB or CMYK; the same object where it is so already."""
    if colour.space == space or space == "spot":
        return colour
    if space == "cmyk":
        return Colour("cmyk", inks(colour), colour.alpha)
    return rgb(*press.srgb(colour), colour.alpha)


def harmonies(colour: Colour) -> tuple[Colour, ...]:
    """Relatives by hue: complement, its two neighbours, triad, and the own neighbours; then a
    darker and a lighter one."""
    h, s, v = hsv(colour)
    turns = (0.5, 0.5 - 1 / 12, 0.5 + 1 / 12, 1 / 3, 2 / 3, -1 / 12, 1 / 12)
    out = [from_hsv(h + turn, s, v, colour) for turn in turns]
    out.append(from_hsv(h, min(1.0, s * 1.1), v * 0.6, colour))
    out.append(from_hsv(h, s * 0.45, 1 - (1 - v) * 0.4, colour))
    return tuple(dict.fromkeys(out))


# ------------------------------------------------------------------ paints


def shown(paint: PaintSpec | None, document: Document) -> Colour | None:
    """The one colour that stands for a paint: its swatch's, its own, its first stop's."""
    match paint:
        case SolidPaint():
            held = {s.name: s.colour for s in document.swatches}
            return held.get(paint.swatch, paint.colour) if paint.swatch else paint.colour
        case LinearPaint() | RadialPaint():
            return paint.stops[0].colour if paint.stops else None
        case PicturePaint():
            return paint.colour
    return None


def with_alpha(paint: PaintSpec, alpha: float, document: Document) -> PaintSpec:
    """The paint at another opacity, 0..1, all stops alike. A swatch's colour becomes its own:
    opacity belongs to the use, not to the swatch."""
    match paint:
        case SolidPaint():
            colour = shown(paint, document) or paint.colour
            if alpha >= 1 and paint.swatch and colour.alpha >= 1:
                return paint
            return SolidPaint(colour.with_alpha(alpha))
        case LinearPaint() | RadialPaint():
            stops = tuple(
                msgspec.structs.replace(s, colour=s.colour.with_alpha(alpha)) for s in paint.stops
            )
            return msgspec.structs.replace(paint, stops=stops)
    return paint


def alpha_of(paint: PaintSpec | None, document: Document) -> float:
    """1 for pictures, which are always opaque; of a gradient its most opaque stop."""
    if isinstance(paint, (LinearPaint, RadialPaint)):
        return max((s.colour.alpha for s in paint.stops), default=1.0)
    if paint is None or isinstance(paint, PicturePaint):
        return 1.0
    colour = shown(paint, document)
    return colour.alpha if colour is not None else 1.0
