"""What the proof of a text says of its words: how they stand, which letters differ, how many count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QImage

from app.editor.proofing.finding_texts import by_shape, from_proof
from app.editor.proofing.findings import Difference, Finding, WordsState, WordState
from app.editor.proofing.live_pictures import Area, cut
from engine.checking import compare, legibility
from engine.checking.lines import turned_bounds
from engine.checking.proof import BlockProof
from engine.document import edits
from engine.document.model import Box, Document, TextBlock
from engine.drawing.scene import BlockReport
from engine.jobs import room

CROP_EM = 0.22
"""Around the pixels of a text that is shown beside its difference."""


@dataclass(frozen=True, slots=True, eq=False)
class Proved:
    """A text's proof, and the pixels of one that failed."""

    proof: BlockProof
    area: Area | None


def waiting_state(report: BlockReport, page: int) -> WordState:
    """Of a text that isn't proved yet."""
    box = legibility.block_bounds(report)
    return WordState(
        block=report.block, page=page, role=report.role, state="checking", wanted=report.text,
        words=len(word_spans(report.text)), box=box, lines=(box,),
    )  # fmt: skip


def judged(
    proved: Proved, report: BlockReport, page: int, document: Document
) -> tuple[WordState, list[Finding]]:
    found = proved.proof
    box = legibility.block_bounds(report)
    shapes = "unknown script" in found.folded
    state: WordsState = "proved"
    if not found.passed:
        state = "differs"
    elif shapes:
        state = "unknown script"
    words, good = counted(found)
    told = WordState(
        block=found.block, page=page, role=found.role, state=state, wanted=found.expected,
        read=found.read, verdict=found.verdict, confidence=found.confidence, words=words, proved=good, box=box,
        lines=_covered(document, report),
    )  # fmt: skip
    if found.passed:
        return told, [by_shape(found, page, box)] if shapes else []
    finding = from_proof(found, page, box)
    if found.verdict in ("differs", "unreadable") and proved.area is not None:
        crop = cut(proved.area, box.grown(CROP_EM * report.smallest))
        finding = replace(finding, difference=_difference(found, crop))
    return told, [finding]


def _covered(document: Document, report: BlockReport) -> tuple[Box, ...]:
    block = edits.find(document, report.block)
    if report.plate and isinstance(block, TextBlock):
        return (room.extent(block, report),)
    if report.arc is not None or report.curve or not report.line_boxes:
        return (legibility.block_bounds(report),)
    return tuple(turned_bounds(b, report.rotation, report.pivot) for b in report.line_boxes)


def _difference(found: BlockProof, crop: QImage) -> Difference:
    wanted, read = " ".join(found.expected.split()), " ".join(found.read.split())
    if not read:
        return Difference(wanted, read, crop=crop)
    a, b = compare.units(wanted), compare.units(read)
    wanted_runs, read_runs = [], []
    for one in compare.differences(a, b):
        wanted_runs.append(_run(one.expected_span, a))
        read_runs.append(_run(one.read_span, b))
    return Difference(
        wanted, read,
        tuple(r for r in wanted_runs if r[1] > r[0]), tuple(r for r in read_runs if r[1] > r[0]),
        crop,
    )  # fmt: skip


def _run(span: tuple[int, int], units: compare.Units) -> tuple[int, int]:
    """Positions of units as positions in their text."""
    first, last = span
    if last <= first or first >= len(units.sources):
        return 0, 0
    end = units.sources[min(last, len(units.sources)) - 1] + 1
    return units.sources[first], end


def counted(found: BlockProof) -> tuple[int, int]:
    """Words of a text and how many of them are proved: of a text that reads differently, those
    that no difference touches."""
    words = word_spans(found.expected)
    if found.passed:
        return len(words), len(words)
    if found.verdict not in ("differs", "unreadable") or not found.read:
        return len(words), 0
    a, b = compare.units(found.expected), compare.units(found.read)
    touched: set[int] = set()
    for one in compare.differences(a, b):
        low, high = one.expected_span
        for i in range(max(0, low - (high == low)), max(high, low + 1)):
            if i < len(a.sources):
                touched.add(a.sources[i])
    good = sum(not any(s <= t < e for t in touched) for s, e in words)
    # A difference that spaces alone make touches no letter, and is one all the same.
    return len(words), min(good, len(words) - 1) if words else 0


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand, by Unicode's rules (UAX 29): in Chinese each sign is one."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    out: list[tuple[int, int]] = []
    start = 0
    units = text.encode("utf-16-le")
    while (end := finder.toNextBoundary()) != -1:
        word = units[2 * start : 2 * end].decode("utf-16-le", "replace")
        if any(c.isalnum() for c in word):
            before = len(units[: 2 * start].decode("utf-16-le", "replace"))
            out.append((before, before + len(word)))
        start = end
    return out
