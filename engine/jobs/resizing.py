"""One design in another format: composed anew, with the same words and what shall stay the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import msgspec

from engine.document.model import Recipe
from engine.errors import UserError
from engine.jobs import glance, studio
from engine.jobs.finishing import Renderer
from engine.jobs.messages import Kept
from engine.jobs.request import Request
from engine.jobs.studio import Progress, Variant
from engine.planning import facts
from engine.planning.formats import FormatClass
from engine.planning.grammar import ARCHETYPES
from engine.planning.pairings import PAIRINGS
from engine.planning.plan import Plan
from engine.planning.planner import Planner
from engine.planning.tokens import from_text, to_text

_FIELDS: dict[Kept, tuple[str, ...]] = {
    "faces": ("pairing", "caps"),
    "artwork": ("family", "hero", "subjects", "scene_seed", "density", "finish", "ornament"),
    "colours": ("palette", "ground", "accent"),
}
FITS = 0.6
"""Least fitness of a layout for a format at which it is tried there first."""
SAMPLED, ENOUGH = 24, 3
"""Other plans that are tried until so many of them hold the texts."""


def follows(plan: Plan, source: Plan, keep: Collection[Kept]) -> Plan:
    """The plan with what shall stay the same taken from the source."""
    changes = {name: getattr(source, name) for kept in keep for name in _FIELDS[kept]}
    return msgspec.structs.replace(plan, **changes)


def _following(plan: Plan, source: Plan | None, keep: Collection[Kept]) -> Plan:
    return plan if source is None else follows(plan, source, keep)


def _narrow(plans: list[Plan], source: Plan, keep: Collection[Kept]) -> list[Plan]:
    """The plans in faces that need less room than the source's."""
    less = [k for k in keep if k != "faces"]
    han = PAIRINGS[source.pairing].han_led
    narrow = [n for n, p in PAIRINGS.items() if p.kind == "condensed" and p.han_led == han]
    return [
        msgspec.structs.replace(follows(plan, source, less), pairing=pairing)
        for plan in plans[:ENOUGH]
        for pairing in narrow
    ]


def _words_only(source: Plan, format: FormatClass) -> Plan:
    """The source's faces and colours without artwork: what holds most words."""
    return msgspec.structs.replace(
        source, format=format, archetype="type_only", hero="none", subjects=(), boxes=()
    )


def _looked_at(variant: Variant, render: Renderer) -> Variant:
    share = glance.of_document(variant.document, render)
    return dataclasses.replace(variant, glance=share)


def suits(archetype: str, format: FormatClass) -> bool:
    return ARCHETYPES[archetype].formats.get(format, 0.0) >= FITS


def resized(
    request: Request,
    render: Renderer,
    keep: Collection[Kept] = ("faces", "artwork", "colours"),
    progress: Progress | None = None,
) -> Variant:
    """The best composition of the request's texts at its size. `request.plan` is the design that
    it follows; without one the planner is free.

    The source's own layout is taken where it suits the format and every word is found on it. Where
    no layout holds the texts in the source's faces, narrower ones are taken, and at last words
    alone. Raises UserError when nothing holds them.
    """
    tell = progress or (lambda stage, done: None)
    tell("planning", 0.0)
    source = from_text(request.plan) if request.plan else None
    request = msgspec.structs.replace(request, plan="", variants=1)
    brief = studio.brief_of(request)
    planner = Planner.load(provider=request.provider)
    own: list[Plan] = []
    if source is not None and suits(source.archetype, brief.format):
        own = [msgspec.structs.replace(source, format=brief.format, boxes=())]
    known = facts.gather(brief)
    sampled = planner.sample(known, request.seed, SAMPLED)
    made: list[Variant] = []
    problems: list[UserError] = []
    attempts = [own, [_following(p, source, keep) for p in sampled]]
    if source is not None:
        attempts += [_narrow(sampled, source, keep), [_words_only(source, brief.format)]]
    for number, plans in enumerate(attempts):
        before = len(made)
        for n, plan in enumerate(plans):
            if len(made) - before == ENOUGH:
                break
            done = (number + n / len(plans)) / len(attempts)
            tell("composing", 0.1 + 0.8 * done)
            try:
                made.append(_looked_at(studio.draw(plan, brief, render, art=request.art), render))
            except UserError as error:
                problems.append(error)
        if any(v.glance == 1.0 and not v.faults for v in made) or (made and number):
            break
    if not made:
        raise problems[0] if problems else UserError("no plan fits these texts on this page")
    best = max(made, key=lambda v: (round(v.glance, 3), -len(v.faults), v.score))
    recipe = Recipe(
        prompt=request.prompt, texts=request.texts, size=request.size, seed=request.seed,
        bundle="planner", bundle_digest=planner.digest, provider=planner.provider,
        plan=to_text(best.plan),
    )  # fmt: skip
    tell("done", 1.0)
    document = msgspec.structs.replace(best.document, recipe=recipe)
    return dataclasses.replace(best, document=document)
