"""Wishes about things: add, remove, replace, move, resize, flip."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.looks import coloured, guessed_scene, staged, toned
from engine.planning.instructions.phrases import (
    can_be_named,
    has_unknown,
    is_short,
    made,
    part_of,
    place_of,
    size_of,
)
from engine.planning.instructions.values import Intent


def flipped(clause: Clause) -> list[Intent]:
    if not clause.has("verb", "flip"):
        return []
    if clause.has("layout"):
        return [made("layout", "", "mirrored")]
    return [made("flip", clause.role or clause.thing(beside=("polite",)))]


_APART: Final = re.compile(r"(?<!\w)take\s+(?P<a>.+?)\s+(?:out|away|off)(?!\w)")


def removed(clause: Clause) -> list[Intent]:
    apart = _APART.search(clause.low)
    if apart is not None:
        part = part_of(clause, apart.span("a"))
        return [made("remove", part.role or part.thing())]
    if not clause.has("verb", "remove"):
        return []
    thing = clause.role or clause.thing()
    if thing in ("它", "他", "她", "it", "them"):
        return [made("remove", sure=0.4)]  # `joining` knows which thing is meant.
    if not thing:
        return toned(clause, less=True)
    return [made("remove", thing, sure=0.95 if clause.role or is_short(clause, thing) else 0.4)]


_SWAPS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<verb>(?<!\w)(?:replace|swap|exchange|substitute|switch|change|turn|make|convert|transform))\s+(?:out\s+)?"
        r"(?P<a>.+?)\s+(?P<to>with|for|by|into|to)\s+(?P<b>.+)",
        r"(?P<verb>(?<!\w)(?:rempla\w+|echang\w+|substitu\w+|chang\w+|transform\w+))\s+(?P<a>.+?)\s+"
        r"(?P<to>par|contre|avec|en|pour)\s+(?P<b>.+)",
        r"(?P<verb>[把将]?)(?P<a>.+?)(?P<to>替换成|替换为|换成|换为|变成|改成|改为)(?P<b>.+)",
        r"(?P<verb>用)(?P<b>.+?)(?P<to>代替|替换|换掉)(?P<a>.+)",
        r"(?P<b>.+?)\s+(?P<verb>(?<!\w)(?:instead of|in place of|a la place de|au lieu de|plutot que))\s+(?P<a>.+)(?P<to>)",
    )
)


_STRONG: Final = re.compile(
    r"repla|swap|exchange|substit|switch|rempla|echang|instead|in place|a la place|au lieu|plutot que"
)


def swapped(clause: Clause) -> list[Intent]:
    """ "replace the guitar with a violin", unless it is a colour, a scene or a light that is asked."""
    for pattern in _SWAPS:
        found = pattern.search(clause.low)
        if found is None:
            continue
        old, new = (part_of(clause, found.span(g)) for g in ("a", "b"))
        settled = (
            new.has("colour")
            or new.has("light")
            or new.has("direction")
            or new.has("role")
            or new.has("font")
        )
        settled = (
            settled or new.has("tone") or new.has("weight") or new.has("layout") or new.has("size")
        )
        a = old.role or old.thing(beside=("frame", "polite", "light"))
        b = new.thing()
        if not b or not a or (settled and not has_unknown(new)):
            continue
        if a == "background" or old.has("frame") or (old.has("scene") and new.has("scene")):
            return staged(clause) or [guessed_scene(b)]
        if old.role or old.has("font") or old.has("layout"):
            continue
        strong = _STRONG.search(found["verb"]) or clause.language == "zh"
        if new.has("scene") and not strong:
            continue
        return [made("replace", a, b, sure=0.92 if strong else 0.8)]
    return []


def added(clause: Clause) -> list[Intent]:
    if not clause.has("verb", "add"):
        return []
    thing = clause.thing(beside=("size",))
    known = [t for t in clause.tokens if "tone" in t.facets and "cannot" not in t.facets]
    if not thing or (known and not has_unknown(clause) and not clause.has("scene")):
        return toned(clause)
    if clause.has("colour") and not has_unknown(clause) and not clause.has("scene"):
        return coloured(clause)
    if (
        clause.has("frame")
        or clause.has("font")
        or clause.has("layout")
        or clause.role == "background"
    ):
        return []
    if clause.role and not has_unknown(clause):
        return [made("cannot", clause.role, "unquoted", sure=0.8)]
    small = clause.amount * (
        1.3 if "bigger" in clause.values("size") else 0.7 if clause.has("size") else 1.0
    )
    sure = 0.95 if is_short(clause, thing) else 0.4
    one = made("add", "", thing, amount=small, place=place_of(clause), sure=sure)
    several = _COUNT.search(clause.low)
    return [msgspec.structs.replace(one, count=number(several[0]) if several else 1)]


_COUNT: Final = re.compile(
    r"(?<!\w)(?:two|three|four|five|deux|trois|quatre|cinq|[2-5])(?!\w)|[两三四五](?=[只棵条个朵张座艘辆匹束颗片盏架杯把本])"
)


_NUMBERS: Final = ("two deux 2 两", "three trois 3 三", "four quatre 4 四", "five cinq 5 五")


def number(word: str) -> int:
    return next(n for n, words in enumerate(_NUMBERS, 2) if word in words.split())


def moved(clause: Clause) -> list[Intent]:
    place = place_of(clause)
    if not place or clause.has("layout") or (clause.has("font") and not clause.role):
        return []
    about = clause.role or clause.thing(beside=("frame", "size", "polite"))
    if about == "text" or (not about and place == "centre"):
        return [made("layout", "", "centred")] if place == "centre" else []
    if not clause.has("verb", "move", "put") and not can_be_named(clause, about):
        return []
    sure = 0.95 if clause.has("verb", "move", "put", "make") else 0.85
    out = [made("move", about, place, amount=clause.amount, sure=sure if about else 0.6)]
    if clause.has("size"):
        out.append(made("resize", about, size_of(clause), amount=clause.amount))
    return out


def resized(clause: Clause) -> list[Intent]:
    if not clause.has("size"):
        return []
    about = clause.role or clause.thing(beside=("size", "polite"))
    if about and not can_be_named(clause, about):
        return []
    return [
        made("resize", about, size_of(clause), amount=clause.amount, sure=0.95 if about else 0.4)
    ]
