"""Buttons, painted from tokens: plain, primary, ghost, chips; icon buttons; segments; swatches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.editor.look import focus, icons, tokens

Kind = Literal["plain", "primary", "ghost", "chip", "big", "bigprimary", "nav", "danger"]

_HEIGHT: dict[str, int] = {"chip": 26, "big": 36, "bigprimary": 36, "nav": 32}
_PADDING: dict[str, int] = {"ghost": 8, "chip": 12, "big": 16, "bigprimary": 18, "nav": 10}
_RADIUS: dict[str, float] = {"chip": 13, "big": 8, "bigprimary": 8}
_GAP = 7


def state_colours(
    kind: str, *, enabled: bool, hover: bool, down: bool, checked: bool
) -> tuple[str | None, str | None, str]:
    """Tokens of a button's ground, line and text."""
    filled = kind in ("primary", "bigprimary")
    if not enabled:
        bare = kind in ("ghost", "nav")
        return ("raised" if filled else None), (None if bare else "line"), "off"
    if filled:
        return ("accentfill" if down or not hover else "accenthover"), None, "onaccent"
    if kind == "danger":
        return ("errsoft" if hover or down else "raised"), "err", "err"
    if kind == "chip":
        if checked:
            return "accentsoft", "accent", "text"
        return (
            ("press" if down else None),
            ("edge" if hover else "line2"),
            ("text" if hover else "text2"),
        )
    if kind == "nav":
        lit = checked or hover or down
        return ("hover" if lit else None), None, ("text" if lit else "text2")
    if kind == "ghost":
        ground = "press" if down else "accentsoft" if checked else "hover" if hover else None
        return ground, None, "text"
    if checked:
        return "accentsoft", "accent", "text"
    ground = "press" if down else "hover" if hover else "raised"
    return ground, ("edge" if hover else "line2"), "text"


class Button(QPushButton):
    """A button with words. `icon`: the name of one that stands before them."""

    def __init__(
        self, text: str = "", kind: Kind = "plain", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon = icon
        self.menu_mark = False
        """A chevron after the words: the button opens a list."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind == "chip":
            self.setCheckable(True)

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        self._icon = name
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------ measures

    def _face(self) -> QFont:
        weights = tokens.Weight
        if self._kind in ("primary", "bigprimary"):
            return tokens.font(12, weights.DemiBold)
        if self._kind == "nav" and self.isChecked():
            return tokens.font(12, weights.DemiBold)
        return tokens.font(12, weights.Medium)

    @property
    def _icon_size(self) -> int:
        return 18 if self._kind == "nav" else 16

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(tokens.font(12, tokens.Weight.DemiBold)).horizontalAdvance(
            self.text().replace("&", "")
        )
        width = words + 2 * _PADDING.get(self._kind, 12) + 2
        if self._icon:
            width += self._icon_size + (_GAP if self.text() else 0)
        if self.menu_mark:
            width += 18
        return QSize(round(width + 0.5), _HEIGHT.get(self._kind, 28))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return hint if self._kind == "chip" else QSize(min(hint.width(), 44), hint.height())

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        ground, line, key = state_colours(
            self._kind,
            enabled=self.isEnabled(),
            hover=hover,
            down=self.isDown(),
            checked=self.isChecked(),
        )
        self.paint_ground(painter, ground, line)
        self.paint_words(painter, key)

    def paint_ground(self, painter: QPainter, ground: str | None, line: str | None) -> None:
        rect = QRectF(self.rect())
        radius = _RADIUS.get(self._kind, 6.0)
        painter.setPen(QPen(tokens.colour(line), 1) if line else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if line:
            rect.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, radius, radius)

    def paint_words(self, painter: QPainter, key: str) -> None:
        """Icon, words and chevron, mirrored where the interface reads from right to left."""
        face = self._face()
        metrics = QFontMetricsF(face)
        padding = _PADDING.get(self._kind, 12)
        room = self.width() - 2 * min(padding, 8)
        before = (self._icon_size + (_GAP if self.text() else 0)) if self._icon else 0
        after = 18 if self.menu_mark else 0
        text = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room - before - after,
            Qt.TextFlag.TextShowMnemonic.value,
        )  # fmt: skip
        words = metrics.size(Qt.TextFlag.TextShowMnemonic.value, text).width() if text else 0.0
        total = before + words + after
        x = float(padding) if self._kind == "nav" else (self.width() - total) / 2
        if self._icon:
            place = self._visual(x, self._icon_size)
            icon_key = "accent" if self._kind == "chip" and self.isChecked() else key
            icons.paint(painter, self._icon, icon_key, place, self._icon_size)
        painter.setFont(face)
        painter.setPen(tokens.colour(key))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextHideMnemonic.value
        painter.drawText(self._visual(x + before, words + 1), flags, text)
        if self.menu_mark:
            mark = self._visual(x + before + words + 4, 14)
            icons.paint(painter, "chevron-down", key, mark, 14)

    def _visual(self, x: float, width: float) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - width
        return QRectF(x, 0, width, self.height())

    # ------------------------------------------------------------ focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, _RADIUS.get(self._kind, 6.0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class IconButton(QToolButton):
    """A square button with an icon. `tip` is also what a screen reader says.

    `size`: of the icon, px; the button is 24, 28 or 34. `place`: "rail" fills it when checked.
    """

    def __init__(
        self,
        icon: str,
        tip: str,
        size: int = 16,
        checkable: bool = False,
        parent: QWidget | None = None,
        *,
        key: str = "text2",
        on: str = "accent",
        on_icon: str = "",
        place: Literal["panel", "rail"] = "panel",
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._key, self._on, self._place = icon, size, key, on, place
        self._on_icon = on_icon or icon
        side = 34 if size >= 20 else 28 if size >= 16 else 24
        self.setFixedSize(side, side)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_tip(tip)

    def set_tip(self, tip: str) -> None:
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def set_icon(self, name: str, key: str | None = None) -> None:
        self._name = self._on_icon = name
        self._key = key or self._key
        self.update()

    def set_side(self, side: int) -> None:
        """The square's, px; not under 24 where it must be hit."""
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled, checked = self.isEnabled(), self.isChecked()
        hover = enabled and self.underMouse()
        rail = self._place == "rail"
        ground = None
        if enabled and checked:
            ground = "accentfill" if rail else "press" if self._on == "text" else "accentsoft"
        elif enabled and (self.isDown() or hover):
            ground = "press" if self.isDown() else "hover"
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(ground))
            radius = 6.0 if rail else 5.0
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if not enabled:
            key = "off"
        elif checked:
            key = "onaccent" if rail else self._on
        else:
            key = "text" if hover and self._key in ("text2", "text3") else self._key
        name = self._on_icon if checked else self._name
        icons.paint(painter, name, key, QRectF(self.rect()), self._size)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 5.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


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


class ColourWell(QAbstractButton):
    """A swatch that opens something. No colour is shown as a stroke through white."""

    def __init__(self, tip: str = "", size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour: QColor | None = QColor("#FFFFFF")
        self._mixed = False
        self._side = size
        self.setFixedSize(max(size, 24), max(size, 24))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip)
        self._tip = tip
        self.setAccessibleName(tip)

    @property
    def colour(self) -> QColor | None:
        return self._colour

    def set_colour(self, colour: QColor | None, *, mixed: bool = False) -> None:
        self._colour, self._mixed = (None if colour is None else QColor(colour)), mixed
        name = self.tr("none") if colour is None else colour.name().upper()
        self.setAccessibleName(f"{self._tip}, {name}" if self._tip else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = (self.width() - self._side) / 2 + 0.5
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        hover = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(tokens.colour("edge" if hover else "line2"), 1))
        colour = self._colour
        if colour is None or colour.alpha() < 255:
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRoundedRect(rect, 4, 4)
        if colour is None:
            painter.setPen(QPen(QColor("#D93A2F"), 1.5))
            painter.drawLine(rect.bottomLeft() + QPointF(2, -2), rect.topRight() + QPointF(-2, 2))
            return
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 4, 4)
        if self._mixed:
            ink = QColor("#000000" if colour.lightnessF() > 0.5 else "#FFFFFF")
            icons.paint(painter, "minus", ink, rect, 14)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


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

    def add_widget(self, widget: QWidget) -> None:
        """At the trailing end."""
        self._row.addWidget(widget)

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
