"""Ways to mend a finding: the remedies of repair, and plain edits. The least invasive first."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from app.editor.proofing.findings import Finding, Fix
from engine.checking.proof import Verdict
from engine.document import edits
from engine.document.model import Box, Document, TextBlock
from engine.errors import UserError
from engine.jobs import remedies, room
from engine.jobs.remedies.case import moved

translate = QCoreApplication.translate

Pixels = npt.NDArray[np.uint8]

MOST = 2
"""Actions on one card."""

_RULES = frozenset({"overflow", "missing glyphs", "trim", "overlap", "contrast", "tiny text"})
"""Of preflight: those that remedies know."""


def fixes_for(
    finding: Finding, document: Document, ground: Pixels, scale: float, verdict: Verdict
) -> tuple[Fix, ...]:
    """At most two. `ground`: the page without letters, uint8[h, w, 3] at `scale` px a point;
    `verdict` of the proof where the finding is about words."""
    try:
        layer = edits.find(document, finding.layer)
    except UserError:
        return ()
    if finding.severity == "note":
        return ()
    if edits.is_locked(document, layer.id):
        label = translate("Proof", "Unlock it")
        return (Fix(label, label, lambda d: _unlocked(d, layer.id)),)
    if not isinstance(layer, TextBlock):
        return ()
    if finding.rule == "safe area":
        return _further_in(document, finding.page, layer)
    if finding.rule != "words" and finding.rule not in _RULES:
        return ()
    rules = frozenset() if finding.rule == "words" else frozenset({finding.rule})
    case = remedies.Case(document, finding.page, layer.id, verdict, rules, ground, scale)
    out: list[Fix] = []
    for change in remedies.changes(case):
        after = change.edit(document)
        if after is document or after == document:
            continue
        label = _label(change.name)
        if all(fix.label != label for fix in out):
            out.append(Fix(label, label, change.edit, change.said))
        if len(out) == MOST:
            break
    return tuple(out)


def _unlocked(document: Document, id: str) -> Document:
    for held in (*edits.ancestors(document, id), edits.find(document, id)):
        document = edits.lock(document, held.id, False)
    return document


def _further_in(document: Document, page: int, block: TextBlock) -> tuple[Fix, ...]:
    """Moved into the margin's frame, by the shortest way."""
    report = room.report_of(document, page, block.id)
    if report is None:
        return ()
    held = document.pages[page]
    free = Box(held.safe, held.safe, held.width - 2 * held.safe, held.height - 2 * held.safe)
    ink = room.extent(block, report)
    around = room.obstacles(document, page, block.id)
    place = room.nearest_place(ink, free, around)
    if place is None:
        return ()
    case = remedies.Case(
        document, page, block.id, "exact", frozenset(), np.zeros((1, 1, 3), np.uint8), 1.0
    )
    label = translate("Proof", "Move it further in")
    return (Fix(label, label, moved(case, report, *place)),)


def _label(name: str) -> str:
    """What a remedy is called on a button and in the history."""
    labels = {
        "another face for missing letters": translate("Proof", "Add a face that has them"),
        "full opacity": translate("Proof", "Make it opaque"),
        "raised": translate("Proof", "Raise it above"),
        "opaque ink": translate("Proof", "Make its ink opaque"),
        "one colour": translate("Proof", "Set it in one colour"),
        "other ink": translate("Proof", "Change its colour"),
        "quiet scene": translate("Proof", "Calm the scene behind"),
        "backed": translate("Proof", "Set it on a band"),
        "ink on paper": translate("Proof", "Set it in ink on paper"),
        "smaller size": translate("Proof", "Set it smaller"),
        "much smaller size": translate("Proof", "Set it much smaller"),
        "smaller beside another": translate("Proof", "Set it smaller"),
        "larger box": translate("Proof", "Enlarge its box"),
        "fitted to its box": translate("Proof", "Fit it to its box"),
        "moved inside": translate("Proof", "Move it inside"),
        "box inside": translate("Proof", "Bring its box inside"),
        "smaller and inside": translate("Proof", "Bring it inside, smaller"),
        "moved apart": translate("Proof", "Move it apart"),
        "larger size": translate("Proof", "Set it larger"),
        "still larger size": translate("Proof", "Set it larger"),
        "fewer effects": translate("Proof", "Take its effects away"),
        "plain face": translate("Proof", "Use a plainer face"),
        "open setting": translate("Proof", "Open its spacing"),
        "upright": translate("Proof", "Set it upright"),
    }
    return labels.get(name, name[:1].upper() + name[1:])
