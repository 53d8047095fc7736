"""Clauses together: what goes on with the wish before, and what several of them share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.phrases import FACTS, made, place_of
from engine.planning.instructions.values import Intent

_PRONOUN: Final = re.compile(
    r"(?<!\w)(?:it|them|lui)(?!\w)|(?:mets|fais|rends|deplace)-l[ae]s?|它|她|他"
)


def carried_on(clause: Clause, intents: Sequence[Intent], before: Clause | None) -> list[Intent]:
    """What a clause says that goes on with the wish before: "and a lighthouse", "12 June"."""
    if not intents or before is None:
        return []
    last = intents[-1]
    if last.kind == "text" and last.target in FACTS and not before.quoted:
        more = clause.text.strip()
        if not clause.tokens and any(c.isdigit() for c in more):
            gap = clause.joined if clause.joined[0] in "、，" else f"{clause.joined.rstrip()} "
            gap = gap if gap.strip() in ",，、" else f" {gap.strip()} "
            return [msgspec.structs.replace(last, value=f"{last.value}{gap}{more}")]
    it = _PRONOUN.search(clause.low) is not None
    if last.kind == "add" and it and clause.has("direction"):
        return [msgspec.structs.replace(last, place=place_of(clause))]
    plain = not clause.has("verb") and not clause.quoted
    if plain and last.kind in ("add", "remove", "flip", "keep"):
        about = clause.role if last.kind != "add" else ""
        thing = about or clause.thing()
        known = (
            clause.has("light") or clause.has("tone") or clause.has("colour") or clause.has("size")
        )
        if thing and (not known or (about and last.kind == "keep")):
            return [made(last.kind, thing, amount=clause.amount, place=place_of(clause))]
    return []


def shared(found: list[Intent], clause: Clause, intents: Sequence[Intent]) -> list[Intent]:
    """What a clause says, with the target of the clause before where it goes on with that."""
    if not intents:
        return found
    last = intents[-1]
    about = last.value if last.kind in ("add", "replace") else last.target
    if not about and last.kind == "type":
        about = "text"  # "Bolder and smaller" letters.
    if not about:
        return found
    joined = clause.joined.strip() in ("and", "et", "和", "并", "并且", "而且")
    it = _PRONOUN.search(clause.low) and last.kind in ("add", "move", "resize", "flip", "replace")
    goes_on = it or (joined and not clause.has("verb"))
    out = []
    for intent in found:
        bare = not intent.target and (
            intent.kind in ("resize", "move", "flip", "remove")
            or (goes_on and intent.kind in ("recolour", "type"))
        )
        out.append(
            msgspec.structs.replace(intent, target=about, confidence=0.9) if bare else intent
        )
    return out


def take(found: list[Intent], intents: list[Intent]) -> None:
    """Adds what a clause says; what it completes takes the place of what stood there."""
    for intent in found:
        last = intents[-1] if intents else None
        if (
            last is not None
            and intent.kind == last.kind
            and (
                (intent.kind == "text" and intent.value.startswith(last.value))
                or (intent.kind == "add" and intent.value == last.value)
            )
        ):
            intents.pop()
        intents.append(intent)


def settled(intents: list[Intent]) -> list[Intent]:
    """Without repetitions; colours named together are one wish; an adjective before "and" shares
    the target of the one after it ("a bigger and bolder title")."""
    out: list[Intent] = []
    for n, intent in enumerate(intents):
        if intent.kind in ("resize", "type") and not intent.target:
            after = next(
                (i for i in intents[n + 1 : n + 2] if i.kind in ("resize", "type", "recolour")),
                None,
            )
            if after is not None and after.target:
                intent = msgspec.structs.replace(intent, target=after.target)
        if out and intent.kind == "recolour" == out[-1].kind and intent.target == out[-1].target:
            if intent.value not in out[-1].value.split(", "):
                out[-1] = msgspec.structs.replace(out[-1], value=f"{out[-1].value}, {intent.value}")
            continue
        if intent.kind == "type" and intent.target == "text":
            intent = msgspec.structs.replace(intent, target="")
        same = [
            o
            for o in out
            if (o.kind, o.target, o.value) == (intent.kind, intent.target, intent.value)
        ]
        if not same:
            out.append(intent)
    return out


def distinct(intents: Sequence[Intent]) -> list[Intent]:
    seen: dict[tuple[str, str, str], Intent] = {}
    for intent in intents:
        seen.setdefault((intent.kind, intent.target, intent.value), intent)
    return list(seen.values())
