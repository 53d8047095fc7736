"""The lines of a journal's file: snapshots and steps, each with its checksum.

A line is ``{"sum": "<crc32>", "record": {…}}``: one that was cut short, or changed, is known as
such, and what stands before it is not lost.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from engine.document.file import MAX_DOCUMENT
from engine.document.model import Document

MAX_LINE = MAX_DOCUMENT

_HEAD, _TAIL = b'{"sum":"%08x","record":', b"}\n"
_HEAD_LENGTH = len(_HEAD % 0)


class Snapshot(msgspec.Struct, frozen=True, tag="snapshot"):
    """The whole document after `n` steps. `attachments`: name -> SHA-256 of a stored file; `path`:
    of the document's own file, or ''; `at` in UTC."""

    n: int
    at: datetime
    title: str
    path: str
    document: Document
    attachments: dict[str, str] = {}


class Step(msgspec.Struct, frozen=True, tag="step", omit_defaults=True):
    """The n-th edit. An attachment of None has gone; a title of None is as it was."""

    n: int
    at: datetime
    name: str
    delta: dict[str, Any]
    attachments: dict[str, str | None] = {}
    title: str | None = None


Record = Snapshot | Step

_DECODER: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def line(record: Record) -> bytes:
    body = msgspec.json.encode(record)
    return _HEAD % zlib.crc32(body) + body + _TAIL


def parsed(line: bytes) -> Record | None:
    """None for a line that isn't whole or isn't a record."""
    body = line[_HEAD_LENGTH : -len(_TAIL)]
    if not line.endswith(_TAIL) or line[:_HEAD_LENGTH] != _HEAD % zlib.crc32(body):
        return None
    try:
        return _DECODER.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def records(file: Path) -> Iterator[tuple[Record | None, bool]]:
    """Each line's record, None where it is damaged, and whether the line has its end."""
    try:
        with open(file, "rb") as stream:
            while text := stream.readline(MAX_LINE + 1):
                yield parsed(text), text.endswith(b"\n")
    except OSError:
        yield None, True


def write_whole(stream: BinaryIO, data: bytes) -> None:
    """All of it, also where the system takes it in parts. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def generation(work: Path, number: int) -> Path:
    """The file that begins with the work's n-th snapshot."""
    return work / f"{number:06}.jsonl"


def remove(work: Path) -> None:
    """Takes the work's folder away, under another name first: half a journal is never offered."""
    gone = work.with_name(f".{work.name}")
    try:
        work.replace(gone)
    except FileNotFoundError:
        return
    shutil.rmtree(gone, ignore_errors=True)
