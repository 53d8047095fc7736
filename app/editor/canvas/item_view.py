"""The page's items as the pointer meets them: picking, the selection's frame, snapping."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app.editor.canvas import marks, picking, snapping, transforms
from app.editor.canvas.gestures.gesture import Pointer
from app.editor.canvas.page_view import PageView
from app.editor.canvas.picking import Placed
from app.editor.canvas.snapping import Axis, Targets
from app.editor.canvas.transforms import Frame
from app.editor.canvas.view_state import Guide
from engine.document.model import Box
from engine.document.units import POINTS_PER, show

REACH = 6.0
"""Pixels within which things snap."""


class ItemView(PageView):
    """A page whose items can be pointed at."""

    snapping = True
    """Whether what is dragged comes to rest on edges, guides and gaps."""

    # ------------------------------------------------------------ items

    @property
    def items(self) -> tuple[Placed, ...]:
        """Everything on the shown page, bottom first, regions last."""
        return self._items

    def item(self, id: str) -> Placed | None:
        return self._known.get(id)

    def selected_items(self) -> tuple[Placed, ...]:
        return picking.outermost(self._items, self.session.selection)

    def chosen_items(self) -> tuple[Placed, ...]:
        """Of the selected items those that may be changed."""
        return tuple(i for i in self.selected_items() if not i.locked and i.visible)

    @property
    def frame(self) -> Frame | None:
        """Around the selection."""
        return transforms.frame_of(self.selected_items())

    @property
    def entered(self) -> str:
        """Id of the group whose parts are picked; '' = none."""
        id = self.state.entered
        return id if id in self._known else ""

    def enter(self, group: str) -> None:
        self.state.entered = group
        self.update()

    def pickable_regions(self) -> tuple[str, ...]:
        page = self.page
        if self.workspace.tool == "region" or self.regions_shown:
            return tuple(region.id for region in page.regions)
        return tuple(region.id for region in page.regions if region.id in self.session.selection)

    def pick(self, pointer: Pointer) -> tuple[str, ...]:
        """Ids under the pointer, topmost first. With the Select tool a region is met on its edge
        only, unless it is selected: it lies over everything."""
        regions = []
        t = 4.0 / self.zoom
        for id in self.pickable_regions():
            b = self._known[id].box
            inner = Box(b.x + t, b.y + t, b.width - 2 * t, b.height - 2 * t)
            inside = inner.x < pointer.x < inner.right and inner.y < pointer.y < inner.bottom
            if self.workspace.tool == "region" or id in self.session.selection or not inside:
                regions.append(id)
        return picking.pick(
            self._items, pointer.x, pointer.y, tolerance=t, entered=self.entered, regions=regions
        )

    @property
    def words(self) -> list[QRectF]:
        """Where words stand, in the view: marks keep off them."""
        out = []
        for layer in self._raster.layers:
            for block in layer.blocks:
                b = block.ink
                rect = QRectF(b.x, b.y, b.width, b.height)
                if layer.matrix is not None:
                    rect = layer.matrix.mapRect(rect)
                out.append(self.camera.transform.mapRect(rect))
        return out

    # ------------------------------------------------------------ snapping

    @property
    def reach(self) -> float:
        """Points within which things snap."""
        return REACH / self.zoom

    @property
    def grid_pitch(self) -> float:
        """Points between two lines of the grid; 0 when it isn't shown."""
        if not self.grid_shown:
            return 0.0
        return {"mm": 5 * POINTS_PER["mm"], "in": 18.0}.get(self.unit, 10.0)

    @property
    def guides(self) -> tuple[Guide, ...]:
        return self.state.guides.get(self.session.page, ())

    def set_guides(self, guides: Iterable[Guide]) -> None:
        self.state.guides[self.session.page] = tuple(guides)
        self.update()

    def snap_targets(self, leaving: set[str]) -> tuple[Targets, list[Box]]:
        """What things snap to, and the boxes that make equal gaps, without these items."""
        page = self.page
        boxes = [
            item.bounds
            for item in self._items
            if item.visible
            and item.region is None
            and item.id not in leaving
            and not leaving & set(item.groups)
            and not picking.covers(item, page)
            and (not item.groups or item.groups[-1] == self.entered)
            and not any(item.id in self._known[id].groups for id in leaving if id in self._known)
        ]
        if self.workspace.tool == "region":
            boxes += [r.box for r in page.regions if r.id not in leaving]
        guides: list[tuple[Axis, float]] = list(self.guides) if self.guides_shown else []
        targets = Targets(
            (
                *snapping.guide_targets(guides, page),
                *snapping.page_targets(page),
                *snapping.item_targets(boxes),
            )
        )
        return targets, boxes

    def show_length(self, points: float, unit: str = "") -> str:
        return show(points, unit or self.unit, 1)  # type: ignore[arg-type]

    def size_tag(self, painter: QPainter, frame: Frame, colour: QColor) -> None:
        """Width × height under a frame."""
        rate = POINTS_PER[self.unit]
        digits = 0 if self.unit in ("px", "pt") else 1
        text = f"{frame.width / rate:.{digits}f} × {frame.height / rate:.{digits}f} {self.unit}"
        rect = marks.polygon(self.camera, frame).boundingRect()
        w, _ = marks.tag_size(text)
        at = QPointF(rect.right() - w, rect.bottom() + 8)
        limit = QRectF(self.viewport)
        at.setY(min(at.y(), limit.bottom() - 22))
        marks.tag(painter, at, text, ink=QColor("#161616"), ground=colour)
