"""Small pictures of a page for the proof: only the place around a text, at the size that reading
needs, instead of the whole sheet."""

from __future__ import annotations

import dataclasses
import io
import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image as PillowImage
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.checking import legibility
from engine.checking.line_proof import FAR_SIDES
from engine.document.model import Box
from engine.drawing.scene import BlockReport, Glyphs, Image, Layered, Node, Scene
from exporters import raster
from exporters.pictures import Assets

Pixels = npt.NDArray[np.uint8]

EM = 64.0
"""Pixels of an em: the proof looks at 44 to 72."""
MOST_PIXELS = 8_000_000
AROUND = FAR_SIDES + 0.2
"""Em beside a text that its proof looks at."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Area:
    """Pixels of part of a page, uint8[h, w, 3] at `scale` px a point. `origin`: where the trim's
    top left corner would be, in pixels of the picture."""

    picture: Pixels
    scale: float
    origin: tuple[float, float]


class WithStandIns(dict[str, bytes]):
    """Stored files by their digests; a grey dot stands in for one that is missing, so that the
    words around it can still be proved. Preflight tells what is missing."""

    def __missing__(self, key: str) -> bytes:
        return _grey_dot()


@cache
def _grey_dot() -> bytes:
    data = io.BytesIO()
    PillowImage.new("RGB", (1, 1), (128, 128, 128)).save(data, "PNG")
    return data.getvalue()


def drawn(scene: Scene, box: Box, scale: float, assets: Assets) -> Area:
    """What of `box` (points) lies on the page. Raises UserError for missing assets."""
    left = max(0, math.floor(box.x * scale))
    top = max(0, math.floor(box.y * scale))
    right = min(math.ceil(scene.width * scale), math.ceil(box.right * scale))
    bottom = min(math.ceil(scene.height * scale), math.ceil(box.bottom * scale))
    wide, high = max(1, right - left), max(1, bottom - top)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    try:
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        seen = QRectF((left - 1) / scale, (top - 1) / scale, (wide + 2) / scale, (high + 2) / scale)
        raster.paint(painter, scene, assets=assets, visible=seen)
    finally:
        painter.end()
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(high, plain.bytesPerLine())
    picture = rows[:, : 3 * wide].reshape(high, wide, 3).copy()
    return Area(picture, scale, (-float(left), -float(top)))


def around(reports: Sequence[BlockReport], *, most: float) -> tuple[Box, float]:
    """The place that the texts' proof looks at, and px per point for it; `most` limits it."""
    boxes = [legibility.block_bounds(r).grown(AROUND * r.size) for r in reports]
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
    box = Box(x, y, right - x, bottom - y)
    smallest = max(1.0, min(r.smallest for r in reports))
    fair = math.sqrt(MOST_PIXELS / max(1.0, box.width * box.height))
    return box, min(EM / smallest, fair, most)


def worded(scene: Scene) -> list[BlockReport]:
    """The texts that have words."""
    return [report for report in scene.blocks if report.text.strip()]


def neighbours(reports: Sequence[BlockReport]) -> list[tuple[BlockReport, ...]]:
    """The texts in groups that must be proved together: in one row, nearer than the proof looks
    for letters beside a line."""
    bounds = [legibility.block_bounds(r) for r in reports]
    group = list(range(len(reports)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, report in enumerate(reports):
        wide = FAR_SIDES * report.size
        box = bounds[i]
        reach = Box(box.x - wide, box.y, box.width + 2 * wide, box.height)
        for j, other in enumerate(bounds):
            if i != j and reach.intersects(other):
                group[root(j)] = root(i)
    held: dict[int, list[BlockReport]] = {}
    for i, report in enumerate(reports):
        held.setdefault(root(i), []).append(report)
    return [tuple(reports) for reports in held.values()]


class Parts:
    """A scene's topmost nodes, told apart: texts, and the rest. Nodes of layers that didn't change
    are the same objects in the next scene; `before` saves looking at them again."""

    REACH = 4.0
    """Em beyond a text's ink that its plate, shadow or glow may cover."""

    def __init__(self, scene: Scene, before: Parts | None = None) -> None:
        reports = {report.block: report for report in scene.blocks}
        held = before._facts if before is not None else {}
        self.scene = scene
        self._facts: dict[int, tuple[Node, bool]] = {}
        self._nodes: list[tuple[Node, Box | None, bool]] = []
        """Node, the place of a text (None: anywhere), whether it holds letters."""
        for node in scene.nodes:
            report = reports.get(node.layer) if isinstance(node, Layered) else None
            if report is not None:
                place = legibility.block_bounds(report).grown(self.REACH * report.size)
                self._nodes.append((node, place, True))
                continue
            fact = held.get(id(node))
            if fact is None or fact[0] is not node:
                fact = node, _holds_letters(node)
            self._facts[id(node)] = fact
            self._nodes.append((node, None, fact[1]))

    def seen(self, box: Box) -> tuple[Node, ...]:
        """All that may be drawn there, in its order: the same nodes give the same pixels."""
        return tuple(n for n, place, _ in self._nodes if place is None or place.intersects(box))

    def lettered(self, box: Box, blocks: tuple[BlockReport, ...]) -> Scene:
        """The scene with the letters that stand there alone, for the proof of `blocks`. Pictures
        are searched for stray letters apart, once and not around every text."""
        nodes = tuple(
            n
            for n, place, letters in self._nodes
            if letters and (place is None or place.intersects(box))
        )
        return dataclasses.replace(self.scene, nodes=_without_pictures(nodes), blocks=blocks)


def _holds_letters(node: Node) -> bool:
    if isinstance(node, Layered):
        return any(_holds_letters(inner) for inner in node.nodes)
    return isinstance(node, Glyphs)


def _without_pictures(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Image):
            continue
        if isinstance(node, Layered):
            inner = _without_pictures(node.nodes)
            same = len(inner) == len(node.nodes) and all(
                a is b for a, b in zip(inner, node.nodes, strict=True)
            )
            out.append(node if same else dataclasses.replace(node, nodes=inner))
        else:
            out.append(node)
    return tuple(out)


def same_ground(a: Scene, b: Scene) -> bool:
    """Whether two scenes look the same without their letters. Layers that didn't change are the
    same nodes."""
    if (a.width, a.height, a.grain) != (b.width, b.height, b.grain):
        return False
    one = [node for node in a.nodes if not _letters_alone(node)]
    other = [node for node in b.nodes if not _letters_alone(node)]
    return len(one) == len(other) and all(x is y for x, y in zip(one, other, strict=True))


def _letters_alone(node: Node) -> bool:
    if isinstance(node, Layered):
        return all(_letters_alone(inner) for inner in node.nodes)
    return isinstance(node, Glyphs)


def image_of(picture: Pixels) -> QImage:
    """A copy that owns its pixels."""
    high, wide = picture.shape[:2]
    packed = np.ascontiguousarray(picture)
    return QImage(packed.data, wide, high, 3 * wide, QImage.Format.Format_RGB888).copy()


def cut(area: Area, box: Box) -> QImage:
    """Part of a drawn area, as an image."""
    high, wide = area.picture.shape[:2]
    x0 = min(wide - 1, max(0, math.floor(box.x * area.scale + area.origin[0])))
    y0 = min(high - 1, max(0, math.floor(box.y * area.scale + area.origin[1])))
    x1 = max(x0 + 1, min(wide, math.ceil(box.right * area.scale + area.origin[0])))
    y1 = max(y0 + 1, min(high, math.ceil(box.bottom * area.scale + area.origin[1])))
    return image_of(area.picture[y0:y1, x0:x1])
