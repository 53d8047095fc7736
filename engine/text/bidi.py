"""The Unicode bidirectional algorithm (UAX 9): levels of a paragraph and the order of a line.

ICU finds the levels of ordinary text. Where a text has embeddings, overrides, marks beside
brackets or brackets in great number, ICU 77 misses cases of Unicode's own test file; such texts are
rare and go through `resolve`, which follows the annex rule by rule.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import icu

from engine.text.characters import TURNS, bracket_of, safe, survey

L, R, EN, ES, ET, AN, CS, B, S, WS, ON, LRE, LRO, AL, RLE, RLO, PDF, NSM, BN, FSI, LRI, RLI, PDI = (
    range(23)
)
"""Bidi classes in ICU's order."""
_EMBEDDINGS = frozenset((LRE, RLE, LRO, RLO))
_ISOLATES = frozenset((LRI, RLI, FSI))
_REMOVED = frozenset((LRE, RLE, LRO, RLO, PDF, BN))
_NEUTRAL = frozenset((B, S, WS, ON, FSI, LRI, RLI, PDI))
_BLANK = frozenset((WS, FSI, LRI, RLI, PDI, *_REMOVED))
_STRONG = frozenset((L, R, AL))
_DEEPEST = 125
_PAIRS = 63
_FORMATS = frozenset("\u202a\u202b\u202c\u202d\u202e")


def bidi_levels(text: str, base: int | None = None) -> tuple[list[int], int]:
    """Embedding level of every code point of one paragraph, and the base level (UAX 9, to L1).

    The first strong letter sets the base level unless it is given as 0 or 1. Where all of a text
    runs one way its levels may be those of the base: the order is the same.
    """
    characters, traits, _ = survey(text)
    if not traits & TURNS and not base:
        return [0] * len(text), 0
    if not _FORMATS.isdisjoint(characters) or _brackets_beside_marks(text, characters):
        return resolve(text, base)
    unicode = icu.UnicodeString(safe(text))
    bidi = icu.Bidi()
    bidi.setPara(unicode, icu.Bidi.DEFAULT_LTR if base is None else base)
    levels = list(bidi.getLevels())
    if len(levels) != len(text):
        wide, levels, at = levels, [], 0
        for c in text:
            levels.append(wide[at])
            at += 2 if c > "\uffff" else 1
    return levels, int(bidi.getParaLevel())


def _brackets_beside_marks(text: str, characters: frozenset[str]) -> bool:
    brackets = [c for c in characters if bracket_of(c)]
    if not brackets:
        return False
    if any(_class(c) == NSM for c in characters):
        return True
    return sum(map(text.count, brackets)) > _PAIRS


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices of a line's parts from left to right, given their levels (UAX 9, L2).

    Spaces at the line's end must have the paragraph's level already (L1).
    """
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for least in range(max(levels), min(odd) - 1, -1):
        i = 0
        while i < len(order):
            if levels[order[i]] < least:
                i += 1
                continue
            j = i
            while j < len(order) and levels[order[j]] >= least:
                j += 1
            order[i:j] = order[i:j][::-1]
            i = j
    return order


# ------------------------------------------------------------------ rule by rule


def _class(character: str) -> int:
    if "\ud800" <= character <= "\udfff":
        return ON
    value: int = icu.Char.charDirection(ord(character))
    return value


def _matches(classes: Sequence[int]) -> dict[int, int]:
    """The PDI of every isolate that has one (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(i)
        elif kind == PDI and opened:
            found[opened.pop()] = i
        elif kind == B:
            opened.clear()
    return found


def _first_strong(classes: Sequence[int], a: int, b: int, matches: dict[int, int]) -> int:
    """The level that the first strong letter of a..b asks for, or -1 (P2, P3)."""
    i = a
    while i < b:
        kind = classes[i]
        if kind in _STRONG:
            return 0 if kind == L else 1
        if kind in _ISOLATES:
            i = matches.get(i, b)
        i += 1
    return -1


def resolve(text: str, base: int | None = None) -> tuple[list[int], int]:
    """Levels and base level as `bidi_levels` gives them, by the rules of UAX 9 alone."""
    own = [_class(c) for c in text]
    matches = _matches(own)
    if base is None:
        base = max(0, _first_strong(own, 0, len(own), matches))
    classes, levels = _explicit(own, matches, base)
    kept = [i for i, kind in enumerate(own) if kind not in _REMOVED]
    for sequence, sos, eos in _sequences(own, kept, levels, matches, base):
        _weak(classes, sequence, sos)
        _brackets(text, own, classes, sequence, sos, levels[sequence[0]])
        _neutral(classes, sequence, sos, eos, levels[sequence[0]])
        for i in sequence:
            if levels[i] & 1:
                levels[i] += classes[i] != R
            else:
                levels[i] += 1 if classes[i] == R else 2 * (classes[i] != L)
    blank = True
    for i in range(len(own) - 1, -1, -1):
        # L1: separators, and the spaces before them and at the end.
        if own[i] in (B, S):
            blank = True
        elif own[i] not in _BLANK:
            blank = False
        if blank:
            levels[i] = base
    for i, kind in enumerate(own):
        # What X9 removes goes with what stands before it, so that it cuts no run.
        if kind in _REMOVED:
            levels[i] = levels[i - 1] if i else base
    return levels, base


def _explicit(
    own: Sequence[int], matches: dict[int, int], base: int
) -> tuple[list[int], list[int]]:
    """X1 to X8: classes after overrides, and explicit levels."""
    closing = set(matches.values())
    classes, levels = list(own), [base] * len(own)
    start: list[tuple[int, int, bool]] = [(base, -1, False)]
    stack = start[:]
    isolates = overflow = overflow_isolates = 0
    for i, kind in enumerate(own):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS or kind in _ISOLATES:
            levels[i] = level
            if kind == FSI:
                rtl = _first_strong(own, i + 1, matches.get(i, len(own)), matches) == 1
            else:
                rtl = kind in (RLE, RLO, RLI)
            isolate = kind in _ISOLATES
            if isolate and override >= 0:
                classes[i] = override
            deeper = level + 1 + ((level & 1) if rtl else (1 - (level & 1)))
            if deeper <= _DEEPEST and not overflow and not overflow_isolates:
                isolates += isolate
                forced = L if kind == LRO else R if kind == RLO else -1
                stack.append((deeper, forced, isolate))
            elif isolate:
                overflow_isolates += 1
            elif not overflow_isolates:
                overflow += 1
        elif kind == PDI:
            if overflow_isolates:
                overflow_isolates -= 1
            elif isolates and i in closing:
                overflow = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            levels[i] = level
            if override >= 0:
                classes[i] = override
        elif kind == PDF:
            levels[i] = level
            if overflow_isolates:
                continue
            if overflow:
                overflow -= 1
            elif len(stack) > 1 and not stack[-1][2]:
                stack.pop()
        elif kind == B:
            stack, isolates, overflow, overflow_isolates = start[:], 0, 0, 0
        else:
            levels[i] = level
            if override >= 0 and kind != BN:
                classes[i] = override
    return classes, levels


def _sequences(
    own: Sequence[int],
    kept: Sequence[int],
    levels: Sequence[int],
    matches: dict[int, int],
    base: int,
) -> list[tuple[list[int], int, int]]:
    """Isolating run sequences with the directions at their ends (BD13, X10)."""
    runs: list[list[int]] = []
    place: dict[int, int] = {}
    """Where in `kept` a character stands."""
    for k, i in enumerate(kept):
        place[i] = k
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starting = {run[0]: run for run in runs}
    closing = {end: begin for begin, end in matches.items()}
    out = []
    for run in runs:
        if own[run[0]] == PDI and run[0] in closing:
            continue
        sequence = list(run)
        while sequence[-1] in matches:
            following = starting.get(matches[sequence[-1]])
            if following is None:
                break
            sequence += following
        level = levels[sequence[0]]
        before, last = place[sequence[0]] - 1, place[sequence[-1]]
        first = levels[kept[before]] if before >= 0 else base
        open_end = last + 1 == len(kept) or own[sequence[-1]] in _ISOLATES
        after = base if open_end else levels[kept[last + 1]]
        out.append((sequence, max(level, first) & 1, max(level, after) & 1))
    return out


def _weak(classes: list[int], sequence: Sequence[int], sos: int) -> None:
    """W1 to W7. `L` and `R` are 0 and 1, as the directions at the ends are."""
    previous = sos
    for i in sequence:
        if classes[i] == NSM:
            classes[i] = ON if previous in _ISOLATES or previous == PDI else previous
        previous = classes[i]
    strong = sos
    for i in sequence:
        kind = classes[i]
        if kind in _STRONG:
            strong = kind
        elif kind == EN and strong == AL:
            classes[i] = AN
    for i in sequence:
        if classes[i] == AL:
            classes[i] = R
    for k in range(1, len(sequence) - 1):
        i = sequence[k]
        a, kind, b = classes[sequence[k - 1]], classes[i], classes[sequence[k + 1]]
        if a == b and ((kind in (ES, CS) and a == EN) or (kind == CS and a == AN)):
            classes[i] = a
    for order in (sequence, sequence[::-1]):
        beside = -1
        for i in order:
            if classes[i] == ET and beside == EN:
                classes[i] = EN
            beside = classes[i]
    strong = sos
    for i in sequence:
        kind = classes[i]
        if kind in (ES, ET, CS):
            classes[i] = ON
        elif kind in (L, R):
            strong = kind
        elif kind == EN and strong == L:
            classes[i] = L


def _pairs(text: str, classes: Sequence[int], sequence: Sequence[int]) -> list[tuple[int, int]]:
    """Bracket pairs as places in a sequence (BD16)."""
    opened: list[tuple[str, int]] = []
    out: list[tuple[int, int]] = []
    for k, i in enumerate(sequence):
        if classes[i] != ON:
            continue
        partner = bracket_of(text[i])
        if not partner:
            continue
        same = unicodedata.normalize("NFD", text[i])
        if unicodedata.category(text[i]) == "Ps":
            if len(opened) == _PAIRS:
                return []
            opened.append((unicodedata.normalize("NFD", partner), k))
            continue
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == same:
                out.append((opened[depth][1], k))
                del opened[depth:]
                break
    return sorted(out)


def _direction(kind: int) -> int:
    """L, or R for letters and figures from the right; -1 for neutrals (N0)."""
    return L if kind == L else R if kind in (R, EN, AN) else -1


def _brackets(
    text: str,
    own: Sequence[int],
    classes: list[int],
    sequence: Sequence[int],
    sos: int,
    level: int,
) -> None:
    """N0: a pair takes the direction of what it encloses, or of what goes before it."""
    along = level & 1
    for a, b in _pairs(text, classes, sequence):
        inside = {_direction(classes[i]) for i in sequence[a + 1 : b]} - {-1}
        if not inside:
            continue
        found = along
        if along not in inside:
            k = a - 1
            while k >= 0 and _direction(classes[sequence[k]]) < 0:
                k -= 1
            found = _direction(classes[sequence[k]]) if k >= 0 else sos
        for place in (a, b):
            k = place
            classes[sequence[k]] = found
            while k + 1 < len(sequence) and own[sequence[k + 1]] == NSM:
                k += 1
                classes[sequence[k]] = found


def _neutral(classes: list[int], sequence: Sequence[int], sos: int, eos: int, level: int) -> None:
    """N1 and N2: neutrals go with what stands on both sides, or with the embedding."""
    k = 0
    before = sos
    while k < len(sequence):
        if classes[sequence[k]] not in _NEUTRAL:
            before = L if classes[sequence[k]] == L else R
            k += 1
            continue
        end = k
        while end < len(sequence) and classes[sequence[end]] in _NEUTRAL:
            end += 1
        after = eos
        if end < len(sequence):
            after = L if classes[sequence[end]] == L else R
        for i in sequence[k:end]:
            classes[i] = before if before == after else level & 1
        k = end
