"""The floating bar at the canvas's foot: zoom, fit, grid and marks."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.editor import translations
from app.editor.controls import IconButton
from app.editor.frame.menus import context_menu
from app.editor.workspace import Workspace


class ZoomBar(QFrame):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("float")
        self.workspace = workspace
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(2)
        self.percent = QToolButton(self)
        self.percent.setObjectName("txt")
        self.percent.setMinimumWidth(56)
        self.percent.setAccessibleName(self.tr("Zoom"))
        self.percent.clicked.connect(self._menu)
        for icon, id in (
            ("minus", "view.zoom_out"),
            ("", ""),
            ("plus", "view.zoom_in"),
            ("aspect-ratio", "view.fit"),
            ("grid-dots", "view.grid"),
            ("eye", "view.preview"),
        ):
            if not id:
                layout.addWidget(self.percent)
                continue
            if id not in workspace.actions:
                continue
            action = workspace.actions.get(id)
            button = IconButton(icon, action.tip, size=16, checkable=action.checked is not None)
            button.clicked.connect(lambda _on=False, id=id: workspace.actions.trigger(id))
            if action.checked is not None:
                workspace.actions.qt(id).toggled.connect(button.setChecked)
            layout.addWidget(button)

    def show_zoom(self, ratio: float) -> None:
        """1 = a point of the page is a pixel of a 72 dpi screen."""
        self.percent.setText(translations.percent(100 * ratio))

    def _menu(self) -> None:
        ids = ("view.fit", "view.selection", "", "view.actual", "view.zoom_in", "view.zoom_out")
        menu = context_menu(self.workspace.actions, ids, self)
        menu.exec(self.percent.mapToGlobal(self.percent.rect().topLeft()))
        menu.deleteLater()
