"""Remedies: for each cause that keeps a text from being read, the ordinary edits that may mend it,
the least invasive first. No remedy changes a word."""

from __future__ import annotations

from collections.abc import Iterator

from engine.jobs.remedies.case import Case, Cause, Change, Edit, Remedy
from engine.jobs.remedies.placing import off_page, overflow, overlap
from engine.jobs.remedies.reading import companion, legibility_of, missing, small
from engine.jobs.remedies.seeing import contrast, hidden

__all__ = ["Case", "Cause", "Change", "Edit", "changes", "companion"]

_REMEDIES: tuple[Remedy, ...] = (
    missing, hidden, off_page, overflow, overlap, contrast, small, legibility_of,
)  # fmt: skip


def changes(case: Case) -> Iterator[Change]:
    """What may be done now, in the order of trust; a change that was tried before is left out."""
    report = case.report
    if report is None:
        return
    for remedy in _REMEDIES:
        for change in remedy(case, report):
            if change.name not in case.tried:
                yield change
