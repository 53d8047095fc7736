"""Quality: what is wrong with a poster, and how good it is, measured on a small render.

Everything here is arithmetic on two rasters (the poster, and the same poster without its texts)
and on what the layout reports of its text blocks. Faults are the rejection tests of the art
direction, section 9; the score ranks what survives; the layout measures are those of PosterLayout
(Hsu et al., CVPR 2023) and RALF (Horita et al., CVPR 2024), computed on our own boxes.

What a raster can't tell (the words read back, the palette, particles, ladder steps) may be given;
tests that miss their evidence find nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour, approximate_srgb
from engine.planning.formats import RULES, FormatClass, FormatRules
from engine.planning.plan import Plan
from engine.planning.variety import attributes

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Quad = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


class BoxLike(Protocol):
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


class Block(Protocol):
    """What the layout says of one text block, in points (see `drawing.scene.BlockReport`)."""

    @property
    def block(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def ink(self) -> BoxLike: ...
    @property
    def size(self) -> float: ...
    @property
    def smallest(self) -> float: ...
    @property
    def lines(self) -> int: ...
    @property
    def overflow(self) -> bool: ...
    @property
    def missing(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def rotation(self) -> float: ...
    @property
    def vertical(self) -> bool: ...
    @property
    def arc(self) -> tuple[float, float, float, float, bool] | None: ...
    @property
    def line_boxes(self) -> Sequence[BoxLike]: ...
    @property
    def line_texts(self) -> tuple[str, ...]: ...
    @property
    def pivot(self) -> tuple[float, float]: ...
    @property
    def fill(self) -> Any: ...
    @property
    def plate(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """`faults`: one short line each, the test's name first. `score` 0..1."""

    faults: tuple[str, ...]
    score: float
    measures: dict[str, float]

    @property
    def passed(self) -> bool:
        return not self.faults


# ------------------------------------------------------------------ rasters


_steps = np.arange(256, dtype=np.float32) / 255
_LINEAR: Floats = np.where(
    _steps <= 0.04045, _steps / 12.92, ((_steps + 0.055) / 1.055) ** 2.4
).astype(np.float32)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    dtype=np.float32,
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    dtype=np.float32,
)


def luminance(pixels: Pixels) -> Floats:
    """WCAG 2 relative luminance, float32[h, w], of uint8[h, w, 3]."""
    linear = _LINEAR[pixels]
    return np.asarray(linear @ _LUMINANCE, dtype=np.float32)


def lightness(relative: Floats) -> Floats:
    """CIE L*, 0..100, of relative luminance."""
    curve = np.where(relative > 0.008856, 116 * np.cbrt(relative) - 16, 903.3 * relative)
    return np.asarray(curve, dtype=np.float32)


def oklab(pixels: Pixels) -> Floats:
    """OKLab, float32[h, w, 3], of uint8[h, w, 3] (Ottosson 2020)."""
    return np.asarray(np.cbrt(_LINEAR[pixels] @ _TO_LMS.T) @ _TO_OKLAB.T, dtype=np.float32)


def box_mean(image: Floats, radius: int) -> Floats:
    """Mean over a square window of 2 radius + 1 pixels, edges repeated."""
    if radius < 1:
        return image
    out = image.astype(np.float64)
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (radius + 1, radius)
        sums = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis)
        n = 2 * radius + 1
        out = (sums[n:] - sums[:-n]) / n if axis == 0 else (sums[:, n:] - sums[:, :-n]) / n
    return out.astype(np.float32)


def sobel(grey: Floats) -> Floats:
    """Gradient magnitude sqrt((gx² + gy²) / 2) of 3 x 3 Sobel, for grey in 0..1: 0..about 4."""
    p = np.pad(grey, 1, mode="edge")
    gx = (p[:-2, 2:] + 2 * p[1:-1, 2:] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[1:-1, :-2] + p[2:, :-2])
    gy = (p[2:, :-2] + 2 * p[2:, 1:-1] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[:-2, 1:-1] + p[:-2, 2:])
    return np.asarray(np.sqrt((gx * gx + gy * gy) / 2), dtype=np.float32)


def grown(mask: Mask, radius: int) -> Mask:
    """Every pixel within `radius` (in rows and columns) of a set one."""
    if radius < 1:
        return mask
    return box_mean(mask.astype(np.float32), radius) > 1e-6


def shrunk(image: npt.NDArray[Any], height: int, width: int) -> Floats:
    """Area means on a height x width grid, float32[height, width, ...]."""
    h, w = image.shape[:2]
    rows = np.linspace(0, h, height + 1).astype(int)
    columns = np.linspace(0, w, width + 1).astype(int)
    starts_r, starts_c = np.minimum(rows[:-1], h - 1), np.minimum(columns[:-1], w - 1)
    sums = np.add.reduceat(image.astype(np.float64), starts_r, axis=0)
    sums = np.add.reduceat(sums, starts_c, axis=1)
    counts = np.maximum(1, np.diff(np.append(starts_r, h)))[:, None]
    counts = counts * np.maximum(1, np.diff(np.append(starts_c, w)))[None, :]
    return np.asarray(
        sums / counts.reshape(counts.shape + (1,) * (image.ndim - 2)), dtype=np.float32
    )


def saliency(pixels: Pixels, size: int = 64) -> Floats:
    """Where the eye goes, float32[size, size] in 0..1: the spectral residual (Hou and Zhang,
    CVPR 2007) of the OKLab channels, times how far a place's colour is from the page's mean."""
    lab = oklab(pixels[:: max(1, pixels.shape[0] // 256), :: max(1, pixels.shape[1] // 256)])
    small = shrunk(lab, size, size)
    total = np.zeros((size, size), dtype=np.float64)
    for channel in range(3):
        spectrum = np.fft.fft2(small[..., channel])
        log = np.log(np.abs(spectrum) + 1e-6)
        residual = log - box_mean(log.astype(np.float32), 1)
        total += np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    spectral = box_mean(total.astype(np.float32), 2)
    spectral /= max(float(spectral.max()), 1e-9)
    far = np.linalg.norm(small - small.reshape(-1, 3).mean(0), axis=-1)
    far = box_mean(far.astype(np.float32), 1)
    far /= max(float(far.max()), 1e-9)
    both = 0.5 * spectral + 0.5 * far
    return np.asarray(both / max(float(both.max()), 1e-9), dtype=np.float32)


# ------------------------------------------------------------------ the view


@dataclass(frozen=True)
class View:
    """One poster under judgement. Rasters are uint8[h, w, 3], `scale` is pixels a point; boxes
    of `subjects` are in points."""

    picture: Pixels
    behind: Pixels
    blocks: tuple[Block, ...]
    scale: float
    format: FormatClass
    archetype: str
    subjects: tuple[Quad, ...] = ()
    print: bool = True
    readings: Mapping[str, str] = field(default_factory=dict)
    """What a reader made of the text blocks, by id."""
    particles: tuple[tuple[float, float], ...] = ()
    """Centres of stars, snow, confetti, in points."""
    effects: Mapping[str, int] = field(default_factory=dict)
    """Ladder steps spent on a text block, by id."""
    stretch: float = 1.0
    others: tuple[tuple[Pixels, Plan], ...] = ()
    """Posters already chosen for the same brief, with their plans."""
    plan: Plan | None = None

    @cached_property
    def rules(self) -> FormatRules:
        return RULES[self.format]

    @property
    def width(self) -> float:
        return self.picture.shape[1] / self.scale

    @property
    def height(self) -> float:
        return self.picture.shape[0] / self.scale

    @property
    def short(self) -> float:
        """The short side in points."""
        return min(self.width, self.height)

    @cached_property
    def light(self) -> Floats:
        """Relative luminance behind the texts."""
        return luminance(self.behind)

    @cached_property
    def grey(self) -> Floats:
        """L* / 100 behind the texts."""
        return lightness(self.light) / 100

    @cached_property
    def picture_grey(self) -> Floats:
        return lightness(luminance(self.picture)) / 100

    @cached_property
    def lab(self) -> Floats:
        """OKLab of the whole poster at half size."""
        return oklab(self.picture[::2, ::2])

    @cached_property
    def text_mask(self) -> Mask:
        """bool[h, w]: pixels that the texts (and their plates) changed."""
        change = np.abs(self.picture.astype(np.int16) - self.behind.astype(np.int16)).max(-1)
        return np.asarray(change > 24, dtype=bool)

    @cached_property
    def detail(self) -> Floats:
        """Local deviation of L* / 100 in a window of .08 of the short side, at half size."""
        return self._deviation(self.picture_grey)

    @cached_property
    def scene_detail(self) -> Floats:
        """The same of the page without its texts."""
        return self._deviation(self.grey)

    def _deviation(self, image: Floats) -> Floats:
        grey = image[::2, ::2]
        radius = max(1, round(0.04 * self.short * self.scale / 2))
        mean = box_mean(grey, radius)
        variance = np.maximum(box_mean(grey * grey, radius) - mean * mean, 0)
        return np.asarray(np.sqrt(variance), dtype=np.float32)

    @cached_property
    def saliency(self) -> Floats:
        return saliency(self.picture)

    @cached_property
    def title(self) -> Block | None:
        titles = [b for b in self.blocks if b.role == "title"]
        return max(titles, key=lambda b: b.size, default=None)

    def pixels(self, box: Quad) -> tuple[slice, slice]:
        """Slices of the rasters for a box in points, clipped to the page."""
        h, w = self.picture.shape[:2]
        x0, x1 = (min(w, max(0, v)) for v in (int(box[0] * self.scale), _up(box[2] * self.scale)))
        y0, y1 = (min(h, max(0, v)) for v in (int(box[1] * self.scale), _up(box[3] * self.scale)))
        return slice(y0, y1), slice(x0, x1)

    def under(self, block: Block) -> Floats:
        """Luminances of the pixels that the block's ink, grown by .08 em, lies on."""
        if block.plate:
            # The plate belongs to the text: what is not ink inside the box is its ground.
            where = self.pixels(quad(block.ink))
            seen = luminance(self.picture[where])
            inks = [_relative(c) for c in inks_of(block)]
            far = np.ones(seen.shape, dtype=bool)
            for ink in inks:
                far &= np.abs(np.sqrt(seen) - math.sqrt(ink)) > 0.12
            values = seen[far]
            if values.size == 0:
                return np.asarray(seen.reshape(-1), dtype=np.float32)
            # Antialiased pixels lie anywhere between ink and ground; the plate is one tone.
            tones, edges = np.histogram(np.sqrt(values), bins=40, range=(0.0, 1.0))
            at = int(np.argmax(tones))
            near = (np.sqrt(values) >= edges[at] - 0.01) & (np.sqrt(values) <= edges[at + 1] + 0.01)
            return np.asarray(values[near], dtype=np.float32)
        reach = 0.08 * block.size
        if _straight(block):
            boxes = [quad(box) for box in block.line_boxes] or [quad(block.ink)]
            parts = [self.light[self.pixels(_grown(box, reach))].reshape(-1) for box in boxes]
            return np.asarray(np.concatenate(parts), dtype=np.float32)
        # Round and slanted lines fill little of their boxes: look where the rasters differ.
        where = self.pixels(_grown(quad(block.ink), reach))
        mask = grown(self.text_mask[where], max(1, round(reach * self.scale)))
        if not mask.any():
            mask = np.ones_like(mask)
        return np.asarray(self.light[where][mask], dtype=np.float32)


def _up(value: float) -> int:
    return math.ceil(value - 1e-9)


def quad(box: BoxLike) -> Quad:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _grown(box: Quad, by: float) -> Quad:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _area(box: Quad) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _shared(a: Quad, b: Quad) -> float:
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return w * h if w > 0 and h > 0 else 0.0


def inks_of(block: Block) -> tuple[Colour, ...]:
    """The colour, or the stops of the gradient, that the block is set in."""
    stops = getattr(block.fill, "stops", None)
    if stops is not None:
        return tuple(stop.colour for stop in stops)
    return (block.fill,)


def _relative(colour: Colour) -> float:
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
               for v in approximate_srgb(colour))  # fmt: skip
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _oklab_of(colour: Colour) -> Floats:
    pixel = np.array([[[round(v * 255) for v in approximate_srgb(colour)]]], dtype=np.uint8)
    return np.asarray(oklab(pixel)[0, 0], dtype=np.float32)


def _straight(block: Block) -> bool:
    return block.rotation == 0 and block.arc is None


def _quads(block: Block) -> list[npt.NDArray[np.float64]]:
    """The block's lines as polygons float64[4, 2], rotation applied."""
    boxes = list(block.line_boxes) if block.rotation else []
    if not boxes:
        x0, y0, x1, y1 = quad(block.ink)
        return [np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])]
    angle = math.radians(block.rotation)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    pivot = np.array(block.pivot)
    out = []
    for box in boxes:
        x0, y0, x1, y1 = quad(box)
        corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
        out.append((corners - pivot) @ turn + pivot)
    return out


def _apart(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64], gap: float) -> bool:
    """Whether two convex polygons are at least `gap` apart along some edge's normal."""
    for polygon in (a, b):
        edges = np.roll(polygon, -1, 0) - polygon
        for dx, dy in edges:
            length = math.hypot(dx, dy)
            if length < 1e-9:
                continue
            normal = np.array([-dy, dx]) / length
            pa, pb = a @ normal, b @ normal
            if max(pb.min() - pa.max(), pa.min() - pb.max()) >= gap:
                return True
    return False


# ------------------------------------------------------------------ the tests

OVERLAPPING = ("big_type_overlap", "diagonal")
"""Archetypes whose hero touches the title on purpose; their boxes may overlap, letters may not."""
CENTRED = (
    "big_type_overlap", "badge", "arch_window", "ornate_frame", "centred_medallion",
    "night_stack",
)  # fmt: skip
FULL_PAGE_TITLES = ("type_only", "stacked_blocks", "big_type_overlap", "vertical_han")
_FREE_TITLE_SPLITS = ("split_field", "diagonal", "stacked_blocks", "banner_slash", "swiss_grid")
_QUIET_ROLES = ("body", "caption", "legal", "action", "subtitle")

DISPLAY_CONTRAST, TEXT_CONTRAST = 3.0, 4.5


def aim_of(view: View, block: Block) -> float:
    """The contrast that must be reached (section 5.2)."""
    cap = 0.7 * block.smallest
    if block.role == "title" and cap >= 0.06 * view.short:
        return DISPLAY_CONTRAST
    if block.role == "subtitle" and block.size * view.scale >= 24:
        return DISPLAY_CONTRAST
    return TEXT_CONTRAST


def contrast_of(view: View, block: Block) -> float:
    """WCAG 2 ratio on the worst 5 % of what lies under the ink; the weakest of several inks."""
    under = view.under(block)
    if under.size == 0:
        return 1.0
    worst = 21.0
    for colour in inks_of(block):
        ink = _relative(colour)
        ratio = (np.maximum(under, ink) + 0.05) / (np.minimum(under, ink) + 0.05)
        worst = min(worst, float(np.quantile(ratio, 0.05)))
    return worst


def weak_contrast(view: View) -> str:
    for block in view.blocks:
        found, aim = contrast_of(view, block), aim_of(view, block)
        if found < aim * 0.97:
            return f"{block.role} {found:.1f}:1 instead of {aim:.1f}:1"
    return ""


def busy_ground(view: View) -> str:
    edges = sobel(view.grey) > 0.1
    for block in view.blocks:
        if block.plate:
            continue
        if block.role not in ("title", *_QUIET_ROLES):
            continue
        where = view.pixels(quad(block.ink))
        share = float(edges[where].mean()) if edges[where].size else 0.0
        if share > (0.14 if block.role == "title" else 0.06):
            return f"edges on {share:.0%} of the ground of the {block.role}"
    return ""


def _covered(view: View, block: Block) -> bool:
    """Whether something hides a part of the block: ink reaches both ends of every line, and no
    gap in it is as wide as a letter is tall."""
    if not _straight(block) or block.vertical or block.plate:
        return False
    gap = max(6, round(block.size * view.scale))
    for box in block.line_boxes:
        columns = view.text_mask[view.pixels(quad(box))].any(0)
        # Where nothing at all differs, ink and ground are alike: that is weak contrast.
        if len(columns) <= gap or not columns.any():
            continue
        marked = np.flatnonzero(np.concatenate([[True], columns, [True]]))
        if int(np.diff(marked).max()) > gap:
            return True
    return False


def text_over_subject(view: View) -> str:
    for block in view.blocks:
        if block.plate:
            continue
        if _covered(view, block) and view.archetype not in OVERLAPPING:
            return f"a part of the {block.role} is hidden"
        box = quad(block.ink)
        area = max(_area(box), 1e-9)
        for subject in view.subjects:
            # An ellipse covers about as much of its box as drawn things do of theirs.
            core = _grown(subject, -0.1 * min(subject[2] - subject[0], subject[3] - subject[1]))
            share = _shared(box, core) / area
            limit = 0.02
            if block.role == "title":
                limit = 0.1 if view.archetype in OVERLAPPING else 0.05
            if share > limit and block.arc is None:
                return f"the {block.role} stands on a subject by {share:.0%}"
    return ""


def edit_distance(a: str, b: str) -> int:
    """Levenshtein."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def unreadable_title(view: View) -> str:
    """Only with `readings`: the title must be read exactly, all the rest within 5 %."""
    wrong = length = 0
    for block in view.blocks:
        if block.block not in view.readings:
            continue
        wanted, read = _folded(block.text), _folded(view.readings[block.block])
        errors = edit_distance(wanted, read)
        if block.role == "title" and errors:
            return f"the title reads {view.readings[block.block][:40]!r}"
        wrong, length = wrong + errors, length + len(wanted)
    if length and wrong > 0.05 * length:
        return f"{wrong} of {length} letters are misread"
    return ""


def collision(view: View) -> str:
    shapes = [(b, _quads(b)) for b in view.blocks if b.arc is None]
    for i, (a, quads_a) in enumerate(shapes):
        for b, quads_b in shapes[i + 1 :]:
            gap = 0.15 * min(a.smallest, b.smallest)
            if any(not _apart(p, q, gap) for p in quads_a for q in quads_b):
                return f"{a.role} and {b.role}"
    return ""


def off_grid(view: View) -> str:
    """Edges that nearly meet. Only the edge that a block hangs on counts: the ragged side of a
    flush text and both sides of a centred one lie where the words end."""
    s, margin = view.short, view.rules.margin * view.short
    boxes = [quad(b.ink) for b in view.blocks if _straight(b) and not b.vertical and not b.plate]
    anchors = (margin, view.width / 2, view.width - margin)
    hung: list[tuple[bool, bool, bool]] = []
    for i, a in enumerate(boxes):
        others = [_axes(b) for j, b in enumerate(boxes) if j != i]
        left, centre, right = (
            any(abs(o[k] - value) <= 0.004 * s for o in (*others, anchors))
            for k, value in enumerate(_axes(a))
        )
        hung.append((left, centre, right))
    for i, a in enumerate(boxes):
        for j in range(i + 1, len(boxes)):
            for name, k, far in (("left", 0, 2), ("right", 2, 0)):
                if hung[i][1] or hung[j][1] or hung[i][far] or hung[j][far]:
                    continue
                if k == 2 and not (hung[i][2] and hung[j][2]):
                    continue
                d = abs(_axes(a)[k] - _axes(boxes[j])[k]) / s
                if 0.004 < d < 0.02:
                    return f"two {name} edges {d * s:.1f} pt apart"
    return ""


def _axes(box: Quad) -> tuple[float, float, float]:
    return box[0], (box[0] + box[2]) / 2, box[2]


def cramped_edge(view: View) -> str:
    limit = 0.6 * view.rules.margin * view.short
    for block in view.blocks:
        if block.role == "legal" or block.plate:
            continue
        x0, y0, x1, y1 = quad(block.ink)
        bleeding = max(-x0, x1 - view.width) / max(x1 - x0, 1e-9)
        bleeding = max(bleeding, max(-y0, y1 - view.height) / max(y1 - y0, 1e-9))
        near = min(x0, y0, view.width - x1, view.height - y1)
        if bleeding < 0.08 and near < limit * 0.98:
            return f"{block.role} {near:.1f} pt from the trim"
    return ""


def margins(view: View) -> str:
    """The content's box takes 55 to 92 % of the page; a scene's own drawing counts as content."""
    boxes = [quad(b.ink) for b in view.blocks]
    if not boxes:
        return ""
    texts = _clipped(_union(boxes), view)
    share = _area(texts) / (view.width * view.height)
    if share > 0.95:
        return f"texts take {share:.0%} of the page"
    busy = np.argwhere(view.scene_detail > 0.03) * (2 / view.scale)
    if len(busy):
        (y0, x0), (y1, x1) = np.quantile(busy, 0.01, axis=0), np.quantile(busy, 0.99, axis=0)
        boxes.append((float(x0), float(y0), float(x1), float(y1)))
    whole = _clipped(_union([*boxes, *view.subjects]), view)
    share = _area(whole) / (view.width * view.height)
    return f"content takes {share:.0%} of the page" if share < 0.55 else ""


def _union(boxes: Sequence[Quad]) -> Quad:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _clipped(box: Quad, view: View) -> Quad:
    return max(0.0, box[0]), max(0.0, box[1]), min(view.width, box[2]), min(view.height, box[3])


def _sizes(view: View) -> list[float]:
    """Distinct sizes, largest first; sizes within 12 % are one."""
    found: list[float] = []
    for size in sorted((b.size for b in view.blocks), reverse=True):
        if not found or size < found[-1] / 1.12:
            found.append(size)
    return found


def _is_lockup(block: Block) -> bool:
    """A price, number or date that may stand as large as it likes."""
    digits = sum(c.isdigit() or c in "€$£¥%折元年月日.,–-−: " for c in block.text)
    return digits >= 0.5 * max(1, len(block.text)) and len(block.text) <= 16


def hierarchy_ratio(view: View) -> float:
    """Title size to the next size; 4 where no comparison can be made."""
    title = view.title
    if title is None or title.arc is not None:
        return 4.0
    rest = [b.size for b in view.blocks if b.role != "title" and not _is_lockup(b)]
    if not rest:
        return 4.0
    return title.size / max(rest)


def flat_hierarchy(view: View) -> str:
    ratio = hierarchy_ratio(view)
    if ratio < 1.8:
        return f"title only {ratio:.1f} times the next size"
    sizes = _sizes(view)
    if len(sizes) > 6:
        return f"{len(sizes)} sizes"
    return ""


def tiny_text(view: View) -> str:
    for block in view.blocks:
        legal = block.role == "legal"
        floor = view.rules.smallest * view.short * (0.66 if legal else 1.0)
        if view.print:
            physical = 6.0 if legal else 8.0
        else:
            physical = 10.0 if legal else 13.0
        # On a small page the physical floor may be more than the format's own.
        floor = max(min(floor, 60.0), physical)
        if block.smallest < floor * 0.94:
            return f"{block.role} {block.smallest:.1f} pt, floor {floor:.1f} pt"
    return ""


_WEAK_WORDS = (
    "a an the of to in on at for and or by with from de du des le la les l un une et ou à au aux "
    "en pour par sur dans d der die das und mit für"
)
_WEAK_ENDS = frozenset(_WEAK_WORDS.split())


def bad_lines(view: View) -> str:
    for block in view.blocks:
        if block.arc is not None or block.vertical:
            continue
        lines = [line.strip() for line in block.line_texts if line.strip()]
        most = 7 if view.archetype in FULL_PAGE_TITLES else 4
        running = len(block.text) > 90
        if block.role == "title" and len(lines) > most and not running:
            return f"title of {len(lines)} lines"
        written = {line.strip() for line in block.text.split("\n")}
        for line in lines[:-1]:
            last = line.split()[-1] if line.split() else ""
            stacked = block.role == "title" and view.archetype in FULL_PAGE_TITLES
            if last.casefold() in _WEAK_ENDS and line not in written and not stacked:
                return f"a line of the {block.role} ends on {last!r}"
        widths = [box.width for box in block.line_boxes]
        if len(widths) >= 2 and block.role in ("body", "title") and "\n" not in block.text:
            if widths[-1] < 0.18 * max(widths):
                return f"orphan in the {block.role}"
            if block.role == "body" and len(widths) >= 4:
                rag = float(np.std(widths[:-1])) / max(max(widths), 1e-9)
                if rag > 0.28:
                    return f"ragged {block.role} ({rag:.0%})"
    return ""


def spacing(view: View) -> str:
    """Lines of a block stand closer than the block to its neighbours; gaps are equal or differ."""
    blocks = [b for b in view.blocks if _straight(b) and not b.vertical and not b.plate]
    gaps: list[float] = []
    for block in blocks:
        x0, _, x1, y1 = quad(block.ink)
        below = [
            quad(b.ink)[1] - y1
            for b in blocks
            if b is not block
            and quad(b.ink)[1] >= y1
            and min(x1, quad(b.ink)[2]) - max(x0, quad(b.ink)[0]) > 0
        ]
        if not below:
            continue
        outer = min(below)
        boxes = sorted(block.line_boxes, key=lambda b: b.y)
        inner = max((b.y - (a.y + a.height) for a, b in pairwise(boxes)), default=0.0)
        if inner > 1.25 * outer and inner - outer > 0.004 * view.short:
            return f"lines of the {block.role} stand wider than the gap below it"
        if outer < 0.1 * view.short:
            gaps.append(outer)
    gaps.sort()
    for a, b, c in zip(gaps, gaps[1:], gaps[2:], strict=False):
        different = b - a > 0.004 * view.short and c - b > 0.004 * view.short
        if a > 0 and different and c / a < 1.15:
            return "three gaps that nearly agree"
    return ""


def dead_hole(view: View) -> str:
    """A large empty rectangle that borders neither a subject nor the title."""
    n = 32
    detail = shrunk(view.detail, n, n)
    text = shrunk(view.text_mask, n, n) > 0.01
    empty = (detail < 0.015) & ~text
    for box in view.subjects:
        empty[_cells(box, view, n)] = False
    area, found = _largest_rectangle(empty)
    if area <= 0.3 * n * n:
        return ""
    y0, x0, y1, x1 = found
    around = (slice(max(0, y0 - 2), y1 + 2), slice(max(0, x0 - 2), x1 + 2))
    marked = np.zeros((n, n), dtype=bool)
    for box in view.subjects:
        marked[_cells(box, view, n)] = True
    if view.title is not None:
        marked[_cells(quad(view.title.ink), view, n)] = True
    # A scene's hero counts as a subject: something drawn strongly stands at the rectangle's edge.
    scene = shrunk(view.scene_detail, n, n)[around]
    if marked[around].any() or float((scene > 0.09).mean()) > 0.04:
        return ""
    return f"{area / (n * n):.0%} of the page is empty"


def _cells(box: Quad, view: View, n: int) -> tuple[slice, slice]:
    x0, x1 = (int(min(n, max(0, v / view.width * n))) for v in (box[0], box[2]))
    y0, y1 = (int(min(n, max(0, v / view.height * n))) for v in (box[1], box[3]))
    return slice(y0, y1 + 1), slice(x0, x1 + 1)


def _largest_rectangle(cells: Mask) -> tuple[int, tuple[int, int, int, int]]:
    """Area and (y0, x0, y1, x1) of the largest rectangle of set cells."""
    best, where = 0, (0, 0, 0, 0)
    heights = np.zeros(cells.shape[1] + 1, dtype=int)
    for y, row in enumerate(cells):
        heights[:-1] = np.where(row, heights[:-1] + 1, 0)
        stack: list[int] = []
        for x, height in enumerate(heights):
            while stack and heights[stack[-1]] > height:
                tall = int(heights[stack.pop()])
                left = stack[-1] + 1 if stack else 0
                if tall * (x - left) > best:
                    best, where = tall * (x - left), (y + 1 - tall, left, y + 1, x)
            stack.append(x)
    return best, where


def saliency_offset(view: View) -> float:
    """Distance of the centre of attention from the page's centre, in fractions of the page."""
    weight = view.saliency.astype(np.float64) ** 1.5
    h, w = weight.shape
    total = max(float(weight.sum()), 1e-9)
    y = float((weight.sum(1) * (np.arange(h) + 0.5) / h).sum()) / total
    x = float((weight.sum(0) * (np.arange(w) + 0.5) / w).sum()) / total
    return math.hypot(x - 0.5, y - 0.5)


def lopsided(view: View) -> str:
    offset = saliency_offset(view)
    limit = 0.14 if view.archetype in CENTRED else 0.24
    return f"weight {offset:.2f} off the centre" if offset > limit else ""


def _hues(lab: Floats, bins: int = 24) -> tuple[npt.NDArray[np.float64], Floats, Floats]:
    """Shares of the area by hue (only what has a hue), and chroma and hue of each pixel."""
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    hue = (np.degrees(np.arctan2(lab[..., 2], lab[..., 1])) % 360).astype(np.float32)
    # Dark and pale pixels have a number for a hue, but nobody sees it.
    seen = (chroma > 0.05) & (lab[..., 0] > 0.2)
    counts = np.bincount((hue[seen] / (360 / bins)).astype(int) % bins, minlength=bins)
    return counts / max(1, chroma.size), chroma, hue


def colour_noise(view: View) -> str:
    shares, chroma, _ = _hues(view.lab)
    many = int((shares > 0.02).sum())
    if many > 9:
        return f"{many} hues"
    mean = float(chroma.mean())
    return f"mean chroma {mean:.2f}" if mean > 0.22 else ""


def vibrating_pair(view: View) -> str:
    for block in view.blocks:
        if block.plate:
            continue
        where = view.pixels(quad(block.ink))
        ground = oklab(view.behind[where])
        if ground.size == 0:
            continue
        middle = np.median(ground.reshape(-1, 3), axis=0)
        for colour in inks_of(block):
            ink = _oklab_of(colour)
            both = min(math.hypot(*ink[1:]), math.hypot(*middle[1:]))
            if both > 0.15 and abs(float(ink[0] - middle[0])) < 0.25:
                return f"{block.role} and its ground"
    return ""


def muddy(view: View) -> str:
    """Greyish and without light and dark. A flat strong colour with small bright type is not."""
    values = view.picture_grey[::2, ::2] * 100
    chroma = float(np.hypot(view.lab[..., 1], view.lab[..., 2]).mean())
    if chroma > 0.12:
        return ""
    low, high = np.quantile(values, [0.05, 0.95])
    if high - low < 45 and float(values.max() - values.min()) < 70:
        return f"lightness spans only {high - low:.0f}"
    middle = float(((values > 40) & (values < 60)).mean())
    return f"{middle:.0%} of the page is of middle lightness" if middle > 0.55 else ""


def foreign_subject(view: View) -> str:
    """A subject whose hue is far from all the scene's hues, is large, and has no echo in type."""
    page = view.width * view.height
    lab = oklab(view.behind[::2, ::2])
    outside = np.ones(lab.shape[:2], dtype=bool)
    for box in view.subjects:
        rows, columns = view.pixels(box)
        outside[
            rows.start // 2 : rows.stop // 2 + 1, columns.start // 2 : columns.stop // 2 + 1
        ] = False
    scene_hues = _strong_hues(lab[outside][None])
    for box in view.subjects:
        if _area(_clipped(box, view)) < 0.12 * page:
            continue
        rows, columns = view.pixels(box)
        part = lab[rows.start // 2 : rows.stop // 2, columns.start // 2 : columns.stop // 2]
        hues = _strong_hues(part)
        echoes = [
            math.degrees(math.atan2(v[2], v[1])) % 360
            for block in view.blocks
            for v in [_oklab_of(c) for c in inks_of(block)]
            if math.hypot(v[1], v[2]) > 0.05
        ]
        known = [*scene_hues, *echoes]
        if not known or not hues:
            continue
        if all(min(_turn(h, k) for k in known) > 60 for h in hues):
            return "the subject's colours occur nowhere else"
    return ""


def _strong_hues(lab: Floats) -> list[float]:
    """Hues that take at least 8 % of what has a hue, in degrees."""
    if lab.size == 0:
        return []
    shares, _, _ = _hues(lab)
    total = float(shares.sum())
    if total < 0.02:
        return []
    return [(i + 0.5) * 15 for i, share in enumerate(shares) if share > 0.08 * total]


def _turn(a: float, b: float) -> float:
    d = abs(a - b) % 360
    return min(d, 360 - d)


def missing_glyph(view: View) -> str:
    for block in view.blocks:
        if block.missing:
            return f"{block.missing[0][0]!r} in the {block.role}"
        if block.overflow:
            return f"the {block.role} does not fit its box"
    if view.stretch > 1.12:
        return f"letters stretched by {view.stretch:.2f}"
    return ""


def half_cut(view: View) -> str:
    for box in view.subjects:
        visible = _area(_clipped(box, view)) / max(_area(box), 1e-9)
        if 0.92 < visible < 0.985:
            return f"{1 - visible:.0%} of a subject is cut by the trim"
    return ""


def particle_in_text(view: View) -> str:
    for block in view.blocks:
        box = _grown(quad(block.ink), 0.5 * block.smallest)
        if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in view.particles):
            return f"beside the {block.role}"
    return ""


def double_effect(view: View) -> str:
    for block in view.blocks:
        if view.effects.get(block.block, 0) > 1:
            return f"{view.effects[block.block]} under the {block.role}"
    return ""


SAME = 0.18


def sameness(view: View) -> str:
    if view.plan is None:
        return ""
    near = [distance(view.picture, view.plan, other, plan) for other, plan in view.others]
    return f"only {min(near):.2f} from another" if near and min(near) < SAME else ""


TESTS: dict[str, Callable[[View], str]] = {
    "weak contrast": weak_contrast,
    "busy ground": busy_ground,
    "text over subject": text_over_subject,
    "unreadable title": unreadable_title,
    "collision": collision,
    "off grid": off_grid,
    "cramped edge": cramped_edge,
    "margins": margins,
    "flat hierarchy": flat_hierarchy,
    "tiny text": tiny_text,
    "bad lines": bad_lines,
    "spacing": spacing,
    "dead hole": dead_hole,
    "lopsided": lopsided,
    "colour noise": colour_noise,
    "vibrating pair": vibrating_pair,
    "muddy": muddy,
    "foreign subject": foreign_subject,
    "missing glyph": missing_glyph,
    "half-cut subject": half_cut,
    "particle in text": particle_in_text,
    "double effect": double_effect,
    "sameness": sameness,
}
"""The rejection tests of section 9; each gives '' or says in a few words what is wrong."""


# ------------------------------------------------------------------ the score


def _ramp(value: float, low: float, high: float) -> float:
    """0 at `low`, 1 at `high`, straight between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def contrast_margin(view: View) -> float:
    """1 when every text reaches what is aimed at: 5 for display type, 7 for the rest."""
    parts = []
    for block in view.blocks:
        aim = aim_of(view, block)
        good = 5.0 if aim == DISPLAY_CONTRAST else 7.0
        parts.append(_ramp(contrast_of(view, block), 0.6 * aim, good))
    return 0.5 * min(parts) + 0.5 * sum(parts) / len(parts) if parts else 0.0


def hierarchy(view: View) -> float:
    """A title of 2.2 to 6 times the next size, and few sizes."""
    ratio = hierarchy_ratio(view)
    sizes = len(_sizes(view))
    return 0.65 * _ramp(ratio, 1.3, 2.8) + 0.35 * (1 - _ramp(sizes, 3.5, 7))


def alignment_order(view: View) -> float:
    """1 minus the entropy of the edges: few lines that much hangs on."""
    boxes = [quad(b.ink) for b in view.blocks if _straight(b)]
    if len(boxes) < 2:
        return 1.0
    best = 0.0
    for axis in range(3):
        values = sorted(_axes(b)[axis] / view.short for b in boxes)
        groups = [1]
        for a, b in pairwise(values):
            if b - a <= 0.006:
                groups[-1] += 1
            else:
                groups.append(1)
        shares = np.array(groups) / len(values)
        entropy = float(-(shares * np.log(shares)).sum()) / math.log(len(values))
        best = max(best, 1 - entropy)
    return best


def white_space(view: View) -> float:
    """How near the calm share of the page is to .42 (law 8: 30 to 55 %)."""
    calm = float((view.detail < 0.06).mean())
    return 1 - min(1.0, abs(calm - 0.42) / 0.42)


def palette_harmony(view: View) -> float:
    """60-30-10 by hue family, neither grey nor shrill, with light and dark."""
    shares, chroma, _ = _hues(view.lab, 12)
    total = float(shares.sum())
    if total < 0.05:
        hues = 0.6
    else:
        # Neighbouring hues are one family.
        families = sorted(
            (float(shares[i] + shares[(i + 1) % 12] / 2 + shares[i - 1] / 2) for i in range(12)),
            reverse=True,
        )
        first = min(1.0, families[0] / total)
        hues = _ramp(first, 0.25, 0.55)
    mean = float(chroma.mean())
    colour = _ramp(mean, 0.01, 0.05) * (1 - _ramp(mean, 0.15, 0.24))
    low, high = np.quantile(view.picture_grey[::2, ::2], [0.05, 0.95])
    return 0.4 * hues + 0.3 * colour + 0.3 * _ramp(float(high - low), 0.3, 0.65)


def balance(view: View) -> float:
    """1 when the weight lies at the centre (centred archetypes) or within .1 of it."""
    free = 0.03 if view.archetype in CENTRED else 0.08
    return 1 - _ramp(saliency_offset(view), free, 0.3)


SCORES: dict[str, tuple[float, Callable[[View], float]]] = {
    "contrast": (0.25, contrast_margin),
    "hierarchy": (0.20, hierarchy),
    "alignment": (0.15, alignment_order),
    "white space": (0.15, white_space),
    "harmony": (0.15, palette_harmony),
    "balance": (0.10, balance),
}
"""Section 9, last line: weight and part, each 0..1."""


# ------------------------------------------------------------------ layout measures


def layout_measures(view: View) -> dict[str, float]:
    """Val, Ove, Ali, Und_l, Und_s, Uti, Occ and Rea.

    Elements are text blocks (`text`), subjects (`logo`) and the grounds of plated texts
    (`underlay`). Val: share larger than 0.1 % of the page. Ove: sum of IoU over pairs of
    non-underlays / their number. Ali: mean over elements of the best -log10(1 - d) to any other
    in six alignments. Und_l and Und_s: how far, and whether, an underlay carries something.
    Uti: share of the calm page that is used. Occ: saliency under elements. Rea: relative gradient
    under texts that no underlay carries. Saliency is that of the page without texts.
    """
    w, h = view.width, view.height
    elements: list[tuple[str, Quad]] = [("text", _clipped(quad(b.ink), view)) for b in view.blocks]
    elements += [("logo", _clipped(box, view)) for box in view.subjects]
    for block in view.blocks:
        if block.plate:
            ground = _grown(quad(block.ink), 0.75 * block.size)
            elements.append(("underlay", _clipped(ground, view)))
    kept = [(kind, box) for kind, box in elements if _area(box) >= 0.001 * w * h]
    out = {"val": len(kept) / len(elements) if elements else 1.0}

    solid = [box for kind, box in kept if kind != "underlay"]
    iou = 0.0
    for i, a in enumerate(solid):
        for b in solid[i + 1 :]:
            shared = _shared(a, b)
            iou += shared / max(_area(a) + _area(b) - shared, 1e-9)
    out["ove"] = iou / len(solid) if solid else 0.0

    if len(kept) > 1:
        lines = np.array(
            [
                [a / w, (a + c) / 2 / w, c / w, b / h, (b + d) / 2 / h, d / h]
                for _, (a, b, c, d) in kept
            ]
        )
        gaps = np.abs(lines[:, None] - lines[None])
        gaps[np.arange(len(kept)), np.arange(len(kept))] = 1.0
        nearest = gaps.min((1, 2))
        out["ali"] = float(np.mean(-np.log10(np.maximum(1e-9, 1 - nearest))))
    else:
        out["ali"] = 0.0

    grounds = [box for kind, box in kept if kind == "underlay"]
    if grounds:
        out["und_l"] = float(
            np.mean([max(_shared(g, b) / max(_area(b), 1e-9) for b in solid) for g in grounds])
        )
        out["und_s"] = float(
            np.mean(
                [
                    any(
                        g[0] <= b[0] and g[1] <= b[1] and g[2] >= b[2] and g[3] >= b[3]
                        for b in solid
                    )
                    for g in grounds
                ]
            )
        )

    attention = saliency(view.behind)
    n = attention.shape[0]
    covered = np.zeros((n, n), dtype=bool)
    for _, box in kept:
        covered[_cells(box, view, n)] = True
    free = 1 - attention
    out["uti"] = float(free[covered].sum() / max(float(free.sum()), 1e-9))
    out["occ"] = float(attention[covered].mean()) if covered.any() else 0.0

    edges = sobel(view.grey)
    edges = edges / max(float(edges.max()), 1e-9)
    texts = np.zeros(edges.shape, dtype=bool)
    for kind, box in kept:
        if kind == "text":
            texts[view.pixels(box)] = True
    for box in grounds:
        texts[view.pixels(box)] = False
    out["rea"] = float(edges[texts].mean()) if texts.any() else 0.0
    return out


# ------------------------------------------------------------------ judging


def judge(
    picture: Pixels,
    behind: Pixels,
    blocks: Sequence[Block],
    *,
    scale: float,
    format: FormatClass,
    archetype: str,
    subjects: Sequence[Quad] = (),
    print: bool = True,
    readings: Mapping[str, str] | None = None,
    particles: Sequence[tuple[float, float]] = (),
    effects: Mapping[str, int] | None = None,
    stretch: float = 1.0,
    plan: Plan | None = None,
    others: Sequence[tuple[Pixels, Plan]] = (),
) -> Judgement:
    """Faults, score 0..1 and measures of one poster; see `View` for the arguments.

    `picture` and `behind` are uint8[h, w, 3] of the same size, about 512 px at the long side.
    """
    if picture.shape != behind.shape or picture.ndim != 3 or picture.shape[2] != 3:
        raise ValueError("the two rasters must be uint8[h, w, 3] of one size")
    view = View(
        picture=picture,
        behind=behind,
        blocks=tuple(blocks),
        scale=scale,
        format=format,
        archetype=archetype,
        subjects=tuple(subjects),
        print=print,
        readings=readings or {},
        particles=tuple(particles),
        effects=effects or {},
        stretch=stretch,
        plan=plan,
        others=tuple(others),
    )
    faults = []
    for name, test in TESTS.items():
        found = test(view)
        if found:
            faults.append(f"{name}: {found}")
    parts = {name: part(view) for name, (_, part) in SCORES.items()}
    score = sum(weight * parts[name] for name, (weight, _) in SCORES.items())
    return Judgement(tuple(faults), float(score), {**parts, **layout_measures(view)})


# ------------------------------------------------------------------ distance


def distance(
    a: Pixels,
    plan_a: Plan,
    b: Pixels,
    plan_b: Plan,
    *,
    text_a: Mask | None = None,
    text_b: Mask | None = None,
) -> float:
    """How different two posters look, 0..1 (section 10): 1 - cosine of a 16 x 16 Lab thumbnail
    (.5), a 16 x 16 text mask (.3) and the choices (.2). Without a mask, fine detail stands for it.
    """
    thumbs = 1 - _cosine(_thumb(a), _thumb(b))
    masks = 1 - _cosine(_texture(a, text_a), _texture(b, text_b))
    same = [x == y for x, y in zip(attributes(plan_a), attributes(plan_b), strict=True)]
    choices = 1 - sum(same) / len(same)
    return min(1.0, 0.5 * thumbs + 0.3 * masks + 0.2 * choices)


def _thumb(pixels: Pixels) -> Floats:
    lab = shrunk(oklab(pixels[::2, ::2]), 16, 16)
    # Centred on a middle grey, so that a light page is the opposite of a dark one.
    parts = [(lab[..., 0] - 0.6).reshape(-1) * 2, lab[..., 1:].reshape(-1) * 4]
    return np.asarray(np.concatenate(parts), dtype=np.float32)


def _texture(pixels: Pixels, mask: Mask | None) -> Floats:
    if mask is not None:
        return shrunk(mask, 16, 16).reshape(-1)
    grey = lightness(luminance(pixels)) / 100
    return shrunk(sobel(grey) > 0.35, 16, 16).reshape(-1)


def _cosine(a: Floats, b: Floats) -> float:
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    if length < 1e-9:
        return 1.0 if float(np.linalg.norm(a - b)) < 1e-9 else 0.0
    return float(a @ b) / length
