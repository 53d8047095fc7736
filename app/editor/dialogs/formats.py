"""The formats that are offered, what a new document is asked to be, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from engine.document.model import Document, Page
from engine.document.units import POINTS_PER, from_points, to_points
from engine.errors import UserError

Unit = Literal["mm", "px", "pt", "in"]
UNITS: Final[tuple[Unit, ...]] = ("mm", "px", "in", "pt")

LEAST: Final = {"mm": 10.0, "pt": 28.0, "in": 0.4, "px": 16.0}
MOST: Final = {"mm": 20_000.0, "pt": 56_693.0, "in": 787.4, "px": 30_000.0}
"""Of a side, in the unit itself."""
NARROWEST: Final = 12.0
"""Longer side to shorter."""
WIDEST_BLEED: Final = to_points(50, "mm")


@dataclass(frozen=True, slots=True)
class Format:
    """A page that is asked for often; `name` in English, shown through `label`."""

    id: str
    name: str
    width: float
    height: float
    unit: Unit = "mm"
    bleed: float = 0.0
    safe: float = 0.0
    """Lengths in `unit`."""

    @property
    def points(self) -> tuple[float, float]:
        return to_points(self.width, self.unit), to_points(self.height, self.unit)

    @property
    def label(self) -> str:
        return QCoreApplication.translate("Formats", self.name)

    @property
    def size(self) -> str:
        """`420 × 594 mm`"""
        return show_size(*self.points, self.unit)

    @property
    def asked(self) -> str:
        """As requests write sizes."""
        return asked_size(*self.points, self.unit)


@dataclass(frozen=True, slots=True)
class FormatGroup:
    id: str
    name: str
    formats: tuple[Format, ...]

    @property
    def label(self) -> str:
        return QCoreApplication.translate("Formats", self.name)


def _print(id: str, name: str, width: float, height: float, safe: float = 5.0) -> Format:
    return Format(id, name, width, height, "mm", 3.0, safe)


def _inches(id: str, name: str, width: float, height: float) -> Format:
    return Format(id, name, width, height, "in", 0.125, 0.25)


def _screen(id: str, name: str, width: float, height: float) -> Format:
    return Format(id, name, width, height, "px")


GROUPS: Final[tuple[FormatGroup, ...]] = (
    FormatGroup(
        "series-a", "Posters, A series",
        (
            _print("a0", "A0", 841, 1189, 15), _print("a1", "A1", 594, 841, 12),
            _print("a2", "A2", 420, 594, 10), _print("a3", "A3", 297, 420, 8),
            _print("a4", "A4 flyer", 210, 297), _print("a5", "A5", 148, 210),
            _print("a6", "A6 postcard", 105, 148),
        ),
    ),
    FormatGroup(
        "us", "Posters, US",
        (
            _inches("27x40", "One sheet", 27, 40), _inches("24x36", "Large poster", 24, 36),
            _inches("18x24", "Medium poster", 18, 24), _inches("11x17", "Tabloid", 11, 17),
            _inches("letter", "Letter", 8.5, 11), _inches("postcard-us", "Postcard", 6, 4),
        ),
    ),
    FormatGroup(
        "social", "Social media",
        (
            _screen("square", "Square", 1080, 1080), _screen("portrait", "Portrait", 1080, 1350),
            _screen("story", "Story", 1080, 1920), _screen("landscape", "Landscape", 1920, 1080),
            _screen("link", "Link preview", 1200, 628), _screen("cover", "Cover", 1640, 624),
            _screen("wechat", "WeChat cover", 900, 383),
        ),
    ),
    FormatGroup(
        "web", "Web banners",
        (
            _screen("banner", "Web banner", 1200, 628), _screen("hero", "Hero", 1500, 500),
            _screen("leaderboard", "Leaderboard", 970, 250),
            _screen("leaderboard-small", "Small leaderboard", 728, 90),
            _screen("rectangle", "Rectangle", 300, 250),
            _screen("skyscraper", "Skyscraper", 160, 600),
        ),
    ),
    FormatGroup(
        "large", "Roll-ups and large format",
        (
            Format("rollup", "Roll-up", 850, 2000, "mm", 10, 40),
            Format("rollup-wide", "Wide roll-up", 1000, 2000, "mm", 10, 40),
            Format("citylight", "City light", 1185, 1750, "mm", 5, 30),
            Format("billboard", "Billboard", 3560, 2520, "mm", 5, 60),
            Format("banner-large", "Banner", 3000, 1000, "mm", 10, 40),
        ),
    ),
)  # fmt: skip

QUICK: Final = (
    "a2", "a3", "a4", "square", "story", "banner", "leaderboard", "rollup",
)  # fmt: skip
"""Those of the start page."""


def find(id: str) -> Format:
    """Raises KeyError."""
    for group in GROUPS:
        for format in group.formats:
            if format.id == id:
                return format
    raise KeyError(id)


def shown_number(value: float, digits: int = 1) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    text = locale.toString(round(float(value), digits), "f", digits)
    point = locale.decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def show_size(width: float, height: float, unit: str) -> str:
    """Of sides in points: `420 × 594 mm`."""
    digits = 2 if unit == "in" else 0 if unit == "px" else 1
    sides = [shown_number(side / POINTS_PER[unit], digits) for side in (width, height)]
    text = f"{sides[0]} × {sides[1]} {unit}"
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return f"\u2068{text}\u2069"  # an isolate: the numbers and their unit keep their order
    return text


def asked_size(width: float, height: float, unit: str) -> str:
    """Of sides in points, as requests write sizes: `420x594mm`."""
    sides = (f"{round(side / POINTS_PER[unit], 3):g}" for side in (width, height))
    return "x".join(sides) + unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new document is to be. Lengths in points."""

    width: float
    height: float
    unit: Unit = "mm"
    bleed: float = 0.0
    safe: float = 0.0
    title: str = ""

    @classmethod
    def of(cls, format: Format, title: str = "") -> Wanted:
        width, height = format.points
        return cls(
            width, height, format.unit,
            to_points(format.bleed, format.unit), to_points(format.safe, format.unit), title,
        )  # fmt: skip

    @property
    def turned(self) -> Wanted:
        """The other orientation."""
        return replace(self, width=self.height, height=self.width)

    @property
    def size(self) -> str:
        """As requests write it."""
        return asked_size(self.width, self.height, self.unit)

    def faults(self) -> dict[str, str]:
        """What must be mended, by the name of the field: width, height, bleed, safe."""
        found: dict[str, str] = {}
        low, high = LEAST[self.unit], MOST[self.unit]
        for name, side in (("width", self.width), ("height", self.height)):
            if not low - 1e-6 <= from_points(side, self.unit) <= high + 1e-6:
                found[name] = (
                    QCoreApplication.translate("Formats", "From %1 to %2")
                    .replace("%1", f"{shown_number(low)} {self.unit}")
                    .replace("%2", f"{shown_number(high)} {self.unit}")
                )
        if found:
            return found
        short, long = sorted((self.width, self.height))
        if long > NARROWEST * short:
            text = QCoreApplication.translate("Formats", "At most 12 times the other side")
            found["width" if self.width > self.height else "height"] = text
        if not 0 <= self.bleed <= WIDEST_BLEED:
            found["bleed"] = QCoreApplication.translate("Formats", "From 0 to 50 mm")
        if not 0 <= self.safe <= short / 3:
            text = QCoreApplication.translate("Formats", "At most a third of the shorter side")
            found["safe"] = text
        return found

    def document(self) -> Document:
        """An empty one. Raises UserError when something must be mended."""
        for name, why in self.faults().items():
            raise UserError(why, name)
        page = Page(width=self.width, height=self.height, bleed=self.bleed, safe=self.safe)
        return Document(title=self.title, pages=(page,), unit=self.unit)
