"""What is selected, as the parts of Design look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar

from app.editor.session import Session
from engine.document.model import Document, Group, Layer, Page, Region

L = TypeVar("L")


class Mixed(Enum):
    """Stands for a value that differs between the things that are selected."""

    MIXED = 0


MIXED: Final = Mixed.MIXED


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """Layers and regions in the order in which they were selected, of the document as shown."""

    document: Document
    page: int
    layers: tuple[Layer, ...] = ()
    regions: tuple[Region, ...] = ()

    @property
    def shown_page(self) -> Page:
        return self.document.pages[self.page]

    @property
    def count(self) -> int:
        return len(self.layers) + len(self.regions)

    @property
    def only(self) -> Layer | Region | None:
        """The one thing that is selected; None where nothing or more is."""
        held = (*self.layers, *self.regions)
        return held[0] if len(held) == 1 else None

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(x.id for x in (*self.layers, *self.regions))

    def all_are(self, *kinds: type) -> bool:
        """Whether only layers are selected, all of these kinds."""
        return (
            bool(self.layers)
            and not self.regions
            and all(isinstance(x, kinds) for x in self.layers)
        )

    def of(self, kind: type[L]) -> tuple[L, ...]:
        return tuple(x for x in self.layers if isinstance(x, kind))


def selected(session: Session) -> Selected:
    """Of a session, with a gesture's preview."""
    regions = (session.region(id) for id in session.selection)
    return Selected(
        session.shown,
        session.page,
        session.selected_layers(),
        tuple(region for region in regions if region is not None),
    )


def common(values: Iterable[Any]) -> Any:
    """The value that all have; MIXED where they differ or there are none."""
    held = list(values)
    if not held or any(value != held[0] for value in held[1:]):
        return MIXED
    return held[0]


def unlocked(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """Of these the layers and regions that may be changed: not locked, nor in a locked group."""
    free = {r.id for page in document.pages for r in page.regions if not r.locked}

    def walk(layers: Iterable[Layer]) -> None:
        for layer in layers:
            if not layer.locked:
                free.add(layer.id)
                if isinstance(layer, Group):
                    walk(layer.children)

    for page in document.pages:
        walk(page.layers)
    return tuple(id for id in ids if id in free)


def folded(
    change: Callable[[Document, str], Document], ids: Iterable[str]
) -> Callable[[Document], Document]:
    """An edit of one thing as an edit of several."""
    held = tuple(ids)

    def every(document: Document) -> Document:
        for id in held:
            document = change(document, id)
        return document

    return every
