"""The window's top bar: logo, menus, the document's title and size, undo, redo, Resize, Export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)

from app.editor.controls import Button, IconButton
from app.editor.frame.menus import fill
from app.editor.look import icons, tokens
from app.editor.workspace import Workspace
from engine.document import units
from engine.planning import formats


def size_text(workspace: Workspace) -> str:
    """The page's format: ``A2 · 420 × 594 mm``."""
    document = workspace.session.shown
    if not document.pages:
        return ""
    page = document.pages[workspace.session.page]
    width, height = (units.from_points(v, document.unit) for v in (page.width, page.height))
    digits = {"mm": 0, "px": 0, "pt": 0, "in": 2}[document.unit]
    size = f"{width:.{digits}f} × {height:.{digits}f} {document.unit}"
    name = formats.name_of(page.width, page.height)
    return f"{name} · {size}" if name else size


class _Title(QWidget):
    """Title in the interface's strong face, size beside it, both giving way when narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title, self._size = "", ""

    def set(self, title: str, size: str) -> None:
        self._title, self._size = title, size
        self.setAccessibleName(f"{title}, {size}")
        self.setToolTip(f"{title}   {size}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        strong = painter.fontMetrics()
        title = strong.elidedText(
            self._title, Qt.TextElideMode.ElideMiddle, int(self.width() * 0.7)
        )
        wide = strong.horizontalAdvance(title)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        plain = painter.fontMetrics()
        size = self._size
        if wide + 12 + plain.horizontalAdvance(size) > self.width():
            size = ""
        total = wide + (12 + plain.horizontalAdvance(size) if size else 0)
        x = (self.width() - total) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = (self.height() + plain.ascent() - plain.descent()) // 2
        painter.setPen(tokens.colour("text2"))
        if size:
            painter.drawText(x if mirrored else x + wide + 12, middle, size)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tokens.colour("text"))
        painter.drawText(x + total - wide if mirrored else x, middle, title)


class _Menus(QMenuBar):
    """Qt measures a mirrored menu bar by where its titles happened to lie, and then hides them."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            style = self.style()
            gap = style.pixelMetric(QStyle.PixelMetric.PM_MenuBarItemSpacing, None, self)
            titles = [self.actionGeometry(action).width() for action in self.actions()]
            hint.setWidth(sum(titles) + gap * (len(titles) + 1))
        return hint


class TopBar(QFrame):
    home = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setFixedHeight(44)
        self.workspace = workspace
        self.logo = QToolButton(self)
        self.logo.setObjectName("logo")
        self.logo.setFixedSize(34, 34)
        self.logo.setIconSize(QSize(22, 22))
        self.logo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.logo.setToolTip(self.tr("Start page"))
        self.logo.setAccessibleName(self.tr("Start page"))
        self.logo.clicked.connect(self.home)
        self.menus = _Menus(self)
        self.menus.setNativeMenuBar(False)
        fill(self.menus, workspace.actions)
        self.title = _Title()
        self.undo = IconButton("arrow-back-up", workspace.actions.get("edit.undo").tip, size=18)
        self.redo = IconButton("arrow-forward-up", workspace.actions.get("edit.redo").tip, size=18)
        self.resize_button = Button(self.tr("Resize"), icon="aspect-ratio")
        self.export = Button(self.tr("Export"), "primary", icon="download")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self.logo)
        layout.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addSpacing(6)
        layout.addWidget(self.resize_button)
        layout.addSpacing(4)
        layout.addWidget(self.export)
        for button, action in (
            (self.undo, "edit.undo"), (self.redo, "edit.redo"),
            (self.resize_button, "view.resize"), (self.export, "file.export"),
        ):  # fmt: skip
            if action in workspace.actions:
                button.clicked.connect(lambda _on=False, id=action: workspace.actions.trigger(id))
                button.setToolTip(workspace.actions.get(action).tip)
            else:
                button.hide()
        tokens.signals.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.logo.setIcon(icons.icon("affiche", "text", 22))

    def refresh(self) -> None:
        session = self.workspace.session
        self.title.set(session.title, size_text(self.workspace))
        history = session.history
        self.undo.setEnabled(bool(history.undo_name))
        self.redo.setEnabled(bool(history.redo_name))
        undo, redo = (
            self.workspace.actions.get("edit.undo"),
            self.workspace.actions.get("edit.redo"),
        )
        self.undo.setToolTip(f"{undo.tip}  {history.undo_name}".strip())
        self.redo.setToolTip(f"{redo.tip}  {history.redo_name}".strip())
