"""Writes one open work's journal.

A step reaches the system before `record` returns (the program may be killed), and the disk within
a second, from a thread of its own (the power may fail).
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from engine.document.journal import lock
from engine.document.journal.delta import delta
from engine.document.journal.lines import Snapshot, Step, generation, line, remove, write_whole
from engine.document.model import Document
from engine.errors import UserError

SNAPSHOT_STEPS = 50
SYNC_SECONDS = 1.0


class Paused(UserError):  # noqa: N818
    """The journal could not be written; `full`: for want of room on the disk."""

    full = False


class Journal:
    """The journal of one work; made at its first edit, discarded when it is saved or closed.

    `stored`: digests of assets that the work's file holds. They are copied in the background, so
    that the first edit of a large document doesn't wait; until then recovery takes them from the
    file. Raises Paused when nothing can be written.
    """

    def __init__(
        self,
        folder: Path,
        document: Document,
        assets: Mapping[str, bytes],
        attachments: Mapping[str, bytes] | None = None,
        *,
        title: str = "",
        path: Path | None = None,
        stored: Collection[str] = (),
    ) -> None:
        now = datetime.now(UTC)
        self.key = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        self.folder = folder / self.key
        self.steps = 0
        self._document = document
        self._title, self._path = title, path
        self._attached: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}
        self._generation = self._since = 0
        self._stream: BinaryIO | None = None
        self._whole = 0
        """Bytes of the stream up to its last whole line."""
        self._kept: set[str] = set()
        self._later = {digest: assets[digest] for digest in stored if digest in assets}
        self._unsynced: list[Path] = []
        self._guard = threading.Lock()
        """Of what both threads touch; held for moments only, never while the disk works."""
        self._turn = threading.Lock()
        """Whose turn it is to bring things to the disk."""
        self._trouble: OSError | None = None
        self._wake, self._stop = threading.Event(), threading.Event()
        self._worker = threading.Thread(target=self._work, name="journal", daemon=True)
        try:
            (self.folder / "assets").mkdir(parents=True)
            lock.claim(self.folder)
            self._keep_assets(assets)
            self._attach(attachments or {})
            self._attached = dict(attachments or {})
            self._snapshot()
        except OSError as error:
            self.close()
            shutil.rmtree(self.folder, ignore_errors=True)
            raise self._paused(error) from None
        self._worker.start()
        self._wake.set()

    def record(
        self,
        name: str,
        document: Document,
        assets: Mapping[str, bytes],
        attachments: Mapping[str, bytes] | None = None,
        *,
        title: str | None = None,
    ) -> None:
        """One step: what is different from the last one. Raises Paused when it can't be
        written; the next step then holds this one too."""
        try:
            self._keep_assets(assets)
            attached = self._attach(attachments or {})
            change = delta(self._document, document)
            renamed = None if title in (None, self._title) else title
            if self._stream is None:
                self._snapshot()  # a line could neither be written nor taken back: a new file
            self._append(
                Step(self.steps + 1, datetime.now(UTC), name, change, attached, renamed)
            )  # fmt: skip
            self._attached = dict(attachments or {})
            self._title = self._title if renamed is None else renamed
            self._document = document
            self.steps += 1
            self._since += 1
            if self._since >= SNAPSHOT_STEPS:
                self._snapshot()
            self._tell()
        except OSError as error:
            raise self._paused(error) from None
        finally:
            self._wake.set()

    def sync(self) -> None:
        """Everything is on the disk when this returns. Raises Paused."""
        try:
            self._to_disk()
            self._tell()
        except OSError as error:
            raise self._paused(error) from None

    def close(self) -> None:
        """Ends writing. The journal stays, and is offered once this process has ended."""
        self._stop.set()
        self._wake.set()
        if self._worker.is_alive():
            self._worker.join()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def discard(self) -> None:
        """Ends writing and removes the journal: the work is saved, or isn't wanted."""
        self.close()
        remove(self.folder)

    def _paused(self, error: OSError) -> Paused:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        what = "the disk is full" if full else error.strerror or str(error)
        paused = Paused(
            f"autosave is paused ({what})", self._title, "save your work elsewhere, or free space"
        )
        paused.full = full
        return paused

    # ------------------------------------------------------------ lines

    def _append(self, step: Step) -> None:
        text, stream = line(step), self._stream
        assert stream is not None
        try:
            write_whole(stream, text)
        except OSError:
            # Half a line is cut off; where that fails too, the next step begins a new file.
            try:
                stream.truncate(self._whole)
            except OSError:
                self._stream = None
                stream.close()
            raise
        self._whole += len(text)

    def _snapshot(self) -> None:
        """A new file that begins with the whole document; of the older ones only the last stays."""
        number = self._generation + 1
        path = str(self._path) if self._path is not None else ""
        attached = {name: self._digests[name] for name in self._attached}
        text = line(
            Snapshot(self.steps, datetime.now(UTC), self._title, path, self._document, attached)
        )
        target = generation(self.folder, number)
        partial = target.with_suffix(".part")
        try:
            with open(partial, "wb", buffering=0) as writing:
                write_whole(writing, text)
                os.fsync(writing.fileno())
            os.replace(partial, target)
        except OSError:
            partial.unlink(missing_ok=True)
            raise
        stream = open(target, "ab", buffering=0)  # noqa: SIM115
        with self._guard:
            older, self._stream = self._stream, stream
        if older is not None:
            older.close()
        self._whole = len(text)
        self._generation, self._since = number, 0
        if number > 2:
            generation(self.folder, number - 2).unlink(missing_ok=True)

    # ------------------------------------------------------------ assets

    def _keep_assets(self, assets: Mapping[str, bytes]) -> None:
        with self._guard:
            new = assets.keys() - self._kept - self._later.keys()
        for digest in new:
            self._keep(digest, assets[digest])

    def _keep(self, digest: str, data: bytes) -> None:
        target = self.folder / "assets" / digest
        partial = target.with_name(f".{digest}.{threading.get_ident()}")
        try:
            partial.write_bytes(data)
            os.replace(partial, target)
        except OSError:
            partial.unlink(missing_ok=True)
            raise
        with self._guard:
            self._kept.add(digest)
            self._unsynced.append(target)

    def _attach(self, attachments: Mapping[str, bytes]) -> dict[str, str | None]:
        """Stores new attachments; by name what became different since the last step."""
        changes: dict[str, str | None] = dict.fromkeys(self._attached.keys() - attachments.keys())
        for name, data in attachments.items():
            if self._attached.get(name) is data:
                continue
            digest = hashlib.sha256(data).hexdigest()
            if digest not in self._kept:
                self._keep(digest, data)
            changes[name] = self._digests[name] = digest
        return changes

    # ------------------------------------------------------------ to the disk

    def _work(self) -> None:
        while not self._stop.is_set():
            self._wake.wait()
            self._wake.clear()
            try:
                self._to_disk()
            except OSError as error:
                self._trouble = error
            self._stop.wait(SYNC_SECONDS)

    def _to_disk(self) -> None:
        with self._turn:
            while self._later and not self._stop.is_set():
                digest, data = next(iter(self._later.items()))
                self._keep(digest, data)
                with self._guard:
                    del self._later[digest]
            for path in tuple(self._unsynced):
                self._synced(os.open(path, os.O_RDWR))
                self._unsynced.remove(path)
            with self._guard:
                handle = os.dup(self._stream.fileno()) if self._stream is not None else -1
            if handle >= 0:
                self._synced(handle)

    @staticmethod
    def _synced(handle: int) -> None:
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _tell(self) -> None:
        """What went wrong in the background, once."""
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            raise trouble
