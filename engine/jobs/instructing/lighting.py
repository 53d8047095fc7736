"""The time of day: night, dawn, day, sunset."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Document,
    SceneSource,
)
from engine.document.palettes import PALETTES
from engine.drawing.motifs import FAMILIES
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.repainting import name_of, palette_on, with_palette
from engine.jobs.instructing.scope import leaves
from engine.planning.instructions import Intent

_KEPT_AT: Mapping[str, frozenset[str]] = {
    "night": frozenset(("dusk", "blue", "neon", "gold", "lavender", "berry")),
    "sunset": frozenset(("sunset", "autumn", "coral")),
    "dawn": frozenset(("pastel", "coral", "lavender")),
    "day": frozenset(("ocean", "spring", "ice", "mint", "citrus", "tropical", "cobaltred", "coral", "sand", "pastel")),
}  # fmt: skip
"""Palettes that have the light already."""


_DAY: Mapping[str, str] = {
    "meadow": "spring", "botanical": "spring", "pines": "forest", "mountains": "ocean", "winter": "ice",
    "desert": "sand", "fruits": "citrus", "beach": "ocean", "party": "tropical", "memphis": "tropical",
}  # fmt: skip


def relight(desk: Desk, intent: Intent) -> Change:
    """Night, dawn, day or sunset: a palette that has that light, on a dark or light ground."""
    light = intent.value
    family = next(
        (s.source.family for s in naming.scenes(desk) if isinstance(s.source, SceneSource)), ""
    )
    chosen = {
        "night": "dusk",
        "sunset": "sunset",
        "dawn": "coral",
        "day": _DAY.get(family, "ocean"),
    }[light]
    now = name_of(palette_on(desk))
    dark = light == "night"
    held = [s.source for s in naming.scenes(desk) if isinstance(s.source, SceneSource)]
    if now in _KEPT_AT[light] and any(s.dark != dark for s in held):
        # The palette has that light already; the ground hasn't.
        chosen = now
    document, desk = with_palette(desk, PALETTES[chosen], dark)
    document = _timed(document, desk, light)
    ground = "dark" if dark else "light"
    return Change(document, f"{light.capitalize()}: palette {chosen}, {ground} ground", desk.scope)


_TIMED: Mapping[tuple[str, str], str] = {
    ("skyline", "night"): "lights", ("skyline", "sunset"): "sunset", ("skyline", "day"): "daylight",
    ("skyline", "dawn"): "sunset", ("night", "night"): "moon",
}  # fmt: skip


_BY_DAY = {"night": "meadow"}
"""Families that are night by nature, and what lies there by day."""


def _timed(document: Document, desk: Desk, light: str) -> Document:
    """Scenes in the look or the family that their time of day has."""
    for layer in list(leaves(document.pages[desk.page].layers)):
        if not isinstance(layer, Artwork) or not isinstance(layer.source, SceneSource):
            continue
        if not desk.may(layer.id):
            continue
        source = layer.source
        if light in ("day", "dawn") and source.family in _BY_DAY:
            family = _BY_DAY[source.family]
            source = msgspec.structs.replace(source, family=family, variant="", horizon=0.0)
        look = _TIMED.get((source.family, light), "")
        if look in FAMILIES[source.family].variants:
            source = msgspec.structs.replace(source, variant=look)
        if source != layer.source:
            new = msgspec.structs.replace(layer, source=source, name=source.family)
            document = edits.replace_layer(document, layer.id, new)
    return document
