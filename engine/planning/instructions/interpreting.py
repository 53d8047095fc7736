"""One clause, one reading: the first that its words allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.looks import (
    by_palette,
    coloured,
    framed,
    laid_out,
    lit,
    staged,
    toned,
    typed,
)
from engine.planning.instructions.phrases import (
    made,
    sure_of,
)
from engine.planning.instructions.things import added, flipped, moved, removed, resized, swapped
from engine.planning.instructions.values import Intent
from engine.planning.instructions.wordings import quoted_words, stated_fact

Reader = Callable[[Clause], list[Intent]]


def interpreted(clause: Clause) -> list[Intent]:
    """The first reading that the words of the clause allow."""
    for reader in _READERS:
        found = reader(clause)
        if found:
            return found
    return []


def _kept(clause: Clause) -> list[Intent]:
    if not clause.has("verb", "keep"):
        return []
    parts = clause.without(("verb", "polite", "degree"))
    about = clause.role or max(parts, key=len, default="")
    colours = re.search(r"colou?rs?|couleurs?|颜色|配色|palette", clause.low)
    return [
        made(
            "keep", about or ("colours" if colours else ""), sure=sure_of(clause) if about else 0.9
        )
    ]


def _impossible(clause: Clause) -> list[Intent]:
    wish = clause.first("cannot")
    if not wish or clause.has("verb", "remove") or clause.has("verb", "move"):
        return []
    if (
        wish in ("logo", "photo")
        and (clause.has("direction") or clause.has("size"))
        and not clause.has("verb", "add")
    ):
        return []
    return [made("cannot", "", wish)]


_READERS: Final[tuple[Reader, ...]] = (
    quoted_words, _kept, flipped, _impossible, stated_fact, removed, swapped, added, moved, laid_out, typed,
    by_palette, lit, staged, coloured, toned, resized, framed,
)  # fmt: skip
