"""Where lines may end, and where they should.

May: UAX 14 as ICU has it by language, in its strict form (kinsoku), less the places where French
and figures must hold together. Should: the breaks that even out the lines without leaving an
orphan, a line that ends on an article, or half a Chinese word.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import icu

from engine.text.shaping import SOFT_HYPHEN, SPACES, Boundaries, locale, script_of

ORPHAN, BAD_END, SPLIT_WORD, CLAUSE, SHAPE = 4.0, 3.0, 2.5, 1.0, 0.25
"""Costs beside the variance of the widths, which is taken ten times in squares of the mean."""
VARIANCE = 10.0
ORPHAN_SHARE = 0.35
_LONGEST = 24
"""Characters of a word that can be weak."""
SHORT = 40
"""Up to so many places to break, breakings are compared in full."""

_NEVER_BEFORE = frozenset(":;!?%‰€：；！？，。、）》」』】〉〕％")
_NEVER_AFTER = frozenset("（《「『【〈〔¿¡№")
_CLAUSE_ENDS = frozenset(",;:.!?…—–，、。；：！？")
"""A line that ends with a clause reads as one: that is worth as much as a little evenness."""
_CLOSERS = frozenset("”’」』》）")
"""What follows these without a space mostly continues the phrase."""
_UNITS = frozenset(
    "年月日号號时時点點分秒折元円圆圓块塊角万萬亿億千百个個名人位届屆周岁歲歳度级級层層楼樓期回本枚歩步天届％%‰°℃"
)
_FIGURES = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万两兩半")

_WEAK_WORDS = {
    "en": "a an the of in on at by to for from with and or but nor as if is into than via per"
    " your our my his her its their no mr mrs ms dr st",
    "fr": "le la les l un une des du de d au aux à en et ou ni mais car or donc par pour sur sous"
    " dans avec sans chez vers que qui se ne ce ces cet cette son sa ses mon ma mes ton ta tes"
    " nos vos notre votre leur leurs m mme st",
    "es": "el la los las un una de del al a en y e o u con por para sin que su",
    "it": "il lo la i gli le un una di da del della al in e o con per su che",
    "pt": "o a os as um uma de do da dos das em no na e ou com por para que",
    "de": "der die das den dem des ein eine einen einer und oder von vom zu zum zur im in am an"
    " auf bei mit für aus nach",
}
_WEAK = {language: frozenset(words.split()) for language, words in _WEAK_WORDS.items()}
"""Articles, prepositions, conjunctions and titles that lean on the next word."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """Places where a line of a paragraph may end, ascending; the last is the paragraph's end.

    `ends` are code point offsets in the whole text, `trimmed` the same without the spaces that
    hang, `costs` what ending a line there costs, `hyphens` whether a hyphen appears.
    """

    start: int
    ends: tuple[int, ...]
    trimmed: tuple[int, ...]
    costs: tuple[float, ...]
    hyphens: tuple[bool, ...]


@functools.lru_cache(maxsize=16)
def _iterator(kind: str, language: str) -> Any:
    make = {
        "line": icu.BreakIterator.createLineInstance,
        "word": icu.BreakIterator.createWordInstance,
    }[kind]
    return make(icu.Locale.forLanguageTag(language))


def _extended(language: str, extension: str) -> str:
    """A tag with a Unicode extension; tags that have one of their own lose it."""
    base = locale(language).split("-u-")[0].split("-x-")[0]
    return f"{base}-u-{extension}"


@functools.lru_cache(maxsize=512)
def breaks_of(text: str, start: int, language: str) -> Breaks:
    """The breaks of one paragraph; `start` is its offset in the whole text."""
    n = len(text)
    if not n:
        return Breaks(start, (start,), (start,), (0.0,), (False,))
    places = Boundaries(text)
    primary = locale(language).split("-")[0].lower()
    possible = places.of(_iterator("line", _extended(language, "lb-strict")))
    scripts = {script_of(c) for c in text}
    whole_words: set[int] = set()
    """Korean sets words apart by spaces and breaks there, except in newspapers."""
    kept: set[int] | None = None
    """Places that don't cut a word, where words aren't set apart by spaces."""
    if scripts & {"Hani", "Hira", "Kana"}:
        if primary == "ja" or scripts & {"Hira", "Kana"}:
            kept = set(places.of(_iterator("line", "ja-u-lb-strict-lw-phrase")))
        else:
            kept = set(places.of(_iterator("word", "zh")))
    elif "Hang" in scripts:
        whole_words = set(places.of(_iterator("line", "ko-u-lw-phrase")))
    weak = _weak_words(primary)
    ends, trimmed, costs, hyphens = [], [], [], []
    for b in possible:
        e = b
        while e > 0 and text[e - 1] in SPACES:
            e -= 1
        if e == 0 and b < n:
            continue
        last = b >= n
        if not last and (_held(text, e, b, primary) or (whole_words and b not in whole_words)):
            continue
        cost = 0.0
        if not last:
            if kept is not None and b not in kept and e == b:
                cost += SPLIT_WORD
            if _bad_end(text, e, b, weak):
                cost += BAD_END
            elif text[e - 1] in _CLAUSE_ENDS:
                cost -= CLAUSE
            elif e == b and text[e - 1] in _CLOSERS:
                cost += CLAUSE
        ends.append(start + b)
        trimmed.append(start + e)
        costs.append(cost)
        hyphens.append(not last and text[e - 1] == SOFT_HYPHEN)
    return Breaks(start, tuple(ends), tuple(trimmed), tuple(costs), tuple(hyphens))


def _weak_words(primary: str) -> frozenset[str]:
    if primary in _WEAK:
        return _WEAK[primary]
    return _WEAK["en"] | _WEAK["fr"] if primary == "und" else frozenset()


def _held(text: str, e: int, b: int, primary: str) -> bool:
    """Whether what stands on both sides must stay on one line, spaces or not."""
    before, after = text[e - 1], text[b]
    if after in SPACES:
        # All spaces between two words hang at the end of the first line.
        return True
    if after in _NEVER_BEFORE or before in _NEVER_AFTER:
        return True
    if primary == "fr" and (after in "»›" or before in "«‹"):
        return True
    if e == b and after in _UNITS and (before in _FIGURES or before.isdigit()):
        return True
    return before in _FIGURES and after in _FIGURES and e == b


def _bad_end(text: str, e: int, b: int, weak: frozenset[str]) -> bool:
    """A line that ends before `b` leaves an article, an initial or a numeral behind."""
    if e == b:
        return False
    a = e
    while a > max(0, e - _LONGEST) and text[a - 1] not in SPACES and text[a - 1] != "\u00a0":
        a -= 1
    word = text[a:e].strip("“”\"'‘’(«»[]")
    if not word:
        return False
    bare = word.rstrip(".").lower()
    for mark in "'’":
        bare = bare.rsplit(mark, 1)[-1]
    if bare in weak and not word.endswith((".", "!", "?")):
        return True
    if word in ("–", "—", "-", "&", "+", "·", "•", "|", "/"):
        return True
    if len(word) == 2 and word[0].isupper() and word[1] == ".":
        return True
    if word == "h" and text[b].isdigit():
        return True
    figures = word.replace(".", "").replace(",", "").replace(":", "")
    return figures.isdigit() and text[b].isalpha() and not word.endswith((".", ",", ":"))


# ------------------------------------------------------------------ choosing


class Measure:
    """Widths of lines of one paragraph, from cumulative advances in em.

    `cumulative[i]` is the advance of everything before code point i with its tracking,
    `tail[i]` the tracking that a line which ends at i doesn't need.
    """

    def __init__(
        self,
        breaks: Breaks,
        cumulative: Sequence[float],
        tail: Sequence[float],
        hyphen: float,
    ) -> None:
        self.breaks = breaks
        self.count = len(breaks.ends)
        self._cumulative = cumulative
        self._reach = [
            cumulative[t] - tail[t] + (hyphen if h else 0.0)
            for t, h in zip(breaks.trimmed, breaks.hyphens, strict=True)
        ]
        self._starts = [cumulative[breaks.start], *(cumulative[e] for e in breaks.ends)]
        # Bisection needs an ascending list; a trailing hyphen or space must not disturb it.
        self._ascending = list(self._reach)
        for i in range(len(self._ascending) - 2, -1, -1):
            self._ascending[i] = min(self._ascending[i], self._ascending[i + 1])
        self._even: dict[int, tuple[int, ...]] = {}

    def width(self, i: int, k: int) -> float:
        """Of the line after break i - 1 (0: the paragraph's start) that ends at break k."""
        return max(0.0, self._reach[k] - self._starts[i])

    def widest_word(self) -> float:
        return max((self.width(k, k) for k in range(self.count)), default=0.0)

    def greedy(self, measure: float) -> tuple[int, ...]:
        """Indices of breaks, each line as full as it can be."""
        out = []
        i = 0
        while i < self.count:
            k = bisect_right(self._ascending, self._starts[i] + measure + 1e-9, i) - 1
            while k > i and self.width(i, k) > measure + 1e-9:
                k -= 1
            k = max(i, k)
            out.append(k)
            i = k + 1
        return tuple(out)

    def even(self, lines: int) -> tuple[int, ...]:
        """The best breaking into exactly `lines` lines, whatever their widths."""
        lines = max(1, min(lines, self.count))
        found = self._even.get(lines)
        if found is None:
            found = self._best(lines, float("inf"))
            self._even[lines] = found
        return found

    def balanced(self, measure: float) -> tuple[int, ...]:
        """The best breaking with no more lines than the greedy one has."""
        greedy = self.greedy(measure)
        lines = len(greedy)
        if lines == 1:
            return greedy
        if self.count <= SHORT * 4 and lines <= 12:
            best = self._best(lines, measure)
        else:
            best = self._flowing(measure, lines)
        return best if best and len(best) <= lines else greedy

    def cost(self, ends: Sequence[int], aligned: bool = True) -> float:
        """Art direction 3.3, for a finished breaking."""
        widths = [self.width(i, k) for i, k in zip((0, *(e + 1 for e in ends)), ends, strict=False)]
        mean = sum(widths) / len(widths) or 1.0
        cost = VARIANCE * sum((w - mean) ** 2 for w in widths) / mean**2
        cost += sum(self.breaks.costs[k] for k in ends)
        if len(widths) > 1 and widths[-1] < ORPHAN_SHARE * max(widths):
            cost += ORPHAN
        if aligned and len(widths) == 3:
            first, middle, last = widths
            if middle >= first and middle >= last:
                cost -= SHAPE
            elif first < middle < last or first > middle > last:
                cost += SHAPE
        return cost

    def faults(self, ends: Sequence[int]) -> float:
        """The part of the cost that isn't unevenness: orphans, bad ends, split words."""
        cost = sum(self.breaks.costs[k] for k in ends)
        if len(ends) > 1:
            widths = [
                self.width(i, k) for i, k in zip((0, *(e + 1 for e in ends)), ends, strict=False)
            ]
            if widths[-1] < ORPHAN_SHARE * max(widths):
                cost += ORPHAN
        return cost

    def _best(self, lines: int, measure: float) -> tuple[int, ...]:
        n = self.count
        limit = measure + 1e-9
        inner = n - 1
        if lines <= 4 and comb(inner, lines - 1) <= 600:
            best: tuple[int, ...] = ()
            least = float("inf")
            for chosen in combinations(range(inner), lines - 1):
                ends = (*chosen, n - 1)
                i = 0
                for k in ends:
                    if k > i and self.width(i, k) > limit:
                        break
                    i = k + 1
                else:
                    cost = self.cost(ends)
                    if cost < least - 1e-12:
                        best, least = ends, cost
            return best
        return self._dynamic(lines, limit)

    def _dynamic(self, lines: int, limit: float) -> tuple[int, ...]:
        """Exactly `lines` lines by dynamic programming; the mean is estimated from the whole."""
        n = self.count
        mean = max(1e-9, sum(self.width(k, k) for k in range(n)) / lines)
        mean = max(mean, (self._reach[-1] - self._starts[0]) / lines * 0.9)
        widest = min(limit, 1.9 * mean)
        costs = self.breaks.costs
        infinity = float("inf")
        reach: list[float] = [infinity] * (n + 1)
        reach[0] = 0.0
        back: list[list[int]] = []
        for line in range(lines):
            last = line == lines - 1
            following = [infinity] * (n + 1)
            origin = [-1] * (n + 1)
            for i in range(n):
                base = reach[i]
                if base == infinity:
                    continue
                for k in range(i, n):
                    w = self.width(i, k)
                    if w > widest and k > i:
                        break
                    if last != (k == n - 1):
                        continue
                    cost = base + VARIANCE * (w / mean - 1.0) ** 2 + costs[k]
                    if last and w < ORPHAN_SHARE * mean * 1.1:
                        cost += ORPHAN
                    if cost < following[k + 1]:
                        following[k + 1] = cost
                        origin[k + 1] = i
            reach = following
            back.append(origin)
        if reach[n] == infinity:
            return ()
        ends: list[int] = []
        at = n
        for origin in reversed(back):
            ends.append(at - 1)
            at = origin[at]
        return tuple(reversed(ends))

    def _flowing(self, measure: float, lines: int) -> tuple[int, ...]:
        """Long text: even lines near the measure, at most `lines` of them if that can be."""
        n = self.count
        whole = self._reach[-1] - self._starts[0]
        target = min(measure, whole / (lines - 0.45))
        limit = measure + 1e-9
        costs, reach = self.breaks.costs, self._reach
        infinity = float("inf")
        best = [infinity] * (n + 1)
        origin = [-1] * (n + 1)
        best[0] = 0.0
        for i in range(n):
            base = best[i]
            if base == infinity:
                continue
            # A line costs something in itself, so that fewer lines win where either would do.
            base += 0.3
            start = self._starts[i]
            # Lines under half the measure come last only, or where nothing else fits.
            first = bisect_left(self._ascending, start + 0.5 * target, i)
            if first >= n or (first > i and reach[first] - start > limit):
                first = max(i, first - 1)
            for k in range(first, n):
                w = reach[k] - start
                if w > limit and k > i:
                    break
                if k == n - 1:
                    cost = base + (ORPHAN if i and w < ORPHAN_SHARE * target else 0.0)
                else:
                    cost = base + VARIANCE * (w / target - 1.0) ** 2 + 0.3 * costs[k]
                if cost < best[k + 1]:
                    best[k + 1] = cost
                    origin[k + 1] = i
        ends: list[int] = []
        at = n
        while at > 0:
            ends.append(at - 1)
            at = origin[at]
        return tuple(reversed(ends))
