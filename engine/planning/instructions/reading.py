"""From a sentence to intents: the words decide, and where they don't the meaning does."""

from __future__ import annotations

import re
from typing import Final

from engine.errors import UserError
from engine.planning import language as languages
from engine.planning.brief import quotations
from engine.planning.instructions import meaning
from engine.planning.instructions.clauses import QUOTED, Clause, clauses
from engine.planning.instructions.interpreting import interpreted
from engine.planning.instructions.joining import carried_on, distinct, settled, shared, take
from engine.planning.instructions.lexicon import best_language, folded, scan
from engine.planning.instructions.values import Instruction, Intent

SURE: Final = 0.5
"""Confidence from which a reading is acted on without asking."""


MEANT: Final = 0.6
"""Confidence in a meaning alone from which it is acted on. Of the lexicon's own sentences, each
read without itself, nine in ten are then read rightly; of strangers' sentences fewer."""
UNEXPLAINED: Final = 2
"""Unknown words from which a reading of the whole poster must agree with the meaning."""
WHOLE: Final = frozenset(("relight", "tone", "scene"))
LONGEST: Final = 1000


def read(text: str) -> Instruction:
    """The intents of a sentence in English, Chinese or French. Raises UserError where there is
    nothing to read; what stays unclear is listed in `unread`."""
    text = text.strip()
    if not text:
        raise UserError(
            "there is no instruction", remedy='say what to change, e.g. "make it night"'
        )
    if len(text) > LONGEST:
        raise UserError(
            f"the instruction has {len(text):,} letters", remedy=f"say it in {LONGEST:,} or fewer"
        )
    quotes = tuple(quotations(text))
    masked, at = "", 0
    for n, quote in enumerate(quotes):
        masked += _spaced(text[at : quote.start]) + chr(QUOTED + n)
        at = quote.end
    masked += _spaced(text[at:])
    low = folded(masked)
    language = best_language(low, languages.detect(text))
    intents: list[Intent] = []
    unread: list[tuple[str, tuple[Intent, ...]]] = []
    before: Clause | None = None
    for clause in clauses(masked, scan(low, language), quotes, language):
        if clause.empty:
            continue
        found = carried_on(clause, intents, before) or shared(interpreted(clause), clause, intents)
        if _doubtful(found, clause):
            guesses = meaning.nearest(clause.text.strip())
            agreed = [f for f in found if any(_same(f, g) for g in guesses)]
            if agreed:
                found = agreed
            elif guesses[0].confidence >= MEANT:
                found = [guesses[0]]
            else:
                unread.append((clause.text.strip(), tuple(distinct([*found, *guesses]))))
                continue
        take(found, intents)
        before = clause
    return Instruction(text, language, tuple(settled(intents)), tuple(unread))


def _spaced(text: str) -> str:
    """With single spaces; quoted words keep theirs."""
    return re.sub(r"[ \t]+", " ", text)


def _doubtful(found: list[Intent], clause: Clause) -> bool:
    """Whether the words leave so much of a clause unexplained that its meaning is asked too."""
    if not found or found[0].confidence < SURE:
        return True
    whole = all(f.kind in WHOLE and not f.target for f in found)
    return whole and clause.unexplained >= UNEXPLAINED


def _same(a: Intent, b: Intent) -> bool:
    return (a.kind, a.value) == (b.kind, b.value) and a.confidence > 0.3
