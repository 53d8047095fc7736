"""The open documents as tabs: name, a dot when unsaved, close on hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QWidget

from app.editor.controls import IconButton
from app.editor.look import icons, tokens
from app.editor.session import Session


class _Tabs(QTabBar):
    def tabSizeHint(self, index: int) -> QSize:
        wish = self.fontMetrics().horizontalAdvance(self.tabText(index)) + 54
        return QSize(max(96, min(220, wish)), 34)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(72, 34)

    def minimumSizeHint(self) -> QSize:
        """Qt keeps room for its scroll buttons even beside a single short tab."""
        return QSize(min(96, self.sizeHint().width()), 34)


class DocumentTabs(QFrame):
    chosen = Signal(object)
    """A Session."""
    closing = Signal(object)
    adding = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doctabs")
        self.setFixedHeight(34)
        self.sessions: list[Session] = []
        self.bar = _Tabs(self)
        self.bar.setObjectName("doctabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(self.tr("Documents"))
        self.bar.currentChanged.connect(self._chosen)
        self.bar.installEventFilter(self)
        add = IconButton("plus", self.tr("New document"), size=14)
        add.clicked.connect(self.adding)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addWidget(add)
        layout.addStretch(1)
        tokens.signals.changed.connect(self._draw)

    def add(self, session: Session) -> None:
        self.sessions.append(session)
        index = self.bar.addTab(session.title)
        close = QToolButton(self.bar)
        close.setObjectName("tabclose")
        close.setFixedSize(20, 20)
        close.setIconSize(QSize(12, 12))
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close %1").replace("%1", session.title))
        close.clicked.connect(lambda: self.closing.emit(session))
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        session.saved.connect(self._draw)
        self._draw()

    def remove(self, session: Session) -> None:
        index = self.sessions.index(session)
        self.sessions.remove(session)
        session.saved.disconnect(self._draw)
        self.bar.blockSignals(True)
        self.bar.removeTab(index)
        self.bar.blockSignals(False)

    def show_current(self, session: Session) -> None:
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(self.sessions.index(session))
        self.bar.blockSignals(False)
        self._draw()

    def step(self, by: int) -> None:
        if self.sessions:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self.sessions))

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self.sessions):
            self._draw()
            self.chosen.emit(self.sessions[index])

    def _draw(self) -> None:
        for index, session in enumerate(self.sessions):
            if self.bar.tabText(index) != session.title:
                self.bar.setTabText(index, session.title)
            self.bar.setTabToolTip(index, str(session.path or session.title))
            close = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(close, QToolButton):
                hovered = close.underMouse()
                icon = "x" if session.is_saved or hovered else "point-filled"
                close.setIcon(icons.icon(icon, "text3", 12))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.bar and event.type() == QEvent.Type.MouseButtonRelease:
            button, position = event.button(), event.position().toPoint()  # type: ignore[attr-defined]
            index = self.bar.tabAt(position)
            if button == Qt.MouseButton.MiddleButton and 0 <= index < len(self.sessions):
                self.closing.emit(self.sessions[index])
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
