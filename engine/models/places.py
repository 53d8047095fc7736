"""The folders of one user: data that is theirs, and a cache that can be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Where bundles that the user added live. `AFFICHE_DATA` overrides the platform's own place."""
    return _folder("AFFICHE_DATA", "XDG_DATA_HOME", ".local/share", "Application Support")


def cache_folder() -> Path:
    """Where results that can be made again live. `AFFICHE_CACHE` overrides the platform's place."""
    return _folder("AFFICHE_CACHE", "XDG_CACHE_HOME", ".cache", "Caches")


def _folder(ours: str, xdg: str, below_home: str, library: str) -> Path:
    if chosen := os.environ.get(ours):
        return Path(chosen).expanduser()
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return base / "Affiche" / ("cache" if "CACHE" in ours else "data")
    if sys.platform == "darwin":
        return home / "Library" / library / "Affiche"
    given = os.environ.get(xdg, "")
    return (Path(given) if os.path.isabs(given) else home / below_home) / "affiche"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` in one step, so that a reader never sees half a file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(data)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
