"""Older documents brought up to date: a chain of `dict -> dict` steps, one per version.

A step gets the decoded `document.json` of its version and returns that of the next. Steps never
change what they are given and never look at the structs of `model`, which only know today.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.document.model import FORMAT_VERSION
from engine.errors import UserError

Data = dict[str, Any]


def _from_0(old: Data) -> Data:
    """Version 0, the drafts before the first release: one page whose size and layers stood at the
    top, a text as one string with its size, faces and colour beside it, colours as `#rrggbb`."""
    new = {k: v for k, v in old.items() if k not in ("width", "height", "bleed", "layers")}
    layers = old.get("layers", [])
    if not isinstance(layers, list):
        raise UserError("`layers` is not a list")
    page: Data = {
        "width": old.get("width", 0),
        "height": old.get("height", 0),
        "bleed": old.get("bleed", 0),
        "layers": [_layer_from_0(layer) for layer in layers],
    }
    new["pages"] = [page]
    new["version"] = 1
    return new


def _layer_from_0(old: object) -> object:
    if not isinstance(old, dict):
        return old
    new: Data = {k: v for k, v in old.items() if k not in ("text", "faces", "size", "colour")}
    colour = {"type": "solid", "colour": _colour_from_0(old.get("colour", "#000000"))}
    if old.get("type") == "text":
        new["runs"] = [{"text": old.get("text", "")}]
        new["style"] = {
            "faces": old.get("faces", []),
            "size": old.get("size", 24),
            "fill": colour,
        }
    elif old.get("type") == "shape" and "colour" in old:
        new["fill"] = colour
    if isinstance(old.get("children"), list):
        new["children"] = [_layer_from_0(child) for child in old["children"]]
    return new


def _colour_from_0(text: object) -> Data:
    digits = text[1:] if isinstance(text, str) and text.startswith("#") else ""
    try:
        if len(digits) != 6:
            raise ValueError
        values = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    except ValueError:
        raise UserError(f"{text!r} is not a colour") from None
    return {"space": "srgb", "values": values}


STEPS: dict[int, Callable[[Data], Data]] = {0: _from_0}
"""From each older version to the one after it."""


def migrate(data: Data, version: int) -> Data:
    """The data as version FORMAT_VERSION wants it. Raises UserError for a version that is newer
    than this program or that no step starts from."""
    if version > FORMAT_VERSION:
        raise UserError(
            f"the document has format version {version}, this Affiche reads up to {FORMAT_VERSION}",
            remedy="open it with a newer Affiche",
        )
    while version < FORMAT_VERSION:
        step = STEPS.get(version)
        if step is None:
            raise UserError(f"the document has the unknown format version {version}")
        data = step(data)
        version += 1
    return data
