"""What a font file from a stranger must hold before anything else reads it.

HarfBuzz checks every offset that it follows and bounds recursion, but it answers damage with
silence: a table that it can't read is an empty one. A poster would lose letters that way, so that
what is cut short is refused here, with the reason.
"""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

import numpy as np
import uharfbuzz as hb

from engine.errors import UserError

MAX_FILE = 64 << 20
"""Bytes of a font file that a person adds."""

_RESTRICTED, _NO_SUBSETS, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200


def plain(text: str) -> str:
    """A name from outside on one line: printable, no direction controls, at most 80 characters."""
    return "".join(c for c in text[:4096] if c.isprintable()).strip()[:80]


def read(path: Path) -> tuple[bytes, str]:
    """(the file's bytes, its name for messages). Raises UserError for what is no plain file, can't
    be read, or is too large."""
    where = plain(path.name) or "the font"
    try:
        # Neither a pipe nor a device may keep us waiting.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as stream:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise UserError("this isn't a file", where, "Choose a .ttf, .otf or .woff2 file.")
            data = stream.read(MAX_FILE) if found.st_size <= MAX_FILE else b""
    except OSError as error:
        raise UserError(
            f"the font can't be read ({error.strerror})", plain(str(path)), "Check the path."
        ) from None
    except ValueError:
        raise UserError(
            "the font can't be read (its path holds a null)", where, "Check the path."
        ) from None
    if found.st_size > MAX_FILE:
        raise UserError(
            f"the font has {found.st_size >> 20} MB; {MAX_FILE >> 20} MB are allowed",
            where,
            "Choose a single face instead of a collection.",
        )
    return data, where


def check_tables(data: bytes, where: str) -> None:
    def refuse(why: str) -> UserError:
        return UserError(f"the font is damaged ({why})", where, "Get the file from its source.")

    if data[:4] == b"ttcf":
        raise UserError(
            "the file is a collection of several faces", where, "Add the faces one by one."
        )
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise UserError("this isn't a font file", where, "Choose a .ttf, .otf or .woff2 file.")
    if len(data) < 12:
        raise refuse("it ends in its header")
    count = struct.unpack_from(">H", data, 4)[0]
    if not 0 < count <= 128 or len(data) < 12 + 16 * count:
        raise refuse("its table list is cut short")
    tables: dict[str, tuple[int, int]] = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
        name = tag.decode("latin-1")
        if offset + length > len(data):
            raise refuse(f"table {name!r} is cut short")
        if offset < 12 + 16 * count and length:
            raise refuse(f"table {name!r} lies over the table list")
        if name in tables:
            raise refuse(f"table {name!r} is there twice")
        tables[name] = (offset, length)
    if sum(length for _, length in tables.values()) > 2 * len(data):
        raise refuse("its tables lie over each other")
    for tag, least in (("head", 54), ("hhea", 36), ("maxp", 6), ("hmtx", 4), ("cmap", 4)):
        if tables.get(tag, (0, 0))[1] < least:
            raise refuse(f"it has no {tag} table")
    if not ("CFF " in tables or "CFF2" in tables or {"glyf", "loca"} <= set(tables)):
        raise UserError(
            "the font has no outlines (bitmaps or colour layers only)",
            where,
            "Choose a face with outlines.",
        )
    if "fvar" in tables and not {"glyf", "CFF2"} & set(tables):
        raise refuse("its variations have nothing to vary")
    glyphs = struct.unpack_from(">H", data, tables["maxp"][0] + 4)[0]
    upem = struct.unpack_from(">H", data, tables["head"][0] + 18)[0]
    metrics = struct.unpack_from(">H", data, tables["hhea"][0] + 34)[0]
    if not glyphs:
        raise refuse("it holds no glyphs")
    if not 16 <= upem <= 16384:
        raise refuse(f"its em has {upem} units")
    if not 0 < metrics <= glyphs or tables["hmtx"][1] < 4 * metrics + 2 * (glyphs - metrics):
        raise refuse("its advance widths are cut short")
    if "loca" in tables and "glyf" in tables:
        long = struct.unpack_from(">H", data, tables["head"][0] + 50)[0]
        at, length = tables["loca"]
        if length < (glyphs + 1) * (4 if long else 2):
            raise refuse("its glyph index is cut short")
        index = np.frombuffer(data, ">u4" if long else ">u2", glyphs + 1, at).astype(np.int64)
        if (np.diff(index) < 0).any() or int(index[-1]) * (1 if long else 2) > tables["glyf"][1]:
            raise refuse("its glyph index doesn't fit its outlines")


def check_rights(os2: bytes, where: str) -> None:
    """fsType (OpenType OS/2): a poster's PDF embeds subsets of its faces."""
    if len(os2) < 10:
        return
    bits = struct.unpack_from(">H", os2, 8)[0]
    # Bits 1 to 3 exclude each other from version 3 on; before, the least restrictive wins.
    usage = bits & 0x000E
    if usage == _RESTRICTED or bits & (_NO_SUBSETS | _BITMAP_ONLY):
        raise UserError(
            "the font's licence bits forbid embedding it in a file",
            where,
            "Ask its maker for a licence that allows it, or choose another face.",
        )


_SAMPLE = 256


def check_drawing(face: hb.Face, where: str) -> None:
    """At least one of the first characters must have ink and at least one a width: a face of
    blanks would set words that nobody sees. And the first characters can be shaped: HarfBuzz gives
    up on substitutions that would fill the memory."""
    font = hb.Font(face)
    buffer = hb.Buffer()
    buffer.add_codepoints(4 * sorted(face.unicodes)[:_SAMPLE])
    buffer.guess_segment_properties()
    try:
        hb.shape(font, buffer)
    except MemoryError:
        raise UserError(
            "the font's substitutions never end", where, "Get the file from its source."
        ) from None
    drawn = wide = False
    for code in sorted(face.unicodes)[:_SAMPLE]:
        glyph = font.get_nominal_glyph(code)
        extents = font.get_glyph_extents(glyph) if glyph else None
        drawn = drawn or bool(extents is not None and extents.width and extents.height)
        wide = wide or bool(glyph and font.get_glyph_h_advance(glyph) > 0)
        if drawn and wide:
            return
    if face.unicodes:
        raise UserError(
            "the font draws nothing" if not drawn else "the font's letters have no widths",
            where,
            "Choose a face with outlines.",
        )
