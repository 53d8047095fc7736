"""The palettes: six colours each, dark to light, and the roles that they take on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.document.colour import Colour, contrast, from_hex, luminance, mix, oklch, rgb

_HEXES: dict[str, str] = {
    "sunset": "2b1b4d 7a2e6b d9486e ff8a5c ffd07a fff3d6",
    "ocean": "06283d 125d7d 1c92a9 5cc7c9 b9ecdf fdf6e3",
    "forest": "12261e 1f4a38 3d7a52 86b36b d5dfa3 f6f4dc",
    "neon": "0b0620 2a0d5e 6a17b8 f02fa4 21e6e6 fdf7ff",
    "pastel": "8d7fb8 f2a7b8 ffd0c2 fff0cf cfe8df bcd4f0",
    "retro": "2d2a32 8c3b2e dd6e42 e8a94b efd9a0 f8f1dc",
    "blue": "0a1a3a 173a7a 2f66c9 6ea3f0 bcd8ff f3f8ff",
    "autumn": "2f1710 6b2d17 b3501f e08a2b f2c35d faf0d3",
    "candy": "5a1a5e d13f8c ff78a8 ffb3c6 8fe3e0 fff6f4",
    "earth": "33261d 6d4c36 a77b56 cfae86 e9dabf f8f3e8",
    "nordic": "1f2a36 3f5666 7d98a6 b7c9cf e5ded1 f7f5f0",
    "gold": "0d0b0a 2a2118 6e5223 c2973d eed08a fff7e0",
    "vintage": "26323a 2f6b6a c8553d e9a15b f0d9b0 faf3e3",
    "mint": "0f3d3e 2a7f74 5fbf9f a6e3c3 e2f7e5 fff9ec",
    "lavender": "2a1f4a 5a4494 8f78cf c3b1ec eee1fa fff8f0",
    "tropical": "0d3b3a 0f7c6c 25b794 ffb03b ff5e6c fff4dd",
    "festive": "3d0508 8f0d17 d0202a f0603c f6bd52 fff2d2",
    "spring": "23502f 5b9a44 a9d15e f7b7c9 ffe3ec fdfbe7",
    "ice": "0c2740 275d86 5d9fc9 a1d0e8 d8eef7 ffffff",
    "citrus": "394a0e 7ea31c c8d93a ffd23f ff8c32 fffbe6",
    "berry": "2b0a26 6a1449 a8215f e0527f f7a1ad fff0ec",
    "mono": "151515 3d3d3f 77777b b0b0b3 dcdcdd f8f8f8",
    "coral": "243447 3f6b7d f26a5b ff9f84 ffd6bf fff7ef",
    "dusk": "131a3b 34306e 6f4a9b c06aa6 f5a69b fde3c4",
    "sand": "4a3a2f 8a6a52 c99e76 e7c9a0 f5e6cc 7fb7b5",
    "cobaltred": "101c46 1d3fae e23b3b f7b32b f4ead5 ffffff",
}

PALETTES: Mapping[str, tuple[Colour, ...]] = MappingProxyType(
    {
        name: tuple(sorted((from_hex(h) for h in row.split()), key=luminance))
        for name, row in _HEXES.items()
    }
)
"""Six sRGB colours by name, sorted by luminance, dark first: slots p0..p5."""

# Art direction 5.4. A monochrome page needs one warm foreign hue, or it looks corporate.
_ACCENTS: dict[str, str] = {
    "sunset": "d9486e", "ocean": "e0503f", "forest": "b8793a", "neon": "21e6e6",
    "pastel": "6a5a9c", "retro": "dd6e42", "blue": "f08a5d", "autumn": "b3501f",
    "candy": "d13f8c", "earth": "b5562c", "nordic": "e0503f", "gold": "eed08a",
    "vintage": "c8553d", "mint": "e0503f", "lavender": "5a4494", "tropical": "ff5e6c",
    "festive": "f6bd52", "spring": "d9688f", "ice": "f08a5d", "citrus": "ff8c32",
    "berry": "e0527f", "mono": "d8402f", "coral": "f26a5b", "dusk": "f5a69b",
    "sand": "2f7472", "cobaltred": "e23b3b",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Roles:
    """What the colours of a palette are for (art direction 5.1).

    `ink` and `paper` are the text pair (contrast at least 10), never pure black or white.
    `accent` may be foreign to the palette; `on_accent` and `on_plate` are the readable text
    colours there.
    """

    ink: Colour
    paper: Colour
    accent: Colour
    plate: Colour
    on_accent: Colour
    on_plate: Colour


def slot_of(palette: Sequence[Colour], colour: Colour) -> int:
    """Index of the colour in the palette, or -1 when it is foreign."""
    for slot, own in enumerate(palette):
        if own.space == colour.space and own.values == colour.values:
            return slot
    return -1


def roles(palette: Sequence[Colour]) -> Roles:
    """The roles of six colours sorted dark to light. Raises ValueError for fewer than two."""
    if len(palette) < 2:
        raise ValueError("a palette needs at least two colours")
    darkest, lightest = palette[0], palette[-1]
    paper = _paper(lightest, palette)
    ink = _ink(darkest, paper)
    accent = _legible(_accent(palette, ink, paper), ink, paper)
    plate = next(
        (
            c
            for c, text in ((palette[1], paper), (palette[-2], ink))
            if luminance(c) < 0.9 and contrast(c, text) >= 7
        ),
        ink,
    )
    return Roles(
        ink=ink,
        paper=paper,
        accent=accent,
        plate=plate,
        on_accent=_readable(accent, ink, paper),
        on_plate=_readable(plate, ink, paper),
    )


def _legible(accent: Colour, ink: Colour, paper: Colour) -> Colour:
    """The accent moved by the least step after which ink or paper reads on it at 4.5."""
    for step in range(12):
        for pole, text in ((ink, paper), (paper, ink)):
            moved = mix(accent, pole, 0.025 * step)
            if contrast(moved, text) >= 4.5:
                return moved
    return accent


def _readable(ground: Colour, ink: Colour, paper: Colour) -> Colour:
    return max((ink, paper), key=lambda text: contrast(ground, text))


def _paper(lightest: Colour, palette: Sequence[Colour]) -> Colour:
    """White is pulled towards the palette's hue, a mid-tone up to a real paper."""
    if luminance(lightest) > 0.95:
        return mix(lightest, palette[len(palette) // 2], 0.05)
    if luminance(lightest) < 0.78:
        return mix(lightest, rgb(1.0, 0.98, 0.94), 0.7)
    return lightest


def _ink(darkest: Colour, paper: Colour) -> Colour:
    ink = darkest
    for step in range(1, 19):
        if contrast(ink, paper) >= 10 and luminance(ink) > 0.0:
            break
        ink = mix(darkest, rgb(0.03, 0.03, 0.05), 0.05 * step)
    if luminance(ink) < 0.003:  # pure black never touches the page
        ink = mix(ink, rgb(0.2, 0.16, 0.14), 0.25)
    return ink


def _accent(palette: Sequence[Colour], ink: Colour, paper: Colour) -> Colour:
    for name, own in PALETTES.items():
        if tuple(palette) == own:
            return from_hex(_ACCENTS[name])
    lch = [oklch(c) for c in palette]
    coloured = [(c, chroma, hue) for c, (_, chroma, hue) in zip(palette, lch, strict=True)]
    strongest = max(coloured, key=lambda item: item[1])
    if strongest[1] < 0.04:  # greys
        return from_hex("d8402f")
    dominant = max(coloured[1:-1] or coloured, key=lambda item: item[1])[2]
    others = [
        item
        for item in coloured
        if item[1] > 0.08
        and abs((item[2] - dominant + 180) % 360 - 180) >= 35
        and max(contrast(item[0], ink), contrast(item[0], paper)) >= 3
    ]
    if others:
        return max(others, key=lambda item: item[1])[0]
    if 150 <= dominant <= 300:
        return from_hex("e0503f")
    return mix(from_hex("1f7a8c"), strongest[0], 0.25)
