"""Image tokens: what a picture shows in every cell of a grid, as numbers for a model.

A grid token is a class with a palette slot, so that tokens hold no colour: the same tokens serve
every palette. Object tokens say what stands where, in 64 steps of each side. Both are made from a
scene's own labels (`engine.drawing.labels`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour, approximate_srgb
from engine.drawing.labels import FOREIGN, LabelMap, SceneObject
from engine.drawing.motifs.classes import CLASS_NAMES
from engine.errors import UserError

Ids = npt.NDArray[np.int32]
Plane = npt.NDArray[np.float32]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in fractions."""

SLOTS = 6
_STATES = SLOTS + 1
"""Of a class: a foreign colour, or one of the palette's."""
EMPTY = 0
"""The token of a cell where nothing is drawn."""
STEPS = 64
"""Of an object's place and size along each side."""
MAX_SIDE = 256
MAX_OBJECTS = 256
GREY = (0.5, 0.5, 0.5)


# ------------------------------------------------------------------ the vocabulary


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The classes that a bundle was trained with, in order. A bundle carries the names in its
    tables; classes are only ever appended, so that a token keeps its meaning."""

    classes: tuple[str, ...]

    @property
    def size(self) -> int:
        """Number of grid tokens."""
        return (len(self.classes) + 1) * _STATES

    def token(self, name: str, slot: int = FOREIGN) -> int:
        """The token of a class in a palette slot 0..5, or in a foreign colour. Raises UserError
        for a class that this vocabulary lacks."""
        if not FOREIGN <= slot < SLOTS:
            raise ValueError(f"there is no palette slot {slot}")
        try:
            return (self.classes.index(name) + 1) * _STATES + slot + 1
        except ValueError:
            raise UserError(
                f"there is no class {name!r}", "image tokens", "Use a class of the bundle's table."
            ) from None

    def meaning(self, token: int) -> tuple[str, int]:
        """(class name, slot) of a token; '' where nothing is drawn. Raises UserError."""
        if not 0 <= token < self.size:
            raise UserError(
                f"{token} is no image token of 0 to {self.size - 1}",
                "image tokens",
                "The tokens belong to another bundle.",
            )
        label, state = divmod(token, _STATES)
        return (self.classes[label - 1], state - 1) if label else ("", FOREIGN)

    def table(self) -> dict[str, object]:
        """As a bundle stores it (JSON)."""
        return {"classes": list(self.classes), "slots": SLOTS, "steps": STEPS}

    @classmethod
    def from_table(cls, table: object) -> Vocabulary:
        """Raises UserError for a table that is damaged or orders classes in another way than this
        program does, so that its tokens would mean something else."""
        where, remedy = "bundle › tables › image tokens", "Install the bundle again."
        names = table.get("classes") if isinstance(table, dict) else None
        if (
            not isinstance(table, dict)
            or not isinstance(names, list)
            or not names
            or not all(isinstance(name, str) and name for name in names)
            or len(set(names)) != len(names)
        ):
            raise UserError("the table of classes is damaged", where, remedy)
        if table.get("slots") != SLOTS or table.get("steps") != STEPS:
            raise UserError(f"the tokens don't have {SLOTS} slots and {STEPS} steps", where, remedy)
        for ours, theirs in zip(CLASS_NAMES, names, strict=False):
            if ours != theirs:
                raise UserError(f"class {theirs!r} stands where {ours!r} should", where, remedy)
        return cls(tuple(names))


VOCABULARY = Vocabulary(CLASS_NAMES)
"""Of this program."""


# ------------------------------------------------------------------ grid tokens


@dataclass(frozen=True, slots=True, eq=False)
class ImageTokens:
    """Tokens of a grid; row 0 is at the top."""

    ids: Ids
    """int32[rows, cols]"""

    def __post_init__(self) -> None:
        if self.ids.ndim != 2 or self.ids.dtype != np.int32 or not self.ids.size:
            raise ValueError("image tokens are int32[rows, cols]")

    @property
    def grid(self) -> tuple[int, int]:
        """Columns, rows."""
        rows, cols = self.ids.shape
        return cols, rows

    @property
    def classes(self) -> npt.NDArray[np.uint16]:
        """uint16[rows, cols]: labels as in a LabelMap."""
        return (self.ids // _STATES).astype(np.uint16)

    @property
    def slots(self) -> npt.NDArray[np.int8]:
        """int8[rows, cols]: palette slot 0..5, or -1."""
        return np.where(self.ids == EMPTY, FOREIGN, self.ids % _STATES - 1).astype(np.int8)


def encode(labels: LabelMap, vocabulary: Vocabulary = VOCABULARY) -> ImageTokens:
    """The tokens of a label map. A class that an older bundle's vocabulary lacks is a `shape`."""
    classes = labels.classes.astype(np.int32)
    slots = labels.slots.astype(np.int32)
    if not ((slots >= FOREIGN) & (slots < SLOTS)).all():
        raise ValueError("palette slots lie between -1 and 5")
    known = len(vocabulary.classes)
    if (classes > known).any():
        other = vocabulary.classes.index("shape") + 1 if "shape" in vocabulary.classes else 0
        classes = np.where(classes > known, other, classes)
    ids = np.where(classes == 0, EMPTY, classes * _STATES + slots + 1)
    return ImageTokens(ids.astype(np.int32))


def checked(ids: npt.ArrayLike, vocabulary: Vocabulary = VOCABULARY) -> ImageTokens:
    """Tokens that came from outside (a model, a file). Raises UserError for what isn't a grid of
    numbers of the vocabulary."""
    try:
        values = np.asarray(ids)
    except ValueError:  # rows of different lengths
        values = np.empty(0)
    if values.ndim != 2 or values.dtype.kind not in "iu" or not 0 < values.size <= MAX_SIDE**2:
        raise UserError(
            "the image tokens are no grid of whole numbers",
            "image tokens",
            f"Give rows of equal length, at most {MAX_SIDE}² tokens.",
        )
    if values.min() < 0 or values.max() >= vocabulary.size:
        raise UserError(
            f"an image token lies outside 0 to {vocabulary.size - 1}",
            "image tokens",
            "The tokens belong to another bundle.",
        )
    return ImageTokens(np.ascontiguousarray(values, np.int32))


def decode(
    tokens: ImageTokens,
    palette: Sequence[Colour],
    *,
    foreign: tuple[float, float, float] | Plane = GREY,
    paper: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> Plane:
    """A preview, float32[rows, cols, 3], sRGB: every cell in its slot's colour.

    Cells of a foreign colour get `foreign`: one sRGB colour, or float32[rows, cols, 3], such as
    the colours of the label map. Empty cells are `paper`. Raises UserError for a palette that
    hasn't six colours.
    """
    table = np.empty((_STATES, 3), np.float32)
    table[1:] = _srgb(palette)
    one = isinstance(foreign, tuple)
    table[0] = foreign if one else GREY
    state = tokens.ids % _STATES
    out = table[state]
    if not one:
        given = np.asarray(foreign, np.float32)
        if given.shape != out.shape:
            raise ValueError("foreign colours are float32[rows, cols, 3] of the tokens' grid")
        out = np.where(state[..., None] == 0, given, out)
    out[tokens.ids == EMPTY] = paper
    return np.asarray(out, np.float32)


def swap_palette(
    colours: Plane, tokens: ImageTokens, old: Sequence[Colour], new: Sequence[Colour]
) -> Plane:
    """Cell colours, float32[rows, cols, 3], as they are in another palette: every cell moves as
    its slot's colour does, and keeps its own shade. Foreign cells stay. Raises UserError for a
    palette that hasn't six colours."""
    if colours.shape != (*tokens.ids.shape, 3):
        raise ValueError("colours are float32[rows, cols, 3] of the tokens' grid")
    change = np.zeros((_STATES, 3), np.float32)
    change[1:] = _srgb(new) - _srgb(old)
    return np.asarray(np.clip(colours + change[tokens.ids % _STATES], 0.0, 1.0), np.float32)


def _srgb(palette: Sequence[Colour]) -> Plane:
    if len(palette) != SLOTS:
        raise UserError(
            f"the palette has {len(palette)} colours, not {SLOTS}",
            "image tokens",
            "Choose a palette of six.",
        )
    return np.array([approximate_srgb(colour) for colour in palette], np.float32)


# ------------------------------------------------------------------ other grids


def expand(tokens: ImageTokens, grid: tuple[int, int]) -> ImageTokens:
    """The same picture on a finer grid of (columns, rows), every cell repeated. Raises UserError
    for a grid that isn't a whole multiple."""
    across, down = _factors(tokens.grid, grid)
    return ImageTokens(np.ascontiguousarray(tokens.ids.repeat(down, axis=0).repeat(across, axis=1)))


def reduce(tokens: ImageTokens, grid: tuple[int, int]) -> ImageTokens:
    """The picture on a coarser grid of (columns, rows): in every cell the class of most, and the
    slot of most of those. Among equals the one that is rarer in the whole picture, so that small
    things are kept, then the earlier one. Raises UserError for a grid that doesn't divide."""
    across, down = _factors(grid, tokens.grid)
    cols, rows = grid
    kinds, place = np.unique(tokens.ids, return_inverse=True)
    place = place.reshape(rows, down, cols, across).transpose(0, 2, 1, 3).reshape(rows * cols, -1)
    index = place + len(kinds) * np.arange(len(place))[:, None]
    votes = np.bincount(index.reshape(-1), minlength=len(place) * len(kinds))
    votes = votes.reshape(len(place), len(kinds))
    _, starts, of_kind = np.unique(kinds // _STATES, return_index=True, return_inverse=True)
    by_label = np.add.reduceat(votes, starts, axis=1)
    won = _rarest_of_most(by_label)
    votes[of_kind.reshape(-1)[None, :] != won[:, None]] = 0
    best = kinds[_rarest_of_most(votes)]
    return ImageTokens(best.astype(np.int32).reshape(rows, cols))


def _rarest_of_most(votes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The column of most votes in each row; among equals that of the least sum, then the first."""
    total = votes.sum(axis=0)
    order = np.argsort(total, kind="stable")
    return np.asarray(order[votes[:, order].argmax(axis=1)])


def _factors(coarse: tuple[int, int], fine: tuple[int, int]) -> tuple[int, int]:
    (a, b), (c, d) = coarse, fine
    if not (0 < a <= c <= MAX_SIDE and 0 < b <= d <= MAX_SIDE) or c % a or d % b:
        raise UserError(
            f"a grid of {c} x {d} doesn't lie evenly over one of {a} x {b}",
            "image tokens",
            "Choose grids that are multiples of each other.",
        )
    return c // a, d // b


# ------------------------------------------------------------------ quiet places


def quiet_mask(boxes: Sequence[Box], grid: tuple[int, int]) -> Plane:
    """float32[rows, cols]: which part of every cell lies in one of the boxes, to 1/16 of a side.
    What reaches out of the picture is cut off. Raises UserError for a box that is no number."""
    cols, rows = grid
    if not (0 < cols <= MAX_SIDE and 0 < rows <= MAX_SIDE):
        raise UserError(f"a grid of {cols} x {rows} is out of range", "quiet mask")
    fine = 16
    covered = np.zeros((rows * fine, cols * fine), bool)
    for box in boxes:
        if not all(map(math.isfinite, box)):
            raise UserError("a quiet box is no number", "quiet mask", "Give x0, y0, x1, y1.")
        x0, y0, x1, y1 = (min(1.0, max(0.0, v)) for v in box)
        # A sample counts where its middle lies in the box.
        left, right = (math.ceil(v * cols * fine - 0.5) for v in (x0, x1))
        top, bottom = (math.ceil(v * rows * fine - 0.5) for v in (y0, y1))
        covered[top:bottom, left:right] = True
    part = covered.reshape(rows, fine, cols, fine).mean(axis=(1, 3), dtype=np.float32)
    return np.asarray(part)


# ------------------------------------------------------------------ object tokens


def encode_objects(
    objects: Sequence[SceneObject], most: int = 16, vocabulary: Vocabulary = VOCABULARY
) -> Ids:
    """int32[n, 6]: class label, x, y, w, h, slot + 1 of the `most` first objects.

    (x, y) is the middle, in 64 steps of the picture's sides; w and h are 1 step less than the size
    rounded up, so that nothing has no size. Objects that the vocabulary lacks are left out.
    """
    index = {name: i + 1 for i, name in enumerate(vocabulary.classes)}
    rows = [
        (
            index[o.name],
            _step(o.x + o.w / 2),
            _step(o.y + o.h / 2),
            _step(o.w - 1 / STEPS + 1e-9, up=True),
            _step(o.h - 1 / STEPS + 1e-9, up=True),
            o.slot + 1,
        )
        for o in objects
        if o.name in index
    ]
    return np.array(rows[: max(0, most)], np.int32).reshape(-1, 6)


def _step(value: float, *, up: bool = False) -> int:
    scaled = value * STEPS
    return min(STEPS - 1, max(0, math.ceil(scaled - 1e-6) if up else math.floor(scaled)))


def decode_objects(
    tokens: npt.ArrayLike, vocabulary: Vocabulary = VOCABULARY
) -> tuple[SceneObject, ...]:
    """The objects of int32[n, 6], each where its steps put it. Raises UserError for tokens that
    are no objects of the vocabulary."""
    values = np.asarray(tokens)
    top = np.array([len(vocabulary.classes), STEPS - 1, STEPS - 1, STEPS - 1, STEPS - 1, SLOTS])
    if values.size == 0:
        return ()
    if (
        values.ndim != 2
        or values.shape[1] != 6
        or values.dtype.kind not in "iu"
        or len(values) > MAX_OBJECTS
        or (values < (1, 0, 0, 0, 0, 0)).any()
        or (values > top).any()
    ):
        raise UserError(
            "the object tokens are no rows of class, x, y, w, h, slot",
            "image tokens",
            "The tokens belong to another bundle.",
        )
    out = []
    for label, x, y, w, h, slot in values.tolist():
        wide, tall = (w + 1) / STEPS, (h + 1) / STEPS
        cx, cy = (x + 0.5) / STEPS, (y + 0.5) / STEPS
        out.append(
            SceneObject(
                vocabulary.classes[label - 1],
                cx - wide / 2, cy - tall / 2, wide, tall, slot - 1, wide * tall,
            )
        )  # fmt: skip
    return tuple(out)
