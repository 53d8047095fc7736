"""The request: everything that the studio needs to make documents, as one serialisable value."""

from __future__ import annotations

from typing import Literal

import msgspec

Art = Literal["vector", "decoded", "none"]


class Request(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Same request + same provider = same documents."""

    prompt: str
    texts: tuple[tuple[str, str], ...] = ()
    size: str = "A3"
    language: str | None = None
    seed: int = 0
    variants: int = 1
    art: Art = "vector"
    archetype: str | None = None
    palette: str | None = None
    family: str | None = None
    pairing: str | None = None
    hero: str | None = None
    colours: tuple[str, ...] = ()
    """Brand colours as #rrggbb."""
    faces: tuple[str, ...] = ()
    """Brand faces: title, support."""
    brand_name: str = ""
    regions: tuple[tuple[str, float, float, float, float], ...] = ()
    """Locked boxes (role, x0, y0, x1, y1) in fractions of the page."""
    plan: str = ""
    """A plan as text: drawn again instead of asking the planner."""
    style: str = ""
    """In which decoded artwork is painted; '' takes the decoder's first."""
    lettering: str = "live"
    """The title's letters: live (their own colour), or a material of the decoder."""
    provider: str | None = None
