"""What lies where on a page: every item with its place, and which of them a pointer meets.

Everything is arithmetic on documents. An item is a layer or a region; `Placed.matrix` carries it
from its own upright box to the page, with the turns of all groups around it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from engine.document.model import Artwork, Box, Group, Layer, Page, Picture, Region, Shape
from engine.drawing import shapes
from engine.drawing.compose import turned
from engine.drawing.scene import IDENTITY, Matrix, Path, concatenate
from engine.errors import UserError

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """An item as it stands on its page."""

    id: str
    box: Box
    """Upright, in the space of what holds it."""
    matrix: Matrix
    """From that upright box to the page."""
    outer: Matrix
    """From the space of what holds it to the page."""
    rotation: float
    """Degrees clockwise as seen on the page."""
    groups: tuple[str, ...]
    """Ids of the groups around it, outermost first."""
    locked: bool
    visible: bool
    """Itself and every group around it."""
    item: Layer | Region
    bounds: Box
    """The upright box around it on the page."""

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """On the page: top left, top right, bottom right, bottom left of the upright box."""
        return _corners(self.matrix, self.box)

    @property
    def centre(self) -> Point:
        return mapped(self.matrix, *self.box.centre)

    @property
    def region(self) -> Region | None:
        return self.item if isinstance(self.item, Region) else None

    @property
    def layer(self) -> Layer | None:
        return None if isinstance(self.item, Region) else self.item


def mapped(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def inverse(m: Matrix) -> Matrix:
    """Of a matrix that can be inverted."""
    a, b, c, d, e, f = m
    whole = a * d - b * c
    return (
        d / whole, -b / whole, -c / whole, a / whole,
        (c * f - d * e) / whole, (b * e - a * f) / whole,
    )  # fmt: skip


def bounding(points: Iterable[Point]) -> Box:
    held = tuple(points)
    xs, ys = [x for x, _ in held], [y for _, y in held]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _corners(m: Matrix, b: Box) -> tuple[Point, Point, Point, Point]:
    return (
        mapped(m, b.x, b.y),
        mapped(m, b.right, b.y),
        mapped(m, b.right, b.bottom),
        mapped(m, b.x, b.bottom),
    )


def _around(m: Matrix, box: Box) -> Box:
    return bounding(_corners(m, box))


# ------------------------------------------------------------------ placing


def placed(page: Page) -> tuple[Placed, ...]:
    """Every layer, bottom first, a group before what it holds; then the regions."""
    return Places().of(page)


class Places:
    """Remembers where the layers of the last page stood: only those that changed are placed
    again."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Layer, tuple[Placed, ...]]] = {}

    def of(self, page: Page) -> tuple[Placed, ...]:
        before, self._held = self._held, {}
        out: list[Placed] = []
        for layer in page.layers:
            held = before.get(id(layer))
            # The layer is kept with its places: no other can have its identity meanwhile.
            if held is None or held[0] is not layer:
                found: list[Placed] = []
                _place((layer,), IDENTITY, 0.0, (), False, True, found)
                held = (layer, tuple(found))
            self._held[id(layer)] = held
            out += held[1]
        out += [
            Placed(r.id, r.box, IDENTITY, IDENTITY, 0.0, (), r.locked, True, r, r.box)
            for r in page.regions
        ]
        return tuple(out)


def _place(
    layers: Sequence[Layer],
    outer: Matrix,
    angle: float,
    groups: tuple[str, ...],
    locked: bool,
    visible: bool,
    out: list[Placed],
) -> None:
    for layer in layers:
        own = turned(layer.box, layer.rotation)
        matrix = own if outer is IDENTITY else concatenate(outer, own)
        total = angle + layer.rotation
        fixed, shown = locked or layer.locked, visible and layer.visible
        bounds = layer.box if matrix is IDENTITY else _around(matrix, layer.box)
        out.append(
            Placed(layer.id, layer.box, matrix, outer, total, groups, fixed, shown, layer, bounds)
        )
        if isinstance(layer, Group):
            _place(layer.children, matrix, total, (*groups, layer.id), fixed, shown, out)


def around(items: Sequence[Placed]) -> Box:
    """The upright box around all of them."""
    return bounding(point for item in items for point in item.corners)


def outermost(items: Iterable[Placed], ids: Iterable[str]) -> tuple[Placed, ...]:
    """The items of these ids that no other of them holds, bottom first."""
    wanted = set(ids)
    return tuple(i for i in items if i.id in wanted and not wanted & set(i.groups))


# ------------------------------------------------------------------ meeting


def holds(item: Placed, x: float, y: float, tolerance: float = 0.0) -> bool:
    """Whether a point of the page lies on the item; `tolerance` points beyond its edge still do.

    A shape without a fill is met on its outline only, so that a frame doesn't cover what it
    frames; thin lines are met from `tolerance` away.
    """
    b = item.box
    if abs(item.matrix[0] * item.matrix[3] - item.matrix[1] * item.matrix[2]) < 1e-12:
        return False
    u, v = mapped(inverse(item.matrix), x, y)
    t = tolerance
    if not (b.x - t <= u <= b.right + t and b.y - t <= v <= b.bottom + t):
        return False
    layer = item.item
    if isinstance(layer, Shape):
        return _on_shape(layer, u, v, tolerance)
    if isinstance(layer, Picture | Artwork) and layer.clip is not None:
        if layer.clip.shape == "rect":
            return True
        contours = _contours(shapes.clip_path(layer.clip, b))
        return _inside(contours, u, v) or _distance(contours, u, v) <= tolerance
    return True


def _on_shape(shape: Shape, u: float, v: float, tolerance: float) -> bool:
    reach = tolerance + (shape.stroke.width / 2 if shape.stroke is not None else 0.0)
    filled = shape.fill is not None and shape.kind != "line"
    if filled and shape.kind == "rect" and shape.radius <= 0:
        return True
    try:
        contours = _outline(shape)
    except UserError:  # a path that can't be drawn is still there to be taken away
        return True
    if filled and _inside(contours, u, v):
        return True
    if not filled and shape.stroke is None and shape.fill is None:
        return True  # nothing shows: its box is all there is to point at
    return _distance(contours, u, v) <= reach


@lru_cache(maxsize=256)
def _outline(shape: Shape) -> tuple[tuple[Point, ...], ...]:
    return _contours(shapes.path_of(shape))


def _contours(path: Path) -> tuple[tuple[Point, ...], ...]:
    closed = "Z" in path.verbs
    return tuple((*c, c[0]) if closed else tuple(c) for c in shapes.flattened(path, 0.25))


def _inside(contours: Sequence[Sequence[Point]], x: float, y: float) -> bool:
    """By the even-odd rule."""
    odd = False
    for contour in contours:
        x0, y0 = contour[-1]
        for x1, y1 in contour:
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                odd = not odd
            x0, y0 = x1, y1
    return odd


def _distance(contours: Sequence[Sequence[Point]], x: float, y: float) -> float:
    least = math.inf
    for contour in contours:
        for (x0, y0), (x1, y1) in pairwise(contour):
            dx, dy = x1 - x0, y1 - y0
            long = dx * dx + dy * dy
            t = max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / long)) if long else 0.0
            least = min(least, math.hypot(x - x0 - t * dx, y - y0 - t * dy))
    return least


def covers(item: Placed, page: Page) -> bool:
    """Whether the item is a ground: it fills the whole trim."""
    b = item.bounds
    return (
        b.x <= 0.5 and b.y <= 0.5 and b.right >= page.width - 0.5 and b.bottom >= page.height - 0.5
    )


def pick(
    items: Sequence[Placed],
    x: float,
    y: float,
    *,
    tolerance: float = 0.0,
    entered: str = "",
    regions: Iterable[str] = (),
    deep: bool = False,
) -> tuple[str, ...]:
    """Ids of what lies under a point, topmost first; locked and hidden items never.

    A layer in a group stands for its outermost group, unless that group is `entered`; then it
    stands for the part of the group that it belongs to. `deep`: the layers themselves. `regions`:
    ids of the regions that are shown; they lie over everything, the smallest first.
    """
    shown = set(regions)
    over = sorted(
        (i for i in items if i.region and i.id in shown and not i.locked),
        key=lambda i: i.box.width * i.box.height,
    )
    found: dict[str, None] = {i.id: None for i in over if holds(i, x, y, tolerance)}
    known = {item.id: item for item in items}
    for item in reversed(items):
        if item.region or item.locked or not item.visible or isinstance(item.item, Group):
            continue
        if holds(item, x, y, tolerance):
            id = item.id if deep else standing_for(item, entered)
            if id in known and not known[id].locked:
                found.setdefault(id)
    return tuple(found)


def standing_for(item: Placed, entered: str = "") -> str:
    """The id that a click on the item selects, see `pick`."""
    chain = (*item.groups, item.id)
    if entered in item.groups:
        return chain[chain.index(entered) + 1]
    return chain[0]


def within(
    items: Sequence[Placed], box: Box, *, page: Page, entered: str = "", regions: Iterable[str] = ()
) -> tuple[str, ...]:
    """Ids of what a rubber band touches, bottom first. Grounds only when it holds them whole."""
    shown = set(regions)
    known = {item.id: item for item in items}
    found: dict[str, None] = {}
    for item in items:
        if item.locked or not item.visible or isinstance(item.item, Group):
            continue
        if item.region and item.id not in shown:
            continue
        if not touches(item, box):
            continue
        if not item.region and covers(item, page) and not _whole(item.bounds, box):
            continue
        id = item.id if item.region else standing_for(item, entered)
        if entered and id != entered and entered not in known[id].groups:
            continue
        if not known[id].locked:
            found.setdefault(id)
    return tuple(found)


def _whole(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def touches(item: Placed, box: Box) -> bool:
    """Whether the item's (turned) box and an upright box have a point in common."""
    b = item.bounds
    if not (b.x <= box.right and box.x <= b.right and b.y <= box.bottom and box.y <= b.bottom):
        return False
    if item.rotation % 90 == 0:
        return True
    # Two convex figures are apart when one side of either separates them; the upright sides are
    # done, the turned ones are the sides of the item's own box.
    back = inverse(item.matrix)
    around_box = bounding(
        mapped(back, x, y)
        for x, y in ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    )  # fmt: skip
    c = item.box
    return (
        around_box.x <= c.right
        and c.x <= around_box.right
        and around_box.y <= c.bottom
        and c.y <= around_box.bottom
    )


# ------------------------------------------------------------------ reading order


def reading_order(items: Sequence[Placed], *, leftwards: bool = False) -> tuple[str, ...]:
    """Ids of the items on the page itself that can be picked, line by line from the top; what
    stands beside each other is one line. `leftwards`: lines are read from the right."""
    free = [i for i in items if not i.groups and i.visible and not i.locked]
    free.sort(key=lambda i: (i.bounds.y, i.bounds.x))
    lines: list[list[Placed]] = []
    for item in free:
        b = item.bounds
        for line in lines:
            first = line[0].bounds
            middle = b.y + b.height / 2
            if (
                first.y <= middle <= first.bottom
                and b.height < 2 * first.height + 1e-6
                and (first.height < 2 * b.height + 1e-6)
            ):
                line.append(item)
                break
        else:
            lines.append([item])
    out: list[str] = []
    for line in lines:
        line.sort(key=lambda i: -i.bounds.right if leftwards else i.bounds.x)
        out += [item.id for item in line]
    return tuple(out)
