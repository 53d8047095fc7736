"""Cards of the start page: formats drawn in proportion, documents with their pictures, and the
gallery that sets them in rows of one height."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from app.editor.dialogs.formats import Format
from app.editor.look import focus, icons, tokens

LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
CENTRE = Qt.AlignmentFlag.AlignCenter


class _Card(QAbstractButton):
    """A button that shows a ring for the keyboard and mirrors what it paints."""

    RADIUS: float = 8.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def visual(self, rect: QRectF) -> QRectF:
        return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), rect.toRect()))

    def words(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        key: str,
        size: int = 12,
        weight: tokens.Weight = tokens.Weight.Normal,
        align: Qt.AlignmentFlag = LEADING,
    ) -> None:
        """One line that gives way."""
        face = tokens.font(size, weight)
        painter.setFont(face)
        painter.setPen(tokens.colour(key))
        place = self.visual(rect)
        text = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        turned = QStyle.visualAlignment(self.layoutDirection(), align)
        painter.drawText(place, Qt.AlignmentFlag(turned).value, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, self.RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class FormatCard(_Card):
    """A format in its proportions; the A series in its true sizes beside each other.

    `format` None stands for a size of one's own.
    """

    HEIGHT: Final = 96
    _A_SERIES: Final = {"a0": 40, "a1": 38, "a2": 36, "a3": 29, "a4": 22, "a5": 17, "a6": 13}

    def __init__(self, format: Format | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format = format
        self.title = format.label if format else self.tr("Custom")
        self.size_text = format.size if format else "mm, in, px"
        self.setAccessibleName(f"{self.title}, {self.size_text}")
        self.setToolTip(f"{self.title}, {self.size_text}")
        self.setCheckable(False)
        self.setFixedHeight(self.HEIGHT)
        self.setMinimumWidth(84)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _page(self) -> QRectF:
        assert self.format is not None
        ratio = self.format.width / self.format.height
        height = float(self._A_SERIES.get(self.format.id, 34 if ratio < 1 else min(30, 44 / ratio)))
        width = height * ratio
        return QRectF(self.width() / 2 - width / 2, 12 + (34 - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hover = self.isChecked(), self.underMouse()
        painter.setPen(QPen(tokens.colour("accent" if on else "edge" if hover else "line"), 1))
        painter.setBrush(tokens.colour("accentsoft" if on else "hover" if hover else "panel"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, self.RADIUS, self.RADIUS)
        if self.format is None:
            icons.paint(painter, "dimensions", "text2", QRectF(0, 12, self.width(), 34), 24)
        else:
            painter.setPen(QPen(tokens.colour("accent"), 1.5))
            painter.setBrush(tokens.colour("accentsoft"))
            painter.drawRoundedRect(self._page(), 2, 2)
        room = self.width() - 8
        strong = tokens.Weight.DemiBold
        self.words(painter, QRectF(4, 52, room, 18), self.title, "text", 12, strong, CENTRE)
        self.words(painter, QRectF(4, 70, room, 16), self.size_text, "text3", 11, align=CENTRE)


class FormatRow(QWidget):
    """Formats side by side; those that don't fit leave, the last (a size of one's own) stays."""

    chosen = Signal(object)
    """A Format, or None for a size of one's own."""
    GAP: Final = 10
    NARROWEST: Final = 96

    def __init__(self, formats: Sequence[Format | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [FormatCard(format, self) for format in formats]
        for card in self.cards:
            card.clicked.connect(lambda _=False, card=card: self.chosen.emit(card.format))
        self.setFixedHeight(FormatCard.HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        count = len(self.cards)
        while count > 2 and (self.width() + self.GAP) / count - self.GAP < self.NARROWEST:
            count -= 1
        shown = [*self.cards[: count - 1], self.cards[-1]]
        width = (self.width() + self.GAP) / count - self.GAP
        for card in self.cards:
            card.setVisible(card in shown)
        for n, card in enumerate(shown):
            left, right = round(n * (width + self.GAP)), round(n * (width + self.GAP) + width)
            rect = QRect(left, 0, right - left, FormatCard.HEIGHT)
            card.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))


class PosterCard(_Card):
    """A document: its picture in its own proportions, title and size under it.

    `load` gives the picture's bytes when the card is first painted; empty where there is none.
    """

    RADIUS = 4.0
    FOOT: Final = 42

    def __init__(
        self,
        title: str,
        detail: str,
        ratio: float,
        load: Callable[[], bytes],
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.detail, self.action = title, detail, action
        self.ratio = min(max(ratio, 0.4), 6.0)
        self._load = load
        self.setAccessibleName(f"{title}, {detail}")
        self.setToolTip(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # the gallery walks by rows; a button would take the next sibling
        else:
            super().keyPressEvent(event)

    @cached_property
    def picture(self) -> QImage:
        return QImage.fromData(self._load())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = self.height() - self.FOOT
        area = QRectF(0, 0, self.width(), height)
        if self.picture.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("raised"))
            painter.drawRoundedRect(area, self.RADIUS, self.RADIUS)
            icons.paint(painter, "photo", "text3", area, 24)
        else:
            clip = QPainterPath()
            clip.addRoundedRect(area, self.RADIUS, self.RADIUS)
            painter.setClipPath(clip)
            painter.drawImage(area, self._scaled(area))
            painter.setClipping(False)
        hover = self.underMouse()
        line = tokens.colour("accent") if hover else tokens.colour("text", 36)
        painter.setPen(QPen(line, 1.5 if hover else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), self.RADIUS, self.RADIUS)
        room = self.width() - 2.0
        if hover and self.action:
            room -= self._paint_action(painter, height + 8)
        strong = tokens.Weight.DemiBold
        self.words(painter, QRectF(1, height + 6, room, 17), self.title, "text", 12, strong)
        self.words(painter, QRectF(1, height + 23, room, 16), self.detail, "text3", 11)

    def _paint_action(self, painter: QPainter, top: float) -> float:
        """Beside the title, not over the picture; its width, or 0 where there is no room."""
        face = tokens.font(11, tokens.Weight.DemiBold)
        width = QFontMetricsF(face).horizontalAdvance(self.action) + 18
        if width > self.width() - 40:
            return 0
        place = QRectF(self.width() - width, top, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accentfill"))
        painter.drawRoundedRect(self.visual(place), 5, 5)
        semi = tokens.Weight.DemiBold
        self.words(painter, place, self.action, "onaccent", 11, semi, CENTRE)
        return width + 6

    def _scaled(self, area: QRectF) -> QImage:
        """To the device's pixels, smoothly: painting scales too coarsely downwards."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(area.width() * ratio), round(area.height() * ratio))
        if size.width() >= self.picture.width():
            return self.picture
        way = Qt.TransformationMode.SmoothTransformation
        return self.picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, way)


class Gallery(QWidget):
    """Cards in rows of one height, each in its natural width. Arrow keys walk over them."""

    GAP: Final = 16
    AHEAD: Final = 14
    """Cards that are looked at for one that fills a row better than the next."""

    def __init__(self, parent: QWidget | None = None, *, rows: int = 0, height: int = 210) -> None:
        """`rows`: at most so many, and cards keep their order; 0 for all that are needed.
        `height`: of pictures, px, a tenth more or less."""
        super().__init__(parent)
        self._most = rows
        self.wish = float(height)
        self.low, self.high = 0.9 * height, 1.1 * height
        self._cards: list[PosterCard] = []
        self._rows: list[list[PosterCard]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> list[list[PosterCard]]:
        return self._rows

    def set_cards(self, cards: Sequence[PosterCard]) -> None:
        for old in self._cards:
            if old not in cards:
                old.hide()
                old.deleteLater()
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
        self._arrange()

    def _split(self) -> list[list[PosterCard]]:
        rows: list[list[PosterCard]] = []
        left = list(self._cards)
        while left:
            row = [left.pop(0)]
            while left and self._height(row) > self.high:
                fitting = self._fitting(row, left)
                if fitting is None:
                    break
                row.append(left.pop(fitting))
            rows.append(row)
        return rows

    def _fitting(self, row: list[PosterCard], left: Sequence[PosterCard]) -> int | None:
        """The next card with which the row isn't too low, close to its place."""
        ahead = 1 if self._most else self.AHEAD
        for n, card in enumerate(left[:ahead]):
            if self._height([*row, card]) >= self.low:
                return n
        return None

    def _height(self, row: Sequence[PosterCard]) -> float:
        """At which the row fills the width."""
        ratios = sum(card.ratio for card in row)
        return (self.width() - self.GAP * (len(row) - 1)) / ratios

    def _arrange(self) -> None:
        self._rows = self._split()
        if self._most:
            self._rows = self._rows[: self._most]
        top = 0.0
        direction = self.layoutDirection()
        for n, row in enumerate(self._rows):
            full = self._height(row)
            last = n == len(self._rows) - 1
            height = min(full, self.wish if last and full > self.high else self.high)
            left = 0.0
            for card in row:
                width = height * card.ratio
                rect = QRect(
                    round(left), round(top), round(left + width) - round(left),
                    round(height) + PosterCard.FOOT,
                )  # fmt: skip
                card.setGeometry(QStyle.visualRect(direction, self.rect(), rect))
                left += width + self.GAP
            top += round(height) + PosterCard.FOOT + 14
        shown = {id(card) for row in self._rows for card in row}
        for card in self._cards:
            card.setVisible(id(card) in shown)
        self.setFixedHeight(max(0, round(top) - 14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        at = self.focusWidget()
        if step is None or not isinstance(at, PosterCard):
            super().keyPressEvent(event)
            return
        across, down = step
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            across = -across
        target = self._beside(at, across) if across else self._under(at, down)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, card: PosterCard, step: int) -> PosterCard | None:
        flat = [other for row in self._rows for other in row]
        to = flat.index(card) + step
        return flat[to] if 0 <= to < len(flat) else None

    def _under(self, card: PosterCard, step: int) -> PosterCard | None:
        at = next(n for n, row in enumerate(self._rows) if card in row)
        if not 0 <= at + step < len(self._rows):
            return None
        middle = card.geometry().center().x()
        return min(self._rows[at + step], key=lambda c: abs(c.geometry().center().x() - middle))
