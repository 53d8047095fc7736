"""The queue: which jobs wait, run and ended, as a value. Who does them is another matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

State = Literal["waiting", "running", "stopping", "finished", "failed", "cancelled"]
"""stopping: it still runs, and nobody wants it any more."""

LIVE: Final = ("waiting", "running", "stopping")
_NEXT: Final[dict[State, tuple[State, ...]]] = {
    "waiting": ("running", "failed", "cancelled"),
    "running": ("waiting", "stopping", "finished", "failed", "cancelled"),
    "stopping": ("finished", "failed", "cancelled"),
}
ENDED_KEPT = 20


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A job as the status bar lists it."""

    id: str
    kind: str
    title: str = ""
    short: bool = False
    """It may run in the middle of a long one."""
    state: State = "waiting"
    stage: str = ""
    fraction: float = 0.0
    problem: str = ""

    @property
    def live(self) -> bool:
        return self.state in LIVE


class Queue(msgspec.Struct, frozen=True):
    """Entries in the order in which they are done; those that ended stand first."""

    entries: tuple[Entry, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, id: str) -> Entry:
        """Raises KeyError."""
        for entry in self.entries:
            if entry.id == id:
                return entry
        raise KeyError(id)

    @property
    def live(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.live)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.state == "waiting")

    @property
    def active(self) -> tuple[Entry, ...]:
        """Those that a process is busy with."""
        return tuple(e for e in self.entries if e.state in ("running", "stopping"))

    @property
    def following(self) -> Entry | None:
        """The next one to start now: the first that waits, one long and one short at a time."""
        busy = {e.short for e in self.active}
        return next((e for e in self.waiting if e.short not in busy), None)

    # ------------------------------------------------------------ changes

    def added(self, entry: Entry) -> Queue:
        """Raises ValueError for an id that is there."""
        if any(e.id == entry.id for e in self.entries):
            raise ValueError(f"a job {entry.id!r} is there already")
        ended = [e for e in self.entries if not e.live]
        dropped = {e.id for e in ended[:-ENDED_KEPT]}
        return Queue((*(e for e in self.entries if e.id not in dropped), entry))

    def turned(self, id: str, state: State, problem: str = "") -> Queue:
        """The job in another state. Raises KeyError, and ValueError for a step that no job takes."""
        entry = self.get(id)
        if state not in _NEXT.get(entry.state, ()):
            raise ValueError(f"a job that is {entry.state} can't be {state}")
        fraction = {"finished": 1.0, "waiting": 0.0}.get(state, entry.fraction)
        return self._with(
            msgspec.structs.replace(entry, state=state, problem=problem, fraction=fraction)
        )

    def advanced(self, id: str, stage: str, fraction: float) -> Queue:
        """Progress never goes back. Raises KeyError."""
        entry = self.get(id)
        if not entry.live:
            return self
        done = max(entry.fraction, min(1.0, fraction))
        return self._with(msgspec.structs.replace(entry, stage=stage, fraction=done))

    def moved(self, id: str, place: int) -> Queue:
        """A waiting job to a place (0 = next) among those that wait. Raises KeyError, ValueError."""
        entry = self.get(id)
        if entry.state != "waiting":
            raise ValueError(f"a job that is {entry.state} has no place among those that wait")
        waiting = [e for e in self.waiting if e.id != id]
        waiting.insert(max(0, min(place, len(waiting))), entry)
        return Queue((*(e for e in self.entries if e.state != "waiting"), *waiting))

    def _with(self, entry: Entry) -> Queue:
        return Queue(tuple(entry if e.id == entry.id else e for e in self.entries))
