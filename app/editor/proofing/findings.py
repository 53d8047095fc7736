"""What the proof and preflight found, as values that panels, marks and dialogs show.

A finding that a person accepted is kept in the document with its reason, under `extra`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

import msgspec
from PySide6.QtGui import QImage

from app.editor.session import Edit
from engine.document.model import Box, Document

Severity = Literal["error", "warning", "note"]
WordsState = Literal["proved", "checking", "differs", "unknown script"]

ACCEPTED = "accepted_findings"
"""Key of `Document.extra`: reasons by the findings' keys."""

_WORST: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


class Fix(NamedTuple):
    """A way to mend a finding. `name` is the step's in the history, `said` tells what it does."""

    label: str
    name: str
    edit: Edit
    said: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What should stand there and what was read, with the runs that differ as (start, end)."""

    wanted: str
    read: str
    wanted_runs: tuple[tuple[int, int], ...] = ()
    read_runs: tuple[tuple[int, int], ...] = ()
    crop: QImage | None = field(default=None, compare=False)
    """The pixels that were read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `number` is 0 until it is given one; notes have none. `layer` is ''
    and `box` (points of the page) None for what concerns the page as a whole."""

    key: str
    severity: Severity
    title: str
    why: str = ""
    """One line with what was measured and its limit."""
    layer: str = ""
    page: int = 0
    """Index."""
    box: Box | None = None
    fixes: tuple[Fix, ...] = field(default=(), compare=False)
    rule: str = ""
    """Preflight's name of the rule; `words` for the proof."""
    difference: Difference | None = None
    number: int = 0
    reason: str = ""
    """Why a person accepted it; it is a note then."""

    @property
    def acceptable(self) -> bool:
        """Whether a person may say that it is right as it is."""
        return (
            not self.reason and self.severity != "note" and self.rule not in _NOT_A_MATTER_OF_TASTE
        )


_NOT_A_MATTER_OF_TASTE = frozenset({"missing glyphs", "overflow", "empty", "picture missing"})


@dataclass(frozen=True, slots=True)
class WordState:
    """How the words of one text stand. `proved` of `words` are."""

    block: str
    page: int
    role: str
    state: WordsState
    wanted: str
    read: str = ""
    verdict: str = "exact"
    """Of the proof, where it isn't proved: why."""
    confidence: float = 0.0
    """Of the reader, 0..1."""
    words: int = 0
    proved: int = 0
    box: Box | None = None
    """Upright bounds of the ink, points of the page."""
    lines: tuple[Box, ...] = ()
    """Where nothing may be drawn over it: upright bounds of its lines, or of its plate."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check that was passed, with what was measured."""

    title: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a kind of output asks for. Sizes in points (px for screens), bleed in points."""

    screen: bool
    dpi: float
    scale: float = 1.0
    """Pixels of the design for each point."""
    density: int = 1
    """Pixels of the screen for each of the design's."""
    bleed: float = 0.0
    inks: bool = False
    """Whether it is printed, so that gamut and hairlines matter."""


MM = 72 / 25.4

PROFILES: Mapping[str, Limits] = {
    "print": Limits(screen=False, dpi=150.0, bleed=3 * MM, inks=True),
    "web": Limits(screen=True, dpi=72.0),
    "web2x": Limits(screen=True, dpi=72.0, density=2),
    "large": Limits(screen=False, dpi=72.0, bleed=3 * MM, inks=True),
}

SCREEN_DPI = 96.0
"""At which documents for print are shown on screens; those for screens have 72."""


def limits_of(profile: str, document: Document) -> Limits:
    """Raises KeyError for a profile that isn't there."""
    limits = PROFILES[profile]
    if limits.screen and document.unit != "px":
        limits = replace(limits, scale=SCREEN_DPI / 72, dpi=SCREEN_DPI)
    return replace(limits, dpi=limits.dpi * limits.density)


def profile_for(document: Document) -> str:
    """The profile that suits the document until somebody chooses one."""
    if document.unit == "px":
        return "web"
    side = max((max(p.width, p.height) for p in document.pages), default=0.0)
    return "large" if side > 2000.0 else "print"


# ------------------------------------------------------------------ numbers


def numbered(findings: Sequence[Finding], held: Mapping[str, int]) -> tuple[Finding, ...]:
    """The findings with their numbers, worst first. Keys in `held` keep theirs; others take the
    smallest that are free. Notes go last and have none."""
    ranked = sorted(findings, key=worst_first)
    taken = {held[f.key] for f in ranked if f.severity != "note" and f.key in held}
    out: list[Finding] = []
    free = 1
    for finding in ranked:
        number = 0
        if finding.severity != "note":
            number = held.get(finding.key, 0)
            if not number:
                while free in taken:
                    free += 1
                number = free
                taken.add(number)
        out.append(replace(finding, number=number))
    return tuple(sorted(out, key=lambda f: (_WORST[f.severity], f.number)))


def worst_first(finding: Finding) -> tuple[int, int, float, float]:
    """Errors, warnings, notes; each page by page, from the top."""
    x, y = (finding.box.x, finding.box.y) if finding.box else (0.0, -1.0)
    return _WORST[finding.severity], finding.page, y, x


# ------------------------------------------------------------------ accepted ones


def accepted(document: Document) -> dict[str, str]:
    """Reasons by keys. What another program wrote under the name is left alone."""
    raw = document.extra.get(ACCEPTED)
    if raw is None:
        return {}
    try:
        return msgspec.json.decode(raw, type=dict[str, str])
    except msgspec.DecodeError:
        return {}


def accept(document: Document, key: str, reason: str) -> Document:
    """The document in which that finding is right as it is, and why."""
    return _with_accepted(document, {**accepted(document), key: reason.strip()})


def ask_again(document: Document, key: str) -> Document:
    """The finding counts again."""
    kept = accepted(document)
    kept.pop(key, None)
    return _with_accepted(document, kept)


def _with_accepted(document: Document, reasons: dict[str, str]) -> Document:
    extra = {k: v for k, v in document.extra.items() if k != ACCEPTED}
    if reasons:
        # As a loaded file spells it, so that saving and opening gives an equal document.
        extra[ACCEPTED] = msgspec.Raw(msgspec.json.encode(reasons, order="sorted"))
    return msgspec.structs.replace(document, extra=extra)


def with_reasons(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """Those that the document accepts become notes with their reason."""
    reasons = accepted(document)
    return [
        replace(f, severity="note", reason=reasons[f.key])
        if f.key in reasons and f.severity != "note"
        else f
        for f in findings
    ]
