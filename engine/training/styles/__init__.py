"""The painted styles: a flat vector scene as gouache, paper, print, light or clay.

`render` paints one picture from the flat raster and its planes; `STYLES` names the painters;
`planes` cuts a scene into the layers that they take. The same scene in every style is the
decoder's training data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from engine.errors import UserError
from engine.training.styles import night, printed, relief, wet
from engine.training.styles.planes import planes
from engine.training.styles.sheet import Floats, Layer, Pixels, Sheet

__all__ = ["STYLES", "Layer", "Style", "planes", "render"]


@dataclass(frozen=True, slots=True)
class Style:
    """A medium. `paint` gives float32[h, w, 3], 0..1; `dark`: its ground is dark whatever the
    scene's is."""

    name: str
    paint: Callable[[Sheet], Floats]
    dark: bool = False


def _flat(sheet: Sheet) -> Floats:
    return sheet.flat


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        style.name: style
        for style in (
            Style("flat", _flat),
            Style("gouache", wet.gouache),
            Style("watercolour", wet.watercolour),
            Style("paper-cut", relief.paper_cut),
            Style("riso", printed.riso),
            Style("ink-wash", wet.ink_wash),
            Style("neon", night.neon, dark=True),
            Style("chalkboard", night.chalkboard, dark=True),
            Style("grainy-gradient", printed.grainy_gradient),
            Style("woodcut", printed.woodcut),
            Style("soft-3d", relief.soft_3d),
            Style("riso-process", printed.riso_process),
        )
    }
)
"""By name; the order is the label that the decoder is conditioned on: append, never reorder."""


def render(scene: Pixels, layers: Sequence[Layer], style: Style | str, seed: int) -> Pixels:
    """The scene painted: uint8[h, w, 3] from a flat raster uint8[h, w, 3] and its planes.

    The same arguments give the same pixels, and the same seed the same strokes at any size.
    Raises UserError for an unknown style, ValueError for arrays of wrong shapes.
    """
    if isinstance(style, str):
        if style not in STYLES:
            raise UserError(
                f"no style is called {style!r}", remedy=f"use one of {', '.join(STYLES)}"
            )
        style = STYLES[style]
    if scene.ndim != 3 or scene.shape[2] != 3 or scene.dtype != np.uint8 or scene.size == 0:
        raise ValueError(f"a picture is uint8[h, w, 3], not {scene.dtype}{list(scene.shape)}")
    for layer in layers:
        if layer.mask.shape != scene.shape[:2]:
            raise ValueError(f"plane {layer.tag!r} has another size than the picture")
    painted = style.paint(Sheet(scene, layers, seed))
    return np.asarray(np.rint(np.clip(painted, 0.0, 1.0) * 255), np.uint8)
