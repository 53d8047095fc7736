"""How each open document is looked at: its place in the window and its guides, kept while it is
open. Nothing of it is part of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from app.editor.canvas.camera import Camera
from app.editor.canvas.snapping import Axis
from app.editor.session import Session

Guide = tuple[Axis, float]
"""A line across the page: `x` at a place on the horizontal axis, `y` on the vertical; points."""


@dataclass(slots=True)
class ViewState:
    camera: Camera = field(default_factory=Camera)
    fitted: bool = True
    """The page fills the view, also when the view changes its size."""
    guides: dict[int, tuple[Guide, ...]] = field(default_factory=dict)
    """By the page's index."""
    entered: str = ""
    """Id of the group whose parts are picked."""


class ViewStates:
    """One for each session, as long as that lives."""

    def __init__(self) -> None:
        self._held: WeakKeyDictionary[Session, ViewState] = WeakKeyDictionary()

    def of(self, session: Session) -> ViewState:
        state = self._held.get(session)
        if state is None:
            state = self._held[session] = ViewState()
        return state
