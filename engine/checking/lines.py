"""From the layout's lines to upright pictures: straight, turned, on circles and on paths."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

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
from engine.text import colour_glyphs, fonts

Grid = npt.NDArray[np.float32]
"""float32[h, w, 2]: the trim point (x, y) under each pixel of an upright picture."""

EM = 56.0
"""Pixels per em that the pictures are asked for: the reader's 48 with its margins."""
RUBY = "text.ruby"
"""The tag of readings beside a text."""
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
    paint: Paint | None
    """None where other nodes draw the letter: colour glyphs, a picture inside the letters."""
    ruby: bool = False
    opacity: float = 1.0
    """Of the groups around it."""

    @property
    def coloured(self) -> bool:
        """Whether the face draws it in colours of its own, as emoji."""
        return bool(colour_glyphs.layers(self.face, self.gid))


def placed_outlines(scene: Scene) -> dict[str, list[PlacedOutline]]:
    """Every glyph of every text block, in the scene's order, by block id."""
    found: dict[str, list[PlacedOutline]] = {}

    def visit(nodes: tuple[Node, ...], outer: Matrix, opacity: float) -> None:
        for node in nodes:
            if isinstance(node, Layered):
                visit(node.nodes, concatenate(outer, node.matrix), opacity * node.opacity)
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
                            None if node.invisible else node.paint,
                            node.tag.name == RUBY,
                            opacity,
                        )
                    )

    visit(scene.nodes, IDENTITY, 1.0)
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
    """One line of a block, or one of its readings: what it says, where it is before rotation, and
    the glyphs that draw it."""

    block: BlockReport
    index: int
    text: str
    box: Box
    size: float
    glyphs: tuple[PlacedOutline, ...]
    ruby: bool = False

    @property
    def bounds(self) -> Box:
        """The upright box of the line on the page."""
        return turned_bounds(self.box, self.block.rotation, self.block.pivot)


def lines_of(block: BlockReport, placed: list[PlacedOutline]) -> tuple[Line, ...]:
    """The block's lines, then its readings; glyphs are shared out by what they stand for, in the
    layout's order."""
    drawn = [p for p in placed if not p.decorative]
    body = _shared_out(block.line_texts, [p for p in drawn if not p.ruby])
    readings = _shared_out(block.ruby_texts, [p for p in drawn if p.ruby])
    lines = [
        Line(block, i, text.strip(), box, _line_size(block, share), tuple(share))
        for i, (text, box, share) in enumerate(
            zip(block.line_texts, block.line_boxes, body, strict=False)
        )
    ]
    lines += [
        Line(block, len(lines) + i, text.strip(), box, _line_size(block, share), tuple(share), True)
        for i, (text, box, share) in enumerate(
            zip(block.ruby_texts, block.ruby_boxes, readings, strict=False)
        )
    ]
    return tuple(lines)


def _shared_out(texts: Sequence[str], drawn: Sequence[PlacedOutline]) -> list[list[PlacedOutline]]:
    shares: list[list[PlacedOutline]] = [[] for _ in texts]
    wanted = [_count(t) for t in texts]
    line, count = 0, 0
    for item in drawn:
        while line < len(texts) - 1 and count >= wanted[line] and _count(item.glyph.text):
            line, count = line + 1, 0
        if line < len(texts):
            shares[line].append(item)
        count += _count(item.glyph.text)
    return shares


def glyph_owners(line: Line) -> dict[int, tuple[int, ...]] | None:
    """For each character of the line (by index) the glyphs that draw it; None where the order of
    the glyphs isn't the order of the text (right to left) or they don't spell it."""
    owners: dict[int, tuple[int, ...]] = {}
    at, last = 0, (0, 0)
    text = line.text
    for number, placed in enumerate(line.glyphs):
        said = placed.glyph.text
        if not said:
            for i in range(*last):
                owners[i] = (*owners.get(i, ()), number)
            continue
        if not said.strip():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        said = said.strip()
        if text[at : at + len(said)] != said:
            return None
        last = (at, at + len(said))
        for i in range(*last):
            owners[i] = (number,)
        at = last[1]
    return owners if not text[at:].strip() else None


def _count(text: str) -> int:
    return len("".join(text.split()))


def _line_size(block: BlockReport, share: list[PlacedOutline]) -> float:
    return max((p.size for p in share), default=block.size)


def turned_corners(
    box: Box, degrees: float, pivot: tuple[float, float]
) -> list[tuple[float, float]]:
    """The box's corners, clockwise from the top left one, turned clockwise about `pivot`."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    px, py = pivot
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return [
        (px + c * (x - px) - s * (y - py), py + s * (x - px) + c * (y - py)) for x, y in corners
    ]


def turned_bounds(box: Box, degrees: float, pivot: tuple[float, float]) -> Box:
    """The upright box around `box` turned clockwise by `degrees` about `pivot`."""
    if degrees % 360 == 0:
        return box
    xs, ys = zip(*turned_corners(box, degrees, pivot), strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


# ------------------------------------------------------------------ cutting


@dataclass(frozen=True, slots=True)
class Cut:
    """An upright picture of a line, and how each of its pixels was found on the page."""

    piece: Piece
    grid: Grid | None
    window: tuple[int, int, int, int]
    """x0, y0, x1, y1 in the piece, where no grid is needed."""
    blanks: tuple[Box, ...] = ()
    """Upright boxes on the page that are painted over: what no reader knows, as emoji."""

    @property
    def picture(self) -> Picture:
        if self.grid is None:
            x0, y0, x1, y1 = self.window
            return self._blanked(self.piece.picture[y0:y1, x0:x1])
        if self.piece.picture.size == 0:
            return np.zeros((*self.grid.shape[:2], 3), np.uint8)
        exact = sampled(self.piece.picture.astype(np.float32), self.piece, self.grid)
        result: Picture = np.clip(exact + 0.5, 0, 255).astype(np.uint8)
        return self._blanked(result)

    def _blanked(self, picture: Picture) -> Picture:
        if not self.blanks or picture.size == 0:
            return picture
        if self.grid is None:
            steps = [np.arange(n) + 0.5 for n in picture.shape[:2]]
            x = self.piece.x + (steps[1][None, :] + self.window[0]) / self.piece.scale
            y = self.piece.y + (steps[0][:, None] + self.window[1]) / self.piece.scale
        else:
            x, y = self.grid[..., 0], self.grid[..., 1]
        covered = np.zeros(picture.shape[:2], bool)
        for box in self.blanks:
            covered |= (x >= box.x) & (x < box.right) & (y >= box.y) & (y < box.bottom)
        edge = np.concatenate((picture[0], picture[-1]))
        free = np.concatenate((~covered[0], ~covered[-1]))
        result = picture.copy()
        result[covered] = np.median(edge[free] if free.any() else edge, axis=0).astype(np.uint8)
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
    blanks: tuple[Box, ...] = (),
) -> Cut:
    """The line as an upright picture with `margin` em around the ink, at about `em` px per em.

    `sides`: em to see left and right of an upright line, where that is more than the margin.
    """
    scale = em / max(line.size, 1e-3)
    room = margin * line.size
    if line.block.curve:
        grid = strip_grid(line, scale, margin)
    else:
        box = line.box.grown(room)
        if line.block.rotation % 360 == 0:
            left, right = (max(room, s * line.size) for s in sides)
            box = Box(line.box.x - left, box.y, line.box.width + left + right, box.height)
            piece = page.piece(box, scale)
            h, w = piece.picture.shape[:2]
            return Cut(piece, None, (0, 0, w, h), blanks)
        grid = turned_grid(box, line.block.rotation, line.block.pivot, scale)
    piece = page.piece(around(grid, 2.0 / scale), scale)
    return Cut(piece, grid, (0, 0, 0, 0), blanks)


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


def strip_grid(line: Line, scale: float, margin: float) -> Grid:
    """Text on a circle or a path unrolled: its baseline becomes straight, letters stand upright."""
    block, size = line.block, line.size
    curve = np.asarray(
        [
            corner
            for x, y in block.curve
            for corner in turned_corners(Box(x, y, 0.0, 0.0), block.rotation, block.pivot)[:1]
        ],
        np.float64,
    )
    pieces = np.diff(curve, axis=0)
    lengths = np.hypot(pieces[:, 0], pieces[:, 1])
    keep = lengths > 1e-9
    start, pieces, lengths = curve[:-1][keep], pieces[keep], lengths[keep]
    if not len(lengths):
        return turned_grid(line.box.grown(margin * size), block.rotation, block.pivot, scale)
    tangents = pieces / lengths[:, None]
    begins = np.concatenate(([0.0], np.cumsum(lengths)[:-1]))
    total = float(lengths.sum())
    places, heights = _beside(line, start, tangents, begins, lengths)
    low, high = (min(places), max(places)) if places else (0.0, total)
    # Readings stand away from the baseline of what they explain.
    rise = float(np.median(heights)) if heights else 0.0
    pad = 2 * margin * size
    # Above the baseline as far as accents go, below it as far as descenders do.
    up, down = rise + (0.92 + margin) * size, rise - (0.26 + margin) * size
    w = min(12_000, max(2, math.ceil((high - low + 2 * pad) * scale)))
    h = max(2, math.ceil((up - down) * scale))
    s = np.linspace(low - pad, high + pad, w)
    ends = np.concatenate((start, (start[-1] + pieces[-1])[None]))
    at = np.concatenate((begins, [total]))
    x, y = np.interp(s, at, ends[:, 0]), np.interp(s, at, ends[:, 1])
    # Beyond its ends the baseline runs on straight.
    before, after = np.minimum(s, 0.0), np.maximum(s - total, 0.0)
    x += before * tangents[0, 0] + after * tangents[-1, 0]
    y += before * tangents[0, 1] + after * tangents[-1, 1]
    angle = np.unwrap(np.arctan2(tangents[:, 1], tangents[:, 0]))
    angle = np.interp(s, begins + lengths / 2, angle)
    # A letter stands on its whole width, not on the corner of two pieces.
    reach = max(1, round(0.25 * size * scale))
    kernel = np.full(2 * reach + 1, 1.0 / (2 * reach + 1))
    angle = np.convolve(np.pad(angle, reach, mode="edge"), kernel, mode="valid")
    height = np.linspace(up, down, h)[:, None]
    grid: Grid = np.stack((x + height * np.sin(angle), y - height * np.cos(angle)), axis=-1).astype(
        np.float32
    )
    return grid


def _beside(
    line: Line,
    start: npt.NDArray[np.float64],
    tangents: npt.NDArray[np.float64],
    begins: npt.NDArray[np.float64],
    lengths: npt.NDArray[np.float64],
) -> tuple[list[float], list[float]]:
    """Where along the curve the letters stand, and how high above it, points."""
    places: list[float] = []
    heights: list[float] = []
    for p in line.glyphs:
        # The middle of a letter is about a quarter em along its own baseline.
        for along in (0.0, 0.55):
            x = p.matrix[0] * along * p.size + p.matrix[4]
            y = p.matrix[1] * along * p.size + p.matrix[5]
            away = np.array([x, y]) - start
            on = np.clip((away * tangents).sum(axis=1), 0.0, lengths)
            nearest = int(((away - on[:, None] * tangents) ** 2).sum(axis=1).argmin())
            tx, ty = tangents[nearest]
            # Not clipped at the curve's ends, beyond which letters may reach.
            places.append(float(begins[nearest] + away[nearest] @ tangents[nearest]))
            heights.append(float(away[nearest][0] * ty - away[nearest][1] * tx))
    return places, heights


def around(grid: Grid, room: float) -> Box:
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


# ------------------------------------------------------------------ small capitals


def is_small_capital(placed: PlacedOutline, capital: str) -> bool:
    """Whether the glyph of a lower-case letter is drawn as its capital, from the face's own small
    capitals or as the capital itself, smaller."""
    lower = placed.glyph.text
    font = fonts.load(placed.face).font
    if placed.gid == font.get_nominal_glyph(ord(lower[0])):
        return False
    return placed.gid in (font.get_nominal_glyph(ord(capital)), _small_capital(placed.face, lower))


@fonts.memo(4096)
def _small_capital(face: str, letter: str) -> int:
    """The face's glyph of its feature `smcp`; 0 where it has none."""
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    hb.shape(fonts.load(face).font, buffer, {"smcp": True})
    glyphs = buffer.glyph_infos
    return int(glyphs[0].codepoint) if len(glyphs) == 1 else 0
