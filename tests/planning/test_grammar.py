"""No walk under the mask ends in a plan that can't be drawn."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.planning import rules, themes, tokens
from engine.planning.facts import MOODS, Facts
from engine.planning.formats import FORMAT_CLASSES
from engine.planning.grammar import (
    ARCHETYPES,
    FAMILIES,
    PAIRINGS,
    PALETTES,
    Grammar,
    usable_archetypes,
    walk_all,
)
from engine.planning.plan import ARCHETYPES as ARCHETYPE_NAMES
from engine.planning.plan import FAMILIES as FAMILY_NAMES
from engine.planning.plan import PAIRINGS as PAIRING_NAMES
from engine.planning.plan import PALETTES as PALETTE_NAMES
from engine.planning.plan import Plan
from engine.training.material import HAN, LATIN, imagine

FIELDS = ("archetype", "palette", "family", "pairing", "hero", "ground", "accent", "caps")


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    found = imagine(random.Random(draw(st.integers(0, 2**32))))
    forced = {
        name: (draw(st.sampled_from(tokens.CHOICES[name])),)
        for name in draw(st.sets(st.sampled_from(FIELDS), max_size=3))
    }
    return _with(found, forced=forced)


def _with(found: Facts, **changes: object) -> Facts:
    values = {name: getattr(found, name) for name in Facts.__slots__}
    return Facts(**{**values, **changes})  # type: ignore[arg-type]


def _walk(grammar: Grammar, rng: random.Random) -> Plan:
    ids = list(grammar.prefix)
    state = grammar.start()
    while state is not None:
        allowed = grammar.allowed(state)
        assert allowed
        mask = grammar.mask(state)
        assert tuple(np.flatnonzero(mask)) == tuple(sorted(allowed))
        token = rng.choice(allowed)
        ids.append(token)
        state = grammar.advance(state, token)
    plan = tokens.decode(ids)
    assert tokens.encode(plan) == ids
    return plan


def _check(plan: Plan, found: Facts) -> None:
    assert not tokens.problems(plan)
    assert plan.format == found.format
    assert [b[1:] for b in plan.boxes] == [b[1:] for b in found.boxes]
    assert all(i < len(found.offers) for i in plan.subjects)
    if "pairing" not in found.forced:
        assert plan.pairing in found.pairings
    if "archetype" not in found.forced:
        assert plan.archetype in usable_archetypes(found)
        if plan.archetype == "vertical_han":
            assert found.script in ("han", "kana")
    for name, values in found.forced.items():
        value = getattr(plan, name)
        written = ("no", "yes")[value] if isinstance(value, bool) else str(value)
        # Subjects that nobody offers can't be forced onto the page.
        if name != "hero" or tokens.SUBJECTS_OF_HERO[values[0]] <= len(found.offers):
            assert written in values


@settings(max_examples=60, deadline=None)
@given(facts(), st.integers(0, 2**32))
def test_random_walks_are_valid_plans(found: Facts, seed: int) -> None:
    grammar = Grammar(found)
    rng = random.Random(seed)
    for _ in range(3):
        plan = _walk(grammar, rng)
        _check(plan, found)
        assert grammar.admits(plan)


@settings(max_examples=60, deadline=None)
@given(facts(), st.integers(0, 2**32))
def test_the_rules_propose_what_the_grammar_admits(found: Facts, seed: int) -> None:
    grammar = Grammar(found)
    plan = rules.propose(random.Random(seed), found, grammar)
    _check(plan, found)
    assert grammar.admits(plan)
    assert plan == rules.propose(random.Random(seed), found)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_unforced_plans_follow_the_tables(seed: int, walk: int) -> None:
    found = imagine(random.Random(seed))
    plan = _walk(Grammar(found), random.Random(walk))
    composition, scene = ARCHETYPES[plan.archetype], FAMILIES[plan.family]
    assert plan.ground in composition.grounds
    assert plan.ground in scene.grounds
    assert plan.ground in PALETTES[plan.palette].grounds
    assert plan.accent in PALETTES[plan.palette].accents
    assert plan.split in composition.splits
    assert plan.tilt in composition.tilts
    assert composition.mirror or not plan.mirror
    if plan.hero == "scene":
        assert scene.hero
    if plan.caps:
        assert found.script not in ("han", "kana", "arabic")
        assert PAIRINGS[plan.pairing].kind != "script"


def test_tables_name_every_choice() -> None:
    assert set(ARCHETYPES) == set(ARCHETYPE_NAMES)
    assert set(FAMILIES) == set(FAMILY_NAMES)
    assert set(PALETTES) == set(PALETTE_NAMES)
    assert set(PAIRINGS) == set(PAIRING_NAMES)
    for name, rules_of in ARCHETYPES.items():
        assert set(rules_of.liked) <= set(FAMILY_NAMES), name
        assert set(rules_of.moods) <= set(MOODS), name
        low, high = rules_of.ideal
        assert rules_of.letters[0] <= low <= high <= rules_of.letters[1], name
    for kind in PAIRINGS.values():
        assert set(kind.moods) <= set(MOODS)
    assert set(themes.MOOD_PALETTES) == set(MOODS)
    assert {p for ps in themes.MOOD_PALETTES.values() for p in ps} <= set(PALETTE_NAMES)


def test_every_format_and_script_has_several_compositions() -> None:
    for form in FORMAT_CLASSES:
        for script, letters in (("latin", 12), ("han", 5)):
            found = Facts(
                format=form, script=script, title_letters=letters, title_words=2,
                longest_word=7, offers=(0.9, 0.8, 0.7), counts={"caption": 1}, body_letters=20,
                pairings=LATIN if script == "latin" else HAN,
            )  # fmt: skip
            assert len(usable_archetypes(found)) >= 4, (form, script)


def test_every_archetype_is_reachable() -> None:
    seen = set()
    for seed in range(400):
        found = imagine(random.Random(seed))
        seen |= set(usable_archetypes(found))
    assert seen == set(ARCHETYPE_NAMES)


def test_a_long_title_goes_where_long_titles_go() -> None:
    found = Facts("A_portrait", title_letters=120, title_words=24, longest_word=9, pairings=LATIN)
    assert usable_archetypes(found) == ("type_only",)


def test_without_subjects_no_subject_is_placed() -> None:
    found = Facts("square", title_letters=9, title_words=2, longest_word=5, pairings=LATIN)
    for seed in range(30):
        plan = _walk(Grammar(found), random.Random(seed))
        assert plan.subjects == ()
        assert plan.hero in ("none", "scene")


def test_locked_boxes_are_the_beginning_of_every_plan() -> None:
    boxes = (("title", 4, 4, 60, 20), ("logo", 50, 58, 62, 63), ("hat", 0, 30, 10, 40))
    found = _with(imagine(random.Random(3)), boxes=boxes)
    plan = _walk(Grammar(found), random.Random(1))
    assert plan.boxes == (*boxes[:2], ("free", 0, 30, 10, 40))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"boxes": (("title", 0, 0, 65, 3),)}, "outside the page"),
        ({"boxes": (("title", 0, 0, 6, 3),) * 13}, "too many"),
        ({"forced": {"palette": ("puce",)}}, "palette can't be 'puce'"),
        ({"forced": {"palette": ()}}, "palette can't be"),
        ({"forced": {"shoe": ("1",)}}, "shoe can't be"),
    ],
)
def test_impossible_wishes_are_explained(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(UserError, match=complaint):
        Grammar(_with(Facts("square"), **changes))


def test_a_token_that_is_not_allowed_stops_the_walk() -> None:
    grammar = Grammar(Facts("square", title_letters=4, title_words=1, pairings=LATIN))
    with pytest.raises(ValueError, match="not allowed"):
        walk_all(grammar, [tokens.EOS])


def test_moods_steer_the_rules() -> None:
    def shares(mood: str) -> dict[str, float]:
        found = Facts(
            "A_portrait", title_letters=9, title_words=2, longest_word=6, pairings=LATIN,
            moods=tuple(float(m == mood) for m in MOODS), offers=(0.5,),
        )  # fmt: skip
        drawn = [rules.propose(random.Random(i), found) for i in range(150)]
        return {
            "dark": sum(p.ground == "dark" for p in drawn) / 150,
            "serif": sum(PAIRINGS[p.pairing].kind == "serif" for p in drawn) / 150,
            "soft": sum(PAIRINGS[p.pairing].kind == "soft" for p in drawn) / 150,
            "party": sum(p.family == "party" for p in drawn) / 150,
        }

    club, wellness, children = shares("club"), shares("wellness"), shares("children")
    assert club["dark"] > 0.5 > wellness["dark"] + 0.3
    assert children["soft"] > 0.5 > children["serif"] + 0.3
    assert wellness["serif"] > club["serif"]
    assert wellness["party"] < 0.02


def test_likelihoods_are_a_distribution() -> None:
    found = imagine(random.Random(8))
    grammar = Grammar(found)
    state = grammar.start()
    while state is not None:
        shares = rules.likelihoods(found, grammar, state)
        assert sum(shares.values()) == pytest.approx(1)
        assert tuple(shares) == grammar.allowed(state)
        state = grammar.advance(state, max(shares, key=lambda t: shares[t]))
