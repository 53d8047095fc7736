"""One registry of actions: menus, shortcuts, the tool rail, the command palette, tooltips and the
documentation read the same records."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

Run = Callable[[], object]


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """Something that can be done. `keys` in Qt's portable form (``Ctrl+Shift+E``)."""

    id: str
    title: str
    """In the interface's language, sentence case."""
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    """Title of the menu that holds it; '' = in no menu."""
    enabled: Callable[[], bool] = _always
    why: str = ""
    """What it needs, said where it is disabled."""
    checked: Callable[[], bool] | None = None
    """For actions that are on or off."""
    separated: bool = False
    """A line stands above it in its menu."""
    english: str = ""
    """The English title, so that the palette finds it in any interface language."""

    @property
    def tip(self) -> str:
        """Title and first key: ``Region (R)``."""
        if not self.keys:
            return self.title
        return f"{self.title} ({shown_key(self.keys[0])})"


def shown_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Registry(QObject):
    """Actions by id, in the order in which they were added, each with its QAction."""

    ran = Signal(str)
    """The id of an action that was run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, Action] = {}
        self._qt: dict[str, QAction] = {}
        self._recent: list[str] = []

    def add(self, *actions: Action) -> None:
        """Raises ValueError for an id or a key that is taken."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"the action {action.id!r} is there already")
            for key in action.keys:
                holder = self.holding(key)
                if holder is not None:
                    raise ValueError(f"{key} is the key of {holder.id!r} already")
            self._actions[action.id] = action
            made = QAction(action.title, self)
            made.setObjectName(action.id)
            made.setToolTip(action.tip)
            if action.keys:
                made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setCheckable(action.checked is not None)
            made.triggered.connect(lambda _on=False, id=action.id: self.trigger(id))
            self._qt[action.id] = made

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __contains__(self, id: str) -> bool:
        return id in self._actions

    def get(self, id: str) -> Action:
        """Raises KeyError."""
        return self._actions[id]

    def qt(self, id: str) -> QAction:
        """The QAction for menus and buttons. Raises KeyError."""
        return self._qt[id]

    def holding(self, key: str) -> Action | None:
        wanted = QKeySequence(key)
        for action in self._actions.values():
            if any(QKeySequence(k) == wanted for k in action.keys):
                return action
        return None

    def trigger(self, id: str) -> bool:
        """Runs it if it is enabled; whether it ran."""
        action = self._actions[id]
        if not action.enabled():
            return False
        action.run()
        self._recent = [id, *(x for x in self._recent if x != id)][:8]
        self.refresh()
        self.ran.emit(id)
        return True

    def refresh(self) -> None:
        """Brings what can be done and what is on up to date in every menu and button."""
        for id, action in self._actions.items():
            made = self._qt[id]
            made.setEnabled(action.enabled())
            if action.checked is not None:
                made.setChecked(action.checked())

    def menu(self, title: str) -> list[Action]:
        return [a for a in self._actions.values() if a.menu == title]

    def search(self, words: str, extra: Iterable[Action] = ()) -> list[Action]:
        """Actions that the words name, the best first; recent ones first without words."""
        wanted = folded(words)
        everything = [*self._actions.values(), *extra]
        if not wanted:
            recent = [self._actions[id] for id in self._recent]
            return [*recent, *(a for a in everything if a not in recent)]
        marked = [(_mark(wanted, a), n, a) for n, a in enumerate(everything)]
        return [a for mark, _n, a in sorted(marked, key=lambda m: (-m[0], m[1])) if mark > 0]


def folded(text: str) -> str:
    """Lower case without accents, for searching."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _mark(wanted: str, action: Action) -> float:
    names = {folded(action.title), folded(action.english)} - {""}
    return max((match(wanted, name) for name in names), default=0.0)


def match(wanted: str, name: str) -> float:
    """How well folded words match a name, 0 to 4: whole, start, word starts, inside, letters in order."""
    if wanted == name:
        return 4.0
    if name.startswith(wanted):
        return 3.0 + len(wanted) / max(1, len(name)) / 2
    words = name.split()
    if all(any(w.startswith(part) for w in words) for part in wanted.split()):
        return 2.0 + len(wanted) / max(1, len(name)) / 2
    if wanted in name:
        return 1.5
    at = -1
    gaps = 0
    for letter in wanted.replace(" ", ""):
        found = name.find(letter, at + 1)
        if found < 0:
            return 0.0
        gaps += found - at - 1
        at = found
    return 1.0 / (1 + gaps / 4) if gaps <= 12 else 0.0
