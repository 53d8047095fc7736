"""A critic: guesses from a plan's choices how the judge would rate the poster.

Rendering and judging a plan takes a good part of a second, so only a share of the plans is judged.
A ridge regression on single choices and pairs of choices carries what was learnt there to all the
others: which archetype suffers in which format, which palette fails on which ground.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from engine.planning.plan import Plan

SLOTS = 4096
_SINGLE = (
    "archetype", "format", "ground", "palette", "family", "hero", "pairing", "caps", "density",
    "split", "tilt", "title_scale", "finish", "mirror", "radius",
)  # fmt: skip
_PAIRED = ("archetype", "format", "ground", "palette", "family", "hero", "pairing")
_RIDGE = 3.0


def traits(plan: Plan) -> npt.NDArray[np.int64]:
    """int64[n]: the slots of the plan's choices and pairs of choices."""
    names = [f"{field}={getattr(plan, field)}" for field in _SINGLE]
    values = {field: getattr(plan, field) for field in _PAIRED}
    names += [f"{a}={values[a]} {b}={values[b]}" for a, b in combinations(_PAIRED, 2)]
    return np.array([zlib.crc32(name.encode()) % SLOTS for name in names], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Critic:
    weights: npt.NDArray[np.float64]
    mean: float
    correlation: float
    """With the judge, on plans that it was not fitted to."""

    def rate(self, plan: Plan) -> float:
        return self.mean + float(self.weights[traits(plan)].sum())


def fit(plans: Sequence[Plan], marks: Sequence[float]) -> Critic:
    """Fit to judged plans; marks are 0..1. Every fifth plan only measures the correlation."""
    rows = np.stack([traits(plan) for plan in plans])
    wanted = np.asarray(marks, dtype=np.float64)
    held = np.arange(len(wanted)) % 5 == 0
    correlation = 0.0
    if held.sum() >= 10 and (~held).sum() >= 10:
        trial = _solve(rows[~held], wanted[~held])
        guess = trial[rows[held]].sum(1)
        if guess.std() > 1e-9 and wanted[held].std() > 1e-9:
            correlation = float(np.corrcoef(guess, wanted[held])[0, 1])
    return Critic(_solve(rows, wanted), float(wanted.mean()), correlation)


def _solve(rows: npt.NDArray[np.int64], wanted: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ridge regression on sparse rows of ones, by conjugate gradients on the normal equations."""

    def forward(w: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.asarray(w[rows].sum(1))

    def backward(r: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        out = np.zeros(SLOTS)
        np.add.at(out, rows, r[:, None])
        return out

    w = np.zeros(SLOTS)
    residual = backward(wanted - wanted.mean())
    direction = residual.copy()
    size = float(residual @ residual)
    for _ in range(60):
        if size < 1e-12:
            break
        image = backward(forward(direction)) + _RIDGE * direction
        step = size / float(direction @ image)
        w += step * direction
        residual -= step * image
        fresh = float(residual @ residual)
        direction = residual + fresh / size * direction
        size = fresh
    return w
