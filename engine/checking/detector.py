"""The detector: where text stands in a picture of a whole page.

It runs the detection network of PP-OCRv6 (Apache-2.0, in the `rapidocr` wheel) on our own session.
The network sees float32[1, 3, h, w] in -1..1, sides of whole 32s, and answers float32[1, 1, h, w]:
the probability that a pixel lies in the shrunken core of a line of text (differentiable
binarisation, Liao et al. 2020). Each core that is sure enough is boxed by its smallest rectangle,
and the rectangle grown back by what the training took away.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.errors import UserError
from engine.models.session import Session, open_session

Picture = npt.NDArray[np.uint8]
Corners = npt.NDArray[np.float32]
"""float32[4, 2]: x, y of the corners, clockwise from the one where reading starts at the top."""

MULTIPLE = 32
"""The network halves its input five times."""
PIXELS = 1_050_000
"""What a page is brought to: 1024 x 1024."""
MOST_ENLARGED = 2.0
LONGEST_SIDE = 4096
CORE = 0.3
"""Probability of a pixel of a core."""
SURE = 0.5
"""Mean probability of a core that counts."""
GROWTH = 1.6
"""Times area over circumference: how far a core is grown (1.5 in the paper)."""
SMALLEST = 3.0
"""Pixels of the narrower side of a core."""
MOST_REGIONS = 1000


@dataclass(frozen=True, slots=True)
class Region:
    """A line of text as a rectangle that may be turned; `score` 0..1."""

    corners: Corners
    score: float

    @property
    def size(self) -> tuple[float, float]:
        """Length along the reading direction and height, px."""
        c = self.corners
        return float(np.hypot(*(c[1] - c[0]))), float(np.hypot(*(c[3] - c[0])))


def model_path() -> Path:
    """The detection graph inside the installed wheel. Raises UserError when it isn't there."""
    spec = importlib.util.find_spec("rapidocr")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(place, "models").glob("PP-OCRv*_det_*.onnx"), reverse=True):
            return path
    raise UserError("the text detector's model is missing", "proof", "pip install 'rapidocr>=3.4'")


@functools.cache
def shared() -> Detector:
    """The process's detector."""
    return Detector()


class Detector:
    """Finds lines of text; opens its graph at the first use. Safe to use from several threads."""

    def __init__(self, *, provider: str | None = "cpu", threads: int = 2) -> None:
        self._provider, self._threads = provider, threads
        self._lock = threading.Lock()
        self._session: Session | None = None

    def regions(self, picture: Picture, *, pixels: int = PIXELS) -> list[Region]:
        """The lines of text in uint8[h, w, 3], in the picture's own pixels, in reading order.

        `pixels`: the size at which it looks, width times height. Raises UserError when the model
        is missing.
        """
        h, w = picture.shape[:2]
        if h < 8 or w < 8:
            return []
        scale = min(math.sqrt(pixels / (w * h)), MOST_ENLARGED, LONGEST_SIDE / max(w, h))
        wide, high = (max(MULTIPLE, round(v * scale / MULTIPLE) * MULTIPLE) for v in (w, h))
        image = Image.fromarray(np.ascontiguousarray(picture[:, :, :3]))
        if (wide, high) != (w, h):
            image = image.resize((wide, high), Image.Resampling.BILINEAR)
        # The network was trained on blue, green, red.
        x = np.asarray(image, np.float32)[:, :, ::-1].transpose(2, 0, 1)[None] / 127.5 - 1.0
        session = self._opened()
        (answer,) = session.run({session.inputs[0].name: x}).values()
        found = [
            Region(np.clip(r.corners * (w / wide, h / high), 0, (w, h)).astype(np.float32), r.score)
            for r in cores(answer[0, 0])
        ]
        return in_reading_order([r for r in found if min(r.size) > SMALLEST])

    def _opened(self) -> Session:
        with self._lock:
            if self._session is None:
                self._session = open_session(
                    model_path(), provider=self._provider, threads=self._threads
                )
            return self._session


def cores(probability: npt.NDArray[np.float32]) -> list[Region]:
    """The grown rectangles around the cores of float32[h, w], in its pixels."""
    cv2 = _cv2()
    mask = (probability > CORE).astype(np.uint8)
    # A pixel of growth joins letters of widely spaced lines.
    mask = cv2.dilate(mask, np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours[:MOST_REGIONS]:
        middle, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < SMALLEST:
            continue
        corners = cv2.boxPoints((middle, (width, height), angle))
        score = _mean_within(probability, corners)
        if score < SURE:
            continue
        # Growing a rectangle on every side is what offsetting its outline comes to.
        by = GROWTH * width * height / (2 * (width + height))
        grown = cv2.boxPoints((middle, (width + 2 * by, height + 2 * by), angle))
        if min(width, height) + 2 * by < SMALLEST + 2:
            continue
        found.append(Region(clockwise(grown), score))
    return found


def _mean_within(plane: npt.NDArray[np.float32], corners: Corners) -> float:
    """The mean of the plane in a rectangle."""
    cv2 = _cv2()
    h, w = plane.shape
    x0, y0 = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (w - 1, h - 1))
    x1, y1 = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (w - 1, h - 1))
    mask = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    cv2.fillPoly(mask, (corners - (x0, y0)).astype(np.int32)[None], 1)
    return float(cv2.mean(plane[y0 : y1 + 1, x0 : x1 + 1], mask)[0])


def clockwise(corners: Corners) -> Corners:
    """Top left, top right, bottom right, bottom left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def in_reading_order(regions: list[Region]) -> list[Region]:
    """From top to bottom; regions whose middles share a line from left to right."""
    rows: list[list[Region]] = []
    for region in sorted(regions, key=lambda r: (_middle(r)[1], _middle(r)[0])):
        if rows:
            first = rows[-1][0]
            near = 0.5 * min(min(region.size), min(first.size))
            if abs(_middle(region)[1] - _middle(first)[1]) < near:
                rows[-1].append(region)
                continue
        rows.append([region])
    return [r for row in rows for r in sorted(row, key=lambda r: _middle(r)[0])]


def _middle(region: Region) -> tuple[float, float]:
    x, y = region.corners.mean(axis=0)
    return float(x), float(y)


def upright(picture: Picture, corners: Corners) -> Picture:
    """The rectangle cut out and turned upright, uint8[height, length, 3]."""
    cv2 = _cv2()
    width = max(2, round(float(np.hypot(*(corners[1] - corners[0])))))
    height = max(2, round(float(np.hypot(*(corners[3] - corners[0])))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(corners, np.float32), target)
    # Only the part around it is warped, not the whole sheet.
    cut: Picture = cv2.warpPerspective(
        np.ascontiguousarray(picture[:, :, :3]),
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return cut


def _cv2() -> Any:
    # A tenth of a second to import, so only where a whole page is read.
    import cv2

    return cv2
