"""What can be done with the selection: order, group, lock, hide, delete, duplicate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from app.editor.actions import Action
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, Group, Layer


def tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def editable(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """Of these the layers that may be changed: not locked, nor in a locked group."""
    free = _free.of(document)
    return tuple(id for id in ids if id in free)


class _Free:
    """Ids of the layers that may be changed, remembered for the last document: menus and buttons
    ask for the same one many times after each edit."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._ids: frozenset[str] = frozenset()

    def of(self, document: Document) -> frozenset[str]:
        if document is not self._document:
            ids = (id for page in document.pages for id in _unlocked(page.layers))
            self._document, self._ids = document, frozenset(ids)
        return self._ids


_free = _Free()


def _unlocked(layers: Iterable[Layer]) -> Iterator[str]:
    for layer in layers:
        if not layer.locked:
            yield layer.id
            if isinstance(layer, Group):
                yield from _unlocked(layer.children)


def delete(document: Document, ids: Iterable[str]) -> Document:
    """Without these layers and regions; what a deleted group held goes with it."""
    for id in ids:
        if any(region.id == id for page in document.pages for region in page.regions):
            document = edits.remove_region(document, id)
        elif any(layer.id == id for layer in edits.iter_layers(document)):
            document = edits.remove_layer(document, id)
    return document


def lock(document: Document, ids: Iterable[str], locked: bool) -> Document:
    for id in ids:
        document = edits.lock(document, id, locked)
    return document


def show(document: Document, ids: Iterable[str], visible: bool) -> Document:
    for id in ids:
        document = edits.set_visible(document, id, visible)
    return document


def ordered(document: Document, ids: Iterable[str]) -> list[str]:
    """From the bottom to the top."""
    wanted = set(ids)
    return [layer.id for layer in edits.iter_layers(document) if layer.id in wanted]


def to_front(document: Document, ids: Iterable[str]) -> Document:
    for id in ordered(document, ids):
        document = edits.reorder(document, id, 1 << 20)
    return document


def to_back(document: Document, ids: Iterable[str]) -> Document:
    for id in reversed(ordered(document, ids)):
        document = edits.reorder(document, id, 0)
    return document


def raised(document: Document, ids: Iterable[str], by: int) -> Document:
    """One place up or down; layers that stand together keep their order."""
    chosen = ordered(document, ids)
    for id in reversed(chosen) if by > 0 else chosen:
        parent = edits.parent_of(document, id)
        page = document.pages[edits.page_of(document, id)]
        siblings = [s.id for s in (parent.children if parent else page.layers)]
        beside = siblings.index(id) + by
        if 0 <= beside < len(siblings) and siblings[beside] not in chosen:
            document = edits.reorder(document, id, beside)
    return document


def actions(workspace: Workspace) -> list[Action]:
    """The Object menu, and deleting."""

    def free() -> tuple[str, ...]:
        return editable(workspace.session.document, workspace.session.selection)

    def some() -> bool:
        return bool(free())

    def chosen() -> bool:
        return bool(workspace.session.selection)

    def edit(name: str, change: Callable[[Document, tuple[str, ...]], Document]) -> None:
        ids = free()
        workspace.session.apply(name, lambda document: change(document, ids))

    def remove() -> None:
        session = workspace.session
        regions = [r.id for p in session.document.pages for r in p.regions if not r.locked]
        ids = [*free(), *(id for id in session.selection if id in regions)]
        session.apply(tr("Delete"), lambda document: delete(document, ids), select=())

    def grouped() -> None:
        session = workspace.session
        id = edits.new_id(session.document, "group")
        ids = ordered(session.document, free())
        session.apply(tr("Group"), lambda d: edits.group(d, ids, id=id), select=(id,))

    def groups() -> list[Group]:
        ids = free()
        return [
            x for x in workspace.session.selected_layers() if isinstance(x, Group) and x.id in ids
        ]

    def ungrouped() -> None:
        held = groups()

        def change(document: Document) -> Document:
            for group in held:
                document = edits.ungroup(document, group.id)
            return document

        children = [child.id for group in held for child in group.children]
        workspace.session.apply(tr("Ungroup"), change, select=children)

    def all_locked() -> bool:
        session = workspace.session
        held = [session.layer(id) or session.region(id) for id in session.selection]
        return bool(held) and all(x is not None and x.locked for x in held)

    def toggle_lock() -> None:
        locked = not all_locked()
        ids = workspace.session.selection
        name = tr("Lock") if locked else tr("Unlock")
        workspace.session.apply(name, lambda d: lock(d, ids, locked))

    def toggle_shown() -> None:
        held = workspace.session.selected_layers()
        visible = not all(layer.visible for layer in held)
        ids = [layer.id for layer in held]
        name = tr("Show") if visible else tr("Hide")
        workspace.session.apply(name, lambda d: show(d, ids, visible))

    def duplicate() -> None:
        session = workspace.session
        before = {layer.id for layer in edits.iter_layers(session.document)}
        after = session.document
        for id in ordered(after, free()):
            after = edits.duplicate_layer(after, id)
        made = [x.id for x in edits.iter_layers(after) if x.id not in before]
        # A copied group is selected as a whole, not with what it holds.
        tops = [id for id in made if not {g.id for g in edits.ancestors(after, id)} & set(made)]
        session.apply(tr("Duplicate"), after, select=tops)

    need = tr("Select something first.")
    menu = tr("Object")
    return [
        Action("edit.duplicate", tr("Duplicate"), duplicate, ("Ctrl+D",), "copy", tr("Edit"), some, need, english="Duplicate"),
        Action("edit.delete", tr("Delete"), remove, ("Del", "Backspace"), "trash", tr("Edit"), chosen, need, english="Delete"),
        Action("object.group", tr("Group"), grouped, ("Ctrl+G",), "folder", menu, lambda: len(free()) > 1, tr("Select two or more layers of one group."), english="Group"),
        Action("object.ungroup", tr("Ungroup"), ungrouped, ("Ctrl+Shift+G",), "", menu, lambda: bool(groups()), tr("Select a group."), english="Ungroup"),
        Action("object.lock", tr("Lock"), toggle_lock, ("Ctrl+L",), "lock", menu, chosen, need, checked=all_locked, separated=True, english="Lock"),
        Action("object.hide", tr("Hide or show"), toggle_shown, ("Ctrl+Shift+H",), "eye-off", menu, lambda: bool(workspace.session.selected_layers()), need, english="Hide or show"),
        Action("object.to_front", tr("Bring to front"), lambda: edit(tr("Bring to front"), to_front), ("Ctrl+Shift+]",), "", menu, some, need, separated=True, english="Bring to front"),
        Action("object.raise", tr("Bring forward"), lambda: edit(tr("Bring forward"), lambda d, i: raised(d, i, 1)), ("Ctrl+]",), "", menu, some, need, english="Bring forward"),
        Action("object.lower", tr("Send backward"), lambda: edit(tr("Send backward"), lambda d, i: raised(d, i, -1)), ("Ctrl+[",), "", menu, some, need, english="Send backward"),
        Action("object.to_back", tr("Send to back"), lambda: edit(tr("Send to back"), to_back), ("Ctrl+Shift+[",), "", menu, some, need, english="Send to back"),
    ]  # fmt: skip
