"""The planner: asks the network for plans, token by token, under the grammar.

The bundle holds two graphs: `condition` turns what is known of the brief into the first vectors
of the sentence, `step` continues the sentence with a cache of what it has read. Rows are sampled
side by side with one seeded generator, so a seed gives the same plans wherever the graphs give
the same numbers.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import UserError
from engine.models import bundle as bundles
from engine.models import providers
from engine.models import session as sessions
from engine.models.bundle import Bundle
from engine.models.session import Session
from engine.planning import facts as knowledge
from engine.planning import rules, tokens
from engine.planning.brief import Brief
from engine.planning.facts import Facts
from engine.planning.grammar import Grammar, State
from engine.planning.plan import Plan
from engine.planning.variety import diverse

Floats = npt.NDArray[np.float32]

BUNDLE = "planner"
CANDIDATES, SPARE = 6, 40
"""Plans sampled for each one wanted, and the most that are sampled beyond those wanted."""
MOST_PLANS = 256
FAR = -1e4
ROWS = 32
"""Sentences read side by side where shapes are fixed (on an NPU)."""
PLACES_LEFT = len(tokens.CHOICES) + 4
"""Tokens that may follow the forced beginning."""
TASTE = 0.6
"""Weight of the art direction's rules beside the network, as a power."""
HEAT = {"archetype": 2.1, "ground": 1.2, "palette": 1.5, "pairing": 2.0}
"""Temperatures of single fields: how a poster looks may vary more than what it shows."""
STRATA = {"archetype": 0.618034, "palette": 0.754878, "pairing": 0.569840, "subject": 0.414214}
"""Fields whose luck is stratified: seed s draws around the fraction s times this of the
distribution (Weyl's sequence), so that seeds beside each other give different designs."""

_TELLING = ("archetype", "ground", "palette", "family", "hero", "subject", "pairing")
"""The fields that make a plan good or bad; seeds and jitter only make it another one."""
_VOCABULARY_FILE = "tables/vocabulary.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The bundle's own numbers."""

    width: int
    layers: int
    heads: int
    prefix: int


class Planner:
    """Samples plans. Make one with `Planner.load`; it may be used from one thread at a time."""

    def __init__(
        self, bundle: Bundle, condition: Session, step: Session, *, fixed_shapes: bool = False
    ) -> None:
        self.bundle = bundle
        self._fixed = fixed_shapes
        self._condition, self._step = condition, step
        self._settings = _settings(bundle)

    @classmethod
    def load(cls, folder: Path | str | None = None, provider: str | None = None) -> Planner:
        """Open the shipped bundle, or the one in `folder`. Raises UserError where it is missing,
        altered, or made for another vocabulary."""
        bundle = bundles.find(BUNDLE) if folder is None else bundles.load(folder)
        if bundle.manifest.kind != "planner":
            raise UserError(
                f"holds a {bundle.manifest.kind!r} model, no planner", f"bundle {bundle.name}"
            )
        try:
            words = json.loads(bundle.read(_VOCABULARY_FILE))
        except ValueError:
            words = None
        if words != list(tokens.VOCABULARY) or _settings(bundle) is None:
            raise UserError(
                "was made for another version of the plan vocabulary",
                f"bundle {bundle.name}",
                "install the planner that ships with this version",
            )
        condition = sessions.open_session(bundle, "condition", provider=provider)
        step = sessions.open_session(bundle, "step", provider=provider)
        fixed = step.provider == providers.CANN
        return cls(bundle, condition, step, fixed_shapes=fixed)

    @property
    def digest(self) -> str:
        """Names the bundle exactly; stands in every recipe."""
        return self.bundle.digest

    @property
    def provider(self) -> str:
        """What the graphs run on."""
        return self._step.provider

    def sample(
        self,
        brief: Brief | Facts,
        seed: int,
        n: int = 1,
        *,
        temperature: float = 1.0,
        top_p: float = 0.98,
        taste: float = TASTE,
        spread: float = 1.0,
    ) -> list[Plan]:
        """`n` mutually distant plans (see `variety.diverse`), the likeliest first when `spread` is 1.

        What a person decided (`brief.forced`) is kept in every one of them. Raises UserError when
        that can't be done.
        """
        if not 1 <= n <= MOST_PLANS:
            raise UserError(f"{n} plans can't be made at once", "planner", f"1 to {MOST_PLANS}")
        facts = brief if isinstance(brief, Facts) else knowledge.gather(brief)
        count = max(12, min(n * CANDIDATES, n + SPARE))
        rows = self.candidates(
            facts, seed, count, temperature=temperature, top_p=top_p, taste=taste, spread=spread
        )
        if spread < 1:
            # One design a seed: luck decides among what was drawn, or the likeliest always wins.
            random.Random(seed).shuffle(rows)
        return diverse(rows, n)

    def candidates(
        self,
        facts: Facts,
        seed: int,
        count: int,
        *,
        temperature: float = 1.0,
        top_p: float = 0.98,
        taste: float = TASTE,
        spread: float = 1.0,
    ) -> list[Plan]:
        """`count` independent samples, the likeliest first; equal plans are kept once.

        The network's distribution is multiplied by the art direction's own weights to the power
        `taste` (0: the network alone) in the fields that tell what the poster is about.
        `spread` 0..1 is the share of the distribution that this seed's candidates cover in the
        fields of STRATA: small for one design a seed, 1 for many designs at once.
        """
        grammar = Grammar(facts)
        rng = np.random.Generator(np.random.PCG64(seed))
        rows = [list(grammar.prefix) for _ in range(count)]
        states: list[State | None] = [grammar.start()] * count
        likelihood = np.zeros(count)
        logits, cache = self._read(facts, grammar.prefix)
        logits = np.repeat(logits, count, 0)
        cache = cache.repeated(count)
        while any(states):
            # One draw a row and step, whether used or not: a row's luck is its own.
            luck = rng.random(count)
            fed = np.full((count, 1), tokens.PAD, dtype=np.int64)
            for i, state in enumerate(states):
                if state is None:
                    continue
                allowed = grammar.allowed(state)
                scores = logits[i]
                if taste and state.field in _TELLING and len(allowed) > 1:
                    liking = np.log(np.asarray(rules.weights(state, allowed, facts)))
                    scores = scores.copy()
                    scores[list(allowed)] += taste * (liking - liking.max())
                heat = temperature * HEAT.get(state.field, 1.0)
                chance = float(luck[i])
                if state.field in STRATA and spread < 1:
                    chance = (seed * STRATA[state.field] + spread * chance) % 1.0
                token, gain = _draw(scores, allowed, chance, heat, top_p)
                if state.field in _TELLING:
                    likelihood[i] += gain
                rows[i].append(token)
                fed[i, 0] = token
                states[i] = grammar.advance(state, token)
            if any(states):
                logits, cache = self._continue(fed, cache)
        order = np.argsort(-likelihood, kind="stable")
        plans = [tokens.decode(rows[i]) for i in order]
        return list(dict.fromkeys(plans))

    def log_likelihood(self, facts: Facts, plan: Plan) -> float:
        """Natural logarithm of the plan's probability under the network and the grammar.

        Raises ValueError when the grammar doesn't admit the plan.
        """
        grammar = Grammar(facts)
        ids = tokens.encode(plan)
        state: State | None = grammar.start()
        logits, cache = self._read(facts, grammar.prefix)
        total = 0.0
        for token in ids[len(grammar.prefix) :]:
            if state is None or token not in grammar.allowed(state):
                raise ValueError("the grammar doesn't admit this plan")
            allowed = grammar.allowed(state)
            scores = logits[0, list(allowed)].astype(np.float64)
            peak = scores.max()
            total += float(
                scores[allowed.index(token)] - peak - math.log(np.exp(scores - peak).sum())
            )
            state = grammar.advance(state, token)
            if state is not None:
                logits, cache = self._continue(np.array([[token]], dtype=np.int64), cache)
        return total

    def logits(self, facts: Facts, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """float32[v]: the network's scores of what follows these tokens, without the grammar."""
        found, _ = self._read(facts, ids)
        return np.asarray(found[0])

    # ------------------------------------------------------------------ the graphs

    def _read(self, facts: Facts, prefix: Sequence[int]) -> tuple[Floats, Cache]:
        """Feed conditions and forced tokens: logits float32[1, v] after them, and the cache."""
        s = self._settings
        given = self._condition.run({"conditions": knowledge.vector(facts)[None]})["prefix"]
        ids = np.array([[tokens.PAD] * s.prefix + list(prefix)], dtype=np.int64)
        blank = np.zeros((1, len(prefix), s.width), dtype=np.float32)
        added = np.concatenate([given, blank], axis=1)
        fixed = self._fixed
        places = s.prefix + (tokens.LONGEST if fixed else len(prefix) + PLACES_LEFT)
        rows = ROWS if fixed else 1
        empty = np.zeros((2 * s.layers, rows, s.heads, places, s.width // s.heads), np.float32)
        cache = Cache(0, (empty,), 1, fixed)
        if not fixed:
            return self._feed(ids, added, cache)
        ids, added = np.repeat(ids, ROWS, 0), np.repeat(added, ROWS, 0)
        for at in range(ids.shape[1]):
            logits, cache = self._feed(ids[:, at : at + 1], added[:, at : at + 1], cache)
        return logits[:1], cache

    def _continue(self, ids: npt.NDArray[np.int64], cache: Cache) -> tuple[Floats, Cache]:
        added = np.zeros((*ids.shape, self._settings.width), dtype=np.float32)
        return self._feed(ids, added, cache)

    def _feed(
        self, ids: npt.NDArray[np.int64], added: Floats, cache: Cache
    ) -> tuple[Floats, Cache]:
        """Logits float32[rows, v] after the last of `ids`, and the cache that holds them too."""
        length, places = ids.shape[1], cache.parts[0].shape[3]
        positions = np.arange(cache.used, cache.used + length, dtype=np.int64)
        slots = (positions[:, None] == np.arange(places)[None]).astype(np.float32)
        later = np.arange(places)[None] > positions[:, None]
        mask = np.where(later, np.float32(FAR), np.float32(0))
        logits, parts = [], []
        for i, past in enumerate(cache.parts):
            rows = past.shape[1]
            part = slice(i * rows, (i + 1) * rows)
            lack = rows - len(ids[part])
            out = self._step.run(
                {
                    "tokens": np.pad(ids[part], ((0, lack), (0, 0))),
                    "added": np.pad(added[part], ((0, lack), (0, 0), (0, 0))),
                    "positions": positions,
                    "mask": mask,
                    "slots": slots,
                    "past": past,
                }
            )
            logits.append(out["logits"][: rows - lack, -1])
            parts.append(out["present"])
        after = Cache(cache.used + length, tuple(parts), cache.rows, cache.fixed)
        return np.concatenate(logits), after


@dataclass(frozen=True, slots=True)
class Cache:
    """Keys and values of what was read, float32[2 * layers, rows, heads, places, d / heads] in
    one part, or where shapes are fixed in parts of `ROWS` rows."""

    used: int
    parts: tuple[Floats, ...]
    rows: int
    fixed: bool

    def repeated(self, count: int) -> Cache:
        """The cache of one sentence, for `count` that go on from it."""
        if self.fixed:
            return Cache(self.used, self.parts * -(-count // ROWS), count, True)
        return Cache(self.used, (np.repeat(self.parts[0], count, 1),), count, False)


def _settings(bundle: Bundle) -> Settings:
    found = bundle.settings.get("planner")
    try:
        if not isinstance(found, dict):
            raise ValueError
        numbers = {name: int(found[name]) for name in ("width", "layers", "heads", "prefix")}
        if found["features"] != knowledge.FEATURES or not all(
            1 <= value <= 8192 for value in numbers.values()
        ):
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise UserError(
            "was made for another version of this program",
            f"bundle {bundle.name}",
            "install the planner that ships with this version",
        ) from None
    return Settings(**numbers)


def _draw(
    logits: npt.NDArray[np.float32],
    allowed: Sequence[int],
    luck: float,
    temperature: float,
    top_p: float,
) -> tuple[int, float]:
    """A token of `allowed` by nucleus sampling, and its log-probability before the cut."""
    if len(allowed) == 1:
        return allowed[0], 0.0
    scores = logits[list(allowed)].astype(np.float64)
    peak = scores.max()
    natural = scores - peak - math.log(np.exp(scores - peak).sum())
    if temperature <= 0:
        best = int(np.argmax(scores))
        return allowed[best], float(natural[best])
    p = np.exp((scores - peak) / temperature)
    p /= p.sum()
    order = np.argsort(-p, kind="stable")
    sums = np.cumsum(p[order])
    keep = int(np.searchsorted(sums, top_p * sums[-1])) + 1
    at = int(np.searchsorted(sums[:keep], luck * sums[min(keep, len(order)) - 1]))
    chosen = int(order[min(at, keep - 1, len(order) - 1)])
    return allowed[chosen], float(natural[chosen])
