"""Keys of one's own: kept in the settings, given to the actions, checked for conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QKeySequence

from app.editor.actions import Action, Registry
from app.editor.settings import Settings

SETTING: Final = "keyboard.keys"
"""Setting: keys by the action's id, in Qt's portable form; only those that were changed."""

PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
NATIVE: Final = QKeySequence.SequenceFormat.NativeText


def own_keys(settings: Settings) -> dict[str, tuple[str, ...]]:
    none: dict[str, tuple[str, ...]] = {}
    return settings.get_as(SETTING, dict[str, tuple[str, ...]], none)


def keys_of(registry: Registry, id: str) -> tuple[str, ...]:
    """Those in force, in Qt's portable form. Raises KeyError."""
    return tuple(key.toString(PORTABLE) for key in registry.qt(id).shortcuts())


def shown(keys: Sequence[str]) -> str:
    """As this system writes them."""
    return ",  ".join(QKeySequence(key).toString(NATIVE) for key in keys)


def holder(registry: Registry, key: str, but: str = "") -> Action | None:
    """Who has that key now, `but` for one."""
    wanted = QKeySequence(key)
    for action in registry:
        if action.id != but and wanted in registry.qt(action.id).shortcuts():
            return action
    return None


def _give(registry: Registry, id: str, keys: Sequence[str]) -> None:
    made, action = registry.qt(id), registry.get(id)
    made.setShortcuts([QKeySequence(key) for key in keys])
    tip = action.title
    if keys:
        tip += f" ({QKeySequence(keys[0]).toString(NATIVE)})"
    made.setToolTip(tip)


def apply_keys(registry: Registry, settings: Settings) -> None:
    """After all actions were added. Ids that are no longer there are left alone."""
    for id, keys in own_keys(settings).items():
        if id in registry:
            _give(registry, id, keys)


def set_keys(registry: Registry, settings: Settings, id: str, keys: Sequence[str]) -> None:
    """From now on, and at the next start. Another action that had one of them loses it."""
    changed = own_keys(settings)
    for key in keys:
        other = holder(registry, key, but=id)
        if other is not None:
            wanted = QKeySequence(key)
            rest = [k for k in keys_of(registry, other.id) if QKeySequence(k) != wanted]
            _give(registry, other.id, rest)
            changed[other.id] = tuple(rest)
    _give(registry, id, keys)
    changed[id] = tuple(keys)
    settings.set(SETTING, {i: k for i, k in changed.items() if not _is_default(registry, i, k)})


def reset_keys(registry: Registry, settings: Settings) -> None:
    """All as they ship."""
    settings.remove(SETTING)
    for action in registry:
        _give(registry, action.id, action.keys)


def _is_default(registry: Registry, id: str, keys: Sequence[str]) -> bool:
    if id not in registry:
        return False
    return [QKeySequence(k) for k in keys] == [QKeySequence(k) for k in registry.get(id).keys]
