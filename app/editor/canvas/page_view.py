"""A widget that shows the session's page: raster, camera, and what of the marks is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import overload

from PySide6.QtCore import (
    QEasingCurve,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor.canvas.camera import Camera, between, fitting
from app.editor.canvas.page_raster import PageRaster
from app.editor.canvas.picking import Placed, Places
from app.editor.canvas.rulers import SIZE as RULER
from app.editor.canvas.view_state import Rasters, ViewState, ViewStates
from app.editor.look import tokens
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document.model import Box, Document, Page

RESTED = 120
"""Milliseconds without a change after which stand-ins are drawn as they are."""
MERGED = 400
"""Milliseconds without a change after which tiles are whole again."""
GLIDE = 160
"""Milliseconds of a smooth change of place."""
BARS = 56.0
"""Pixels at the head and the foot of the view where bars float."""


class Shown:
    """Whether some marks are shown; kept in the settings when they are for every day."""

    def __init__(self, default: bool, *, kept: bool) -> None:
        self.default, self.kept = default, kept

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, view: None, owner: type) -> Shown: ...
    @overload
    def __get__(self, view: PageView, owner: type) -> bool: ...
    def __get__(self, view: PageView | None, owner: type) -> bool | Shown:
        if view is None:
            return self
        if self.kept:
            return view.workspace.settings.get(f"canvas.{self.name}", self.default)
        return view.shown_now.get(self.name, self.default)

    def __set__(self, view: PageView, value: bool) -> None:
        if self.kept:
            view.workspace.settings.set(f"canvas.{self.name}", value)
        else:
            view.shown_now[self.name] = value
        view.marks_changed()


class PageView(QWidget):
    """Shows `workspace.session`, page `session.page`, with a gesture's preview."""

    zoom_changed = Signal(float)
    shown_changed = Signal()
    """Other marks are shown."""

    rulers_shown = Shown(True, kept=True)
    grid_shown = Shown(False, kept=True)
    guides_shown = Shown(True, kept=True)
    regions_shown = Shown(False, kept=False)
    """All regions, whatever tool is in the hand."""
    preview_marks = Shown(False, kept=False)
    """The page alone, cut at the trim."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown_now: dict[str, bool] = {}
        self._rasters = Rasters()
        self._raster = PageRaster()
        self._states = ViewStates()
        self._places = Places()
        self._items: tuple[Placed, ...] = ()
        self._known: dict[str, Placed] = {}
        self._reported: set[tuple[str, str]] = set()
        self._settled = self._timer(RESTED, self._settle)
        self._merging = self._timer(MERGED, self._merge)
        self._glide_from = self._glide_to = Camera()
        self._gliding = QVariantAnimation(self)
        self._gliding.setDuration(GLIDE)
        self._gliding.setStartValue(0.0)
        self._gliding.setEndValue(1.0)
        self._gliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._gliding.valueChanged.connect(self._glide)
        self._session: Session | None = None
        self._bind()
        workspace.session_changed.connect(self._bind)
        tokens.signals.changed.connect(self.update)

    def _timer(self, wait: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(run)
        return timer

    # ------------------------------------------------------------ the session

    @property
    def session(self) -> Session:
        return self.workspace.session

    @property
    def document(self) -> Document:
        """With the preview of a gesture."""
        return self.session.shown

    @property
    def page(self) -> Page:
        return self.session.shown.pages[self.session.page]

    @property
    def unit(self) -> str:
        return self.session.shown.unit

    def _bind(self) -> None:
        if self._session is not None:
            self.abandon()
            old = self._session
            old.changed.disconnect(self._changed)
            old.selected.disconnect(self._selected)
            old.page_turned.disconnect(self._turned)
            old.history_moved.disconnect(self._settle)
        session = self._session = self.workspace.session
        session.changed.connect(self._changed)
        session.selected.connect(self._selected)
        session.page_turned.connect(self._turned)
        session.history_moved.connect(self._settle)
        self._turned()

    def _turned(self) -> None:
        """Another page or document is shown."""
        self.abandon()
        self._raster = self._rasters.of(self.session, self.session.page)
        self._refresh(passing=False)
        if self.state.fitted:
            self.fit()
        else:
            self._set_camera(self.state.camera)
        self.update()

    def _changed(self, change: Change) -> None:
        if change.page:
            self._raster = self._rasters.of(self.session, self.session.page)
            self._raster.forget()
            self._raster.set_scale(self.zoom * self.devicePixelRatioF())
        self._refresh(passing=change.passing)
        if change.page and self.state.fitted:
            self.fit()
        self.update()

    def _refresh(self, *, passing: bool) -> None:
        session = self.session
        if session.page >= len(session.shown.pages):
            return
        self._items = self._places.of(self.page)
        self._known = {item.id: item for item in self._items}
        self._raster.show(session.shown, session.page, session.assets, passing=passing)
        if self._raster.has_stand_ins:
            self._settled.start()
        if self._raster.is_split:
            self._merging.start()
        self._report()

    def _settle(self) -> None:
        """A gesture is over or rests: what stood in for heavy layers is drawn as it is."""
        self._settled.stop()
        if self._raster.has_stand_ins:
            self._refresh(passing=False)
            self.update()

    def _merge(self) -> None:
        if not self._raster.merge_some(self.page_pixels(self.viewport)):
            self._merging.start(0)

    def _report(self) -> None:
        """Says once of each layer that it can't be drawn."""
        for id, error in self._raster.errors:
            key = (id, str(error))
            if key not in self._reported:
                self._reported.add(key)
                self.workspace.fail(error)

    def abandon(self) -> None:
        """Another page comes: what was on its way is given up."""

    def _selected(self) -> None:
        """Something else is selected."""
        self.update()

    # ------------------------------------------------------------ the view

    @property
    def raster(self) -> PageRaster:
        return self._raster

    @property
    def state(self) -> ViewState:
        return self._states.of(self.session)

    @property
    def camera(self) -> Camera:
        return self.state.camera

    @property
    def zoom(self) -> float:
        """Pixels per point."""
        return self.camera.zoom

    @property
    def viewport(self) -> QRect:
        """The part of the widget that shows the desk, without rulers."""
        edge = RULER if self.rulers_shown and not self.preview_marks else 0
        return self.rect().adjusted(edge, edge, 0, 0)

    def marks_changed(self) -> None:
        """Other marks are shown: the page may have more or less room."""
        if self.state.fitted:
            self.fit()
        self.shown_changed.emit()
        self.update()

    def to_page(self, point: QPointF) -> QPointF:
        return self.camera.to_page(point)

    def to_view(self, x: float, y: float) -> QPointF:
        return self.camera.to_view(x, y)

    def _set_camera(self, camera: Camera) -> None:
        ratio = self.devicePixelRatioF()
        before = self.zoom
        self.state.camera = camera.aligned(ratio)
        self._raster.set_scale(camera.zoom * ratio)
        if camera.zoom != before:
            self.zoom_changed.emit(camera.zoom)
        self.update()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """`zoom` pixels per point; `at` (in the view) stays where it is, else the middle does."""
        self.state.fitted = False
        self._gliding.stop()
        self._set_camera(self.camera.zoomed(zoom, at or QRectF(self.viewport).center()))

    def pan(self, dx: float, dy: float) -> None:
        """Moves the page in the view by pixels; some of it always stays in sight."""
        self.state.fitted = False
        self._gliding.stop()
        camera = self.camera.panned(dx, dy)
        view = QRectF(self.viewport)
        sheet = camera.rect(self._sheet())
        keep = 48.0
        dx = max(view.left() + keep - sheet.right(), min(0.0, view.right() - keep - sheet.left()))
        dy = max(view.top() + keep - sheet.bottom(), min(0.0, view.bottom() - keep - sheet.top()))
        self._set_camera(camera.panned(dx, dy))

    def _sheet(self) -> Box:
        page = self.page
        b = page.bleed
        return Box(-b, -b, page.width + 2 * b, page.height + 2 * b)

    def fit(self, smooth: bool = False) -> None:
        """The whole page in the view, between the bars that float at its head and foot."""
        room = QRectF(self.viewport).adjusted(0, BARS, 0, -BARS)
        self._go(fitting(self._sheet(), room, 12.0), smooth)
        self.state.fitted = True

    def zoom_to(self, box: Box, smooth: bool = False) -> None:
        """A box of the page as large as the view allows."""
        self.state.fitted = False
        self._go(fitting(box, QRectF(self.viewport), 64.0), smooth)

    def _go(self, camera: Camera, smooth: bool) -> None:
        """To another place, `smooth` over a few frames unless less motion was asked for."""
        self._gliding.stop()
        if not smooth or tokens.less_motion() or not self.isVisible():
            self._set_camera(camera)
            return
        self._glide_from, self._glide_to = self.camera, camera
        self._gliding.start()

    def _glide(self, part: object) -> None:
        assert isinstance(part, float)
        self._set_camera(between(self._glide_from, self._glide_to, part))

    def centre_on(self, id: str) -> None:
        """Brings an item of the shown page into the middle, and closer when it is larger than
        the view. Unknown ids are let be."""
        item = self._known.get(id)
        if item is None:
            return
        view = QRectF(self.viewport)
        rect = self.camera.rect(item.bounds)
        if view.adjusted(16, 16, -16, -16).contains(rect):
            return
        if rect.width() > view.width() or rect.height() > view.height():
            self.zoom_to(item.bounds)
            return
        self.state.fitted = False
        self._set_camera(self.camera.centred(*item.bounds.centre, view))

    def forget(self) -> None:
        """Composes and paints everything anew: faces were added or replaced."""
        self._rasters.forget()
        self._turned()

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the page in the view waits to be painted or drawn anew."""
        return not self._raster.has_stand_ins and self._raster.is_whole(
            self.page_pixels(self.viewport)
        )

    def settle(self) -> None:
        """Paints everything that waits for a later turn, so that a picture of the widget is whole."""
        self._settle()
        self._raster.merge()
        self._raster.paint_all(self.page_pixels(self.viewport))
        self.repaint()

    def page_pixels(self, view: QRect) -> QRect:
        """A part of the view in device pixels from the page's origin."""
        ratio = self.devicePixelRatioF()
        camera = self.camera
        rect = QRectF(
            (view.x() - camera.x) * ratio, (view.y() - camera.y) * ratio,
            view.width() * ratio, view.height() * ratio,
        )  # fmt: skip
        return rect.toAlignedRect()

    def check_screen(self) -> None:
        """Follows the window to a screen of another ratio."""
        if abs(self._raster.scale - self.zoom * self.devicePixelRatioF()) > 1e-9:
            self._set_camera(self.camera)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.state.fitted:
            self.fit()
        elif event.oldSize().isValid():
            by = event.size() - event.oldSize()
            self._set_camera(self.camera.panned(by.width() / 2, by.height() / 2))
