"""Variants as pictures in a grid: letter, state and star stand under the artwork, never on it."""

from __future__ import annotations

import time

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.editor.look import icons, tokens
from app.editor.panels.variants import VARIANT, Variant, VariantModel

GAP = 8
FOOTER = 28
MARGIN = 8
"""Around the picture in its card, px."""
FADE = 0.16
LINGER = 300
"""Milliseconds that the pointer rests before a variant is enlarged."""
LARGE = 420

_STATES = {
    "checking": ("loader-2", "text3"), "unproved": ("point", "text3"), "proved": ("check", "ok"),
    "warned": ("alert-triangle", "warn"), "differs": ("alert-circle", "err"),
}  # fmt: skip


def tr(text: str) -> str:
    return QCoreApplication.translate("Variants", text)


class VariantDelegate(QStyledItemDelegate):
    """Paints a card. `ratio` is height over width of the page."""

    def __init__(self, view: VariantView) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.view.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        variant = index.data(VARIANT)
        if not isinstance(variant, Variant):
            return
        state = option.state
        card = self.card(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self.view.by_keyboard
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = "accent" if chosen else "edge" if hover else "line"
        ground = "accentsoft" if chosen else "raised"
        painter.setPen(QPen(tokens.colour(line), 2 if chosen else 1))
        painter.setBrush(tokens.colour(ground))
        inset = 1.0 if chosen else 0.5
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 8, 8)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), tokens.ring_width()))
            painter.drawRoundedRect(QRectF(card).adjusted(-2, -2, 2, 2), 10, 10)
        self._picture(painter, variant, card)
        self._footer(painter, variant, card, hover or chosen)
        painter.restore()

    def card(self, cell: QRect) -> QRect:
        """The card in its cell; the outer ones touch the panel's column."""
        columns = self.view.columns
        width = (self.view.cell.width() * columns - GAP * (columns - 1)) // columns
        column = min(columns - 1, max(0, round(cell.left() / cell.width())))
        return QRect(column * (width + GAP), cell.top() + 2, width, cell.height() - GAP)

    def star_place(self, cell: QRect) -> QRect:
        card = self.card(cell)
        place = QRect(card.right() - 27, card.bottom() - FOOTER + 1, 26, FOOTER - 1)
        return QStyle.visualRect(self.view.layoutDirection(), card, place)

    def _picture(self, painter: QPainter, variant: Variant, card: QRect) -> None:
        room = QRectF(card.adjusted(MARGIN, MARGIN, -MARGIN, -FOOTER))
        pixmap = variant.pixmap
        if pixmap is not None:
            share = min(room.width() / pixmap.width(), room.height() / pixmap.height())
            width, height = pixmap.width() * share, pixmap.height() * share
        else:
            width = min(room.width(), room.height() / self.view.ratio)
            height = width * self.view.ratio
        place = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
        if not variant.is_drawn:
            self._on_its_way(painter, variant, place, pixmap)
            return
        ratio = self.view.devicePixelRatioF()
        small = variant.small(place.width(), place.height(), ratio)
        assert small is not None
        age = time.monotonic() - variant.born
        if age < FADE and not tokens.less_motion():
            painter.setOpacity(1 - (1 - age / FADE) ** 3)
        painter.drawPixmap(place, small, QRectF(small.rect()))
        painter.setOpacity(1.0)

    @staticmethod
    def _on_its_way(
        painter: QPainter, variant: Variant, place: QRectF, pixmap: QPixmap | None
    ) -> None:
        """A place that waits for its document: a faint sketch, the stage, and how far it is."""
        painter.fillRect(place, tokens.colour("field"))
        if pixmap is not None:
            painter.setOpacity(0.28)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setOpacity(1.0)
        bar = QRectF(place.center().x() - 32, place.center().y() + 4, 64, 4)
        bar.setWidth(min(64.0, place.width() - 16))
        bar.moveCenter(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("line2"))
        painter.drawRoundedRect(bar, 2, 2)
        done = QRectF(bar)
        done.setWidth(max(4.0, bar.width() * variant.fraction))
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(done, 2, 2)

    def _footer(self, painter: QPainter, variant: Variant, card: QRect, lit: bool) -> None:
        model = self.view.variants
        mirror = self.view.layoutDirection()
        foot = QRect(card.left() + 8, card.bottom() - FOOTER + 1, card.width() - 16, FOOTER - 1)

        def place(x: int, width: int) -> QRectF:
            rect = QRect(foot.left() + x, foot.top(), width, foot.height())
            return QRectF(QStyle.visualRect(mirror, foot, rect))

        strong, small = tokens.font(12, tokens.Weight.DemiBold), tokens.font(11)
        painter.setFont(strong)
        painter.setPen(tokens.colour("text"))
        width = round(QFontMetricsF(strong).horizontalAdvance(variant.letter)) + 1
        painter.drawText(place(0, width), Qt.AlignmentFlag.AlignCenter, variant.letter)
        x = width + 7
        if variant.is_drawn:
            name, key = ("check", "accent") if variant.applied else _STATES[variant.state]
            icons.paint(painter, name, key, place(x, 14), 14)
            x += 18
        end = foot.width() - (19 if variant.is_drawn else 0)
        if model.is_earlier(variant):
            end -= 18
            icons.paint(painter, "clock", "text3", place(end + 1, 14), 14)
        painter.setFont(small)
        painter.setPen(tokens.colour("text2"))
        said = model.state_text(variant)
        if QFontMetricsF(small).horizontalAdvance(said) > end - x:
            # The icon says it in short; the tooltip in full.
            said = str(variant.findings) if variant.state == "warned" else ""
        side = QStyle.visualAlignment(mirror, Qt.AlignmentFlag.AlignLeft)
        flags = Qt.AlignmentFlag(side).value | Qt.AlignmentFlag.AlignVCenter.value
        painter.drawText(place(x, end - x), flags, said)
        if variant.is_drawn:
            name = "star-filled" if variant.starred else "star"
            key = "star" if variant.starred else "text2" if lit else "text3"
            icons.paint(painter, name, key, place(foot.width() - 15, 16), 16)


class _Large(QWidget):
    """A variant enlarged beside the panel, over the canvas; takes no clicks and no focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pixmap: QPixmap | None = None

    def show_beside(self, pixmap: QPixmap, cell: QRect, panel: QRect, mirrored: bool) -> None:
        """Rectangles in the window."""
        share = LARGE / max(pixmap.height(), pixmap.width() * 0.75)
        self._pixmap = pixmap
        self.resize(round(pixmap.width() * share) + 16, round(pixmap.height() * share) + 16)
        x = panel.left() - self.width() - 8 if mirrored else panel.right() + 8
        room = self._window.rect().adjusted(0, 8, 0, -8)
        y = cell.center().y() - self.height() // 2
        self.move(x, max(room.top(), min(y, room.bottom() - self.height())))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(tokens.colour("line2"), 1))
        painter.setBrush(tokens.colour("raised"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._pixmap is not None:
            painter.drawPixmap(self.rect().adjusted(8, 8, -8, -8), self._pixmap)


class VariantView(QListView):
    """The grid; as high as its rows, since the panel scrolls."""

    applied = Signal(object)
    previewed = Signal(object)
    """A Variant, or None to show the document again."""
    starred = Signal(object)
    more_wanted = Signal(object)
    compare_wanted = Signal(list)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.variants = VariantModel()
        self.ratio = 1.414
        self.by_keyboard = False
        self.cell = QSize(130, 170)
        self.setAccessibleName(tr("Variants"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._delegate = VariantDelegate(self)
        self.setItemDelegate(self._delegate)
        self._linger = QTimer(self, singleShot=True, interval=LINGER)
        self._linger.timeout.connect(self._enlarge)
        self._fading = QTimer(self, interval=30)
        self._fading.timeout.connect(self._fade)
        self._large: _Large | None = None
        self.doubleClicked.connect(lambda index: self._emit_drawn(self.applied, index))
        tokens.signals.changed.connect(self.viewport().update)
        self.set_variants(self.variants)

    def set_variants(self, model: VariantModel) -> None:
        """Shows another document's."""
        for signal, slot in (
            (self.variants.modelReset, self.fit), (self.variants.dataChanged, self._on_data)
        ):  # fmt: skip
            if self.model() is self.variants:
                signal.disconnect(slot)
        self.variants = model
        self.setModel(model)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self._on_data)
        self.fit()

    def chosen(self) -> list[Variant]:
        """The selected ones that have a document, in the list's order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = (self.variants.at(self.variants.index(r)) for r in rows)
        return [v for v in found if v is not None and v.is_drawn]

    def choose(self, variant: Variant) -> None:
        index = self.variants.index_of(variant)
        if index.isValid():
            self.setCurrentIndex(index)

    def set_ratio(self, ratio: float) -> None:
        self.ratio = min(3.0, max(0.2, ratio))
        self.fit()

    # ------------------------------------------------------------ sizes

    @property
    def columns(self) -> int:
        """Two in a panel of the usual width; wide pages stand one over the other."""
        width = self.viewport().width()
        if self.ratio < 0.45:
            return 1
        return max(2, width // 170)

    def fit(self) -> None:
        # Qt wraps a row that fills the last pixel.
        width = (max(60, self.viewport().width()) - 1) // self.columns
        picture = (width - GAP - 2 * MARGIN) * min(1.28, max(0.25, self.ratio))
        self.cell = QSize(width, round(picture) + 2 * MARGIN + FOOTER + GAP - MARGIN)
        rows = -(-self.variants.rowCount() // self.columns)
        self.setFixedHeight(max(1, rows * self.cell.height() + 1))
        self.setGridSize(self.cell)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    # ------------------------------------------------------------ what moves

    def _on_data(self) -> None:
        if not self._fading.isActive() and any(
            time.monotonic() - v.born < FADE for v in self.variants.drawn
        ):
            self._fading.start()

    def _fade(self) -> None:
        if all(time.monotonic() - v.born > FADE for v in self.variants.drawn):
            self._fading.stop()
        self.viewport().update()

    def _enlarge(self) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        self.enlarge(self.variants.at(index))

    def enlarge(self, variant: Variant | None) -> None:
        """Shows a variant beside the panel; None takes it away."""
        if variant is None or variant.pixmap is None or not variant.is_drawn:
            if self._large is not None:
                self._large.hide()
            return
        window = self.window()
        if self._large is None or self._large.parentWidget() is not window:
            self._large = _Large(window)
        rect = self.visualRect(self.variants.index_of(variant))
        rect.moveTo(self.viewport().mapTo(window, rect.topLeft()))
        panel = QRect(self.mapTo(window, QPoint(0, 0)), self.size())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._large.show_beside(variant.pixmap, rect, panel, mirrored)

    @property
    def enlarged(self) -> bool:
        return self._large is not None and self._large.isVisible()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._linger.stop()
        self.enlarge(None)

    # ------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self.enlarged and index.isValid():
            self.enlarge(self.variants.at(index))
        else:
            self._linger.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        self._linger.stop()
        self.enlarge(None)
        point = event.position().toPoint()
        index = self.indexAt(point)
        variant = self.variants.at(index)
        if (
            variant is not None
            and variant.is_drawn
            and event.button() is Qt.MouseButton.LeftButton
            and self._delegate.star_place(self.visualRect(index)).contains(point)
        ):
            self.starred.emit(variant)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._delegate.star_place(self.visualRect(index)).contains(point):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        variant = self.variants.at(self.indexAt(event.pos()))
        if variant is None:
            variant = self.variants.at(self.currentIndex())
        if variant is not None and variant.is_drawn:
            self.menu_wanted.emit(variant, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        key, index = event.key(), self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key == Qt.Key.Key_Space:
            self._emit_drawn(self.previewed, index)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit_drawn(self.applied, index)
        elif key == Qt.Key.Key_Escape:
            self.previewed.emit(None)
        elif plain and key == Qt.Key.Key_M:
            self._emit_drawn(self.more_wanted, index)
        elif plain and key == Qt.Key.Key_S:
            self._emit_drawn(self.starred, index)
        elif plain and key == Qt.Key.Key_C:
            self.compare_wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _emit_drawn(self, signal: SignalInstance, index: QModelIndex) -> None:
        variant = self.variants.at(index)
        if variant is not None and variant.is_drawn:
            signal.emit(variant)
