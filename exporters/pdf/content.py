"""Scene nodes as a content stream."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Iterable

from pikepdf import Array, Dictionary, Name, Stream

from engine.document.colour import Colour
from engine.drawing import shapes
from engine.drawing.scene import (
    IDENTITY,
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Linear,
    Matrix,
    Node,
    Paint,
    Path,
    Radial,
    SceneGlyph,
    bounds,
    concatenate,
)
from exporters import pictures
from exporters.brushes import MITER_LIMIT
from exporters.colour import clean_stops, invisible
from exporters.grain import grain_tile
from exporters.pdf import images
from exporters.pdf.book import Book, Resources
from exporters.pdf.fonts import Code, Face, Faces, right_to_left, spoken
from exporters.pdf.numbers import matrix_operator, num, nums, path_operators

Extent = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

_LONG = 24
"""Segments of a path that is worth sharing."""
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Content:
    """One content stream, a page's or a group's, with the resources that it names.

    Coordinates are the scene's, y down: the page turns them over once, at its start, and text
    matrices turn the glyphs back. `base` is that turn: patterns live in the stream's own
    coordinates and know nothing of later changes (ISO 32000-1, 8.7.3.1).
    """

    def __init__(self, book: Book, faces: Faces, base: Matrix, *, outline_text: bool) -> None:
        self.book, self.faces, self.outline_text = book, faces, outline_text
        self.resources: Resources = {}
        self.ops: list[str] = []
        self._matrix = self._base = base
        self._fill = self._state = ""
        self._page = (base, "", "")

    def data(self) -> bytes:
        return "\n".join(self.ops).encode("ascii")

    def begin_page(self, area: Extent) -> None:
        """Turns the page's coordinates to the scene's and keeps the art within `area`."""
        self.ops.append(matrix_operator(self._base))
        self._page = self.save()
        x0, y0, x1, y1 = area
        self.ops.append(f"{nums((x0, y0, x1 - x0, y1 - y0))} re W n")

    def end_page(self) -> None:
        self.restore(self._page)

    def draw(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, Fill):
                self._draw_fill(node)
            elif isinstance(node, Line):
                self._draw_line(node)
            elif isinstance(node, Glyphs):
                self._draw_glyphs(node)
            elif isinstance(node, Image):
                self._draw_image(node)
            else:
                self._draw_layered(node)

    # -------------------------------------------------------------- states

    def save(self) -> tuple[Matrix, str, str]:
        self.ops.append("q")
        return self._matrix, self._fill, self._state

    def restore(self, saved: tuple[Matrix, str, str]) -> None:
        self.ops.append("Q")
        self._matrix, self._fill, self._state = saved

    def transform(self, m: Matrix) -> None:
        if m != IDENTITY:
            self.ops.append(matrix_operator(m))
            self._matrix = concatenate(self._matrix, m)

    def _alpha(self, alpha: float) -> None:
        name = self.book.alpha_state(self.resources, min(1.0, alpha))
        if name != self._state and not (self._state == "" and alpha >= 1.0):
            self.ops.append(f"{name} gs")
            self._state = name

    # -------------------------------------------------------------- paints

    def _painted(
        self,
        paint: Paint,
        extent: Callable[[], Extent],
        show: Callable[[], None],
        *,
        stroke: bool = False,
    ) -> None:
        """Sets the paint, shows something, and leaves the state as it was or as it says."""
        paint = _plain(paint)
        if isinstance(paint, Colour):
            self._set_colour(paint, stroke=stroke)
            self._alpha(paint.alpha)
            show()
            return
        alphas = {stop.colour.alpha for stop in paint.stops}
        if len(alphas) > 1:
            self._masked(paint, extent(), show, stroke=stroke)
            return
        saved = self.save()
        self._set_pattern(paint, stroke=stroke)
        self._alpha(alphas.pop())
        show()
        self.restore(saved)

    def _masked(
        self, paint: Linear | Radial, extent: Extent, show: Callable[[], None], *, stroke: bool
    ) -> None:
        """Shown in a group of its own under the mask of opacities.

        A mask straight on a stroke or on text is ignored by PDFium and drops the text; every
        reader applies one to a group.
        """
        outer = self.ops, self.resources, self._matrix, self._fill, self._state
        self.ops, self.resources = [], {}
        self._matrix, self._fill, self._state = IDENTITY, "", ""
        self._set_pattern(paint, stroke=stroke)
        show()
        content, resources = self.data(), self.resources
        self.ops, self.resources, self._matrix, self._fill, self._state = outer
        saved = self.save()
        self._alpha(1.0)
        self.ops.append(f"{self._soft_mask(paint, extent)} gs")
        self.ops.append(f"{self._group(content, extent, resources)} Do")
        self.restore(saved)

    def _group(self, content: bytes, extent: Extent, resources: Resources) -> str:
        return self.book.resource(
            self.resources,
            "/XObject",
            "X",
            ("group", content, extent),
            lambda: self.book.form(content, extent, resources),
        )

    def _set_pattern(self, paint: Linear | Radial, *, stroke: bool) -> None:
        name = self.book.pattern(self.resources, paint, self._matrix)
        self.ops.append(f"/Pattern CS {name} SCN" if stroke else f"/Pattern cs {name} scn")
        self._fill = ""

    def _set_colour(self, paint: Colour, *, stroke: bool) -> None:
        name, _ = self.book.space(self.resources, paint)
        values = nums(paint.values)
        if paint.space == "cmyk":
            operator = f"{values} {'K' if stroke else 'k'}"
        elif stroke:
            operator = f"{name} CS {values} SCN"
        else:
            operator = f"{name} cs {values} scn"
        if stroke:
            self.ops.append(operator)
        elif operator != self._fill:
            self.ops.append(operator)
            self._fill = operator

    def _soft_mask(self, gradient: Linear | Radial, extent: Extent) -> str:
        """A state whose mask is the gradient of opacities as greys (11.6.5.3)."""

        def make() -> Dictionary:
            resources: Resources = {}
            shading = self.book.resource(
                resources,
                "/Shading",
                "S",
                ("alpha", gradient),
                lambda: self.book.shading(gradient, alpha=True),
            )
            ops = f"{shading} sh"
            if isinstance(gradient, Radial) and gradient.matrix != IDENTITY:
                ops = f"{matrix_operator(gradient.matrix)}\n{ops}"
            group = self.book.form(ops.encode(), extent, resources, Name.DeviceGray)
            return Dictionary(
                Type=Name.ExtGState,
                SMask=Dictionary(
                    Type=Name.Mask, S=Name.Luminosity, G=self.book.pdf.make_indirect(group)
                ),
            )

        key = ("mask", gradient, extent)
        return self.book.resource(self.resources, "/ExtGState", "G", key, make)

    # -------------------------------------------------------------- shapes

    def _draw_fill(self, node: Fill) -> None:
        if not node.path.verbs or invisible(node.paint):
            return
        operator = "f*" if node.rule == "evenodd" else "f"

        def show() -> None:
            self._show_path(node.path, operator, 1.0, node.paint)

        self._painted(node.paint, lambda: _extent(node.path, 1.0), show)

    def _draw_line(self, node: Line) -> None:
        if not node.path.verbs or node.width <= 0 or invisible(node.paint):
            return
        reach = node.width * (MITER_LIMIT / 2 if node.join == "miter" else 0.75) + 1
        dash = [max(0.0, d) for d in node.dash]

        def show() -> None:
            self.ops.append(f"{num(node.width)} w {_CAPS[node.cap]} J {_JOINS[node.join]} j")
            if sum(dash) > 0:
                self.ops.append(f"[{nums(dash)}] 0 d")
            self._show_path(node.path, "S", reach, node.paint)
            if sum(dash) > 0:
                self.ops.append("[] 0 d")

        self._painted(node.paint, lambda: _extent(node.path, reach), show, stroke=True)

    def _show_path(self, path: Path, operator: str, reach: float, paint: Paint) -> None:
        """Paints a path. From its second time on, a long one is a form that all of them share: the
        strokes of a soft shadow would else be most of the file. A pattern would lie otherwise in
        a form, so that only plain colours go there."""
        long = len(path.verbs) >= _LONG and isinstance(_plain(paint), Colour)
        if not long or self.book.times_shown(path, operator) == 0:
            self.ops.append(self.book.operators(path) if long else path_operators(path))
            self.ops.append(operator)
            return
        # Strokes grow narrower from the bottom up; a wider one gets a form of its own.
        wide = 2.0 ** math.ceil(math.log2(max(reach, 1.0)))
        name = self.book.resource(
            self.resources,
            "/XObject",
            "X",
            ("path", id(path), operator, wide),
            lambda: self.book.part(
                f"{self.book.operators(path)}\n{operator}".encode(), _extent(path, wide), {}
            ),
        )
        self.ops.append(f"{name} Do")

    # -------------------------------------------------------------- text

    def _draw_glyphs(self, node: Glyphs) -> None:
        if not node.glyphs:
            return
        if node.invisible:
            if not self.outline_text:
                self._live(node, seen=False)
            return
        seen = not invisible(node.paint)
        outlined = node.outline is not None and node.outline[1] > 0
        as_curves = node.decorative or self.outline_text
        if as_curves or outlined:
            shape = self.book.run_path(node)
            if not shape.verbs:
                return
            if not as_curves or node.decorative:
                self.ops.append("/Artifact BMC")
            if node.outline is not None and outlined:
                self._outline(shape, *node.outline)
            if as_curves and seen:
                self._fill_shape(shape, node.paint)
            if not as_curves or node.decorative:
                self.ops.append("EMC")
        if not as_curves:
            self._live(node, seen=seen)

    def _fill_shape(self, shape: Path, paint: Paint) -> None:
        def show() -> None:
            self._show_path(shape, "f", 1.0, paint)

        self._painted(paint, lambda: _extent(shape, 1.0), show)

    def _outline(self, shape: Path, paint: Paint, width: float) -> None:
        def show() -> None:
            self.ops.append(f"{num(width)} w 0 J 1 j")
            self._show_path(shape, "S", width, paint)

        self._painted(paint, lambda: _extent(shape, width), show, stroke=True)

    def _live(self, node: Glyphs, *, seen: bool) -> None:
        face = self.faces.by_id[node.face]
        whole = _spoken(node)

        def show() -> None:
            if whole:
                text = whole.encode("utf-16-be", "replace").hex().upper()
                self.ops.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
            self.ops.append("BT")
            if not seen:
                self.ops.append("3 Tr")
            self._show_run(node, face)
            if not seen:
                self.ops.append("0 Tr")
            self.ops.append("ET")
            if whole:
                self.ops.append("EMC")

        if seen:
            self._painted(node.paint, lambda: _extent(self.book.run_path(node), 1.0), show)
        else:
            show()

    def _show_run(self, node: Glyphs, face: Face) -> None:
        current: tuple[str, int] | None = None
        stretch: list[tuple[SceneGlyph, Code]] = []
        for glyph in spoken(node):
            code = face.code(glyph.gid, self.faces.text(node, glyph.text))
            last = stretch[-1][0] if stretch else None
            if last is not None and (
                code.key != current
                or abs(glyph.y - last.y) > 1e-4
                or abs(glyph.angle) > 1e-6
                or abs(last.angle) > 1e-6
            ):
                self._show_stretch(stretch, node.size)
                stretch = []
            if code.key != current:
                name = self.book.resource(
                    self.resources, "/Font", "F", code.key, lambda code=code: code.font
                )
                self.ops.append(f"{name} {num(node.size)} Tf")
                current = code.key
            stretch.append((glyph, code))
        self._show_stretch(stretch, node.size)

    def _show_stretch(self, stretch: list[tuple[SceneGlyph, Code]], size: float) -> None:
        """Glyphs on one baseline; gaps between the advances and the layout's places go into TJ."""
        first = stretch[0][0]
        if abs(first.angle) > 1e-6:
            turn = math.radians(first.angle)
            c, s = (f"{v:.6f}".rstrip("0").rstrip(".") for v in (math.cos(turn), math.sin(turn)))
            minus_c = f"{-math.cos(turn):.6f}".rstrip("0").rstrip(".")
            linear = f"{c} {s} {s} {minus_c}"
        else:
            linear = "1 0 0 -1"
        self.ops.append(f"{linear} {num(first.x)} {num(first.y)} Tm")
        pen, parts = first.x, ""
        for glyph, code in stretch:
            gap = (glyph.x - pen) / size * 1000
            if abs(gap) > 0.05:
                kern = round(-gap, 2)
                parts += f">{num(kern)}<"
                pen -= kern / 1000 * size
            parts += f"{code.code:04X}"
            pen += code.width / 1000 * size
        self.ops.append(f"[<{parts}>] TJ".replace("<>", ""))

    # -------------------------------------------------------------- pictures and groups

    def _draw_image(self, node: Image) -> None:
        x0, y0, x1, y1 = node.crop
        box = node.box
        if x1 <= x0 or y1 <= y0 or box.width <= 0 or box.height <= 0:
            return
        if node.stand_in is not None and node.asset not in self.book.assets:
            self._draw_fill(Fill(shapes.rect(box), node.stand_in))
            return
        if node.cover:
            data = pictures.stored(self.book.assets, node.asset)
            size = pictures.upright_size(data, node.asset)
            node = dataclasses.replace(node, crop=pictures.covering(node.crop, *size, box))
            x0, y0, x1, y1 = node.crop
        placed = images.place(self.book, self.resources, node)
        wx0, wy0, wx1, wy1 = placed.window
        along, down = box.width / (x1 - x0), box.height / (y1 - y0)
        width, height = (wx1 - wx0) * along, (wy1 - wy0) * down
        left, top = box.x + (wx0 - x0) * along, box.y + (wy0 - y0) * down
        saved = self.save()
        self._alpha(1.0)
        if width > box.width + 1e-6 or height > box.height + 1e-6:
            self.ops.append(f"{nums((box.x, box.y, box.width, box.height))} re W n")
        self.ops.append(matrix_operator((width, 0.0, 0.0, -height, left, top + height)))
        self.ops.append(f"{placed.name} Do")
        self.restore(saved)

    def _draw_layered(self, node: Layered) -> None:
        if not node.nodes or node.opacity <= 0:
            return
        saved = self.save()
        self.transform(node.matrix)
        if node.clip is not None:
            # An empty clip hides everything; a path of no area says the same in PDF.
            self.ops.append(path_operators(node.clip) or "0 0 m")
            self.ops.append("W* n" if node.rule == "evenodd" else "W n")
        if node.opacity < 1.0:
            self._draw_group(node)
        elif self._repeated(node.nodes):
            self._draw_part(node)
        else:
            self.draw(node.nodes)
        self.restore(saved)

    def _repeated(self, nodes: tuple[Node, ...]) -> bool:
        """Whether this very drawing was there before (an emoji), and is worth sharing."""
        if not all(isinstance(node, Fill | Line) for node in nodes):
            return False
        long = sum(len(n.path.verbs) for n in nodes if isinstance(n, Fill | Line)) >= _LONG
        return long and self.book.times_shown(nodes, "drawing") > 0

    def _draw_part(self, node: Layered) -> None:
        extent = _union(self.book, node.nodes)
        if extent is None:
            return

        def make() -> Stream:
            inner = Content(self.book, self.faces, IDENTITY, outline_text=self.outline_text)
            inner.draw(node.nodes)
            return self.book.part(inner.data(), extent, inner.resources)

        key = ("drawing", id(node.nodes))
        name = self.book.resource(self.resources, "/XObject", "X", key, make)
        self._alpha(1.0)
        self.ops.append(f"{name} Do")

    def _draw_group(self, node: Layered) -> None:
        extent = _union(self.book, node.nodes)
        if extent is None:
            return
        inner = Content(self.book, self.faces, IDENTITY, outline_text=self.outline_text)
        inner.draw(node.nodes)
        name = self._group(inner.data(), extent, inner.resources)
        self._alpha(node.opacity)
        self.ops.append(f"{name} Do")

    # -------------------------------------------------------------- grain

    def draw_grain(self, sigma: float, area: Extent, pixel: float) -> None:
        """A tile of noise about the middle grey over everything, blended with `Overlay`."""
        tile = grain_tile(sigma)
        side = tile.shape[0] * pixel

        def make() -> Stream:
            resources: Resources = {}
            name = self.book.resource(
                resources, "/XObject", "X", "grain", lambda: images.grain_image(self.book, tile)
            )
            return Stream(
                self.book.pdf,
                f"{num(side)} 0 0 {num(side)} 0 0 cm {name} Do".encode(),
                Type=Name.Pattern,
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=Array([0, 0, round(side, 4), round(side, 4)]),
                XStep=round(side, 4),
                YStep=round(side, 4),
                Resources=self.book.dictionary(resources),
            )

        saved = self.save()
        pattern = self.book.resource(self.resources, "/Pattern", "P", ("grain", pixel), make)
        self._alpha(1.0)
        state = self.book.blend_state(self.resources, "Overlay")
        x0, y0, x1, y1 = area
        self.ops.append("/Artifact BMC")
        self.ops.append(f"{state} gs /Pattern cs {pattern} scn")
        self.ops.append(f"{nums((x0, y0, x1 - x0, y1 - y0))} re f")
        self.ops.append("EMC")
        self.restore(saved)


# ------------------------------------------------------------------ extents


def _plain(paint: Paint) -> Paint:
    """A gradient of no extent, as its last colour."""
    if isinstance(paint, Linear):
        if math.hypot(paint.x1 - paint.x0, paint.y1 - paint.y0) < 1e-9:
            return clean_stops(paint.stops)[-1].colour
    elif isinstance(paint, Radial):
        a, b, c, d, _, _ = paint.matrix
        if paint.radius < 1e-9 or abs(a * d - b * c) < 1e-12:
            return clean_stops(paint.stops)[-1].colour
    return paint


def _extent(path: Path, grown: float) -> Extent:
    box = bounds(path)
    return box.x - grown, box.y - grown, box.right + grown, box.bottom + grown


def _union(book: Book, nodes: Iterable[Node]) -> Extent | None:
    """What the nodes may touch, a little larger rather than smaller."""
    extents = [e for node in nodes if (e := _node_extent(book, node)) is not None]
    if not extents:
        return None
    return (
        min(e[0] for e in extents),
        min(e[1] for e in extents),
        max(e[2] for e in extents),
        max(e[3] for e in extents),
    )


def _node_extent(book: Book, node: Node) -> Extent | None:
    if isinstance(node, Fill):
        return _extent(node.path, 1.0) if node.path.verbs else None
    if isinstance(node, Line):
        reach = node.width * (MITER_LIMIT / 2 if node.join == "miter" else 0.75)
        return _extent(node.path, reach + 1) if node.path.verbs else None
    if isinstance(node, Glyphs):
        if node.invisible:
            xs, ys = [g.x for g in node.glyphs], [g.y for g in node.glyphs]
            em = node.size
            return (min(xs) - em, min(ys) - em, max(xs) + em, max(ys) + em) if xs else None
        shape = book.run_path(node)
        width = node.outline[1] if node.outline is not None else 0.0
        return _extent(shape, width + 1) if shape.verbs else None
    if isinstance(node, Image):
        return node.box.x - 1, node.box.y - 1, node.box.right + 1, node.box.bottom + 1
    inner = _union(book, node.nodes)
    if inner is None:
        return None
    if node.clip is not None:
        c = _extent(node.clip, 1.0)
        inner = (max(inner[0], c[0]), max(inner[1], c[1]), min(inner[2], c[2]), min(inner[3], c[3]))
        if inner[0] >= inner[2] or inner[1] >= inner[3]:
            return None
    a, b, c_, d, e, f = node.matrix
    corners = [(x, y) for x in (inner[0], inner[2]) for y in (inner[1], inner[3])]
    xs = [a * x + c_ * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _spoken(run: Glyphs) -> str:
    """The words of a run that leaves the straight line, '' for all others.

    Readers gather letters by baselines and cut words set on an arc or in a column to pieces;
    `ActualText` (14.9.4) hands them the words whole. Never for right-to-left words: Poppler and
    PDFium turn an ActualText round.
    """
    glyphs, size = run.glyphs, run.size
    if len(glyphs) < 2:
        return ""
    steps = sum(abs(b.y - a.y) > size / 2 > abs(b.x - a.x) for a, b in itertools.pairwise(glyphs))
    turned = any(abs(glyph.angle) > 1e-6 for glyph in glyphs)
    text = "".join(glyph.text for glyph in glyphs)
    if not (turned or 2 * steps >= len(glyphs) - 1):
        return ""
    return "" if right_to_left(text) else text
