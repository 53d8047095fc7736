"""Build the library of vector subjects: emoji drawings -> `assets/subjects/subjects.afs`.

A developer's tool; nothing of it runs when posters are made. It reads three npm packages,
unpacked into folders of one directory (`npm pack NAME`, then tar):

    iconify-json__noto               @iconify-json/noto               Apache-2.0
    iconify-json__fluent-emoji-flat  @iconify-json/fluent-emoji-flat  MIT
    emojibase-data                   emojibase-data                   MIT (captions EN, ZH, FR)

and needs `rsvg-convert` (librsvg): every drawing is rendered by us and by librsvg, and one that
differs is left out. Run ``python assets/make_subjects.py DIRECTORY``; renderings are kept in
DIRECTORY/rendered, so that a second run is fast.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import brotli
import msgspec
import numpy as np
from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageColor

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.document.colour import oklch, rgb
from engine.library import subjects as library

SUBJECTS = Path(__file__).parent / "subjects"
PACKAGES = {"noto": "iconify-json__noto", "fluent": "iconify-json__fluent-emoji-flat"}
XLINK = "{http://www.w3.org/1999/xlink}href"


class CannotDrawError(Exception):
    """The drawing uses something that the archive can't hold."""


# ------------------------------------------------------------------ SVG, as far as the sets use it


@dataclass(frozen=True)
class Style:
    """Inherited presentation attributes."""

    fill: str = "#000"
    stroke: str = "none"
    stroke_width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    fill_rule: str = "nonzero"
    clip_rule: str = "nonzero"
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _numbers(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)]


def _number(element: ET.Element, name: str, default: float = 0.0) -> float:
    text = element.get(name)
    if text is None:
        return default
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def _transform(text: str | None) -> Transform:
    result = Identity
    for name, inner in re.findall(r"(\w+)\s*\(([^)]*)\)", text or ""):
        n = _numbers(inner)
        if name == "matrix":
            result = result.transform(tuple(n))
        elif name == "translate":
            result = result.translate(n[0], n[1] if len(n) > 1 else 0.0)
        elif name == "scale":
            result = result.scale(n[0], n[-1])
        elif name == "rotate":
            cx, cy = n[1:3] if len(n) == 3 else (0.0, 0.0)
            result = result.translate(cx, cy).rotate(math.radians(n[0])).translate(-cx, -cy)
        elif name == "skewX":
            result = result.skew(math.radians(n[0]), 0)
        elif name == "skewY":
            result = result.skew(0, math.radians(n[0]))
        else:
            raise CannotDrawError(f"transform {name}")
    return result


class _Recorder(BasePen):  # type: ignore[misc]
    """Path verbs and points under a transform."""

    def __init__(self, transform: Transform) -> None:
        super().__init__(None)
        self.transform, self.verbs, self.points = transform, "", list[float]()

    def _add(self, verb: str, *points: tuple[float, float]) -> None:
        self.verbs += verb
        for point in points:
            self.points.extend(self.transform.transformPoint(point))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", pt)

    def _curveToOne(self, *pts: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", *pts)

    def _qCurveToOne(self, *pts: tuple[float, float]) -> None:  # noqa: N802
        self._add("Q", *pts)

    def _closePath(self) -> None:  # noqa: N802
        self._add("Z")

    def _endPath(self) -> None:  # noqa: N802
        pass


_KAPPA = 0.5522847498


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return (
        f"M{cx + rx} {cy}C{cx + rx} {cy + ky} {cx + kx} {cy + ry} {cx} {cy + ry}"
        f"C{cx - kx} {cy + ry} {cx - rx} {cy + ky} {cx - rx} {cy}"
        f"C{cx - rx} {cy - ky} {cx - kx} {cy - ry} {cx} {cy - ry}"
        f"C{cx + kx} {cy - ry} {cx + rx} {cy - ky} {cx + rx} {cy}Z"
    )


def _path_data(element: ET.Element) -> str:
    """The element's shape as SVG path data; '' if it is not a shape."""
    name = _tag(element)
    if name == "path":
        return element.get("d", "")
    if name == "circle":
        r = _number(element, "r")
        return _ellipse(_number(element, "cx"), _number(element, "cy"), r, r)
    if name == "ellipse":
        rx, ry = _number(element, "rx"), _number(element, "ry")
        return _ellipse(_number(element, "cx"), _number(element, "cy"), rx, ry)
    if name == "rect":
        x, y = _number(element, "x"), _number(element, "y")
        w, h = _number(element, "width"), _number(element, "height")
        rx = _number(element, "rx", _number(element, "ry"))
        ry = _number(element, "ry", rx)
        rx, ry = min(rx, w / 2), min(ry, h / 2)
        if rx <= 0 or ry <= 0:
            return f"M{x} {y}h{w}v{h}h{-w}z"
        arc = f"a{rx} {ry} 0 0 1"
        return (
            f"M{x + rx} {y}h{w - 2 * rx}{arc} {rx} {ry}v{h - 2 * ry}{arc} {-rx} {ry}"
            f"h{2 * rx - w}{arc} {-rx} {-ry}v{2 * ry - h}{arc} {rx} {-ry}z"
        )
    if name in ("polygon", "polyline"):
        n = _numbers(element.get("points", ""))
        pairs = " ".join(f"{x} {y}" for x, y in zip(n[0::2], n[1::2], strict=False))
        return f"M{pairs}{'z' if name == 'polygon' else ''}"
    if name == "line":
        ends = [_number(element, key) for key in ("x1", "y1", "x2", "y2")]
        return "M{} {}L{} {}".format(*ends)
    return ""


@dataclass
class Shape:
    verbs: str
    points: tuple[float, ...]

    def box(self) -> tuple[float, float, float, float]:
        xs, ys = self.points[0::2], self.points[1::2]
        return min(xs), min(ys), max(xs), max(ys)


def _shape(data: str, transform: Transform) -> Shape | None:
    pen = _Recorder(transform)
    parse_path(data, pen)
    return Shape(pen.verbs, tuple(pen.points)) if pen.points else None


def _colour(text: str, opacity: float) -> int:
    """0xrrggbbaa."""
    if text.startswith("rgba"):
        numbers = _numbers(text)
        (r, g, b), a = (round(v) for v in numbers[:3]), numbers[3] * 255
    else:
        r, g, b, a = ImageColor.getcolor(text, "RGBA")  # type: ignore[misc]
    return r << 24 | g << 16 | b << 8 | round(a * max(0.0, min(1.0, opacity)))


_STYLE_NUMBERS = {
    "stroke-width": "stroke_width",
    "fill-opacity": "fill_opacity",
    "stroke-opacity": "stroke_opacity",
}
_STYLE_WORDS = {
    "fill": "fill",
    "stroke": "stroke",
    "stroke-linecap": "cap",
    "stroke-linejoin": "join",
    "fill-rule": "fill_rule",
    "clip-rule": "clip_rule",
}
_IGNORED = {"defs", "linearGradient", "radialGradient", "clipPath", "symbol", "title", "filter"}


@dataclass
class Reader:
    """Turns the body of one icon into parts of the archive."""

    root: ET.Element
    base: Transform
    ids: dict[str, ET.Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {e.get("id", ""): e for e in self.root.iter() if e.get("id")}

    def read(self) -> tuple[library.StoredPart, ...]:
        return tuple(self._children(self.root, Style(), self.base, 0))

    # -- structure

    def _children(
        self, parent: ET.Element, style: Style, transform: Transform, depth: int
    ) -> Iterator[library.StoredPart]:
        if depth > 24:
            raise CannotDrawError("nested too deeply")
        for element in parent:
            yield from self._element(element, style, transform, depth + 1)

    def _element(
        self, element: ET.Element, style: Style, transform: Transform, depth: int
    ) -> Iterator[library.StoredPart]:
        name = _tag(element)
        if name in _IGNORED:
            return
        for bad in ("mask", "filter", "style"):
            if element.get(bad):
                raise CannotDrawError(bad)
        style = self._style(element, style)
        transform = transform.transform(_transform(element.get("transform")))
        opacity = _number(element, "opacity", 1.0)
        clip = self._clip(element.get("clip-path"), transform)
        if name in ("g", "svg"):
            parts = tuple(self._children(element, style, transform, depth))
        elif name == "use":
            parts = self._use(element, style, transform, depth)
        elif data := _path_data(element):
            if opacity < 1 and clip is None and style.stroke == "none":
                style, opacity = replace(style, fill_opacity=style.fill_opacity * opacity), 1.0
            parts = tuple(self._paint(data, style, transform))
        elif name in ("path", "polygon"):
            return
        else:
            raise CannotDrawError(name)
        if not parts:
            return
        if clip is None and opacity >= 1:
            yield from parts
        else:
            stored = None if clip is None else (clip.verbs, library.stored_deltas(clip.points))
            yield library.StoredCluster(parts, stored, round(opacity, 3))

    def _style(self, element: ET.Element, style: Style) -> Style:
        changes: dict[str, Any] = {}
        for key, attribute in _STYLE_WORDS.items():
            if value := element.get(key):
                changes[attribute] = value
        for key, attribute in _STYLE_NUMBERS.items():
            if element.get(key):
                changes[attribute] = _number(element, key)
        if dash := element.get("stroke-dasharray"):
            changes["dash"] = tuple(_numbers(dash))
        return replace(style, **changes)

    def _target(self, element: ET.Element) -> ET.Element | None:
        reference = element.get("href") or element.get(XLINK) or ""
        return self.ids.get(reference.lstrip("#"))

    def _use(
        self, element: ET.Element, style: Style, transform: Transform, depth: int
    ) -> tuple[library.StoredPart, ...]:
        target = self._target(element)
        if target is None:
            raise CannotDrawError("use of nothing")
        transform = transform.translate(_number(element, "x"), _number(element, "y"))
        if _tag(target) == "symbol":
            view = _numbers(target.get("viewBox", ""))
            if view:
                w = _number(element, "width", view[2])
                h = _number(element, "height", view[3])
                scale = min(w / view[2], h / view[3])
                transform = transform.translate(
                    (w - view[2] * scale) / 2, (h - view[3] * scale) / 2
                )
                transform = transform.scale(scale).translate(-view[0], -view[1])
            return tuple(self._children(target, style, transform, depth + 1))
        return tuple(self._element(target, style, transform, depth + 1))

    def _clip(self, reference: str | None, transform: Transform) -> Shape | None:
        if not reference:
            return None
        element = self.ids.get(reference.strip()[5:-1])
        if element is None:
            return None
        if element.get("clipPathUnits") == "objectBoundingBox" or element.get("clip-path"):
            raise CannotDrawError("clip path")
        transform = transform.transform(_transform(element.get("transform")))
        verbs, points = "", list[float]()
        for child in element:
            inner = transform.transform(_transform(child.get("transform")))
            target = child
            if _tag(child) == "use":
                found = self._target(child)
                if found is None:
                    continue
                target = found
                inner = inner.transform(_transform(target.get("transform")))
            data = _path_data(target)
            shape = _shape(data, inner) if data else None
            if shape:
                verbs += shape.verbs
                points.extend(shape.points)
        return Shape(verbs, tuple(points))

    # -- paint

    def _paint(self, data: str, style: Style, transform: Transform) -> Iterator[library.StoredPart]:
        shape = _shape(data, transform)
        if shape is None:
            return
        deltas = library.stored_deltas(shape.points)
        if len(deltas) > library.MAX_POINTS:
            raise CannotDrawError("too many points")
        if style.fill != "none":
            paint = self._server(style.fill, style.fill_opacity, shape, data, transform)
            if paint is not None:
                yield library.StoredDraw(shape.verbs, deltas, paint, style.fill_rule == "evenodd")
        if style.stroke != "none" and style.stroke_width > 0:
            paint = self._server(style.stroke, style.stroke_opacity, shape, data, transform)
            a, b, c, d = transform[:4]
            scale = math.sqrt(abs(a * d - b * c))
            join: Any = style.join if style.join in ("miter", "round", "bevel") else "miter"
            cap: Any = style.cap if style.cap in ("butt", "round", "square") else "butt"
            pen = library.Pen(
                round(style.stroke_width * scale, 3),
                cap,
                join,
                tuple(round(v * scale, 3) for v in style.dash),
            )
            if paint is not None:
                yield library.StoredDraw(shape.verbs, deltas, paint, False, pen)

    def _server(
        self, text: str, opacity: float, shape: Shape, data: str, transform: Transform
    ) -> library.Paint | None:
        if not text.startswith("url("):
            rgba = _colour("#000" if text == "currentColor" else text, opacity)
            return library.Flat(rgba) if rgba & 255 else None
        gradient = self.ids.get(text.strip()[4:-1].strip("'\"#"))
        if gradient is None:
            raise CannotDrawError("paint of nothing")
        stops = self._stops(gradient, opacity)
        if not any(rgba & 255 for _, rgba in stops):
            return None
        if len(stops) == 1:
            return library.Flat(stops[0][1])
        units = self._inherited(gradient, "gradientUnits") or "objectBoundingBox"
        own = _transform(self._inherited(gradient, "gradientTransform"))
        if units == "userSpaceOnUse":
            matrix = transform.transform(own)
        else:
            plain = _shape(data, Identity)
            assert plain is not None
            x0, y0, x1, y1 = plain.box()
            matrix = transform.translate(x0, y0).scale(x1 - x0, y1 - y0).transform(own)
        spread = self._inherited(gradient, "spreadMethod") or "pad"
        if spread != "pad":
            raise CannotDrawError("spread")
        get = lambda key, default: _length(self._inherited(gradient, key), default)  # noqa: E731
        if _tag(gradient) == "linearGradient":
            ends = get("x1", 0.0), get("y1", 0.0), get("x2", 1.0), get("y2", 0.0)
            return _linear(ends, matrix, stops)
        cx, cy, r = get("cx", 0.5), get("cy", 0.5), get("r", 0.5)
        fx, fy = get("fx", cx), get("fy", cy)
        if math.hypot(fx - cx, fy - cy) > 0.02 * r:
            # The archive has no focal point: halfway between is the nearest plain circle, and the
            # comparison with the second renderer decides whether that is near enough.
            cx, cy = (cx + fx) / 2, (cy + fy) / 2
        numbers = tuple(round(float(v), 4) for v in matrix)
        return library.Radial(round(cx, 3), round(cy, 3), round(r, 3), numbers, stops)  # type: ignore[arg-type]

    def _inherited(self, gradient: ET.Element, key: str) -> str | None:
        for _ in range(8):
            value = gradient.get(key)
            if value is not None:
                return value
            parent = self._target(gradient)
            if parent is None:
                return None
            gradient = parent
        return None

    def _stops(self, gradient: ET.Element, opacity: float) -> tuple[tuple[float, int], ...]:
        for _ in range(8):
            stops = [child for child in gradient if _tag(child) == "stop"]
            if stops:
                break
            parent = self._target(gradient)
            if parent is None:
                raise CannotDrawError("no stops")
            gradient = parent
        out: list[tuple[float, int]] = []
        last = 0.0
        for stop in stops:
            last = max(last, min(1.0, _number(stop, "offset")))
            alpha = _number(stop, "stop-opacity", 1.0) * opacity
            out.append((round(last, 4), _colour(stop.get("stop-color", "#000"), alpha)))
        return _evened(out)


def _evened(stops: list[tuple[float, int]]) -> tuple[tuple[float, int], ...]:
    """Stops between those where colour and opacity change together.

    SVG and PDF blend the two apart, QPainter blends the product: with steps between, they agree.
    """
    out = stops[:1]
    for (t0, a), (t1, b) in itertools.pairwise(stops):
        if a >> 8 != b >> 8 and abs((a & 255) - (b & 255)) > 16 and t1 > t0:
            for step in range(1, 6):
                u = step / 6
                rgba = 0
                for shift in (24, 16, 8, 0):
                    x, y = a >> shift & 255, b >> shift & 255
                    rgba |= round(x + (y - x) * u) << shift
                out.append((round(t0 + (t1 - t0) * u, 4), rgba))
        out.append((t1, b))
    return tuple(out)


def _length(text: str | None, default: float) -> float:
    if text is None:
        return default
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def _linear(
    ends: tuple[float, float, float, float],
    matrix: Transform,
    stops: tuple[tuple[float, int], ...],
) -> library.Paint:
    """The gradient in the box's own space. Under a skew the stripes stay parallel but are no
    longer at right angles to the line of the ends, so the line is turned to be so."""
    x0, y0, x1, y1 = ends
    dx, dy = x1 - x0, y1 - y0
    squared = dx * dx + dy * dy
    a, b, c, d = matrix[:4]
    if squared < 1e-12 or abs(a * d - b * c) < 1e-12:
        return library.Flat(stops[-1][1])
    inverse = matrix.inverse()
    gx = (inverse[0] * dx + inverse[1] * dy) / squared
    gy = (inverse[2] * dx + inverse[3] * dy) / squared
    px, py = matrix.transformPoint((x0, y0))
    length = gx * gx + gy * gy
    qx, qy = px + gx / length, py + gy / length
    return library.Linear(round(px, 3), round(py, 3), round(qx, 3), round(qy, 3), stops)


# ------------------------------------------------------------------ the two renderings


def _painter_image(parts: Iterable[library.StoredPart], side: int) -> np.ndarray[Any, Any]:
    """uint8[side, side, 4], not premultiplied, drawn with QPainter."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import (
        QBrush,
        QColor,
        QImage,
        QLinearGradient,
        QPainter,
        QPainterPath,
        QPen,
        QRadialGradient,
        QTransform,
    )

    caps = {
        "butt": Qt.PenCapStyle.FlatCap,
        "round": Qt.PenCapStyle.RoundCap,
        "square": Qt.PenCapStyle.SquareCap,
    }
    joins = {
        "miter": Qt.PenJoinStyle.SvgMiterJoin,
        "round": Qt.PenJoinStyle.RoundJoin,
        "bevel": Qt.PenJoinStyle.BevelJoin,
    }

    def colour(rgba: int) -> QColor:
        return QColor(rgba >> 24, rgba >> 16 & 255, rgba >> 8 & 255, rgba & 255)

    def brush(paint: library.Paint) -> QBrush:
        if isinstance(paint, library.Flat):
            return QBrush(colour(paint.rgba))
        gradient: QLinearGradient | QRadialGradient
        if isinstance(paint, library.Linear):
            gradient = QLinearGradient(paint.x0, paint.y0, paint.x1, paint.y1)
        else:
            gradient = QRadialGradient(paint.cx, paint.cy, paint.radius)
        for offset, rgba in paint.stops:
            gradient.setColorAt(offset, colour(rgba))
        result = QBrush(gradient)
        if isinstance(paint, library.Radial):
            result.setTransform(QTransform(*paint.matrix))
        return result

    def path(verbs: str, deltas: tuple[int, ...]) -> QPainterPath:
        result = QPainterPath()
        result.setFillRule(Qt.FillRule.WindingFill)
        flat = np.asarray(deltas, dtype=np.int64).reshape(-1, 2).cumsum(axis=0) / library.GRID
        points, at = [QPointF(float(x), float(y)) for x, y in flat], 0
        for verb in verbs:
            if verb == "M":
                result.moveTo(points[at])
            elif verb == "L":
                result.lineTo(points[at])
            elif verb == "Q":
                result.quadTo(points[at], points[at + 1])
            elif verb == "C":
                result.cubicTo(points[at], points[at + 1], points[at + 2])
            else:
                result.closeSubpath()
            at += {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}[verb]
        return result

    def draw(painter: QPainter, part: library.StoredPart) -> None:
        if isinstance(part, library.StoredDraw):
            shape = path(part.verbs, part.deltas)
            if part.pen is None:
                if part.evenodd:
                    shape.setFillRule(Qt.FillRule.OddEvenFill)
                painter.fillPath(shape, brush(part.paint))
            else:
                pen = QPen(brush(part.paint), part.pen.width)
                pen.setCapStyle(caps[part.pen.cap])
                pen.setJoinStyle(joins[part.pen.join])
                pen.setMiterLimit(4)
                if part.pen.dash:
                    pen.setDashPattern([v / part.pen.width for v in part.pen.dash])
                painter.strokePath(shape, pen)
            return
        layer = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(0)
        inner = QPainter(layer)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.setTransform(painter.transform())
        if part.clip is not None:
            inner.setClipPath(path(*part.clip))
        for child in part.parts:
            draw(inner, child)
        inner.end()
        painter.save()
        painter.resetTransform()
        painter.setOpacity(part.opacity)
        painter.drawImage(0, 0, layer)
        painter.restore()

    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / library.SIZE, side / library.SIZE)
    for part in parts:
        draw(painter, part)
    painter.end()
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(side, -1)[:, : side * 4]
    return data.reshape(side, side, 4).copy()


def _reference_image(svg: str, side: int, kept: Path) -> np.ndarray[Any, Any]:
    """uint8[side, side, 4] drawn by librsvg."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        command = ["rsvg-convert", "-w", str(side), "-h", str(side), "-o", str(kept)]
        subprocess.run(command, input=svg.encode(), check=True, capture_output=True)
    return np.asarray(Image.open(kept).convert("RGBA"))


def _difference(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> tuple[float, float]:
    """(mean absolute difference, share of pixels off by more than 40) over white and over black."""
    worst, share = 0.0, 0.0
    for ground in (255.0, 0.0):
        flat = []
        for image in (a, b):
            alpha = image[..., 3:].astype(np.float32) / 255
            flat.append(image[..., :3] * alpha + ground * (1 - alpha))
        gap = np.abs(flat[0] - flat[1]).max(axis=-1)
        # Edges may differ by antialiasing: judge blocks of 4 x 4 pixels for the share.
        side = gap.shape[0] // 4
        small = [f.reshape(side, 4, side, 4, 3).mean(axis=(1, 3)) for f in flat]
        blocks = np.abs(small[0] - small[1]).max(axis=-1)
        worst, share = max(worst, float(gap.mean())), max(share, float((blocks > 30).mean()))
    return worst, share


# ------------------------------------------------------------------ what is chosen

GROUPS: dict[str, tuple[str, int]] = {
    # emojibase subgroup -> (our group, rank)
    "face-costume": ("face", 1),
    "cat-face": ("face", 1),
    "monkey-face": ("face", 1),
    "face-smiling": ("face", 1),
    "face-affection": ("face", 1),
    "face-tongue": ("face", 1),
    "face-hat": ("face", 1),
    "face-glasses": ("face", 1),
    "heart": ("heart", 0),
    "person-role": ("person", 1),
    "person-fantasy": ("person", 1),
    "person-activity": ("person", 1),
    "person-sport": ("person", 1),
    "person-resting": ("person", 1),
    "animal-mammal": ("animal", 0),
    "animal-bird": ("animal", 0),
    "animal-amphibian": ("animal", 0),
    "animal-reptile": ("animal", 0),
    "animal-marine": ("animal", 0),
    "animal-bug": ("animal", 0),
    "plant-flower": ("plant", 0),
    "plant-other": ("plant", 0),
    "food-fruit": ("food", 0),
    "food-vegetable": ("food", 0),
    "food-prepared": ("food", 0),
    "food-asian": ("food", 0),
    "food-sweet": ("food", 0),
    "drink": ("drink", 0),
    "dishware": ("food", 0),
    "place-map": ("place", 0),
    "place-geographic": ("place", 0),
    "place-building": ("place", 0),
    "place-religious": ("place", 0),
    "place-other": ("place", 0),
    "transport-ground": ("vehicle", 0),
    "transport-water": ("vehicle", 0),
    "transport-air": ("vehicle", 0),
    "hotel": ("thing", 0),
    "time": ("thing", 0),
    "sky-weather": ("weather", 0),
    "event": ("celebration", 0),
    "award-medal": ("sport", 0),
    "sport": ("sport", 0),
    "game": ("sport", 0),
    "arts-crafts": ("art", 0),
    "clothing": ("clothing", 0),
    "sound": ("music", 0),
    "music": ("music", 0),
    "musical-instrument": ("music", 0),
    "phone": ("tool", 0),
    "computer": ("tool", 0),
    "light-video": ("tool", 0),
    "book-paper": ("thing", 0),
    "money": ("thing", 0),
    "mail": ("thing", 0),
    "writing": ("tool", 0),
    "office": ("tool", 0),
    "lock": ("tool", 0),
    "tool": ("tool", 0),
    "science": ("tool", 0),
    "medical": ("tool", 0),
    "household": ("thing", 0),
    "other-object": ("thing", 0),
    "flag": ("celebration", 1),
}
"""Subgroups that are not here (hands, body parts, families, symbols, arrows, keycaps, zodiac,
country flags, skin tones) stay out: a poster wants objects, animals, plants, food, places."""

OUT = re.compile(r"o.?clock$|o-clock|thirty$|^white-flag$|^black-flag$|transgender|rainbow-flag")


def captions_by_code(folder: Path) -> dict[str, dict[str, Any]]:
    """hexcode without variation selectors -> label and tags in three languages, subgroup."""
    hierarchy = json.loads((folder / "meta" / "groups.json").read_text(encoding="utf-8"))
    subgroups = hierarchy["subgroups"]
    out: dict[str, dict[str, Any]] = {}
    for language in ("en", "zh", "fr"):
        for entry in json.loads((folder / language / "data.json").read_text(encoding="utf-8")):
            code = "-".join(p for p in entry["hexcode"].lower().split("-") if p != "fe0f")
            row = out.setdefault(code, {"order": entry.get("order", 0)})
            row["subgroup"] = subgroups.get(str(entry.get("subgroup")), "")
            row[language] = (entry["label"], tuple(entry.get("tags", ())))
    return out


@dataclass
class Candidate:
    set: str
    name: str
    code: str
    body: str
    width: float
    height: float
    caption: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.set}:{self.name}"

    @property
    def svg(self) -> str:
        side = max(self.width, self.height)
        x, y = (self.width - side) / 2, (self.height - side) / 2
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="{x:g} {y:g} {side:g} {side:g}">{self.body}</svg>'
        )


def candidates(folder: Path, captions: dict[str, dict[str, Any]]) -> list[Candidate]:
    out: list[Candidate] = []
    for short, package in PACKAGES.items():
        icons = json.loads((folder / package / "icons.json").read_text(encoding="utf-8"))
        codes = json.loads((folder / package / "chars.json").read_text(encoding="utf-8"))
        seen: set[str] = set()
        for code, name in codes.items():
            plain = "-".join(p for p in code.lower().split("-") if p != "fe0f")
            caption = captions.get(plain)
            icon = icons["icons"].get(name)
            if caption is None or icon is None or name in seen or OUT.search(name):
                continue
            if not {"en", "zh", "fr"} <= caption.keys() or caption["subgroup"] not in GROUPS:
                continue
            seen.add(name)
            width = icon.get("width", icons["width"])
            height = icon.get("height", icons["height"])
            out.append(Candidate(short, name, plain, icon["body"], width, height, caption))
    # Noto first, each set in the order of the emoji.
    out.sort(key=lambda c: (list(PACKAGES).index(c.set), c.caption["order"], c.name))
    return out


# ------------------------------------------------------------------ what is said of each

_SETS = tuple(PACKAGES)


def _ids(text: str) -> frozenset[str]:
    """`name` stands for the drawing of that name in both sets, `set:name` for one."""
    words = text.split()
    return frozenset(
        full for w in words for full in ([w] if ":" in w else [f"{s}:{w}" for s in _SETS])
    )


LETTERS = _ids(
    """hotel fluent:love-hotel convenience-store bank japanese-post-office e-mail pager
    chart-increasing-with-yen fluent:money-bag yen-banknote dollar-banknote euro-banknote
    pound-banknote money-with-wings noto:calendar noto:tear-off-calendar 1st-place-medal
    2nd-place-medal 3rd-place-medal pool-8-ball slot-machine mahjong-red-dragon
    fluent:white-flower joker noto:department-store"""
)
"""Drawings with letters, digits or currency signs in them, found by reading all of them with OCR
and by eye: a poster must not show words that its document does not have."""

WITHOUT: dict[str, tuple[int, ...]] = {
    "noto:red-envelope": (3, 4, 5, 6, 7, 8, 9),
    "fluent:red-envelope": (2, 3, 4),
    "noto:money-bag": (3, 4),
}
"""Parts (by place) that are lettering and can be left off: the drawing then counts as clean."""

SECOND = _ids(
    """bomb cigarette coffin headstone funeral-urn pistol water-pistol kitchen-knife dagger
    crossed-swords syringe drop-of-blood pill toilet roll-of-paper plunger shower adhesive-bandage
    x-ray crutch cockroach fly mosquito microbe worm rat chains axe mouse-trap razor bikini briefs
    one-piece-swimsuit wastebasket stop-sign construction police-car-light elevator bus-stop
    mobile-phone-with-arrow muted-speaker bell-with-slash chart-decreasing outbox-tray inbox-tray
    envelope-with-arrow closed-mailbox-with-lowered-flag open-mailbox-with-lowered-flag
    closed-mailbox-with-raised-flag low-battery locked-with-pen landslide derelict-house
    horizontal-traffic-light vertical-traffic-light broken-chain heart-decoration map-of-japan
    crossed-flags flower-playing-cards newspaper rolled-up-newspaper receipt identification-card
    card-index fog foggy love-hotel hamsa broken-heart stethoscope pager fax-machine trackball
    bookmark-tabs linked-paperclips card-file-box file-cabinet seat oil-drum manual-wheelchair
    motorized-wheelchair white-cane brick speaker-low-volume speaker-medium-volume"""
)
"""Drawn well, but seldom what a poster wants; found when asked for by name."""

OCCASIONS: tuple[tuple[str, str, str, str], ...] = (
    # English; Chinese; French; names (in both sets)
    ("lunar new year|chinese new year|spring festival", "春节|新年|过年|年货|新春", "nouvel an chinois",
     "red-envelope red-paper-lantern firecracker dragon fireworks tangerine dumpling"),
    ("mid-autumn festival", "中秋|中秋节|赏月", "fête de la lune|mi-automne",
     "moon-cake full-moon rabbit red-paper-lantern moon-viewing-ceremony"),
    ("dragon boat festival", "端午|端午节|龙舟", "bateau-dragon", "dragon canoe tamale"),
    ("lantern festival", "元宵|元宵节|灯会", "fête des lanternes", "red-paper-lantern dango"),
    ("sale|discount|shopping", "促销|打折|特卖|购物|优惠", "soldes|promotion|remise",
     "shopping-bags shopping-cart label wrapped-gift loudspeaker handbag"),
    ("jazz", "爵士|爵士乐", "jazz",
     "saxophone trumpet trombone violin musical-keyboard studio-microphone"),
    ("concert|live music", "音乐会|演唱会|音乐节", "concert",
     "guitar microphone saxophone violin drum musical-notes musical-keyboard headphone"),
    ("marathon|race|running", "马拉松|跑步", "marathon|course", "running-shoe stopwatch sports-medal"),
    ("bakery", "面包店|烘焙", "boulangerie", "croissant baguette-bread bread pretzel"),
    ("coffee shop|cafe", "咖啡馆|咖啡店", "café", "hot-beverage croissant teapot"),
    ("technology|ai|artificial intelligence", "科技|人工智能", "technologie|ia",
     "robot rocket satellite gear laptop"),
    ("science", "科学|科普", "science", "microscope telescope test-tube dna alembic rocket"),
    ("cinema|film festival", "电影|电影节", "cinéma|festival du film",
     "film-projector movie-camera clapper-board popcorn film-frames"),
    ("theatre", "戏剧|话剧", "théâtre", "performing-arts circus-tent"),
    ("exhibition|gallery|art", "展览|画展|艺术展", "exposition|vernissage",
     "artist-palette framed-picture paintbrush"),
    ("book fair|reading", "读书|书展|阅读", "salon du livre|lecture", "books open-book glasses"),
    ("school|back to school", "开学|学校", "rentrée|école", "backpack school pencil graduation-cap"),
    ("farmers market|market", "集市|市集", "marché", "basket tomato carrot red-apple leafy-green"),
    ("wedding", "婚礼|结婚", "mariage", "ring bouquet wedding rose clinking-glasses"),
    ("seaside|summer holiday", "海边|夏日|暑假", "plage|vacances",
     "beach-with-umbrella palm-tree sunglasses sailboat spiral-shell watermelon"),
    ("hiking|outdoors", "徒步|户外|登山", "randonnée|plein air",
     "hiking-boot mountain compass tent backpack"),
    ("ecology|recycling|earth day", "环保|生态|地球日", "écologie",
     "seedling globe-showing-europe-africa deciduous-tree herb"),
)  # fmt: skip
"""What people ask a poster for, beside what the emoji's own tags say."""


def occasions(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    rows = [row for row in OCCASIONS if name in row[3].split()]
    en, zh, fr = (
        tuple(dict.fromkeys(tag for row in rows for tag in row[i].split("|"))) for i in range(3)
    )
    return en, zh, fr


CUT = _ids(
    """high-speed-train bullet-train light-rail noto:tram noto:station noto:monorail
    fluent:monorail fluent:mountain-railway fluent:passenger-ship fluent:ferry fluent:ship
    fluent:motor-boat fluent:boar fluent:moose"""
)
"""Drawn up to a straight edge, as if seen through a window: bleed that edge off the page."""

SLABS = frozenset({"place", "vehicle"})
FRONT = _ids(
    """paw-prints feather wing spiral-shell coral jellyfish crab lobster squid oyster butterfly
    spider spider-web scorpion microbe fuel-pump wheel bus-stop cableway mountain-cableway
    aerial-tramway flying-saucer phoenix phoenix-bird peacock bat sloth otter octopus lady-beetle
    beetle cockroach oil-drum noto:dog noto:pig noto:ewe orangutan noto:seal fluent:seal satellite
    parachute noto:poodle ring-buoy fluent:skateboard canoe"""
)
RIGHT = _ids(
    """airplane small-airplane airplane-departure airplane-arrival rocket roller-skate
    fluent:speedboat noto:bicycle noto:skateboard"""
)
"""Where the rule of `looks` is wrong, by eye."""


def looks(
    image: np.ndarray[Any, Any], subject_id: str, group: str
) -> Literal["left", "right", "front"]:
    """Emoji animals and vehicles face left unless they are symmetric: measured by mirroring."""
    if subject_id in FRONT:
        return "front"
    if subject_id in RIGHT or subject_id.endswith("-facing-right"):
        return "right"
    alpha = image[..., 3].astype(np.float32) / 255
    mirrored = alpha[:, ::-1]
    inked = np.where(alpha.max(axis=0) > 0.1)[0]
    if inked.size:
        shift = image.shape[1] - 1 - (inked[0] + inked[-1])
        mirrored = np.roll(mirrored, -shift, axis=1)
    overlap = np.minimum(alpha, mirrored).sum() / max(1.0, np.maximum(alpha, mirrored).sum())
    if overlap > 0.9 or group not in ("animal", "vehicle", "person"):
        return "front"
    return "left"


def _hue(colour: tuple[int, int, int]) -> tuple[float, float]:
    """(OKLCH hue, chroma)."""
    _, chroma, hue = oklch(rgb(*(v / 255 for v in colour)))
    return hue, chroma


def fills(parts: Iterable[library.StoredPart]) -> Iterator[int]:
    for part in parts:
        if isinstance(part, library.StoredCluster):
            yield from fills(part.parts)
        elif isinstance(part.paint, library.Flat):
            yield part.paint.rgba >> 8
        else:
            yield from (rgba >> 8 for _, rgba in part.paint.stops if rgba & 255 > 128)


def tints(
    parts: tuple[library.StoredPart, ...], image: np.ndarray[Any, Any]
) -> tuple[tuple[tuple[str, float, float], ...], float]:
    """The four fills that most pixels are nearest to, and the hue of the whole."""
    palette = sorted(set(fills(parts)))
    pixels = image[image[..., 3] > 200][:, :3].astype(np.int32)
    if not palette or not len(pixels):
        return (), -1.0
    swatches = np.array([(c >> 16, c >> 8 & 255, c & 255) for c in palette], dtype=np.int32)
    nearest = ((pixels[:, None] - swatches[None]) ** 2).sum(axis=-1).argmin(axis=1)
    counts = np.bincount(nearest, minlength=len(palette)) / len(nearest)
    order = sorted(range(len(palette)), key=lambda i: (-counts[i], palette[i]))[:4]
    out, x, y, chroma_sum = [], 0.0, 0.0, 0.0
    for i, share in enumerate(counts):
        c = palette[i]
        hue, chroma = _hue((c >> 16, c >> 8 & 255, c & 255))
        share = float(share)
        x += share * chroma * math.cos(math.radians(hue))
        y += share * chroma * math.sin(math.radians(hue))
        chroma_sum += share * chroma
        if i in order and share >= 0.01:
            shown = round(hue, 1) if chroma > 0.03 else -1.0
            out.append((f"#{c:06x}", round(share, 3), shown))
    out.sort(key=lambda tint: -tint[1])
    whole = math.degrees(math.atan2(y, x)) % 360 if chroma_sum > 0.02 else -1.0
    return tuple(out), round(whole, 1)


def flags(image: np.ndarray[Any, Any], subject_id: str, group: str) -> int:
    """See `engine.library.subjects.Record.flags`."""
    alpha = image[..., 3] > 100
    rows, columns = np.where(alpha.any(axis=1))[0], np.where(alpha.any(axis=0))[0]
    if not rows.size:
        return 0
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    inked = alpha.sum() / (height * width)
    out = 8 if subject_id in CUT else 0
    if 0.92 < width / height < 1.09 and 0.74 < inked < 0.84:
        y, x = np.mgrid[0 : alpha.shape[0], 0 : alpha.shape[1]]
        cx, cy = (columns[0] + columns[-1]) / 2, (rows[0] + rows[-1]) / 2
        disc = (x - cx) ** 2 + (y - cy) ** 2 <= (max(width, height) / 2) ** 2
        out |= 1 if (disc & alpha).sum() / (disc | alpha).sum() > 0.94 else 0
    foot = alpha[rows[-1] - max(2, round(0.05 * height)) : rows[-1] + 1]
    if inked > 0.93 and min(width, height) > 0.8 * alpha.shape[0]:
        return out | 4
    wide = foot.any(axis=0).sum() > 0.86 * alpha.shape[1]
    if (wide and group in SLABS) or subject_id.endswith("umbrella-on-ground"):
        out |= 2
    return out


def ink_box(image: np.ndarray[Any, Any]) -> tuple[float, float, float, float]:
    side = image.shape[0]
    alpha = image[..., 3] > 12
    rows, columns = np.where(alpha.any(axis=1))[0], np.where(alpha.any(axis=0))[0]
    unit = library.SIZE / side
    x, y = float(columns[0] * unit), float(rows[0] * unit)
    right, bottom = float((columns[-1] + 1) * unit), float((rows[-1] + 1) * unit)
    return x, y, right - x, bottom - y


# ------------------------------------------------------------------ the archive


def build(folder: Path) -> None:
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    records: list[library.Record] = []
    entries: list[bytes] = []
    refused: Counter[str] = Counter()
    worst: list[tuple[float, float, str]] = []
    side = 256
    for candidate in candidates(folder, captions_by_code(folder / "emojibase-data")):
        kept = folder / "rendered" / candidate.set / f"{candidate.name}.png"
        scale = library.SIZE / max(candidate.width, candidate.height)
        base = Identity.translate(
            (library.SIZE - candidate.width * scale) / 2,
            (library.SIZE - candidate.height * scale) / 2,
        ).scale(scale)
        try:
            parts = Reader(ET.fromstring(candidate.svg), base).read()
        except CannotDrawError as error:
            refused[str(error)] += 1
            print(f"left out {candidate.id}: {error}", file=sys.stderr)
            continue
        image = _painter_image(parts, side)
        reference = _reference_image(candidate.svg, side, kept)
        mean, share = _difference(image, reference)
        worst.append((share, mean, candidate.id))
        if share > 0.004 or mean > 2.5:
            refused["drawn differently"] += 1
            print(f"left out {candidate.id}: differs {mean:.2f} {share:.4f}", file=sys.stderr)
            continue
        group, rank = GROUPS[candidate.caption["subgroup"]]
        if candidate.id in SECOND | CUT:
            rank = 1
        if candidate.id in LETTERS:
            rank = 2
        if candidate.id in WITHOUT:
            parts = tuple(p for i, p in enumerate(parts) if i not in WITHOUT[candidate.id])
            image = _painter_image(parts, side)
        colours, hue = tints(parts, image)
        entry = brotli.compress(msgspec.msgpack.encode(parts), quality=11)
        labels = [candidate.caption[language] for language in ("en", "zh", "fr")]
        extra = occasions(candidate.name)
        records.append(
            library.Record(
                candidate.id,
                candidate.name,
                (labels[0][0], labels[1][0], labels[2][0]),
                (labels[0][1] + extra[0], labels[1][1] + extra[1], labels[2][1] + extra[2]),
                group,
                rank,
                flags(image, candidate.id, group),
                looks(image, candidate.id, group),
                ink_box(image),
                colours,
                hue,
                sum(map(len, entries)),
                len(entry),
            )
        )
        entries.append(entry)
    known = {record.id for record in records}
    named = {n for row in OCCASIONS for n in row[3].split()} - {r.name for r in records}
    for name in sorted(((LETTERS | set(WITHOUT)) - known) | named):
        print(f"listed but not kept: {name}", file=sys.stderr)
    _write(records, entries)
    worst.sort(reverse=True)
    print(f"kept {len(records)}; left out {dict(refused)}", file=sys.stderr)
    print("largest differences:", worst[:5], file=sys.stderr)
    del app


def _write(records: list[library.Record], entries: list[bytes]) -> None:
    index = brotli.compress(msgspec.msgpack.encode(records), quality=11)
    head = library.MAGIC + len(index).to_bytes(4, "little") + index
    SUBJECTS.mkdir(exist_ok=True)
    (SUBJECTS / library.ARCHIVE.name).write_bytes(head + b"".join(entries))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("directory", type=Path)
    build(parser.parse_args().directory)
