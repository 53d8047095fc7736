"""The shipped planner: the same seed gives the same plans, wishes are kept, variants differ."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UserError
from engine.models import bundle as bundles
from engine.models import session as sessions
from engine.planning import tokens
from engine.planning.brief import Brand, Forced, make_brief
from engine.planning.facts import FEATURES, Facts, gather, vector
from engine.planning.grammar import PALETTES, Grammar
from engine.planning.plan import Plan
from engine.planning.planner import MOST_PLANS, Planner, _draw
from engine.planning.variety import distance, distinct, diverse
from engine.training.material import LATIN, imagine

SHIPPED = Path(__file__).parents[2] / "assets" / "models" / "planner"


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner.load(SHIPPED, provider="cpu")


def test_its_known_answers(planner: Planner) -> None:
    ran = sessions.selftest(planner.bundle, provider="cpu")
    assert [graph for graph, _ in ran] == ["condition", "step"]
    assert planner.bundle.size < 20e6
    assert planner.digest == planner.bundle.digest


def test_a_prompt_becomes_plans(planner: Planner) -> None:
    brief = make_brief(
        "poster for an evening of jazz by the sea",
        [("title", "Blue Notes"), ("caption", "12 July"), ("action", "Book now")],
        size="A3",
        seed=4,
    )
    plans = planner.sample(brief, seed=4, n=4)
    assert len(plans) == 4
    grammar = Grammar(gather(brief))
    assert all(grammar.admits(plan) for plan in plans)
    assert all(plan.format == "A_portrait" for plan in plans)
    assert plans == planner.sample(brief, seed=4, n=4)
    assert plans != planner.sample(brief, seed=5, n=4)
    assert Planner.load(SHIPPED, provider="cpu").sample(brief, seed=4, n=4) == plans


@pytest.mark.parametrize("seed", range(6))
def test_every_sample_is_valid_and_differs(planner: Planner, seed: int) -> None:
    facts = imagine(random.Random(seed))
    grammar = Grammar(facts)
    plans = planner.sample(facts, seed=seed, n=6)
    assert 1 <= len(plans) <= 6
    assert len(set(plans)) == len(plans)
    for plan in plans:
        assert grammar.admits(plan)
        assert tokens.from_text(tokens.to_text(plan)) == plan


def test_variants_of_an_open_brief_are_distinct_by_three(planner: Planner) -> None:
    facts = Facts(
        "A_portrait", title_letters=10, title_words=2, longest_word=6, pairings=LATIN,
        offers=(0.9, 0.7, 0.6), counts={"caption": 2}, body_letters=40,
    )  # fmt: skip
    plans = planner.sample(facts, seed=1, n=4)
    assert all(distinct(a, b) for i, a in enumerate(plans) for b in plans[i + 1 :])


def test_what_a_person_decided_is_in_every_plan(planner: Planner) -> None:
    brief = make_brief(
        "spring market",
        [("title", "Marché")],
        size="1080x1350px",
        regions=[("title", 0.1, 0.1, 0.9, 0.3)],
        forced=Forced(archetype="type_only", palette="neon", family="mesh", hero="none"),
    )
    for plan in planner.sample(brief, seed=0, n=3):
        assert plan.archetype == "type_only"
        assert (plan.palette, plan.family, plan.hero) == ("neon", "mesh", "none")
        assert plan.boxes == (("title", 6, 6, 58, 19),)


def test_a_house_draws_the_plan_to_its_colours_and_faces(planner: Planner) -> None:
    brief = make_brief(
        "new season", [("title", "Autumn Sale")], size="square",
        brand=Brand(colours=("#0047ab", "#e03c31"), faces=("archivo-900i",)),
    )  # fmt: skip
    facts = gather(brief)
    assert "cobaltred" in facts.forced["palette"]
    for plan in planner.sample(brief, seed=0, n=3):
        assert plan.palette in facts.forced["palette"]
        assert plan.pairing == "8"


def test_the_network_prefers_what_fits(planner: Planner) -> None:
    """What was learnt shows in the samples: a club night is dark, a wedding is not."""

    def dark(prompt: str, title: str) -> float:
        facts = gather(make_brief(prompt, [("title", title)], size="A3"))
        rows = planner.candidates(facts, 3, 60, taste=0.0)
        return sum(plan.ground == "dark" for plan in rows) / len(rows)

    club = dark("techno club night in a warehouse, neon lights", "Warehouse")
    wedding = dark("wedding invitation with spring flowers", "Anna & Paul")
    assert club > 0.5 > wedding


def test_likelihood_adds_up(planner: Planner) -> None:
    facts = imagine(random.Random(5))
    plans = planner.candidates(facts, 1, 8)
    values = [planner.log_likelihood(facts, plan) for plan in plans]
    assert all(value < 0 for value in values)
    # Feeding the cache a token at a time and reading all at once is the same network.
    grammar = Grammar(facts)
    ids = tokens.encode(plans[0])
    at = len(grammar.prefix) + 5
    logits, cache = planner._read(facts, ids[:at])
    stepped, _ = planner._continue(np.array([[ids[at]]]), cache)
    whole, _ = planner._read(facts, ids[: at + 1])
    assert np.abs(stepped - whole).max() < 1e-3
    assert np.abs(planner.logits(facts, ids[:at]) - logits[0]).max() < 1e-4


def test_the_graphs_for_npus_plan_the_same(planner: Planner) -> None:
    """Run on the CPU, with every shape fixed and a token at a time, as an NPU is asked to."""
    place = SHIPPED / "graphs" / "cann"
    condition = sessions.open_session(place / "condition.onnx", provider="cpu")
    step = sessions.open_session(place / "step.onnx", provider="cpu")
    assert all(isinstance(n, int) for tensor in step.inputs for n in tensor.shape)
    fixed = Planner(planner.bundle, condition, step, fixed_shapes=True)
    facts = imagine(random.Random(11))
    assert fixed.candidates(facts, 2, 40) == planner.candidates(facts, 2, 40)


def test_a_likelihood_outside_the_grammar_is_refused(planner: Planner) -> None:
    facts = Facts("square", title_letters=120, title_words=30, longest_word=9, pairings=LATIN)
    with pytest.raises(ValueError, match="doesn't admit"):
        planner.log_likelihood(facts, Plan(format="square", archetype="badge"))


def test_too_many_plans_are_refused(planner: Planner) -> None:
    for n in (0, MOST_PLANS + 1):
        with pytest.raises(UserError, match="can't be made at once"):
            planner.sample(Facts("square"), 0, n)


def test_a_missing_bundle_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no model bundle"):
        Planner.load(tmp_path / "nothing")


def test_an_altered_bundle_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "planner"
    shutil.copytree(SHIPPED, folder)
    graph = folder / "graphs/cpu/step.onnx"
    data = bytearray(graph.read_bytes())
    data[len(data) // 2] ^= 1
    graph.write_bytes(data)
    with pytest.raises(UserError, match=r"step\.onnx"):
        Planner.load(folder)


def test_a_bundle_of_another_vocabulary_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "planner"
    shutil.copytree(SHIPPED, folder)
    (folder / "tables/vocabulary.json").write_text('["<pad>"]')
    manifest = bundles.load(SHIPPED).manifest
    bundles.seal(folder, manifest)
    with pytest.raises(UserError, match="another version of the plan vocabulary"):
        Planner.load(folder)


def test_facts_of_a_brief() -> None:
    brief = make_brief(
        "Affiche pour une lecture de poésie",
        [("title", "Sous les tilleuls"), ("caption", "12 juin"), ("caption", "12 €")],
        size="A3",
    )
    facts = gather(brief)
    assert facts.script == "latin"
    assert (facts.title_letters, facts.title_words, facts.longest_word) == (15, 3, 8)
    assert facts.counts == {"caption": 2}
    assert facts.price
    assert max(facts.palettes) == max(facts.families) == 1
    assert not any(name.startswith("Z") for name in facts.pairings)
    row = vector(facts)
    assert row.shape == (FEATURES + 512,)
    assert np.isfinite(row).all()
    assert np.linalg.norm(row[FEATURES:]) == pytest.approx(1, abs=1e-3)


def test_sampling_keeps_to_the_nucleus() -> None:
    logits = np.log(np.array([0.6, 0.25, 0.1, 0.05], dtype=np.float32))
    drawn = [_draw(logits, (0, 1, 2, 3), luck, 1.0, 0.8)[0] for luck in np.linspace(0, 0.999, 200)]
    assert set(drawn) == {0, 1}
    assert drawn.count(0) / 200 == pytest.approx(0.6 / 0.85, abs=0.02)
    assert {_draw(logits, (0, 1, 2, 3), u, 1.0, 1.0)[0] for u in np.linspace(0, 0.999, 200)} == {
        0, 1, 2, 3,
    }  # fmt: skip
    assert _draw(logits, (2, 3), 0.99, 0.0, 1.0) == (2, pytest.approx(np.log(2 / 3)))
    assert _draw(logits, (3,), 0.1, 1.0, 0.9) == (3, 0.0)


def test_diverse_takes_the_likeliest_first_and_never_a_twin_before_a_stranger() -> None:
    a = Plan(format="square", archetype="badge", hero="one", subjects=(0,))
    twin = Plan(format="square", archetype="badge", hero="one", subjects=(1,), scene_seed=3)
    stranger = Plan(
        format="square", archetype="type_only", hero="none", palette="neon", ground="dark",
        pairing="5",
    )  # fmt: skip
    assert diverse([a, twin, stranger], 2) == [a, stranger]
    assert diverse([a, twin, stranger], 3) == [a, stranger, twin]
    assert distance(a, twin) == 0
    assert not distinct(a, twin)
    assert 0.5 < distance(a, stranger) <= 1
    assert set(PALETTES)  # the tables are loaded once for all


def test_seeds_beside_each_other_give_different_designs(planner: Planner) -> None:
    facts = gather(
        make_brief("a market of local growers, vegetables", [("title", "Sunday market")], size="A3")
    )
    chosen = [planner.sample(facts, seed, 4, spread=0.34)[0] for seed in range(8)]
    assert len({plan.archetype for plan in chosen}) >= 3
    assert len({plan.palette for plan in chosen}) >= 3
    assert len({(plan.archetype, plan.palette, plan.pairing) for plan in chosen}) >= 7


def test_taste_moves_the_samples_towards_the_rules(planner: Planner) -> None:
    facts = gather(
        make_brief(
            "mid-autumn lantern evening under the full moon", [("title", "Lanterns")], size="A3"
        )
    )

    def fitting(taste: float) -> float:
        rows = planner.candidates(facts, 2, 60, taste=taste)
        return sum(plan.family in ("night", "lanterns") for plan in rows) / len(rows)

    assert fitting(3.0) > 0.8
    assert fitting(3.0) >= fitting(0.0)
