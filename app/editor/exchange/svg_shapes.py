"""An SVG drawing as shape layers: outlines, fills, strokes and gradients, without anything that
runs, points outside or can't be drawn as a shape."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from app.editor.exchange import svg_tree
from app.editor.exchange.svg_tree import Element, colour_of, fraction, matrix_of, number, numbers
from engine.document.colour import Colour
from engine.document.model import (
    Box,
    GradientStop,
    LinearPaint,
    PaintSpec,
    RadialPaint,
    Shape,
    SolidPaint,
    Stroke,
)
from engine.drawing import shapes
from engine.drawing.scene import Matrix, Path, concatenate, transformed
from engine.errors import UserError

MAX_SHAPES = 2_000
MAX_POINTS = 400_000
MAX_STEPS = 50_000
"""Elements that are looked at, each as often as it is used."""
_REUSED = 8
"""How deep `use` may go into what it uses."""
_GROUPS = frozenset(("svg", "g", "a", "switch"))
_SILENT = frozenset((
    "defs", "symbol", "style", "title", "desc", "metadata", "linearGradient", "radialGradient",
    "clipPath", "mask", "pattern", "filter", "marker", "namedview",
))  # fmt: skip
_BEYOND = ("mask", "clip-path", "filter")
"""What an element may ask for that shapes don't have."""
_LEAST = 1e-3
"""Points: no side of a shape's box is smaller."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from the bottom up in points; `left_out` counts texts, pictures, masks, clips and
    filters, which shapes don't have."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    left_out: int


def read(data: bytes, name: str) -> Drawing:
    """Raises UserError for what is no SVG, for a drawing without shapes and for one too large."""
    root = svg_tree.parse(data, name)
    width, height, matrix = svg_tree.size_of(root)
    reader = _Reader(root, name)
    try:
        reader.group(root, matrix, {}, 1.0, 0)
    except RecursionError:
        raise UserError("the drawing is nested too deeply", name, "simplify it") from None
    if not reader.made:
        raise UserError("the drawing holds no shapes", name, "choose another file")
    return Drawing(width, height, tuple(reader.made), reader.left_out)


class _Reader:
    def __init__(self, root: Element, name: str) -> None:
        self.name = name
        self.made: list[Shape] = []
        self.left_out = 0
        self._points = self._steps = 0
        self._known = {e.attributes["id"]: e for e in root.walk() if "id" in e.attributes}

    def group(
        self,
        element: Element,
        matrix: Matrix,
        outer: Mapping[str, str],
        opacity: float,
        reused: int,
    ) -> None:
        style = svg_tree.inherited(outer, element.style)
        opacity *= fraction(style.get("opacity", "1"))
        for child in element.children:
            self.one(child, matrix, style, opacity, reused)
            if element.tag == "switch":
                break

    def one(
        self,
        element: Element,
        matrix: Matrix,
        outer: Mapping[str, str],
        opacity: float,
        reused: int,
    ) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise UserError("the drawing repeats its parts too often", self.name, "simplify it")
        tag = element.tag
        if tag in _SILENT or element.style.get("display") == "none":
            return
        said = element.attributes
        self.left_out += sum(said.get(what, "none") != "none" for what in _BEYOND)
        matrix = concatenate(matrix, matrix_of(said.get("transform", "")))
        if tag in _GROUPS:
            if tag == "svg":
                x, y = (number(element.attributes.get(k, "0")) for k in "xy")
                matrix = concatenate(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
            self.group(element, matrix, outer, opacity, reused)
        elif tag == "use":
            self._use(element, matrix, outer, opacity, reused)
        else:
            path = outline(element, self.name)
            if path is None:
                self.left_out += 1
            elif path.points:
                style = svg_tree.inherited(outer, element.style)
                opacity *= fraction(style.get("opacity", "1"))
                self._shape(element, path, matrix, style, opacity)

    def _use(
        self,
        element: Element,
        matrix: Matrix,
        outer: Mapping[str, str],
        opacity: float,
        reused: int,
    ) -> None:
        href = element.attributes.get("href", "")
        target = self._known.get(href[1:]) if href.startswith("#") else None
        if target is None or reused >= _REUSED:
            self.left_out += 1
            return
        x, y = (number(element.attributes.get(k, "0")) for k in "xy")
        moved = concatenate(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        style = svg_tree.inherited(outer, element.style)
        opacity *= fraction(style.get("opacity", "1"))
        if target.tag == "symbol":
            self.group(target, moved, style, opacity, reused + 1)
        else:
            self.one(target, moved, style, opacity, reused + 1)

    def _shape(
        self,
        element: Element,
        path: Path,
        matrix: Matrix,
        style: Mapping[str, str],
        opacity: float,
    ) -> None:
        if style.get("visibility") in ("hidden", "collapse") or opacity <= 0:
            return
        turned = transformed(path, matrix)
        ends = [p for contour in shapes.flattened(turned, 0.1) for p in contour]
        if not ends or not all(math.isfinite(v) and abs(v) < 1e5 for p in ends for v in p):
            return
        xs, ys = [x for x, _ in ends], [y for _, y in ends]
        box = Box(min(xs), min(ys), max(_LEAST, max(xs) - min(xs)), max(_LEAST, max(ys) - min(ys)))
        own = bounds_of(path)
        fill = self._paint(style.get("fill", "black"), style, "fill-opacity", own, matrix, box)
        stroke = self._stroke(style, own, matrix, box)
        if fill is None and stroke is None:
            return
        holes = style.get("fill-rule") == "evenodd"
        for part in [turned] if holes or fill is None else separate(turned):
            self._points += len(part.points)
            if len(self.made) >= MAX_SHAPES or self._points > MAX_POINTS:
                raise UserError(
                    f"the drawing holds more than {MAX_SHAPES:,} shapes", self.name, "simplify it"
                )
            self.made.append(
                Shape(
                    id=f"shape-{len(self.made) + 1}",
                    name=element.attributes.get("id", "")[:80],
                    box=box,
                    kind="path",
                    fill=fill,
                    stroke=stroke,
                    path=path_data(part, box),
                    opacity=opacity,
                )
            )

    def _stroke(
        self, style: Mapping[str, str], own: Box, matrix: Matrix, box: Box
    ) -> Stroke | None:
        paint = self._paint(style.get("stroke", "none"), style, "stroke-opacity", own, matrix, box)
        scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        width = number(style.get("stroke-width", "1"), 1.0) * scale
        if paint is None or width <= 0:
            return None
        dash = tuple(
            min(1e4, v * scale) for v in numbers(style.get("stroke-dasharray", "")) if v >= 0
        )
        return Stroke(paint, width, dash[:16])

    def _paint(
        self, text: str, style: Mapping[str, str], opacity: str, own: Box, matrix: Matrix, box: Box
    ) -> PaintSpec | None:
        share = fraction(style.get(opacity, "1"))
        current = style.get("color", "black")
        if text.strip().startswith("url("):
            inside, _, rest = text.strip()[4:].partition(")")
            target = self._known.get(inside.strip(" '\"").lstrip("#"))
            made = self._gradient(target, share, own, matrix, box) if target is not None else None
            if made is not None:
                return made
            text = rest or "none"
        colour = colour_of(text, current)
        if colour is None or colour.alpha * share <= 0:
            return None
        return SolidPaint(colour.with_alpha(colour.alpha * share))

    def _gradient(
        self, element: Element, share: float, own: Box, matrix: Matrix, box: Box
    ) -> PaintSpec | None:
        chain = [element]
        while len(chain) < _REUSED:
            href = chain[-1].attributes.get("href", "")
            after = self._known.get(href[1:]) if href.startswith("#") else None
            if after is None or after in chain:
                break
            chain.append(after)
        values = {k: v for e in reversed(chain) for k, v in e.attributes.items()}
        held = next((e for e in chain if any(c.tag == "stop" for c in e.children)), None)
        stops = tuple(_stop(c, share) for c in held.children if c.tag == "stop") if held else ()
        if not stops:
            return None
        if len(stops) == 1:
            return SolidPaint(stops[0].colour)
        inner = matrix_of(values.get("gradientTransform", ""))
        if values.get("gradientUnits") != "userSpaceOnUse":
            inner = concatenate((own.width, 0.0, 0.0, own.height, own.x, own.y), inner)
        whole = concatenate(matrix, inner)

        def at(x: str, y: str, dx: str, dy: str) -> tuple[float, float]:
            u, v = number(values.get(x, dx)), number(values.get(y, dy))
            return whole[0] * u + whole[2] * v + whole[4], whole[1] * u + whole[3] * v + whole[5]

        if element.tag == "linearGradient":
            (x0, y0), (x1, y1) = at("x1", "y1", "0%", "0%"), at("x2", "y2", "100%", "0%")
            return _linear(stops, x0, y0, x1, y1, box)
        if element.tag != "radialGradient":
            return None
        cx, cy = at("cx", "cy", "50%", "50%")
        scale = math.sqrt(abs(whole[0] * whole[3] - whole[1] * whole[2]))
        radius = number(values.get("r", "50%")) * scale
        centre = (cx - box.x) / box.width, (cy - box.y) / box.height
        return RadialPaint(stops, centre, radius / max(box.width, box.height))


def _stop(element: Element, share: float) -> GradientStop:
    said = element.style
    colour = colour_of(said.get("stop-color", "black")) or Colour(alpha=0.0)
    alpha = colour.alpha * fraction(said.get("stop-opacity", "1")) * share
    return GradientStop(
        fraction(element.attributes.get("offset", "0"), 0.0), colour.with_alpha(alpha)
    )


def _linear(
    stops: tuple[GradientStop, ...], x0: float, y0: float, x1: float, y1: float, box: Box
) -> LinearPaint:
    """Ours reaches from corner to corner of the box: the stops are moved along that line."""
    angle = math.atan2(y1 - y0, x1 - x0)
    c, s = math.cos(angle), math.sin(angle)
    half = max(1e-6, (abs(c) * box.width + abs(s) * box.height) / 2)
    cx, cy = box.centre

    def along(x: float, y: float) -> float:
        return ((x - cx) * c + (y - cy) * s + half) / (2 * half)

    first, last = along(x0, y0), along(x1, y1)
    moved = [GradientStop(first + (last - first) * stop.offset, stop.colour) for stop in stops]
    clipped = tuple(GradientStop(max(0.0, min(1.0, m.offset)), m.colour) for m in moved)
    return LinearPaint(clipped, math.degrees(angle))


# ------------------------------------------------------------------ outlines


def outline(element: Element, name: str) -> Path | None:
    """The path of a basic shape in its own units; None for an element that is none. Raises
    UserError for path data that can't be read."""
    a = element.attributes

    def value(key: str) -> float:
        return number(a.get(key, "0"))

    match element.tag:
        case "path":
            data = a.get("d", "").strip()
            if not data:
                return Path("", ())
            try:
                return shapes.svg_path(data)
            except UserError as error:
                raise UserError(error.what, name, error.remedy) from None
        case "rect":
            box = Box(value("x"), value("y"), max(0.0, value("width")), max(0.0, value("height")))
            radius = max(value("rx"), value("ry"))
            return shapes.rect(box, radius) if box.width and box.height else Path("", ())
        case "circle" | "ellipse":
            rx, ry = (value("r"),) * 2 if element.tag == "circle" else (value("rx"), value("ry"))
            if rx <= 0 or ry <= 0:
                return Path("", ())
            return shapes.ellipse(Box(value("cx") - rx, value("cy") - ry, 2 * rx, 2 * ry))
        case "line":
            return Path("ML", (value("x1"), value("y1"), value("x2"), value("y2")))
        case "polyline" | "polygon":
            v = numbers(a.get("points", ""))[: 2 * shapes.PATH_SEGMENT_LIMIT]
            points = list(zip(v[0::2], v[1::2], strict=False))
            if len(points) < 2:
                return Path("", ())
            return shapes.polyline(points, close=element.tag == "polygon")
    return None


def bounds_of(path: Path) -> Box:
    points = [p for contour in shapes.flattened(path, 0.1) for p in contour] or [(0.0, 0.0)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def separate(path: Path) -> list[Path]:
    """The path's contours one by one where they all turn the same way and touch: the nonzero rule
    fills them all, while our even-odd rule would leave holes where they overlap."""
    count = path.verbs.count("M")
    if count < 2 or count > 200:
        return [path]
    contours = shapes.flattened(path, 0.5)
    areas = [shapes.signed_area(c) for c in contours]
    boxes = [(min(x for x, _ in c), min(y for _, y in c), max(x for x, _ in c), max(y for _, y in c))
             for c in contours]  # fmt: skip
    alike = all(v >= 0 for v in areas) or all(v <= 0 for v in areas)
    meet = any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
    )
    if not (alike and meet):
        return [path]
    out: list[Path] = []
    at = 0
    for part in path.verbs.split("M")[1:]:
        verbs = "M" + part
        size = 2 * sum({"M": 1, "L": 1, "Q": 2, "C": 3}.get(v, 0) for v in verbs)
        out.append(Path(verbs, path.points[at : at + size]))
        at += size
    return out


def path_data(path: Path, box: Box) -> str:
    """SVG path data in fractions of a box."""
    out: list[str] = []
    p, i = path.points, 0
    for verb in path.verbs:
        out.append(verb)
        for _ in range({"M": 1, "L": 1, "Q": 2, "C": 3}.get(verb, 0)):
            x, y = (p[i] - box.x) / box.width, (p[i + 1] - box.y) / box.height
            out.append(f"{x:.6g} {y:.6g}")
            i += 2
    return " ".join(out)
