"""What the editor remembers between two starts: preferences, recent files, prompts.

One INI file in the user's configuration folder; `AFFICHE_CONFIG` names another folder. Each value
is one JSON text, so that what comes back has the type that went in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal

T = TypeVar("T")

MOST_RECENT = 20
MOST_PROMPTS = 200


class RecentFile(msgspec.Struct, frozen=True):
    """A document that was opened or saved; `at` in UTC."""

    path: str
    at: datetime


class Prompt(msgspec.Struct, frozen=True, omit_defaults=True):
    """A prompt that was used, with what else its poster needs to come out again; `at` in UTC."""

    text: str
    at: datetime
    seed: int = 0
    art: str = ""
    style: str = ""
    starred: bool = False


def config_folder() -> Path:
    """Where preferences live. `AFFICHE_CONFIG` overrides the platform's own place."""
    if chosen := os.environ.get("AFFICHE_CONFIG"):
        return Path(chosen).expanduser()
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    base = QStandardPaths.writableLocation(place)
    return (Path(base) if base else Path.home() / ".config") / "affiche"


class Settings(QObject):
    """Keys with dots (`canvas.rulers`) and their values."""

    changed = Signal(str)
    """The key whose value became different."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file or config_folder() / "affiche.ini"
        self._store = QSettings(str(self.file), QSettings.Format.IniFormat)

    def get(self, key: str, default: T) -> T:
        """The value, if one of the default's type is stored (any for None); else the default."""
        kind = Any if default is None else type(default)
        return self.get_as(key, kind, default)

    def get_as(self, key: str, kind: Any, default: T) -> T:
        """As `get`, for types that a default doesn't show: `tuple[str, ...]`, structs."""
        stored = self._store.value(_place(key))
        if not isinstance(stored, str):
            return default
        try:
            value: T = msgspec.json.decode(stored.encode(), type=kind)
        except (msgspec.MsgspecError, UnicodeError):
            return default  # of an older version, or edited by hand
        return value

    def set(self, key: str, value: object) -> None:
        """Keeps a value that JSON can hold. It reaches the disk with the next turn of the event
        loop, or with `sync`."""
        text = msgspec.json.encode(value).decode()
        if self._store.value(_place(key)) != text:
            self._store.setValue(_place(key), text)
            self.changed.emit(key)

    def remove(self, key: str) -> None:
        """Back to the default."""
        if self._store.contains(_place(key)):
            self._store.remove(_place(key))
            self.changed.emit(key)

    def sync(self) -> bool:
        """Writes what waits; False where the file can't be written."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    # ------------------------------------------------------------ recent files

    def recent_files(self) -> tuple[RecentFile, ...]:
        """Newest first; a file that has gone meanwhile is left out, not forgotten."""
        return tuple(file for file in self._recent() if os.path.isfile(file.path))

    def add_recent(self, path: Path, at: datetime | None = None) -> None:
        new = RecentFile(os.path.abspath(path), at or datetime.now(UTC))
        rest = [file for file in self._recent() if file.path != new.path]
        self.set("files.recent", [new, *rest][:MOST_RECENT])

    def forget_recent(self, path: Path | str) -> None:
        gone = os.path.abspath(path)
        self.set("files.recent", [file for file in self._recent() if file.path != gone])

    def _recent(self) -> tuple[RecentFile, ...]:
        none: tuple[RecentFile, ...] = ()
        return self.get_as("files.recent", tuple[RecentFile, ...], none)

    # ------------------------------------------------------------ prompts

    def prompts(self, containing: str = "") -> tuple[Prompt, ...]:
        """Starred first, then newest first; with `containing`, those that hold all its words."""
        wanted = containing.casefold().split()
        held = self._held()
        found = [p for p in held if all(word in p.text.casefold() for word in wanted)]
        return tuple(sorted(found, key=lambda p: not p.starred))

    def add_prompt(
        self,
        text: str,
        *,
        seed: int = 0,
        art: str = "",
        style: str = "",
        at: datetime | None = None,
    ) -> None:
        """A prompt that is used again keeps its star and moves to the front."""
        if not (text := text.strip()):
            return
        held = self._held()
        starred = any(p.text == text and p.starred for p in held)
        new = Prompt(text, at or datetime.now(UTC), seed, art, style, starred)
        self._keep_prompts([new, *(p for p in held if p.text != text)])

    def star_prompt(self, text: str, starred: bool = True) -> None:
        held = self._held()
        self._keep_prompts(
            msgspec.structs.replace(p, starred=starred) if p.text == text else p for p in held
        )

    def _held(self) -> tuple[Prompt, ...]:
        none: tuple[Prompt, ...] = ()
        return self.get_as("prompts", tuple[Prompt, ...], none)

    def _keep_prompts(self, prompts: Iterable[Prompt]) -> None:
        """Starred ones always, of the others the newest."""
        kept: list[Prompt] = []
        plain = 0
        for prompt in prompts:
            plain += not prompt.starred
            if prompt.starred or plain <= MOST_PROMPTS:
                kept.append(prompt)
        self.set("prompts", kept)


def _place(key: str) -> str:
    """QSettings groups by slashes; a key without a group would land in its `General`."""
    return key.replace(".", "/") if "." in key else f"editor/{key}"
