"""Rulers along the top and the left edge: ticks in the document's unit, the selection's extent
tinted, the pointer marked. Rulers are not mirrored in languages that run from right to left."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from app.editor.canvas.camera import Camera
from app.editor.look import tokens
from engine.document.model import Box
from engine.document.units import POINTS_PER

SIZE = 20
"""Pixels of their thickness."""
APART = 56.0
"""Pixels between two numbers at least."""


def steps(zoom: float, unit: str) -> tuple[float, int]:
    """The distance of numbered ticks in the unit, and into how many parts it is divided."""
    pixels = zoom * POINTS_PER[unit]
    rough = APART / pixels
    if unit == "in" and rough < 1:
        for step, parts in ((0.125, 4), (0.25, 4), (0.5, 4), (1.0, 8)):
            if step >= rough:
                return step, parts
    power = 10.0 ** math.floor(math.log10(rough))
    for factor, parts in ((1.0, 10), (2.0, 4), (5.0, 5), (10.0, 10)):
        if factor * power >= rough * (1 - 1e-9):
            return factor * power, parts
    raise AssertionError("a power of ten lies above every number")


def ticks(
    start: float, length: float, zoom: float, unit: str
) -> Iterator[tuple[float, int, float]]:
    """Place in pixels, rank (0 numbered, 1 middle, 2 small) and value of every tick between
    pixels 0 and `length`, where `start` is the pixel of the origin."""
    step, parts = steps(zoom, unit)
    small = step / parts
    pixels = small * zoom * POINTS_PER[unit]
    for n in range(math.ceil(-start / pixels), math.floor((length - start) / pixels) + 1):
        middle = parts % 2 == 0 and n % (parts // 2) == 0
        rank = 0 if n % parts == 0 else 1 if middle else 2
        yield start + n * pixels, rank, n * small


def paint(
    painter: QPainter,
    camera: Camera,
    width: float,
    height: float,
    unit: str,
    extent: Box | None,
    pointer: QPointF | None,
) -> None:
    """Over the top and the left edge of a view of width x height pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    ratio = painter.device().devicePixelRatioF()
    for across in (True, False):
        length = math.ceil(width if across else height)
        start = camera.x if across else camera.y
        painter.fillRect(_place(across, 0, 0, length, SIZE), tokens.colour("ruler"))
        if extent is not None:
            a, b = (extent.x, extent.right) if across else (extent.y, extent.bottom)
            low, high = start + a * camera.zoom, start + b * camera.zoom
            tint = _place(across, low, 0, max(1.0, high - low), SIZE - 1)
            painter.fillRect(tint, tokens.colour("accentsoft"))
        painter.drawImage(
            QPointF(0, 0),
            _ticks_picture(
                across, length, start, camera.zoom, unit, ratio,
                tokens.theme(), QLocale().name(),
            ),
        )  # fmt: skip
        if pointer is not None:
            at = math.floor(pointer.x() if across else pointer.y())
            painter.fillRect(_place(across, at, 0, 1, SIZE - 1), tokens.colour("accent"))
    corner = QRectF(0, 0, SIZE - 1, SIZE - 1)
    painter.fillRect(corner, tokens.colour("ruler"))
    painter.setFont(tokens.font(10))
    painter.setPen(tokens.colour("text3"))
    painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, unit)
    painter.restore()


@lru_cache(maxsize=8)
def _ticks_picture(
    across: bool, length: int, start: float, zoom: float, unit: str, ratio: float,
    _theme: str, _locale: str,
) -> QImage:  # fmt: skip
    """Ticks and numbers of one ruler, on nothing."""
    size = QSize(length, SIZE) if across else QSize(SIZE, length)
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setFont(tokens.font(10))
    painter.fillRect(_place(across, 0, SIZE - 1, length, 1), tokens.colour("line"))
    numbers = QLocale()
    step, _ = steps(zoom, unit)
    inks = tokens.colour("edge"), tokens.colour("line2"), tokens.colour("line2")
    for at, rank, value in ticks(start, length, zoom, unit):
        if at < SIZE:
            continue
        x, long = math.floor(at), (7, 5, 3)[rank]
        painter.fillRect(_place(across, x, SIZE - 1 - long, 1, long), inks[rank])
        if rank or x < SIZE + 12:
            continue
        painter.setPen(tokens.colour("text3"))
        words = numbers.toString(round(value / step) * step + 0.0, "g", 6)
        painter.save()
        painter.translate(x if across else 0, 0 if across else x)
        if not across:
            painter.rotate(-90)
        painter.drawText(QRectF(-40, 0, 80, 12), Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
    painter.end()
    return image


def _place(across: bool, along: float, down: float, length: float, thick: float) -> QRectF:
    """A rectangle of the horizontal ruler, or the same one of the vertical."""
    if across:
        return QRectF(along, down, length, thick)
    return QRectF(down, along, thick, length)
