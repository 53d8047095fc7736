"""Pure geometry: the outlines of shapes, clips and plates, and what grows out of them.

Everything here takes boxes in points and gives scene paths in the same space, y down. Curves are
cubics; a quarter of a circle is one cubic (largest error 0.03 % of the radius).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from engine.document.colour import Colour
from engine.document.model import Box, Clip, Shadow, Shape
from engine.drawing.scene import Fill, Matrix, Paint, Path, Tag, bounds, transformed
from engine.errors import UserError

QUARTER = 0.5522847498307936
"""Length of a cubic's handle for a quarter of the unit circle: 4/3 (sqrt 2 - 1)."""

PATH_LENGTH_LIMIT = 200_000
PATH_SEGMENT_LIMIT = 20_000

Point = tuple[float, float]


class Pen:
    """Collects verbs and points; the only mutable thing here, never handed out."""

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.points: list[float] = []

    def move(self, x: float, y: float) -> None:
        self.verbs.append("M")
        self.points += (x, y)

    def line(self, x: float, y: float) -> None:
        self.verbs.append("L")
        self.points += (x, y)

    def quad(self, x1: float, y1: float, x: float, y: float) -> None:
        self.verbs.append("Q")
        self.points += (x1, y1, x, y)

    def curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.verbs.append("C")
        self.points += (x1, y1, x2, y2, x, y)

    def arc(self, cx: float, cy: float, rx: float, ry: float, start: float, sweep: float) -> None:
        """An elliptic arc from the current point; angles in radians, clockwise on the page."""
        pieces = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
        step = sweep / pieces
        handle = 4 / 3 * math.tan(step / 4)
        angle = start
        for _ in range(pieces):
            c0, s0 = math.cos(angle), math.sin(angle)
            angle += step
            c1, s1 = math.cos(angle), math.sin(angle)
            self.curve(
                cx + rx * (c0 - handle * s0),
                cy + ry * (s0 + handle * c0),
                cx + rx * (c1 + handle * s1),
                cy + ry * (s1 - handle * c1),
                cx + rx * c1,
                cy + ry * s1,
            )

    def close(self) -> None:
        self.verbs.append("Z")

    def path(self) -> Path:
        return Path("".join(self.verbs), tuple(self.points))


# ------------------------------------------------------------------ plain shapes


def rect(box: Box, radius: float = 0.0) -> Path:
    """A rectangle; the radius is cut down to half of the shorter side."""
    x, y, r, b = box.x, box.y, box.right, box.bottom
    radius = max(0.0, min(radius, box.width / 2, box.height / 2))
    if radius <= 0:
        return Path("MLLLZ", (x, y, r, y, r, b, x, b))
    k = radius * (1 - QUARTER)
    pen = Pen()
    pen.move(x + radius, y)
    pen.line(r - radius, y)
    pen.curve(r - k, y, r, y + k, r, y + radius)
    pen.line(r, b - radius)
    pen.curve(r, b - k, r - k, b, r - radius, b)
    pen.line(x + radius, b)
    pen.curve(x + k, b, x, b - k, x, b - radius)
    pen.line(x, y + radius)
    pen.curve(x, y + k, x + k, y, x + radius, y)
    pen.close()
    return pen.path()


def ellipse(box: Box) -> Path:
    cx, cy = box.centre
    pen = Pen()
    pen.move(box.right, cy)
    pen.arc(cx, cy, box.width / 2, box.height / 2, 0.0, math.tau)
    pen.close()
    return pen.path()


def line(box: Box) -> Path:
    """The box's diagonal, from its top left to its bottom right corner."""
    return Path("ML", (box.x, box.y, box.right, box.bottom))


def polyline(points: Sequence[Point], *, close: bool = True) -> Path:
    if len(points) < 2:
        return Path("", ())
    flat = tuple(v for p in points for v in p)
    return Path("M" + "L" * (len(points) - 1) + ("Z" if close else ""), flat)


def polygon(box: Box, points: Sequence[Point] = (), corners: int = 0) -> Path:
    """A polygon through fractions of the box, or a regular one with `corners`, one on top."""
    if len(points) < 3:
        n = max(3, min(64, corners or 3))
        cx, cy = box.centre
        turns = [math.tau * i / n - math.pi / 2 for i in range(n)]
        ring = [(math.cos(t), math.sin(t)) for t in turns]
        return polyline([(cx + c * box.width / 2, cy + s * box.height / 2) for c, s in ring])
    return polyline([(box.x + u * box.width, box.y + v * box.height) for u, v in points])


def star(box: Box, corners: int = 5, inner: float = 0.0) -> Path:
    """A star, one point on top. `inner` is the inner radius as a fraction of the outer one;
    0 takes the one that continues the edges straight across (pentagram, hexagram)."""
    n = max(3, min(120, corners or 5))
    if inner <= 0:
        inner = math.cos(math.tau / n) / math.cos(math.pi / n) if n >= 5 else 0.4
        inner = min(inner, 0.72)
    cx, cy = box.centre
    ring: list[Point] = []
    for i in range(2 * n):
        angle = math.pi * i / n - math.pi / 2
        size = 1.0 if i % 2 == 0 else inner
        ring.append(
            (
                cx + math.cos(angle) * size * box.width / 2,
                cy + math.sin(angle) * size * box.height / 2,
            )
        )
    return polyline(ring)


def burst(box: Box, waves: int = 0, depth: float = 0.0) -> Path:
    """A seal with a wavy edge: `waves` crests (default 20) of `depth` (fraction of the radius,
    default one that keeps the wave as round as it is wide)."""
    n = max(6, min(120, waves or 20))
    depth = depth if depth > 0 else min(0.09, 1.15 / n)
    cx, cy = box.centre
    rx, ry = box.width / 2, box.height / 2
    mean, swing = 1 - depth / 2, depth / 2
    pen = Pen()
    steps = n * 4
    # The curve r(t) = mean + swing cos(n t) as cubics with its exact tangents (Hermite form).
    step = math.tau / steps

    def at(i: int) -> tuple[float, float, float, float]:
        t = i * step
        r, dr = mean + swing * math.cos(n * t), -swing * n * math.sin(n * t)
        s, c = math.sin(t), math.cos(t)
        return r * s, -r * c, dr * s + r * c, -dr * c + r * s

    x0, y0, u0, v0 = at(0)
    pen.move(cx + x0 * rx, cy + y0 * ry)
    for i in range(1, steps + 1):
        x1, y1, u1, v1 = at(i % steps)
        third = step / 3
        pen.curve(
            cx + (x0 + u0 * third) * rx,
            cy + (y0 + v0 * third) * ry,
            cx + (x1 - u1 * third) * rx,
            cy + (y1 - v1 * third) * ry,
            cx + x1 * rx,
            cy + y1 * ry,
        )
        x0, y0, u0, v0 = x1, y1, u1, v1
    pen.close()
    return pen.path()


def ticket(box: Box, stub: float = 0.0, radius: float = 0.0, grown: float = 0.0) -> Path:
    """A ticket whose stub takes the right `stub` (fraction of the width, default .285), with a
    round notch at both ends of the perforation. `radius` rounds the outer corners; `grown` moves
    the edges out by that much, over which the notches close (shadows)."""
    at, notch = stub_line(box, stub), max(0.0, _notch(box, radius) - 0.8 * max(0.0, grown))
    box, radius = box.grown(grown), max(0.0, radius + grown) if radius > 0 or grown > 0 else 0.0
    x, y, r, b = box.x, box.y, box.right, box.bottom
    radius = min(radius, box.height / 2, box.width * 0.1)
    k = radius * (1 - QUARTER)
    pen = Pen()
    pen.move(x + radius, y)
    pen.line(at - notch, y)
    pen.arc(at, y, notch, notch, math.pi, -math.pi)
    pen.line(r - radius, y)
    if radius > 0:
        pen.curve(r - k, y, r, y + k, r, y + radius)
    pen.line(r, b - radius)
    if radius > 0:
        pen.curve(r, b - k, r - k, b, r - radius, b)
    pen.line(at + notch, b)
    pen.arc(at, b, notch, notch, 0.0, -math.pi)
    pen.line(x + radius, b)
    if radius > 0:
        pen.curve(x + k, b, x, b - k, x, b - radius)
    pen.line(x, y + radius)
    if radius > 0:
        pen.curve(x, y + k, x + k, y, x + radius, y)
    pen.close()
    return pen.path()


def stub_line(box: Box, stub: float = 0.0) -> float:
    """Where a ticket is torn off: x of the perforation."""
    share = stub if 0 < stub < 1 else 0.285
    return box.right - min(max(share, 0.1), 0.9) * box.width


def _notch(box: Box, radius: float) -> float:
    return min(max(box.height * 0.075, radius), box.height * 0.2, box.width * 0.06)


def perforation(box: Box, stub: float = 0.0, radius: float = 0.0) -> Path:
    """The line between a ticket's notches, to be drawn dashed."""
    at = stub_line(box, stub)
    gap = _notch(box, radius) + box.height * 0.035
    return Path("ML", (at, box.y + gap, at, box.bottom - gap))


def notch_frame(box: Box, radius: float = 0.0) -> Path:
    """A frame with concave corners; `radius` 0 takes 7 % of the shorter side."""
    short = min(box.width, box.height)
    n = min(radius or 0.07 * short, short / 2)
    x, y, r, b = box.x, box.y, box.right, box.bottom
    quarter = math.pi / 2
    pen = Pen()
    pen.move(x + n, y)
    pen.line(r - n, y)
    pen.arc(r, y, n, n, math.pi, -quarter)
    pen.line(r, b - n)
    pen.arc(r, b, n, n, -quarter, -quarter)
    pen.line(x + n, b)
    pen.arc(x, b, n, n, 0.0, -quarter)
    pen.line(x, y + n)
    pen.arc(x, y, n, n, quarter, -quarter)
    pen.close()
    return pen.path()


def corner_diamonds(box: Box, radius: float = 0.0, size: float = 0.3) -> tuple[Path, ...]:
    """Four diamonds in the hollows of a notch frame; `size` is a fraction of the notch."""
    short = min(box.width, box.height)
    n = min(radius or 0.07 * short, short / 2)
    half, inset = n * max(0.05, min(size, 0.6)), n * 0.34
    corners = (
        (box.x + inset, box.y + inset),
        (box.right - inset, box.y + inset),
        (box.right - inset, box.bottom - inset),
        (box.x + inset, box.bottom - inset),
    )
    return tuple(diamond(cx, cy, half) for cx, cy in corners)


def diamond(cx: float, cy: float, half: float) -> Path:
    return polyline([(cx, cy - half), (cx + half, cy), (cx, cy + half), (cx - half, cy)])


def arch(box: Box) -> Path:
    """A window with a round top: a half circle over a rectangle (a half ellipse if too low)."""
    rx = box.width / 2
    ry = min(rx, box.height)
    pen = Pen()
    pen.move(box.x, box.bottom)
    pen.line(box.x, box.y + ry)
    pen.arc(box.x + rx, box.y + ry, rx, ry, math.pi, math.pi)
    pen.line(box.right, box.bottom)
    pen.close()
    return pen.path()


def clip_path(clip: Clip, box: Box) -> Path:
    """The window of a clip; a polygon without points is the whole box."""
    if clip.shape == "ellipse":
        return ellipse(box)
    if clip.shape == "arch":
        return arch(box)
    if clip.shape == "polygon" and len(clip.points) >= 3:
        return polygon(box, clip.points)
    return rect(box, clip.radius)


def path_of(shape: Shape, grown: float = 0.0, least_radius: float = 0.0) -> Path:
    """The outline of a shape layer, its edge moved out by `grown` points (shadows; negative
    moves it in). `least_radius` is that of a blurred rectangle's corners.

    For star and burst `radius` (points) is the inner radius and the depth of the wave.
    """
    box = shape.box.grown(grown) if grown else shape.box
    radius = shape.radius
    detail = round(shape.detail) if math.isfinite(shape.detail) else 0
    half = max(min(shape.box.width, shape.box.height) / 2, 1e-6)
    if grown and shape.kind in ("polygon", "path") and (shape.points or shape.path):
        return grown_path(path_of(shape), grown)
    match shape.kind:
        case "rect":
            return rect(box, max(radius + grown if radius > 0 else 0.0, least_radius))
        case "ellipse":
            return ellipse(box)
        case "line":
            return line(box)
        case "polygon":
            return polygon(box, shape.points, detail)
        case "star":
            return star(box, detail, min(shape.radius / half, 0.98))
        case "burst":
            return burst(box, detail, min(shape.radius / half, 0.5))
        case "ticket":
            return ticket(shape.box, shape.detail, radius, grown)
        case "notch_frame":
            # The hollow's centre moves out with the corner: this keeps its deepest point at the
            # right distance.
            notch = radius or 0.07 * 2 * half
            return notch_frame(box, max(0.0, notch + (math.sqrt(2) - 1) * grown))
        case "path":
            if shape.path:
                fit: Matrix = (box.width, 0.0, 0.0, box.height, box.x, box.y)
                return transformed(svg_path(shape.path), fit)
            return polyline(
                [(box.x + u * box.width, box.y + v * box.height) for u, v in shape.points],
                close=False,
            )


# ------------------------------------------------------------------ arrows


def arrow(x: float, y: float, length: float, *, leftwards: bool = False) -> Path:
    """A drawn arrow from x, its shaft at y, to be stroked: shaft and head in one path."""
    way = -1.0 if leftwards else 1.0
    head = length * 0.36
    tip = x + way * length
    back = tip - way * head
    return Path("MLMLL", (x, y, tip, y, back, y - head, tip, y, back, y + head))


# ------------------------------------------------------------------ SVG path data

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_TOKEN = re.compile(r"([MLHVCSQTAZmlhvcsqtaz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|[\s,]+")
_FLAG = re.compile(r"[\s,]*([01])")


def _tokens(data: str) -> Iterable[tuple[str, list[float]]]:
    """Commands with all their numbers. Arc flags may be written without separators ("a1 1 0 01")."""
    position, command, numbers = 0, "", list[float]()
    while position < len(data):
        upper = command.upper()
        if upper == "A" and len(numbers) % 7 in (3, 4):
            flag = _FLAG.match(data, position)
            if not flag:
                raise UserError(f"the path has a bad arc flag at character {position}")
            numbers.append(float(flag[1]))
            position = flag.end()
            continue
        token = _TOKEN.match(data, position)
        if not token:
            raise UserError(f"the path cannot be read at character {position}")
        position = token.end()
        if token[1]:
            if command:
                yield command, numbers
            command, numbers = token[1], []
        elif token[2]:
            if not command:
                raise UserError("the path must begin with M")
            value = float(token[2])
            if not math.isfinite(value) or abs(value) > 1e9:
                raise UserError("the path holds a number that is too large")
            numbers.append(value)
    if command:
        yield command, numbers


@lru_cache(maxsize=512)
def svg_path(data: str) -> Path:
    """SVG path data (all commands, absolute and relative) as a scene path.

    Raises UserError for data that is malformed, longer than 200,000 characters or more than
    20,000 segments. Source: SVG 2, chapter 9 (paths) and appendix B.2.4 (arcs).
    """
    if len(data) > PATH_LENGTH_LIMIT:
        raise UserError(f"the path is longer than {PATH_LENGTH_LIMIT:,} characters")
    pen = Pen()
    x = y = x0 = y0 = 0.0
    cubic: Point | None = None  # second handle of the last cubic, for S
    conic: Point | None = None  # handle of the last quadratic, for T
    for command, numbers in _tokens(data):
        kind, relative = command.upper(), command.islower()
        wanted = _ARGUMENTS[kind]
        if (wanted == 0 and numbers) or (wanted and (not numbers or len(numbers) % wanted)):
            raise UserError(f"the path's {command} has a wrong number of values")
        if not pen.verbs and kind != "M":
            raise UserError("the path must begin with M")
        if kind == "Z":
            pen.close()
            x, y = x0, y0
            cubic = conic = None
            continue
        if pen.verbs[-1:] == ["Z"] and kind != "M":
            pen.move(x0, y0)
        for i in range(0, len(numbers), wanted):
            if len(pen.verbs) > PATH_SEGMENT_LIMIT:
                raise UserError(f"the path has more than {PATH_SEGMENT_LIMIT:,} segments")
            v = numbers[i : i + wanted]
            ox, oy = (x, y) if relative else (0.0, 0.0)
            next_cubic = next_conic = None
            if kind == "M":
                x, y = v[0] + ox, v[1] + oy
                if i == 0:
                    x0, y0 = x, y
                    pen.move(x, y)
                else:
                    pen.line(x, y)
            elif kind == "L":
                x, y = v[0] + ox, v[1] + oy
                pen.line(x, y)
            elif kind == "H":
                x = v[0] + ox
                pen.line(x, y)
            elif kind == "V":
                y = v[0] + oy
                pen.line(x, y)
            elif kind in "CS":
                if kind == "S":
                    first = (2 * x - cubic[0], 2 * y - cubic[1]) if cubic else (x, y)
                else:
                    first = (v[0] + ox, v[1] + oy)
                next_cubic = (v[-4] + ox, v[-3] + oy)
                x, y = v[-2] + ox, v[-1] + oy
                pen.curve(*first, *next_cubic, x, y)
            elif kind in "QT":
                if kind == "T":
                    next_conic = (2 * x - conic[0], 2 * y - conic[1]) if conic else (x, y)
                else:
                    next_conic = (v[0] + ox, v[1] + oy)
                x, y = v[-2] + ox, v[-1] + oy
                pen.quad(*next_conic, x, y)
            else:
                tx, ty = v[5] + ox, v[6] + oy
                _svg_arc(pen, (x, y), v[0], v[1], v[2], bool(v[3]), bool(v[4]), (tx, ty))
                x, y = tx, ty
            cubic, conic = next_cubic, next_conic
    return pen.path()


def _svg_arc(
    pen: Pen,
    start: Point,
    rx: float,
    ry: float,
    turn: float,
    large: bool,
    sweep: bool,
    end: Point,
) -> None:
    (x1, y1), (x2, y2) = start, end
    rx, ry = abs(rx), abs(ry)
    if start == end:
        return
    if rx < 1e-12 or ry < 1e-12:
        pen.line(x2, y2)
        return
    phi = math.radians(turn)
    c, s = math.cos(phi), math.sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    u, v = c * dx + s * dy, -s * dx + c * dy
    excess = (u / rx) ** 2 + (v / ry) ** 2
    if excess > 1:
        grow = math.sqrt(excess)
        rx, ry = rx * grow, ry * grow
    top = (rx * ry) ** 2 - (rx * v) ** 2 - (ry * u) ** 2
    k = math.sqrt(max(0.0, top / ((rx * v) ** 2 + (ry * u) ** 2)))
    k = -k if large == sweep else k
    uc, vc = k * rx * v / ry, -k * ry * u / rx
    cx, cy = c * uc - s * vc + (x1 + x2) / 2, s * uc + c * vc + (y1 + y2) / 2
    t1 = math.atan2((v - vc) / ry, (u - uc) / rx)
    t2 = math.atan2((-v - vc) / ry, (-u - uc) / rx)
    delta = (t2 - t1) % math.tau
    if not sweep:
        delta -= math.tau
    unit = Pen()
    unit.arc(0.0, 0.0, rx, ry, t1, delta)
    turned = transformed(unit.path(), (c, s, -s, c, cx, cy))
    p = list(turned.points)
    p[-2:] = [x2, y2]  # exactly where the data says
    pen.verbs += turned.verbs
    pen.points += p


# ------------------------------------------------------------------ flattening, growing, sweeping


def flattened(path: Path, tolerance: float) -> list[list[Point]]:
    """The contours as polylines no farther than `tolerance` points from the curve."""
    contours: list[list[Point]] = []
    current: list[Point] = []
    p, i = path.points, 0
    for verb in path.verbs:
        if verb == "M":
            current = [(p[i], p[i + 1])]
            contours.append(current)
            i += 2
        elif verb == "L":
            current.append((p[i], p[i + 1]))
            i += 2
        elif verb == "Q":
            a, b, c = current[-1], (p[i], p[i + 1]), (p[i + 2], p[i + 3])
            bend = math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]) / 4
            n = _pieces(bend, tolerance)
            for k in range(1, n + 1):
                t = k / n
                w0, w1, w2 = (1 - t) ** 2, 2 * t * (1 - t), t * t
                current.append(
                    (w0 * a[0] + w1 * b[0] + w2 * c[0], w0 * a[1] + w1 * b[1] + w2 * c[1])
                )
            i += 4
        elif verb == "C":
            a = current[-1]
            b, c, d = (p[i], p[i + 1]), (p[i + 2], p[i + 3]), (p[i + 4], p[i + 5])
            bend = 0.75 * max(
                math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]),
                math.hypot(b[0] - 2 * c[0] + d[0], b[1] - 2 * c[1] + d[1]),
            )
            n = _pieces(bend, tolerance)
            for k in range(1, n + 1):
                t = k / n
                s = 1 - t
                w0, w1, w2, w3 = s**3, 3 * t * s * s, 3 * t * t * s, t**3
                current.append(
                    (
                        w0 * a[0] + w1 * b[0] + w2 * c[0] + w3 * d[0],
                        w0 * a[1] + w1 * b[1] + w2 * c[1] + w3 * d[1],
                    )
                )
            i += 6
    return [c for c in contours if len(c) > 1]


def _pieces(bend: float, tolerance: float) -> int:
    return max(1, min(48, math.ceil(math.sqrt(bend / max(tolerance, 1e-9)))))


def signed_area(contour: Sequence[Point]) -> float:
    """Positive when the contour runs clockwise on the page (y down)."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(contour, [*contour[1:], contour[0]], strict=True):
        total += x0 * y1 - x1 * y0
    return total / 2


def swept(path: Path, dx: float, dy: float, tolerance: float = 0.05) -> Path:
    """The area that the filled `path` passes over on its way to (dx, dy): the body of an
    extrusion, as one path for the nonzero rule. Exact, without the steps of repeated copies."""
    contours = flattened(path, tolerance)
    if sum(signed_area(c) for c in contours) < 0:
        contours = [c[::-1] for c in contours]
    verbs: list[str] = []
    points: list[float] = []
    for contour in contours:
        moved = [(x + dx, y + dy) for x, y in contour]
        for ring in (contour, moved):
            verbs.append("M" + "L" * (len(ring) - 1) + "Z")
            for point in ring:
                points += point
        for (x0, y0), (x1, y1) in zip(contour, [*contour[1:], contour[0]], strict=True):
            cross = (x1 - x0) * dy - (y1 - y0) * dx
            if cross == 0:
                continue
            verbs.append("MLLLZ")
            if cross > 0:
                points += (x0, y0, x1, y1, x1 + dx, y1 + dy, x0 + dx, y0 + dy)
            else:
                points += (x0, y0, x0 + dx, y0 + dy, x1 + dx, y1 + dy, x1, y1)
    return Path("".join(verbs), tuple(points))


def soft_steps(blur: float) -> int:
    """Nested fills enough that no step is seen: about one for each 1.2 pt of the soft edge."""
    return max(7, min(28, math.ceil(blur * 1.7)))


def soft_alphas(alpha: float, steps: int) -> list[tuple[float, float]]:
    """(distance from the edge in units of the blur, alpha) of nested fills, outermost first,
    whose overlay falls off like a Gaussian of half the blur: 1 = blur outside, -1 inside."""
    out: list[tuple[float, float]] = []
    before = 0.0
    for i in range(steps):
        distance = 1 - 2 * i / (steps - 1)
        # Each ring shows its cumulative opacity up to the next one, so aim at the middle.
        middle = distance - 1 / (steps - 1)
        target = alpha * 0.5 * math.erfc(middle * 2 / math.sqrt(2))
        out.append((distance, 1 - (1 - target) / (1 - before) if before < 1 else 0.0))
        before = target
    return out


def halo_alphas(alpha: float, blur: float) -> list[tuple[float, float]]:
    """(distance in points, alpha) of copies grown by strokes, outermost first: the soft shadow of
    what can't be made smaller (letters, artwork). Outside it falls off like a Gaussian of half the
    blur; the core is as dark as the blur of a stem that is a little wider than the blur."""
    steps = max(8, min(20, math.ceil(blur * 1.3)))
    out: list[tuple[float, float]] = []
    before = 0.0
    for i in range(steps):
        # A ring shows up to the next one's edge: aim at its middle.
        middle = max(0.0, (steps - 1.5 - i) / steps)
        target = alpha * 0.78 * math.erfc(math.sqrt(2) * middle)
        out.append(((steps - 1 - i) / steps * blur, 1 - (1 - target) / (1 - before)))
        before = target
    return out


def shadow_nodes(
    grow: Callable[[float], Path], shadow: Shadow, *, room: float, tag: Tag
) -> tuple[Fill, ...]:
    """The shadow of an outline. `grow(d)` gives the outline grown by d points (d may be negative
    down to -`room`): hard, extruded, or a soft stack of nested translucent fills."""
    colour: Colour = shadow.colour
    shift: Matrix = (1.0, 0.0, 0.0, 1.0, shadow.dx, shadow.dy)
    if shadow.extrude:
        return (Fill(swept(grow(0.0), shadow.dx, shadow.dy), colour, "nonzero", tag),)
    if shadow.blur <= 0:
        return (Fill(transformed(grow(0.0), shift), colour, "nonzero", tag),)
    nodes: list[Fill] = []
    for distance, alpha in soft_alphas(colour.alpha, soft_steps(shadow.blur)):
        by = max(distance * shadow.blur, -room)
        paint: Paint = colour.with_alpha(alpha)
        nodes.append(Fill(transformed(grow(by), shift), paint, "nonzero", tag))
    return tuple(nodes)


def grown_path(path: Path, by: float) -> Path:
    """The path scaled about the centre of its box so that every side moves out by `by`."""
    box = bounds(path)
    if box.width <= 0 or box.height <= 0:
        return path
    sx = max(1e-3, (box.width + 2 * by) / box.width)
    sy = max(1e-3, (box.height + 2 * by) / box.height)
    cx, cy = box.centre
    return transformed(path, (sx, 0.0, 0.0, sy, cx - sx * cx, cy - sy * cy))
