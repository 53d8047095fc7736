"""Finishing: what can only be decided once the artwork is drawn, i.e. which ink reads on it.

The ladder of the art direction, section 5.3, first step that passes: keep, flip light and dark,
a scrim in a scene colour under the text.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from engine.checking.legibility import luminances
from engine.document.colour import Colour, luminance, rgb
from engine.document.edits import iter_layers
from engine.document.model import (
    Artwork,
    Box,
    Document,
    GradientStop,
    Layer,
    LinearPaint,
    Page,
    Plate,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
)
from engine.drawing.compose import compose
from engine.drawing.scene import BlockReport, Scene
from engine.jobs.grounds import (
    ink_and_paper,
    inks,
    painted,
    plain,
    swatches_of,
    worst_contrast,
)
from engine.planning.composition.sheet import measured, plate_box

Pixels = npt.NDArray[np.uint8]

LOOK = 512.0
"""Pixels of the long side at which grounds are looked at, here and by the judge."""
DISPLAY = 3.6
RUNNING = 5.2
"""Contrast to reach on the worst 5 % of the pixels: display type, and everything else. Both lie
above WCAG's 3 and 4.5, so that grain and rasterisation don't eat the margin."""
PLATE = 1.3
"""Least contrast of a pill with its ground; below, its words seem to stand loose."""


class Renderer(Protocol):
    """Draws a scene into pixels: `uint8[h, w, 3]`, `scale` pixels a point."""

    def __call__(
        self,
        scene: Scene,
        *,
        scale: float,
        assets: Mapping[str, bytes],
        bleed: bool = False,
        with_text: bool = True,
    ) -> Pixels: ...


def make_legible(document: Document, render: Renderer, assets: Mapping[str, bytes]) -> Document:
    """The document with every text readable on what lies behind it. Texts on plates are left
    as they are: their ground is chosen with them."""
    for scrims in (True, False):
        pages = tuple(
            _legible_page(document, index, page, render, assets, scrims)
            for index, page in enumerate(document.pages)
        )
        had = sum(len(p.layers) for p in document.pages)
        document = msgspec.structs.replace(document, pages=pages)
        if sum(len(p.layers) for p in pages) == had:
            break
        # A new scrim may lie under texts that were fine before: look once more.
    return document


def _legible_page(
    document: Document,
    index: int,
    page: Page,
    render: Renderer,
    assets: Mapping[str, bytes],
    scrims: bool,
) -> Page:
    scene = compose(document, index)
    behind = compose(document, index, with_text=False)
    scale = LOOK / max(page.width, page.height)
    light = luminances(render(behind, scale=scale, assets=assets, with_text=False))
    swatches = swatches_of(document)
    ink, paper = ink_and_paper(swatches)
    reports = {r.block: r for r in scene.blocks}
    tallest = max((r.size for r in scene.blocks), default=1.0)
    judged: list[_Judged] = []
    changed: dict[str, TextBlock] = {}
    for layer in page.layers:
        report = reports.get(layer.id)
        if not isinstance(layer, TextBlock) or report is None:
            continue
        if report.arc is not None:
            continue
        if layer.plate is not None:
            if layer.plate.shape == "round":
                changed |= _visible_plate(layer, layer.plate, light, scale, swatches)
            continue
        aim = DISPLAY if report.size >= 0.45 * tallest and report.size > 30 else RUNNING
        judged.append(_Judged(layer, report, _under(report, light, scale), aim))
    failing: list[tuple[BlockReport, bool]] = []
    for cluster in _clusters(judged, page):
        if all(_reads(j, inks(j.block, swatches)) for j in cluster):
            continue
        bare = {j.block.id: plain(j.block) for j in cluster}
        if all(_reads(j, inks(bare[j.block.id], swatches)) for j in cluster):
            changed.update(bare)
            continue
        # One decision for texts that stand together: two inks side by side look like a mistake.
        scores = {
            name: min(worst_contrast(j.under, luminance(p.colour)) / j.aim for j in cluster)
            for name, p in (("ink", ink), ("paper", paper))
        }
        best = max(scores, key=lambda n: scores[n])
        paint = ink if best == "ink" else paper
        for j in cluster:
            keeps = scores[best] >= 1 and _reads(j, inks(j.block, swatches))
            if not keeps:
                changed[j.block.id] = painted(bare[j.block.id], paint)
        if scores[best] < 1:
            failing += [(j.report, best == "paper") for j in cluster]
    layers = [changed.get(layer.id, layer) for layer in page.layers]
    if failing and scrims:
        layers = _with_scrims(page, layers, failing, swatches)
    return msgspec.structs.replace(page, layers=tuple(layers))


def _visible_plate(
    block: TextBlock,
    plate: Plate,
    light: npt.NDArray[np.float32],
    scale: float,
    swatches: Mapping[str, Colour],
) -> dict[str, TextBlock]:
    """The block on a plate that stands out from the scene; nothing when it does already."""
    around = _around(plate_box(measured(block)).grown(0.4 * block.style.size), light, scale)
    if not isinstance(plate.paint, SolidPaint) or not around.size or block.rotation:
        return {}
    ground = float(np.median(around))

    def stands_out(colour: Colour) -> float:
        high, low = max(luminance(colour), ground), min(luminance(colour), ground)
        return (high + 0.05) / (low + 0.05)

    if stands_out(plate.paint.colour) >= PLATE:
        return {}
    solid, label = sorted(ink_and_paper(swatches), key=lambda p: -stands_out(p.colour))
    return {
        block.id: msgspec.structs.replace(
            painted(block, label), plate=msgspec.structs.replace(plate, paint=solid)
        )
    }


def _around(box: Box, light: npt.NDArray[np.float32], scale: float) -> npt.NDArray[np.float32]:
    """Luminances along the four sides of the box, as one flat array."""
    h, w = light.shape
    x0, x1 = (min(w - 1, max(0, int(x * scale))) for x in (box.x, box.right))
    y0, y1 = (min(h - 1, max(0, int(y * scale))) for y in (box.y, box.bottom))
    sides = (light[y0, x0:x1], light[y1, x0:x1], light[y0:y1, x0], light[y0:y1, x1])
    return np.concatenate(sides)


@dataclass(frozen=True)
class _Judged:
    """A text with the luminances behind it and the contrast that it needs."""

    block: TextBlock
    report: BlockReport
    under: npt.NDArray[np.float32]
    aim: float


def _reads(j: _Judged, inks: Sequence[Colour]) -> bool:
    return min(worst_contrast(j.under, luminance(c)) for c in inks) >= j.aim


def _clusters(judged: Sequence[_Judged], page: Page) -> list[list[_Judged]]:
    """Texts that stand together: on one ground, within .06 of the page's height."""
    out: list[list[_Judged]] = []
    for j in sorted(judged, key=lambda j: j.report.ink.y):
        for cluster in out:
            below = max(c.report.ink.bottom for c in cluster)
            similar = abs(float(np.median(cluster[0].under)) - float(np.median(j.under))) < 0.25
            if j.report.ink.y - below < 0.06 * page.height and similar:
                cluster.append(j)
                break
        else:
            out.append([j])
    return out


def _is_subject(layer: Layer) -> bool:
    return isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource)


def _under(
    report: BlockReport, light: npt.NDArray[np.float32], scale: float
) -> npt.NDArray[np.float32]:
    """Luminances behind the block's lines, grown by .08 em, as one flat array."""
    h, w = light.shape
    turn = math.radians(report.rotation)
    cos, sin = math.cos(turn), math.sin(turn)
    px, py = report.pivot
    parts = []
    for box in report.line_boxes or (report.ink,):
        grown = box.grown(0.08 * report.size)
        nx = max(2, int(grown.width * scale))
        ny = max(2, int(grown.height * scale))
        x, y = np.meshgrid(
            np.linspace(grown.x, grown.right, nx), np.linspace(grown.y, grown.bottom, ny)
        )
        if report.rotation:
            x, y = px + (x - px) * cos - (y - py) * sin, py + (x - px) * sin + (y - py) * cos
        column, row = (x * scale).astype(int), (y * scale).astype(int)
        inside = (column >= 0) & (column < w) & (row >= 0) & (row < h)
        parts.append(light[row[inside], column[inside]])
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _with_scrims(
    page: Page,
    layers: list[Layer],
    failing: list[tuple[BlockReport, bool]],
    swatches: Mapping[str, Colour],
) -> list[Layer]:
    """One soft band per cluster of failing texts, under the first text layer."""
    dark = swatches.get("p0", rgb(0.06, 0.07, 0.1))
    light = swatches.get("p5", rgb(0.98, 0.97, 0.94))
    bands: list[tuple[float, float, bool]] = []
    for report, wants_dark in sorted(failing, key=lambda f: f[0].ink.y):
        top, bottom = report.ink.y, report.ink.bottom
        if bands and bands[-1][2] == wants_dark and top - bands[-1][1] < 0.1 * page.height:
            bands[-1] = (bands[-1][0], max(bands[-1][1], bottom), wants_dark)
        else:
            bands.append((top, bottom, wants_dark))
    used = {layer.id for layer in iter_layers(page)}
    # A document that was made legible before may have some.
    names = (id for id in (f"scrim-{k}" for k in itertools.count(1)) if id not in used)
    # Above the scene, below subjects and letters: a veil over the hero would spoil the picture.
    at = next(
        (i for i, layer in enumerate(layers) if isinstance(layer, TextBlock) or _is_subject(layer)),
        len(layers),
    )
    out = list(layers)
    for top, bottom, wants_dark in bands:
        colour = dark if wants_dark else light
        reach = max(0.9 * (bottom - top), 0.09 * page.height)
        clear = colour.with_alpha(0.0)
        full = colour.with_alpha(0.82)
        b = page.bleed
        stops: tuple[GradientStop, ...]
        near_top, near_bottom = top < 0.3 * page.height, bottom > 0.7 * page.height
        if near_top and not near_bottom:
            box = Box(-b, -b, page.width + 2 * b, bottom + reach + b)
            solid = (bottom + b) / box.height
            stops = (
                GradientStop(0.0, full),
                GradientStop(min(solid, 0.9), full),
                GradientStop(1.0, clear),
            )
        elif near_bottom:
            box = Box(-b, top - reach, page.width + 2 * b, page.height - top + reach + b)
            solid = reach / box.height
            stops = (
                GradientStop(0.0, clear),
                GradientStop(max(solid, 0.1), full),
                GradientStop(1.0, full),
            )
        else:
            box = Box(-b, top - reach, page.width + 2 * b, bottom - top + 2 * reach)
            edge = min(0.45, reach / box.height)
            stops = (
                GradientStop(0.0, clear),
                GradientStop(edge, full),
                GradientStop(1 - edge, full),
                GradientStop(1.0, clear),
            )
        out.insert(
            at,
            Shape(id=next(names), name="Scrim", box=box, kind="rect", purpose="scrim",
                  fill=LinearPaint(stops, 90.0)),
        )  # fmt: skip
    return out
