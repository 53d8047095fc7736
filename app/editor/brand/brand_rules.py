"""What a brand kit asks of a document: its rules, what breaks them, and the ways to mend it.

The rules lie in the document (under `extra`), so that they hold wherever it is opened.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from engine.document import edits
from engine.document.colour import Colour, oklch, to_hex
from engine.document.file import layer_name
from engine.document.model import (
    Artwork,
    Brand,
    Document,
    Layer,
    LinearPaint,
    PaintSpec,
    Picture,
    PicturePaint,
    RadialPaint,
    SceneSource,
    Shape,
    SolidPaint,
    TextBlock,
)
from engine.planning.composition.sheet import branded

KEY = "brand_rules"
SAME = 0.01
"""OKLab distance under which two colours are one."""


class Rules(msgspec.Struct, frozen=True, omit_defaults=True):
    colours: bool = False
    """Only colours of the kit."""
    faces: bool = False
    """Only faces of the kit."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A layer with a colour or a face that isn't the kit's, and the nearest that is."""

    kind: Literal["colour", "face"]
    layer: str
    page: int
    """Index."""
    name: str
    """`text 'title'`."""
    found: Colour | str
    wanted: Colour | str
    wanted_name: str = ""
    """Of the kit's colour, if it has one."""


def rules(document: Document) -> Rules:
    raw = document.extra.get(KEY)
    if raw is None:
        return Rules()
    try:
        return msgspec.json.decode(raw, type=Rules)
    except msgspec.MsgspecError:
        return Rules()


def with_rules(document: Document, rules: Rules) -> Document:
    extra = {key: value for key, value in document.extra.items() if key != KEY}
    if rules != Rules():
        extra[KEY] = msgspec.Raw(msgspec.json.encode(rules))
    return msgspec.structs.replace(document, extra=extra)


def with_brand(document: Document, brand: Brand | None) -> Document:
    """Another kit, or none; the rules stay."""
    return msgspec.structs.replace(document, brand=brand)


# ------------------------------------------------------------------ what breaks them


def breaches(document: Document) -> tuple[Breach, ...]:
    """In the order of the layers; each colour of a layer once."""
    brand, asked = document.brand, rules(document)
    if brand is None:
        return ()
    found: list[Breach] = []
    names = {swatch.colour.with_alpha(1.0): swatch.name for swatch in brand.colours}
    allowed = list(names)
    for number, page in enumerate(document.pages):
        for layer in edits.iter_layers(page):
            if asked.colours and allowed:
                for colour in _colours(layer, document):
                    near = nearest(colour, allowed)
                    if distance(colour, near) > SAME:
                        called = names[near]
                        name = layer_name(layer)
                        found.append(Breach("colour", layer.id, number, name, colour, near, called))
            if asked.faces and brand.faces and isinstance(layer, TextBlock):
                for face in _foreign(layer, brand):
                    wanted = face_for(layer, brand)
                    name = layer_name(layer)
                    found.append(Breach("face", layer.id, number, name, face, wanted))
    return tuple(found)


def _colours(layer: Layer, document: Document) -> list[Colour]:
    """Those that are seen as colours of the design; shadows and glows are light, not colour."""
    held = {swatch.name: swatch.colour for swatch in document.swatches}
    seen: dict[Colour, None] = {}
    for paint in _paints(layer):
        for colour in _of_paint(paint, held):
            if colour.alpha > 0:
                seen.setdefault(colour.with_alpha(1.0))
    if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
        for colour in layer.source.palette:
            seen.setdefault(colour.with_alpha(1.0))
    return list(seen)


def _paints(layer: Layer) -> Iterator[PaintSpec]:
    if isinstance(layer, TextBlock):
        style = layer.style
        if any(run.fill is None for run in layer.runs):
            yield style.fill
        yield from (run.fill for run in layer.runs if run.fill is not None)
        for part in (style.outline, style.highlight, layer.plate):
            if part is not None:
                yield part.paint
    elif isinstance(layer, Shape):
        if layer.fill is not None:
            yield layer.fill
        if layer.stroke is not None:
            yield layer.stroke.paint


def _of_paint(paint: PaintSpec, swatches: dict[str, Colour]) -> list[Colour]:
    if isinstance(paint, SolidPaint):
        return [swatches.get(paint.swatch, paint.colour)]
    if isinstance(paint, LinearPaint | RadialPaint):
        return [stop.colour for stop in paint.stops]
    assert isinstance(paint, PicturePaint)
    return []


def _foreign(block: TextBlock, brand: Brand) -> list[str]:
    """First faces that aren't the kit's; the others only serve letters that these lack."""
    first = [faces[0] for faces in (block.style.faces, *(r.faces for r in block.runs)) if faces]
    return [face for face in dict.fromkeys(first) if _family(face) not in _families(brand)]


def _families(brand: Brand) -> set[str]:
    return {_family(face) for face in brand.faces}


def _family(face: str) -> str:
    """The face's id without weight and slope: all weights of a kit's family are the kit's."""
    plain = face.partition("@")[0]
    head, _, tail = plain.rpartition("-")
    return head if head and tail.rstrip("i").isdigit() else plain


def face_for(block: TextBlock, brand: Brand) -> str:
    """The kit's face for a text: the first for titles, the last for all others. Raises
    IndexError for a kit without faces."""
    return brand.faces[0] if block.role == "title" else brand.faces[-1]


def nearest(colour: Colour, allowed: list[Colour]) -> Colour:
    return min(allowed, key=lambda one: distance(colour, one))


def distance(one: Colour, other: Colour) -> float:
    return math.dist(_lab(one), _lab(other))


def _lab(colour: Colour) -> tuple[float, float, float]:
    light, chroma, hue = oklch(colour)
    angle = math.radians(hue)
    return light, chroma * math.cos(angle), chroma * math.sin(angle)


# ------------------------------------------------------------------ mending


def mended(document: Document, breach: Breach) -> Document:
    """The colour or face exchanged for the kit's, in this layer. Raises UserError."""
    if isinstance(breach.found, str) and isinstance(breach.wanted, str):
        return edits.exchange_face(document, breach.layer, breach.found, breach.wanted)
    if isinstance(breach.found, Colour) and isinstance(breach.wanted, Colour):
        loose = _without_swatches(document, breach.layer, breach.found)
        return edits.recolour(loose, breach.layer, {breach.found: breach.wanted})
    raise ValueError(breach)


def _without_swatches(document: Document, id: str, colour: Colour) -> Document:
    """Paints of the layer that name a swatch of that colour hold it themselves: the swatch, and
    what else uses it, stays."""
    named = {
        s.name for s in document.swatches if s.colour.with_alpha(1.0) == colour.with_alpha(1.0)
    }
    held = {s.name: s.colour for s in document.swatches}

    def own(paint: PaintSpec) -> PaintSpec:
        if isinstance(paint, SolidPaint) and paint.swatch in named:
            return SolidPaint(held[paint.swatch])
        return paint

    def change(layer: Layer) -> Layer:
        replace = msgspec.structs.replace
        if isinstance(layer, TextBlock):
            style, plate = layer.style, layer.plate
            if style.outline is not None:
                style = replace(
                    style, outline=replace(style.outline, paint=own(style.outline.paint))
                )
            if style.highlight is not None:
                band = replace(style.highlight, paint=own(style.highlight.paint))
                style = replace(style, highlight=band)
            runs = tuple(r if r.fill is None else replace(r, fill=own(r.fill)) for r in layer.runs)
            return replace(
                layer,
                style=replace(style, fill=own(style.fill)),
                runs=runs,
                plate=plate and replace(plate, paint=own(plate.paint)),
            )
        if isinstance(layer, Shape):
            stroke = layer.stroke and replace(layer.stroke, paint=own(layer.stroke.paint))
            return replace(layer, fill=layer.fill and own(layer.fill), stroke=stroke)
        return layer

    return edits.update(document, id, change)


def all_mended(document: Document) -> Document:
    """Every breach of what isn't locked."""
    for breach in breaches(document):
        if not edits.is_locked(document, breach.layer):
            document = mended(document, breach)
    return document


def applied(document: Document, brand: Brand) -> Document:
    """The document in the kit's colours and faces: its palette takes the kit's colours in the
    places of nearest lightness, titles the first face, other texts the last. Locked layers keep
    their faces."""
    palette = edits.palette_of(document)
    colours = [swatch.colour.with_alpha(1.0) for swatch in brand.colours]
    if colours and len(palette) == 6:
        document = edits.set_palette(document, branded(palette, colours[:6]))
    if brand.faces:
        for layer in edits.iter_layers(document):
            if isinstance(layer, TextBlock) and not edits.is_locked(document, layer.id):
                wanted = face_for(layer, brand)
                for face in _foreign(layer, brand):
                    document = edits.exchange_face(document, layer.id, face, wanted)
    return document


def from_document(document: Document, name: str) -> Brand:
    """A kit of what the document uses: its swatches (or palette), the title's face and the most
    used other one."""
    colours = tuple(
        msgspec.structs.replace(swatch, name="" if swatch.name in edits.SLOTS else swatch.name)
        for swatch in document.swatches
    )
    titles: dict[str, int] = {}
    others: dict[str, int] = {}
    logos: list[str] = []
    for layer in edits.iter_layers(document):
        if isinstance(layer, TextBlock) and layer.style.faces:
            counted = titles if layer.role == "title" else others
            face = layer.style.faces[0]
            counted[face] = counted.get(face, 0) + max(1, len(layer.text))
        if isinstance(layer, Picture) and "logo" in layer.name.casefold():
            logos.append(layer.asset)
    faces = [max(held, key=lambda face: held[face]) for held in (titles, others) if held]
    return Brand(name, colours, tuple(dict.fromkeys(faces)), tuple(dict.fromkeys(logos)))


def said(value: Colour | str) -> str:
    """`#E23B3B`, or the face's id."""
    return value if isinstance(value, str) else to_hex(value).upper()
