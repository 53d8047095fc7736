"""A session: one open document with its assets, selection and history. Views listen to it.

Every change of the document goes through `apply`, with a name; a gesture on its way shows its
document with `preview`, and ends in one `apply` or in `preview(None)`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.editor.history import History, Kind
from engine.document import edits
from engine.document.model import Document, Layer, Region

Edit = Callable[[Document], Document]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What became different between two documents."""

    before: Document
    after: Document
    layers: frozenset[str]
    """Ids of layers that came, went, changed or moved in depth."""
    regions: frozenset[str]
    page: bool
    """Sizes, grain, bleed or the number of pages: the whole page must be drawn again."""
    passing: bool
    """A preview of a gesture on its way."""


def change_of(before: Document, after: Document, passing: bool = False) -> Change:
    """Compares by identity: edits leave what they don't touch as it is."""
    layers: set[str] = set()
    regions: set[str] = set()
    page = len(before.pages) != len(after.pages)
    for old, new in zip(before.pages, after.pages, strict=False):
        if old is new:
            continue
        page |= (old.width, old.height, old.bleed, old.safe, old.grain) != (
            new.width, new.height, new.bleed, new.safe, new.grain,
        )  # fmt: skip
        was = {layer.id: (n, layer) for n, layer in enumerate(edits.iter_layers(old))}
        now = {layer.id: (n, layer) for n, layer in enumerate(edits.iter_layers(new))}
        same_places = len(was) == len(now)
        for id in was.keys() | now.keys():
            a, b = was.get(id), now.get(id)
            if a is None or b is None or a[1] is not b[1] or (same_places and a[0] != b[0]):
                layers.add(id)
        regions |= {r.id for r in _unlike(old.regions, new.regions)}
    return Change(before, after, frozenset(layers), frozenset(regions), page, passing)


def _unlike(old: Iterable[Region], new: Iterable[Region]) -> list[Region]:
    """Regions of either that the other doesn't hold as the same object."""
    a, b = {id(r): r for r in old}, {id(r): r for r in new}
    return [r for key, r in (a | b).items() if (key in a) != (key in b)]


class Session(QObject):
    """One open document."""

    changed = Signal(object)
    """A Change, after every apply, undo, redo and preview."""
    selected = Signal()
    page_turned = Signal()
    history_moved = Signal()
    saved = Signal()
    """The path or whether it is saved changed."""

    def __init__(
        self,
        document: Document,
        assets: Mapping[str, bytes] | None = None,
        path: Path | None = None,
        parent: QObject | None = None,
        *,
        attachments: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(parent)
        self.history = History(document, self.tr("Open"))
        self.assets: dict[str, bytes] = dict(assets or {})
        self.attachments: dict[str, bytes] = dict(attachments or {})
        """Beside the document in its file: variants, embedded faces. Whoever changes them emits
        `saved`."""
        self._saved_attachments = dict(self.attachments)
        self.path = path
        self._shown: Document = document
        self._known = (document, {x.id: x for x in edits.iter_layers(document)})
        self._selection: tuple[str, ...] = ()
        self._page = 0

    # ------------------------------------------------------------ what is there

    @property
    def document(self) -> Document:
        """The current one, without a gesture's preview."""
        return self.history.document

    @property
    def shown(self) -> Document:
        """What views draw: the preview of a gesture on its way, else the document."""
        return self._shown

    @property
    def title(self) -> str:
        if self.path is not None:
            return self.path.stem
        return self.document.title or "Untitled"

    @property
    def page(self) -> int:
        return self._page

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of layers or regions, in the order in which they were selected."""
        return self._selection

    @property
    def is_saved(self) -> bool:
        return self.history.is_saved and self.attachments == self._saved_attachments

    def layer(self, id: str) -> Layer | None:
        """Of the shown document; None when no layer has the id."""
        if self._known[0] is not self._shown:
            self._known = (self._shown, {x.id: x for x in edits.iter_layers(self._shown)})
        return self._known[1].get(id)

    def region(self, id: str) -> Region | None:
        return next((r for p in self._shown.pages for r in p.regions if r.id == id), None)

    def selected_layers(self) -> tuple[Layer, ...]:
        found = (self.layer(id) for id in self._selection)
        return tuple(layer for layer in found if layer is not None)

    # ------------------------------------------------------------ changing it

    def apply(
        self,
        name: str,
        edit: Edit | Document,
        *,
        merge: str = "",
        select: Iterable[str] | None = None,
        kind: Kind = "edit",
    ) -> bool:
        """One undo step. `edit`: a pure function of the document, or the document to have.
        `select`: what is selected afterwards. False when nothing became different. Raises
        UserError as the edit does, and then nothing changed."""
        after = edit if isinstance(edit, Document) else edit(self.document)
        chosen = self._selection if select is None else tuple(select)
        chosen = self._existing(chosen, after)
        if not self.history.push(name, after, chosen, kind=kind, merge=merge):
            self.preview(None)
            return False
        self._show(after, chosen)
        return True

    def preview(self, document: Document | None) -> None:
        """Shows a document that isn't an edit yet; None shows the current one again."""
        after = document if document is not None else self.document
        if after is not self._shown:
            before, self._shown = self._shown, after
            self.changed.emit(change_of(before, after, passing=document is not None))

    def undo(self) -> None:
        before = self.history.step
        step = self.history.undo()
        if step is not None:
            # What the edit had selected is what its undoing concerns.
            self._show(step.document, self._existing(before.selection, step.document))

    def redo(self) -> None:
        step = self.history.redo()
        if step is not None:
            self._show(step.document, self._existing(step.selection, step.document))

    def go(self, at: int) -> None:
        """To a step of the history."""
        step = self.history.go(at)
        self._show(step.document, self._existing(step.selection, step.document))

    def add_asset(self, data: bytes) -> str:
        """Keeps a file's bytes; the key that layers name it by."""
        key = hashlib.sha256(data).hexdigest()
        self.assets.setdefault(key, data)
        return key

    def _show(self, document: Document, selection: tuple[str, ...]) -> None:
        before, self._shown = self._shown, document
        if self._page >= len(document.pages):
            self._page = max(0, len(document.pages) - 1)
        different = selection != self._selection
        self._selection = selection
        if before is not document:
            self.changed.emit(change_of(before, document))
        if different:
            self.selected.emit()
        self.history_moved.emit()
        self.saved.emit()

    @staticmethod
    def _existing(ids: Iterable[str], document: Document) -> tuple[str, ...]:
        there = {layer.id for layer in edits.iter_layers(document)}
        there |= {r.id for p in document.pages for r in p.regions}
        return tuple(dict.fromkeys(id for id in ids if id in there))

    # ------------------------------------------------------------ selecting

    def select(self, *ids: str, add: bool = False) -> None:
        """Selects exactly these, or these beside what is selected."""
        wanted = (*self._selection, *ids) if add else ids
        chosen = self._existing(wanted, self._shown)
        if chosen != self._selection:
            self._selection = chosen
            self.history.seal()
            self.selected.emit()

    def toggle(self, id: str) -> None:
        if id in self._selection:
            self.select(*(x for x in self._selection if x != id))
        else:
            self.select(id, add=True)

    def turn_to(self, page: int) -> None:
        """Shows another page. Raises IndexError."""
        if not 0 <= page < len(self._shown.pages):
            raise IndexError(page)
        if page != self._page:
            self._page = page
            self.select()
            self.page_turned.emit()

    # ------------------------------------------------------------ the file

    def mark_saved(self, path: Path) -> None:
        """The file at `path` holds what the session holds now."""
        self.path = path
        self._saved_attachments = dict(self.attachments)
        self.history.mark_saved()
        self.saved.emit()
