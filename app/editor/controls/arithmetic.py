"""What may be typed into a number field: numbers, units, sums, and changes of the old value."""

from __future__ import annotations

import math
import re

from engine.document.units import POINTS_PER

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(?P<unit>mm|cm|inch|in|\"|pt|px|%|°)?"
    r"|(?P<sign>[-+*/()×÷−:]))",
    re.IGNORECASE | re.ASCII,
)
_SIGNS = {"×": "*", "÷": "/", ":": "/", "−": "-"}


class _Reader:
    """A sum, read from left to right; the field's unit is that of bare numbers."""

    def __init__(self, text: str, unit: str, old: float | None) -> None:
        self._parts: list[float | str] = []
        self._at = 0
        self._unit, self._old = unit, old
        at = 0
        text = text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise ValueError(text[at:])
            if found["number"] is not None:
                number = float(found["number"].replace(",", "."))
                self._parts.append(self._in_own_unit(number, (found["unit"] or "").lower()))
            else:
                self._parts.append(_SIGNS.get(found["sign"], found["sign"]))
            at = found.end()

    def _in_own_unit(self, number: float, unit: str) -> float:
        unit = {"inch": "in", '"': "in"}.get(unit, unit)
        if not unit or unit == self._unit:
            return number
        if unit == "%":
            if self._old is None:
                raise ValueError("a share of what?")
            return self._old * number / 100
        if unit in POINTS_PER and self._unit in POINTS_PER:
            return number * POINTS_PER[unit] / POINTS_PER[self._unit]
        raise ValueError(unit)

    def result(self) -> float:
        if not self._parts:
            raise ValueError("nothing")
        if self._parts[0] in ("*", "/") and self._old is not None:
            self._parts.insert(0, self._old)
        value = self._sum()
        if self._at != len(self._parts):
            raise ValueError("more than a sum")
        return value

    def _next(self) -> float | str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def _sum(self) -> float:
        value = self._product()
        while self._next() in ("+", "-"):
            sign = self._parts[self._at]
            self._at += 1
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> float:
        value = self._factor()
        while self._next() in ("*", "/"):
            sign = self._parts[self._at]
            self._at += 1
            other = self._factor()
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> float:
        part = self._next()
        if part is None:
            raise ValueError("a number is missing")
        self._at += 1
        if isinstance(part, float):
            return part
        if part in ("-", "+"):
            value = self._factor()
            return -value if part == "-" else value
        if part == "(":
            value = self._sum()
            if self._next() != ")":
                raise ValueError("an open bracket")
            self._at += 1
            return value
        raise ValueError(part)


def evaluate(text: str, unit: str = "", old: float | None = None) -> float:
    """`210/2`, `3 in` (in `unit`), `50%` and `*2` of the old value. Raises ValueError."""
    try:
        value = _Reader(text, unit, old).result()
    except (ZeroDivisionError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not math.isfinite(value):
        raise ValueError("too large")
    return value
