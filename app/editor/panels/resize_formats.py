"""Formats of a resize and what came of each, as a model that a view and a screen reader see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap

from app.editor import translations
from engine.document.model import Document
from engine.jobs.messages import Proved
from engine.planning.formats import PageSize, parse_size

State = Literal[
    "source", "wanted", "waiting", "running", "checking", "unproved", "proved", "warned",
    "differs", "failed",
]  # fmt: skip
RESULT = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()


def tr(text: str) -> str:
    return QCoreApplication.translate("Resize", text)


class Format(msgspec.Struct, frozen=True):
    """A size by name. `size` as `parse_size` reads it. `own`: a person added it."""

    name: str
    size: str
    own: bool = False

    @property
    def page(self) -> PageSize:
        """Raises UserError."""
        return parse_size(self.size)


def presets() -> tuple[Format, ...]:
    """The formats that are offered at first."""
    return (
        Format(tr("A3 print"), "A3"),
        Format(tr("Story"), "1080x1920px"),
        Format(tr("Square"), "1080x1080px"),
        Format(tr("Portrait post"), "1080x1350px"),
        Format(tr("Web banner"), "1200x628px"),
        Format(tr("Leaderboard"), "970x250px"),
        Format(tr("Roll-up"), "850x2000mm"),
    )


def size_text(size: PageSize) -> str:
    """`420 × 594 mm`."""
    from engine.document import units

    width, height = (units.show(v, size.unit, 1).split()[0] for v in (size.width, size.height))
    return f"{width} × {height}" + ("" if size.unit == "px" else f" {size.unit}")


@dataclass(eq=False)
class Result:
    """A format and its document, once there is one."""

    format: Format
    state: State = "wanted"
    job: str = ""
    data: bytes = b""
    pixmap: QPixmap | None = None
    findings: int = 0
    stage: str = ""
    left: float | None = None
    locked: bool = False
    """Its layout stays when the others are planned anew."""
    problem: str = ""
    _document: Document | None = None

    @property
    def document(self) -> Document | None:
        if self._document is None and self.data:
            self._document = msgspec.json.decode(self.data, type=Document)
        return self._document

    def set_document(self, data: bytes) -> None:
        self.data, self._document = data, None

    def set_png(self, png: bytes) -> None:
        self.pixmap = QPixmap.fromImage(QImage.fromData(QByteArray(png)))

    @property
    def ratio(self) -> float:
        """Height over width."""
        size = self.format.page
        return size.height / size.width


class FormatModel(QAbstractListModel):
    """The source first, then the formats that are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Result] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not 0 <= index.row() < len(self.items):
            return None
        result = self.items[index.row()]
        if role == RESULT:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return result.format.name
        if role == Qt.ItemDataRole.ToolTipRole and result.problem:
            return result.problem
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (result.format.name, size_text(result.format.page), self.state_text(result))
            return translations.listed(said)
        return None

    @staticmethod
    def state_text(result: Result) -> str:
        if result.state == "proved" and result.problem:
            return tr("Proved, not all the same")
        if result.state == "running":
            if result.left is None:
                return result.stage or tr("Planning")
            return f"{result.stage}, " + tr("%1 s").replace("%1", f"{result.left:.0f}")
        if result.state == "warned":
            if result.findings == 1:
                return tr("1 warning")
            return tr("%1 warnings").replace("%1", str(result.findings))
        return {
            "source": tr("Source"), "wanted": tr("Not planned yet"), "waiting": tr("Waiting"),
            "checking": tr("Checking"), "unproved": tr("Not checked"), "proved": tr("Proved"),
            "differs": tr("Words differ"), "failed": tr("Can’t hold these texts"),
        }[result.state]  # fmt: skip

    def show(self, items: list[Result]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def touch(self, result: Result) -> None:
        if result in self.items:
            index = self.index(self.items.index(result))
            self.dataChanged.emit(index, index)

    def of_job(self, job: str) -> Result | None:
        return next((r for r in self.items if job and r.job == job), None)

    def check(self, result: Result, found: Proved) -> None:
        result.findings = found.warnings
        if not found.proof.passed:
            result.state = "differs"
        else:
            result.state = "warned" if found.warnings else "proved"
        self.touch(result)
