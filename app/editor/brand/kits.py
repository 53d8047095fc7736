"""Brand kits as files: one JSON each, in the user's data folder or anywhere.

    {"name": "Club", "colours": ["#10183a", {"name": "Cream", "colour": {…}}], "faces": ["anton-400"]}

A kit of plain colours is what `affiche generate --brand` reads. Logos are base64 in `logos`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from engine.document.colour import from_hex, to_hex
from engine.document.model import Brand, Swatch
from engine.errors import UserError
from engine.models.places import data_folder, write_atomically

MAX_FILE = 32 << 20
MAX_COLOURS, MAX_FACES, MAX_LOGOS = 64, 24, 12
SUFFIX = ".json"


class _Kit(msgspec.Struct, omit_defaults=True):
    name: str = ""
    colours: list[str | Swatch] = []
    faces: list[str] = []
    logos: list[bytes] = []


def folder() -> Path:
    """Where the user's kits are kept."""
    return data_folder() / "brands"


def kits(within: Path) -> tuple[tuple[str, Path], ...]:
    """Names and files of the kits of a folder, by name; what can't be read is left out."""
    found: list[tuple[str, Path]] = []
    for path in sorted(within.glob(f"*{SUFFIX}")) if within.is_dir() else ():
        try:
            found.append((read(path)[0].name or path.stem, path))
        except UserError:
            continue  # opening it by hand says what is wrong
    return tuple(sorted(found, key=lambda kit: kit[0].casefold()))


def read(path: Path) -> tuple[Brand, dict[str, bytes]]:
    """The kit, and its logos by SHA-256. Raises UserError."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError("the brand kit is larger than 32 MB", path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"the brand kit can't be read ({reason})", path.name) from None
    try:
        kit = msgspec.json.decode(data, type=_Kit)
        if len(kit.colours) > MAX_COLOURS or len(kit.faces) > MAX_FACES:
            raise UserError("the brand kit has too many colours or faces", path.name)
        colours = tuple(Swatch("", from_hex(c)) if isinstance(c, str) else c for c in kit.colours)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"this isn't a brand kit ({error})", path.name) from None
    logos = {hashlib.sha256(logo).hexdigest(): logo for logo in kit.logos[:MAX_LOGOS]}
    return Brand(kit.name, colours, tuple(kit.faces), tuple(logos)), logos


def write(path: Path, brand: Brand, assets: Mapping[str, bytes]) -> None:
    """Raises UserError; an older file then stays as it was."""
    kit = _Kit(
        brand.name,
        [_plain(swatch) for swatch in brand.colours],
        list(brand.faces),
        [assets[logo] for logo in brand.logos if logo in assets],
    )
    try:
        write_atomically(path, msgspec.json.format(msgspec.json.encode(kit), indent=2) + b"\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"the brand kit could not be saved ({reason})", path.name) from None


def _plain(swatch: Swatch) -> str | Swatch:
    colour = swatch.colour
    exact = colour.space == "srgb" and colour.alpha == 1 and from_hex(to_hex(colour)) == colour
    return to_hex(colour) if exact and not swatch.name else swatch


def file_name(name: str) -> str:
    """A file's name for a kit's."""
    plain = re.sub(r"[^\w.-]+", "-", name.strip()).strip("-.")[:80]
    return (plain or "brand") + SUFFIX
