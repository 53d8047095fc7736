"""The panes around the canvas: the keyboard walks through them, and they make room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Panes:
    """`walked`: in the order in which F6 visits them, the canvas among them. `panels`: those that
    Ctrl+. hides. `around`: what else stands between the canvas and the window's edges."""

    def __init__(
        self,
        canvas: QWidget,
        walked: Sequence[QWidget],
        panels: Sequence[QWidget],
        around: Sequence[QWidget],
    ) -> None:
        self._canvas = canvas
        self._walked, self._panels, self._around = tuple(walked), tuple(panels), tuple(around)
        self._hidden: tuple[QWidget, ...] = ()
        """What `toggle_all` has put away."""

    # ------------------------------------------------------------ the keyboard

    def cycle(self, by: int) -> None:
        """Puts the keyboard into the next pane that is seen."""
        panes = [pane for pane in self._walked if pane.isVisible()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        held = (
            n
            for n, pane in enumerate(panes)
            if focus is pane or (focus is not None and pane.isAncestorOf(focus))
        )
        self.enter(panes[(next(held, -1) + by) % len(panes)])

    def enter(self, pane: QWidget) -> None:
        """The first thing in a pane that takes the keyboard."""
        if pane is self._canvas:
            pane.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for child in pane.findChildren(QWidget):
            if (
                child.focusPolicy() & Qt.FocusPolicy.TabFocus
                and child.isVisibleTo(pane)
                and child.isEnabled()
            ):
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # ------------------------------------------------------------ room

    @property
    def alone(self) -> bool:
        """Whether the canvas has the window to itself."""
        return bool(self._hidden)

    def toggle_panels(self) -> None:
        self.show_all()
        shown = not self._panels[0].isHidden()
        for panel in self._panels:
            panel.setVisible(not shown)

    def toggle_all(self) -> None:
        """Everything but the canvas, and back as it was."""
        if self._hidden:
            self.show_all()
            return
        held = (*self._panels, *self._around)
        self._hidden = tuple(w for w in held if not w.isHidden())
        for widget in self._hidden:
            widget.hide()
        self._canvas.setFocus()

    def show_all(self) -> None:
        for widget in self._hidden:
            widget.show()
        self._hidden = ()
