"""Choices in a row: segments, all in sight, and tabs with a line under the chosen one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from app.editor.look import focus, icons, tokens


class _Segment(QAbstractButton):
    """One of a row: an icon or words."""

    def __init__(self, content: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = content if icons.exists(content) else ""
        self.setText("" if self._icon else content)
        self.setToolTip(tip)
        self.setAccessibleName(tip or content)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        if self._icon:
            return QSize(26, 24)
        metrics = QFontMetricsF(tokens.font(12, tokens.Weight.Medium))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 20, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if self.isEnabled() and (on or hover):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("press" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        key = "off" if not self.isEnabled() else "text" if on or hover else "text2"
        if self._icon:
            icons.paint(painter, self._icon, key, QRectF(self.rect()), 16)
        else:
            face = tokens.font(12, tokens.Weight.Medium)
            painter.setFont(face)
            painter.setPen(tokens.colour(key))
            text = QFontMetricsF(face).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width() - 8
            )
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class Segmented(QWidget):
    """One choice of a few, all in sight. Items: (name of an icon or words, value, tip)."""

    changed = Signal(object)
    """The value that a person chose."""

    def __init__(
        self,
        items: Sequence[tuple[str, Hashable, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [value for _, value, _ in items]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        for at, (content, _, tip) in enumerate(items):
            button = _Segment(content, tip, self)
            self._group.addButton(button, at)
            row.addWidget(button)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(lambda at: self.changed.emit(self._values[at]))

    @property
    def value(self) -> Hashable:
        """None when nothing, or several, are chosen."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: Hashable) -> None:
        """Without a signal; a value that isn't among the items shows none as chosen."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def button(self, value: Hashable) -> QAbstractButton:
        """Raises ValueError."""
        return self._group.button(self._values.index(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("line2" if self.isEnabled() else "line"), 1))
        painter.setBrush(tokens.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class _Tab(QAbstractButton):
    def __init__(self, title: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.icon_name = icon
        self.short = False
        self.count = 0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(36)
        self.setAccessibleName(title)

    @property
    def shown(self) -> str:
        return f"{self.text()}  {self.count}" if self.count else self.text()

    def full_width(self) -> int:
        metrics = QFontMetricsF(tokens.font(12, tokens.Weight.DemiBold))
        return round(metrics.horizontalAdvance(self.shown)) + 4

    def sizeHint(self) -> QSize:
        return QSize(28 if self.short else self.full_width(), 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on, hover = self.isChecked(), self.underMouse()
        key = "text" if on or hover else "text2"
        rect = QRectF(self.rect())
        if self.short and self.icon_name:
            icons.paint(painter, self.icon_name, "accent" if on else key, rect, 16)
        else:
            weights = tokens.Weight
            face = tokens.font(12, weights.DemiBold if on else weights.Medium)
            painter.setFont(face)
            painter.setPen(tokens.colour(key))
            text = QFontMetricsF(face).elidedText(
                self.shown, Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if on:
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), tokens.colour("accent"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class TabRow(QWidget):
    """Titles with a line under the chosen one. Items: (id, title) or (id, title, icon).

    Where the titles don't fit they become their icons with tooltips; words are never clipped.
    """

    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[tuple[str, str] | tuple[str, str, str]],
        parent: QWidget | None = None,
        *,
        margin: int = 14,
    ) -> None:
        super().__init__(parent)
        self._ids = [item[0] for item in items]
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.setSpacing(16)
        self._tabs: list[_Tab] = []
        for at, item in enumerate(items):
            tab = _Tab(item[1], item[2] if len(item) == 3 else "", self)
            self._tabs.append(tab)
            self._group.addButton(tab, at)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self.setFixedHeight(37)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if self._tabs:
            self._tabs[0].setChecked(True)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._ids[at]))
        tokens.signals.changed.connect(self._fit)

    @property
    def current(self) -> str:
        return self._ids[self._group.checkedId()] if self._tabs else ""

    def set_current(self, id: str) -> None:
        """Without a signal. Raises ValueError."""
        self._tabs[self._ids.index(id)].setChecked(True)

    def set_count(self, id: str, count: int) -> None:
        """A number after the title; 0 takes it away. Raises ValueError."""
        tab = self._tabs[self._ids.index(id)]
        if tab.count != count:
            tab.count = count
            tab.setAccessibleName(f"{tab.text()}, {count}" if count else tab.text())
            self._fit()

    def set_title(self, id: str, title: str) -> None:
        """Raises ValueError."""
        tab = self._tabs[self._ids.index(id)]
        tab.setText(title)
        tab.setAccessibleName(title)
        self._fit()

    def tab(self, id: str) -> QAbstractButton:
        """Raises ValueError."""
        return self._tabs[self._ids.index(id)]

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        wanted = sum(tab.full_width() for tab in self._tabs) + 16 * (len(self._tabs) - 1)
        short = wanted > room > 0 and all(tab.icon_name for tab in self._tabs)
        for tab in self._tabs:
            tab.short = short
            tab.setToolTip(tab.shown if short else "")
            tab.updateGeometry()
            tab.update()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), tokens.colour("line"))
