"""A scene cut into at most a dozen planes, back to front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from engine.document.colour import Colour
from engine.drawing.motifs.classes import CLASSES
from engine.drawing.scene import Fill, Layered, Line, Node, Paint, Scene, bounds
from engine.training.styles.sheet import Floats, Layer
from exporters import raster

MOST_PLANES = 12


@dataclass(slots=True, eq=False)
class _Group:
    """Neighbours in drawing order that will share a plane."""

    nodes: list[Node]
    tag: str
    area: float
    backdrop: bool = False
    """It fills the page: nothing joins it."""

    @property
    def kind(self) -> str:
        return CLASSES.get(self.tag, "object")

    @property
    def family(self) -> str:
        return self.tag.partition(".")[0]


def planes(
    nodes: Sequence[Node], width: float, height: float, *, scale: float, most: int = MOST_PLANES
) -> tuple[Layer, ...]:
    """The planes of a scene of width x height points at `scale` px per point.

    Neighbours in drawing order of one class are one plane. Until `most` are left, soft light and
    shadow go first (they have no edge that a painter needs), then the pair is joined that costs
    least: details join what they lie on, ground never joins an object.
    Pictures and words are left out. Sizes equal those of `exporters.raster.render`.
    """
    groups = _grouped(_leaves(nodes), 0.95 * width * height)
    while len(groups) > most:
        soft = [group for group in groups if group.kind == "soft"]
        if soft:
            groups.remove(min(soft, key=lambda group: group.area))
            continue
        costs = [_cost(a, b) for a, b in pairwise(groups)]
        _join(groups, int(np.argmin(costs)))
    made = (_layer(group, width, height, scale) for group in groups)
    return tuple(layer for layer in made if layer is not None)


def _leaves(nodes: Sequence[Node]) -> list[Node]:
    """Drawing calls in order; groups with an opacity of their own stay whole."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Layered):
            if node.opacity < 1.0:
                out.append(node)
            else:
                out += [replace(node, nodes=(leaf,)) for leaf in _leaves(node.nodes)]
        elif isinstance(node, (Fill, Line)):
            out.append(node)
    return out


def _first(node: Node) -> Fill | Line | None:
    if isinstance(node, (Fill, Line)):
        return node
    if isinstance(node, Layered):
        for child in node.nodes:
            found = _first(child)
            if found is not None:
                return found
    return None


def _grouped(leaves: list[Node], page: float) -> list[_Group]:
    groups: list[_Group] = []
    for leaf in leaves:
        shape = _first(leaf)
        if shape is None:
            continue
        box = bounds(shape.path)
        area = box.width * box.height if isinstance(shape, Fill) else 0.1 * box.width * box.height
        whole = area >= page and len(shape.path.verbs) < 400
        same = bool(groups) and groups[-1].tag == shape.tag.name
        if same and groups[-1].backdrop == whole:
            groups[-1].nodes.append(leaf)
            groups[-1].area += area
        else:
            groups.append(_Group([leaf], shape.tag.name, area, whole))
    return groups


def _cost(a: _Group, b: _Group) -> float:
    """How much is lost when two neighbours share a plane."""
    background = ("ground", "soft")
    if a.backdrop != b.backdrop:
        return 200.0
    if (a.kind in background) != (b.kind in background):
        loss = 100.0 if a.kind != "soft" and b.kind != "soft" else 30.0
    elif a.family == b.family:
        loss = 0.1 if a.tag.partition(".")[2] == b.tag.partition(".")[2] else 1.0
    elif a.kind == b.kind:
        loss = 1.5 if a.kind in ("object", *background) else 4.0
    else:
        loss = 6.0
    return loss * (1.0 + 0.02 * (len(a.nodes) + len(b.nodes)))


def _join(groups: list[_Group], at: int) -> None:
    a, b = groups[at], groups[at + 1]
    tag = a.tag if a.area >= b.area or a.kind == "plane" != b.kind else b.tag
    whole = a.backdrop or b.backdrop
    groups[at : at + 2] = [_Group(a.nodes + b.nodes, tag, a.area + b.area, whole)]


def _black(colour: Colour) -> Colour:
    return Colour(alpha=colour.alpha)


def _silhouette(node: Node) -> Node:
    """The node in black, its opacity kept."""
    if isinstance(node, Layered):
        return replace(node, nodes=tuple(_silhouette(child) for child in node.nodes))
    if isinstance(node, (Fill, Line)):
        paint: Paint = node.paint
        if isinstance(paint, Colour):
            return replace(node, paint=_black(paint))
        stops = tuple(replace(stop, colour=_black(stop.colour)) for stop in paint.stops)
        return replace(node, paint=replace(paint, stops=stops))
    return node


def _layer(group: _Group, width: float, height: float, scale: float) -> Layer | None:
    """On white paper the black silhouette gives the coverage, the colours give themselves."""

    def drawn(nodes: tuple[Node, ...]) -> Floats:
        scene = Scene(width, height, 0.0, 0.0, nodes)
        return raster.render(scene, scale=scale, assets={}).astype(np.float32) / np.float32(255)

    nodes = tuple(group.nodes)
    mask = 1.0 - drawn(tuple(_silhouette(node) for node in nodes))[..., 0]
    weight = float(mask.sum())
    if weight < 0.5:
        return None
    ink = drawn(nodes) - (1.0 - mask)[..., None]
    red, green, blue = (min(1.0, max(0.0, float(v) / weight)) for v in ink.sum(axis=(0, 1)))
    return Layer(mask, group.tag, (red, green, blue))
