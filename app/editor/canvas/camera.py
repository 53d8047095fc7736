"""How the page lies in the view: a scale and a place. Values only; lengths of the page are points,
lengths of the view device-independent pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from engine.document.model import Box

LEAST, MOST = 0.01, 64.0
"""Pixels per point."""


@dataclass(frozen=True, slots=True)
class Camera:
    """`zoom` pixels per point; the page's origin (the trim's top left corner) lies at (x, y)."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_page(self, point: QPointF) -> QPointF:
        return QPointF((point.x() - self.x) / self.zoom, (point.y() - self.y) / self.zoom)

    def to_view(self, x: float, y: float) -> QPointF:
        return QPointF(self.x + x * self.zoom, self.y + y * self.zoom)

    def rect(self, box: Box) -> QRectF:
        """A box of the page in the view."""
        return QRectF(
            self.x + box.x * self.zoom,
            self.y + box.y * self.zoom,
            box.width * self.zoom,
            box.height * self.zoom,
        )

    def box(self, rect: QRectF) -> Box:
        """A rectangle of the view on the page."""
        corner = self.to_page(rect.topLeft())
        return Box(corner.x(), corner.y(), rect.width() / self.zoom, rect.height() / self.zoom)

    @property
    def transform(self) -> QTransform:
        """From points of the page to the view."""
        return QTransform(self.zoom, 0.0, 0.0, self.zoom, self.x, self.y)

    def panned(self, dx: float, dy: float) -> Camera:
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, zoom: float, at: QPointF) -> Camera:
        """Another scale; what lies under `at` stays there."""
        zoom = max(LEAST, min(MOST, zoom))
        ratio = zoom / self.zoom
        return Camera(zoom, at.x() - (at.x() - self.x) * ratio, at.y() - (at.y() - self.y) * ratio)

    def centred(self, x: float, y: float, view: QRectF) -> Camera:
        """The point (x, y) of the page in the middle of the view."""
        middle = view.center()
        return replace(self, x=middle.x() - x * self.zoom, y=middle.y() - y * self.zoom)

    def aligned(self, ratio: float) -> Camera:
        """With its origin on a whole device pixel, `ratio` of them to one of the view's."""
        return replace(
            self, x=math.floor(self.x * ratio + 0.5) / ratio, y=math.floor(self.y * ratio + 0.5) / ratio
        )  # fmt: skip


def fitting(box: Box, view: QRectF, margin: float = 40.0) -> Camera:
    """The box as large as the view allows, with `margin` pixels around it, in the middle."""
    across = max(1.0, view.width() - 2 * margin) / max(1e-3, box.width)
    down = max(1.0, view.height() - 2 * margin) / max(1e-3, box.height)
    zoom = max(LEAST, min(MOST, across, down))
    return Camera(zoom).centred(*box.centre, view)


def between(a: Camera, b: Camera, part: float) -> Camera:
    """On the way from one place to another: the zoom grows evenly by ratio, and the point that
    both show at the same place of the view stays there."""
    if part >= 1:
        return b
    zoom = a.zoom * (b.zoom / a.zoom) ** part
    way = part if abs(b.zoom / a.zoom - 1) < 1e-6 else (zoom - a.zoom) / (b.zoom - a.zoom)
    return Camera(zoom, a.x + (b.x - a.x) * way, a.y + (b.y - a.y) * way)
