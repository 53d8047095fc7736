"""What lies on the desk while an instruction is carried out: the document and what surrounds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.document import edits
from engine.document.model import Document, Page
from engine.errors import UserError
from engine.jobs.finishing import Renderer
from engine.jobs.instructing.scope import Scope


@dataclass(frozen=True)
class Desk:
    """The document as it is by now, the page that is meant, what may change, and what draws it.
    `original` is the document as it was given."""

    document: Document
    page: int
    scope: Scope
    render: Renderer
    assets: Mapping[str, bytes]
    original: Document

    @property
    def held(self) -> Page:
        return self.document.pages[self.page]

    def having(self, document: Document, scope: Scope | None = None) -> Desk:
        return replace(self, document=document, scope=self.scope if scope is None else scope)

    def may(self, id: str) -> bool:
        return self.scope.holds(id) and not edits.is_locked(self.document, id)

    def check(self, id: str, name: str) -> None:
        """Raises UserError where the layer may not change."""
        if edits.is_locked(self.document, id):
            raise UserError(f"{name} can't change", remedy="it is locked: unlock it first")
        if not self.scope.holds(id):
            raise UserError(f"{self.scope.name!r} doesn't hold {name}")


@dataclass(frozen=True)
class Change:
    """What an intent came to: the document after it, and a sentence that says what was done.
    `page_wide` for changes that a region can't hold."""

    document: Document
    sentence: str
    scope: Scope | None = None
