"""A few words set on one line in a face, as a path that any painter fills."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QTransform

from engine.errors import UserError
from engine.text import fonts, outlines
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec
from exporters.brushes import glyph_path

SIZE = 100.0
"""Points that the paths are made at; painters scale them."""
LONGEST = 48
"""Characters of a sample: more would never be seen."""


@lru_cache(maxsize=400)
def line(
    words: str, face: str, language: str = "und", features: tuple[tuple[str, int], ...] = ()
) -> QPainterPath:
    """The words on a baseline at y = 0, at SIZE, y down; empty when the face can't be read."""
    sample = " ".join(words.split())[:LONGEST]
    out = QPainterPath()
    out.setFillRule(Qt.FillRule.WindingFill)
    if not sample:
        return out
    try:
        text = layout(
            TextSpec((Span(sample),), 1e5, faces=(face,), size=SIZE, language=language, features=features,
                     ink_align=False)
        )  # fmt: skip
    except UserError:
        return out  # the picker shows such a face by its name in the interface's own
    for placed in text.lines[:1]:
        for glyph in placed.glyphs:
            k = glyph.size / outlines.units_per_em(glyph.face)
            at = QTransform(k, 0, 0, -k, glyph.x, glyph.y - placed.baseline)
            out.addPath(at.map(glyph_path(glyph.face, glyph.gid)))
    return out


def covers(face: str, words: str) -> bool:
    """Whether the face itself has most letters of the words: a sample in a fallback would lie."""
    letters = [c for c in words if not c.isspace()]
    if not letters:
        return True
    try:
        return sum(fonts.covers(face, ord(c)) for c in letters) >= 0.8 * len(letters)
    except UserError:
        return False


def draw(
    painter: QPainter, path: QPainterPath, area: QRectF, size: float, colour: QColor,
    *, centred: bool = False, mirrored: bool = False,
) -> None:  # fmt: skip
    """The line in `area` at `size` px, on a baseline that centres its capitals; what is too long
    fades out at the end. `mirrored`: it stands at the right."""
    if path.isEmpty():
        return
    k = size / SIZE
    bounds = path.boundingRect()
    k = min(k, area.height() / max(1.0, bounds.height()))
    width = bounds.right() * k
    left = area.left()
    if centred and width < area.width():
        left += (area.width() - width) / 2
    elif mirrored and width < area.width():
        left = area.right() - width
    baseline = area.center().y() + 0.36 * SIZE * k
    # A face with deep or tall letters stands by its ink, or it would leave its row.
    top, bottom = baseline + bounds.top() * k, baseline + bounds.bottom() * k
    baseline += max(0.0, area.top() - top) - max(0.0, bottom - area.bottom())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area.adjusted(-2, 0, 0, 0), Qt.ClipOperation.IntersectClip)
    painter.translate(left, baseline)
    painter.scale(k, k)
    painter.fillPath(path, _fading(colour, (area.right() - left) / k, width > area.width(), k))
    painter.restore()


def _fading(colour: QColor, end: float, long: bool, k: float) -> QBrush:
    if not long:
        return QBrush(colour)
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient = QLinearGradient(end - 24 / k, 0, end, 0)
    gradient.setColorAt(0, colour)
    gradient.setColorAt(1, clear)
    return QBrush(gradient)
