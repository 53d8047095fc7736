"""Where something may stand: the largest free square near where it is wanted, clear of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.document.model import Artwork, Box, Document, Page, SceneSource, Shape
from engine.jobs import room
from engine.jobs.instructing.scope import ink_of, is_scene, is_subject, leaves

Floats = npt.NDArray[np.float64]

GAP = 0.012
"""Of the page's short side: what stays free around something that is placed."""
STEPS = 40
"""Places tried along each side of the page."""


@dataclass(frozen=True)
class Wish:
    """Where: a direction (left, right, up, down, centre, or two of them), '' for anywhere; near
    which point, in fractions of the room that the frame leaves."""

    place: str = ""
    near: tuple[float, float] = (0.5, 0.6)
    stands: bool = False
    """It can't fly: its foot is in the lower half of the page."""


SAID = {
    "left": "at the left", "right": "at the right", "up": "at the top", "down": "at the bottom",
    "centre": "in the middle", "up left": "at the top left", "up right": "at the top right",
    "down left": "at the bottom left", "down right": "at the bottom right", "other side": "on the other side",
}  # fmt: skip
"""A direction at the end of a sentence."""


def where(box: Box, page: tuple[float, float]) -> str:
    """Where a box stands, in words."""
    x, y = box.centre[0] / page[0], box.centre[1] / page[1]
    across = "left" if x < 0.4 else "right" if x > 0.6 else ""
    along = "up" if y < 0.36 else "down" if y > 0.64 else ""
    return SAID[f"{along} {across}".strip() or "centre"]


def anchor(place: str, default: tuple[float, float] = (0.5, 0.6)) -> tuple[float, float]:
    """The point of the page, in fractions, that a direction means."""
    x, y = default
    words = place.split()
    if "left" in words:
        x = 0.0
    if "right" in words:
        x = 1.0
    if "up" in words:
        y = 0.0
    if "down" in words:
        y = 1.0
    if place == "centre":
        x, y = 0.5, 0.5
    return x, y


def _suits(place: str, x: Floats, y: Floats) -> npt.NDArray[np.bool_]:
    """Which centres (in fractions of the page) lie where the direction says."""
    ok = np.ones_like(x, dtype=bool)
    words = place.split()
    if "left" in words:
        ok &= x <= 0.42
    if "right" in words:
        ok &= x >= 0.58
    if "up" in words:
        ok &= y <= 0.42
    if "down" in words:
        ok &= y >= 0.58
    if place == "centre":
        ok &= (abs(x - 0.5) <= 0.12) & (abs(y - 0.5) <= 0.2)
    return ok


def page_size(page: Page) -> tuple[float, float]:
    return page.width, page.height


def frame_of(document: Document, page: int, within: Box | None) -> Box:
    """Where things may stand: the safe area, and the region if there is one."""
    held = document.pages[page]
    if within is not None:
        return within
    edge = max(held.safe, 0.03 * min(held.width, held.height))
    return Box(edge, edge, held.width - 2 * edge, held.height - 2 * edge)


def pictures(document: Document, page: int) -> list[Box]:
    """Where subjects stand: something may stand before their edges."""
    return [ink_of(x) for x in leaves(document.pages[page].layers) if is_subject(x) and x.visible]


def in_the_way(document: Document, page: int, but: str = "") -> list[Box]:
    """What nothing should stand on: words with their plates, subjects, pictures, small shapes, and
    what a scene draws as its hero. Scenes and frames are no obstacles."""
    held = document.pages[page]
    scenes = [x.box for x in leaves(held.layers) if is_scene(x)]
    hollow = [x.box for x in leaves(held.layers) if isinstance(x, Shape) and x.fill is None]
    found = [b for b in room.obstacles(document, page, but) if b not in scenes and b not in hollow]
    for layer in leaves(held.layers):
        if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource) and layer.id != but:
            source = layer.source
            if source.hero and source.focal is not None:
                x0, y0, x1, y1 = source.focal
                # The hero itself stands about the middle of its box.
                dx, dy = 0.18 * (x1 - x0), 0.18 * (y1 - y0)
                b = layer.box
                found.append(
                    Box(b.x + (x0 + dx) * b.width, b.y + (y0 + dy) * b.height,
                        (x1 - x0 - 2 * dx) * b.width, (y1 - y0 - 2 * dy) * b.height)
                )  # fmt: skip
    return found


def shrunk(box: Box, share: float) -> Box:
    """The box about its middle, times `share`."""
    w, h = box.width * share, box.height * share
    return Box(box.centre[0] - w / 2, box.centre[1] - h / 2, w, h)


def near_of(box: Box, frame: Box) -> tuple[float, float]:
    """Where a box stands now, as `Wish.near` says it."""

    def share(at: float, start: float, room: float) -> float:
        return min(1.0, max(0.0, (at - start) / room)) if room > 1e-6 else 0.5

    return (
        share(box.x, frame.x, frame.width - box.width),
        share(box.y, frame.y, frame.height - box.height),
    )


def find(
    size: tuple[float, float],
    frame: Box,
    obstacles: Sequence[Box],
    page: tuple[float, float],
    wish: Wish,
) -> Box | None:
    """The free box of that size (points) that lies nearest to what is wished; None without one."""
    w, h = size
    if w > frame.width or h > frame.height:
        return None
    # The wished point itself is tried too, so that what is aligned stays aligned.
    ax = frame.x + wish.near[0] * (frame.width - w)
    ay = frame.y + wish.near[1] * (frame.height - h)
    xs = np.append(np.linspace(frame.x, frame.right - w, STEPS), ax)
    ys = np.append(np.linspace(frame.y, frame.bottom - h, STEPS), ay)
    x, y = (v.ravel() for v in np.meshgrid(xs, ys))
    fx, fy = (x + w / 2) / page[0], (y + h / 2) / page[1]
    ok = _suits(wish.place, fx, fy)
    if wish.stands:
        ok &= y + h >= 0.5 * page[1]
    gap = GAP * min(page)
    for o in obstacles:
        ok &= ~(
            (x < o.right + gap) & (o.x < x + w + gap) & (y < o.bottom + gap) & (o.y < y + h + gap)
        )
    if not ok.any():
        return None
    far = ((x - ax) / page[0]) ** 2 + ((y - ay) / page[1]) ** 2
    best = int(np.argmin(np.where(ok, far, np.inf)))
    return Box(float(x[best]), float(y[best]), w, h)
