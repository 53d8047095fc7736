"""Menus from the registry of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.editor.actions import Registry


def styled(menu: QMenu) -> QMenu:
    """Rounded corners need a window without frame and ground."""
    menu.setWindowFlags(
        menu.windowFlags()
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.NoDropShadowWindowHint
    )
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu


def fill(bar: QMenuBar, registry: Registry) -> None:
    """One menu for every title that an action names, in the order of their first action."""
    bar.clear()
    for title in dict.fromkeys(action.menu for action in registry if action.menu):
        menu = styled(QMenu(title, bar))
        for n, action in enumerate(registry.menu(title)):
            if action.separated and n:
                menu.addSeparator()
            menu.addAction(registry.qt(action.id))
        menu.aboutToShow.connect(registry.refresh)
        bar.addMenu(menu)


def context_menu(registry: Registry, ids: tuple[str, ...], parent: QWidget) -> QMenu:
    """A menu of these actions; '' draws a line, ids that aren't there are left out."""
    menu = styled(QMenu(parent))
    registry.refresh()
    for id in ids:
        if not id:
            menu.addSeparator()
        elif id in registry:
            menu.addAction(registry.qt(id))
    return menu
