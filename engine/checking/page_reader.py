"""Reading a whole page: where text stands is found, then read, knowing nothing of the document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.checking import detector, reader
from engine.checking.detector import Detector, Region
from engine.checking.reader import Picture, Reader, Reading
from engine.errors import UserError

LEAST = 0.5
"""Mean probability of its characters that a line must have to be told."""
TALL = 1.5
"""Height over width from which a line is taken to run up or down the page."""
DOUBTFUL = 0.8
"""Confidence below which a line is looked at upside down too."""
UPSIDE_DOWN = 0.15
"""By how much more sure a reading upside down must be: WOW reads as MOM."""
MAX_PIXELS = 400_000_000


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text on a page: its corners (x, y in px; clockwise from the top left one of the
    unturned line) and what stands there."""

    corners: tuple[tuple[float, float], ...]
    reading: Reading

    @property
    def text(self) -> str:
        return self.reading.text


def read_page(
    picture: Picture,
    *,
    least: float = LEAST,
    pixels: int = detector.PIXELS,
    finder: Detector | None = None,
    machine: Reader | None = None,
) -> list[PageLine]:
    """Every line of text that can be seen in uint8[h, w, 3], in reading order from the top.

    `least`: confidence below which a line isn't told; `pixels`: the size (width times height) at
    which text is looked for; it is read at the picture's own size. Raises UserError for a picture
    that is too large, and when a model is missing.
    """
    picture = np.asarray(picture)
    if picture.ndim == 2:
        picture = np.repeat(picture[:, :, None], 3, axis=2)
    if picture.shape[0] * picture.shape[1] > MAX_PIXELS:
        raise UserError(
            f"has more than {MAX_PIXELS // 1_000_000} megapixels", "page", "read a smaller picture"
        )
    regions = (finder or detector.shared()).regions(picture, pixels=pixels)
    return read_regions(picture, regions, least=least, machine=machine)


def read_regions(
    picture: Picture,
    regions: list[Region],
    *,
    least: float = LEAST,
    machine: Reader | None = None,
) -> list[PageLine]:
    """What stands in some regions of uint8[h, w, 3], in their order; regions without text, or
    whose reading is less sure than `least`, are left out. Raises UserError when the model is
    missing."""
    readings = _readings(picture, regions, machine or reader.shared())
    return [
        PageLine(tuple((float(x), float(y)) for x, y in region.corners), reading)
        for region, reading in zip(regions, readings, strict=True)
        if reading.text.strip() and reading.confidence >= least
    ]


def _readings(picture: Picture, regions: list[Region], machine: Reader) -> list[Reading]:
    """The best reading of each region among the directions in which it may run."""
    cuts = [detector.upright(picture, r.corners) for r in regions]
    turns = [1 if c.shape[0] >= TALL * c.shape[1] else 0 for c in cuts]
    best = machine.read_lines([np.rot90(c, t) for c, t in zip(cuts, turns, strict=True)])
    again = [
        i
        for i, (turn, found) in enumerate(zip(turns, best, strict=True))
        if turn or found.confidence < DOUBTFUL
    ]
    if not again:
        return best
    turned = machine.read_lines([np.rot90(cuts[i], turns[i] + 2) for i in again])
    for i, found in zip(again, turned, strict=True):
        gain = 0.0 if turns[i] else UPSIDE_DOWN
        if found.text.strip() and found.confidence > best[i].confidence + gain:
            best[i] = found
    return best
