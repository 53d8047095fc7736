"""Choices: combo, check box, switch, slider."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.editor.controls.fields import mark_keyboard
from app.editor.look import focus, icons, tokens


class Combo(QComboBox):
    """One of a list, each with a value. Signals only what a person chooses."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(18)
        frame = self.view().window()
        hints = Qt.WindowType
        frame.setWindowFlags(hints.Popup | hints.FramelessWindowHint | hints.NoDropShadowWindowHint)
        frame.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._values: list[Any] = []
        self.activated.connect(lambda at: self.chosen.emit(self._values[at]))

    def set_items(self, items: Iterable[tuple[str, Any] | tuple[str, Any, str]]) -> None:
        """(text, value) or (text, value, icon). The chosen value stays, where it is among them."""
        before = self.value
        self.clear()
        self._values = []
        for item in items:
            icon = icons.icon(item[2]) if len(item) == 3 else QIcon()
            self.addItem(icon, item[0])
            self._values.append(item[1])
        if self._values:
            self.set_value(before if before in self._values else self._values[0])
        metrics = QFontMetricsF(tokens.font(12))
        widest = max((metrics.horizontalAdvance(item[0]) for item in self._texts()), default=0.0)
        self.view().setMinimumWidth(round(widest) + 48)

    def _texts(self) -> list[tuple[str]]:
        return [(self.itemText(at),) for at in range(self.count())]

    @property
    def value(self) -> Any:
        """None when nothing, or several, are chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Without a signal. A value that isn't among the items shows "Mixed"."""
        at = self._values.index(value) if value in self._values else -1
        self.setPlaceholderText(self.tr("Mixed") if at < 0 and self._values else "")
        self.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt cuts the text where the arrow begins, in the middle of a letter.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
            hint = option.palette.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, hint)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        room = field.width() - (0 if option.currentIcon.isNull() else option.iconSize.width() + 6)
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a panel must not change what the pointer passes over.
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(52, super().minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_keyboard(self, event)


class CheckBox(QAbstractButton):
    """On or off, with its words. `set_mixed` shows a bar: on for some of the selection."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, on: bool = False) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(on)
        self._mixed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.set_mixed(False))

    def set_mixed(self, mixed: bool) -> None:
        self._mixed = mixed
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(tokens.font(12)).horizontalAdvance(self.text())
        return QSize(round(words) + 26 + 2, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled, on = self.isEnabled(), self.isChecked() or self._mixed
        box = QRectF(_visual(self, QRectF(1, (self.height() - 16) / 2, 16, 16)))
        box.adjust(0.5, 0.5, -0.5, -0.5)
        hover = enabled and self.underMouse()
        line = "off" if not enabled else "accent" if hover else "edge"
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accentfill" if enabled else "line2"))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
            name = "minus" if self._mixed else "check"
            icons.paint(painter, name, "onaccent" if enabled else "off", box, 14)
        else:
            painter.setPen(QPen(tokens.colour(line), 1))
            painter.setBrush(tokens.colour("field"))
            painter.drawRoundedRect(box, 4, 4)
        face = tokens.font(12)
        painter.setFont(face)
        painter.setPen(tokens.colour("text" if enabled else "off"))
        room = self.width() - 26
        text = QFontMetricsF(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = Qt.AlignmentFlag(side).value | Qt.AlignmentFlag.AlignVCenter.value
        painter.drawText(_visual(self, QRectF(26, 0, room, self.height())), flags, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 4.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class Toggle(QAbstractButton):
    """A switch. `name`: what a screen reader says; the words stand beside it."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, on: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFixedSize(32, 24)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled, on = self.isEnabled(), self.isChecked()
        track = QRectF(0.5, 3.5, 31, 17)
        if on:
            hover = enabled and self.underMouse()
            fill = "accenthover" if hover else "accentfill"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(fill if enabled else "line2"))
        else:
            line = "edge" if enabled else "line2"
            painter.setPen(QPen(tokens.colour(line), 1))
            painter.setBrush(tokens.colour("field"))
        painter.drawRoundedRect(track, 8.5, 8.5)
        trailing = on is (self.layoutDirection() is not Qt.LayoutDirection.RightToLeft)
        centre = 23.0 if trailing else 9.0
        painter.setPen(Qt.PenStyle.NoPen)
        knob = "off" if not enabled else "onaccent" if on else "text2"
        painter.setBrush(tokens.colour(knob))
        painter.drawEllipse(QRectF(centre - 6, 6, 12, 12))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 9.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class _Steps(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class Slider(QWidget):
    """A value between two others, by pointer and by keys."""

    moved = Signal(float)
    """On the way."""
    finished = Signal(float)
    """Let go, or moved by a key."""

    STEPS = 1000

    def __init__(
        self,
        minimum: float,
        maximum: float,
        parent: QWidget | None = None,
        *,
        name: str = "",
        step: float = 0.0,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._count = round((maximum - minimum) / step) if step else self.STEPS
        self.steps = _Steps(Qt.Orientation.Horizontal, self)
        self.steps.setRange(0, self._count)
        self.steps.setSingleStep(1 if step else self.STEPS // 100)
        self.steps.setPageStep(max(1, self._count // 10))
        self.steps.setAccessibleName(name)
        self.steps.setToolTip(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.steps)
        self.setFixedHeight(24)
        self.setFocusProxy(self.steps)
        self.steps.valueChanged.connect(self._on_change)
        self.steps.sliderReleased.connect(lambda: self.finished.emit(self.value()))

    def value(self) -> float:
        share = self.steps.value() / self._count
        return self._minimum + share * (self._maximum - self._minimum)

    def set_value(self, value: float) -> None:
        """Without a signal; the nearest that there is."""
        share = (value - self._minimum) / (self._maximum - self._minimum)
        self.steps.blockSignals(True)
        self.steps.setValue(round(share * self._count))
        self.steps.blockSignals(False)

    def _on_change(self) -> None:
        self.moved.emit(self.value())
        if not self.steps.isSliderDown():
            self.finished.emit(self.value())


def _visual(widget: QWidget, rect: QRectF) -> QRectF:
    """Mirrored where the interface reads from right to left."""
    return QRectF(QStyle.visualRect(widget.layoutDirection(), widget.rect(), rect.toRect()))
