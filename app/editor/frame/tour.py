"""The tour: four marks that say, once, where a poster begins and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import Button, Label
from app.editor.look import tokens
from app.editor.settings import Settings

if TYPE_CHECKING:
    from app.editor.window import Window

SETTING: Final = "tour.seen"
WIDTH: Final = 300
GAP: Final = 14
"""Between the mark and what it is about, px."""


@dataclass(frozen=True, slots=True, eq=False)
class Stop:
    """`place`: what it is about, brought into view; None where that isn't there now."""

    title: str
    text: str
    """At most 20 words."""
    place: Callable[[], QWidget | None]


class _Ring(QWidget):
    """Around what a mark is about; clicks go through."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class Tour(QFrame):
    """A card beside each stop in turn. The window stays usable meanwhile."""

    ended = Signal()

    def __init__(self, window: QWidget, settings: Settings, stops: Sequence[Stop]) -> None:
        super().__init__(window)
        self.setObjectName("float")
        self.setFixedWidth(WIDTH)
        self._window, self.settings, self.stops = window, settings, tuple(stops)
        self.at = -1
        self._target: QWidget | None = None
        self._before: QWidget | None = None
        self._ring = _Ring(window)
        self.heading = Label("", "section")
        self.text = Label("", "dim", wrap=True)
        self.count = Label("", "faint")
        self.skip = Button(self.tr("Skip"), "ghost")
        self.next = Button("", "primary")
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(lambda: self.go(self.at + 1))
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addSpacing(6)
        layout.addLayout(foot)
        window.installEventFilter(self)
        tokens.signals.changed.connect(self._ring.update)
        self.hide()
        self._ring.hide()

    @property
    def seen(self) -> bool:
        """Whether it was gone through or skipped, once."""
        return self.settings.get(SETTING, False)

    @property
    def running(self) -> bool:
        return self.at >= 0

    def begin(self) -> None:
        """From the first stop; also again, from the Help menu."""
        self.settings.set(SETTING, True)
        self.go(0)

    def end(self) -> None:
        if not self.running:
            return
        self.at, self._target = -1, None
        self.hide()
        self._ring.hide()
        self._window.setFocus()
        self.ended.emit()

    def go(self, at: int) -> None:
        """To a stop, or past one that isn't there; after the last one it ends."""
        if at >= len(self.stops):
            self.end()
            return
        stop = self.stops[at]
        target = stop.place()
        if target is None:
            self.go(at + 1)
            return
        self.at, self._target = at, target
        self.heading.setText(stop.title)
        self.text.setText(stop.text)
        self.setAccessibleName(f"{stop.title}. {stop.text}")
        said = self.tr("%1 of %2").replace("%1", str(at + 1)).replace("%2", str(len(self.stops)))
        self.count.setText(said)
        last = at + 1 == len(self.stops)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.skip.setVisible(not last)
        for widget in (self._ring, self):
            widget.show()
            widget.raise_()
        self._place()
        self.next.setFocus()

    def _place(self) -> None:
        """Beside the target, on the side where there is room, never over it."""
        target = self._target
        if target is None:
            return
        window = self._window.rect()
        seen = target.visibleRegion().boundingRect()
        spot = QRect(target.mapTo(self._window, seen.topLeft()), seen.size())
        self._ring.setGeometry(spot.adjusted(-4, -4, 4, 4).intersected(window))
        width, height = WIDTH, self._column.heightForWidth(WIDTH)
        middle = min(max(spot.center().y() - height // 2, 12), window.height() - height - 12)
        leading, trailing = spot.right() + GAP, spot.left() - GAP - width
        if spot.height() < 60 and spot.width() < window.width() // 2:
            middle = min(max(spot.top(), 12), window.height() - height - 12)
        places = [QPoint(leading, middle), QPoint(trailing, middle)]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            places.reverse()
        below = QPoint(
            min(max(spot.right() - width, 12), window.width() - width - 12), spot.bottom() + GAP
        )
        fitting = [p for p in places if 8 <= p.x() <= window.width() - width - 8]
        self.setGeometry(QRect(fitting[0] if fitting else below, self.size()))
        self.resize(width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize and self.running:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)


def tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)


def stops(window: Window) -> list[Stop]:
    """The four of a first start: brief, variants, regions, export."""

    def part(panel: str, widget: QWidget) -> Callable[[], QWidget]:
        def shown() -> QWidget:
            window.show_panel(panel)
            QApplication.processEvents()
            return widget

        return shown

    return [
        Stop(
            tr("The brief"),
            tr("Say what the poster is about, and write its texts. They appear exactly as you write them."),
            part("generate", window.generate.form),
        ),
        Stop(
            tr("Variants"),
            tr("Variants arrive here as documents that you can edit. Double-click one to apply it; locked items stay."),
            part("generate", window.generate.variants),
        ),
        Stop(
            tr("Regions"),
            tr("Draw a region to say what belongs where: words, a subject, or calm ground. New variants keep it."),
            lambda: window.rail.button("region"),
        ),
        Stop(
            tr("Export"),
            tr("Every exported file is read back, letter by letter. Its words are proved before you get it."),
            lambda: window.topbar.export,
        ),
    ]  # fmt: skip
