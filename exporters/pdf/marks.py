"""Crop marks: where to cut, in all inks."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name

from engine.drawing.scene import Scene
from exporters.pdf.content import Content
from exporters.pdf.numbers import num

_GAP, _LENGTH, _WIDTH = 3.0, 17.0, 0.25
_LEAST = 8.5
"""Marks keep 3 mm from the trim even where there is no bleed."""


def slug(scene: Scene) -> float:
    """Points around the trim that the marks need."""
    return max(scene.bleed, _LEAST) + _GAP + _LENGTH


def draw_marks(content: Content, scene: Scene) -> None:
    """Two hairlines at each corner of the trim, outside the bleed."""
    everything = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    space = content.book.resource(
        content.resources,
        "/ColorSpace",
        "C",
        "registration",
        lambda: Array([Name.Separation, Name.All, Name.DeviceCMYK, everything]),
    )
    start = max(scene.bleed, _LEAST) + _GAP
    end = start + _LENGTH
    saved = content.save()
    content.ops.append(f"/Artifact BMC {space} CS 1 SCN {num(_WIDTH)} w 0 J [] 0 d")
    for x, outward in ((0.0, -1), (scene.width, 1)):
        for y, downward in ((0.0, -1), (scene.height, 1)):
            near, far = x + outward * start, x + outward * end
            content.ops.append(f"{num(near)} {num(y)} m {num(far)} {num(y)} l S")
            near, far = y + downward * start, y + downward * end
            content.ops.append(f"{num(x)} {num(near)} m {num(x)} {num(far)} l S")
    content.ops.append("EMC")
    content.restore(saved)
