"""Variants of a document: what stays when one is applied, and how they are kept in its file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    SceneSource,
    Shape,
    SubjectSource,
    TextBlock,
)
from engine.document.texts import folded

# ------------------------------------------------------------------ what is locked


def locked_layers(page: Page) -> tuple[Layer, ...]:
    """What a designer locked, bottom first. A group that only holds something locked comes with
    that alone."""
    return tuple(kept for layer in page.layers if (kept := _locked(layer)) is not None)


def _locked(layer: Layer) -> Layer | None:
    if layer.locked or not isinstance(layer, Group):
        return layer if layer.locked else None
    children = tuple(kept for child in layer.children if (kept := _locked(child)) is not None)
    if not children:
        return None
    if len(children) == len(layer.children) and all(
        a is b for a, b in zip(children, layer.children, strict=True)
    ):
        return layer
    return msgspec.structs.replace(layer, children=children)


# ------------------------------------------------------------------ applying one


class Outcome(msgspec.Struct, frozen=True):
    """The document with the variant, and how much of it is new."""

    document: Document
    texts: int
    artworks: int
    colours: int
    kept: int


def apply(document: Document, variant: Document, page: int = 0) -> Outcome:
    """The variant's first page in the place of a page. Locked layers keep position, words and
    look, and so does everything on other pages; the variant's own text, subject or scene in the
    place of a locked one goes.

    Raises IndexError for a page that isn't there.
    """
    new = variant.pages[0]
    document = _own_colours(document, variant)
    old = document.pages[page]
    kept = locked_layers(old)
    layers = list(new.layers)
    for layer in kept:
        for inner in _leaves(layer):
            layers = _without_counterpart(layers, inner)
    layers = [_reaching(layer, new, old.bleed) for layer in layers]
    layers = _renamed(layers, _taken(document, page, kept))
    layers = _among(layers, kept)
    made = msgspec.structs.replace(
        old, layers=tuple(layers), grain=new.grain, name=old.name or new.name, bleed=old.bleed
    )
    pages = (*document.pages[:page], made, *document.pages[page + 1 :])
    before = {s.name: s.colour for s in document.swatches}
    after = {s.name: s.colour for s in variant.swatches}
    gone = [s for s in document.swatches if s.name not in after and _is_own(s.name)]
    merged = msgspec.structs.replace(
        document,
        pages=pages,
        swatches=(*variant.swatches, *gone),
        recipe=variant.recipe,
        title=document.title or variant.title,
        language=variant.language if document.language == "und" else document.language,
    )
    still = {inner.id for layer in kept for inner in _leaves(layer)}
    fresh = [layer for layer in edits.iter_layers(made) if layer.id not in still]
    palette = [name for name in edits.SLOTS if name in after]
    return Outcome(
        merged,
        texts=sum(isinstance(x, TextBlock) for x in fresh),
        artworks=sum(isinstance(x, (Artwork, Picture)) for x in fresh),
        colours=sum(before.get(name) != after[name] for name in palette),
        kept=len(kept),
    )


def beside(document: Document, variant: Document, page: int = 0) -> Document:
    """The variant without what goes for the document's locked layers."""
    kept = locked_layers(document.pages[page])
    layers = list(variant.pages[0].layers)
    for layer in kept:
        for inner in _leaves(layer):
            layers = _without_counterpart(layers, inner)
    first = msgspec.structs.replace(variant.pages[0], layers=tuple(layers))
    return msgspec.structs.replace(variant, pages=(first, *variant.pages[1:]))


def with_page(document: Document, variant: Document, name: str = "") -> Document:
    """The variant's first page as the document's last one. Everything that the document has stays
    as it is; where its swatches are of other colours, the page keeps its own as plain colours."""
    held = {s.name: s.colour for s in document.swatches}
    for swatch in variant.swatches:
        if held.get(swatch.name) != swatch.colour:
            variant = edits.remove_swatch(variant, swatch.name)
    new = variant.pages[0]
    layers = _renamed(new.layers, _taken(document, -1, ()))
    page = msgspec.structs.replace(new, layers=tuple(layers), regions=(), name=name or new.name)
    return edits.add_page(document, page)


def _is_own(name: str) -> bool:
    """Whether a swatch is the designer's own, not of a planned palette."""
    return name not in (*edits.SLOTS, "ink", "paper", "accent")


def _own_colours(document: Document, variant: Document) -> Document:
    """What stays keeps the colours that its swatches have now, where the variant's differ."""
    after = {s.name: s.colour for s in variant.swatches}
    detached = document
    for swatch in document.swatches:
        lost = swatch.name not in after and not _is_own(swatch.name)
        if lost or after.get(swatch.name, swatch.colour) != swatch.colour:
            detached = edits.remove_swatch(detached, swatch.name)
    return msgspec.structs.replace(document, pages=detached.pages)


def _leaves(layer: Layer) -> Iterable[Layer]:
    if isinstance(layer, Group):
        for child in layer.children:
            yield from _leaves(child)
    else:
        yield layer


def _without_counterpart(layers: list[Layer], kept: Layer) -> list[Layer]:
    """The variant's layers without those that stand for the kept one."""
    same = [x for x in layers if x.id == kept.id and x == kept]
    if same:
        return [x for x in layers if x is not same[0]]
    gone: list[Layer] = []
    if isinstance(kept, TextBlock):
        gone = _texts_for(layers, kept)
    elif isinstance(kept, Artwork) and isinstance(kept.source, SubjectSource):
        subjects = [
            x for x in layers if isinstance(x, Artwork) and isinstance(x.source, SubjectSource)
        ]
        subjects.sort(key=lambda x: (-_shared(x.box, kept.box), -_area(x.box)))
        gone = list(subjects[:1])
    elif isinstance(kept, Artwork):
        gone = [x for x in layers if isinstance(x, Artwork) and isinstance(x.source, SceneSource)]
    elif isinstance(kept, Shape) and kept.purpose == "ground":
        grounds = [x for x in layers if isinstance(x, Shape) and x.purpose == "ground"]
        gone = list(grounds[:1])
    return [x for x in layers if not any(x is y for y in gone)]


def _texts_for(layers: list[Layer], kept: TextBlock) -> list[Layer]:
    texts = [x for x in layers if isinstance(x, TextBlock) and x.role == kept.role]
    wanted = folded(kept.text)
    for text in texts:
        if folded(text.text) == wanted:
            return [text]
    said = "".join(folded(x.text) for x in texts)
    if said == wanted:
        return list(texts)
    # The words changed since: the one that stands nearest.
    texts.sort(key=lambda x: -_shared(x.box, kept.box))
    return list(texts[:1])


def _shared(a: Box, b: Box) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return max(0.0, width) * max(0.0, height)


def _area(box: Box) -> float:
    return box.width * box.height


def _taken(document: Document, page: int, kept: Sequence[Layer]) -> set[str]:
    """Ids that the variant's layers must not have."""
    ids = {x.id for n, p in enumerate(document.pages) if n != page for x in edits.iter_layers(p)}
    ids |= {region.id for p in document.pages for region in p.regions}
    waiting = list(kept)
    while waiting:
        layer = waiting.pop()
        ids.add(layer.id)
        if isinstance(layer, Group):
            waiting += layer.children
    return ids


def _renamed(layers: Sequence[Layer], taken: set[str]) -> list[Layer]:
    own = {x.id for x in layers}
    out: list[Layer] = []
    for layer in layers:
        if layer.id in taken:
            number = 2
            while f"{layer.id}-{number}" in taken | own:
                number += 1
            layer = msgspec.structs.replace(layer, id=f"{layer.id}-{number}")
        taken.add(layer.id)
        out.append(layer)
    return out


def _among(layers: list[Layer], kept: Sequence[Layer]) -> list[Layer]:
    """The kept layers among the variant's: texts on top, everything else right above the ground
    and the scene, under plates, subjects and words."""
    ground = 0
    for n, layer in enumerate(layers):
        scene = isinstance(layer, Artwork) and isinstance(layer.source, SceneSource)
        lowest = ground == n and isinstance(layer, Shape) and layer.purpose == "ground"
        if scene or lowest or isinstance(layer, Picture):
            ground = n + 1
    low = [x for x in kept if not _holds_text(x)]
    high = [x for x in kept if _holds_text(x)]
    # A locked ground lies under a new scene; a locked scene over a new ground.
    bottom = [x for x in low if isinstance(x, Shape) and x.purpose == "ground"]
    low = [x for x in low if x not in bottom]
    return [*bottom, *layers[:ground], *low, *layers[ground:], *high]


def _reaching(layer: Layer, page: Page, bleed: float) -> Layer:
    """A layer that runs off the page runs into the document's own bleed, if that is wider."""
    if bleed <= page.bleed or isinstance(layer, (TextBlock, Group)) or layer.rotation:
        return layer
    b, edge = layer.box, page.bleed - 0.5
    x0 = -bleed if -bleed < b.x <= -edge else b.x
    y0 = -bleed if -bleed < b.y <= -edge else b.y
    x1 = max(b.right, page.width + bleed) if b.right >= page.width + edge else b.right
    y1 = max(b.bottom, page.height + bleed) if b.bottom >= page.height + edge else b.bottom
    box = Box(x0, y0, x1 - x0, y1 - y0)
    return layer if box == b else msgspec.structs.replace(layer, box=box)


def _holds_text(layer: Layer) -> bool:
    return any(isinstance(x, TextBlock) for x in _leaves(layer))


# ------------------------------------------------------------------ keeping them

State = Literal["", "proved", "warned", "differs"]
"""'' = not proved yet; warned: something to look at; differs: some word reads differently."""

FOLDER = "variants"
_NAME = re.compile(r"[0-9a-f]{16}")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A variant as the document's file keeps it."""

    name: str
    document: bytes
    """As JSON."""
    thumbnail: bytes
    """PNG."""
    state: State = ""
    findings: int = 0
    starred: bool = False
    brief: str = ""
    """What it was made from, as a digest; another brief's variants say so."""
    order: int = 0

    @property
    def size(self) -> int:
        """Bytes before they are packed."""
        return len(self.document) + len(self.thumbnail)


class _Card(msgspec.Struct, frozen=True):
    state: State = ""
    findings: int = 0
    starred: bool = False
    brief: str = ""
    order: int = 0


def name_of(document: bytes) -> str:
    """The same variant has the same name."""
    return hashlib.sha256(document).hexdigest()[:16]


def members(kept: Kept) -> dict[str, bytes]:
    """The variant as attachments of the file."""
    card = _Card(kept.state, kept.findings, kept.starred, kept.brief, kept.order)
    at = f"{FOLDER}/{kept.name}"
    return {
        f"{at}/document.json": kept.document,
        f"{at}/thumbnail.png": kept.thumbnail,
        f"{at}/card.json": msgspec.json.encode(card),
    }


def kept_in(attachments: Mapping[str, bytes]) -> tuple[Kept, ...]:
    """The variants among a file's attachments, in their order. What isn't whole is left out, and
    stays in the file."""
    out: list[Kept] = []
    names = {path.split("/")[1] for path in attachments if path.startswith(f"{FOLDER}/")}
    for name in names:
        at = f"{FOLDER}/{name}"
        document = attachments.get(f"{at}/document.json")
        thumbnail = attachments.get(f"{at}/thumbnail.png")
        if not _NAME.fullmatch(name) or document is None or thumbnail is None:
            continue
        try:
            card = msgspec.json.decode(attachments.get(f"{at}/card.json", b"{}"), type=_Card)
        except msgspec.MsgspecError:
            card = _Card()
        out.append(
            Kept(
                name=name, document=document, thumbnail=thumbnail, state=card.state,
                findings=card.findings, starred=card.starred, brief=card.brief, order=card.order,
            )
        )  # fmt: skip
    return tuple(sorted(out, key=lambda k: (k.order, k.name)))


def without(attachments: Mapping[str, bytes], names: Iterable[str]) -> dict[str, bytes]:
    """The attachments without these variants."""
    gone = {f"{FOLDER}/{name}" for name in names}
    return {p: data for p, data in attachments.items() if p.rpartition("/")[0] not in gone}
