"""Design, Layout: place, size, turn and opacity of what is selected; aligning, order, flipping."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.editor.controls import Button, IconButton, Menu, NumberField
from app.editor.panels import align, arranging, document_edits
from app.editor.panels.design_module import Held, Module, Unit, fields, tr
from app.editor.panels.selected import Selected
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Artwork, Box, Document, Group, Picture, Region

_ORDER = ("object.to_front", "object.raise", "object.lower", "object.to_back")
SIDE = 26
"""Of the buttons that align, px: nine of them stand in the narrowest panel."""
_UNITS: tuple[Unit, ...] = ("mm", "in", "pt", "px")


class LayoutModule(Module):
    """For every selection of layers and regions."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Layout"), ruled=False)
        assert self.section is not None
        self.linked = IconButton(
            "unlink", tr("Keep proportions"), 14, checkable=True, on_icon="link"
        )
        self.unit_button = Button("mm", "ghost")
        self.unit_button.menu_mark = True
        self.unit_button.setToolTip(tr("Unit of lengths"))
        self.unit_button.clicked.connect(self._units)
        self.section.header_buttons.addWidget(self.linked)
        self.section.header_buttons.addWidget(self.unit_button)
        self.x_field = _length("X", tr("X: distance from the left edge"))
        self.y_field = _length("Y", tr("Y: distance from the top edge"))
        self.w_field = _length("W", tr("Width"), minimum=0)
        self.h_field = _length("H", tr("Height"), minimum=0)
        self.turn = NumberField("rotate-clockwise", "°", 1, name=tr("Turn, clockwise"))
        self.opacity = NumberField("droplet", "%", 0, 0, 100, name=tr("Opacity"))
        for field in (self.turn, self.opacity):  # regions have neither; X and Y stay in place
            policy = field.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            field.setSizePolicy(policy)
        self.body.addWidget(fields(self.x_field, self.y_field, self.turn))
        self.body.addWidget(fields(self.w_field, self.h_field, self.opacity))
        self.body.addWidget(self._arrange_row())
        self.bind_length(self.x_field, tr("Move"), lambda x: x.box.x, _to_x)
        self.bind_length(self.y_field, tr("Move"), lambda x: x.box.y, _to_y)
        self.bind_length(self.w_field, tr("Resize"), lambda x: x.box.width, self._to_width)
        self.bind_length(self.h_field, tr("Resize"), lambda x: x.box.height, self._to_height)
        self.bind_number(self.turn, tr("Turn"), _turn_of, _turned)
        self.bind_number(self.opacity, tr("Opacity"), _opacity_of, _faded)

    def _arrange_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.edges: dict[align.Edge, IconButton] = {}
        for edge, icon, title in arranging.edges():
            button = IconButton(icon, title)
            button.set_side(SIDE)
            button.clicked.connect(lambda _=False, e=edge, t=title: self._align(e, t))
            self.edges[edge] = button
            row.addWidget(button)
        row.addStretch(1)
        self.axes: dict[align.Axis, IconButton] = {}
        for axis, icon, title in arranging.axes():
            button = IconButton(icon, title)
            button.set_side(SIDE)
            button.clicked.connect(lambda _=False, a=axis, t=title: self._distribute(a, t))
            self.axes[axis] = button
            row.addWidget(button)
        self.flip = IconButton("flip-horizontal", arranging.tr("Flip"))
        self.flip.clicked.connect(lambda: self.apply(tr("Flip"), arranging.flipped))
        row.addWidget(self.flip)
        self.order = IconButton("stack-front", tr("Order"))
        self.order.set_side(SIDE)
        self.order.clicked.connect(self._show_order)
        row.addWidget(self.order)
        return made

    # ------------------------------------------------------------ what it shows

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.count > 0

    def refresh(self, selected: Selected) -> None:
        before = self.selected.ids
        super().refresh(selected)
        self.unit_button.setText(self.unit)
        layers, several = selected.layers, selected.count > 1
        for field in (self.turn, self.opacity):
            field.setVisible(not selected.regions)
        for button in self.axes.values():
            button.setVisible(several)
            button.setEnabled(selected.count > 2)
        self.flip.setVisible(not several and bool(layers) and arranging.can_flip(layers[0]))
        self.order.setVisible(bool(layers) and not selected.regions)
        if selected.ids != before:
            # Pictures and drawings keep their shape unless asked otherwise; boxes needn't.
            rigid = (Picture, Artwork, Group)
            self.linked.setChecked(bool(layers) and all(isinstance(x, rigid) for x in layers))

    # ------------------------------------------------------------ what it does

    def _to_width(self, document: Document, id: str, width: float) -> Document:
        box = _box(document, id)
        height = box.height
        if self.linked.isChecked() and box.width > 0:
            height = box.height * width / box.width
        return _boxed(document, id, Box(box.x, box.y, width, height))

    def _to_height(self, document: Document, id: str, height: float) -> Document:
        box = _box(document, id)
        width = box.width
        if self.linked.isChecked() and box.height > 0:
            width = box.width * height / box.height
        return _boxed(document, id, Box(box.x, box.y, width, height))

    def _align(self, edge: align.Edge, title: str) -> None:
        ids = self.selected.ids
        self.apply_document(title, lambda d: align.align(d, ids, edge))

    def _distribute(self, axis: align.Axis, title: str) -> None:
        ids = self.selected.ids
        self.apply_document(title, lambda d: align.distribute(d, ids, axis))

    def _show_order(self) -> None:
        menu = Menu("", self)
        self.workspace.actions.refresh()
        for id in _ORDER:
            if id in self.workspace.actions:
                menu.addAction(self.workspace.actions.qt(id))
        menu.exec(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))

    def _units(self) -> None:
        menu = Menu("", self)
        for unit in _UNITS:
            action = menu.addAction(unit)
            action.setCheckable(True)
            action.setChecked(unit == self.unit)
            action.triggered.connect(
                lambda _=False, u=unit: self.apply_document(
                    tr("Unit"), lambda d: document_edits.set_unit(d, u)
                )
            )
        menu.exec(self.unit_button.mapToGlobal(QPoint(0, self.unit_button.height() + 2)))


def _length(letter: str, name: str, minimum: float = float("-inf")) -> NumberField:
    return NumberField(letter, "mm", minimum=minimum, name=name, show_unit=False)


def _region(document: Document, id: str) -> Region | None:
    return next((r for page in document.pages for r in page.regions if r.id == id), None)


def _box(document: Document, id: str) -> Box:
    region = _region(document, id)
    return region.box if region is not None else edits.find(document, id).box


def _boxed(document: Document, id: str, box: Box) -> Document:
    if _region(document, id) is not None:
        return edits.update_region(document, id, box=box)
    return edits.resize(document, id, box)


def _to_x(document: Document, id: str, x: float) -> Document:
    return _boxed(document, id, msgspec.structs.replace(_box(document, id), x=x))


def _to_y(document: Document, id: str, y: float) -> Document:
    return _boxed(document, id, msgspec.structs.replace(_box(document, id), y=y))


def _turn_of(held: Held) -> float | None:
    return 0.0 if isinstance(held, Region) else held.rotation


def _turned(document: Document, id: str, degrees: float) -> Document:
    return edits.rotate(document, id, degrees)


def _opacity_of(held: Held) -> float | None:
    return 100.0 if isinstance(held, Region) else round(held.opacity * 100, 2)


def _faded(document: Document, id: str, percent: float) -> Document:
    return edits.set_opacity(document, id, percent / 100)
