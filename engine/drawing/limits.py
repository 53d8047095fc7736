"""Numbers of a style that come from outside, kept within what can be drawn."""

from __future__ import annotations

import math

from engine.errors import UserError

FARTHEST = 20_000.0
"""Points: offsets beyond it leave every page."""


def within(value: float, low: float, high: float, what: str) -> float:
    """The value cut to low..high. Raises UserError for what isn't a number."""
    if not math.isfinite(value):
        raise UserError(f"the {what} is {value}", "text", "Give an ordinary number.")
    return min(max(value, low), high)
