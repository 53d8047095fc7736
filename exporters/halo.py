"""Stacks of strokes around one shape, as soft shadows and glows are, drawn in one go.

A soft edge is a dozen or more translucent strokes of the same outline, each narrower than the one
below. Stroking text so often takes seconds for a long text. What the stack looks like at a point
depends on its distance from the outline alone, so the distances are measured once and every stroke
looked up by them. The result is what the strokes would give, without their rounding.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from engine.document.colour import Colour
from engine.drawing.scene import IDENTITY, Fill, Glyphs, Layered, Line, Matrix, Node
from engine.text.distance import signed_distance
from exporters.brushes import painter_path, run_path, transform
from exporters.colour import srgb

LEAST = 4
"""Nodes that make a stack; fewer are drawn one by one."""
_FINE, _COARSE = 8.0, 32.0
"""Cells of the distance grid that the widest stroke reaches over, at least and at most."""
_MAX_CELLS = 2_000_000

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Step:
    """One node of a stack."""

    key: Hashable
    """Equal for nodes that differ in width and opacity alone."""
    colour: Colour
    alpha: float
    reach: float
    """Points beyond the outline."""
    filled: bool
    """Whether the inside is painted too, and not just a stroke's width of it."""
    matrix: Matrix = IDENTITY


def stacks(nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The nodes in order, stacks of strokes together and all others one by one."""
    i = 0
    while i < len(nodes):
        first = _step(nodes[i])
        end = i + 1
        if first is not None:
            last = first
            while end < len(nodes):
                following = _step(nodes[end])
                if following is None or following.key != first.key or following.reach > last.reach:
                    break
                last, end = following, end + 1
        if end - i >= LEAST:
            yield tuple(nodes[i:end])
        else:
            yield from ((node,) for node in nodes[i:end])
        i = end


def _step(node: Node) -> _Step | None:
    if isinstance(node, Line):
        if not _round(node) or not isinstance(node.paint, Colour):
            return None
        opaque = node.paint.with_alpha(1.0)
        key: Hashable = ("line", id(node.path), opaque)
        return _Step(key, opaque, node.paint.alpha, node.width / 2, False)
    if isinstance(node, Layered):
        return _grown(node)
    return None


def _round(line: Line) -> bool:
    return line.cap == "round" and line.join == "round" and not line.dash and line.width > 0


def _grown(node: Layered) -> _Step | None:
    """Shapes filled in one opaque colour, all with strokes of one width around them."""
    if node.clip is not None or node.layer or not node.nodes:
        return None
    widths: dict[int, float] = {}
    stroked: dict[int, float] = {}
    colours: set[Colour] = set()
    for child in node.nodes:
        if isinstance(child, Glyphs) and child.decorative and isinstance(child.paint, Colour):
            outline = child.outline or (child.paint, 0.0)
            if outline[0] != child.paint:
                return None
            widths[id(child.glyphs)] = outline[1]
            colours.add(child.paint)
        elif (
            isinstance(child, Fill) and child.rule == "nonzero" and isinstance(child.paint, Colour)
        ):
            widths[id(child.path)] = 0.0
            colours.add(child.paint)
        elif isinstance(child, Line) and isinstance(child.paint, Colour) and _round(child):
            stroked[id(child.path)] = child.width
            colours.add(child.paint)
        else:
            return None
    if not stroked.keys() <= widths.keys() or len(colours) != 1:
        return None
    widths |= stroked
    colour = colours.pop()
    if len({round(w, 6) for w in widths.values()}) != 1 or colour.alpha < 1:
        return None
    reach = next(iter(widths.values())) / 2
    key = ("grown", node.matrix, colour, tuple(widths))
    return _Step(key, colour, node.opacity, reach, True, node.matrix)


class Stack:
    """A stack of nodes, ready to be drawn."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        steps = [step for node in nodes if (step := _step(node)) is not None]
        self._first = steps[0]
        self._levels = [(step.reach, step.alpha) for step in steps]
        self._shapes = list(_shapes(nodes[0]))
        reach = self._first.reach + 1
        inner = QRectF()
        for shape in self._shapes:
            inner = inner.united(shape.controlPointRect())
        self._inner = inner.adjusted(-reach, -reach, reach, reach)
        self.bounds = transform(self._first.matrix).mapRect(self._inner)
        """In the nodes' own space, points."""

    def draw(self, painter: QPainter) -> bool:
        """Whether it could be drawn: not where the page is sheared or stretched unevenly."""
        world = transform(self._first.matrix) * painter.deviceTransform()
        scale = math.hypot(world.m11(), world.m12())
        uneven = max(abs(world.m11() - world.m22()), abs(world.m12() + world.m21()))
        if not world.isAffine() or not scale or uneven > 2e-3 * scale:
            return False
        target = painter.device()
        area = world.mapRect(self._inner).adjusted(-1, -1, 1, 1).toAlignedRect()
        area = area.intersected(QRect(0, 0, target.width(), target.height()))
        if not area.isEmpty():
            opacity = self._opacity(world, scale, area)
            image = _tinted(opacity, self._first.colour)
            painter.save()
            painter.setWorldTransform(QTransform())
            painter.drawImage(area.topLeft(), image)
            painter.restore()
        return True

    def _opacity(self, world: QTransform, scale: float, area: QRect) -> Floats:
        """float32[h, w] of 0..1 over the area of the device."""
        reach = self._first.reach * scale
        width, height = area.width(), area.height()
        zoom = _zoom(reach, width * height)
        margin = math.ceil(reach + 2 / min(zoom, 1.0))
        left, top = float(area.x() - margin), float(area.y() - margin)
        if zoom < 1:
            # Cells lie on the page, not on the tile, so that neighbouring tiles agree.
            left = world.dx() + math.floor((left - world.dx()) * zoom) / zoom
            top = world.dy() + math.floor((top - world.dy()) * zoom) / zoom
        size = [math.ceil((side + 2 * margin) * zoom) + 2 for side in (width, height)]
        grid = world * QTransform.fromTranslate(-left, -top) * QTransform.fromScale(zoom, zoom)
        cells = _coverage(self._shapes, grid, size[0], size[1])
        radius = min(64.0, max(1.0, reach * zoom + 2.0 * max(1.0, zoom)))
        distance = signed_distance(cells, radius)
        if not self._first.filled:
            np.abs(distance, out=distance)
            np.negative(distance, out=distance)
        distance *= np.float32(-1 / zoom)
        levels = [(r * scale, alpha) for r, alpha in self._levels]
        if zoom >= 1:
            k, first = round(zoom), round(margin * zoom)
            whole = distance[first : first + k * height, first : first + k * width]
            found = _looked_up(whole, levels)
            if k > 1:
                found = found.reshape(height, k, width, k).mean(axis=(1, 3))
            return found
        x = (np.arange(width) + (area.x() - left + 0.5)) * zoom - 0.5
        y = (np.arange(height) + (area.y() - top + 0.5)) * zoom - 0.5
        return _looked_up(_sampled(distance, x, y), levels)


def _shapes(node: Node) -> Iterator[QPainterPath]:
    if isinstance(node, Line):
        yield painter_path(node.path)
    elif isinstance(node, Glyphs):
        yield run_path(node)
    elif isinstance(node, Fill):
        yield painter_path(node.path)
    elif isinstance(node, Layered):
        for child in node.nodes:
            if not isinstance(child, Line):
                yield from _shapes(child)


def _zoom(reach: float, pixels: int) -> float:
    """Cells of the grid for a pixel: more where the stack is narrow, fewer where it is wide."""
    if reach > _COARSE:
        return _COARSE / reach
    fine = math.ceil(_FINE / max(reach, 1.0))
    while fine > 1 and pixels * fine * fine > _MAX_CELLS:
        fine -= 1
    return float(fine)


def _coverage(
    shapes: Sequence[QPainterPath], grid: QTransform, width: int, height: int
) -> npt.NDArray[np.uint8]:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(grid)
        for shape in shapes:
            painter.fillPath(shape, Qt.GlobalColor.white)
    finally:
        painter.end()
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, :width].copy()


def _looked_up(distance: Floats, levels: Sequence[tuple[float, float]]) -> Floats:
    """What the overlay of all strokes shows at distances in pixels, positive outside."""
    per_pixel = 16
    low, high = -2.0, max(reach for reach, _ in levels) + 2.0
    places = np.arange(math.ceil((high - low) * per_pixel) + 1) / per_pixel + low
    clear = np.ones_like(places)
    for reach, alpha in levels:
        clear *= 1 - alpha * np.clip(reach - places + 0.5, 0, 1)
    table = (1 - clear).astype(np.float32)
    at = np.clip((distance - low) * per_pixel + 0.5, 0, len(table) - 1).astype(np.int32)
    return np.asarray(table.take(at), dtype=np.float32)


def _sampled(grid: Floats, x: npt.NDArray[Any], y: npt.NDArray[Any]) -> Floats:
    """Bilinear, at the columns x and the rows y of the grid's cells."""

    def places(at: npt.NDArray[Any], limit: int) -> tuple[npt.NDArray[np.int32], Floats]:
        low = np.clip(np.floor(at).astype(np.int32), 0, limit - 2)
        return low, np.clip(at - low, 0, 1).astype(np.float32)

    (row, fy), (column, fx) = places(y, grid.shape[0]), places(x, grid.shape[1])
    rows = grid[row] * (1 - fy[:, None]) + grid[row + 1] * fy[:, None]
    return np.asarray(rows[:, column] * (1 - fx) + rows[:, column + 1] * fx, dtype=np.float32)


def _tinted(opacity: Floats, colour: Colour) -> QImage:
    height, width = opacity.shape
    r, g, b = srgb(colour)
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    for channel, value in enumerate((b, g, r, 1.0)):
        pixels[..., channel] = opacity * np.float32(255 * value) + np.float32(0.5)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
