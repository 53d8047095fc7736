"""Which fields of chance the decoder is given for every style and material: those that the painter
of it draws with, by the painter's own names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from engine.decoding.fields import Field

MOST = 12
"""Fields to a style; those that have fewer are given zeros."""


def _clouds(*given: tuple[str, float, int]) -> tuple[Field, ...]:
    return tuple(Field(*one) for one in given)


_RISO = tuple(
    field
    for plate, degrees in enumerate((15.0, 75.0, 45.0))
    for field in (
        Field(f"screen.{plate}", 72.0, angle=math.radians(degrees), kind="screen"),
        Field("fine" if plate == 0 else f"fine.{plate}", 280),
        Field(f"mottle.{plate}", 5, 3),
        Field(f"speck.{plate}", 120),
    )
)

ART: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "watercolour": _clouds(
            ("wet", 3.2, 2), ("0.x", 12, 3), ("0.y", 12, 3), ("1.x", 12, 3), ("1.y", 12, 3),
            ("bloom", 2.2, 5), ("flow", 2.4, 3), ("tooth", 160, 2), ("gap.x", 12, 0),
            ("gap.y", 12, 0), ("gap", 7, 2), ("paper", 140, 0),
        ),
        "riso-process": _RISO,
        "chalkboard": (
            *_clouds(("tooth", 380, 0), ("tooth.2", 170, 0), ("x", 18, 2), ("y", 18, 2)),
            *(Field(f"hatch.{a}", 105, 0, 26.0, a) for a in (-0.85, -0.62, 0.75)),
            Field("press", 14),
            Field("wiped", 2.4, 4, 2.6, -0.35),
        ),
        "grainy-gradient": _clouds(("spray", 300, 0), ("spray.2", 190, 0), ("light", 290, 0)),
        "neon": _clouds(("gap", 7, 0), ("wall", 9, 3), ("plaster", 80, 0)),
        "ink-wash": (
            *_clouds(
                ("x", 12, 3), ("y", 12, 3), ("wash", 1.8, 3), ("press", 4, 2), ("damp", 4, 2),
                ("pool", 6, 3), ("tooth", 150, 0),
            ),
            Field("bristle", 85, 2, 10.0, -0.2),
            Field("dry", 70, 2, 2.0),
            Field("fibre", 75, 0, 9.0, 0.5),
            Field("fibre.2", 75, 0, 9.0, -0.8),
        ),
        "paper-cut": (
            *_clouds(("wave", 2.4, 2), ("fibre", 110, 2)),
            Field("strand", 90, 1, 5.0, 0.7),
        ),
    }
)  # fmt: skip
"""Of whole pages; a unit is the page's short side."""

_WAVE = math.hypot(1.0, 0.55)

LETTERS: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "gold": (
            Field("wave", 0.9, 0, 2.5, -0.5),
            Field("brush", 34, 0, 6.0, -0.5),
            Field("", 1.15 * _WAVE, angle=math.atan2(1.0, 0.55), kind="rings"),
            Field("", 1.15 * _WAVE, angle=math.atan2(1.0, 0.55), kind="rings", phase=0.25),
        ),
        "wood": (
            Field("bend", 0.55, 0, 3.0),
            Field("knots", 1.5, 0, 2.0),
            Field("fine", 38, 0, 16.0),
            Field("pores", 46, 0, 7.0),
            Field("", 4.6, angle=math.pi / 2, kind="rings"),
            Field("", 4.6, angle=math.pi / 2, kind="rings", phase=0.25),
        ),
        "chalk": (
            Field("grain", 46, 2),
            Field("tooth", 75),
            Field("streak", 13, 0, 5.0, -0.6),
            Field("dust", 30),
        ),
        "ice": (
            Field("uneven", 3.0, 2),
            Field("crack", 2.1),
            Field("split", 3.7),
            Field("frost", 16, 3),
        ),
    }
)
"""Of letters; a unit is the em."""

NAMES = (*ART, *LETTERS)
"""By number, which is what the network is told."""
