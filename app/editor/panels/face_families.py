"""The catalogue of faces as families: what a person chooses from."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from engine.text import fonts, instances
from engine.text.face_catalogue import FaceInfo, catalogue, memo

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latn", "Latin"), ("Hans", "简体中文"), ("Hant", "繁體中文"), ("Jpan", "日本語"),
    ("Kore", "한국어"), ("Arab", "العربية"), ("Hebr", "עברית"), ("Cyrl", "Кириллица"),
    ("Grek", "Ελληνικά"), ("Deva", "Devanagari"), ("Thai", "ไทย"),
)  # fmt: skip
"""ISO 15924 codes of the filter and what each calls itself."""

CLASSES: dict[str, tuple[str, ...]] = {
    "sans": ("grotesque", "geometric", "rounded"),
    "serif": ("serif", "didone", "antiqua", "song", "naskh"),
    "condensed": ("condensed",),
    "display": ("display", "deco", "slab"),
    "hand": ("script", "brush", "kai"),
    "mono": ("mono",),
}
"""Of the filter, by the catalogue's kinds."""

_LAST = ("Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols 2")


@dataclass(frozen=True, slots=True)
class Family:
    """Faces of one name, light to bold, upright before italic."""

    name: str
    faces: tuple[FaceInfo, ...]

    @property
    def kind(self) -> str:
        return self.faces[0].kind

    @property
    def scripts(self) -> frozenset[str]:
        return frozenset(s for face in self.faces for s in face.scripts)

    @property
    def plain(self) -> FaceInfo:
        """The one that stands for the family: upright and nearest to regular."""
        return min(self.faces, key=lambda f: (f.italic, abs(f.weight - 450)))


@memo(1)
def families() -> tuple[Family, ...]:
    """By name; those of symbols last, emoji left out: they are chosen for single characters."""
    held: dict[str, list[FaceInfo]] = {}
    for face in catalogue().values():
        if face.scripts or face.user:
            held.setdefault(face.family, []).append(face)
    made = [
        Family(name, tuple(sorted(faces, key=lambda f: (f.weight, f.italic))))
        for name, faces in held.items()
    ]
    return tuple(sorted(made, key=lambda f: (f.name in _LAST, f.name.casefold())))


def family_of(face_id: str) -> Family | None:
    """None for a face that isn't there."""
    plain = instances.split(face_id)[0]
    for family in families():
        if any(face.id == plain for face in family.faces):
            return family
    return None


def nearest(family: Family, weight: int, italic: bool) -> str:
    """The family's face for a weight and slope that another family had."""
    return min(
        family.faces,
        key=lambda f: (f.italic != italic, abs(f.weight - weight), f.weight),
    ).id


def known(face_ids: Iterable[str]) -> tuple[Family, ...]:
    """Their families, each once."""
    found = [family for id in face_ids if (family := family_of(id)) is not None]
    return tuple(dict.fromkeys(found))


@memo(256)
def features(face_id: str) -> tuple[str, ...]:
    """Tags of the OpenType substitutions that the face has, in order of name. Raises UserError."""
    table = bytes(fonts.load(face_id).face.reference_table("GSUB").data)
    if len(table) < 10:
        return ()
    start = struct.unpack_from(">H", table, 6)[0]
    if start + 2 > len(table):
        return ()
    count = struct.unpack_from(">H", table, start)[0]
    tags = set()
    for n in range(count):
        at = start + 2 + 6 * n
        if at + 4 <= len(table):
            tags.add(table[at : at + 4].decode("latin-1"))
    return tuple(sorted(tags))
