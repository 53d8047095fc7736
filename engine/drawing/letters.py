"""A layout's glyphs as stretches of one face, size and paint, and what draws each of them.

Most letters are drawn by their glyph run itself. A picture inside the letters and the colours of
emoji are drawn by other nodes; their run stays in place as invisible text, so that every file can
be searched and copied from.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.document.model import Box, PaintSpec, PicturePaint, TextBlock
from engine.drawing import emoji
from engine.drawing.paints import Swatches, picture, resolve
from engine.drawing.scene import Glyphs, Layered, Node, Paint, Path, SceneGlyph, Tag
from engine.text import outlines
from engine.text.colour_glyphs import has_colour
from engine.text.spec import PlacedLine, TextLayout

TEXT = Tag("text")
RUBY = Tag("text.ruby")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one line in reading order, all of one face, size and paint."""

    run: Glyphs
    """Invisible where `drawn` shows the letters."""
    drawn: tuple[Node, ...] = ()
    own: tuple[Path, ...] = ()
    """The outlines of colour glyphs, which aren't those of their run."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.drawn, self.run)

    def outline(self) -> Path:
        """All glyphs in trim space as one path."""
        return joined(self.own) if self.own else run_path(self.run)

    def outlines(self) -> list[Path]:
        """Of every glyph in trim space, one by one; each for the nonzero rule."""
        if self.own:
            return list(self.own)
        single = (dataclasses.replace(self.run, glyphs=(glyph,)) for glyph in self.run.glyphs)
        return [path for path in map(run_path, single) if path.verbs]


def stretches(
    block: TextBlock,
    text: TextLayout,
    offset: tuple[float, float],
    ink: Box,
    fill: Paint,
    swatches: Swatches,
) -> list[Stretch]:
    """The block's lines in reading order, then its readings. `offset` (points) moves the layout
    into trim space; paints lie on `ink`, all of the block's."""
    specs: list[PaintSpec] = []
    paints: list[Paint] = []
    for run in block.runs:
        specs.append(block.style.fill if run.fill is None else run.fill)
        paints.append(fill if run.fill is None else resolve(run.fill, ink, swatches))
    out: list[Stretch] = []

    def cut(lines: Iterable[PlacedLine], tag: Tag) -> None:
        for line in lines:
            for run, style in _runs(line, offset, paints, block.id, tag):
                out.append(_stretch(run, specs[style], ink))

    cut(text.lines, TEXT)
    cut(text.ruby, RUBY)
    return out


def _runs(
    line: PlacedLine, offset: tuple[float, float], paints: Sequence[Paint], block: str, tag: Tag
) -> Iterable[tuple[Glyphs, int]]:
    """Runs of one face, size, paint and kind (colour glyphs or not), with the index of the
    paint."""
    dx, dy = offset
    held: list[SceneGlyph] = []
    key: tuple[str, float, int, bool] | None = None
    in_colour: dict[str, bool] = {}

    def run(key: tuple[str, float, int, bool]) -> tuple[Glyphs, int]:
        return Glyphs(key[0], key[1], tuple(held), paints[key[2]], block, tag=tag), key[2]

    for glyph in line.glyphs:
        face = glyph.face
        if face not in in_colour:
            in_colour[face] = has_colour(face)
        coloured = in_colour[face] and emoji.is_colour(face, glyph.gid)
        now = (face, glyph.size, glyph.style, coloured)
        if now != key:
            if key is not None:
                yield run(key)
            held, key = [], now
        held.append(SceneGlyph(glyph.gid, glyph.x + dx, glyph.y + dy, glyph.angle, glyph.text))
    if key is not None:
        yield run(key)


def _stretch(run: Glyphs, spec: PaintSpec, ink: Box) -> Stretch:
    if emoji.is_colour(run.face, run.glyphs[0].gid):
        return Stretch(_unseen(run), emoji.drawn(run), emoji.outline_paths(run))
    if isinstance(spec, PicturePaint):
        window = run_path(run)
        if window.verbs and ink.width > 0 and ink.height > 0:
            inside = Layered((picture(spec, ink),), clip=window)
            return Stretch(_unseen(run), (inside,))
    return Stretch(run)


def _unseen(run: Glyphs) -> Glyphs:
    return Glyphs(run.face, run.size, run.glyphs, run.paint, run.block, invisible=True, tag=run.tag)


def run_path(run: Glyphs) -> Path:
    """All glyphs of a run as one path in the node's coordinates, for the nonzero rule."""
    scale = run.size / outlines.units_per_em(run.face)
    verbs: list[str] = []
    points: list[float] = []
    for glyph in run.glyphs:
        shape, raw = outlines.outline(run.face, glyph.gid)
        if not shape:
            continue
        verbs.append(shape)
        gx, gy = glyph.x, glyph.y
        if glyph.angle:
            turn = math.radians(glyph.angle)
            c, s = scale * math.cos(turn), scale * math.sin(turn)
            for x, y in zip(raw[0::2], raw[1::2], strict=True):
                points += (c * x + s * y + gx, s * x - c * y + gy)
        else:
            placed = [0.0] * len(raw)
            placed[0::2] = [scale * x + gx for x in raw[0::2]]
            placed[1::2] = [gy - scale * y for y in raw[1::2]]
            points += placed
    return Path("".join(verbs), tuple(points))


def joined(paths: Iterable[Path]) -> Path:
    """One path of all contours."""
    held = list(paths)
    points = tuple(itertools.chain.from_iterable(p.points for p in held))
    return Path("".join(p.verbs for p in held), points)
