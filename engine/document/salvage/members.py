"""The members of a zip whose directory or contents may be damaged.

Where the directory at the end is gone (a file cut short), members are found by their own headers,
one after the other. Of a member that breaks off, its beginning is given.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.document import file as document_file

_LOCAL = struct.Struct("<4s5H3L2H")
"""A local file header (APPNOTE.TXT, 4.3.7)."""
_MAGIC = b"PK\x03\x04"
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8


@dataclass(slots=True)
class Members:
    """`broken`: members that aren't whole, with what could be unpacked. `foreign`: how many
    members don't belong to a document. `cut`: the file has no directory."""

    whole: dict[str, bytes] = field(default_factory=dict)
    broken: dict[str, bytes] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    """Members over a limit, which weren't unpacked."""
    foreign: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a member's packed bytes begin, and what is told about it; -1 for unknown sizes."""

    name: str
    start: int
    packed: int
    size: int
    method: int
    flags: int
    crc: int


def read(data: bytes) -> Members:
    found = Members()
    entries = _directory(data)
    found.cut = entries is None
    _take(data, _scan(data) if entries is None else entries, found)
    if "document.json" not in found.whole and entries is not None:
        _take(data, _scan(data), found)  # the directory may be what is wrong
    return found


def _take(data: bytes, entries: Iterator[_Entry] | list[_Entry], found: Members) -> None:
    total = sum(map(len, found.whole.values()))
    for number, entry in enumerate(entries):
        if number >= document_file.MAX_MEMBERS:
            return
        if entry.name in found.whole or entry.name in found.refused:
            continue
        if not document_file.known_member(entry.name):
            found.foreign += not entry.name.endswith("/")
            continue
        limit = min(document_file.member_limit(entry.name), document_file.MAX_TOTAL - total)
        content, whole = _unpacked(data, entry, limit)
        total += len(content or b"")
        if content is None:
            found.refused.append(entry.name)
        elif whole:
            found.whole[entry.name] = content
            found.broken.pop(entry.name, None)
        elif len(content) >= len(found.broken.get(entry.name, b"")):
            found.broken[entry.name] = content


def _directory(data: bytes) -> list[_Entry] | None:
    """What the directory at the end tells; None where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error):
        return None
    out: list[_Entry] = []
    for info in infos:
        header = data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(header) < _LOCAL.size or header[:4] != _MAGIC:
            continue
        *_, name_length, extra_length = _LOCAL.unpack(header)
        start = info.header_offset + _LOCAL.size + name_length + extra_length
        out.append(
            _Entry(
                info.filename, start, info.compress_size, info.file_size,
                info.compress_type, info.flag_bits, info.CRC,
            )
        )  # fmt: skip
    return out


def _scan(data: bytes) -> Iterator[_Entry]:
    """Members by their local headers. A member's contents are passed over, since they may be a
    zip themselves."""
    at = data.find(_MAGIC)
    while 0 <= at <= len(data) - _LOCAL.size:
        fields = _LOCAL.unpack_from(data, at)
        flags, method, crc, packed, size, name_length, extra_length = (
            fields[2],
            fields[3],
            *fields[6:],
        )
        begin = at + _LOCAL.size
        name = data[begin : begin + name_length].decode("utf-8", "replace")
        start = begin + name_length + extra_length
        if flags & _SIZES_FOLLOW:
            packed = size = -1
        yield _Entry(name, start, packed, size, method, flags, crc)
        known = document_file.known_member(name) and packed >= 0
        at = data.find(_MAGIC, start + packed if known else at + 4)


def _unpacked(data: bytes, entry: _Entry, limit: int) -> tuple[bytes | None, bool]:
    """The contents and whether they are whole; None for what may not be unpacked."""
    end = len(data) if entry.packed < 0 else min(len(data), entry.start + entry.packed)
    packed = data[entry.start : end]
    bomb = (
        entry.size > document_file.RATIO_FLOOR
        and entry.size > document_file.MAX_RATIO * max(1, len(packed))
        and entry.start + entry.packed <= len(data)
    )
    if bomb or entry.size > limit or entry.flags & _ENCRYPTED:
        return None, False
    if entry.method == zipfile.ZIP_STORED:
        content, ended = packed, entry.packed == len(packed)
    elif entry.method == zipfile.ZIP_DEFLATED:
        allowed = min(limit, max(document_file.RATIO_FLOOR, document_file.MAX_RATIO * len(packed)))
        content, ended = _inflated(packed, allowed)
    else:
        return None, False
    right = entry.flags & _SIZES_FOLLOW or zlib.crc32(content) == entry.crc
    return content, bool(ended and right)


def _inflated(packed: bytes, limit: int) -> tuple[bytes, bool]:
    """As far as it goes, up to `limit` bytes; and whether the stream had its end."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    out = bytearray()
    step = 1 << 16
    for at in range(0, len(packed), step):
        try:
            out += inflater.decompress(packed[at : at + step], max(1, limit + 1 - len(out)))
        except zlib.error:
            return bytes(out), False
        if inflater.eof:
            return bytes(out), len(out) <= limit
        if len(out) > limit:
            return bytes(out[:limit]), False
    return bytes(out), inflater.eof
