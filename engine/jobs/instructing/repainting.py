"""A document in another palette, on a dark or a light ground; or a region of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from engine.document import edits
from engine.document.colour import Colour, contrast, luminance
from engine.document.model import (
    Artwork,
    Box,
    Clip,
    Document,
    GradientStop,
    Layer,
    LinearPaint,
    PaintSpec,
    Picture,
    SceneSource,
    Shape,
    SolidPaint,
    TextBlock,
)
from engine.document.palettes import PALETTES, roles, slot_of
from engine.errors import UserError
from engine.jobs.grounds import inks, painted, plain, swatches_of
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Desk
from engine.jobs.instructing.scope import is_scene, leaves


def palette_on(desk: Desk) -> tuple[Colour, ...]:
    palette = edits.palette_of(desk.document)
    if len(palette) == 6:
        return palette
    raise UserError("the document has no palette to change", remedy="name a text or a subject")


def name_of(palette: Sequence[Colour]) -> str:
    """The palette's name, '' for one that isn't of the house."""
    return next((n for n, own in PALETTES.items() if tuple(palette) == own), "")


def is_dark(desk: Desk) -> bool:
    return any(isinstance(s.source, SceneSource) and s.source.dark for s in naming.scenes(desk))


def repaint(document: Document, new: Sequence[Colour], accent: Colour | None = None) -> Document:
    """The whole document in another palette; ink, paper and accent take their roles in it, and
    labels stay readable on their plates."""
    old = {s.name: s.colour for s in document.swatches}
    out = edits.set_palette(document, new)
    wanted = roles(new)
    after = {s.name: s.colour for s in out.swatches}
    named = {"ink": wanted.ink, "paper": wanted.paper, "accent": accent or wanted.accent}
    table: dict[Colour, Colour] = {}
    for name, colour in named.items():
        if name not in old:
            continue
        slot = (
            edits.palette_of(document).index(old[name])
            if old[name] in edits.palette_of(document)
            else -1
        )
        if name == "accent" and slot >= 0:
            continue  # It is a colour of the palette and followed it.
        table.setdefault(after[name], colour)
        out = edits.set_swatch(out, name, colour)
    if table:
        for layer in [x for p in out.pages for x in p.layers]:
            out = edits.recolour(out, layer.id, table)
    return _plates_legible(out)


def _plates_legible(document: Document) -> Document:
    swatches = swatches_of(document)
    ink, paper = swatches.get("ink"), swatches.get("paper")
    if ink is None or paper is None:
        return document
    for layer in list(edits.iter_layers(document)):
        if not isinstance(layer, TextBlock) or layer.plate is None:
            continue
        if not isinstance(layer.plate.paint, SolidPaint):
            continue
        ground = swatches.get(layer.plate.paint.swatch, layer.plate.paint.colour)
        if min((contrast(c, ground) for c in inks(layer, swatches)), default=21) >= 4.5:
            continue
        name = max(("ink", "paper"), key=lambda n: contrast(swatches[n], ground))
        better = painted(plain(layer), SolidPaint(swatches[name], name))
        document = edits.replace_layer(document, layer.id, better)
    return document


PIXELS = 0.4
"""Share of the page from which a picture is its artwork."""


def _check_vectors(desk: Desk) -> None:
    """Raises UserError where the artwork is pixels: a palette can't reach them."""
    held = desk.held
    for layer in leaves(held.layers):
        large = layer.box.width * layer.box.height >= PIXELS * held.width * held.height
        if isinstance(layer, Picture) and layer.visible and large:
            raise UserError(
                "the artwork of this page is a picture, and only vector artwork changes its light "
                "and colours",
                remedy="name a text or a subject, or generate the artwork again",
            )


def with_palette(
    desk: Desk, new: Sequence[Colour], dark: bool | None = None, density: float = 1.0
) -> tuple[Document, Desk]:
    """The document with another palette, on a dark or light ground, within the scope; and the desk
    with what was added for it."""
    _check_vectors(desk)
    if desk.scope.whole:
        out = repaint(desk.document, new)
        out = _scenes(out, dark, density)
        return (out if dark is None else _grounds(out, dark)), desk
    desk = windowed(desk)
    # Swatches belong to the whole document: what changes here keeps its colours as its own.
    loose = desk.document
    for swatch in desk.document.swatches:
        loose = edits.remove_swatch(loose, swatch.name)
    loose = msgspec.structs.replace(loose, swatches=desk.document.swatches)
    changed = repaint(loose, new)
    changed = _scenes(changed, dark, density)
    if dark is not None:
        changed = _grounds(changed, dark)
    out = desk.document
    for layer in leaves(desk.held.layers):
        if desk.may(layer.id):
            out = edits.replace_layer(out, layer.id, edits.find(changed, layer.id))
    return out, desk


def _scenes(document: Document, dark: bool | None, density: float) -> Document:
    def change(layer: Layer) -> Layer:
        if not isinstance(layer, Artwork) or not isinstance(layer.source, SceneSource):
            return layer
        source = layer.source
        if dark is not None:
            source = msgspec.structs.replace(source, dark=dark, variant=_variant(source, dark))
        if density != 1.0:
            value = max(0.35, min(1.8, source.density * density))
            source = msgspec.structs.replace(source, density=value)
        return layer if source == layer.source else msgspec.structs.replace(layer, source=source)

    for layer in list(edits.iter_layers(document)):
        if is_scene(layer):
            document = edits.update(document, layer.id, change)
    return document


def _variant(source: SceneSource, dark: bool) -> str:
    """A look of the family that says another time of day gives way."""
    return "" if source.variant in ("lights", "daylight", "sunset") else source.variant


def _grounds(document: Document, dark: bool) -> Document:
    """Grounds and veils on the other side of the palette where they are on the wrong one."""
    palette = edits.palette_of(document)
    swatches = swatches_of(document)

    def turned(colour: Colour) -> Colour:
        light = luminance(colour)
        fits = light < 0.18 if dark else light > 0.4
        return colour if fits else palette[0 if dark else 5].with_alpha(colour.alpha)

    for layer in list(edits.iter_layers(document)):
        if not isinstance(layer, Shape):
            continue
        fill = layer.fill
        if dark and layer.purpose == "band" and isinstance(fill, SolidPaint):
            # Bands keep apart from each other: light ones take the two darkest slots.
            own = swatches.get(fill.swatch, fill.colour)
            if luminance(own) > 0.4:
                slot = 0 if slot_of(palette, own) == 5 else 1
                document = edits.set_fill(document, layer.id, SolidPaint(palette[slot]))
            continue
        if layer.purpose not in ("ground", "scrim"):
            continue
        if isinstance(fill, SolidPaint):
            own = swatches.get(fill.swatch, fill.colour)
            new: PaintSpec = fill if turned(own) == own else SolidPaint(turned(own))
        elif isinstance(fill, LinearPaint):
            stops = tuple(GradientStop(s.offset, turned(s.colour)) for s in fill.stops)
            new = msgspec.structs.replace(fill, stops=stops)
        else:
            continue
        if new != fill:
            document = edits.set_fill(document, layer.id, new)
    return document


def windowed(desk: Desk) -> Desk:
    """The desk with the part of every scene and ground that lies in the region as a layer of its
    own, so that it can change alone."""
    box = desk.scope.box
    if box is None:
        return desk
    document, made = desk.document, []
    layers = desk.held.layers
    for layer in layers:
        scene = isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)
        ground = isinstance(layer, Shape) and layer.purpose == "ground" and layer.kind == "rect"
        if not (scene or ground) or desk.scope.holds(layer.id) or layer.locked or layer.rotation:
            continue
        part = _common(layer.box, box)
        if part is None:
            continue
        id = edits.new_id(document, f"{layer.id}-part")
        window: Layer
        if isinstance(layer, Artwork):
            if layer.clip is not None and not (
                layer.clip.shape == "rect" and layer.clip.radius == 0
            ):
                continue
            window = msgspec.structs.replace(
                layer, id=id, clip=_window(layer.box, part), shadow=None
            )
        else:
            assert isinstance(layer, Shape)
            window = msgspec.structs.replace(
                layer, id=id, box=part, radius=0.0, stroke=None, shadow=None
            )
        at = document.pages[desk.page].layers.index(layer)
        document = edits.add_layer(document, window, desk.page, index=at + 1)
        made.append(id)
    return desk.having(document, desk.scope.also(made))


def _common(a: Box, b: Box) -> Box | None:
    x, y, right, bottom = (
        max(a.x, b.x),
        max(a.y, b.y),
        min(a.right, b.right),
        min(a.bottom, b.bottom),
    )
    return Box(x, y, right - x, bottom - y) if right > x and bottom > y else None


def _window(whole: Box, part: Box) -> Clip:
    def fraction(x: float, y: float) -> tuple[float, float]:
        return (x - whole.x) / whole.width, (y - whole.y) / whole.height

    corners = (
        (part.x, part.y),
        (part.right, part.y),
        (part.right, part.bottom),
        (part.x, part.bottom),
    )
    return Clip(shape="polygon", points=tuple(fraction(*c) for c in corners))


def without_scrims(document: Document) -> Document:
    """Without the veils that finishing laid under texts: it decides anew."""
    for layer in [x for p in document.pages for x in p.layers]:
        if isinstance(layer, Shape) and layer.purpose == "scrim" and layer.id.startswith("scrim-"):
            document = edits.remove_layer(document, layer.id)
    return document
