"""The number field: its name or icon inside, dragged to scrub; sums and units typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QWidget

from app.editor.controls import arithmetic
from app.editor.controls.fields import mark_keyboard, set_invalid
from app.editor.look import icons, tokens

THRESHOLD: Final = 3
"""Pixels that the pointer moves before a press is a drag."""


def show_number(value: float, decimals: int) -> str:
    """In the interface's own decimal sign, without trailing zeros."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    text = locale.toString(float(value), "f", decimals)
    point = locale.decimalPoint()
    if point in text:
        text = text.rstrip("0").removesuffix(point)
    return "0" if text in ("-0", "−0") else text


class NumberField(QLineEdit):
    """A number with a unit.

    `name_or_icon`: stands inside at the leading edge; a drag on it scrubs, Shift ×10, Alt ÷10.
    `unit`: of bare numbers; `show_unit` writes it at the trailing edge. `name`: what a screen
    reader and the tooltip say; else `name_or_icon`. A value of None is several: "Mixed".
    """

    committed = Signal(float)
    """One undo step: Enter, leaving, an arrow key, the end of a drag."""
    scrubbed = Signal(float)
    """On the way of a drag."""
    finished = Signal()
    """A drag ended, committed or not (Esc)."""

    def __init__(
        self,
        name_or_icon: str,
        unit: str = "",
        decimals: int = 1,
        minimum: float = float("-inf"),
        maximum: float = float("inf"),
        step: float = 1.0,
        parent: QWidget | None = None,
        *,
        name: str = "",
        show_unit: bool = True,
    ) -> None:
        super().__init__(parent)
        self._icon = name_or_icon if icons.exists(name_or_icon) else ""
        self._letters = "" if self._icon else name_or_icon
        self._unit, self._show_unit = unit, show_unit
        self._decimals, self._step = decimals, step
        self._minimum, self._maximum = minimum, maximum
        self._value: float | None = 0.0
        self._pressed: QPoint | None = None
        self._start: float | None = None
        """The value where a drag on its way began."""
        self.setProperty("kind", "number")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self.setFixedHeight(28)
        self._name = name or self._letters
        self.setAccessibleName(self._name)
        self.setToolTip(name)
        self.setMouseTracking(True)
        self.returnPressed.connect(self._enter)
        self._fit_margins()
        self._show_value()

    # ------------------------------------------------------------ value

    def value(self) -> float | None:
        return self._value

    def set_value(self, value: float | None) -> None:
        """Without a signal. What is being typed or dragged isn't disturbed by its own echo."""
        self._value = None if value is None else float(value)
        if self._start is None and not (self.hasFocus() and self.isModified()):
            self._show_value()

    def set_unit(
        self, unit: str, *, decimals: int | None = None, step: float | None = None
    ) -> None:
        """Of the numbers from now on; the value isn't converted."""
        self._unit = unit
        self._decimals = self._decimals if decimals is None else decimals
        self._step = self._step if step is None else step
        self._fit_margins()
        self._show_value()

    @property
    def unit(self) -> str:
        return self._unit

    def _show_value(self) -> None:
        mixed = self._value is None
        self.setPlaceholderText(self.tr("Mixed") if mixed else "")
        self.setText("" if self._value is None else show_number(self._value, self._decimals))
        self.setCursorPosition(0)
        self.setModified(False)
        set_invalid(self, "")
        self.setToolTip(self._name if len(self._name) > 1 else "")

    def mark_fault(self, why: str) -> None:
        """A red border and the reason as the tooltip, for a number that can be read but won't do;
        '' takes them away."""
        set_invalid(self, why)
        if not why:
            self.setToolTip(self._name if len(self._name) > 1 else "")

    def _clamped(self, value: float) -> float:
        return round(min(max(value, self._minimum), self._maximum), self._decimals + 6)

    def _change(self, value: float) -> None:
        value = self._clamped(value)
        same = self._value is not None and abs(value - self._value) < 10 ** -(self._decimals + 5)
        self._value = value
        self._show_value()
        if not same:
            self.committed.emit(value)

    # ------------------------------------------------------------ typing

    def _typed(self) -> float | None:
        """None when it can't be read."""
        try:
            return arithmetic.evaluate(self.text(), self._unit, self._value)
        except ValueError:
            return None

    def _enter(self) -> None:
        if not self.isModified():
            self.selectAll()
            return
        value = self._typed()
        if value is None:
            set_invalid(self, self.tr("Not a number. Write it like 12.5, 210/2 or 3 in."))
            self.selectAll()
            return
        self._change(value)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            if self._start is not None:
                self._end_scrub(commit=False)
            elif self.isModified() or self.property("invalid"):
                self._show_value()
                self.selectAll()
            else:
                event.ignore()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            base = self._typed() if self.isModified() else self._value
            if base is not None:
                sign = 1 if key == Qt.Key.Key_Up else -1
                self._change(base + sign * self._step * self._factor(modifiers))
                self.selectAll()
            return
        super().keyPressEvent(event)

    @staticmethod
    def _factor(modifiers: Qt.KeyboardModifier) -> float:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return 10.0
        return 0.1 if modifiers & Qt.KeyboardModifier.AltModifier else 1.0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_keyboard(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        value = self._typed() if self.isModified() else None
        if value is None:
            self._show_value()
        else:
            self._change(value)
        self.deselect()

    # ------------------------------------------------------------ scrubbing

    def _on_name(self, at: QPoint) -> bool:
        margin = self._lead
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return at.x() >= self.width() - margin
        return at.x() < margin

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._lead and self._on_name(at):
            self._pressed = event.globalPosition().toPoint()
            event.accept()
            return
        had = self.hasFocus()
        super().mousePressEvent(event)
        if not had:
            self.selectAll()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            scrubs = self._lead and self._on_name(at) and self.isEnabled()
            shape = Qt.CursorShape.SizeHorCursor if scrubs else Qt.CursorShape.IBeamCursor
            self.setCursor(shape)
            super().mouseMoveEvent(event)
            return
        moved = event.globalPosition().toPoint().x() - self._pressed.x()
        if self._start is None:
            if abs(moved) < THRESHOLD or self._value is None:
                return
            self._start = self._value
            self._set_scrubbing(True)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        value = self._start + moved * self._step * self._factor(event.modifiers())
        value = self._clamped(round(value, self._decimals))
        if value != self._value:
            self._value = value
            self._show_value()
            self.scrubbed.emit(value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        if self._start is not None:
            self._end_scrub(commit=True)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()

    def _end_scrub(self, *, commit: bool) -> None:
        start, self._start, self._pressed = self._start, None, None
        self._set_scrubbing(False)
        if not commit:
            self._value = start
        self._show_value()
        if commit and self._value is not None and self._value != start:
            self.committed.emit(self._value)
        self.finished.emit()

    def _set_scrubbing(self, on: bool) -> None:
        self.setProperty("scrubbing", on)
        self.style().unpolish(self)
        self.style().polish(self)

    # ------------------------------------------------------------ painting

    @property
    def _lead(self) -> int:
        """Width of the name or icon with its space, px."""
        if self._icon:
            return 26
        if not self._letters:
            return 0
        return 14 + round(QFontMetricsF(tokens.font(11)).horizontalAdvance(self._letters))

    @property
    def _trail(self) -> int:
        if not (self._unit and self._show_unit):
            return 0
        return 11 + round(QFontMetricsF(tokens.font(11)).horizontalAdvance(self._unit))

    def _fit_margins(self) -> None:
        lead, trail = self._lead or 6, self._trail
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            lead, trail = trail or 6, lead
        self.setTextMargins(lead, 0, trail, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._fit_margins()

    def sizeHint(self) -> QSize:
        return QSize(72, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        key = "text3" if self.isEnabled() else "off"
        painter.setFont(tokens.font(11))
        painter.setPen(tokens.colour(key))
        if self._icon:
            icons.paint(painter, self._icon, key, self._visual(QRectF(7, 0, 16, self.height())), 14)
        elif self._letters:
            rect = self._visual(QRectF(8, 0, self._lead, self.height()))
            painter.drawText(rect, self._side(Qt.AlignmentFlag.AlignLeft), self._letters)
        if self._trail:
            rect = self._visual(
                QRectF(self.width() - self._trail, 0, self._trail - 8, self.height())
            )
            painter.drawText(rect, self._side(Qt.AlignmentFlag.AlignRight), self._unit)

    def _visual(self, rect: QRectF) -> QRectF:
        made = QStyle.visualRect(self.layoutDirection(), self.rect(), rect.toRect())
        return QRectF(made)

    def _side(self, side: Qt.AlignmentFlag) -> int:
        turned = QStyle.visualAlignment(self.layoutDirection(), side)
        return Qt.AlignmentFlag(turned).value | Qt.AlignmentFlag.AlignVCenter.value
