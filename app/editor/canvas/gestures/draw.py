"""Drawing a box with a tool: a region, a text, a shape, a place for a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu

from app.editor.canvas import marks, new_items, region_marks
from app.editor.canvas.gestures.gesture import Gesture, Modifier, Pointer, tr
from app.editor.canvas.snapping import Axis, Distance, SnapLine, said, snapped_edges
from app.editor.canvas.transforms import Frame
from app.editor.exchange import placing
from app.editor.frame.menus import styled
from app.editor.look import tokens
from app.editor.panels import naming
from engine.document.colour import Colour
from engine.document.model import Box, RegionRole, TextBlock
from engine.document.units import POINTS_PER
from engine.errors import UserError

if TYPE_CHECKING:
    from app.editor.canvas.view import Canvas

CLICK = 24.0
"""Pixels: a smaller box was a click."""


class DrawBox(Gesture):
    """Shift makes a square, Alt draws from the middle, Space moves the box, Esc gives it up."""

    cursor = Qt.CursorShape.CrossCursor
    key_colour: str = "accent"
    """Token of the box's colour."""
    least = 6.0
    """Pixels that both sides must have."""

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.targets, _ = canvas.snap_targets(set())
        self.anchor = self._rest((start.x, start.y))
        self.to = self.anchor
        self.lines: tuple[SnapLine, ...] = ()
        self.distances: tuple[Distance, ...] = ()
        self._moving = False

    def _rest(self, at: tuple[float, float]) -> tuple[float, float]:
        canvas = self.canvas
        if not canvas.snapping:
            return at
        edges: list[tuple[Axis, float]] = [("x", at[0]), ("y", at[1])]
        dx, dy = snapped_edges(edges, self.targets, canvas.reach, grid=canvas.grid_pitch)
        return at[0] + dx, at[1] + dy

    @property
    def box(self) -> Box:
        (ax, ay), (x, y) = self.anchor, self.to
        w, h = x - ax, y - ay
        if self.last.has(Modifier.ShiftModifier):
            side = max(abs(w), abs(h))
            w, h = side if w >= 0 else -side, side if h >= 0 else -side
        if self.last.has(Modifier.AltModifier):
            ax, ay, w, h = ax - w, ay - h, 2 * w, 2 * h
        return Box(min(ax, ax + w), min(ay, ay + h), abs(w), abs(h))

    @property
    def is_click(self) -> bool:
        box, zoom = self.box, self.canvas.zoom
        return box.width * zoom < self.least and box.height * zoom < self.least

    def move(self, pointer: Pointer) -> None:
        if self._moving:
            dx, dy = pointer.x - self.last.x, pointer.y - self.last.y
            self.anchor = (self.anchor[0] + dx, self.anchor[1] + dy)
            self.to = (self.to[0] + dx, self.to[1] + dy)
            self.last = pointer
            self.lines = self.distances = ()
            return
        self.last = pointer
        free = pointer.has(Modifier.ControlModifier)
        self.to = (pointer.x, pointer.y) if free else self._rest((pointer.x, pointer.y))
        self.lines, self.distances = said(self.box, self.targets)
        self.canvas.update()

    def key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat():
            self._moving = event.type() == QKeyEvent.Type.KeyPress
        return True

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        try:
            if self.is_click:
                self.clicked()
            else:
                self.drawn(self.box)
        except UserError as error:
            self.canvas.workspace.fail(error)

    def drawn(self, box: Box) -> None:
        """A box was drawn."""
        raise NotImplementedError

    def clicked(self) -> None:
        """Only a click: a sensible box around it."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Nothing was made yet."""

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        if self.is_click and not self.last.far_from(self.start):
            return
        colour = tokens.dark(self.key_colour)
        fill = QColor(colour)
        fill.setAlphaF(0.1)
        rect = canvas.camera.rect(self.box)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(fill)
        painter.drawRect(rect)
        marks.snap(
            painter, canvas.camera, self.lines, self.distances, canvas.unit, canvas.show_length
        )
        box = self.box
        canvas.size_tag(painter, Frame(box.centre, box.width, box.height), colour)

    # ------------------------------------------------------------ for what is drawn

    def sensible(self, part: tuple[float, float]) -> Box:
        session = self.session
        return new_items.sensible(session.document, session.page, self.start.x, self.start.y, part)

    def ground(self, box: Box) -> Colour:
        """The mean colour of the page under a box."""
        scale = 12 / max(box.width, box.height, 1e-6)
        image = self.canvas.raster.image(QRectF(box.x, box.y, box.width, box.height), scale)
        found = [
            image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width())
        ]
        count = max(1, len(found))
        return Colour(
            "srgb",
            (
                sum(c.redF() for c in found) / count,
                sum(c.greenF() for c in found) / count,
                sum(c.blueF() for c in found) / count,
            ),
        )


class DrawRegion(DrawBox):
    """A box for the planner. A click asks for the role and places a box of a usual size."""

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self.role: RegionRole = remembered_role(canvas)
        self.key_colour = region_marks.KEYS[self.role]
        self.under = canvas.pick(start)

    @property
    def is_click(self) -> bool:
        box, zoom = self.box, self.canvas.zoom
        least = max(CLICK, 8 * POINTS_PER["mm"] * zoom) if self.canvas.unit == "mm" else CLICK
        least = min(least, 0.2 * min(self.canvas.page.width, self.canvas.page.height) * zoom)
        return box.width * zoom < least or box.height * zoom < least

    def drawn(self, box: Box) -> None:
        add_region(self.canvas, box, self.role)

    def clicked(self) -> None:
        regions = [id for id in self.under if self.session.region(id) is not None]
        if regions:
            self.session.select(regions[0])
            return
        menu = role_menu(self.canvas)
        for action in menu.actions():
            role: RegionRole = action.data()
            action.triggered.connect(
                lambda _on=False, role=role: add_region(
                    self.canvas, self.sensible(new_items.SENSIBLE[role]), role
                )
            )
        menu.popup(self.canvas.mapToGlobal(self.start.view.toPoint() + QPoint(2, 2)))


def remembered_role(canvas: Canvas) -> RegionRole:
    """The role of the region that was drawn last."""
    role = canvas.workspace.settings.get("canvas.region_role", "subject")
    return role if role in get_args(RegionRole) else "subject"  # type: ignore[return-value]


def add_region(canvas: Canvas, box: Box, role: RegionRole) -> None:
    session = canvas.session
    after, id = new_items.with_region(session.document, session.page, box, role)
    session.apply(tr("Draw region"), after, select=(id,))
    canvas.workspace.settings.set("canvas.region_role", role)
    canvas.region_drawn.emit(id)


def role_menu(canvas: Canvas) -> QMenu:
    """The four roles, each with its colour and what it is for."""
    menu = styled(QMenu(canvas))
    menu.setObjectName("roles")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    purposes: Final = {
        "text": tr("Words go here"),
        "subject": tr("The thing to look at"),
        "quiet": tr("Calm ground for words"),
        "free": tr("Own prompt, no rule"),
    }
    ratio = canvas.devicePixelRatioF()
    for role, purpose in purposes.items():
        dot = QPixmap(round(16 * ratio), round(16 * ratio))
        dot.setDevicePixelRatio(ratio)
        dot.fill(Qt.GlobalColor.transparent)
        painter = QPainter(dot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(region_marks.KEYS[role]))
        painter.drawEllipse(QRectF(3, 3, 10, 10))
        painter.end()
        action = QAction(QIcon(dot), f"{naming.region_role(role)}\t{purpose}", menu)
        action.setData(role)
        menu.addAction(action)
    return menu


class DrawText(DrawBox):
    """A box for words, which are typed at once."""

    def drawn(self, box: Box) -> None:
        self._add(box, sized=True)

    def clicked(self) -> None:
        page = self.canvas.page
        under = self.canvas.pick(self.start)
        item = self.canvas.item(under[0]) if under else None
        if item is not None and isinstance(item.item, TextBlock):
            self.canvas.start_text_editing(item.id)
            return
        room = max(page.width * 0.2, page.width - page.safe - self.start.x)
        box = Box(self.start.x, self.start.y, min(room, page.width * 0.6), page.height * 0.05)
        self._add(box, sized=False)

    def _add(self, box: Box, *, sized: bool) -> None:
        session = self.session
        after, id = new_items.with_text(
            session.document, session.page, box, self.ground(box), sized=sized
        )
        session.apply(tr("Add text"), after, select=(id,))
        self.canvas.workspace.set_tool("select")
        self.canvas.start_text_editing(id)


class DrawShape(DrawBox):
    """A shape of the kind that was chosen last."""

    @property
    def kind(self) -> str:
        kind = self.canvas.workspace.settings.get("canvas.shape", "rect")
        return kind if kind in new_items.SHAPES else "rect"

    def drawn(self, box: Box) -> None:
        self._add(box)

    def clicked(self) -> None:
        page = self.canvas.page
        side = 0.2 * min(page.width, page.height)
        self._add(self.sensible((side / page.width, side / page.height)))

    def _add(self, box: Box) -> None:
        session = self.session
        after, id = new_items.with_shape(session.document, session.page, box, self.kind)
        session.apply(tr("Draw shape"), after, select=(id,))
        self.canvas.workspace.set_tool("select")


class PlacePicture(DrawBox):
    """A box that a picture from a file fills undistorted."""

    def drawn(self, box: Box) -> None:
        self._add(box)

    def clicked(self) -> None:
        self._add(self.sensible((0.5, 0.4)))

    def _add(self, box: Box) -> None:
        canvas = self.canvas
        path = canvas.choose_picture() if canvas.choose_picture is not None else ask(canvas)
        if path is None:
            return
        if path.suffix.lower() == ".svg":
            canvas.workspace.import_files([path], canvas.camera.rect(box).center())
            return
        place(canvas, path, box)


def ask(canvas: Canvas) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        canvas,
        tr("Place a picture"),
        "",
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.avif *.svg)"),
    )
    return Path(name) if name else None


def place(canvas: Canvas, path: Path, box: Box) -> None:
    """A picture file into a box of the page. Raises UserError for what can't be read."""
    data = placing.read(path)
    width, height = placing.picture_size(data, path.name)
    session = canvas.session
    asset = session.add_asset(data)
    after, id = new_items.with_picture(
        session.document, session.page, box, asset, width, height, path.stem
    )
    session.apply(tr("Place picture"), after, select=(id,))
    canvas.workspace.set_tool("select")
