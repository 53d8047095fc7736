"""A document from data that isn't quite one: what fits is kept, what doesn't is left out and told.

Strict conversion refuses the whole for one wrong value; here a value that can't be read falls back
to its usual one, a layer without what it needs is left out, and all others stay.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from engine.document import file as document_file
from engine.document.model import (
    Artwork,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Region,
    Shape,
    TextBlock,
)
from engine.errors import UserError

Tell = Callable[[str, str], None]
"""(what is the matter, where)."""

_KINDS: dict[str, type[msgspec.Struct]] = {
    "text": TextBlock,
    "artwork": Artwork,
    "picture": Picture,
    "shape": Shape,
    "group": Group,
}


class _UnreadableError(Exception):
    """Nothing of the value can be kept."""


def document(data: dict[str, Any], tell: Tell) -> Document:
    """Raises UserError when not even one page is left."""
    known = set(Document.__struct_fields__) - {"extra", "pages", "version"}
    values: dict[str, Any] = {}
    for name in known & data.keys():
        values |= _field(Document, name, data[name], "document", tell)
    pages: list[Page] = []
    room = _Room()
    held = data.get("pages")
    for number, entry in enumerate(held if isinstance(held, list) else [], 1):
        page = _page(entry, f"page {number}", room, tell)
        if page is not None and len(pages) < document_file.MAX_PAGES:
            pages.append(page)
    if not pages:
        raise UserError("no page of the document can be read", remedy="take a backup copy")
    return Document(pages=tuple(pages), **values)


class _Room:
    """What a document may still hold."""

    def __init__(self) -> None:
        self.layers = document_file.MAX_LAYERS
        self.letters = document_file.MAX_TEXT


# ------------------------------------------------------------------ pages and layers


def _page(data: Any, where: str, room: _Room, tell: Tell) -> Page | None:
    if not isinstance(data, dict):
        tell("the page can't be read and is left out", where)
        return None
    ids: set[str] = set()
    layers = tuple(_layers(data.get("layers"), where, ids, 0, room, tell))
    values: dict[str, Any] = {
        "layers": layers,
        "regions": _regions(data.get("regions"), where, tell),
    }
    for name in set(Page.__struct_fields__) & data.keys() - {"layers", "regions"}:
        values |= _field(Page, name, data[name], where, tell)
    for side, end in (("width", "right"), ("height", "bottom")):
        # A page that breaks off has lost its size: its layers show how large it was.
        if side not in values and layers:
            values[side] = max(1.0, max(getattr(layer.box, end) for layer in layers))
            tell(f"the page's {side} is lost and is taken from its layers", where)
    try:
        page = Page(**values)
        document_file.check_page(page, where)
    except TypeError:
        tell("the page can't be read and is left out", where)
        return None
    except UserError as error:
        tell(error.what, where)
        page = Page(
            width=min(max(page.width, 1.0), document_file.MAX_SIDE),
            height=min(max(page.height, 1.0), document_file.MAX_SIDE),
            layers=layers,
            name=page.name,
        )
    return page


def _regions(data: Any, where: str, tell: Tell) -> tuple[Region, ...]:
    out: dict[str, Region] = {}
    for entry in data if isinstance(data, list) else []:
        try:
            region = msgspec.convert(entry, Region, strict=True)
        except msgspec.ValidationError:
            tell("a region can't be read and is left out", where)
        else:
            out.setdefault(region.id, region)
    return tuple(out.values())


def _layers(
    data: Any, where: str, ids: set[str], depth: int, room: _Room, tell: Tell
) -> Iterator[Layer]:
    for number, entry in enumerate(data if isinstance(data, list) else [], 1):
        here = f"{where} › {_name(entry, number)}"
        layer = _layer(entry, here, ids, depth, room, tell)
        if layer is not None:
            yield layer


def _name(data: Any, number: int) -> str:
    if isinstance(data, dict):
        for key in ("name", "id"):
            if isinstance(data.get(key), str) and data[key]:
                return f"{data.get('type', 'layer')} {data[key][:60]!r}"
    return f"layer {number}"


def _layer(
    data: Any, where: str, ids: set[str], depth: int, room: _Room, tell: Tell
) -> Layer | None:
    kind = _KINDS.get(str(data.get("type"))) if isinstance(data, dict) else None
    if kind is None:
        unknown = isinstance(data, dict) and isinstance(data.get("type"), str)
        why = f"the kind {data['type'][:40]!r} is not known here" if unknown else "it can't be read"
        tell(f"left out: {why}", where)
        return None
    if room.layers <= 0 or depth > document_file.MAX_GROUP_DEPTH:
        tell("left out: there are too many layers, or they are nested too deeply", where)
        return None
    room.layers -= 1
    own = {key: value for key, value in data.items() if key != "children"}
    id = _free(data.get("id"), ids)
    if id != data.get("id"):
        tell("its id was empty or used twice, and is another now", where)
    ids.add(id)
    try:
        layer: Layer = _loose(own | {"id": id}, kind, where, tell)
        document_file.check_layer(layer, where)
        if isinstance(layer, TextBlock):
            room.letters -= len(layer.text)
            if room.letters < 0:
                raise UserError("the texts are too long")
    except _UnreadableError as error:
        tell(f"left out: {error}", where)
        return None
    except UserError as error:
        tell(f"left out: {error.what}", where)
        return None
    if isinstance(layer, Group):
        children = tuple(_layers(data.get("children"), where, ids, depth + 1, room, tell))
        layer = msgspec.structs.replace(layer, children=children)
    return layer


def _free(wish: Any, used: set[str]) -> str:
    name = wish if isinstance(wish, str) and 0 < len(wish) <= 200 else "layer"
    if name not in used:
        return name
    number = 2
    while f"{name[:190]}-{number}" in used:
        number += 1
    return f"{name[:190]}-{number}"


# ------------------------------------------------------------------ any value


def _field(
    kind: type[msgspec.Struct], name: str, data: Any, where: str, tell: Tell
) -> dict[str, Any]:
    """The field's value by its name; nothing where it can't be read."""
    try:
        return {name: _loose(data, _types(kind)[name], where, tell)}
    except _UnreadableError:
        tell(f"“{name}” can't be read", where)
        return {}


@lru_cache
def _types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def _loose(data: Any, kind: Any, where: str, tell: Tell) -> Any:
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        reason = str(error)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _loose(data, _member(data, arguments), where, tell)
    if origin is tuple and len(arguments) == 2 and arguments[1] is ... and isinstance(data, list):
        return tuple(_items(data, arguments[0], where, tell))
    if origin is dict and isinstance(data, dict):
        return dict(_entries(data, arguments[1], where, tell))
    if _is_object(kind) and isinstance(data, dict):
        return _struct(data, kind, where, tell)
    raise _UnreadableError(reason)


def _is_object(kind: Any) -> bool:
    """Whether JSON holds it as an object with the fields' names."""
    struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return struct and not kind.__struct_config__.array_like


def _member(data: Any, members: tuple[Any, ...]) -> Any:
    """The one that the data's tag names, else the first that isn't None."""
    tag = data.get("type") if isinstance(data, dict) else None
    structs = [m for m in members if _is_object(m)]
    named = [m for m in structs if m.__struct_config__.tag == tag]
    rest = [m for m in members if m is not type(None)]
    return (named or [m for m in structs if m.__struct_config__.tag is None] or rest)[0]


def _items(data: list[Any], kind: Any, where: str, tell: Tell) -> Iterator[Any]:
    for item in data:
        try:
            yield _loose(item, kind, where, tell)
        except _UnreadableError as error:
            tell(f"a part is left out ({error})", where)


def _entries(data: dict[str, Any], kind: Any, where: str, tell: Tell) -> Iterator[tuple[str, Any]]:
    for key, item in data.items():
        try:
            yield key, _loose(item, kind, where, tell)
        except _UnreadableError as error:
            tell(f"“{key[:60]}” is left out ({error})", where)


def _struct(data: dict[str, Any], kind: Any, where: str, tell: Tell) -> Any:
    """Fields that can't be read have their usual values. Raises _UnreadableError where one that
    has no usual value is missing."""
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.encode_name in data:
            values |= _field(kind, field.name, data[field.encode_name], where, tell)
        if field.required and field.name not in values:
            raise _UnreadableError(f"its “{field.name}” is missing or can't be read")
    try:
        return kind(**values)
    except ValueError as error:
        raise _UnreadableError(str(error)) from None
