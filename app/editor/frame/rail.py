"""The tool rail at the window's left edge."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from app.editor.look import icons, tokens
from app.editor.workspace import Workspace

GROUPS = (("select",), ("region", "text", "picture", "shape"), ("crop", "eyedropper", "pan"))
ICONS = {
    "select": "pointer", "region": "frame", "text": "typography", "picture": "photo",
    "shape": "square", "crop": "crop", "eyedropper": "color-picker", "pan": "hand-stop",
}  # fmt: skip


class ToolRail(QFrame):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(45)
        self.setAccessibleName(self.tr("Tools"))
        self.workspace = workspace
        self._buttons: dict[str, QToolButton] = {}
        self._commands: list[tuple[QToolButton, str]] = []
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 8, 5, 8)
        layout.setSpacing(4)
        for n, tools in enumerate(GROUPS):
            if n:
                line = QFrame()
                line.setObjectName("hr")
                line.setFixedWidth(22)
                layout.addSpacing(4)
                layout.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
                layout.addSpacing(4)
            for tool in tools:
                button = self._button(f"tool.{tool}")
                button.setCheckable(True)
                button.clicked.connect(lambda _on=False, tool=tool: workspace.set_tool(tool))
                group.addButton(button)
                layout.addWidget(button)
                self._buttons[tool] = button
        layout.addStretch()
        for id, icon in (("help.palette", "command"), ("help.keys", "help")):
            button = self._button(id)
            button.clicked.connect(lambda _on=False, id=id: workspace.actions.trigger(id))
            self._commands.append((button, icon))
            layout.addWidget(button)
        workspace.tool_changed.connect(self._show)
        tokens.signals.changed.connect(self._draw)
        self._draw()
        self._show(workspace.tool)

    def _button(self, action: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("tool")
        button.setFixedSize(34, 34)
        button.setIconSize(QSize(20, 20))
        held = self.workspace.actions.get(action)
        button.setToolTip(held.tip)
        button.setAccessibleName(held.title)
        return button

    def button(self, tool: str) -> QToolButton:
        """Raises KeyError."""
        return self._buttons[tool]

    def _draw(self) -> None:
        for tool, button in self._buttons.items():
            button.setIcon(icons.icon(ICONS[tool], "text2", 20, on="onaccent"))
        for button, icon in self._commands:
            button.setIcon(icons.icon(icon, "text2", 20))

    def _show(self, tool: str) -> None:
        self._buttons[tool].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        (self.focusNextChild if step > 0 else self.focusPreviousChild)()
