"""Carets of a text block as it stands on its page: its plate, its turn and its groups counted."""

from __future__ import annotations

from dataclasses import replace

from app.editor.canvas import picking
from engine.document.model import Box, Page, TextBlock
from engine.drawing import plates, typeset
from engine.drawing.scene import IDENTITY, Matrix
from engine.errors import UserError
from engine.text.caret import Affinity, CaretMap, Place
from engine.text.layout import layout

Point = tuple[float, float]


class TextPlaces:
    """Places of one block in points of its page."""

    def __init__(self, block: TextBlock, matrix: Matrix = IDENTITY) -> None:
        """`matrix` carries the block's upright box to the page. A text that can't be laid out as it
        is (joined letters on a narrow circle) has its carets on a straight line."""
        self.block = block
        self._matrix = matrix
        spec = typeset.spec_of(block, block.box.width, block.box.height)
        try:
            laid = laid_out(block)
            self.carets = CaretMap(spec, laid.text)
        except UserError:
            straight = replace(spec, arc=None, path=None, fit="none")
            laid = plates.Placed(layout(straight), block.box.x, block.box.y, False)
            self.carets = CaretMap(straight, laid.text)
        self._offset = laid.dx, laid.dy
        self.ink = _moved(laid.text.ink, *self._offset)
        """Of the words, upright, beside `block.box`."""

    @classmethod
    def on(cls, page: Page, id: str) -> TextPlaces | None:
        """Of the text `id` of a page; None where it isn't."""
        item = next((i for i in picking.placed(page) if i.id == id), None)
        if item is None or not isinstance(item.item, TextBlock):
            return None
        return cls(item.item, item.matrix)

    def caret(self, offset: int, affinity: Affinity | None = None) -> tuple[Point, Point]:
        """Ends of the caret on the page: above the letters and below them."""
        above, below = self.carets.caret(offset, affinity).ends
        return self._on_page(*above), self._on_page(*below)

    def place_at(self, x: float, y: float) -> Place:
        """The place nearest to a point of the page."""
        u, v = picking.mapped(picking.inverse(self._matrix), x, y)
        return self.carets.place_at(u - self._offset[0], v - self._offset[1])

    def selection(self, start: int, end: int) -> list[tuple[Point, ...]]:
        """Polygons on the page that cover what is selected."""
        return [
            tuple([self._on_page(*corner) for corner in quad])
            for quad in self.carets.selection_boxes(start, end)
        ]

    def holds(self, x: float, y: float, reach: float) -> bool:
        """Whether a point of the page lies on the block's box or its words, `reach` points more."""
        u, v = picking.mapped(picking.inverse(self._matrix), x, y)
        boxes = [self.block.box]
        if self.ink.width > 0:
            boxes.append(self.ink)
        grown = [box.grown(reach) for box in boxes]
        return any(b.x <= u <= b.right and b.y <= v <= b.bottom for b in grown)

    @property
    def corners(self) -> tuple[Point, ...]:
        """Of the block's box on the page."""
        b = self.block.box
        points = ((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
        return tuple([picking.mapped(self._matrix, *p) for p in points])

    def _on_page(self, x: float, y: float) -> Point:
        return picking.mapped(self._matrix, x + self._offset[0], y + self._offset[1])


def laid_out(block: TextBlock) -> plates.Placed:
    """The block's words as they are drawn, with their offset from its box to the page's space.
    Raises UserError as the layout does."""
    if block.plate is not None and block.arc is None and block.path is None:
        return plates.on_plate(block, block.plate, lambda w, h: typeset.spec_of(block, w, h))
    text = layout(typeset.spec_of(block, block.box.width, block.box.height))
    return plates.Placed(text, block.box.x, block.box.y, text.overflow)


def _moved(ink: tuple[float, float, float, float], dx: float, dy: float) -> Box:
    x0, y0, x1, y1 = ink
    return Box(x0 + dx, y0 + dy, x1 - x0, y1 - y0)
