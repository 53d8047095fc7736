"""Decoded artwork: a document's scene painted by the decoder, as a picture layer of the document.

The vector layers stay in the document, in hidden groups below the picture, so that everything can
be undone (`art_layers.unpainted`) and painted again. Words are never painted: they stay vectors,
and a material is a picture inside their letters, which clip it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from engine.decoding import quiet
from engine.decoding.drafts import Draft, draft
from engine.decoding.nano import Nano, Style
from engine.document.colour import Colour
from engine.document.model import (
    Box,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Recipe,
)
from engine.drawing.compose import compose
from engine.drawing.scene import Fill, Scene
from engine.drawing.shapes import rect
from engine.errors import UserError
from engine.jobs.art_layers import (
    KEPT,
    PAINTED,
    below_words,
    free_id,
    has_artwork,
    ids,
    is_painted,
    palette_in,
    stored,
    unpainted,
)
from engine.jobs.finishing import Renderer, make_legible
from engine.jobs.letter_materials import in_material

Pixels = npt.NDArray[np.uint8]
Assets = Mapping[str, bytes]
Progress = Callable[[str, float], None]

SHORT = (768, 1280)
"""Pixels of a decoded page's short side: at least, and at most."""
PRINT_DPI = 150.0
"""Of documents for print."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be painted: a style of the artwork, a material of the title, or both; and on
    what (None: the best that works)."""

    style: str = ""
    material: str = ""
    seed: int = 0
    provider: str | None = None

    def __bool__(self) -> bool:
        return bool(self.style or self.material)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The document, all files that it needs, and what the veil did: of every quiet box its gradient
    energy before and after."""

    document: Document
    assets: dict[str, bytes]
    quiet: tuple[tuple[float, float], ...]


def decoded(
    document: Document,
    wish: Wish,
    render: Renderer,
    assets: Assets | None = None,
    progress: Progress | None = None,
    decoder: Nano | None = None,
) -> Decoded:
    """The document with its scene painted and its title in a material; texts are made legible
    anew on what lies behind them now. Progress may raise to cancel. Raises UserError where no
    decoder is installed, for a style or material that it doesn't know, and for a document without
    artwork."""
    tell = progress or (lambda stage, done: None)
    nano = decoder or Nano.load(provider=wish.provider)
    style = nano.style(wish.style) if wish.style else None
    material = nano.style(wish.material, "letters") if wish.material else None
    files = dict(assets or {})
    calm: list[tuple[float, float]] = []
    if style is not None:
        document = unpainted(document)
        pages = []
        for number, page in enumerate(document.pages):
            share = number / len(document.pages)

            def shown(done: float, share: float = share) -> None:
                tell("painting", 0.7 * (share + done / len(document.pages)))

            page, measured = _painted_page(
                document, number, page, nano, style, wish.seed, render, files, shown
            )
            pages.append(page)
            calm += measured
        if all(a is b for a, b in zip(pages, document.pages, strict=True)):
            raise UserError("the document has no artwork to paint", document.title)
        document = msgspec.structs.replace(document, pages=tuple(pages))
        document = make_legible(document, render, files)
    if material is not None:
        tell("lettering", 0.75)
        document = in_material(
            document, nano, material, wish.seed, render, files, fineness(document)
        )
    recipe = document.recipe or Recipe()
    recipe = msgspec.structs.replace(
        recipe,
        style=wish.style or recipe.style,
        material=wish.material or recipe.material,
        decoder=nano.bundle.name,
        decoder_digest=nano.digest,
        decoder_seed=wish.seed,
    )
    tell("done", 1.0)
    return Decoded(msgspec.structs.replace(document, recipe=recipe), files, tuple(calm))


# ------------------------------------------------------------------ pages


def fineness(document: Document) -> float:
    """Pixels a point that a document is looked at with."""
    return 1.0 if document.unit == "px" else PRINT_DPI / 72


def scale_of(document: Document, page: Page) -> float:
    """Pixels a point at which a page is painted: as it is looked at, within SHORT."""
    short = min(page.width, page.height) + 2 * page.bleed
    return float(np.clip(short * fineness(document), *SHORT)) / short


def _painted_page(
    document: Document,
    number: int,
    page: Page,
    nano: Nano,
    style: Style,
    seed: int,
    render: Renderer,
    files: dict[str, bytes],
    tell: Callable[[float], None],
) -> tuple[Page, list[tuple[float, float]]]:
    if not any(has_artwork(layer) for layer in page.layers):
        return page, []
    count = below_words(page.layers)
    above = [layer for layer in page.layers[count:] if is_painted(layer)]
    art = (*page.layers[:count], *above)
    scene = _scene_of(document, page, art)
    draw = _drawing(render, files)
    given = draft(scene, palette_in(art), scale_of(document, page), draw)
    pixels = given.cut(nano.paint(given.drawing, style, seed + number, tell))
    veil = quiet.veiled(pixels, _quiet_boxes(document, number, page, given))
    bleed = page.bleed
    taken = set(ids(page.layers))
    whole = Box(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed)

    def kept(some: Sequence[Layer]) -> Group:
        return Group(
            id=free_id(taken, KEPT), name="Drawing", visible=False, box=whole,
            children=tuple(some),
        )  # fmt: skip

    def picture(mask: str = "") -> Picture:
        return Picture(
            id=free_id(taken, PAINTED), name=f"Painted: {style.name}", box=whole, asset=asset,
            mask=mask,
        )  # fmt: skip

    asset = stored(files, veil.pixels)
    layers: list[Layer] = [kept(page.layers[:count]), picture()] if count else []
    for layer in page.layers[count:]:
        if is_painted(layer):
            # What lies above words shows its own part of the same picture.
            mask = _coverage(_scene_of(document, page, (layer,)), given.scale, draw)
            layers += (kept((layer,)), picture(stored(files, mask)))
        else:
            layers.append(layer)
    return (
        msgspec.structs.replace(page, layers=tuple(layers)),
        list(zip(veil.before, veil.after, strict=True)),
    )


def _scene_of(document: Document, page: Page, layers: Sequence[Layer]) -> Scene:
    alone = msgspec.structs.replace(page, layers=tuple(layers), grain=0.0)
    return compose(msgspec.structs.replace(document, pages=(alone,)))


def _coverage(scene: Scene, scale: float, draw: Callable[[Scene, float], Pixels]) -> Pixels:
    """uint8[h, w]: how far the scene covers its page, with the bleed."""
    b = scene.bleed
    ground = rect(Box(-b, -b, scene.width + 2 * b, scene.height + 2 * b))
    dark = dataclasses.replace(scene, nodes=(Fill(ground, Colour()), *scene.nodes))
    gap = draw(scene, scale).astype(np.int16) - draw(dark, scale)
    return np.asarray((255 - gap.max(axis=2)).clip(0, 255), np.uint8)


def _drawing(render: Renderer, files: Assets) -> Callable[[Scene, float], Pixels]:
    def draw(scene: Scene, scale: float) -> Pixels:
        return render(scene, scale=scale, assets=files, bleed=True)

    return draw


def _quiet_boxes(
    document: Document, number: int, page: Page, given: Draft
) -> list[tuple[float, float, float, float]]:
    """Where words without a plate stand, and the page's quiet regions, in pixels."""
    bare = (
        report.ink.grown(0.25 * report.size)
        for report in compose(document, number).blocks
        if not report.plate and report.text.strip()
    )
    regions = (region.box for region in page.regions if region.role == "quiet")
    out = []
    for box in (*bare, *regions):
        x0, y0, x1, y1 = (
            (v + page.bleed) * given.scale for v in (box.x, box.y, box.right, box.bottom)
        )
        out.append((x0, y0, x1, y1))
    return out
