"""Whether a file on disk is still the one that was read or written here."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from engine.document.file import MAX_MANIFEST


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was: time of its last change in ns, size in bytes, and a digest of its
    contents ('' for a file that isn't a document)."""

    changed: int
    size: int
    digest: str


def seen(path: Path) -> Seen | None:
    """None for a file that isn't there or can't be read."""
    try:
        state = path.stat()
        return Seen(state.st_mtime_ns, state.st_size, _digest(path))
    except OSError:
        return None


def same(before: Seen, path: Path) -> bool:
    """Whether the file still holds what it did. One that has gone has nothing to lose; one that
    was only touched or copied back is the same."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return True
    if (state.st_mtime_ns, state.st_size) == (before.changed, before.size):
        return True
    return bool(before.digest) and _digest(path) == before.digest


def _digest(path: Path) -> str:
    """Of the manifest, which holds the digest of every other member."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo("manifest.json")
            if member.file_size > MAX_MANIFEST:
                return ""
            return hashlib.sha256(archive.read(member)).hexdigest()
    except (zipfile.BadZipFile, KeyError, zlib.error, RuntimeError, NotImplementedError):
        return ""
