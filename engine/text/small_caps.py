"""Small capitals: the face's own where it has them, else scaled capitals.

The text keeps its letters; only what is shaped changes, character for character.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.text import fonts, shaping
from engine.text.shaping import Run, script_of
from engine.text.spec import Span

Features = tuple[tuple[str, int], ...]

_TALLER = 1.08
"""Than the x-height: small capitals as low as the x-height look smaller than the lower case."""
_SMALLEST, _LARGEST = 0.7, 0.82
_TRACKING = 0.03
"""Added between scaled capitals, in em."""
_SCRIPTS = frozenset(("Latn", "Grek", "Cyrl", "Armn", "Copt"))


def split(
    spans: Sequence[Span],
    features: Sequence[Features],
    faces: tuple[str, ...],
    tracking: float,
    language: str,
) -> tuple[tuple[Span, ...], list[Features]]:
    """The spans as they are to be shaped and the features of each.

    Where the faces have small capitals for the lower case of a span it keeps its text and gets
    `smcp`; otherwise it is cut where the case changes and its lower case becomes capitals.
    """
    out: list[Span] = []
    of: list[Features] = []
    for span, own in zip(spans, features, strict=True):
        asked = span.faces or faces
        lower = {c for c in span.text if c.islower() and script_of(c) in _SCRIPTS}
        face = next((f for f in asked if _draws_any(f, lower)), asked[0])
        if not lower or _has_own(face, "".join(sorted(lower)), language):
            out.append(span)
            of.append(own if not lower else (*own, ("smcp", 1)))
            continue
        loaded = fonts.load(face)
        ratio = _TALLER * loaded.x_height / loaded.cap_height if loaded.cap_height else _SMALLEST
        ratio = min(_LARGEST, max(_SMALLEST, ratio))
        wide = (tracking if span.tracking is None else span.tracking) + _TRACKING
        at = 0
        text = span.text
        while at < len(text):
            small = _capital(text[at], language, face)
            end = at
            shown = ""
            while end < len(text):
                capital = _capital(text[end], language, face)
                # Marks stay with their letter.
                if bool(capital) != bool(small) and script_of(text[end]) != "Zinh":
                    break
                shown += capital or text[end]
                end += 1
            if small:
                out.append(replace(span, text=shown, scale=span.scale * ratio, tracking=wide))
            else:
                out.append(replace(span, text=shown))
            of.append(own)
            at = end
    return tuple(out), of


def _draws_any(face: str, letters: set[str]) -> bool:
    return not fonts.load(face).coverage.isdisjoint(map(ord, letters))


def _capital(letter: str, language: str, face: str) -> str:
    """The capital of a lower-case letter as one character, or ''."""
    if not letter.islower():
        return ""
    if letter in "iı" and language.split("-")[0].lower() in ("tr", "az"):
        return "İ" if letter == "i" else "I"
    if letter == "ß":
        return "ẞ" if ord("ẞ") in fonts.load(face).coverage else ""
    capital = letter.upper()
    return capital if len(capital) == 1 and capital != letter else ""


@fonts.memo(1024)
def _has_own(face: str, letters: str, language: str) -> bool:
    """Whether a face draws small capitals for all of some letters that it has."""
    coverage = fonts.load(face).coverage
    own = [c for c in letters if ord(c) in coverage]
    for c in own:
        run = Run(0, 1, 0, face, script_of(c), 0)
        plain = shaping.shape(c, 0, 1, run, language, ())
        small = shaping.shape(c, 0, 1, run, language, (("smcp", 1),))
        if plain.gids == small.gids:
            return False
    return bool(own)
