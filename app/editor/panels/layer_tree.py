"""The rows of the list of layers: a page's layers, the topmost first, then its regions.

The model follows the session by moving, inserting and removing single rows, so that views keep
what is expanded, selected and scrolled to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.editor import translations
from app.editor.panels import naming
from engine.document.model import Group, Layer, Page, Region

HELD = Qt.ItemDataRole.UserRole + 1
"""The Layer or Region of a row."""
MIME = "application/x-affiche-layers"
Held = Layer | Region
Index = QModelIndex | QPersistentModelIndex


class _Node:
    __slots__ = ("children", "held", "parent", "row", "serial")

    def __init__(self, serial: int, held: Held | None, parent: _Node | None) -> None:
        self.serial, self.held, self.parent, self.row = serial, held, parent, 0
        self.children: list[_Node] = []

    @property
    def id(self) -> str:
        return self.held.id if self.held is not None else ""

    def walk(self) -> Iterator[_Node]:
        for child in self.children:
            yield child
            yield from child.walk()

    def renumber(self) -> None:
        for row, child in enumerate(self.children):
            child.row = row


class LayerTree(QAbstractItemModel):
    """`show` makes it hold another page, `follow` another state of the same page."""

    dropped = Signal(list, str, object)
    """Ids, id of the group ('' = the page) and row (None = on top) of a drop."""
    renamed = Signal(str, str)
    """Id and the name that was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serial = 0
        self._nodes: dict[int, _Node] = {}
        self._ids: dict[str, _Node] = {}
        self._root = self._new(None, None)
        self._page: Page | None = None

    # ------------------------------------------------------------ what it holds

    def show(self, page: Page | None) -> None:
        self.beginResetModel()
        self._nodes.clear()
        self._ids.clear()
        self._root = self._new(None, None)
        self._page = page
        if page is not None:
            self._fill(self._root, _rows(page))
        self.endResetModel()

    def follow(self, page: Page) -> None:
        """Brings the rows to another state of the page, by the fewest moves."""
        if page is self._page:
            return
        self._page = page
        if self._fits(self._root, _rows(page)):
            self._take(self._root, _rows(page))
            return
        wanted = {held.id for held in _every(_rows(page))}
        self._free_survivors(wanted)
        self._remove_gone(self._root, wanted)
        if not self._place(self._root, _rows(page)):
            self.show(page)

    def index_of(self, id: str) -> QModelIndex:
        """Invalid where no row has the id."""
        node = self._ids.get(id)
        return QModelIndex() if node is None else self._index(node)

    def held(self, index: Index) -> Held | None:
        return self._node(index).held

    def indexes(self) -> Iterator[QModelIndex]:
        """Every row, a group before what it holds."""
        return (self._index(node) for node in self._root.walk())

    def repaint(self, id: str) -> None:
        index = self.index_of(id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    # ------------------------------------------------------------ following

    def _new(self, held: Held | None, parent: _Node | None) -> _Node:
        self._serial += 1
        node = self._nodes[self._serial] = _Node(self._serial, held, parent)
        if held is not None:
            self._ids[held.id] = node
        return node

    def _fill(self, parent: _Node, rows: Sequence[Held]) -> None:
        for held in rows:
            node = self._new(held, parent)
            parent.children.append(node)
            self._fill(node, _rows(held))
        parent.renumber()

    def _fits(self, parent: _Node, rows: Sequence[Held]) -> bool:
        """Whether the same rows stand there in the same order, as while something is dragged."""
        return len(parent.children) == len(rows) and all(
            node.held is held or (node.id == held.id and self._fits(node, _rows(held)))
            for node, held in zip(parent.children, rows, strict=True)
        )

    def _take(self, parent: _Node, rows: Sequence[Held]) -> None:
        """Rows that fit, with what became different."""
        for node, held in zip(parent.children, rows, strict=True):
            if node.held is not held:
                node.held = held
                index = self._index(node)
                self.dataChanged.emit(index, index)
                self._take(node, _rows(held))

    def _free_survivors(self, wanted: set[str]) -> None:
        """What stays of a group that went stands in the group's place."""
        for node in reversed(list(self._root.walk())):
            if node.id in wanted or node.parent is None:
                continue
            for child in [c for c in node.children if c.id in wanted]:
                self._move(child, node.parent, node.row)

    def _remove_gone(self, parent: _Node, wanted: set[str]) -> None:
        for node in reversed(parent.children):
            if node.id in wanted:
                self._remove_gone(node, wanted)
                continue
            self.beginRemoveRows(self._index(parent), node.row, node.row)
            del parent.children[node.row]
            parent.renumber()
            for lost in (node, *node.walk()):
                del self._nodes[lost.serial]
                if self._ids.get(lost.id) is lost:
                    del self._ids[lost.id]
            self.endRemoveRows()

    def _place(self, parent: _Node, rows: Sequence[Held]) -> bool:
        """False where a group would have to go into itself: then all is shown anew."""
        here = [
            (n, self._ids[held.id].row)
            for n, held in enumerate(rows)
            if held.id in self._ids and self._ids[held.id].parent is parent
        ]
        stay = {here[k][0] for k in _longest_rising([row for _, row in here])}
        at = 0
        for n, held in enumerate(rows):
            node = self._ids.get(held.id)
            fresh = node is None
            if node is None:
                self.beginInsertRows(self._index(parent), at, at)
                node = self._new(held, parent)
                parent.children.insert(at, node)
                parent.renumber()
                self.endInsertRows()
            elif n not in stay and not self._move(node, parent, at):
                return False
            same, node.held = node.held is held, held
            if not same:
                index = self._index(node)
                self.dataChanged.emit(index, index)
            if (fresh or not same) and not self._place(node, _rows(held)):
                return False
            at = node.row + 1  # only now: what went into the node may have stood before it
        return True

    def _move(self, node: _Node, parent: _Node, at: int) -> bool:
        """Before the row `at` that `parent` has now."""
        source = node.parent
        assert source is not None
        if source is parent and at in (node.row, node.row + 1):
            return True
        if not self.beginMoveRows(self._index(source), node.row, node.row, self._index(parent), at):
            return False
        if source is parent and at > node.row:
            at -= 1
        del source.children[node.row]
        parent.children.insert(at, node)
        node.parent = parent
        source.renumber()
        parent.renumber()
        self.endMoveRows()
        return True

    # ------------------------------------------------------------ Qt's questions

    def _index(self, node: _Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.serial)

    def _node(self, index: Index) -> _Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].serial)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        holder = self._node(index).parent
        return QModelIndex() if holder is None else self._index(holder)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        held = self._node(index).held
        if held is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return naming.title(held)
            case Qt.ItemDataRole.EditRole:
                return naming.title(held)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(held)
            case _ if role == HELD:
                return held
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        held = self._node(index).held
        if role != Qt.ItemDataRole.EditRole or held is None or isinstance(held, Region):
            return False
        name = " ".join(str(value).split())
        if name != naming.title(held):
            self.renamed.emit(held.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = self._node(index).held
        drop = Qt.ItemFlag.ItemIsDropEnabled
        if held is None:
            return drop
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(held, Region):
            return flags | Qt.ItemFlag.ItemNeverHasChildren
        flags |= Qt.ItemFlag.ItemIsEditable
        if not held.locked:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if isinstance(held, Group):
            return flags if held.locked else flags | drop
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    # ------------------------------------------------------------ dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [held.id for held in map(self.held, indexes) if held is not None]
        data.setData(MIME, QByteArray("\n".join(ids).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        into = self._node(parent)
        ids = set(dragged(data))
        while into.parent is not None:
            if into.id in ids:
                return False
            into = into.parent
        return bool(ids) and all(id in self._ids for id in ids)  # not of another document

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        into = self._node(parent)
        if into.parent is None:  # regions stand below the layers: the lowest place is above them
            layers = sum(not isinstance(child.held, Region) for child in into.children)
            row = layers if row < 0 else min(row, layers)
        self.dropped.emit(list(dragged(data)), into.id, row if row >= 0 else None)
        return True


def dragged(data: QMimeData) -> tuple[str, ...]:
    """Ids of the layers that are dragged."""
    raw = bytes(data.data(MIME).data()).decode()
    return tuple(id for id in raw.split("\n") if id)


def spoken(held: Held) -> str:
    """What a screen reader says of a row."""
    parts = [naming.title(held)]
    if held.locked:
        parts.append(naming.tr("locked"))
    if not isinstance(held, Region) and not held.visible:
        parts.append(naming.tr("hidden"))
    return translations.listed(parts)


def _rows(held: Held | Page) -> tuple[Held, ...]:
    """What stands under a row, the topmost first."""
    if isinstance(held, Page):
        return (*reversed(held.layers), *held.regions)
    return tuple(reversed(held.children)) if isinstance(held, Group) else ()


def _every(rows: Iterable[Held]) -> Iterator[Held]:
    for held in rows:
        yield held
        yield from _every(_rows(held))


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising subsequence: what can stay while the rest is moved."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for n, number in enumerate(numbers):
        k = bisect_left(tails, number)
        if k == len(tails):
            tails.append(number)
            places.append(n)
        else:
            tails[k], places[k] = number, n
        before.append(places[k - 1] if k else -1)
    out: list[int] = []
    n = places[-1] if places else -1
    while n >= 0:
        out.append(n)
        n = before[n]
    return out[::-1]
