"""A pen that draws into a list of scene nodes.

Everything is vector and made of values: paths, gradients and stacks of translucent shapes
(there is no blur). Each call names what it depicts, so that a scene can be read back as labels.
The palette slot of a node follows from the tones that it was painted with.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from engine.document.colour import Colour, approximate_srgb
from engine.drawing.scene import (
    IDENTITY,
    Fill,
    Layered,
    Line,
    Linear,
    Matrix,
    Node,
    Paint,
    Radial,
    Stop,
    Tag,
    concatenate,
)
from engine.drawing.scene import (
    Path as Path,
)
from engine.drawing.scene import (
    transformed as transformed,
)

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

TAU = math.tau
_K = 0.5522847498
"""Length of the handles of a cubic quarter circle."""


# ------------------------------------------------------------------ tones


class Tone(NamedTuple):
    """An sRGB colour, 0..1, that remembers its palette slot (-1: foreign)."""

    r: float
    g: float
    b: float
    slot: int = -1


def tone(colour: Colour, slot: int = -1) -> Tone:
    r, g, b = approximate_srgb(colour)
    return Tone(r, g, b, slot)


@lru_cache(maxsize=512)
def hexa(digits: str) -> Tone:
    """A foreign tone from six hexadecimal digits."""
    r, g, b = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Tone(r, g, b)


def _to_linear(v: float) -> float:
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def _to_gamma(v: float) -> float:
    if v <= 0.0:
        return 0.0
    if v >= 1.0:
        return 1.0
    return v * 12.92 if v <= 0.0031308 else float(1.055 * v ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=4096)
def lab(t: Tone) -> tuple[float, float, float]:
    """OKLab (Ottosson 2020): lightness 0..1, a, b."""
    r, g, b = _to_linear(t.r), _to_linear(t.g), _to_linear(t.b)
    l_ = float((0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3))
    m_ = float((0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3))
    s_ = float((0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3))
    return (
        0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_,
        1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_,
        0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_,
    )


def from_lab(light: float, a: float, b: float, slot: int = -1) -> Tone:
    l_ = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return Tone(
        _to_gamma(4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_),
        _to_gamma(-1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_),
        _to_gamma(-0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_),
        slot,
    )


@lru_cache(maxsize=16384)
def blend(a: Tone, b: Tone, t: float) -> Tone:
    """Mix in OKLab, t = 0 gives a: complements meet in a clean middle, not in mud.

    The slot is that of the heavier part; a palette colour wins over a foreign one from 30 %.
    """
    t = max(0.0, min(1.0, t))
    p, q = lab(a), lab(b)
    slot = a.slot if t < 0.5 else b.slot
    if slot < 0:
        other, weight = (b.slot, t) if t < 0.5 else (a.slot, 1 - t)
        slot = other if weight >= 0.3 else -1
    return from_lab(
        p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t, slot
    )


WARM_WHITE = hexa("fffaf0")


def lighter(a: Tone, t: float) -> Tone:
    return blend(a, WARM_WHITE, t)._replace(slot=a.slot)


@lru_cache(maxsize=4096)
def darker(a: Tone, t: float) -> Tone:
    """Lower lightness, hue kept, chroma falling more slowly: shade, not soot."""
    light, x, y = lab(a)
    return from_lab(light * (1 - t), x * (1 - 0.6 * t), y * (1 - 0.6 * t), a.slot)


@lru_cache(maxsize=4096)
def at_light(a: Tone, light: float) -> Tone:
    """The same hue at an OKLab lightness."""
    own, x, y = lab(a)
    k = min(1.0, (1.05 - light) / max(0.05, 1.05 - own)) if light > own else 1.0
    return from_lab(light, x * k, y * k, a.slot)


def distance(a: Tone, b: Tone) -> float:
    return math.dist(lab(a), lab(b))


def ramp(tones: Sequence[Tone], t: float) -> Tone:
    """The tone at t in 0..1 along evenly spaced tones."""
    if t <= 0:
        return tones[0]
    if t >= 1:
        return tones[-1]
    x = t * (len(tones) - 1)
    i = int(x)
    return blend(tones[i], tones[i + 1], round(x - i, 3))


@lru_cache(maxsize=16384)
def _colour(t: Tone, alpha: float) -> Colour:
    return Colour("srgb", (round(t.r, 4), round(t.g, 4), round(t.b, 4)), max(0.0, min(1.0, alpha)))


def colour_of(t: Tone, alpha: float = 1.0) -> Colour:
    return _colour(t, round(alpha, 3))


# ------------------------------------------------------------------ paths


class Trace:
    """Builds a path; every method returns the trace."""

    __slots__ = ("points", "verbs")

    def __init__(self, x: float | None = None, y: float = 0.0) -> None:
        self.verbs: list[str] = []
        self.points: list[float] = []
        if x is not None:
            self.move(x, y)

    def move(self, x: float, y: float) -> Trace:
        self.verbs.append("M")
        self.points += (x, y)
        return self

    def line(self, *xy: float) -> Trace:
        self.verbs.append("L" * (len(xy) // 2))
        self.points += xy
        return self

    def quad(self, a: float, b: float, x: float, y: float) -> Trace:
        self.verbs.append("Q")
        self.points += (a, b, x, y)
        return self

    def cubic(self, a: float, b: float, c: float, d: float, x: float, y: float) -> Trace:
        self.verbs.append("C")
        self.points += (a, b, c, d, x, y)
        return self

    def arc(
        self, cx: float, cy: float, r: float, a0: float, a1: float, *, move: bool = False
    ) -> Trace:
        """A circular arc from a0 to a1 (radians, y down), joined by a line unless `move`."""
        n = max(1, math.ceil(abs(a1 - a0) / (TAU / 4) - 1e-9))
        d = (a1 - a0) / n
        k = 4 / 3 * math.tan(d / 4) * r
        x, y = cx + r * math.cos(a0), cy + r * math.sin(a0)
        if move or not self.verbs:
            self.move(x, y)
        else:
            self.line(x, y)
        for i in range(n):
            s, e = a0 + d * i, a0 + d * (i + 1)
            ex, ey = cx + r * math.cos(e), cy + r * math.sin(e)
            self.cubic(
                x - k * math.sin(s), y + k * math.cos(s),
                ex + k * math.sin(e), ey - k * math.cos(e), ex, ey,
            )  # fmt: skip
            x, y = ex, ey
        return self

    def circle(self, cx: float, cy: float, r: float, *, hole: bool = False) -> Trace:
        self.verbs.append("MCCCCZ")
        self.points += _ellipse(cx, cy, r, r, hole)
        return self

    def rect(self, x: float, y: float, w: float, h: float) -> Trace:
        self.verbs.append("MLLLZ")
        self.points += (x, y, x + w, y, x + w, y + h, x, y + h)
        return self

    def close(self) -> Trace:
        self.verbs.append("Z")
        return self

    def path(self) -> Path:
        return Path("".join(self.verbs), tuple(self.points))


def _ellipse(cx: float, cy: float, rx: float, ry: float, hole: bool = False) -> list[float]:
    kx, ky = rx * _K, ry * _K
    p = [
        cx + rx, cy, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry,
        cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy,
        cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry,
        cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy,
    ]  # fmt: skip
    if hole:  # the other way round, for the nonzero rule
        pairs = [(p[i], p[i + 1]) for i in range(0, len(p), 2)][::-1]
        return [v for pair in pairs for v in pair]
    return p


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    return Path("MCCCCZ", tuple(_ellipse(cx, cy, rx, ry)))


def circle(cx: float, cy: float, r: float) -> Path:
    return ellipse(cx, cy, r, r)


def ring(cx: float, cy: float, outer: float, inner: float) -> Path:
    return Trace().circle(cx, cy, outer).circle(cx, cy, inner, hole=True).path()


def rect(x: float, y: float, w: float, h: float) -> Path:
    return Path("MLLLZ", (x, y, x + w, y, x + w, y + h, x, y + h))


def rounded(x: float, y: float, w: float, h: float, r: float) -> Path:
    r = min(r, w / 2, h / 2)
    k = r * (1 - _K)
    x1, y1 = x + w, y + h
    return Path(
        "MLCLCLCLCZ",
        (
            x + r, y, x1 - r, y, x1 - k, y, x1, y + k, x1, y + r,
            x1, y1 - r, x1, y1 - k, x1 - k, y1, x1 - r, y1,
            x + r, y1, x + k, y1, x, y1 - k, x, y1 - r,
            x, y + r, x, y + k, x + k, y, x + r, y,
        ),
    )  # fmt: skip


def polygon(points: Sequence[Point], close: bool = True) -> Path:
    flat = tuple(v for p in points for v in p)
    return Path("M" + "L" * (len(points) - 1) + ("Z" if close else ""), flat)


def line(x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path("ML", (x0, y0, x1, y1))


def arc(cx: float, cy: float, r: float, a0: float, a1: float) -> Path:
    """An open arc, radians."""
    return Trace().arc(cx, cy, r, a0, a1, move=True).path()


def smooth(points: Sequence[Point], closed: bool = False) -> Path:
    """A curve of quadratics through the midpoints of a control polygon."""
    n = len(points)
    if closed:
        mids = [
            (
                (points[i][0] + points[(i + 1) % n][0]) / 2,
                (points[i][1] + points[(i + 1) % n][1]) / 2,
            )
            for i in range(n)
        ]
        flat = [*mids[-1]]
        for p, m in zip(points, mids, strict=True):
            flat += (*p, *m)
        return Path("M" + "Q" * n + "Z", tuple(flat))
    if n < 3:
        return polygon(points, close=False)
    flat = [*points[0]]
    for i in range(1, n - 2):
        p, q = points[i], points[i + 1]
        flat += (*p, (p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
    flat += (*points[-2], *points[-1])
    return Path("M" + "Q" * (n - 2), tuple(flat))


def through(points: Sequence[Point], closed: bool = False, tension: float = 1.0) -> Path:
    """A Catmull-Rom curve of cubics that passes through the points."""
    n = len(points)
    k = tension / 6
    out = Trace(*points[0])
    for i in range(n if closed else n - 1):
        p1, p2 = points[i], points[(i + 1) % n]
        p0 = points[i - 1] if closed or i > 0 else p1
        p3 = points[(i + 2) % n] if closed or i + 2 < n else p2
        out.cubic(
            p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k,
            p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k, *p2,
        )  # fmt: skip
    if closed:
        out.close()
    return out.path()


def under(top: Path, left: float, right: float, bottom: float) -> Path:
    """An open curve from left to right, closed along the bottom: a plane of land or water."""
    return Path(top.verbs + "LLZ", (*top.points, right, bottom, left, bottom))


def star(
    cx: float, cy: float, r: float, points: int = 5, inner: float = 0.42, turn: float = 0.0
) -> Path:
    corners = []
    for i in range(2 * points):
        q = r if i % 2 == 0 else r * inner
        a = turn + math.pi * i / points
        corners.append((cx + q * math.sin(a), cy - q * math.cos(a)))
    return polygon(corners)


def path_bounds(path: Path) -> Bounds:
    """Bounds of the control points."""
    xs, ys = path.points[0::2], path.points[1::2]
    return min(xs), min(ys), max(xs), max(ys)


# ------------------------------------------------------------------ paints


@dataclass(frozen=True, slots=True)
class Wash:
    """A gradient and the slot that stands for it."""

    paint: Linear | Radial
    slot: int


Ink = Tone | Wash


def stops(
    tones: Sequence[Tone],
    offsets: Sequence[float] | None = None,
    alphas: Sequence[float] | None = None,
) -> tuple[Stop, ...]:
    """Stops with OKLab midpoints wherever two neighbours are far apart."""
    n = len(tones)
    at = offsets or [i / (n - 1) for i in range(n)]
    al = alphas or [1.0] * n
    out = [Stop(at[0], colour_of(tones[0], al[0]))]
    for i in range(1, n):
        a, b = tones[i - 1], tones[i]
        gap = distance(a, b)
        extra = 0 if gap < 0.1 else 1 if gap < 0.25 else 3
        for k in range(1, extra + 1):
            t = k / (extra + 1)
            out.append(
                Stop(
                    at[i - 1] + (at[i] - at[i - 1]) * t,
                    colour_of(blend(a, b, t), al[i - 1] + (al[i] - al[i - 1]) * t),
                )
            )
        out.append(Stop(at[i], colour_of(b, al[i])))
    return tuple(out)


def linear(
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    tones: Sequence[Tone],
    offsets: Sequence[float] | None = None,
    alphas: Sequence[float] | None = None,
) -> Wash:
    return Wash(Linear(x0, y0, x1, y1, stops(tones, offsets, alphas)), tones[len(tones) // 2].slot)


def down(y0: float, y1: float, *tones: Tone) -> Wash:
    """A vertical gradient."""
    return linear(0.0, y0, 0.0, y1, tones)


def radial(
    cx: float,
    cy: float,
    r: float,
    tones: Sequence[Tone],
    offsets: Sequence[float] | None = None,
    alphas: Sequence[float] | None = None,
) -> Wash:
    return Wash(Radial(cx, cy, r, stops(tones, offsets, alphas)), tones[len(tones) // 2].slot)


# ------------------------------------------------------------------ the pen


class Pen:
    """Collects nodes. Coordinates are points of the artwork's own box, y down.

    `classes` maps every allowed tag name to its kind. Nodes of kind `particle` whose bounds meet
    one of `keep_out` are left out; whole objects are left out by `thing`.
    """

    def __init__(self, classes: Mapping[str, str], keep_out: Sequence[Bounds] = ()) -> None:
        self.nodes: list[Node] = []
        self.keep_out = list(keep_out)
        self._classes = classes
        self._matrix: Matrix = IDENTITY
        self._scale = 1.0
        self._tags: dict[tuple[str, int, int], Tag] = {}
        self._things = 0
        self._thing = 0

    # -- emission

    def _tag(self, name: str, slot: int) -> Tag:
        key = (name, slot, self._thing)
        found = self._tags.get(key)
        if found is None:
            if name not in self._classes:
                raise ValueError(f"no class is called {name!r}")
            found = self._tags[key] = Tag(*key)
        return found

    def _place(self, path: Path) -> Path:
        return path if self._matrix is IDENTITY else transformed(path, self._matrix)

    def _resolve(self, ink: Ink, alpha: float) -> tuple[Paint, int]:
        if isinstance(ink, Tone):
            return colour_of(ink, alpha), ink.slot
        paint = ink.paint
        if alpha < 1.0:
            faded = tuple(
                Stop(s.offset, s.colour.with_alpha(s.colour.alpha * alpha)) for s in paint.stops
            )
        else:
            faded = paint.stops
        if self._matrix is IDENTITY:
            if alpha >= 1.0:
                return paint, ink.slot
            if isinstance(paint, Linear):
                return Linear(paint.x0, paint.y0, paint.x1, paint.y1, faded), ink.slot
            return Radial(paint.cx, paint.cy, paint.radius, faded, paint.matrix), ink.slot
        a, b, c, d, e, f = self._matrix
        if isinstance(paint, Linear):
            return (
                Linear(
                    a * paint.x0 + c * paint.y0 + e,
                    b * paint.x0 + d * paint.y0 + f,
                    a * paint.x1 + c * paint.y1 + e,
                    b * paint.x1 + d * paint.y1 + f,
                    faded,
                ),
                ink.slot,
            )
        return (
            Radial(
                a * paint.cx + c * paint.cy + e,
                b * paint.cx + d * paint.cy + f,
                paint.radius * self._scale,
                faded,
            ),
            ink.slot,
        )

    def _barred(self, path: Path, grow: float = 0.0) -> bool:
        x0, y0, x1, y1 = path_bounds(path)
        return any(
            x0 - grow < c and x1 + grow > a and y0 - grow < d and y1 + grow > b
            for a, b, c, d in self.keep_out
        )

    def fill(
        self,
        path: Path,
        ink: Ink,
        name: str,
        alpha: float = 1.0,
        rule: Literal["nonzero", "evenodd"] = "nonzero",
    ) -> None:
        placed = self._place(path)
        if self.keep_out and self._classes.get(name) == "particle" and self._barred(placed):
            return
        paint, slot = self._resolve(ink, alpha)
        self.nodes.append(Fill(placed, paint, rule, self._tag(name, slot)))

    def scattered(self, path: Path, ink: Ink, name: str, alpha: float = 1.0) -> None:
        """Particles in one path, whose parts the caller has already kept out of the quiet boxes."""
        paint, slot = self._resolve(ink, alpha)
        self.nodes.append(Fill(self._place(path), paint, "nonzero", self._tag(name, slot)))

    def stroke(
        self,
        path: Path,
        ink: Ink,
        width: float,
        name: str,
        alpha: float = 1.0,
        *,
        cap: Literal["butt", "round", "square"] = "round",
        join: Literal["miter", "round", "bevel"] = "round",
        dash: tuple[float, ...] = (),
    ) -> None:
        placed = self._place(path)
        width *= self._scale
        if (
            self.keep_out
            and self._classes.get(name) == "particle"
            and self._barred(placed, width / 2)
        ):
            return
        paint, slot = self._resolve(ink, alpha)
        dashes = tuple(v * self._scale for v in dash)
        self.nodes.append(Line(placed, paint, width, cap, join, dashes, self._tag(name, slot)))

    # -- shapes

    def circle(self, x: float, y: float, r: float, ink: Ink, name: str, alpha: float = 1.0) -> None:
        self.fill(circle(x, y, r), ink, name, alpha)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, ink: Ink, name: str, alpha: float = 1.0
    ) -> None:
        self.fill(ellipse(x, y, rx, ry), ink, name, alpha)

    def rect(
        self, x: float, y: float, w: float, h: float, ink: Ink, name: str, alpha: float = 1.0
    ) -> None:
        self.fill(rect(x, y, w, h), ink, name, alpha)

    def rounded(
        self,
        x: float, y: float, w: float, h: float, r: float,
        ink: Ink, name: str, alpha: float = 1.0,
    ) -> None:  # fmt: skip
        self.fill(rounded(x, y, w, h, r), ink, name, alpha)

    def polygon(self, points: Sequence[Point], ink: Ink, name: str, alpha: float = 1.0) -> None:
        self.fill(polygon(points), ink, name, alpha)

    def line(
        self,
        x0: float, y0: float, x1: float, y1: float,
        ink: Ink, width: float, name: str, alpha: float = 1.0,
    ) -> None:  # fmt: skip
        self.stroke(line(x0, y0, x1, y1), ink, width, name, alpha)

    def glow(self, x: float, y: float, r: float, t: Tone, name: str, alpha: float = 0.5) -> None:
        """Light that falls off to nothing at r."""
        self.fill(
            circle(x, y, r),
            radial(
                x, y, r, (t, t, t, t), (0, 0.3, 0.62, 1), (alpha, alpha * 0.55, alpha * 0.17, 0)
            ),
            name,
        )

    def shadow(
        self,
        path: Path,
        t: Tone,
        name: str,
        *,
        dx: float = 0.0,
        dy: float = 0.0,
        spread: float,
        alpha: float = 0.3,
        steps: int = 6,
    ) -> None:
        """A soft shadow: translucent strokes of falling width over one fill."""
        moved = transformed(path, (1.0, 0.0, 0.0, 1.0, dx, dy))
        each = 1 - (1 - alpha) ** (1 / steps)
        for k in range(steps - 1):
            width = 2 * spread * (1 - (k + 0.5) / steps)
            self.stroke(moved, t, width, name, each)
        self.fill(moved, t, name, alpha * 0.8)

    # -- groups

    @contextmanager
    def at(
        self, x: float, y: float, turn: float = 0.0, scale: float = 1.0, flip: bool = False
    ) -> Iterator[None]:
        """Draw about (x, y), turned by degrees clockwise, scaled, optionally mirrored."""
        a = math.radians(turn)
        c, s = math.cos(a) * scale, math.sin(a) * scale
        m = 1.0 if not flip else -1.0
        matrix, size = self._matrix, self._scale
        self._matrix = concatenate(matrix, (c * m, s * m, -s, c, x, y))
        self._scale = size * scale
        try:
            yield
        finally:
            self._matrix, self._scale = matrix, size

    @contextmanager
    def clip(self, path: Path, opacity: float = 1.0) -> Iterator[None]:
        """Draw inside a path."""
        outer, self.nodes = self.nodes, []
        placed = self._place(path)
        try:
            yield
        finally:
            inner, self.nodes = self.nodes, outer
            if inner:
                self.nodes.append(Layered(tuple(inner), clip=placed, opacity=opacity))

    @contextmanager
    def fade(self, opacity: float) -> Iterator[None]:
        """Draw as one translucent whole."""
        outer, self.nodes = self.nodes, []
        try:
            yield
        finally:
            inner, self.nodes = self.nodes, outer
            if inner:
                self.nodes.append(Layered(tuple(inner), opacity=opacity))

    def thing(self, draw: Callable[[], None]) -> bool:
        """Draw one whole object, or nothing if a part of it would stand in a quiet box."""
        outer, self.nodes = self.nodes, []
        whole = self._thing  # a thing within a thing is a part of it
        if not whole:
            self._things += 1
            self._thing = self._things
        try:
            draw()
        finally:
            inner, self.nodes = self.nodes, outer
            self._thing = whole
        extent = extent_of(inner, self._classes) if self.keep_out else None
        if extent is not None:
            x0, y0, x1, y1 = extent
            if any(x0 < c and x1 > a and y0 < d and y1 > b for a, b, c, d in self.keep_out):
                return False
        self.nodes += inner
        return True


def extent_of(nodes: Sequence[Node], classes: Mapping[str, str]) -> Bounds | None:
    """Bounds of the objects and particles among the nodes (clips cut them); None if there are none."""
    box: Bounds | None = None
    for node in nodes:
        b: Bounds | None
        if isinstance(node, Layered):
            b = extent_of(node.nodes, classes)
            if b is not None and node.clip is not None:
                c = path_bounds(node.clip)
                b = (max(b[0], c[0]), max(b[1], c[1]), min(b[2], c[2]), min(b[3], c[3]))
        elif isinstance(node, Fill | Line) and classes.get(node.tag.name) in ("object", "particle"):
            b = path_bounds(node.path)
            if isinstance(node, Line):
                g = node.width / 2
                b = (b[0] - g, b[1] - g, b[2] + g, b[3] + g)
        else:
            b = None
        if b is not None:
            box = b if box is None else (
                min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3])
            )  # fmt: skip
    return box
