"""What a printer asks beside preflight: bleed, colours that inks can't reach, hairlines, and small
black letters that would be printed in four inks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from app.editor.proofing import press
from app.editor.proofing.finding_texts import Reports, number, place_of, short
from app.editor.proofing.findings import MM, Check, Finding, Fix, Limits
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import Document, Layer, Shape, SolidPaint, TextBlock
from engine.drawing.scene import Scene
from engine.jobs import grounds

translate = QCoreApplication.translate

Pixels = npt.NDArray[np.uint8]

HAIRLINE = 0.25
"""Points: thinner lines break up on a plate."""
GAMUT_SHARE = 0.03
"""Of the page, from which colours out of gamut are told."""
GAMUT_WARNING = 0.10
SIDE = 360
"""Pixels of the longer side on which gamut is judged."""
SMALL_BLACK = 14.0
"""Points: letters of four inks up to this size show the least misregister."""
BLACK_INK = Colour("cmyk", (0.0, 0.0, 0.0, 1.0))


def of_page(
    document: Document, page: int, scene: Scene, reports: Reports, ground: Pixels, limits: Limits
) -> tuple[list[Finding], list[Check]]:
    """The findings on one page and the checks that it passes. `ground` is the page drawn without
    letters, uint8[h, w, 3]."""
    found: list[Finding] = []
    passed: list[Check] = []
    if limits.bleed:
        found += _bleed(page, scene.bleed, limits)
        if scene.bleed >= limits.bleed - 0.1:
            passed.append(Check(translate("Proof", "Bleed"), f"{number(scene.bleed / MM)} mm"))
    if not limits.inks:
        return found, passed
    if press.available():
        step = max(1, round(max(ground.shape[:2]) / SIDE))
        share, shift = press.out_of_gamut(ground[::step, ::step])
        found += _gamut(page, share, shift)
        if share < GAMUT_SHARE:
            passed.append(
                Check(translate("Proof", "Colours that print"), f"{number(100 * (1 - share), 0)} %")
            )
    thin = list(_hairlines(document, page, reports))
    found += thin
    if not thin:
        passed.append(Check(translate("Proof", "No hairlines"), f"≥ {number(HAIRLINE, 2)} pt"))
    found += _rich_blacks(document, page, scene, reports)
    return found, passed


def _bleed(page: int, bleed: float, limits: Limits) -> Iterator[Finding]:
    if bleed >= limits.bleed - 0.1:
        return
    wanted = number(limits.bleed / MM)
    title = translate("Proof", "The page has no bleed")
    if bleed > 0.1:
        title = translate("Proof", "The bleed is narrow")
    label = translate("Proof", "Set the bleed to {bleed} mm").format(bleed=wanted)
    yield Finding(
        key=f"bleed:{page}",
        severity="warning",
        title=title,
        why=translate(
            "Proof", "{bleed} mm; {least} mm keep white edges off when it is cut."
        ).format(bleed=number(bleed / MM), least=wanted),
        page=page,
        rule="bleed",
        fixes=(Fix(label, label, lambda d: edits.set_bleed(d, page, limits.bleed)),),
    )


def _gamut(page: int, share: float, shift: float) -> Iterator[Finding]:
    if share < GAMUT_SHARE:
        return
    yield Finding(
        key=f"gamut:{page}",
        severity="warning" if share >= GAMUT_WARNING else "note",
        title=translate("Proof", "{share} % of the artwork is out of gamut").format(
            share=number(100 * share, 0)
        ),
        why=translate(
            "Proof", "It prints duller: ΔE {shift} on average, {limit} is plain to see."
        ).format(shift=number(shift), limit=number(press.VISIBLE, 0)),
        page=page,
        rule="gamut",
    )


def _hairlines(document: Document, page: int, reports: Reports) -> Iterator[Finding]:
    for layer in edits.iter_layers(document.pages[page]):
        width = _stroke_width(layer)
        if width is None or width >= HAIRLINE - 1e-6 or not layer.visible:
            continue
        label = translate("Proof", "Make it {width} pt wide").format(width=number(HAIRLINE, 2))
        yield Finding(
            key=f"hairline:{layer.id}",
            severity="warning",
            title=translate("Proof", "A line is too thin to print"),
            why=translate(
                "Proof", "{width} pt; {least} pt is the least that a plate holds."
            ).format(width=number(width, 2), least=number(HAIRLINE, 2)),
            layer=layer.id,
            page=page,
            box=place_of(document, layer.id, reports),
            rule="hairline",
            fixes=(Fix(label, label, lambda d, id=layer.id: edits.update(d, id, _wider)),),  # type: ignore[misc]
        )


def _stroke_width(layer: Layer) -> float | None:
    return layer.stroke.width if isinstance(layer, Shape) and layer.stroke is not None else None


def _wider(layer: Layer) -> Layer:
    if not isinstance(layer, Shape) or layer.stroke is None:
        return layer
    stroke = msgspec.structs.replace(layer.stroke, width=HAIRLINE)
    return msgspec.structs.replace(layer, stroke=stroke)


def _rich_blacks(
    document: Document, page: int, scene: Scene, reports: Reports
) -> Iterator[Finding]:
    swatches = grounds.swatches_of(document)
    for report in scene.blocks:
        layer = edits.find(document, report.block)
        if not isinstance(layer, TextBlock) or report.smallest > SMALL_BLACK:
            continue
        inks = grounds.inks(layer, swatches)
        if not inks or not all(_dark_neutral(c) for c in inks):
            continue
        label = translate("Proof", "Print it in black ink alone")
        yield Finding(
            key=f"four inks:{layer.id}",
            severity="note",
            title=translate("Proof", "“{text}” prints in four inks").format(
                text=short(report.text)
            ),
            why=translate(
                "Proof", "{size} pt; small black letters are sharpest in one ink."
            ).format(size=number(report.smallest)),
            layer=layer.id,
            page=page,
            box=place_of(document, layer.id, reports),
            rule="four inks",
            fixes=(
                Fix(
                    label,
                    label,
                    partial(edits.set_fill, id=layer.id, paint=SolidPaint(BLACK_INK)),
                ),
            ),
        )


def _dark_neutral(colour: Colour) -> bool:
    if colour.space != "srgb" or colour.alpha < 1:
        return False
    return max(colour.values) < 0.22 and max(colour.values) - min(colour.values) < 0.04
