"""Design, Colours: every colour within a group or a selection of several, changed wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QPoint

from app.editor.panels.colour_picker import Choice, ColourPopover
from app.editor.panels.design_module import Module, tr
from app.editor.panels.selected import Selected
from app.editor.panels.swatch_grid import SwatchGrid
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import (
    Document,
    Group,
    Layer,
    LinearPaint,
    PaintSpec,
    PicturePaint,
    RadialPaint,
    Shape,
    TextBlock,
)

MOST = 24


def colours_of(layers: Iterable[Layer], document: Document) -> tuple[Colour, ...]:
    """The colours of texts and shapes, opaque, each once, in order of depth: what `edits.recolour`
    exchanges. Artwork has its own palette."""
    held = {s.name: s.colour for s in document.swatches}

    def of(paint: PaintSpec | None) -> Iterator[Colour]:
        if isinstance(paint, LinearPaint | RadialPaint):
            yield from (stop.colour for stop in paint.stops)
        elif paint is not None and not isinstance(paint, PicturePaint):
            yield held.get(paint.swatch, paint.colour) if paint.swatch else paint.colour

    def walk(layers: Iterable[Layer]) -> Iterator[Colour]:
        for layer in layers:
            if isinstance(layer, Group):
                yield from walk(layer.children)
            elif isinstance(layer, Shape):
                yield from of(layer.fill)
                yield from of(layer.stroke.paint if layer.stroke else None)
            elif isinstance(layer, TextBlock):
                yield from of(layer.style.fill)
                for run in layer.runs:
                    yield from of(run.fill)
                yield from of(layer.style.outline.paint if layer.style.outline else None)
                yield from of(layer.plate.paint if layer.plate else None)

    opaque = (colour.with_alpha(1.0) for colour in walk(layers))
    return tuple(dict.fromkeys(opaque))


class ColoursModule(Module):
    """For groups, and for several layers of different kinds."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Colours"))
        self.grid = SwatchGrid(tr("Colours of the selection"))
        self.body.addWidget(self.grid)
        self.grid.chosen.connect(self._open)
        self.popover: ColourPopover | None = None
        self._old = Colour()
        self.bind(self._show)

    @staticmethod
    def wants(selected: Selected) -> bool:
        if selected.regions or not selected.layers:
            return False
        mixed = len({type(x) for x in selected.layers}) > 1
        grouped = any(isinstance(x, Group) for x in selected.layers)
        return (mixed or grouped) and bool(colours_of(selected.layers, selected.document))

    def targets(self, selected: Selected) -> Sequence[Layer]:
        return selected.layers

    def _show(self, held: Any) -> None:
        colours = colours_of(held, self.selected.document)[:MOST]
        self.grid.show_colours([("", colour) for colour in colours])

    def _open(self, n: int) -> None:
        self._old = self.grid.colours[n]
        if self.popover is None:
            self.popover = ColourPopover(self)
            self.popover.picker.changing.connect(lambda c: self.preview(self._recoloured(c)))
            self.popover.picker.chosen.connect(self._choose)
            self.popover.closed.connect(self.settle)
        self.popover.picker.open(self._old, self.workspace.session.document)
        at = self.grid.mapToGlobal(QPoint(0, self.grid.cell(n).top() - 20))
        self.popover.show_at(QPoint(at.x() - 306, at.y()))

    def _recoloured(self, choice: Choice) -> Callable[[Document, str], Document]:
        old = self._old
        return lambda d, id: _exchanged(d, id, old, choice.colour)

    def _choose(self, choice: Choice) -> None:
        self.apply(tr("Change colour"), self._recoloured(choice))
        self._old = choice.colour.with_alpha(1.0)  # what is changed next is the new one


def _exchanged(document: Document, id: str, old: Colour, new: Colour) -> Document:
    """A colour within a layer, also where a paint takes it from a swatch: the paint then has its
    own, the swatch stays."""
    names = {s.name for s in document.swatches if s.colour.with_alpha(1.0) == old}

    def own(layer: Layer) -> Layer:
        def bare(paint: PaintSpec | None) -> PaintSpec | None:
            swatch = getattr(paint, "swatch", "")
            if paint is None or swatch not in names or not swatch:
                return paint
            bared: PaintSpec = msgspec.structs.replace(paint, swatch="", colour=new)
            return bared

        if isinstance(layer, Group):
            return msgspec.structs.replace(layer, children=tuple(map(own, layer.children)))
        if isinstance(layer, Shape):
            stroke = layer.stroke and msgspec.structs.replace(
                layer.stroke, paint=bare(layer.stroke.paint)
            )
            return msgspec.structs.replace(layer, fill=bare(layer.fill), stroke=stroke)
        if isinstance(layer, TextBlock):
            style = layer.style
            outline = style.outline and msgspec.structs.replace(
                style.outline, paint=bare(style.outline.paint)
            )
            style = msgspec.structs.replace(style, fill=bare(style.fill), outline=outline)
            runs = tuple(msgspec.structs.replace(r, fill=bare(r.fill)) for r in layer.runs)
            plate = layer.plate and msgspec.structs.replace(
                layer.plate, paint=bare(layer.plate.paint)
            )
            return msgspec.structs.replace(layer, style=style, runs=runs, plate=plate)
        return layer

    if names:
        document = edits.update(document, id, own)
    return edits.recolour(document, id, {old: new})
