"""The document: an immutable value of pages, layers, regions and swatches.

Lengths are points (1/72 inch), x to the right and y down from the trim's top left corner.
Every struct is frozen; an edit is a pure function in `engine.document.edits`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from engine.document.colour import Colour

FORMAT_VERSION = 1

Role = str
"""Of a text: title, subtitle, body, action, caption, legal, or any free word."""

RegionRole = Literal["text", "subject", "quiet", "free"]
Align = Literal["left", "centre", "right", "fit", "justify"]
VerticalAlign = Literal["top", "middle", "bottom"]


class Box(msgspec.Struct, frozen=True, array_like=True):
    """x, y, width, height in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> Box:
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def intersects(self, other: Box) -> bool:
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


# ------------------------------------------------------------------ paints


class Crop(msgspec.Struct, frozen=True, array_like=True):
    """The part of the picture that fills the box, in fractions of the picture: x0, y0, x1, y1."""

    x0: float = 0.0
    y0: float = 0.0
    x1: float = 1.0
    y1: float = 1.0


class GradientStop(msgspec.Struct, frozen=True, array_like=True):
    offset: float
    colour: Colour


class SolidPaint(msgspec.Struct, frozen=True, tag="solid"):
    """A colour of its own, or (when `swatch` names one) the document's swatch of that name."""

    colour: Colour = Colour()
    swatch: str = ""


class LinearPaint(msgspec.Struct, frozen=True, tag="linear"):
    """A gradient along `angle` degrees (0 = left to right, 90 = top to bottom) across the shape's box."""

    stops: tuple[GradientStop, ...]
    angle: float = 90.0


class RadialPaint(msgspec.Struct, frozen=True, tag="radial"):
    """A gradient from the centre (fractions of the box) to `radius` (fraction of the longer side)."""

    stops: tuple[GradientStop, ...]
    centre: tuple[float, float] = (0.5, 0.5)
    radius: float = 0.7


class PicturePaint(msgspec.Struct, frozen=True, tag="picture", omit_defaults=True):
    """A picture inside the shape or the letters, which clip it as vectors; it covers the shape's
    box. `colour` stands for it where one colour is needed: contrast, strokes."""

    asset: str
    crop: Crop = Crop()
    colour: Colour = Colour()


PaintSpec = SolidPaint | LinearPaint | RadialPaint | PicturePaint


class Stroke(msgspec.Struct, frozen=True, omit_defaults=True):
    paint: PaintSpec = SolidPaint()
    width: float = 1.0
    dash: tuple[float, ...] = ()


class Shadow(msgspec.Struct, frozen=True, omit_defaults=True):
    """Soft when `blur` > 0 (points), else hard; `extrude` repeats it along the offset (display type)."""

    dx: float = 0.0
    dy: float = 0.0
    blur: float = 0.0
    colour: Colour = Colour(alpha=0.4)
    extrude: bool = False


class Glow(msgspec.Struct, frozen=True, omit_defaults=True):
    """Light around the letters, `radius` points wide, fading outwards."""

    radius: float = 6.0
    colour: Colour = Colour(alpha=0.6)


class Highlight(msgspec.Struct, frozen=True, omit_defaults=True):
    """A band behind every line, like a marker's stroke."""

    paint: PaintSpec = SolidPaint()
    padding: tuple[float, float] = (0.2, 0.12)
    """Beyond the line's ink at its ends and beyond its letters' height, in em."""
    radius: float = 0.0
    """Points; -1 = fully round ends."""


# ------------------------------------------------------------------ layers


class LayerBase(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    id: str
    name: str = ""
    visible: bool = True
    locked: bool = False
    opacity: float = 1.0
    rotation: float = 0.0
    """Degrees clockwise about the centre of `box`."""


class TextStyle(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How a text is set. Sizes in points; tracking in em; leading as a multiple of the size."""

    faces: tuple[str, ...]
    """Face ids of the catalogue, first choice first; script fallbacks are appended by the layout."""
    size: float = 24.0
    fill: PaintSpec = SolidPaint()
    align: Align = "left"
    vertical_align: VerticalAlign = "top"
    leading: float = 1.2
    tracking: float = 0.0
    caps: bool = False
    """Set in capitals (language-aware); the document keeps the text as it was written."""
    small_caps: bool = False
    """Lower case as small capitals: the face's own where it has them, else scaled ones."""
    features: dict[str, int] = {}
    """OpenType features by tag."""
    axes: dict[str, float] = {}
    """Variation axes by tag, for faces that vary; values outside an axis are clamped."""
    hanging: bool = False
    """Stops and commas at a line's end stand beyond the measure (Chinese and Japanese body text)."""
    squeeze: bool = True
    """Full-width punctuation takes half its width at line edges and beside other punctuation."""
    script_gap: float = 0.0
    """Space between Han, kana or Hangul and Latin letters or figures, in em; 0 = as written."""
    strictness: Literal["normal", "strict", "loose"] = "normal"
    """Of Chinese and Japanese line breaks (CSS `line-break`)."""
    fit: Literal["none", "box", "width", "lines"] = "none"
    """none: `size` as given. box: largest size at which the text fills the box without overflow.
    width: one size, so that the widest line's ink equals the box width.
    lines: every line scaled by itself to the box width (stacked titles)."""
    max_size: float = 0.0
    """Upper limit for fitted sizes; 0 = none."""
    max_lines: int = 0
    balance: bool = True
    ink_align: bool = True
    """Align the ink, not the advance, to the edges (art direction 3.1)."""
    writing: Literal["horizontal", "vertical"] = "horizontal"
    outline: Stroke | None = None
    shadow: Shadow | None = None
    glow: Glow | None = None
    highlight: Highlight | None = None


class TextRun(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of text with deviations from the block's style."""

    text: str
    faces: tuple[str, ...] = ()
    scale: float = 1.0
    """Size relative to the block's."""
    rise: float = 0.0
    """Baseline shift in em of the block's size, up positive."""
    tracking: float | None = None
    fill: PaintSpec | None = None
    features: dict[str, int] = {}
    """Beside the block's own."""
    ruby: str = ""
    """The reading (pinyin, furigana) set small above the run, or to its right in columns."""


class TextPath(msgspec.Struct, frozen=True, omit_defaults=True):
    """Text along a path: SVG path data in points from the box's top left corner (its first
    subpath counts). `align` of the style places the text between `start` and the path's end."""

    data: str
    start: float = 0.0
    """Fraction of the path's length."""


class ArcPath(msgspec.Struct, frozen=True, omit_defaults=True):
    """Text on a circle: baseline radius in points about (cx, cy), centred on `angle`
    (degrees, 0 = east, -90 = top). `inside`: reads along the bottom, letters upright."""

    cx: float
    cy: float
    radius: float
    angle: float = -90.0
    inside: bool = False
    max_span: float = 180.0
    """Degrees; a longer text is set smaller."""


class Plate(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a text stands on, drawn around its ink: pill, card, band or seal."""

    paint: PaintSpec = SolidPaint()
    padding: tuple[float, float] = (1.3, 0.75)
    """Horizontal, vertical, in em of the fitted size."""
    radius: float = -1.0
    """Points; -1 = fully round ends."""
    arrow: bool = False
    """A drawn arrow after the label."""
    shape: Literal["round", "seal", "starburst"] = "round"


class TextBlock(LayerBase, frozen=True, tag="text", kw_only=True, omit_defaults=True):
    box: Box
    role: Role = "body"
    runs: tuple[TextRun, ...] = ()
    style: TextStyle
    language: str = "und"
    plate: Plate | None = None
    arc: ArcPath | None = None
    path: TextPath | None = None

    @property
    def text(self) -> str:
        """The words as written, the ones that the proof compares."""
        return "".join(run.text for run in self.runs)


class SceneSource(msgspec.Struct, frozen=True, tag="scene", omit_defaults=True):
    """A painted scene: a motif family with its parameters. Editable by changing any of them."""

    family: str
    seed: int = 0
    palette: tuple[Colour, ...] = ()
    """Six colours sorted from dark to light, slots p0..p5."""
    dark: bool = False
    density: float = 1.0
    horizon: float = 0.0
    """Fraction of the height; 0 = the family's own choice."""
    focal: tuple[float, float, float, float] | None = None
    """x0, y0, x1, y1 in fractions of the layer's box: where the scene's hero stands."""
    quiet: tuple[tuple[float, float, float, float], ...] = ()
    """Boxes in fractions of the layer's box where the scene must stay calm."""
    variant: str = ""
    accent: Colour | None = None
    hero: bool = True
    """Whether the family draws its own hero; False when a subject takes that place."""


class SubjectSource(msgspec.Struct, frozen=True, tag="subject", omit_defaults=True):
    """A vector subject of the library, by id such as `noto:saxophone`."""

    subject: str
    flip: bool = False
    recolour: dict[str, Colour] = {}
    """Original fill as #rrggbb -> replacement."""


class Clip(msgspec.Struct, frozen=True, omit_defaults=True):
    """The layer's box as a window: rect (with radius), ellipse, arch (round top), or polygon
    (points in fractions of the box)."""

    shape: Literal["rect", "ellipse", "arch", "polygon"] = "rect"
    radius: float = 0.0
    points: tuple[tuple[float, float], ...] = ()


class Artwork(LayerBase, frozen=True, tag="artwork", kw_only=True, omit_defaults=True):
    """Vector artwork: a scene or a subject, drawn into `box`."""

    box: Box
    source: SceneSource | SubjectSource
    clip: Clip | None = None
    shadow: Shadow | None = None


class Picture(LayerBase, frozen=True, tag="picture", kw_only=True, omit_defaults=True):
    """Pixels: an imported picture or decoded artwork. `asset` is the SHA-256 of the stored file."""

    box: Box
    asset: str
    crop: Crop = Crop()
    mask: str = ""
    """SHA-256 of a grey picture of the same proportions; white shows."""
    clip: Clip | None = None
    shadow: Shadow | None = None


class Shape(LayerBase, frozen=True, tag="shape", kw_only=True, omit_defaults=True):
    """rect, ellipse, line (the box's diagonal), polygon, star, burst (a wavy seal), ticket,
    notch_frame, arc, path.

    `points`: fractions of the box (polygon, path). `detail`: number of points of a star or burst,
    width fraction of a ticket's stub. `path`: SVG path data in fractions of the box.
    """

    box: Box
    kind: Literal[
        "rect", "ellipse", "line", "polygon", "star", "burst", "ticket", "notch_frame", "path"
    ] = "rect"
    fill: PaintSpec | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    detail: float = 0.0
    points: tuple[tuple[float, float], ...] = ()
    path: str = ""
    shadow: Shadow | None = None
    purpose: str = ""
    """What it is for: ground, plate, rule, frame, ornament, mask, scrim."""


class Group(LayerBase, frozen=True, tag="group", kw_only=True, omit_defaults=True):
    box: Box
    children: tuple[Layer, ...] = ()


Layer = TextBlock | Artwork | Picture | Shape | Group


class Region(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A box that the planner honours."""

    id: str
    box: Box
    role: RegionRole = "free"
    locked: bool = False
    prompt: str = ""
    text_role: Role = ""
    """For role text: which text goes here."""


# ------------------------------------------------------------------ pages and document


class Page(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    width: float
    height: float
    bleed: float = 0.0
    safe: float = 0.0
    """Distance from the trim within which no text may stand."""
    layers: tuple[Layer, ...] = ()
    """Bottom first."""
    regions: tuple[Region, ...] = ()
    grain: float = 0.0
    """Standard deviation of luminance grain over the artwork, 0..0.025."""
    name: str = ""


class Swatch(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    colour: Colour


class Brand(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str = ""
    colours: tuple[Swatch, ...] = ()
    faces: tuple[str, ...] = ()
    """Title face, support face."""
    logos: tuple[str, ...] = ()
    """SHA-256 of assets."""


class Recipe(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What made this document: same recipe + same provider = same bytes."""

    prompt: str = ""
    texts: tuple[tuple[Role, str], ...] = ()
    size: str = ""
    seed: int = 0
    variant: int = 0
    bundle: str = ""
    bundle_digest: str = ""
    provider: str = ""
    plan: str = ""
    """The plan's tokens as text, so that it can be read, edited and drawn again."""
    style: str = ""
    """In which the decoder painted the artwork; '' for vectors."""
    material: str = ""
    """Of the title's letters; '' for a colour."""
    decoder: str = ""
    decoder_digest: str = ""
    """The bundle that painted, and which one exactly."""
    decoder_seed: int = 0


class Document(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    version: int = FORMAT_VERSION
    title: str = ""
    language: str = "und"
    pages: tuple[Page, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    brand: Brand | None = None
    recipe: Recipe | None = None
    unit: Literal["mm", "px", "pt", "in"] = "mm"
    """What rulers show; `px` documents are 72 px to the inch, 1 px = 1 pt."""
    extra: dict[str, msgspec.Raw] = {}
    """Unknown keys of the file, kept for the round trip."""
