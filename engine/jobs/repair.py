"""Repair: what fails the proof or preflight is mended in the document and proved again.

At most three rounds. Each step is an ordinary edit with a name and a reason, so that it can be
shown, undone and replayed; the words, and layers that are locked, stay as they are. The same
document gives the same steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.checking.preflight import PreflightReport
from engine.checking.proof import BlockProof, ProofReport
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.jobs.remedies import Case, Cause, Change, Edit, changes

Pixels = npt.NDArray[np.uint8]
Progress = Callable[[str, float], None]

ROUNDS = 3

_ALONE = frozenset({"contrast", "small", "legibility"})
"""Of these causes one change a round and text: the next one only if it didn't help."""

_MENDED_RULES: dict[str, str] = {
    "overflow": "overflow",
    "missing glyphs": "missing glyphs",
    "trim": "off the page",
    "overlap": "overlap",
    "contrast": "contrast",
    "tiny text": "small",
}
"""Preflight rules that repair knows, with the cause that stands for each."""


@dataclass(frozen=True)
class Findings:
    """What the proof and preflight say of a document. `grounds` are its pages' trims drawn without
    letters, uint8[h, w, 3] at `scale` pixels a point."""

    proof: ProofReport
    preflight: PreflightReport
    grounds: tuple[Pixels, ...]
    scale: float

    @property
    def passed(self) -> bool:
        return self.proof.passed and self.preflight.passed

    @property
    def count(self) -> int:
        """How many things are wrong."""
        faults = sum(f.severity == "fault" for f in self.preflight.findings)
        return faults + len(self.proof.faults) + (0 if self.proof.passed else 1)


Prover = Callable[[Document], Findings]


@dataclass(frozen=True)
class Step:
    """One edit. `before` and `after` are the document around it; undoing is going back to `before`."""

    name: str
    cause: Cause
    block: str
    page: int
    """1 for the first."""
    round: int
    sentence: str
    before: Document = field(repr=False)
    after: Document = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "name": self.name, "cause": self.cause, "block": self.block, "page": self.page,
            "round": self.round, "sentence": self.sentence,
        }  # fmt: skip


@dataclass(frozen=True)
class Repaired:
    """`report` is of `document`; `advice` says what is left for a person to do."""

    document: Document
    steps: tuple[Step, ...]
    report: Findings
    advice: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return self.report.passed

    def to_dict(self) -> dict[str, Any]:
        return {
            "passed": self.passed,
            "steps": [step.to_dict() for step in self.steps],
            "advice": list(self.advice),
        }


@dataclass(frozen=True)
class _Made:
    """A change that was applied, so that it can be applied again."""

    change: Change
    block: str
    page: int
    round: int
    sentence: str


def repair(
    document: Document, prove: Prover, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Repaired:
    """The document with its texts mended as far as edits of their setting can. A sound document
    comes back as it is. `prove` gives the findings of a document; it is called once for the start
    and once after each round (and once more when steps that didn't help are taken back)."""
    tell = progress or (lambda stage, done: None)
    tell("proving", 0.0)
    found = prove(document)
    made: list[_Made] = []
    tried: dict[str, set[str]] = {}
    current = document
    states = [(found.count, 0, found)]
    for number in range(1, rounds + 1):
        if found.passed:
            break
        current, fresh = _round(current, found, tried, number)
        if not fresh:
            break
        made += fresh
        tell(f"proving again ({number})", number / (rounds + 1))
        found = prove(current)
        states.append((found.count, len(made), found))
    if not found.passed:
        # Of rounds that came equally far the first one did it with the fewest changes.
        _, kept, found = min(states, key=lambda state: state[:2])
        helpful = _helpful(document, made[:kept], found)
        if len(helpful) < kept:
            found = prove(_replayed(document, helpful))
        made = helpful
    steps = tuple(_steps(document, made))
    current = steps[-1].after if steps else document
    assert _words(current) == _words(document), "a repair must not change words"
    tell("done", 1.0)
    return Repaired(current, steps, found, tuple(_advice(current, found)))


def _words(document: Document) -> dict[str, str]:
    return {x.id: x.text for x in edits.iter_layers(document) if isinstance(x, TextBlock)}


def _round(
    document: Document, found: Findings, tried: dict[str, set[str]], number: int
) -> tuple[Document, list[_Made]]:
    """One change (or several of independent causes) for each text that doesn't pass."""
    made: list[_Made] = []
    for page, id, proof, rules in _failing(document, found):
        if edits.is_locked(document, id):
            continue
        names = tried.setdefault(id, set())
        causes: set[Cause] = set()
        while True:
            case = Case(
                document, page, id, proof.verdict if proof else "exact", rules,
                found.grounds[page], found.scale, frozenset(names),
            )  # fmt: skip
            change, after = _first(case, causes)
            if change is None:
                break
            words = edits.find(document, id)
            assert isinstance(words, TextBlock)
            document = after
            names.add(change.name)
            causes.add(change.cause)
            made.append(_Made(change, id, page + 1, number, f"{_named(words)}: {change.said}"))
    return document, made


def _first(case: Case, done: set[Cause]) -> tuple[Change | None, Document]:
    """The first change that changes something and whose cause was not dealt with this round."""
    for change in changes(case):
        if change.cause in done or (change.cause in _ALONE and done & _ALONE):
            continue
        # What a text's setting does to its legibility shows only once it can be seen whole.
        if change.cause in ("small", "legibility") and done:
            continue
        after = change.edit(case.document)
        if after is not case.document and after != case.document:
            return change, after
    return None, case.document


def _failing(
    document: Document, found: Findings
) -> Iterator[tuple[int, str, BlockProof | None, frozenset[str]]]:
    """Page index, text, its proof and the preflight faults that name it, in reading order."""
    rules: dict[str, set[str]] = {}
    pages: dict[str, int] = {}
    proofs: dict[str, BlockProof] = {}
    for proof in found.proof.blocks:
        pages.setdefault(proof.block, proof.page - 1)
        if not proof.passed:
            proofs[proof.block] = proof
    for finding in found.preflight.findings:
        if finding.severity == "fault" and finding.block and finding.rule in _MENDED_RULES:
            rules.setdefault(finding.block, set()).add(finding.rule)
            pages.setdefault(finding.block, finding.page - 1)
    for id, page in pages.items():
        if (id in proofs or id in rules) and isinstance(edits.find(document, id), TextBlock):
            yield page, id, proofs.get(id), frozenset(rules.get(id, ()))


# ------------------------------------------------------------------ what helped


def _helpful(document: Document, made: Sequence[_Made], found: Findings) -> list[_Made]:
    """Without the changes whose cause is still there: they did no good and would only be clutter.
    `found` are the findings after all of them."""
    still = _open_causes(_replayed(document, made), found)
    return [m for m in made if (m.block, _family(m.change.cause)) not in still]


def _open_causes(document: Document, found: Findings) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for _, id, proof, rules in _failing(document, found):
        out |= {(id, _family(_MENDED_RULES[rule])) for rule in rules}
        if proof is not None:
            verdict = {"overflow": "overflow", "missing glyphs": "missing glyphs"}
            out.add((id, _family(verdict.get(proof.verdict, "legibility"))))
    return out


def _family(cause: str) -> str:
    """Causes that show in one verdict: what isn't read may be hidden, faint or badly set."""
    return "unread" if cause in ("hidden", "faint", "legibility", "small") else cause


def _replayed(document: Document, made: Sequence[_Made]) -> Document:
    for one in made:
        document = one.change.edit(document)
    return document


def _steps(document: Document, made: Sequence[_Made]) -> Iterator[Step]:
    for one in made:
        after = one.change.edit(document)
        yield Step(
            one.change.name, one.change.cause, one.block, one.page, one.round, one.sentence,
            document, after,
        )  # fmt: skip
        document = after


# ------------------------------------------------------------------ what is left


_TODO: dict[str, str] = {
    "missing glyphs": "add a face that has them with `affiche fonts add`",
    "overflow": "shorten the text, or give it more room on the page",
    "cut": "move it inside the page, or take away what covers it",
    "hidden": "give it a place where it can be seen",
    "differs": "set it larger, in a plainer face, or on a calmer ground",
    "unreadable": "set it larger, in a plainer face, or on a calmer ground",
}


def _advice(document: Document, found: Findings) -> Iterator[str]:
    """One sentence for each thing that a person must do."""
    known: set[str] = set()
    for _, id, proof, rules in _failing(document, found):
        block = edits.find(document, id)
        assert isinstance(block, TextBlock)
        known.add(id)
        if edits.is_locked(document, id):
            yield f"{_named(block)} is locked: unlock it and repair again, or mend it by hand"
        elif proof is not None:
            yield f"{_named(block)} ({proof.verdict}): {_TODO.get(proof.verdict, 'look at it')}"
        else:
            said = [f for f in found.preflight.findings if f.block == id and f.rule in rules]
            yield f"{_named(block)}: {said[0].remedy}" if said else _named(block)
    for finding in found.preflight.findings:
        if finding.severity == "fault" and finding.block not in known:
            yield f"{finding.sentence}: {finding.remedy}"


def _named(block: TextBlock) -> str:
    text = " ".join(block.text.split())
    return f"{block.role} “{text if len(text) <= 28 else text[:27] + '…'}”"


__all__ = ["ROUNDS", "Edit", "Findings", "Prover", "Repaired", "Step", "repair"]
