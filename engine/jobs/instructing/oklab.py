"""Moves of colours in OKLab (Ottosson 2020): warmer, calmer, brighter, with more contrast."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from engine.document import colour as colours
from engine.document.colour import Colour, luminance, oklch

Move = Callable[[Colour, int], Colour]
"""A colour and its slot (0 dark … 5 light) to another colour."""


def from_oklch(light: float, chroma: float, hue: float) -> Colour:
    """sRGB of a colour in OKLCH (hue in degrees); the chroma gives way where sRGB ends."""
    light = max(0.0, min(1.0, light))
    angle = math.radians(hue)

    def linear(c: float) -> tuple[float, float, float]:
        a, b = c * math.cos(angle), c * math.sin(angle)
        x = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
        y = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
        z = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
            -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
            -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
        )

    low, high = 0.0, max(0.0, chroma)
    if not _inside(linear(high)):
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _inside(linear(middle)) else (low, middle)
        high = low
    gamma = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055
             for v in (max(0.0, u) for u in linear(high))]  # fmt: skip
    return colours.rgb(*gamma)


def _inside(values: Sequence[float]) -> bool:
    return all(-1e-4 <= v <= 1 + 1e-4 for v in values)


def lab(colour: Colour) -> tuple[float, float, float]:
    light, chroma, hue = oklch(colour)
    return light, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def _from_lab(light: float, a: float, b: float) -> Colour:
    return from_oklch(light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


WARM, COLD = 55.0, 245.0
"""OKLCH hues towards which a palette is warmed and cooled."""


def tone_move(tone: str, amount: float, *, dark: bool = False) -> Move:
    """The change of one colour that a tone asks for. `dark`: the page stands on a dark ground."""

    def tinted(colour: Colour, slot: int, hue: float) -> Colour:
        light, a, b = lab(colour)
        chroma = math.hypot(a, b)
        own = math.degrees(math.atan2(b, a)) % 360
        away = (hue - own + 180) % 360 - 180
        turned = own + max(-34.0, min(34.0, away)) * 0.8 * amount if chroma > 0.02 else own
        pull = 0.03 * amount * (1 - 0.5 * abs(light - 0.6) / 0.6)
        a = chroma * math.cos(math.radians(turned)) + pull * math.cos(math.radians(hue))
        b = chroma * math.sin(math.radians(turned)) + pull * math.sin(math.radians(hue))
        return _from_lab(light, a, b)

    def moved(colour: Colour, slot: int) -> Colour:
        light, chroma, hue = oklch(colour)
        match tone:
            case "warmer":
                return tinted(colour, slot, WARM)
            case "cooler":
                return tinted(colour, slot, COLD)
            case "brighter":
                lift = (0.17 - 0.02 * slot) if dark else (0.03 + 0.03 * min(slot, 3))
                return from_oklch(light + lift * amount * (1 - light * 0.55), chroma * 1.04, hue)
            case "darker":
                return from_oklch(light * (1 - (0.13 + 0.012 * slot) * amount), chroma * 0.97, hue)
            case "calmer":
                return from_oklch(
                    light + (0.62 - light) * 0.1 * amount,
                    chroma * (1 - 0.32 * min(1.6, amount)),
                    hue,
                )
            case "livelier":
                return from_oklch(
                    light, chroma * (1 + 0.24 * amount) + (0.008 if chroma > 0.01 else 0), hue
                )
            case "contrast":
                return from_oklch(0.58 + (light - 0.58) * (1 + 0.22 * amount), chroma * 1.06, hue)
            case "softer":
                return from_oklch(
                    0.62 + (light - 0.62) * (1 - 0.2 * min(2.0, amount)), chroma * 0.92, hue
                )
            case _:
                raise ValueError(tone)

    return moved


def moved_palette(palette: Sequence[Colour], move: Move) -> tuple[Colour, ...]:
    """Six colours after a move, still sorted dark to light."""
    return tuple(sorted((move(c, n) for n, c in enumerate(palette)), key=luminance))
