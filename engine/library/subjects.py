"""Vector subjects: one compact archive, an index with captions, a search, and one entry at a time.

The archive (`assets/subjects/subjects.afs`, made by `assets/make_subjects.py`) is

    8 bytes magic, uint32 length of the index (little endian), index, entries

The index is Brotli over MessagePack: one `_Record` per subject, with the place of its entry.
An entry is Brotli over MessagePack: a list of stored parts. Coordinates are whole numbers of
1/20 of a unit of a 128 x 128 box, each point relative to the point before it.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import brotli
import msgspec

from engine.document.model import Box
from engine.errors import UserError

ARCHIVE = Path(__file__).parents[2] / "assets" / "subjects" / "subjects.afs"
MAGIC = b"AFSUBJ1\n"
GRID = 20
"""Steps per unit of the box."""
SIZE = 128.0
"""Every subject is drawn in a box of 128 x 128 units, y down."""
MAX_POINTS = 200_000
"""More coordinates than any subject of the archive has: a damaged archive is refused."""

Matrix = tuple[float, float, float, float, float, float]
Rule = Literal["nonzero", "evenodd"]


# ------------------------------------------------------------------ one subject's drawing


class Flat(msgspec.Struct, frozen=True, array_like=True, tag=0):
    """One colour, 0xrrggbbaa."""

    rgba: int


class Linear(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """A gradient between two points; stops are (offset 0..1, 0xrrggbbaa)."""

    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[tuple[float, int], ...]


class Radial(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """A gradient of a circle about (cx, cy) in its own space; `matrix` maps that to the box."""

    cx: float
    cy: float
    radius: float
    matrix: Matrix
    stops: tuple[tuple[float, int], ...]


Paint = Flat | Linear | Radial


class Pen(msgspec.Struct, frozen=True, array_like=True):
    """How a path is stroked; width and dashes in units of the box."""

    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """A path (verbs M L Q C Z, points flattened x, y, ...) and how it is filled, or stroked
    when there is a pen."""

    verbs: str
    points: tuple[float, ...]
    paint: Paint
    rule: Rule = "nonzero"
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Parts drawn as one: inside `clip` (verbs, points), and together at `opacity`."""

    parts: tuple[Part, ...]
    clip: tuple[str, tuple[float, ...]] | None = None
    opacity: float = 1.0


Part = Draw | Cluster


@dataclass(frozen=True, slots=True)
class Tint:
    """A fill of the drawing as #rrggbb, its share of the inked area (0..1), and its OKLCH hue in
    degrees (-1 for greys)."""

    hex: str
    share: float
    hue: float


@dataclass(frozen=True, slots=True)
class Subject:
    """One picture of the library. `set` is noto (shaded, for heroes) or fluent (flat, for small
    sizes); `group` is what it depicts: animal, plant, food, drink, place, vehicle, weather,
    celebration, sport, music, art, clothing, tool, thing, heart, face, person."""

    id: str
    set: str
    name: str
    caption_en: str
    caption_zh: str
    caption_fr: str
    tags_en: tuple[str, ...]
    tags_zh: tuple[str, ...]
    tags_fr: tuple[str, ...]
    group: str
    rank: int
    """0: an object for a poster; 1: second choice (faces, people, things best used knowingly);
    2: it shows letters or digits that a reader would take for text."""
    round: bool
    """About as wide as tall and filling a disc."""
    slab: bool
    """Stands on its own piece of ground: put it on the same colour."""
    framed: bool
    """A picture with a rectangular edge of its own."""
    cut: bool
    """Drawn up to a straight edge: bleed that edge off the page or hide it."""
    looks: Literal["left", "right", "front"]
    """Where it faces or moves; flip it to look towards the title."""
    width: float
    height: float
    box: Box
    """Tight bounds of the ink within (0, 0, width, height)."""
    colours: tuple[Tint, ...]
    """At most four, largest first."""
    hue: float
    """OKLCH hue of the whole in degrees, weighted by chroma; -1 if it is all but grey."""
    draws: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A search result; `score` is comparable within one search."""

    id: str
    score: float
    caption: str


# ------------------------------------------------------------------ what the archive stores


class StoredDraw(msgspec.Struct, frozen=True, array_like=True, tag=0):
    verbs: str
    deltas: tuple[int, ...]
    paint: Paint
    evenodd: bool = False
    pen: Pen | None = None


class StoredCluster(msgspec.Struct, frozen=True, array_like=True, tag=1):
    parts: tuple[StoredDraw | StoredCluster, ...]
    clip: tuple[str, tuple[int, ...]] | None = None
    opacity: float = 1.0


StoredPart = StoredDraw | StoredCluster


class Record(msgspec.Struct, frozen=True, array_like=True):
    """One line of the index; see `Subject` for the meaning of the fields."""

    id: str
    name: str
    captions: tuple[str, str, str]
    tags: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    group: str
    rank: int
    flags: int
    """1 round, 2 slab, 4 framed, 8 cut."""
    looks: Literal["left", "right", "front"]
    box: tuple[float, float, float, float]
    colours: tuple[tuple[str, float, float], ...]
    hue: float
    offset: int
    """Of the entry, in bytes after the index."""
    length: int


def stored_deltas(points: tuple[float, ...]) -> tuple[int, ...]:
    """Coordinates on the grid, each relative to the point before it."""
    grid = [round(v * GRID) for v in points]
    out = grid[:2]
    out.extend(grid[i] - grid[i - 2] for i in range(2, len(grid)))
    return tuple(out)


def _points(deltas: tuple[int, ...]) -> tuple[float, ...]:
    if len(deltas) > MAX_POINTS or len(deltas) % 2:
        raise ValueError("damaged path")
    xs, ys = itertools.accumulate(deltas[0::2]), itertools.accumulate(deltas[1::2])
    return tuple(v / GRID for pair in zip(xs, ys, strict=True) for v in pair)


_NEEDS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


def _path(verbs: str, deltas: tuple[int, ...]) -> tuple[str, tuple[float, ...]]:
    if sum(_NEEDS[verb] for verb in verbs) != len(deltas) or verbs[:1] not in ("", "M"):
        raise ValueError("damaged path")
    return verbs, _points(deltas)


def _part(stored: StoredPart) -> Part:
    if isinstance(stored, StoredDraw):
        verbs, points = _path(stored.verbs, stored.deltas)
        rule: Rule = "evenodd" if stored.evenodd else "nonzero"
        return Draw(verbs, points, stored.paint, rule, stored.pen)
    clip = None if stored.clip is None else _path(*stored.clip)
    return Cluster(tuple(_part(p) for p in stored.parts), clip, stored.opacity)


_INDEX = msgspec.msgpack.Decoder(tuple[Record, ...])
_ENTRY = msgspec.msgpack.Decoder(tuple[StoredDraw | StoredCluster, ...])


@functools.lru_cache(maxsize=1)
def _index() -> Mapping[str, Record]:
    try:
        with ARCHIVE.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise ValueError("not a subject archive")
            length = int.from_bytes(file.read(4), "little")
            records = _INDEX.decode(brotli.decompress(file.read(length)))
    except (OSError, ValueError, brotli.error, msgspec.DecodeError) as error:
        raise UserError(
            "the library of subjects can't be read", ARCHIVE.name, f"install it again ({error})"
        ) from None
    return {record.id: record for record in records}


@functools.lru_cache(maxsize=512)
def get(subject_id: str) -> Subject:
    """The subject with its drawing. Raises UserError if there is none of that id."""
    record = _index().get(subject_id)
    if record is None:
        near = [match.id for match in search(subject_id.split(":")[-1].replace("-", " "), 3)]
        remedy = f"did you mean {', '.join(near)}?" if near else "search the library for a word"
        raise UserError(f"there is no subject {subject_id!r}", "library", remedy)
    try:
        with ARCHIVE.open("rb") as file:
            file.seek(len(MAGIC))
            start = int.from_bytes(file.read(4), "little") + len(MAGIC) + 4
            file.seek(start + record.offset)
            stored = _ENTRY.decode(brotli.decompress(file.read(record.length)))
        draws = tuple(_part(part) for part in stored)
    except (OSError, ValueError, KeyError, brotli.error, msgspec.DecodeError) as error:
        raise UserError(
            "the drawing is damaged", f"library › {subject_id}", f"install it again ({error})"
        ) from None
    flags = record.flags
    return Subject(
        id=record.id,
        set=record.id.split(":")[0],
        name=record.name,
        caption_en=record.captions[0],
        caption_zh=record.captions[1],
        caption_fr=record.captions[2],
        tags_en=record.tags[0],
        tags_zh=record.tags[1],
        tags_fr=record.tags[2],
        group=record.group,
        rank=record.rank,
        round=bool(flags & 1),
        slab=bool(flags & 2),
        framed=bool(flags & 4),
        cut=bool(flags & 8),
        looks=record.looks,
        width=SIZE,
        height=SIZE,
        box=Box(*record.box),
        colours=tuple(Tint(*colour) for colour in record.colours),
        hue=record.hue,
        draws=draws,
    )


def all_ids(*, rank: int = 2) -> tuple[str, ...]:
    """Ids of all subjects up to `rank`, in the archive's order (noto first)."""
    return tuple(record.id for record in _index().values() if record.rank <= rank)


@functools.lru_cache(maxsize=1)
def captions() -> Mapping[str, tuple[str, str, str]]:
    """id -> caption in English, Chinese, French."""
    return {record.id: record.captions for record in _index().values()}


def group(subject_id: str) -> str:
    """What a subject depicts, without reading its drawing; '' if there is none of that id."""
    record = _index().get(subject_id)
    return record.group if record else ""


def visual_box(subject_id: str) -> Box:
    """Tight bounds of the ink within the subject's 128 x 128 box. Raises UserError."""
    record = _index().get(subject_id)
    return Box(*record.box) if record else get(subject_id).box


# ------------------------------------------------------------------ search


def folded(text: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _stem(word: str) -> str:
    """A word without its English or French plural."""
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    if len(word) > 3 and word.endswith(("s", "x")) and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


_STOP = frozenset({
    "a", "an", "and", "at", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with",
    "de", "des", "du", "d", "l", "le", "la", "les", "un", "une", "et", "en", "au", "aux",
    "avec", "pour", "sur", "dans", "s",
})  # fmt: skip
"""English and French words that carry no picture."""


def _words(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    spaced = "".join(c if c.isalnum() else " " for c in folded(text))
    return [_stem(w) for w in spaced.split() if w not in _STOP]


def _is_cjk(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the search compares for one subject."""

    id: str
    weight: float
    names: tuple[frozenset[str], ...]
    """Words of the caption in each Latin language, and of the name."""
    tags: frozenset[str]
    phrases: frozenset[frozenset[str]]
    """Tags of several words, such as chinese new year."""
    caption_zh: str
    tags_zh: tuple[str, ...]
    caption: str


@functools.lru_cache(maxsize=1)
def _terms() -> tuple[tuple[_Terms, ...], Mapping[str, tuple[int, ...]]]:
    """All terms, and for each Latin word the subjects that have it."""
    rows: list[_Terms] = []
    posting: dict[str, list[int]] = {}
    for record in _index().values():
        names = tuple(
            frozenset(_words(text))
            for text in (record.captions[0], record.captions[2], record.name.replace("-", " "))
        )
        tagged = [frozenset(_words(tag)) for tag in (*record.tags[0], *record.tags[2])]
        tags = frozenset[str]().union(*tagged)
        phrases = frozenset(words for words in tagged if len(words) > 1)
        weight = (1.0, 0.6, 0.45)[min(record.rank, 2)] * (
            1.0 if record.id.startswith("noto:") else 0.97
        )
        for word in tags.union(*names):
            posting.setdefault(word, []).append(len(rows))
        rows.append(
            _Terms(
                record.id, weight, names, tags, phrases, record.captions[1], record.tags[1],
                record.captions[0],
            )
        )  # fmt: skip
    return tuple(rows), {word: tuple(places) for word, places in posting.items()}


def _latin_scores(words: list[str]) -> dict[int, float]:
    rows, posting = _terms()
    wanted = frozenset(words)
    scores: dict[int, float] = {}
    for word in wanted:
        found = [(place, 1.0) for place in posting.get(word, ())]
        if not found and len(word) >= 4:
            found = [
                (place, 0.5)
                for other, places in posting.items()
                if other.startswith(word) or (len(other) >= 4 and word.startswith(other))
                for place in places
            ]
        for place, quality in found:
            row = rows[place]
            in_name = any(word in name for name in row.names)
            scores[place] = scores.get(place, 0.0) + quality * (3.0 if in_name else 1.0)
    for place in scores:
        # A caption that says nothing else is a better answer than one that says more.
        fit = max(len(wanted & n) / len(wanted | n) if n else 0.0 for n in rows[place].names)
        said = max((len(p) for p in rows[place].phrases if p <= wanted), default=0)
        scores[place] += 2.0 * fit + 1.2 * said
    return scores


def _chinese_scores(text: str) -> dict[int, float]:
    scores: dict[int, float] = {}
    for place, row in enumerate(_terms()[0]):
        caption, score = row.caption_zh, 0.0
        if text == caption:
            score = 6.0
        elif text in row.tags_zh:
            score = 4.0
        elif caption and caption in text:
            # One character inside a longer word often means something else (马 in 马拉松).
            score = 2.2 if len(caption) == 1 else 3.0 + min(len(caption), 4) * 0.5
        elif text in caption:
            score = 2.5 + len(text) / len(caption)
        tags = [tag for tag in row.tags_zh if tag and (tag in text or text in tag)]
        if tags:
            exact = max(len(tag) / max(len(tag), len(text)) for tag in tags)
            score += 0.8 + 0.8 * exact + 0.2 * min(max(map(len, tags)), 4)
        if score:
            scores[place] = score
    return scores


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    for cjk, chars in itertools.groupby(text, key=_is_cjk):
        yield cjk, "".join(chars)


def search(query: str, limit: int = 20) -> list[Match]:
    """Subjects for a query in English, Chinese or French, best first.

    Accents and case don't matter. Words of the caption count more than words of the tags, whole
    words more than parts; Chinese is compared by substring. Ties keep the archive's order.
    """
    query = query[:400]
    scores: dict[int, float] = {}
    latin = ""
    for cjk, run in _runs(query):
        if not cjk:
            latin += " " + run
            continue
        for place, score in _chinese_scores(run).items():
            scores[place] = scores.get(place, 0.0) + score
    for place, score in _latin_scores(_words(latin)).items():
        scores[place] = scores.get(place, 0.0) + score
    rows = _terms()[0]
    ranked = sorted(((-s * rows[place].weight, place) for place, s in scores.items()))
    return [
        Match(rows[place].id, -score, rows[place].caption)
        for score, place in ranked[: max(0, limit)]
    ]
