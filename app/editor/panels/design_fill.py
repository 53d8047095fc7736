"""Design, Fill: the paint of letters or shapes: colour, gradient or picture, and its opacity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QFileDialog

from app.editor.controls import Button, Combo, IconButton, NumberField
from app.editor.panels import colour_values, fills
from app.editor.panels.colour_field import ColourField
from app.editor.panels.colour_picker import Choice, Contrast
from app.editor.panels.design_module import Module, fields, offer, tr
from app.editor.panels.gradient_bar import GradientBar
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import (
    Document,
    GradientStop,
    LinearPaint,
    PaintSpec,
    PicturePaint,
    RadialPaint,
    Shape,
    SolidPaint,
    TextBlock,
)


def fill_of(held: Any) -> PaintSpec | None:
    return held.style.fill if isinstance(held, TextBlock) else held.fill


class FillModule(Module):
    """For texts and shapes, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Fill"))
        assert self.section is not None
        self.dropper = IconButton("color-picker", tr("Take a colour from the page"))
        self.dropper.clicked.connect(self._drop)
        self.kind = Combo(name=tr("Kind of fill"))
        self.kind.setFixedWidth(104)
        self.section.header_buttons.addWidget(self.dropper)
        self.section.header_buttons.addSpacing(4)
        self.section.header_buttons.addWidget(self.kind)
        self.colour = ColourField(tr("Fill"), drops=True)
        self.opacity = NumberField("", "%", 0, 0, 100, name=tr("Opacity of the fill"))
        self.opacity.setFixedWidth(64)
        self.body.addWidget(fields(self.colour, self.opacity))
        self.bar = GradientBar()
        self.angle = NumberField("rotate-clockwise", "°", 0, -360, 360, name=tr("Angle"))
        self.radius = NumberField("dimensions", "%", 0, 1, 400, name=tr("Radius"))
        self.reverse = IconButton("arrows-horizontal", tr("Reverse the gradient"))
        self.reverse.clicked.connect(self._reverse)
        self._gradient_fields = fields(self.angle, self.radius, self.reverse)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._gradient_fields)
        self.replace = Button(tr("Choose a picture"), "plain", "photo")
        self.replace.clicked.connect(self._choose_picture)
        self.body.addWidget(self.replace)
        self._connect()

    def _connect(self) -> None:
        self.bind(self._show)
        self.kind.chosen.connect(self._choose_kind)
        self.colour.changing.connect(lambda c: self.preview(self._coloured(c)))
        self.colour.chosen.connect(lambda c: self.apply(tr("Fill"), self._coloured(c)))
        self.colour.closed.connect(self.settle)
        self.colour.eyedropper.connect(self._drop)
        self.colour.kept.connect(self.keep_swatch)
        self.bind_number(self.opacity, tr("Opacity of the fill"), self._alpha, _with_alpha)
        self.bind_number(self.angle, tr("Angle of the gradient"), _angle, _turned)
        self.bind_number(self.radius, tr("Radius of the gradient"), _radius, _widened)
        self.bar.moving.connect(lambda stops: self.preview(_stopped(stops)))
        self.bar.changed.connect(lambda stops: self.apply(tr("Gradient"), _stopped(stops)))
        self.bar.picked.connect(lambda _: self._show_colour())

    def set_contrast(self, contrast: Contrast) -> None:
        """What the colour popover says of a colour's contrast."""
        self.colour.contrast = contrast

    # ------------------------------------------------------------ what it shows

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(TextBlock, Shape) and any(
            not (isinstance(x, Shape) and x.kind == "line") for x in selected.layers
        )

    def _paint(self) -> Any:
        """The fill that all have; MIXED where they differ, or where words have their own."""
        paints = [fill_of(x) for x in self.selected.layers]
        for block in self.selected.of(TextBlock):
            paints += [run.fill for run in block.runs if run.fill is not None]
        return common(paints)

    def _show(self, held: Any) -> None:
        shapes = all(isinstance(x, Shape) for x in held)
        kind = common(fills.kind_of(fill_of(x)) for x in held)
        items = [
            (tr("Colour"), "solid"), (tr("Linear"), "linear"), (tr("Radial"), "radial"),
            (tr("Picture"), "picture"),
        ]  # fmt: skip
        offer(self.kind, [*([(tr("None"), "none")] if shapes else []), *items])
        self.kind.set_value(kind)
        self.kind.setEnabled(bool(self.ids()))
        paint = self._paint()
        gradient = isinstance(paint, (LinearPaint, RadialPaint))
        self.bar.setVisible(gradient)
        self._gradient_fields.setVisible(gradient)
        self.angle.setVisible(isinstance(paint, LinearPaint))
        self.radius.setVisible(isinstance(paint, RadialPaint))
        self.replace.setVisible(kind == "picture")
        self.opacity.setVisible(kind not in ("none", "picture"))
        self.dropper.setEnabled(bool(self.ids()) and kind in ("solid", "none", MIXED))
        if isinstance(paint, (LinearPaint, RadialPaint)):
            self.bar.set_stops(paint.stops)
        self._show_colour()

    def _show_colour(self) -> None:
        document, paint = self.selected.document, self._paint()
        if paint is MIXED:
            first = fill_of(self.selected.layers[0])
            self.colour.show_colour(colour_values.shown(first, document), document, mixed=True)
        elif isinstance(paint, (LinearPaint, RadialPaint)) and self.bar.stops:
            self.colour.show_colour(self.bar.stops[self.bar.at].colour, document)
        else:
            swatch = paint.swatch if isinstance(paint, SolidPaint) else ""
            held = {s.name for s in document.swatches}
            self.colour.show_colour(
                colour_values.shown(paint, document), document,
                swatch=swatch if swatch in held else "",
            )  # fmt: skip

    def _alpha(self, held: Any) -> float | None:
        return round(colour_values.alpha_of(fill_of(held), self.selected.document) * 100, 2)

    # ------------------------------------------------------------ what it does

    def _coloured(self, choice: Choice) -> Any:
        """The colour for a solid fill, or for the chosen stop of a gradient."""
        at = self.bar.at

        def change(document: Document, id: str) -> Document:
            paint = fill_of(edits.find(document, id))
            if isinstance(paint, (LinearPaint, RadialPaint)) and at < len(paint.stops):
                stops = sorted(paint.stops, key=lambda stop: stop.offset)
                stops[at] = GradientStop(stops[at].offset, choice.colour)
                new: PaintSpec = msgspec.structs.replace(paint, stops=tuple(stops))
            elif isinstance(paint, PicturePaint):
                new = msgspec.structs.replace(paint, colour=choice.colour)
            else:
                new = choice.paint
            return edits.set_fill(document, id, new)

        return change

    def _choose_kind(self, kind: str) -> None:
        if kind == "picture":
            self._choose_picture()
            self.refresh(self.selected)
            return
        self.apply(
            tr("Fill"),
            lambda d, id: fills.set_fill(
                d, id, fills.turned_into(fill_of(edits.find(d, id)), kind, d)
            ),
        )

    def _choose_picture(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose a picture"),
            "",
            tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)"),
        )
        if name:
            self.fill_with(Path(name))

    def fill_with(self, path: Path) -> None:
        """Letters or shapes filled with a picture's file."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.workspace.say("err", f"{path.name}: {error.strerror}")
            return
        asset = self.workspace.session.add_asset(data)

        def change(document: Document, id: str) -> Document:
            old = fill_of(edits.find(document, id))
            colour = colour_values.shown(old, document)
            paint = PicturePaint(asset) if colour is None else PicturePaint(asset, colour=colour)
            return fills.set_fill(document, id, paint)

        self.apply(tr("Fill with picture"), change)

    def _reverse(self) -> None:
        def change(document: Document, id: str) -> Document:
            paint = fill_of(edits.find(document, id))
            return (
                edits.set_fill(document, id, fills.reversed_gradient(paint)) if paint else document
            )

        self.apply(tr("Reverse gradient"), change)

    def _drop(self) -> None:
        self.workspace.set_tool("eyedropper")


def _with_alpha(document: Document, id: str, percent: float) -> Document:
    paint = fill_of(edits.find(document, id))
    if paint is None:
        return document
    return edits.set_fill(document, id, colour_values.with_alpha(paint, percent / 100, document))


def _angle(held: Any) -> float | None:
    paint = fill_of(held)
    return paint.angle if isinstance(paint, LinearPaint) else 0.0


def _turned(document: Document, id: str, degrees: float) -> Document:
    paint = fill_of(edits.find(document, id))
    if not isinstance(paint, LinearPaint):
        return document
    return edits.set_fill(document, id, msgspec.structs.replace(paint, angle=degrees))


def _radius(held: Any) -> float | None:
    paint = fill_of(held)
    return round(paint.radius * 100, 2) if isinstance(paint, RadialPaint) else 0.0


def _widened(document: Document, id: str, percent: float) -> Document:
    paint = fill_of(edits.find(document, id))
    if not isinstance(paint, RadialPaint):
        return document
    return edits.set_fill(document, id, msgspec.structs.replace(paint, radius=percent / 100))


def _stopped(stops: tuple[GradientStop, ...]) -> Any:
    def change(document: Document, id: str) -> Document:
        paint = fill_of(edits.find(document, id))
        if not isinstance(paint, (LinearPaint, RadialPaint)):
            return document
        return edits.set_fill(document, id, msgspec.structs.replace(paint, stops=tuple(stops)))

    return change
