"""The variants of a document: what was made for it, by letter, newest run first."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap

from app.editor import translations
from engine.document import variants as documents
from engine.document.model import Document
from engine.document.variants import Kept, name_of
from engine.jobs.messages import Proved

State = Literal["drawing", "checking", "unproved", "proved", "warned", "differs"]
"""drawing: there is no document yet. unproved: nobody checked, or the check was stopped."""

VARIANT = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()


def tr(text: str) -> str:
    return QCoreApplication.translate("Variants", text)


def stage_name(stage: str) -> str:
    """The engine's stages as people read them."""
    return {
        "reading the brief": tr("Planning"), "planning": tr("Planning"),
        "composing": tr("Drawing"), "decoding": tr("Painting"), "reading": tr("Reading"), "proving": tr("Proving"),
    }.get(stage, stage)  # fmt: skip


def letter_of(number: int) -> str:
    """A, B … Z, AA, AB …"""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


@dataclass(eq=False)
class Variant:
    """One place in the list; it has a document once it is drawn."""

    letter: str
    job: str = ""
    index: int = 0
    data: bytes = b""
    png: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)
    """By SHA-256: pictures that the document needs."""
    state: State = "drawing"
    findings: int = 0
    starred: bool = False
    applied: bool = False
    brief: str = ""
    """What it was made from, as a digest."""
    stage: str = ""
    fraction: float = 0.0
    born: float = field(default_factory=time.monotonic)
    _pixmap: QPixmap | None = None
    _small: QPixmap | None = None
    _document: Document | None = None

    @property
    def document(self) -> Document:
        """Raises ValueError before it is drawn."""
        if self._document is None:
            if not self.data:
                raise ValueError(f"variant {self.letter} isn't drawn yet")
            self._document = msgspec.json.decode(self.data, type=Document)
        return self._document

    @property
    def is_drawn(self) -> bool:
        return bool(self.data)

    @property
    def size(self) -> int:
        """Bytes of everything that it holds."""
        return len(self.data) + len(self.png) + sum(map(len, self.files.values()))

    @property
    def pixmap(self) -> QPixmap | None:
        if self._pixmap is None and self.png:
            image = QImage.fromData(QByteArray(self.png))
            self._pixmap = QPixmap.fromImage(image)
        return self._pixmap

    def set_png(self, png: bytes) -> None:
        self.png, self._pixmap, self._small = png, None, None

    def small(self, width: float, height: float, ratio: float) -> QPixmap | None:
        """The picture for a place of so many px on a screen of so many pixels a px: shrunk with
        care once, not at each painting."""
        whole = self.pixmap
        if whole is None:
            return None
        size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
        if self._small is None or self._small.size() != size:
            self._small = whole.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._small

    def kept(self, order: int) -> Kept:
        """As the document's file keeps it. Raises ValueError before it is drawn."""
        if not self.data:
            raise ValueError(f"variant {self.letter} isn't drawn yet")
        states: dict[State, documents.State] = {
            "proved": "proved", "warned": "warned", "differs": "differs"
        }  # fmt: skip
        return Kept(
            name=name_of(self.data), document=self.data, thumbnail=self.png,
            state=states.get(self.state, ""), findings=self.findings, starred=self.starred,
            brief=self.brief, order=order,
        )  # fmt: skip


class VariantModel(QAbstractListModel):
    """The list, as a view and a screen reader see it."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Variant] = []
        self.brief = ""
        """Of the brief as it stands now; variants of another one say so."""
        self._count = 0
        self._shown: list[Variant] = []
        self.only_starred = False

    # ------------------------------------------------------------ what views ask

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not 0 <= index.row() < len(self._shown):
            return None
        variant = self._shown[index.row()]
        if role == VARIANT:
            return variant
        if role == Qt.ItemDataRole.DisplayRole:
            return variant.letter
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            star = tr("starred") if variant.starred else tr("not starred")
            name = tr("Variant %1").replace("%1", variant.letter)
            parts = [name, self.state_text(variant), star]
            if self.is_earlier(variant):
                parts.append(tr("from an earlier brief"))
            return translations.listed(parts)
        return None

    def at(self, index: QModelIndex) -> Variant | None:
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def index_of(self, variant: Variant) -> QModelIndex:
        return self.index(self._shown.index(variant)) if variant in self._shown else QModelIndex()

    def is_earlier(self, variant: Variant) -> bool:
        return bool(variant.brief and self.brief and variant.brief != self.brief)

    def state_text(self, variant: Variant) -> str:
        if variant.applied:
            return tr("Applied")
        if variant.state == "drawing":
            return variant.stage or tr("Waiting")
        if variant.state == "checking" and variant.stage == stage_name("decoding"):
            return variant.stage
        if variant.state == "warned":
            if variant.findings == 1:
                return tr("1 warning")
            return tr("%1 warnings").replace("%1", str(variant.findings))
        return {
            "checking": tr("Checking"), "unproved": tr("Not checked"), "proved": tr("Proved"),
            "differs": tr("Words differ"),
        }[variant.state]  # fmt: skip

    # ------------------------------------------------------------ what becomes of them

    @property
    def drawn(self) -> list[Variant]:
        return [v for v in self.items if v.is_drawn]

    def begin(self, job: str, count: int, brief: str) -> list[Variant]:
        """Places for a new run, before those of earlier ones."""
        new = [
            Variant(letter_of(self._count + n), job, n, brief=brief, stage=tr("Waiting"))
            for n in range(count)
        ]
        self._count += count
        self.items[:0] = new
        self._renew()
        return new

    def of_job(self, job: str) -> list[Variant]:
        return [v for v in self.items if v.job == job]

    def add_files(self, job: str, index: int, files: dict[str, bytes]) -> None:
        """What the document of a place needs, before it comes."""
        for variant in self.of_job(job):
            if variant.index == index:
                variant.files = files

    def draw(self, job: str, index: int, data: bytes, png: bytes) -> Variant | None:
        """The document of a place came. One that is listed already isn't listed twice: its place
        goes, and None comes back."""
        for variant in self.of_job(job):
            if variant.index == index:
                if any(v.data == data for v in self.items if v is not variant):
                    self.remove([variant])
                    return None
                variant.data, variant._document = data, None
                variant.set_png(png)
                variant.state, variant.born = "checking", time.monotonic()
                self.touch(variant)
                return variant
        return None

    def sketch(self, job: str, png: bytes, number: int) -> None:
        """A design on its way, in one of the places that are still empty."""
        empty = [v for v in self.of_job(job) if not v.is_drawn]
        if empty:
            variant = empty[number % len(empty)]
            variant.set_png(png)
            self.touch(variant)

    def advance(self, job: str, stage: str, fraction: float) -> None:
        for variant in self.of_job(job):
            if variant.state in ("drawing", "checking"):
                variant.stage, variant.fraction = stage, fraction
                self.touch(variant)

    def check(self, job: str, index: int, found: Proved) -> None:
        for variant in self.of_job(job):
            if variant.index == index:
                variant.findings = found.warnings
                if not found.proof.passed:
                    variant.state = "differs"
                else:
                    variant.state = "warned" if found.warnings else "proved"
                self.touch(variant)

    def end(self, job: str) -> int:
        """The run is over: empty places go, what wasn't checked says so. How many stay."""
        for variant in self.of_job(job):
            if variant.state == "checking":
                variant.state = "unproved"
        gone = [v for v in self.of_job(job) if not v.is_drawn]
        if gone:
            if gone[-1].letter == letter_of(self._count - 1):
                self._count -= len(gone)
            self.items = [v for v in self.items if v not in gone]
        self._renew()
        return len(self.of_job(job))

    def add_kept(self, kept: Sequence[Kept]) -> None:
        """Those that the document's file holds."""
        known = {name_of(v.data) for v in self.drawn}
        for held in kept:
            if held.name in known:
                continue
            variant = Variant(letter_of(self._count), data=held.document, png=held.thumbnail)
            variant.state = held.state or "unproved"
            variant.findings, variant.starred = held.findings, held.starred
            variant.brief, variant.born = held.brief, 0.0
            self._count += 1
            self.items.append(variant)
        self._renew()

    def set_brief(self, brief: str) -> None:
        if brief != self.brief:
            self.brief = brief
            for variant in self._shown:
                self.touch(variant)

    def mark_applied(self, applied: Variant | None) -> None:
        for variant in self.items:
            if variant.applied != (variant is applied):
                variant.applied = variant is applied
                self.touch(variant)

    def star(self, variant: Variant, starred: bool) -> None:
        variant.starred = starred
        if self.only_starred:
            self._renew()
        else:
            self.touch(variant)

    def show_only_starred(self, on: bool) -> None:
        if on != self.only_starred:
            self.only_starred = on
            self._renew()

    def remove(self, gone: Iterable[Variant]) -> None:
        leaving = list(gone)
        self.items = [v for v in self.items if v not in leaving]
        self._renew()

    def touch(self, variant: Variant) -> None:
        index = self.index_of(variant)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _renew(self) -> None:
        self.beginResetModel()
        self._shown = [v for v in self.items if v.starred or not self.only_starred]
        self.endResetModel()
