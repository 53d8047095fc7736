"""Training material of the decoder: one example is a scene, a window on it, a style and a lettering.

Everything is a function of a number. Names are held out by a stable hash: faces, texts, palettes,
subjects and pairs of motif and palette that never occur in training make up the held-out examples.
"""

from __future__ import annotations

import functools
import math
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.decoding.materials import MATERIALS, base_colour
from engine.document.colour import Colour, luminance, mix, rgb
from engine.document.model import Box, SceneSource, SolidPaint, TextBlock, TextRun, TextStyle
from engine.document.palettes import PALETTES
from engine.drawing import motifs, subjects, typeset
from engine.drawing.motifs import FAMILIES
from engine.drawing.scene import Layered, Matrix, Node, Scene
from engine.errors import UserError
from engine.library import subjects as library
from engine.planning import captions
from engine.text import face_catalogue, fonts
from engine.training.styles import STYLES

Kind = Literal["train", "held"]
Pixels = npt.NDArray[np.uint8]
_HELD = {"face": 9, "text": 12, "palette": 11, "subject": 12, "pair": 14}
"""One name out of so many is held out."""
_SCRIPTS = {"en": "Latn", "fr": "Latn", "zh": "Hans"}


def held_out(sort: str, name: str) -> bool:
    """Whether the name is kept from training; `sort` is a key of what is held out."""
    return zlib.crc32(f"{sort} {name}".encode()) % _HELD[sort] == 0


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line or more of text in a box of fractions of the page."""

    text: str
    language: str
    face: str
    box: tuple[float, float, float, float]
    align: Literal["left", "centre", "right"]
    angle: float = 0.0
    material: str = "paint"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that an example is drawn from."""

    source: SceneSource
    palette: str
    """Its name, or both names of a mixture."""
    page: tuple[float, float]
    """Points, which are pixels of the picture."""
    window: tuple[float, float]
    """Where the picture's left upper corner lies on the page."""
    subject: str = ""
    subject_box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    flip: bool = False
    lettering: tuple[Lettering, ...] = ()
    style: str = "gouache"
    """In which it is painted, beside the flat drawing; `flat` for letters in a material on it."""

    def names(self) -> Iterator[tuple[str, str]]:
        """(sort, name) of what could be held out."""
        yield "palette", self.palette
        yield "pair", f"{self.source.family} {self.palette}"
        if self.subject:
            yield "subject", self.subject
        for words in self.lettering:
            yield "text", words.text
            yield "face", words.face

    @property
    def is_held_out(self) -> bool:
        return any(held_out(sort, name) for sort, name in self.names())


def draw(seed: int, size: tuple[int, int], kind: Kind) -> Recipe:
    """Recipe number `seed` for pictures of `size` pixels: of names that are trained on, or with at
    least one that never is."""
    for attempt in range(1000):
        rng = random.Random(f"nano {kind} {seed} {size[0]}x{size[1]} {attempt}")
        recipe = _recipe(rng, size)
        if recipe.is_held_out == (kind == "held"):
            return recipe
    raise AssertionError(f"a thousand draws gave no example that is {kind}")


def _recipe(rng: random.Random, size: tuple[int, int]) -> Recipe:
    family = rng.choice(tuple(FAMILIES))
    name, palette = _palette(rng)
    zoom = 1.0 if rng.random() < 0.55 else rng.choice((1.5, 2.0, 2.5, 3.0, 4.0))
    width, height = (side * zoom for side in size)
    if zoom > 1.5 and rng.random() < 0.5:  # the window may lie on a page of another shape
        stretch = rng.choice((0.6, 0.75, 1.4))
        width, height = (
            (max(size[0], width * stretch), height)
            if stretch < 1
            else (width, max(size[1], height / stretch))
        )
    window = (rng.uniform(0, width - size[0]), rng.uniform(0, height - size[1]))
    if zoom == 1.0:
        window = (0.0, 0.0)
    words = tuple(_lettering(rng, window, size, (width, height)))
    quiet = [w.box for w in words if rng.random() < 0.8]
    if not quiet and rng.random() < 0.35:
        quiet = [_box(rng, (0.4, 0.9), (0.15, 0.5))]
    subject, place = "", (0.0, 0.0, 0.0, 0.0)
    focal = None if rng.random() < 0.4 else _box(rng, (0.3, 0.6), (0.3, 0.6))
    if rng.random() < 0.3:
        subject = rng.choice(_subjects())
        place = focal or _box(rng, (0.25, 0.6), (0.25, 0.6))
    traits = FAMILIES[family]
    low, high = traits.horizon
    dark = rng.random() < 0.45 if traits.default_dark is None else traits.default_dark
    source = SceneSource(
        family=family,
        seed=rng.randrange(1 << 30),
        palette=palette,
        dark=dark if rng.random() < 0.7 else not dark,
        density=rng.uniform(0.5, 1.5),
        horizon=rng.uniform(low, high) if high > 0 and rng.random() < 0.5 else 0.0,
        focal=focal,
        quiet=tuple(quiet),
        variant=rng.choice(traits.variants) if traits.variants and rng.random() < 0.7 else "",
        hero=not subject,
    )
    return Recipe(
        source=source,
        palette=name,
        page=(width, height),
        window=window,
        subject=subject,
        subject_box=place,
        flip=rng.random() < 0.5,
        lettering=words,
        style=_style(rng, words),
    )


def _style(rng: random.Random, words: tuple[Lettering, ...]) -> str:
    # Letters in a material stand on flat drawings too: a tenth of all examples.
    if any(w.material != "paint" for w in words) and rng.random() < 0.3:
        return "flat"
    return rng.choice([name for name in STYLES if name != "flat"])


def _palette(rng: random.Random) -> tuple[str, tuple[Colour, ...]]:
    one, other = rng.sample(tuple(PALETTES), 2)
    if rng.random() < 0.7:
        return one, PALETTES[one]
    # Slot by slot between two palettes: a brand's colours are none of the named ones.
    mixed = [mix(a, b, rng.random()) for a, b in zip(PALETTES[one], PALETTES[other], strict=True)]
    return f"{one}+{other}", tuple(sorted(mixed, key=luminance))


def _box(
    rng: random.Random, widths: tuple[float, float], heights: tuple[float, float]
) -> tuple[float, float, float, float]:
    w, h = rng.uniform(*widths), rng.uniform(*heights)
    x, y = rng.uniform(0.02, 0.98 - w), rng.uniform(0.02, 0.98 - h)
    return (x, y, x + w, y + h)


@functools.cache
def _subjects() -> tuple[str, ...]:
    return library.all_ids(rank=1)


@functools.cache
def _faces(script: str) -> tuple[str, ...]:
    return tuple(
        face.id for face in face_catalogue.catalogue().values()
        if script in face.scripts and not face.user
    )  # fmt: skip


def _lettering(
    rng: random.Random,
    window: tuple[float, float],
    size: tuple[int, int],
    page: tuple[float, float],
) -> Iterator[Lettering]:
    """None, one or two texts, set where the window shows them."""
    if rng.random() < 0.31:
        return
    material = rng.choice(MATERIALS[2:]) if rng.random() < 0.55 else "paint"
    taken: list[tuple[float, float, float, float]] = []
    for number in range(rng.choice((1, 1, 2))):
        language = rng.choice(captions.LANGUAGES)
        texts = captions.sample_texts(rng, rng.choice(tuple(captions.topics())), language, "square")
        # Headlines are what is painted: a few words, large, and the only ones in a material.
        headline = number == 0 and (material != "paint" or rng.random() < 0.6)
        _, text = texts[0] if headline else rng.choice(texts[:2])
        text = text.replace("\n", " ").strip()
        if headline and rng.random() < 0.85:
            text = _short(rng, text, language)
        face = rng.choice(_faces(_SCRIPTS[language]))
        if not text or fonts.missing((face,), text):
            continue
        x0, y0, x1, y1 = _box(
            rng, *(((0.6, 0.95), (0.2, 0.6)) if headline else ((0.45, 0.95), (0.14, 0.45)))
        )
        if any(x0 < c and x1 > a and y0 < d and y1 > b for a, b, c, d in taken):
            continue
        taken.append((x0, y0, x1, y1))
        yield Lettering(
            text,
            language,
            face,
            (
                (window[0] + x0 * size[0]) / page[0],
                (window[1] + y0 * size[1]) / page[1],
                (window[0] + x1 * size[0]) / page[0],
                (window[1] + y1 * size[1]) / page[1],
            ),
            rng.choice(("left", "centre", "right")),
            rng.uniform(-8, 8) if rng.random() < 0.2 else 0.0,
            material if headline else "paint",
        )


def _short(rng: random.Random, text: str, language: str) -> str:
    """One to three words of a title; in Chinese two to four characters."""
    if language == "zh":
        clean = "".join(c for c in text if c.isalnum())
        length = rng.choice((2, 2, 3, 4))
        start = rng.randint(0, max(0, len(clean) - length))
        return clean[start : start + length]
    parts = text.split()
    length = rng.choice((1, 1, 2, 2, 3))
    start = rng.randint(0, max(0, len(parts) - length))
    short = " ".join(parts[start : start + length]).strip(" ,.;:-–—")
    return short.upper() if rng.random() < 0.3 else short


# ------------------------------------------------------------------ scenes


def artwork(recipe: Recipe, size: tuple[int, int]) -> Scene:
    """What the window shows, without words. Raises UserError for what isn't there."""
    width, height = recipe.page
    nodes: tuple[Node, ...] = motifs.paint(recipe.source, width, height, 0.02 * min(width, height))
    if recipe.subject:
        x0, y0, x1, y1 = recipe.subject_box
        box = Box(x0 * width, y0 * height, (x1 - x0) * width, (y1 - y0) * height)
        nodes += subjects.nodes(recipe.subject, box, flip=recipe.flip)
    return _seen(nodes, recipe, size)


def words(recipe: Recipe, size: tuple[int, int], ground: Pixels) -> Scene:
    """The lettering alone, block `text<i>` for the recipe's i-th, in the flat colours that stand
    for its materials on `ground` (uint8[h, w, 3], what the window shows without words)."""
    width, height = recipe.page
    dark = STYLES[recipe.style].dark
    nodes: list[Node] = []
    for number, letters in enumerate(recipe.lettering):
        under = recipe.source.palette[0] if dark else _under(recipe, letters, ground)
        fill = base_colour(letters.material, letters.text, recipe.source.palette, under)
        x0, y0, x1, y1 = letters.box
        block = TextBlock(
            id=f"text{number}",
            box=Box(x0 * width, y0 * height, (x1 - x0) * width, (y1 - y0) * height),
            runs=(TextRun(letters.text),),
            style=TextStyle(
                faces=(letters.face,),
                fill=SolidPaint(fill),
                align=letters.align,
                fit="box",
                size=0.5 * min(size),
                leading=1.1,
            ),
            language=letters.language,
        )
        try:
            drawn = typeset.set_block(block, {}).letters
        except UserError:
            continue  # A box that can't hold its words is an example without them.
        turn = _turn(letters.angle, block.box.centre)
        nodes.append(Layered(tuple(drawn), turn) if letters.angle else Layered(tuple(drawn)))
    return _seen(tuple(nodes), recipe, size)


def _under(recipe: Recipe, letters: Lettering, ground: Pixels) -> Colour:
    """Mean colour of the ground under a lettering's box."""
    (width, height), (left, top) = recipe.page, recipe.window
    x0, y0, x1, y1 = letters.box
    part = ground[
        max(0, round(y0 * height - top)) : max(1, round(y1 * height - top)),
        max(0, round(x0 * width - left)) : max(1, round(x1 * width - left)),
    ]
    r, g, b = part.reshape(-1, 3).mean(0) / 255
    return rgb(float(r), float(g), float(b))


def _turn(degrees: float, centre: tuple[float, float]) -> Matrix:
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    x, y = centre
    return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)


def _seen(nodes: tuple[Node, ...], recipe: Recipe, size: tuple[int, int]) -> Scene:
    x, y = recipe.window
    if (x, y) != (0.0, 0.0):
        nodes = (Layered(nodes, (1.0, 0.0, 0.0, 1.0, -x, -y)),)
    return Scene(float(size[0]), float(size[1]), 0.0, 0.0, nodes)
