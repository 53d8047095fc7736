"""Every test of the editor leaves nothing behind: no thread, timer, process or window.

Qt's own warnings fail a test through `qt_log_level_fail` in pyproject.toml.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, QThread, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 10.0
"""Seconds in which a thread that was told to stop may come to its end."""
KEEPS = "leaves_behind"
"""Mark of a test that is excused, with the reason."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{KEEPS}(why): what is left after it is not looked for")


_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session", autouse=True)
def _settled_memory() -> None:
    """What was there before the first test isn't searched after each of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Preferences and journals go into the test's own folder, and what it started ends."""
    monkeypatch.setenv("AFFICHE_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("AFFICHE_DATA", str(tmp_path / "data"))
    threads = set(threading.enumerate())
    yield
    # The trace of a test that failed holds on to what it used.
    if request.node.stash.get(_FAILED, False) or request.node.get_closest_marker(KEEPS) is not None:
        return
    found = left_behind(threads)
    for widget in QApplication.topLevelWidgets():
        widget.hide()  # the next test isn't blamed for it
    if found:
        pytest.fail("left behind: " + "; ".join(found), pytrace=False)


def left_behind(threads: set[threading.Thread]) -> list[str]:
    """What still runs or is still seen, beside the threads that ran before; each in one phrase."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
    gc.collect()
    new = [t for t in threading.enumerate() if t not in threads and not t.daemon]
    for thread in new:
        thread.join(PATIENCE)
    found = [f"the thread {thread.name}" for thread in new if thread.is_alive()]
    if isinstance(app, QApplication):
        found += [
            f"the window {type(widget).__name__} {widget.windowTitle()!r}"
            for widget in app.topLevelWidgets()
            if widget.isVisible() and widget.metaObject().className() != "QTipLabel"
        ]
    return found + [said for held in gc.get_objects() if (said := _running(held))]


def _running(held: object) -> str:
    """What it is, where it is something of Qt's that runs."""
    if not issubclass(type(held), QObject) or not shiboken6.isValid(held):
        return ""
    match held:
        case QTimer() if held.isActive():
            owner = held.parent()
            return f"a timer of {type(owner).__name__ if owner is not None else 'nobody'}"
        case QProcess() if held.state() is not QProcess.ProcessState.NotRunning:
            return f"the process {held.program()}"
        case QThread() if held.isRunning() and held is not QCoreApplication.instance().thread():
            return f"the thread {held.objectName() or type(held).__name__}"
    return ""
