"""What the readers of clauses share: intents from parts, places, sizes, doubts."""

from __future__ import annotations

from typing import Final

import msgspec

from engine.library import subjects
from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.values import Intent, Kind

FACTS: Final = ("date", "time", "place", "price", "caption")
"""Roles of texts that state a fact; their words may stand without quotation marks."""


_UNSURE: Final = 0.16
"""Confidence lost for each word that nobody knows."""


def made(
    kind: Kind, about: str = "", value: str = "", *, amount: float = 1.0, sure: float = 0.95, place: str = ""
) -> Intent:  # fmt: skip
    if kind == "add":
        return Intent("add", "", value or about, amount, sure, place)
    return Intent(kind, about, value, amount, sure)


def sure_of(clause: Clause) -> float:
    return max(0.2, 0.95 - _UNSURE * clause.unexplained)


def place_of(clause: Clause) -> str:
    """A direction, or two of them where a corner is named."""
    named = clause.values("direction")
    across = next((d for d in named if d in ("left", "right")), "")
    along = next((d for d in named if d in ("up", "down")), "")
    if across and along:
        return f"{along} {across}"
    return named[0] if named else ""


def about_of(clause: Clause) -> str:
    """The text or thing that a clause is about; '' for the whole poster."""
    if clause.role:
        return clause.role
    parts = clause.without(
        ("verb", "direction", "degree", "less", "another", "polite", "size", "colour", "tone", "light", "frame",
         "weight", "mood", "font")
    )  # fmt: skip
    return max(parts, key=len, default="")


def size_of(clause: Clause) -> str:
    size = next((s for s in clause.values("size")), "bigger")
    less = [t for t in clause.tokens if "less" in t.facets and "size" not in t.facets]
    if less and clause.language != "zh":
        return "smaller" if size == "bigger" else "bigger"
    return size


_PARTS_OF_SCENES: Final = frozenset(
    [
        "sky",
        "sea",
        "water",
        "ground",
        "sand",
        "snow",
        "ciel",
        "mer",
        "eau",
        "sol",
        "sable",
        "neige",
        "天空",
        "大海",
        "海",
        "水",
        "地面",
    ]
)


def can_be_named(clause: Clause, about: str) -> bool:
    """Whether what is left of a clause is a name, and not a sentence that nobody understood."""
    if clause.role or not about:
        return True
    return is_short(clause, about) and (is_thing(about) or clause.has("verb"))


def is_short(clause: Clause, name: str) -> bool:
    """Whether it has the length of a name: "cup of hot tea", not "as if the sun had set"."""
    return len(name) <= 6 if clause.language == "zh" else len(name.split()) <= 4


def is_thing(name: str) -> bool:
    """Whether a poster may show something of that name."""
    if not name or name.casefold() in _PARTS_OF_SCENES:
        return bool(name)
    return any(match.score >= 2.4 for match in subjects.search(name, 1))


def has_unknown(clause: Clause) -> bool:
    return clause.unexplained > 0 or clause.has("thing")


def part_of(clause: Clause, span: tuple[int, int]) -> Clause:
    start, end = span
    tokens = tuple(
        msgspec.structs.replace(t, start=t.start - start, end=t.end - start)
        for t in clause.tokens
        if start <= t.start and t.end <= end
    )
    return Clause(
        clause.text[start:end], clause.low[start:end], tokens, clause.quotes, clause.language
    )
