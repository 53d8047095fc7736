"""Buttons, painted from tokens: plain, primary, ghost, chips, places; and icon buttons."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
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
