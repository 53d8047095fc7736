"""From the layout's lines to upright pictures: straight, turned, in columns and on circles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.checking.pictures import PagePictures, Piece
from engine.checking.reader import Picture
from engine.document.model import Box
from engine.drawing.scene import (
    IDENTITY,
    BlockReport,
    Fill,
    Glyphs,
    Layered,
    Matrix,
    Node,
    Paint,
    Path,
    Scene,
    SceneGlyph,
    concatenate,
    transformed,
)

Grid = npt.NDArray[np.float32]
"""float32[h, w, 2]: the trim point (x, y) under each pixel of an upright picture."""

EM = 56.0
"""Pixels per em that the pictures are asked for: the reader's 48 with its margins."""
MARGIN = 0.18
"""Em around the ink: what the reader likes best."""


@dataclass(frozen=True, slots=True)
class PlacedOutline:
    """A glyph of the scene; `matrix` maps font units (y up) times size / upem to the page."""

    face: str
    gid: int
    size: float
    matrix: Matrix
    glyph: SceneGlyph
    decorative: bool
    stroke: float
    """Width of the outline around it, points."""
    paint: Paint


def placed_outlines(scene: Scene) -> dict[str, list[PlacedOutline]]:
    """Every glyph of every text block, in the scene's order, by block id."""
    found: dict[str, list[PlacedOutline]] = {}

    def visit(nodes: tuple[Node, ...], outer: Matrix) -> None:
        for node in nodes:
            if isinstance(node, Layered):
                visit(node.nodes, concatenate(outer, node.matrix))
            elif isinstance(node, Glyphs):
                stroke = node.outline[1] if node.outline else 0.0
                for glyph in node.glyphs:
                    turn = math.radians(glyph.angle)
                    c, s = math.cos(turn), math.sin(turn)
                    matrix = concatenate(outer, (c, s, s, -c, glyph.x, glyph.y))
                    found.setdefault(node.block, []).append(
                        PlacedOutline(
                            node.face,
                            glyph.gid,
                            node.size,
                            matrix,
                            glyph,
                            node.decorative,
                            stroke,
                            node.paint,
                        )
                    )

    visit(scene.nodes, IDENTITY)
    return found


def shadows(scene: Scene) -> list[Path]:
    """What is drawn as the shadow or extrusion of letters, in trim points."""
    texts = {block.block for block in scene.blocks}
    found: list[Path] = []

    def visit(nodes: tuple[Node, ...], outer: Matrix, text: bool) -> None:
        for node in nodes:
            if isinstance(node, Layered):
                inner = node.layer in texts if node.layer else text
                visit(node.nodes, concatenate(outer, node.matrix), inner)
            elif text and isinstance(node, Fill) and node.tag.name == "shadow":
                found.append(transformed(node.path, outer))

    visit(scene.nodes, IDENTITY, False)
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: what it says, where it is, and the glyphs that draw it."""

    block: BlockReport
    index: int
    text: str
    box: Box
    size: float
    glyphs: tuple[PlacedOutline, ...]

    @property
    def bounds(self) -> Box:
        """The upright box of the line on the page."""
        return turned_bounds(self.box, self.block.rotation, self.block.pivot)


def lines_of(block: BlockReport, placed: list[PlacedOutline]) -> tuple[Line, ...]:
    """The block's lines; glyphs are shared out by what they stand for, in the layout's order."""
    drawn = [p for p in placed if not p.decorative]
    texts = [t.strip() for t in block.line_texts]
    shares: list[list[PlacedOutline]] = [[] for _ in texts]
    wanted = [_count(t) for t in texts]
    line, count = 0, 0
    for item in drawn:
        while line < len(texts) - 1 and count >= wanted[line] and _count(item.glyph.text):
            line, count = line + 1, 0
        if line < len(texts):
            shares[line].append(item)
        count += _count(item.glyph.text)
    return tuple(
        Line(block, i, text, box, _line_size(block, share), tuple(share))
        for i, (text, box, share) in enumerate(zip(texts, block.line_boxes, shares, strict=False))
    )


def _count(text: str) -> int:
    return len("".join(text.split()))


def _line_size(block: BlockReport, share: list[PlacedOutline]) -> float:
    return max((p.size for p in share), default=block.size)


def turned_bounds(box: Box, degrees: float, pivot: tuple[float, float]) -> Box:
    """The upright box around `box` turned clockwise by `degrees` about `pivot`."""
    if degrees % 360 == 0:
        return box
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    px, py = pivot
    xs, ys = [], []
    for x, y in ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)):
        xs.append(px + c * (x - px) - s * (y - py))
        ys.append(py + s * (x - px) + c * (y - py))
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


# ------------------------------------------------------------------ cutting


@dataclass(frozen=True, slots=True)
class Cut:
    """An upright picture of a line, and how each of its pixels was found on the page."""

    piece: Piece
    grid: Grid | None
    window: tuple[int, int, int, int]
    """x0, y0, x1, y1 in the piece, where no grid is needed."""

    @property
    def picture(self) -> Picture:
        if self.grid is None:
            x0, y0, x1, y1 = self.window
            return self.piece.picture[y0:y1, x0:x1]
        if self.piece.picture.size == 0:
            return np.zeros((*self.grid.shape[:2], 3), np.uint8)
        exact = sampled(self.piece.picture.astype(np.float32), self.piece, self.grid)
        result: Picture = np.clip(exact + 0.5, 0, 255).astype(np.uint8)
        return result


def side_rooms(lines: Sequence[Line], most: float) -> dict[int, tuple[float, float]]:
    """How far left and right of each upright line (by id) other texts leave the page free, at most
    `most` em of its own: room to see whether letters were added at its ends."""
    boxes = [line.bounds for line in lines]
    rooms = {}
    for line, box in zip(lines, boxes, strict=True):
        left = right = most * line.size
        wide = Box(box.x - left, box.y, box.width + 2 * most * line.size, box.height)
        for other in boxes:
            if other is box or not wide.intersects(other):
                continue
            if other.x + other.width / 2 < box.x + box.width / 2:
                left = min(left, max(0.0, (box.x - other.right) / 2))
            else:
                right = min(right, max(0.0, (other.x - box.right) / 2))
        rooms[id(line)] = (left / line.size, right / line.size)
    return rooms


def cut_line(
    page: PagePictures,
    line: Line,
    *,
    margin: float = MARGIN,
    em: float = EM,
    sides: tuple[float, float] = (0.0, 0.0),
) -> Cut:
    """The line as an upright picture with `margin` em around the ink, at about `em` px per em.

    `sides`: em to see left and right of an upright line, where that is more than the margin.
    """
    scale = em / max(line.size, 1e-3)
    room = margin * line.size
    if line.block.arc is not None:
        grid = arc_grid(line, scale, margin)
    else:
        box = line.box.grown(room)
        if line.block.rotation % 360 == 0:
            left, right = (max(room, s * line.size) for s in sides)
            box = Box(line.box.x - left, box.y, line.box.width + left + right, box.height)
            piece = page.piece(box, scale)
            h, w = piece.picture.shape[:2]
            return Cut(piece, None, (0, 0, w, h))
        grid = turned_grid(box, line.block.rotation, line.block.pivot, scale)
    piece = page.piece(_around(grid, 2.0 / scale), scale)
    return Cut(piece, grid, (0, 0, 0, 0))


def turned_grid(box: Box, degrees: float, pivot: tuple[float, float], scale: float) -> Grid:
    """Points of a box that is turned clockwise by `degrees` about `pivot`."""
    w, h = max(2, math.ceil(box.width * scale)), max(2, math.ceil(box.height * scale))
    x = box.x + (np.arange(w, dtype=np.float32) + 0.5) / scale
    y = box.y + (np.arange(h, dtype=np.float32) + 0.5) / scale
    u, v = np.meshgrid(x - pivot[0], y - pivot[1])
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.stack((pivot[0] + c * u - s * v, pivot[1] + s * u + c * v), axis=-1).astype(
        np.float32
    )


def arc_grid(line: Line, scale: float, margin: float) -> Grid:
    """A circle's text unrolled: the baseline becomes straight, letters stand upright."""
    assert line.block.arc is not None
    cx, cy, radius, centre, inside = line.block.arc
    size = line.size
    low, high = _arc_span(line, cx, cy, radius, centre)
    pad = math.degrees(margin * 2 * size / max(radius, size))
    low, high = low - pad, high + pad
    # Above the baseline as far as accents go, below it as far as descenders do.
    up, down = (0.92 + margin) * size, (0.26 + margin) * size
    if inside:
        # Reads along the bottom: letters point to the centre and angles run backwards.
        radii = (max(radius - up, 0.02 * size), radius + down)
        angles = (high, low)
    else:
        radii = (radius + up, max(radius - down, 0.02 * size))
        angles = (low, high)
    length = math.radians(abs(high - low)) * radius
    w, h = max(2, math.ceil(length * scale)), max(2, math.ceil((up + down) * scale))
    w = min(w, 12_000)
    a = np.radians(np.linspace(*angles, w, dtype=np.float32))
    r = np.linspace(*radii, h, dtype=np.float32)[:, None]
    grid: Grid = np.stack((cx + r * np.cos(a), cy + r * np.sin(a)), axis=-1).astype(np.float32)
    return grid


def _arc_span(
    line: Line, cx: float, cy: float, radius: float, centre: float
) -> tuple[float, float]:
    """Degrees that the letters cover, from where they stand; without them a guess by length."""
    around = []
    for p in line.glyphs:
        # The middle of a letter is about a quarter em along its own baseline.
        for along in (0.0, 0.55):
            x = p.matrix[0] * along * p.size + p.matrix[4]
            y = p.matrix[1] * along * p.size + p.matrix[5]
            angle = math.degrees(math.atan2(y - cy, x - cx)) - centre
            around.append((angle + 180) % 360 - 180)
    if around:
        return centre + min(around), centre + max(around)
    half = min(175.0, math.degrees(0.35 * len(line.text) * line.size / max(radius, 1.0)))
    return centre - half, centre + half


def _around(grid: Grid, room: float) -> Box:
    x0, y0 = grid.reshape(-1, 2).min(axis=0)
    x1, y1 = grid.reshape(-1, 2).max(axis=0)
    return Box(
        float(x0) - room, float(y0) - room, float(x1 - x0) + 2 * room, float(y1 - y0) + 2 * room
    )


def sampled(plane: npt.NDArray[np.float32], piece: Piece, grid: Grid) -> npt.NDArray[np.float32]:
    """Bilinear samples of a plane over the piece at the grid's points; edges are repeated."""
    h, w = plane.shape[:2]
    if h == 0 or w == 0:
        return np.zeros((*grid.shape[:2], *plane.shape[2:]), np.float32)
    x = np.clip((grid[..., 0] - piece.x) * piece.scale - 0.5, 0, w - 1)
    y = np.clip((grid[..., 1] - piece.y) * piece.scale - 0.5, 0, h - 1)
    x0, y0 = x.astype(np.int32), y.astype(np.int32)
    x1, y1 = np.minimum(x0 + 1, w - 1), np.minimum(y0 + 1, h - 1)
    fx, fy = (x - x0).astype(np.float32), (y - y0).astype(np.float32)
    if plane.ndim == 3:
        fx, fy = fx[..., None], fy[..., None]
    top = plane[y0, x0] * (1 - fx) + plane[y0, x1] * fx
    bottom = plane[y1, x0] * (1 - fx) + plane[y1, x1] * fx
    result: npt.NDArray[np.float32] = top * (1 - fy) + bottom * fy
    return result


# ------------------------------------------------------------------ columns

_TURNED_IN_COLUMNS = frozenset("ー—–―…‥～〜「」『』（）()《》〈〉【】〔〕［］[]｛｝{}：:；;|｜")
"""Their vertical forms are the horizontal ones turned by a quarter."""
_MOVED_IN_COLUMNS = frozenset("、。，．,.")
"""Their vertical forms stand in the opposite corner of the em square."""


def column_pictures(page: PagePictures, line: Line, *, em: float = EM) -> list[Picture]:
    """A vertical line as one horizontal picture: square cells side by side, turned upright.

    Latin words lie on their side in a column; they are turned back and stand between the cells.
    """
    scale = em / max(line.size, 1e-3)
    room = 0.3 * line.size
    box = line.box.grown(room)
    if line.block.rotation % 360:
        grid = turned_grid(box, line.block.rotation, line.block.pivot, scale)
        piece = page.piece(_around(grid, 2.0 / scale), scale)
        upright = Cut(piece, grid, (0, 0, 0, 0)).picture
        x0, y0, actual = box.x, box.y, scale
    else:
        piece = page.piece(box, scale)
        upright, x0, y0, actual = piece.picture, piece.x, piece.y, piece.scale
    if upright.size == 0:
        return []
    whole = Image.fromarray(np.ascontiguousarray(upright))
    side = max(8, round(1.06 * line.size * actual))

    def taken(cell: Box) -> Image.Image:
        return whole.crop(
            (
                round((cell.x - x0) * actual),
                round((cell.y - y0) * actual),
                round((cell.right - x0) * actual),
                round((cell.bottom - y0) * actual),
            )
        )

    tiles: list[Image.Image] = []
    for cell, text, sideways in column_cells(line):
        tile = taken(cell)
        if sideways or text in _TURNED_IN_COLUMNS:
            tile = tile.transpose(Image.Transpose.ROTATE_90)
        elif text in _MOVED_IN_COLUMNS:
            half = cell.width * 0.5
            tile = taken(Box(cell.x + half, cell.y - half, cell.width, cell.height))
        width = max(4, round(tile.width * side / max(1, tile.height)))
        tiles.append(tile.resize((width, side), Image.Resampling.BICUBIC))
    pad = round(0.15 * side)
    strip = Image.new("RGB", (sum(t.width for t in tiles) + 2 * pad, side + 2 * pad))
    # The margin repeats the ground, else its edge would read as a stroke.
    edge = np.asarray(upright).reshape(-1, 3)
    strip.paste(tuple(int(v) for v in np.median(edge, axis=0)), (0, 0, *strip.size))
    x = pad
    for tile in tiles:
        strip.paste(tile, (x, pad))
        x += tile.width
    return [np.asarray(strip)]


def column_cells(line: Line) -> list[tuple[Box, str, bool]]:
    """(box before rotation, character, lies on its side) of what follows in the column.

    Where glyphs are known, each upright one has the em square that it was set in and sideways ones
    are gathered into words; else the column is cut evenly.
    """
    size = line.size
    if not line.glyphs:
        characters = [c for c in line.text if not c.isspace()]
        step = line.box.height / max(1, len(characters))
        middle = line.box.x + line.box.width / 2
        return [
            (Box(middle - step / 2, line.box.y + i * step, step, step), c, False)
            for i, c in enumerate(characters)
        ]
    cells: list[tuple[Box, str, bool]] = []
    word: list[PlacedOutline] = []

    def close(bottom: float) -> None:
        if word:
            top = word[0].glyph.y - 0.04 * size
            centre = line.box.x + line.box.width / 2
            if bottom - top > 0.05 * size:
                text = "".join(p.glyph.text for p in word)
                box = Box(centre - 0.55 * size, top, 1.1 * size, bottom - top)
                cells.append((box, text, True))
            word.clear()

    for p in line.glyphs:
        sideways = abs(p.glyph.angle % 360 - 90) < 1
        if sideways:
            word.append(p)
            continue
        if not p.glyph.text.strip():
            continue
        # The ideographic em square reaches .88 above the baseline and .12 below it.
        top = p.glyph.y - 0.88 * p.size
        close(top)
        grown = 0.03 * p.size
        cells.append((Box(p.glyph.x, top, p.size, p.size).grown(grown), p.glyph.text, False))
    close(line.box.bottom + 0.08 * size)
    return cells
