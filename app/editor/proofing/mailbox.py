"""How a worker thread tells the window what it found, whatever has been closed meanwhile.

A worker must hold no widget and no other QObject: the last one to let go of an object destroys
it, and that must be the window's thread. So it holds a reply, which knows its receiver weakly.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

Reply = Callable[[object], None]


class _Mailbox(QObject):
    """One for the program; it outlives every window."""

    arrived = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, receiver: weakref.WeakMethod[Callable[[Any], None]], value: object) -> None:
        method = receiver()
        if method is not None and shiboken6.isValid(method.__self__):  # type: ignore[attr-defined]
            method(value)


@cache
def _mailbox() -> _Mailbox:
    return _Mailbox()


def reply_to(method: Callable[[Any], None]) -> Reply:
    """A function for a worker: `method`, of a QObject in the thread that calls this, gets the value
    with the next turn of its event loop. Nothing happens when the object has gone."""
    box, receiver = _mailbox(), weakref.WeakMethod(method)
    return lambda value: box.arrived.emit(receiver, value)
