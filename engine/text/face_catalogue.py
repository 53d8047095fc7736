"""The catalogue of faces: those that ship, those that a person added, and who stands in for whom."""

from __future__ import annotations

import functools
import json
import os
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from engine.errors import UserError
from engine.text import instances
from engine.text.instances import Axis

P = ParamSpec("P")
R = TypeVar("R")

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "fonts"

_SERIF_KINDS = ("serif", "slab", "didone", "antiqua", "naskh", "song", "ming")
_memos: list[Callable[[], None]] = []


LONG, FEW = 500, 24
"""Texts beyond so many characters are remembered apart, and only the newest of them: whoever
types into a long text makes a new one with every key."""


def memo(
    size: int, length: Callable[..., int] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Memoise what depends on the faces, up to `size` results; all are dropped by `forget`.
    `length`: characters that the arguments hold; of more than LONG only FEW results are kept."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        cached = functools.lru_cache(maxsize=size)(function)
        _memos.append(cached.cache_clear)
        if length is None:
            return cached  # type: ignore[return-value]
        newest = functools.lru_cache(maxsize=FEW)(function)
        _memos.append(newest.cache_clear)

        @functools.wraps(function)
        def remembered(*given: P.args, **named: P.kwargs) -> R:
            held = newest if length(*given, **named) > LONG else cached
            return held(*given, **named)  # type: ignore[arg-type]

        return remembered

    return decorate


def forget() -> None:
    """Drop everything memoised, after the catalogue changed."""
    for clear in _memos:
        clear()


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
    axes: tuple[Axis, ...] = ()
    """What a variable face can vary, as listed when it was packed or added."""


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


def write(path: Path, data: bytes) -> None:
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


def _axis(raw: Mapping[str, Any]) -> Axis:
    return Axis(
        tag=str(raw["tag"]),
        name=str(raw["name"]),
        minimum=float(raw["minimum"]),
        default=float(raw["default"]),
        maximum=float(raw["maximum"]),
    )


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
                axes=tuple(_axis(a) for a in f.get("axes", ())),
            )
            for f in raw["faces"]
        ]
        fallbacks = {str(k): tuple(map(str, v)) for k, v in raw.get("fallbacks", {}).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
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
    shipped, fallbacks = _entries(SHIPPED / "catalogue.json", False)
    own, _ = _entries(data_folder() / "fonts" / "catalogue.json", True)
    faces = {**own, **shipped}
    known = {k: tuple(i for i in v if i in faces) for k, v in fallbacks.items()}
    return MappingProxyType(faces), MappingProxyType(known)


def catalogue() -> Mapping[str, FaceInfo]:
    """Every face by id: those that ship and those that the user added."""
    return _catalogue()[0]


def info(face_id: str) -> FaceInfo:
    """The entry of a face; of an instance the face's own under the instance's id, with the weight
    that its coordinates say. Raises UserError when there is no such face."""
    plain, settings = instances.split(face_id)
    try:
        entry = _catalogue()[0][plain]
    except KeyError:
        raise UserError(
            f"there is no face {face_id[:80]!r}",
            "fonts",
            "`affiche fonts list` shows the faces, `affiche fonts add FILE` adds one.",
        ) from None
    if not settings:
        return entry
    weight = round(dict(settings).get("wght", entry.weight))
    return replace(entry, id=face_id, weight=min(1000, max(1, weight)))


def _is_serif(kind: str) -> bool:
    return any(k in kind for k in _SERIF_KINDS) and "sans" not in kind


@memo(1024)
def fallbacks(script: str, language: str, like: str) -> tuple[str, ...]:
    """Faces of the catalogue for a script (ISO 15924), the best companions of face `like` first:
    of its class (serif or not), in the catalogue's order of families, nearest in weight (of two as
    near, the heavier beside bold). Han goes by the language."""
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
    first = info(like) if instances.split(like)[0] in catalogue() else None
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
                -f.weight if weight >= 600 else f.weight,
                f.id,
            )
            for f in group
        ]
        out += [entry[-1] for entry in sorted(ranked)]
    return tuple(dict.fromkeys(out))


def list_own(entry: FaceInfo) -> None:
    """Put a face into the list of the user's own, in place of one of the same id."""
    folder = data_folder() / "fonts"
    listed, _ = _entries(folder / "catalogue.json", True)
    rows = []
    for row in (*(f for f in listed.values() if f.id != entry.id), entry):
        record = asdict(row)
        del record["user"]
        rows.append(record)
    rows.sort(key=lambda r: str(r["id"]))
    write(
        folder / "catalogue.json",
        json.dumps({"faces": rows}, ensure_ascii=False, indent=1).encode(),
    )
    forget()
