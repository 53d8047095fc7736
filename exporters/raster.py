"""A scene as pixels: QPainter on QImage, in tiles of a fixed grid.

Qt's raster engine works in 8 bit sRGB, as PDF viewers do for our pages. Glyphs are paths, so no
font system and no QGuiApplication is needed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRadialGradient,
    QTransform,
)

from engine.document.colour import Colour
from engine.drawing.scene import (
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Linear,
    Matrix,
    Node,
    Paint,
    Path,
    Scene,
)
from engine.errors import UserError
from engine.text import outlines
from exporters import pictures
from exporters.colour import clean_stops, invisible, srgb
from exporters.pictures import Assets

Pixels = npt.NDArray[np.uint8]

TILE_PIXELS = 3_000_000
"""Of one tile; up to twice as much is still one tile, so that posters for screens are whole."""
TILE_WIDTH = 16_384
"""Qt's rasteriser counts coordinates up to 32,767."""
MAX_SIDE = 200_000
MAX_PIXELS = 6_000_000_000

# ------------------------------------------------------------------ caches

Key = TypeVar("Key")
Value = TypeVar("Value")


class _Recent(Generic[Key, Value]):
    """The most recently used values up to a total weight."""

    def __init__(self, limit: float) -> None:
        self._limit, self._weight = limit, 0.0
        self._held: OrderedDict[Key, tuple[Value, float]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        entry = self._held.get(key)
        if entry is None:
            return None
        self._held.move_to_end(key)
        return entry[0]

    def put(self, key: Key, value: Value, weight: float) -> Value:
        self._held[key] = (value, weight)
        self._weight += weight
        while self._weight > self._limit and len(self._held) > 1:
            self._weight -= self._held.popitem(last=False)[1][1]
        return value


class _Caches(threading.local):
    """One set for each thread: QPainterPath fills its inner caches when it is drawn."""

    def __init__(self) -> None:
        # By identity, with the value held so that the identity stays its own.
        self.paths: _Recent[int, tuple[Path, QPainterPath]] = _Recent(2_000_000)
        self.glyphs: _Recent[tuple[str, int], QPainterPath] = _Recent(500_000)
        self.runs: _Recent[int, tuple[Glyphs, QPainterPath]] = _Recent(500_000)
        self.pictures: _Recent[tuple[str, str, int], QImage] = _Recent(300e6)
        self.scenes: _Recent[tuple[int, bool], tuple[Scene, list[_Item]]] = _Recent(4)


_caches = _Caches()

# ------------------------------------------------------------------ geometry

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE, _CURVE, _CURVE_DATA = 0, 1, 2, 3


def painter_path(path: Path) -> QPainterPath:
    """The path for Qt, with the nonzero rule; cached by identity."""
    held = _caches.paths.get(id(path))
    if held is not None:
        return held[1]
    made = _build(path)
    made.setFillRule(Qt.FillRule.WindingFill)
    return _caches.paths.put(id(path), (path, made), 8 + len(path.verbs))[1]


def _build(path: Path) -> QPainterPath:
    if len(path.verbs) > 24 and "Q" not in path.verbs:
        return _stream(path)
    out = QPainterPath()
    p, i = path.points, 0
    for verb in path.verbs:
        if verb == "L":
            out.lineTo(p[i], p[i + 1])
            i += 2
        elif verb == "C":
            out.cubicTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5])
            i += 6
        elif verb == "M":
            out.moveTo(p[i], p[i + 1])
            i += 2
        elif verb == "Q":
            out.quadTo(p[i], p[i + 1], p[i + 2], p[i + 3])
            i += 4
        elif verb == "Z":
            out.closeSubpath()
        else:
            raise ValueError(f"unknown path verb {verb!r}")
    return out


def _stream(path: Path) -> QPainterPath:
    """A long path in one call, through Qt's own serial form (count, elements, start, rule)."""
    kinds: list[int] = []
    sources: list[int] = []
    at, start = 0, 0
    for verb in path.verbs:
        if verb == "L":
            kinds.append(_LINE)
            sources.append(at)
            at += 1
        elif verb == "C":
            kinds += (_CURVE, _CURVE_DATA, _CURVE_DATA)
            sources += (at, at + 1, at + 2)
            at += 3
        elif verb == "M":
            kinds.append(_MOVE)
            sources.append(at)
            start = at
            at += 1
        elif verb == "Z":
            kinds.append(_LINE)
            sources.append(start)
        else:
            raise ValueError(f"unknown path verb {verb!r}")
    points = np.asarray(path.points, dtype=np.float64).reshape(-1, 2)[sources]
    elements = np.empty(len(kinds), dtype=_ELEMENT)
    elements["kind"], elements["x"], elements["y"] = kinds, points[:, 0], points[:, 1]
    raw = len(kinds).to_bytes(4, "big") + elements.tobytes() + bytes(8)
    out = QPainterPath()
    stream = QDataStream(QByteArray(raw))
    stream >> out
    return out


def glyph_path(face: str, gid: int) -> QPainterPath:
    """A glyph in font units, y up; cached."""
    held = _caches.glyphs.get((face, gid))
    if held is not None:
        return held
    verbs, points = outlines.outline(face, gid)
    made = _build(Path(verbs, points))
    made.setFillRule(Qt.FillRule.WindingFill)
    return _caches.glyphs.put((face, gid), made, 8 + len(verbs))


def run_path(run: Glyphs) -> QPainterPath:
    """All glyphs of a run as one path: where they touch, nothing shows twice."""
    held = _caches.runs.get(id(run))
    if held is not None:
        return held[1]
    out = QPainterPath()
    scale = run.size / outlines.units_per_em(run.face)
    for glyph in run.glyphs:
        shape = glyph_path(run.face, glyph.gid)
        if shape.isEmpty():
            continue
        turn = math.radians(glyph.angle)
        c, s = scale * math.cos(turn), scale * math.sin(turn)
        out.addPath(QTransform(c, s, s, -c, glyph.x, glyph.y).map(shape))
    out.setFillRule(Qt.FillRule.WindingFill)
    return _caches.runs.put(id(run), (run, out), 8 + out.elementCount())[1]


def transform(m: Matrix) -> QTransform:
    return QTransform(*m)


# ------------------------------------------------------------------ paints


@lru_cache(maxsize=4096)
def qcolour(colour: Colour) -> QColor:
    r, g, b = srgb(colour)
    return QColor.fromRgbF(r, g, b, colour.alpha)


def brush(paint: Paint) -> QBrush:
    """The paint in the coordinates of the node."""
    if isinstance(paint, Colour):
        return QBrush(qcolour(paint))
    stops = [(stop.offset, qcolour(stop.colour)) for stop in clean_stops(paint.stops)]
    gradient: QGradient
    if isinstance(paint, Linear):
        if math.hypot(paint.x1 - paint.x0, paint.y1 - paint.y0) < 1e-9:
            return QBrush(stops[-1][1])
        # Qt steps along vertical and along affine gradients in 1/256 of a table entry, which
        # drifts by up to 3 % of the range at print sizes. A hair of slant, or of perspective
        # (1 px in ten million), makes it work out every place by itself.
        lean = 1e-9 * (paint.y1 - paint.y0) if paint.x0 == paint.x1 else 0.0
        matrix = QTransform() if lean else QTransform(1, 0, 2e-12, 0, 1, 0, 0, 0, 1)
        gradient = QLinearGradient(paint.x0, paint.y0, paint.x1 + lean, paint.y1)
    else:
        matrix = transform(paint.matrix)
        if paint.radius < 1e-9 or not matrix.isInvertible():
            return QBrush(stops[-1][1])
        gradient = QRadialGradient(paint.cx, paint.cy, paint.radius)
    gradient.setStops(stops)
    # As SVG and PDF do; Qt's default weights colours by their opacity.
    gradient.setInterpolationMode(QGradient.InterpolationMode.ComponentInterpolation)
    made = QBrush(gradient)
    if not matrix.isIdentity():
        made.setTransform(matrix)
    return made


_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    # SVG's mitre is the one PDF has: cut off at the limit, not shortened.
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}
MITER_LIMIT = 10.0


def pen(line: Line) -> QPen:
    """The stroke of a line without its dashes."""
    made = QPen(brush(line.paint), line.width)
    made.setCapStyle(_CAPS[line.cap])
    made.setJoinStyle(_JOINS[line.join])
    # Qt counts the limit from the line's middle, PDF and SVG from edge to edge.
    made.setMiterLimit(MITER_LIMIT / 2)
    return made


def dashed(line: Line) -> QPainterPath:
    """The dashes as shapes to fill.

    Qt's own dashing skips what lies outside the device and starts anew within it, so that the
    dashes of two tiles would not meet.
    """
    dash = [max(0.0, d) / line.width for d in line.dash]  # Qt wants multiples of the width.
    stroker = QPainterPathStroker(pen(line))
    stroker.setCurveThreshold(min(0.25, line.width / 50))
    stroker.setDashPattern(dash * 2 if len(dash) % 2 else dash)
    shapes = stroker.createStroke(painter_path(line.path))
    shapes.setFillRule(Qt.FillRule.WindingFill)
    return shapes


# ------------------------------------------------------------------ the display list


@dataclasses.dataclass(slots=True)
class _Item:
    """Something to draw, with the bounds that it may touch in its parent's space (points)."""

    bounds: QRectF
    draw: Callable[[QPainter, QRectF, Assets], None]
    leaves: int = 1
    """How many shapes it lays down; one alone can't overlap itself."""


def _prepare(nodes: Iterable[Node], with_text: bool) -> list[_Item]:
    return [item for node in nodes for item in _items(node, with_text)]


def _items(node: Node, with_text: bool) -> Iterator[_Item]:
    if isinstance(node, Fill):
        if node.path.verbs and not invisible(node.paint):
            yield _fill(node)
    elif isinstance(node, Line):
        if node.path.verbs and node.width > 0 and not invisible(node.paint):
            yield _line(node)
    elif isinstance(node, Glyphs):
        if with_text and node.glyphs:
            yield from _glyphs(node)
    elif isinstance(node, Image):
        yield _image(node)
    else:
        yield from _layered(node, with_text)


def _fill(node: Fill) -> _Item:
    path, paint = painter_path(node.path), brush(node.paint)
    if node.rule == "evenodd":
        path = QPainterPath(path)
        path.setFillRule(Qt.FillRule.OddEvenFill)

    def draw(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
        painter.fillPath(path, paint)

    return _Item(path.controlPointRect(), draw)


def _line(node: Line) -> _Item:
    if sum(max(0.0, d) for d in node.dash) > 0:
        shapes, paint = dashed(node), brush(node.paint)

        def draw_dashes(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
            painter.fillPath(shapes, paint)

        return _Item(shapes.controlPointRect(), draw_dashes)
    path, stroke = painter_path(node.path), pen(node)
    reach = node.width * (MITER_LIMIT / 2 if node.join == "miter" else 0.75)

    def draw(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
        painter.strokePath(path, stroke)

    return _Item(path.controlPointRect().adjusted(-reach, -reach, reach, reach), draw)


def _glyphs(node: Glyphs) -> Iterator[_Item]:
    path = run_path(node)
    if path.isEmpty():
        return
    bounds = path.controlPointRect()
    if node.outline is not None and node.outline[1] > 0:
        paint, width = node.outline
        stroke = QPen(brush(paint), width)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

        def draw_outline(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
            painter.strokePath(path, stroke)

        yield _Item(bounds.adjusted(-width, -width, width, width), draw_outline)
    if not invisible(node.paint):
        fill = brush(node.paint)

        def draw(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
            painter.fillPath(path, fill)

        yield _Item(bounds, draw)


def _image(node: Image) -> _Item:
    box = QRectF(node.box.x, node.box.y, node.box.width, node.box.height)

    def draw(painter: QPainter, _visible: QRectF, assets: Assets) -> None:
        _draw_image(painter, node, box, assets)

    return _Item(box, draw)


def _layered(node: Layered, with_text: bool) -> Iterator[_Item]:
    children = _prepare(node.nodes, with_text)
    if not children or node.opacity <= 0.0:
        return
    matrix = transform(node.matrix)
    clip = painter_path(node.clip) if node.clip is not None else None
    bounds = QRectF()
    for child in children:
        bounds = bounds.united(child.bounds)
    if clip is not None:
        bounds = bounds.intersected(clip.controlPointRect())
    if bounds.isEmpty() and clip is not None:
        return
    leaves = sum(child.leaves for child in children)
    flat = node.opacity >= 1.0 or leaves == 1 or _apart(children)

    def draw(painter: QPainter, visible: QRectF, assets: Assets) -> None:
        painter.save()
        painter.setTransform(matrix, True)
        seen = matrix.inverted()[0].mapRect(visible) if matrix.isInvertible() else visible
        if clip is not None:
            painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        if flat:
            painter.setOpacity(painter.opacity() * min(1.0, node.opacity))
            _replay(painter, children, seen, assets)
        else:
            _draw_group(painter, children, bounds, seen, node.opacity, assets)
        painter.restore()

    yield _Item(matrix.mapRect(bounds), draw, leaves)


def _apart(children: list[_Item]) -> bool:
    """Whether no two children can touch (cheaply, for the few-children case)."""
    if len(children) > 8 or any(child.leaves > 1 for child in children):
        return False
    return not any(
        a.bounds.intersects(b.bounds) for i, a in enumerate(children) for b in children[i + 1 :]
    )


def _replay(painter: QPainter, items: list[_Item], visible: QRectF, assets: Assets) -> None:
    left, top, right, bottom = visible.left(), visible.top(), visible.right(), visible.bottom()
    for item in items:
        b = item.bounds
        if b.left() <= right and b.right() >= left and b.top() <= bottom and b.bottom() >= top:
            item.draw(painter, visible, assets)


def _draw_group(
    painter: QPainter,
    children: list[_Item],
    bounds: QRectF,
    visible: QRectF,
    opacity: float,
    assets: Assets,
) -> None:
    """Children composed as one on a layer of their own, then laid down with the opacity."""
    device = painter.deviceTransform()
    target = painter.device()
    area = device.mapRect(bounds).adjusted(-1, -1, 1, 1).toAlignedRect()
    area = area.intersected(QRect(0, 0, target.width(), target.height()))
    if area.isEmpty():
        return
    layer = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(0)
    with _painting(layer) as inner:
        inner.setTransform(device * QTransform.fromTranslate(-area.x(), -area.y()))
        _replay(inner, children, visible, assets)
    painter.setWorldTransform(QTransform())
    painter.setOpacity(painter.opacity() * opacity)
    painter.drawImage(area.topLeft(), layer)


@contextlib.contextmanager
def _painting(image: QImage) -> Iterator[QPainter]:
    """A painter that ends before its image goes, also when a picture turns out to be broken."""
    painter = QPainter(image)
    try:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(Qt.PenStyle.NoPen)
        yield painter
    finally:
        painter.end()


# ------------------------------------------------------------------ pictures


def _draw_image(painter: QPainter, node: Image, box: QRectF, assets: Assets) -> None:
    x0, y0, x1, y1 = node.crop
    if x1 <= x0 or y1 <= y0 or box.isEmpty():
        return
    whole = _picture(node, 1, assets)
    device = painter.deviceTransform()
    along = math.hypot(device.m11(), device.m12()) * box.width()
    down = math.hypot(device.m21(), device.m22()) * box.height()
    ratio = min(
        (x1 - x0) * whole.width() / max(along, 1e-6), (y1 - y0) * whole.height() / max(down, 1e-6)
    )
    # Bilinear sampling holds down to half size; below, pixels are averaged first.
    picture = whole if ratio < 2 else _picture(node, min(64, int(ratio)), assets)
    w, h = picture.width(), picture.height()
    painter.drawImage(box, picture, QRectF(x0 * w, y0 * h, (x1 - x0) * w, (y1 - y0) * h))


def _picture(node: Image, factor: int, assets: Assets) -> QImage:
    key = (node.asset, node.mask, factor)
    held = _caches.pictures.get(key)
    if held is not None:
        return held
    colours, alpha = pictures.decode(pictures.stored(assets, node.asset), node.asset)
    if node.mask:
        mask = pictures.decode_grey(pictures.stored(assets, node.mask), node.mask)
        if mask.shape != colours.shape[:2]:
            mask = pictures.resized(mask, colours.shape[1], colours.shape[0])
        alpha = mask if alpha is None else (alpha.astype(np.uint16) * mask // 255).astype(np.uint8)
    colours = pictures.reduced(colours, factor)
    h, w = colours.shape[:2]
    if alpha is None:
        packed = np.ascontiguousarray(colours)
        made = QImage(packed.data, w, h, 3 * w, QImage.Format.Format_RGB888)
        made = made.convertToFormat(QImage.Format.Format_RGB32)
    else:
        packed = np.dstack((colours, pictures.reduced(alpha, factor)))
        made = QImage(packed.data, w, h, 4 * w, QImage.Format.Format_RGBA8888)
        made = made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return _caches.pictures.put(key, made, float(made.sizeInBytes()))


# ------------------------------------------------------------------ grain

_GRAIN_SIDE = 512


@lru_cache(maxsize=1)
def _noise() -> npt.NDArray[np.float32]:
    """float32[512, 512]: standard normal noise that is the same everywhere and always."""
    generator = np.random.Generator(np.random.PCG64(0x9E3779B9))
    return generator.standard_normal((_GRAIN_SIDE, _GRAIN_SIDE), dtype=np.float32)


def grain_tile(sigma: float) -> npt.NDArray[np.float32]:
    """float32[512, 512]: what grain of `sigma` adds to a middle grey, in 0..1 units."""
    return np.clip(_noise() * sigma, -0.5, 0.5)


@lru_cache(maxsize=1)
def _damping() -> npt.NDArray[np.int16]:
    """int16[256], 128 = whole: 2 min(Y, 1 - Y), as the `Overlay` blend answers a near-middle grey.

    Paper stays clean and black stays black, and the PDF's overlay of the same tile agrees.
    """
    y = np.arange(256) / 255
    damping: npt.NDArray[np.int16] = np.rint(256 * np.minimum(y, 1 - y)).astype(np.int16)
    return damping


@lru_cache(maxsize=2)
def _wide_grain(sigma: float, width: int) -> npt.NDArray[np.int16]:
    """int16[512, width + 512]: the tile repeated sideways, in eighths of an 8 bit level."""
    tile = np.rint(grain_tile(sigma) * (255 * 8)).clip(-250, 250).astype(np.int16)
    wide: npt.NDArray[np.int16] = np.tile(tile, (1, width // _GRAIN_SIDE + 2))
    return np.ascontiguousarray(wide[:, : width + _GRAIN_SIDE])


def add_grain(pixels: Pixels, sigma: float, y: int = 0) -> None:
    """Luminance grain in place over whole rows; `y` is the first row's place in the picture."""
    noise, damping = _wide_grain(sigma, pixels.shape[1]), _damping()
    row = 0
    while row < len(pixels):
        turn, start = divmod(y + row, _GRAIN_SIDE)
        count = min(64, len(pixels) - row, _GRAIN_SIDE - start)
        part = pixels[row : row + count]
        # Every repetition downwards is moved sideways, so that no pattern catches the eye.
        left = turn * 211 % _GRAIN_SIDE
        luma = np.multiply(part[..., 0], 54, dtype=np.uint16)
        luma += np.multiply(part[..., 1], 183, dtype=np.uint16)
        luma += np.multiply(part[..., 2], 19, dtype=np.uint16)
        luma >>= 8
        moved = damping.take(luma)
        moved *= noise[start : start + count, left : left + pixels.shape[1]]
        moved += 512
        moved >>= 10
        lit = part + moved[..., None]
        np.clip(lit, 0, 255, out=lit)
        part[...] = lit
        row += count


# ------------------------------------------------------------------ the front door


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """The tiles of a picture: fixed by its size alone, so that bands equal the whole."""

    width: int
    height: int
    tile_width: int
    tile_height: int


def grid(scene: Scene, *, scale: float, bleed: bool = False) -> Grid:
    """Size in pixels and tiles of a scene at `scale` px per point. Raises UserError when absurd."""
    margin = scene.bleed if bleed else 0.0
    sides = [(side + 2 * margin) * scale for side in (scene.width, scene.height)]
    if not all(math.isfinite(side) and 0 < side <= MAX_SIDE for side in sides) or (
        sides[0] * sides[1] > MAX_PIXELS
    ):
        raise UserError(
            f"a picture of {sides[0]:.0f} x {sides[1]:.0f} px is out of range",
            remedy="choose a lower resolution",
        )
    width, height = (max(1, round(side)) for side in sides)
    across = min(width, TILE_WIDTH)
    rows = height if across * height <= 2 * TILE_PIXELS else max(16, TILE_PIXELS // across)
    return Grid(width, height, across, min(rows, height, TILE_WIDTH))


def render(
    scene: Scene,
    *,
    scale: float,
    assets: Assets,
    bleed: bool = False,
    rows: tuple[int, int] | None = None,
    with_text: bool = True,
) -> Pixels:
    """uint8[h, w, 3], sRGB, on white paper.

    `scale` is pixels per point; the size is rounded to whole pixels and the page fills them
    exactly. `bleed` includes the bleed on all sides. `rows` = (y0, y1) gives that band only, equal
    to the same rows of the whole picture. Raises UserError for missing or broken assets.
    """
    size = grid(scene, scale=scale, bleed=bleed)
    y0, y1 = rows if rows is not None else (0, size.height)
    if not 0 <= y0 <= y1 <= size.height:
        raise ValueError(f"rows {rows} lie outside 0..{size.height}")
    items = _display_list(scene, with_text)
    out = np.empty((y1 - y0, size.width, 3), dtype=np.uint8)
    for top in range(y0 - y0 % size.tile_height, y1, size.tile_height):
        tall = min(size.tile_height, size.height - top)
        first, last = max(y0, top), min(y1, top + tall)
        for left in range(0, size.width, size.tile_width):
            wide = min(size.tile_width, size.width - left)
            image = _tile(scene, items, size, (left, top, wide, tall), bleed, assets)
            stride = image.bytesPerLine()
            tile = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(tall, stride)
            tile = tile[first - top : last - top, : 3 * wide].reshape(-1, wide, 3)
            out[first - y0 : last - y0, left : left + wide] = tile
    if scene.grain > 0:
        add_grain(out, min(scene.grain, 0.025), y0)
    return out


def _display_list(scene: Scene, with_text: bool) -> list[_Item]:
    key = (id(scene), with_text)
    held = _caches.scenes.get(key)
    if held is not None:
        return held[1]
    return _caches.scenes.put(key, (scene, _prepare(scene.nodes, with_text)), 1)[1]


def _tile(
    scene: Scene,
    items: list[_Item],
    size: Grid,
    tile: tuple[int, int, int, int],
    bleed: bool,
    assets: Assets,
) -> QImage:
    left, top, wide, tall = tile
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    if image.isNull():
        raise UserError("there is not enough memory for the picture", remedy="lower the resolution")
    image.fill(0xFFFFFFFF)
    margin = scene.bleed if bleed else 0.0
    page = QTransform.fromTranslate(-left, -top)
    page.scale(size.width / (scene.width + 2 * margin), size.height / (scene.height + 2 * margin))
    page.translate(margin, margin)
    visible = page.inverted()[0].mapRect(QRectF(-1, -1, wide + 2, tall + 2))
    with _painting(image) as painter:
        painter.setTransform(page)
        _replay(painter, items, visible, assets)
    return image.convertToFormat(QImage.Format.Format_RGB888)


def paint(
    painter: QPainter, scene: Scene, *, assets: Assets, visible: QRectF, with_text: bool = True
) -> None:
    """Replays a scene through a painter whose coordinates are the page's points.

    `visible`: the part in points that may be seen. Grain is left out: it belongs to pixels.
    """
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setPen(Qt.PenStyle.NoPen)
    _replay(painter, _display_list(scene, with_text), visible, assets)
    painter.restore()
