"""Which picture of the library is meant by a thing's name."""

from __future__ import annotations

import re

from engine.errors import UserError
from engine.library import subjects as library
from engine.models import embedding

EXACT = 4.9
"""Score in the library from which a caption says the thing and nothing else."""
KNOWN, TAGGED, ALIKE = 2.4, 1.0, 0.42
"""Least score of a picture whose caption names the thing; of one whose tags do, and the likeness
in meaning that it needs beside."""
NAMED = 3.9
"""Score of a picture whose caption holds the whole word and more."""
LOOKED_AT = 16
PLAIN: dict[str, frozenset[str]] = {
    "noto:crescent-moon": frozenset(("moon", "lune", "月亮", "月")),
    "noto:full-moon": frozenset(("full moon", "pleine lune", "满月", "圆月")),
    "noto:sailboat": frozenset(("boat", "boats", "bateau", "bateaux", "voilier", "小船", "船")),
    "noto:deciduous-tree": frozenset(("tree", "trees", "arbre", "arbres", "树", "大树")),
    "noto:hot-beverage": frozenset(("coffee", "cafe", "cup of coffee", "tasse de cafe", "咖啡")),
    "noto:soccer-ball": frozenset(("football", "ballon de foot", "足球")),
}
"""What a plain word means on a poster, where the library has several things of that name."""
_OF = re.compile(r"(?<=\w)\s+(?:of|de|du|d[’'])\s*")


def chosen(thing: str) -> str:
    """The library's picture of a thing. Raises UserError with the nearest names when it has none."""
    plain = next((id for id, words in PLAIN.items() if library.folded(thing) in words), "")
    if plain:
        return plain
    scores: dict[str, float] = {}
    # "A cup of coffee": the cup may be named otherwise, what is in it will be found.
    for query in (thing, *_OF.split(thing, maxsplit=1)[1:]):
        for match in library.search(query, LOOKED_AT):
            if library.get(match.id).rank < 2:
                scores[match.id] = max(scores.get(match.id, 0.0), match.score)
    ranked = sorted(scores, key=lambda id: -scores[id])
    if ranked and scores[ranked[0]] >= EXACT:
        return ranked[0]
    able = [id for id in ranked if scores[id] >= TAGGED]
    if able and scores[able[0]] >= NAMED and " " not in thing:
        # Captions that name the thing go before tags.
        able = [id for id in able if scores[id] >= NAMED]
    if able:
        vectors = embedding.embed([thing, *(_described(id) for id in able)])
        like = dict(zip(able, (vectors[1:] @ vectors[0]).tolist(), strict=True))
        best = max(able, key=lambda id: like[id] + 0.02 * scores[id])
        if scores[best] >= KNOWN or like[best] >= ALIKE:
            return best
    near = list(dict.fromkeys(library.get(id).caption_en for id in ranked[:4]))
    raise UserError(
        f"the library has no picture of {thing!r}",
        remedy=f"nearest: {', '.join(near)}" if near else "name the thing in one or two words",
    )


def _described(id: str) -> str:
    subject = library.get(id)
    return ", ".join((subject.caption_en, *subject.tags_en[:5]))
