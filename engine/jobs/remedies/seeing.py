"""What can be seen: texts under other layers, faint ones, and those too near their ground."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from engine.checking import legibility
from engine.checking.lines import placed_outlines
from engine.document import edits
from engine.document.colour import Colour, luminance
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Highlight,
    Layer,
    LinearPaint,
    Page,
    PaintSpec,
    Picture,
    PicturePaint,
    RadialPaint,
    SceneSource,
    Shape,
    SolidPaint,
    Stroke,
    TextBlock,
)
from engine.drawing import subjects
from engine.drawing.compose import compose
from engine.drawing.scene import BlockReport
from engine.jobs import grounds, room
from engine.jobs.remedies.case import Case, Change, Edit

MARGIN = 1.15
"""Contrast aimed at, as a multiple of the one needed: rasterisation eats a part."""
SEEN = 0.25
"""Opacity from which a layer hides what is under it."""
RIBBON = 1.5
"""Em: width of the ribbon behind letters on a circle or path."""
BUSY = 0.07
"""Half the spread of the luminance under a text from which its ground is restless."""


def hidden(case: Case, report: BlockReport) -> Iterator[Change]:
    if not case.unread:
        return
    chain = (*edits.ancestors(case.document, case.id), case.block)
    faint = [layer.id for layer in chain if layer.opacity < 0.95]
    if faint:

        def show(document: Document) -> Document:
            for id in faint:
                document = edits.set_opacity(document, id, 1.0)
            return document

        yield Change("full opacity", "faint", show, "made opaque, it was hardly seen")
    covers = _covers(case, report)
    if covers:
        top = covers[-1]
        yield Change(
            "raised", "hidden", lambda d: edits.raise_above(d, case.id, top.id),
            f"raised above {top.name or top.id}, which covered it",
        )  # fmt: skip
    style = case.block.style
    clear = [c for c in grounds.inks(case.block, grounds.swatches_of(case.document)) if c.alpha < 1]
    if clear and isinstance(style.fill, SolidPaint):
        paint = SolidPaint(_ink_of(case, style.fill).with_alpha(1.0), "")
        yield Change(
            "opaque ink", "faint", lambda d: edits.set_fill(d, case.id, paint),
            "its ink was made opaque",
        )  # fmt: skip


def _ink_of(case: Case, paint: SolidPaint) -> Colour:
    return grounds.swatches_of(case.document).get(paint.swatch, paint.colour)


def _covers(case: Case, report: BlockReport) -> list[Layer]:
    """Layers above the text that lie over its ink, bottom first; other texts don't count."""
    above = False
    found: list[Layer] = []
    holders = {group.id for group in edits.ancestors(case.document, case.id)}

    def walk(layers: tuple[Layer, ...]) -> None:
        nonlocal above
        for layer in layers:
            if layer.id == case.id:
                above = True
            elif isinstance(layer, Group):
                if layer.id in holders or (layer.visible and layer.opacity > SEEN):
                    walk(layer.children)
            elif above and layer.visible and layer.opacity > SEEN and _lies_over(layer, report):
                found.append(layer)

    walk(case.document.pages[case.page].layers)
    return found


def _lies_over(layer: Layer, report: BlockReport) -> bool:
    if isinstance(layer, Shape):
        if layer.fill is None or layer.kind == "line" or _alpha(layer.fill) <= SEEN:
            return False
        box = edits.turned_bounds(layer)
    elif isinstance(layer, Picture):
        box = edits.turned_bounds(layer)
    elif isinstance(layer, Artwork):
        drawn = layer.source
        box = (
            edits.turned_bounds(layer)
            if isinstance(drawn, SceneSource)
            else subjects.ink(drawn.subject, layer.box)
        )
    else:
        return False
    return box.intersects(report.ink)


def _alpha(paint: PaintSpec) -> float:
    if isinstance(paint, LinearPaint | RadialPaint):
        return max((stop.colour.alpha for stop in paint.stops), default=1.0)
    return 1.0 if isinstance(paint, PicturePaint) else paint.colour.alpha


# ------------------------------------------------------------------ contrast


def contrast(case: Case, report: BlockReport) -> Iterator[Change]:
    wanted = legibility.needed(report)
    worst, median = legibility.text_contrast(case.ground, report, case.scale)
    flagged = "contrast" in case.rules
    if median == 0.0 or not (flagged or (case.unread and worst < wanted)):
        return
    aim = MARGIN * wanted
    swatches = grounds.swatches_of(case.document)
    block = case.block

    def reads(colour: Colour) -> float:
        return legibility.text_contrast(case.ground, report, case.scale, colour)[0]

    own = grounds.inks(grounds.plain(block), swatches)
    if any(run.fill is not None for run in block.runs) and min(map(reads, own)) >= aim:
        yield Change(
            "one colour", "contrast", lambda d: edits.set_fill(d, case.id, block.style.fill),
            "all of it set in its own colour, a part was too weak on its ground",
        )  # fmt: skip
        return
    options = grounds.choices(case.document)
    ranked = sorted(options[:2], key=lambda p: -reads(p.colour)) + list(options[2:])
    for paint in ranked:
        if reads(paint.colour) >= aim:
            yield Change(
                "other ink", "contrast", lambda d, p=paint: edits.set_fill(d, case.id, p),  # type: ignore[misc]
                f"set in {grounds.named(paint)}, its contrast was {worst:.1f} of {wanted:g}",
            )  # fmt: skip
            return
    yield from calm(case, report, f"its contrast was {worst:.1f} of {wanted:g}")


def calm(case: Case, report: BlockReport, why: str) -> Iterator[Change]:
    """A restless ground: the scene kept quiet there, then something to stand on."""
    wanted = legibility.needed(report)
    block, swatches = case.block, grounds.swatches_of(case.document)
    _, median = legibility.text_contrast(case.ground, report, case.scale)
    scene = _scene_under(case, report)
    if scene is not None and median >= wanted:
        place = room.extent(block, report).grown(0.35 * report.size)
        if edits.add_quiet(case.document, scene.id, place) is not case.document:
            yield Change(
                "quiet scene", "contrast", lambda d: edits.add_quiet(d, scene.id, place),
                f"{scene.name or scene.id} is kept quiet behind it, {why}",
            )  # fmt: skip
    letters = grounds.inks(block, swatches)
    aim = MARGIN * legibility.ENOUGH
    options = sorted(
        grounds.choices(case.document),
        key=lambda p: abs(luminance(p.colour) - _light(case, report)),
    )
    found = grounds.backing(letters, options, aim)
    if found is not None:
        yield Change(
            "backed", "contrast", _backed(case, found),
            f"set on {grounds.named(found)}, {why}",
        )  # fmt: skip
    ink, paper = sorted(
        grounds.choices(case.document)[:2],
        key=lambda p: abs(luminance(p.colour) - _light(case, report)), reverse=True,
    )  # fmt: skip
    yield Change(
        "ink on paper", "contrast",
        lambda d: _backed(case, paper)(edits.set_fill(d, case.id, ink)),
        f"set in {grounds.named(ink)} on {grounds.named(paper)}, {why}",
    )  # fmt: skip


def _backed(case: Case, paint: SolidPaint) -> Edit:
    """The text on a paint: its plate painted, a band behind its lines, or a ribbon along its circle
    or path."""
    block = case.block
    if block.arc is not None or block.path is not None:
        return lambda d: _ribboned(d, case.page, case.id, paint)
    if block.plate is not None:
        plate = msgspec.structs.replace(block.plate, paint=paint)
        return lambda d: edits.set_plate(d, case.id, plate)
    band = Highlight(paint, padding=(0.3, 0.18))
    return lambda d: edits.restyle_text(d, case.id, highlight=band, shadow=None, glow=None)


def _ribboned(document: Document, page: int, id: str, paint: SolidPaint) -> Document:
    """A shape right under the text that follows its letters, `RIBBON` em wide."""
    block = edits.find(document, id)
    holders = edits.ancestors(document, id)
    assert isinstance(block, TextBlock)
    # In the space of the text's own parent: what the groups do to the text they do to the ribbon.
    alone = Document(
        pages=(Page(width=document.pages[page].width, height=1.0, layers=(block,)),),
        swatches=document.swatches,
    )
    line: list[tuple[float, float]] = []
    for letter in placed_outlines(compose(alone)).get(id, ()):
        if letter.decorative or not letter.glyph.text.strip():
            continue
        a, b, c, d, x, y = letter.matrix
        up, along = 0.34 * letter.size, 0.5 * letter.size
        if not line:
            line.append((x + c * up - a * 0.25 * letter.size, y + d * up - b * 0.25 * letter.size))
        line.append((x + c * up, y + d * up))
        end = (x + c * up + a * along, y + d * up + b * along)
        width = RIBBON * letter.size
    if len(line) < 2:
        return document
    line.append(end)
    name = f"{id}-ribbon"
    if any(layer.id == name for layer in edits.iter_layers(document)):
        document = edits.remove_layer(document, name)
    xs, ys = [x for x, _ in line], [y for _, y in line]
    box = Box(min(xs), min(ys), max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys)))
    ribbon = Shape(
        id=name,
        name="Ribbon",
        box=box,
        kind="path",
        path=_smooth([((x - box.x) / box.width, (y - box.y) / box.height) for x, y in line]),
        stroke=Stroke(paint, width),
        purpose="plate",
    )
    group = holders[-1].id if holders else ""
    siblings = edits.find(document, group) if group else document.pages[page]
    layers = siblings.children if isinstance(siblings, Group) else document.pages[page].layers
    at = next(i for i, layer in enumerate(layers) if layer.id == id)
    return edits.add_layer(document, ribbon, page, index=at, group=group)


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """SVG path data through the middles of the stretches between the points, bent at the points."""
    parts = [f"M{points[0][0]:.5f} {points[0][1]:.5f}"]
    for (x, y), (nx, ny) in itertools.pairwise(points[1:]):
        parts.append(f"Q{x:.5f} {y:.5f} {(x + nx) / 2:.5f} {(y + ny) / 2:.5f}")
    return "".join([*parts, f"L{points[-1][0]:.5f} {points[-1][1]:.5f}"])


def _light(case: Case, report: BlockReport) -> float:
    """Median luminance of the ground under the text."""
    low, high = legibility.background_luminance(case.ground, report.ink, case.scale, worst=50.0)
    return (low + high) / 2


def _scene_under(case: Case, report: BlockReport) -> Artwork | None:
    """The topmost scene below the text that holds its ink and may be changed."""
    found: Artwork | None = None
    for layer in edits.iter_layers(case.document.pages[case.page]):
        if layer.id == case.id:
            break
        if (
            isinstance(layer, Artwork)
            and isinstance(layer.source, SceneSource)
            and layer.visible
            and not edits.is_locked(case.document, layer.id)
            and layer.box.intersects(report.ink)
        ):
            found = layer
    return found


def busy(case: Case, report: BlockReport) -> bool:
    """Whether the ground under the text is restless: two thirds of its luminances lie further
    apart than BUSY about their middle."""
    low, high = legibility.background_luminance(case.ground, report.ink, case.scale, worst=16.0)
    return (high - low) / 2 > BUSY
