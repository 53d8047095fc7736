"""What can be had back after the program ended in the middle of the work.

Nothing is trusted: lines have checksums, assets are compared with their digests, steps must follow
each other. What can't be read is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from engine.document import file as document_file
from engine.document.journal import lock
from engine.document.journal.delta import DeltaError, patched
from engine.document.journal.lines import Snapshot, Step, records, remove
from engine.document.model import Document
from engine.errors import UserError

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pending:
    """A work that was not closed: the program ended before. `edited` in UTC."""

    key: str
    title: str
    path: Path | None
    """The file that it was opened from or saved to; None for one that was never saved."""
    edited: datetime
    steps: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """A work up to its last whole step. `lost` says in plain words what is missing."""

    title: str
    path: Path | None
    edited: datetime
    steps: int
    document: Document
    opened: Document
    """The oldest state that the journal still holds."""
    assets: dict[str, bytes]
    attachments: dict[str, bytes]
    lost: tuple[str, ...] = ()


def pending(folder: Path) -> tuple[Pending, ...]:
    """The works below `folder` that no living process has open, last edited first."""
    found: list[Pending] = []
    for work in _works(folder):
        if lock.is_held(work):
            continue
        read = _read(work)
        if read.document is not None and (read.steps or not read.path):
            found.append(Pending(work.name, read.title, read.file, read.at, read.steps))
    return tuple(sorted(found, key=lambda p: p.edited, reverse=True))


def recover(folder: Path, key: str) -> Recovered:
    """The work of that key; its journal stays. Raises UserError when nothing can be read."""
    work = _work_of(folder, key)
    read = _read(work)
    if read.document is None or read.opened is None:
        raise UserError("the journal can't be read", key, "open the last saved file")
    lost = list(read.lost())
    assets, missing = _assets(work, document_file.used_assets(read.document), read.file)
    if missing:
        lost.append(f"{_count(missing, 'picture', 'pictures')} could not be read")
    attachments: dict[str, bytes] = {}
    for name, digest in sorted(read.attachments.items()):
        data = _asset(work, digest)
        if data is None:
            lost.append(f"{name} could not be read")
        else:
            attachments[name] = data
    return Recovered(
        title=read.title,
        path=read.file,
        edited=read.at,
        steps=read.steps,
        document=read.document,
        opened=read.opened,
        assets=assets,
        attachments=attachments,
        lost=tuple(lost),
    )


def discard(folder: Path, key: str) -> None:
    """Removes the work's journal. Raises UserError for a key that isn't there."""
    remove(_work_of(folder, key))


def _works(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (p for p in sorted(folder.iterdir()) if p.is_dir() and p.name[0] != ".")


def _work_of(folder: Path, key: str) -> Path:
    for work in _works(folder):
        if work.name == key:
            return work
    raise UserError("there is no such journal", key)


# ------------------------------------------------------------------ lines


@dataclass(slots=True)
class _Read:
    """What the lines gave so far."""

    document: Document | None = None
    opened: Document | None = None
    title: str = ""
    path: str = ""
    at: datetime = _NEVER
    steps: int = 0
    attachments: dict[str, str] = field(default_factory=dict)
    seen: int = 0
    """The highest number of a step that could be read, applied or not."""
    damaged: int = 0
    """Whole lines after the last step that couldn't be read."""
    torn: bool = False
    """The last line was cut short."""

    @property
    def file(self) -> Path | None:
        return Path(self.path) if self.path else None

    def lost(self) -> Iterator[str]:
        missing = max(self.seen - self.steps, self.damaged)
        if missing:
            yield f"{_count(missing, 'later edit', 'later edits')} could not be read"
        if self.torn:
            yield "the last edit was cut short while it was written"


def _read(work: Path) -> _Read:
    state = _Read()
    for file in sorted(work.glob("??????.jsonl")):
        for record, ended in records(file):
            if isinstance(record, Snapshot):
                _start(state, record)
            elif isinstance(record, Step):
                _follow(state, record)
            else:
                state.damaged += ended
                state.torn = not ended
    return state


def _start(state: _Read, record: Snapshot) -> None:
    state.opened = state.opened or record.document
    state.damaged, state.torn = 0, False
    if state.document is not None and record.n <= state.steps:
        return  # what the steps before it gave already
    state.document, state.steps, state.at = record.document, record.n, record.at
    state.title, state.path = record.title, record.path
    state.attachments = dict(record.attachments)
    state.seen = max(state.seen, record.n)


def _follow(state: _Read, step: Step) -> None:
    state.seen = max(state.seen, step.n)
    if state.document is None or step.n != state.steps + 1:
        return
    try:
        state.document = patched(state.document, step.delta)
    except DeltaError:
        return  # it counts as lost: `seen` is ahead of `steps`
    state.steps, state.at, state.damaged = step.n, step.at, 0
    if step.title is not None:
        state.title = step.title
    for name, digest in step.attachments.items():
        if digest is None:
            state.attachments.pop(name, None)
        else:
            state.attachments[name] = digest


# ------------------------------------------------------------------ stored files


def _asset(work: Path, digest: str) -> bytes | None:
    """None where it is missing or damaged."""
    try:
        data = (work / "assets" / digest).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def _assets(
    work: Path, needed: Collection[str], saved: Path | None
) -> tuple[dict[str, bytes], int]:
    """From the journal, else from the work's file as it was saved; and how many are missing."""
    found = {digest: data for digest in needed if (data := _asset(work, digest)) is not None}
    missing = set(needed) - set(found)
    if missing and saved is not None and saved.is_file():
        try:
            there = document_file.load(saved).assets
        except UserError:
            there = {}  # a damaged file has its own way of being opened
        found |= {digest: there[digest] for digest in missing & set(there)}
    return found, len(set(needed) - set(found))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
