"""Fitting a network within a budget of time: steps, a running average, checkpoints, a progress line.

The time counts over all runs of a command, so that the same command goes on where it was broken
off; a larger budget goes on from the last checkpoint.
"""

from __future__ import annotations

import contextlib
import pickle
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from engine.errors import UserError

Say = Callable[[str], None]
Cast = Callable[[], contextlib.AbstractContextManager[Any]]

_LEVEL = 0.3
"""Of the time at the full rate; then it falls in a line to _LEAST of it."""
_LEAST = 0.02
_KEPT_EVERY = 120.0
"""Seconds between checkpoints."""


def device_of(name: str = "auto") -> torch.device:
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def autocast(device: torch.device, dtype: torch.dtype) -> Cast:
    """Makes contexts for a network's forward pass."""
    if dtype == torch.float32:
        return contextlib.nullcontext
    return lambda: torch.autocast(device.type, dtype)


def rate(share: float, steps: float, warm_up: int) -> float:
    """Of the full learning rate, when `share` of the time and so many steps are over."""
    warm = min(1.0, (steps + 1) / warm_up)
    fall = 1.0 if share < _LEVEL else (1 - share) / (1 - _LEVEL)
    return warm * max(_LEAST, fall)


class Fitting:
    """A network on its way. `average` holds the running mean of its weights, which is what is
    looked at, measured and shipped."""

    def __init__(
        self,
        network: nn.Module,
        optimisers: Sequence[torch.optim.Optimizer],
        path: Path,
        say: Say,
        extra: dict[str, Any] | None = None,
        warm_up: int = 60,
    ) -> None:
        """`path`: of the checkpoint. `extra` is stored with it (shapes, tables). `warm_up`: steps
        until the full rate."""
        self._warm_up = warm_up
        self.network, self.path, self.say = network, path, say
        self.extra = extra or {}
        self._optimisers = optimisers
        self._rates = [[group["lr"] for group in o.param_groups] for o in optimisers]
        self.state: dict[str, float] = {"steps": 0, "images": 0, "seconds": 0.0}
        if path.exists():
            saved = load(path)
            if any(saved["extra"].get(k) != v for k, v in self.extra.items() if k == "shape"):
                raise UserError(
                    "was made by a network of another size", str(path), "choose another folder"
                )
            network.load_state_dict(saved["network"])
            for optimiser, state in zip(optimisers, saved["optimisers"], strict=True):
                optimiser.load_state_dict(state)
            self.state = saved["state"]
            say(
                f"going on after {self.state['steps']:.0f} steps, "
                f"{self.state['seconds'] / 60:.1f} min"
            )
        self._followed = [
            (name, weight) for name, weight in network.state_dict().items()
            if weight.dtype.is_floating_point
        ]  # fmt: skip
        self._average = [weight.clone() for _, weight in self._followed]
        if path.exists():
            for mine, (name, _) in zip(self._average, self._followed, strict=True):
                mine.copy_(saved["average"][name])

    @property
    def average(self) -> dict[str, Tensor]:
        names = (name for name, _ in self._followed)
        return dict(zip(names, self._average, strict=True))

    def keep(self) -> None:
        """Write the checkpoint in one step."""
        partial = self.path.with_name(f".{self.path.name}.part")
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self.average,
                "optimisers": [o.state_dict() for o in self._optimisers],
                "state": self.state,
                "extra": self.extra,
            },
            partial,
        )
        partial.replace(self.path)

    def run(
        self,
        minutes: float,
        loss: Callable[[np.random.Generator], tuple[Tensor, int]],
        *,
        watch: Callable[[], None] = lambda: None,
        every: float = 1e9,
        at_most: int = 1 << 62,
    ) -> None:
        """Until `minutes` (over all runs) or `at_most` steps are over. `loss` draws a batch and
        gives its loss and the number of images in it; `watch` is called every `every` seconds and
        isn't counted."""
        rng = np.random.default_rng([11, int(self.state["steps"])])
        total = minutes * 60
        clock = time.monotonic()
        kept = said = watched = self.state["seconds"]
        since = (self.state["seconds"], self.state["images"])
        mean = 0.0
        while self.state["seconds"] < total and self.state["steps"] < at_most:
            level = rate(self.state["seconds"] / total, self.state["steps"], self._warm_up)
            for optimiser, rates in zip(self._optimisers, self._rates, strict=True):
                for group, full in zip(optimiser.param_groups, rates, strict=True):
                    group["lr"] = full * level
            value, images = loss(rng)
            if not bool(torch.isfinite(value)):
                raise FloatingPointError(f"the loss at step {self.state['steps']:.0f} is {value}")
            self.network.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            for optimiser in self._optimisers:
                optimiser.step()
            steps = self.state["steps"] = self.state["steps"] + 1
            self.state["images"] += images
            share = max(0.001, 9 / (10 + steps))
            with torch.no_grad():
                now = [weight for _, weight in self._followed]
                torch._foreach_lerp_(self._average, now, share)
            found = float(value.detach())
            mean = found if mean == 0 else 0.98 * mean + 0.02 * found
            later = time.monotonic()
            self.state["seconds"] += later - clock
            clock = later
            self.state["loss"] = mean
            seconds = self.state["seconds"]
            if seconds - said > 10:
                speed = (self.state["images"] - since[1]) / (seconds - since[0])
                since, said = (seconds, self.state["images"]), seconds
                self.say(
                    f"step {steps:.0f}  loss {mean:.4f}  {speed:.1f} images/s  "
                    f"{max(0.0, total - seconds) / 60:.1f} min left"
                )
            if seconds - kept > _KEPT_EVERY:
                self.keep()
                kept = seconds
            if seconds - watched > every:
                watch()
                watched, clock = seconds, time.monotonic()
        self.keep()
        watch()


def load(path: Path) -> dict[str, Any]:
    """A checkpoint. Raises UserError when there is none or it is damaged."""
    try:
        saved: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise UserError(f"there is no {path.name}", str(path.parent), "train it first") from None
    except (OSError, RuntimeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise UserError(
            f"is no sound checkpoint: {str(error).splitlines()[0]}", str(path)
        ) from None
    return saved
