"""The words of instructions in English, Chinese and French, and where they stand in a sentence.

The data lie in `assets/lexicon/instructions.json`, lists with semicolons; a Latin word that ends
in an asterisk stands for all words that begin so. A word may speak for several facets: "light" is
a tone and the weight of a face.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec

from engine.library import subjects
from engine.planning.instructions.values import Kind
from engine.planning.themes import LEXICON, items

Facet = Literal[
    "verb", "light", "tone", "colour", "role", "frame", "scene", "direction", "size", "font",
    "weight", "mood", "layout", "another", "degree", "less", "cannot", "polite", "thing",
]  # fmt: skip
Language = Literal["en", "zh", "fr"]
FILE: Final = "instructions.json"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    facet: Facet
    value: str
    en: str = ""
    zh: str = ""
    fr: str = ""


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that mean an intent, for the embedding."""

    kind: Kind
    value: str
    en: str
    zh: str
    fr: str
    target: str = ""

    def sentences(self) -> list[str]:
        return [*items(self.en), *items(self.zh), *items(self.fr)]


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[Words, ...]
    meanings: tuple[Meaning, ...]


class Token(msgspec.Struct, frozen=True):
    """A known word at text[start:end]; `facets` maps each facet that it may have to its value."""

    start: int
    end: int
    facets: dict[Facet, str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return msgspec.json.decode((LEXICON / FILE).read_bytes(), type=Lexicon)


def folded(text: str) -> str:
    """Lower case without accents, letter for letter, so that places in both texts agree."""
    out = []
    for character in text:
        base = unicodedata.normalize("NFD", character)[0].casefold()
        out.append(base if len(base) == 1 else character)
    return "".join(out).replace("’", "'")


Table = Mapping[str, dict[Facet, str]]


@lru_cache(maxsize=3)
def _table(language: Language) -> tuple[re.Pattern[str], Table, tuple[tuple[str, str], ...]]:
    """What finds the words, what each of them says, and stems: (beginning, its entry)."""
    said: dict[str, dict[Facet, str]] = {}
    for row in lexicon().words:
        listed = {"en": row.en, "zh": row.zh, "fr": row.fr}[language]
        for word in items(listed):
            said.setdefault(folded(word), {}).setdefault(row.facet, row.value)
    stems = tuple((w[:-1], w) for w in sorted(said, key=len, reverse=True) if w.endswith("*"))
    longest = sorted(said, key=lambda w: (-len(w), w))
    if language == "zh":
        pattern = "|".join(map(re.escape, longest))
    else:
        either = "|".join(re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w)
                          for w in longest)  # fmt: skip
        pattern = rf"(?<!\w)(?:{either})(?!\w)"
    return re.compile(pattern), said, stems


@lru_cache(maxsize=1)
def _han_things() -> re.Pattern[str]:
    """Names of the library's subjects: 小提琴 is a violin, nothing small."""
    names = {captions[1] for captions in subjects.captions().values()}
    known = sorted((n for n in names if len(n) >= 2), key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, known)))


def scan(text: str, language: Language) -> tuple[Token, ...]:
    """The known words of a folded text, from left to right, the longest first where they start."""
    pattern, said, stems = _table(language)
    things: list[tuple[int, int]] = []
    if language == "zh":
        things = [m.span() for m in _han_things().finditer(text)]
    out: list[Token] = []
    at = 0
    while (found := pattern.search(text, at)) is not None:
        start, end = found.span()
        shadow = next((t for t in things if t[0] < end and start < t[1] and t[1] - t[0] > end - start), None)  # fmt: skip
        if shadow is not None and shadow[0] >= at:
            out.append(Token(shadow[0], shadow[1], {"thing": text[shadow[0] : shadow[1]]}))
            at = shadow[1]
            continue
        word = text[start:end]
        facets = said.get(word)
        if facets is None:
            facets = said[next(entry for stem, entry in stems if word.startswith(stem))]
        out.append(Token(start, end, facets))
        at = max(end, at + 1)
    return tuple(out)


def best_language(text: str, likely: str) -> Language:
    """Whose words a folded text speaks: Chinese by its script, else the one with more of them."""
    if any("\u3400" <= c <= "\u9fff" for c in text):
        return "zh"

    def explained(language: Language) -> int:
        return sum(t.end - t.start for t in scan(text, language))

    english, french = explained("en"), explained("fr")
    if english == french:
        return "fr" if likely.startswith("fr") else "en"
    return "en" if english > french else "fr"
