"""Stray text: words in the artwork that no text block of the document accounts for.

Pictures and decoded artwork may bring lettering of their own. The whole page is read without
knowing the document; letters that stand where the layout put none are told with their place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from engine.checking import compare, detector
from engine.checking.detector import Region
from engine.checking.lines import PlacedOutline, turned_corners
from engine.checking.page_reader import PageLine, read_regions
from engine.checking.pictures import PagePictures, Piece
from engine.checking.reader import ReadCharacter, Reader
from engine.checking.witness import outline_bounds
from engine.document.model import Box
from engine.drawing.scene import BlockReport, Scene, walk
from engine.drawing.scene import Image as Pixels

Mask = npt.NDArray[np.bool_]

SURE = 0.75
"""Mean probability of the letters that count as stray."""
LEAST_LETTERS = 2
LOOK_PIXELS = 2_000_000
"""The size at which pages are read: twice what is looked at to find text."""
ROOM = 0.3
"""Em around every expected letter that belongs to it."""
COVERED = 0.12
"""Share of a letter's height under expected ink from which it isn't stray."""
STEADY = 0.5
"""Share of the letters that a second look, taken elsewhere, must find again."""

_PATTERNS = frozenset("一二三十口日田目皿回品凸凹工王土士丨亅乙川州册卅井丰丁了器囗吕昌晶")
"""What windows, grids, stripes and crosses are taken for."""


class StrayText(msgspec.Struct, frozen=True, kw_only=True):
    """Letters in the artwork. `box` in trim points."""

    page: int
    """1 for the first."""
    box: Box
    text: str
    confidence: float
    sentence: str = ""


def holds_pictures(scene: Scene) -> bool:
    """Whether any pixels are drawn, which alone can bring words that nobody wrote."""
    return any(isinstance(node, Pixels) for node in walk(scene.nodes))


def stray_texts(
    number: int,
    scene: Scene,
    page: PagePictures,
    placed: Iterable[PlacedOutline],
    machine: Reader,
) -> tuple[StrayText, ...]:
    """The texts on a page (counted from 0) that the layout didn't put there, from the top."""
    scale = math.sqrt(LOOK_PIXELS / max(1.0, scene.width * scene.height))
    piece = page.piece(Box(0.0, 0.0, scene.width, scene.height), scale)
    if min(piece.picture.shape[:2]) < detector.MULTIPLE:
        return ()
    mask = _expected(piece, scene.blocks, list(placed))
    found = []
    h, w = piece.picture.shape[:2]
    pixels = min(detector.PIXELS, w * h)
    found_at = detector.shared().regions(piece.picture, pixels=pixels)
    regions = [r for r in found_at if not _within(r, mask)]
    for line in read_regions(piece.picture, regions, least=0.0, machine=machine):
        for text, confidence, corners in _loose(line, mask):
            if not _again(piece, corners, text, machine):
                continue
            box = _box(corners, piece)
            found.append(
                StrayText(
                    page=number + 1,
                    box=box,
                    text=text,
                    confidence=round(confidence, 3),
                    sentence=_sentence(number, box, text),
                )
            )
    return tuple(found)


def _sentence(number: int, box: Box, text: str) -> str:
    shown = text if len(text) <= 32 else text[:31] + "…"
    x, y = (round(v / 72 * 25.4) for v in (box.x, box.y))
    return (
        f"page {number + 1} › artwork: “{shown}” can be read {x} mm from the left and {y} mm from "
        "the top, where the document has no text"
    )


# ------------------------------------------------------------------ what is expected


def _expected(piece: Piece, blocks: Sequence[BlockReport], placed: list[PlacedOutline]) -> Mask:
    """Where the document's own letters stand, bool[h, w] over the piece."""
    h, w = piece.picture.shape[:2]
    plane = Image.new("1", (w, h))
    pen = ImageDraw.Draw(plane)

    def fill(corners: Iterable[tuple[float, float]]) -> None:
        pen.polygon(
            [((x - piece.x) * piece.scale, (y - piece.y) * piece.scale) for x, y in corners], fill=1
        )

    for block in blocks:
        room = 0.15 * block.size
        # On a circle or a path the letters alone say where the words run.
        boxes = () if block.arc or block.curve else block.line_boxes
        for box in (*boxes, *block.ruby_boxes):
            fill(turned_corners(box.grown(room), block.rotation, block.pivot))
    for glyph in placed:
        bounds = outline_bounds(glyph)
        if bounds is not None:
            fill(turned_corners(bounds.grown(ROOM * glyph.size), 0.0, (0.0, 0.0)))
    return np.asarray(plane)


# ------------------------------------------------------------------ what is found


def _within(region: Region, mask: Mask) -> bool:
    """Whether expected ink runs along the whole middle of a region."""
    h, w = mask.shape
    a, b, c, d = region.corners
    (left, right) = ((a + d) / 2, (b + c) / 2)
    if np.hypot(*(d - a)) > np.hypot(*(b - a)):
        left, right = (a + b) / 2, (c + d) / 2
    at = np.floor(left + (right - left) * np.linspace(0.02, 0.98, 65)[:, None]).astype(int)
    return bool(mask[np.clip(at[:, 1], 0, h - 1), np.clip(at[:, 0], 0, w - 1)].all())


def _loose(line: PageLine, mask: Mask) -> list[tuple[str, float, npt.NDArray[np.float64]]]:
    """The runs of letters that stand where none are expected: text, confidence and corners."""
    corners = np.asarray(line.corners, np.float64)
    wide = np.hypot(*(corners[1] - corners[0])) >= np.hypot(*(corners[3] - corners[0])) / 1.5
    start, end = (
        ((corners[0], corners[3]), (corners[1], corners[2]))
        if wide
        else ((corners[3], corners[2]), (corners[0], corners[1]))
    )
    characters = line.reading.characters
    free = [_is_free(c, start, end, mask) for c in characters]
    # A line may run on where the document's own ends, but a letter misplaced by half its width
    # at the border of both is no finding.
    whole = all(f for f, c in zip(free, characters, strict=True) if c.text.strip())
    result = []
    for low, high in _runs(free):
        part = characters[low:high]
        text = "".join(c.text for c in part).strip()
        letters = [c for c in part if c.text.isalnum()]
        least = LEAST_LETTERS if whole else LEAST_LETTERS + 1
        if len(letters) < least or not _worded(text):
            continue
        confidence = float(np.mean([c.probability for c in letters]))
        if confidence < SURE:
            continue
        a, b = (0.0, 1.0) if whole else (_edge(characters, low, -1), _edge(characters, high - 1, 1))
        cut = np.array(
            [
                start[0] + (end[0] - start[0]) * a,
                start[0] + (end[0] - start[0]) * b,
                start[1] + (end[1] - start[1]) * b,
                start[1] + (end[1] - start[1]) * a,
            ]
        )
        result.append((text, confidence, cut))
    return result


def _is_free(
    character: ReadCharacter,
    start: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    end: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    mask: Mask,
) -> bool:
    """Whether the page expects no ink where a letter stands, from the line's top to its foot."""
    h, w = mask.shape
    top, foot = (s + (e - s) * character.x for s, e in zip(start, end, strict=True))
    steps = np.linspace(0.1, 0.9, 17)[:, None]
    at = np.floor(top + (foot - top) * steps).astype(int)
    x, y = np.clip(at[:, 0], 0, w - 1), np.clip(at[:, 1], 0, h - 1)
    return float(mask[y, x].mean()) < COVERED


def _runs(free: list[bool]) -> list[tuple[int, int]]:
    runs, start = [], -1
    for i, flag in enumerate([*free, False]):
        if flag and start < 0:
            start = i
        elif not flag and start >= 0:
            runs.append((start, i))
            start = -1
    return runs


def _edge(characters: Sequence[ReadCharacter], index: int, side: int) -> float:
    """Half way from a letter to its neighbour, 0..1 of the line."""
    other = index + side
    here = characters[index].x
    if not 0 <= other < len(characters):
        return 0.0 if side < 0 else 1.0
    return (here + characters[other].x) / 2


def _worded(text: str) -> bool:
    """Whether a reading is of letters at all: rules, windows and waves read as a few shapes, again
    and again."""
    letters = {c.casefold() for c in text if c.isalnum()}
    speaking = letters - {c.casefold() for c in compare.MARKS} - _PATTERNS
    return len(letters) >= LEAST_LETTERS and bool(speaking)


def _again(piece: Piece, corners: npt.NDArray[np.float64], text: str, machine: Reader) -> bool:
    """Whether another look at the same place, wider and at another size, reads the same letters:
    what is made up of artwork changes from look to look."""
    middle = corners.mean(axis=0)
    height = np.hypot(*(corners[3] - corners[0]))
    length = max(1.0, float(np.hypot(*(corners[1] - corners[0]))))
    along, down = (corners[1] - corners[0]) / length, (corners[3] - corners[0]) / max(1.0, height)
    half = (length / 2 + 0.12 * height), 0.6 * height
    wider = np.array(
        [middle + sx * half[0] * along + sy * half[1] * down for sx, sy in _CORNERS], np.float32
    )
    look = machine.read_line(detector.upright(piece.picture, wider), squash=0.85)
    wanted = [c for c in text.casefold() if c.isalnum()]
    left = [c for c in look.text.casefold() if c.isalnum()]
    kept = 0
    for c in wanted:
        if c in left:
            left.remove(c)
            kept += 1
    return kept >= STEADY * len(wanted) and kept >= LEAST_LETTERS


_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


def _box(corners: npt.NDArray[np.float64], piece: Piece) -> Box:
    x0, y0 = corners.min(axis=0) / piece.scale + (piece.x, piece.y)
    x1, y1 = corners.max(axis=0) / piece.scale + (piece.x, piece.y)
    return Box(
        round(float(x0), 2), round(float(y0), 2), round(float(x1 - x0), 2), round(float(y1 - y0), 2)
    )
