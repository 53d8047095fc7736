"""JSON that breaks off or is damaged, read up to its last sound value."""

from __future__ import annotations

import bisect
import re
from typing import Any

import msgspec

from engine.document.file import MAX_DEPTH

TRIES = 50


def decode(text: bytes) -> tuple[Any, bool]:
    """The value and whether the text was whole. Of a text that isn't, what stands before the first
    damage, up to the last bracket that closes there. None when there is nothing."""
    try:
        return msgspec.json.decode(text), True
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        end = _place(error, len(text))
    cuts = _cuts(text)
    for _ in range(TRIES):
        number = bisect.bisect_right([at for at, _ in cuts], end) - 1
        if number < 0:
            break
        at, closers = cuts[number]
        try:
            return msgspec.json.decode(text[:at] + closers), False
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            end = min(at - 1, _place(error, at))
    return None, False


def _place(error: Exception, end: int) -> int:
    """The byte at which a decoder stopped."""
    if isinstance(error, UnicodeDecodeError):
        return error.start
    told = re.search(r"\(byte (\d+)\)", str(error))
    return int(told[1]) if told else end


_MARK = re.compile(rb'["{}\[\]]')
_STRING_END = re.compile(rb'(?:[^"\\]|\\.)*"', re.DOTALL)


def _cuts(text: bytes) -> list[tuple[int, bytes]]:
    """Places after a closing bracket, and what closes the brackets that are open there."""
    cuts: list[tuple[int, bytes]] = []
    closers = b""
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        sign = mark[0]
        if sign == b'"':
            string = _STRING_END.match(text, at)
            if string is None:
                break
            at = string.end()
        elif sign in b"{[":
            if len(closers) > MAX_DEPTH:
                break
            closers = (b"}" if sign == b"{" else b"]") + closers
        elif closers[:1] != sign:
            break
        else:
            closers = closers[1:]
            cuts.append((at, closers))
    return cuts
