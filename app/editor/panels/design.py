"""Design: what is selected, and everything about it that can be changed."""

from __future__ import annotations

import itertools
from typing import TypeVar

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.editor.controls import NumberField, ScrollPanel
from app.editor.panels.contrast import ContrastModule
from app.editor.panels.design_artwork import SceneModule, SubjectModule
from app.editor.panels.design_colours import ColoursModule
from app.editor.panels.design_document import PageModule, SwatchModule
from app.editor.panels.design_effects import EffectsModule
from app.editor.panels.design_fill import FillModule
from app.editor.panels.design_header import DesignHeader
from app.editor.panels.design_layout import LayoutModule
from app.editor.panels.design_module import Module, tr
from app.editor.panels.design_picture import PictureModule, WindowModule
from app.editor.panels.design_region import PromptModule, RoleModule
from app.editor.panels.design_shape import ShapeModule
from app.editor.panels.design_text import TextModule
from app.editor.panels.selected import folded, selected
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import TextBlock
from engine.errors import UserError

M = TypeVar("M", bound=Module)

KINDS: tuple[type[Module], ...] = (
    PageModule,
    SwatchModule,
    LayoutModule,
    RoleModule,
    PromptModule,
    TextModule,
    ShapeModule,
    PictureModule,
    SceneModule,
    SubjectModule,
    WindowModule,
    ColoursModule,
    FillModule,
    ContrastModule,
    EffectsModule,
)
"""From the top to the bottom."""


SOON = 50
"""Milliseconds after which a gesture on its way is followed."""
TYPING = 250
"""Milliseconds without a key after which typing rests."""


def only_words(change: Change) -> bool:
    """Whether nothing but the words of one text became different."""
    if len(change.layers) != 1 or change.regions or change.page:
        return False
    (id,) = change.layers
    old, new = (
        next((x for x in edits.iter_layers(d) if x.id == id), None)
        for d in (change.before, change.after)
    )
    if not isinstance(old, TextBlock) or not isinstance(new, TextBlock):
        return False
    return old.text != new.text and bool(old == msgspec.structs.replace(new, runs=old.runs))


class DesignPanel(QWidget):
    """A header and the modules that have something to say of the selection.

    Modules are made when they are first wanted and stay; a change of the selection only shows and
    hides them.
    """

    id = "design"
    icon = "adjustments"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Design")
        self.setProperty("panel", True)
        self._workspace = workspace
        self._session: Session | None = None
        self._ids: tuple[str, ...] = ()
        self._stale = True
        self.header = DesignHeader()
        self.header.renamed.connect(self._rename)
        self.header.locked.connect(self._lock)
        self._scroll = ScrollPanel(spacing=10)
        self._scroll.body.addWidget(self.header)
        self._made: dict[type[Module], Module] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        workspace.session_changed.connect(self._bind)
        self._bind()

    # ------------------------------------------------------------ following the session

    def _bind(self) -> None:
        old = self._session
        if old is not None:
            old.changed.disconnect(self._changed)
            old.selected.disconnect(self.refresh)
            old.page_turned.disconnect(self.refresh)
        self._session = session = self._workspace.session
        session.changed.connect(self._changed)
        session.selected.connect(self.refresh)
        session.page_turned.connect(self.refresh)
        self.refresh()

    def _changed(self, change: Change) -> None:
        """A gesture's previews and typing come faster than anybody reads numbers: these are
        followed in a while, or when the typing rests."""
        typed = not change.passing and only_words(change)
        again = self._typing.isActive()
        if typed:
            self._typing.start()
        if typed and again:
            self._soon.start(TYPING)
        elif change.passing:
            if not self._soon.isActive():
                self._soon.start(SOON)
        else:
            self._soon.stop()
            self.refresh()

    def refresh(self) -> None:
        """Shows the selection as it is now; later, where the panel isn't seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        now = selected(self._workspace.session)
        if now.ids != self._ids:
            self._ids = now.ids
            self._leave_fields()
        self.header.show_selected(now)
        for kind in KINDS:
            wanted = kind.wants(now)
            if wanted or kind in self._made:
                module = self.module(kind)
                if wanted:
                    module.refresh(now)
                module.setVisible(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def module(self, kind: type[M]) -> M:
        """The module of that kind, made when it is first asked for."""
        module = self._made.get(kind)
        if module is None:
            module = self._made[kind] = kind(self._workspace)
            module.hide()
            place = 1 + sum(k in self._made for k in KINDS[: KINDS.index(kind)])
            self._scroll.body.insertWidget(place, module)
            if isinstance(module, FillModule):
                module.set_contrast(self._contrast_of)
            self._order_focus()
        assert isinstance(module, kind)
        return module

    def _order_focus(self) -> None:
        """Tab walks from the top to the bottom, whatever was made first. Lists of combos and
        popovers are windows of their own."""
        walked = [
            widget
            for part in (self.header, *(self._made[k] for k in KINDS if k in self._made))
            for widget in part.findChildren(QWidget)
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and widget.focusProxy() is None
            and widget.window() is self.window()
        ]
        for before, after in itertools.pairwise(walked):
            QWidget.setTabOrder(before, after)

    def _leave_fields(self) -> None:
        """What was being typed was meant for what was selected before: it isn't kept, and the
        focus doesn't wander to a neighbour when its field is hidden."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget) and self.isAncestorOf(focused):
            if isinstance(focused, NumberField):
                focused.setModified(False)
            focused.clearFocus()

    def _contrast_of(self, colour: Colour) -> tuple[float, float] | None:
        meter = self.module(ContrastModule)
        return meter.contrast_of(colour) if meter.isVisible() else None

    # ------------------------------------------------------------ the header

    def _rename(self, name: str) -> None:
        ids = self._workspace.session.selection
        self._apply(tr("Rename layer"), folded(lambda d, id: edits.rename(d, id, name), ids))

    def _lock(self, on: bool) -> None:
        ids = self._workspace.session.selection
        name = tr("Lock") if on else tr("Unlock")
        self._apply(name, folded(lambda d, id: edits.lock(d, id, on), ids))

    def _apply(self, name: str, edit: object) -> None:
        try:
            self._workspace.session.apply(name, edit)  # type: ignore[arg-type]
        except UserError as error:
            self._workspace.fail(error)
