"""Contrast between a text and what lies behind it, measured where it is worst.

The ratio is WCAG 2's (1..21). A text is as legible as its worst place, so the figure that counts
is the 5th percentile of the pixels under and close around the ink, never the mean.
"""

from __future__ import annotations

import functools
import math

import numpy as np
import numpy.typing as npt

from engine.checking.lines import turned_bounds, turned_grid
from engine.checking.reader import Picture
from engine.document.colour import Colour, luminance
from engine.document.model import Box
from engine.drawing.scene import BlockReport, Linear, Paint, Radial

GROWN_EM = 0.08
"""Around the ink: letters are told from what touches them."""
WORST = 5.0
"""Percentile."""
ENOUGH = 4.5
ENOUGH_LARGE = 3.0
"""WCAG 2.1, 1.4.3."""
LARGE_PT = 18.0
MAX_SAMPLES = 40_000


@functools.cache
def _linear_light() -> npt.NDArray[np.float32]:
    """Linear light of each of the 256 sRGB levels."""
    v = np.arange(256, dtype=np.float64) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4).astype(np.float32)


def luminances(picture: Picture) -> npt.NDArray[np.float32]:
    """WCAG relative luminance, 0..1, of uint8[..., 3] sRGB."""
    table = _linear_light()
    light: npt.NDArray[np.float32] = (
        0.2126 * table[picture[..., 0]]
        + 0.7152 * table[picture[..., 1]]
        + 0.0722 * table[picture[..., 2]]
    )
    return light


def background_luminance(
    background: Picture, box: Box, scale: float, *, worst: float = WORST
) -> tuple[float, float]:
    """The dark and the light end of what lies in `box` (points): the 5th and 95th percentile of
    the luminance. `background` is uint8[h, w, 3] of the trim at `scale` px per point.

    Light text needs contrast with the second, dark text with the first.
    """
    light = luminances(_part(background, box, scale))
    if light.size == 0:
        return 0.0, 1.0
    low, high = np.percentile(light, (worst, 100 - worst))
    return float(low), float(high)


def text_contrast(
    background: Picture, block: BlockReport, scale: float, colour: Paint | None = None
) -> tuple[float, float]:
    """(worst 5 %, median) contrast of a block over the background that was drawn without it.

    `background` is uint8[h, w, 3] of the trim at `scale` px per point; `colour` None takes the
    block's own fill, of a gradient the stop that fares worst. (0, 0) if nothing of the block lies
    on the page.
    """
    samples = _under(background, block, scale)
    if samples.size == 0:
        return 0.0, 0.0
    light = luminances(samples)
    ground = samples.reshape(-1, 3).mean(axis=0) / 255
    found = [
        _ratios(light, _over(c, ground)) for c in _colours(block.fill if colour is None else colour)
    ]
    return min(f[0] for f in found), min(f[1] for f in found)


def needed(block: BlockReport) -> float:
    """The ratio that WCAG asks of a text of this size: 3 when large, else 4.5."""
    return ENOUGH_LARGE if block.smallest >= LARGE_PT else ENOUGH


def _ratios(light: npt.NDArray[np.float32], text: float) -> tuple[float, float]:
    high, low = np.maximum(light, text), np.minimum(light, text)
    ratios = (high + 0.05) / (low + 0.05)
    worst, median = np.percentile(ratios, (WORST, 50.0))
    return float(worst), float(median)


def _colours(paint: Paint) -> list[Colour]:
    if isinstance(paint, Linear | Radial):
        return [stop.colour for stop in paint.stops] or [Colour()]
    return [paint]


def _over(colour: Colour, ground: npt.NDArray[np.float64]) -> float:
    """Luminance of a colour that may let some of the ground through."""
    if colour.alpha >= 1:
        return luminance(colour)
    from engine.document.colour import approximate_srgb, rgb

    mixed = np.asarray(approximate_srgb(colour)) * colour.alpha + ground * (1 - colour.alpha)
    return luminance(rgb(*(float(v) for v in mixed)))


def _under(background: Picture, block: BlockReport, scale: float) -> Picture:
    """The pixels under the block's lines, each grown a little, as uint8[n, 3]."""
    room = GROWN_EM * block.size
    if block.arc is not None:
        return _at(background, _ring(block, room), scale)
    parts = []
    for line in block.line_boxes or (block.ink,):
        box = line.grown(room)
        if block.rotation % 360 == 0:
            parts.append(_part(background, box, scale).reshape(-1, 3))
            continue
        coarse = min(scale, math.sqrt(MAX_SAMPLES / max(1.0, box.width * box.height)))
        grid = turned_grid(box, block.rotation, block.pivot, coarse)
        parts.append(_at(background, grid.reshape(-1, 2), scale))
    return np.concatenate(parts) if parts else np.zeros((0, 3), np.uint8)


def _ring(block: BlockReport, room: float) -> npt.NDArray[np.float32]:
    """Points (float32[n, 2], trim) of the band of a circle's text, within the box of its ink."""
    assert block.arc is not None
    cx, cy, radius, _, inside = block.arc
    up, down = 0.74 * block.size + room, 0.22 * block.size + room
    low, high = (radius - up, radius + down) if inside else (radius - down, radius + up)
    r = np.linspace(max(low, 0.0), high, 24, dtype=np.float32)[:, None]
    a = np.linspace(0, 2 * np.pi, 1200, endpoint=False, dtype=np.float32)
    x, y = (cx + r * np.cos(a)).ravel(), (cy + r * np.sin(a)).ravel()
    box = block.ink.grown(room)
    kept = (x >= box.x) & (x <= box.right) & (y >= box.y) & (y <= box.bottom)
    points: npt.NDArray[np.float32] = np.stack((x[kept], y[kept]), axis=-1).astype(np.float32)
    return points


def _at(background: Picture, points: npt.NDArray[np.float32], scale: float) -> Picture:
    """The pixels under trim points that lie on the page, uint8[n, 3]."""
    h, w = background.shape[:2]
    x = np.floor(points[:, 0] * scale).astype(np.int64)
    y = np.floor(points[:, 1] * scale).astype(np.int64)
    on_page = (x >= 0) & (y >= 0) & (x < w) & (y < h)
    return background[y[on_page], x[on_page], :3]


def _part(background: Picture, box: Box, scale: float) -> Picture:
    """The pixels of a box, thinned evenly to a number that percentiles need."""
    h, w = background.shape[:2]
    x0, y0 = max(0, math.floor(box.x * scale)), max(0, math.floor(box.y * scale))
    x1, y1 = min(w, math.ceil(box.right * scale)), min(h, math.ceil(box.bottom * scale))
    if x1 <= x0 or y1 <= y0:
        return np.zeros((0, 0, 3), np.uint8)
    step = max(1, math.floor(math.sqrt((x1 - x0) * (y1 - y0) / MAX_SAMPLES)))
    return background[y0:y1:step, x0:x1:step, :3]


def block_bounds(block: BlockReport) -> Box:
    """The upright box around the block's ink on the page."""
    if block.line_boxes and block.arc is None:
        boxes = [turned_bounds(b, block.rotation, block.pivot) for b in block.line_boxes]
        x0, y0 = min(b.x for b in boxes), min(b.y for b in boxes)
        right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
        return Box(x0, y0, right - x0, bottom - y0)
    return block.ink
