"""Variety: how different two plans are, and how to choose plans that differ.

Source: the art direction, section 10. A mirror is not a new design; a new colour is not either.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from engine.planning.grammar import PAIRINGS
from engine.planning.plan import Plan


def hero_side(plan: Plan) -> str:
    """Where the eye lands first: left, right, centre, bottom, bleed or nowhere."""
    side = _SIDES[plan.archetype]
    if plan.hero == "none":
        return "none"
    if plan.mirror:
        return {"left": "right", "right": "left"}.get(side, side)
    return side


_SIDES: dict[str, str] = {
    "swiss_grid": "bottom",
    "big_type_overlap": "centre",
    "framed_horizon": "left",
    "vertical_han": "left",
    "badge": "centre",
    "diagonal": "right",
    "arch_window": "centre",
    "night_stack": "centre",
    "banner_split_circle": "right",
    "banner_slash": "right",
    "editorial_column": "bleed",
    "ornate_frame": "centre",
    "centred_medallion": "centre",
    "ticket": "left",
    "stacked_blocks": "right",
    "split_field": "right",
    "corner_stack": "right",
    "caption_bar": "bleed",
    "type_only": "none",
    "circle_focus": "right",
}


def attributes(plan: Plan) -> tuple[str, ...]:
    """The seven by which two posters differ (art direction, section 10)."""
    return (
        plan.archetype,
        hero_side(plan),
        PAIRINGS[plan.pairing].kind,
        plan.ground,
        plan.palette,
        f"{plan.family} {plan.hero}",
        plan.finish,
    )


_WEIGHTS = (2.0, 1.0, 1.2, 1.0, 1.5, 1.5, 0.4)


@lru_cache(maxsize=8192)
def distance(a: Plan, b: Plan) -> float:
    """0..1: the weighted share of the seven attributes that differ."""
    differ = (x != y for x, y in zip(attributes(a), attributes(b), strict=True))
    return sum(w for w, d in zip(_WEIGHTS, differ, strict=True) if d) / sum(_WEIGHTS)


def distinct(a: Plan, b: Plan) -> bool:
    """Section 10: at least three of the seven differ, and always archetype or side of the hero."""
    differ = [x != y for x, y in zip(attributes(a), attributes(b), strict=True)]
    return sum(differ) >= 3 and (differ[0] or differ[1])


def diverse(plans: Sequence[Plan], n: int) -> list[Plan]:
    """`n` of the plans (fewer if there are fewer), likeliest first, far from each other.

    Greedy: the next one is the most distant from those taken, with a small bonus for likelihood
    (the order of `plans`). Plans that are not `distinct` come only when nothing else is left.
    """
    if not plans or n < 1:
        return []
    taken = [plans[0]]
    left = list(enumerate(plans))[1:]
    near = {place: 1.0 for place, _ in left}
    apart = {place: True for place, _ in left}
    while left and len(taken) < n:
        for place, plan in left:
            near[place] = min(near[place], distance(plan, taken[-1]))
            apart[place] = apart[place] and distinct(plan, taken[-1])
        best = max(left, key=lambda at: (apart[at[0]], near[at[0]] - 0.5 * at[0] / len(plans)))
        left.remove(best)
        taken.append(best[1])
    return taken
