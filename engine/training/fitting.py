"""Fitting the planner network to the shards, with a checkpoint every minute."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from engine.planning import tokens
from engine.training import material
from engine.training.network import PlannerNetwork, Shape
from engine.training.shards import Examples

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    minutes: float
    """Of fitting, counted over all runs of the command."""
    shape: Shape
    batch: int = 64
    rate: float = 2.5e-3
    warm_up: int = 60


def _batch(
    examples: Examples, picked: npt.NDArray[np.int64], rng: np.random.Generator | None
) -> tuple[Tensor, Tensor, Tensor]:
    """ids int64[b, t], conditions float32[b, c] and weights float32[b]; with a generator the
    conditions are blurred, so that the network leans on no single witness."""
    ids = examples.ids[picked]
    longest = int((ids != tokens.PAD).sum(1).max())
    conditions = examples.conditions[examples.rows[picked]].astype(np.float32)
    if rng is not None:
        conditions = material.blur(conditions, rng)
    return (
        torch.from_numpy(ids[:, :longest].astype(np.int64)),
        torch.from_numpy(conditions),
        torch.from_numpy(examples.weights[picked]),
    )


def _loss(network: PlannerNetwork, batch: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Weighted nats a token. The beginning, which is always forced (`<bos>`, format, boxes), is
    read but not predicted."""
    ids, conditions, weights = batch
    logits = network(ids[:, :-1], conditions)
    wanted = ids[:, 1:]
    counted = (wanted >= tokens.FIELD_IDS["archetype"][0]) | (wanted == tokens.EOS)
    losses = torch.nn.functional.cross_entropy(
        logits.reshape(-1, logits.shape[-1]), wanted.reshape(-1), reduction="none"
    ).view(wanted.shape)
    shares = counted * weights[:, None]
    return (losses * shares).sum() / shares.sum()


def held_out_loss(network: PlannerNetwork, examples: Examples, most: int = 2048) -> float:
    """Nats a token on wordings that were never trained on; nan when there are none."""
    picked = examples.pick(held=True)[:most]
    network.eval()
    total = 0.0
    with torch.no_grad():
        for i in range(0, len(picked), 256):
            part = picked[i : i + 256]
            total += float(_loss(network, _batch(examples, part, None))) * len(part)
    network.train()
    return total / len(picked) if len(picked) else math.nan


def fit(
    examples: Examples, recipe: Recipe, folder: Path, say: Say
) -> tuple[PlannerNetwork, dict[str, float]]:
    """The network after `recipe.minutes`, and what it took: steps, sequences, seconds."""
    torch.manual_seed(20)
    network = PlannerNetwork(recipe.shape)
    decayed = [p for p in network.parameters() if p.dim() == 2]
    free = [p for p in network.parameters() if p.dim() != 2]
    # Muon's orthogonalisation costs more than the whole step of so small a network on a CPU.
    adam = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.05}, {"params": free, "weight_decay": 0.0}],
        lr=recipe.rate,
        betas=(0.9, 0.98),
    )
    state: dict[str, float] = {"steps": 0, "sequences": 0, "seconds": 0.0}
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        saved: dict[str, Any] = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        adam.load_state_dict(saved["adam"])
        state = saved["state"]
        say(f"going on after {state['steps']:.0f} steps, {state['seconds'] / 60:.1f} min")

    def keep() -> None:
        draft = checkpoint.with_suffix(".new")
        torch.save(
            {"network": network.state_dict(), "adam": adam.state_dict(), "state": state}, draft
        )
        draft.replace(checkpoint)

    picked = examples.pick(held=False)
    rng = np.random.default_rng([7, int(state["steps"])])
    total = recipe.minutes * 60
    started, before = time.monotonic(), state["seconds"]
    kept = spoken = started
    average = 0.0
    while state["seconds"] < total:
        warm = min(1.0, (state["steps"] + 1) / recipe.warm_up)
        cosine = 0.5 * (1 + math.cos(math.pi * state["seconds"] / total))
        for group in adam.param_groups:
            group["lr"] = recipe.rate * warm * cosine
        loss = _loss(network, _batch(examples, rng.choice(picked, recipe.batch), rng))
        network.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        adam.step()
        state["steps"] += 1
        state["sequences"] += recipe.batch
        now = time.monotonic()
        state["seconds"] = before + now - started
        value = float(loss.detach())
        average = value if average == 0 else 0.98 * average + 0.02 * value
        if now - spoken > 10:
            speed = state["sequences"] / state["seconds"]
            left = max(0.0, total - state["seconds"]) / 60
            say(
                f"step {state['steps']:.0f}  loss {average:.3f}  {speed:.0f} sequences/s  "
                f"{left:.1f} min left"
            )
            spoken = now
        if now - kept > 60:
            keep()
            kept = now
    keep()
    return network, state
