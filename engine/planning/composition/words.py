"""The space between words: never so narrow that two of them are read as one.

Tight tracking takes its share from word spaces too, and many display faces are drawn with narrow
ones. A space is seen beside the letters around it, so it is measured in letters, not in em.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from engine.document.model import TextRun
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec

LEAST = 0.52
"""Of a mean letter with its tracking: the narrowest word space."""
CAPITALS = 0.6
"""The same where everything is in capitals, which have no extenders to tell words apart."""
SLIGHT = 0.02
"""In em: less than this isn't worth a run of its own."""
MOST = 0.4
AIR, DESCENT = 0.1, 0.9
"""Between two lines of capitals, in em; how much of a descender counts between other lines."""
LONGEST = 160
"""Characters; running text keeps the spaces that its face was drawn with."""


def spaced(
    runs: Sequence[TextRun], faces: tuple[str, ...], tracking: float, *, caps: bool = False
) -> tuple[TextRun, ...]:
    """The runs with their word spaces widened where they are too narrow for the letters."""
    text = "".join(run.text for run in runs)
    if len(text) > LONGEST or " " not in text.strip() or not _cased(text):
        return tuple(runs)
    out: list[TextRun] = []
    for run in runs:
        own = tracking if run.tracking is None else run.tracking
        more = lacking(run.text, run.faces or faces, own, caps=caps)
        words = run.text.split(" ")
        if more < SLIGHT or len(words) < 2:
            out.append(run)
            continue
        for i, word in enumerate(words):
            if i:
                out.append(msgspec.structs.replace(run, text=" ", tracking=round(own + more, 4)))
            if word:
                out.append(msgspec.structs.replace(run, text=word))
    return tuple(out)


def lacking(text: str, faces: tuple[str, ...], tracking: float, *, caps: bool = False) -> float:
    """What a word space of the text lacks, in em; 0 where it is wide enough."""
    letters = "".join(c for c in text if c.isalnum())
    if not letters:
        return 0.0
    shown = letters.upper() if caps else letters
    mean = _width(shown, faces) / len(shown) + tracking
    least = CAPITALS if shown.isupper() else LEAST
    space = _width("n n", faces) - _width("nn", faces) + 2 * tracking
    return min(max(0.0, least * mean - space), MOST)


@functools.lru_cache(maxsize=256)
def clear_leading(faces: tuple[str, ...], *, caps: bool = False) -> float:
    """The leading, in sizes, at which the letters of two lines don't touch: a descender may come
    near a letter below it, capitals keep a little air."""
    _, high, _, _ = _ink("HE" if caps else "dfkl", faces)
    if caps:
        return AIR - high
    return DESCENT * _ink("pgy", faces)[3] - high


def _cased(text: str) -> bool:
    return any(c.upper() != c.lower() for c in text)


@functools.lru_cache(maxsize=4096)
def _width(text: str, faces: tuple[str, ...]) -> float:
    """Of the ink at a size of 1."""
    ink = _ink(text, faces)
    return ink[2] - ink[0]


def _ink(text: str, faces: tuple[str, ...]) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 at a size of 1, from the baseline, y down."""
    found = layout(TextSpec((Span(text),), 1e5, faces=faces, size=1.0))
    base = found.lines[0].baseline
    x0, y0, x1, y1 = found.ink
    return x0, y0 - base, x1, y1 - base
