"""A sentence cut into clauses of one wish each, with the known words and the quotations in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.library import subjects
from engine.planning.brief import Quotation
from engine.planning.instructions.lexicon import Facet, Language, Token, folded
from engine.planning.instructions.values import MUCH, SLIGHTLY, USUALLY

QUOTED: Final = 0xE000
"""Private-use letters stand for quotations: their words are nobody's instruction."""
_MARK: Final = re.compile("[\ue000-\ue0ff]")

_BETWEEN: Final = re.compile(
    r"[,;\n，。；、！!?？]+|\.(?=\s|$)|(?<!\w)(?:and then|and also|and|then|but|et puis|et aussi|et|"
    r"puis|mais)(?!\w)|然后|并且|而且|并|同时|以及|但是|不过|但|和|再(?=[把加将去删放换])"
)

_STOP_WORDS: Final = (
    "a an the to of on in at into onto with by for from as is are be it it's this that these "
    "those there some my our your its their them or so up out over very bit one like i we you "
    "me us do s i'd more much too not little rather version side way needs should must still "
    "made being le la les l un une des du de d au aux dans sur sous par pour avec ce cet cette "
    "ces son sa ses mon notre nos leur vers soit il elle que qui y est c qu en se s'il peu plus "
    "cote "
)
_STOP: Final = frozenset(_STOP_WORDS.split())
_HAN_STOP: Final = re.compile(
    r"[的了把将一个在是到成为里中上要我们想让使得这那它点些吧呢啊请给看起来有变，]+"
)
_MEASURE: Final = "只棵条个朵张座艘辆匹束颗片位顶盏架杯些幅头轮把支本碗瓶双台部面根块串群对株尊栋份"
_HAN_HEAD: Final = re.compile(
    rf"^(?:能不能|可不可以|可以|能否|希望|想要|[把将给在的了让请又也都的那这]+(?=.)|(?:[一两三四五几]|\d+)(?:[{_MEASURE}])?(?=.)|[{_MEASURE}](?=.))"
)
_HAN_TAIL: Final = re.compile(r"(?:[的了吧呢啊在到往给]|一下|上去|出来|放|[里中](?=$))+$")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*'?|\S")


@dataclass(frozen=True)
class Clause:
    """A part of the sentence: as written, folded, its known words (places within the clause) and
    the sentence's quotations."""

    text: str
    low: str
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]
    language: Language
    joined: str = ""
    """What stands between this clause and the one before."""

    def has(self, facet: Facet, *values: str) -> bool:
        return any(v in values or not values for v in self.values(facet))

    def values(self, facet: Facet) -> list[str]:
        return [t.facets[facet] for t in self.tokens if facet in t.facets]

    def first(self, facet: Facet) -> str:
        return next(iter(self.values(facet)), "")

    @property
    def quoted(self) -> list[str]:
        """The quoted texts of this clause, in order."""
        return [self.quotes[ord(m[0]) - QUOTED].text for m in _MARK.finditer(self.text)]

    @property
    def amount(self) -> float:
        degrees = self.values("degree")
        if "slightly" in degrees:
            return SLIGHTLY
        return MUCH if "much" in degrees else USUALLY

    @property
    def role(self) -> str:
        """The first text that is named; `text` and `background` only where nothing else is."""
        named = self.values("role")
        own = [r for r in named if r not in ("text", "background")]
        return next(iter([*own, *named]), "")

    def without(self, facets: Sequence[Facet]) -> list[str]:
        """What is left between the words of these facets, trimmed at both ends."""
        out, at = [], 0
        for token in self.tokens:
            if any(f in token.facets for f in facets) and "thing" not in token.facets:
                out.append(self.text[at : token.start])
                at = token.end
        out.append(self.text[at:])
        return [named for part in out if (named := trimmed(_MARK.sub(" ", part), self.language))]

    def thing(self, *, beside: Sequence[Facet] = ()) -> str:
        """What the clause is about, beside its verb, its direction and its measure."""
        parts = self.without(("verb", "direction", "degree", "less", "another", *beside))
        return max(parts, key=len, default="")

    @property
    def empty(self) -> bool:
        """Whether there is nothing to it but politeness: "please"."""
        polite = all("polite" in t.facets or "degree" in t.facets for t in self.tokens)
        return (
            polite
            and len(set(self.facets) - {"polite", "degree"}) == 0
            and not (self.unexplained or self.quoted)
        )

    @property
    def facets(self) -> list[Facet]:
        return [f for t in self.tokens for f in t.facets]

    @property
    def unexplained(self) -> int:
        """How much of the clause nobody knows: words, or pairs of Han letters."""
        chars = list(self.low)
        for token in self.tokens:
            for i in range(token.start, token.end):
                chars[i] = " "
        left = _MARK.sub(" ", "".join(chars))
        if self.language == "zh":
            left = _HAN_STOP.sub(" ", left)
            han = sum("\u3400" <= c <= "\u9fff" for c in left)
            return -(-han // 2)
        words = [w.rstrip("'") for w in _WORD.findall(left)]
        return sum(any(c.isalnum() for c in w) and w not in _STOP for w in words)


def trimmed(text: str, language: Language) -> str:
    """A name without articles, prepositions and measure words at its ends."""
    text = text.strip(" \t.,;:!?，。！？")
    if language == "zh" and any("\u3400" <= c <= "\u9fff" for c in text):
        while text and text not in _captions():
            shorter = _HAN_TAIL.sub("", _HAN_HEAD.sub("", text).strip()).strip()
            if shorter == text:
                break
            text = shorter
        return text
    words = [(m.start(), m.end(), folded(m[0])) for m in _WORD.finditer(text)]
    while words and not _carries(words[0][2]):
        words.pop(0)
    while words and not _carries(words[-1][2]):
        words.pop()
    return text[words[0][0] : words[-1][1]] if words else ""


_EDGE_WORDS: Final = (
    "two three four five deux trois quatre cinq 2 3 4 5 moi nous toi regarde regardent looks faces facing looking est sont "
    "corner corners coin coins please also too instead rather again now just another new same "
    "all s'il vous te plait svp aussi plutot encore autre nouveau nouvelle petit petite grand "
    "grande small big little large tiny some few poster affiche picture image then "
)
_EDGE: Final = _STOP | frozenset(_EDGE_WORDS.split())


def _carries(word: str) -> bool:
    return any(c.isalnum() for c in word) and word.rstrip("'") not in _EDGE


def _captions() -> frozenset[str]:
    return frozenset(c[1] for c in subjects.captions().values())


def split(masked: str, tokens: Sequence[Token], language: Language) -> list[tuple[int, int, str]]:
    """Start and end of every clause, and what stands before it. Known words are never cut."""
    low = folded(masked)
    out: list[tuple[int, int, str]] = []
    start, joined = 0, ""
    for found in _BETWEEN.finditer(low):
        if any(t.start < found.end() and found.start() < t.end for t in tokens):
            continue
        if low[start : found.start()].strip():
            out.append((start, found.start(), joined))
            joined = ""
        joined += found[0]
        start = found.end()
    if low[start:].strip():
        out.append((start, len(low), joined))
    return out


def clauses(
    masked: str, tokens: Sequence[Token], quotes: tuple[Quotation, ...], language: Language
) -> list[Clause]:
    low = folded(masked)
    made = []
    for start, end, joined in split(masked, tokens, language):
        own = tuple(
            Token(t.start - start, t.end - start, t.facets)
            for t in tokens
            if start <= t.start and t.end <= end
        )
        made.append(Clause(masked[start:end], low[start:end], own, quotes, language, joined))
    return made
