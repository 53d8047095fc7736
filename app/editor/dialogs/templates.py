"""The templates that come with the program: what the index says, and finding among them."""

from __future__ import annotations

import zipfile
import zlib
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from app.editor.actions import folded
from app.editor.dialogs.formats import show_size

FOLDER: Final = Path(__file__).resolve().parents[3] / "assets" / "templates"
MOST_PREVIEW: Final = 4_000_000
"""Bytes of a preview that are read."""

TAGS: Final = ("events", "sale", "culture", "food", "festival", "sport", "web", "chinese", "french")
"""Those that have a chip, in their order."""


class Template(msgspec.Struct, frozen=True):
    """A line of the index. Sizes in points."""

    file: str
    title: dict[str, str]
    tags: tuple[str, ...]
    language: str
    width: float
    height: float
    unit: str = "mm"
    format: str = ""

    @property
    def path(self) -> Path:
        return FOLDER / self.file

    def name(self, language: str) -> str:
        """In the interface's language, else in English."""
        return self.title.get(language[:2]) or self.title.get("en") or self.file

    @property
    def size(self) -> str:
        shown = show_size(self.width, self.height, self.unit)
        return f"{self.format} · {shown}" if self.format.startswith("A") else shown

    def matches(self, words: str, tag: str = "") -> bool:
        """Whether all words are found in its titles of any language, its tags or its format."""
        if tag and tag not in self.tags:
            return False
        text = folded(" ".join((*self.title.values(), *self.tags, self.format)))
        return all(word in text for word in folded(words).split())


@cache
def templates() -> tuple[Template, ...]:
    """Empty where they aren't installed."""
    index = FOLDER / "index.json"
    if not index.is_file():
        return ()
    return msgspec.json.decode(index.read_bytes(), type=tuple[Template, ...])


def preview_of(path: Path) -> bytes:
    """The small picture inside a document's file; empty where there is none, or no file."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("preview.png").file_size > MOST_PREVIEW:
                return b""
            return archive.read("preview.png")
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return b""  # A recent file that is damaged is said when it is opened.
