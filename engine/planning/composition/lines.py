"""Breaking a title into lines where a typographer would."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

import icu

_WEAK_ENDS: frozenset[str] = frozenset(
    re.findall(
        r"\S+",
        "a an the of to in on at for and or by with de du des le la les l un une et ou à au aux en "
        "pour par sur dans d from",
    )
)
_HAN = re.compile(r"[⺀-鿿豈-﫿぀-ヿ]")
_DASH = "[-‐–—−]"
_FIGURE = r"[^ \n]*\d[^ \n]*"
_PIECE = re.compile(rf"{_FIGURE}(?: {_DASH} {_FIGURE})+[ \n]*|[^ \n]+(?: {_DASH}(?![^ \n]))?[ \n]*")
"""A score or a range ("3 - 2") is one piece; a dash by itself stays with the word before it."""


def is_han(text: str) -> bool:
    return bool(_HAN.search(text))


@lru_cache(maxsize=4096)
def pieces(text: str, language: str) -> tuple[str, ...]:
    """The unbreakable pieces of a text: words with their trailing space, or Han words."""
    if not is_han(text):
        return tuple(m.group(0) for m in _PIECE.finditer(text))
    iterator = icu.BreakIterator.createLineInstance(icu.Locale(language or "zh"))
    words = icu.BreakIterator.createWordInstance(icu.Locale(language or "zh"))
    units = icu.UnicodeString(text)
    iterator.setText(units)
    words.setText(units)
    cuts = sorted(set(iterator) & set(words))
    start, out = 0, []
    for cut in cuts:
        out.append(str(units[start:cut]))
        start = cut
    return tuple(p for p in out if p)


def weight(text: str) -> float:
    """Rough width in em: Han one, Latin capitals .68, the rest .52."""
    total = 0.0
    for ch in text.strip():
        total += 1.0 if is_han(ch) else 0.68 if ch.isupper() else 0.3 if ch in " .,:;!'’|" else 0.52
    return total


def split(text: str, count: int, language: str) -> list[str]:
    """The text in at most `count` lines, as even as its words allow.

    Lines keep every character except the space at which they break. Weak ends (articles,
    prepositions) and orphans are avoided, with fewer lines if need be; the measure is `weight`.
    """
    forced = text.split("\n")
    if len(forced) > 1:
        return [line.strip() for line in forced if line.strip()]
    parts = pieces(text, language)
    count = min(count, len(parts))
    broken = [_even(text, parts, n) for n in range(count, 1, -1)]
    sound = [lines for lines in broken if not breaks_badly(lines)]
    return (sound or broken or [[text.strip()]])[0]


def ends_weak(line: str) -> bool:
    """Whether the line ends on a word that belongs to the next one."""
    words = re.split(r"[ \xa0’']", line.strip())
    return words[-1].casefold() in _WEAK_ENDS


def breaks_badly(lines: Sequence[str]) -> bool:
    """Whether a line ends on a weak word or starts on a dash, a number, a range or a compound is
    cut in two, or a short end stands alone."""
    stripped = [line.strip() for line in lines]
    if any(ends_weak(line) for line in stripped[:-1]):
        return True
    if any(a[-1:].isdigit() and b[:1].isdigit() for a, b in itertools.pairwise(stripped)):
        return True
    if any(re.match(rf"{_DASH}(?: |$)", line) for line in stripped[1:]):
        return True
    if any(
        re.search(rf"\d[^ ]* {_DASH}$", a) and re.match(r"[^ ]*\d", b)
        for a, b in itertools.pairwise(stripped)
    ):
        return True
    if any(re.search(r"\w[-‐]$", line) for line in stripped[:-1]):
        return True
    widths = [weight(line) for line in stripped]
    if is_han("".join(stripped)) and min(widths, default=2.0) < 1.5 < max(widths, default=0.0):
        return True
    return len(widths) > 1 and min(widths[0], widths[-1]) < 0.3 * max(widths)


def _even(text: str, parts: Sequence[str], count: int) -> list[str]:
    """The parts in exactly `count` lines of the least cost."""
    best: tuple[float, list[str]] | None = None
    positions = range(1, len(parts))
    options = itertools.combinations(positions, count - 1)
    for cuts in itertools.islice(options, 6000):
        bounds = [0, *cuts, len(parts)]
        lines = ["".join(parts[a:b]).strip() for a, b in itertools.pairwise(bounds)]
        widths = [weight(line) for line in lines]
        widest, mean = max(widths), sum(widths) / len(widths)
        cost = sum((w - mean) ** 2 for w in widths) / max(1e-6, mean * mean)
        if widths[-1] < 0.35 * widest:
            cost += 1.2
        for line in lines[:-1]:
            if ends_weak(line):
                cost += 1.0
            if re.search(r"[\d№#]$", line):
                cost += 0.35
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best is not None else [text.strip()]
