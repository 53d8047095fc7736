"""What a screen reader says of the selection: name, kind, size and place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.editor.canvas.picking import Placed
from app.editor.panels import naming
from engine.document.model import TextBlock
from engine.document.units import from_points


def tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)


def of(items: Sequence[Placed], unit: str) -> str:
    """One item with its place on the page, of several how many they are."""
    if not items:
        return tr("Nothing selected")
    if len(items) > 1:
        return tr("%1 items selected").replace("%1", QLocale().toString(len(items)))
    item = items[0]
    b = item.bounds

    def length(points: float) -> str:
        return QLocale().toString(round(from_points(points, unit), 1), "g", 6)  # type: ignore[arg-type]

    name = naming.region_title(item.region) if item.region is not None else ""
    if item.layer is not None:
        name = naming.layer_title(item.layer)
    parts = [name]
    if isinstance(item.item, TextBlock):
        parts.append(" ".join(item.item.text.split()))
    parts.append(
        tr("%1 by %2 %3, at %4, %5")
        .replace("%1", length(b.width))
        .replace("%2", length(b.height))
        .replace("%3", unit)
        .replace("%4", length(b.x))
        .replace("%5", length(b.y))
    )
    if item.locked:
        parts.append(tr("locked"))
    return ". ".join(part for part in parts if part)
