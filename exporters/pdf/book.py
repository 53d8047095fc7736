"""The objects that all pages of one file share, each written once."""

from __future__ import annotations

import itertools
from collections.abc import Hashable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from engine.document.colour import Colour
from engine.drawing.letters import run_path
from engine.drawing.scene import (
    Glyphs,
    Linear,
    Matrix,
    Path,
    Radial,
    SceneGlyph,
    Stop,
    concatenate,
)
from exporters import colour
from exporters.pdf.numbers import path_operators
from exporters.pictures import Assets

Resources = dict[str, dict[str, pikepdf.Object]]
"""Category (`/Font`) -> name (`/F1`) -> object."""


class Book:
    """One PDF in the making: named resources by value, so that equal ones are one object."""

    def __init__(self, assets: Assets) -> None:
        self.pdf: Pdf = pikepdf.new()
        self.assets = assets
        self._named: dict[Hashable, tuple[str, str, pikepdf.Object]] = {}
        self._counts: dict[str, int] = {}
        profile = Stream(self.pdf, colour.srgb_icc(), N=3, Alternate=Name.DeviceRGB)
        self.srgb = self.pdf.make_indirect(Array([Name.ICCBased, self.pdf.make_indirect(profile)]))
        self._runs: dict[tuple[int, str, float], tuple[tuple[SceneGlyph, ...], Path]] = {}
        self._spelled: dict[int, tuple[Path, str]] = {}
        self._shown: dict[Hashable, tuple[object, int]] = {}
        self.uses_inks = False
        """Whether a cmyk or spot colour was written; it decides where transparency is blended."""

    # -------------------------------------------------------------- resources

    def resource(
        self, resources: Resources, category: str, prefix: str, key: Hashable, make: Any
    ) -> str:
        """The name under which `make()`'s object is found in `resources`; made once for a key."""
        full = (category, key)
        if full not in self._named:
            self._counts[prefix] = self._counts.get(prefix, 0) + 1
            name = f"/{prefix}{self._counts[prefix]}"
            self._named[full] = (category, name, self.pdf.make_indirect(make()))
        category, name, made = self._named[full]
        resources.setdefault(category, {})[name] = made
        return name

    def dictionary(self, resources: Resources) -> Dictionary:
        out = Dictionary()
        for category in sorted(resources):
            out[category] = Dictionary(dict(sorted(resources[category].items())))
        spaces = out.get("/ColorSpace") or Dictionary()
        # A belt: whatever a viewer would take for DeviceRGB is sRGB.
        spaces["/DefaultRGB"] = self.srgb
        out["/ColorSpace"] = spaces
        return out

    def run_path(self, run: Glyphs) -> Path:
        """The run's outlines as one path: the same value for the same glyphs, whose shadows and
        outlines are many."""
        key = (id(run.glyphs), run.face, run.size)
        if key not in self._runs:
            self._runs[key] = (run.glyphs, run_path(run))
        return self._runs[key][1]

    def operators(self, path: Path) -> str:
        """The path's construction operators, spelled once for a path that is shown often."""
        held = self._spelled.get(id(path))
        if held is None:
            held = self._spelled[id(path)] = (path, path_operators(path))
        return held[1]

    def times_shown(self, thing: object, how: str) -> int:
        """How often this very object was shown in that way before, which is counted here."""
        key = (id(thing), how)
        held = self._shown.get(key, (thing, 0))[1]
        self._shown[key] = (thing, held + 1)  # held, so that its id stays its own
        return held

    # -------------------------------------------------------------- colours

    def separation(self, ink: Colour) -> Array:
        """The ink by name, with its CMYK look for devices that lack it."""
        tint = Dictionary(
            FunctionType=2,
            Domain=Array([0, 1]),
            C0=Array([0, 0, 0, 0]),
            C1=Array([_decimal(v) for v in ink.alternate]),
            N=1,
        )
        name = Name("/" + (ink.name or "Spot"))
        return Array([Name.Separation, name, Name.DeviceCMYK, tint])

    def space(self, resources: Resources, paint: Colour) -> tuple[str, pikepdf.Object]:
        """The colour's space as (name in the resources, object)."""
        if paint.space == "srgb":
            name = self.resource(resources, "/ColorSpace", "C", "srgb", lambda: self.srgb)
            return name, self.srgb
        self.uses_inks = True
        if paint.space == "cmyk":
            return "/DeviceCMYK", Name.DeviceCMYK
        key = ("spot", paint.name, paint.alternate)
        name = self.resource(resources, "/ColorSpace", "C", key, lambda: self.separation(paint))
        return name, self._named["/ColorSpace", key][2]

    # -------------------------------------------------------------- states

    def alpha_state(self, resources: Resources, alpha: float) -> str:
        value = _decimal(alpha, 3)
        return self.resource(
            resources,
            "/ExtGState",
            "G",
            ("alpha", float(value)),
            lambda: Dictionary(Type=Name.ExtGState, ca=value, CA=value),
        )

    def blend_state(self, resources: Resources, mode: str) -> str:
        return self.resource(
            resources,
            "/ExtGState",
            "G",
            ("blend", mode),
            lambda: Dictionary(Type=Name.ExtGState, BM=Name("/" + mode)),
        )

    # -------------------------------------------------------------- gradients

    def shading(self, gradient: Linear | Radial, *, alpha: bool) -> Dictionary:
        """An axial or radial shading of the colours, or of the opacities as greys."""
        stops = colour.clean_stops(gradient.stops)
        if alpha:
            space: pikepdf.Object = Name.DeviceGray
            values: list[tuple[float, ...]] = [(stop.colour.alpha,) for stop in stops]
        else:
            space, values = self._gradient_colours(stops)
        coords: tuple[float, ...]
        if isinstance(gradient, Linear):
            kind, coords = 2, (gradient.x0, gradient.y0, gradient.x1, gradient.y1)
        else:
            kind = 3
            coords = (gradient.cx, gradient.cy, 0.0, gradient.cx, gradient.cy, gradient.radius)
        return Dictionary(
            ShadingType=kind,
            ColorSpace=space,
            Coords=Array([_decimal(v) for v in coords]),
            Extend=Array([True, True]),
            Function=_stitched([stop.offset for stop in stops], values),
        )

    def _gradient_colours(
        self, stops: tuple[Stop, ...]
    ) -> tuple[pikepdf.Object, list[tuple[float, ...]]]:
        colours = [stop.colour for stop in stops]
        spaces = {(c.space, c.name, c.alternate) for c in colours}
        if len(spaces) == 1 and colours[0].space != "srgb":
            # Ink stays ink: the gradient runs in the separations.
            return self.space({}, colours[0])[1], [c.values for c in colours]
        return self.srgb, [colour.srgb(c) for c in colours]

    def pattern(self, resources: Resources, gradient: Linear | Radial, base: Matrix) -> str:
        """A shading pattern; `base` maps the node's space to the content stream's own."""
        matrix = base
        if isinstance(gradient, Radial):
            matrix = concatenate(base, gradient.matrix)

        def make() -> Dictionary:
            return Dictionary(
                Type=Name.Pattern,
                PatternType=2,
                Matrix=Array([_decimal(v, 6) for v in matrix]),
                Shading=self.shading(gradient, alpha=False),
            )

        return self.resource(resources, "/Pattern", "P", ("shading", gradient, matrix), make)

    def form(
        self,
        content: bytes,
        box: tuple[float, float, float, float],
        resources: Resources,
        space: pikepdf.Object | None = None,
    ) -> Stream:
        """A transparency group: what is drawn in it is composed as one."""
        out = self.part(content, box, resources)
        out.Group = Dictionary(Type=Name.Group, S=Name.Transparency, I=True)
        if space is not None:
            out.Group.CS = space
        return out

    def part(
        self, content: bytes, box: tuple[float, float, float, float], resources: Resources
    ) -> Stream:
        """A piece of content that is written once and shown in many places; it takes the graphics
        state of each."""
        return Stream(
            self.pdf,
            content,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([_decimal(v) for v in box]),
            Resources=self.dictionary(resources),
        )


def _decimal(value: float, places: int = 5) -> float | int:
    """A float that pikepdf spells short and without an exponent."""
    rounded = round(float(value), places)
    return int(rounded) if rounded == int(rounded) else rounded


def _stitched(offsets: list[float], values: list[tuple[float, ...]]) -> Dictionary:
    """One exponential function for two stops, else a stitching function of them."""
    parts = [
        Dictionary(
            FunctionType=2,
            Domain=Array([0, 1]),
            C0=Array([_decimal(v) for v in a]),
            C1=Array([_decimal(v) for v in b]),
            N=1,
        )
        for a, b in itertools.pairwise(values)
    ]
    if len(parts) == 1:
        return parts[0]
    return Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array(parts),
        Bounds=Array([_decimal(v, 7) for v in offsets[1:-1]]),
        Encode=Array([0, 1] * len(parts)),
    )
