"""What a scene shows, cell by cell: the class and palette slot of every cell of a grid, its mean
colour, and the objects.

The labels come from the draw calls' own tags, so they are exact and cost no model. They are what
the decoder's image tokens are made from (`engine.decoding.image_tokens`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from engine.document.colour import approximate_srgb
from engine.drawing import letters, shapes
from engine.drawing.inks import Ink, PictureInk, Pixels, Plane, Solid, ink_of, inverse_of
from engine.drawing.motifs.classes import CLASS_NAMES, CLASSES
from engine.drawing.samples import Mask, Outline, Stroke, dashed, masks
from engine.drawing.scene import (
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Matrix,
    Node,
    Scene,
    Tag,
    concatenate,
)
from engine.errors import UserError

Region = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points."""

NOTHING = 0
LABELS: Mapping[str, int] = MappingProxyType({n: i + 1 for i, n in enumerate(CLASS_NAMES)})
"""Class name -> label."""
OTHER = LABELS["shape"]
"""The label of a draw call whose tag names no class."""
SLOTS = 6
FOREIGN = -1

MAX_CELLS = 1 << 16
MAX_NODES = 200_000
MAX_DEPTH = 128
SOLID = 0.5
"""Opacity from which a draw call takes the label of what it covers."""
FAINT = 0.25
"""Opacity from which light or shadow is the label of an otherwise empty place."""

_LETTERING = frozenset({"text", "text.ruby", "text.colour", "arrow", "highlight"})
_PLATES = frozenset({"plate"})
_DEPICTED = frozenset({"aurora", "nebula", "light.beam", "light.pool", "sun.halo", "moon.halo"})
"""Light that is a thing to see, not only a tint."""
_UNKNOWN_PICTURE = (0.5, 0.5, 0.5)


@dataclass(frozen=True, slots=True)
class SceneObject:
    """A whole object as far as it is seen. Lengths in fractions of the region."""

    name: str
    """The class that most of it shows."""
    x: float
    y: float
    w: float
    h: float
    slot: int
    """Palette slot 0..5 of most of it; -1: a foreign colour."""
    share: float
    """Part of the region's area that it covers."""


@dataclass(frozen=True, slots=True)
class LabelMap:
    """Row 0 is at the top."""

    classes: npt.NDArray[np.uint16]
    """uint16[rows, cols]: 1 + the place in CLASS_NAMES; 0: nothing is drawn."""
    slots: npt.NDArray[np.int8]
    """int8[rows, cols]: palette slot 0..5; -1: a foreign colour, or nothing."""
    colours: Plane
    """float32[rows, cols, 3]: mean sRGB, 0..1, of all that is drawn there on white paper."""
    objects: tuple[SceneObject, ...]
    """Largest first."""

    @property
    def grid(self) -> tuple[int, int]:
        """Columns, rows."""
        rows, cols = self.classes.shape
        return cols, rows


def label_map(
    drawn: Scene | Sequence[Node],
    width: float = 0.0,
    height: float = 0.0,
    *,
    grid: tuple[int, int] = (32, 32),
    region: Region | None = None,
    supersample: int = 0,
    text: bool = False,
    plates: bool = False,
    pictures: Callable[[str], Pixels | None] | None = None,
) -> LabelMap:
    """Labels of a page of `width` x `height` points (a scene's own by default) on a grid of
    (columns, rows) cells.

    `region` gives a part of the page, or more than it. Every cell is `supersample` x `supersample`
    samples (0: 8 on small grids to 4 on large ones); the class that most of them show wins. A draw
    call of less than half opacity tints the colours only, unless calls of one class add up; light,
    mist and shadow label what is otherwise empty. `text` and `plates` draw the lettering and what
    it stands on. `pictures` gives the pixels, uint8[h, w, 3 or 4], of an image's asset or mask;
    without them an image has its stand-in's colour, or grey.

    Raises UserError for a grid, page or region out of range, broken numbers in the scene, and
    scenes too large or nested too deep.
    """
    if isinstance(drawn, Scene):
        width, height = width or drawn.width, height or drawn.height
    region = region if region is not None else (0.0, 0.0, width, height)
    canvas = _Canvas.of(grid, region, supersample)
    lister = _Lister(canvas, text, plates, pictures)
    if isinstance(drawn, Scene):
        lister.blocks = frozenset(report.block for report in drawn.blocks)
        lister.add(drawn.nodes, canvas.matrix, 1.0, 0)
    else:
        lister.add(drawn, canvas.matrix, 1.0, 0)
    painter = _Painter(canvas)
    painter.replay(lister.steps, masks(lister.outlines, canvas.size))
    classes, slots = painter.vote()
    return LabelMap(classes, slots, painter.colours(), painter.objects())


# ------------------------------------------------------------------ the canvas


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The samples of a grid."""

    grid: tuple[int, int]
    fine: int
    """Samples along a cell's side."""
    matrix: Matrix
    """From points to samples."""

    @property
    def size(self) -> tuple[int, int]:
        return self.grid[0] * self.fine, self.grid[1] * self.fine

    @classmethod
    def of(cls, grid: tuple[int, int], region: Region, supersample: int) -> _Canvas:
        cols, rows = grid
        if cols < 1 or rows < 1 or cols * rows > MAX_CELLS:
            raise UserError(
                f"a grid of {cols} x {rows} cells is out of range",
                "labels",
                f"Choose 1 to {MAX_CELLS:,} cells.",
            )
        if not 0 <= supersample <= 16:
            raise ValueError("supersample lies between 1 and 16, or is 0")
        x0, y0, x1, y1 = region
        if not all(map(math.isfinite, region)) or not (x1 - x0 > 1e-6 and y1 - y0 > 1e-6):
            raise UserError(
                f"the region {x0:g}, {y0:g} to {x1:g}, {y1:g} is empty",
                "labels",
                "Choose a region with a width and a height.",
            )
        fine = supersample or (8 if cols * rows <= 400 else 6 if cols * rows <= 1600 else 4)
        across, down = cols * fine / (x1 - x0), rows * fine / (y1 - y0)
        return cls(grid, fine, (across, 0.0, 0.0, down, -x0 * across, -y0 * down))


# ------------------------------------------------------------------ the display list


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A draw call; its outline's mask comes in step with it."""

    label: int
    slot: int
    ink: Ink
    veil: float
    """Opacity of the groups around it that are composed as one."""
    whole: tuple[int, str, int]
    """What makes its parts one object: artwork, kind of number, number."""


@dataclass(frozen=True, slots=True)
class _Clip:
    """Takes a mask."""


@dataclass(frozen=True, slots=True)
class _EndClip:
    pass


@dataclass(frozen=True, slots=True)
class _Fade:
    opacity: float


@dataclass(frozen=True, slots=True)
class _EndFade:
    pass


_Step = _Leaf | _Clip | _EndClip | _Fade | _EndFade


class _Lister:
    """Nodes as steps, with the outlines that the steps take."""

    def __init__(
        self,
        canvas: _Canvas,
        text: bool,
        plates: bool,
        pictures: Callable[[str], Pixels | None] | None,
    ) -> None:
        self.steps: list[_Step] = []
        self.outlines: list[Outline] = []
        self.blocks: frozenset[str] = frozenset()
        self._hidden = (frozenset() if text else _LETTERING) | (frozenset() if plates else _PLATES)
        self._text, self._plates = text, plates
        self._pictures = pictures
        self._nodes = 0
        self._artwork = self._subject = self._groups = 0
        self._opacity = 1.0
        """Of the fades that are open."""
        self._in_text = False

    def add(self, nodes: Sequence[Node], matrix: Matrix, opacity: float, depth: int) -> None:
        """`opacity` is what the nodes themselves are to be multiplied with."""
        self._nodes += len(nodes)
        if self._nodes > MAX_NODES:
            raise UserError(
                f"the scene has more than {MAX_NODES:,} draw calls",
                "labels",
                "Simplify the artwork.",
            )
        if depth > MAX_DEPTH:
            raise UserError("the scene's groups are nested too deep", "labels", "Ungroup them.")
        for node in nodes:
            match node:
                case Layered():
                    self._group(node, matrix, opacity, depth)
                case Fill():
                    self._leaf(Outline(node.path, matrix, node.rule), node, matrix, opacity)
                case Line():
                    self._line(node, matrix, opacity)
                case Image():
                    self._image(node, matrix, opacity)
                case Glyphs():
                    if self._text and node.glyphs and not node.invisible:
                        self._glyphs(node, matrix, opacity)

    # -- leaves

    def _shown(self, tag: Tag) -> bool:
        if self._in_text:  # a text's own shadow and glow are named like any other
            return self._plates if tag.name in _PLATES else self._text
        return tag.name not in self._hidden

    def _leaf(self, outline: Outline, node: Fill | Line, matrix: Matrix, opacity: float) -> None:
        if outline.path.verbs and self._shown(node.tag):
            ink = ink_of(node.paint, matrix, opacity)
            if ink is not None:
                self._draw(outline, ink, node.tag)

    def _draw(self, outline: Outline, ink: Ink, tag: Tag) -> None:
        self.outlines.append(outline)
        label = LABELS.get(tag.name, OTHER)
        slot = tag.slot if 0 <= tag.slot < SLOTS else FOREIGN
        if tag.name.startswith("subject."):
            whole = (self._subject, "subject", 0)
        elif tag.thing:
            whole = (self._artwork, "thing", tag.thing)
        else:
            whole = (self._artwork, "", 0)
        self.steps.append(_Leaf(label, slot, ink, self._opacity, whole))

    def _line(self, node: Line, matrix: Matrix, opacity: float) -> None:
        if not math.isfinite(node.width):
            raise UserError("the width of a line is no number", "labels", "Give it a width.")
        if node.width <= 0 or not node.path.verbs or not self._shown(node.tag):
            return
        path = node.path
        if node.dash:
            area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
            sample = 1 / math.sqrt(area) if area > 0 else 0.0
            path, share = dashed(node, 0.1 * sample, 0.75 * sample)
            opacity *= share
        stroke = Stroke(node.width, node.cap)
        self._leaf(Outline(path, matrix, stroke=stroke), node, matrix, opacity)

    def _glyphs(self, node: Glyphs, matrix: Matrix, opacity: float) -> None:
        path = letters.run_path(node)
        if node.outline is not None and node.outline[1] > 0:
            paint, width = node.outline
            self._line(Line(path, paint, width, tag=node.tag), matrix, opacity)
        self._leaf(Outline(path, matrix), Fill(path, node.paint, tag=node.tag), matrix, opacity)

    def _image(self, node: Image, matrix: Matrix, opacity: float) -> None:
        box = node.box
        if not (box.width > 0 and box.height > 0) or not self._shown(node.tag):
            return
        if not opacity > 0:
            return
        ink: Ink | None = self._picture(node, matrix, opacity)
        if ink is None:
            stand_in = node.stand_in
            colour = approximate_srgb(stand_in) if stand_in is not None else _UNKNOWN_PICTURE
            ink = Solid(colour, opacity)
        self._draw(Outline(shapes.rect(box), matrix), ink, node.tag)

    def _picture(self, node: Image, matrix: Matrix, opacity: float) -> PictureInk | None:
        pixels = self._pictures(node.asset) if self._pictures is not None else None
        if pixels is None or pixels.size == 0:
            return None
        h, w = pixels.shape[:2]
        x0, y0, x1, y1 = node.crop
        box = node.box
        if node.cover and x1 > x0 and y1 > y0:
            wanted, have = box.width / box.height, (x1 - x0) * w / ((y1 - y0) * h)
            if have > wanted:
                cut = (x1 - x0) * (1 - wanted / have) / 2
                x0, x1 = x0 + cut, x1 - cut
            else:
                cut = (y1 - y0) * (1 - have / wanted) / 2
                y0, y1 = y0 + cut, y1 - cut
        outward = inverse_of(matrix)
        if outward is None:
            return None
        a, d = (x1 - x0) / box.width, (y1 - y0) / box.height
        lay = (a, 0.0, 0.0, d, x0 - a * box.x, y0 - d * box.y)
        mask = self._pictures(node.mask) if node.mask and self._pictures else None
        inverse = concatenate(lay, outward)
        if not all(map(math.isfinite, inverse)):
            raise UserError("a picture lies at no place", "labels", "Check its box and crop.")
        return PictureInk(
            pixels, mask if mask is not None and mask.size else None, inverse, opacity
        )

    # -- groups

    def _group(self, node: Layered, matrix: Matrix, opacity: float, depth: int) -> None:
        own = node.opacity
        if not math.isfinite(own):
            raise UserError("a group's opacity is no number", "labels", "Give it an opacity.")
        own = min(1.0, max(0.0, own))
        if own <= 0 or not node.nodes:
            return
        held = self._artwork, self._subject, self._in_text, self._opacity
        if depth == 0 or node.layer:
            self._groups += 1
            self._subject = self._groups
            if node.layer:  # a painter numbers its things within one artwork
                self._artwork = self._groups
        self._in_text = self._in_text or (bool(node.layer) and node.layer in self.blocks)
        begun = len(self.steps), len(self.outlines)
        if node.clip is not None:
            self.outlines.append(Outline(node.clip, concatenate(matrix, node.matrix), node.rule))
            self.steps.append(_Clip())
        # One draw call alone can't overlap itself: its paint takes the opacity.
        fades = own < 1 and not (len(node.nodes) == 1 and not isinstance(node.nodes[0], Layered))
        if fades:
            self._opacity *= own
            self.steps.append(_Fade(own))
        first = len(self.steps)
        inner = concatenate(matrix, node.matrix)
        self.add(node.nodes, inner, opacity if fades else opacity * own, depth + 1)
        if len(self.steps) == first:  # nothing was drawn
            del self.steps[begun[0] :]
            del self.outlines[begun[1] :]
        else:
            if fades:
                self.steps.append(_EndFade())
            if node.clip is not None:
                self.steps.append(_EndClip())
        self._artwork, self._subject, self._in_text, self._opacity = held


# ------------------------------------------------------------------ painting


class _Painter:
    """Samples painted back to front: colours, and which draw call each sample shows."""

    def __init__(self, canvas: _Canvas) -> None:
        self._canvas = canvas
        w, h = canvas.size
        self._layers: list[Plane] = [np.ones((3, h, w), np.float32)]
        """What is being painted on: float32[3, h, w], r, g, b of the page; with alpha as a fourth
        plane, and colours multiplied by it, of groups that are composed as one."""
        self._fades: list[float] = []
        self._dirty: list[tuple[int, int, int, int]] = []
        self._clips: list[Mask | None] = []
        """What the open clips leave; None: nothing."""
        self._leaves: list[_Leaf] = []
        self._owner = np.full((h, w), -1, np.int32)
        """The draw call that labels a sample."""
        self._veiled = np.zeros((h, w), np.uint16)
        """The label of translucent draw calls since then, and how opaque they are together."""
        self._veil = np.zeros((h, w), np.float32)
        self._thin = False
        """Whether there are such at all."""
        self._light = np.full((h, w), -1, np.int32)
        self._lit = np.zeros((h, w), np.float32)

    # -- replay

    def replay(self, steps: Sequence[_Step], found: Iterator[Mask | None]) -> None:
        for step in steps:
            match step:
                case _Leaf():
                    mask = self._clipped(next(found))
                    if mask is not None:
                        self._paint(step, mask)
                case _Clip():
                    self._clips.append(self._clipped(next(found)))
                case _EndClip():
                    self._clips.pop()
                case _Fade():
                    w, h = self._canvas.size
                    self._layers.append(np.zeros((4, h, w), np.float32))
                    self._dirty.append((w, h, 0, 0))
                    self._fades.append(step.opacity)
                case _EndFade():
                    self._merge()
        next(found, None)
        self._light_what_is_bare()

    def _clipped(self, mask: Mask | None) -> Mask | None:
        if mask is None or not self._clips:
            return mask
        clip = self._clips[-1]
        if clip is None:
            return None
        x0, y0 = max(mask.x, clip.x), max(mask.y, clip.y)
        x1 = min(mask.x + mask.inside.shape[1], clip.x + clip.inside.shape[1])
        y1 = min(mask.y + mask.inside.shape[0], clip.y + clip.inside.shape[0])
        if x1 <= x0 or y1 <= y0:
            return None
        own = mask.inside[y0 - mask.y : y1 - mask.y, x0 - mask.x : x1 - mask.x]
        window = clip.inside[y0 - clip.y : y1 - clip.y, x0 - clip.x : x1 - clip.x]
        return Mask(x0, y0, own & window)

    def _merge(self) -> None:
        above = self._layers.pop()
        opacity = np.float32(self._fades.pop())
        x0, y0, x1, y1 = self._dirty.pop()
        if x1 <= x0 or y1 <= y0:
            return
        view = (slice(y0, y1), slice(x0, x1))
        below = self._layers[-1]
        part, over = below[(slice(None), *view)], above[(slice(None), *view)]
        part *= 1 - over[3] * opacity
        part += over[: len(part)] * opacity
        self._touch(view)

    def _touch(self, view: tuple[slice, slice]) -> None:
        if self._dirty:
            x0, y0, x1, y1 = self._dirty[-1]
            rows, cols = view
            self._dirty[-1] = (
                min(x0, cols.start), min(y0, rows.start), max(x1, cols.stop), max(y1, rows.stop),
            )  # fmt: skip

    # -- one draw call

    def _paint(self, leaf: _Leaf, mask: Mask) -> None:
        h, w = mask.inside.shape
        view = (slice(mask.y, mask.y + h), slice(mask.x, mask.x + w))
        ink, inside = leaf.ink, mask.inside
        colours: Plane
        alpha: float | Plane
        if isinstance(ink, Solid):
            colours, alpha = np.array(ink.colour, np.float32).reshape(3, 1, 1), ink.alpha
        else:
            colours, alpha = ink.values(mask.x, mask.y, (h, w))
        opaque = isinstance(alpha, float) and alpha > 0.999
        planes = self._layers[-1]
        part = planes[(slice(3), *view)]
        if opaque:
            np.copyto(part, colours, where=inside)
        else:
            weight = inside * (np.float32(alpha) if isinstance(alpha, float) else alpha)
            part += (colours - part) * weight
        if len(planes) == 4:
            cover = planes[3][view]
            cover += (1 - cover) * (inside if opaque else weight)
        self._touch(view)
        self._label(leaf, view, inside, 1.0 if opaque else alpha)

    def _label(
        self,
        leaf: _Leaf,
        view: tuple[slice, slice],
        inside: npt.NDArray[np.bool_],
        alpha: float | Plane,
    ) -> None:
        number = len(self._leaves)
        self._leaves.append(leaf)
        if leaf.veil < 1.0:
            alpha = alpha * np.float32(leaf.veil) if isinstance(alpha, np.ndarray) else (
                alpha * leaf.veil
            )  # fmt: skip
        owner = self._owner[view]
        if _TINTS[leaf.label]:
            self._shine(number, view, inside & (owner < 0), alpha)
            return
        if isinstance(alpha, float):
            if alpha >= SOLID:
                self._own(number, view, inside)
                return
        else:
            solid = inside & (alpha >= SOLID)
            self._own(number, view, solid)
            inside = inside & ~solid
        if CLASSES[CLASS_NAMES[leaf.label - 1]] == "soft":
            return  # beams that cross are no thicker for it
        self._thin = True
        # Too thin to be the label alone: draw calls of one class add up.
        veiled, veil = self._veiled[view], self._veil[view]
        both = np.where(veiled == leaf.label, 1 - (1 - veil) * (1 - alpha), alpha)
        takes = inside & (both >= SOLID)
        np.copyto(owner, number, where=takes)
        np.copyto(veil, both, where=inside)
        np.copyto(veiled, leaf.label, where=inside)

    def _own(self, number: int, view: tuple[slice, slice], inside: npt.NDArray[np.bool_]) -> None:
        np.copyto(self._owner[view], number, where=inside)
        if self._thin:
            np.copyto(self._veiled[view], 0, where=inside)

    def _shine(
        self,
        number: int,
        view: tuple[slice, slice],
        inside: npt.NDArray[np.bool_],
        alpha: float | Plane,
    ) -> None:
        lit = self._lit[view]
        np.copyto(lit, 1 - (1 - lit) * (1 - alpha), where=inside)
        np.copyto(self._light[view], number, where=inside)

    def _light_what_is_bare(self) -> None:
        bare = (self._owner < 0) & (self._lit >= FAINT)
        np.copyto(self._owner, self._light, where=bare)

    # -- results

    def colours(self) -> Plane:
        cols, rows = self._canvas.grid
        fine = self._canvas.fine
        out = np.empty((rows, cols, 3), np.float32)
        for k, plane in enumerate(self._layers[0]):
            out[..., k] = plane.reshape(rows, fine, cols, fine).mean(axis=(1, 3))
        return np.clip(out, 0.0, 1.0)

    def vote(self) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.int8]]:
        """In every cell the class of most samples, and the slot of most of those. Among equals
        the earlier class of the table."""
        cols, rows = self._canvas.grid
        fine = self._canvas.fine
        pairs = np.array(
            [FOREIGN + 1, *(leaf.label * (SLOTS + 1) + leaf.slot + 1 for leaf in self._leaves)]
        )
        # NOTHING with a foreign slot comes first; the others in the order of the table.
        kinds, place = np.unique(pairs, return_inverse=True)
        labels, of_kind = np.unique(kinds // (SLOTS + 1), return_inverse=True)
        kind = place.reshape(-1)[self._owner + 1].reshape(rows, fine, cols, fine)
        classes = np.empty((rows, cols), np.uint16)
        slots = np.empty((rows, cols), np.int8)
        step = max(1, 2_000_000 // (cols * len(kinds)))
        for top in range(0, rows, step):
            part = kind[top : top + step].transpose(0, 2, 1, 3).reshape(-1, fine * fine)
            cells = len(part)
            index = part + len(kinds) * np.arange(cells)[:, None]
            votes = np.bincount(index.reshape(-1), minlength=cells * len(kinds))
            votes = votes.reshape(cells, len(kinds))
            starts = np.searchsorted(of_kind.reshape(-1), np.arange(len(labels)))
            by_label = np.add.reduceat(votes, starts, axis=1)
            won = by_label.argmax(axis=1)
            votes[of_kind.reshape(-1)[None, :] != won[:, None]] = -1
            best = kinds[votes.argmax(axis=1)]
            classes[top : top + step] = (best // (SLOTS + 1)).reshape(-1, cols)
            slots[top : top + step] = (best % (SLOTS + 1) - 1).reshape(-1, cols)
        return classes, slots

    def objects(self) -> tuple[SceneObject, ...]:
        """Objects as far as they are seen, merged where they are parts of one thing."""
        return _Objects(self._leaves, self._owner).found()


_TINTS = np.zeros(len(LABELS) + 1, bool)
for _name, _kind in CLASSES.items():
    _TINTS[LABELS[_name]] = _kind == "soft" and _name not in _DEPICTED
_OBJECTS = frozenset(LABELS[name] for name, kind in CLASSES.items() if kind == "object")


# ------------------------------------------------------------------ objects


@dataclass(slots=True)
class _Thing:
    stem: str
    x0: int
    y0: int
    x1: int
    y1: int
    votes: dict[tuple[int, int], int] = field(default_factory=dict)
    """(label, slot) -> samples."""

    def meets(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether half of the smaller one lies in the other, a sample's slack allowed."""
        w = min(self.x1, x1) - max(self.x0, x0) + 1
        h = min(self.y1, y1) - max(self.y0, y0) + 1
        least = min((self.x1 - self.x0) * (self.y1 - self.y0), (x1 - x0) * (y1 - y0))
        return w > 0 and h > 0 and w * h >= 0.5 * least

    def grow(self, x0: int, y0: int, x1: int, y1: int) -> None:
        self.x0, self.y0 = min(self.x0, x0), min(self.y0, y0)
        self.x1, self.y1 = max(self.x1, x1), max(self.y1, y1)


class _Objects:
    """The things that the draw calls make up."""

    def __init__(self, leaves: Sequence[_Leaf], owner: npt.NDArray[np.int32]) -> None:
        self._leaves = leaves
        self._size = owner.shape
        objects = np.array([leaf.label in _OBJECTS for leaf in leaves] + [False])
        ys, xs = np.nonzero(objects[owner])  # -1, no owner, is the last
        who = owner[ys, xs]
        count = len(leaves)
        h, w = owner.shape
        self._counts = np.bincount(who, minlength=count)
        self._boxes = np.empty((count, 4), np.int64)
        self._boxes[:, :2], self._boxes[:, 2:] = (w, h), 0
        np.minimum.at(self._boxes[:, 0], who, xs)
        np.minimum.at(self._boxes[:, 1], who, ys)
        np.maximum.at(self._boxes[:, 2], who, xs + 1)
        np.maximum.at(self._boxes[:, 3], who, ys + 1)

    def found(self) -> tuple[SceneObject, ...]:
        things: dict[tuple[int, str, int], _Thing] = {}
        loose: list[_Thing] = []
        for k in np.flatnonzero(self._counts).tolist():
            leaf = self._leaves[k]
            x0, y0, x1, y1 = self._boxes[k].tolist()
            stem = CLASS_NAMES[leaf.label - 1].split(".")[0]
            thing: _Thing | None
            if leaf.whole[1]:
                thing = things.get(leaf.whole)
            else:
                near = (t for t in loose[:-5:-1] if t.stem == stem and t.meets(x0, y0, x1, y1))
                thing = next(near, None)
            if thing is None:
                thing = _Thing(stem, x0, y0, x1, y1)
                if leaf.whole[1]:
                    things[leaf.whole] = thing
                else:
                    loose.append(thing)
            thing.grow(x0, y0, x1, y1)
            key = (leaf.label, leaf.slot)
            thing.votes[key] = thing.votes.get(key, 0) + int(self._counts[k])
        made = [self._object(thing) for thing in (*things.values(), *loose)]
        return tuple(sorted(made, key=lambda o: (-o.share, o.y, o.x, o.name)))

    def _object(self, thing: _Thing) -> SceneObject:
        h, w = self._size
        by_label: dict[int, int] = {}
        for (label, _), count in thing.votes.items():
            by_label[label] = by_label.get(label, 0) + count
        label = max(by_label, key=lambda v: (by_label[v], -v))
        slots = {slot: n for (v, slot), n in thing.votes.items() if v == label}
        slot = max(slots, key=lambda v: (slots[v], -v))
        return SceneObject(
            CLASS_NAMES[label - 1],
            thing.x0 / w,
            thing.y0 / h,
            (thing.x1 - thing.x0) / w,
            (thing.y1 - thing.y0) / h,
            slot,
            sum(thing.votes.values()) / (w * h),
        )
