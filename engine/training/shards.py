"""Shards: training plans on disk, a file for each numbered portion, so that work resumes.

Plain shards hold many briefs with plans that only the rules made. Judged shards hold a few briefs
whose plans were composed, drawn and marked. A shard's content depends on its number alone.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.errors import UserError
from engine.planning import facts as knowledge
from engine.planning import rules, tokens
from engine.planning.brief import Brief
from engine.planning.grammar import Grammar
from engine.planning.plan import Plan
from engine.training import critic as critics
from engine.training import material
from engine.training.critic import Critic
from engine.training.material import Sample

Judge = Callable[[Plan, Brief], tuple[float, int]]
"""Score 0..1 and number of faults of a plan that was composed and drawn. Raises UserError when
the plan can't hold the brief's texts."""

PLANS = 6
"""Drawn for each brief."""
PLAIN_BRIEFS, JUDGED_BRIEFS = 200, 8
_JUDGED_SEEDS = 1 << 40
FAULT = 0.06
"""Taken off the score for each fault."""
SHARPNESS = 0.07
"""A plan that is better than its brief's mean by this much weighs e times as much."""


@dataclass
class Examples:
    """conditions float16[briefs, c]; ids uint16[plans, LONGEST] padded; rows int64[plans] (the
    brief of each plan); marks float32[plans], 0..1, -1 = not judged; held bool[briefs];
    weights float32[plans]."""

    conditions: npt.NDArray[np.float16]
    ids: npt.NDArray[np.uint16]
    rows: npt.NDArray[np.int64]
    marks: npt.NDArray[np.float32]
    held: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float32]

    def pick(self, held: bool) -> npt.NDArray[np.int64]:
        return np.flatnonzero((self.held[self.rows] == held) & (self.weights > 0))


def propose(sample: Sample, seed: int) -> list[Plan]:
    """The rules' plans for a brief; repeats are dropped."""
    grammar = Grammar(sample.facts)
    drawn = (
        rules.propose(random.Random(seed * PLANS + i), sample.facts, grammar) for i in range(PLANS)
    )
    return list(dict.fromkeys(drawn))


def mark_of(score: float, faults: int) -> float:
    return max(0.0, score - FAULT * faults)


def write_plain(number: int, folder: Path, briefs: int = PLAIN_BRIEFS) -> Path:
    """Shard `number` of plans that nobody judged; an existing one is left alone."""
    path = folder / f"plain-{number:05d}.npz"
    if not path.exists():
        seeds = range(number * briefs, (number + 1) * briefs)
        _write(path, [(material.draw(seed), seed) for seed in seeds], None)
    return path


def write_judged(number: int, folder: Path, judge: Judge, briefs: int = JUDGED_BRIEFS) -> Path:
    """Shard `number` of judged plans, all of written briefs."""
    path = folder / f"judged-{number:05d}.npz"
    if not path.exists():
        first = _JUDGED_SEEDS + number * briefs
        seeds = range(first, first + briefs)
        _write(path, [(material.draw(seed, written=1.0), seed) for seed in seeds], judge)
    return path


def _write(path: Path, samples: list[tuple[Sample, int]], judge: Judge | None) -> None:
    conditions, ids, rows, marks = [], [], [], []
    started = time.perf_counter()
    for row, (sample, seed) in enumerate(samples):
        conditions.append(knowledge.vector(sample.facts).astype(np.float16))
        for plan in propose(sample, seed):
            mark = -1.0
            if judge is not None and sample.brief is not None:
                try:
                    mark = mark_of(*judge(plan, sample.brief))
                except UserError:
                    mark = 0.0
            line = np.zeros(tokens.LONGEST, dtype=np.uint16)
            sentence = tokens.encode(plan)
            line[: len(sentence)] = sentence
            ids.append(line)
            rows.append(row)
            marks.append(mark)
    arrays: dict[str, npt.NDArray[Any]] = {
        "conditions": np.stack(conditions),
        "ids": np.stack(ids),
        "rows": np.array(rows, dtype=np.int64),
        "marks": np.array(marks, dtype=np.float32),
        "held": np.array([sample.held_out for sample, _ in samples]),
        "seconds": np.array(time.perf_counter() - started),
    }
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        np.savez_compressed(file, **arrays)
    Path(draft).replace(path)


def load(folder: Path) -> tuple[Examples, Critic | None]:
    """All shards of the folder, weighted: by their marks, and where nobody judged by what a critic
    learnt from the marks. Every brief weighs the same. Raises UserError when there are none."""
    paths = sorted(folder.glob("plain-*.npz")) + sorted(folder.glob("judged-*.npz"))
    if not paths:
        raise UserError("there are no shards", str(folder), "make the data first")
    parts: dict[str, list[npt.NDArray[np.generic]]] = {}
    briefs = 0
    for path in paths:
        with np.load(path, allow_pickle=False) as shard:
            for name in ("conditions", "ids", "marks", "held"):
                parts.setdefault(name, []).append(shard[name])
            parts.setdefault("rows", []).append(shard["rows"] + briefs)
            briefs += len(shard["held"])
    joined = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    width = knowledge.FEATURES + knowledge.EMBEDDING
    if joined["conditions"].shape[1] != width or joined["ids"].shape[1] != tokens.LONGEST:
        raise UserError("the shards are of another version", str(folder), "use a new folder")
    examples = Examples(
        conditions=joined["conditions"],  # type: ignore[arg-type]
        ids=joined["ids"],  # type: ignore[arg-type]
        rows=joined["rows"],  # type: ignore[arg-type]
        marks=joined["marks"],  # type: ignore[arg-type]
        held=joined["held"],  # type: ignore[arg-type]
        weights=np.ones(len(joined["rows"]), dtype=np.float32),
    )
    return examples, _weigh(examples)


def _weigh(examples: Examples) -> Critic | None:
    judged = np.flatnonzero(examples.marks >= 0)
    critic = None
    values = examples.marks.astype(np.float64)
    if len(judged) >= 100:
        plans = [_plan(line) for line in examples.ids]
        critic = critics.fit([plans[i] for i in judged], examples.marks[judged].tolist())
        if critic.correlation > 0.1:
            for i in np.flatnonzero(examples.marks < 0):
                values[i] = critic.rate(plans[i])
    known = values >= 0
    weights = np.ones(len(values))
    briefs = len(examples.held)
    counts = np.maximum(1, np.bincount(examples.rows[known], minlength=briefs))
    means = np.bincount(examples.rows[known], values[known], minlength=briefs) / counts
    weights[known] = np.exp((values[known] - means[examples.rows[known]]) / SHARPNESS)
    # What could not be composed at all teaches nothing.
    weights[examples.marks == 0] = 0
    sums = np.bincount(examples.rows, weights, minlength=briefs)
    sizes = np.bincount(examples.rows, minlength=briefs)
    weights *= np.where(sums > 0, sizes / np.maximum(sums, 1e-9), 0)[examples.rows]
    examples.weights = np.minimum(weights, PLANS).astype(np.float32)
    return critic


def _plan(line: npt.NDArray[np.uint16]) -> Plan:
    return tokens.decode([int(i) for i in line])
