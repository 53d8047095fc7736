"""A signed distance field out of a coverage map, with sub-pixel accuracy at the edge.

Coverage says where in a pixel an edge runs, not only that one does: the offset of an edge from a
pixel's centre follows from the covered share and the direction in which it grows (S. Gustavson and
R. Strand, Anti-aliased Euclidean distance transform, Pattern Recognition Letters 32, 2011). Every
other pixel takes the nearest such edge. The search is exact within the radius and separable
(P. Felzenszwalb and D. Huttenlocher, Distance transforms of sampled functions, 2012): nearest in
the column first, then over the columns; it works on whole bands of rows at once.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from engine.errors import UserError

Coverage = npt.NDArray[np.uint8]
Distances = npt.NDArray[np.float32]

MAX_RADIUS = 64.0
"""Pixels. The search takes time in proportion to it."""

_HALF = 0.71
"""An edge within a pixel is a straight piece this long to either side: half the diagonal, so that
the pieces of neighbouring pixels join up."""
_SLACK = 0.04
"""Pixels by which a distance may be too long before a better piece is looked for."""
_BAND = 1 << 17
"""Pixels that are searched at a time, so that they stay in the processor's second cache."""
_STRIP = 1 << 19
"""Pixels that are worked on at a time, so that memory stays small beside the result."""


def signed_distance(coverage: Coverage, radius: float = 8.0) -> Distances:
    """float32[h, w]: distance in pixels to the edge, where coverage is one half; positive inside.

    Takes coverage uint8[h, w], 255 where the ink covers the whole pixel. Distances are clamped to
    -radius .. radius, measured from pixel centres, in steps of the grid itself (where pixels stand
    for oblong pieces of the page, one step to the side counts as much as one down). Of straight
    edges they are exact to .05 px near the edge and mostly to .1 px further off, within .5 px about
    sharp corners. Hairlines thinner than a pixel that cover none by half have no inside.

    Raises UserError for a radius outside 0.5 .. 64.
    """
    if not (math.isfinite(radius) and 0.5 <= radius <= MAX_RADIUS):
        raise UserError(
            f"a distance field can't have a radius of {radius} px",
            "glyph map",
            f"Choose one from 0.5 to {MAX_RADIUS:.0f}.",
        )
    if coverage.ndim != 2 or coverage.dtype != np.uint8:
        raise ValueError(f"coverage must be uint8[h, w], not {coverage.dtype}{coverage.shape}")
    height, width = coverage.shape
    out = np.full((height, width), -radius, np.float32)
    if not coverage.size:
        return out
    rows = np.flatnonzero(coverage.any(axis=1))
    if not len(rows):
        return out
    columns = np.flatnonzero(coverage[rows[0] : rows[-1] + 1].any(axis=0))
    reach = math.ceil(radius) + 1
    y0, y1 = max(0, rows[0] - reach), min(height, rows[-1] + 1 + reach)
    x0, x1 = max(0, columns[0] - reach), min(width, columns[-1] + 1 + reach)
    part, target = coverage[y0:y1, x0:x1], out[y0:y1, x0:x1]
    # Strips that see as far as the radius (and the edge masks a pixel further) equal the whole.
    tall = max(4 * reach, _STRIP // (x1 - x0))
    for top in range(0, y1 - y0, tall):
        above = min(top, reach + 1)
        seen = np.ascontiguousarray(part[top - above : top + tall + reach + 1])
        target[top : top + tall] = _field(seen, float(radius), reach)[above : above + tall]
    return out


def _field(coverage: Coverage, radius: float, reach: int) -> Distances:
    height, width = coverage.shape
    edge = _edge_pixels(coverage)
    places = np.flatnonzero(edge)
    if not len(places):
        return np.where(coverage >= 128, np.float32(radius), np.float32(-radius))
    # A rim without edges on all sides: whatever a pixel reaches for is a fixed step away in one
    # flat array (what leaves a row at the left arrives in the rim at the right of the row above).
    rim = reach + 2
    stride = width + rim
    wide = np.pad(edge, ((0, 0), (0, rim)))
    piece_of = np.full((height + 2 * rim) * stride, -1, np.int32)
    piece_of[rim * stride : -rim * stride][wide.reshape(-1)] = np.arange(
        len(places), dtype=np.int32
    )
    pieces = _edge_pieces(coverage, places)
    down = _nearest_in_column(wide, reach)
    out: Distances = np.where(
        np.pad(coverage, ((0, 0), (0, rim))) >= 128, np.float32(radius), np.float32(-radius)
    )
    step = max(1, _BAND // stride)
    for top in range(0, height, step):
        band = slice(top, min(height, top + step))
        _search(down[band], (top + rim) * stride, reach, radius, pieces, piece_of, out[band])
    out[wide] = np.clip(pieces[:, 2], -radius, radius)
    return out[:, :width]


def _edge_pixels(coverage: Coverage) -> npt.NDArray[np.bool_]:
    """Pixels that an edge passes through, and full ones that end where an empty one begins."""
    edge: npt.NDArray[np.bool_] = (coverage != 0) & (coverage != 255)
    full, empty = coverage == 255, coverage == 0
    edge[1:] |= full[1:] & empty[:-1]
    edge[:-1] |= full[:-1] & empty[1:]
    edge[:, 1:] |= full[:, 1:] & empty[:, :-1]
    edge[:, :-1] |= full[:, :-1] & empty[:, 1:]
    return edge


def _edge_pieces(coverage: Coverage, places: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """float32[n, 4]: of each edge pixel the unit vector towards the ink (x, y), the signed
    distance of its centre from the edge, and 1 where the direction is known, else 0."""
    wide = coverage.shape[1] + 2
    padded = np.pad(coverage, 1, mode="edge").reshape(-1)
    y, x = np.divmod(places, coverage.shape[1])
    at = (y + 1) * wide + x + 1

    def value(dy: int, dx: int) -> npt.NDArray[np.float32]:
        found: npt.NDArray[np.float32] = padded[at + (dy * wide + dx)].astype(np.float32)
        return found

    nw, ne, sw, se = value(-1, -1), value(-1, 1), value(1, -1), value(1, 1)
    # Straight neighbours count sqrt 2 times as much: of the 3 x 3 masks this one turns least.
    root = np.float32(math.sqrt(2.0))
    gx = ne + se - nw - sw + root * (value(0, 1) - value(0, -1))
    gy = sw + se - nw - ne + root * (value(1, 0) - value(-1, 0))
    length = np.hypot(gx, gy)
    known = length > 1e-3
    # Without a direction any will do here: such a piece is taken as a point.
    gx[~known] = length[~known] = 1.0
    gx, gy = gx / length, gy / length
    share = coverage.reshape(-1)[places].astype(np.float32) / np.float32(255)
    offset = np.where(known, _offset(share, gx, gy), share - np.float32(0.5))
    return np.column_stack((gx, gy, offset, known)).astype(np.float32)


def _offset(
    share: npt.NDArray[np.float32], gx: npt.NDArray[np.float32], gy: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Signed distance from the centre of a unit square to the straight edge across it that leaves
    `share` of it inside; (gx, gy) is the unit vector towards the inside."""
    ax, ay = np.abs(gx), np.abs(gy)
    major, minor = np.maximum(ax, ay), np.minimum(ax, ay)
    corner = 0.5 * minor / major
    part = np.minimum(share, 1.0 - share)
    # A corner of the square is cut off, or a strip with two sides.
    cut = 0.5 * (major + minor) - np.sqrt(2.0 * major * minor * part)
    strip = (0.5 - part) * major
    size = np.where(part < corner, cut, strip)
    result: npt.NDArray[np.float32] = np.where(share >= 0.5, size, -size).astype(np.float32)
    return result


def _nearest_in_column(edge: npt.NDArray[np.bool_], reach: int) -> npt.NDArray[np.int8]:
    """int8[h, w]: rows down to the nearest edge pixel of the column (negative: up); where none is
    within `reach`, a number past it."""
    far = reach + 1
    above = np.where(edge, np.uint8(0), np.uint8(far))
    below = above.copy()
    # Every distance is a sum of powers of two: each step passes what was found that far on.
    step = 1
    while step <= reach and step < len(edge):
        np.minimum(above[step:], above[:-step] + np.uint8(step), out=above[step:])
        np.minimum(below[:-step], below[step:] + np.uint8(step), out=below[:-step])
        step *= 2
    down, up = below.view(np.int8), above.view(np.int8)
    nearest: npt.NDArray[np.int8] = np.where(down < up, down, -up)
    return nearest


def _search(
    down: npt.NDArray[np.int8],
    start: int,
    reach: int,
    radius: float,
    pieces: npt.NDArray[np.float32],
    piece_of: npt.NDArray[np.int32],
    out: Distances,
) -> None:
    """Scales the signs of the band `out` to the distances that its rows of `down` lead to; it
    begins at `start` in `piece_of`. Edge pixels themselves are left to the caller."""
    height, width = down.shape
    # Squared distance and step to the column are one number, so that one minimum finds both.
    kind, shift = (np.dtype("u2"), 6) if reach <= 22 else (np.dtype("u4"), 8)
    limit = reach * reach
    nothing = (limit + 1) << shift
    columns = np.full((height, width + 2 * reach), nothing, kind)
    squares = np.square(down.astype(np.int16)).astype(kind)
    np.minimum(np.left_shift(squares, shift), nothing, out=columns[:, reach : reach + width])
    best = np.full((height, width), nothing, kind)
    candidate = np.empty_like(best)
    for step in range(-reach, reach + 1):
        cost = (step * step << shift) + step + reach
        np.add(columns[:, reach + step : reach + step + width], cost, out=candidate)
        np.minimum(best, candidate, out=best)
    places = np.flatnonzero(np.less(best, nothing))
    if not len(places):
        return
    found = best.reshape(-1).take(places).astype(np.int32)
    dx = np.bitwise_and(found, (1 << shift) - 1) - reach
    there = places + dx
    dy = down.reshape(-1).take(there).astype(np.int32)
    piece = _taken(pieces, piece_of.take(there + dy * width + start))
    length, excess = _lengths(piece, dx.astype(np.float32), dy.astype(np.float32))
    # The nearest centre belongs to a pixel that the edge may only graze. Where the foot of the
    # perpendicular falls outside its piece, the pixel under the foot knows better.
    slanted = np.flatnonzero(excess > _SLACK)
    gx, gy, offset, _ = piece.take(slanted, axis=1)
    across = offset - gx * dx.take(slanted) - gy * dy.take(slanted)
    here = places.take(slanted) + start
    # The foot on an edge along the border of two pixels may come out in either.
    for aside in (0.0, 0.5, -0.5):
        to = across + np.float32(aside)
        foot_x, foot_y = np.rint(-gx * to), np.rint(-gy * to)
        other = piece_of.take(here + (foot_y * width + foot_x).astype(np.intp))
        on = np.flatnonzero(other >= 0)
        nearer, _ = _lengths(_taken(pieces, other[on]), foot_x[on], foot_y[on])
        those = slanted[on]
        length[those] = np.minimum(length[those], nearer)
        rest = np.flatnonzero(other < 0)
        if not len(rest):
            break
        gx, gy, across = gx[rest], gy[rest], across[rest]
        here, slanted = here[rest], slanted[rest]
    # These pixels are wholly inside or outside, so no edge is nearer than half a pixel.
    np.clip(length, 0.5, radius, out=length)
    flat = out.reshape(-1)
    flat[places] = np.copysign(length, flat[places])


def _taken(
    pieces: npt.NDArray[np.float32], which: npt.NDArray[np.int32]
) -> npt.NDArray[np.float32]:
    """float32[4, n]: rows of `pieces`, turned so that each measure lies in one stretch."""
    rows = pieces.take(which, axis=0, mode="clip")  # Ten times as fast as indexing.
    return np.ascontiguousarray(rows.T)


def _lengths(
    piece: npt.NDArray[np.float32], dx: npt.NDArray[np.float32], dy: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """How far the pieces of the pixels at (dx, dy) are, and by how much that is more than the
    perpendicular, whose foot lies past the piece's end."""
    gx, gy, offset, known = piece
    across = offset - gx * dx - gy * dy
    beside = np.abs(gx * dy - gy * dx)
    beside -= np.float32(_HALF)
    np.maximum(beside, 0, out=beside)
    length = np.sqrt(across * across + beside * beside)
    excess = length - np.abs(across)
    point = np.flatnonzero(known == 0)
    if len(point):
        length[point] = np.sqrt(dx[point] ** 2 + dy[point] ** 2) - offset[point]
        excess[point] = 0
    return length, excess
