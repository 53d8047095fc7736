"""From a page of a document to a scene: the one place that decides what is drawn.

A layer becomes a `Layered` node that carries its id, rotation and opacity. A group's children
stand in the page's space like every other layer; the group turns them about its own centre.
Boxes that touch the trim are carried on into the bleed, so that a designer never has to.
"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from engine.document.colour import Colour
from engine.document.file import layer_name, trail
from engine.document.model import (
    Artwork,
    Box,
    Clip,
    Document,
    Group,
    Layer,
    PaintSpec,
    Picture,
    PicturePaint,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    Swatch,
    TextBlock,
)
from engine.drawing import shapes, typeset
from engine.drawing.paints import faded, filled, representative, resolve
from engine.drawing.scene import (
    IDENTITY,
    BlockReport,
    Fill,
    Image,
    Layered,
    Line,
    Matrix,
    Node,
    Paint,
    Path,
    Scene,
    Tag,
    concatenate,
)
from engine.errors import UserError

TOUCH = 0.05
"""Points: an edge this near the trim touches it."""
_SLOTS = {f"p{i}": i for i in range(6)}


@dataclass(frozen=True, slots=True)
class _Context:
    """What a layer's drawing depends on beside the layer itself."""

    width: float
    height: float
    bleed: float
    swatches: tuple[Swatch, ...]
    with_text: bool

    @property
    def colours(self) -> dict[str, Colour]:
        return {swatch.name: swatch.colour for swatch in self.swatches}


@dataclass(frozen=True, slots=True)
class _Drawn:
    node: Layered
    reports: tuple[BlockReport, ...]


def compose(document: Document, page_index: int = 0, *, with_text: bool = True) -> Scene:
    """The scene of one page, in points of its trim space.

    `with_text` False leaves out the letters, with their shadows and arrows, but keeps the plates
    that they stand on: the ground against which contrast is measured. Reports are always given.
    Raises UserError for a page that does not exist and for a subject, scene family or face that
    is not there.
    """
    if not 0 <= page_index < len(document.pages):
        raise UserError(
            f"there is no page {page_index + 1}",
            document.title,
            f"the document has {len(document.pages)}",
        )
    page = document.pages[page_index]
    context = _Context(page.width, page.height, page.bleed, document.swatches, with_text)
    with trail(f"page {page_index + 1}"):
        drawn = [_cached(layer, context) for layer in page.layers if _shown(layer)]
    return Scene(
        width=page.width,
        height=page.height,
        bleed=page.bleed,
        safe=page.safe,
        nodes=tuple(d.node for d in drawn),
        blocks=tuple(report for d in drawn for report in d.reports),
        grain=page.grain,
        title=document.title or page.name,
        language=document.language,
    )


def _shown(layer: Layer) -> bool:
    return layer.visible and layer.opacity > 0


# ------------------------------------------------------------------ memory

_CACHE_SIZE = 600
_cache: OrderedDict[tuple[int, _Context], tuple[Layer, _Drawn]] = OrderedDict()
_lock = threading.Lock()


def _cached(layer: Layer, context: _Context) -> _Drawn:
    """Layers are immutable, so an untouched one is the same object and draws the same. The entry
    holds the layer itself: its id can't be given to another object while it is remembered."""
    key = (id(layer), context)
    with _lock:
        held = _cache.get(key)
        if held is not None and held[0] is layer:
            _cache.move_to_end(key)
            return held[1]
    drawn = _layer(layer, context, IDENTITY, 0.0)
    with _lock:
        _cache[key] = (layer, drawn)
        while len(_cache) > _CACHE_SIZE:
            _cache.popitem(last=False)
    return drawn


def forget() -> None:
    """Drops what is remembered of layers and scenes (after a face was added)."""
    with _lock:
        _cache.clear()
    _painted.cache_clear()


# ------------------------------------------------------------------ layers


def turned(box: Box, degrees: float) -> Matrix:
    """Clockwise about the centre of the box."""
    if degrees % 360 == 0:
        return IDENTITY
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    cx, cy = box.centre
    return (c, s, -s, c, cx - c * cx + s * cy, cy - s * cx - c * cy)


def _layer(layer: Layer, context: _Context, outer: Matrix, angle: float) -> _Drawn:
    """`outer` and `angle` (degrees) are what the groups around the layer do to it."""
    matrix = turned(layer.box, layer.rotation)
    whole, total = concatenate(outer, matrix), angle + layer.rotation
    upright = total % 360 == 0
    reports: tuple[BlockReport, ...] = ()
    nodes: tuple[Node, ...]
    with trail(layer_name(layer)):
        match layer:
            case Group():
                drawn = [_layer(c, context, whole, total) for c in layer.children if _shown(c)]
                nodes = tuple(d.node for d in drawn)
                reports = tuple(report for d in drawn for report in d.reports)
            case TextBlock():
                nodes, reports = _text(layer, context, outer, total)
            case Shape():
                nodes = _shape(layer, context, upright)
            case Picture():
                nodes = _picture(layer, context, upright)
            case Artwork():
                nodes = _artwork(layer, context, upright)
    opacity = max(0.0, min(1.0, layer.opacity))
    if opacity < 1.0:
        # What is said of a text's ink counts the layers' opacity, or contrast would not see it.
        reports = tuple(dataclasses.replace(r, fill=faded(r.fill, opacity)) for r in reports)
    return _Drawn(Layered(nodes, matrix, None, opacity, layer.id), reports)


def _text(
    block: TextBlock, context: _Context, outer: Matrix, rotation: float
) -> tuple[tuple[Node, ...], tuple[BlockReport, ...]]:
    if not block.text.strip():
        return (), ()
    text = typeset.set_block(block, context.colours)
    nodes = (*text.plate, *(text.letters if context.with_text else ()))
    # A group moves the block's centre; about that new centre the block is turned by the sum.
    cx, cy = block.box.centre
    px, py = _mapped(outer, cx, cy)

    def moved(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        return tuple(Box(b.x + px - cx, b.y + py - cy, b.width, b.height) for b in boxes)

    lines, ruby = moved(text.line_boxes), moved(text.ruby_boxes)
    arc = block.arc
    centre = (arc.cx + px - cx, arc.cy + py - cy) if arc else (0.0, 0.0)
    if arc and rotation % 360:
        centre = _mapped(_about(px, py, rotation), *centre)
    report = BlockReport(
        block=block.id,
        role=block.role,
        text=block.text,
        ink=_rotated_bounds((*lines, *ruby), rotation, (px, py)),
        size=text.layout.size,
        smallest=text.layout.smallest,
        lines=len(text.layout.lines),
        overflow=text.overflow,
        missing=text.layout.missing,
        rotation=rotation,
        vertical=block.style.writing == "vertical",
        arc=(*centre, arc.radius, arc.angle + rotation, arc.inside) if arc else None,
        line_boxes=lines,
        line_texts=tuple(line.text for line in text.layout.lines),
        pivot=(px, py),
        curve=tuple((x + px - cx, y + py - cy) for x, y in text.curve),
        ruby_texts=tuple(line.text for line in text.layout.ruby),
        ruby_boxes=ruby,
        fill=text.fill,
        language=block.language,
        plate=bool(text.plate),
    )
    return nodes, (report,)


def _mapped(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _about(px: float, py: float, degrees: float) -> Matrix:
    return turned(Box(px, py, 0.0, 0.0), degrees)


def _rotated_bounds(boxes: tuple[Box, ...], rotation: float, pivot: tuple[float, float]) -> Box:
    """The upright box around the turned boxes; an empty text is a point at the pivot."""
    if not boxes:
        return Box(pivot[0], pivot[1], 0.0, 0.0)
    m = _about(*pivot, rotation)
    corners = [
        _mapped(m, x, y)
        for b in boxes
        for x, y in ((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
    ]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


# ------------------------------------------------------------------ shapes


def _shape(shape: Shape, context: _Context, upright: bool) -> tuple[Node, ...]:
    colours = context.colours
    tag = _tag(shape.purpose or "shape", shape.fill)
    box = shape.box
    path = field = shapes.path_of(shape)
    ground = box
    if upright and shape.kind == "rect" and shape.radius <= 0:
        field = shapes.rect(_into_bleed(box, context))
        if isinstance(shape.fill, PicturePaint):
            ground = _into_bleed(box, context)
    elif upright and shape.kind == "polygon":
        field = _polygon_into_bleed(path, context)
    nodes: list[Node] = []
    if shape.shadow is not None and shape.fill is not None:
        nodes += _box_shadow(shape, shape.shadow)
    if shape.fill is not None and shape.kind != "line":
        rule: Literal["evenodd", "nonzero"] = "evenodd" if shape.kind == "path" else "nonzero"
        nodes.append(filled(field, shape.fill, ground, colours, rule, tag))
    if shape.stroke is not None and shape.stroke.width > 0:
        nodes.append(_stroked(path, shape, shape.stroke, box, colours))
    if shape.kind == "line" and shape.stroke is None and shape.fill is not None:
        nodes.append(Line(path, resolve(shape.fill, box, colours), 1.0, "butt", "miter", (), tag))
    nodes += _fittings(shape, colours)
    return tuple(nodes)


def _stroked(
    path: Path, shape: Shape, stroke: Stroke, box: Box, colours: dict[str, Colour]
) -> Line:
    # Corners of drawn figures stay sharp; a dash of length 0 with a round cap is a dot.
    dash = stroke.dash if all(d >= 0 for d in stroke.dash) and sum(stroke.dash) > 0 else ()
    dots = bool(dash) and dash[0] == 0
    if dots:
        dash = (stroke.width * 0.01, *dash[1:])  # some contexts drop a dash of no length
    soft = shape.kind in ("path", "burst", "ellipse")
    return Line(
        path,
        resolve(stroke.paint, box, colours),
        stroke.width,
        "round" if dots or shape.kind == "path" else "butt",
        "round" if soft else "miter",
        dash,
        _tag(shape.purpose or "shape", stroke.paint),
    )


def _fittings(shape: Shape, colours: dict[str, Colour]) -> list[Node]:
    """What belongs to a figure beside its outline: a ticket's perforation, a frame's diamonds."""
    box = shape.box
    if shape.kind == "ticket":
        hole = max(0.6, min(box.width, box.height) * 0.016)
        paint: Paint
        if shape.stroke is not None and shape.stroke.width > 0:
            paint, hole = resolve(shape.stroke.paint, box, colours), shape.stroke.width
        elif shape.fill is None:
            return []
        else:
            ground = representative(resolve(shape.fill, box, colours))
            paint = _darker(ground)
        path = shapes.perforation(box, shape.detail, shape.radius)
        return [
            Line(path, paint, hole, "round", "round", (hole * 0.01, hole * 2.6), Tag("ornament"))
        ]
    if shape.kind == "notch_frame" and shape.detail > 0:
        source = shape.stroke.paint if shape.stroke is not None else shape.fill
        if source is None:
            return []
        fill = resolve(source, box, colours)
        diamonds = shapes.corner_diamonds(box, shape.radius, shape.detail)
        return [Fill(path, fill, "nonzero", _tag("ornament", source)) for path in diamonds]
    return []


def _darker(colour: Colour) -> Colour:
    """A shade that shows on the colour, in the colour's own space."""
    ink = Colour("cmyk", (0.0, 0.0, 0.0, 1.0)) if colour.space == "cmyk" else Colour()
    return ink.with_alpha(0.45)


def _box_shadow(shape: Shape, shadow: Shadow) -> list[Node]:
    room = min(shape.box.width, shape.box.height) * 0.4

    def grow(by: float) -> Path:
        return shapes.path_of(shape, by, 0.8 * shadow.blur)

    return list(shapes.shadow_nodes(grow, shadow, room=room, tag=Tag("shadow")))


def _tag(name: str, paint: PaintSpec | None) -> Tag:
    slot = _SLOTS.get(paint.swatch, -1) if isinstance(paint, SolidPaint) else -1
    return Tag(name, slot)


# ------------------------------------------------------------------ bleed


def _edges(box: Box, context: _Context) -> tuple[float, float, float, float]:
    """How far the box goes on beyond each side (left, top, right, bottom) to fill the bleed."""
    bleed = context.bleed
    if bleed <= 0:
        return 0.0, 0.0, 0.0, 0.0
    over = (-box.x, -box.y, box.right - context.width, box.bottom - context.height)
    left, top, right, bottom = (max(0.0, bleed - o) if o >= -TOUCH else 0.0 for o in over)
    return left, top, right, bottom


def _into_bleed(box: Box, context: _Context) -> Box:
    left, top, right, bottom = _edges(box, context)
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def _plain(clip: Clip | None) -> bool:
    """Whether the window is just the box, which goes on into the bleed; any other has an edge of
    its own."""
    return clip is None or (clip.shape == "rect" and clip.radius <= 0)


def _window(clip: Clip | None, box: Box, wide: Box) -> Path:
    return shapes.rect(wide) if clip is None or _plain(clip) else shapes.clip_path(clip, box)


def _polygon_into_bleed(path: Path, context: _Context) -> Path:
    """A polygon with a strip beyond each of its sides that lies on the trim. Within the page
    nothing changes: a slanted side is not bent, as it would be if its end were moved out."""
    b, right, bottom = context.bleed, context.width, context.height
    p = path.points
    corners = [(p[i], p[i + 1]) for i in range(0, len(p), 2)]
    if b <= 0 or len(corners) < 3:
        return path
    clockwise = shapes.signed_area(corners) > 0
    verbs, points = [path.verbs], list(p)

    def reach(low: float, high: float, end: float) -> tuple[float, float]:
        """From `low` to `high` along the trim; round the page's corner where one ends there."""
        return (low - b if low <= TOUCH else low), (high + b if high >= end - TOUCH else high)

    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        strip: Box | None = None
        for edge, far in ((0.0, -b), (right, b)):
            if abs(x0 - edge) <= TOUCH and abs(x1 - edge) <= TOUCH:
                low, high = reach(min(y0, y1), max(y0, y1), bottom)
                strip = Box(min(edge, edge + far), low, b, high - low)
        for edge, far in ((0.0, -b), (bottom, b)):
            if abs(y0 - edge) <= TOUCH and abs(y1 - edge) <= TOUCH:
                low, high = reach(min(x0, x1), max(x0, x1), right)
                strip = Box(low, min(edge, edge + far), high - low, b)
        if strip is not None:
            added = shapes.rect(strip)  # clockwise; the winding must agree with the polygon's
            flat = added.points if clockwise else (*added.points[6:], *added.points[4:6],
                                                   *added.points[2:4], *added.points[:2])  # fmt: skip
            verbs.append(added.verbs)
            points += flat
    return Path("".join(verbs), tuple(points))


# ------------------------------------------------------------------ pictures and artwork


def _picture(picture: Picture, context: _Context, upright: bool) -> tuple[Node, ...]:
    box, crop = picture.box, picture.crop
    window = (crop.x0, crop.y0, crop.x1, crop.y1)
    plain = _plain(picture.clip)
    if upright and plain and not picture.mask and box.width > 0 and box.height > 0:
        wide = _into_bleed(box, context)
        window, box = _wider_crop(window, box, wide), wide
    image = Image(picture.asset, box, window, picture.mask)
    nodes: list[Node] = []
    if picture.shadow is not None:
        nodes += _window_shadow(picture.clip, picture.box, picture.shadow)
    if picture.clip is None or plain:
        nodes.append(image)
    else:
        nodes.append(Layered((image,), clip=shapes.clip_path(picture.clip, picture.box)))
    return tuple(nodes)


def _wider_crop(
    crop: tuple[float, float, float, float], box: Box, wide: Box
) -> tuple[float, float, float, float]:
    """The part of the picture that fills the box with its bleed: more of the picture where there
    is more; else the picture is enlarged a little, its proportions kept."""
    x0, y0, x1, y1 = crop
    per_x, per_y = (x1 - x0) / box.width, (y1 - y0) / box.height
    a0, b0 = x0 - (box.x - wide.x) * per_x, y0 - (box.y - wide.y) * per_y
    a1, b1 = x1 + (wide.right - box.right) * per_x, y1 + (wide.bottom - box.bottom) * per_y
    low, high = (min(0.0, x0), min(0.0, y0)), (max(1.0, x1), max(1.0, y1))
    a0, a1, b0, b1 = max(a0, low[0]), min(a1, high[0]), max(b0, low[1]), min(b1, high[1])
    scale = min((a1 - a0) / (wide.width * per_x), (b1 - b0) / (wide.height * per_y))
    width, height = wide.width * per_x * scale, wide.height * per_y * scale
    mx, my = (a0 + a1) / 2, (b0 + b1) / 2
    return mx - width / 2, my - height / 2, mx + width / 2, my + height / 2


def _artwork(artwork: Artwork, context: _Context, upright: bool) -> tuple[Node, ...]:
    box = artwork.box
    if box.width <= 0 or box.height <= 0:
        return ()
    nodes: list[Node] = []
    if isinstance(artwork.source, SceneSource):
        wide = _into_bleed(box, context) if upright else box
        window = _window(artwork.clip, box, wide)
        beyond = max(_edges(box, context)) if upright else 0.0
        painted = _painted(artwork.source, box.width, box.height, beyond)
        if artwork.shadow is not None:
            nodes += _window_shadow(artwork.clip, box, artwork.shadow)
        nodes.append(Layered((Layered(painted, (1.0, 0.0, 0.0, 1.0, box.x, box.y)),), clip=window))
        return tuple(nodes)
    from engine.drawing import subjects  # loads the library's archive on first use

    source = artwork.source
    drawn = subjects.nodes(source.subject, box, flip=source.flip, recolour=source.recolour)
    if artwork.shadow is not None:
        if artwork.clip is not None:
            nodes += _window_shadow(artwork.clip, box, artwork.shadow)
        else:
            nodes += _silhouette_shadow(drawn, artwork.shadow)
    if artwork.clip is not None:
        nodes.append(Layered(drawn, clip=shapes.clip_path(artwork.clip, box)))
    else:
        nodes += drawn
    return tuple(nodes)


@lru_cache(maxsize=48)
def _painted(source: SceneSource, width: float, height: float, bleed: float) -> tuple[Node, ...]:
    from engine.drawing import motifs  # the painter and its families load on first use

    return tuple(motifs.paint(source, width, height, bleed))


def _window_shadow(clip: Clip | None, box: Box, shadow: Shadow) -> list[Node]:
    window = clip or Clip()

    def grow(by: float) -> Path:
        radius = max(window.radius + by if window.radius > 0 else 0.0, 0.8 * shadow.blur)
        return shapes.clip_path(msgspec.structs.replace(window, radius=radius), box.grown(by))

    room = min(box.width, box.height) * 0.4
    return list(shapes.shadow_nodes(grow, shadow, room=room, tag=Tag("shadow")))


def _silhouette_shadow(nodes: tuple[Node, ...], shadow: Shadow) -> list[Node]:
    """The shadow of free-standing artwork: its own outline in one colour, softened by strokes
    around it. Extrusions are for letters and figures; here they are hard shadows."""
    solid = shadow.colour.with_alpha(1.0)
    shift: Matrix = (1.0, 0.0, 0.0, 1.0, shadow.dx, shadow.dy)

    def copy(grown: float, opacity: float) -> Layered:
        return Layered(_silhouette(nodes, solid, grown), shift, None, opacity)

    if shadow.blur <= 0 or shadow.extrude:
        return [copy(0.0, shadow.colour.alpha)]
    return [copy(*step) for step in shapes.halo_alphas(shadow.colour.alpha, shadow.blur)]


def _silhouette(nodes: tuple[Node, ...], colour: Colour, grown: float) -> tuple[Node, ...]:
    tag = Tag("shadow")
    out: list[Node] = []
    for node in nodes:
        match node:
            case Fill():
                out.append(Fill(node.path, colour, node.rule, tag))
                if grown > 0:
                    out.append(Line(node.path, colour, 2 * grown, tag=tag))
            case Line():
                wide = node.width + 2 * grown
                out.append(dataclasses.replace(node, paint=colour, width=wide, tag=tag))
            case Layered():
                inner = _silhouette(node.nodes, colour, grown / _scale(node.matrix))
                out.append(dataclasses.replace(node, nodes=inner, layer=""))
            case _:
                continue  # library art holds neither glyphs nor pixels
    return tuple(out)


def _scale(m: Matrix) -> float:
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2])) or 1.0
