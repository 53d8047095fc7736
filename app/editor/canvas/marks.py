"""Marks around artwork: outlines, handles, tags, lines of guides and snapping.

All of it is painted in the view's pixels with the dark theme's colours: marks lie on artwork, not
on the theme. Tags stand on #161616 and keep off words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from app.editor.canvas.camera import Camera
from app.editor.canvas.snapping import Distance, SnapLine
from app.editor.canvas.transforms import Frame
from app.editor.look import tokens
from engine.document.model import Box, Page

HANDLES: Final = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
HANDLE = 8.0
"""Pixels of a handle's side."""
GRASP = 7.0
"""Pixels around a handle's middle where it is met."""
TURN = 22.0
"""Pixels beyond a corner where it turns the selection."""
TRIM: Final = "#FF4D4D"


def crisp(value: float, ratio: float = 1.0) -> float:
    """The middle of a device pixel, so that a hairline is one pixel wide."""
    return (math.floor(value * ratio) + 0.5) / ratio


# ------------------------------------------------------------------ the page


REACH = 24
"""Pixels that the sheet's shadow reaches beyond it."""


def shadow(painter: QPainter, rect: QRectF) -> None:
    """The soft shadow of the sheet on the desk, from one small picture: corners, and sides drawn
    out to the sheet's length."""
    patch = _shadow_patch(tokens.theme() == "dark")
    n = REACH
    x0, y0 = rect.left() - n, rect.top() - n + 4
    x1, y1 = rect.right(), rect.bottom() + 4
    wide, tall = rect.width(), rect.height()
    columns = ((x0, n, 0, n), (rect.left(), wide, n, 1), (x1, n, n + 1, n))
    rows = ((y0, n, 0, n), (rect.top() + 4, tall, n, 1), (y1, n, n + 1, n))
    for x, w, u, du in columns:
        for y, h, v, dv in rows:
            if u == n and v == n:
                continue
            painter.drawImage(QRectF(x, y, w, h), patch, QRectF(u, v, du, dv))
    foot = QRectF(rect.left(), rect.bottom(), wide, 4)  # it lies 4 px lower than the sheet
    painter.drawImage(foot, patch, QRectF(n, n, 1, 1))


@cache
def _shadow_patch(dark: bool) -> QImage:
    side = 2 * REACH + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    peak = 96 if dark else 44
    for y in range(side):
        for x in range(side):
            far = min(1.0, math.hypot(x - REACH, y - REACH) / REACH)
            image.setPixelColor(x, y, QColor(0, 0, 0, round(peak * (1 - far) ** 2)))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def sheet(painter: QPainter, camera: Camera, page: Page, ratio: float) -> None:
    """The red line of the trim, and dashes around what is safe."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(TRIM), 1 / ratio))
    painter.drawRect(_crisp_rect(camera.rect(Box(0, 0, page.width, page.height)), ratio))
    if 0 < page.safe < min(page.width, page.height) / 2:
        inner = Box(page.safe, page.safe, page.width - 2 * page.safe, page.height - 2 * page.safe)
        rect = _crisp_rect(camera.rect(inner), ratio)
        painter.setPen(QPen(QColor(0, 0, 0, 90), 1 / ratio))
        painter.drawRect(rect)
        dash = QPen(QColor(255, 255, 255, 190), 1 / ratio)
        dash.setDashPattern([4, 3])
        painter.setPen(dash)
        painter.drawRect(rect)
    painter.restore()


def _crisp_rect(rect: QRectF, ratio: float) -> QRectF:
    a = QPointF(crisp(rect.left(), ratio), crisp(rect.top(), ratio))
    b = QPointF(crisp(rect.right(), ratio), crisp(rect.bottom(), ratio))
    return QRectF(a, b)


def grid(painter: QPainter, camera: Camera, page: Page, pitch: float, view: QRectF) -> None:
    """A grid of `pitch` points on the page, left out where it would be a veil."""
    step = pitch * camera.zoom
    while step < 7:
        step *= 5
    painter.save()
    painter.setClipRect(camera.rect(Box(0, 0, page.width, page.height)).intersected(view))
    painter.setPen(QPen(QColor(128, 160, 255, 70), 1))
    right = camera.x + page.width * camera.zoom
    bottom = camera.y + page.height * camera.zoom
    x = camera.x + math.ceil((view.left() - camera.x) / step) * step
    while x <= min(right, view.right()):
        painter.drawLine(QPointF(crisp(x), view.top()), QPointF(crisp(x), view.bottom()))
        x += step
    y = camera.y + math.ceil((view.top() - camera.y) / step) * step
    while y <= min(bottom, view.bottom()):
        painter.drawLine(QPointF(view.left(), crisp(y)), QPointF(view.right(), crisp(y)))
        y += step
    painter.restore()


def guides(
    painter: QPainter, camera: Camera, lines: Sequence[tuple[str, float]], view: QRectF
) -> None:
    painter.save()
    painter.setPen(QPen(QColor("#36C5F0"), 1))
    for axis, at in lines:
        if axis == "x":
            x = crisp(camera.x + at * camera.zoom)
            painter.drawLine(QPointF(x, view.top()), QPointF(x, view.bottom()))
        else:
            y = crisp(camera.y + at * camera.zoom)
            painter.drawLine(QPointF(view.left(), y), QPointF(view.right(), y))
    painter.restore()


# ------------------------------------------------------------------ the selection


def polygon(camera: Camera, frame: Frame) -> QPolygonF:
    return QPolygonF([camera.to_view(x, y) for x, y in frame.corners])


def outline(painter: QPainter, camera: Camera, frame: Frame, colour: QColor, width: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPolygon(polygon(camera, frame))
    painter.restore()


def dashed(painter: QPainter, camera: Camera, frame: Frame, colour: QColor) -> None:
    """Around a group that was entered."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, 1.0)
    pen.setDashPattern([4, 4])
    painter.setPen(pen)
    painter.drawPolygon(polygon(camera, frame))
    painter.restore()


def handle_points(camera: Camera, frame: Frame) -> dict[tuple[int, int], QPointF]:
    """Middles of the handles in the view; those on sides too short for them are left out."""
    wide, tall = frame.width * camera.zoom, frame.height * camera.zoom
    out: dict[tuple[int, int], QPointF] = {}
    for u, v in HANDLES:
        if u == 0 and wide < 3.2 * HANDLE:
            continue
        if v == 0 and tall < 3.2 * HANDLE:
            continue
        out[(u, v)] = camera.to_view(*frame.at(u, v))
    return out


def handles(painter: QPainter, camera: Camera, frame: Frame, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#FFFFFF"))
    painter.setPen(QPen(colour, 1.5))
    half = HANDLE / 2 - 0.5
    for point in handle_points(camera, frame).values():
        painter.save()
        painter.translate(point)
        painter.rotate(frame.rotation)
        painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
        painter.restore()
    painter.restore()


def handle_at(camera: Camera, frame: Frame, at: QPointF) -> tuple[int, int] | None:
    """The handle that a pointer meets, corners first. From within the frame it has to be nearer,
    so that small things can still be taken hold of."""
    (ax, ay), (bx, by) = frame.axes
    middle = camera.to_view(*frame.centre)
    dx, dy = at.x() - middle.x(), at.y() - middle.y()
    u, v = abs(dx * ax + dy * ay), abs(dx * bx + dy * by)
    w, h = frame.width * camera.zoom / 2, frame.height * camera.zoom / 2
    grasp = GRASP if u >= w or v >= h else GRASP - 3
    found = handle_points(camera, frame)
    for key in sorted(found, key=lambda k: 0 if k[0] and k[1] else 1):
        point = found[key] - at
        if max(abs(point.x()), abs(point.y())) <= grasp:
            return key
    return None


def turns_at(camera: Camera, frame: Frame, at: QPointF) -> bool:
    """Whether a pointer is just outside a corner, where it turns the selection."""
    (ax, ay), (bx, by) = frame.axes
    middle = camera.to_view(*frame.centre)
    dx, dy = at.x() - middle.x(), at.y() - middle.y()
    u, v = abs(dx * ax + dy * ay), abs(dx * bx + dy * by)
    w, h = frame.width * camera.zoom / 2, frame.height * camera.zoom / 2
    near = math.hypot(max(0.0, u - w), max(0.0, v - h)) <= TURN
    outside = u > w or v > h
    return outside and near and u > w - TURN / 2 and v > h - TURN / 2


# ------------------------------------------------------------------ tags


def tag_font(bold: bool = True) -> QFont:
    return tokens.font(11, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def tag_size(text: str) -> tuple[float, float]:
    metrics = QFontMetricsF(tag_font())
    return math.ceil(metrics.horizontalAdvance(text)) + 14.0, 18.0


def tag(
    painter: QPainter, at: QPointF, text: str, *, ink: QColor, ground: QColor | None = None
) -> QRectF:
    """A small label with its top left corner at a point of the view; where it lies."""
    w, h = tag_size(text)
    rect = QRectF(round(at.x()), round(at.y()), w, h)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else QColor("#161616"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(tag_font())
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect


def free_corner(
    rect: QRectF, size: tuple[float, float], words: Sequence[QRectF], view: QRectF
) -> QPointF:
    """Where a tag of that size goes outside a box so that it covers no words: above its start,
    under it, at its end, then within; the first place that is free, else the one that covers
    least."""
    w, h = size
    gap = 4.0
    places = [
        QPointF(rect.left(), rect.top() - h - gap),
        QPointF(rect.left(), rect.bottom() + gap),
        QPointF(rect.right() - w, rect.top() - h - gap),
        QPointF(rect.right() - w, rect.bottom() + gap),
        QPointF(rect.left() - w - gap, rect.top()),
        QPointF(rect.right() + gap, rect.top()),
        QPointF(rect.left() + gap, rect.top() + gap),
        QPointF(rect.left() + gap, rect.bottom() - h - gap),
    ]

    def cost(place: QPointF) -> float:
        own = QRectF(place.x(), place.y(), w, h)
        hidden = w * h - _area(own.intersected(view))
        return 3 * hidden + sum(_area(own.intersected(word)) for word in words)

    return min(places, key=cost)


def _area(rect: QRectF) -> float:
    return max(0.0, rect.width()) * max(0.0, rect.height())


# ------------------------------------------------------------------ snapping


def snap(
    painter: QPainter,
    camera: Camera,
    lines: Sequence[SnapLine],
    distances: Sequence[Distance],
    measure: str,
    show: object,
) -> None:
    """Pink lines, and distances with their tags. `show(points, unit)` writes a length."""
    pink = tokens.dark("snap")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(pink, 1))
    for line in lines:
        if line.axis == "x":
            x = crisp(camera.x + line.at * camera.zoom)
            a, b = camera.y + line.low * camera.zoom, camera.y + line.high * camera.zoom
            painter.drawLine(QPointF(x, a), QPointF(x, b))
        else:
            y = crisp(camera.y + line.at * camera.zoom)
            a, b = camera.x + line.low * camera.zoom, camera.x + line.high * camera.zoom
            painter.drawLine(QPointF(a, y), QPointF(b, y))
    painter.restore()
    for d in distances:
        distance(painter, camera, d, str(show(d.length, measure)) if callable(show) else "")


def distance(painter: QPainter, camera: Camera, d: Distance, text: str) -> None:
    """A measure with a stop at both ends and its length beside its middle."""
    pink = tokens.dark("snap")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(pink, 1))
    if d.axis == "x":
        y = crisp(camera.y + d.at * camera.zoom)
        a, b = crisp(camera.x + d.low * camera.zoom), crisp(camera.x + d.high * camera.zoom)
        painter.drawLine(QPointF(a, y), QPointF(b, y))
        for x in (a, b):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        middle = QPointF((a + b) / 2, y + 6)
    else:
        x = crisp(camera.x + d.at * camera.zoom)
        a, b = crisp(camera.y + d.low * camera.zoom), crisp(camera.y + d.high * camera.zoom)
        painter.drawLine(QPointF(x, a), QPointF(x, b))
        for y in (a, b):
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        middle = QPointF(x + 8, (a + b) / 2 - 9)
    painter.restore()
    w, _ = tag_size(text)
    at = QPointF(middle.x() - w / 2, middle.y()) if d.axis == "x" else middle
    tag(painter, at, text, ink=QColor("#161616"), ground=pink)
