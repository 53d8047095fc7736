"""An SVG file as a bounded tree with its styles resolved: the safe half of importing it.

expat reads it without a document type's entities, without anything from outside the file, and
within limits of size, depth and number. Nothing in it is run.
"""

from __future__ import annotations

import gzip
import io
import math
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from PIL import ImageColor

from engine.document.colour import Colour, rgb
from engine.drawing.scene import IDENTITY, Matrix, concatenate
from engine.errors import UserError

MAX_BYTES = 8 << 20
MAX_ELEMENTS = 20_000
MAX_DEPTH = 48
_INHERITED = frozenset((
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-dasharray", "color", "visibility",
))  # fmt: skip
_OWN = frozenset(("opacity", "display", "stop-color", "stop-opacity"))
_UNITS = {"px": 0.75, "": 0.75, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)\s*$")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PART = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))(%?)")
_FUNCTION = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(slots=True)
class Element:
    """`attributes` without namespaces; `style` what the element says of its own look."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""
    style: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)


def _wrong(what: str, name: str, remedy: str = "") -> UserError:
    return UserError(what, name, remedy)


def parse(data: bytes, name: str) -> Element:
    """The root of an SVG file (gzipped or not). Raises UserError for what is no sound SVG, is too
    large, or declares entities."""
    data = _unpacked(data, name)
    root: list[Element] = []
    stack: list[Element] = []
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS or len(stack) >= MAX_DEPTH:
            raise _wrong("the drawing is too large or nested too deeply", name, "simplify it")
        own = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(tag), own)
        if stack:
            stack[-1].children.append(element)
        else:
            root.append(element)
        stack.append(element)

    def end(_tag: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        if stack and stack[-1].tag == "style":
            stack[-1].text += text

    def entity(*_declared: object) -> None:
        raise _wrong("the drawing declares entities, which are not read", name, "save it plainly")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise _wrong(f"the drawing is no sound SVG ({error})", name) from None
    if not root or root[0].tag != "svg":
        raise _wrong("this is no SVG drawing", name)
    _style(root[0])
    return root[0]


def _unpacked(data: bytes, name: str) -> bytes:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise _wrong("the drawing is damaged", name) from None
    if len(data) > MAX_BYTES:
        most = MAX_BYTES >> 20
        raise _wrong(f"the drawing is larger than {most} MB", name, "simplify it")
    return data


def _local(name: str) -> str:
    return name.rpartition(":")[2]


# ------------------------------------------------------------------ styles


def _style(root: Element) -> None:
    """Writes what each element says of its look: attributes, then rules, then `style`."""
    rules: list[tuple[str, dict[str, str]]] = []
    for element in root.walk():
        if element.tag == "style":
            text = _COMMENT.sub("", element.text)
            for selectors, body in _RULE.findall(text):
                said = declarations(body)
                rules += [(s.strip(), said) for s in selectors.split(",")]
    for element in root.walk():
        known = _INHERITED | _OWN
        element.style = {k: v for k, v in element.attributes.items() if k in known}
        names = {f".{c}" for c in element.attributes.get("class", "").split()}
        names |= {element.tag, f"#{element.attributes.get('id', '')}"}
        for selector, said in rules:
            if selector in names:
                element.style |= said
        element.style |= declarations(element.attributes.get("style", ""))


def declarations(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for part in text.split(";"):
        key, colon, value = part.partition(":")
        if colon and key.strip() in _INHERITED | _OWN:
            out[key.strip()] = value.replace("!important", "").strip()
    return out


def inherited(outer: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """What an element's children start from."""
    out = {k: v for k, v in outer.items() if k in _INHERITED}
    return out | {k: v for k, v in own.items() if v != "inherit"}


# ------------------------------------------------------------------ values


def number(text: str, default: float = 0.0) -> float:
    """A length in user units; units other than px are turned into them. Percentages are 0..1."""
    found = _LENGTH.match(text)
    if not found:
        return default
    value, unit = float(found[1]), found[2]
    if unit == "%":
        value /= 100
    elif unit in _UNITS:
        value *= _UNITS[unit] / 0.75
    return value if math.isfinite(value) and abs(value) < 1e7 else default


def numbers(text: str) -> list[float]:
    return [v for v in map(float, _NUMBER.findall(text)) if math.isfinite(v) and abs(v) < 1e7]


def colour_of(text: str, current: str = "black") -> Colour | None:
    """A colour as CSS writes it; None for `none` and for what can't be read."""
    text = text.strip()
    if text.lower() == "currentcolor":
        text = current
    if text.lower() in ("", "none", "transparent") or len(text) > 60:
        return None
    if text.lower().startswith("rgb"):
        parts = _PART.findall(text)
        if len(parts) < 3:
            return None
        red, green, blue = (float(v) / (100 if unit else 255) for v, unit in parts[:3])
        alpha = float(parts[3][0]) / (100 if parts[3][1] else 1) if len(parts) > 3 else 1.0
        return rgb(red, green, blue, alpha)
    try:
        made = ImageColor.getrgb(text)
    except ValueError:
        return None
    return rgb(*[v / 255 for v in made])


def fraction(text: str, default: float = 1.0) -> float:
    return max(0.0, min(1.0, number(text, default)))


def matrix_of(text: str) -> Matrix:
    """A `transform` attribute; what can't be read is left out."""
    out = IDENTITY
    for kind, arguments in _FUNCTION.findall(text[:4000]):
        v = numbers(arguments)
        step: Matrix
        if kind == "matrix" and len(v) == 6:
            step = (v[0], v[1], v[2], v[3], v[4], v[5])
        elif kind == "translate" and v:
            step = (1.0, 0.0, 0.0, 1.0, v[0], v[1] if len(v) > 1 else 0.0)
        elif kind == "scale" and v:
            step = (v[0], 0.0, 0.0, v[1] if len(v) > 1 else v[0], 0.0, 0.0)
        elif kind == "rotate" and v:
            c, s = math.cos(math.radians(v[0])), math.sin(math.radians(v[0]))
            x, y = (v[1], v[2]) if len(v) > 2 else (0.0, 0.0)
            step = (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
        elif kind == "skewX" and v:
            step = (1.0, 0.0, math.tan(math.radians(v[0])), 1.0, 0.0, 0.0)
        elif kind == "skewY" and v:
            step = (1.0, math.tan(math.radians(v[0])), 0.0, 1.0, 0.0, 0.0)
        else:
            continue
        out = concatenate(out, step)
    return out


def size_of(root: Element) -> tuple[float, float, Matrix]:
    """Width and height in points, and the matrix from user units to them."""
    box = numbers(root.attributes.get("viewBox", ""))
    wide, high = root.attributes.get("width", ""), root.attributes.get("height", "")
    width = number(wide) * 0.75 if wide and "%" not in wide else 0.0
    height = number(high) * 0.75 if high and "%" not in high else 0.0
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        box = [0.0, 0.0, (width or 225.0) / 0.75, (height or 112.5) / 0.75]
    width = width or (height * box[2] / box[3] if height else box[2] * 0.75)
    height = height or width * box[3] / box[2]
    scale = min(width / box[2], height / box[3])
    x, y = (width - box[2] * scale) / 2, (height - box[3] * scale) / 2
    return width, height, (scale, 0.0, 0.0, scale, x - box[0] * scale, y - box[1] * scale)
