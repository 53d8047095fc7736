"""Wishes about words: quoted ones, and facts that may stand without quotation marks."""

from __future__ import annotations

import re
from typing import Final

from engine.planning.brief import kind_of
from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.phrases import FACTS, made, place_of, size_of
from engine.planning.instructions.values import Intent


def quoted_words(clause: Clause) -> list[Intent]:
    quoted = clause.quoted
    if not quoted:
        return []
    role = clause.role if clause.role not in ("text", "background") else ""
    if len(quoted) >= 2:
        return [made("text", f"“{quoted[0]}”", quoted[1])]
    about = f"“{quoted[0]}”"
    if clause.has("verb", "remove"):
        return [made("remove", about)]
    if clause.has("verb", "keep"):
        return [made("keep", about)]
    if clause.has("verb", "move") or clause.has("direction"):
        return (
            [made("move", about, place_of(clause), amount=clause.amount)]
            if place_of(clause)
            else []
        )
    if clause.has("verb", "flip"):
        return [made("flip", about)]
    if role:
        return [made("text", role, quoted[0])]
    if clause.has("size"):
        return [made("resize", about, size_of(clause), amount=clause.amount)]
    if clause.has("colour"):
        return [made("recolour", about, clause.first("colour"))]
    if clause.has("weight"):
        return [made("type", about, clause.first("weight"))]
    if clause.has("verb", "add"):
        return [made("text", "new", quoted[0])]
    return [made("text", "", quoted[0], sure=0.75)]


_TO: Final = re.compile(
    r"(?<!\w)(?:to|as|is|reads?|says?|should be|a|au|aux|par|en|est|sur|pour|le)(?!\w)|[:：](?!\d)|"
    r"改成|改为|换成|换为|设为|调到|改到|写成|变成|是|为"
)


_TAIL: Final = re.compile(
    r"\s+(?:now|please|instead|maintenant|svp|s'il (?:te|vous) plaît)$|[吧了]$", re.IGNORECASE
)


def stated_fact(clause: Clause) -> list[Intent]:
    """ "set the date to 12 June": the words after "to", exactly as they stand."""
    role = clause.role
    if (
        not role
        or role in ("background",)
        or clause.has("verb", "remove")
        or clause.has("verb", "keep")
    ):
        return []
    named = next(t for t in clause.tokens if t.facets.get("role") == role)
    at_once = clause.text[named.end :].strip()[:1].isdigit()
    link = None if at_once else _TO.search(clause.low, named.end)
    at = named.end if link is None else link.end()
    # "It starts at 20:30": the figures may follow at once.
    if link is None and not at_once:
        return []
    words = _TAIL.sub("", clause.text[at:].strip(" .。"))
    words = re.sub(r"^(?:the|le|la)\s+(?=\d)", "", words)
    if not any(c.isalnum() for c in words):
        return []
    kind = kind_of(words)
    figures = any(c.isdigit() for c in words)
    if role in FACTS and (figures or kind in ("date", "time", "price", "place")):
        return [made("text", role, words, sure=0.9)]
    left = [
        t
        for t in clause.tokens
        if t.start >= at and "polite" not in t.facets and "degree" not in t.facets
    ]
    if left or (figures and role not in FACTS):
        return []
    return [made("cannot", role, "unquoted", sure=0.7)] if clause.has("verb") else []
