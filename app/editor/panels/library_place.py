"""Puts things of the library on a page, and carries them there by drag."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QByteArray, QMimeData

from app.editor.panels.library_items import Item, shape, tr
from app.editor.session import Session
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Layer,
    Page,
    PaintSpec,
    Picture,
    SceneSource,
    SolidPaint,
    Stroke,
    SubjectSource,
)
from engine.document.palettes import PALETTES
from engine.drawing.motifs import FAMILIES
from engine.drawing.subjects import ink
from engine.errors import UserError
from exporters.pictures import upright_size

MIME = "application/x-affiche-subject"
"""JSON of an Item."""

SHARE = {"subject": 0.45, "shape": 0.3, "picture": 0.5, "scene": 1.0}
"""Of the page's shorter side."""
WHOLE = 0.8
"""A scene over so much of its page is the page's scene: another one takes its place."""


class _Carried(msgspec.Struct, frozen=True):
    kind: str
    key: str
    title: str


def mime_data(item: Item) -> QMimeData:
    data = QMimeData()
    carried = _Carried(item.kind, item.key, item.title)
    data.setData(MIME, QByteArray(msgspec.json.encode(carried)))
    return data


def carried(data: QMimeData) -> Item | None:
    """What is dragged, if it comes from a library."""
    if not data.hasFormat(MIME):
        return None
    try:
        held = msgspec.json.decode(bytes(data.data(MIME).data()), type=_Carried)
    except msgspec.MsgspecError:
        return None
    if held.kind in ("subject", "scene", "shape", "picture"):
        return Item(held.kind, held.key, held.title)  # type: ignore[arg-type]
    return None


def place(session: Session, item: Item, centre: tuple[float, float] | None = None) -> str:
    """Adds the item to the session's page as one step and selects it; its layer's id. `centre` in
    points of the page; None for the page's own. A scene takes the place of the page's scene, or
    goes under everything. Raises UserError for what can't be drawn."""
    document, number = session.document, session.page
    page = document.pages[number]
    where = centre or (page.width / 2, page.height / 2)
    if item.kind == "scene":
        old = page_scene(page)
        if old is not None:
            source = _source(item, document, old.source)
            named = msgspec.structs.replace(old, source=source)
            name = tr("Change scene to %1").replace("%1", item.title)
            session.apply(name, lambda d: edits.replace_layer(d, old.id, named), select=(old.id,))
            return old.id
    layer = layer_of(item, document, page, where, session.assets)
    index = _under(page) if item.kind == "scene" else None
    name = tr("Add %1").replace("%1", item.title)
    session.apply(
        name, lambda d: edits.add_layer(d, layer, number, index=index), select=(layer.id,)
    )
    return layer.id


def layer_of(
    item: Item,
    document: Document,
    page: Page,
    centre: tuple[float, float],
    assets: Mapping[str, bytes],
) -> Layer:
    """The layer that shows the item around `centre` (points). Raises UserError."""
    side = SHARE[item.kind] * min(page.width, page.height)
    id = edits.new_id(document, item.key.split(":")[-1] if item.kind == "subject" else item.kind)
    match item.kind:
        case "subject":
            square = _about(centre, side, side)
            seen = ink(item.key, square)  # what is drawn is centred, not the square around it
            dx, dy = centre[0] - seen.centre[0], centre[1] - seen.centre[1]
            box = Box(square.x + dx, square.y + dy, side, side)
            return Artwork(id=id, name=item.title, box=box, source=SubjectSource(item.key))
        case "scene":
            whole = Box(0.0, 0.0, page.width, page.height)
            source = _source(item, document, None)
            return Artwork(id=id, name=item.title, box=whole, source=source)
        case "shape":
            return _shape(item, id, document, centre, side)
        case "picture":
            data = assets.get(item.key)
            if data is None:
                raise UserError("the picture is not in the document", item.title)
            wide, tall = upright_size(data, item.key)
            scale = side / max(wide, tall)
            box = _about(centre, wide * scale, tall * scale)
            return Picture(id=id, name=item.title, box=box, asset=item.key)


def page_scene(page: Page) -> Artwork | None:
    """The unlocked scene over (nearly) the whole page, if there is one."""
    for layer in page.layers:
        if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
            wide, tall = min(layer.box.width, page.width), min(layer.box.height, page.height)
            if wide * tall >= WHOLE * page.width * page.height and not layer.locked:
                return layer
    return None


def palette(document: Document) -> tuple[Colour, ...]:
    """The document's six colours, else those that new documents have."""
    return edits.palette_of(document) or PALETTES["sunset"]


def _source(item: Item, document: Document, old: object) -> SceneSource:
    """The scene, with what the page's scene says about colours, focal place and quiet places."""
    family, _, variant = item.key.partition("/")
    if family not in FAMILIES:
        raise UserError(f"no scene is called {family!r}", item.title)
    dark = bool(FAMILIES[family].default_dark)
    if not isinstance(old, SceneSource):
        return SceneSource(family=family, variant=variant, palette=palette(document), dark=dark)
    kept = old.dark if FAMILIES[family].default_dark is None else dark
    return msgspec.structs.replace(old, family=family, variant=variant, dark=kept, horizon=0.0)


def _under(page: Page) -> int:
    """Right above the grounds at the bottom of the page, under everything else."""
    at = 0
    for layer in page.layers:
        locked_scene = isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)
        if getattr(layer, "purpose", "") == "ground" or locked_scene:
            at += 1
        else:
            break
    return at


def _shape(
    item: Item, id: str, document: Document, centre: tuple[float, float], side: float
) -> Layer:
    paint = _paint(document)
    box = _about(centre, side, side * {"ticket": 0.5, "bubble": 0.8}.get(item.key, 1.0))
    if item.key == "line":
        box = _about(centre, side, 0.0)
        stroke = Stroke(paint, width=max(1.0, side / 60))
        return shape(item.key, id, name=item.title, box=box, stroke=stroke)
    if item.key == "frame":
        stroke = Stroke(paint, width=max(1.0, side / 80))
        return shape(item.key, id, name=item.title, box=box, stroke=stroke)
    made = shape(item.key, id, name=item.title, box=box, fill=paint)
    return msgspec.structs.replace(made, radius=side / 10) if item.key == "rounded" else made


def _paint(document: Document) -> PaintSpec:
    """The document's livelier middle colour, by its swatch where it has one."""
    colours = palette(document)
    slot = edits.SLOTS[3]
    held = {swatch.name for swatch in document.swatches}
    return SolidPaint(colours[3], slot if slot in held else "")


def _about(centre: tuple[float, float], width: float, height: float) -> Box:
    return Box(centre[0] - width / 2, centre[1] - height / 2, width, height)
