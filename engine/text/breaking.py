"""Where lines may end, and where they should.

May: UAX 14 as ICU has it by language and strictness (kinsoku), less the places where French,
figures and their units must hold together. Should: the breaks that even out the lines without
leaving an orphan, a line that ends on an article, or half a Chinese word.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations
from math import comb
from operator import eq, sub
from typing import Any, Literal

import icu

from engine.text.characters import (
    JOINS,
    SOFT_HYPHEN,
    SPACES,
    boundaries,
    clusters_of,
    locale,
    script_of,
    survey,
)

Strictness = Literal["normal", "strict", "loose"]
"""Of line breaks in Chinese, Japanese and Korean (CSS Text 3, line-break). Strict: small kana and
ー never begin a line. Normal: they may, where nothing else does. Loose: centred marks may too."""

ORPHAN, BAD_END, SPLIT_WORD, CLAUSE, SHAPE = 4.0, 3.0, 2.5, 1.0, 0.25
"""Costs beside the variance of the widths, which is taken ten times in squares of the mean."""
VARIANCE = 10.0
ORPHAN_SHARE = 0.35
_KANA_START = 1.5
"""Cost of a line that begins with a small kana, where it may."""
_PHRASE = 64
"""Han before and behind a place that say whether it cuts a word."""
_LONGEST = 24
"""Characters of a word that can be weak."""
EVEN_LINES, DENSE_LINES = 6, 4
"""Up to so many lines are balanced, as browsers do; of Chinese and Japanese, which fill their
lines, fewer."""
_STEP = 1.5
"""How much of a full line may stay free to end it better, in em."""
_WIDOW = 2.4
"""The least width of the last line, in em: two Han characters with a stop."""
SHORT = 40
"""Up to so many places to break, breakings are compared in full."""

_NEVER_BEFORE = frozenset(":;!?%‰€：；！？，。、．）］｝》〉」』】〕〗％·")
_NEVER_AFTER = frozenset("（［｛《〈「『【〔〖¿¡№")
_CENTRED = frozenset("：；！？")
"""May begin a line of Chinese or Japanese when breaks are loose."""
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー")
_CLAUSE_ENDS = frozenset(",;:.!?…—–，、。；：！？")
"""A line that ends with a clause reads as one: that is worth as much as a little evenness."""
_CLOSERS = frozenset("”’」』》）")
"""What follows these without a space mostly continues the phrase."""
_UNITS = frozenset(
    "年月日号號时時点點分秒折元円圆圓块塊角万萬亿億千百个個名人位届屆周岁歲歳度级級层層楼樓期回本枚歩步天届％%‰°℃"
)
_FIGURES = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万两兩半")
_CAREFUL = (
    _NEVER_BEFORE | _NEVER_AFTER | _UNITS | _FIGURES | _CLAUSE_ENDS | _CLOSERS | _SMALL_KANA | SPACES
    | frozenset("«»‹›\u00ad–")
)  # fmt: skip
"""All that is looked at beside a place to break; between others any place will do."""
_CAREFULLY = re.compile("[" + re.escape("".join(sorted(_CAREFUL))) + "]")
_COUNTED = re.compile(
    r"(?:h|min|s|mm|cm|m|km|ml|cl|l|g|kg|t|kW|W|V|px|pt|am|pm|a\.m\.|p\.m\.|Uhr|kr|zł|Kč|Ft|lei"
    r"|[$£¥₩₹₽₺฿]|°[CF]?|′|″)(?!\w)"
)
"""Units after a figure and a space: "10 h" stays whole."""

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
_ANY_WEAK = _WEAK["en"] | _WEAK["fr"]
_DASHES = frozenset("–—-&+·•|/")


class Breaks:
    """Places where a line of a paragraph may end, ascending; the last is the paragraph's end.

    `ends` are code point offsets in the whole text, `trimmed` the same without the spaces that
    hang, `hyphens` whether a hyphen appears. A value, never changed.
    """

    __slots__ = ("_apart", "_costs", "dense", "ends", "hyphens", "start", "trimmed")

    def __init__(
        self,
        start: int,
        ends: tuple[int, ...],
        trimmed: tuple[int, ...],
        costs: tuple[float, ...],
        hyphens: tuple[bool, ...],
        apart: _Apart | None = None,
    ) -> None:
        self.start = start
        self.ends = ends
        self.trimmed = trimmed
        self.hyphens = hyphens
        self._costs = costs
        self._apart = apart
        """Of Chinese, whose words a dictionary knows: asked only where a line may well end."""
        self.dense = sum(map(eq, ends, trimmed)) * 2 > len(ends) + 1
        """Whether most lines would end without a space, as those of Chinese and Japanese do."""

    @property
    def costs(self) -> tuple[float, ...]:
        """What ending a line at each place costs."""
        if self._apart is not None:
            kept, start = self._apart.all(), self.start
            kept.add(self.ends[-1] - start)
            self._costs = tuple(
                [
                    cost + SPLIT_WORD if end == trimmed and end - start not in kept else cost
                    for end, trimmed, cost in zip(self.ends, self.trimmed, self._costs, strict=True)
                ]
            )
            self._apart = None
        return self._costs

    def cost(self, k: int) -> float:
        """What ending a line at one place costs, without a look at the others."""
        cost, apart = self._costs[k], self._apart
        if apart is not None and k < len(self.ends) - 1:
            end = self.ends[k]
            if end == self.trimmed[k] and apart.cut(end - self.start):
                cost += SPLIT_WORD
        return cost


class _Apart:
    """Which places cut a Chinese word, phrase by phrase."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[int, int], frozenset[int]] = {}

    def cut(self, place: int) -> bool:
        text = self._text
        a = b = place
        low, high = max(0, place - _PHRASE), min(len(text), place + _PHRASE)
        # The dictionary looks no further than Han goes on.
        while a > low and script_of(text[a - 1]) == "Hani":
            a -= 1
        while b < high and script_of(text[b]) == "Hani":
            b += 1
        if a == place or b == place:
            if a != b:
                return False
            a, b = low, high
        ends = self._known.get((a, b))
        if ends is None:
            found = boundaries(text[a:b], _iterator("word", "zh"))
            ends = self._known[a, b] = frozenset([a + e for e in found])
        return place not in ends

    def all(self) -> set[int]:
        """Every place that cuts none."""
        return set(boundaries(self._text, _iterator("word", "zh")))


@functools.lru_cache(maxsize=64)
def _iterator(kind: str, tag: str) -> Any:
    make = {
        "line": icu.BreakIterator.createLineInstance,
        "word": icu.BreakIterator.createWordInstance,
    }[kind]
    return make(icu.Locale.forLanguageTag(tag))


@functools.lru_cache(maxsize=256)
def _extended(language: str, extension: str) -> str:
    """A tag with a Unicode extension; tags that have one of their own lose it."""
    base = locale(language).split("-u-")[0].split("-x-")[0]
    return f"{base}-u-{extension}"


def opportunities(text: str, language: str = "und", strictness: Strictness = "strict") -> list[int]:
    """Where UAX 14 lets a line end: ascending code point offsets, the last is the text's end.

    Strict breaks of no language in particular are the annex's own; `breaks_of` takes its choice
    from these.
    """
    return boundaries(text, _iterator("line", _extended(language, f"lb-{strictness}")))


def _words(text: str, primary: str) -> tuple[set[int] | None, set[int] | None]:
    """Places that don't cut a word: where a cut costs, and where it is forbidden.

    Chinese and Japanese don't set words apart; Korean does, by spaces, and breaks only there.
    """
    scripts = survey(text).scripts
    if "Hang" in scripts and (primary == "ko" or not scripts & {"Hani", "Hira", "Kana"}):
        return None, set(boundaries(text, _iterator("line", "ko-u-lw-phrase")))
    if scripts & {"Hira", "Kana"} or (primary == "ja" and "Hani" in scripts):
        return set(boundaries(text, _iterator("line", "ja-u-lb-strict-lw-phrase"))), None
    return None, None


@functools.lru_cache(maxsize=512)
def breaks_of(
    text: str,
    start: int,
    language: str,
    strictness: Strictness = "normal",
    closed: tuple[tuple[int, int], ...] = (),
) -> Breaks:
    """The breaks of one paragraph; `start` is its offset in the whole text.

    No line ends inside the ranges `closed` (start, end in the whole text), such as a word under
    one reading.
    """
    n = len(text)
    if not n:
        return Breaks(start, (start,), (start,), (0.0,), (False,))
    primary = locale(language).split("-")[0].lower()
    kept, whole = (None, None) if text.isascii() else _words(text, primary)
    weak = _weak_words(primary)
    never_before = _NEVER_BEFORE - _CENTRED if strictness == "loose" else _NEVER_BEFORE
    never_after = _NEVER_AFTER
    if primary == "fr":
        never_before, never_after = never_before | set("»›"), never_after | set("«‹")
    shut = {i - start for a, b in closed for i in range(a + 1, b)} if closed else ()
    found = opportunities(text, language, strictness)
    characters, traits, scripts = survey(text)
    if traits & JOINS:
        # UAX 14 parts some bases from their marks; a cluster is never cut.
        starts = {*clusters_of(text), n}
        found = [b for b in found if b in starts]
    apart = _Apart(text) if "Hani" in scripts and kept is None and whole is None else None
    if found and found[-1] == n:
        found.pop()
    doubtful: Iterable[int] = range(len(found))
    ends, trimmed, costs, hyphens = found, found, [0.0] * len(found), [False] * len(found)
    if shut or whole or len(found) <= 2 * text.count(" "):
        pass
    elif not characters.isdisjoint(_CAREFUL):
        # Between other signs any place will do.
        beside = {i for m in _CAREFULLY.finditer(text) for i in (m.start(), m.end())}
        doubtful = [j for j, b in enumerate(found) if b in beside]
    else:
        doubtful = ()
    if kept is not None:
        costs = [0.0 if b in kept else SPLIT_WORD for b in found]
    gone: list[int] = []
    if doubtful:
        trimmed = found[:]
    for j in doubtful:
        b = found[j]
        # From the last place on, or further back where that wasn't after a space.
        first = found[j - 1] if j else 0
        whole_word = not j or text[first - 1] in SPACES
        after, before = text[b], text[b - 1]
        # All spaces between two words hang at the end of the first line.
        if after in never_before or after in SPACES:
            gone.append(j)
            continue
        e = b
        cost = 0.0
        if before in SPACES:
            e -= 1
            while e and text[e - 1] in SPACES:
                e -= 1
            if not e:
                gone.append(j)
                continue
            before = text[e - 1]
            word = text[first:e]
            if whole_word and e - first > 1 and word.isalpha():
                if word.lower() in weak:
                    cost = BAD_END
            elif before.isdigit() and _COUNTED.match(text, b):
                gone.append(j)
                continue
            elif _leans(text[max(0, e - _LONGEST) : e].split()[-1], after, weak):
                cost = BAD_END
            if after in "–—-" and text[b + 1 : b + 2] in SPACES:
                # A dash between spaces reads as a dash only where words stand on both sides.
                cost = BAD_END
        elif _held(before, after):
            gone.append(j)
            continue
        if before in never_after or b in shut:
            gone.append(j)
            continue
        if whole and b not in whole and "Hang" in (script_of(before), script_of(after)):
            gone.append(j)
            continue
        if kept is not None and e == b and b not in kept:
            cost += SPLIT_WORD
        if cost < BAD_END or e == b:
            if before in _CLAUSE_ENDS:
                cost -= CLAUSE
            elif e == b and before in _CLOSERS:
                cost += CLAUSE
        if after in _SMALL_KANA:
            cost += _KANA_START
        trimmed[j] = e
        costs[j] = cost
        hyphens[j] = before == SOFT_HYPHEN
    for j in reversed(gone):
        del trimmed[j], costs[j], hyphens[j]
    if gone:
        left = set(gone)
        ends = [b for j, b in enumerate(found) if j not in left]
    elif trimmed is found:
        trimmed = found[:]
    e = n
    while e and text[e - 1] in SPACES:
        e -= 1
    ends.append(n)
    trimmed.append(e)
    costs.append(0.0)
    hyphens.append(False)
    if start:
        ends, trimmed = [start + b for b in ends], [start + e for e in trimmed]
    return Breaks(start, tuple(ends), tuple(trimmed), tuple(costs), tuple(hyphens), apart)


def _held(before: str, after: str) -> bool:
    """Figures with figures, with what they count, and with the minus or the range before them."""
    if before in _FIGURES:
        return after in _FIGURES or after in _UNITS
    return after in _UNITS if before.isdigit() else before == "–" and after.isdigit()


def _weak_words(primary: str) -> frozenset[str]:
    if primary == "und":
        return _ANY_WEAK
    return _WEAK.get(primary, frozenset())


def _leans(word: str, after: str, weak: frozenset[str]) -> bool:
    """Whether a line mustn't end on a word: an article, an initial or a numeral that leans on the
    next one, which begins with `after`."""
    word = word.strip("“”\"'‘’(«»[]")
    if not word:
        return False
    bare = word.rstrip(".").lower()
    if not bare.isalpha():
        bare = bare.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if bare in weak and not word.endswith((".", "!", "?")):
        return True
    if len(word) <= 2:
        if word in _DASHES:
            return True
        if len(word) == 2 and word[0].isupper() and word[1] == ".":
            return True
        if word == "h" and after.isdigit():
            return True
    if word[-1].isalpha() or not after.isalpha() or word.endswith((".", ",", ":")):
        return False
    return word.replace(".", "").replace(",", "").replace(":", "").isdigit()


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
        get = cumulative.__getitem__
        self._reach: list[float] = list(map(get, breaks.trimmed))
        if any(tail):
            self._reach = list(map(sub, self._reach, map(tail.__getitem__, breaks.trimmed)))
        if True in breaks.hyphens:
            self._reach = [
                r + hyphen if h else r for r, h in zip(self._reach, breaks.hyphens, strict=True)
            ]
        self._starts = [cumulative[breaks.start], *map(get, breaks.ends)]
        # Bisection needs an ascending list; a trailing hyphen or space must not disturb it.
        self._ascending = sorted(self._reach)
        if self._ascending != self._reach:
            self._ascending = list(accumulate(reversed(self._reach), min))[::-1]
        self._even: dict[int, tuple[int, ...]] = {}

    def width(self, i: int, k: int) -> float:
        """Of the line after break i - 1 (0: the paragraph's start) that ends at break k."""
        width: float = self._reach[k] - self._starts[i]
        return width if width > 0.0 else 0.0

    def widest_word(self) -> float:
        return max((self.width(k, k) for k in range(self.count)), default=0.0)

    def greedy(self, measure: float, step: float = 0.0) -> tuple[int, ...]:
        """Indices of breaks, each line as full as it can be; or shorter by up to `step` where
        ending it there costs less."""
        out = []
        i = 0
        ascending, starts, reach, count = self._ascending, self._starts, self._reach, self.count
        cost = self.breaks.cost
        while i < count:
            limit = starts[i] + measure + 1e-9
            k = bisect_right(ascending, limit, i) - 1
            while k > i and reach[k] > limit:
                k -= 1
            k = max(i, k)
            if step and i < k < count - 1:
                best, price, least = k, cost(k), reach[k] - step
                while price > 0.0 and k > i + 1 and reach[k - 1] >= least:
                    k -= 1
                    if cost(k) < price:
                        best, price = k, cost(k)
                k = best
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

    def short(self, lines: int) -> bool:
        """Whether so many lines are few enough to be evened out; more make a text for reading,
        and its lines are full."""
        return lines <= (DENSE_LINES if self.breaks.dense else EVEN_LINES)

    def balanced(self, measure: float, greedy: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """The best breaking with no more lines than the greedy one has."""
        greedy = greedy or self.greedy(measure)
        lines = len(greedy)
        if lines == 1:
            return greedy
        if not self.short(lines):
            return self._full(greedy, measure)
        best = self._best(lines, measure)
        return best if best and len(best) <= lines else greedy

    def _full(self, greedy: tuple[int, ...], measure: float) -> tuple[int, ...]:
        """Full lines that step back a little where they would end badly, if that takes no further
        line; and a last line that doesn't stand alone with next to nothing."""
        limit = measure + 1e-9
        stepped = self.greedy(measure, min(_STEP, 0.25 * measure))
        ends = list(stepped if len(stepped) == len(greedy) else greedy)
        cost, last = self.breaks.cost, self.count - 1
        least = min(max(_WIDOW, 0.1 * measure), ORPHAN_SHARE * measure)
        if self.width(ends[-2] + 1, last) < least:
            i = ends[-3] + 1
            found, price = ends[-2], float("inf")
            for k in range(ends[-2] - 1, i - 1, -1):
                rest = self.width(k + 1, last)
                if rest > limit or self.width(i, k) < 0.6 * measure:
                    break
                if rest >= least:
                    own = cost(k)
                    if own < price:
                        found, price = k, own
                    if own <= 0.0 or rest > least + _STEP:
                        break
            ends[-2] = found
        return tuple(ends)

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
        """Exactly `lines` lines by dynamic programming; the mean is estimated from the whole.

        Long texts are first tried without the places that cost more than unevenness could: half
        of those of a Chinese text cut words.
        """
        n = self.count
        starts, reach, costs = self._starts, self._reach, self.breaks.costs
        mean = max(
            1e-9, sum([max(0.0, r - s) for r, s in zip(reach, starts, strict=False)]) / lines
        )
        mean = max(mean, (reach[-1] - starts[0]) / lines * 0.9)
        if n > SHORT:
            kept = [k for k, cost in enumerate(costs) if cost < SPLIT_WORD or k == n - 1]
            if len(kept) < n:
                ends, cost = _even_lines(
                    [starts[0], *[starts[k + 1] for k in kept]],
                    [reach[k] for k in kept],
                    [costs[k] for k in kept],
                    lines,
                    limit,
                    mean,
                )
                if ends and cost - sum([costs[kept[k]] for k in ends]) < SPLIT_WORD:
                    return tuple([kept[k] for k in ends])
        return _even_lines(starts, reach, costs, lines, limit, mean)[0]


def _even_lines(
    starts: Sequence[float],
    reach: Sequence[float],
    costs: Sequence[float],
    lines: int,
    limit: float,
    mean: float,
) -> tuple[tuple[int, ...], float]:
    """The ends of exactly `lines` lines about as wide as `mean`, and their cost; () if none are.

    A line from break i - 1 to break k is `reach[k] - starts[i]` wide.
    """
    widest = min(limit, 1.9 * mean)
    n = len(reach)
    # Only places count from which the rest fits into the lines that are left.
    far = [0] * n
    k = 0
    for i in range(n):
        k = max(k, i)
        while k + 1 < n and reach[k + 1] - starts[i] <= widest:
            k += 1
        far[i] = k
    needed = [0] * (n + 1)
    for i in range(n - 1, -1, -1):
        needed[i] = 1 + needed[far[i] + 1]
    if needed[0] > lines:
        return (), 0.0
    infinity = float("inf")
    best = [infinity] * (n + 1)
    best[0] = 0.0
    first = end = 0
    back: list[list[int]] = []
    for line in range(lines):
        left = lines - 1 - line
        following = [infinity] * (n + 1)
        origin = [-1] * (n + 1)
        while first < n and needed[first + 1] > left:
            first += 1
        for i in range(end, n):
            base = best[i]
            if base == infinity:
                continue
            start = starts[i]
            last = min(far[i], n - 2) if left else far[i]
            for k in range(max(i, first), last + 1):
                w = reach[k] - start
                ratio = w / mean - 1.0 if w > 0 else -1.0
                cost = base + VARIANCE * ratio * ratio + costs[k]
                if not left and w < ORPHAN_SHARE * mean * 1.1:
                    cost += ORPHAN
                if cost < following[k + 1]:
                    following[k + 1] = cost
                    origin[k + 1] = i
        end = first + 1
        best = following
        back.append(origin)
    if best[n] == infinity:
        return (), 0.0
    ends: list[int] = []
    at = n
    for origin in reversed(back):
        ends.append(at - 1)
        at = origin[at]
    return tuple(reversed(ends)), best[n]
