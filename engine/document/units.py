"""Lengths: points inside, whatever the reader likes outside. 1 pt = 1/72 in; on screens 1 px = 1 pt."""

from __future__ import annotations

import math
import re
from typing import Literal

from engine.errors import UserError

Unit = Literal["mm", "cm", "in", "pt", "px"]

POINTS_PER: dict[str, float] = {
    "mm": 72 / 25.4,
    "cm": 720 / 25.4,
    "in": 72.0,
    "pt": 1.0,
    "px": 1.0,
}
"""Points in one of each unit."""

LONGEST = 60_000.0
"""Points (a good 21 m): no length of a poster is longer."""

_LENGTH = re.compile(r"([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(mm|cm|in|inch|\"|pt|px)?", re.ASCII)


def to_points(value: float, unit: Unit) -> float:
    return value * POINTS_PER[unit]


def from_points(points: float, unit: Unit) -> float:
    return points / POINTS_PER[unit]


def parse_length(text: str, default: Unit = "mm") -> float:
    """`3mm`, `3 mm`, `0,125in`, `12pt`, `5` (in the default unit) in points. Raises UserError."""
    match = _LENGTH.fullmatch(text.strip().lower())
    if not match:
        raise UserError(f"{text!r} is not a length", remedy="write it like 3mm, 0.125in or 12pt")
    unit = {None: default, "inch": "in", '"': "in"}.get(match[2], match[2])
    points = float(match[1].replace(",", ".")) * POINTS_PER[unit or default]
    if not math.isfinite(points) or abs(points) > LONGEST:
        raise UserError(f"the length {text!r} is out of range", remedy="at most 21 m")
    return points


def show(points: float, unit: Unit, digits: int = 2) -> str:
    """`12.7 mm`: rounded, without trailing zeros."""
    value = f"{from_points(points, unit):.{digits}f}"
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    return f"{'0' if value == '-0' else value} {unit}"
