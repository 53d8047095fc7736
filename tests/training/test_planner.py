"""Training the planner, end to end in small."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UserError
from engine.planning import tokens
from engine.planning.brief import Brief
from engine.planning.facts import FEATURES
from engine.planning.grammar import Grammar
from engine.planning.plan import Plan
from engine.training import critic, material, shards


def test_samples_are_a_function_of_their_number() -> None:
    for seed in range(6):
        a, b = material.draw(seed), material.draw(seed)
        assert a.facts == b.facts
        assert (a.facts.embedding == b.facts.embedding).all()
        assert a.held_out == b.held_out
    drawn = [material.draw(seed) for seed in range(40)]
    assert 0.5 < np.mean([s.brief is not None for s in drawn]) < 1
    assert len({s.facts.format for s in drawn}) >= 6


def test_shards_are_written_once_and_weighted(tmp_path: Path) -> None:
    calls = []

    def judge(plan: Plan, brief: Brief) -> tuple[float, int]:
        calls.append(plan)
        if plan.ground == "mid":
            raise UserError("the texts don't fit")
        return (0.9 if plan.ground == "dark" else 0.5), 0

    path = shards.write_judged(0, tmp_path, judge, briefs=4)
    made = path.read_bytes()
    assert shards.write_judged(0, tmp_path, judge, briefs=4) == path
    assert len(calls) == len(set(calls))
    shards.write_plain(0, tmp_path, briefs=5)
    examples, _ = shards.load(tmp_path)
    assert examples.conditions.shape == (9, FEATURES + 512)
    assert (examples.marks[examples.rows < 5] == -1).all()
    for line, row, mark, weight in zip(
        examples.ids, examples.rows, examples.marks, examples.weights, strict=True
    ):
        plan = tokens.decode([int(i) for i in line])
        if row >= 5:
            assert mark == pytest.approx({"mid": 0, "dark": 0.9, "light": 0.5}[plan.ground])
            same = examples.marks[(examples.rows == row) & (examples.marks > 0)]
            assert (weight > 0) == (mark > 0)
            if mark > 0 and len(set(same.tolist())) > 1 and mark == same.max():
                assert weight > 1
        else:
            assert weight == 1
    assert path.read_bytes() == made


def test_an_empty_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no shards"):
        shards.load(tmp_path)


def test_the_critic_learns_pairs_of_choices() -> None:
    rng = random.Random(4)
    plans = [p for seed in range(80) for p in shards.propose(material.draw(seed, 0.0), seed)]
    rng.shuffle(plans)

    def mark(plan: Plan) -> float:
        good = 0.5 + 0.2 * (plan.ground == "dark") - 0.3 * (plan.archetype == "type_only")
        return good + 0.02 * rng.random()

    found = critic.fit(plans, [mark(p) for p in plans])
    assert found.correlation > 0.9
    dark = [p for p in plans if p.ground == "dark"]
    light = [p for p in plans if p.ground == "light" and p.archetype == "type_only"]
    assert np.mean([found.rate(p) for p in dark]) > np.mean([found.rate(p) for p in light]) + 0.2


def test_blur_leaves_the_plain_facts_alone() -> None:
    rows = np.random.default_rng(1).random((50, FEATURES + 512)).astype(np.float32)
    blurred = material.blur(rows, np.random.default_rng(2))
    at = material.knowledge.SCORES_AT
    assert (blurred[:, :at] == rows[:, :at]).all()
    assert (blurred[:, at:] != rows[:, at:]).any(1).all()


def test_a_network_says_the_same_in_torch_and_onnx(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from engine.training import packing
    from engine.training.network import PlannerNetwork, Shape

    torch.manual_seed(1)
    network = PlannerNetwork(Shape(32, 2, 2))
    with torch.no_grad():
        for weight in network.parameters():
            weight.add_(0.02 * torch.randn_like(weight))
    bundle = packing.write_bundle(network, tmp_path / "planner", "# A card\n", "1")
    assert bundle.read(packing.CARD) == b"# A card\n"
    first = bundle.digest
    assert packing.write_bundle(network, tmp_path / "planner", "# A card\n", "1").digest == first


def test_the_smoke_run_makes_a_working_planner(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from engine.planning.planner import Planner
    from engine.training import planner as training

    assert training.main(["--out", str(tmp_path), "--smoke"]) == 0
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["plans_invalid"] == 0
    assert report["plans_sampled"] > 0
    assert report["held_out_loss"] < 3.5
    planner = Planner.load(tmp_path / "bundle", provider="cpu")
    facts = material.imagine(random.Random(2))
    plans = planner.sample(facts, seed=1, n=2)
    assert all(Grammar(facts).admits(plan) for plan in plans)
    # The same command again goes on where it stopped: there is nothing left to do.
    steps = report["steps"]
    assert training.main(["--out", str(tmp_path), "--smoke"]) == 0
    assert json.loads((tmp_path / "report.json").read_text())["steps"] == steps
