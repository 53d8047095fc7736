"""Plans are sentences: written, read back and refused."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.planning import tokens
from engine.planning.formats import FORMAT_CLASSES
from engine.planning.plan import (
    ARCHETYPES,
    FAMILIES,
    FINISHES,
    GROUNDS,
    HEROES,
    PAIRINGS,
    PALETTES,
    Plan,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    hero = draw(st.sampled_from(HEROES))
    wanted = tokens.SUBJECTS_OF_HERO[hero]
    subjects = draw(st.permutations(range(8)))[:wanted]
    boxes = []
    for _ in range(draw(st.integers(0, tokens.MOST_BOXES))):
        x0, y0 = draw(st.integers(0, 63)), draw(st.integers(0, 63))
        x1, y1 = draw(st.integers(x0 + 1, 64)), draw(st.integers(y0 + 1, 64))
        boxes.append((draw(st.sampled_from(tokens.BOX_ROLES)), x0, y0, x1, y1))
    number = st.integers
    return Plan(
        format=draw(st.sampled_from(FORMAT_CLASSES)),
        archetype=draw(st.sampled_from(ARCHETYPES)),
        mirror=draw(st.booleans()),
        ground=draw(st.sampled_from(GROUNDS)),
        palette=draw(st.sampled_from(PALETTES)),
        pairing=draw(st.sampled_from(PAIRINGS)),
        family=draw(st.sampled_from(FAMILIES)),
        hero=hero,
        subjects=tuple(subjects),
        density=draw(number(0, 2)),
        split=draw(number(0, 3)),
        tilt=draw(number(0, 3)),
        title_scale=draw(number(0, 4)),
        shift_x=draw(number(0, 4)),
        shift_y=draw(number(0, 4)),
        accent=draw(number(0, 6)),
        caps=draw(st.booleans()),
        ornament=draw(number(0, 3)),
        radius=draw(number(0, 2)),
        finish=draw(st.sampled_from(FINISHES)),
        scene_seed=draw(number(0, 63)),
        boxes=tuple(boxes),
    )


@settings(deadline=None)
@given(plans())
def test_every_plan_survives_both_writings(plan: Plan) -> None:
    ids = tokens.encode(plan)
    assert tokens.decode(ids) == plan
    assert len(ids) <= tokens.LONGEST <= 256
    assert tokens.from_text(tokens.to_text(plan)) == plan


@settings(deadline=None)
@given(plans(), plans())
def test_different_plans_have_different_tokens(a: Plan, b: Plan) -> None:
    assert (tokens.encode(a) == tokens.encode(b)) == (a == b)


def test_padding_after_the_end_is_dropped() -> None:
    plan = Plan(format="story", archetype="night_stack")
    assert tokens.decode([*tokens.encode(plan), tokens.PAD, tokens.PAD]) == plan


@given(st.lists(st.integers(0, len(tokens.VOCABULARY) - 1), max_size=40))
def test_noise_is_no_plan(ids: list[int]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        tokens.decode([tokens.BOS, *ids])


@settings(deadline=None)
@given(plans(), st.integers(0, 10_000))
def test_words_out_of_order_are_refused(plan: Plan, seed: int) -> None:
    ids = tokens.encode(plan)
    inner = ids[1:-1]
    random.Random(seed).shuffle(inner)
    shuffled = [ids[0], *inner, ids[-1]]
    if shuffled == ids:
        return
    try:
        other = tokens.decode(shuffled)
    except ValueError:
        return
    # Shuffled coordinates or subjects may be another plan, never the same one.
    assert other != plan
    assert tokens.encode(other) == shuffled


def test_text_is_edited_by_hand() -> None:
    plan = tokens.from_text("format=square archetype=badge\n  palette=retro hero=one subject=2")
    assert plan.palette == "retro"
    assert plan.subjects == (2,)
    assert plan.finish == "grain"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "at least a format"),
        ("format=square", "at least a format"),
        ("format=square archetype=bagde", "archetype can't be 'bagde'"),
        ("format=square archetype=badge colour=red", "'colour=red' is not a choice"),
        ("format=square archetype=badge archetype=badge", "is not a choice"),
        ("format=square archetype=badge hero=trio subject=1,1,2", "named twice"),
        ("format=square archetype=badge hero=one", "takes 1 subjects"),
        ("format=square archetype=badge palette=ocean,gold", "palette can't be"),
        ("format=square archetype=badge box=title:9,9,3,3", "is empty or leaves"),
        ("format=square archetype=badge box=title:1,2,3", "is not a box"),
        ("format=square archetype=badge box=hat:1,2,3,4", "can't have the role"),
        ("format=square archetype=badge seed=64", "seed can't be"),
        ("x" * 9000, "too long"),
    ],
)
def test_a_wrong_text_is_explained(text: str, complaint: str) -> None:
    with pytest.raises(UserError, match=complaint):
        tokens.from_text(text)


def test_a_plan_outside_the_vocabulary_is_not_encoded() -> None:
    plan = Plan(format="square", archetype="badge")
    for change in ({"palette": "puce"}, {"density": 3}, {"scene_seed": 64}, {"subjects": (1,)}):
        with pytest.raises(UserError):
            tokens.encode(msgspec.structs.replace(plan, **change))
