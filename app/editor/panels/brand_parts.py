"""Parts of the Brand panel: the row of logos, the cards of what breaks a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.editor.brand.brand_rules import Breach, said
from app.editor.controls import Button, Card, Label, Popover, TextField, column
from app.editor.look import focus, icons, tokens
from app.editor.panels.face_families import family_of
from app.editor.panels.item_pictures import ItemPictures
from app.editor.panels.library_items import Item
from engine.document.colour import Colour
from exporters.brushes import qcolour

LOGO = 60
MOST_CARDS = 12


def face_name(face: str) -> str:
    """The family's name; the id of a face that isn't there."""
    family = family_of(face)
    return family.name if family is not None else face


class NamePopover(Popover):
    """Asks for a name: Enter takes it, Esc and a click elsewhere leave everything."""

    named = Signal(str)

    def __init__(self, title: str, before: str, parent: QWidget | None = None) -> None:
        self.field = TextField(title)
        self.field.set_text(before)
        self.field.setMinimumWidth(220)
        self.field.selectAll()
        super().__init__(
            column(Label(title, "section"), self.field, margins=(12, 10, 12, 12)), parent
        )
        self.field.returnPressed.connect(self._take)
        self.closed.connect(self.deleteLater)

    def _take(self) -> None:
        name = self.field.text().strip()
        self.hide()
        if name:
            self.named.emit(name)


class LogoButton(QAbstractButton):
    """A logo to place; a context menu removes it."""

    menu_wanted = Signal(str, QPoint)

    def __init__(self, key: str, pictures: ItemPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._pictures = pictures
        self.setFixedSize(LOGO, LOGO)
        self.setToolTip(self.tr("Place the logo on the page"))
        self.setAccessibleName(self.tr("Logo"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        pictures.ready.connect(self._ready)

    def _ready(self, item: Item) -> None:
        if item.key == self.key:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(tokens.colour("edge" if self.underMouse() else "line"), 1))
        painter.setBrush(tokens.colour("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(area, 6, 6)
        size = QSize(LOGO - 14, LOGO - 14)
        item = Item("picture", self.key, "")
        pixmap = self._pictures.of(item, size, self.devicePixelRatioF())
        if pixmap is None:
            icons.paint(painter, "photo", "off", area, 20)
        else:
            painter.drawPixmap(7, 7, pixmap)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.key, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class LogoRow(QWidget):
    """The kit's logos, as many beside each other as fit."""

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, pictures: ItemPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.buttons: list[LogoButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_logos(self, keys: Sequence[str], assets: Mapping[str, bytes]) -> None:
        if [button.key for button in self.buttons] == list(keys):
            return
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for key in keys:
            button = LogoButton(key, self._pictures, self)
            button.setEnabled(key in assets)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            button.menu_wanted.connect(self.menu_wanted)
            button.show()
            self.buttons.append(button)
        self._place()

    def _across(self) -> int:
        return max(1, (self.width() + 8) // (LOGO + 8))

    def _place(self) -> None:
        across = self._across()
        for n, button in enumerate(self.buttons):
            column = n % across
            x = column * (LOGO + 8)
            if self.isRightToLeft():
                x = self.width() - LOGO - x
            button.move(x, n // across * (LOGO + 8))
        rows = -(-len(self.buttons) // across)
        self.setFixedHeight(max(1, rows * (LOGO + 8) - 8))

    def resizeEvent(self, event: object) -> None:
        self._place()


class _Sample(QWidget):
    """Two colours beside each other: what is there, and what the kit has."""

    def __init__(self, found: Colour, wanted: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair = (found, wanted)
        self.setFixedSize(38, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("line2"), 1))
        places = (QRectF(0.5, 0.5, 15, 15), QRectF(22.5, 0.5, 15, 15))
        mirrored = self.isRightToLeft()
        for colour, place in zip(self._pair, reversed(places) if mirrored else places, strict=True):
            painter.setBrush(qcolour(colour))
            painter.drawRoundedRect(place, 3, 3)


class BreachCard(Card):
    """One layer that breaks a rule: what it uses, and the kit's own in its place."""

    fixing = Signal(object)
    shown = Signal(str)

    def __init__(
        self, breach: Breach, title: str, locked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("warn", parent, clickable=True)
        self.breach = breach
        self.clicked.connect(lambda: self.shown.emit(breach.layer))
        found, wanted = breach.found, breach.wanted
        if isinstance(found, Colour) and isinstance(wanted, Colour):
            text = self.tr("%1 uses %2").replace("%2", said(found))
            use = self.tr("Use %1").replace("%1", breach.wanted_name or said(wanted))
        else:
            text = self.tr("%1 is set in %2").replace("%2", face_name(str(found)))
            use = self.tr("Use %1").replace("%1", face_name(str(wanted)))
        self.label = Label(text.replace("%1", title))
        self.button = Button(use, "plain")
        self.button.setEnabled(not locked)
        if locked:
            self.button.setToolTip(self.tr("The layer is locked."))
        self.button.clicked.connect(lambda: self.fixing.emit(breach))
        line = QHBoxLayout()
        line.setSpacing(8)
        if isinstance(found, Colour) and isinstance(wanted, Colour):
            line.addWidget(_Sample(found, wanted))
        line.addWidget(self.button)
        line.addStretch(1)
        self.body.addWidget(self.label)
        self.body.addLayout(line)


class BreachList(QWidget):
    """The first of them as cards, the others as a number."""

    fixing = Signal(object)
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[BreachCard] = []
        self._held: tuple[tuple[Breach, str, bool], ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._more = Label("", "faint")
        self._layout.addWidget(self._more)

    def show_breaches(self, breaches: Sequence[tuple[Breach, str, bool]], more: int) -> None:
        """Each with its layer's title, and whether that is locked; `more`: how many others."""
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("and %1 more").replace("%1", str(more)))
        if tuple(breaches) == self._held:
            return
        self._held = tuple(breaches)
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for n, (breach, title, locked) in enumerate(breaches):
            card = BreachCard(breach, title, locked)
            card.fixing.connect(self.fixing)
            card.shown.connect(self.shown)
            self._layout.insertWidget(n, card)
            self.cards.append(card)
