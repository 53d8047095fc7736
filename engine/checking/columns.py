"""Columns: a vertical line as one upright picture, its characters side by side."""

from __future__ import annotations

import numpy as np
from PIL import Image

from engine.checking.lines import EM, Cut, Line, PlacedOutline, around, turned_grid
from engine.checking.pictures import PagePictures
from engine.checking.reader import Picture
from engine.document.model import Box

_TURNED_IN_COLUMNS = frozenset("ー—–―…‥～〜「」『』（）()《》〈〉【】〔〕［］[]｛｝{}：:；;|｜")
"""Their vertical forms are the horizontal ones turned by a quarter."""
_MOVED_IN_COLUMNS = frozenset("、。，．,.")
"""Their vertical forms stand in the opposite corner of the em square."""


def column_pictures(
    page: PagePictures, line: Line, *, em: float = EM, unread: frozenset[str] = frozenset()
) -> list[Picture]:
    """A vertical line as one horizontal picture: square cells side by side, turned upright.

    Latin words lie on their side in a column; they are turned back and stand between the cells.
    Characters in `unread` are left out.
    """
    scale = em / max(line.size, 1e-3)
    room = 0.3 * line.size
    box = line.box.grown(room)
    if line.block.rotation % 360:
        grid = turned_grid(box, line.block.rotation, line.block.pivot, scale)
        piece = page.piece(around(grid, 2.0 / scale), scale)
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
        if text in unread:
            continue
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
