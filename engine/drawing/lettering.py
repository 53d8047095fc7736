"""The lettering of a scene: its glyphs as instances, and its words, for glyph maps.

Words come from what the layout reported of each block, so a decoder is told exactly the words of
the document and never those that a pattern found in a prompt.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from engine.drawing.scene import (
    IDENTITY,
    BlockReport,
    Glyphs,
    Layered,
    Matrix,
    Node,
    Scene,
    concatenate,
)
from engine.errors import UserError
from engine.text import outlines
from engine.text.glyph_map import InkGlyph

MAX_DEPTH = 200
"""Groups within groups."""


@dataclass(frozen=True, slots=True)
class BlockText:
    """Words of a text block, as a glyph encoder reads them."""

    block: str
    role: str
    """The block's role, or `ruby` for the readings set beside it."""
    language: str
    """BCP 47."""
    text: str


@dataclass(frozen=True, slots=True)
class Lettering:
    """The glyphs and words of a scene."""

    glyphs: tuple[InkGlyph, ...]
    texts: tuple[BlockText, ...]
    clipped: tuple[str, ...] = ()
    """Blocks with glyphs inside a clipped group. The clip itself isn't followed: their ink may
    show less on the page than the glyphs say."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(text.text for text in self.texts)


def lettering(scene: Scene, *, blocks: Collection[str] | None = None) -> Lettering:
    """Glyphs and words of a scene in the order in which they are drawn, of all blocks or of
    `blocks` alone. Raises UserError for a face that isn't there."""
    placed = list(_placed(scene.nodes, IDENTITY, False))
    wanted = None if blocks is None else frozenset(blocks)
    glyphs: list[InkGlyph] = []
    clipped: dict[str, None] = {}
    index = 0
    for run, matrix, in_clip in placed:
        if wanted is not None and run.block not in wanted:
            index += len(run.glyphs)
            continue
        scale = run.size / outlines.units_per_em(run.face)
        if in_clip and run.glyphs:
            clipped[run.block] = None
        for glyph in run.glyphs:
            turn = math.radians(glyph.angle)
            c, s = scale * math.cos(turn), scale * math.sin(turn)
            place = (c, s, s, -c, glyph.x, glyph.y)
            if matrix != IDENTITY:
                place = concatenate(matrix, place)
            glyphs.append(InkGlyph(run.face, glyph.gid, place, glyph.text, run.block, index))
            index += 1
    return Lettering(tuple(glyphs), block_texts(scene, blocks=blocks), tuple(clipped))


def ink_glyphs(scene: Scene, *, blocks: Collection[str] | None = None) -> tuple[InkGlyph, ...]:
    """The glyphs of a scene that are text: shadows and extrusions are left out, text that other
    nodes paint (colour glyphs, pictures inside letters) is there."""
    return lettering(scene, blocks=blocks).glyphs


def block_texts(scene: Scene, *, blocks: Collection[str] | None = None) -> tuple[BlockText, ...]:
    """The words of each block in the scene's order, its readings after it. Blocks without a
    visible character are left out."""
    wanted = None if blocks is None else frozenset(blocks)
    out: list[BlockText] = []
    for report in scene.blocks:
        if wanted is not None and report.block not in wanted:
            continue
        language = report.language or scene.language
        if report.text.strip():
            out.append(BlockText(report.block, report.role, language, _as_set(report)))
        out += (
            BlockText(report.block, "ruby", language, reading)
            for reading in report.ruby_texts
            if reading.strip()
        )
    return tuple(out)


def _as_set(report: BlockReport) -> str:
    """The block's text with the letters that its lines show: capitals, where the style asks for
    them. They change no offset, so letters correspond one to one."""
    shown = [c for line in report.line_texts for c in line if not c.isspace()]
    if len(shown) != sum(not c.isspace() for c in report.text):
        return report.text
    letters = iter(shown)
    return "".join(c if c.isspace() else next(letters) for c in report.text)


def _placed(
    nodes: tuple[Node, ...], matrix: Matrix, in_clip: bool, depth: int = 0
) -> Iterator[tuple[Glyphs, Matrix, bool]]:
    if depth > MAX_DEPTH:
        raise UserError(
            f"groups lie more than {MAX_DEPTH} deep", "lettering", "Ungroup some of them."
        )
    for node in nodes:
        if isinstance(node, Glyphs):
            if not node.decorative:
                yield node, matrix, in_clip
        elif isinstance(node, Layered) and node.opacity > 0:
            inner = concatenate(matrix, node.matrix) if node.matrix != IDENTITY else matrix
            yield from _placed(node.nodes, inner, in_clip or node.clip is not None, depth + 1)
