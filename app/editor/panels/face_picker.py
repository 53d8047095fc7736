"""The face picker: a field that shows the face's name in the face, and the list that it opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import Combo, EmptyState, Popover, TextField
from app.editor.look import focus, icons, tokens
from app.editor.panels import face_families, face_preview
from app.editor.panels.design_module import fields, tr
from app.editor.panels.face_families import Family
from app.editor.panels.face_list import FAMILY, FaceDelegate, FaceList
from app.editor.settings import Settings

WIDTH, HEIGHT = 360, 480
RECENT = "faces.recent"
"""Key of the settings: names of families, the last first."""
MOST_RECENT = 6


class FaceField(QAbstractButton):
    """Shows the chosen family's name, set in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face, self._name = "", ""
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tr("Face"))
        self.set_face("")

    def set_face(self, face_id: str) -> None:
        """'' shows that several are chosen."""
        self._face = face_id
        family = face_families.family_of(face_id) if face_id else None
        self._name = family.name if family else face_id or tr("Mixed")
        self.setText(self._name)
        self.setAccessibleName(tr("Face: %1").replace("%1", self._name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(tokens.colour("edge" if hover else "line2"), 1))
        painter.setBrush(tokens.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        key = "text" if self.isEnabled() else "off"
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        whole = self.rect()
        mark = QStyle.visualRect(
            self.layoutDirection(), whole, whole.adjusted(whole.width() - 24, 0, -4, 0)
        )
        icons.paint(painter, "chevron-down", "text2", QRectF(mark), 14)
        area = QRectF(
            QStyle.visualRect(self.layoutDirection(), whole, whole.adjusted(10, 4, -30, -4))
        )
        words = self._name if face_preview.covers(self._face, self._name) else ""
        path = face_preview.line(words, self._face) if self._face and words else None
        if path is not None and not path.isEmpty():
            face_preview.draw(painter, path, area, 17, tokens.colour(key), mirrored=rtl)
            return
        painter.setFont(tokens.font(12))
        painter.setPen(tokens.colour(key if self._face else "text3"))
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            area, int(QStyle.visualAlignment(self.layoutDirection(), side)), self._name
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        focus.entered(self, event, 5.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus.left()


class FacePicker(QWidget):
    """Search, filters and the list; what is pointed at can be previewed."""

    chosen = Signal(object)
    """A Family."""
    pointed = Signal(object)
    """The Family under the pointer or the caret for a moment; None when there is none."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(WIDTH, HEIGHT)
        self._settings = settings
        self.model = FaceList(self)
        self.search = TextField(tr("Search faces"), icon="search")
        self.search.edited.connect(self._filter)
        self.search.installEventFilter(self)
        self.script = Combo(name=tr("Script"))
        self.script.set_items(
            [(tr("All scripts"), ""), *((n, c) for c, n in face_families.SCRIPTS)]
        )
        self.kind = Combo(name=tr("Kind"))
        self.kind.set_items(
            [
                (tr("All kinds"), ""), (tr("Sans serif"), "sans"), (tr("Serif"), "serif"),
                (tr("Condensed"), "condensed"), (tr("Display"), "display"),
                (tr("Handwritten"), "hand"), (tr("Monospaced"), "mono"),
            ]
        )  # fmt: skip
        self.script.chosen.connect(self._filter)
        self.kind.chosen.connect(self._filter)
        self.view = QListView(self)
        self.view.setObjectName("faces")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FaceDelegate(self.model, self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Faces"))
        self.view.clicked.connect(self._choose)
        self.view.entered.connect(lambda index: self._point(index))
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._point(index))
        self.view.installEventFilter(self)
        self._none = EmptyState("search", "", (tr("Clear search"), self._clear))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 6)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(fields(self.script, self.kind))
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=140)
        self._pause.timeout.connect(self._say_pointed)
        self._pointed: Family | None = None

    def open(
        self, face_id: str, words: str, language: str,
        brand: tuple[str, ...] = (), used: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Shows the list for a text: its face is marked, its words are the sample."""
        recent = [
            family
            for name in self._recent()
            for family in face_families.families()
            if family.name == name
        ]
        self.model.show(
            words, language, face_families.family_of(face_id) if face_id else None,
            face_families.known(brand), face_families.known(used), tuple(recent),
        )  # fmt: skip
        self._clear()
        row = self.model.current_row()
        if row >= 0:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._pause.stop()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _recent(self) -> list[str]:
        return self._settings.get_as(RECENT, list[str], list[str]())

    def remember(self, family: Family) -> None:
        """Among the recent ones from now on."""
        before = self._recent()
        names = [family.name, *(n for n in before if n != family.name)]
        self._settings.set(RECENT, names[:MOST_RECENT])

    # ------------------------------------------------------------ filtering

    def _clear(self) -> None:
        self.search.set_text("")
        self.script.set_value("")
        self.kind.set_value("")
        self._filter()

    def _filter(self) -> None:
        text = self.search.text()
        found = self.model.filter(text, self.script.value or "", self.kind.value or "")
        if not found:
            count = sum(len(f.faces) for f in face_families.families())
            sentence = tr("No face has “%1”. Searched %2 faces.")
            if not text.strip():
                sentence = tr("No face is of this script and kind.")
            sentence = sentence.replace("%1", text.strip()).replace("%2", str(count))
            self._none.set_sentence(sentence)
        self._stack.setCurrentIndex(0 if found else 1)

    # ------------------------------------------------------------ choosing

    def _choose(self, index: QModelIndex) -> None:
        family = index.data(FAMILY)
        if family is not None:
            self._pause.stop()
            self.remember(family)
            self.chosen.emit(family)

    def _point(self, index: QModelIndex) -> None:
        self._pointed = index.data(FAMILY) if index.isValid() else None
        self._pause.start()

    def _say_pointed(self) -> None:
        if self.isVisible():
            self.pointed.emit(self._pointed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        """To the next family, over headings."""
        row = self.view.currentIndex().row() + by
        while 0 <= row < self.model.rowCount():
            index = self.model.index(row)
            if index.data(FAMILY) is not None:
                self.view.setCurrentIndex(index)
                return
            row += by


class FacePopover(Popover):
    """The picker over the window."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        self.picker = FacePicker(settings)
        super().__init__(self.picker, parent)

    def show_beside(self, field: QWidget) -> None:
        """Its trailing edge at the field's: panels stand at the window's edge."""
        corner = field.mapToGlobal(QPoint(field.width() - WIDTH, field.height() + 4))
        if field.isRightToLeft():
            corner = field.mapToGlobal(QPoint(WIDTH, field.height() + 4))
        self.show_at(corner)
