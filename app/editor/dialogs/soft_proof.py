"""The soft proof: a page as the press will show it, computed in a worker."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import (
    QImage,
)

from app.editor.proofing import press
from app.editor.proofing.live_pictures import WithStandIns, image_of
from app.editor.proofing.mailbox import reply_to
from engine.document.model import Document, Page, Swatch
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

Pixels = npt.NDArray[np.uint8]

SIDE = 1100.0
"""Pixels of the longer side that are proofed."""
PLATES = "CMYK"
MOST_ZOOM = 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is looked at. `press` False shows it in sRGB, as screens do."""

    press: bool = True
    gamut: bool = True
    paper: bool = True
    plates: str = PLATES
    ink: bool = False
    """The map of the total ink instead of the colours."""
    intent: str = "relative"


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A looked-at page. `image` covers the trim with its bleed, `bleed` points around."""

    document: Document
    page: int
    look: Look
    image: QImage
    hatch: QImage | None
    """Where the hatching of the gamut warning goes: opaque black there, clear elsewhere."""
    width: float
    height: float
    bleed: float
    share: float = 0.0
    """Of the page out of gamut, 0..1."""
    shift: float = 0.0
    """Mean ΔE there."""
    most_ink: float = 0.0
    """Highest total ink, per cent."""


@dataclass(eq=False)
class Memory:
    """The page that was drawn last, and its inks: looks change more often than pages."""

    page: Page | None = None
    swatches: tuple[Swatch, ...] = ()
    pixels: Pixels | None = None
    intent: str = ""
    inks: Pixels | None = None
    shifts: npt.NDArray[np.float32] | None = None


def looked_at(
    document: Document, page: int, assets: Mapping[str, bytes], look: Look, memory: Memory
) -> Sheet:
    """Draws and converts one page. Raises UserError for missing assets."""
    scene = compose(document, page)
    held = document.pages[page]
    if memory.pixels is None or memory.page is not held or memory.swatches != document.swatches:
        full = max(scene.width, scene.height) + 2 * scene.bleed
        scale = min(4.0, SIDE / full)
        memory.pixels = raster.render(scene, scale=scale, assets=assets, bleed=True)
        memory.page, memory.swatches, memory.inks = held, document.swatches, None
    pixels = memory.pixels
    size = scene.width, scene.height, scene.bleed
    if not look.press or not press.available():
        return Sheet(document, page, look, image_of(pixels), None, *size)
    if memory.inks is None or memory.shifts is None or memory.intent != look.intent:
        memory.inks, memory.intent = press.inks(pixels, look.intent), look.intent
        memory.shifts = press.shifts(pixels, memory.inks)
    total = press.total(memory.inks)
    far = memory.shifts > press.VISIBLE
    if look.ink:
        shown = _ink_map(total)
    else:
        shown = press.seen(_only(memory.inks, look.plates), paper=look.paper)
    return Sheet(
        document,
        page,
        look,
        image_of(shown),
        _mask(far) if look.gamut and not look.ink and far.any() else None,
        *size,
        share=float(far.mean()),
        shift=float(memory.shifts[far].mean()) if far.any() else 0.0,
        most_ink=float(np.percentile(total, 99.9)),
    )


def _only(plates: Pixels, shown: str) -> Pixels:
    if shown == PLATES:
        return plates
    kept = np.zeros_like(plates)
    for at, name in enumerate(PLATES):
        if name in shown:
            kept[..., at] = plates[..., at]
    return kept


def _ink_map(total: npt.NDArray[np.float32]) -> Pixels:
    """Paper white to dark blue up to the limit, red from there."""
    share = np.clip(total / press.LIMIT, 0.0, 1.0)[..., None]
    light, dark = np.array([245, 245, 245]), np.array([28, 48, 92])
    shown: Pixels = (light + (dark - light) * share).astype(np.uint8)
    shown[total > press.LIMIT + 1.0] = (214, 40, 40)
    return shown


def _mask(far: npt.NDArray[np.bool_]) -> QImage:
    high, wide = far.shape
    alpha = np.zeros((high, wide, 4), np.uint8)
    alpha[..., 3] = far * 255
    image = QImage(alpha.data, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class Proofer(QObject):
    """Asks for sheets in the background; only the last wish is answered."""

    shown = Signal(object)
    """A Sheet."""
    failed = Signal(object)
    """A UserError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = threading.Event()
        self._memory = Memory()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="soft proof")

    def ask(self, document: Document, page: int, assets: Mapping[str, bytes], look: Look) -> None:
        self._wish.set()
        outdated = self._wish = threading.Event()
        memory, told, held = self._memory, reply_to(self._tell), WithStandIns(assets)

        def work() -> None:
            if outdated.is_set():
                return  # a later wish waits
            found: Sheet | UserError
            try:
                found = looked_at(document, page, held, look, memory)
            except UserError as error:
                found = error
            told((outdated, found))

        self._pool.submit(work)

    def stop(self) -> None:
        """For closing."""
        self._wish.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _tell(self, what: tuple[threading.Event, Sheet | UserError]) -> None:
        outdated, found = what
        if outdated.is_set():
            return
        if isinstance(found, Sheet):
            self.shown.emit(found)
        else:
            self.failed.emit(found)
