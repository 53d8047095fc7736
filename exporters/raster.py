"""A scene as pixels: QPainter on QImage, in tiles of a fixed grid.

Qt's raster engine works in 8 bit sRGB, as PDF viewers do for our pages.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from engine.drawing.scene import (
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Node,
    Scene,
)
from engine.errors import UserError
from exporters import halo, pictures
from exporters.brushes import (
    MITER_LIMIT,
    Recent,
    brush,
    dashed,
    painter_path,
    pen,
    qcolour,
    run_path,
    transform,
)
from exporters.colour import invisible
from exporters.glyph_runs import cut
from exporters.grain import add_grain
from exporters.pictures import Assets

Pixels = npt.NDArray[np.uint8]

TILE_PIXELS = 3_000_000
"""Of one tile; up to twice as much is still one tile, so that posters for screens are whole."""
TILE_WIDTH = 16_384
"""Qt's rasteriser counts coordinates up to 32,767."""
MAX_SIDE = 200_000
MAX_PIXELS = 6_000_000_000

# ------------------------------------------------------------------ caches


class _Caches(threading.local):
    """One set for each thread: QPainterPath fills its inner caches when it is drawn."""

    def __init__(self) -> None:
        self.pictures: Recent[tuple[str, str, int], QImage] = Recent(300e6)
        self.scenes: Recent[tuple[int, bool], tuple[Scene, list[Item]]] = Recent(4)
        # Of a document's layers, which stay the same nodes from one scene to the next.
        self.layers: Recent[tuple[int, bool], tuple[Layered, list[Item]]] = Recent(50_000)


_caches = _Caches()

# ------------------------------------------------------------------ the display list


@dataclasses.dataclass(slots=True)
class Item:
    """Something to draw, with the bounds that it may touch in its parent's space (points)."""

    bounds: QRectF
    draw: Callable[[QPainter, QRectF, Assets], None]
    leaves: int = 1
    """How many shapes it lays down; one alone can't overlap itself."""
    looks: object = None
    """Equal for items that look alike, parts left out; None: like nothing else."""
    parts: list[Item] = dataclasses.field(default_factory=list)
    """What it draws under `matrix`, on top of each other."""
    matrix: QTransform | None = None


def prepare(nodes: Sequence[Node], with_text: bool) -> list[Item]:
    out: list[Item] = []
    for some in halo.stacks(nodes):
        if len(some) > 1:
            out += _stack(some, with_text)
        else:
            out += _items(some[0], with_text)
    return out


def _stack(nodes: tuple[Node, ...], with_text: bool) -> list[Item]:
    """Strokes of one outline, by distance where that is possible."""
    singly = [item for node in nodes for item in _items(node, with_text)]
    if not singly:
        return []
    stack = halo.Stack(nodes)

    def draw(painter: QPainter, visible: QRectF, assets: Assets) -> None:
        if not stack.draw(painter):
            replay(painter, singly, visible, assets)

    return [Item(stack.bounds, draw, len(nodes))]


def _items(node: Node, with_text: bool) -> Iterator[Item]:
    if isinstance(node, Fill):
        if node.path.verbs and not invisible(node.paint):
            yield _fill(node)
    elif isinstance(node, Line):
        if node.path.verbs and node.width > 0 and not invisible(node.paint):
            yield _line(node)
    elif isinstance(node, Glyphs):
        if with_text and node.glyphs and not node.invisible:
            yield from _glyphs(node)
    elif isinstance(node, Image):
        yield _image(node)
    elif node.layer:
        yield from _kept(node, with_text)
    else:
        yield from _layered(node, with_text)


def _kept(node: Layered, with_text: bool) -> list[Item]:
    key = (id(node), with_text)
    held = _caches.layers.get(key)
    if held is None:
        items = list(_layered(node, with_text))
        weight = 1 + sum(item.leaves for item in items)
        held = _caches.layers.put(key, (node, items), weight)
    return held[1]


def _fill(node: Fill) -> Item:
    path, paint = painter_path(node.path), brush(node.paint)
    if node.rule == "evenodd":
        path = QPainterPath(path)
        path.setFillRule(Qt.FillRule.OddEvenFill)

    def draw(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
        painter.fillPath(path, paint)

    return Item(path.controlPointRect(), draw, looks=node)


def _line(node: Line) -> Item:
    if sum(max(0.0, d) for d in node.dash) > 0:
        shapes, paint = dashed(node), brush(node.paint)

        def draw_dashes(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
            painter.fillPath(shapes, paint)

        return Item(shapes.controlPointRect(), draw_dashes, looks=node)
    path, stroke = painter_path(node.path), pen(node)
    reach = node.width * (MITER_LIMIT / 2 if node.join == "miter" else 0.75)

    def draw(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
        painter.strokePath(path, stroke)

    bounds = path.controlPointRect().adjusted(-reach, -reach, reach, reach)
    return Item(bounds, draw, looks=node)


def _glyphs(node: Glyphs) -> Iterator[Item]:
    run, bounds = cut(node)
    if not run:
        return
    if node.outline is not None and node.outline[1] > 0:
        paint, width = node.outline
        stroke = QPen(brush(paint), width)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        path = run_path(node)

        def draw_outline(painter: QPainter, _visible: QRectF, _assets: Assets) -> None:
            painter.strokePath(path, stroke)

        around = bounds.adjusted(-width, -width, width, width)
        yield Item(around, draw_outline, looks=("outline", node))
    if not invisible(node.paint):
        fill = brush(node.paint)

        def draw(painter: QPainter, visible: QRectF, _assets: Assets) -> None:
            if visible.contains(bounds):
                for piece in run:
                    painter.fillPath(piece.path, fill)
                return
            left, top = visible.left(), visible.top()
            right, bottom = visible.right(), visible.bottom()
            for x0, y0, x1, y1, path in run:
                if x0 <= right and x1 >= left and y0 <= bottom and y1 >= top:
                    painter.fillPath(path, fill)

        yield Item(bounds, draw, looks=node)


def _image(node: Image) -> Item:
    box = QRectF(node.box.x, node.box.y, node.box.width, node.box.height)

    def draw(painter: QPainter, _visible: QRectF, assets: Assets) -> None:
        _draw_image(painter, node, box, assets)

    return Item(box, draw)


def _layered(node: Layered, with_text: bool) -> Iterator[Item]:
    children = prepare(node.nodes, with_text)
    if not children or node.opacity <= 0.0:
        return
    matrix = transform(node.matrix)
    clip = painter_path(node.clip) if node.clip is not None else None
    if clip is not None and node.rule == "evenodd":
        clip = QPainterPath(clip)
        clip.setFillRule(Qt.FillRule.OddEvenFill)
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
        try:
            painter.setTransform(matrix, True)
            seen = matrix.inverted()[0].mapRect(visible) if matrix.isInvertible() else visible
            if clip is not None:
                painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
            if flat:
                painter.setOpacity(painter.opacity() * min(1.0, node.opacity))
                replay(painter, children, seen, assets)
            else:
                _draw_group(painter, children, bounds, seen, node.opacity, assets)
        finally:
            painter.restore()  # also when a picture turns out to be broken

    looks = (node.matrix, node.clip, node.rule, node.opacity, flat)
    yield Item(matrix.mapRect(bounds), draw, leaves, looks, children, matrix)


def _apart(children: list[Item]) -> bool:
    """Whether no two children can touch (cheaply, for the few-children case)."""
    if len(children) > 8 or any(child.leaves > 1 for child in children):
        return False
    return not any(
        a.bounds.intersects(b.bounds) for i, a in enumerate(children) for b in children[i + 1 :]
    )


def replay(painter: QPainter, items: list[Item], visible: QRectF, assets: Assets) -> None:
    left, top, right, bottom = visible.left(), visible.top(), visible.right(), visible.bottom()
    for item in items:
        b = item.bounds
        if b.left() <= right and b.right() >= left and b.top() <= bottom and b.bottom() >= top:
            item.draw(painter, visible, assets)


def _draw_group(
    painter: QPainter,
    children: list[Item],
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
        replay(inner, children, visible, assets)
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
    if node.stand_in is not None and node.asset not in assets:
        painter.fillRect(box, qcolour(node.stand_in))
        return
    whole = _picture(node, 1, assets)
    if node.cover:
        x0, y0, x1, y1 = pictures.covering(node.crop, whole.width(), whole.height(), node.box)
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


def _display_list(scene: Scene, with_text: bool) -> list[Item]:
    key = (id(scene), with_text)
    held = _caches.scenes.get(key)
    if held is not None:
        return held[1]
    return _caches.scenes.put(key, (scene, prepare(scene.nodes, with_text)), 1)[1]


def _tile(
    scene: Scene,
    items: list[Item],
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
        replay(painter, items, visible, assets)
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
    try:
        replay(painter, _display_list(scene, with_text), visible, assets)
    finally:
        painter.restore()  # also when a picture is missing
