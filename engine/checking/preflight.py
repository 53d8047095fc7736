"""Preflight: what a printer or a reader would complain about, found before they do.

Rules look at the scene and, for contrast, at the page drawn without its letters. Each finding
names the block, says what is wrong in one sentence and what to do about it.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from PIL import Image as PillowImage

from engine.checking import legibility
from engine.checking.lines import placed_outlines
from engine.checking.reader import Picture
from engine.document.model import Box
from engine.drawing.scene import (
    IDENTITY,
    BlockReport,
    Image,
    Layered,
    Matrix,
    Node,
    Scene,
    concatenate,
)

Severity = Literal["fault", "warning"]
"""fault: don't deliver. warning: look at it."""

MIN_DPI = 150.0
MIN_DPI_LARGE = 72.0
LARGE_SIDE = 2000.0
"""Points: sheets above about 70 cm are seen from further away."""
PRINT_FAULT, PRINT_WARNING = 6.0, 8.0
SCREEN_FAULT, SCREEN_WARNING = 10.0, 13.0
OVERLAP = 0.02
"""Share of the smaller text's ink box that may lie under another text."""
SAFE_TOLERANCE = 0.5
MM = 25.4 / 72


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at."""

    rule: str
    severity: Severity
    page: int
    """1 for the first."""
    block: str = ""
    """Id of the text block or layer; '' for the page."""
    sentence: str
    remedy: str
    value: float = 0.0
    """What was measured, in the rule's own unit."""


class PreflightReport(msgspec.Struct, frozen=True, kw_only=True):
    """All findings, faults first. `passed` when none is a fault."""

    passed: bool
    findings: tuple[Finding, ...] = ()

    def to_dict(self) -> dict[str, object]:
        tree: dict[str, object] = msgspec.json.decode(msgspec.json.encode(self))
        return tree


def preflight(
    scenes: Sequence[Scene],
    *,
    unit: str = "mm",
    assets: Mapping[str, bytes] | None = None,
    backgrounds: Sequence[Picture] | None = None,
    scale: float = 1.0,
) -> PreflightReport:
    """Check pages. `unit` is the document's: `px` is for screens, the others are for print.

    `backgrounds`: the pages' trim drawn without letters (`compose(..., with_text=False)`), as
    uint8[h, w, 3] at `scale` px per point; without them contrast isn't judged. `assets` are the
    stored files by SHA-256; without them the resolution of pictures isn't judged.
    """
    findings: list[Finding] = []
    if not scenes:
        findings.append(
            Finding(
                rule="empty",
                severity="fault",
                page=0,
                sentence="the document has no page",
                remedy="add a page",
            )
        )
    for index, scene in enumerate(scenes):
        page = index + 1
        findings += _empty(scene, page)
        findings += _margins(scene, page)
        findings += _set(scene, page, screen=unit == "px")
        findings += _overlaps(scene, page)
        if assets is not None:
            findings += _pictures(scene, page, assets, screen=unit == "px")
        if backgrounds is not None:
            findings += _contrast(scene, page, backgrounds[index], scale, screen=unit == "px")
    findings.sort(key=lambda f: (f.severity != "fault", f.page))
    return PreflightReport(
        passed=all(f.severity != "fault" for f in findings), findings=tuple(findings)
    )


def _named(block: BlockReport) -> str:
    text = " ".join(block.text.split())
    return f"{block.role} “{text if len(text) <= 28 else text[:27] + '…'}”"


def _empty(scene: Scene, page: int) -> list[Finding]:
    if scene.blocks:
        return []
    drawn = any(not isinstance(n, Layered) or n.nodes for n in scene.nodes)
    return [
        Finding(
            rule="empty" if not drawn else "no text",
            severity="fault" if not drawn else "warning",
            page=page,
            sentence="the page is empty" if not drawn else "the page has no text",
            remedy="add a text or a picture" if not drawn else "add a text if one should be there",
        )
    ]


def _margins(scene: Scene, page: int) -> list[Finding]:
    found = []
    for block in scene.blocks:
        ink = legibility.block_bounds(block)
        if not ink.width and not ink.height:
            continue
        off = max(-ink.x, -ink.y, ink.right - scene.width, ink.bottom - scene.height)
        close = off + scene.safe
        if off > SAFE_TOLERANCE:
            found.append(
                Finding(
                    rule="trim",
                    severity="fault",
                    page=page,
                    block=block.block,
                    sentence=f"{_named(block)} runs {off * MM:.1f} mm off the page",
                    remedy="move it inside, or make it smaller",
                    value=round(off, 2),
                )
            )
        elif scene.safe > 0 and close > SAFE_TOLERANCE:
            found.append(
                Finding(
                    rule="safe area",
                    severity="warning",
                    page=page,
                    block=block.block,
                    sentence=(
                        f"{_named(block)} stands {-off * MM:.1f} mm from the edge, "
                        f"inside the {scene.safe * MM:.1f} mm that should stay free"
                    ),
                    remedy="move it further in",
                    value=round(close, 2),
                )
            )
    return found


def _set(scene: Scene, page: int, *, screen: bool) -> list[Finding]:
    """Overflow, missing glyphs and tiny text."""
    found = []
    fault, warning = (SCREEN_FAULT, SCREEN_WARNING) if screen else (PRINT_FAULT, PRINT_WARNING)
    unit = "px" if screen else "pt"
    for block in scene.blocks:
        if block.missing:
            names = ", ".join(f"{c} (U+{ord(c[0]):04X})" for c, _ in block.missing[:6])
            found.append(
                Finding(
                    rule="missing glyphs",
                    severity="fault",
                    page=page,
                    block=block.block,
                    sentence=f"{_named(block)} has characters that no face can draw: {names}",
                    remedy="choose another face, or add one with `affiche fonts add`",
                    value=float(len(block.missing)),
                )
            )
        if block.overflow:
            found.append(
                Finding(
                    rule="overflow",
                    severity="fault",
                    page=page,
                    block=block.block,
                    sentence=f"{_named(block)} doesn't fit its box",
                    remedy="enlarge the box, shorten the text, or let the size be fitted",
                )
            )
        if block.smallest < warning - 1e-6:
            tiny = block.smallest < fault - 1e-6
            found.append(
                Finding(
                    rule="tiny text",
                    severity="fault" if tiny else "warning",
                    page=page,
                    block=block.block,
                    sentence=(
                        f"{_named(block)} is set in {block.smallest:.1f} {unit}, "
                        f"{'too small to read' if tiny else 'hard to read for many'}"
                    ),
                    remedy=f"set it in {warning:g} {unit} or more",
                    value=round(block.smallest, 2),
                )
            )
    return found


def _contrast(
    scene: Scene, page: int, background: Picture, scale: float, *, screen: bool
) -> list[Finding]:
    found = []
    outlined = {
        name
        for name, placed in placed_outlines(scene).items()
        if any(p.stroke > 0.04 * p.size for p in placed)
    }
    for block in scene.blocks:
        # A heavy outline carries the letters by itself; their fill may then be anything.
        if block.block in outlined:
            continue
        worst, median = legibility.text_contrast(background, block, scale)
        if median == 0.0:
            continue
        wanted = legibility.needed(block)
        if worst >= wanted:
            continue
        weak = median < wanted or worst < 0.6 * wanted
        found.append(
            Finding(
                rule="contrast",
                severity="fault" if weak else "warning",
                page=page,
                block=block.block,
                sentence=(
                    f"{_named(block)} has a contrast of {worst:.1f} at its worst place "
                    f"({median:.1f} in the middle), {wanted:g} is needed"
                ),
                remedy="use a darker or lighter colour, a plate, or a calmer place",
                value=round(worst, 2),
            )
        )
    return found


def _overlaps(scene: Scene, page: int) -> list[Finding]:
    """Texts on each other. Boxes of turned texts and circles are too coarse to judge by, so their
    letters are compared one by one."""
    found = []
    placed = placed_outlines(scene)
    pieces = {b.block: _ink_boxes(b, placed.get(b.block, [])) for b in scene.blocks}
    for i, one in enumerate(scene.blocks):
        for other in scene.blocks[i + 1 :]:
            if not one.ink.intersects(other.ink):
                continue
            a, b = pieces[one.block], pieces[other.block]
            shared = sum(_shared(x, y) for x in a for y in b if x.intersects(y))
            smaller = min(sum(x.width * x.height for x in a), sum(y.width * y.height for y in b))
            if smaller > 0 and shared / smaller > OVERLAP:
                found.append(
                    Finding(
                        rule="overlap",
                        severity="fault",
                        page=page,
                        block=other.block,
                        sentence=f"{_named(other)} lies on {_named(one)}",
                        remedy="move one of them",
                        value=round(shared / smaller, 3),
                    )
                )
    return found


def _ink_boxes(block: BlockReport, placed: Sequence[object]) -> list[Box]:
    """Upright boxes that together hold the block's ink closely."""
    from engine.checking.lines import PlacedOutline
    from engine.checking.witness import outline_bounds

    letters = [
        box
        for p in placed
        if isinstance(p, PlacedOutline) and not p.decorative and (box := outline_bounds(p))
    ]
    return letters or list(block.line_boxes) or [block.ink]


def _shared(a: Box, b: Box) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return max(0.0, width) * max(0.0, height)


def _pictures(
    scene: Scene, page: int, assets: Mapping[str, bytes], *, screen: bool
) -> list[Finding]:
    found = []
    wanted = MIN_DPI_LARGE if max(scene.width, scene.height) > LARGE_SIDE else MIN_DPI
    # On screens a document's pixel is a picture's pixel.
    wanted = 72.0 if screen else wanted
    for image, matrix, layer in _images(scene.nodes, IDENTITY, ""):
        data = assets.get(image.asset)
        size = _pixel_size(data) if data is not None else None
        if size is None:
            found.append(
                Finding(
                    rule="picture missing",
                    severity="fault",
                    page=page,
                    block=layer,
                    sentence="a picture's file is missing or can't be read",
                    remedy="place the picture again",
                )
            )
            continue
        zoom = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) or 1.0
        x0, y0, x1, y1 = image.crop
        across = size[0] * (x1 - x0) / max(1e-6, image.box.width * zoom / 72)
        down = size[1] * (y1 - y0) / max(1e-6, image.box.height * zoom / 72)
        dpi = min(across, down)
        if dpi < wanted - 0.5:
            found.append(
                Finding(
                    rule="resolution",
                    severity="warning",
                    page=page,
                    block=layer,
                    sentence=f"a picture has {dpi:.0f} dpi at this size, {wanted:.0f} are needed",
                    remedy="use a larger picture, or show it smaller",
                    value=round(dpi, 1),
                )
            )
    return found


def _images(nodes: tuple[Node, ...], outer: Matrix, layer: str) -> list[tuple[Image, Matrix, str]]:
    found: list[tuple[Image, Matrix, str]] = []
    for node in nodes:
        if isinstance(node, Image):
            found.append((node, outer, layer))
        elif isinstance(node, Layered):
            found += _images(node.nodes, concatenate(outer, node.matrix), node.layer or layer)
    return found


def _pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header alone; None for what is no picture."""
    try:
        with PillowImage.open(io.BytesIO(data)) as picture:
            return picture.size
    except (OSError, ValueError, PillowImage.DecompressionBombError):
        return None
