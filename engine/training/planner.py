"""Train the planner: rules make plans, a judge marks them, a small network learns them.

    python -m engine.training.planner --out DIR [--minutes 45] [--smoke]

Four stages, each resumable by running the same command again: plans from the rules, plans that
are composed, drawn and judged, fitting, packing. DIR/bundle is the result; DIR/report.json and the
model card inside the bundle say what was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from engine.errors import UserError
from engine.planning import rules, tokens
from engine.planning.brief import Brief
from engine.planning.facts import Facts
from engine.planning.grammar import Grammar, State
from engine.planning.plan import Plan
from engine.planning.planner import Planner
from engine.planning.variety import distinct
from engine.training import fitting, material, packing, shards
from engine.training.critic import Critic
from engine.training.fitting import Recipe, Say
from engine.training.network import PlannerNetwork, Shape
from engine.training.processes import in_processes
from engine.training.shards import Examples, Judge


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything. Minutes are shared: plans of the rules, judging, fitting."""

    minutes: float
    shape: Shape
    plain_briefs: int = shards.PLAIN_BRIEFS
    judged_briefs: int = shards.JUDGED_BRIEFS
    plain_shards: int = 120
    judged_shards: int = 4000
    shares: tuple[float, float, float] = (0.25, 0.35, 0.4)
    batch: int = 32
    trials: int = 200
    """Held-out briefs in the report."""


FULL = Size(45, Shape())
SMOKE = Size(
    minutes=0.5, shape=Shape(48, 2, 2), plain_briefs=30, judged_briefs=1, plain_shards=2,
    judged_shards=0, shares=(0.4, 0.0, 0.3), batch=32, trials=12,
)  # fmt: skip


def judge_of_the_studio() -> Judge:
    """Compose, draw and judge with the program's own pipeline."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from engine.jobs import studio
    from exporters import raster

    def judge(plan: Plan, brief: Brief) -> tuple[float, int]:
        variant = studio.draw(plan, brief, raster.render)
        return variant.score, len(variant.faults)

    return judge


# ------------------------------------------------------------------ data


def make_data(
    folder: Path, size: Size, workers: int, judge: Callable[[], Judge] | None, say: Say
) -> None:
    """Shards until there are enough or their time is up; the time spent is kept in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    spent_path = folder / "spent.json"
    spent = json.loads(spent_path.read_text()) if spent_path.exists() else {}
    for kind, many, share, make in (
        ("plain", size.plain_shards, size.shares[0], _plain),
        ("judged", size.judged_shards if judge else 0, size.shares[1], _judged),
    ):
        budget = size.minutes * 60 * share
        done = len(list(folder.glob(f"{kind}-*.npz")))
        started, before = time.monotonic(), float(spent.get(kind, 0.0))
        briefs = size.plain_briefs if kind == "plain" else size.judged_briefs
        if done < many and before < budget:
            missing = (n for n in range(many) if not (folder / f"{kind}-{n:05d}.npz").exists())
            jobs = ((number, folder, briefs, judge) for number in missing)
            said = 0.0

            def wanted(budget: float = budget, begun: float = started - before) -> bool:
                return time.monotonic() - begun < budget

            for _ in in_processes(make, jobs, workers, wanted):
                done += 1
                spent[kind] = before + time.monotonic() - started
                spent_path.write_text(json.dumps(spent))
                if time.monotonic() - said > 10:
                    said = time.monotonic()
                    left = max(0.0, budget - spent[kind]) / 60
                    say(f"{kind}: {done * briefs} briefs, at most {left:.1f} min left")
        say(f"{kind}: {done} shards of {briefs} briefs")


_Job = tuple[int, Path, int, Callable[[], Judge] | None]
_judge: Judge | None = None


def _plain(job: _Job) -> Path:
    number, folder, briefs, _ = job
    return shards.write_plain(number, folder, briefs)


def _judged(job: _Job) -> Path:
    global _judge
    number, folder, briefs, factory = job
    if _judge is None:
        assert factory is not None
        _judge = factory()
    return shards.write_judged(number, folder, _judge, briefs)


# ------------------------------------------------------------------ report


def evaluate(planner: Planner, trials: int, judge: Judge | None, say: Say) -> dict[str, float]:
    """The planner on briefs whose wordings it never met, against the rules."""
    out: dict[str, float] = {}
    agree: dict[str, list[bool]] = {"archetype": [], "family": [], "palette": []}
    sampled = invalid = same = pairs = 0
    marks: dict[str, list[float]] = {"planner": [], "rules": []}
    failed = {"planner": 0, "rules": 0}
    seed, seen = 1 << 41, 0
    while seen < trials:
        seed += 1
        sample = material.draw(seed, written=1.0)
        if not sample.held_out or sample.brief is None:
            continue
        seen += 1
        facts, grammar = sample.facts, Grammar(sample.facts)
        mine = _favourite(planner, facts, grammar)
        for name in agree:
            theirs = _best_of_rules(facts, grammar, mine, name)
            agree[name].append(getattr(mine, name) == theirs)
        plans = planner.sample(facts, seed, 4)
        sampled += len(plans)
        invalid += sum(bool(tokens.problems(p)) or not grammar.admits(p) for p in plans)
        for i, a in enumerate(plans):
            for b in plans[i + 1 :]:
                pairs, same = pairs + 1, same + (not distinct(a, b))
        if judge is not None and seen <= max(20, trials // 5):
            rivals = {"planner": plans[0], "rules": shards.propose(sample, seed)[0]}
            for name, plan in rivals.items():
                try:
                    marks[name].append(shards.mark_of(*judge(plan, sample.brief)))
                except UserError:
                    failed[name] += 1
                    marks[name].append(0.0)
    for name, hits in agree.items():
        out[f"agreement_{name}"] = float(np.mean(hits))
    out |= {"plans_sampled": sampled, "plans_invalid": invalid}
    out["pairs_too_alike"] = same / max(1, pairs)
    for name, values in marks.items():
        if values:
            out[f"mark_{name}"] = float(np.mean(values))
            out[f"failed_{name}"] = failed[name] / len(values)
    for name, value in out.items():
        say(f"{name}: {value:.4g}")
    return out


def planner_likelihoods(
    planner: Planner, facts: Facts, grammar: Grammar, state: State
) -> dict[int, float]:
    """The network's probabilities of the allowed tokens after what `state` has chosen."""
    ids = [tokens.INDEX[f"{name}={value}"] for name, value in state.chosen]
    logits = planner.logits(facts, [*grammar.prefix, *ids])
    allowed = grammar.allowed(state)
    scores = logits[list(allowed)].astype(np.float64)
    shares = np.exp(scores - scores.max())
    return dict(zip(allowed, (shares / shares.sum()).tolist(), strict=True))


def _favourite(planner: Planner, facts: Facts, grammar: Grammar) -> Plan:
    """The plan of the network's likeliest token at every step."""
    ids = list(grammar.prefix)
    state: State | None = grammar.start()
    while state is not None:
        allowed = grammar.allowed(state)
        if len(allowed) == 1:
            token = allowed[0]
        else:
            shares = planner_likelihoods(planner, facts, grammar, state)
            token = max(shares, key=lambda t: shares[t])
        ids.append(token)
        state = grammar.advance(state, token)
    return tokens.decode(ids)


def _best_of_rules(facts: Facts, grammar: Grammar, plan: Plan, field: str) -> str:
    """The rules' likeliest value of a field, after the plan's own earlier choices."""
    state: State | None = grammar.start()
    for token in tokens.encode(plan)[len(grammar.prefix) :]:
        assert state is not None
        if state.field == field:
            shares = rules.likelihoods(facts, grammar, state)
            best = max(shares, key=lambda t: shares[t])
            return tokens.VOCABULARY[best].partition("=")[2]
        state = grammar.advance(state, token)
    raise ValueError(f"no field is called {field}")


def card(
    examples: Examples,
    critic: Critic | None,
    state: dict[str, float],
    measures: dict[str, float],
    size: Size,
) -> str:
    """The model card, Markdown."""
    judged = int((examples.marks >= 0).sum())
    weights = sum(p.numel() for p in PlannerNetwork(size.shape).parameters())
    lines = [
        "# Planner",
        "",
        "Samples a design plan (composition, colours, scene, type, details) for a brief. A causal",
        f"transformer of {weights:,} weights, width {size.shape.width}, {size.shape.layers} layers,",
        f"over a vocabulary of {len(tokens.VOCABULARY)} words, stored in half precision. A grammar",
        "masks every step, so each sampled plan can be drawn.",
        "",
        "## Data",
        "",
        f"- {len(examples.held):,} briefs, {int(examples.held.sum()):,} of them held out by topic",
        "  and language; about four in five written by grammars of prompts in English, Chinese and",
        "  French over the topics of `assets/lexicon/themes.json`, the rest imagined facts.",
        f"- {len(examples.rows):,} plans drawn from the art direction's rules",
        "  (`engine/planning/rules.py`).",
        f"- {judged:,} of them composed, drawn and judged (`engine/planning/quality.py`); their",
        "  marks weigh them, and a ridge regression on pairs of choices carries the marks over to",
        "  the others"
        + (f" (correlation with the judge on unseen plans {critic.correlation:.2f})." if critic
           else "; too few were judged for that here."),
        "- No picture, text or layout from outside, and no benchmark prompt, was used.",
        "",
        "## Training",
        "",
        f"- {state['steps']:,.0f} steps of {size.batch} plans ({state['sequences']:,.0f} plans) in",
        f"  {state['seconds'] / 60:.0f} minutes on {torch.get_num_threads()} CPU thread(s), AdamW,",
        "  cosine to zero.",
        "",
        "## Measured on held-out wordings",
        "",
        *(f"- {name.replace('_', ' ')}: {value:.4g}" for name, value in measures.items()),
        "",
        "`agreement`: the network's likeliest choice is the rules' likeliest one. `mark`: judge's",
        "score less .06 a fault, one plan a brief. `pairs too alike`: share of pairs among four",
        "variants that miss the art direction's rule of three differences.",
        "",
        "## Limits",
        "",
        "It knows the choices of one art direction and nothing else: 20 compositions, 28 scene",
        "families, 26 palettes, 38 pairings. It doesn't read the texts, only their lengths, kinds",
        "and script. Beauty is what a hand-written judge measures; no person rated its training",
        "plans. Prompts outside English, Chinese and French reach it only through the embedding.",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


# ------------------------------------------------------------------ the command


def train(
    out: Path,
    size: Size,
    *,
    judge: Callable[[], Judge] | None,
    workers: int = 1,
    say: Say = print,
) -> Path:
    """Run or resume the whole training; the folder of the finished bundle."""
    out.mkdir(parents=True, exist_ok=True)
    make_data(out / "data", size, workers, judge, say)
    examples, critic = shards.load(out / "data")
    if critic is not None:
        say(f"critic: correlation with the judge on unseen plans {critic.correlation:.2f}")
    say(
        f"{len(examples.pick(held=False))} plans to learn, {len(examples.pick(held=True))} held out"
    )
    recipe = Recipe(size.minutes * size.shares[2], size.shape, size.batch)
    network, state = fitting.fit(examples, recipe, out, say)
    measures = {"held_out_loss": fitting.held_out_loss(network, examples)}
    say(f"held-out loss {measures['held_out_loss']:.4f} nats a token")
    folder = out / "bundle"
    packing.write_bundle(network, folder, "# Planner\n", "1")
    planner = Planner.load(folder, provider="cpu")
    measures |= evaluate(planner, size.trials, judge() if judge else None, say)
    if measures["plans_invalid"]:
        raise AssertionError("the grammar let an invalid plan through")
    text = card(examples, critic, state, measures, size)
    packing.write_bundle(network, folder, text, "1")
    (out / "report.json").write_text(json.dumps({**state, **measures}, indent=1) + "\n")
    return folder


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m engine.training.planner", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for data and results")
    parser.add_argument("--minutes", type=float, default=FULL.minutes, help="for everything")
    parser.add_argument("--smoke", action="store_true", help="a tiny run, under a minute")
    parser.add_argument("--workers", type=int, default=1, help="processes that make data")
    parser.add_argument("--threads", type=int, default=1, help="threads of the fitting")
    parser.add_argument("--unjudged", action="store_true", help="don't draw and judge plans")
    given = parser.parse_args(arguments)
    torch.set_num_threads(max(1, given.threads))
    size = SMOKE if given.smoke else FULL
    if not given.smoke:
        size = replace(FULL, minutes=given.minutes)
        if given.unjudged:
            size = replace(size, shares=(0.2, 0.0, 0.8))
    judge = None if given.smoke or given.unjudged else judge_of_the_studio

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    try:
        folder = train(given.out, size, judge=judge, workers=given.workers, say=say)
    except UserError as error:
        say(str(error))
        return error.status
    print(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
