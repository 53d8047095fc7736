"""Small real posters for the tests: documents, composed and rendered by the program itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from engine.document.colour import from_hex
from engine.document.model import (
    Box,
    Document,
    GradientStop,
    Layer,
    LinearPaint,
    Page,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.drawing.scene import Scene
from exporters import raster

Pixels = npt.NDArray[np.uint8]

SCALE = 2.0
SANS = "inter-tight-500"
BLACK = "inter-tight-800"
DISPLAY = "anton-400"
HAN = "noto-sans-sc-900"
WORLD = "noto-sans-800"


def text(
    words: str,
    box: tuple[float, float, float, float],
    *,
    id: str = "text",
    face: str = SANS,
    size: float = 28.0,
    fill: str = "#141414",
    language: str = "en",
    role: str = "body",
    rotation: float = 0.0,
    **more: Any,
) -> TextBlock:
    block = {key: more.pop(key) for key in ("arc", "plate") if key in more}
    style = TextStyle(faces=(face,), size=size, fill=SolidPaint(from_hex(fill)), **more)
    return TextBlock(
        id=id,
        role=role,
        box=Box(*box),
        runs=(TextRun(words),),
        style=style,
        language=language,
        rotation=rotation,
        **block,
    )


def rect(box: tuple[float, float, float, float], fill: str, id: str = "cover") -> Shape:
    return Shape(id=id, box=Box(*box), fill=SolidPaint(from_hex(fill)))


def poster(*layers: Layer, width: float = 420.0, height: float = 300.0, **page: float) -> Document:
    stops = (GradientStop(0.0, from_hex("#f6e7c8")), GradientStop(1.0, from_hex("#f2b880")))
    ground = Shape(id="ground", box=Box(0, 0, width, height), fill=LinearPaint(stops))
    return Document(
        title="Test", pages=(Page(width=width, height=height, layers=(ground, *layers), **page),)
    )


def drawn(document: Document, scale: float = SCALE) -> tuple[Scene, Pixels]:
    scene = compose(document)
    return scene, raster.render(scene, scale=scale, assets={})
