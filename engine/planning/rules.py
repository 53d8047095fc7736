"""The art direction's rules of choosing, as a generator of plans.

`propose` walks the grammar and draws every choice with a weight that says how well it agrees with
the brief and with what was chosen before. These plans, judged and weighted, are what the planner
network learns from; they are also the yardstick that it is measured against.
Source: the art direction, sections 5.4, 6 ("Choosing"), 8 and 10.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

from engine.planning import tokens
from engine.planning.facts import MOODS, Facts
from engine.planning.grammar import ARCHETYPES, FAMILIES, PAIRINGS, PALETTES, Grammar, State
from engine.planning.plan import ARCHETYPES as ARCHETYPE_NAMES
from engine.planning.plan import FAMILIES as FAMILY_NAMES
from engine.planning.plan import PALETTES as PALETTE_NAMES
from engine.planning.plan import Plan
from engine.planning.themes import MOOD_PALETTES

TEMPERATURE = 0.5
"""Of the softmax over the archetypes that reach 60 % of the best."""

_MOOD_GROUNDS: dict[str, tuple[float, float, float]] = {
    "feast": (0.3, 0.8, 1.0), "sale": (0.8, 1.0, 0.3), "music": (0.6, 0.8, 0.9),
    "club": (0.1, 0.4, 1.0), "jazz": (0.3, 0.5, 1.0), "cinema": (0.3, 0.5, 1.0),
    "sea": (1.0, 0.9, 0.2), "mountain": (0.8, 0.8, 0.6), "nature": (1.0, 0.6, 0.4),
    "wellness": (1.0, 0.7, 0.1), "food": (0.9, 1.0, 0.4), "craft": (0.9, 0.7, 0.6),
    "children": (1.0, 1.0, 0.1), "wedding": (1.0, 0.5, 0.2), "tech": (0.6, 0.5, 1.0),
    "design": (1.0, 0.8, 0.4), "art": (1.0, 0.7, 0.4), "sport": (0.7, 1.0, 0.7),
    "winter": (0.7, 0.6, 0.8), "autumn": (0.9, 0.9, 0.4), "spring": (1.0, 0.7, 0.1),
    "midautumn": (0.3, 0.5, 1.0), "calm": (1.0, 0.7, 0.5), "luxury": (0.4, 0.4, 1.0),
    "civic": (1.0, 0.8, 0.3),
}  # fmt: skip
"""Weights of a light, mid and dark ground."""

_SHAPES = ("memphis", "blobs", "gradient", "mesh", "stripes", "sunburst", "halftone", "bokeh",
           "bauhaus")  # fmt: skip
"""Families whose own hero is a shape."""

_LIVELY = ("feast", "music", "children", "sale", "club")
_QUIET = ("calm", "wellness", "luxury", "art", "design", "wedding", "civic")
_PARTIES = ("feast", "music", "children", "club")

_PRICED = ("diagonal", "banner_split_circle", "ticket", "stacked_blocks", "split_field",
           "circle_focus", "banner_slash")  # fmt: skip
_ACTING = ("diagonal", "arch_window", "night_stack", "banner_split_circle", "banner_slash",
           "corner_stack", "circle_focus", "caption_bar")  # fmt: skip
_READING = ("editorial_column", "split_field", "ticket", "arch_window", "swiss_grid", "type_only")


def propose(rng: random.Random, facts: Facts, grammar: Grammar | None = None) -> Plan:
    """One plan for the brief, drawn from the rules. The same `rng` state gives the same plan."""
    grammar = grammar or Grammar(facts)
    ids = list(grammar.prefix)
    state: State | None = grammar.start()
    while state is not None:
        allowed = grammar.allowed(state)
        if len(allowed) == 1:
            token = allowed[0]
        else:
            scores = weights(state, allowed, facts)
            token = rng.choices(allowed, scores)[0]
        ids.append(token)
        state = grammar.advance(state, token)
    return tokens.decode(ids)


def likelihoods(facts: Facts, grammar: Grammar, state: State) -> dict[int, float]:
    """The rules' probability of each allowed token at this state; they sum to 1."""
    allowed = grammar.allowed(state)
    scores = weights(state, allowed, facts) if len(allowed) > 1 else [1.0]
    total = sum(scores)
    return {token: score / total for token, score in zip(allowed, scores, strict=True)}


def weights(state: State, allowed: tuple[int, ...], facts: Facts) -> list[float]:
    """Positive weights of the allowed tokens, in their order."""
    name = state.field
    values = [tokens.VOCABULARY[token].partition("=")[2] for token in allowed]
    chosen = dict(state.chosen)
    if name == "archetype":
        return _archetype_weights(values, facts)
    if name == "subject":
        return _subject_weights(values, facts, state)
    weigh = _WEIGHTS.get(name)
    if weigh is None:
        return [1.0] * len(values)
    return [max(1e-6, weigh(value, chosen, facts)) for value in values]


# ------------------------------------------------------------------ moods


def _moods(facts: Facts) -> dict[str, float]:
    """The moods that speak, strongest at 1. Without any: the calm ones, weakly."""
    best = max(facts.moods, default=0.0)
    if best <= 0:
        return {"design": 0.6, "calm": 0.6, "civic": 0.4}
    return {
        mood: score / best
        for mood, score in zip(MOODS, facts.moods, strict=True)
        if score >= 0.35 * best
    }


def _agreement(liking: Mapping[str, float], facts: Facts, floor: float) -> float:
    """0..1: how well something that likes these moods agrees with the brief's moods."""
    moods = _moods(facts)
    best = max((liking.get(m, floor) * s for m, s in moods.items()), default=floor)
    mean = sum(liking.get(m, floor) * s for m, s in moods.items()) / sum(moods.values())
    return 0.65 * best + 0.35 * mean


# ------------------------------------------------------------------ the fields


def archetype_score(name: str, facts: Facts) -> float:
    """Format fit x mood match x text fit x role fit (section 6), 0..about 1.3."""
    rules = ARCHETYPES[name]
    score = rules.formats.get(facts.format, 0.3)
    score *= _agreement(rules.moods, facts, 0.4)
    low, high = rules.ideal
    letters = facts.title_letters * (
        2 if facts.script in ("han", "kana", "hangul") and name != "vertical_han" else 1
    )
    if letters < low:
        score *= max(0.5, letters / low)
    elif letters > high:
        score *= max(0.5, high / letters)
    if facts.price:
        score *= 1.15 if name in _PRICED else 0.9
    if facts.listing:
        score *= 1.3 if name in ("ticket", "stacked_blocks", "split_field") else 0.85
    if facts.verse:
        score *= 1.2 if name in ("vertical_han", "editorial_column") else 0.9
    if facts.counts.get("action", 0):
        score *= 1.1 if name in _ACTING else 0.95
    if facts.body_letters > 140:
        score *= 1.15 if name in _READING else 0.8
    if facts.script in ("han", "kana") and name == "vertical_han":
        score *= 1.15
    liked = [facts.families[FAMILY_NAMES.index(f)] for f in rules.liked]
    score *= 0.8 + 0.2 * min(1.0, max(liked, default=0.0))
    score *= 0.85 + 0.25 * min(1.0, facts.archetypes[ARCHETYPE_NAMES.index(name)])
    best_offer = max(facts.offers, default=0.0)
    if "scene" not in rules.heroes and "none" not in rules.heroes:
        # A subject alone has to carry the page: it must be one that the brief asks for.
        score *= 0.6 + 0.5 * min(1.0, best_offer)
    if rules.heroes == ("none",):
        score *= 1.0 - 0.3 * min(1.0, best_offer)
    return score


def _archetype_weights(names: list[str], facts: Facts) -> list[float]:
    scores = [archetype_score(name, facts) for name in names]
    best = max(scores)
    return [
        math.exp(score / best / TEMPERATURE) if score >= 0.6 * best else 1e-6 for score in scores
    ]


def _palette_prior(name: str, facts: Facts) -> float:
    score = 0.04 + facts.palettes[PALETTE_NAMES.index(name)]
    for mood, strength in _moods(facts).items():
        liked = MOOD_PALETTES[mood]
        if name in liked:
            score += strength * (1.0, 0.9, 0.6, 0.5)[liked.index(name)]
    return score


def _ground(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    at = ("light", "mid", "dark").index(value)
    moods = _moods(facts)
    score = sum(_MOOD_GROUNDS[m][at] * s for m, s in moods.items()) / sum(moods.values())
    wanted = sum(
        s for f, s in zip(FAMILY_NAMES, facts.families, strict=True) if value in FAMILIES[f].grounds
    )
    total = sum(facts.families)
    if total > 0:
        score *= 0.3 + 0.7 * wanted / total
    if chosen["archetype"] == "night_stack":
        score *= 2.5 if value == "dark" else 0.5
    return float(score**1.5)


def _palette(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    return _palette_prior(value, facts) ** 2


def _family(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    score = 0.015 + facts.families[FAMILY_NAMES.index(value)]
    rules = ARCHETYPES[chosen["archetype"]]
    weight = score**2
    if value in rules.liked:
        weight = weight * 2.2 + 0.004
    moods = _moods(facts)
    # Clichés are rationed (section 10).
    if value == "party" and not any(m in moods for m in _PARTIES):
        weight *= 0.05
    if value == "bokeh":
        weight *= 0.5
    if value in ("gradient", "mesh") and chosen["palette"] in ("lavender", "neon", "berry"):
        weight *= 0.4
    if value in ("gradient", "mesh", "blobs") and "scene" in rules.heroes and not facts.offers:
        weight *= 0.5
    return weight


def _hero(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    offers = facts.offers
    family = chosen["family"]
    if value == "none":
        return 0.25 if chosen["archetype"] != "type_only" else 1.0
    top = offers[0] if offers else 0.0
    if value == "scene":
        weight = 0.25 + 1.2 * facts.families[FAMILY_NAMES.index(family)]
        # Shapes alone say nothing of a dog: a subject that the brief names goes before them.
        return weight * (1.0 - 0.85 * top) if family in _SHAPES else weight
    if value == "one":
        calm = 0.4 if FAMILIES[family].calm or not FAMILIES[family].hero else 0.0
        return 0.1 + top + calm
    companions = min(offers[1:3], default=0.0)
    liking = 1.0 if chosen["archetype"] in ("stacked_blocks", "arch_window", "badge") else 0.5
    return liking * (0.05 + companions)


def _subject_weights(values: list[str], facts: Facts, state: State) -> list[float]:
    sharp = 9.0 if state.step == 0 else 5.0
    scores = [facts.offers[int(v)] for v in values]
    best = max(scores)
    return [
        math.exp(sharp * (score - best)) * 0.85 ** int(v)
        for score, v in zip(scores, values, strict=True)
    ]


def _pairing(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    traits = PAIRINGS[value]
    weight = _agreement(traits.moods, facts, 0.12) ** 3
    archetype = chosen["archetype"]
    if traits.kind == "condensed" and archetype in (
        "night_stack", "big_type_overlap", "stacked_blocks", "ticket", "split_field",
    ):  # fmt: skip
        weight *= 1.6
    if traits.kind == "serif" and archetype in (
        "editorial_column", "ornate_frame", "centred_medallion", "arch_window", "vertical_han",
    ):  # fmt: skip
        weight *= 1.6
    if traits.kind == "serif" and archetype in ("diagonal", "big_type_overlap", "banner_slash"):
        weight *= 0.3
    if traits.kind == "script" and (facts.title_letters > 16 or chosen["family"] == "bokeh"):
        weight *= 0.3
    if traits.kind in ("mono", "script") and facts.longest_word > 10:
        weight *= 0.4
    if value == "Z9":
        weight *= 0.25
    return weight


def _caps(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    shouting = chosen["archetype"] in ("big_type_overlap", "stacked_blocks", "night_stack")
    return 0.75 if (value == "yes") == shouting else 0.25


def _accent(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    return 0.65 if value == str(PALETTES[chosen["palette"]].accents[0]) else 0.35


def _density(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    moods = _moods(facts)
    lively = sum(moods.get(m, 0.0) for m in _LIVELY)
    quiet = sum(moods.get(m, 0.0) for m in _QUIET)
    if ARCHETYPES[chosen["archetype"]].calm:
        quiet += 1.0
    return (0.3 + quiet, 1.0, 0.15 + 0.8 * lively)[int(value)]


def _middle(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    return (0.1, 0.2, 0.4, 0.2, 0.1)[int(value)]


def _radius(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    kind = PAIRINGS[chosen["pairing"]].kind
    return {
        "soft": (0.1, 0.4, 0.8),
        "grotesque": (0.5, 0.4, 0.4),
        "serif": (0.7, 0.2, 0.2),
        "condensed": (0.8, 0.2, 0.1),
        "mono": (0.8, 0.3, 0.1),
        "script": (0.3, 0.3, 0.6),
    }[kind][int(value)]


def _finish(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    family, palette = chosen["family"], chosen["palette"]
    moods = _moods(facts)
    if value == "papercut":
        return 2.5 if family == "papercut" else 0.25 if "feast" in moods else 0.1
    if value == "halftone":
        retro = palette in ("retro", "vintage", "cobaltred", "candy")
        return 1.5 if family == "halftone" else 0.4 if retro else 0.08
    if value == "flat":
        return 0.35
    return 0.8


def _mirror(value: str, chosen: Mapping[str, str], facts: Facts) -> float:
    return 0.75 if value == "no" else 0.25


_WEIGHTS: dict[str, Callable[[str, Mapping[str, str], Facts], float]] = {
    "mirror": _mirror,
    "ground": _ground,
    "palette": _palette,
    "family": _family,
    "hero": _hero,
    "pairing": _pairing,
    "caps": _caps,
    "accent": _accent,
    "density": _density,
    "title_scale": _middle,
    "shift_x": _middle,
    "shift_y": _middle,
    "radius": _radius,
    "finish": _finish,
}
