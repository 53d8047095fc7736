"""The faces, loaded for HarfBuzz: those of the catalogue, at any point of their design axes.

Shipped faces are WOFF2 in `assets/fonts`; each is unpacked once into the user's cache folder
under its digest, when it is first used. Faces that a person adds are kept, unpacked, in the
user's data folder with a catalogue of the same form.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import uharfbuzz as hb

from engine.errors import UserError
from engine.text import font_checks, instances, woff2
from engine.text.face_catalogue import (
    SHIPPED,
    FaceInfo,
    cache_folder,
    catalogue,
    data_folder,
    fallbacks,
    forget,
    info,
    list_own,
    memo,
    write,
)
from engine.text.instances import Axis

__all__ = (
    "Axis",
    "FaceInfo",
    "LoadedFace",
    "add",
    "axes",
    "cache_folder",
    "catalogue",
    "coordinates",
    "covers",
    "data_folder",
    "fallbacks",
    "forget",
    "info",
    "instance",
    "load",
    "memo",
    "missing",
)


@dataclass(frozen=True)
class LoadedFace:
    """A face ready to shape with. Measures are in em, y up; `descender` is negative."""

    id: str
    """The face's own id, or an instance's (see `instance`)."""
    path: Path
    """The unpacked TrueType or OpenType file."""
    face: hb.Face
    font: hb.Font
    upem: int
    ascender: float
    descender: float
    cap_height: float
    x_height: float
    has_vertical_metrics: bool
    plain: LoadedFace | None = None
    """The face at its defaults, of an instance; shares its file and its characters."""

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Every code point that the face maps to a glyph."""
        return self.plain.coverage if self.plain else frozenset(self.face.unicodes)

    @cached_property
    def ideographic_top(self) -> float:
        """Top of the em box of Han glyphs above the baseline, in em (about .88), measured from a
        few square characters: the middle of their ink is the middle of the box."""
        tops = []
        for character in "国永東中田":
            glyph = self.font.get_nominal_glyph(ord(character))
            extents = self.font.get_glyph_extents(glyph) if glyph else None
            if extents is not None and extents.height:
                tops.append((extents.y_bearing + extents.height / 2) / self.upem + 0.5)
        return sum(tops) / len(tops) if tops else 0.88


# ------------------------------------------------------------------ loading


def _unpacked(face: FaceInfo) -> Path:
    if face.user:
        return data_folder() / "fonts" / face.file
    source = SHIPPED / face.file
    if source.suffix != ".woff2":
        return source
    path = cache_folder() / "fonts" / f"{face.sha256}.sfnt"
    if not path.exists():
        try:
            data = source.read_bytes()
        except OSError as error:
            raise UserError(
                f"the face {face.id!r} can't be read ({error.strerror})",
                str(source),
                "Install Affiche again.",
            ) from None
        if hashlib.sha256(data).hexdigest() != face.sha256:
            raise UserError(
                f"the face {face.id!r} differs from its catalogue",
                str(source),
                "Install Affiche again.",
            )
        write(path, woff2.unpack(data, source.name))
    return path


@memo(256)
def load(face_id: str) -> LoadedFace:
    """A face or an instance by id, memoised; unpacks it at its first use.

    Raises UserError when the id is unknown or malformed, or the file is damaged.
    """
    plain, settings = instances.split(face_id)
    if settings:
        exact = instance(plain, settings)
        return _varied(exact) if exact == face_id else load(exact)
    face = info(face_id)
    path = _unpacked(face)
    loaded = _face(path)
    if loaded is None and not face.user:
        # A cache that was cut short by a full disk mends itself.
        path.unlink(missing_ok=True)
        path = _unpacked(face)
        loaded = _face(path)
    if loaded is None:
        raise UserError(
            f"the face {face_id!r} can't be read", str(path), "Add it or install Affiche again."
        )
    return _measured(face_id, path, loaded)


def _varied(instance_id: str) -> LoadedFace:
    """Shares the plain face's data and sets the axes on a font of its own."""
    plain_id, settings = instances.split(instance_id)
    plain = load(plain_id)
    font = hb.Font(plain.face)
    font.set_variations(dict(settings))
    return _measured(instance_id, plain.path, plain.face, font, plain)


@memo(1024)
def axes(face_id: str) -> tuple[Axis, ...]:
    """The design axes of a face (or of the face of an instance); () for a static one."""
    return instances.axes_of(load(instances.split(face_id)[0]).face)


def instance(face_id: str, axes: Iterable[tuple[str, float]]) -> str:
    """The id of a face at these coordinates, such as `roboto-flex@wdth=75,wght=650`: canonical,
    see `engine.text.instances`. `face_id` itself when the face has none of the axes or they all
    stand at their defaults. Settings of an instance id are kept where `axes` doesn't name them.

    Raises UserError for an unknown or malformed id, and for values that aren't numbers.
    """
    plain, settings = instances.split(face_id)
    wanted = (*settings, *axes)
    if not wanted:
        return plain
    return instances.joined(plain, instances.settled(_axes_of(plain), wanted))


_axes_of = axes  # `instance` has a parameter of that name


def coordinates(face_id: str) -> Mapping[str, float]:
    """The axes that an instance id sets, by tag, for whoever embeds it (pin these, and all others
    to their defaults); empty for a plain id."""
    return MappingProxyType(dict(instances.split(load(face_id).id)[1]))


def _face(path: Path) -> hb.Face | None:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError:
        return None
    # HarfBuzz takes the empty face for anything that it can't read.
    return face if face.glyph_count and "hmtx" in face.table_tags else None


def _measured(
    face_id: str,
    path: Path,
    face: hb.Face,
    font: hb.Font | None = None,
    plain: LoadedFace | None = None,
) -> LoadedFace:
    font = font or hb.Font(face)
    upem = face.upem
    if not upem or not face.glyph_count:
        raise UserError(
            f"the face {face_id!r} holds no glyphs", str(path), "Delete the file, then try again."
        )
    extents = font.get_font_extents("ltr")
    ascender, descender = extents.ascender / upem, extents.descender / upem
    if not 0.1 <= ascender - descender <= 16:
        # No line can be set by such measures; those of common text faces stand in.
        ascender, descender = 0.8, -0.2
    os2 = bytes(face.reference_table("OS/2").data)
    cap = _top(font, "H") or _short(os2, 88) or round(0.7 * upem)
    x = _top(font, "x") or _short(os2, 86) or round(0.5 * upem)
    return LoadedFace(
        id=face_id,
        path=path,
        face=face,
        font=font,
        upem=upem,
        ascender=ascender,
        descender=descender,
        cap_height=cap / upem,
        x_height=x / upem,
        has_vertical_metrics={"vhea", "vmtx"} <= set(face.table_tags),
        plain=plain,
    )


def _top(font: hb.Font, character: str) -> int:
    glyph = font.get_nominal_glyph(ord(character))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return int(extents.y_bearing) if extents is not None and extents.y_bearing > 0 else 0


def _short(os2: bytes, at: int) -> int:
    """sxHeight and sCapHeight exist from version 2 of OS/2 on."""
    if len(os2) < at + 2 or struct.unpack_from(">H", os2)[0] < 2:
        return 0
    value: int = struct.unpack_from(">h", os2, at)[0]
    return max(0, value)


def covers(face_id: str, code_point: int) -> bool:
    return code_point in load(face_id).coverage


def missing(face_ids: Iterable[str], text: str) -> tuple[str, ...]:
    """The characters of `text` that none of the faces has (no fallbacks), each once, in order.

    Spaces, line ends and invisible controls never count.
    """
    import icu

    faces = list(face_ids)
    absent: dict[str, None] = {}
    for character in dict.fromkeys(text):
        code = ord(character)
        if character.isspace() or icu.Char.hasBinaryProperty(
            code, icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT
        ):
            continue
        if icu.Char.charType(code) in (15, 16):  # Cc, Cf
            continue
        if not any(covers(f, code) for f in faces):
            absent[character] = None
    return tuple(absent)


# ------------------------------------------------------------------ the user's own


def add(path: str | Path) -> FaceInfo:
    """Copy a font file (TTF, OTF or WOFF2) into the user's data folder and list it.

    The face must hold sound outlines and let itself be embedded as a subset; see
    `engine.text.font_checks`. Adding it twice does nothing. Raises UserError with the reason otherwise.
    """
    source = Path(path)
    data, where = font_checks.read(source)
    if data[:4] == b"wOF2":
        data = woff2.unpack(data, where)
    font_checks.check_tables(data, where)
    digest = hashlib.sha256(data).hexdigest()
    for known in catalogue().values():
        if known.user and known.sha256 == digest:
            return known
    face = hb.Face(hb.Blob(data))
    font_checks.check_drawing(face, where)
    os2 = bytes(face.reference_table("OS/2").data)
    font_checks.check_rights(os2, where)
    entry = _described(face, os2, digest, data, where)
    _measured(entry.id, source, face)
    folder = data_folder() / "fonts"
    write(folder / entry.file, data)
    list_own(entry)
    return entry


_SAMPLES: Mapping[str, str] = {
    "Latn": "AZaz",
    "Grek": "Ωω",
    "Cyrl": "Жж",
    "Arab": "ابي",
    "Hebr": "את",
    "Deva": "कह",
    "Thai": "กฮ",
    "Hang": "한글",
    "Hira": "あん",
    "Kana": "アン",
    "Hani": "国中人大",
}


def _described(face: hb.Face, os2: bytes, digest: str, data: bytes, where: str) -> FaceInfo:
    covered = frozenset(face.unicodes)
    if not covered:
        raise UserError("the font maps no characters", where, "Choose a text face.")
    names: Any = hb.OTNameIdPredefined
    family = ""
    for name in (names.TYPOGRAPHIC_FAMILY, names.FONT_FAMILY):
        family = family or (face.get_name(name, "en") or "")
    family = font_checks.plain(family) or Path(where).stem or "Face"
    weight = struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400
    weight = min(1000, max(1, weight))
    italic = len(os2) >= 64 and bool(struct.unpack_from(">H", os2, 62)[0] & 0x0201)
    slug = re.sub(r"[^a-z0-9]+", "-", family.lower()).strip("-") or f"face-{digest[:8]}"
    identity = f"{slug}-{weight}{'i' if italic else ''}"
    taken = catalogue().get(identity)
    if taken is not None:
        identity = f"{identity}-{digest[:8]}"
    scripts = [s for s, sample in _SAMPLES.items() if all(ord(c) in covered for c in sample)]
    suffix = "otf" if data[:4] == b"OTTO" else "ttf"
    return FaceInfo(
        id=identity,
        file=f"{digest}.{suffix}",
        family=family,
        weight=weight,
        italic=italic,
        kind="own",
        scripts=tuple(scripts),
        licence="the user's own",
        sha256=digest,
        user=True,
        axes=instances.axes_of(face),
    )
