"""A screen without a monitor, and a hand on its mouse and keyboard: Xvfb and xdotool."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from app.editor.application import XCB_LIBRARIES

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90.0
"""Seconds that anything may take before the test gives up; on a quiet machine all of it takes less."""


def why_not() -> str:
    """What this machine lacks; '' when a real window can be driven here."""
    if not sys.platform.startswith("linux"):
        return "windows are driven on Linux only"
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            return f"{program} isn't installed"
    for library in XCB_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"{library} isn't installed, which Qt needs for a window on X"
    return ""


needs_screen = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is a screen")


@contextmanager
def running(command: list[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, ended with all that it started."""
    process = subprocess.Popen(command, start_new_session=True, cwd=ROOT, **how)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def screen(width: int = 1440, height: int = 900) -> Iterator[str]:
    """The name of a display that nobody else uses."""
    read, write = os.pipe()
    command = [
        "Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
    ]  # fmt: skip
    with running(command, pass_fds=(write,), stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"


class Driver:
    """The program on a display. `see` is what it shows; keys and clicks go through the X server."""

    def __init__(
        self, display: str, folder: Path, process: subprocess.Popen[bytes], note: Path, said: Path
    ) -> None:
        self.display, self.folder, self.process = display, folder, process
        self.note, self._said = note, said

    @property
    def see(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.note.read_text())
        return held

    @property
    def said(self) -> str:
        """What the program wrote on the terminal."""
        return self._said.read_text(errors="replace")

    def until(self, met: Callable[[dict[str, Any]], object], seconds: float = PATIENCE) -> Any:
        """Waits until what is seen meets a condition, and returns what the condition gave."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the program ended: {self.said[-2000:]}"
            if self.note.exists() and (found := met(self.see)):
                return found
            time.sleep(0.05)
        raise AssertionError(f"waited in vain; seen: {self.see}; said: {self.said[-2000:]}")

    def repeat(
        self, act: Callable[[], None], met: Callable[[dict[str, Any]], object], times: int = 6
    ) -> None:
        """Does it again where what it was aimed at had moved, as a person would."""
        for _ in range(times - 1):
            act()
            with contextlib.suppress(AssertionError):
                self.until(met, 4.0)
                return
        act()
        self.until(met)

    def _do(self, *words: object) -> None:
        subprocess.run(
            ["xdotool", *(str(w) for w in words)], check=True, timeout=30,
            env={**os.environ, "DISPLAY": self.display},
        )  # fmt: skip

    def focus(self) -> None:
        """What a window manager does when a dialog has gone."""
        self._do("windowfocus", self.see["window"])
        time.sleep(0.15)

    def key(self, *keys: str) -> None:
        self._do("key", "--delay", 30, *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", 12, text)

    def click(self, at: list[int], times: int = 1) -> None:
        self._do("mousemove", *at, "click", "--repeat", times, "--delay", 60, 1)

    def drag(self, start: list[int], by: tuple[int, int]) -> None:
        self._do("mousemove", *start, "mousedown", 1)
        for part in (0.3, 0.6, 1.0):
            self._do("mousemove", round(start[0] + part * by[0]), round(start[1] + part * by[1]))
            time.sleep(0.05)
        self._do("mouseup", 1)


@contextmanager
def driven(display: str, folder: Path, *documents: Path) -> Iterator[Driver]:
    """The program, with its preferences, journals and working folder in `folder`."""
    note, said = folder / "seen.json", folder / "said.txt"
    note.unlink(missing_ok=True)
    environment = {
        **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder),
        "AFFICHE_CONFIG": str(folder / "config"), "AFFICHE_DATA": str(folder / "data"),
        "AFFICHE_CACHE": cache(),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.app.editor.driven", str(note), *map(str, documents)]
    with said.open("wb") as out, running(command, env=environment, stdout=out, stderr=out) as one:
        yield Driver(display, folder, one, note, said)


def cache() -> str:
    """The user's own, so that faces aren't prepared anew."""
    from engine.models.places import cache_folder

    return str(cache_folder())
