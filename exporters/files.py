"""One way to write a file: beside the target first, then in its place in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from engine.errors import UserError

Progress = Callable[[float], None]
"""Called with the finished fraction 0..1; may raise to cancel, which leaves the old file as it was."""

_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space or choose another folder"),
    errno.EDQUOT: ("the disk quota is used up", "free some space or choose another folder"),
    errno.EACCES: ("writing is not allowed there", "choose a folder that you may write to"),
    errno.EPERM: ("writing is not allowed there", "choose a folder that you may write to"),
    errno.EROFS: ("the disk is read-only", "choose another folder"),
    errno.ENOENT: ("the folder does not exist", "make it first or choose another one"),
    errno.ENOTDIR: ("a part of the path is not a folder", "choose another path"),
    errno.EISDIR: ("there is a folder of that name", "choose another name"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
}


def write_error(error: OSError, path: Path) -> UserError:
    """The operating system's refusal as one line that a person can act on."""
    fallback = (error.strerror or str(error), "choose another place")
    reason, remedy = _REASONS.get(error.errno or 0, fallback)
    return UserError(f"the file could not be written: {reason}", str(path), remedy, status=1)


@contextlib.contextmanager
def atomic_write(path: str | Path) -> Iterator[BinaryIO]:
    """A binary file whose contents take the place of `path` only when the block ends well.

    The temporary file lies in the target's folder, so that the last step is a rename within one
    file system; it is removed when the block raises. A symbolic link keeps pointing where it did.
    Devices and pipes hold nothing that could be lost and are written directly.
    Raises UserError for whatever the operating system refuses.
    """
    target = Path(os.path.realpath(path))
    try:
        kind = stat.S_IFMT(target.stat().st_mode) if target.exists() else stat.S_IFREG
        if kind == stat.S_IFDIR:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if kind != stat.S_IFREG:
            with target.open("wb") as direct:
                yield direct
            return
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".affiche-", suffix=".part")
    except OSError as error:
        raise write_error(error, Path(path)) from None
    finished = False
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
        finished = True
    except OSError as error:
        raise write_error(error, Path(path)) from None
    finally:
        if not finished:
            with contextlib.suppress(OSError):
                os.unlink(name)
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The old file's permissions, or what the process gives new files."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable, where the platform can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
