"""What an export writes: presets, the choices within them, and what was measured of earlier ones.

Only what the writers can do is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.editor.proofing import press
from app.editor.proofing.finding_texts import number
from app.editor.proofing.findings import MM
from app.editor.settings import Settings
from engine.document.model import Document, Page
from engine.document.units import from_points

translate = QCoreApplication.translate

Format = Literal["pdf", "png"]

KEY = "export.presets"
LAST = "export.last"
MEASURED = "export.measured"
MOST_MEASURED = 60


class ExportSettings(msgspec.Struct, frozen=True):
    """One export. `bleed` in mm, -1 = the document's own; `dpi` of a PNG, 0 = by `density`."""

    preset: str
    format: Format = "pdf"
    bleed: float = -1.0
    outline_text: bool = False
    marks: bool = False
    press: bool = False
    dpi: float = 0.0
    density: int = 1
    """Of a PNG whose `dpi` isn't chosen: pixels of the screen for each of the design's."""
    intent: Literal["relative", "perceptual"] = "relative"
    """How the soft proof brings colours into the press's gamut."""

    @property
    def suffix(self) -> str:
        return f".{self.format}"

    def resolution(self, document: Document) -> float:
        """Of a PNG, dpi. Documents for screens have 72 px to the inch; print ones are shown on
        screens at 96."""
        if self.dpi:
            return self.dpi
        return (72.0 if document.unit == "px" else 96.0) * self.density

    def keywords(self, document: Document, page: int) -> dict[str, Any]:
        """For `gate.deliver`."""
        if self.format == "png":
            return {"dpi": self.resolution(document), "page": page}
        return {"outline_text": self.outline_text, "marks": self.marks, "press": self.press}


@dataclass(frozen=True, slots=True)
class Preset:
    """`profile`: what preflight asks."""

    id: str
    icon: str
    profile: str
    standard: ExportSettings

    @property
    def title(self) -> str:
        return {
            "print": translate("Export", "Print"),
            "client": translate("Export", "Client proof"),
            "web": translate("Export", "Web"),
            "web2x": translate("Export", "Web, sharp screens"),
            "large": translate("Export", "Large format"),
        }[self.id]

    @property
    def what(self) -> str:
        """One line under the title."""
        return {
            "print": translate("Export", "PDF/X-4, bleed, marks"),
            "client": translate("Export", "PDF, sRGB, cut to size"),
            "web": translate("Export", "PNG, sRGB, 1×"),
            "web2x": translate("Export", "PNG, sRGB, 2×"),
            "large": translate("Export", "PDF, full size, outlines"),
        }[self.id]


PRESETS: tuple[Preset, ...] = (
    Preset("print", "printer", "print", ExportSettings("print", bleed=3.0, marks=True, press=True)),
    Preset("client", "file-type-pdf", "print", ExportSettings("client", bleed=0.0)),
    Preset("web", "world", "web", ExportSettings("web", "png")),
    Preset("web2x", "device-desktop", "web2x", ExportSettings("web2x", "png", density=2)),
    Preset(
        "large", "maximize", "large",
        ExportSettings("large", bleed=5.0, outline_text=True, press=True),
    ),
)  # fmt: skip


def preset(id: str) -> Preset:
    """Raises KeyError."""
    for one in PRESETS:
        if one.id == id:
            return one
    raise KeyError(id)


def preset_for(document: Document) -> Preset:
    """What is likely wanted of the document."""
    if document.unit == "px":
        return preset("web")
    side = max((max(p.width, p.height) for p in document.pages), default=0.0)
    return preset("large" if side > 2000.0 else "print")


# ------------------------------------------------------------------ remembered


def remembered(settings: Settings, id: str) -> ExportSettings:
    """A preset as it was used last, else as it ships."""
    return _presets(settings).get(id, preset(id).standard)


def remember(settings: Settings, chosen: ExportSettings) -> None:
    settings.set(KEY, {**_presets(settings), chosen.preset: chosen})


def _presets(settings: Settings) -> dict[str, ExportSettings]:
    none: dict[str, ExportSettings] = {}
    return settings.get_as(KEY, dict[str, ExportSettings], none)


class LastExport(msgspec.Struct, frozen=True):
    """What "Export again" repeats of a document. `page` counts from 0."""

    settings: ExportSettings
    path: str
    page: int = 0


def last_export(settings: Settings, name: str) -> LastExport | None:
    return _lasts(settings).get(name)


def keep_last(settings: Settings, name: str, last: LastExport) -> None:
    held = _lasts(settings)
    held.pop(name, None)
    listed = [*held.items(), (name, last)][-MOST_MEASURED:]
    settings.set(LAST, dict(listed))


def _lasts(settings: Settings) -> dict[str, LastExport]:
    none: dict[str, LastExport] = {}
    return settings.get_as(LAST, dict[str, LastExport], none)


class Measured(msgspec.Struct, frozen=True):
    """Of an export that was made on this machine."""

    size: int
    """Bytes."""
    seconds: float


def measured(settings: Settings, name: str, chosen: ExportSettings) -> Measured | None:
    """What the same document took the last time in this preset."""
    return _all_measured(settings).get(_measure_key(name, chosen))


def keep_measured(settings: Settings, name: str, chosen: ExportSettings, made: Measured) -> None:
    key = _measure_key(name, chosen)
    held = _all_measured(settings)
    held.pop(key, None)
    settings.set(MEASURED, dict([*held.items(), (key, made)][-MOST_MEASURED:]))


def _all_measured(settings: Settings) -> dict[str, Measured]:
    none: dict[str, Measured] = {}
    return settings.get_as(MEASURED, dict[str, Measured], none)


def _measure_key(name: str, chosen: ExportSettings) -> str:
    return f"{name}|{chosen.preset}|{chosen.dpi:g}|{chosen.outline_text:d}"


# ------------------------------------------------------------------ the document for it


def with_bleed(document: Document, bleed: float) -> Document:
    """The document with this bleed (mm) on all pages; below 0 as it is."""
    if bleed < 0:
        return document
    points = bleed * MM
    pages = tuple(
        p if abs(p.bleed - points) < 0.01 else msgspec.structs.replace(p, bleed=points)
        for p in document.pages
    )
    if all(a is b for a, b in zip(pages, document.pages, strict=True)):
        return document
    return msgspec.structs.replace(document, pages=pages)


def pixels(page: Page, document: Document, chosen: ExportSettings) -> tuple[int, int]:
    """Of a PNG."""
    scale = chosen.resolution(document) / 72
    return max(1, round(page.width * scale)), max(1, round(page.height * scale))


def size_name(document: Document, page: Page) -> str:
    """`420 × 594 mm`."""
    wide = from_points(page.width, document.unit)
    high = from_points(page.height, document.unit)
    return f"{number(wide)} × {number(high)} {document.unit}"


def file_name(title: str, document: Document, page: int, chosen: ExportSettings) -> str:
    """A name that says what it is: `harbour-nights_print.pdf`."""
    stem = re.sub(r"[^\w.-]+", "-", title.strip().lower(), flags=re.UNICODE).strip("-.") or "poster"
    number_ = f"_{page + 1}" if chosen.format == "png" and len(document.pages) > 1 else ""
    tail = {"web": "", "web2x": "@2x"}.get(chosen.preset, f"_{chosen.preset}")
    return f"{stem[:80]}{number_}{tail}{chosen.suffix}"


def unproved_path(path: Path) -> Path:
    """Where a file goes that isn't delivered as good; as the gate names it."""
    return path.with_name(f"{path.stem}.unproved{path.suffix}")


def dpi_choices(document: Document, chosen: ExportSettings) -> list[tuple[str, float]]:
    """Resolutions for a PNG."""
    if document.unit == "px":
        listed = [72.0, 144.0, 216.0]
        names = [f"{n} ×" for n in (1, 2, 3)]
    else:
        listed = [96.0, 150.0, 200.0, 300.0]
        names = [f"{number(n, 0)} dpi" for n in listed]
    out = list(zip(names, listed, strict=True))
    wanted = chosen.resolution(document)
    if wanted not in listed:
        out.append((f"{number(wanted, 0)} dpi", wanted))
    return sorted(out, key=lambda choice: choice[1])


def press_name() -> str:
    return press.CONDITION


def byte_size(size: int) -> str:
    """`6.2 MB`."""
    if size < 1_000_000:
        return f"{number(max(1.0, size / 1000), 0)} kB"
    return f"{number(size / 1_000_000)} MB"
