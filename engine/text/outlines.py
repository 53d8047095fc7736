"""Outlines of glyphs, as every context that fills letters wants them."""

from __future__ import annotations

import functools
from typing import Any

import uharfbuzz as hb

from engine.text import fonts

Extents = tuple[float, float, float, float]
"""x0, y0, x1, y1 in em, y up."""


def units_per_em(face_id: str) -> int:
    return fonts.load(face_id).upem


def _move(x: float, y: float, data: Any) -> None:
    data[0].append("M")
    data[1].extend((x, y))


def _line(x: float, y: float, data: Any) -> None:
    data[0].append("L")
    data[1].extend((x, y))


def _quadratic(cx: float, cy: float, x: float, y: float, data: Any) -> None:
    data[0].append("Q")
    data[1].extend((cx, cy, x, y))


def _cubic(ax: float, ay: float, bx: float, by: float, x: float, y: float, data: Any) -> None:
    data[0].append("C")
    data[1].extend((ax, ay, bx, by, x, y))


def _close(data: Any) -> None:
    data[0].append("Z")


@functools.lru_cache(maxsize=1)
def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(_move)
    pen.set_line_to_func(_line)
    pen.set_quadratic_to_func(_quadratic)
    pen.set_cubic_to_func(_cubic)
    pen.set_close_path_func(_close)
    return pen


@fonts.memo(8192)
def outline(face_id: str, gid: int) -> tuple[str, tuple[float, ...]]:
    """Verbs M L Q C Z and their points (x, y, ...) in font units, y UP. Spaces give ("", ()).

    Fill with the nonzero rule. Colour glyphs may have none of their own: see `colour_glyphs`.
    """
    verbs: list[str] = []
    points: list[float] = []
    fonts.load(face_id).font.draw_glyph(gid, _pen(), (verbs, points))
    return "".join(verbs), tuple(points)


@fonts.memo(65536)
def extents(face_id: str, gid: int) -> Extents | None:
    """Bounds of a glyph's ink in em, y up; None when it has none. Those of a colour glyph are the
    bounds of its layers."""
    from engine.text import colour_glyphs

    face = fonts.load(face_id)
    k = 1.0 / face.upem
    layers = colour_glyphs.layers(face_id, gid) if colour_glyphs.has_colour(face_id) else ()
    if layers:
        xs = [x for layer in layers for x in layer.points[0::2]]
        ys = [y for layer in layers for y in layer.points[1::2]]
        if min(xs) == max(xs) or min(ys) == max(ys):
            return None
        return min(xs) * k, min(ys) * k, max(xs) * k, max(ys) * k
    box = face.font.get_glyph_extents(gid)
    if box is None or not (box.width and box.height):
        return None
    x, y = box.x_bearing * k, box.y_bearing * k
    return x, y + box.height * k, x + box.width * k, y
