"""Design, Shape: the figure, its corner radius and points, dashes of its line."""

from __future__ import annotations

from typing import Any

import msgspec

from app.editor.controls import Combo, NumberField
from app.editor.panels import naming
from app.editor.panels.design_module import Module, fields, named, offer, tr
from app.editor.panels.selected import Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, Layer, Shape

KINDS = ("rect", "ellipse", "line", "star", "burst", "ticket", "notch_frame")
"""Figures that a box alone describes; polygons and paths have points of their own."""
ROUNDED = frozenset({"rect", "ticket", "notch_frame"})
POINTED = {"star": 5.0, "burst": 16.0}
"""Figures with a number of points, and the usual one."""
DASHES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("solid", ()), ("dashes", (4.0, 3.0)), ("long", (9.0, 5.0)), ("dots", (0.0, 2.2)),
)  # fmt: skip
"""Multiples of the line's width."""


class ShapeModule(Module):
    """For shapes, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Shape"))
        self.kind = Combo(name=tr("Figure"))
        self.corner = NumberField(
            "border-corner-rounded", "mm", minimum=0, name=tr("Corner radius"), show_unit=False
        )
        self.points = NumberField("star", "", 0, 3, 64, name=tr("Points"))
        self.stub = NumberField("W", "%", 0, 5, 60, name=tr("Width of the stub"))
        self.dash = Combo(name=tr("Line"))
        names = {
            "solid": tr("Solid"), "dashes": tr("Dashes"), "long": tr("Long dashes"),
            "dots": tr("Dots"),
        }  # fmt: skip
        self.dash.set_items([(names[key], key) for key, _ in DASHES])
        self.body.addWidget(fields(self.kind, self.corner, self.points, self.stub))
        self._dash_row = named(tr("Line"), self.dash)
        self.body.addWidget(self._dash_row)
        self.bind(self._show)
        self.kind.chosen.connect(
            lambda kind: self.apply(tr("Figure"), lambda d, id: set_kind(d, id, kind))
        )
        self.bind_length(
            self.corner, tr("Corner radius"), lambda s: s.radius,
            lambda d, id, v: _with(d, id, radius=v),
        )  # fmt: skip
        self.bind_number(
            self.points, tr("Points"), lambda s: s.detail or POINTED.get(s.kind, 0.0),
            lambda d, id, v: _with(d, id, detail=float(round(v))),
        )  # fmt: skip
        self.bind_number(
            self.stub, tr("Width of the stub"), lambda s: round(s.detail * 100, 2),
            lambda d, id, v: _with(d, id, detail=v / 100),
        )  # fmt: skip
        self.dash.chosen.connect(
            lambda key: self.apply(tr("Line"), lambda d, id: set_dash(d, id, key))
        )

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(Shape)

    def _show(self, held: Any) -> None:
        own = dict.fromkeys(s.kind for s in held if s.kind not in KINDS)
        offer(self.kind, [(naming.shape_kind(kind), kind) for kind in (*own, *KINDS)])
        self.kind.set_value(common(s.kind for s in held))
        self.kind.setEnabled(bool(self.ids()) and not own)
        self.corner.setVisible(all(s.kind in ROUNDED for s in held))
        self.points.setVisible(all(s.kind in POINTED for s in held))
        self.stub.setVisible(all(s.kind == "ticket" for s in held))
        stroked = [s for s in held if s.stroke is not None]
        self._dash_row.setVisible(bool(stroked))
        if stroked:
            self.dash.set_value(common(_dash_of(s) for s in stroked))


def _with(document: Document, id: str, **changes: object) -> Document:
    def change(layer: Layer) -> Layer:
        if not isinstance(layer, Shape):
            return layer
        return msgspec.structs.replace(layer, **changes)

    return edits.update(document, id, change)


def set_kind(document: Document, id: str, kind: str) -> Document:
    """Another figure in the same box; radius stays, points take the figure's usual number."""
    layer = edits.find(document, id)
    if not isinstance(layer, Shape) or layer.kind == kind:
        return document
    detail = POINTED.get(kind, 0.3 if kind == "ticket" else 0.0)
    return _with(document, id, kind=kind, detail=detail)


def set_dash(document: Document, id: str, key: str) -> Document:
    """A manner of line by its key in DASHES, in multiples of the line's width."""
    layer = edits.find(document, id)
    if not isinstance(layer, Shape) or layer.stroke is None:
        return document
    pattern = dict(DASHES)[key]
    dash = tuple(part * layer.stroke.width for part in pattern)
    return _with(document, id, stroke=msgspec.structs.replace(layer.stroke, dash=dash))


def _dash_of(shape: Shape) -> str:
    """The nearest manner of line."""
    assert shape.stroke is not None
    dash = shape.stroke.dash
    if not dash or sum(dash) <= 0:
        return "solid"
    if dash[0] == 0:
        return "dots"
    return "long" if dash[0] > 6.5 * shape.stroke.width else "dashes"
