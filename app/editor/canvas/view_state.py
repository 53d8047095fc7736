"""How each open document is looked at: its place in the window and its guides, kept while it is
open. Nothing of it is part of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary, ref

from app.editor.canvas.camera import Camera
from app.editor.canvas.page_raster import PageRaster
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


class Rasters:
    """Painted pages: the few that were shown last stay as they are, so that turning back to one
    costs nothing."""

    def __init__(self, most: int = 3) -> None:
        self._most = most
        self._held: list[tuple[ref[Session], int, PageRaster]] = []

    def of(self, session: Session, page: int) -> PageRaster:
        for n, (held, number, raster) in enumerate(self._held):
            if held() is session and number == page:
                self._held.append(self._held.pop(n))
                return raster
        raster = PageRaster()
        self._held.append((ref(session), page, raster))
        self._held = [entry for entry in self._held if entry[0]() is not None][-self._most :]
        return raster

    def forget(self) -> None:
        """Everything is composed anew when it is shown next."""
        self._held.clear()


class ViewStates:
    """One for each session, as long as that lives."""

    def __init__(self) -> None:
        self._held: WeakKeyDictionary[Session, ViewState] = WeakKeyDictionary()

    def of(self, session: Session) -> ViewState:
        state = self._held.get(session)
        if state is None:
            state = self._held[session] = ViewState()
        return state
