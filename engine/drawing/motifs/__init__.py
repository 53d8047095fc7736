"""The procedural painter: 28 families of scenes, drawn as vectors.

`paint` turns a scene source into nodes for any page shape; `FAMILIES` says what each family is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.document.model import SceneSource
from engine.drawing.motifs import (
    abstract,
    city,
    festival,
    land,
    pattern,
    plants,
    sea,
    space,
)
from engine.drawing.motifs.classes import CLASS_NAMES, CLASSES
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage
from engine.drawing.scene import Node
from engine.errors import UserError

__all__ = ["CLASSES", "CLASS_NAMES", "FAMILIES", "Family", "paint"]

_ALL: tuple[Family, ...] = (
    *abstract.FAMILIES,
    *land.FAMILIES,
    *sea.FAMILIES,
    *city.FAMILIES,
    *space.FAMILIES,
    *festival.FAMILIES,
    *pattern.FAMILIES,
    *plants.FAMILIES,
)

FAMILIES: Mapping[str, Family] = MappingProxyType({f.name: f for f in _ALL})


def paint(source: SceneSource, width: float, height: float, bleed: float = 0.0) -> tuple[Node, ...]:
    """The scene on a page of width x height points, painted `bleed` points past every edge.

    The same source and size give the same nodes. Raises UserError for an unknown family.
    """
    family = FAMILIES.get(source.family)
    if family is None:
        raise UserError(
            f"no scene is called {source.family!r}", remedy=f"use one of {', '.join(FAMILIES)}"
        )
    stage = Stage(source, width, height, bleed)
    family.draw(stage)
    return tuple(stage.pen.nodes)
