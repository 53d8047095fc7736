"""Names for a variable face at chosen coordinates: `roboto-flex@wdth=75,wght=650`.

Such an instance id goes wherever a face id goes. It is canonical: axes that the face hasn't are
left out, values are clamped to the axis and rounded to a hundredth, tags ascend, and what stands
at its default isn't named, so that equal looks have equal ids.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb

from engine.errors import UserError

MAX_AXES = 64
"""Axes of a face that are read; the format allows 65,535, real faces have up to 13."""
_MAX_ID = 512

_FACE_ID = re.compile(r"[^@,=]+")
_SETTING = re.compile(r"([ -~]{4})=(-?\d{1,5}(?:\.\d{1,6})?)")


@dataclass(frozen=True, slots=True)
class Axis:
    """A design axis of a variable face (OpenType `fvar`), in the axis's own units."""

    tag: str
    """Four characters, such as wght."""
    name: str
    minimum: float
    default: float
    maximum: float


def split(face_id: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """(the plain face id, its axis settings in the order given). Raises UserError when what
    follows the @ isn't a list of settings."""
    base, at, rest = face_id.partition("@")
    if not at:
        return face_id, ()
    settings = []
    if len(face_id) <= _MAX_ID and _FACE_ID.fullmatch(base):
        for part in rest.split(","):
            found = _SETTING.fullmatch(part)
            if found is None:
                break
            settings.append((found[1], float(found[2])))
        else:
            return base, tuple(settings)
    raise UserError(
        f"{face_id[:80]!r} names no instance of a face",
        "fonts",
        "Write it like roboto-flex@wdth=75,wght=650.",
    )


def axes_of(face: hb.Face) -> tuple[Axis, ...]:
    """The axes of a face in its own order; those whose range is empty are none."""
    out: dict[str, Axis] = {}
    infos: Any = face.axis_infos if "fvar" in face.table_tags else ()
    for info in list(infos)[:MAX_AXES]:
        low, default, high = info.min_value, info.default_value, info.max_value
        tag = str(info.tag)
        sound = low <= default <= high and low < high and re.fullmatch(r"[!-~][ -~]{3}", tag)
        if not sound or set(tag) & set("@,="):
            continue
        name = face.get_name(info.name_id, "en") or ""
        name = "".join(c for c in name if c.isprintable()).strip()[:80] or tag.strip()
        out.setdefault(tag, Axis(tag, name, low, default, high))
    return tuple(out.values())


def settled(axes: Iterable[Axis], settings: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The coordinates that `settings` mean on these axes: known tags alone, in range, rounded,
    off their defaults, by tag. Of two settings of a tag the later counts. Raises UserError for
    values that aren't numbers."""
    known = {axis.tag: axis for axis in axes}
    out: dict[str, float] = {}
    for tag, value in settings:
        if not math.isfinite(value):
            raise UserError(
                f"the axis {tag[:8]!r} is set to {value}", "fonts", "Give a number in its range."
            )
        axis = known.get(tag)
        if axis is not None:
            out[tag] = round(min(max(value, axis.minimum), axis.maximum), 2) + 0.0
    return {tag: out[tag] for tag in sorted(out) if out[tag] != round(known[tag].default, 2)}


def joined(face_id: str, coordinates: Mapping[str, float]) -> str:
    """The instance id of a plain face id and settled coordinates."""
    if not coordinates:
        return face_id
    values = (f"{tag}={f'{at:.2f}'.rstrip('0').rstrip('.')}" for tag, at in coordinates.items())
    return f"{face_id}@{','.join(values)}"
