"""Preflight of one page for the live proof, with the checks that it passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from app.editor.brand import brand_checks
from app.editor.proofing import print_checks
from app.editor.proofing.finding_texts import from_preflight, number, reports_of
from app.editor.proofing.findings import MM, Check, Finding, Limits
from app.editor.proofing.live_pictures import Pixels, worded
from engine.checking import legibility, preflight, stray
from engine.document.model import Document
from engine.drawing.scene import Scene

translate = QCoreApplication.translate


def preflighted(
    document: Document,
    index: int,
    scene: Scene,
    ground: Pixels,
    scale: float,
    assets: Mapping[str, bytes],
    limits: Limits,
) -> tuple[list[Finding], list[Check]]:
    """Findings and passed checks of the page `index`. `ground`: the page without letters,
    uint8[h, w, 3] at `scale` px a point."""
    report = preflight.preflight(
        [scene], unit="px" if limits.screen else "mm", assets=assets,
        backgrounds=[ground], scale=scale,
    )  # fmt: skip
    reports = reports_of(scene)
    found = [
        from_preflight(f, index, document, reports, limits)
        for f in _at_size(report.findings, limits)
        if not (f.rule == "resolution" and f.value >= limits.dpi - 0.5)
    ]
    more, passed = print_checks.of_page(document, index, scene, reports, ground, limits)
    more += brand_checks.of_page(document, index)
    return found + more, _passed(scene, ground, scale, found, limits) + passed


def _at_size(found: Sequence[preflight.Finding], limits: Limits) -> Iterator[preflight.Finding]:
    """Small letters of a print document on a screen have more pixels than points."""
    for finding in found:
        if finding.rule != "tiny text" or limits.scale == 1.0:
            yield finding
            continue
        pixels = finding.value * limits.scale
        if pixels < preflight.SCREEN_WARNING - 1e-6:
            fault = pixels < preflight.SCREEN_FAULT - 1e-6
            yield msgspec.structs.replace(finding, severity="fault" if fault else "warning")


def _passed(
    scene: Scene, ground: Pixels, scale: float, found: list[Finding], limits: Limits
) -> list[Check]:
    """Preflight's checks that found nothing, with what was measured where there is a number."""
    broken = {f.rule for f in found}
    blocks = worded(scene)
    unit = "px" if limits.screen else "pt"
    smallest = min((b.smallest for b in blocks), default=0.0) * limits.scale
    ratios = (legibility.text_contrast(ground, b, scale)[0] for b in blocks)
    lowest = min((r for r in ratios if r > 0), default=21.0)
    named = [
        ("trim", translate("Proof", "All texts on the page"), ""),
        ("safe area", translate("Proof", "Margin kept free"), f"{number(scene.safe / MM)} mm"),
        ("overflow", translate("Proof", "Texts fit their boxes"), ""),
        ("missing glyphs", translate("Proof", "Every sign has a glyph"), ""),
        ("tiny text", translate("Proof", "Smallest text"), f"{number(smallest)} {unit}"),
        ("overlap", translate("Proof", "No text on another"), ""),
        ("contrast", translate("Proof", "Lowest contrast"), f"{number(lowest)} : 1"),
        (
            "resolution",
            translate("Proof", "Pictures at this size"),
            f"≥ {number(limits.dpi, 0)} dpi",
        ),
    ]
    if not blocks:
        named = []
    pictures = stray.holds_pictures(scene)
    return [
        Check(title, value)
        for rule, title, value in named
        if rule not in broken
        and (rule != "resolution" or (pictures and "picture missing" not in broken))
        and (rule != "safe area" or (scene.safe > 0 and "trim" not in broken))
    ]


_SAYING_WHY = frozenset({"overflow", "missing glyphs", "trim"})
"""Preflight rules that say why the words of a text can't be proved."""


def merged(words: list[Finding], found: list[Finding]) -> list[Finding]:
    """Without what the proof and preflight both say of a text."""
    said = {f.layer for f in found if f.rule in _SAYING_WHY}
    return [f for f in words if f.severity == "note" or f.layer not in said] + found


def once(checks: list[Check]) -> tuple[Check, ...]:
    """One of each title: of several pages the first."""
    return tuple({check.title: check for check in reversed(checks)}.values())[::-1]
