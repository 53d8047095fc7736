"""Whose folder is this: a file with a process's number, its start and its machine.

A process number alone is given again to another process, so its start time is part of the claim.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import msgspec

NAME = "lock"
FOREIGN = 86_400.0
"""Seconds for which a folder of another machine (a shared home) counts as in use after its last
change."""


class _Claim(msgspec.Struct, frozen=True):
    pid: int
    started: str
    host: str


def claim(folder: Path) -> None:
    """Marks the folder as this process's. Raises OSError."""
    mine = _Claim(os.getpid(), started(os.getpid()), platform.node())
    partial = folder / f".{NAME}"
    partial.write_bytes(msgspec.json.encode(mine))
    os.replace(partial, folder / NAME)


def is_held(folder: Path) -> bool:
    """Whether a living process has claimed the folder."""
    try:
        held = msgspec.json.decode((folder / NAME).read_bytes(), type=_Claim)
    except (OSError, msgspec.MsgspecError):
        return False
    if held.host != platform.node():
        newest = max(path.stat().st_mtime for path in (folder, *folder.glob("*")))
        return time.time() - newest < FOREIGN
    return bool(held.started) and started(held.pid) == held.started


def started(pid: int) -> str:
    """When the process started, as its system tells it; '' when there is no such process."""
    if pid <= 0:
        return ""
    if sys.platform == "win32":
        return _started_windows(pid)
    if sys.platform == "darwin":
        told = subprocess.run(
            ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, check=False
        )
        return told.stdout.decode("utf-8", "replace").strip()
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""
    # Fields after the name, which may hold anything: state is the first, start time the 20th.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in "ZX" else f"{boot} {fields[19]}"


def _started_windows(pid: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    limited_information, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(limited_information, False, pid)
    if not handle:
        return ""
    try:
        code = wintypes.DWORD()
        times = [wintypes.FILETIME() for _ in range(4)]
        ended = kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != still_active
        if ended or not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return ""
        return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"
    finally:
        kernel.CloseHandle(handle)
