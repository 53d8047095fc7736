"""Glyph conditioning: what a decoder is told about the lettering of a region, on any grid.

Everything comes from the glyphs that the document itself placed, so the map is what the canvas
shows: the same outlines, filled with the same rule, in the same places. `glyph_map` is the one
function that decoders call; `engine.drawing.lettering` takes the glyphs out of a scene.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from engine.errors import UserError
from engine.text import byt5, distance, fonts, outlines

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f."""
Region = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, y down."""
Part = Literal["coverage", "distance", "index", "boxes", "bytes"]

PARTS: tuple[Part, ...] = ("coverage", "distance", "index", "boxes", "bytes")
MAX_PIXELS = 64_000_000
MAX_GLYPHS = 250_000
MAX_REACH = 2.0**25
"""Pixels from a grid's corner: HarfBuzz's rasteriser counts 1/64 px in 32 bits."""
_FARTHEST = 32_768.0
"""No outline has a coordinate beyond this, in font units (`glyf` stores 16 bits)."""

Coverage = npt.NDArray[np.uint8]
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class InkGlyph:
    """A glyph where it stands. `matrix` maps font units (y up) to points (y down)."""

    face: str
    gid: int
    matrix: Matrix
    text: str = ""
    """What it stands for; '' when an earlier glyph of the same character carries it."""
    block: str = ""
    """Id of the text block."""
    index: int = 0
    """Its place among all glyphs of the page."""


@dataclass(frozen=True, slots=True)
class InkCharacter:
    """A character as it is drawn: one or more glyphs of one cluster, which may stand for several
    letters (a ligature, a syllable of Thai)."""

    text: str
    block: str
    first: int
    """Its glyphs are `glyphs[first:last]` of those that the map was made from."""
    last: int


@dataclass(frozen=True, slots=True)
class GlyphMap:
    """The lettering of a region on a grid of h x w pixels. Parts that weren't asked for are None.

    Row 0 is at the top. Pixel (x, y) is the square from (x, y) to (x + 1, y + 1), so that its
    centre is at +.5; boxes are in the same measure.
    """

    region: Region
    size: tuple[int, int]
    """Width and height of the grid, px."""
    coverage: Coverage | None = None
    """uint8[h, w]: 255 where ink covers the whole pixel. Bytes, because that is what both this
    rasteriser and the canvas compute: divide by 255 for 0..1; nothing is lost by it."""
    distance: npt.NDArray[np.float32] | None = None
    """float32[h, w]: signed distance from the pixel's centre to the edge of the ink, px, positive
    inside, clamped at `radius`. What lies just outside the region counts."""
    radius: float = 0.0
    """Of the distance field, px; 0 when there is none."""
    index: npt.NDArray[np.int32] | None = None
    """int32[h, w]: which of the glyphs the pixel belongs to: the one that covers most of it, among
    equals the later; -1 where there is no ink."""
    boxes: npt.NDArray[np.float32] | None = None
    """float32[n, 4]: x0, y0, x1, y1 in px of the exact ink of each character that touches the
    region, not cut off at its edges."""
    characters: tuple[InkCharacter, ...] | None = None
    """The n characters of `boxes`, in reading order."""
    byt5_ids: npt.NDArray[np.int64] | None = None
    """int64[texts, length]: see `engine.text.byt5.pack`."""
    byt5_mask: npt.NDArray[np.int64] | None = None
    """int64[texts, length]: 1 at the ids that the glyph encoder attends to."""
    byt5_cut: tuple[int, ...] = ()
    """Texts that were too long for the encoder and lost their end."""


def glyph_map(
    glyphs: Sequence[InkGlyph],
    region: Region,
    size: tuple[int, int],
    *,
    texts: Sequence[str] = (),
    parts: Collection[Part] = PARTS,
    radius: float = 8.0,
) -> GlyphMap:
    """What a decoder is told about the lettering of `region`, on a grid of `size` (w, h) pixels.

    `texts` are the words for the glyph encoder, in order, from the document's own blocks. `parts`
    names what to compute; coverage alone is fast. `radius` (px) limits the distance field.
    Pixels needn't be square: the region is stretched to fill the grid.

    Raises UserError for a region or matrix that isn't finite, an empty region, a grid of no pixel
    or of more than 64 million, too many glyphs, a magnification past the rasteriser's range, a
    face that isn't there, and a text that isn't Unicode.
    """
    unknown = set(parts) - set(PARTS)
    if unknown:
        raise ValueError(f"unknown parts {sorted(unknown)}")
    grid = _grid(region, size)
    if len(glyphs) > MAX_GLYPHS:
        raise UserError(
            f"{len(glyphs):,} glyphs are too many for one glyph map",
            "glyph map",
            f"Set fewer than {MAX_GLYPHS:,}.",
        )
    width, height = size
    made_coverage = made_distance = None
    if "distance" in parts:
        # Ink beyond the edge of the region shapes the field within it.
        margin = math.ceil(radius) + 2 if math.isfinite(radius) else 0
        margin = min(margin, math.ceil(distance.MAX_RADIUS) + 2)
        wide = _coverage(glyphs, grid, (-margin, -margin, width + margin, height + margin))
        inner = (slice(margin, margin + height), slice(margin, margin + width))
        made_distance = np.ascontiguousarray(distance.signed_distance(wide, radius)[inner])
        if "coverage" in parts:
            made_coverage = np.ascontiguousarray(wide[inner])
    elif "coverage" in parts:
        made_coverage = _coverage(glyphs, grid, (0, 0, width, height))
    index = boxes = characters = None
    if "index" in parts or "boxes" in parts:
        ink = _ink_boxes(glyphs, grid)
        if "index" in parts:
            index = _index(glyphs, grid, ink, size)
        if "boxes" in parts:
            characters, boxes = _characters(glyphs, ink, size)
    packed = byt5.pack(texts) if "bytes" in parts else None
    return GlyphMap(
        region=region,
        size=size,
        coverage=made_coverage,
        distance=made_distance,
        radius=float(radius) if made_distance is not None else 0.0,
        index=index,
        boxes=boxes,
        characters=characters,
        byt5_ids=packed.ids if packed else None,
        byt5_mask=packed.mask if packed else None,
        byt5_cut=packed.cut if packed else (),
    )


# ------------------------------------------------------------------ the grid


@dataclass(frozen=True, slots=True)
class _Grid:
    """Pixels per point, and where the region begins."""

    across: float
    down: float
    x: float
    y: float


def _grid(region: Region, size: tuple[int, int]) -> _Grid:
    x0, y0, x1, y1 = region
    if not all(map(math.isfinite, region)) or not (x1 > x0 and y1 > y0):
        raise UserError(
            f"the region {x0:g}, {y0:g} to {x1:g}, {y1:g} is empty",
            "glyph map",
            "Choose a region with a width and a height.",
        )
    width, height = size
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        raise UserError(
            f"a grid of {width} x {height} pixels is out of range",
            "glyph map",
            f"Choose 1 to {MAX_PIXELS:,} pixels.",
        )
    grid = _Grid(width / (x1 - x0), height / (y1 - y0), x0, y0)
    if not (math.isfinite(grid.across) and math.isfinite(grid.down)):
        raise UserError(
            f"the region {x0:g}, {y0:g} to {x1:g}, {y1:g} is too small",
            "glyph map",
            "Choose a larger region.",
        )
    return grid


def _matrices(glyphs: Sequence[InkGlyph], grid: _Grid) -> _Floats:
    """float64[n, 6]: from font units to pixels. Raises UserError where one isn't finite or so
    large that arithmetic with it wouldn't be."""
    matrices = np.array([g.matrix for g in glyphs], np.float64).reshape(-1, 6)
    with np.errstate(over="ignore", invalid="ignore"):
        matrices[:, 4] -= grid.x
        matrices[:, 5] -= grid.y
        matrices[:, 0::2] *= grid.across
        matrices[:, 1::2] *= grid.down
    broken = np.flatnonzero(~(np.abs(matrices) < 1e30).all(axis=1))
    if len(broken):
        glyph = glyphs[broken[0]]
        raise UserError(
            f"the place of glyph {glyph.gid} of {glyph.face!r} is no number, or out of range",
            f"text {glyph.block!r}" if glyph.block else "glyph map",
            "Check the size, place and transform of the text.",
        )
    return matrices


# ------------------------------------------------------------------ coverage

Window = tuple[int, int, int, int]
"""x0, y0, x1, y1 of whole pixels."""


def _coverage(glyphs: Sequence[InkGlyph], grid: _Grid, window: Window) -> Coverage:
    """uint8[h, w] of a window of the grid.

    Glyphs of one face and handedness are filled as one path with the nonzero rule, as the canvas
    fills a run. Others are laid over them like paint: faces differ in which way their contours
    turn, and so do mirrored glyphs, so that one path would cancel where they overlap.
    """
    x0, y0, x1, y1 = window
    out: Coverage | None = None
    for face, members, matrices in _batches(glyphs, grid, window):
        pen = hb.RasterDraw()
        _frame(pen, window)
        font = fonts.load(face).font
        draw = pen.draw_glyph
        for gid, matrix in zip(members, matrices.tolist(), strict=True):
            pen.transform = matrix
            draw(font, gid)
        layer = _pixels(pen, window)
        out = layer if out is None else _over(out, layer)
    if out is None:
        return np.zeros((y1 - y0, x1 - x0), np.uint8)
    return out


def _batches(
    glyphs: Sequence[InkGlyph], grid: _Grid, window: Window
) -> Iterator[tuple[str, list[int], _Floats]]:
    """Glyph ids and matrices by face and handedness, without those that can't reach the window."""
    if not glyphs:
        return
    matrices = _matrices(glyphs, grid)
    a, b, c, d, e, f = matrices.T
    reach_x = (np.abs(a) + np.abs(c)) * _FARTHEST
    reach_y = (np.abs(b) + np.abs(d)) * _FARTHEST
    x0, y0, x1, y1 = window
    near = (e + reach_x >= x0) & (e - reach_x <= x1) & (f + reach_y >= y0) & (f - reach_y <= y1)
    far = near & (np.maximum(np.abs(e) + reach_x, np.abs(f) + reach_y) > MAX_REACH)
    if far.any():
        glyph = glyphs[int(np.flatnonzero(far)[0])]
        raise UserError(
            "the text is magnified too far for a glyph map",
            f"text {glyph.block!r}" if glyph.block else "glyph map",
            "Choose a larger region or a coarser grid.",
        )
    mirrored = (a * d - b * c > 0).tolist()
    groups: dict[tuple[str, bool], list[int]] = {}
    for i in np.flatnonzero(near).tolist():
        groups.setdefault((glyphs[i].face, mirrored[i]), []).append(i)
    for (face, _), members in groups.items():
        yield face, [glyphs[i].gid for i in members], matrices[members]


def _frame(pen: hb.RasterDraw, window: Window) -> None:
    x0, y0, x1, y1 = window
    # A stride of whole pixels: rows follow each other without padding. Rows count upwards for
    # HarfBuzz; our matrices point down, which is the same thing.
    pen.extents = hb.RasterExtents(
        x_origin=x0, y_origin=y0, width=x1 - x0, height=y1 - y0, stride=0
    )


def _pixels(pen: hb.RasterDraw, window: Window) -> Coverage:
    image = pen.render()
    if image is None:
        raise UserError(
            "there is not enough memory for the glyph map", remedy="Choose a coarser grid."
        )
    x0, y0, x1, y1 = window
    rows = np.frombuffer(image.buffer, np.uint8).reshape(y1 - y0, image.extents.stride)
    return rows[:, : x1 - x0]


def _over(below: Coverage, above: Coverage) -> Coverage:
    """Both, the second painted over the first: 1 - (1 - a) (1 - b)."""
    both = np.flatnonzero(np.minimum(below, above))
    out = np.maximum(below, above)
    if len(both):
        a = below.reshape(-1)[both].astype(np.uint32)
        b = above.reshape(-1)[both].astype(np.uint32)
        out.reshape(-1)[both] = a + b - (a * b + 127) // 255
    return out


# ------------------------------------------------------------------ ink boxes


@fonts.memo(16384)
def _curves(face: str, gid: int) -> _Floats:
    """float64[k, 4, 2]: the pieces of a glyph's outline as cubics, in font units."""
    verbs, points = outlines.outline(face, gid)
    out: list[tuple[float, ...]] = []
    at = 0
    x = y = 0.0
    for verb in verbs:
        if verb == "M":
            x, y = points[at : at + 2]
            at += 2
        elif verb == "L":
            u, v = points[at : at + 2]
            out.append((x, y, x, y, u, v, u, v))
            x, y, at = u, v, at + 2
        elif verb == "Q":
            p, q, u, v = points[at : at + 4]
            t = 2 / 3
            out.append(
                (
                    x, y, x + t * (p - x), y + t * (q - y), u + t * (p - u), v + t * (q - v), u, v,
                )
            )  # fmt: skip
            x, y, at = u, v, at + 4
        elif verb == "C":
            out.append((x, y, *points[at : at + 6]))
            x, y = points[at + 4 : at + 6]
            at += 6
    return np.array(out, np.float64).reshape(-1, 4, 2)


def _ink_boxes(glyphs: Sequence[InkGlyph], grid: _Grid) -> _Floats:
    """float64[n, 4]: the exact bounds of each glyph's ink in px; NaN where it has none."""
    boxes = np.full((len(glyphs), 4), np.nan)
    if not glyphs:
        return boxes
    matrices = _matrices(glyphs, grid)
    for start in range(0, len(glyphs), 4096):
        part = glyphs[start : start + 4096]
        shapes = [_curves(g.face, g.gid) for g in part]
        counts = np.array([len(s) for s in shapes])
        inked = np.flatnonzero(counts)
        if len(inked):
            owner = np.repeat(np.arange(len(part)), counts)
            low, high = _bounds(np.concatenate(shapes), matrices[start : start + 4096][owner])
            firsts = (np.cumsum(counts) - counts)[inked]
            boxes[start + inked, :2] = np.minimum.reduceat(low, firsts)
            boxes[start + inked, 2:] = np.maximum.reduceat(high, firsts)
    return boxes


def _bounds(curves: _Floats, matrices: _Floats) -> tuple[_Floats, _Floats]:
    """Least and greatest x and y, float64[k, 2] each, of cubics float64[k, 4, 2] under matrices
    float64[k, 6]: at the ends, or where the derivative is nought."""
    m = matrices[:, :4].reshape(-1, 2, 2)
    p = curves @ m + matrices[:, None, 4:]
    low, high = np.minimum(p[:, 0], p[:, 3]), np.maximum(p[:, 0], p[:, 3])
    # Only a curve whose handles stick out of the box of its ends can pass that box.
    out = ((p[:, 1:3] < low[:, None]) | (p[:, 1:3] > high[:, None])).any(axis=1)
    k, axis = np.nonzero(out)
    q = p[k, :, axis]
    c0, c1, c2 = q[:, 1] - q[:, 0], q[:, 2] - q[:, 1], q[:, 3] - q[:, 2]
    a, b, c = c0 - 2 * c1 + c2, 2 * (c1 - c0), c0
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(np.maximum(b * b - 4 * a * c, 0.0))
        # The stable pair of roots, one of which holds where `a` is nought.
        h = -0.5 * (b + np.copysign(root, b))
        for t in (h / a, c / h):
            t = np.clip(np.nan_to_num(t, nan=0.0, posinf=0.0, neginf=0.0), 0.0, 1.0)
            s = 1 - t
            value = s * s * s * q[:, 0] + 3 * s * s * t * q[:, 1]
            value += 3 * s * t * t * q[:, 2] + t * t * t * q[:, 3]
            np.minimum.at(low, (k, axis), value)
            np.maximum.at(high, (k, axis), value)
    return low, high


def _characters(
    glyphs: Sequence[InkGlyph], ink: _Floats, size: tuple[int, int]
) -> tuple[tuple[InkCharacter, ...], npt.NDArray[np.float32]]:
    """The characters with ink that touch the grid, and their boxes float32[n, 4]."""
    characters: list[InkCharacter] = []
    boxes: list[_Floats] = []
    width, height = size
    for first, last in _clusters(glyphs):
        part = ink[first:last]
        part = part[~np.isnan(part[:, 0])]
        if not len(part):
            continue
        box = np.concatenate((part[:, :2].min(axis=0), part[:, 2:].max(axis=0)))
        if box[2] > 0 and box[3] > 0 and box[0] < width and box[1] < height:
            glyph = glyphs[first]
            characters.append(InkCharacter(glyph.text, glyph.block, first, last))
            boxes.append(box)
    return tuple(characters), np.array(boxes, np.float32).reshape(-1, 4)


def _clusters(glyphs: Sequence[InkGlyph]) -> Iterator[tuple[int, int]]:
    """Ranges of glyphs that stand for one cluster: one that carries text, and those after it."""
    number = 0

    def key(i: int) -> int:
        nonlocal number
        glyph, before = glyphs[i], glyphs[i - 1] if i else None
        if glyph.text or before is None or (before.block, before.face) != (glyph.block, glyph.face):
            number += 1
        return number

    for _, members in groupby(range(len(glyphs)), key):
        run = list(members)
        yield run[0], run[-1] + 1


# ------------------------------------------------------------------ which glyph


def _index(
    glyphs: Sequence[InkGlyph], grid: _Grid, ink: _Floats, size: tuple[int, int]
) -> npt.NDArray[np.int32]:
    width, height = size
    out = np.full((height, width), -1, np.int32)
    most = np.zeros((height, width), np.uint8)
    if not glyphs:
        return out
    # A hair of slack: the rasteriser rounds to 1/64 px.
    with np.errstate(invalid="ignore"):
        low = np.floor(np.clip(ink[:, :2] - 0.05, 0, (width, height)))
        high = np.ceil(np.clip(ink[:, 2:] + 0.05, 0, (width, height)))
        seen = (high > low).all(axis=1)
    matrices = _matrices(glyphs, grid)
    pen = hb.RasterDraw()
    places = np.flatnonzero(seen)
    windows = np.hstack((low[places], high[places])).astype(int).tolist()
    for i, (x0, y0, x1, y1), matrix in zip(
        places.tolist(), windows, matrices[places].tolist(), strict=True
    ):
        window = (x0, y0, x1, y1)
        _frame(pen, window)
        pen.transform = matrix
        pen.draw_glyph(fonts.load(glyphs[i].face).font, glyphs[i].gid)
        layer = _pixels(pen, window)
        held = most[y0:y1, x0:x1]
        mine = layer >= np.maximum(held, 1)
        np.copyto(held, layer, where=mine)
        np.copyto(out[y0:y1, x0:x1], i, where=mine)
    return out
