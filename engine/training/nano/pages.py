"""Examples on disk: whole pages, flat and painted, at the size that the decoder paints.

A page is one `.npy` file of one record, so that a crop of it can be read without the rest (memory
mapping) and nothing is decoded while training. Its content depends on its name alone. Broken off
work goes on with the pages that are missing.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.decoding.conditions import CELL, EM
from engine.document.colour import approximate_srgb
from engine.drawing.labels import label_map
from engine.drawing.lettering import ink_glyphs
from engine.drawing.scene import Layered, Scene
from engine.text.glyph_map import InkGlyph, glyph_map
from engine.text.outlines import units_per_em
from engine.training import styles
from engine.training.nano import channels, lettering, material
from engine.training.nano.material import Kind, Recipe
from engine.training.processes import in_processes

Pixels = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.void]
Sort = Literal["art", "letters"]
Say = Callable[[str], None]

SIZES = ((768, 1024), (768, 768), (1024, 768), (768, 1152), (1152, 768))
LETTER_SIZE = (768, 384)
STYLES_A_PAGE = 3
MATERIALS_A_PAGE = 2


def record(sort: Sort, size: tuple[int, int]) -> np.dtype[np.void]:
    """The fields of a page, all bytes but the seed.

    flat: the drawing, one for all styles of a page of art, one a material on a page of letters.
    painted, names: in each of the styles or materials. classes, slots (0 = foreign colour, else
    slot + 1): of cells. coverage, distance (128 = edge): of letters.
    """
    w, h = size
    many = STYLES_A_PAGE if sort == "art" else MATERIALS_A_PAGE
    fields = [
        ("flat", "u1", (1 if sort == "art" else many, h, w, 3)),
        ("painted", "u1", (many, h, w, 3)),
        ("names", "u1", (many,)),
        ("seed", "i8"),
        ("classes", "u1", (h // CELL, w // CELL)),
        ("slots", "u1", (h // CELL, w // CELL)),
        ("palette", "u1", (6, 3)),
    ]
    if sort == "letters":
        fields += [("coverage", "u1", (h, w)), ("distance", "u1", (h, w))]
    return np.dtype(fields)


# ------------------------------------------------------------------ drawing


def _begun(recipe: Recipe, sort: Sort, size: tuple[int, int], seed: int) -> tuple[Rows, Scene]:
    art = material.artwork(recipe, size)
    out = np.zeros(1, record(sort, size))
    row = out[0]
    labels = label_map(art, grid=(size[0] // CELL, size[1] // CELL))
    row["classes"], row["slots"] = labels.classes, labels.slots + 1
    row["seed"] = seed
    row["palette"] = np.round(
        np.array([approximate_srgb(c) for c in recipe.source.palette], np.float32) * 255
    )
    return out, art


def art_page(kind: Kind, size: tuple[int, int], number: int) -> Rows:
    """A page without words, in some of the styles."""
    from exporters import raster  # Qt, which only those who draw load

    recipe = material.draw(number, size, kind)
    out, art = _begun(recipe, "art", size, number)
    row = out[0]
    row["flat"][0] = raster.render(art, scale=1.0, assets={})
    layers = styles.planes(art.nodes, art.width, art.height, scale=1.0)
    names = list(channels.ART)
    # Turn and turn about, so that every style has its share and meets every other.
    first, step = number % len(names), 1 + number // len(names) % (len(names) - 1)
    for i in range(STYLES_A_PAGE):
        name = names[(first + i * step) % len(names)]
        row["names"][i] = channels.NAMES.index(name)
        row["painted"][i] = styles.render(row["flat"][0], layers, name, number)
    return out


def letters_page(kind: Kind, number: int) -> Rows:
    """A few letters an em of EM pixels large on a ground, in some of the materials."""
    from exporters import raster

    size = LETTER_SIZE
    for attempt in range(100):
        recipe, found = _with_words(kind, number + 1_000_003 * attempt)
        if found:
            break
    out, art = _begun(recipe, "letters", size, number)
    row = out[0]
    ground = raster.render(art, scale=1.0, assets={})
    names = list(channels.LETTERS)
    for i in range(MATERIALS_A_PAGE):
        name = names[(number + i * (1 + number // len(names) % (len(names) - 1))) % len(names)]
        words = dataclasses.replace(recipe.lettering[0], material=name)
        own = dataclasses.replace(recipe, lettering=(words,))
        scene = _to_em(material.words(own, size, ground), size, number)
        whole = dataclasses.replace(art, nodes=art.nodes + scene.nodes)
        row["flat"][i] = raster.render(whole, scale=1.0, assets={})
        mapped = glyph_map(
            ink_glyphs(scene), (0.0, 0.0, float(size[0]), float(size[1])), size,
            parts=("coverage", "distance"), radius=0.2 * EM,
        )  # fmt: skip
        assert mapped.coverage is not None
        assert mapped.distance is not None
        row["coverage"] = mapped.coverage
        row["distance"] = np.round(128 + np.clip(mapped.distance / (0.2 * EM), -1, 1) * 127)
        inside = mapped.coverage == 255
        colour = row["flat"][i][inside].mean(0) / 255 if inside.any() else np.full(3, 0.5)
        sheet = lettering.Words(
            ground.astype(np.float32) / 255, mapped.coverage.astype(np.float32) / 255,
            mapped.distance, (float(colour[0]), float(colour[1]), float(colour[2])), EM, number,
        )  # fmt: skip
        painted = np.clip(lettering.PAINTERS[name](sheet), 0, 1)
        row["painted"][i] = np.round(painted * 255)
        row["names"][i] = channels.NAMES.index(name)
    return out


def _with_words(kind: Kind, number: int) -> tuple[Recipe, bool]:
    recipe = material.draw(number, LETTER_SIZE, kind)
    if not recipe.lettering:
        return recipe, False
    words = recipe.lettering[0]
    text = words.text if len(words.text) <= 8 else words.text.split()[0][:8]
    words = dataclasses.replace(words, text=text, material="gold", box=(0.02, 0.02, 0.98, 0.98))
    recipe = dataclasses.replace(
        recipe, lettering=(words,), page=LETTER_SIZE, window=(0.0, 0.0), style="flat"
    )
    blank = np.full((*LETTER_SIZE[::-1], 3), 99, np.uint8)
    scene = material.words(recipe, LETTER_SIZE, blank)
    return recipe, bool(ink_glyphs(scene))


def _to_em(scene: Scene, size: tuple[int, int], number: int) -> Scene:
    """The words with an em of EM pixels, about a place on the canvas."""
    glyphs = ink_glyphs(scene)
    scale = EM / max(_em(glyph) for glyph in glyphs)
    chance = random.Random(f"place {number}")
    middle = glyphs[chance.randrange(len(glyphs))]
    x, y = middle.matrix[4] * scale, middle.matrix[5] * scale
    across = chance.uniform(0.2, 0.6) * size[0] - x
    down = chance.uniform(0.6, 0.9) * size[1] - y
    node = Layered(scene.nodes, (scale, 0.0, 0.0, scale, across, down))
    return dataclasses.replace(scene, nodes=(node,))


def _em(glyph: InkGlyph) -> float:
    """Pixels of a glyph's em square."""
    a, b, c, d, _, _ = glyph.matrix
    return float(np.sqrt(abs(a * d - b * c))) * units_per_em(glyph.face)


# ------------------------------------------------------------------ files

_Job = tuple[Sort, Kind, int, Path]


def page_path(folder: Path, sort: Sort, kind: Kind, number: int) -> Path:
    return folder / f"{sort}-{kind}-{number:05d}.npy"


def write_page(job: _Job) -> Path:
    """Draw a page; an existing one is left alone."""
    sort, kind, number, folder = job
    path = page_path(folder, sort, kind, number)
    if path.exists():
        return path
    if sort == "art":
        rows = art_page(kind, SIZES[number % len(SIZES)], number)
    else:
        rows = letters_page(kind, number)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            np.save(file, rows)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def make(folder: Path, pages: int, minutes: float, workers: int, say: Say, held: int = 15) -> None:
    """Draw up to `pages` pages of art and a third as many of letters, `held` held-out ones of each
    first, until they are there or the minutes are over."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    started = said = time.monotonic()
    jobs = (job for job in _jobs(folder, pages, held) if not page_path(folder, *job[:3]).exists())
    drawn = in_processes(
        write_page, jobs, workers, lambda: time.monotonic() - started < minutes * 60
    )
    for done, _ in enumerate(drawn, 1):
        now = time.monotonic()
        if now - said > 10:
            said = now
            say(f"data: {done} pages drawn, {done / (now - started):.2f} pages/s")


def _jobs(folder: Path, pages: int, held: int) -> Iterator[_Job]:
    for number in range(pages):
        if number < held:
            yield "art", "held", number, folder
            yield "letters", "held", number, folder
        yield "art", "train", number, folder
        if number % 3 == 0:
            yield "letters", "train", number // 3, folder


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m engine.training.nano.pages")
    parser.add_argument("--out", type=Path, required=True, help="pages go to its folder `data`")
    parser.add_argument("--pages", type=int, default=1000, help="of art; letters come beside")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    given = parser.parse_args(arguments)

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    make(given.out / "data", given.pages, given.minutes, given.workers, say)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
