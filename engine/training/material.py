"""Training material of the planner: briefs, and plans that the rules draw for them.

Briefs come from two sources. Written ones (`engine.planning.captions`) are read as the program
reads a person's; imagined facts are drawn at random, so that the network has also met rare
formats, scripts and moods that no caption brought together. Everything is a function of a seed.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.planning import captions
from engine.planning import facts as knowledge
from engine.planning.brief import Brief, make_brief
from engine.planning.facts import MOODS, Facts
from engine.planning.formats import FORMAT_CLASSES
from engine.planning.plan import ARCHETYPES, FAMILIES, PAIRINGS, PALETTES, SUBJECT_CHOICES
from engine.planning.themes import MOOD_PALETTES

FORMAT_SHARES: dict[str, float] = {
    "A_portrait": 0.30, "A_landscape": 0.10, "square": 0.14, "social_4x5": 0.12, "story": 0.12,
    "banner_2to3": 0.10, "banner_4to8": 0.06, "rollup": 0.06,
}  # fmt: skip

SIZES: dict[str, tuple[str, ...]] = {
    "A_portrait": ("A3", "A2", "A4", "420x594mm", "24x36in"),
    "A_landscape": ("A3 landscape", "A4 landscape", "1600x1200px"),
    "square": ("1080x1080px", "300x300mm"),
    "social_4x5": ("1080x1350px",),
    "story": ("1080x1920px",),
    "banner_2to3": ("1500x500px", "1200x600px", "3000x1200mm"),
    "banner_4to8": ("1456x180px", "1600x400px", "4000x800mm"),
    "rollup": ("850x2000mm", "ROLLUP"),
}

MOOD_FAMILIES: dict[str, tuple[str, ...]] = {
    "feast": ("lanterns", "papercut", "party", "night", "bokeh"),
    "sale": ("stripes", "memphis", "halftone", "sunburst", "fruits"),
    "music": ("stage", "halftone", "sunburst", "bauhaus", "bokeh"),
    "club": ("night", "skyline", "stage", "bokeh", "space"),
    "jazz": ("stage", "bokeh", "bauhaus", "night"),
    "cinema": ("stage", "night", "skyline", "halftone"),
    "sea": ("beach", "waves", "harbour", "undersea"),
    "mountain": ("mountains", "pines", "meadow", "winter", "airballoons"),
    "nature": ("botanical", "meadow", "pines", "mountains", "undersea"),
    "wellness": ("blobs", "botanical", "waves", "mesh", "desert"),
    "food": ("fruits", "halftone", "sunburst", "stripes", "meadow"),
    "craft": ("papercut", "halftone", "sunburst", "botanical"),
    "children": ("airballoons", "memphis", "party", "papercut", "space"),
    "wedding": ("botanical", "mesh", "meadow", "bokeh", "gradient"),
    "tech": ("mesh", "gradient", "space", "bauhaus", "skyline"),
    "design": ("bauhaus", "memphis", "gradient", "blobs", "stripes"),
    "art": ("bauhaus", "blobs", "botanical", "papercut", "mesh"),
    "sport": ("stripes", "sunburst", "halftone", "mountains", "stage"),
    "winter": ("winter", "pines", "night", "mountains"),
    "autumn": ("pines", "botanical", "mountains", "fruits"),
    "spring": ("meadow", "botanical", "papercut", "airballoons"),
    "midautumn": ("night", "lanterns", "papercut", "mountains"),
    "calm": ("gradient", "mesh", "waves", "mountains", "night"),
    "luxury": ("gradient", "mesh", "bokeh", "bauhaus"),
    "civic": ("skyline", "blobs", "gradient", "waves", "meadow"),
}

LATIN = tuple(p for p in PAIRINGS if not p.startswith("Z"))
HAN = tuple(p for p in PAIRINGS if p.startswith("Z"))


LANGUAGE_SHARES = {"en": 0.45, "zh": 0.3, "fr": 0.25}
HELD_OUT = 12
"""One topic in one language out of this many is never trained on."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A brief and its facts; imagined facts have no brief."""

    facts: Facts
    brief: Brief | None
    held_out: bool


def draw(seed: int, written: float = 0.8) -> Sample:
    """The sample of this number. `written` is the share of briefs in words."""
    rng = random.Random(seed)
    if rng.random() >= written:
        return Sample(imagine(rng), None, False)
    return write(rng)


def write(rng: random.Random) -> Sample:
    """A brief as a person might type it, read by the program."""
    topic = rng.choice(sorted(captions.topics()))
    language = rng.choices(captions.LANGUAGES, [LANGUAGE_SHARES[x] for x in captions.LANGUAGES])[0]
    form = rng.choices(FORMAT_CLASSES, [FORMAT_SHARES[f] for f in FORMAT_CLASSES])[0]
    about = captions.topics()[topic]
    moods = sorted(about.moods) or ["calm"]
    family = rng.choice(sorted(about.families) if rng.random() < 0.85 else FAMILIES)
    palette = rng.choice(MOOD_PALETTES[rng.choice(moods)] if rng.random() < 0.8 else PALETTES)
    prompt = captions.sample_caption(rng, topic, family, palette, language)
    texts = captions.sample_texts(rng, topic, language, form)
    regions = _regions(rng) if rng.random() < 0.06 else ()
    brief = make_brief(prompt, texts, size=rng.choice(SIZES[form]), regions=regions)
    # Whole wordings are held out: this topic has then never been read in this language.
    at = zlib.crc32(f"{topic}/{language}".encode()) % HELD_OUT
    return Sample(knowledge.gather(brief), brief, at == 0)


def _regions(rng: random.Random) -> tuple[tuple[str, float, float, float, float], ...]:
    boxes = []
    for _ in range(rng.choice((1, 1, 2))):
        x0, y0 = rng.uniform(0, 0.7), rng.uniform(0, 0.8)
        x1, y1 = rng.uniform(x0 + 0.15, 1.0), rng.uniform(y0 + 0.1, 1.0)
        boxes.append((rng.choice(("title", "subject", "quiet")), x0, y0, x1, y1))
    return tuple(boxes)


def imagine(rng: random.Random) -> Facts:
    """Facts of a brief that nobody wrote."""
    moods = _scores(rng, MOODS, rng.sample(MOODS, rng.choice((1, 1, 2, 2, 3))))
    spoken = [m for m in MOODS if moods[MOODS.index(m)] > 0.3]
    wanted = [f for m in spoken for f in rng.sample(MOOD_FAMILIES[m], 2)]
    if rng.random() < 0.1:
        wanted = [rng.choice(FAMILIES)]
    colours = [p for m in spoken for p in rng.sample(MOOD_PALETTES[m], 2)]
    if rng.random() < 0.15:
        colours = [rng.choice(PALETTES)]
    hints = rng.sample(ARCHETYPES, rng.choice((0, 1, 2, 3)))
    script = rng.choices(("latin", "han", "cyrillic", "kana", "other"), (60, 30, 4, 3, 3))[0]
    han = script in ("han", "kana")
    if rng.random() < 0.04:
        letters, words, longest = 0, 0, 0
    elif han:
        letters = min(24, 1 + int(rng.gammavariate(2.5, 2.0)))
        words, longest = 1, letters
    else:
        words = min(14, 1 + int(rng.expovariate(0.5)))
        lengths = [max(1, min(14, int(rng.gauss(6, 2.5)))) for _ in range(words)]
        letters, longest = sum(lengths), max(lengths)
    counts = {
        role: n
        for role, n in (
            ("subtitle", rng.choices((0, 1), (4, 6))[0]),
            ("body", rng.choices((0, 1, 2), (6, 3, 1))[0]),
            ("action", rng.choices((0, 1), (5, 5))[0]),
            ("caption", rng.choices((0, 1, 2, 3, 4), (2, 3, 3, 2, 1))[0]),
            ("legal", rng.choices((0, 1), (9, 1))[0]),
        )
        if n
    }
    sizes = {"subtitle": 26, "body": 110, "action": 10, "caption": 18, "legal": 60}
    body = sum(
        int(max(4, rng.gauss(sizes[role], sizes[role] * 0.5))) * n for role, n in counts.items()
    )
    offered = rng.choice((0, 2, *range(3, SUBJECT_CHOICES + 1), SUBJECT_CHOICES))
    top = rng.uniform(0.2, 1.0)
    offers = tuple(top * rng.uniform(0.85, 0.98) ** i for i in range(offered))
    boxes: list[tuple[str, int, int, int, int]] = []
    if rng.random() < 0.1:
        for _ in range(rng.choice((1, 1, 2, 3))):
            x0, y0 = rng.randrange(0, 48), rng.randrange(0, 56)
            x1, y1 = rng.randrange(x0 + 6, 65), rng.randrange(y0 + 4, 65)
            boxes.append(
                (rng.choice(("title", "subject", "quiet", "body", "free")), x0, y0, x1, y1)
            )
    vector = np.random.default_rng(rng.getrandbits(32)).standard_normal(512)
    return Facts(
        format=rng.choices(FORMAT_CLASSES, [FORMAT_SHARES[f] for f in FORMAT_CLASSES])[0],
        script=script,
        title_letters=letters,
        title_words=words,
        longest_word=longest,
        counts=counts,
        body_letters=body // (2 if han else 1),
        price=rng.random() < 0.2,
        listing=rng.random() < 0.07,
        verse=han and rng.random() < 0.1,
        moods=moods,
        families=_scores(rng, FAMILIES, wanted),
        palettes=_scores(rng, PALETTES, colours),
        archetypes=_scores(rng, ARCHETYPES, hints),
        offers=offers,
        pairings=HAN if han else LATIN,
        # No words, no meaning: a blank vector half of the time, else noise to be ignored.
        embedding=(vector / np.linalg.norm(vector) * rng.choice((0, 1))).astype(np.float32),
        boxes=tuple(boxes),
    )


def _scores(rng: random.Random, names: Sequence[str], wanted: Sequence[str]) -> tuple[float, ...]:
    """Scores as a reader of prompts gives them: the wanted high, the best 1, the rest near 0."""
    raw = {name: abs(rng.gauss(0, 0.04)) for name in names}
    for place, name in enumerate(wanted):
        raw[name] = max(raw[name], rng.uniform(0.5, 1.0) * 0.8**place)
    best = max(raw.values()) if wanted else 1.0
    return tuple(min(1.0, raw[name] / best) for name in names)


def blur(conditions: npt.NDArray[np.float32], rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """Scores shaken a little, and now and then one witness silenced: the embedding, the moods,
    or the families. float32[b, c] -> float32[b, c]."""
    out = conditions.copy()
    n = len(out)
    start = knowledge.SCORES_AT
    scores = out[:, start : knowledge.FEATURES]
    scores *= 1 + 0.08 * rng.standard_normal(scores.shape, dtype=np.float32)
    out[rng.random(n) < 0.15, knowledge.FEATURES :] = 0
    out[rng.random(n) < 0.05, start : start + len(MOODS)] = 0
    families = start + len(MOODS)
    out[rng.random(n) < 0.03, families : families + len(FAMILIES)] = 0
    return out
