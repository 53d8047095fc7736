"""The design plan: what the planner decides, as a value and as tokens.

A plan names choices, not pixels: archetype, palette, ground, pairing, scene, hero, finish and the
jitter of the regions. `engine.planning.composition` turns a plan and a brief into a document.
"""

from __future__ import annotations

import msgspec

from engine.planning.formats import FormatClass

ARCHETYPES: tuple[str, ...] = (
    "swiss_grid",
    "big_type_overlap",
    "framed_horizon",
    "vertical_han",
    "badge",
    "diagonal",
    "arch_window",
    "night_stack",
    "banner_split_circle",
    "banner_slash",
    "editorial_column",
    "ornate_frame",
    "centred_medallion",
    "ticket",
    "stacked_blocks",
    "split_field",
    "corner_stack",
    "caption_bar",
    "type_only",
    "circle_focus",
)

PALETTES: tuple[str, ...] = (
    "sunset",
    "ocean",
    "forest",
    "neon",
    "pastel",
    "retro",
    "blue",
    "autumn",
    "candy",
    "earth",
    "nordic",
    "gold",
    "vintage",
    "mint",
    "lavender",
    "tropical",
    "festive",
    "spring",
    "ice",
    "citrus",
    "berry",
    "mono",
    "coral",
    "dusk",
    "sand",
    "cobaltred",
)

FAMILIES: tuple[str, ...] = (
    "gradient",
    "mesh",
    "sunburst",
    "waves",
    "mountains",
    "skyline",
    "beach",
    "bokeh",
    "party",
    "memphis",
    "bauhaus",
    "halftone",
    "papercut",
    "botanical",
    "night",
    "blobs",
    "desert",
    "pines",
    "undersea",
    "winter",
    "fruits",
    "airballoons",
    "stripes",
    "space",
    "lanterns",
    "meadow",
    "harbour",
    "stage",
)

PAIRINGS: tuple[str, ...] = (*(str(n) for n in range(1, 29)), *(f"Z{n}" for n in range(1, 11)))

GROUNDS: tuple[str, ...] = ("light", "mid", "dark")
FINISHES: tuple[str, ...] = ("flat", "grain", "papercut", "halftone")
HEROES: tuple[str, ...] = ("none", "scene", "one", "trio")
"""Where the focal comes from: nothing (type only), the scene's own hero, one subject of the
library, or a hero subject with two companions."""
SUBJECT_CHOICES = 8
"""The brief offers this many subjects, best first; the plan points at one of them."""
SPLITS: tuple[float, ...] = (0.38, 0.42, 0.5, 0.618)
TILTS: tuple[int, ...] = (0, -6, -9, -14)
JITTER_STEPS = 5
"""Region jitter is -2..2 grid steps of .006 of the short side."""
TITLE_SCALES: tuple[float, ...] = (0.92, 0.96, 1.0, 1.04, 1.08)


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every choice is an index-free name or number, so that a plan can be read and edited."""

    format: FormatClass
    archetype: str
    mirror: bool = False
    ground: str = "light"
    palette: str = "ocean"
    pairing: str = "1"
    family: str = "gradient"
    hero: str = "scene"
    subjects: tuple[int, ...] = ()
    """Indices into the brief's offered subjects, hero first."""
    density: int = 1
    """0 calm, 1 normal, 2 lively."""
    split: int = 1
    tilt: int = 0
    title_scale: int = 2
    shift_x: int = 2
    shift_y: int = 2
    """Index 0..4 of the jitter, 2 = none."""
    accent: int = 3
    """Palette slot of the accent, 0..5; 6 = a foreign complement."""
    caps: bool = False
    ornament: int = 0
    radius: int = 0
    """0 square, 1 small, 2 pill."""
    finish: str = "grain"
    scene_seed: int = 0
    """0..63"""
    boxes: tuple[tuple[str, int, int, int, int], ...] = ()
    """Forced boxes: (role, x0, y0, x1, y1) on a 64 x 64 grid of the page. From locked regions."""
