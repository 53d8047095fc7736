"""Where two drawings of a layer differ, so that only that is painted again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from app.editor.canvas.drawn import Drawn
from exporters.raster import Item


def spoiled(before: Drawn, after: Drawn) -> list[QRectF]:
    """What has to be painted again where one drawing of a layer takes the place of another."""
    if before is after:
        return []
    if before.exact and after.exact:
        area = unlike(before.items, after.items)
        return [] if area.isNull() else [area]
    return [before.bounds, after.bounds]


def unlike(before: Sequence[Item], after: Sequence[Item]) -> QRectF:
    """Around everything that only one of two display lists draws; null where they look alike. What
    both draw first and last is left out, as the lines of a text are that typing leaves alone."""
    least = min(len(before), len(after))
    head = 0
    while head < least and _alike(before[head], after[head]):
        head += 1
    tail = 0
    while tail < least - head and _alike(before[-1 - tail], after[-1 - tail]):
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) == len(new) == 1 and _same_frame(old[0], new[0]):
        inner = unlike(old[0].parts, new[0].parts)
        return inner if inner.isNull() else (new[0].matrix or QTransform()).mapRect(inner)
    found = QRectF()
    for item in (*old, *new):
        found = QRectF(item.bounds) if found.isNull() else found.united(item.bounds)
    return found


def _same_frame(a: Item, b: Item) -> bool:
    return a.looks is not None and bool(a.parts) and bool(b.parts) and a.looks == b.looks


def _alike(a: Item, b: Item) -> bool:
    if a is b:
        return True
    if a.looks is None or a.looks != b.looks or len(a.parts) != len(b.parts):
        return False
    return all(map(_alike, a.parts, b.parts))
