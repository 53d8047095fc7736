"""One undo history: named documents in a row. Documents are values, so undo keeps them whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.document.model import Document

Kind = Literal["open", "edit", "variant"]

LIMIT = 500
"""Steps that are kept; documents share what didn't change, so a step is small."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A document as it was after an edit. `selection`: what was selected then."""

    name: str
    document: Document
    selection: tuple[str, ...] = ()
    kind: Kind = "edit"
    merge: str = ""
    """Steps of one merge key that follow each other are one step (typing, nudging, scrubbing)."""


class History:
    """Steps and a place among them; the first is the document as opened."""

    def __init__(self, document: Document, name: str = "Open") -> None:
        self._steps: list[Step] = [Step(name, document, kind="open")]
        self._at = 0
        self._saved = document

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    @property
    def at(self) -> int:
        return self._at

    @property
    def document(self) -> Document:
        return self._steps[self._at].document

    @property
    def step(self) -> Step:
        return self._steps[self._at]

    @property
    def undo_name(self) -> str:
        """Of the step that undo takes back; '' when there is none."""
        return self._steps[self._at].name if self._at else ""

    @property
    def redo_name(self) -> str:
        return self._steps[self._at + 1].name if self._at + 1 < len(self._steps) else ""

    def push(
        self,
        name: str,
        document: Document,
        selection: tuple[str, ...] = (),
        *,
        kind: Kind = "edit",
        merge: str = "",
    ) -> bool:
        """A new step after the current one; what was undone before is gone. False, and no step,
        when the document is the same object or equal."""
        if document is self.document or document == self.document:
            return False
        step = Step(name, document, selection, kind, merge)
        del self._steps[self._at + 1 :]
        last = self._steps[self._at]
        if merge and last.merge == merge and last.document is not self._saved:
            self._steps[self._at] = step
        else:
            self._steps.append(step)
            if len(self._steps) > LIMIT + 1:
                del self._steps[0]
        self._at = len(self._steps) - 1
        return True

    def seal(self) -> None:
        """The next step doesn't merge with the last one (a pause, a click elsewhere)."""
        last = self._steps[self._at]
        if last.merge:
            self._steps[self._at] = Step(last.name, last.document, last.selection, last.kind)

    def undo(self) -> Step | None:
        return self.go(self._at - 1) if self._at else None

    def redo(self) -> Step | None:
        return self.go(self._at + 1) if self._at + 1 < len(self._steps) else None

    def go(self, at: int) -> Step:
        """Raises IndexError."""
        if not 0 <= at < len(self._steps):
            raise IndexError(at)
        self._at = at
        return self._steps[at]

    def mark_saved(self) -> None:
        self._saved = self.document

    @property
    def is_saved(self) -> bool:
        return self._saved is self.document
