"""How long a job takes on this machine, from what earlier ones took here. Without any: None."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

import msgspec

from engine.models import places

KEPT = 24
"""Runs of one kind that are remembered; the machine and the program change."""
NEAR = 6
"""Runs that speak for the next one."""
SHORTEST = 0.05
"""Seconds between two marks of a run."""


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finished job. `size`: how much it made, in pieces of equal work (variants, pages).
    `cold`: it was the first of its process and had to load everything."""

    kind: str
    size: float
    seconds: float
    cold: bool = False
    peak: int = 0
    """Bytes of memory that the process held at most; 0 = unknown."""
    marks: tuple[tuple[float, float], ...] = ()
    """(fraction done, seconds passed) as it went, so that uneven stages don't lie about the rest."""


class Estimate(msgspec.Struct, frozen=True):
    """`seconds` for the whole job, `peak` bytes of memory (0 = unknown), from so many `runs`."""

    seconds: float
    peak: int
    runs: int


class History(msgspec.Struct, frozen=True):
    """The runs of this machine, oldest first."""

    runs: tuple[Run, ...] = ()

    def with_run(self, run: Run) -> History:
        same = [r for r in self.runs if r.kind == run.kind]
        dropped = set(map(id, same[: max(0, len(same) + 1 - KEPT)]))
        return History((*(r for r in self.runs if id(r) not in dropped), run))

    def near(self, kind: str, size: float, cold: bool) -> tuple[Run, ...]:
        """The runs most like it: same kind; then of the same start and size where there are any."""
        found = [r for r in self.runs if r.kind == kind]
        found = [r for r in found if r.cold == cold] or found
        found = [r for r in found if r.size == size] or found
        return tuple(found[-NEAR:])

    def estimate(self, kind: str, size: float, cold: bool = False) -> Estimate | None:
        """None when nothing of the kind ever ran here."""
        near = self.near(kind, size, cold)
        if not near:
            return None
        # Half of a job's time is there whatever its size (loading, planning); the rest grows.
        seconds = statistics.median(r.seconds * (0.5 + 0.5 * size / r.size) for r in near)
        return Estimate(seconds, max(r.peak for r in near), len(near))


def left(near: Sequence[Run], expected: float, fraction: float, passed: float) -> float:
    """Seconds that remain at `fraction` done after `passed` seconds, of `expected` in all.

    Earlier runs say which share of the time this fraction takes; the further the job is, the
    more its own pace counts.
    """
    shares = [_share(run, fraction) for run in near if run.seconds > 0]
    share = statistics.median(shares) if shares else fraction
    share = min(1.0, max(0.0, share))
    if share <= 0.02:
        return max(0.0, expected - passed)
    by_pace = passed / share
    total = (1 - share) * expected + share * by_pace
    return max(0.0, total * (1 - share))


def _share(run: Run, fraction: float) -> float:
    """The share of the run's time after which it had done the fraction."""
    x0, y0 = 0.0, 0.0
    for x1, y1 in (*run.marks, (1.0, run.seconds)):
        if fraction <= x1:
            inner = (fraction - x0) / (x1 - x0) if x1 > x0 else 1.0
            return (y0 + inner * (y1 - y0)) / run.seconds
        x0, y0 = x1, y1
    return 1.0


def thinned(
    marks: Sequence[tuple[float, float]], seconds: float
) -> tuple[tuple[float, float], ...]:
    """The marks worth keeping: rising, and at most some twenty of them."""
    out: list[tuple[float, float]] = []
    step = max(SHORTEST, seconds / 20)
    for fraction, passed in marks:
        before = out[-1] if out else (0.0, 0.0)
        if fraction > before[0] and passed - before[1] >= step:
            out.append((round(fraction, 4), round(passed, 3)))
    return tuple(out)


def free_memory() -> int | None:
    """Bytes that programs could take now; None where the system doesn't say it simply."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    found = next((line for line in lines if line.startswith("MemAvailable:")), "")
    words = found.split()
    return int(words[1]) * 1024 if len(words) > 1 and words[1].isdigit() else None


# ------------------------------------------------------------------ saying it


def rounded(seconds: float) -> int:
    """1, 2, 3, 5, 10, then steps of ten: as exact as an estimate is."""
    for step, limit in ((1, 1.5), (2, 2.5), (3, 4.0), (5, 7.5), (10, 15.0)):
        if seconds < limit:
            return step
    return int(round(seconds / 10) * 10)


class Countdown:
    """The seconds left as they are shown: never rising by more than they fell before."""

    def __init__(self) -> None:
        self.shown: int | None = None
        self._fell = 0

    def show(self, seconds: float) -> int:
        new = rounded(seconds)
        if self.shown is None:
            self.shown = new
        elif new <= self.shown:
            self._fell += self.shown - new
            self.shown = new
        else:
            risen = min(new, self.shown + self._fell)
            self._fell -= risen - self.shown
            self.shown = risen
        return self.shown


# ------------------------------------------------------------------ keeping it


def path() -> Path:
    return places.cache_folder() / "history" / "jobs.json"


def load(file: Path | None = None) -> History:
    """What is remembered; nothing where the file is missing or damaged."""
    try:
        return msgspec.json.decode((file or path()).read_bytes(), type=History)
    except (OSError, msgspec.MsgspecError):
        return History()


def save(history: History, file: Path | None = None) -> bool:
    """Whether it could be written: a full or read-only disk costs estimates, nothing else."""
    try:
        places.write_atomically(file or path(), msgspec.json.encode(history))
    except OSError:
        return False
    return True
