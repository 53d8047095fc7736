"""The world of themes: what a prompt is about, as scores over scene families, moods, palettes.

Two witnesses are heard. An embedding compares the prompt, clause by clause, with sentences that
describe some 130 topics, the 28 scene families and the 25 moods in English, Chinese and French;
it understands wordings that nobody listed, and other languages. A lexicon of plain words counts
what stands there; it is sure where the embedding wavers.

The data lie in `assets/lexicon/themes.json`, the sentences' vectors beside it in `vectors.npz`;
`python -m engine.planning.themes` makes the vectors anew after the data changed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.models import embedding
from engine.planning import language as languages
from engine.planning.plan import FAMILIES, PALETTES

LEXICON: Final = Path(__file__).parents[2] / "assets" / "lexicon"

MOOD_PALETTES: Final[Mapping[str, tuple[str, ...]]] = {
    "feast": ("festive", "gold", "berry"),
    "sale": ("candy", "cobaltred", "citrus", "tropical"),
    "music": ("retro", "neon", "berry", "sunset"),
    "club": ("neon", "dusk", "berry"),
    "jazz": ("gold", "retro", "vintage"),
    "cinema": ("blue", "dusk", "gold"),
    "sea": ("ocean", "coral", "sand", "sunset"),
    "mountain": ("sunset", "nordic", "forest"),
    "nature": ("forest", "mint", "spring"),
    "wellness": ("sand", "lavender", "mint", "pastel"),
    "food": ("autumn", "citrus", "tropical", "retro"),
    "craft": ("earth", "autumn", "vintage"),
    "children": ("candy", "pastel", "tropical", "cobaltred"),
    "wedding": ("pastel", "gold", "sand", "lavender"),
    "tech": ("blue", "neon", "mono", "ice"),
    "design": ("cobaltred", "mono", "vintage"),
    "art": ("forest", "earth", "coral", "mono"),
    "sport": ("citrus", "cobaltred", "blue", "neon"),
    "winter": ("ice", "festive", "forest", "gold"),
    "autumn": ("autumn", "earth"),
    "spring": ("spring", "pastel"),
    "midautumn": ("dusk", "gold", "blue"),
    "calm": ("nordic", "lavender", "dusk"),
    "luxury": ("gold", "mono", "berry"),
    "civic": ("blue", "mint", "coral"),
}
"""Art direction, section 5.4, the most fitting first."""
MOODS: Final = tuple(MOOD_PALETTES)


class Understanding(msgspec.Struct, frozen=True, kw_only=True):
    """Scores lie in 0..1; in each dictionary the best is 1 unless nothing speaks for any."""

    families: dict[str, float]
    """Every family of plan.FAMILIES, in that order."""
    moods: dict[str, float]
    """Best first."""
    palettes: dict[str, float]
    """Every palette of plan.PALETTES, in that order."""
    colours_named: bool
    """Whether the prompt asks for colours, so that `palettes` is a wish and not a guess."""
    topics: tuple[tuple[str, float], ...]
    """The likeliest topics, best first; their shares sum to at most 1."""
    queries: tuple[tuple[str, float], ...]
    """Searches in the subject library with weights, the most wanted first."""
    archetypes: dict[str, float]
    """Hints only: an archetype that isn't named scores 0."""


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lists are written with semicolons; the first of a language's descriptors is its name."""

    id: str
    families: dict[str, float]
    moods: dict[str, float]
    subjects: str
    archetypes: tuple[str, ...]
    en: str
    zh: str
    fr: str
    titles_en: str
    titles_zh: str
    titles_fr: str

    def descriptors(self) -> list[str]:
        return [*items(self.en), *items(self.zh), *items(self.fr)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family or a mood: descriptors for the embedding, words for the lexicon.

    A word that ends in an asterisk stands for all words that begin so.
    """

    id: str
    en: str
    zh: str
    fr: str
    words_en: str
    words_zh: str
    words_fr: str
    subjects: str = ""
    """Searches in the subject library that suit the scene."""

    def descriptors(self) -> list[str]:
        return [*items(self.en), *items(self.zh), *items(self.fr)]


class ColourWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    palettes: dict[str, float]
    words_en: str
    words_zh: str
    words_fr: str


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[Entry, ...]
    moods: tuple[Entry, ...]
    colours: tuple[ColourWords, ...]
    topics: tuple[Topic, ...]

    def descriptors(self) -> list[str]:
        """All sentences that have a vector, in the order of the vector file."""
        rows: tuple[Topic | Entry, ...] = (*self.topics, *self.families, *self.moods)
        return [text for row in rows for text in row.descriptors()]


def items(listed: str) -> list[str]:
    return [part for part in (p.strip() for p in listed.split(";")) if part]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return msgspec.json.decode((LEXICON / "themes.json").read_bytes(), type=Lexicon)


def digest(descriptors: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(descriptors).encode()).hexdigest()


def write_vectors(path: Path) -> int:
    """Embed every descriptor into `path` (int8[n, 512], a scale per row); returns the bytes."""
    descriptors = lexicon().descriptors()
    vectors = np.concatenate(
        [embedding.embed(descriptors[i : i + 64]) for i in range(0, len(descriptors), 64)]
    )
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    rounded = np.rint(vectors / scale).astype(np.int8)
    np.savez_compressed(
        path,
        vectors=rounded,
        scale=scale.astype(np.float32),
        digest=np.frombuffer(digest(descriptors).encode(), dtype=np.uint8),
    )
    return path.stat().st_size


class _Space:
    """The descriptors' vectors and which of them belong to which topic, family and mood."""

    def __init__(self) -> None:
        data = lexicon()
        with np.load(LEXICON / "vectors.npz", allow_pickle=False) as file:
            written = bytes(file["digest"]).decode()
            self.vectors = file["vectors"].astype(np.float32) * file["scale"]
        if written != digest(data.descriptors()):
            raise RuntimeError(
                "assets/lexicon/vectors.npz is older than themes.json: "
                "run python -m engine.planning.themes"
            )
        self.starts: dict[str, NDArray[np.intp]] = {}
        self.ends: dict[str, int] = {}
        at = 0
        for name, rows in (
            ("topics", data.topics), ("families", data.families), ("moods", data.moods)
        ):  # fmt: skip
            starts = []
            for row in rows:
                starts.append(at)
                at += len(row.descriptors())
            self.starts[name] = np.asarray(starts)
            self.ends[name] = at

    def likeness(self, queries: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        """float32[q, n]: each query's cosine with the nearest descriptor of each of the n."""
        starts, end = self.starts[name], self.ends[name]
        cosines = queries @ self.vectors[starts[0] : end].T
        nearest: NDArray[np.float32] = np.maximum.reduceat(cosines, starts - starts[0], axis=1)
        return nearest


@lru_cache(maxsize=1)
def _space() -> _Space:
    return _Space()


# --- Words ------------------------------------------------------------------------------------


def _fold(text: str) -> str:
    """Lower case without accents, so that ete finds été."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class _Words:
    """Where the words of a lexicon stand in a text: {owner: strength}."""

    def __init__(self, owners: Sequence[tuple[str, str, str, str]]) -> None:
        self._whole: dict[str, list[tuple[str, str]]] = {}
        self._begin: dict[str, list[tuple[str, str]]] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        self._han: dict[str, list[str]] = {}
        for owner, english, chinese, french in owners:
            for language, listed in (("en", english), ("fr", french)):
                for item in items(listed):
                    word = _fold(item.rstrip("*"))
                    if re.search(r"\W", word):
                        table = self._phrases
                    else:
                        table = self._begin if item.endswith("*") else self._whole
                    table.setdefault(word, []).append((owner, language))
            for word in items(chinese):
                self._han.setdefault(word, []).append(owner)
        # Alternatives are tried in order, so the longest word wins: fruit in 水果, not water.
        longest_first = sorted(self._han, key=lambda word: (-len(word), word))
        self._find_han = re.compile("|".join(map(re.escape, longest_first)))
        phrases = sorted(self._phrases, key=lambda phrase: (-len(phrase), phrase))
        either = "|".join(map(re.escape, phrases)) or r"(?!)"
        self._find_phrase = re.compile(rf"(?<!\w)({either})\w{{0,2}}(?!\w)")

    def hits(self, text: str, language: str) -> dict[str, float]:
        """Strength of each owner: a word counts once, shared words less, long ones more."""
        folded = _fold(text).replace("’", "'")
        found: dict[str, float] = {}

        def add(owners: Iterable[str], strength: float) -> None:
            several = sorted(set(owners))
            for owner in several:
                found[owner] = found.get(owner, 0.0) + strength / len(several) ** 0.5

        for phrase in dict.fromkeys(self._find_phrase.findall(folded)):
            pairs = self._phrases[phrase]
            add((o for o, spoken in pairs if self._speaks(phrase, spoken, language)), 1.4)
        for word in dict.fromkeys(re.findall(r"[^\W\d_]+", folded)):
            matches = list(self._whole.get(word, ()))
            for size in range(3, len(word) + 1):
                # A stem may grow by an ending, not into another word (ski, skill).
                if len(word) - size <= max(3, size):
                    matches += self._begin.get(word[:size], ())
            add((o for o, spoken in matches if self._speaks(word, spoken, language)), 1.0)
        for word in dict.fromkeys(self._find_han.findall(text)):
            add(self._han[word], (0.35, 1.0, 1.3)[min(len(word), 3) - 1])
        return found

    @staticmethod
    def _speaks(word: str, spoken: str, language: str) -> bool:
        """Whether a word of one language may be read in a text of another.

        Short words deceive: French `or` is gold, English `pain` isn't bread.
        """
        return spoken == language or len(word) >= (4 if language not in ("en", "fr") else 6)


@lru_cache(maxsize=1)
def _words() -> tuple[_Words, _Words, _Words]:
    data = lexicon()
    families, moods = (
        _Words([(e.id, e.words_en, e.words_zh, e.words_fr) for e in rows])
        for rows in (data.families, data.moods)
    )
    colours = _Words(
        [(str(n), c.words_en, c.words_zh, c.words_fr) for n, c in enumerate(data.colours)]
    )
    return families, moods, colours


# --- Understanding ----------------------------------------------------------------------------

_TOPIC_SHARPNESS: Final = 0.045
"""Temperature of the softmax over topics, in cosine."""
_DIRECT_SHARE: Final = 0.25
"""How much of a family's score comes from its own descriptors, not by way of topics."""
_WORD_SHARE: Final = 0.7
"""How much the lexicon says beside the embedding when it has at least two clear words."""


def understand(prompt: str, texts: Sequence[str] = ()) -> Understanding:
    """What the prompt, and less so the words on the poster, are about. Never fails.

    An empty prompt with no texts gives even scores.
    """
    heard = [(prompt, 1.0)] if prompt.strip() else []
    heard += [(text, 0.55 if heard else 1.0) for text in texts[:4] if len(text) <= 200]
    data = lexicon()
    family_words, mood_words, colour_words = _words()

    queries, weights = _clauses(heard)
    topic_shares = np.full(len(data.topics), 1 / len(data.topics))
    family_likeness = np.zeros(len(FAMILIES))
    mood_likeness = np.zeros(len(MOODS))
    if queries:
        vectors = embedding.embed(queries)
        space = _space()
        topic_shares = _softmax(_pooled(space.likeness(vectors, "topics"), weights))
        family_likeness = _pooled(space.likeness(vectors, "families"), weights)
        mood_likeness = _pooled(space.likeness(vectors, "moods"), weights)

    family_hits, mood_hits = np.zeros(len(FAMILIES)), np.zeros(len(MOODS))
    for text, weight in heard:
        spoken = languages.detect(text).split("-")[0]
        for owner, strength in family_words.hits(text, spoken).items():
            family_hits[FAMILIES.index(owner)] += strength * weight
        for owner, strength in mood_words.hits(text, spoken).items():
            mood_hits[MOODS.index(owner)] += strength * weight

    families = _from_topics(topic_shares, [t.families for t in data.topics], FAMILIES)
    families = (1 - _DIRECT_SHARE) * families + _DIRECT_SHARE * _softmax(family_likeness)
    families = _with_words(families, family_hits)
    moods = _from_topics(topic_shares, [t.moods for t in data.topics], MOODS)
    moods = 0.7 * moods + 0.3 * _softmax(mood_likeness)
    moods = _with_words(moods, mood_hits)

    wishes = _colour_wishes(prompt, colour_words, data)
    palettes = np.zeros(len(PALETTES))
    for n, mood in enumerate(MOODS):
        for rank, palette in enumerate(MOOD_PALETTES[mood]):
            palettes[PALETTES.index(palette)] += moods[n] * (1.0, 0.85, 0.7, 0.6)[rank]
    palettes /= max(palettes.max(), 1e-9)
    if wishes.any():
        palettes = 0.15 * palettes + wishes / wishes.max()

    # What the words made of it also says which topics were meant.
    topic_shares = (
        topic_shares * (0.05 + _agreement(families, data.topics, FAMILIES, "families")) ** 2
    )
    topic_shares = topic_shares * (0.1 + _agreement(moods, data.topics, MOODS, "moods"))
    topic_shares = topic_shares / topic_shares.sum()
    order = np.argsort(-topic_shares, kind="stable")
    likely = [int(n) for n in order[:6] if topic_shares[n] >= 0.03] if queries else []
    archetypes: dict[str, float] = {}
    for n in likely:
        for archetype in data.topics[n].archetypes:
            archetypes[archetype] = archetypes.get(archetype, 0.0) + float(topic_shares[n])
    mood_order = sorted(range(len(MOODS)), key=lambda n: (-moods[n], n))
    return Understanding(
        families=_scores(FAMILIES, families),
        moods={MOODS[n]: round(float(moods[n] / max(moods.max(), 1e-9)), 4) for n in mood_order},
        palettes=_scores(PALETTES, palettes),
        colours_named=bool(wishes.any()),
        topics=tuple((data.topics[n].id, round(float(topic_shares[n]), 4)) for n in likely),
        queries=_queries(likely, topic_shares, families, data) if queries else (),
        archetypes={k: round(v, 4) for k, v in sorted(archetypes.items(), key=lambda a: -a[1])},
    )


_CLAUSE: Final = re.compile(r"[,;:.!?\n]\s+|[，。；：！？、—–\n]+|\s+[-–—]\s+")


def _clauses(heard: Sequence[tuple[str, float]]) -> tuple[list[str], list[float]]:
    """Whole texts and, where they have several, their clauses: a prompt that names a place, a date
    and a style has its theme in one of them."""
    queries, weights = [], []
    for text, weight in heard:
        queries.append(text[: embedding.LONGEST_TEXT])
        weights.append(weight)
        parts = [p.strip() for p in _CLAUSE.split(text) if p and len(p.strip()) >= 2]
        if len(parts) > 1:
            queries += parts[:8]
            weights += [weight * 0.8] * len(parts[:8])
    return queries, weights


def _pooled(likeness: NDArray[np.float32], weights: list[float]) -> NDArray[np.float64]:
    """Half the mean over the queries, half the best of them, in cosine."""
    w = np.asarray(weights)[:, None]
    mean = (likeness * w).sum(axis=0) / w.sum()
    best = (likeness * np.minimum(1.0, 0.85 + 0.15 * w)).max(axis=0)
    pooled: NDArray[np.float64] = 0.5 * mean + 0.5 * best
    return pooled


def _softmax(likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    exp = np.exp((likeness - likeness.max()) / _TOPIC_SHARPNESS)
    shares: NDArray[np.float64] = exp / exp.sum()
    return shares


def _from_topics(
    shares: NDArray[np.float64], weights: Sequence[Mapping[str, float]], names: Sequence[str]
) -> NDArray[np.float64]:
    """What the topics say, as shares that sum to 1."""
    out = np.zeros(len(names))
    for share, row in zip(shares, weights, strict=True):
        for name, weight in row.items():
            # Squared: a topic's first choice should win over what it merely tolerates.
            out[names.index(name)] += share * weight**2
    total: float = out.sum()
    return out / total if total else np.full(len(names), 1 / len(names))


def _with_words(meaning: NDArray[np.float64], hits: NDArray[np.float64]) -> NDArray[np.float64]:
    total = hits.sum()
    if total <= 0:
        return meaning
    share = _WORD_SHARE * min(1.0, total / 2)
    mixed: NDArray[np.float64] = (1 - share) * meaning + share * hits / total
    return mixed


def _colour_wishes(prompt: str, words: _Words, data: Lexicon) -> NDArray[np.float64]:
    wishes = np.zeros(len(PALETTES))
    hits = words.hits(prompt, languages.detect(prompt).split("-")[0])
    for owner, strength in hits.items():
        for palette, weight in data.colours[int(owner)].palettes.items():
            wishes[PALETTES.index(palette)] += strength * weight
    return wishes


def _agreement(
    scores: NDArray[np.float64], topics: Sequence[Topic], names: Sequence[str], field: str
) -> NDArray[np.float64]:
    """float64[topics]: how far each topic wants what scores well."""
    top = scores / max(scores.max(), 1e-9)
    return np.array(
        [max(w * top[names.index(n)] for n, w in getattr(topic, field).items()) for topic in topics]
    )


def _queries(
    likely: list[int],
    shares: NDArray[np.float64],
    families: NDArray[np.float64],
    data: Lexicon,
) -> tuple[tuple[str, float], ...]:
    """What the likeliest topics show, then what belongs to the scene anyway."""
    wanted: dict[str, float] = {}
    for n in likely[:3]:
        if shares[n] >= 0.4 * shares[likely[0]]:
            for rank, subject in enumerate(items(data.topics[n].subjects)):
                wanted[subject] = wanted.get(subject, 0.0) + float(shares[n]) * 0.88**rank
    best = max(wanted.values(), default=1.0)
    top = max(float(families.max()), 1e-9)
    for n in np.argsort(-families, kind="stable")[:2]:
        for rank, subject in enumerate(items(data.families[int(n)].subjects)):
            # A scene that the first topic doesn't have was named by words of the prompt: its things
            # are then what the prompt is about.
            own = 0.6 if not likely or _shows(data.topics[likely[0]], FAMILIES[int(n)]) else 1.05
            scene = own * best * float(families[n]) / top * 0.88**rank
            wanted[subject] = max(wanted.get(subject, 0.0), scene)
    ranked = sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0]))[:12]
    return tuple((subject, round(weight, 4)) for subject, weight in ranked)


def _shows(topic: Topic, family: str) -> bool:
    return topic.families.get(family, 0.0) >= 0.5 or family in _ABSTRACT


# Patterns and settings: what they show is never the subject by itself.
_ABSTRACT: Final = frozenset(
    (
        "night",
        "skyline",
        "stage",
        "gradient",
        "mesh",
        "blobs",
        "bauhaus",
        "memphis",
        "halftone",
        "stripes",
        "sunburst",
        "bokeh",
    )
)


def _scores(names: Sequence[str], values: NDArray[np.float64]) -> dict[str, float]:
    top = max(float(values.max()), 1e-9)
    return {name: round(float(v) / top, 4) for name, v in zip(names, values, strict=True)}


if __name__ == "__main__":
    size = write_vectors(LEXICON / "vectors.npz")
    print(f"{len(lexicon().descriptors())} descriptors, {size:,} bytes")
