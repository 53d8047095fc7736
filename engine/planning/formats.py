"""Page formats: the classes of the art direction and the sizes that people type."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, get_args

from engine.errors import UserError

FormatClass = Literal[
    "A_portrait",
    "A_landscape",
    "square",
    "social_4x5",
    "story",
    "banner_2to3",
    "banner_4to8",
    "rollup",
]
FORMAT_CLASSES: tuple[FormatClass, ...] = get_args(FormatClass)


@dataclass(frozen=True, slots=True)
class FormatRules:
    """Art direction, section 2. All in fractions of the short side `s`."""

    margin: float
    body: float
    smallest: float
    ratio: float
    cap_height: tuple[float, float]
    columns: int
    rows: int


RULES: dict[FormatClass, FormatRules] = {
    "A_portrait": FormatRules(0.055, 0.028, 0.0195, 1.333, (0.12, 0.42), 6, 12),
    "A_landscape": FormatRules(0.065, 0.034, 0.024, 1.333, (0.14, 0.34), 6, 4),
    "square": FormatRules(0.055, 0.032, 0.023, 1.414, (0.13, 0.38), 4, 4),
    "social_4x5": FormatRules(0.06, 0.034, 0.025, 1.414, (0.13, 0.38), 4, 5),
    "story": FormatRules(0.066, 0.040, 0.028, 1.333, (0.13, 0.34), 4, 8),
    "banner_2to3": FormatRules(0.13, 0.066, 0.042, 1.5, (0.18, 0.30), 12, 2),
    "banner_4to8": FormatRules(0.15, 0.078, 0.06, 1.5, (0.20, 0.34), 16, 1),
    "rollup": FormatRules(0.08, 0.045, 0.03, 1.333, (0.14, 0.34), 4, 10),
}


def classify(width: float, height: float) -> FormatClass:
    """The class whose proportions are nearest."""
    ratio = width / height
    if ratio >= 3.2:
        return "banner_4to8"
    if ratio >= 1.75:
        return "banner_2to3"
    if ratio >= 1.2:
        return "A_landscape"
    if ratio >= 0.88:
        return "square"
    if ratio >= 0.775:
        return "social_4x5"
    if ratio >= 0.61:
        return "A_portrait"
    if ratio >= 0.47:
        return "story"
    return "rollup"


Unit = Literal["mm", "px", "pt", "in"]
POINTS: dict[str, float] = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "px": 1.0}

_SERIES_A = {f"A{n}": (841 / 2 ** (n / 2), 1189 / 2 ** (n / 2)) for n in range(9)}
_SERIES_A.update(
    A0=(841, 1189), A1=(594, 841), A2=(420, 594), A3=(297, 420), A4=(210, 297), A5=(148, 210),
    A6=(105, 148), A7=(74, 105), A8=(52, 74),
)  # fmt: skip
_NAMED_PX = {
    "SQUARE": (1080, 1080),
    "PORTRAIT": (1080, 1350),
    "STORY": (1080, 1920),
    "LEADERBOARD": (1456, 180),
    "BANNER": (1500, 500),
}
_NAMED_MM = {"ROLLUP": (850, 2000)}


@dataclass(frozen=True, slots=True)
class PageSize:
    """Trim size in points, and the unit it was asked in."""

    width: float
    height: float
    unit: Unit
    label: str

    @property
    def print(self) -> bool:
        return self.unit != "px"


def parse_size(text: str) -> PageSize:
    """`A3`, `A3 landscape`, `1080x1350px`, `420x594mm`, `24x36in`, `story`. Raises UserError.

    Sides lie between 10 mm and 20 m in print, 16 and 30,000 on screens; proportions up to 12:1.
    """
    raw = text.strip()
    name = re.sub(r"[\s_-]+", " ", raw).upper()
    landscape = bool(re.search(r" ?(LANDSCAPE|QUER|PAYSAGE|横)$", name))
    name = re.sub(r" ?(LANDSCAPE|QUER|PAYSAGE|横)$", "", name).strip()
    hint = "write it like A3, 1080x1350px or 420x594mm"
    unit: Unit
    if name in _SERIES_A or name in _NAMED_MM:
        w, h = (_SERIES_A | _NAMED_MM)[name]
        unit = "mm"
    elif name in _NAMED_PX:
        w, h = _NAMED_PX[name]
        unit = "px"
    else:
        m = re.fullmatch(
            r"(\d+(?:[.,]\d+)?)\s*(?:MM|CM|M|IN|PX|PT)?\s*[X×*]\s*(\d+(?:[.,]\d+)?)\s*(MM|CM|M|IN|PX|PT)?",
            name,
        )
        if not m:
            raise UserError(f"{raw!r} is not a page size", remedy=hint)
        w, h = (float(g.replace(",", ".")) for g in m.groups()[:2])
        given = (m.group(3) or "PX").lower()
        if given in ("cm", "m"):
            factor = 10 if given == "cm" else 1000
            w, h, given = w * factor, h * factor, "mm"
        unit = given  # type: ignore[assignment]
    if landscape and h > w:
        w, h = h, w
    pw, ph = w * POINTS[unit], h * POINTS[unit]
    low, high = (16.0, 30_000.0) if unit == "px" else (10 * POINTS["mm"], 20_000 * POINTS["mm"])
    if not all(math.isfinite(v) and low <= v <= high for v in (pw, ph)):
        span = "16 to 30,000 px" if unit == "px" else "10 mm to 20 m"
        raise UserError(f"page size {raw!r} is out of range", remedy=f"each side must be {span}")
    if max(pw, ph) / min(pw, ph) > 12:
        raise UserError(f"page size {raw!r} is too narrow", remedy="proportions go up to 12:1")
    return PageSize(pw, ph, unit, raw)


def name_of(width: float, height: float) -> str:
    """The A format that the sides (points) are within a millimetre of, turned or not; else ''."""
    sides = sorted(side / POINTS["mm"] for side in (width, height))
    for name, known in _SERIES_A.items():
        if all(abs(a - b) < 1.0 for a, b in zip(sides, sorted(known), strict=True)):
            return name
    return ""
