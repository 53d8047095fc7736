"""Facts: everything that the planner may know of a brief, as one flat value.

The grammar, the rules and the network all look at these facts and at nothing else, so that what
is learnt in training is what is asked in use.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from engine.document.colour import Colour, from_hex, oklch
from engine.document.palettes import PALETTES as SHIPPED_PALETTES
from engine.models import embedding
from engine.planning import pairings
from engine.planning.brief import Brief, Region
from engine.planning.formats import FORMAT_CLASSES, FormatClass
from engine.planning.plan import (
    ARCHETYPES,
    FAMILIES,
    PAIRINGS,
    PALETTES,
    SUBJECT_CHOICES,
)

MOODS: tuple[str, ...] = (
    "feast", "sale", "music", "club", "jazz", "cinema", "sea", "mountain", "nature", "wellness",
    "food", "craft", "children", "wedding", "tech", "design", "art", "sport", "winter", "autumn",
    "spring", "midautumn", "calm", "luxury", "civic",
)  # fmt: skip
"""The moods of the art direction, section 5.4."""

SCRIPTS: tuple[str, ...] = (
    "latin", "greek", "cyrillic", "han", "kana", "hangul", "arabic", "hebrew", "indic", "thai",
    "other",
)  # fmt: skip

EMBEDDING = embedding.DIMENSIONS
GRID = 64
_TITLE_STEPS = (0, 1, 4, 7, 11, 15, 21, 29, 41, 61)
_WORD_STEPS = (0, 1, 2, 3, 4, 6, 9)
_BODY_STEPS = (0, 1, 41, 91, 161, 301)
_COUNTED = ("subtitle", "body", "action", "caption", "legal")


@dataclass(frozen=True, slots=True)
class Facts:
    """Scores lie in 0..1. Lengths count letters, i.e. what is neither blank nor mark."""

    format: FormatClass
    script: str = "latin"
    title_letters: int = 0
    title_words: int = 0
    longest_word: int = 0
    """Letters of the longest word of the title."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Number of texts of each role other than the title."""
    body_letters: int = 0
    """Of all texts but the title."""
    price: bool = False
    listing: bool = False
    """Three or more short lines of one kind: a menu, a programme."""
    verse: bool = False
    moods: tuple[float, ...] = (0.0,) * len(MOODS)
    families: tuple[float, ...] = (0.0,) * len(FAMILIES)
    palettes: tuple[float, ...] = (0.0,) * len(PALETTES)
    archetypes: tuple[float, ...] = (0.0,) * len(ARCHETYPES)
    """Hints of the topic."""
    offers: tuple[float, ...] = ()
    """Relevance of each offered subject, best first."""
    pairings: tuple[str, ...] = PAIRINGS
    """The pairings whose faces hold every character of every text."""
    embedding: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.zeros(EMBEDDING, np.float32), compare=False, repr=False
    )
    """float32[512], the prompt's unit vector."""
    boxes: tuple[tuple[str, int, int, int, int], ...] = ()
    """Locked boxes on the 64 x 64 grid."""
    forced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields (as in `tokens.CHOICES`) that a person has decided, with the values left."""

    @property
    def texts(self) -> int:
        return sum(self.counts.values()) + (self.title_letters > 0)


_SCRIPT_OF: dict[str, str] = {
    "Latn": "latin", "Grek": "greek", "Cyrl": "cyrillic", "Hans": "han", "Hant": "han",
    "Hani": "han", "Jpan": "kana", "Kana": "kana", "Hira": "kana", "Kore": "hangul",
    "Hang": "hangul", "Arab": "arabic", "Hebr": "hebrew", "Deva": "indic", "Beng": "indic",
    "Taml": "indic", "Thai": "thai",
}  # fmt: skip


def gather(brief: Brief) -> Facts:
    """The facts of a brief, with what its author forced. Raises UserError for locked regions
    that are too many or lie outside the page."""
    features = brief.features
    counts = dict(features.roles)
    counts.pop("title", None)
    script = _SCRIPT_OF.get(features.script, "other")
    offered = pairings.offered((text.role, text.text) for text in brief.texts)
    return Facts(
        format=brief.format,
        script=script,
        title_letters=features.title_letters,
        title_words=features.title_words,
        longest_word=features.title_longest_word,
        counts=counts,
        body_letters=max(0, features.letters - features.title_letters),
        price=features.has_price or features.has_percent,
        listing=features.has_list,
        verse=features.verse,
        moods=_relative(MOODS, dict(brief.moods)),
        families=_relative(FAMILIES, brief.families),
        palettes=_relative(PALETTES, brief.palettes),
        archetypes=_relative(ARCHETYPES, brief.archetypes),
        offers=tuple(min(1.0, max(0.0, o.score)) for o in brief.subjects[:SUBJECT_CHOICES]),
        pairings=offered,
        embedding=embedding.embed([brief.prompt])[0],
        boxes=_on_grid(brief.forced.regions),
        forced=_forced(brief, offered),
    )


def _relative(names: tuple[str, ...], scores: Mapping[str, float]) -> tuple[float, ...]:
    """Scores with the best at 1, in the order of `names`."""
    best = max((scores.get(name, 0.0) for name in names), default=0.0)
    if best <= 0:
        return (0.0,) * len(names)
    return tuple(max(0.0, scores.get(name, 0.0)) / best for name in names)


def _on_grid(regions: Iterable[Region]) -> tuple[tuple[str, int, int, int, int], ...]:
    """Fractions of the page to the 64 x 64 grid; a thin box keeps at least one step."""
    boxes = []
    for role, x0, y0, x1, y1 in regions:
        a, b = (min(GRID - 1, round(v * GRID)) for v in (x0, y0))
        boxes.append((role, a, b, max(a + 1, round(x1 * GRID)), max(b + 1, round(y1 * GRID))))
    return tuple(boxes)


def _forced(brief: Brief, offered: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What the brief decides: named choices, and what follows from a house's colours and faces."""
    out: dict[str, tuple[str, ...]] = {}
    for name in ("archetype", "palette", "family", "pairing", "hero"):
        value = getattr(brief.forced, name)
        if value is not None:
            out[name] = (value,)
    house = brief.forced.brand
    if house.colours and "palette" not in out:
        out["palette"] = _nearest_palettes(house.colours)
    if house.faces and "pairing" not in out:
        own = set(house.faces)
        sharing = tuple(n for n in offered if own & set(pairings.PAIRINGS[n].faces("title")))
        if sharing:
            out["pairing"] = sharing
    return out


def _nearest_palettes(colours: tuple[str, ...], count: int = 3) -> tuple[str, ...]:
    """The palettes that hold the most similar colours; they stand for the house's own, which the
    composition uses in their place."""

    def point(colour: Colour) -> tuple[float, float, float]:
        light, chroma, hue = oklch(colour)
        angle = math.radians(hue)
        return light, chroma * math.cos(angle), chroma * math.sin(angle)

    wanted = [point(from_hex(colour)) for colour in colours[:4]]
    far = {
        name: sum(min(math.dist(w, point(own)) for own in SHIPPED_PALETTES[name]) for w in wanted)
        for name in PALETTES
    }
    return tuple(sorted(far, key=lambda name: (far[name], name))[:count])


def _bucket(value: int, steps: tuple[int, ...]) -> list[float]:
    at = max(i for i, step in enumerate(steps) if value >= step)
    return [float(i == at) for i in range(len(steps))]


def _vector(facts: Facts) -> list[float]:
    row: list[float] = [float(facts.format == name) for name in FORMAT_CLASSES]
    row += [float(facts.script == name) for name in SCRIPTS]
    row += _bucket(facts.title_letters, _TITLE_STEPS)
    row += _bucket(facts.title_words, _WORD_STEPS)
    row += _bucket(facts.longest_word, _TITLE_STEPS)
    row += _bucket(facts.body_letters, _BODY_STEPS)
    row += [min(facts.counts.get(role, 0), 4) / 4 for role in _COUNTED]
    row += [float(facts.price), float(facts.listing), float(facts.verse)]
    row += facts.moods
    row += facts.families
    row += facts.palettes
    row += facts.archetypes
    row += [*facts.offers, *(0.0,) * SUBJECT_CHOICES][:SUBJECT_CHOICES]
    return row


FEATURES: int = len(_vector(Facts("square")))
"""Length of the vector without the embedding."""


SCORES_AT: int = (
    FEATURES
    - SUBJECT_CHOICES
    - sum(len(names) for names in (MOODS, FAMILIES, PALETTES, ARCHETYPES))
)
"""Where the scores begin: moods, families, palettes, archetypes, offers."""


def vector(facts: Facts) -> npt.NDArray[np.float32]:
    """float32[FEATURES + 512]: what the network is told. Forced fields are not in it: they are
    honoured by the grammar."""
    row = np.asarray(_vector(facts), dtype=np.float32)
    return np.concatenate([row, facts.embedding.astype(np.float32)])
