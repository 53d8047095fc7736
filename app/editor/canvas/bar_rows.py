"""What the floating bar offers of each kind of selection.

A row shows the layers or the region that it is given and edits them through the session.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.editor.actions import Action
from app.editor.canvas import region_marks
from app.editor.canvas.gestures.draw import role_menu
from app.editor.canvas.picking import Placed
from app.editor.controls import (
    Button,
    IconButton,
    Label,
    NumberField,
    Picture,
    Segmented,
    TextField,
)
from app.editor.look import tokens
from app.editor.panels import colour_values, face_families, fills, naming, text_faces
from app.editor.panels.colour_field import ColourField
from app.editor.panels.colour_picker import Choice
from app.editor.panels.face_families import Family
from app.editor.panels.face_picker import FacePopover
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import (
    Artwork,
    Document,
    Group,
    Region,
    Shape,
    SolidPaint,
    TextBlock,
)
from engine.document.model import (
    Picture as PictureLayer,
)

One = Callable[[Document, str], Document]


class Divider(QWidget):
    """An upright line between groups of fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(9, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(4, 0, 1, self.height(), tokens.colour("line2"))
        painter.end()


class Row(QWidget):
    """`show_items` fills it; None of its fields is emptied while a person types in it."""

    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__()
        self.workspace, self.canvas = workspace, canvas
        self.items: tuple[Placed, ...] = ()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)

    def add(self, *widgets: QWidget | None) -> None:
        """None draws a line."""
        for widget in widgets:
            self.line.addWidget(Divider() if widget is None else widget)

    def show_items(self, items: tuple[Placed, ...]) -> None:
        self.items = items

    def _each(self, change: One) -> Callable[[Document], Document]:
        ids = [item.id for item in self.items if not item.locked]

        def every(document: Document) -> Document:
            for id in ids:
                document = change(document, id)
            return document

        return every

    def apply(self, name: str, change: One) -> None:
        self.workspace.session.apply(name, self._each(change))

    def preview(self, change: One) -> None:
        self.workspace.session.preview(self._each(change)(self.workspace.session.document))


class FillWell(ColourField):
    """The colour of texts and shapes."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.tr("Fill"), small=True, drops=True)
        self._row = row
        self.changing.connect(lambda choice: row.preview(self._painted(choice)))
        self.chosen.connect(lambda choice: row.apply(row.tr("Fill"), self._painted(choice)))
        self.closed.connect(lambda: row.workspace.session.preview(None))
        self.eyedropper.connect(lambda: row.workspace.set_tool("eyedropper"))

    @staticmethod
    def _painted(choice: Choice) -> One:
        return lambda document, id: edits.set_fill(document, id, choice.paint)

    def show_fill(self, layer: TextBlock | Shape, document: Document) -> None:
        paint = layer.style.fill if isinstance(layer, TextBlock) else layer.fill
        swatch = paint.swatch if isinstance(paint, SolidPaint) else ""
        mixed = fills.kind_of(paint) not in ("solid", "none")
        self.show_colour(colour_values.shown(paint, document), document, swatch=swatch, mixed=mixed)


class FaceButton(Button):
    """A family's name, which opens the list of faces."""

    def __init__(self, row: Row) -> None:
        super().__init__("", "ghost")
        self.menu_mark = True
        self._row = row
        self._popover: FacePopover | None = None
        self._block: TextBlock | None = None
        self.clicked.connect(self._open)

    def show_face(self, block: TextBlock) -> None:
        self._block = block
        family = face_families.family_of(block.style.faces[0])
        name = family.name if family is not None else block.style.faces[0]
        metrics = QFontMetricsF(tokens.font(12))
        self.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, 150))
        self.setToolTip(name)
        self.setAccessibleName(self.tr("Face: %1").replace("%1", name))

    def _open(self) -> None:
        block = self._block
        if block is None:
            return
        if self._popover is None:
            self._popover = FacePopover(self._row.workspace.settings, self.window())
            self._popover.picker.chosen.connect(self._choose)
            self._popover.picker.pointed.connect(self._point)
            self._popover.closed.connect(lambda: self._row.workspace.session.preview(None))
        language = block.language if block.language != "und" else tokens.language()
        self._popover.show_at(self.mapToGlobal(QPoint(0, self.height() + 6)))
        self._popover.picker.open(block.style.faces[0], block.text, language)

    def _point(self, family: Family | None) -> None:
        if family is None:
            self._row.workspace.session.preview(None)
        else:
            self._row.preview(lambda d, id: text_faces.set_family(d, id, family))

    def _choose(self, family: Family) -> None:
        if self._popover is not None:
            self._popover.picker.remember(family)
            self._popover.hide()
        self._row.apply(self.tr("Face"), lambda d, id: text_faces.set_family(d, id, family))


class TextRow(Row):
    """Face, size, colour, alignment."""

    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__(workspace, canvas)
        self.face = FaceButton(self)
        self.size_field = NumberField(
            "text-size", "pt", 1, 0.5, 20_000, name=self.tr("Size"), show_unit=True
        )
        self.size_field.setFixedWidth(92)
        self.fill = FillWell(self)
        self.align = Segmented(
            [
                ("align-left", "left", self.tr("Align left")),
                ("align-center", "centre", self.tr("Centre")),
                ("align-right", "right", self.tr("Align right")),
            ]
        )
        self.add(Picture("typography", "text2", 16), self.face, None, self.size_field)
        self.add(self.fill, None, self.align)
        self.size_field.scrubbed.connect(lambda v: self.preview(_sized(v)))
        self.size_field.committed.connect(lambda v: self.apply(self.tr("Text size"), _sized(v)))
        self.align.changed.connect(
            lambda v: self.apply(
                self.tr("Align text"), lambda d, id: edits.restyle_text(d, id, align=v)
            )
        )

    def show_items(self, items: tuple[Placed, ...]) -> None:
        super().show_items(items)
        block = items[0].item
        assert isinstance(block, TextBlock)
        self.face.show_face(block)
        self.fill.show_fill(block, self.workspace.session.shown)
        self.align.set_value(block.style.align)
        fixed = block.style.fit == "none"
        self.size_field.setEnabled(fixed)
        self.size_field.set_value(block.style.size if fixed else self._set_size(block))

    def _set_size(self, block: TextBlock) -> float:
        """The size that the layout found."""
        for layer in self.canvas.raster.layers:
            for report in layer.blocks:
                if report.block == block.id:
                    return float(report.size)
        return block.style.size


def _sized(size: float) -> One:
    return lambda document, id: edits.restyle_text(document, id, size=size)


class RoleButton(Button):
    """A region's role with its colour; opens the roles."""

    def __init__(self, row: Row) -> None:
        super().__init__("", "ghost")
        self.menu_mark = True
        self._row = row
        self._key = "rfree"
        self.clicked.connect(self._open)

    def show_role(self, region: Region) -> None:
        self._key = region_marks.KEYS[region.role]
        self.setText("\u2003" + naming.region_role(region.role))
        self.setAccessibleName(self.tr("Role: %1").replace("%1", naming.region_role(region.role)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(self._key))
        x = self.width() - 19 if self.isRightToLeft() else 9
        painter.drawEllipse(QRectF(x, self.height() / 2 - 5, 10, 10))

    def _open(self) -> None:
        menu = role_menu(self._row.canvas)
        for action in menu.actions():
            role = action.data()
            action.triggered.connect(
                lambda _on=False, role=role: self._row.apply(
                    self.tr("Role of the region"),
                    lambda d, id: edits.update_region(d, id, role=role),
                )
            )
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


class RegionRow(Row):
    """Role, prompt, and planning this place anew."""

    REPLAN = ("generate.replan_region", "generate.replan")

    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__(workspace, canvas)
        self.role = RoleButton(self)
        self.prompt = TextField(self.tr("What is to be seen here"))
        self.prompt.setMinimumWidth(240)
        self.prompt.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.replan = Button(self.tr("Re-plan this"), "primary")
        self.add(self.role, None, self.prompt)
        self.prompt.committed.connect(
            lambda words: self.apply(
                self.tr("Prompt of the region"),
                lambda d, id: edits.update_region(d, id, prompt=" ".join(words.split())),
            )
        )
        self.replan.clicked.connect(self._replan)

    def show_items(self, items: tuple[Placed, ...]) -> None:
        super().show_items(items)
        region = items[0].region
        assert region is not None
        self.role.show_role(region)
        if not self.prompt.hasFocus():
            self.prompt.set_text(region.prompt)
        action = self._action()
        self.replan.setEnabled(action is not None and action.enabled())
        self.replan.setToolTip(action.why if action is not None and not action.enabled() else "")

    def _action(self) -> Action | None:
        registry = self.workspace.actions
        return next((registry.get(id) for id in self.REPLAN if id in registry), None)

    def _replan(self) -> None:
        action = self._action()
        if action is not None:
            self.workspace.actions.trigger(action.id)


class PictureRow(Row):
    """Another file, another part of it."""

    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__(workspace, canvas)
        self.title = Title()
        crop = Button(self.tr("Crop"), "ghost", "crop")
        crop.clicked.connect(lambda: workspace.set_tool("crop"))
        self.add(Picture("photo", "text2", 16), self.title, None, crop)

    def show_items(self, items: tuple[Placed, ...]) -> None:
        super().show_items(items)
        self.title.say(items)


class ShapeRow(Row):
    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__(workspace, canvas)
        self.title = Title()
        self.fill = FillWell(self)
        self.add(Picture("square", "text2", 16), self.title, None, self.fill)

    def show_items(self, items: tuple[Placed, ...]) -> None:
        super().show_items(items)
        self.title.say(items)
        shape = items[0].item
        assert isinstance(shape, Shape)
        self.fill.show_fill(shape, self.workspace.session.shown)


class PlainRow(Row):
    """Artwork and groups; several things."""

    ACTIONS = (
        ("layout-align-left", "object.align_left"), ("layout-align-center", "object.align_centre"),
        ("layout-align-right", "object.align_right"), ("layout-align-top", "object.align_top"),
        ("layout-align-middle", "object.align_middle"),
        ("layout-align-bottom", "object.align_bottom"),
    )  # fmt: skip

    def __init__(self, workspace: Workspace, canvas: Any) -> None:
        super().__init__(workspace, canvas)
        self.icon = Picture("brush", "text2", 16)
        self.title = Title()
        self.add(self.icon, self.title)
        self.several: list[IconButton] = []
        for icon, id in (*self.ACTIONS, ("folder", "object.group")):
            if id in workspace.actions:
                button = IconButton(icon, workspace.actions.get(id).tip)
                button.clicked.connect(lambda _on=False, id=id: workspace.actions.trigger(id))
                self.several.append(button)
                self.add(button)

    def show_items(self, items: tuple[Placed, ...]) -> None:
        super().show_items(items)
        self.title.say(items)
        for button in self.several:
            button.setVisible(len(items) > 1)
        first = items[0].item
        icon = "stack-2" if len(items) > 1 else "folder" if isinstance(first, Group) else "brush"
        self.icon.set_icon(icon)


class Title(Label):
    """A layer's name, or how many are selected; as wide as it needs up to a limit."""

    def __init__(self) -> None:
        super().__init__("", "body")

    def say(self, items: tuple[Placed, ...]) -> None:
        layer = items[0].layer
        if len(items) > 1:
            text = self.tr("%1 selected").replace("%1", str(len(items)))
        else:
            text = naming.layer_title(layer) if layer is not None else ""
        self.setText(text)
        metrics = QFontMetricsF(tokens.font(12))
        self.setFixedWidth(min(180, round(metrics.horizontalAdvance(text)) + 4))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 24)


def kind_of(items: tuple[Placed, ...]) -> type[Row] | None:
    """Which row speaks of a selection."""
    if not items:
        return None
    if len(items) == 1 and items[0].region is not None:
        return RegionRow
    layers = [item.item for item in items]
    if all(isinstance(x, TextBlock) for x in layers):
        return TextRow
    if all(isinstance(x, Shape) for x in layers):
        return ShapeRow if len(layers) == 1 else PlainRow
    if len(layers) == 1 and isinstance(layers[0], PictureLayer):
        return PictureRow
    if len(layers) == 1 and isinstance(layers[0], Artwork | Group):
        return PlainRow
    return PlainRow
