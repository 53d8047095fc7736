"""Every change to a document: pure functions `Document -> Document`.

Nothing is changed in place. What an edit does not touch stays the same object, so a view can
compare identities and undo is a list of documents. An edit that changes nothing returns the
document it was given. Unknown ids raise UserError.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from engine.document import colour as colours
from engine.document.colour import Colour
from engine.document.model import (
    Artwork,
    Box,
    Document,
    GradientStop,
    Group,
    Layer,
    LinearPaint,
    Page,
    PaintSpec,
    Picture,
    Plate,
    RadialPaint,
    Region,
    SceneSource,
    Shape,
    SolidPaint,
    Stroke,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
)
from engine.errors import UserError

SLOTS = tuple(f"p{i}" for i in range(6))
"""Names of the swatches that hold the palette, dark to light."""

S = TypeVar("S")


def _with(value: S, **changes: object) -> S:
    """A copy with changes, or the value itself where nothing differs."""
    if all(getattr(value, name) == new for name, new in changes.items()):
        return value
    return msgspec.structs.replace(value, **changes)  # type: ignore[type-var]


# ------------------------------------------------------------------ finding


def iter_layers(source: Document | Page) -> Iterator[Layer]:
    """Every layer, bottom first, a group before its children."""
    pages = source.pages if isinstance(source, Document) else (source,)
    for page in pages:
        yield from _walk(page.layers)


def _walk(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        if isinstance(layer, Group):
            yield from _walk(layer.children)


def find(document: Document, id: str) -> Layer:
    """The layer of that id. Raises UserError."""
    for layer in iter_layers(document):
        if layer.id == id:
            return layer
    raise _unknown(document, id)


def page_of(document: Document, id: str) -> int:
    """Index of the page that holds the layer. Raises UserError."""
    for index, page in enumerate(document.pages):
        if any(layer.id == id for layer in _walk(page.layers)):
            return index
    raise _unknown(document, id)


def parent_of(document: Document, id: str) -> Group | None:
    """The group that directly holds the layer; None on the page itself. Raises UserError."""
    find(document, id)
    for layer in iter_layers(document):
        if isinstance(layer, Group) and any(child.id == id for child in layer.children):
            return layer
    return None


def ancestors(document: Document, id: str) -> tuple[Group, ...]:
    """The groups around the layer, outermost first. Raises UserError."""
    out: list[Group] = []
    holder = parent_of(document, id)
    while holder is not None:
        out.insert(0, holder)
        holder = parent_of(document, holder.id)
    return tuple(out)


def is_locked(document: Document, id: str) -> bool:
    """Whether the layer, or a group around it, is locked. Raises UserError."""
    return find(document, id).locked or any(group.locked for group in ancestors(document, id))


def _unknown(document: Document, id: str, kind: str = "layer") -> UserError:
    return UserError(f"there is no {kind} {id!r}", document.title)


def new_id(document: Document, prefix: str) -> str:
    """`prefix`, or `prefix-2`, `prefix-3`…: the first that nothing in the document uses. The same
    document gives the same id."""
    used = {layer.id for layer in iter_layers(document)}
    used |= {region.id for page in document.pages for region in page.regions}
    if prefix not in used:
        return prefix
    number = 2
    while f"{prefix}-{number}" in used:
        number += 1
    return f"{prefix}-{number}"


# ------------------------------------------------------------------ the one way to change


def _page(document: Document, index: int) -> Page:
    if not 0 <= index < len(document.pages):
        raise UserError(f"there is no page {index + 1}", document.title)
    return document.pages[index]


def _set_page(document: Document, index: int, page: Page) -> Document:
    if page is document.pages[index]:
        return document
    pages = (*document.pages[:index], page, *document.pages[index + 1 :])
    return msgspec.structs.replace(document, pages=pages)


def _edit_layers(
    layers: tuple[Layer, ...], id: str, change: Callable[[Layer], tuple[Layer, ...]]
) -> tuple[Layer, ...] | None:
    """The list with the layer `id` replaced by what `change` gives; None where it isn't."""
    for index, layer in enumerate(layers):
        if layer.id == id:
            new = change(layer)
            if len(new) == 1 and new[0] is layer:
                return layers
            return (*layers[:index], *new, *layers[index + 1 :])
        if isinstance(layer, Group):
            inner = _edit_layers(layer.children, id, change)
            if inner is not None:
                if inner is layer.children:
                    return layers
                group = msgspec.structs.replace(layer, children=inner)
                return (*layers[:index], group, *layers[index + 1 :])
    return None


def _splice(document: Document, id: str, change: Callable[[Layer], tuple[Layer, ...]]) -> Document:
    for index, page in enumerate(document.pages):
        layers = _edit_layers(page.layers, id, change)
        if layers is not None:
            if layers is page.layers:
                return document
            return _set_page(document, index, msgspec.structs.replace(page, layers=layers))
    raise _unknown(document, id)


def update(document: Document, id: str, change: Callable[[Layer], Layer]) -> Document:
    """The layer replaced by `change(layer)`, which must keep its id."""

    def one(layer: Layer) -> tuple[Layer, ...]:
        new = change(layer)
        if new.id != layer.id:
            raise UserError("an edit must keep the layer's id", id)
        return (new,)

    return _splice(document, id, one)


def _each(document: Document, change: Callable[[Layer], Layer]) -> Document:
    """Every layer (children first) through `change`; untouched pages and groups keep identity."""

    def through(layer: Layer) -> Layer:
        if isinstance(layer, Group):
            children = tuple(through(child) for child in layer.children)
            if any(a is not b for a, b in zip(children, layer.children, strict=True)):
                layer = msgspec.structs.replace(layer, children=children)
        return change(layer)

    for index, page in enumerate(document.pages):
        layers = tuple(through(layer) for layer in page.layers)
        if any(a is not b for a, b in zip(layers, page.layers, strict=True)):
            page = msgspec.structs.replace(page, layers=layers)
            document = _set_page(document, index, page)
    return document


# ------------------------------------------------------------------ layers


def add_layer(
    document: Document, layer: Layer, page: int = 0, *, index: int | None = None, group: str = ""
) -> Document:
    """On top of the page (or of `group`), or at `index` from the bottom. The ids must be new."""
    used = {held.id for held in iter_layers(document)}
    fresh = [held.id for held in _walk((layer,))]
    if len(set(fresh)) < len(fresh) or used & set(fresh):
        raise UserError(f"the id {layer.id!r} is already in use", document.title)
    if group:

        def inside(held: Layer) -> Layer:
            if not isinstance(held, Group):
                raise UserError(f"{group!r} is not a group", document.title)
            return msgspec.structs.replace(held, children=_insert(held.children, layer, index))

        return update(document, group, inside)
    held = _page(document, page)
    layers = _insert(held.layers, layer, index)
    return _set_page(document, page, msgspec.structs.replace(held, layers=layers))


def _insert(layers: tuple[Layer, ...], layer: Layer, index: int | None) -> tuple[Layer, ...]:
    at = len(layers) if index is None else max(0, min(index, len(layers)))
    return (*layers[:at], layer, *layers[at:])


def remove_layer(document: Document, id: str) -> Document:
    """Without the layer; a group goes with its children, an emptied group stays."""
    return _splice(document, id, lambda layer: ())


def replace_layer(document: Document, id: str, layer: Layer) -> Document:
    """`layer` in the place of the layer `id`; it may have another id if that is free."""
    if layer.id != id and any(held.id == layer.id for held in iter_layers(document)):
        raise UserError(f"the id {layer.id!r} is already in use", document.title)
    return _splice(document, id, lambda old: (layer,))


def duplicate_layer(document: Document, id: str, dx: float = 12.0, dy: float = 12.0) -> Document:
    """A copy right above the layer, moved by (dx, dy) points, with ids of its own."""
    used = {held.id for held in iter_layers(document)}

    def free(wish: str) -> str:
        number = 2
        while f"{wish}-{number}" in used:
            number += 1
        used.add(f"{wish}-{number}")
        return f"{wish}-{number}"

    def copied(layer: Layer) -> Layer:
        changes: dict[str, Any] = {"id": free(layer.id)}
        if isinstance(layer, Group):
            changes["children"] = tuple(copied(child) for child in layer.children)
        return msgspec.structs.replace(layer, **changes)

    return _splice(document, id, lambda layer: (layer, moved(copied(layer), dx, dy)))


def reorder(document: Document, id: str, index: int) -> Document:
    """To `index` (0 = bottom) among its siblings, on the page or in its group."""

    def among(layers: tuple[Layer, ...]) -> tuple[Layer, ...] | None:
        for at, layer in enumerate(layers):
            if layer.id == id:
                rest = (*layers[:at], *layers[at + 1 :])
                to = max(0, min(index, len(rest)))
                return layers if to == at else (*rest[:to], layer, *rest[to:])
            if isinstance(layer, Group):
                inner = among(layer.children)
                if inner is not None:
                    if inner is layer.children:
                        return layers
                    group = msgspec.structs.replace(layer, children=inner)
                    return (*layers[:at], group, *layers[at + 1 :])
        return None

    for number, page in enumerate(document.pages):
        layers = among(page.layers)
        if layers is not None:
            return (
                document
                if layers is page.layers
                else _set_page(document, number, msgspec.structs.replace(page, layers=layers))
            )
    raise _unknown(document, id)


def raise_layer(document: Document, id: str, by: int = 1) -> Document:
    """Up (or down, if negative) by so many places among its siblings."""
    parent = parent_of(document, id)
    page = document.pages[page_of(document, id)]
    siblings = parent.children if parent else page.layers
    at = next(i for i, layer in enumerate(siblings) if layer.id == id)
    return reorder(document, id, max(0, at + by))


def raise_above(document: Document, id: str, other: str) -> Document:
    """The layer right above `other`, unless it stands above it already. Where the two are in
    different groups, the groups that hold them change places. Raises UserError."""
    chain = (*(group.id for group in ancestors(document, id)), id)
    rival = (*(group.id for group in ancestors(document, other)), other)
    depth = next((n for n, (a, b) in enumerate(zip(chain, rival, strict=False)) if a != b), None)
    number = page_of(document, id)
    if depth is None or number != page_of(document, other):
        return document
    parent = ancestors(document, id)[depth - 1] if depth else None
    siblings = [s.id for s in (parent.children if parent else document.pages[number].layers)]
    below, above = siblings.index(chain[depth]), siblings.index(rival[depth])
    return document if below > above else reorder(document, chain[depth], above)


# ------------------------------------------------------------------ place and size


def moved(layer: Layer, dx: float, dy: float) -> Layer:
    """The layer (with its children, its circle) moved by points."""
    if dx == 0 and dy == 0:
        return layer
    b = layer.box
    changes: dict[str, Any] = {"box": Box(b.x + dx, b.y + dy, b.width, b.height)}
    if isinstance(layer, Group):
        changes["children"] = tuple(moved(child, dx, dy) for child in layer.children)
    if isinstance(layer, TextBlock) and layer.arc is not None:
        changes["arc"] = _with(layer.arc, cx=layer.arc.cx + dx, cy=layer.arc.cy + dy)
    return msgspec.structs.replace(layer, **changes)


def boxed(layer: Layer, box: Box) -> Layer:
    """The layer in another box. A group's children keep their places in it; a text on a circle or
    a path follows it; sizes of type stay as they are unless they are fitted."""
    old = layer.box
    if box == old:
        return layer
    if box.width == old.width and box.height == old.height:
        return moved(layer, box.x - old.x, box.y - old.y)
    sx = box.width / old.width if old.width > 0 else 1.0
    sy = box.height / old.height if old.height > 0 else 1.0
    changes: dict[str, Any] = {"box": box}
    if isinstance(layer, Group):

        def into(b: Box) -> Box:
            return Box(
                box.x + (b.x - old.x) * sx, box.y + (b.y - old.y) * sy, b.width * sx, b.height * sy
            )

        changes["children"] = tuple(boxed(child, into(child.box)) for child in layer.children)
    if isinstance(layer, TextBlock) and layer.arc is not None:
        arc = layer.arc
        changes["arc"] = _with(
            arc,
            cx=box.x + (arc.cx - old.x) * sx,
            cy=box.y + (arc.cy - old.y) * sy,
            radius=arc.radius * math.sqrt(sx * sy),
        )
    if isinstance(layer, TextBlock) and layer.path is not None:
        changes["path"] = _with(layer.path, data=scaled_path(layer.path.data, sx, sy))
    return msgspec.structs.replace(layer, **changes)


_PATH_PART = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARC_FLAG = re.compile(r"[\s,]*([01])")


def scaled_path(data: str, sx: float, sy: float) -> str:
    """SVG path data times (sx, sy) from its origin. An elliptical arc keeps the turn of its axes,
    which is exact where it has none or the two factors are equal."""
    out: list[str] = []
    command, count, at = "", 0, 0
    while at < len(data):
        flag = _ARC_FLAG.match(data, at) if command in "Aa" and count % 7 in (3, 4) else None
        part = flag or _PATH_PART.search(data, at)
        if part is None:
            break
        at = part.end()
        if flag:
            out.append(flag[1])
            count += 1
        elif part[0].isalpha():
            command, count = part[0], 0
            out.append(command)
        else:
            turn = command in "Aa" and count % 7 == 2
            across = command in "Hh" or (command not in "Vv" and _across(command, count))
            out.append(f"{float(part[0]) * (1.0 if turn else sx if across else sy):.6g}")
            count += 1
    return " ".join(out)


def _across(command: str, count: int) -> bool:
    """Whether a path command's number of that place is an x."""
    return count % 7 in (0, 5) if command in "Aa" else count % 2 == 0


def move(document: Document, id: str, dx: float, dy: float) -> Document:
    return update(document, id, lambda layer: moved(layer, dx, dy))


def resize(document: Document, id: str, box: Box) -> Document:
    """Into `box`, see `boxed`. Raises UserError for a box without a finite, positive size."""
    numbers = msgspec.structs.astuple(box)
    if not all(math.isfinite(n) for n in numbers) or box.width < 0 or box.height < 0:
        raise UserError("a layer's box needs finite numbers and no negative size", id)
    return update(document, id, lambda layer: boxed(layer, box))


def rotate(document: Document, id: str, degrees: float) -> Document:
    """Sets the rotation, clockwise, brought into -180..180."""
    turn = (degrees + 180.0) % 360.0 - 180.0
    return update(document, id, lambda layer: _with(layer, rotation=turn))


def set_opacity(document: Document, id: str, opacity: float) -> Document:
    value = max(0.0, min(1.0, opacity))
    return update(document, id, lambda layer: _with(layer, opacity=value))


def lock(document: Document, id: str, locked: bool = True) -> Document:
    """Locks a layer or a region of that id."""
    for index, page in enumerate(document.pages):
        for at, region in enumerate(page.regions):
            if region.id == id:
                new = _with(region, locked=locked)
                return _set_region(document, index, at, new)
    return update(document, id, lambda layer: _with(layer, locked=locked))


def rename(document: Document, id: str, name: str) -> Document:
    return update(document, id, lambda layer: _with(layer, name=name))


def set_visible(document: Document, id: str, visible: bool = True) -> Document:
    return update(document, id, lambda layer: _with(layer, visible=visible))


# ------------------------------------------------------------------ groups


def group(document: Document, ids: Sequence[str], name: str = "", id: str = "") -> Document:
    """The layers as one group, at the place of the topmost of them. They must be siblings."""
    if not ids or len(set(ids)) < len(ids):
        raise UserError("choose the layers to group, each once", document.title)
    parents = [parent_of(document, one) for one in ids]
    where = {(page_of(document, one), p.id if p else "") for one, p in zip(ids, parents)}  # noqa: B905
    if len(where) > 1:
        raise UserError("only layers of one page and one group can be grouped", document.title)
    ((page, parent),) = where
    siblings = parents[0].children if parents[0] else document.pages[page].layers
    chosen = tuple(layer for layer in siblings if layer.id in set(ids))
    made = Group(
        id=id or new_id(document, "group"),
        name=name,
        box=around([turned_bounds(layer) for layer in chosen]),
        children=chosen,
    )
    top = siblings.index(chosen[-1])
    below = sum(layer.id in set(ids) for layer in siblings[:top])
    for one in ids:
        document = remove_layer(document, one)
    return add_layer(document, made, page, index=top - below, group=parent)


def relocate(
    document: Document, id: str, page: int, *, group: str = "", index: int | None = None
) -> Document:
    """The layer on another page, or into or out of groups, at `index` from the bottom of where it
    goes (counted without the layer itself); None = on top. It stays where it is seen: turns of the
    groups that it leaves are taken on, those of the groups that it joins are taken back. Raises
    UserError for a group that lies inside the layer, or isn't one."""
    layer = find(document, id)
    into: tuple[Layer, ...] = (*ancestors(document, group), find(document, group)) if group else ()
    if any(holder.id == id for holder in into):
        raise UserError("a group can't be put into itself", document.title)
    if group:
        page = page_of(document, group)
    held = into[-1] if into else _page(document, page)
    if not isinstance(held, Group | Page):
        raise UserError(f"{group!r} is not a group", document.title)
    siblings = held.children if isinstance(held, Group) else held.layers
    if any(one.id == id for one in siblings):
        return reorder(document, id, len(siblings) if index is None else index)
    for left in reversed(ancestors(document, id)):
        layer = _turned_with(layer, left.box.centre, left.rotation)
    for holder in into:
        layer = _turned_with(layer, holder.box.centre, -holder.rotation)
    document = add_layer(remove_layer(document, id), layer, page, index=index, group=group)
    for holder in reversed(into):
        document = update(document, holder.id, _holding)
    return document


def _holding(layer: Layer) -> Layer:
    """A group with a box around what it holds now; a turned one keeps the centre of its turn."""
    if not isinstance(layer, Group) or layer.rotation % 360 or not layer.children:
        return layer
    return _with(layer, box=around([turned_bounds(child) for child in layer.children]))


def ungroup(document: Document, id: str) -> Document:
    """The group's children in its place; they take on its rotation, opacity and visibility."""

    def freed(layer: Layer) -> tuple[Layer, ...]:
        if not isinstance(layer, Group):
            raise UserError(f"{id!r} is not a group", document.title)
        return tuple(_inherit(child, layer) for child in layer.children)

    return _splice(document, id, freed)


def _turned_with(layer: Layer, centre: tuple[float, float], degrees: float) -> Layer:
    """The layer turned about a point of the page, clockwise."""
    if not degrees % 360:
        return layer
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    (px, py), (x, y) = centre, layer.box.centre
    dx, dy = x - px, y - py
    layer = moved(layer, c * dx - s * dy - dx, s * dx + c * dy - dy)
    return _with(layer, rotation=layer.rotation + degrees)


def _inherit(child: Layer, parent: Group) -> Layer:
    child = _turned_with(child, parent.box.centre, parent.rotation)
    return _with(
        child,
        opacity=child.opacity * parent.opacity,
        visible=child.visible and parent.visible,
    )


def turned_bounds(layer: Layer) -> Box:
    """The upright box around the layer's box, its rotation applied."""
    if layer.rotation % 360 == 0:
        return layer.box
    angle = math.radians(layer.rotation)
    c, s = abs(math.cos(angle)), abs(math.sin(angle))
    b = layer.box
    w, h = c * b.width + s * b.height, s * b.width + c * b.height
    cx, cy = b.centre
    return Box(cx - w / 2, cy - h / 2, w, h)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


# ------------------------------------------------------------------ text


def _text(document: Document, id: str, change: Callable[[TextBlock], TextBlock]) -> Document:
    def one(layer: Layer) -> Layer:
        if not isinstance(layer, TextBlock):
            raise UserError(f"{id!r} is not a text", document.title)
        return change(layer)

    return update(document, id, one)


def set_text(
    document: Document, id: str, text: str | Sequence[TextRun], language: str | None = None
) -> Document:
    """Other words. A plain string keeps the runs' looks: what stays the same at the start and at
    the end keeps its run, what is typed between takes the look of the run it is typed into."""

    def change(block: TextBlock) -> TextBlock:
        runs = _retyped(block.runs, text) if isinstance(text, str) else tuple(text)
        new = _with(block, runs=runs)
        return new if language is None else _with(new, language=language)

    return _text(document, id, change)


def _retyped(runs: tuple[TextRun, ...], text: str) -> tuple[TextRun, ...]:
    old = "".join(run.text for run in runs)
    if old == text:
        return runs
    if not text:
        return ()
    if not runs:
        return (TextRun(text),)
    shorter = min(len(old), len(text))
    head = 0
    while head < shorter and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    cut_end = len(old) - tail
    typed = text[head : len(text) - tail]
    # Replaced words hand their look on; inserted ones take that of the letter before the caret.
    model = head if head < cut_end else max(0, head - 1)
    out: list[TextRun] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        kept_head = run.text[: max(0, head - start)]
        kept_tail = run.text[max(0, cut_end - start) :]
        words = kept_head + (typed if start <= model < end else "") + kept_tail
        if words:
            out.append(_with(run, text=words))
        start = end
    return tuple(out) if old else (_with(runs[0], text=typed),)


def restyle_text(document: Document, id: str, /, **style: object) -> Document:
    """Fields of the text's style by name: `restyle_text(document, "title", size=96.0)`."""

    def change(block: TextBlock) -> TextBlock:
        unknown = sorted(set(style) - set(block.style.__struct_fields__))
        if unknown:
            raise UserError(f"a text style has no {unknown[0]!r}", id)
        return _with(block, style=_with(block.style, **style))

    return _text(document, id, change)


def set_plate(document: Document, id: str, plate: Plate | None) -> Document:
    """What the text stands on; None takes it away."""
    return _text(document, id, lambda block: _with(block, plate=plate))


def add_face(document: Document, id: str, face: str) -> Document:
    """One more face for characters that the faces before it don't have, in the style and in every
    run with faces of its own."""

    def extended(faces: tuple[str, ...]) -> tuple[str, ...]:
        return faces if face in faces else (*faces, face)

    def change(block: TextBlock) -> TextBlock:
        runs = tuple(_with(r, faces=extended(r.faces)) if r.faces else r for r in block.runs)
        return _with(block, style=_with(block.style, faces=extended(block.style.faces)), runs=runs)

    return _text(document, id, change)


def exchange_face(document: Document, id: str, old: str, new: str) -> Document:
    """`new` wherever the text names the face `old`, in its style and in its runs."""

    def swapped(faces: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if face == old else face for face in faces))

    def change(block: TextBlock) -> TextBlock:
        runs = tuple(_with(run, faces=swapped(run.faces)) for run in block.runs)
        return _with(block, style=_with(block.style, faces=swapped(block.style.faces)), runs=runs)

    return _text(document, id, change)


def add_quiet(document: Document, id: str, box: Box) -> Document:
    """The scene `id` stays calm in `box` (points of the page), beside where it does already."""

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, Artwork) or not isinstance(layer.source, SceneSource):
            raise UserError(f"{id!r} is not a scene", document.title)
        whole = layer.box
        if whole.width <= 0 or whole.height <= 0 or not box.intersects(whole):
            return layer
        x0, x1 = ((x - whole.x) / whole.width for x in (box.x, box.right))
        y0, y1 = ((y - whole.y) / whole.height for y in (box.y, box.bottom))
        calm = (max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))
        quiet = layer.source.quiet
        if any(
            q[0] <= calm[0] and q[1] <= calm[1] and q[2] >= calm[2] and q[3] >= calm[3]
            for q in quiet
        ):
            return layer
        return _with(layer, source=_with(layer.source, quiet=(*quiet, calm)))

    return update(document, id, change)


# ------------------------------------------------------------------ colour


def set_fill(document: Document, id: str, paint: PaintSpec) -> Document:
    """The paint of a shape or of a text's letters (its runs give up fills of their own)."""

    def change(layer: Layer) -> Layer:
        if isinstance(layer, TextBlock):
            plain = tuple(_with(run, fill=None) for run in layer.runs)
            return _with(layer, style=_with(layer.style, fill=paint), runs=plain)
        if isinstance(layer, Shape):
            return _with(layer, fill=paint)
        raise UserError(f"{id!r} has no fill", document.title, "choose a text or a shape")

    return update(document, id, change)


def recolour(document: Document, id: str, mapping: Mapping[Colour, Colour]) -> Document:
    """Colours exchanged within one layer; their own opacity stays."""
    table = {colour.with_alpha(1.0): new for colour, new in mapping.items()}

    def swap(colour: Colour) -> Colour:
        new = table.get(colour.with_alpha(1.0))
        return colour if new is None else new.with_alpha(colour.alpha)

    def change(layer: Layer) -> Layer:
        if isinstance(layer, Group):
            children = tuple(change(child) for child in layer.children)
            return _with(layer, children=children)
        return _through_colours(layer, swap)

    return update(document, id, change)


def palette_of(document: Document) -> tuple[Colour, ...]:
    """The six colours, dark to light: the swatches p0..p5, else the first scene's palette."""
    named = {swatch.name: swatch.colour for swatch in document.swatches}
    if all(slot in named for slot in SLOTS):
        return tuple(named[slot] for slot in SLOTS)
    for layer in iter_layers(document):
        if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
            return layer.source.palette
    return ()


def set_palette(document: Document, palette: Sequence[Colour]) -> Document:
    """Other six colours, dark to light, for everything that came from the old ones: the swatches
    p0..p5, scenes, and every paint of the slot's colour. A colour near a slot (an ink darkened
    for contrast) follows it and keeps its difference in lightness; foreign colours stay."""
    if len(palette) != 6:
        raise UserError(f"a palette has six colours, not {len(palette)}", document.title)
    new = tuple(palette)
    old = palette_of(document)

    def swap(colour: Colour) -> Colour:
        return _follow(colour, old, new)

    def change(layer: Layer) -> Layer:
        if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
            source = _with(layer.source, palette=new)
            if source.accent is not None:
                source = _with(source, accent=swap(source.accent))
            return _with(layer, source=source, shadow=_shadowed(layer, swap))
        return _through_colours(layer, swap)

    out = _each(document, change)
    held = {swatch.name for swatch in document.swatches}
    swatches = tuple(
        _with(s, colour=new[SLOTS.index(s.name)] if s.name in SLOTS else swap(s.colour))
        for s in document.swatches
    )
    missing = tuple(
        Swatch(n, c) for n, c in zip(SLOTS, new, strict=True) if n not in held and held & {*SLOTS}
    )
    return _with(out, swatches=swatches + missing)


NEAR = 0.13
"""OKLab distance up to which a colour counts as made from a slot."""


@lru_cache(maxsize=4096)
def _follow(colour: Colour, old: tuple[Colour, ...], new: tuple[Colour, ...]) -> Colour:
    solid = colour.with_alpha(1.0)
    for a, b in zip(old, new, strict=False):
        if a.with_alpha(1.0) == solid:
            return b.with_alpha(colour.alpha)
    if not old or colour.space != "srgb":
        return colour
    here = _lab(solid)
    near = min(range(min(len(old), len(new))), key=lambda i: math.dist(here, _lab(old[i])))
    if math.dist(here, _lab(old[near])) > NEAR:
        return colour
    lift = here[0] - _lab(old[near])[0]
    light, green_red, blue_yellow = _lab(new[near])
    return _from_lab(light + lift, green_red, blue_yellow).with_alpha(colour.alpha)


def _lab(colour: Colour) -> tuple[float, float, float]:
    light, chroma, hue = colours.oklch(colour)
    angle = math.radians(hue)
    return light, chroma * math.cos(angle), chroma * math.sin(angle)


def _from_lab(light: float, a: float, b: float) -> Colour:
    """OKLab to sRGB, clipped (Ottosson 2020)."""
    light = max(0.0, min(1.0, light))
    x = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    y = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    z = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
        -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
        -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
    )
    gamma = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in linear]
    return colours.rgb(*gamma)


Swap = Callable[[Colour], Colour]


def _paint(paint: PaintSpec, swap: Swap) -> PaintSpec:
    if isinstance(paint, (LinearPaint, RadialPaint)):
        stops = tuple(GradientStop(s.offset, swap(s.colour)) for s in paint.stops)
        return _with(paint, stops=stops)
    return _with(paint, colour=swap(paint.colour))


def _stroked(stroke: Stroke | None, swap: Swap) -> Stroke | None:
    return stroke and _with(stroke, paint=_paint(stroke.paint, swap))


def _shadowed(layer: Artwork | Picture | Shape, swap: Swap) -> Any:
    return layer.shadow and _with(layer.shadow, colour=swap(layer.shadow.colour))


def _through_colours(layer: Layer, swap: Swap) -> Layer:
    """The layer with every colour in it exchanged; the layer itself where none changes."""
    if isinstance(layer, TextBlock):
        style = layer.style
        band = style.highlight
        style = _with(
            style,
            fill=_paint(style.fill, swap),
            outline=_stroked(style.outline, swap),
            shadow=style.shadow and _with(style.shadow, colour=swap(style.shadow.colour)),
            glow=style.glow and _with(style.glow, colour=swap(style.glow.colour)),
            highlight=band and _with(band, paint=_paint(band.paint, swap)),
        )
        runs = tuple(
            r if r.fill is None else _with(r, fill=_paint(r.fill, swap)) for r in layer.runs
        )
        plate = layer.plate and _with(layer.plate, paint=_paint(layer.plate.paint, swap))
        return _with(layer, style=style, runs=runs, plate=plate)
    if isinstance(layer, Shape):
        return _with(
            layer,
            fill=layer.fill and _paint(layer.fill, swap),
            stroke=_stroked(layer.stroke, swap),
            shadow=_shadowed(layer, swap),
        )
    if isinstance(layer, Picture):
        return _with(layer, shadow=_shadowed(layer, swap))
    if isinstance(layer, Artwork):
        source = layer.source
        if isinstance(source, SubjectSource):
            source = _with(source, recolour={k: swap(v) for k, v in source.recolour.items()})
        else:
            source = _with(
                source,
                palette=tuple(swap(c) for c in source.palette),
                accent=source.accent and swap(source.accent),
            )
        return _with(layer, source=source, shadow=_shadowed(layer, swap))
    return layer


def set_swatch(document: Document, name: str, colour: Colour) -> Document:
    """The swatch's colour, wherever it is used; a new swatch goes to the end."""
    if not name:
        raise UserError("a swatch needs a name", document.title)
    for index, swatch in enumerate(document.swatches):
        if swatch.name == name:
            new = _with(swatch, colour=colour)
            rest = document.swatches
            return _with(document, swatches=(*rest[:index], new, *rest[index + 1 :]))
    return _with(document, swatches=(*document.swatches, Swatch(name, colour)))


def remove_swatch(document: Document, name: str) -> Document:
    """Without the swatch; paints that name it keep its last colour as their own."""
    held = {swatch.name: swatch.colour for swatch in document.swatches}
    if name not in held:
        raise _unknown(document, name, "swatch")

    def own(paint: PaintSpec | None) -> PaintSpec | None:
        if isinstance(paint, SolidPaint) and paint.swatch == name:
            return SolidPaint(held[name])
        return paint

    def stroke(value: Stroke | None) -> Stroke | None:
        return value and _with(value, paint=own(value.paint))

    def change(layer: Layer) -> Layer:
        if isinstance(layer, TextBlock):
            band = layer.style.highlight
            style = _with(
                layer.style,
                fill=own(layer.style.fill),
                outline=stroke(layer.style.outline),
                highlight=band and _with(band, paint=own(band.paint)),
            )
            runs = tuple(_with(run, fill=own(run.fill)) for run in layer.runs)
            plate = layer.plate and _with(layer.plate, paint=own(layer.plate.paint))
            return _with(layer, style=style, runs=runs, plate=plate)
        if isinstance(layer, Shape):
            return _with(layer, fill=own(layer.fill), stroke=stroke(layer.stroke))
        return layer

    rest = tuple(swatch for swatch in document.swatches if swatch.name != name)
    return _with(_each(document, change), swatches=rest)


# ------------------------------------------------------------------ regions


def _set_region(document: Document, page: int, at: int, region: Region | None) -> Document:
    held = document.pages[page]
    new = () if region is None else (region,)
    regions = (*held.regions[:at], *new, *held.regions[at + 1 :])
    return _set_page(document, page, _with(held, regions=regions))


def add_region(document: Document, region: Region, page: int = 0) -> Document:
    if any(held.id == region.id for one in document.pages for held in one.regions):
        raise UserError(f"the id {region.id!r} is already in use", document.title)
    held = _page(document, page)
    return _set_page(document, page, _with(held, regions=(*held.regions, region)))


def update_region(document: Document, id: str, /, **changes: object) -> Document:
    """Fields of the region by name."""
    page, at, region = _region(document, id)
    unknown = sorted((set(changes) - set(region.__struct_fields__)) | (set(changes) & {"id"}))
    if unknown:
        raise UserError(f"a region's {unknown[0]!r} cannot be changed", id)
    return _set_region(document, page, at, _with(region, **changes))


def remove_region(document: Document, id: str) -> Document:
    page, at, _ = _region(document, id)
    return _set_region(document, page, at, None)


def _region(document: Document, id: str) -> tuple[int, int, Region]:
    for index, page in enumerate(document.pages):
        for at, region in enumerate(page.regions):
            if region.id == id:
                return index, at, region
    raise _unknown(document, id, "region")


# ------------------------------------------------------------------ pages


def add_page(document: Document, page: Page, index: int | None = None) -> Document:
    at = len(document.pages) if index is None else max(0, min(index, len(document.pages)))
    _check_size(page.width, page.height)
    pages = (*document.pages[:at], page, *document.pages[at:])
    return msgspec.structs.replace(document, pages=pages)


def remove_page(document: Document, index: int) -> Document:
    """Raises UserError for the last page: a document keeps one."""
    _page(document, index)
    if len(document.pages) == 1:
        raise UserError("a document needs at least one page", document.title)
    pages = (*document.pages[:index], *document.pages[index + 1 :])
    return msgspec.structs.replace(document, pages=pages)


def _check_size(width: float, height: float) -> None:
    if not (0 < width <= 60_000 and 0 < height <= 60_000):
        raise UserError("a page's sides must lie between 0 and 60,000 pt (21 m)")


def set_size(
    document: Document, index: int, width: float, height: float, *, scale: bool = False
) -> Document:
    """Another trim size in points. The layers keep their places; with `scale` they are scaled as
    one by the smaller ratio and centred (text sizes too). Another layout is the planner's work."""
    page = _page(document, index)
    _check_size(width, height)
    if scale:
        ratio = min(width / page.width, height / page.height)
        dx, dy = (width - page.width * ratio) / 2, (height - page.height * ratio) / 2
        page = _with(
            page,
            layers=tuple(scaled(layer, ratio, dx, dy) for layer in page.layers),
            regions=tuple(
                _with(region, box=_scaled_box(region.box, ratio, dx, dy)) for region in page.regions
            ),
        )
    return _set_page(document, index, _with(page, width=width, height=height))


def set_bleed(document: Document, index: int, bleed: float, safe: float | None = None) -> Document:
    """Bleed and safe distance in points."""
    page = _page(document, index)
    if not 0 <= bleed <= 1_000:
        raise UserError("the bleed must lie between 0 and 1,000 pt")
    kept = page.safe if safe is None else safe
    return _set_page(document, index, _with(page, bleed=bleed, safe=kept))


def _scaled_box(box: Box, ratio: float, dx: float, dy: float) -> Box:
    return Box(box.x * ratio + dx, box.y * ratio + dy, box.width * ratio, box.height * ratio)


def scaled(layer: Layer, ratio: float, dx: float = 0.0, dy: float = 0.0) -> Layer:
    """Everything about the layer times `ratio`, then moved: boxes, type, strokes, radii, shadows."""
    changes: dict[str, Any] = {"box": _scaled_box(layer.box, ratio, dx, dy)}

    def stroke(value: Stroke | None) -> Stroke | None:
        return value and _with(
            value, width=value.width * ratio, dash=tuple(v * ratio for v in value.dash)
        )

    def shadow(value: Any) -> Any:
        return value and _with(
            value, dx=value.dx * ratio, dy=value.dy * ratio, blur=value.blur * ratio
        )

    if isinstance(layer, Group):
        changes["children"] = tuple(scaled(child, ratio, dx, dy) for child in layer.children)
    elif isinstance(layer, TextBlock):
        style = layer.style
        glow, band = style.glow, style.highlight
        changes["style"] = _with(
            style,
            size=style.size * ratio,
            max_size=style.max_size * ratio,
            outline=stroke(style.outline),
            shadow=shadow(style.shadow),
            glow=glow and _with(glow, radius=glow.radius * ratio),
            highlight=band
            and (_with(band, radius=band.radius * ratio) if band.radius > 0 else band),
        )
        if layer.plate and layer.plate.radius > 0:
            changes["plate"] = _with(layer.plate, radius=layer.plate.radius * ratio)
        if layer.arc:
            arc = layer.arc
            changes["arc"] = _with(
                arc, cx=arc.cx * ratio + dx, cy=arc.cy * ratio + dy, radius=arc.radius * ratio
            )
        if layer.path:
            changes["path"] = _with(layer.path, data=scaled_path(layer.path.data, ratio, ratio))
    else:
        changes["shadow"] = shadow(layer.shadow)
        if isinstance(layer, Shape):
            changes["stroke"] = stroke(layer.stroke)
            changes["radius"] = layer.radius * ratio
        elif layer.clip:
            changes["clip"] = _with(layer.clip, radius=layer.clip.radius * ratio)
    return msgspec.structs.replace(layer, **changes)


def set_title(document: Document, title: str) -> Document:
    return _with(document, title=title)
