"""Examples on disk: shards of drawn pictures with everything that the decoder is told about them.

A shard is one `.npy` file of records of one size, so that any record can be read without the rest
(memory mapping) and nothing is decoded while training. Its content depends on its name alone.
Broken off work goes on with the shards that are missing.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.decoding import materials
from engine.document.colour import approximate_srgb
from engine.drawing.labels import label_map
from engine.drawing.lettering import ink_glyphs
from engine.errors import UserError
from engine.text import outlines
from engine.text.glyph_map import InkGlyph, glyph_map
from engine.training import styles
from engine.training.nano import lettering, material
from engine.training.nano.material import Kind, Recipe
from engine.training.processes import in_processes

Pixels = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.void]
Floats = npt.NDArray[np.float32]
Say = Callable[[str], None]

PATCH, CELL, TOKEN = 8, 4, 16
RADIUS = 8.0
"""Of the distance field, px."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Pictures of one size and how often they occur; sides are multiples of 32 px."""

    width: int
    height: int
    share: float
    records: int
    """In a shard: an even number."""

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


BUCKETS = (
    Bucket(256, 256, 0.62, 64),
    Bucket(192, 320, 0.10, 64),
    Bucket(320, 192, 0.08, 64),
    Bucket(480, 128, 0.04, 64),
    Bucket(512, 512, 0.16, 16),
)
SMOKE_BUCKETS = (Bucket(64, 64, 0.8, 16), Bucket(96, 64, 0.2, 8))


def record(bucket: Bucket) -> np.dtype[np.void]:
    """The fields of an example, all bytes.

    picture: what is to be painted. plan: mean colours of 8x8 patches of the labels' palette
    colours, with the lettering's colour. classes, slots: labels of 4x4 cells (0 = foreign colour, else slot + 1). coverage and distance (of every second pixel,
    128 = edge) of the lettering. materials, quiet (255 = all of it): of 16x16 tokens.
    """
    w, h = bucket.size
    return np.dtype(
        [
            ("picture", "u1", (h, w, 3)),
            ("plan", "u1", (h // PATCH, w // PATCH, 3)),
            ("classes", "u1", (h // CELL, w // CELL)),
            ("slots", "u1", (h // CELL, w // CELL)),
            ("coverage", "u1", (h, w)),
            ("distance", "u1", (h // 2, w // 2)),
            ("materials", "u1", (h // TOKEN, w // TOKEN)),
            ("quiet", "u1", (h // TOKEN, w // TOKEN)),
            ("palette", "u1", (6, 3)),
            ("style", "u1"),
        ]
    )


# ------------------------------------------------------------------ drawing


def examples(recipe: Recipe, bucket: Bucket, seed: int) -> Rows:
    """Two records of a recipe: the flat drawing with its letters in flat colours, and the same in
    the recipe's style with the letters in their materials."""
    from exporters import raster  # Qt, which only those who draw load

    size = bucket.size
    art = material.artwork(recipe, size)
    ground = raster.render(art, scale=1.0, assets={})
    letters = material.words(recipe, size, ground)
    whole = dataclasses.replace(art, nodes=art.nodes + letters.nodes)
    flat = raster.render(whole, scale=1.0, assets={}) if letters.nodes else ground
    both = np.zeros(2, record(bucket))
    out, painted = both[0], both[1]
    out["picture"] = flat
    labels = label_map(art, grid=(bucket.width // CELL, bucket.height // CELL))
    classes, slots = labels.classes.astype(np.uint8), (labels.slots + 1).astype(np.uint8)
    out["classes"], out["slots"] = classes, slots
    palette = np.array([approximate_srgb(c) for c in recipe.source.palette], np.float32) * 255
    out["palette"] = np.round(palette)
    colours = _plan_colours(classes, slots, palette, labels.colours * 255)
    whole_page = (0.0, 0.0, float(size[0]), float(size[1]))
    out["distance"] = 1
    coverage = np.zeros(flat.shape[:2], np.uint8)
    glyphs = ink_glyphs(letters)
    if glyphs:
        found = glyph_map(
            glyphs, whole_page, size, parts=("coverage", "distance"), radius=RADIUS
        )  # fmt: skip
        assert found.coverage is not None
        assert found.distance is not None
        coverage = found.coverage
        out["distance"] = np.round(128 + _means(found.distance, 2) * (127 / RADIUS))
    if coverage.any():
        out["coverage"] = coverage
        colours = _with_letters(colours, coverage, flat)
        # Its own letters are flat, whatever the draft stands for.
        out["materials"] = _tokens(coverage, "paint")
    out["plan"] = np.round(_means(colours, PATCH // CELL))
    out["quiet"] = _quiet(recipe, bucket)

    both[1] = out
    if recipe.style == "flat":
        picture = ground.astype(np.float32)
    else:
        layers = styles.planes(art.nodes, art.width, art.height, scale=1.0)
        picture = styles.render(ground, layers, recipe.style, seed).astype(np.float32)
    for number, words in enumerate(recipe.lettering):
        own = tuple(glyph for glyph in glyphs if glyph.block == f"text{number}")
        if not own:
            continue
        em = max(_em(glyph) for glyph in own)
        mapped = glyph_map(
            own, whole_page, size, parts=("coverage", "distance"),
            radius=float(np.clip(0.2 * em, 2.0, 64.0)),
        )  # fmt: skip
        assert mapped.coverage is not None
        assert mapped.distance is not None
        cover = mapped.coverage.astype(np.float32) / 255
        if words.material == "paint":
            picture += (flat - picture) * cover[..., None]
            continue
        inside = mapped.coverage == 255
        colour = flat[inside].mean(0) if inside.any() else np.full(3, 128.0)
        red, green, blue = (float(v) / 255 for v in colour)
        picture = 255 * lettering.paint(
            words.material, picture / 255, cover, mapped.distance, (red, green, blue), em, seed
        )
        mine = _tokens(mapped.coverage, words.material)
        painted["materials"] = np.where(mine > 0, mine, painted["materials"])
    painted["picture"] = np.round(picture)
    painted["style"] = list(styles.STYLES).index(recipe.style)
    return both


def _em(glyph: InkGlyph) -> float:
    """Pixels of a glyph's em square."""
    a, b, c, d, _, _ = glyph.matrix
    return float(np.sqrt(abs(a * d - b * c))) * outlines.units_per_em(glyph.face)


def _tokens(coverage: Pixels, name: str) -> Pixels:
    """The number of a material in every token with letters."""
    ink = _means(coverage.astype(np.float32), TOKEN)
    return np.where(ink > 0, materials.number(name), 0).astype(np.uint8)


def _with_letters(colours: Floats, coverage: Pixels, flat: Pixels) -> Floats:
    """The cells' colours with the letters' over them, as far as they cover."""
    inside = (coverage == 255).astype(np.float32)[..., None]
    ink, area = _means(flat * inside, CELL), _means(inside, CELL)
    mean = ink.sum((0, 1)) / max(float(area.sum()), 1e-6)
    own = np.where(area > 0, ink / np.maximum(area, 1e-6), mean)
    cover = _means(coverage.astype(np.float32), CELL)[..., None] / 255
    return np.asarray(colours + (own - colours) * cover, np.float32)


def _means(x: Floats, side: int) -> Floats:
    """Means of side x side blocks of float32[h, w(, c)]."""
    h, w = x.shape[:2]
    blocks = x.reshape(h // side, side, w // side, side, *x.shape[2:])
    return np.asarray(blocks.mean((1, 3)), np.float32)


def _plan_colours(classes: Pixels, slots: Pixels, palette: Floats, drawn: Floats) -> Floats:
    """float32[h, w, 3] of the cells: the palette's colours; where a class has a colour of its own,
    its mean."""
    colours = palette[np.maximum(slots.astype(np.int64) - 1, 0)]
    foreign = slots == 0
    if foreign.any():
        for label in np.unique(classes[foreign]):
            cells = foreign & (classes == label)
            colours[cells] = drawn[cells].mean(0)
    return np.ascontiguousarray(colours)


def _quiet(recipe: Recipe, bucket: Bucket) -> Pixels:
    out = np.zeros((bucket.height // TOKEN, bucket.width // TOKEN), np.uint8)
    (width, height), (left, top) = recipe.page, recipe.window
    for x0, y0, x1, y1 in recipe.source.quiet:
        a, c = ((x * width - left) / TOKEN for x in (x0, x1))
        b, d = ((y * height - top) / TOKEN for y in (y0, y1))
        out[max(0, round(b)) : max(0, round(d)), max(0, round(a)) : max(0, round(c))] = 255
    return out


# ------------------------------------------------------------------ shards

_Job = tuple[Kind, Bucket, int, Path]


def shard_path(folder: Path, kind: Kind, bucket: Bucket, number: int) -> Path:
    return folder / f"{kind}-{bucket.name}-{number:05d}.npy"


def write_shard(job: _Job) -> Path:
    """Draw a shard; an existing one is left alone."""
    kind, bucket, number, folder = job
    path = shard_path(folder, kind, bucket, number)
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return path
    rows = np.zeros(bucket.records, record(bucket))
    for i in range(0, bucket.records, 2):
        seed = number * bucket.records + i
        rows[i : i + 2] = examples(material.draw(seed, bucket.size, kind), bucket, seed)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            np.save(file, rows)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def make(
    folder: Path,
    shards: int,
    minutes: float,
    workers: int,
    say: Say,
    buckets: Sequence[Bucket] = BUCKETS,
    held: int = 2,
) -> None:
    """Draw up to `shards` training shards, in the buckets' shares, and `held` held-out ones of
    every bucket, until they are there or the minutes are over."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    folder.mkdir(parents=True, exist_ok=True)
    missing = [job for job in _jobs(folder, shards, held, buckets) if not _path_of(job).exists()]
    started = said = time.monotonic()
    drawn = 0
    for done, path in enumerate(
        in_processes(
            write_shard, iter(missing), workers, lambda: time.monotonic() - started < minutes * 60
        ),
        1,
    ):
        drawn += _bucket_of(path, buckets).records
        now = time.monotonic()
        if now - said > 10 or done == len(missing):
            said = now
            speed = drawn / (now - started)
            ahead = (len(missing) - done) / done * (now - started) / 60
            left = max(0.0, min(ahead, minutes - (now - started) / 60))
            say(f"data: {drawn} pictures drawn, {speed:.1f} pictures/s, {left:.1f} min left")


def _path_of(job: _Job) -> Path:
    kind, bucket, number, folder = job
    return shard_path(folder, kind, bucket, number)


def _jobs(folder: Path, shards: int, held: int, buckets: Sequence[Bucket]) -> Iterator[_Job]:
    # The bucket that is furthest behind its share comes next.
    made = dict.fromkeys(buckets, 0)
    for count in range(1, shards + 1):
        behind = max(buckets, key=lambda b: b.share * count - made[b])
        if made[behind] == 0:
            for number in range(held):
                yield "held", behind, number, folder
        yield "train", behind, made[behind], folder
        made[behind] += 1


def _bucket_of(path: Path, buckets: Sequence[Bucket]) -> Bucket:
    return next(bucket for bucket in buckets if f"-{bucket.name}-" in path.name)


class Examples:
    """The shards of a folder, by bucket, memory mapped."""

    def __init__(self, folder: Path, kind: Kind, buckets: Sequence[Bucket] = BUCKETS) -> None:
        self._folder, self._kind, self._all = folder, kind, buckets
        self._shards: dict[Path, Rows] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take in shards that came since. Raises UserError where there are none at all."""
        self._of: dict[Bucket, list[Rows]] = {}
        for bucket in self._all:
            for path in sorted(self._folder.glob(f"{self._kind}-{bucket.name}-*.npy")):
                if path not in self._shards:
                    rows = np.load(path, mmap_mode="r")
                    if rows.dtype != record(bucket):
                        raise UserError(
                            "holds examples of another version", str(path), "draw the data anew"
                        )
                    self._shards[path] = rows
                self._of.setdefault(bucket, []).append(self._shards[path])
        if not self._of:
            raise UserError(
                f"there are no {self._kind} shards", str(self._folder), "draw data first"
            )

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        return tuple(self._of)

    def __len__(self) -> int:
        return sum(len(rows) for shards in self._of.values() for rows in shards)

    def all(self, bucket: Bucket) -> tuple[Rows, Pixels]:
        """Every record, and the flat drawings of each, uint8[n, h, w, 3]. Shards take turns, a
        pair each, so that the first records are a sample of all."""
        shards = [rows.reshape(-1, 2) for rows in self._of[bucket]]
        most = max(len(pairs) for pairs in shards)
        turns = [pairs[i] for i in range(most) for pairs in shards if i < len(pairs)]
        rows = np.concatenate(turns)
        return rows, np.repeat(rows["picture"][::2], 2, axis=0)

    def pick(
        self, bucket: Bucket, count: int, rng: np.random.Generator, flat: float = 0.5
    ) -> tuple[Rows, Pixels]:
        """`count` records at random, and their flat drawings, uint8[count, h, w, 3]. `flat`: the
        share of records that are flat drawings themselves."""
        shards = self._of[bucket]
        out = np.empty(count, record(bucket))
        drafts = np.empty((count, bucket.height, bucket.width, 3), np.uint8)
        for i in range(count):
            rows = shards[int(rng.integers(len(shards)))]
            drawn = 2 * int(rng.integers(len(rows) // 2))
            out[i] = rows[drawn + (rng.random() >= flat)]
            drafts[i] = rows[drawn]["picture"]
        return out, drafts

    def crop(
        self, bucket: Bucket, side: int, rng: np.random.Generator, tries: int = 4
    ) -> tuple[Pixels, Pixels]:
        """A square of a record at random, uint8[side, side, 3], and the coverage of its lettering:
        of `tries` places that with the most edges, which are what a codec has to learn."""
        shards = self._of[bucket]
        rows = shards[int(rng.integers(len(shards)))]
        row = rows[int(rng.integers(len(rows)))]
        found: list[tuple[float, Pixels, Pixels]] = []
        for _ in range(tries):
            y, x = (int(rng.integers(0, n - side + 1)) for n in (bucket.height, bucket.width))
            window = (slice(y, y + side), slice(x, x + side))
            picture = row["picture"][window]
            green = picture[..., 1].astype(np.int16)
            edges = sum(float(np.abs(np.diff(green, axis=axis)).mean()) for axis in (0, 1))
            found.append((edges, picture, row["coverage"][window]))
        _, picture, coverage = max(found, key=lambda one: one[0])
        return picture, coverage

    def bucket(self, rng: np.random.Generator) -> Bucket:
        shares = np.array([b.share for b in self._of])
        return self.buckets[int(rng.choice(len(shares), p=shares / shares.sum()))]
