"""Colour by name and by mood: moves of the palette, other palettes of the house, dyed subjects."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from engine.document import edits
from engine.document.colour import Colour, contrast, from_hex, luminance, mix, oklch
from engine.document.model import (
    Artwork,
    Document,
    Layer,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
)
from engine.document.palettes import PALETTES
from engine.errors import UserError
from engine.jobs.finishing import make_legible
from engine.jobs.grounds import painted, plain, swatches_of
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.oklab import Move, from_oklch, lab, moved_palette, tone_move
from engine.jobs.instructing.repainting import (
    is_dark,
    name_of,
    palette_on,
    with_palette,
    without_scrims,
)
from engine.jobs.instructing.scope import leaves
from engine.library import subjects as library
from engine.planning.composition.sheet import branded
from engine.planning.instructions import Intent

NAMED: Mapping[str, Colour] = {
    name: from_hex(digits)
    for name, digits in {
        "red": "d1232a", "blue": "2b62c4", "navy": "14275a", "green": "2f8a4c", "mint": "8fd8b4",
        "yellow": "f4c71f", "gold": "c2973d", "orange": "ee7f2d", "pink": "ee7fa8", "purple": "7a4cad",
        "turquoise": "1f9e9e", "brown": "7a4a2b", "beige": "e9dcc3", "coral": "f26a5b",
        "grey": "8a8a8e", "black": "17171a", "white": "faf8f4", "neon": "f02fa4", "retro": "dd6e42",
    }.items()
}  # fmt: skip


PALETTES_FOR: Mapping[str, tuple[str, ...]] = {
    "red": ("festive", "cobaltred", "berry"), "blue": ("blue", "ocean", "ice"),
    "navy": ("blue", "dusk", "cobaltred"), "green": ("forest", "mint", "spring"),
    "mint": ("mint", "spring"), "yellow": ("citrus", "retro", "sand"), "gold": ("gold", "retro"),
    "orange": ("autumn", "sunset", "coral"), "pink": ("candy", "pastel", "berry"),
    "purple": ("lavender", "dusk", "berry"), "turquoise": ("ocean", "tropical", "mint"),
    "brown": ("earth", "autumn", "vintage"), "beige": ("sand", "earth", "nordic"),
    "coral": ("coral", "sunset"), "grey": ("mono", "nordic"), "black": ("mono", "gold"),
    "white": ("nordic", "ice", "mono"), "neon": ("neon", "dusk"), "retro": ("retro", "vintage"),
}  # fmt: skip
"""Palettes that a colour's name asks for, the most fitting first."""


DARK_NAMES = frozenset(("navy", "black"))


LIGHT_NAMES = frozenset(("white", "beige", "mint", "yellow", "pink"))


_DENSITY = {"calmer": 0.7, "livelier": 1.3}


_SAID = {
    "warmer": "Warmer", "cooler": "Cooler", "brighter": "Brighter", "darker": "Darker", "calmer": "Calmer",
    "livelier": "Livelier", "contrast": "More contrast", "softer": "Less contrast",
}  # fmt: skip


def tone(desk: Desk, intent: Intent) -> Change:
    """A move of the palette, or of one text's or subject's colours."""
    move = tone_move(intent.value, intent.amount, dark=is_dark(desk))
    target = intent.target
    if target and (naming.is_text_role(target) or naming.subject_named(desk, target) is not None):
        document, names = desk.document, []
        for layer in naming.found(desk, target):
            document = _moved_layer(document, layer.id, move)
            names.append(naming.named(layer))
        return Change(document, f"{_SAID[intent.value]}: {', '.join(names)}")
    if target:
        _part_of_scene(desk, target)
    old = palette_on(desk)
    new = moved_palette(old, move)
    document, desk = with_palette(desk, new, None, _DENSITY.get(intent.value, 1.0))
    return Change(document, f"{_SAID[intent.value]}: the palette moved in OKLab", desk.scope)


def _part_of_scene(desk: Desk, thing: str) -> None:
    """Raises UserError unless the scene shows the thing: then the whole picture is meant."""
    words = naming.words_for(thing) | {_ALIAS.get(thing, "")}
    for scene in naming.scenes(desk):
        assert isinstance(scene.source, SceneSource)
        if words & naming.drawn_in(scene.source, scene.box.width, scene.box.height):
            return
    raise naming.nothing_called(desk, thing)


_ALIAS = {"ciel": "sky", "天空": "sky", "mer": "sea", "大海": "sea", "eau": "water", "水": "water"}


def _moved_layer(document: Document, id: str, move: Move) -> Document:
    def change(layer: Layer) -> Layer:
        if isinstance(layer, TextBlock):
            swatches = swatches_of(document)
            fill = layer.style.fill
            if not isinstance(fill, SolidPaint):
                return layer
            own = swatches.get(fill.swatch, fill.colour)
            return painted(plain(layer), SolidPaint(move(own, 3)))
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
            table = {k: move(c, 3) for k, c in fills(layer.source).items()}
            return msgspec.structs.replace(
                layer, source=msgspec.structs.replace(layer.source, recolour=table)
            )
        return layer

    return edits.update(document, id, change)


def fills(source: SubjectSource) -> dict[str, Colour]:
    """Every fill of a subject's drawing (#rrggbb) and the colour in which it is drawn now."""
    found: dict[str, Colour] = {}

    def note(rgba: int) -> None:
        key = f"#{rgba >> 8:06x}"
        found[key] = source.recolour.get(key, from_hex(key))

    def walk(parts: Sequence[library.Part]) -> None:
        for part in parts:
            if isinstance(part, library.Cluster):
                walk(part.parts)
            elif isinstance(part.paint, library.Flat):
                note(part.paint.rgba)
            else:
                for _, rgba in part.paint.stops:
                    note(rgba)

    walk(library.get(source.subject).draws)
    return found


def recolour(desk: Desk, intent: Intent) -> Change:
    """A named colour, a palette or the brand: of the whole poster, its ground, a text, a subject."""
    wanted = [v.strip() for v in intent.value.split(",")]
    target = intent.target
    if target and target != "background":
        return _coloured_layers(desk, target, wanted)
    if wanted == ["brand"]:
        return _branded(desk)
    chosen = _palette_for(desk, wanted)
    dark: bool | None = None
    if target == "background" or wanted[0] in ("black", "white", "navy"):
        dark = True if wanted[0] in DARK_NAMES else False if wanted[0] in LIGHT_NAMES else None
    if target == "background" and not naming.scenes(desk):
        return _plain_ground(desk, wanted[0])
    document, desk = with_palette(desk, PALETTES[chosen], dark)
    said = f"Palette {chosen}" + ("" if dark is None else f", {'dark' if dark else 'light'} ground")
    return Change(document, said, desk.scope)


def _plain_ground(desk: Desk, name: str) -> Change:
    colour = NAMED.get(name) or from_hex(name)
    grounds = [
        x
        for x in leaves(desk.held.layers)
        if isinstance(x, Shape) and x.purpose == "ground" and desk.may(x.id)
    ]
    if not grounds:
        raise UserError(
            "there is no background that can change", remedy="ask for a scene, e.g. “a beach”"
        )
    document = edits.set_fill(desk.document, grounds[0].id, SolidPaint(colour))
    return Change(document, f"Background: {name}")


def _palette_for(desk: Desk, wanted: Sequence[str]) -> str:
    """The palette of the house that the colours ask for; another one than now where there is one."""
    named = next((w for w in wanted if w in PALETTES and w not in PALETTES_FOR), "")
    if named:
        return named
    now = name_of(edits.palette_of(desk.document))
    if len(wanted) == 1 and wanted[0] in PALETTES_FOR:
        names = PALETTES_FOR[wanted[0]]
        return next((n for n in names if n != now), names[0])
    labs = [lab(NAMED.get(w) or from_hex(w)) for w in wanted]

    def far(name: str) -> float:
        slots = [lab(c) for c in PALETTES[name]]
        return sum(min(math.dist(lab, s) for s in slots) for lab in labs) + (
            0.02 if name == now else 0.0
        )

    return min(PALETTES, key=far)


def _branded(desk: Desk) -> Change:
    brand = desk.document.brand
    if brand is None or not brand.colours:
        raise UserError("the document has no brand colours", remedy="add them to its brand first")
    new = branded(palette_on(desk), [s.colour for s in brand.colours])
    document, desk = with_palette(desk, tuple(sorted(new, key=luminance)))
    return Change(
        document, f"Brand colours: {', '.join(s.name for s in brand.colours)}", desk.scope
    )


def _coloured_layers(desk: Desk, target: str, wanted: Sequence[str]) -> Change:
    name = wanted[0]
    if name == "brand":
        brand = desk.document.brand
        if brand is None or not brand.colours:
            raise UserError(
                "the document has no brand colours", remedy="add them to its brand first"
            )
        name, colour = brand.colours[0].name, brand.colours[0].colour
    else:
        colour = (
            PALETTES[name][2]
            if name in PALETTES and name not in NAMED
            else NAMED.get(name) or from_hex(name)
        )
    document, said = desk.document, []
    for layer in naming.found(desk, target):
        if isinstance(layer, TextBlock):
            document = _coloured_text(desk.having(document), layer, colour, name)
        elif isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
            source = msgspec.structs.replace(layer.source, recolour=_dyed(layer.source, colour))
            document = edits.replace_layer(
                document, layer.id, msgspec.structs.replace(layer, source=source)
            )
        elif isinstance(layer, Shape):
            document = edits.set_fill(document, layer.id, SolidPaint(colour))
        said.append(naming.named(layer))
    return Change(document, f"In {name}: {', '.join(said)}")


def _coloured_text(desk: Desk, block: TextBlock, colour: Colour, name: str) -> Document:
    """The text in the colour, lighter or darker by as little as makes it read where it stands."""
    slot = _nearest_slot(desk.document, colour)
    light, chroma, hue = oklch(slot)
    steps = sorted((light + 0.06 * n for n in range(-9, 10)), key=lambda v: abs(v - light))
    for step in steps:
        if not 0.12 <= step <= 0.97:
            continue
        tried = slot if step == light else from_oklch(step, chroma, hue)
        bare = edits.replace_layer(
            desk.document, block.id, painted(plain(block), SolidPaint(tried))
        )
        if block.plate is not None:
            ground = block.plate.paint
            if (
                isinstance(ground, SolidPaint)
                and contrast(tried, swatches_of(bare).get(ground.swatch, ground.colour)) >= 4.5
            ):
                return bare
            continue
        after = edits.find(make_legible(without_scrims(bare), desk.render, desk.assets), block.id)
        if isinstance(after, TextBlock) and after.style.fill == SolidPaint(tried):
            return bare
    raise UserError(
        f"{naming.named(block)} can't be read in {name} where it stands",
        remedy="move it or darken the scene first",
    )


def _nearest_slot(document: Document, colour: Colour) -> Colour:
    """The palette's own colour of that name where it has one: it belongs to the poster."""
    light, chroma, hue = oklch(colour)
    if chroma < 0.04:
        return colour

    def alike(own: Colour) -> bool:
        l0, c0, h0 = oklch(own)
        turn = abs((h0 - hue + 180) % 360 - 180)
        return c0 > 0.7 * chroma and turn < 14 and abs(l0 - light) < 0.16

    near = [c for c in edits.palette_of(document) if alike(c)]
    return min(near, key=lambda c: math.dist(lab(c), lab(colour)), default=colour)


def _dyed(source: SubjectSource, colour: Colour) -> dict[str, Colour]:
    """The drawing's main hue turned into the colour's, light and shade kept."""
    light, chroma, hue = oklch(colour)
    tints = [t for t in library.get(source.subject).colours if t.hue >= 0]
    drawn = {key: from_hex(key) for key in fills(source)}
    main = tints[0].hue if tints else -1.0
    table: dict[str, Colour] = {}
    largest = from_hex(tints[0].hex) if tints else mix(colour, colour, 0)
    shift = light - oklch(largest)[0]
    for key, own in drawn.items():
        l0, c0, h0 = oklch(own)
        if main >= 0 and (c0 < 0.035 or abs((h0 - main + 180) % 360 - 180) > 45):
            continue
        scale = chroma / max(oklch(largest)[1], 0.03)
        table[key] = from_oklch(
            l0 + 0.75 * shift, min(c0 * scale, chroma * 1.25) if chroma > 0.03 else chroma, hue
        )
    return table
