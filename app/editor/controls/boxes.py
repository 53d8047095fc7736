"""What holds other controls: rows, sections, rules, cards, panels that scroll, messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls.buttons import Button, IconButton
from app.editor.controls.labels import Label, Picture
from app.editor.look import focus, tokens

Item = QWidget | int | None
"""In a row or a column: a widget, a space in px, or None for what takes the rest."""

CardKind = Literal["plain", "ok", "warn", "err", "selected"]
MessageKind = Literal["ok", "warn", "err", "info"]

_GROUND: dict[str, str] = {
    "plain": "raised", "ok": "oksoft", "warn": "warnsoft", "err": "errsoft",
    "selected": "accentsoft", "info": "raised",
}  # fmt: skip
_ICON: dict[str, str] = {
    "ok": "circle-check", "warn": "alert-triangle", "err": "alert-circle", "info": "info-circle"
}  # fmt: skip


def _fill(layout: QBoxLayout, items: Sequence[Item]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)


def row(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """Side by side."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return made


def column(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """One under the other."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return made


class Rule(QFrame):
    """A line of 1 px."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("uprule" if upright else "rule")


class Section(QWidget):
    """A title with buttons at its end, and a body under it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(title, "section")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self.label, 1)
        self.header_buttons = QHBoxLayout()
        self.header_buttons.setSpacing(2)
        head.addLayout(self.header_buttons)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.label.setMinimumHeight(24)
        outer.addLayout(head)
        outer.addLayout(self.body)

    def set_title(self, title: str) -> None:
        self.label.setText(title)


class Card(QFrame):
    """An object: a device, a finding, a file. `clickable`: it can be chosen, by keys as well."""

    clicked = Signal()

    def __init__(
        self,
        kind: CardKind = "plain",
        parent: QWidget | None = None,
        *,
        clickable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind: CardKind = kind
        self._clickable = clickable
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.setSpacing(4)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def kind(self) -> CardKind:
        return self._kind

    def set_kind(self, kind: CardKind) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self._clickable and self.underMouse() and self._kind == "plain"
        ground = "hover" if hover else _GROUND[self._kind]
        line = {"plain": "line", "selected": "accent"}.get(self._kind)
        painter.setPen(QPen(tokens.colour(line), 1) if line else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._clickable:
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (
            Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        ):  # fmt: skip
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 8.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class _QuietBar(QScrollBar):
    """Keeps its place when there is nothing to scroll, so that text never wraps anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class ScrollPanel(QScrollArea):
    """A body that scrolls down. The room of the bar is always kept."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (14, 12, 4, 14),
        spacing: int = 8,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(_QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setObjectName("body")
        content.setMinimumWidth(10)
        outer = QVBoxLayout(content)
        left, top, right, bottom = margins
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left  # the bar stands at the other side
        outer.setContentsMargins(left, top, right, bottom)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(spacing)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)


class EmptyState(QWidget):
    """What a place says when nothing is in it: an icon, a sentence, and at most one action."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        action: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, "dim", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 20)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(Picture(icon, "text3", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        self.button: Button | None = None
        if action is not None:
            self.button = Button(action[0])
            run = action[1]
            self.button.clicked.connect(lambda: run())
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def set_sentence(self, sentence: str) -> None:
        self.sentence.setText(sentence)


class Message(QFrame):
    """A bar: what happened, what is safe, what to do. The actions stand beside it."""

    closed = Signal()

    def __init__(
        self,
        kind: MessageKind,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
        *,
        closable: bool = True,
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self._kind: MessageKind = kind
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        key = kind if kind != "info" else "text2"
        layout.addWidget(Picture(icon or _ICON[kind], key, 18))
        layout.addSpacing(2)
        self.label = Label(wrap=True)
        rich = "<b>" in text
        self.label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        # The shipped face ends at semibold; bolder would be smeared.
        strong = text.replace("<b>", '<span style="font-weight:600">').replace("</b>", "</span>")
        self.label.setText(strong if rich else text)
        layout.addWidget(self.label, 1)
        self.buttons: list[Button] = []
        for at, (words, run) in enumerate(actions):
            button = Button(words, "plain" if at == 0 else "ghost")
            button.clicked.connect(lambda _=False, run=run: run())
            self.buttons.append(button)
            layout.addWidget(button)
        self.close_button: IconButton | None = None
        if closable:
            self.close_button = IconButton("x", self.tr("Close"), 14)
            self.close_button.clicked.connect(self._close)
            layout.addWidget(self.close_button)
        self.setMinimumHeight(40)
        self.setAccessibleName(text)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        info = self._kind == "info"
        painter.setPen(QPen(tokens.colour("line2"), 1) if info else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(_GROUND[self._kind]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
