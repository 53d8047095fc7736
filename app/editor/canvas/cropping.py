"""Which part of a picture fills its box: moved under the box, or cut by dragging its sides.

Pure functions on picture layers; lengths are points, directions along the box's own sides.
"""

from __future__ import annotations

import msgspec

from engine.document.model import Box, Crop, Picture


def whole_box(picture: Picture) -> Box:
    """Where the whole picture would lie, upright, when its crop fills the layer's box."""
    b, c = picture.box, picture.crop
    w = b.width / max(c.x1 - c.x0, 1e-9)
    h = b.height / max(c.y1 - c.y0, 1e-9)
    return Box(b.x - c.x0 * w, b.y - c.y0 * h, w, h)


def panned(picture: Picture, dx: float, dy: float) -> Picture:
    """The picture moved under its box, as far as there is picture."""
    whole, c = whole_box(picture), picture.crop
    x = _clamp(-dx / whole.width if whole.width else 0.0, -c.x0, 1 - c.x1)
    y = _clamp(-dy / whole.height if whole.height else 0.0, -c.y0, 1 - c.y1)
    crop = Crop(c.x0 + x, c.y0 + y, c.x1 + x, c.y1 + y)
    return msgspec.structs.replace(picture, crop=crop)


def zoomed(picture: Picture, factor: float) -> Picture:
    """The picture enlarged under its box about the box's middle; never so small that the box
    would show beyond its edges."""
    c = picture.crop
    w, h = c.x1 - c.x0, c.y1 - c.y0
    if w <= 0 or h <= 0:
        return picture
    factor = max(factor, w, h)
    factor = min(factor, min(w, h) * 200)
    w, h = w / factor, h / factor
    x = _clamp((c.x0 + c.x1) / 2 - w / 2, 0.0, 1 - w)
    y = _clamp((c.y0 + c.y1) / 2 - h / 2, 0.0, 1 - h)
    return msgspec.structs.replace(picture, crop=Crop(x, y, min(1.0, x + w), min(1.0, y + h)))


def cut(picture: Picture, left: float, top: float, right: float, bottom: float) -> Picture:
    """The sides moved outwards by so much (negative: inwards) while the picture stays. The box
    ends where the picture does, and keeps a point of each side. Its middle moves along the box's
    own sides: a turned picture has to be brought back by `transforms`."""
    whole, b = whole_box(picture), picture.box
    x0 = _clamp(b.x - left, whole.x, b.right - 1)
    y0 = _clamp(b.y - top, whole.y, b.bottom - 1)
    x1 = _clamp(b.right + right, x0 + 1, whole.right)
    y1 = _clamp(b.bottom + bottom, y0 + 1, whole.bottom)
    crop = Crop(
        (x0 - whole.x) / whole.width,
        (y0 - whole.y) / whole.height,
        (x1 - whole.x) / whole.width,
        (y1 - whole.y) / whole.height,
    )
    return msgspec.structs.replace(picture, box=Box(x0, y0, x1 - x0, y1 - y0), crop=crop)


def resized(picture: Picture, box: Box) -> Picture:
    """In another box without distortion: a side that is drawn out shows more of the picture as
    long as there is more, then the picture is enlarged. The same proportions keep the crop."""
    old, c = picture.box, picture.crop
    cw, ch = c.x1 - c.x0, c.y1 - c.y0
    if min(old.width, old.height, box.width, box.height, cw, ch) <= 0:
        return msgspec.structs.replace(picture, box=box)
    sx, sy = box.width / old.width, box.height / old.height
    if abs(sx - sy) <= 1e-9 * max(sx, sy):
        return msgspec.structs.replace(picture, box=box)
    grown = sx if sy == 1.0 else sy if sx == 1.0 else max(sx, sy)
    one_side = sx == 1.0 or sy == 1.0
    k = 1.0 if one_side else 1 / grown
    w, h = cw * sx * k, ch * sy * k
    over = max(w, h, 1.0) if one_side else 1.0
    w, h = min(1.0, w / over), min(1.0, h / over)
    mx, my = (c.x0 + c.x1) / 2, (c.y0 + c.y1) / 2
    x, y = _clamp(mx - w / 2, 0.0, 1 - w), _clamp(my - h / 2, 0.0, 1 - h)
    return msgspec.structs.replace(picture, box=box, crop=Crop(x, y, x + w, y + h))


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
