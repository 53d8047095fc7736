"""What became different between two documents, as data that JSON holds, and its application.

Edits leave what they don't touch as the same object, so differences are found by identity: a delta
names what stayed by its place in the document before, and holds in full only the layers that
changed.

    {"fields": {"title": "…"}, "pages": [0, {"of": 1, "fields": {…}, "layers": [[0, 4], {layer}, …]}]}

`[first, count]` are layers of the page (or group) before, `{"of": n, …}` is its n-th page (or the
group at that place) with other fields or other layers in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from engine.document.model import Document, Group, Layer, Page

Delta = dict[str, Any]
S = TypeVar("S", Document, Page, Group)


class DeltaError(ValueError):
    """The delta doesn't belong to the document, or isn't one."""


# ------------------------------------------------------------------ finding


def delta(before: Document, after: Document) -> Delta:
    """What makes `before` into `after`; empty for the same object. The values are structs, to be
    encoded by `msgspec.json.encode`."""
    out: Delta = {}
    fields = _fields(before, after, "pages")
    if fields:
        out["fields"] = fields
    if before.pages is not after.pages:
        out["pages"] = _pages(before.pages, after.pages)
    return out


def _fields(before: S, after: S, inner: str) -> dict[str, Any]:
    """Fields with other values, without the one that holds the parts."""
    return {
        name: new
        for name in after.__struct_fields__
        if name != inner
        and (new := getattr(after, name)) is not (old := getattr(before, name))
        and new != old
    }


def _pages(before: Sequence[Page], after: Sequence[Page]) -> list[Any]:
    places = {id(page): n for n, page in enumerate(before)}
    out: list[Any] = []
    for index, page in enumerate(after):
        if id(page) in places:
            out.append(places[id(page)])
            continue
        origin = _origin(before, page, index)
        if origin is None:
            out.append({"new": page})
            continue
        old = before[origin]
        entry: dict[str, Any] = {"of": origin}
        if fields := _fields(old, page, "layers"):
            entry["fields"] = fields
        if old.layers is not page.layers:
            entry["layers"] = _layers(old.layers, page.layers)
        out.append(entry)
    return out


def _origin(before: Sequence[Page], page: Page, index: int) -> int | None:
    """The page that this one was made from: the one that shares most layers with it."""
    held = {id(layer) for layer in page.layers}
    shared = [sum(id(layer) in held for layer in old.layers) for old in before]
    if any(shared):
        return max(range(len(before)), key=lambda n: (shared[n], n == index))
    return index if index < len(before) else None


def _layers(before: Sequence[Layer], after: Sequence[Layer]) -> list[Any]:
    places = {id(layer): n for n, layer in enumerate(before)}
    groups = {layer.id: n for n, layer in enumerate(before) if isinstance(layer, Group)}
    out: list[Any] = []
    for layer in after:
        place = places.get(id(layer))
        if place is not None:
            last = out[-1] if out else None
            if isinstance(last, list) and last[0] + last[1] == place:
                last[1] += 1
            else:
                out.append([place, 1])
        elif isinstance(layer, Group) and layer.id in groups:
            out.append(_group(before, groups[layer.id], layer))
        else:
            out.append(layer)
    return out


def _group(before: Sequence[Layer], place: int, group: Group) -> dict[str, Any]:
    old = before[place]
    assert isinstance(old, Group)
    entry: dict[str, Any] = {"of": place}
    if fields := _fields(old, group, "children"):
        entry["fields"] = fields
    if old.children is not group.children:
        entry["layers"] = _layers(old.children, group.children)
    return entry


# ------------------------------------------------------------------ applying


def patched(before: Document, change: Delta) -> Document:
    """`before` with the delta, as decoded from JSON. Raises DeltaError."""
    try:
        values = _read_fields(Document, change.get("fields", {}))
        if "pages" in change:
            values["pages"] = tuple(_read_page(before.pages, entry) for entry in change["pages"])
        return msgspec.structs.replace(before, **values) if values else before
    except (msgspec.MsgspecError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DeltaError(f"not a delta of this document ({error})") from None


@lru_cache
def _types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def _read_fields(kind: type[msgspec.Struct], data: dict[str, Any]) -> dict[str, Any]:
    """Values of fields, each as its own type."""
    types = _types(kind)
    values: dict[str, Any] = {}
    for name, value in data.items():
        if kind is Document and name == "extra":
            values[name] = {k: msgspec.Raw(msgspec.json.encode(v)) for k, v in value.items()}
        else:
            values[name] = msgspec.convert(value, types[name])
    return values


def _read_page(before: Sequence[Page], entry: Any) -> Page:
    if isinstance(entry, int):
        return before[_place(before, entry)]
    if "new" in entry:
        return msgspec.convert(entry["new"], Page)
    page = before[_place(before, entry["of"])]
    values = _read_fields(Page, entry.get("fields", {}))
    if "layers" in entry:
        values["layers"] = _read_layers(page.layers, entry["layers"])
    return msgspec.structs.replace(page, **values)


def _read_layers(before: Sequence[Layer], entries: Any) -> tuple[Layer, ...]:
    out: list[Layer] = []
    for entry in entries:
        if isinstance(entry, list):
            first, count = entry
            _place(before, first + count - 1)
            out += before[_place(before, first) : first + count]
        elif "of" in entry:
            group = before[_place(before, entry["of"])]
            if not isinstance(group, Group):
                raise DeltaError("a layer that isn't a group has children")
            values = _read_fields(Group, entry.get("fields", {}))
            if "layers" in entry:
                values["children"] = _read_layers(group.children, entry["layers"])
            out.append(msgspec.structs.replace(group, **values))
        else:
            out.append(msgspec.convert(entry, Layer))
    return tuple(out)


def _place(before: Sequence[object], index: int) -> int:
    if not 0 <= index < len(before):
        raise DeltaError(f"there was nothing at place {index}")
    return index
