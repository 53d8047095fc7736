"""WOFF2 to sfnt, fast: the packed outlines of a Han face are rebuilt with array arithmetic.

A general unpacker walks glyph by glyph and needs the better part of a minute for thirty thousand
of them; a poster must not wait that long for its first Chinese title. Source: W3C "WOFF File
Format 2.0", sections 4 and 5. Collections are refused.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError

MAX_SFNT = 64 << 20
"""Bytes of an unpacked face; the largest shipped one has 12 MB."""
_MAX_POINTS, _MAX_CONTOURS, _MAX_COMPOSITES = 6_000_000, 1_000_000, 4 << 20
"""Points and contours of all outlines, bytes of all composites: about three times what the largest
Han faces have. A file of a few kilobytes could announce ten times more and fill the memory."""

_TAGS = (
    "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp "
    "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL "
    "SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx "
    "opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).replace("_", " ")
_KNOWN = tuple(_TAGS[i : i + 4] for i in range(0, len(_TAGS), 5))

_HEADER = struct.Struct(">4sLLHHLLHHLLLLL")
_Bytes = NDArray[np.uint8]
_Ints = NDArray[np.int64]


class DamagedError(ValueError):
    """The bytes are not a sound WOFF2 face."""


def unpack(data: bytes, where: str = "") -> bytes:
    """The sfnt (TrueType or CFF flavoured OpenType) inside a WOFF2 file.

    Raises UserError for truncated or hostile files.
    """
    try:
        return _unpack(data)
    except (DamagedError, IndexError, struct.error, ValueError, OverflowError) as error:
        raise UserError(
            f"the font can't be unpacked ({error or 'it ends too early'})",
            where,
            "Get the font file again from its source.",
        ) from None


def _unpack(data: bytes) -> bytes:
    if len(data) < _HEADER.size:
        raise DamagedError("it ends in its header")
    signature, flavour, length, count, _, total, packed, *_ = _HEADER.unpack_from(data)
    if signature != b"wOF2":
        raise DamagedError("it isn't WOFF2")
    if length != len(data):
        raise DamagedError(f"{length} bytes were announced, {len(data)} are there")
    if not 0 < count <= 128:
        raise DamagedError(f"{count} tables")
    if flavour == 0x74746366:
        raise DamagedError("it is a collection of several faces")
    at = _HEADER.size
    entries: list[tuple[str, int, int, bool]] = []
    for _ in range(count):
        flags = data[at]
        at += 1
        if flags & 63 == 63:
            tag = data[at : at + 4].decode("latin-1")
            at += 4
        else:
            tag = _KNOWN[flags & 63]
        version = flags >> 6
        original, at = _base128(data, at)
        transformed = version != 3 if tag in ("glyf", "loca") else version != 0
        stored = original
        if transformed:
            stored, at = _base128(data, at)
        entries.append((tag, original, stored, transformed))
    size = sum(e[2] for e in entries)
    if size > MAX_SFNT or sum(e[1] for e in entries) > MAX_SFNT or total > 2 * MAX_SFNT:
        raise DamagedError(f"it would unpack to more than {MAX_SFNT >> 20} MB")
    body = _brotli(data[at : at + packed], size)
    tables: dict[str, bytes] = {}
    at = 0
    packed_glyf = packed_hmtx = b""
    for tag, _original, stored, transformed in entries:
        part = body[at : at + stored]
        at += stored
        if transformed and tag == "glyf":
            packed_glyf = part
        elif transformed and tag == "loca":
            continue
        elif transformed and tag == "hmtx":
            packed_hmtx = part
        elif transformed:
            raise DamagedError(f"table {tag!r} is packed in an unknown way")
        elif tag in tables:
            raise DamagedError(f"table {tag!r} is there twice")
        else:
            tables[tag] = part
    if packed_hmtx and not packed_glyf:
        raise DamagedError("its widths are packed without its outlines")
    if packed_glyf:
        if len(tables.get("head", b"")) < 54:
            raise DamagedError("it has no head table")
        tables["glyf"], tables["loca"], lefts = _outlines(packed_glyf)
        if packed_hmtx:
            if len(tables.get("hhea", b"")) < 36:
                raise DamagedError("it has no hhea table")
            counted = struct.unpack_from(">H", tables["hhea"], 34)[0]
            tables["hmtx"] = _widths(packed_hmtx, counted, lefts)
        head = bytearray(tables["head"])
        head[50:52] = b"\0\1"
        tables["head"] = bytes(head)
    return _sfnt(flavour, tables)


def _base128(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(5):
        byte = data[at]
        at += 1
        if step == 0 and byte == 0x80:
            raise DamagedError("a length has leading zeros")
        value = value << 7 | byte & 127
        if not byte & 128:
            return value, at
    raise DamagedError("a length is too long")


def _brotli(data: bytes, size: int) -> bytes:
    """Exactly `size` bytes, never many more: a bomb is stopped while it unpacks."""
    import brotli

    out = bytearray()
    machine = brotli.Decompressor()
    try:
        if hasattr(machine, "can_accept_more_data"):
            out += machine.process(data, output_buffer_limit=size + 65536)
            while not machine.is_finished() and len(out) <= size:
                more = machine.process(b"", output_buffer_limit=size + 65536)
                if not more:
                    break
                out += more
        else:
            for i in range(0, len(data), 4096):
                out += machine.process(data[i : i + 4096])
                if len(out) > size + 65536:
                    break
    except brotli.error:
        raise DamagedError("its compressed data is broken") from None
    if len(out) != size:
        raise DamagedError("its compressed data has the wrong length")
    return bytes(out)


def _widths(data: bytes, counted: int, lefts: _Ints) -> bytes:
    """hmtx from its packed form (section 5.4): `counted` full entries, then left bearings alone;
    those that were left out are the left edges of the outlines."""
    flags = data[0]
    if flags & 0xFC or not flags & 3 or not 0 < counted <= len(lefts):
        raise DamagedError("its widths are packed in an unknown way")
    proportional, mono = not flags & 1, not flags & 2
    rest = len(lefts) - counted
    wanted = 2 * (counted + counted * proportional + rest * mono)
    values = np.frombuffer(data[1:], ">u2", wanted // 2).astype(np.int64)
    bearings = lefts & 0xFFFF
    at = counted
    if proportional:
        bearings[:counted] = values[at : at + counted]
        at += counted
    if mono:
        bearings[counted:] = values[at : at + rest]
    full = np.empty((counted, 2), ">u2")
    full[:, 0] = values[:counted]
    full[:, 1] = bearings[:counted]
    return full.tobytes() + bearings[counted:].astype(">u2").tobytes()


def _sfnt(flavour: int, tables: dict[str, bytes]) -> bytes:
    n = len(tables)
    power = n.bit_length() - 1
    search = 16 << power
    out = bytearray(struct.pack(">LHHHH", flavour, n, search, power, n * 16 - search))
    offset = 12 + 16 * n
    records, bodies = [], []
    head_at = -1
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            table = table[:8] + b"\0\0\0\0" + table[12:]
            head_at = offset
        padded = table + b"\0" * (-len(table) % 4)
        records.append(
            struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(padded), offset, len(table))
        )
        bodies.append(padded)
        offset += len(padded)
    out += b"".join(records)
    out += b"".join(bodies)
    if head_at >= 0:
        struct.pack_into(">L", out, head_at + 8, (0xB1B0AFBA - _checksum(bytes(out))) & 0xFFFFFFFF)
    return bytes(out)


def _checksum(data: bytes) -> int:
    return int(np.frombuffer(data, ">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF


# ------------------------------------------------------------------ glyf


def _outlines(data: bytes) -> tuple[bytes, bytes, _Ints]:
    """The glyf and (long) loca tables from a transformed glyf table, and every glyph's left edge
    (int64[glyphs], 0 for the empty ones)."""
    _, options, glyph_count, _ = struct.unpack_from(">HHHH", data)
    sizes = struct.unpack_from(">7L", data, 8)
    at = 36
    if at + sum(sizes) > len(data):
        raise DamagedError("its outlines are cut short")
    streams: list[bytes] = []
    for size in sizes:
        streams.append(data[at : at + size])
        at += size
    overlaps: Any = None
    if options & 1:
        overlaps = np.unpackbits(np.frombuffer(data[at:], np.uint8))[:glyph_count]
        if len(overlaps) < glyph_count:
            raise DamagedError("its overlap bits are cut short")
    contour_counts = np.frombuffer(streams[0], ">i2").astype(np.int64)
    if len(contour_counts) != glyph_count:
        raise DamagedError("its contour counts are cut short")
    if (contour_counts < -1).any():
        raise DamagedError("a glyph has an unknown kind")
    simple = np.flatnonzero(contour_counts > 0)
    composite = np.flatnonzero(contour_counts < 0)

    # Points per contour, per glyph and in all.
    contours = contour_counts[simple]
    if (
        int(contours.sum()) > _MAX_CONTOURS
        or len(streams[1]) > 3 * _MAX_CONTOURS
        or len(streams[2]) > _MAX_POINTS
        or len(streams[4]) > _MAX_COMPOSITES
    ):
        raise DamagedError("it has too many points")
    points = _uints(streams[1])
    if len(points) != int(contours.sum()):
        raise DamagedError("its point counts are cut short")
    first_contour = np.cumsum(contours) - contours
    per_glyph = _sums(points, first_contour)
    if (per_glyph <= 0).any() or (per_glyph > 65535).any():
        raise DamagedError("a glyph has no points, or too many")
    total = int(per_glyph.sum())
    raw = np.frombuffer(streams[2], np.uint8)
    if len(raw) != total:
        raise DamagedError("its flags are cut short")
    flags = (raw & 127).astype(np.int64)
    on_curve = raw < 128
    taken = np.where(flags < 84, 1, np.where(flags < 120, 2, np.where(flags < 124, 3, 4)))
    first_point = np.cumsum(per_glyph) - per_glyph
    glyph_bytes = _sums(taken, first_point)

    # Where each glyph's coordinates begin: after those and the instruction length of the last.
    glyph_stream = streams[3]
    components, component_end, wants_code = _composites(streams[4], len(composite))
    starts = np.zeros(len(simple), np.int64)
    code_sizes: dict[int, int] = {}
    at = 0
    lengths = glyph_bytes.tolist()
    slot = 0
    for glyph, kind in enumerate(contour_counts.tolist()):
        if kind > 0:
            starts[slot] = at
            at += lengths[slot]
            slot += 1
            size, at = _uint(glyph_stream, at)
            if size:
                code_sizes[glyph] = size
        elif kind < 0:
            k = int(np.searchsorted(composite, glyph))
            if wants_code[k]:
                size, at = _uint(glyph_stream, at)
                code_sizes[glyph] = size

    dx, dy = _deltas(
        np.frombuffer(glyph_stream + b"\0\0\0\0", np.uint8),
        flags,
        taken,
        starts,
        per_glyph,
        first_point,
    )

    # Boxes: given for some, else those of the points.
    bitmap_size = (glyph_count + 31 >> 5) << 2
    given = np.unpackbits(np.frombuffer(streams[5][:bitmap_size], np.uint8))[:glyph_count] == 1
    given_boxes = np.frombuffer(streams[5][bitmap_size:], ">i2").astype(np.int64)
    given_at = np.flatnonzero(given)
    if len(given_boxes) != 4 * len(given_at) or not given[composite].all():
        raise DamagedError("its boxes are cut short")
    boxes = np.zeros((glyph_count, 4), np.int64)
    if total:
        for column, delta in ((0, dx), (1, dy)):
            whole = np.cumsum(delta)
            before = whole[first_point] - delta[first_point]
            position = whole - np.repeat(before, per_glyph)
            boxes[simple, column] = np.minimum.reduceat(position, first_point)
            boxes[simple, column + 2] = np.maximum.reduceat(position, first_point)
    boxes[given_at] = given_boxes.reshape(-1, 4)
    box_bytes = np.ascontiguousarray(boxes.astype(">i2")).view(np.uint8).reshape(glyph_count, 8)

    # Flags and coordinates in glyf's own encoding, without repeats.
    x_short, y_short = (np.abs(dx) < 256) & (dx != 0), (np.abs(dy) < 256) & (dy != 0)
    out_flags = (
        on_curve.astype(np.int64)
        | np.where(x_short, 2 | np.where(dx > 0, 16, 0), np.where(dx == 0, 16, 0))
        | np.where(y_short, 4 | np.where(dy > 0, 32, 0), np.where(dy == 0, 32, 0))
    )
    if overlaps is not None and total:
        out_flags[first_point] |= np.where(overlaps[simple] == 1, 64, 0)
    x_size = np.where(x_short, 1, np.where(dx == 0, 0, 2))
    y_size = np.where(y_short, 1, np.where(dy == 0, 0, 2))
    x_bytes, y_bytes = _sums(x_size, first_point), _sums(y_size, first_point)
    code_lengths = np.zeros(glyph_count, np.int64)
    for glyph, size in code_sizes.items():
        code_lengths[glyph] = size
    codes = streams[6]
    if int(code_lengths.sum()) > len(codes):
        raise DamagedError("its instructions are cut short")

    lengths_out = np.zeros(glyph_count, np.int64)
    flags_at = 12 + 2 * contours + code_lengths[simple]
    lengths_out[simple] = flags_at + per_glyph + x_bytes + y_bytes
    for k, glyph in enumerate(composite.tolist()):
        lengths_out[glyph] = (
            10
            + component_end[k]
            - components[k]
            + (2 + code_lengths[glyph] if wants_code[k] else 0)
        )
    lengths_out += -lengths_out % 4
    loca = np.zeros(glyph_count + 1, np.int64)
    np.cumsum(lengths_out, out=loca[1:])
    if int(loca[-1]) > MAX_SFNT:
        raise DamagedError(f"it would unpack to more than {MAX_SFNT >> 20} MB")
    out = np.zeros(int(loca[-1]), np.uint8)
    bases = loca[:-1]
    drawn = np.concatenate([simple, composite])
    _put16(out, bases[drawn], np.where(contour_counts[drawn] < 0, 0xFFFF, contour_counts[drawn]))
    for i in range(8):
        out[bases[drawn] + 2 + i] = box_bytes[drawn, i]
    if total:
        contour_rank = np.arange(len(points)) - np.repeat(first_contour, contours)
        running = np.cumsum(points)
        ends = running - np.repeat(running[first_contour] - points[first_contour], contours) - 1
        _put16(out, np.repeat(bases[simple] + 10, contours) + 2 * contour_rank, ends)
        _put16(out, bases[simple] + 10 + 2 * contours, code_lengths[simple])
        at_flags = bases[simple] + flags_at
        rank = np.arange(total) - np.repeat(first_point, per_glyph)
        out[np.repeat(at_flags, per_glyph) + rank] = out_flags
        _put_deltas(out, at_flags + per_glyph, dx, x_size, per_glyph, first_point)
        _put_deltas(out, at_flags + per_glyph + x_bytes, dy, y_size, per_glyph, first_point)
    code_at = 0
    composite_rank = {glyph: k for k, glyph in enumerate(composite.tolist())}
    contour_list = contour_counts.tolist()
    for glyph in sorted(code_sizes):
        size = code_sizes[glyph]
        code = np.frombuffer(codes[code_at : code_at + size], np.uint8)
        code_at += size
        base = int(bases[glyph])
        if glyph in composite_rank:
            k = composite_rank[glyph]
            start = base + 10 + component_end[k] - components[k]
            out[start : start + 2] = np.frombuffer(struct.pack(">H", size), np.uint8)
            out[start + 2 : start + 2 + size] = code
        else:
            start = base + 12 + 2 * contour_list[glyph]
            out[start : start + size] = code
    for glyph, k in composite_rank.items():
        part = np.frombuffer(streams[4][components[k] : component_end[k]], np.uint8)
        start = int(bases[glyph]) + 10
        out[start : start + len(part)] = part
    return out.tobytes(), loca.astype(">u4").tobytes(), boxes[:, 0].copy()


def _sums(values: _Ints, starts: _Ints) -> _Ints:
    """Sums of the stretches of `values` that begin at `starts` (ascending, none empty)."""
    if not len(starts):
        return np.zeros(0, np.int64)
    return np.add.reduceat(values, starts).astype(np.int64)


def _uints(stream: bytes) -> _Ints:
    """All 255UInt16 numbers of a stream."""
    raw = np.frombuffer(stream, np.uint8)
    parts: list[Any] = []
    at = 0
    for special in np.flatnonzero(raw >= 253).tolist():
        if special < at:
            continue
        parts.append(raw[at:special].astype(np.int64))
        value, at = _uint(stream, special)
        parts.append(np.array([value], np.int64))
    parts.append(raw[at:].astype(np.int64))
    return np.concatenate(parts)


def _uint(stream: bytes, at: int) -> tuple[int, int]:
    byte = stream[at]
    if byte < 253:
        return byte, at + 1
    if byte == 253:
        return stream[at + 1] << 8 | stream[at + 2], at + 3
    return stream[at + 1] + (253 if byte == 255 else 506), at + 2


def _composites(stream: bytes, count: int) -> tuple[list[int], list[int], list[bool]]:
    starts, ends, wants = [], [], []
    at = 0
    for _ in range(count):
        starts.append(at)
        want = False
        while True:
            flags = stream[at] << 8 | stream[at + 1]
            at += 4 + (4 if flags & 1 else 2)
            at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
            want |= bool(flags & 0x100)
            if not flags & 0x20:
                break
        if at > len(stream):
            raise DamagedError("its composites are cut short")
        ends.append(at)
        wants.append(want)
    return starts, ends, wants


def _deltas(
    stream: _Bytes, flags: _Ints, taken: _Ints, starts: _Ints, per_glyph: _Ints, first: _Ints
) -> tuple[_Ints, _Ints]:
    """dx and dy of every point (section 5.2, triplet encoding)."""
    if not len(flags):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    running = np.cumsum(taken) - taken
    at = np.repeat(starts - running[first], per_glyph) + running
    if int((at + taken).max()) > len(stream) - 4:
        raise DamagedError("its coordinates are cut short")
    b0, b1 = stream[at].astype(np.int64), stream[at + 1].astype(np.int64)
    b2, b3 = stream[at + 2].astype(np.int64), stream[at + 3].astype(np.int64)
    f = flags
    kinds = [f < 10, f < 20, f < 84, f < 120, f < 124]
    g, h = f - 20, f - 84
    dx = np.select(
        kinds,
        [
            np.zeros_like(f),
            ((f - 10 & 14) << 7) + b0,
            1 + (g & 0x30) + (b0 >> 4),
            1 + (h // 12 << 8) + b0,
            (b0 << 4) + (b1 >> 4),
        ],
        (b0 << 8) + b1,
    )
    dy = np.select(
        kinds,
        [
            ((f & 14) << 7) + b0,
            np.zeros_like(f),
            1 + ((g & 0x0C) << 2) + (b0 & 15),
            1 + ((h % 12 >> 2) << 8) + b1,
            ((b1 & 15) << 8) + b2,
        ],
        (b2 << 8) + b3,
    )
    x_up = f & 1 == 1
    y_up = np.where(f < 10, x_up, f >> 1 & 1 == 1)
    return np.where(x_up, dx, -dx), np.where(y_up, dy, -dy)


def _put16(out: _Bytes, at: _Ints, values: _Ints) -> None:
    out[at] = values >> 8 & 255
    out[at + 1] = values & 255


def _put_deltas(
    out: _Bytes, bases: _Ints, delta: _Ints, size: _Ints, per_glyph: _Ints, first: _Ints
) -> None:
    running = np.cumsum(size) - size
    at = np.repeat(bases - running[first], per_glyph) + running
    one, two = size == 1, size == 2
    out[at[one]] = np.abs(delta[one])
    _put16(out, at[two], delta[two] & 0xFFFF)
