"""Findings in the interface's words: what preflight and the proof say, with what was measured and
its limit. Every sentence is whole, so that it can be translated."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from app.editor import engine_words, translations
from app.editor.proofing.findings import MM, Finding, Limits, Severity
from engine.checking import legibility, preflight
from engine.checking.proof import BlockProof, StrayText
from engine.document import edits
from engine.document.model import Box, Document
from engine.drawing.scene import BlockReport, Scene
from engine.errors import UserError

translate = QCoreApplication.translate

Reports = Mapping[str, BlockReport]


def number(value: float, digits: int = 1) -> str:
    """As the interface's language writes it, without trailing zeros."""
    text = QLocale().toString(float(value), "f", digits)
    point = QLocale().decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text


def agreed(text: str, count: int) -> str:
    """A translated text whose source says `(s)`, where no translation brought the plural: as
    English has it."""
    return text.replace("(s)", "" if count == 1 else "s")


def short(text: str, most: int = 34) -> str:
    """One line of a text for a title."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def reports_of(scene: Scene) -> dict[str, BlockReport]:
    return {report.block: report for report in scene.blocks}


def place_of(document: Document, id: str, reports: Reports) -> Box | None:
    """Where a text's ink or a layer's box stands on its page, upright."""
    if id in reports:
        return legibility.block_bounds(reports[id])
    try:
        return edits.turned_bounds(edits.find(document, id)) if id else None
    except UserError:
        return None  # part of a layer that a document of another program names


# ------------------------------------------------------------------ preflight


def from_preflight(
    found: preflight.Finding, page: int, document: Document, reports: Reports, limits: Limits
) -> Finding:
    """`page` is the index of the page that was checked."""
    report = reports.get(found.block)
    title, why = _said(found, report, limits)
    severity: Severity = "error" if found.severity == "fault" else "warning"
    if found.rule in ("empty", "no text"):
        severity = "note"  # a page that was just begun has no fault
    return Finding(
        key=f"{found.rule}:{found.block or page}",
        severity=severity,
        title=title,
        why=why,
        layer=found.block,
        page=page,
        box=place_of(document, found.block, reports),
        rule=found.rule,
    )


def _said(found: preflight.Finding, report: BlockReport | None, limits: Limits) -> tuple[str, str]:
    """Title and reason."""
    words = short(report.text) if report else ""
    if found.rule == "trim":
        return (
            translate("Proof", "“{text}” runs off the page").format(text=words),
            translate("Proof", "{off} mm of it lie outside the trim, 0 mm may.").format(
                off=number(found.value / MM)
            ),
        )
    if found.rule == "safe area":
        return (
            translate("Proof", "“{text}” stands near the edge").format(text=words),
            translate("Proof", "It reaches {over} mm into the margin that stays free.").format(
                over=number(found.value / MM)
            ),
        )
    if found.rule == "overflow":
        return (
            translate("Proof", "“{text}” doesn't fit its box").format(text=words),
            translate("Proof", "What doesn't fit isn't drawn as it was written."),
        )
    if found.rule == "missing glyphs" and report:
        signs = ", ".join(f"“{c}” (U+{ord(c[0]):04X})" for c, _ in report.missing[:3])
        return (
            translate("Proof", "No face has {signs}").format(signs=signs),
            translate("Proof", "Used in “{text}”.").format(text=words),
        )
    if found.rule == "tiny text":
        return _small(words, found.value * limits.scale, limits)
    if found.rule == "contrast" and report:
        return (
            translate("Proof", "“{text}” is hard to see").format(text=words),
            translate(
                "Proof", "Contrast {ratio} : 1 at its worst place, {least} : 1 needed."
            ).format(ratio=number(found.value), least=number(legibility.needed(report))),
        )
    if found.rule == "overlap":
        return (
            translate("Proof", "“{text}” lies on another text").format(text=words),
            translate(
                "Proof", "{share} % of the smaller text is under it, {most} % may be."
            ).format(share=number(100 * found.value, 0), most=number(100 * preflight.OVERLAP, 0)),
        )
    if found.rule == "resolution":
        return (
            translate("Proof", "A picture is too coarse"),
            translate("Proof", "{dpi} dpi at this size, {least} dpi needed.").format(
                dpi=number(found.value, 0), least=number(limits.dpi, 0)
            ),
        )
    if found.rule == "picture missing":
        return (
            translate("Proof", "A picture's file is missing"),
            translate("Proof", "The file isn't in the document or can't be read."),
        )
    if found.rule in ("empty", "no text"):
        return (
            translate("Proof", "The page is empty")
            if found.rule == "empty"
            else translate("Proof", "The page has no text"),
            translate("Proof", "There are no words to prove on it."),
        )
    return found.sentence[:1].upper() + found.sentence[1:], found.remedy


def _small(words: str, size: float, limits: Limits) -> tuple[str, str]:
    title = translate("Proof", "“{text}” is set small").format(text=words)
    if limits.screen:
        return title, translate(
            "Proof", "{size} px; {least} px is the least that reads well."
        ).format(size=number(size), least=number(preflight.SCREEN_WARNING))
    return title, translate("Proof", "{size} pt; {least} pt is the least that reads well.").format(
        size=number(size), least=number(preflight.PRINT_WARNING)
    )


# ------------------------------------------------------------------ the proof


def from_proof(proof: BlockProof, page: int, box: Box | None) -> Finding:
    """A text that isn't read as written. Its key holds the words: other words are another matter."""
    words, read = short(proof.expected), short(proof.read)
    why = difference = engine_words.said(proof.difference)
    if proof.verdict == "differs":
        title = translate("Proof", "“{text}” reads differently").format(text=words)
        if read and read != words:
            title = translate("Proof", "“{text}” reads “{read}”").format(
                text=short(words, 24), read=short(read, 24)
            )
        why = translate("Proof", "Each letter must read as written: {what}.").format(what=why)
    elif proof.verdict == "unreadable":
        title = translate("Proof", "“{text}” can't be read").format(text=words)
        why = translations.sentence(difference)
        if read:
            why = translate("Proof", "The reader is {sure} % sure, {least} % needed.").format(
                sure=number(100 * proof.confidence, 0), least=50
            )
    elif proof.verdict == "hidden":
        title = translate("Proof", "“{text}” can't be seen").format(text=words)
        why = translate("Proof", "No ink of it shows where it stands.")
    elif proof.verdict == "cut":
        title = translate("Proof", "“{text}” is seen in part").format(text=words)
        why = translate("Proof", "All of it must show: {what}.").format(what=difference)
    elif proof.verdict == "overflow":
        title = translate("Proof", "“{text}” doesn't fit its box").format(text=words)
    else:
        title = translate("Proof", "“{text}” has signs that no face has").format(text=words)
    return Finding(
        key=f"words:{proof.block}:{proof.expected}",
        severity="error",
        title=title,
        why=why,
        layer=proof.block,
        page=page,
        box=box,
        rule="words",
    )


def by_shape(proof: BlockProof, page: int, box: Box | None) -> Finding:
    return Finding(
        key=f"by shape:{proof.block}",
        severity="note",
        title=translate("Proof", "“{text}” is proved by its shapes").format(
            text=short(proof.expected)
        ),
        why=translate("Proof", "The reader doesn't know this script; the outlines agree."),
        layer=proof.block,
        page=page,
        box=box,
        rule="words",
    )


def from_stray(stray: StrayText, page: int) -> Finding:
    # Rounded, so that the same letters seen a little elsewhere are the same finding.
    place = f"{page}:{math.floor(stray.box.x / 12)}:{math.floor(stray.box.y / 12)}"
    return Finding(
        key=f"stray:{place}",
        severity="warning",
        title=translate("Proof", "“{text}” is read in the artwork").format(text=short(stray.text)),
        why=translate(
            "Proof", "No text of the document stands there. The reader is {sure} % sure."
        ).format(sure=number(100 * stray.confidence, 0)),
        page=page,
        box=stray.box,
        rule="stray",
    )
