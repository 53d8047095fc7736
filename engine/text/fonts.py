"""The faces: the catalogue that ships, the user's own, and loading one for HarfBuzz.

Shipped faces are WOFF2 in `assets/fonts`; each is unpacked once into the user's cache folder
under its digest, when it is first used. Faces that a person adds are kept, unpacked, in the
user's data folder with a catalogue of the same form.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

import uharfbuzz as hb

from engine.errors import UserError

P = ParamSpec("P")
R = TypeVar("R")

MAX_FILE = 64 << 20
"""Bytes of a font file that a person adds."""

_SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "fonts"

_SERIF_KINDS = ("serif", "slab", "didone", "antiqua", "naskh", "song", "ming")
_memos: list[Callable[[], None]] = []


def memo(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Memoise what depends on the faces, up to `size` results; all are dropped by `forget`."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        cached = functools.lru_cache(maxsize=size)(function)
        _memos.append(cached.cache_clear)
        return cached  # type: ignore[return-value]

    return decorate


def forget() -> None:
    """Drop everything memoised, after the catalogue changed."""
    for clear in _memos:
        clear()


_RESTRICTED, _NO_SUBSETS, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200


@dataclass(frozen=True, slots=True)
class FaceInfo:
    """An entry of the catalogue. `scripts` are ISO 15924 codes, `kind` a word such as serif."""

    id: str
    file: str
    family: str
    weight: int
    italic: bool
    kind: str
    scripts: tuple[str, ...]
    licence: str
    sha256: str
    user: bool = False
    """Added by a person; lies in the data folder."""


@dataclass(frozen=True)
class LoadedFace:
    """A face ready to shape with. Measures are in em, y up; `descender` is negative."""

    id: str
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

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Every code point that the face maps to a glyph."""
        return frozenset(self.face.unicodes)

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


# ------------------------------------------------------------------ folders


def cache_folder() -> Path:
    """Where unpacked faces are kept; may be deleted at any time."""
    own = os.environ.get("AFFICHE_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "affiche"


def data_folder() -> Path:
    """Where faces that a person added are kept."""
    own = os.environ.get("AFFICHE_DATA")
    if own:
        return Path(own)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "affiche"


def _write(path: Path, data: bytes) -> None:
    """Atomic, and safe when two processes write the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with open(part, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(
            f"can't write {path.name} ({error.strerror})", str(path.parent), "Free some space."
        ) from None


# ------------------------------------------------------------------ catalogue


def _entries(path: Path, user: bool) -> tuple[dict[str, FaceInfo], dict[str, tuple[str, ...]]]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}, {}
    try:
        raw = json.loads(text)
        faces = [
            FaceInfo(
                id=str(f["id"]),
                file=str(f["file"]),
                family=str(f["family"]),
                weight=int(f["weight"]),
                italic=bool(f["italic"]),
                kind=str(f["kind"]),
                scripts=tuple(map(str, f["scripts"])),
                licence=str(f["licence"]),
                sha256=str(f["sha256"]),
                user=user,
            )
            for f in raw["faces"]
        ]
        fallbacks = {str(k): tuple(map(str, v)) for k, v in raw.get("fallbacks", {}).items()}
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"the catalogue of faces is damaged ({error})", str(path), "Restore or delete the file."
        ) from None
    for f in faces:
        if Path(f.file).name != f.file or not re.fullmatch(r"[0-9a-f]{64}", f.sha256):
            raise UserError(
                f"the catalogue of faces is damaged (face {f.id!r})",
                str(path),
                "Restore or delete the file.",
            )
    return {f.id: f for f in faces}, fallbacks


@memo(1)
def _catalogue() -> tuple[Mapping[str, FaceInfo], Mapping[str, tuple[str, ...]]]:
    shipped, fallbacks = _entries(_SHIPPED / "catalogue.json", False)
    own, _ = _entries(data_folder() / "fonts" / "catalogue.json", True)
    faces = {**own, **shipped}
    known = {k: tuple(i for i in v if i in faces) for k, v in fallbacks.items()}
    return MappingProxyType(faces), MappingProxyType(known)


def catalogue() -> Mapping[str, FaceInfo]:
    """Every face by id: those that ship and those that the user added."""
    return _catalogue()[0]


def info(face_id: str) -> FaceInfo:
    """Raises UserError when there is no such face."""
    try:
        return _catalogue()[0][face_id]
    except KeyError:
        raise UserError(
            f"there is no face {face_id[:80]!r}",
            "fonts",
            "`affiche fonts list` shows the faces, `affiche fonts add FILE` adds one.",
        ) from None


def _is_serif(kind: str) -> bool:
    return any(k in kind for k in _SERIF_KINDS) and "sans" not in kind


@memo(1024)
def fallbacks(script: str, language: str, like: str) -> tuple[str, ...]:
    """Faces of the catalogue for a script (ISO 15924), the best companions of face `like` first:
    of its class (serif or not), in the catalogue's order of families, nearest in weight. Han goes
    by the language."""
    table = _catalogue()[1]
    keys: list[str] = []
    if script in ("Hani", "Bopo"):
        tag = language.lower()
        if tag.startswith("ja"):
            keys = ["Jpan"]
        elif tag.startswith("ko"):
            keys = ["Kore"]
        elif any(part in tag for part in ("hant", "-tw", "-hk", "-mo")):
            keys = ["Hant"]
        keys += ["Hans", "Hant", "Hani", "Jpan", "Kore"]
    elif script in ("Hira", "Kana", "Hrkt"):
        keys = ["Jpan", script]
    elif script == "Hang":
        keys = ["Kore", script]
    elif script in ("Zyyy", "Zinh", "Zzzz", "Latn"):
        keys = [script, "Latn", "Zsym", "Zmth", "Zsye"]
    else:
        keys = [script, "Latn"]
    if script in ("Zyyy", "Zinh", "Zzzz"):
        # Symbols and punctuation: the Han faces draw many that no Latin face has.
        keys += ["Hans", "Jpan", "Kore"]
    first = catalogue().get(like)
    weight, serif = (first.weight, _is_serif(first.kind)) if first else (400, False)
    out: list[str] = []
    for key in keys:
        group = [catalogue()[i] for i in table.get(key, ())]
        families = list(dict.fromkeys(f.family for f in group))
        ranked = [
            (
                _is_serif(f.kind) != serif,
                families.index(f.family),
                f.italic,
                abs(f.weight - weight),
                f.id,
            )
            for f in group
        ]
        out += [entry[-1] for entry in sorted(ranked)]
    return tuple(dict.fromkeys(out))


# ------------------------------------------------------------------ loading


def _unpacked(face: FaceInfo) -> Path:
    if face.user:
        return data_folder() / "fonts" / face.file
    source = _SHIPPED / face.file
    if source.suffix != ".woff2":
        return source
    path = cache_folder() / "fonts" / f"{face.sha256}.sfnt"
    if not path.exists():
        from engine.text import woff2

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
        _write(path, woff2.unpack(data, source.name))
    return path


@memo(256)
def load(face_id: str) -> LoadedFace:
    """A face by id, memoised; unpacks it at its first use.

    Raises UserError when the id is unknown or the file is damaged.
    """
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


def _face(path: Path) -> hb.Face | None:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError:
        return None
    # HarfBuzz takes the empty face for anything that it can't read.
    return face if face.glyph_count and "hmtx" in face.table_tags else None


def _measured(face_id: str, path: Path, face: hb.Face) -> LoadedFace:
    font = hb.Font(face)
    upem = face.upem
    if not upem or not face.glyph_count:
        raise UserError(
            f"the face {face_id!r} holds no glyphs", str(path), "Delete the file, then try again."
        )
    extents = font.get_font_extents("ltr")
    os2 = bytes(face.reference_table("OS/2").data)
    cap = _top(font, "H") or _short(os2, 88) or round(0.7 * upem)
    x = _top(font, "x") or _short(os2, 86) or round(0.5 * upem)
    return LoadedFace(
        id=face_id,
        path=path,
        face=face,
        font=font,
        upem=upem,
        ascender=extents.ascender / upem,
        descender=extents.descender / upem,
        cap_height=cap / upem,
        x_height=x / upem,
        has_vertical_metrics={"vhea", "vmtx"} <= set(face.table_tags),
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

    The face must hold outlines and let itself be embedded as a subset. Adding it twice does
    nothing. Raises UserError with the reason otherwise.
    """
    source = Path(path)
    where = source.name
    try:
        size = source.stat().st_size
        if size > MAX_FILE:
            raise UserError(
                f"the font has {size >> 20} MB; {MAX_FILE >> 20} MB are allowed",
                where,
                "Choose a single face instead of a collection.",
            )
        data = source.read_bytes()
    except OSError as error:
        raise UserError(
            f"the font can't be read ({error.strerror})", str(source), "Check the path."
        ) from None
    if data[:4] == b"wOF2":
        from engine.text import woff2

        data = woff2.unpack(data, where)
    _check_tables(data, where)
    digest = hashlib.sha256(data).hexdigest()
    for known in catalogue().values():
        if known.user and known.sha256 == digest:
            return known
    face = hb.Face(hb.Blob(data))
    os2 = bytes(face.reference_table("OS/2").data)
    _check_rights(os2, where)
    entry = _described(face, os2, digest, data, where)
    _measured(entry.id, source, face)
    folder = data_folder() / "fonts"
    _write(folder / entry.file, data)
    listed, _ = _entries(folder / "catalogue.json", True)
    rows = []
    for row in (*(f for f in listed.values() if f.id != entry.id), entry):
        record = asdict(row)
        del record["user"]
        rows.append(record)
    rows.sort(key=lambda r: str(r["id"]))
    _write(
        folder / "catalogue.json",
        json.dumps({"faces": rows}, ensure_ascii=False, indent=1).encode(),
    )
    forget()
    return entry


def _check_tables(data: bytes, where: str) -> None:
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
        if offset + length > len(data):
            raise refuse(f"table {tag.decode('latin-1')!r} is cut short")
        tables[tag.decode("latin-1")] = (offset, length)
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
        if tables["loca"][1] < (glyphs + 1) * (4 if long else 2):
            raise refuse("its glyph index is cut short")


def _check_rights(os2: bytes, where: str) -> None:
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
    family = "".join(c for c in family if c.isprintable()).strip()[:80] or Path(where).stem[:80]
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
    )
